//! What the words of the vocabulary mean.

use super::phrase::{Direction, Hedge};

/// What a phrase of the table means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// Which way something went.
    Turn(Turn),
    /// How far a direction goes: much, or little.
    Extent(bool),
    /// A hedge before its number.
    Hedge(Hedge),
    /// A hedge behind its number.
    Behind(Hedge),
    /// Not.
    Negation,
    /// Something that makes another number of it.
    Twist,
    /// "all but".
    AllBut,
    /// The top or the bottom of an order.
    Superlative(Superlative),
    /// A quantity without a numeral.
    Share(Share),
    /// A clause ends here.
    Break,
    /// Something that widens or shifts a grade.
    Grade(Widening),
    /// Joins things with their grade.
    Graded,
    /// Carries nothing of its own.
    Filler,
    /// Names a number without saying of what.
    Carrier,
    /// Makes a date a bound of time.
    Since,
    /// Says the time before.
    Earlier,
    /// Makes what follows the other side of a comparison.
    Compares,
    /// Leaves out what follows.
    Apart,
    /// Leaves out what stands before it.
    LeftOut,
    /// A noun for any other.
    General,
    /// A unit of time: the first of its line.
    Time(&'static str),
    /// Something that carries its number as a name: "figure 7", "Team 3".
    Label(Labels),
    /// It grew to so many times what it was.
    Times(u32),
}

/// When a word carries its number as a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Labels {
    /// However it is written.
    Always,
    /// With a capital letter.
    Capital,
    /// As an abbreviation, with a full stop.
    Stop,
}

/// A word for which way a value went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Turn {
    /// Up (or better), down (or worse).
    pub(crate) way: Direction,
    /// It speaks of better and worse, which is not always up and down.
    pub(crate) valued: bool,
    /// It says by itself that the way was long.
    pub(crate) strong: bool,
    /// Only behind its number.
    pub(crate) behind: bool,
    /// The word for the other way.
    pub(crate) opposite: &'static str,
}

/// An end of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Superlative {
    /// The largest.
    Highest,
    /// The smallest.
    Lowest,
    /// The largest or the smallest, by what is better.
    Best,
    /// The other.
    Worst,
}

/// A quantity without a numeral.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Share {
    /// all, every, each
    All,
    /// none, no
    None,
    /// both: all of two
    Both,
    /// most: more than half
    Majority,
    /// a minority: some, and less than half
    Minority,
    /// the vast majority: 80 percent and more
    Vast,
    /// an overwhelming majority: 90 percent and more
    Overwhelming,
    /// hardly any: some, and at most 10 percent
    Hardly,
    /// a couple: two
    Couple,
    /// dozens: 24 and more
    Dozens,
    /// not all: at least one is missing
    NotAll,
}

/// What is done to a grade beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Widening {
    OrBetter,
    OrWorse,
    AtLeast,
    AtMost,
    BetterThan,
    WorseThan,
}
