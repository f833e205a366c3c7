//! The national value in a chart of all rows.

use super::super::columns::wrapped;
use super::super::ink::Ink;
use super::super::lettering::{SMALL, letters};
use super::super::sheet::{Across, Sheet};
use super::super::spec::Field;
use super::super::svg::PX;
use super::{LINE, Rows};

impl Rows<'_> {
    /// The national value: a line through all rows and its label over them.
    pub(super) fn national(&self, sheet: &Sheet<'_>, across: &Across<'_>) {
        let lines = national_lines(self.field);
        let style = letters(Ink::NationalText).small().strong();
        let first = self.ticks_at - self.unit.len() as i32 * LINE - (lines.len() as i32 - 1) * LINE;
        let Some(value) = self.field.national_number() else {
            for (index, line) in lines.iter().enumerate() {
                sheet.text((0, first + index as i32 * LINE), line, style);
            }
            return;
        };
        let x = across.x(value);
        for (index, line) in lines.iter().enumerate() {
            let at = first + index as i32 * LINE;
            let width = style.width(line);
            // Beside the line where there is room, else ending at the edge.
            let start = (x - 2 * PX).min(self.width - width).max(0);
            sheet.text((start, at), line, style);
        }
        // The line begins under its label and passes beside the ticks' labels.
        let clear = self.axis.ticks().all(|(tick, label)| {
            let half = letters(Ink::Quiet).small().width(&label) / 2 + 3 * PX;
            (across.x(tick) - x).abs() > half
        });
        let last = first + (lines.len() as i32 - 1) * LINE;
        let top = if clear {
            last + 4 * PX
        } else {
            self.ticks_at + 4 * PX
        };
        sheet.line((x, top), (x, self.bottom), Ink::Halo);
        sheet.line((x, top), (x, self.bottom), Ink::National);
        if !clear {
            sheet.line(
                (x, last + 4 * PX),
                (x, self.ticks_at - SMALL + 2 * PX),
                Ink::National,
            );
        }
    }
}

/// What is said of the national value, in lines; none where the measure has none.
pub(super) fn national_lines(field: &Field) -> Vec<String> {
    let style = letters(Ink::NationalText).small().strong();
    let said = field.national_said();
    said.map_or_else(Vec::new, |said| {
        wrapped(style.wrap(&said, field.frame.width()))
    })
}
