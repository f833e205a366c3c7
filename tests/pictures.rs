//! What networks are told of pages: with a `base_url` their address and a picture
//! drawn from the data, without one nothing. And which pictures are painted: those
//! whose content nobody has painted before.

use std::collections::BTreeSet;
use std::fs;

use crate::support::Overlay;
use bluebook::output::{self, Last};
use bluebook::pipeline::{self, Extras, Paper, Pictures, Site};
use scraper::{Html, Selector};
use tempfile::TempDir;

const BASE: &str = "https://example.org/peel";

fn small() -> Overlay {
    Overlay::of("tests/editions/small").dressed()
}

fn based() -> Overlay {
    let status = "status      = \"sample\"";
    small().edit(
        "content/2017/edition.toml",
        status,
        &format!("{status}\nbase_url = \"{BASE}\""),
    )
}

fn site(tree: &Overlay, pictures: Pictures<'_>) -> Site {
    let mut editions = [pipeline::check_in(tree, "2017")];
    let extras = Extras {
        pictures,
        workbook: true,
        paper: Paper::LeftOut,
    };
    pipeline::site(&mut editions, Vec::new(), extras)
        .expect("no two files have one address")
        .expect("the edition has no errors")
}

fn pages(site: &Site) -> impl Iterator<Item = (&str, Html)> {
    site.artifacts
        .iter()
        .filter(|file| file.path.as_str().ends_with(".html"))
        .map(|file| {
            let text = std::str::from_utf8(&file.bytes).expect("pages are UTF-8");
            (file.path.as_str(), Html::parse_document(text))
        })
}

fn content(page: &Html, selector: &str) -> Option<String> {
    let selector = Selector::parse(selector).expect("the selector is written by hand");
    let element = page.select(&selector).next()?.value();
    let value = element.attr("content").or(element.attr("href"))?;
    Some(value.to_owned())
}

#[test]
fn without_an_address_nothing_is_absolute() {
    let site = site(&small(), Pictures::Waiting);
    for (path, page) in pages(&site) {
        for selector in ["meta[property^=og]", "meta[name^=twitter]"] {
            assert_eq!(content(&page, selector), None, "{path}");
        }
        // A page that has moved says where to, relative to itself.
        let canonical = content(&page, "link[rel=canonical]");
        assert!(canonical.is_none_or(|url| !url.contains("://")), "{path}");
    }
    for file in &site.artifacts {
        let path = file.path.as_str();
        assert!(
            !path.contains("pictures/") && !path.ends_with(".xml"),
            "{path}"
        );
    }
    assert!(
        site.tally
            .waiting
            .iter()
            .all(|undrawn| undrawn.figure.is_some())
    );
}

#[test]
fn with_an_address_every_page_says_it_and_forces_and_measures_have_pictures() {
    let site = site(&based(), Pictures::Waiting);
    let waiting: BTreeSet<&str> = site
        .tally
        .waiting
        .iter()
        .map(|one| one.path.as_str())
        .collect();
    let mut pictured = BTreeSet::new();
    for (path, page) in pages(&site).filter(|(path, _)| *path != "404.html") {
        let here = match content(&page, "meta[http-equiv=refresh]") {
            // A figure alone stands for the page that it is from.
            None => format!("{BASE}/{}", path.replace("-embed.html", ".html")),
            // The one old address of the small edition leads to its summary.
            Some(_) => format!("{BASE}/2017/chapters/summary.html"),
        };
        let here = Some(here);
        assert_eq!(content(&page, "link[rel=canonical]"), here, "{path}");
        if !path.starts_with("2017/") || path.ends_with("-embed.html") {
            continue;
        }
        assert_eq!(content(&page, "meta[property='og:url']"), here, "{path}");
        let description = content(&page, "meta[property='og:description']").expect("words");
        assert!(
            description.contains("illustrative"),
            "{path}: {description}"
        );
        assert_eq!(
            content(&page, "meta[name=robots]").as_deref(),
            Some("noindex")
        );
        let Some(image) = content(&page, "meta[property='og:image']") else {
            let alone = path.starts_with("2017/forces/") && path != "2017/forces/index.html";
            assert!(!alone && !path.starts_with("2017/measures/"), "{path}");
            continue;
        };
        let image = image
            .strip_prefix(&format!("{BASE}/"))
            .expect("absolute")
            .to_owned();
        assert!(waiting.contains(image.as_str()), "{path}: {image}");
        let alt = content(&page, "meta[property='og:image:alt']").expect("words");
        assert!(!alt.is_empty(), "{path}");
        pictured.insert(image);
    }
    assert_eq!(pictured.len(), 3 + 2, "{pictured:?}");
    assert!(
        site.artifacts
            .iter()
            .all(|file| !file.path.as_str().ends_with(".png"))
    );
}

#[test]
fn what_is_left_out_is_not_offered() {
    let site = site(&based(), Pictures::LeftOut);
    assert_eq!((site.tally.painted, site.tally.waiting.len()), (0, 0));
    for (path, page) in pages(&site) {
        assert_eq!(content(&page, "meta[property='og:image']"), None, "{path}");
        assert_eq!(content(&page, "a[href$='.png']"), None, "{path}");
    }
}

#[test]
fn every_page_and_figure_says_how_to_quote_it() {
    let citation = Selector::parse(".colophon .citation").expect("a selector");
    let figures = Selector::parse("figure.figure").expect("a selector");
    let of_figure = Selector::parse(".cite .citation").expect("a selector");
    let mut seen = 0;
    let site = site(&based(), Pictures::Waiting);
    let is_whole = |path: &str| path.starts_with("2017/") && !path.ends_with("-embed.html");
    for (path, page) in pages(&site).filter(|(path, _)| is_whole(path)) {
        let words: String = page.select(&citation).flat_map(|e| e.text()).collect();
        assert!(
            words.contains("edition 2017, revision 1 (sample)"),
            "{path}: {words}"
        );
        assert!(
            words.ends_with(&format!("{BASE}/{path}")),
            "{path}: {words}"
        );
        for figure in page.select(&figures) {
            let words: String = figure.select(&of_figure).flat_map(|e| e.text()).collect();
            assert!(
                words.contains("edition 2017, revision 1 (sample)"),
                "{path}: {words}"
            );
            assert!(
                words.contains(&format!("{BASE}/2017/figures/")),
                "{path}: {words}"
            );
            seen += 1;
        }
    }
    assert!(seen >= 4, "only {seen} figures were seen");
}

#[test]
fn a_picture_whose_content_is_unchanged_is_not_painted_again() {
    let folder = TempDir::new().expect("a temporary folder can be made");
    let target = folder.path().join("site");
    let first = site(&based(), Pictures::Renewed(&Last::open(&target)));
    // Two charts, three forces, two measures.
    assert_eq!((first.tally.painted, first.tally.waiting.len()), (7, 0));
    output::write(&target, &first.artifacts, &|| ()).expect("it can be written");

    let again = site(&based(), Pictures::Renewed(&Last::open(&target)));
    assert_eq!(again.tally.painted, 0);
    assert!(again.artifacts.as_slice() == first.artifacts.as_slice());

    // One value: the chart of the measure and its card show it.
    let changed = based().edit(
        "data/2017/measures/solved.toml",
        "value = 11.0, marks",
        "value = 11.2, marks",
    );
    let renewed = site(&changed, Pictures::Renewed(&Last::open(&target)));
    assert_eq!(renewed.tally.painted, 2);
    let anew = site(&changed, Pictures::Painted);
    assert_eq!(anew.tally.painted, 7);
    assert!(renewed.artifacts.as_slice() == anew.artifacts.as_slice());

    // A file that was changed by hand is nobody's picture, whatever its key says.
    let file = target.join("2017/pictures/force-westvale.png");
    let mut png = fs::read(&file).expect("it was painted");
    let end = png.len() - 20;
    png[end] ^= 1;
    fs::write(&file, png).expect("it can be changed");
    let mended = site(&based(), Pictures::Renewed(&Last::open(&target)));
    assert_eq!(mended.tally.painted, 1);
    assert!(mended.artifacts.as_slice() == first.artifacts.as_slice());
}

#[test]
fn what_a_preview_paints_when_it_is_asked_is_what_a_build_paints() {
    let built = site(&based(), Pictures::Painted);
    let preview = site(&based(), Pictures::Waiting);
    assert_eq!((preview.tally.painted, preview.tally.waiting.len()), (0, 7));
    for undrawn in &preview.tally.waiting {
        let painted = undrawn.picture.paint().expect("painted");
        let file = built
            .artifacts
            .get(&undrawn.path)
            .expect("the same address");
        assert!(painted == *file.bytes, "{}", undrawn.path);
    }
}
