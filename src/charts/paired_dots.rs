//! Paired dots: a ring for the period before, a dot for this one, and a line from
//! the one to the other where they are apart. Which end is which shows the way that
//! the value went; the colours repeat it.

use super::ink::Ink;
use super::key::KeyItem;
use super::rows::{Marks, Rows};
use super::sheet::{self, Across, Place, Sheet};
use super::spec::{Cell, Field, Refusal};
use super::svg::PX;
use crate::wording::say;

/// The radius of a dot.
const DOT: i32 = 40;
/// The radius of a ring: a dot in it stayed where it was.
const RING: i32 = 55;
/// How far the marks reach from their place, with their strokes.
const RADIUS: i32 = 70;

/// Draws the chart.
///
/// # Errors
///
/// A value that an axis from zero cannot show.
pub(super) fn draw(field: &Field) -> Result<String, Refusal> {
    field.check()?;
    let (words, this) = (&field.frame.words, &field.this_period);
    let rose = say!(words, "dots-rose", period = this);
    let fell = say!(words, "dots-fell", period = this);
    let same = say!(words, "dots-same", period = this);
    let has = |wanted: Way| {
        field.rows.iter().any(|row| match (&row.last, &row.this) {
            (Some(Cell::Value(last)), Cell::Value(this)) => way(last.number, this.number) == wanted,
            (_, Cell::Value(_)) => wanted == Way::Alone,
            _ => false,
        })
    };
    let mut key = Vec::new();
    if let Some(last) = &field.last_period {
        key.push(KeyItem::new(ring_swatch, last));
    }
    for (wanted, mark, text) in [
        (Way::Rose, rise_swatch as fn(&Sheet<'_>, Place), &rose),
        (Way::Fell, fall_swatch, &fell),
        (Way::Same, same_swatch, &same),
        (Way::Alone, alone_swatch, this),
    ] {
        if has(wanted) {
            key.push(KeyItem::new(mark, text));
        }
    }
    let rows = Rows::new(field, key, Marks::Dots(RADIUS));
    let room = 2_500 + field.rows.len() * 260;
    Ok(sheet::draw(
        &field.frame,
        "paired-dots",
        rows.size(),
        room,
        |sheet| {
            rows.draw(
                sheet,
                |sheet, across| pairs(sheet, across, &rows),
                |_, _| {},
            );
        },
    ))
}

/// Which way a value went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Rose,
    Fell,
    Same,
    /// There is no earlier value.
    Alone,
}

fn way(last: f64, this: f64) -> Way {
    match this.total_cmp(&last) {
        std::cmp::Ordering::Greater => Way::Rose,
        std::cmp::Ordering::Less => Way::Fell,
        std::cmp::Ordering::Equal => Way::Same,
    }
}

/// The marks of all rows: lines and rings first, so that a dot lies over its ring. A
/// value past the end of the axis has no mark: the chart says it in words.
fn pairs(sheet: &Sheet<'_>, across: &Across<'_>, rows: &Rows<'_>) {
    let within = |cell: &Cell| {
        let number = cell.number().filter(|value| !rows.reach().is_past(*value));
        number.map(|value| (value, across.x(value)))
    };
    let mut dots = Vec::new();
    let mut rings = Vec::new();
    let (mut rises, mut falls) = (Vec::new(), Vec::new());
    for line in rows.lines().iter().filter(|line| !line.is_missing()) {
        let y = line.middle();
        let last = line.row.last.as_ref().and_then(within);
        let this = within(&line.row.this);
        if let Some((_, x)) = last {
            rings.push((x, y));
        }
        let Some((value, to)) = this else { continue };
        let way = last.map_or(Way::Alone, |(last, _)| way(last, value));
        let ink = match way {
            Way::Rose => Ink::Rise,
            Way::Fell => Ink::Fall,
            Way::Same | Way::Alone => Ink::Same,
        };
        dots.push(((to, y), ink));
        if let Some((_, from)) = last
            && (to - from).abs() > RING
        {
            let edge = from + RING * (to - from).signum();
            match way {
                Way::Rose => rises.push(((edge, y), (to, y))),
                _ => falls.push(((edge, y), (to, y))),
            }
        }
    }
    sheet.strokes(rises, Ink::RiseLine, None);
    sheet.strokes(falls, Ink::FallLine, None);
    for at in rings {
        sheet.circle(at, RING, Ink::Ring);
    }
    for (at, ink) in dots {
        sheet.circle(at, DOT, ink);
    }
}

fn ring_swatch(sheet: &Sheet<'_>, (x, y): Place) {
    sheet.circle((x + 8 * PX, y), RING, Ink::Ring);
}

fn rise_swatch(sheet: &Sheet<'_>, (x, y): Place) {
    sheet.circle((x + 8 * PX, y), DOT, Ink::Rise);
}

fn fall_swatch(sheet: &Sheet<'_>, (x, y): Place) {
    sheet.circle((x + 8 * PX, y), DOT, Ink::Fall);
}

fn same_swatch(sheet: &Sheet<'_>, (x, y): Place) {
    sheet.circle((x + 8 * PX, y), RING, Ink::Ring);
    sheet.circle((x + 8 * PX, y), DOT, Ink::Same);
}

fn alone_swatch(sheet: &Sheet<'_>, (x, y): Place) {
    sheet.circle((x + 8 * PX, y), DOT, Ink::Same);
}
