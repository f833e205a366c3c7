//! Cuts a phrase into tokens: words, numerals, names that carry digits, and
//! single symbols, each with its place. Everything else in this floor works on
//! tokens, never on characters.
//!
//! A hyphen is a symbol of its own, so that "twenty-one" is three tokens; a
//! numeral keeps its thousands separators and its decimals; `3m` and `2.3pp` are
//! a numeral and a word; `4Ps`, `1a`, `MI5`, `1.2.3` and `2010s` are names.

use super::vocabulary::{Entry, look_up};
use std::borrow::Cow;
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
    /// What the vocabulary has under it.
    pub(crate) entry: Option<&'static Entry>,
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

    /// The digits and the decimal point of a numeral, without what separates
    /// or hides between them.
    pub(crate) fn digits(&self) -> Cow<'_, str> {
        if self.text.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
            return Cow::Borrowed(self.text);
        }
        let between = |c: char| is_separator(c) || is_hidden(c);
        let plain = self.text.chars().filter(|c| !between(*c)).map(|c| match c {
            '.' | '0'..='9' => Some(c),
            '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10),
            _ => None,
        });
        // "1e3" and "⑫" are no decimals, and stay what nobody can read.
        let plain: Option<String> = plain.collect();
        plain.map_or(Cow::Borrowed(self.text), Cow::Owned)
    }

    /// "½": the two parts of the fraction.
    pub(crate) fn vulgar(&self) -> Option<(u32, u32)> {
        match self.text {
            "½" => Some((1, 2)),
            "⅓" => Some((1, 3)),
            "⅔" => Some((2, 3)),
            "¼" => Some((1, 4)),
            "¾" => Some((3, 4)),
            "⅕" => Some((1, 5)),
            "⅖" => Some((2, 5)),
            "⅗" => Some((3, 5)),
            "⅘" => Some((4, 5)),
            "⅙" => Some((1, 6)),
            "⅚" => Some((5, 6)),
            "⅐" => Some((1, 7)),
            "⅛" => Some((1, 8)),
            "⅜" => Some((3, 8)),
            "⅝" => Some((5, 8)),
            "⅞" => Some((7, 8)),
            "⅑" => Some((1, 9)),
            "⅒" => Some((1, 10)),
            _ => None,
        }
    }

    /// A hyphen or a dash.
    pub(crate) fn is_dash(&self) -> bool {
        self.kind == Kind::Symbol && matches!(self.text, "-" | "–" | "‑" | "—" | "−")
    }
}

/// What the first byte of a character says of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Digit,
    Space,
    /// A sign that stands in words or addresses.
    Joint,
    /// Any other ASCII character.
    Sign,
    /// A character beyond ASCII: its first byte doesn't say.
    Other,
}

static CLASSES: [Class; 256] = {
    let mut classes = [Class::Other; 256];
    let mut byte = 0;
    while byte < 128 {
        classes[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            b' ' | b'\t'..=b'\r' => Class::Space,
            b'\'' | b'.' | b'/' | b':' | b'_' | b'@' => Class::Joint,
            _ => Class::Sign,
        };
        byte += 1;
    }
    classes
};

fn class(byte: u8) -> Class {
    CLASSES[usize::from(byte)]
}

/// Cuts `text` into tokens, in one pass.
pub(crate) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::with_capacity(text.len() / 5 + 1);
    let mut at = 0;
    while let Some(&byte) = text.as_bytes().get(at) {
        at = match class(byte) {
            Class::Space => at + 1,
            Class::Letter => word(text, at, &mut found),
            Class::Digit => numeral(text, at, &mut found),
            Class::Joint | Class::Sign => push(&mut found, text, at..at + 1, Kind::Symbol),
            Class::Other => {
                let first = text[at..].chars().next().unwrap_or_default();
                let end = at + first.len_utf8();
                if matches!(first, '０'..='９') {
                    numeral(text, at, &mut found)
                } else if is_other_number(first) {
                    let length = text[at..].find(|c| !is_other_number(c));
                    let end = length.map_or(text.len(), |length| at + length);
                    push(&mut found, text, at..end, Kind::Numeral)
                } else if first.is_alphabetic() {
                    word(text, at, &mut found)
                } else if first.is_whitespace() || is_hidden(first) {
                    end
                } else {
                    push(&mut found, text, at..end, Kind::Symbol)
                }
            }
        };
    }
    found
}

/// Takes a token and returns where it ends.
fn push<'a>(found: &mut Vec<Token<'a>>, text: &'a str, at: Range<usize>, kind: Kind) -> usize {
    let end = at.end;
    let words = &text[at.clone()];
    let entry = match kind {
        Kind::Word | Kind::Symbol => look_up(words),
        _ => None,
    };
    found.push(Token {
        kind,
        text: words,
        at,
        entry,
    });
    end
}

/// A character that no reader sees.
fn is_hidden(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'
    )
}

/// What separates thousands.
fn is_separator(c: char) -> bool {
    matches!(c, ',' | '\u{a0}' | '\u{2009}' | '\u{202f}')
}

/// A raised or a lowered digit: a power, or the mark of a note.
fn is_raised(c: char) -> bool {
    matches!(c, '²' | '³' | '¹' | '⁰'..='⁹' | '₀'..='₉')
}

/// A number in other signs than digits: "⑫", "Ⅻ", "٣".
fn is_other_number(c: char) -> bool {
    let is_fraction = matches!(c, '¼' | '½' | '¾' | '⅐'..='⅟');
    c.is_numeric() && !c.is_ascii() && !matches!(c, '０'..='９') && !is_raised(c) && !is_fraction
}

/// Units of capital letters that stand right behind the digits.
const GLUED: [&str; 12] = [
    "GB", "MB", "TB", "KB", "MW", "GW", "GWh", "MWh", "Hz", "GHz", "MHz", "FTE",
];

/// Takes the word that starts here, or the name with digits or address, and
/// returns where it ends.
fn word<'a>(text: &'a str, start: usize, found: &mut Vec<Token<'a>>) -> usize {
    let bytes = &text.as_bytes()[start..];
    let letters = bytes
        .iter()
        .take_while(|byte| class(**byte) == Class::Letter)
        .count();
    // Most words are plain letters, and end where nothing could go on.
    let ended = match &bytes[letters..] {
        [] | [b'.'] | [b'.', b' ', ..] => true,
        [next, ..] => matches!(class(*next), Class::Space | Class::Sign),
    };
    if ended {
        return push(found, text, start..start + letters, Kind::Word);
    }
    let rest = &text[start..];
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
    push(found, text, start..end, kind)
}

/// Whether the letters before `place` begin an address.
fn is_address(rest: &str, place: usize) -> bool {
    let head = &rest.as_bytes()[..place];
    head.starts_with(b"www") || head.starts_with(b"http") || rest[place..].starts_with("://")
}

/// Takes the numeral that starts here, with what is glued to it, and returns
/// where the next token starts.
fn numeral<'a>(text: &'a str, start: usize, found: &mut Vec<Token<'a>>) -> usize {
    // Digits, and where they end; "16 162" with a space that doesn't break.
    let digits = |from: usize| {
        let rest = &text[from..];
        let length = rest.find(|c: char| !(matches!(c, '0'..='9' | '０'..='９') || is_hidden(c)));
        let end = from + length.unwrap_or(rest.len());
        let hidden = text[from..end].trim_end_matches(is_hidden).len();
        from + hidden
    };
    let group = |at: usize| {
        text.as_bytes()
            .get(at..at + 3)
            .is_some_and(|g| g.iter().all(u8::is_ascii_digit))
            && digits(at) == at + 3
    };
    let mut end = digits(start);
    if end - start <= 3 {
        while let Some(separator) = text[end..].chars().next().filter(|c| is_separator(*c))
            && group(end + separator.len_utf8())
        {
            end += separator.len_utf8() + 3;
        }
    }
    let mut kind = Kind::Numeral;
    while text[end..].starts_with('.') && digits(end + 1) > end + 1 {
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
        "m" | "bn" | "k" | "p" | "M" | "Bn" | "K" | "tn" | "pc" | "pp" | "x" | "percent" | "½"
        | "¼" | "¾" | "⅓" | "⅔" => {
            push(found, text, start..end, kind);
            let kind = if suffix.is_ascii() {
                Kind::Word
            } else {
                Kind::Symbol
            };
            push(found, text, end..glued, kind)
        }
        "st" | "nd" | "rd" | "th" => push(found, text, start..glued, Kind::Ordinal),
        // "100kg", "45min", "2h": but "1a", "90s" and "4Ps" are names.
        _ if is_glued_unit(suffix) => {
            push(found, text, start..end, kind);
            push(found, text, end..glued, Kind::Word)
        }
        // "1e3", "10³", "3٣": numbers that nobody can read.
        _ if is_power(suffix) => push(found, text, start..glued, kind),
        _ => push(found, text, start..glued, Kind::Name),
    }
}

/// Whether letters behind digits are a unit or a noun: "kg", "mins".
fn is_glued_unit(suffix: &str) -> bool {
    let bytes = suffix.as_bytes();
    let is_word = bytes.len() > 1 && bytes[0].is_ascii_lowercase();
    let is_letters = bytes.iter().all(u8::is_ascii_alphabetic);
    is_letters && (is_word || matches!(suffix, "h" | "g") || GLUED.contains(&suffix))
}

/// Whether signs behind digits make another number of them: "e3", "³".
fn is_power(suffix: &str) -> bool {
    let exponent = suffix.strip_prefix('e').unwrap_or_default();
    let is_exponent = !exponent.is_empty() && exponent.bytes().all(|b| b.is_ascii_digit());
    is_exponent || suffix.chars().all(|c| is_raised(c) || is_other_number(c))
}
