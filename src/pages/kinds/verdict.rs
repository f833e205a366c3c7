//! What the grades of a force come to, in two sentences.

use crate::model::{Edition, Force, Judgment, Key};
use crate::wording::say;

/// "Gwent is graded requires improvement overall; in 2016 it was graded good. On 2 of
/// the 4 questions its grade is good, on 2 requires improvement." Empty where the force
/// has no grades.
pub(super) fn verdict(edition: &Edition, force: Key<Force>) -> String {
    let sentences = [overall(edition, force), on_questions(edition, force)];
    let sentences: Vec<String> = sentences.into_iter().flatten().collect();
    sentences.join(" ")
}

fn overall(edition: &Edition, force: Key<Force>) -> Option<String> {
    let (judgments, words) = (&edition.judgments, &edition.wording);
    let question = judgments.overall()?;
    let now = judgments.of(force, question, &edition.year)?;
    let (name, grade) = (&edition.forces[force].name, name(edition, now));
    let mut earlier = judgments.earlier(question, &edition.year).into_iter();
    let before =
        earlier.find_map(|year| Some((year.to_owned(), judgments.of(force, question, year)?)));
    Some(match before {
        None => say!(words, "verdict-overall", name = name, grade = grade),
        Some((year, before)) if before.grade == now.grade => {
            say!(
                words,
                "verdict-same",
                name = name,
                grade = grade,
                year = year
            )
        }
        Some((year, before)) => {
            let before = self::name(edition, before);
            say!(
                words,
                "verdict-moved",
                name = name,
                grade = grade,
                year = year,
                before = before
            )
        }
    })
}

fn on_questions(edition: &Edition, force: Key<Force>) -> Option<String> {
    let (judgments, words) = (&edition.judgments, &edition.wording);
    let questions = judgments.questions.entries();
    // A pillar's grade is made from those of its parts.
    let questions: Vec<_> = questions
        .filter(|(key, question)| !question.overall && !judgments.is_pillar(*key))
        .collect();
    let mut given: Vec<Judgment> = questions
        .iter()
        .filter_map(|(key, _)| judgments.of(force, *key, &edition.year))
        .collect();
    given.sort_by_key(|judgment| judgment.grade);
    let all = questions.len();
    let mut sentence = String::new();
    for alike in given.chunk_by(|one, next| one.grade == next.grade) {
        let (count, grade) = (alike.len(), name(edition, *alike.first()?));
        sentence += &match (sentence.is_empty(), count == all) {
            (true, true) => say!(words, "verdict-all", grade = grade, all = all),
            (true, false) => say!(
                words,
                "verdict-first",
                grade = grade,
                count = count,
                all = all
            ),
            (false, _) => say!(words, "verdict-next", grade = grade, count = count),
        };
    }
    if sentence.is_empty() {
        return None;
    }
    // Nobody takes one grade for all that there are.
    sentence += &match all - given.len() {
        0 => words.text("verdict-end").to_owned(),
        count => say!(words, "verdict-missing", count = count),
    };
    Some(sentence)
}

/// The name of a grade in the middle of a sentence.
fn name(edition: &Edition, judgment: Judgment) -> String {
    let name = &edition.judgments.scale[judgment.grade].name;
    let mut letters = name.chars();
    letters
        .next()
        .map(|first| first.to_lowercase().chain(letters).collect())
        .unwrap_or_default()
}
