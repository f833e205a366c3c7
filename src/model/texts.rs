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

/// The standing pages whose text is written by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PageName {
    /// About the data.
    AboutTheData,
    /// How the numbers are checked.
    HowChecked,
    /// Licence and re-use.
    Licence,
    /// Privacy.
    Privacy,
    /// Accessibility statement.
    Accessibility,
}

impl PageName {
    /// All standing pages.
    pub const ALL: [Self; 5] = [
        Self::AboutTheData,
        Self::HowChecked,
        Self::Licence,
        Self::Privacy,
        Self::Accessibility,
    ];

    /// The name of its file and its address.
    pub fn id(self) -> &'static str {
        match self {
            Self::AboutTheData => "about-the-data",
            Self::HowChecked => "how-checked",
            Self::Licence => "licence",
            Self::Privacy => "privacy",
            Self::Accessibility => "accessibility",
        }
    }
}

/// A standing page.
#[derive(Clone, Debug)]
pub struct Page {
    /// Which one it is.
    pub name: PageName,
    /// The title, as text.
    pub title: String,
    /// The title with its links.
    pub heading: Vec<Inline>,
    /// What it says, without the title.
    pub body: Document<Link>,
}

impl Named for Page {
    fn id(&self) -> &str {
        self.name.id()
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
