//! What a page says about itself: head, notices, breadcrumbs.

use serde::Serialize;

use super::force_names;
use super::link::LinkView;
use super::notices::{self, NoticeView};
use super::press::Press;
use super::scripts;
use super::social::SocialView;
use crate::downloads::{About, citation, linked};
use crate::model::Edition;
use crate::model::address;

/// What a page says about itself: `page` in templates.
#[derive(Serialize)]
pub(in crate::pages) struct PageView {
    /// The way from the page to the edition's folder.
    pub(in crate::pages) root: String,
    /// The page's address, relative to the edition.
    path: String,
    /// The address that stands for it in the navigation.
    section: String,
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
        section: &str,
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
            corrections: notices::notices(edition, path),
            path: path.to_owned(),
            section: section.to_owned(),
            title: heading.to_owned(),
            heading: heading.to_owned(),
            description,
            home: false,
            // Of many there is no list that every page could load.
            scripts: match edition.has_many() {
                true => Vec::new(),
                false => vec![force_names::PATH.to_owned(), scripts::FIND.to_owned()],
            },
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
