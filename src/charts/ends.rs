//! The two ends of a measure of many: whose the highest and the lowest values are.

use super::columns::{labelled, wrapped};
use super::company::ordered;
use super::compose::{Asked, Order};
use super::digits::rounded;
use super::ink::Ink;
use super::lettering::letters;
use super::sheet::Sheet;
use super::spec::{Cell, Field, Row};
use super::svg::PX;
use crate::model::{Area, Edition, FigureKind, Force, Key, Measure, Period};
use crate::wording::say;

/// So many are named at each end.
const NAMED: usize = 10;
/// From the top of a block to its first row.
const HEAD: i32 = 32 * PX;

/// Those at the beginning that can be named, and how many share the value after them if
/// those are too many: of equals it is all or none.
fn first<T: Copy, V: PartialEq>(ordered: &[(T, V)]) -> (Vec<T>, usize) {
    let (mut named, mut rest) = (Vec::new(), ordered);
    while let Some((_, value)) = rest.first().filter(|_| named.len() < NAMED) {
        let equal = rest.iter().take_while(|(_, other)| other == value).count();
        if named.len() + equal > NAMED {
            return (named, equal);
        }
        named.extend(rest[..equal].iter().map(|(each, _)| *each));
        rest = &rest[equal..];
    }
    (named, 0)
}

/// The entities that the ends of a distribution name, the highest value first.
pub fn ends(edition: &Edition, measure: Key<Measure>, period: Key<Period>) -> Vec<Key<Force>> {
    let measure = &edition.measures[measure];
    let asked = Asked {
        kind: FigureKind::RankedBars,
        periods: &[],
        force: None,
        among: edition.forces.keys().collect(),
        order: Order::ByValue,
    };
    let value = |force: Key<Force>| {
        let seen = measure.observation(Area::Force(force), period);
        Some((force, rounded(seen.value()?, measure.decimals)))
    };
    let keys = ordered(edition, measure, period, &asked).into_iter();
    let mut valued: Vec<_> = keys.filter_map(value).collect();
    let (mut named, _) = first(&valued);
    valued.reverse();
    let (mut lowest, _) = first(&valued);
    lowest.reverse();
    lowest.retain(|force| !named.contains(force));
    named.extend(lowest);
    named
}

/// Both ends as a chart lists them.
pub(super) struct Ends([Block; 2]);

struct Block {
    heading: String,
    /// The lines of each name, and its value.
    rows: Vec<(Vec<String>, String)>,
}

impl Ends {
    /// The ends of a field, in lines no wider than `width`.
    pub(super) fn of(field: &Field, width: i32) -> Self {
        let words = &field.frame.words;
        let rows = field.rows.iter();
        let mut valued: Vec<(&Row, f64)> = rows
            .filter_map(|row| Some((row, row.this.number()?)))
            .collect();
        valued.sort_by(|a, b| b.1.total_cmp(&a.1));
        let printed = |rows: &[(&'_ Row, f64)]| -> Block {
            let texts: Vec<(usize, &str)> = rows
                .iter()
                .enumerate()
                .map(|(index, (row, _))| (index, row.this.text()))
                .collect();
            let (named, shared) = first(&texts);
            let mut said: Vec<(String, &Cell)> = named
                .iter()
                .map(|index| (rows[*index].0.label.clone(), &rows[*index].0.this))
                .collect();
            if shared > 0 {
                let next = &rows[named.len()].0.this;
                said.push((say!(words, "count-entities", count = shared), next));
            }
            let rows = said.into_iter().map(|(name, cell)| {
                let value = labelled("", cell).trim_start().to_owned();
                let room = width - letters(Ink::Text).width(&value) - 12 * PX;
                (wrapped(letters(Ink::Text).wrap(&name, room)), value)
            });
            Block {
                heading: String::new(),
                rows: rows.collect(),
            }
        };
        let highest = printed(&valued);
        valued.reverse();
        let lowest = printed(&valued);
        Self([
            Block {
                heading: words.text("chart-highest").to_owned(),
                ..highest
            },
            Block {
                heading: words.text("chart-lowest").to_owned(),
                ..lowest
            },
        ])
    }

    /// How high they are with rows so high.
    pub(super) fn height(&self, row: i32) -> i32 {
        let blocks = self.0.iter().filter(|block| !block.rows.is_empty());
        blocks.map(|block| HEAD + block.lines() * row).sum()
    }

    /// Draws them under `top`.
    pub(super) fn draw(&self, sheet: &Sheet<'_>, mut top: i32, row: i32) {
        let right = sheet.width();
        for block in self.0.iter().filter(|block| !block.rows.is_empty()) {
            let heading = letters(Ink::Heading).strong();
            sheet.text((0, top + 22 * PX), &block.heading, heading);
            top += HEAD;
            for (name, value) in &block.rows {
                let base = top + 15 * PX;
                sheet.text((right, base), value, letters(Ink::Text).end());
                for (index, line) in name.iter().enumerate() {
                    sheet.text((0, base + index as i32 * row), line, letters(Ink::Text));
                }
                top += name.len() as i32 * row;
                sheet.line((0, top), (right, top), Ink::Rule);
            }
        }
    }
}

impl Block {
    fn lines(&self) -> i32 {
        self.rows.iter().map(|(name, _)| name.len() as i32).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_equals_all_are_named_or_none() {
        let few: Vec<(usize, usize)> = (0..12).map(|index| (index, index)).collect();
        assert_eq!(first(&few), ((0..10).collect(), 0));
        let shared: Vec<(usize, usize)> = (0..30).map(|index| (index, index / 8)).collect();
        assert_eq!(first(&shared), ((0..8).collect(), 8));
        let same: Vec<(usize, usize)> = (0..30).map(|index| (index, 0)).collect();
        assert_eq!(first(&same), (Vec::new(), 30));
        assert_eq!(first::<usize, usize>(&[]), (Vec::new(), 0));
    }
}
