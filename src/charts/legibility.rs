//! Where the labels of a drawing stand: whether two of them meet or one leaves
//! the view, by the width table.
//!
//! Reads a drawing of our own back, tag by tag; it is no reader of SVG.

use super::markup::opened;
use super::text_width::{self, Weight};

/// One text of a drawing and the box around it, in pixels.
#[derive(Debug, Clone, PartialEq)]
struct TextBox {
    text: String,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

/// What is wrong with where the labels of a drawing of ours stand: a sentence
/// for each two that meet and for each that leaves the view.
pub fn collisions(svg: &str) -> Vec<String> {
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

/// The boxes of all texts.
fn text_boxes(svg: &str) -> Vec<TextBox> {
    let mut parts = svg.split("<text ");
    let mut group = opened(parts.next().unwrap_or_default(), "");
    let mut boxes = Vec::new();
    for part in parts {
        boxes.extend(text_box(part, group));
        group = opened(part, group);
    }
    boxes
}

/// The box of a text whose attributes begin `part`, in a group of these attributes.
fn text_box(part: &str, group: &str) -> Option<TextBox> {
    let (tag, rest) = part.split_once('>')?;
    let set = |name: &str| attribute(tag, name).or_else(|| attribute(group, name));
    let text = rest
        .split("</text>")
        .next()?
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
    let size = set("font-size")
        .and_then(|size| size.parse().ok())
        .unwrap_or(15.0);
    let weight = match set("font-weight") {
        Some(_) => Weight::Semibold,
        None => Weight::Regular,
    };
    let width = f64::from(text_width::width(&text, (size * 10.0) as i32, weight)) / 10.0;
    let (x, y) = (number(tag, "x").unwrap_or(0.0), number(tag, "y")?);
    let left = match set("text-anchor") {
        Some("end") => x - width,
        Some("middle") => x - width / 2.0,
        _ => x,
    };
    // Capitals are 0.66 em high and descenders reach 0.2 em down.
    let (top, bottom) = (y - size * 0.68, y + size * 0.2);
    Some(TextBox {
        text,
        left,
        right: left + width,
        top,
        bottom,
    })
}

/// Width and height of the view.
fn view(svg: &str) -> (f64, f64) {
    let mut sizes = attribute(svg, "viewBox")
        .unwrap_or_default()
        .split(' ')
        .skip(2);
    let mut next = || {
        sizes
            .next()
            .and_then(|size| size.parse().ok())
            .unwrap_or_default()
    };
    (next(), next())
}

/// The value of an attribute.
fn attribute<'s>(tag: &'s str, name: &str) -> Option<&'s str> {
    let tag_start = tag.find(&format!("{name}=\""))? + name.len() + 2;
    tag[tag_start..].split('"').next()
}

fn number(tag: &str, name: &str) -> Option<f64> {
    // `x` is the end of no other name once a space stands before it.
    let spaced = format!(" {tag}");
    attribute(&spaced, &format!(" {name}")).and_then(|value| value.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let below = svg("<text class=\"c\" x=\"50\" y=\"49\" font-size=\"13\">ab</text>");
        assert_eq!(collisions(&below).len(), 1);
    }
}
