//! A measure of forces that stand beside each other on the page of each of them.
//!
//! The pages differ in which force is marked; order, texts and the columns of the
//! others are the same. So they are worked out once, and not for each page anew.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::alt::FieldWords;
use super::columns::{Crowd, Plot, own_label};
use super::compose::{Asked, Order, field};
use super::digits::rounded;
use super::{Field, Frame, Refusal};
use crate::model::{Area, Edition, FigureKind, Force, Key, Measure, Period};

/// A measure of some forces, none of them marked yet.
#[derive(Debug)]
pub struct Company {
    field: Field,
    words: FieldWords,
    /// The row of each force.
    rows: BTreeMap<Key<Force>, usize>,
    drawn: Result<Drawn, Refusal>,
}

/// What is drawn the same for several forces.
#[derive(Debug)]
struct Drawn {
    plot: Plot,
    /// The label of each row.
    labels: Vec<Vec<String>>,
    /// Everybody's columns by the lines that a label takes, of which there are one
    /// or two.
    crowds: BTreeMap<usize, Crowd>,
}

impl Drawn {
    fn new(field: &Field) -> Result<Self, Refusal> {
        let plot = Plot::new(field)?;
        let labels: Vec<Vec<String>> = field.rows.iter().map(own_label).collect();
        let mut crowds = BTreeMap::from([(0, plot.crowd(field, 0))]);
        for lines in labels.iter().map(Vec::len) {
            crowds
                .entry(lines)
                .or_insert_with(|| plot.crowd(field, lines));
        }
        Ok(Self {
            plot,
            labels,
            crowds,
        })
    }
}

impl Company {
    /// The latest values of a measure for `forces`.
    pub fn new(edition: &Edition, measure: Key<Measure>, forces: Vec<Key<Force>>) -> Self {
        let measure = &edition.measures[measure];
        let asked = Asked {
            kind: FigureKind::Columns,
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
            drawn: Drawn::new(&field),
            field,
            rows: keys.into_iter().zip(0..).collect(),
        }
    }

    /// Draws the columns with one of the forces marked.
    ///
    /// # Errors
    ///
    /// A value that a column from zero cannot show.
    pub fn draw(&self, force: Key<Force>, mut frame: Frame) -> Result<String, Refusal> {
        let row = self.rows.get(&force).copied();
        frame.desc = self.words.about(row.map(|row| &self.field.rows[row]));
        let drawn = self.drawn.as_ref().map_err(Clone::clone)?;
        let own = row.map(|row| (row, drawn.labels[row].as_slice()));
        let crowd = &drawn.crowds[&own.map_or(0, |(_, label)| label.len())];
        Ok(drawn.plot.draw(&self.field, crowd, own, &frame))
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
            forces.sort_by_cached_key(|force| (edition.forces[*force].region, printed(*force)));
        }
    }
    forces
}
