//! The first edition of a publisher: a small one that builds at once, with comments that
//! tell what to put in its place. Its files lie under `starters/` and are in the program.

use std::collections::BTreeMap;

/// A file of a starter by its path in it, with its text.
type File = (&'static str, &'static [u8]);

const INSPECTORATE: &[File] = include!(concat!(env!("OUT_DIR"), "/inspectorate.rs"));
const STATISTICS: &[File] = include!(concat!(env!("OUT_DIR"), "/statistics.rs"));

/// The year that the files are written for.
pub const FIRST_YEAR: &str = "2031";

/// What a first edition has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Starter {
    /// A question with grades, and a measure.
    Inspectorate,
    /// A measure, and no grades.
    Statistics,
}

/// The files of a first edition of a year, by their paths from the root: those of the
/// starter with its year, the one before it and the one after it moved.
///
/// # Errors
///
/// A sentence, where the year is none.
pub fn first(starter: Starter, to: &str) -> Result<BTreeMap<String, Vec<u8>>, String> {
    let (from, to) = (super::year(FIRST_YEAR)?, super::year(to)?);
    let files = match starter {
        Starter::Inspectorate => INSPECTORATE,
        Starter::Statistics => STATISTICS,
    };
    // The latest first, so that none is moved twice when the new year is a later one.
    let mut years = [from - 1, from, from + 1];
    if to > from {
        years.reverse();
    }
    let moved = |text: &str| {
        let mut text = text.to_owned();
        for year in years {
            let new = (year + to).saturating_sub(from);
            text = text.replace(&year.to_string(), &format!("{new:04}"));
        }
        text
    };
    let files = files.iter().map(|(path, bytes)| {
        let text = String::from_utf8_lossy(bytes);
        (moved(path), moved(&text).into_bytes())
    });
    Ok(files.collect())
}
