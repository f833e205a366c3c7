//! The files of an edition that were read, and what is written in them.

use super::parsing::Parsing;
use super::{
    Records, corrections, edition, facts, figures, grades, measures, register, tables, texts,
};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, FileId, Files, Place};
use crate::model::{Picture, Status};

/// The files of an edition; `None` for one that isn't there or can't be read.
/// Those of folders have their names, without the ending.
pub(super) struct Found {
    pub(super) edition: Option<FileId>,
    pub(super) register: Option<FileId>,
    pub(super) grades: Option<FileId>,
    pub(super) sources: Option<FileId>,
    pub(super) measures: Vec<(String, FileId)>,
    pub(super) facts: Option<FileId>,
    pub(super) caveats: Option<FileId>,
    pub(super) chapters: Vec<(String, FileId)>,
    pub(super) pages: Vec<(String, FileId)>,
    pub(super) figures: Vec<(String, FileId)>,
    pub(super) tables: Vec<(String, FileId)>,
    pub(super) table_rows: Vec<(String, FileId)>,
    pub(super) glossary: Option<FileId>,
    pub(super) recommendations: Option<FileId>,
    pub(super) redirects: Option<FileId>,
    pub(super) corrections: Option<FileId>,
}

impl Found {
    /// The records of the files. `None` if a file without which nothing can be said
    /// has none.
    pub(super) fn parse(
        &self,
        year: &str,
        files: &Files,
        pictures: Vec<Picture>,
        problems: &mut Diagnostics,
    ) -> Option<Records> {
        let [mut data, mut words, mut texts, mut lists] = [(); 4].map(|()| Parsing::new(files));
        // Four parts that take about as long as each other.
        let (of_data, of_content) = rayon::join(
            || {
                rayon::join(
                    || {
                        (
                            data.table(self.register, register::read),
                            data.table(self.grades, grades::read),
                            data.tables(&self.measures, measures::read),
                        )
                    },
                    || {
                        (
                            words.table(self.sources, facts::read_sources),
                            words.list(self.facts, facts::read_facts),
                            words.list(self.caveats, facts::read_caveats),
                        )
                    },
                )
            },
            || {
                rayon::join(
                    || {
                        (
                            texts.each(&self.chapters, texts::chapter),
                            texts.each(&self.pages, texts::page),
                        )
                    },
                    || {
                        (
                            lists.table(self.edition, edition::read),
                            lists.tables(&self.figures, figures::read),
                            lists.tables(&self.tables, |stem, table, problems| {
                                tables::read(stem, table, &self.table_rows, files, problems)
                            }),
                            lists.list(self.glossary, texts::read_glossary),
                            lists.list(self.recommendations, texts::read_recommendations),
                            lists.list(self.redirects, texts::read_redirects),
                            lists.list(self.corrections, corrections::read),
                        )
                    },
                )
            },
        );
        let ((register, grades, measures), (sources, facts, caveats)) = of_data;
        let ((chapters, pages), of_lists) = of_content;
        let (edition, figures, tables, glossary, recommendations, redirects, corrections) =
            of_lists;
        for part in [data, words, texts, lists] {
            problems.append(part.problems);
        }
        self.tables_without_words(year, problems);
        // Of an edition with a file that can't be parsed nothing more can be said: what
        // the other files name may be in it.
        if problems.has(Code::InvalidToml) {
            return None;
        }
        let status = edition.as_ref().map(|edition| edition.status);
        if status == Some(Status::Final) {
            problems.deny_warnings();
        }
        Some(Records {
            year: year.to_owned(),
            edition: edition?,
            register: register?,
            grades,
            measures,
            facts,
            caveats,
            sources: sources?,
            chapters,
            pages,
            figures,
            tables,
            pictures,
            glossary,
            recommendations,
            corrections,
            redirects,
            broken: problems.broken().clone(),
            sound: problems.errors_in(&format!("data/{year}/"), files) == 0,
        })
    }

    /// The cells of a table that no file says what it shows are shown nowhere.
    fn tables_without_words(&self, year: &str, problems: &mut Diagnostics) {
        for (name, file) in &self.table_rows {
            if self.tables.iter().any(|(known, _)| known == name) {
                continue;
            }
            let message = format!("nothing shows the cells of the table `{name}`");
            problems.push(
                Diagnostic::warning(Code::UnexpectedFile, Place::new(*file, 0..0), message).help(
                    format!(
                        "write content/{year}/tables/{name}.toml with `caption = \"…\"`, and \
                         `![](table:{name})` where the table is to stand"
                    ),
                ),
            );
        }
    }
}
