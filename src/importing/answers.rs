//! What was answered about a return, kept beside the data: next month's file is read in
//! the same way without being asked again.

use toml_edit::{Array, DocumentMut, Item, Table, Value};

/// What stands at the head of the file.
const HEAD: &str = "\
# What `bluebook import` was told by options. It reads this again with the next file, and
# says so; an option on the command line counts before it. Take out what no longer holds.

";

/// What a table of answers is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject<'a> {
    /// The returns of a measure.
    Measure(&'a str),
    /// Tables of grades.
    Grades,
    /// Tables of entities.
    Register,
}

/// An option of the command by its name, with the texts that it was given; one without
/// any is a switch.
pub type Answer = (String, Vec<String>);

/// The answers in the text of the file, in its order.
///
/// # Errors
///
/// A sentence, where the file can't be read.
pub fn answers(text: &str, subject: Subject<'_>) -> Result<Vec<Answer>, String> {
    let document: DocumentMut = text
        .parse()
        .map_err(|error| format!("it is no TOML: {error}"))?;
    let (first, second) = subject.path();
    let mut item = document.get(first);
    if let Some(second) = second {
        item = item.and_then(|item| item.get(second));
    }
    let Some(item) = item else {
        return Ok(Vec::new());
    };
    let table = item
        .as_table_like()
        .ok_or_else(|| format!("`{first}` is no table"))?;
    let mut all = Vec::new();
    for (name, item) in table.iter() {
        let texts = match item.as_value() {
            Some(Value::String(text)) => vec![text.value().clone()],
            Some(Value::Boolean(switch)) if *switch.value() => Vec::new(),
            Some(Value::Boolean(_)) => continue,
            Some(Value::Array(list)) if list.iter().all(Value::is_str) => {
                let texts = list.iter().filter_map(Value::as_str);
                texts.map(str::to_owned).collect()
            }
            _ => {
                return Err(format!(
                    "`{name}` is neither a text, a list of texts nor true"
                ));
            }
        };
        all.push((name.to_owned(), texts));
    }
    Ok(all)
}

/// The text of the file with these answers, and no others, on a subject.
///
/// # Errors
///
/// A sentence, where the file can't be read.
pub fn with_answers(
    text: &str,
    subject: Subject<'_>,
    answers: &[Answer],
) -> Result<String, String> {
    let mut document: DocumentMut = text
        .parse()
        .map_err(|error| format!("it is no TOML: {error}"))?;
    let (first, second) = subject.path();
    let mut table = document.as_table_mut();
    for name in [Some(first), second].into_iter().flatten() {
        let is_last = second.is_none() || Some(name) == second;
        let item = table.entry(name).or_insert_with(|| {
            let mut table = Table::new();
            table.set_implicit(!is_last);
            Item::Table(table)
        });
        table = item
            .as_table_mut()
            .ok_or_else(|| format!("`{name}` is no table"))?;
    }
    let old: Vec<String> = table.iter().map(|(name, _)| name.to_owned()).collect();
    for name in old
        .iter()
        .filter(|name| !answers.iter().any(|(other, _)| other == *name))
    {
        table.remove(name);
    }
    for (name, texts) in answers {
        let value = match &texts[..] {
            [] => Value::from(true),
            [one] => Value::from(one.as_str()),
            several => Value::Array(several.iter().map(String::as_str).collect::<Array>()),
        };
        super::edit::set_value(table, name, value);
    }
    let text = document.to_string();
    Ok(match text.starts_with('#') {
        true => text,
        false => format!("{HEAD}{}", text.trim_start()),
    })
}

impl<'a> Subject<'a> {
    fn path(self) -> (&'static str, Option<&'a str>) {
        match self {
            Self::Measure(id) => ("measures", Some(id)),
            Self::Grades => ("grades", None),
            Self::Register => ("register", None),
        }
    }
}
