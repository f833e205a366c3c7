//! The pictures of an edition, still to be painted: its charts, to be taken away,
//! and the cards by which networks show its pages. Nobody can ask for a card
//! before it is known where the site will live, so that without a `base_url`
//! there are none.

use super::drawing;
use super::rendered::{undrawable, unpaintable};
use crate::charts::{Painter, Picture, cards};
use crate::diagnostics::{self, Diagnostics};
use crate::images::{Image, Version};
use crate::model::{Edition, Figure, Key, address};

/// A picture that is still to be painted.
#[derive(Clone, Debug)]
pub struct Undrawn {
    /// Its address, relative to the edition.
    pub path: String,
    /// The figure whose chart it is, if it is one.
    pub figure: Option<Key<Figure>>,
    /// What it shows.
    pub picture: Motif,
}

/// What a picture shows.
#[derive(Clone, Debug)]
pub enum Motif {
    /// A chart or a card.
    Drawing(Picture),
    /// A version of a picture among the text.
    Image(Image, Version),
}

impl Motif {
    /// Paints it.
    ///
    /// # Errors
    ///
    /// Why it can't be, in words.
    pub fn paint(&self) -> Result<Vec<u8>, String> {
        match self {
            Self::Drawing(picture) => {
                let painted = Painter::shared().paint(picture);
                painted.map_err(|error| error.to_string())
            }
            Self::Image(image, version) => image.make(*version).map_err(|flaw| flaw.what),
        }
    }

    /// Whether a file that was painted before shows it, to the byte.
    pub fn is_in(&self, painted: &[u8]) -> bool {
        match self {
            Self::Drawing(picture) => Painter::shared().has_painted(picture, painted),
            Self::Image(image, version) => image.has_made(*version, painted),
        }
    }
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
pub fn pictures(edition: &Edition) -> Result<Vec<Undrawn>, Diagnostics> {
    let style = &edition.chart_style;
    let undrawn = |path, figure, picture| Undrawn {
        path,
        figure,
        picture: Motif::Drawing(picture),
    };
    let mut pictures: Vec<Result<Undrawn, Diagnostics>> = Vec::new();
    for (key, figure) in edition.figures.entries() {
        let path = address::chart_picture(figure);
        let picture = drawing::picture(edition, figure);
        let picture = picture.map_err(|refusal| undrawable(edition, key, refusal));
        pictures.push(picture.map(|picture| undrawn(path, Some(key), picture)));
    }
    if edition.base_url.is_some() {
        let forces = edition.forces.entries().map(|(key, force)| {
            let picture = cards::of_force(edition, key).picture(style);
            (address::force_picture(edition, force), picture)
        });
        let measures = edition.measures.iter().map(|measure| {
            let picture = cards::of_measure(edition, measure).picture(style);
            (address::measure_picture(measure), picture)
        });
        pictures.extend(forces.chain(measures).map(|(path, picture)| match picture {
            Ok(picture) => Ok(undrawn(path, None, picture)),
            Err(refusal) => Err(unpaintable(edition, &path, refusal)),
        }));
    }
    diagnostics::all(pictures)
}

/// Every version of the pictures among the text.
pub fn images(edition: &Edition) -> Vec<Undrawn> {
    let shown = edition.shown_pictures().into_iter();
    let shown = shown.map(|key| &edition.pictures[key]);
    let all = shown.flat_map(|picture| {
        let versions = picture.image.versions().into_iter();
        versions.map(|version| Undrawn {
            path: address::picture(picture, version),
            figure: None,
            picture: Motif::Image(picture.image.clone(), version),
        })
    });
    all.collect()
}
