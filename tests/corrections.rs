//! Corrections and old addresses in a built site: who says so, where it leads,
//! and that nothing in them is markup.

use std::fs;

use crate::built::{Site, small_root};
use crate::support::small;
use bluebook::diagnostics::Code;
use scraper::{Html, Selector};

const CORRECTIONS: &str = "content/2017/corrections.toml";

const TWO: &str = r#"
[[correction]]
number   = 1
date     = 2018-06-14
revision = 1
what     = "Westvale's grade was given as good. <script>alert('a')</script>"
why      = "A line was read wrongly. <img src=x onerror=alert('b')>"
where    = ["force:westvale", "chapter:summary#bicycles", "page:privacy"]

[[correction]]
number   = 2
date     = 2018-07-02
revision = 1
what     = "The chart named the wrong period."
why      = "Its label was not updated."
where    = ["figure:solved", "term:problem-profile"]
"#;

fn texts(html: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).expect("a selector");
    html.select(&selector)
        .map(|element| element.text().collect::<String>())
        .collect()
}

fn corrected() -> Site {
    let root = small_root();
    fs::write(root.path().join(CORRECTIONS), TWO).expect("written");
    Site::build(root.path(), &[])
}

#[test]
fn an_edition_without_corrections_says_so() {
    let site = Site::build(small_root().path(), &[]);
    let page = site.text("2017/corrections.html");
    assert!(page.contains("Nothing in this edition has been corrected"));
    for (path, text) in site.texts(".html") {
        assert!(!text.contains("Corrected on"), "{path}");
        // A figure for other people's pages has nothing of the site around it.
        let inside = path.starts_with("2017/") && !path.ends_with("-embed.html");
        assert_eq!(
            text.contains("corrections.html\">Corrections"),
            inside,
            "{path}"
        );
    }
}

#[test]
fn corrected_pages_and_no_others_say_so_at_the_top() {
    let site = corrected();
    let notices = |path: &str| {
        let html = Html::parse_document(site.text(path));
        texts(&html, "main > .corrected:first-child > p")
    };
    let saying: Vec<&str> = site
        .texts(".html")
        .map(|(path, _)| path)
        .filter(|path| !notices(path).is_empty())
        .collect();
    let expected = [
        "2017/chapters/summary.html",
        "2017/figures/solved-a-to-z.html",
        "2017/figures/solved-by-region.html",
        "2017/figures/solved.html",
        "2017/forces/westvale.html",
        "2017/glossary.html",
        "2017/index.html",
        "2017/privacy.html",
        "2017/report.html",
    ];
    assert_eq!(saying, expected);
    // The chapter has the section of the one and the figure of the other.
    let both = notices("2017/chapters/summary.html");
    assert_eq!(both.len(), 2);
    assert!(
        both[0].starts_with("Corrected on 2 July 2018. The chart named"),
        "{both:?}"
    );
    assert!(
        both[1].starts_with("Corrected on 14 June 2018. Westvale's grade"),
        "{both:?}"
    );
    assert!(
        site.text("2017/forces/westvale.html")
            .contains("href=\"../corrections.html#correction-1\"")
    );
    assert_eq!(
        notices("2017/index.html"),
        ["Corrected on 2 July 2018. What was corrected"]
    );
}

#[test]
fn the_list_has_the_newest_first_and_its_text_is_no_markup() {
    let site = corrected();
    let html = Html::parse_document(site.text("2017/corrections.html"));
    let headings = texts(&html, "h2");
    assert_eq!(
        headings,
        ["Correction 2, 2 July 2018", "Correction 1, 14 June 2018"]
    );
    let places = texts(&html, "dd a");
    assert!(
        places.contains(&"Summary, Bicycles".to_owned()),
        "{places:?}"
    );
    let text = texts(&html, "main").concat();
    assert!(
        text.contains("<script>alert('a')</script>"),
        "shown as text"
    );
    for (path, text) in site.texts(".html") {
        let html = Html::parse_document(text);
        assert_eq!(texts(&html, "[onerror], main script").len(), 0, "{path}");
    }
}

#[test]
fn a_correction_has_to_be_one_that_can_be_cited() {
    let problems = |from: &str, to: &str| {
        assert!(TWO.contains(from), "{from}");
        let checked = small()
            .with(CORRECTIONS, TWO.replacen(from, to, 1))
            .check("2017");
        checked.messages()
    };
    let sound = small().with(CORRECTIONS, TWO).check("2017");
    assert!(sound.problems.is_empty(), "{}", sound.messages());
    for (from, to, message) in [
        (
            "number   = 2",
            "number   = 3",
            "this is the correction number 2, but it says 3",
        ),
        (
            "2018-07-02",
            "2018-05-02",
            "this is before 14 June 2018, the date of correction 1",
        ),
        (
            "revision = 1",
            "revision = 2",
            "no correction came with revision 2",
        ),
        (
            "[\"figure:solved\", \"term:problem-profile\"]",
            "[]",
            "says nowhere `where`",
        ),
        (
            "force:westvale",
            "force:westvail",
            "did you mean `westvale` (Westvale)?",
        ),
        ("page:privacy", "page:privac", "did you mean `privacy`?"),
        ("page:privacy", "page:licence", "there is no page `licence`"),
        ("figure:solved", "figur:solved", "did you mean `figure:`?"),
        ("why      = \"Its", "wy      = \"Its", "wy"),
    ] {
        let messages = problems(from, to);
        assert!(messages.contains(message), "{messages}");
    }
}

#[test]
fn an_old_address_leads_to_the_new_one_without_a_script() {
    let root = small_root();
    let redirects = root.path().join("content/2017/redirects.toml");
    fs::write(
        &redirects,
        "\"old/first.html\" = \"chapters/summary.html\"\n\
         \"second.html\" = \"index.html\"\n\
         \"downloads/old.csv\" = \"downloads/2017-values.csv\"\n",
    )
    .expect("written");
    let site = Site::build(root.path(), &[]);
    let page = site.text("2017/old/first.html");
    let html = Html::parse_document(page);
    let refresh = Selector::parse("meta[http-equiv='refresh']").expect("a selector");
    let refresh = html
        .select(&refresh)
        .next()
        .and_then(|meta| meta.attr("content"));
    assert_eq!(refresh, Some("0; url=../chapters/summary.html"));
    assert_eq!(
        texts(&html, "main a[href='../chapters/summary.html']").len(),
        1
    );
    // What is no page can't lead anywhere, so it is there again.
    assert_eq!(
        site.files["2017/downloads/old.csv"],
        site.files["2017/downloads/2017-values.csv"]
    );

    for (line, message) in [
        (
            "\"a.html\" = \"chapters/sumary.html\"",
            "did you mean `chapters/summary.html`?",
        ),
        (
            "\"index.html\" = \"glossary.html\"",
            "the edition has something at `index.html`",
        ),
        (
            "\"a.csv\" = \"index.html\"",
            "whoever comes for `a.csv` can do nothing with",
        ),
        (
            "\"a.html\" = \"b.html\"\n\"b.html\" = \"index.html\"",
            "the edition has nothing at `b.html`",
        ),
    ] {
        let edition = small().with("content/2017/redirects.toml", line).dressed();
        let checked = bluebook::pipeline::check_in(&edition, "2017");
        let found: Vec<&str> = checked
            .problems
            .iter()
            .filter(|problem| problem.code == Code::Redirect)
            .flat_map(|problem| [Some(problem.message.as_str()), problem.help.as_deref()])
            .flatten()
            .collect();
        assert!(
            found.iter().any(|text| text.contains(message)),
            "{line}: {found:?}"
        );
    }
}
