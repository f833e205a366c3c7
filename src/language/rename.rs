//! Another name for the thing at a position, wherever it is named.

use serde_json::{Value, json};

use super::lookup::{named_at, target_at};
use super::{Desk, place, uri_of};
use crate::renaming::{self, Kind};
use crate::source::{Overlay, Root};

impl Desk {
    /// What can be renamed at a position: its kind and its name.
    fn renamed(&self, path: &str, position: &Value) -> Option<(Kind, String)> {
        let text = self.text(path)?;
        let at = place::offset(&text, position);
        let range = target_at(&text, at).filter(|range| text[range.clone()].contains(':'));
        let within = range
            .as_ref()
            .map_or(0, |range| at.saturating_sub(range.start));
        let target = range.map(|range| text[range].to_owned());
        let target = target.or_else(|| named_at(path, &text, at))?;
        let (scheme, rest) = target.split_once(':')?;
        let known = Kind::ALL.iter().find(|(name, _)| *name == scheme);
        if let Some((_, kind)) = known {
            return Some((*kind, rest.split('#').next()?.to_owned()));
        }
        // A total names two: that at the cursor, else the first.
        let measures = renaming::measures(&target);
        let here = measures
            .iter()
            .find(|range| (range.start..=range.end).contains(&within));
        let measure = here.or(measures.first())?.clone();
        Some((Kind::Measure, target[measure].to_owned()))
    }

    /// The name that would be replaced, for the editor to show; `None` where nothing can
    /// be renamed.
    pub fn prepare_rename(&self, path: &str, position: &Value) -> Option<Value> {
        let (_, name) = self.renamed(path, position)?;
        let text = self.text(path)?;
        let at = place::offset(&text, position);
        let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let end = text[at..].find('\n').map_or(text.len(), |n| at + n);
        let found = text[start..end]
            .match_indices(&name)
            .map(|(n, _)| start + n);
        let near = { found }.min_by_key(|from| from.abs_diff(at));
        // In the file of a thing its name is only that of the file.
        let from = near.unwrap_or(at);
        let range = match near {
            Some(_) => place::range_in(&text, from, from + name.len()),
            None => place::range_in(&text, at, at),
        };
        Some(json!({ "range": range, "placeholder": name }))
    }

    /// The edits for another name.
    ///
    /// # Errors
    ///
    /// Why it can't have that name, in a sentence.
    pub fn rename(&self, path: &str, position: &Value, new: &str) -> Result<Value, String> {
        let Some((kind, old)) = self.renamed(path, position) else {
            return Err(
                "chapters, figures, facts, measures, pages and terms can be renamed".to_owned(),
            );
        };
        let year = path.split('/').nth(1).unwrap_or("");
        let disk = Root::new(&self.root);
        let tree = Overlay::new(&disk, self.open.clone());
        let plan = renaming::plan(&tree, year, kind, &old, new)?;
        if let Some((problems, _)) = &plan.problems {
            let first = problems
                .sorted()
                .first()
                .map(|problem| problem.message.clone());
            return Err(first.unwrap_or_default());
        }
        let mut changes = Vec::new();
        for (path, edits) in &plan.edits {
            let text = self.text(path);
            let uri = uri_of(&self.root, path);
            if text.is_none() {
                changes.push(json!({ "kind": "create", "uri": uri }));
            }
            let text = text.unwrap_or_default();
            let edits = edits.iter().map(|(range, words)| {
                let range = place::range_in(&text, range.start, range.end);
                json!({ "range": range, "newText": words })
            });
            changes.push(json!({
                "textDocument": { "uri": uri, "version": null },
                "edits": edits.collect::<Vec<_>>(),
            }));
        }
        for (from, to) in &plan.moves {
            changes.push(json!({
                "kind": "rename",
                "oldUri": uri_of(&self.root, from),
                "newUri": uri_of(&self.root, to),
            }));
        }
        Ok(json!({ "documentChanges": changes }))
    }
}
