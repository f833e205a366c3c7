//! Reading TOML tables key by key, so that every problem of a file is found in
//! one pass and each points to the key or value that has it.
//!
//! Deriving would be shorter, but stops at the first problem of a file.

use rust_decimal::Decimal;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostics::{Code, Diagnostic, Diagnostics, FileId, Place, Placed, nearest};
use crate::model::Date;

/// A TOML table whose keys are taken one by one; [`Table::finish`] reports
/// those that nobody took.
pub struct Table<'a> {
    file: FileId,
    /// What the table is, for messages: "this file", "[regions.wales]".
    what: String,
    place: Place,
    entries: Vec<Entry<'a>>,
    known: Vec<&'static str>,
}

struct Entry<'a> {
    key: Placed<String>,
    value: Spanned<DeValue<'a>>,
    taken: bool,
}

/// A TOML value with its place.
pub struct Value<'a> {
    file: FileId,
    value: Spanned<DeValue<'a>>,
}

impl<'a> Table<'a> {
    /// Parses a file. Syntax errors are reported; what could be parsed in
    /// spite of them is in the table.
    pub fn parse(file: FileId, text: &'a str, problems: &mut Diagnostics) -> Self {
        let (table, errors) = DeTable::parse_recoverable(text);
        for error in errors {
            let range = error.span().unwrap_or(0..0);
            problems.push(
                Diagnostic::error(
                    Code::InvalidToml,
                    Place::new(file, range),
                    format!("this is not TOML: {}", error.message()),
                )
                .help("text values stand in double quotes, and each key on a line of its own"),
            );
        }
        let place = Place::new(file, 0..0);
        Self::new(file, "this file".to_owned(), place, table.into_inner())
    }

    fn new(file: FileId, what: String, place: Place, table: DeTable<'a>) -> Self {
        let mut entries: Vec<Entry<'a>> = table
            .into_iter()
            .map(|(key, value)| Entry {
                key: Placed::new(
                    key.get_ref().clone().into_owned(),
                    Place::new(file, key.span()),
                ),
                value,
                taken: false,
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

    /// The file that the table is in.
    pub fn file(&self) -> FileId {
        self.file
    }

    /// Where the table is named.
    pub fn place(&self) -> Place {
        self.place
    }

    /// Takes a key that may be absent.
    pub fn optional(&mut self, key: &'static str) -> Option<Value<'a>> {
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
    pub fn required(&mut self, key: &'static str, problems: &mut Diagnostics) -> Option<Value<'a>> {
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
    pub fn text(
        &mut self,
        key: &'static str,
        problems: &mut Diagnostics,
    ) -> Option<Placed<String>> {
        self.required(key, problems)?.text(key, problems)
    }

    /// Takes an optional text.
    pub fn optional_text(
        &mut self,
        key: &'static str,
        problems: &mut Diagnostics,
    ) -> Option<Placed<String>> {
        self.optional(key)?.text(key, problems)
    }

    /// Takes a list of texts; empty if the key is absent.
    pub fn texts(&mut self, key: &'static str, problems: &mut Diagnostics) -> Vec<Placed<String>> {
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
    pub fn tables(
        &mut self,
        key: &'static str,
        problems: &mut Diagnostics,
    ) -> Vec<(Placed<String>, Table<'a>)> {
        match self
            .required(key, problems)
            .and_then(|value| value.table(key, problems))
        {
            Some(table) => table.all_tables(problems),
            None => Vec::new(),
        }
    }

    /// Takes an array of tables: `[[periods]]`; empty if the key is absent.
    pub fn table_list(&mut self, key: &'static str, problems: &mut Diagnostics) -> Vec<Table<'a>> {
        let Some(value) = self.optional(key) else {
            return Vec::new();
        };
        value
            .list(key, problems)
            .into_iter()
            .filter_map(|item| item.table(key, problems))
            .collect()
    }

    /// Takes everything that is left, as tables with their names.
    pub fn all_tables(self, problems: &mut Diagnostics) -> Vec<(Placed<String>, Table<'a>)> {
        self.rest()
            .into_iter()
            .filter_map(|(key, value)| {
                check_id(&key, problems);
                let name = key.value.clone();
                let mut table = value.table(&name, problems)?;
                table.what = format!("[{name}]");
                table.place = key.place;
                Some((key, table))
            })
            .collect()
    }

    /// Takes everything that is left.
    pub fn rest(self) -> Vec<(Placed<String>, Value<'a>)> {
        let file = self.file;
        self.entries
            .into_iter()
            .filter(|entry| !entry.taken)
            .map(|entry| {
                let value = Value {
                    file,
                    value: entry.value,
                };
                (entry.key, value)
            })
            .collect()
    }

    /// Reports the keys that nobody took.
    pub fn finish(self, problems: &mut Diagnostics) {
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

impl<'a> Value<'a> {
    /// Where the value is written.
    pub fn place(&self) -> Place {
        Place::new(self.file, self.value.span())
    }

    /// The value as text, which may not be blank.
    pub fn text(self, key: &str, problems: &mut Diagnostics) -> Option<Placed<String>> {
        let place = self.place();
        match self.value.into_inner() {
            DeValue::String(text) if !text.trim().is_empty() => {
                Some(Placed::new(text.into_owned(), place))
            }
            DeValue::String(_) => {
                problems.push(
                    Diagnostic::error(Code::WrongValue, place, format!("`{key}` is blank"))
                        .help("write the text, or leave the key out if it is optional"),
                );
                None
            }
            other => wrong_type(key, "a text in double quotes", &other, place, problems),
        }
    }

    /// The value as true or false.
    pub fn boolean(self, key: &str, problems: &mut Diagnostics) -> Option<bool> {
        let place = self.place();
        match self.value.into_inner() {
            DeValue::Boolean(value) => Some(value),
            other => wrong_type(key, "true or false", &other, place, problems),
        }
    }

    /// The value as a day.
    pub fn date(self, key: &str, problems: &mut Diagnostics) -> Option<Date> {
        let place = self.place();
        match self.value.into_inner() {
            DeValue::Datetime(datetime) => match datetime.date {
                Some(date) => Some(Date {
                    year: date.year,
                    month: date.month,
                    day: date.day,
                }),
                None => {
                    let other = DeValue::Datetime(datetime);
                    wrong_type(key, "a date such as 2018-03-22", &other, place, problems)
                }
            },
            other => wrong_type(key, "a date such as 2018-03-22", &other, place, problems),
        }
    }

    /// The value as a number that is finite.
    pub fn number(self, key: &str, problems: &mut Diagnostics) -> Option<Placed<Decimal>> {
        let place = self.place();
        let text = match self.value.get_ref() {
            DeValue::Integer(integer) if integer.radix() == 10 => integer.as_str().to_owned(),
            DeValue::Float(float) => float.as_str().to_owned(),
            other => return wrong_type(key, "a number", other, place, problems),
        };
        let clean = text.trim_start_matches('+');
        let parsed = clean
            .parse::<Decimal>()
            .or_else(|_| Decimal::from_scientific(clean));
        match parsed {
            Ok(number) => Some(Placed::new(number.normalize(), place)),
            Err(_) if text.contains("nan") || text.contains("inf") => {
                problems.push(
                    Diagnostic::error(
                        Code::NotFinite,
                        place,
                        format!("`{key}` is `{text}`, which is no number that can be published"),
                    )
                    .help(
                        "write the number, or the mark that says why there is none, such as \"x\"",
                    ),
                );
                None
            }
            Err(_) => {
                problems.push(
                    Diagnostic::error(
                        Code::WrongValue,
                        place,
                        format!("`{key}` is too large or has too many digits"),
                    )
                    .help("numbers may have 28 digits"),
                );
                None
            }
        }
    }

    /// The value as a whole number from 0.
    pub fn whole(self, key: &str, problems: &mut Diagnostics) -> Option<Placed<u32>> {
        let place = self.place();
        match self.value.get_ref() {
            DeValue::Integer(integer) => match integer.as_str().parse() {
                Ok(number) => Some(Placed::new(number, place)),
                Err(_) => {
                    problems.push(
                        Diagnostic::error(
                            Code::WrongValue,
                            place,
                            format!("`{key}` must be a whole number from 0 on"),
                        )
                        .help("write the number in digits, without a sign"),
                    );
                    None
                }
            },
            other => wrong_type(key, "a whole number", other, place, problems),
        }
    }

    /// The value as a list.
    pub fn list(self, key: &str, problems: &mut Diagnostics) -> Vec<Value<'a>> {
        let place = self.place();
        let file = self.file;
        match self.value.into_inner() {
            DeValue::Array(items) => items
                .into_iter()
                .map(|value| Value { file, value })
                .collect(),
            other => {
                wrong_type::<()>(key, "a list in square brackets", &other, place, problems);
                Vec::new()
            }
        }
    }

    /// The value as a table.
    pub fn table(self, key: &str, problems: &mut Diagnostics) -> Option<Table<'a>> {
        let place = self.place();
        let file = self.file;
        match self.value.into_inner() {
            DeValue::Table(table) => Some(Table::new(file, format!("`{key}`"), place, table)),
            other => wrong_type(key, "a table", &other, place, problems),
        }
    }

    /// Whether the value is a table.
    pub fn is_table(&self) -> bool {
        matches!(self.value.get_ref(), DeValue::Table(_))
    }

    /// Whether the value is a text.
    pub fn is_text(&self) -> bool {
        matches!(self.value.get_ref(), DeValue::String(_))
    }
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

fn wrong_type<T>(
    key: &str,
    expected: &str,
    found: &DeValue<'_>,
    place: Place,
    problems: &mut Diagnostics,
) -> Option<T> {
    let found = match found {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    };
    problems.push(
        Diagnostic::error(
            Code::WrongType,
            place,
            format!("`{key}` must be {expected}, but this is {found}"),
        )
        .label(format!("expected {expected}")),
    );
    None
}
