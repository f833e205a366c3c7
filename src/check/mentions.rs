//! Where the chapters speak of a force.
//!
//! Of every paragraph, list item, table row and footnote of the chapters, the
//! first sentence that names a force becomes a [`Mention`].
//! Headings and the head rows of tables name no force, but headings say which
//! section a mention stands in. A row without a full sentence is given whole.
//!
//! A force is named by any of its forms in the register, and by a link to it.
//! A form that is a bare name ("Durham", not "Durham Constabulary") is also the
//! name of a place, so it counts unless it is part of another name:
//!
//! - a word before it belongs to it: County Durham, East Kent, University of
//!   Essex;
//! - a word after it does: Kent County Council, Surrey Heath;
//! - it is a region's name after "the": the West Midlands.
//!
//! What the edition calls another body is none of its forces: "the
//! Northumbria Police and Crime Commissioner" and "the commissioner for Kent"
//! name no force.

use std::collections::BTreeMap;
use std::ops::Range;

use super::phrases::{Gap, Line, Phrases, Word, Words};
use crate::model::{Chapter, Document, Edition, Force, Key, Link, Mention};

/// Collects the mentions of a chapter, which is read to it line by line:
/// within a line they are in the order of the register.
pub(super) struct Reader<'a> {
    names: &'a Names,
    chapter: Key<Chapter>,
    title: &'a str,
    /// The words of each heading by its identifier.
    sections: BTreeMap<String, String>,
    /// The last identifier that was passed; empty at the top of the chapter.
    anchor: String,
    mentions: Vec<Mention>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        names: &'a Names,
        key: Key<Chapter>,
        title: &'a str,
        body: &Document,
    ) -> Self {
        let headings = body.headings().into_iter();
        Self {
            names,
            chapter: key,
            title,
            sections: headings
                .map(|(_, id, words)| (id.to_owned(), words))
                .collect(),
            anchor: String::new(),
            mentions: Vec::new(),
        }
    }

    /// The mentions in the order of the text.
    pub(super) fn finish(self) -> Vec<Mention> {
        self.mentions
    }

    /// Goes on under a heading or in a paragraph.
    pub(super) fn pass(&mut self, anchor: &str) {
        anchor.clone_into(&mut self.anchor);
    }

    /// Reads a paragraph.
    pub(super) fn paragraph(&mut self, line: &Line<'_>, words: &Words<'_>) {
        for (force, sentence) in self.names.in_line(line, words) {
            self.push(force, line.text[sentence].to_owned());
        }
    }

    /// Reads a row of a table: as one paragraph, of which a cell without a stop
    /// is no sentence.
    pub(super) fn row(&mut self, cells: &[(&Line<'_>, Words<'_>)]) {
        let whole: Vec<&str> = cells
            .iter()
            .map(|(line, _)| line.text.trim())
            .filter(|text| !text.is_empty())
            .collect();
        let whole = whole.join(", ");
        let mut found: BTreeMap<Key<Force>, String> = BTreeMap::new();
        for (line, words) in cells {
            for (force, sentence) in self.names.in_line(line, words) {
                let sentence = line.text[sentence].to_owned();
                let full = sentence.ends_with(['.', '?', '!']);
                let sentence = if full { sentence } else { whole.clone() };
                found.entry(force).or_insert(sentence);
            }
        }
        for (force, sentence) in found {
            self.push(force, sentence);
        }
    }

    fn push(&mut self, force: Key<Force>, sentence: String) {
        // A paragraph's identifier begins with the one of its heading.
        let section = self.anchor.split('.').next().unwrap_or("");
        let section = self.sections.get(section);
        self.mentions.push(Mention {
            force,
            chapter: self.chapter,
            anchor: self.anchor.clone(),
            section: section.map_or(self.title, String::as_str).to_owned(),
            sentence,
        });
    }
}

/// Words that belong to the name of a place that follows, in any position.
const BEFORE_PLACES: [&str; 15] = [
    "North", "South", "East", "West", "Mid", "Central", "Upper", "Lower", "Inner", "Outer", "Old",
    "New", "Royal", "County", "Greater",
];

/// "University of Essex", "Commissioner for Kent".
const BEFORE_OF: [&str; 16] = [
    "University",
    "College",
    "Duke",
    "Duchess",
    "Earl",
    "Bishop",
    "Archbishop",
    "Diocese",
    "County",
    "City",
    "Borough",
    "Port",
    "Bank",
    "Commissioner",
    "commissioner",
    "Lieutenant",
];

/// The names of the forces of an edition.
pub(super) struct Names {
    phrases: Phrases<Key<Force>>,
    /// Names of regions, some of which are names of forces too.
    regions: Vec<String>,
    /// Words that make a bare name the name of a force: "Police".
    name_words: Vec<String>,
    /// What another body is called after a name, word by word.
    other_bodies: Vec<Vec<String>>,
}

impl Names {
    pub(super) fn of(edition: &Edition) -> Self {
        let mut phrases = Phrases::new();
        for (key, force) in edition.forces.entries() {
            for form in force.names() {
                phrases.add(form, key);
            }
        }
        let regions = edition.regions.iter().map(|region| region.name.clone());
        Self {
            phrases,
            regions: regions.collect(),
            name_words: edition.terms.name_words.clone(),
            other_bodies: edition
                .terms
                .other_bodies
                .iter()
                .map(|body| body.split_whitespace().map(str::to_owned).collect())
                .collect(),
        }
    }

    /// The forces that a line names, each with the first sentence that does.
    fn in_line(&self, line: &Line<'_>, words: &Words<'_>) -> BTreeMap<Key<Force>, Range<usize>> {
        let mut first = BTreeMap::new();
        for (force, sentence) in self.sentences_in(line, words) {
            first.entry(force).or_insert(sentence);
        }
        first
    }

    /// Every sentence of a line that names a force, once for each that it names.
    pub(super) fn sentences_in(
        &self,
        line: &Line<'_>,
        words: &Words<'_>,
    ) -> Vec<(Key<Force>, Range<usize>)> {
        let Words { list, sentences } = words;
        let mut found: Vec<(Key<Force>, Range<usize>)> = Vec::new();
        let mut name = |force: Key<Force>, word: &Word<'_>| {
            if let Some(sentence) = sentences.get(word.sentence) {
                let named = (force, sentence.clone());
                // Sentences come in their order, so the last one's are together.
                let mut same = found.iter().rev().take_while(|one| one.1 == named.1);
                if !same.any(|one| *one == named) {
                    found.push(named);
                }
            }
        };
        let (mut at, mut part, mut named_until) = (0, 0, 0);
        while let Some(word) = list.get(at) {
            part = line.part_at(word.range.start, part);
            let (code, link) = match line.parts.get(part) {
                Some(part) => (part.code, part.link),
                None => (false, None),
            };
            if let Some(Link::Force(force)) = link {
                name(*force, word);
                at += 1;
                named_until = at;
                continue;
            }
            let phrase = match code {
                true => None,
                false => self.phrases.longest(&list[at..]),
            };
            let Some((count, force)) = phrase else {
                at += 1;
                continue;
            };
            let candidate = Candidate {
                name_words: &self.name_words,
                other_bodies: &self.other_bodies,
                words: list,
                start: at,
                end: at + count,
                after_name: named_until == at && at > 0,
            };
            if candidate.is_force(&self.regions) {
                name(force, word);
                named_until = at + count;
            }
            at += count;
        }
        found
    }
}

/// A form of a name in a text, which may be a part of another name.
struct Candidate<'a> {
    /// Words that make a bare name the name of a force.
    name_words: &'a [String],
    other_bodies: &'a [Vec<String>],
    words: &'a [Word<'a>],
    start: usize,
    end: usize,
    /// Whether the word before it belongs to the name of another force.
    after_name: bool,
}

impl Candidate<'_> {
    fn is_of_force(&self, word: &Word<'_>) -> bool {
        let text = word.text.to_lowercase();
        self.name_words.contains(&text)
    }

    fn is_force(&self, regions: &[String]) -> bool {
        let form = &self.words[self.start..self.end];
        let mut end = self.end;
        let mut of_police = form.iter().any(|word| self.is_of_force(word))
            || form.iter().all(|word| is_acronym(word.text));
        if !of_police
            && let Some(next) = self.next(end)
            && self.is_of_force(next)
        {
            of_police = true;
            end += 1;
        }
        if self.is_other_body(end) {
            return false;
        }
        of_police
            || !(self.belongs_to_word_before()
                || self.belongs_to_word_after(end)
                || self.is_common_word()
                || self.is_region(regions))
    }

    /// The word at a position, if only space stands before it.
    fn next(&self, at: usize) -> Option<&Word<'_>> {
        self.words.get(at).filter(|word| word.gap == Gap::Space)
    }

    /// The word before the name, if only space stands between them.
    fn before(&self) -> Option<&Word<'_>> {
        let before = self.start.checked_sub(1)?;
        (self.words[self.start].gap == Gap::Space).then(|| &self.words[before])
    }

    /// "Northumbria Police and Crime Commissioner", in any spelling: the first word may
    /// belong to the name.
    fn is_other_body(&self, end: usize) -> bool {
        let is = |word: &Word<'_>, expected: &String| {
            let text = word.text.to_lowercase();
            text.strip_suffix('s').unwrap_or(&text) == *expected
        };
        let follows = |at: usize, rest: &[String]| {
            let mut rest = rest.iter().enumerate();
            rest.all(|(n, expected)| self.next(at + n).is_some_and(|word| is(word, expected)))
        };
        self.other_bodies.iter().any(|body| {
            let Some((first, rest)) = body.split_first() else {
                return false;
            };
            follows(end, body) || (is(&self.words[end - 1], first) && follows(end, rest))
        })
    }

    fn belongs_to_word_before(&self) -> bool {
        let Some(before) = self.before().filter(|_| !self.after_name) else {
            return false;
        };
        if BEFORE_PLACES.contains(&before.text) {
            return true;
        }
        if matches!(before.text, "of" | "for") {
            let office = self.start.checked_sub(2).map(|at| &self.words[at]);
            return before.gap == Gap::Space
                && office.is_some_and(|word| BEFORE_OF.contains(&word.text));
        }
        // A capital where a sentence or a quotation begins says nothing.
        is_capitalised(before.text) && !before.begins && before.gap != Gap::Break
    }

    fn belongs_to_word_after(&self, end: usize) -> bool {
        if self.words[end - 1].possessive {
            return false;
        }
        // "Kent NHS Trust" is a name, "Kent PCSOs" are the force's.
        let after = (end..)
            .map_while(|at| self.next(at))
            .find(|word| !is_acronym(word.text));
        after.is_some_and(|word| {
            is_capitalised(word.text)
                && !word.begins
                && !matches!(word.text, "Chief" | "Deputy" | "Assistant")
        })
    }

    /// Names that are also words of the language: "Met" needs its article, and
    /// "Metropolitan forces" at the beginning of a sentence are any.
    fn is_common_word(&self) -> bool {
        let first = &self.words[self.start];
        if self.end - self.start > 1 {
            return false;
        }
        let short = first.text.chars().count() < 4;
        let article = self
            .before()
            .is_some_and(|word| matches!(word.text, "the" | "The"));
        let kind = self
            .next(self.end)
            .is_some_and(|word| matches!(word.text, "forces" | "areas"));
        (short && !article) || (first.begins && kind)
    }

    /// "the West Midlands" is the region, "West Midlands" the force.
    fn is_region(&self, regions: &[String]) -> bool {
        let form = &self.words[self.start..self.end];
        let article = self
            .before()
            .is_some_and(|word| matches!(word.text, "the" | "The"));
        let region = self
            .next(self.end)
            .is_some_and(|word| word.text == "region");
        (article || region)
            && regions
                .iter()
                .any(|name| name.split(' ').eq(form.iter().map(|word| word.text)))
    }
}

fn is_capitalised(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// "GMP", "PCSOs": two capitals or more.
fn is_acronym(word: &str) -> bool {
    word.chars().filter(|c| c.is_uppercase()).count() > 1
}
