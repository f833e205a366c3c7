//! Running text → typst markup.

use std::collections::BTreeSet;

use super::markup::{push_text, string, text};
use super::parts::Parts;
use crate::model::{
    BasisKind, Block, Claim, Document, Edition, Figure, Inline, Key, Link, Recommendation, address,
    plain_text,
};
use crate::prose::Writer;

/// Sets the texts of a document one after the other, and remembers what it has set.
pub(super) struct Setter<'a> {
    pub(super) edition: &'a Edition,
    pub(super) parts: &'a Parts,
    /// The markup so far.
    pub(super) out: String,
    /// The charts that the markup names: path and SVG.
    pub(super) charts: Vec<(String, Vec<u8>)>,
    /// Figures and recommendations that have had their place.
    pub(super) figures: Vec<Key<Figure>>,
    pub(super) recommendations: Vec<Key<Recommendation>>,
    /// Claims that can be led back to.
    pub(super) claims: BTreeSet<Key<Claim>>,
    /// What the text belongs to: the beginning of the labels of its headings.
    home: String,
}

impl<'a> Setter<'a> {
    pub(super) fn new(edition: &'a Edition, parts: &'a Parts) -> Self {
        Self {
            edition,
            parts,
            out: String::new(),
            charts: Vec::new(),
            figures: Vec::new(),
            recommendations: Vec::new(),
            claims: BTreeSet::new(),
            home: String::new(),
        }
    }

    /// Words without markup, with claims filled in and references named.
    pub(super) fn plain(&self, content: &[Inline]) -> String {
        Writer::new(self.edition, address::HOME).text(content)
    }

    /// A text with its footnotes; `home` begins the labels of its headings.
    pub(super) fn document(&mut self, home: &str, document: &Document) {
        home.clone_into(&mut self.home);
        self.blocks(&document.blocks, document);
    }

    /// A message of the catalogue of words.
    pub(super) fn said(&self, message: &'static str) -> &'a str {
        self.edition.wording.text(message)
    }

    /// Opens a function call whose body the caller writes: `#name(…)[`.
    pub(super) fn open(&mut self, call: &str) {
        self.out.extend(["#", call, "["]);
    }

    /// Closes it.
    pub(super) fn close(&mut self) {
        self.out.push_str("]\n");
    }

    /// A call of a function with words.
    pub(super) fn call(&mut self, call: &str, words: &str) {
        self.open(call);
        push_text(words, &mut self.out);
        self.close();
    }

    pub(super) fn blocks(&mut self, blocks: &[Block], document: &Document) {
        for block in blocks {
            self.block(block, document);
        }
    }

    fn block(&mut self, block: &Block, document: &Document) {
        match block {
            Block::Heading {
                level, id, content, ..
            } => {
                self.open(&format!("heading(level: {level})"));
                self.inlines(content, document);
                let label = format!("]#label({})\n\n", string(&[&self.home, "--", id].concat()));
                self.out.push_str(&label);
            }
            Block::Paragraph { content, .. } => {
                self.inlines(content, document);
                self.out.push_str("\n\n");
            }
            Block::List {
                start,
                tight,
                items,
            } => {
                let call = match start {
                    Some(first) => format!("enum(start: {first}, tight: {tight}, "),
                    None => format!("list(tight: {tight}, "),
                };
                self.out.extend(["#", &call]);
                for item in items {
                    self.out.push('[');
                    self.blocks(item, document);
                    self.out.push_str("], ");
                }
                self.out.push_str(")\n\n");
            }
            Block::Quote(inner) => {
                self.open("quote(block: true)");
                self.blocks(inner, document);
                self.close();
            }
            Block::Box {
                kind,
                title,
                blocks,
                attribution,
                ..
            } => self.set_apart(*kind, (title, blocks, attribution), document),
            Block::Picture {
                what: Link::Picture(key),
                alt,
                caption,
                credit,
                ..
            } => self.picture(*key, (alt, caption, credit)),
            Block::Picture { .. } => {}
            Block::Code(code) => {
                let call = format!("#raw(block: true, {})\n\n", string_of_lines(code));
                self.out.push_str(&call);
            }
            Block::Table {
                right,
                head,
                rows,
                frame,
            } => {
                if let Some(frame) = frame {
                    self.wrapped("#block(sticky: true)[#strong[", &frame.caption, document);
                    self.out.push_str("]\n\n");
                }
                let right: Vec<bool> = (0..head.len())
                    .map(|column| right.get(column).copied().unwrap_or_default())
                    .collect();
                self.table(&right, "none", |setter| {
                    let heads = head.iter().map(|cell| (cell, "head["));
                    setter.row(heads, document);
                    setter.out.push_str("),");
                    for row in rows {
                        let cells = row.iter().enumerate();
                        let cells =
                            cells.map(|(at, cell)| (cell, if at == 0 { "row-head[" } else { "[" }));
                        setter.row(cells, document);
                    }
                });
                for note in frame.iter().flat_map(|frame| &frame.notes) {
                    self.wrapped("#small[", note, document);
                    self.out.push_str("\n\n");
                }
                if let Some(source) = frame.as_ref().and_then(|frame| frame.source) {
                    let source = &self.edition.sources[source].title;
                    let label = self.said("source-label");
                    self.out
                        .push_str(&format!("#small[{} {}]\n\n", text(label), text(source)));
                }
            }
            Block::Rule => self.out.push_str("#rule()\n\n"),
            Block::Embed { what, alt, .. } => self.embedded(what, alt),
        }
    }

    /// A table whose cells `cells` writes, the header row first; it closes the
    /// header. `widths` are typst's, `none` where they follow from the kinds of cell.
    pub(super) fn table(&mut self, right: &[bool], widths: &str, cells: impl FnOnce(&mut Self)) {
        let align: String = right
            .iter()
            .map(|right| if *right { "right, " } else { "left, " })
            .collect();
        self.out.push_str(&format!(
            "#data-table(columns: {}, align: ({align}), widths: {widths}, table.header(",
            right.len()
        ));
        cells(self);
        self.out.push_str(")\n\n");
    }

    fn row<'b>(
        &mut self,
        cells: impl Iterator<Item = (&'b Vec<Inline>, &'static str)>,
        document: &Document,
    ) {
        for (cell, open) in cells {
            self.out.push_str(open);
            self.inlines(cell, document);
            self.out.push_str("], ");
        }
    }

    /// The header row of a table, with which its header ends.
    pub(super) fn heads<'b>(&mut self, heads: impl IntoIterator<Item = &'b str>) {
        for words in heads {
            self.out.extend(["head[", &text(words), "], "]);
        }
        self.out.push_str("),");
    }

    /// The cell that heads a row.
    pub(super) fn row_head(&mut self, words: &str) {
        self.out.extend(["row-head[", &text(words), "], "]);
    }

    /// A cell of a table.
    pub(super) fn cell(&mut self, words: &str) {
        self.out.extend(["[", &text(words), "], "]);
    }

    /// Words outside of running text: they have no footnotes.
    pub(super) fn line(&mut self, content: &[Inline]) {
        self.inlines(content, &Document::default());
    }

    pub(super) fn inlines(&mut self, content: &[Inline], document: &Document) {
        for inline in content {
            match inline {
                Inline::Text(words) => push_text(&words.value, &mut self.out),
                Inline::Code(code) => {
                    let call = format!("#raw({})", string(code));
                    self.out.push_str(&call);
                }
                Inline::Emphasis(inner) => self.wrapped("#emph[", inner, document),
                Inline::Strong(inner) => self.wrapped("#strong[", inner, document),
                Inline::SoftBreak => self.out.push(' '),
                Inline::HardBreak => self.out.push_str("#linebreak()"),
                Inline::Footnote { index, occurrence } => {
                    self.footnote(*index, *occurrence, document);
                }
                Inline::Link { to, content } => self.link(to, content, document),
            }
        }
    }

    fn wrapped(&mut self, open: &str, inner: &[Inline], document: &Document) {
        self.out.push_str(open);
        self.inlines(inner, document);
        self.out.push(']');
    }

    fn footnote(&mut self, index: usize, occurrence: usize, document: &Document) {
        let label = string(&format!("{}--note-{}", self.home, index + 1));
        if occurrence > 0 {
            self.out.push_str(&format!("#footnote(label({label}))"));
            return;
        }
        self.out.push_str("#footnote[");
        if let Some(definition) = document.footnotes.get(index) {
            self.blocks(&definition.blocks, document);
        }
        self.out.push_str(&format!("]#label({label})"));
    }

    fn link(&mut self, to: &Link, content: &[Inline], document: &Document) {
        if let Link::Claim(key) = to {
            self.claim(*key, content, document);
            return;
        }
        let target = self.target(to);
        if let Some(target) = &target {
            self.out.push_str(&format!("#link({target})["));
        }
        match self.parts.name(self.edition, to) {
            Some(name) if plain_text(content) != name => push_text(&name, &mut self.out),
            _ => self.inlines(content, document),
        }
        if target.is_some() {
            self.out.push(']');
        }
    }

    /// A number, and the way to its row in the list of numbers; one that is no data
    /// leads nowhere.
    fn claim(&mut self, key: Key<Claim>, content: &[Inline], document: &Document) {
        let claim = &self.edition.claims[key];
        let basis = claim.basis.as_ref();
        let leads =
            self.parts.numbers && basis.is_some_and(|basis| basis.kind != BasisKind::Literal);
        if leads {
            let call = if self.claims.insert(key) {
                "claim"
            } else {
                "claim-again"
            };
            let call = format!("#{call}({})[", string(&claim.anchor));
            self.out.push_str(&call);
        }
        if plain_text(content) == claim.words {
            self.inlines(content, document);
        } else {
            push_text(&claim.words, &mut self.out);
        }
        if leads {
            self.out.push(']');
        }
    }

    /// Where a link leads, as an argument of typst's `link`: to a place in the
    /// document, else to the site where its address is known, else nowhere.
    pub(super) fn target(&self, to: &Link) -> Option<String> {
        if let Link::External(url) = to {
            return Some(string(url));
        }
        if let Some(label) = self.parts.label(self.edition, to, &self.home) {
            return Some(format!("label({})", string(&label)));
        }
        let base = self.edition.base_url.as_deref()?;
        let path = address::link(self.edition, "", to);
        (!matches!(to, Link::Here(_)))
            .then(|| string(&[base, "/", &self.edition.year, "/", &path].concat()))
    }
}

/// Text as typed as a string of typst's code; it keeps its lines.
fn string_of_lines(code: &str) -> String {
    let lines: Vec<String> = code.lines().map(string).collect();
    format!("({},).join(\"\\n\")", lines.join(", "))
}
