//! What a thing at a place is, where it is written and who speaks of it.

use std::ops::Range;

use serde_json::{Value, json};

use super::known;
use super::{Desk, place, uri_of};
use crate::model::{Claim, Edition};
use crate::pipeline::Checked;

impl Desk {
    /// What a position is about: what a claim rests on, what a name means.
    pub fn hover(&self, path: &str, position: &Value) -> Option<Value> {
        let (checked, names) = self.of(path)?;
        let edition = names.edition.as_ref()?;
        let text = self.text(path)?;
        let at = place::offset(&text, position);
        let words = match self.claim(checked, path, at) {
            Some(claim) => about_claim(claim, edition, names),
            None => {
                let (scheme, id) = text[target_at(&text, at)?].split_once(':')?;
                let id = id.split('#').next().unwrap_or(id);
                let all = match scheme {
                    "table" => self.tables(names),
                    _ => known::after(edition, scheme, &[]),
                };
                let name = all.into_iter().find(|name| name.id == id)?;
                format!("**{}**\n\n{scheme} `{id}`", name.about)
            }
        };
        Some(json!({ "contents": { "kind": "markdown", "value": words } }))
    }

    /// Where the thing at a position is written: the line of the datum that a claim
    /// rests on, the table or the file of a name.
    pub fn definition(&self, path: &str, position: &Value) -> Option<Value> {
        let (checked, _) = self.of(path)?;
        let text = self.text(path)?;
        let at = place::offset(&text, position);
        if let Some(place) = self
            .claim(checked, path, at)
            .and_then(|claim| claim.basis.as_ref()?.place)
        {
            return Some(self.location(checked, place));
        }
        let (scheme, id) = text[target_at(&text, at)?].split_once(':')?;
        self.written(checked, scheme, id.split('#').next().unwrap_or(id))
    }

    /// Everything that rests on or names the thing at a position: the claims on a
    /// datum's line, the links to a name.
    pub fn references(&self, path: &str, position: &Value) -> Vec<Value> {
        let (Some((checked, _)), Some(text)) = (self.of(path), self.text(path)) else {
            return Vec::new();
        };
        let at = place::offset(&text, position);
        // On the line of a value, the sentences that rest on it; elsewhere in the file of a
        // measure, all that name the measure.
        let rests = self.claims_on(checked, path, &text, at);
        if path.contains("/measures/") && !rests.is_empty() {
            return rests;
        }
        // What is not written yet would be found everywhere.
        let target = target_at(&text, at).map(|range| &text[range]);
        let target = match target.filter(|target| target.contains(':')) {
            Some(target) => target.to_owned(),
            None => match named_at(path, &text, at) {
                Some(target) => target,
                None => return rests,
            },
        };
        let mut found = rests;
        for file in checked.files.paths() {
            let Some(text) = self.text(file) else {
                continue;
            };
            for (start, _) in text.match_indices(&target) {
                let after = text[start + target.len()..].chars().next();
                if after.is_none_or(|c| !c.is_alphanumeric() && c != '-') {
                    found.push(json!({
                        "uri": uri_of(&self.root, file),
                        "range": place::range_in(&text, start, start + target.len()),
                    }));
                }
            }
        }
        found
    }

    /// The claims that rest on what is written in the line of a byte.
    fn claims_on(&self, checked: &Checked, path: &str, text: &str, at: usize) -> Vec<Value> {
        let Some(edition) = &checked.edition else {
            return Vec::new();
        };
        let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let end = text[at..].find('\n').map_or(text.len(), |n| at + n);
        let rests = |claim: &&Claim| {
            let place = claim.basis.as_ref().and_then(|basis| basis.place);
            place.is_some_and(|place| {
                checked.files.path(place.file) == path
                    && (place.start as usize) < end
                    && place.end as usize > start
            })
        };
        let claims = edition.claims.iter().filter(rests);
        claims
            .map(|claim| self.location(checked, claim.place))
            .collect()
    }

    fn claim<'c>(&self, checked: &'c Checked, path: &str, at: usize) -> Option<&'c Claim> {
        let edition = checked.edition.as_ref()?;
        edition.claims.iter().find(|claim| {
            checked.files.path(claim.place.file) == path && claim.place.range().contains(&at)
        })
    }

    /// Where the thing of a name is written.
    fn written(&self, checked: &Checked, scheme: &str, id: &str) -> Option<Value> {
        let (file, head) = match scheme {
            "force" => ("/forces.toml".to_owned(), format!("[forces.{id}]")),
            "question" => ("/grades.toml".to_owned(), format!("[questions.{id}]")),
            "term" => ("/glossary.toml".to_owned(), format!("[{id}]")),
            "fact" => ("/facts.toml".to_owned(), format!("[{id}]")),
            "source" => ("/sources.toml".to_owned(), format!("[{id}]")),
            "recommendation" => (
                "/recommendations.toml".to_owned(),
                "[[recommendation]]".to_owned(),
            ),
            "figure" => (format!("/figures/{id}.toml"), String::new()),
            "measure" => (format!("/measures/{id}.toml"), String::new()),
            "chapter" => (format!("-{id}.md"), String::new()),
            "page" => (format!("/pages/{id}.md"), String::new()),
            "table" => (format!("/tables/{id}.toml"), String::new()),
            "data" => {
                let mut kinds = ["measure", "question", "figure", "force"].into_iter();
                return kinds.find_map(|kind| self.written(checked, kind, id));
            }
            _ => return None,
        };
        let path = checked.files.paths().find(|path| path.ends_with(&file))?;
        let text = self.text(path)?;
        let start = text.find(&head)?;
        Some(json!({
            "uri": uri_of(&self.root, path),
            "range": place::range_in(&text, start, start + head.len()),
        }))
    }

    /// What a file holds: its headings, its tables.
    pub fn symbols(&self, path: &str) -> Vec<Value> {
        let Some(text) = self.text(path) else {
            return Vec::new();
        };
        let mut at = 0;
        let mut found = Vec::new();
        let mut in_code = false;
        for line in text.split_inclusive('\n') {
            let (start, words) = (at, line.trim_end());
            at += line.len();
            in_code ^= words.starts_with("```");
            let name = match path.ends_with(".md") {
                true if !in_code && words.starts_with('#') => words.trim_start_matches('#'),
                false if words.starts_with('[') => words.trim_matches(['[', ']']),
                _ => continue,
            };
            let range = place::range_in(&text, start, start + words.len());
            found.push(json!({
                "name": name.split(" {#").next().unwrap_or(name).trim(),
                "kind": 15,
                "range": range,
                "selectionRange": range,
            }));
        }
        found
    }
}

fn about_claim(claim: &Claim, edition: &Edition, checked: &Checked) -> String {
    let Some(basis) = &claim.basis else {
        return format!("`{}` is not proved yet: see the problem here", claim.target);
    };
    let mut words = format!("**{}**\n\n{}", basis.datum, basis.what);
    let source = basis
        .source
        .as_ref()
        .and_then(|id| edition.sources.find(id));
    if let Some(source) = source {
        let place = basis.source_place.as_deref().unwrap_or("");
        words.push_str(&format!("\n\n{}", edition.sources[source].title));
        if !place.is_empty() {
            words.push_str(&format!(", {place}"));
        }
    }
    if let Some(place) = basis.place {
        let line = checked.files.position(place).line;
        words.push_str(&format!("\n\n{}:{line}", checked.files.path(place.file)));
    }
    words
}

/// Where the target of the link is written that a byte stands in.
pub(super) fn target_at(text: &str, at: usize) -> Option<Range<usize>> {
    let line = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[at..].find('\n').map_or(text.len(), |n| at + n);
    let mut from = line;
    while let Some(open) = text[from..end].find("](").map(|n| from + n) {
        let close = text[open..end].find(')').map_or(end, |n| open + n);
        let begin = text[line..open].rfind('[').map_or(open, |n| line + n);
        if (begin..=close).contains(&at) {
            return Some(open + 2..close);
        }
        from = close.max(open + 2);
    }
    None
}

/// What a file, or the table of a file that a byte stands in, is called in links.
pub(super) fn named_at(path: &str, text: &str, at: usize) -> Option<String> {
    let name = path.rsplit('/').next()?;
    let stem = name.rsplit_once('.')?.0;
    if path.contains("/figures/") {
        return Some(format!("figure:{stem}"));
    }
    if path.contains("/measures/") {
        return Some(format!("measure:{stem}"));
    }
    for (folder, scheme) in [("/pages/", "page"), ("/tables/", "table")] {
        if path.contains(folder) {
            return Some(format!("{scheme}:{stem}"));
        }
    }
    if path.contains("/chapters/") {
        return Some(format!("chapter:{}", stem.split_once('-')?.1));
    }
    let end = text[at..].find('\n').map_or(text.len(), |n| at + n);
    let mut lines = text[..end].rsplit('\n');
    let head = lines.find_map(|line| line.trim().strip_prefix('[')?.strip_suffix(']'));
    Some(match (name, head?) {
        ("facts.toml", id) => format!("fact:{id}"),
        ("glossary.toml", id) => format!("term:{id}"),
        ("sources.toml", id) => format!("source:{id}"),
        ("forces.toml", id) => format!("force:{}", id.strip_prefix("forces.")?),
        ("grades.toml", id) => format!("question:{}", id.strip_prefix("questions.")?),
        _ => return None,
    })
}
