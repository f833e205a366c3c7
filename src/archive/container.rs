//! Bags as ZIP files: entries sorted, with fixed times, the same bytes for the
//! same content.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::fault::Fault;
use crate::model::Date;

/// More than any edition has; a container that unpacks to more is refused.
const LARGEST: u64 = 2 * 1024 * 1024 * 1024;

/// The files of a bag in a ZIP container, under a folder named `root`. The
/// times of all entries are midnight of `date`.
pub(super) fn write(root: &str, files: &BTreeMap<String, Vec<u8>>, date: Date) -> Vec<u8> {
    let time =
        DateTime::from_date_and_time(date.year.clamp(1980, 2107), date.month, date.day, 0, 0, 0)
            .unwrap_or_default();
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(6))
        .last_modified_time(time)
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let written = files.iter().try_for_each(|(path, bytes)| {
        zip.start_file(format!("{root}/{path}"), options)?;
        zip.write_all(bytes)?;
        Ok::<(), zip::result::ZipError>(())
    });
    written
        .and_then(|()| zip.finish())
        .expect("writing to memory does not fail")
        .into_inner()
}

/// A container that was read.
pub(super) struct Unpacked {
    /// The folder that all entries are in.
    pub(super) root: String,
    /// The files by their path in that folder.
    pub(super) files: Vec<(String, Vec<u8>)>,
    /// The date of the entries.
    pub(super) date: Date,
}

/// Unpacks a container in memory.
pub(super) fn read(bytes: &[u8]) -> Result<Unpacked, Fault> {
    let broken = |error: zip::result::ZipError| Fault::NoBag(error.to_string());
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let mut root: Option<String> = None;
    let mut date = None;
    let mut files = Vec::new();
    let mut left = LARGEST;
    for index in 0..zip.len() {
        let mut entry = zip.by_index(index).map_err(broken)?;
        let name = std::str::from_utf8(entry.name_raw())
            .map_err(|_| {
                Fault::HostileName(String::from_utf8_lossy(entry.name_raw()).into_owned())
            })?
            .to_owned();
        if !entry.is_file()
            || entry
                .unix_mode()
                .is_some_and(|mode| mode & 0o170_000 == 0o120_000)
        {
            return Err(Fault::NoFile(name));
        }
        let Some((folder, path)) = name.split_once('/') else {
            return Err(Fault::Extra(name));
        };
        if root.get_or_insert_with(|| folder.to_owned()) != folder {
            return Err(Fault::Extra(name));
        }
        let time = entry.last_modified().unwrap_or_default();
        date.get_or_insert(Date {
            year: time.year(),
            month: time.month(),
            day: time.day(),
        });
        let mut content = Vec::new();
        let read = entry
            .by_ref()
            .take(left + 1)
            .read_to_end(&mut content)
            .map_err(|error| Fault::Unreadable(name.clone(), error.to_string()))?;
        left = left
            .checked_sub(read as u64)
            .ok_or_else(|| Fault::NoBag("it unpacks to more than 2 GiB".to_owned()))?;
        files.push((path.to_owned(), content));
    }
    let (Some(root), Some(date)) = (root, date) else {
        return Err(Fault::NoBag("the ZIP file is empty".to_owned()));
    };
    Ok(Unpacked { root, files, date })
}
