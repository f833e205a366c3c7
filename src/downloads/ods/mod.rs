//! The workbook: an OpenDocument spreadsheet laid out as official ones are.
//!
//! [`book`] decides what stands where (a cover, the contents, the notes, then
//! one table on each sheet), [`content`] writes the sheets as XML, [`parts`] the
//! small files around them, and here they are packed. The time of every file in
//! the package is the same, so that the same edition gives the same bytes.

mod book;
mod content;
mod grid;
mod measures;
mod parts;

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::{About, Download, ODS, Take, address};
use crate::model::Edition;

/// The workbook of an edition.
pub fn workbook(edition: &Edition, take: Take<'_>) -> Download {
    let sheets = book::sheets(edition);
    let files = [
        ("content.xml", content::write(&sheets)),
        ("meta.xml", parts::meta(edition, &sheets)),
        ("styles.xml", parts::styles(edition)),
        ("META-INF/manifest.xml", parts::manifest()),
    ];
    let bytes = pack(&files);
    let workbook = Download {
        path: address::workbook(edition),
        media_type: ODS,
        title: edition.wording.text("download-workbook").to_owned(),
        about: About::Edition,
        length: bytes.len(),
        rows: None,
    };
    take(&workbook, bytes);
    workbook
}

/// Packs the files; the media type comes first and as it is, so that it can be
/// read without unpacking.
fn pack(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let stored = options.compression_method(CompressionMethod::Stored);
    let deflated = options.compression_method(CompressionMethod::Deflated);
    let mut add = |name: &str, bytes: &[u8], options| {
        zip.start_file(name, options)
            .expect("a handful of small files fits into a package");
        zip.write_all(bytes)
            .expect("writing to memory does not fail");
    };
    add("mimetype", ODS.as_bytes(), stored);
    for (name, bytes) in files {
        add(name, bytes, deflated);
    }
    zip.finish()
        .expect("writing to memory does not fail")
        .into_inner()
}
