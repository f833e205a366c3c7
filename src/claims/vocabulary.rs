//! The vocabulary of claims: every word or phrase that turns what a number
//! says, and what it means. The table is `vocabulary.txt`; the lexer looks each
//! word up in it once, and the readers ask the token.

use super::cardinal::{PARTS, SMALL, TENS};
use super::meaning::{Labels, Meaning, Share, Superlative, Turn, Widening};
use super::phrase::{Direction, Hedge};
use super::plain::MONTHS;
use super::refer::IDIOMS;
use super::token::Token;
use std::sync::LazyLock;

const TABLE: &str = include_str!("vocabulary.txt");

/// What begins with a word.
#[derive(Debug, Default)]
pub(crate) struct Entry {
    /// A number, a date, a reference or an idiom may begin here.
    starts: bool,
    /// So it may, before one of a few other words.
    article: bool,
    /// It may follow such an article.
    after_article: bool,
    /// 0 to 19: "seven".
    pub(crate) small: Option<u32>,
    /// 20, 30, … 90.
    pub(crate) tens: Option<u32>,
    /// The denominator of "third", and whether it is "thirds".
    pub(crate) part: Option<(u32, bool)>,
    /// "doubled" is 2, "trebled" 3.
    pub(crate) times: Option<u32>,
    /// A fixed phrase with a number in it may begin here.
    pub(crate) idiom: bool,
    /// The phrases that begin here, the longest first: the other words of each.
    pub(super) phrases: Vec<(Vec<&'static str>, Meaning)>,
}

/// The entries by their word, in drawers: nearly every word of a text is looked
/// for, and few are here.
#[derive(Debug)]
struct Words {
    drawers: Vec<Vec<(&'static str, Entry)>>,
}

impl Words {
    const DRAWERS: usize = 4096;

    /// Scatters short words well enough, and fast.
    fn drawer(word: &str) -> usize {
        let mixed = word.bytes().fold(0_u64, |mixed, byte| {
            (mixed.rotate_left(5) ^ u64::from(byte)).wrapping_mul(0x517c_c1b7_2722_0a95)
        });
        (mixed >> 40) as usize % Self::DRAWERS
    }

    fn get(&self, word: &str) -> Option<&Entry> {
        let drawer = &self.drawers[Self::drawer(word)];
        let (_, entry) = drawer.iter().find(|(known, _)| *known == word)?;
        Some(entry)
    }

    fn entry(&mut self, word: &'static str) -> &mut Entry {
        let drawer = &mut self.drawers[Self::drawer(word)];
        let at = match drawer.iter().position(|(known, _)| *known == word) {
            Some(at) => at,
            None => {
                drawer.push((word, Entry::default()));
                drawer.len() - 1
            }
        };
        &mut drawer[at].1
    }

    fn entries(&mut self) -> impl Iterator<Item = &mut Entry> {
        self.drawers.iter_mut().flatten().map(|(_, entry)| entry)
    }
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words {
        drawers: (0..Words::DRAWERS).map(|_| Vec::new()).collect(),
    };
    let mut section = "";
    for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            section = name;
            continue;
        }
        let (phrases, opposite) = line.split_once(" = ").unwrap_or((line, ""));
        let Some(meaning) = meaning_of(section, opposite) else {
            continue;
        };
        for phrase in phrases.split(", ").filter(|phrase| !phrase.is_empty()) {
            add(&mut words, phrase, meaning);
        }
    }
    for entry in words.entries() {
        entry
            .phrases
            .sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
    }
    let begins = [SMALL.as_slice(), &TENS, &MONTHS, &OTHERS, &ARTICLES];
    for word in begins.into_iter().flatten() {
        entry(&mut words, word).starts = true;
    }
    for (n, word) in (0..).zip(SMALL) {
        entry(&mut words, word).small = Some(n);
    }
    for (n, word) in (2..).zip(TENS) {
        entry(&mut words, word).tens = Some(n * 10);
    }
    for (one, many, below) in PARTS {
        entry(&mut words, one).part = Some((below, false));
        entry(&mut words, many).part = Some((below, true));
    }
    for entry in words.entries() {
        let mut meanings = entry.phrases.iter().map(|(_, meaning)| *meaning);
        entry.starts |= meanings.any(|meaning| {
            matches!(meaning, Meaning::Label(_) | Meaning::Times(_))
                || meaning == Meaning::Share(Share::Dozens)
        });
        entry.times = entry.phrases.iter().find_map(|(_, meaning)| match meaning {
            Meaning::Times(times) => Some(*times),
            _ => None,
        });
    }
    for idiom in IDIOMS {
        let first = entry(&mut words, idiom[0]);
        first.starts = true;
        first.idiom = true;
    }
    for word in ARTICLES {
        entry(&mut words, word).article = true;
    }
    let parts = PARTS.iter().flat_map(|(one, many, _)| [*one, *many]);
    for word in AFTER_ARTICLES.into_iter().chain(parts) {
        entry(&mut words, word).after_article = true;
    }
    words
});

/// Words that begin a number or an age and stand in no list.
const OTHERS: [&str; 16] = [
    "half", "per", "part", "aged", "age", "ages", "minority", "score", "scores", "twice", "double",
    "treble", "triple", "halved", "halving", "thrice",
];

/// Very common words, which begin something only before one of a few others.
const ARTICLES: [&str; 4] = ["a", "an", "for", "in"];

/// The words that may follow them, beside the parts of a whole.
const AFTER_ARTICLES: [&str; 8] = [
    "every", "dozen", "hundred", "thousand", "million", "billion", "trillion", "couple",
];

/// The longest word of the table.
const LONGEST: usize = 20;

/// A small copy of a word of an embedded list, for the key of the table.
fn entry<'w>(words: &'w mut Words, word: &'static str) -> &'w mut Entry {
    let small: &'static str = match word.bytes().any(|b| b.is_ascii_uppercase()) {
        // Once per word of the lists, for as long as the program runs.
        true => word.to_ascii_lowercase().leak(),
        false => word,
    };
    words.entry(small)
}

fn add(words: &mut Words, phrase: &'static str, meaning: Meaning) {
    let mut parts = phrase.split(' ');
    let first = parts.next().unwrap_or_default();
    entry(words, first).phrases.push((parts.collect(), meaning));
}

/// What a section's lines mean; nothing under a name that is none. The table is
/// part of the program, and a test reads it.
fn meaning_of(section: &str, opposite: &'static str) -> Option<Meaning> {
    let turn = |way, valued, strong, behind| {
        Meaning::Turn(Turn {
            way,
            valued,
            strong,
            behind,
            opposite,
        })
    };
    use Direction::{Down, Up};
    Some(match section {
        "up" => turn(Up, false, false, false),
        "up strong" => turn(Up, false, true, false),
        "up behind" => turn(Up, false, false, true),
        "down" => turn(Down, false, false, false),
        "down strong" => turn(Down, false, true, false),
        "down behind" => turn(Down, false, false, true),
        "better" => turn(Up, true, false, false),
        "worse" => turn(Down, true, false, false),
        "little" => Meaning::Extent(false),
        "much" => Meaning::Extent(true),
        "negation" => Meaning::Negation,
        "twist" => Meaning::Twist,
        "all-but" => Meaning::AllBut,
        "highest" => Meaning::Superlative(Superlative::Highest),
        "lowest" => Meaning::Superlative(Superlative::Lowest),
        "best" => Meaning::Superlative(Superlative::Best),
        "worst" => Meaning::Superlative(Superlative::Worst),
        "break" => Meaning::Break,
        "graded" => Meaning::Graded,
        "filler" => Meaning::Filler,
        "carrier" => Meaning::Carrier,
        "since" => Meaning::Since,
        "earlier" => Meaning::Earlier,
        "compares" => Meaning::Compares,
        "apart" => Meaning::Apart,
        "left-out" => Meaning::LeftOut,
        "general" => Meaning::General,
        "time" => Meaning::Time(opposite),
        "or-better" => Meaning::Grade(Widening::OrBetter),
        "or-worse" => Meaning::Grade(Widening::OrWorse),
        "at-least" => Meaning::Grade(Widening::AtLeast),
        "at-most" => Meaning::Grade(Widening::AtMost),
        "better-than" => Meaning::Grade(Widening::BetterThan),
        "worse-than" => Meaning::Grade(Widening::WorseThan),
        "label" => Meaning::Label(Labels::Always),
        "label capital" => Meaning::Label(Labels::Capital),
        "label stop" => Meaning::Label(Labels::Stop),
        _ => match section.split_once(' ')? {
            ("hedge", hedge) => Meaning::Hedge(hedge_named(hedge)?),
            ("behind", hedge) => Meaning::Behind(hedge_named(hedge)?),
            ("share", share) => Meaning::Share(share_named(share)?),
            ("times", times) => Meaning::Times(times.parse().ok()?),
            _ => return None,
        },
    })
}

fn hedge_named(name: &str) -> Option<Hedge> {
    Some(match name {
        "nearly" => Hedge::Nearly,
        "just-over" => Hedge::JustOver,
        "over" => Hedge::Over,
        "at-least" => Hedge::AtLeast,
        "at-most" => Hedge::AtMost,
        "under" => Hedge::Under,
        "exactly" => Hedge::Exactly,
        "about" => Hedge::About,
        _ => return None,
    })
}

fn share_named(name: &str) -> Option<Share> {
    Some(match name {
        "all" => Share::All,
        "none" => Share::None,
        "both" => Share::Both,
        "minority" => Share::Minority,
        "vast" => Share::Vast,
        "overwhelming" => Share::Overwhelming,
        "hardly" => Share::Hardly,
        "couple" => Share::Couple,
        "dozens" => Share::Dozens,
        "not-all" => Share::NotAll,
        "majority" => Share::Majority,
        _ => return None,
    })
}

/// What begins with a word, whatever its case.
pub(crate) fn look_up(word: &str) -> Option<&'static Entry> {
    let mut small = [0; LONGEST];
    let small = small.get_mut(..word.len())?;
    small.copy_from_slice(word.as_bytes());
    small.make_ascii_lowercase();
    WORDS.get(std::str::from_utf8(small).ok()?)
}

impl Token<'_> {
    /// Whether a number, a date, a reference or an idiom may begin here, before
    /// `next`.
    pub(crate) fn may_start(&self, next: Option<&Token<'_>>) -> bool {
        let Some(entry) = self.entry.filter(|entry| entry.starts) else {
            return false;
        };
        let after = |token: &Token<'_>| token.entry.is_some_and(|entry| entry.after_article);
        !entry.article || next.is_some_and(after)
    }
}

#[cfg(test)]
mod tests {
    use super::super::lookup::{means, turn};
    use super::*;
    use crate::claims::token::tokens;

    #[test]
    fn every_line_of_the_table_is_found_again() {
        let mut section = "";
        let mut lines = 0;
        for line in TABLE
            .lines()
            .filter(|line| !line.starts_with('#') && !line.is_empty())
        {
            if let Some(name) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
                section = name;
                continue;
            }
            let (phrases, opposite) = line.split_once(" = ").unwrap_or((line, ""));
            for words in phrases.split(", ") {
                lines += 1;
                let tokens = tokens(words);
                let wanted = meaning_of(section, opposite).expect(section);
                assert_eq!(
                    means(&tokens, 0, wanted),
                    Some(tokens.len()),
                    "[{section}] {words}"
                );
            }
        }
        assert!(lines > 400, "{lines}");
    }

    #[test]
    fn a_section_that_is_misspelled_means_nothing() {
        for section in [
            "",
            "ups",
            "up strongly",
            "hedge nearby",
            "share al",
            "shares all",
        ] {
            assert_eq!(meaning_of(section, ""), None, "{section}");
        }
    }

    #[test]
    fn opposites_are_directions_of_the_other_sign() {
        for (_, entry) in WORDS.drawers.iter().flatten() {
            for (_, meaning) in &entry.phrases {
                let Meaning::Turn(one) = meaning else {
                    continue;
                };
                let tokens = tokens(one.opposite);
                let (other, _) = turn(&tokens, 0).expect(one.opposite);
                assert_ne!(one.way, other.way, "{}", one.opposite);
            }
        }
    }
}
