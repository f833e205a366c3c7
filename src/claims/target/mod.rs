//! Claim targets: what the words of a claim must agree with.
//!
//! A target is parsed by its form alone. Whether the measure, the area or the
//! period exists is for the `check` floor to say; the places of all names are
//! kept, so that it can point at the one that it doesn't know.

mod parts;

use parts::Parts;
use rust_decimal::Decimal;
use std::fmt;
use std::ops::Range;

/// A name in a target, with its place in bytes from the target's start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name<'a> {
    /// The identifier as written.
    pub text: &'a str,
    /// Where it stands in the target.
    pub at: Range<usize>,
}

/// A measure, or the counts that it is computed from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity<'a> {
    /// The measure.
    pub measure: Name<'a>,
    /// `.count` was written: the numerator is meant, not the value.
    pub count: bool,
}

/// Two periods (or years), the earlier first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span<'a> {
    /// From here.
    pub from: Name<'a>,
    /// To here.
    pub to: Name<'a>,
}

/// What a claim is bound to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target<'a> {
    /// `value:M[.count]/A/P`
    Value(Quantity<'a>, Name<'a>, Name<'a>),
    /// `change:M[.count]/A/P..P`, in percent.
    Change(Quantity<'a>, Name<'a>, Span<'a>),
    /// `points:M/A/P..P`, in percentage points.
    Points(Quantity<'a>, Name<'a>, Span<'a>),
    /// `from-to:M[.count]/A/P..P`
    FromTo(Quantity<'a>, Name<'a>, Span<'a>),
    /// `range:M/P`, over the forces.
    Range(Quantity<'a>, Name<'a>),
    /// `highest:M/P`
    Highest(Quantity<'a>, Name<'a>),
    /// `lowest:M/P`
    Lowest(Quantity<'a>, Name<'a>),
    /// `rank:M/A/P`, the place of an area among its kind.
    Rank(Quantity<'a>, Name<'a>, Name<'a>),
    /// `extreme:M/A/P`, the place of a period among those before it.
    Extreme(Quantity<'a>, Name<'a>, Name<'a>),
    /// `compare:M/A..B/P`, one area against another.
    Compare(Quantity<'a>, Span<'a>, Name<'a>),
    /// `average:M/P`, over the forces.
    Average(Quantity<'a>, Name<'a>),
    /// `median:M/P`, over the forces.
    Median(Quantity<'a>, Name<'a>),
    /// `total:SET/M/P`, over the forces of a set.
    Total(Set<'a>, Quantity<'a>, Name<'a>),
    /// `count:SET`
    Count(Set<'a>),
    /// `share:SET`
    Share(Set<'a>),
    /// `fact:ID`
    Fact(Name<'a>),
    /// `literal:REASON`
    Literal(Name<'a>),
}

/// A set of forces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Set<'a> {
    /// `Q[/YEAR]/TEST/GRADE[/in/REGION]`
    Graded {
        /// The question.
        question: Name<'a>,
        /// The year, if it is not the edition's.
        year: Option<Name<'a>>,
        /// How the judgments are compared.
        test: Test,
        /// With what they are compared.
        grade: Name<'a>,
        /// `in/REGION`: only the forces there.
        within: Option<Name<'a>>,
    },
    /// `M/P/TEST/NUMBER[/in/REGION]`
    Valued {
        /// The measure.
        measure: Name<'a>,
        /// The period.
        period: Name<'a>,
        /// How the values are compared; never [`Test::Is`].
        test: Test,
        /// With what they are compared.
        number: Decimal,
        /// `in/REGION`: only the forces there.
        within: Option<Name<'a>>,
    },
    /// `Q/YEAR..YEAR/MOVE[/in/REGION]` or `M/P..P/MOVE[/in/REGION]`: which of
    /// the two the subject says, since questions and measures share one name
    /// space.
    Moved {
        /// The question or the measure.
        subject: Name<'a>,
        /// From when to when.
        span: Span<'a>,
        /// How.
        way: Move,
        /// `in/REGION`: only the forces there.
        within: Option<Name<'a>>,
    },
}

/// A comparison in a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Test {
    /// Exactly this grade.
    Is,
    /// Any other grade.
    Not,
    /// Strictly worse, or smaller.
    Below,
    /// Strictly better, or larger.
    Above,
    /// This, or better, or larger.
    AtLeast,
    /// This, or worse, or smaller.
    AtMost,
}

/// How forces moved between two periods.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// To a better grade.
    Improved,
    /// To a worse grade.
    Declined,
    /// To a larger value.
    Rose,
    /// To a smaller value.
    Fell,
    /// Not at all.
    Same,
}

/// Why a target can't be parsed: the place in it, and what was expected there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TargetError {
    /// In bytes from the target's start.
    pub at: Range<usize>,
    /// A sentence without its full stop.
    pub message: String,
    /// The form that the scheme asks for.
    pub help: &'static str,
}

impl fmt::Display for TargetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; {}", self.message, self.help)
    }
}

impl std::error::Error for TargetError {}

const SCHEMES: [(&str, &str); 17] = [
    ("value", "the form is value:MEASURE/AREA/PERIOD"),
    ("change", "the form is change:MEASURE/AREA/PERIOD..PERIOD"),
    ("points", "the form is points:MEASURE/AREA/PERIOD..PERIOD"),
    ("from-to", "the form is from-to:MEASURE/AREA/PERIOD..PERIOD"),
    ("range", "the form is range:MEASURE/PERIOD"),
    ("highest", "the form is highest:MEASURE/PERIOD"),
    ("lowest", "the form is lowest:MEASURE/PERIOD"),
    ("rank", "the form is rank:MEASURE/AREA/PERIOD"),
    ("extreme", "the form is extreme:MEASURE/AREA/PERIOD"),
    ("compare", "the form is compare:MEASURE/AREA..AREA/PERIOD"),
    ("average", "the form is average:MEASURE/PERIOD"),
    ("median", "the form is median:MEASURE/PERIOD"),
    ("total", "the form is total:SET/MEASURE/PERIOD"),
    ("count", SET_FORM),
    ("share", SET_FORM),
    ("fact", "the form is fact:ID"),
    (
        "literal",
        "the form is literal:REASON, the reason in one word",
    ),
];

const SCHEMES_HELP: &str = "the schemes are value, change, points, from-to, range, highest, \
     lowest, rank, extreme, compare, average, median, total, count, share, fact and literal";

const SET_FORM: &str = "a set is QUESTION/is/GRADE (or not, below, above, at-least, at-most; a year may stand \
     before it), MEASURE/PERIOD/below/NUMBER, QUESTION/YEAR..YEAR/improved (or declined, same), \
     or MEASURE/PERIOD..PERIOD/rose (or fell, same); behind each `/in/REGION` may stand";

impl Test {
    /// Every comparison with its word in a target.
    pub const WORDS: [(&'static str, Self); 6] = [
        ("is", Self::Is),
        ("not", Self::Not),
        ("below", Self::Below),
        ("above", Self::Above),
        ("at-least", Self::AtLeast),
        ("at-most", Self::AtMost),
    ];
}

impl Move {
    /// Every way to move with its word in a target.
    pub const WORDS: [(&'static str, Self); 5] = [
        ("improved", Self::Improved),
        ("declined", Self::Declined),
        ("rose", Self::Rose),
        ("fell", Self::Fell),
        ("same", Self::Same),
    ];
}

impl<'a> Target<'a> {
    /// Whether a link with this scheme (`value`, `count`, …, without its colon)
    /// is a claim.
    pub fn is_claim_scheme(scheme: &str) -> bool {
        SCHEMES.iter().any(|(name, _)| *name == scheme)
    }

    /// The schemes of claims, in the order of the grammar.
    pub fn schemes() -> impl Iterator<Item = &'static str> {
        SCHEMES.iter().map(|(name, _)| *name)
    }

    /// Parses a whole target, its scheme included.
    pub fn parse(text: &'a str) -> Result<Self, TargetError> {
        let colon = text.find(':').unwrap_or(text.len());
        let scheme = &text[..colon];
        let Some((_, help)) = SCHEMES.iter().find(|(name, _)| *name == scheme) else {
            return Err(TargetError {
                at: 0..colon,
                message: format!("`{scheme}` is no scheme of a claim"),
                help: SCHEMES_HELP,
            });
        };
        if colon == text.len() {
            return Err(TargetError {
                at: 0..colon,
                message: "nothing follows the scheme".into(),
                help,
            });
        }
        let mut parts = Parts::cut(text, colon + 1, help);
        let target = match scheme {
            "value" => Self::Value(
                parts.quantity()?,
                parts.name("the area")?,
                parts.name("the period")?,
            ),
            "change" => Self::Change(parts.quantity()?, parts.name("the area")?, parts.span()?),
            "points" => Self::Points(parts.measure()?, parts.name("the area")?, parts.span()?),
            "from-to" => Self::FromTo(parts.quantity()?, parts.name("the area")?, parts.span()?),
            "range" => Self::Range(parts.quantity()?, parts.name("the period")?),
            "highest" => Self::Highest(parts.quantity()?, parts.name("the period")?),
            "lowest" => Self::Lowest(parts.quantity()?, parts.name("the period")?),
            "rank" => Self::Rank(
                parts.quantity()?,
                parts.name("the area")?,
                parts.name("the period")?,
            ),
            "extreme" => Self::Extreme(
                parts.quantity()?,
                parts.name("the area")?,
                parts.name("the period")?,
            ),
            "compare" => Self::Compare(parts.quantity()?, parts.pair()?, parts.name("the period")?),
            "average" => Self::Average(parts.quantity()?, parts.name("the period")?),
            "median" => Self::Median(parts.quantity()?, parts.name("the period")?),
            "total" => Self::Total(parts.set()?, parts.quantity()?, parts.name("the period")?),
            "count" => Self::Count(parts.set()?),
            "share" => Self::Share(parts.set()?),
            "fact" => Self::Fact(parts.name("the fact")?),
            _ => Self::Literal(parts.name("the reason")?),
        };
        parts.end()?;
        Ok(target)
    }
}
