//! The words of a line.

use super::definitions::definition_id;
use super::{Writer, address, push_escaped};
use crate::model::address as place;
use crate::model::{BasisKind, Claim, Inline, Link, plain_text};
use crate::wording::say;

impl Writer<'_> {
    /// The words as HTML.
    pub fn inline(&self, content: &[Inline]) -> String {
        let mut html = String::new();
        self.push_inlines(content, &mut html);
        html
    }

    /// The words as text, with claims filled in and references named.
    pub fn text(&self, content: &[Inline]) -> String {
        let mut text = String::new();
        self.push_text(content, &mut text);
        text
    }

    fn push_text(&self, content: &[Inline], text: &mut String) {
        for inline in content {
            match inline {
                Inline::Text(words) => text.push_str(&words.value),
                Inline::Code(code) => text.push_str(code),
                Inline::Emphasis(inner) | Inline::Strong(inner) => self.push_text(inner, text),
                Inline::SoftBreak | Inline::HardBreak => text.push(' '),
                Inline::Footnote { .. } => {}
                Inline::Link { to, content } => match self.name(to) {
                    Some(name) => text.push_str(&name),
                    None => self.push_text(content, text),
                },
            }
        }
    }

    pub(super) fn push_inlines(&self, content: &[Inline], html: &mut String) {
        for inline in content {
            match inline {
                Inline::Text(words) => push_words(&words.value, html),
                Inline::Code(code) => {
                    html.push_str("<code>");
                    push_escaped(code, html);
                    html.push_str("</code>");
                }
                Inline::Emphasis(inner) => self.push_wrapped("em", inner, html),
                Inline::Strong(inner) => self.push_wrapped("strong", inner, html),
                Inline::SoftBreak => html.push('\n'),
                Inline::HardBreak => html.push_str("<br>\n"),
                Inline::Link { to, content } => self.push_link(to, content, html),
                Inline::Footnote { index, occurrence } => {
                    let (number, id) = (index + 1, self.id(&reference(*index, *occurrence)));
                    let note = self.id(&format!("footnote-{number}"));
                    html.push_str(&format!(
                        "<sup class=\"footnote-ref\"><a id=\"{id}\" href=\"#{note}\" aria-label=\""
                    ));
                    push_escaped(
                        &say!(self.edition.wording, "note-number", number = number),
                        html,
                    );
                    html.push_str(&format!("\">{number}</a></sup>"));
                }
            }
        }
    }

    fn push_wrapped(&self, element: &str, inner: &[Inline], html: &mut String) {
        html.extend(["<", element, ">"]);
        self.push_inlines(inner, html);
        html.extend(["</", element, ">"]);
    }

    fn push_link(&self, to: &Link, content: &[Inline], html: &mut String) {
        let class = match to {
            Link::Claim(key) => {
                self.push_claim(&self.edition.claims[*key], to, content, html);
                return;
            }
            Link::Term(key) if self.opens_terms => {
                let id = definition_id(&self.edition.glossary[*key]);
                let button = "<button type=\"button\" class=\"term\" popovertarget=\"";
                html.extend([button, &id, "\">"]);
                self.push_inlines(content, html);
                html.push_str("</button>");
                return;
            }
            Link::Term(_) => " class=\"term\"",
            _ => "",
        };
        html.extend(["<a", class, " href=\""]);
        push_escaped(&self.href(to), html);
        html.push_str("\">");
        self.push_words(to, content, html);
        html.push_str("</a>");
        if let Link::External(url) = to {
            self.push_address_number(url, html);
        }
    }

    /// A number and the way to where it comes from. One that is no data leads
    /// nowhere, and can still be linked to from the list of numbers.
    fn push_claim(&self, claim: &Claim, to: &Link, content: &[Inline], html: &mut String) {
        let element = if is_literal(claim) { "span" } else { "a" };
        html.extend(["<", element]);
        if self.anchors {
            html.push_str(" id=\"");
            push_escaped(&claim.anchor, html);
            html.push('"');
        }
        if !is_literal(claim) {
            html.push_str(" class=\"claim\" href=\"");
            push_escaped(&self.href(to), html);
            html.push('"');
            // Its own anchor is the key of its row; elsewhere it has to be said.
            if !self.anchors {
                html.push_str(" data-cell=\"");
                push_escaped(&place::claim_cell(claim), html);
                html.push('"');
            }
        }
        html.push('>');
        self.push_words(to, content, html);
        html.extend(["</", element, ">"]);
    }

    /// The words of a link: those that are written, or the name of what it
    /// leads to.
    fn push_words(&self, to: &Link, content: &[Inline], html: &mut String) {
        match self.name(to) {
            Some(name) if plain_text(content) != name => push_escaped(&name, html),
            _ => self.push_inlines(content, html),
        }
    }

    /// What the edition itself calls the end of a link: "Figure 7", the words
    /// that fill in a claim.
    fn name(&self, to: &Link) -> Option<String> {
        match to {
            Link::Figure(key) => self.edition.figures[*key]
                .number
                .map(|number| say!(self.edition.wording, "figure-number", number = number)),
            Link::Recommendation(key) => Some(say!(
                self.edition.wording,
                "recommendation-number",
                number = self.edition.recommendations[*key].id
            )),
            Link::Claim(key) => Some(self.edition.claims[*key].words.clone()),
            _ => None,
        }
    }

    pub(super) fn href(&self, to: &Link) -> String {
        match to {
            Link::Figure(key) if self.figures.contains(key) => {
                format!("#{}", figure_id(&self.edition.figures[*key].id))
            }
            _ if self.whole.is_some() => self.href_in_report(to),
            _ => address::link(self.edition, &self.root, to),
        }
    }
}

/// The identifier of a figure on the page where it stands.
pub fn figure_id(id: &str) -> String {
    format!("figure-{id}")
}

/// The identifier of a reference to a footnote.
pub(super) fn reference(index: usize, occurrence: usize) -> String {
    match occurrence {
        0 => format!("footnote-ref-{}", index + 1),
        _ => format!("footnote-ref-{}-{}", index + 1, occurrence + 1),
    }
}

fn is_literal(claim: &Claim) -> bool {
    claim
        .basis
        .as_ref()
        .is_some_and(|basis| basis.kind == BasisKind::Literal)
}

/// Writes words; a mark that closes what stands before it stays on the line of a term.
fn push_words(words: &str, html: &mut String) {
    let rest = words.trim_start_matches(['.', ',', ';', ':', '!', '?', ')', '’', '”']);
    let (marks, _) = words.split_at(words.len() - rest.len());
    let button = html
        .rfind("<button")
        .filter(|_| html.ends_with("</button>"));
    if let (false, Some(button)) = (marks.is_empty(), button) {
        html.insert_str(button, "<span class=\"together\">");
        push_escaped(marks, html);
        html.push_str("</span>");
        push_escaped(rest, html);
    } else {
        push_escaped(words, html);
    }
}
