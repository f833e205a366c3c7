//! `bluebook build`: the site, from files to files.

use std::path::PathBuf;

use super::Exit;

/// `bluebook build`
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The folder that holds content, data and themes
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// Build only this edition; needs --output, so that no other is dropped
    #[arg(long, value_name = "YEAR", requires = "output")]
    pub edition: Option<String>,
    /// Where to write the site [default: ROOT/site]
    #[arg(long, value_name = "DIR")]
    pub output: Option<PathBuf>,
}

/// Builds one edition or all of them.
pub fn run(_options: &Options) -> Exit {
    Exit::Fine
}
