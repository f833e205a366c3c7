//! The standing pages. About the data adds what the data themselves say: the
//! caveats of single forces, the marks, the sources.

use serde::Serialize;

use super::chapter::{Part, parts, split_lead};
use super::home::first_sentence;
use crate::model::{Edition, Key, Mark, Page, address};
use crate::pages::shared::caveats as of_forces;
use crate::pages::shared::coverage::{self, CoverageView};
use crate::pages::shared::frame::PageView;
use crate::pages::shared::link::LinkView;
use crate::pages::shared::press::Press;
use crate::prose::{Writer, escape};
use crate::wording::say;

#[derive(Serialize)]
struct StandingView<'a> {
    page: PageView,
    /// The title with its links. HTML.
    heading: String,
    /// HTML.
    lead: Option<String>,
    parts: Vec<Part>,
    caveats: Vec<CaveatGroup>,
    marks: Vec<MarkLine<'a>>,
    sources: Vec<SourceView>,
    coverage: Option<CoverageView<'a>>,
}

#[derive(Serialize)]
pub(super) struct CaveatGroup {
    about: String,
    caveats: Vec<CaveatView>,
}

#[derive(Serialize)]
struct CaveatView {
    kind: String,
    forces: Vec<LinkView>,
    /// HTML.
    html: String,
    source: String,
}

#[derive(Serialize)]
struct MarkLine<'a> {
    code: &'static str,
    label: &'a str,
}

#[derive(Serialize)]
pub(super) struct SourceView {
    id: String,
    title: String,
    url: Option<String>,
    about: String,
    /// HTML.
    note: Option<String>,
}

/// The address of a standing page.
pub(super) fn path(edition: &Edition, key: Option<Key<Page>>) -> String {
    let id = key.map(|key| edition.pages[key].id.as_str());
    address::page(id.unwrap_or(Page::ABOUT_THE_DATA))
}

/// Renders a standing page; about the data is there even without a text.
pub(super) fn render(press: &Press<'_>, key: Option<Key<Page>>) -> tera::TeraResult<String> {
    let edition = press.edition;
    let path = path(edition, key);
    let written = key.map(|key| &edition.pages[key]);
    let is_about_the_data = path == address::ABOUT_THE_DATA;
    let section = if is_about_the_data { address::DATA } else { "" };
    let (title, lead, parts) = match written {
        Some(page) => text(press, page, &path),
        None => {
            let title = edition.wording.text("about-the-data");
            (title.to_owned(), None, Vec::new())
        }
    };
    let heading = match written {
        Some(page) => Writer::new(edition, &path).at_home().inline(&page.heading),
        None => escape(&title),
    };
    let description = match &lead {
        Some((text, _)) => first_sentence(text),
        None => format!("{title}, {}", edition.short_title),
    };
    let mut view = StandingView {
        page: PageView::new(edition, &path, section, &title, description).described(press, None),
        heading,
        lead: lead.map(|(_, html)| html),
        parts,
        caveats: Vec::new(),
        marks: Vec::new(),
        sources: Vec::new(),
        coverage: None,
    };
    if is_about_the_data {
        let writer = Writer::new(edition, &path);
        view.caveats = caveats(edition, &writer);
        view.marks = Mark::ALL
            .into_iter()
            .map(|mark| MarkLine {
                code: mark.letter(),
                label: edition.wording.text(mark.message()),
            })
            .collect();
        view.sources = sources(edition, &writer);
        view.coverage = Some(coverage::of(edition));
    }
    press.fill("standing.html", view)
}

/// Title, lead (as text and as HTML) and parts of a page's text.
fn text(
    press: &Press<'_>,
    page: &Page,
    path: &str,
) -> (String, Option<(String, String)>, Vec<Part>) {
    let mut writer = Writer::new(press.edition, path)
        .at_home()
        .opening_terms()
        .with_figures(page.body.figures());
    let (lead, rest) = split_lead(&page.body);
    let lead = lead.map(|lead| {
        let html = format!("<p>{}</p>", writer.inline(lead));
        (writer.text(lead), html)
    });
    let parts = parts(press, path, &mut writer, rest, &page.body);
    (page.title.clone(), lead, parts)
}

/// The caveats, by what they are about, in the order of their first.
pub(super) fn caveats(edition: &Edition, writer: &Writer<'_>) -> Vec<CaveatGroup> {
    let mut groups: Vec<CaveatGroup> = Vec::new();
    for caveat in &edition.caveats {
        let view = CaveatView {
            kind: edition.wording.text(caveat.kind.message()).to_owned(),
            forces: of_forces::forces(edition, caveat),
            html: writer.inline(&caveat.text),
            source: format!("{}, {}", edition.sources[caveat.source].title, caveat.place),
        };
        match groups.iter_mut().find(|group| group.about == caveat.about) {
            Some(group) => group.caveats.push(view),
            None => groups.push(CaveatGroup {
                about: caveat.about.clone(),
                caveats: vec![view],
            }),
        }
    }
    groups
}

pub(super) fn sources(edition: &Edition, writer: &Writer<'_>) -> Vec<SourceView> {
    edition
        .sources
        .iter()
        .map(|source| {
            let mut about = format!("{}, {}.", source.publisher, source.published);
            if let Some(licence) = &source.licence {
                about.push(' ');
                about.push_str(&say!(edition.wording, "source-licence", licence = licence));
            }
            SourceView {
                id: source.id.clone(),
                title: source.title.clone(),
                url: source.url.clone(),
                about,
                note: source.note.as_ref().map(|note| writer.inline(note)),
            }
        })
        .collect()
}
