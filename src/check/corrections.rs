//! What was corrected since the edition was published.

use super::links;
use super::texts::Sections;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Placed, nearest};
use crate::model::{Corrected, Correction, Edition, PageName};
use crate::source::CorrectionRecord;

/// What `where` can name, beside standing pages: all that links lead to.
const PAGE: &str = "page";

/// Resolves the corrections. They are numbered in the order in which they were
/// published, so that a number that somebody has cited stays with its correction.
pub(super) fn resolve(
    records: &[CorrectionRecord],
    edition: &Edition,
    sections: &Sections,
    problems: &mut Diagnostics,
) -> Vec<Correction> {
    let mut corrections: Vec<Correction> = Vec::with_capacity(records.len());
    for (expected, record) in (1..).zip(records) {
        number(record, expected, problems);
        if let Some(before) = corrections.last()
            && record.date.value < before.date
        {
            problems.push(
                Diagnostic::error(
                    Code::Correction,
                    record.date.place,
                    format!(
                        "this is before {}, the date of correction {}",
                        before.date.words(),
                        before.number
                    ),
                )
                .help("the oldest correction stands first, a new one at the end of the file"),
            );
        }
        revision(record, edition, problems);
        if record.places.is_empty() {
            problems.push(
                Diagnostic::error(
                    Code::Correction,
                    record.number.place,
                    format!("correction {} says nowhere `where`", record.number.value),
                )
                .help(
                    "list what was corrected, so that its pages can say so: \
                     `where = [\"chapter:summary\", \"measure:outcome-16\"]`",
                ),
            );
        }
        corrections.push(Correction {
            number: record.number.value,
            date: record.date.value,
            revision: record.revision.value,
            what: record.what.value.clone(),
            why: record.why.value.clone(),
            places: record
                .places
                .iter()
                .filter_map(|place| corrected(place, edition, sections, problems))
                .collect(),
        });
    }
    corrections
}

fn number(record: &CorrectionRecord, expected: u32, problems: &mut Diagnostics) {
    if record.number.value == expected {
        return;
    }
    problems.push(
        Diagnostic::error(
            Code::Correction,
            record.number.place,
            format!(
                "this is the correction number {expected}, but it says {}",
                record.number.value
            ),
        )
        .help(
            "corrections are numbered 1, 2, 3 in the order in which they were published; \
             none is taken out again, because people cite their numbers",
        ),
    );
}

fn revision(record: &CorrectionRecord, edition: &Edition, problems: &mut Diagnostics) {
    let revision = &record.revision;
    if (1..=edition.revision).contains(&revision.value) {
        return;
    }
    let help = match revision.value {
        0 => "revisions count from 1".to_owned(),
        n => format!(
            "write `revision = {n}` and a `reason` into content/{}/edition.toml, or the number of \
             the revision that the correction came with",
            edition.year
        ),
    };
    problems.push(
        Diagnostic::error(
            Code::Correction,
            revision.place,
            format!(
                "the edition is at revision {}, so no correction came with revision {}",
                edition.revision, revision.value
            ),
        )
        .help(help),
    );
}

/// What a line of `where` names.
fn corrected(
    target: &Placed<String>,
    edition: &Edition,
    sections: &Sections,
    problems: &mut Diagnostics,
) -> Option<Corrected> {
    let (scheme, name) = links::split(target);
    if scheme != Some(PAGE) {
        return links::named(target, edition, sections, problems).map(Corrected::Link);
    }
    let known: Vec<&str> = PageName::ALL.iter().map(|page| page.id()).collect();
    let page = PageName::ALL
        .into_iter()
        .find(|page| page.id() == name.value);
    let there = page.filter(|page| {
        // About the data is there without a text.
        *page == PageName::AboutTheData || edition.page(*page).is_some()
    });
    if there.is_none() && !problems.is_broken(&name.value) {
        let help = match nearest(&name.value, known.iter().copied()) {
            Some(near) if page.is_none() => format!("did you mean `{near}`?"),
            _ => format!("the standing pages are: {}", known.join(", ")),
        };
        problems.push(
            Diagnostic::error(
                Code::UnknownName,
                name.place,
                format!("this edition has no page `{}`", name.value),
            )
            .help(help),
        );
    }
    there.map(Corrected::Page)
}
