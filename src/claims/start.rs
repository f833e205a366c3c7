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

/// By first letter, a bit for each length.
const LENGTHS: [u32; 26] = {
    let mut lengths = add([0; 26], &OTHERS);
    lengths = add(lengths, &SMALL);
    lengths = add(lengths, &TENS);
    lengths = add(lengths, &MONTHS);
    lengths = add(lengths, &REFERENCES);
    lengths = add(lengths, &CAPITALS);
    let mut n = 0;
    while n < IDIOMS.len() {
        lengths = add(lengths, &[IDIOMS[n][0]]);
        n += 1;
    }
    lengths
};

const fn add(mut lengths: [u32; 26], words: &[&str]) -> [u32; 26] {
    let mut n = 0;
    while n < words.len() {
        let word = words[n].as_bytes();
        let letter = word[0].to_ascii_lowercase() - b'a';
        lengths[letter as usize] |= 1 << word.len();
        n += 1;
    }
    lengths
}

/// Whether something can begin at this token.
pub(crate) fn can_start(token: &Token<'_>) -> bool {
    if token.kind != Kind::Word {
        return true;
    }
    let word = token.text.as_bytes();
    let letter = word[0].to_ascii_lowercase().wrapping_sub(b'a');
    match LENGTHS.get(letter as usize) {
        Some(lengths) if word.len() < 32 => {
            lengths & (1 << word.len()) != 0 || word.ends_with(b"fold")
        }
        _ => false,
    }
}
