//! The classes of the marks. A chart never names a colour: it names what a mark
//! is, and the style sheet says how that looks in light, dark, print and forced
//! colours.
//!
//! Plotters hands colours from element to backend. An [`Ink`] travels in that
//! colour as its number in the list, and the backend reads it back as a class.

use plotters::style::{Color, RGBAColor, ShapeStyle};
use plotters_backend::{BackendColor, BackendStyle};

/// What a mark or a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Ink {
    /// The ground of a stand-alone file.
    Ground,
    /// Names, values and everything else that is read.
    Text,
    /// The name and value of the force that a small chart is about.
    Own,
    /// Values inside a plot, which lines may pass.
    PlotText,
    /// Units, tick labels, keys.
    Quiet,
    /// The text that stands for a missing value.
    Missing,
    /// "Illustrative values" and `[i]`.
    Illustrative,
    /// The heading of a region.
    Heading,
    /// The national value's label.
    NationalText,
    /// The national value's line.
    National,
    /// A line in the colour of the ground under another, to part it from bars.
    Halo,
    /// Grid lines.
    Grid,
    /// The zero line.
    Axis,
    /// A thin rule between rows.
    Rule,
    /// The band behind the row that the chart is about.
    Band,
    /// A bar that the chart is about.
    Bar,
    /// A bar among others.
    Other,
    /// The value of the period before.
    Last,
    /// The ring of the period before, in paired dots.
    Ring,
    /// A line between two dots that rose.
    RiseLine,
    /// The head of what rose.
    Rise,
    /// A line between two dots that fell.
    FallLine,
    /// The head of what fell.
    Fall,
    /// A dot that stayed, or has no other end.
    Same,
    /// A tile, a segment or a swatch, coloured by the group around it.
    Tile,
    /// Text on one.
    OnTile,
    /// The outline of the marked tile.
    Outline,
    /// A line of a trend or a bar of a group, coloured by the group around it.
    Series,
    /// A point of a trend, likewise.
    Point,
    /// Everybody else as one path.
    Crowd,
}

/// Every ink, in the order of its number.
const ALL: [Ink; 30] = [
    Ink::Ground,
    Ink::Text,
    Ink::Own,
    Ink::PlotText,
    Ink::Quiet,
    Ink::Missing,
    Ink::Illustrative,
    Ink::Heading,
    Ink::NationalText,
    Ink::National,
    Ink::Halo,
    Ink::Grid,
    Ink::Axis,
    Ink::Rule,
    Ink::Band,
    Ink::Bar,
    Ink::Other,
    Ink::Last,
    Ink::Ring,
    Ink::RiseLine,
    Ink::Rise,
    Ink::FallLine,
    Ink::Fall,
    Ink::Same,
    Ink::Tile,
    Ink::OnTile,
    Ink::Outline,
    Ink::Series,
    Ink::Point,
    Ink::Crowd,
];

impl Ink {
    /// The class in the drawing.
    pub(super) fn class(self) -> &'static str {
        match self {
            Ink::Ground => "ch-ground",
            Ink::Text => "ch-text",
            Ink::Own => "ch-own",
            Ink::PlotText => "ch-plot-text",
            Ink::Quiet => "ch-quiet",
            Ink::Missing => "ch-missing",
            Ink::Illustrative => "ch-illustrative",
            Ink::Heading => "ch-heading",
            Ink::NationalText => "ch-national-text",
            Ink::National => "ch-national",
            Ink::Halo => "ch-halo",
            Ink::Grid => "ch-grid",
            Ink::Axis => "ch-axis",
            Ink::Rule => "ch-rule",
            Ink::Band => "ch-band",
            Ink::Bar => "ch-bar",
            Ink::Other => "ch-other",
            Ink::Last => "ch-last",
            Ink::Ring => "ch-ring",
            Ink::RiseLine => "ch-rise-line",
            Ink::Rise => "ch-rise",
            Ink::FallLine => "ch-fall-line",
            Ink::Fall => "ch-fall",
            Ink::Same => "ch-same",
            Ink::Tile => "ch-tile",
            Ink::OnTile => "ch-on-tile",
            Ink::Outline => "ch-outline",
            Ink::Series => "ch-series",
            Ink::Point => "ch-point",
            Ink::Crowd => "ch-crowd",
        }
    }

    /// The ink that a colour of plotters stands for; a colour that is none of
    /// ours is text.
    pub(super) fn read(colour: BackendColor) -> Ink {
        ALL.get(usize::from(colour.rgb.0))
            .copied()
            .unwrap_or(Ink::Text)
    }

    /// The style of a filled shape.
    pub(super) fn filled(self) -> ShapeStyle {
        ShapeStyle {
            color: RGBAColor(self as u8, 0, 0, 1.0),
            filled: true,
            stroke_width: 1,
        }
    }
}

impl Color for Ink {
    fn to_backend_color(&self) -> BackendColor {
        BackendColor {
            alpha: 1.0,
            rgb: (*self as u8, 0, 0),
        }
    }
}

impl BackendStyle for Ink {
    fn color(&self) -> BackendColor {
        self.to_backend_color()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ink_comes_back_as_itself() {
        for (number, ink) in ALL.into_iter().enumerate() {
            assert_eq!(ink as usize, number);
            assert_eq!(Ink::read(ink.to_backend_color()), ink);
        }
    }

    #[test]
    fn classes_are_unlike() {
        let mut classes: Vec<_> = ALL.iter().map(|ink| ink.class()).collect();
        classes.sort_unstable();
        classes.dedup();
        assert_eq!(classes.len(), ALL.len());
    }
}
