//! What can be named in an edition, each with the words that tell it apart.

use crate::charts::digits;
use crate::claims::target::{Move, Test};
use crate::model::address::{self, downloads};
use crate::model::{Area, Edition, Measure, Named};

/// Something that can be named.
pub(super) struct Name {
    pub(super) id: String,
    pub(super) about: String,
}

fn name(id: &str, about: impl Into<String>) -> Name {
    Name {
        id: id.to_owned(),
        about: about.into(),
    }
}

/// The schemes of links, and what each leads to.
pub(super) const SCHEMES: [(&str, &str); 29] = [
    ("value", "a value of a measure: MEASURE/AREA/PERIOD"),
    ("change", "a change in percent: MEASURE/AREA/PERIOD..PERIOD"),
    ("points", "a change in points: MEASURE/AREA/PERIOD..PERIOD"),
    ("from-to", "two values: MEASURE/AREA/PERIOD..PERIOD"),
    ("range", "the lowest and the highest value: MEASURE/PERIOD"),
    (
        "highest",
        "the force with the highest value: MEASURE/PERIOD",
    ),
    ("lowest", "the force with the lowest value: MEASURE/PERIOD"),
    ("rank", "the place of a force: MEASURE/FORCE/PERIOD"),
    (
        "extreme",
        "the place of a period among those up to it: MEASURE/AREA/PERIOD",
    ),
    (
        "compare",
        "one area against another: MEASURE/AREA..AREA/PERIOD",
    ),
    ("average", "the mean of the forces: MEASURE/PERIOD"),
    ("median", "the median of the forces: MEASURE/PERIOD"),
    (
        "total",
        "the sum over a set of forces: QUESTION/is/GRADE/MEASURE.count/PERIOD",
    ),
    ("count", "how many forces: QUESTION/is/GRADE"),
    ("share", "which share of the forces: QUESTION/is/GRADE"),
    ("fact", "a fact of facts.toml"),
    ("literal", "a number that is no data, with the reason"),
    ("force", "the page of a force"),
    ("term", "a term of the glossary"),
    ("chapter", "a chapter, or a section of it: CHAPTER#SECTION"),
    ("figure", "a figure"),
    ("recommendation", "a recommendation by its number"),
    ("measure", "the page of a measure"),
    ("question", "the page of a question"),
    ("source", "a source"),
    (
        "page",
        "a standing page, or one that the site makes: PAGE#SECTION",
    ),
    (
        "data",
        "what there is to take away of a measure, a question or a force",
    ),
    ("download", "a file to take away"),
    ("table", "a table from CSV, alone in a paragraph"),
];

/// What can stand behind a scheme, after the parts that are written already.
pub(super) fn after(edition: &Edition, scheme: &str, parts: &[&str]) -> Vec<Name> {
    match (scheme, parts) {
        ("force", []) => {
            let all = edition.forces.iter();
            all.map(|force| name(&force.id, &force.official_name))
                .collect()
        }
        ("term", []) => edition
            .glossary
            .iter()
            .map(|t| name(&t.id, &t.term))
            .collect(),
        ("chapter", []) => edition
            .chapters
            .iter()
            .map(|c| name(&c.id, &c.title))
            .collect(),
        ("figure", []) => {
            let all = edition.figures.iter();
            all.map(|figure| name(&figure.id, figure.kind.id()))
                .collect()
        }
        ("recommendation", []) => {
            let all = edition.recommendations.iter();
            all.map(|r| name(&r.id, &r.title)).collect()
        }
        (
            "measure" | "value" | "change" | "points" | "from-to" | "range" | "highest" | "lowest"
            | "rank" | "extreme" | "compare" | "average" | "median",
            [],
        ) => {
            let all = edition.measures.iter();
            all.map(|measure| name(&measure.id, &measure.title))
                .collect()
        }
        ("question", []) => {
            let all = edition.judgments.questions.iter();
            all.map(|question| name(&question.id, &question.title))
                .collect()
        }
        ("count" | "share", parts) => of_set(edition, parts),
        ("total", [.., measure])
            if parts.len() > 3 && edition.measures.find(bare(measure)).is_some() =>
        {
            periods(edition, measure, None)
        }
        ("total", parts) => {
            let mut all = of_set(edition, parts);
            if parts.len() > 2 {
                all.extend(after(edition, "measure", &[]));
            }
            all
        }
        ("source", []) => edition
            .sources
            .iter()
            .map(|s| name(&s.id, &s.title))
            .collect(),
        ("page", []) => {
            let standing = edition.pages.iter().map(|page| name(&page.id, &page.title));
            let made = address::made(edition);
            standing
                .chain(made.map(|(id, message)| name(id, edition.wording.text(message))))
                .collect()
        }
        ("data", []) => {
            let all = downloads::subjects(edition).into_iter();
            all.map(|(_, id, title)| name(id, title)).collect()
        }
        ("download", []) => {
            let all = downloads::all(edition);
            let all = all.iter().map(|path| downloads::row(edition, path));
            let all = all.filter(|file| !file.ends_with("-metadata.json"));
            all.map(|file| name(file, "a file to take away")).collect()
        }
        ("fact", []) => {
            let value = |fact: &crate::model::Fact| match (fact.number(), &fact.printed) {
                (_, Some(printed)) => printed.value.clone(),
                (Some(number), None) => format!("{number} {}", fact.unit),
                (None, None) => fact.unit.clone(),
            };
            let all = edition.facts.iter();
            all.map(|fact| name(&fact.id, format!("{}: {}", fact.label, value(fact))))
                .collect()
        }
        ("range" | "highest" | "lowest" | "average" | "median", [measure]) => {
            periods(edition, measure, None)
        }
        ("rank", [_]) => after(edition, "force", &[]),
        ("value" | "change" | "points" | "from-to" | "extreme" | "compare", [_]) => areas(edition),
        ("compare", [measure, _]) => periods(edition, measure, None),
        ("value" | "change" | "points" | "from-to" | "rank" | "extreme", [measure, area]) => {
            periods(edition, measure, Some(area))
        }
        _ => Vec::new(),
    }
}

/// What can stand in a set of forces, after the parts that are written already.
fn of_set(edition: &Edition, parts: &[&str]) -> Vec<Name> {
    let is_test = |part: &str| Test::WORDS.iter().any(|(word, _)| *word == part);
    let words = |about: &str, words: &[&str]| -> Vec<Name> {
        words.iter().map(|word| name(word, about)).collect()
    };
    let tests = || words("how they compare", &Test::WORDS.map(|(word, _)| word));
    match parts {
        [] => {
            let mut all = after(edition, "question", &[]);
            all.extend(after(edition, "measure", &[]));
            all
        }
        [subject] => {
            let mut all = tests();
            all.extend(periods(edition, subject, None));
            all
        }
        [.., "in"] => {
            let all = edition.regions.iter();
            all.map(|region| name(region.id(), &region.name)).collect()
        }
        [_, second] if second.contains("..") => {
            words("how they moved", &Move::WORDS.map(|(word, _)| word))
        }
        [_, test] | [_, _, test] if is_test(test) => {
            let all = edition.judgments.scale.iter();
            all.map(|grade| name(&grade.id, &grade.name)).collect()
        }
        [_, _] => tests(),
        _ => words("only the forces of a region", &["in"]),
    }
}

/// What a key of a data file can name.
pub(super) fn for_key(edition: &Edition, key: &str) -> Vec<Name> {
    match key {
        "source" | "sources" => after(edition, "source", &[]),
        "question" => after(edition, "question", &[]),
        "measure" => after(edition, "measure", &[]),
        "chapter" => after(edition, "chapter", &[]),
        "questions" | "parent" => after(edition, "question", &[]),
        "figure" => after(edition, "figure", &[]),
        "denominator" | "otherwise" | "weight" => {
            let all = edition.denominators.iter();
            all.map(|one| name(&one.id, &one.label)).collect()
        }
        "force" | "forces" => after(edition, "force", &[]),
        "facts" | "contradicts" | "same_as" | "earlier" => after(edition, "fact", &[]),
        "grade" => {
            let all = edition.judgments.scale.iter();
            all.map(|grade| name(&grade.id, &grade.name)).collect()
        }
        "region" => edition
            .regions
            .iter()
            .map(|r| name(r.id(), &r.name))
            .collect(),
        "marks" => crate::model::Mark::ALL
            .into_iter()
            .filter(|mark| !mark.is_reason())
            .map(|mark| name(mark.letter(), mark.words()))
            .collect(),
        _ => Vec::new(),
    }
}

fn areas(edition: &Edition) -> Vec<Name> {
    let mut areas = vec![name(
        &edition.terms.whole_id(),
        format!("all {} together", edition.terms.short_many),
    )];
    areas.extend(after(edition, "force", &[]));
    areas.extend(edition.regions.iter().map(|r| name(r.id(), &r.name)));
    areas
}

/// The measure of `wanted.count`, too.
fn bare(measure: &str) -> &str {
    measure.strip_suffix(".count").unwrap_or(measure)
}

fn periods(edition: &Edition, measure: &str, area: Option<&str>) -> Vec<Name> {
    let Some(key) = edition.measures.find(bare(measure)) else {
        return Vec::new();
    };
    let measure = &edition.measures[key];
    let area = area.and_then(|area| self::area(edition, area));
    let about = |(key, period): (_, &crate::model::Period)| {
        let value = area.map(|area| written(measure, area, key));
        let value = value.map_or_else(String::new, |value| format!(": {value}"));
        name(&period.id, format!("{}{value}", period.label))
    };
    measure.periods.entries().map(about).collect()
}

fn area(edition: &Edition, id: &str) -> Option<Area> {
    let force = edition.forces.find(id).map(Area::Force);
    let region = || edition.regions.find(id).map(Area::Region);
    let national = (id == edition.terms.whole_id()).then_some(Area::National);
    national.or(force).or_else(region)
}

/// A value with its unit and its marks.
pub(super) fn written(
    measure: &Measure,
    area: Area,
    period: crate::model::Key<crate::model::Period>,
) -> String {
    let observation = measure.observation(area, period);
    let value = match (observation.value(), observation.why_missing()) {
        (Some(value), _) => {
            format!("{} {}", digits::of(measure, value), measure.unit)
        }
        (None, Some(mark)) => format!("[{}] {}", mark.letter(), mark.words()),
        (None, None) => String::new(),
    };
    match observation.marks.illustrative() {
        true => format!("{value} [i] illustrative"),
        false => value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::Target;

    #[test]
    fn every_scheme_of_a_claim_is_offered() {
        let offered = SCHEMES.map(|(scheme, _)| scheme);
        let claims: Vec<&str> = Target::schemes().collect();
        // In the order of the grammar, before the links that are no claims.
        assert_eq!(offered[..claims.len()], claims);
        assert!(
            !offered[claims.len()..]
                .iter()
                .any(|s| Target::is_claim_scheme(s))
        );
    }
}
