//! `bluebook init`: a first edition in an empty folder is checked, built, sealed and made
//! again, with nothing beside the program, and lacks what nobody wrote without a trace.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use bluebook::charts::compose;
use bluebook::charts::{Frame, legibility};
use bluebook::model::FigureKind;
use scraper::{Html, Selector};
use tempfile::TempDir;

use crate::built::{Site, copy, fails, replace, repository, succeeds};
use crate::lighthouses::speaks_of_nobody_else;

fn empty() -> TempDir {
    TempDir::new().expect("a temporary folder can be made")
}

fn all(selector: &str) -> Selector {
    Selector::parse(selector).expect("a selector")
}

/// Every link leads to a file, no heading has nothing under it, no list is empty, and
/// nothing is counted of which there is none.
#[track_caller]
fn is_well_made(site: &Site) {
    let files: BTreeSet<&str> = site.files.keys().map(String::as_str).collect();
    for (path, text) in site.texts(".html") {
        let page = Html::parse_document(text);
        for link in page.select(&all("[href], script[src]")) {
            let attributes = link.value();
            let to = attributes.attr("href").or(attributes.attr("src"));
            let to = to.unwrap_or_default().split('#').next().unwrap_or_default();
            if !to.is_empty() && !to.contains(':') && !to.starts_with('/') {
                let mut parts: Vec<&str> = path.split('/').collect();
                parts.pop();
                for part in to.split('/') {
                    match part {
                        ".." => drop(parts.pop()),
                        part => parts.push(part),
                    }
                }
                let to = parts.join("/");
                assert!(files.contains(to.as_str()), "{path} leads to {to}");
            }
        }
        // What a script fills has an identifier.
        for list in page.select(&all("main :is(ul, ol, dl, tbody, p):not([id])")) {
            assert!(
                list.text().any(|text| !text.trim().is_empty()),
                "{path}: {}",
                list.html()
            );
        }
        for section in page.select(&all("main section")) {
            let parts = section.child_elements().count();
            assert!(
                parts > 1 || section.select(&all("figure, ul")).count() > 0,
                "{path}: {}",
                section.html()
            );
        }
        let main: String = page
            .select(&all("main"))
            .flat_map(|main| main.text())
            .collect();
        assert!(
            !main.contains("0 of 0") && !main.contains(". ."),
            "{path}: {main}"
        );
    }
}

#[test]
fn an_inspectorate_begins_in_an_empty_folder() {
    let root = empty();
    // A version control system may be there already.
    fs::create_dir(root.path().join(".git")).expect("a folder can be made");
    let said = succeeds(root.path(), &["init"]);
    assert!(said.contains("content/2031/edition.toml"), "{said}");
    let found = succeeds(root.path(), &["check", "--deny-warnings"]);
    assert!(
        found.contains("0 errors, 0 warnings") && found.contains(" 0 unbound"),
        "{found}"
    );
    let site = Site::build(root.path(), &[]);
    is_well_made(&site);
    for (path, bytes) in &site.files {
        speaks_of_nobody_else(path, bytes);
    }
    let page = site.text("2031/landings/alder-quay.html");
    assert!(page.contains("Good") && page.contains("The Long Lake"));
    succeeds(root.path(), &["archive", "2031"]);
    succeeds(root.path(), &["verify", "archive/2031.zip", "--rebuild"]);
    // The next edition comes from it.
    succeeds(root.path(), &["new", "2032"]);
}

#[test]
fn a_statistics_office_has_no_grades_and_no_trace_of_them() {
    let root = empty();
    let year = ["--kind", "statistics", "--year", "2026"];
    succeeds(root.path(), &[&["init", "report"], &year[..]].concat());
    let report = root.path().join("report");
    succeeds(&report, &["check", "--deny-warnings"]);
    let site = Site::build(&report, &[]);
    is_well_made(&site);
    for (path, bytes) in &site.files {
        speaks_of_nobody_else(path, bytes);
        assert!(
            !path.contains("question") && !path.contains("grades"),
            "{path}"
        );
    }
    let grades = [
        "2026/index.html",
        "2026/parishes/index.html",
        "2026/parishes/clee.html",
        "2026/data.html",
    ];
    for path in grades {
        let text = site.text(path).to_lowercase();
        assert!(
            !text.contains("grade") && !text.contains("question"),
            "{path}"
        );
    }
    assert!(
        site.text("2026/parishes/clee.html")
            .contains("Residents, 2025")
    );
    let package = site.text("2026/downloads/datapackage.json");
    assert!(!package.contains("\"questions\""), "{package}");
    succeeds(&report, &["archive", "2026"]);
    succeeds(&report, &["verify", "archive/2026", "--rebuild"]);
    succeeds(&report, &["new", "2027"]);
}

#[test]
fn what_to_do_next_names_the_folder() {
    let root = empty();
    for (folder, place, home) in [
        (".", "", "open site/index.html\n"),
        ("report", " --root report", "open report/site/index.html\n"),
        (
            "my report",
            " --root \"my report\"",
            "open \"my report/site/index.html\"\n",
        ),
    ] {
        let root = root.path().join(folder.len().to_string());
        fs::create_dir(&root).expect("a folder can be made");
        let said = succeeds(&root, &["init", folder]);
        for command in ["build", "serve", "check"] {
            let command = format!("  bluebook {command}{place} ");
            assert!(said.contains(&command), "{command}\n{said}");
        }
        assert!(said.contains(home), "{home}\n{said}");
    }
}

#[test]
fn a_folder_of_somebody_is_left_alone() {
    let root = empty();
    fs::write(root.path().join("notes.txt"), "mine").expect("written");
    let said = fails(root.path(), &["init"], 2);
    assert!(said.contains("is not empty: it holds notes.txt"), "{said}");
    let said = fails(root.path(), &["init", "notes.txt"], 2);
    assert!(said.contains("is no folder"), "{said}");
    let said = fails(root.path(), &["init", "new", "--year", "31"], 2);
    assert!(said.contains("`31` is no year"), "{said}");
    let left: Vec<_> = fs::read_dir(root.path()).expect("listed").collect();
    assert_eq!(left.len(), 1, "{left:?}");
    // `data` that a command left that was stopped is finished, and only that.
    succeeds(root.path(), &["init", "one"]);
    fs::remove_dir_all(root.path().join("one/content")).expect("removed");
    succeeds(root.path(), &["init", "one"]);
    fs::remove_dir_all(root.path().join("one/content")).expect("removed");
    fs::write(root.path().join("one/data/mine.toml"), "").expect("written");
    fails(root.path(), &["init", "one"], 1);
    assert!(!root.path().join("one/content").exists());
}

/// Lighthouses of which less is known.
fn lighthouses() -> TempDir {
    let root = empty();
    copy(
        &repository().join("tests/editions/lighthouses"),
        root.path(),
    );
    root
}

const REGISTER: &str = "data/2031/forces.toml";

#[test]
fn an_entity_may_have_no_region_no_website_and_no_size() {
    let root = lighthouses();
    let register = root.path().join(REGISTER);
    let text = fs::read_to_string(&register).expect("read");
    let (before, _) = text.split_once("[forces.tern-head]").expect("it is there");
    let own = "name = \"Tern Head\"\ntile = [1, 1]\ncode = \"TH\"\ndenominators = { population = 60, nights = 300 }\n";
    fs::write(&register, format!("{before}[forces.tern-head]\n{own}")).expect("written");
    let site = Site::build(root.path(), &[]);
    is_well_made(&site);
    let list = site.text("2031/lights/index.html");
    assert!(
        list.contains("Windward") && list.contains("In no region"),
        "{list}"
    );
    assert!(
        !site
            .text("2031/lights/tern-head.html")
            .contains("tern.example.org")
    );
    assert!(
        site.text("2031/downloads/2031-areas.csv")
            .contains("\ntern-head,Tern Head,lighthouse")
    );

    // Of none of them.
    let lines = text.lines().filter(|line| {
        let key = line.split_whitespace().next().unwrap_or_default();
        !["region", "website", "country", "ons_code"].contains(&key)
    });
    let text: String = lines.map(|line| format!("{line}\n")).collect();
    let text = text.replace("[regions.windward]\nname     = \"Windward\"\n", "");
    let text = text.replace("[regions.lee]\nname     = \"Lee\"\n", "");
    let start = text.find("[denominators.population]").expect("it is there");
    let end = text.find("[denominators.nights]").expect("it is there");
    let mut text = format!("{}{}", &text[..start], &text[end..]);
    for people in ["120", "80", "210", "60"] {
        text = text.replace(&format!("population = {people}, "), "");
    }
    fs::write(&register, text).expect("written");
    let upkeep = root.path().join("data/2031/measures/upkeep.toml");
    let text = fs::read_to_string(&upkeep).expect("it is there");
    fs::write(&upkeep, text.replace("\"population\"", "\"nights\"")).expect("written");
    let site = Site::build(root.path(), &[]);
    is_well_made(&site);
    let said = site.text("2031/lights/index.html").to_lowercase();
    assert!(
        !said.contains("by region") && said.contains("a to z"),
        "{said}"
    );
    assert!(
        !site
            .files
            .contains_key("2031/figures/outages-by-region.html")
    );
    succeeds(root.path(), &["check", "--deny-warnings"]);
}

#[test]
fn what_a_tile_map_needs_is_said_at_the_figure() {
    let root = lighthouses();
    let register = root.path().join(REGISTER);
    replace(&register, "tile          = [1, 1]\n", "");
    let said = fails(root.path(), &["check"], 1);
    assert!(
        said.contains("a tile map has no place for `tern-head`"),
        "{said}"
    );
    assert!(said.contains("figures/keeping-map.toml"), "{said}");
}

/// The outages in every kind of chart that shows a measure.
fn charts_of_outages(root: &Path) -> Vec<(FigureKind, String)> {
    let checked = bluebook::pipeline::check(root, "2031");
    let edition = checked.edition.expect("the edition can be read");
    let outages = edition.measures.find("outages").expect("the measure");
    let gull_rock = edition.forces.find("gull-rock").expect("the lighthouse");
    let kinds = [
        FigureKind::RankedBars,
        FigureKind::PairedDots,
        FigureKind::TileMap,
        FigureKind::Columns,
        FigureKind::Strip,
        FigureKind::Trend,
    ];
    let chart = |kind| compose::of_force(&edition, outages, gull_rock, kind, Frame::default());
    let drawn = |kind| (kind, chart(kind).draw().expect("drawn"));
    kinds.map(drawn).into()
}

#[test]
fn a_measure_may_have_no_value_of_all_together() {
    let root = lighthouses();
    for (kind, chart) in charts_of_outages(root.path()) {
        assert!(chart.contains("The Far Isles"), "{kind:?}");
    }
    let outages = root.path().join("data/2031/measures/outages.toml");
    let text = fs::read_to_string(&outages).expect("read");
    let (before, after) = text.split_once("[national]").expect("it is there");
    let (_, after) = after.split_once("[forces]").expect("it is there");
    fs::write(&outages, format!("{before}[forces]{after}")).expect("written");
    let chapter = root.path().join("content/2031/chapters/01-summary.md");
    let national = " In all of them it was [14 hours](value:outages/the-far-isles/2031-q2).";
    replace(&chapter, national, "");
    for (kind, chart) in charts_of_outages(root.path()) {
        assert!(!chart.contains("The Far Isles"), "{kind:?}: {chart}");
        assert_eq!(legibility::collisions(&chart), Vec::<String>::new());
    }
    let site = Site::build(root.path(), &[]);
    is_well_made(&site);
    let page = Html::parse_document(site.text("2031/measures/outages.html"));
    assert_eq!(
        page.select(&all("main #national, main tr.national"))
            .count(),
        0
    );
}
