//! The orders in which a figure can be seen, each at an address of its own.

use crate::charts::compose::Order;
use crate::model::{Figure, FigureKind, address};

/// The orders in which a figure can be seen.
pub(in crate::pages) fn of(figure: &Figure) -> &'static [Order] {
    match figure.kind {
        FigureKind::RankedBars | FigureKind::PairedDots => {
            &[Order::ByValue, Order::AToZ, Order::ByRegion]
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
