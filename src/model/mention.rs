//! Places where the report speaks of a force.

use super::{Chapter, Force, Key};

/// A paragraph of a chapter that names a force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The force.
    pub force: Key<Force>,
    /// The chapter.
    pub chapter: Key<Chapter>,
    /// The identifier of the paragraph in its page.
    pub anchor: String,
    /// The heading that the paragraph stands under.
    pub section: String,
    /// The sentence that names the force.
    pub sentence: String,
}
