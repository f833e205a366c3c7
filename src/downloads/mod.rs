//! Data to take away, and descriptions that machines understand.
//!
//! [`data`] makes everything that is made from tables: the model becomes
//! sheets ([`table`], [`tables`]), whose rows are written once (`rows`) and put
//! together as CSV, with its CSVW metadata, and as JSON. A data
//! package and a JSON Schema describe the whole. [`workbook`] puts the same
//! tables into a spreadsheet. Nothing is rounded that the
//! source does not round; values that are computed have 15 significant digits.
//! A [`Datum`] says where in them a value lies that a page shows.
//! [`linked`], [`feed`] and [`citation`] say what pages are, what is new and how
//! to quote it. `docs/downloads.md` lists the addresses, which are promises.

pub mod address;
pub mod citation;
mod csv;
mod datum;
mod describe;
pub mod feed;
mod grades;
mod json;
pub mod linked;
mod notes;
mod ods;
mod rows;
mod sheets;
pub mod table;
pub mod tables;
mod values;
mod xml;

pub use datum::Datum;
pub use ods::workbook;

use std::collections::BTreeMap;

use describe::Csv;
use grades::Grades;
use rayon::prelude::*;
use rows::{Rows, Selection};
use values::Values;

use serde_json::value::RawValue;

use crate::model::{Edition, Fact, Figure, FigureSubject, Force, Key, Measure, Question};

/// A file to take away, as pages tell of it. What is in it is handed over when it
/// is made ([`Take`]), because all of them together are a third of a site.
#[derive(Clone, Debug)]
pub struct Download {
    /// Its address, relative to the edition.
    pub path: String,
    /// Its media type.
    pub media_type: &'static str,
    /// Its title, without the format.
    pub title: String,
    /// What it is about.
    pub about: About,
    /// How many bytes are in it.
    pub length: usize,
}

/// Takes a file as soon as it is made, from any thread.
pub type Take<'a> = &'a (dyn Fn(&Download, Vec<u8>) + Sync);

/// What a download is about: the pages of that thing link to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// The whole edition.
    Edition,
    /// A measure.
    Measure(Key<Measure>),
    /// A question.
    Question(Key<Question>),
    /// A force.
    Force(Key<Force>),
    /// A figure that is made from facts.
    Figure(Key<Figure>),
    /// Another download, or all of them: a description for machines.
    Downloads,
}

impl Download {
    /// The name of its format, for people: "CSV".
    pub fn format(&self) -> &'static str {
        match self.media_type {
            CSV => "CSV",
            ODS => "ODS",
            _ => "JSON",
        }
    }

    /// Its size, for people: "12 KB".
    pub fn size(&self) -> String {
        match self.length {
            few @ 0..1_000 => format!("{few} bytes"),
            some @ 1_000..1_000_000 => format!("{} KB", some.div_ceil(1_000)),
            many => format!("{}.{} MB", many / 1_000_000, many % 1_000_000 / 100_000),
        }
    }
}

/// Downloads by what they are about, each in its place among the others.
#[derive(Debug, Default)]
pub struct Catalogue<'a>(BTreeMap<About, Vec<&'a Download>>);

impl<'a> Catalogue<'a> {
    /// A catalogue of these.
    pub fn of(downloads: &'a [Download]) -> Self {
        let mut catalogue = Self::default();
        for download in downloads {
            catalogue
                .0
                .entry(download.about)
                .or_default()
                .push(download);
        }
        catalogue
    }

    /// Those about something.
    pub fn about(&self, about: About) -> impl Iterator<Item = &'a Download> {
        self.0.get(&about).into_iter().flatten().copied()
    }
}

/// Media type of CSV.
pub const CSV: &str = "text/csv";
/// Media type of JSON.
pub const JSON: &str = "application/json";
/// Media type of an OpenDocument spreadsheet.
pub const ODS: &str = "application/vnd.oasis.opendocument.spreadsheet";
const CSVW: &str = "application/csvm+json";
const SCHEMA: &str = "application/schema+json";

/// What is about the subject of a figure.
pub fn about_figure(edition: &Edition, figure: Key<Figure>) -> About {
    match &edition.figures[figure].subject {
        FigureSubject::Measure { measure, .. } => About::Measure(*measure),
        FigureSubject::Question(question) => About::Question(*question),
        FigureSubject::Questions(_) => About::Edition,
        FigureSubject::Facts { .. } => About::Figure(figure),
    }
}

/// CSV and JSON of an edition with all their descriptions. The order of what comes
/// back is the same every time.
pub fn data(edition: &Edition, take: Take<'_>) -> Vec<Download> {
    let (values, grades) = rayon::join(|| Values::of(edition), || Grades::of(edition));
    let head = json::head(edition);
    let whole = || {
        let mut shelf = Shelf::new(edition, &head, take);
        shelf.whole(&values, &grades);
        for (key, measure) in edition.measures.entries() {
            shelf.measure(key, measure, &values);
        }
        for (key, question) in edition.judgments.questions.entries() {
            shelf.question(key, question, &grades);
        }
        shelf
    };
    let forces = || -> Vec<Download> {
        let forces: Vec<_> = edition.forces.entries().collect();
        forces
            .into_par_iter()
            .map_init(
                || Shelf::new(edition, &head, take),
                |shelf, (key, force)| {
                    shelf.force(key, force, &values, &grades);
                    std::mem::take(&mut shelf.downloads)
                },
            )
            .flatten_iter()
            .collect()
    };
    let (mut shelf, forces) = rayon::join(whole, forces);
    shelf.downloads.extend(forces);
    for (key, figure) in edition.figures.entries() {
        shelf.figure(key, figure);
    }
    shelf.put(
        address::SCHEMA.to_owned(),
        SCHEMA,
        "JSON Schema of the JSON downloads".to_owned(),
        About::Downloads,
        json::schema(),
    );
    shelf.downloads
}

struct Shelf<'a> {
    edition: &'a Edition,
    take: Take<'a>,
    /// What every JSON file says of the edition.
    head: &'a RawValue,
    /// What every description of a CSV file says of its table, by its name.
    csvw: BTreeMap<&'static str, describe::Common>,
    downloads: Vec<Download>,
}

impl<'a> Shelf<'a> {
    fn new(edition: &'a Edition, head: &'a RawValue, take: Take<'a>) -> Self {
        Self {
            edition,
            take,
            head,
            csvw: BTreeMap::new(),
            downloads: Vec::new(),
        }
    }

    fn whole(&mut self, values: &Values, grades: &Grades) {
        let edition = self.edition;
        let others = [
            sheets::facts(edition, edition.facts.keys()),
            sheets::claims(edition),
            sheets::areas(edition),
            sheets::measures(edition, edition.measures.iter()),
            sheets::periods(edition.measures.iter()),
            sheets::questions(edition, edition.judgments.questions.keys()),
            sheets::sources(edition),
        ]
        .map(Rows::from);
        let mut all = vec![values.all(), grades.all()];
        all.extend(others.iter().map(Rows::all));
        let paths: Vec<String> = all
            .iter()
            .map(|rows| address::table(edition, rows.table().name))
            .collect();
        let mut described = Vec::new();
        for (rows, path) in all.iter().zip(&paths) {
            let title = rows.table().title;
            self.csv(path, title, About::Edition, rows);
            described.push(Csv::of(path, title, rows));
        }
        self.put(
            address::edition(edition),
            JSON,
            "The whole edition".to_owned(),
            About::Edition,
            json::file(self.head, "edition", &all),
        );
        self.put(
            address::PACKAGE.to_owned(),
            JSON,
            "Data package of the edition's tables".to_owned(),
            About::Downloads,
            describe::package(edition, &described),
        );
    }

    fn measure(&mut self, key: Key<Measure>, measure: &Measure, values: &Values) {
        let edition = self.edition;
        let about = Rows::from(sheets::measures(edition, [measure].into_iter()));
        let periods = Rows::from(sheets::periods([measure].into_iter()));
        let json = json::file(
            self.head,
            &format!("measure/{}", measure.id),
            &[about.all(), periods.all(), values.of_measure(key)],
        );
        let path = address::measure(edition, measure);
        let csv = format!("{path}.csv");
        let about = About::Measure(key);
        self.csv(&csv, &measure.title, about, &values.of_measure(key));
        self.put(
            format!("{path}.json"),
            JSON,
            measure.title.clone(),
            about,
            json,
        );
    }

    fn question(&mut self, key: Key<Question>, question: &Question, grades: &Grades) {
        let edition = self.edition;
        let about = Rows::from(sheets::questions(edition, [key].into_iter()));
        let json = json::file(
            self.head,
            &format!("question/{}", question.id),
            &[about.all(), grades.of_question(key)],
        );
        let path = address::question(edition, question);
        let title = format!("Grades: {}", question.title);
        let about = About::Question(key);
        let csv = format!("{path}.csv");
        self.csv(&csv, &title, about, &grades.of_question(key));
        self.put(format!("{path}.json"), JSON, title, about, json);
    }

    fn force(&mut self, key: Key<Force>, force: &Force, values: &Values, grades: &Grades) {
        let edition = self.edition;
        let path = address::force(edition, force);
        let about = About::Force(key);
        let title = format!("{}: values of the measures", force.name);
        let values = values.of_force(key);
        self.csv(&format!("{path}.csv"), &title, about, &values);
        let json = json::file(
            self.head,
            &format!("force/{}", force.id),
            &[values, grades.of_force(key)],
        );
        let title = format!("{}: values of the measures and grades", force.name);
        self.put(format!("{path}.json"), JSON, title, about, json);
    }

    fn figure(&mut self, key: Key<Figure>, figure: &Figure) {
        let FigureSubject::Facts { rows, .. } = &figure.subject else {
            return;
        };
        let edition = self.edition;
        let mut facts: Vec<Key<Fact>> = rows.iter().flat_map(|row| row.facts.clone()).collect();
        let mut seen = std::collections::BTreeSet::new();
        facts.retain(|fact| seen.insert(*fact));
        let facts = Rows::from(sheets::facts(edition, facts.into_iter()));
        let path = address::figure(edition, figure);
        let title = crate::model::plain_text(&figure.headline);
        let about = About::Figure(key);
        self.csv(&format!("{path}.csv"), &title, about, &facts.all());
        let json = json::file(self.head, &format!("figure/{}", figure.id), &[facts.all()]);
        self.put(format!("{path}.json"), JSON, title, about, json);
    }

    /// A CSV file and the description beside it.
    fn csv(&mut self, path: &str, title: &str, about: About, rows: &Selection<'_>) {
        self.put(
            path.to_owned(),
            CSV,
            title.to_owned(),
            about,
            csv::file(rows),
        );
        let csv = Csv::of(path, title, rows);
        let common = self.csvw.entry(csv.table.name);
        let common = common.or_insert_with(|| describe::Common::of(self.edition, csv.table));
        let description = describe::csvw(self.edition, &csv, common);
        self.put(
            address::csv_metadata(path),
            CSVW,
            format!("{title}: description for machines"),
            About::Downloads,
            description,
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
        };
        (self.take)(&download, bytes);
        self.downloads.push(download);
    }
}
