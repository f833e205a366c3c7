//! A drawing that is to be painted, and the key of what a painted one shows.
//!
//! Painting takes a hundred times as long as drawing. A picture that was painted
//! carries the key of its content, so that whoever has it needn't paint it
//! again: the key is the checksum of the drawing, its scale, and everything that
//! paints it. Equal keys, equal bytes.

use sha2::{Digest as _, Sha256};

/// A finished drawing and the scale at which it is painted.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// SVG in the font that is built in.
    pub(super) svg: String,
    /// How many pixels one of the drawing becomes.
    pub(super) scale: f32,
}

/// What stands before a key in a PNG.
pub(super) const KEYWORD: &str = "Bluebook-Key";

impl Picture {
    pub(super) fn new(svg: String, scale: f32) -> Self {
        Self { svg, scale }
    }

    /// The key of its content, painted by a painter of this name.
    pub(super) fn key(&self, painter: &[u8]) -> String {
        let mut sum = Sha256::new();
        sum.update(painter);
        sum.update(self.scale.to_le_bytes());
        sum.update(self.svg.as_bytes());
        sum.finalize()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }
}

/// The key that a painted picture carries; `None` if it is none of ours.
pub(super) fn key_of(png: &[u8]) -> Option<String> {
    let reader = png::Decoder::new(std::io::Cursor::new(png))
        .read_info()
        .ok()?;
    let texts = &reader.info().uncompressed_latin1_text;
    let found = texts.iter().find(|text| text.keyword == KEYWORD)?;
    Some(found.text.clone())
}
