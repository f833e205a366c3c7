//! Finding many phrases in running text in one pass.
//!
//! A text is cut into words once; the phrases stand in a tree of words. At each
//! word the longest phrase that begins there is looked up, which takes at most
//! as many steps as the longest phrase has words, however many phrases there
//! are. Only whole words are found; "&" is "and"; space, line break, hyphen and
//! dash between the words of a phrase are the same; "Durham’s" is "Durham".

mod line;
mod words;

use std::collections::BTreeMap;

pub(super) use line::Line;
pub(super) use words::{Gap, Word, Words, words};

use crate::claims::Sieve;

/// A set of phrases, each of which stands for something.
#[derive(Debug)]
pub(super) struct Phrases<T> {
    nodes: Vec<Node<T>>,
    /// The first words of the phrases.
    beginnings: Sieve,
}

#[derive(Debug)]
struct Node<T> {
    /// The nodes after the next word: without and with a comma before it.
    next: BTreeMap<Box<str>, [Option<usize>; 2]>,
    /// What the phrase that ends here stands for.
    end: Option<T>,
}

impl<T: Copy> Phrases<T> {
    /// No phrases yet.
    pub(super) fn new() -> Self {
        Self {
            nodes: vec![Node::new()],
            beginnings: Sieve::NONE,
        }
    }

    /// Adds a phrase. Of two that are the same, the first one stays.
    pub(super) fn add(&mut self, phrase: &str, what: T) {
        let mut at = 0;
        for word in words(phrase).list {
            if at == 0 {
                self.beginnings.add(word.text);
            }
            let comma = word.gap == Gap::Comma;
            at = match self.nodes[at].after(comma, word.text) {
                Some(next) => next,
                None => {
                    let next = self.nodes.len();
                    self.nodes.push(Node::new());
                    let entry = self.nodes[at].next.entry(Box::from(word.text));
                    entry.or_default()[usize::from(comma)] = Some(next);
                    next
                }
            };
        }
        if at > 0 {
            self.nodes[at].end.get_or_insert(what);
        }
    }

    /// The longest phrase that begins at a word: how many words it has, and
    /// what it stands for. The first letter of a sentence may be a capital
    /// where the phrase has a small one.
    #[inline]
    pub(super) fn longest(&self, words: &[Word<'_>]) -> Option<(usize, T)> {
        let first = words.first()?;
        // Nearly every word begins none. Of letters beyond ASCII, the sieve
        // doesn't know which are the same in another case.
        let ascii = first.text.bytes().next().is_some_and(|b| b.is_ascii());
        if ascii && !self.beginnings.may_hold(first.text) {
            return None;
        }
        let as_written = self.longest_from(first.text, words);
        let small = first
            .begins
            .then(|| small_initial(first.text))
            .flatten()
            .and_then(|text| self.longest_from(&text, words));
        [as_written, small]
            .into_iter()
            .flatten()
            .max_by_key(|(count, _)| *count)
    }

    fn longest_from(&self, first: &str, words: &[Word<'_>]) -> Option<(usize, T)> {
        let mut best = None;
        let mut node = self.nodes[0].after(false, first)?;
        for count in 1.. {
            if let Some(what) = self.nodes[node].end {
                best = Some((count, what));
            }
            let Some(word) = words.get(count).filter(|word| word.gap != Gap::Break) else {
                break;
            };
            match self.nodes[node].after(word.gap == Gap::Comma, word.text) {
                Some(next) => node = next,
                None => break,
            }
        }
        // Part of a longer word, such as "non-Kent" or "Kent-based".
        let (count, _) = best?;
        let joined = words.get(count).is_some_and(|word| word.gap == Gap::Joined);
        (!joined && words[0].gap != Gap::Joined).then_some(best?)
    }
}

impl<T> Node<T> {
    fn new() -> Self {
        Self {
            next: BTreeMap::new(),
            end: None,
        }
    }

    /// The node after a word, with or without a comma before it.
    fn after(&self, comma: bool, word: &str) -> Option<usize> {
        self.next.get(word)?[usize::from(comma)]
    }
}

/// The word with a small first letter, if it begins with a capital.
fn small_initial(word: &str) -> Option<String> {
    let mut chars = word.chars();
    let first = chars.next().filter(|c| c.is_uppercase())?;
    Some(first.to_lowercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(phrases: &[&'static str], text: &str) -> Vec<&'static str> {
        let mut set = Phrases::new();
        for phrase in phrases {
            set.add(phrase, *phrase);
        }
        let words = words(text);
        let mut at = 0;
        let mut all = Vec::new();
        while at < words.list.len() {
            match set.longest(&words.list[at..]) {
                Some((count, what)) => {
                    all.push(what);
                    at += count;
                }
                None => at += 1,
            }
        }
        all
    }

    #[test]
    fn the_longest_phrase_wins() {
        let phrases = ["crime", "organised crime", "serious and organised crime"];
        let text = "serious and organised crime, organised crime, serious crime";
        assert_eq!(found(&phrases, text), [phrases[2], phrases[1], phrases[0]]);
    }

    #[test]
    fn joints_apostrophes_and_ampersands_are_alike() {
        let phrases = ["Avon and Somerset", "Dyfed-Powys", "Chiefs' Council"];
        for (text, expected) in [
            ("Avon & Somerset’s", 0),
            ("Avon\u{a0}and\nSomerset", 0),
            ("Dyfed Powys", 1),
            ("Dyfed–Powys's", 1),
            ("the Chiefs’ Council", 2),
        ] {
            assert_eq!(found(&phrases, text), [phrases[expected]], "{text}");
        }
    }

    #[test]
    fn only_whole_words_and_unbroken_phrases_are_found() {
        let phrases = ["Kent", "West Mercia", "abuse, stalking"];
        for text in [
            "Kentish",
            "non-Kent",
            "Kent-based",
            "kent",
            "West. Mercia",
            "abuse stalking",
        ] {
            assert!(found(&phrases, text).is_empty(), "{text}");
        }
        assert_eq!(found(&phrases, "abuse, stalking"), ["abuse, stalking"]);
    }

    #[test]
    fn a_sentence_may_begin_with_a_capital() {
        assert_eq!(
            found(
                &["county lines"],
                "County lines. County lines, county lines. The County lines"
            ),
            ["county lines"; 3]
        );
        assert!(found(&["Mind"], "Never mind. mind").is_empty());
    }
}
