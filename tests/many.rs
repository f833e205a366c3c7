//! Editions about many: what is written grows with how many there are and not with their
//! square, no page grows with them, and everyone is reached by plain links.

use std::collections::{BTreeSet, VecDeque};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use scraper::{Html, Selector};
use tempfile::TempDir;

use crate::built::{Site, fails, replace};

const EDITION: &str = r#"title       = "How well the homes do"
short_title = "Homes"
description = "A report of invented homes."
publisher   = "Inspectorate of Invented Homes"
contact     = "inspectors@example.org"
date        = 2018-03-22
language    = "en-GB"
theme       = "standard"
status      = "sample"
revision    = 1

[entity]
one    = "care home"
many   = "care homes"
folder = "homes"
"#;

const FIGURE: &str = r#"kind     = "ranked-bars"
measure  = "beds"
headline = "Beds differ from home to home"
"#;

const GRADES: &str = r#"[scale.good]
name = "Good"

[scale.poor]
name = "Poor"

[questions.overall]
title = "Overall"
short_title = "Overall"
asks = "How well does the home do?"
overall = true
source = "inspection"

[judgments.overall]
"#;

const MEASURE: &str = r#"title = "Beds in use"
short_title = "Beds in use"
question = "overall"
definition = "What homes counted at the end of the year."
kind = "published"
unit = "percent"
unit_kind = "percent"
decimals = 1
polarity = "neutral"
source = "inspection"

[[periods]]
id = "2017"
label = "2017"
kind = "year"

[forces]
"#;

const SOURCES: &str = r#"[inspection]
title = "The inspection of 2017"
publisher = "Inspectorate of Invented Homes"
published = 2018-03-22
url = "https://example.org/inspection"
licence = "None"
"#;

/// The root folder of an edition about so many homes in two regions.
fn homes(count: usize) -> TempDir {
    let root = TempDir::new().expect("a temporary folder can be made");
    let mut register =
        "[regions.north]\nname = \"North\"\n\n[regions.south]\nname = \"South\"\n\n".to_owned();
    let (mut grades, mut measure) = (GRADES.to_owned(), MEASURE.to_owned());
    for index in 0..count {
        let letter = |part: usize| char::from(b'a' + u8::try_from(part % 26).expect("a letter"));
        let id = [
            letter(index),
            'o',
            letter(index / 26),
            'a',
            letter(index / 676),
            'e',
        ];
        let id: String = id.into_iter().collect();
        let region = ["north", "south"][index % 2];
        let name = format!("{}{}", id[..1].to_uppercase(), &id[1..]);
        let text = format!(
            "[forces.{id}]\nname = \"{name}\"\nofficial_name = \"{name} House\"\nregion = \"{region}\"\n\n"
        );
        register.push_str(&text);
        // Writing to a string does not fail.
        let _ = writeln!(grades, "{id} = \"{}\"", ["good", "good", "poor"][index % 3]);
        let value = index * 37 % 1_000;
        let _ = writeln!(measure, "{id} = {{ 2017 = {}.{} }}", value / 10, value % 10);
    }
    for (path, text) in [
        ("content/2017/edition.toml", EDITION),
        ("content/2017/figures/beds.toml", FIGURE),
        (
            "content/2017/chapters/01-homes.md",
            "# Homes\n\nWhat homes do.\n\n## Beds {#beds}\n\n![](figure:beds)\n",
        ),
        ("data/2017/forces.toml", &register),
        ("data/2017/grades.toml", &grades),
        ("data/2017/sources.toml", SOURCES),
        ("data/2017/measures/beds.toml", &measure),
    ] {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
        fs::write(path, text).expect("a file can be written");
    }
    root
}

/// The addresses that pages lead to, from one on.
fn reached(site: &Site, from: &str) -> BTreeSet<String> {
    let links = Selector::parse("a[href]").expect("a selector");
    let mut seen = BTreeSet::from([from.to_owned()]);
    let mut next = VecDeque::from([from.to_owned()]);
    while let Some(path) = next.pop_front() {
        let page = Html::parse_document(site.text(&path));
        for link in page.select(&links) {
            let href = link.attr("href").unwrap_or_default();
            let href = href.split('#').next().unwrap_or_default();
            let mut parts: Vec<&str> = path.split('/').collect();
            parts.pop();
            for part in href.split('/') {
                match part {
                    ".." => drop(parts.pop()),
                    part => parts.push(part),
                }
            }
            let to = parts.join("/");
            // From the lists on, not from one home to the next.
            let is_home = to.contains("/homes/")
                && to.matches('.').count() == 1
                && !to.ends_with("index.html");
            if site.files.contains_key(&to)
                && to.ends_with(".html")
                && seen.insert(to.clone())
                && !is_home
            {
                next.push_back(to);
            }
        }
    }
    seen
}

#[test]
fn what_is_written_grows_with_how_many_there_are() {
    let sites = [120, 240].map(|count| Site::of_text(homes(count).path()));
    // What an edition has whoever it is about: scripts, typefaces, style sheets.
    let is_of_many = |path: &&String| !path.contains("/assets/");
    let [few, many] = sites.each_ref().map(|site| {
        let files = site.files.iter().filter(|(path, _)| is_of_many(path));
        files.map(|(_, bytes)| bytes.len()).sum::<usize>()
    });
    assert!(
        many * 10 < few * 2 * 11,
        "{few} bytes, {many} of twice as many"
    );
    let largest = |site: &Site| {
        let pages = site.texts(".html");
        pages.map(|(_, text)| text.len()).max().unwrap_or_default()
    };
    assert!(largest(&sites[1]) < 100_000, "{}", largest(&sites[1]));
    let pages = reached(&sites[1], "2017/homes/index.html");
    let homes = pages
        .iter()
        .filter(|path| path.contains("/homes/") && path.matches('.').count() == 1);
    assert_eq!(homes.count(), 240 + 1);
    let home = sites[1].text("2017/homes/aoaaae.html");
    assert!(
        home.contains("class=\"chart strip distribution\"") && !home.contains("class=\"where\"")
    );
    let figure = sites[1].text("2017/figures/beds.html");
    assert!(
        figure.contains("class=\"chart distribution\"") && figure.contains(">The highest</text>")
    );
}

#[test]
fn too_few_are_not_many() {
    let root = homes(40);
    let file = Path::new("content/2017/edition.toml");
    let file = root.path().join(file);
    replace(
        &file,
        "folder = \"homes\"",
        "folder = \"homes\"\nmany_from = 40",
    );
    let site = Site::of_text(root.path());
    assert!(
        site.text("2017/homes/aoaaae.html")
            .contains("class=\"chart strip distribution\"")
    );
    replace(&file, "many_from = 40", "many_from = 41");
    let site = Site::of_text(root.path());
    assert!(
        site.text("2017/homes/aoaaae.html")
            .contains("class=\"chart strip\"")
    );
    replace(&file, "many_from = 41", "many_from = 3");
    let said = fails(root.path(), &["check"], 1);
    assert!(said.contains("`many_from` is 30 or more"), "{said}");
}
