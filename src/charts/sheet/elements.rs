//! What plotters' own set of elements lacks: real text, groups, many lines or boxes as
//! one path. All carry their places themselves.

use std::iter::{Once, once};

use plotters::element::{Drawable, PointCollection};
use plotters_backend::{BackendCoord, DrawingBackend, DrawingErrorKind};

use super::super::ink::Ink;
use super::super::lettering::Lettering;
use super::super::svg::SvgBackend;
use super::Place;

/// Real text.
pub(super) struct Label<'t> {
    pub(super) at: Place,
    pub(super) text: &'t str,
    pub(super) style: Lettering,
}

impl<'e> PointCollection<'e, BackendCoord> for &'e Label<'_> {
    type Point = &'e BackendCoord;
    type IntoIter = Once<&'e BackendCoord>;

    fn point_iter(self) -> Self::IntoIter {
        once(&self.at)
    }
}

impl<DB: DrawingBackend> Drawable<DB> for Label<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut places: I,
        backend: &mut DB,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<DB::ErrorType>> {
        match places.next() {
            Some(at) => backend.draw_text(self.text, &self.style, at),
            None => Ok(()),
        }
    }
}

/// A group's beginning or end.
pub(super) enum Group<'t> {
    Open {
        class: &'t str,
        title: Option<&'t str>,
    },
    Close,
    Link {
        class: &'t str,
        title: &'t str,
        href: &'t str,
    },
    EndLink,
}

/// Texts that are set alike.
pub(super) struct Column<'t> {
    pub(super) class: &'t str,
    pub(super) texts: &'t [(Place, &'t str)],
    pub(super) style: Lettering,
}

/// Upright boxes as one path.
pub(super) struct Boxes<'t> {
    pub(super) boxes: &'t [(Place, Place)],
    pub(super) ink: Ink,
}

/// Many lines as one path.
pub(super) struct Strokes<I> {
    pub(super) lines: I,
    pub(super) ink: Ink,
    pub(super) stroke: Option<i32>,
}

/// Lines that are written already.
pub(super) struct Written<'t> {
    pub(super) lines: [&'t str; 2],
    pub(super) ink: Ink,
    pub(super) stroke: i32,
}

/// What was drawn before, at another place.
pub(super) struct Moved<'t> {
    pub(super) at: Place,
    pub(super) body: &'t str,
}

/// Closed shapes as one path.
pub(super) struct Shapes<'t> {
    pub(super) shapes: &'t [&'t [Place]],
    pub(super) ink: Ink,
}

/// Lines by their ends, to be gone through more than once.
pub(super) trait Lines: IntoIterator<Item = (Place, Place)> + Clone {}

impl<L: IntoIterator<Item = (Place, Place)> + Clone> Lines for L {}

/// What carries its places itself, so that plotters hands it none.
trait PlacedAlready {
    /// Adds it to the drawing.
    fn add_to(&self, drawing: &mut SvgBackend<'_>);
}

macro_rules! placed_already {
    ($($element:ty $(, $parameter:ident: $bound:path)?);+) => {$(
        impl<'e $(, $parameter: $bound)?> PointCollection<'e, BackendCoord> for &'e $element {
            type Point = BackendCoord;
            type IntoIter = std::iter::Empty<BackendCoord>;

            fn point_iter(self) -> Self::IntoIter {
                std::iter::empty()
            }
        }

        impl<$($parameter: $bound)?> Drawable<SvgBackend<'_>> for $element {
            fn draw<P: Iterator<Item = BackendCoord>>(
                &self,
                _: P,
                backend: &mut SvgBackend<'_>,
                _: (u32, u32),
            ) -> Result<(), DrawingErrorKind<std::convert::Infallible>> {
                self.add_to(backend);
                Ok(())
            }
        }
    )+};
}

placed_already!(Group<'_>; Column<'_>; Boxes<'_>; Strokes<L>, L: Lines; Written<'_>; Shapes<'_>; Moved<'_>);

impl PlacedAlready for Group<'_> {
    fn add_to(&self, drawing: &mut SvgBackend<'_>) {
        match self {
            Group::Open { class, title: None } => drawing.open_group(class),
            Group::Open {
                class,
                title: Some(title),
            } => drawing.open_titled_group(class, title),
            Group::Close => drawing.close_group(),
            Group::Link { class, title, href } => drawing.open_link(class, title, href),
            Group::EndLink => drawing.close_link(),
        }
    }
}

impl PlacedAlready for Column<'_> {
    fn add_to(&self, drawing: &mut SvgBackend<'_>) {
        drawing.draw_column(self.class, self.texts, self.style);
    }
}

impl PlacedAlready for Boxes<'_> {
    fn add_to(&self, drawing: &mut SvgBackend<'_>) {
        drawing.draw_boxes(self.boxes, self.ink);
    }
}

impl<L: Lines> PlacedAlready for Strokes<L> {
    fn add_to(&self, drawing: &mut SvgBackend<'_>) {
        drawing.draw_strokes(self.lines.clone(), self.ink, self.stroke);
    }
}

impl PlacedAlready for Written<'_> {
    fn add_to(&self, drawing: &mut SvgBackend<'_>) {
        drawing.draw_written_lines(self.lines, self.ink, self.stroke);
    }
}

impl PlacedAlready for Shapes<'_> {
    fn add_to(&self, drawing: &mut SvgBackend<'_>) {
        drawing.draw_shapes(self.shapes, self.ink);
    }
}

impl PlacedAlready for Moved<'_> {
    fn add_to(&self, drawing: &mut SvgBackend<'_>) {
        drawing.draw_moved(self.at, self.body);
    }
}
