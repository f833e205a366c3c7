//! What the source says of one thing in two ways.

use serde::Serialize;

use crate::model::{Edition, Fact, address};
use crate::pages::shared::frame::PageView;
use crate::pages::shared::press::Press;

#[derive(Serialize)]
struct InconsistenciesView<'a> {
    page: PageView,
    lead: &'a str,
    findings: Vec<FindingView>,
}

#[derive(Serialize)]
struct FindingView {
    id: String,
    text: String,
    sides: Vec<SideView>,
}

#[derive(Serialize)]
struct SideView {
    label: String,
    printed: String,
    place: String,
}

/// Renders the findings.
pub(super) fn render(press: &Press<'_>) -> tera::TeraResult<String> {
    let edition = press.edition;
    let path = address::INCONSISTENCIES;
    let words = &edition.wording;
    let lead = words.text("inconsistencies-lead");
    let view = InconsistenciesView {
        page: PageView::new(edition, path, "", words.text("inconsistencies-title"), lead)
            .described(press, None),
        lead,
        findings: edition
            .facts
            .iter()
            .filter_map(|fact| finding(edition, fact))
            .collect(),
    };
    press.fill("inconsistencies.html", view)
}

fn finding(edition: &Edition, fact: &Fact) -> Option<FindingView> {
    let text = fact.finding.clone()?;
    let sides = std::iter::once(fact)
        .chain(fact.contradicts.iter().map(|other| &edition.facts[*other]))
        .filter_map(|fact| {
            Some(SideView {
                label: fact.label.clone(),
                printed: fact.printed.as_ref()?.value.clone(),
                place: format!(
                    "{}, {}",
                    edition.sources[fact.source].title, fact.source_place
                ),
            })
        })
        .collect();
    Some(FindingView {
        id: fact.id.clone(),
        text,
        sides,
    })
}
