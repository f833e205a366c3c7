//! The edition on paper, among its downloads.

use super::Paper;
use crate::downloads::{About, Download, PDF, Take, address};
use crate::model::Edition;

/// Sets it, or takes it as it was set before; `None` where there is to be none.
///
/// # Errors
///
/// What the engine says where it can't be set.
pub(super) fn make(
    edition: &Edition,
    paper: Paper<'_>,
    take: Take<'_>,
) -> Result<Option<Download>, String> {
    let bytes = match paper {
        Paper::LeftOut => return Ok(None),
        #[cfg(feature = "pdf")]
        Paper::Set => crate::pdf::pdf(edition, crate::pdf::Part::Whole)?,
        Paper::Taken(bytes) => bytes.to_vec(),
    };
    let download = Download {
        path: address::paper(edition),
        media_type: PDF,
        title: edition.wording.text("download-paper").to_owned(),
        about: About::Edition,
        length: bytes.len(),
    };
    take(&download, bytes);
    Ok(Some(download))
}
