//! The edition as every page of it knows it: its names, how to reach whom, where
//! the navigation leads, and what has to be known of all that it says.

use serde::Serialize;

use super::link::LinkView;
use super::styles::STYLES;
use crate::model::{Edition, Page, Status, address};
use crate::wording::say;

/// The edition, as every page of it knows it: `edition` in templates.
#[derive(Serialize)]
pub(in crate::pages) struct EditionView<'a> {
    year: &'a str,
    title: &'a str,
    short_title: &'a str,
    description: &'a str,
    publisher: &'a str,
    contact: &'a str,
    contact_href: Option<String>,
    date: String,
    status: &'static str,
    revision: u32,
    reason: Option<&'a str>,
    language: &'a str,
    illustrative: bool,
    built_from: String,
    /// The folder of the forces' pages.
    folder: &'a str,
    /// The style sheets of every page, in the folder of the assets: one.
    stylesheets: [&'static str; 1],
    nav: Vec<LinkView>,
    footer: Vec<LinkView>,
}

impl<'a> EditionView<'a> {
    /// The edition as every page shows it.
    pub(in crate::pages) fn new(edition: &'a Edition) -> Self {
        Self {
            year: &edition.year,
            title: &edition.title,
            short_title: &edition.short_title,
            description: &edition.description,
            publisher: &edition.publisher,
            contact: &edition.contact,
            contact_href: contact_href(&edition.contact),
            date: edition.date.said(&edition.wording),
            status: edition.status.id(),
            revision: edition.revision,
            reason: edition.reason.as_deref(),
            language: &edition.language,
            illustrative: edition.illustrations().values > 0,
            built_from: built_from(edition),
            folder: &edition.terms.folder,
            stylesheets: [STYLES],
            nav: nav(edition),
            footer: footer(edition),
        }
    }
}

/// What the site was built from: never the clock.
fn built_from(edition: &Edition) -> String {
    say!(
        edition.wording,
        "built-from",
        year = edition.year,
        revision = edition.revision
    )
}

/// How to reach a contact: an address of mail, or of the web.
pub(in crate::pages) fn contact_href(contact: &str) -> Option<String> {
    let scheme = contact
        .split_once(':')
        .map(|(scheme, _)| scheme.to_ascii_lowercase());
    match scheme.as_deref() {
        Some("http" | "https" | "mailto") => Some(contact.to_owned()),
        _ if contact.contains('@') && !contact.contains(char::is_whitespace) => {
            Some(format!("mailto:{contact}"))
        }
        _ => None,
    }
}

fn nav(edition: &Edition) -> Vec<LinkView> {
    let words = &edition.wording;
    let mut nav = vec![
        LinkView::new(address::HOME, words.text("main-navigation")),
        LinkView::new(address::forces(edition), words.text("entities-title")),
    ];
    if !edition.recommendations.is_empty() {
        nav.push(LinkView::new(
            address::RECOMMENDATIONS,
            words.text("recommendations-title"),
        ));
    }
    if !edition.glossary.is_empty() {
        nav.push(LinkView::new(address::GLOSSARY, words.text("glossary")));
    }
    nav.push(LinkView::new(address::DATA, words.text("data-short")));
    nav.push(LinkView::new(address::SEARCH, words.text("search-title")));
    nav
}

fn footer(edition: &Edition) -> Vec<LinkView> {
    let words = &edition.wording;
    let mut footer = vec![
        LinkView::new(address::DATA, words.text("data-title")),
        LinkView::new(address::ABOUT_THE_DATA, words.text("about-the-data")),
    ];
    for (name, text) in [
        (Page::ACCESSIBILITY, words.text("accessibility")),
        (Page::HOW_CHECKED, words.text("how-checked")),
        (Page::LICENCE, words.text("licence-title")),
        (Page::PRIVACY, words.text("privacy")),
    ] {
        if edition.page(name).is_some() {
            footer.push(LinkView::new(address::page(name), text));
        }
    }
    let others = edition.pages.iter().filter(|page| !page.is_known());
    footer.extend(others.map(|page| LinkView::new(address::page(&page.id), page.title.as_str())));
    footer.push(LinkView::new(
        "../index.html",
        words.text("all-editions-title"),
    ));
    footer.push(LinkView::new(
        address::CORRECTIONS,
        words.text("corrections-title"),
    ));
    footer.push(LinkView::new(address::CHANGES, words.text("changes-title")));
    footer.push(LinkView::new(address::NUMBERS, words.text("numbers-every")));
    footer.push(LinkView::new(address::COMPARE, words.text("compare-title")));
    footer.push(LinkView::new(
        address::REPORT,
        words.text("report-for-print"),
    ));
    if edition.facts.iter().any(|fact| fact.finding.is_some()) {
        footer.push(LinkView::new(
            address::INCONSISTENCIES,
            words.text("inconsistencies-short"),
        ));
    }
    footer
}

/// What has to be known of everything in an edition, in a sentence: it is shown
/// without the page and its banner. It looks at every value.
pub(in crate::pages) fn status(edition: &Edition) -> String {
    let illustrative = edition.illustrations().values > 0;
    let message = match (edition.status, illustrative) {
        (Status::Sample, true) => "status-sample-illustrative",
        (Status::Sample, false) => "status-sample",
        (Status::Draft, true) => "status-draft-illustrative",
        (Status::Draft, false) => "card-draft",
        (Status::Final, true) => "status-illustrative",
        (Status::Final, false) => return String::new(),
    };
    [" ", edition.wording.text(message)].concat()
}

/// Whether search engines are kept away.
pub(in crate::pages) fn is_hidden(edition: &Edition) -> bool {
    edition.status != Status::Final
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contact_is_reached_by_mail_or_on_the_web() {
        assert_eq!(
            contact_href("a@b.example").as_deref(),
            Some("mailto:a@b.example")
        );
        assert_eq!(
            contact_href("https://b.example/").as_deref(),
            Some("https://b.example/")
        );
        assert_eq!(contact_href("javascript:alert(1)@x y"), None);
        assert_eq!(contact_href("The editor, 1 Some Street"), None);
    }
}
