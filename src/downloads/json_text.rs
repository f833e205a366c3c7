//! JSON as text, where the shape of a document is known.

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

/// An object while it is written, key by key.
pub struct Object<'a> {
    json: &'a mut String,
    /// What stands before the next key.
    before: char,
}

impl<'a> Object<'a> {
    /// Begins an object.
    pub fn open(json: &'a mut String) -> Self {
        Self { json, before: '{' }
    }

    /// Ends it.
    pub fn close(self) {
        self.json
            .push_str(if self.before == '{' { "{}" } else { "}" });
    }

    /// Writes a key, and gives the place of its value. Keys are plain names.
    pub fn key(&mut self, key: &str) -> &mut String {
        self.json.push(self.before);
        self.before = ',';
        self.json.push('"');
        self.json.push_str(key);
        self.json.push_str("\":");
        self.json
    }

    /// Writes a text.
    pub fn text(&mut self, key: &str, text: &str) {
        push(text, self.key(key));
    }

    /// Writes a text if there is one.
    pub fn maybe(&mut self, key: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(key, text);
        }
    }

    /// Writes a whole number.
    pub fn number(&mut self, key: &str, number: u32) {
        self.key(key).push_str(&number.to_string());
    }

    /// Writes true or false.
    pub fn flag(&mut self, key: &str, flag: bool) {
        self.key(key).push_str(if flag { "true" } else { "false" });
    }

    /// Writes an object in the object.
    pub fn object(&mut self, key: &str, write: impl FnOnce(&mut Object<'_>)) {
        let mut object = Object::open(self.key(key));
        write(&mut object);
        object.close();
    }

    /// Writes a list of objects.
    pub fn list<T>(&mut self, key: &str, items: &[T], write: impl Fn(&T, &mut Object<'_>)) {
        push_list(items, self.key(key), |item, json| {
            let mut object = Object::open(json);
            write(item, &mut object);
            object.close();
        });
    }
}

/// Writes a list.
pub fn push_list<T>(items: &[T], json: &mut String, write: impl Fn(&T, &mut String)) {
    json.push('[');
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            json.push(',');
        }
        write(item, json);
    }
    json.push(']');
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
