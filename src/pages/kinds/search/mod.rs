//! The search page: without a script a list of everything, with one a search.

mod index;

use serde::Serialize;

use crate::model::address;

use crate::pages::shared::findable::{Entry, Kind};
use crate::pages::shared::frame::PageView;
use crate::pages::shared::link::LinkView;
use crate::pages::shared::press::Press;
use crate::pages::shared::scripts;

/// The file that it searches, relative to the edition.
pub(super) const INDEX: &str = "search-index.js";

#[derive(Serialize)]
struct SearchView<'a> {
    page: PageView,
    groups: Vec<GroupView<'a>>,
}

#[derive(Serialize)]
struct GroupView<'a> {
    id: &'static str,
    title: &'a str,
    items: Vec<LinkView>,
}

/// Renders the search page.
pub(super) fn render(press: &Press<'_>) -> tera::TeraResult<String> {
    let edition = press.edition;
    let words = &edition.wording;
    let description = words.text("search-description");
    let entries = press.findable();
    let groups = Kind::ALL
        .into_iter()
        .map(|kind| {
            let (id, title) = kind.heading();
            let of_kind = entries.iter().filter(|entry| entry.kind == kind);
            GroupView {
                id,
                title: words.text(title),
                items: of_kind.map(link).collect(),
            }
        })
        .filter(|group| !group.items.is_empty())
        .collect();
    let view = SearchView {
        page: PageView::new(
            edition,
            address::SEARCH,
            address::SEARCH,
            words.text("search-title"),
            description,
        )
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
    index::file(&press.edition.wording, press.findable())
}
