//! The pages above the editions: their list, and the page for wrong addresses.

use serde::Serialize;

use super::frame::{LinkView, contact_href, is_hidden};
use super::theme::Theme;
use crate::model::{Edition, PageName, address};

#[derive(Serialize)]
struct EditionsView<'a> {
    language: &'a str,
    title: &'a str,
    description: String,
    lead: String,
    noindex: bool,
    stylesheets: Vec<String>,
    editions: Vec<EditionLine<'a>>,
    footer: Vec<LinkView>,
    contact: LinkView,
}

#[derive(Serialize)]
struct EditionLine<'a> {
    year: &'a str,
    href: String,
    title: &'a str,
    description: &'a str,
    about: String,
}

/// Renders the list of editions, the newest first, with the looks of the newest.
pub(super) fn editions(theme: &Theme, editions: &[&Edition]) -> tera::TeraResult<Option<String>> {
    let Some(newest) = editions.last() else {
        return Ok(None);
    };
    let year = &newest.year;
    let mut footer = vec![LinkView::new(
        format!("{year}/{}", address::ABOUT_THE_DATA),
        "About the data",
    )];
    for (name, text) in [
        (PageName::Accessibility, "Accessibility"),
        (PageName::Licence, "Licence"),
        (PageName::Privacy, "Privacy"),
    ] {
        if newest.page(name).is_some() {
            footer.push(LinkView::new(format!("{year}/{}.html", name.id()), text));
        }
    }
    let lead = "Each edition stands on its own, with its own data and its own pages.".to_owned();
    let view = EditionsView {
        language: &newest.language,
        title: "Editions of the report",
        description: lead.clone(),
        lead,
        noindex: editions.iter().all(|edition| is_hidden(edition)),
        stylesheets: theme
            .stylesheets()
            .into_iter()
            .map(|sheet| format!("{year}/assets/{sheet}"))
            .collect(),
        editions: editions
            .iter()
            .rev()
            .map(|edition| EditionLine {
                year: &edition.year,
                href: format!("{}/{}", edition.year, address::HOME),
                title: &edition.title,
                description: &edition.description,
                about: format!("{}, {}.", edition.publisher, edition.date.words()),
            })
            .collect(),
        footer,
        contact: LinkView::new(
            contact_href(&newest.contact).unwrap_or_default(),
            newest.contact.as_str(),
        ),
    };
    let context = tera::Context::from_serialize(&view)?;
    theme
        .templates()
        .render("editions.html", &context)
        .map(Some)
}

#[derive(Serialize)]
struct NotFoundView<'a> {
    language: &'a str,
    title: &'a str,
    home: Option<String>,
    editions: Vec<LinkView>,
    contact: &'a str,
}

/// Renders the page for wrong addresses. It is shown at any depth, so it names
/// no file; with a base URL its links are whole addresses.
pub(super) fn not_found(theme: &Theme, editions: &[&Edition]) -> tera::TeraResult<Option<String>> {
    let Some(newest) = editions.last() else {
        return Ok(None);
    };
    let base = newest.base_url.as_deref();
    let view = NotFoundView {
        language: &newest.language,
        title: &newest.short_title,
        home: base.map(|base| format!("{base}/index.html")),
        editions: editions
            .iter()
            .rev()
            .map(|edition| {
                let href = base
                    .map(|base| format!("{base}/{}/{}", edition.year, address::HOME))
                    .unwrap_or_default();
                LinkView::new(href, edition.title.as_str())
            })
            .collect(),
        contact: &newest.contact,
    };
    let context = tera::Context::from_serialize(&view)?;
    theme.templates().render("404.html", &context).map(Some)
}
