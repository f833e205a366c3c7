//! The elements of a text while they are open.

use std::collections::BTreeMap;
use std::ops::Range;

use indexmap::IndexMap;

use super::{RawBlock, RawInline};
use crate::diagnostics::Place;

/// An element that was begun and not yet ended.
pub(super) struct Open {
    pub(super) element: Element,
    pub(super) range: Range<usize>,
    pub(super) blocks: Vec<RawBlock>,
    pub(super) inlines: Vec<RawInline>,
    /// Cells of the current row, rows of a table, items of a list.
    pub(super) cells: Vec<Vec<RawInline>>,
    pub(super) rows: Vec<Vec<Vec<RawInline>>>,
    pub(super) items: Vec<Vec<RawBlock>>,
}

pub(super) enum Element {
    Root,
    /// A paragraph; `implied` in the items of a tight list.
    Paragraph {
        implied: bool,
    },
    Heading {
        level: u8,
        id: Option<String>,
    },
    Quote,
    Code,
    List {
        start: Option<u64>,
    },
    Item,
    Footnote {
        name: String,
    },
    Table {
        right: Vec<bool>,
    },
    Row,
    Cell,
    Emphasis,
    Strong,
    Link {
        target: String,
    },
    Image {
        target: String,
        title: String,
    },
    /// Something whose words are kept and whose kind is not.
    Plain,
}

impl Open {
    pub(super) fn new(element: Element, range: Range<usize>) -> Self {
        Self {
            element,
            range,
            blocks: Vec::new(),
            inlines: Vec::new(),
            cells: Vec::new(),
            rows: Vec::new(),
            items: Vec::new(),
        }
    }

    /// Whether it stands within a paragraph.
    pub(super) fn is_inline(&self) -> bool {
        matches!(
            self.element,
            Element::Emphasis
                | Element::Strong
                | Element::Link { .. }
                | Element::Image { .. }
                | Element::Plain
        )
    }

    pub(super) fn holds_blocks(&self) -> bool {
        matches!(
            self.element,
            Element::Root | Element::Quote | Element::Item | Element::Footnote { .. }
        )
    }
}

/// Footnotes by name: the order of the first references, and the definitions.
#[derive(Default)]
pub(super) struct Footnotes {
    /// Each name with how often it is referred to.
    pub(super) referenced: IndexMap<String, usize>,
    pub(super) defined: BTreeMap<String, (Vec<RawBlock>, Place)>,
}
