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

#[derive(Serialize)]
struct FigurePageView {
    page: PageView,
    eyebrow: Option<String>,
    /// What the heading says after the headline.
    order: &'static str,
    views: Vec<ViewLink>,
    figure: FigureView,
    alt: String,
    mentions: Vec<LinkView>,
    previous: Option<LinkView>,
    next: Option<LinkView>,
}

#[derive(Serialize)]
struct ViewLink {
    href: String,
    text: &'static str,
    current: bool,
}

fn name(order: Order) -> &'static str {
    match order {
        Order::ByValue => "By value",
        Order::AToZ => "A to Z",
        Order::ByRegion => "By region",
    }
}

/// What a heading says of the order, after the figure's own headline.
fn after_headline(order: Order) -> &'static str {
    match order {
        Order::ByValue => "",
        Order::AToZ => ": A to Z",
        Order::ByRegion => ": by region",
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
        Order::ByValue => (drawing.inline.clone(), drawing.frame.clone()),
        _ => {
            let chart = drawing::chart(edition, figure, order, None);
            let svg = chart.draw();
            let svg = svg.map_or_else(|_| drawing.inline.clone(), Value::from);
            (svg, chart.frame().clone())
        }
    };
    let showing = Showing {
        press,
        writer: &writer,
        root: &root,
    };
    let heading = writer.text(&figure.headline) + after_headline(order);
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
        .with_scripts([scripts::SORT])
        .described(press, Some(crate::downloads::about_figure(edition, key))),
        eyebrow: figure.number.map(|number| format!("Figure {number}")),
        order: after_headline(order),
        views: views(figure, order),
        figure: shown,
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

fn views(figure: &Figure, current: Order) -> Vec<ViewLink> {
    let orders = orders::of(figure);
    if orders.len() < 2 {
        return Vec::new();
    }
    orders
        .iter()
        .map(|order| {
            let path = orders::path(figure, *order);
            ViewLink {
                href: path.trim_start_matches("figures/").to_owned(),
                text: name(*order),
                current: *order == current,
            }
        })
        .collect()
}

fn neighbour(edition: &Edition, figure: &Figure) -> LinkView {
    let writer = Writer::new(edition, address::HOME);
    let text = match figure.number {
        Some(number) => format!("Figure {number}: {}", writer.text(&figure.headline)),
        None => writer.text(&figure.headline),
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
