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
    loop {
        let start = skip(text, passed, |c| !is_word(c));
        let rest = &text[start..];
        if rest.is_empty() {
            break;
        }
        let end = match rest.starts_with('&') {
            true => start + 1,
            false => skip(text, start, |c| is_word(c) && c != '&'),
        };
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

/// Past all characters from a byte on that `passes` holds for.
fn skip(text: &str, from: usize, passes: impl Fn(char) -> bool) -> usize {
    let mut at = from;
    // Nearly everything is ASCII, which need not be decoded.
    while let Some(&byte) = text.as_bytes().get(at) {
        let next = match byte.is_ascii() {
            true => char::from(byte),
            false => match text[at..].chars().next() {
                Some(next) => next,
                None => break,
            },
        };
        if !passes(next) {
            break;
        }
        at += next.len_utf8();
    }
    at
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
    if between == " " {
        return Gap::Space;
    }
    let bare = between.trim_start_matches(['’', '\'']);
    match bare {
        "" | "-" | "\u{2010}" | "\u{2011}" | "\u{ad}" => Gap::Joined,
        "–" => Gap::Dash,
        _ if bare.trim().is_empty() => Gap::Space,
        _ if bare.trim_end() == "," => Gap::Comma,
        _ => Gap::Break,
    }
}
