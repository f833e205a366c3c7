//! Texts as they stand in JSON.

use crate::bytes;

/// Writes a text with its quotation marks. It is what `serde_json` writes, which
/// looks at letter after letter; most texts have nothing to escape.
pub fn push(text: &str, json: &mut String) {
    json.push('"');
    let mut rest = text;
    while let Some(at) = bytes::position(rest.as_bytes(), is_escaped) {
        json.push_str(&rest[..at]);
        push_escape(rest.as_bytes()[at], json);
        rest = &rest[at + 1..];
    }
    json.push_str(rest);
    json.push('"');
}

fn is_escaped(byte: u8) -> bool {
    (byte < b' ') | (byte == b'"') | (byte == b'\\')
}

fn push_escape(byte: u8, json: &mut String) {
    let short = match byte {
        b'"' => "\\\"",
        b'\\' => "\\\\",
        b'\x08' => "\\b",
        b'\t' => "\\t",
        b'\n' => "\\n",
        b'\x0c' => "\\f",
        b'\r' => "\\r",
        _ => {
            json.push_str(&format!("\\u{byte:04x}"));
            return;
        }
    };
    json.push_str(short);
}

/// JSON in which nothing can end the element of HTML that it stands in.
pub(super) fn inert(json: &str) -> String {
    let mut text = String::with_capacity(json.len() + json.len() / 16);
    let mut rest = json;
    let wanted = |byte| (byte == b'<') | (byte == b'>') | (byte == b'&');
    while let Some(at) = bytes::position(rest.as_bytes(), wanted) {
        text.push_str(&rest[..at]);
        text.push_str(match rest.as_bytes()[at] {
            b'<' => "\\u003c",
            b'>' => "\\u003e",
            _ => "\\u0026",
        });
        rest = &rest[at + 1..];
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_written_as_serde_json_writes_them() {
        for letter in ('\0'..'\u{250}').chain(['’', '\u{2028}', '\u{ffff}', '😀']) {
            for before in [0, 1, 15, 16, 17] {
                let text = format!("{}{letter}\"{letter}", "x".repeat(before));
                let mut json = String::new();
                push(&text, &mut json);
                assert_eq!(json, serde_json::to_string(&text).unwrap());
            }
        }
    }

    #[test]
    fn nothing_ends_the_element_around_it() {
        assert_eq!(
            inert("{\"a\":\"</script> & <!--\"}"),
            "{\"a\":\"\\u003c/script\\u003e \\u0026 \\u003c!--\"}"
        );
    }
}
