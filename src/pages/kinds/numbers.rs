//! Every number in the words: what is written, what the data say, and what that
//! rests on. One page leads to the lists, of which each chapter has its own; what the
//! script of the chapters shows where a number stands is the same, as data.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::{BasisKind, Claim, ClaimBasis, ClaimSite, Edition, address};
use crate::pages::shared::coverage::{self, CountView};
use crate::pages::shared::facts;
use crate::pages::shared::frame::PageView;
use crate::pages::shared::html;
use crate::pages::shared::link::LinkView;
use crate::pages::shared::press::Press;
use crate::pages::shared::rendered::Rendered;
use crate::pages::shared::scripts;
use crate::prose::push_escaped;
use crate::wording::say;

/// What the list of national figures is called in addresses.
const FACTS: &str = "facts";

#[derive(Serialize)]
struct NumbersView<'a> {
    page: PageView,
    lead: String,
    coverage: Vec<CountView<'a>>,
    confirmed: Vec<CountView<'a>>,
    /// The pages of the lists, with how many numbers each has.
    lists: Vec<LinkView>,
    literals: Vec<LiteralView<'a>>,
}

#[derive(Serialize)]
struct ListView {
    page: PageView,
    /// Whether its rows are national figures, and not numbers in the words.
    of_facts: bool,
    /// HTML: the rows of its table.
    rows: String,
    previous: Option<LinkView>,
    next: Option<LinkView>,
}

#[derive(Serialize)]
struct LiteralView<'a> {
    anchor: &'a str,
    href: String,
    words: &'a str,
    reason: &'a str,
}

/// A page of a list.
struct List<'a> {
    /// What the list is called in addresses; it may have several pages.
    name: String,
    path: String,
    /// What it is called among others.
    title: String,
    /// What it is called where it stands alone.
    heading: String,
    rows: Rows<'a>,
}

enum Rows<'a> {
    Claims(Vec<(&'a Claim, &'a ClaimBasis)>),
    /// So many facts from one on.
    Facts(usize, usize),
}

impl Rows<'_> {
    fn count(&self) -> usize {
        match self {
            Self::Claims(claims) => claims.len(),
            Self::Facts(_, count) => *count,
        }
    }
}

/// The pages of all lists, in the order in which the numbers stand on the site.
fn lists(edition: &Edition) -> Vec<List<'_>> {
    let words = &edition.wording;
    let mut lists: Vec<List<'_>> = Vec::new();
    let mut at: BTreeMap<&str, usize> = BTreeMap::new();
    for (claim, basis) in data(edition) {
        let list = *at.entry(claim.ledger.as_str()).or_insert_with(|| {
            let title = title(edition, &claim.site);
            lists.push(List {
                name: claim.site.list(),
                path: claim.ledger.clone(),
                title: title.to_owned(),
                heading: say!(words, "numbers-in", title = title),
                rows: Rows::Claims(Vec::new()),
            });
            lists.len() - 1
        });
        if let Rows::Claims(claims) = &mut lists[list].rows {
            claims.push((claim, basis));
        }
    }
    let facts = edition.facts.len();
    for (page, from) in (0..facts).step_by(address::NUMBERS_ON_A_PAGE).enumerate() {
        lists.push(List {
            name: FACTS.to_owned(),
            path: address::numbers(FACTS, page),
            title: words.text("facts-title").to_owned(),
            heading: words.text("facts-title").to_owned(),
            rows: Rows::Facts(from, (facts - from).min(address::NUMBERS_ON_A_PAGE)),
        });
    }
    // A list of several pages counts them.
    let names: Vec<String> = lists.iter().map(|list| list.name.clone()).collect();
    for (index, list) in lists.iter_mut().enumerate() {
        let all = names.iter().filter(|name| **name == list.name).count();
        let before = names[..index].iter().filter(|name| **name == list.name);
        if all > 1 {
            let number = before.count() + 1;
            for called in [&mut list.title, &mut list.heading] {
                *called = say!(
                    words,
                    "numbers-part",
                    title = *called,
                    number = number,
                    all = all
                );
            }
        }
    }
    lists
}

/// The addresses of the lists.
pub(super) fn addresses(edition: &Edition) -> Vec<String> {
    lists(edition).into_iter().map(|list| list.path).collect()
}

/// The claims that rest on data.
fn data(edition: &Edition) -> impl Iterator<Item = (&Claim, &ClaimBasis)> {
    let claims = edition.claims.iter();
    claims.filter_map(|claim| {
        let basis = claim.basis.as_ref()?;
        (basis.kind != BasisKind::Literal).then_some((claim, basis))
    })
}

/// Renders the page that leads to the lists.
pub(super) fn render(press: &Press<'_>) -> tera::TeraResult<String> {
    let edition = press.edition;
    let path = address::NUMBERS;
    let coverage = coverage::of(edition);
    let words = &edition.wording;
    let lead = say!(words, "numbers-lead", percent = coverage.percent);
    let lists = lists(edition).into_iter().map(|list| {
        let count = list.rows.count();
        LinkView::new(list.path, list.title).about(say!(words, "numbers-count", count = count))
    });
    let view = NumbersView {
        page: PageView::new(edition, path, "", words.text("numbers-every"), &lead)
            .described(press, None),
        lead,
        coverage: coverage.counts,
        confirmed: coverage.confirmed,
        lists: lists.collect(),
        literals: literals(edition),
    };
    press.fill("numbers.html", view)
}

/// Renders a page of a list, by its position among all.
pub(super) fn render_list(press: &Press<'_>, index: usize) -> tera::TeraResult<String> {
    let edition = press.edition;
    let words = &edition.wording;
    let lists = lists(edition);
    let list = &lists[index];
    let root = address::root(&list.path);
    let neighbour =
        |list: &List<'_>| LinkView::new(format!("{root}{}", list.path), list.title.as_str());
    let mut rows = String::new();
    let lead = match &list.rows {
        Rows::Claims(claims) => {
            for (claim, basis) in claims {
                push_row(edition, claim, basis, &root, &mut rows);
            }
            words.text("numbers-list-lead")
        }
        Rows::Facts(from, count) => {
            rows = facts::rows(edition, *from..from + count, &root);
            words.text("facts-caption")
        }
    };
    let view = ListView {
        page: PageView::new(edition, &list.path, address::NUMBERS, &list.heading, lead)
            .under(address::NUMBERS, words.text("numbers-every"))
            .described(press, None),
        of_facts: matches!(list.rows, Rows::Facts(..)),
        previous: index.checked_sub(1).map(|at| neighbour(&lists[at])),
        next: lists.get(index + 1).map(neighbour),
        rows,
    };
    let bytes = view.rows.len();
    press.fill_large("numbers-list.html", view, bytes)
}

/// The row of a claim: what is written, what the data say, what that is and rests on.
/// `root` is the way to the edition's folder.
fn push_row(edition: &Edition, claim: &Claim, basis: &ClaimBasis, root: &str, html: &mut String) {
    let words = &edition.wording;
    let from = Origin::of(edition, basis);
    html::open(html, "tr", &[("id", Some(&claim.anchor))]);
    html::open(html, "th", &[("scope", Some("row"))]);
    let href = [root, &address::claim(edition, claim)].concat();
    html::link(html, &href, &claim.words);
    html::element(html, "small", &[], &claim.sentence);
    html::close(html, "th");
    html::element(html, "td", &[], &basis.datum);
    html::open(html, "td", &[]);
    html::link(html, &[root, &from.href].concat(), &basis.what);
    if let Some(source) = &from.source {
        html::element(html, "small", &[], source);
    }
    html::close(html, "td");
    html::element(html, "td", &[], words.text(basis.kind.message()));
    // A site is only built where words and data agree.
    html::open(html, "td", &[]);
    push_escaped(words.text("agrees"), html);
    html::element(html, "small", &[], &coverage::confirmed(edition, basis));
    html::close(html, "td");
    html.push_str("</tr>\n");
}

/// Where a number comes from.
struct Origin {
    /// An address relative to the edition.
    href: String,
    /// The source, and where it says so.
    source: Option<String>,
}

impl Origin {
    fn of(edition: &Edition, basis: &ClaimBasis) -> Self {
        let source = basis.source.as_deref();
        let source = source.and_then(|id| edition.sources.find(id));
        let source = source.map(|key| &edition.sources[key]);
        // What a source states leads to the source; the rest to the data.
        let href = match (basis.kind, &basis.source) {
            (BasisKind::Stated | BasisKind::Derived, Some(_)) => {
                source.map_or_else(String::new, address::source)
            }
            _ => basis.href.clone(),
        };
        let source = source.map(|source| match &basis.source_place {
            Some(place) => [source.title.as_str(), ", ", place].concat(),
            None => source.title.clone(),
        });
        Self { href, source }
    }
}

/// The numbers of each chapter for the script that shows where they come from: by the
/// anchor of each what the data say, what that is, where it leads, its source, and its
/// row.
pub(super) fn data_files(edition: &Edition) -> Vec<Rendered> {
    type Row<'a> = (&'a str, &'a str, String, Option<String>, String);
    let mut files: BTreeMap<String, BTreeMap<&str, Row<'_>>> = BTreeMap::new();
    for (claim, basis) in data(edition) {
        if !matches!(claim.site, ClaimSite::Chapter(..)) {
            continue;
        }
        let from = Origin::of(edition, basis);
        let row = address::ledger(claim);
        let file = files.entry(address::numbers_data(&claim.site.list()));
        let said = (
            basis.datum.as_str(),
            basis.what.as_str(),
            from.href,
            from.source,
            row,
        );
        file.or_default().insert(&claim.anchor, said);
    }
    let files = files.into_iter();
    files
        .map(|(path, rows)| Rendered {
            path,
            text: scripts::data("bluebookNumbers", &rows),
        })
        .collect()
}

fn literals(edition: &Edition) -> Vec<LiteralView<'_>> {
    edition
        .claims
        .iter()
        .filter_map(|claim| {
            let basis = claim.basis.as_ref()?;
            (basis.kind == BasisKind::Literal).then(|| LiteralView {
                anchor: &claim.anchor,
                href: address::claim(edition, claim),
                words: &claim.words,
                reason: &basis.what,
            })
        })
        .collect()
}

/// What the list of the numbers of a place is called.
pub(in crate::pages) fn title<'a>(edition: &'a Edition, site: &'a ClaimSite) -> &'a str {
    let words = &edition.wording;
    match site {
        ClaimSite::Chapter(id, _) => {
            let chapter = edition.chapters.find(id);
            chapter.map_or(id, |key| &edition.chapters[key].title)
        }
        ClaimSite::Page(id, _) => {
            let page = edition.pages.find(id);
            page.map_or(id, |key| &edition.pages[key].title)
        }
        ClaimSite::Figure(_) => words.text("turn-figures"),
        ClaimSite::Term(_) => words.text("glossary"),
        ClaimSite::Recommendation(_) => words.text("recommendations-title"),
        ClaimSite::Measure(_) => words.text("measures"),
        ClaimSite::Home => words.text("home-page"),
        ClaimSite::Data => words.text("notes-on-data"),
    }
}
