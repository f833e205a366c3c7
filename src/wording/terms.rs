//! What an edition is about, as terms of the catalogue.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::sync::LazyLock;

use fluent_syntax::ast::{Entry, PatternElement};

use super::catalogue::{STANDARD, parsed};

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
    /// The folder of their pages: "forces".
    pub folder: String,
    /// Words of a name that some write and others don't, in small letters: "police",
    /// "constabulary". A name that has one of them can't be that of a mere place.
    pub name_words: Vec<String>,
    /// What another body is called after a name, in small letters: what stands so is none
    /// of those that are inspected.
    pub other_bodies: Vec<String>,
    /// From so many on pages show how they are spread, and not each of them.
    pub many_from: usize,
    /// All of them together: "England and Wales"; `None` where there is no name
    /// for that.
    pub nation: Option<Nation>,
    /// Other names of all of them together in returns.
    pub whole_names: Vec<String>,
    /// Names of parts of it in returns that are no regions, and are passed over.
    pub part_names: Vec<String>,
    /// Under which licence it is published, in a sentence.
    pub licence: String,
    /// The address of the licence that the data may be used under.
    pub licence_url: Option<String>,
}

/// All of those that are inspected, as one area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nation {
    /// Its name.
    pub name: String,
    /// Its code in the downloads; empty where it has none.
    pub code: String,
}

/// A chart with a row for each of so many is some 2,000 pixels high.
const MANY_FROM: usize = 100;

/// What the catalogue says of an edition that doesn't say what it is about.
static DEFAULT: LazyLock<Terms> = LazyLock::new(|| {
    let resource = parsed(STANDARD);
    let words = |id: &str| -> String {
        let found = resource.entries().find_map(|entry| match entry {
            Entry::Message(message) if message.id.name == id => message.value.as_ref(),
            _ => None,
        });
        let elements = found.into_iter().flat_map(|pattern| &pattern.elements);
        let texts = elements.filter_map(|element| match element {
            PatternElement::TextElement { value } => Some(*value),
            PatternElement::Placeable { .. } => None,
        });
        texts.collect()
    };
    let list = |id| -> Vec<String> { words(id).split("; ").map(str::to_owned).collect() };
    Terms {
        one: words("default-one"),
        many: words("default-many"),
        short_one: words("default-short-one"),
        short_many: words("default-short-many"),
        folder: words("default-folder"),
        name_words: list("default-name-words"),
        other_bodies: list("default-other-bodies"),
        many_from: MANY_FROM,
        nation: Some(Nation {
            name: words("default-nation"),
            code: words("default-nation-code"),
        }),
        whole_names: list("default-whole-names"),
        part_names: list("default-part-names"),
        licence: words("default-licence"),
        licence_url: None,
    }
});

impl Default for Terms {
    fn default() -> Self {
        DEFAULT.clone()
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

    /// Whether it is about police forces, as every edition once was: their names in
    /// addresses and downloads are promises.
    fn is_of_forces(&self) -> bool {
        self.short_one == DEFAULT.short_one
    }

    /// Several of them at the beginning of a sentence: "Forces".
    pub fn capital_many(&self) -> String {
        capital(&self.short_many)
    }

    /// A message of the program, which speaks of forces of England and Wales, in the
    /// words of the edition. What stands in quotation marks is somebody's own and stays.
    pub fn reworded(&self, message: &str) -> String {
        if self.is_of_forces() {
            return message.to_owned();
        }
        let mut reworded = String::with_capacity(message.len());
        let mut rest = message;
        while let Some(start) = rest.find(['`', '"', '“']) {
            let open = &rest[start..];
            let mark = open.chars().next().unwrap_or('`');
            let close = if mark == '“' { '”' } else { mark };
            let inside = &open[mark.len_utf8()..];
            let end = inside
                .find(close)
                .map_or(open.len(), |end| mark.len_utf8() + end + close.len_utf8());
            reworded.push_str(&self.in_own_words(&rest[..start]));
            reworded.push_str(&open[..end]);
            rest = &open[end..];
        }
        reworded + &self.in_own_words(rest)
    }

    fn in_own_words(&self, text: &str) -> String {
        let default = &*DEFAULT;
        let mut text = text.replace(default.whole(), self.whole());
        let article = |terms: &Self| with_article(&terms.short_one);
        for (said, own) in [
            (default.many.clone(), self.many.clone()),
            (default.one.clone(), self.one.clone()),
            (article(default), article(self)),
            (capital(&article(default)), capital(&article(self))),
            (default.short_many.clone(), self.short_many.clone()),
            (default.short_one.clone(), self.short_one.clone()),
            (default.capital_many(), self.capital_many()),
            (capital(&default.short_one), capital(&self.short_one)),
        ] {
            text = replace_words(&text, &said, &own);
        }
        text
    }

    /// The identifier of the kind of thing that is inspected: "force".
    pub fn id(&self) -> String {
        slug(&self.short_one)
    }

    /// The identifier of all of them together, in addresses of values and in
    /// downloads: "england-and-wales".
    pub fn whole_id(&self) -> String {
        match &self.nation {
            Some(nation) => slug(&nation.name),
            None => format!("all-{}", slug(&self.short_many)),
        }
    }

    /// The name of a column in the downloads: those that name an area are called after
    /// forces only in an edition of forces, and so is the one with Welsh names.
    pub fn column<'a>(&self, name: &'a str) -> &'a str {
        match name {
            "force_code" if !self.is_of_forces() => "area_code",
            "force_name" if !self.is_of_forces() => "area_name",
            "welsh_name" if !self.is_of_forces() => "local_name",
            _ => name,
        }
    }

    /// The message with what a column is called or holds: only forces have Welsh names.
    pub fn message<'a>(&self, id: &'a str) -> &'a str {
        match id {
            "column-areas-welsh-name" if !self.is_of_forces() => "column-areas-local-name",
            "about-areas-welsh-name" if !self.is_of_forces() => "about-areas-local-name",
            _ => id,
        }
    }

    /// A word for a kind of area in the downloads.
    pub fn kind(&self, word: &'static str) -> Cow<'static, str> {
        match word {
            "force" => self.id().into(),
            "england-and-wales" => self.whole_id().into(),
            _ => word.into(),
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
pub(crate) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// The text with `own` in the place of `said`, where that stands as words of its own.
fn replace_words(text: &str, said: &str, own: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(said) {
        let end = at + said.len();
        let is_letter =
            |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '/');
        let before = rest[..at].chars().next_back().or(out.chars().next_back());
        let mut following = rest[end..].chars();
        let after = following.next();
        // A scheme of links is no word: "force:durham".
        let is_scheme = after == Some(':') && following.next().is_some_and(is_letter);
        let alone = !before.is_some_and(is_letter) && !after.is_some_and(is_letter) && !is_scheme;
        out.push_str(&rest[..at]);
        out.push_str(if alone { own } else { said });
        rest = &rest[end..];
    }
    out + rest
}

/// In small letters and hyphens, as identifiers are.
pub(crate) fn slug(words: &str) -> String {
    let words = words.to_lowercase();
    let parts = words.split(|letter: char| !letter.is_alphanumeric());
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    parts.join("-")
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
    fn messages_speak_of_what_the_edition_is_about() {
        let terms = Terms {
            one: "airport hub".to_owned(),
            many: "airport hubs".to_owned(),
            short_one: "airport".to_owned(),
            short_many: "airports".to_owned(),
            nation: None,
            ..Terms::default()
        };
        assert_eq!(
            terms.reworded("a force’s value of `force` for the forces, “the force”, enforced"),
            "an airport’s value of `force` for the airports, “the force”, enforced"
        );
        let whole = format!("Forces of {}", Terms::default().whole());
        assert_eq!(terms.reworded(&whole), "Airports of airports");
        assert_eq!(Terms::default().reworded("a force"), "a force");
    }

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
