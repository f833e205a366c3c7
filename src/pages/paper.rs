//! The values and charts of the pages in words, for the edition on paper: what a
//! reader finds there is written as it is on the site.

use rust_decimal::Decimal;

use super::kinds::numbers;
use super::shared::written::{self, Written, qualifying};
use super::shared::{drawing, figures};
use crate::charts::Chart;
use crate::charts::compose::Order;
use crate::model::{Area, ClaimSite, Edition, Figure, Key, Mark, Measure, Period};

/// A number with so many decimals, its thousands parted.
pub(crate) fn number(value: Decimal, decimals: u32) -> String {
    written::number(value, decimals)
}

/// Why there is no value: `[x] not available`.
pub(crate) fn reason(edition: &Edition, mark: Mark) -> String {
    mark.reason(&edition.wording)
}

/// The value of a measure for an area in a period, with its unit and marks.
pub(crate) fn observation(
    edition: &Edition,
    measure: &Measure,
    datum: (Area, Key<Period>),
) -> String {
    in_words(&written::observation(edition, measure, datum))
}

/// The change of an area between two periods, or the reason why there is none.
pub(crate) fn change(
    edition: &Edition,
    measure: &Measure,
    area: Area,
    from: Key<Period>,
    to: Key<Period>,
) -> String {
    in_words(&written::change(edition, measure, area, from, to))
}

/// What the numbers of a place stand in, by its title.
pub(crate) fn place<'a>(edition: &'a Edition, site: &'a ClaimSite) -> &'a str {
    numbers::title(edition, site)
}

/// The chart of a figure, with the alternative text of the chapter that it stands in
/// or its own.
pub(crate) fn chart(edition: &Edition, figure: &Figure, alt: Option<String>) -> Chart {
    drawing::chart(edition, figure, Order::ByValue, alt)
}

/// Source, notes and coverage of a figure, a paragraph each.
pub(crate) fn beneath(edition: &Edition, figure: &Figure) -> Vec<String> {
    let mut said = drawing::beneath(edition, figure);
    said.extend(figures::coverage(edition, figure));
    said
}

/// `12.9 percent [e]`: the marks are explained once, in a list of their own.
fn in_words(written: &Written<'_>) -> String {
    let mut words = written.text.clone();
    for mark in qualifying(written.marks) {
        words.push_str(&[" [", mark.letter(), "]"].concat());
    }
    words
}
