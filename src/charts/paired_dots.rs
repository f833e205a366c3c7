//! Paired dots: a ring for the period before, and for this one an arrowhead to
//! the right where the value rose, to the left where it fell, a disc where it
//! stayed. The shape says it without the colour.

use super::ink::Ink;
use super::key::KeyItem;
use super::rows::{RowLines, Rows};
use super::sheet::{self, Across, Place, Sheet};
use super::spec::{Cell, Field, Refusal};
use super::svg::PX;
use crate::wording::say;

/// The radius of a ring or disc.
const DOT: i32 = 45;
/// The length of an arrowhead and half its height.
const HEAD: (i32, i32) = (95, 60);

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
    let mut key = Vec::with_capacity(5);
    if let Some(last) = &field.last_period {
        key.push(KeyItem::new(ring_swatch, last));
    }
    for (wanted, mark, text) in [
        (Way::Rose, rise_swatch as fn(&Sheet<'_>, Place), &rose),
        (Way::Fell, fall_swatch, &fell),
        (Way::Same, same_swatch, &same),
        (Way::Alone, same_swatch, this),
    ] {
        if has(wanted) {
            key.push(KeyItem::new(mark, text));
        }
    }
    let rows = Rows::new(field, key);
    let size = (super::rows::WIDTH, rows.height());
    let room = 1_500 + field.rows.len() * 480;
    Ok(sheet::draw(
        &field.frame,
        "paired-dots",
        size,
        room,
        |sheet| {
            rows.draw(sheet, false, pair, |_, _, _| {});
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

/// The marks of one row.
fn pair(sheet: &Sheet<'_>, across: &Across<'_>, line: &RowLines<'_>) {
    let y = line.middle();
    let Cell::Value(this) = &line.row.this else {
        return;
    };
    let to = across.x(this.number);
    let Some(Cell::Value(last)) = &line.row.last else {
        sheet.circle((to, y), DOT, Ink::Same);
        return;
    };
    let from = across.x(last.number);
    match way(last.number, this.number) {
        Way::Rose => arrow(sheet, from, to, y, 1, (Ink::RiseLine, Ink::Rise)),
        Way::Fell => arrow(sheet, from, to, y, -1, (Ink::FallLine, Ink::Fall)),
        Way::Same | Way::Alone => sheet.circle((to, y), DOT, Ink::Same),
    }
}

/// A ring at `from`, an arrowhead whose tip is at `to`, and a line between them
/// if they are far enough apart to see one.
fn arrow(sheet: &Sheet<'_>, from: i32, to: i32, y: i32, sign: i32, (line, head): (Ink, Ink)) {
    let base = to - sign * HEAD.0;
    let start = from + sign * DOT;
    if (base - start) * sign > 0 {
        sheet.line((start, y), (base, y), line);
    }
    sheet.circle((from, y), DOT, Ink::Ring);
    sheet.shapes(&[&[(to, y), (base, y - HEAD.1), (base, y + HEAD.1)]], head);
}

fn ring_swatch(sheet: &Sheet<'_>, (x, y): Place) {
    sheet.circle((x + 8 * PX, y), DOT, Ink::Ring);
}

fn rise_swatch(sheet: &Sheet<'_>, (x, y): Place) {
    sheet.shapes(
        &[&[(x + 130, y), (x + 35, y - HEAD.1), (x + 35, y + HEAD.1)]],
        Ink::Rise,
    );
}

fn fall_swatch(sheet: &Sheet<'_>, (x, y): Place) {
    sheet.shapes(
        &[&[(x + 30, y), (x + 125, y - HEAD.1), (x + 125, y + HEAD.1)]],
        Ink::Fall,
    );
}

fn same_swatch(sheet: &Sheet<'_>, (x, y): Place) {
    sheet.circle((x + 8 * PX, y), DOT, Ink::Same);
}
