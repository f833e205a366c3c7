//! Next year's edition out of this year's, ready to be filled.
//!
//! What was this year's is last year's in the new edition: each measure's
//! periods move on by one, each grade becomes last year's grade. What the new
//! year has to say is held open: a value as `"n"`, not yet supplied, a text as
//! `[what to write](todo:write)`. Both are shown on the pages for what they are,
//! and each is a warning of `bluebook check`, so that its list is the work to do.
//!
//! What only the old report can vouch for is left out: its facts, its
//! recommendations, figures that are made of facts. Words that are restated
//! (glossary, standing pages, notes) are let loose from data that are gone.

mod chapters;
mod data;
mod first;
mod grades;
mod loosen;
mod measures;
mod texts;
mod years;

use std::collections::BTreeMap;

use crate::diagnostics::Files;
use crate::model::FigureKind;
use crate::source::{Records, Tree};
pub use first::{FIRST_YEAR, Starter, first};
use loosen::Gone;
use years::Shift;

/// A new edition as files, and what is to be said of it.
#[derive(Debug, Default)]
pub struct Renewed {
    /// The files by their paths from the root.
    pub files: BTreeMap<String, Vec<u8>>,
    /// What was left out, in a sentence each.
    pub left_out: Vec<String>,
    /// What was taken over as it is but is probably to be changed.
    pub to_decide: Vec<String>,
    /// How many values were moved to the period before.
    pub moved: usize,
    /// How many of them are illustrative.
    pub illustrative: usize,
}

/// What all steps need to know.
struct Old<'a> {
    records: &'a Records,
    files: &'a Files,
    tree: &'a dyn Tree,
    shift: Shift,
    gone: Gone<'a>,
    /// Sources of the old year and their successors.
    sources: BTreeMap<String, String>,
}

impl Old<'_> {
    /// The text of a file of the old edition, `None` if it has none.
    fn text(&self, path: &str) -> Option<String> {
        let bytes = self.tree.read(path).ok()?;
        let text = String::from_utf8(bytes).ok()?;
        Some(text.trim_start_matches('\u{feff}').replace("\r\n", "\n"))
    }

    fn content(&self, path: &str) -> String {
        format!("content/{}/{path}", self.shift.from)
    }

    fn data(&self, path: &str) -> String {
        format!("data/{}/{path}", self.shift.from)
    }
}

/// The edition of the year `to` out of the one that was loaded from `tree`.
///
/// # Errors
///
/// A sentence, where a year is none or a file is written in a way that can't be
/// carried on.
pub fn renewed(
    records: &Records,
    files: &Files,
    tree: &dyn Tree,
    to: &str,
) -> Result<Renewed, String> {
    let shift = Shift {
        from: year(&records.year)?,
        to: year(to)?,
    };
    if shift.to <= shift.from {
        return Err(format!(
            "the new year has to come after {}, but {to} does not",
            records.year
        ));
    }
    // Figures that are made of facts have nothing to show without them.
    let gone: Vec<String> = records
        .figures
        .iter()
        .filter(|figure| figure.kind.value == FigureKind::GroupedBars)
        .map(|figure| figure.id.value.clone())
        .collect();
    let sources = records
        .sources
        .iter()
        .filter(|source| shift.names_old(&source.id.value))
        .map(|source| (source.id.value.clone(), shift.id(&source.id.value)))
        .collect();
    let old = Old {
        records,
        files,
        tree,
        shift,
        gone: Gone { figures: &gone },
        sources,
    };
    let mut new = Renewed::default();
    texts::edition(&old, &mut new)?;
    chapters::skeletons(&old, &mut new);
    texts::pages(&old, &mut new);
    texts::figures(&old, &mut new)?;
    texts::glossary(&old, &mut new);
    texts::recommendations(&old, &mut new);
    data::register(&old, &mut new)?;
    data::sources(&old, &mut new)?;
    data::facts(&old, &mut new);
    data::caveats(&old, &mut new)?;
    data::returns(&old, &mut new);
    grades::judgments(&old, &mut new)?;
    measures::all(&old, &mut new)?;
    Ok(new)
}

fn year(name: &str) -> Result<u32, String> {
    let is_year = name.len() == 4 && name.bytes().all(|byte| byte.is_ascii_digit());
    name.parse()
        .ok()
        .filter(|_| is_year)
        .ok_or_else(|| format!("`{name}` is no year; write four digits, such as 2018"))
}

impl Renewed {
    fn content(&mut self, old: &Old<'_>, path: &str, text: impl Into<String>) {
        let path = format!("content/{}/{path}", old.shift.to);
        self.files.insert(path, text.into().into_bytes());
    }

    fn data(&mut self, old: &Old<'_>, path: &str, text: impl Into<String>) {
        let path = format!("data/{}/{path}", old.shift.to);
        self.files.insert(path, text.into().into_bytes());
    }
}

/// A file of the old edition for the editor of TOML.
fn parse(path: &str, text: &str) -> Result<toml_edit::DocumentMut, String> {
    text.parse()
        .map_err(|error| format!("{path} can't be read: {error}"))
}

/// Puts a text in place of an old value, with the spaces and comments around it.
fn set_text(table: &mut dyn toml_edit::TableLike, key: &str, text: &str) {
    set(table, key, toml_edit::Value::from(text));
}

/// Puts a value in place of an old one, with the spaces and comments around it.
fn set(table: &mut dyn toml_edit::TableLike, key: &str, mut value: toml_edit::Value) {
    match table.get_mut(key).and_then(toml_edit::Item::as_value_mut) {
        Some(old) => {
            *value.decor_mut() = old.decor().clone();
            *old = value;
        }
        None => {
            table.insert(key, toml_edit::Item::Value(value));
        }
    }
}

/// Asks of every text of a list whether it is still so.
fn ask_of_each(table: &mut dyn toml_edit::TableLike, key: &str) {
    let Some(list) = table.get_mut(key).and_then(toml_edit::Item::as_array_mut) else {
        return;
    };
    for item in list.iter_mut() {
        if let Some(text) = item.as_str() {
            let mut asked = toml_edit::Value::from(asked(text));
            *asked.decor_mut() = item.decor().clone();
            *item = asked;
        }
    }
}

/// A text with the question before it whether it is still so.
fn asked(text: &str) -> String {
    format!("[Is this still so?](todo:check) {text}")
}
