//! Every page of the small edition: its furniture, its links, and that nothing
//! that people wrote is markup.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex};

use crate::support::Overlay;
use bluebook::downloads;
use bluebook::model::Edition;
use bluebook::pages::{self, Rendered, Theme};
use bluebook::wording::{Terms, Wording};
use scraper::{Html, Selector};

fn theme() -> Theme {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/standard/templates");
    let mut templates: Vec<(String, String)> = fs::read_dir(folder)
        .expect("the theme has templates")
        .map(|entry| {
            let path = entry.expect("the folder can be listed").path();
            let name = path.file_name().and_then(|name| name.to_str());
            let text = fs::read_to_string(&path).expect("a template is text");
            (name.expect("a template has a name").to_owned(), text)
        })
        .collect();
    templates.sort();
    Theme::new(templates, String::new(), standard_words()).expect("the templates are sound")
}

fn standard_words() -> Arc<Wording> {
    Arc::new(Wording::standard(&Terms::default()))
}

fn render(edition: &Edition) -> Vec<Rendered> {
    let downloads = downloads::data(edition, &|_, _| ());
    let rendered = Mutex::new(BTreeMap::new());
    let addresses = pages::render(edition, &theme(), &downloads, &[], None, &|page| {
        let mut rendered = rendered.lock().expect("alive");
        assert!(!rendered.contains_key(&page.path), "{} twice", page.path);
        rendered.insert(page.path.clone(), page);
    });
    let mut rendered = rendered.into_inner().expect("alive");
    let addresses = addresses.expect("every page can be made").into_iter();
    addresses
        .map(|path| rendered.remove(&path).expect("it was handed over"))
        .collect()
}

fn small() -> Overlay {
    Overlay::of("tests/editions/small")
}

fn select(html: &Html, selector: &str) -> usize {
    let selector = Selector::parse(selector).expect("a selector");
    html.select(&selector).count()
}

fn html_pages(rendered: &[Rendered]) -> impl Iterator<Item = &Rendered> {
    rendered.iter().filter(|page| page.path.ends_with(".html"))
}

#[test]
fn every_page_has_its_furniture() {
    let checked = small().check("2017");
    let rendered = render(checked.edition());
    assert!(html_pages(&rendered).count() > 15);
    let mut titles = BTreeSet::new();
    for page in html_pages(&rendered) {
        let html = Html::parse_document(&page.text);
        let path = &page.path;
        // A figure for other people's pages comes without the frame of the site.
        let framed = usize::from(!path.ends_with("-embed.html"));
        for (selector, count) in [
            ("h1", 1),
            ("main#main", 1),
            ("body > a.skip:first-child", framed),
            ("body > footer", framed),
            ("html[lang='en-GB']", 1),
            ("meta[name='robots'][content='noindex']", 1),
            ("meta[http-equiv='Content-Security-Policy']", 1),
            ("[style]", 0),
            ("script:not([src]):not([type='application/ld+json'])", 0),
        ] {
            assert_eq!(select(&html, selector), count, "{selector} in {path}");
        }
        let crumbs = framed * usize::from(path != "index.html");
        assert_eq!(select(&html, "nav.crumbs"), crumbs, "breadcrumbs in {path}");
        assert!(
            page.text.contains("Sample edition."),
            "{path} says what it is"
        );
        let title = Selector::parse("title").expect("a selector");
        let title: String = html.select(&title).flat_map(|title| title.text()).collect();
        assert!(titles.insert(title.clone()), "{title} twice");
    }
}

#[test]
fn no_identifier_stands_twice_on_a_page() {
    let checked = small().check("2017");
    let any = Selector::parse("[id]").expect("a selector");
    for page in html_pages(&render(checked.edition())) {
        let html = Html::parse_document(&page.text);
        let mut ids = BTreeSet::new();
        for element in html.select(&any) {
            let id = element.attr("id").unwrap_or_default();
            assert!(ids.insert(id.to_owned()), "{id} twice in {}", page.path);
        }
    }
}

#[test]
fn what_people_wrote_is_never_markup() {
    let forces = "data/2017/forces.toml";
    let hostile = "<script>alert('1')</script><img src=x onerror=alert(2)>\\\" onfocus=\\\"x";
    let checked = small()
        .edit(forces, "\"Eastmoor Police\"", &format!("\"{hostile}\""))
        .edit(
            forces,
            "name     = \"Upland\"",
            &format!("name     = \"{hostile}\""),
        )
        .check("2017");
    let rendered = render(checked.edition());
    let mut shown = 0;
    for page in &rendered {
        let path = &page.path;
        // In the data of a script, text is a string; it is never put into a page
        // as markup.
        if !path.ends_with(".js") {
            assert!(!page.text.contains("<script>alert"), "a script in {path}");
        }
        if path.ends_with(".html") {
            let html = Html::parse_document(&page.text);
            assert_eq!(select(&html, "img, [onerror], [onfocus]"), 0, "{path}");
            shown += usize::from(page.text.contains("&lt;script&gt;"));
        }
    }
    assert!(shown > 0, "the text is shown, as text");
}

#[test]
fn pages_come_out_the_same_twice() {
    let checked = small().check("2017");
    assert_eq!(render(checked.edition()), render(checked.edition()));
}
