//! The list of forces: by region, and a table of all grades.

use serde::Serialize;

use super::finder::{self, RegionView};
use crate::model::address;
use crate::model::{Edition, Force, Key};
use crate::pages::shared::frame::PageView;
use crate::pages::shared::grade_table;
use crate::pages::shared::link::LinkView;
use crate::pages::shared::press::Press;
use crate::pages::shared::table::TableView;
use crate::wording::say;

/// The regions in order, with links to their forces in the folder `forces`. Those that
/// are in no region come last; where there are no regions they are one list from A to Z,
/// which has no name. Where there are many, each leads to the list of its own.
pub(super) fn regions(edition: &Edition, forces: &str) -> Vec<RegionView> {
    if edition.has_many() {
        return finder::regions(edition, forces);
    }
    let link = |key: &Key<Force>| {
        let force = &edition.forces[*key];
        LinkView::new(format!("{forces}{}.html", force.id), force.name.as_str())
    };
    let regions = edition.regions.iter().map(|region| RegionView {
        id: region.id.clone(),
        name: region.name.clone(),
        forces: region.forces.iter().map(link).collect(),
    });
    let mut regions: Vec<RegionView> = regions.collect();
    let all = edition.forces.entries();
    let mut others: Vec<_> = all.filter(|(_, force)| force.region.is_none()).collect();
    if !others.is_empty() {
        others.sort_by(|a, b| a.1.name.cmp(&b.1.name));
        let name = match regions.is_empty() {
            true => "",
            false => edition.wording.text("in-no-region"),
        };
        regions.push(RegionView {
            id: "none".to_owned(),
            name: name.to_owned(),
            forces: others.iter().map(|(key, _)| link(key)).collect(),
        });
    }
    regions
}

#[derive(Serialize)]
struct ForceListView<'a> {
    page: PageView,
    lead: String,
    /// What the list of them is called.
    order: &'a str,
    regions: Vec<RegionView>,
    /// Where there are many, the letters that their names begin with.
    letters: Vec<LinkView>,
    /// The places that a force is looked for by, from A to Z, each with its force.
    places: Vec<PlaceView>,
    /// Of the grades, if there are any.
    table: Option<TableView>,
}

#[derive(Serialize)]
struct PlaceView {
    name: String,
    href: String,
    force: String,
}

/// Renders the list of forces.
pub(super) fn render(press: &Press<'_>) -> tera::TeraResult<String> {
    let edition = press.edition;
    let words = &edition.wording;
    let path = address::forces(edition);
    let message = match edition.judgments.questions.is_empty() {
        true => "entities-lead-ungraded",
        false => "entities-lead",
    };
    let lead = say!(words, message, count = edition.forces.len());
    let view = ForceListView {
        page: PageView::new(
            edition,
            &path,
            &path,
            words.text("entities-title"),
            lead.as_str(),
        )
        .described(press, None),
        lead,
        order: words.text(match edition.regions.is_empty() {
            true => "order-a-to-z",
            false => "by-region",
        }),
        regions: regions(edition, ""),
        letters: match edition.has_many() {
            true => finder::letters(press),
            false => Vec::new(),
        },
        places: match edition.has_many() {
            true => Vec::new(),
            false => places(edition),
        },
        table: match edition.has_many() {
            true => None,
            false => table(edition, ""),
        },
    };
    press.fill("forces.html", view)
}

fn places(edition: &Edition) -> Vec<PlaceView> {
    let mut places: Vec<PlaceView> = edition
        .forces
        .iter()
        .flat_map(|force| {
            force.places.iter().map(|place| PlaceView {
                name: place.clone(),
                href: format!("{}.html", force.id),
                force: force.name.clone(),
            })
        })
        .collect();
    places.sort_by(|a, b| a.name.cmp(&b.name));
    places
}

/// The table of all grades, with links to the forces in the folder `forces`; `None`
/// where nothing is graded.
pub(super) fn table(edition: &Edition, forces_folder: &str) -> Option<TableView> {
    let mut forces: Vec<_> = edition.forces.entries().collect();
    forces.sort_by(|a, b| a.1.name.cmp(&b.1.name));
    grade_table::of_every_question(edition, forces, forces_folder)
}
