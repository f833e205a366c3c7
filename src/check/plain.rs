//! Texts that take no links, with the links that `numbers` of their table puts into
//! them. A link is put wherever its words stand in one of the texts; where two links
//! have the same words, the first is for the first place that has them.

use std::ops::Range;

use super::said::{Said, part_of_text};
use super::texts::Texts;
use crate::diagnostics::{Code, Diagnostic, Placed};
use crate::model::{Fact, Inline, List, PlainText, plain_text};
use crate::source::{RawInline, RawLink};

/// A link of `numbers`.
struct Binding {
    words: String,
    link: RawLink,
}

/// Resolves all of them.
pub(super) fn resolve(said: &[Said], facts: &List<Fact>, texts: &mut Texts<'_>) -> Vec<PlainText> {
    let mut all = Vec::new();
    for one in said {
        let bindings: Vec<Binding> = one
            .numbers
            .iter()
            .filter_map(|number| binding(number, texts))
            .collect();
        let mut used = vec![0; bindings.len()];
        let fact = one.fact.as_deref().and_then(|id| facts.find(id));
        for (n, text) in one.texts.iter().enumerate() {
            let content = bound(text, &bindings, &mut used);
            all.push(PlainText {
                content: texts.plain(content, &one.site),
                fact,
                finding: one.finding && n + 1 == one.texts.len(),
            });
        }
        for (binding, times) in bindings.iter().zip(used) {
            if times == 0 {
                texts.report(
                    Diagnostic::error(
                        Code::Claim,
                        binding.link.words_place,
                        format!("no text of this table says “{}”", binding.words),
                    )
                    .help("between the brackets stand the words of the text, letter by letter"),
                );
            }
        }
    }
    all
}

/// Reads one line of `numbers`: a link and nothing else.
fn binding(number: &Placed<String>, texts: &mut Texts<'_>) -> Option<Binding> {
    let mut raw = texts.raw(number);
    match (raw.pop(), raw.is_empty()) {
        (Some(Inline::Link { to, content }), true) => Some(Binding {
            words: plain_text(&content),
            link: to,
        }),
        (None, _) => None,
        _ => {
            texts.report(
                Diagnostic::error(Code::Claim, number.place, "this is not one link")
                    .help("write each number for itself: `numbers = [\"[43 forces](count:…)\"]`"),
            );
            None
        }
    }
}

/// A text with its links in it.
fn bound(text: &Placed<String>, bindings: &[Binding], used: &mut [usize]) -> Vec<RawInline> {
    let mut content = Vec::new();
    let mut from = 0;
    let piece = |at: Range<usize>| {
        let words = text.value[at.clone()].to_owned();
        Inline::Text(Placed::new(words, part_of_text(text, at)))
    };
    for (at, words) in places(&text.value, bindings) {
        if at.start < from {
            continue;
        }
        if from < at.start {
            content.push(piece(from..at.start));
        }
        let same = |(_, binding): &(usize, &Binding)| binding.words == words;
        let same: Vec<usize> = bindings
            .iter()
            .enumerate()
            .filter(same)
            .map(|(n, _)| n)
            .collect();
        let times: usize = same.iter().map(|n| used[*n]).sum();
        let n = same[times.min(same.len() - 1)];
        used[n] += 1;
        content.push(Inline::Link {
            to: RawLink {
                words_place: part_of_text(text, at.clone()),
                ..bindings[n].link.clone()
            },
            content: vec![piece(at.clone())],
        });
        from = at.end;
    }
    if from < text.value.len() {
        content.push(piece(from..text.value.len()));
    }
    content
}

/// Where the words of the links stand, in order, of two at one place the longer first.
fn places<'b>(text: &str, bindings: &'b [Binding]) -> Vec<(Range<usize>, &'b str)> {
    let mut places = Vec::new();
    for (n, binding) in bindings.iter().enumerate() {
        let words = binding.words.as_str();
        let again = bindings[..n].iter().any(|before| before.words == words);
        if words.is_empty() || again {
            continue;
        }
        let found = text
            .match_indices(words)
            .map(|(at, _)| at..at + words.len());
        places.extend(found.filter(|at| is_whole(text, at)).map(|at| (at, words)));
    }
    places.sort_by_key(|(at, _)| (at.start, usize::MAX - at.end));
    places
}

/// Whether a part of a text is whole words of it, and no part of a longer number.
pub(super) fn is_whole(text: &str, at: &Range<usize>) -> bool {
    let mut before = text[..at.start].chars().rev();
    let mut after = text[at.end..].chars();
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let (last, next) = (before.next(), after.next());
    let point = |c: Option<char>| matches!(c, Some(',' | '.'));
    let longer = point(last) && digit(before.next()) || point(next) && digit(after.next());
    !(letter(last) || letter(next) || longer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_number_is_no_number() {
        for (text, words, whole) in [
            ("11 of 43", "11", true),
            ("11,771 of them", "11", false),
            ("10,474 of them", "474", false),
            ("It is 2.8.", "8", false),
            ("It is 2.8.", "2.8", true),
            ("43rd", "43", false),
            ("(43), then", "43", true),
        ] {
            let at = text.find(words).expect("it is there");
            assert_eq!(is_whole(text, &(at..at + words.len())), whole, "{text}");
        }
    }
}
