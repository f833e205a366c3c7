//! Words of the chapters that go into the data to download: a spreadsheet must
//! not run them. The texts of the TOML files are looked at where they are read.

use crate::diagnostics::Diagnostics;
use crate::model::Edition;
use crate::source::formula;

/// Looks at the words of every claim and at the sentences around them.
pub(super) fn check(edition: &Edition, problems: &mut Diagnostics) {
    for claim in &edition.claims {
        let words = formula("the phrase", &claim.words, claim.words_place);
        let sentence = || formula("the sentence", &claim.sentence, claim.place);
        if let Some(problem) = words.or_else(sentence) {
            problems.push(problem);
        }
    }
}
