//! Where the sentences of a text begin and end.
//!
//! A sentence ends at a full stop, question mark or exclamation mark, with the
//! quotes and brackets that close after it, if white space follows and the next
//! word does not begin with a small letter. Points in numbers have no space
//! after them, and the abbreviations below don't end one.

use std::ops::Range;

use crate::bytes;

/// Abbreviations that a name, a word or a number follows.
const ABBREVIATIONS: [&str; 18] = [
    "e.g", "i.e", "cf", "vs", "Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Rev", "Hon", "Sgt", "Insp",
    "Supt", "Det", "Con", "viz",
];

/// Abbreviations only before a number: "No. 5" goes on, "He said no." does not.
const BEFORE_NUMBERS: [&str; 12] = [
    "No", "Nos", "no", "nos", "p", "pp", "para", "paras", "Fig", "Figs", "fig", "ch",
];

/// The sentences of a text in order, as ranges of bytes without the white
/// space between them.
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut start = 0;
    let mut passed = 0;
    while let Some((at, stop)) = next_stop(text, passed) {
        let closed = text[at..].trim_start_matches(is_closing);
        let end = text.len() - closed.len();
        if ends_sentence(text, at, stop, end) {
            push(text, start..end, &mut all);
            start = end;
        }
        passed = end;
    }
    push(text, start..text.len(), &mut all);
    all
}

/// The next stop from a byte on.
fn next_stop(text: &str, from: usize) -> Option<(usize, char)> {
    let mut from = from;
    while let Some(at) = bytes::position(&text.as_bytes()[from..], begins_stop) {
        let at = from + at;
        let stop = text[at..].chars().next()?;
        if matches!(stop, '.' | '?' | '!' | '…') {
            return Some((at, stop));
        }
        from = at + 1;
    }
    None
}

/// Whether a stop can begin with this byte. The bytes in the middle of a
/// character are others.
fn begins_stop(byte: u8) -> bool {
    const ELLIPSIS: u8 = "…".as_bytes()[0];
    (byte == b'.') | (byte == b'?') | (byte == b'!') | (byte == ELLIPSIS)
}

fn push(text: &str, range: Range<usize>, all: &mut Vec<Range<usize>>) {
    let part = &text[range.clone()];
    let trimmed = part.trim_start();
    let start = range.end - trimmed.len();
    let end = start + trimmed.trim_end().len();
    if start < end {
        all.push(start..end);
    }
}

/// What may stand between the stop and the space after a sentence.
fn is_closing(c: char) -> bool {
    matches!(
        c,
        '.' | '?' | '!' | '…' | ')' | ']' | '"' | '\'' | '’' | '”' | '»'
    )
}

/// Whether the stop at `at` ends a sentence; `end` is behind what closes it.
fn ends_sentence(text: &str, at: usize, stop: char, end: usize) -> bool {
    let after = &text[end..];
    let rest = after.trim_start();
    if rest.is_empty() {
        return true;
    }
    if rest.len() == after.len() {
        return false;
    }
    let opening = |c: char| matches!(c, '(' | '[' | '"' | '\'' | '‘' | '“' | '«');
    let next = rest.trim_start_matches(opening).chars().next();
    if next.is_some_and(char::is_lowercase) {
        return false;
    }
    if stop != '.' {
        return true;
    }
    let before = &text[..at];
    let word_start = before
        .rfind(|c: char| c.is_whitespace() || opening(c))
        .map_or(0, |space| {
            space + before[space..].chars().next().map_or(0, char::len_utf8)
        });
    let word = &before[word_start..];
    let number = next.is_some_and(|c| c.is_ascii_digit());
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    !(ABBREVIATIONS.contains(&word) || initial || (number && BEFORE_NUMBERS.contains(&word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(expected: &[&str]) {
        let text = expected.join(" ");
        let found: Vec<&str> = sentences(&text)
            .into_iter()
            .map(|range| &text[range])
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn stops_and_spaces_end_sentences() {
        check(&["One.", "Two?", "Three!", "Four"]);
        check(&["It was 12.9 percent.", "In 2016 it was 10.6."]);
        check(&["Is that so?!", "18 forces say yes."]);
        assert!(sentences(" \n ").is_empty());
    }

    #[test]
    fn abbreviations_and_initials_do_not() {
        check(&["Some forces, e.g. Durham, do.", "Others, i.e. Kent, don’t."]);
        check(&["See No. 5 of the list.", "He said no.", "Then he left."]);
        check(&["Dr. J. Smith of St. Albans wrote it.", "She did not."]);
    }

    #[test]
    fn quotes_and_brackets_close_with_their_sentence() {
        check(&[
            "He asked “Why?”",
            "“Because,” she said.",
            "(So it was.)",
            "‘Yes.’",
        ]);
        check(&["“What now?” he asked… and left."]);
    }
}
