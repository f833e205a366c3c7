//! Records to the model: every reference resolved, every rule checked.
//!
//! [`resolve`] goes through the records once in the order in which they depend
//! on each other, first what can be pointed at (forces, questions, measures,
//! facts, chapters by their names), then the words that point. It collects
//! every problem; an edition with errors comes out as far as it could be made,
//! so that the rules on claims can speak too, but is never rendered.

mod aggregate;
mod anchor;
mod bound_numbers;
mod called;
mod corrections;
mod data;
mod earlier;
mod embeds;
mod excerpt;
mod facts;
mod figures;
mod formulas;
mod gaps;
mod grades;
mod inside;
mod intervals;
mod links;
mod measures;
mod mentions;
mod names;
mod namings;
mod phrases;
mod pictures;
mod plain;
mod possible;
mod reading;
mod redirects;
mod register;
mod said;
mod sentences;
mod terms;
mod texts;
mod totals;
mod words;

pub use bound_numbers::{Fit, Unbound, bound_numbers, unbound_numbers};
pub use facts::fact_stub;
pub use namings::{Naming, namings};

use crate::diagnostics::{Diagnostics, Files};
use crate::model::{Edition, Status};
use crate::source::Records;

/// Turns records into an edition, with every problem found on the way. `None`
/// if so much is missing that there is no edition to speak of.
pub fn resolve(records: Records, files: &Files) -> (Option<Edition>, Diagnostics) {
    let mut problems = Diagnostics::new();
    for id in &records.broken {
        problems.note_broken(id);
    }
    let read = records.sound;
    let data = format!("data/{}/", records.year);
    let edition = data::resolve(&records, &mut problems).map(|edition| {
        let mut edition = words::resolve(edition, records, files, &mut problems);
        // Words that are held against incomplete data would be called wrong
        // although they are right.
        if read && problems.errors_in(&data, files) == 0 {
            bound_numbers(&mut edition, &mut problems);
        } else {
            bound_numbers::look_for_unbound(&mut edition, &mut problems);
        }
        formulas::check(&edition, &mut problems);
        pictures::check(&edition, &mut problems);
        reading::read(&mut edition);
        edition
    });
    if edition
        .as_ref()
        .is_some_and(|edition| edition.status == Status::Final)
    {
        problems.deny_warnings();
    }
    (edition, problems)
}
