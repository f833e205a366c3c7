//! What can be written at a place of a data file: the heads of its tables, their keys,
//! and what stands behind a key.

use super::known::{self, Name};
use crate::model::{Edition, Mark, Measure};
use crate::source::{KeyFile, KeyTable, key_file};

/// A place in a data file.
pub(super) struct Spot<'a> {
    edition: &'a Edition,
    file: &'static KeyFile,
    /// The measure that the file is of.
    measure: Option<&'a Measure>,
    /// What stands before it in its line.
    line: &'a str,
    /// The lines of its table before it, without its head.
    above: Vec<&'a str>,
    /// The head of its table, without brackets.
    head: String,
}

impl<'a> Spot<'a> {
    /// The place of a byte; `None` where the file is no data file.
    pub(super) fn new(edition: &'a Edition, path: &str, text: &'a str, at: usize) -> Option<Self> {
        let file = key_file(path)?;
        let name = path.rsplit('/').next()?.strip_suffix(".toml")?;
        let measure = edition
            .measures
            .find(name)
            .filter(|_| path.contains("/measures/"));
        let mut lines = text[..at].rsplit('\n');
        let line = lines.next().unwrap_or("");
        let mut above = Vec::new();
        let mut head = String::new();
        for line in lines {
            if line.starts_with('[') {
                head = line.trim().trim_matches(['[', ']']).to_owned();
                break;
            }
            above.push(line);
        }
        Some(Self {
            edition,
            file,
            measure: measure.map(|key| &edition.measures[key]),
            line,
            above,
            head,
        })
    }

    fn table(&self) -> Option<&'static KeyTable> {
        self.file.table(&self.head)
    }

    /// The head or the key that is begun here, and what it can be; `None` where a value is
    /// being written.
    pub(super) fn names(&self) -> Option<(&'a str, Vec<Name>)> {
        let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        if self.line.starts_with('[') {
            return Some((self.line, self.heads()));
        }
        let start = self.line.rfind(|c| !is_part(c)).map_or(0, |at| at + 1);
        let (before, written) = self.line.split_at(start);
        if before.matches('"').count() % 2 == 1 {
            return None;
        }
        let closed = before.matches('}').count();
        let depth = before.matches('{').count().saturating_sub(closed);
        let before = before.trim_end();
        match depth {
            0 if before.is_empty() => Some((written, self.keys())),
            1.. if before.ends_with(['{', ',']) && !is_in_list(before) => {
                Some((written, self.inner(depth)))
            }
            _ => None,
        }
    }

    fn heads(&self) -> Vec<Name> {
        let tables = self
            .file
            .tables
            .iter()
            .filter(|table| !table.head.is_empty());
        let head = |table: &KeyTable| {
            let is_any = |part: &&&str| part.bytes().all(|b| b.is_ascii_uppercase());
            let fixed: Vec<&str> = table
                .head
                .iter()
                .take_while(|part| !is_any(part))
                .copied()
                .collect();
            let id = match (table.is_list, fixed.len() == table.head.len()) {
                (true, _) => format!("[[{}]]", fixed.join(".")),
                (false, true) => format!("[{}]", fixed.join(".")),
                (false, false) if fixed.is_empty() => return None,
                (false, false) => format!("[{}.", fixed.join(".")),
            };
            Some(Name {
                id,
                about: "a table".to_owned(),
            })
        };
        let mut heads: Vec<Name> = tables.filter_map(head).collect();
        heads.dedup_by(|a, b| a.id == b.id);
        heads
    }

    /// The keys of the table that are not written before the place.
    fn keys(&self) -> Vec<Name> {
        let Some(table) = self.table() else {
            return Vec::new();
        };
        let keys = table.keys.iter().flat_map(|key| match key.name {
            "FORCE" => known::after(self.edition, "force", &[]),
            "PERIOD" => self.periods(),
            _ if key.is_any() => Vec::new(),
            name => {
                let about = [key.form, key.about].join(", ");
                let about = about.trim_end_matches(", ").replace('`', "");
                vec![Name {
                    id: name.to_owned(),
                    about,
                }]
            }
        });
        let is_written = |name: &Name| {
            let mut above = self.above.iter();
            above.any(|line| {
                line.split('=')
                    .next()
                    .is_some_and(|key| key.trim() == name.id)
            })
        };
        keys.filter(|name| !is_written(name))
            .map(|name| Name {
                id: format!("{} = ", name.id),
                ..name
            })
            .collect()
    }

    /// The keys within braces.
    fn inner(&self, depth: usize) -> Vec<Name> {
        let of = |words: &[(&str, &str)]| -> Vec<Name> {
            let name = |(id, about): &(&str, &str)| Name {
                id: format!("{id} = "),
                about: (*about).to_owned(),
            };
            words.iter().map(name).collect()
        };
        let value = [
            (
                "value",
                "the number, or the mark that says why there is none",
            ),
            ("marks", "list of marks, optional"),
            ("low", "the lower end of an interval around it, optional"),
            ("high", "the upper end, optional"),
            ("n", "how many answers or cases it rests on, optional"),
            ("note", "text, optional"),
        ];
        match (self.head.split('.').next().unwrap_or(""), depth) {
            ("forces", 1) if self.measure.is_some() => {
                let periods = self.periods().into_iter();
                periods
                    .map(|name| Name {
                        id: format!("{} = ", name.id),
                        ..name
                    })
                    .collect()
            }
            ("forces", 2) | ("national", 1) => of(&value),
            ("judgments", 1) => of(&[
                (
                    "grade",
                    "identifier, or the mark that says why there is none",
                ),
                ("inspected", "yes, carried-forward, not-stated"),
                ("note", "text, optional"),
            ]),
            _ => Vec::new(),
        }
    }

    fn periods(&self) -> Vec<Name> {
        let periods = self
            .measure
            .into_iter()
            .flat_map(|measure| measure.periods.iter());
        let name = |period: &crate::model::Period| Name {
            id: period.id.clone(),
            about: period.label.clone(),
        };
        periods.map(name).collect()
    }

    /// What the text behind a key can be.
    pub(super) fn values(&self, key: &str) -> Vec<Name> {
        let named = match (key, self.head.split('.').next().unwrap_or("")) {
            ("periods" | "order_published", _) if self.measure.is_some() => self.periods(),
            // Only a figure of a measure has periods.
            ("periods", _) => self.of_measure(),
            ("marks", _) => known::for_key(self.edition, "marks"),
            ("value", "forces" | "national") => reasons(),
            (_, "national") | (_, "forces") if self.measure.is_some() => reasons(),
            ("inspected", "judgments") => Vec::new(),
            (_, "judgments") => known::for_key(self.edition, "grade"),
            _ => known::for_key(self.edition, key),
        };
        if !named.is_empty() {
            return named;
        }
        let words = match (key, self.table()) {
            ("inspected", _) => vec!["yes", "carried-forward", "not-stated"],
            (_, Some(table)) => {
                let found = table.keys.iter().find(|known| known.name == key);
                found.map(crate::source::Key::choices).unwrap_or_default()
            }
            _ => Vec::new(),
        };
        let name = |word: &str| Name {
            id: word.to_owned(),
            about: key.to_owned(),
        };
        words.into_iter().map(name).collect()
    }

    /// The periods of the measure that the table names.
    fn of_measure(&self) -> Vec<Name> {
        let mut lines = self.above.iter();
        let measure = lines.find_map(|line| {
            let (key, value) = line.split_once('=')?;
            (key.trim() == "measure").then(|| value.trim().trim_matches('"'))
        });
        let key = measure.and_then(|id| self.edition.measures.find(id));
        let periods = key
            .into_iter()
            .flat_map(|key| self.edition.measures[key].periods.iter());
        periods
            .map(|period| Name {
                id: period.id.clone(),
                about: period.label.clone(),
            })
            .collect()
    }
}

/// Whether what is written last stands in brackets that aren't closed.
fn is_in_list(before: &str) -> bool {
    before.matches('[').count() > before.matches(']').count()
}

/// The marks that stand for a value.
fn reasons() -> Vec<Name> {
    let reasons = Mark::ALL.into_iter().filter(|mark| mark.is_reason());
    reasons
        .map(|mark| Name {
            id: mark.letter().to_owned(),
            about: mark.words().to_owned(),
        })
        .collect()
}
