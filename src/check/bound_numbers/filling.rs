//! `[?]` in running text: what it is filled in with stands there for all that read
//! the text afterwards, be it a page, a sentence that names a force, or a file.

use std::collections::BTreeMap;

use crate::model::{Block, Claim, Document, Edition, Inline, Key, Link, List, plain_text};

const HELD_OPEN: &str = "?";

/// Writes the words of `filled`, by their claims, into the running text and into the
/// sentences of the claims.
pub(super) fn fill(edition: &mut Edition, filled: &BTreeMap<Key<Claim>, String>) {
    if filled.is_empty() {
        return;
    }
    sentences(&mut edition.claims, filled);
    let filling = Filling { filled };
    for chapter in edition.chapters.iter_mut() {
        filling.document(&mut chapter.body);
    }
    for page in edition.pages.iter_mut() {
        filling.document(&mut page.body);
    }
    for sentence in edition.sentences_mut() {
        filling.words(sentence);
    }
    for chapter in edition.chapters.iter_mut() {
        chapter.title = plain_text(&chapter.heading);
    }
    for page in edition.pages.iter_mut() {
        page.title = plain_text(&page.heading);
    }
}

/// Several claims may be held open in one sentence; all of them carry it.
fn sentences(claims: &mut List<Claim>, filled: &BTreeMap<Key<Claim>, String>) {
    let keys: Vec<Key<Claim>> = claims.keys().collect();
    let same = |a: &Key<Claim>, b: &Key<Claim>| {
        claims[*a].site == claims[*b].site && claims[*a].sentence == claims[*b].sentence
    };
    let mut whole: Vec<(Key<Claim>, String)> = Vec::new();
    for group in keys.chunk_by(same) {
        let words: Vec<&str> = group
            .iter()
            .filter_map(|key| filled.get(key).map(String::as_str))
            .collect();
        let Some(first) = group.first().filter(|_| !words.is_empty()) else {
            continue;
        };
        let sentence = &claims[*first].sentence;
        // A sentence that stands there twice has its claims twice.
        let gaps = gaps(sentence);
        let each = match !gaps.is_empty() && words.len().is_multiple_of(gaps.len()) {
            true => gaps.len(),
            false => words.len(),
        };
        let mut versions = words.chunks(each).map(|words| with(sentence, &gaps, words));
        let mut version = versions.next().unwrap_or_default();
        let mut seen = 0;
        for key in group {
            let is_filled = filled.contains_key(key);
            if is_filled && seen == each {
                version = versions.next().unwrap_or_default();
                seen = 0;
            }
            seen += usize::from(is_filled);
            whole.push((*key, version.clone()));
        }
    }
    for (key, sentence) in whole {
        claims[key].sentence = sentence;
    }
}

/// Where a sentence is held open; a question mark behind a word ends a question.
fn gaps(sentence: &str) -> Vec<usize> {
    let stands_alone = |at: usize| !sentence[..at].ends_with(|c: char| c.is_alphanumeric());
    let marks = sentence.match_indices(HELD_OPEN).map(|(at, _)| at);
    marks.filter(|at| stands_alone(*at)).collect()
}

fn with(sentence: &str, gaps: &[usize], words: &[&str]) -> String {
    let mut whole = String::new();
    let mut from = 0;
    for (at, words) in gaps.iter().zip(words) {
        whole.push_str(&sentence[from..*at]);
        whole.push_str(words);
        from = at + HELD_OPEN.len();
    }
    whole.push_str(&sentence[from..]);
    whole
}

struct Filling<'a> {
    filled: &'a BTreeMap<Key<Claim>, String>,
}

impl Filling<'_> {
    fn document(&self, document: &mut Document) {
        self.blocks(&mut document.blocks);
        for footnote in &mut document.footnotes {
            self.blocks(&mut footnote.blocks);
        }
    }

    fn blocks(&self, blocks: &mut [Block]) {
        for block in blocks {
            for line in block.lines_mut() {
                self.words(line);
            }
            block
                .within_mut()
                .into_iter()
                .for_each(|run| self.blocks(run));
        }
    }

    fn words(&self, content: &mut [Inline]) {
        for inline in content {
            match inline {
                Inline::Link {
                    to: Link::Claim(claim),
                    content,
                } => {
                    if let (Some(words), [Inline::Text(text)]) =
                        (self.filled.get(claim), content.as_mut_slice())
                    {
                        text.value.clone_from(words);
                    }
                }
                Inline::Link { content, .. }
                | Inline::Emphasis(content)
                | Inline::Strong(content) => self.words(content),
                _ => {}
            }
        }
    }
}
