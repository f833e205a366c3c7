//! What a site came to, and the files of those that stay in memory.

use super::make::Made;
use crate::model::Edition;
use crate::output::{Artifacts, Sink};
use crate::pages::{self, Undrawn};

/// What was put into a sink.
#[derive(Debug, Default)]
pub struct Tally {
    /// How many of the files are pages.
    pub pages: usize,
    /// How many of them are charts.
    pub charts: usize,
    /// How many force pages there are.
    pub forces: usize,
    /// How many pictures were painted, and not taken over.
    pub painted: usize,
    /// Pictures that wait to be painted.
    pub waiting: Vec<Undrawn>,
    /// The addresses of everything that is HTML, in a fixed order: crawlers are
    /// told of it.
    pub(super) html: Vec<String>,
}

/// An edition in memory.
#[derive(Debug)]
pub struct Rendered {
    /// Its files by their addresses relative to the edition, sorted.
    pub files: Vec<(String, Vec<u8>)>,
    /// What they come to.
    pub tally: Tally,
}

/// A whole site in memory.
#[derive(Debug)]
pub struct Site {
    /// Its files.
    pub artifacts: Artifacts,
    /// What they come to.
    pub tally: Tally,
}

impl Tally {
    /// That of an edition, without its HTML and what waits.
    pub(super) fn of(edition: &Edition, made: &Made) -> Self {
        let pages = made.pages.iter();
        let is_chart = |path: &&String| path.starts_with("charts/") && path.ends_with(".svg");
        Self {
            pages: pages.clone().filter(|path| pages::is_page(path)).count(),
            charts: pages.filter(is_chart).count(),
            forces: edition.forces.len(),
            painted: made.painted.iter().filter(|picture| picture.is_new).count(),
            waiting: Vec::new(),
            html: Vec::new(),
        }
    }

    /// Notes a file if it is HTML.
    pub(super) fn note(&mut self, path: &str) {
        if pages::is_page(path) {
            self.html.push(path.to_owned());
        }
    }

    /// The same from the folder above.
    pub(super) fn below(mut self, folder: &str) -> Self {
        let waiting = self.waiting.iter_mut().map(|undrawn| &mut undrawn.path);
        for path in waiting.chain(&mut self.html) {
            *path = format!("{folder}/{path}");
        }
        self
    }

    /// Adds that of another part of the site.
    pub(super) fn add(&mut self, other: Self) {
        self.pages += other.pages;
        self.charts += other.charts;
        self.forces += other.forces;
        self.painted += other.painted;
        self.waiting.extend(other.waiting);
        self.html.extend(other.html);
    }
}

/// A folder of a sink.
pub(super) struct Below<'a> {
    folder: &'a str,
    sink: &'a dyn Sink,
}

impl<'a> Below<'a> {
    pub(super) fn new(folder: &'a str, sink: &'a dyn Sink) -> Self {
        Self { folder, sink }
    }

    /// The address in the sink.
    pub(super) fn path(&self, path: &str) -> String {
        format!("{}/{path}", self.folder)
    }
}

impl Sink for Below<'_> {
    fn put(&self, path: String, bytes: Vec<u8>) {
        self.sink.put(self.path(&path), bytes);
    }
}
