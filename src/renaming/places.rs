//! Where an edition names its things.

use super::Kind;
use std::ops::Range;

use crate::claims::target::{Move, Quantity, Set, Target};
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
        Kind::Page => {
            let all = records.pages.iter();
            all.map(|page| (id(&page.id), Some(page.file))).collect()
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
            let earlier = records.measures.iter().flat_map(|measure| &measure.earlier);
            let all = rows.flat_map(|row| &row.facts).chain(facts);
            all.chain(earlier).collect()
        }
        Kind::Term => records.glossary.iter().map(|term| &term.id).collect(),
        // Only links name one.
        Kind::Page => Vec::new(),
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
        let mut is_placeholder = false;
        let end = rest.find(|c: char| {
            is_placeholder = c != '\n' && (c == '{' || is_placeholder && c != '}');
            !is_placeholder && (c.is_whitespace() || ")\"'>#".contains(c))
        });
        let rest = &rest[..end.unwrap_or(rest.len())];
        if scheme == kind.name() {
            if rest == name {
                found.push(colon + 1);
            }
        } else if kind == Kind::Measure {
            let start = colon - scheme.len();
            let target = &text[start..colon + 1 + rest.len()];
            let measures = measures(target).into_iter();
            let named = measures.filter(|at| target[at.clone()] == *name);
            found.extend(named.map(|at| start + at.start));
        }
    }
    found
}

/// Where a target of a claim names measures, in bytes. The cells that a column of a table
/// is bound with, `{NAME}`, may be anything.
pub(crate) fn measures(target: &str) -> Vec<Range<usize>> {
    let filled = |with: u8| {
        let mut is_within = false;
        let bytes = target.bytes().map(|byte| {
            let is_cell = is_within || byte == b'{';
            is_within = is_cell && byte != b'}';
            if is_cell { with } else { byte }
        });
        String::from_utf8(bytes.collect()).unwrap_or_default()
    };
    // As numbers, of which a name may be, or else as letters.
    let known = [b'0', b'a'].iter().find_map(|with| {
        let filled = filled(*with);
        let target = Target::parse(&filled).ok()?;
        Some(of_target(&target))
    });
    known.unwrap_or_default()
}

fn of_target(target: &Target<'_>) -> Vec<Range<usize>> {
    let of = |quantity: &Quantity<'_>| vec![quantity.measure.at.clone()];
    match target {
        Target::Value(quantity, ..)
        | Target::Change(quantity, ..)
        | Target::Points(quantity, ..)
        | Target::FromTo(quantity, ..)
        | Target::Range(quantity, ..)
        | Target::Highest(quantity, ..)
        | Target::Lowest(quantity, ..)
        | Target::Rank(quantity, ..)
        | Target::Extreme(quantity, ..)
        | Target::Compare(quantity, ..)
        | Target::Average(quantity, ..)
        | Target::Median(quantity, ..) => of(quantity),
        Target::Total(set, quantity, _) => [of_set(set), of(quantity)].concat(),
        Target::Count(set) | Target::Share(set) => of_set(set),
        Target::Fact(_) | Target::Literal(_) => Vec::new(),
    }
}

fn of_set(set: &Set<'_>) -> Vec<Range<usize>> {
    match set {
        Set::Valued { measure, .. } => vec![measure.at.clone()],
        // Either has its own words for a move, but for `same`; no question has the name of
        // a measure.
        Set::Moved { subject, way, .. } if !matches!(way, Move::Improved | Move::Declined) => {
            vec![subject.at.clone()]
        }
        Set::Graded { .. } | Set::Moved { .. } => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_measures_of_targets_are_taken() {
        for (target, names) in [
            ("value:safety/north/2017", &["safety"][..]),
            ("change:safety.count/north/2016..2017", &["safety"]),
            ("value:safety/{Force name}/{year}", &["safety"]),
            ("count:safety/2017/below/{limit}", &["safety"]),
            ("count:safety/2016..2017/rose", &["safety"]),
            ("count:safety/2016..2017/improved", &[]),
            ("count:safety/is/good", &[]),
            ("share:safety/2016/at-least/good/in/wales", &[]),
            ("total:safety/is/good/calls/2017", &["calls"]),
            ("total:calls/2017/above/3/safety/2017", &["calls", "safety"]),
            ("fact:safety", &[]),
            ("literal:safety", &[]),
            ("https://safety/north/2017", &[]),
        ] {
            let found = measures(target).into_iter().map(|at| &target[at]);
            assert_eq!(found.collect::<Vec<_>>(), names, "{target}");
        }
        let text = "[1](count:safety/is/good) [2](value:safety/north/2017) [3](literal:safety)\n\
                    bind = \"value:safety/{Force name}/2017\"";
        let at = in_targets(text, Kind::Measure, "safety");
        let places = ["safety/north", "safety/{"].map(|place| text.find(place));
        assert_eq!(at.into_iter().map(Some).collect::<Vec<_>>(), places);
    }
}
