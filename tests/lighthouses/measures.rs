//! Measures of every kind: durations with intervals, counts, scores, and money of a
//! currency of their own that can run out.

use super::{root, speaks_of_nobody_else};
use crate::built::{Site, fails, replace};

const RELIGHTING: &str = "data/2031/measures/relighting.toml";
const RESCUES: &str = "data/2031/measures/rescues.toml";
const UPKEEP: &str = "data/2031/measures/upkeep.toml";
const WELCOME: &str = "data/2031/measures/welcome.toml";
const LAMPS: &str = "content/2031/chapters/02-lamps.md";

#[track_caller]
fn says(site: &Site, path: &str, words: &[&str]) {
    let text = site.text(path);
    for words in words {
        assert!(text.contains(words), "{path} lacks {words}: {text}");
    }
}

/// What pages, charts and downloads show of them.
#[track_caller]
pub(super) fn are_shown(site: &Site) {
    says(
        site,
        "2031/measures/relighting.html",
        &[
            ">7:45</data>",
            "6:30 to 9:00",
            "95 percent confidence interval",
            "+0:45",
            "n = 104",
            "Log books of the keepers",
        ],
    );
    says(site, "2031/measures/rescues.html", &[">60</data>", "+25.0"]);
    let upkeep = ["−¤3.10", "−2.30", "¤0.07"];
    says(site, "2031/lights/gull-rock.html", &upkeep[..1]);
    says(site, "2031/measures/upkeep.html", &upkeep[1..]);
    says(site, "2031/measures/welcome.html", &["+0.2"]);
    says(
        site,
        "2031/downloads/2031-values.csv",
        &[
            ",period_label,low,high,n\r\n",
            "Gull Rock,relighting,2031,465,\"minutes and seconds, in seconds\"",
            ",390,540,30\r\n",
            "The Far Isles,rescues,2031,60,rescues",
            "Gull Rock,upkeep,2031,-3.10,",
        ],
    );
    says(
        site,
        "2031/downloads/2031-periods.csv",
        &[
            "relighting,2030,2030,year,,,log-books\r\n",
            "relighting,2031,2031,year,,,inspection\r\n",
        ],
    );
    says(
        site,
        "2031/downloads/2031-measures.csv",
        &[",count,rescues,"],
    );
    says(
        site,
        "2031/downloads/2031-questions.csv",
        &[",parent\r\n", ",burning\r\n"],
    );
    // The line of an interval, and the bars on both sides of zero.
    let chart = site.text("2031/figures/relighting.html");
    assert!(
        chart.contains("0:00</text>") || chart.contains(">0:00<"),
        "{chart}"
    );
    let chart = site.text("2031/figures/upkeep.html");
    assert!(chart.contains("−2") && chart.contains(">0<"), "{chart}");
    says(
        site,
        "2031/figures/relighting-trend.html",
        &["Line through a mark", "Log books of the keepers"],
    );
    for path in ["2031/measures/relighting.html", "2031/figures/upkeep.html"] {
        speaks_of_nobody_else(path, site.text(path).as_bytes());
    }
}

#[test]
fn slips_in_them_are_told() {
    let slips = [
        (RELIGHTING, "\"7:45\"", "\"7:65\"", "`7:65` is no duration"),
        (
            RELIGHTING,
            "low = \"6:30\"",
            "low = \"8:30\"",
            "is not between 510 and 540",
        ),
        (
            RELIGHTING,
            "low = \"6:30\", ",
            "",
            "the interval has no lower end",
        ),
        (
            RELIGHTING,
            "interval    = ",
            "# ",
            "does not say what its intervals are",
        ),
        (
            RESCUES,
            "2031 = 28",
            "2031 = \"0:28\"",
            "`0:28` is a duration, and the measure is of none",
        ),
        (RESCUES, "2031 = 28", "2031 = 28.5", "28.5 is no count"),
        (
            RESCUES,
            "[forces]",
            "[national]\n2031 = 61\n\n[forces]",
            "the published total for 2031 is 61",
        ),
        (UPKEEP, "negative    = true", "", "is below zero"),
        (
            UPKEEP,
            "currency    = ",
            "# ",
            "a measure of money says of which",
        ),
        (
            UPKEEP,
            "decimals ",
            "changes = \"percent\"\ndecimals ",
            "`changes` can't be `percent`",
        ),
        (
            WELCOME,
            "2031 = 9.1",
            "2031 = 10.1",
            "is more than the 10 that there are",
        ),
        (WELCOME, "\"score\"", "\"number\"", "`out_of` belongs to"),
        (
            LAMPS,
            "7 minutes 45\nseconds",
            "7 minutes 44\nseconds",
            "7 minutes 45 seconds",
        ),
        (LAMPS, "rose by 45", "fell by 45", "the data that it rose"),
        (LAMPS, "[7 out of 10]", "[7 out of 12]", "7.0"),
        (
            LAMPS,
            "points:welcome",
            "change:welcome",
            "told in its unit",
        ),
    ];
    for (path, from, to, said) in slips {
        let root = root();
        replace(&root.path().join(path), from, to);
        let messages = fails(root.path(), &["check", "--deny-warnings"], 1);
        assert!(messages.contains(said), "{to}: {messages}");
    }
}
