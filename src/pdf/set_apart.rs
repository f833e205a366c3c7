//! Pictures and boxes among the text.

use super::markup::{push_text, string};
use super::prose::Setter;
use crate::model::{Block, BoxKind, Document, Inline, Key, Picture, address};

impl Setter<'_> {
    /// A picture in the largest of its versions.
    pub(super) fn picture(
        &mut self,
        key: Key<Picture>,
        (alt, caption, credit): (&[Inline], &[Inline], &[Inline]),
    ) {
        let picture = &self.edition.pictures[key];
        let versions = picture.image.versions();
        let Some(version) = versions.last() else {
            return;
        };
        let path = address::picture(picture, *version);
        if !self.charts.iter().any(|(known, _)| *known == path) {
            // One that can't be made is reported where the pages' own are.
            let Ok(bytes) = picture.image.make(*version) else {
                return;
            };
            self.charts.push((path.clone(), bytes));
        }
        let alt = match self.plain(alt) {
            alt if alt.is_empty() => "none".to_owned(),
            alt => string(&alt),
        };
        self.out
            .push_str(&format!("#picture({}, {alt}, caption: [", string(&path)));
        self.line(caption);
        self.out.push_str("], credit: [");
        self.line(credit);
        self.out.push_str("])\n\n");
    }

    /// A case study, a quotation or a notice.
    pub(super) fn set_apart(
        &mut self,
        kind: BoxKind,
        (title, blocks, attribution): (&[Inline], &[Block], &[Inline]),
        document: &Document,
    ) {
        self.out.push_str("#set-apart(kind: [");
        if kind == BoxKind::Case {
            push_text(self.said("case-study"), &mut self.out);
        }
        self.out.push_str("], head: [");
        self.inlines(title, document);
        self.out.push_str("], from: [");
        self.inlines(attribution, document);
        self.out
            .push_str(&format!("], words: {})[", kind == BoxKind::Quote));
        self.blocks(blocks, document);
        self.close();
    }
}
