//! What is wrong, where, and what to do about it.
//!
//! Stages collect every problem in a [`Diagnostics`] and never stop at the
//! first. A [`Diagnostic`] is data; its wording for a terminal and its JSON are
//! made in [`render`], the only renderer. The texts of the files that places
//! point into are kept in [`Files`].

mod code;
mod files;
mod nearest;
pub mod render;
mod visible;

pub use code::Code;
pub use files::{FileId, Files, Place, Placed, Position, Positions};
pub use nearest::nearest;
pub use visible::visible;

use std::collections::BTreeSet;

/// Whether a problem stops the build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The edition can't be built.
    Error,
    /// The edition can be built, but should not be published like this.
    Warning,
}

/// Where a problem is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Location {
    /// In a file that was read, between two bytes.
    Place(Place),
    /// A file or folder that could not be read, named from the project's root.
    Path(String),
}

/// One problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that found it.
    pub code: Code,
    /// Whether it stops the build.
    pub severity: Severity,
    /// What is wrong, in a sentence without a full stop.
    pub message: String,
    /// Where it is.
    pub location: Location,
    /// What stands under the caret; may be empty.
    pub label: String,
    /// Other places that belong to the problem, each with its own label.
    pub related: Vec<(Place, String)>,
    /// What to do.
    pub help: Option<String>,
}

impl Diagnostic {
    /// An error at a place.
    pub fn error(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self::at(code, Severity::Error, Location::Place(place), message)
    }

    /// A warning at a place.
    pub fn warning(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self::at(code, Severity::Warning, Location::Place(place), message)
    }

    /// An error that concerns a whole file or folder.
    pub fn file_error(code: Code, path: impl Into<String>, message: impl Into<String>) -> Self {
        Self::at(code, Severity::Error, Location::Path(path.into()), message)
    }

    fn at(code: Code, severity: Severity, location: Location, message: impl Into<String>) -> Self {
        Self {
            code,
            severity,
            message: message.into(),
            location,
            label: String::new(),
            related: Vec::new(),
            help: None,
        }
    }

    /// Says what stands under the caret.
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Says what to do.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Says what to do, if there is something to say.
    pub fn maybe_help(mut self, help: Option<String>) -> Self {
        self.help = help.or(self.help);
        self
    }

    /// Points to another place that belongs to the problem.
    pub fn related(mut self, place: Place, label: impl Into<String>) -> Self {
        self.related.push((place, label.into()));
        self
    }
}

/// All that was made, or every problem that was in its way.
///
/// # Errors
///
/// Those problems.
pub fn all<T>(
    made: impl IntoIterator<Item = Result<T, Diagnostics>>,
) -> Result<Vec<T>, Diagnostics> {
    let mut problems = Diagnostics::new();
    let made = made.into_iter();
    let made = made.filter_map(|one| one.map_err(|found| problems.append(found)).ok());
    let made = made.collect();
    match problems.is_empty() {
        true => Ok(made),
        false => Err(problems),
    }
}

/// Every problem found so far, in the order in which it was found.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    /// Identifiers of what is written but so wrong that it can't be used. The
    /// mistake in it is reported; that others name it is no mistake of theirs.
    broken: BTreeSet<String>,
    /// Comments in texts, which no page shows.
    comments: Vec<Place>,
}

impl From<Diagnostic> for Diagnostics {
    fn from(problem: Diagnostic) -> Self {
        let mut problems = Self::new();
        problems.push(problem);
        problems
    }
}

impl Diagnostics {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Puts everything that is said of the problems in other words.
    pub fn reword(&mut self, say: impl Fn(&str) -> String) {
        for problem in &mut self.list {
            problem.message = say(&problem.message);
            problem.label = say(&problem.label);
            for (_, label) in &mut problem.related {
                *label = say(label);
            }
            problem.help = problem.help.as_deref().map(&say);
        }
    }

    /// Adds a problem.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Adds all problems of another list.
    pub fn append(&mut self, mut other: Self) {
        self.list.append(&mut other.list);
        self.broken.append(&mut other.broken);
        self.comments.append(&mut other.comments);
    }

    /// Notes that a comment was left out.
    pub fn note_comment(&mut self, place: Place) {
        self.comments.push(place);
    }

    /// The comments that were left out: notes among those who write, which are no
    /// problem.
    pub fn comments(&self) -> &[Place] {
        &self.comments
    }

    /// Notes that the record with this identifier has an error and is left out,
    /// so that nobody is told that there is no such thing.
    pub fn note_broken(&mut self, id: &str) {
        self.broken.insert(id.to_owned());
    }

    /// Keeps a record, or notes that it is broken.
    pub fn keep<T>(&mut self, id: &str, record: Option<T>) -> Option<T> {
        if record.is_none() {
            self.note_broken(id);
        }
        record
    }

    /// Whether a record with this identifier was left out because of an error.
    pub fn is_broken(&self, id: &str) -> bool {
        self.broken.contains(id)
    }

    /// The identifiers of the records that were left out because of an error.
    pub fn broken(&self) -> &BTreeSet<String> {
        &self.broken
    }

    /// All problems, ordered by place; what concerns whole files comes first.
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut all: Vec<&Diagnostic> = self.list.iter().collect();
        all.sort_by(|a, b| {
            let in_a_file = |d: &Diagnostic| matches!(d.location, Location::Place(_));
            (in_a_file(a), &a.location).cmp(&(in_a_file(b), &b.location))
        });
        all
    }

    /// How many errors there are.
    pub fn errors(&self) -> usize {
        self.count(Severity::Error)
    }

    /// How many warnings there are.
    pub fn warnings(&self) -> usize {
        self.count(Severity::Warning)
    }

    /// How many errors there are in the files of a folder.
    pub fn errors_in(&self, folder: &str, files: &Files) -> usize {
        let inside = |problem: &&Diagnostic| {
            let path = match &problem.location {
                Location::Place(place) => files.path(place.file),
                Location::Path(path) => path,
            };
            problem.severity == Severity::Error && path.starts_with(folder)
        };
        self.list.iter().filter(inside).count()
    }

    /// Turns every warning into an error, for `--deny-warnings` and final editions.
    pub fn deny_warnings(&mut self) {
        for diagnostic in &mut self.list {
            diagnostic.severity = Severity::Error;
        }
    }

    /// Whether a rule is broken anywhere.
    pub fn has(&self, code: Code) -> bool {
        self.list.iter().any(|problem| problem.code == code)
    }

    /// Whether there is no problem at all.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The problems in the order in which they were found.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }

    fn count(&self, severity: Severity) -> usize {
        self.list.iter().filter(|d| d.severity == severity).count()
    }
}
