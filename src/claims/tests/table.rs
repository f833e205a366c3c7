//! The table of phrases: what each says, and whether a datum agrees.

use crate::claims::{
    Datum, Direction, Hedge, Number, Phrase, Share, Stated, Unit, Verdict, What, agrees, confirms,
    read,
};
use rust_decimal::Decimal;

const TABLE: &str = include_str!("phrases.txt");

/// A row: phrase, meaning, datum, `yes` or `no` or `unread`.
fn rows() -> impl Iterator<Item = [&'static str; 4]> {
    TABLE
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| {
            let cells: Vec<_> = line.split('|').map(str::trim).collect();
            cells
                .try_into()
                .unwrap_or_else(|_| panic!("four cells expected: {line}"))
        })
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap_or_else(|_| panic!("no number: {text}"))
}

/// What was read, in the short form of the table.
fn meaning(phrase: &Phrase) -> String {
    let direction = match phrase.direction {
        Some((Direction::Up, _)) => "up ",
        Some((Direction::Down, _)) => "down ",
        None => "",
    };
    let what = match &phrase.what {
        What::Number(number) => one(number),
        What::Pair(first, second, pairing) => {
            format!("{} .. {} {pairing:?}", one(first), one(second)).to_lowercase()
        }
        What::Share(Share::Majority, ..) => "most".to_owned(),
        What::Share(share, _, whole) => {
            let whole = whole
                .as_ref()
                .map_or(String::new(), |whole| format!(" of {}", whole.value));
            format!("{share:?}{whole}").to_lowercase()
        }
        What::Aside(first, second) => format!("{} ( {}", one(first), one(second)),
        What::Way(_, negated) => {
            if *negated {
                "not".to_owned()
            } else {
                "way".to_owned()
            }
        }
    };
    direction.to_owned() + &what
}

fn one(number: &Number) -> String {
    let hedge = match number.hedge.as_ref().map(|(hedge, _)| hedge) {
        Some(Hedge::Nearly) => "nearly ",
        Some(Hedge::JustOver) => "just-over ",
        Some(Hedge::Over) => "over ",
        Some(Hedge::About) => "about ",
        Some(Hedge::AtLeast) => "at-least ",
        Some(Hedge::AtMost) => "at-most ",
        Some(Hedge::Under) => "under ",
        Some(Hedge::Exactly) => "exactly ",
        None => "",
    };
    let over = if number.over == 1 {
        String::new()
    } else {
        format!("/{}", number.over)
    };
    let whole = number.whole.as_ref().map_or(String::new(), |whole| {
        format!(
            " {} {}",
            if whole.definite { "of-the" } else { "of" },
            whole.value
        )
    });
    let unit = match number.unit {
        Unit::Plain => "",
        Unit::Percent => " percent",
        Unit::Points => " points",
        Unit::Pounds => " pounds",
        Unit::Dollars => " dollars",
        Unit::Euros => " euros",
        Unit::Proportion => " share",
        Unit::Duration(_) => " duration",
        Unit::Multiple => " times",
    };
    format!("{hedge}{}{over}{whole}{unit}", number.value)
}

fn unit(word: &str) -> Unit {
    match word {
        "plain" => Unit::Plain,
        "percent" => Unit::Percent,
        "pounds" => Unit::Pounds,
        "multiple" => Unit::Multiple,
        other => panic!("no unit: {other}"),
    }
}

fn verdict(text: &str, phrase: &Phrase, datum: &str) -> Verdict {
    let (kind, rest) = datum.split_once(' ').expect("a datum has a kind");
    if kind == "printed" {
        let printed = read(rest).expect("what is printed can be read");
        return confirms(
            phrase,
            Stated {
                text: rest,
                phrase: &printed,
                direction: None,
                whole: None,
            },
        );
    }
    let words: Vec<_> = rest.split([' ', '/']).collect();
    let whole = |at: usize| words[at].parse::<u32>().expect("a whole number");
    let datum = match kind {
        "change" => Datum::Change {
            percent: decimal(rest),
        },
        "points" => Datum::Points {
            points: decimal(rest),
            decimals: 1,
        },
        "from-to" => Datum::FromTo {
            from: decimal(words[0]),
            to: decimal(words[1]),
            unit: unit(words[2]),
            decimals: 1,
        },
        "range" => Datum::Range {
            low: decimal(words[0]),
            high: decimal(words[1]),
            unit: unit(words[2]),
            decimals: 1,
        },
        "count" => Datum::Count {
            n: whole(0),
            whole: whole(1),
            direction: None,
        },
        "rose" => Datum::Count {
            n: whole(0),
            whole: whole(1),
            direction: Some(Direction::Up),
        },
        "fell" => Datum::Count {
            n: whole(0),
            whole: whole(1),
            direction: Some(Direction::Down),
        },
        "share" => Datum::Share {
            n: whole(0),
            whole: whole(1),
            direction: None,
        },
        "fact-of" => Datum::Value {
            value: decimal(words[0]),
            unit: Unit::Plain,
            decimals: 0,
            direction: None,
            whole: Some(whole(1)),
        },
        kind => Datum::Value {
            value: decimal(rest),
            unit: unit(kind),
            decimals: 1,
            direction: None,
            whole: None,
        },
    };
    agrees(text, phrase, &datum)
}

#[test]
fn every_row_of_the_table_holds() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for [phrase, means, datum, expected] in rows() {
        count += 1;
        let (found, outcome) = match read(phrase) {
            Ok(read) => {
                let verdict = verdict(phrase, &read, datum);
                (meaning(&read), if verdict.agrees() { "yes" } else { "no" })
            }
            Err(_) => ("-".to_owned(), "unread"),
        };
        if found != means || outcome != expected {
            wrong.push(format!(
                "{phrase} | {found} | {datum} | {outcome}  (expected {means}, {expected})"
            ));
        }
    }
    assert!(count >= 300, "the table has only {count} rows");
    assert!(
        wrong.is_empty(),
        "{} of {count} rows differ:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn a_correction_agrees_with_the_datum_that_it_corrects() {
    let mut offered = 0;
    let mut disagreements = 0;
    for [phrase, _, datum, _] in rows() {
        let Ok(words) = read(phrase) else { continue };
        let first = verdict(phrase, &words, datum);
        if first.agrees() || datum.starts_with("printed") {
            continue;
        }
        disagreements += 1;
        if let Some(right) = first.right {
            offered += 1;
            let again =
                read(&right).unwrap_or_else(|error| panic!("{phrase} became {right}: {error}"));
            assert!(
                verdict(&right, &again, datum).agrees(),
                "{phrase} became {right}, which is wrong for {datum}"
            );
        }
    }
    assert!(
        offered * 10 >= disagreements * 8,
        "only {offered} of {disagreements} disagreements have a correction"
    );
}

#[test]
fn corrections_keep_the_style() {
    for (phrase, datum, right) in [
        ("34 forces", "count 35/43", "35 forces"),
        ("Thirteen of these", "count 12/43", "Twelve of these"),
        ("fell by 17 percent", "change 17.07", "rose by 17 percent"),
        ("Fallen by 17%", "change 18.6", "Risen by 19%"),
        (
            "a decline of 10.4 percent",
            "change -11.02",
            "a decline of 11.0 percent",
        ),
        ("16,000 devices", "plain 16162", "16,162 devices"),
        (
            "nearly half of forces",
            "share 22/43",
            "just over half of forces",
        ),
        ("Over two thirds", "share 28/43", "Nearly two thirds"),
        (
            "5.3 million offences",
            "plain 5412000",
            "5.4 million offences",
        ),
        ("38 of the 43", "count 38/42", "38 of the 42"),
        (
            "between 1.6 and 20 percent",
            "range 1.7 20 percent",
            "between 1.7 and 20 percent",
        ),
        ("£18.41 a head", "pounds 19.2", "£19.20 a head"),
    ] {
        let words = read(phrase).expect("these can be read");
        assert_eq!(
            verdict(phrase, &words, datum).right.as_deref(),
            Some(right),
            "{phrase} for {datum}"
        );
    }
}
