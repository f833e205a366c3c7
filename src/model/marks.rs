//! Marks: what qualifies a value, or why there is none.

use std::fmt;

use crate::wording::Wording;

/// A mark. Those of official statistics, and our own `n` and `i`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// `x`: not available.
    NotAvailable,
    /// `z`: not applicable.
    NotApplicable,
    /// `c`: confidential.
    Confidential,
    /// `n`: not yet supplied. Our own: it holds the place of a value that is
    /// still to come, and no `final` edition has it.
    NotYetSupplied,
    /// `e`: estimated.
    Estimated,
    /// `p`: provisional.
    Provisional,
    /// `r`: revised.
    Revised,
    /// `b`: break in the series.
    Break,
    /// `u`: low reliability.
    LowReliability,
    /// `i`: illustrative, made up to agree with what is published.
    Illustrative,
}

impl Mark {
    /// All marks, in the order in which they are explained.
    pub const ALL: [Self; 10] = [
        Self::NotAvailable,
        Self::NotApplicable,
        Self::Confidential,
        Self::NotYetSupplied,
        Self::Estimated,
        Self::Provisional,
        Self::Revised,
        Self::Break,
        Self::LowReliability,
        Self::Illustrative,
    ];

    /// The letter that stands for it, in square brackets on the pages.
    pub fn letter(self) -> &'static str {
        match self {
            Self::NotAvailable => "x",
            Self::NotApplicable => "z",
            Self::Confidential => "c",
            Self::NotYetSupplied => "n",
            Self::Estimated => "e",
            Self::Provisional => "p",
            Self::Revised => "r",
            Self::Break => "b",
            Self::LowReliability => "u",
            Self::Illustrative => "i",
        }
    }

    /// The words for it.
    pub fn words(self) -> &'static str {
        match self {
            Self::NotAvailable => "not available",
            Self::NotApplicable => "not applicable",
            Self::Confidential => "confidential",
            Self::NotYetSupplied => "not yet supplied",
            Self::Estimated => "estimated",
            Self::Provisional => "provisional",
            Self::Revised => "revised",
            Self::Break => "break in series",
            Self::LowReliability => "low reliability",
            Self::Illustrative => "illustrative",
        }
    }

    /// The message with the words for it, for readers of the site.
    pub fn message(self) -> &'static str {
        match self {
            Self::NotAvailable => "mark-not-available",
            Self::NotApplicable => "mark-not-applicable",
            Self::Confidential => "mark-confidential",
            Self::NotYetSupplied => "mark-not-yet-supplied",
            Self::Estimated => "mark-estimated",
            Self::Provisional => "mark-provisional",
            Self::Revised => "mark-revised",
            Self::Break => "mark-break",
            Self::LowReliability => "mark-low-reliability",
            Self::Illustrative => "illustrative",
        }
    }

    /// Why there is no value, with its letter: `[x] not available`.
    pub fn reason(self, words: &Wording) -> String {
        ["[", self.letter(), "] ", words.text(self.message())].concat()
    }

    /// The mark with this letter.
    pub fn from_letter(letter: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mark| mark.letter() == letter)
    }

    /// Whether the mark stands in place of a value.
    pub fn is_reason(self) -> bool {
        matches!(
            self,
            Self::NotAvailable | Self::NotApplicable | Self::Confidential | Self::NotYetSupplied
        )
    }
}

/// A set of marks.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct Marks(u16);

impl Marks {
    /// No mark.
    pub const NONE: Self = Self(0);

    /// The set with one more mark.
    #[must_use]
    pub fn with(self, mark: Mark) -> Self {
        Self(self.0 | 1 << mark as u16)
    }

    /// The set without a mark.
    #[must_use]
    pub fn without(self, mark: Mark) -> Self {
        Self(self.0 & !(1 << mark as u16))
    }

    /// The marks of both: derived values inherit the marks of every input.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether a mark is in the set.
    pub fn contains(self, mark: Mark) -> bool {
        self.0 & (1 << mark as u16) != 0
    }

    /// Whether there is no mark.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether the value is illustrative.
    pub fn illustrative(self) -> bool {
        self.contains(Mark::Illustrative)
    }

    /// The marks in the order in which they are explained.
    pub fn iter(self) -> impl Iterator<Item = Mark> {
        Mark::ALL
            .into_iter()
            .filter(move |mark| self.contains(*mark))
    }
}

impl From<Mark> for Marks {
    fn from(mark: Mark) -> Self {
        Self::NONE.with(mark)
    }
}

impl FromIterator<Mark> for Marks {
    fn from_iter<I: IntoIterator<Item = Mark>>(marks: I) -> Self {
        marks.into_iter().fold(Self::NONE, Self::with)
    }
}

impl fmt::Debug for Marks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}
