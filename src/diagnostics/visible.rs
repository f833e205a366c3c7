//! Text that a terminal shows and never obeys.

use std::borrow::Cow;

/// The text with every character written out (`\u{1b}`) that moves the cursor, colours
/// or clears a terminal, or turns the direction of writing. Names of files and what
/// stands in them are anybody's; line ends and tabs stay.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_obeyed) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::new();
    for character in text.chars() {
        match is_obeyed(character) {
            true => shown.extend(character.escape_unicode()),
            false => shown.push(character),
        }
    }
    Cow::Owned(shown)
}

/// Whether a terminal does something at a character in place of showing it.
pub(super) fn is_obeyed(character: char) -> bool {
    match character {
        '\n' | '\t' => false,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            true
        }
        other => other.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn what_a_terminal_would_obey_is_written_out() {
        assert_eq!(visible("a\u{1b}[2J\r\n\tb"), "a\\u{1b}[2J\\u{d}\n\tb");
        assert_eq!(
            visible("\u{9b}31m \u{202e} \u{7f}"),
            "\\u{9b}31m \\u{202e} \\u{7f}"
        );
        assert_eq!(visible("Ynys Môn – “30”"), "Ynys Môn – “30”");
    }
}
