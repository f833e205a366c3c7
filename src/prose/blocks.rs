//! Blocks of text, and the footnotes under them.

use super::inlines::reference;
use super::{Writer, push_escaped};
use crate::model::{Block, Document, FootnoteDefinition, Inline, Link, TableFrame};
use crate::wording::say;

impl Writer<'_> {
    /// The blocks as HTML, without the figures and recommendations embedded
    /// among them.
    pub fn blocks(&mut self, blocks: &[Block]) -> String {
        let mut html = String::new();
        self.push_blocks(blocks, false, &mut html);
        html
    }

    /// The footnotes of a text as HTML; empty where there are none.
    pub fn footnotes(&mut self, document: &Document) -> String {
        if document.footnotes.is_empty() {
            return String::new();
        }
        // Without a name it is no landmark: the whole report would have many of one name.
        let (id, level) = (self.id("page-notes"), self.level(2));
        let mut html = format!("<section class=\"footnotes\">\n<h{level} id=\"{id}\">");
        push_escaped(self.edition.wording.text("notes"), &mut html);
        html.push_str(&format!("</h{level}>\n<ol>\n"));
        for (index, footnote) in document.footnotes.iter().enumerate() {
            let id = self.id(&format!("footnote-{}", index + 1));
            html.push_str(&format!("<li id=\"{id}\">"));
            self.push_blocks(&footnote.blocks, true, &mut html);
            self.push_returns(index, footnote, &mut html);
            html.push_str("</li>\n");
        }
        html.push_str("</ol>\n</section>\n");
        html
    }

    /// Writes blocks; in a tight list or a footnote a paragraph is only its
    /// words.
    pub(super) fn push_blocks(&mut self, blocks: &[Block], tight: bool, html: &mut String) {
        for (index, block) in blocks.iter().enumerate() {
            match block {
                Block::Heading {
                    level, id, content, ..
                } => {
                    let level = self.level(*level);
                    html.push_str(&format!("<h{level} id=\""));
                    push_escaped(&self.id(id), html);
                    html.push_str("\">");
                    self.push_inlines(content, html);
                    html.push_str(&format!("</h{level}>\n"));
                }
                Block::Paragraph { content, .. } if tight => {
                    if index > 0 {
                        html.push_str("<br>\n");
                    }
                    self.push_inlines(content, html);
                }
                Block::Paragraph {
                    content, anchor, ..
                } => {
                    html.push_str("<p id=\"");
                    push_escaped(&self.id(anchor), html);
                    html.push_str("\">");
                    self.push_inlines(content, html);
                    html.push_str("</p>\n");
                }
                Block::List {
                    start,
                    tight,
                    items,
                } => self.push_list(*start, *tight, items, html),
                Block::Quote(inner) => {
                    html.push_str("<blockquote>\n");
                    self.push_blocks(inner, false, html);
                    html.push_str("</blockquote>\n");
                }
                Block::Box {
                    kind,
                    title,
                    anchor,
                    blocks,
                    attribution,
                    ..
                } => self.push_box(*kind, anchor, (title, blocks, attribution), html),
                Block::Picture {
                    what: Link::Picture(key),
                    alt,
                    caption,
                    credit,
                    ..
                } => self.push_picture(*key, (alt, caption, credit), html),
                Block::Code(code) => {
                    html.push_str("<pre tabindex=\"0\"><code>");
                    push_escaped(code, html);
                    html.push_str("</code></pre>\n");
                }
                Block::Table {
                    right,
                    head,
                    rows,
                    frame,
                } => self.push_table(right, head, rows, frame.as_ref(), html),
                Block::Rule => html.push_str("<hr>\n"),
                // The page puts these between the parts of the text.
                Block::Embed { .. } | Block::Picture { .. } => {}
            }
        }
    }

    fn push_list(
        &mut self,
        start: Option<u64>,
        tight: bool,
        items: &[Vec<Block>],
        html: &mut String,
    ) {
        let element = if start.is_some() { "ol" } else { "ul" };
        match start {
            Some(first) if first != 1 => html.push_str(&format!("<ol start=\"{first}\">\n")),
            _ => html.push_str(&format!("<{element}>\n")),
        }
        for item in items {
            html.push_str("<li>");
            self.push_blocks(item, tight, html);
            html.push_str("</li>\n");
        }
        html.push_str(&format!("</{element}>\n"));
    }

    fn push_table(
        &mut self,
        right: &[bool],
        head: &[Vec<Inline>],
        rows: &[Vec<Vec<Inline>>],
        frame: Option<&TableFrame>,
        html: &mut String,
    ) {
        self.tables += 1;
        let headings: Vec<String> = head.iter().map(|cell| self.text(cell)).collect();
        html.push_str("<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label");
        if let Some(frame) = frame {
            let id = self.id(&format!("table-{}", self.tables));
            html.push_str(&format!(
                "ledby=\"{id}\">\n<table>\n<caption id=\"{id}\"><span>"
            ));
            self.push_inlines(&frame.caption, html);
            html.push_str("</span></caption>\n<thead><tr>");
        } else {
            html.push_str("=\"");
            let label = say!(
                self.edition.wording,
                "ods-table",
                number = self.tables,
                title = headings.join(", ")
            );
            push_escaped(&label, html);
            html.push_str("\">\n<table>\n<thead><tr>");
        }
        for (column, cell) in head.iter().enumerate() {
            // A header without words heads nothing.
            let element = if cell.is_empty() { "td" } else { "th" };
            html.push_str(if cell.is_empty() {
                "<td"
            } else {
                "<th scope=\"col\""
            });
            self.push_cell(right, column, cell, element, html);
        }
        html.push_str("</tr></thead>\n<tbody>\n");
        for row in rows {
            html.push_str("<tr>");
            for (column, cell) in row.iter().enumerate() {
                let element = if column == 0 { "th" } else { "td" };
                html.push_str(if column == 0 {
                    "<th scope=\"row\""
                } else {
                    "<td"
                });
                self.push_cell(right, column, cell, element, html);
            }
            html.push_str("</tr>\n");
        }
        html.push_str("</tbody>\n</table>\n</div>\n");
        if let Some(frame) = frame {
            self.push_notes(frame, html);
        }
    }

    /// What has to be known to read a table, and where it is from.
    fn push_notes(&self, frame: &TableFrame, html: &mut String) {
        if frame.notes.is_empty() && frame.source.is_none() {
            return;
        }
        html.push_str("<ul class=\"table-notes\">\n");
        for note in &frame.notes {
            html.push_str("<li>");
            self.push_inlines(note, html);
            html.push_str("</li>\n");
        }
        if let Some(source) = frame.source {
            html.push_str("<li><b>");
            push_escaped(self.edition.wording.text("source-label"), html);
            html.push_str("</b> ");
            html.push_str("<a href=\"");
            push_escaped(&self.href(&Link::Source(source)), html);
            html.push_str("\">");
            push_escaped(&self.edition.sources[source].title, html);
            html.push_str("</a></li>\n");
        }
        html.push_str("</ul>\n");
    }

    fn push_cell(
        &self,
        right: &[bool],
        column: usize,
        cell: &[Inline],
        element: &str,
        html: &mut String,
    ) {
        let is_right = right.get(column).copied().unwrap_or(false);
        html.push_str(if is_right { " class=\"number\">" } else { ">" });
        self.push_inlines(cell, html);
        html.push_str(&format!("</{element}>"));
    }

    /// The ways back from a footnote to each place that refers to it.
    fn push_returns(&self, index: usize, footnote: &FootnoteDefinition, html: &mut String) {
        for occurrence in 0..footnote.references {
            let words = &self.edition.wording;
            let label = match footnote.references {
                1 => words.text("back-to-text").to_owned(),
                _ => say!(words, "back-to-reference", number = occurrence + 1),
            };
            let id = self.id(&reference(index, occurrence));
            html.push_str(&format!(" <a href=\"#{id}\" aria-label=\""));
            push_escaped(&label, html);
            html.push_str("\">↑</a>");
        }
    }
}
