//! Load, check, render, write: the whole story on one page.
//!
//! Each stage takes what the one before it made and gives its own result and
//! every problem it found. Nothing is rendered from an edition with errors. What is
//! rendered goes into a [`Sink`] file by file, so that a site is never in memory
//! whole; if a page fails, what is in there is worth nothing, and nothing becomes of
//! it.

mod above;
mod addresses;
mod dress;
mod earlier;
mod extras;
mod make;
mod packs;
mod paper;
mod tally;

use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use self::addresses::OldAddresses;
use self::dress::{Dress, dress};
pub use self::earlier::Earlier;
pub use self::extras::{Extras, Paper};
use self::make::make;
pub use self::packs::{Pack, packs};
use self::tally::Below;
pub use self::tally::{Rendered, Site, Tally};
pub use crate::painting::Pictures;

use crate::changes::{Difference, Inventory};
use crate::check;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Files};
use crate::model::{Edition, Status};
use crate::output::{Gathered, Sink, WriteError};
use crate::pages::{EditionCard, Failure};
use crate::source::{self, Root, Tree};

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

/// Loads and checks an edition and its theme from the disk.
pub fn check(root: &Path, year: &str) -> Checked {
    check_in(&Root::new(root), year)
}

/// Loads and checks an edition and its theme from a tree of files.
pub fn check_in(tree: &dyn Tree, year: &str) -> Checked {
    let (records, mut files, mut problems) = source::load(tree, year);
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
    let name = records.edition.theme.clone();
    let (language, terms) = (
        records.edition.language.clone(),
        records.edition.terms.clone(),
    );
    let ((mut edition, found), (theme, files_of_theme, found_in_theme)) = rayon::join(
        || check::resolve(records, &files),
        || {
            let (theme, files, problems) = source::load_theme(tree, &name, &files);
            (
                theme.map(|theme| dress(theme, &language, &terms, &files)),
                files,
                problems,
            )
        },
    );
    files.append(files_of_theme);
    problems.append(found);
    if let (Some(edition), Some(Ok(dress))) = (&mut edition, &theme) {
        edition.wording = Arc::clone(dress.theme.wording());
        edition.chart_styles = dress.chart_styles(&edition.judgments.scale);
    }
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
        earlier::check_changes(edition, since, &mut problems);
    }
    if let (Some(edition), Some(earlier)) = (&edition, &earlier) {
        earlier::check_corrections(edition, earlier, &mut problems);
    }
    problems.append(found_in_theme);
    let theme = theme.and_then(|theme| theme.map_err(|found| problems.append(found)).ok());
    problems.reword(|message| terms.reworded(message));
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

/// Renders an edition in memory. `None`, with the problems added to those of the
/// edition, if anything is wrong with it.
pub fn render(checked: &mut Checked, extras: Extras<'_>) -> Option<Rendered> {
    let files = Gathered::default();
    let tally = render_into(checked, extras, &files)?;
    Some(Rendered {
        files: files.into_files(),
        tally,
    })
}

/// Renders an edition into `sink`, each file as soon as it is made, at its address
/// relative to the edition. `None`, with the problems added to those of the edition,
/// if anything is wrong with it: then what is in the sink is worth nothing.
fn render_into(checked: &mut Checked, extras: Extras<'_>, sink: &dyn Sink) -> Option<Tally> {
    if checked.problems.errors() > 0 {
        return None;
    }
    let (edition, dress) = (checked.edition.as_ref()?, checked.theme.as_ref()?);
    let sink = OldAddresses::new(edition, sink);
    // The theme's files stand beside what is made, and wait for nothing.
    let put = |(path, bytes): (String, Vec<u8>)| {
        sink.put(path.clone(), bytes);
        path
    };
    let (assets, made) = rayon::join(
        || -> Vec<String> { dress.files(edition).into_par_iter().map(put).collect() },
        || make(edition, &dress.theme, checked.since.as_ref(), extras, &sink),
    );
    let made = match made {
        Ok(made) => made,
        Err(failures) => {
            let problems = all_failed(failures, edition);
            checked.problems.append(problems);
            return None;
        }
    };
    let mut tally = Tally::of(edition, &made);
    assets.iter().for_each(|path| tally.note(path));
    made.pages.iter().for_each(|path| tally.note(path));
    sink.finish().iter().for_each(|path| tally.note(path));
    tally.waiting = made.waiting;
    Some(tally)
}

/// What an edition says, in one list; `None` if it has errors.
pub fn inventory(checked: &Checked) -> Option<Inventory> {
    let edition = checked.edition.as_ref()?;
    (checked.problems.errors() == 0).then(|| Inventory::of(edition, &addresses::addresses(edition)))
}

/// The problems of pages and pictures that can't be made.
fn all_failed(failures: Vec<Failure>, edition: &Edition) -> Diagnostics {
    let mut problems = Diagnostics::new();
    for failure in failures {
        problems.push(failed(failure, edition));
    }
    problems
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
        .help(match path.starts_with("images/") {
            true => "open its file in a program for pictures and save it again",
            false => "mend the data; without `base_url` there are no pictures of pages",
        }),
        Failure::Paper(message) => Diagnostic::file_error(
            Code::Paper,
            format!("content/{}/edition.toml", edition.year),
            format!("the edition can't be set on paper\n{message}"),
        )
        .help("mend what the engine names, or build without `--with pdf`"),
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
/// them, each file put into `sink` as soon as it is made. A sealed edition stands in
/// place of the working one with the same address. `None` if any edition has errors;
/// its problems say which, and what is in the sink is worth nothing.
pub fn site_into(
    editions: &mut [Checked],
    sealed: Vec<SealedEdition>,
    extras: Extras<'_>,
    sink: &dyn Sink,
) -> Option<Tally> {
    let is_sealed = |year: &str| sealed.iter().any(|edition| edition.card.address == year);
    let tallies: Vec<Option<Tally>> = editions
        .par_iter_mut()
        .map(|checked| {
            let year = checked.edition.as_ref().map(|edition| edition.year.clone());
            let year = year.unwrap_or_default();
            if is_sealed(&year) && checked.problems.errors() == 0 {
                return Some(Tally::default());
            }
            let tally = render_into(checked, extras, &Below::new(&year, sink))?;
            Some(tally.below(&year))
        })
        .collect();
    let tallies = tallies.into_iter().collect::<Option<Vec<_>>>()?;
    let mut tally = Tally::default();
    tallies.into_iter().for_each(|edition| tally.add(edition));
    let cards = above::cards(editions, &sealed);
    let above = above::pages(editions, &cards)?;
    for edition in sealed {
        let sink = Below::new(&edition.card.address, sink);
        for (path, _) in &edition.files {
            tally.note(&sink.path(path));
        }
        let files = edition.files.into_par_iter();
        files.for_each(|(path, bytes)| sink.put(path, bytes));
    }
    tally.pages += above.len();
    for page in above {
        tally.note(&page.path);
        sink.put(page.path, page.text.into_bytes());
    }
    for (path, text) in above::for_crawlers(editions, &cards, &tally.html) {
        sink.put(path.to_owned(), text.into_bytes());
    }
    Some(tally)
}

/// The same in memory.
///
/// # Errors
///
/// Two files with one address.
pub fn site(
    editions: &mut [Checked],
    sealed: Vec<SealedEdition>,
    extras: Extras<'_>,
) -> Result<Option<Site>, WriteError> {
    let files = Gathered::default();
    let Some(tally) = site_into(editions, sealed, extras, &files) else {
        return Ok(None);
    };
    let artifacts = files.into_artifacts()?;
    Ok(Some(Site { artifacts, tally }))
}
