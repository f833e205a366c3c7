//! Random numbers in the prose, which nothing binds.

use bluebook::model::{Block, Edition, Inline};
use rust_decimal::Decimal;

use super::{Tally, errors};

/// Random numbers put into the prose of the chapters, one at a time.
pub(crate) fn insertions(edition: &mut Edition, count: usize) -> Tally {
    let mut tally = Tally::new("a random number, put into the prose");
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    let texts: usize = edition
        .chapters
        .iter_mut()
        .map(|chapter| texts(&mut chapter.body.blocks).len())
        .sum();
    let before = unbound(edition);
    while tally.made < count {
        let place = random.below(texts);
        let number = random.number();
        let Some(text) = nth_text(edition, place) else {
            continue;
        };
        let spaces: Vec<_> = text.match_indices(' ').map(|(at, _)| at).collect();
        if spaces.is_empty() {
            continue;
        }
        let at = spaces[random.below(spaces.len())];
        let original = text.clone();
        text.insert_str(at, &format!(" {number}"));
        let mutant = text.clone();
        tally.made += 1;
        let caught = unbound(edition) == before + 1;
        if let Some(text) = nth_text(edition, place) {
            *text = original;
        }
        match caught {
            true => tally.caught += 1,
            false => tally.missed.push(format!("“{number}” in “{mutant}”")),
        }
    }
    errors(edition);
    tally
}

pub(super) fn unbound(edition: &mut Edition) -> usize {
    errors(edition);
    edition.unbound
}

pub(super) fn nth_text(edition: &mut Edition, place: usize) -> Option<&mut String> {
    edition
        .chapters
        .iter_mut()
        .flat_map(|chapter| texts(&mut chapter.body.blocks))
        .nth(place)
}

/// The pieces of text in blocks that are bound to nothing.
pub(super) fn texts(blocks: &mut [Block]) -> Vec<&mut String> {
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph { content, .. } => {
                for inline in content {
                    if let Inline::Text(words) = inline {
                        found.push(&mut words.value);
                    }
                }
            }
            Block::List { items, .. } => {
                for item in items {
                    found.extend(texts(item));
                }
            }
            Block::Quote(inner) => found.extend(texts(inner)),
            _ => {}
        }
    }
    found
}

/// A generator with a fixed seed (xorshift): the same numbers on every run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end.max(1) as u64).unwrap_or(0)
    }

    /// A number as the report would write one.
    fn number(&mut self) -> String {
        let small = self.below(88) + 12;
        let large = Decimal::from(self.below(900_000) + 1_000);
        let decimal = Decimal::new(self.below(999) as i64 + 1, 1);
        match self.below(8) {
            0 => format!("{small} forces"),
            1 => bluebook::claims::write::digits(large, 0),
            2 => format!("{decimal} percent"),
            3 => "twenty-seven".to_owned(),
            4 => format!("£{decimal} million"),
            5 => "two-thirds".to_owned(),
            6 => "one in nine".to_owned(),
            _ => format!("{} of the 43", small % 42 + 1),
        }
    }
}
