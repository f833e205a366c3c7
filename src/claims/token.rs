//! Cuts a phrase into tokens: words, numerals, names that carry digits, and
//! single symbols, each with its place. Everything else in this floor works on
//! tokens, never on characters.
//!
//! A hyphen is a symbol of its own, so that "twenty-one" is three tokens; a
//! numeral keeps its thousands separators and its decimals; `3m` and `2bn` are
//! a numeral and a word; `4Ps`, `1a`, `MI5`, `1.2.3` and `2010s` are names.

use std::ops::Range;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Letters, with apostrophes inside.
    Word,
    /// Digits, with separators and decimals.
    Numeral,
    /// Digits with `st`, `nd`, `rd` or `th`.
    Ordinal,
    /// Letters and digits together, or an address.
    Name,
    /// One character that is none of these.
    Symbol,
    /// Something that is already bound, and no business of the reader.
    Bound,
}

/// A token and its place in bytes.
#[derive(Debug, Clone)]
pub(crate) struct Token<'a> {
    pub(crate) kind: Kind,
    pub(crate) text: &'a str,
    pub(crate) at: Range<usize>,
}

impl Token<'_> {
    /// The same word, whatever its case; words are ASCII where it matters.
    pub(crate) fn is(&self, word: &str) -> bool {
        matches!(self.kind, Kind::Word | Kind::Symbol) && self.text.eq_ignore_ascii_case(word)
    }

    /// One of these words.
    pub(crate) fn is_any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(word))
    }

    /// The whole number that a numeral without separators or decimals spells.
    pub(crate) fn whole(&self) -> Option<u32> {
        let plain = self.kind == Kind::Numeral && self.text.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| self.text.parse().ok()).flatten()
    }

    /// A hyphen or a dash.
    pub(crate) fn is_dash(&self) -> bool {
        self.kind == Kind::Symbol && matches!(self.text, "-" | "–" | "‑" | "—" | "−")
    }
}

/// Cuts `text` into tokens, in one pass.
pub(crate) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::with_capacity(text.len() / 5 + 1);
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let start = at;
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        if first.is_ascii_digit() {
            at = numeral(text, start, &mut found);
            continue;
        }
        let kind = if first.is_alphabetic() {
            let (end, kind) = word(text, start);
            at = end;
            kind
        } else {
            at += first.len_utf8();
            Kind::Symbol
        };
        push(&mut found, text, start..at, kind);
    }
    found
}

fn push<'a>(found: &mut Vec<Token<'a>>, text: &'a str, at: Range<usize>, kind: Kind) {
    found.push(Token {
        kind,
        text: &text[at.clone()],
        at,
    });
}

/// The end of a word that starts here, and whether it is a name with digits.
fn word(text: &str, start: usize) -> (usize, Kind) {
    let rest = &text[start..];
    // Most words are plain letters, and end where nothing could go on.
    let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    if matches!(
        rest.as_bytes().get(letters),
        None | Some(b' ' | b'\n' | b',' | b';' | b')' | b'"')
    ) {
        return (start + letters, Kind::Word);
    }
    let mut end = start;
    let mut kind = Kind::Word;
    let mut characters = rest.char_indices().peekable();
    while let Some((place, character)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        let inside = match character {
            c if c.is_alphanumeric() => true,
            '\'' | '’' => next.is_some_and(char::is_alphabetic),
            // Addresses stay whole: www.example.org/2017, https://….
            '.' | '/' | ':' | '_' | '@' if is_address(rest, place) => {
                next.is_some_and(|c| !c.is_whitespace())
            }
            // Versions: v3.0.
            '.' if kind == Kind::Name => next.is_some_and(|c| c.is_ascii_digit()),
            '-' | '#' | '?' | '=' | '&' | '%' => kind == Kind::Name && is_address(rest, place),
            _ => false,
        };
        if !inside {
            break;
        }
        if !(character.is_alphabetic() || character == '\'' || character == '’') {
            kind = Kind::Name;
        }
        end = start + place + character.len_utf8();
    }
    (end, kind)
}

/// Whether the letters before `place` begin an address.
fn is_address(rest: &str, place: usize) -> bool {
    let head = &rest.as_bytes()[..place];
    head.starts_with(b"www") || head.starts_with(b"http") || rest[place..].starts_with("://")
}

/// Takes the numeral that starts here, with what is glued to it, and returns
/// where the next token starts.
fn numeral<'a>(text: &'a str, start: usize, found: &mut Vec<Token<'a>>) -> usize {
    let bytes = text.as_bytes();
    let digits = |mut at: usize| {
        while bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
        }
        at
    };
    let mut end = digits(start);
    if end - start <= 3 {
        while bytes.get(end) == Some(&b',') && digits(end + 1) == end + 4 {
            end += 4;
        }
    }
    let mut kind = Kind::Numeral;
    while bytes.get(end) == Some(&b'.') && digits(end + 1) > end + 1 {
        if text[start..end].contains('.') {
            kind = Kind::Name;
        }
        end = digits(end + 1);
    }
    let glued = text[end..]
        .find(|c: char| !c.is_alphanumeric())
        .map_or(text.len(), |n| end + n);
    let suffix = &text[end..glued];
    match suffix {
        "" => push(found, text, start..end, kind),
        "m" | "bn" | "k" | "p" => {
            push(found, text, start..end, kind);
            push(found, text, end..glued, Kind::Word);
        }
        "st" | "nd" | "rd" | "th" => push(found, text, start..glued, Kind::Ordinal),
        _ => push(found, text, start..glued, Kind::Name),
    }
    glued
}
