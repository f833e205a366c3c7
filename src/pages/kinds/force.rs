//! A force's page: where it is, its grades, its measures beside the country's,
//! what is to be borne in mind, and where the report speaks of it.

use std::borrow::Cow;

use rust_decimal::Decimal;
use serde::Serialize;

use super::compare;
use super::profile::{ForceMeasureView, Peers, measure_view};
use super::verdict::verdict;
use crate::charts::locator;
use crate::downloads::{About, Datum};
use crate::model::address;
use crate::model::{Area, Edition, Force, Inspected, Key, Measure};
use crate::pages::shared::figure_table::grade_or_open;
use crate::pages::shared::frame::PageView;
use crate::pages::shared::html;
use crate::pages::shared::link::LinkView;
use crate::pages::shared::press::Press;
use crate::pages::shared::scripts;
use crate::pages::shared::written;
use crate::prose::{Writer, escape};
use crate::wording::{capital, say};

#[derive(Serialize)]
struct ForcePageView<'a> {
    page: PageView,
    force: ForceView<'a>,
    facts: Vec<FactView<'a>>,
    /// SVG; empty for one that is on no map.
    map: String,
    /// Its grades in two sentences; empty where it has none.
    verdict: String,
    cards: Vec<GradeCardView>,
    /// What is real, and what only stands in for values that are not at hand.
    measures: Vec<ForceMeasureView<'a>>,
    illustrative: Vec<ForceMeasureView<'a>>,
    /// What the strips show.
    profile_key: String,
    caveats: Vec<CaveatView<'a>>,
    mentions: Vec<LinkView>,
    compare: LinkView,
    downloads: Vec<LinkView>,
    previous: Option<LinkView>,
    next: Option<LinkView>,
}

#[derive(Serialize)]
struct ForceView<'a> {
    name: &'a str,
    official_name: &'a str,
    welsh_name: Option<&'a str>,
    region: Option<&'a str>,
    website: Option<LinkView>,
}

#[derive(Serialize)]
struct FactView<'a> {
    label: Cow<'a, str>,
    /// HTML.
    html: String,
    about: Option<String>,
}

#[derive(Serialize)]
struct GradeCardView {
    question: String,
    href: String,
    overall: bool,
    /// Whether the next ones are parts of it.
    pillar: bool,
    /// What it is a part of, in words.
    part_of: Option<String>,
    /// The identifier of the grade.
    grade: String,
    /// HTML: its name.
    html: String,
    lines: Vec<String>,
}

#[derive(Serialize)]
struct CaveatView<'a> {
    about: String,
    kind: &'a str,
    /// HTML.
    html: String,
    source: String,
}

/// Renders a force's page.
pub(super) fn render(press: &Press<'_>, key: Key<Force>) -> tera::TeraResult<String> {
    let edition = press.edition;
    let force = &edition.forces[key];
    let path = address::force(force);
    let writer = Writer::new(edition, &path);
    let peers = Peers::of(edition, key);
    let (illustrative, real): (Vec<_>, Vec<_>) = edition.measures.keys().partition(|measure| {
        let measure = &edition.measures[*measure];
        let seen = measure.observation(Area::Force(key), measure.this_period());
        match seen.value() {
            Some(_) => seen.marks.illustrative(),
            None => measure.has_illustrative(),
        }
    });
    let profile = |measures: Vec<Key<Measure>>| -> Vec<ForceMeasureView<'_>> {
        let measures = measures.into_iter();
        measures
            .map(|measure| measure_view(press, measure, key, &peers, &writer))
            .collect()
    };
    let words = &edition.wording;
    let list = address::forces(edition);
    let (name, year) = (&force.official_name, &edition.year);
    let description = match edition.judgments.questions.is_empty() {
        true => "entity-description-ungraded",
        false => "entity-description",
    };
    let description = say!(words, description, name = name, year = year);
    let view = ForcePageView {
        page: PageView::new(edition, &path, &list, &force.name, description)
            .with_scripts([scripts::STRIPS])
            .under(&list, words.text("entities-title"))
            .described(press, Some(About::Force(key))),
        force: ForceView {
            name: &force.name,
            official_name: &force.official_name,
            welsh_name: force.welsh_name.as_deref(),
            region: force.region.map(|key| edition.regions[key].name.as_str()),
            website: {
                let website = force.website.as_deref();
                website.map(|website| LinkView::new(website, host(website)))
            },
        },
        facts: facts(edition, key, &peers),
        map: map(edition, key, &peers),
        verdict: verdict(edition, key),
        cards: cards(edition, key),
        measures: profile(real),
        illustrative: profile(illustrative),
        profile_key: {
            let whole = edition.terms.whole();
            let key = match (peers.group, edition.is_many(peers.count)) {
                (Some(_), false) => "profile-key-of-group",
                (None, false) => "profile-key",
                (_, true) if force.region.is_some() => "profile-key-many-in-region",
                (_, true) => "profile-key-many",
            };
            say!(words, key, name = force.name, whole = whole)
        },
        caveats: edition
            .caveats_of(key)
            .map(|caveat| CaveatView {
                about: caveat.about.clone(),
                kind: words.text(caveat.kind.message()),
                html: writer.inline(&caveat.text),
                source: format!("{}, {}", edition.sources[caveat.source].title, caveat.place),
            })
            .collect(),
        mentions: mentions(press, key),
        compare: compare::link(edition, key),
        downloads: press.offers.about(About::Force(key), "../"),
        previous: edition.forces.before(key).map(neighbour),
        next: edition.forces.after(key).map(neighbour),
    };
    press.fill("force.html", view)
}

/// Where it is among those that it is set beside; nothing where they are too many.
fn map(edition: &Edition, key: Key<Force>, peers: &Peers<'_>) -> String {
    let force = &edition.forces[key];
    let Some(own) = force.tile.filter(|_| !edition.is_many(peers.count)) else {
        return String::new();
    };
    let words = &edition.wording;
    let title = match peers.group {
        Some(group) => say!(words, "where-in-group", name = force.name, group = group),
        None => say!(words, "where-among-all", name = force.name),
    };
    let forces = edition.peers(key).into_iter();
    let tiles: Vec<_> = forces.filter_map(|key| edition.forces[key].tile).collect();
    locator::draw("where", &title, &tiles, own)
}

fn neighbour(force: &Force) -> LinkView {
    LinkView::new(format!("{}.html", force.id), force.name.as_str())
}

/// The host of an address, to show.
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or(rest)
}

/// How large it is, by each denominator that it has for itself, and what it is set
/// beside. A denominator is called what the edition calls it.
fn facts<'a>(edition: &'a Edition, key: Key<Force>, peers: &Peers<'_>) -> Vec<FactView<'a>> {
    let words = &edition.wording;
    let force = &edition.forces[key];
    let mut facts = Vec::new();
    let population = edition.denominators.find("population");
    facts.extend(population.map(|population| {
        let denominator = &edition.denominators[population];
        FactView {
            label: capital(&denominator.label).into(),
            html: people(
                denominator.values[key.index()].value,
                Some(&Datum::of_population(force)),
            ),
            about: None,
        }
    }));
    let others = edition.denominators.entries();
    for (_, denominator) in others.filter(|(other, _)| Some(*other) != population) {
        let value = &denominator.values[key.index()];
        if denominator.varies && Some(value.value) != force.population {
            let marks: Vec<&str> = {
                let marks = value.marks.iter();
                marks.map(|mark| words.text(mark.message())).collect()
            };
            facts.push(FactView {
                label: capital(&denominator.label).into(),
                html: people(
                    value.value,
                    Datum::of_people(edition, key, &denominator.id).as_ref(),
                ),
                about: match (&value.note, marks.is_empty()) {
                    (Some(note), true) => Some(note.clone()),
                    (Some(note), false) => Some(format!("{note} ({})", marks.join(", "))),
                    (None, true) => None,
                    (None, false) => Some(marks.join(", ")),
                },
            });
        }
    }
    if let Some(group) = peers.group {
        facts.push(FactView {
            label: words.text("compared-with").into(),
            html: escape(group),
            about: Some(say!(words, "group-of", count = peers.count)),
        });
    }
    facts
}

/// A number of people as HTML.
fn people(number: Decimal, datum: Option<&Datum>) -> String {
    let number = written::number(number, 0);
    match datum {
        Some(datum) => html::data(datum, &number),
        None => number,
    }
}

fn cards(edition: &Edition, force: Key<Force>) -> Vec<GradeCardView> {
    let judgments = &edition.judgments;
    let questions = judgments.in_order().into_iter();
    questions
        .map(|(key, question)| {
            let judgment = judgments.of(force, key, &edition.year);
            let mut lines = Vec::new();
            let inspected = judgment.map(|judgment| judgment.inspected);
            lines.extend(inspected.and_then(|how| inspected_words(edition, how, &edition.year)));
            for year in judgments.earlier(key, &edition.year) {
                if let Some(earlier) = judgments.of(force, key, year) {
                    let name = &judgments.scale[earlier.grade].name;
                    lines.push(format!("{year}: {name}"));
                }
            }
            let missing = judgments.missing(force, key, &edition.year);
            if judgment.is_none() {
                lines.splice(0..0, missing.note);
            }
            let grade = grade_or_open(edition, judgment, missing.reason);
            let datum = Datum::of_grade(edition, force, key, &edition.year);
            GradeCardView {
                question: question.short_title.clone(),
                href: format!("../{}", address::question(question)),
                overall: question.overall,
                pillar: judgments.is_pillar(key),
                part_of: question.parent.map(|parent| {
                    let title = &judgments.questions[parent].short_title;
                    say!(edition.wording, "part-of", title = title)
                }),
                html: html::data(&datum, &grade.name),
                grade: grade.id,
                lines,
            }
        })
        .collect()
}

/// What a grade rests on, in words; an overall grade rests on the others.
pub(super) fn inspected_words(
    edition: &Edition,
    inspected: Inspected,
    year: &str,
) -> Option<String> {
    let message = match inspected {
        Inspected::Yes => "card-inspected",
        Inspected::CarriedForward => "card-carried",
        Inspected::NotStated => "card-not-stated",
        Inspected::FromOthers => return None,
    };
    Some(say!(edition.wording, message, year = year))
}

fn mentions(press: &Press<'_>, force: Key<Force>) -> Vec<LinkView> {
    let mentions = press.mentions(force).iter();
    mentions
        .map(|mention| {
            let chapter = &press.edition.chapters[mention.chapter];
            let text = if mention.section.is_empty() {
                chapter.title.clone()
            } else {
                format!("{}: {}", chapter.title, mention.section)
            };
            LinkView::new(
                format!("../{}#{}", address::chapter(chapter), mention.anchor),
                text,
            )
            .about(mention.sentence.as_str())
        })
        .collect()
}
