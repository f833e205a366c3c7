//! The key: what the marks mean, close to the data and in its order. Used only
//! where direct labels fail.

use super::ink::Ink;
use super::lettering::{Lettering, letters};
use super::sheet::{Place, Sheet};
use super::svg::PX;

/// What follows an illustrative value.
pub(super) const MARK: &str = "[i]";
/// The height of the line that says so.
pub(super) const ILLUSTRATIVE_LINE: i32 = 21 * PX;

/// The room that a mark has before its text.
const MARK_ROOM: i32 = 19 * PX;
/// From line to line of the key.
const LINE: i32 = 20 * PX;

/// One entry.
pub(super) struct KeyItem<'t> {
    /// The group that colours the mark, if it is coloured by one.
    pub(super) class: Option<String>,
    /// Draws the mark, its left end at the place, centred on it vertically.
    pub(super) mark: fn(&Sheet<'_>, Place),
    /// What it means.
    pub(super) text: &'t str,
    /// The letter on the mark; may be empty.
    pub(super) letter: &'t str,
}

impl<'t> KeyItem<'t> {
    /// An entry whose mark has a colour of its own.
    pub(super) fn new(mark: fn(&Sheet<'_>, Place), text: &'t str) -> KeyItem<'t> {
        KeyItem {
            class: None,
            mark,
            text,
            letter: "",
        }
    }

    /// An entry whose mark is coloured by the group around it.
    pub(super) fn of_class(class: String, mark: fn(&Sheet<'_>, Place), text: &'t str) -> Self {
        KeyItem {
            class: Some(class),
            mark,
            text,
            letter: "",
        }
    }

    /// The same with a letter on its mark.
    pub(super) fn lettered(self, letter: &'t str) -> Self {
        KeyItem { letter, ..self }
    }
}

/// A key laid out in lines no wider than the sheet.
pub(super) struct Key<'t> {
    entries: Vec<Entry<'t>>,
    height: i32,
}

/// One entry, laid out: its text in lines, and where the first stands.
struct Entry<'t> {
    item: KeyItem<'t>,
    text: Vec<String>,
    at: Place,
}

impl<'t> Key<'t> {
    /// Lays the entries out in `width`.
    pub(super) fn new(items: Vec<KeyItem<'t>>, width: i32) -> Key<'t> {
        let style = letters(Ink::Quiet).small();
        let mut entries = Vec::new();
        let (mut x, mut top, mut height) = (0, 0, 0);
        for item in items {
            let text: Vec<String> = style
                .wrap(item.text, width - MARK_ROOM)
                .into_iter()
                .map(str::to_owned)
                .collect();
            let own = MARK_ROOM + text.iter().map(|line| style.width(line)).max().unwrap_or(0);
            if x > 0 && x + own > width {
                x = 0;
                top = height;
            }
            height = height.max(top + text.len() as i32 * LINE);
            entries.push(Entry {
                item,
                text,
                at: (x, top),
            });
            x += own + 11 * PX;
        }
        Key { entries, height }
    }

    /// How high it is.
    pub(super) fn height(&self) -> i32 {
        self.height
    }

    /// Draws it under `top`.
    pub(super) fn draw(&self, sheet: &Sheet<'_>, top: i32) {
        let style = letters(Ink::Quiet).small();
        for Entry {
            item,
            text,
            at: (x, y),
        } in &self.entries
        {
            let base = top + y + 14 * PX;
            let mark = || {
                (item.mark)(sheet, (*x, base - 45));
                if !item.letter.is_empty() {
                    sheet.text((x + 8 * PX, base - 5), item.letter, on_swatch(item.letter));
                }
            };
            match &item.class {
                Some(class) => sheet.group(class, mark),
                None => mark(),
            }
            for (index, line) in text.iter().enumerate() {
                sheet.text((x + MARK_ROOM, base + index as i32 * LINE), line, style);
            }
        }
    }
}

/// A letter or two on a square.
fn on_swatch(letter: &str) -> Lettering {
    let room = 15 * PX;
    let style = letters(Ink::OnTile).sized(12 * PX).strong().middle();
    let width = style.width(letter);
    match width > room {
        true => style.sized(style.size * room / width),
        false => style,
    }
}

/// A square with room for a letter, likewise.
pub(super) fn lettered_swatch(sheet: &Sheet<'_>, (x, y): Place) {
    sheet.rect((x, y - 85), (x + 16 * PX, y + 85), Ink::Tile);
}

/// A square in the colour of the group around it.
pub(super) fn tile_swatch(sheet: &Sheet<'_>, (x, y): Place) {
    sheet.rect((x + PX, y - 65), (x + 14 * PX, y + 65), Ink::Tile);
}

/// A bar in the colour of the group around it.
pub(super) fn series_swatch(sheet: &Sheet<'_>, (x, y): Place) {
    sheet.rect((x, y - 55), (x + 14 * PX, y + 55), Ink::Point);
}

/// Says that the chart holds illustrative values, if it does, and gives the
/// height that this takes.
pub(super) fn illustrative_line(sheet: &Sheet<'_>, illustrative: bool) -> i32 {
    if !illustrative {
        return 0;
    }
    sheet.text(
        (0, 14 * PX),
        sheet.words.text("chart-illustrative"),
        letters(Ink::Illustrative).strong(),
    );
    ILLUSTRATIVE_LINE
}
