//! The scripts of the pages, and the one that is not ours: MiniSearch.
//!
//! They are the program's own, not a theme's, because they read files that the
//! program writes. All are classic scripts, loaded with `defer`: browsers block
//! modules and requests on pages from a disk. They add to a page what it can do
//! without; without them nothing is missing but the convenience. They find their
//! places in a page by identifiers, which a theme's templates have to carry:
//! `find-force` (on every page), `search-…` and `compare-…`.

mod words;

use serde::Serialize;

use crate::model::Edition;
use crate::pages::shared::rendered::Rendered;

/// Find a force, on every page.
pub(in crate::pages) const FIND: &str = "assets/find.js";
/// The search page.
pub(in crate::pages) const SEARCH: &str = "assets/search.js";
/// The library that it searches with.
pub(in crate::pages) const MINISEARCH: &str = "assets/minisearch.js";
/// The page that compares forces.
pub(in crate::pages) const COMPARE: &str = "assets/compare.js";

/// Tables that are sorted in place.
pub(in crate::pages) const SORT: &str = "assets/sort.js";

/// What a row of a chart says where it is pointed at.
pub(in crate::pages) const CHARTS: &str = "assets/charts.js";

/// Which force a stroke of a strip is.
pub(in crate::pages) const STRIPS: &str = "assets/strips.js";

/// Where a number in a chapter comes from, beside it.
pub(in crate::pages) const NUMBERS: &str = "assets/numbers.js";

/// Our own, before the words of an edition are in them.
const OURS: [(&str, &str); 7] = [
    (FIND, include_str!("find.js")),
    (SEARCH, include_str!("search.js")),
    (COMPARE, include_str!("compare.js")),
    (SORT, include_str!("sort.js")),
    (CHARTS, include_str!("charts.js")),
    (STRIPS, include_str!("strips.js")),
    (NUMBERS, include_str!("numbers.js")),
];

const OTHERS: [(&str, &str); 2] = [
    (MINISEARCH, include_str!("minisearch.js")),
    (
        "assets/minisearch-licence.txt",
        include_str!("minisearch-licence.txt"),
    ),
];

/// The scripts as files of an edition, with the licence of the one that is not
/// ours.
pub(in crate::pages) fn files(edition: &Edition) -> impl Iterator<Item = Rendered> {
    let words = &edition.wording;
    // The lowest first.
    let scale = edition.judgments.scale.iter().rev();
    let scale: Vec<&str> = scale.map(|grade| grade.id.as_str()).collect();
    let ours = OURS.map(|(path, script)| {
        let words = match path {
            FIND => words::of_find(edition),
            SEARCH => words::of_search(words),
            COMPARE => words::of_compare(edition),
            CHARTS | STRIPS => words::of_charts(words),
            NUMBERS => words::of_numbers(words),
            _ => words::of_sort(words),
        };
        (path, with(&with(script, "WORDS", &words), "SCALE", &scale))
    });
    let others = OTHERS.map(|(path, text)| (path, text.to_owned()));
    let all = ours.into_iter().chain(others);
    all.map(|(path, text)| Rendered {
        path: path.to_owned(),
        text,
    })
}

/// A script with its words, or other data of the edition, put where it names them.
fn with(script: &str, name: &str, data: &impl Serialize) -> String {
    let json = serde_json::to_string(data)
        .expect("what pages give to scripts is lists of strings and numbers, which JSON can hold");
    script.replacen(name, &json, 1)
}

/// Data as a script that sets one variable: what a page from a disk may load.
pub(in crate::pages) fn data(variable: &str, data: &impl Serialize) -> String {
    let json = serde_json::to_string(data)
        .expect("what pages give to scripts is lists of strings and numbers, which JSON can hold");
    format!("window.{variable} = {json};\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_scripts_stay_small_and_plain() {
        let bytes: usize = OURS.iter().map(|(_, text)| text.len()).sum();
        assert!(bytes < 52_000, "{bytes} bytes");
        for (path, text) in OURS {
            for blocked in [
                "fetch(",
                "XMLHttpRequest",
                "import ",
                "export ",
                "innerHTML",
                "eval(",
            ] {
                assert!(!text.contains(blocked), "{path}: {blocked}");
            }
        }
    }
}
