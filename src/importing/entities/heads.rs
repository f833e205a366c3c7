//! What the columns of a table of entities are taken over as.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Doubt;
use super::super::columns::doubt;
use super::super::layout::column_number;
use super::super::names::plain;
use super::super::rows::shown;
use super::super::sheet::{Cell, Sheet};
use super::RegisterWishes;
use crate::source::RegisterRecord;
use crate::wording::Terms;

/// What a column is taken over as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Key {
    Id,
    Name,
    /// A text as it stands.
    Text(&'static str),
    /// Several texts with semicolons between them.
    List(&'static str),
    /// A region or a group: the table that it is in.
    Place(&'static str, &'static str),
    /// A number of a denominator.
    Denominator(String),
}

pub(super) type Heads = BTreeMap<u32, (String, Option<Key>)>;

/// The sheet that has a header with a column of names, the first row under that, and the
/// header.
pub(super) fn table<'a>(
    sheets: &'a [Sheet],
    terms: &Terms,
    record: &RegisterRecord,
    wishes: &RegisterWishes,
    doubts: &mut Vec<Doubt>,
) -> Option<(&'a Sheet, u32, Heads)> {
    let wanted = |sheet: &&Sheet| match &wishes.sheet {
        Some(asked) => sheet.name.eq_ignore_ascii_case(asked.trim()),
        None => !sheet.hidden.sheet,
    };
    let mut fitting = Vec::new();
    for sheet in sheets.iter().filter(wanted) {
        let heads_of = |cells: &BTreeMap<u32, Cell>| -> Heads {
            let head = |(column, cell): (&u32, &Cell)| {
                let text = shown(cell);
                let is_name = wishes.force_column.as_ref().is_some_and(|wish| {
                    plain(wish) == plain(&text) || column_number(wish) == Some(*column)
                });
                let key = match is_name {
                    true => Some(Key::Name),
                    false => Key::of(&text, terms, record)
                        .filter(|key| wishes.force_column.is_none() || *key != Key::Name),
                };
                (*column, (text, key))
            };
            cells.iter().map(head).collect()
        };
        let headed = sheet.rows.iter().find_map(|(row, cells)| {
            let heads = heads_of(cells);
            let names = heads
                .values()
                .filter(|(_, key)| *key == Some(Key::Name))
                .count();
            (names > 0).then_some((row + 1, heads))
        });
        fitting.extend(headed.map(|(first, heads)| (sheet, first, heads)));
    }
    let problem = match &fitting[..] {
        [_] => {
            let (sheet, first, heads) = fitting.pop()?;
            let mut keys = BTreeSet::new();
            let mut known = heads
                .values()
                .filter_map(|(head, key)| Some((head, key.as_ref()?)));
            let Some((head, key)) = known.find(|(_, key)| !keys.insert(key.shown())) else {
                return Some((sheet, first, heads));
            };
            doubt(
                format!(
                    "several columns could be {}, “{head}” among them",
                    key.shown()
                ),
                "head one of them only so; --force-column names the column of the names",
            )
        }
        [] => doubt(
            "no sheet has a column that is headed “name”",
            format!(
                "head the column of the names with “name” or “{}”, or name it with --force-column",
                terms.short_one
            ),
        ),
        _ => {
            let all: Vec<&str> = fitting
                .iter()
                .map(|(sheet, ..)| sheet.name.as_str())
                .collect();
            doubt(
                format!("several sheets have a column of names: {}", all.join(", ")),
                "choose one with --sheet",
            )
        }
    };
    doubts.push(problem);
    None
}

impl Key {
    fn of(head: &str, terms: &Terms, record: &RegisterRecord) -> Option<Self> {
        let head = plain(head);
        let own = [&terms.one, &terms.short_one].map(|term| plain(term));
        Some(match head.as_str() {
            "id" | "identifier" => Self::Id,
            "name" | "area" | "area name" => Self::Name,
            _ if own
                .iter()
                .any(|term| head == *term || head == format!("{term} name")) =>
            {
                Self::Name
            }
            "official name" | "full name" => Self::Text("official_name"),
            "welsh name" => Self::Text("welsh_name"),
            "other names" => Self::List("other_names"),
            "places" => Self::List("places"),
            "short code" | "code" => Self::Text("code"),
            "ons code" | "official code" | "area code" => Self::Text("ons_code"),
            "country" => Self::Text("country"),
            "website" | "web site" | "url" => Self::Text("website"),
            "region" => Self::Place("region", "regions"),
            "group" | "family" => Self::Place("group", "groups"),
            _ => {
                let mut all = record.denominators.iter();
                let words = |text: &str| -> BTreeSet<String> {
                    plain(text).split(' ').map(str::to_owned).collect()
                };
                let exact = all
                    .clone()
                    .find(|each| plain(&each.id.value) == head || plain(&each.label) == head);
                let mut within = all.by_ref().filter(|each| {
                    words(&head).len() > 1 && words(&head).is_subset(&words(&each.label))
                });
                let one = within.next().filter(|_| within.next().is_none());
                Self::Denominator(exact.or(one)?.id.value.clone())
            }
        })
    }

    pub(super) fn shown(&self) -> String {
        match self {
            Self::Id => "the identifier".to_owned(),
            Self::Name => "name".to_owned(),
            Self::Text(key) | Self::List(key) | Self::Place(key, _) => (*key).to_owned(),
            Self::Denominator(id) => format!("denominators.{id}"),
        }
    }
}
