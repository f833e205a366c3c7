//! What data say, and how a comparison with them comes out.

use super::phrase::{Direction, Unit};
use rust_decimal::Decimal;

/// What the data say.
#[derive(Debug, Clone, PartialEq)]
pub enum Datum {
    /// A single value.
    Value {
        /// The value, unrounded.
        value: Decimal,
        /// What it is counted in: plain, percent, points, pounds or multiple.
        unit: Unit,
        /// Digits after the point when it is written for `[?]`.
        decimals: u32,
        /// The way it went, where the datum itself is a change.
        direction: Option<Direction>,
        /// What it is part of: the 16 of "six of the 16 forces".
        whole: Option<u32>,
    },
    /// A change in percent.
    Change {
        /// Signed, unrounded.
        percent: Decimal,
    },
    /// A change in percentage points.
    Points {
        /// Signed, unrounded.
        points: Decimal,
        /// Digits after the point when it is written for `[?]`.
        decimals: u32,
    },
    /// Two values, the earlier first.
    FromTo {
        /// The earlier.
        from: Decimal,
        /// The later.
        to: Decimal,
        /// What both are counted in.
        unit: Unit,
        /// Digits after the point when they are written for `[?]`.
        decimals: u32,
    },
    /// The smallest and the largest value.
    Range {
        /// The smallest.
        low: Decimal,
        /// The largest.
        high: Decimal,
        /// What both are counted in.
        unit: Unit,
        /// Digits after the point when they are written for `[?]`.
        decimals: u32,
    },
    /// The size of a set, out of all that it could have held.
    Count {
        /// How many there are.
        n: u32,
        /// Out of how many.
        whole: u32,
        /// The way that the members of the set went, if that is what it is of.
        direction: Option<Direction>,
    },
    /// The same, where a share is meant.
    Share {
        /// How many there are.
        n: u32,
        /// Out of how many.
        whole: u32,
        /// The way that the members of the set went, if that is what it is of.
        direction: Option<Direction>,
    },
}

/// In what respect words and data disagree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The number is another.
    Number,
    /// The number is outside what its hedge allows.
    Hedge,
    /// The words point the other way, or point where nothing moved.
    Direction,
    /// "of the 43" is not the number that the set could have held.
    Whole,
    /// Percent for pounds, and the like.
    Unit,
    /// The words say a thing of another kind than the target gives.
    Kind,
    /// The words name others than the data do.
    Names,
}

/// How a claim came out.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// Nothing if words and data agree.
    pub reason: Option<Reason>,
    /// What the data say, in the style of the edition.
    pub data: String,
    /// Why they disagree, in half a sentence; empty if they agree.
    pub because: String,
    /// The text that would be right, if one can be made from these words.
    pub right: Option<String>,
}

impl Verdict {
    /// Words and data agree.
    pub fn agrees(&self) -> bool {
        self.reason.is_none()
    }
}
