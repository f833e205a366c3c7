//! What takes longer than everything else together, and may be left out where
//! nobody will miss it.

use crate::painting::Pictures;

/// What a site has besides its pages and tables. Pages offer what there is.
#[derive(Clone, Copy, Debug)]
pub struct Extras<'a> {
    /// What becomes of the pictures.
    pub pictures: Pictures<'a>,
    /// Whether the tables are made into a workbook too.
    pub workbook: bool,
}

impl Extras<'_> {
    /// All of them, for a site to be published.
    pub const ALL: Self = Self {
        pictures: Pictures::Painted,
        workbook: true,
    };
    /// Those that a preview has: none, for every change would wait for them. Its
    /// pictures wait instead, until somebody asks for one.
    pub const PREVIEW: Self = Self {
        pictures: Pictures::Waiting,
        workbook: false,
    };
}
