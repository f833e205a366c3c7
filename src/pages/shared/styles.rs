//! The one style sheet of an edition: the faces of the theme's type, the marks of the
//! charts, and the theme's own sheets one after the other.
//!
//! Faces of the first view are in it, byte for byte. Where a sheet only names their
//! files, browsers fetch them once they have laid out a text that is set in them, which
//! is late. A preload would fetch them sooner, but over `file://` browsers refuse it as
//! a request to another origin, with an error on every page. Cut down to the letters
//! that the first view needs, the faces are a few kilobytes each. All are `optional`: a
//! face that isn't ready when a page is painted waits for the next page, and nothing
//! ever moves.

use std::fmt::Write as _;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

/// The style sheet, in the folder of the assets.
pub const STYLES: &str = "styles.css";

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

/// The style sheet of these faces and sheets, in that order, without comments and
/// without blanks that say nothing.
pub fn style_sheet<'a>(
    faces: &[Typeface<'_>],
    sheets: impl IntoIterator<Item = &'a str>,
) -> String {
    let mut css = String::new();
    for face in faces {
        write_face(&mut css, face);
    }
    for sheet in sheets {
        write_packed(&mut css, sheet);
    }
    css
}

fn write_face(css: &mut String, face: &Typeface<'_>) {
    let source = if face.first_view {
        format!(
            "data:font/woff2;base64,{}",
            BASE64_STANDARD.encode(face.bytes)
        )
    } else {
        face.file.to_owned()
    };
    let _ = write!(
        css,
        "@font-face{{font-family:{};src:url({}) format(\"woff2\");font-weight:{};font-style:{};\
         font-display:optional",
        quoted(face.family),
        quoted(&source),
        face.weights,
        face.style
    );
    if let Some(characters) = face.characters {
        let _ = write!(css, ";unicode-range:{characters}");
    }
    css.push('}');
}

/// A text as a string of CSS.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("a text serialises")
}

/// Writes a style sheet without its comments, and without blanks beside marks that
/// separate by themselves. Strings stay as they are.
fn write_packed(css: &mut String, sheet: &str) {
    let (mut blank, mut escaped) = (false, false);
    let mut rest = sheet;
    while let Some(first) = rest.chars().next() {
        if rest.starts_with("/*") {
            rest = rest.split_once("*/").map_or("", |(_, after)| after);
            blank = true;
            continue;
        }
        if first.is_ascii_whitespace() {
            blank = true;
            rest = &rest[1..];
            continue;
        }
        let separates = |it: char| "{};,".contains(it);
        let tight = css.is_empty()
            || (!escaped && css.ends_with(|last| separates(last) || ":(".contains(last)));
        if blank && !tight && !separates(first) && first != ')' {
            css.push(' ');
        }
        (blank, escaped) = (false, first == '\\');
        if first == '}' && css.ends_with(';') {
            css.pop();
        }
        let length = match first {
            '"' | '\'' => string_length(rest, first),
            '\\' => 1 + rest.chars().nth(1).map_or(0, char::len_utf8),
            _ => first.len_utf8(),
        };
        css.push_str(&rest[..length]);
        rest = &rest[length..];
    }
}

/// How many bytes the string takes that a text begins with, its quotes included.
fn string_length(text: &str, quote: char) -> usize {
    let mut escaped = false;
    let end = text.char_indices().skip(1).find(|(_, letter)| {
        let ends = *letter == quote && !escaped;
        escaped = *letter == '\\' && !escaped;
        ends
    });
    end.map_or(text.len(), |(at, _)| at + 1)
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
    fn a_style_sheet_names_every_face_and_brings_those_of_the_first_view() {
        let about = "format(\"woff2\");font-weight:400 700;font-style:normal;font-display:optional;\
                     unicode-range:U+0-173}";
        let face_rule = |source: &str| {
            format!("@font-face{{font-family:\"Some \\\"Serif\\\"\";src:url(\"{source}\") {about}")
        };
        assert_eq!(
            style_sheet(&[face(true), face(false)], ["b { }"]),
            face_rule("data:font/woff2;base64,d09GMg==") + &face_rule("fonts/some.woff2") + "b{}"
        );
    }

    #[test]
    fn what_says_nothing_is_left_out() {
        for (written, packed) in [
            (
                "a , b > c :hover {\n  color: red;\n}\n",
                "a,b > c :hover{color:red}",
            ),
            ("/* one */ a/* two */b {} /* open", "a b{}"),
            (
                "@media screen and ( width < 30rem ) {}",
                "@media screen and (width < 30rem){}",
            ),
            (
                "a { width: calc(1rem + 2vw) ; }",
                "a{width:calc(1rem + 2vw)}",
            ),
            (
                "a::after { content: \" /* ; \\\" \" ' '; }",
                "a::after{content:\" /* ; \\\" \" ' '}",
            ),
            (".a\\: b { c: \"open", ".a\\: b{c:\"open"),
        ] {
            assert_eq!(style_sheet(&[], [written]), packed, "{written}");
        }
    }

    #[test]
    fn one_sheet_ends_before_the_next() {
        assert_eq!(style_sheet(&[], ["a {}\n", "b {}"]), "a{}b{}");
    }
}
