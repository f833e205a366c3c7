//! The paper that charts are drawn on: plotters' drawing area over our backend,
//! and the elements that its own set lacks (real text, groups, many lines as one
//! path).
//!
//! Places are in tenths of a pixel from the top left.

use plotters::coord::Shift;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::ranged1d::{DefaultFormatting, KeyPointHint, Ranged};
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Drawable, PointCollection, Rectangle};
use plotters_backend::BackendCoord;

use super::ink::Ink;
use super::lettering::Lettering;
use super::spec::Frame;
use super::svg::{self, SvgBackend};
use crate::wording::Wording;

mod elements;

use elements::{Boxes, Column, Group, Label, Moved, Shapes, Strokes, Written};

/// A place in tenths of a pixel from the top left.
pub(super) type Place = (i32, i32);

/// The whole drawing while it is being made.
pub(super) struct Sheet<'a> {
    /// What the chart says in words of the program.
    pub(super) words: &'a Wording,
    root: DrawingArea<SvgBackend<'a>, Shift>,
}

/// A part of the sheet with an axis from left to right. Its other coordinate
/// stays in tenths of a pixel from the top of the sheet.
pub(super) struct Across<'a> {
    area: DrawingArea<SvgBackend<'a>, Cartesian2d<super::scale::Axis, Straight>>,
}

/// A part of the sheet with an axis from the bottom up. Its other coordinate
/// stays in tenths of a pixel from the left of the sheet.
pub(super) struct Upward<'a> {
    area: DrawingArea<SvgBackend<'a>, Cartesian2d<Straight, super::scale::Axis>>,
}

/// Draws a sheet `width` by `height` and gives back the finished SVG.
pub(super) fn draw(
    frame: &Frame,
    class: &str,
    (width, height): Place,
    room: usize,
    body: impl FnOnce(&Sheet<'_>),
) -> String {
    let mut out = String::with_capacity(room);
    svg::open(&mut out, frame, class, width, height);
    let backend = SvgBackend::new(&mut out, width, height);
    body(&Sheet {
        words: &frame.words,
        root: backend.into_drawing_area(),
    });
    svg::close(&mut out);
    out
}

impl<'a> Sheet<'a> {
    /// Draws one element.
    fn add<E>(&self, element: &E)
    where
        for<'e> &'e E: PointCollection<'e, BackendCoord>,
        E: Drawable<SvgBackend<'a>>,
    {
        self.root
            .draw(element)
            .expect("writing to a string does not fail");
    }

    /// How wide it is.
    pub(super) fn width(&self) -> i32 {
        self.root.dim_in_pixel().0 as i32
    }

    /// Text that begins, is centred or ends at `at`, its letters standing on it.
    pub(super) fn text(&self, at: Place, text: &str, style: Lettering) {
        self.add(&Label { at, text, style });
    }

    /// A filled rectangle between two corners.
    pub(super) fn rect(&self, from: Place, to: Place, ink: Ink) {
        self.add(&Rectangle::new([from, to], ink.filled()));
    }

    /// One straight line.
    pub(super) fn line(&self, from: Place, to: Place, ink: Ink) {
        self.strokes([(from, to)], ink, None);
    }

    /// Many straight lines as one path, `stroke` wide if the chart decides it.
    pub(super) fn strokes<I>(&self, lines: I, ink: Ink, stroke: Option<i32>)
    where
        I: IntoIterator<Item = (Place, Place)> + Clone,
    {
        self.add(&Strokes { lines, ink, stroke });
    }

    /// Many straight lines as one path that is written already, in two parts.
    pub(super) fn written_lines(&self, lines: [&str; 2], ink: Ink, stroke: i32) {
        self.add(&Written { lines, ink, stroke });
    }

    /// A line through all the points.
    pub(super) fn path(&self, points: Vec<Place>, ink: Ink) {
        self.add(&plotters::element::PathElement::new(points, ink.filled()));
    }

    /// Closed shapes as one path.
    pub(super) fn shapes(&self, shapes: &[&[Place]], ink: Ink) {
        self.add(&Shapes { shapes, ink });
    }

    /// A disc or ring.
    pub(super) fn circle(&self, at: Place, radius: i32, ink: Ink) {
        self.add(&plotters::element::Circle::new(at, radius, ink.filled()));
    }

    /// What `body` draws, as a group.
    pub(super) fn group(&self, class: &str, body: impl FnOnce()) {
        self.add(&Group::Open { class, title: None });
        body();
        self.add(&Group::Close);
    }

    /// A group that says `title` to whoever points at it.
    pub(super) fn titled_group(&self, class: &str, title: &str, body: impl FnOnce()) {
        self.add(&Group::Open {
            class,
            title: Some(title),
        });
        body();
        self.add(&Group::Close);
    }

    /// A group that leads to `href`, and is called `title`.
    pub(super) fn link(&self, class: &str, title: &str, href: &str, body: impl FnOnce()) {
        self.add(&Group::Link { class, title, href });
        body();
        self.add(&Group::EndLink);
    }

    /// Texts that are set alike, as a group of the class.
    pub(super) fn column(&self, class: &str, texts: &[(Place, &str)], style: Lettering) {
        self.add(&Column {
            class,
            texts,
            style,
        });
    }

    /// Upright boxes between two corners as one path.
    pub(super) fn boxes(&self, boxes: &[(Place, Place)], ink: Ink) {
        self.add(&Boxes { boxes, ink });
    }

    /// A finished drawing's body, moved.
    pub(super) fn moved(&self, at: Place, body: &str) {
        self.add(&Moved { at, body });
    }

    /// A part with `axis` from `left` to `right`.
    pub(super) fn across(&self, axis: super::scale::Axis, left: i32, right: i32) -> Across<'a> {
        let height = self.root.dim_in_pixel().1 as i32;
        let coordinates = Cartesian2d::new(axis, Straight, (left..right, 0..height));
        Across {
            area: self.root.apply_coord_spec(coordinates),
        }
    }

    /// A part with `axis` from `bottom` up to `top`.
    pub(super) fn upward(&self, axis: super::scale::Axis, top: i32, bottom: i32) -> Upward<'a> {
        let coordinates = Cartesian2d::new(Straight, axis, (0..self.width(), bottom..top));
        Upward {
            area: self.root.apply_coord_spec(coordinates),
        }
    }
}

impl Across<'_> {
    /// A bar from zero to `value`, between two heights.
    pub(super) fn bar(&self, value: f64, top: i32, bottom: i32, ink: Ink) {
        let bar = Rectangle::new([(0.0, top), (value, bottom)], ink.filled());
        self.area
            .draw(&bar)
            .expect("writing to a string does not fail");
    }

    /// Where `value` stands, from the left of the sheet.
    pub(super) fn x(&self, value: f64) -> i32 {
        self.area.map_coordinate(&(value, 0)).0
    }
}

impl Upward<'_> {
    /// A column from zero up to `value`, between two sides.
    pub(super) fn column(&self, value: f64, left: i32, right: i32, ink: Ink) {
        let column = Rectangle::new([(left, 0.0), (right, value)], ink.filled());
        self.area
            .draw(&column)
            .expect("writing to a string does not fail");
    }

    /// Where `value` stands, from the top of the sheet.
    pub(super) fn y(&self, value: f64) -> i32 {
        self.area.map_coordinate(&(0, value)).1
    }
}

/// A coordinate that is a place already.
#[derive(Debug, Clone, Copy)]
pub(super) struct Straight;

impl Ranged for Straight {
    type FormatOption = DefaultFormatting;
    type ValueType = i32;

    fn map(&self, place: &i32, _limit: (i32, i32)) -> i32 {
        *place
    }

    fn key_points<H: KeyPointHint>(&self, _hint: H) -> Vec<i32> {
        Vec::new()
    }

    fn range(&self) -> std::ops::Range<i32> {
        i32::MIN..i32::MAX
    }
}
