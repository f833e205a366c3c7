//! Running text as meant: every link resolved, every claim noted down.

use std::collections::{BTreeMap, BTreeSet};

use super::anchor::anchor;
use super::called;
use super::excerpt::{ends, sentence};
use super::links::{self, Target};
use super::names;
use crate::diagnostics::{Diagnostic, Diagnostics, Files, Placed};
use crate::model::{
    Block, Claim, ClaimSite, Document, Edition, Figure, FootnoteDefinition, Inline, Key, Link,
    List, plain_text,
};
use crate::source::{
    self, RawBlock, RawDocument, RawInline, RawLink, Records, TableRecord, TextRecord, formula,
};

/// The identifiers of the headings of each chapter and page, by how links name it.
pub(super) type Sections = BTreeMap<String, Vec<String>>;

/// The headings that links may name.
pub(super) fn sections(records: &Records) -> Sections {
    let chapters = records.chapters.iter().map(|text| ("chapter", text));
    let pages = records.pages.iter().map(|text| ("page", text));
    let named = |(scheme, text): (&str, &TextRecord)| {
        let name = format!("{scheme}:{}", text.id.value);
        (name, heading_ids(&text.body))
    };
    chapters.chain(pages).map(named).collect()
}

fn heading_ids(body: &RawDocument) -> Vec<String> {
    let all = body.headings().into_iter();
    all.map(|(_, id, _)| id.to_owned()).collect()
}

/// Resolves running text, one piece after the other, and keeps the claims.
pub(super) struct Texts<'a> {
    pub(super) edition: &'a Edition,
    pub(super) sections: &'a Sections,
    files: &'a Files,
    pub(super) problems: &'a mut Diagnostics,
    claims: List<Claim>,
    pub(super) tables: &'a [TableRecord],
    /// The tables that were shown.
    pub(super) shown: BTreeSet<String>,
    /// What is resolved stands on its page as it is written, with its links.
    linked: bool,
    occurrences: BTreeMap<String, usize>,
}

/// The paragraph that is being resolved.
struct Paragraph<'s> {
    site: ClaimSite,
    /// The headings of the page, for links to a place in it.
    here: &'s [String],
    text: String,
    /// The spaces in the text at which a sentence ends.
    ends: Vec<usize>,
    /// How much of the text was passed.
    passed: usize,
}

impl<'a> Texts<'a> {
    /// Nothing resolved yet.
    pub(super) fn new(
        edition: &'a Edition,
        sections: &'a Sections,
        files: &'a Files,
        tables: &'a [TableRecord],
        problems: &'a mut Diagnostics,
    ) -> Self {
        Self {
            edition,
            sections,
            files,
            problems,
            claims: List::new(),
            tables,
            shown: BTreeSet::new(),
            linked: true,
            occurrences: BTreeMap::new(),
        }
    }

    /// The claims in reading order.
    pub(super) fn finish(mut self) -> List<Claim> {
        self.report_unshown();
        self.claims
    }

    /// Resolves a chapter or a page. `site` makes a claim's site from the
    /// identifier of the heading above it.
    pub(super) fn document(
        &mut self,
        raw: RawDocument,
        site: impl Fn(&str) -> ClaimSite,
    ) -> Document {
        let here = heading_ids(&raw);
        let mut section = "lead".to_owned();
        let blocks = self.blocks(raw.blocks, &mut section, &site, &here);
        let footnotes = raw
            .footnotes
            .into_iter()
            .enumerate()
            .map(|(index, footnote)| {
                let mut section = format!("footnote-{}", index + 1);
                FootnoteDefinition {
                    name: footnote.name,
                    blocks: self.blocks(footnote.blocks, &mut section, &site, &here),
                    references: footnote.references,
                }
            })
            .collect();
        Document { blocks, footnotes }
    }

    /// Resolves the title of a chapter or a page.
    pub(super) fn title(&mut self, raw: Vec<RawInline>, site: ClaimSite) -> Vec<Inline> {
        self.content(raw, site, &[])
    }

    /// Resolves a text that takes no links, with the links that `bound` put into it.
    pub(super) fn plain(&mut self, bound: Vec<RawInline>, site: &ClaimSite) -> Vec<Inline> {
        self.linked = false;
        let content = self.content(bound, site.clone(), &[]);
        self.linked = true;
        content
    }

    /// Reads one paragraph of Markdown that stands in a TOML file.
    pub(super) fn raw(&mut self, text: &Placed<String>) -> Vec<RawInline> {
        source::inline(text, self.files, self.problems)
    }

    /// Reports what is wrong with a text.
    pub(super) fn report(&mut self, problem: Diagnostic) {
        self.problems.push(problem);
    }

    /// Resolves one paragraph of Markdown that stands in a TOML file.
    pub(super) fn inline(&mut self, text: &Placed<String>, site: &ClaimSite) -> Vec<Inline> {
        let raw = self.raw(text);
        let content = self.content(raw, site.clone(), &[]);
        // Without its marks it may begin otherwise than it is written.
        let written = formula("this text", text, text.place);
        let shown = || formula("what this text shows", &plain_text(&content), text.place);
        if let Some(problem) = written.is_none().then(shown).flatten() {
            self.problems.push(problem);
        }
        content
    }

    /// The figure that a key names.
    pub(super) fn figure(&mut self, name: &Placed<String>) -> Option<Key<Figure>> {
        names::find(&self.edition.figures, "figure", name, self.problems)
    }

    /// Resolves several paragraphs of Markdown that stand in a TOML file.
    pub(super) fn inlines(
        &mut self,
        texts: &[Placed<String>],
        site: &ClaimSite,
    ) -> Vec<Vec<Inline>> {
        texts.iter().map(|text| self.inline(text, site)).collect()
    }

    fn blocks(
        &mut self,
        raw: Vec<RawBlock>,
        section: &mut String,
        site: &impl Fn(&str) -> ClaimSite,
        here: &[String],
    ) -> Vec<Block> {
        let mut blocks = Vec::with_capacity(raw.len());
        for block in raw {
            blocks.extend(self.block(block, section, site, here));
        }
        blocks
    }

    fn block(
        &mut self,
        raw: RawBlock,
        section: &mut String,
        site: &impl Fn(&str) -> ClaimSite,
        here: &[String],
    ) -> Option<Block> {
        Some(match raw {
            Block::Heading {
                level,
                id,
                content,
                place,
            } => {
                section.clone_from(&id);
                Block::Heading {
                    level,
                    id,
                    content: self.content(content, site(section), here),
                    place,
                }
            }
            Block::Paragraph {
                content,
                anchor,
                place,
            } => Block::Paragraph {
                content: self.content(content, site(section), here),
                anchor,
                place,
            },
            Block::List {
                start,
                tight,
                items,
            } => Block::List {
                start,
                tight,
                items: items
                    .into_iter()
                    .map(|item| self.blocks(item, section, site, here))
                    .collect(),
            },
            Block::Quote(inner) => Block::Quote(self.blocks(inner, section, site, here)),
            Block::Code(code) => Block::Code(code),
            Block::Table {
                right,
                head,
                rows,
                frame,
            } => {
                let frame = frame.map(|frame| self.frame(frame, site(section), here));
                let mut row = |cells: Vec<Vec<RawInline>>| -> Vec<Vec<Inline>> {
                    let cells = cells.into_iter();
                    let cells = cells.map(|cell| self.content(cell, site(section), here));
                    cells.collect()
                };
                Block::Table {
                    right,
                    head: row(head),
                    rows: rows.into_iter().map(row).collect(),
                    frame,
                }
            }
            Block::Rule => Block::Rule,
            Block::Box {
                kind,
                title,
                anchor,
                blocks,
                attribution,
                place,
            } => Block::Box {
                kind,
                title: self.content(title, site(section), here),
                anchor,
                blocks: self.blocks(blocks, section, site, here),
                attribution: self.content(attribution, site(section), here),
                place,
            },
            Block::Picture {
                what,
                alt,
                caption,
                credit,
                place,
            } => Block::Picture {
                what: self.picture(&what)?,
                alt: self.content(alt, site(section), here),
                caption: self.content(caption, site(section), here),
                credit: self.content(credit, site(section), here),
                place,
            },
            Block::Embed { what, alt, .. } if what.target.starts_with("table:") => {
                self.table(&what, &alt, &site(section))?
            }
            Block::Embed { what, alt, place } => {
                let what = self.embedded(&what)?;
                Block::Embed {
                    what,
                    alt: self.content(alt, site(section), here),
                    place,
                }
            }
        })
    }

    pub(super) fn content(
        &mut self,
        raw: Vec<RawInline>,
        site: ClaimSite,
        here: &[String],
    ) -> Vec<Inline> {
        let text = plain_text(&raw);
        let mut paragraph = Paragraph {
            site,
            here,
            ends: ends(&text),
            text,
            passed: 0,
        };
        self.run(raw, &mut paragraph)
    }

    fn run(&mut self, raw: Vec<RawInline>, paragraph: &mut Paragraph<'_>) -> Vec<Inline> {
        let mut content = Vec::with_capacity(raw.len());
        for inline in raw {
            content.push(match inline {
                Inline::Text(words) => {
                    paragraph.passed += words.value.len();
                    Inline::Text(words)
                }
                Inline::Code(code) => {
                    paragraph.passed += code.len();
                    Inline::Code(code)
                }
                Inline::SoftBreak => {
                    paragraph.passed += 1;
                    Inline::SoftBreak
                }
                Inline::HardBreak => {
                    paragraph.passed += 1;
                    Inline::HardBreak
                }
                Inline::Emphasis(inner) => Inline::Emphasis(self.run(inner, paragraph)),
                Inline::Strong(inner) => Inline::Strong(self.run(inner, paragraph)),
                Inline::Footnote { index, occurrence } => Inline::Footnote { index, occurrence },
                Inline::Link { to, content: words } if links::is_to_do(&to) => {
                    let words = self.run(words, paragraph);
                    match links::to_do(&to, &plain_text(&words), self.problems) {
                        Some(start) => {
                            let start = Inline::Text(Placed::new(start.to_owned(), to.place));
                            Inline::Strong(std::iter::once(start).chain(words).collect())
                        }
                        None => Inline::Emphasis(words),
                    }
                }
                Inline::Link { to, content: words } => {
                    let start = paragraph.passed;
                    let inner = self.run(words, paragraph);
                    match self.link(&to, &inner, start, paragraph) {
                        Some(to) => Inline::Link { to, content: inner },
                        // The problem is reported; the words stay.
                        None => Inline::Emphasis(inner),
                    }
                }
            });
        }
        content
    }

    fn link(
        &mut self,
        raw: &RawLink,
        words: &[Inline],
        start: usize,
        paragraph: &Paragraph<'_>,
    ) -> Option<Link> {
        let here = paragraph.here;
        match links::resolve(raw, self.edition, self.sections, here, self.problems)? {
            Target::Link(link) => {
                called::check(&link, &plain_text(words), raw, self.edition, self.problems);
                Some(link)
            }
            Target::Claim => Some(Link::Claim(self.claim(raw, words, start, paragraph))),
        }
    }

    fn claim(
        &mut self,
        raw: &RawLink,
        words: &[Inline],
        start: usize,
        paragraph: &Paragraph<'_>,
    ) -> crate::model::Key<Claim> {
        let words = plain_text(words);
        let base = anchor(&paragraph.site, &raw.target);
        let n = self.occurrences.entry(base.clone()).or_insert(0);
        *n += 1;
        let anchor = if *n == 1 { base } else { format!("{base}.{n}") };
        self.claims.push(Claim {
            anchor,
            target: raw.target.value.clone(),
            sentence: sentence(&paragraph.text, &paragraph.ends, start..start + words.len()),
            words,
            site: paragraph.site.clone(),
            anchored: self.linked,
            ledger: String::new(),
            basis: None,
            place: raw.place,
            words_place: raw.words_place,
            target_place: raw.target.place,
        })
    }
}
