//! What other programs read in Markdown and this one doesn't: it would be published as
//! it is typed.

use std::ops::Range;

use super::Builder;

/// A sign, how it ends, and what is told of it.
type Sign = (&'static str, &'static str, &'static str, &'static str);

/// Signs with something between them.
const SIGNS: [Sign; 5] = [
    (
        "[[",
        "]]",
        "a link of a wiki is shown with its brackets",
        "write `[words](chapter:…)`, or what else it leads to",
    ),
    (
        "{{",
        "}}",
        "a template is shown as it is typed: nothing in a text is run",
        "write what it would have put here",
    ),
    (
        "{%",
        "%}",
        "a template is shown as it is typed: nothing in a text is run",
        "write what it would have put here",
    ),
    (
        "==",
        "==",
        "marked words are shown with their signs",
        "write `**words**` for words that matter",
    ),
    (
        "]{",
        "}",
        "attributes in braces are shown as they are typed",
        "take the braces and what is in them away",
    ),
];

impl Builder<'_, '_> {
    /// Looks for the signs of other dialects in what the parser took for text.
    pub(super) fn check_dialects(&mut self, run: &Range<usize>) {
        let text = &self.text[run.clone()];
        let before = self.text[..run.start].chars().next_back();
        for (open, close, message, help) in SIGNS {
            let found = text.find(open).filter(|at| {
                let inner = &text[at + open.len()..];
                let end = inner.find(close).map(|end| &inner[..end]);
                end.is_some_and(|inner| !inner.trim().is_empty() && !inner.contains('\n'))
            });
            if let Some(at) = found {
                let start = run.start + at;
                self.not_understood(start..start + open.len(), message, help);
                return;
            }
        }
        // Behind a link or a picture the text begins with them.
        let behind = matches!(before, Some(')' | ']')) && text.starts_with('{');
        if behind && text.contains(['=', '.', '#']) && text.contains('}') {
            let (.., message, help) = SIGNS[4];
            self.not_understood(run.start..run.start + 1, message, help);
            return;
        }
        let is_first = self.text[..run.start]
            .rsplit('\n')
            .next()
            .is_none_or(|line| {
                line.trim_start_matches(['>', ' ', '-', '*', '+'])
                    .is_empty()
            });
        let item = ["[ ] ", "[x] ", "[X] "]
            .into_iter()
            .find(|sign| text.starts_with(sign));
        if let Some(sign) = item.filter(|_| is_first) {
            self.not_understood(
                run.start..run.start + sign.len() - 1,
                "a box to tick is shown as it is typed",
                "write the item alone; what is still to be done is `[…](todo:write)`",
            );
            return;
        }
        if let Some(at) = text.find("\n: ") {
            let start = run.start + at + 1;
            self.not_understood(
                start..start + 1,
                "a list of definitions is shown as it is typed",
                "write it as a table or a list; terms belong in glossary.toml",
            );
            return;
        }
        let mut lines = text.lines().map(str::trim);
        let is_row = |line: Option<&str>| {
            line.is_some_and(|line| line.len() > 2 && line.starts_with('|') && line.ends_with('|'))
        };
        let (first, second) = (lines.next(), lines.next());
        // A line of dashes that doesn't fit is told elsewhere.
        let is_of_words = second.is_some_and(|line| line.contains(char::is_alphanumeric));
        if is_first && is_row(first) && is_row(second) && is_of_words {
            self.not_understood(
                run.start..run.start + 1,
                "this is no table yet, so it is shown as it is typed",
                "write a line such as `|---|---|` under the headings",
            );
        }
    }
}
