//! Every sentence that names a force, wherever in the edition it stands.
//!
//! Mentions are for readers: one to a paragraph, and only of the chapters.
//! Namings are for the force itself, which is to check all that is said of it.

use super::mentions::Names;
use super::phrases::{Line, words};
use crate::model::{Edition, Force, Key, PassageContent, plain_text};

/// A sentence that names a force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Naming {
    /// The force.
    pub force: Key<Force>,
    /// What the sentence belongs to, in words.
    pub what: String,
    /// Where it stands, relative to the edition.
    pub at: String,
    /// The sentence; of a table the whole row.
    pub sentence: String,
}

/// Every sentence that names a force, in the order of the edition's passages.
pub fn namings(edition: &Edition) -> Vec<Naming> {
    let names = Names::of(edition);
    let mut namings: Vec<Naming> = Vec::new();
    for passage in edition.passages() {
        let mut named: Vec<(Key<Force>, String)> = Vec::new();
        match passage.content {
            PassageContent::Inline(content) => sentences(&names, &Line::of(content), &mut named),
            PassageContent::Text(text) | PassageContent::Note(text) => {
                sentences(&names, &Line::of_text(text), &mut named)
            }
            PassageContent::Row(cells) => {
                let row: Vec<String> = cells.iter().map(|cell| plain_text(cell)).collect();
                for cell in cells {
                    let line = Line::of(cell);
                    let found = names.sentences_in(&line, &words(&line.text));
                    named.extend(found.into_iter().map(|(force, _)| (force, row.join(" | "))));
                }
            }
        }
        named.dedup();
        for (force, sentence) in named {
            namings.push(Naming {
                force,
                what: passage.what.clone(),
                at: passage.at.clone(),
                sentence,
            });
        }
    }
    namings
}

fn sentences(names: &Names, line: &Line<'_>, named: &mut Vec<(Key<Force>, String)>) {
    let found = names.sentences_in(line, &words(&line.text)).into_iter();
    named.extend(found.map(|(force, range)| (force, line.text[range].to_owned())));
}
