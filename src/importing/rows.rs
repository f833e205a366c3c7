//! What each row is: a force with its value, a total, a note, or a doubt.

mod regions;
mod values;

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::columns::Chosen;
use super::names::{Named, Names, plain};
use super::sheet::{Cell, column_name};
use super::{Doubt, Doubts, Line, Matched, Wishes, totals};
use crate::source::{MeasureRecord, RegisterRecord};

/// Why the row of a region or a country is passed over.
const PART: &str = "a part of the whole, which is added up from the forces";

/// Reads the rows of the chosen columns.
pub(super) fn read(
    chosen: &Chosen<'_>,
    names: &Names,
    register: &RegisterRecord,
    measure: &MeasureRecord,
    wishes: &Wishes,
    found: &mut Matched,
    doubts: &mut Vec<Doubt>,
) {
    let mut rows = Rows {
        chosen,
        names,
        register,
        measure,
        wishes,
        found,
        doubts: Doubts::of(chosen.sheet, doubts),
        forces: BTreeMap::new(),
        whole: Vec::new(),
        plain_numbers: Vec::new(),
        regions: 0,
        doubted: BTreeSet::new(),
        both: Vec::new(),
        left_out: BTreeSet::new(),
    };
    for (row, cells) in chosen.sheet.rows.range(chosen.layout.first_row..) {
        rows.row(*row, cells);
    }
    rows.finish();
}

struct Rows<'a> {
    chosen: &'a Chosen<'a>,
    names: &'a Names,
    register: &'a RegisterRecord,
    measure: &'a MeasureRecord,
    wishes: &'a Wishes,
    found: &'a mut Matched,
    doubts: Doubts<'a>,
    forces: BTreeMap<usize, Line>,
    whole: Vec<Line>,
    /// Numbers of cells that don't say whether they are percentages.
    plain_numbers: Vec<Decimal>,
    /// How many rows name a region.
    regions: usize,
    /// Forces whose row is there and doubtful.
    doubted: BTreeSet<usize>,
    /// Rows that bear the name of a force and of a region, without a code.
    both: Vec<Both>,
    /// The names of the rows that were left out as asked.
    left_out: BTreeSet<String>,
}

/// A row that bears the name of a force and of a region.
#[derive(Clone)]
struct Both {
    force: usize,
    row: u32,
    name: String,
    column: u32,
}

impl Rows<'_> {
    fn row(&mut self, row: u32, cells: &BTreeMap<u32, Cell>) {
        let wanted = self.chosen.only.iter().all(|(column, texts)| {
            let cell = cells.get(column).map(|cell| plain(&shown(cell)));
            cell.is_some_and(|cell| texts.contains(&cell))
        });
        if !wanted {
            return;
        }
        let called: Vec<(u32, &str)> = self
            .chosen
            .layout
            .force_columns
            .iter()
            .filter_map(|column| match cells.get(column) {
                Some(Cell::Text(text)) => Some((*column, text.as_str())),
                _ => None,
            })
            .collect();
        let value = cells.get(&self.chosen.column);
        let Some((first, name)) = called.first().copied() else {
            if let Some(value) = value {
                self.doubts.at(
                    row,
                    Some(self.chosen.column),
                    format!("“{}” stands in a row that names no force", shown(value)),
                    "name the force in the sheet, or empty the cell",
                );
            }
            return;
        };
        let left_out = |text: &str| {
            let mut all = self.wishes.leave_out.iter();
            all.any(|name| plain(name) == plain(text))
        };
        if called.iter().any(|(_, text)| left_out(text)) || left_out(&format!("row {}", row + 1)) {
            self.left_out.insert(plain(name));
            self.pass_over(row, name, "left out, as you asked");
            return;
        }
        let meanings: Vec<Vec<Named>> = called
            .iter()
            .map(|(_, text)| self.names.find(text))
            .filter(|meanings| !meanings.is_empty())
            .collect();
        let Some((first_meanings, others)) = meanings.split_first() else {
            self.nothing_known(row, first, name, cells);
            return;
        };
        // A country has a name and a code, and neither tells which of the other.
        let is_larger = |text: &str| self.names.is_larger_than_a_region(text);
        let named = called
            .iter()
            .filter(|(_, text)| !self.names.find(text).is_empty());
        if named.clone().count() > 1 && named.clone().all(|(_, text)| is_larger(text)) {
            self.pass_over(row, name, PART);
            return;
        }
        // A code beside a name settles which of two things of that name it is.
        let agreed: Vec<&Named> = first_meanings
            .iter()
            .filter(|named| others.iter().all(|other| other.contains(named)))
            .collect();
        let forces: Vec<usize> = agreed
            .iter()
            .filter_map(|named| match named {
                Named::Force(force) => Some(*force),
                _ => None,
            })
            .collect();
        match (&forces[..], agreed.last()) {
            (_, None) => {
                let texts: Vec<String> = called.iter().map(|(_, t)| format!("“{t}”")).collect();
                self.doubts.at(
                    row,
                    Some(first),
                    format!("the row names two things: {}", texts.join(" and ")),
                    "mend the sheet, or choose the column that is right with --force-column",
                );
            }
            ([], Some(Named::Whole)) => {
                if value.is_none() {
                    self.pass_over(row, name, "words without a value");
                } else if let Some(line) = self.line(None, row, name, value) {
                    self.whole.push(line);
                }
            }
            ([], Some(Named::Part(part))) => {
                let is_larger = called.iter().any(|(_, text)| is_larger(text));
                self.regions += usize::from(!is_larger);
                let why = match plain(part) == plain(name) {
                    true => PART.to_owned(),
                    false => format!("{part}, {PART}"),
                };
                self.pass_over(row, name, &why);
            }
            ([force], Some(Named::Part(_))) => {
                let both = Both {
                    force: *force,
                    row,
                    name: name.to_owned(),
                    column: first,
                };
                self.both.push(both);
            }
            ([force], _) => {
                if let Some(line) = self.line(Some(*force), row, name, value) {
                    self.add(*force, line, first);
                }
            }
            _ => {
                let names: Vec<&str> = forces.iter().map(|force| self.force(*force)).collect();
                self.doubts.at(
                    row,
                    Some(first),
                    format!("“{name}” could be {}", names.join(" or ")),
                    "write the whole name or the code into the sheet",
                );
            }
        }
    }

    fn add(&mut self, force: usize, line: Line, column: u32) {
        let Some(first) = self.forces.get(&force) else {
            self.forces.insert(force, line);
            return;
        };
        let message = format!(
            "{} stands in row {} already, as “{}”",
            self.force(force),
            first.row + 1,
            first.called
        );
        self.doubts.at(
            line.row,
            Some(column),
            message,
            "take one of the two out of the sheet; if the rows are for different times or kinds, \
             choose with --only 'COLUMN=TEXT'",
        );
    }

    /// A row whose first words mean nothing.
    fn nothing_known(&mut self, row: u32, column: u32, name: &str, cells: &BTreeMap<u32, Cell>) {
        let blank = !cells.contains_key(&self.chosen.column);
        let words_only = cells.len() == self.chosen_names(cells);
        let last = row > self.chosen.layout.last_row;
        if blank && (last || (words_only && self.names.nearest(name).is_empty())) {
            self.pass_over(row, name, "words without a value");
            return;
        }
        let (message, help) = self.names.unknown(name);
        self.doubts.at(row, Some(column), message, help);
    }

    fn chosen_names(&self, cells: &BTreeMap<u32, Cell>) -> usize {
        let mut columns = self.chosen.layout.force_columns.iter();
        columns
            .by_ref()
            .filter(|column| cells.contains_key(column))
            .count()
    }

    fn finish(mut self) {
        self.forces_or_regions();
        self.unseen();
        let forces = std::mem::take(&mut self.forces);
        let missing: Vec<&str> = (0..self.register.forces.len())
            .filter(|force| !forces.contains_key(force) && !self.doubted.contains(force))
            .map(|force| self.force(force))
            .collect();
        if !missing.is_empty() {
            let message = match missing.len() {
                1 => format!("a force has no row: {}", missing[0]),
                n => format!("{n} forces have no row: {}", missing.join(", ")),
            };
            match self.wishes.partial {
                true => self
                    .found
                    .remarks
                    .push(format!("{message}; they keep what they have")),
                false => self.doubts.all.push(Doubt {
                    place: None,
                    message,
                    help: "add them to the sheet with [x] or a value, or give --partial to leave \
                           them as they are"
                        .to_owned(),
                }),
            }
        }
        if let Some(doubt) = self.fractions() {
            self.doubts.all.push(doubt);
        }
        self.doubts.all.extend(totals::thousands(
            self.chosen.layout.header(self.chosen.column),
            self.wishes,
        ));
        let whole = std::mem::take(&mut self.whole);
        let lines: Vec<Line> = forces.into_values().collect();
        totals::check(
            &lines,
            whole,
            self.register.forces.len(),
            self.measure,
            self.wishes,
            |row| place(&self.chosen.sheet.name, row, Some(self.chosen.column)),
            self.found,
            self.doubts.all,
        );
        totals::far_from_before(&lines, self.measure, self.register, self.found);
        self.found.lines.splice(0..0, lines);
    }

    fn force(&self, force: usize) -> &str {
        &self.register.forces[force].name.value
    }

    fn pass_over(&mut self, row: u32, name: &str, why: &str) {
        let name = totals::shortened(name);
        self.found
            .passed_over
            .push(format!("row {} “{name}”: {why}", row + 1));
    }
}

/// A cell for people: `Return!C12`, or `row 12, column C` of a CSV file.
pub(super) fn place(sheet: &str, row: u32, column: Option<u32>) -> String {
    let row = row.saturating_add(1);
    match (sheet, column) {
        ("", Some(column)) => format!("row {row}, column {}", column_name(column)),
        ("", None) => format!("row {row}"),
        (sheet, Some(column)) => format!("{sheet}!{}{row}", column_name(column)),
        (sheet, None) => format!("{sheet}, row {row}"),
    }
}

/// What a cell says, as text.
pub(super) fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Number { value, .. } => value.to_string(),
        Cell::Other(what) => what.clone(),
    }
}
