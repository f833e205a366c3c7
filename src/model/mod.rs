//! The words of the product: what an edition is, as meant.
//!
//! Every reference in here is resolved: a [`Key`] always leads to something, so
//! that nothing above has a "not found". Nothing in here reads or writes.

pub mod address;
mod claim;
mod compare;
mod correction;
mod date;
mod document;
mod edition;
mod fact;
mod figure;
mod grades;
mod list;
mod look;
mod marks;
mod measure;
mod mention;
mod moment;
mod passage;
mod picture;
mod redirect;
mod register;
mod texts;

pub use claim::{BasisKind, BoundNumbers, Claim, ClaimBasis, ClaimSite, Confirmed, Context};
pub use compare::{Change, NoChange, SMALLEST_BASE, percent};
pub use correction::Correction;
pub use date::Date;
pub use document::{
    Block, BoxKind, Document, FootnoteDefinition, Inline, Link, TableFrame, plain_text,
};
pub use edition::{Edition, Highlight, Illustrations, PlainText, Status};
pub use fact::{Fact, FactValue, Source};
pub use figure::{Figure, FigureKind, FigureSubject, GroupRow};
pub use grades::{Grade, Inspected, Judgment, Judgments, MissingGrade, Question};
pub use list::{Key, List, Named};
pub use look::{Colour, Tone};
pub use marks::{Mark, Marks};
pub use measure::{
    Area, Clock, Coverage, Currency, Interval, Measure, MeasureKind, Observation, PARTS, Period,
    PeriodKind, Polarity, Quantity, Reading, UnitKind,
};
pub use mention::Mention;
pub use moment::{Moment, Time};
pub use passage::{Passage, PassageContent};
pub use picture::Picture;
pub use redirect::Redirect;
pub use register::{
    Caveat, CaveatKind, Denominator, DenominatorValue, Force, Group, MOST_COLUMNS, Region,
};
pub use texts::{Chapter, Page, Recommendation, Term};
