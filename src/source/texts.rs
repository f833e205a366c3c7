//! `chapters/NN-slug.md`, `pages/NAME.md`, `glossary.toml`,
//! `recommendations.toml` and `redirects.toml`

use super::file_names::check_page_name;
use super::markdown::{self, RawDocument, RawInline};
use super::toml::{Table, check_id};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, FileId, Place, Placed};

/// A chapter or a standing page as written.
#[derive(Debug)]
#[allow(missing_docs, reason = "docs/files.md explains what they are")]
pub struct TextRecord {
    pub id: Placed<String>,
    pub title: Placed<String>,
    /// The title with its links.
    pub heading: Vec<RawInline>,
    pub body: RawDocument,
    pub file: FileId,
}

pub(super) fn chapter(
    stem: &str,
    file: FileId,
    text: &str,
    problems: &mut Diagnostics,
) -> Option<TextRecord> {
    let number = stem.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = stem.split_at(number);
    let Some(slug) = rest.strip_prefix('-').filter(|_| !number.is_empty()) else {
        problems.push(
            Diagnostic::error(
                Code::InvalidId,
                Place::new(file, 0..0),
                format!(
                    "a chapter's file name needs a number that orders it, but this is {stem}.md"
                ),
            )
            .help("name the file such as 03-investigation.md"),
        );
        return None;
    };
    read_text(slug, file, text, problems)
}

pub(super) fn page(
    stem: &str,
    file: FileId,
    text: &str,
    problems: &mut Diagnostics,
) -> Option<TextRecord> {
    read_text(stem, file, text, problems)
}

fn read_text(id: &str, file: FileId, text: &str, problems: &mut Diagnostics) -> Option<TextRecord> {
    let id = Placed::new(id.to_owned(), Place::new(file, 0..0));
    check_id(&id, problems);
    check_page_name(&id, problems);
    let parsed = markdown::parse_file(file, text, problems);
    let title = parsed.title.filter(|(title, _)| !title.trim().is_empty());
    let Some((title, heading)) = title else {
        problems.push(
            Diagnostic::error(
                Code::Heading,
                Place::new(file, 0..text.find('\n').unwrap_or(text.len())),
                "this file has no title",
            )
            .help("begin it with a line such as `# Preventing crime`"),
        );
        problems.note_broken(&id.value);
        return None;
    };
    Some(TextRecord {
        id,
        title,
        heading,
        body: parsed.body,
        file,
    })
}

/// Parses one paragraph of Markdown that stands in a TOML file.
pub fn inline(
    text: &Placed<String>,
    files: &crate::diagnostics::Files,
    problems: &mut Diagnostics,
) -> Vec<RawInline> {
    markdown::parse_inline(text, files.text(text.place.file), problems)
}

/// A term of the glossary as written.
#[derive(Debug)]
#[allow(missing_docs, reason = "docs/files.md explains every key")]
pub struct TermRecord {
    pub id: Placed<String>,
    pub term: Placed<String>,
    pub abbreviation: Option<String>,
    pub forms: Vec<Placed<String>>,
    pub definition: Placed<String>,
    pub numbers: Vec<Placed<String>>,
}

pub(super) fn read_glossary(
    table: Table<'_>,
    problems: &mut Diagnostics,
) -> Option<Vec<TermRecord>> {
    Some(table.all_records(problems, |id, mut table, problems| {
        let term = table.text("term", problems);
        let abbreviation = table.optional_text("abbreviation", problems);
        let forms = table.texts("forms", problems);
        let definition = table.text("definition", problems);
        let numbers = table.texts("numbers", problems);
        table.finish(problems);
        Some(TermRecord {
            id,
            term: term?,
            abbreviation: abbreviation.map(|text| text.value),
            forms,
            definition: definition?,
            numbers,
        })
    }))
}

/// A recommendation as written.
#[derive(Debug)]
#[allow(missing_docs, reason = "docs/files.md explains every key")]
pub struct RecommendationRecord {
    pub number: Placed<u32>,
    pub title: Placed<String>,
    pub who: Placed<String>,
    pub what: Vec<Placed<String>>,
    pub by: Placed<String>,
    pub numbers: Vec<Placed<String>>,
    pub chapter: Placed<String>,
}

pub(super) fn read_recommendations(
    mut table: Table<'_>,
    problems: &mut Diagnostics,
) -> Option<Vec<RecommendationRecord>> {
    let recommendations = table
        .table_list("recommendation", problems)
        .into_iter()
        .filter_map(|mut table| {
            let number = table
                .required("number", problems)
                .and_then(|value| value.whole("number", problems));
            let title = table.text("title", problems);
            let who = table.text("who", problems);
            let what = table.texts("what", problems);
            let by = table.text("by", problems);
            let numbers = table.texts("numbers", problems);
            let chapter = table.text("chapter", problems);
            table.finish(problems);
            Some(RecommendationRecord {
                number: number?,
                title: title?,
                who: who?,
                what,
                by: by?,
                numbers,
                chapter: chapter?,
            })
        })
        .collect();
    table.finish(problems);
    Some(recommendations)
}

/// A line of `redirects.toml`: an old address and where it leads now.
#[derive(Debug)]
#[allow(missing_docs, reason = "docs/files.md explains them")]
pub struct RedirectRecord {
    pub from: Placed<String>,
    pub to: Placed<String>,
}

pub(super) fn read_redirects(
    table: Table<'_>,
    problems: &mut Diagnostics,
) -> Option<Vec<RedirectRecord>> {
    let redirects = table
        .rest()
        .into_iter()
        .filter_map(|(from, value)| {
            let to = value.text(&from.value, problems)?;
            Some(RedirectRecord { from, to })
        })
        .collect();
    Some(redirects)
}
