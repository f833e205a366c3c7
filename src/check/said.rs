//! The texts that readers see and that take no links: titles, descriptions, labels,
//! findings, who is to act by when, corrections.
//!
//! A number in one of them is bound in `numbers` of its table, as a link whose words
//! are the text's own: `numbers = ["[43 forces](count:…)"]`. From there on it is a
//! claim like any other, and its sentence is that of the text.

use std::ops::Range;

use crate::diagnostics::{Place, Placed};
use crate::model::ClaimSite;
use crate::source::Records;

/// The texts of one table, and what binds their numbers.
pub(super) struct Said {
    pub(super) site: ClaimSite,
    pub(super) texts: Vec<Placed<String>>,
    pub(super) numbers: Vec<Placed<String>>,
    /// The fact that the table is, by its identifier.
    pub(super) fact: Option<String>,
    /// The last of the texts is the finding of the fact.
    pub(super) finding: bool,
}

impl Said {
    fn new<'a>(
        site: ClaimSite,
        texts: impl IntoIterator<Item = &'a Placed<String>>,
        numbers: &[Placed<String>],
    ) -> Self {
        Self {
            site,
            texts: texts.into_iter().cloned().collect(),
            numbers: numbers.to_vec(),
            fact: None,
            finding: false,
        }
    }
}

/// All of them, table by table.
pub(super) fn of(records: &Records) -> Vec<Said> {
    let mut all = Vec::new();
    let edition = &records.edition;
    let own = [&edition.title, &edition.description].into_iter();
    let own = own.chain(&edition.short_title).chain(&edition.reason);
    all.push(Said::new(ClaimSite::Home, own, &edition.numbers));
    for one in &records.recommendations {
        let site = ClaimSite::Recommendation(one.number.value.to_string());
        all.push(Said::new(
            site,
            [&one.title, &one.who, &one.by],
            &one.numbers,
        ));
    }
    for term in &records.glossary {
        let site = ClaimSite::Term(term.id.value.clone());
        all.push(Said::new(site, [&term.term], &term.numbers));
    }
    for measure in &records.measures {
        let site = ClaimSite::Measure(measure.id.value.clone());
        let unlike = measure
            .periods
            .iter()
            .filter_map(|period| period.unlike.as_ref());
        let texts = [&measure.title, &measure.short_title]
            .into_iter()
            .chain(unlike);
        all.push(Said::new(site, texts, &measure.numbers));
    }
    for fact in &records.facts {
        let texts = std::iter::once(&fact.label)
            .chain(&fact.sample)
            .chain(&fact.finding);
        all.push(Said {
            fact: Some(fact.id.value.clone()),
            finding: fact.finding.is_some(),
            ..Said::new(ClaimSite::Data, texts, &fact.numbers)
        });
    }
    for caveat in &records.caveats {
        all.push(Said::new(ClaimSite::Data, &caveat.about, &caveat.numbers));
    }
    for correction in &records.corrections {
        let texts = [&correction.what, &correction.why];
        all.push(Said::new(ClaimSite::Data, texts, &correction.numbers));
    }
    all
}

/// The part of a text of a TOML file, which stands between quotation marks; the whole
/// place where the file doesn't have it letter by letter.
pub(super) fn part_of_text(text: &Placed<String>, part: Range<usize>) -> Place {
    match text.place.range().len() == text.value.len() + 2 {
        true => text.place.within(part.start + 1..part.end + 1),
        false => text.place,
    }
}
