//! Old addresses and where they lead now.

use crate::diagnostics::Placed;

/// An address that a page or a file had once, and where it is now; both are
/// relative to the edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirect {
    /// The old address.
    pub from: Placed<String>,
    /// The new one.
    pub to: Placed<String>,
}
