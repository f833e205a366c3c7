//! A file that pages make, and why one could not be made.

use crate::charts::Refusal;
use crate::model::{Figure, Key};

/// A page with its address relative to the edition, or to the site for those
/// above the editions; or a drawing, a script or its data in a file of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// Where it goes: `forces/durham.html`.
    pub path: String,
    /// What is in it.
    pub text: String,
}

/// Why a page could not be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// A template failed on a page; in the engine's words, which name template,
    /// line and column.
    Template {
        /// The page.
        path: String,
        /// What the engine says.
        message: String,
    },
    /// The data of a figure can't be drawn as its chart.
    Figure {
        /// The figure.
        figure: Key<Figure>,
        /// Why not.
        message: String,
    },
    /// The edition can't be set on paper; in the engine's words.
    Paper(String),
    /// A card can't be drawn.
    Picture {
        /// Its address.
        path: String,
        /// Why not.
        message: String,
    },
}

/// Whether an address is that of a page.
pub fn is_page(path: &str) -> bool {
    path.ends_with(".html")
}

/// What the figures that can't be drawn fail with.
pub(in crate::pages) fn refused(refusals: Vec<(Key<Figure>, Refusal)>) -> Vec<Failure> {
    let refusals = refusals.into_iter();
    refusals
        .map(|(figure, refusal)| Failure::Figure {
            figure,
            message: refusal.to_string(),
        })
        .collect()
}

pub(in crate::pages) fn finished(
    path: String,
    result: tera::TeraResult<String>,
) -> Result<Rendered, Failure> {
    match result {
        Ok(text) => Ok(Rendered { path, text }),
        Err(error) => Err(Failure::Template {
            path,
            message: error.to_string(),
        }),
    }
}
