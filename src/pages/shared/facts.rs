//! The national figures that the words state or derive: each with its number,
//! how its source prints it, and where it stands there.

use std::ops::Range;

use super::html;
use super::written;
use crate::downloads::Datum;
use crate::model::{Edition, Fact, FactValue, Mark, address};
use crate::prose::push_escaped;

/// The rows of some of them, in the order of the data, for a page from which `root`
/// leads to the edition's folder. HTML.
pub(in crate::pages) fn rows(edition: &Edition, some: Range<usize>, root: &str) -> String {
    let mut html = String::new();
    for fact in edition.facts.iter().skip(some.start).take(some.len()) {
        push_row(edition, fact, root, &mut html);
    }
    html
}

/// The row of a fact: what it is, its number, how that is printed or derived, and
/// where it stands.
fn push_row(edition: &Edition, fact: &Fact, root: &str, html: &mut String) {
    let anchor = ["fact-", &fact.id].concat();
    html::open(html, "tr", &[("id", Some(&anchor))]);
    html::open(html, "th", &[("scope", Some("row"))]);
    push_escaped(&fact.label, html);
    for note in notes(edition, fact) {
        html::element(html, "small", &[], &note);
    }
    html.push_str("</th><td>");
    push_number(edition, fact, html);
    html.push_str("</td><td>");
    if let Some(printed) = &fact.printed {
        html.push('“');
        push_escaped(&printed.value, html);
        html.push('”');
    }
    if let FactValue::Derived(expression) = &fact.value {
        html::element(html, "code", &[], &expression.value);
    }
    html.push_str("</td><td>");
    let source = &edition.sources[fact.source];
    html::link(
        html,
        &[root, &address::source(source)].concat(),
        &source.title,
    );
    html::element(html, "small", &[], &fact.source_place);
    html.push_str("</td></tr>\n");
}

/// A fact's number: the ends of a range, or one number, then its unit. A computed
/// one is given to a tenth.
fn push_number(edition: &Edition, fact: &Fact, html: &mut String) {
    let words = &edition.wording;
    let whole = |value: rust_decimal::Decimal| written::number(value, value.scale());
    let (datum, high_datum) = Datum::of_fact(fact);
    match (&fact.value, high_datum) {
        (FactValue::Range(low, high), Some(high_datum)) => {
            html::push_data(html, &datum, &whole(*low));
            html.push(' ');
            push_escaped(words.text("range-to"), html);
            html.push(' ');
            html::push_data(html, &high_datum, &whole(*high));
        }
        (FactValue::Stated(value), _) => html::push_data(html, &datum, &whole(*value)),
        _ => match fact.computed {
            Some(value) => html::push_data(html, &datum, &whole(value.round_dp(1).normalize())),
            None => return push_escaped(&Mark::NotAvailable.reason(words), html),
        },
    }
    html.push(' ');
    push_escaped(&fact.unit, html);
}

fn notes(edition: &Edition, fact: &Fact) -> Vec<String> {
    let sample = match (fact.n, &fact.sample) {
        (Some(n), Some(sample)) => Some(format!("n = {n}: {sample}")),
        (Some(n), None) => Some(format!("n = {n}")),
        (None, sample) => sample.clone(),
    };
    let against = fact.contradicts.iter().map(|key| {
        let other = &edition.facts[*key];
        format!("The same source says otherwise of “{}”.", other.label)
    });
    fact.as_at
        .iter()
        .cloned()
        .chain(sample)
        .chain(against)
        .chain(fact.finding.clone())
        .collect()
}
