//! How texts are set: size, weight, side, and what they are.

use std::convert::Infallible;

use plotters_backend::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, FontFamily, FontStyle,
};

use super::ink::Ink;
use super::svg::PX;
use super::text_width::{self, Weight};

/// The size of a text for which none is written, in tenths of a pixel.
pub(super) const BASE: i32 = 15 * PX;

/// Small text: ticks, keys, marks. In tenths of a pixel.
pub(super) const SMALL: i32 = 13 * PX;

/// The size, weight and side of a text, and what it is.
#[derive(Clone, Copy)]
pub(super) struct Lettering {
    /// What it is.
    pub(super) ink: Ink,
    /// Height of the letters in tenths of a pixel.
    pub(super) size: i32,
    /// How heavy they are.
    pub(super) weight: Weight,
    /// Which end of the text stands at the point.
    pub(super) anchor: HPos,
}

impl BackendTextStyle for Lettering {
    type FontError = Infallible;

    fn color(&self) -> BackendColor {
        BackendStyle::color(&self.ink)
    }

    fn size(&self) -> f64 {
        f64::from(self.size)
    }

    fn style(&self) -> FontStyle {
        match self.weight {
            Weight::Regular => FontStyle::Normal,
            Weight::Semibold => FontStyle::Bold,
        }
    }

    fn anchor(&self) -> Pos {
        let v_pos = VPos::Bottom;
        Pos {
            h_pos: self.anchor,
            v_pos,
        }
    }

    fn family(&self) -> FontFamily<'_> {
        FontFamily::Name("Source Sans 3")
    }

    fn layout_box(&self, text: &str) -> Result<((i32, i32), (i32, i32)), Infallible> {
        Ok((
            (0, -self.size),
            (text_width::width(text, self.size, self.weight), 0),
        ))
    }

    fn draw<E, F: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        _: &str,
        _: BackendCoord,
        _: F,
    ) -> Result<Result<(), E>, Infallible> {
        // The backend writes text itself; letters are never made of pixels.
        Ok(Ok(()))
    }
}

/// Text of the size that most of a chart is lettered in.
pub(super) fn letters(ink: Ink) -> Lettering {
    Lettering {
        ink,
        size: BASE,
        weight: Weight::Regular,
        anchor: HPos::Left,
    }
}

impl Lettering {
    /// The same, small.
    pub(super) fn small(self) -> Lettering {
        Lettering {
            size: SMALL,
            ..self
        }
    }

    /// The same, of another size in tenths of a pixel.
    pub(super) fn sized(self, size: i32) -> Lettering {
        Lettering { size, ..self }
    }

    /// The same, semibold.
    pub(super) fn strong(self) -> Lettering {
        Lettering {
            weight: Weight::Semibold,
            ..self
        }
    }

    /// The same, semibold if `marked`.
    pub(super) fn strong_if(self, marked: bool) -> Lettering {
        if marked { self.strong() } else { self }
    }

    /// The same, ending at its point.
    pub(super) fn end(self) -> Lettering {
        Lettering {
            anchor: HPos::Right,
            ..self
        }
    }

    /// The same, centred at its point.
    pub(super) fn middle(self) -> Lettering {
        Lettering {
            anchor: HPos::Center,
            ..self
        }
    }

    /// How wide `text` is, set so.
    pub(super) fn width(self, text: &str) -> i32 {
        text_width::width(text, self.size, self.weight)
    }

    /// `text` in lines no wider than `room`, set so.
    pub(super) fn wrap(self, text: &str, room: i32) -> Vec<&str> {
        text_width::wrap(text, self.size, self.weight, room)
    }
}
