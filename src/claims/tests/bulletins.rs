//! Sentences in the manner of statistical bulletins on health, schools, fire
//! services and finance. They are true, and the check has to let them be.
//!
//! A row is the data of its claims, in order and parted by `&`, and the sentence.
//! `v UNIT NUMBER`, `c FROM TO` (a change in percent), `p FROM TO` (in points),
//! `ft UNIT FROM TO`, `r UNIT LOW HIGH`, `n K/N` and `s K/N` (a count and a share
//! of a set) are data; behind them stand `@area`, `#year`, `+noun`,
//! `^grade,grade` and `%up` or `%down` for a set of those that changed.

use super::sentences::{Claim, judge};
use crate::claims::sentence::{Attributes, Lexicon, Thing};
use crate::claims::{Datum, Direction, Unit, way_of};
use rust_decimal::Decimal;
use std::ops::Range;

const TABLE: &str = include_str!("bulletins.txt");

/// The words of a kind of bulletin, in the order of its lists.
#[derive(Default)]
struct Field {
    lexicon: Lexicon,
    areas: Vec<String>,
    nouns: Vec<String>,
    grades: Vec<String>,
}

impl Field {
    fn list(&mut self, kind: &str, list: &str) {
        for (n, name) in list.split(", ").enumerate() {
            match kind {
                "areas" => {
                    self.lexicon.add(name, Thing::Area(n));
                    self.areas.push(name.to_owned());
                }
                "grades" => {
                    self.lexicon.add(name, Thing::Grade(n));
                    if let Some(rest) = name.strip_prefix("Requires ") {
                        self.lexicon
                            .add(&format!("require {rest}"), Thing::Grade(n));
                    }
                    self.grades.push(name.to_owned());
                }
                "nouns" => {
                    let (many, one) = name.split_once('/').expect("both numbers of a noun");
                    self.lexicon.add(many, Thing::Noun(n));
                    self.lexicon.add(one, Thing::Noun(n));
                    self.nouns.push(many.to_owned());
                }
                "subjects" => self.lexicon.add(name, Thing::Subject(n)),
                _ => panic!("no list of {kind}"),
            }
        }
    }

    fn claim(&self, row: &str) -> Claim {
        let words: Vec<&str> = row.split_whitespace().collect();
        let data: Vec<&str> = words
            .iter()
            .copied()
            .take_while(|word| !word.starts_with(['@', '#', '+', '^', '%']))
            .collect();
        let mut about = Attributes::default();
        let mut direction = None;
        for word in &words[data.len()..] {
            let (sign, name) = word.split_at(1);
            let name = name.replace('_', " ");
            let index = |list: &[String]| {
                let found = list.iter().position(|known| *known == name);
                found.unwrap_or_else(|| panic!("no {name} in the lists"))
            };
            match sign {
                "@" => {
                    about.areas.push(index(&self.areas));
                    about.national |= name == "England";
                }
                "#" => about.years.push(name),
                "+" => about.nouns.push(index(&self.nouns)),
                "%" => {
                    about.better = Some(Direction::Up);
                    direction = Some(match name.as_str() {
                        "up" => Direction::Up,
                        _ => Direction::Down,
                    });
                }
                _ => {
                    let places = name.split(',').map(|name| {
                        let place = self.grades.iter().position(|known| known == name);
                        place.expect("a grade of the list")
                    });
                    about.grades = vec![places.fold(0, |mask, place| mask | 1 << place)];
                }
            }
        }
        about.untold = about.grades.is_empty() && direction.is_none();
        let datum = datum(&data, direction);
        about.way = way_of(&datum);
        Claim::Datum(datum, about)
    }
}

fn datum(parts: &[&str], direction: Option<Direction>) -> Datum {
    let number = |at: usize| -> Decimal { parts[at].parse().expect("a number") };
    let unit = match parts[1] {
        "percent" => Unit::Percent,
        "pounds" => Unit::Pounds,
        "times" => Unit::Multiple,
        _ => Unit::Plain,
    };
    let set = || {
        let (n, whole) = parts[1].split_once('/').expect("so many of so many");
        let whole_number = |text: &str| text.parse::<u32>().expect("a whole number");
        (whole_number(n), whole_number(whole))
    };
    match parts[0] {
        "v" => Datum::Value {
            value: number(2),
            unit,
            decimals: number(2).scale(),
            direction: None,
            whole: None,
        },
        "c" => Datum::Change {
            percent: (number(2) - number(1)) / number(1) * Decimal::ONE_HUNDRED,
        },
        "p" => Datum::Points {
            points: number(2) - number(1),
            decimals: 1,
        },
        "ft" => Datum::FromTo {
            from: number(2),
            to: number(3),
            unit,
            decimals: 1,
        },
        "r" => Datum::Range {
            low: number(2),
            high: number(3),
            unit,
            decimals: number(2).scale(),
        },
        "n" => Datum::Count {
            n: set().0,
            whole: set().1,
            direction,
        },
        "s" => Datum::Share {
            n: set().0,
            whole: set().1,
            direction,
        },
        other => panic!("no datum {other}"),
    }
}

/// A sentence without its brackets, and where they stood.
fn bare(sentence: &str) -> (String, Vec<Range<usize>>) {
    let (mut text, mut places) = (String::new(), Vec::new());
    for part in sentence.split_inclusive(['[', ']']) {
        let start = text.len();
        text.push_str(part.trim_end_matches(['[', ']']));
        if part.ends_with(']') {
            places.push(start..text.len());
        }
    }
    (text, places)
}

#[test]
fn bulletins_of_other_fields_raise_no_alarm() {
    let mut field = Field::default();
    let (mut all, mut alarms) = (0, Vec::new());
    for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with("= ") {
            field = Field::default();
        } else if let Some((data, sentence)) = line.split_once(" | ") {
            let (text, places) = bare(sentence);
            let claims: Vec<Claim> = data.split(" & ").map(|row| field.claim(row)).collect();
            assert_eq!(claims.len(), places.len(), "{line}");
            all += 1;
            let wrong = judge(&text, &places, &claims, &field.lexicon);
            alarms.extend(wrong.err().map(|why| format!("{sentence}  ({why})")));
        } else if let Some((kind, list)) = line.split_once(": ") {
            field.list(kind, list);
        }
    }
    println!("{} alarms in {all} sentences", alarms.len());
    assert!(all >= 150, "only {all}");
    assert!(alarms.len() * 100 <= all * 2, "{}", alarms.join("\n"));
}
