//! `bluebook build`: the site, from files to files.

use std::path::{Path, PathBuf};
use std::time::{Instant, SystemTime};

use super::Exit;
use super::terminal::{Progress, complain, counted, print_problems, say};
use crate::composing;
use crate::output::{self, Last, WriteError, Writer, Written};
use crate::pipeline::{self, Checked, Extras, Paper, Pictures, SealedEdition, Tally};

/// `bluebook build`
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The folder that holds content and data
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// Build only this edition; needs --output, so that no other is dropped
    #[arg(long, value_name = "YEAR", requires = "output")]
    pub edition: Option<String>,
    /// Where to write the site [default: ROOT/site]
    #[arg(long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// Leave out what takes longest, for a quick look; pages don't offer it then
    #[arg(long, value_name = "WHAT", value_delimiter = ',')]
    pub without: Vec<Extra>,
    /// Put in editions whose `publish_at` is still to come, for those who check
    #[arg(long)]
    pub embargoed: bool,
    /// Put in what takes long: the whole edition as one PDF, linked from home
    #[arg(long, value_name = "WHAT", value_delimiter = ',')]
    pub with: Vec<Addition>,
}

/// What can be left out of a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Extra {
    /// The charts as PNG, and the cards of forces and measures
    Pictures,
    /// The spreadsheet of all tables
    Workbook,
}

/// What can be put into a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Addition {
    /// The whole edition as one PDF
    Pdf,
}

impl Options {
    /// With pictures taken over from the site that stands there.
    fn extras<'a>(&self, last: &'a Last) -> Extras<'a> {
        Extras {
            pictures: match self.without.contains(&Extra::Pictures) {
                true => Pictures::LeftOut,
                false => Pictures::Renewed(last),
            },
            workbook: !self.without.contains(&Extra::Workbook),
            paper: match self.with.contains(&Addition::Pdf) {
                true => Paper::IF_ABLE,
                false => Paper::LeftOut,
            },
        }
    }
}

/// Builds one edition or all of them.
pub fn run(options: &Options) -> Exit {
    let begun = Instant::now();
    if options.with.contains(&Addition::Pdf) && Paper::IF_ABLE == Paper::LeftOut {
        complain(
            "error: this program can't set a PDF: build it with `--features pdf`, or leave \
             `--with pdf` out",
        );
        return Exit::Usage;
    }
    let years = match super::years(&options.root, options.edition.as_deref()) {
        Ok(years) => years,
        Err((exit, message)) => {
            complain(&format!("error: {message}"));
            return exit;
        }
    };
    let target = match &options.output {
        Some(output) => output.clone(),
        None => options.root.join("site"),
    };
    let inputs = ["content", "data", "themes"].map(|folder| options.root.join(folder));
    if let Err(error) = output::guard(&target, &inputs.each_ref().map(PathBuf::as_path)) {
        complain(&format!("error: {error}"));
        return Exit::Usage;
    }
    let progress = Progress::start();
    progress.stage("Reading and checking");
    let mut editions: Vec<Checked> = years
        .iter()
        .map(|year| pipeline::check(&options.root, year))
        .collect();
    let embargoed = match options.embargoed {
        true => Vec::new(),
        false => match now() {
            Ok(now) => composing::take_embargoed(&mut editions, now),
            Err(message) => {
                progress.end();
                complain(&format!("error: {message}"));
                return Exit::Usage;
            }
        },
    };
    let leave_out = || {
        for one in &embargoed {
            say(&format!(
                "Left out {}: it is not to be published before {}; --embargoed builds it",
                one.year,
                one.until.words()
            ));
        }
    };
    if editions.is_empty() {
        progress.end();
        leave_out();
        complain(&format!(
            "error: there is nothing else to build; {} is as it was",
            target.display()
        ));
        return Exit::Problems;
    }
    let sealed = match options.edition {
        // One edition alone is a site of its own.
        Some(_) => editions
            .iter()
            .try_for_each(|edition| composing::verify_earlier(&options.root, edition))
            .map(|()| Vec::new()),
        None => {
            progress.stage("Verifying what is sealed");
            composing::sealed_editions(&options.root, &editions, &embargoed)
        }
    };
    let sealed = match sealed {
        Ok(sealed) => sealed,
        Err(discord) => {
            progress.end();
            let exit = super::complain_of(&discord);
            complain(&format!(
                "nothing was written, and {} is as it was",
                target.display()
            ));
            return exit;
        }
    };
    // Without errors so far, pages go into the folder as they are made; with some,
    // there is nothing to be made.
    let written = match editions.iter().any(|e| e.sound().is_none()) {
        true => Ok(None),
        // All of it by the threads that share the work: they have memory at hand, and
        // this one would have to ask for it.
        false => rayon::scope(|_| write(options, &target, &mut editions, sealed, &progress)),
    };
    progress.pause(|| {
        for edition in &editions {
            print_problems(&edition.problems, &edition.files);
        }
    });
    progress.end();
    match written {
        Err(error) => {
            complain(&format!("error: {error}"));
            match error {
                // A fault of the report and not of the folder.
                WriteError::BadPath { .. } | WriteError::Clash { .. } => Exit::Problems,
                _ => Exit::Failed,
            }
        }
        Ok(None) => {
            let errors: usize = editions.iter().map(|e| e.problems.errors()).sum();
            complain(&format!(
                "{}; nothing was written, and {} is as it was",
                counted(errors, "error", "errors"),
                target.display()
            ));
            let failed = editions.iter().map(|e| super::exit_of(&e.problems));
            failed
                .max_by_key(|exit| *exit == Exit::Failed)
                .unwrap_or(Exit::Problems)
        }
        Ok(Some((site, written))) => {
            if let Some(left) = &written.left {
                complain(&format!(
                    "warning: somebody changed the old site while the new one was written; what is \
                     theirs is kept in {}",
                    left.display()
                ));
            }
            leave_out();
            let built: Vec<&str> = editions
                .iter()
                .filter_map(|checked| Some(checked.edition.as_ref()?.year.as_str()))
                .collect();
            say(&format!(
                "Built {} to {}: {} ({} of {}), {}, {} ({:.1} MB, {} unchanged) in {:.2} s\n\
                 Open {}",
                built.join(", "),
                target.display(),
                counted(site.pages, "page", "pages"),
                site.forces,
                editions
                    .iter()
                    .rev()
                    .find_map(|checked| Some(checked.edition.as_ref()?.terms.short_many.as_str()))
                    .unwrap_or("forces"),
                counted(site.charts, "chart", "charts"),
                counted(written.files, "file", "files"),
                written.bytes as f64 / 1e6,
                written.kept,
                begun.elapsed().as_secs_f64(),
                target.join("index.html").display(),
            ));
            Exit::Fine
        }
    }
}

/// The time, in seconds since 1970: the clock's, unless the environment names another.
/// It decides which editions are built, and is in none of them.
fn now() -> Result<i64, String> {
    let seconds = match super::told_time()? {
        Some(seconds) => seconds,
        None => SystemTime::now()
            .duration_since(SystemTime::UNIX_EPOCH)
            .map_or(0, |since| since.as_secs()),
    };
    Ok(i64::try_from(seconds).unwrap_or(i64::MAX))
}

/// Makes the site and puts it in its place. `None`, with the problems added to those
/// of the editions, if a page can't be made; what was put together until then is
/// taken away again.
///
/// # Errors
///
/// The folder is not to be written, or can't be; or two files have one address.
fn write(
    options: &Options,
    target: &Path,
    editions: &mut [Checked],
    sealed: Vec<SealedEdition>,
    progress: &Progress,
) -> Result<Option<(Tally, Written)>, WriteError> {
    progress.stage("Looking at the site that is there");
    let wrote = || progress.wrote();
    let writer = Writer::begin(target, &wrote)?;
    progress.writing();
    let last = Last::open(target);
    let site = pipeline::site_into(editions, sealed, options.extras(&last), &writer);
    match site {
        Some(site) => Ok(Some((site, writer.finish()?))),
        None => Ok(None),
    }
}
