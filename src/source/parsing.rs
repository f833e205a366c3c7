//! From the texts of files to records. Files know nothing of each other, so they
//! are parsed side by side; problems come out in the order of the files.

use rayon::prelude::*;

use super::toml::Table;
use super::unseen;
use crate::diagnostics::{Diagnostics, FileId, Files, Place};

/// Parses files that were read, and collects the problems in them.
pub(super) struct Parsing<'f> {
    files: &'f Files,
    /// The problems found so far.
    pub(super) problems: Diagnostics,
}

impl<'f> Parsing<'f> {
    /// Nothing parsed yet.
    pub(super) fn new(files: &'f Files) -> Self {
        Self {
            files,
            problems: Diagnostics::new(),
        }
    }

    /// The record in a TOML file, if there is one.
    pub(super) fn table<T>(
        &mut self,
        file: Option<FileId>,
        read: impl FnOnce(Table<'_>, &mut Diagnostics) -> Option<T>,
    ) -> Option<T> {
        let file = file?;
        let text = self.files.text(file);
        unseen::report(text, |at| Place::new(file, at), &mut self.problems);
        let table = Table::parse(file, text, &mut self.problems)?;
        read(table, &mut self.problems)
    }

    /// Looks at files that nothing here parses: the words and templates of a theme.
    pub(super) fn look_at(&mut self, files: &[(String, FileId)]) {
        for (_, file) in files {
            let text = self.files.text(*file);
            unseen::report(text, |at| Place::new(*file, at), &mut self.problems);
        }
    }

    /// The records in a TOML file that need not be there.
    pub(super) fn list<T>(
        &mut self,
        file: Option<FileId>,
        read: impl FnOnce(Table<'_>, &mut Diagnostics) -> Option<Vec<T>>,
    ) -> Vec<T> {
        self.table(file, read).unwrap_or_default()
    }

    /// One record from each TOML file.
    pub(super) fn tables<T: Send>(
        &mut self,
        files: &[(String, FileId)],
        read: impl Fn(&str, Table<'_>, &mut Diagnostics) -> Option<T> + Sync,
    ) -> Vec<T> {
        self.each(files, |name, file, text, problems| {
            let table = Table::parse(file, text, problems);
            let record = table.and_then(|table| read(name, table, problems));
            problems.keep(name, record)
        })
    }

    /// One record from each file.
    pub(super) fn each<T: Send>(
        &mut self,
        files: &[(String, FileId)],
        read: impl Fn(&str, FileId, &str, &mut Diagnostics) -> Option<T> + Sync,
    ) -> Vec<T> {
        let texts = self.files;
        let parsed = files.par_iter().map(|(name, file)| {
            let mut problems = Diagnostics::new();
            let text = texts.text(*file);
            unseen::report(text, |at| Place::new(*file, at), &mut problems);
            let record = read(name, *file, text, &mut problems);
            (record, problems)
        });
        let parsed: Vec<_> = parsed.collect();
        let records = parsed.into_iter().filter_map(|(record, problems)| {
            self.problems.append(problems);
            record
        });
        records.collect()
    }
}
