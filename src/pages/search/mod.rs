//! The search page: without a script a list of everything, with one a search.

mod entries;
mod index;

use serde::Serialize;

pub(super) use self::entries::Entry;
use self::entries::Kind;
pub(super) use self::entries::entries;
use super::frame::{LinkView, PageView};
use super::press::Press;
use super::scripts;

/// The search page's address.
pub(super) const PATH: &str = "search.html";
/// The file that it searches, relative to the edition.
pub(super) const INDEX: &str = "search-index.js";

#[derive(Serialize)]
struct SearchView {
    page: PageView,
    groups: Vec<GroupView>,
}

#[derive(Serialize)]
struct GroupView {
    id: &'static str,
    title: &'static str,
    items: Vec<LinkView>,
}

/// Renders the search page.
pub(super) fn render(press: &Press<'_>) -> tera::TeraResult<String> {
    let edition = press.edition;
    let description = "Everything in this edition, to search or to look through.";
    let entries = press.findable();
    let groups = Kind::ALL
        .into_iter()
        .map(|kind| {
            let (id, title) = kind.heading();
            let of_kind = entries.iter().filter(|entry| entry.kind == kind);
            GroupView {
                id,
                title,
                items: of_kind.map(link).collect(),
            }
        })
        .filter(|group| !group.items.is_empty())
        .collect();
    let view = SearchView {
        page: PageView::new(edition, PATH, PATH, "Search", description)
            .with_scripts([scripts::MINISEARCH, INDEX, scripts::SEARCH])
            .described(press, None),
        groups,
    };
    press.fill("search.html", view)
}

fn link(entry: &Entry) -> LinkView {
    let link = LinkView::new(entry.href.as_str(), entry.title.as_str());
    match entry.place.as_str() {
        "" => link,
        place => link.about(place),
    }
}

/// The index, as a script.
pub(super) fn index(press: &Press<'_>) -> String {
    index::file(press.findable())
}
