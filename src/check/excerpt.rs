//! The sentence around a place in a text.

use std::ops::Range;

/// The spaces of a text at which a sentence ends.
pub(super) fn ends(text: &str) -> Vec<usize> {
    let stops = text.match_indices(['.', '?', '!']);
    let spaces = stops.map(|(at, _)| at + 1).filter(|space| {
        let after = &text[*space..];
        after.starts_with(' ') && !after.trim_start().starts_with(|c: char| c.is_lowercase())
    });
    spaces.collect()
}

/// More than a sentence has. Of a longer one, the words around a claim stand for it:
/// a paragraph without a stop and with a thousand claims would be kept a thousand
/// times.
const LONGEST_SENTENCE: usize = 2000;

/// The sentence of a text that holds these bytes. `ends` are those of its sentences.
pub(super) fn sentence(text: &str, ends: &[usize], at: Range<usize>) -> String {
    let before = ends.partition_point(|end| *end <= at.start);
    let first = before.checked_sub(1).map_or(0, |n| ends[n]);
    let last = ends[before..].iter().find(|end| **end >= at.end);
    let last = last.copied().unwrap_or(text.len());
    let near = |from: usize, to: usize| to.saturating_sub(from) <= LONGEST_SENTENCE / 2;
    let space = |c: char| c == ' ';
    let (start, cut) = match near(first, at.start) {
        true => (first, false),
        false => {
            let from = text.floor_char_boundary(at.start - LONGEST_SENTENCE / 2);
            let word = text[from..at.start].find(space);
            (word.map_or(at.start, |word| from + word + 1), true)
        }
    };
    let (end, cut_behind) = match near(at.end, last) {
        true => (last, false),
        false => {
            let to = text.floor_char_boundary(at.end + LONGEST_SENTENCE / 2);
            let word = text[at.end..to].rfind(space);
            (word.map_or(at.end, |word| at.end + word), true)
        }
    };
    let mut sentence = String::new();
    if cut {
        sentence.push_str("… ");
    }
    sentence.push_str(text.get(start..end).unwrap_or(text).trim());
    if cut_behind {
        sentence.push_str(" …");
    }
    sentence
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_where_the_next_begins() {
        let text = "Crime fell. It fell by 2.5 percent, i.e. a bit. Then it rose.";
        let at = text.find("2.5").expect("it is there");
        assert_eq!(
            sentence(text, &ends(text), at..at + 11),
            "It fell by 2.5 percent, i.e. a bit."
        );
    }

    #[test]
    fn of_a_sentence_without_end_the_words_around_are_kept() {
        let text = "word ".repeat(100_000);
        let kept = sentence(&text, &ends(&text), 250_000..250_004);
        assert!(
            kept.starts_with("… word") && kept.ends_with("word …"),
            "{kept}"
        );
        assert!(kept.len() < LONGEST_SENTENCE + 20);
    }
}
