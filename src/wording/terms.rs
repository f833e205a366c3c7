//! What an edition is about, as terms of the catalogue.

use std::fmt::Write as _;

/// The words for what an edition is about. Each is plain text, as it stands in the
/// middle of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// One of those that are inspected: "police force".
    pub one: String,
    /// Several: "police forces".
    pub many: String,
    /// One where it is plain what is meant: "force".
    pub short_one: String,
    /// Several where it is plain: "forces".
    pub short_many: String,
    /// All of them together: "England and Wales"; `None` where there is no name
    /// for that.
    pub nation: Option<Nation>,
    /// Under which licence it is published, in a sentence.
    pub licence: String,
}

/// All of those that are inspected, as one area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nation {
    /// Its name.
    pub name: String,
    /// Its code in the downloads; empty where it has none.
    pub code: String,
}

impl Default for Terms {
    /// Police forces of England and Wales.
    fn default() -> Self {
        Self {
            one: "police force".to_owned(),
            many: "police forces".to_owned(),
            short_one: "force".to_owned(),
            short_many: "forces".to_owned(),
            nation: Some(Nation {
                name: "England and Wales".to_owned(),
                code: "K04000001".to_owned(),
            }),
            licence: "Contains public sector information licensed under the Open Government \
                      Licence v3.0."
                .to_owned(),
        }
    }
}

impl Terms {
    /// The name of all of them together: "England and Wales", or "forces" where
    /// there is none.
    pub fn whole(&self) -> &str {
        match &self.nation {
            Some(nation) => &nation.name,
            None => &self.short_many,
        }
    }

    /// The code of all of them together; empty where there is none.
    pub fn whole_code(&self) -> &str {
        self.nation.as_ref().map_or("", |nation| &nation.code)
    }

    /// The terms as a resource of Fluent. Those with a capital begin a sentence.
    pub(super) fn resource(&self) -> String {
        let of_nation = match &self.nation {
            Some(nation) => format!(" of {}", nation.name),
            None => String::new(),
        };
        let whole = match &self.nation {
            Some(nation) => nation.name.clone(),
            None => format!("All {}", self.short_many),
        };
        let terms: [(&str, &str); 12] = [
            ("entity", &self.short_one),
            ("entities", &self.short_many),
            ("Entity", &capital(&self.short_one)),
            ("Entities", &capital(&self.short_many)),
            ("entity-in-full", &self.one),
            ("entities-in-full", &self.many),
            ("Entity-in-full", &capital(&self.one)),
            ("Entities-in-full", &capital(&self.many)),
            ("nation", &whole),
            ("of-nation", &of_nation),
            ("an-entity", &with_article(&self.short_one)),
            ("licence", &self.licence),
        ];
        let mut resource = String::new();
        for (name, words) in terms {
            let words = words.replace('\\', "\\\\").replace('"', "\\\"");
            let _ = writeln!(resource, "-{name} = {{ \"{words}\" }}");
        }
        resource
    }
}

/// With a capital at its beginning.
fn capital(words: &str) -> String {
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// "a force", "an airport".
fn with_article(words: &str) -> String {
    let vowel = words.starts_with(['a', 'e', 'i', 'o', 'A', 'E', 'I', 'O']);
    format!("{} {words}", if vowel { "an" } else { "a" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_an_edition_are_text_and_no_syntax() {
        let terms = Terms {
            short_many: "the \"{$x}\" \\u0041 { -nation }".to_owned(),
            nation: None,
            ..Terms::default()
        };
        let wording = crate::wording::Wording::standard(&terms);
        assert_eq!(
            wording.text("nation-name"),
            "All the \"{$x}\" \\u0041 { -nation }"
        );
    }
}
