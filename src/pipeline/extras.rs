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
    /// What becomes of the edition on paper.
    pub paper: Paper<'a>,
}

/// Where the edition on paper comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper<'a> {
    /// From nowhere: there is none.
    LeftOut,
    /// It is set.
    #[cfg(feature = "pdf")]
    Set,
    /// It was set before, by a program that can.
    Taken(&'a [u8]),
}

impl Paper<'_> {
    /// Set where this program can, else left out.
    #[cfg(feature = "pdf")]
    pub const IF_ABLE: Paper<'static> = Paper::Set;
    /// Set where this program can, else left out.
    #[cfg(not(feature = "pdf"))]
    pub const IF_ABLE: Paper<'static> = Paper::LeftOut;
}

impl Extras<'_> {
    /// All that this program can make, for an edition to be sealed.
    pub const ALL: Self = Self {
        pictures: Pictures::Painted,
        workbook: true,
        paper: Paper::IF_ABLE,
    };
    /// Those that a preview has: none, for every change would wait for them. Its
    /// pictures wait instead, until somebody asks for one.
    pub const PREVIEW: Self = Self {
        pictures: Pictures::Waiting,
        workbook: false,
        paper: Paper::LeftOut,
    };
}
