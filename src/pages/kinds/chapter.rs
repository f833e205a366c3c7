//! A chapter: its contents, its lead, its text with figures and recommendations
//! between the parts, its footnotes, and the chapters before and after it.

use serde::Serialize;
use tera::Value;

use super::home::first_sentence;
use super::recommendations::{self, RecommendationView};
use crate::charts::compose::Order;
use crate::model::{Block, Chapter, Document, Inline, Key, Link, address};
use crate::pages::shared::drawing;
use crate::pages::shared::figures::{Behind, FigureView, Showing};
use crate::pages::shared::frame::PageView;
use crate::pages::shared::link::LinkView;
use crate::pages::shared::press::Press;
use crate::pages::shared::scripts;
use crate::prose::Writer;

#[derive(Serialize)]
struct ChapterView<'a> {
    page: PageView,
    number: usize,
    title: &'a str,
    /// The title with its links. HTML.
    heading: String,
    /// HTML.
    lead: Option<String>,
    contents: Vec<ContentsLine>,
    parts: Vec<Part>,
    previous: Option<LinkView>,
    next: Option<LinkView>,
}

#[derive(Serialize)]
struct ContentsLine {
    id: String,
    text: String,
}

/// A part of a text: words, or what stands between them. One of the three is
/// there.
#[derive(Default, Serialize)]
pub(super) struct Part {
    /// HTML.
    html: Option<String>,
    figure: Option<FigureView>,
    recommendation: Option<RecommendationView>,
}

impl Part {
    /// Words, as HTML.
    pub(super) fn words(html: String) -> Self {
        Self {
            html: Some(html),
            ..Self::default()
        }
    }

    pub(super) fn figure(figure: FigureView) -> Self {
        Self {
            figure: Some(figure),
            ..Self::default()
        }
    }

    pub(super) fn recommendation(recommendation: RecommendationView) -> Self {
        Self {
            recommendation: Some(recommendation),
            ..Self::default()
        }
    }
}

/// Renders a chapter.
pub(super) fn render(press: &Press<'_>, key: Key<Chapter>) -> tera::TeraResult<String> {
    let edition = press.edition;
    let chapter = &edition.chapters[key];
    let path = address::chapter(chapter);
    let (lead, rest) = split_lead(&chapter.body);
    let mut writer = Writer::new(edition, &path)
        .at_home()
        .opening_terms()
        .with_figures(chapter.body.figures());
    let description = match lead {
        Some(lead) => first_sentence(&writer.text(lead)),
        None => chapter.title.clone(),
    };
    let lead = lead.map(|lead| format!("<p>{}</p>", writer.inline(lead)));
    let parts = parts(press, &path, &mut writer, rest, &chapter.body);
    let view = ChapterView {
        page: PageView::new(edition, &path, address::HOME, &chapter.title, description)
            .with_scripts([scripts::CHARTS, scripts::NUMBERS])
            .described(press, None),
        number: key.index() + 1,
        title: &chapter.title,
        heading: writer.inline(&chapter.heading),
        lead,
        contents: contents(&chapter.body),
        parts,
        previous: edition.chapters.before(key).map(neighbour),
        next: edition.chapters.after(key).map(neighbour),
    };
    press.fill("chapter.html", view)
}

fn neighbour(chapter: &Chapter) -> LinkView {
    LinkView::new(format!("{}.html", chapter.id), chapter.title.as_str())
}

/// The first paragraph of a text is its lead, if nothing stands before it.
pub(super) fn split_lead(body: &Document) -> (Option<&[Inline]>, &[Block]) {
    match body.blocks.split_first() {
        Some((Block::Paragraph { content, .. }, rest)) => (Some(content), rest),
        _ => (None, &body.blocks),
    }
}

fn contents(body: &Document) -> Vec<ContentsLine> {
    body.headings()
        .into_iter()
        .filter(|(level, ..)| *level == 2)
        .map(|(_, id, text)| ContentsLine {
            id: id.to_owned(),
            text,
        })
        .collect()
}

/// The text from some block on, in parts, with its footnotes at the end.
pub(super) fn parts(
    press: &Press<'_>,
    path: &str,
    writer: &mut Writer<'_>,
    blocks: &[Block],
    body: &Document,
) -> Vec<Part> {
    let mut parts = Vec::new();
    let words = |run: &[Block], writer: &mut Writer<'_>, parts: &mut Vec<Part>| {
        let html = writer.blocks(run);
        if !html.is_empty() {
            parts.push(Part::words(html));
        }
    };
    let mut start = 0;
    for (index, block) in blocks.iter().enumerate() {
        if let Block::Embed { what, alt, .. } = block {
            words(&blocks[start..index], writer, &mut parts);
            parts.extend(embedded(press, path, writer, what, alt));
            start = index + 1;
        }
    }
    words(&blocks[start..], writer, &mut parts);
    let footnotes = writer.footnotes(body);
    if !footnotes.is_empty() {
        parts.push(Part::words(footnotes));
    }
    let definitions = writer.definitions(body);
    if !definitions.is_empty() {
        parts.push(Part::words(definitions));
    }
    parts
}

/// What a text embeds, whole.
fn embedded(
    press: &Press<'_>,
    path: &str,
    writer: &Writer<'_>,
    what: &Link,
    alt: &[Inline],
) -> Option<Part> {
    let edition = press.edition;
    let root = address::root(path);
    match what {
        Link::Figure(key) => {
            let figure = &edition.figures[*key];
            let svg = if alt.is_empty() {
                press.drawing(*key).inline(&root)
            } else {
                // The same data were drawn before, with another text.
                let alt = writer.text(alt);
                let chart = drawing::chart(edition, figure, Order::ByValue, Some(alt));
                chart
                    .for_page(&root)
                    .map_or_else(|_| press.drawing(*key).inline(&root), Value::from)
            };
            let quoted = Writer::new(edition, path).with_figures(vec![*key]);
            let showing = Showing {
                press,
                writer: &quoted,
                root: &root,
            };
            let mut view = showing.figure(figure, svg, Behind::Folded);
            view.links.extend(press.figure_data(*key, path));
            Some(Part::figure(view))
        }
        Link::Recommendation(key) => {
            let quoted = Writer::new(edition, path);
            let view = recommendations::view(edition, *key, &quoted, &root);
            Some(Part::recommendation(view))
        }
        _ => None,
    }
}
