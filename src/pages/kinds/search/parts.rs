//! Many entities → `search/AL.js`: the names of those that have a word that begins so,
//! loaded when somebody types one. `scripts/search.js` reads them.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::pages::shared::findable::Entry;
use crate::pages::shared::rendered::Rendered;

/// The entities in each part, by its name.
pub(super) type Parts<'a> = BTreeMap<String, Vec<&'a Entry>>;

/// A word that more than one of so many have tells none of them from the others.
const COMMON: usize = 20;
/// No word that so few have is common.
const RARE: usize = 100;

/// Address, title, place, other names with a bar between two.
#[derive(Serialize)]
struct Named<'a>(&'a str, &'a str, &'a str, String);

/// The parts of entities. Each is in one for every word of its names that tells it from
/// others.
pub(super) fn of(entries: &[Entry]) -> Parts<'_> {
    let terms: Vec<BTreeSet<String>> = entries.iter().map(terms_of).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for term in terms.iter().flatten() {
        *counts.entry(term).or_default() += 1;
    }
    let most = RARE.max(entries.len() / COMMON);
    let mut parts = Parts::new();
    for (entry, terms) in entries.iter().zip(&terms) {
        let telling = terms.iter().filter(|term| counts[term.as_str()] <= most);
        let mut names: BTreeSet<&str> = telling.map(|term| part(term)).collect();
        // One that has nothing but common words is found by all of them.
        if names.is_empty() {
            names = terms.iter().map(|term| part(term)).collect();
        }
        for name in names {
            parts.entry(name.to_owned()).or_default().push(entry);
        }
    }
    parts
}

/// A part as a script.
pub(super) fn file(name: &str, entries: &[&Entry]) -> Rendered {
    let entries = entries.iter();
    let named: Vec<Named<'_>> = entries
        .map(|entry| {
            Named(
                &entry.href,
                &entry.title,
                &entry.place,
                entry.names.join("|"),
            )
        })
        .collect();
    let json = serde_json::to_string(&named).expect("texts serialise");
    Rendered {
        path: format!("search/{name}.js"),
        text: format!("window.bluebookSearchPart({json});\n"),
    }
}

/// The part that a word is in: by its first two letters; codes, which all begin alike,
/// by all but their last two.
fn part(term: &str) -> &str {
    let is_code = term.len() > 4 && term.bytes().any(|byte| byte.is_ascii_digit());
    match is_code {
        true => &term[..term.len() - 2],
        false => &term[..term.len().min(2)],
    }
}

fn terms_of(entry: &Entry) -> BTreeSet<String> {
    let names = std::iter::once(&entry.title).chain(&entry.names);
    names.flat_map(|name| terms(name)).collect()
}

/// The words of a name as the script has them: small letters and digits, no accents.
fn terms(name: &str) -> Vec<String> {
    let name = name.to_lowercase().replace(['\'', '’'], "");
    let plain: String = name.chars().map(without_accent).collect();
    let words = plain.split(|letter: char| !letter.is_ascii_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

fn without_accent(letter: char) -> char {
    match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'è'..='ë' | 'ē' | 'ę' | 'ě' => 'e',
        'ì'..='ï' | 'ī' => 'i',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ō' | 'ő' => 'o',
        'ś' | 'š' | 'ş' => 's',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ŵ' => 'w',
        'ý' | 'ÿ' | 'ŷ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::shared::findable::Kind;

    #[test]
    fn each_is_in_the_parts_of_the_words_that_tell_it() {
        let entry = |number: usize| Entry {
            kind: Kind::Force,
            href: format!("homes/{number}.html"),
            title: match number {
                0 => "Émile’s House".to_owned(),
                1..100 => "Rose House".to_owned(),
                _ => "Oak House".to_owned(),
            },
            place: String::new(),
            names: vec![format!("E230{number:04}")],
            text: String::new(),
        };
        let entries: Vec<Entry> = (0..300).map(entry).collect();
        let parts = of(&entries);
        assert_eq!(parts["em"].len(), 1);
        assert_eq!(parts["ro"].len(), 99);
        assert!(!parts.contains_key("oa") && !parts.contains_key("ho"));
        assert_eq!(parts["e23001"].len(), 100);
    }
}
