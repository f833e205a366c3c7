//! How the words and the target of a claim are made wrong.

use bluebook::claims::{Form, Target, What, read};
use bluebook::model::Edition;
use rust_decimal::Decimal;

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

pub(super) const DIRECTIONS: [(&str, &str); 13] = [
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

pub(super) fn other_direction(text: &str) -> Option<String> {
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

pub(super) fn hedged(text: &str, new: &str) -> Option<String> {
    let phrase = read(text).ok()?;
    let (_, at) = phrase.first()?.hedge.clone()?;
    Some(
        format!("{}{new}{}", &text[..at.start], &text[at.end..])
            .trim()
            .to_owned(),
    )
}

pub(super) fn other_hedge(text: &str) -> Option<String> {
    use bluebook::claims::Hedge;
    let phrase = read(text).ok()?;
    let (hedge, _) = phrase.first()?.hedge.clone()?;
    let new = match hedge {
        Hedge::Nearly | Hedge::Under | Hedge::AtMost | Hedge::Exactly => "just over",
        Hedge::JustOver | Hedge::Over | Hedge::AtLeast | Hedge::About => "nearly",
    };
    hedged(text, new)
}

pub(super) fn no_hedge(text: &str) -> Option<String> {
    hedged(text, "")
}

pub(super) fn new_hedge(text: &str) -> Option<String> {
    let phrase = read(text).ok()?;
    let number = phrase.first().filter(|number| number.hedge.is_none())?;
    if matches!(number.form, Form::All | Form::None) {
        return None;
    }
    let at = number.at.start;
    Some(format!("{}more than {}", &text[..at], &text[at..]))
}

/// The target with another grade.
pub(super) fn other_grade(edition: &Edition, target: &str) -> Option<String> {
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
pub(super) fn other_period(edition: &Edition, target: &str) -> Option<String> {
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
pub(super) fn other_area(edition: &Edition, target: &str) -> Option<String> {
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
