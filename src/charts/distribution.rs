//! Distribution: one measure of so many that none of them can have a mark of its own.
//! Bars count how many values lie in each of equal steps from zero; the nation, a region
//! and the one that the chart is about stand on them as marks.

mod steps;

use self::steps::Steps;
use super::columns::{WIDTH, wrapped};
use super::ends::Ends;
use super::ink::Ink;
use super::key::{ILLUSTRATIVE_LINE, Key, KeyItem, illustrative_line};
use super::lettering::{Lettering, letters};
use super::scale::{Axis, Span, axis_within};
use super::sheet::{self, Place, Sheet};
use super::spec::{Field, Frame, Refusal, Row};
use super::strip::{OWN, diamond};
use super::svg::PX;
use crate::wording::say;

/// The height of the bars on the page of one, and of all.
const LOW: i32 = 36 * PX;
const HIGH: i32 = 130 * PX;
/// Half the width and the height of the mark of its region.
const REGION: (i32, i32) = (5 * PX, 9 * PX);
/// The left end of the axis: half a figure of its zero stands before it.
const LEFT: i32 = 7 * PX;
/// The height of a line of small text, and of a row of the ends.
const LINE: i32 = 18 * PX;
const ROW: i32 = 21 * PX;

/// A distribution as the page of each of them has it, worked out once for all.
#[derive(Debug)]
pub(super) struct Distribution {
    steps: Steps,
    axis: Axis,
    right: i32,
    past: Option<String>,
    illustrative: bool,
}

impl Distribution {
    /// Of a field.
    ///
    /// # Errors
    ///
    /// A value that an axis cannot show.
    pub(super) fn new(field: &Field) -> Result<Self, Refusal> {
        field.check()?;
        let steps = Steps::of(field);
        let (axis, right) = axis_within(steps.span(), LEFT, WIDTH);
        Ok(Self {
            past: steps.past_end(field),
            illustrative: field.illustrative(),
            steps,
            axis,
            right,
        })
    }

    /// Draws it about one of the rows, with the value of its region.
    pub(super) fn draw(
        &self,
        field: &Field,
        own: Option<&Row>,
        region: Option<f64>,
        frame: &Frame,
    ) -> String {
        let quiet = letters(Ink::Quiet).small();
        let own = own.and_then(|row| Some((row, row.this.number()?)));
        let is_past = |value: f64| value > self.steps.end();
        let past = match own.filter(|(_, value)| is_past(*value)) {
            Some((row, _)) => Some(field.past_end(row)),
            None => self.past.clone(),
        };
        let foot = past.map_or_else(Vec::new, |past| wrapped(quiet.wrap(&past, WIDTH)));
        let top = if self.illustrative {
            ILLUSTRATIVE_LINE
        } else {
            0
        };
        let base = top + 6 * PX + LOW;
        let ticks_at = base + OWN.1 + 17 * PX;
        let foot_at = ticks_at + LINE;
        let height = foot_at + (foot.len() as i32 - 1) * LINE + 5 * PX;
        let x = |value: f64| {
            let value = value.min(self.steps.end());
            self.axis.place(value, (LEFT, self.right))
        };
        sheet::draw(
            frame,
            "strip distribution",
            (WIDTH, height),
            2_600,
            |sheet| {
                illustrative_line(sheet, self.illustrative);
                sheet.boxes(&bars(&self.steps, x, (base, LOW)), Ink::Other);
                sheet.line((LEFT, base), (self.right, base), Ink::Axis);
                if let Some(value) = region {
                    let x = x(value);
                    let foot = base + 2 * PX + REGION.1;
                    let corners = [
                        (x, base + 2 * PX),
                        (x + REGION.0, foot),
                        (x - REGION.0, foot),
                    ];
                    sheet.shapes(&[&corners], Ink::Quiet);
                }
                if let Some(value) = field.national_number() {
                    // Under the axis is the mark of the region.
                    let ends = ((x(value), base - LOW - 4 * PX), (x(value), base));
                    sheet.line(ends.0, ends.1, Ink::Halo);
                    sheet.line(ends.0, ends.1, Ink::National);
                }
                if let Some((_, value)) = own {
                    sheet.group("is-marked", || diamond(sheet, (x(value), base)));
                }
                ticks(sheet, &self.axis, x, ticks_at, quiet);
                for (index, line) in foot.iter().enumerate() {
                    sheet.text((0, foot_at + index as i32 * LINE), line, quiet);
                }
            },
        )
    }
}

/// Draws all of a measure: how the values are spread, and whose the ends are.
///
/// # Errors
///
/// A value that an axis cannot show.
pub(super) fn draw(field: &Field) -> Result<String, Refusal> {
    field.check()?;
    let (words, width) = (&field.frame.words, field.frame.width());
    let steps = Steps::of(field);
    let quiet = letters(Ink::Quiet).small();
    let up = Axis::upwards(Span::to(steps.highest() as f64), 4);
    let widest = up.ticks().map(|(_, label)| quiet.width(&label)).max();
    let left = widest.unwrap_or_default() + 6 * PX;
    let (axis, right) = axis_within(steps.span(), left, width);
    let style = letters(Ink::NationalText).small().strong();
    let said = field.national_said().unwrap_or_default();
    let national = wrapped(style.wrap(&said, width));
    let counted = say!(words, "number-of-entities", count = field.rows.len());
    let counted = wrapped(quiet.wrap(&counted, width));
    let mut foot = wrapped(quiet.wrap(&field.foot(), width));
    if let Some(past) = steps.past_end(field) {
        foot.extend(wrapped(quiet.wrap(&past, width)));
    }
    let key = match &field.last_period {
        Some(last) => vec![
            KeyItem::new(bar_swatch, &field.this_period),
            KeyItem::new(line_swatch, last),
        ],
        None => Vec::new(),
    };
    let key = Key::new(key, width);
    let ends = Ends::of(field, width);

    let key_at = if field.illustrative() {
        ILLUSTRATIVE_LINE
    } else {
        0
    };
    let counted_at = key_at + key.height() + 14 * PX;
    let national_at = counted_at + counted.len() as i32 * LINE;
    let base = national_at + national.len() as i32 * LINE + HIGH;
    let ticks_at = base + 17 * PX;
    let foot_at = ticks_at + LINE;
    let ends_at = foot_at + foot.len() as i32 * LINE;
    let size = (width, ends_at + ends.height(ROW));
    Ok(sheet::draw(
        &field.frame,
        "distribution",
        size,
        6_000,
        |sheet| {
            illustrative_line(sheet, field.illustrative());
            key.draw(sheet, key_at);
            lines(sheet, (0, counted_at), &counted, quiet);
            let x = |value: f64| axis.place(value, (left, right));
            let y = |count: f64| up.place(count, (base, base - HIGH));
            for (count, label) in up.ticks() {
                sheet.line((left, y(count)), (right, y(count)), Ink::Grid);
                let at = (left - 4 * PX, y(count) + 4 * PX);
                sheet.text(at, &label, quiet.end());
            }
            sheet.boxes(&bars(&steps, x, (base, HIGH)), Ink::Other);
            if field.last_period.is_some() {
                sheet.strokes(outline(&steps, x, (base, HIGH)), Ink::Axis, Some(15));
            }
            sheet.line((left, base), (right, base), Ink::Axis);
            if let Some(value) = field.national_number() {
                let line = ((x(value), base - HIGH - 2 * PX), (x(value), base));
                sheet.line(line.0, line.1, Ink::Halo);
                sheet.line(line.0, line.1, Ink::National);
                for (index, line) in national.iter().enumerate() {
                    let room = style.width(line);
                    let start = (x(value) - room / 2).min(width - room).max(0);
                    sheet.text((start, national_at + index as i32 * LINE), line, style);
                }
            } else {
                lines(sheet, (0, national_at), &national, style);
            }
            ticks(sheet, &axis, x, ticks_at, quiet);
            lines(sheet, (0, foot_at), &foot, quiet);
            ends.draw(sheet, ends_at, ROW);
        },
    ))
}

/// The bars of this period, from a height up.
fn bars(steps: &Steps, x: impl Fn(f64) -> i32, (base, height): (i32, i32)) -> Vec<(Place, Place)> {
    let bar = |(index, count): (usize, &usize)| {
        let (from, to) = (x(steps.start(index)), x(steps.start(index + 1)));
        // A hair of ground parts two bars.
        let gap = if to - from > 3 * PX { 5 } else { 0 };
        (
            (from + gap, base - rise(steps, *count, height)),
            (to - gap, base),
        )
    };
    let counts = steps.this.iter().enumerate();
    counts.filter(|(_, count)| **count > 0).map(bar).collect()
}

/// The upper edge of what would be the bars of the period before.
fn outline(
    steps: &Steps,
    x: impl Fn(f64) -> i32,
    (base, height): (i32, i32),
) -> Vec<(Place, Place)> {
    let mut at = base;
    let mut edge = Vec::with_capacity(2 * steps.last.len());
    for (index, count) in steps.last.iter().enumerate() {
        let (from, to) = (x(steps.start(index)), x(steps.start(index + 1)));
        let top = base - rise(steps, *count, height);
        if top != at {
            edge.push(((from, at), (from, top)));
        }
        if top != base {
            edge.push(((from, top), (to, top)));
        }
        at = top;
    }
    edge
}

/// How high a bar is. One that counts anything can be seen.
fn rise(steps: &Steps, count: usize, height: i32) -> i32 {
    let share = count as f64 / steps.highest() as f64;
    let rise = (share * f64::from(height)).round() as i32;
    if count > 0 { rise.max(PX) } else { 0 }
}

fn ticks(sheet: &Sheet<'_>, axis: &Axis, x: impl Fn(f64) -> i32, at: i32, style: Lettering) {
    for (value, label) in axis.ticks() {
        sheet.text((x(value), at), &label, style.middle());
    }
}

fn lines(sheet: &Sheet<'_>, (x, y): Place, lines: &[String], style: Lettering) {
    for (index, line) in lines.iter().enumerate() {
        sheet.text((x, y + index as i32 * LINE), line, style);
    }
}

fn bar_swatch(sheet: &Sheet<'_>, (x, y): Place) {
    sheet.rect((x, y - 55), (x + 14 * PX, y + 55), Ink::Other);
}

fn line_swatch(sheet: &Sheet<'_>, (x, y): Place) {
    sheet.strokes([((x, y), (x + 14 * PX, y))], Ink::Axis, Some(15));
}
