//! Reads the running text of chapters and pages once, for all that look for
//! phrases in it: the forces that are named (`mentions`), and the terms of the
//! glossary (`terms`).
//!
//! To cut a text into words takes longer than to find phrases in them, so each
//! line is cut once.

use rayon::prelude::*;

use super::mentions::{self, Names};
use super::phrases::{Line, Words, words};
use super::terms::{self, Linker};
use crate::model::{Block, Chapter, Document, Edition, Inline, Key};

/// Notes down where the chapters speak of a force, and links the terms of the
/// glossary.
pub(super) fn read(edition: &mut Edition) {
    let names = Names::of(edition);
    let phrases = terms::phrases(&edition.glossary);
    let terms = edition.glossary.len();
    let keys: Vec<Key<Chapter>> = edition.chapters.keys().collect();
    let chapters = keys.into_iter().zip(edition.chapters.iter_mut());
    let chapters = chapters.map(|(key, chapter)| {
        let title = chapter.title.as_str();
        (Some((key, title)), &mut chapter.body)
    });
    let pages = edition.pages.iter_mut().map(|page| (None, &mut page.body));
    let documents: Vec<_> = chapters.chain(pages).collect();
    edition.mentions = documents
        .into_par_iter()
        .flat_map_iter(|(chapter, document)| {
            let mut reading = Reading {
                mentions: chapter
                    .map(|(key, title)| mentions::Reader::new(&names, key, title, document)),
                terms: Some(Linker::new(&phrases, terms)),
            };
            reading.document(document);
            reading
                .mentions
                .map(mentions::Reader::finish)
                .unwrap_or_default()
        })
        .collect();
}

/// Those that a document is read to.
struct Reading<'a> {
    mentions: Option<mentions::Reader<'a>>,
    terms: Option<Linker<'a>>,
}

impl Reading<'_> {
    fn document(&mut self, document: &mut Document) {
        let begins = |block: &Block| matches!(block, Block::Heading { level: 2, .. });
        let mut rest = document.blocks.as_mut_slice();
        while !rest.is_empty() {
            let end = rest[1..].iter().position(begins);
            let (section, after) = rest.split_at_mut(end.map_or(rest.len(), |at| at + 1));
            if let Some(terms) = &mut self.terms {
                terms.begin(section);
            }
            self.blocks(section);
            rest = after;
        }
        // Footnotes get no links.
        self.terms = None;
        for footnote in &mut document.footnotes {
            self.blocks(&mut footnote.blocks);
        }
    }

    fn blocks(&mut self, blocks: &mut [Block]) {
        for block in blocks {
            match block {
                Block::Heading { id, .. } => self.pass(id),
                Block::Paragraph {
                    content, anchor, ..
                } => {
                    self.pass(anchor);
                    self.paragraph(content);
                }
                Block::Table { rows, .. } => {
                    for row in rows {
                        self.row(row);
                    }
                }
                Block::Box { anchor, title, .. } => {
                    self.pass(anchor);
                    self.paragraph(title);
                }
                Block::Picture { caption, .. } => self.paragraph(caption),
                _ => {}
            }
            for run in block.within_mut() {
                self.blocks(run);
            }
        }
    }

    fn pass(&mut self, anchor: &str) {
        if let Some(mentions) = &mut self.mentions {
            mentions.pass(anchor);
        }
    }

    fn paragraph(&mut self, content: &mut Vec<Inline>) {
        let line = Line::of(content);
        let words = words(&line.text);
        if let Some(mentions) = &mut self.mentions {
            mentions.paragraph(&line, &words);
        }
        if let Some(terms) = &mut self.terms {
            let uses = terms.uses(&line, &words);
            terms::link(content, uses);
        }
    }

    fn row(&mut self, row: &mut [Vec<Inline>]) {
        let lines: Vec<Line<'_>> = row.iter().map(|cell| Line::of(cell)).collect();
        let cells = lines.iter().map(|line| (line, words(&line.text)));
        let cells: Vec<(&Line<'_>, Words<'_>)> = cells.collect();
        if let Some(mentions) = &mut self.mentions {
            mentions.row(&cells);
        }
        if let Some(terms) = &mut self.terms {
            let uses = cells.iter().map(|(line, words)| terms.uses(line, words));
            let uses: Vec<Vec<terms::Use>> = uses.collect();
            for (cell, uses) in row.iter_mut().zip(uses) {
                terms::link(cell, uses);
            }
        }
    }
}
