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

/// Elements that carry their places themselves and hand plotters none.
macro_rules! placed_already {
    ($($element:ty $(, $parameter:ident)?);+) => {$(
        impl<'e $(, $parameter)?> PointCollection<'e, BackendCoord> for &'e $element {
            type Point = BackendCoord;
            type IntoIter = std::iter::Empty<BackendCoord>;

            fn point_iter(self) -> Self::IntoIter {
                std::iter::empty()
            }
        }
    )+};
}

placed_already!(Group<'_>; Column<'_>; Boxes<'_>; Strokes<I>, I; Written<'_>; Shapes<'_>; Moved<'_>);

impl Drawable<SvgBackend<'_>> for Group<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        _: I,
        backend: &mut SvgBackend<'_>,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<std::convert::Infallible>> {
        match self {
            Group::Open { class, title: None } => backend.open_group(class),
            Group::Open {
                class,
                title: Some(title),
            } => backend.open_titled_group(class, title),
            Group::Close => backend.close_group(),
            Group::Link { class, title, href } => backend.open_link(class, title, href),
            Group::EndLink => backend.close_link(),
        }
        Ok(())
    }
}

impl Drawable<SvgBackend<'_>> for Column<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        _: I,
        backend: &mut SvgBackend<'_>,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<std::convert::Infallible>> {
        backend.draw_column(self.class, self.texts, self.style);
        Ok(())
    }
}

impl Drawable<SvgBackend<'_>> for Boxes<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        _: I,
        backend: &mut SvgBackend<'_>,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<std::convert::Infallible>> {
        backend.draw_boxes(self.boxes, self.ink);
        Ok(())
    }
}

impl<L> Drawable<SvgBackend<'_>> for Strokes<L>
where
    L: IntoIterator<Item = (Place, Place)> + Clone,
{
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        _: I,
        backend: &mut SvgBackend<'_>,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<std::convert::Infallible>> {
        backend.draw_strokes(self.lines.clone(), self.ink, self.stroke);
        Ok(())
    }
}

impl Drawable<SvgBackend<'_>> for Written<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        _: I,
        backend: &mut SvgBackend<'_>,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<std::convert::Infallible>> {
        backend.draw_written_lines(self.lines, self.ink, self.stroke);
        Ok(())
    }
}

impl Drawable<SvgBackend<'_>> for Shapes<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        _: I,
        backend: &mut SvgBackend<'_>,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<std::convert::Infallible>> {
        backend.draw_shapes(self.shapes, self.ink);
        Ok(())
    }
}

impl Drawable<SvgBackend<'_>> for Moved<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        _: I,
        backend: &mut SvgBackend<'_>,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<std::convert::Infallible>> {
        backend.draw_moved(self.at, self.body);
        Ok(())
    }
}
