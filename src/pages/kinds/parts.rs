//! The further pages of the table of a measure or of a question, where there are too
//! many entities for one.

use serde::Serialize;

use crate::model::{Key, Measure, Question, address};
use crate::pages::shared::frame::PageView;
use crate::pages::shared::link::LinkView;
use crate::pages::shared::press::Press;
use crate::pages::shared::scripts;
use crate::pages::shared::table::TableView;
use crate::pages::shared::tables::pages_of;
use crate::wording::say;

/// A page of a list of entities: a table or, where there is nothing to say of them,
/// their names.
#[derive(Serialize)]
pub(super) struct ListView {
    pub(super) page: PageView,
    pub(super) table: Option<TableView>,
    pub(super) items: Vec<LinkView>,
    /// The other pages, where this is the first.
    pub(super) parts: Vec<LinkView>,
    pub(super) previous: Option<LinkView>,
    pub(super) next: Option<LinkView>,
}

/// The pages of the table of all entities that begins on the page at an address, the
/// first among them, each called by its first and its last; nothing if it is one.
pub(super) fn links(press: &Press<'_>, first: &str) -> Vec<LinkView> {
    let edition = press.edition;
    let pages = pages_of(edition, edition.forces.len());
    if pages == 1 {
        return Vec::new();
    }
    (0..pages).map(|page| link(press, first, page)).collect()
}

fn link(press: &Press<'_>, first: &str, page: usize) -> LinkView {
    let (from, to) = press.tables.ends_of_page(page);
    let text = say!(
        press.edition.wording,
        "entities-from-to",
        first = from,
        last = to
    );
    LinkView::new(beside(first, page), text)
}

/// The address of a page of a list, from another one in the same folder.
pub(super) fn beside(first: &str, page: usize) -> String {
    let path = address::further(first, page);
    let name = path.rsplit('/').next().unwrap_or_default();
    name.to_owned()
}

/// What a page of a list is called.
pub(super) fn title(press: &Press<'_>, title: &str, page: usize, pages: usize) -> String {
    if pages == 1 {
        return title.to_owned();
    }
    say!(
        press.edition.wording,
        "numbers-part",
        title = title,
        number = page + 1,
        all = pages
    )
}

/// Renders a further page of the table of a measure.
pub(super) fn of_measure(
    press: &Press<'_>,
    key: Key<Measure>,
    page: usize,
) -> tera::TeraResult<String> {
    let measure = &press.edition.measures[key];
    let periods: Vec<_> = measure.periods.keys().collect();
    let table = press
        .tables
        .of_measure((key, &periods), page, "every-force", Some("../"));
    render(
        press,
        &address::measure(measure),
        &measure.title,
        page,
        table,
    )
}

/// Renders a further page of the table of a question.
pub(super) fn of_question(
    press: &Press<'_>,
    key: Key<Question>,
    page: usize,
) -> tera::TeraResult<String> {
    let question = &press.edition.judgments.questions[key];
    let table = press
        .tables
        .of_question(key, page, "every-force", Some("../"));
    render(
        press,
        &address::question(question),
        &question.title,
        page,
        table,
    )
}

fn render(
    press: &Press<'_>,
    first: &str,
    name: &str,
    page: usize,
    table: TableView,
) -> tera::TeraResult<String> {
    let edition = press.edition;
    let pages = pages_of(edition, edition.forces.len());
    let heading = title(press, name, page, pages);
    let description = link(press, first, page).text;
    let path = address::further(first, page);
    let view = ListView {
        page: PageView::new(edition, &path, address::HOME, &heading, description)
            .under(first, name)
            .with_scripts([scripts::SORT])
            .described(press, None),
        table: Some(table),
        items: Vec::new(),
        parts: Vec::new(),
        previous: page.checked_sub(1).map(|before| link(press, first, before)),
        next: (page + 1 < pages).then(|| link(press, first, page + 1)),
    };
    press.fill("list.html", view)
}
