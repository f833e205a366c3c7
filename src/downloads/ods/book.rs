//! What stands where in the workbook.

use super::super::citation;
use super::super::grades::sheet as sheet_of_grades;
use super::super::notes;
use super::super::sheets as tables;
use super::super::table::{Cell, Kind, Sheet};
use super::grid::{Grid, Head, Slot, Width, Worksheet};
use super::measures;
use crate::model::{Edition, Mark, Measure, Source, plain_text};
use crate::wording::{capital, say};

/// What stands in a cell for which the question does not arise.
pub(super) const NOT_APPLICABLE: &str = "[z]";

/// The worksheets of an edition: cover, contents, notes, then a table on each.
pub(super) fn sheets(edition: &Edition) -> Vec<Worksheet> {
    let mut data: Vec<Worksheet> = edition
        .measures
        .entries()
        .map(|(_, measure)| measures::sheet(edition, measure))
        .collect();
    if !edition.judgments.questions.is_empty() {
        data.push(grades(edition));
    }
    data.push(long(edition, &tables::facts(edition, edition.facts.keys())));
    data.push(long(edition, &tables::claims(edition)));
    data.push(long(edition, &tables::areas(edition)));
    data.push(long(edition, &tables::sources(edition)));
    for (index, sheet) in data.iter_mut().enumerate() {
        sheet.name = format!("Table_{}", index + 1);
        sheet.title = say!(
            edition.wording,
            "ods-table",
            number = index + 1,
            title = sheet.title
        );
    }
    let mut all = vec![cover(edition)];
    let notes = notes_sheet(edition);
    all.push(contents(edition, &notes, &data));
    all.push(notes);
    all.append(&mut data);
    all
}

fn cover(edition: &Edition) -> Worksheet {
    let mut lines = vec![edition.description.clone()];
    lines.extend(notes::of_edition(edition));
    let words = &edition.wording;
    let (year, revision) = (&edition.year, edition.revision);
    lines.push(say!(words, "ods-publisher", name = edition.publisher));
    lines.push(say!(words, "ods-date", date = edition.date.said(words)));
    lines.push(say!(words, "ods-edition", year = year, revision = revision));
    if let Some(reason) = &edition.reason {
        lines.push(say!(words, "ods-reason", reason = reason));
    }
    let citation = citation::cite(edition, None, "index.html");
    lines.push(say!(words, "ods-cite", citation = citation));
    lines.push(say!(words, "ods-contact", contact = edition.contact));
    Worksheet {
        name: words.text("ods-cover").to_owned(),
        title: edition.title.clone(),
        lines,
        grid: None,
    }
}

fn contents(edition: &Edition, notes: &Worksheet, data: &[Worksheet]) -> Worksheet {
    let words = &edition.wording;
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
        name: words.text("contents").to_owned(),
        title: words.text("contents").to_owned(),
        lines: vec![one_table(edition, 3)],
        grid: Some(Grid {
            header: vec![
                Head::new(words.text("ods-worksheet"), Width::Narrow),
                Head::new(words.text("ods-what"), Width::Wide),
            ],
            rows,
        }),
    }
}

/// What every worksheet with a table says first.
pub(super) fn one_table(edition: &Edition, row: usize) -> String {
    say!(edition.wording, "ods-one-table", row = row)
}

fn notes_sheet(edition: &Edition) -> Worksheet {
    let said = &edition.wording;
    let none = said.text("ods-none");
    let mut rows = Vec::new();
    let mut add = |name: &str, about: &str, words: &str| {
        rows.push(
            [name, about, words]
                .map(|text| Slot::text_or(text, none))
                .into(),
        );
    };
    for mark in Mark::ALL {
        let about = if mark.is_reason() {
            said.text("ods-cells-without")
        } else {
            said.text("ods-values-with")
        };
        let words = match mark {
            Mark::Illustrative => notes::illustrative_values(edition).to_owned(),
            _ => format!("{}.", capital(said.text(mark.message()))),
        };
        add(&format!("[{}]", mark.letter()), about, &words);
    }
    let mut number = 0_usize;
    let mut note = |about: &str, words: &str| {
        number += 1;
        let name = say!(said, "ods-note", number = number);
        add(&format!("[{name}]"), about, words);
    };
    for words in notes::of_edition(edition) {
        note(said.text("ods-everything"), &words);
    }
    note(said.text("ods-computed"), said.text("ods-computed-about"));
    if !edition.judgments.questions.is_empty() {
        note(said.text("grades"), said.text("ods-grades-about"));
    }
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
        name: said.text("notes").to_owned(),
        title: said.text("ods-notes").to_owned(),
        lines: vec![one_table(edition, 3)],
        grid: Some(Grid {
            header: vec![
                Head::new(said.text("ods-note-or-marker"), Width::Narrow),
                Head::new(said.text("ods-applies-to"), Width::Wide),
                Head::new(said.text("ods-says"), Width::Wide),
            ],
            rows,
        }),
    }
}

/// Grades: a row for each force, columns for each question and year.
fn grades(edition: &Edition) -> Worksheet {
    let words = &edition.wording;
    let mut header = vec![
        Head::new(words.text("column-force-code"), Width::Narrow),
        Head::new(words.text("column-force-name"), Width::Middle),
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
                say!(
                    words,
                    "ods-grade",
                    title = question.short_title,
                    year = year
                ),
                Width::Middle,
            ));
            header.push(Head::new(
                say!(
                    words,
                    "ods-inspected",
                    title = question.short_title,
                    year = year
                ),
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
        one_table(edition, 4),
        words.text("ods-inspected-about").to_owned(),
    ];
    Worksheet {
        name: String::new(),
        title: words.text("ods-grades").to_owned(),
        lines,
        grid: Some(Grid { header, rows }),
    }
}

/// A sheet with the rows and columns that it has in CSV.
fn long(edition: &Edition, sheet: &Sheet<'_>) -> Worksheet {
    let words = &edition.wording;
    let none = words.text("ods-none");
    let header = sheet
        .table
        .shown(edition)
        .map(|(_, column)| {
            let width = match (column.kind, column.name) {
                (_, "label" | "sentence" | "finding" | "note" | "title") => Width::Wide,
                (Kind::Text | Kind::List, _) => Width::Middle,
                _ => Width::Narrow,
            };
            Head::new(words.text(edition.terms.message(column.title)), width)
        })
        .collect();
    let rows = sheet
        .rows
        .iter()
        .map(|row| {
            (sheet.table.shown(edition))
                .map(|(place, column)| match &row[place] {
                    Cell::Number(digits) => Slot::Number(digits.clone(), decimals(digits)),
                    Cell::Empty if matches!(column.name, "marker" | "note") => {
                        Slot::Text(none.to_owned())
                    }
                    other => Slot::text_or(&other.written(), NOT_APPLICABLE),
                })
                .collect()
        })
        .collect();
    Worksheet {
        name: String::new(),
        title: words.text(sheet.table.title).to_owned(),
        lines: vec![
            one_table(edition, 4),
            say!(
                words,
                "ods-nothing",
                mark = NOT_APPLICABLE,
                year = edition.year
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
    let sources = sources.collect::<Vec<_>>().join("; ");
    say!(edition.wording, "ods-source", sources = sources)
}
