//! Pictures that no text shows.

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Severity};
use crate::model::Edition;

/// Reports them: they are not published.
pub(super) fn check(edition: &Edition, problems: &mut Diagnostics) {
    let shown = edition.shown_pictures();
    for (key, picture) in edition.pictures.entries() {
        if !shown.contains(&key) {
            let path = format!("content/{}/images/{}", edition.year, picture.id);
            let message = format!("no text shows the picture {path}, so it is not published");
            let mut problem = Diagnostic::file_error(Code::Picture, path, message).help(format!(
                "write `![what it shows](images/{})` where it belongs, or take it away",
                picture.id
            ));
            problem.severity = Severity::Warning;
            problems.push(problem);
        }
    }
}
