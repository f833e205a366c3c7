//! Every download on one page: the whole edition, then measure by measure,
//! question by question, figure by figure, force by force.

use serde::Serialize;

use crate::downloads::{self, About, tables};
use crate::model::address;
use crate::pages::shared::frame::PageView;
use crate::pages::shared::link::LinkView;
use crate::pages::shared::press::Press;
use crate::prose::Writer;

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
    /// A row for each of what there are many of.
    rows: Vec<RowView>,
    /// Else a list.
    downloads: Vec<LinkView>,
}

/// What there are files of.
#[derive(Serialize)]
struct RowView {
    id: String,
    /// Its page.
    about: LinkView,
    files: Vec<FileView>,
}

#[derive(Serialize)]
struct FileView {
    /// "CSV".
    format: String,
    link: LinkView,
}

/// The row of what has a page, if there are files of it.
/// `files` is the address of its files without their ending.
fn row(press: &Press<'_>, about: About, files: &str, page: String, name: &str) -> Option<RowView> {
    let id = downloads::address::row(press.edition, files).to_owned();
    let files = press.offers.about(about, "").into_iter();
    let files: Vec<FileView> = files
        .flat_map(|link| {
            let beside = downloads::address::csv_metadata(&link.href);
            let described = press.offers.at(&beside, "").map(|link| FileView {
                format: "CSVW".to_owned(),
                link,
            });
            let format = link.href.rsplit('.').next().unwrap_or_default();
            let format = format.to_uppercase();
            std::iter::once(FileView { format, link }).chain(described)
        })
        .collect();
    (!files.is_empty()).then(|| RowView {
        id,
        about: LinkView::new(page, name),
        files,
    })
}

/// Links to what describes the tables of the whole edition.
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
    let words = &edition.wording;
    let lead = words.text("data-lead");
    let writer = Writer::new(edition, path);
    let measures = edition.measures.entries().filter_map(|(key, measure)| {
        let page = address::measure(measure);
        let files = downloads::address::measure(edition, measure);
        row(press, About::Measure(key), &files, page, &measure.title)
    });
    let questions = edition.judgments.questions.entries();
    let questions = questions.filter_map(|(key, question)| {
        let page = address::question(question);
        let files = downloads::address::question(edition, question);
        row(press, About::Question(key), &files, page, &question.title)
    });
    let figures = edition.figures.entries().filter_map(|(key, figure)| {
        let headline = writer.text(&figure.headline);
        row(
            press,
            About::Figure(key),
            &downloads::address::figure(edition, figure),
            address::figure(figure),
            &headline,
        )
    });
    // Of many, each has its files on its own page.
    let forces = edition.forces.entries().filter(|_| !edition.has_many());
    let forces = forces.filter_map(|(key, force)| {
        let files = downloads::address::force(edition, force);
        let page = address::force(force);
        row(press, About::Force(key), &files, page, &force.name)
    });
    let table = |id, title: &'static str, rows: Vec<RowView>| GroupView {
        id,
        title: words.text(title),
        rows,
        downloads: Vec::new(),
    };
    let list = |id, title: &'static str, downloads: Vec<LinkView>| GroupView {
        id,
        title: words.text(title),
        rows: Vec::new(),
        downloads,
    };
    let mut groups = vec![
        list(
            "whole",
            "data-whole",
            press.offers.about(About::Edition, ""),
        ),
        table("measures", "measures", measures.collect()),
        table("questions", "grades", questions.collect()),
        table("figures", "data-figures", figures.collect()),
        table("forces", "entities-title", forces.collect()),
        list("descriptions", "data-descriptions", descriptions(press)),
    ];
    groups.retain(|group| !group.downloads.is_empty() || !group.rows.is_empty());
    let view = DataView {
        page: PageView::new(edition, path, path, words.text("data-title"), lead)
            .described(press, Some(About::Edition)),
        lead,
        groups,
    };
    press.fill("data.html", view)
}
