//! The addresses of an edition, which are promises: where redirects lead.

use crate::diagnostics::{Code, Diagnostic, Diagnostics, nearest};
use crate::downloads::{self, Download};
use crate::model::Edition;
use crate::pages;

/// Everything in an edition that people link to: its pages, charts and
/// downloads, without what redirects add. Style sheets and scripts are none.
pub(super) fn addresses(edition: &Edition) -> Vec<String> {
    with(edition, &downloads::data(edition))
}

/// The same, where the downloads are at hand.
pub(super) fn with(edition: &Edition, downloads: &[Download]) -> Vec<String> {
    let mut addresses = pages::addresses(edition);
    addresses.extend(downloads.iter().map(|file| file.path.clone()));
    addresses.push(downloads::address::workbook(edition));
    addresses.sort();
    // The workbook and the pictures may be among the downloads already.
    addresses.dedup();
    addresses
}

/// Checks that each redirect leads to something and stands in nothing's way.
pub(super) fn check_redirects(edition: &Edition, addresses: &[String], problems: &mut Diagnostics) {
    let is_there = |path: &String| addresses.binary_search(path).is_ok();
    for redirect in &edition.redirects {
        if is_there(&redirect.from.value) {
            problems.push(
                Diagnostic::error(
                    Code::Redirect,
                    redirect.from.place,
                    format!("the edition has something at `{}`", redirect.from.value),
                )
                .help("a redirect is for an address that is gone; delete this line"),
            );
        }
        if !is_there(&redirect.to.value) {
            let near = nearest(&redirect.to.value, addresses.iter().map(String::as_str));
            let help = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => {
                    "write the address of what is there now, relative to the edition".to_owned()
                }
            };
            problems.push(
                Diagnostic::error(
                    Code::Redirect,
                    redirect.to.place,
                    format!("the edition has nothing at `{}`", redirect.to.value),
                )
                .help(help),
            );
        }
    }
}

/// The files at old addresses that are no pages: the same bytes as at the new
/// ones.
pub(super) fn files_at_old_addresses(
    edition: &Edition,
    files: &[(String, Vec<u8>)],
) -> Vec<(String, Vec<u8>)> {
    edition
        .redirects
        .iter()
        .filter_map(|redirect| {
            let is_there = files.iter().any(|(path, _)| *path == redirect.from.value);
            let (_, bytes) = files.iter().find(|(path, _)| *path == redirect.to.value)?;
            (!is_there).then(|| (redirect.from.value.clone(), bytes.clone()))
        })
        .collect()
}
