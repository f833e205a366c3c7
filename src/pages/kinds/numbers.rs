//! Every number in the words: what is written, what the data say, and what that
//! rests on.

use std::borrow::Cow;

use serde::Serialize;

use crate::model::{BasisKind, Claim, ClaimBasis, ClaimSite, Edition, address};
use crate::pages::shared::coverage::{self, CountView};
use crate::pages::shared::facts;
use crate::pages::shared::frame::PageView;
use crate::pages::shared::html;
use crate::pages::shared::press::Press;
use crate::prose::push_escaped;
use crate::wording::say;

#[derive(Serialize)]
struct NumbersView<'a> {
    page: PageView,
    lead: String,
    coverage: Vec<CountView<'a>>,
    confirmed: Vec<CountView<'a>>,
    parts: Vec<PartView<'a>>,
    /// HTML: the rows of the table of facts.
    facts: String,
    literals: Vec<LiteralView<'a>>,
}

#[derive(Serialize)]
struct PartView<'a> {
    id: Cow<'static, str>,
    title: &'a str,
    /// HTML: the rows of its table, one for each claim.
    rows: String,
}

#[derive(Serialize)]
struct LiteralView<'a> {
    anchor: &'a str,
    href: String,
    words: &'a str,
    reason: &'a str,
}

/// Renders the list of numbers.
pub(super) fn render(press: &Press<'_>) -> tera::TeraResult<String> {
    let edition = press.edition;
    let path = address::NUMBERS;
    let coverage = coverage::of(edition);
    let words = &edition.wording;
    let lead = say!(words, "numbers-lead", percent = coverage.percent);
    let view = NumbersView {
        page: PageView::new(edition, path, "", words.text("numbers-every"), &lead)
            .described(press, None),
        lead,
        coverage: coverage.counts,
        confirmed: coverage.confirmed,
        parts: parts(edition),
        facts: facts::rows(edition),
        literals: literals(edition),
    };
    let parts: usize = view.parts.iter().map(|part| part.rows.len()).sum();
    let rows = parts + view.facts.len();
    press.fill_large("numbers.html", view, rows)
}

fn parts(edition: &Edition) -> Vec<PartView<'_>> {
    let mut parts: Vec<PartView<'_>> = Vec::new();
    for claim in &edition.claims {
        let Some(basis) = claim
            .basis
            .as_ref()
            .filter(|basis| basis.kind != BasisKind::Literal)
        else {
            continue;
        };
        let (id, title) = part(edition, &claim.site);
        let at = match parts.iter().position(|part| part.id == id) {
            Some(at) => at,
            None => {
                let rows = String::new();
                parts.push(PartView { id, title, rows });
                parts.len() - 1
            }
        };
        push_row(edition, claim, basis, &mut parts[at].rows);
    }
    parts
}

/// The row of a claim: what is written, what the data say, what that is and rests on.
fn push_row(edition: &Edition, claim: &Claim, basis: &ClaimBasis, html: &mut String) {
    let words = &edition.wording;
    let source = basis.source.as_deref();
    let source = source.and_then(|id| edition.sources.find(id));
    let source = source.map(|key| &edition.sources[key]);
    html::open(html, "tr", &[("id", Some(&claim.anchor))]);
    html::open(html, "th", &[("scope", Some("row"))]);
    html::link(html, &address::claim(edition, claim), &claim.words);
    html::element(html, "small", &[], &claim.sentence);
    html::close(html, "th");
    html::element(html, "td", &[], &basis.datum);
    html::open(html, "td", &[]);
    // What a source states leads to the source; the rest to the data.
    match (basis.kind, &basis.source) {
        (BasisKind::Stated | BasisKind::Derived, Some(_)) => {
            let href = source.map_or_else(String::new, address::source);
            html::link(html, &href, &basis.what);
        }
        _ => html::link(html, &basis.href, &basis.what),
    }
    match (source, &basis.source_place) {
        (Some(source), Some(place)) => {
            let text = [source.title.as_str(), ", ", place].concat();
            html::element(html, "small", &[], &text);
        }
        (Some(source), None) => html::element(html, "small", &[], &source.title),
        (None, _) => {}
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

/// The part of the list that a claim belongs to: identifier and title.
fn part<'a>(edition: &'a Edition, site: &'a ClaimSite) -> (Cow<'static, str>, &'a str) {
    let words = &edition.wording;
    match site {
        ClaimSite::Chapter(id, _) => {
            let chapter = edition.chapters.find(id);
            let title = chapter.map_or(id, |key| &edition.chapters[key].title);
            (format!("in-{id}").into(), title)
        }
        ClaimSite::Page(id, _) => {
            let page = edition.pages.find(id);
            let title = page.map_or(id, |key| &edition.pages[key].title);
            (format!("in-{id}").into(), title)
        }
        ClaimSite::Figure(_) => ("in-figures".into(), words.text("turn-figures")),
        ClaimSite::Term(_) => ("in-glossary".into(), words.text("glossary")),
        ClaimSite::Recommendation(_) => (
            "in-recommendations".into(),
            words.text("recommendations-title"),
        ),
        ClaimSite::Measure(_) => ("in-measures".into(), words.text("measures")),
        ClaimSite::Home => ("in-home".into(), words.text("home-page")),
        ClaimSite::Data => ("in-data".into(), words.text("notes-on-data")),
    }
}
