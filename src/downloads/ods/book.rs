//! What stands where in the workbook.

use super::super::citation;
use super::super::grades::sheet as sheet_of_grades;
use super::super::notes::{self, capital};
use super::super::sheets as tables;
use super::super::table::{Cell, Kind, Sheet};
use super::grid::{Grid, Head, Slot, Width, Worksheet};
use super::measures;
use crate::model::{Edition, Mark, Measure, Source, plain_text};

/// What stands in a cell for which the question does not arise.
pub(super) const NOT_APPLICABLE: &str = "[z]";
/// What stands in a cell of markers or notes where there is none.
pub(super) const NONE: &str = "none";
const NOTES: &str = "Notes";

/// The worksheets of an edition: cover, contents, notes, then a table on each.
pub(super) fn sheets(edition: &Edition) -> Vec<Worksheet> {
    let mut data: Vec<Worksheet> = edition
        .measures
        .entries()
        .map(|(_, measure)| measures::sheet(edition, measure))
        .collect();
    data.push(grades(edition));
    data.push(long(edition, &tables::facts(edition, edition.facts.keys())));
    data.push(long(edition, &tables::claims(edition)));
    data.push(long(edition, &tables::areas(edition)));
    data.push(long(edition, &tables::sources(edition)));
    for (index, sheet) in data.iter_mut().enumerate() {
        sheet.name = format!("Table_{}", index + 1);
        sheet.title = format!("Table {}: {}", index + 1, sheet.title);
    }
    let mut all = vec![cover(edition)];
    let notes = notes_sheet(edition);
    all.push(contents(&notes, &data));
    all.push(notes);
    all.append(&mut data);
    all
}

fn cover(edition: &Edition) -> Worksheet {
    let mut lines = vec![edition.description.clone()];
    lines.extend(notes::of_edition(edition));
    lines.push(format!("Published by {}", edition.publisher));
    lines.push(format!("Date of the edition: {}", edition.date.words()));
    lines.push(format!(
        "Edition {}, revision {}",
        edition.year, edition.revision
    ));
    if let Some(reason) = &edition.reason {
        lines.push(format!("Why there is a new revision: {reason}"));
    }
    lines.push(format!(
        "Cite as: {}",
        citation::cite(edition, None, "index.html")
    ));
    lines.push(format!("Contact: {}", edition.contact));
    Worksheet {
        name: "Cover".to_owned(),
        title: edition.title.clone(),
        lines,
        grid: None,
    }
}

fn contents(notes: &Worksheet, data: &[Worksheet]) -> Worksheet {
    let rows = [notes]
        .into_iter()
        .chain(data)
        .map(|sheet| {
            vec![
                Slot::Link(sheet.name.clone()),
                Slot::Text(sheet.title.clone()),
            ]
        })
        .collect();
    Worksheet {
        name: "Contents".to_owned(),
        title: "Contents".to_owned(),
        lines: vec![one_table(3)],
        grid: Some(Grid {
            header: vec![
                Head::new("Worksheet", Width::Narrow),
                Head::new("What is in it", Width::Wide),
            ],
            rows,
        }),
    }
}

/// What every worksheet with a table says first.
pub(super) fn one_table(row: usize) -> String {
    format!("This worksheet has one table. Its header is in row {row}.")
}

fn notes_sheet(edition: &Edition) -> Worksheet {
    let mut rows = Vec::new();
    let mut add = |name: &str, about: &str, words: &str| {
        rows.push(
            [name, about, words]
                .map(|text| Slot::text_or(text, NONE))
                .into(),
        );
    };
    for mark in Mark::ALL {
        let about = if mark.is_reason() {
            "Cells without a value"
        } else {
            "Values with this marker"
        };
        let words = match mark {
            Mark::Illustrative => notes::ILLUSTRATIVE_VALUES.to_owned(),
            _ => format!("{}.", capital(mark.words())),
        };
        add(&format!("[{}]", mark.letter()), about, &words);
    }
    let mut number = 0;
    let mut note = |about: &str, words: &str| {
        number += 1;
        add(&format!("[note {number}]"), about, words);
    };
    for words in notes::of_edition(edition) {
        note("Everything", &words);
    }
    note(
        "Computed values",
        "Rates, regions, and national values where none is published, are computed from unrounded values. Cells hold 15 significant digits and show fewer.",
    );
    note(
        "Grades",
        "Grades are ordered judgments: there is no average of them.",
    );
    for measure in &edition.measures {
        note(&measure.title, &plain_text(&measure.definition));
        for caveat in &measure.caveats {
            note(&measure.title, &plain_text(caveat));
        }
        for period in &measure.periods {
            let about = format!("{}, {}", measure.title, period.label);
            if let Some(words) = &period.note {
                note(&about, &plain_text(words));
            }
            if let Some(words) = &period.unlike {
                note(&about, &format!("{words}."));
            }
        }
    }
    for caveat in &edition.caveats {
        let forces: Vec<&str> = caveat
            .forces
            .iter()
            .map(|key| edition.forces[*key].name.as_str())
            .collect();
        note(
            &format!("{}: {}", caveat.about, forces.join(", ")),
            &plain_text(&caveat.text),
        );
    }
    Worksheet {
        name: NOTES.to_owned(),
        title: "Notes and markers".to_owned(),
        lines: vec![one_table(3)],
        grid: Some(Grid {
            header: vec![
                Head::new("Note or marker", Width::Narrow),
                Head::new("Applies to", Width::Wide),
                Head::new("What it says", Width::Wide),
            ],
            rows,
        }),
    }
}

/// Grades: a row for each force, columns for each question and year.
fn grades(edition: &Edition) -> Worksheet {
    let mut header = vec![
        Head::new("Code", Width::Narrow),
        Head::new("Name", Width::Middle),
    ];
    let mut rows: Vec<Vec<Slot>> = edition
        .forces
        .iter()
        .map(|force| {
            vec![
                Slot::Text(force.ons_code.clone()),
                Slot::Text(force.name.clone()),
            ]
        })
        .collect();
    for (key, question) in edition.judgments.questions.entries() {
        for year in edition.judgments.years(key) {
            header.push(Head::new(
                format!("{} {year}: grade", question.short_title),
                Width::Middle,
            ));
            header.push(Head::new(
                format!("{} {year}: inspected", question.short_title),
                Width::Narrow,
            ));
            let sheet = sheet_of_grades(edition, key);
            let of_year = sheet.rows.iter().filter(|row| row[3].written() == year);
            for (row, judgment) in rows.iter_mut().zip(of_year) {
                row.push(Slot::text_or(&judgment[4].written(), "[x]"));
                row.push(Slot::text_or(&judgment[5].written(), "[x]"));
            }
        }
    }
    let lines = vec![
        one_table(4),
        "Inspected: yes; carried-forward, the grade of an earlier year still stands; not-stated, the source does not say which; from-others, an overall judgment, made from the others.".to_owned(),
    ];
    Worksheet {
        name: String::new(),
        title: "Grades of each force".to_owned(),
        lines,
        grid: Some(Grid { header, rows }),
    }
}

/// A sheet with the rows and columns that it has in CSV.
fn long(edition: &Edition, sheet: &Sheet<'_>) -> Worksheet {
    let header = sheet
        .table
        .columns
        .iter()
        .map(|column| {
            let width = match (column.kind, column.name) {
                (_, "label" | "sentence" | "finding" | "note" | "title") => Width::Wide,
                (Kind::Text | Kind::List, _) => Width::Middle,
                _ => Width::Narrow,
            };
            Head::new(column.title, width)
        })
        .collect();
    let rows = sheet
        .rows
        .iter()
        .map(|row| {
            row.iter()
                .zip(sheet.table.columns)
                .map(|(cell, column)| match cell {
                    Cell::Number(digits) => Slot::Number(digits.clone(), decimals(digits)),
                    Cell::Empty if matches!(column.name, "marker" | "note") => {
                        Slot::Text(NONE.to_owned())
                    }
                    other => Slot::text_or(&other.written(), NOT_APPLICABLE),
                })
                .collect()
        })
        .collect();
    Worksheet {
        name: String::new(),
        title: sheet.table.title.to_owned(),
        lines: vec![
            one_table(4),
            format!(
                "{NOT_APPLICABLE} stands where there is nothing to say. Edition {}.",
                edition.year
            ),
        ],
        grid: Some(Grid { header, rows }),
    }
}

/// How many digits after the point a number is written with.
pub(super) fn decimals(digits: &str) -> u32 {
    let fraction = digits.split_once('.').map_or(0, |(_, rest)| rest.len());
    u32::try_from(fraction).unwrap_or(u32::MAX)
}

/// The line that names the source of a measure.
pub(super) fn source_line(edition: &Edition, measure: &Measure) -> String {
    let sources = measure.sources().into_iter().map(|key| {
        let source: &Source = &edition.sources[key];
        format!(
            "{}, {}, {}",
            source.title, source.publisher, source.published
        )
    });
    format!("Source: {}.", sources.collect::<Vec<_>>().join("; "))
}
