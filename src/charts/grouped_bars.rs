//! Grouped bars: rows of a few bars each, every bar with its value printed; for
//! figures made of national facts.

use super::ink::Ink;
use super::key::{ILLUSTRATIVE_LINE, Key, KeyItem, illustrative_line, series_swatch};
use super::lettering::letters;
use super::scale::{Axis, Span};
use super::sheet::{self};
use super::spec::{Cell, Groups, Refusal, drawable};
use super::svg::PX;

/// The height of a bar and from one to the next.
const BAR: i32 = 16 * PX;
const PITCH: i32 = 19 * PX;
/// The height of a line of text.
const LINE: i32 = 18 * PX;
/// Between the groups.
const GAP: i32 = 12 * PX;
/// The bars have at least this.
const NARROWEST: i32 = 140 * PX;

/// Draws the chart.
///
/// # Errors
///
/// A value that a bar from zero cannot show, a row without one cell for each
/// series, more than six series or none.
pub(super) fn draw(groups: &Groups) -> Result<String, Refusal> {
    if groups.series.is_empty() || groups.series.len() > 6 {
        return Err(Refusal::Size(format!("{} series", groups.series.len())));
    }
    for (label, cells) in &groups.rows {
        if cells.len() != groups.series.len() {
            return Err(Refusal::Uneven(label.clone()));
        }
        for cell in cells {
            drawable(label, cell)?;
            if cell.number().is_some_and(|number| number < 0.0) {
                return Err(Refusal::Negative(label.clone()));
            }
        }
    }
    let width = groups.frame.width();
    let cells = || groups.rows.iter().flat_map(|(_, cells)| cells);
    let illustrative = cells().any(Cell::is_illustrative);
    let largest = cells().filter_map(Cell::number).fold(0.0, f64::max);
    let axis = Axis::upwards(Span::to(largest), 3);
    let value = letters(Ink::Text);
    let printed = |cell: &Cell| match cell.is_illustrative() {
        true => format!("{} [i]", cell.text()),
        false => cell.text().to_owned(),
    };
    let widest = cells()
        .filter(|cell| cell.number().is_some())
        .map(|cell| value.width(&printed(cell)))
        .max()
        .unwrap_or(0);
    let right = (width - widest - 6 * PX).max(NARROWEST);

    let items = groups
        .series
        .iter()
        .enumerate()
        .map(|(index, text)| KeyItem::of_class(class(index), series_swatch, text))
        .collect();
    // One series needs no key: the headline says what it is.
    let key = if groups.series.len() == 1 {
        None
    } else {
        Some(Key::new(items, width))
    };
    let quiet = letters(Ink::Quiet).small();
    let unit = quiet.wrap(&groups.unit, width);

    let mut top = if illustrative { ILLUSTRATIVE_LINE } else { 0 };
    let key_at = top;
    top += key.as_ref().map_or(0, Key::height);
    let unit_at = top + 13 * PX;
    top += unit.len() as i32 * LINE + 7 * PX;
    let mut laid = Vec::with_capacity(groups.rows.len());
    for (label, cells) in &groups.rows {
        let lines = letters(Ink::Text).strong().wrap(label, width);
        let bars = top + lines.len() as i32 * LINE + 2 * PX;
        let mut next = bars;
        let cells: Vec<(i32, &Cell, Vec<&str>)> = cells
            .iter()
            .map(|cell| {
                let at = next;
                let missing = match cell {
                    Cell::Missing(reason) => {
                        letters(Ink::Missing).small().wrap(reason, width - 6 * PX)
                    }
                    Cell::Value(_) => Vec::new(),
                };
                next += PITCH + (missing.len().max(1) as i32 - 1) * LINE;
                (at, cell, missing)
            })
            .collect();
        laid.push((top, lines, bars, cells));
        top = next + GAP;
    }
    let size = (width, top - GAP + 4 * PX);
    let room = 1_500 + groups.rows.len() * (150 + groups.series.len() * 240);
    Ok(sheet::draw(
        &groups.frame,
        "grouped-bars",
        size,
        room,
        |sheet| {
            illustrative_line(sheet, illustrative);
            if let Some(key) = &key {
                key.draw(sheet, key_at);
            }
            for (index, line) in unit.iter().enumerate() {
                sheet.text((0, unit_at + index as i32 * LINE), line, quiet);
            }
            let across = sheet.across(axis, 0, right);
            for (top, lines, bars, cells) in &laid {
                for (index, line) in lines.iter().enumerate() {
                    let at = (0, top + 14 * PX + index as i32 * LINE);
                    sheet.text(at, line, letters(Ink::Text).strong());
                }
                let mut end = *bars;
                for (index, (y, cell, missing)) in cells.iter().enumerate() {
                    end = y + BAR;
                    for (line, part) in missing.iter().enumerate() {
                        let at = (6 * PX, y + 13 * PX + line as i32 * LINE);
                        sheet.text(at, part, letters(Ink::Missing).small());
                        end = at.1 + 3 * PX;
                    }
                    let Some(number) = cell.number() else {
                        continue;
                    };
                    let illustrative = if cell.is_illustrative() {
                        " is-illustrative"
                    } else {
                        ""
                    };
                    sheet.group(&format!("{}{illustrative}", class(index)), || {
                        across.bar(number, *y, y + BAR, Ink::Point);
                        let at = (across.x(number) + 5 * PX, y + 13 * PX);
                        sheet.text(at, &printed(cell), value);
                    });
                }
                sheet.line((0, *bars - 2 * PX), (0, end + 2 * PX), Ink::Axis);
            }
        },
    ))
}

/// The group that colours a series.
fn class(index: usize) -> String {
    format!("ch-series-{}", index + 1)
}
