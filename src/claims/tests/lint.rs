//! The lint: what is a number, and what is plainly no data.

use crate::claims::{Kind, Rule, scan};

/// The mentions of a sentence: numbers as their text, the rest with its rule.
fn found(text: &str) -> (Vec<&str>, Vec<(Rule, &str)>) {
    let words = [
        "outstanding",
        "good",
        "requires",
        "improvement",
        "inadequate",
        "force's",
    ];
    let mentions = scan(text, &[], &words.map(str::to_owned));
    let numbers = mentions
        .iter()
        .filter(|m| m.kind == Kind::Number)
        .map(|m| &text[m.at.clone()])
        .collect();
    let plain = mentions.iter().filter_map(|m| match m.kind {
        Kind::NoData(rule) => Some((rule, &text[m.at.clone()])),
        Kind::Number => None,
    });
    (numbers, plain.collect())
}

#[test]
fn numbers_are_reported() {
    for (text, numbers) in [
        ("We graded 34 forces as good.", vec!["34"]),
        ("Twenty-one forces have one.", vec!["Twenty-one"]),
        ("Nearly half of all forces did.", vec!["half"]),
        ("Almost a quarter of forces are late.", vec!["a quarter"]),
        ("One in five posts is vacant.", vec!["One in five"]),
        ("Four out of five were found.", vec!["Four out of five"]),
        (
            "The backlog fell by 17 percent to 13,404.",
            vec!["17 percent", "13,404"],
        ),
        ("It fell by 17% and rose again by 3%.", vec!["17%", "3%"]),
        (
            "Between 1.6 and 20 percent of cases ended so.",
            vec!["1.6 and 20 percent"],
        ),
        ("Of the 43 forces, 38 are good.", vec!["43", "38"]),
        (
            "In 10 out of the 43 forces it was.",
            vec!["10 out of the 43"],
        ),
        (
            "Crime stands at half a million a year.",
            vec!["half a million"],
        ),
        ("Offences have doubled since 2013.", vec!["doubled"]),
        ("Some were ten times more likely.", vec!["ten times"]),
        ("It costs £1.2 million.", vec!["£1.2 million"]),
        ("Orders last 30 days.", vec!["30"]),
        (
            "They were wanted for less than three months.",
            vec!["three"],
        ),
        ("One force is outstanding.", vec!["One"]),
        ("Only one force did.", vec!["one"]),
        ("There were 51 arrests per 100 crimes.", vec!["51"]),
        (
            "We surveyed 12345678901234567890123456789012345 people.",
            vec!["12345678901234567890123456789012345"],
        ),
        ("A third of detectives left.", vec!["A third"]),
        ("101 forces and 999 officers.", vec!["101", "999"]),
        ("In 2,017 cases.", vec!["2,017"]),
        ("In 40 of every 100 cases.", vec!["40 of every 100"]),
        ("43-force reviews", vec!["43"]),
    ] {
        assert_eq!(found(text).0, numbers, "{text}");
    }
}

#[test]
fn what_is_no_data_is_recognised_by_its_rule() {
    for (text, rule, part) in [
        ("By 30 June 2017 it was over.", Rule::Date, "30 June 2017"),
        ("Since 2013 much has changed.", Rule::Date, "2013"),
        ("In 2016/17 it was higher.", Rule::Date, "2016/17"),
        ("In 2015-16 it was lower.", Rule::Date, "2015-16"),
        ("The mid-2016 estimate.", Rule::Date, "2016"),
        ("From 2 to 5 April they met.", Rule::Date, "2 to 5 April"),
        ("In June 2017 they met.", Rule::Date, "June 2017"),
        ("On 24/12/2017 they met.", Rule::Date, "24/12/2017"),
        ("In the 12 months to June.", Rule::Period, "12 months"),
        ("Over the last three years.", Rule::Period, "three years"),
        ("A two-day course.", Rule::Period, "two-day"),
        ("A 12-month plan.", Rule::Period, "12-month"),
        ("Three years later it was.", Rule::Period, "Three years"),
        ("At 10.30 pm it closes.", Rule::Time, "10.30 pm"),
        ("It is open 24/7.", Rule::Time, "24/7"),
        ("It is open 24 hours a day.", Rule::Time, "24 hours a day"),
        ("See Figure 7.", Rule::Reference, "Figure 7"),
        (
            "As figures 4 and 5 show.",
            Rule::Reference,
            "figures 4 and 5",
        ),
        (
            "Under section 136 they may.",
            Rule::Reference,
            "section 136",
        ),
        (
            "Under section 52(8) they may.",
            Rule::Reference,
            "section 52(8)",
        ),
        (
            "Recommendation 2 says so.",
            Rule::Reference,
            "Recommendation 2",
        ),
        (
            "They use outcome 16 in error.",
            Rule::Reference,
            "outcome 16",
        ),
        ("In category 1a there are.", Rule::Reference, "category 1a"),
        ("In Part 4 of the Act.", Rule::Reference, "Part 4"),
        ("At Level two it is.", Rule::Reference, "Level two"),
        ("Dial 999 in an emergency.", Rule::Emergency, "999"),
        ("They answer 101 calls.", Rule::Emergency, "101"),
        ("On the 3rd occasion.", Rule::Ordinal, "3rd"),
        ("This is one of the reasons.", Rule::Idiom, "one of"),
        ("They help one another.", Rule::Idiom, "one another"),
        ("No one was hurt.", Rule::Idiom, "No one"),
        ("One force told us so.", Rule::Idiom, "One"),
        (
            "In areas with two or more teams.",
            Rule::Idiom,
            "two or more",
        ),
        ("The 4Ps are a plan.", Rule::Name, "4Ps"),
        ("MI5 helps.", Rule::Name, "MI5"),
        ("1. preventing crime", Rule::ListNumber, "1."),
        ("51 per 1,000 people.", Rule::Per, "per 1,000"),
        ("For every 100 crimes.", Rule::Per, "For every 100"),
        (
            "Children under the age of 18 saw it.",
            Rule::Age,
            "age of 18",
        ),
        ("A 17-year-old was hurt.", Rule::Age, "17-year-old"),
        ("A three-way call.", Rule::Compound, "three-way"),
    ] {
        let (_, plain) = found(text);
        assert!(plain.contains(&(rule, part)), "{text}: {plain:?}");
    }
}

#[test]
fn plain_sentences_have_no_numbers() {
    for text in [
        "In the third year of our inspection, a third party helped.",
        "At first, and once again, the second force declined.",
        "Thousands of calls and hundreds of letters came in.",
        "In May it may march on.",
        "Between 30 June 2016 and 30 June 2017 nothing changed.",
        "The Sex Offenders Act 1997, sections 44 and 45, and the Act of 2014.",
        "Dial 999 or 101, day or night, seven days a week.",
    ] {
        assert_eq!(found(text).0, [""; 0], "{text}");
    }
}

#[test]
fn bound_places_are_opaque() {
    let text = "Of the 43 forces, 38 are good and 5 are not.";
    let place = text.find("38").expect("it is there");
    let left: Vec<_> = scan(text, std::slice::from_ref(&(place..place + 2)), &[])
        .into_iter()
        .map(|mention| &text[mention.at])
        .collect();
    assert_eq!(left, ["43", "5"]);
}

#[test]
fn a_bound_place_may_lie_in_another() {
    let text = "About 5,000 of 6,000 crimes.";
    let (whole, inner) = (6..20, 15..20);
    let found = scan(text, &[inner, whole], &[]);
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn sentences_with_and_without_data_are_told_apart() {
    let rows = include_str!("lint.txt").lines();
    let rows: Vec<_> = rows.filter_map(|line| line.split_once(" | ")).collect();
    assert!(rows.len() > 150, "{}", rows.len());
    for (kind, text) in rows {
        let found = found(text);
        assert_eq!(!found.0.is_empty(), kind == "D", "{text}: {found:?}");
    }
}
