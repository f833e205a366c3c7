//! Finding many phrases in running text in one pass.
//!
//! A text is cut into words once; the phrases stand in a tree of words. At each
//! word the longest phrase that begins there is looked up, which takes at most
//! as many steps as the longest phrase has words, however many phrases there
//! are. Only whole words are found; "&" is "and"; space, line break, hyphen and
//! dash between the words of a phrase are the same; "Durham’s" is "Durham".

use std::collections::BTreeMap;
use std::ops::Range;

use super::sentences::sentences;
use crate::model::{Inline, Link};

/// What stands between a word and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// White space, and perhaps an apostrophe.
    Space,
    /// A hyphen, or nothing.
    Joined,
    /// A dash without spaces: "Durham–Cleveland".
    Dash,
    /// A comma and a space.
    Comma,
    /// Anything else, or the beginning of the text.
    Break,
}

/// A word of a text.
#[derive(Clone, Debug)]
pub(super) struct Word<'t> {
    /// The word without a possessive ending; "and" for "&".
    pub(super) text: &'t str,
    /// Where it stands, without a possessive ending.
    pub(super) range: Range<usize>,
    /// What stands before it.
    pub(super) gap: Gap,
    /// Whether it has a possessive ending.
    pub(super) possessive: bool,
    /// The sentence that it stands in, counted from 0.
    pub(super) sentence: usize,
    /// Whether it is the first word of its sentence.
    pub(super) begins: bool,
}

/// The words of a text and its sentences.
#[derive(Debug)]
pub(super) struct Words<'t> {
    /// The words in order.
    pub(super) list: Vec<Word<'t>>,
    /// The sentences in order.
    pub(super) sentences: Vec<Range<usize>>,
}

/// Cuts a text into words.
pub(super) fn words(text: &str) -> Words<'_> {
    let sentences = sentences(text);
    let mut list: Vec<Word<'_>> = Vec::new();
    let mut passed = 0;
    let mut sentence = 0;
    while let Some(start) = text[passed..].find(is_word).map(|at| passed + at) {
        let rest = &text[start..];
        let length = match rest.strip_prefix('&') {
            Some(_) => 1,
            None => rest
                .find(|c: char| !is_word(c) || c == '&')
                .unwrap_or(rest.len()),
        };
        let end = start + length;
        let possessive = possessive(&text[end..]);
        while sentences
            .get(sentence)
            .is_some_and(|range| range.end <= start)
        {
            sentence += 1;
        }
        let before = list.last();
        list.push(Word {
            text: if rest.starts_with('&') {
                "and"
            } else {
                &text[start..end]
            },
            range: start..end,
            gap: match before {
                None => Gap::Break,
                Some(_) => gap(&text[passed..start]),
            },
            possessive: possessive > 0,
            sentence,
            begins: before.is_none_or(|word| word.sentence != sentence),
        });
        passed = end + possessive;
    }
    Words { list, sentences }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '&'
}

/// The bytes of a possessive ending at the beginning of `rest`: "’s", "'s".
fn possessive(rest: &str) -> usize {
    let Some(after) = rest.strip_prefix(['’', '\'']) else {
        return 0;
    };
    match after.strip_prefix('s') {
        Some(end) if !end.starts_with(is_word) => rest.len() - end.len(),
        _ => 0,
    }
}

fn gap(between: &str) -> Gap {
    let bare = between.trim_start_matches(['’', '\'']);
    match bare {
        "" | "-" | "\u{2010}" | "\u{2011}" | "\u{ad}" => Gap::Joined,
        "–" => Gap::Dash,
        _ if bare.trim().is_empty() => Gap::Space,
        _ if bare.trim_end() == "," => Gap::Comma,
        _ => Gap::Break,
    }
}

/// A set of phrases, each of which stands for something.
#[derive(Debug)]
pub(super) struct Phrases<T> {
    nodes: Vec<Node<T>>,
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
        }
    }

    /// Adds a phrase. Of two that are the same, the first one stays.
    pub(super) fn add(&mut self, phrase: &str, what: T) {
        let mut at = 0;
        for word in words(phrase).list {
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
    pub(super) fn longest(&self, words: &[Word<'_>]) -> Option<(usize, T)> {
        let first = words.first()?;
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

/// A line of text without its markup, and what each part of it was.
#[derive(Debug)]
pub(super) struct Line<'a> {
    /// The text, as [`crate::model::plain_text`] gives it.
    pub(super) text: String,
    /// The parts in order, without gaps.
    pub(super) parts: Vec<Part<'a>>,
}

/// A part of a line.
#[derive(Debug)]
pub(super) struct Part<'a> {
    /// Its bytes.
    pub(super) range: Range<usize>,
    /// Parts with the same number are text of one run, side by side.
    pub(super) run: usize,
    /// Whether it is text as typed.
    pub(super) code: bool,
    /// The link that it stands in.
    pub(super) link: Option<&'a Link>,
}

impl<'a> Line<'a> {
    /// The line of some inlines.
    pub(super) fn of(content: &'a [Inline]) -> Self {
        let mut line = Self {
            text: String::new(),
            parts: Vec::new(),
        };
        let mut run = 0;
        line.push(content, None, &mut run);
        line
    }

    /// The line of a text without markup.
    pub(super) fn of_text(text: &str) -> Self {
        let mut line = Self {
            text: String::new(),
            parts: Vec::new(),
        };
        line.part(text, 0, false, None);
        line
    }

    /// The part that holds a byte, if `from` is a part that stands before it.
    pub(super) fn part_at(&self, byte: usize, from: usize) -> usize {
        let mut at = from;
        while self
            .parts
            .get(at)
            .is_some_and(|part| part.range.end <= byte)
        {
            at += 1;
        }
        at
    }

    fn push(&mut self, content: &'a [Inline], link: Option<&'a Link>, run: &mut usize) {
        for inline in content {
            match inline {
                Inline::Text(words) => self.part(&words.value, *run, false, link),
                Inline::SoftBreak => self.part(" ", *run, false, link),
                Inline::HardBreak => {
                    *run += 1;
                    self.part(" ", *run, false, link);
                    *run += 1;
                }
                Inline::Code(code) => {
                    *run += 1;
                    self.part(code, *run, true, link);
                    *run += 1;
                }
                Inline::Emphasis(inner) | Inline::Strong(inner) => {
                    *run += 1;
                    self.push(inner, link, run);
                    *run += 1;
                }
                Inline::Link { to, content } => {
                    *run += 1;
                    self.push(content, Some(to), run);
                    *run += 1;
                }
                Inline::Footnote { .. } => *run += 1,
            }
        }
    }

    fn part(&mut self, text: &str, run: usize, code: bool, link: Option<&'a Link>) {
        let start = self.text.len();
        self.text.push_str(text);
        if !text.is_empty() {
            self.parts.push(Part {
                range: start..self.text.len(),
                run,
                code,
                link,
            });
        }
    }
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
