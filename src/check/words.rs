//! The words of an edition: whatever points at something.
//!
//! The edition comes in without its running text, so that every link can be
//! resolved against everything that there is; it goes out complete.

use super::texts::{Texts, sections};
use super::{corrections, figures, names, plain, redirects, said};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Files, Place, Placed};
use crate::model::{Caveat, ClaimSite, Document, Edition, Highlight, Inline, plain_text};
use crate::source::{self, Records};

/// The most words of a figure's headline (docs/files.md): it is read at a glance, and on
/// a card.
const LONGEST_HEADLINE: usize = 15;

/// Adds the running text to an edition.
pub(super) fn resolve(
    mut edition: Edition,
    records: Records,
    files: &Files,
    problems: &mut Diagnostics,
) -> Edition {
    edition.figures = figures::resolve(&records, &edition, problems);
    let sections = sections(&records);
    let mut texts = Texts::new(&edition, &sections, files, &records.tables, problems);

    let highlights: Vec<Highlight> = records
        .edition
        .highlights
        .iter()
        .map(|record| Highlight {
            text: texts.inline(&record.text, &ClaimSite::Home),
            figure: record.figure.as_ref().and_then(|name| texts.figure(name)),
        })
        .collect();
    let said = said::of(&records);
    let chapters: Vec<(Vec<Inline>, Document)> = records
        .chapters
        .into_iter()
        .map(|record| {
            let id = record.id.value;
            let site = |section: &str| ClaimSite::Chapter(id.clone(), section.to_owned());
            let heading = texts.title(record.heading, site("title"));
            (heading, texts.document(record.body, site))
        })
        .collect();
    let pages: Vec<(String, Vec<Inline>, Document)> = records
        .pages
        .into_iter()
        .map(|record| {
            let id = record.id.value;
            let site = |section: &str| ClaimSite::Page(id.clone(), section.to_owned());
            let heading = texts.title(record.heading, site("title"));
            let body = texts.document(record.body, site);
            (id, heading, body)
        })
        .collect();
    let mut figures = Vec::new();
    for record in &records.figures {
        let site = ClaimSite::Figure(record.id.value.clone());
        figures.push((
            record.id.value.clone(),
            texts.inline(&record.headline, &site),
            optional(&mut texts, record.subtitle.as_ref(), &site),
            optional(&mut texts, record.alt.as_ref(), &site),
            texts.inlines(&record.notes, &site),
        ));
    }
    let glossary: Vec<_> = records
        .glossary
        .iter()
        .map(|record| {
            let site = ClaimSite::Term(record.id.value.clone());
            (
                record.id.value.clone(),
                texts.inline(&record.definition, &site),
            )
        })
        .collect();
    let recommendations: Vec<_> = records
        .recommendations
        .iter()
        .map(|record| {
            let number = record.number.value.to_string();
            let site = ClaimSite::Recommendation(number.clone());
            (number, texts.inlines(&record.what, &site))
        })
        .collect();
    let mut measures = Vec::new();
    for record in &records.measures {
        let site = ClaimSite::Measure(record.id.value.clone());
        let notes: Vec<(String, Vec<Inline>)> = record
            .periods
            .iter()
            .filter_map(|period| {
                let note = period.note.as_ref()?;
                Some((period.id.value.clone(), texts.inline(note, &site)))
            })
            .collect();
        measures.push((
            record.id.value.clone(),
            texts.inline(&record.definition, &site),
            texts.inlines(&record.caveats, &site),
            notes,
        ));
    }
    let sources: Vec<_> = records
        .sources
        .iter()
        .filter_map(|record| {
            let note = record.note.as_ref()?;
            Some((
                record.id.value.clone(),
                texts.inline(note, &ClaimSite::Data),
            ))
        })
        .collect();
    let caveat_texts: Vec<_> = records
        .caveats
        .iter()
        .map(|record| texts.inline(&record.text, &ClaimSite::Data))
        .collect();
    let plain = plain::resolve(&said, &edition.facts, &mut texts);
    let claims = texts.finish();
    edition.plain = plain;
    edition.highlights = highlights;

    for (chapter, (heading, body)) in edition.chapters.iter_mut().zip(chapters) {
        (chapter.heading, chapter.body) = (heading, body);
    }
    for (id, heading, body) in pages {
        if let Some(page) = edition.pages.iter_mut().find(|page| page.id == id) {
            (page.heading, page.body) = (heading, body);
        }
    }
    for (record, (_, headline, ..)) in records.figures.iter().zip(&figures) {
        check_headline(headline, record.headline.place, problems);
    }
    for (id, headline, subtitle, alt, notes) in figures {
        if let Some(figure) = edition.figures.iter_mut().find(|figure| figure.id == id) {
            figure.headline = headline;
            figure.subtitle = subtitle;
            figure.alt = alt;
            figure.notes = notes;
        }
    }
    for (id, definition) in glossary {
        if let Some(term) = edition.glossary.iter_mut().find(|term| term.id == id) {
            term.definition = definition;
        }
    }
    for (number, what) in recommendations {
        let mut all = edition.recommendations.iter_mut();
        if let Some(recommendation) = all.find(|recommendation| recommendation.id == number) {
            recommendation.what = what;
        }
    }
    for (id, definition, caveats, notes) in measures {
        if let Some(measure) = edition.measures.iter_mut().find(|measure| measure.id == id) {
            measure.definition = definition;
            measure.caveats = caveats;
            for (period_id, note) in notes {
                for period in measure.periods.iter_mut().filter(|p| p.id == period_id) {
                    period.note = Some(note.clone());
                }
            }
        }
    }
    for (id, note) in sources {
        if let Some(source) = edition.sources.iter_mut().find(|source| source.id == id) {
            source.note = Some(note);
        }
    }
    edition.caveats = caveats(&records.caveats, caveat_texts, &edition, problems);
    edition.redirects = redirects::resolve(&records.redirects, problems);
    edition.claims = claims;
    edition.corrections = corrections::resolve(&records.corrections, &edition, &sections, problems);
    edition
}

/// Reports a headline that is no headline any more.
fn check_headline(headline: &[Inline], place: Place, problems: &mut Diagnostics) {
    let text = plain_text(headline);
    let words = text.split_whitespace();
    let count = words
        .filter(|word| word.contains(char::is_alphanumeric))
        .count();
    if count > LONGEST_HEADLINE {
        let message = format!(
            "`headline` has {count} words, more than the {LONGEST_HEADLINE} that a headline may have"
        );
        problems.push(Diagnostic::error(Code::WrongValue, place, message).help(
            "say what was found in one short sentence, and the rest in `subtitle` or `notes`",
        ));
    }
}

fn optional(
    texts: &mut Texts<'_>,
    text: Option<&Placed<String>>,
    site: &ClaimSite,
) -> Option<Vec<Inline>> {
    text.map(|text| texts.inline(text, site))
}

fn caveats(
    records: &[source::CaveatRecord],
    texts: Vec<Vec<Inline>>,
    edition: &Edition,
    problems: &mut Diagnostics,
) -> Vec<Caveat> {
    let mut caveats = Vec::new();
    for (record, text) in records.iter().zip(texts) {
        let forces = record
            .forces
            .iter()
            .filter_map(|name| names::force(&edition.forces, name, problems))
            .collect();
        let measure = record
            .measure
            .as_ref()
            .and_then(|name| names::find(&edition.measures, "measure", name, problems));
        let about = match (&record.about, measure) {
            (Some(about), _) => about.value.clone(),
            (None, Some(measure)) => edition.measures[measure].title.clone(),
            (None, None) => continue,
        };
        let Some(source) = super::data::source(&edition.sources, &record.source, problems) else {
            continue;
        };
        caveats.push(Caveat {
            forces,
            measure,
            about,
            kind: record.kind,
            text,
            source,
            place: record.source_place.clone(),
        });
    }
    caveats
}
