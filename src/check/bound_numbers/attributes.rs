//! What a target is about, in the words of the edition: the attributes that the
//! sentence of a claim has to agree with.

use super::targets::{Against, Bound};
use crate::claims::sentence::{Attributes, Lexicon, Thing, label, months};
use crate::claims::target::{Quantity, Set, Test};
use crate::claims::{Direction, Superlative, Target, way_of};
use crate::model::{Area, Edition, MeasureKind, Polarity};
use std::collections::BTreeMap;

/// The phrases of an edition, and where each kind of thing begins in its row.
pub(super) struct Words {
    pub(super) lexicon: Lexicon,
    /// Nouns of counting by their last word in the singular.
    nouns: BTreeMap<String, usize>,
    regions: usize,
    national: usize,
    measures: usize,
}

impl Words {
    pub(super) fn of(edition: &Edition) -> Self {
        let mut words = Self {
            lexicon: Lexicon::default(),
            nouns: BTreeMap::new(),
            regions: edition.forces.len(),
            national: edition.forces.len() + edition.regions.len(),
            measures: edition.judgments.questions.len(),
        };
        words.areas(edition);
        words.subjects(edition);
        for (n, grade) in edition.judgments.scale.iter().enumerate() {
            for form in forms(&grade.name) {
                words.lexicon.add(&form, Thing::Grade(n));
            }
        }
        words.noun(&edition.terms.short_many);
        for fact in &edition.facts {
            words.noun(&fact.unit);
        }
        for measure in &edition.measures {
            if let MeasureKind::Rate { counted, .. } = &measure.kind {
                words.noun(counted);
            }
        }
        words
    }

    fn areas(&mut self, edition: &Edition) {
        for (n, force) in edition.forces.iter().enumerate() {
            let area = Thing::Area(n);
            for name in force.names() {
                self.lexicon.add(name, area);
            }
        }
        for (n, region) in edition.regions.iter().enumerate() {
            self.lexicon
                .add(&region.name, Thing::Area(self.regions + n));
        }
        let nation = edition.area_name(Area::National);
        self.lexicon.add(nation, Thing::Area(self.national));
        // A part of the nation's name is a part of the nation.
        for (n, part) in nation.split(" and ").enumerate() {
            if edition.regions.iter().all(|region| region.name != part) {
                self.lexicon.add(part, Thing::Area(self.national + 1 + n));
            }
        }
    }

    fn subjects(&mut self, edition: &Edition) {
        let mut add = |title: &str, n: usize| {
            let parts = title.split([':', ',']).flat_map(|part| part.split(" and "));
            for phrase in std::iter::once(title).chain(parts) {
                // A single word of a title is an ordinary one as well.
                if phrase.trim().contains(' ') || phrase == title {
                    self.lexicon.add(phrase.trim(), Thing::Subject(n));
                }
            }
        };
        for (n, question) in edition.judgments.questions.iter().enumerate() {
            add(&question.title, n);
            add(&question.short_title, n);
        }
        for (n, measure) in edition.measures.iter().enumerate() {
            add(&measure.title, self.measures + n);
            add(&measure.short_title, self.measures + n);
        }
    }

    /// Adds a noun of counting, under its last word.
    fn noun(&mut self, unit: &str) {
        let Some(head) = head(unit) else { return };
        let next = self.nouns.len();
        let n = *self.nouns.entry(singular(head)).or_insert(next);
        self.lexicon.add(head, Thing::Noun(n));
        self.lexicon.add(&singular(head), Thing::Noun(n));
    }

    fn noun_of(&self, unit: &str) -> Option<usize> {
        self.nouns.get(&singular(head(unit)?)).copied()
    }

    fn area(&self, area: Area) -> usize {
        match area {
            Area::Force(force) => force.index(),
            Area::Region(region) => self.regions + region.index(),
            Area::National => self.national,
        }
    }

    /// What a target is about.
    pub(super) fn about(
        &self,
        edition: &Edition,
        target: &Target<'_>,
        bound: &Bound,
    ) -> Attributes {
        let mut about = Attributes {
            years: years(&bound.times),
            ends: ends(&bound.times),
            months: bound.times.iter().flat_map(|time| months(time)).collect(),
            ..Attributes::default()
        };
        if let Against::Datum(datum) = &bound.against {
            about.way = way_of(datum);
        }
        match target {
            Target::Value(quantity, ..)
            | Target::Change(quantity, ..)
            | Target::Points(quantity, ..)
            | Target::FromTo(quantity, ..)
            | Target::Range(quantity, _)
            | Target::Highest(quantity, _)
            | Target::Lowest(quantity, _) => {
                self.measured(edition, quantity.measure.text, &mut about);
                self.counted(edition, quantity, &mut about);
                if let Some(area) = bound.area {
                    about.areas = vec![self.area(area)];
                    about.national = area == Area::National;
                }
                if let Target::Value(_, _, period) = target
                    && let Some(measure) = edition.measures.find(quantity.measure.text)
                {
                    let last = edition.measures[measure].periods.iter().next_back();
                    about.latest = last.is_some_and(|last| last.id == period.text);
                }
                about.superlative = match target {
                    Target::Highest(..) => Some(Superlative::Highest),
                    Target::Lowest(..) => Some(Superlative::Lowest),
                    _ => None,
                };
            }
            Target::Rank(quantity, ..)
            | Target::Extreme(quantity, ..)
            | Target::Compare(quantity, ..)
            | Target::Average(quantity, _)
            | Target::Median(quantity, _)
            | Target::Total(_, quantity, _) => {
                self.measured(edition, quantity.measure.text, &mut about);
                self.counted(edition, quantity, &mut about);
                about.nouns.extend(self.noun_of(&edition.terms.short_many));
                if let Some(area) = bound.area {
                    about.areas = vec![self.area(area)];
                    about.national = area == Area::National;
                }
                if let Against::Compared(two) = &bound.against {
                    about.way = Some(two.way());
                }
                let compared = bound.compared;
                about.compared = compared.map(|(one, other)| (self.area(one), self.area(other)));
            }
            Target::Count(set) | Target::Share(set) => self.set(edition, set, bound, &mut about),
            Target::Fact(name) => {
                if let Some(key) = edition.facts.find(name.text) {
                    let fact = &edition.facts[key];
                    let way = about.way;
                    let years = std::mem::take(&mut about.years);
                    let months = std::mem::take(&mut about.months);
                    about = label(&fact.label, &self.lexicon);
                    about.subjects.clear();
                    about.untold = true;
                    about.negated = about.denial;
                    about.nouns.extend(self.noun_of(&fact.unit));
                    about.years.extend(years);
                    about.months = months;
                    let printed = fact.printed.as_ref();
                    let printed =
                        printed.and_then(|printed| crate::claims::direction_of(&printed.value));
                    about.way = way.or(printed.map(Some)).or(about.way);
                    about.areas.sort_unstable();
                    about.areas.dedup();
                    if about.areas.len() > 1 {
                        about.areas.clear();
                    }
                    about.national = about.areas == [self.national];
                    // Without a time of its own a fact's label is no calendar.
                    if fact.as_at.is_none() {
                        about.years.clear();
                    }
                }
            }
            Target::Literal(_) => {}
        }
        about
    }

    /// Of the counts of a measure only what is counted is right, and not what its title
    /// names beside.
    fn counted(&self, edition: &Edition, quantity: &Quantity<'_>, about: &mut Attributes) {
        let measure = edition.measures.find(quantity.measure.text);
        let kind = measure.map(|key| &edition.measures[key].kind);
        if let (true, Some(MeasureKind::Rate { counted, .. })) = (quantity.count, kind)
            && let Some(noun) = self.noun_of(counted)
        {
            about.nouns = vec![noun];
        }
    }

    fn measured(&self, edition: &Edition, id: &str, about: &mut Attributes) {
        let Some(key) = edition.measures.find(id) else {
            return;
        };
        let measure = &edition.measures[key];
        about.subjects = vec![self.measures + key.index()];
        about
            .subjects
            .extend(measure.question.map(|key| key.index()));
        about.better = match measure.polarity {
            Polarity::HigherIsBetter => Some(Direction::Up),
            Polarity::LowerIsBetter => Some(Direction::Down),
            Polarity::Neutral => None,
        };
        about.neutral = measure.polarity == Polarity::Neutral;
        let told = label(&measure.title, &self.lexicon);
        about.nouns = told.nouns;
        if let MeasureKind::Rate { counted, .. } = &measure.kind {
            about.nouns.extend(self.noun_of(counted));
        }
        about.denial = told.denial;
        about.untold = true;
    }

    fn set(&self, edition: &Edition, set: &Set<'_>, bound: &Bound, about: &mut Attributes) {
        about.nouns.extend(self.noun_of(&edition.terms.short_many));
        about.areas = vec![bound.area.map_or(self.national, |area| self.area(area))];
        about.national = true;
        let subject = match set {
            Set::Graded { question, test, .. } => {
                if let Some(grade) = bound.grade {
                    about.grades = masks(*test, grade.index(), edition.judgments.scale.len());
                }
                question
            }
            Set::Valued { measure, .. } => measure,
            Set::Moved { subject, .. } => {
                about.way = about.way.or(Some(None));
                subject
            }
        };
        if let Some(key) = edition.judgments.questions.find(subject.text) {
            about.subjects = vec![key.index()];
            if let Set::Moved { .. } = set {
                about.better = Some(Direction::Up);
            }
        } else {
            let (nouns, way) = (about.nouns.clone(), about.way);
            self.measured(edition, subject.text, about);
            about.untold = false;
            about.nouns.extend(nouns);
            about.way = way;
        }
    }
}

/// The grades of a set, a bit for each. "Not good" is said of what is below it,
/// too.
pub(super) fn masks(test: Test, grade: usize, grades: usize) -> Vec<u32> {
    let all = u32::MAX >> (32 - grades.clamp(1, 32));
    let is = 1_u32.checked_shl(grade as u32).unwrap_or(0);
    let better = is.wrapping_sub(1) & all;
    let worse = all & !better & !is;
    match test {
        Test::Is => vec![is],
        Test::Not => vec![all & !is],
        Test::Below => vec![worse, all & !is],
        Test::Above => vec![better],
        Test::AtLeast => vec![is | better],
        Test::AtMost => vec![is | worse],
    }
}

/// A grade's name and its other forms: "requires improvement" is also written
/// "require" and "requiring".
fn forms(name: &str) -> Vec<String> {
    let mut forms = vec![name.to_owned()];
    if let Some((verb, rest)) = name.split_once(' ')
        && let Some(stem) = verb.strip_suffix("es")
    {
        for ending in ["e", "ing", "ed"] {
            forms.push(format!("{stem}{ending} {rest}"));
        }
    }
    forms
}

fn years(labels: &[String]) -> Vec<String> {
    let digits = labels
        .iter()
        .flat_map(|label| label.split(|c: char| !c.is_ascii_digit()));
    let mut years: Vec<String> = digits
        .filter(|part| part.len() == 4)
        .map(str::to_owned)
        .collect();
    // "2016/17"
    for label in labels {
        if let Some((first, second)) = label.split_once('/')
            && first.len() >= 4
            && second.len() == 2
        {
            years.push(format!(
                "{}{second}",
                &first[first.len() - 4..first.len() - 2]
            ));
        }
    }
    years.dedup();
    years
}

/// The years in which times end whose labels say so: "12 months to 31 March 2018".
fn ends(labels: &[String]) -> Vec<String> {
    let end = |label: &String| {
        let (_, end) = label.rsplit_once(" to ")?;
        let year = end.split(' ').next_back()?;
        (end.contains(' ') && year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()))
            .then(|| year.to_owned())
    };
    labels.iter().filter_map(end).collect()
}

/// The noun of what is counted, if something is: "arrests for notifiable offences" are
/// arrests, and "offences charged or summonsed" are offences.
fn head(unit: &str) -> Option<&str> {
    let measures = [
        "percent", "points", "pounds", "times", "dollars", "euros", "per",
    ];
    let leads = [
        "of", "for", "with", "without", "that", "which", "who", "in", "by", "from", "to", "on",
        "at", "under",
    ];
    let is_noun = |word: &&str| !leads.contains(word) && !word.starts_with('(');
    let words = || unit.split_whitespace().take_while(is_noun);
    let no_noun = unit.split_whitespace().any(|word| measures.contains(&word));
    let many = words().filter(|word| word.ends_with('s') && !word.ends_with("ss"));
    many.last().or(words().last()).filter(|_| !no_noun)
}

fn singular(noun: &str) -> String {
    let noun = noun.to_lowercase();
    match noun.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None => noun.strip_suffix('s').unwrap_or(&noun).to_owned(),
    }
}
