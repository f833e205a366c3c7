//! Names of files: what programs leave behind, and what not every system can keep.

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Placed};

/// Reports an identifier that can't be the name of a page everywhere.
pub(super) fn check_page_name(id: &Placed<String>, problems: &mut Diagnostics) {
    if is_device(&id.value) {
        let message = format!(
            "`{}` can't be an identifier here: Windows keeps no file of that name",
            id.value
        );
        problems.push(
            Diagnostic::error(Code::InvalidId, id.place, message)
                .help("give it another name, such as one with a second word"),
        );
    }
}

/// Whether a file's name is one that people's tools leave behind.
pub fn is_litter(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let is_autosave = name.len() > 1 && name.starts_with('#') && name.ends_with('#');
    is_autosave
        || name.starts_with('.')
        || name.ends_with('~')
        || is_dust(path)
        || name.ends_with(".orig")
}

/// Whether a file's name is one that the Finder or Windows give to a file of their own
/// in a folder that somebody has looked at. There is nothing in it to lose.
pub fn is_dust(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name == ".DS_Store"
        || name.starts_with("._")
        || name.eq_ignore_ascii_case("Thumbs.db")
        || name.eq_ignore_ascii_case("desktop.ini")
}

/// Whether Windows takes a name for a device's, whatever its ending.
pub fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).to_ascii_lowercase();
    let numbered = |device| {
        let number = stem.strip_prefix(device).map(str::as_bytes);
        matches!(number, Some([b'0'..=b'9']))
    };
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

/// The longest name, in bytes, that still fits into a path everywhere.
const LONGEST: usize = 512;

/// Whether a path stays in its folder, can be kept on every system and needs no
/// escape in a manifest.
pub fn is_portable(path: &str) -> bool {
    let fine = |c: char| c == ' ' || c.is_ascii_graphic() && !"\\:*?\"<>|%".contains(c);
    !path.is_empty()
        && path.len() <= LONGEST
        && path.chars().all(fine)
        && path.split('/').all(|part| {
            !part.is_empty()
                && !part.starts_with(' ')
                && !part.ends_with(['.', ' '])
                && !is_device(part)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_lead_out_are_refused() {
        for name in [
            "/etc/passwd",
            "../x",
            "a/../b",
            "a/./b",
            "a//b",
            "a/",
            "c:\\x",
            "a\\b",
            "",
            "a/.",
            "b\n",
            "b%0A",
            " b",
            "b ",
            "data/NUL",
            "data/com1.txt",
            "data/café",
        ] {
            assert!(!is_portable(name), "{name:?}");
        }
        for name in [
            "bagit.txt",
            "data/site/2017/index.html",
            "data/source/.keep",
            "data/source/with a space.md",
            "data/source/common.md",
        ] {
            assert!(is_portable(name), "{name:?}");
        }
    }
}
