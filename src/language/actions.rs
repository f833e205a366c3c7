//! What can be done about a problem with one click.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Range;

use serde_json::{Value, json};

use super::{Desk, place, uri_of};
use crate::check::{self, Unbound};
use crate::diagnostics::{Code, Diagnostic, Location, Place};
use crate::model::{Claim, Edition};
use crate::pipeline::Checked;
use crate::source::is_kebab_case;

/// How many targets are offered for a number.
const MOST: usize = 8;

/// Something to be done: what it is called, and what is written where, in one file or
/// several.
struct Mend {
    title: String,
    edits: Vec<(String, Value)>,
}

impl Desk {
    /// What can be done about the problems in a range of a file, and about numbers in it
    /// that are held open.
    pub fn actions(&self, path: &str, range: &Value) -> Vec<Value> {
        let (Some((checked, _)), Some(text)) = (self.of(path), self.text(path)) else {
            return Vec::new();
        };
        let start = place::offset(&text, &range["start"]);
        let end = place::offset(&text, &range["end"]);
        let touches = |place: Place| {
            let near = place.start as usize <= end && place.end as usize >= start;
            near && checked.files.path(place.file) == path
        };
        let mut mends = Vec::new();
        // They take a while, and are asked for by the first problem that needs them.
        let unbound = OnceCell::new();
        for problem in checked.problems.sorted() {
            match problem.location {
                Location::Place(place) if touches(place) => {
                    mends.extend(self.mends(checked, &unbound, problem, place));
                }
                _ => {}
            }
        }
        let claims = checked.edition.iter().flat_map(|edition| &edition.claims);
        let open = claims.filter(|claim| {
            let is_open = || checked.files.slice(claim.words_place) == "?" && claim.words != "?";
            touches(claim.place) && claim.basis.is_some() && is_open()
        });
        mends.extend(open.map(|claim| {
            let title = format!("Write “{}” for “?”", claim.words);
            self.mend(checked, title, claim.words_place, &claim.words)
        }));
        let action = |mend: Mend| {
            let mut changes: BTreeMap<String, Vec<Value>> = BTreeMap::new();
            for (path, edit) in mend.edits {
                let uri = uri_of(&self.root, &path);
                changes.entry(uri).or_default().push(edit);
            }
            json!({ "title": mend.title, "kind": "quickfix", "edit": { "changes": changes } })
        };
        mends.into_iter().map(action).collect()
    }

    fn mend(&self, checked: &Checked, title: String, place: Place, words: &str) -> Mend {
        let edit = json!({ "range": place::range(&checked.files, place), "newText": words });
        Mend {
            title,
            edits: vec![(checked.files.path(place.file).to_owned(), edit)],
        }
    }

    /// What can be written where to mend a problem.
    fn mends(
        &self,
        checked: &Checked,
        unbound: &OnceCell<Vec<Unbound>>,
        problem: &Diagnostic,
        place: Place,
    ) -> Vec<Mend> {
        let help = problem.help.as_deref().unwrap_or("");
        let edition = checked.edition.as_ref();
        let one = |title: String, place: Place, words: &str| {
            vec![self.mend(checked, title, place, words)]
        };
        match problem.code {
            Code::UnboundNumber => {
                let numbers =
                    unbound.get_or_init(|| edition.map_or_else(Vec::new, check::unbound_numbers));
                let number = numbers.iter().find(|number| covers(number.place, place));
                let Some(number) = number.filter(|number| number.takes_links) else {
                    return Vec::new();
                };
                let words = checked.files.slice(number.place);
                let bind = |target: &str, title: String| {
                    let link = format!("[{words}]({target})");
                    self.mend(checked, title, number.place, &link)
                };
                let fits = number.fits.iter().take(MOST);
                let mut mends: Vec<Mend> = fits
                    .map(|fit| {
                        let title = format!("Bind to {} ({}: {})", fit.target, fit.what, fit.says);
                        bind(&fit.target, title)
                    })
                    .collect();
                let id = self.new_fact(checked, place);
                let title = format!("Write a fact `{id}` to be filled in, and bind to it");
                let mut mend = bind(&format!("fact:{id}"), title);
                mend.edits.extend(self.stub(checked, place, &id, words));
                mends.push(mend);
                mends
            }
            Code::Disagreement => {
                let right = between(help, "it would be right as “", "”");
                match (right, claim_at(edition, place)) {
                    (Some(right), Some(claim)) => {
                        one(format!("Write “{right}”"), claim.words_place, right)
                    }
                    _ => Vec::new(),
                }
            }
            Code::UnknownName => {
                let mut mends = near(help)
                    .map_or_else(Vec::new, |near| one(format!("Write {near}"), place, near));
                let fact = between(&problem.message, "there is no fact `", "`");
                if let (Some(id), Some(claim)) = (fact, claim_at(edition, place)) {
                    mends.extend(is_kebab_case(id).then(|| {
                        Mend {
                            title: format!("Write a fact `{id}` to be filled in"),
                            edits: self
                                .stub(checked, place, id, &claim.words)
                                .into_iter()
                                .collect(),
                        }
                    }));
                }
                mends
            }
            Code::BrokenLink => match closed(checked.files.slice(place), help) {
                Some((range, right)) => {
                    let title = format!("Write {right}");
                    one(title, place.within(range), right)
                }
                None => near(help)
                    .map_or_else(Vec::new, |near| one(format!("Write {near}"), place, near)),
            },
            Code::InvalidToml | Code::WrongType => match between(help, "write `", "`") {
                // What closes or parts something belongs elsewhere.
                Some(right)
                    if right.contains(char::is_alphanumeric)
                        && !right.contains(['…', '=', '{']) =>
                {
                    one(format!("Write {right}"), place, right)
                }
                _ => Vec::new(),
            },
            _ => near(help).map_or_else(Vec::new, |near| one(format!("Write {near}"), place, near)),
        }
    }

    /// The file of the facts of the edition that a place belongs to.
    fn facts(&self, checked: &Checked, place: Place) -> Option<(String, String)> {
        let year = checked.files.path(place.file).split('/').nth(1)?;
        let path = format!("data/{year}/facts.toml");
        let text = self.text(&path)?;
        Some((path, text))
    }

    /// A name that no fact has.
    fn new_fact(&self, checked: &Checked, place: Place) -> String {
        let facts = self.facts(checked, place);
        let text = facts.map_or_else(String::new, |(_, text)| text);
        let mut names = (1..).map(|n| format!("new-fact-{n}"));
        let free = names.find(|name| !text.contains(&format!("[{name}]")));
        free.unwrap_or_default()
    }

    /// The edit that adds a fact to be filled in; what is not known stays open, and is an
    /// error until it is written.
    fn stub(&self, checked: &Checked, at: Place, id: &str, words: &str) -> Option<(String, Value)> {
        let (path, text) = self.facts(checked, at)?;
        let gap = if text.is_empty() || text.ends_with('\n') {
            ""
        } else {
            "\n"
        };
        let stub = check::fact_stub(id, words);
        let edit = json!({
            "range": place::range_in(&text, text.len(), text.len()),
            "newText": format!("{gap}{stub}\n"),
        });
        Some((path, edit))
    }
}

/// Whether a place holds another.
fn covers(around: Place, place: Place) -> bool {
    around.file == place.file && around.start <= place.start && around.end >= place.end
}

/// The claim that a place stands in.
fn claim_at(edition: Option<&Edition>, place: Place) -> Option<&Claim> {
    let mut claims = edition?.claims.iter();
    claims.find(|claim| covers(claim.place, place))
}

/// What a link that isn't closed would be right as: where its brackets stand in its words,
/// and what belongs there.
fn closed<'a>(words: &str, help: &'a str) -> Option<(Range<usize>, &'a str)> {
    let right = help.rsplit('`').nth(1)?;
    let target = right
        .trim_start_matches(']')
        .strip_prefix('(')?
        .strip_suffix(')')?;
    let close = words.find("](").or_else(|| words.find("] ("))?;
    let open = close + words[close..].find('(')?;
    let start = if right.starts_with(']') { close } else { open };
    let end = match words[open + 1..].starts_with(target) {
        true => {
            let end = open + 1 + target.len();
            end + usize::from(words[end..].starts_with(')'))
        }
        false => open + words[open..].find(')')? + 1,
    };
    Some((start..end, right))
}

/// The nearest name.
fn near(help: &str) -> Option<&str> {
    between(help, "did you mean `", "`")
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(before)?;
    rest.split_once(after).map(|(words, _)| words)
}
