//! The addresses of downloads, relative to the edition. They are promises:
//! programs fetch them year after year. `docs/downloads.md` lists them.

use crate::model::{Edition, Figure, FigureSubject, Force, Measure, Question};

/// The folder of the downloads.
pub const FOLDER: &str = "downloads/";
/// The data package. Its name is laid down by the standard.
pub const PACKAGE: &str = "downloads/datapackage.json";
/// The JSON Schema of all JSON downloads. The number is the format's version.
pub const SCHEMA: &str = "downloads/bluebook-1.schema.json";

/// The tables of the whole edition.
pub const TABLES: [&str; 9] = [
    "values",
    "grades",
    "facts",
    "claims",
    "areas",
    "measures",
    "periods",
    "questions",
    "sources",
];

/// What an edition has files of that has a page: the address of each without the ending,
/// its identifier and what it is called.
pub fn subjects(edition: &Edition) -> Vec<(String, &str, &str)> {
    let measures = edition.measures.iter();
    let measures = measures.map(|one| (measure(edition, one), one.id.as_str(), one.title.as_str()));
    let questions = edition.judgments.questions.iter();
    let questions =
        questions.map(|one| (question(edition, one), one.id.as_str(), one.title.as_str()));
    let figures = edition.figures.iter();
    let figures = figures
        .filter(|one| matches!(one.subject, FigureSubject::Facts { .. }))
        .map(|one| (figure(edition, one), one.id.as_str(), one.kind.id()));
    let forces = edition.forces.iter();
    let forces = forces.map(|one| (force(edition, one), one.id.as_str(), one.name.as_str()));
    measures
        .chain(questions)
        .chain(figures)
        .chain(forces)
        .collect()
}

/// Every file that an edition has to take away, but for what is only made when it is
/// asked for.
pub fn all(edition: &Edition) -> Vec<String> {
    let is_graded = !edition.judgments.questions.is_empty();
    let tables = TABLES
        .iter()
        .filter(|name| is_graded || !["grades", "questions"].contains(name));
    let mut csv: Vec<String> = tables.map(|name| table(edition, name)).collect();
    let mut all = vec![
        self::edition(edition),
        workbook(edition),
        PACKAGE.to_owned(),
        SCHEMA.to_owned(),
    ];
    for (path, ..) in subjects(edition) {
        csv.push(format!("{path}.csv"));
        all.push(format!("{path}.json"));
    }
    all.extend(csv.iter().map(|path| csv_metadata(path)));
    all.extend(csv);
    all.sort();
    all
}

/// The identifier of the row that lists what there is of a thing among the downloads,
/// whose address without the ending is given: `measure-outcome-16`.
pub fn row<'a>(edition: &Edition, path: &'a str) -> &'a str {
    let name = file_name(path);
    name.strip_prefix(&edition.year)
        .map_or(name, |rest| rest.trim_start_matches('-'))
}

/// A table of the whole edition, as CSV: `downloads/2017-values.csv`.
pub fn table(edition: &Edition, name: &str) -> String {
    format!("{FOLDER}{}-{name}.csv", edition.year)
}

/// The whole edition, as JSON.
pub fn edition(edition: &Edition) -> String {
    format!("{FOLDER}{}-edition.json", edition.year)
}

/// The whole edition, as a workbook.
pub fn workbook(edition: &Edition) -> String {
    format!("{FOLDER}{}-edition.ods", edition.year)
}

/// The whole edition, on paper.
pub fn paper(edition: &Edition) -> String {
    format!("{FOLDER}{}-edition.pdf", edition.year)
}

/// What is about a measure, without the ending.
pub fn measure(edition: &Edition, measure: &Measure) -> String {
    format!("{FOLDER}{}-measure-{}", edition.year, measure.id)
}

/// What is about a question, without the ending.
pub fn question(edition: &Edition, question: &Question) -> String {
    format!("{FOLDER}{}-question-{}", edition.year, question.id)
}

/// What is about a force, without the ending.
pub fn force(edition: &Edition, force: &Force) -> String {
    format!(
        "{FOLDER}{}-{}-{}",
        edition.year,
        edition.terms.id(),
        force.id
    )
}

/// What is about a figure that is made from facts, without the ending.
pub fn figure(edition: &Edition, figure: &Figure) -> String {
    format!("{FOLDER}{}-figure-{}", edition.year, figure.id)
}

/// The description beside a CSV file.
pub fn csv_metadata(csv: &str) -> String {
    format!("{csv}-metadata.json")
}

/// The name of a file without its folder.
pub fn file_name(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}
