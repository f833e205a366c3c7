//! `bluebook build`: the site, from files to files.

use crate::cli::{self, Exit};

/// Builds one edition or all of them.
pub fn run(_options: &cli::Build) -> Exit {
    Exit::Fine
}
