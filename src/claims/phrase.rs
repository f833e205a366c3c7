//! What a phrase says: its number or numbers, how they are hedged, which way
//! they point and what they are counted in. Places are bytes of the phrase.

use super::meaning::Share;
use rust_decimal::Decimal;
use std::ops::Range;

/// What was read from a phrase.
#[derive(Debug, Clone, PartialEq)]
pub struct Phrase {
    /// The number, the two numbers, or the words that stand for one.
    pub what: What,
    /// The direction speaks of better and worse.
    pub valued: bool,
    /// "all but": the number is what is missing from the whole.
    pub all_but: bool,
    /// "another", "double": what makes another number of it.
    pub twist: Option<Range<usize>>,
    /// The way that the words say it went, with the place of the word.
    pub direction: Option<(Direction, Range<usize>)>,
    /// Years, dates, reference numbers and the like that were passed over.
    pub passed: Vec<Range<usize>>,
}

/// The number or numbers of a phrase.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// "17 percent", "over 5,000", "38 of the 43".
    Number(Number),
    /// Two numbers, in the order of time or of the words.
    Pair(Number, Number, Pairing),
    /// "30 forces (70 percent)", "12.9 percent (10.6 percent in 2016)".
    Aside(Number, Number),
    /// "most", "both", "hardly any": a quantity without a numeral, its place,
    /// and the whole of "none of the 43".
    Share(Share, Range<usize>, Option<Whole>),
    /// "did not fall", "rose slightly": a direction and no number. The flag says
    /// that it is denied.
    Way(Range<usize>, bool),
}

/// What holds two numbers together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pairing {
    /// "between 1.6 and 20 percent": a range and nothing else.
    Between,
    /// "from 10.6 to 12.9 percent", or only "31 to 79": a range, or a change.
    To,
}

/// A number as the words have it.
#[derive(Debug, Clone, PartialEq)]
pub struct Number {
    /// Its place, with its unit but without its hedge.
    pub at: Range<usize>,
    /// The place of the bare number, without `£`, "percent" or "of the 43".
    pub bare: Range<usize>,
    /// Its value, or the numerator of a fraction. "5.3 million" is 5,300,000.
    pub value: Decimal,
    /// The denominator: 3 in "two-thirds", else 1.
    pub over: u32,
    /// One unit of the last digit that it shows: 100,000 in "5.3 million".
    pub step: Decimal,
    /// How it is written.
    pub form: Form,
    /// What it is counted in.
    pub unit: Unit,
    /// The hedge before it.
    pub hedge: Option<(Hedge, Range<usize>)>,
    /// "of the 43".
    pub whole: Option<Whole>,
    /// How many seconds one of what it counts has, where that is a time.
    pub seconds: Option<u32>,
}

/// The whole that a number is part of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whole {
    /// 43 in "38 of the 43", 5 in "one in five".
    pub value: u32,
    /// "of *the* 43" counts; "one in five" is a proportion.
    pub definite: bool,
    /// The place of the number.
    pub at: Range<usize>,
    /// It is written in words.
    pub words: bool,
}

/// How a number is written, so that another can be written like it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// "16,162", "12.9".
    Digits,
    /// "twenty-one".
    Words,
    /// "5.3 million": digits and the name of a power of ten.
    Scaled,
    /// "half a million", "two million": words and the name of a power of ten.
    ScaledWords,
    /// "two-thirds", "half", "a quarter".
    Fraction,
    /// "doubled", "twice", "ten times".
    Multiple,
    /// "all".
    All,
    /// "none", "no forces".
    None,
}

/// How many of a unit of time make one of the next larger: seconds, minutes.
pub(crate) const PARTS: u32 = 60;

/// What a number is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Things, or a rate.
    Plain,
    /// Percent.
    Percent,
    /// Percentage points.
    Points,
    /// Pounds sterling.
    Pounds,
    /// Dollars.
    Dollars,
    /// Euros.
    Euros,
    /// A part of a whole: "half", "one in five".
    Proportion,
    /// So many times as much.
    Multiple,
    /// Units of time of so many seconds each, sixty to the next larger one. Only data are
    /// in it: words say "minutes".
    Duration(u32),
}

/// Which way something went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// It rose, or got better.
    Up,
    /// It fell, or got worse.
    Down,
}

/// What a writer puts before a number that is not meant to the digit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hedge {
    /// nearly, almost, just under
    Nearly,
    /// just over
    JustOver,
    /// over, more than
    Over,
    /// about, around, approximately
    About,
    /// at least
    AtLeast,
    /// up to, at most
    AtMost,
    /// fewer than, less than, under
    Under,
    /// exactly, precisely
    Exactly,
}

impl Hedge {
    /// Whether `size` is what the hedge allows where `number` is written.
    ///
    /// The bounds are the grammar's, with nothing to spare: "over 5,000" is
    /// wrong for 5,000 and wrong for 5,501.
    pub fn allows(self, number: Decimal, size: Decimal) -> bool {
        let times = |hundredths: i64| {
            number
                .checked_mul(Decimal::new(hundredths, 2))
                .unwrap_or(Decimal::MAX)
        };
        // "Over a million", "less than 1 percent", "fewer than five" name a
        // threshold and estimate nothing.
        let threshold = leads_with_one(number);
        match self {
            Self::Over if threshold => size > number && size <= times(200),
            Self::Under if threshold || number <= Decimal::TEN => size < number,
            Self::Exactly => size == number,
            Self::Nearly => size >= times(88) && size < number,
            Self::JustOver => size > number && size <= times(105),
            Self::Over => size > number && size <= times(110),
            Self::About => size >= times(95) && size <= times(105),
            Self::AtLeast => size >= number && size <= times(110),
            Self::AtMost => size >= times(90) && size <= number,
            Self::Under => size >= times(90) && size < number,
        }
    }

    /// The words that a correction uses for it.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Nearly => "nearly",
            Self::JustOver => "just over",
            Self::Over => "more than",
            Self::About => "about",
            Self::AtLeast => "at least",
            Self::AtMost => "up to",
            Self::Under => "less than",
            Self::Exactly => "exactly",
        }
    }
}

/// Whether a number is a power of ten.
fn leads_with_one(number: Decimal) -> bool {
    let digits = number.normalize().mantissa().to_string();
    digits.starts_with('1') && digits[1..].bytes().all(|b| b == b'0')
}

impl Number {
    /// The size as a decimal: a fraction is divided out.
    pub fn size(&self) -> Decimal {
        self.value / Decimal::from(self.over.max(1))
    }

    /// The share of the whole that "one in five" or "two-thirds" says.
    pub(crate) fn proportion(&self) -> Decimal {
        match &self.whole {
            Some(whole) if whole.value > 0 => self.size() / Decimal::from(whole.value),
            _ => self.size(),
        }
    }

    /// Digits after the decimal point, as written.
    pub fn decimals(&self) -> u32 {
        self.step.normalize().scale()
    }
}

impl Phrase {
    /// The first number, if there is one.
    pub fn first(&self) -> Option<&Number> {
        match &self.what {
            What::Number(number) | What::Pair(number, _, _) | What::Aside(number, _) => {
                Some(number)
            }
            What::Share(..) | What::Way(..) => None,
        }
    }

    /// The same with every number that is a multiple of `step`, and has no hedge, meant
    /// to that step only.
    pub fn rounded_to(&self, step: Decimal) -> Self {
        let mut phrase = self.clone();
        let round = |number: &mut Number| {
            let whole = number
                .value
                .checked_rem(step)
                .is_some_and(|rest| rest.is_zero());
            if whole && number.hedge.is_none() && number.form == Form::Digits {
                number.step = number.step.max(step);
            }
        };
        match &mut phrase.what {
            What::Number(number) => round(number),
            What::Pair(one, other, _) | What::Aside(one, other) => {
                round(one);
                round(other);
            }
            What::Share(..) | What::Way(..) => {}
        }
        phrase
    }
}

/// The hedge of a number, if it has one.
pub(crate) fn hedge_of(number: &Number) -> Option<Hedge> {
    number.hedge.as_ref().map(|(hedge, _)| *hedge)
}
