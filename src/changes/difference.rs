//! What differs between two inventories.

use std::collections::BTreeMap;

use serde::Serialize;

use super::inventory::{AddressEntry, Entry, Inventory};

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Values of measures.
    Values,
    /// Judgments.
    Grades,
    /// National figures.
    Facts,
    /// Numbers in the words.
    Claims,
    /// Figures.
    Figures,
    /// Running text.
    Words,
    /// Addresses of pages.
    Pages,
    /// Addresses of charts and downloads.
    Files,
}

impl Kind {
    /// All kinds in the order in which they are told.
    pub const ALL: [Self; 8] = [
        Self::Values,
        Self::Grades,
        Self::Facts,
        Self::Claims,
        Self::Figures,
        Self::Words,
        Self::Pages,
        Self::Files,
    ];

    /// The words for it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Values => "Values",
            Self::Grades => "Grades",
            Self::Facts => "National figures",
            Self::Claims => "Numbers in the words",
            Self::Figures => "Figures",
            Self::Words => "Words",
            Self::Pages => "Pages",
            Self::Files => "Charts and downloads",
        }
    }

    /// The message with the words for it, for readers of the site.
    pub fn message(self) -> &'static str {
        match self {
            Self::Values => "pack-values",
            Self::Grades => "grades",
            Self::Facts => "kind-facts",
            Self::Claims => "numbers-in-words",
            Self::Figures => "turn-figures",
            Self::Words => "kind-words",
            Self::Pages => "kind-pages",
            Self::Files => "kind-files",
        }
    }
}

/// One of the two editions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Side {
    /// Its year.
    pub year: String,
    /// Its revision.
    pub revision: u32,
    /// Its status.
    pub status: String,
}

impl Side {
    fn of(inventory: &Inventory) -> Self {
        Self {
            year: inventory.year.clone(),
            revision: inventory.revision,
            status: inventory.status.clone(),
        }
    }

    /// The edition in words: "2017, revision 2 (draft)".
    pub fn words(&self) -> String {
        let status = match self.status.as_str() {
            "final" => String::new(),
            status => format!(" ({status})"),
        };
        format!("{}, revision {}{status}", self.year, self.revision)
    }
}

/// One thing that is new, gone or says something else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What kind of thing it is.
    pub kind: Kind,
    /// What it is called in both editions.
    pub key: String,
    /// What it is, in words.
    pub what: String,
    /// Where it stands in the later edition, relative to it; `None` if it is gone.
    pub at: Option<String>,
    /// What it said; `None` if it is new.
    pub before: Option<String>,
    /// What it says; `None` if it is gone.
    pub after: Option<String>,
}

/// Everything that differs between two editions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// The earlier edition, or the one that was named first.
    pub before: Side,
    /// The later one.
    pub after: Side,
    /// What differs, in the order of the kinds, then of the editions.
    pub changes: Vec<Change>,
    /// Addresses that the earlier one has and the later one lacks.
    pub vanished: Vec<String>,
}

impl Difference {
    /// What differs between an edition and a later one.
    pub fn between(before: &Inventory, after: &Inventory) -> Self {
        let mut changes = Vec::new();
        for (kind, before, after) in [
            (Kind::Values, &before.values, &after.values),
            (Kind::Grades, &before.grades, &after.grades),
            (Kind::Facts, &before.facts, &after.facts),
            (Kind::Claims, &before.claims, &after.claims),
            (Kind::Figures, &before.figures, &after.figures),
        ] {
            by_key(kind, before, after, &mut changes);
        }
        words(&before.words, &after.words, &mut changes);
        let vanished = addresses(&before.addresses, &after.addresses, &mut changes);
        Self {
            before: Side::of(before),
            after: Side::of(after),
            changes,
            vanished,
        }
    }

    /// What differs of one kind.
    pub fn of(&self, kind: Kind) -> impl Iterator<Item = &Change> {
        self.changes
            .iter()
            .filter(move |change| change.kind == kind)
    }
}

/// What differs between things with names of their own: in the order of the later
/// list, what is gone last.
fn by_key(kind: Kind, before: &[Entry], after: &[Entry], changes: &mut Vec<Change>) {
    let old: BTreeMap<&str, &Entry> = before.iter().map(|e| (e.key.as_str(), e)).collect();
    let new: BTreeMap<&str, &Entry> = after.iter().map(|e| (e.key.as_str(), e)).collect();
    for entry in after {
        let earlier = old.get(entry.key.as_str());
        if earlier.is_some_and(|earlier| earlier.says == entry.says) {
            continue;
        }
        let earlier = earlier.map(|earlier| earlier.says.clone());
        changes.push(change(kind, entry, earlier, Some(entry.says.clone())));
    }
    for entry in before {
        if !new.contains_key(entry.key.as_str()) {
            changes.push(change(kind, entry, Some(entry.says.clone()), None));
        }
    }
}

fn change(kind: Kind, entry: &Entry, before: Option<String>, after: Option<String>) -> Change {
    Change {
        kind,
        key: entry.key.clone(),
        what: entry.what.clone(),
        at: after.is_some().then(|| entry.at.clone()),
        before,
        after,
    }
}

/// What differs in the running text. A paragraph is known by its words, because
/// its place moves when another one comes before it; one that is gone and one that
/// is new at the same place are one that was changed.
fn words(before: &[Entry], after: &[Entry], changes: &mut Vec<Change>) {
    let page = |entry: &Entry| entry.at.split('#').next().unwrap_or_default().to_owned();
    let id = |entry: &Entry| (page(entry), entry.says.clone());
    let count = |entries: &[Entry]| {
        let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
        for entry in entries {
            *counts.entry(id(entry)).or_default() += 1;
        }
        counts
    };
    let rest = |entries: &[Entry], mut others: BTreeMap<(String, String), usize>| {
        let mut rest = Vec::new();
        for entry in entries {
            match others.get_mut(&id(entry)) {
                Some(n) if *n > 0 => *n -= 1,
                _ => rest.push(entry.clone()),
            }
        }
        rest
    };
    let mut gone = rest(before, count(after));
    for entry in rest(after, count(before)) {
        let same = gone.iter().position(|old| old.key == entry.key);
        let earlier = same.map(|index| gone.remove(index).says);
        changes.push(change(
            Kind::Words,
            &entry,
            earlier,
            Some(entry.says.clone()),
        ));
    }
    for entry in gone {
        changes.push(change(Kind::Words, &entry, Some(entry.says.clone()), None));
    }
}

/// What differs in the addresses; gives those that vanished.
fn addresses(
    before: &[AddressEntry],
    after: &[AddressEntry],
    changes: &mut Vec<Change>,
) -> Vec<String> {
    let says = |entry: &AddressEntry| match &entry.to {
        Some(to) => format!("leads to {to}"),
        None => "is there".to_owned(),
    };
    let entries = |addresses: &[AddressEntry], pages: bool| -> Vec<Entry> {
        addresses
            .iter()
            .filter(|entry| entry.path.ends_with(".html") == pages)
            .map(|entry| Entry {
                key: entry.path.clone(),
                what: entry.path.clone(),
                says: says(entry),
                at: entry.path.clone(),
            })
            .collect()
    };
    let start = changes.len();
    for (kind, pages) in [(Kind::Pages, true), (Kind::Files, false)] {
        by_key(
            kind,
            &entries(before, pages),
            &entries(after, pages),
            changes,
        );
    }
    changes[start..]
        .iter()
        .filter(|change| change.after.is_none())
        .map(|change| change.key.clone())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(key: &str, says: &str) -> Entry {
        Entry {
            key: key.to_owned(),
            what: format!("the {key}"),
            says: says.to_owned(),
            at: key.to_owned(),
        }
    }

    fn address(path: &str, to: Option<&str>) -> AddressEntry {
        AddressEntry {
            path: path.to_owned(),
            to: to.map(str::to_owned),
        }
    }

    fn told(difference: &Difference) -> Vec<(Kind, &str, Option<&str>, Option<&str>)> {
        let changes = difference.changes.iter();
        changes
            .map(|c| {
                (
                    c.kind,
                    c.key.as_str(),
                    c.before.as_deref(),
                    c.after.as_deref(),
                )
            })
            .collect()
    }

    #[test]
    fn what_is_changed_new_or_gone_is_told_and_the_rest_is_not() {
        let before = Inventory {
            values: vec![entry("a", "1"), entry("b", "2"), entry("c", "3")],
            ..Inventory::default()
        };
        let after = Inventory {
            values: vec![entry("d", "4"), entry("b", "5"), entry("a", "1")],
            ..Inventory::default()
        };
        let difference = Difference::between(&before, &after);
        assert_eq!(
            told(&difference),
            [
                (Kind::Values, "d", None, Some("4")),
                (Kind::Values, "b", Some("2"), Some("5")),
                (Kind::Values, "c", Some("3"), None),
            ]
        );
        assert_eq!(difference.changes[2].at, None);
        assert!(Difference::between(&after, &after).changes.is_empty());
    }

    #[test]
    fn a_paragraph_that_only_moved_is_no_change() {
        let before = Inventory {
            words: vec![
                entry("p#1", "One."),
                entry("p#2", "Two."),
                entry("p#2", "Two."),
            ],
            ..Inventory::default()
        };
        let after = Inventory {
            words: vec![
                entry("p#1", "Nought."),
                entry("p#2", "One."),
                entry("p#3", "Two."),
            ],
            ..Inventory::default()
        };
        assert_eq!(
            told(&Difference::between(&before, &after)),
            [
                (Kind::Words, "p#1", None, Some("Nought.")),
                (Kind::Words, "p#2", Some("Two."), None),
            ]
        );
    }

    #[test]
    fn a_changed_paragraph_is_one_change() {
        let with = |words| Inventory {
            words: vec![words],
            ..Inventory::default()
        };
        let difference =
            Difference::between(&with(entry("p#1", "Was.")), &with(entry("p#1", "Is.")));
        assert_eq!(
            told(&difference),
            [(Kind::Words, "p#1", Some("Was."), Some("Is."))]
        );
    }

    #[test]
    fn an_address_that_leads_on_has_not_vanished() {
        let before = Inventory {
            addresses: vec![
                address("a.html", None),
                address("b.html", None),
                address("c.csv", None),
            ],
            ..Inventory::default()
        };
        let after = Inventory {
            addresses: vec![address("a.html", Some("d.html")), address("d.html", None)],
            ..Inventory::default()
        };
        let difference = Difference::between(&before, &after);
        assert_eq!(difference.vanished, ["b.html", "c.csv"]);
        assert_eq!(
            told(&difference)[0],
            (
                Kind::Pages,
                "a.html",
                Some("is there"),
                Some("leads to d.html")
            )
        );
    }
}
