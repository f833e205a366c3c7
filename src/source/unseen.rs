//! Characters that nobody sees, and that turn what is seen into something else
//! than what was checked: those that reverse the order of letters, take no room,
//! or steer a terminal. Pasting brings them in, and so does malice.
//!
//! Soft hyphens say where a word may break. They are left out where a text is
//! read, so that names, units and terms are found with and without them.

use std::borrow::Cow;
use std::ops::Range;

use crate::bytes;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Location, Place};

/// What may be in a word without being seen.
const SOFT_HYPHEN: char = '\u{ad}';

/// What stands where a character was lost, or never was one.
const LOST: char = '\u{fffd}';

/// What kind of character this is, if nobody sees it and it isn't allowed. All that
/// Unicode has a program ignore where it can't show it is among them.
fn kind(c: char) -> Option<&'static str> {
    Some(match c {
        '\t' | '\n' | '\r' | SOFT_HYPHEN => return None,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => "a control character",
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            "a sign that changes the direction of writing"
        }
        '\u{2028}' | '\u{2029}' => "the end of a line for some programs and not for others",
        '\u{34f}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{17b4}'
        | '\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200d}'
        | '\u{2060}'..='\u{2065}'
        | '\u{206a}'..='\u{206f}'
        | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' => "a character without width",
        '\u{2800}' => "a blank that is none",
        '\u{fffc}' => "the place of an object that was left out",
        LOST => "the sign for a character that was lost",
        '\u{e0000}'..='\u{e007f}' => "a tag character",
        '\u{e0080}'..='\u{e0fff}' => "a character without width",
        '\u{fdd0}'..='\u{fdef}' => "no character at all",
        _ if u32::from(c) & 0xfffe == 0xfffe => "no character at all",
        _ => return None,
    })
}

/// Whether the character chooses between the two looks of a sign that has two, in
/// colours and as a letter: what comes between the parts of a keycap, or after a symbol.
/// After anything else it changes nothing that is seen.
fn chooses_a_picture(c: char, before: &str, after: &str) -> bool {
    matches!(c, '\u{fe0e}' | '\u{fe0f}')
        && before.chars().next_back().is_some_and(|sign| match sign {
            '0'..='9' | '#' | '*' => after.starts_with('\u{20e3}'),
            '©' | '®' | '‼' | '⁉' | '™' | 'ℹ' | '〰' | '〽' | '㊗' | '㊙' => true,
            '\u{2190}'..='\u{21ff}'
            | '\u{2300}'..='\u{23ff}'
            | '\u{24c2}'
            | '\u{25a0}'..='\u{27bf}'
            | '\u{2900}'..='\u{297f}'
            | '\u{2b00}'..='\u{2bff}'
            | '\u{1f000}'..='\u{1faff}' => true,
            _ => false,
        })
}

/// Whether a character that nobody sees can begin with this byte.
fn may_begin(byte: u8) -> bool {
    (byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r'))
        | (byte == 0x7f)
        | matches!(byte, 0xc2 | 0xcd | 0xd8 | 0xe1..=0xe3 | 0xef..=0xf4)
}

/// The characters of a text that nobody sees, each with its place in bytes.
fn unseen(text: &str) -> impl Iterator<Item = (Range<usize>, char, &'static str)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let at = from + bytes::position(&text.as_bytes()[from..], may_begin)?;
            let c = text[at..].chars().next()?;
            from = at + c.len_utf8();
            if let Some(kind) = kind(c)
                && !chooses_a_picture(c, &text[..at], &text[from..])
            {
                return Some((at..from, c, kind));
            }
        }
    })
}

/// Reports what nobody sees in the text of a file, once a line. `place` gives the
/// place of a range of its bytes.
pub(super) fn report(
    text: &str,
    place: impl Fn(Range<usize>) -> Place,
    problems: &mut Diagnostics,
) {
    let mut line = 0;
    for (at, c, kind) in unseen(text) {
        if at.start >= line {
            line = text[at.end..]
                .find('\n')
                .map_or(text.len(), |end| at.end + end);
            problems.push(problem(c, kind, place(at)));
        }
    }
}

/// Reports what is written with an escape or an entity (`"\u202e"`, `&#x202e;`)
/// and so can't be seen in the file. What stands there itself was reported.
pub(super) fn report_escaped(text: &str, place: Place, problems: &mut Diagnostics) {
    let Some((_, c, kind)) = unseen(text).next() else {
        return;
    };
    let known = problems.iter().any(|problem| {
        problem.code == Code::UnseenCharacter
            && matches!(problem.location, Location::Place(at) if at.file == place.file
                && place.start <= at.start && at.end <= place.end)
    });
    if !known {
        problems.push(problem(c, kind, place));
    }
}

/// Reports what is written with an entity in a target, which may stand elsewhere in the
/// file than the link. What the file has itself was reported.
pub(super) fn report_target(target: &str, file: &str, place: Place, problems: &mut Diagnostics) {
    if let Some((_, c, kind)) = unseen(target).find(|(_, c, _)| !file.contains(*c)) {
        problems.push(problem(c, kind, place));
    }
}

fn problem(c: char, kind: &str, place: Place) -> Diagnostic {
    let unseen = match c {
        LOST => "",
        _ => ", which nobody sees",
    };
    let message = format!("here stands U+{:04X}, {kind}{unseen}", u32::from(c));
    Diagnostic::error(Code::UnseenCharacter, place, message)
        .help("delete it, with the letters around it if need be, and type them anew")
}

/// A text without its soft hyphens.
pub(super) fn without_soft_hyphens(text: Cow<'_, str>) -> Cow<'_, str> {
    match text.contains(SOFT_HYPHEN) {
        true => Cow::Owned(text.replace(SOFT_HYPHEN, "")),
        false => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_seen_is_let_through() {
        for text in [
            "Plain text,\tin two\r\nlines.",
            "Dyfed\u{a0}Powys, soft\u{ad}ly, “quoted” – £5 … naïve ŵ ŷ",
            "12\u{2009}345 and \u{2212}25 and 日本 and \u{1f600}\u{fe0f}",
            "A keycap 1\u{fe0f}\u{20e3}, a tick \u{2714}\u{fe0f}, a letter \u{2122}\u{fe0e}",
        ] {
            assert_eq!(unseen(text).count(), 0, "{text}");
        }
    }

    #[test]
    fn each_character_that_hides_is_found_wherever_it_stands() {
        for c in [
            '\0',
            '\u{7}',
            '\u{1b}',
            '\u{7f}',
            '\u{85}',
            '\u{9b}',
            '\u{61c}',
            '\u{200b}',
            '\u{200d}',
            '\u{200f}',
            '\u{202e}',
            '\u{2060}',
            '\u{2066}',
            '\u{2069}',
            '\u{34f}',
            '\u{180e}',
            '\u{3164}',
            '\u{feff}',
            '\u{fdd0}',
            '\u{fffe}',
            '\u{1ffff}',
            '\u{10ffff}',
            '\u{e0001}',
            '\u{e007f}',
            '\u{17b4}',
            '\u{180b}',
            '\u{2028}',
            '\u{2800}',
            '\u{fff0}',
            '\u{fffc}',
            '\u{fffd}',
            '\u{1d173}',
            '\u{e0100}',
            '\u{fe00}',
            '\u{fe0e}',
            '\u{fe0f}',
        ] {
            for before in ["", "a", "seventeen letters", "“"] {
                let text = format!("{before}{c}790");
                let found: Vec<_> = unseen(&text).map(|(at, c, _)| (at.start, c)).collect();
                assert_eq!(found, [(before.len(), c)], "U+{:04X}", u32::from(c));
            }
        }
    }
}
