//! What stands around the words on every page: head, banners, navigation,
//! breadcrumbs, footer.

use serde::Serialize;

use super::force_names;
use super::press::Press;
use super::scripts;
use super::social::SocialView;
use super::theme::Theme;
use crate::downloads::{About, citation, linked};
use crate::model::address;
use crate::model::{Edition, PageName, Status};
use crate::pages::kinds::compare;
use crate::pages::kinds::corrections::{self, NoticeView};
use crate::pages::kinds::report;
use crate::pages::kinds::search;

/// A link as it is shown.
#[derive(Serialize)]
pub(in crate::pages) struct LinkView {
    /// Where it leads, from the page that it is on.
    pub(in crate::pages) href: String,
    /// Its words.
    pub(in crate::pages) text: String,
    /// What is said after it: a type and size, a sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::pages) about: Option<String>,
}

impl LinkView {
    /// A link with nothing after it.
    pub(in crate::pages) fn new(href: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            href: href.into(),
            text: text.into(),
            about: None,
        }
    }

    /// The link, with something said after it.
    pub(in crate::pages) fn about(mut self, about: impl Into<String>) -> Self {
        self.about = Some(about.into());
        self
    }
}

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
    stylesheets: Vec<String>,
    early_script: Option<&'static str>,
    nav: Vec<LinkView>,
    footer: Vec<LinkView>,
}

impl<'a> EditionView<'a> {
    /// The edition in the dress of its theme.
    pub(in crate::pages) fn new(edition: &'a Edition, theme: &Theme) -> Self {
        Self {
            year: &edition.year,
            title: &edition.title,
            short_title: &edition.short_title,
            description: &edition.description,
            publisher: &edition.publisher,
            contact: &edition.contact,
            contact_href: contact_href(&edition.contact),
            date: edition.date.words(),
            status: edition.status.id(),
            revision: edition.revision,
            reason: edition.reason.as_deref(),
            language: &edition.language,
            illustrative: edition.illustrations().values > 0,
            built_from: built_from(edition),
            stylesheets: theme.stylesheets(),
            early_script: theme.early_script(),
            nav: nav(edition),
            footer: footer(edition),
        }
    }
}

/// What the site was built from: never the clock.
fn built_from(edition: &Edition) -> String {
    format!(
        "Built from content/{year} and data/{year}, revision {revision}.",
        year = edition.year,
        revision = edition.revision
    )
}

/// How to reach a contact: an address of mail, or of the web.
pub(in crate::pages) fn contact_href(contact: &str) -> Option<String> {
    if contact.starts_with("https://") || contact.starts_with("http://") {
        Some(contact.to_owned())
    } else if contact.contains('@') && !contact.contains(' ') {
        Some(format!("mailto:{contact}"))
    } else {
        None
    }
}

fn nav(edition: &Edition) -> Vec<LinkView> {
    let mut nav = vec![
        LinkView::new(address::HOME, "Report"),
        LinkView::new(address::FORCES, "Forces"),
    ];
    if !edition.recommendations.is_empty() {
        nav.push(LinkView::new(address::RECOMMENDATIONS, "Recommendations"));
    }
    if !edition.glossary.is_empty() {
        nav.push(LinkView::new(address::GLOSSARY, "Glossary"));
    }
    nav.push(LinkView::new(address::DATA, "Data"));
    nav.push(LinkView::new(search::PATH, "Search"));
    nav
}

fn footer(edition: &Edition) -> Vec<LinkView> {
    let mut footer = vec![
        LinkView::new(address::DATA, "Data and downloads"),
        LinkView::new(address::ABOUT_THE_DATA, "About the data"),
    ];
    for (name, text) in [
        (PageName::Accessibility, "Accessibility"),
        (PageName::HowChecked, "How this was checked"),
        (PageName::Licence, "Licence"),
        (PageName::Privacy, "Privacy"),
    ] {
        if edition.page(name).is_some() {
            footer.push(LinkView::new(format!("{}.html", name.id()), text));
        }
    }
    footer.push(LinkView::new("../index.html", "All editions"));
    footer.push(LinkView::new(address::CORRECTIONS, "Corrections"));
    footer.push(LinkView::new(address::CHANGES, "What has changed"));
    footer.push(LinkView::new(address::NUMBERS, "Every number"));
    footer.push(LinkView::new(compare::PATH, "Compare forces"));
    footer.push(LinkView::new(
        report::PATH,
        "The report on one page, for print",
    ));
    if edition.facts.iter().any(|fact| fact.finding.is_some()) {
        footer.push(LinkView::new(address::INCONSISTENCIES, "Inconsistencies"));
    }
    footer
}

/// What a page says about itself: `page` in templates.
#[derive(Serialize)]
pub(in crate::pages) struct PageView {
    /// The way from the page to the edition's folder.
    pub(in crate::pages) root: String,
    /// The page's address, relative to the edition.
    path: String,
    /// The address that stands for it in the navigation.
    section: &'static str,
    /// The title in the window.
    title: String,
    /// The heading.
    heading: String,
    description: String,
    crumbs: Vec<LinkView>,
    /// What was corrected on the page.
    corrections: Vec<NoticeView>,
    home: bool,
    scripts: Vec<String>,
    json_ld: Option<String>,
    /// What networks are told, where it is known where the site will live.
    social: Option<SocialView>,
    /// How to quote the page.
    citation: String,
}

impl PageView {
    /// A page under the home page. `section` is the entry of the navigation
    /// that it belongs to.
    pub(in crate::pages) fn new(
        edition: &Edition,
        path: &str,
        section: &'static str,
        heading: &str,
        description: impl Into<String>,
    ) -> Self {
        let root = address::root(path);
        let description = description.into();
        // What bears the title of the whole edition is no part of it.
        let part = (heading != edition.title).then_some(heading);
        Self {
            social: None,
            citation: citation::cite(edition, part, path),
            crumbs: vec![LinkView::new(
                format!("{root}{}", address::HOME),
                edition.short_title.as_str(),
            )],
            root,
            corrections: corrections::notices(edition, path),
            path: path.to_owned(),
            section,
            title: heading.to_owned(),
            heading: heading.to_owned(),
            description,
            home: false,
            scripts: vec![force_names::PATH.to_owned(), scripts::FIND.to_owned()],
            json_ld: None,
        }
    }

    /// The home page itself.
    pub(in crate::pages) fn home(edition: &Edition) -> Self {
        let mut page = Self::new(
            edition,
            address::HOME,
            address::HOME,
            &edition.title,
            edition.description.as_str(),
        );
        page.crumbs.clear();
        page.home = true;
        page
    }

    /// The page under a title of its own, where another one has its heading.
    pub(in crate::pages) fn titled(mut self, title: String) -> Self {
        self.title = title;
        self
    }

    /// The page without notices of corrections.
    pub(in crate::pages) fn without_notices(mut self) -> Self {
        self.corrections.clear();
        self
    }

    /// The page with these scripts, in the order in which they need each other;
    /// each is named relative to the edition.
    pub(in crate::pages) fn with_scripts<const N: usize>(mut self, scripts: [&str; N]) -> Self {
        self.scripts.extend(scripts.map(str::to_owned));
        self
    }

    /// A page that stands for another one, which is where its address leads.
    pub(in crate::pages) fn standing_for(mut self, press: &Press<'_>, path: &str) -> Self {
        self.social = SocialView::new(press, path, &self.description);
        self
    }

    /// The page, described for machines and networks, with the data that it is about if there
    /// are any. Comes last: it takes over what the page is called and what leads
    /// to it.
    pub(in crate::pages) fn described(mut self, press: &Press<'_>, about: Option<About>) -> Self {
        let crumbs: Vec<(&str, &str)> = self
            .crumbs
            .iter()
            .map(|crumb| {
                let path = crumb.href.strip_prefix(&self.root).unwrap_or(&crumb.href);
                (crumb.text.as_str(), path)
            })
            .collect();
        let here = linked::Here {
            edition: press.edition,
            path: &self.path,
            title: &self.heading,
            crumbs: &crumbs,
            about,
        };
        self.json_ld = Some(linked::page(&here, &press.downloads));
        let social = SocialView::new(press, &self.path, &self.description);
        self.social = match about {
            Some(about) => social.map(|social| social.picturing(press, about)),
            None => social,
        };
        self
    }

    /// The page, one step further down, under `address`.
    pub(in crate::pages) fn under(mut self, address: &str, text: &str) -> Self {
        let href = format!("{}{address}", self.root);
        self.crumbs.push(LinkView::new(href, text));
        self
    }
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
