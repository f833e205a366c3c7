//! The words that a document on paper has beside those of the edition.

use crate::model::Status;

pub(super) const CONTENTS: &str = "Contents";
pub(super) const GRADES: &str = "Grades of every force";
pub(super) const GRADES_HERE: &str = "Grades";
pub(super) const MEASURES: &str = "The measures, force by force";
pub(super) const GLOSSARY: &str = "Glossary";
pub(super) const CAVEATS: &str = "What concerns single forces";
pub(super) const CAVEATS_HERE: &str = "To be borne in mind";
pub(super) const SOURCES: &str = "Sources";
pub(super) const HIGHLIGHTS: &str = "Highlights";
pub(super) const MARKS: &str = "Marks";
pub(super) const NUMBERS: &str = "The numbers and where they come from";
pub(super) const MEASURES_HERE: &str = "Measures";
pub(super) const MENTIONS: &str = "What the report says of it";
pub(super) const ABOUT: &str =
    "Set from the same sources as the site, where every figure, table and download is to be had.";
pub(super) const NUMBERS_LEAD: &str = "Each number in the words of this document, and the datum \
    that it was checked against when the document was set.";
pub(super) const WORDS: &str = "Words";
pub(super) const DATUM: &str = "Datum";
pub(super) const WHAT: &str = "What it is, and where it is from";
pub(super) const FIGURES: &str = "Figures";
pub(super) const RECOMMENDATIONS: &str = "Recommendations";
pub(super) const ABOUT_DATA: &str = "Notes on the data";
pub(super) const QUESTION: &str = "Question";
pub(super) const FORCE: &str = "Force";
pub(super) const CHANGE: &str = "Change";
pub(super) const REGION: &str = "Region";
pub(super) const POPULATION: &str = "Population";
pub(super) const UNIT: &str = "Unit";

pub(super) fn figure(number: usize) -> String {
    format!("Figure\u{a0}{number}")
}

pub(super) fn recommendation(number: &str) -> String {
    format!("Recommendation\u{a0}{number}")
}

pub(super) fn source(number: usize) -> String {
    format!("Source\u{a0}{number}")
}

pub(super) fn revision(number: u32) -> String {
    format!("Revision {number}")
}

pub(super) fn notice(status: Status) -> Option<&'static str> {
    match status {
        Status::Sample => {
            Some("Sample edition. A demonstration, not the inspectorate’s own publication.")
        }
        Status::Draft => Some("Draft. Not for publication."),
        Status::Final => None,
    }
}
