//! Markdown to documents with raw links: the only user of the Markdown parser.
//!
//! The parser's events are folded into a tree with a stack of open elements.
//! Headings get their identifiers here and paragraphs their anchors, both from
//! the words and the order inside a section, so that an edit in one section
//! moves no anchor of another.

mod boxes;
mod closing;
mod dialects;
mod elements;
mod html;
mod labels;
mod meant;
mod pictures;

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::{Alignment, CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd};

use crate::diagnostics::{Code, Diagnostic, Diagnostics, FileId, Place, Placed};
use crate::model::{Block, Document, FootnoteDefinition, Inline};
use elements::{Element, Footnotes, Open};
use labels::Labels;

use super::unseen;

/// A link as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawLink {
    /// Where it leads, and where that is written.
    pub target: Placed<String>,
    /// The whole link in its file.
    pub place: Place,
    /// The words of the link in its file.
    pub words_place: Place,
}

/// A block as written.
pub type RawBlock = Block<RawLink>;
/// A part of a line as written.
pub type RawInline = Inline<RawLink>;
/// A text as written.
pub type RawDocument = Document<RawLink>;

/// More levels than a person writes; the tree is walked by recursion.
const DEEPEST: usize = 48;

/// Where a piece of Markdown stands in its file.
#[derive(Clone, Copy, Debug)]
pub(super) enum Origin {
    /// It begins at a byte of the file and stands there letter by letter.
    Verbatim(FileId, usize),
    /// It stands somewhere in a place, but not letter by letter (it was
    /// written with escapes).
    Somewhere(Place),
}

impl Origin {
    /// The origin of a TOML text: verbatim if the file has it like that.
    pub(super) fn of_toml(text: &Placed<String>, file_text: &str) -> Self {
        let written = file_text.get(text.place.range()).unwrap_or("");
        match written.find(text.value.as_str()) {
            Some(offset) => Self::Verbatim(text.place.file, text.place.start as usize + offset),
            None => Self::Somewhere(text.place),
        }
    }

    fn place(self, range: Range<usize>) -> Place {
        match self {
            Self::Verbatim(file, base) => Place::new(file, base + range.start..base + range.end),
            Self::Somewhere(place) => place,
        }
    }
}

/// A title as text, and with its links.
type Title = (Placed<String>, Vec<RawInline>);

/// A parsed file: the heading of level 1, if it begins with one, and the rest.
pub(super) struct Parsed {
    pub(super) title: Option<Title>,
    pub(super) body: RawDocument,
}

/// Parses a Markdown file.
pub(super) fn parse_file(file: FileId, text: &str, problems: &mut Diagnostics) -> Parsed {
    parse(Origin::Verbatim(file, 0), text, problems)
}

/// Parses one paragraph of Markdown that stands in a TOML file.
pub(super) fn parse_inline(
    text: &Placed<String>,
    file_text: &str,
    problems: &mut Diagnostics,
) -> Vec<RawInline> {
    let parsed = parse(Origin::of_toml(text, file_text), &text.value, problems);
    let mut blocks = parsed.body.blocks.into_iter();
    match (parsed.title, blocks.next(), blocks.next()) {
        (None, Some(Block::Paragraph { content, .. }), None) => content,
        _ => {
            problems.push(
                Diagnostic::error(
                    Code::WrongValue,
                    text.place,
                    "this must be one paragraph, without headings, lists or tables",
                )
                .help("write it in one line, or in several without a blank one between them"),
            );
            Vec::new()
        }
    }
}

fn parse(origin: Origin, text: &str, problems: &mut Diagnostics) -> Parsed {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_SMART_PUNCTUATION;
    let mut builder = Builder {
        origin,
        text,
        problems,
        stack: vec![Open::new(Element::Root, 0..0)],
        ignored: 0,
        section: "lead".to_owned(),
        paragraphs: 0,
        ids: BTreeMap::new(),
        slugs: BTreeMap::new(),
        title: None,
        html_in: None,
        footnotes: Footnotes::default(),
        literal: Vec::new(),
        labels: Labels::default(),
        embedded: OnceCell::new(),
        comment: None,
        level: 1,
    };
    let parser = Parser::new_ext(text, options);
    let labels = parser.reference_definitions().iter();
    builder.labels =
        Labels::new(labels.map(|(name, definition)| (name.to_owned(), definition.span.clone())));
    for (event, range) in parser.into_offset_iter() {
        builder.event(event, range);
    }
    builder.finish()
}

struct Builder<'a, 'p> {
    origin: Origin,
    text: &'a str,
    problems: &'p mut Diagnostics,
    stack: Vec<Open>,
    /// Elements below the deepest level, which are not opened.
    ignored: usize,
    section: String,
    paragraphs: usize,
    ids: BTreeMap<String, Place>,
    /// The identifiers that are taken, each with the number to try next for a
    /// heading of the same words.
    slugs: BTreeMap<String, usize>,
    title: Option<Title>,
    /// Where the paragraph begins in which HTML was last reported.
    html_in: Option<usize>,
    footnotes: Footnotes,
    /// What the parser took for text in the paragraph, heading or cell that is open.
    literal: Vec<Range<usize>>,
    labels: Labels,
    /// The identifiers of what the text embeds, once somebody asked for them.
    embedded: OnceCell<BTreeSet<String>>,
    /// The comment that is open.
    comment: Option<Range<usize>>,
    /// The level of the last heading.
    level: u8,
}

impl Builder<'_, '_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(end) => self.end(end),
            Event::Text(words) => {
                self.note_literal(&range);
                self.words(words, range);
            }
            Event::Code(code) => self.inline(Inline::Code(code.into_string()), range),
            Event::Html(html) | Event::InlineHtml(html) => self.raw_html(html, range),
            Event::SoftBreak => {
                self.note_literal(&range);
                self.inline(Inline::SoftBreak, range);
            }
            Event::HardBreak => self.inline(Inline::HardBreak, range),
            Event::Rule => self.block(RawBlock::Rule),
            Event::FootnoteReference(name) => self.footnote_reference(&name, range),
            // Not enabled: task lists, mathematics.
            Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        if self.stack.len() >= DEEPEST {
            if self.ignored == 0 {
                self.problems.push(
                    Diagnostic::error(
                        Code::WrongValue,
                        self.origin.place(range),
                        "this is nested too deeply",
                    )
                    .help(format!("lists and quotations may stand {DEEPEST} deep")),
                );
            }
            self.ignored += 1;
            return;
        }
        let element = match tag {
            Tag::Paragraph => Element::Paragraph { implied: false },
            Tag::Heading { level, id, .. } => Element::Heading {
                level: level as u8,
                id: id.map(CowStr::into_string),
            },
            Tag::BlockQuote(_) => Element::Quote,
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => Element::Code,
            Tag::CodeBlock(CodeBlockKind::Indented) => {
                self.check_indented(&range);
                Element::Code
            }
            Tag::List(start) => Element::List { start },
            Tag::Item => Element::Item,
            Tag::FootnoteDefinition(name) => Element::Footnote {
                name: name.into_string(),
            },
            Tag::Table(alignments) => Element::Table {
                right: alignments.iter().map(|a| *a == Alignment::Right).collect(),
            },
            Tag::TableHead | Tag::TableRow => Element::Row,
            Tag::TableCell => Element::Cell,
            Tag::Emphasis => Element::Emphasis,
            Tag::Strong => Element::Strong,
            Tag::Link { dest_url, id, .. } => {
                self.note_target(&dest_url, &id, &range);
                Element::Link {
                    target: dest_url.into_string(),
                }
            }
            Tag::Image {
                dest_url,
                title,
                id,
                ..
            } => {
                self.note_target(&dest_url, &id, &range);
                Element::Image {
                    target: dest_url.into_string(),
                    title: title.into_string(),
                }
            }
            Tag::HtmlBlock => Element::Paragraph { implied: false },
            _ => Element::Plain,
        };
        let is_block = !matches!(
            element,
            Element::Emphasis
                | Element::Strong
                | Element::Link { .. }
                | Element::Image { .. }
                | Element::Plain
                | Element::Cell
        );
        if is_block {
            self.close_implied();
        } else {
            self.open_implied(&range);
        }
        self.stack.push(Open::new(element, range));
    }

    fn end(&mut self, _end: TagEnd) {
        if self.ignored > 0 {
            self.ignored -= 1;
            return;
        }
        self.close_implied();
        if self.stack.len() > 1
            && let Some(open) = self.stack.pop()
        {
            self.close(open);
        }
    }

    /// Inlines that stand directly in a container of blocks (an item of a tight
    /// list) are given a paragraph.
    fn open_implied(&mut self, range: &Range<usize>) {
        if self.top().holds_blocks() {
            self.stack.push(Open::new(
                Element::Paragraph { implied: true },
                range.clone(),
            ));
        }
    }

    fn close_implied(&mut self) {
        if let Element::Paragraph { implied: true } = self.top().element
            && let Some(open) = self.stack.pop()
        {
            self.close(open);
        }
    }

    fn top(&mut self) -> &mut Open {
        self.stack
            .last_mut()
            .expect("the root is never popped before the end")
    }

    fn inline(&mut self, inline: RawInline, range: Range<usize>) {
        self.open_implied(&range);
        let top = self.top();
        top.range.end = top.range.end.max(range.end);
        top.inlines.push(inline);
    }

    fn block(&mut self, block: RawBlock) {
        self.close_implied();
        self.top().blocks.push(block);
    }

    fn words(&mut self, words: CowStr<'_>, range: Range<usize>) {
        self.check_footnote(&words, &range);
        let place = self.origin.place(range.clone());
        unseen::report_escaped(&words, place, self.problems);
        let words = unseen::without_soft_hyphens(Cow::Borrowed(&words)).into_owned();
        self.inline(Inline::Text(Placed::new(words, place)), range);
    }

    /// The parser takes a reference to a footnote that is not there for text:
    /// `[`, `^name`, `]`.
    fn check_footnote(&mut self, words: &str, range: &Range<usize>) {
        let Some(name) = words.strip_prefix('^') else {
            return;
        };
        let (before, after) = (&self.text[..range.start], &self.text[range.end..]);
        if name.is_empty() || !before.ends_with('[') || !after.starts_with(']') {
            return;
        }
        self.problems.push(
            Diagnostic::error(
                Code::BrokenLink,
                self.origin.place(range.start - 1..range.end + 1),
                format!("there is no footnote `{name}`"),
            )
            .help(format!("write it somewhere in this file: `[^{name}]: …`")),
        );
    }

    fn footnote_reference(&mut self, name: &str, range: Range<usize>) {
        let known = self.footnotes.referenced.entry(name.to_owned());
        let index = known.index();
        let times = known.or_insert(0);
        let occurrence = *times;
        *times += 1;
        self.inline(Inline::Footnote { index, occurrence }, range);
    }

    fn finish(mut self) -> Parsed {
        self.close_implied();
        self.check_labels();
        self.check_comment();
        let blocks = std::mem::take(&mut self.top().blocks);
        let mut footnotes = Vec::new();
        for (name, references) in self.footnotes.referenced {
            // The parser only refers to footnotes that are there.
            let defined = self.footnotes.defined.remove(&name);
            let blocks = defined.map_or_else(Vec::new, |(blocks, _)| blocks);
            footnotes.push(FootnoteDefinition {
                name,
                blocks,
                references,
            });
        }
        for (name, (_, place)) in self.footnotes.defined {
            self.problems.push(
                Diagnostic::warning(
                    Code::BrokenLink,
                    place,
                    format!("nothing refers to the footnote `{name}`"),
                )
                .help("refer to it, or delete it"),
            );
        }
        Parsed {
            title: self.title,
            body: Document { blocks, footnotes },
        }
    }
}
