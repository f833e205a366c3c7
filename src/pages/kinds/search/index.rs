//! Entries → `search-index.js`, which the search page loads as a script, because
//! browsers let a page from a disk load nothing else.
//!
//! The texts of a report are long, and an index of them is longer still. So the
//! file holds the texts as an index: each different word once, the most frequent
//! first, and then every text as the ranks of its words. The script turns that
//! round (which words are in which texts) without cutting up a text, and writes
//! out only the few texts that it shows.
//!
//! A rank is written in printable ASCII without `"` and `\`: one symbol of the
//! first [`LAST`] for the frequent words; for the others symbols from the rest
//! stand before it. `scripts/search.js` reads it.

use std::cmp::Reverse;

use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;
use serde::Serialize;

use crate::pages::shared::findable::{Entry, Kind};
use crate::pages::shared::scripts;
use crate::wording::Wording;

/// The symbols: all printable ASCII but space, `!`, `"` and `\`.
const SYMBOLS: usize = 91;
/// How many of the symbols end a rank.
const LAST: usize = 60;

#[derive(Serialize)]
struct IndexFile<'a> {
    /// The number of symbols that end a rank, and of those that don't.
    symbols: [usize; 2],
    kinds: Vec<&'a str>,
    /// The words, with a space between two.
    words: String,
    /// Kind, address, title, place, other names with a bar between two, text.
    entries: Vec<(usize, &'a str, &'a str, &'a str, String, String)>,
}

/// The file that the search page loads.
pub(super) fn file(wording: &Wording, entries: &[Entry]) -> String {
    let texts = Texts::of(entries);
    let (words, ranks) = texts.ranked();
    let index = IndexFile {
        symbols: [LAST, SYMBOLS - LAST],
        kinds: Kind::ALL
            .into_iter()
            .map(|kind| wording.text(kind.name()))
            .collect(),
        words: words.join(" "),
        entries: entries
            .iter()
            .zip(&texts.entries)
            .map(|(entry, words)| {
                let mut text = String::with_capacity(words.len() * 2);
                for word in words {
                    push_rank(ranks[*word], &mut text);
                }
                (
                    entry.kind as usize,
                    entry.href.as_str(),
                    entry.title.as_str(),
                    entry.place.as_str(),
                    entry.names.join("|"),
                    text,
                )
            })
            .collect(),
    };
    scripts::data("bluebookSearchIndex", &index)
}

/// The texts of entries, cut into words once.
#[derive(Default)]
struct Texts<'a> {
    /// Every different word, in the order in which they turn up, and how often
    /// it does.
    words: IndexMap<&'a str, usize, FxBuildHasher>,
    /// For each entry, the positions of its words.
    entries: Vec<Vec<usize>>,
}

impl<'a> Texts<'a> {
    fn of(entries: &'a [Entry]) -> Self {
        let mut texts = Self::default();
        for entry in entries {
            // English words are some six letters long, with their spaces.
            let mut words = Vec::with_capacity(entry.text.len() / 6 + 1);
            // What a no-break space joins is shown together. The script looks for
            // letters and digits only, and finds either part.
            words.extend(entry.text.split_ascii_whitespace().map(|word| {
                let known = texts.words.entry(word);
                let at = known.index();
                *known.or_default() += 1;
                at
            }));
            texts.entries.push(words);
        }
        texts
    }

    /// The words, the most frequent first, those that are as frequent in the
    /// order of their letters; and the rank of each by its position.
    fn ranked(&self) -> (Vec<&'a str>, Vec<usize>) {
        let counted = self.words.iter().map(|(word, count)| (*word, *count));
        let counted: Vec<(&str, usize)> = counted.collect();
        let mut order: Vec<usize> = (0..counted.len()).collect();
        order.sort_unstable_by_key(|at| {
            let (word, count) = counted[*at];
            (Reverse(count), word)
        });
        let mut ranks = vec![0; order.len()];
        for (rank, at) in order.iter().enumerate() {
            ranks[*at] = rank;
        }
        (order.iter().map(|at| counted[*at].0).collect(), ranks)
    }
}

/// Writes a rank: symbols that don't end it first, in a base that has no zero,
/// so that no rank has two spellings.
fn push_rank(rank: usize, text: &mut String) {
    push_before(rank / LAST, text);
    text.push(symbol(rank % LAST));
}

/// Writes the symbols before the last one.
fn push_before(rest: usize, text: &mut String) {
    if let Some(rest) = rest.checked_sub(1) {
        push_before(rest / (SYMBOLS - LAST), text);
        text.push(symbol(LAST + rest % (SYMBOLS - LAST)));
    }
}

fn symbol(digit: usize) -> char {
    let code = b'#' + u8::try_from(digit).unwrap_or(u8::MAX - b'#');
    char::from(if code < b'\\' { code } else { code + 1 })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_ranks_are_written_alike_and_none_begins_another() {
        let mut seen = BTreeSet::new();
        for rank in 0..20_000 {
            let mut text = String::new();
            push_rank(rank, &mut text);
            let (last, before) = text.as_bytes().split_last().unwrap();
            assert!(*last <= b'_' && before.iter().all(|byte| *byte > b'_'));
            assert!(seen.insert(text));
        }
    }

    fn term(text: &str) -> Entry {
        Entry {
            kind: Kind::Term,
            href: "glossary.html#term-a".to_owned(),
            title: "A \"term\"".to_owned(),
            place: String::new(),
            names: vec!["AT".to_owned()],
            text: text.to_owned(),
        }
    }

    #[test]
    fn what_a_no_break_space_joins_stays_together() {
        let entries = [term("about £5\u{a0}million\nabout")];
        let (words, _) = Texts::of(&entries).ranked();
        assert_eq!(words, ["about", "£5\u{a0}million"]);
    }

    #[test]
    fn the_file_holds_each_word_once() {
        assert_eq!(
            file(&Wording::default(), &[term("the one of the many")]),
            "window.bluebookSearchIndex = {\"symbols\":[60,31],\"kinds\":[\"Force\",\"Report\",\
             \"Measure\",\"Question\",\"Recommendation\",\"Figure\",\"Glossary\",\"About\"],\
             \"words\":\"the many of one\",\"entries\":[[6,\"glossary.html#term-a\",\
             \"A \\\"term\\\"\",\"\",\"AT\",\"#&%#$\"]]};\n"
        );
    }
}
