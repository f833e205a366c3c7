//! The list of forces: by region, and a table of all grades.

use serde::Serialize;

use crate::model::address;
use crate::model::{Edition, Force, Key};
use crate::pages::shared::figure_table::grade_cell;
use crate::pages::shared::frame::PageView;
use crate::pages::shared::link::LinkView;
use crate::pages::shared::press::Press;
use crate::pages::shared::table::{Cells, ColumnView, RowHead, TableView};
use crate::wording::say;

/// A region and its forces.
#[derive(Serialize)]
pub(super) struct RegionView {
    id: String,
    name: String,
    forces: Vec<LinkView>,
}

/// The regions in order, with links to their forces in the folder `forces`. Those that
/// are in no region come last; where there are no regions they are one list from A to Z,
/// which has no name.
pub(super) fn regions(edition: &Edition, forces: &str) -> Vec<RegionView> {
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
        places: places(edition),
        table: table(edition, ""),
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
    let judgments = &edition.judgments;
    if judgments.questions.is_empty() {
        return None;
    }
    let words = &edition.wording;
    let questions = judgments.in_order();
    let mut columns = vec![ColumnView::words(words.text("entity-label"))];
    columns.extend(
        questions
            .iter()
            .map(|(_, question)| ColumnView::words(question.short_title.as_str())),
    );
    let mut forces: Vec<_> = edition.forces.entries().collect();
    forces.sort_by(|a, b| a.1.name.cmp(&b.1.name));
    let rows = forces
        .into_iter()
        .map(|(key, force)| {
            let head = RowHead {
                href: Some([forces_folder, &force.id, ".html"].concat()),
                ..RowHead::new(&force.name)
            };
            let questions = questions.iter();
            let cells =
                questions.map(|(question, _)| grade_cell(edition, key, *question, &edition.year));
            let cells = Cells::of(words, cells);
            (head, cells)
        })
        .collect();
    Some(TableView {
        id: "grades-of-forces".to_owned(),
        class: Some("matrix"),
        caption: say!(words, "grades-table", year = edition.year),
        about: Some(words.text("grades-table-about").to_owned()),
        columns,
        rows,
        notes: Vec::new(),
    })
}
