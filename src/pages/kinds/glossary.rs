//! The glossary, letter by letter.

use serde::Serialize;

use crate::model::{Edition, Term, address};
use crate::pages::shared::frame::PageView;
use crate::pages::shared::press::Press;
use crate::prose::Writer;

#[derive(Serialize)]
struct GlossaryView<'a> {
    page: PageView,
    lead: &'a str,
    groups: Vec<Letter<'a>>,
}

#[derive(Serialize)]
struct Letter<'a> {
    id: String,
    letter: String,
    terms: Vec<TermView<'a>>,
}

#[derive(Serialize)]
pub(super) struct TermView<'a> {
    id: String,
    term: &'a str,
    abbreviation: Option<&'a str>,
    /// HTML.
    definition: String,
}

/// Renders the glossary.
pub(super) fn render(press: &Press<'_>) -> tera::TeraResult<String> {
    let edition = press.edition;
    let path = address::GLOSSARY;
    let writer = Writer::new(edition, path).at_home();
    let mut groups: Vec<Letter<'_>> = Vec::new();
    for term in &edition.glossary {
        let letter: String = term
            .term
            .chars()
            .take(1)
            .flat_map(char::to_uppercase)
            .collect();
        if groups.last().is_none_or(|group| group.letter != letter) {
            groups.push(Letter {
                id: (groups.len() + 1).to_string(),
                letter,
                terms: Vec::new(),
            });
        }
        if let Some(group) = groups.last_mut() {
            group.terms.push(view(term, &writer));
        }
    }
    let lead = edition.wording.text("glossary-lead");
    let view = GlossaryView {
        page: PageView::new(edition, path, path, edition.wording.text("glossary"), lead)
            .described(press, None),
        lead,
        groups,
    };
    press.fill("glossary.html", view)
}

/// All terms in their order, written by `writer`.
pub(super) fn terms<'a>(edition: &'a Edition, writer: &Writer<'_>) -> Vec<TermView<'a>> {
    let terms = edition.glossary.iter();
    terms.map(|term| view(term, writer)).collect()
}

fn view<'a>(term: &'a Term, writer: &Writer<'_>) -> TermView<'a> {
    TermView {
        id: format!("term-{}", term.id),
        term: &term.term,
        abbreviation: term.abbreviation.as_deref(),
        definition: writer.inline(&term.definition),
    }
}
