//! `images/`: the pictures among the text.

use std::collections::BTreeMap;

use super::file_names::is_litter;
use super::folder::Folder;
use crate::diagnostics::{Code, Diagnostic};
use crate::images::Image;
use crate::model::{Picture, address};

/// Reads every picture of an edition whose content lies in a folder. What is wrong with
/// one is reported, and it is noted as broken by its path from that folder.
pub(super) fn read(folder: &mut Folder<'_>, content: &str) -> Vec<Picture> {
    let mut pictures = Vec::new();
    let mut taken: BTreeMap<String, String> = BTreeMap::new();
    let start = format!("{content}/images/");
    for path in folder.listed(start.trim_end_matches('/')) {
        let Some(id) = path.strip_prefix(&start) else {
            continue;
        };
        let ending = id.rsplit_once('.').map_or("", |(_, ending)| ending);
        let is_picture = |known: &str| known.eq_ignore_ascii_case(ending);
        if is_litter(id) || !Image::ENDINGS.into_iter().any(is_picture) {
            continue;
        }
        let image = match named_well(id) {
            false => Err((
                "has a name that not every address can hold".to_owned(),
                "name it with letters, digits and hyphens, without blanks",
            )),
            true => match folder.bytes(&path) {
                Some(bytes) => Image::new(bytes, ending).map_err(|flaw| (flaw.what, flaw.help)),
                None => {
                    folder.problems.note_broken(&["images/", id].concat());
                    continue;
                }
            },
        };
        let picture = image.map(|image| Picture {
            id: id.to_owned(),
            image,
        });
        let picture = picture.and_then(|picture| {
            let versions = picture.image.versions().into_iter();
            let addresses = versions.map(|version| address::picture(&picture, version));
            for address in addresses {
                if let Some(other) = taken.insert(address.to_lowercase(), id.to_owned())
                    && other != id
                {
                    return Err((
                        format!("would have an address of the picture images/{other}"),
                        "give one of them another name",
                    ));
                }
            }
            Ok(picture)
        });
        match picture {
            Ok(picture) => pictures.push(picture),
            Err((what, help)) => {
                folder.problems.note_broken(&["images/", id].concat());
                let message = format!("the file {path} {what}");
                folder
                    .problems
                    .push(Diagnostic::file_error(Code::Picture, path, message).help(help));
            }
        }
    }
    pictures
}

/// Whether a path can stand in a link and in an address as it is.
fn named_well(id: &str) -> bool {
    let fine = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
    id.chars().all(fine)
}
