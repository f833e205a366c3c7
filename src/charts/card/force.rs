//! The card of a force: its grades, and where it lies among all forces.

use super::{MARGIN, PX, SIZE, SMALL, title};
use crate::charts::ink::Ink;
use crate::charts::key::tile_swatch;
use crate::charts::lettering::letters;
use crate::charts::sheet::Sheet;
use crate::charts::spec::{GradeName, Refusal, TileMap};
use crate::charts::tile_map;

/// From tile to tile of the map.
const PITCH: i32 = 42 * PX;
/// The left end of the map and of what is said of it.
pub(super) const MAP_AT: i32 = 786 * PX;
/// The top of the map.
const MAP_TOP: i32 = 98 * PX;
/// From line to line of the key under the map.
const KEY_LINE: i32 = 27 * PX;
/// The room that grades have between the title and the foot.
const GRADES: (i32, i32) = (212 * PX, 522 * PX);
/// The left end of the grades' own words.
const WORDS_AT: i32 = MARGIN + 380 * PX;
/// The height of the box around a grade.
const BOX: i32 = 44 * PX;

/// What the card of a force shows.
#[derive(Clone, Debug, PartialEq)]
pub struct ForceCard {
    /// Its grades, the overall one first.
    pub grades: Vec<GradeLine>,
    /// All forces, this one marked.
    pub map: Option<TileMap>,
}

/// A grade with what it is of.
#[derive(Clone, Debug, PartialEq)]
pub struct GradeLine {
    /// The question.
    pub question: String,
    /// The grade, if there is one.
    pub grade: Option<GradeName>,
    /// What is written in place of one.
    pub missing: String,
    /// What it rests on, where that has to be said: "Carried forward".
    pub about: Option<String>,
}

impl ForceCard {
    pub(super) fn check(&self) -> Result<(), Refusal> {
        self.map.as_ref().map_or(Ok(()), tile_map::check)
    }

    pub(super) fn draw(&self, sheet: &Sheet<'_>, name: &str) {
        let room = MAP_AT - 2 * MARGIN;
        let (style, lines) = title(
            name,
            Ink::Text,
            &[(72 * PX, 1), (58 * PX, 1), (46 * PX, 2)],
            room,
        );
        for (index, line) in lines.iter().enumerate() {
            let base = 164 * PX + (index as i32 - lines.len() as i32 + 1) * style.size;
            sheet.text((MARGIN, base), line, style);
        }
        let pitch = (GRADES.1 - GRADES.0) / self.grades.len().max(1) as i32;
        for (index, line) in self.grades.iter().enumerate() {
            let middle = GRADES.0 + index as i32 * pitch + pitch / 2;
            draw_grade(sheet, line, middle, index == 0);
        }
        if let Some(map) = &self.map {
            draw_map(sheet, map);
        }
    }
}

/// A line of the grades: the question and what the grade rests on, then the
/// grade's word in its colours.
fn draw_grade(sheet: &Sheet<'_>, line: &GradeLine, middle: i32, first: bool) {
    let question = letters(Ink::Text).sized(27 * PX).strong_if(first);
    let about = letters(Ink::Quiet).sized(20 * PX);
    let (base, under) = match line.about {
        Some(_) => (middle - 2 * PX, middle + 23 * PX),
        None => (middle + 9 * PX, 0),
    };
    sheet.text((MARGIN, base), &line.question, question);
    if let Some(words) = &line.about {
        sheet.text((MARGIN, under), words, about);
    }
    let (class, word) = match &line.grade {
        Some(grade) => (format!("ch-grade-{}", grade.id), grade.name.as_str()),
        None => (tile_map::NONE.to_owned(), line.missing.as_str()),
    };
    sheet.group(&class, || {
        let style = letters(Ink::OnTile).sized(26 * PX).strong();
        let wide = style.width(word) + 32 * PX;
        let top = middle - BOX / 2;
        sheet.rect((WORDS_AT, top), (WORDS_AT + wide, top + BOX), Ink::Tile);
        sheet.text((WORDS_AT + 16 * PX, middle + 9 * PX), word, style);
    });
}

/// The map, what it is coloured by, and what the colours mean.
fn draw_map(sheet: &Sheet<'_>, map: &TileMap) {
    let small = letters(Ink::Quiet).sized(SMALL.0);
    sheet.text((MAP_AT, MAP_TOP - 14 * PX), &map.key_title, small);
    tile_map::tiles(
        sheet,
        map,
        (MAP_AT, MAP_TOP),
        PITCH,
        tile_map::Letters::Code,
    );
    let rows = map.tiles.iter().map(|tile| i32::from(tile.place.1) + 1);
    let mut base = MAP_TOP + rows.max().unwrap_or(0) * PITCH + 21 * PX;
    let mut x = MAP_AT;
    for entry in &map.key {
        let own = small.width(&entry.text) + 38 * PX;
        if x > MAP_AT && x + own > SIZE.0 - MARGIN / 2 {
            x = MAP_AT;
            base += KEY_LINE;
        }
        sheet.group(&tile_map::class(entry), || {
            tile_swatch(sheet, (x, base - 7 * PX));
        });
        sheet.text((x + 20 * PX, base), &entry.text, small);
        x += own;
    }
}
