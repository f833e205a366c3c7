//! The pictures of an edition, still to be painted: its charts, to be taken away,
//! and the cards by which networks show its pages. Nobody can ask for a card
//! before it is known where the site will live, so that without a `base_url`
//! there are none.

use super::drawing;
use super::rendered::Failure;
use crate::charts::{Picture, Refusal, cards};
use crate::model::{Edition, Figure, Key, address};

/// A picture that is still to be painted.
#[derive(Clone, Debug)]
pub struct Undrawn {
    /// Its address, relative to the edition.
    pub path: String,
    /// The figure whose chart it is, if it is one.
    pub figure: Option<Key<Figure>>,
    /// The drawing.
    pub picture: Picture,
}

/// A picture that pages can lead to.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// Its address, relative to the edition.
    pub path: &'a str,
    /// The figure whose chart it is, if it is one.
    pub figure: Option<Key<Figure>>,
    /// Its size, if it is painted already.
    pub bytes: Option<usize>,
}

/// Every picture of an edition.
///
/// # Errors
///
/// The figures and cards that could only be drawn wrongly.
pub fn pictures(edition: &Edition) -> Result<Vec<Undrawn>, Vec<Failure>> {
    let mut undrawn = Vec::new();
    let mut failures = Vec::new();
    for (key, figure) in edition.figures.entries() {
        match drawing::picture(edition, figure) {
            Ok(picture) => undrawn.push(Undrawn {
                path: address::chart_picture(figure),
                figure: Some(key),
                picture,
            }),
            Err(refusal) => failures.push(Failure::Figure {
                figure: key,
                message: refusal.to_string(),
            }),
        }
    }
    if edition.base_url.is_some() {
        let forces = edition.forces.entries().map(|(key, force)| {
            let picture = cards::of_force(edition, key).picture();
            (address::force_picture(edition, force), picture)
        });
        let measures = edition.measures.iter().map(|measure| {
            let picture = cards::of_measure(edition, measure).picture();
            (address::measure_picture(measure), picture)
        });
        for (path, picture) in forces.chain(measures) {
            match picture {
                Ok(picture) => undrawn.push(Undrawn {
                    path,
                    figure: None,
                    picture,
                }),
                Err(refusal) => failures.push(refused(path, &refusal)),
            }
        }
    }
    if failures.is_empty() {
        Ok(undrawn)
    } else {
        Err(failures)
    }
}

fn refused(path: String, refusal: &Refusal) -> Failure {
    Failure::Picture {
        path,
        message: refusal.to_string(),
    }
}
