//! Editions to bags and back: what is sealed, and what is made of a seal.
//!
//! A bag holds the site of its edition exactly as a build copies it, and the
//! sources that it was made of, so that it can be made again from itself.

use std::collections::BTreeMap;

use crate::archive::{Bag, Info, Verified};
use crate::model::{Date, Edition, Status};
use crate::pipeline::{self, Checked, Pictures, Rendered};
use crate::source::{Memory, Tree};

/// The program that seals, as bags name it.
pub const AGENT: &str = concat!("bluebook ", env!("CARGO_PKG_VERSION"));

/// Why an edition may not be sealed, one sentence each; empty if it may. `today`
/// is the date of the seal.
pub fn obstacles(checked: &Checked, edition: &Edition, today: Date) -> Vec<String> {
    let mut obstacles = Vec::new();
    if edition.status != Status::Final {
        return obstacles;
    }
    if edition.sign_off.is_none() {
        obstacles
            .push("nobody has signed it off: `sign_off` in edition.toml names who does".to_owned());
    }
    if let Some(date) = edition.publish_at.filter(|date| today < *date) {
        obstacles.push(format!("it is not to be published before {}", date.words()));
    }
    let illustrative = edition.illustrations().values;
    if illustrative > 0 {
        obstacles.push(format!("{illustrative} of its values are illustrative"));
    }
    let warnings = checked.problems.warnings();
    if warnings > 0 {
        obstacles.push(format!("it has {warnings} warnings"));
    }
    obstacles
}

/// The bag of an edition: its rendered files and the sources under `tree`.
///
/// # Errors
///
/// A source that can't be read, by its path.
pub fn bag(
    edition: &Edition,
    rendered: Rendered,
    tree: &dyn Tree,
    today: Date,
) -> Result<Bag, String> {
    let year = &edition.year;
    let mut payload: BTreeMap<String, Vec<u8>> = rendered
        .files
        .into_iter()
        .map(|(path, bytes)| (format!("site/{year}/{path}"), bytes))
        .collect();
    for folder in source_folders(edition) {
        for path in tree.list(&folder) {
            let path = path.map_err(|(path, why)| format!("{path} can't be read: {why}"))?;
            let bytes = tree
                .read(&path)
                .map_err(|error| format!("{path} can't be read: {error}"))?;
            payload.insert(format!("source/{path}"), bytes);
        }
    }
    Ok(Bag::new(payload, info(edition, today)))
}

/// The folders that an edition is made of.
pub fn source_folders(edition: &Edition) -> [String; 3] {
    [
        format!("content/{}", edition.year),
        format!("data/{}", edition.year),
        format!("themes/{}", edition.theme),
    ]
}

fn info(edition: &Edition, today: Date) -> Info {
    let mut lines = vec![
        ("Source-Organization", edition.publisher.clone()),
        ("External-Description", edition.title.clone()),
        ("External-Identifier", edition.year.clone()),
        ("Bagging-Date", today.to_string()),
        ("Bag-Software-Agent", AGENT.to_owned()),
        ("Bluebook-Edition-Status", edition.status.id().to_owned()),
        ("Bluebook-Edition-Date", edition.date.to_string()),
        ("Bluebook-Revision", edition.revision.to_string()),
    ];
    if let Some(reason) = &edition.reason {
        lines.push(("Bluebook-Reason", reason.clone()));
    }
    if let Some(name) = &edition.sign_off {
        lines.push(("Bluebook-Signed-Off-By", name.clone()));
    }
    lines
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

/// What building a bag again from its own sources came to.
#[derive(Debug)]
pub enum Rebuilt {
    /// The same bytes.
    Same,
    /// Files that came out otherwise, or only on one side.
    Different(Vec<String>),
    /// The bag was made by another version.
    NotComparable(String),
    /// The sources have problems, as text.
    Failed(Box<(crate::diagnostics::Diagnostics, crate::diagnostics::Files)>),
}

/// Builds a bag's edition again from its own sources and compares it, byte for
/// byte.
pub fn rebuild(verified: &Verified) -> Rebuilt {
    let agent = verified.info("Bag-Software-Agent").unwrap_or("unknown");
    if agent != AGENT {
        return Rebuilt::NotComparable(agent.to_owned());
    }
    let year = verified.info("External-Identifier").unwrap_or_default();
    let part = |folder: &str| -> BTreeMap<String, Vec<u8>> {
        verified
            .bag
            .payload()
            .iter()
            .filter_map(|(path, bytes)| {
                Some((path.strip_prefix(folder)?.to_owned(), bytes.clone()))
            })
            .collect()
    };
    let mut checked = pipeline::check_in(&Memory::new(part("source/")), year);
    let Some(rendered) = pipeline::render(&mut checked, Pictures::Painted) else {
        return Rebuilt::Failed(Box::new((checked.problems, checked.files)));
    };
    let made: BTreeMap<String, Vec<u8>> = rendered.files.into_iter().collect();
    let sealed = part(&format!("site/{year}/"));
    let different: Vec<String> = made
        .keys()
        .chain(sealed.keys())
        .filter(|path| made.get(*path) != sealed.get(*path))
        .cloned()
        .collect::<std::collections::BTreeSet<_>>()
        .into_iter()
        .collect();
    if different.is_empty() {
        Rebuilt::Same
    } else {
        Rebuilt::Different(different)
    }
}
