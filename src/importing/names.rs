//! What the first words of a row mean: a force, a region, a total, or nothing
//! known.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::nearest;
use crate::source::RegisterRecord;
use crate::wording::Terms;

/// What a text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// A force, by its position in the register.
    Force(usize),
    /// A region, or a country: a part of the whole, which is not imported.
    Part(String),
    /// All of them together.
    Whole,
}

/// Words that stand for all of them together, whatever they are.
const WHOLE: &[&str] = &["total", "totals", "grand total", "national"];

/// The names that there are.
#[derive(Debug)]
pub(super) struct Names {
    exact: BTreeMap<String, BTreeSet<usize>>,
    short: BTreeMap<String, BTreeSet<usize>>,
    regions: BTreeMap<String, String>,
    /// What all of them together are called.
    whole: BTreeSet<String>,
    /// What a part of it is called that is no region.
    parts: BTreeSet<String>,
    /// Words that some write behind or before a name and others don't.
    name_words: Vec<String>,
    /// Words that head a column of names.
    head_words: BTreeSet<String>,
    /// Each name that is shown to people, and the force's short one.
    written: Vec<(String, String)>,
}

impl Names {
    /// The names of a register.
    pub(super) fn of(terms: &Terms, register: &RegisterRecord) -> Self {
        let mut names = Self {
            whole: whole(terms),
            parts: terms.part_names.iter().map(|name| plain(name)).collect(),
            name_words: terms.name_words.clone(),
            head_words: head_words(terms),
            exact: BTreeMap::new(),
            short: BTreeMap::new(),
            regions: BTreeMap::new(),
            written: Vec::new(),
        };
        for (index, force) in register.forces.iter().enumerate() {
            let others = force.other_names.iter().map(|name| &name.value);
            let codes = force.code.iter().chain(&force.ons_code);
            let all = [&force.name.value, &force.id.value]
                .into_iter()
                .chain(&force.official_name)
                .chain(&force.welsh_name)
                .chain(others)
                .chain(codes.map(|code| &code.value));
            for name in all {
                let plain = plain(name);
                let short = names.short(&plain);
                names.short.entry(short).or_default().insert(index);
                names.exact.entry(plain).or_default().insert(index);
            }
            for written in std::iter::once(&force.name.value).chain(&force.official_name) {
                let name = force.name.value.clone();
                names.written.push((written.clone(), name));
            }
        }
        for region in &register.regions {
            for written in std::iter::once(&region.name).chain(&region.ons_code) {
                names.regions.insert(plain(written), region.name.clone());
            }
        }
        names
    }

    /// A plain name without the words that some leave out.
    fn short(&self, plain: &str) -> String {
        let is_kept = |word: &&str| !self.name_words.iter().any(|left_out| left_out == word);
        let kept: Vec<&str> = plain.split(' ').filter(is_kept).collect();
        kept.join(" ")
    }

    /// Everything that a text could name: several forces may share a name, and a
    /// force may have that of a region. Nothing, if it is nothing known.
    pub(super) fn find(&self, text: &str) -> Vec<Named> {
        let plain = plain(without_notes(text));
        if self.whole.contains(&plain) {
            return vec![Named::Whole];
        }
        let region = self.region(&plain);
        let by_name = self.exact.get(&plain);
        let forces = by_name.or_else(|| {
            let short = self.short(&plain);
            let may_be_short = region.is_none() && !short.is_empty();
            may_be_short.then(|| self.short.get(&short)).flatten()
        });
        let mut all: Vec<Named> = forces
            .into_iter()
            .flatten()
            .map(|force| Named::Force(*force))
            .collect();
        all.extend(region.map(|region| Named::Part(region.clone())));
        if all.is_empty() && self.parts.contains(&plain) {
            all.push(Named::Part(text.trim().to_owned()));
        }
        all
    }

    /// The region of a plain name, with or without a word that says that it is one.
    fn region(&self, plain: &str) -> Option<&String> {
        let bare = plain.strip_suffix(" region");
        let bare = bare.or_else(|| plain.strip_prefix("region "));
        let by_name = self.regions.get(plain);
        by_name.or_else(|| bare.and_then(|bare| self.regions.get(bare)))
    }

    /// Whether a text names a country or another part that the forces are not
    /// grouped by.
    pub(super) fn is_larger_than_a_region(&self, text: &str) -> bool {
        self.parts.contains(&plain(without_notes(text)))
    }

    /// Whether a text can only head a column of names.
    pub(super) fn is_head(&self, text: &str) -> bool {
        let words = plain(text);
        let mut words = words.split(' ');
        words
            .all(|word| self.head_words.contains(word) || self.name_words.iter().any(|w| w == word))
    }

    /// The force that a text names, if it can only be one.
    pub(super) fn force(&self, text: &str) -> Option<usize> {
        let mut forces = self.find(text).into_iter().filter_map(|named| match named {
            Named::Force(force) => Some(force),
            _ => None,
        });
        forces.next().filter(|_| forces.next().is_none())
    }

    /// The forces whose names are written like this, three at most: by a slip of
    /// the keys, or because all words of one are in the other.
    pub(super) fn nearest(&self, text: &str) -> Vec<&str> {
        let short_text = self.short(&plain(without_notes(text)));
        let words = |text: &str| -> BTreeSet<String> {
            let words = text
                .split(' ')
                .filter(|word| word.len() > 2 && *word != "and");
            words.map(str::to_owned).collect()
        };
        let own = words(&short_text);
        let slip = nearest(text, self.written.iter().map(|(name, _)| name.as_str()));
        let slip = slip.and_then(|near| self.written.iter().find(|(name, _)| name == near));
        let mut near: Vec<&str> = slip.map(|(_, name)| name.as_str()).into_iter().collect();
        for (written, name) in &self.written {
            let theirs = words(&self.short(&plain(written)));
            let within = !own.is_empty()
                && !theirs.is_empty()
                && (own.is_subset(&theirs) || theirs.is_subset(&own));
            if within && !near.contains(&name.as_str()) {
                near.push(name);
            }
        }
        near.truncate(3);
        near
    }

    /// What is to be said of a name that is not known, and what settles it.
    pub(super) fn unknown(&self, name: &str) -> (String, String) {
        let mut near = self.nearest(name);
        if near.is_empty() {
            near = self.short_for(name);
        }
        let help = match &near[..] {
            [] => format!(
                "add it to the other_names of a force in forces.toml, or leave the row out: \
                 --leave-out '{name}'"
            ),
            near => format!(
                "did you mean {}? Mend the sheet, or add “{name}” to its other_names in \
                 forces.toml; to leave the row out: --leave-out '{name}'",
                near.join(" or ")
            ),
        };
        (format!("“{name}” is no force that is known"), help)
    }

    /// The forces that a text could be short for, where none is written like it:
    /// "Avon & Som", "Glos". Three at most.
    pub(super) fn short_for(&self, text: &str) -> Vec<&str> {
        let own = plain(without_notes(text));
        let begins = |each: &str| {
            let theirs = plain(each);
            let mut words = own.split(' ');
            words.all(|word| theirs.split(' ').any(|their| their.starts_with(word)))
        };
        let alike = |each: &str| {
            let (mut own, theirs) = (own.chars(), plain(each));
            let same = theirs.chars().zip(own.by_ref());
            same.take_while(|(a, b)| a == b).count() >= 3
        };
        let fitting = |fits: &dyn Fn(&str) -> bool| -> Vec<&str> {
            let mut all: Vec<&str> = Vec::new();
            for (written, name) in &self.written {
                if !own.is_empty() && fits(written) && !all.contains(&name.as_str()) {
                    all.push(name);
                }
            }
            all.truncate(3);
            all
        };
        match fitting(&begins) {
            none if none.is_empty() => fitting(&alike),
            some => some,
        }
    }
}

/// Words in small letters, with `&` written out and nothing between them but
/// single spaces.
pub(super) fn plain(text: &str) -> String {
    let mut words = String::new();
    for letter in text.replace('&', " and ").to_lowercase().chars() {
        match letter {
            // Nothing is lost without it: "St. John's", "Police (the)".
            '\'' | '’' | '.' => {}
            letter if letter.is_alphanumeric() => words.push(letter),
            _ => words.push(' '),
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words that head a column of names and are part of none.
fn head_words(terms: &Terms) -> BTreeSet<String> {
    let own = [&terms.one, &terms.many, &terms.short_one, &terms.short_many];
    let own = own.into_iter().map(|term| plain(term)).collect::<Vec<_>>();
    let words = own.iter().flat_map(|term| term.split(' '));
    let general = [
        "name", "names", "area", "areas", "code", "codes", "of", "the",
    ];
    words.chain(general).map(str::to_owned).collect()
}

/// What all of them together may be called.
fn whole(terms: &Terms) -> BTreeSet<String> {
    let (name, many) = (plain(terms.whole()), plain(&terms.short_many));
    let mut all: BTreeSet<String> = WHOLE.iter().map(|name| (*name).to_owned()).collect();
    all.extend([
        format!("all {many}"),
        format!("{name} total"),
        format!("total {name}"),
        plain(terms.whole_code()),
        name,
    ]);
    all.extend(terms.whole_names.iter().map(|name| plain(name)));
    all.remove("");
    all
}

/// A name without the sign of a note behind it: `Suffolk [note 2]`, `Dorset*`,
/// `Dorset¹`, `Dorset (3)`.
fn without_notes(text: &str) -> &str {
    let mut rest = text.trim();
    loop {
        let shorter = rest
            .trim_end_matches(['*', '†', '‡', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'])
            .trim_end();
        let shorter = note_off(note_off(shorter, '[', ']'), '(', ')');
        if shorter.len() == rest.len() {
            return rest;
        }
        rest = shorter;
    }
}

/// Takes `[note 2]` or `(2)` off the end; other words in brackets stay, since
/// they may name something else.
fn note_off(text: &str, open: char, close: char) -> &str {
    let Some((before, inside)) = text
        .strip_suffix(close)
        .and_then(|inner| inner.rsplit_once(open))
    else {
        return text;
    };
    let inside = inside.trim().to_lowercase();
    let number = inside.strip_prefix("note").unwrap_or(&inside).trim();
    let is_note = !number.is_empty()
        && number
            .bytes()
            .all(|b| b.is_ascii_digit() || b == b',' || b == b' ');
    match is_note {
        true => before.trim_end(),
        false => text,
    }
}
