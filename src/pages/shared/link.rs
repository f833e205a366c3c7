//! A link as pages show it.

use serde::Serialize;

/// A link as it is shown.
#[derive(Serialize)]
pub(in crate::pages) struct LinkView {
    /// Where it leads, from the page that it is on.
    pub(in crate::pages) href: String,
    /// Its words.
    pub(in crate::pages) text: String,
    /// What is said after it: a type and size, a sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::pages) about: Option<String>,
}

impl LinkView {
    /// A link with nothing after it.
    pub(in crate::pages) fn new(href: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            href: href.into(),
            text: text.into(),
            about: None,
        }
    }

    /// The link, with something said after it.
    pub(in crate::pages) fn about(mut self, about: impl Into<String>) -> Self {
        self.about = Some(about.into());
        self
    }
}
