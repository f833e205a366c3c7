//! No value is lost or changed on its way from TOML to page, CSV and JSON: any
//! values, marks and absences are written into a measure's file, the whole edition
//! is built, and each is looked up where readers find it.

use std::collections::BTreeMap;

use crate::support::{Overlay, small};
use bluebook::pipeline::{self, Extras};
use proptest::prelude::*;
use rust_decimal::Decimal;
use scraper::{Html, Selector};

const SOLVED: &str = "data/2017/measures/solved.toml";
const FORCES: [(&str, &str); 3] = [
    ("eastmoor", "Eastmoor"),
    ("northshire", "Northshire"),
    ("westvale", "Westvale"),
];

/// What a file says of a force in a period.
#[derive(Clone, Debug)]
enum Written {
    Value(Decimal, Vec<char>, bool),
    Missing(char),
}

impl Written {
    fn toml(&self) -> String {
        match self {
            Self::Missing(reason) => format!("\"{reason}\""),
            Self::Value(value, marks, false) if marks.is_empty() => value.to_string(),
            Self::Value(value, marks, quoted) => {
                let marks: Vec<_> = marks.iter().map(|mark| format!("\"{mark}\"")).collect();
                let note = if *quoted {
                    ", note = \"Said, “so”; & <more>.\""
                } else {
                    ""
                };
                format!(
                    "{{ value = {value}, marks = [{}]{note} }}",
                    marks.join(", ")
                )
            }
        }
    }

    /// The markers that must stand beside it.
    fn marks(&self) -> Vec<String> {
        match self {
            Self::Missing(reason) => vec![format!("[{reason}]")],
            Self::Value(_, marks, _) => marks.iter().map(|mark| format!("[{mark}]")).collect(),
        }
    }
}

fn written(decimals: u32) -> impl Strategy<Value = Written> {
    let most = 100 * 10_i64.pow(decimals);
    let marks = prop::sample::subsequence(vec!['e', 'p', 'r', 'b', 'u', 'i'], 0..3);
    prop_oneof![
        4 => (0..=most, marks, any::<bool>()).prop_map(move |(digits, marks, note)| {
            Written::Value(Decimal::new(digits, decimals), marks, note)
        }),
        1 => prop::sample::select(vec!['x', 'z', 'c']).prop_map(Written::Missing),
    ]
}

/// An edition with these values, whose words rest on none of them.
fn edition(decimals: u32, values: &[(Written, Written)]) -> Overlay {
    let lines = FORCES.iter().zip(values).map(|((id, _), (last, now))| {
        format!(
            "{id} = {{ 2016 = {}, 2017 = {} }}\n",
            last.toml(),
            now.toml()
        )
    });
    let small = small().dressed();
    let text = String::from_utf8(bluebook::source::Tree::read(&small, SOLVED).unwrap()).unwrap();
    let (head, _) = text.split_once("[forces]\n").expect("the forces come last");
    let head = head.replace("decimals    = 1", &format!("decimals = {decimals}"));
    let text = format!("{head}[forces]\n{}", lines.collect::<String>());
    small
        .with(SOLVED, text)
        .with(
            "content/2017/chapters/01-summary.md",
            "# Summary\n\nNothing rests on it.\n\n![](recommendation:1)\n\n![](figure:solved)\n",
        )
        .edit(
            "content/2017/figures/solved.toml",
            "Northshire solved the most burglaries",
            "Burglaries solved",
        )
}

fn built(edition: &Overlay) -> BTreeMap<String, Vec<u8>> {
    let mut checked = pipeline::check_in(edition, "2017");
    let rendered = pipeline::render(&mut checked, Extras::PREVIEW);
    let said = bluebook::diagnostics::render::human(
        &checked.problems,
        &checked.files,
        bluebook::diagnostics::render::Style::Plain,
    );
    rendered
        .unwrap_or_else(|| panic!("{said}"))
        .files
        .into_iter()
        .collect()
}

/// The cells of the row of a force in the table of its measure, as text.
fn cells(page: &str, force: &str) -> Vec<String> {
    let html = Html::parse_document(page);
    let rows = Selector::parse("tbody tr").unwrap();
    let head = Selector::parse("th").unwrap();
    let cell = Selector::parse("td").unwrap();
    let text = |element: scraper::ElementRef<'_>| element.text().collect::<String>();
    let mut rows = html.select(&rows);
    let row = rows.find(|row| row.select(&head).next().map(text).as_deref() == Some(force));
    let row = row.unwrap_or_else(|| panic!("no row of {force}"));
    // Where most values of a column are illustrative, its head says so for all of them.
    let heads = Selector::parse("thead th").unwrap();
    let said = |(cell, head): (scraper::ElementRef<'_>, scraper::ElementRef<'_>)| {
        let (cell, head) = (text(cell), text(head));
        match head.contains("illustrative") && !cell.contains("published") {
            true => format!("{cell} illustrative"),
            false => cell,
        }
    };
    let table = row.ancestors().filter_map(scraper::ElementRef::wrap);
    let table = table
        .into_iter()
        .find(|above| above.value().name() == "table");
    let heads = table
        .expect("a table")
        .select(&heads)
        .skip(1)
        .collect::<Vec<_>>();
    row.select(&cell).zip(heads).map(said).collect()
}

/// Whether a text has a number as a word of its own.
fn shows(text: &str, number: Decimal) -> bool {
    let number = number.to_string();
    text.split_whitespace().any(|word| word == number)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_shown_and_handed_out(
        (decimals, values) in (0_u32..4).prop_flat_map(|decimals| {
            (Just(decimals), prop::collection::vec((written(decimals), written(decimals)), 3))
        }),
    ) {
        let files = built(&edition(decimals, &values));
        let page = String::from_utf8_lossy(&files["measures/solved.html"]);
        let csv = files.iter().find(|(path, _)| path.ends_with("-solved.csv"));
        let (path, bytes) = csv.expect("a CSV file of the measure");
        let rows: Vec<BTreeMap<String, String>> = csv::Reader::from_reader(bytes.as_slice())
            .deserialize()
            .collect::<Result<_, _>>()
            .expect("rows");
        let json = &files[&path.replace(".csv", ".json")];
        let json: serde_json::Value = serde_json::from_slice(json).expect("JSON");
        let objects = json["values"].as_array().expect("values");
        for ((_, name), (last, now)) in FORCES.iter().zip(&values) {
            let cells = cells(&page, name);
            for (at, (period, written)) in [("2016", last), ("2017", now)].into_iter().enumerate() {
                let is_it = |force: Option<&str>, of: Option<&str>| force == Some(name) && of == Some(period);
                let row = rows.iter().find(|row| {
                    is_it(row.get("force_name").map(String::as_str), row.get("period").map(String::as_str))
                });
                let row = row.expect("a row in CSV");
                let object = objects.iter().find(|object| {
                    is_it(object["force_name"].as_str(), object["period"].as_str())
                });
                let object = object.expect("an object in JSON");
                match written {
                    Written::Value(value, ..) => {
                        prop_assert!(shows(&cells[at], *value), "{} is not in {:?}", value, cells[at]);
                        prop_assert_eq!(row["value"].parse::<Decimal>().ok(), Some(*value));
                        let number = object["value"].to_string().parse::<Decimal>().ok();
                        prop_assert_eq!(number, Some(*value));
                    }
                    Written::Missing(_) => {
                        prop_assert!(!cells[at].contains(|c: char| c.is_ascii_digit()), "{:?}", cells[at]);
                        prop_assert_eq!(&row["value"], "");
                        prop_assert!(object["value"].is_null());
                    }
                }
                let listed = object["marker"].to_string();
                for mark in written.marks() {
                    let shown = cells[at].contains(&mark) || mark == "[i]" && cells[at].contains("illustrative");
                    prop_assert!(shown, "{} is not in {:?}", mark, cells[at]);
                    prop_assert!(row["marker"].contains(&mark));
                    prop_assert!(listed.contains(&mark));
                }
                if let Written::Value(_, marks, true) = written
                    && !marks.is_empty()
                {
                    prop_assert!(row["note"].contains("Said, “so”; & <more>."));
                    prop_assert!(page.contains("Said, “so”; &amp; &lt;more&gt;."));
                }
            }
        }
    }
}
