//! Data to take away, and descriptions that machines understand.
//!
//! [`data`] makes everything that is made from tables: the model becomes
//! sheets ([`table`], [`tables`]), whose rows are written once (`rows`) and put
//! together (`store`) as CSV, with its CSVW metadata, and as JSON. A data
//! package and a JSON Schema describe the whole. [`workbook`] puts the same
//! tables into a spreadsheet. Nothing is rounded that the
//! source does not round; values that are computed have 15 significant digits.
//! A [`Datum`] says where in them a value lies that a page shows.
//! [`linked`], [`feed`] and [`citation`] say what pages are, what is new and how
//! to quote it. `docs/downloads.md` lists the addresses, which are promises.

pub mod citation;
mod csv;
mod datum;
mod describe;
pub mod feed;
mod grades;
mod json;
pub mod linked;
mod notes;
mod ods;
mod package;
mod rows;
mod sheets;
mod span;
mod store;
pub mod table;
pub mod tables;
mod values;
mod xml;

pub use crate::model::address::downloads as address;
pub use datum::Datum;
pub use ods::workbook;

use std::collections::BTreeMap;

use rayon::prelude::*;
use store::Store;

use crate::model::{Edition, Figure, FigureSubject, Force, Key, Measure, Question};

/// A file to take away, as pages tell of it. What is in it is handed over when it
/// is made ([`Take`]), because all of them together are a third of a site.
#[derive(Clone, Debug)]
pub struct Download {
    /// Its address, relative to the edition.
    pub path: String,
    /// Its media type.
    pub media_type: &'static str,
    /// Its title, without the format.
    pub title: String,
    /// What it is about.
    pub about: About,
    /// How many bytes are in it.
    pub length: usize,
    /// How many rows, if it is a table by itself.
    pub rows: Option<usize>,
}

/// Takes a file as soon as it is made, from any thread.
pub type Take<'a> = &'a (dyn Fn(&Download, Vec<u8>) + Sync);

/// What a download is about: the pages of that thing link to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// The whole edition.
    Edition,
    /// One measure, of all areas.
    Measure(Key<Measure>),
    /// The grades on one question.
    Question(Key<Question>),
    /// All that is known of one force.
    Force(Key<Force>),
    /// A figure that is made from facts.
    Figure(Key<Figure>),
    /// Another download, or all of them: a description for machines.
    Downloads,
}

impl Download {
    /// The name of its format, for people: "CSV".
    pub fn format(&self) -> &'static str {
        match self.media_type {
            CSV => "CSV",
            ODS => "ODS",
            PDF => "PDF",
            _ => "JSON",
        }
    }

    /// Its size, for people: "12 KB".
    pub fn size(&self) -> String {
        match self.length {
            few @ 0..1_000 => format!("{few} bytes"),
            some @ 1_000..1_000_000 => format!("{} KB", some.div_ceil(1_000)),
            many => format!("{}.{} MB", many / 1_000_000, many % 1_000_000 / 100_000),
        }
    }
}

/// Downloads by what they are about, each in its place among the others.
#[derive(Debug, Default)]
pub struct Catalogue<'a>(BTreeMap<About, Vec<&'a Download>>);

impl<'a> Catalogue<'a> {
    /// A catalogue of these.
    pub fn of(downloads: &'a [Download]) -> Self {
        let mut catalogue = Self::default();
        for download in downloads {
            catalogue
                .0
                .entry(download.about)
                .or_default()
                .push(download);
        }
        catalogue
    }

    /// Those about something.
    pub fn about(&self, about: About) -> impl Iterator<Item = &'a Download> {
        self.0.get(&about).into_iter().flatten().copied()
    }
}

/// Media type of CSV.
pub const CSV: &str = "text/csv";
/// Media type of JSON.
pub const JSON: &str = "application/json";
/// Media type of an OpenDocument spreadsheet.
pub const ODS: &str = "application/vnd.oasis.opendocument.spreadsheet";
/// Media type of a document.
pub const PDF: &str = "application/pdf";
const CSVW: &str = "application/csvm+json";
const SCHEMA: &str = "application/schema+json";

/// What is about the subject of a figure.
pub fn about_figure(edition: &Edition, figure: Key<Figure>) -> About {
    match &edition.figures[figure].subject {
        FigureSubject::Measure { measure, .. } => About::Measure(*measure),
        FigureSubject::Question(question) => About::Question(*question),
        FigureSubject::Questions(_) => About::Edition,
        FigureSubject::Facts { .. } => About::Figure(figure),
    }
}

/// CSV and JSON of an edition with all their descriptions. The order of what comes
/// back is the same every time.
pub fn data(edition: &Edition, take: Take<'_>) -> Vec<Download> {
    let store = Store::of(edition);
    // The longest come first: no thread is left with one of them at the end.
    let made: Vec<Vec<Download>> = store
        .parts()
        .into_par_iter()
        .with_max_len(1)
        .map(|part| store.make(part, take))
        .collect();
    made.into_iter().flatten().collect()
}
