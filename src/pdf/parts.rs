//! What of an edition a document holds, and by which labels its places are known.

use super::markup::unbroken;
use crate::model::{Chapter, Edition, Figure, Force, Key, Link, Recommendation};
use crate::prose::{of_the_report, page_id};
use crate::wording::say;

/// What a document is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The whole edition.
    Whole,
    /// One chapter and its numbers.
    Chapter(Key<Chapter>),
    /// What the edition says of one force.
    Force(Key<Force>),
}

/// What a document holds.
pub(super) struct Parts {
    pub(super) part: Part,
    /// Whether the list of numbers is in it.
    pub(super) numbers: bool,
}

impl Parts {
    pub(super) fn new(part: Part) -> Self {
        Self {
            part,
            numbers: !matches!(part, Part::Force(_)),
        }
    }

    fn holds(&self, chapter: Key<Chapter>) -> bool {
        match self.part {
            Part::Whole => true,
            Part::Chapter(key) => key == chapter,
            Part::Force(_) => false,
        }
    }

    /// The label of what a link leads to, if it is in the document. `home` is what
    /// the text belongs to that holds the link.
    pub(super) fn label(&self, edition: &Edition, to: &Link, home: &str) -> Option<String> {
        let whole = self.part == Part::Whole;
        Some(match to {
            Link::Here(id) => [home, "--", id].concat(),
            Link::Chapter(key, section) if self.holds(*key) => {
                let chapter = chapter_label(&edition.chapters[*key]);
                match section {
                    Some(section) => [&chapter, "--", section].concat(),
                    None => chapter,
                }
            }
            Link::Figure(key) if whole && edition.figures[*key].number.is_some() => {
                ["figure-", &edition.figures[*key].id].concat()
            }
            Link::Force(key) if whole => ["force-", &edition.forces[*key].id].concat(),
            Link::Term(key) if whole => ["term-", &edition.glossary[*key].id].concat(),
            Link::Measure(key) if whole => ["measure-", &edition.measures[*key].id].concat(),
            Link::Question(_) if whole => "grades".to_owned(),
            Link::Source(key) if whole => ["source-", &edition.sources[*key].id].concat(),
            Link::Inside(address) if whole => {
                let (page, section) = of_the_report(edition, address)?;
                match section {
                    Some(section) => [&page_id(page), "--", section].concat(),
                    None => page_id(page),
                }
            }
            Link::Recommendation(key) if whole => {
                ["recommendation-", &edition.recommendations[*key].id].concat()
            }
            _ => return None,
        })
    }

    /// What the edition itself calls the end of a link.
    pub(super) fn name(&self, edition: &Edition, to: &Link) -> Option<String> {
        match to {
            Link::Figure(key) => figure_number(edition, *key),
            Link::Recommendation(key) => Some(recommendation_number(edition, *key)),
            _ => None,
        }
    }
}

/// What a figure is called that has a number.
pub(super) fn figure_number(edition: &Edition, key: Key<Figure>) -> Option<String> {
    let number = edition.figures[key].number?;
    let words = say!(edition.wording, "figure-number", number = number);
    Some(unbroken(&words))
}

/// What a recommendation is called.
pub(super) fn recommendation_number(edition: &Edition, key: Key<Recommendation>) -> String {
    let number = edition.recommendations[key].id.as_str();
    unbroken(&say!(
        edition.wording,
        "recommendation-number",
        number = number
    ))
}

/// The label of a chapter, which may have the name of any other part.
pub(super) fn chapter_label(chapter: &Chapter) -> String {
    ["chapter-", &chapter.id].concat()
}
