//! The orders in which a figure can be seen, each at an address of its own.

use crate::charts::compose::Order;
use crate::model::{Edition, Figure, FigureKind, address};

/// The orders in which a figure can be seen.
pub(in crate::pages) fn of(edition: &Edition, figure: &Figure) -> &'static [Order] {
    match figure.kind {
        FigureKind::RankedBars | FigureKind::PairedDots if !edition.has_many() => {
            match edition.regions.is_empty() {
                true => &[Order::ByValue, Order::AToZ],
                false => &[Order::ByValue, Order::AToZ, Order::ByRegion],
            }
        }
        _ => &[Order::ByValue],
    }
}

/// The address of a figure in an order.
pub(in crate::pages) fn path(figure: &Figure, order: Order) -> String {
    let own = address::figure(figure);
    let suffix = match order {
        Order::ByValue => return own,
        Order::AToZ => "a-to-z",
        Order::ByRegion => "by-region",
    };
    format!("{}-{suffix}.html", own.trim_end_matches(".html"))
}
