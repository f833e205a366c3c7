//! What was corrected since the edition was published.

use super::links;
use super::texts::Sections;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::model::{Correction, Edition};
use crate::source::CorrectionRecord;

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
                .filter_map(|place| links::named(place, edition, sections, problems))
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
