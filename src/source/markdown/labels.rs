//! Labels: links whose target stands in a line of its own, `[label]: target`.

use std::ops::Range;

use super::Builder;
use crate::diagnostics::{Code, Diagnostic, nearest};

/// A label that links are written with, and where its target stands: `[label]: …`.
pub(super) struct Label {
    pub(super) name: String,
    pub(super) place: Range<usize>,
    pub(super) used: bool,
}

impl Builder<'_, '_> {
    /// A reference to a label that is not defined.
    pub(super) fn undefined(&mut self, text: &str, at: usize, label: &str) -> (String, String) {
        let words = text[..at].rfind('[').map_or("", |open| &text[open + 1..at]);
        let name = if label.trim().is_empty() {
            words
        } else {
            label
        };
        let near = nearest(name, self.labels.iter().map(|label| label.name.as_str()));
        let near = near.map(str::to_owned);
        let help = match near {
            Some(near) => {
                for label in &mut self.labels {
                    label.used |= label.name == near;
                }
                format!("did you mean `[{near}]`?")
            }
            None => "write the target in round brackets: `[words](force:durham)`".to_owned(),
        };
        (format!("there is no link with the label `{name}`"), help)
    }

    /// Labels that nothing uses: what stands behind them is not on the page.
    pub(super) fn check_labels(&mut self) {
        let unused = std::mem::take(&mut self.labels).into_iter();
        for label in unused.filter(|label| !label.used) {
            let place = self.origin.place(label.place);
            self.problems.push(
                Diagnostic::warning(
                    Code::BrokenLink,
                    place,
                    format!(
                        "nothing uses the label `{}`, so this line is not shown",
                        label.name
                    ),
                )
                .help(format!(
                    "write `[words][{}]` where it is meant, or delete it",
                    label.name
                )),
            );
        }
    }
}
