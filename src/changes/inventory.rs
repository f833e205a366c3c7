//! What an edition says, in one list.

use crate::wording::say;
use std::collections::BTreeMap;
use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::values::observed;
use super::words;
use crate::downloads::feed;
use crate::model::{Area, Edition, FactValue, FigureSubject, Inspected, address};
use crate::prose::Writer;

/// The address of an edition's inventory, relative to the edition.
pub const PATH: &str = "inventory.json";

/// The version of the format. Keys may come without a new one; none is taken
/// away.
const FORMAT: u32 = 1;

/// Everything that an edition says. Lists are in the order of the edition.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Inventory {
    /// The version of the format.
    pub format: u32,
    /// The edition's year.
    pub year: String,
    /// Its title.
    pub title: String,
    /// Its revision, from 1.
    pub revision: u32,
    /// Its date, as in ISO 8601.
    pub date: String,
    /// `sample`, `draft` or `final`.
    pub status: String,
    /// What is said of it where editions are listed and followed.
    pub news: String,
    /// Values of measures, by `MEASURE/AREA/PERIOD`.
    pub values: Vec<Entry>,
    /// Judgments, by `QUESTION/FORCE/YEAR`.
    pub grades: Vec<Entry>,
    /// National figures, by their identifiers.
    pub facts: Vec<Entry>,
    /// Numbers in the words, by their anchors; each with its sentence.
    pub claims: Vec<Entry>,
    /// Figures, by their identifiers.
    pub figures: Vec<Entry>,
    /// Paragraphs of running text, by where they stand.
    pub words: Vec<Entry>,
    /// What was corrected.
    pub corrections: Vec<CorrectionEntry>,
    /// Every address that people link to: pages, charts, downloads.
    pub addresses: Vec<AddressEntry>,
}

/// One thing that an edition says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Entry {
    /// What it is called in every edition that has it.
    pub key: String,
    /// What it is, in words.
    pub what: String,
    /// What it says: "12.9 percent", "Good, inspected".
    pub says: String,
    /// Where it stands, relative to the edition.
    pub at: String,
}

/// A correction as it was sealed: its number is cited.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CorrectionEntry {
    /// Its number, from 1.
    pub number: u32,
    /// Its date, as in ISO 8601.
    pub date: String,
    /// The revision that it came with.
    pub revision: u32,
    /// What was wrong and what is right now.
    pub what: String,
    /// Why it had to be corrected.
    pub why: String,
}

/// An address, relative to the edition.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AddressEntry {
    /// The address.
    pub path: String,
    /// Where it leads now, if what was there has moved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}

/// Why an inventory can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadableInventory(String);

impl fmt::Display for UnreadableInventory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Inventory {
    /// The inventory of an edition that has something at these addresses, without
    /// those of its redirects.
    pub fn of(edition: &Edition, addresses: &[String]) -> Self {
        let mut all: BTreeMap<&str, Option<&str>> =
            addresses.iter().map(|path| (path.as_str(), None)).collect();
        for redirect in &edition.redirects {
            let to = Some(redirect.to.value.as_str());
            all.entry(&redirect.from.value).or_insert(to);
        }
        Self {
            format: FORMAT,
            year: edition.year.clone(),
            title: edition.title.clone(),
            revision: edition.revision,
            date: edition.date.to_string(),
            status: edition.status.id().to_owned(),
            news: feed::news(edition),
            values: values(edition),
            grades: grades(edition),
            facts: facts(edition),
            claims: claims(edition),
            figures: figures(edition),
            words: words::words(edition),
            corrections: corrections(edition),
            addresses: all
                .into_iter()
                .map(|(path, to)| AddressEntry {
                    path: path.to_owned(),
                    to: to.map(str::to_owned),
                })
                .collect(),
        }
    }

    /// The inventory as a file.
    pub fn to_json(&self) -> Vec<u8> {
        // It is the largest file of an edition, and growing would copy it again and
        // again.
        let mut json = Vec::with_capacity(self.weight());
        serde_json::to_writer(&mut json, self).expect("texts and numbers serialise");
        json.push(b'\n');
        json
    }

    /// About as many bytes as there are in the file.
    fn weight(&self) -> usize {
        let data = self.values.iter().chain(&self.grades).chain(&self.facts);
        let words = self.claims.iter().chain(&self.figures).chain(&self.words);
        let texts = |entry: &Entry| {
            [&entry.key, &entry.what, &entry.says, &entry.at].map(|text| text.len() + 12)
        };
        let entries: usize = data.chain(words).flat_map(texts).sum();
        entries + self.addresses.len() * 64 + self.corrections.len() * 512 + 1024
    }

    /// Reads an inventory.
    ///
    /// # Errors
    ///
    /// It is damaged, or a later version of this program wrote it.
    pub fn read(bytes: &[u8]) -> Result<Self, UnreadableInventory> {
        let inventory: Self = serde_json::from_slice(bytes)
            .map_err(|error| UnreadableInventory(format!("it is damaged: {error}")))?;
        match inventory.format {
            FORMAT => Ok(inventory),
            other => Err(UnreadableInventory(format!(
                "it has the format {other}, and this program reads {FORMAT}"
            ))),
        }
    }
}

/// The corrections of an edition as it lists them.
pub fn corrections(edition: &Edition) -> Vec<CorrectionEntry> {
    let corrections = edition.corrections.iter();
    corrections
        .map(|correction| CorrectionEntry {
            number: correction.number,
            date: correction.date.to_string(),
            revision: correction.revision,
            what: correction.what.clone(),
            why: correction.why.clone(),
        })
        .collect()
}

fn values(edition: &Edition) -> Vec<Entry> {
    struct Place {
        area: Area,
        key: String,
        name: String,
        at: Option<String>,
    }
    let forces = edition.forces.entries().map(|(key, force)| Place {
        area: Area::Force(key),
        key: force.id.clone(),
        name: force.name.clone(),
        at: Some(address::force(force)),
    });
    // A force may have the name of its region.
    let regions = edition.regions.entries().map(|(key, region)| Place {
        area: Area::Region(key),
        key: format!("region-{}", region.id),
        name: say!(edition.wording, "inventory-region", name = region.name),
        at: None,
    });
    let national = Place {
        area: Area::National,
        key: edition.terms.whole_id(),
        name: edition.terms.whole().to_owned(),
        at: None,
    };
    let places: Vec<Place> = forces.chain(regions).chain([national]).collect();
    let mut values = Vec::new();
    for measure in &edition.measures {
        for place in &places {
            for (key, period) in measure.periods.entries() {
                values.push(Entry {
                    key: [&*measure.id, &place.key, &period.id].join("/"),
                    what: [&*measure.title, &place.name, &period.label].join(", "),
                    says: observed(edition, measure, measure.observation(place.area, key)),
                    at: place
                        .at
                        .clone()
                        .unwrap_or_else(|| address::measure(measure)),
                });
            }
        }
    }
    values
}

fn grades(edition: &Edition) -> Vec<Entry> {
    let judgments = &edition.judgments;
    let mut grades = Vec::new();
    for (key, question) in judgments.questions.entries() {
        for year in judgments.years(key) {
            for (force_key, force) in edition.forces.entries() {
                let Some(judgment) = judgments.of(force_key, key, year) else {
                    continue;
                };
                let grade = &judgments.scale[judgment.grade].name;
                let inspected = match judgment.inspected {
                    Inspected::Yes => Some("inventory-inspected"),
                    Inspected::CarriedForward => Some("compare-carried"),
                    Inspected::NotStated => Some("compare-not-stated"),
                    Inspected::FromOthers => None,
                };
                let inspected = inspected.map(|message| edition.wording.text(message));
                let says = [Some(grade.as_str()), inspected].into_iter().flatten();
                grades.push(Entry {
                    key: [&*question.id, &force.id, year].join("/"),
                    what: [&*question.title, &force.name, year].join(", "),
                    says: says.collect::<Vec<_>>().join(", "),
                    at: address::force(force),
                });
            }
        }
    }
    grades
}

fn facts(edition: &Edition) -> Vec<Entry> {
    let to = edition.wording.text("range-to");
    let facts = edition.facts.iter();
    facts
        .map(|fact| {
            let plain = |number: Decimal| number.normalize().to_string();
            let number = match (&fact.value, fact.number()) {
                (FactValue::Range(low, high), _) => [&plain(*low), to, &plain(*high)].join(" "),
                (_, Some(number)) => plain(number.round_dp(12)),
                (_, None) => String::new(),
            };
            let printed = fact.printed.as_ref();
            let printed = printed.map_or_else(String::new, |text| format!(" (“{}”)", text.value));
            Entry {
                key: fact.id.clone(),
                what: fact.label.clone(),
                says: format!("{number} {}{printed}", fact.unit),
                at: address::NUMBERS.to_owned(),
            }
        })
        .collect()
}

fn claims(edition: &Edition) -> Vec<Entry> {
    let claims = edition.claims.iter();
    claims
        .map(|claim| Entry {
            key: claim.anchor.clone(),
            what: claim.sentence.clone(),
            says: claim.words.clone(),
            at: address::claim(edition, claim),
        })
        .collect()
}

fn figures(edition: &Edition) -> Vec<Entry> {
    let writer = Writer::new(edition, address::HOME);
    let words = &edition.wording;
    let figures = edition.figures.iter();
    figures
        .map(|figure| {
            let headline = writer.text(&figure.headline);
            let what = match figure.number {
                Some(number) => say!(words, "figure-titled", number = number, headline = headline),
                None => headline,
            };
            Entry {
                key: figure.id.clone(),
                what,
                says: say!(
                    words,
                    "inventory-figure",
                    kind = figure.kind.id(),
                    data = subject(edition, &figure.subject)
                ),
                at: address::figure(figure),
            }
        })
        .collect()
}

/// What a figure shows, by the identifiers of its data.
fn subject(edition: &Edition, subject: &FigureSubject) -> String {
    let questions = &edition.judgments.questions;
    match subject {
        FigureSubject::Measure {
            measure,
            periods,
            force,
        } => {
            let measure = &edition.measures[*measure];
            let mut parts = vec![measure.id.as_str()];
            parts.extend(periods.iter().map(|key| measure.periods[*key].id.as_str()));
            parts.extend(force.map(|key| edition.forces[key].id.as_str()));
            parts.join(", ")
        }
        FigureSubject::Question(key) => questions[*key].id.clone(),
        FigureSubject::Questions(keys) => {
            let ids: Vec<&str> = keys.iter().map(|key| questions[*key].id.as_str()).collect();
            ids.join(", ")
        }
        FigureSubject::Facts { rows, .. } => {
            let facts = rows.iter().flat_map(|row| &row.facts);
            let ids: Vec<&str> = facts.map(|key| edition.facts[*key].id.as_str()).collect();
            ids.join(", ")
        }
    }
}
