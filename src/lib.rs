//! Bluebook publishes an annual inspection report as a static website and
//! proves that its words agree with its data.
//!
//! The modules below stand in the order of the house, from the roof down; each
//! may use those under it and none above it (`tests/floors` holds that).
//! `ARCHITECTURE.md` tells the whole story.
//!
//! To check an edition, in the folder that holds `content` and `data`:
//!
//! ```
//! use bluebook::pipeline;
//! use std::path::Path;
//!
//! let checked = pipeline::check(Path::new("."), "2018");
//! assert_eq!(checked.problems.errors(), 0);
//! let edition = checked.edition.expect("an edition without errors is whole");
//! assert_eq!(edition.bound().unbound, 0);
//! ```

pub mod cli;
pub mod commands;

pub mod comparing;
pub mod composing;
pub mod importing;
pub mod language;
pub mod painting;
#[cfg(feature = "pdf")]
pub mod pdf;
pub mod pipeline;
pub mod renaming;
pub mod renewing;
pub mod sealing;

pub mod archive;
pub mod output;
pub mod preview;

pub mod pages;

pub mod changes;

pub mod charts;
pub mod downloads;
pub mod prose;

pub mod check;
pub mod claims;

pub mod source;

pub mod model;

pub mod images;
pub mod wording;

pub mod bytes;
pub mod diagnostics;
