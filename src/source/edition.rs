//! `edition.toml`

use super::addresses::{Leads, check_contact, check_language, check_web};
use super::toml::Table;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place, Placed, nearest};
use crate::model::{Date, Moment, Status};
use crate::wording::{Nation, Terms, slug};

/// `edition.toml` as written.
#[derive(Debug)]
#[allow(missing_docs, reason = "docs/files.md explains every key")]
pub struct EditionRecord {
    pub title: Placed<String>,
    pub short_title: Option<Placed<String>>,
    pub description: Placed<String>,
    pub publisher: String,
    pub contact: String,
    pub date: Date,
    pub language: Placed<String>,
    pub terms: Terms,
    pub theme: Placed<String>,
    pub status: Status,
    pub revision: u32,
    pub reason: Option<Placed<String>>,
    pub base_url: Option<Placed<String>>,
    pub publish_at: Option<Moment>,
    pub sign_off: Option<String>,
    pub highlights: Vec<HighlightRecord>,
    pub numbers: Vec<Placed<String>>,
    pub place: Place,
}

/// `[[highlights]]`
#[derive(Debug)]
#[allow(missing_docs, reason = "docs/files.md explains every key")]
pub struct HighlightRecord {
    pub text: Placed<String>,
    pub figure: Option<Placed<String>>,
}

pub(super) fn read(mut table: Table<'_>, problems: &mut Diagnostics) -> Option<EditionRecord> {
    let place = table.place();
    let title = table.text("title", problems);
    let short_title = table.optional_text("short_title", problems);
    let description = table.text("description", problems);
    let publisher = table.text("publisher", problems);
    let contact = table.text("contact", problems);
    if let Some(contact) = &contact {
        check_contact(contact, problems);
    }
    let date = table
        .required("date", problems)
        .and_then(|value| value.date("date", problems));
    let language = table.text("language", problems);
    if let Some(language) = &language {
        check_language(language, problems);
    }
    let theme = table.text("theme", problems);
    let status = table
        .text("status", problems)
        .and_then(|text| choose("status", &text, &STATUSES, problems));
    let mut revision_place = place;
    let revision = match table.optional("revision") {
        None => Some(1),
        Some(value) => value.whole("revision", problems).and_then(|number| {
            if number.value == 0 {
                problems.push(
                    Diagnostic::error(Code::WrongValue, number.place, "revisions count from 1")
                        .help("the first publication is `revision = 1`"),
                );
                return None;
            }
            if number.value > MOST_REVISIONS {
                problems.push(
                    Diagnostic::error(
                        Code::WrongValue,
                        number.place,
                        format!("no edition has more than {MOST_REVISIONS} revisions"),
                    )
                    .help("a new revision has the number after the one that is sealed"),
                );
                return None;
            }
            revision_place = number.place;
            Some(number.value)
        }),
    };
    let reason = table.optional_text("reason", problems);
    let base_url = table.optional_text("base_url", problems);
    if let Some(url) = &base_url {
        check_web("base_url", url, Leads::Site, problems);
    }
    let publish_at = table
        .optional("publish_at")
        .and_then(|value| value.moment("publish_at", problems));
    let sign_off = table.optional_text("sign_off", problems);
    let terms = terms(&mut table, problems);
    let numbers = table.texts("numbers", problems);
    let highlights = table
        .table_list("highlights", problems)
        .into_iter()
        .filter_map(|mut table| {
            let text = table.text("text", problems);
            let figure = table.optional_text("figure", problems);
            table.finish(problems);
            Some(HighlightRecord {
                text: text?,
                figure,
            })
        })
        .collect();
    table.finish(problems);
    if revision.is_some_and(|revision| revision > 1) && reason.is_none() {
        problems.push(
            Diagnostic::error(
                Code::MissingKey,
                revision_place,
                "a new revision has to say why there is one",
            )
            .help("add a line `reason = \"…\"`"),
        );
    }
    Some(EditionRecord {
        title: title?,
        short_title,
        description: description?,
        publisher: publisher?.value,
        contact: contact?.value,
        date: date?,
        language: language?,
        terms,
        theme: theme?,
        status: status?,
        revision: revision?,
        reason,
        base_url,
        publish_at,
        sign_off: sign_off.map(|text| text.value),
        highlights,
        numbers,
        place,
    })
}

/// What the edition is about; police forces of England and Wales where it doesn't say.
fn terms(table: &mut Table<'_>, problems: &mut Diagnostics) -> Terms {
    let mut terms = Terms::default();
    let mut part = |key: &'static str, problems: &mut Diagnostics| {
        table
            .optional(key)
            .and_then(|value| value.table(key, problems))
    };
    if let Some(mut entity) = part("entity", problems) {
        // Nothing of another kind is left over where a key is missing.
        let mut required = |key| entity.text(key, problems).map(|text| text.value);
        let (one, many) = (required("one"), required("many"));
        let short_one = entity.optional_text("short_one", problems);
        let short_many = entity.optional_text("short_many", problems);
        let folder = entity.optional_text("folder", problems);
        let many_from = entity.optional("many_from");
        let many_from = many_from.and_then(|value| value.whole("many_from", problems));
        let mut words = |key| -> Vec<String> {
            let words = entity.texts(key, problems).into_iter();
            words.map(|word| word.value.to_lowercase()).collect()
        };
        terms.name_words = words("name_words");
        terms.other_bodies = words("other_bodies");
        if let Some(folder) = &folder {
            check_folder(folder, problems);
        }
        if let Some(number) = many_from {
            terms.many_from = check_many_from(number, problems);
        }
        entity.finish(problems);
        terms.one = one.unwrap_or_default();
        terms.many = many.unwrap_or_default();
        let short = |text: Option<Placed<String>>, long: &str| match text {
            Some(text) => text.value,
            None => long.to_owned(),
        };
        terms.short_one = short(short_one, &terms.one);
        terms.short_many = short(short_many, &terms.many);
        terms.folder = match folder {
            Some(folder) => folder.value,
            None => slug(&terms.short_many),
        };
        terms.nation = None;
        terms.whole_names.clear();
        terms.part_names.clear();
        terms.licence.clear();
    }
    if let Some(mut nation) = part("nation", problems) {
        let name = nation.text("name", problems);
        let code = nation.optional_text("code", problems);
        let mut names = |key| -> Vec<String> {
            let names = nation.texts(key, problems).into_iter();
            names.map(|name| name.value).collect()
        };
        terms.whole_names = names("other_names");
        terms.part_names = names("parts");
        nation.finish(problems);
        terms.nation = name.map(|name| Nation {
            name: name.value,
            code: code.map(|code| code.value).unwrap_or_default(),
        });
    }
    if let Some(mut licence) = part("licence", problems) {
        let sentence = licence.optional_text("sentence", problems);
        let url = licence.optional_text("url", problems);
        if let Some(url) = &url {
            check_web("url", url, Leads::Page, problems);
        }
        licence.finish(problems);
        if let Some(sentence) = sentence {
            terms.licence = sentence.value;
        }
        terms.licence_url = url.map(|url| url.value);
    }
    terms
}

/// The folders that every edition has besides.
const FOLDERS: [&str; 10] = [
    "assets",
    "chapters",
    "charts",
    "claims",
    "downloads",
    "figures",
    "images",
    "measures",
    "pictures",
    "questions",
];

/// With fewer than these there are no two ends and a middle.
const FEWEST: u32 = 30;

fn check_many_from(number: Placed<u32>, problems: &mut Diagnostics) -> usize {
    if number.value < FEWEST {
        let message = format!("`many_from` is {FEWEST} or more");
        problems.push(
            Diagnostic::error(Code::WrongValue, number.place, message)
                .help("from so many on charts show how the values are spread; 100 if left away"),
        );
    }
    number.value as usize
}

fn check_folder(folder: &Placed<String>, problems: &mut Diagnostics) {
    let name = folder.value.as_str();
    let message = if FOLDERS.contains(&name) {
        format!("every edition has a folder `{name}` of its own")
    } else if name.is_empty() || name != slug(name) || !name.is_ascii() {
        "a folder is named in small letters, digits and hyphens".to_owned()
    } else {
        return;
    };
    problems.push(
        Diagnostic::error(Code::WrongValue, folder.place, message)
            .help("it is the part of addresses before the name: `folder = \"services\"`"),
    );
}

/// Revisions are looked for one by one, so there is an end to them.
const MOST_REVISIONS: u32 = 999;

const STATUSES: [(&str, Status); 3] = [
    ("sample", Status::Sample),
    ("draft", Status::Draft),
    ("final", Status::Final),
];

/// The value that a word stands for, or an error that lists the words.
pub(super) fn choose<T: Copy>(
    key: &str,
    word: &Placed<String>,
    choices: &[(&str, T)],
    problems: &mut Diagnostics,
) -> Option<T> {
    if let Some((_, value)) = choices.iter().find(|(known, _)| *known == word.value) {
        return Some(*value);
    }
    let known: Vec<&str> = choices.iter().map(|(known, _)| *known).collect();
    let help = match nearest(&word.value, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("it is one of: {}", known.join(", ")),
    };
    problems.push(
        Diagnostic::error(
            Code::WrongValue,
            word.place,
            format!("`{key}` can't be `{}`", word.value),
        )
        .help(help),
    );
    None
}
