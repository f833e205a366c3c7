//! The downloads of the 2017 edition, read back with other people's readers.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::str::FromStr;
use std::sync::{LazyLock, Mutex};

use crate::support::Overlay;
use bluebook::downloads::{self, CSV, JSON, address, table, tables};
use bluebook::model::{Area, Edition, Key, Mark, Marks, Measure, MeasureKind, Reading};
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::value::RawValue;

static EDITION: LazyLock<Edition> = LazyLock::new(|| {
    bluebook::pipeline::check(Path::new(env!("CARGO_MANIFEST_DIR")), "2017")
        .edition
        .expect("the repository holds the 2017 edition")
});

type Row = BTreeMap<String, String>;

/// A download and what is in it.
#[derive(Debug)]
struct Download {
    path: String,
    media_type: &'static str,
    bytes: Vec<u8>,
}

/// All downloads, in the order in which pages offer them.
fn files(edition: &Edition) -> Vec<Download> {
    let contents = Mutex::new(BTreeMap::new());
    let listed = downloads::data(edition, &|download, bytes| {
        assert_eq!(download.length, bytes.len(), "{}", download.path);
        contents
            .lock()
            .expect("alive")
            .insert(download.path.clone(), bytes);
    });
    let mut contents = contents.into_inner().expect("alive");
    let files = listed.into_iter().map(|download| Download {
        bytes: contents.remove(&download.path).expect("each once"),
        path: download.path,
        media_type: download.media_type,
    });
    files.collect()
}

fn find<'a>(downloads: &'a [Download], path: &str) -> &'a Download {
    downloads
        .iter()
        .find(|download| download.path == path)
        .unwrap_or_else(|| panic!("there is no {path}"))
}

fn csv_rows(download: &Download) -> Vec<Row> {
    csv::Reader::from_reader(download.bytes.as_slice())
        .deserialize()
        .collect::<Result<_, _>>()
        .expect("rows of one width")
}

fn json_rows(download: &Download, table: &str) -> Vec<BTreeMap<String, Box<RawValue>>> {
    let document: BTreeMap<String, Box<RawValue>> =
        serde_json::from_slice(&download.bytes).expect("an object");
    serde_json::from_str(document[table].get()).expect("a list of objects")
}

#[test]
fn every_csv_file_is_rfc_4180_and_described_beside() {
    let downloads = files(&EDITION);
    let mut seen = BTreeSet::new();
    for download in &downloads {
        assert!(seen.insert(&download.path), "{} twice", download.path);
        assert!(download.path.starts_with(address::FOLDER));
        if download.media_type != CSV {
            continue;
        }
        let text = std::str::from_utf8(&download.bytes).expect("UTF-8");
        assert!(text.ends_with("\r\n"));
        assert!(!text.starts_with('\u{feff}'));
        let metadata = find(&downloads, &address::csv_metadata(&download.path));
        let metadata: serde_json::Value =
            serde_json::from_slice(&metadata.bytes).expect("metadata are JSON");
        let file = download.path.rsplit('/').next().expect("a name");
        assert_eq!(metadata["url"], file);
        let described: Vec<&str> = metadata["tableSchema"]["columns"]
            .as_array()
            .expect("columns")
            .iter()
            .filter_map(|column| column["titles"].as_str())
            .collect();
        let header: Vec<&str> = text.lines().next().expect("a header").split(',').collect();
        assert_eq!(described, header, "{file}");
    }
}

#[test]
fn the_first_columns_of_values_are_those_of_official_statistics() {
    let downloads = files(&EDITION);
    let values = find(&downloads, "downloads/2017-values.csv");
    let text = std::str::from_utf8(&values.bytes).expect("UTF-8");
    assert!(text.starts_with(
        "force_code,force_name,measure,period,value,unit,marker,note,count,denominator,area_kind,period_label\r\n"
    ));
}

#[test]
fn keys_name_one_row_and_lead_somewhere() {
    let downloads = files(&EDITION);
    let sheet = |name: &str| csv_rows(find(&downloads, &address::table(&EDITION, name)));
    for table in tables::ALL {
        let rows = sheet(table.name);
        let keys: BTreeSet<Vec<&String>> = rows
            .iter()
            .map(|row| table.key.iter().map(|column| &row[*column]).collect())
            .collect();
        assert_eq!(keys.len(), rows.len(), "keys of {}", table.name);
        let has = |name: &str| table.shown(&EDITION).any(|(_, column)| column.name == name);
        for (column, other, key) in table.leads.iter().filter(|(column, ..)| has(column)) {
            let there: BTreeSet<String> =
                sheet(other).iter().map(|row| row[*key].clone()).collect();
            for row in &rows {
                assert!(there.contains(&row[*column]), "{}: {row:?}", table.name);
            }
        }
        for row in &rows {
            for column in table.columns.iter().filter(|column| column.required) {
                assert!(!row[column.name].is_empty(), "{}: {row:?}", column.name);
            }
        }
    }
}

#[test]
fn everything_has_its_own_file() {
    let paths: BTreeSet<String> = files(&EDITION)
        .into_iter()
        .map(|download| download.path)
        .collect();
    let measures = EDITION
        .measures
        .iter()
        .map(|m| address::measure(&EDITION, m));
    let forces = EDITION.forces.iter().map(|f| address::force(&EDITION, f));
    let questions = EDITION.judgments.questions.iter();
    let questions = questions.map(|q| address::question(&EDITION, q));
    for stem in measures.chain(forces).chain(questions) {
        for ending in ["csv", "csv-metadata.json", "json"] {
            assert!(
                paths.contains(&format!("{stem}.{ending}")),
                "{stem}.{ending}"
            );
        }
    }
    assert!(paths.contains(address::PACKAGE) && paths.contains(address::SCHEMA));
}

#[test]
fn what_is_illustrative_says_so_in_marker_and_words() {
    let downloads = files(&EDITION);
    let mut illustrative = 0;
    for row in csv_rows(find(&downloads, "downloads/2017-values.csv")) {
        let marked = row["marker"].contains("[i]");
        let worded = row["note"].to_lowercase().contains("illustrative");
        assert_eq!(marked, worded, "{row:?}");
        illustrative += usize::from(marked && row["area_kind"] == "force");
    }
    assert_eq!(illustrative, EDITION.illustrations().values);
    for path in [
        "downloads/2017-values.csv-metadata.json",
        "downloads/2017-edition.json",
        address::PACKAGE,
    ] {
        let text = std::str::from_utf8(&find(&downloads, path).bytes).expect("UTF-8");
        assert!(text.contains("marked [i] are illustrative"), "{path}");
    }
}

#[test]
fn values_are_as_published_and_periods_no_dates() {
    let downloads = files(&EDITION);
    let rows = csv_rows(find(&downloads, "downloads/2017-values.csv"));
    let row = |code: &str, measure: &str, period: &str| {
        let is_it = |row: &&Row| {
            row["force_code"] == code && row["measure"] == measure && row["period"] == period
        };
        rows.iter().find(is_it).expect("a row").clone()
    };
    let gwent = EDITION.forces.find("gwent").expect("Gwent");
    let gwent = &EDITION.forces[gwent].ons_code;
    let value = row(gwent, "outcome-16", "2017");
    assert_eq!(value["value"], "16.0");
    assert_eq!(value["period_label"], "12 months to 30 June 2017");
    for row in &rows {
        let words = &row["period_label"];
        assert!(
            words.starts_with(|c: char| c.is_ascii_lowercase()) || words.starts_with("12 months"),
            "{words}"
        );
    }
    // The nation's rate is not divided by the people that one force's is.
    let note = &row(
        &EDITION.terms.nation.as_ref().expect("a nation").code,
        "pnc-wanted",
        "2017-07",
    )["note"];
    assert!(
        note.contains("which is not what the value of City of London is divided by"),
        "{note}"
    );
    let areas = csv_rows(find(&downloads, "downloads/2017-areas.csv"));
    for area in areas {
        let path = format!("downloads/2017-force-{}.csv", area["slug"]);
        let has_file = downloads.iter().any(|file| file.path == path);
        assert_eq!(has_file, area["area_kind"] == "force", "{area:?}");
    }
}

#[test]
fn descriptions_say_whose_the_data_are_and_for_when() {
    let downloads = files(&EDITION);
    let json = |path: &str| -> serde_json::Value {
        serde_json::from_slice(&find(&downloads, path).bytes).expect("JSON")
    };
    let licence = EDITION.terms.licence_url.as_deref().expect("a licence");
    let package = json(address::PACKAGE);
    assert_eq!(package["licenses"][0]["path"], licence);
    assert_eq!(package["temporal"], "2015/2017");
    assert_eq!(package["contributors"][0]["role"], "author");
    let csvw = json("downloads/2017-values.csv-metadata.json");
    assert_eq!(csvw["dc:license"]["@id"], licence);
    assert_eq!(csvw["dc:creator"], EDITION.publisher.as_str());
    assert_eq!(csvw["dc:temporal"], "2015/2017");
    for (file, of_its_own) in [
        ("measure-outcome-16", "2015-07-01/2017-06-30"),
        ("measure-pcsos", "2016-03-31/2017-03-31"),
        ("question-overall", "2016/2017"),
        ("grades", "2016/2017"),
    ] {
        let csvw = json(&format!("downloads/2017-{file}.csv-metadata.json"));
        assert_eq!(csvw["dc:temporal"], of_its_own, "{file}");
    }
    let facts = json("downloads/2017-facts.csv-metadata.json");
    assert_eq!(facts.get("dc:temporal"), None);
    let edition = &json("downloads/2017-edition.json")["edition"];
    assert_eq!(edition["licence"], licence);
    assert_eq!(edition["temporal_coverage"], "2015/2017");
    assert_eq!(edition["identifier"], serde_json::Value::Null);
}

#[test]
fn the_same_edition_gives_the_same_bytes() {
    let [first, second] = [(); 2].map(|()| files(&EDITION));
    assert_eq!(first.len(), second.len());
    for (first, second) in first.iter().zip(&second) {
        assert_eq!(first.path, second.path);
        assert!(first.bytes == second.bytes, "{} differs", first.path);
    }
}

#[test]
fn the_documentation_names_every_table_and_column() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/downloads.md");
    let text = std::fs::read_to_string(path).expect("docs/downloads.md");
    for table in tables::ALL {
        assert!(
            text.contains(&format!("-{}.csv`", table.name)),
            "{}",
            table.name
        );
        for column in table.columns {
            assert!(
                text.contains(&format!("`{}`", column.name)),
                "{}",
                column.name
            );
        }
    }
}

/// What a force's value of a measure is replaced by.
#[derive(Clone, Debug)]
struct Replacement {
    number: Option<Decimal>,
    marks: Vec<usize>,
    note: Option<String>,
}

fn replacement() -> impl Strategy<Value = Replacement> {
    let number = prop_oneof![
        (0_i64..1_000_000_000, 0_u32..9).prop_map(|(digits, scale)| Decimal::new(digits, scale)),
        (0_i64..i64::MAX, 0_u32..18).prop_map(|(digits, scale)| Decimal::new(digits, scale)),
    ];
    let note = "[a-zé\"',;\r\n|<&\\[\\]]{1,30}[a-z]";
    (
        prop::option::of(number),
        prop::collection::vec(3_usize..9, 0..3),
        prop::option::of(note),
    )
        .prop_map(|(number, marks, note)| Replacement {
            number,
            marks,
            note,
        })
}

/// Puts values into the first period of the first forces of a measure.
fn replace(edition: &mut Edition, measure: Key<Measure>, replacements: &[Replacement]) {
    for measure in edition
        .measures
        .iter_mut()
        .enumerate()
        .filter(|(index, _)| *index == measure.index())
        .map(|(_, measure)| measure)
    {
        let per = match &measure.kind {
            MeasureKind::Rate { per, .. } => Some(*per),
            MeasureKind::Published { .. } | MeasureKind::Count => None,
        };
        for (series, replacement) in measure.forces.iter_mut().zip(replacements) {
            let observation = &mut series[0];
            observation.marks = replacement.marks.iter().map(|i| Mark::ALL[*i]).collect();
            observation.note.clone_from(&replacement.note);
            match (&mut observation.reading, replacement.number) {
                (Reading::Value(quantity), Some(number)) => match per {
                    Some(per) => {
                        let people = quantity.denominator.expect("a rate has a denominator");
                        quantity.count = Some(number);
                        quantity.value = number / people * per;
                    }
                    None => quantity.value = number,
                },
                (reading, _) => *reading = Reading::Missing(Mark::NotAvailable),
            }
        }
    }
}

fn decimal(text: &str) -> Decimal {
    Decimal::from_str(text).unwrap_or_else(|_| panic!("{text} is no number"))
}

/// Whether what was written is the number, or it rounded to the documented
/// digits where it was computed.
fn agrees(written: &str, number: Decimal, computed: bool) -> bool {
    let written = decimal(written);
    let digits = table::COMPUTED_DIGITS;
    written == number || (computed && number.round_sf(digits) == Some(written))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// No value is lost or changed between the model, CSV and JSON.
    #[test]
    fn no_value_is_lost_or_changed(
        replacements in prop::collection::vec(replacement(), 43),
        which in 0_usize..7,
    ) {
        let mut edition = EDITION.clone();
        let key = edition.measures.keys().nth(which).expect("seven measures");
        replace(&mut edition, key, &replacements);
        let measure = &edition.measures[key];
        let downloads = files(&edition);
        let stem = address::measure(&edition, measure);
        let csv = csv_rows(find(&downloads, &format!("{stem}.csv")));
        let document = find(&downloads, &format!("{stem}.json"));
        prop_assert_eq!(document.media_type, JSON);
        let json = json_rows(document, "values");
        prop_assert_eq!(csv.len(), json.len());
        let mut rows = csv.iter().zip(&json);
        let computed = matches!(measure.kind, MeasureKind::Rate { .. });
        for force in edition.forces.keys() {
            for period in measure.periods.keys() {
                let observation = measure.observation(Area::Force(force), period);
                let (row, object) = rows.next().expect("a row for each force and period");
                prop_assert_eq!(&row["force_code"], &edition.forces[force].ons_code);
                prop_assert_eq!(&row["period"], &measure.periods[period].id);
                match &observation.reading {
                    Reading::Value(quantity) => {
                        prop_assert!(agrees(&row["value"], quantity.value, computed));
                        prop_assert_eq!(&row["value"], object["value"].get());
                        if let Some(count) = quantity.count {
                            prop_assert_eq!(decimal(&row["count"]), count);
                            prop_assert_eq!(&row["count"], object["count"].get());
                        }
                    }
                    Reading::Missing(_) => {
                        prop_assert_eq!(&row["value"], "");
                        prop_assert!(row["marker"].contains("[x]"));
                        prop_assert_eq!(object["value"].get(), "null");
                    }
                }
                let marks: Marks = row["marker"]
                    .split(' ')
                    .filter_map(|marker| Mark::from_letter(marker.trim_matches(['[', ']'])))
                    .collect();
                for mark in observation.marks.iter() {
                    prop_assert!(marks.contains(mark));
                }
                let listed: Vec<String> =
                    serde_json::from_str(object["marker"].get()).expect("a list of markers");
                prop_assert_eq!(listed.join(" "), row["marker"].clone());
                let noted: Option<String> =
                    serde_json::from_str(object["note"].get()).expect("text or null");
                prop_assert_eq!(noted.unwrap_or_default(), row["note"].clone());
                if let Some(note) = &observation.note {
                    prop_assert!(row["note"].contains(note.trim()));
                }
            }
        }
    }
}

/// Whether a spreadsheet would run a text.
fn runs(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

#[test]
fn no_text_runs_in_a_spreadsheet() {
    for download in files(&EDITION) {
        if download.media_type != CSV {
            continue;
        }
        for row in csv_rows(&download) {
            for (column, text) in row {
                let number = text.parse::<f64>().is_ok();
                assert!(
                    number || !runs(&text),
                    "{}: {column}: {text}",
                    download.path
                );
            }
        }
    }
}

#[test]
fn a_text_that_would_run_is_refused_where_it_stands() {
    for start in ["=", "+", "-", "@", "\\t", "\\r"] {
        let checked = Overlay::of("").edit(
            "data/2017/sources.toml",
            "\"Police recorded crime and outcomes open data tables: outcomes assigned, 2015/16 and 2016/17\"",
            &format!("\"{start}cmd|' /C calc'!A0\""),
        );
        let report = checked.check("2017").messages();
        assert!(
            report.contains("so a spreadsheet would run it"),
            "{start}: {report}"
        );
        assert!(report.contains("data/2017/sources.toml"), "{report}");
    }
    let checked = Overlay::of("").edit(
        "content/2017/chapters/02-prevention.md",
        "Two](count:prevention/is/outstanding)",
        "=2](count:prevention/is/outstanding)",
    );
    let report = checked.check("2017").messages();
    assert!(report.contains("the phrase begins with `=`"), "{report}");
}

#[test]
fn what_goes_into_a_cell_is_looked_at_and_not_what_is_written() {
    let definition = "\"The share of recorded burglaries for which somebody was charged.\"";
    let refused = |text: &str| {
        let small = crate::support::small();
        let changed = small.edit(
            "data/2017/measures/solved.toml",
            definition,
            &format!("\"{text}\""),
        );
        let report = changed.check("2017").messages();
        assert!(
            report.contains("so a spreadsheet would run it"),
            "{text}: {report}"
        );
        assert_eq!(
            report.matches("would run it").count(),
            1,
            "{text}: {report}"
        );
    };
    for start in ["=", "+", "-", "@", "＝"] {
        refused(&format!(" {start}1 is the share."));
        refused(&format!("\\u00a0{start}1 is the share."));
        refused(&format!("[{start}1](source:inspection) is the share."));
        refused(&format!("**{start}1** is the share."));
        refused(&format!("`{start}1` is the share."));
    }
    refused("&#61;1 is the share.");
    refused("\\\\=1 is the share.");
}
