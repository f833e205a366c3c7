//! What can be done about a problem with one click.

use serde_json::{Value, json};

use super::{Desk, place, uri_of};
use crate::check::{self, Fit};
use crate::diagnostics::{Code, Diagnostic, Location, Place};
use crate::pipeline::Checked;

/// How many targets are offered for a number.
const MOST: usize = 8;

impl Desk {
    /// What can be done about the problems in a range of a file.
    pub fn actions(&self, path: &str, range: &Value) -> Vec<Value> {
        let (Some((checked, _)), Some(text)) = (self.of(path), self.text(path)) else {
            return Vec::new();
        };
        let start = place::offset(&text, &range["start"]);
        let end = place::offset(&text, &range["end"]);
        let mut actions = Vec::new();
        for problem in checked.problems.sorted() {
            let Location::Place(place) = problem.location else {
                continue;
            };
            let touches = place.start as usize <= end && place.end as usize >= start;
            if checked.files.path(place.file) != path || !touches {
                continue;
            }
            for (title, place, words) in self.mends(checked, problem, place) {
                let edit = json!({
                    "range": place::range(&checked.files, place),
                    "newText": words,
                });
                actions.push(json!({
                    "title": title,
                    "kind": "quickfix",
                    "edit": { "changes": { uri_of(&self.root, path): [edit] } },
                }));
            }
        }
        actions
    }

    /// What can be written where to mend a problem.
    fn mends(
        &self,
        checked: &Checked,
        problem: &Diagnostic,
        place: Place,
    ) -> Vec<(String, Place, String)> {
        let help = problem.help.as_deref().unwrap_or("");
        let edition = checked.edition.as_ref();
        match problem.code {
            Code::UnboundNumber => {
                let numbers = edition.map_or_else(Vec::new, check::unbound_numbers);
                let number = numbers.iter().find(|number| {
                    let around = number.place;
                    around.file == place.file
                        && around.start <= place.start
                        && around.end >= place.end
                });
                let Some(number) = number.filter(|number| number.takes_links) else {
                    return Vec::new();
                };
                let words = checked.files.slice(number.place);
                let bind = |fit: &Fit| {
                    let title = format!("Bind to {} ({}: {})", fit.target, fit.what, fit.says);
                    (title, number.place, format!("[{words}]({})", fit.target))
                };
                number.fits.iter().take(MOST).map(bind).collect()
            }
            Code::Disagreement => {
                let right = between(help, "it would be right as “", "”");
                let claim = edition.and_then(|edition| {
                    let mut claims = edition.claims.iter();
                    claims.find(|claim| {
                        claim.place.file == place.file
                            && claim.place.start <= place.start
                            && claim.place.end >= place.end
                    })
                });
                let (Some(right), Some(claim)) = (right, claim) else {
                    return Vec::new();
                };
                vec![(
                    format!("Write “{right}”"),
                    claim.words_place,
                    right.to_owned(),
                )]
            }
            Code::InvalidToml | Code::WrongType => match between(help, "write `", "`") {
                // What closes or parts something belongs elsewhere.
                Some(right)
                    if right.contains(char::is_alphanumeric)
                        && !right.contains(['…', '=', '{']) =>
                {
                    vec![(format!("Write {right}"), place, right.to_owned())]
                }
                _ => Vec::new(),
            },
            _ => match between(help, "did you mean `", "`") {
                Some(near) => vec![(format!("Write {near}"), place, near.to_owned())],
                None => Vec::new(),
            },
        }
    }
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(before)?;
    rest.split_once(after).map(|(words, _)| words)
}
