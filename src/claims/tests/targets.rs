//! Targets by their form: what parses, and where an error points.

use crate::claims::Target;
use crate::claims::target::{Move, Set, Test};

#[test]
fn every_form_of_the_grammar_parses() {
    for target in [
        "value:outcome-16/england-and-wales/2017",
        "value:digital-backlog.count/durham/2017-07-01",
        "change:wanted.count/kent/2016..2017",
        "points:outcome-16/durham/2016..2017",
        "from-to:outcome-16/england-and-wales/2016..2017",
        "range:outcome-16/2017",
        "highest:outcome-16/2017",
        "lowest:neighbourhood-expenditure/2016-17",
        "count:prevention/is/good",
        "count:overall/2016/below/good",
        "count:overall/2016..2017/improved",
        "count:outcome-16/2016..2017/rose",
        "share:outcome-16/2017/above/12.9",
        "share:prevention/at-least/requires-improvement",
        "fact:investigators-short",
        "literal:name",
    ] {
        if let Err(error) = Target::parse(target) {
            panic!("{target}: {error}");
        }
    }
}

#[test]
fn names_keep_their_places() {
    let text = "value:outcome-16.count/durham/2017";
    let Ok(Target::Value(quantity, area, period)) = Target::parse(text) else {
        panic!("no value")
    };
    assert!(quantity.count);
    assert_eq!(
        (quantity.measure.text, &text[quantity.measure.at.clone()]),
        ("outcome-16", "outcome-16")
    );
    assert_eq!(&text[area.at], "durham");
    assert_eq!(&text[period.at], "2017");
}

#[test]
fn sets_are_told_apart_by_their_form() {
    let parse = |text| match Target::parse(text) {
        Ok(Target::Count(set)) => set,
        other => panic!("{text}: {other:?}"),
    };
    let Set::Graded {
        year: None,
        test: Test::Below,
        grade,
        ..
    } = parse("count:prevention/below/good")
    else {
        panic!("graded")
    };
    assert_eq!(grade.text, "good");
    let Set::Graded {
        year: Some(year), ..
    } = parse("count:overall/2016/is/good")
    else {
        panic!("graded")
    };
    assert_eq!(year.text, "2016");
    let Set::Valued {
        number,
        test: Test::AtMost,
        ..
    } = parse("count:outcome-16/2017/at-most/12.9")
    else {
        panic!("valued")
    };
    assert_eq!(number.to_string(), "12.9");
    let Set::Moved {
        way: Move::Same,
        span,
        ..
    } = parse("count:overall/2016..2017/same")
    else {
        panic!("moved")
    };
    assert_eq!((span.from.text, span.to.text), ("2016", "2017"));
}

#[test]
fn errors_point_at_what_is_wrong() {
    for (target, at, part) in [
        ("valeu:a/b/c", "valeu", "no scheme"),
        ("value", "value", "nothing follows"),
        ("value:", ":", "the measure is missing"),
        ("value:outcome-16", "6", "the area is missing"),
        ("value:outcome-16/durham", "m", "the period is missing"),
        ("value:outcome-16//2017", "/", "the area is missing"),
        (
            "value:outcome_16/durham/2017",
            "outcome_16",
            "identifiers are",
        ),
        ("value:Outcome/durham/2017", "Outcome", "identifiers are"),
        ("value:a/b/c/d", "/d", "nothing is expected"),
        ("change:a/b/2017", "2017", "two periods"),
        ("points:a.count/b/1..2", "a.count", "identifiers are"),
        ("count:prevention/iz/good", "good", "none of is, not"),
        ("count:a/2016/is/12", "12", "a number goes with"),
        ("count:a/1..2/up", "up", "none of improved"),
        ("count:a/2017/below/1.2.3", "1.2.3", "no number"),
        ("fact:a--b", "a--b", "identifiers are"),
        ("fact:ŵ", "ŵ", "identifiers are"),
    ] {
        let error = Target::parse(target).expect_err(target);
        assert_eq!(&target[error.at.clone()], at, "{target}: {error}");
        assert!(error.message.contains(part), "{target}: {error}");
    }
}

#[test]
fn only_claims_have_claim_schemes() {
    assert!(Target::schemes().all(Target::is_claim_scheme));
    for other in ["force", "figure", "http", "", "Value"] {
        assert!(!Target::is_claim_scheme(other), "{other}");
    }
}
