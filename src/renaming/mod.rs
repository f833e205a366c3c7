//! One thing of an edition under another name, wherever it is named: in links and bound
//! numbers, under the keys that name it, in the name of its file, and in the addresses
//! that led to it, which lead on.
//!
//! What a measure is called is also the name of the figure that shows it force by force
//! and of its term, so that those follow it.

mod places;

use std::collections::BTreeMap;
use std::ops::Range;

pub(crate) use self::places::measures;
use self::places::{in_targets, named, names, tokens};
use crate::diagnostics::{Diagnostic, Diagnostics, Files, nearest};
use crate::model::Page;
use crate::pipeline::{self, Sound};
use crate::source::{self, Memory, Overlay, Records, Tree, is_kebab_case};

/// What can be renamed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A chapter, and the name of its file behind the number.
    Chapter,
    /// A figure, and the name of its file.
    Figure,
    /// A number with a name: `facts.toml`.
    Fact,
    /// A measure, and the name of its file.
    Measure,
    /// A term of the glossary.
    Term,
    /// A standing page, and the name of its file.
    Page,
}

impl Kind {
    /// All kinds with their names, which are also the schemes of links to them.
    pub const ALL: [(&'static str, Self); 6] = [
        ("chapter", Self::Chapter),
        ("figure", Self::Figure),
        ("fact", Self::Fact),
        ("measure", Self::Measure),
        ("term", Self::Term),
        ("page", Self::Page),
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(_, kind)| *kind == self)
            .map_or("", |(name, _)| name)
    }
}

/// What has to be done for another name.
#[derive(Debug, Default)]
pub struct Plan {
    /// What is written instead of what, in files as they are named now, in order.
    pub edits: BTreeMap<String, Vec<(Range<usize>, String)>>,
    /// The files that are named otherwise: old and new path.
    pub moves: Vec<(String, String)>,
    /// What follows the thing: "the figure `wanted`".
    pub follow: Vec<String>,
    /// What would be wrong afterwards and isn't now.
    pub problems: Option<(Diagnostics, Files)>,
}

impl Plan {
    /// A file's content with its edits; `None` if it isn't what was looked at.
    pub fn after(&self, path: &str, before: &[u8]) -> Option<Vec<u8>> {
        let edits = self.edits.get(path).map_or(&[][..], Vec::as_slice);
        // A mark at the beginning is no part of what was read.
        let mark = if before.starts_with(b"\xef\xbb\xbf") {
            3
        } else {
            0
        };
        let mut after = Vec::with_capacity(before.len());
        let mut from = 0;
        for (range, words) in edits {
            after.extend_from_slice(before.get(from..mark + range.start)?);
            after.extend_from_slice(words.as_bytes());
            from = mark + range.end;
        }
        after.extend_from_slice(before.get(from..)?);
        Some(after)
    }

    fn replace(&mut self, path: &str, range: Range<usize>, words: impl Into<String>) {
        let edits = self.edits.entry(path.to_owned()).or_default();
        if !edits.iter().any(|(known, _)| *known == range) {
            edits.push((range, words.into()));
            edits.sort_by_key(|(range, _)| range.start);
        }
    }

    /// The files as they will be, by their new paths; `None` is one that is gone.
    fn files(&self, tree: &dyn Tree) -> Result<BTreeMap<String, Option<Vec<u8>>>, String> {
        let mut files = BTreeMap::new();
        let moved = |path: &String| self.moves.iter().find(|(from, _)| from == path);
        let from = self.moves.iter().map(|(from, _)| from);
        for path in self.edits.keys().chain(from) {
            let before = match tree.read(path) {
                Ok(bytes) => bytes,
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
                Err(error) => return Err(format!("{path} can't be read: {error}")),
            };
            let after = self.after(path, &before);
            let after = after.ok_or_else(|| format!("{path} is not as it was read"))?;
            match moved(path) {
                Some((_, to)) => {
                    files.insert(path.clone(), None);
                    files.insert(to.clone(), Some(after));
                }
                None => {
                    files.insert(path.clone(), Some(after));
                }
            }
        }
        Ok(files)
    }
}

/// What has to be done to call something otherwise in the edition of a year.
///
/// # Errors
///
/// Why it can't be called so, in a sentence.
pub fn plan(tree: &dyn Tree, year: &str, kind: Kind, old: &str, new: &str) -> Result<Plan, String> {
    if !is_kebab_case(new) {
        return Err(format!(
            "`{new}` can't be a name: it is written in small letters, digits and hyphens"
        ));
    }
    if kind == Kind::Page && Page::KNOWN.contains(&old) {
        return Err(format!(
            "the site knows the page `{old}` by this name, and links to it from every page"
        ));
    }
    let before = pipeline::check_in(tree, year);
    let (records, files, _) = source::load(tree, year);
    let Some(records) = records else {
        return Err("the edition can't be read; see `bluebook check`".to_owned());
    };
    let mut plan = Plan::default();
    let mut kinds = vec![kind];
    if kind == Kind::Measure {
        for follower in [Kind::Figure, Kind::Term] {
            if names(&records, follower)
                .iter()
                .any(|(name, _)| *name == old)
            {
                plan.follow.push(format!("the {} `{old}`", follower.name()));
                kinds.push(follower);
            }
        }
    }
    if kind == Kind::Figure
        && names(&records, Kind::Measure)
            .iter()
            .any(|(name, _)| *name == old)
    {
        return Err(format!(
            "the figure `{old}` shows the measure of that name, and follows it: rename the measure"
        ));
    }
    for kind in kinds {
        let known = names(&records, kind);
        let Some((_, file)) = known.iter().find(|(name, _)| *name == old) else {
            let near = nearest(old, known.iter().map(|(name, _)| *name));
            let near = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
            return Err(format!("there is no {} `{old}`{near}", kind.name()));
        };
        if known.iter().any(|(name, _)| *name == new) {
            return Err(format!("there is a {} `{new}` already", kind.name()));
        }
        if let Some(file) = file {
            let path = files.path(*file).to_owned();
            let (folder, name) = path.rsplit_once('/').unwrap_or(("", &path));
            let renamed = match kind {
                Kind::Chapter => name.replacen(&format!("-{old}."), &format!("-{new}."), 1),
                _ => name.replacen(old, new, 1),
            };
            plan.moves
                .push((path.clone(), format!("{folder}/{renamed}")));
        }
        for place in named(&records, kind) {
            let written = files.slice(place.place);
            for at in tokens(written, old) {
                let start = place.place.start as usize + at;
                plan.replace(files.path(place.place.file), start..start + old.len(), new);
            }
        }
        for path in files.paths() {
            let Some(file) = files.find(path) else {
                continue;
            };
            for at in in_targets(files.text(file), kind, old) {
                plan.replace(path, at..at + old.len(), new);
            }
        }
    }
    redirect(&mut plan, tree, year, &before, (old, new), &records, &files)?;
    Ok(plan)
}

/// Adds the lines by which old addresses lead on, and looks whether all is as well as
/// before.
fn redirect(
    plan: &mut Plan,
    tree: &dyn Tree,
    year: &str,
    before: &pipeline::Checked,
    (old, new): (&str, &str),
    records: &Records,
    files: &Files,
) -> Result<(), String> {
    let was = before.sound().map(Sound::inventory).ok_or(
        "the edition has errors, so its old addresses aren't known; mend them first: \
         `bluebook check`",
    )?;
    let path = format!("content/{year}/redirects.toml");
    // Those that lead to what is renamed lead nowhere for now.
    let then = check(plan, tree, year, Some(&path))?;
    let Some(is) = then.sound().map(Sound::inventory) else {
        return judge(plan, before, then, (old, new));
    };
    let is_there = |path: &str| {
        is.addresses
            .iter()
            .any(|entry| entry.path == path && entry.to.is_none())
    };
    let mut lines = String::new();
    for entry in &was.addresses {
        let from = entry.path.as_str();
        if entry.to.is_some() || is_there(from) {
            continue;
        }
        // The name of the file; the folders are called after the kinds.
        let name = from.rfind('/').map_or(0, |slash| slash + 1);
        let new_addresses = from[name..].match_indices(old).map(|(at, _)| {
            let (before, behind) = from.split_at(name + at);
            [before, new, &behind[old.len()..]].concat()
        });
        let Some(to) = { new_addresses }.find(|to| is_there(to)) else {
            continue;
        };
        lines.push_str(&format!("\"{from}\" = \"{to}\"\n"));
        // What led there before leads to the new one at once.
        for record in &records.redirects {
            if record.to.value == from && !is_there(&record.from.value) {
                let place = record.to.place;
                let written = files.slice(place);
                if let Some(at) = written.find(from) {
                    let start = place.start as usize + at;
                    plan.replace(
                        files.path(place.file),
                        start..start + from.len(),
                        to.clone(),
                    );
                }
            }
        }
    }
    let text = files.find(&path).map_or("", |file| files.text(file));
    // What has its old name again needs no line that leads there.
    for record in &records.redirects {
        if is_there(&record.from.value) {
            let [from, to] = [record.from.place.start, record.to.place.end].map(|at| at as usize);
            let start = text[..from].rfind('\n').map_or(0, |newline| newline + 1);
            let end = text[to..].find('\n').map_or(text.len(), |n| to + n + 1);
            plan.replace(&path, start..end, "");
        }
    }
    if !lines.is_empty() {
        let gap = if text.is_empty() || text.ends_with('\n') {
            ""
        } else {
            "\n"
        };
        plan.replace(&path, text.len()..text.len(), [gap, &lines].concat());
    }
    let then = check(plan, tree, year, None)?;
    judge(plan, before, then, (old, new))
}

/// Checks the edition as it will be, without a file.
fn check(
    plan: &Plan,
    tree: &dyn Tree,
    year: &str,
    without: Option<&str>,
) -> Result<pipeline::Checked, String> {
    let mut above = BTreeMap::new();
    let mut gone: Vec<String> = without.map(str::to_owned).into_iter().collect();
    for (path, bytes) in plan.files(tree)? {
        match bytes {
            Some(bytes) if without != Some(&path) => drop(above.insert(path, bytes)),
            _ => gone.push(path),
        }
    }
    let rest = Without { below: tree, gone };
    Ok(pipeline::check_in(&Overlay::new(&rest, above), year))
}

fn judge(
    plan: &mut Plan,
    before: &pipeline::Checked,
    then: pipeline::Checked,
    (old, new): (&str, &str),
) -> Result<(), String> {
    let worse = then.problems.errors() > before.problems.errors()
        || then.problems.warnings() > before.problems.warnings();
    if worse {
        // What was said before is no news, even if it names the thing.
        let said = |problem: &Diagnostic| {
            let message = problem.message.replace(old, new);
            (problem.code, problem.severity, message)
        };
        let mut known: Vec<_> = before.problems.iter().map(said).collect();
        let mut problems = Diagnostics::new();
        for problem in then.problems.iter() {
            let problem_said = said(problem);
            match known.iter().position(|known| *known == problem_said) {
                Some(at) => drop(known.swap_remove(at)),
                None => problems.push(problem.clone()),
            }
        }
        plan.problems = Some((problems, then.files));
    }
    Ok(())
}

/// A tree in which some files are not.
struct Without<'a> {
    below: &'a dyn Tree,
    gone: Vec<String>,
}

impl Tree for Without<'_> {
    fn is_folder(&self, path: &str) -> std::io::Result<bool> {
        self.below.is_folder(path)
    }

    fn list(&self, path: &str) -> Vec<Result<String, source::Unreadable>> {
        let mut all = self.below.list(path);
        all.retain(|entry| !entry.as_ref().is_ok_and(|file| self.gone.contains(file)));
        all
    }

    fn read(&self, path: &str) -> std::io::Result<Vec<u8>> {
        match self.gone.iter().any(|gone| gone == path) {
            true => Memory::default().read(path),
            false => self.below.read(path),
        }
    }
}
