//! What a chart may never do: give a missing value a mark, cut an axis, drop a
//! force, or leave out that a value is illustrative. And what it says in words.

use proptest::prelude::*;

use super::{every_chart, others, samples};
use crate::charts::{Cell, Chart, Field, Refusal, describe};

fn count(svg: &str, what: &str) -> usize {
    svg.matches(what).count()
}

/// How many boxes the paths of a class hold.
fn boxes(svg: &str, class: &str) -> usize {
    let opening = format!("<path class=\"{class}\" d=\"");
    let paths = svg.split(&opening).skip(1);
    paths
        .map(|path| count(path.split('"').next().unwrap_or_default(), "Z"))
        .sum()
}

/// The texts in the groups of a class.
fn texts<'s>(svg: &'s str, class: &str) -> Vec<&'s str> {
    let mut found = Vec::new();
    for group in svg.split(&format!("<g class=\"{class}\"")).skip(1) {
        let group = group.split("</g>").next().unwrap_or_default();
        let texts = group.split("<text").skip(1);
        found.extend(texts.filter_map(|text| text.split_once('>')?.1.split('<').next()));
    }
    found
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
        field.national = Some(national);
        field
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn never_a_bar_for_a_missing_value(field in field()) {
        let values = field.rows.iter().filter(|row| row.this.number().is_some()).count();
        let end = field.reach();
        let ticks = field
            .rows
            .iter()
            .filter(|row| row.this.number().is_some())
            .filter_map(|row| row.last.as_ref().and_then(Cell::number))
            .filter(|last| !end.is_past(*last))
            .count();
        let svg = Chart::RankedBars(field.clone()).draw().expect("values from zero");
        prop_assert_eq!(boxes(&svg, "ch-bar") + boxes(&svg, "ch-other"), values);
        prop_assert_eq!(boxes(&svg, "ch-last"), ticks);
        prop_assert_eq!(texts(&svg, "ch-names").len(), field.rows.len());
        prop_assert_eq!(texts(&svg, "ch-values").len(), values);
        prop_assert_eq!(end.past.is_some(), svg.contains("runs past the end"));
        let national = usize::from(field.national_number().is_some());
        prop_assert!(count(&svg, "class=\"ch-national\"") >= national);
        prop_assert!(national == 1 || count(&svg, "class=\"ch-national\"") == 0);
    }

    #[test]
    fn never_a_dot_or_a_column_for_a_missing_value(field in field()) {
        let pairs = Chart::PairedDots(field.clone()).draw().expect("values from zero");
        let with = |row: &&crate::charts::Row| row.this.number().is_some();
        let end = field.reach();
        let last = |row: &crate::charts::Row| row.last.as_ref().and_then(Cell::number);
        let within = |value: &f64| !end.is_past(*value);
        let rings = field.rows.iter().filter(with).filter_map(last).filter(within);
        let stayed = |row: &crate::charts::Row| last(row).is_some() && last(row) == row.this.number();
        let key = 1 + usize::from(field.rows.iter().any(stayed));
        prop_assert_eq!(count(&pairs, "<circle class=\"ch-ring\""), rings.count() + key);

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
    field.national = Some(Cell::illustrative(12.9, "12.9"));
    let svg = Chart::RankedBars(field).draw().expect("values from zero");
    assert!(svg.contains("England and Wales 12.9 [i]</text>"));
}

#[test]
fn a_force_without_a_value_keeps_its_row_and_says_why() {
    let svg = Chart::RankedBars(samples::field("any", "one-missing"))
        .draw()
        .expect("drawn");
    assert_eq!(texts(&svg, "ch-names").len(), 43);
    assert!(svg.contains(">Suffolk</text>"));
    assert!(svg.contains(">[x] not available</text>"));
    assert!(svg.contains(">2016: [x] not available</text>"));
}

#[test]
fn what_is_no_number_is_refused() {
    let mut field = samples::field("any", "normal");
    let name = field.rows[3].label.clone();
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

/// A field of five rows with these values, and those of the period before.
fn five(values: [(f64, f64); 5]) -> Field {
    let mut field = samples::field("any", "normal");
    field.rows.truncate(5);
    for (row, (last, this)) in field.rows.iter_mut().zip(values) {
        row.last = Some(samples::one(last));
        row.this = samples::one(this);
    }
    field.national = Some(samples::one(10.0));
    field.national_last = Some(samples::one(10.0));
    field
}

/// The centres of the circles of a class.
fn centres(svg: &str, class: &str) -> Vec<f64> {
    let opening = format!("<circle class=\"{class}\" cx=\"");
    svg.split(&opening)
        .skip(1)
        .filter_map(|circle| circle.split('"').next()?.parse().ok())
        .collect()
}

#[test]
fn however_little_a_value_fell_its_dot_stands_left_of_its_ring() {
    let svg = Chart::PairedDots(five([
        (20.0, 19.9),
        (10.0, 9.9),
        (5.0, 4.9),
        (4.0, 3.9),
        (0.1, 0.0),
    ]))
    .draw()
    .expect("drawn");
    // The first of each is in the key.
    let rings = &centres(&svg, "ch-ring")[1..];
    let dots = &centres(&svg, "ch-fall")[1..];
    assert_eq!((rings.len(), dots.len()), (5, 5));
    assert!(centres(&svg, "ch-rise").is_empty());
    for (ring, dot) in rings.iter().zip(dots) {
        assert!(dot < ring, "{dot} is not left of {ring}");
    }
    // Nothing reaches over the names' side of the plot or the end of the sheet.
    let values = svg.split("ch-values").nth(1).expect("values");
    let x = values
        .split(" x=\"")
        .nth(1)
        .and_then(|x| x.split('"').next()?.parse::<f64>().ok());
    assert!(dots[4] - 7.0 > x.expect("where the values end"));
    assert!(rings[0] + 7.0 < 400.0);
}

#[test]
fn one_far_ahead_of_all_is_cut_and_named_with_its_values() {
    let far = [
        (206.9, 156.9),
        (21.3, 18.8),
        (18.3, 17.4),
        (17.6, 16.4),
        (13.1, 20.2),
    ];
    let name = samples::field("any", "normal").rows[0].label.clone();
    let said = format!("{name} runs past the end of the scale: 156.9; 2016: 206.9");
    let bars = Chart::RankedBars(five(far)).draw().expect("drawn");
    assert!(bars.contains(&format!(">{said}</text>")), "{bars}");
    assert!(bars.contains("<path class=\"ch-halo\" stroke-width=\"2.5\""));
    assert!(bars.contains(">20</text>") && !bars.contains(">150</text>"));
    let dots = Chart::PairedDots(five(far)).draw().expect("drawn");
    assert!(dots.contains(&said));
    assert_eq!(centres(&dots, "ch-ring").len(), 1 + 4);
    // Nobody is cut in a chart that is about them, nor where all are near.
    let mut own = five(far);
    own.rows[0].marked = true;
    let own = Chart::RankedBars(own).draw().expect("drawn");
    assert!(own.contains(">150</text>") && !own.contains("runs past"));
    let near = five([
        (60.0, 50.0),
        (21.3, 18.8),
        (18.3, 17.4),
        (17.6, 16.4),
        (13.1, 20.2),
    ]);
    assert_eq!(near.reach().past, None);
}

#[test]
fn the_key_of_bars_has_what_is_drawn() {
    let key = |this: [Cell; 2]| {
        let mut field = five([(1.0, 1.0), (1.0, 1.0), (1.0, 1.0), (1.0, 1.0), (1.0, 1.0)]);
        for (row, cell) in field
            .rows
            .iter_mut()
            .zip((0..5).map(|at| this[at % 2].clone()))
        {
            row.this = cell;
        }
        Chart::RankedBars(field).draw().expect("drawn")
    };
    let (solid, pale) = (samples::one(2.0), Cell::illustrative(3.0, "3.0"));
    let of = |svg: &str| {
        (
            svg.contains(">2017</text>"),
            svg.contains(">2017, illustrative</text>"),
        )
    };
    assert_eq!(of(&key([solid.clone(), solid.clone()])), (true, false));
    assert_eq!(of(&key([pale.clone(), pale.clone()])), (false, true));
    assert_eq!(of(&key([solid, pale])), (true, true));
}

#[test]
fn a_narrow_drawing_keeps_its_letters_and_its_width() {
    for (name, mut chart) in every_chart() {
        chart.frame_mut().narrow = true;
        let svg = chart.draw().expect("drawn");
        let sizes = svg.split("font-size=\"").skip(1);
        for size in sizes.filter_map(|size| size.split('"').next()?.parse::<f64>().ok()) {
            // A code that is wider than its tile is set smaller.
            assert!(
                size >= 12.0 || name.starts_with("tile-map"),
                "{name}: {size}"
            );
        }
        assert!(!svg.contains("<title id"), "{name}");
        let wide = ["columns", "strip", "trend"]
            .iter()
            .any(|small| name.starts_with(small));
        assert!(wide || svg.contains("viewBox=\"0 0 288 "), "{name}");
        assert_eq!(
            crate::charts::legibility::collisions(&svg),
            Vec::<String>::new(),
            "{name}"
        );
    }
}

#[test]
fn tiles_lead_to_their_pages_and_say_their_grade_by_a_letter() {
    let mut map = others::map("normal");
    map.tiles[0].href = Some("forces/avon.html".to_owned());
    map.key[0].letter = "O".to_owned();
    let plain = Chart::TileMap(map.clone()).draw().expect("drawn");
    assert!(!plain.contains("<a ") && plain.contains("role=\"img\""));
    map.frame.root = Some("../".to_owned());
    let linked = Chart::TileMap(map.clone()).draw().expect("drawn");
    assert_eq!(
        count(
            &linked,
            "href=\"../forces/avon.html\"><title>Avon and Somerset: "
        ),
        1
    );
    assert!(linked.contains("role=\"group\""));
    let first = map.tiles.iter().filter(|tile| tile.key == Some(0)).count();
    assert_eq!(count(&plain, ">O</text>"), first + 1);
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
