//! Which words can begin something: a number, a hedge, a date, a reference.
//!
//! Most words of running text can't, and the lint looks at every word of an
//! edition. A table of first letters and lengths, made from the word lists
//! themselves when the program is compiled, passes over nearly all of them.

use super::cardinal::{SMALL, TENS};
use super::plain::MONTHS;
use super::refer::{CAPITALS, IDIOMS, REFERENCES};
use super::token::{Kind, Token};

/// Words that begin something and stand in no list.
const OTHERS: [&str; 26] = [
    "a",
    "an",
    "half",
    "per",
    "for",
    "in",
    "part",
    "aged",
    "age",
    "doubled",
    "doubling",
    "doubles",
    "trebled",
    "tripled",
    "trebling",
    "tripling",
    "quadrupled",
    "twice",
    "double",
    "treble",
    "triple",
    "halved",
    "halving",
    "one",
    "no",
    "at",
];

/// Words by their first letters and lengths: a bit for each length by letter.
/// It may take another word for one of them, but never one of them for another.
pub(crate) struct Shapes([u32; 26]);

impl Shapes {
    /// Of no words.
    pub(crate) const NONE: Self = Self([0; 26]);

    /// With some words more, all of ASCII letters and shorter than 32.
    pub(crate) const fn with(mut self, words: &[&str]) -> Self {
        let mut n = 0;
        while n < words.len() {
            self = self.with_word(words[n]);
            n += 1;
        }
        self
    }

    /// With the first words of some phrases more.
    pub(crate) const fn with_first(mut self, phrases: &[&[&str]]) -> Self {
        let mut n = 0;
        while n < phrases.len() {
            self = self.with_word(phrases[n][0]);
            n += 1;
        }
        self
    }

    const fn with_word(mut self, word: &str) -> Self {
        let word = word.as_bytes();
        let letter = word[0].to_ascii_lowercase() - b'a';
        self.0[letter as usize] |= 1 << word.len();
        self
    }

    /// Whether a word may be one of them, in any case.
    pub(crate) fn may_hold(&self, word: &str) -> bool {
        let word = word.as_bytes();
        let letter = match word.first() {
            Some(first) => first.to_ascii_lowercase().wrapping_sub(b'a'),
            None => return false,
        };
        match self.0.get(usize::from(letter)) {
            Some(lengths) => word.len() < 32 && lengths & (1 << word.len()) != 0,
            None => false,
        }
    }
}

const STARTS: Shapes = Shapes::NONE
    .with(&OTHERS)
    .with(&SMALL)
    .with(&TENS)
    .with(&MONTHS)
    .with(&REFERENCES)
    .with(&CAPITALS)
    .with_first(&IDIOMS);

/// Whether something can begin at this token.
pub(crate) fn can_start(token: &Token<'_>) -> bool {
    token.kind != Kind::Word || STARTS.may_hold(token.text) || is_manifold(token.text)
}

/// "tenfold".
fn is_manifold(word: &str) -> bool {
    word.len() < 32 && word.ends_with("fold") && word.as_bytes()[0].is_ascii_alphabetic()
}
