//! Characters that nobody sees: refused with their name and place, and soft hyphens
//! and no-break spaces that make no difference to what a word is.

use bluebook::diagnostics::{Code, Diagnostic};

use crate::support::paths::{EDITION, FACTS};
use crate::support::{Overlay, small, summary};

/// The problems with characters that nobody sees: message and the bytes of its place.
#[track_caller]
fn unseen(edition: &Overlay) -> Vec<(String, usize)> {
    let problems = bluebook::pipeline::check_in(edition, "2017").problems;
    let of = |problem: &&Diagnostic| problem.code == Code::UnseenCharacter;
    let found = problems.iter().filter(of).map(|problem| {
        let length = match problem.location {
            bluebook::diagnostics::Location::Place(place) => place.range().len(),
            bluebook::diagnostics::Location::Path(_) => 0,
        };
        (problem.message.clone(), length)
    });
    found.collect()
}

#[test]
fn one_in_a_chapter_is_named_at_its_place() {
    for c in [
        '\u{202e}',
        '\u{200b}',
        '\u{e0041}',
        '\u{1b}',
        '\u{85}',
        '\u{fffe}',
        '\u{2060}',
    ] {
        let found = unseen(&summary(&format!("A word{c} of the report.")));
        let name = format!("U+{:04X}", u32::from(c));
        assert_eq!(found.len(), 1, "{name}: {found:?}");
        assert!(found[0].0.contains(&name), "{found:?}");
        assert_eq!(found[0].1, c.len_utf8(), "{name}");
    }
}

#[test]
fn one_that_is_written_as_an_entity_is_found() {
    let found = unseen(&summary(
        "A word&#x202E; of the report, and another&ZeroWidthSpace;.",
    ));
    assert_eq!(found.len(), 2, "{found:?}");
    for text in [
        // The parser takes another sign for it, which readers would see.
        "A word&#0; of the report.",
        "[An address](https://example.org/&#x202E;x) of the report.",
        "[An address] of the report.\n\n[An address]: https://example.org/&#x200b;x",
        "![A picture&lrm; of it](figure:solved)",
    ] {
        let found = unseen(&summary(text));
        assert_eq!(found.len(), 1, "{text}: {found:?}");
    }
}

#[test]
fn one_in_the_words_or_the_templates_of_a_theme_is_named_at_its_place() {
    for file in ["wording/en.ftl", "templates/home.html"] {
        let path = format!("themes/standard/{file}");
        let text = bluebook::source::Tree::read(&small().dressed(), &path).unwrap();
        let text = String::from_utf8(text).unwrap();
        let found = unseen(
            &small()
                .dressed()
                .with(&path, format!("{text}\n# \u{202e}790\u{202c}\n")),
        );
        assert_eq!(found.len(), 1, "{file}: {found:?}");
        assert!(found[0].0.contains("U+202E"), "{found:?}");
    }
}

#[test]
fn one_in_the_data_is_found_however_it_is_written() {
    for written in [
        "\u{202e}",
        "\\u202e",
        "\\U000E0041",
        "\\u0000",
        "\\u001b",
        "\\u2028",
        "\\u180b",
        "\\ufffd",
    ] {
        let edition = small().edit(
            EDITION,
            "title       = \"",
            &format!("title       = \"{written}"),
        );
        let found = unseen(&edition);
        assert_eq!(found.len(), 1, "{written:?}: {found:?}");
    }
}

#[test]
fn soft_hyphens_and_spaces_that_do_not_break_make_no_difference_to_a_word() {
    let plain = summary("In North\u{ad}shire\u{a0}Police it was so.");
    let checked = plain.check("2017");
    assert_eq!(checked.messages(), "");
    let edition = checked.edition.expect("it can be made");
    let named = |text: &str| {
        edition
            .mentions
            .iter()
            .any(|mention| mention.sentence.contains(text))
    };
    assert!(named("In Northshire"), "{:?}", edition.mentions);
}

/// Facts each of which is one more than the next.
fn chain(length: usize) -> String {
    let fact = |id: usize, value: String| {
        format!(
            "[link-{id}]\nlabel = \"A link\"\n{value}\nunit = \"links\"\n\
             source = \"inspection\"\nplace = \"Nowhere\"\n\n"
        )
    };
    let mut facts: String = (0..length)
        .map(|id| fact(id, format!("derived = \"link-{} + 1\"", id + 1)))
        .collect();
    facts.push_str(&fact(length, "value = 1\nprinted = \"1\"".to_owned()));
    facts
}

fn with_facts(more: &str) -> Overlay {
    let facts = String::from_utf8(bluebook::source::Tree::read(&small(), FACTS).unwrap()).unwrap();
    small().with(FACTS, [facts.as_str(), "\n", more].concat())
}

#[test]
fn a_long_chain_of_facts_is_computed() {
    const LINKS: usize = 2_000;
    let checked = with_facts(&chain(LINKS)).check("2017");
    assert_eq!(checked.problems.errors(), 0, "{}", checked.messages());
    let edition = checked.edition.expect("it can be made");
    let first = edition.facts.find("link-0").expect("it is there");
    assert_eq!(edition.facts[first].computed, Some((LINKS + 1).into()));
}

#[test]
fn a_long_circle_of_facts_is_refused_once_where_it_closes() {
    let circle = chain(2_000).replace("value = 1\nprinted = \"1\"", "derived = \"link-0 + 1\"");
    let problems = with_facts(&circle).check("2017").problems;
    let closing = |problem: &&Diagnostic| problem.message.contains("is computed from itself");
    assert_eq!(problems.iter().filter(closing).count(), 1);
}

#[test]
fn headings_of_the_same_words_have_identifiers_of_their_own() {
    let text = "## The same\n\nWords.\n\n".repeat(3) + "## The same 2\n\n## The same\n\n";
    let checked = summary(&text).check("2017");
    let edition = checked.edition.expect("it can be made");
    let headings = edition.chapters.iter().next().unwrap().body.headings();
    let ids: Vec<&str> = headings.iter().map(|(_, id, _)| *id).collect();
    let expected = [
        "the-same",
        "the-same-2",
        "the-same-3",
        "the-same-2-2",
        "the-same-4",
    ];
    assert_eq!(ids[..expected.len()], expected);
}

#[test]
fn footnotes_take_no_square_of_the_time() {
    let notes = |count: usize| -> String {
        let refers = (0..count).map(|id| format!("A word.[^n{id}]\n\n"));
        let defines = (0..count).map(|id| format!("[^n{id}]: A note.\n\n"));
        refers.chain(defines).collect()
    };
    assert_no_square(&notes(500), &notes(4_000));
}

/// That a check of eight times the text takes far less than the 64 times as long of a
/// square. What else runs on the machine may spoil one measurement, hardly three.
fn assert_no_square(less: &str, more: &str) {
    let time = |text: &str| {
        let edition = summary(text);
        let start = std::time::Instant::now();
        let checked = edition.check("2017");
        assert!(checked.edition.is_some());
        start.elapsed().as_millis()
    };
    let mut measured = Vec::new();
    for _ in 0..3 {
        let (short, long) = (time(less), time(more));
        if long < 30 * short.max(10) {
            return;
        }
        measured.push((short, long));
    }
    let start: String = less.chars().take(40).collect();
    panic!("{start:?}…: milliseconds for the text and eight times the text: {measured:?}");
}

#[test]
fn eight_times_the_text_takes_no_square_of_the_time() {
    for piece in [
        "## The same\n\n",
        "Northshire and Eastmoor. ",
        "[two](literal:example) and ",
        "Northshire [two](literal:example). ",
        "e.g. a word ",
        "two] (and three) ",
        "[two](and ",
        "[two](force:northshire ",
        "[two](force:(northshire) ",
        "[two][and] ",
        "[^1]",
        "17,",
    ] {
        assert_no_square(&piece.repeat(500), &piece.repeat(4_000));
    }
}

#[test]
fn as_many_labels_as_links_take_no_square_of_the_time() {
    let labels = |count: usize| -> String {
        let uses = (0..count).map(|id| format!("[Northshire][n{id}]\n\n"));
        let defines = (0..count).map(|id| format!("[n{id}]: force:northshire\n\n"));
        uses.chain(defines).collect()
    };
    assert_no_square(&labels(500), &labels(4_000));
}

#[test]
fn headings_called_like_figures_take_no_square_of_the_time() {
    let headings =
        |count: usize| -> String { (0..count).map(|id| format!("## Figure {id}\n\n")).collect() };
    assert_no_square(&headings(500), &headings(4_000));
}
