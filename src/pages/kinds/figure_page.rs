//! A figure on a page of its own, with its table open; where it shows all
//! forces, from A to Z and by region as well.

use serde::Serialize;
use tera::Value;

use crate::charts::compose::Order;
use crate::model::{Edition, Figure, Key, address};
use crate::pages::shared::drawing;
use crate::pages::shared::figures::{Behind, FigureView, Showing};
use crate::pages::shared::frame::PageView;
use crate::pages::shared::link::LinkView;
use crate::pages::shared::orders;
use crate::pages::shared::press::Press;
use crate::pages::shared::scripts;
use crate::prose::Writer;
use crate::wording::{Wording, say};

#[derive(Serialize)]
struct FigurePageView<'a> {
    page: PageView,
    eyebrow: Option<String>,
    /// What the heading says after the headline.
    order: &'a str,
    views: Vec<ViewLink<'a>>,
    figure: FigureView,
    embed: super::embed::Frame,
    alt: String,
    mentions: Vec<LinkView>,
    previous: Option<LinkView>,
    next: Option<LinkView>,
}

#[derive(Serialize)]
struct ViewLink<'a> {
    href: String,
    text: &'a str,
    current: bool,
}

/// What it is called: the name of the message.
fn name(order: Order) -> &'static str {
    match order {
        Order::ByValue => "order-by-value",
        Order::AToZ => "order-a-to-z",
        Order::ByRegion => "by-region",
    }
}

/// What a heading says of the order, after the figure's own headline.
fn after_headline(words: &Wording, order: Order) -> &str {
    match order {
        Order::ByValue => "",
        Order::AToZ => words.text("headline-a-to-z"),
        Order::ByRegion => words.text("headline-by-region"),
    }
}

/// Renders a figure's page in an order.
pub(super) fn render(
    press: &Press<'_>,
    key: Key<Figure>,
    order: Order,
) -> tera::TeraResult<String> {
    let edition = press.edition;
    let figure = &edition.figures[key];
    let path = orders::path(figure, order);
    let root = address::root(&path);
    let writer = Writer::new(edition, &path)
        .at_home()
        .with_figures(vec![key]);
    let drawing = press.drawing(key);
    // In the first order it was drawn before; the others hold the same data.
    let (svg, frame) = match order {
        Order::ByValue => (drawing.inline(&root), drawing.frame.clone()),
        _ => {
            let chart = drawing::chart(edition, figure, order, None);
            let svg = chart.for_page(&root);
            let svg = svg.map_or_else(|_| drawing.inline(&root), Value::from);
            (svg, chart.frame().clone())
        }
    };
    let showing = Showing {
        press,
        writer: &writer,
        root: &root,
    };
    let heading = writer.text(&figure.headline) + after_headline(&edition.wording, order);
    let mut shown = showing.figure(figure, svg, Behind::Open);
    shown.is_headed = true;
    shown.links.extend(press.figure_data(key, &path));
    let view = FigurePageView {
        page: PageView::new(
            edition,
            &path,
            address::HOME,
            &heading,
            frame.title.as_str(),
        )
        .with_scripts([scripts::SORT, scripts::CHARTS])
        .described(press, Some(crate::downloads::about_figure(edition, key))),
        eyebrow: figure
            .number
            .map(|number| say!(edition.wording, "figure-number", number = number)),
        order: after_headline(&edition.wording, order),
        views: views(edition, figure, order),
        figure: shown,
        embed: super::embed::frame(press, key),
        alt: frame.desc,
        mentions: places(edition, key),
        previous: edition
            .figures
            .before(key)
            .map(|figure| neighbour(edition, figure)),
        next: edition
            .figures
            .after(key)
            .map(|figure| neighbour(edition, figure)),
    };
    press.fill("figure.html", view)
}

fn views<'a>(edition: &'a Edition, figure: &Figure, current: Order) -> Vec<ViewLink<'a>> {
    let words = &edition.wording;
    let orders = orders::of(edition, figure);
    if orders.len() < 2 {
        return Vec::new();
    }
    orders
        .iter()
        .map(|order| {
            let path = orders::path(figure, *order);
            ViewLink {
                href: path.trim_start_matches("figures/").to_owned(),
                text: words.text(name(*order)),
                current: *order == current,
            }
        })
        .collect()
}

fn neighbour(edition: &Edition, figure: &Figure) -> LinkView {
    let writer = Writer::new(edition, address::HOME);
    let headline = writer.text(&figure.headline);
    let text = match figure.number {
        Some(number) => {
            let words = &edition.wording;
            say!(words, "figure-titled", number = number, headline = headline)
        }
        None => headline,
    };
    LinkView::new(format!("{}.html", figure.id), text)
}

/// The chapters that place the figure.
fn places(edition: &Edition, key: Key<Figure>) -> Vec<LinkView> {
    edition
        .chapters
        .iter()
        .filter(|chapter| chapter.body.figures().contains(&key))
        .map(|chapter| {
            let id = crate::prose::figure_id(&edition.figures[key].id);
            LinkView::new(
                format!("../{}#{id}", address::chapter(chapter)),
                chapter.title.as_str(),
            )
        })
        .collect()
}
