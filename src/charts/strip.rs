//! Strip: one measure, every force a stroke on a line from zero, this force and
//! England and Wales labelled.

use super::columns::{WIDTH, own_label, wrapped};
use super::ink::Ink;
use super::key::{ILLUSTRATIVE_LINE, illustrative_line};
use super::lettering::letters;
use super::ranked_bars::whisker_lines;
use super::scale::axis_within;
use super::sheet::{self, Place, Sheet};
use super::spec::{Cell, Field, Frame, Refusal};
use super::svg::PX;
use crate::wording::say;

/// Half the height of a stroke.
const STROKE: i32 = 9 * PX;
/// Half the width and height of the force's own mark.
pub(super) const OWN: (i32, i32) = (6 * PX, 10 * PX);
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
    let own = field.rows.iter().position(|row| row.marked);
    draw_about(field, own, &field.frame, Said::All)
}

/// What a strip says in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    /// Whose values they are, unit and period.
    All,
    /// Only what runs past the end of the scale: the rest stands beside the strip.
    Little,
}

/// Draws the strip about one of the rows.
///
/// # Errors
///
/// A value that an axis from zero cannot show.
pub(super) fn draw_about(
    field: &Field,
    own: Option<usize>,
    frame: &Frame,
    said: Said,
) -> Result<String, Refusal> {
    field.check()?;
    let mut shown = field
        .rows
        .iter()
        .map(|row| &row.this)
        .chain(&field.national);
    let illustrative = shown.any(Cell::is_illustrative);
    let reach = field.reach_about(own);
    let quiet = letters(Ink::Quiet).small();
    let style = letters(Ink::NationalText).small();
    let (mut own_lines, mut national, mut foot) = (Vec::new(), Vec::new(), Vec::new());
    if said == Said::All {
        own_lines = own.map_or_else(Vec::new, |row| own_label(&field.rows[row]));
        let said = field.national_said().unwrap_or_default();
        national = wrapped(style.wrap(&said, WIDTH));
        foot = wrapped(quiet.wrap(&field.foot(), WIDTH));
    }
    let whisker = own.and_then(|row| field.rows[row].this.whisker());
    if let (Some(_), Some(interval), Said::All) = (whisker, &field.interval, said) {
        let line = say!(field.frame.words, "chart-line-is", interval = interval);
        foot.extend(wrapped(quiet.wrap(&line, WIDTH)));
    }
    if let Some(row) = reach.past {
        let past = field.past_end(&field.rows[row]);
        foot.extend(wrapped(quiet.wrap(&past, WIDTH)));
    }

    let mut top = if illustrative { ILLUSTRATIVE_LINE } else { 0 };
    let labels = top + 14 * PX;
    top += own_lines.len() as i32 * LINE;
    let middle = top + 6 * PX + OWN.1;
    let national_at = middle + OWN.1 + 17 * PX;
    let ticks_at = national_at + national.len() as i32 * LINE;
    let foot_at = ticks_at + LINE;
    let height = foot_at + (foot.len() as i32 - 1) * LINE + 5 * PX;
    let (axis, right) = axis_within(reach.span(), LEFT, WIDTH);

    let size = (WIDTH, height);
    Ok(sheet::draw(frame, "strip", size, 2_600, |sheet| {
        illustrative_line(sheet, illustrative);
        let across = sheet.across(axis, LEFT, right);
        let place = |value: f64| across.x(value.min(reach.end));
        sheet.line((LEFT, middle), (right, middle), Ink::Axis);
        let crowd: Vec<(Place, Place)> = (0..)
            .zip(&field.rows)
            .filter(|(index, _)| Some(*index) != own)
            .filter_map(|(_, row)| row.this.number())
            .map(place)
            .map(|x| ((x, middle - STROKE), (x, middle + STROKE)))
            .collect();
        sheet.strokes(crowd, Ink::Crowd, Some(15));
        if let Some(value) = field.national_number() {
            let x = across.x(value);
            let ends = match said {
                Said::All => (middle - OWN.1 - 2 * PX, national_at - 12 * PX),
                Said::Little => (middle - OWN.1 - 4 * PX, middle + OWN.1 + 2 * PX),
            };
            sheet.line((x, ends.0), (x, ends.1), Ink::Halo);
            sheet.line((x, ends.0), (x, ends.1), Ink::National);
            over(sheet, (x, national_at), &national, style);
        } else {
            over(sheet, (0, national_at), &national, style);
        }
        let value = own.and_then(|row| field.rows[row].this.number());
        let x = value.map_or(0, |value| across.x(value));
        over(sheet, (x, labels), &own_lines, letters(Ink::Own).strong());
        if let Some(whisker) = whisker {
            let ends = (place(whisker.low), place(whisker.high));
            sheet.strokes(whisker_lines(ends, middle), Ink::Axis, Some(15));
        }
        if value.is_some() {
            sheet.group("is-marked", || diamond(sheet, (x, middle)));
        }
        for (value, label) in axis.ticks() {
            // The first label may be a long one under zero.
            let half = quiet.width(&label) / 2;
            sheet.text(
                (across.x(value).max(half), ticks_at),
                &label,
                quiet.middle(),
            );
        }
        for (index, line) in foot.iter().enumerate() {
            sheet.text((0, foot_at + index as i32 * LINE), line, quiet);
        }
    }))
}

/// Lines of text centred at a place, but never outside the view.
fn over(sheet: &Sheet<'_>, (x, y): Place, lines: &[String], style: super::lettering::Lettering) {
    for (index, line) in lines.iter().enumerate() {
        let width = style.width(line);
        let start = (x - width / 2).min(WIDTH - width).max(0);
        sheet.text((start, y + index as i32 * LINE), line, style);
    }
}

/// The mark of the one that a chart is about: a shape that no other mark has.
pub(super) fn diamond(sheet: &Sheet<'_>, (x, y): Place) {
    let corners = [
        (x, y - OWN.1),
        (x + OWN.0, y),
        (x, y + OWN.1),
        (x - OWN.0, y),
    ];
    sheet.shapes(&[&corners], Ink::Bar);
}
