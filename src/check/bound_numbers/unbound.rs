//! The lint: numbers in running text that are bound to nothing.
//!
//! A paragraph is looked at as a reader sees it, in one piece; the parts that
//! are bound already, and the words that the edition puts in itself ("Figure
//! 7"), are opaque.

use std::ops::Range;

use rayon::prelude::*;

use crate::claims::{Kind, scan};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::model::{Block, Document, Edition, Inline, Link};

/// Reports every unbound number, and says how many there are.
pub(super) fn report(edition: &Edition, problems: &mut Diagnostics) -> usize {
    let chapters = edition.chapters.iter().map(|chapter| &chapter.body);
    let pages = edition.pages.iter().map(|page| &page.body);
    let documents: Vec<&Document> = chapters.chain(pages).collect();
    let lints: Vec<Lint> = documents
        .into_par_iter()
        .map(|document| {
            let mut lint = Lint::default();
            lint.document(document);
            lint
        })
        .collect();
    let mut lint = Lint::default();
    for document in lints {
        lint.problems.append(document.problems);
        lint.found += document.found;
    }
    for sentence in edition.sentences() {
        lint.words(sentence);
    }
    problems.append(lint.problems);
    lint.found
}

#[derive(Default)]
struct Lint {
    problems: Diagnostics,
    found: usize,
}

/// A paragraph in one piece, with the way back into its file.
#[derive(Default)]
struct Flat {
    text: String,
    bound: Vec<Range<usize>>,
    /// Where each piece of text begins, and where that is written.
    pieces: Vec<(usize, usize, Place)>,
}

impl Lint {
    fn document(&mut self, document: &Document) {
        self.blocks(&document.blocks);
        for footnote in &document.footnotes {
            self.blocks(&footnote.blocks);
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Heading { content, .. } | Block::Paragraph { content, .. } => {
                    self.words(content)
                }
                Block::List { items, .. } => items.iter().for_each(|item| self.blocks(item)),
                Block::Quote(inner) => self.blocks(inner),
                Block::Table { head, rows, .. } => {
                    self.all(head);
                    rows.iter().for_each(|row| self.all(row));
                }
                Block::Embed { alt, .. } => self.words(alt),
                Block::Code(_) | Block::Rule => {}
            }
        }
    }

    fn all(&mut self, texts: &[Vec<Inline>]) {
        for text in texts {
            self.words(text);
        }
    }

    fn words(&mut self, content: &[Inline]) {
        let mut flat = Flat::default();
        flat.push(content);
        // Most paragraphs have no digit and no number word; `scan` is one pass.
        for mention in scan(&flat.text, &flat.bound) {
            if mention.kind != Kind::Number {
                continue;
            }
            self.found += 1;
            let Some(place) = flat.place(&mention.at) else {
                continue;
            };
            let words = &flat.text[mention.at];
            self.problems.push(
                Diagnostic::warning(
                    Code::UnboundNumber,
                    place,
                    format!("“{words}” is bound to nothing"),
                )
                .help(format!(
                    "bind it: `[{words}](fact:…)`, `(value:…)`, `(count:…)`; \
                     or say why it is no data: `[{words}](literal:REASON)`"
                )),
            );
        }
    }
}

impl Flat {
    fn push(&mut self, content: &[Inline]) {
        for inline in content {
            match inline {
                Inline::Text(words) => {
                    self.pieces
                        .push((self.text.len(), words.value.len(), words.place));
                    self.text.push_str(&words.value);
                }
                // A footnote's mark ends the word before it.
                Inline::Footnote { .. } | Inline::SoftBreak | Inline::HardBreak => {
                    self.text.push(' ')
                }
                Inline::Code(code) => {
                    let start = self.text.len();
                    self.text.push_str(code);
                    self.bound.push(start..self.text.len());
                }
                Inline::Emphasis(inner) | Inline::Strong(inner) => self.push(inner),
                Inline::Link { to, content } => {
                    let start = self.text.len();
                    self.push(content);
                    let bound = matches!(
                        to,
                        Link::Claim(_)
                            | Link::Figure(_)
                            | Link::Recommendation(_)
                            | Link::Term(_)
                            | Link::Source(_)
                    );
                    if bound && start < self.text.len() {
                        self.bound.push(start..self.text.len());
                    }
                }
            }
        }
    }

    /// Where a part of the text is written.
    fn place(&self, at: &Range<usize>) -> Option<Place> {
        let piece = |at: usize| {
            let after = self.pieces.partition_point(|(start, ..)| *start <= at);
            self.pieces.get(after.checked_sub(1)?)
        };
        let (start, length, place) = *piece(at.start)?;
        let (last, last_length, last_place) = *piece(at.end.checked_sub(1)?)?;
        // Typographic signs are longer than what was typed.
        if place.range().len() != length || last_place.range().len() != last_length {
            return Some(place);
        }
        let from = place.start as usize + (at.start - start);
        let to = last_place.start as usize + (at.end - last).min(last_length);
        Some(Place::new(place.file, from..to.max(from)))
    }
}
