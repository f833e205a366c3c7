//! The table of sentences: whole sentences with a claim in brackets, true and
//! false, against a datum and what is known of it.

use crate::claims::sentence::{Attributes, Lexicon, Passage, Thing, label};
use crate::claims::{
    Datum, Direction, Named, Phrase, Roster, Superlative, Unit, agrees, read, way_of,
};
use rust_decimal::Decimal;
use std::ops::Range;

const TABLE: &str = include_str!("sentences.txt");

/// How many of a hundred have to come out right, each way.
const RIGHT: usize = 95;

const FORCES: [&str; 6] = [
    "Kent",
    "Durham",
    "South Wales",
    "Gwent",
    "Greater Manchester",
    "Essex",
];
const AREAS: [&str; 10] = [
    "Kent",
    "Durham",
    "South Wales",
    "Gwent",
    "Greater Manchester",
    "Essex",
    "Wales",
    "North East",
    "London",
    "South West",
];
const NATION: usize = AREAS.len();
const WALES: usize = 6;
const GRADES: [&str; 4] = ["Outstanding", "Good", "Requires improvement", "Inadequate"];
const NOUNS: [(&str, &str); 9] = [
    ("forces", "force"),
    ("devices", "device"),
    ("offences", "offence"),
    ("officers", "officer"),
    ("files", "file"),
    ("days", "day"),
    ("weeks", "week"),
    ("arrests", "arrest"),
    ("minutes", "minute"),
];
const SUBJECTS: [&str; 2] = ["preventing crime", "investigating crime"];

fn lexicon() -> Lexicon {
    let mut lexicon = Lexicon::default();
    for (n, area) in AREAS.iter().enumerate() {
        lexicon.add(area, Thing::Area(n));
    }
    lexicon.add("England and Wales", Thing::Area(NATION));
    lexicon.add("England", Thing::Area(NATION + 1));
    for (n, grade) in GRADES.iter().enumerate() {
        lexicon.add(grade, Thing::Grade(n));
    }
    lexicon.add("require improvement", Thing::Grade(2));
    lexicon.add("requiring improvement", Thing::Grade(2));
    for (n, (many, one)) in NOUNS.iter().enumerate() {
        lexicon.add(many, Thing::Noun(n));
        lexicon.add(one, Thing::Noun(n));
    }
    for (n, subject) in SUBJECTS.iter().enumerate() {
        lexicon.add(subject, Thing::Subject(n));
    }
    lexicon
}

fn noun(word: &str) -> Vec<usize> {
    NOUNS
        .iter()
        .position(|(many, _)| *many == word)
        .into_iter()
        .collect()
}

/// A datum of the table: `chg 100 105`, `cnt 35/43`, `good 35/43`, `hi Kent`.
fn against(text: &str, lexicon: &Lexicon) -> Claim {
    let (kind, rest) = text.split_once(' ').unwrap_or((text, ""));
    let (rest, told) = rest.split_once(" ; ").unwrap_or((rest, ""));
    let parts: Vec<&str> = rest.split([' ', '/']).collect();
    let number = |at: usize| -> Decimal {
        parts[at]
            .parse()
            .unwrap_or_else(|_| panic!("no number in {text}"))
    };
    let whole = |at: usize| -> u32 {
        parts[at]
            .parse()
            .unwrap_or_else(|_| panic!("no number in {text}"))
    };
    let unit = |word: &str| match word {
        "percent" => Unit::Percent,
        "pounds" => Unit::Pounds,
        "dollars" => Unit::Dollars,
        "times" => Unit::Multiple,
        _ => Unit::Plain,
    };
    let value = |unit: Unit, value: Decimal| Datum::Value {
        value,
        unit,
        decimals: 1,
        direction: None,
        whole: None,
    };
    let national = Attributes {
        areas: vec![NATION],
        national: true,
        years: vec!["2016".into(), "2017".into()],
        ..Attributes::default()
    };
    let this_year = Attributes {
        years: vec!["2017".into()],
        ..national.clone()
    };
    let of_forces = |grades: Vec<u32>| Attributes {
        nouns: vec![0],
        subjects: vec![0],
        grades,
        ..this_year.clone()
    };
    let count = |n, whole| Datum::Count {
        n,
        whole,
        direction: None,
    };
    let (datum, mut about) = match kind {
        "chg" => {
            let percent = (number(1) - number(0)) / number(0) * Decimal::ONE_HUNDRED;
            (Datum::Change { percent }, national)
        }
        "pts" => (
            Datum::Points {
                points: number(1) - number(0),
                decimals: 1,
            },
            national,
        ),
        "ft" | "better" => {
            let at = usize::from(kind == "ft");
            let unit = if kind == "ft" {
                unit(parts[0])
            } else {
                Unit::Percent
            };
            let better = (kind == "better").then_some(Direction::Down);
            let (from, to) = (number(at), number(at + 1));
            (
                Datum::FromTo {
                    from,
                    to,
                    unit,
                    decimals: 1,
                },
                Attributes { better, ..national },
            )
        }
        "rng" => (
            Datum::Range {
                low: number(1),
                high: number(2),
                unit: unit(parts[0]),
                decimals: 1,
            },
            this_year,
        ),
        "val" => (
            value(unit(parts[0]), number(1)),
            Attributes {
                nouns: noun(parts[0]),
                ..this_year
            },
        ),
        "last" => (
            value(unit(parts[0]), number(1)),
            Attributes {
                latest: true,
                ..this_year
            },
        ),
        "june" => (
            value(unit(parts[0]), number(1)),
            Attributes {
                months: vec![("2017".into(), "June")],
                ..this_year
            },
        ),
        "fy" => (
            value(unit(parts[0]), number(1)),
            Attributes {
                years: vec!["2017".into(), "2018".into()],
                ..national
            },
        ),
        "times" => (
            value(Unit::Multiple, number(0)),
            Attributes {
                compared: Some((WALES, NATION)),
                ..this_year
            },
        ),
        "neutral" => (
            Datum::Points {
                points: number(1) - number(0),
                decimals: 1,
            },
            Attributes {
                neutral: true,
                ..national
            },
        ),
        "unsolved" => (
            Datum::Points {
                points: number(1) - number(0),
                decimals: 1,
            },
            Attributes {
                denial: true,
                untold: true,
                ..national
            },
        ),
        "rose" => (
            Datum::Count {
                n: whole(0),
                whole: whole(1),
                direction: Some(Direction::Up),
            },
            of_forces(Vec::new()),
        ),
        "fin" => (
            value(unit(parts[0]), number(1)),
            Attributes {
                ends: vec!["2017".into()],
                ..national
            },
        ),
        "kent" => (
            value(unit(parts[0]), number(1)),
            Attributes {
                areas: vec![0],
                national: false,
                ..this_year
            },
        ),
        "cnt" => (count(whole(0), whole(1)), of_forces(Vec::new())),
        "shr" => (
            Datum::Share {
                n: whole(0),
                whole: whole(1),
                direction: None,
            },
            of_forces(Vec::new()),
        ),
        "outstanding" => (count(whole(0), whole(1)), of_forces(vec![1])),
        "good" => (count(whole(0), whole(1)), of_forces(vec![2])),
        "poor" => (count(whole(0), whole(1)), of_forces(vec![4])),
        "good+" => (count(whole(0), whole(1)), of_forces(vec![3])),
        "good-" => (count(whole(0), whole(1)), of_forces(vec![12, 13])),
        "not-outstanding" => (count(whole(0), whole(1)), of_forces(vec![14])),
        "improved" | "declined" => {
            let direction = Some(if kind == "improved" {
                Direction::Up
            } else {
                Direction::Down
            });
            let datum = Datum::Count {
                n: whole(0),
                whole: whole(1),
                direction,
            };
            (
                datum,
                Attributes {
                    better: Some(Direction::Up),
                    ..of_forces(Vec::new())
                },
            )
        }
        "hi" | "lo" => {
            let superlative = Some(if kind == "hi" {
                Superlative::Highest
            } else {
                Superlative::Lowest
            });
            let holder = FORCES
                .iter()
                .position(|force| *force == rest)
                .expect("a force");
            return Claim::Holders(
                vec![holder],
                Attributes {
                    superlative,
                    years: this_year.years,
                    ..Attributes::default()
                },
            );
        }
        _ => {
            let mut about = label(told, lexicon);
            about.negated = about.denial;
            about.nouns.extend(noun(parts[0]));
            let mut datum = value(unit(parts[0]), number(1));
            if let Datum::Value {
                direction, whole, ..
            } = &mut datum
            {
                *direction = about.way.flatten();
                *whole = parts.get(2).and_then(|n| n.parse().ok());
            }
            (datum, about)
        }
    };
    if kind != "f" {
        about.way = way_of(&datum);
    }
    Claim::Datum(datum, about)
}

/// What a claim of a sentence is held against.
pub(super) enum Claim {
    Datum(Datum, Attributes),
    Holders(Vec<usize>, Attributes),
}

/// Whether the check would let a text with claims at these places pass, and if
/// not, why.
pub(super) fn judge(
    text: &str,
    places: &[Range<usize>],
    claims: &[Claim],
    lexicon: &Lexicon,
) -> Result<(), String> {
    let passage = Passage::new(text, places, &[], lexicon);
    for (n, (at, claim)) in places.iter().zip(claims).enumerate() {
        let words = &text[at.clone()];
        let (about, phrase): (_, Option<Phrase>) = match claim {
            Claim::Holders(holders, about) => {
                let named: Vec<Named<'_>> = FORCES
                    .iter()
                    .map(|name| Named {
                        name,
                        forms: vec![name],
                    })
                    .collect();
                let verdict = Roster::new(&named).agrees(words, holders);
                if !verdict.agrees() {
                    return Err(verdict.because);
                }
                (about, None)
            }
            Claim::Datum(datum, about) => (about, Some(agreed(words, datum)?)),
        };
        let hearing = passage.hear(n, phrase.as_ref(), about, &[], lexicon);
        if let (Some(hedge), Claim::Datum(datum, _)) = (&hearing.hedge, claim) {
            agreed(&text[hedge.start..at.end], datum)?;
        }
        if let Some(clash) = hearing.clash {
            return Err(format!("{:?}: “{}”", clash.attribute, &text[clash.at]));
        }
    }
    Ok(())
}

/// What words say, if their datum agrees.
fn agreed(words: &str, datum: &Datum) -> Result<Phrase, String> {
    let phrase = read(words).map_err(|error| error.message)?;
    let verdict = agrees(words, &phrase, datum);
    match verdict.agrees() {
        true => Ok(phrase),
        false => Err(verdict.because),
    }
}

/// Whether the check would let a sentence of the table pass, and if not, why.
pub(super) fn passes(sentence: &str, datum: &str) -> Result<(), String> {
    let lexicon = lexicon();
    let claim = against(datum, &lexicon);
    let open = sentence.find('[').expect("a claim in brackets");
    let close = sentence.find(']').expect("a claim in brackets");
    let words = &sentence[open + 1..close];
    let text = format!("{}{words}{}", &sentence[..open], &sentence[close + 1..]);
    let at = open..close - 1;
    judge(&text, std::slice::from_ref(&at), &[claim], &lexicon)
}

#[test]
fn false_sentences_are_refused_and_true_ones_pass() {
    let mut tally = [(0, 0, Vec::new()), (0, 0, Vec::new())];
    for line in TABLE
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
    {
        let cells: Vec<&str> = line.splitn(3, '|').map(str::trim).collect();
        let [truth, datum, sentence] = cells[..] else {
            panic!("three cells expected: {line}");
        };
        let truth = match truth {
            "true" => true,
            "false" => false,
            _ => panic!("true or false expected: {line}"),
        };
        let outcome = passes(sentence, datum);
        let (all, right, wrong) = &mut tally[usize::from(truth)];
        *all += 1;
        if outcome.is_ok() == truth {
            *right += 1;
        } else {
            wrong.push(format!("{line}  ({outcome:?})"));
        }
    }
    for (truth, (all, right, wrong)) in ["false", "true"].into_iter().zip(&tally) {
        println!("{truth}: {right} of {all} right\n{}", wrong.join("\n"));
    }
    for (all, right, _) in tally {
        assert!(all >= 300, "only {all}");
        assert!(right * 100 >= all * RIGHT, "{right} of {all}");
    }
}
