//! Bags as ZIP files: entries sorted, with fixed times, the same bytes for the
//! same content.
//!
//! The entries are stored as they are. What a compressor makes of a file is its
//! own affair and changes from one version to the next; a container that is to
//! be made again to the byte in many years may not depend on one. It also means
//! that a damaged byte harms one file only, and that no container unpacks to
//! more than it weighs.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::fault::Fault;
use crate::model::Date;

/// The files of a bag in a ZIP container, under a folder named `root`. The
/// times of all entries are midnight of `date`.
pub(super) fn write(root: &str, files: &BTreeMap<String, Vec<u8>>, date: Date) -> Vec<u8> {
    let time =
        DateTime::from_date_and_time(date.year.clamp(1980, 2107), date.month, date.day, 0, 0, 0)
            .unwrap_or_default();
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(time)
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let written = files.iter().try_for_each(|(path, bytes)| {
        // From 4 GiB on an entry needs wider fields.
        let options = options.large_file(u32::try_from(bytes.len()).is_err());
        zip.start_file(format!("{root}/{path}"), options)?;
        zip.write_all(bytes)?;
        Ok::<(), zip::result::ZipError>(())
    });
    written
        .and_then(|()| zip.finish())
        .expect("writing to memory does not fail")
        .into_inner()
}

/// The files of a container by their path in its one folder. Nothing in it is
/// taken on trust, but whether all of it is as it should be only shows when it
/// is made again from these.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<(String, Vec<u8>)>, Fault> {
    let broken = |error: zip::result::ZipError| Fault::NoBag(error.to_string());
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let mut root: Option<String> = None;
    let mut files = Vec::new();
    let mut left = bytes.len();
    for index in 0..zip.len() {
        let mut entry = zip.by_index_raw(index).map_err(broken)?;
        let name = String::from_utf8(entry.name_raw().to_vec()).map_err(|error| {
            Fault::HostileName(String::from_utf8_lossy(error.as_bytes()).into_owned())
        })?;
        if !entry.is_file() || entry.is_symlink() {
            return Err(Fault::NoFile(name));
        }
        if entry.compression() != CompressionMethod::Stored || entry.encrypted() {
            return Err(Fault::Packed(name));
        }
        let Some((folder, path)) = name.split_once('/') else {
            return Err(Fault::Extra(name));
        };
        if folder.is_empty() || folder == ".." {
            return Err(Fault::HostileName(name));
        }
        if root.get_or_insert_with(|| folder.to_owned()) != folder {
            return Err(Fault::Extra(name));
        }
        let mut content = Vec::new();
        let read = entry
            .by_ref()
            .take(left as u64 + 1)
            .read_to_end(&mut content)
            .map_err(|error| Fault::Unreadable(name.clone(), error.to_string()))?;
        // Entries that overlap could come to any size.
        left = left.checked_sub(read).ok_or(Fault::Container)?;
        files.push((path.to_owned(), content));
    }
    if files.is_empty() {
        return Err(Fault::NoBag("the ZIP file is empty".to_owned()));
    }
    Ok(files)
}
