//! Numbers and texts as they are written into SVG, and what can be read back
//! from a drawing of our own.

use super::lettering::BASE;
use super::svg::PX;
use super::text_width::{self, Weight};
use crate::bytes;

/// Writes tenths of a pixel as pixels: `125` is `12.5`, `120` is `12`.
pub(super) fn tenths(out: &mut String, value: i32) {
    if value < 0 {
        out.push('-');
    }
    let size = value.unsigned_abs();
    whole(out, size / 10);
    if !size.is_multiple_of(10) {
        out.push('.');
        out.push(digit(size % 10));
    }
}

/// Writes a place as it stands in a path.
pub(super) fn push_pair(out: &mut String, (x, y): (i32, i32)) {
    tenths(out, x);
    if y >= 0 {
        out.push(' ');
    }
    tenths(out, y);
}

/// Writes a whole number: a chart has thousands, nearly all of them short.
pub(super) fn whole(out: &mut String, value: u32) {
    if value >= 10 {
        whole(out, value / 10);
    }
    out.push(digit(value % 10));
}

fn digit(value: u32) -> char {
    char::from(b'0' + value as u8)
}

/// Writes text as text: nothing in it is markup. Characters that XML does not
/// allow become U+FFFD.
pub(super) fn escape(out: &mut String, text: &str) {
    // 0xef is the first byte of many letters, two of which are not allowed.
    let suspect = |byte| {
        (byte < b' ')
            | (byte == b'&')
            | (byte == b'<')
            | (byte == b'>')
            | (byte == b'"')
            | (byte == 0xef)
    };
    let mut rest = text;
    while let Some(at) = bytes::position(rest.as_bytes(), suspect) {
        out.push_str(&rest[..at]);
        let mut letters = rest[at..].chars();
        match letters.next() {
            Some('&') => out.push_str("&amp;"),
            Some('<') => out.push_str("&lt;"),
            Some('>') => out.push_str("&gt;"),
            Some('"') => out.push_str("&quot;"),
            Some('\t' | '\n' | '\r') => out.push(' '),
            Some('\0'..='\x1f' | '\u{fffe}' | '\u{ffff}') => out.push('\u{fffd}'),
            Some(letter) => out.push(letter),
            None => {}
        }
        rest = letters.as_str();
    }
    out.push_str(rest);
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

/// Gives every text of a drawing of ours the width that it was measured with, for
/// machines that have other fonts: most are wider, and letters that are drawn
/// closer are better than words that run into each other or off the paper.
pub(super) fn with_fitted_letters(drawn: &str) -> String {
    let own = "'Source Sans Pro',sans-serif\"";
    let common = "'Source Sans Pro',Arial,'Liberation Sans',Helvetica,sans-serif\"";
    let mut out = String::with_capacity(drawn.len() * 3 / 2);
    let mut parts = drawn.split("<text ");
    let head = parts.next().unwrap_or_default();
    let mut group = opened(head, "");
    out.push_str(&head.replacen(own, common, 1));
    for text in parts {
        let (attributes, rest) = text.split_once('>').unwrap_or((text, ""));
        // Words hold no elements.
        let words = rest.split('<').next().unwrap_or_default();
        out.extend(["<text ", attributes, " textLength=\""]);
        tenths(&mut out, measured(&[group, attributes], words));
        out.push_str("\" lengthAdjust=\"spacingAndGlyphs\"");
        out.push_str(&text[attributes.len()..]);
        group = opened(text, group);
    }
    out
}

/// The attributes of the group that is open after a piece of a drawing of ours, before
/// which that of `before` was: it sets its texts.
pub(super) fn opened<'d>(piece: &'d str, before: &'d str) -> &'d str {
    match (piece.rfind("<g "), piece.rfind("</g>")) {
        (Some(open), close) if close.is_none_or(|close| close < open) => {
            let group = &piece[open + 3..];
            group
                .split_once('>')
                .map_or(group, |(attributes, _)| attributes)
        }
        (_, Some(_)) => "",
        (_, None) => before,
    }
}

/// The width of a text element of ours, by the attributes of its group and its own.
fn measured(attributes: &[&str], words: &str) -> i32 {
    let (mut size, mut weight) = (BASE, Weight::Regular);
    for attribute in attributes.iter().flat_map(|some| some.split(' ')) {
        let written = attribute.strip_prefix("font-size=\"");
        if let Some(pixels) = written.and_then(|size| size.strip_suffix('"')?.parse::<f64>().ok()) {
            size = (pixels * f64::from(PX)).round() as i32;
        } else if attribute == "font-weight=\"600\"" {
            weight = Weight::Semibold;
        }
    }
    if !words.contains('&') {
        return text_width::width(words, size, weight);
    }
    let plain = words
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
    text_width::width(&plain, size, weight)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_keep_the_width_that_they_were_measured_with() {
        let drawn = "<svg font-family=\"'Source Sans Pro',sans-serif\"><text x=\"1\">A &amp; B</text>\
                     <path/><text font-size=\"10\" font-weight=\"600\">A &amp; B</text></svg>";
        let fitted = with_fitted_letters(drawn);
        let mut width = String::new();
        tenths(
            &mut width,
            text_width::width("A & B", BASE, Weight::Regular),
        );
        let plain = format!(
            "<text x=\"1\" textLength=\"{width}\" lengthAdjust=\"spacingAndGlyphs\">A &amp; B</text>"
        );
        assert!(fitted.contains(&plain), "{fitted}");
        width.clear();
        tenths(
            &mut width,
            text_width::width("A & B", 100, Weight::Semibold),
        );
        let bold = format!(
            "<path/><text font-size=\"10\" font-weight=\"600\" textLength=\"{width}\" \
             lengthAdjust=\"spacingAndGlyphs\">A &amp; B</text></svg>"
        );
        assert!(fitted.ends_with(&bold), "{fitted}");
        assert!(fitted.starts_with("<svg font-family=\"'Source Sans Pro',Arial,"));
    }

    #[test]
    fn nothing_in_text_is_markup() {
        let mut out = String::new();
        escape(
            &mut out,
            "<a href=\"é\">\t&\u{1}\u{fffe}ﬁ\u{ffff}\u{fffd}</a>",
        );
        let text = "&lt;a href=&quot;é&quot;&gt; &amp;\u{fffd}\u{fffd}ﬁ\u{fffd}\u{fffd}&lt;/a&gt;";
        assert_eq!(out, text);
    }

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
