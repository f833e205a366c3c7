//! The revision of an edition that was sealed before: what it says of itself.
//!
//! A revision is compared with the latest one that is sealed of the same year, by
//! the inventory that lies in that seal. The inventory is a source of the new
//! revision like its chapters and its data: it is read at the same path in a
//! project and in a bag, so that a bag can be built again from what it holds.

use std::io;

use crate::archive::Seal;
use crate::changes::{self, Change, Difference, Inventory, Kind};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::model::{Edition, Status};
use crate::source::{self, Tree, Unreadable};

/// What a seal of an earlier revision says of itself.
#[derive(Debug)]
pub struct Earlier {
    /// Where that is written, from the project's root.
    pub path: String,
    /// Which revision it is.
    pub revision: u32,
    /// What it says.
    pub inventory: Inventory,
}

/// What the revision that was sealed before says of itself; `None` if there is
/// none, or none that says anything.
pub(super) fn read(
    tree: &dyn Tree,
    edition: &Edition,
    problems: &mut Diagnostics,
) -> Option<Earlier> {
    let (revision, path, bytes) = (1..edition.revision).rev().find_map(|revision| {
        let path = path(&edition.year, revision);
        match tree.read(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            bytes => Some((revision, path, bytes)),
        }
    })?;
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(error) => {
            problems.push(source::unreadable(&Unreadable::new(path, &error)));
            return None;
        }
    };
    match Inventory::read(&bytes) {
        Ok(inventory) => Some(Earlier {
            path,
            revision,
            inventory,
        }),
        Err(error) => {
            problems.push(
                Diagnostic::file_error(
                    Code::RefusedFile,
                    path.clone(),
                    format!("{path} can't be read: {error}"),
                )
                .help("`bluebook verify` says whether the seal is as it was sealed"),
            );
            None
        }
    }
}

/// Where the seal of a revision keeps its inventory.
fn path(year: &str, revision: u32) -> String {
    let seal = Seal::name(year, revision);
    format!("archive/{seal}/data/site/{year}/{}", changes::PATH)
}

/// Checks that the edition still lists each correction of the earlier revision,
/// whose numbers people cite.
pub(super) fn check_corrections(edition: &Edition, earlier: &Earlier, problems: &mut Diagnostics) {
    let file = format!("content/{}/corrections.toml", edition.year);
    for sealed in &earlier.inventory.corrections {
        let kept = edition.corrections.iter().any(|correction| {
            correction.number == sealed.number && correction.date.to_string() == sealed.date
        });
        if !kept {
            problems.push(
                Diagnostic::file_error(
                    Code::Correction,
                    file.clone(),
                    format!(
                        "the sealed revision {} lists correction {} of {}, and this one does not",
                        earlier.revision, sealed.number, sealed.date
                    ),
                )
                .help("bring it back as it was: corrections are only added, at the end"),
            );
        }
    }
}

/// Checks that a final edition says of what it changed: data of a published revision are
/// corrected in the open, or not at all.
pub(super) fn check_changes(edition: &Edition, since: &Difference, problems: &mut Diagnostics) {
    let is_final = edition.status == Status::Final && since.before.status == Status::Final.id();
    let mut corrections = edition.corrections.iter();
    if !is_final || corrections.any(|correction| correction.revision == edition.revision) {
        return;
    }
    // What is new corrects nothing.
    let data = [Kind::Values, Kind::Grades, Kind::Facts];
    let changed = since.changes.iter();
    let changed = changed.filter(|change| data.contains(&change.kind) && change.before.is_some());
    let changed: Vec<&Change> = changed.collect();
    let Some(first) = changed.first() else {
        return;
    };
    let is = match &first.after {
        Some(after) => format!("is {after}"),
        None => "is gone".to_owned(),
    };
    let others = match changed.len() {
        1 => String::new(),
        2 => ", and another datum was changed".to_owned(),
        many => format!(", and {} other data were changed", many - 1),
    };
    let was = first.before.as_deref().unwrap_or_default();
    problems.push(
        Diagnostic::file_error(
            Code::Correction,
            format!("content/{}/corrections.toml", edition.year),
            format!(
                "`{}` was {was} in the sealed revision {} and {is} now{others}, and no correction \
                 says so",
                first.key, since.before.revision
            ),
        )
        .help(format!(
            "add a `[[correction]]` with `revision = {}` that says what was wrong and why, or put \
             the data back; `bluebook diff` lists what was changed",
            edition.revision
        )),
    );
}

/// Checks that every address that the earlier revision had is there, or leads on.
/// People link to them, and what is sealed was published.
pub(super) fn check_addresses(edition: &Edition, since: &Difference, problems: &mut Diagnostics) {
    let file = format!("content/{}/redirects.toml", edition.year);
    for address in &since.vanished {
        problems.push(
            Diagnostic::file_error(
                Code::VanishedAddress,
                file.clone(),
                format!(
                    "`{address}` is in the sealed revision {} and not in this one, so links to it \
                     would break",
                    since.before.revision
                ),
            )
            .help(format!(
                "lead it on with a line in {file}: `\"{address}\" = \"…\"`, or bring it back"
            )),
        );
    }
}
