//! Stand-alone files and PNG: nothing from outside, and no text lost.

use resvg::tiny_skia::Pixmap;

use super::{STANDARD, every_chart, samples};
use crate::charts::{Chart, Painter, Picture, Words, stand_alone};

fn words() -> Words {
    Words {
        headline: "Cases closed without the victim's support <rose> by 2.3 percentage points"
            .into(),
        subtitle: "Share of outcomes, England and Wales, 12 months to 30 June 2017".to_owned(),
        foot: vec![
            "Source: a report".to_owned(),
            "Ŵ and ŷ are Welsh".to_owned(),
        ],
    }
}

#[test]
fn a_file_carries_its_colours_and_asks_for_nothing() {
    for (name, chart) in every_chart() {
        let svg = chart.file(
            &chart.draw().expect("samples can be drawn"),
            &words(),
            &STANDARD.alone,
        );
        assert!(
            svg.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg "),
            "{name}"
        );
        assert!(svg.contains("<style>") && !svg.contains("var("), "{name}");
        assert!(
            !svg.contains("href") && !svg.contains("url(") && !svg.contains("@import"),
            "{name}"
        );
        assert_eq!(
            svg.matches("http").count(),
            1,
            "{name}: only the name space"
        );
        assert_eq!(svg.matches("role=\"img\"").count(), 1, "{name}");
        assert_eq!(svg.matches("<title id=").count(), 1, "{name}");
        assert_eq!(svg.matches("<svg").count(), 1, "{name}");
        assert_eq!(
            svg.matches("<g").count(),
            svg.matches("</g>").count(),
            "{name}"
        );
        assert!(svg.contains("&lt;rose&gt;"), "{name}");
        let drawn = chart.draw().expect("samples can be drawn");
        assert_eq!(
            svg.matches("<text").count() - drawn.matches("<text").count(),
            svg.split("<g transform")
                .next()
                .unwrap_or_default()
                .matches("<text")
                .count()
                + 2,
            "{name}: the drawing and the words around it"
        );
    }
}

/// Paints an SVG.
pub(super) fn paint(painter: &Painter, svg: &str, scale: f32) -> Vec<u8> {
    let picture = Picture::new(svg.to_owned(), scale);
    painter.paint(&picture).expect("it can be painted")
}

/// The pixels of a painted picture, without the key that it carries.
fn pixels(png: &[u8]) -> Pixmap {
    Pixmap::decode_png(png).expect("a PNG")
}

/// How many pixels of a picture are not of the colour of its corner.
fn inked(picture: &Pixmap) -> usize {
    let ground = picture.pixels()[0];
    assert_eq!(
        (ground.red(), ground.green(), ground.blue()),
        (255, 255, 255)
    );
    picture
        .pixels()
        .iter()
        .filter(|pixel| **pixel != ground)
        .count()
}

#[test]
fn text_does_not_vanish_in_png() {
    let painter = Painter::default();
    // Small ones, because painting without optimisation is slow.
    for (name, chart) in every_chart()
        .into_iter()
        .filter(|(name, _)| name.ends_with("one-force"))
    {
        let svg = stand_alone::draw(
            &chart,
            &chart.draw().expect("samples can be drawn"),
            &words(),
            &STANDARD.alone,
        );
        let png = paint(&painter, &svg, 1.0);
        let without: String = svg
            .split("<text")
            .enumerate()
            .map(|(index, part)| match index {
                0 => part,
                _ => part.split_once("</text>").map_or("", |(_, rest)| rest),
            })
            .collect();
        let bare = paint(&painter, &without, 1.0);
        // A text of 13 pixels has at least eight that are not white.
        let letters = svg.matches("<text").count() * 8;
        assert!(
            inked(&pixels(&png)) > inked(&pixels(&bare)) + letters,
            "{name}"
        );
    }
}

#[test]
fn semibold_italic_and_welsh_letters_are_painted_from_fonts_of_their_own() {
    let painter = Painter::default();
    let text = |attributes: &str, text: &str| {
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 200 30\" \
             font-family=\"'Source Sans 3',sans-serif\"><rect width=\"200\" height=\"30\" \
             fill=\"#fff\"/><text x=\"2\" y=\"20\" {attributes}>{text}</text></svg>"
        );
        pixels(&paint(&painter, &svg, 2.0))
    };
    let plain = text("", "Gwent");
    assert_ne!(text("font-weight=\"600\"", "Gwent"), plain);
    assert_ne!(text("font-style=\"italic\"", "Gwent"), plain);
    // A letter that no font has would be left out.
    assert!(inked(&text("", "ŵŷ")) > 40);
    assert!(inked(&text("font-weight=\"600\"", "ŵŷ")) > 40);
}

#[test]
fn a_file_keeps_the_width_of_its_texts_in_any_font() {
    let chart = Chart::RankedBars(samples::field("ranked-bars", "normal"));
    let file = chart.file(&chart.draw().expect("drawn"), &words(), &STANDARD.alone);
    assert!(file.contains(",Arial,'Liberation Sans',Helvetica,sans-serif\" font-size=\"15\""));
    let texts = file.matches("<text").count();
    assert!(texts > 40);
    assert_eq!(file.matches(" textLength=\"").count(), texts);
    // On its page it has its own font, and needs no more than that.
    assert!(!chart.draw().expect("drawn").contains("textLength"));
}

#[test]
fn the_same_file_gives_the_same_png() {
    let chart = Chart::Columns(samples::marked("columns", "normal"));
    let paint = || {
        let picture = chart
            .picture(&words(), &STANDARD.alone, 2.0)
            .expect("drawn");
        Painter::default().paint(&picture).expect("painted")
    };
    assert_eq!(paint(), paint());
}

#[test]
fn what_is_no_drawing_is_an_error() {
    let picture = Picture::new("<p>".to_owned(), 1.0);
    let error = Painter::default().paint(&picture).expect_err("no SVG");
    assert!(
        error
            .to_string()
            .starts_with("the chart cannot be read as SVG: "),
        "{error}"
    );
}
