//! Tile map: a square for each force, all of the same size, in its rough place,
//! with its code on it. Coloured by grade or in up to five steps of a measure.
//! Never the only view: the table behind it says the same.

use std::collections::BTreeSet;

use super::ink::Ink;
use super::key::{
    ILLUSTRATIVE_LINE, Key, KeyItem, illustrative_line, lettered_swatch, tile_swatch,
};
use super::lettering::{Lettering, SMALL, letters};
use super::sheet::{self, Sheet};
use super::spec::{KeyEntry, Refusal, Tile, TileClass, TileMap, WIDE};
use super::svg::PX;
use super::text_width::Weight;

/// Tiles are never wider than this.
const WIDEST: i32 = 44 * PX;
/// Nor are they narrower: a code of two letters has to stand on one.
const NARROWEST: i32 = 12 * PX;
/// Between tiles.
const GAP: i32 = 3 * PX;
/// The height of a line of text.
const LINE: i32 = 19 * PX;
/// The group of a tile without a value.
pub(super) const NONE: &str = "ch-none";

/// Draws the map.
///
/// # Errors
///
/// Two tiles in one place, a tile whose colour is not in the key, or one so far to
/// the right that no tile would be wide enough for its code.
pub(super) fn draw(map: &TileMap) -> Result<String, Refusal> {
    check(map)?;
    let width = map.frame.width();
    let (columns, rows) = map.tiles.iter().fold((1, 1), |(columns, rows), tile| {
        (
            columns.max(i32::from(tile.place.0) + 1),
            rows.max(i32::from(tile.place.1) + 1),
        )
    });
    let pitch = ((width + GAP) / columns).min(WIDEST + GAP);
    let left = (width + GAP - pitch * columns) / 2;

    let mut items: Vec<KeyItem<'_>> = map
        .key
        .iter()
        .map(|entry| match entry.letter.as_str() {
            "" => KeyItem::of_class(class(entry), tile_swatch, &entry.text),
            letter => {
                KeyItem::of_class(class(entry), lettered_swatch, &entry.text).lettered(letter)
            }
        })
        .collect();
    if map.tiles.iter().any(|tile| tile.key.is_none()) {
        items.push(KeyItem::of_class(
            NONE.to_owned(),
            tile_swatch,
            &map.missing,
        ));
    }
    let key = Key::new(items, width);
    let quiet = letters(Ink::Quiet).small();
    let title = if map.key_title.is_empty() {
        Vec::new()
    } else {
        quiet.wrap(&map.key_title, width)
    };

    let head = if map.illustrative {
        ILLUSTRATIVE_LINE
    } else {
        0
    };
    let key_at = head + title.len() as i32 * LINE;
    let top = key_at + key.height() + 8 * PX;
    let size = (width, top + pitch * rows - GAP + 4 * PX);
    let room = 1_500 + map.tiles.len() * 240;
    Ok(sheet::draw(&map.frame, "tile-map", size, room, |sheet| {
        illustrative_line(sheet, map.illustrative);
        for (index, line) in title.iter().enumerate() {
            sheet.text((0, head + 13 * PX + index as i32 * LINE), line, quiet);
        }
        key.draw(sheet, key_at);
        tiles(sheet, map, (left, top), pitch, Letters::Both);
    }))
}

/// What stands on a tile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Letters {
    /// Its code alone.
    Code,
    /// Its code, and the letter of its grade where it has one.
    Both,
}

/// Draws the tiles from their top left corner, `pitch` apart.
pub(super) fn tiles(
    sheet: &Sheet<'_>,
    map: &TileMap,
    (left, top): (i32, i32),
    pitch: i32,
    shown: Letters,
) {
    let code = code_style(map, pitch - GAP - 2 * PX);
    let side = pitch - GAP;
    let corner = |tile: &Tile| {
        let (column, row) = tile.place;
        (
            left + i32::from(column) * pitch,
            top + i32::from(row) * pitch,
        )
    };
    for tile in &map.tiles {
        let entry = tile.key.and_then(|key| map.key.get(key));
        let said = entry.map_or(map.missing.as_str(), |entry| &entry.text);
        let class = entry.map_or(NONE.to_owned(), class);
        let letter = entry.map_or("", |entry| &entry.letter);
        let letter = if shown == Letters::Both { letter } else { "" };
        let body = || {
            let (x, y) = corner(tile);
            sheet.rect((x, y), (x + side, y + side), Ink::Tile);
            // A capital is 0.66 em high.
            let middle = y + side / 2 + code.size * 33 / 100;
            if letter.is_empty() {
                sheet.text((x + side / 2, middle), &tile.code, code);
            } else {
                let apart = side / 5;
                let letters = Lettering {
                    weight: Weight::Regular,
                    ..code
                };
                sheet.text((x + side / 2, middle - apart), &tile.code, code);
                sheet.text((x + side / 2, middle + apart), letter, letters);
            }
        };
        let title = format!("{}: {said}", tile.label);
        match (&map.frame.root, &tile.href) {
            (Some(root), Some(href)) => {
                sheet.link(&class, &title, &format!("{root}{href}"), body);
            }
            _ => sheet.titled_group(&class, &title, body),
        }
    }
    for tile in map.tiles.iter().filter(|tile| tile.marked) {
        outline(sheet, corner(tile), side);
    }
}

/// Refuses a map that would hide a tile or show a colour that nothing explains.
pub(super) fn check(map: &TileMap) -> Result<(), Refusal> {
    let mut places = BTreeSet::new();
    for tile in &map.tiles {
        let unknown = tile.key.is_some_and(|key| key >= map.key.len());
        let columns = i32::from(tile.place.0) + 1;
        // A narrow window shows the same map, with smaller letters.
        let too_far = (WIDE + GAP) / columns < NARROWEST + GAP;
        if unknown || too_far || !places.insert(tile.place) {
            return Err(Refusal::Tile(tile.label.clone()));
        }
    }
    Ok(())
}

/// The group that colours a tile.
pub(super) fn class(entry: &KeyEntry) -> String {
    match &entry.class {
        TileClass::Grade(grade) => format!("ch-grade-{grade}"),
        TileClass::Step(step) => format!("ch-step-{}", (*step).clamp(1, 5)),
    }
}

/// The lettering in which the widest code fits its tile.
fn code_style(map: &TileMap, room: i32) -> Lettering {
    let style = letters(Ink::OnTile).small().strong().middle();
    let widest = map
        .tiles
        .iter()
        .map(|tile| style.width(&tile.code))
        .max()
        .unwrap_or(0);
    if widest <= room {
        return style;
    }
    let size = (i64::from(SMALL) * i64::from(room.max(PX)) / i64::from(widest)) as i32;
    Lettering {
        size: size.max(1),
        ..style
    }
}

/// The border of the force that the map is about.
fn outline(sheet: &Sheet<'_>, (x, y): (i32, i32), side: i32) {
    sheet.rect((x, y), (x + side, y + side), Ink::Outline);
}
