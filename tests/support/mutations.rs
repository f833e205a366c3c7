//! Mutations of a real edition, one at a time: does the check notice?
//!
//! A mutant is made in the resolved edition, the check runs over all of it, and
//! the mutant is undone. It is caught if the check reports an error that the
//! edition did not have. A mutant that a hedge allows ("over 5,000" for 5,218
//! made "over 5,001") or that is true all the same (another grade that as many
//! forces have) is no fault of the check; both are counted apart.

use bluebook::check;
use bluebook::claims::{Form, Target, What, read};
use bluebook::diagnostics::Diagnostics;
use bluebook::model::{
    BasisKind, Block, Edition, FactValue, Inline, Key, Measure, Period, Reading,
};
use rust_decimal::Decimal;

/// How the mutants of one kind came out.
#[derive(Default)]
pub(crate) struct Tally {
    pub(crate) kind: &'static str,
    pub(crate) made: usize,
    pub(crate) caught: usize,
    /// Allowed by a hedge, or by the last digit that the words show.
    pub(crate) allowed: usize,
    /// True all the same.
    pub(crate) equivalent: usize,
    /// What slipped through, in words.
    pub(crate) missed: Vec<String>,
}

impl Tally {
    fn new(kind: &'static str) -> Self {
        Self {
            kind,
            ..Self::default()
        }
    }

    /// Those that the check has to catch.
    pub(crate) fn due(&self) -> usize {
        self.made - self.allowed - self.equivalent
    }
}

/// Makes every `step`th mutant of every kind.
pub(crate) fn run(edition: &mut Edition, step: usize) -> Vec<Tally> {
    let problems = errors(edition);
    assert_eq!(
        problems, 0,
        "the edition has to be right before it is made wrong"
    );
    vec![
        words(
            edition,
            step,
            "a number, by one unit of its last digit",
            next_number,
        ),
        words(
            edition,
            step,
            "a direction word, turned round",
            other_direction,
        ),
        words(edition, step, "a hedge, turned round", other_hedge),
        words(edition, step, "a hedge, dropped", no_hedge),
        words(
            edition,
            step,
            "a hedge, put where there was none",
            new_hedge,
        ),
        targets(edition, step, "a grade, for another", other_grade),
        targets(
            edition,
            step,
            "a period or a year, for another",
            other_period,
        ),
        targets(edition, step, "an area, for another", other_area),
        names(edition, step),
        facts(
            edition,
            step,
            "the value of a fact, by 10 percent",
            |fact| {
                if let FactValue::Stated(value) = &mut fact.value {
                    *value = tenth_more(*value);
                }
            },
        ),
        facts(edition, step, "what a fact prints, by one unit", |fact| {
            if let Some(printed) = &mut fact.printed
                && let Some(other) = next_number(&printed.value)
            {
                printed.value = other;
            }
        }),
        observations(edition, step),
        judgments(edition, step),
    ]
}

fn errors(edition: &mut Edition) -> usize {
    let mut problems = Diagnostics::new();
    check::bound_numbers(edition, &mut problems);
    problems.errors()
        + problems
            .iter()
            .filter(|p| {
                p.code.name() == "disagreement"
                    && p.severity == bluebook::diagnostics::Severity::Warning
            })
            .count()
}

/// Mutates the words of claims.
fn words(
    edition: &mut Edition,
    step: usize,
    kind: &'static str,
    mutate: fn(&str) -> Option<String>,
) -> Tally {
    let mut tally = Tally::new(kind);
    let claims: Vec<_> = edition.claims.keys().collect();
    let mut seen = 0;
    for key in claims {
        let claim = &edition.claims[key];
        let rests = claim.basis.as_ref().map(|basis| basis.kind);
        let Some(kind) = rests.filter(|kind| *kind != BasisKind::Literal) else {
            continue;
        };
        let Some(mutant) = mutate(&claim.words).filter(|mutant| *mutant != claim.words) else {
            continue;
        };
        seen += 1;
        if seen % step != 0 {
            continue;
        }
        tally.made += 1;
        let index = key.index();
        let words = std::mem::replace(&mut claim_at(edition, index).words, mutant);
        let caught = errors(edition) > 0;
        let mutant = std::mem::replace(&mut claim_at(edition, index).words, words);
        let claim = &edition.claims[key];
        let hedged = read(&mutant)
            .is_ok_and(|phrase| phrase.first().is_some_and(|number| number.hedge.is_some()));
        if caught {
            tally.caught += 1;
        } else if hedged && kind != BasisKind::Stated {
            tally.allowed += 1;
        } else {
            tally.missed.push(format!(
                "“{}” as “{mutant}” ({})",
                claim.words, claim.target
            ));
        }
    }
    tally
}

fn claim_at(edition: &mut Edition, index: usize) -> &mut bluebook::model::Claim {
    edition
        .claims
        .iter_mut()
        .nth(index)
        .expect("the claim is there")
}

/// Mutates the targets of claims. The check has to notice unless the datum is
/// the same.
fn targets(
    edition: &mut Edition,
    step: usize,
    kind: &'static str,
    mutate: fn(&Edition, &str) -> Option<String>,
) -> Tally {
    let mut tally = Tally::new(kind);
    let claims: Vec<_> = edition.claims.keys().collect();
    let mut seen = 0;
    for key in claims {
        let Some(mutant) = mutate(edition, &edition.claims[key].target) else {
            continue;
        };
        seen += 1;
        if seen % step != 0 {
            continue;
        }
        tally.made += 1;
        let index = key.index();
        let datum = |edition: &Edition| {
            edition.claims[key]
                .basis
                .as_ref()
                .map(|basis| basis.datum.clone())
        };
        let before = datum(edition);
        let target = std::mem::replace(&mut claim_at(edition, index).target, mutant);
        let caught = errors(edition) > 0;
        let after = datum(edition);
        let mutant = std::mem::replace(&mut claim_at(edition, index).target, target);
        if caught {
            tally.caught += 1;
        } else if before == after {
            tally.equivalent += 1;
        } else {
            let claim = &edition.claims[key];
            tally
                .missed
                .push(format!("“{}”: {} as {mutant}", claim.words, claim.target));
        }
    }
    errors(edition);
    tally
}

/// The first number of a text, one unit of its last digit larger.
pub(crate) fn next_number(text: &str) -> Option<String> {
    let phrase = read(text).ok()?;
    let (What::Number(number) | What::Pair(number, ..)) = &phrase.what else {
        return None;
    };
    let old = &text[number.bare.clone()];
    let new = match number.form {
        Form::Digits | Form::Scaled => {
            let end = old
                .find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.')
                .unwrap_or(old.len());
            let end = old[..end].trim_end_matches([',', '.']).len();
            let digits = old[..end].replace(',', "");
            let value: Decimal = digits.parse().ok()?;
            let next = value + Decimal::new(1, value.scale());
            let text = bluebook::claims::write::digits(next, value.scale());
            format!("{text}{}", &old[end..])
        }
        Form::Words => {
            // One more is one more in words below twenty, and near enough above.
            const WORDS: [&str; 21] = [
                "zero",
                "one",
                "two",
                "three",
                "four",
                "five",
                "six",
                "seven",
                "eight",
                "nine",
                "ten",
                "eleven",
                "twelve",
                "thirteen",
                "fourteen",
                "fifteen",
                "sixteen",
                "seventeen",
                "eighteen",
                "nineteen",
                "twenty",
            ];
            let next = usize::try_from(number.value).ok()? + 1;
            let word = WORDS.get(next).copied().unwrap_or("ninety-nine");
            word.to_owned()
        }
        Form::Fraction => match number.over {
            2 => "a third",
            3 if number.value == Decimal::ONE => "a quarter",
            3 => "three quarters",
            4 if number.value == Decimal::ONE => "a third",
            _ => "half",
        }
        .to_owned(),
        Form::Multiple => "ninety times".to_owned(),
        Form::None => "one".to_owned(),
        Form::ScaledWords | Form::All => return None,
    };
    Some(format!(
        "{}{new}{}",
        &text[..number.bare.start],
        &text[number.bare.end..]
    ))
}

const DIRECTIONS: [(&str, &str); 13] = [
    ("rose", "fell"),
    ("risen", "fallen"),
    ("rise", "fall"),
    ("increased", "decreased"),
    ("increase", "decrease"),
    ("up", "down"),
    ("more", "fewer"),
    ("improved", "declined"),
    ("grew", "shrank"),
    ("higher", "lower"),
    ("went up", "went down"),
    ("doubled", "halved"),
    ("better", "worse"),
];

fn other_direction(text: &str) -> Option<String> {
    read(text).ok()?.direction?;
    let swap = |from: &str, to: &str| {
        let mut words: Vec<&str> = text.split(' ').collect();
        let at = words
            .iter()
            .position(|word| word.eq_ignore_ascii_case(from))?;
        words[at] = to;
        Some(words.join(" "))
    };
    DIRECTIONS
        .iter()
        .find_map(|(one, other)| swap(one, other).or_else(|| swap(other, one)))
}

fn hedged(text: &str, new: &str) -> Option<String> {
    let phrase = read(text).ok()?;
    let (_, at) = phrase.first()?.hedge.clone()?;
    Some(
        format!("{}{new}{}", &text[..at.start], &text[at.end..])
            .trim()
            .to_owned(),
    )
}

fn other_hedge(text: &str) -> Option<String> {
    use bluebook::claims::Hedge;
    let phrase = read(text).ok()?;
    let (hedge, _) = phrase.first()?.hedge.clone()?;
    let new = match hedge {
        Hedge::Nearly | Hedge::Under | Hedge::AtMost => "just over",
        Hedge::JustOver | Hedge::Over | Hedge::AtLeast | Hedge::About => "nearly",
    };
    hedged(text, new)
}

fn no_hedge(text: &str) -> Option<String> {
    hedged(text, "")
}

fn new_hedge(text: &str) -> Option<String> {
    let phrase = read(text).ok()?;
    let number = phrase.first().filter(|number| number.hedge.is_none())?;
    if matches!(number.form, Form::All | Form::None) {
        return None;
    }
    let at = number.at.start;
    Some(format!("{}more than {}", &text[..at], &text[at..]))
}

/// The target with another grade.
fn other_grade(edition: &Edition, target: &str) -> Option<String> {
    let (head, last) = target.rsplit_once('/')?;
    let scale = &edition.judgments.scale;
    let key = scale
        .find(last)
        .filter(|_| target.starts_with("count:") || target.starts_with("share:"))?;
    let other = scale.iter().nth((key.index() + 1) % scale.len())?;
    Some(format!("{head}/{}", other.id))
}

/// The target with another period of its measure, or with its two the other
/// way round; or with another year of its question.
fn other_period(edition: &Edition, target: &str) -> Option<String> {
    let (head, last) = target.rsplit_once('/')?;
    if let Some((from, to)) = last.split_once("..") {
        return Some(format!("{head}/{to}..{from}"));
    }
    match Target::parse(target).ok()? {
        Target::Value(quantity, ..) | Target::Range(quantity, _) => {
            let measure = &edition.measures[edition.measures.find(quantity.measure.text)?];
            let other = measure.periods.iter().find(|period| period.id != last)?;
            Some(format!("{head}/{}", other.id))
        }
        Target::Count(bluebook::claims::target::Set::Graded { question, year, .. }) => {
            let key = edition.judgments.questions.find(question.text)?;
            let now = year
                .as_ref()
                .map_or(edition.year.as_str(), |year| year.text);
            let years = edition.judgments.years(key);
            let other = years.into_iter().find(|year| *year != now)?;
            let rest = target.split_once('/')?.1;
            let rest = match &year {
                Some(_) => rest.split_once('/')?.1,
                None => rest,
            };
            Some(format!("count:{}/{other}/{rest}", question.text))
        }
        _ => None,
    }
}

/// The target with another area.
fn other_area(edition: &Edition, target: &str) -> Option<String> {
    let (Target::Value(_, area, _)
    | Target::Change(_, area, _)
    | Target::Points(_, area, _)
    | Target::FromTo(_, area, _)) = Target::parse(target).ok()?
    else {
        return None;
    };
    let other = edition.forces.iter().find(|force| force.id != area.text)?;
    Some(format!(
        "{}{}{}",
        &target[..area.at.start],
        other.id,
        &target[area.at.end..]
    ))
}

/// The forces of superlatives.
fn names(edition: &mut Edition, step: usize) -> Tally {
    let mut tally = Tally::new("the force of a superlative, for another");
    let claims: Vec<_> = edition.claims.keys().collect();
    for key in claims.into_iter().step_by(step) {
        let claim = &edition.claims[key];
        if !claim.target.starts_with("highest:") && !claim.target.starts_with("lowest:") {
            continue;
        }
        let other = edition
            .forces
            .iter()
            .find(|force| !claim.words.contains(&force.name));
        let other = other.map_or(String::new(), |force| force.name.clone());
        tally.made += 1;
        let words = std::mem::replace(&mut claim_at(edition, key.index()).words, other);
        let caught = errors(edition) > 0;
        claim_at(edition, key.index()).words = words;
        match caught {
            true => tally.caught += 1,
            false => tally.missed.push(edition.claims[key].words.clone()),
        }
    }
    tally
}

fn tenth_more(value: Decimal) -> Decimal {
    match value.is_zero() {
        true => Decimal::ONE,
        false => value * Decimal::new(11, 1),
    }
}

/// The facts that some claim rests on.
fn facts(
    edition: &mut Edition,
    step: usize,
    kind: &'static str,
    mutate: fn(&mut bluebook::model::Fact),
) -> Tally {
    let mut tally = Tally::new(kind);
    let mut seen = 0;
    for index in 0..edition.facts.len() {
        let fact = edition
            .facts
            .iter_mut()
            .nth(index)
            .expect("the fact is there");
        let target = format!("fact:{}", fact.id);
        if !edition.claims.iter().any(|claim| claim.target == target) {
            continue;
        }
        let fact = edition
            .facts
            .iter_mut()
            .nth(index)
            .expect("the fact is there");
        let original = fact.clone();
        mutate(fact);
        let printed = |fact: &bluebook::model::Fact| {
            fact.printed.as_ref().map(|printed| printed.value.clone())
        };
        if fact.value == original.value && printed(fact) == printed(&original) {
            continue;
        }
        seen += 1;
        let id = original.id.clone();
        let hedged = original
            .printed
            .as_ref()
            .and_then(|printed| read(&printed.value).ok())
            .is_some_and(|phrase| phrase.first().is_some_and(|number| number.hedge.is_some()));
        let derived = matches!(original.value, FactValue::Derived(_));
        let caught = seen % step != 0 || errors(edition) > 0;
        let fact = edition
            .facts
            .iter_mut()
            .nth(index)
            .expect("the fact is there");
        *fact = original;
        if seen % step != 0 {
            continue;
        }
        tally.made += 1;
        if caught {
            tally.caught += 1;
        } else if hedged {
            tally.allowed += 1;
        } else if derived {
            // No claim repeats what a derived fact prints: it is kept only
            // because the original has it, and `finding` says that it is wrong.
            tally.equivalent += 1;
        } else {
            tally.missed.push(id);
        }
    }
    errors(edition);
    tally
}

/// Values of measures that some claim rests on: all that its target names.
fn observations(edition: &mut Edition, step: usize) -> Tally {
    let mut tally = Tally::new("a value of a measure, by 10 percent");
    let mut named: Vec<(Key<Measure>, Key<Period>)> = Vec::new();
    for claim in &edition.claims {
        let Ok(target) = Target::parse(&claim.target) else {
            continue;
        };
        let (Target::Value(quantity, area, _)
        | Target::Change(quantity, area, _)
        | Target::Points(quantity, area, _)
        | Target::FromTo(quantity, area, _)) = &target
        else {
            continue;
        };
        if area.text != "england-and-wales" {
            continue;
        }
        let Some(key) = edition.measures.find(quantity.measure.text) else {
            continue;
        };
        let last = claim.target.rsplit('/').next().unwrap_or("");
        for id in last.split("..") {
            named.extend(
                edition.measures[key]
                    .periods
                    .find(id)
                    .map(|period| (key, period)),
            );
        }
    }
    named.sort();
    named.dedup();
    for (measure, period) in named.into_iter().step_by(step) {
        let series = edition
            .measures
            .iter_mut()
            .nth(measure.index())
            .expect("the measure is there");
        let observation = &mut series.national[period.index()];
        let original = observation.clone();
        if let Reading::Value(quantity) = &mut observation.reading {
            quantity.value = tenth_more(quantity.value);
            quantity.count = quantity.count.map(tenth_more);
        }
        tally.made += 1;
        let caught = errors(edition) > 0;
        let series = edition
            .measures
            .iter_mut()
            .nth(measure.index())
            .expect("the measure is there");
        series.national[period.index()] = original;
        match caught {
            true => tally.caught += 1,
            false => tally
                .missed
                .push(format!("{} {period:?}", edition.measures[measure].id)),
        }
    }
    errors(edition);
    tally
}

/// A force's judgment, for the next worse one.
fn judgments(edition: &mut Edition, step: usize) -> Tally {
    let mut tally = Tally::new("the grade of a force, for another");
    let original = edition.judgments.clone();
    let mut seen = 0;
    for question in original.questions.keys() {
        for year in original.years(question) {
            let sheet = original.sheet(question, year).unwrap_or_default().to_vec();
            for index in 0..sheet.len() {
                let mut lines = sheet.clone();
                let Some(judgment) = &mut lines[index] else {
                    continue;
                };
                seen += 1;
                if seen % step != 0 {
                    continue;
                }
                let worse = (judgment.grade.index() + 1) % original.scale.len();
                let Some(grade) = original.scale.keys().nth(worse) else {
                    continue;
                };
                judgment.grade = grade;
                edition.judgments = with_sheet(&original, question, year, lines);
                tally.made += 1;
                match errors(edition) > 0 {
                    true => tally.caught += 1,
                    false => tally.missed.push(format!(
                        "{} {year} {}",
                        original.questions[question].id,
                        edition
                            .forces
                            .iter()
                            .nth(index)
                            .map_or("", |force| &force.id)
                    )),
                }
            }
        }
    }
    edition.judgments = original;
    errors(edition);
    tally
}

fn with_sheet(
    original: &bluebook::model::Judgments,
    question: Key<bluebook::model::Question>,
    year: &str,
    lines: Vec<Option<bluebook::model::Judgment>>,
) -> bluebook::model::Judgments {
    let mut judgments =
        bluebook::model::Judgments::new(original.scale.clone(), original.questions.clone());
    for other in original.questions.keys() {
        for each in original.years(other) {
            let mutated = other == question && each == year;
            let sheet = original.sheet(other, each).unwrap_or_default();
            judgments.add(
                other,
                each,
                if mutated {
                    lines.clone()
                } else {
                    sheet.to_vec()
                },
            );
        }
    }
    judgments
}

/// Random numbers put into the prose of the chapters, one at a time.
pub(crate) fn insertions(edition: &mut Edition, count: usize) -> Tally {
    let mut tally = Tally::new("a random number, put into the prose");
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    let texts: usize = edition
        .chapters
        .iter_mut()
        .map(|chapter| texts(&mut chapter.body.blocks).len())
        .sum();
    let before = unbound(edition);
    while tally.made < count {
        let place = random.below(texts);
        let number = random.number();
        let Some(text) = nth_text(edition, place) else {
            continue;
        };
        let spaces: Vec<_> = text.match_indices(' ').map(|(at, _)| at).collect();
        if spaces.is_empty() {
            continue;
        }
        let at = spaces[random.below(spaces.len())];
        let original = text.clone();
        text.insert_str(at, &format!(" {number}"));
        let mutant = text.clone();
        tally.made += 1;
        let caught = unbound(edition) == before + 1;
        if let Some(text) = nth_text(edition, place) {
            *text = original;
        }
        match caught {
            true => tally.caught += 1,
            false => tally.missed.push(format!("“{number}” in “{mutant}”")),
        }
    }
    errors(edition);
    tally
}

fn unbound(edition: &mut Edition) -> usize {
    errors(edition);
    edition.unbound
}

fn nth_text(edition: &mut Edition, place: usize) -> Option<&mut String> {
    edition
        .chapters
        .iter_mut()
        .flat_map(|chapter| texts(&mut chapter.body.blocks))
        .nth(place)
}

/// The pieces of text in blocks that are bound to nothing.
fn texts(blocks: &mut [Block]) -> Vec<&mut String> {
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph { content, .. } => {
                for inline in content {
                    if let Inline::Text(words) = inline {
                        found.push(&mut words.value);
                    }
                }
            }
            Block::List { items, .. } => {
                for item in items {
                    found.extend(texts(item));
                }
            }
            Block::Quote(inner) => found.extend(texts(inner)),
            _ => {}
        }
    }
    found
}

/// A generator with a fixed seed (xorshift): the same numbers on every run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end.max(1) as u64).unwrap_or(0)
    }

    /// A number as the report would write one.
    fn number(&mut self) -> String {
        let small = self.below(88) + 12;
        let large = Decimal::from(self.below(900_000) + 1_000);
        let decimal = Decimal::new(self.below(999) as i64 + 1, 1);
        match self.below(8) {
            0 => format!("{small} forces"),
            1 => bluebook::claims::write::digits(large, 0),
            2 => format!("{decimal} percent"),
            3 => "twenty-seven".to_owned(),
            4 => format!("£{decimal} million"),
            5 => "two-thirds".to_owned(),
            6 => "one in nine".to_owned(),
            _ => format!("{} of the 43", small % 42 + 1),
        }
    }
}
