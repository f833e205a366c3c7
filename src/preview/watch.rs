//! Building whenever a file changes.
//!
//! The first change starts a build as soon as the files have been still for a
//! moment ([`STILL`]); there is no longer wait. Changes that arrive while a
//! build runs mean that it may have read half of them: its result is thrown
//! away and another build starts, so that a burst of changes is shown once.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use tokio::sync::watch as channel;

use super::{Build, Stage};

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
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        if event.is_ok_and(|event| is_change(event.kind)) {
            // The receiver ends with the process.
            let _ = sender.send(());
        }
    })
    .map_err(io::Error::other)?;
    for folder in folders.iter().filter(|folder| folder.is_dir()) {
        watcher
            .watch(folder, RecursiveMode::Recursive)
            .map_err(|error| {
                io::Error::other(format!("{} can't be watched: {error}", folder.display()))
            })?;
    }
    std::thread::spawn(move || run(watcher, &changes, &build, &log, &stage));
    Ok(())
}

/// Whether an event changes what a build would read.
fn is_change(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(access) => access == AccessKind::Close(AccessMode::Write),
        _ => true,
    }
}

fn run(
    _watcher: RecommendedWatcher,
    changes: &Receiver<()>,
    build: &dyn Fn() -> Build,
    log: &dyn Fn(&str),
    stage: &channel::Sender<Arc<Stage>>,
) {
    loop {
        let begun = Instant::now();
        let result = loop {
            let result = build();
            if changed(changes) && begun.elapsed() < PATIENCE {
                be_still(changes, begun);
                continue;
            }
            break result;
        };
        publish(result, begun.elapsed(), log, stage);
        if changes.recv().is_err() {
            return;
        }
        be_still(changes, Instant::now());
    }
}

/// Whether something changed since the last look; all changes so far are taken.
fn changed(changes: &Receiver<()>) -> bool {
    let mut any = false;
    loop {
        match changes.try_recv() {
            Ok(()) => any = true,
            Err(TryRecvError::Empty | TryRecvError::Disconnected) => return any,
        }
    }
}

/// Waits until no change arrives for a moment, but not longer than patience.
fn be_still(changes: &Receiver<()>, since: Instant) {
    while since.elapsed() < PATIENCE {
        match changes.recv_timeout(STILL) {
            Ok(()) => {}
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return,
        }
    }
}

fn publish(build: Build, time: Duration, log: &dyn Fn(&str), stage: &channel::Sender<Arc<Stage>>) {
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
    log(&format!(
        "{} in {} ms",
        if failed {
            "The build found problems; the last good pages stay"
        } else {
            "Built"
        },
        time.as_millis()
    ));
    stage.send_replace(Arc::new(next));
}
