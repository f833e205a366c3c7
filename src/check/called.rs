//! Whether the words of a link are the name of something else than it leads to.

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::model::{Edition, Link};
use crate::source::RawLink;

/// Refuses words that are a whole name of another force, measure or question than the
/// one behind them. Words that are no name say what they like.
pub(super) fn check(
    link: &Link,
    words: &str,
    raw: &RawLink,
    edition: &Edition,
    problems: &mut Diagnostics,
) {
    let words = folded(words);
    let is_name = |name: &str| folded(name) == words;
    let (own, other, scheme) = match link {
        Link::Force(key) => {
            let mut all = edition.forces.iter();
            let named = all.find(|force| force.names().any(is_name));
            let force = &edition.forces[*key];
            let own = (!force.names().any(is_name)).then_some(force.name.as_str());
            (own, named.map(|force| &force.id), "force")
        }
        Link::Measure(key) => {
            let mut all = edition.measures.iter();
            let named = all.find(|one| is_name(&one.title) || is_name(&one.short_title));
            let own = &edition.measures[*key];
            let is_own = is_name(&own.title) || is_name(&own.short_title);
            let own = (!is_own).then_some(own.title.as_str());
            (own, named.map(|one| &one.id), "measure")
        }
        Link::Question(key) => {
            let mut all = edition.judgments.questions.iter();
            let named = all.find(|one| is_name(&one.title));
            let own = edition.judgments.questions[*key].title.as_str();
            let own = (!is_name(own)).then_some(own);
            (own, named.map(|one| &one.id), "question")
        }
        _ => return,
    };
    if let (Some(own), Some(other)) = (own, other) {
        let message = format!("the link leads to “{own}”, and its words name another {scheme}");
        let problem = Diagnostic::error(Code::Disagreement, raw.words_place, message);
        problems.push(
            problem
                .related(raw.target.place, "where it leads")
                .help(format!(
                    "write `{scheme}:{other}` behind the words, or mend the words"
                )),
        );
    }
}

/// A name as it is compared: without the case of its letters and the breaks of lines.
fn folded(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ")
}
