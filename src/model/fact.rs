//! Facts (national figures stated in the prose) and sources.

use rust_decimal::Decimal;

use super::document::Inline;
use super::{Key, Named, Question};
use crate::diagnostics::{Place, Placed};

/// Where something is from.
#[derive(Clone, Debug)]
pub struct Source {
    /// Identifier.
    pub id: String,
    /// Title.
    pub title: String,
    /// Publisher.
    pub publisher: String,
    /// When it was published, in words.
    pub published: String,
    /// Where it can be read.
    pub url: Option<String>,
    /// Its licence.
    pub licence: Option<String>,
    /// A note on it.
    pub note: Option<Vec<Inline>>,
}

impl Named for Source {
    fn id(&self) -> &str {
        &self.id
    }
}

/// A national figure stated in the prose.
#[derive(Clone, Debug)]
pub struct Fact {
    /// Identifier.
    pub id: String,
    /// What the number is.
    pub label: String,
    /// The number.
    pub value: FactValue,
    /// "percent", "percentage points", "pounds", or what is counted.
    pub unit: String,
    /// The number as the source prints it.
    pub printed: Option<Placed<String>>,
    /// Its publisher rounds to multiples of this.
    pub rounding: Option<Decimal>,
    /// Where it is from.
    pub source: Key<Source>,
    /// Where in the source.
    pub source_place: String,
    /// The date or period that it is about.
    pub as_at: Option<String>,
    /// The question that it says of how many forces were inspected on in the edition's
    /// year.
    pub inspected_on: Option<Key<Question>>,
    /// How many answered or were looked at.
    pub n: Option<u64>,
    /// What the sample was.
    pub sample: Option<String>,
    /// Facts of the same source that say something else of the same thing.
    pub contradicts: Vec<Key<Fact>>,
    /// Facts that say the same thing, in another place or of another source.
    pub same_as: Vec<Key<Fact>>,
    /// The contradiction in a sentence.
    pub finding: Option<String>,
    /// What a derived fact comes to; `None` until it is computed.
    pub computed: Option<Decimal>,
    /// Where it is written in the data.
    pub place: Place,
}

impl Fact {
    /// The number in the fact's unit, stated or computed; `None` for a range.
    pub fn number(&self) -> Option<Decimal> {
        match &self.value {
            FactValue::Stated(value) => Some(*value),
            FactValue::Derived(_) => self.computed,
            FactValue::Range(..) => None,
        }
    }
}

impl Named for Fact {
    fn id(&self) -> &str {
        &self.id
    }
}

/// The number of a fact, in its unit.
#[derive(Clone, Debug, PartialEq)]
pub enum FactValue {
    /// Stated by the source.
    Stated(Decimal),
    /// A range stated by the source.
    Range(Decimal, Decimal),
    /// To be computed from others; the expression as written and its place.
    Derived(Placed<String>),
}
