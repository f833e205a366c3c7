//! What a force gets before release, to check: its page as it will be published,
//! and a cover with everything else that the edition says of it.
//!
//! A pack travels alone, so that nothing in it leads out of it: the pages are made
//! without navigation and scripts, and what would link to another page of the
//! edition is text.

use serde::Serialize;

use super::force;
use crate::check::Naming;
use crate::diagnostics::{self, Diagnostics};
use crate::downloads::{About, Download};
use crate::model::{Area, Claim, Edition, Force, Key, address};
use crate::pages::shared::edition::contact_href;
use crate::pages::shared::frame::PageView;
use crate::pages::shared::link::LinkView;
use crate::pages::shared::press::Press;
use crate::pages::shared::rendered::{Rendered, finished};
use crate::pages::shared::table::GradeView;
use crate::pages::shared::theme::Theme;
use crate::pages::shared::written::{self, ValueView};
use crate::prose::Writer;
use crate::wording::say;

#[derive(Serialize)]
struct PackView<'a> {
    page: PageView,
    force: &'a str,
    official_name: &'a str,
    release: Option<String>,
    contact: LinkView,
    own_page: String,
    downloads: Vec<LinkView>,
    grades: Vec<GradeLine>,
    values: Vec<ValueLine>,
    caveats: Vec<CaveatLine<'a>>,
    sentences: Vec<SentenceView>,
    claims: Vec<ClaimLine>,
}

#[derive(Serialize)]
struct GradeLine {
    question: String,
    year: String,
    grade: GradeView,
    about: Option<String>,
}

#[derive(Serialize)]
struct ValueLine {
    measure: String,
    unit: String,
    source: String,
    value: ValueView,
}

#[derive(Serialize)]
struct CaveatLine<'a> {
    about: String,
    kind: &'a str,
    text: String,
    source: String,
}

#[derive(Serialize)]
struct SentenceView {
    place: String,
    sentence: String,
}

#[derive(Serialize)]
struct ClaimLine {
    words: String,
    datum: String,
    what: String,
    sentence: String,
}

/// The pages of the packs of some forces: for each its cover and its own page, at
/// their addresses in the pack. `namings` are all of the edition.
///
/// # Errors
///
/// Everything that failed.
pub fn packs(
    edition: &Edition,
    theme: &Theme,
    downloads: &[Download],
    namings: &[Naming],
    forces: &[Key<Force>],
) -> Result<Vec<[Rendered; 2]>, Diagnostics> {
    let press = Press::new(edition, theme, downloads, &[])?.packed();
    let folder = format!("{}/", edition.terms.folder);
    let pages = forces.iter().flat_map(|key| {
        let (home, own) = (
            address::HOME.to_owned(),
            address::force(&edition.forces[*key]),
        );
        [
            finished(edition, home, cover(&press, *key, namings)),
            finished(edition, own, force::render(&press, *key)),
        ]
    });
    let mut pages = diagnostics::all(pages)?.into_iter();
    let pack = |_| {
        let pages = [pages.next()?, pages.next()?];
        Some(pages.map(|page| alone(&folder, page, downloads)))
    };
    Ok(forces.iter().map_while(pack).collect())
}

fn cover(press: &Press<'_>, key: Key<Force>, namings: &[Naming]) -> tera::TeraResult<String> {
    let edition = press.edition;
    let force = &edition.forces[key];
    let words = &edition.wording;
    let heading = say!(words, "pack-heading", name = force.official_name);
    let lead = say!(words, "pack-lead", title = edition.title, name = force.name);
    let view = PackView {
        page: PageView::new(edition, address::HOME, "", &heading, lead).without_notices(),
        force: &force.name,
        official_name: &force.official_name,
        release: edition.publish_at.map(|moment| moment.said(words)),
        contact: LinkView::new(
            contact_href(&edition.contact).unwrap_or_default(),
            edition.contact.as_str(),
        ),
        own_page: address::force(force),
        downloads: press.offers.about(About::Force(key), ""),
        grades: grades(edition, key),
        values: values(edition, key),
        caveats: caveats(edition, key),
        sentences: namings
            .iter()
            .filter(|naming| naming.force == key)
            .map(|naming| SentenceView {
                place: naming.what.clone(),
                sentence: naming.sentence.clone(),
            })
            .collect(),
        claims: edition
            .claims
            .iter()
            .filter_map(|claim| claim_line(claim, &force.id))
            .collect(),
    };
    press.fill("pack.html", view)
}

/// The grades of every year that the edition gives.
fn grades(edition: &Edition, force: Key<Force>) -> Vec<GradeLine> {
    let judgments = &edition.judgments;
    let mut lines = Vec::new();
    for (key, question) in judgments.questions.entries() {
        for year in judgments.years(key).into_iter().rev() {
            let Some(judgment) = judgments.of(force, key, year) else {
                continue;
            };
            let grade = &judgments.scale[judgment.grade];
            lines.push(GradeLine {
                question: question.title.clone(),
                year: year.to_owned(),
                grade: GradeView {
                    id: grade.id.clone(),
                    name: grade.name.clone(),
                },
                about: force::inspected_words(edition, judgment.inspected, year),
            });
        }
    }
    lines
}

fn values(edition: &Edition, force: Key<Force>) -> Vec<ValueLine> {
    let mut lines = Vec::new();
    for measure in &edition.measures {
        for (key, period) in measure.periods.entries() {
            let observed = measure.observation(Area::Force(force), key);
            let at = (Area::Force(force), key);
            let mut value = written::observation(edition, measure, at);
            if let Some(count) = observed.count() {
                let count = written::number(count, 0);
                let counted = say!(edition.wording, "pack-count", count = count);
                value.about = Some(match value.about {
                    Some(note) => format!("{counted}. {note}"),
                    None => counted,
                });
            }
            lines.push(ValueLine {
                measure: measure.title.clone(),
                unit: measure.unit.clone(),
                source: edition.sources[measure.source_of(key)].title.clone(),
                value: value.beside(&period.label),
            });
        }
    }
    lines
}

fn caveats(edition: &Edition, force: Key<Force>) -> Vec<CaveatLine<'_>> {
    let writer = Writer::new(edition, address::HOME);
    let caveats = edition.caveats_of(force);
    caveats
        .map(|caveat| CaveatLine {
            about: caveat.about.clone(),
            kind: edition.wording.text(caveat.kind.message()),
            text: writer.text(&caveat.text),
            source: format!("{}, {}", edition.sources[caveat.source].title, caveat.place),
        })
        .collect()
}

/// A claim whose target names the force: its sentence may say "the highest" and no
/// name.
fn claim_line(claim: &Claim, force: &str) -> Option<ClaimLine> {
    let basis = claim.basis.as_ref()?;
    claim
        .target
        .split([':', '/', '?', '&', '='])
        .any(|part| part == force)
        .then(|| ClaimLine {
            words: claim.words.clone(),
            datum: basis.datum.clone(),
            what: basis.what.clone(),
            sentence: claim.sentence.clone(),
        })
}

/// The page without links to what is not in its pack.
fn alone(folder: &str, page: Rendered, downloads: &[Download]) -> Rendered {
    let root = address::root(&page.path);
    let stays = |href: &str| {
        let inside = href.strip_prefix(&root).unwrap_or(href);
        let path = inside.split('#').next().unwrap_or(inside);
        href.starts_with('#')
            || ["https://", "http://", "mailto:"]
                .iter()
                .any(|scheme| href.starts_with(scheme))
            || (path == address::HOME)
            || downloads.iter().any(|download| {
                matches!(download.about, About::Force(_)) && download.path == path
            })
            // The cover leads to the page of its force and to no other.
            || (page.path == address::HOME && path.starts_with(folder))
    };
    Rendered {
        text: without_links(&page.text, stays),
        path: page.path,
    }
}

/// HTML with the addresses taken out of links that don't stay: they are still
/// there, and lead nowhere. Only this program's own templates come in here, whose
/// attributes stand in double quotes and in which text is escaped.
fn without_links(html: &str, stays: impl Fn(&str) -> bool) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find("<a ") {
        let length = rest[start..]
            .find('>')
            .map_or(rest.len() - start, |end| end + 1);
        let (before, tag) = (&rest[..start], &rest[start..start + length]);
        out.push_str(before);
        out.push_str(&without_address(tag, &stays));
        rest = &rest[start + length..];
    }
    out.push_str(rest);
    out
}

fn without_address(tag: &str, stays: impl Fn(&str) -> bool) -> String {
    const HREF: &str = " href=\"";
    let cut = tag.find(HREF).and_then(|start| {
        let value = start + HREF.len();
        let end = value + tag[value..].find('"')?;
        (!stays(&tag[value..end])).then(|| format!("{}{}", &tag[..start], &tag[end + 1..]))
    });
    cut.unwrap_or_else(|| tag.to_owned())
}

#[cfg(test)]
mod tests {
    use super::without_links;

    #[test]
    fn only_links_that_stay_lead_somewhere() {
        let html = "<p><a class=\"x\" href=\"../a.html\">A</a> and <a href=\"#b\">B</a> <abbr>";
        assert_eq!(
            without_links(html, |href| href.starts_with('#')),
            "<p><a class=\"x\">A</a> and <a href=\"#b\">B</a> <abbr>"
        );
    }
}
