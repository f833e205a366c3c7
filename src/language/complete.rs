//! What can be written at a place.

use serde_json::{Value, json};

use super::known::{self, Name, SCHEMES};
use super::{Desk, place};

impl Desk {
    /// What can be written at a position of a file, as the protocol's items.
    pub fn complete(&self, path: &str, position: &Value) -> Vec<Value> {
        let (Some(text), Some((_, names))) = (self.text(path), self.of(path)) else {
            return Vec::new();
        };
        let Some(edition) = &names.edition else {
            return Vec::new();
        };
        let at = place::offset(&text, position);
        let line = text[..at].rsplit('\n').next().unwrap_or("");
        let (written, found) = match target_before(line) {
            Some(target) => match target.split_once(':') {
                None => {
                    let schemes = SCHEMES.map(|(id, about)| Name {
                        id: format!("{id}:"),
                        about: about.to_owned(),
                    });
                    let pictures = edition.pictures.iter().map(|picture| Name {
                        id: format!("images/{}", picture.id),
                        about: "a picture".to_owned(),
                    });
                    (target, schemes.into_iter().chain(pictures).collect())
                }
                Some((scheme, rest)) => {
                    let last = rest.rsplit(['/', '.']).next().unwrap_or(rest);
                    let parts: Vec<&str> = rest.split('/').collect();
                    let parts = &parts[..parts.len() - 1];
                    (last, known::after(edition, scheme, parts))
                }
            },
            None => match key_before(line) {
                Some((key, written)) => (written, known::for_key(edition, key)),
                None => return Vec::new(),
            },
        };
        let range = place::range_in(&text, at - written.len(), at);
        let item = |name: Name| {
            json!({
                "label": name.id,
                "detail": name.about,
                "filterText": name.id,
                "textEdit": { "range": range, "newText": name.id },
            })
        };
        let found = found.into_iter();
        let begun = found.filter(|name| {
            let words = name.about.to_lowercase();
            name.id.starts_with(written) || words.contains(&written.to_lowercase())
        });
        begun.map(item).collect()
    }
}

/// The target that is being written at the end of a line: `force:du` of
/// `[Durham](force:du`.
fn target_before(line: &str) -> Option<&str> {
    let open = line.rfind("](")? + 2;
    let target = &line[open..];
    (!target.contains([')', ' '])).then_some(target)
}

/// The key and the text that is being written at the end of a line: `source` and `ho`
/// of `source = "ho`.
fn key_before(line: &str) -> Option<(&str, &str)> {
    let (before, written) = line.rsplit_once('"')?;
    // With an odd number of quotes before it, the last one closes a text.
    if before.matches('"').count() % 2 == 1 {
        return None;
    }
    let (before, _) = before.rsplit_once('=')?;
    let key = before.trim_end().rsplit([' ', '{', ',']).next()?;
    Some((key, written))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_being_written_is_found() {
        assert_eq!(target_before("See [it](force:du"), Some("force:du"));
        assert_eq!(target_before("See [it](force:durham) and"), None);
        assert_eq!(key_before("source = \"ho"), Some(("source", "ho")));
        assert_eq!(key_before("x = { marks = [\"r\", \""), Some(("marks", "")));
        assert_eq!(key_before("source = \"ho\" "), None);
    }
}
