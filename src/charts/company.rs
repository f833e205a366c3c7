//! A measure of forces that stand beside each other on the page of each of them.
//!
//! The pages differ in which force is marked; order and texts of the others are the
//! same. So they are worked out once, and not for each page anew.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::alt::FieldWords;
use super::cells::cell;
use super::compose::{Asked, Order, field};
use super::digits::rounded;
use super::distribution::Distribution;
use super::strip::{self, Said};
use super::{Cell, Field, Frame, Refusal, alt};
use crate::model::{Area, Edition, FigureKind, Force, Key, Measure, Period, Region};

/// A measure of some forces, none of them marked yet.
#[derive(Debug)]
pub struct Company {
    field: Field,
    words: FieldWords,
    /// The row of each force.
    rows: BTreeMap<Key<Force>, usize>,
    /// How many of them have a value.
    valued: usize,
    /// How the values are spread, where they are too many for a stroke each.
    many: Option<Result<Distribution, Refusal>>,
    /// Of each region, its name and value.
    regions: Vec<(String, Cell)>,
}

impl Company {
    /// The latest values of a measure for `forces`.
    pub fn new(edition: &Edition, measure: Key<Measure>, forces: Vec<Key<Force>>) -> Self {
        let measure = &edition.measures[measure];
        let is_many = edition.is_many(forces.len());
        let asked = Asked {
            kind: FigureKind::Strip,
            periods: &[],
            force: None,
            among: forces,
            order: Order::ByValue,
        };
        let keys = ordered(edition, measure, measure.this_period(), &asked);
        let frame = Frame {
            words: Arc::clone(&edition.wording),
            ..Frame::default()
        };
        let field = field(edition, measure, &asked, frame);
        Self {
            words: FieldWords::new(&field, false),
            rows: keys.into_iter().zip(0..).collect(),
            valued: field
                .rows
                .iter()
                .filter_map(|row| row.this.number())
                .count(),
            many: is_many.then(|| Distribution::new(&field)),
            regions: match is_many {
                true => regions(edition, measure),
                false => Vec::new(),
            },
            field,
        }
    }

    /// How many of them have a value, and how many there are.
    pub fn coverage(&self) -> (usize, usize) {
        (self.valued, self.field.rows.len())
    }

    /// Whether they are drawn as a distribution.
    pub fn is_many(&self) -> bool {
        self.many.is_some()
    }

    /// Draws them as a strip with one of the forces marked, and its region if they are
    /// many: whose the values are, unit and period have to stand beside it.
    ///
    /// # Errors
    ///
    /// A value that a strip from zero cannot show.
    pub fn draw(
        &self,
        force: Key<Force>,
        region: Option<Key<Region>>,
        mut frame: Frame,
    ) -> Result<String, Refusal> {
        let index = self.rows.get(&force).copied();
        let row = index.map(|row| &self.field.rows[row]);
        frame.desc = self.words.about(row);
        let Some(many) = &self.many else {
            return strip::draw_about(&self.field, index, &frame, Said::Little);
        };
        let region = region.and_then(|key| self.regions.get(key.index()));
        if let Some((name, cell)) = region {
            frame
                .desc
                .push_str(&format!(" {name} {}.", alt::worded(cell)));
        }
        let region = region.and_then(|(_, cell)| cell.number());
        let many = many.as_ref().map_err(Clone::clone)?;
        Ok(many.draw(&self.field, row, region, &frame))
    }
}

/// The name and the latest value of every region.
fn regions(edition: &Edition, measure: &Measure) -> Vec<(String, Cell)> {
    let regions = edition.regions.entries();
    let said = regions.map(|(key, region)| {
        let seen = measure.observation(Area::Region(key), measure.this_period());
        let cell = cell(&edition.wording, measure, seen);
        (region.name.clone(), cell)
    });
    said.collect()
}

/// The forces that are shown, in the order that is asked for.
pub(super) fn ordered(
    edition: &Edition,
    measure: &Measure,
    period: Key<Period>,
    asked: &Asked<'_>,
) -> Vec<Key<Force>> {
    let mut forces = asked.among.clone();
    // Those that print the same are a tie, and stay in the register's order.
    let printed = |force: Key<Force>| {
        let value = measure.observation(Area::Force(force), period).value();
        Reverse(value.map(|value| rounded(value, measure.decimals)))
    };
    match asked.order {
        Order::AToZ => {}
        Order::ByValue => forces.sort_by_cached_key(|force| printed(*force)),
        Order::ByRegion => {
            // Those that are in no region come last.
            forces.sort_by_cached_key(|force| {
                let region = edition.forces[*force].region;
                (region.is_none(), region, printed(*force))
            });
        }
    }
    forces
}
