//! The addresses of an edition, which are promises: where redirects lead.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use crate::diagnostics::{Code, Diagnostic, Diagnostics, nearest};
use crate::downloads::{self, Download};
use crate::model::Edition;
use crate::output::Sink;
use crate::pages;

/// Everything in an edition that people link to: its pages, charts and
/// downloads, without what redirects add. Style sheets and scripts are none.
pub(super) fn addresses(edition: &Edition) -> Vec<String> {
    with(edition, &downloads::data(edition, &|_, _| ()))
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

/// Puts files that are no pages at their old addresses, too: the same bytes as at
/// the new ones. All files of an edition go through here; it keeps those bytes that
/// are needed twice.
pub(super) struct OldAddresses<'a> {
    edition: &'a Edition,
    sink: &'a dyn Sink,
    /// The old addresses.
    old: BTreeSet<&'a str>,
    /// Where those lead that no page stands at.
    new: BTreeSet<&'a str>,
    seen: Mutex<Seen>,
}

#[derive(Default)]
struct Seen {
    /// What is at the addresses that redirects lead to.
    bytes: BTreeMap<String, Vec<u8>>,
    /// Old addresses at which there is something.
    taken: BTreeSet<String>,
}

impl<'a> OldAddresses<'a> {
    /// For the files of an edition, which go on into `sink`.
    pub(super) fn new(edition: &'a Edition, sink: &'a dyn Sink) -> Self {
        let redirects = edition.redirects.iter();
        let addresses = redirects.map(|redirect| (&*redirect.from.value, &*redirect.to.value));
        Self {
            edition,
            sink,
            old: addresses.clone().map(|(from, _)| from).collect(),
            new: addresses
                .filter(|(from, _)| !pages::is_page(from))
                .map(|(_, to)| to)
                .collect(),
            seen: Mutex::default(),
        }
    }

    /// Puts the files at their old addresses, once all others are there. Which
    /// those are.
    pub(super) fn finish(self) -> Vec<String> {
        let seen = self.seen.into_inner();
        let Seen { bytes, taken } = seen.unwrap_or_else(PoisonError::into_inner);
        let redirects = self.edition.redirects.iter();
        redirects
            .filter(|redirect| !taken.contains(&redirect.from.value))
            .filter_map(|redirect| {
                let bytes = bytes.get(&redirect.to.value)?;
                self.sink.put(redirect.from.value.clone(), bytes.clone());
                Some(redirect.from.value.clone())
            })
            .collect()
    }
}

impl Sink for OldAddresses<'_> {
    fn put(&self, path: String, bytes: Vec<u8>) {
        let seen = || self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if self.old.contains(path.as_str()) {
            seen().taken.insert(path.clone());
        }
        if self.new.contains(path.as_str()) {
            seen().bytes.insert(path.clone(), bytes.clone());
        }
        self.sink.put(path, bytes);
    }
}
