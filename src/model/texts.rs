//! Chapters, standing pages, the glossary and the recommendations.

use super::document::{Document, Inline, Link};
use super::{Key, Named};

/// A chapter of the report.
#[derive(Clone, Debug)]
pub struct Chapter {
    /// Identifier: the name of the file without its number.
    pub id: String,
    /// The title, as text.
    pub title: String,
    /// The title with its links.
    pub heading: Vec<Inline>,
    /// What it says, without the title.
    pub body: Document<Link>,
}

impl Named for Chapter {
    fn id(&self) -> &str {
        &self.id
    }
}

/// A page beside the report: what it is made from, how it may be used.
#[derive(Clone, Debug)]
pub struct Page {
    /// Identifier: the name of its file and its address.
    pub id: String,
    /// The title, as text.
    pub title: String,
    /// The title with its links.
    pub heading: Vec<Inline>,
    /// What it says, without the title.
    pub body: Document<Link>,
}

impl Page {
    /// About the data: there even without a text.
    pub const ABOUT_THE_DATA: &str = "about-the-data";
    /// How the numbers are checked.
    pub const HOW_CHECKED: &str = "how-checked";
    /// Licence and re-use.
    pub const LICENCE: &str = "licence";
    /// Privacy.
    pub const PRIVACY: &str = "privacy";
    /// Accessibility statement.
    pub const ACCESSIBILITY: &str = "accessibility";

    /// Those that the site knows by name and links to; they come first.
    pub const KNOWN: [&str; 5] = [
        Self::ABOUT_THE_DATA,
        Self::HOW_CHECKED,
        Self::LICENCE,
        Self::PRIVACY,
        Self::ACCESSIBILITY,
    ];

    /// Those that belong to the report itself, on one page and on paper.
    pub const OF_THE_REPORT: [&str; 3] = [Self::ABOUT_THE_DATA, Self::HOW_CHECKED, Self::LICENCE];

    /// Whether it is one that the site knows.
    pub fn is_known(&self) -> bool {
        Self::KNOWN.contains(&self.id.as_str())
    }
}

impl Named for Page {
    fn id(&self) -> &str {
        &self.id
    }
}

/// A term of the glossary.
#[derive(Clone, Debug)]
pub struct Term {
    /// Identifier.
    pub id: String,
    /// The term as it stands in the glossary.
    pub term: String,
    /// Its abbreviation.
    pub abbreviation: Option<String>,
    /// Other words for it in the chapters.
    pub forms: Vec<String>,
    /// What it means.
    pub definition: Vec<Inline>,
}

impl Named for Term {
    fn id(&self) -> &str {
        &self.id
    }
}

/// What the inspectorate asks of somebody, and until when.
#[derive(Clone, Debug)]
pub struct Recommendation {
    /// Its number, as text, which is how links name it.
    pub id: String,
    /// What it is about.
    pub title: String,
    /// Who is to act.
    pub who: String,
    /// What they are to do.
    pub what: Vec<Vec<Inline>>,
    /// By when.
    pub by: String,
    /// The chapter where it belongs.
    pub chapter: Key<Chapter>,
}

impl Named for Recommendation {
    fn id(&self) -> &str {
        &self.id
    }
}
