//! Text on a page that holds the whole report: what differs from the text on a
//! page of its own.
//!
//! Identifiers carry the part that they are from, so that none is there twice;
//! headings stand one level lower, under the title of their part; links to what
//! is on the page stay on it; and a link out of the site is followed by the
//! number of its address in the list at the end, for those who hold paper.

use super::Writer;
use super::push_escaped;
use crate::model::{Block, Document, Edition, Inline, Link, Page, address};
use crate::wording::say;

/// What a writer knows of the page that holds the whole report.
#[derive(Clone)]
pub(super) struct Whole<'a> {
    part: String,
    addresses: &'a [&'a str],
}

impl<'a> Writer<'a> {
    /// The writer of a part of a page that holds the whole report, whose list of
    /// addresses is given. A part is a chapter or a standing page.
    pub fn in_report(mut self, part: &str, addresses: &'a [&'a str]) -> Self {
        self.whole = Some(Whole {
            part: part.to_owned(),
            addresses,
        });
        self
    }

    /// The identifier of something of this text in the page.
    pub(super) fn id(&self, id: &str) -> String {
        match &self.whole {
            Some(whole) => part_id(&whole.part, id),
            None => id.to_owned(),
        }
    }

    /// The level of a heading in the page.
    pub(super) fn level(&self, level: u8) -> u8 {
        match self.whole {
            Some(_) => (level + 1).min(6),
            None => level,
        }
    }

    /// Where a link leads that is not a figure's.
    pub(super) fn href_in_report(&self, to: &Link) -> String {
        let edition = self.edition;
        match to {
            Link::Here(id) => ["#", &self.id(id)].concat(),
            Link::Chapter(key, None) => ["#", &edition.chapters[*key].id].concat(),
            Link::Chapter(key, Some(section)) => {
                ["#", &part_id(&edition.chapters[*key].id, section)].concat()
            }
            Link::Term(key) => fragment(&address::term(&edition.glossary[*key])),
            Link::Source(key) => fragment(&address::source(&edition.sources[*key])),
            Link::Recommendation(key) => {
                fragment(&address::recommendation(&edition.recommendations[*key]))
            }
            Link::Inside(address) => match of_the_report(edition, address) {
                Some((page, None)) => ["#", &page_id(page)].concat(),
                Some((page, Some(section))) => ["#", &part_id(&page_id(page), section)].concat(),
                None => address::link(edition, &self.root, to),
            },
            _ => address::link(edition, &self.root, to),
        }
    }

    /// The number of an address in the list at the end of the report.
    pub(super) fn push_address_number(&self, url: &str, html: &mut String) {
        let listed = self.whole.as_ref().map(|whole| whole.addresses);
        if let Some(place) = listed.and_then(|list| list.iter().position(|one| *one == url)) {
            let number = place + 1;
            html.push_str(&format!(
                "<sup class=\"address-ref\"><a href=\"#address-{number}\" aria-label=\""
            ));
            let label = say!(self.edition.wording, "address-number", number = number);
            push_escaped(&label, html);
            html.push_str(&format!("\">[{number}]</a></sup>"));
        }
    }
}

/// The identifier of something in a part of the report. A part's own identifier
/// has no two hyphens in a row, so that no two can be alike.
pub fn part_id(part: &str, id: &str) -> String {
    [part, "--", id].concat()
}

/// The identifier of a standing page among the parts: a chapter may have the name of
/// one.
pub fn page_id(name: &str) -> String {
    ["page-", name].concat()
}

/// The standing page among the parts of the report that an address leads to, and the
/// section of it.
pub fn of_the_report<'a>(
    edition: &Edition,
    address: &'a str,
) -> Option<(&'a str, Option<&'a str>)> {
    let (path, section) = match address.split_once('#') {
        Some((path, section)) => (path, Some(section)),
        None => (address, None),
    };
    let name = path.strip_suffix(".html")?;
    let is_part = Page::OF_THE_REPORT.contains(&name) && edition.page(name).is_some();
    is_part.then_some((name, section))
}

fn fragment(address: &str) -> String {
    let place = address.split_once('#').map_or("", |(_, place)| place);
    ["#", place].concat()
}

/// The addresses out of the site that chapters, standing pages, terms and sources
/// lead to, each once, in order of their first place.
pub fn addresses(edition: &Edition) -> Vec<&str> {
    let mut found = Vec::new();
    for chapter in &edition.chapters {
        in_document(&chapter.body, &mut found);
    }
    let pages = Page::OF_THE_REPORT.iter();
    for page in pages.filter_map(|name| edition.page(name)) {
        in_document(&page.body, &mut found);
    }
    for term in &edition.glossary {
        in_line(&term.definition, &mut found);
    }
    for source in &edition.sources {
        found.extend(source.url.as_deref());
        in_line(source.note.as_deref().unwrap_or_default(), &mut found);
    }
    let mut once: Vec<&str> = Vec::new();
    for url in found {
        if !url.starts_with("mailto:") && !once.contains(&url) {
            once.push(url);
        }
    }
    once
}

fn in_document<'a>(document: &'a Document, found: &mut Vec<&'a str>) {
    in_blocks(&document.blocks, found);
    for footnote in &document.footnotes {
        in_blocks(&footnote.blocks, found);
    }
}

fn in_blocks<'a>(blocks: &'a [Block], found: &mut Vec<&'a str>) {
    for block in blocks {
        block
            .lines()
            .into_iter()
            .for_each(|line| in_line(line, found));
        block
            .within()
            .into_iter()
            .for_each(|run| in_blocks(run, found));
    }
}

fn in_line<'a>(content: &'a [Inline], found: &mut Vec<&'a str>) {
    for inline in content {
        match inline {
            Inline::Link { to, content } => {
                if let Link::External(url) = to {
                    found.push(url);
                }
                in_line(content, found);
            }
            Inline::Emphasis(inner) | Inline::Strong(inner) => in_line(inner, found),
            _ => {}
        }
    }
}
