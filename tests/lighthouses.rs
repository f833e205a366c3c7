//! An edition of somebody else: lighthouses of another nation, five grades of other
//! names, two quarters, with the theme that is in the program. It is checked, built,
//! searched, sealed and made again, and none of it speaks of what the first publisher was about.

mod later;
mod measures;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use scraper::{Html, Node, Selector};
use serde_json::Value;
use tempfile::TempDir;

use crate::built::{Site, copy, fails, replace, repository, succeeds};

const YEAR: &str = "2031";
const OUTAGES: &str = "data/2031/measures/outages.toml";
const REGISTER: &str = "data/2031/forces.toml";
const SUMMARY: &str = "content/2031/chapters/01-summary.md";

fn root() -> TempDir {
    let root = TempDir::new().expect("a temporary folder can be made");
    let edition = repository().join("tests/editions/lighthouses");
    copy(&edition, root.path());
    root
}

/// Words of a text that only an edition about police forces of England and Wales has.
fn foreign(text: &str) -> BTreeSet<&str> {
    const FOREIGN: [&str; 12] = [
        "force",
        "forces",
        "police",
        "policed",
        "policing",
        "constabulary",
        "constabularies",
        "england",
        "english",
        "wales",
        "welsh",
        "43",
    ];
    // A number with a point is one word.
    let words = text.split(|letter: char| !letter.is_alphanumeric() && letter != '.');
    words
        .map(|word| word.trim_matches('.'))
        .filter(|word| FOREIGN.contains(&word.to_lowercase().as_str()))
        .collect()
}

/// What people see or hear of a page: its text, and the attributes that hold words or
/// addresses. Identifiers and classes are the code's.
fn of_page(html: &str) -> String {
    const SAID: [&str; 8] = [
        "alt",
        "aria-label",
        "content",
        "href",
        "label",
        "placeholder",
        "src",
        "title",
    ];
    let mut all = String::new();
    for node in Html::parse_document(html).tree.nodes() {
        match node.value() {
            Node::Text(text) => all.push_str(text),
            Node::Element(element) => {
                // Scripts and style sheets have names in code.
                let is_code = matches!(element.name(), "link" | "script");
                let said = element.attrs().filter(|(name, _)| SAID.contains(name));
                for (_, value) in said.filter(|_| !is_code) {
                    all.push_str(value);
                    all.push('\n');
                }
            }
            _ => {}
        }
        all.push('\n');
    }
    all
}

/// The texts of JSON, and with `keys` the names in it.
fn of_json(value: &Value, keys: bool, all: &mut String) {
    match value {
        Value::String(text) => {
            all.push_str(text);
            all.push('\n');
        }
        Value::Array(list) => list.iter().for_each(|item| of_json(item, keys, all)),
        Value::Object(map) => {
            for (key, item) in map {
                if keys {
                    all.push_str(key);
                    all.push('\n');
                }
                of_json(item, keys, all);
            }
        }
        _ => {}
    }
}

/// Whether a path leads to a script or a style sheet of the program or the theme.
fn is_code(path: &str) -> bool {
    path.ends_with("force-names.js") || path.contains("/assets/")
}

/// What a file says to people and to their programs. The names in the code of scripts
/// and style sheets are the code's; what scripts say is data in them.
fn said(path: &str, bytes: &[u8]) -> String {
    let text = || String::from_utf8_lossy(bytes).into_owned();
    let ending = path.rsplit('.').next().unwrap_or_default();
    match ending {
        "html" | "svg" => of_page(&text()),
        "json" => {
            let mut all = String::new();
            let json = serde_json::from_slice(bytes).expect("JSON");
            of_json(&json, true, &mut all);
            all
        }
        "js" => {
            let text = text();
            let mut all = String::new();
            for line in text.lines() {
                let data = line.split_once(" = ").map_or("", |(_, data)| data);
                let data = data.trim_end_matches(';');
                if let Ok(json) = serde_json::from_str(data) {
                    of_json(&json, false, &mut all);
                }
            }
            all
        }
        "manifest" => {
            let text = text();
            let lines = text.lines().filter(|line| !is_code(line));
            lines.collect::<Vec<_>>().join("\n")
        }
        "css" | "woff2" | "png" | "ods" | "gitignore" => String::new(),
        _ => text(),
    }
}

#[track_caller]
pub(crate) fn speaks_of_nobody_else(path: &str, bytes: &[u8]) {
    let said = said(path, bytes);
    let foreign = foreign(&said);
    let line = said.lines().find(|line| !self::foreign(line).is_empty());
    assert!(foreign.is_empty(), "{path} says {foreign:?}: {line:?}");
}

#[test]
fn it_is_checked_and_built_in_its_own_words() {
    let root = root();
    let found = succeeds(root.path(), &["check", "--deny-warnings"]);
    assert!(foreign(&found).is_empty(), "{found}");
    let site = Site::build(root.path(), &[]);
    for (path, bytes) in &site.files {
        assert!(is_code(path) || foreign(path).is_empty(), "{path}");
        speaks_of_nobody_else(path, bytes);
    }
    let page = site.text("2031/lights/gull-rock.html");
    for words in [
        "Find a lighthouse",
        "All lighthouses",
        "The Far Isles",
        "To be copied by whoever keeps a {lamp}.",
        "Flickering",
        "3 of 4 lighthouses have a value.",
    ] {
        assert!(page.contains(words), "{words}");
    }
    let values = site.text("2031/downloads/2031-values.csv");
    assert!(
        values.starts_with("area_code,area_name,measure,"),
        "{values}"
    );
    assert!(values.contains(",lighthouse,") && values.contains(",the-far-isles,"));
    let grades = site.text("2031/downloads/2031-lighthouse-gull-rock.json");
    assert!(grades.contains("\"about\":\"lighthouse/gull-rock\""));
    let workbook = &site.files["2031/downloads/2031-edition.ods"];
    let mut workbook = zip::ZipArchive::new(std::io::Cursor::new(workbook)).expect("a ZIP");
    for name in ["content.xml", "meta.xml"] {
        let mut text = String::new();
        let mut file = workbook.by_name(name).expect("it is there");
        std::io::Read::read_to_string(&mut file, &mut text).expect("XML is text");
        let found = foreign(&text);
        assert!(found.is_empty(), "{name}: {found:?}");
    }
    shows_one_drawing_of_each_figure_on_a_phone(&site);
    measures::are_shown(&site);
}

/// A figure has a drawing for narrow windows, or one for all: neither may be hidden there.
#[track_caller]
fn shows_one_drawing_of_each_figure_on_a_phone(site: &Site) {
    let sheet = repository().join("themes/standard/assets/figure.css");
    let sheet = fs::read_to_string(sheet).expect("the style sheet can be read");
    let (_, narrow) = sheet
        .split_once("@media screen and (max-width: 30rem) {")
        .expect("it has rules for narrow windows");
    let (hidden, rule) = narrow.split_once('{').expect("a rule");
    assert!(rule.trim_start().starts_with("display: none"), "{rule}");
    let hidden = Selector::parse(hidden.trim()).expect("a selector");
    let charts = Selector::parse(".figure-body > .chart").expect("a selector");
    let mut seen = 0;
    for (path, text) in site.texts("-embed.html") {
        let page = Html::parse_document(text);
        let hidden: Vec<_> = page.select(&hidden).map(|chart| chart.id()).collect();
        let shown = page.select(&charts);
        let shown = shown.filter(|chart| !hidden.contains(&chart.id()));
        assert_eq!(shown.count(), 1, "{path}");
        seen += 1;
    }
    assert!(seen >= 2, "{seen} figures");
}

#[test]
fn its_search_finds_lighthouses() {
    let site = Site::build(root().path(), &[]);
    let index = site.text("2031/search-index.js");
    let data = index.trim_start_matches("window.bluebookSearchIndex = ");
    let data: Value = serde_json::from_str(data.trim_end().trim_end_matches(';')).expect("JSON");
    assert_eq!(data["kinds"][0], "Lighthouse");
    let entries = data["entries"].as_array().expect("a list");
    let found = entries.iter().find(|entry| entry[2] == "Gull Rock");
    let found = found.expect("every lighthouse is found");
    assert_eq!(found[1], "lights/gull-rock.html");
    let find = site.text("2031/assets/find.js");
    assert!(find.contains("\"Place, lighthouse or region\""));
    let sort = site.text("2031/assets/sort.js");
    let scale = "[\"dark\",\"flickering\",\"dim\",\"steady\",\"shining\"]";
    assert!(sort.contains(scale), "columns sort along any scale");
}

#[test]
fn it_is_sealed_and_made_again() {
    let root = root();
    let said = succeeds(root.path(), &["archive", YEAR]);
    assert!(foreign(&said).is_empty(), "{said}");
    succeeds(root.path(), &["verify", "archive/2031.zip", "--rebuild"]);
    let bag = root.path().join("archive/2031");
    for entry in walkdir::WalkDir::new(&bag) {
        let entry = entry.expect("the bag can be walked");
        let path = entry.path().strip_prefix(&bag).expect("inside");
        let path = path.to_str().expect("names are ASCII");
        // The sources are what the publisher wrote, in files and keys of the format;
        // the lists of files name them.
        let is_list = path.contains("manifest-sha512");
        if entry.file_type().is_file() && !path.starts_with("data/source/") && !is_list {
            let bytes = fs::read(entry.path()).expect("the bag can be read");
            speaks_of_nobody_else(path, &bytes);
        }
    }
}

/// Without what stands in quotation marks, where files, keys and schemes of the format
/// are named, without the names of rules and the lines that show the file itself.
fn own_words(messages: &str) -> String {
    let lines = messages.lines().filter(|line| {
        let line = line.trim_start();
        !line.starts_with("--> ")
            && !line.starts_with("::: ")
            && !line.starts_with(|it: char| it.is_ascii_digit() || it == '|')
    });
    let without_rule = |line: &str| match line.split_once("]: ") {
        Some((rule, rest)) if rule.starts_with("error[") || rule.starts_with("warning[") => {
            rest.to_owned()
        }
        _ => line.to_owned(),
    };
    let text = lines.map(without_rule).collect::<Vec<_>>().join("\n");
    let parts = text.split('`').step_by(2);
    parts
        .collect::<Vec<_>>()
        .join("`…`")
        .replace("forces.toml", "")
}

#[test]
fn what_is_wrong_with_it_is_said_in_its_own_words() {
    let slips = [
        (
            REGISTER,
            "region        = \"lee\"",
            "region        = \"leeward\"",
        ),
        (REGISTER, "code          = \"GR\"", "code          = \"BP\""),
        (REGISTER, "population = 80, ", ""),
        (OUTAGES, "gull-rock   = { 2031-q1 = 20, 2031-q2 = 30 }", ""),
        (OUTAGES, "gull-rock   =", "gul-rock   ="),
        ("data/2031/grades.toml", "tern-head   = \"dark\"", ""),
        (
            "data/2031/grades.toml",
            "gull-rock   = \"steady\"",
            "gull-rock = \"good\"",
        ),
        ("data/2031/caveats.toml", "forces  = [\"brine-point\"]", ""),
        (SUMMARY, "2 of the 4", "3 of the 4"),
        (SUMMARY, "2 of the 4", "2 of the 5"),
        (SUMMARY, "were shining overall", "were steady overall"),
        (SUMMARY, "force:gull-rock", "force:gul-rock"),
        (SUMMARY, "outages/gull-rock/", "outages/tern-head/"),
        (SUMMARY, "outages/the-far-isles/", "outages/the-near-isles/"),
        (
            SUMMARY,
            "[30 hours](value:outages/gull-rock/2031-q2)",
            "[2nd](rank:outages/gull-rock/2031-q2)",
        ),
    ];
    for (path, from, to) in slips {
        let root = root();
        replace(&root.path().join(path), from, to);
        let messages = fails(root.path(), &["check", "--deny-warnings"], 1);
        let own = own_words(&messages);
        assert!(foreign(&own).is_empty(), "{messages}");
    }
}

#[test]
fn a_pillar_stands_before_its_parts_and_every_year_is_shown() {
    let root = root();
    let site = Site::build(root.path(), &[]);
    let page = Html::parse_document(site.text("2031/lights/gull-rock.html"));
    let cards = scraper::Selector::parse(".grade-card").expect("a selector");
    let cards = page.select(&cards);
    let cards: Vec<Vec<&str>> = cards
        .map(|card| {
            card.text()
                .map(str::trim)
                .filter(|text| !text.is_empty())
                .collect()
        })
        .collect();
    assert_eq!(
        cards,
        [
            vec!["Overall", "Flickering", "2030: Steady", "2029: Shining"],
            vec!["Burning", "Dim"],
            vec![
                "Lamps",
                "Part of: Burning",
                "Flickering",
                "Inspected in 2031"
            ],
        ]
    );
    let said = site.text("2031/lights/gull-rock.html");
    assert!(said.contains("in 2030 it was graded steady"), "{said}");
    let pillar = site.text("2031/questions/burning.html");
    for words in [
        "Pillar",
        "href=\"lamps.html\"",
        "from the grades on its parts",
    ] {
        assert!(pillar.contains(words), "{words}");
    }
    assert!(
        site.text("2031/questions/lamps.html")
            .contains("Part of: Burning")
    );
    let list = site.text("2031/questions/keeping.html");
    assert!(list.contains("2030") && list.contains("2029"));
}

#[test]
fn a_pillar_is_a_question_of_its_own() {
    let grades = "data/2031/grades.toml";
    for (parent, fault) in [
        ("burnin", "there is no question `burnin`"),
        ("lamps", "the question `lamps` is a part of itself"),
        ("keeping", "is a part of the overall judgment `keeping`"),
    ] {
        let root = root();
        replace(
            &root.path().join(grades),
            "parent      = \"burning\"",
            &format!("parent = {parent:?}"),
        );
        let messages = fails(root.path(), &["check"], 1);
        assert!(messages.contains(fault), "{messages}");
    }
}

/// What `build` and `archive` would refuse.
#[test]
fn a_folder_for_its_pages_is_no_other_one() {
    for folder in ["chapters", "Lights", "a/b", ""] {
        let root = root();
        let edition = root.path().join("content/2031/edition.toml");
        replace(&edition, "\"lights\"", &format!("{folder:?}"));
        let messages = fails(root.path(), &["check"], 1);
        assert!(messages.contains("folder"), "{messages}");
    }
}

/// The page that tells the way shows files that are as in this edition.
#[test]
fn the_way_for_another_publisher_is_true() {
    let text = fs::read_to_string(repository().join("docs/another-publisher.md")).expect("docs");
    let edition = repository().join("tests/editions/lighthouses");
    let mut shown = 0;
    for (path, block) in blocks(&text) {
        let file = fs::read_to_string(edition.join(path)).expect("the file is there");
        for line in block.lines().filter(|line| !line.trim().is_empty()) {
            assert!(file.contains(line), "{path} has no line {line:?}");
        }
        shown += 1;
    }
    assert!(shown >= 4, "{shown} files are shown");
}

/// The blocks of TOML that name their file in the line before: "`path`:".
fn blocks(text: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("```toml\n") {
        let before = text[..at].trim_end().lines().last().unwrap_or_default();
        let path = before.trim_end_matches(':').trim_matches('`');
        let block = &text[at + 8..];
        let block = &block[..block.find("```").expect("blocks end")];
        if Path::new(path).extension().is_some() {
            found.push((path, block));
        }
    }
    found
}
