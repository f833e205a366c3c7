//! What a chart is told: plain values, already in words where words are shown.
//!
//! Charts know nothing of measures, forces or editions. A value comes with the
//! text that is printed beside it, so that chart, table and prose write numbers
//! in one way; the order of the rows is the order in which they are drawn, so
//! that sorted by value, A to Z and by region are three orders of one thing.

use std::fmt;
use std::sync::Arc;

use super::columns::labelled;
pub use super::shown::{Cell, Reading, Whisker};
use super::svg::PX;
use crate::wording::{Wording, say};

/// What every chart says about itself.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Frame {
    /// Begins every `id` in the drawing: `a-z0-9-`, unique in the page.
    pub id: String,
    /// The accessible name, as text: what the chart is of.
    pub title: String,
    /// The alternative text: what the chart shows. [`super::describe`] makes
    /// one from the data.
    pub desc: String,
    /// The words that the chart says of itself.
    pub words: Arc<Wording>,
    /// The way from the page to the folder that links are written from; without one
    /// the drawing holds no links.
    pub root: Option<String>,
    /// Whether it is for a narrow window: it stands after the wide one, named by that.
    pub narrow: bool,
}

/// How wide the charts of all rows are: at 450 pixels of screen their small letters
/// are still 13 pixels high.
pub(super) const WIDE: i32 = 400 * PX;
/// How wide they are in a narrow window: a window of 320 pixels leaves them so many.
const NARROW: i32 = 288 * PX;

impl Frame {
    /// The width of a chart of all rows, in tenths of a pixel.
    pub(super) fn width(&self) -> i32 {
        if self.narrow { NARROW } else { WIDE }
    }
}

/// One force in a chart of all forces.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The force's name.
    pub label: String,
    /// A heading over this row, where it begins a region.
    pub heading: Option<String>,
    /// The value of the period that the chart is about.
    pub this: Cell,
    /// The value of the period before, where the chart shows two.
    pub last: Option<Cell>,
    /// Whether the chart is about this force.
    pub marked: bool,
}

impl Row {
    /// A row with neither heading, earlier value nor mark.
    pub fn new(label: impl Into<String>, this: Cell) -> Row {
        Row {
            label: label.into(),
            heading: None,
            this,
            last: None,
            marked: false,
        }
    }
}

/// One measure for all forces: what ranked bars, paired dots, columns and the
/// strip are drawn from.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Identity and texts.
    pub frame: Frame,
    /// The unit, said once: `percent`, `pounds per head of population`.
    pub unit: String,
    /// Whether its axis is one of durations: `2:30`.
    pub clock: bool,
    /// What the intervals around values are called.
    pub interval: Option<String>,
    /// What the period is called: `2017`.
    pub this_period: String,
    /// What the period before is called, where the chart shows two.
    pub last_period: Option<String>,
    /// The forces, in the order in which they are drawn.
    pub rows: Vec<Row>,
    /// What the national value is called: `England and Wales`.
    pub national_label: String,
    /// The national value, this period; `None` if the measure has none in any.
    pub national: Option<Cell>,
    /// The national value of the period before.
    pub national_last: Option<Cell>,
}

/// One grade of the scale. Scales are listed best first.
#[derive(Debug, Clone, PartialEq)]
pub struct GradeName {
    /// `requires-improvement`: the end of the class name.
    pub id: String,
    /// `Requires improvement`.
    pub name: String,
}

/// How many forces have each grade, question by question.
#[derive(Debug, Clone, PartialEq)]
pub struct Grades {
    /// Identity and texts.
    pub frame: Frame,
    /// The scale, best first.
    pub scale: Vec<GradeName>,
    /// The questions: title, and the number of forces for each grade of the
    /// scale, in its order.
    pub questions: Vec<(String, Vec<u32>)>,
    /// What is counted: `forces`.
    pub unit: String,
}

/// One tile for each force, each of the same size.
#[derive(Debug, Clone, PartialEq)]
pub struct TileMap {
    /// Identity and texts.
    pub frame: Frame,
    /// The tiles, in reading order of the table behind the map.
    pub tiles: Vec<Tile>,
    /// What the colours mean, in order: grades best first, or steps from low
    /// to high.
    pub key: Vec<KeyEntry>,
    /// A line over the key: `Percent, 2017`. May be empty.
    pub key_title: String,
    /// What a tile without a value is called in the key:
    /// `[x] not available`. Shown only if there is such a tile.
    pub missing: String,
    /// Whether a value on the map is illustrative.
    pub illustrative: bool,
}

/// One force on the map.
#[derive(Debug, Clone, PartialEq)]
pub struct Tile {
    /// The short code on it, two or three capitals.
    pub code: String,
    /// The force's name, for whoever points at it.
    pub label: String,
    /// Column and row from the top left, from 0.
    pub place: (u16, u16),
    /// Which entry of the key; `None` where there is no value.
    pub key: Option<usize>,
    /// Whether the map is about this force.
    pub marked: bool,
    /// Its page, written from the folder that [`Frame::root`] leads to.
    pub href: Option<String>,
}

/// One colour of the map and what it says.
#[derive(Debug, Clone, PartialEq)]
pub struct KeyEntry {
    /// The class of its tiles.
    pub class: TileClass,
    /// What it means: `Good`, `5.0 to 9.9`.
    pub text: String,
    /// The letter that stands on its tiles, so that their colour isn't needed; may be
    /// empty. See [`super::grade_letters::distinct`].
    pub letter: String,
}

/// What a tile is coloured by.
#[derive(Debug, Clone, PartialEq)]
pub enum TileClass {
    /// A grade's identifier.
    Grade(String),
    /// A step from 1, the lowest, to 5, the highest.
    Step(u8),
}

/// Two or more periods of one force against the national value.
#[derive(Debug, Clone, PartialEq)]
pub struct Trend {
    /// Identity and texts.
    pub frame: Frame,
    /// The unit, said once.
    pub unit: String,
    /// Whether its axis is one of durations: `2:30`.
    pub clock: bool,
    /// What the intervals around values are called.
    pub interval: Option<String>,
    /// The periods in time order.
    pub periods: Vec<String>,
    /// The lines; the first is the one that the chart is about.
    pub lines: Vec<Line>,
}

/// One line of a trend.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Whose it is.
    pub label: String,
    /// One cell for each period.
    pub cells: Vec<Cell>,
    /// For each period, whether the series breaks before it: the line then has
    /// a gap, as it has where a value is missing.
    pub breaks: Vec<bool>,
}

/// Rows of a few bars each, with printed values; for figures made of facts.
#[derive(Debug, Clone, PartialEq)]
pub struct Groups {
    /// Identity and texts.
    pub frame: Frame,
    /// The unit, said once.
    pub unit: String,
    /// What the bars of a group are, in order; one to six.
    pub series: Vec<String>,
    /// A label and one cell for each of the series.
    pub rows: Vec<(String, Vec<Cell>)>,
}

/// Why a chart was not drawn: it would have lied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// A bar under zero; the label of its row.
    Negative(String),
    /// A number that is no number; the label of its row.
    NotFinite(String),
    /// A row with fewer or more cells than the chart has series or periods.
    Uneven(String),
    /// A tile that shares its place with another or lies too far to the right, or a
    /// key that is not there.
    Tile(String),
    /// Fewer than one or more than six series, or fewer than two periods.
    Size(String),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::Negative(row) => {
                write!(
                    f,
                    "the value of “{row}” is under zero, and bars start at zero"
                )
            }
            Refusal::NotFinite(row) => write!(f, "the value of “{row}” is not a finite number"),
            Refusal::Uneven(row) => {
                write!(
                    f,
                    "“{row}” has not one value for each series or period of the chart"
                )
            }
            Refusal::Tile(tile) => {
                write!(
                    f,
                    "the tile of “{tile}” shares its place, lies too far to the right or has a colour without a key"
                )
            }
            Refusal::Size(what) => write!(f, "the chart cannot be drawn with {what}"),
        }
    }
}

impl std::error::Error for Refusal {}

/// Refuses what no axis can show.
pub(super) fn drawable(label: &str, cell: &Cell) -> Result<(), Refusal> {
    match cell.numbers().all(f64::is_finite) {
        true => Ok(()),
        false => Err(Refusal::NotFinite(label.to_owned())),
    }
}

impl Field {
    /// Refuses what no axis can show.
    pub(super) fn check(&self) -> Result<(), Refusal> {
        for row in &self.rows {
            drawable(&row.label, &row.this)?;
            row.last
                .iter()
                .try_for_each(|last| drawable(&row.label, last))?;
        }
        let mut national = self.national.iter().chain(&self.national_last);
        national.try_for_each(|cell| drawable(&self.national_label, cell))
    }

    /// What the intervals of the drawn values are called, if there are any.
    pub(super) fn whiskers(&self) -> Option<&str> {
        let has = self.rows.iter().any(|row| row.this.whisker().is_some());
        self.interval.as_deref().filter(|_| has)
    }

    /// What stands under a chart of all its rows: unit, period, how many have a value.
    pub(super) fn foot(&self) -> String {
        let with_value = self.rows.iter().filter(|row| row.this.number().is_some());
        say!(
            self.frame.words,
            "chart-foot",
            unit = self.unit,
            period = self.this_period,
            count = with_value.count(),
            all = self.rows.len()
        )
    }

    /// The row of the force that the chart is about, if it is about one.
    pub(super) fn marked(&self) -> Option<&Row> {
        self.rows.iter().find(|row| row.marked)
    }

    /// Every cell that the chart draws, the national ones included.
    pub(super) fn cells(&self) -> impl Iterator<Item = &Cell> {
        self.rows
            .iter()
            .flat_map(|row| std::iter::once(&row.this).chain(&row.last))
            .chain(&self.national)
            .chain(&self.national_last)
    }

    /// The national value as a number, if there is one.
    pub(super) fn national_number(&self) -> Option<f64> {
        self.national.as_ref().and_then(Cell::number)
    }

    /// What the national value is called, the value, and its mark, if there is one.
    pub(super) fn national_said(&self) -> Option<String> {
        let national = self.national.as_ref();
        national.map(|cell| labelled(&self.national_label, cell))
    }

    /// Whether any value in the chart is illustrative.
    pub(super) fn illustrative(&self) -> bool {
        self.cells().any(Cell::is_illustrative)
    }
}
