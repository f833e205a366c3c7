//! The edition of 2018/19 against what its sources print.

use std::path::Path;
use std::sync::LazyLock;

use bluebook::model::{Area, Edition, Mark, Observation, Quantity, Reading};
use bluebook::pipeline::check;
use rust_decimal::Decimal;

static EDITION: LazyLock<Edition> = LazyLock::new(|| {
    let checked = check(Path::new(env!("CARGO_MANIFEST_DIR")), "2018");
    assert_eq!(
        (checked.problems.errors(), checked.problems.warnings()),
        (0, 0)
    );
    checked.edition.expect("the edition is whole")
});

fn observed(measure: &str, area: Area, period: &str) -> Observation {
    let measure = &EDITION.measures[EDITION.measures.find(measure).expect("the measure")];
    let period = measure.periods.find(period).expect("the period");
    measure.observation(area, period).clone()
}

fn national(measure: &str, period: &str) -> Quantity {
    match observed(measure, Area::National, period).reading {
        Reading::Value(quantity) => quantity,
        Reading::Missing(reason) => panic!("{measure}, {period}: {reason:?}"),
    }
}

fn decimal(text: &str) -> Decimal {
    text.parse().expect("a number")
}

#[test]
fn national_counts_and_rates_are_those_that_the_sources_print() {
    for (measure, period, count) in [
        ("arrests", "2015-16", "886342"),
        ("arrests", "2016-17", "781250"),
        ("arrests", "2017-18", "698737"),
    ] {
        assert_eq!(national(measure, period).count, Some(decimal(count)));
    }
    let officers = |period| national("pcsos", period).count.expect("counted");
    assert_eq!(officers("2016-03-31").round_dp(0), decimal("11043"));
    assert_eq!(officers("2017-03-31").round_dp(1), decimal("10213.5"));
    for (period, share) in [("2017-18", "16.32"), ("2018-19", "18.73")] {
        assert_eq!(
            national("outcome-16", period).value.round_dp(2),
            decimal(share)
        );
    }
    for (denominator, people) in [
        ("population-mid-2015", "57885413"),
        ("population-mid-2016", "58381217"),
        ("population-mid-2017", "58744595"),
        ("population", "59115809"),
    ] {
        let key = EDITION.denominators.find(denominator).expect("there");
        assert_eq!(EDITION.denominators[key].national, decimal(people));
    }
}

#[test]
fn each_period_is_divided_by_its_own_denominator() {
    let kent = Area::Force(EDITION.forces.find("kent").expect("there"));
    let rate = |measure, period| match observed(measure, kent, period).reading {
        Reading::Value(quantity) => quantity.value.round_dp(2),
        Reading::Missing(_) => panic!("Kent has a value"),
    };
    // As the tables of the sources work them out.
    assert_eq!(rate("outcome-16", "2017-18"), decimal("21.10"));
    assert_eq!(rate("outcome-16", "2018-19"), decimal("23.33"));
    assert_eq!(rate("charged-or-summonsed", "2018-19"), decimal("4.84"));
    assert_eq!(rate("no-suspect-identified", "2017-18"), decimal("40.31"));
}

#[test]
fn nothing_is_illustrative_and_what_is_missing_says_why() {
    assert_eq!(EDITION.illustrations().values, 0);
    let force = |id| EDITION.forces.find(id).expect("the force");
    let lancashire = observed("arrests", Area::Force(force("lancashire")), "2017-18");
    assert_eq!(lancashire.reading, Reading::Missing(Mark::NotAvailable));
    let norfolk = observed("pcsos", Area::Force(force("norfolk")), "2019-03-31");
    assert!(matches!(norfolk.reading, Reading::Value(zero) if zero.value.is_zero()));
    let york = observed(
        "outcome-16",
        Area::Force(force("north-yorkshire")),
        "2018-19",
    );
    assert!(york.marks.iter().any(|mark| mark == Mark::Provisional));
    let judgments = &EDITION.judgments;
    for (question, counts) in [
        ("effectiveness", [1, 34, 6, 1]),
        ("efficiency", [6, 25, 10, 2]),
        ("legitimacy", [1, 34, 6, 1]),
    ] {
        let key = judgments.questions.find(question).expect("the question");
        assert_eq!(judgments.distribution(key, "2018"), counts, "{question}");
        let surrey = judgments.of(force("surrey"), key, "2018");
        assert_eq!(surrey.is_some(), question == "efficiency");
        if surrey.is_none() {
            let missing = judgments.missing(force("surrey"), key, "2018");
            assert_eq!(missing.reason, Mark::NotAvailable);
            assert!(missing.note.is_some());
        }
    }
}
