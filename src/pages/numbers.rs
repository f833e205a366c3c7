//! Every number in the words: what is written, what the data say, and what that
//! rests on.

use std::borrow::Cow;

use serde::Serialize;

use super::facts::{self, FactView};
use super::frame::PageView;
use super::press::Press;
use crate::model::{BasisKind, Claim, ClaimBasis, ClaimSite, Edition, address};

#[derive(Serialize)]
struct NumbersView<'a> {
    page: PageView,
    lead: String,
    coverage: Vec<CountView>,
    parts: Vec<PartView<'a>>,
    facts: Vec<FactView>,
    literals: Vec<LiteralView<'a>>,
}

#[derive(Serialize)]
struct CountView {
    number: usize,
    words: &'static str,
}

#[derive(Serialize)]
struct PartView<'a> {
    id: Cow<'static, str>,
    title: &'a str,
    claims: Vec<ClaimView<'a>>,
}

#[derive(Serialize)]
struct ClaimView<'a> {
    anchor: &'a str,
    href: String,
    words: &'a str,
    sentence: &'a str,
    datum: &'a str,
    what: &'a str,
    basis_href: Cow<'a, str>,
    source: Option<Cow<'a, str>>,
    kind: &'static str,
    /// A site is only built where words and data agree.
    verdict: &'static str,
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
    let bound = edition.bound();
    let permille = bound.coverage_permille();
    let lead = format!(
        "Each number in the words of this edition, and the datum that it was checked against when \
         the site was built: {}.{} percent of all numbers are bound to one.",
        permille / 10,
        permille % 10
    );
    let view = NumbersView {
        page: PageView::new(edition, path, "", "Every number", &lead).described(press, None),
        lead,
        coverage: vec![
            CountView {
                number: bound.data,
                words: "computed from the data of the edition",
            },
            CountView {
                number: bound.derived,
                words: "derived from other stated numbers",
            },
            CountView {
                number: bound.stated,
                words: "stated by a source, and confirmed only by it",
            },
            CountView {
                number: bound.unbound,
                words: "bound to nothing",
            },
        ],
        parts: parts(edition),
        facts: facts::views(edition),
        literals: literals(edition),
    };
    press.fill("numbers.html", view)
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
        let view = claim_view(edition, claim, basis);
        match parts.iter_mut().find(|part| part.id == id) {
            Some(part) => part.claims.push(view),
            None => parts.push(PartView {
                id,
                title,
                claims: vec![view],
            }),
        }
    }
    parts
}

fn claim_view<'a>(edition: &'a Edition, claim: &'a Claim, basis: &'a ClaimBasis) -> ClaimView<'a> {
    let source = basis.source.as_deref().and_then(|id| {
        let source = &edition.sources[edition.sources.find(id)?];
        Some(match &basis.source_place {
            Some(place) => Cow::Owned(format!("{}, {place}", source.title)),
            None => Cow::Borrowed(source.title.as_str()),
        })
    });
    ClaimView {
        anchor: &claim.anchor,
        href: address::claim(edition, claim),
        words: &claim.words,
        sentence: &claim.sentence,
        datum: &basis.datum,
        what: &basis.what,
        // What a source states leads to the source; the rest to the data.
        basis_href: match (basis.kind, basis.source.as_deref()) {
            (BasisKind::Stated | BasisKind::Derived, Some(id)) => edition
                .sources
                .find(id)
                .map_or_else(String::new, |key| address::source(&edition.sources[key]))
                .into(),
            _ => Cow::Borrowed(&basis.href),
        },
        source,
        kind: basis.kind.words(),
        verdict: "agrees",
    }
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
        ClaimSite::Figure(_) => ("in-figures".into(), "Figures"),
        ClaimSite::Term(_) => ("in-glossary".into(), "Glossary"),
        ClaimSite::Recommendation(_) => ("in-recommendations".into(), "Recommendations"),
        ClaimSite::Measure(_) => ("in-measures".into(), "Measures"),
        ClaimSite::Data => ("in-data".into(), "Notes on the data"),
    }
}
