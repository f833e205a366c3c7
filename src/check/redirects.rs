//! Old addresses and where they lead now.

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Placed};
use crate::model::Redirect;
use crate::source::RedirectRecord;

/// Resolves the redirects: both sides are addresses in the edition, and the new
/// one serves whoever comes for the old one. Whether they exist is known when the
/// edition's addresses are.
pub(super) fn resolve(records: &[RedirectRecord], problems: &mut Diagnostics) -> Vec<Redirect> {
    let mut redirects = Vec::new();
    for record in records {
        let good = [&record.from, &record.to]
            .into_iter()
            .filter(|address| is_address(address, problems))
            .count();
        if good < 2 || !serves(record, problems) {
            continue;
        }
        redirects.push(Redirect {
            from: record.from.clone(),
            to: record.to.clone(),
        });
    }
    redirects
}

/// A page leads on to a page; a file is there again under its old name, so the
/// other one has to be of the same type.
fn serves(record: &RedirectRecord, problems: &mut Diagnostics) -> bool {
    let same = ending(&record.from) == ending(&record.to);
    if !same {
        problems.push(
            Diagnostic::error(
                Code::Redirect,
                record.to.place,
                format!(
                    "whoever comes for `{}` can do nothing with `{}`",
                    record.from.value, record.to.value
                ),
            )
            .help("a page leads to a page, a file to a file of the same type"),
        );
    }
    same
}

fn ending(address: &str) -> &str {
    let name = address.rsplit('/').next().unwrap_or(address);
    name.split_once('.').map_or("", |(_, ending)| ending)
}

fn is_address(address: &Placed<String>, problems: &mut Diagnostics) -> bool {
    let good = address.contains('.')
        && address.split('/').all(|part| {
            !part.is_empty()
                && !part.starts_with('.')
                && part
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'.' || b == b'_')
        });
    if !good {
        problems.push(
            Diagnostic::error(
                Code::Redirect,
                address.place,
                format!("`{}` is no address in this edition", address.value),
            )
            .help("write it relative to the edition, such as `chapters/summary.html`"),
        );
    }
    good
}
