//! Forces, regions, denominators, and caveats that concern single forces.

use rust_decimal::Decimal;

use super::document::Inline;
use super::{Key, Marks, Measure, Named, Source};

/// A named number of people that counts are divided by.
#[derive(Clone, Debug)]
pub struct Denominator {
    /// Identifier.
    pub id: String,
    /// What it counts: "resident population, mid-2016".
    pub label: String,
    /// Where it is from.
    pub source: Key<Source>,
    /// Whether it is another one with other numbers for some forces, such as the
    /// people who travel in.
    pub varies: bool,
    /// The sum over all forces of the denominator that stands for the country.
    pub national: Decimal,
    /// Per force, in the order of the register.
    pub values: Vec<DenominatorValue>,
    /// Per force, the number that enters sums (regions and the country).
    pub summed: Vec<Decimal>,
}

/// A force's denominator, in people.
#[derive(Clone, Debug)]
pub struct DenominatorValue {
    /// People.
    pub value: Decimal,
    /// What qualifies it.
    pub marks: Marks,
    /// Why, in words.
    pub note: Option<String>,
}

impl Named for Denominator {
    fn id(&self) -> &str {
        &self.id
    }
}

/// A part of the country.
#[derive(Clone, Debug)]
pub struct Region {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: String,
    /// Its official code in the downloads, or its identifier where it has none.
    pub ons_code: String,
    /// The forces in it, in the order of the register.
    pub forces: Vec<Key<Force>>,
}

impl Named for Region {
    fn id(&self) -> &str {
        &self.id
    }
}

/// Forces that are alike, and are compared with each other on their pages.
#[derive(Clone, Debug)]
pub struct Group {
    /// Identifier.
    pub id: String,
    /// Name: "Forces of large cities".
    pub name: String,
    /// The forces in it, in the order of the register.
    pub forces: Vec<Key<Force>>,
}

impl Named for Group {
    fn id(&self) -> &str {
        &self.id
    }
}

/// One of those that are inspected: a police force where the edition doesn't say
/// otherwise.
#[derive(Clone, Debug)]
pub struct Force {
    /// Identifier, which is also its address.
    pub id: String,
    /// The folder of its page.
    pub folder: String,
    /// Short name: "Durham".
    pub name: String,
    /// Official name: "Durham Constabulary".
    pub official_name: String,
    /// Welsh name.
    pub welsh_name: Option<String>,
    /// Other forms in which people write the name.
    pub other_names: Vec<String>,
    /// Places in its area that people look for it by, such as council areas.
    pub places: Vec<String>,
    /// Two or three capitals for the tile map.
    pub code: Option<String>,
    /// Its official code in the downloads, or its identifier where it has none.
    pub ons_code: String,
    /// Its region.
    pub region: Option<Key<Region>>,
    /// The forces that it is compared with; all of them if there is none.
    pub group: Option<Key<Group>>,
    /// The country that it lies in.
    pub country: Option<String>,
    /// Its website today.
    pub website: Option<String>,
    /// Column and row on the tile map, from the top left.
    pub tile: Option<(u16, u16)>,
    /// Residents, or what else tells how large it is.
    pub population: Option<Decimal>,
}

/// The most columns of a tile map: narrower tiles would have no room for a code.
pub const MOST_COLUMNS: u16 = 26;

impl Force {
    /// Every form in which people write its name, the short one first.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let own = [&self.name, &self.official_name].into_iter();
        let others = self.welsh_name.iter().chain(&self.other_names);
        own.chain(others).map(String::as_str)
    }
}

impl Named for Force {
    fn id(&self) -> &str {
        &self.id
    }
}

/// Why a value of some forces is to be read with care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaveatKind {
    /// The force could not supply the data.
    UnableToProvide,
    /// The data cover only a part.
    Partial,
    /// The data can't be compared with those of others or of last year.
    NotComparable,
}

impl CaveatKind {
    /// The message with the words for it.
    pub fn message(self) -> &'static str {
        match self {
            Self::UnableToProvide => "caveat-unable",
            Self::Partial => "caveat-partial",
            Self::NotComparable => "caveat-not-comparable",
        }
    }
}

/// A caveat that concerns single forces.
#[derive(Clone, Debug)]
pub struct Caveat {
    /// The forces that it concerns.
    pub forces: Vec<Key<Force>>,
    /// The measure, if this edition carries it.
    pub measure: Option<Key<Measure>>,
    /// What it is about, in words.
    pub about: String,
    /// What kind it is.
    pub kind: CaveatKind,
    /// What it says.
    pub text: Vec<Inline>,
    /// Where it is from.
    pub source: Key<Source>,
    /// Where in the source.
    pub place: String,
}
