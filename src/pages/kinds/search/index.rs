//! Entries → `search-index.js`, which the search page loads as a script, because
//! browsers let a page from a disk load nothing else.

use serde::Serialize;

use crate::pages::shared::findable::{Entry, Kind};
use crate::pages::shared::scripts;
use crate::wording::Wording;

#[derive(Serialize)]
struct IndexFile<'a> {
    kinds: Vec<&'a str>,
    /// The names that are Welsh.
    welsh: Vec<&'a str>,
    /// Kind, address, title, place, other names with a bar between two, text.
    entries: Vec<(usize, &'a str, &'a str, &'a str, String, &'a str)>,
    /// How the parts are called that many entities are in.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parts: Vec<&'a str>,
}

/// The file that the search page loads; `parts` are how those beside it are called,
/// `welsh` the names that are Welsh.
pub(super) fn file<'a>(
    wording: &'a Wording,
    entries: &'a [Entry],
    parts: Vec<&'a str>,
    welsh: Vec<&'a str>,
) -> String {
    let kinds = Kind::ALL.into_iter();
    let index = IndexFile {
        kinds: kinds.map(|kind| wording.text(kind.name())).collect(),
        parts,
        welsh,
        entries: entries
            .iter()
            .map(|entry| {
                (
                    entry.kind as usize,
                    entry.href.as_str(),
                    entry.title.as_str(),
                    entry.place.as_str(),
                    entry.names.join("|"),
                    entry.text.as_str(),
                )
            })
            .collect(),
    };
    scripts::data("bluebookSearchIndex", &index)
}
