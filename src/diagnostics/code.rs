//! The rules that can be broken, each with a stable name and a page that explains it.

/// Declares the rules: each has a name in messages, in JSON and as that of its page
/// in `docs/rules`.
macro_rules! rules {
    ($($rule:ident $name:literal,)*) => {
        /// A rule. Its name is stable: scripts may rely on it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[allow(missing_docs, reason = "the names say it; `docs/rules` explains each")]
        pub enum Code {
            $($rule,)*
        }

        impl Code {
            /// Every rule.
            pub const ALL: &'static [Self] = &[$(Self::$rule,)*];

            /// The name in messages and in JSON.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$rule => $name,)*
                }
            }

            /// The page that explains it, as Markdown: what breaks it, why that
            /// matters, an example, how to mend it.
            pub fn page(self) -> &'static str {
                match self {
                    $(Self::$rule => {
                        include_str!(concat!("../../docs/rules/", $name, ".md"))
                    })*
                }
            }
        }
    };
}

rules! {
    UnreadableFile "unreadable-file",
    RefusedFile "refused-file",
    MissingFile "missing-file",
    UnexpectedFile "unexpected-file",
    InvalidUtf8 "invalid-utf-8",
    InvalidToml "invalid-toml",
    UnknownKey "unknown-key",
    MissingKey "missing-key",
    WrongType "wrong-type",
    WrongValue "wrong-value",
    Duplicate "duplicate",
    InvalidId "invalid-id",
    UnknownForce "unknown-force",
    UnknownName "unknown-name",
    UnknownMark "unknown-mark",
    NotFinite "not-finite",
    NegativeCount "negative-count",
    PercentageOver100 "percentage-over-100",
    MissingValue "missing-value",
    MissingDenominator "missing-denominator",
    ContradictedTotal "contradicted-total",
    BrokenLink "broken-link",
    UnknownScheme "unknown-scheme",
    DangerousScheme "dangerous-scheme",
    MissingAltText "missing-alt-text",
    RawHtml "raw-html",
    Markdown "markdown",
    Heading "heading",
    Figure "figure",
    Picture "picture",
    Paper "paper",
    Theme "theme",
    Template "template",
    Correction "correction",
    Redirect "redirect",
    VanishedAddress "vanished-address",
    Claim "claim",
    Disagreement "disagreement",
    Illustrative "illustrative",
    UnboundNumber "unbound-number",
    NotYetSupplied "not-yet-supplied",
    ToWrite "to-write",
    Formula "formula",
    UnseenCharacter "unseen-character",
}

impl Code {
    /// The rule of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_says_what_why_and_how() {
        for code in Code::ALL {
            let page = code.page();
            assert!(page.starts_with(&format!("# {}\n", code.name())));
            for part in ["What breaks it", "Why", "An example", "How to mend it"] {
                let (_, rest) = page
                    .split_once(&format!("\n## {part}\n\n"))
                    .unwrap_or_else(|| panic!("{}: {part}", code.name()));
                assert!(!rest.starts_with("## "), "{}: {part}", code.name());
            }
            assert_eq!(Code::named(code.name()), Some(*code));
        }
    }

    #[test]
    fn every_page_is_that_of_a_rule() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/rules");
        let mut pages: Vec<String> = std::fs::read_dir(folder)
            .expect("the pages are there")
            .map(|entry| {
                entry
                    .expect("a page")
                    .file_name()
                    .into_string()
                    .expect("a name")
            })
            .collect();
        pages.sort();
        let mut named: Vec<String> = Code::ALL
            .iter()
            .map(|code| format!("{}.md", code.name()))
            .collect();
        named.sort();
        assert_eq!(pages, named);
        let index = include_str!("../../docs/diagnostics.md");
        for code in Code::ALL {
            let link = format!("[`{0}`](rules/{0}.md)", code.name());
            assert!(index.contains(&link), "docs/diagnostics.md has no {link}");
        }
    }
}
