//! What messages call a table.
//!
//! There are thousands of tables and few messages, so the words are made for those.

use std::fmt;

/// What a table is.
pub(super) enum What {
    /// "this file"
    File,
    /// "`national`", the value of that key.
    Value(String),
    /// "[regions.wales]"
    Headed(String),
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File => f.write_str("this file"),
            Self::Value(key) => write!(f, "`{key}`"),
            Self::Headed(path) => write!(f, "[{path}]"),
        }
    }
}
