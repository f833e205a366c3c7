//! What becomes of an element when it ends: blocks, inlines, headings with
//! their identifiers, links with their places.

use std::collections::BTreeSet;
use std::ops::Range;

use super::elements::{Element, Open};
use super::{Builder, RawBlock, RawInline, RawLink, pictures};
use crate::diagnostics::{Code, Diagnostic, Place, Placed};
use crate::model::{Inline, TableFrame, plain_text};
use crate::source::toml::check_id;

/// What a page shows where the text embeds it, under identifiers that begin so.
const EMBEDDED: [&str; 2] = ["figure", "recommendation"];

/// What the caption of a table begins with.
const CAPTION: &str = "Table:";

impl Builder<'_, '_> {
    pub(super) fn close(&mut self, open: Open) {
        let place = self.origin.place(open.range.clone());
        match open.element {
            Element::Root => {}
            Element::Paragraph { .. } => {
                self.check_literal();
                self.check_lines(&open.range);
                self.close_paragraph(open.blocks, open.inlines, place);
            }
            Element::Heading { level, id } => {
                self.check_literal();
                self.close_heading(level, id, open.inlines, place);
            }
            Element::Quote => {
                let quotation = self.quotation(open.blocks, place);
                self.block(quotation);
            }
            Element::Code => {
                let text = plain_text(&open.inlines);
                self.block(RawBlock::Code(text));
            }
            Element::List { start } => {
                let tight = !self.text[open.range.clone()].contains("\n\n");
                self.block(RawBlock::List {
                    start,
                    tight,
                    items: open.items,
                });
            }
            Element::Item => self.top().items.push(open.blocks),
            Element::Footnote { name } => {
                self.footnotes.defined.insert(name, (open.blocks, place));
            }
            Element::Table { right } => {
                let mut rows = open.rows.into_iter();
                let head = rows.next().unwrap_or_default();
                let frame = self.caption();
                self.block(RawBlock::Table {
                    right,
                    head,
                    rows: rows.collect(),
                    frame,
                });
            }
            Element::Row => {
                if let Element::Table { right } = &self.top().element {
                    let columns = right.len();
                    self.check_row(&open.range, columns);
                }
                self.top().rows.push(open.cells);
            }
            Element::Cell => {
                self.check_literal();
                self.top().cells.push(open.inlines);
            }
            Element::Emphasis => self.inline(Inline::Emphasis(open.inlines), open.range),
            Element::Strong => self.inline(Inline::Strong(open.inlines), open.range),
            Element::Link { target } => {
                self.check_words(&target, &plain_text(&open.inlines), &open.range);
                let to = self.raw_link(target, &open.range);
                self.inline(
                    Inline::Link {
                        to,
                        content: open.inlines,
                    },
                    open.range,
                );
            }
            Element::Image { target, title } => {
                // Kept as a block of the paragraph around it, which sees
                // whether the image stands alone.
                let is_picture = pictures::is_file(&target);
                if !self.check_figure_place(&open.range, is_picture) {
                    return;
                }
                let what = self.raw_link(target, &open.range);
                let block = match is_picture {
                    true => self.picture(what, open.inlines, &title, &open.range),
                    false => {
                        self.check_no_title(&title, place);
                        RawBlock::Embed {
                            what,
                            alt: open.inlines,
                            place,
                        }
                    }
                };
                self.top().blocks.push(block);
            }
            Element::Plain => {
                for inline in open.inlines {
                    self.inline(inline, open.range.clone());
                }
            }
        }
    }

    /// A paragraph that holds nothing but images is those images.
    fn close_paragraph(&mut self, images: Vec<RawBlock>, content: Vec<RawInline>, place: Place) {
        let blank = content.iter().all(|inline| match inline {
            Inline::Text(words) => words.value.trim().is_empty(),
            Inline::SoftBreak | Inline::HardBreak => true,
            _ => false,
        });
        if !images.is_empty() && !blank {
            self.problems.push(
                Diagnostic::error(
                    Code::Figure,
                    place,
                    match images.first() {
                        Some(RawBlock::Picture { .. }) => "a picture stands beside other text",
                        _ => "a figure stands in the middle of a paragraph",
                    },
                )
                .help("put it in a paragraph of its own, with a blank line before and after"),
            );
        }
        if !blank {
            let anchor = self.next_anchor();
            self.block(RawBlock::Paragraph {
                content,
                anchor,
                place,
            });
        }
        for image in images {
            self.block(image);
        }
    }

    /// The caption of the table that ends here, if the paragraph before it is one: it
    /// begins with `Table:`. It is no paragraph any more, and takes no anchor.
    fn caption(&mut self) -> Option<TableFrame<RawLink>> {
        let blocks = &mut self.top().blocks;
        let Some(RawBlock::Paragraph { content, .. }) = blocks.last_mut() else {
            return None;
        };
        let Some(Inline::Text(first)) = content.first_mut() else {
            return None;
        };
        let words = first.value.strip_prefix(CAPTION)?.trim_start().to_owned();
        let begin = first.value.len() - words.len();
        first.place = first.place.within(begin..first.value.len());
        first.value = words;
        let caption = std::mem::take(content);
        blocks.pop();
        self.paragraphs -= 1;
        Some(TableFrame {
            caption,
            notes: Vec::new(),
            source: None,
        })
    }

    pub(super) fn next_anchor(&mut self) -> String {
        self.paragraphs += 1;
        format!("{}.{}", self.section, self.paragraphs)
    }

    fn close_heading(
        &mut self,
        level: u8,
        id: Option<String>,
        content: Vec<RawInline>,
        place: Place,
    ) {
        let words = plain_text(&content);
        if level == 1 {
            let first = self.title.is_none() && self.top().blocks.is_empty();
            if first && self.stack.len() == 1 {
                if has_footnote(&content) {
                    self.problems.push(
                        Diagnostic::error(Code::Heading, place, "a title has no footnote")
                            .help("put its mark behind a word of the text"),
                    );
                }
                self.title = Some((Placed::new(words, place), content));
            } else {
                self.problems.push(
                    Diagnostic::error(
                        Code::Heading,
                        place,
                        "only the first line of a file can be its title",
                    )
                    .help("begin this heading with `##`"),
                );
            }
            return;
        }
        if level > self.level + 1 {
            let signs = "#".repeat(usize::from(self.level) + 1);
            self.problems.push(
                Diagnostic::warning(
                    Code::Heading,
                    place,
                    format!(
                        "this heading is {} levels below the one before it",
                        level - self.level
                    ),
                )
                .help(format!(
                    "begin it with `{signs}`; how large it looks is the theme's"
                )),
            );
        }
        self.level = level;
        let id = match id {
            Some(id) => {
                if self.is_reserved(&id) {
                    self.problems.push(
                        Diagnostic::error(
                            Code::Duplicate,
                            place,
                            format!("the page itself has the identifier `{id}`"),
                        )
                        .help("give the heading another identifier: `{#…}`"),
                    );
                }
                if let Some(first) = self.ids.get(&id) {
                    self.problems.push(
                        Diagnostic::error(
                            Code::Duplicate,
                            place,
                            format!("two headings have the identifier `{id}`"),
                        )
                        .related(*first, "the first one")
                        .help("give one of them another identifier: `{#…}`"),
                    );
                }
                check_id(&Placed::new(id.clone(), place), self.problems);
                id
            }
            None => self.free_slug(&words),
        };
        self.ids.entry(id.clone()).or_insert(place);
        self.slugs.entry(id.clone()).or_insert(2);
        self.section.clone_from(&id);
        self.paragraphs = 0;
        self.block(RawBlock::Heading {
            level,
            id,
            content,
            place,
        });
    }

    fn free_slug(&mut self, words: &str) -> String {
        let mut slug = String::new();
        for c in words.to_lowercase().chars() {
            if c.is_ascii_alphanumeric() {
                slug.push(c);
            } else if !slug.ends_with('-') && !slug.is_empty() && c != '’' {
                slug.push('-');
            }
        }
        let slug = match slug.trim_end_matches('-') {
            "" => "section",
            slug => slug,
        };
        // Terms and the places that refer to a note have identifiers with any ending.
        let slug = match slug.starts_with("definition-") || slug.starts_with("footnote-ref-") {
            true => format!("section-{slug}"),
            false => slug.to_owned(),
        };
        let mut n = self.slugs.get(&slug).copied().unwrap_or(2);
        let mut free = slug.clone();
        while self.slugs.contains_key(&free) || self.is_reserved(&free) {
            free = format!("{slug}-{n}");
            n += 1;
        }
        self.slugs.insert(slug, n);
        free
    }

    /// Whether an identifier is one of the page around the text.
    fn is_reserved(&self, id: &str) -> bool {
        const FRAME: [&str; 6] = [
            "main",
            "page-contents",
            "page-notes",
            "data-caveats",
            "data-marks",
            "data-sources",
        ];
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let is_note = id.strip_prefix("footnote-").is_some_and(digits)
            || id.starts_with("footnote-ref-")
            || id.starts_with("definition-");
        let may_be_embedded = EMBEDDED.iter().any(|kind| id.starts_with(kind));
        FRAME.contains(&id) || is_note || may_be_embedded && self.embedded().contains(id)
    }

    /// The identifiers of what the text embeds: `figure-x` for `](figure:x)`.
    fn embedded(&self) -> &BTreeSet<String> {
        self.embedded.get_or_init(|| {
            let targets = self.text.match_indices("](").filter_map(|(at, open)| {
                let rest = &self.text[at + open.len()..];
                let kind = EMBEDDED.into_iter().find(|kind| rest.starts_with(kind))?;
                let name = rest[kind.len()..].strip_prefix(':')?;
                let end = name.find(['(', ')', '[', ']', '\n'])?;
                let is_whole = name[end..].starts_with(')');
                is_whole.then(|| format!("{kind}-{}", &name[..end]))
            });
            targets.collect()
        })
    }

    fn raw_link(&self, target: String, range: &Range<usize>) -> RawLink {
        let written = self.text.get(range.clone()).unwrap_or("");
        let place = self.origin.place(range.clone());
        let within = |found: Range<usize>| {
            self.origin
                .place(range.start + found.start..range.start + found.end)
        };
        let target_place = match written.rfind(target.as_str()) {
            Some(at) if !target.is_empty() => within(at..at + target.len()),
            _ => place,
        };
        let words_place = match (written.find('['), written.rfind("](")) {
            (Some(open), Some(close)) if open < close => within(open + 1..close),
            _ => place,
        };
        RawLink {
            target: Placed::new(target, target_place),
            place,
            words_place,
        }
    }
}

/// Whether the mark of a footnote stands in a line.
fn has_footnote(content: &[RawInline]) -> bool {
    content.iter().any(|inline| match inline {
        Inline::Footnote { .. } => true,
        Inline::Emphasis(inner) | Inline::Strong(inner) => has_footnote(inner),
        Inline::Link { content, .. } => has_footnote(content),
        _ => false,
    })
}
