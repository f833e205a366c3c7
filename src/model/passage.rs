//! Passages: all running text of an edition, piece by piece.

use super::{Block, Document, Edition, Inline, address};
use crate::wording::say;

/// A piece of running text and where it stands.
#[derive(Clone, Debug)]
pub struct Passage<'a> {
    /// What it belongs to, in words: the title of a chapter, "Figure 5".
    pub what: String,
    /// Where it stands, relative to the edition; the anchor of its paragraph where
    /// it has one.
    pub at: String,
    /// What it says.
    pub content: PassageContent<'a>,
}

/// What a passage says.
#[derive(Clone, Copy, Debug)]
pub enum PassageContent<'a> {
    /// A paragraph, a heading, a sentence in the data.
    Inline(&'a [Inline]),
    /// A row of a table.
    Row(&'a [Vec<Inline>]),
    /// Text without markup.
    Text(&'a str),
    /// What is said of a single value.
    Note(&'a str),
}

/// The sentences outside of the bodies of chapters and pages, in the order of the
/// files: once for all that read them, and once for all that change them.
macro_rules! sentences {
    ($edition:ident, $iter:ident $(, $mut:ident)?) => {{
        let mut all = Vec::new();
        for highlight in $edition.highlights.$iter() {
            all.push(&$($mut)? highlight.text[..]);
        }
        for figure in $edition.figures.$iter() {
            all.push(&$($mut)? figure.headline[..]);
            all.extend(figure.notes.$iter().map(|note| &$($mut)? note[..]));
            all.extend(figure.subtitle.$iter().map(|words| &$($mut)? words[..]));
            all.extend(figure.alt.$iter().map(|words| &$($mut)? words[..]));
        }
        for term in $edition.glossary.$iter() {
            all.push(&$($mut)? term.definition[..]);
        }
        for recommendation in $edition.recommendations.$iter() {
            all.extend(recommendation.what.$iter().map(|what| &$($mut)? what[..]));
        }
        for measure in $edition.measures.$iter() {
            all.push(&$($mut)? measure.definition[..]);
            all.extend(measure.caveats.$iter().map(|caveat| &$($mut)? caveat[..]));
            for period in measure.periods.$iter() {
                all.extend(period.note.$iter().map(|note| &$($mut)? note[..]));
            }
        }
        for source in $edition.sources.$iter() {
            all.extend(source.note.$iter().map(|note| &$($mut)? note[..]));
        }
        for caveat in $edition.caveats.$iter() {
            all.push(&$($mut)? caveat.text[..]);
        }
        for chapter in $edition.chapters.$iter() {
            all.push(&$($mut)? chapter.heading[..]);
        }
        for page in $edition.pages.$iter() {
            all.push(&$($mut)? page.heading[..]);
        }
        all
    }};
}

impl Edition {
    /// Every sentence outside of the bodies of chapters and pages: in highlights,
    /// figures, the glossary, recommendations, measures and their periods,
    /// sources and caveats, and in titles.
    pub fn sentences(&self) -> Vec<&[Inline]> {
        sentences!(self, iter)
    }

    /// The same, to be changed.
    pub fn sentences_mut(&mut self) -> Vec<&mut [Inline]> {
        sentences!(self, iter_mut, mut)
    }

    /// All running text: highlights, chapters, standing pages, figures,
    /// recommendations, the glossary, what is said of measures, single values,
    /// forces and sources, and the corrections.
    pub fn passages(&self) -> Vec<Passage<'_>> {
        let mut passages = Passages(Vec::new());
        for highlight in &self.highlights {
            passages.inline(&self.title, address::HOME, &highlight.text);
        }
        for chapter in &self.chapters {
            let at = address::chapter(chapter);
            passages.text(&chapter.title, &at, &chapter.title);
            passages.document(&chapter.title, &at, &chapter.body);
        }
        for page in &self.pages {
            let at = super::address::page(&page.id);
            passages.document(&page.title, &at, &page.body);
        }
        for figure in &self.figures {
            let what = match figure.number {
                Some(number) => say!(self.wording, "figure-number", number = number),
                None => say!(self.wording, "figure-number", number = figure.id),
            };
            let at = address::figure(figure);
            let own = [
                Some(&figure.headline),
                figure.subtitle.as_ref(),
                figure.alt.as_ref(),
            ];
            for content in own.into_iter().flatten().chain(&figure.notes) {
                passages.inline(&what, &at, content);
            }
        }
        for recommendation in &self.recommendations {
            let what = say!(
                self.wording,
                "recommendation-number",
                number = recommendation.id
            );
            let at = address::recommendation(recommendation);
            for text in [
                &recommendation.title,
                &recommendation.who,
                &recommendation.by,
            ] {
                passages.text(&what, &at, text);
            }
            for content in &recommendation.what {
                passages.inline(&what, &at, content);
            }
        }
        for term in &self.glossary {
            let what = say!(self.wording, "glossary-of", term = term.term);
            passages.inline(&what, &address::term(term), &term.definition);
        }
        self.said_of_measures(&mut passages);
        for caveat in &self.caveats {
            passages.inline(&caveat.about, address::ABOUT_THE_DATA, &caveat.text);
        }
        for source in &self.sources {
            if let Some(note) = &source.note {
                passages.inline(&source.title, &address::source(source), note);
            }
        }
        for finding in self.facts.iter().filter_map(|fact| fact.finding.as_deref()) {
            let what = self.wording.text("inconsistencies-short");
            passages.text(what, address::INCONSISTENCIES, finding);
        }
        for correction in &self.corrections {
            let what = say!(
                self.wording,
                "correction-number",
                number = correction.number
            );
            for text in [&correction.what, &correction.why] {
                passages.text(&what, address::CORRECTIONS, text);
            }
        }
        passages.0
    }

    fn said_of_measures<'a>(&'a self, passages: &mut Passages<'a>) {
        for measure in &self.measures {
            let (what, at) = (&measure.title, address::measure(measure));
            passages.inline(what, &at, &measure.definition);
            for content in &measure.caveats {
                passages.inline(what, &at, content);
            }
            for period in &measure.periods {
                if let Some(note) = &period.note {
                    passages.inline(what, &at, note);
                }
                if let Some(unlike) = &period.unlike {
                    passages.text(what, &at, unlike);
                }
            }
            let values = measure.forces.iter().chain([&measure.national]).flatten();
            for note in values.filter_map(|value| value.note.as_deref()) {
                passages.push(what, &at, PassageContent::Note(note));
            }
        }
    }
}

struct Passages<'a>(Vec<Passage<'a>>);

impl<'a> Passages<'a> {
    fn document(&mut self, what: &str, at: &str, body: &'a Document) {
        self.blocks(what, at, &body.blocks);
        for footnote in &body.footnotes {
            self.blocks(what, at, &footnote.blocks);
        }
    }

    fn blocks(&mut self, what: &str, at: &str, blocks: &'a [Block]) {
        for block in blocks {
            match block {
                Block::Heading { content, id, .. } => {
                    self.inline(what, &[at, "#", id].concat(), content);
                }
                Block::Paragraph {
                    content, anchor, ..
                } => self.inline(what, &[at, "#", anchor].concat(), content),
                Block::List { items, .. } => {
                    for item in items {
                        self.blocks(what, at, item);
                    }
                }
                Block::Quote(inner) => self.blocks(what, at, inner),
                Block::Box {
                    title,
                    anchor,
                    blocks,
                    attribution,
                    ..
                } => {
                    let place = [at, "#", anchor].concat();
                    self.inline(what, &place, title);
                    self.blocks(what, at, blocks);
                    self.inline(what, &place, attribution);
                }
                Block::Code(text) => self.text(what, at, text),
                Block::Table {
                    head, rows, frame, ..
                } => {
                    for row in std::iter::once(head).chain(rows) {
                        self.push(what, at, PassageContent::Row(row));
                    }
                    if let Some(frame) = frame {
                        self.inline(what, at, &frame.caption);
                        frame
                            .notes
                            .iter()
                            .for_each(|note| self.inline(what, at, note));
                    }
                }
                Block::Embed { alt, .. } => self.inline(what, at, alt),
                Block::Picture {
                    alt,
                    caption,
                    credit,
                    ..
                } => {
                    for line in [alt, caption, credit] {
                        self.inline(what, at, line);
                    }
                }
                Block::Rule => {}
            }
        }
    }

    fn inline(&mut self, what: &str, at: &str, content: &'a [Inline]) {
        if !content.is_empty() {
            self.push(what, at, PassageContent::Inline(content));
        }
    }

    fn text(&mut self, what: &str, at: &str, text: &'a str) {
        self.push(what, at, PassageContent::Text(text));
    }

    fn push(&mut self, what: &str, at: &str, content: PassageContent<'a>) {
        self.0.push(Passage {
            what: what.to_owned(),
            at: at.to_owned(),
            content,
        });
    }
}
