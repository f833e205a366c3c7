use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

use super::{Image, Version, svg};

/// A photograph of nothing: its left half is dark.
fn photograph(width: u32, height: u32) -> Vec<u8> {
    let pixels = RgbImage::from_fn(width, height, |x, y| match x < width / 2 {
        true => Rgb([10, 20, (y % 40) as u8]),
        false => Rgb([200, 210, 220]),
    });
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, 90);
    pixels.write_with_encoder(encoder).expect("a JPEG");
    bytes
}

/// What a camera writes: it was turned by a quarter, and where that was.
fn with_exif(mut jpeg: Vec<u8>) -> Vec<u8> {
    let mut tiff = b"II*\0\x08\0\0\0\x02\0".to_vec();
    tiff.extend(b"\x12\x01\x03\0\x01\0\0\0\x06\0\0\0");
    tiff.extend(b"\x0e\x01\x02\0\x0c\0\0\0\x26\0\0\0\0\0\0\0");
    tiff.extend(b"54.77N 1.57W\0");
    let mut block = vec![0xff, 0xe1];
    block.extend(u16::to_be_bytes((2 + 6 + tiff.len()) as u16));
    block.extend(b"Exif\0\0");
    block.extend(tiff);
    jpeg.splice(2..2, block);
    jpeg
}

/// The checksum of a part of a PNG.
fn crc(bytes: &[u8]) -> u32 {
    let step = |sum: u32, _| match sum & 1 {
        1 => (sum >> 1) ^ 0xedb8_8320,
        _ => sum >> 1,
    };
    !bytes
        .iter()
        .fold(!0, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), step))
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

fn widths(image: &Image) -> Vec<Option<u32>> {
    let versions = image.versions();
    versions.iter().map(|version| version.width).collect()
}

#[test]
fn a_photograph_is_turned_shrunk_and_stripped() {
    let file = with_exif(photograph(1200, 600));
    assert!(holds(&file, b"54.77N"));
    let image = Image::new(file, "JPG").expect("a photograph");
    assert_eq!(image.size(), (600, 1200));
    assert_eq!(widths(&image), [Some(480), Some(600)]);
    for version in image.versions() {
        let made = image.make(version).expect("made");
        assert_eq!(version.ending, "jpg");
        assert!(!holds(&made, b"Exif") && !holds(&made, b"54.77N"));
        let pixels = image::load_from_memory(&made)
            .expect("a picture")
            .into_rgb8();
        let width = version.width.expect("wide");
        assert_eq!(pixels.dimensions(), (width, width * 2));
        // Turned to the right: what was on the left is above.
        assert!(pixels.get_pixel(width / 2, 10)[0] < 60);
        assert!(pixels.get_pixel(width / 2, width * 2 - 10)[0] > 150);
        assert_eq!(image.make(version).expect("made again"), made);
        assert!(image.has_made(version, &made));
        let other = Version {
            width: Some(481),
            ..version
        };
        assert!(!image.has_made(other, &made) && !image.has_made(version, &made[..9]));
    }
}

#[test]
fn there_are_three_widths_at_most_and_none_above_its_own() {
    let of = |width| widths(&Image::new(photograph(width, 30), "jpg").expect("a photograph"));
    assert_eq!(of(3000), [Some(480), Some(960), Some(1600)]);
    assert_eq!(of(1600), [Some(480), Some(960), Some(1600)]);
    assert_eq!(of(1000), [Some(480), Some(960), Some(1000)]);
    assert_eq!(of(480), [Some(480)]);
    assert_eq!(of(20), [Some(20)]);
}

#[test]
fn what_can_be_seen_through_stays_exact() {
    let pixels = RgbaImage::from_fn(700, 300, |x, _| Rgba([9, 8, 7, (x % 256) as u8]));
    let mut png = Vec::new();
    let pixels = DynamicImage::from(pixels);
    pixels
        .write_to(&mut Cursor::new(&mut png), ImageFormat::Png)
        .expect("a PNG");
    let image = Image::new(png, "png").expect("a picture");
    let versions = image.versions();
    assert_eq!(widths(&image), [Some(480), Some(700)]);
    let made = image.make(versions[1]).expect("made");
    assert_eq!(versions[1].ending, "webp");
    let again = image::load_from_memory(&made).expect("a picture");
    assert_eq!(again.into_rgba8(), pixels.into_rgba8());
    let lossless = Image::new(made, "webp").expect("a WebP");
    assert_eq!(lossless.versions()[1].ending, "webp");
}

#[test]
fn what_is_no_picture_or_too_large_is_refused() {
    let flaw = |bytes: &[u8], ending: &str| {
        let flaw = Image::new(bytes.to_vec(), ending).expect_err("no picture");
        flaw.what
    };
    assert_eq!(flaw(b"<html>", "jpg"), "is no picture");
    assert_eq!(
        flaw(&photograph(9, 9), "png"),
        "is JPEG, and not what its name says"
    );
    assert!(flaw(&photograph(9, 9)[..60], "jpg").starts_with("can't be read as a picture"));
    // A header that promises 60,000 pixels each way, and nothing behind it.
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\xea\x60\0\0\xea\x60\x08\x02\0\0\0".to_vec();
    png.extend(crc(&png[12..]).to_be_bytes());
    png.extend(b"\0\0\0\x01IDAT\0\0\0\0\0");
    assert_eq!(
        flaw(&png, "png"),
        "has 60000 × 60000 pixels, more than anybody can see"
    );
    // The header is sound and the rest is not: that is told when a version is made.
    let whole = DynamicImage::from(RgbImage::new(90, 90));
    let mut png = Vec::new();
    whole
        .write_to(&mut Cursor::new(&mut png), ImageFormat::Png)
        .expect("a PNG");
    png.truncate(60);
    let image = Image::new(png, "png").expect("its header is sound");
    let flaw = image
        .make(image.versions()[0])
        .expect_err("nothing behind it");
    assert!(flaw.what.starts_with("can't be read as a picture"));
}

#[test]
fn a_drawing_is_harmless_or_refused() {
    let within = |inner: &str| {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
             xmlns:i=\"http://www.inkscape.org/namespaces/inkscape\" viewBox=\"0 0 40 30.4\">{inner}</svg>"
        )
    };
    for harmless in [
        "<path d=\"M0 0h4\" style=\"fill:url(#a)\"/><linearGradient id=\"a\"/>",
        "<use xlink:href=\"#a\"/><text>On the left (1)</text><style>.a { fill: red }</style>",
        "<i:page i:zoom=\"2\"/>",
        "<image href=\"data:image/png;base64,AAAA\"/><!-- a note --><title>5 &lt; 6</title>",
    ] {
        assert_eq!(
            svg::size(within(harmless).as_bytes()),
            Ok((40, 30)),
            "{harmless}"
        );
    }
    for (harm, what) in [
        ("<script>alert(1)</script>", "an element `script`"),
        (
            "<g xmlns:s=\"http://www.w3.org/2000/svg\"><s:script/></g>",
            "an element `script`",
        ),
        ("<rect onload=\"x()\"/>", "a script in `onload`"),
        ("<rect ONCLICK=\"x()\"/>", "a script in `onclick`"),
        ("<foreignObject/>", "an element `foreignObject`"),
        (
            "<g xmlns:h=\"http://www.w3.org/1999/xhtml\"><h:iframe/></g>",
            "an element `iframe` of a page",
        ),
        ("<a href=\"https://x.example\"/>", "an element `a`"),
        (
            "<image href=\"https://x.example/1.png\"/>",
            "a way out of the file in `href`",
        ),
        (
            "<image xlink:href=\"data:image/svg+xml;base64,AA\"/>",
            "a way out of the file in `href`",
        ),
        (
            "<use xlink:href=\" other.svg#a\"/>",
            "a way out of the file in `href`",
        ),
        (
            "<path style=\"fill: URL( 'http://x.example/a' )\"/>",
            "an address in `style` that is fetched",
        ),
        (
            "<path fill=\"url(//x.example/a)\"/>",
            "an address in `fill` that is fetched",
        ),
        (
            "<path fill=\"&#117;rl(//x.example/a)\"/>",
            "an address in `fill` that is fetched",
        ),
        (
            "<style>@import 'x.css';</style>",
            "a style that fetches something",
        ),
        (
            "<style><![CDATA[a { b: url(x.png) }]]></style>",
            "a style that fetches something",
        ),
        (
            "<style>a { b: u\\72l(x.png) }</style>",
            "a style that fetches something",
        ),
        (
            "<set attributeName=\"href\" to=\"javascript:x\"/>",
            "an element `set`",
        ),
        ("<animate/>", "an element `animate`"),
    ] {
        let flaw = svg::size(within(harm).as_bytes()).expect_err(harm);
        assert_eq!(flaw.what, format!("holds {what} in line 1"), "{harm}");
    }
    let flaw = |text: &str| svg::size(text.as_bytes()).expect_err(text).what;
    assert_eq!(
        flaw("<!DOCTYPE svg [<!ENTITY a \"b\">]>\n<svg/>"),
        "holds declarations of its own in line 1"
    );
    assert_eq!(
        flaw("<?xml version=\"1.0\"?>\n<?xml-stylesheet href=\"a.css\"?><svg/>"),
        "holds an instruction to programs in line 2"
    );
    assert_eq!(
        flaw("<svg viewBox=\"0 0 9 9\"><g></svg>").split(':').next(),
        Some("is no sound SVG")
    );
    assert_eq!(flaw("<svg/>"), "does not say how large it is");
    assert_eq!(
        flaw("<svg width=\"1e9\" height=\"3\"/>"),
        "has a size that can't be shown"
    );
    assert_eq!(flaw(""), "is no SVG");
    assert_eq!(flaw("<g/>"), "is no SVG");
    let sized = "<svg width=\"20px\" height=\"10\"/>";
    assert_eq!(svg::size(sized.as_bytes()), Ok((20, 10)));
}
