//! Running text → HTML.
//!
//! A [`Writer`] writes the text of one page: it knows the way from the page to
//! the edition's folder and which figures stand on the page. Everything that
//! people wrote comes out escaped. Figures and recommendations are not written
//! here: the page puts them between the parts.

pub use crate::model::address;
mod blocks;
mod definitions;
mod escape;
mod inlines;
mod set_apart;
mod whole;

pub use escape::{escape, push_escaped, write_escaped};
pub use inlines::figure_id;
pub use whole::{addresses, of_the_report, page_id, part_id};

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
