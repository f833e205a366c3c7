//! The parts of an edition, each made once those are there that it speaks of.

use super::Extras;
use crate::changes::Difference;
use crate::downloads::{self, Download};
use crate::model::Edition;
use crate::pages::{self, Failure, Shown, Theme, Undrawn};
use crate::painting::{self, Painted};

/// The parts of an edition.
pub(super) struct Made {
    pub(super) pages: Vec<pages::Rendered>,
    pub(super) downloads: Vec<Download>,
    pub(super) painted: Vec<Painted>,
    pub(super) waiting: Vec<Undrawn>,
}

/// Makes them; `since` is what differs from the revision before.
///
/// # Errors
///
/// Everything that failed.
pub(super) fn make(
    edition: &Edition,
    theme: &Theme,
    since: Option<&Difference>,
    extras: Extras<'_>,
) -> Result<Made, Vec<Failure>> {
    // Pages say how large the downloads and the pictures are, so those come
    // first.
    let (mut downloads, workbook) = rayon::join(
        || downloads::data(edition),
        || extras.workbook.then(|| downloads::workbook(edition)),
    );
    downloads.extend(workbook);
    let undrawn = pages::pictures(edition)?;
    let (painted, waiting) = painting::paint(undrawn, &edition.year, extras.pictures)?;
    let shown: Vec<Shown<'_>> = painted
        .iter()
        .map(|picture| (&picture.from, Some(picture.png.len())))
        .chain(waiting.iter().map(|undrawn| (undrawn, None)))
        .map(|(undrawn, bytes)| Shown { undrawn, bytes })
        .collect();
    let pages = pages::render(edition, theme, &downloads, &shown, since)?;
    Ok(Made {
        pages,
        downloads,
        painted,
        waiting,
    })
}
