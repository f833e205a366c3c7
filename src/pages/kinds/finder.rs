//! The way to one of many entities: an index by region and by letter, and lists that come
//! in pages. All of it are plain links.

use serde::Serialize;

use super::parts::{self, ListView};
use crate::model::{Edition, Force, Key, Region, address};
use crate::pages::shared::frame::PageView;
use crate::pages::shared::grade_table;
use crate::pages::shared::link::LinkView;
use crate::pages::shared::press::Press;
use crate::pages::shared::scripts;
use crate::pages::shared::tables::{on_page, pages_of};
use crate::wording::say;

/// A region and its forces.
#[derive(Serialize)]
pub(super) struct RegionView {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) forces: Vec<LinkView>,
}

/// Those that a list has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::pages) enum Listed {
    All,
    /// Those in a region, or in none.
    Region(Option<Key<Region>>),
}

impl Listed {
    /// The address of its first page.
    pub(super) fn path(self, edition: &Edition) -> String {
        match self {
            Self::All => address::finder_all(edition),
            Self::Region(key) => {
                address::finder_region(edition, key.map(|key| &edition.regions[key]))
            }
        }
    }

    /// What it is called.
    fn title(self, edition: &Edition) -> String {
        let words = &edition.wording;
        let region = match self {
            Self::All => words.text("order-a-to-z"),
            Self::Region(Some(key)) => &edition.regions[key].name,
            Self::Region(None) => words.text("in-no-region"),
        };
        let title = words.text("entities-title");
        say!(words, "entities-in-region", title = title, region = region)
    }

    /// How many it has.
    fn count(self, edition: &Edition) -> usize {
        match self {
            Self::All => edition.forces.len(),
            Self::Region(Some(key)) => edition.regions[key].forces.len(),
            Self::Region(None) => {
                let forces = edition.forces.iter();
                forces.filter(|force| force.region.is_none()).count()
            }
        }
    }
}

/// The regions in order and, if there are any, those in none.
fn lists(edition: &Edition) -> Vec<Listed> {
    let regions = edition.regions.keys().map(Some);
    let lists = regions.chain([None]).map(Listed::Region);
    let is_there = |list: &Listed| list.count(edition) > 0;
    match edition.regions.is_empty() {
        true => Vec::new(),
        false => lists.filter(is_there).collect(),
    }
}

/// All pages of all lists; none where there are not many.
pub(super) fn pages(edition: &Edition) -> Vec<(Listed, usize)> {
    if !edition.has_many() {
        return Vec::new();
    }
    let lists = std::iter::once(Listed::All).chain(lists(edition));
    let pages = lists.flat_map(|list| {
        let count = pages_of(edition, list.count(edition));
        (0..count).map(move |page| (list, page))
    });
    pages.collect()
}

/// The regions, each with the way to the list of its own in the folder `forces`; without
/// regions the way to the list of all.
pub(super) fn regions(edition: &Edition, forces: &str) -> Vec<RegionView> {
    let view = |list: Listed, id: &str, name: &str| {
        let count = list.count(edition);
        let text = say!(edition.wording, "count-entities", count = count);
        let href = format!("{forces}{}", parts::beside(&list.path(edition), 0));
        RegionView {
            id: id.to_owned(),
            name: name.to_owned(),
            forces: vec![LinkView::new(href, text)],
        }
    };
    let lists = lists(edition);
    if lists.is_empty() {
        return vec![view(Listed::All, "all", "")];
    }
    let views = lists.into_iter().map(|list| match list {
        Listed::Region(Some(key)) => {
            let region = &edition.regions[key];
            view(list, &region.id, &region.name)
        }
        _ => view(list, "none", edition.wording.text("in-no-region")),
    });
    views.collect()
}

/// The letters that names begin with, each with the page of the list of all on which the
/// first of them is, and how many they are.
pub(super) fn letters(press: &Press<'_>) -> Vec<LinkView> {
    let edition = press.edition;
    let path = address::finder_all(edition);
    let mut letters: Vec<(char, usize, usize)> = Vec::new();
    for position in 0..edition.forces.len() {
        let (_, force) = press.tables.force(position);
        let letter = force.name.chars().next().unwrap_or(' ');
        let letter = letter.to_uppercase().next().unwrap_or(letter);
        match letters.iter_mut().find(|(known, ..)| *known == letter) {
            Some((.., count)) => *count += 1,
            None => letters.push((letter, position / address::ENTITIES_ON_A_PAGE, 1)),
        }
    }
    letters.sort_unstable();
    let link = |(letter, page, count): (char, usize, usize)| {
        LinkView::new(parts::beside(&path, page), letter.to_string()).about(count.to_string())
    };
    letters.into_iter().map(link).collect()
}

/// Renders a page of a list.
pub(super) fn render(press: &Press<'_>, list: Listed, page: usize) -> tera::TeraResult<String> {
    let edition = press.edition;
    let all: Vec<usize>;
    let positions = match list {
        Listed::All => {
            all = (0..edition.forces.len()).collect();
            &all
        }
        Listed::Region(region) => press.tables.of_region(region),
    };
    let shown = &positions[on_page(edition, positions.len(), page)];
    let forces: Vec<(Key<Force>, &Force)> = shown
        .iter()
        .map(|position| press.tables.force(*position))
        .collect();
    let pages = pages_of(edition, positions.len());
    let first = list.path(edition);
    let index = address::forces(edition);
    let heading = parts::title(press, &list.title(edition), page, pages);
    let link = |page: usize| {
        let shown = on_page(edition, positions.len(), page);
        let name = |at: usize| press.tables.force(positions[at]).1.name.as_str();
        let (from, to) = (name(shown.start), name(shown.end - 1));
        let text = say!(edition.wording, "entities-from-to", first = from, last = to);
        LinkView::new(parts::beside(&first, page), text)
    };
    let items = forces.iter().map(|(_, force)| {
        let name = force.name.as_str();
        LinkView::new(format!("{}.html", force.id), name)
    });
    let path = address::further(&first, page);
    let view = ListView {
        page: PageView::new(edition, &path, &index, &heading, link(page).text)
            .under(&index, edition.wording.text("entities-title"))
            .with_scripts([scripts::SORT])
            .described(press, None),
        items: items.collect(),
        table: grade_table::of_every_question(edition, forces, ""),
        parts: match (page, pages) {
            (0, 2..) => (0..pages).map(link).collect(),
            _ => Vec::new(),
        },
        previous: page.checked_sub(1).map(link),
        next: (page + 1 < pages).then(|| link(page + 1)),
    };
    press.fill("list.html", view)
}
