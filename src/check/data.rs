//! The edition without its words: whatever can be pointed at.

use std::sync::Arc;

use super::{earlier, facts, grades, measures, names, register};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::model::address;
use crate::model::{
    Chapter, Document, Edition, Key, List, Measure, Page, Recommendation, Source, Term,
};
use crate::source::Records;
use crate::wording::Wording;

/// Resolves everything but running text.
pub(super) fn resolve(records: &Records, problems: &mut Diagnostics) -> Option<Edition> {
    let sources = facts::sources(&records.sources, problems);
    let register = register::resolve(
        &records.edition.terms,
        &records.register,
        &sources,
        problems,
    )?;
    let chapters = chapters(records, problems);
    let judgments = grades::resolve(
        records.grades.as_ref(),
        &records.year,
        &register.forces,
        &chapters,
        &sources,
        problems,
    )?;
    let mut measures: Vec<Measure> = Vec::new();
    for record in &records.measures {
        let context = measures::Context {
            register: &register,
            questions: &judgments.questions,
            sources: &sources,
        };
        let measure = measures::resolve(record, &context, problems);
        if let Some(measure) = problems.keep(&record.id.value, measure) {
            clash_with_question(record, &judgments.questions, problems);
            measures.push(measure);
        }
    }
    // Measures whose values are all real come first wherever measures are listed;
    // but for that, the order is that of the files.
    measures.sort_by_key(Measure::has_illustrative);
    let facts = facts::facts(&records.facts, &sources, &judgments.questions, problems);
    for measure in &mut measures {
        let mut written = records.measures.iter();
        if let Some(record) = written.find(|record| record.id.value == measure.id) {
            measure.earlier = earlier::earlier(record, &facts, problems);
        }
    }
    let measures: List<Measure> = measures.into_iter().collect();
    let edition = &records.edition;
    Some(Edition {
        year: records.year.clone(),
        title: edition.title.value.clone(),
        short_title: edition
            .short_title
            .as_ref()
            .unwrap_or(&edition.title)
            .value
            .clone(),
        description: edition.description.value.clone(),
        publisher: edition.publisher.clone(),
        contact: edition.contact.clone(),
        date: edition.date,
        language: edition.language.value.clone(),
        wording: Arc::new(Wording::standard(&edition.terms)),
        theme: edition.theme.value.clone(),
        chart_style: String::new(),
        status: edition.status,
        revision: edition.revision,
        reason: edition.reason.as_ref().map(|reason| reason.value.clone()),
        base_url: edition
            .base_url
            .as_ref()
            .map(|url| url.value.trim_end_matches('/').to_owned()),
        publish_at: edition.publish_at,
        sign_off: edition.sign_off.clone(),
        terms: edition.terms.clone(),
        highlights: Vec::new(),
        denominators: register.denominators,
        regions: register.regions,
        groups: register.groups,
        forces: register.forces,
        judgments,
        measures,
        facts,
        recommendations: recommendations(records, &chapters, problems),
        sources,
        caveats: Vec::new(),
        chapters,
        pages: pages(records, problems),
        figures: List::new(),
        pictures: records.pictures.iter().cloned().collect(),
        glossary: glossary(records, problems),
        redirects: Vec::new(),
        corrections: Vec::new(),
        claims: List::new(),
        plain: Vec::new(),
        unbound: 0,
        mentions: Vec::new(),
    })
}

/// Questions and measures share one name space, because claims name either.
fn clash_with_question(
    record: &crate::source::MeasureRecord,
    questions: &List<crate::model::Question>,
    problems: &mut Diagnostics,
) {
    if questions.find(&record.id.value).is_some() {
        problems.push(
            Diagnostic::error(
                Code::Duplicate,
                record.id.place,
                format!("`{}` is a question and a measure", record.id.value),
            )
            .help("bound numbers name both, so rename the measure's file"),
        );
    }
}

fn chapters(records: &Records, problems: &mut Diagnostics) -> List<Chapter> {
    let mut chapters = List::new();
    for record in &records.chapters {
        let chapter = Chapter {
            id: record.id.value.clone(),
            title: record.title.value.clone(),
            heading: Vec::new(),
            body: Document::default(),
        };
        names::add_unique(&mut chapters, chapter, "chapter", record.id.place, problems);
    }
    if chapters.is_empty() {
        let folder = format!("content/{}/chapters", records.year);
        problems.push(
            Diagnostic::file_error(Code::MissingFile, folder, "the edition has no chapter")
                .help("write one, such as 01-summary.md"),
        );
    }
    chapters
}

/// The standing pages. Any name will do that no page of the program has.
fn pages(records: &Records, problems: &mut Diagnostics) -> List<Page> {
    let mut pages = Vec::new();
    for record in &records.pages {
        let id = &record.id.value;
        if address::MADE.iter().any(|(name, _)| name == id) {
            problems.push(
                Diagnostic::error(
                    Code::Duplicate,
                    record.id.place,
                    format!("the site itself has a page `{id}`"),
                )
                .help("give the file another name: it is the address of the page"),
            );
            continue;
        }
        pages.push(Page {
            id: id.clone(),
            title: record.title.value.clone(),
            heading: Vec::new(),
            body: Document::default(),
        });
    }
    let place = |page: &Page| Page::KNOWN.iter().position(|name| *name == page.id);
    pages.sort_by_key(|page| place(page).unwrap_or(Page::KNOWN.len()));
    pages.into_iter().collect()
}

fn glossary(records: &Records, problems: &mut Diagnostics) -> List<Term> {
    let mut terms: Vec<&crate::source::TermRecord> = records.glossary.iter().collect();
    terms.sort_by_key(|record| record.term.to_lowercase());
    let mut glossary = List::new();
    for record in terms {
        let term = Term {
            id: record.id.value.clone(),
            term: record.term.value.clone(),
            abbreviation: record.abbreviation.clone(),
            forms: record.forms.iter().map(|form| form.value.clone()).collect(),
            definition: Vec::new(),
        };
        names::add_unique(&mut glossary, term, "term", record.id.place, problems);
    }
    glossary
}

fn recommendations(
    records: &Records,
    chapters: &List<Chapter>,
    problems: &mut Diagnostics,
) -> List<Recommendation> {
    let mut all: Vec<&crate::source::RecommendationRecord> =
        records.recommendations.iter().collect();
    all.sort_by_key(|record| record.number.value);
    let mut recommendations = List::new();
    for record in all {
        let Some(chapter) = names::find(chapters, "chapter", &record.chapter, problems) else {
            problems.note_broken(&record.number.value.to_string());
            continue;
        };
        let recommendation = Recommendation {
            id: record.number.value.to_string(),
            title: record.title.value.clone(),
            who: record.who.value.clone(),
            what: Vec::new(),
            by: record.by.value.clone(),
            chapter,
        };
        let place = record.number.place;
        names::add_unique(
            &mut recommendations,
            recommendation,
            "recommendation",
            place,
            problems,
        );
    }
    recommendations
}

/// The source that a name refers to.
pub(super) fn source(
    sources: &List<Source>,
    name: &crate::diagnostics::Placed<String>,
    problems: &mut Diagnostics,
) -> Option<Key<Source>> {
    names::find(sources, "source", name, problems)
}
