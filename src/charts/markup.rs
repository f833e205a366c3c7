//! Numbers and texts as they are written into SVG.

/// Writes tenths of a pixel as pixels: `125` is `12.5`, `120` is `12`.
pub(super) fn tenths(out: &mut String, value: i32) {
    let mut digits = [0_u8; 12];
    let mut at = digits.len();
    let size = value.unsigned_abs();
    let (mut whole, tenth) = (size / 10, size % 10);
    if tenth != 0 {
        at -= 2;
        digits[at] = b'.';
        digits[at + 1] = b'0' + tenth as u8;
    }
    loop {
        at -= 1;
        digits[at] = b'0' + (whole % 10) as u8;
        whole /= 10;
        if whole == 0 {
            break;
        }
    }
    if value < 0 {
        out.push('-');
    }
    out.extend(digits[at..].iter().map(|digit| char::from(*digit)));
}

/// Writes text as text: nothing in it is markup. Characters that XML does not
/// allow become U+FFFD.
pub(super) fn escape(out: &mut String, text: &str) {
    let mut plain = 0;
    for (at, c) in text.char_indices() {
        let written = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\t' | '\n' | '\r' => " ",
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => "\u{fffd}",
            _ => continue,
        };
        out.push_str(&text[plain..at]);
        out.push_str(written);
        plain = at + c.len_utf8();
    }
    out.push_str(&text[plain..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_one_decimal_at_most() {
        let written = |value| {
            let mut out = String::new();
            tenths(&mut out, value);
            out
        };
        assert_eq!(written(0), "0");
        assert_eq!(written(120), "12");
        assert_eq!(written(-125), "-12.5");
        assert_eq!(written(7), "0.7");
        assert_eq!(written(i32::MAX), "214748364.7");
        assert_eq!(written(i32::MIN), "-214748364.8");
    }
}
