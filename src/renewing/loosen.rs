//! Words without what they were bound to. A sentence that is restated keeps its
//! words, but what it was tied to belongs to the old year: the words are then
//! reported as bound to nothing, until somebody binds them again.

use crate::claims::Target;
use crate::diagnostics::{Diagnostics, Files, Placed};
use crate::model::{Block, Inline, plain_text};
use crate::source::{self, RawBlock, RawDocument, RawInline, RawLink};

/// What a new edition lacks, so that nothing may lead there.
pub(super) struct Gone<'a> {
    /// Figures that were left out.
    pub(super) figures: &'a [String],
}

impl Gone<'_> {
    /// Whether a link has to be loosened.
    fn has(&self, target: &str) -> bool {
        match target.split_once(':') {
            // What is no data has no year that it could be of.
            Some(("literal", _)) => false,
            Some(("recommendation" | "table", _)) => true,
            Some(("page", "recommendations" | "inconsistencies")) => true,
            // With the year in its name it is last year's.
            Some(("download", file)) => file.starts_with(|c: char| c.is_ascii_digit()),
            Some(("data", id)) => self.figures.iter().any(|gone| gone == id),
            Some(("figure", id)) => self.figures.iter().any(|gone| gone == id),
            Some((scheme, _)) => Target::is_claim_scheme(scheme),
            // Pictures are last year's, and stay there.
            None => !target.starts_with('#'),
        }
    }
}

/// Collects the changes of one file.
pub(super) struct Loosener<'a> {
    gone: &'a Gone<'a>,
    files: &'a Files,
    text: &'a str,
    edits: Vec<(std::ops::Range<usize>, String)>,
}

impl<'a> Loosener<'a> {
    /// Of a file with this text, as it was read.
    pub(super) fn new(text: &'a str, files: &'a Files, gone: &'a Gone<'a>) -> Self {
        Self {
            gone,
            files,
            text,
            edits: Vec::new(),
        }
    }

    /// The links of one paragraph of Markdown in a TOML file.
    pub(super) fn inline(&mut self, text: &Placed<String>) {
        let mut ignored = Diagnostics::new();
        let content = source::inline(text, self.files, &mut ignored);
        let before = self.edits.len();
        if !self.content(&content) {
            // The text is not written there letter by letter, so that no part
            // of it can be changed by itself.
            self.edits.truncate(before);
            let plain = toml_edit::Value::from(plain_text(&content)).to_string();
            self.edits.push((text.place.range(), plain));
        }
    }

    /// The links of a chapter or a page.
    pub(super) fn document(&mut self, document: &RawDocument) {
        self.blocks(&document.blocks);
        for footnote in &document.footnotes {
            self.blocks(&footnote.blocks);
        }
    }

    /// Puts words into the text.
    pub(super) fn insert(&mut self, at: usize, words: &str) {
        self.edits.push((at..at, words.to_owned()));
    }

    /// The text with all changes, and the line endings of this program.
    pub(super) fn finish(mut self) -> String {
        self.edits
            .sort_by_key(|(range, _)| (range.start, range.end));
        let mut text = String::with_capacity(self.text.len());
        let mut done = 0;
        for (range, words) in self.edits {
            // Nothing that was replaced with what it stood in is replaced again.
            if let Some(between) = self.text.get(done..range.start) {
                text.push_str(between);
                text.push_str(&words);
                done = range.end;
            }
        }
        text.push_str(self.text.get(done..).unwrap_or_default());
        text.replace("\r\n", "\n")
    }

    fn blocks(&mut self, blocks: &[RawBlock]) {
        for block in blocks {
            if let Block::Embed { what, place, .. } | Block::Picture { what, place, .. } = block
                && self.gone.has(&what.target.value)
            {
                let words =
                    "[Something stood here that this edition does not have yet.](todo:check)";
                self.edits.push((place.range(), words.to_owned()));
                continue;
            }
            for line in block.lines().into_iter().chain([block.alt()]) {
                self.content(line);
            }
            block.within().into_iter().for_each(|run| self.blocks(run));
        }
    }

    /// Whether every link that has to be loosened could be.
    fn content(&mut self, content: &[RawInline]) -> bool {
        let mut all = true;
        for inline in content {
            match inline {
                Inline::Emphasis(inner) | Inline::Strong(inner) => all &= self.content(inner),
                Inline::Link { to, .. } if self.gone.has(&to.target.value) => {
                    all &= self.link(to);
                }
                Inline::Link { content, .. } => all &= self.content(content),
                _ => {}
            }
        }
        all
    }

    fn link(&mut self, link: &RawLink) -> bool {
        let range = link.place.range();
        let whole = self.text.get(range.clone()).unwrap_or_default();
        let words = self.text.get(link.words_place.range()).unwrap_or_default();
        if !whole.starts_with('[') || !whole.contains(words) {
            return false;
        }
        let words = match words {
            "?" | "" => "[a number](todo:write)",
            words => words,
        };
        self.edits.push((range, words.to_owned()));
        true
    }
}
