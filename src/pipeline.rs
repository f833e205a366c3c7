//! Load, check, render, write: the whole story on one page.
//!
//! Each stage takes what the one before it made and gives its own result and
//! every problem it found. Nothing is rendered from an edition with errors and
//! nothing is written from pages with errors.

mod above;
mod addresses;
mod dress;
mod earlier;
mod extras;
mod make;
mod packs;

use std::path::Path;

use rayon::prelude::*;

use self::dress::{Dress, dress};
pub use self::earlier::Earlier;
pub use self::extras::Extras;
use self::make::{Made, make};
pub use self::packs::{Pack, packs};
pub use crate::painting::Pictures;

use crate::changes::{self, Difference, Inventory};
use crate::check;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Files};
use crate::model::{Edition, Status};
use crate::output::{Artifact, Artifacts, WriteError};
use crate::pages::{EditionCard, Failure, Undrawn};
use crate::source::{self, Disk, Tree};

/// An edition that was loaded and checked, with the theme that it asks for.
pub struct Checked {
    /// The edition, as far as it could be made. Only without errors may it be
    /// rendered.
    pub edition: Option<Edition>,
    theme: Option<Dress>,
    /// The files that it was read from.
    pub files: Files,
    /// Every problem.
    pub problems: Diagnostics,
    /// The revision that was sealed before, if there is one.
    pub earlier: Option<Earlier>,
    /// What differs from it.
    since: Option<Difference>,
}

/// An edition as files, by their addresses relative to the edition.
#[derive(Debug, Default)]
pub struct Rendered {
    /// The files.
    pub files: Vec<(String, Vec<u8>)>,
    /// How many of them are pages.
    pub pages: usize,
    /// How many of them are charts.
    pub charts: usize,
    /// How many pictures were painted, and not taken over.
    pub painted: usize,
    /// Pictures that wait to be painted.
    pub waiting: Vec<Undrawn>,
}

/// Loads and checks an edition and its theme from the disk.
pub fn check(root: &Path, year: &str) -> Checked {
    check_in(&Disk::new(root), year)
}

/// Loads and checks an edition and its theme from a tree of files.
pub fn check_in(tree: &dyn Tree, year: &str) -> Checked {
    let (records, files, mut problems) = source::load(tree, year);
    let Some(records) = records else {
        return Checked {
            edition: None,
            theme: None,
            files,
            problems,
            earlier: None,
            since: None,
        };
    };
    let (theme, files, found_in_theme) = source::load_theme(tree, &records.edition.theme, files);
    let ((edition, found), theme) = rayon::join(
        || check::resolve(records, &files),
        || theme.map(|theme| dress(theme, &files)),
    );
    problems.append(found);
    let mut earlier = None;
    let mut since = None;
    if let Some(edition) = &edition
        && problems.errors() == 0
    {
        earlier = earlier::read(tree, edition, &mut problems);
        // What an edition has at its addresses takes a while to be known.
        if earlier.is_some() || !edition.redirects.is_empty() {
            let addresses = addresses::addresses(edition);
            addresses::check_redirects(edition, &addresses, &mut problems);
            since = earlier.as_ref().map(|earlier| {
                let inventory = Inventory::of(edition, &addresses);
                Difference::between(&earlier.inventory, &inventory)
            });
        }
    }
    if let (Some(edition), Some(since)) = (&edition, &since) {
        earlier::check_addresses(edition, since, &mut problems);
    }
    if let (Some(edition), Some(earlier)) = (&edition, &earlier) {
        earlier::check_corrections(edition, earlier, &mut problems);
    }
    problems.append(found_in_theme);
    let theme = theme.and_then(|theme| theme.map_err(|problem| problems.push(*problem)).ok());
    if edition
        .as_ref()
        .is_some_and(|edition| edition.status == Status::Final)
    {
        problems.deny_warnings();
    }
    Checked {
        edition,
        theme,
        files,
        problems,
        earlier,
        since,
    }
}

/// Renders an edition. `None`, with the problems added to those of the edition,
/// if anything is wrong with it.
pub fn render(checked: &mut Checked, extras: Extras<'_>) -> Option<Rendered> {
    if checked.problems.errors() > 0 {
        return None;
    }
    let (edition, dress) = (checked.edition.as_ref()?, checked.theme.as_ref()?);
    let made = make(edition, &dress.theme, checked.since.as_ref(), extras);
    let Made {
        pages,
        downloads,
        painted,
        waiting,
    } = match made {
        Ok(made) => made,
        Err(failures) => {
            for failure in failures {
                let problem = failed(failure, edition);
                checked.problems.push(problem);
            }
            return None;
        }
    };
    let is_page = |path: &str| path.ends_with(".html");
    let mut rendered = Rendered {
        pages: pages.iter().filter(|page| is_page(&page.path)).count(),
        charts: pages
            .iter()
            .filter(|page| page.path.starts_with("charts/") && page.path.ends_with(".svg"))
            .count(),
        painted: painted.iter().filter(|picture| picture.is_new).count(),
        waiting,
        files: Vec::new(),
    };
    let files = &mut rendered.files;
    let addresses = addresses::with(edition, &downloads);
    let inventory = Inventory::of(edition, &addresses).to_json();
    files.push((changes::PATH.to_owned(), inventory.into_bytes()));
    files.extend(dress.files());
    files.extend(
        pages
            .into_iter()
            .map(|page| (page.path, page.text.into_bytes())),
    );
    files.extend(downloads.into_iter().map(|file| (file.path, file.bytes)));
    files.extend(
        painted
            .into_iter()
            .map(|picture| (picture.from.path, picture.png)),
    );
    let old = addresses::files_at_old_addresses(edition, files);
    files.extend(old);
    Some(rendered)
}

/// What an edition says, in one list; `None` if it has errors.
pub fn inventory(checked: &Checked) -> Option<Inventory> {
    let edition = checked.edition.as_ref()?;
    (checked.problems.errors() == 0).then(|| Inventory::of(edition, &addresses::addresses(edition)))
}

fn failed(failure: Failure, edition: &Edition) -> Diagnostic {
    match failure {
        Failure::Template { path, message } => Diagnostic::file_error(
            Code::Template,
            format!("themes/{}/templates", edition.theme),
            format!("the page {path} can't be made\n{message}"),
        )
        .help("mend the template at the line that is shown"),
        Failure::Picture { path, message } => Diagnostic::file_error(
            Code::Figure,
            format!("content/{}/edition.toml", edition.year),
            format!("the picture {path} can't be drawn: {message}"),
        )
        .help("mend the data; without `base_url` there are no pictures of pages"),
        Failure::Figure { figure, message } => {
            let figure = &edition.figures[figure];
            Diagnostic::error(
                Code::Figure,
                figure.place,
                format!("the figure `{}` can't be drawn: {message}", figure.id),
            )
            .help("a chart that could only lie is not drawn; choose another kind, or mend the data")
        }
    }
}

/// A sealed edition as the site takes it over: its files as they are.
#[derive(Debug)]
pub struct SealedEdition {
    /// What the list of editions says of it, its address among that.
    pub card: EditionCard,
    /// Its files by their addresses relative to the edition.
    pub files: Vec<(String, Vec<u8>)>,
}

/// The whole site: every edition in a folder of its own, and the pages above
/// them. A sealed edition stands in place of the working one with the same
/// address. `None` if any edition has errors; its problems say which.
///
/// # Errors
///
/// Two files with one address.
pub fn site(
    editions: &mut [Checked],
    sealed: Vec<SealedEdition>,
    extras: Extras<'_>,
) -> Result<Option<Site>, WriteError> {
    let is_sealed = |year: &str| sealed.iter().any(|edition| edition.card.address == year);
    let rendered: Vec<Option<Rendered>> = editions
        .par_iter_mut()
        .map(|checked| match &checked.edition {
            Some(edition) if is_sealed(&edition.year) && checked.problems.errors() == 0 => {
                Some(Rendered::default())
            }
            _ => render(checked, extras),
        })
        .collect();
    let Some(rendered) = rendered.into_iter().collect::<Option<Vec<_>>>() else {
        return Ok(None);
    };
    let cards = above::cards(editions, &sealed);
    let Some(above) = above::pages(editions, &cards) else {
        return Ok(None);
    };
    let mut site = Site {
        pages: above.len() + rendered.iter().map(|edition| edition.pages).sum::<usize>(),
        charts: rendered.iter().map(|edition| edition.charts).sum(),
        forces: 0,
        painted: rendered.iter().map(|edition| edition.painted).sum(),
        waiting: Vec::new(),
        artifacts: Artifacts::new(Vec::new())?,
    };
    let mut artifacts = Vec::new();
    let working = editions
        .iter()
        .filter_map(|checked| checked.edition.as_ref());
    for (edition, rendered) in working.zip(rendered) {
        if !rendered.files.is_empty() {
            site.forces += edition.forces.len();
        }
        for (path, bytes) in rendered.files {
            artifacts.push(Artifact::new(format!("{}/{path}", edition.year), bytes)?);
        }
        for undrawn in rendered.waiting {
            let path = format!("{}/{}", edition.year, undrawn.path);
            site.waiting.push(Undrawn { path, ..undrawn });
        }
    }
    for edition in sealed {
        for (path, bytes) in edition.files {
            let path = format!("{}/{path}", edition.card.address);
            artifacts.push(Artifact::new(path, bytes)?);
        }
    }
    for page in above {
        artifacts.push(Artifact::text(page.path, page.text)?);
    }
    for (path, text) in above::for_crawlers(editions, &cards, &artifacts) {
        artifacts.push(Artifact::text(path, text)?);
    }
    site.artifacts = Artifacts::new(artifacts)?;
    Ok(Some(site))
}

/// A whole site in memory.
#[derive(Debug)]
pub struct Site {
    /// Its files.
    pub artifacts: Artifacts,
    /// How many of them are pages.
    pub pages: usize,
    /// How many of them are charts.
    pub charts: usize,
    /// How many force pages there are.
    pub forces: usize,
    /// How many pictures were painted, and not taken over.
    pub painted: usize,
    /// Pictures that wait to be painted, with their addresses in the site.
    pub waiting: Vec<Undrawn>,
}
