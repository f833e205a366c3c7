//! What stands apart from the running text: pictures and boxes.

use super::{Writer, address, push_escaped};
use crate::model::{Block, BoxKind, Inline, Key, Picture};

/// How wide a picture is shown: the column of text, or a narrow screen.
const SIZES: &str = "(min-width: 44rem) 42rem, 100vw";

impl Writer<'_> {
    /// A picture with its alternative text, caption and credit.
    pub(super) fn push_picture(
        &self,
        key: Key<Picture>,
        (alt, caption, credit): (&[Inline], &[Inline], &[Inline]),
        html: &mut String,
    ) {
        let picture = &self.edition.pictures[key];
        let versions = picture.image.versions();
        let (mut width, mut height) = picture.image.size();
        let said = !caption.is_empty() || !credit.is_empty();
        let element = if said { "figure" } else { "div" };
        let mut widest = String::new();
        let mut set = Vec::new();
        for version in versions {
            widest = [self.root.as_str(), &address::picture(picture, version)].concat();
            if let Some(across) = version.width {
                (width, height) = (across, picture.image.height_at(across));
                set.push(format!("{widest} {across}w"));
            }
        }
        html.push_str(&format!("<{element} class=\"picture\">\n<img src=\""));
        push_escaped(&widest, html);
        if set.len() > 1 {
            html.push_str("\" srcset=\"");
            push_escaped(&set.join(", "), html);
            html.push_str(&format!("\" sizes=\"{SIZES}"));
        }
        html.push_str(&format!(
            "\" width=\"{width}\" height=\"{height}\" loading=\"lazy\" decoding=\"async\" alt=\""
        ));
        push_escaped(&self.text(alt), html);
        html.push_str("\">\n");
        if said {
            html.push_str("<figcaption>");
            self.push_inlines(caption, html);
            if !credit.is_empty() {
                html.push_str(" <small class=\"credit\">");
                self.push_inlines(credit, html);
                html.push_str("</small>");
            }
            html.push_str("</figcaption>\n");
        }
        html.push_str(&format!("</{element}>\n"));
    }

    /// A box: its title, what it says, whose words they are.
    pub(super) fn push_box(
        &mut self,
        kind: BoxKind,
        anchor: &str,
        (title, blocks, attribution): (&[Inline], &[Block], &[Inline]),
        html: &mut String,
    ) {
        let id = self.id(anchor);
        let line = |writer: &Self, open: &str, content: &[Inline], html: &mut String| {
            if !content.is_empty() {
                let element = open.split(' ').next().unwrap_or(open);
                html.extend(["<", open, ">"]);
                writer.push_inlines(content, html);
                html.extend(["</", element, ">\n"]);
            }
        };
        match kind {
            BoxKind::Case => {
                html.push_str("<aside class=\"box case\" id=\"");
                push_escaped(&id, html);
                html.push_str("\" aria-labelledby=\"");
                push_escaped(&id, html);
                html.push_str("-title\">\n<div class=\"box-title\" id=\"");
                push_escaped(&id, html);
                html.push_str("-title\">\n<p class=\"box-kind\">");
                push_escaped(self.edition.wording.text("case-study"), html);
                html.push_str("</p>\n");
                line(self, "p", title, html);
                html.push_str("</div>\n");
                self.push_blocks(blocks, false, html);
                line(self, "p class=\"box-from\"", attribution, html);
                html.push_str("</aside>\n");
            }
            BoxKind::Quote => {
                html.push_str("<figure class=\"box said\" id=\"");
                push_escaped(&id, html);
                html.push_str("\">\n");
                line(self, "p class=\"box-title\"", title, html);
                html.push_str("<blockquote>\n");
                self.push_blocks(blocks, false, html);
                html.push_str("</blockquote>\n");
                line(self, "figcaption class=\"box-from\"", attribution, html);
                html.push_str("</figure>\n");
            }
        }
    }
}
