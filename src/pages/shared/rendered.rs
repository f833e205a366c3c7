//! A file that pages make, and what is said where one can't be made.

use std::fmt::Display;

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::model::{Edition, Figure, Key};

/// A page with its address relative to the edition, or to the site for those
/// above the editions; or a drawing, a script or its data in a file of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// Where it goes: `forces/durham.html`.
    pub path: String,
    /// What is in it.
    pub text: String,
}

/// Whether an address is that of a page.
pub fn is_page(path: &str) -> bool {
    path.ends_with(".html")
}

/// A page as the template engine made it. What the engine says of a failure names
/// template, line and column.
pub(in crate::pages) fn finished(
    edition: &Edition,
    path: String,
    result: tera::TeraResult<String>,
) -> Result<Rendered, Diagnostics> {
    match result {
        Ok(text) => Ok(Rendered { path, text }),
        Err(error) => {
            let templates = format!("themes/{}/templates", edition.theme);
            let message = format!("the page {path} can't be made\n{error}");
            Err(Diagnostics::from(
                Diagnostic::file_error(Code::Template, templates, message)
                    .help("mend the template at the line that is shown"),
            ))
        }
    }
}

/// A figure whose data can't be drawn as its chart.
pub fn undrawable(edition: &Edition, figure: Key<Figure>, why: impl Display) -> Diagnostics {
    let figure = &edition.figures[figure];
    let message = format!("the figure `{}` can't be drawn: {why}", figure.id);
    Diagnostics::from(
        Diagnostic::error(Code::Figure, figure.place, message).help(
            "a chart that could only lie is not drawn; choose another kind, or mend the data",
        ),
    )
}

/// A picture that can't be drawn: a card, or one among the text.
pub fn unpaintable(edition: &Edition, path: &str, why: impl Display) -> Diagnostics {
    let file = format!("content/{}/edition.toml", edition.year);
    let message = format!("the picture {path} can't be drawn: {why}");
    let help = match path.starts_with("images/") {
        true => "open its file in a program for pictures and save it again",
        false => "mend the data; without `base_url` there are no pictures of pages",
    };
    Diagnostics::from(Diagnostic::file_error(Code::Figure, file, message).help(help))
}
