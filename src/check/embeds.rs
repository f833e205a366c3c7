//! What stands whole among the text: figures, recommendations, pictures, tables.

use super::links::{self, Target};
use super::names;
use super::texts::Texts;
use crate::diagnostics::{Code, Diagnostic, Placed, nearest};
use crate::model::{Block, ClaimSite, Link, TableFrame, plain_text};
use crate::source::{RawInline, RawLink};

impl Texts<'_> {
    /// The picture that an image shows: its path is written from the edition's folder,
    /// or from that of the chapters, as other programs want it.
    pub(super) fn picture(&mut self, raw: &RawLink) -> Option<Link> {
        let target = &raw.target;
        let path = target.value.strip_prefix("../").unwrap_or(&target.value);
        let Some(name) = path.strip_prefix("images/") else {
            let help = "pictures lie in the edition's folder `images`: `![…](images/…)`";
            self.problems.push(
                Diagnostic::error(
                    Code::Picture,
                    target.place,
                    format!("`{}` is not in the folder of the pictures", target.value),
                )
                .help(help),
            );
            return None;
        };
        let pictures = &self.edition.pictures;
        let found = pictures.find(name);
        if found.is_none() && !self.problems.is_broken(path) {
            let near = nearest(name, pictures.ids());
            let help = match near {
                Some(near) => format!("did you mean `images/{near}`?"),
                None => format!(
                    "put the file into the folder content/{}/images",
                    self.edition.year
                ),
            };
            self.problems.push(
                Diagnostic::error(
                    Code::Picture,
                    target.place,
                    format!("there is no picture `{path}`"),
                )
                .help(help),
            );
        }
        found.map(Link::Picture)
    }

    /// What an image embeds: a figure or a recommendation, nothing else.
    pub(super) fn embedded(&mut self, raw: &RawLink) -> Option<Link> {
        let (scheme, _) = raw.target.split_once(':').unwrap_or(("", ""));
        if !matches!(scheme, "figure" | "recommendation") {
            let (message, help) = match scheme {
                "http" | "https" => (
                    "a picture from elsewhere can't be shown",
                    "put the file into the edition's folder `images`: `![…](images/…)`",
                ),
                _ => (
                    "only pictures, figures, tables and recommendations can be shown like this",
                    "write `![](figure:…)` with the name of a file in figures/",
                ),
            };
            self.problems
                .push(Diagnostic::error(Code::UnknownScheme, raw.target.place, message).help(help));
            return None;
        }
        match links::resolve(raw, self.edition, self.sections, &[], self.problems)? {
            Target::Link(link @ (Link::Figure(_) | Link::Recommendation(_))) => Some(link),
            _ => None,
        }
    }

    /// A table of the edition, its cells read like those of any other.
    pub(super) fn table(
        &mut self,
        what: &RawLink,
        alt: &[RawInline],
        site: &ClaimSite,
    ) -> Option<Block> {
        let (_, name) = links::split(&what.target);
        let tables = self.tables;
        let Some(record) = tables.iter().find(|table| table.id.value == name.value) else {
            if !self.problems.is_broken(&name.value) {
                let known = tables.iter().map(|table| table.id.value.as_str());
                self.problems.push(
                    Diagnostic::error(
                        Code::UnknownName,
                        name.place,
                        format!("there is no table `{}`", name.value),
                    )
                    .help(names::suggestion("table", &name.value, known)),
                );
            }
            return None;
        };
        if !plain_text(alt).trim().is_empty() {
            self.problems.push(
                Diagnostic::warning(
                    Code::Figure,
                    what.words_place,
                    "these words are not shown: a table needs no alternative text",
                )
                .help("leave the square brackets empty; its caption is in its own file"),
            );
        }
        self.shown.insert(name.value);
        let mut line = |text: &Placed<String>| {
            let raw = self.raw(text);
            self.content(raw, site.clone(), &[])
        };
        let head = record.columns.iter().map(|column| line(&column.label));
        let head = head.collect();
        let rows = record.rows.iter();
        let rows = rows.map(|row| row.iter().map(&mut line).collect());
        let rows = rows.collect();
        let frame = TableFrame {
            caption: line(&record.caption),
            notes: record.notes.iter().map(&mut line).collect(),
            source: record.source.as_ref().and_then(|source| {
                names::find(&self.edition.sources, "source", source, self.problems)
            }),
        };
        Some(Block::Table {
            right: record.columns.iter().map(|column| column.number).collect(),
            head,
            rows,
            frame: Some(frame),
        })
    }

    /// What stands around a table that is written in a text: its caption.
    pub(super) fn frame(
        &mut self,
        raw: TableFrame<RawLink>,
        site: ClaimSite,
        here: &[String],
    ) -> TableFrame {
        TableFrame {
            caption: self.content(raw.caption, site, here),
            notes: Vec::new(),
            source: None,
        }
    }

    /// Reports the tables that no text shows.
    pub(super) fn report_unshown(&mut self) {
        for record in self.tables {
            if !self.shown.contains(&record.id.value) {
                self.problems.push(
                    Diagnostic::warning(
                        Code::Figure,
                        record.id.place,
                        format!("no text shows the table `{}`", record.id.value),
                    )
                    .help(format!(
                        "write `![](table:{})` where it belongs, or take it away",
                        record.id.value
                    )),
                );
            }
        }
    }
}
