//! Every element that a page marks as a data value is found in a download: the
//! pages of the 2017 edition are walked, and each value is looked up in the CSV
//! file, row and column that it names.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::str::FromStr;
use std::sync::LazyLock;

use bluebook::downloads::{table::Table, tables};
use bluebook::pipeline::{self, Extras, Site};
use rust_decimal::{Decimal, RoundingStrategy};
use scraper::{ElementRef, Html, Selector};

type Row = BTreeMap<String, String>;

static SITE: LazyLock<Site> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut editions = [pipeline::check(root, "2017")];
    pipeline::site(&mut editions, Vec::new(), Extras::PREVIEW)
        .expect("no two files have one address")
        .expect("the edition has no errors")
});

/// The rows of every table by their keys, as a page writes them.
static ROWS: LazyLock<BTreeMap<String, Row>> = LazyLock::new(|| {
    let mut rows = BTreeMap::new();
    for table in tables::ALL {
        let path = format!("2017/downloads/2017-{}.csv", table.name);
        let file = SITE
            .artifacts
            .get(&path)
            .expect("every table is a download");
        for row in csv::Reader::from_reader(&*file.bytes).deserialize() {
            let row: Row = row.expect("rows of one width");
            rows.insert(key(table, &row), row);
        }
    }
    rows
});

fn key(table: &Table, row: &Row) -> String {
    let parts = table.key.iter().map(|column| row[*column].as_str());
    std::iter::once(table.name)
        .chain(parts)
        .collect::<Vec<_>>()
        .join("/")
}

fn pages() -> impl Iterator<Item = (&'static str, Html)> {
    SITE.artifacts
        .iter()
        .filter(|file| file.path.as_str().ends_with(".html"))
        .map(|file| {
            let text = std::str::from_utf8(&file.bytes).expect("pages are UTF-8");
            (file.path.as_str(), Html::parse_document(text))
        })
}

fn all(selector: &str) -> Selector {
    Selector::parse(selector).expect("the selector is written by hand")
}

fn words(element: ElementRef<'_>) -> String {
    let text: String = element.text().collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The numbers in a text, as they are written, without commas: `£1,234.50` has
/// `1234.50`.
fn numbers(text: &str) -> Vec<String> {
    text.replace(',', "")
        .split(|c: char| !c.is_ascii_digit() && c != '.')
        .map(|part| part.trim_matches('.').to_owned())
        .filter(|part| !part.is_empty())
        .collect()
}

/// Whether a text shows a number, rounded to the digits that it has.
fn shows(text: &str, number: &str) -> bool {
    let exact = Decimal::from_str(number).expect("a number in the download");
    let [shown] = numbers(text).try_into().unwrap_or([String::new()]);
    let Ok(shown) = Decimal::from_str(&shown) else {
        return false;
    };
    let rounded =
        exact.round_dp_with_strategy(shown.scale(), RoundingStrategy::MidpointAwayFromZero);
    rounded.abs() == shown && exact.is_sign_negative() == text.contains('−')
}

/// The key of a row and the column that a place names: `value` unless it says.
fn parted(cell: &str) -> (&str, &str) {
    if ROWS.contains_key(cell) {
        return (cell, "value");
    }
    cell.rsplit_once('/').expect("a key and a column")
}

/// The head of the column that a cell of a table is in.
fn head_of(cell: ElementRef<'_>) -> Option<ElementRef<'_>> {
    let column = cell.prev_siblings().filter_map(ElementRef::wrap).count();
    let mut above = cell.ancestors().filter_map(ElementRef::wrap);
    let table = above.find(|above| above.value().name() == "table")?;
    table.select(&all("thead th")).nth(column)
}

/// What is wrong with an element that names a cell.
fn wrong(element: ElementRef<'_>, cell: &str) -> Option<String> {
    let (key, column) = parted(cell);
    let Some(row) = ROWS.get(key) else {
        return Some("no such row".to_owned());
    };
    let Some(there) = row.get(column) else {
        return Some("no such column".to_owned());
    };
    let shown = words(element);
    let node = element.value();
    if node.attr("class") == Some("missing") {
        let marker = shown.split(' ').next().unwrap_or_default();
        let said = there.is_empty() && row["marker"].contains(marker);
        return (!said).then(|| format!("{shown} for {there:?}, {}", row["marker"]));
    }
    if node.name() == "a" {
        return (shown != *there).then(|| format!("{shown:?} for {there:?}"));
    }
    if node.attr("value") != Some(there) {
        return Some(format!("{:?} for {there:?}", node.attr("value")));
    }
    let right = match column {
        "grade" => shown == *there,
        _ => shows(&shown, there),
    };
    if !right {
        return Some(format!("shows {shown:?} for {there}"));
    }
    // What is illustrative says so beside the value, and nothing else does.
    if key.starts_with("values/") && column == "value" {
        let place = element
            .ancestors()
            .filter_map(ElementRef::wrap)
            .find(|above| matches!(above.value().name(), "td" | "dd" | "li"));
        let beside = place.map(words).unwrap_or_default();
        let by_head = place.and_then(head_of).map(words).unwrap_or_default();
        let said = beside.contains("illustrative")
            || by_head.contains("illustrative") && !beside.contains("published");
        if said != row["marker"].contains("[i]") {
            return Some(format!("marked {}, but says {beside:?}", row["marker"]));
        }
    }
    None
}

/// Whether a claim stands in the alternative text of a figure, which is plain
/// text and marks nothing.
fn is_in_an_alternative_text(row: &Row) -> bool {
    if row.get("where").is_none_or(|kind| kind != "figure") {
        return false;
    }
    let path = format!("2017/figures/{}.html", row["in"]);
    let file = SITE.artifacts.get(&path).expect("a figure has a page");
    let page = Html::parse_document(std::str::from_utf8(&file.bytes).expect("UTF-8"));
    let alternative = all("section[aria-labelledby=alternative] p");
    let alternative = page.select(&alternative).next().expect("its words");
    words(alternative).contains(&row["sentence"]) && row["sentence"].contains(&row["words"])
}

/// Whether a claim is of a text that takes no links, such as a description, and some
/// page shows that text.
fn is_in_a_plain_text(row: &Row) -> bool {
    let is_plain = |kind: &String| ["home", "data"].contains(&kind.as_str());
    row.get("where").is_some_and(is_plain)
        && row["sentence"].contains(&row["words"])
        && pages().any(|(_, page)| words(page.root_element()).contains(&row["sentence"]))
}

#[test]
fn every_marked_value_is_found_in_a_download() {
    let mut problems = Vec::new();
    let mut found: BTreeSet<String> = BTreeSet::new();
    let (marked, data) = (all("[data-cell], a.claim[id]"), all("data"));
    for (path, page) in pages() {
        for element in page.select(&data) {
            if element.value().attr("data-cell").is_none() {
                problems.push(format!(
                    "{path}: a value without a place: {}",
                    words(element)
                ));
            }
        }
        for element in page.select(&marked) {
            let cell = match element.value().attr("data-cell") {
                Some(cell) => cell.to_owned(),
                None => format!("claims/{}/words", element.value().id().expect("has one")),
            };
            match wrong(element, &cell) {
                Some(what) => problems.push(format!("{path}: {cell}: {what}")),
                None => {
                    let (key, column) = parted(&cell);
                    found.insert(format!("{key}/{column}"));
                }
            }
        }
    }
    assert!(problems.is_empty(), "{problems:#?}");
    // The other way round: what the tables hold is marked on some page.
    let mut nowhere = Vec::new();
    for (key, row) in ROWS.iter() {
        let columns: &[&str] = match key.split('/').next().expect("a table") {
            "values" if row["area_kind"] != "region" => &["value"],
            "grades" => &["grade"],
            "facts" if row["value"].is_empty() => &["low", "high"],
            "facts" => &["value"],
            "claims" if row["basis"] != "literal" => &["words"],
            "areas" if row["area_kind"] == "force" => &["population"],
            _ => &[],
        };
        for column in columns {
            let cell = format!("{key}/{column}");
            if !found.contains(&cell) && !is_in_an_alternative_text(row) && !is_in_a_plain_text(row)
            {
                nowhere.push(cell);
            }
        }
    }
    assert!(nowhere.is_empty(), "{nowhere:#?}");
}

/// Charts print values too. Each is one that the same page marks, or, for the
/// counts of forces by grade, one that is counted from marked ones.
#[test]
fn every_value_that_a_chart_prints_is_marked_on_its_page() {
    let (charts, marked) = (all("svg.chart:not(.grade-distribution)"), all("data"));
    let printed = all(".ch-text, .ch-values text, .ch-own, .ch-plot-text, .ch-national-text");
    let mut problems = Vec::new();
    let mut seen = 0;
    for (path, page) in pages() {
        let shown: BTreeSet<String> = page
            .select(&marked)
            .flat_map(|element| numbers(&words(element)))
            .collect();
        for chart in page.select(&charts) {
            for text in chart.select(&printed) {
                for number in numbers(&words(text)) {
                    seen += 1;
                    if !shown.contains(&number) {
                        let chart = chart.value().attr("class").unwrap_or_default();
                        problems.push(format!("{path}: {chart}: {}", words(text)));
                    }
                }
            }
        }
    }
    assert!(problems.is_empty(), "{problems:#?}");
    assert!(seen > 43 * 8, "only {seen} values of charts were seen");
}

#[test]
fn the_test_itself_knows_a_wrong_number() {
    assert!(shows("12.9 percent", "12.94"));
    assert!(shows("£1,234.50", "1234.5"));
    assert!(shows("−2.3", "-2.25"));
    assert!(!shows("12.9", "12.95"));
    assert!(!shows("2.3", "-2.3"));
    assert!(!shows("12.9 to 14", "12.9"));
    assert!(!shows("none", "12.9"));
    let page = Html::parse_fragment(
        "<td><data value=\"20\" data-cell=\"values/E23000008/outcome-16/2017\">20.0</data></td>",
    );
    let element = page.select(&all("data")).next().expect("a value");
    let cell = "values/E23000008/outcome-16/2017";
    assert_eq!(wrong(element, cell), None);
    for other in [
        "values/E23000008/outcome-16/2016",
        "values/E23000008/outcome-16/2017/count",
        "values/E23000099/outcome-16/2017",
        "values/E23000008/outcome-16/2017/rate",
    ] {
        assert!(wrong(element, other).is_some(), "{other}");
    }
}
