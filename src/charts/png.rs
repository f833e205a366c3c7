//! A stand-alone chart as PNG, with the fonts that are built in.
//!
//! Without a font of its own the renderer would leave all text out without a
//! word, so the fonts are part of the program: Source Sans 3, under the SIL Open
//! Font License, which stands beside them.

use std::fmt;
use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, Options, Tree, fontdb};

use super::{Chart, Refusal, Words, stand_alone};

/// Regular, italic and semibold; then the letters of Welsh and others.
const FONTS: [&[u8]; 5] = [
    include_bytes!("fonts/source-sans-3-latin-400-normal.ttf"),
    include_bytes!("fonts/source-sans-3-latin-400-italic.ttf"),
    include_bytes!("fonts/source-sans-3-latin-600-normal.ttf"),
    include_bytes!("fonts/source-sans-3-latin-ext-400-normal.ttf"),
    include_bytes!("fonts/source-sans-3-latin-ext-600-normal.ttf"),
];
/// What these files call themselves. The drawings ask for it by their last name,
/// the plain sans-serif.
const FAMILY: &str = "Source Sans 3 ExtraLight";

/// A renderer with its fonts. Making one reads the fonts: make it once.
#[derive(Clone)]
pub struct Painter {
    options: Arc<Options<'static>>,
}

impl fmt::Debug for Painter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Painter")
            .field("family", &FAMILY)
            .finish_non_exhaustive()
    }
}

impl Default for Painter {
    fn default() -> Painter {
        let mut fonts = fontdb::Database::new();
        for font in FONTS {
            fonts.load_font_data(font.to_vec());
        }
        fonts.set_sans_serif_family(FAMILY);
        let options = Options {
            font_family: FAMILY.to_owned(),
            fontdb: Arc::new(fonts),
            ..Options::default()
        };
        Painter {
            options: Arc::new(options),
        }
    }
}

/// Why a chart could not be painted.
#[derive(Debug)]
pub enum PaintError {
    /// It would have lied.
    Refused(Refusal),
    /// It is no SVG.
    Svg(usvg::Error),
    /// It is too large to be kept in memory.
    Size,
    /// It could not be packed.
    Png(String),
}

impl fmt::Display for PaintError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PaintError::Refused(refusal) => refusal.fmt(f),
            PaintError::Svg(error) => write!(f, "the chart cannot be read as SVG: {error}"),
            PaintError::Size => f.write_str("the chart is too large for a PNG"),
            PaintError::Png(error) => write!(f, "the chart cannot be written as PNG: {error}"),
        }
    }
}

impl std::error::Error for PaintError {}

impl Painter {
    /// Paints a chart with the words around it, `scale` times its size, as PNG.
    ///
    /// # Errors
    ///
    /// Data that the chart could only show wrongly, or a chart too large.
    pub fn png(&self, chart: &Chart, words: &Words, scale: f32) -> Result<Vec<u8>, PaintError> {
        let svg = stand_alone::draw(chart, words).map_err(PaintError::Refused)?;
        self.paint(&svg, scale)
    }

    /// Paints an SVG.
    pub(super) fn paint(&self, svg: &str, scale: f32) -> Result<Vec<u8>, PaintError> {
        let tree = Tree::from_str(svg, &self.options).map_err(PaintError::Svg)?;
        let size = tree
            .size()
            .to_int_size()
            .scale_by(scale)
            .ok_or(PaintError::Size)?;
        let mut paper = Pixmap::new(size.width(), size.height()).ok_or(PaintError::Size)?;
        resvg::render(
            &tree,
            Transform::from_scale(scale, scale),
            &mut paper.as_mut(),
        );
        paper
            .encode_png()
            .map_err(|error| PaintError::Png(error.to_string()))
    }
}
