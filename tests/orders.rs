//! Claims over several values, each in a true sentence and in a false one: places
//! in an order, comparisons, means, totals and the forces of a region.

use crate::bound_numbers::problems;
use crate::support::Overlay;

/// Records of wanted people: Eastmoor 300 and 200 (75.0 and 50.0 for every
/// 100,000), Northshire 400 and 480 (50.0 and 60.0), Westvale 100 and 110 (50.0
/// and 55.0); Eastmoor is graded lowest.
const ORDERS: [(&str, &str, &str); 29] = [
    (
        "Northshire had the [highest](rank:wanted/northshire/2017-07) rate.",
        "Northshire had the [second highest](rank:wanted/northshire/2017-07) rate.",
        "the data say highest",
    ),
    (
        "Westvale had the [second highest of the three](rank:wanted/westvale/2017-07) rates.",
        "Westvale had the [second highest of the four](rank:wanted/westvale/2017-07) rates.",
        "there are 3, not 4",
    ),
    (
        "Eastmoor had the [lowest](rank:wanted/eastmoor/2017-07) rate.",
        "Northshire had the [lowest](rank:wanted/northshire/2017-07) rate.",
        "the data say highest",
    ),
    (
        "Westvale had the [joint lowest](rank:wanted/westvale/2016-08) rate.",
        "Westvale had the [lowest](rank:wanted/westvale/2016-08) rate.",
        "2 share this place",
    ),
    (
        "Westvale had the [lowest](rank:wanted.count/westvale/2017-07) number of records.",
        "Westvale had the [third lowest](rank:wanted.count/westvale/2017-07) number of records.",
        "the data say lowest",
    ),
    (
        "Northshire had its [highest](extreme:wanted/northshire/2017-07) rate.",
        "Northshire had its [lowest](extreme:wanted/northshire/2017-07) rate.",
        "the data say highest",
    ),
    (
        "Eastmoor had its [lowest rate since 2016](extreme:wanted/eastmoor/2017-07).",
        "Eastmoor had its [lowest rate since 2012](extreme:wanted/eastmoor/2017-07).",
        "the edition has no earlier value for 2012",
    ),
    (
        "Eastmoor had [over two-fifths](compare:wanted.count/eastmoor..northshire/2017-07) of it.",
        "Eastmoor had [nearly half](compare:wanted.count/eastmoor..northshire/2017-07) of it.",
        "200 against 480",
    ),
    (
        "Northshire had [2.4 times](compare:wanted.count/northshire..eastmoor/2017-07) as many.",
        "Northshire had [2.5 times](compare:wanted.count/northshire..eastmoor/2017-07) as many.",
        "480 against 200",
    ),
    (
        "Eastmoor had [a sixth lower](compare:wanted/eastmoor..northshire/2017-07) a rate.",
        "Eastmoor had [a sixth](compare:wanted/eastmoor..northshire/2017-07) of the rate.",
        "50.0 against 60.0",
    ),
    (
        "Northshire had [20 percent more](compare:wanted/northshire..eastmoor/2017-07) than Eastmoor.",
        "Northshire had [20 percent fewer](compare:wanted/northshire..eastmoor/2017-07) than Eastmoor.",
        "60.0 against 50.0",
    ),
    (
        "Northshire had [more](compare:wanted/northshire..eastmoor/2017-07) than Eastmoor.",
        "Northshire had [fewer](compare:wanted/northshire..eastmoor/2017-07) than Eastmoor.",
        "60.0 against 50.0",
    ),
    (
        "Northshire had [280 more records](compare:wanted.count/northshire..eastmoor/2017-07).",
        "Northshire had [290 more records](compare:wanted.count/northshire..eastmoor/2017-07).",
        "480 against 200",
    ),
    (
        "Northshire was [1.5 percentage points above](compare:solved/northshire..westvale/2017) it.",
        "Northshire was [1.5 percentage points below](compare:solved/northshire..westvale/2017) it.",
        "12.5 percent against 11.0 percent",
    ),
    (
        "The forces solved [11.8 percent](average:solved/2017) on average.",
        "The forces solved [11.7 percent](average:solved/2017) on average.",
        "it would be right as “11.8 percent”",
    ),
    (
        "The mean was [55.0](average:wanted/2017-07).",
        "It was [55.0](average:wanted/2017-07).",
        "the sentence has to say that it is the average",
    ),
    (
        "The median was [55.0](median:wanted/2017-07).",
        "The mean was [55.0](median:wanted/2017-07).",
        "the sentence has to say that it is the median",
    ),
    (
        "The median was [200 records](median:wanted.count/2017-07).",
        "The median was [210 records](median:wanted.count/2017-07).",
        "it would be right as “200 records”",
    ),
    (
        "Those that are good have [590 records](total:overall/is/good/wanted.count/2017-07).",
        "Those that are good have [591 records](total:overall/is/good/wanted.count/2017-07).",
        "it would be right as “590 records”",
    ),
    (
        "In the lowlands it is [110](total:overall/is/good/in/lowland/wanted.count/2017-07).",
        "In the lowlands it is [590](total:overall/is/good/in/lowland/wanted.count/2017-07).",
        "it would be right as “110”",
    ),
    (
        "[One](count:overall/is/good/in/lowland) is good.",
        "[Two](count:overall/is/good/in/lowland) are good.",
        "it would be right as “One”",
    ),
    (
        "[One of the two](count:overall/is/good/in/lowland) forces in Lowland is good.",
        "[One of the three](count:overall/is/good/in/lowland) forces in Lowland is good.",
        "it would be right as “One of the two”",
    ),
    (
        "[Half](share:overall/is/good/in/lowland) of the forces in Lowland are good.",
        "[A fifth](share:overall/is/good/in/lowland) of the forces in Lowland are good.",
        "the data say 50 percent",
    ),
    (
        "[One](count:overall/2016/is/good/in/lowland) was good in 2016.",
        "[None](count:overall/2016/is/good/in/lowland) was good in 2016.",
        "the data say one",
    ),
    (
        "[Two](count:prevention/at-least/good) are good or better.",
        "[Three](count:prevention/at-least/good) are good or better.",
        "it would be right as “Two”",
    ),
    (
        "[One](count:prevention/at-most/requires-improvement) needs to do more.",
        "[Two](count:prevention/at-most/requires-improvement) need to do more.",
        "it would be right as “One”",
    ),
    (
        "[One of one](count:solved/2017/above/10/in/lowland) solved more.",
        "[Two](count:solved/2017/above/10/in/lowland) solved more.",
        "it would be right as “One”",
    ),
    (
        "[One](count:overall/2016..2017/improved/in/lowland) got better.",
        "[Two](count:overall/2016..2017/improved/in/lowland) got better.",
        "it would be right as “One”",
    ),
    (
        "[One](count:wanted/2016-08..2017-07/fell/in/lowland) has fewer.",
        "[Two](count:wanted/2016-08..2017-07/fell/in/lowland) have fewer.",
        "it would be right as “One”",
    ),
];

#[test]
fn orders_comparisons_and_regions_are_held_against_their_words() {
    let mut misjudged = Vec::new();
    for (right, wrong, expected) in ORDERS {
        let found = problems(right);
        if found != "[]" {
            misjudged.push(format!("{right}\n{found}"));
        }
        let found = problems(wrong);
        if !(found.contains("\"disagreement\"") && found.contains(expected)) {
            misjudged.push(format!("{wrong}\n{found}"));
        }
    }
    assert!(misjudged.is_empty(), "{}", misjudged.join("\n"));
}

/// Whatever the grammar has, a whole edition takes: a scheme that only the parser
/// knows would be refused as a link.
#[test]
fn every_scheme_of_the_grammar_is_no_unknown_link() {
    for scheme in bluebook::claims::Target::schemes() {
        let found = problems(&format!("It was [12](here:x) and [12]({scheme}:x)."));
        assert_eq!(
            found.matches("\"unknown-scheme\"").count(),
            1,
            "{scheme}\n{found}"
        );
    }
}

#[test]
fn a_mean_is_called_so_in_a_word_of_its_own_filled_in_or_not() {
    for (paragraph, said) in [
        ("The average was [?](average:wanted/2017-07).", true),
        ("They averaged [55.0](average:wanted/2017-07).", true),
        ("It was [?](average:wanted/2017-07).", false),
        ("Meanwhile it was [55.0](average:wanted/2017-07).", false),
        ("It was a meaningful [?](average:wanted/2017-07).", false),
        ("The mean was [?](median:wanted/2017-07).", false),
    ] {
        let found = problems(paragraph);
        let refused = found.contains("the sentence has to say that it is the ");
        assert_eq!(
            (refused, found == "[]"),
            (!said, said),
            "{paragraph}\n{found}"
        );
    }
}

const WANTED: &str = "data/2017/measures/wanted.toml";

/// 50.25, 60.375 and 56.0, written without digits after the point: their mean is
/// 55.5, that of 50, 60 and 56 is 55.3.
#[test]
fn a_mean_is_of_the_exact_values() {
    for (words, right) in [("56", true), ("55", false)] {
        let checked = Overlay::of("tests/editions/small")
            .edit(WANTED, "decimals    = 1", "decimals    = 0")
            .edit(WANTED, "2017-07 = 200", "2017-07 = 201")
            .edit(WANTED, "2017-07 = 480", "2017-07 = 483")
            .edit(WANTED, "value = 110", "value = 112")
            .edit(WANTED, "2017-07 = 790", "2017-07 = 796")
            .with(
                "content/2017/chapters/99-last.md",
                format!("# Last\n\nThe mean was [{words}](average:wanted/2017-07).\n"),
            )
            .check("2017");
        let refused = checked.messages().contains("the data say 56");
        assert_eq!(refused, !right, "{words}\n{}", checked.messages());
    }
}
