//! What is true of every text and every number.

use crate::claims::plain::passed;
use crate::claims::quantity::{can_start, quantity};
use crate::claims::token::tokens;
use crate::claims::write;
use crate::claims::{Datum, Phrase, Reason, Target, Unit, agrees, read, scan};
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::time::{Duration, Instant};

fn datum(value: Decimal, unit: Unit, decimals: u32) -> Datum {
    Datum::Value {
        value,
        unit,
        decimals,
        direction: None,
        whole: None,
    }
}

fn read_back(text: &str) -> Phrase {
    read(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn units() -> impl Strategy<Value = Unit> {
    prop_oneof![
        Just(Unit::Plain),
        Just(Unit::Percent),
        Just(Unit::Points),
        Just(Unit::Pounds)
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_value_that_was_written_reads_back_and_agrees(mantissa in 0i64..10_000_000_000, scale in 0u32..6, decimals in 0u32..4, unit in units()) {
        let datum = datum(Decimal::new(mantissa, scale), unit, decimals);
        let text = write::datum(&datum);
        prop_assert!(agrees(&text, &read_back(&text), &datum).agrees(), "{}", text);
    }

    #[test]
    fn changing_any_shown_digit_is_caught(mantissa in 0i64..10_000_000_000, scale in 0u32..6, decimals in 0u32..4, unit in units(), by in 1u8..10, which in any::<prop::sample::Index>()) {
        // A shown zero before the point can become another number of digits,
        // but never the same number.
        let datum = datum(Decimal::new(mantissa, scale), unit, decimals);
        let text = write::datum(&datum);
        let places: Vec<_> = text.bytes().enumerate().filter(|(_, b)| b.is_ascii_digit()).map(|(n, _)| n).collect();
        let place = places[which.index(places.len())];
        let mut bytes = text.clone().into_bytes();
        bytes[place] = b'0' + (bytes[place] - b'0' + by) % 10;
        let changed = String::from_utf8(bytes).expect("digits stay digits");
        // A value halfway between two agrees with both.
        let steps = Decimal::new(mantissa, scale) * Decimal::from(10u32.pow(decimals));
        prop_assume!(steps.fract() != Decimal::new(5, 1));
        if let Ok(phrase) = read(&changed) {
            prop_assert!(!agrees(&changed, &phrase, &datum).agrees(), "{} for {}", changed, text);
        }
    }

    #[test]
    fn counts_and_shares_read_back(n in 0u32..44, rest in 0u32..44) {
        let whole = n + rest;
        prop_assume!(whole > 0);
        for datum in [Datum::Count { n, whole, direction: None }, Datum::Share { n, whole, direction: None }] {
            let text = write::datum(&datum);
            prop_assert!(agrees(&text, &read_back(&text), &datum).agrees(), "{}", text);
        }
        let of = format!("{n} of the {whole}");
        let count = Datum::Count { n, whole, direction: None };
        prop_assert!(agrees(&of, &read_back(&of), &count).agrees(), "{}", of);
        let other = format!("{n} of the {}", whole + 1);
        let verdict = agrees(&other, &read_back(&other), &Datum::Count { n, whole, direction: None });
        prop_assert_eq!(verdict.reason, Some(Reason::Whole));
    }

    #[test]
    fn changes_read_back_with_their_direction(mantissa in -100_000i64..100_000) {
        let percent = Decimal::new(mantissa, 2);
        let datum = Datum::Change { percent };
        let words = if percent.is_sign_negative() { "fell" } else { "rose" };
        let wrong = if percent.is_sign_negative() { "rose" } else { "fell" };
        prop_assume!(!percent.is_zero());
        let size = write::datum(&datum);
        let text = format!("{words} by {size}");
        prop_assert!(agrees(&text, &read_back(&text), &datum).agrees(), "{}", text);
        let text = format!("{wrong} by {size}");
        prop_assert_eq!(agrees(&text, &read_back(&text), &datum).reason, Some(Reason::Direction));
    }

    #[test]
    fn numbers_in_words_read_back(n in 0u32..100_000) {
        let text = crate::claims::cardinal::spell(n).expect("below a hundred thousand");
        let phrase = read_back(&text);
        prop_assert_eq!(phrase.first().map(|number| number.value), Some(Decimal::from(n)), "{}", text);
    }

    #[test]
    fn no_text_makes_anything_panic(text in "\\PC*", target in "\\PC*") {
        let _ = scan(&text, &[], &[]);
        let _ = Target::parse(&target);
        let _ = Target::parse(&format!("count:{target}"));
        if let Ok(phrase) = read(&text) {
            let _ = agrees(&text, &phrase, &Datum::Count { n: 3, whole: 43, direction: None });
            let _ = agrees(&text, &phrase, &Datum::Change { percent: Decimal::new(-171, 1) });
            let _ = agrees(&text, &phrase, &Datum::Range { low: Decimal::ONE, high: Decimal::TEN, unit: Unit::Percent, decimals: 1 });
        }
    }

    #[test]
    fn no_heap_of_number_words_makes_anything_panic(words in prop::collection::vec(prop::sample::select(WORDS.as_slice()), 0..14)) {
        let text = words.join(" ");
        let _ = scan(&text, &[], &[]);
        if let Ok(phrase) = read(&text) {
            for datum in [
                datum(Decimal::new(129, 1), Unit::Percent, 1),
                Datum::Share { n: 20, whole: 43, direction: None },
                Datum::Count { n: 0, whole: 0, direction: None },
                Datum::FromTo { from: Decimal::MAX, to: Decimal::ZERO, unit: Unit::Pounds, decimals: 2 },
                Datum::Change { percent: Decimal::MAX },
            ] {
                if let Some(right) = agrees(&text, &phrase, &datum).right {
                    prop_assert!(agrees(&right, &read_back(&right), &datum).agrees(), "{} became {}", text, right);
                }
            }
        }
    }

    #[test]
    fn nothing_begins_where_nothing_can_start(words in prop::collection::vec(prop::sample::select([&WORDS[..], &STARTS].concat()), 1..6)) {
        let text = words.join(" ");
        let tokens = tokens(&text);
        for at in 0..tokens.len() {
            if passed(&tokens, at).is_some() || quantity(&tokens, at).is_some() {
                prop_assert!(can_start(&tokens, at), "“{}” in “{}”", tokens[at].text, text);
            }
        }
    }
}

/// Words that only begin something before others, and words in other cases.
const STARTS: [&str; 30] = [
    "A", "an", "An", "for", "For", "In", "every", "Every", "no", "No", "at", "once", "At", "dozen",
    "billion", "tenth", "fifth", "part", "Part", "per", "aged", "Seven", "tenfold", "TWICE",
    "halved", "Half", "number", "first", "level", "hundred",
];

const WORDS: [&str; 58] = [
    "one",
    "two",
    "twenty",
    "hundred",
    "thousand",
    "million",
    "a",
    "half",
    "third",
    "thirds",
    "quarter",
    "of",
    "the",
    "in",
    "out",
    "every",
    "43",
    "16",
    "2017",
    "June",
    "12.9",
    "percent",
    "per",
    "cent",
    "percentage",
    "points",
    "£",
    "from",
    "to",
    "and",
    "between",
    "-",
    "–",
    "nearly",
    "over",
    "more",
    "than",
    "up",
    "rose",
    "fell",
    "doubled",
    "twice",
    "times",
    "all",
    "none",
    "most",
    "figure",
    "section",
    "months",
    "years",
    "last",
    "999",
    "(",
    ")",
    ".",
    "79228162514264337593543950335",
    "99,999,999",
    "4Ps",
];

/// A text of 50,000 bytes takes a fraction of a second, if every byte is looked
/// at a bounded number of times; a walk that starts again at every token would
/// take minutes. The limit leaves room for a busy machine.
#[test]
fn long_texts_take_linear_time() {
    let pieces = [
        "one hundred and ",
        "twenty-",
        "half a ",
        "from 5 to ",
        "1,000,",
        "of the 43 ",
        "one in ",
        "sections 4 and ",
        "between 1 and ",
        "about ",
        "2016/",
        "a",
        "5",
        "1.",
        "www.",
        "£",
        "per 100 ",
        "no more than ",
        "(1) ",
        "-",
        "''a",
        "two or three ",
        "the last three ",
        "aged 1 to ",
        "0800 ",
        "Seven Aa ",
        "One way, ",
        "10 Aa ",
        "should within 1 ",
        "① ",
        "1e1",
    ];
    for piece in pieces {
        let text = piece.repeat(50_000 / piece.len());
        let start = Instant::now();
        let found = scan(&text, &[], &[]).len() + usize::from(read(&text).is_ok());
        assert!(found <= text.len() + 1);
        assert!(
            start.elapsed() < Duration::from_secs(10),
            "{piece:?} took {:?}",
            start.elapsed()
        );
    }
}
