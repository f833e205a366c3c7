//! A table of those that an edition is about into its register.

mod heads;

use std::collections::BTreeMap;

use toml_edit::{Array, DocumentMut, Item, Table, TableLike, Value};

use self::heads::{Heads, Key, table};
use super::edit::{set_value, written};
use super::names::{Names, plain};
use super::reading::{self, Reading};
use super::rows::shown;
use super::sheet::{Cell, Sheet, column_name};
use super::{Doubt, Doubts, Found};
use crate::diagnostics::nearest;
use crate::model::Marks;
use crate::source::{CellValue, RegisterRecord, is_kebab_case};
use crate::wording::{Terms, slug};

/// What was asked for on the command line.
#[derive(Clone, Debug, Default)]
pub struct RegisterWishes {
    /// The sheet of the workbook.
    pub sheet: Option<String>,
    /// The column of the names, by its header or letter.
    pub force_column: Option<String>,
    /// Rows that are left out.
    pub leave_out: Vec<String>,
}

/// The text of `forces.toml` with the rows of a file, and what was made out. It may be
/// used only where there is no doubt.
///
/// # Errors
///
/// A sentence, where the file has something else in their place.
pub fn register(
    terms: &Terms,
    sheets: &[Sheet],
    record: &RegisterRecord,
    text: &str,
    wishes: &RegisterWishes,
) -> Result<(Found, Vec<Doubt>), String> {
    let mut document: DocumentMut = text
        .parse()
        .map_err(|error| format!("forces.toml can't be read: {error}"))?;
    let (mut found, mut doubts) = (Found::default(), Vec::new());
    let names = Names::of(terms, record);
    let Some((sheet, first, heads)) = table(sheets, terms, record, wishes, &mut doubts) else {
        return Ok((found, doubts));
    };
    found.sheet.clone_from(&sheet.name);
    for (column, (head, key)) in &heads {
        let described = format!("column {} “{head}”", column_name(*column));
        match key {
            Some(key) => found
                .columns
                .push(format!("{described} is {}", key.shown())),
            None => found.passed_over.push(format!(
                "{described}: the register has no key and no denominator of that name"
            )),
        }
    }
    let mut reader = Reader {
        record,
        document: &mut document,
        found: &mut found,
        doubts: Doubts::of(sheet, &mut doubts),
        seen: BTreeMap::new(),
    };
    for (row, cells) in sheet.rows.range(first..) {
        let cell_of = |key: &Key| {
            let mut columns = heads.iter().filter(|(_, (_, of))| of.as_ref() == Some(key));
            columns
                .next()
                .and_then(|(column, _)| cells.get(column))
                .map(shown)
        };
        let Some(name) = cell_of(&Key::Name) else {
            if !cells.is_empty() {
                reader.doubts.at(
                    *row,
                    None,
                    "the row has no name",
                    format!("write one, or leave it out: --leave-out 'row {}'", row + 1),
                );
            }
            continue;
        };
        let left_out = |text: &str| {
            wishes
                .leave_out
                .iter()
                .any(|name| plain(name) == plain(text))
        };
        let is_note = cells.len() == 1 && heads.len() > 1;
        if left_out(&name) || left_out(&format!("row {}", row + 1)) || is_note {
            let why = if is_note {
                "words alone in a row"
            } else {
                "left out, as you asked"
            };
            reader.found.passed_over.push(format!(
                "row {} “{}”: {why}",
                row + 1,
                super::totals::shortened(&name)
            ));
            continue;
        }
        let given = cell_of(&Key::Id);
        let by_name = || {
            names
                .force(&name)
                .map(|force| record.forces[force].id.value.clone())
        };
        let id = given
            .or_else(by_name)
            .unwrap_or_else(|| slug(&name.replace(['\'', '’', '.'], "")));
        if !is_kebab_case(&id) {
            reader.doubts.at(
                *row,
                None,
                format!("“{id}” can't be the identifier of “{name}”"),
                "identifiers are of a-z, 0-9 and single hyphens; write one into a column headed id",
            );
            continue;
        }
        reader.row(*row, cells, &heads, &id)?;
    }
    let seen = &reader.seen;
    let absent: Vec<&str> = record
        .forces
        .iter()
        .filter(|force| !seen.contains_key(&force.id.value))
        .map(|force| force.name.value.as_str())
        .collect();
    if !absent.is_empty() {
        found.remarks.push(format!(
            "not in the table, and left as they are: {}",
            absent.join(", ")
        ));
    }
    found.text = document.to_string();
    Ok((found, doubts))
}

struct Reader<'a> {
    record: &'a RegisterRecord,
    document: &'a mut DocumentMut,
    found: &'a mut Found,
    doubts: Doubts<'a>,
    /// The identifiers that a row had, and which.
    seen: BTreeMap<String, u32>,
}

impl Reader<'_> {
    fn row(
        &mut self,
        row: u32,
        cells: &BTreeMap<u32, Cell>,
        heads: &Heads,
        id: &str,
    ) -> Result<(), String> {
        if let Some(before) = self.seen.insert(id.to_owned(), row) {
            let message = format!("`{id}` stands in row {} already", before + 1);
            self.doubts
                .at(row, None, message, "take one of the two out of the table");
            return Ok(());
        }
        let is_new = !self.record.forces.iter().any(|force| force.id.value == id);
        let mut changes: Vec<String> = Vec::new();
        for (column, (_, key)) in heads {
            // A blank cell leaves what there is.
            let (Some(key), Some(cell)) = (key, cells.get(column)) else {
                continue;
            };
            let value: Value = match key {
                Key::Id => continue,
                Key::Name => shown(cell).into(),
                Key::Text(_) => shown(cell).into(),
                Key::List(_) => {
                    let text = shown(cell);
                    let parts = text
                        .split(';')
                        .map(str::trim)
                        .filter(|part| !part.is_empty());
                    Value::Array(parts.collect::<Array>())
                }
                Key::Place(_, table) => match self.part(row, *column, table, &shown(cell))? {
                    Some(id) => id.into(),
                    None => continue,
                },
                Key::Denominator(_) => match reading::read(Some(cell), &[]) {
                    Ok(Reading::Number { value, marks, .. }) => {
                        written(&CellValue::Number(value), marks, None)
                    }
                    Ok(Reading::Missing(reason)) => {
                        written(&CellValue::Missing(reason), Marks::NONE, None)
                    }
                    Err(unclear) => {
                        self.doubts
                            .at(row, Some(*column), unclear.message, unclear.help);
                        continue;
                    }
                },
            };
            let force = entry(self.document, "forces", id)?;
            let (name, table): (&str, &mut dyn TableLike) = match key {
                Key::Denominator(id) => {
                    let inner = force.entry("denominators").or_insert_with(|| {
                        Item::Value(Value::InlineTable(toml_edit::InlineTable::new()))
                    });
                    (
                        id.as_str(),
                        inner
                            .as_table_like_mut()
                            .ok_or_else(|| format!("the denominators of `{id}` are no table"))?,
                    )
                }
                Key::Name => ("name", force),
                Key::Text(name) | Key::List(name) | Key::Place(name, _) => (name, force),
                Key::Id => continue,
            };
            let before = table.get(name).and_then(Item::as_value).map(bare);
            if before.as_deref() != Some(bare(&value).as_str()) {
                changes.push(match before {
                    Some(before) => format!("{} {before} → {}", key.shown(), bare(&value)),
                    None => format!("{} {}", key.shown(), bare(&value)),
                });
                set_value(table, name, value);
            }
        }
        match (is_new, changes.is_empty()) {
            (true, _) => self.found.lines.push(format!(
                "row {}  {id}: new, {}",
                row + 1,
                changes.join(", ")
            )),
            (false, false) => {
                self.found
                    .lines
                    .push(format!("row {}  {id}: {}", row + 1, changes.join(", ")))
            }
            (false, true) => self.found.same += 1,
        }
        Ok(())
    }

    /// The region or group that a text names; one that isn't there is made, unless it
    /// could be a slip.
    fn part(
        &mut self,
        row: u32,
        column: u32,
        table: &str,
        text: &str,
    ) -> Result<Option<String>, String> {
        let all: Vec<(String, Vec<String>)> = match table {
            "regions" => self
                .record
                .regions
                .iter()
                .map(|region| {
                    let names = [&region.id.value, &region.name]
                        .into_iter()
                        .chain(&region.ons_code);
                    (region.id.value.clone(), names.cloned().collect())
                })
                .collect(),
            _ => self
                .record
                .groups
                .iter()
                .map(|group| {
                    (
                        group.id.value.clone(),
                        vec![group.id.value.clone(), group.name.clone()],
                    )
                })
                .collect(),
        };
        let wanted = plain(text);
        let known = all
            .iter()
            .find(|(_, names)| names.iter().any(|name| plain(name) == wanted));
        if let Some((id, _)) = known {
            return Ok(Some(id.clone()));
        }
        let id = slug(text);
        let is_made = self
            .document
            .get(table)
            .and_then(|all| all.get(&id))
            .is_some();
        if let Some(near) = nearest(
            text,
            all.iter().flat_map(|(_, names)| names).map(String::as_str),
        )
        .filter(|_| !is_made)
        {
            let near = near.to_owned();
            self.doubts.at(row, Some(column), format!("“{text}” is none of the {table}"), format!("did you mean {near}? Mend the table; a new one is written into forces.toml as [{table}.{id}]"));
            return Ok(None);
        }
        if !is_made {
            set_value(entry(self.document, table, &id)?, "name", text.into());
            self.found.lines.push(format!(
                "row {}  [{table}.{id}]: new, name \"{text}\"",
                row + 1
            ));
        }
        Ok(Some(id))
    }
}

/// A value without the spaces around it.
fn bare(value: &Value) -> String {
    let mut value = value.clone();
    value.decor_mut().clear();
    value.to_string()
}

/// The table `[TABLE.ID]`, made if there is none.
fn entry<'a>(
    document: &'a mut DocumentMut,
    table: &str,
    id: &str,
) -> Result<&'a mut dyn TableLike, String> {
    let all = document.entry(table).or_insert_with(|| {
        let mut table = Table::new();
        table.set_implicit(true);
        Item::Table(table)
    });
    let all = all
        .as_table_like_mut()
        .ok_or_else(|| format!("`{table}` is no table in forces.toml"))?;
    let item = all.entry(id).or_insert_with(|| Item::Table(Table::new()));
    item.as_table_like_mut()
        .ok_or_else(|| format!("`{table}.{id}` is no table in forces.toml"))
}
