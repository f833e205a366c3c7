//! Places as the protocol counts them: lines from 0, columns in units of UTF-16; files
//! by their URI.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::bytes::percent_decoded;
use crate::diagnostics::{Files, Place};

/// The very beginning of a file.
pub(super) fn start() -> Value {
    json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 0 } })
}

/// The range of a place.
pub(super) fn range(files: &Files, place: Place) -> Value {
    let text = files.text(place.file);
    range_in(text, place.start as usize, place.end as usize)
}

/// The range between two bytes of a text.
pub(super) fn range_in(text: &str, start: usize, end: usize) -> Value {
    json!({ "start": position(text, start), "end": position(text, end) })
}

fn position(text: &str, at: usize) -> Value {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let before = &text[..at];
    let line = before.bytes().filter(|byte| *byte == b'\n').count();
    let column = before.rsplit('\n').next().unwrap_or(before);
    json!({ "line": line, "character": column.encode_utf16().count() })
}

/// The byte of a position; the end of the line or the text if it lies behind it.
pub(super) fn offset(text: &str, position: &Value) -> usize {
    let number = |key: &str| {
        let number = position[key].as_u64().unwrap_or(0);
        usize::try_from(number).unwrap_or(usize::MAX)
    };
    let (line, column) = (number("line"), number("character"));
    let mut at = 0;
    for _ in 0..line {
        match text[at..].find('\n') {
            Some(end) => at += end + 1,
            None => return text.len(),
        }
    }
    let mut units = 0;
    for c in text[at..].chars() {
        if units >= column || c == '\n' {
            break;
        }
        units += c.len_utf16();
        at += c.len_utf8();
    }
    at
}

/// The URI of a file in a folder; its path has slashes.
pub fn uri_of(root: &Path, path: &str) -> String {
    let mut uri = String::from("file://");
    let whole = root.join(path);
    for byte in whole.to_string_lossy().bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' => {
                uri.push(char::from(byte));
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

/// The path that a URI names; `None` if it is of no file.
pub fn path_of(uri: &str) -> Option<PathBuf> {
    let written = uri.strip_prefix("file://")?;
    percent_decoded(written).map(PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_in_utf_16() {
        let text = "one\n£🚓 two\n";
        let at = text.find("two").expect("it is there");
        let there = json!({ "line": 1, "character": 4 });
        assert_eq!(position(text, at), there);
        assert_eq!(offset(text, &there), at);
        assert_eq!(
            offset(text, &json!({ "line": 9, "character": 9 })),
            text.len()
        );
    }

    #[test]
    fn paths_go_there_and_back() {
        let root = Path::new("/tmp/a report");
        let uri = uri_of(root, "content/2017/ŵ.md");
        assert_eq!(uri, "file:///tmp/a%20report/content/2017/%C5%B5.md");
        assert_eq!(path_of(&uri), Some(root.join("content/2017/ŵ.md")));
        assert_eq!(path_of("untitled:1"), None);
        assert_eq!(path_of("file:///a%+5.md"), Some("/a%+5.md".into()));
    }
}
