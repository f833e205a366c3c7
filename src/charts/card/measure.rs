//! The card of a measure: the national value, and a bar for every force.

use super::{MARGIN, PX, SIZE, SMALL, title};
use crate::charts::ink::Ink;
use crate::charts::key::MARK;
use crate::charts::lettering::letters;
use crate::charts::scale::Axis;
use crate::charts::sheet::Sheet;
use crate::charts::spec::{Cell, Field};

/// The plot.
const TOP: i32 = 338 * PX;
const BOTTOM: i32 = 528 * PX;
/// The room that the labels of the axis have.
const LABELS: i32 = 76 * PX;
/// Where the letters of the national value stand.
const NUMBER_AT: i32 = 276 * PX;

/// What the card of a measure shows.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureCard {
    /// Every force in the latest period, in the order in which they are drawn.
    pub field: Field,
}

impl MeasureCard {
    pub(super) fn draw(&self, sheet: &Sheet<'_>, name: &str) {
        let room = SIZE.0 - 2 * MARGIN;
        let sizes = [(60 * PX, 1), (44 * PX, 2), (34 * PX, 2)];
        let (style, lines) = title(name, Ink::Text, &sizes, room);
        for (index, line) in lines.iter().enumerate() {
            let base = 144 * PX + index as i32 * (style.size + 4 * PX);
            sheet.text((MARGIN, base), line, style);
        }
        self.number(sheet);
        self.plot(sheet);
    }

    /// The national value, large, and beside it what it is; on the right that
    /// values are illustrative, where some are.
    fn number(&self, sheet: &Sheet<'_>) {
        let field = &self.field;
        // The marks stand after the number, in letters that don't shout.
        let national = field.national.as_ref();
        let text = national.map_or("", Cell::text);
        let (number, marks) = match national.and_then(Cell::reading) {
            Some(_) => text.split_once(' ').unwrap_or((text, "")),
            None => ("", text),
        };
        let large = letters(Ink::Own).sized(76 * PX).strong();
        sheet.text((MARGIN, NUMBER_AT), number, large);
        let mut beside = MARGIN + large.width(number);
        let mut marks = marks.to_owned();
        if national.is_some_and(Cell::is_illustrative) {
            marks = format!("{marks} {MARK}").trim_start().to_owned();
        }
        if !marks.is_empty() {
            let style = letters(Ink::Own).sized(34 * PX).strong();
            beside += if number.is_empty() { 0 } else { 12 * PX };
            sheet.text((beside, NUMBER_AT), &marks, style);
            beside += style.width(&marks);
        }
        beside += if text.is_empty() { 0 } else { 22 * PX };
        let words = letters(Ink::Text).sized(26 * PX);
        sheet.text((beside, NUMBER_AT - 34 * PX), &field.unit, words.strong());
        let what = match national {
            Some(_) => format!("{}, {}", field.national_label, field.this_period),
            None => field.this_period.clone(),
        };
        sheet.text((beside, NUMBER_AT - 2 * PX), &what, words);
        if field.illustrative() {
            let at = (SIZE.0 - MARGIN, TOP - 16 * PX);
            let said = letters(Ink::Illustrative).sized(24 * PX).strong().end();
            sheet.text(at, sheet.words.text("card-pale-bars"), said);
        }
    }

    /// A bar for each force from zero, over at most four lines of a grid, and
    /// the national value across.
    fn plot(&self, sheet: &Sheet<'_>) {
        let field = &self.field;
        let (left, right) = (MARGIN + LABELS, SIZE.0 - MARGIN);
        let reach = field.reach();
        let (axis, end) = (Axis::upwards(reach.span(), 4), reach.end);
        let upward = sheet.upward(axis, TOP, BOTTOM);
        let quiet = letters(Ink::Quiet).sized(SMALL.0);
        for (value, label) in axis.ticks() {
            let y = upward.y(value);
            if value != 0.0 {
                sheet.line((left, y), (right, y), Ink::Grid);
            }
            sheet.text((left - 12 * PX, y + 7 * PX), &label, quiet.end());
        }
        let pitch = (right - left) / field.rows.len().max(1) as i32;
        let thick = pitch * 7 / 10;
        for (index, row) in field.rows.iter().enumerate() {
            let Some(value) = row.this.number() else {
                continue;
            };
            let from = left + index as i32 * pitch + (pitch - thick) / 2;
            let bar = || upward.column(value.min(end), from, from + thick, Ink::Bar);
            if row.this.is_illustrative() {
                sheet.group("is-illustrative", bar);
            } else {
                bar();
            }
        }
        let zero = upward.y(0.0);
        sheet.line((left, zero), (right, zero), Ink::Axis);
        if let (Some(value), Some(said)) = (field.national_number(), field.national_said()) {
            self.national(sheet, &said, upward.y(value), (left, right));
        }
    }

    /// The line of the national value with its label, at the end where bars are
    /// low.
    fn national(&self, sheet: &Sheet<'_>, said: &str, y: i32, (left, right): (i32, i32)) {
        sheet.line((left, y), (right, y), Ink::Halo);
        sheet.line((left, y), (right, y), Ink::National);
        let style = letters(Ink::NationalText).sized(24 * PX).strong().end();
        sheet.text((right, y - 9 * PX), said, style);
    }

    /// How many forces have a bar, of how many.
    pub fn coverage(&self) -> (usize, usize) {
        let rows = &self.field.rows;
        let shown = rows.iter().map(|row| &row.this);
        (shown.filter_map(Cell::number).count(), rows.len())
    }
}
