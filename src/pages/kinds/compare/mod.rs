//! The compare page: two to four forces side by side, chosen by the reader. It
//! is filled by a script; without one it says what to use instead.

mod data;

use serde::Serialize;

use crate::model::{Edition, Force, Key, address};
use crate::pages::shared::frame::PageView;
use crate::pages::shared::link::LinkView;
use crate::pages::shared::press::Press;
use crate::pages::shared::scripts;
use crate::wording::say;

/// The file with what is compared, relative to the edition.
pub(super) const DATA: &str = "compare-data.js";
/// How many forces fit side by side.
const MOST: usize = 4;

#[derive(Serialize)]
struct CompareView {
    page: PageView,
    lead: String,
    instead: Vec<LinkView>,
}

/// Renders the page.
pub(super) fn render(press: &Press<'_>) -> tera::TeraResult<String> {
    let edition = press.edition;
    let words = &edition.wording;
    let list = address::forces(edition);
    let lead = words.text("compare-lead");
    let mut instead = Vec::new();
    if !edition.judgments.questions.is_empty() {
        let words = words.text("compare-grades-table");
        instead.push(LinkView::new(list.as_str(), words));
    }
    instead.extend(edition.measures.iter().map(|measure| {
        LinkView::new(
            address::measure(measure),
            say!(words, "compare-measure-table", title = measure.title),
        )
    }));
    let view = CompareView {
        page: PageView::new(
            edition,
            address::COMPARE,
            &list,
            words.text("compare-title"),
            lead,
        )
        .under(&list, words.text("entities-title"))
        .with_scripts([DATA, scripts::COMPARE])
        .described(press, None),
        lead: lead.to_owned(),
        instead,
    };
    press.fill("compare.html", view)
}

/// The data, as a script.
pub(super) fn data(edition: &Edition) -> String {
    data::file(edition)
}

/// The way from a force's page to its comparison with its neighbours: the forces
/// of its region, or of all where there are no regions, that lie nearest on the tile
/// map. A force of which neither is known, or that is alone, is there to be compared
/// with any other.
pub(super) fn link(edition: &Edition, key: Key<Force>) -> LinkView {
    let force = &edition.forces[key];
    let around = match force.region {
        Some(region) => edition.regions[region].forces.clone(),
        None if force.tile.is_some() => edition.forces.keys().collect(),
        None => Vec::new(),
    };
    // The nearest first; of two at one distance, the first of the region.
    let mut others: Vec<(u32, usize, Key<Force>)> = around
        .iter()
        .enumerate()
        .filter(|(_, other)| **other != key)
        .map(|(place, other)| {
            let distance = distance(force.tile, edition.forces[*other].tile);
            (distance, place, *other)
        })
        .collect();
    // Put in order are only those that are wanted: a large region has hundreds.
    if others.len() >= MOST {
        others.select_nth_unstable(MOST - 1);
        others.truncate(MOST - 1);
    }
    others.sort_unstable();
    let others = others.into_iter().map(|(.., other)| other);
    let others: Vec<&Force> = others.map(|other| &edition.forces[other]).collect();
    let names: Vec<&str> = others.iter().map(|other| other.name.as_str()).collect();
    let ids = std::iter::once(force)
        .chain(others.iter().copied())
        .map(|force| force.id.as_str());
    let href = format!(
        "{}{}#{}",
        address::root(&address::force(force)),
        address::COMPARE,
        ids.collect::<Vec<_>>().join(",")
    );
    let words = &edition.wording;
    if names.is_empty() {
        return LinkView::new(href, words.text("compare-with-others"));
    }
    let names = words.list(&names);
    LinkView::new(href, say!(words, "compare-with", names = names))
        .about(words.text("compare-or-any"))
}

/// How far it is on the tile map; those that are not on it come last.
fn distance(a: Option<(u16, u16)>, b: Option<(u16, u16)>) -> u32 {
    let (Some(a), Some(b)) = (a, b) else {
        return u32::MAX;
    };
    let columns = u32::from(a.0.abs_diff(b.0));
    let rows = u32::from(a.1.abs_diff(b.1));
    columns * columns + rows * rows
}
