//! Where an edition names its things.

use super::Kind;
use crate::claims;
use crate::diagnostics::{FileId, Placed};
use crate::source::Records;

/// The names of a kind, with the file where each has one of its own.
pub(super) fn names(records: &Records, kind: Kind) -> Vec<(&str, Option<FileId>)> {
    fn id(id: &Placed<String>) -> &str {
        &id.value
    }
    match kind {
        Kind::Chapter => {
            let all = records.chapters.iter();
            all.map(|chapter| (id(&chapter.id), Some(chapter.file)))
                .collect()
        }
        Kind::Figure => {
            let all = records.figures.iter();
            all.map(|figure| (id(&figure.id), Some(figure.file)))
                .collect()
        }
        Kind::Measure => {
            let all = records.measures.iter();
            all.map(|measure| (id(&measure.id), Some(measure.id.place.file)))
                .collect()
        }
        Kind::Fact => records
            .facts
            .iter()
            .map(|fact| (id(&fact.id), None))
            .collect(),
        Kind::Term => records
            .glossary
            .iter()
            .map(|term| (id(&term.id), None))
            .collect(),
    }
}

/// The texts of data files that name something of a kind, or its table.
pub(super) fn named(records: &Records, kind: Kind) -> Vec<&Placed<String>> {
    match kind {
        Kind::Chapter => {
            let recommendations = records.recommendations.iter();
            let questions = records.grades.iter().flat_map(|grades| &grades.questions);
            recommendations
                .map(|recommendation| &recommendation.chapter)
                .chain(questions.filter_map(|question| question.chapter.as_ref()))
                .collect()
        }
        Kind::Figure => {
            let highlights = records.edition.highlights.iter();
            highlights
                .filter_map(|highlight| highlight.figure.as_ref())
                .collect()
        }
        Kind::Measure => {
            let figures = records
                .figures
                .iter()
                .filter_map(|figure| figure.measure.as_ref());
            let caveats = records
                .caveats
                .iter()
                .filter_map(|caveat| caveat.measure.as_ref());
            figures.chain(caveats).collect()
        }
        Kind::Fact => {
            let rows = records.figures.iter().flat_map(|figure| &figure.rows);
            let facts = records.facts.iter().flat_map(|fact| {
                let others = fact.contradicts.iter().chain(&fact.same_as);
                std::iter::once(&fact.id).chain(&fact.derived).chain(others)
            });
            rows.flat_map(|row| &row.facts).chain(facts).collect()
        }
        Kind::Term => records.glossary.iter().map(|term| &term.id).collect(),
    }
}

/// Where a name stands as a word of its own.
pub(super) fn tokens(text: &str, name: &str) -> Vec<usize> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let all = text.match_indices(name).map(|(at, _)| at);
    all.filter(|at| {
        !text[..*at].ends_with(is_part) && !text[at + name.len()..].starts_with(is_part)
    })
    .collect()
}

/// Where the targets of links in a text name something of a kind.
pub(super) fn in_targets(text: &str, kind: Kind, name: &str) -> Vec<usize> {
    let mut found = Vec::new();
    for (colon, _) in text.match_indices(':') {
        let is_letter = |c: char| c.is_ascii_lowercase() || c == '-';
        let scheme = text[..colon].rsplit(|c| !is_letter(c)).next().unwrap_or("");
        // A target stands behind a bracket, a quote or the label of a definition.
        let before = text[..colon - scheme.len()].chars().next_back();
        if !matches!(before, Some('(' | '"' | '\'' | '<' | ' ')) {
            continue;
        }
        let rest = &text[colon + 1..];
        let end = rest.find(|c: char| c.is_whitespace() || ")\"'>#".contains(c));
        let rest = &rest[..end.unwrap_or(rest.len())];
        let is_named = |part: &str| part.split('.').next() == Some(name);
        let start = colon + 1;
        if scheme == kind.name() {
            if rest == name {
                found.push(start);
            }
        } else if kind == Kind::Measure
            && scheme != "fact"
            && scheme != "literal"
            && claims::Target::is_claim_scheme(scheme)
        {
            // The measure is the first part, or in a total the one before the last.
            let parts: Vec<&str> = rest.split('/').collect();
            let places: &[usize] = match (scheme, parts.len()) {
                ("total", length @ 3..) => &[0, length - 2],
                _ => &[0],
            };
            for place in places.iter().filter(|place| is_named(parts[**place])) {
                let skipped: usize = parts[..*place].iter().map(|part| part.len() + 1).sum();
                found.push(start + skipped);
            }
        }
    }
    found
}
