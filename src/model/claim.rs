//! Claims: phrases in the prose that are bound to data.

use super::Named;
use crate::diagnostics::Place;

/// A phrase in the prose that is bound to data.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The anchor of the claim in its page; it derives from chapter, heading,
    /// target and occurrence, so that edits elsewhere don't move it.
    pub anchor: String,
    /// The target as written: `value:outcome-16/durham/2017`.
    pub target: String,
    /// The words as written, or as filled in for `[?]`.
    pub words: String,
    /// The sentence around it.
    pub sentence: String,
    /// Where it stands on the site.
    pub site: ClaimSite,
    /// Its words are an element of the page that has its anchor; those of titles and
    /// labels are not.
    pub anchored: bool,
    /// The list of numbers that its row is in: an address relative to the edition,
    /// empty until the claims are checked.
    pub ledger: String,
    /// What it rests on; `None` until it is checked.
    pub basis: Option<ClaimBasis>,
    /// The link in its file.
    pub place: Place,
    /// The words of the link in its file.
    pub words_place: Place,
    /// The target of the link in its file.
    pub target_place: Place,
}

impl ClaimSite {
    /// What the list of the numbers of the place is called in addresses and anchors.
    pub fn list(&self) -> String {
        match self {
            Self::Chapter(id, _) | Self::Page(id, _) => format!("in-{id}"),
            Self::Figure(_) => "in-figures".to_owned(),
            Self::Term(_) => "in-glossary".to_owned(),
            Self::Recommendation(_) => "in-recommendations".to_owned(),
            Self::Measure(_) => "in-measures".to_owned(),
            Self::Home => "in-home".to_owned(),
            Self::Data => "in-data".to_owned(),
        }
    }
}

impl Named for Claim {
    fn id(&self) -> &str {
        &self.anchor
    }
}

/// Where a claim stands on the site.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClaimSite {
    /// In a chapter, under a heading (its identifier).
    Chapter(String, String),
    /// In a standing page, under a heading (its identifier).
    Page(String, String),
    /// In the words of a figure.
    Figure(String),
    /// In a definition of the glossary.
    Term(String),
    /// In a recommendation.
    Recommendation(String),
    /// In the words of a measure.
    Measure(String),
    /// Among the highlights of the home page.
    Home,
    /// In a caveat or a source.
    Data,
}

/// What a claim rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimBasis {
    /// Data, derived, stated or literal.
    pub kind: BasisKind,
    /// The datum in words: "12.9 percent".
    pub datum: String,
    /// What the datum is: "Outcome 16, England and Wales, 12 months to 30 June 2017".
    pub what: String,
    /// The identifier of the source.
    pub source: Option<String>,
    /// Where in the source.
    pub source_place: Option<String>,
    /// Where on the site the number comes from, relative to the edition.
    pub href: String,
    /// The datum in its file.
    pub place: Option<Place>,
    /// What its sentence confirmed beside the number, each once.
    pub confirmed: Vec<Confirmed>,
}

/// What the words around a number confirm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confirmed {
    /// Which way it went.
    Direction,
    /// Which grade, or which end of an order.
    Grade,
    /// Whose it is.
    Area,
    /// When it was.
    Period,
    /// What is counted.
    Counted,
    /// Which question or measure.
    Subject,
}

impl Confirmed {
    /// All of them, in the order in which they are reported.
    pub const ALL: [Self; 6] = [
        Self::Direction,
        Self::Grade,
        Self::Area,
        Self::Period,
        Self::Counted,
        Self::Subject,
    ];

    /// The words for it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Direction => "direction",
            Self::Grade => "grade",
            Self::Area => "area",
            Self::Period => "period",
            Self::Counted => "thing counted",
            Self::Subject => "question or measure",
        }
    }

    /// The message with the words for it, for readers of the site.
    pub fn message(self) -> &'static str {
        match self {
            Self::Direction => "confirmed-direction",
            Self::Grade => "confirmed-grade",
            Self::Area => "confirmed-area",
            Self::Period => "confirmed-period",
            Self::Counted => "confirmed-counted",
            Self::Subject => "confirmed-subject",
        }
    }
}

/// How many claims were confirmed by their sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Context {
    /// Claims that are bound to something.
    pub claims: usize,
    /// Those that say nothing but their number.
    pub bare: usize,
    /// How many were confirmed by what, in the order of [`Confirmed::ALL`].
    pub by: [usize; 6],
}

impl Context {
    /// Of these claims; literals are none.
    pub fn of<'a>(claims: impl IntoIterator<Item = &'a Claim>) -> Self {
        let mut context = Self::default();
        let bases = claims.into_iter().filter_map(|claim| claim.basis.as_ref());
        for basis in bases.filter(|basis| basis.kind != BasisKind::Literal) {
            context.claims += 1;
            context.bare += usize::from(basis.confirmed.is_empty());
            for (count, kind) in context.by.iter_mut().zip(Confirmed::ALL) {
                *count += usize::from(basis.confirmed.contains(&kind));
            }
        }
        context
    }
}

/// Kinds of basis, by which coverage is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BasisKind {
    /// Computed from the edition's data.
    Data,
    /// Computed from facts.
    Derived,
    /// Stated by the source, and confirmed only by itself.
    Stated,
    /// No data.
    Literal,
}

/// How many numbers in the prose rest on what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct BoundNumbers {
    /// Bound to data.
    pub data: usize,
    /// Bound to what is computed from facts.
    pub derived: usize,
    /// Bound to what a source states.
    pub stated: usize,
    /// Declared to be no data.
    pub literal: usize,
    /// Bound to nothing.
    pub unbound: usize,
}

impl BoundNumbers {
    /// Numbers that are bound; literals are none of them.
    pub fn bound(self) -> usize {
        self.data + self.derived + self.stated
    }

    /// The share of numbers that are bound, in tenths of a percent, rounded
    /// down, so that only full coverage reads as such.
    pub fn coverage_permille(self) -> usize {
        match self.bound() + self.unbound {
            0 => 1000,
            all => self.bound() * 1000 / all,
        }
    }
}

impl BasisKind {
    /// The word for it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Data => "data",
            Self::Derived => "derived",
            Self::Stated => "stated",
            Self::Literal => "literal",
        }
    }

    /// The message with the word for it, for readers of the site.
    pub fn message(self) -> &'static str {
        match self {
            Self::Data => "basis-data",
            Self::Derived => "basis-derived",
            Self::Stated => "basis-stated",
            Self::Literal => "basis-literal",
        }
    }
}
