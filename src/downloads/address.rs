//! The addresses of downloads, relative to the edition. They are promises:
//! programs fetch them year after year. `docs/downloads.md` lists them.

use crate::model::{Edition, Figure, Force, Measure, Question};

/// The folder of the downloads.
pub const FOLDER: &str = "downloads/";
/// The data package. Its name is laid down by the standard.
pub const PACKAGE: &str = "downloads/datapackage.json";
/// The JSON Schema of all JSON downloads. The number is the format's version.
pub const SCHEMA: &str = "downloads/bluebook-1.schema.json";

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
pub(super) fn file_name(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}
