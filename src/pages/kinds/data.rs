//! Every download on one page: the whole edition, then measure by measure,
//! question by question, figure by figure, force by force.

use rust_decimal::Decimal;
use serde::Serialize;

use crate::downloads::{self, About};
use crate::model::address;
use crate::pages::shared::frame::PageView;
use crate::pages::shared::link::LinkView;
use crate::pages::shared::press::Press;
use crate::pages::shared::written;
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
    rows: Vec<RowView>,
    /// Whether some of its files are tables.
    counted: bool,
}

/// What there are files of.
#[derive(Serialize)]
struct RowView {
    /// By which links of chapters find it.
    id: Option<String>,
    name: String,
    /// Its page.
    href: Option<String>,
    /// How many rows its table has.
    count: Option<String>,
    files: Vec<FileView>,
    /// What describes its table for programs.
    description: Option<LinkView>,
}

#[derive(Serialize)]
struct FileView {
    /// "CSV".
    format: String,
    link: LinkView,
}

/// A row of these files: of each what it is, its rows and a link to it.
/// `files` is the address of the files without their ending.
fn row<'a>(
    press: &Press<'_>,
    name: &str,
    files: Option<&str>,
    href: Option<String>,
    told: impl IntoIterator<Item = (&'a str, Option<usize>, LinkView)>,
) -> Option<RowView> {
    let (mut count, mut description) = (None, None);
    let listed = told.into_iter().map(|(_, rows, link)| {
        if let Some(rows) = rows {
            count = Some(written::number(Decimal::from(rows), 0));
            description = (press.offers).at(&downloads::address::csv_metadata(&link.href), "");
        }
        FileView {
            format: (link.href.rsplit('.').next().unwrap_or_default()).to_uppercase(),
            link,
        }
    });
    let listed: Vec<FileView> = listed.collect();
    (!listed.is_empty()).then(|| RowView {
        id: files.map(|files| downloads::address::row(press.edition, files).to_owned()),
        name: name.to_owned(),
        href,
        count,
        files: listed,
        description,
    })
}

/// The files of the whole edition, and what describes all of them for programs.
fn whole(press: &Press<'_>) -> Vec<RowView> {
    let all = press.offers.told(About::Edition);
    let files = all.filter_map(|it| row(press, it.0, None, None, [it]));
    let for_all = [downloads::address::PACKAGE, downloads::address::SCHEMA];
    let descriptions = press.offers.told(About::Downloads);
    let descriptions = descriptions.filter(|it| for_all.contains(&it.2.href.as_str()));
    let descriptions = descriptions.filter_map(|it| row(press, it.0, None, None, [it]));
    files.chain(descriptions).collect()
}

/// Renders the list of downloads.
pub(super) fn render(press: &Press<'_>) -> tera::TeraResult<String> {
    let edition = press.edition;
    let path = address::DATA;
    let words = &edition.wording;
    let lead = words.text("data-lead");
    let writer = Writer::new(edition, path);
    let of = |about, files: &str, page: String, name: &str| {
        let told = press.offers.told(about);
        row(press, name, Some(files), Some(page), told)
    };
    let measures = edition.measures.entries().filter_map(|(key, measure)| {
        let page = address::measure(measure);
        let files = downloads::address::measure(edition, measure);
        of(About::Measure(key), &files, page, &measure.title)
    });
    let questions = edition.judgments.questions.entries();
    let questions = questions.filter_map(|(key, question)| {
        let page = address::question(question);
        let files = downloads::address::question(edition, question);
        of(About::Question(key), &files, page, &question.title)
    });
    let figures = edition.figures.entries().filter_map(|(key, figure)| {
        let headline = writer.text(&figure.headline);
        let files = downloads::address::figure(edition, figure);
        of(
            About::Figure(key),
            &files,
            address::figure(figure),
            &headline,
        )
    });
    // Of many, each has its files on its own page.
    let forces = edition.forces.entries().filter(|_| !edition.has_many());
    let forces = forces.filter_map(|(key, force)| {
        let files = downloads::address::force(edition, force);
        of(
            About::Force(key),
            &files,
            address::force(force),
            &force.name,
        )
    });
    let group = |id, title: &'static str, rows: Vec<RowView>| GroupView {
        id,
        title: words.text(title),
        counted: rows.iter().any(|row| row.count.is_some()),
        rows,
    };
    let mut groups = vec![
        group("whole", "data-whole", whole(press)),
        group("measures", "measures", measures.collect()),
        group("questions", "grades", questions.collect()),
        group("figures", "data-figures", figures.collect()),
        group("forces", "entities-title", forces.collect()),
    ];
    groups.retain(|group| !group.rows.is_empty());
    let view = DataView {
        page: PageView::new(edition, path, path, words.text("data-title"), lead)
            .described(press, Some(About::Edition)),
        lead,
        groups,
    };
    press.fill("data.html", view)
}
