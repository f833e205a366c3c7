//! Whatever a return holds: what is imported and then loaded is exactly what
//! stands in the sheet, and nothing else of the measure's file changes.

use std::collections::BTreeMap;

use crate::workbooks::{Cell, csv, number, ods, text, xlsx};
use bluebook::importing::{self, Format, Notes, Wishes};
use bluebook::model::{Mark, Marks};
use bluebook::source::{self, CellValue, Disk, Overlay, Records, Tree};
use proptest::prelude::*;
use rust_decimal::Decimal;

const WANTED: &str = "data/2017/measures/wanted.toml";
const SOLVED: &str = "data/2017/measures/solved.toml";

/// The names of the three forces of the small edition, in the register's order.
const NAMES: [&[&str]; 3] = [
    &[
        "Eastmoor",
        "EASTMOOR POLICE",
        "Eastmoor and District",
        "Eastmoor*",
        "EM",
        "e99000002",
    ],
    &[
        "Northshire",
        "Northshire constabulary",
        "northshire police ",
        "NS",
        "Northshire (1)",
    ],
    &[
        "Westvale",
        "Heddlu Cwm Gorllewin",
        "Westvale Police [note 3]",
        "WV",
        "W99000003",
    ],
];

fn small() -> Disk {
    Disk::new(&crate::built::repository().join("tests/editions/small"))
}

fn load(tree: &dyn Tree) -> Records {
    let (records, _, problems) = source::load(tree, "2017");
    assert_eq!(problems.errors(), 0);
    records.expect("the edition loads")
}

/// A cell, and what it says.
type Said = (Cell, CellValue, Marks);

fn missing() -> impl Strategy<Value = Said> {
    prop_oneof![
        Just(("[x]", Mark::NotAvailable)),
        Just(("x", Mark::NotAvailable)),
        Just(("..", Mark::NotAvailable)),
        Just(("not available", Mark::NotAvailable)),
        Just(("[z]", Mark::NotApplicable)),
        Just(("C", Mark::Confidential)),
        Just(("[n]", Mark::NotYetSupplied)),
    ]
    .prop_map(|(words, mark)| (text(words), CellValue::Missing(mark), Marks::NONE))
}

/// A number as a cell of numbers, or as words with separators and marks.
fn given(largest: i64, most_decimals: u32) -> impl Strategy<Value = Said> {
    let marks = prop::sample::subsequence(
        vec![
            Mark::Estimated,
            Mark::Provisional,
            Mark::Revised,
            Mark::Break,
        ],
        0..=2,
    );
    (0..=largest, 0..=most_decimals, 0..4_u8, marks).prop_map(|(digits, decimals, form, marks)| {
        let value = Decimal::new(digits, decimals);
        let plain = value.to_string();
        let marks = if form == 0 { Vec::new() } else { marks };
        let mut words = match form {
            1 => with_commas(&plain),
            _ => plain.clone(),
        };
        for mark in &marks {
            words.push_str(&format!(" [{}]", mark.letter()));
        }
        let cell = if form == 0 {
            number(&plain)
        } else {
            text(&words)
        };
        (
            cell,
            CellValue::Number(value.normalize()),
            marks.into_iter().collect(),
        )
    })
}

fn with_commas(number: &str) -> String {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    match fraction {
        "" => grouped,
        fraction => format!("{grouped}.{fraction}"),
    }
}

/// Three cells, the order of their rows, and how each force is called.
fn sheet(
    cell: impl Strategy<Value = Said>,
) -> impl Strategy<Value = (Vec<Said>, Vec<usize>, Vec<prop::sample::Index>)> {
    (
        prop::collection::vec(cell, 3),
        Just(vec![0_usize, 1, 2]).prop_shuffle(),
        prop::collection::vec(any::<prop::sample::Index>(), 3),
    )
}

/// Imports the cells into the measure, whose file has this text, and gives the
/// text that comes of it.
fn import(
    measure: &str,
    before: &str,
    format: Format,
    (said, order, names): &(Vec<Said>, Vec<usize>, Vec<prop::sample::Index>),
) -> Result<String, TestCaseError> {
    let mut rows = vec![
        vec![text("A return of the forces")],
        vec![],
        vec![text("Force"), text("Value")],
    ];
    for force in order {
        let called = *names[*force].get(NAMES[*force]);
        rows.push(vec![text(called), said[*force].0.clone()]);
    }
    let bytes = match format {
        Format::Csv => csv(&rows),
        Format::Xlsx => xlsx(&[("Return", rows)]),
        Format::Ods => ods(&[("Return", rows)]),
    };
    let disk = small();
    let overlay = Overlay::new(
        &disk,
        BTreeMap::from([(measure.to_owned(), before.as_bytes().to_vec())]),
    );
    let records = load(&overlay);
    let id = measure
        .rsplit('/')
        .next()
        .and_then(|name| name.strip_suffix(".toml"));
    let record = importing::measure(&records.measures, id.expect("a measure")).expect("known");
    let wishes = Wishes {
        scale: Some(Decimal::ONE),
        notes: Notes::Drop,
        ..Wishes::default()
    };
    let sheets = importing::sheets(format, &bytes).expect("our own workbooks are sound");
    let (matched, doubts) = importing::matched(
        &records.edition.terms,
        &sheets,
        &records.register,
        record,
        &wishes,
    );
    prop_assert_eq!(doubts, vec![]);
    let edited = importing::edited(before, &records.register, &matched.period.0, &matched.lines);
    Ok(edited.expect("the file can be edited"))
}

fn formats() -> impl Strategy<Value = Format> {
    prop_oneof![Just(Format::Csv), Just(Format::Xlsx), Just(Format::Ods)]
}

fn original(path: &str) -> String {
    String::from_utf8(small().read(path).expect("the measure is there")).expect("UTF-8")
}

/// Holds the loaded values of the last period against what the sheet says, and
/// every other value against what it was.
fn holds(path: &str, before: &str, after: &str, said: &[Said]) -> Result<(), TestCaseError> {
    let disk = small();
    let with = |text: &str| {
        let files = BTreeMap::from([(path.to_owned(), text.as_bytes().to_vec())]);
        load(&Overlay::new(&disk, files))
    };
    let (before, after) = (with(before), with(after));
    for (old, new) in before.measures.iter().zip(&after.measures) {
        let imported = path.ends_with(&format!("/{}.toml", new.id.value));
        let last = new.periods.last().map(|period| period.id.value.clone());
        for (force, (old, new)) in old.forces.iter().zip(&new.forces).enumerate() {
            prop_assert_eq!(&old.name.value, &new.name.value);
            for ((period, old), (_, new)) in old.cells.iter().zip(&new.cells) {
                if imported && Some(&period.value) == last.as_ref() {
                    prop_assert_eq!(&new.value, &said[force].1);
                    // Marks of a value that stays are kept; others are those of the sheet.
                    if old.value != new.value || !said[force].2.is_empty() {
                        prop_assert_eq!(new.marks, said[force].2);
                    }
                } else {
                    prop_assert_eq!(
                        (&new.value, new.marks, &new.note),
                        (&old.value, old.marks, &old.note)
                    );
                }
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn counts_are_loaded_as_they_stand(
        format in formats(),
        sheet in sheet(prop_oneof![4 => given(9_999_999, 0), 1 => missing()]),
    ) {
        let before = original(WANTED);
        let after = import(WANTED, &before, format, &sheet)?;
        holds(WANTED, &before, &after, &sheet.0)?;
    }

    #[test]
    fn percentages_are_loaded_as_they_stand(
        format in formats(),
        sheet in sheet(prop_oneof![4 => given(99_999_999, 6).prop_filter(
            "no percentage is over 100",
            |said| !matches!(said.1, CellValue::Number(value) if value > Decimal::ONE_HUNDRED),
        ), 1 => missing()]),
    ) {
        let before = original(SOLVED);
        let after = import(SOLVED, &before, format, &sheet)?;
        holds(SOLVED, &before, &after, &sheet.0)?;
    }

    #[test]
    fn comments_stay_where_they_are(
        sheet in sheet(given(9_999, 0)),
        comments in prop::collection::vec("# [ -~é]{0,30}", 40),
        behind in "[ \t]{0,3}# [ -~]{0,20}",
    ) {
        // A comment above every line that begins a statement, and one behind
        // every line of a force.
        let mut comments = comments.into_iter().cycle();
        let mut before = String::new();
        for line in original(WANTED).lines() {
            before.push_str(&format!("{}\n{line}", comments.next().unwrap_or_default()));
            if line.contains("= {") {
                before.push_str(&behind);
            }
            before.push('\n');
        }
        let after = import(WANTED, &before, Format::Csv, &sheet)?;
        holds(WANTED, &before, &after, &sheet.0)?;
        let ends = |text: &str| text.lines().filter(|line| line.contains("{ 2016-08") && line.ends_with(behind.as_str())).count();
        prop_assert_eq!(ends(&before), ends(&after));
        prop_assert_eq!(before.lines().count(), after.lines().count());
        for (old, new) in before.lines().zip(after.lines()) {
            if !old.contains("{ 2016-08") {
                prop_assert_eq!(old, new);
            }
        }
    }

    #[test]
    fn no_bytes_make_it_stumble(
        format in formats(),
        bytes in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        if let Ok(sheets) = importing::sheets(format, &bytes) {
            let records = load(&small());
            for measure in &records.measures {
                let (matched, _) =
                    importing::matched(&records.edition.terms, &sheets, &records.register, measure, &Wishes::default());
                prop_assert!(matched.lines.len() <= records.register.forces.len() + 1);
            }
        }
    }

    #[test]
    fn no_text_makes_it_stumble(words in "([A-Z]{0,3}|Northshire|EM|[\",;\t\n\r%£0-9.\\[\\]xrn-]{1,8}){0,60}") {
        let records = load(&small());
        if let Ok(sheets) = importing::sheets(Format::Csv, words.as_bytes()) {
            for measure in &records.measures {
                let (matched, doubts) =
                    importing::matched(&records.edition.terms, &sheets, &records.register, measure, &Wishes::default());
                let all = matched.lines.len() == records.register.forces.len();
                prop_assert!(!doubts.is_empty() || all);
            }
        }
    }
}
