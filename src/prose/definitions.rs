//! What the terms in a text mean: each definition opens from the buttons in the
//! text that name it, without a script. It closes with Escape or a press beside
//! it, and nothing shows because a pointer is over it.

use super::{Writer, push_escaped};
use crate::model::{Block, Document, Inline, Key, Link, Term, address};

/// The identifier of a definition in its page.
pub(super) fn definition_id(term: &Term) -> String {
    format!("definition-{}", term.id)
}

impl Writer<'_> {
    /// The definitions of all terms in a text, to stand once at its end.
    pub fn definitions(&self, body: &Document) -> String {
        let mut terms = Vec::new();
        collect_blocks(&body.blocks, &mut terms);
        for footnote in &body.footnotes {
            collect_blocks(&footnote.blocks, &mut terms);
        }
        let mut html = String::new();
        for key in terms {
            let term = &self.edition.glossary[key];
            html.push_str(&format!(
                "<div class=\"definition\" popover id=\"{}\"><p><strong>",
                definition_id(term)
            ));
            push_escaped(&term.term, &mut html);
            if let Some(abbreviation) = &term.abbreviation {
                html.push_str(" (");
                push_escaped(abbreviation, &mut html);
                html.push(')');
            }
            html.push_str("</strong></p>\n<p>");
            // Its own anchors and terms belong to the glossary.
            html.push_str(&Writer::new(self.edition, &self.page).inline(&term.definition));
            html.push_str(&format!(
                "</p>\n<p><a href=\"{}{}\">",
                self.root,
                address::term(term)
            ));
            push_escaped(self.edition.wording.text("in-the-glossary"), &mut html);
            html.push_str("</a></p></div>\n");
        }
        html
    }
}

fn collect_blocks(blocks: &[Block], terms: &mut Vec<Key<Term>>) {
    for block in blocks {
        block
            .lines()
            .into_iter()
            .for_each(|line| collect(line, terms));
        let runs = block.within().into_iter();
        runs.for_each(|run| collect_blocks(run, terms));
    }
}

fn collect(content: &[Inline], terms: &mut Vec<Key<Term>>) {
    for inline in content {
        match inline {
            Inline::Link {
                to: Link::Term(key),
                ..
            } if !terms.contains(key) => terms.push(*key),
            Inline::Emphasis(inner) | Inline::Strong(inner) => collect(inner, terms),
            _ => {}
        }
    }
}
