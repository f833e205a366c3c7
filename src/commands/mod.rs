//! The commands, one file each. They talk to people; the work is done in
//! [`crate::pipeline`].

pub mod build;
pub mod check;
mod terminal;

use std::path::Path;

use crate::source;

/// The years to work on: the one asked for, or every edition that there is.
fn years(root: &Path, asked: Option<&str>) -> Result<Vec<String>, String> {
    if let Some(year) = asked {
        return Ok(vec![year.to_owned()]);
    }
    let years = source::editions(root);
    if years.is_empty() {
        return Err(format!(
            "there is no edition in {}: an edition is a folder such as content/2017\n\
             Start in the folder that holds content, data and themes, or name it with --root.",
            root.join("content").display()
        ));
    }
    Ok(years)
}
