//! Strip: one measure, every force a stroke on a line from zero, this force and
//! England and Wales labelled.

use super::columns::{WIDTH, labelled, own_label, wrapped};
use super::ink::Ink;
use super::key::{ILLUSTRATIVE_LINE, illustrative_line};
use super::lettering::letters;
use super::rows::axis_within;
use super::sheet::{self, Place, Sheet};
use super::spec::{Cell, Field, Refusal};
use super::svg::PX;

/// Half the height of a stroke.
const STROKE: i32 = 9 * PX;
/// Half the width and height of the force's own mark.
const OWN: (i32, i32) = (6 * PX, 10 * PX);
/// The height of a line of text.
const LINE: i32 = 18 * PX;
/// The left end of the axis: half a figure of its zero stands before it.
const LEFT: i32 = 7 * PX;

/// Draws the chart.
///
/// # Errors
///
/// A value that an axis from zero cannot show.
pub(super) fn draw(field: &Field) -> Result<String, Refusal> {
    field.check()?;
    let shown = || {
        field
            .rows
            .iter()
            .map(|row| &row.this)
            .chain(std::iter::once(&field.national))
    };
    let illustrative = shown().any(Cell::is_illustrative);
    let largest = shown().filter_map(Cell::number).fold(0.0, f64::max);
    let own: Vec<(&Cell, Vec<String>)> = field
        .rows
        .iter()
        .filter(|row| row.marked)
        .map(|row| (&row.this, own_label(row)))
        .collect();
    let quiet = letters(Ink::Quiet).small();
    let style = letters(Ink::NationalText).small();
    let national = labelled(&field.national_label, &field.national);
    let national = wrapped(style.wrap(&national, WIDTH));
    let foot = wrapped(quiet.wrap(&field.foot(), WIDTH));

    let mut top = if illustrative { ILLUSTRATIVE_LINE } else { 0 };
    let labels = top + 14 * PX;
    top += own.iter().map(|(_, lines)| lines.len() as i32).sum::<i32>() * LINE;
    let middle = top + 6 * PX + OWN.1;
    let national_at = middle + OWN.1 + 17 * PX;
    let ticks_at = national_at + national.len() as i32 * LINE;
    let foot_at = ticks_at + LINE;
    let height = foot_at + (foot.len() as i32 - 1) * LINE + 5 * PX;
    let (axis, right) = axis_within(largest, LEFT, WIDTH);

    Ok(sheet::draw(
        &field.frame,
        "strip",
        (WIDTH, height),
        2_600,
        |sheet| {
            illustrative_line(sheet, illustrative);
            let across = sheet.across(axis, LEFT, right);
            sheet.line((LEFT, middle), (right, middle), Ink::Axis);
            let crowd: Vec<(Place, Place)> = field
                .rows
                .iter()
                .filter(|row| !row.marked)
                .filter_map(|row| row.this.number())
                .map(|value| across.x(value))
                .map(|x| ((x, middle - STROKE), (x, middle + STROKE)))
                .collect();
            sheet.strokes(crowd, Ink::Crowd, Some(15));
            if let Some(value) = field.national.number() {
                let x = across.x(value);
                sheet.line(
                    (x, middle - OWN.1 - 2 * PX),
                    (x, national_at - 12 * PX),
                    Ink::Halo,
                );
                sheet.line(
                    (x, middle - OWN.1 - 2 * PX),
                    (x, national_at - 12 * PX),
                    Ink::National,
                );
                over(sheet, (x, national_at), &national, style);
            } else {
                over(sheet, (0, national_at), &national, style);
            }
            let mut base = labels;
            for (cell, lines) in &own {
                let x = cell.number().map_or(0, |value| across.x(value));
                over(sheet, (x, base), lines, letters(Ink::Own).strong());
                base += lines.len() as i32 * LINE;
                if cell.number().is_some() {
                    sheet.group("is-marked", || diamond(sheet, (x, middle)));
                }
            }
            for (value, label) in axis.ticks() {
                sheet.text((across.x(value), ticks_at), &label, quiet.middle());
            }
            for (index, line) in foot.iter().enumerate() {
                sheet.text((0, foot_at + index as i32 * LINE), line, quiet);
            }
        },
    ))
}

/// Lines of text centred at a place, but never outside the view.
fn over(sheet: &Sheet<'_>, (x, y): Place, lines: &[String], style: super::lettering::Lettering) {
    for (index, line) in lines.iter().enumerate() {
        let width = style.width(line);
        let start = (x - width / 2).min(WIDTH - width).max(0);
        sheet.text((start, y + index as i32 * LINE), line, style);
    }
}

/// The force's own mark: a shape that no other mark has.
fn diamond(sheet: &Sheet<'_>, (x, y): Place) {
    let corners = [
        (x, y - OWN.1),
        (x + OWN.0, y),
        (x, y + OWN.1),
        (x - OWN.0, y),
    ];
    sheet.shapes(&[&corners], Ink::Bar);
}
