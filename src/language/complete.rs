//! What can be written at a place.

use serde_json::{Value, json};

use super::known::{self, Name, SCHEMES};
use super::tables::Spot;
use super::{Desk, place};
use crate::pipeline::Checked;

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
        let (written, found): (&str, Vec<Name>) = match target_before(line) {
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
                Some(("table", rest)) => (rest, self.tables(names)),
                Some((scheme, rest)) => {
                    let last = rest.rsplit(['/', '.']).next().unwrap_or(rest);
                    let parts: Vec<&str> = rest.split('/').collect();
                    let parts = &parts[..parts.len() - 1];
                    (last, known::after(edition, scheme, parts))
                }
            },
            None => match Spot::new(edition, path, &text, at) {
                Some(spot) => match (spot.names(), key_before(line)) {
                    (Some(names), _) => names,
                    (None, Some((key, written))) => (written, spot.values(key)),
                    (None, None) => return Vec::new(),
                },
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
        // By what it is called, too; but a key or the head of a table is begun as it is.
        let is_name = !path.ends_with(".toml") || key_before(line).is_some();
        let begun = found.filter(|name| {
            let words = name.about.to_lowercase();
            name.id.starts_with(written) || is_name && words.contains(&written.to_lowercase())
        });
        begun.map(item).collect()
    }

    /// The tables from CSV of an edition.
    pub(super) fn tables(&self, checked: &Checked) -> Vec<Name> {
        let tables = checked.files.paths().filter_map(|path| {
            let name = path.strip_suffix(".toml")?;
            let (folder, id) = name.rsplit_once('/')?;
            let is_table = folder.starts_with("content/") && folder.ends_with("/tables");
            let text = is_table.then(|| self.text(path))??;
            let caption = text.lines().find_map(|line| line.strip_prefix("caption"));
            let caption = caption.unwrap_or("").trim_matches([' ', '=', '"']);
            Some(Name {
                id: id.to_owned(),
                about: caption.to_owned(),
            })
        });
        tables.collect()
    }
}

/// The target that is being written at the end of a line: `force:du` of
/// `[Durham](force:du`.
fn target_before(line: &str) -> Option<&str> {
    let is_target = |target: &&str| !target.contains([')', ' ', '"']);
    if let Some(open) = line.rfind("](") {
        return Some(&line[open + 2..]).filter(is_target);
    }
    // Some keys of data files take targets.
    let (key, target) = key_before(line)?;
    matches!(key, "where" | "bind")
        .then_some(target)
        .filter(is_target)
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
        assert_eq!(target_before("where = [\"page:li"), Some("page:li"));
    }
}
