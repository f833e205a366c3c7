//! Figures: one definition for the chart, its words and its table.

use super::document::Inline;
use super::{Fact, Force, Key, Measure, Named, Period, Question, Source};
use crate::diagnostics::Place;

/// The kinds of chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FigureKind {
    /// Forces sorted by value, last period as a tick.
    RankedBars,
    /// Last period to this one.
    PairedDots,
    /// One stacked bar per question.
    GradeDistribution,
    /// Equal tiles in rough geographic place.
    TileMap,
    /// The whole field small, one force marked.
    Columns,
    /// All forces as marks on a line, one marked.
    Strip,
    /// Periods of one force against England and Wales.
    Trend,
    /// Groups of bars made from facts.
    GroupedBars,
}

impl FigureKind {
    /// All kinds.
    pub const ALL: [Self; 8] = [
        Self::RankedBars,
        Self::PairedDots,
        Self::GradeDistribution,
        Self::TileMap,
        Self::Columns,
        Self::Strip,
        Self::Trend,
        Self::GroupedBars,
    ];

    /// The name in a figure's file.
    pub fn id(self) -> &'static str {
        match self {
            Self::RankedBars => "ranked-bars",
            Self::PairedDots => "paired-dots",
            Self::GradeDistribution => "grade-distribution",
            Self::TileMap => "tile-map",
            Self::Columns => "columns",
            Self::Strip => "strip",
            Self::Trend => "trend",
            Self::GroupedBars => "grouped-bars",
        }
    }
}

/// A chart with its headline, as `figures/ID.toml` describes it.
#[derive(Clone, Debug)]
pub struct Figure {
    /// Identifier.
    pub id: String,
    /// Position among the figures that are placed in chapters, from 1. A
    /// figure that no chapter places has no number.
    pub number: Option<usize>,
    /// The kind of chart.
    pub kind: FigureKind,
    /// What it shows.
    pub subject: FigureSubject,
    /// The finding.
    pub headline: Vec<Inline>,
    /// What is measured, where and when; made from the data if absent.
    pub subtitle: Option<Vec<Inline>>,
    /// What the chart shows; made from the data if absent.
    pub alt: Option<Vec<Inline>>,
    /// Notes.
    pub notes: Vec<Vec<Inline>>,
    /// Where the data are from.
    pub source: Key<Source>,
    /// Where it is defined.
    pub place: Place,
}

impl Named for Figure {
    fn id(&self) -> &str {
        &self.id
    }
}

/// What a figure shows.
#[derive(Clone, Debug)]
pub enum FigureSubject {
    /// A measure in one or more periods, oldest first.
    Measure {
        /// The measure.
        measure: Key<Measure>,
        /// The periods; at least one.
        periods: Vec<Key<Period>>,
        /// The force that is marked.
        force: Option<Key<Force>>,
    },
    /// The grades on one question, force by force.
    Question(Key<Question>),
    /// The distribution of grades on several questions.
    Questions(Vec<Key<Question>>),
    /// Facts in groups.
    Facts {
        /// The unit of all of them.
        unit: String,
        /// Digits after the point.
        decimals: u32,
        /// What the bars of a group are.
        series: Vec<String>,
        /// The groups.
        rows: Vec<GroupRow>,
    },
}

/// A group of bars.
#[derive(Clone, Debug)]
pub struct GroupRow {
    /// What the group is.
    pub label: String,
    /// One fact for each of the series.
    pub facts: Vec<Key<Fact>>,
}
