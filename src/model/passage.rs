//! Passages: all running text of an edition, piece by piece.

use super::{Block, Document, Edition, Inline, address};

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

impl Edition {
    /// All running text: chapters, standing pages, figures, recommendations, the
    /// glossary, what is said of measures, single values and forces, and the
    /// corrections.
    pub fn passages(&self) -> Vec<Passage<'_>> {
        let mut passages = Passages(Vec::new());
        for chapter in &self.chapters {
            let at = address::chapter(chapter);
            passages.text(&chapter.title, &at, &chapter.title);
            passages.document(&chapter.title, &at, &chapter.body);
        }
        for page in &self.pages {
            let at = format!("{}.html", page.name.id());
            passages.document(&page.title, &at, &page.body);
        }
        for figure in &self.figures {
            let what = match figure.number {
                Some(number) => format!("Figure {number}"),
                None => format!("Figure {}", figure.id),
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
            let what = format!("Recommendation {}", recommendation.id);
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
            let what = format!("Glossary: {}", term.term);
            passages.inline(&what, &address::term(term), &term.definition);
        }
        self.said_of_measures(&mut passages);
        for caveat in &self.caveats {
            passages.inline(&caveat.about, address::ABOUT_THE_DATA, &caveat.text);
        }
        for finding in self.facts.iter().filter_map(|fact| fact.finding.as_deref()) {
            passages.text("Inconsistencies", address::INCONSISTENCIES, finding);
        }
        for correction in &self.corrections {
            let what = format!("Correction {}", correction.number);
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
                Block::Code(text) => self.text(what, at, text),
                Block::Table { head, rows, .. } => {
                    for row in std::iter::once(head).chain(rows) {
                        self.push(what, at, PassageContent::Row(row));
                    }
                }
                Block::Embed { alt, .. } => self.inline(what, at, alt),
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
