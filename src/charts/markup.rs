//! Numbers and texts as they are written into SVG, and what can be read back
//! from a drawing of our own.

use super::svg::PX;

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

/// The size of a drawing of ours, in tenths of a pixel.
pub(super) fn view(drawn: &str) -> (i32, i32) {
    let written = drawn.split("viewBox=\"0 0 ").nth(1).unwrap_or_default();
    let mut sizes = written
        .split(['"', ' '])
        .map(|size| size.parse::<f64>().unwrap_or_default())
        .map(|size| (size * f64::from(PX)).round() as i32);
    (
        sizes.next().unwrap_or_default(),
        sizes.next().unwrap_or_default(),
    )
}

/// The opening tag of a drawing of ours, and what is drawn in it, without its
/// title and description.
pub(super) fn body(drawn: &str) -> (&str, &str) {
    let (opening, rest) = drawn.split_once('>').unwrap_or_default();
    let (_, rest) = rest.split_once("</desc>\n").unwrap_or_default();
    (opening, rest.strip_suffix("</svg>\n").unwrap_or(rest))
}

/// Gives a drawing of ours a size, for programs that put it on paper, and its
/// own style sheet.
pub(super) fn make_stand_alone(drawn: &mut String, (width, height): (i32, i32), style: &str) {
    let mut size = String::from(" width=\"");
    tenths(&mut size, width);
    size.push_str("\" height=\"");
    tenths(&mut size, height);
    size.push('"');
    if let Some(at) = drawn.find(" role=\"img\"") {
        drawn.insert_str(at, &size);
    }
    if let Some(at) = drawn.find("</desc>\n") {
        drawn.insert_str(
            at + "</desc>\n".len(),
            &format!("<style>\n{style}</style>\n"),
        );
    }
    drawn.insert_str(0, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
}

/// Sets a drawing of ours in a font that most machines have. Such fonts are up
/// to an eighth wider than the one that was measured with, so the letters become
/// smaller by as much and everything stays apart.
pub(super) fn with_common_font(drawn: &str) -> String {
    const SIZE: &str = " font-size=\"";
    let mut out = String::with_capacity(drawn.len());
    for (index, part) in drawn.split(SIZE).enumerate() {
        let size = part.split_once('"').and_then(|(size, rest)| {
            let pixels: f64 = size.parse().ok()?;
            Some(((pixels * f64::from(PX) * 0.89).round() as i32, rest))
        });
        match size {
            Some((size, rest)) if index > 0 => {
                out.push_str(SIZE);
                tenths(&mut out, size);
                out.push('"');
                out.push_str(rest);
            }
            _ => out.push_str(part),
        }
    }
    let own = "'Source Sans Pro',sans-serif\"";
    let common = "'Source Sans Pro',Arial,'Liberation Sans',Helvetica,sans-serif\"";
    out.replacen(own, common, 1)
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
