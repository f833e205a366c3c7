//! Every download on one page: the whole edition, then measure by measure,
//! question by question, figure by figure, force by force.

use serde::Serialize;

use crate::downloads::{self, About, tables};
use crate::model::address;
use crate::pages::shared::frame::PageView;
use crate::pages::shared::link::LinkView;
use crate::pages::shared::press::Press;

#[derive(Serialize)]
struct DataView {
    page: PageView,
    lead: &'static str,
    groups: Vec<GroupView>,
}

#[derive(Serialize)]
struct GroupView {
    id: &'static str,
    title: &'static str,
    downloads: Vec<LinkView>,
}

/// Links to what describes the tables of the whole edition; each other file has its own
/// description beside it.
fn descriptions(press: &Press<'_>) -> Vec<LinkView> {
    let tables = tables::ALL.iter().map(|table| {
        let table = downloads::address::table(press.edition, table.name);
        downloads::address::csv_metadata(&table)
    });
    let whole = [downloads::address::PACKAGE, downloads::address::SCHEMA];
    whole
        .into_iter()
        .map(str::to_owned)
        .chain(tables)
        .filter_map(|path| press.offers.at(&path, ""))
        .collect()
}

/// Renders the list of downloads.
pub(super) fn render(press: &Press<'_>) -> tera::TeraResult<String> {
    let edition = press.edition;
    let path = address::DATA;
    let of = |abouts: &mut dyn Iterator<Item = About>| -> Vec<LinkView> {
        abouts
            .flat_map(|about| press.offers.about(about, ""))
            .collect()
    };
    let lead = "Everything that the pages show, as files. The same values with the same marks, and \
                a description for machines beside each table.";
    let questions = &edition.judgments.questions;
    let mut groups = vec![
        GroupView {
            id: "whole",
            title: "The whole edition",
            downloads: press.offers.about(About::Edition, ""),
        },
        GroupView {
            id: "measures",
            title: "Measures",
            downloads: of(&mut edition.measures.keys().map(About::Measure)),
        },
        GroupView {
            id: "questions",
            title: "Grades",
            downloads: of(&mut questions.keys().map(About::Question)),
        },
        GroupView {
            id: "figures",
            title: "Figures made of single facts",
            downloads: of(&mut edition.figures.keys().map(About::Figure)),
        },
        GroupView {
            id: "forces",
            title: "Forces",
            downloads: of(&mut edition.forces.keys().map(About::Force)),
        },
    ];
    groups.push(GroupView {
        id: "descriptions",
        title: "Descriptions for programs",
        downloads: descriptions(press),
    });
    groups.retain(|group| !group.downloads.is_empty());
    let view = DataView {
        page: PageView::new(edition, path, path, "Data and downloads", lead)
            .described(press, Some(About::Edition)),
        lead,
        groups,
    };
    press.fill("data.html", view)
}
