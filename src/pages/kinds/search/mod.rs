//! The search page: without a script a list of everything, with one a search.

mod index;
mod parts;

use serde::Serialize;

use crate::model::address;

use crate::pages::shared::findable::{Entry, Kind};
use crate::pages::shared::frame::PageView;
use crate::pages::shared::link::LinkView;
use crate::pages::shared::press::Press;
use crate::pages::shared::rendered::Rendered;
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
                items: match kind == Kind::Force && edition.has_many() {
                    // Many have an index of their own.
                    true => {
                        let index = address::forces(edition);
                        vec![LinkView::new(index, words.text("all-entities"))]
                    }
                    false => of_kind.map(link).collect(),
                },
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
    let (entries, parts) = split(press);
    let parts = parts.keys().map(String::as_str).collect();
    let welsh = press.edition.forces.iter();
    let welsh = welsh.filter_map(|force| force.welsh_name.as_deref());
    index::file(&press.edition.wording, entries, parts, welsh.collect())
}

/// Where there are many entities, the parts that they are found in, as scripts.
pub(super) fn parts(press: &Press<'_>) -> Vec<Rendered> {
    let (_, parts) = split(press);
    parts
        .iter()
        .map(|(name, of)| parts::file(name, of))
        .collect()
}

/// What is in the index itself, and the parts of what is not.
fn split<'a>(press: &'a Press<'_>) -> (&'a [Entry], parts::Parts<'a>) {
    let entries = press.findable();
    if !press.edition.has_many() {
        return (entries, parts::Parts::new());
    }
    // They come first.
    let entities = entries.partition_point(|entry| entry.kind == Kind::Force);
    (&entries[entities..], parts::of(&entries[..entities]))
}
