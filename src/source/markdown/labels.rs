//! Labels: links whose target stands in a line of its own, `[label]: target`.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Builder;
use crate::diagnostics::{Code, Diagnostic, nearest};
use crate::source::unseen;

/// A label that links are written with, and where its target stands: `[label]: …`.
struct Label {
    name: String,
    place: Range<usize>,
    used: bool,
}

/// The labels of a text, in the order in which they stand there.
#[derive(Default)]
pub(super) struct Labels {
    all: Vec<Label>,
    /// Where in the list a label is, by its name as links find it.
    positions: BTreeMap<String, usize>,
}

/// A name as the parser compares it: without case, in any script, so that `STRASSE`
/// is `Straße`.
fn folded(name: &str) -> String {
    name.to_uppercase().to_lowercase()
}

impl Labels {
    /// The labels with these names and places.
    pub(super) fn new(labels: impl Iterator<Item = (String, Range<usize>)>) -> Self {
        let label = |(name, place)| Label {
            name,
            place,
            used: false,
        };
        let mut all: Vec<Label> = labels.map(label).collect();
        all.sort_by_key(|label| label.place.start);
        let names = all.iter().enumerate();
        Self {
            positions: names.map(|(at, label)| (folded(&label.name), at)).collect(),
            all,
        }
    }

    /// Notes that a link is written with a label, or with none.
    pub(super) fn note_use(&mut self, name: &str) {
        if name.is_empty() || self.all.is_empty() {
            return;
        }
        if let Some(label) = self.positions.get(&folded(name)) {
            self.all[*label].used = true;
        }
    }
}

impl Builder<'_, '_> {
    /// A target, and the label that it stands behind, if it does. What nobody sees in it
    /// is told.
    pub(super) fn note_target(&mut self, target: &str, label: &str, range: &Range<usize>) {
        let place = self.origin.place(range.clone());
        unseen::report_target(target, self.text, place, self.problems);
        self.labels.note_use(label);
    }

    /// A reference to a label that is not defined, between the brackets behind the
    /// words.
    pub(super) fn undefined(&mut self, words: &str, label: &str) -> (String, String) {
        let name = if label.trim().is_empty() {
            words
        } else {
            label
        };
        let near = nearest(
            name,
            self.labels.all.iter().map(|label| label.name.as_str()),
        );
        let near = near.map(str::to_owned);
        let help = match near {
            Some(near) => {
                self.labels.note_use(&near);
                format!("did you mean `[{near}]`?")
            }
            None => "write the target in round brackets: `[words](force:durham)`".to_owned(),
        };
        (format!("there is no link with the label `{name}`"), help)
    }

    /// Labels that nothing uses: what stands behind them is not on the page.
    pub(super) fn check_labels(&mut self) {
        let unused = std::mem::take(&mut self.labels).all.into_iter();
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
