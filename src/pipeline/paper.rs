//! The edition on paper, among its downloads.

use super::Paper;
use crate::diagnostics::Diagnostics;
#[cfg(feature = "pdf")]
use crate::diagnostics::{Code, Diagnostic};
use crate::downloads::{About, Download, PDF, Take, address};
use crate::model::Edition;

/// Sets it, or takes it as it was set before; `None` where there is to be none.
///
/// # Errors
///
/// The edition can't be set, in the engine's words.
pub(super) fn make(
    edition: &Edition,
    paper: Paper<'_>,
    take: Take<'_>,
) -> Result<Option<Download>, Diagnostics> {
    let bytes = match paper {
        Paper::LeftOut => return Ok(None),
        #[cfg(feature = "pdf")]
        Paper::Set => crate::pdf::pdf(edition, crate::pdf::Part::Whole).map_err(|why| {
            let message = format!("the edition can't be set on paper\n{why}");
            let path = format!("content/{}/edition.toml", edition.year);
            Diagnostics::from(
                Diagnostic::file_error(Code::Paper, path, message)
                    .help("mend what the engine names, or build without `--with pdf`"),
            )
        })?,
        Paper::Taken(bytes) => bytes.to_vec(),
    };
    let download = Download {
        path: address::paper(edition),
        media_type: PDF,
        title: edition.wording.text("download-paper").to_owned(),
        about: About::Edition,
        length: bytes.len(),
        rows: None,
    };
    take(&download, bytes);
    Ok(Some(download))
}
