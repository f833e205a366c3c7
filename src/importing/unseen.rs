//! What a reader of a workbook sees and its bare cells don't tell: sheets,
//! columns and rows that are hidden, and raised characters, which are signs of
//! notes and no digits.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

/// The last column that a sheet can have, from 0.
const LAST_COLUMN: u32 = 16_383;

/// The most hidden rows that are remembered one by one.
const MOST_ROWS: u32 = 1_048_576;

/// What is not seen of a sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Hidden {
    /// Whether its tab is not shown.
    pub(super) sheet: bool,
    /// Columns that are not shown, from 0.
    pub(super) columns: BTreeSet<u32>,
    /// Rows that are not shown, from 0, those filtered away among them.
    pub(super) rows: BTreeSet<u32>,
}

/// Of a workbook: what is hidden, by the names of sheets, and raised characters.
#[derive(Debug, Default)]
pub(super) struct Unseen {
    pub(super) hidden: BTreeMap<String, Hidden>,
    /// Texts with raised characters, by what is [`bare`] of them, and what they are
    /// without those; `None` where the same text stands in the workbook without any
    /// raised character.
    pub(super) raised: BTreeMap<String, Option<String>>,
}

/// A text without its blanks, by which it is found again: readers of workbooks don't
/// agree on which blanks of a cell's parts are kept.
pub(super) fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// What is not seen of a workbook of Excel. A part that can't be read tells
/// nothing; the reader of the cells says what is wrong with it.
pub(super) fn of_xlsx(bytes: &[u8]) -> Unseen {
    let mut unseen = Unseen::default();
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return unseen;
    };
    let mut targets = BTreeMap::new();
    each_element(
        &part(&mut archive, "xl/_rels/workbook.xml.rels"),
        |element| {
            if element.local_name().as_ref() == "Relationship" {
                targets.insert(value(element, "Id"), value(element, "Target"));
            }
        },
    );
    let mut sheets = Vec::new();
    each_element(&part(&mut archive, "xl/workbook.xml"), |element| {
        if element.local_name().as_ref() == "sheet" {
            let state = value(element, "state");
            let hidden = matches!(state.as_str(), "hidden" | "veryHidden");
            sheets.push((value(element, "name"), value(element, "id"), hidden));
        }
    });
    for (name, id, hidden) in sheets {
        let target = targets.get(&id).map_or("", String::as_str);
        let path = match target.strip_prefix('/') {
            Some(whole) => whole.to_owned(),
            None => format!("xl/{target}"),
        };
        let sheet = sheet_of_xlsx(&part(&mut archive, &path), &mut unseen.raised);
        unseen.hidden.insert(
            name,
            Hidden {
                sheet: hidden,
                ..sheet
            },
        );
    }
    let shared = part(&mut archive, "xl/sharedStrings.xml");
    texts(&shared, None, &mut unseen.raised);
    unseen
}

fn sheet_of_xlsx(xml: &str, raised: &mut BTreeMap<String, Option<String>>) -> Hidden {
    let mut hidden = Hidden::default();
    let mut columns = Vec::new();
    each_element(xml, |element| match element.local_name().as_ref() {
        "col" if is_true(&value(element, "hidden")) || value(element, "width") == "0" => {
            let first = number(&value(element, "min")).unwrap_or(1).max(1);
            let last = number(&value(element, "max"))
                .unwrap_or(first)
                .min(LAST_COLUMN + 1);
            columns.push((first - 1, last));
        }
        "row" if is_true(&value(element, "hidden")) => {
            if let Some(row) = number(&value(element, "r")).and_then(|row| row.checked_sub(1)) {
                hidden.rows.insert(row);
            }
        }
        _ => {}
    });
    // What many elements hide is entered once.
    columns.sort_unstable();
    let mut next = 0;
    for (first, last) in columns {
        hidden.columns.extend(first.max(next)..last);
        next = next.max(last);
    }
    if xml.contains("vertAlign") {
        texts(xml, None, raised);
    }
    hidden
}

/// What is not seen of an OpenDocument spreadsheet.
pub(super) fn of_ods(bytes: &[u8]) -> Unseen {
    let mut unseen = Unseen::default();
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return unseen;
    };
    let xml = part(&mut archive, "content.xml");
    let (mut style, mut no_tabs, mut superscripts) =
        (String::new(), BTreeSet::new(), BTreeSet::new());
    let (mut sheet, mut row, mut column) = (String::new(), 0_u32, 0_u32);
    each_element(&xml, |element| match element.local_name().as_ref() {
        "style" => style = value(element, "name"),
        "table-properties" if value(element, "display") == "false" => {
            no_tabs.insert(style.clone());
        }
        "text-properties" if is_super(&value(element, "text-position")) => {
            superscripts.insert(style.clone());
        }
        "table" => {
            (sheet, row, column) = (value(element, "name"), 0, 0);
            let hidden = unseen.hidden.entry(sheet.clone()).or_default();
            hidden.sheet = no_tabs.contains(&value(element, "style-name"));
        }
        name @ ("table-column" | "table-row") => {
            let is_row = name == "table-row";
            let repeated = match is_row {
                true => value(element, "number-rows-repeated"),
                false => value(element, "number-columns-repeated"),
            };
            let count = number(&repeated).unwrap_or(1).min(MOST_ROWS);
            let is_hidden = matches!(value(element, "visibility").as_str(), "collapse" | "filter");
            let hidden = unseen.hidden.entry(sheet.clone()).or_default();
            let (at, set) = match is_row {
                true => (&mut row, &mut hidden.rows),
                false => (&mut column, &mut hidden.columns),
            };
            let next = at.saturating_add(count);
            if is_hidden {
                set.extend(*at..next.min(MOST_ROWS));
            }
            *at = next;
        }
        _ => {}
    });
    if !superscripts.is_empty() {
        texts(&xml, Some(&superscripts), &mut unseen.raised);
    }
    unseen
}

/// Whether a position of text in OpenDocument is above the line: `super 58%`, `33% 58%`.
fn is_super(position: &str) -> bool {
    let height = position.split('%').next().unwrap_or("").trim();
    position.starts_with("super") || height.parse::<f32>().is_ok_and(|height| height > 0.0)
}

/// Collects the texts that have raised characters in them: those of cells of
/// OpenDocument, whose raising styles are given, or of Excel's strings.
fn texts(
    xml: &str,
    styles: Option<&BTreeSet<String>>,
    found: &mut BTreeMap<String, Option<String>>,
) {
    let wholes: &[&str] = match styles {
        Some(_) => &["table-cell", "covered-table-cell"],
        None => &["si", "is"],
    };
    let is_cell = styles.is_some();
    let raises = |element: &BytesStart<'_>| {
        styles.is_some_and(|styles| styles.contains(&value(element, "style-name")))
    };
    let mut reader = Reader::from_str(xml);
    let (mut inside, mut in_text, mut is_raised, mut deep) = (false, false, false, 0_u32);
    // Comments and the sounds of words are no text of the cell.
    let is_aside = |name: &str| matches!(name, "annotation" | "rPh");
    let (mut aside, mut first_paragraph) = (false, true);
    let (mut all, mut kept) = (String::new(), String::new());
    let mut plain = BTreeSet::new();
    loop {
        let mut add = |text: &str| {
            if inside && in_text {
                all.push_str(text);
                if !is_raised {
                    kept.push_str(text);
                }
            }
        };
        match reader.read_event() {
            Ok(Event::Eof) | Err(_) => break,
            Ok(Event::Start(element)) if is_aside(element.local_name().as_ref()) => aside = true,
            Ok(Event::End(element)) if is_aside(element.local_name().as_ref()) => aside = false,
            Ok(_) if aside => {}
            Ok(Event::Start(element) | Event::Empty(element))
                if is_cell
                    && matches!(
                        element.local_name().as_ref(),
                        "p" | "s" | "tab" | "line-break"
                    ) =>
            {
                match element.local_name().as_ref() {
                    "p" if first_paragraph => first_paragraph = false,
                    "s" => {
                        let count = number(&value(&element, "c")).unwrap_or(1);
                        add(&" ".repeat(count as usize));
                    }
                    "tab" => add("\t"),
                    _ => add("\n"),
                }
            }
            Ok(Event::Start(element)) => match element.local_name().as_ref() {
                name if wholes.contains(&name) => {
                    (inside, in_text, is_raised, deep) = (true, is_cell, false, 0);
                    first_paragraph = true;
                    all.clear();
                    kept.clear();
                }
                "t" => in_text = true,
                "r" => is_raised = false,
                "span" if deep > 0 || raises(&element) => {
                    (deep, is_raised) = (deep + 1, true);
                }
                _ => {}
            },
            Ok(Event::Empty(element)) if element.local_name().as_ref() == "vertAlign" => {
                is_raised = value(&element, "val") == "superscript";
            }
            Ok(Event::Text(text)) => add(&text),
            Ok(Event::CData(text)) if !is_cell => add(&text),
            Ok(Event::GeneralRef(entity)) => {
                let letter = match entity.resolve_char_ref() {
                    Ok(Some(letter)) => Some(letter),
                    _ => match &*entity {
                        "amp" => Some('&'),
                        "lt" => Some('<'),
                        "gt" => Some('>'),
                        "quot" => Some('"'),
                        "apos" => Some('\''),
                        _ => None,
                    },
                };
                if let Some(letter) = letter {
                    add(letter.encode_utf8(&mut [0; 4]));
                }
            }
            Ok(Event::End(element)) => match element.local_name().as_ref() {
                name if wholes.contains(&name) => {
                    inside = false;
                    if all == kept {
                        plain.insert(bare(&all));
                    } else {
                        found.insert(bare(&all), Some(kept.trim().to_owned()));
                    }
                }
                "t" => in_text = false,
                "r" => is_raised = false,
                "span" if deep > 0 => {
                    deep -= 1;
                    is_raised = deep > 0;
                }
                _ => {}
            },
            Ok(_) => {}
        }
    }
    for (text, without) in found.iter_mut() {
        if plain.contains(text) {
            *without = None;
        }
    }
}

fn each_element(xml: &str, mut see: impl FnMut(&BytesStart<'_>)) {
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) => see(&element),
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

/// The value of an attribute by its local name, empty if there is none.
pub(super) fn value(element: &BytesStart<'_>, name: &str) -> String {
    let mut attributes = element.attributes().flatten();
    let found = attributes.find(|attribute| attribute.key.local_name().as_ref() == name);
    let Some(found) = found else {
        return String::new();
    };
    match quick_xml::escape::unescape(&found.value) {
        Ok(plain) => plain.into_owned(),
        Err(_) => found.value.into_owned(),
    }
}

pub(super) fn number(text: &str) -> Option<u32> {
    text.parse().ok()
}

fn is_true(text: &str) -> bool {
    matches!(text, "1" | "true")
}

/// A part of the archive as text, empty if there is none.
pub(super) fn part(archive: &mut Archive<'_>, name: &str) -> String {
    let mut bytes = Vec::new();
    if let Ok(mut entry) = archive.by_name(name) {
        // What was read before it broke off is no use; the other reader says why.
        if entry.read_to_end(&mut bytes).is_err() {
            bytes.clear();
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_hidden_again_and_again_is_entered_once() {
        let some = "<col min=\"7\" max=\"9\" hidden=\"1\"/><col min=\"2\" max=\"3\" hidden=\"1\"/>\
                    <col min=\"8\" max=\"10\" hidden=\"1\"/>";
        let hidden = sheet_of_xlsx(some, &mut BTreeMap::new());
        assert!(hidden.columns.iter().eq(&[1, 2, 6, 7, 8, 9]), "{hidden:?}");
        let all = "<col min=\"1\" max=\"16384\" hidden=\"1\"/>".repeat(50_000);
        let start = std::time::Instant::now();
        let hidden = sheet_of_xlsx(&all, &mut BTreeMap::new());
        assert_eq!(hidden.columns.len(), 16_384);
        // One by one they are eight hundred million.
        assert!(start.elapsed().as_secs() < 15, "{:?}", start.elapsed());
    }
}
