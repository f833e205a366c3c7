//! The words of an edition: the names of its grades, areas, questions and
//! measures, and the nouns that it counts. Found in running text, the longest
//! first.

use crate::claims::token::{Kind, Token, tokens};
use std::collections::BTreeMap;

/// What a phrase of the edition stands for; the number is its place among its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Thing {
    /// A grade; the scale lists the best first.
    Grade(usize),
    /// A force, a region, a group or the nation.
    Area(usize),
    /// A question or a measure.
    Subject(usize),
    /// A noun of counting.
    Noun(usize),
}

/// A phrase of the edition in a text: what it stands for, and its tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mention {
    pub(super) thing: Thing,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// A phrase behind its first word.
#[derive(Debug)]
struct Form {
    rest: Vec<String>,
    thing: Thing,
    /// Several things of one kind have it: it stays here, lest another makes it
    /// one thing's again, and is never found.
    several: bool,
}

/// The phrases of an edition.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// By their first word in small letters; the other words, the longest first.
    forms: BTreeMap<String, Vec<Form>>,
    /// How many grades there are.
    pub(super) grades: usize,
    /// The name that a correction uses.
    names: BTreeMap<Thing, String>,
}

impl Lexicon {
    /// Adds a phrase. Of two things of one kind with the same phrase neither is
    /// meant for certain, and the phrase stands for none.
    pub fn add(&mut self, phrase: &str, thing: Thing) {
        let words: Vec<String> = tokens(phrase).iter().map(small).collect();
        let Some((first, rest)) = words.split_first() else {
            return;
        };
        if let Thing::Grade(grade) = thing {
            self.grades = self.grades.max(grade + 1);
        }
        self.names.entry(thing).or_insert_with(|| phrase.to_owned());
        let forms = self.forms.entry(first.clone()).or_default();
        let alike = |other: Thing| std::mem::discriminant(&other) == std::mem::discriminant(&thing);
        let known = forms
            .iter_mut()
            .find(|form| form.rest == rest && alike(form.thing));
        match known {
            Some(form) => form.several |= form.thing != thing,
            None => forms.push(Form {
                rest: rest.to_vec(),
                thing,
                several: false,
            }),
        }
        forms.sort_by_key(|form| std::cmp::Reverse(form.rest.len()));
    }

    /// The name of a thing.
    pub fn name(&self, thing: Thing) -> &str {
        self.names.get(&thing).map_or("", String::as_str)
    }

    /// Every phrase in a text, in order. A name is one only with a capital, and a single
    /// word a question only behind a grade ("good at prevention") or alone in a head.
    pub(super) fn mentions(&self, tokens: &[Token<'_>]) -> Vec<Mention> {
        let words: Vec<String> = tokens.iter().map(small).collect();
        let mut found: Vec<Mention> = Vec::new();
        let is_of = |at: usize, found: &[Mention]| {
            let leads = tokens[at].is_any(&["at", "in", "for", "on"]);
            let last = found.last().filter(|last| leads && last.to == at);
            last.is_some_and(|last| matches!(last.thing, Thing::Grade(_)))
        };
        let mut at = 0;
        while at < words.len() {
            let forms = self.forms.get(&words[at]).map_or(&[][..], Vec::as_slice);
            let capital = tokens[at].text.starts_with(char::is_uppercase);
            let sure = || forms.iter().filter(|form| !form.several);
            let fits = sure().find(|form| {
                let rest = &form.rest;
                let follows = words.get(at + 1..at + 1 + rest.len()) == Some(rest.as_slice());
                let certain = match form.thing {
                    Thing::Area(_) => capital,
                    Thing::Subject(_) if rest.is_empty() => {
                        tokens.len() == 1 || at.checked_sub(1).is_some_and(|n| is_of(n, &found))
                    }
                    _ => true,
                };
                follows && certain
            });
            match fits {
                Some(Form { rest, .. }) => {
                    let to = at + 1 + rest.len();
                    let same = sure().filter(|other| other.rest == *rest);
                    found.extend(same.map(|form| Mention {
                        thing: form.thing,
                        from: at,
                        to,
                    }));
                    at = to;
                }
                None => at += 1,
            }
        }
        found
    }
}

/// A token's word in small letters, without "'s" and with one kind of
/// apostrophe and ampersand.
fn small(token: &Token<'_>) -> String {
    if token.kind == Kind::Bound {
        return String::new();
    }
    let bare = token
        .text
        .strip_suffix("'s")
        .or_else(|| token.text.strip_suffix("’s"))
        .or_else(|| token.text.strip_suffix('’'))
        .unwrap_or(token.text);
    match bare {
        "&" => "and".to_owned(),
        _ => bare.to_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_several_things_are_called_stands_for_none_of_them() {
        let mut lexicon = Lexicon::default();
        for thing in [1, 2, 3].map(Thing::Area) {
            lexicon.add("Newport Town", thing);
        }
        lexicon.add("Newport Town", Thing::Subject(0));
        let found = lexicon.mentions(&tokens("In Newport Town it rose."));
        let things: Vec<Thing> = found.iter().map(|mention| mention.thing).collect();
        assert_eq!(things, [Thing::Subject(0)]);
    }

    #[test]
    fn a_single_word_is_a_question_only_where_it_can_be_nothing_else() {
        let mut lexicon = Lexicon::default();
        lexicon.add("Good", Thing::Grade(0));
        lexicon.add("Prevention", Thing::Subject(0));
        let named = |text: &str| {
            let found = lexicon.mentions(&tokens(text));
            found
                .iter()
                .any(|mention| mention.thing == Thing::Subject(0))
        };
        assert!(named("Prevention"));
        assert!(named("35 are good at prevention."));
        assert!(!named("35 are good where prevention is cheap."));
        assert!(!named("Prevention is better than cure."));
    }
}
