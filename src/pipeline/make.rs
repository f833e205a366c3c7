//! The parts of an edition, each made once those are there that it speaks of, and
//! put away at once: what others need to know of it is its address and its size.

use super::{Extras, addresses, paper};
use crate::changes::{self, Difference, Inventory};
use crate::diagnostics::Diagnostics;
use crate::downloads::{self, Download};
use crate::model::Edition;
use crate::output::Sink;
use crate::pages::{self, Shown, Theme, Undrawn};
use crate::painting::{self, Painted, Pictures};

/// What was made of an edition.
pub(super) struct Made {
    /// The addresses of the pages, charts and scripts, in a fixed order.
    pub(super) pages: Vec<String>,
    pub(super) painted: Vec<Painted>,
    pub(super) waiting: Vec<Undrawn>,
}

/// Makes all of them, into `sink`; `since` is what differs from the revision
/// before.
///
/// # Errors
///
/// Everything that failed.
pub(super) fn make(
    edition: &Edition,
    theme: &Theme,
    since: Option<&Difference>,
    extras: Extras<'_>,
    sink: &dyn Sink,
) -> Result<Made, Diagnostics> {
    // Pages say how large the downloads and the pictures are, so those come
    // first.
    let take = |download: &Download, bytes| sink.put(download.path.clone(), bytes);
    let (mut downloads, (workbook, paper)) = rayon::join(
        || downloads::data(edition, &take),
        || {
            let wanted = extras.workbook;
            let workbook = wanted.then(|| downloads::workbook(edition, &take));
            (workbook, paper::make(edition, extras.paper, &take))
        },
    );
    downloads.extend(workbook);
    downloads.extend(paper?);
    // Not even drawn where nobody will paint them.
    let undrawn = match extras.pictures {
        Pictures::LeftOut => Vec::new(),
        _ => pages::pictures(edition)?,
    };
    let (mut painted, mut waiting) = painting::paint(undrawn, edition, extras.pictures, sink)?;
    // Those among the text are no extras: pages show them.
    let how = match extras.pictures {
        Pictures::LeftOut => Pictures::Painted,
        how => how,
    };
    let images = pages::images(edition);
    let (images, still_waiting) = painting::paint(images, edition, how, sink)?;
    let shown: Vec<Shown<'_>> = painted
        .iter()
        .map(|picture| (&picture.path, picture.figure, Some(picture.length)))
        .chain(waiting.iter().map(|one| (&one.path, one.figure, None)))
        .map(|(path, figure, bytes)| Shown {
            path,
            figure,
            bytes,
        })
        .collect();
    let take = |page: pages::Rendered| sink.put(page.path, page.text.into_bytes());
    let (pages, ()) = rayon::join(
        || pages::render(edition, theme, &downloads, &shown, since, &take),
        || {
            let addresses = addresses::with(edition, &downloads);
            let inventory = Inventory::of(edition, &addresses).to_json();
            sink.put(changes::PATH.to_owned(), inventory);
        },
    );
    let pages = pages?;
    painted.extend(images);
    waiting.extend(still_waiting);
    Ok(Made {
        pages,
        painted,
        waiting,
    })
}
