//! Reading TOML tables key by key, so that every problem of a file is found in
//! one pass and each points to the key or value that has it.
//!
//! Deriving would be shorter, but stops at the first problem of a file.

mod slip;
mod slips;
mod value;
mod what;
mod written;

use std::borrow::Cow;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostics::{Code, Diagnostic, Diagnostics, FileId, Place, Placed, nearest};

pub use value::{LARGEST_NUMBER, MOST_DECIMALS};
pub(super) use value::{Value, quoted_number};
use what::What;

/// A TOML table whose keys are taken one by one; [`Table::finish`] reports
/// those that nobody took.
pub(super) struct Table<'a> {
    file: FileId,
    what: What,
    place: Place,
    entries: Vec<Entry<'a>>,
    known: Vec<&'static str>,
}

struct Entry<'a> {
    key: Placed<Cow<'a, str>>,
    value: Spanned<DeValue<'a>>,
    taken: bool,
}

impl<'a> Table<'a> {
    /// Parses a file. `None`, with the slips reported, if it is no TOML: whatever
    /// else could be said of it would only repeat them.
    pub(super) fn parse(file: FileId, text: &'a str, problems: &mut Diagnostics) -> Option<Self> {
        let (table, errors) = DeTable::parse_recoverable(text);
        let is_repeated = |error: &toml::de::Error| error.message() == "duplicate key";
        if !errors.iter().all(is_repeated) {
            slip::report(file, text, problems);
            return None;
        }
        let mut repeated_table = 0..0;
        for error in errors {
            let range = error.span().unwrap_or(0..0);
            // The keys of a repeated table are no mistakes of their own.
            if !repeated_table.contains(&range.start) {
                repeated_table = table_from(text, &range);
                problems.push(repeated(file, text, range));
            }
        }
        let place = Place::new(file, 0..0);
        Some(Self::new(file, What::File, place, table.into_inner()))
    }

    fn new(file: FileId, what: What, place: Place, table: DeTable<'a>) -> Self {
        let mut entries: Vec<Entry<'a>> = table
            .into_iter()
            .map(|(key, value)| {
                let place = Place::new(file, key.span());
                Entry {
                    key: Placed::new(key.into_inner(), place),
                    value,
                    taken: false,
                }
            })
            .collect();
        entries.sort_by_key(|entry| entry.key.place.start);
        Self {
            file,
            what,
            place,
            entries,
            known: Vec::new(),
        }
    }

    /// Whether the table has a key that nobody took yet.
    pub(super) fn has(&self, key: &str) -> bool {
        self.entries
            .iter()
            .any(|entry| entry.key.value == key && !entry.taken)
    }

    /// The file that the table is in.
    pub(super) fn file(&self) -> FileId {
        self.file
    }

    /// Where the table is named.
    pub(super) fn place(&self) -> Place {
        self.place
    }

    /// Takes a key that may be absent.
    pub(super) fn optional(&mut self, key: &'static str) -> Option<Value<'a>> {
        self.known.push(key);
        let entry = self
            .entries
            .iter_mut()
            .find(|entry| entry.key.value == key && !entry.taken)?;
        entry.taken = true;
        let value = std::mem::replace(
            &mut entry.value,
            Spanned::new(0..0, DeValue::Boolean(false)),
        );
        Some(Value {
            file: self.file,
            value,
        })
    }

    /// Takes a key that must be there.
    pub(super) fn required(
        &mut self,
        key: &'static str,
        problems: &mut Diagnostics,
    ) -> Option<Value<'a>> {
        let value = self.optional(key);
        if value.is_none() {
            // A key written almost like this one is reported as unknown, with
            // this one as the suggestion; one problem is enough.
            let slip = self
                .entries
                .iter()
                .any(|entry| !entry.taken && nearest(&entry.key.value, [key]).is_some());
            if !slip {
                problems.push(
                    Diagnostic::error(
                        Code::MissingKey,
                        self.place,
                        format!("{} has no `{key}`", self.what),
                    )
                    .help(format!("add a line `{key} = …`")),
                );
            }
        }
        value
    }

    /// Takes a required text.
    pub(super) fn text(
        &mut self,
        key: &'static str,
        problems: &mut Diagnostics,
    ) -> Option<Placed<String>> {
        self.required(key, problems)?.text(key, problems)
    }

    /// Takes an optional text.
    pub(super) fn optional_text(
        &mut self,
        key: &'static str,
        problems: &mut Diagnostics,
    ) -> Option<Placed<String>> {
        self.optional(key)?.text(key, problems)
    }

    /// Takes a list of texts; empty if the key is absent.
    pub(super) fn texts(
        &mut self,
        key: &'static str,
        problems: &mut Diagnostics,
    ) -> Vec<Placed<String>> {
        let Some(value) = self.optional(key) else {
            return Vec::new();
        };
        let items = value.list(key, problems);
        items
            .into_iter()
            .filter_map(|item| item.text(key, problems))
            .collect()
    }

    /// Takes a required table of tables: `[regions.ID]`.
    pub(super) fn tables(
        &mut self,
        key: &'static str,
        problems: &mut Diagnostics,
    ) -> Vec<(Placed<String>, Table<'a>)> {
        match self
            .required(key, problems)
            .and_then(|value| value.table(key, problems))
        {
            Some(table) => table.tables_in(&format!("{key}."), problems),
            None => Vec::new(),
        }
    }

    /// Takes a required table of tables and reads each of them.
    pub(super) fn records<T>(
        &mut self,
        key: &'static str,
        problems: &mut Diagnostics,
        read: impl Fn(Placed<String>, Table<'a>, &mut Diagnostics) -> Option<T>,
    ) -> Vec<T> {
        read_all(self.tables(key, problems), problems, read)
    }

    /// Takes a table of tables, which need not be there, and reads each of them.
    pub(super) fn optional_records<T>(
        &mut self,
        key: &'static str,
        problems: &mut Diagnostics,
        read: impl Fn(Placed<String>, Table<'a>, &mut Diagnostics) -> Option<T>,
    ) -> Vec<T> {
        let table = self
            .optional(key)
            .and_then(|value| value.table(key, problems));
        let tables = table.map(|table| table.tables_in(&format!("{key}."), problems));
        read_all(tables.unwrap_or_default(), problems, read)
    }

    /// Takes everything that is left as tables and reads each of them.
    pub(super) fn all_records<T>(
        self,
        problems: &mut Diagnostics,
        read: impl Fn(Placed<String>, Table<'a>, &mut Diagnostics) -> Option<T>,
    ) -> Vec<T> {
        read_all(self.tables_in("", problems), problems, read)
    }

    /// Takes an array of tables: `[[periods]]`; empty if the key is absent.
    pub(super) fn table_list(
        &mut self,
        key: &'static str,
        problems: &mut Diagnostics,
    ) -> Vec<Table<'a>> {
        let Some(value) = self.optional(key) else {
            return Vec::new();
        };
        value
            .list(key, problems)
            .into_iter()
            .filter_map(|item| item.table(key, problems))
            .collect()
    }

    /// Everything that is left, as tables with their names; `path` is what
    /// stands before the names in the file.
    fn tables_in(self, path: &str, problems: &mut Diagnostics) -> Vec<(Placed<String>, Table<'a>)> {
        self.rest()
            .into_iter()
            .filter_map(|(key, value)| {
                check_id(&key, problems);
                let name = key.value.clone();
                let table = value.table(&name, problems);
                let mut table = problems.keep(&name, table)?;
                table.what = What::Headed([path, &name].concat());
                table.place = key.place;
                Some((key, table))
            })
            .collect()
    }

    /// Takes everything that is left.
    pub(super) fn rest(self) -> Vec<(Placed<String>, Value<'a>)> {
        let file = self.file;
        self.entries
            .into_iter()
            .filter(|entry| !entry.taken)
            .map(|entry| {
                let value = Value {
                    file,
                    value: entry.value,
                };
                let key = entry.key.value.into_owned();
                (Placed::new(key, entry.key.place), value)
            })
            .collect()
    }

    /// Reports the keys that nobody took.
    pub(super) fn finish(self, problems: &mut Diagnostics) {
        for entry in self.entries.iter().filter(|entry| !entry.taken) {
            let help = match nearest(&entry.key.value, self.known.iter().copied()) {
                Some(known) => format!("did you mean `{known}`?"),
                None => format!("the keys are: {}", self.known.join(", ")),
            };
            problems.push(
                Diagnostic::error(
                    Code::UnknownKey,
                    entry.key.place,
                    format!("{} has no key `{}`", self.what, entry.key.value),
                )
                .help(help),
            );
        }
    }
}

/// Reads tables into records; those with errors are left out and noted.
fn read_all<'a, T>(
    tables: Vec<(Placed<String>, Table<'a>)>,
    problems: &mut Diagnostics,
    read: impl Fn(Placed<String>, Table<'a>, &mut Diagnostics) -> Option<T>,
) -> Vec<T> {
    tables
        .into_iter()
        .filter_map(|(id, table)| {
            let name = id.value.clone();
            let record = read(id, table, problems);
            problems.keep(&name, record)
        })
        .collect()
}

/// The bytes of the table that has `name` in its head; nothing if the name is
/// that of a key.
fn table_from(text: &str, name: &Range<usize>) -> Range<usize> {
    if !text[..name.start]
        .trim_end_matches('.')
        .ends_with(['[', '.'])
    {
        return 0..0;
    }
    let end = text[name.end..].find("\n[");
    name.start..end.map_or(text.len(), |end| name.end + end)
}

/// A key or a table that is written for a second time.
fn repeated(file: FileId, text: &str, range: Range<usize>) -> Diagnostic {
    let name = text.get(range.clone()).unwrap_or("").to_owned();
    Diagnostic::error(
        Code::Duplicate,
        Place::new(file, range),
        format!("`{name}` is written twice"),
    )
    .help("only the first one counts; delete one of the two, or give it another name")
}

/// Reports an identifier that is not kebab-case.
pub(super) fn check_id(id: &Placed<String>, problems: &mut Diagnostics) {
    if is_kebab_case(&id.value) {
        return;
    }
    let mut suggestion: String = id
        .value
        .to_lowercase()
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    while suggestion.contains("--") {
        suggestion = suggestion.replace("--", "-");
    }
    let suggestion = suggestion.trim_matches('-').to_owned();
    // Whoever names it rightly is not to be told that there is no such thing.
    problems.note_broken(&suggestion);
    problems.note_broken(&suggestion.replace('-', ""));
    let mut problem = Diagnostic::error(
        Code::InvalidId,
        id.place,
        format!("`{}` can't be an identifier", id.value),
    );
    problem.help = Some(if suggestion.is_empty() {
        "identifiers are kebab-case: a-z, 0-9 and single hyphens".to_owned()
    } else {
        format!("identifiers are kebab-case: a-z, 0-9 and single hyphens, such as `{suggestion}`")
    });
    problems.push(problem);
}

/// Whether a name is kebab-case: `a-z`, `0-9` and single hyphens between them.
pub fn is_kebab_case(id: &str) -> bool {
    !id.is_empty()
        && id.split('-').all(|part| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
}
