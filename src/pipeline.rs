//! Load, check, render, write: the whole story on one page.
//!
//! Each stage takes what the one before it made and gives its own result and
//! every problem it found. Nothing is rendered from an edition with errors. What is
//! rendered goes into a [`Sink`] file by file, so that a site is never in memory
//! whole; if a page fails, the sink's files are thrown away.

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
use crate::diagnostics::{Diagnostics, Files};
use crate::model::{Edition, Status};
use crate::output::{Gathered, Sink, WriteError};
use crate::pages::EditionCard;
use crate::source::{self, GradesRecord, Root, Tree};

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

/// An edition without errors, in the dress of its theme: only this may be rendered, and
/// only [`Checked::sound`] gives it.
#[derive(Clone, Copy)]
pub struct Sound<'a> {
    edition: &'a Edition,
    dress: &'a Dress,
    since: Option<&'a Difference>,
}

impl Checked {
    /// The edition, if nothing is wrong with it.
    pub fn sound(&self) -> Option<Sound<'_>> {
        let (edition, dress) = (self.edition.as_ref()?, self.theme.as_ref()?);
        (self.problems.errors() == 0).then_some(Sound {
            edition,
            dress,
            since: self.since.as_ref(),
        })
    }

    /// Makes something out of it. `None`, with the problems added to those of the
    /// edition, if anything is wrong with it.
    fn make<T>(&mut self, make: impl FnOnce(Sound<'_>) -> Result<T, Diagnostics>) -> Option<T> {
        let made = make(self.sound()?);
        made.map_err(|problems| self.problems.append(problems)).ok()
    }
}

impl<'a> Sound<'a> {
    /// What it is.
    pub fn edition(self) -> &'a Edition {
        self.edition
    }

    /// What it says, in one list.
    pub fn inventory(self) -> Inventory {
        Inventory::of(self.edition, &addresses::addresses(self.edition))
    }
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
    let tones = records.grades.as_ref().map(GradesRecord::tones);
    let tones = tones.unwrap_or_default();
    let ((mut edition, found), (theme, files_of_theme, found_in_theme)) = rayon::join(
        || check::resolve(records, &files),
        || {
            let (theme, files, problems) = source::load_theme(tree, &name, &files);
            (
                theme.map(|theme| dress(theme, &language, &terms, &tones, &files)),
                files,
                problems,
            )
        },
    );
    files.append(files_of_theme);
    problems.append(found);
    if let (Some(edition), Some(Ok(dress))) = (&mut edition, &theme) {
        edition.wording = Arc::clone(dress.theme.wording());
        edition.chart_style.clone_from(&dress.charts.alone);
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
    let tally = checked.make(|sound| render_into(sound, extras, &files))?;
    Some(Rendered {
        files: files.into_files(),
        tally,
    })
}

/// Renders an edition into `sink`, each file as soon as it is made, at its address
/// relative to the edition.
fn render_into(
    sound: Sound<'_>,
    extras: Extras<'_>,
    sink: &dyn Sink,
) -> Result<Tally, Diagnostics> {
    let Sound {
        edition,
        dress,
        since,
    } = sound;
    let sink = OldAddresses::new(edition, sink);
    // The theme's files stand beside what is made, and wait for nothing.
    let put = |(path, bytes): (String, Vec<u8>)| {
        sink.put(path.clone(), bytes);
        path
    };
    let (assets, made) = rayon::join(
        || -> Vec<String> { dress.files().into_par_iter().map(put).collect() },
        || make(edition, &dress.theme, since, extras, &sink),
    );
    let made = made?;
    let mut tally = Tally::of(edition, &made);
    assets.iter().for_each(|path| tally.note(path));
    made.pages.iter().for_each(|path| tally.note(path));
    sink.finish().iter().for_each(|path| tally.note(path));
    tally.waiting = made.waiting;
    Ok(tally)
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
/// its problems say which, and what is in the sink is to be thrown away.
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
            if is_sealed(&year) && checked.sound().is_some() {
                return Some(Tally::default());
            }
            let below = Below::new(&year, sink);
            let tally = checked.make(|sound| render_into(sound, extras, &below))?;
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
