//! A stand-alone chart as PNG, with the fonts that are built in.
//!
//! Without a font of its own the renderer would leave all text out without a
//! word, so the fonts are part of the program: Source Sans 3, under the SIL Open
//! Font License, which stands beside them.

use std::fmt;
use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{self, Options, Tree, fontdb};
use sha2::{Digest as _, Sha256};

use super::picture::{self, Picture};

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

/// What paints, apart from the fonts: the versions of every crate, and a number
/// that goes up when something in this file changes a pixel.
const RENDERER: [&[u8]; 2] = [include_bytes!("../../Cargo.lock"), b"1"];

/// A renderer with its fonts. Making one reads the fonts: make it once.
#[derive(Clone)]
pub struct Painter {
    options: Arc<Options<'static>>,
    /// The checksum of fonts and renderer, which is part of every key.
    name: [u8; 32],
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
        let mut name = Sha256::new();
        for font in FONTS {
            fonts.load_font_data(font.to_vec());
            name.update(font);
        }
        for part in RENDERER {
            name.update(part);
        }
        fonts.set_sans_serif_family(FAMILY);
        let options = Options {
            font_family: FAMILY.to_owned(),
            fontdb: Arc::new(fonts),
            ..Options::default()
        };
        Painter {
            options: Arc::new(options),
            name: name.finalize().into(),
        }
    }
}

/// Why a picture could not be painted.
#[derive(Debug)]
pub enum PaintError {
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
            PaintError::Svg(error) => write!(f, "the chart cannot be read as SVG: {error}"),
            PaintError::Size => f.write_str("the chart is too large for a PNG"),
            PaintError::Png(error) => write!(f, "the chart cannot be written as PNG: {error}"),
        }
    }
}

impl std::error::Error for PaintError {}

impl Painter {
    /// One for everybody: its fonts are the same everywhere.
    pub fn shared() -> &'static Painter {
        static SHARED: LazyLock<Painter> = LazyLock::new(Painter::default);
        &SHARED
    }

    /// Whether a PNG is what [`Self::paint`] would make of a picture, to the
    /// byte, by the key that it carries. The PNG must be one that was painted:
    /// a key is no proof against forgery.
    pub fn has_painted(&self, picture: &Picture, png: &[u8]) -> bool {
        picture::key_of(png).is_some_and(|key| key == picture.key(&self.name))
    }

    /// Paints a picture as PNG.
    ///
    /// # Errors
    ///
    /// A picture that is too large, or no drawing at all.
    pub fn paint(&self, picture: &Picture) -> Result<Vec<u8>, PaintError> {
        let tree = Tree::from_str(&picture.svg, &self.options).map_err(PaintError::Svg)?;
        let size = tree
            .size()
            .to_int_size()
            .scale_by(picture.scale)
            .ok_or(PaintError::Size)?;
        let mut paper = Pixmap::new(size.width(), size.height()).ok_or(PaintError::Size)?;
        // Under the drawing's own ground, whose edge may fall inside a pixel.
        paper.fill(Color::WHITE);
        resvg::render(
            &tree,
            Transform::from_scale(picture.scale, picture.scale),
            &mut paper.as_mut(),
        );
        let key = picture.key(&self.name);
        pack(&paper, key).map_err(|error| PaintError::Png(error.to_string()))
    }
}

/// Packs a painted picture. Nothing of it can be seen through, so three channels
/// are enough.
fn pack(paper: &Pixmap, key: String) -> Result<Vec<u8>, png::EncodingError> {
    let mut pixels = Vec::with_capacity(paper.pixels().len() * 3);
    for pixel in paper.data().chunks_exact(4) {
        pixels.extend_from_slice(&pixel[..3]);
    }
    let mut packed = Vec::new();
    let mut encoder = png::Encoder::new(&mut packed, paper.width(), paper.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.add_text_chunk(picture::KEYWORD.to_owned(), key)?;
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&pixels)?;
    writer.finish()?;
    Ok(packed)
}
