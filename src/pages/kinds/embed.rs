//! A figure alone, without the site around it: what others frame in their pages. It
//! has its source and the way to its own page in it.

use serde::Serialize;

use crate::downloads::citation;
use crate::model::address;
use crate::model::{Figure, Key};
use crate::pages::shared::figures::{Behind, FigureView, Showing};
use crate::pages::shared::frame::PageView;
use crate::pages::shared::link::LinkView;
use crate::pages::shared::press::Press;
use crate::prose::{Writer, escape};
use crate::wording::say;

#[derive(Serialize)]
struct EmbedView {
    page: PageView,
    figure: FigureView,
    /// The figure's own page.
    whole: LinkView,
}

/// Renders a figure alone.
pub(super) fn render(press: &Press<'_>, key: Key<Figure>) -> tera::TeraResult<String> {
    let edition = press.edition;
    let figure = &edition.figures[key];
    let path = address::figure_embed(figure);
    let root = address::root(&path);
    let writer = Writer::new(edition, &path)
        .at_home()
        .with_figures(vec![key]);
    let drawing = press.drawing(key);
    let showing = Showing {
        press,
        writer: &writer,
        root: &root,
    };
    let mut shown = showing.figure(figure, drawing.inline(&root), Behind::Folded);
    shown.links.clear();
    shown.citation.clear();
    let heading = writer.text(&figure.headline);
    let title = drawing.frame.title.as_str();
    let own = address::figure(figure);
    let view = EmbedView {
        page: PageView::new(edition, &path, address::HOME, &heading, title)
            .standing_for(press, &own),
        figure: shown,
        whole: LinkView::new(format!("{root}{own}"), edition.title.as_str()),
    };
    press.fill("embed.html", view)
}

/// What others put into their pages to show a figure.
#[derive(Serialize)]
pub(super) struct Frame {
    /// The HTML.
    code: String,
    /// Whether it isn't known yet where the site will live, so that the address has to
    /// be completed.
    is_without_address: bool,
    alone: LinkView,
}

/// What others put into their pages to show a figure, with its alternative text.
pub(super) fn frame(press: &Press<'_>, key: Key<Figure>) -> Frame {
    /// A page around the frame leaves it the width of a text, more or less.
    const WIDTH: u32 = 640;
    /// No chart is drawn wider than this.
    const WIDEST: u32 = 512;
    let edition = press.edition;
    let figure = &edition.figures[key];
    let path = address::figure_embed(figure);
    let drawing = press.drawing(key);
    let absolute = citation::absolute(edition, &path);
    let is_without_address = absolute.is_none();
    let address = absolute.unwrap_or_else(|| format!("{}/{path}", edition.year));
    let title = say!(
        edition.wording,
        "embed-title",
        title = drawing.frame.title,
        desc = drawing.frame.desc
    );
    // Headline and source take about as much again as a screen of a phone is high.
    let height = drawing.height_at(WIDEST) + 340;
    Frame {
        code: format!(
            "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"{height}\" \
             loading=\"lazy\" style=\"border: 0; max-width: {WIDTH}px\"></iframe>",
            escape(&address),
            escape(&title),
        ),
        is_without_address,
        alone: LinkView::new(
            format!("{}-embed.html", figure.id),
            edition.wording.text("embed-alone"),
        ),
    }
}
