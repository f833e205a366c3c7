//! What a file is that is named like a workbook, in words.

use std::io::Cursor;

/// The largest workbook that is read, unpacked, in bytes. A return of the
/// forces is a thousandth of it.
const LARGEST: u64 = 256 * 1024 * 1024;

/// Why a workbook that asks for a password is not read.
pub(super) const PROTECTED: &str =
    "it is protected with a password; open it, take the password off and save it again";

/// Says in words what a file is that only looks like a workbook.
pub(super) fn is_workbook(bytes: &[u8]) -> Result<(), String> {
    const OLD: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];
    let has = |wanted: &[u8]| bytes.windows(wanted.len()).any(|each| each == wanted);
    if bytes.is_empty() {
        return Err("it is empty; copy or download it again".to_owned());
    }
    if bytes.starts_with(OLD) {
        // The name of the stream that holds it, in UTF-16.
        let protected: Vec<u8> = "EncryptedPackage"
            .bytes()
            .flat_map(|letter| [letter, 0])
            .collect();
        return Err(match has(&protected) {
            true => PROTECTED.to_owned(),
            false => "it is a workbook of Excel 97 to 2003, whatever its name says; open it and \
                      save it as .xlsx or .ods"
                .to_owned(),
        });
    }
    if !bytes.starts_with(b"PK") {
        return Err(match bytes.trim_ascii_start().starts_with(b"<") {
            true => "it is a web page or XML and no workbook, whatever its name says; open it in \
                     a spreadsheet program and save it as .xlsx or .ods"
                .to_owned(),
            false => "it is no workbook, whatever its name says; save it as .xlsx or .ods, or \
                      name it .csv if it is text"
                .to_owned(),
        });
    }
    if !has(b"PK\x05\x06") {
        return Err(
            "its end is missing: it was not copied or downloaded whole; get it again".to_owned(),
        );
    }
    Ok(())
}

/// Refuses an archive that would unpack to more than any return holds.
pub(super) fn unpacks_to_little(bytes: &[u8]) -> Result<(), String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes))
        .map_err(|_| "it is damaged; get it again, or open it and save it anew".to_owned())?;
    let mut size: u64 = 0;
    for index in 0..archive.len() {
        let entry = archive
            .by_index_raw(index)
            .map_err(|_| "it is damaged; get it again, or open it and save it anew".to_owned())?;
        if entry.encrypted() {
            return Err(PROTECTED.to_owned());
        }
        size = size.saturating_add(entry.size());
    }
    if size > LARGEST {
        return Err(format!(
            "it unpacks to {} MB, more than the {} MB that are read",
            size / 1024 / 1024,
            LARGEST / 1024 / 1024
        ));
    }
    Ok(())
}
