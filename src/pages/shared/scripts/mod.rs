//! The scripts of the pages, and the one that is not ours: MiniSearch.
//!
//! They are the program's own, not a theme's, because they read files that the
//! program writes. All are classic scripts, loaded with `defer`: browsers block
//! modules and requests on pages from a disk. They add to a page what it can do
//! without; without them nothing is missing but the convenience. They find their
//! places in a page by identifiers, which a theme's templates have to carry:
//! `find-force` (on every page), `search-…` and `compare-…`.

use serde::Serialize;

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

/// The scripts as files of an edition, with the licence of the one that is not
/// ours.
pub(in crate::pages) fn files() -> impl Iterator<Item = Rendered> {
    [
        (FIND, include_str!("find.js")),
        (SEARCH, include_str!("search.js")),
        (COMPARE, include_str!("compare.js")),
        (SORT, include_str!("sort.js")),
        (MINISEARCH, include_str!("minisearch.js")),
        (
            "assets/minisearch-licence.txt",
            include_str!("minisearch-licence.txt"),
        ),
    ]
    .into_iter()
    .map(|(path, text)| Rendered {
        path: path.to_owned(),
        text: text.to_owned(),
    })
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
        let ours: Vec<Rendered> = files()
            .filter(|file| file.path.ends_with(".js") && file.path != MINISEARCH)
            .collect();
        assert_eq!(ours.len(), 4);
        let bytes: usize = ours.iter().map(|file| file.text.len()).sum();
        assert!(bytes < 50_000, "{bytes} bytes");
        for file in ours {
            for blocked in [
                "fetch(",
                "XMLHttpRequest",
                "import ",
                "export ",
                "innerHTML",
                "eval(",
            ] {
                assert!(!file.text.contains(blocked), "{}: {blocked}", file.path);
            }
        }
    }
}
