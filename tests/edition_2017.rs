//! The measures that were added to the edition of 2017, against what their sources print.

use std::path::Path;
use std::sync::LazyLock;

use bluebook::model::{Area, Edition, Measure, Quantity, Reading};
use bluebook::pipeline::check;
use rust_decimal::Decimal;

static EDITION: LazyLock<Edition> = LazyLock::new(|| {
    let checked = check(Path::new(env!("CARGO_MANIFEST_DIR")), "2017");
    assert_eq!(
        (checked.problems.errors(), checked.problems.warnings()),
        (0, 0)
    );
    checked.edition.expect("the edition is whole")
});

fn quantity(measure: &str, area: Area, period: &str) -> Quantity {
    let measure = &EDITION.measures[EDITION.measures.find(measure).expect("the measure")];
    let period = measure.periods.find(period).expect("the period");
    match measure.observation(area, period).clone().reading {
        Reading::Value(quantity) => quantity,
        Reading::Missing(reason) => panic!("{}: {reason:?}", measure.id),
    }
}

fn decimal(text: &str) -> Decimal {
    text.parse().expect("a number")
}

#[test]
fn national_sums_of_the_added_measures_are_those_that_the_sources_print() {
    let counted = |measure, period| {
        quantity(measure, Area::National, period)
            .count
            .expect("counted")
    };
    assert_eq!(counted("arrests", "2015-16"), decimal("886342"));
    assert_eq!(counted("arrests", "2016-17"), decimal("781250"));
    assert_eq!(counted("pcsos", "2016-03-31").round_dp(0), decimal("11043"));
    assert_eq!(
        counted("pcsos", "2017-03-31").round_dp(1),
        decimal("10213.5")
    );
    for (period, charges, share) in [
        ("2015-16", "549515", "14.59"),
        ("2016-17", "520074", "12.42"),
    ] {
        assert_eq!(counted("charged-of-outcomes", period), decimal(charges));
        let national = quantity("charged-of-outcomes", Area::National, period);
        assert_eq!(national.value.round_dp(2), decimal(share));
    }
    for (denominator, people) in [
        ("residents-mid-2015", "57885413"),
        ("residents-mid-2016", "58381217"),
    ] {
        let key = EDITION.denominators.find(denominator).expect("there");
        assert_eq!(EDITION.denominators[key].national, decimal(people));
    }
}

#[test]
fn each_period_is_divided_by_its_own_denominator() {
    let kent = Area::Force(EDITION.forces.find("kent").expect("there"));
    let rate = |measure, period| quantity(measure, kent, period).value.round_dp(2);
    // As the tables of the sources work them out.
    assert_eq!(rate("charged-of-outcomes", "2015-16"), decimal("10.84"));
    assert_eq!(rate("charged-of-outcomes", "2016-17"), decimal("10.40"));
}

#[test]
fn real_measures_stand_before_those_with_illustrative_values() {
    let illustrative: Vec<bool> = EDITION
        .measures
        .iter()
        .map(Measure::has_illustrative)
        .collect();
    assert!(
        illustrative.is_sorted(),
        "{:?}",
        EDITION.measures.ids().collect::<Vec<_>>()
    );
    assert_eq!(illustrative.iter().filter(|made_up| !**made_up).count(), 3);
}
