//! Old addresses and where they lead now.

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Placed};
use crate::source::RedirectRecord;

/// Resolves the redirects: both sides are addresses of pages in the edition.
/// Whether the new address exists is known when the pages are.
pub(super) fn resolve(
    records: &[RedirectRecord],
    problems: &mut Diagnostics,
) -> Vec<(String, String)> {
    let mut redirects = Vec::new();
    for record in records {
        let good = [&record.from, &record.to]
            .into_iter()
            .filter(|address| is_page(address, problems))
            .count();
        if good == 2 {
            redirects.push((record.from.value.clone(), record.to.value.clone()));
        }
    }
    redirects
}

fn is_page(address: &Placed<String>, problems: &mut Diagnostics) -> bool {
    let clean = address.split('/').all(|part| {
        !part.is_empty()
            && !part.starts_with('.')
            && part
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'.' || b == b'_')
    });
    let good = clean && address.ends_with(".html");
    if !good {
        problems.push(
            Diagnostic::error(
                Code::Redirect,
                address.place,
                format!(
                    "`{}` is no address of a page in this edition",
                    address.value
                ),
            )
            .help("write it relative to the edition, such as `chapters/summary.html`"),
        );
    }
    good
}
