//! The report on one page, for print: its chapters with their figures and tables,
//! the grades of every force, the texts about the data, the glossary, the caveats,
//! the sources, and at the end the addresses that its links lead to.
//!
//! A figure or a recommendation stands where the report first places it; where it
//! comes again, a line leads back to it.

mod heads;

use serde::Serialize;
use tera::Value;

use super::chapter::{Part, split_lead};
use super::force_list;
use super::glossary::{self, TermView};
use super::recommendations;
use super::standing::{self, CaveatGroup, SourceView};
use crate::model::{Block, Document, Edition, Figure, Key, Link, Page, Recommendation, address};
use crate::pages::shared::figures::{Behind, Showing};
use crate::pages::shared::frame::PageView;
use crate::pages::shared::press::Press;
use crate::pages::shared::table::TableView;
use crate::prose::{Writer, addresses, page_id, part_id};

pub(super) use self::heads::PATH as HEADS;

#[derive(Serialize)]
struct ReportView<'a> {
    page: PageView,
    chapters: Vec<SectionView<'a>>,
    grades: Option<TableView>,
    pages: Vec<SectionView<'a>>,
    terms: Vec<TermView<'a>>,
    caveats: Vec<CaveatGroup>,
    sources: Vec<SourceLine>,
    addresses: Vec<&'a str>,
    /// The style sheet with the heads of the printed pages.
    heads: &'static str,
}

/// A chapter or a standing page.
#[derive(Serialize)]
struct SectionView<'a> {
    id: &'a str,
    number: Option<usize>,
    title: &'a str,
    /// HTML.
    lead: Option<String>,
    /// Identifier and words of the headings right under the title.
    contents: Vec<(String, String)>,
    /// [`Part`]s, as the template engine has them: those of all chapters together
    /// are the largest view there is, and are not kept twice.
    parts: Value,
}

#[derive(Serialize)]
struct SourceLine {
    source: SourceView,
    /// The number of its address in the list at the end.
    number: Option<usize>,
}

/// Renders the page.
pub(super) fn render(press: &Press<'_>) -> tera::TeraResult<String> {
    let edition = press.edition;
    let addresses = addresses(edition);
    let mut text = Text {
        press,
        addresses: &addresses,
        figures: Vec::new(),
        recommendations: Vec::new(),
        length: 0,
    };
    let chapters = edition
        .chapters
        .entries()
        .map(|(key, chapter)| {
            let number = Some(key.index() + 1);
            text.section(&chapter.id, number, &chapter.title, &chapter.body)
        })
        .collect::<tera::TeraResult<_>>()?;
    let pages = standing_pages(edition);
    let pages = pages
        .iter()
        .map(|(id, page)| text.section(id, None, &page.title, &page.body))
        .collect::<tera::TeraResult<_>>()?;
    let writer = text.writer("report");
    let view = ReportView {
        page: PageView::new(
            edition,
            address::REPORT,
            address::HOME,
            &edition.title,
            edition.wording.text("report-description"),
        )
        .described(press, None),
        chapters,
        // A figure of the grades has a table, too.
        grades: grades(edition),
        pages,
        terms: glossary::terms(edition, &writer),
        caveats: standing::caveats(edition, &writer),
        sources: sources(edition, &writer, &addresses),
        addresses: addresses.clone(),
        heads: HEADS,
    };
    press.fill_large("report.html", view, text.length)
}

/// The grades of all, unless they are too many for a page: how many have each is in
/// the figures.
fn grades(edition: &Edition) -> Option<TableView> {
    if edition.has_many() {
        return None;
    }
    let table = force_list::table(edition, &format!("{}/", edition.terms.folder))?;
    Some(TableView {
        id: "table-all-grades".to_owned(),
        ..table
    })
}

/// The style sheet with the heads of the printed pages.
pub(super) fn heads(edition: &Edition) -> String {
    let pages = standing_pages(edition);
    let pages = pages
        .iter()
        .map(|(id, page)| (id.as_str(), page.title.as_str()));
    heads::heads(edition, pages)
}

/// The standing pages that belong to the report, by their identifiers among the parts.
fn standing_pages(edition: &Edition) -> Vec<(String, &Page)> {
    let pages = Page::OF_THE_REPORT.iter();
    let pages = pages.filter_map(|name| edition.page(name));
    pages.map(|page| (page_id(&page.id), page)).collect()
}

fn sources(edition: &Edition, writer: &Writer<'_>, addresses: &[&str]) -> Vec<SourceLine> {
    standing::sources(edition, writer)
        .into_iter()
        .zip(&edition.sources)
        .map(|(view, source)| SourceLine {
            source: view,
            number: source
                .url
                .as_deref()
                .and_then(|url| addresses.iter().position(|one| *one == url))
                .map(|place| place + 1),
        })
        .collect()
}

/// Writes the texts one after the other and remembers what stands on the page.
struct Text<'a> {
    press: &'a Press<'a>,
    addresses: &'a [&'a str],
    figures: Vec<Key<Figure>>,
    recommendations: Vec<Key<Recommendation>>,
    /// The bytes of the words so far.
    length: usize,
}

impl<'a> Text<'a> {
    /// The writer of a part; links to figures that have a number stay on the
    /// page, for a chapter places each of them.
    fn writer(&self, part: &str) -> Writer<'a> {
        let edition = self.press.edition;
        let numbered = edition
            .figures
            .entries()
            .filter(|(_, figure)| figure.number.is_some())
            .map(|(key, _)| key)
            .collect();
        Writer::new(edition, address::REPORT)
            .with_figures(numbered)
            .in_report(part, self.addresses)
    }

    fn section<'b>(
        &mut self,
        id: &'b str,
        number: Option<usize>,
        title: &'b str,
        body: &'b Document,
    ) -> tera::TeraResult<SectionView<'b>> {
        let mut writer = self.writer(id);
        let (lead, rest) = split_lead(body);
        let lead = lead.map(|lead| format!("<p>{}</p>", writer.inline(lead)));
        let parts = self.parts(&mut writer, rest, body);
        Ok(SectionView {
            id,
            number,
            title,
            lead,
            contents: body
                .headings()
                .into_iter()
                .filter(|(level, ..)| *level == 2)
                .map(|(_, heading, words)| (part_id(id, heading), words))
                .collect(),
            parts: Value::try_from_serializable(&parts)?,
        })
    }

    fn parts(&mut self, writer: &mut Writer<'_>, blocks: &[Block], body: &Document) -> Vec<Part> {
        let mut parts = Vec::new();
        let is_embed = |block: &Block| matches!(block, Block::Embed { .. });
        for run in blocks.chunk_by(|a, b| !is_embed(a) && !is_embed(b)) {
            match run {
                [Block::Embed { what, .. }] => parts.extend(self.embedded(what)),
                words => {
                    let words = writer.blocks(words);
                    self.length += words.len();
                    parts.push(Part::words(words));
                }
            }
        }
        let footnotes = writer.footnotes(body);
        if !footnotes.is_empty() {
            parts.push(Part::words(footnotes));
        }
        parts
    }

    fn embedded(&mut self, what: &Link) -> Option<Part> {
        let edition = self.press.edition;
        let writer = self.writer("report");
        let again = |is_again: bool| {
            let words = format!(
                "<p class=\"again\">{}</p>\n",
                writer.inline(&[crate::model::Inline::Link {
                    to: what.clone(),
                    content: Vec::new(),
                }])
            );
            is_again.then(|| Part::words(words))
        };
        match what {
            Link::Figure(key) => {
                let seen = again(self.figures.contains(key));
                if seen.is_some() {
                    return seen;
                }
                self.figures.push(*key);
                let showing = Showing {
                    press: self.press,
                    writer: &writer,
                    root: "",
                };
                let svg = self.press.drawing(*key).inline("");
                Some(Part::figure(showing.figure(
                    &edition.figures[*key],
                    svg,
                    Behind::Open,
                )))
            }
            Link::Recommendation(key) => {
                let seen = again(self.recommendations.contains(key));
                if seen.is_some() {
                    return seen;
                }
                self.recommendations.push(*key);
                let mut view = recommendations::view(edition, *key, &writer, "");
                view.level = 3;
                Some(Part::recommendation(view))
            }
            _ => None,
        }
    }
}
