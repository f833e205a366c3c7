//! Which targets a number may be meant for: those whose datum it is, and that the
//! words around it don't contradict.
//!
//! Every target that an edition can have in a simple form is resolved once, when the
//! first number asks for it: facts, sets of grades, values and their changes.

use std::ops::Range;
use std::sync::OnceLock;

use super::Ground;
use super::attributes::{Words, masks};
use super::targets::{self, Against, Bound};
use super::verdict::held;
use crate::check::sentences::sentences;
use crate::claims::sentence::{Attributes, Passage};
use crate::claims::target::Test;
use crate::claims::{Target, holds, read};
use crate::model::{Edition, Named};

/// How many targets are named to an editor.
const SHOWN: usize = 3;

/// A target that could be meant.
struct Candidate {
    text: String,
    bound: Bound,
    about: Attributes,
}

/// A target that fits a number in its sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fit {
    /// The target: `value:outcome-16/durham/2017`.
    pub target: String,
    /// What its datum says: "12.9 percent".
    pub says: String,
    /// What its datum is.
    pub what: String,
    /// How many of its attributes the sentence confirms.
    pub confirmed: usize,
}

/// What an editor is told of the targets that fit, which stand in order: up to three of
/// them, or nothing.
pub(super) fn told(fits: &[Fit]) -> Option<String> {
    // Where the sentence confirms none, many are as good as nothing said.
    let sure = fits.iter().filter(|fit| fit.confirmed > 0).count();
    let many = fits.len() > SHOWN;
    let shown = match sure {
        0 if many => 0,
        0 => fits.len(),
        sure => sure.min(SHOWN),
    };
    let shown: Vec<String> = fits[..shown]
        .iter()
        .map(|fit| format!("`{}` is {}", fit.target, fit.says))
        .collect();
    (!shown.is_empty()).then(|| format!("what fits the sentence: {}", shown.join("; ")))
}

/// Finds targets for numbers.
pub(super) struct Suggester<'a> {
    pub(super) ground: Ground<'a>,
    pub(super) words: &'a Words,
    candidates: OnceLock<Vec<Candidate>>,
}

impl<'a> Suggester<'a> {
    pub(super) fn new(ground: Ground<'a>, words: &'a Words) -> Self {
        Self {
            ground,
            words,
            candidates: OnceLock::new(),
        }
    }

    /// The targets that fit the words at a place of a text, those first that the
    /// sentence confirms in most. `bound` are the claims of the text.
    pub(super) fn fits(&self, text: &str, at: &Range<usize>, bound: &[Range<usize>]) -> Vec<Fit> {
        let words = &text[at.clone()];
        let Ok(phrase) = read(words) else {
            return Vec::new();
        };
        let mut claims: Vec<Range<usize>> = bound
            .iter()
            .filter(|other| other.end <= at.start || other.start >= at.end)
            .cloned()
            .chain([at.clone()])
            .collect();
        claims.sort_by_key(|claim| claim.start);
        let n = claims.partition_point(|claim| claim.start < at.start);
        let stops: Vec<usize> = sentences(text).into_iter().map(|at| at.end).collect();
        let lexicon = &self.words.lexicon;
        let passage = Passage::new(text, &claims, &stops, lexicon);
        let mut fits: Vec<Fit> = Vec::new();
        for candidate in self.candidates() {
            // Nearly all of them are other numbers, which is quickly seen.
            if let Against::Datum(datum) = &candidate.bound.against
                && candidate.bound.rounding.is_none()
                && !holds(&phrase, datum)
            {
                continue;
            }
            let verdict = held(words, &phrase, &candidate.bound, &self.ground);
            let Some(verdict) = verdict.filter(|verdict| verdict.agrees()) else {
                continue;
            };
            let hearing = passage.hear(n, Some(&phrase), &candidate.about, &[], lexicon);
            if hearing.clash.is_some() {
                continue;
            }
            fits.push(Fit {
                target: candidate.text.clone(),
                says: verdict.data,
                what: candidate.bound.what.clone(),
                confirmed: hearing.confirmed.len(),
            });
        }
        fits.sort_by_key(|fit| std::cmp::Reverse(fit.confirmed));
        fits
    }

    fn candidates(&self) -> &[Candidate] {
        self.candidates.get_or_init(|| {
            let edition = self.ground.edition;
            let all = targets_of(edition).into_iter();
            all.filter_map(|text| {
                let (bound, about) = {
                    let target = Target::parse(&text).ok()?;
                    let bound = targets::bind(&self.ground, &target, &text).ok()?;
                    let about = self.words.about(edition, &target, &bound);
                    (bound, about)
                };
                let comparable = matches!(bound.against, Against::Datum(_) | Against::Stated(_));
                comparable.then_some(Candidate { text, bound, about })
            })
            .collect()
        })
    }
}

/// The tests of a set, the plainest first.
const TESTS: [Test; 6] = [
    Test::Is,
    Test::AtLeast,
    Test::Below,
    Test::Not,
    Test::Above,
    Test::AtMost,
];

/// The targets of an edition, written.
fn targets_of(edition: &Edition) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let judgments = &edition.judgments;
    for (key, question) in judgments.questions.entries() {
        let years = judgments.years(key);
        for year in years {
            let of = match year == edition.year {
                true => question.id.clone(),
                false => format!("{}/{year}", question.id),
            };
            // "At least the best" is "the best": of several names for a set the
            // plainest is enough.
            let mut sets = Vec::new();
            for test in TESTS {
                for (n, grade) in judgments.scale.iter().enumerate() {
                    let set = masks(test, n, judgments.scale.len())[0];
                    if set == 0 || sets.contains(&set) {
                        continue;
                    }
                    sets.push(set);
                    let word = Test::WORDS.iter().find(|(_, known)| *known == test);
                    let word = word.map_or("is", |(word, _)| word);
                    for scheme in ["count", "share"] {
                        all.push(format!("{scheme}:{of}/{word}/{}", grade.id));
                    }
                }
            }
        }
    }
    let areas = edition.forces.iter().map(Named::id);
    let areas = ["england-and-wales"]
        .into_iter()
        .chain(edition.regions.iter().map(Named::id))
        .chain(areas);
    let areas: Vec<&str> = areas.collect();
    for measure in &edition.measures {
        let periods: Vec<&str> = measure.periods.iter().map(Named::id).collect();
        for quantity in [measure.id.clone(), format!("{}.count", measure.id)] {
            for area in &areas {
                let of = |period: &&str| format!("value:{quantity}/{area}/{period}");
                all.extend(periods.iter().map(of));
                for span in periods.windows(2) {
                    let span = format!("{quantity}/{area}/{}..{}", span[0], span[1]);
                    all.extend(
                        ["change", "points", "from-to"].map(|scheme| [scheme, ":", &span].concat()),
                    );
                }
            }
            let range = |period: &&str| format!("range:{quantity}/{period}");
            all.extend(periods.iter().map(range));
        }
    }
    all.extend(edition.facts.iter().map(|fact| format!("fact:{}", fact.id)));
    all
}
