//! The pages above the editions: their list, and the page for wrong addresses.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::changes::{self, CorrectionEntry};
use crate::downloads::feed;
use crate::model::{Date, Edition, Page, address};
use crate::pages::shared::edition::{contact_href, is_hidden};
use crate::pages::shared::link::LinkView;
use crate::pages::shared::styles::STYLES;
use crate::pages::shared::theme::Theme;
use crate::wording::{Wording, say};

/// An edition as the list of editions shows it, working or sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditionCard {
    /// The folder that it is in: `2017`, `2017-r1`.
    pub address: String,
    /// Its year.
    pub year: String,
    /// Its title.
    pub title: String,
    /// Its publisher.
    pub publisher: String,
    /// Its date, if it is known.
    pub date: Option<Date>,
    /// How far it is from being published.
    pub status: String,
    /// Its revision.
    pub revision: u32,
    /// Why there is this revision.
    pub reason: Option<String>,
    /// Whether it is sealed.
    pub sealed: bool,
    /// What is said of it to those who follow the editions.
    pub news: String,
    /// What was corrected in it, in the order of the numbers.
    pub corrections: Vec<CorrectionEntry>,
    /// Addresses of its pages, those of its forces and measures among them.
    pub pages: Vec<String>,
}

impl EditionCard {
    /// The card of a working edition.
    pub fn of(edition: &Edition) -> Self {
        Self {
            address: edition.year.clone(),
            year: edition.year.clone(),
            title: edition.title.clone(),
            publisher: edition.publisher.clone(),
            date: Some(edition.date),
            status: edition.status.id().to_owned(),
            revision: edition.revision,
            reason: edition.reason.clone(),
            sealed: false,
            news: feed::news(edition),
            corrections: changes::corrections(edition),
            pages: {
                let measures = edition.measures.iter().map(address::measure);
                let forces = edition.forces.iter().map(address::force);
                forces.chain(measures).collect()
            },
        }
    }

    fn about(&self, words: &Wording) -> String {
        let mut about = match self.date {
            Some(date) => format!("{}, {}.", self.publisher, date.said(words)),
            None => format!("{}.", self.publisher),
        };
        let mut more = |sentence: &str| {
            about.push(' ');
            about.push_str(sentence);
        };
        match self.status.as_str() {
            "sample" => more(words.text("card-sample")),
            "draft" => more(words.text("card-draft")),
            _ => {}
        }
        let is_replaced = self.address != self.year;
        if self.revision > 1 || is_replaced {
            more(&say!(words, "card-revision", revision = self.revision));
        }
        if let Some(reason) = &self.reason {
            more(&say!(words, "card-corrected", reason = reason));
        }
        if is_replaced {
            more(words.text("card-replaced"));
        } else if self.sealed {
            more(words.text("card-sealed"));
        }
        about
    }
}

#[derive(Serialize)]
struct EditionsView<'a> {
    language: &'a str,
    title: &'a str,
    description: String,
    lead: String,
    noindex: bool,
    /// Its one address, where it is known where the site will live.
    canonical: Option<String>,
    /// The folder of the assets.
    assets: String,
    stylesheets: [String; 1],
    editions: Vec<EditionLine<'a>>,
    footer: Vec<LinkView>,
    contact: LinkView,
    /// The feed of editions and corrections, if there is one.
    feed: Option<&'static str>,
}

#[derive(Serialize)]
struct EditionLine<'a> {
    year: &'a str,
    href: String,
    title: &'a str,
    about: String,
    corrections: Vec<LinkView>,
}

/// Renders the list of editions, the newest first, with the looks of `newest`,
/// the latest working edition.
pub(in crate::pages) fn editions(
    theme: &Theme,
    newest: &Edition,
    cards: &[EditionCard],
) -> tera::TeraResult<String> {
    let (year, words) = (&newest.year, &newest.wording);
    let mut footer = vec![LinkView::new(
        format!("{year}/{}", address::ABOUT_THE_DATA),
        words.text("about-the-data"),
    )];
    for (name, text) in [
        (Page::ACCESSIBILITY, words.text("accessibility")),
        (Page::LICENCE, words.text("licence-title")),
        (Page::PRIVACY, words.text("privacy")),
    ] {
        if newest.page(name).is_some() {
            footer.push(LinkView::new(
                format!("{year}/{}", address::page(name)),
                text,
            ));
        }
    }
    let lead = words.text("editions-lead").to_owned();
    let view = EditionsView {
        language: &newest.language,
        title: words.text("editions-title"),
        description: lead.clone(),
        lead,
        noindex: is_hidden(newest),
        canonical: newest
            .base_url
            .as_ref()
            .map(|base| format!("{base}/{}", address::HOME)),
        assets: format!("{year}/assets"),
        stylesheets: [format!("{year}/assets/{STYLES}")],
        editions: cards
            .iter()
            .rev()
            .map(|card| EditionLine {
                year: &card.year,
                href: format!("{}/{}", card.address, address::HOME),
                title: &card.title,
                about: card.about(words),
                corrections: corrections(words, card),
            })
            .collect(),
        footer,
        contact: LinkView::new(
            contact_href(&newest.contact).unwrap_or_default(),
            newest.contact.as_str(),
        ),
        feed: newest.base_url.as_ref().map(|_| feed::PATH),
    };
    let context = tera::Context::from_serialize(&view)?;
    theme.templates().render("editions.html", &context)
}

/// The corrections of an edition, the newest first.
fn corrections(words: &Wording, card: &EditionCard) -> Vec<LinkView> {
    let link = |correction: &CorrectionEntry| {
        let date = Date::parse(&correction.date);
        let date = date.map_or_else(|| correction.date.clone(), |date| date.said(words));
        let path = crate::pages::shared::notices::correction_address(correction.number);
        LinkView::new(
            format!("{}/{path}", card.address),
            say!(words, "corrected-when", date = date),
        )
        .about(correction.what.as_str())
    };
    card.corrections.iter().rev().map(link).collect()
}

/// The script above all editions that tells older pages of later ones, and leads from a
/// force's or a measure's page to its pages in other years.
pub(in crate::pages) fn script(newest: &Edition, cards: &[EditionCard]) -> String {
    #[derive(Serialize)]
    struct Line<'a> {
        year: &'a str,
        address: &'a str,
        revision: u32,
        /// A draft is no edition that readers are sent to.
        draft: bool,
        /// The forces that have a page in it, by identifier.
        of: Vec<&'a str>,
        /// The measures that have one.
        measures: Vec<&'a str>,
    }
    fn within<'a>(card: &'a EditionCard, folder: &str) -> Vec<&'a str> {
        let pages = card.pages.iter();
        pages
            .filter_map(|page| page.strip_prefix(folder)?.strip_suffix(".html"))
            .filter(|name| *name != "index")
            .collect()
    }
    let folder = [&newest.terms.folder, "/"].concat();
    let lines: Vec<Line<'_>> = cards
        .iter()
        .map(|card| Line {
            year: &card.year,
            address: &card.address,
            revision: card.revision,
            draft: card.status == "draft",
            of: within(card, &folder),
            measures: within(card, "measures/"),
        })
        .collect();
    let list = serde_json::to_string(&lines).expect("texts and numbers serialise");
    let words = &newest.wording;
    // The year and the revision are known when the page is read.
    let later = say!(words, "later-edition-read", year = "\u{1}");
    let corrected = say!(words, "later-revision-read", revision = "\u{1}");
    let said = [
        words.text("later-edition"),
        &later,
        &corrected,
        words.text("in-other-years"),
    ];
    let said = serde_json::to_string(&said).expect("texts serialise");
    include_str!("../shared/scripts/editions.js")
        .replacen("EDITIONS", &list, 1)
        .replacen(
            "FOLDER",
            &serde_json::to_string(&folder).expect("a text"),
            1,
        )
        .replacen("WORDS", &said, 1)
}

#[derive(Serialize)]
struct NotFoundView<'a> {
    language: &'a str,
    /// The style, which stands in the page.
    styles: &'a str,
    /// Its checksum, by which the page allows it.
    styles_sum: String,
    title: &'a str,
    home: Option<String>,
    editions: Vec<LinkView>,
    contact: &'a str,
}

/// Renders the page for wrong addresses. It is shown at any depth, so it names
/// no file; with a base URL its links are whole addresses.
pub(in crate::pages) fn not_found(
    theme: &Theme,
    newest: &Edition,
    cards: &[EditionCard],
) -> tera::TeraResult<String> {
    let base = newest.base_url.as_deref();
    let view = NotFoundView {
        language: &newest.language,
        styles: theme.alone(),
        styles_sum: BASE64_STANDARD.encode(Sha256::digest(theme.alone())),
        title: &newest.short_title,
        home: base.map(|base| format!("{base}/index.html")),
        editions: cards
            .iter()
            .rev()
            .map(|card| {
                let href = base
                    .map(|base| format!("{base}/{}/{}", card.address, address::HOME))
                    .unwrap_or_default();
                LinkView::new(href, card.title.as_str())
            })
            .collect(),
        contact: &newest.contact,
    };
    let context = tera::Context::from_serialize(&view)?;
    theme.templates().render("404.html", &context)
}
