//! What the scripts say, by the names that they use for it. What is known only when
//! a page is read stands as `{name}` in it, and the script puts it in.

use std::collections::BTreeMap;

use crate::model::{Edition, Mark};
use crate::wording::{Wording, say};

type Words<'a> = BTreeMap<&'static str, String>;

/// Those messages that depend on nothing.
fn plain(words: &Wording, messages: &[(&'static str, &'static str)]) -> Words<'static> {
    let messages = messages.iter();
    messages
        .map(|(name, message)| (*name, words.text(message).to_owned()))
        .collect()
}

pub(super) fn of_find(edition: &Edition) -> Words<'static> {
    let words = &edition.wording;
    let label = match edition.regions.is_empty() {
        true => "find-label-in-no-region",
        false => "find-label",
    };
    let mut all = plain(words, &[("label", label), ("none", "find-none")]);
    all.insert("one", say!(words, "count-entities", count = 1_usize));
    all.insert("many", say!(words, "count-entities", count = "{count}"));
    all
}

pub(super) fn of_search(words: &Wording) -> Words<'static> {
    let query = "{query}";
    BTreeMap::from([
        ("none", say!(words, "search-none", query = query)),
        (
            "one",
            say!(words, "search-results", count = 1_usize, query = query),
        ),
        (
            "many",
            say!(words, "search-results", count = "{count}", query = query),
        ),
        ("best", say!(words, "search-best", count = "{count}")),
    ])
}

pub(super) fn of_sort(words: &Wording) -> Words<'static> {
    let mut all = plain(
        words,
        &[
            ("lowest", "sort-lowest"),
            ("highest", "sort-highest"),
            ("aToZ", "order-a-to-z"),
            ("zToA", "sort-z-to-a"),
        ],
    );
    let (column, order) = ("{column}", "{order}");
    let sorted = say!(words, "sorted", column = column, order = order);
    let then = say!(
        words,
        "sorted-then",
        first = "{first}",
        column = column,
        order = order
    );
    all.extend([("sorted", sorted), ("then", then)]);
    all
}

pub(super) fn of_numbers(words: &Wording) -> Words<'static> {
    let mut all = plain(words, &[("row", "number-row")]);
    all.insert("says", say!(words, "number-says", datum = "{datum}"));
    all
}

pub(super) fn of_charts(words: &Wording) -> Words<'static> {
    let mut all = plain(words, &[("keys", "chart-keys")]);
    let value = say!(words, "chart-value", label = "{label}", value = "{value}");
    all.insert("value", value);
    all
}

pub(super) fn of_compare(edition: &Edition) -> Words<'static> {
    let words = &edition.wording;
    let mut all = plain(
        words,
        &[
            ("choose", "compare-choose"),
            ("noOther", "compare-no-other"),
            ("grades", "grades"),
            ("gradesBeside", "compare-grades-beside"),
            ("gradesAbout", "compare-grades-about"),
            ("question", "question"),
            ("period", "period"),
            ("change", "change"),
            ("unlike", "compare-unlike"),
            ("about", "about-this-measure"),
            ("before", "compare-before"),
            ("rounding", "compare-rounding"),
            ("caveats", "compare-caveats"),
            ("second", "compare-second"),
            ("two", "compare-two"),
        ],
    );
    let (name, mark, period) = ("{name}", "{mark}", "{period}");
    all.extend([
        ("folder", format!("{}/", edition.terms.folder)),
        ("missing", Mark::NotAvailable.reason(words)),
        (
            "listed",
            say!(words, "list-last", before = "{before}", last = "{last}"),
        ),
        (
            "numbered",
            say!(words, "compare-numbered", number = "{number}"),
        ),
        (
            "onlyOne",
            say!(words, "compare-only-one", questions = "{questions}"),
        ),
        ("changeIn", say!(words, "change-in", unit = "{unit}")),
        (
            "covered",
            say!(
                words,
                "compare-covered",
                coverage = "{coverage}",
                period = period
            ),
        ),
        (
            "noValue",
            say!(
                words,
                "compare-no-value",
                name = name,
                period = period,
                reason = "{reason}"
            ),
        ),
        ("bothAre", say!(words, "compare-both-are", mark = mark)),
        (
            "oneIs",
            say!(words, "compare-one-is", name = name, mark = mark),
        ),
        (
            "bothMarked",
            say!(words, "compare-both-marked", mark = mark),
        ),
        (
            "oneMarked",
            say!(words, "compare-one-marked", name = name, mark = mark),
        ),
        ("oneChange", say!(words, "compare-one-change", name = name)),
        ("beside", say!(words, "compare-beside", names = "{names}")),
    ]);
    all
}
