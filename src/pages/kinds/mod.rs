//! The kinds of page, a file each, and what an edition has of them.
//!
//! A kind is a view, which is what its template sees, and the function that makes
//! the view out of the model. Kinds stand on what is `shared`, which knows none of
//! them.

mod changes;
mod chapter;
mod compare;
mod corrections;
mod data;
mod embed;
mod figure_page;
mod finder;
mod force;
mod force_list;
mod glossary;
mod home;
mod inconsistencies;
mod measure;
pub(super) mod numbers;
pub(super) mod pack;
mod parts;
mod profile;
mod question;
mod recommendations;
mod redirect;
mod report;
mod search;
pub(super) mod site;
mod standing;
mod verdict;

use self::finder::Listed;
use super::shared::force_names;
use super::shared::orders;
use super::shared::press::Press;
use super::shared::rendered::{Rendered, is_page};
use super::shared::tables::pages_of;
use crate::changes::Difference;
use crate::charts::compose::Order;
use crate::model::{Chapter, Edition, Figure, Force, Key, Measure, Page, Question, address};

/// The kinds of page in an edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PageKind {
    Home,
    Chapter(Key<Chapter>),
    ForceList,
    /// A page of the list of those in a region, in none, or of all, where there are many.
    Finder(Listed, usize),
    Force(Key<Force>),
    Measure(Key<Measure>),
    Question(Key<Question>),
    /// A further page of the table of a measure or a question.
    MeasureTable(Key<Measure>, usize),
    QuestionTable(Key<Question>, usize),
    Figure(Key<Figure>, Order),
    /// A figure alone, to be framed by others.
    Embed(Key<Figure>),
    Recommendations,
    Glossary,
    Numbers,
    /// A page of a list of numbers, by its position among all.
    NumberList(usize),
    Data,
    Inconsistencies,
    Corrections,
    Changes,
    Search,
    Compare,
    Report,
    /// A standing page; about the data is there even without a text.
    Standing(Option<Key<Page>>),
    /// An old address, by its position among the redirects.
    Redirect(usize),
}

impl PageKind {
    /// All pages of an edition, in a fixed order.
    pub(super) fn all(edition: &Edition) -> Vec<Self> {
        let mut pages = vec![
            Self::Home,
            Self::ForceList,
            Self::Numbers,
            Self::Data,
            Self::Corrections,
            Self::Changes,
            Self::Search,
            Self::Compare,
            Self::Report,
        ];
        pages.extend(edition.chapters.keys().map(Self::Chapter));
        pages.extend(edition.forces.keys().map(Self::Force));
        pages.extend(edition.measures.keys().map(Self::Measure));
        pages.extend(edition.judgments.questions.keys().map(Self::Question));
        let further = 1..pages_of(edition, edition.forces.len());
        for page in further {
            let measures = edition.measures.keys();
            pages.extend(measures.map(|key| Self::MeasureTable(key, page)));
            let questions = edition.judgments.questions.keys();
            pages.extend(questions.map(|key| Self::QuestionTable(key, page)));
        }
        let lists = finder::pages(edition).into_iter();
        pages.extend(lists.map(|(list, page)| Self::Finder(list, page)));
        for (key, figure) in edition.figures.entries() {
            let orders = orders::of(edition, figure);
            pages.extend(orders.iter().map(|order| Self::Figure(key, *order)));
            pages.push(Self::Embed(key));
        }
        if !edition.recommendations.is_empty() {
            pages.push(Self::Recommendations);
        }
        if !edition.glossary.is_empty() {
            pages.push(Self::Glossary);
        }
        if edition.facts.iter().any(|fact| fact.finding.is_some()) {
            pages.push(Self::Inconsistencies);
        }
        pages.extend((0..numbers::addresses(edition).len()).map(Self::NumberList));
        if edition.page(Page::ABOUT_THE_DATA).is_none() {
            pages.push(Self::Standing(None));
        }
        pages.extend(edition.pages.keys().map(|key| Self::Standing(Some(key))));
        pages.extend(
            (0..edition.redirects.len())
                .filter(|index| is_page(&edition.redirects[*index].from.value))
                .map(Self::Redirect),
        );
        pages
    }

    /// Whether its address will still be there in the next revision.
    pub(super) fn is_promise(self) -> bool {
        !matches!(
            self,
            Self::Redirect(_)
                | Self::NumberList(_)
                | Self::Finder(..)
                | Self::MeasureTable(..)
                | Self::QuestionTable(..)
        )
    }

    /// The address of the page.
    pub(super) fn path(self, edition: &Edition) -> String {
        match self {
            Self::Home => address::HOME.to_owned(),
            Self::Chapter(key) => address::chapter(&edition.chapters[key]),
            Self::ForceList => address::forces(edition),
            Self::Force(key) => address::force(&edition.forces[key]),
            Self::Measure(key) => address::measure(&edition.measures[key]),
            Self::Question(key) => address::question(&edition.judgments.questions[key]),
            Self::Finder(list, page) => address::further(&list.path(edition), page),
            Self::MeasureTable(key, page) => {
                address::further(&address::measure(&edition.measures[key]), page)
            }
            Self::QuestionTable(key, page) => {
                let question = &edition.judgments.questions[key];
                address::further(&address::question(question), page)
            }
            Self::Figure(key, order) => orders::path(&edition.figures[key], order),
            Self::Embed(key) => address::figure_embed(&edition.figures[key]),
            Self::Recommendations => address::RECOMMENDATIONS.to_owned(),
            Self::Glossary => address::GLOSSARY.to_owned(),
            Self::Numbers => address::NUMBERS.to_owned(),
            Self::NumberList(index) => numbers::addresses(edition).swap_remove(index),
            Self::Data => address::DATA.to_owned(),
            Self::Inconsistencies => address::INCONSISTENCIES.to_owned(),
            Self::Corrections => address::CORRECTIONS.to_owned(),
            Self::Changes => address::CHANGES.to_owned(),
            Self::Search => address::SEARCH.to_owned(),
            Self::Compare => address::COMPARE.to_owned(),
            Self::Report => address::REPORT.to_owned(),
            Self::Standing(key) => standing::path(edition, key),
            Self::Redirect(index) => edition.redirects[index].from.value.clone(),
        }
    }

    pub(super) fn render(
        self,
        press: &Press<'_>,
        since: Option<&Difference>,
    ) -> tera::TeraResult<String> {
        match self {
            Self::Home => home::render(press),
            Self::Chapter(key) => chapter::render(press, key),
            Self::ForceList => force_list::render(press),
            Self::Force(key) => force::render(press, key),
            Self::Measure(key) => measure::render(press, key),
            Self::Question(key) => question::render(press, key),
            Self::Finder(list, page) => finder::render(press, list, page),
            Self::MeasureTable(key, page) => parts::of_measure(press, key, page),
            Self::QuestionTable(key, page) => parts::of_question(press, key, page),
            Self::Figure(key, order) => figure_page::render(press, key, order),
            Self::Embed(key) => embed::render(press, key),
            Self::Recommendations => recommendations::render(press),
            Self::Glossary => glossary::render(press),
            Self::Numbers => numbers::render(press),
            Self::NumberList(index) => numbers::render_list(press, index),
            Self::Data => data::render(press),
            Self::Inconsistencies => inconsistencies::render(press),
            Self::Corrections => corrections::render(press),
            Self::Changes => changes::render(press, since),
            Self::Search => search::render(press),
            Self::Compare => compare::render(press),
            Self::Report => report::render(press),
            Self::Standing(key) => standing::render(press, key),
            Self::Redirect(index) => redirect::render(press, &press.edition.redirects[index]),
        }
    }
}

/// What the scripts read, and the heads of the printed report; each is made when it
/// is its turn.
pub(super) fn data_files(press: &Press<'_>) -> impl Iterator<Item = Rendered> {
    type File = (&'static str, fn(&Press<'_>) -> String);
    let files: [File; 3] = [
        (search::INDEX, search::index),
        (compare::DATA, |press| compare::data(press.edition)),
        (report::HEADS, |press| report::heads(press.edition)),
    ];
    let files = files.into_iter().map(|(path, text)| Rendered {
        path: path.to_owned(),
        text: text(press),
    });
    // Of many there is no list that every page could load.
    let names = (!press.edition.has_many()).then(|| Rendered {
        path: force_names::PATH.to_owned(),
        text: force_names::file(press.edition),
    });
    files
        .chain(names)
        .chain(search::parts(press))
        .chain(numbers::data_files(press.edition))
}
