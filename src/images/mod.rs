//! Pictures that editors put among the text, from the file as it comes from a camera
//! or a drawing program to the files that readers get.
//!
//! Of a photograph none is published as it is: every version is decoded, turned the
//! right way up, made smaller and written anew, so that nothing is left of where and
//! with what it was taken. What a photograph is gets known from its first bytes; the
//! rest is decoded when a version is made. A drawing is published as it is, and
//! refused if it holds anything that could run or fetch (`svg`).
//!
//! The same file always gives the same bytes: no part of this asks for the machine.

mod svg;
mod version;

use std::fmt;
use std::io::Cursor;
use std::sync::Arc;

use image::metadata::Orientation;
use image::{ImageDecoder as _, ImageFormat, ImageReader, Limits};

/// The widths in which a photograph is offered, in pixels. One that is narrower than
/// the widest is offered at its own width in place of those above.
const WIDTHS: [u32; 3] = [480, 960, 1600];

/// The longest side, and the most pixels in all, that are decoded.
const LONGEST: u32 = 16_000;
const MOST_PIXELS: u64 = 50_000_000;

/// The most memory that decoding one picture may take, in bytes.
const MEMORY: u64 = 512 * 1024 * 1024;

/// What a file can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A photograph: it is published as JPEG.
    Photograph(ImageFormat),
    /// Pixels that must stay as they are: a screen, a scan, something to be seen
    /// through. It is published as WebP without loss.
    Exact(ImageFormat),
    /// SVG.
    Drawing,
}

/// A photograph or drawing as an editor put it into the folder.
#[derive(Clone)]
pub struct Image {
    kind: Kind,
    width: u32,
    height: u32,
    bytes: Arc<[u8]>,
}

/// A file that readers get of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its width in pixels; `None` for a drawing, which has none.
    pub width: Option<u32>,
    /// How the names of such files end: `jpg`.
    pub ending: &'static str,
}

/// What is wrong with a picture's file, and what can be done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// In words that follow the name of the file: "is no picture".
    pub what: String,
    /// What to do.
    pub help: &'static str,
}

impl Flaw {
    fn new(what: impl Into<String>, help: &'static str) -> Self {
        Self {
            what: what.into(),
            help,
        }
    }

    fn unreadable(error: &dyn fmt::Display) -> Self {
        Self::new(
            format!("can't be read as a picture: {error}"),
            "open it in a program for pictures and save it again as JPEG or PNG",
        )
    }
}

impl fmt::Debug for Image {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Image")
            .field("kind", &self.kind)
            .field("width", &self.width)
            .field("height", &self.height)
            .finish_non_exhaustive()
    }
}

impl Image {
    /// The endings of the files that are read, in small letters.
    pub const ENDINGS: [&str; 5] = ["jpg", "jpeg", "png", "webp", "svg"];

    /// Looks at a file; `ending` is that of its name.
    ///
    /// # Errors
    ///
    /// It is no picture, not the one that its name says, too large to be decoded, or a
    /// drawing that isn't safe.
    pub fn new(bytes: Vec<u8>, ending: &str) -> Result<Self, Flaw> {
        if ending.eq_ignore_ascii_case("svg") {
            let (width, height) = svg::size(&bytes)?;
            return Ok(Self {
                kind: Kind::Drawing,
                width,
                height,
                bytes: bytes.into(),
            });
        }
        let format = image::guess_format(&bytes).map_err(|_| {
            Flaw::new(
                "is no picture",
                "pictures are JPEG, PNG, WebP or SVG: save it as one of them",
            )
        })?;
        let named = ImageFormat::from_extension(ending);
        if named != Some(format) {
            let (name, help) = match format {
                ImageFormat::Jpeg => ("JPEG", "let its name end in `.jpg`"),
                ImageFormat::Png => ("PNG", "let its name end in `.png`"),
                ImageFormat::WebP => ("WebP", "let its name end in `.webp`"),
                _ => (
                    "another kind of picture",
                    "save it as JPEG, PNG, WebP or SVG",
                ),
            };
            return Err(Flaw::new(
                format!("is {name}, and not what its name says"),
                help,
            ));
        }
        let mut decoder = decoder(&bytes, format)?;
        let (width, height) = decoder.dimensions();
        let pixels = u64::from(width) * u64::from(height);
        if width.max(height) > LONGEST || pixels > MOST_PIXELS {
            return Err(Flaw::new(
                format!("has {width} × {height} pixels, more than anybody can see"),
                "make it smaller: 1600 pixels across are enough",
            ));
        }
        let turned = decoder.orientation().unwrap_or(Orientation::NoTransforms);
        let is_lossy = match format {
            ImageFormat::Jpeg => true,
            ImageFormat::WebP => is_lossy_webp(&bytes) && !decoder.color_type().has_alpha(),
            _ => false,
        };
        drop(decoder);
        let (width, height) = match turned {
            Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH => (height, width),
            _ => (width, height),
        };
        Ok(Self {
            kind: match is_lossy {
                true => Kind::Photograph(format),
                false => Kind::Exact(format),
            },
            width,
            height,
            bytes: bytes.into(),
        })
    }

    /// Its width and height, the right way up, in pixels.
    pub fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    /// What readers are offered of it, the smallest first; at least one.
    pub fn versions(&self) -> Vec<Version> {
        let ending = match self.kind {
            Kind::Photograph(_) => "jpg",
            Kind::Exact(_) => "webp",
            Kind::Drawing => {
                return vec![Version {
                    width: None,
                    ending: "svg",
                }];
            }
        };
        let mut widths: Vec<u32> = WIDTHS.into_iter().filter(|to| *to < self.width).collect();
        if widths.len() < WIDTHS.len() {
            widths.push(self.width);
        }
        let version = |width| Version {
            width: Some(width),
            ending,
        };
        widths.into_iter().map(version).collect()
    }

    /// The height of a version that is so wide.
    pub fn height_at(&self, width: u32) -> u32 {
        let (from, high) = (u64::from(self.width), u64::from(self.height));
        let height = (high * u64::from(width) + from / 2) / from.max(1);
        u32::try_from(height).unwrap_or(u32::MAX).max(1)
    }

    /// The bytes of a version.
    ///
    /// # Errors
    ///
    /// The file is broken behind its beginning.
    pub fn make(&self, version: Version) -> Result<Vec<u8>, Flaw> {
        match (self.kind, version.width) {
            (Kind::Photograph(format), Some(width)) => version::photograph(self, format, width),
            (Kind::Exact(format), Some(width)) => version::exact(self, format, width),
            _ => Ok(self.bytes.to_vec()),
        }
    }

    /// Whether a file that was made before is this version, to the byte, by the key
    /// that it carries; only photographs carry one.
    pub fn has_made(&self, version: Version, made: &[u8]) -> bool {
        match (self.kind, version.width) {
            (Kind::Photograph(_), Some(width)) => version::is_of(self, width, made),
            _ => false,
        }
    }
}

/// A decoder that refuses what would take more than it may.
fn decoder(bytes: &[u8], format: ImageFormat) -> Result<impl image::ImageDecoder + '_, Flaw> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(u32::MAX);
    limits.max_image_height = Some(u32::MAX);
    limits.max_alloc = Some(MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    reader
        .into_decoder()
        .map_err(|error| Flaw::unreadable(&error))
}

/// Whether a WebP holds a photograph: the first chunk of pixels is `VP8 `.
fn is_lossy_webp(bytes: &[u8]) -> bool {
    let mut at = 12;
    while let Some(head) = bytes.get(at..at + 8) {
        let length = u32::from_le_bytes([head[4], head[5], head[6], head[7]]) as usize;
        match &head[..4] {
            b"VP8 " => return true,
            b"VP8L" => return false,
            _ => at = at.saturating_add(8).saturating_add(length + length % 2),
        }
    }
    false
}

#[cfg(test)]
mod tests;
