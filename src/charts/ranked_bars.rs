//! Ranked bars: this period as a bar, the one before as a tick on it, the
//! national value as a line through all.

use super::ink::Ink;
use super::key::KeyItem;
use super::rows::{Marks, RowLines, Rows};
use super::sheet::{self, Across, Place, Sheet};
use super::spec::{Cell, Field, Refusal, Row};
use super::svg::PX;
use crate::wording::say;

/// Half the thickness of a bar.
const HALF: i32 = 65;
/// Half the height of a tick, and half its width.
const TICK: (i32, i32) = (85, 15);
/// Half the height of the ends of an interval.
const WHISKER: i32 = 35;
/// The group of what is illustrative.
const PALE: &str = "is-illustrative";

/// Draws the chart.
///
/// # Errors
///
/// A value that a bar from zero cannot show.
pub(super) fn draw(field: &Field) -> Result<String, Refusal> {
    field.check()?;
    let has = |wanted: &dyn Fn(&Row) -> bool| {
        let mut drawn = field.rows.iter().filter(|row| row.this.number().is_some());
        drawn.any(wanted)
    };
    let marked = has(&|row| row.marked);
    let bar = if marked { marked_swatch } else { swatch };
    let pale = say!(
        field.frame.words,
        "chart-pale-bar",
        period = field.this_period
    );
    let mut key = Vec::with_capacity(3);
    if has(&|row| !row.this.is_illustrative()) || !has(&|_| true) {
        key.push(KeyItem::new(bar, &field.this_period));
    }
    if has(&|row| row.this.is_illustrative()) {
        key.push(KeyItem::of_class(PALE.to_owned(), bar, &pale));
    }
    if let Some(last) = &field.last_period {
        key.push(KeyItem::new(tick_swatch, last));
    }
    if let Some(interval) = field.whiskers() {
        key.push(KeyItem::new(whisker_swatch, interval));
    }
    let rows = Rows::new(field, key, Marks::Bars);
    let room = 2_500 + field.rows.len() * 180;
    Ok(sheet::draw(
        &field.frame,
        "ranked-bars",
        rows.size(),
        room,
        |sheet| {
            rows.draw(
                sheet,
                |sheet, across| bars(sheet, across, &rows, marked),
                |sheet, across| {
                    whiskers(sheet, across, &rows);
                    ticks(sheet, across, &rows);
                },
            );
        },
    ))
}

/// The bars, those that look alike as one path. One that runs past the end of the axis
/// is broken there.
fn bars(sheet: &Sheet<'_>, across: &Across<'_>, rows: &Rows<'_>, marked: bool) {
    let reach = rows.reach();
    for (own, illustrative) in [(false, false), (false, true), (true, false), (true, true)] {
        let mut boxes: Vec<(Place, Place)> = Vec::with_capacity(rows.lines().len());
        for line in rows.lines() {
            if let Cell::Value(reading) = &line.row.this
                && (line.row.marked || !marked) == own
                && reading.illustrative == illustrative
            {
                let past = reach.is_past(reading.number);
                let right = if past {
                    rows.end()
                } else {
                    across.x(reading.number)
                };
                let (zero, y) = (across.x(0.0), line.middle());
                let sides = (zero.min(right), zero.max(right));
                boxes.push(((sides.0, y - HALF), (sides.1, y + HALF)));
            }
        }
        let ink = if own { Ink::Bar } else { Ink::Other };
        match illustrative {
            true if !boxes.is_empty() => sheet.group(PALE, || sheet.boxes(&boxes, ink)),
            _ => sheet.boxes(&boxes, ink),
        }
    }
    for line in rows.lines() {
        if line
            .row
            .this
            .number()
            .is_some_and(|value| reach.is_past(value))
        {
            broken(sheet, (rows.end() - 16 * PX, line.middle()));
        }
    }
}

/// Two slanting cuts through a bar.
fn broken(sheet: &Sheet<'_>, (x, y): Place) {
    let cut = |x: i32| ((x - 3 * PX, y + HALF + 10), (x + 3 * PX, y - HALF - 10));
    sheet.strokes([cut(x), cut(x + 6 * PX)], Ink::Halo, Some(25));
}

/// The period before, over everything: a national line may not hide it. Beside
/// the reason why there is no bar it would strike that out, and is left away; so is
/// one past the end of the axis, which is said over the chart.
fn ticks(sheet: &Sheet<'_>, across: &Across<'_>, rows: &Rows<'_>) {
    let tick = |line: &RowLines<'_>| match &line.row.last {
        Some(Cell::Value(last)) if !line.is_missing() && !rows.reach().is_past(last.number) => {
            let (x, y) = (across.x(last.number), line.middle());
            Some(((x - TICK.1, y - TICK.0), (x + TICK.1, y + TICK.0)))
        }
        _ => None,
    };
    let ticks: Vec<(Place, Place)> = rows.lines().iter().filter_map(tick).collect();
    sheet.boxes(&ticks, Ink::Last);
}

/// The intervals around the values, over the bars: a line with an end on either side.
fn whiskers(sheet: &Sheet<'_>, across: &Across<'_>, rows: &Rows<'_>) {
    let reach = rows.reach();
    let lines = rows.lines().iter();
    let lines = lines.filter_map(|line| Some((line.middle(), line.row.this.whisker()?)));
    let lines: Vec<(Place, Place)> = lines
        .filter(|(_, whisker)| !reach.is_past(whisker.high))
        .flat_map(|(y, whisker)| whisker_lines((across.x(whisker.low), across.x(whisker.high)), y))
        .collect();
    sheet.strokes(lines.clone(), Ink::Halo, Some(35));
    sheet.strokes(lines, Ink::Axis, Some(15));
}

/// A line from end to end, and the two ends across it.
pub(super) fn whisker_lines((low, high): (i32, i32), y: i32) -> [(Place, Place); 3] {
    let end = |x: i32| ((x, y - WHISKER), (x, y + WHISKER));
    [((low, y), (high, y)), end(low), end(high)]
}

fn whisker_swatch(sheet: &Sheet<'_>, (x, y): Place) {
    sheet.strokes(whisker_lines((x, x + 14 * PX), y), Ink::Axis, Some(15));
}

fn swatch(sheet: &Sheet<'_>, (x, y): Place) {
    sheet.rect((x, y - 55), (x + 14 * PX, y + 55), Ink::Bar);
}

fn marked_swatch(sheet: &Sheet<'_>, (x, y): Place) {
    sheet.rect((x, y - 55), (x + 7 * PX, y + 55), Ink::Bar);
    sheet.rect((x + 7 * PX, y - 55), (x + 14 * PX, y + 55), Ink::Other);
}

fn tick_swatch(sheet: &Sheet<'_>, (x, y): Place) {
    sheet.rect((x + 65, y - 70), (x + 95, y + 70), Ink::Last);
}
