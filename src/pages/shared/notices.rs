//! What corrected pages say at their top.

use serde::Serialize;

use super::link::LinkView;
use super::orders;
use crate::model::{Correction, Edition, Link, address};
use crate::wording::say;

/// What a corrected page says at its top.
#[derive(Serialize)]
pub(in crate::pages) struct NoticeView {
    date: String,
    /// What was corrected; absent where there is one notice for many.
    what: Option<String>,
    link: LinkView,
}

/// The notices of the page at an address. The home page and the report on one
/// page stand for the whole edition: they say that it was corrected, and when.
pub(in crate::pages) fn notices(edition: &Edition, path: &str) -> Vec<NoticeView> {
    let root = address::root(path);
    let list = |rest: &str| format!("{root}{}{rest}", address::CORRECTIONS);
    if path == address::HOME || path == address::REPORT {
        return edition
            .corrections
            .last()
            .map(|latest| NoticeView {
                date: latest.date.said(&edition.wording),
                what: None,
                link: LinkView::new(list(""), edition.wording.text("what-was-corrected")),
            })
            .into_iter()
            .collect();
    }
    edition
        .corrections
        .iter()
        .rev()
        .filter(|correction| {
            let mut places = correction.places.iter();
            places.any(|place| concerns(edition, place, path))
        })
        .map(|correction| NoticeView {
            date: correction.date.said(&edition.wording),
            what: Some(correction.what.clone()),
            link: LinkView::new(
                list(&format!("#{}", anchor(correction))),
                say!(
                    edition.wording,
                    "correction-number",
                    number = correction.number
                ),
            ),
        })
        .collect()
}

/// Whether a page shows a corrected thing. A figure is on its own pages and in
/// the chapters that place it.
fn concerns(edition: &Edition, place: &Link, path: &str) -> bool {
    if let Link::Figure(key) = place {
        let figure = &edition.figures[*key];
        let mut orders = orders::of(edition, figure).iter();
        return orders.any(|order| orders::path(figure, *order) == path)
            || edition.chapters.iter().any(|chapter| {
                address::chapter(chapter) == path && chapter.body.figures().contains(key)
            });
    }
    let whole = address::link(edition, "", place);
    whole.split('#').next() == Some(path)
}

/// The place of a correction in their list.
pub(in crate::pages) fn anchor(correction: &Correction) -> String {
    format!("correction-{}", correction.number)
}

/// The address of a correction, relative to the edition.
pub fn correction_address(number: u32) -> String {
    format!("{}#correction-{number}", address::CORRECTIONS)
}
