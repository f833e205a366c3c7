//! The value of a row: read, scaled, and held against what the measure is and
//! what stands beside the old value.

use rust_decimal::Decimal;

use super::super::reading::{self, Reading};
use super::super::sheet::{Cell, column_name};
use super::super::{Doubt, Line, totals};
use super::Rows;
use crate::model::{Mark, Marks, UnitKind};
use crate::source::{CellRecord, CellValue, LARGEST_NUMBER, MOST_DECIMALS};

/// A number with the digits that are kept: the fifteen that spreadsheets compute
/// with, and of those behind the point as many as a measure's file may have.
fn kept_digits(number: Decimal) -> Option<Decimal> {
    Some(number.round_sf(15)?.round_dp(MOST_DECIMALS).normalize())
}

impl Rows<'_> {
    /// Reads the value of a row; `None` and a doubt if it is unclear.
    pub(super) fn line(
        &mut self,
        force: Option<usize>,
        row: u32,
        called: &str,
        cell: Option<&Cell>,
    ) -> Option<Line> {
        let column = Some(self.chosen.column);
        let who = force
            .map_or("the national row", |force| self.force(force))
            .to_owned();
        let reading = match reading::read(cell, &self.wishes.meanings) {
            Ok(reading) => reading,
            Err(unclear) => {
                self.doubted.extend(force);
                self.doubts.at(
                    row,
                    column,
                    format!("{who}: {}", unclear.message),
                    unclear.help,
                );
                return None;
            }
        };
        let (value, marks) = match reading {
            Reading::Missing(reason) => (CellValue::Missing(reason), Marks::NONE),
            Reading::Number {
                value,
                marks,
                percent,
                pounds,
            } => {
                let times = match percent {
                    true => Decimal::ONE,
                    false => self.wishes.scale.unwrap_or(Decimal::ONE),
                };
                let Some(scaled) = value.checked_mul(times).and_then(kept_digits) else {
                    self.doubted.extend(force);
                    let help = "mend the sheet, or give another --scale";
                    self.doubts
                        .at(row, column, format!("{who}: {value} is too large"), help);
                    return None;
                };
                if let Some((message, help)) = self.impossible(scaled, percent, pounds) {
                    self.doubted.extend(force);
                    self.doubts
                        .at(row, column, format!("{who}: {message}"), help);
                    return None;
                }
                if !percent {
                    self.plain_numbers.push(value);
                }
                (CellValue::Number(scaled.normalize()), marks)
            }
        };
        let old = totals::current(self.measure, self.register, force, &self.found.period.0);
        let mut line = Line {
            force,
            called: called.to_owned(),
            row,
            value,
            marks,
            note: None,
            old: old.cloned(),
        };
        if let Some(old) = old {
            self.beside(&mut line, old, &who);
        }
        Some(line)
    }

    /// What stands beside the old value: its marks stay with a value that stays,
    /// and its note may have to be decided on.
    fn beside(&mut self, line: &mut Line, old: &CellRecord, who: &str) {
        let same = old.value == line.value;
        if same && line.marks.is_empty() {
            let still = old.marks.iter().filter(|mark| *mark != Mark::Illustrative);
            line.marks = still.collect();
        }
        // That of the national row is decided on where the row is taken over at all.
        if line.force.is_some() {
            let place = super::place(&self.chosen.sheet.name, line.row, Some(self.chosen.column));
            totals::note(line, who, place, self.wishes, self.found, self.doubts.all);
        }
    }

    fn impossible(&self, value: Decimal, percent: bool, pounds: bool) -> Option<(String, String)> {
        let measure = self.measure;
        let is_percent = measure.unit_kind == UnitKind::Percent && !measure.rate;
        let column = "choose the right column with --column, or mend the sheet";
        if value > LARGEST_NUMBER {
            return Some((
                format!("{value} is more than a million million, the most that is published"),
                column.to_owned(),
            ));
        }
        if value < Decimal::ZERO && !(measure.negative && !measure.rate && !measure.count) {
            return Some((
                format!("{value} is below zero"),
                "counts and values start at zero; mend the sheet".to_owned(),
            ));
        }
        if percent && !is_percent {
            return Some((
                format!("{value}% is a percentage, but the measure is none"),
                column.to_owned(),
            ));
        }
        if pounds
            && !matches!(&measure.unit_kind, UnitKind::Money(sign) if sign.0 == "£" && !measure.rate)
        {
            return Some((
                format!("£{value} is money, but the measure is none"),
                column.to_owned(),
            ));
        }
        if (measure.rate || measure.count) && !measure.fractional && !value.fract().is_zero() {
            let counted = measure.counted.as_deref().unwrap_or("things counted");
            return Some((
                match measure.rate {
                    true => format!(
                        "{value} is no count, but the measure keeps counts ({counted}) and \
                         divides them itself"
                    ),
                    false => format!("{value} is no count, but the measure keeps counts"),
                },
                "choose the column of the counts with --column".to_owned(),
            ));
        }
        if is_percent && !measure.over_100 && value > Decimal::ONE_HUNDRED {
            return Some((
                format!("{value} is a percentage over 100"),
                column.to_owned(),
            ));
        }
        None
    }

    /// A doubt where all values of a percentage are one or less: a percentage
    /// of a spreadsheet is a fraction that only looks multiplied.
    pub(super) fn fractions(&self) -> Option<Doubt> {
        let is_percent = self.measure.unit_kind == UnitKind::Percent && !self.measure.rate;
        let small = self
            .plain_numbers
            .iter()
            .all(|number| *number <= Decimal::ONE);
        let any = self.plain_numbers.iter().any(|number| !number.is_zero());
        if !is_percent || self.wishes.scale.is_some() || !small || !any {
            return None;
        }
        Some(Doubt {
            place: Some(match self.chosen.sheet.name.as_str() {
                "" => format!("column {}", column_name(self.chosen.column)),
                sheet => format!("{sheet}!{}", column_name(self.chosen.column)),
            }),
            message: "no value is over 1, but the measure is in percent: is 0.129 meant to be \
                      12.9 percent?"
                .to_owned(),
            help: "give --scale 100 if it is, or --scale 1 if the values are percentages already"
                .to_owned(),
        })
    }
}
