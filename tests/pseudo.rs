//! Every word of the program that a reader of the site sees comes from the catalogue:
//! a site is built with each message in marks, and no word outside them is left but
//! those of `content/` and `data/`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use bluebook::diagnostics::render;
use bluebook::pipeline::{self, Extras};
use scraper::{ElementRef, Html, Node};

use crate::built::repository;
use crate::support::Overlay;

const EDITION: &str = "tests/editions/lighthouses";
const CATALOGUE: &str = "themes/standard/wording/en.ftl";

/// The catalogue with every message between marks.
fn marked(catalogue: &str) -> String {
    let mut out: Vec<String> = Vec::new();
    let mut is_open = false;
    let close = |out: &mut Vec<String>, is_open: &mut bool| {
        if let Some(last) = out.iter_mut().rev().find(|line| !line.is_empty())
            && std::mem::take(is_open)
        {
            last.push('⟧');
        }
    };
    for line in catalogue.lines() {
        let begins = line.starts_with(|letter: char| letter.is_ascii_lowercase());
        match line.split_once(" = ") {
            Some((id, text)) if begins => {
                close(&mut out, &mut is_open);
                out.push(format!("{id} = ⟦{text}"));
                is_open = true;
            }
            _ => {
                if line.starts_with('#') {
                    close(&mut out, &mut is_open);
                }
                out.push(line.to_owned());
            }
        }
    }
    close(&mut out, &mut is_open);
    out.join("\n") + "\n"
}

/// What stands outside marks.
fn unmarked(text: &str) -> String {
    let mut depth = 0_usize;
    let mut rest = String::new();
    for letter in text.chars() {
        match letter {
            '⟦' => depth += 1,
            '⟧' => depth = depth.saturating_sub(1),
            _ if depth == 0 => rest.push(letter),
            _ => {}
        }
    }
    rest
}

/// The words of a text; addresses are none.
fn words(text: &str) -> impl Iterator<Item = String> {
    let parts = text.split_whitespace();
    parts
        .filter(|part| !part.starts_with("https://"))
        .flat_map(|part| part.split(|letter: char| !letter.is_alphabetic()))
        .filter(|word| word.chars().count() > 1)
        .map(str::to_lowercase)
}

/// The words that publishers wrote: values, texts, names of files.
fn of_publisher() -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for folder in ["content", "data"] {
        for entry in walkdir::WalkDir::new(repository().join(EDITION).join(folder)) {
            let entry = entry.expect("the edition can be walked");
            if entry.file_type().is_file() {
                all.extend(words(&entry.file_name().to_string_lossy()));
                all.extend(words(&fs::read_to_string(entry.path()).expect("text")));
            }
        }
    }
    all
}

/// What is no message, and why.
const REASONS: [(&str, &str); 9] = [
    (
        "february",
        "a date of a source, put in words where it is read",
    ),
    ("csv", "the name of a format"),
    ("json", "the name of a format"),
    ("ods", "the name of a format"),
    ("svg", "the name of a format"),
    ("png", "the name of a format"),
    ("html", "the ending of an address"),
    ("kb", "the sign of a unit"),
    ("mb", "the sign of a unit"),
];

/// The words outside marks that are seen or heard on a page, with what they stand in.
fn seen(page: &str, html: &str, left: &mut BTreeMap<String, String>) {
    const SAID: [&str; 5] = ["alt", "aria-label", "placeholder", "title", "label"];
    let document = Html::parse_document(html);
    for node in document.tree.nodes() {
        let texts: Vec<&str> = match node.value() {
            Node::Text(text) => {
                let parents = || node.ancestors().filter_map(ElementRef::wrap);
                let is_in = |names: &[&str]| parents().any(|it| names.contains(&it.value().name()));
                // What a number rests on is said by the check, in English, as the
                // diagnostics are; and code is code.
                let by_check = page.starts_with("numbers") && is_in(&["td", "li"]);
                match by_check || is_in(&["script", "style", "code"]) {
                    true => Vec::new(),
                    false => vec![text],
                }
            }
            Node::Element(element) => {
                let is_said = element.attr("name") == Some("description");
                let attributes = element
                    .attrs()
                    .filter(|(name, _)| SAID.contains(name) || (*name == "content" && is_said));
                attributes.map(|(_, value)| value).collect()
            }
            _ => Vec::new(),
        };
        for text in texts {
            for word in words(&unmarked(text)) {
                left.entry(word)
                    .or_insert_with(|| format!("{page}: {}", text.trim()));
            }
        }
    }
}

#[test]
fn no_word_of_the_program_is_outside_the_catalogue() {
    let catalogue = fs::read_to_string(repository().join(CATALOGUE)).expect("the catalogue");
    let edition = Overlay::of(EDITION)
        .dressed()
        .with(CATALOGUE, marked(&catalogue));
    let mut checked = pipeline::check_in(&edition, "2031");
    let rendered = pipeline::render(&mut checked, Extras::PREVIEW);
    let rendered = rendered.unwrap_or_else(|| {
        let style = render::Style::Plain;
        panic!(
            "{}",
            render::human(&checked.problems, &checked.files, style)
        )
    });
    let mut left = BTreeMap::new();
    let mut pages = 0;
    for (path, bytes) in &rendered.files {
        let text = String::from_utf8_lossy(bytes);
        if path.ends_with(".html") || path.ends_with(".svg") {
            pages += 1;
            seen(path, &text, &mut left);
        } else if path.ends_with(".js")
            && !path.ends_with("minisearch.js")
            && !path.ends_with("typefaces.js")
        {
            // What scripts say is sentences, and these begin with a capital.
            for part in text.split('"').skip(1).step_by(2) {
                let sentence = part.contains(' ') && part.starts_with(char::is_uppercase);
                if sentence && path.contains("assets/") {
                    for word in words(&unmarked(part)) {
                        left.entry(word)
                            .or_insert_with(|| format!("{path}: {part}"));
                    }
                }
            }
        } else if path.ends_with("-metadata.json") {
            let json: serde_json::Value = serde_json::from_slice(bytes).expect("JSON");
            for column in json["tableSchema"]["columns"].as_array().expect("columns") {
                for key in ["dc:title", "dc:description"] {
                    let said = column[key].as_str().expect("words");
                    for word in words(&unmarked(said)) {
                        left.entry(word)
                            .or_insert_with(|| format!("{path}: {said}"));
                    }
                }
            }
        }
    }
    assert!(pages > 30, "{pages}");
    let publisher = of_publisher();
    // The letters on the tiles of a map are those of the publisher's grades.
    let scale = &checked
        .edition
        .as_ref()
        .expect("it is whole")
        .judgments
        .scale;
    let names: Vec<&str> = scale.iter().map(|grade| grade.name.as_str()).collect();
    let letters = bluebook::charts::grade_letters::distinct(&names);
    let letters: Vec<String> = letters.iter().map(|it| it.to_lowercase()).collect();
    left.retain(|word, _| {
        !publisher.contains(word)
            && !letters.contains(word)
            && !REASONS.iter().any(|(known, _)| known == word)
    });
    assert!(left.is_empty(), "not from the catalogue: {left:#?}");
}
