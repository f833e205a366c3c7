//! What a chart may never do: give a missing value a mark, cut an axis, drop a
//! force, or leave out that a value is illustrative. And what it says in words.

use proptest::prelude::*;

use super::{every_chart, others, samples};
use crate::charts::{Cell, Chart, Field, Refusal, describe};

fn count(svg: &str, what: &str) -> usize {
    svg.matches(what).count()
}

/// Cells of all sorts, from zero to large.
fn cell() -> impl Strategy<Value = Cell> {
    prop_oneof![
        3 => (0.0..1e6_f64).prop_map(|n| Cell::value(n, format!("{n:.1}"))),
        1 => (0.0..1e6_f64).prop_map(|n| Cell::illustrative(n, format!("{n:.1}"))),
        1 => Just(Cell::value(0.0, "0.0")),
        2 => Just(Cell::missing(samples::ABSENT)),
    ]
}

/// A field of up to 43 forces with any mixture of cells.
fn field() -> impl Strategy<Value = Field> {
    let rows = prop::collection::vec((cell(), cell()), 1..=43);
    (rows, cell(), 0_usize..43).prop_map(|(cells, national, marked)| {
        let mut field = samples::field("any", "normal");
        field.rows.truncate(cells.len());
        for (index, (row, (this, last))) in field.rows.iter_mut().zip(cells).enumerate() {
            row.this = this;
            row.last = Some(last);
            row.marked = index == marked;
        }
        field.national = national;
        field
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn never_a_bar_for_a_missing_value(field in field()) {
        let values = field.rows.iter().filter(|row| row.this.number().is_some()).count();
        let ticks = field
            .rows
            .iter()
            .filter(|row| row.this.number().is_some())
            .filter(|row| row.last.as_ref().and_then(Cell::number).is_some())
            .count();
        let key = if field.rows.iter().any(|row| row.marked) { 2 } else { 1 };
        let svg = Chart::RankedBars(field.clone()).draw().expect("values from zero");
        let bars = count(&svg, "<rect class=\"ch-bar\"") + count(&svg, "<rect class=\"ch-other\"");
        prop_assert_eq!(bars, values + key);
        prop_assert_eq!(count(&svg, "<rect class=\"ch-last\""), ticks + 1);
        prop_assert_eq!(count(&svg, "<g class=\"ch-row"), field.rows.len());
        let national = usize::from(field.national.number().is_some());
        prop_assert!(count(&svg, "class=\"ch-national\"") >= national);
        prop_assert!(national == 1 || count(&svg, "class=\"ch-national\"") == 0);
    }

    #[test]
    fn never_a_dot_or_a_column_for_a_missing_value(field in field()) {
        let pairs = Chart::PairedDots(field.clone()).draw().expect("values from zero");
        let with = |row: &&crate::charts::Row| row.this.number().is_some();
        let rings = field.rows.iter().filter(with).filter(|row| {
            let last = row.last.as_ref().and_then(Cell::number);
            last.is_some() && last != row.this.number()
        });
        prop_assert_eq!(count(&pairs, "<circle class=\"ch-ring\""), rings.count() + 1);

        let svg = Chart::Columns(field.clone()).draw().expect("values from zero");
        let own = field.rows.iter().filter(|row| row.marked).filter(with).count();
        prop_assert_eq!(count(&svg, "<rect class=\"ch-bar\""), own);
        // A column of nothing is no stroke, but it is no missing value either.
        let others = field.rows.iter().filter(|row| !row.marked).filter(with).count();
        let crowd = svg.split("class=\"ch-crowd\"").nth(1).map_or("", |rest| {
            rest.split("/>").next().unwrap_or_default()
        });
        prop_assert!(count(crowd, "M") <= others);

        let strip = Chart::Strip(field).draw().expect("values from zero");
        let crowd = strip.split("class=\"ch-crowd\"").nth(1).map_or("", |rest| {
            rest.split("/>").next().unwrap_or_default()
        });
        prop_assert_eq!(count(crowd, "M"), others);
    }

    #[test]
    fn labels_keep_apart_whatever_the_values(field in field()) {
        for chart in [
            Chart::RankedBars(field.clone()),
            Chart::PairedDots(field.clone()),
            Chart::Columns(field.clone()),
            Chart::Strip(field),
        ] {
            let svg = chart.draw().expect("values from zero");
            prop_assert_eq!(crate::charts::legibility::collisions(&svg), Vec::<String>::new());
        }
    }
}

#[test]
fn an_illustrative_value_says_so_in_the_chart() {
    for (name, chart) in every_chart() {
        let svg = chart.draw().expect("samples can be drawn");
        let marked = svg.contains("[i]</text>");
        assert_eq!(
            svg.contains("Illustrative values [i]</text>"),
            marked,
            "{name}"
        );
        if marked {
            assert!(
                describe(&chart).contains("[i]"),
                "{name}: {}",
                describe(&chart)
            );
        }
    }
    let mut field = samples::field("any", "normal");
    field.national = Cell::illustrative(12.9, "12.9");
    let svg = Chart::RankedBars(field).draw().expect("values from zero");
    assert!(svg.contains("England and Wales 12.9 [i]</text>"));
}

#[test]
fn a_force_without_a_value_keeps_its_row_and_says_why() {
    let svg = Chart::RankedBars(samples::field("any", "one-missing"))
        .draw()
        .expect("drawn");
    assert_eq!(count(&svg, "<g class=\"ch-row"), 43);
    assert!(svg.contains(">Suffolk</text>"));
    assert!(svg.contains(">[x] not available</text>"));
    assert!(svg.contains(">2016: [x] not available</text>"));
}

#[test]
fn a_bar_under_zero_is_refused() {
    let mut field = samples::field("any", "normal");
    field.rows[3].this = Cell::value(-1.0, "-1.0");
    let name = field.rows[3].label.clone();
    for chart in [
        Chart::RankedBars(field.clone()),
        Chart::Columns(field.clone()),
    ] {
        assert_eq!(chart.draw(), Err(Refusal::Negative(name.clone())));
    }
    field.rows[3].this = Cell::value(f64::NAN, "?");
    assert_eq!(Chart::Strip(field).draw(), Err(Refusal::NotFinite(name)));
}

#[test]
fn a_map_that_hides_a_tile_is_refused() {
    let mut map = others::map("normal");
    map.tiles[1].place = map.tiles[0].place;
    assert_eq!(
        Chart::TileMap(map).draw(),
        Err(Refusal::Tile("Bedfordshire".to_owned()))
    );
    let mut map = others::map("normal");
    map.tiles[0].key = Some(9);
    assert_eq!(
        Chart::TileMap(map).draw(),
        Err(Refusal::Tile("Avon and Somerset".to_owned()))
    );
}

#[test]
fn uneven_rows_are_refused() {
    let mut groups = others::groups("normal");
    groups.rows[1].1.pop();
    let label = groups.rows[1].0.clone();
    assert_eq!(
        Chart::GroupedBars(groups).draw(),
        Err(Refusal::Uneven(label))
    );
    let mut trend = others::trend("normal");
    trend.lines[0].cells.pop();
    assert_eq!(
        Chart::Trend(trend).draw(),
        Err(Refusal::Uneven("Durham".to_owned()))
    );
    let mut grades = others::grades("normal");
    grades.questions[0].1.pop();
    let title = grades.questions[0].0.clone();
    assert_eq!(
        Chart::GradeDistribution(grades).draw(),
        Err(Refusal::Uneven(title))
    );
}

#[test]
fn a_line_has_a_gap_where_a_value_is_missing_or_the_series_breaks() {
    let lines = |trend| {
        count(
            &Chart::Trend(trend).draw().expect("drawn"),
            "ch-series\" d=\"M",
        )
    };
    // Each swatch of the key is a line as well.
    assert_eq!(lines(others::trend("normal")), 2 + 2);
    assert_eq!(lines(others::trend("one-missing")), 2 + 1);
    let mut broken = others::trend("normal");
    broken.lines[1].breaks[1] = true;
    assert_eq!(lines(broken), 2 + 2);
    let mut broken = others::trend("normal");
    broken.lines[1].breaks = vec![false, true, true];
    assert_eq!(lines(broken), 2 + 1);
}

#[test]
fn a_rise_and_a_fall_have_different_shapes() {
    let svg = Chart::PairedDots(samples::field("any", "normal"))
        .draw()
        .expect("drawn");
    let head = |class: &str| {
        let path = svg
            .split(&format!("<path class=\"{class}\" d=\"M"))
            .nth(1)
            .expect("a head");
        let numbers: Vec<f64> = path
            .split('Z')
            .next()
            .unwrap_or_default()
            .split(['L', ' '])
            .map(|n| n.parse().expect("a number"))
            .collect();
        numbers[0] - numbers[2]
    };
    assert!(head("ch-rise") > 0.0, "a rise points to the right");
    assert!(head("ch-fall") < 0.0, "a fall points to the left");
}

#[test]
fn columns_are_three_kilobytes_at_most() {
    for case in samples::CASES {
        let chart = Chart::Columns(samples::marked("outcome-16-durham", case));
        let mut field = samples::marked("outcome-16-durham", case);
        field.frame.desc = describe(&chart);
        let svg = Chart::Columns(field).draw().expect("drawn");
        assert!(svg.len() <= 3 * 1024, "{case}: {} bytes", svg.len());
    }
}

#[test]
fn what_charts_say_in_words() {
    let said: Vec<String> = every_chart()
        .into_iter()
        .filter(|(name, _)| {
            ["normal", "missing", "one-force", "equal-values"]
                .iter()
                .any(|case| name.ends_with(case))
        })
        .map(|(name, chart)| format!("{name}\n  {}\n", describe(&chart)))
        .collect();
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_snapshot_path("../snapshots");
    settings.bind(|| insta::assert_snapshot!("words", said.concat()));
}
