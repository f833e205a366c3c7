//! Mutants of the words around a claim: its sentence made wrong outside its
//! link, one word at a time.
//!
//! A mutant changes the piece of text beside a link, in the sentence of the
//! claim, and only the first word that fits: a direction that ends within two
//! words before the link, or stands right behind it; a grade with its verb within
//! four words behind it, no comma between; the noun right behind a number that
//! stands alone in its link; a unit put behind such a number; an operator of a grade
//! like the grade; an end of an order within fourteen words on either side; an area that the
//! target names, within four words; a period within four words on either side; a "not"
//! behind a verb within one word of the link; "fewer than" put before the link of
//! a number in digits.
//!
//! The lists are of words, and nobody has read whether each mutant is false: a
//! period may be of another clause, and a mutant may say the same as the sentence
//! did. So the tests ask for nine of ten. What only a source knows (which way a
//! stated fact went whose label doesn't say it) is left alone.

use bluebook::claims::direction_of;
use bluebook::model::{Block, Edition, Inline, Link};

use super::attributes::{area, areas, operator, superlative, unit};
use super::{Tally, assert_right, errors};

/// Makes a mutant of the text behind (`true`) or before a claim with this
/// target, or none.
type Mutate<'a> = Box<dyn Fn(&str, &str, &str, bool) -> Option<String> + 'a>;

/// Every `step`th mutant of each kind.
pub(crate) fn sentences(edition: &mut Edition, step: usize) -> Vec<Tally> {
    let names = areas(edition);
    let kinds: [(&'static str, Mutate<'_>); 10] = [
        ("a direction, turned round", Box::new(direction)),
        ("a grade, for another", Box::new(grade)),
        ("an operator, for another", Box::new(operator)),
        ("an end of an order, for the other", Box::new(superlative)),
        (
            "an area, for another",
            Box::new(|text, target, _, behind| area(&names, text, target, behind)),
        ),
        ("what is counted, for another", Box::new(counted)),
        ("a unit, put in", Box::new(unit)),
        ("a period, for another", Box::new(period)),
        ("a negation, put in", Box::new(negation)),
        ("a comparison, put in", Box::new(comparison)),
    ];
    assert_right(edition);
    kinds
        .into_iter()
        .map(|(kind, mutate)| one(edition, step, kind, &*mutate))
        .collect()
}

fn one(
    edition: &mut Edition,
    step: usize,
    kind: &'static str,
    mutate: &dyn Fn(&str, &str, &str, bool) -> Option<String>,
) -> Tally {
    let mut tally = Tally::new(kind);
    let mut seen = 0;
    let words: Vec<(String, String)> = edition
        .claims
        .iter()
        .map(|claim| (known(edition, &claim.target), claim.words.clone()))
        .collect();
    for place in 0..paragraphs(edition).len() {
        let pieces = paragraphs(edition)[place].len();
        for at in 0..pieces {
            for behind in [false, true] {
                let mut all = paragraphs(edition);
                let content = &mut *all[place];
                let Inline::Link {
                    to: Link::Claim(key),
                    ..
                } = &content[at]
                else {
                    continue;
                };
                let (target, said) = &words[key.index()];
                let neighbour = if behind {
                    Some(at + 1)
                } else {
                    at.checked_sub(1)
                };
                let Some(n) = neighbour else { continue };
                let Some(Inline::Text(text)) = content.get_mut(n) else {
                    continue;
                };
                let Some(mutant) = mutate(&text.value, target, said, behind) else {
                    continue;
                };
                seen += 1;
                if seen % step != 1 % step {
                    continue;
                }
                let original = std::mem::replace(&mut text.value, mutant.clone());
                tally.made += 1;
                let caught = errors(edition) > 0;
                let mut all = paragraphs(edition);
                if let Some(Inline::Text(text)) = all[place].get_mut(n) {
                    text.value = original;
                }
                match caught {
                    true => tally.caught += 1,
                    false => tally.missed.push(format!("[{said}]({target}) {mutant}")),
                }
            }
        }
    }
    errors(edition);
    tally
}

/// A target; that of a fact says whether the edition knows which way it went.
fn known(edition: &Edition, target: &str) -> String {
    let fact = target.strip_prefix("fact:");
    let fact = fact.and_then(|id| edition.facts.find(id));
    let went = fact.and_then(|key| {
        let fact = &edition.facts[key];
        let printed = fact.printed.as_ref();
        printed
            .and_then(|printed| direction_of(&printed.value))
            .or_else(|| direction_of(&fact.label))
    });
    match went {
        Some(_) => target.replacen("fact:", "went:", 1),
        None => target.to_owned(),
    }
}

/// The running text of the chapters, a paragraph each.
fn paragraphs(edition: &mut Edition) -> Vec<&mut Vec<Inline>> {
    fn of<'e>(blocks: &'e mut [Block], found: &mut Vec<&'e mut Vec<Inline>>) {
        for block in blocks {
            match block {
                Block::Paragraph { content, .. } => found.push(content),
                Block::List { items, .. } => items.iter_mut().for_each(|item| of(item, found)),
                Block::Quote(inner) => of(inner, found),
                _ => {}
            }
        }
    }
    let mut found = Vec::new();
    for chapter in edition.chapters.iter_mut() {
        of(&mut chapter.body.blocks, &mut found);
    }
    found
}

/// The part of a text in the sentence of the claim beside it.
fn in_sentence(text: &str, behind: bool) -> std::ops::Range<usize> {
    let ends = [". ", "; ", ": "];
    match behind {
        true => {
            0..ends
                .iter()
                .filter_map(|end| text.find(end))
                .min()
                .unwrap_or(text.len())
        }
        false => {
            ends.iter()
                .filter_map(|end| text.rfind(end))
                .max()
                .map_or(0, |at| at + 2)..text.len()
        }
    }
}

/// A word for another, if it stands within so many words of the claim.
pub(super) fn swapped(
    text: &str,
    behind: bool,
    near: usize,
    pairs: &[(&str, &str)],
) -> Option<String> {
    let within = in_sentence(text, behind);
    let part = &text[within.clone()];
    for (old, new) in pairs {
        for (at, _) in part.match_indices(old) {
            let whole = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '-');
            let bounded = whole(part[..at].chars().next_back())
                && whole(part[at + old.len()..].chars().next());
            let between = if behind {
                &part[..at]
            } else {
                &part[at + old.len()..]
            };
            if bounded && between.split_whitespace().count() <= near && !between.contains(',') {
                let at = within.start + at;
                return Some(format!("{}{new}{}", &text[..at], &text[at + old.len()..]));
            }
        }
    }
    None
}

fn direction(text: &str, target: &str, _: &str, behind: bool) -> Option<String> {
    let changes = target.starts_with("change:")
        || target.starts_with("points:")
        || target.starts_with("from-to:")
        || target.starts_with("went:");
    let before = [
        ("rose by", "fell by"),
        ("fell by", "rose by"),
        ("grew by", "shrank by"),
        ("increased by", "decreased by"),
        ("rise of", "fall of"),
        ("fall of", "rise of"),
        ("up by", "down by"),
        ("down by", "up by"),
        ("dropped by", "rose by"),
        ("reduced by", "increased by"),
        ("increase of", "decrease of"),
        ("down", "up"),
        ("up", "down"),
    ];
    let after = [
        ("fewer", "more"),
        ("lower", "higher"),
        ("higher", "lower"),
        ("less", "more"),
    ];
    match behind {
        _ if !changes => None,
        true => swapped(text, true, 0, &after),
        false => swapped(text, false, 2, &before),
    }
}

fn grade(text: &str, target: &str, _: &str, behind: bool) -> Option<String> {
    let graded = (target.starts_with("count:") || target.starts_with("share:"))
        && !target.contains("..")
        && target.matches('/').count() >= 2;
    if !graded || !behind {
        return None;
    }
    swapped(
        text,
        true,
        4,
        &[
            ("are good", "are outstanding"),
            ("is good", "is inadequate"),
            ("as good", "as outstanding"),
            ("is outstanding", "is good"),
            ("are outstanding", "are inadequate"),
            ("as outstanding", "as good"),
            ("requires improvement", "is inadequate"),
            ("require improvement", "are inadequate"),
            ("as requiring improvement", "as good"),
            ("is inadequate", "is good"),
            ("are inadequate", "are good"),
            ("as inadequate", "as outstanding"),
            ("are not good", "are good"),
            ("are not yet good", "are good"),
            ("were good", "were inadequate"),
            ("good or better", "good or worse"),
        ],
    )
}

fn counted(text: &str, target: &str, said: &str, behind: bool) -> Option<String> {
    let number = said.split_whitespace().count() == 1 && !said.contains(['%', '£']);
    if !behind || !number || target.starts_with("literal:") {
        return None;
    }
    swapped(
        text,
        true,
        0,
        &[
            ("forces", "offences"),
            ("offences", "forces"),
            ("crimes", "forces"),
            ("officers", "offences"),
            ("cases", "forces"),
            ("files", "officers"),
        ],
    )
}

fn period(text: &str, target: &str, _: &str, behind: bool) -> Option<String> {
    let known = target.starts_with("count:")
        || target.starts_with("share:")
        || target.starts_with("value:")
        || target.starts_with("change:")
        || target.starts_with("points:");
    if !known {
        return None;
    }
    swapped(
        text,
        behind,
        4,
        &[
            ("2017/18", "2010/11"),
            ("2018/19", "2010/11"),
            ("March 2019", "March 2011"),
            ("March 2018", "March 2011"),
            ("in 2017", "in 2011"),
            ("In 2017", "In 2011"),
            ("in 2016", "in 2011"),
            ("In 2016", "In 2011"),
            ("June 2017", "June 2011"),
            ("July 2017", "July 2011"),
        ],
    )
}

fn negation(text: &str, target: &str, _: &str, behind: bool) -> Option<String> {
    if !behind
        || ["literal:", "fact:", "went:"]
            .iter()
            .any(|kind| target.starts_with(kind))
    {
        return None;
    }
    swapped(
        text,
        true,
        1,
        &[
            ("are", "are not"),
            ("were", "were not"),
            ("have", "have not"),
            ("is", "is not"),
            ("had", "had not"),
        ],
    )
    .filter(|mutant| !mutant.contains("not not"))
}

fn comparison(text: &str, target: &str, said: &str, behind: bool) -> Option<String> {
    let exact = said.bytes().all(|b| b.is_ascii_digit() || b == b',');
    let free = !text.trim_end().ends_with("than") && text.ends_with(' ');
    (!behind && exact && free && !target.starts_with("literal:"))
        .then(|| format!("{text}fewer than "))
}
