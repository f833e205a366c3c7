//! Superlatives: whether the words name the forces that the data name.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::datum::{Reason, Verdict};
use super::scan::{Kind, scan};
use super::token::{self, Token, tokens};

/// A force and every form in which people write it.
#[derive(Debug, Clone)]
pub struct Named<'a> {
    /// The form that a correction uses.
    pub name: &'a str,
    /// All forms, `name` among them.
    pub forms: Vec<&'a str>,
}

/// The roster of forces, ready to be looked for.
#[derive(Debug)]
pub struct Roster<'a> {
    names: Vec<&'a str>,
    /// Forms by their first word, the longest first.
    forms: BTreeMap<&'a str, Vec<Words<'a>>>,
}

/// A form as words, with the index of its force.
type Words<'a> = (Vec<&'a str>, usize);

/// The longest form first; those as long in the order of their letters.
fn longest_first(one: &Words<'_>, other: &Words<'_>) -> Ordering {
    let longer = other.0.len().cmp(&one.0.len());
    longer.then_with(|| one.cmp(other))
}

impl<'a> Roster<'a> {
    /// Prepares the forces' forms.
    pub fn new(named: &[Named<'a>]) -> Self {
        let mut forms: BTreeMap<&str, Vec<Words<'a>>> = BTreeMap::new();
        for (index, force) in named.iter().enumerate() {
            for form in &force.forms {
                let words: Vec<&str> = tokens(form).iter().map(|token| token.text).collect();
                if let Some(first) = words.first() {
                    forms.entry(*first).or_default().push((words, index));
                }
            }
        }
        for forms in forms.values_mut() {
            forms.sort_by(longest_first);
        }
        Self {
            names: named.iter().map(|force| force.name).collect(),
            forms,
        }
    }

    /// The forces that a text names, by their place in the roster, sorted. The
    /// longest form counts: "West Yorkshire" does not name "Yorkshire".
    pub fn named(&self, text: &str) -> Vec<usize> {
        let tokens = tokens(text);
        let mut found = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            match self.longest(&tokens[at..]) {
                Some((words, index)) => {
                    found.push(*index);
                    at += words.len();
                }
                None => at += 1,
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The longest form that the tokens begin with.
    fn longest(&self, tokens: &[Token<'_>]) -> Option<&Words<'a>> {
        let first = tokens.first()?.text;
        [Some(first), without_possessive(first)]
            .into_iter()
            .flatten()
            .filter_map(|word| {
                let forms = self.forms.get(word)?;
                forms.iter().find(|(words, _)| starts(tokens, words))
            })
            .min_by(|one, other| longest_first(one, other))
    }

    /// Compares the forces that `text` names with those that the data name.
    pub fn agrees(&self, text: &str, holders: &[usize]) -> Verdict {
        let mut holders = holders.to_vec();
        holders.sort_unstable();
        holders.dedup();
        let named = self.named(text);
        let data = self.list(&holders);
        let numbers = scan(text, &[], &[])
            .into_iter()
            .any(|mention| mention.kind == Kind::Number);
        let because = if numbers {
            "the words give a number too; bind it with a link of its own".to_owned()
        } else if named.is_empty() {
            "the words name no force".to_owned()
        } else if named == holders {
            return Verdict {
                reason: None,
                data,
                because: String::new(),
                right: None,
            };
        } else if named.iter().all(|index| holders.contains(index)) {
            format!("the words don't name all that tie: {data}")
        } else {
            format!("the words name {}", self.list(&named))
        };
        Verdict {
            reason: Some(Reason::Names),
            right: Some(data.clone()),
            data,
            because,
        }
    }

    fn list(&self, indexes: &[usize]) -> String {
        let names: Vec<_> = indexes
            .iter()
            .filter_map(|index| self.names.get(*index).copied())
            .collect();
        match names.as_slice() {
            [] => "no force".to_owned(),
            [one] => (*one).to_owned(),
            [head @ .., last] => format!("{} and {last}", head.join(", ")),
        }
    }
}

fn without_possessive(word: &str) -> Option<&str> {
    word.strip_suffix("'s").or(word.strip_suffix("’s"))
}

fn starts(tokens: &[Token<'_>], words: &[&str]) -> bool {
    let same = |word: &str, token: &Token<'_>| {
        let bare = without_possessive(token.text);
        token.kind != token::Kind::Bound && (token.text == word || bare == Some(word))
    };
    words.len() <= tokens.len()
        && words
            .iter()
            .zip(tokens)
            .all(|(word, token)| same(word, token))
}
