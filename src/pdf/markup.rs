//! Words as typst markup: nothing that people wrote is markup.

/// Adds a text to markup. Every mark that typst could read something into is
/// escaped; a letter or a digit never is.
pub(super) fn push_text(text: &str, out: &mut String) {
    for letter in text.chars() {
        match letter {
            '\n' | '\r' | '\t' => out.push(' '),
            _ if letter.is_control() => out.push('\u{fffd}'),
            _ if letter.is_ascii_punctuation() => out.extend(['\\', letter]),
            _ => out.push(letter),
        }
    }
}

/// A text as markup.
pub(super) fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    push_text(text, &mut out);
    out
}

/// Words that stay on one line.
pub(super) fn unbroken(words: &str) -> String {
    words.replace(' ', "\u{a0}")
}

/// A text as a string of typst's code.
pub(super) fn string(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            _ if letter.is_control() => out.push(' '),
            _ => out.push(letter),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_markup() {
        assert_eq!(
            text("#let x = $1$ // [a] -- *b* \u{1}\n<c> @d 1."),
            "\\#let x \\= \\$1\\$ \\/\\/ \\[a\\] \\-\\- \\*b\\* \u{fffd} \\<c\\> \\@d 1\\."
        );
        assert_eq!(string("\"a\" \\ #b\n"), "\"\\\"a\\\" \\\\ #b \"");
    }
}
