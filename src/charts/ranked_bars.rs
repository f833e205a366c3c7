//! Ranked bars: this period as a bar, the one before as a tick on it, the
//! national value as a line through all.

use super::ink::Ink;
use super::key::KeyItem;
use super::rows::{RowLines, Rows};
use super::sheet::{self, Across, Sheet};
use super::spec::{Cell, Field, Refusal};
use super::svg::PX;

/// Half the thickness of a bar.
const HALF: i32 = 65;
/// Half the height of a tick, and half its width.
const TICK: (i32, i32) = (85, 15);

/// Draws the chart.
///
/// # Errors
///
/// A value that a bar from zero cannot show.
pub(super) fn draw(field: &Field) -> Result<String, Refusal> {
    field.check()?;
    let marked = field.rows.iter().any(|row| row.marked);
    let bar = if marked { marked_swatch } else { swatch };
    let mut key = vec![KeyItem::new(bar, &field.this_period)];
    if let Some(last) = &field.last_period {
        key.push(KeyItem::new(tick_swatch, last));
    }
    let rows = Rows::new(field, key);
    let size = (super::rows::WIDTH, rows.height());
    let room = 1_500 + field.rows.len() * 420;
    Ok(sheet::draw(
        &field.frame,
        "ranked-bars",
        size,
        room,
        |sheet| {
            let bar = |_: &Sheet<'_>, across: &Across<'_>, line: &RowLines<'_>| {
                if let Cell::Value(reading) = &line.row.this {
                    let own = line.row.marked || !marked;
                    let ink = if own { Ink::Bar } else { Ink::Other };
                    let (top, bottom) = (line.middle() - HALF, line.middle() + HALF);
                    across.bar(reading.number, top, bottom, ink);
                }
            };
            rows.draw(sheet, true, bar, tick);
        },
    ))
}

/// The period before, over everything: a national line may not hide it. Beside
/// the reason why there is no bar it would strike that out, and is left away.
fn tick(sheet: &Sheet<'_>, across: &Across<'_>, line: &RowLines<'_>) {
    if let (Some(Cell::Value(last)), false) = (&line.row.last, line.is_missing()) {
        let (x, y) = (across.x(last.number), line.middle());
        sheet.rect(
            (x - TICK.1, y - TICK.0),
            (x + TICK.1, y + TICK.0),
            Ink::Last,
        );
    }
}

fn swatch(sheet: &Sheet<'_>, (x, y): (i32, i32)) {
    sheet.rect((x, y - 55), (x + 14 * PX, y + 55), Ink::Bar);
}

fn marked_swatch(sheet: &Sheet<'_>, (x, y): (i32, i32)) {
    sheet.rect((x, y - 55), (x + 7 * PX, y + 55), Ink::Bar);
    sheet.rect((x + 7 * PX, y - 55), (x + 14 * PX, y + 55), Ink::Other);
}

fn tick_swatch(sheet: &Sheet<'_>, (x, y): (i32, i32)) {
    sheet.rect((x + 65, y - 70), (x + 95, y + 70), Ink::Last);
}
