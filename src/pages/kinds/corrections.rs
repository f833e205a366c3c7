//! What was corrected since the edition was published: the page that lists it.

use serde::Serialize;

use crate::downloads::feed;
use crate::model::{Edition, Link, Page, address};
use crate::pages::shared::frame::PageView;
use crate::pages::shared::link::LinkView;
use crate::pages::shared::notices::anchor;
use crate::pages::shared::press::Press;
use crate::prose::Writer;
use crate::wording::say;

#[derive(Serialize)]
struct CorrectionsView {
    page: PageView,
    lead: String,
    /// Why there is this revision.
    revision: Option<String>,
    corrections: Vec<CorrectionView>,
    /// The feed, seen from the page; there is one only where it is known where
    /// the site will live.
    feed: Option<String>,
}

#[derive(Serialize)]
struct CorrectionView {
    id: String,
    number: u32,
    date: String,
    revision: u32,
    what: String,
    why: String,
    places: Vec<LinkView>,
}

/// Renders the list of corrections, the newest first.
pub(super) fn render(press: &Press<'_>) -> tera::TeraResult<String> {
    let edition = press.edition;
    let path = address::CORRECTIONS;
    let words = &edition.wording;
    let lead = match edition.corrections.is_empty() {
        true => words.text("corrections-none"),
        false => words.text("corrections-lead"),
    };
    let view = CorrectionsView {
        page: PageView::new(edition, path, "", words.text("corrections-title"), lead)
            .described(press, None),
        lead: lead.to_owned(),
        revision: edition
            .reason
            .as_ref()
            .filter(|_| edition.revision > 1)
            .map(|reason| {
                let revision = edition.revision;
                say!(
                    words,
                    "revision-reason",
                    revision = revision,
                    reason = reason
                )
            }),
        corrections: edition
            .corrections
            .iter()
            .rev()
            .map(|correction| CorrectionView {
                id: anchor(correction),
                number: correction.number,
                date: correction.date.said(words),
                revision: correction.revision,
                what: correction.what.clone(),
                why: correction.why.clone(),
                places: correction
                    .places
                    .iter()
                    .map(|place| link(edition, place))
                    .collect(),
            })
            .collect(),
        feed: edition
            .base_url
            .as_ref()
            .map(|_| format!("../{}", feed::PATH)),
    };
    press.fill("corrections.html", view)
}

/// A corrected thing as a link from the list.
fn link(edition: &Edition, place: &Link) -> LinkView {
    LinkView::new(
        address::link(edition, "", place),
        words(edition, place).as_str(),
    )
}

fn words(edition: &Edition, place: &Link) -> String {
    let words = &edition.wording;
    match place {
        Link::Force(key) => edition.forces[*key].name.clone(),
        Link::Term(key) => say!(words, "glossary-of", term = edition.glossary[*key].term),
        Link::Chapter(key, None) => edition.chapters[*key].title.clone(),
        Link::Chapter(key, Some(section)) => {
            let chapter = &edition.chapters[*key];
            let headings = chapter.body.headings();
            let heading = headings.into_iter().find(|(_, id, _)| id == section);
            match heading {
                Some((_, _, heading)) => format!("{}, {heading}", chapter.title),
                None => chapter.title.clone(),
            }
        }
        Link::Figure(key) => {
            let figure = &edition.figures[*key];
            let headline = Writer::new(edition, address::CORRECTIONS).text(&figure.headline);
            match figure.number {
                Some(number) => say!(words, "figure-titled", number = number, headline = headline),
                None => headline,
            }
        }
        Link::Recommendation(key) => {
            let recommendation = &edition.recommendations[*key];
            let (number, title) = (&recommendation.id, &recommendation.title);
            say!(
                words,
                "recommendation-titled",
                number = number,
                title = title
            )
        }
        Link::Measure(key) => edition.measures[*key].title.clone(),
        Link::Question(key) => edition.judgments.questions[*key].title.clone(),
        Link::Source(key) => edition.sources[*key].title.clone(),
        Link::Inside(address) => inside(edition, address),
        // A correction names things, never these.
        Link::External(_) | Link::Here(_) | Link::Claim(_) | Link::Picture(_) => String::new(),
    }
}

/// What the page at an address is called, or the file.
fn inside(edition: &Edition, address: &str) -> String {
    let words = &edition.wording;
    let path = address.split('#').next().unwrap_or(address);
    let name = path.strip_suffix(".html").unwrap_or(path);
    let of_program = address::MADE.iter().find(|(made, _)| *made == name);
    match (edition.page(name), of_program) {
        (Some(page), _) => page.title.clone(),
        (None, Some((_, message))) => words.text(message).to_owned(),
        (None, None) if name == Page::ABOUT_THE_DATA => words.text("about-the-data").to_owned(),
        (None, None) if path == address::forces(edition) => words.text("entities-title").to_owned(),
        (None, None) => address::downloads::file_name(path).to_owned(),
    }
}
