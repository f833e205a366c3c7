//! The faces of a theme's type: a style sheet that names them, and a script that
//! hands over those of the first view.
//!
//! A style sheet alone can't do it. Browsers fetch a face only once they have
//! laid out a text that is set in it: either they paint that text in another face
//! first, and it moves when its own arrives, or it keeps the other one. Over
//! `file://` they can't be told to fetch it earlier. A face whose bytes a script
//! brings along is there before anything is painted. Without scripts the style
//! sheet does what it can.

use std::fmt::Write as _;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

/// The style sheet that names all faces.
pub const TYPEFACE_STYLES: &str = "typefaces.css";

/// The script that hands over those of the first view.
pub const TYPEFACE_SCRIPT: &str = "typefaces.js";

/// A face of a theme's type.
#[derive(Clone, Debug)]
pub struct Typeface<'a> {
    /// The family that style sheets name.
    pub family: &'a str,
    /// Its file among the theme's assets.
    pub file: &'a str,
    /// What is in that file.
    pub bytes: &'a [u8],
    /// `normal` or `italic`.
    pub style: &'a str,
    /// The weight, or the lightest and the boldest: `400 700`.
    pub weights: &'a str,
    /// The characters that it is for, as CSS writes ranges; all if `None`.
    pub characters: Option<&'a str>,
    /// Whether pages need it before they are painted.
    pub first_view: bool,
}

/// The style sheet, for the folder of the assets.
pub fn style_sheet(faces: &[Typeface<'_>]) -> String {
    let mut css = String::new();
    for face in faces {
        let _ = write!(
            css,
            "@font-face{{font-family:{};src:url({}) format(\"woff2\");font-weight:{};font-style:{};\
             font-display:swap",
            quoted(face.family),
            quoted(face.file),
            face.weights,
            face.style
        );
        if let Some(characters) = face.characters {
            let _ = write!(css, ";unicode-range:{characters}");
        }
        css.push_str("}\n");
    }
    css
}

/// The script; `None` if no face is one of the first view.
pub fn script(faces: &[Typeface<'_>]) -> Option<String> {
    let first = || faces.iter().filter(|face| face.first_view);
    first().next()?;
    let (before, after) = include_str!("scripts/typefaces.js")
        .split_once("FACES")
        .expect("the script says where the faces go");
    // Four characters for three bytes, and some around them.
    let bytes: usize = first().map(|face| face.bytes.len() / 3 * 4 + 512).sum();
    let mut script = String::with_capacity(before.len() + bytes + after.len());
    script.push_str(before);
    for face in first() {
        let mut descriptors = vec![("style", face.style), ("weight", face.weights)];
        descriptors.extend(face.characters.map(|range| ("unicodeRange", range)));
        let descriptors: Vec<String> = descriptors
            .into_iter()
            .map(|(name, value)| format!("{name}: {}", quoted(value)))
            .collect();
        let (family, descriptors) = (quoted(face.family), descriptors.join(", "));
        let _ = write!(script, "  face({family}, {{ {descriptors} }}, \"");
        BASE64_STANDARD.encode_string(face.bytes, &mut script);
        script.push_str("\");\n");
    }
    script.push_str(after);
    Some(script)
}

/// A text as a string of CSS and of a script.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("a text serialises")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn face(first_view: bool) -> Typeface<'static> {
        Typeface {
            family: "Some \"Serif\"",
            file: "fonts/some.woff2",
            bytes: b"wOF2",
            style: "normal",
            weights: "400 700",
            characters: Some("U+0-173"),
            first_view,
        }
    }

    #[test]
    fn a_style_sheet_names_every_face() {
        assert_eq!(
            style_sheet(&[face(true)]),
            "@font-face{font-family:\"Some \\\"Serif\\\"\";src:url(\"fonts/some.woff2\") \
             format(\"woff2\");font-weight:400 700;font-style:normal;font-display:swap;\
             unicode-range:U+0-173}\n"
        );
    }

    #[test]
    fn a_script_brings_the_bytes_of_the_first_view() {
        let script = script(&[face(true), face(false)]).expect("there is one");
        let call = "  face(\"Some \\\"Serif\\\"\", { style: \"normal\", weight: \"400 700\", \
                    unicodeRange: \"U+0-173\" }, \"d09GMg==\");\n";
        assert_eq!(script.matches(call).count(), 1, "{script}");
        assert!(!script.contains("FACES"), "{script}");
        assert_eq!(script.matches("\n  face(").count(), 1, "{script}");
    }

    #[test]
    fn there_is_no_script_without_a_face_of_the_first_view() {
        assert_eq!(super::script(&[face(false)]), None);
    }
}
