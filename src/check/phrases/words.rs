//! Cutting a text into words.

use std::ops::Range;

use crate::check::sentences::sentences;

/// What stands between a word and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check) enum Gap {
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
pub(in crate::check) struct Word<'t> {
    /// The word without a possessive ending; "and" for "&".
    pub(in crate::check) text: &'t str,
    /// Where it stands, without a possessive ending.
    pub(in crate::check) range: Range<usize>,
    /// What stands before it.
    pub(in crate::check) gap: Gap,
    /// Whether it has a possessive ending.
    pub(in crate::check) possessive: bool,
    /// The sentence that it stands in, counted from 0.
    pub(in crate::check) sentence: usize,
    /// Whether it is the first word of its sentence.
    pub(in crate::check) begins: bool,
}

/// The words of a text and its sentences.
#[derive(Debug)]
pub(in crate::check) struct Words<'t> {
    /// The words in order.
    pub(in crate::check) list: Vec<Word<'t>>,
    /// The sentences in order.
    pub(in crate::check) sentences: Vec<Range<usize>>,
}

/// Cuts a text into words.
pub(in crate::check) fn words(text: &str) -> Words<'_> {
    let sentences = sentences(text);
    // English words are some six letters long, with their spaces.
    let mut list: Vec<Word<'_>> = Vec::with_capacity(text.len() / 6 + 1);
    let mut passed = 0;
    let mut sentence = 0;
    // The sentence of the word before.
    let mut last = None;
    loop {
        let (start, gap) = match &text.as_bytes()[passed..] {
            // Most words are only a space apart.
            [b' ', next, ..] if CLASSES[usize::from(*next)] == Class::Letter => {
                (passed + 1, Gap::Space)
            }
            _ => {
                let start = skip(text, passed, Class::Other);
                (start, gap(&text[passed..start]))
            }
        };
        let (word, end) = match text.as_bytes().get(start) {
            None => break,
            Some(b'&') => ("and", start + 1),
            Some(_) => {
                let end = skip(text, start, Class::Letter);
                (&text[start..end], end)
            }
        };
        let possessive = possessive(text, end);
        while sentences
            .get(sentence)
            .is_some_and(|range| range.end <= start)
        {
            sentence += 1;
        }
        list.push(Word {
            text: word,
            range: start..end,
            gap: if last.is_some() { gap } else { Gap::Break },
            possessive: possessive > 0,
            sentence,
            begins: last != Some(sentence),
        });
        last = Some(sentence);
        passed = end + possessive;
    }
    Words { list, sentences }
}

/// What a byte is for the words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// A letter or a digit.
    Letter,
    /// "&", which is a word.
    And,
    /// Anything between words.
    Other,
    /// A part of a character beyond ASCII.
    Beyond,
}

static CLASSES: [Class; 256] = {
    let mut classes = [Class::Beyond; 256];
    let mut byte = 0;
    while byte < 128 {
        classes[byte] = match byte as u8 {
            b'&' => Class::And,
            letter if letter.is_ascii_alphanumeric() => Class::Letter,
            _ => Class::Other,
        };
        byte += 1;
    }
    classes
};

/// Past all characters from a byte on that are letters, or that are not.
fn skip(text: &str, from: usize, class: Class) -> usize {
    let mut at = from;
    loop {
        // Nearly everything is ASCII, which need not be decoded.
        let bytes = text.as_bytes()[at..].iter();
        at += bytes
            .take_while(|byte| CLASSES[usize::from(**byte)] == class)
            .count();
        let next = match text.as_bytes().get(at) {
            Some(byte) if !byte.is_ascii() => text[at..].chars().next(),
            _ => None,
        };
        match next {
            Some(next) if next.is_alphanumeric() == (class == Class::Letter) => {
                at += next.len_utf8();
            }
            _ => return at,
        }
    }
}

/// The bytes of a possessive ending that begins at `at`: "’s", "'s".
fn possessive(text: &str, at: usize) -> usize {
    // The first bytes of the two apostrophes.
    if !matches!(text.as_bytes().get(at), Some(b'\'' | 0xe2)) {
        return 0;
    }
    let rest = &text[at..];
    let Some(after) = rest.strip_prefix(['’', '\'']) else {
        return 0;
    };
    match after.strip_prefix('s') {
        Some(end) if !end.starts_with(|c: char| c.is_alphanumeric() || c == '&') => {
            rest.len() - end.len()
        }
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn words_are_all_letters_and_what_is_between_has_none(text in "([a-c]|[ &’'.,é–\u{a0}]|s|1){0,30}") {
            let mut passed = 0;
            for word in words(&text).list {
                let between = &text[passed..word.range.start];
                prop_assert!(!between.contains(|c: char| c.is_alphanumeric() || c == '&'), "{:?}", between);
                let written = &text[word.range.clone()];
                prop_assert!(written == "&" || written.chars().all(char::is_alphanumeric), "{:?}", written);
                passed = word.range.end;
                if word.possessive {
                    passed = passed + text[passed..].find('s').expect("it has its s") + 1;
                }
            }
            prop_assert!(!text[passed..].contains(char::is_alphanumeric));
        }
    }
}
