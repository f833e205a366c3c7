//! Drawings: how large they are, and whether they are only that.
//!
//! A drawing is published as it is, so it must not hold anything that runs, asks a
//! server for something, or shows a page within. What isn't known to be harmless is
//! refused; elements of drawing programs under names of their own are not looked at,
//! for no browser does.

use quick_xml::NsReader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};

use super::Flaw;

/// The largest drawing, in bytes.
const LARGEST: usize = 1024 * 1024;

/// Shapes, text, paints and what holds them together.
const HARMLESS: [&str; 57] = [
    "svg",
    "g",
    "defs",
    "symbol",
    "use",
    "title",
    "desc",
    "metadata",
    "style",
    "switch",
    "view",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "text",
    "tspan",
    "textPath",
    "image",
    "marker",
    "mask",
    "clipPath",
    "pattern",
    "linearGradient",
    "radialGradient",
    "stop",
    "filter",
    "feBlend",
    "feColorMatrix",
    "feComponentTransfer",
    "feComposite",
    "feConvolveMatrix",
    "feDiffuseLighting",
    "feDisplacementMap",
    "feDistantLight",
    "feDropShadow",
    "feFlood",
    "feFuncA",
    "feFuncB",
    "feFuncG",
    "feFuncR",
    "feGaussianBlur",
    "feImage",
    "feMerge",
    "feMergeNode",
    "feMorphology",
    "feOffset",
    "fePointLight",
    "feSpecularLighting",
    "feSpotLight",
    "feTile",
    "feTurbulence",
    "hatch",
    "hatchpath",
];

const SVG: &str = "http://www.w3.org/2000/svg";
const HELP: &str = "save it as a plain SVG without scripts, links and animation, or as PNG";

/// The width and the height of a drawing.
pub(super) fn size(bytes: &[u8]) -> Result<(u32, u32), Flaw> {
    if bytes.len() > LARGEST {
        return Err(Flaw::new(
            "is a drawing of more than 1 MB",
            "make it simpler, or save it as PNG or WebP",
        ));
    }
    let text = std::str::from_utf8(bytes)
        .map_err(|_| Flaw::new("is a drawing that is not UTF-8 text", HELP))?;
    let mut reader = NsReader::from_str(text);
    let mut size = None;
    let mut is_style = false;
    loop {
        let before = reader.buffer_position();
        let refuse = |what: &str| {
            let at = usize::try_from(before).unwrap_or(0).min(text.len());
            let line = 1 + text.as_bytes()[..at]
                .iter()
                .filter(|b| **b == b'\n')
                .count();
            Flaw::new(format!("holds {what} in line {line}"), HELP)
        };
        match reader.read_resolved_event() {
            Err(error) => return Err(Flaw::new(format!("is no sound SVG: {error}"), HELP)),
            Ok((_, Event::Eof)) => break,
            // Entities could stand for anything, and grow without end.
            Ok((_, Event::DocType(kind))) if kind.contains('[') => {
                return Err(refuse("declarations of its own"));
            }
            Ok((_, Event::PI(_))) => return Err(refuse("an instruction to programs")),
            Ok((of, Event::Start(element) | Event::Empty(element))) => {
                let local = element.local_name();
                let name = local.as_ref();
                match of {
                    ResolveResult::Bound(Namespace(SVG)) | ResolveResult::Unbound
                        if !HARMLESS.contains(&name) =>
                    {
                        return Err(refuse(&format!("an element `{name}`")));
                    }
                    ResolveResult::Bound(Namespace(space)) if space.ends_with("xhtml") => {
                        return Err(refuse(&format!("an element `{name}` of a page")));
                    }
                    _ => {}
                }
                if let Some(what) = harm_in(&element) {
                    return Err(refuse(&what));
                }
                if size.is_none() {
                    if name != "svg" {
                        return Err(Flaw::new("is no SVG", HELP));
                    }
                    size = Some(size_of(&element)?);
                }
                is_style = name == "style";
            }
            Ok((_, Event::Text(words))) if is_style => {
                if leads_out(&words) {
                    return Err(refuse("a style that fetches something"));
                }
            }
            Ok((_, Event::CData(words))) if is_style => {
                if leads_out(&words) {
                    return Err(refuse("a style that fetches something"));
                }
            }
            Ok((_, Event::GeneralRef(_))) if is_style => {
                return Err(refuse("a style with escapes"));
            }
            Ok((_, Event::End(_))) => is_style = false,
            Ok(_) => {}
        }
    }
    size.ok_or_else(|| Flaw::new("is no SVG", HELP))
}

/// What an element has among its attributes that could run or fetch.
fn harm_in(element: &BytesStart<'_>) -> Option<String> {
    for attribute in element.attributes() {
        let Ok(attribute) = attribute else {
            return Some("an attribute that can't be read".to_owned());
        };
        let local = attribute.key.local_name();
        let name = local.as_ref().to_lowercase();
        let Ok(value) = unescape(&attribute.value) else {
            return Some(format!("an attribute `{name}` with an unknown escape"));
        };
        if name.starts_with("on") {
            return Some(format!("a script in `{name}`"));
        }
        let is_name_space = attribute.key.as_ref().starts_with("xmlns");
        let leads = matches!(name.as_str(), "href" | "src" | "base");
        if leads && !is_inside(&value) {
            return Some(format!("a way out of the file in `{name}`"));
        }
        if !is_name_space && leads_out(&value) {
            return Some(format!("an address in `{name}` that is fetched"));
        }
    }
    None
}

/// Whether an address stays in the file: a part of it, or pixels that it carries.
fn is_inside(address: &str) -> bool {
    let address = address.trim();
    let pixels = ["png", "jpeg", "jpg", "webp", "gif"];
    let carried = |kind| address.starts_with(&format!("data:image/{kind};base64,"));
    address.starts_with('#') || pixels.into_iter().any(carried)
}

/// Whether a style fetches something, or could in disguise.
fn leads_out(style: &str) -> bool {
    let style = style.to_lowercase();
    let urls = style.match_indices("url(").map(|(at, open)| {
        let rest = style[at + open.len()..].trim_start();
        rest.trim_start_matches(['"', '\'']).trim_start()
    });
    let mut fetched = urls.filter(|address| !is_inside(address));
    fetched.next().is_some()
        || style.contains("@import")
        || style.contains("image-set(")
        || style.contains("javascript:")
        || style.contains("url\\")
        || style.contains('\\') && style.contains('(')
}

/// The size that the outermost element says.
fn size_of(element: &BytesStart<'_>) -> Result<(u32, u32), Flaw> {
    let text = |name: &str| {
        let found = element.try_get_attribute(name).ok().flatten()?;
        Some(unescape(&found.value).ok()?.into_owned())
    };
    let number = |text: String| -> Option<f64> {
        let digits = text.trim().trim_end_matches("px");
        digits.parse().ok()
    };
    let given = (
        text("width").and_then(number),
        text("height").and_then(number),
    );
    let (width, height) = match given {
        (Some(width), Some(height)) => (width, height),
        _ => {
            let parts: Vec<f64> = text("viewBox")
                .unwrap_or_default()
                .split([' ', ','])
                .filter_map(|part| part.parse().ok())
                .collect();
            match parts.as_slice() {
                [_, _, width, height] => (*width, *height),
                _ => {
                    return Err(Flaw::new(
                        "does not say how large it is",
                        "give its outermost element a `viewBox`, or save it again",
                    ));
                }
            }
        }
    };
    let whole = |length: f64| {
        (1.0..=100_000.0)
            .contains(&length)
            .then(|| length.round() as u32)
    };
    match (whole(width), whole(height)) {
        (Some(width), Some(height)) => Ok((width, height)),
        _ => Err(Flaw::new(
            "has a size that can't be shown",
            "give its outermost element a `viewBox` with its width and height",
        )),
    }
}
