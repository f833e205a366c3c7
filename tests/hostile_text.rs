//! Text that would do harm, in every string of every file of an edition: it comes
//! out as text, in HTML, SVG, CSV, JSON, JSON-LD, the feed and the workbook.

use std::fs;
use std::io::{Cursor, Read};
use std::ops::Range;

use crate::built::{Site, small_root};
use crate::support::{Overlay, small};
use bluebook::source::Tree;
use scraper::{Html, Selector};

/// What is put behind every string, as it stands in TOML. It would close a string,
/// an attribute, an element, a comment, a CDATA section, a template and a script.
const HOSTILE: &str = r#" qq<script>alert(1)</script><img src=x onerror=alert(2)>' onfocus='a\" onload=\"b --> ]]> {{ edition.title }} {% raw %} </title></style></textarea></svg>&lt;b&gt;"#;

/// How the harmless part of it reads where markup is escaped.
const SHOWN: &str = "qq&lt;script&gt;";

/// The files of the small edition, with more fields than it has by itself.
fn edition() -> Overlay {
    let more = "base_url = \"https://reports.example.org/effectiveness\"\n\
                reason = \"A reason\"\nsign_off = \"Somebody\"\nrevision = 1\nstatus ";
    small().edit("content/2017/edition.toml", "status ", more)
}

/// Where the strings of a TOML file are, inside their quotes.
fn strings(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = None;
    for (at, c) in text.char_indices() {
        match (c, from) {
            ('"', None) => from = Some(at + 1),
            ('"', Some(start)) => {
                found.push(start..at);
                from = None;
            }
            ('\n', _) => from = None,
            _ => {}
        }
    }
    found
}

/// The edition with hostile text in every string in which it is no error, the files
/// that it changed, and how many strings there were.
fn hostile() -> (Vec<(String, String)>, usize, usize) {
    let mut overlay = edition();
    let (mut all, mut accepted) = (0, 0);
    let mut changed = Vec::new();
    let paths: Vec<String> = ["content/2017", "data/2017"]
        .into_iter()
        .flat_map(|folder| overlay.list(folder))
        .map(Result::unwrap)
        .filter(|path| path.ends_with(".toml"))
        .collect();
    for path in paths {
        let mut text = String::from_utf8(overlay.read(&path).unwrap()).unwrap();
        // From the end, so that the places before stay where they are.
        for place in strings(&text).into_iter().rev() {
            // A theme of another name is not there, which only a build finds.
            if text[..place.start].ends_with("\ntheme       = \"") {
                continue;
            }
            all += 1;
            let mut next = text.clone();
            next.insert_str(place.end, HOSTILE);
            let trial = edition_with(&changed).with(&path, next.clone());
            // What is refused does no harm.
            if trial.check("2017").problems.errors() == 0 {
                accepted += 1;
                text = next;
            }
        }
        overlay = overlay.with(&path, text.clone());
        changed.push((path, text));
    }
    (changed, accepted, all)
}

fn edition_with(changed: &[(String, String)]) -> Overlay {
    changed.iter().fold(edition(), |edition, (path, text)| {
        edition.with(path, text.clone())
    })
}

#[test]
fn hostile_text_in_every_field_comes_out_inert() {
    let (changed, accepted, all) = hostile();
    assert!(all > 120 && accepted > 60, "{accepted} of {all} strings");
    let root = small_root();
    for (path, text) in &changed {
        fs::write(root.path().join(path), text).unwrap();
    }
    // In running text it is markup that is shown, with a warning.
    let chapter = root.path().join("content/2017/chapters/02-prevention.md");
    let text = fs::read_to_string(&chapter).unwrap();
    let raw = "qq<script>alert(1)</script><img src=x onerror=alert(2)>";
    fs::write(&chapter, format!("{text}\n\nRaw: {raw}\n")).unwrap();
    let site = Site::build(root.path(), &[]);
    let (mut shown, mut looked_at) = (0, 0);
    for (path, bytes) in &site.files {
        let text = || std::str::from_utf8(bytes).unwrap_or_else(|_| panic!("{path} is no UTF-8"));
        looked_at += 1;
        match path.rsplit('.').next() {
            Some("html") => {
                page(path, text());
                shown += text().matches(SHOWN).count();
            }
            Some("svg" | "xml") => xml(path, text()),
            Some("csv") => table(path, bytes),
            Some("json") => {
                let _: serde_json::Value = serde_json::from_str(text()).unwrap();
            }
            Some("ods") => workbook(path, bytes),
            _ => looked_at -= 1,
        }
    }
    assert!(
        site.files.contains_key("feed.xml") && looked_at > 60,
        "{looked_at}"
    );
    assert!(
        shown >= accepted,
        "{shown} times in pages, {accepted} fields"
    );
    println!("{accepted} of {all} strings were accepted, and shown {shown} times");
}

/// No element or attribute of a page is the author's, and no template was run.
fn page(path: &str, text: &str) {
    let html = Html::parse_document(text);
    for element in html.select(&Selector::parse("*").unwrap()) {
        let name = element.value().name();
        assert!(
            !["iframe", "object", "embed", "base"].contains(&name),
            "{name} in {path}"
        );
        for (attribute, value) in element.value().attrs() {
            assert!(!attribute.starts_with("on"), "{attribute} in {path}");
            let scheme = value.trim().to_ascii_lowercase();
            assert!(
                !scheme.starts_with("javascript:") && value != "x",
                "{value} in {path}"
            );
        }
        if name == "script" && element.attr("src").is_none() {
            assert_eq!(element.attr("type"), Some("application/ld+json"), "{path}");
            let data: String = element.text().collect();
            let _: serde_json::Value = serde_json::from_str(&data).unwrap();
        }
    }
    assert!(!text.contains("<script>alert"), "{path}");
    // Where the text is shown, it is shown as it was written.
    if text.contains(SHOWN) {
        assert!(
            text.contains("{{ edition.title }}"),
            "a template was run in {path}"
        );
    }
}

/// What is XML can be read, and has no element or attribute that runs.
fn xml(path: &str, text: &str) {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_str(text);
    loop {
        match reader
            .read_event()
            .unwrap_or_else(|error| panic!("{path}: {error}"))
        {
            Event::Start(element) | Event::Empty(element) => {
                let name = element.name().as_ref().to_owned();
                assert!(
                    !["script", "img", "b"].contains(&name.as_str()),
                    "{name} in {path}"
                );
                for attribute in element.attributes() {
                    let attribute = attribute.unwrap_or_else(|error| panic!("{path}: {error}"));
                    assert!(!attribute.key.as_ref().starts_with("on"), "{path}");
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
}

/// Every row has as many cells as the first, and none would run in a spreadsheet.
fn table(path: &str, bytes: &[u8]) {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(bytes);
    for row in reader.records() {
        for cell in &row.unwrap_or_else(|error| panic!("{path}: {error}")) {
            let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
            assert!(!runs || cell.parse::<f64>().is_ok(), "{cell:?} in {path}");
        }
    }
}

fn workbook(path: &str, bytes: &[u8]) {
    let mut book = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    for index in 0..book.len() {
        let mut entry = book.by_index(index).unwrap();
        if String::from_utf8_lossy(entry.name_raw()).ends_with(".xml") {
            let mut text = String::new();
            entry.read_to_string(&mut text).unwrap();
            xml(path, &text);
        }
    }
}
