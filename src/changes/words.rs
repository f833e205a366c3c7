//! The running text of an edition, passage by passage.

use super::Entry;
use crate::model::{Edition, PassageContent, address};
use crate::prose::Writer;

/// Every passage in its words, without markup.
pub(super) fn words(edition: &Edition) -> Vec<Entry> {
    let writer = Writer::new(edition, address::HOME);
    edition
        .passages()
        .into_iter()
        // Corrections have a page of their own, and each revision has more of them;
        // notes are told with their values.
        .filter(|passage| {
            passage.at != address::CORRECTIONS
                && !matches!(passage.content, PassageContent::Note(_))
        })
        .map(|passage| Entry {
            says: match passage.content {
                PassageContent::Inline(content) => writer.text(content),
                PassageContent::Row(cells) => {
                    let cells: Vec<String> = cells.iter().map(|cell| writer.text(cell)).collect();
                    cells.join(" | ")
                }
                PassageContent::Text(text) | PassageContent::Note(text) => text.to_owned(),
            },
            key: passage.at.clone(),
            what: passage.what,
            at: passage.at,
        })
        .collect()
}
