//! Sentences outside of chapters: wherever a reader sees one, its claims are heard,
//! its question marks filled in, its numbers looked for and its passage listed.

use crate::support::{Overlay, small};
use bluebook::model::{PassageContent, plain_text};

const SAID: &str = "Northshire solved [?](value:solved/northshire/2017); Westvale solved [12.5 percent](value:solved/northshire/2017) of 7.";
const FILLED: &str = "Northshire solved 12.5 percent; Westvale solved 12.5 percent of 7.";

#[test]
fn every_sentence_of_the_data_is_heard_filled_in_looked_through_and_listed() {
    let (solved, figure) = (
        "data/2017/measures/solved.toml",
        "content/2017/figures/solved.toml",
    );
    let edition = "content/2017/edition.toml";
    let headline = "headline = \"Northshire solved the most burglaries\"";
    let watch = "People who look out for each other.";
    let bicycle = "Buy a second bicycle.";
    let box_of_records = "Its records for 2017 were in a box that nobody could open.";
    let note = |old: &str| format!("{old}\nnote = \"{SAID}\"");
    let change = |path: &str, old: &str| small().edit(path, old, SAID);
    let add = |path: &str, old: &str| small().edit(path, old, &note(old));
    let last = std::fs::read_to_string("tests/editions/small/content/2017/edition.toml")
        .expect("the small edition is there");
    let places: [(&str, Overlay); 11] = [
        (
            "a highlight",
            small().with(
                edition,
                format!("{last}\n[[highlights]]\ntext = \"{SAID}\"\n"),
            ),
        ),
        (
            "a headline",
            small().edit(figure, headline, &format!("headline = \"{SAID}\"")),
        ),
        (
            "a subtitle",
            small().edit(
                figure,
                headline,
                &format!("{headline}\nsubtitle = \"{SAID}\""),
            ),
        ),
        (
            "a figure's note",
            change(figure, "Eastmoor could not provide its figure for 2017."),
        ),
        ("a term", change("content/2017/glossary.toml", watch)),
        (
            "a recommendation",
            change("content/2017/recommendations.toml", bicycle),
        ),
        (
            "a definition",
            change(
                solved,
                "The share of recorded burglaries for which somebody was charged.",
            ),
        ),
        (
            "a measure's caveat",
            change(solved, "Burglaries are followed for a year."),
        ),
        (
            "a period's note",
            add(solved, "unlike = \"Eastmoor is missing in 2017\""),
        ),
        (
            "a source's note",
            add("data/2017/sources.toml", "licence   = \"None\""),
        ),
        (
            "a force's caveat",
            change("data/2017/caveats.toml", box_of_records),
        ),
    ];
    for (what, overlay) in places {
        let checked = overlay.check("2017");
        let found = checked.messages();
        for expected in [
            "the sentence of “12.5 percent” says “Westvale”: the datum is of another area",
            "“7” is bound to nothing",
        ] {
            assert!(found.contains(expected), "{what}: {expected}\n{found}");
        }
        let passages = checked.edition().passages();
        let listed = passages.iter().any(|passage| match passage.content {
            PassageContent::Inline(content) => plain_text(content) == FILLED,
            _ => false,
        });
        assert!(listed, "{what} is no passage as a reader sees it");
    }
}
