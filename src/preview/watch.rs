//! Building whenever a file changes.
//!
//! The first change starts a build as soon as the files have been still for a
//! moment ([`STILL`]); there is no longer wait. Changes that arrive while a
//! build runs mean that it may have read half of them: its result is thrown
//! away and another build starts, so that a burst of changes is shown once.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, TryRecvError};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use tokio::sync::watch as channel;
use walkdir::WalkDir;

use super::{Build, Stage};
use crate::source;

/// How long files have to be still before they are read: the steps of one save
/// (truncate, write, rename) follow each other faster than this.
const STILL: Duration = Duration::from_millis(2);

/// However many changes arrive, something is shown after this time.
const PATIENCE: Duration = Duration::from_secs(2);

/// Starts the watcher and the thread that builds; it builds once at once.
pub(super) fn start(
    folders: Vec<PathBuf>,
    build: impl Fn() -> Build + Send + 'static,
    log: impl Fn(&str) + Send + 'static,
    stage: channel::Sender<Arc<Stage>>,
) -> io::Result<()> {
    let (sender, changes) = std::sync::mpsc::channel();
    let mut watching = Watching::new(folders, sender)?;
    watching.renew()?;
    std::thread::spawn(move || run(watching, &changes, &build, &log, &stage));
    Ok(())
}

/// What is watched: folders by their names. One that is replaced as a whole, by another
/// branch or out of a sync, has the name and is another.
struct Watching {
    watcher: RecommendedWatcher,
    folders: Vec<PathBuf>,
    /// The folders that are watched, each with what was there under its name.
    seen: BTreeMap<PathBuf, u64>,
    /// Files elsewhere that links in the folders lead to.
    targets: Arc<Mutex<BTreeSet<PathBuf>>>,
}

impl Watching {
    fn new(folders: Vec<PathBuf>, sender: Sender<PathBuf>) -> io::Result<Self> {
        let targets = Arc::new(Mutex::new(BTreeSet::new()));
        let (ways, linked) = (ways_to(&folders), Arc::clone(&targets));
        let is_ours = move |path: &Path| {
            is_in(&ways, path)
                || linked
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .contains(path)
        };
        let watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            let Some(event) = event.ok().filter(|event| is_change(event.kind)) else {
                return;
            };
            for path in event.paths.into_iter().filter(|path| is_ours(path)) {
                // The receiver ends with the process.
                let _ = sender.send(path);
            }
        })
        .map_err(io::Error::other)?;
        Ok(Self {
            watcher,
            folders,
            seen: BTreeMap::new(),
            targets,
        })
    }

    /// Watches what is there now under each name, and what holds them, where they come
    /// back.
    fn renew(&mut self) -> io::Result<()> {
        for folder in self.folders.clone() {
            if let Some(parent) = folder.parent() {
                let parent = match parent.as_os_str().is_empty() {
                    true => Path::new("."),
                    false => parent,
                };
                self.watch(parent, RecursiveMode::NonRecursive)?;
            }
            self.watch(&folder, RecursiveMode::Recursive)?;
        }
        let targets = linked_to(&self.folders);
        let holding: BTreeSet<PathBuf> = targets
            .iter()
            .filter_map(|target| target.parent().map(Path::to_owned))
            .collect();
        *self.targets.lock().unwrap_or_else(PoisonError::into_inner) = targets;
        for folder in holding {
            self.watch(&folder, RecursiveMode::NonRecursive)?;
        }
        Ok(())
    }

    /// Watches a folder, unless it is not there or is watched already.
    fn watch(&mut self, folder: &Path, how: RecursiveMode) -> io::Result<()> {
        let there = fs::metadata(folder).ok().filter(fs::Metadata::is_dir);
        let Some(there) = there.map(|found| identity(&found)) else {
            self.seen.remove(folder);
            return Ok(());
        };
        match self.seen.insert(folder.to_owned(), there) {
            Some(before) if before == there => return Ok(()),
            // What had the name is gone, or lies elsewhere.
            _ => drop(self.watcher.unwatch(folder)),
        }
        self.watcher.watch(folder, how).map_err(|error| {
            io::Error::other(format!("{} can't be watched: {error}", folder.display()))
        })
    }
}

/// The folders as they were given, and as the system may call them: the way to what holds
/// them, without links, and where they are linked to.
fn ways_to(folders: &[PathBuf]) -> Vec<PathBuf> {
    let mut ways = Vec::new();
    for folder in folders {
        let root = match folder.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        let real = root.canonicalize().ok();
        let real = real.and_then(|root| Some(root.join(folder.file_name()?)));
        ways.extend(real);
        ways.extend(folder.canonicalize());
        ways.extend(std::path::absolute(folder));
        ways.push(plain(folder).to_owned());
    }
    ways
}

/// Whether a path is one of some folders or lies in it.
fn is_in(folders: &[PathBuf], path: &Path) -> bool {
    let path = plain(path);
    folders.iter().any(|folder| path.starts_with(folder))
}

/// A path without `./` before it.
fn plain(path: &Path) -> &Path {
    path.strip_prefix(".").unwrap_or(path)
}

/// What tells a folder from another one of its name.
#[cfg(unix)]
fn identity(found: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(found)
}

/// What tells a folder from another one of its name.
#[cfg(not(unix))]
fn identity(found: &fs::Metadata) -> u64 {
    let made = found.created().ok();
    let since = made.and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
    since.map_or(0, |since| since.as_nanos() as u64)
}

/// The files elsewhere that links in some folders lead to.
fn linked_to(folders: &[PathBuf]) -> BTreeSet<PathBuf> {
    let real = folders.iter().filter_map(|path| path.canonicalize().ok());
    let real: Vec<PathBuf> = real.collect();
    let entries = folders
        .iter()
        .flat_map(|folder| WalkDir::new(folder).into_iter().filter_map(Result::ok));
    let links = entries.filter(|entry| entry.path_is_symlink());
    links
        .filter_map(|link| link.path().canonicalize().ok())
        .filter(|target| target.is_file() && !real.iter().any(|folder| target.starts_with(folder)))
        .collect()
}

/// Whether an event changes what a build would read.
fn is_change(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(access) => access == AccessKind::Close(AccessMode::Write),
        _ => true,
    }
}

fn run(
    mut watching: Watching,
    changes: &Receiver<PathBuf>,
    build: &dyn Fn() -> Build,
    log: &dyn Fn(&str),
    stage: &channel::Sender<Arc<Stage>>,
) {
    let mut what = BTreeSet::new();
    loop {
        let begun = Instant::now();
        let mut is_stale;
        let result = loop {
            // Before it reads: what changes from here on is heard of.
            if let Err(error) = watching.renew() {
                log(&format!("warning: {error}"));
            }
            let result = build();
            is_stale = changed(changes, &mut what);
            if is_stale && begun.elapsed() < PATIENCE {
                be_still(changes, begun, &mut what);
                continue;
            }
            break result;
        };
        publish(result, begun.elapsed(), &told(&what), log, stage);
        what.clear();
        if is_stale {
            // It is shown, but something changed while it was made.
            continue;
        }
        match changes.recv() {
            Ok(path) => what.insert(path),
            Err(_) => return,
        };
        be_still(changes, Instant::now(), &mut what);
    }
}

/// What changed, for people: the first file, and how many others. What editors keep for
/// themselves is not worth a word.
fn told(what: &BTreeSet<PathBuf>) -> String {
    let is_told = |path: &&PathBuf| {
        let name = path.file_name().unwrap_or_default();
        !source::is_litter(&name.to_string_lossy())
    };
    let mut paths = what.iter().filter(is_told);
    let first = paths.next().map(|path| {
        let path = path.strip_prefix(".").unwrap_or(path);
        path.display().to_string()
    });
    match (first, paths.count()) {
        (None, _) => String::new(),
        (Some(first), 0) => format!("{first} changed: "),
        (Some(first), 1) => format!("{first} and another file changed: "),
        (Some(first), more) => format!("{first} and {more} other files changed: "),
    }
}

/// Whether something changed since the last look; all changes so far are taken.
fn changed(changes: &Receiver<PathBuf>, what: &mut BTreeSet<PathBuf>) -> bool {
    let mut any = false;
    loop {
        match changes.try_recv() {
            Ok(path) => {
                what.insert(path);
                any = true;
            }
            Err(TryRecvError::Empty | TryRecvError::Disconnected) => return any,
        }
    }
}

/// Waits until no change arrives for a moment, but not longer than patience.
fn be_still(changes: &Receiver<PathBuf>, since: Instant, what: &mut BTreeSet<PathBuf>) {
    while since.elapsed() < PATIENCE {
        match changes.recv_timeout(STILL) {
            Ok(path) => drop(what.insert(path)),
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return,
        }
    }
}

fn publish(
    build: Build,
    time: Duration,
    what: &str,
    log: &dyn Fn(&str),
    stage: &channel::Sender<Arc<Stage>>,
) {
    let last = Arc::clone(&stage.borrow());
    let failed = build.site.is_none();
    let version = last.version + 1;
    let site = build.site.map(|site| site.following(&last.site, version));
    let next = Stage {
        version,
        ready: true,
        site: site.map_or_else(|| Arc::clone(&last.site), Arc::new),
        report: failed.then_some(build.report),
    };
    if let Some(report) = &next.report {
        log(report);
    }
    let came = match (failed, what.is_empty()) {
        (true, true) => "The build found problems; the last good pages stay",
        (true, false) => "the build found problems, and the last good pages stay",
        (false, true) => "Built",
        (false, false) => "built",
    };
    log(&format!("{what}{came} in {} ms", time.as_millis()));
    stage.send_replace(Arc::new(next));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_in_the_folders_is_ours() {
        let above = tempfile::tempdir().expect("a folder can be made");
        // Where the system calls it otherwise than it was given.
        let given = above.path().join("data/./report");
        fs::create_dir_all(given.join("content")).expect("a folder can be made");
        let folders = ["content", "data", "themes"].map(|name| given.join(name));
        let real = given.canonicalize().expect("it is there");
        for root in [&given, &real] {
            for (path, ours) in [
                ("content/2017/edition.toml", true),
                ("data", true),
                ("themes/own/theme.toml", true),
                ("site/2017/index.html", false),
                ("site/data/index.html", false),
                ("content.txt", false),
                ("", false),
            ] {
                let path = root.join(path);
                assert_eq!(is_in(&ways_to(&folders), &path), ours, "{}", path.display());
            }
        }
        for folder in ["content", "./content"] {
            let ways = ways_to(&[PathBuf::from(folder)]);
            for (path, ours) in [
                ("content/a.md", true),
                ("./content/a.md", true),
                ("./site/content/a.md", false),
            ] {
                assert_eq!(is_in(&ways, Path::new(path)), ours, "{folder}: {path}");
            }
        }
    }
}
