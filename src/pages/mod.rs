//! Model → pages: what an edition shows.
//!
//! Every kind of page has a file here with its view, which is what its template
//! sees, and the function that makes the view out of the model. [`render`] goes
//! through all pages of an edition and keeps none of them, [`render_site`] through those above the
//! editions. Only this module knows the template engine.
//!
//! Views hold words, not numbers to be written, and HTML only where a comment
//! says so; templates escape everything else. Templates ask before they write
//! what may be missing: where there are thousands of a view, a key with nothing
//! to say is left out, for each takes time and room.

mod caveats;
mod changes;
mod chapter;
mod compare;
mod corrections;
mod data;
mod facts;
mod figure_page;
mod figure_table;
mod figures;
mod force;
mod force_list;
mod force_names;
mod frame;
mod glossary;
mod grade_table;
mod home;
mod html;
mod inconsistencies;
mod measure;
mod measure_table;
mod numbers;
mod offers;
mod pack;
mod pictures;
mod press;
mod question;
mod recommendations;
mod redirect;
mod report;
mod scripts;
mod search;
mod site;
mod social;
mod standing;
mod table;
mod tables;
mod theme;
mod typefaces;
mod written;

use rayon::prelude::*;

pub use self::corrections::correction_address;
pub use self::pack::packs;
pub use self::pictures::{Shown, Undrawn, pictures};
use self::press::Press;
pub use self::site::EditionCard;
pub use self::theme::{CHART_STYLES, Theme, VIEW_VERSION};
pub use self::typefaces::{
    TYPEFACE_SCRIPT, TYPEFACE_STYLES, Typeface, script as typeface_script,
    style_sheet as typeface_styles,
};
use crate::changes::Difference;
use crate::charts::Refusal;
use crate::charts::compose::Order;
use crate::downloads::Download;
use crate::model::{Chapter, Edition, Figure, Force, Key, Measure, PageName, Question, address};

/// A page with its address relative to the edition, or to the site for those
/// above the editions; or a drawing, a script or its data in a file of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// Where it goes: `forces/durham.html`.
    pub path: String,
    /// What is in it.
    pub text: String,
}

/// Why a page could not be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// A template failed on a page; in the engine's words, which name template,
    /// line and column.
    Template {
        /// The page.
        path: String,
        /// What the engine says.
        message: String,
    },
    /// The data of a figure can't be drawn as its chart.
    Figure {
        /// The figure.
        figure: Key<Figure>,
        /// Why not.
        message: String,
    },
    /// A card can't be drawn.
    Picture {
        /// Its address.
        path: String,
        /// Why not.
        message: String,
    },
}

/// The kinds of page in an edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PageKind {
    Home,
    Chapter(Key<Chapter>),
    ForceList,
    Force(Key<Force>),
    Measure(Key<Measure>),
    Question(Key<Question>),
    Figure(Key<Figure>, Order),
    Recommendations,
    Glossary,
    Numbers,
    Data,
    Inconsistencies,
    Corrections,
    Changes,
    Search,
    Compare,
    Report,
    Standing(PageName),
    /// An old address, by its position among the redirects.
    Redirect(usize),
}

impl PageKind {
    /// All pages of an edition, in a fixed order.
    fn all(edition: &Edition) -> Vec<Self> {
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
        for (key, figure) in edition.figures.entries() {
            let orders = figure_page::orders(figure);
            pages.extend(orders.iter().map(|order| Self::Figure(key, *order)));
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
        for name in PageName::ALL {
            if name == PageName::AboutTheData || edition.page(name).is_some() {
                pages.push(Self::Standing(name));
            }
        }
        pages.extend(
            (0..edition.redirects.len())
                .filter(|index| is_page(&edition.redirects[*index].from.value))
                .map(Self::Redirect),
        );
        pages
    }

    /// The address of the page.
    fn path(self, edition: &Edition) -> String {
        match self {
            Self::Home => address::HOME.to_owned(),
            Self::Chapter(key) => address::chapter(&edition.chapters[key]),
            Self::ForceList => address::FORCES.to_owned(),
            Self::Force(key) => address::force(&edition.forces[key]),
            Self::Measure(key) => address::measure(&edition.measures[key]),
            Self::Question(key) => address::question(&edition.judgments.questions[key]),
            Self::Figure(key, order) => figure_page::path(&edition.figures[key], order),
            Self::Recommendations => address::RECOMMENDATIONS.to_owned(),
            Self::Glossary => address::GLOSSARY.to_owned(),
            Self::Numbers => address::NUMBERS.to_owned(),
            Self::Data => address::DATA.to_owned(),
            Self::Inconsistencies => address::INCONSISTENCIES.to_owned(),
            Self::Corrections => address::CORRECTIONS.to_owned(),
            Self::Changes => address::CHANGES.to_owned(),
            Self::Search => search::PATH.to_owned(),
            Self::Compare => compare::PATH.to_owned(),
            Self::Report => report::PATH.to_owned(),
            Self::Standing(name) => standing::path(name),
            Self::Redirect(index) => edition.redirects[index].from.value.clone(),
        }
    }

    fn render(self, press: &Press<'_>, since: Option<&Difference>) -> tera::TeraResult<String> {
        match self {
            Self::Home => home::render(press),
            Self::Chapter(key) => chapter::render(press, key),
            Self::ForceList => force_list::render(press),
            Self::Force(key) => force::render(press, key),
            Self::Measure(key) => measure::render(press, key),
            Self::Question(key) => question::render(press, key),
            Self::Figure(key, order) => figure_page::render(press, key, order),
            Self::Recommendations => recommendations::render(press),
            Self::Glossary => glossary::render(press),
            Self::Numbers => numbers::render(press),
            Self::Data => data::render(press),
            Self::Inconsistencies => inconsistencies::render(press),
            Self::Corrections => corrections::render(press),
            Self::Changes => changes::render(press, since),
            Self::Search => search::render(press),
            Self::Compare => compare::render(press),
            Self::Report => report::render(press),
            Self::Standing(name) => standing::render(press, name),
            Self::Redirect(index) => redirect::render(press, &press.edition.redirects[index]),
        }
    }
}

/// Whether an address is that of a page.
pub fn is_page(path: &str) -> bool {
    path.ends_with(".html")
}

/// The addresses of an edition's pages and of what is drawn for them, without
/// those of redirects: what redirects can lead to.
pub fn addresses(edition: &Edition) -> Vec<String> {
    let mut addresses: Vec<String> = PageKind::all(edition)
        .into_iter()
        .filter(|kind| !matches!(kind, PageKind::Redirect(_)))
        .map(|kind| kind.path(edition))
        .collect();
    for figure in &edition.figures {
        addresses.push(address::chart(figure));
        addresses.push(address::chart_picture(figure));
    }
    addresses
}

/// Takes a page as soon as it is made, from any thread.
pub type Take<'a> = &'a (dyn Fn(Rendered) + Sync);

/// Renders every page of an edition and its charts as files of their own, and hands
/// each over as soon as it is made; pages lead to the downloads that are about what
/// they show and to the pictures that there are. `since` is what differs from the
/// revision that was sealed before. The addresses of all come back, in an order
/// that is the same every time.
///
/// # Errors
///
/// Everything that failed.
pub fn render(
    edition: &Edition,
    theme: &Theme,
    downloads: &[Download],
    pictures: &[Shown<'_>],
    since: Option<&Difference>,
    take: Take<'_>,
) -> Result<Vec<String>, Vec<Failure>> {
    let give = |rendered: Rendered| {
        let path = rendered.path.clone();
        take(rendered);
        path
    };
    let mut press = Press::new(edition, theme, downloads, pictures).map_err(refused)?;
    let charts: Vec<String> = press.chart_files().map(give).collect();
    let pages = || -> Vec<Result<String, Failure>> {
        PageKind::all(edition)
            .into_par_iter()
            // One by one: the longest takes as long as thirty others.
            .with_max_len(1)
            .map(|page| finished(page.path(edition), page.render(&press, since)).map(give))
            .collect()
    };
    let others = || -> Vec<String> {
        let others = data_files(&press).chain(scripts::files());
        others.map(give).collect()
    };
    let (results, others) = rayon::join(pages, others);
    let (pages, failures): (Vec<_>, Vec<_>) = results.into_iter().partition(Result::is_ok);
    if !failures.is_empty() {
        return Err(failures.into_iter().filter_map(Result::err).collect());
    }
    let mut addresses: Vec<String> = pages.into_iter().filter_map(Result::ok).collect();
    addresses.extend(charts);
    addresses.extend(others);
    Ok(addresses)
}

/// What the scripts read, and the heads of the printed report; each is made when it
/// is its turn.
fn data_files(press: &Press<'_>) -> impl Iterator<Item = Rendered> {
    type File = (&'static str, fn(&Press<'_>) -> String);
    let files: [File; 4] = [
        (search::INDEX, search::index),
        (compare::DATA, |press| compare::data(press.edition)),
        (force_names::PATH, |press| force_names::file(press.edition)),
        (report::HEADS, |press| report::heads(press.edition)),
    ];
    files.into_iter().map(|(path, text)| Rendered {
        path: path.to_owned(),
        text: text(press),
    })
}

/// Renders the pages above the editions: their list, with the looks of `newest`,
/// and the page for wrong addresses. `cards` are in the order of the years.
///
/// # Errors
///
/// Everything that failed.
pub fn render_site(
    newest: &Edition,
    theme: &Theme,
    cards: &[EditionCard],
) -> Result<Vec<Rendered>, Vec<Failure>> {
    let pages = [
        (address::HOME, site::editions(theme, newest, cards)),
        ("404.html", site::not_found(theme, newest, cards)),
        ("editions.js", Ok(site::script(cards))),
    ];
    let (rendered, failures): (Vec<_>, Vec<_>) = pages
        .into_iter()
        .map(|(path, result)| finished(path.to_owned(), result))
        .partition(Result::is_ok);
    if failures.is_empty() {
        Ok(rendered.into_iter().filter_map(Result::ok).collect())
    } else {
        Err(failures.into_iter().filter_map(Result::err).collect())
    }
}

/// What the figures that can't be drawn fail with.
fn refused(refusals: Vec<(Key<Figure>, Refusal)>) -> Vec<Failure> {
    let refusals = refusals.into_iter();
    refusals
        .map(|(figure, refusal)| Failure::Figure {
            figure,
            message: refusal.to_string(),
        })
        .collect()
}

fn finished(path: String, result: tera::TeraResult<String>) -> Result<Rendered, Failure> {
    match result {
        Ok(text) => Ok(Rendered { path, text }),
        Err(error) => Err(Failure::Template {
            path,
            message: error.to_string(),
        }),
    }
}
