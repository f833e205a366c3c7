//! Text as HTML: nothing in it is markup.
//!
//! Every word of a site comes through here, so it is read in blocks that the
//! processor can look at as a whole; only where a block holds something that
//! could need to be replaced is it read letter by letter.

use std::convert::Infallible;

/// Text as HTML. Safe in attributes, too.
pub fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + text.len() / 8);
    push_escaped(text, &mut html);
    html
}

/// Adds a text to HTML.
pub fn push_escaped(text: &str, html: &mut String) {
    let Ok(()) = write_escaped(text, |part| -> Result<(), Infallible> {
        html.push_str(part);
        Ok(())
    });
}

/// Writes a text as HTML in parts: runs that can stand as they are, and what stands
/// for each letter between them. Most texts are a single run.
///
/// # Errors
///
/// What `write` fails with.
pub fn write_escaped<E>(text: &str, mut write: impl FnMut(&str) -> Result<(), E>) -> Result<(), E> {
    let mut rest = text;
    loop {
        let (run, from) = rest.split_at(length_as_it_is(rest));
        if !run.is_empty() {
            write(run)?;
        }
        let mut letters = from.chars();
        let Some(replaced) = letters.next() else {
            return Ok(());
        };
        // What ends a run is never a letter that can stand.
        write(in_html(replaced).unwrap_or_default())?;
        rest = letters.as_str();
    }
}

/// How many bytes are looked at together.
const BLOCK: usize = 16;

/// The length of what can stand as it is at the beginning of a text.
fn length_as_it_is(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(block) = bytes[at..].first_chunk::<BLOCK>() {
        if any_suspect(block)
            && let Some(found) = first_replaced(text, at, at + BLOCK)
        {
            return found;
        }
        at += BLOCK;
    }
    // The rest once more with what is before it, as one block.
    if let Some(block) = bytes.last_chunk::<BLOCK>()
        && !any_suspect(block)
    {
        return bytes.len();
    }
    first_replaced(text, at, bytes.len()).unwrap_or(bytes.len())
}

/// Without an early end: the processor compares all bytes of a block at once.
fn any_suspect(block: &[u8; BLOCK]) -> bool {
    block
        .iter()
        .fold(false, |any, byte| any | is_suspect(*byte))
}

/// Where the first letter is that has to be replaced, among those that begin
/// between two places.
fn first_replaced(text: &str, from: usize, to: usize) -> Option<usize> {
    (from..to).find(|at| {
        SUSPECTS[usize::from(text.as_bytes()[*at])]
            && text[*at..].chars().next().and_then(in_html).is_some()
    })
}

/// [`is_suspect`] of each byte.
static SUSPECTS: [bool; 256] = {
    let mut suspects = [false; 256];
    let mut byte = 0;
    while byte < suspects.len() {
        suspects[byte] = is_suspect(byte as u8);
        byte += 1;
    }
    suspects
};

/// Whether a letter that begins with this byte could have to be replaced. No
/// byte in the middle of a letter is like that. `0xC2` begins the control
/// characters beyond ASCII, and some letters.
const fn is_suspect(byte: u8) -> bool {
    (byte < b' ') & (byte != b'\t') & (byte != b'\n') & (byte != b'\r')
        | (byte == b'"')
        | (byte == b'&')
        | (byte == b'\'')
        | (byte == b'<')
        | (byte == b'>')
        | (byte == 0x7f)
        | (byte == 0xc2)
}

/// What stands in HTML for a letter that can't stand there as it is.
fn in_html(letter: char) -> Option<&'static str> {
    match letter {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\'' => Some("&#39;"),
        // Control characters have no place in HTML.
        '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => {
            Some("\u{fffd}")
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_text_is_markup() {
        assert_eq!(
            escape("<script>alert(\"a\" & 'b')</script>\u{1}"),
            "&lt;script&gt;alert(&quot;a&quot; &amp; &#39;b&#39;)&lt;/script&gt;\u{fffd}"
        );
    }

    #[test]
    fn each_letter_is_replaced_wherever_in_a_block_it_stands() {
        for letter in ('\0'..'\u{250}').chain(['’', '\u{ffff}', '😀']) {
            let own = letter.to_string();
            let own = in_html(letter).unwrap_or(&own);
            for before in 0..=BLOCK {
                for after in [0, 1, BLOCK] {
                    let (before, after) = ("£".repeat(before), "x".repeat(after));
                    assert_eq!(
                        escape(&format!("a{before}{letter}{after}")),
                        format!("a{before}{own}{after}"),
                        "{letter:?}"
                    );
                }
            }
        }
    }
}
