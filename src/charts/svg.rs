//! Our drawing backend for plotters: SVG that says what it shows.
//!
//! Plotters counts in whole units; a unit here is a tenth of a pixel, so that
//! coordinates keep one decimal. Text stays text. Colours are written as
//! classes only. Everything is written in the order in which it is drawn, so
//! the same chart gives the same bytes.

use std::convert::Infallible;

use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle,
};

use super::ink::Ink;
use super::lettering::{BASE, Lettering};
use super::markup::{escape, push_pair, tenths};
use super::spec::Frame;
use super::text_width::{self, Weight};

/// How many units of the backend make a pixel of the view.
pub(super) const PX: i32 = 10;

/// What drawing returns. Writing to a string does not fail.
type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// The backend. It writes the body of the drawing; [`open`] and [`close`] write
/// what stands around it.
pub(super) struct SvgBackend<'a> {
    out: &'a mut String,
    size: (u32, u32),
}

/// Begins a drawing `width` by `height` tenths of a pixel. `class` names the
/// kind of chart, `base` is the size that texts have where none is written.
pub(super) fn open(out: &mut String, frame: &Frame, class: &str, width: i32, height: i32) {
    out.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart ");
    out.push_str(class);
    if frame.narrow {
        out.push_str(" narrow");
    }
    out.push_str("\" viewBox=\"0 0 ");
    tenths(out, width);
    out.push(' ');
    tenths(out, height);
    // What is in a picture can't be reached; a drawing that holds links is none.
    let role = if frame.root.is_some() { "group" } else { "img" };
    out.push_str("\" role=\"");
    out.push_str(role);
    out.push_str("\" aria-labelledby=\"");
    escape(out, &frame.id);
    out.push_str("-title ");
    escape(out, &frame.id);
    out.push_str(
        "-desc\" font-family=\"'Source Sans 3','Source Sans Pro',sans-serif\" font-size=\"",
    );
    tenths(out, BASE);
    out.push_str("\">");
    if frame.narrow {
        // The wide drawing before it has said both.
        out.push('\n');
        return;
    }
    out.push_str("<title id=\"");
    escape(out, &frame.id);
    out.push_str("-title\">");
    escape(out, &frame.title);
    out.push_str("</title><desc id=\"");
    escape(out, &frame.id);
    out.push_str("-desc\">");
    escape(out, &frame.desc);
    out.push_str("</desc>\n");
}

/// Writes a line from one point to another, as it stands in a path.
pub(super) fn push_line(out: &mut String, from: BackendCoord, to: BackendCoord) {
    out.push('M');
    push_pair(out, from);
    if from.1 == to.1 {
        out.push('H');
        tenths(out, to.0);
    } else if from.0 == to.0 {
        out.push('V');
        tenths(out, to.1);
    } else {
        out.push('L');
        push_pair(out, to);
    }
}

/// Ends the drawing.
pub(super) fn close(out: &mut String) {
    out.push_str("</svg>\n");
}

impl<'a> SvgBackend<'a> {
    /// A backend that adds to `out`.
    pub(super) fn new(out: &'a mut String, width: i32, height: i32) -> Self {
        let size = (width.unsigned_abs(), height.unsigned_abs());
        SvgBackend { out, size }
    }

    /// Opens a group of the class.
    pub(super) fn open_group(&mut self, class: &str) {
        self.out.push_str("<g class=\"");
        escape(self.out, class);
        self.out.push_str("\">");
    }

    /// Opens a group with a title, which browsers show to whoever points at it.
    pub(super) fn open_titled_group(&mut self, class: &str, title: &str) {
        self.open_group(class);
        self.out.push_str("<title>");
        escape(self.out, title);
        self.out.push_str("</title>");
    }

    /// Opens a link with a title, which is what it is called.
    pub(super) fn open_link(&mut self, class: &str, title: &str, href: &str) {
        self.out.push_str("<a class=\"");
        escape(self.out, class);
        self.out.push_str("\" href=\"");
        escape(self.out, href);
        self.out.push_str("\"><title>");
        escape(self.out, title);
        self.out.push_str("</title>");
    }

    /// Closes the link opened last.
    pub(super) fn close_link(&mut self) {
        self.out.push_str("</a>\n");
    }

    /// Texts that are set alike, as a group of the class, which says how.
    pub(super) fn draw_column(
        &mut self,
        class: &str,
        texts: &[(BackendCoord, &str)],
        style: Lettering,
    ) {
        if texts.is_empty() {
            return;
        }
        self.out.push_str("<g class=\"");
        self.out.push_str(class);
        self.out.push('"');
        if style.size != BASE {
            self.number("font-size", style.size);
        }
        if style.weight == Weight::Semibold {
            self.out.push_str(" font-weight=\"600\"");
        }
        self.out.push_str(match style.anchor {
            HPos::Left => ">",
            HPos::Center => " text-anchor=\"middle\">",
            HPos::Right => " text-anchor=\"end\">",
        });
        for (at, text) in texts {
            self.out.push_str("<text");
            if at.0 != 0 {
                self.number("x", at.0);
            }
            self.number("y", at.1);
            self.out.push('>');
            escape(self.out, text);
            self.out.push_str("</text>");
        }
        self.close_group();
    }

    /// Upright boxes between two corners as one path.
    pub(super) fn draw_boxes(&mut self, boxes: &[(BackendCoord, BackendCoord)], ink: Ink) {
        if boxes.is_empty() {
            return;
        }
        self.begin("path", ink);
        self.out.push_str(" d=\"");
        for ((left, top), (right, bottom)) in boxes {
            self.out.push('M');
            push_pair(self.out, (*left, *top));
            self.out.push('H');
            tenths(self.out, *right);
            self.out.push('V');
            tenths(self.out, *bottom);
            self.out.push('H');
            tenths(self.out, *left);
            self.out.push('Z');
        }
        self.out.push_str("\"/>");
    }

    /// Puts what was drawn before at another place.
    pub(super) fn draw_moved(&mut self, (x, y): BackendCoord, drawn: &str) {
        self.out.push_str("<g transform=\"translate(");
        push_pair(self.out, (x, y));
        self.out.push_str(")\">\n");
        self.out.push_str(drawn);
        self.close_group();
    }

    /// Closes the group opened last.
    pub(super) fn close_group(&mut self) {
        self.out.push_str("</g>\n");
    }

    /// Many lines, each from one point to another, as one path; `stroke` is
    /// their width where the chart decides it, else the style sheet does.
    pub(super) fn draw_strokes(
        &mut self,
        lines: impl IntoIterator<Item = (BackendCoord, BackendCoord)>,
        ink: Ink,
        stroke: Option<i32>,
    ) {
        let mut lines = lines.into_iter().peekable();
        if lines.peek().is_none() {
            return;
        }
        self.begin("path", ink);
        if let Some(width) = stroke {
            self.number("stroke-width", width);
        }
        self.out.push_str(" d=\"");
        for (from, to) in lines {
            push_line(self.out, from, to);
        }
        self.out.push_str("\"/>");
    }

    /// The same with lines that [`push_line`] has written.
    pub(super) fn draw_written_lines(&mut self, written: [&str; 2], ink: Ink, stroke: i32) {
        if written == [""; 2] {
            return;
        }
        self.begin("path", ink);
        self.number("stroke-width", stroke);
        self.out.push_str(" d=\"");
        written.iter().for_each(|lines| self.out.push_str(lines));
        self.out.push_str("\"/>");
    }

    /// Many closed shapes as one path.
    pub(super) fn draw_shapes(&mut self, shapes: &[&[BackendCoord]], ink: Ink) {
        self.begin("path", ink);
        self.out.push_str(" d=\"");
        for shape in shapes {
            self.points(shape.iter().copied());
            self.out.push('Z');
        }
        self.out.push_str("\"/>");
    }

    fn begin(&mut self, element: &str, ink: Ink) {
        self.out.push('<');
        self.out.push_str(element);
        self.out.push_str(" class=\"");
        self.out.push_str(ink.class());
        self.out.push('"');
    }

    fn number(&mut self, name: &str, value: i32) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        tenths(self.out, value);
        self.out.push('"');
    }

    fn points(&mut self, points: impl IntoIterator<Item = BackendCoord>) {
        for (index, point) in points.into_iter().enumerate() {
            self.out.push(if index == 0 { 'M' } else { 'L' });
            push_pair(self.out, point);
        }
    }
}

impl DrawingBackend for SvgBackend<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, colour: BackendColor) -> Drawn {
        self.draw_rect((x, y), (x + 1, y + 1), &colour, true)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        self.draw_strokes([(from, to)], Ink::read(style.color()), None);
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        _fill: bool,
    ) -> Drawn {
        self.begin("rect", Ink::read(style.color()));
        self.number("x", left.min(right));
        self.number("y", top.min(bottom));
        self.number("width", (right - left).abs());
        self.number("height", (bottom - top).abs());
        self.out.push_str("/>");
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.begin("path", Ink::read(style.color()));
        self.out.push_str(" d=\"");
        self.points(path);
        self.out.push_str("\"/>");
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        style: &S,
        _fill: bool,
    ) -> Drawn {
        self.begin("circle", Ink::read(style.color()));
        self.number("cx", x);
        self.number("cy", y);
        self.number("r", i32::try_from(radius).unwrap_or(i32::MAX));
        self.out.push_str("/>");
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Drawn {
        self.begin("path", Ink::read(style.color()));
        self.out.push_str(" d=\"");
        self.points(corners);
        self.out.push_str("Z\"/>");
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, at: BackendCoord) -> Drawn {
        self.begin("text", Ink::read(style.color()));
        self.number("x", at.0);
        self.number("y", at.1);
        let size = style.size().round() as i32;
        if size != BASE {
            self.number("font-size", size);
        }
        if matches!(style.style(), FontStyle::Bold) {
            self.out.push_str(" font-weight=\"600\"");
        }
        self.out.push_str(match style.anchor().h_pos {
            HPos::Left => ">",
            HPos::Center => " text-anchor=\"middle\">",
            HPos::Right => " text-anchor=\"end\">",
        });
        escape(self.out, text);
        self.out.push_str("</text>");
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let size = style.size().round() as i32;
        let weight = match style.style() {
            FontStyle::Bold => Weight::Semibold,
            _ => Weight::Regular,
        };
        let width = text_width::width(text, size, weight);
        Ok((width.unsigned_abs(), size.unsigned_abs()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(draw: impl FnOnce(&mut SvgBackend<'_>)) -> String {
        let mut out = String::new();
        draw(&mut SvgBackend::new(&mut out, 1000, 500));
        out
    }

    #[test]
    fn text_is_text() {
        let lettering = Lettering {
            ink: Ink::Text,
            size: BASE,
            weight: Weight::Regular,
            anchor: HPos::Left,
        };
        let out = drawn(|b| {
            b.draw_text(
                "<script>alert(\"1 & 2\")</script>\u{1}",
                &lettering,
                (10, 205),
            )
            .unwrap();
        });
        assert_eq!(
            out,
            "<text class=\"ch-text\" x=\"1\" y=\"20.5\">&lt;script&gt;alert(&quot;1 &amp; 2&quot;)\
             &lt;/script&gt;\u{fffd}</text>"
        );
    }

    #[test]
    fn names_in_attributes_cannot_break_out() {
        let frame = Frame {
            words: std::sync::Arc::default(),
            id: "a\"><b".into(),
            title: "</title>".into(),
            desc: "<i>".into(),
            ..Frame::default()
        };
        let mut out = String::new();
        open(&mut out, &frame, "ranked-bars", 4000, 105);
        assert!(!out.contains("<b"));
        assert!(out.contains("<title id=\"a&quot;&gt;&lt;b-title\">&lt;/title&gt;</title><desc "));
        assert!(out.contains("viewBox=\"0 0 400 10.5\" role=\"img\""));
        assert!(!out.contains(" width="));
    }

    #[test]
    fn the_width_of_a_text_comes_from_the_table() {
        let lettering = Lettering {
            ink: Ink::Text,
            size: 1000,
            weight: Weight::Regular,
            anchor: HPos::Left,
        };
        let mut out = String::new();
        let backend = SvgBackend::new(&mut out, 10, 10);
        assert_eq!(
            backend.estimate_text_size("£1", &lettering).unwrap(),
            (994, 1000)
        );
    }

    #[test]
    fn shapes_carry_classes_and_no_colour() {
        let out = drawn(|b| {
            b.draw_rect((30, 20), (10, 45), &Ink::Bar, true).unwrap();
            b.draw_line((0, 0), (0, 55), &Ink::Axis).unwrap();
            b.draw_circle((5, 5), 35, &Ink::Point, true).unwrap();
            b.draw_strokes([], Ink::Grid, None);
        });
        assert_eq!(
            out,
            "<rect class=\"ch-bar\" x=\"1\" y=\"2\" width=\"2\" height=\"2.5\"/>\
             <path class=\"ch-axis\" d=\"M0 0V5.5\"/>\
             <circle class=\"ch-point\" cx=\"0.5\" cy=\"0.5\" r=\"3.5\"/>"
        );
    }
}
