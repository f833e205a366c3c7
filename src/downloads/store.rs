//! The tables of an edition, written once, and the files that are made of them.
//!
//! Each [`Part`] of the downloads is made by itself, on any thread.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use rayon::prelude::*;
use serde_json::value::RawValue;

use super::describe::{self, Csv};
use super::grades::Grades;
use super::rows::{Rows, Selection};
use super::values::Values;
use super::{About, CSV, CSVW, Download, JSON, SCHEMA, Take};
use super::{address, csv, json, package, sheets, tables};
use crate::model::{Edition, Figure, FigureSubject, Force, Key, Measure, Question, plain_text};
use crate::wording::say;

/// Files that belong together.
#[derive(Clone, Copy)]
pub(super) enum Part {
    /// A table of the whole edition, by its place among them.
    Table(usize),
    Edition,
    Package,
    Measure(Key<Measure>),
    Question(Key<Question>),
    Force(Key<Force>),
    Figure(Key<Figure>),
    Schema,
}

/// The rows of all tables.
pub(super) struct Store<'a> {
    edition: &'a Edition,
    /// What every JSON file says of the edition.
    head: Box<RawValue>,
    values: Values,
    grades: Grades,
    others: Vec<Rows>,
    /// What every description of a CSV file says of its table, by its name.
    csvw: BTreeMap<&'static str, OnceLock<describe::Common>>,
}

impl<'a> Store<'a> {
    /// Writes the rows.
    pub(super) fn of(edition: &'a Edition) -> Self {
        let (values, (grades, others)) = rayon::join(
            || Values::of(edition),
            || (Grades::of(edition), others(edition)),
        );
        Self {
            edition,
            head: json::head(edition),
            values,
            grades,
            others,
            csvw: tables::ALL
                .map(|table| (table.name, OnceLock::new()))
                .into(),
        }
    }

    /// All that an edition has, in the order of its downloads.
    pub(super) fn parts(&self) -> Vec<Part> {
        let edition = self.edition;
        let tables = 0..self.tables().len();
        let mut parts: Vec<Part> = tables.map(Part::Table).collect();
        parts.extend([Part::Edition, Part::Package]);
        parts.extend(edition.measures.keys().map(Part::Measure));
        parts.extend(edition.judgments.questions.keys().map(Part::Question));
        parts.extend(edition.forces.keys().map(Part::Force));
        parts.extend(edition.figures.keys().map(Part::Figure));
        parts.push(Part::Schema);
        parts
    }

    /// The files of a part, each handed over as soon as it is made.
    pub(super) fn make(&self, part: Part, take: Take<'_>) -> Vec<Download> {
        let edition = self.edition;
        let mut shelf = Shelf {
            store: self,
            take,
            downloads: Vec::new(),
        };
        match part {
            Part::Table(place) => shelf.table(place),
            Part::Edition => shelf.edition(),
            Part::Package => shelf.package(),
            Part::Measure(key) => shelf.measure(key, &edition.measures[key]),
            Part::Question(key) => shelf.question(key, &edition.judgments.questions[key]),
            Part::Force(key) => shelf.force(key, &edition.forces[key]),
            Part::Figure(key) => shelf.figure(key, &edition.figures[key]),
            Part::Schema => shelf.schema(),
        }
        shelf.downloads
    }

    /// All rows of all tables. Where nothing is graded, there is nothing to say of
    /// questions.
    fn tables(&self) -> Vec<Selection<'_>> {
        let mut all = vec![self.values.all(), self.grades.all()];
        all.extend(self.others.iter().map(Rows::all));
        if self.edition.judgments.questions.is_empty() {
            let of_grades = [tables::GRADES.name, tables::QUESTIONS.name];
            all.retain(|rows| !of_grades.contains(&rows.table().name));
        }
        all
    }

    fn common(&self, csv: &Csv<'_>) -> &describe::Common {
        let common = &self.csvw[csv.table.name];
        common.get_or_init(|| describe::Common::of(self.edition, csv.table))
    }
}

/// The tables beside values and grades.
fn others(edition: &Edition) -> Vec<Rows> {
    let sheets = [
        sheets::facts(edition, edition.facts.keys()),
        sheets::claims(edition),
        sheets::areas(edition),
        sheets::measures(edition, edition.measures.iter()),
        sheets::periods(edition, edition.measures.iter()),
        sheets::questions(edition, edition.judgments.questions.keys()),
        sheets::sources(edition),
    ];
    let sheets = sheets.into_par_iter();
    sheets.map(|sheet| Rows::of(edition, sheet)).collect()
}

/// Where the files of a part are put.
struct Shelf<'a> {
    store: &'a Store<'a>,
    take: Take<'a>,
    downloads: Vec<Download>,
}

impl Shelf<'_> {
    fn table(&mut self, place: usize) {
        let rows = &self.store.tables()[place];
        let table = rows.table();
        let path = address::table(self.store.edition, table.name);
        let title = self.store.edition.wording.text(table.title);
        self.csv(&path, title, About::Edition, rows);
    }

    fn edition(&mut self) {
        let store = self.store;
        self.put(
            address::edition(store.edition),
            JSON,
            store.edition.wording.text("data-whole").to_owned(),
            About::Edition,
            json::file(&store.head, "edition", &store.tables()),
        );
    }

    fn package(&mut self) {
        let edition = self.store.edition;
        let tables = self.store.tables();
        let paths = tables
            .iter()
            .map(|rows| address::table(edition, rows.table().name));
        let paths: Vec<String> = paths.collect();
        let files = tables.iter().zip(&paths);
        let files = files.map(|(rows, path)| {
            let title = edition.wording.text(rows.table().title);
            Csv::of(edition, About::Edition, path, title, rows)
        });
        self.put(
            address::PACKAGE.to_owned(),
            JSON,
            edition.wording.text("download-package").to_owned(),
            About::Downloads,
            package::package(edition, &files.collect::<Vec<_>>()),
        );
    }

    fn measure(&mut self, key: Key<Measure>, measure: &Measure) {
        let store = self.store;
        let about = Rows::of(
            store.edition,
            sheets::measures(store.edition, [measure].into_iter()),
        );
        let periods = Rows::of(
            store.edition,
            sheets::periods(store.edition, [measure].into_iter()),
        );
        let values = store.values.of_measure(key);
        let path = address::measure(store.edition, measure);
        let title = &measure.title;
        self.csv(&format!("{path}.csv"), title, About::Measure(key), &values);
        let json = json::file(
            &store.head,
            &format!("measure/{}", measure.id),
            &[about.all(), periods.all(), values],
        );
        let path = format!("{path}.json");
        self.put(path, JSON, title.clone(), About::Measure(key), json);
    }

    fn question(&mut self, key: Key<Question>, question: &Question) {
        let store = self.store;
        let about = Rows::of(
            store.edition,
            sheets::questions(store.edition, [key].into_iter()),
        );
        let grades = store.grades.of_question(key);
        let path = address::question(store.edition, question);
        let title = say!(
            store.edition.wording,
            "download-grades",
            title = question.title
        );
        self.csv(
            &format!("{path}.csv"),
            &title,
            About::Question(key),
            &grades,
        );
        let json = json::file(
            &store.head,
            &format!("question/{}", question.id),
            &[about.all(), grades],
        );
        let path = format!("{path}.json");
        self.put(path, JSON, title, About::Question(key), json);
    }

    fn force(&mut self, key: Key<Force>, force: &Force) {
        let store = self.store;
        let path = address::force(store.edition, force);
        let words = &store.edition.wording;
        let title = say!(words, "download-values", name = force.name);
        let values = store.values.of_force(key);
        self.csv(&format!("{path}.csv"), &title, About::Force(key), &values);
        let json = json::file(
            &store.head,
            &format!("{}/{}", store.edition.terms.id(), force.id),
            &[values, store.grades.of_force(key)],
        );
        let title = match store.edition.judgments.questions.is_empty() {
            true => title,
            false => say!(words, "download-values-and-grades", name = force.name),
        };
        let path = format!("{path}.json");
        self.put(path, JSON, title, About::Force(key), json);
    }

    /// A figure that is made from facts.
    fn figure(&mut self, key: Key<Figure>, figure: &Figure) {
        let FigureSubject::Facts { rows, .. } = &figure.subject else {
            return;
        };
        let store = self.store;
        let mut seen = BTreeSet::new();
        let facts = rows.iter().flat_map(|row| row.facts.iter().copied());
        let facts = facts.filter(|fact| seen.insert(*fact));
        let facts = Rows::of(store.edition, sheets::facts(store.edition, facts));
        let path = address::figure(store.edition, figure);
        let title = plain_text(&figure.headline);
        let about = About::Figure(key);
        self.csv(&format!("{path}.csv"), &title, about, &facts.all());
        let name = format!("figure/{}", figure.id);
        let json = json::file(&store.head, &name, &[facts.all()]);
        self.put(format!("{path}.json"), JSON, title, about, json);
    }

    fn schema(&mut self) {
        self.put(
            address::SCHEMA.to_owned(),
            SCHEMA,
            self.store
                .edition
                .wording
                .text("download-schema")
                .to_owned(),
            About::Downloads,
            json::schema(self.store.edition),
        );
    }

    /// A CSV file and the description beside it.
    fn csv(&mut self, path: &str, title: &str, about: About, rows: &Selection<'_>) {
        self.put(
            path.to_owned(),
            CSV,
            title.to_owned(),
            about,
            csv::file(self.store.edition, rows),
        );
        if let Some(table) = self.downloads.last_mut() {
            table.rows = Some(rows.len());
        }
        let csv = Csv::of(self.store.edition, about, path, title, rows);
        let common = self.store.common(&csv);
        self.put(
            address::csv_metadata(path),
            CSVW,
            say!(
                self.store.edition.wording,
                "download-metadata",
                title = title
            ),
            About::Downloads,
            describe::csvw(self.store.edition, &csv, common),
        );
    }

    fn put(
        &mut self,
        path: String,
        media_type: &'static str,
        title: String,
        about: About,
        bytes: Vec<u8>,
    ) {
        let download = Download {
            path,
            media_type,
            title,
            about,
            length: bytes.len(),
            rows: None,
        };
        (self.take)(&download, bytes);
        self.downloads.push(download);
    }
}
