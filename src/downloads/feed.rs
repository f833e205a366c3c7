//! What crawlers and feed readers ask for: the site map, the feed of editions
//! and corrections, and `robots.txt`. Sitemap and feed hold absolute addresses,
//! so that there are none without a `base_url`.

use super::xml::Xml;
use crate::model::{Date, Edition};
use crate::wording::say;

/// The address of the feed, relative to the site.
pub const PATH: &str = "feed.xml";

/// A revision of an edition, working or sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue<'a> {
    /// The folder that it is in: `2017`, `2017-r1`.
    pub address: &'a str,
    /// Its year.
    pub year: &'a str,
    /// Its title.
    pub title: &'a str,
    /// `sample`, `draft` or `final`.
    pub status: &'a str,
    /// Its revision, from 1.
    pub revision: u32,
    /// Its date.
    pub date: Date,
    /// What is said of it: [`news`].
    pub words: String,
}

/// Something that was put right in an edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The edition's year.
    pub year: String,
    /// The revision that it came with.
    pub revision: u32,
    /// When.
    pub date: Date,
    /// What was wrong and what is right now.
    pub words: String,
    /// The page that says more, relative to the edition.
    pub path: String,
}

/// `sitemap.xml`: pages by their addresses relative to the site, each with the
/// date of its edition where that is known.
pub fn sitemap(base_url: &str, pages: &[(&str, Option<Date>)]) -> String {
    let mut xml = Xml::document();
    let namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
    xml.open("urlset", &[("xmlns", namespace)]);
    for (path, date) in pages {
        url(&mut xml, &format!("{base_url}/{path}"), *date);
    }
    xml.close("urlset");
    xml.into_text()
}

fn url(xml: &mut Xml, address: &str, date: Option<Date>) {
    xml.open("url", &[]);
    xml.element("loc", &[], address);
    if let Some(date) = date {
        xml.element("lastmod", &[], &date.to_string());
    }
    xml.close("url");
}

/// `feed.xml`: editions and corrections, the newest first.
/// Title, author and language are those of the newest edition.
pub fn feed(
    base_url: &str,
    newest: &Edition,
    issues: &[Issue<'_>],
    corrections: &[Correction],
) -> String {
    let mut entries: Vec<Entry> = issues
        .iter()
        .map(|issue| of_issue(newest, base_url, issue))
        .chain(
            corrections
                .iter()
                .map(|correction| of_correction(newest, base_url, correction)),
        )
        .collect();
    entries.sort_by(|a, b| (b.date, &b.id).cmp(&(a.date, &a.id)));
    let mut xml = Xml::document();
    let attributes = [
        ("xmlns", "http://www.w3.org/2005/Atom"),
        ("xml:lang", newest.language.as_str()),
    ];
    xml.open("feed", &attributes);
    xml.element("id", &[], &format!("{base_url}/"));
    let title = &newest.short_title;
    xml.element(
        "title",
        &[],
        &say!(newest.wording, "feed-of", title = title),
    );
    // A feed without entries is of no day; the first day there is stands for it.
    let updated = entries
        .iter()
        .map(|entry| entry.date)
        .max()
        .unwrap_or(Date {
            year: 1970,
            month: 1,
            day: 1,
        });
    xml.element("updated", &[], &instant(updated));
    xml.empty(
        "link",
        &[("rel", "self"), ("href", &format!("{base_url}/{PATH}"))],
    );
    xml.empty("link", &[("href", &format!("{base_url}/index.html"))]);
    xml.open("author", &[]);
    xml.element("name", &[], &newest.publisher);
    xml.close("author");
    for entry in &entries {
        entry.write(&mut xml);
    }
    xml.close("feed");
    xml.into_text()
}

/// `robots.txt`: everybody may read everything. Pages of samples and drafts say
/// themselves that they are not to be listed.
pub fn robots(base_url: Option<&str>) -> String {
    let mut text = "User-agent: *\nAllow: /\n".to_owned();
    if let Some(base) = base_url {
        text.push_str(&format!("\nSitemap: {base}/sitemap.xml\n"));
    }
    text
}

struct Entry {
    id: String,
    title: String,
    date: Date,
    words: String,
    address: String,
}

impl Entry {
    fn write(&self, xml: &mut Xml) {
        xml.open("entry", &[]);
        xml.element("id", &[], &self.id);
        xml.element("title", &[], &self.title);
        xml.element("updated", &[], &instant(self.date));
        xml.empty("link", &[("href", &self.address)]);
        xml.element("summary", &[], &self.words);
        xml.close("entry");
    }
}

/// What a feed says of an edition: why there is this revision, what it is, and what
/// everybody has to be told of it.
pub fn news(edition: &Edition) -> String {
    let mut words = edition.reason.clone().into_iter().collect::<Vec<_>>();
    words.push(edition.description.clone());
    words.extend(super::notes::of_edition(edition));
    words.join(" ")
}

fn of_issue(newest: &Edition, base_url: &str, issue: &Issue<'_>) -> Entry {
    let words = &newest.wording;
    let mut title = issue.title.to_owned();
    if issue.revision > 1 {
        title = say!(
            words,
            "feed-revision",
            title = title,
            revision = issue.revision
        );
    }
    if let Some(status) = match issue.status {
        "sample" => Some("status-word-sample"),
        "draft" => Some("status-word-draft"),
        _ => None,
    } {
        title = format!("{title} ({})", words.text(status));
    }
    Entry {
        // The same wherever the revision moves to.
        id: format!("{base_url}/{}/#revision-{}", issue.year, issue.revision),
        title,
        date: issue.date,
        words: issue.words.clone(),
        address: format!("{base_url}/{}/index.html", issue.address),
    }
}

fn of_correction(newest: &Edition, base_url: &str, correction: &Correction) -> Entry {
    let address = format!("{base_url}/{}/{}", correction.year, correction.path);
    Entry {
        id: address.clone(),
        title: say!(
            newest.wording,
            "feed-correction",
            year = correction.year,
            revision = correction.revision
        ),
        date: correction.date,
        words: correction.words.clone(),
        address,
    }
}

fn instant(date: Date) -> String {
    format!("{date}T00:00:00Z")
}
