//! TOML values taken as what they should be; another type is reported.

use rust_decimal::Decimal;
use toml::Spanned;
use toml::de::DeValue;
use toml::value::Offset;

use super::super::formula::formula;
use super::super::unseen;
use super::Table;
use super::what::What;
use super::written::{date_in, number_in};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, FileId, Place, Placed};
use crate::model::{Date, Moment, Time};

/// A TOML value with its place.
pub(in crate::source) struct Value<'a> {
    pub(super) file: FileId,
    pub(super) value: Spanned<DeValue<'a>>,
}

impl<'a> Value<'a> {
    /// Where the value is written.
    pub(in crate::source) fn place(&self) -> Place {
        Place::new(self.file, self.value.span())
    }

    /// The value as text, which may neither be blank nor run in a spreadsheet.
    pub(in crate::source) fn text(
        self,
        key: &str,
        problems: &mut Diagnostics,
    ) -> Option<Placed<String>> {
        let place = self.place();
        match self.value.into_inner() {
            DeValue::String(text) if is_too_long(&text) => {
                let message = format!(
                    "`{key}` has {} characters, more than the {LONGEST_TEXT} that a text may have",
                    text.chars().count()
                );
                problems.push(
                    Diagnostic::error(Code::WrongValue, place, message)
                        .help("shorten it; what is as long as a chapter belongs in one"),
                );
                None
            }
            DeValue::String(text) if !text.trim().is_empty() => {
                if let Some(problem) = formula(format_args!("`{key}`"), &text, place) {
                    problems.push(problem);
                }
                unseen::report_escaped(&text, place, problems);
                let text = unseen::without_soft_hyphens(text);
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
    pub(in crate::source) fn boolean(self, key: &str, problems: &mut Diagnostics) -> Option<bool> {
        let place = self.place();
        match self.value.into_inner() {
            DeValue::Boolean(value) => Some(value),
            other => wrong_type(key, "true or false", &other, place, problems),
        }
    }

    /// The value as a day.
    pub(in crate::source) fn date(self, key: &str, problems: &mut Diagnostics) -> Option<Date> {
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

    /// The value as a moment: a day, or a day and a time in a zone.
    pub(in crate::source) fn moment(self, key: &str, problems: &mut Diagnostics) -> Option<Moment> {
        let place = self.place();
        let written = match self.value.get_ref() {
            DeValue::Datetime(datetime) => *datetime,
            _ => {
                return self
                    .date(key, problems)
                    .map(|day| Moment { day, time: None });
            }
        };
        let day = self.date(key, problems)?;
        let Some(time) = written.time else {
            return Some(Moment { day, time: None });
        };
        let offset =
            match written.offset {
                Some(Offset::Z) => 0,
                Some(Offset::Custom { minutes }) => minutes,
                None => {
                    let message = format!("the time of `{key}` has no zone");
                    problems.push(Diagnostic::error(Code::WrongValue, place, message).help(format!(
                    "write `{written}Z` for UTC, or `{written}+01:00` in British summer; a day \
                     alone begins in UTC"
                )));
                    return None;
                }
            };
        let second = u32::from(time.second.unwrap_or(0));
        let minute = u32::from(time.hour) * 60 + u32::from(time.minute);
        let time = Some(Time {
            second: minute * 60 + second,
            offset,
        });
        Some(Moment { day, time })
    }

    /// The value as a number that is finite.
    pub(in crate::source) fn number(
        self,
        key: &str,
        problems: &mut Diagnostics,
    ) -> Option<Placed<Decimal>> {
        let place = self.place();
        let text = match self.value.get_ref() {
            DeValue::Integer(integer) if integer.radix() == 10 => integer.as_str().to_owned(),
            DeValue::Float(float) => float.as_str().to_owned(),
            DeValue::Integer(_) => {
                problems.push(
                    Diagnostic::error(
                        Code::WrongValue,
                        place,
                        format!("`{key}` is not written in the digits 0 to 9"),
                    )
                    .help("write the number as people write it, such as 200"),
                );
                return None;
            }
            other => {
                let quoted = match other {
                    DeValue::String(text) => {
                        quoted_number(&Placed::new(text.clone().into_owned(), place))
                    }
                    _ => None,
                };
                return match quoted {
                    Some(problem) => {
                        problems.push(problem);
                        None
                    }
                    None => wrong_type(key, "a number", other, place, problems),
                };
            }
        };
        let clean = text.trim_start_matches('+');
        let parsed = clean
            .parse::<Decimal>()
            .or_else(|_| Decimal::from_scientific(clean));
        match parsed {
            Ok(number) if is_publishable(number.normalize()) => {
                // 16.0 is what was published, and not 16.
                let is_short = number.scale() <= MOST_DECIMALS;
                let number = if is_short { number } else { number.normalize() };
                Some(Placed::new(number, place))
            }
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
            Ok(_) | Err(_) => {
                problems.push(
                    Diagnostic::error(
                        Code::WrongValue,
                        place,
                        format!("`{key}` is too large or has too many digits"),
                    )
                    .help("numbers go up to a million million, with 12 digits after the point"),
                );
                None
            }
        }
    }

    /// The value as a whole number from 0.
    pub(in crate::source) fn whole(
        self,
        key: &str,
        problems: &mut Diagnostics,
    ) -> Option<Placed<u32>> {
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
    pub(in crate::source) fn list(self, key: &str, problems: &mut Diagnostics) -> Vec<Value<'a>> {
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
    pub(in crate::source) fn table(
        self,
        key: &str,
        problems: &mut Diagnostics,
    ) -> Option<Table<'a>> {
        let place = self.place();
        let file = self.file;
        match self.value.into_inner() {
            DeValue::Table(table) => {
                Some(Table::new(file, What::Value(key.to_owned()), place, table))
            }
            other => wrong_type(key, "a table", &other, place, problems),
        }
    }

    /// Whether the value is a table.
    pub(in crate::source) fn is_table(&self) -> bool {
        matches!(self.value.get_ref(), DeValue::Table(_))
    }

    /// Whether the value is a text with nothing in it.
    pub(in crate::source) fn is_blank(&self) -> bool {
        matches!(self.value.get_ref(), DeValue::String(text) if text.trim().is_empty())
    }

    /// Whether the value is a text.
    pub(in crate::source) fn is_text(&self) -> bool {
        matches!(self.value.get_ref(), DeValue::String(_))
    }
}

/// The most characters of a text in a data file. Names and labels stand on many pages
/// and are set in charts, where each letter of them takes its time again and again.
const LONGEST_TEXT: usize = 10_000;

fn is_too_long(text: &str) -> bool {
    // A character has a byte at least, so that hardly any text has to be counted.
    text.len() > LONGEST_TEXT && text.chars().count() > LONGEST_TEXT
}

/// Whether a number is of a size that a report can have. What is computed from such
/// numbers, products and quotients of two or three of them, can be computed exactly.
fn is_publishable(number: Decimal) -> bool {
    number.abs() <= LARGEST_NUMBER && number.scale() <= MOST_DECIMALS
}

/// The largest number that a file may have: a million million.
pub const LARGEST_NUMBER: Decimal = Decimal::from_parts(0xd4a5_1000, 0xe8, 0, false, 0);

/// The most digits behind the point that a number in a file may have.
pub const MOST_DECIMALS: u32 = 12;

/// A number that stands in quotes; `None` if a text is no number.
pub(in crate::source) fn quoted_number(text: &Placed<String>) -> Option<Diagnostic> {
    let number = number_in(&text.value)?;
    let unit = match text.value.contains(['%', '£', '€', '$']) {
        true => "; the key `unit` says what it counts",
        false => "",
    };
    Some(
        Diagnostic::error(
            Code::WrongType,
            text.place,
            "a number stands without quotes",
        )
        .help(format!("write `{number}`{unit}")),
    )
}

fn wrong_type<T>(
    key: &str,
    expected: &str,
    found: &DeValue<'_>,
    place: Place,
    problems: &mut Diagnostics,
) -> Option<T> {
    let help = match expected {
        _ if expected.starts_with("a text") => format!("write it such as `{key} = \"…\"`"),
        _ if expected.starts_with("a list") => format!("write it such as `{key} = [\"…\"]`"),
        "a table" => format!("write it such as `{key} = {{ … = … }}`"),
        "true or false" => format!("write `{key} = true` or `{key} = false`"),
        _ if expected.starts_with("a date") => {
            let date = match found {
                DeValue::String(text) => date_in(text),
                _ => None,
            };
            match date {
                Some(date) => format!("write it without quotes: `{key} = {date}`"),
                None => format!("write it without quotes, such as `{key} = 2018-03-22`"),
            }
        }
        _ => format!("write the number without quotes, such as `{key} = 1`"),
    };
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
        .label(format!("expected {expected}"))
        .help(help),
    );
    None
}
