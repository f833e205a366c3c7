//! Running text: blocks and inlines, with links of one kind.
//!
//! A chapter as written and a chapter as meant have the same tree; they differ
//! only in their links. As written a link is a target with its place
//! (`source::RawLink`); as meant it is a [`Link`].

use super::{
    Chapter, Claim, Figure, Force, Key, Measure, Picture, Question, Recommendation, Source, Term,
};
use crate::diagnostics::{Place, Placed};

/// A text with its footnotes.
#[derive(Clone, Debug)]
pub struct Document<L = Link> {
    /// What it says, block by block.
    pub blocks: Vec<Block<L>>,
    /// Its footnotes, in the order in which the text refers to them.
    pub footnotes: Vec<FootnoteDefinition<L>>,
}

/// What a footnote says.
#[derive(Clone, Debug)]
pub struct FootnoteDefinition<L = Link> {
    /// The name in the file.
    pub name: String,
    /// What it says.
    pub blocks: Vec<Block<L>>,
    /// How often the text refers to it.
    pub references: usize,
}

/// A block of text.
#[derive(Clone, Debug)]
pub enum Block<L = Link> {
    /// A heading of level 2 to 6.
    Heading {
        /// The level.
        level: u8,
        /// The identifier in the page.
        id: String,
        /// The words.
        content: Vec<Inline<L>>,
        /// Where it is written.
        place: Place,
    },
    /// Running text without a line break of its own.
    Paragraph {
        /// The words.
        content: Vec<Inline<L>>,
        /// The identifier in the page: the heading's, a dot, a number.
        anchor: String,
        /// Where it is written.
        place: Place,
    },
    /// Items with bullets or with numbers.
    List {
        /// The first number of an ordered list.
        start: Option<u64>,
        /// Whether the items stand close together.
        tight: bool,
        /// The items.
        items: Vec<Vec<Block<L>>>,
    },
    /// Paragraphs behind `>`.
    Quote(Vec<Block<L>>),
    /// A case study or somebody's words, set apart.
    Box {
        /// Which of them.
        kind: BoxKind,
        /// What it is called; empty where a quotation has no title.
        title: Vec<Inline<L>>,
        /// The identifier in the page, as that of a paragraph.
        anchor: String,
        /// What it says.
        blocks: Vec<Block<L>>,
        /// Whose words they are, or where the case is from; empty where nobody says.
        attribution: Vec<Inline<L>>,
        /// Where its first line is written.
        place: Place,
    },
    /// Text as typed.
    Code(String),
    /// A table with one header row.
    Table {
        /// Whether each column holds numbers, to be set right.
        right: Vec<bool>,
        /// The header row.
        head: Vec<Vec<Inline<L>>>,
        /// The other rows.
        rows: Vec<Vec<Vec<Inline<L>>>>,
        /// What stands around it, where it is one of the edition's own.
        frame: Option<TableFrame<L>>,
    },
    /// A thematic break.
    Rule,
    /// A figure or a recommendation, whole.
    Embed {
        /// What is embedded.
        what: L,
        /// The alternative text that overrides the figure's own.
        alt: Vec<Inline<L>>,
        /// Where it is written.
        place: Place,
    },
    /// A picture from the folder `images`, with its caption.
    Picture {
        /// Which.
        what: L,
        /// What it shows, for those who can't see it; empty where it only decorates.
        alt: Vec<Inline<L>>,
        /// What is said of it.
        caption: Vec<Inline<L>>,
        /// Whose it is.
        credit: Vec<Inline<L>>,
        /// Where it is written.
        place: Place,
    },
}

/// What stands around a table.
#[derive(Clone, Debug)]
pub struct TableFrame<L = Link> {
    /// What it shows.
    pub caption: Vec<Inline<L>>,
    /// What has to be known to read it.
    pub notes: Vec<Vec<Inline<L>>>,
    /// Where its numbers are from.
    pub source: Option<Key<Source>>,
}

/// The kinds of box that a quotation can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BoxKind {
    /// A case study.
    Case,
    /// Somebody's words.
    Quote,
}

impl BoxKind {
    /// All kinds, each with the word of its mark: `[!case]`.
    pub const WORDS: [(&'static str, Self); 2] = [("case", Self::Case), ("quote", Self::Quote)];
}

/// A part of a line of text.
#[derive(Clone, Debug)]
pub enum Inline<L = Link> {
    /// Text.
    Text(Placed<String>),
    /// Text as typed.
    Code(String),
    /// Emphasis.
    Emphasis(Vec<Inline<L>>),
    /// Strong emphasis.
    Strong(Vec<Inline<L>>),
    /// A line break that is only in the file.
    SoftBreak,
    /// A line break that is meant.
    HardBreak,
    /// Words that lead somewhere.
    Link {
        /// Where it leads.
        to: L,
        /// Its words.
        content: Vec<Inline<L>>,
    },
    /// A reference to a footnote.
    Footnote {
        /// The footnote's position, from 0.
        index: usize,
        /// Which of the references to it this is, from 0.
        occurrence: usize,
    },
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    /// Out of the site, over http, https or mailto.
    External(String),
    /// To a place in the same page.
    Here(String),
    /// To a force.
    Force(Key<Force>),
    /// To a term of the glossary.
    Term(Key<Term>),
    /// To a chapter, or to a section of one.
    Chapter(Key<Chapter>, Option<String>),
    /// To a figure.
    Figure(Key<Figure>),
    /// To a recommendation.
    Recommendation(Key<Recommendation>),
    /// To a measure.
    Measure(Key<Measure>),
    /// To a question.
    Question(Key<Question>),
    /// To a source.
    Source(Key<Source>),
    /// To another page of the edition, a place in it, or a file to take away: its address,
    /// relative to the edition.
    Inside(String),
    /// To where a number comes from.
    Claim(Key<Claim>),
    /// To a picture; only what shows one leads there.
    Picture(Key<Picture>),
}

/// The words of some inlines, without markup.
pub fn plain_text<L>(content: &[Inline<L>]) -> String {
    let mut text = String::new();
    push_plain(content, &mut text);
    text
}

fn push_plain<L>(content: &[Inline<L>], text: &mut String) {
    for inline in content {
        match inline {
            Inline::Text(words) => text.push_str(&words.value),
            Inline::Code(code) => text.push_str(code),
            Inline::Emphasis(inner) | Inline::Strong(inner) => push_plain(inner, text),
            Inline::Link { content, .. } => push_plain(content, text),
            Inline::SoftBreak | Inline::HardBreak => text.push(' '),
            Inline::Footnote { .. } => {}
        }
    }
}

impl<L> Default for Document<L> {
    fn default() -> Self {
        Self {
            blocks: Vec::new(),
            footnotes: Vec::new(),
        }
    }
}

impl<L> Document<L> {
    /// The headings in order: level, identifier, words.
    pub fn headings(&self) -> Vec<(u8, &str, String)> {
        self.blocks
            .iter()
            .filter_map(|block| match block {
                Block::Heading {
                    level, id, content, ..
                } => Some((*level, id.as_str(), plain_text(content))),
                _ => None,
            })
            .collect()
    }
}

impl<L> Block<L> {
    /// The lines of words that it shows itself, in order.
    pub fn lines(&self) -> Vec<&[Inline<L>]> {
        match self {
            Self::Heading { content, .. } | Self::Paragraph { content, .. } => vec![content],
            Self::Table {
                head, rows, frame, ..
            } => {
                let cells = head.iter().chain(rows.iter().flatten());
                let around = frame
                    .iter()
                    .flat_map(|frame| std::iter::once(&frame.caption).chain(&frame.notes));
                cells.chain(around).map(Vec::as_slice).collect()
            }
            Self::Picture {
                caption, credit, ..
            } => vec![caption, credit],
            Self::Box {
                title, attribution, ..
            } => vec![title, attribution],
            Self::List { .. }
            | Self::Quote(_)
            | Self::Code(_)
            | Self::Rule
            | Self::Embed { .. } => Vec::new(),
        }
    }

    /// The words for those who can't see what it shows.
    pub fn alt(&self) -> &[Inline<L>] {
        match self {
            Self::Embed { alt, .. } | Self::Picture { alt, .. } => alt,
            _ => &[],
        }
    }

    /// The same lines, and after them the words for those who can't see.
    pub fn lines_mut(&mut self) -> Vec<&mut Vec<Inline<L>>> {
        match self {
            Self::Heading { content, .. } | Self::Paragraph { content, .. } => vec![content],
            Self::Table {
                head, rows, frame, ..
            } => {
                let cells = head.iter_mut().chain(rows.iter_mut().flatten());
                let around = frame
                    .iter_mut()
                    .flat_map(|frame| std::iter::once(&mut frame.caption).chain(&mut frame.notes));
                cells.chain(around).collect()
            }
            Self::Picture {
                caption,
                credit,
                alt,
                ..
            } => vec![caption, credit, alt],
            Self::Box {
                title, attribution, ..
            } => vec![title, attribution],
            Self::Embed { alt, .. } => vec![alt],
            Self::List { .. } | Self::Quote(_) | Self::Code(_) | Self::Rule => Vec::new(),
        }
    }

    /// The runs of blocks within it.
    pub fn within(&self) -> Vec<&[Block<L>]> {
        match self {
            Self::List { items, .. } => items.iter().map(Vec::as_slice).collect(),
            Self::Quote(inner) | Self::Box { blocks: inner, .. } => vec![inner],
            _ => Vec::new(),
        }
    }

    /// The same runs.
    pub fn within_mut(&mut self) -> Vec<&mut Vec<Block<L>>> {
        match self {
            Self::List { items, .. } => items.iter_mut().collect(),
            Self::Quote(inner) | Self::Box { blocks: inner, .. } => vec![inner],
            _ => Vec::new(),
        }
    }
}

impl Document {
    /// The pictures that it shows, in order and wherever they stand.
    pub fn pictures(&self) -> Vec<Key<Picture>> {
        fn collect(blocks: &[Block], found: &mut Vec<Key<Picture>>) {
            for block in blocks {
                if let Block::Picture {
                    what: Link::Picture(key),
                    ..
                } = block
                {
                    found.push(*key);
                }
                block
                    .within()
                    .into_iter()
                    .for_each(|run| collect(run, found));
            }
        }
        let mut found = Vec::new();
        collect(&self.blocks, &mut found);
        let notes = self.footnotes.iter();
        notes.for_each(|footnote| collect(&footnote.blocks, &mut found));
        found
    }

    /// The figures that it places, in order.
    pub fn figures(&self) -> Vec<Key<Figure>> {
        self.blocks
            .iter()
            .filter_map(|block| match block {
                Block::Embed {
                    what: Link::Figure(figure),
                    ..
                } => Some(*figure),
                _ => None,
            })
            .collect()
    }
}
