//! Editions to bags and back: what is sealed, and what is made of a seal.
//!
//! A bag holds the site of its edition exactly as a build copies it, and the
//! sources that it was made of, so that it can be made again from itself.

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::{Bag, Info, REVISION, SEALED_ON, Verified, YEAR};
use crate::downloads::address;
use crate::model::{Date, Edition, Moment, Status};
use crate::pipeline::{self, Checked, Extras, Paper, Rendered};
use crate::source::{self, Memory, Tree};

/// The program that seals, as bags name it: its version and the commit that it was
/// built from, where that is known.
pub const AGENT: &str = concat!("bluebook ", env!("BLUEBOOK_VERSION"));

/// The line of a bag that names the program.
const SEALED_BY: &str = "Bag-Software-Agent";

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
    let is_early = |moment: &Moment| today.days() < moment.seconds().div_euclid(24 * 60 * 60);
    if let Some(moment) = edition.publish_at.filter(is_early) {
        obstacles.push(format!(
            "it is not to be published before {}",
            moment.words()
        ));
    }
    let illustrative = edition.illustrations();
    if illustrative.values > 0 {
        let are = if illustrative.values == 1 {
            "is"
        } else {
            "are"
        };
        obstacles.push(format!(
            "{} of its values {are} illustrative",
            illustrative.values
        ));
    } else if illustrative.measures > 0 {
        // Of the nation's or the denominators' values, not of a force's own.
        obstacles.push("a value that its measures rest on is illustrative".to_owned());
    }
    let warnings = checked.problems.warnings();
    if warnings > 0 {
        let noun = if warnings == 1 { "warning" } else { "warnings" };
        obstacles.push(format!("it has {warnings} {noun}"));
    }
    obstacles
}

/// The bag of an edition: its rendered files and the sources under `tree`. What
/// the revision before says of itself is a source, too: `changes.html` is made of
/// it.
///
/// # Errors
///
/// A source that can't be read, by its path.
pub fn bag(
    checked: &Checked,
    edition: &Edition,
    rendered: Rendered,
    tree: &dyn Tree,
    today: Date,
) -> Result<Bag, String> {
    bag_by(AGENT, checked, edition, rendered, tree, today)
}

fn bag_by(
    agent: &str,
    checked: &Checked,
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
    for (path, bytes) in sources(edition, tree)? {
        payload.insert(format!("source/{path}"), bytes);
    }
    if let Some(earlier) = &checked.earlier {
        let path = &earlier.path;
        let bytes = tree
            .read(path)
            .map_err(|error| format!("{path} can't be read: {error}"))?;
        payload.insert(format!("source/{path}"), bytes);
    }
    Ok(Bag::explained(payload, info(edition, today, agent)))
}

/// The files that an edition is made of, by their path under the root. What
/// people's tools leave behind is not among them.
///
/// # Errors
///
/// One that can't be read, in a sentence.
pub fn sources(edition: &Edition, tree: &dyn Tree) -> Result<BTreeMap<String, Vec<u8>>, String> {
    let folders = [
        format!("content/{}", edition.year),
        format!("data/{}", edition.year),
        format!("themes/{}", edition.theme),
    ];
    let mut sources = BTreeMap::new();
    for path in folders.iter().flat_map(|folder| tree.list(folder)) {
        let path = path.map_err(|failed| failed.to_string())?;
        if !source::is_litter(&path) {
            let bytes = tree
                .read(&path)
                .map_err(|error| format!("{path} can't be read: {error}"))?;
            sources.insert(path, bytes);
        }
    }
    Ok(sources)
}

fn info(edition: &Edition, today: Date, agent: &str) -> Info {
    let mut lines = vec![
        ("Source-Organization", edition.publisher.clone()),
        ("External-Description", edition.title.clone()),
        (YEAR, edition.year.clone()),
        (SEALED_ON, today.to_string()),
        (SEALED_BY, agent.to_owned()),
        ("Bluebook-Edition-Status", edition.status.id().to_owned()),
        ("Bluebook-Edition-Date", edition.date.to_string()),
        (REVISION, edition.revision.to_string()),
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

/// The program that sealed a bag, as [`AGENT`] names this one.
pub fn sealed_by(verified: &Verified) -> &str {
    verified.info(SEALED_BY).unwrap_or("unknown")
}

/// What building a bag again from its own sources came to.
#[derive(Debug)]
pub enum Rebuilt {
    /// The same bytes.
    Same {
        /// A file that this program can't make, and that was taken as it is sealed.
        taken: Option<String>,
    },
    /// Files that came out otherwise, or only on one side.
    Different(Vec<String>),
    /// The sources have problems, as text.
    Failed(Box<(crate::diagnostics::Diagnostics, crate::diagnostics::Files)>),
}

/// Builds a bag's edition again from its own sources and compares it, byte for
/// byte.
pub fn rebuild(verified: &Verified) -> Rebuilt {
    let say = |name| verified.info(name).unwrap_or_default();
    let sealed = verified.bag.files();
    let sources = |(path, bytes): (&String, &Vec<u8>)| {
        Some((path.strip_prefix("source/")?.to_owned(), bytes.clone()))
    };
    let tree = Memory::new(verified.bag.payload().iter().filter_map(sources).collect());
    let mut checked = pipeline::check_in(&tree, say(YEAR));
    // Pages say how large the document is, so that it has to be there for them, even
    // where this program can't set it.
    let path = checked.edition.as_ref().map(|edition| {
        let path = address::paper(edition);
        format!("site/{}/{path}", edition.year)
    });
    let document = path.and_then(|path| verified.bag.payload().get_key_value(&path));
    let paper = match document {
        None => Paper::LeftOut,
        Some(_) if Paper::IF_ABLE != Paper::LeftOut => Paper::IF_ABLE,
        Some((_, bytes)) => Paper::Taken(bytes),
    };
    let extras = Extras {
        paper,
        ..Extras::ALL
    };
    let taken = document.filter(|_| matches!(paper, Paper::Taken(_)));
    let rendered = pipeline::render(&mut checked, extras);
    let (Some(edition), Some(rendered)) = (&checked.edition, rendered) else {
        return Rebuilt::Failed(Box::new((checked.problems, checked.files)));
    };
    // The whole bag is made again, so that nothing in it can hide: a file that is
    // neither page nor source, or a status that the edition does not have.
    let day = Date::parse(say(SEALED_ON)).unwrap_or(edition.date);
    let agent = sealed_by(verified);
    let made = match bag_by(agent, &checked, edition, rendered, &tree, day) {
        Ok(bag) => bag.files(),
        Err(unreadable) => return Rebuilt::Different(vec![unreadable]),
    };
    // What tells people of the bag is newer than some bags.
    let follows = |path: &&String| {
        path.starts_with("data/")
            || *path == "bag-info.txt"
            || *path == "README.txt" && sealed.contains_key(*path)
    };
    let different: BTreeSet<String> = made
        .keys()
        .chain(sealed.keys())
        .filter(follows)
        .filter(|path| made.get(*path) != sealed.get(*path))
        .cloned()
        .collect();
    if different.is_empty() {
        Rebuilt::Same {
            taken: taken.map(|(path, _)| path.clone()),
        }
    } else {
        Rebuilt::Different(different.into_iter().collect())
    }
}
