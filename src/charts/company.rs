//! A measure of forces that stand beside each other on the page of each of them.
//!
//! The pages differ in which force is marked; order and texts of the others are the
//! same. So they are worked out once, and not for each page anew.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::alt::FieldWords;
use super::compose::{Asked, Order, field};
use super::digits::rounded;
use super::strip::{self, Said};
use super::{Field, Frame, Refusal};
use crate::model::{Area, Edition, FigureKind, Force, Key, Measure, Period};

/// A measure of some forces, none of them marked yet.
#[derive(Debug)]
pub struct Company {
    field: Field,
    words: FieldWords,
    /// The row of each force.
    rows: BTreeMap<Key<Force>, usize>,
}

impl Company {
    /// The latest values of a measure for `forces`.
    pub fn new(edition: &Edition, measure: Key<Measure>, forces: Vec<Key<Force>>) -> Self {
        let measure = &edition.measures[measure];
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
            field,
            rows: keys.into_iter().zip(0..).collect(),
        }
    }

    /// Draws them as a strip with one of the forces marked: whose the values are, unit
    /// and period have to stand beside it.
    ///
    /// # Errors
    ///
    /// A value that a strip from zero cannot show.
    pub fn draw(&self, force: Key<Force>, mut frame: Frame) -> Result<String, Refusal> {
        let row = self.rows.get(&force).copied();
        frame.desc = self.words.about(row.map(|row| &self.field.rows[row]));
        strip::draw_about(&self.field, row, &frame, Said::Little)
    }
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
