//! `bluebook serve`: a preview that follows every change.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::Exit;
use super::terminal::{complain, say};
use crate::diagnostics::{Diagnostics, Files, render};
use crate::pipeline::{self, Checked, Extras};
use crate::preview::{Build, Paint, Server, Site};

/// `bluebook serve`
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The folder that holds content and data
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// The port to serve on; only this machine can reach it
    #[arg(long, value_name = "N", default_value_t = 8017)]
    pub port: u16,
    /// Open the preview in the browser
    #[arg(long)]
    pub open: bool,
}

/// Serves a preview until it is stopped.
pub fn run(options: &Options) -> Exit {
    if let Err((exit, message)) = super::years(&options.root, None) {
        complain(&format!("error: {message}"));
        return exit;
    }
    let server = match Server::bind(options.port) {
        Ok(server) => server,
        Err(message) => {
            complain(&format!("error: {message}"));
            return Exit::Usage;
        }
    };
    let url = server.url();
    say(&format!("Preview at {url} (stop with Ctrl-C)"));
    if options.open {
        open(&url);
    }
    let folders = ["content", "data", "themes"].map(|folder| options.root.join(folder));
    let root = options.root.clone();
    let served = server.run(folders.into(), move || build(&root), complain);
    match served {
        Ok(()) => Exit::Fine,
        Err(error) => {
            complain(&format!("error: the preview stopped: {error}"));
            Exit::Failed
        }
    }
}

/// Builds every edition in memory.
fn build(root: &Path) -> Build {
    let years = match super::years(root, None) {
        Ok(years) => years,
        Err((_, message)) => return failed(message),
    };
    let mut editions: Vec<Checked> = years
        .iter()
        .map(|year| pipeline::check(root, year))
        .collect();
    match pipeline::site(&mut editions, Vec::new(), Extras::PREVIEW) {
        Ok(Some(site)) => {
            // What is not needed any more is put away while the site is shown.
            std::thread::spawn(move || drop(editions));
            Build {
                site: Some(preview(site)),
                report: String::new(),
            }
        }
        Ok(None) => failed(report(&editions)),
        Err(error) => failed(error.to_string()),
    }
}

/// A site as it is previewed: its pictures are painted when they are asked for.
fn preview(site: pipeline::Site) -> Site {
    let files = site.artifacts.into_iter();
    let files = files.map(|file| (file.path.as_str().to_owned(), file.bytes));
    let waiting = site.tally.waiting.into_iter().map(|undrawn| {
        let path = undrawn.path;
        let paint: Paint = Box::new(move || undrawn.picture.paint().ok());
        (path, paint)
    });
    Site::new(files).with_waiting(waiting)
}

fn failed(report: String) -> Build {
    Build { site: None, report }
}

fn report(editions: &[Checked]) -> String {
    let text = |problems: &Diagnostics, files: &Files| {
        render::human(problems, files, render::Style::Plain)
    };
    editions
        .iter()
        .map(|edition| text(&edition.problems, &edition.files))
        .collect()
}

/// Asks the system to open an address. If it can't, the address is on the
/// screen all the same.
fn open(url: &str) {
    let opener = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(target_os = "windows") {
        "explorer"
    } else {
        "xdg-open"
    };
    let _ = Command::new(opener)
        .arg(url)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
}
