//! Running text → HTML.
//!
//! A [`Writer`] writes the text of one page: it knows the way from the page to
//! the edition's folder and which figures stand on the page. Everything that
//! people wrote comes out escaped. Figures and recommendations are not written
//! here: the page puts them between the parts.

pub use crate::model::address;
mod blocks;
mod definitions;
mod inlines;
mod whole;

pub use inlines::figure_id;
pub use whole::{addresses, part_id};

use self::whole::Whole;

use crate::model::{Edition, Figure, Key};

/// Writes the running text of one page.
pub struct Writer<'a> {
    edition: &'a Edition,
    page: String,
    root: String,
    figures: Vec<Key<Figure>>,
    anchors: bool,
    opens_terms: bool,
    tables: usize,
    whole: Option<Whole<'a>>,
}

impl<'a> Writer<'a> {
    /// A writer for the page at an address relative to the edition.
    pub fn new(edition: &'a Edition, page: &str) -> Self {
        Self {
            edition,
            page: page.to_owned(),
            root: address::root(page),
            figures: Vec::new(),
            anchors: false,
            opens_terms: false,
            tables: 0,
            whole: None,
        }
    }

    /// The writer of the page where the text is at home: claims in it carry
    /// their anchors. Elsewhere a text is only quoted.
    pub fn at_home(mut self) -> Self {
        self.anchors = true;
        self
    }

    /// The writer of a page that holds the definitions of its terms: they open
    /// where the terms stand. Elsewhere terms lead to the glossary.
    pub fn opening_terms(mut self) -> Self {
        self.opens_terms = true;
        self
    }

    /// The writer, told which figures stand on the page: links to them stay on
    /// it.
    pub fn with_figures(mut self, figures: Vec<Key<Figure>>) -> Self {
        self.figures = figures;
        self
    }
}

/// Text as HTML: nothing in it is markup. Safe in attributes, too.
pub fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + text.len() / 8);
    push_escaped(text, &mut html);
    html
}

fn push_escaped(text: &str, html: &mut String) {
    html.extend(escaped(text));
}

/// Text as HTML in parts: runs that can stand as they are, and what stands for
/// each letter between them.
pub fn escaped(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let (part, length) = match in_html(first) {
            Some(part) => (part, first.len_utf8()),
            None => {
                let end = rest.find(|letter| in_html(letter).is_some());
                let end = end.unwrap_or(rest.len());
                (&rest[..end], end)
            }
        };
        rest = &rest[length..];
        Some(part)
    })
}

/// What stands in HTML for a letter that can't stand there as it is.
fn in_html(letter: char) -> Option<&'static str> {
    match letter {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\'' => Some("&#39;"),
        // Control characters have no place in HTML.
        '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => {
            Some("\u{fffd}")
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_text_is_markup() {
        assert_eq!(
            escape("<script>alert(\"a\" & 'b')</script>\u{1}"),
            "&lt;script&gt;alert(&quot;a&quot; &amp; &#39;b&#39;)&lt;/script&gt;\u{fffd}"
        );
    }
}
