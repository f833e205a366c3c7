//! Every download on one page: the whole edition, then measure by measure,
//! question by question, figure by figure, force by force.

use serde::Serialize;

use crate::downloads::{self, About, tables};
use crate::model::address;
use crate::pages::shared::frame::PageView;
use crate::pages::shared::link::LinkView;
use crate::pages::shared::press::Press;

#[derive(Serialize)]
struct DataView<'a> {
    page: PageView,
    lead: &'a str,
    groups: Vec<GroupView<'a>>,
}

#[derive(Serialize)]
struct GroupView<'a> {
    id: &'static str,
    title: &'a str,
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
    let words = &edition.wording;
    let lead = words.text("data-lead");
    let questions = &edition.judgments.questions;
    let mut groups = vec![
        GroupView {
            id: "whole",
            title: words.text("data-whole"),
            downloads: press.offers.about(About::Edition, ""),
        },
        GroupView {
            id: "measures",
            title: words.text("measures"),
            downloads: of(&mut edition.measures.keys().map(About::Measure)),
        },
        GroupView {
            id: "questions",
            title: words.text("grades"),
            downloads: of(&mut questions.keys().map(About::Question)),
        },
        GroupView {
            id: "figures",
            title: words.text("data-figures"),
            downloads: of(&mut edition.figures.keys().map(About::Figure)),
        },
        GroupView {
            id: "forces",
            title: words.text("entities-title"),
            downloads: of(&mut edition.forces.keys().map(About::Force)),
        },
    ];
    groups.push(GroupView {
        id: "descriptions",
        title: words.text("data-descriptions"),
        downloads: descriptions(press),
    });
    groups.retain(|group| !group.downloads.is_empty());
    let view = DataView {
        page: PageView::new(edition, path, path, words.text("data-title"), lead)
            .described(press, Some(About::Edition)),
        lead,
        groups,
    };
    press.fill("data.html", view)
}
