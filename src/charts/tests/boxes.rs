//! Where the labels are: no two over each other, none outside the view.

use crate::charts::text_width::{self, Weight};

use super::every_chart;

/// One text of a drawing and the box around it, in pixels.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct TextBox {
    pub(super) text: String,
    pub(super) class: String,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

/// The value of an attribute.
fn attribute<'s>(tag: &'s str, name: &str) -> Option<&'s str> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    tag[start..].split('"').next()
}

fn number(tag: &str, name: &str) -> Option<f64> {
    attribute(tag, name).and_then(|value| value.parse().ok())
}

/// The boxes of all texts.
pub(super) fn text_boxes(svg: &str) -> Vec<TextBox> {
    let mut boxes = Vec::new();
    for part in svg.split("<text").skip(1) {
        let (tag, rest) = part.split_once('>').expect("a tag ends");
        let written = rest.split("</text>").next().expect("a text ends");
        let text = written
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&amp;", "&");
        let size = number(tag, "font-size").unwrap_or(15.0);
        let weight = match attribute(tag, "font-weight") {
            Some(_) => Weight::Semibold,
            None => Weight::Regular,
        };
        let width = f64::from(text_width::width(&text, (size * 10.0) as i32, weight)) / 10.0;
        let x = number(tag, "x").expect("a text has a place");
        let y = number(tag, "y").expect("a text has a place");
        let left = match attribute(tag, "text-anchor") {
            Some("end") => x - width,
            Some("middle") => x - width / 2.0,
            _ => x,
        };
        boxes.push(TextBox {
            text,
            class: attribute(tag, "class").unwrap_or_default().to_owned(),
            left,
            right: left + width,
            // Capitals are 0.66 em high and descenders reach 0.2 em down.
            top: y - size * 0.68,
            bottom: y + size * 0.2,
        });
    }
    boxes
}

/// Width and height of the view.
pub(super) fn view(svg: &str) -> (f64, f64) {
    let numbers: Vec<f64> = attribute(svg, "viewBox")
        .expect("a drawing has a view")
        .split(' ')
        .map(|n| n.parse().expect("the view is numbers"))
        .collect();
    (numbers[2], numbers[3])
}

/// What is wrong with where the labels stand.
pub(super) fn collisions(svg: &str) -> Vec<String> {
    let (width, height) = view(svg);
    let boxes = text_boxes(svg);
    let mut wrong = Vec::new();
    for (index, a) in boxes.iter().enumerate() {
        if a.left < -0.1 || a.right > width + 0.1 || a.top < -0.1 || a.bottom > height + 0.1 {
            wrong.push(format!("{a:?} leaves the view"));
        }
        for b in &boxes[index + 1..] {
            let beside = a.right <= b.left + 0.1 || b.right <= a.left + 0.1;
            let over = a.bottom <= b.top + 0.1 || b.bottom <= a.top + 0.1;
            if !beside && !over {
                wrong.push(format!("{a:?} overlaps {b:?}"));
            }
        }
    }
    wrong
}

#[test]
fn no_label_overlaps_another_or_leaves_the_view() {
    for (name, chart) in every_chart() {
        let svg = chart.draw().expect("samples can be drawn");
        assert_eq!(collisions(&svg), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn the_measure_itself_finds_collisions() {
    let svg = |texts: &str| format!("<svg viewBox=\"0 0 100 50\">{texts}</svg>");
    let apart = svg("<text x=\"0\" y=\"20\">ab</text><text x=\"30\" y=\"20\">cd</text>");
    assert!(collisions(&apart).is_empty());
    let over = svg("<text x=\"0\" y=\"20\">ab</text><text x=\"5\" y=\"25\">cd</text>");
    assert_eq!(collisions(&over).len(), 1);
    let outside = svg("<text x=\"99\" y=\"20\">ab</text>");
    assert_eq!(collisions(&outside).len(), 1);
    let above = svg("<text x=\"50\" y=\"5\" text-anchor=\"middle\">ab</text>");
    assert_eq!(collisions(&above).len(), 1);
}
