//! Pictures: which are painted, which are taken from the site that stands there,
//! and which wait until somebody asks for them.
//!
//! Painting takes longer than everything else together. A painted picture
//! carries the key of its content, so that one of the last build is taken over
//! where its content is the same; it is then the same to the byte.

use rayon::prelude::*;

use crate::diagnostics::{self, Diagnostics};
use crate::model::{Edition, Figure, Key};
use crate::output::{Last, Sink};
use crate::pages::{self, Undrawn};

/// What becomes of the pictures.
#[derive(Clone, Copy, Debug)]
pub enum Pictures<'a> {
    /// Every one is painted.
    Painted,
    /// Those are painted that the last build hasn't painted already.
    Renewed(&'a Last),
    /// None is painted: for a preview, which has them painted one by one.
    Waiting,
    /// There are none.
    LeftOut,
}

/// A picture that was painted and handed over.
pub(crate) struct Painted {
    /// Its address, relative to the edition.
    pub(crate) path: String,
    /// The figure whose chart it is, if it is one.
    pub(crate) figure: Option<Key<Figure>>,
    /// How many bytes are in it.
    pub(crate) length: usize,
    /// Whether it was painted now, and not taken from the last build.
    pub(crate) is_new: bool,
}

/// Paints the pictures of an edition, or takes them over, and puts each into `sink`
/// at once; those that wait come back second.
///
/// # Errors
///
/// Those that can't be painted.
pub(crate) fn paint(
    undrawn: Vec<Undrawn>,
    edition: &Edition,
    pictures: Pictures<'_>,
    sink: &dyn Sink,
) -> Result<(Vec<Painted>, Vec<Undrawn>), Diagnostics> {
    let last = match pictures {
        Pictures::LeftOut => return Ok((Vec::new(), Vec::new())),
        Pictures::Waiting => return Ok((Vec::new(), undrawn)),
        Pictures::Painted => None,
        Pictures::Renewed(last) => Some(last),
    };
    let painted: Vec<_> = undrawn
        .into_par_iter()
        .map(|from| {
            let there = last
                .and_then(|last| last.file(&format!("{}/{}", edition.year, from.path)))
                .filter(|painted| from.picture.is_in(painted));
            let is_new = there.is_none();
            match there.map_or_else(|| from.picture.paint(), Ok) {
                Ok(png) => {
                    let (path, figure, length) = (from.path, from.figure, png.len());
                    sink.put(path.clone(), png);
                    Ok(Painted {
                        path,
                        figure,
                        length,
                        is_new,
                    })
                }
                Err(why) => Err(match from.figure {
                    Some(figure) => pages::undrawable(edition, figure, why),
                    None => pages::unpaintable(edition, &from.path, why),
                }),
            }
        })
        .collect();
    Ok((diagnostics::all(painted)?, Vec::new()))
}
