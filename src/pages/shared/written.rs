//! How values are written: the same in a table, a chart and beside a label.
//!
//! Decimals are the measure's own, thousands are parted by commas, a fall has a
//! minus sign, and a value never stands without its marks.

use rust_decimal::Decimal;
use serde::Serialize;

use super::html;
use crate::charts::digits;
use crate::downloads::Datum;
use crate::model::{
    Area, Change, Edition, Interval, Key, Mark, Marks, Measure, NoChange, Observation, Period,
    Reading, UnitKind,
};
use crate::prose::push_escaped;
use crate::wording::{Wording, capital, say};

/// The bytes that most values have room in, with their marks.
const VALUE: usize = 192;

/// A value or the reason why there is none, in words.
pub(in crate::pages) struct Written<'a> {
    words: &'a Wording,
    /// `12.9 percent`, or `[x] not available`.
    pub(in crate::pages) text: String,
    /// Whether it stands for a value that is missing.
    pub(in crate::pages) missing: bool,
    pub(in crate::pages) marks: Marks,
    /// What is said under it.
    pub(in crate::pages) about: Option<String>,
    /// Where it lies in the downloads; a change lies nowhere, because it is
    /// computed from two values that do.
    datum: Option<Datum>,
}

/// A value beside a label.
#[derive(Serialize)]
pub(in crate::pages) struct ValueView {
    /// What it is of: "England and Wales".
    label: String,
    /// HTML: the value, then its marks.
    html: String,
    /// What is said under it.
    #[serde(skip_serializing_if = "Option::is_none")]
    about: Option<String>,
}

/// A value that is set large, its unit small behind it.
#[derive(Serialize)]
pub(in crate::pages) struct LargeValueView {
    /// HTML: the value alone.
    html: String,
    /// HTML: its marks, which stand under it.
    marks: String,
}

impl Written<'_> {
    /// The value beside a label.
    pub(in crate::pages) fn beside(self, label: impl Into<String>) -> ValueView {
        let class = Some("figure-value");
        let mut value = String::with_capacity(VALUE);
        match &self.datum {
            datum if self.missing => html::missing(&mut value, datum.as_ref(), &self.text),
            Some(datum) => {
                html::open_data(&mut value, class, datum);
                push_escaped(&self.text, &mut value);
                html::close(&mut value, "data");
            }
            None => html::element(&mut value, "span", &[("class", class)], &self.text),
        }
        push_marks(self.words, &mut value, self.marks);
        ValueView {
            label: label.into(),
            html: value,
            about: self.about,
        }
    }

    /// The value, set large.
    pub(in crate::pages) fn large(&self) -> LargeValueView {
        let percent = self.words.text("percent");
        let (number, unit) = match self.text.strip_suffix(percent).map(str::trim_end) {
            Some(number) => (number, Some(percent)),
            None => (self.text.as_str(), None),
        };
        let mut value = String::new();
        match &self.datum {
            datum if self.missing => html::missing(&mut value, datum.as_ref(), &self.text),
            Some(datum) => html::push_data(&mut value, datum, number),
            None => push_escaped(number, &mut value),
        }
        if let Some(unit) = unit.filter(|_| !self.missing) {
            value.push(' ');
            html::element(&mut value, "small", &[], unit);
        }
        let mut marks = String::new();
        push_marks(self.words, &mut marks, self.marks);
        LargeValueView { html: value, marks }
    }
}

/// The marks of a value behind it, with their words.
fn push_marks(words: &Wording, html: &mut String, marks: Marks) {
    for mark in qualifying(marks) {
        html.push(' ');
        let text = mark.reason(words);
        push_mark(words, html, mark, "span", &text);
    }
}

/// A mark in these words; the one of illustrative values is a word of its own, in
/// `element`.
pub(in crate::pages) fn push_mark(
    words: &Wording,
    html: &mut String,
    mark: Mark,
    element: &str,
    text: &str,
) {
    match mark {
        Mark::Illustrative => {
            let class = [("class", Some("illustrative"))];
            html::element(html, element, &class, words.text(mark.message()));
        }
        _ => html::element(html, "span", &[("class", Some("mark"))], text),
    }
}

/// The marks that qualify a value, in the order in which they are explained; the
/// others stand in its place.
pub(in crate::pages) fn qualifying(marks: Marks) -> impl Iterator<Item = Mark> {
    marks.iter().filter(|mark| !mark.is_reason())
}

/// A number with so many decimals and commas between thousands: `13,404`. The
/// sign is left out.
pub(in crate::pages) fn size(number: Decimal, decimals: u32) -> String {
    digits::written(number.abs(), decimals)
}

/// A number with a minus sign where it is under zero.
pub(in crate::pages) fn number(value: Decimal, decimals: u32) -> String {
    let size = size(value, decimals);
    if is_nothing(&size) || value.is_sign_positive() {
        size
    } else {
        format!("−{size}")
    }
}

/// A number with its sign, whichever it is; none where it rounds to zero.
pub(in crate::pages) fn signed(value: Decimal, decimals: u32) -> String {
    with_sign(number(value, decimals), value)
}

/// The text of a number with its sign; none where it rounds to zero.
fn with_sign(text: String, value: Decimal) -> String {
    if value.is_sign_positive() && !is_nothing(&text) {
        format!("+{text}")
    } else {
        text
    }
}

fn is_nothing(text: &str) -> bool {
    !text.contains(|letter| ('1'..='9').contains(&letter))
}

/// A value of a measure without its unit, as in a table: `12.9`.
pub(in crate::pages) fn bare(measure: &Measure, value: Decimal) -> String {
    digits::of(measure, value)
}

/// A value of a measure with its unit where that is short: `12.9 percent`,
/// `£12.90`, `12.9`.
fn with_unit(words: &Wording, measure: &Measure, value: Decimal) -> String {
    let number = bare(measure, value);
    match &measure.unit_kind {
        UnitKind::Percent => [&number, " ", words.text("percent")].concat(),
        UnitKind::Money(currency) => currency.before(&number),
        UnitKind::Duration(_) | UnitKind::Score(_) | UnitKind::Rate => number,
    }
}

/// The interval around a value, without its unit: `11.0 to 13.5`.
pub(in crate::pages) fn interval(
    words: &Wording,
    measure: &Measure,
    observed: &Observation,
) -> Option<String> {
    let Interval { low, high } = observed.interval?;
    let [low, high] = [low, high].map(|end| bare(measure, end));
    Some([&low, " ", words.text("range-to"), " ", &high].concat())
}

/// What is said under a value: its interval, on how many it rests, and its note.
fn about(edition: &Edition, measure: &Measure, observed: &Observation) -> Option<String> {
    let words = &edition.wording;
    let interval = interval(words, measure, observed).map(|interval| {
        let called = measure.interval.as_deref().unwrap_or_default();
        [called, ": ", &interval].concat()
    });
    let n = observed.n.map(|n| {
        say!(
            words,
            "number-of-cases",
            count = digits::written(n.into(), 0)
        )
    });
    let said: Vec<String> = interval.into_iter().chain(n).collect();
    match (said.is_empty(), &observed.note) {
        (true, note) => note.clone(),
        (false, None) => Some(capital(&said.join("; "))),
        (false, Some(note)) => Some([&capital(&said.join("; ")), ". ", note].concat()),
    }
}

/// A value with its unit, or the reason why there is none.
pub(in crate::pages) fn reading(
    edition: &Edition,
    measure: &Measure,
    observed: &Observation,
) -> String {
    let words = &edition.wording;
    match &observed.reading {
        Reading::Value(quantity) => with_unit(words, measure, quantity.value),
        Reading::Missing(mark) => mark.reason(words),
    }
}

/// The value of a measure for an area in a period, with its unit.
pub(in crate::pages) fn observation<'a>(
    edition: &'a Edition,
    measure: &Measure,
    (area, period): (Area, Key<Period>),
) -> Written<'a> {
    let observed = measure.observation(area, period);
    Written {
        words: &edition.wording,
        text: reading(edition, measure, observed),
        missing: observed.value().is_none(),
        marks: observed.marks,
        about: about(edition, measure, observed),
        datum: Some(Datum::of_value(edition, measure, area, period)),
    }
}

/// The change of an area between two periods: in percentage points for
/// percentages, else in percent where the base carries it, else in the unit.
pub(in crate::pages) fn change<'a>(
    edition: &'a Edition,
    measure: &Measure,
    area: Area,
    from: Key<Period>,
    to: Key<Period>,
) -> Written<'a> {
    let words = &edition.wording;
    let (text, about, marks) = match measure.change(area, from, to) {
        Err(_) => (None, None, Marks::NONE),
        Ok(change) => {
            let (text, about) = change_words(words, measure, &change);
            (Some(text), about, change.marks)
        }
    };
    let missing = text.is_none();
    let text = text.unwrap_or_else(|| measure.why_no_change(area, from, to).reason(words));
    Written {
        words,
        text,
        missing,
        marks,
        about: about.map(str::to_owned),
        datum: None,
    }
}

fn change_words<'a>(
    words: &'a Wording,
    measure: &'a Measure,
    change: &Change,
) -> (String, Option<&'a str>) {
    match change.percent {
        Ok(percent) => (
            [&signed(percent, 1), " ", words.text("percent")].concat(),
            None,
        ),
        Err(NoChange::Percentage) => (
            signed(change.difference, measure.decimals),
            Some(words.text("percentage-points")),
        ),
        Err(NoChange::InUnit) => {
            let number = bare(measure, change.difference);
            let text = match &measure.unit_kind {
                UnitKind::Money(currency) => currency.before(&number),
                _ => number,
            };
            (with_sign(text, change.difference), Some(&measure.unit))
        }
        Err(_) => {
            let text = with_sign(bare(measure, change.difference), change.difference);
            (text, Some(words.text("change-in-unit")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dec(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn numbers_have_their_decimals_and_commas() {
        assert_eq!(number(dec("13404"), 0), "13,404");
        assert_eq!(number(dec("1234567.5"), 1), "1,234,567.5");
        assert_eq!(number(dec("999.995"), 2), "1,000.00");
        assert_eq!(number(dec("20"), 1), "20.0");
        assert_eq!(number(dec("0.05"), 1), "0.1");
    }

    #[test]
    fn what_rounds_to_zero_has_no_sign() {
        assert_eq!(signed(dec("2.31"), 1), "+2.3");
        assert_eq!(signed(dec("-2.31"), 1), "−2.3");
        assert_eq!(signed(dec("-0.04"), 1), "0.0");
        assert_eq!(signed(dec("0.04"), 1), "0.0");
        assert_eq!(number(dec("-0.04"), 1), "0.0");
    }
}
