//! The versions of a photograph.

use image::codecs::jpeg::JpegEncoder;
use image::codecs::webp::WebPEncoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder as _, ImageEncoder as _, ImageFormat};
use sha2::{Digest as _, Sha256};

use super::{Flaw, Image, decoder};

/// How good a photograph is: of a hundred.
const QUALITY: u8 = 82;

/// The largest description of colours that is kept. It belongs to what is seen: without
/// it the colours of many cameras would be dull.
const LARGEST_PROFILE: usize = 64 * 1024;

/// What makes versions, apart from the file: the versions of every crate, and a number
/// that goes up when something here changes a byte.
const MAKER: [&[u8]; 2] = [include_bytes!("../../Cargo.lock"), b"1"];

/// What stands before a key in the comment of a JPEG.
const KEYWORD: &[u8] = b"Bluebook-Key ";

/// A photograph as JPEG, with the key of its content in a comment.
pub(super) fn photograph(image: &Image, format: ImageFormat, width: u32) -> Result<Vec<u8>, Flaw> {
    let (pixels, profile) = pixels(image, format, width)?;
    let mut made = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut made, QUALITY);
    if let Some(profile) = profile {
        // What can't be kept is left out.
        let _ = encoder.set_icc_profile(profile);
    }
    encoder
        .encode_image(&pixels.into_rgb8())
        .map_err(|error| Flaw::unreadable(&error))?;
    // Right behind the mark with which a JPEG begins.
    made.splice(2..2, comment(image, width));
    Ok(made)
}

/// Pixels as WebP, without loss.
pub(super) fn exact(image: &Image, format: ImageFormat, width: u32) -> Result<Vec<u8>, Flaw> {
    let (pixels, profile) = pixels(image, format, width)?;
    let mut made = Vec::new();
    let mut encoder = WebPEncoder::new_lossless(&mut made);
    if let Some(profile) = profile {
        let _ = encoder.set_icc_profile(profile);
    }
    let pixels = match pixels.color().has_alpha() {
        true => DynamicImage::from(pixels.into_rgba8()),
        false => DynamicImage::from(pixels.into_rgb8()),
    };
    pixels
        .write_with_encoder(encoder)
        .map_err(|error| Flaw::unreadable(&error))?;
    Ok(made)
}

/// Whether a JPEG is this version, by its key.
pub(super) fn is_of(image: &Image, width: u32, made: &[u8]) -> bool {
    let comment = comment(image, width);
    made.get(2..2 + comment.len()) == Some(comment.as_slice())
}

/// The comment that holds the key of a version's content.
fn comment(image: &Image, width: u32) -> Vec<u8> {
    let mut sum = Sha256::new();
    for part in MAKER {
        sum.update(part);
    }
    sum.update(width.to_le_bytes());
    sum.update(&image.bytes);
    let key: String = sum.finalize().iter().map(|b| format!("{b:02x}")).collect();
    let length = u16::try_from(2 + KEYWORD.len() + key.len()).unwrap_or(u16::MAX);
    let mut comment = vec![0xff, 0xfe];
    comment.extend(length.to_be_bytes());
    comment.extend(KEYWORD);
    comment.extend(key.into_bytes());
    comment
}

/// The pixels of a version, and the description of their colours.
fn pixels(
    image: &Image,
    format: ImageFormat,
    width: u32,
) -> Result<(DynamicImage, Option<Vec<u8>>), Flaw> {
    let mut decoder = decoder(&image.bytes, format)?;
    let turned = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten();
    let profile = profile.filter(|profile| {
        // Of other colours than those that are written it would say the wrong thing.
        profile.len() <= LARGEST_PROFILE && profile.get(16..20) == Some(b"RGB ")
    });
    let mut pixels =
        DynamicImage::from_decoder(decoder).map_err(|error| Flaw::unreadable(&error))?;
    pixels.apply_orientation(turned);
    if width == image.width {
        return Ok((pixels, profile));
    }
    let height = image.height_at(width);
    // The mean of whole pixels first, which is fast and keeps what is fine from
    // flickering; then the rest of the way, smoothly. No step needs a function that
    // machines compute differently.
    if image.width / 2 > width {
        pixels = pixels.thumbnail_exact(width * 2, height.saturating_mul(2));
    }
    Ok((
        pixels.resize_exact(width, height, FilterType::CatmullRom),
        profile,
    ))
}
