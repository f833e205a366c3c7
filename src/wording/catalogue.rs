//! Messages, and how they are asked for.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, LazyLock, OnceLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::flaws::{Flaw, References, against_standard, messages};
use super::terms::Terms;

/// The catalogue of the standard theme.
pub(super) const STANDARD: &str = include_str!("../../themes/standard/wording/en.ftl");

/// The same, read once however many editions there are.
static READ: LazyLock<Arc<FluentResource>> = LazyLock::new(|| parsed(STANDARD));

/// Its messages, and what each depends on.
static KNOWN: LazyLock<BTreeMap<String, References>> = LazyLock::new(|| messages(&READ));

/// A catalogue, ready to be asked: the standard one, and over it what a theme puts in
/// other words and what the edition is about.
pub struct Wording {
    language: String,
    theme: Option<Arc<FluentResource>>,
    terms: Terms,
    /// Made when something is asked for first: a check asks for nothing.
    ready: OnceLock<Ready>,
}

struct Ready {
    bundle: FluentBundle<Arc<FluentResource>>,
    /// The messages that depend on nothing, as they are said; each is put together
    /// when it is asked for first, because most runs ask for few.
    plain: BTreeMap<&'static str, OnceLock<Box<str>>>,
}

/// What is given to a message. Counts choose between plural forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arg<'a> {
    /// Words, which are put in as they are.
    Text(&'a str),
    /// A number that decides between plural forms.
    Count(usize),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a &str> for Arg<'a> {
    fn from(text: &'a &str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a &String> for Arg<'a> {
    fn from(text: &'a &String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Arg<'_> {
    fn from(count: usize) -> Self {
        Self::Count(count)
    }
}

impl From<&usize> for Arg<'_> {
    fn from(count: &usize) -> Self {
        Self::Count(*count)
    }
}

impl From<&u32> for Arg<'_> {
    fn from(count: &u32) -> Self {
        Self::Count(*count as usize)
    }
}

impl Wording {
    /// The catalogue of the standard theme.
    pub fn standard(terms: &Terms) -> Self {
        Self::assemble("en", None, terms)
    }

    /// The catalogue of a theme for a language (a BCP 47 tag, which decides about
    /// plurals): `text` is its file.
    ///
    /// # Errors
    ///
    /// Everything in the file that can't be read, that nothing asks for, or that
    /// needs what it isn't given.
    pub fn of_theme(language: &str, text: &str, terms: &Terms) -> Result<Self, Vec<Flaw>> {
        if text == STANDARD {
            return Ok(Self::assemble(language, None, terms));
        }
        let resource = FluentResource::try_new(text.to_owned()).map_err(|(_, errors)| {
            let flaws = errors.into_iter();
            flaws
                .map(|error| Flaw {
                    at: error.pos.start,
                    message: format!("the catalogue can't be read here: {}", error.kind),
                    help: "a message is a line `name = words`; docs/files.md shows how".to_owned(),
                })
                .collect::<Vec<_>>()
        })?;
        let mut known = KNOWN.clone();
        known.extend(messages(&parsed(&terms.resource())));
        let flaws = against_standard(&resource, &known);
        if flaws.is_empty() {
            Ok(Self::assemble(language, Some(Arc::new(resource)), terms))
        } else {
            Err(flaws)
        }
    }

    fn assemble(language: &str, theme: Option<Arc<FluentResource>>, terms: &Terms) -> Self {
        Self {
            language: language.to_owned(),
            theme,
            terms: terms.clone(),
            ready: OnceLock::new(),
        }
    }

    fn ready(&self) -> &Ready {
        self.ready.get_or_init(|| {
            let language: LanguageIdentifier = self.language.parse().unwrap_or_default();
            let mut bundle = FluentBundle::new_concurrent(vec![language]);
            // Marks that part directions would be letters in every text that is compared.
            bundle.set_use_isolating(false);
            bundle.add_resource_overriding(parsed(&self.terms.resource()));
            bundle.add_resource_overriding(Arc::clone(&READ));
            if let Some(theme) = &self.theme {
                bundle.add_resource_overriding(Arc::clone(theme));
            }
            // A theme can't give a message arguments that the standard one has not.
            let plain = KNOWN.iter().filter(|(id, references)| {
                !id.starts_with('-') && !references.iter().any(|it| it.starts_with('$'))
            });
            Ready {
                bundle,
                plain: plain
                    .map(|(id, _)| (id.as_str(), OnceLock::new()))
                    .collect(),
            }
        })
    }

    /// A message that depends on nothing. One that isn't in the catalogue says its
    /// own name; that there is none is tested.
    pub fn text<'a>(&'a self, id: &'a str) -> &'a str {
        let plain = &self.ready().plain;
        debug_assert!(plain.contains_key(id), "no plain message `{id}`");
        plain.get(id).map_or(id, |text| {
            text.get_or_init(|| {
                self.format(id, None)
                    .unwrap_or_else(|_| id.to_owned())
                    .into()
            })
        })
    }

    /// A message with what it depends on.
    pub fn say(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        let said = self.try_say(id, args);
        debug_assert!(said.is_ok(), "{said:?}");
        said.unwrap_or_else(|_| id.to_owned())
    }

    /// The same, for those who may ask for anything.
    ///
    /// # Errors
    ///
    /// There is no such message, or it needs what it isn't given; in words.
    pub fn try_say(&self, id: &str, args: &[(&str, Arg<'_>)]) -> Result<String, String> {
        if self.ready().plain.contains_key(id) {
            return Ok(self.text(id).to_owned());
        }
        let args: FluentArgs<'_> = args
            .iter()
            .map(|(name, arg)| {
                let value = match arg {
                    Arg::Text(text) => FluentValue::String(Cow::Borrowed(text)),
                    Arg::Count(count) => FluentValue::from(*count),
                };
                (*name, value)
            })
            .collect();
        self.format(id, Some(&args))
    }

    fn format(&self, id: &str, args: Option<&FluentArgs<'_>>) -> Result<String, String> {
        let message = self.ready().bundle.get_message(id);
        let Some(pattern) = message.and_then(|message| message.value()) else {
            return Err(format!("the catalogue has no message `{id}`"));
        };
        let mut errors = Vec::new();
        let text = self
            .ready()
            .bundle
            .format_pattern(pattern, args, &mut errors);
        match errors.first() {
            None => Ok(text.into_owned()),
            Some(error) => Err(format!("the message `{id}` can't be said: {error}")),
        }
    }

    /// The names of all messages of the standard catalogue.
    pub fn ids() -> Vec<String> {
        let all = KNOWN.keys().filter(|id| !id.starts_with('-'));
        all.cloned().collect()
    }

    /// "Durham", "Durham and Kent", "Durham, Kent and Essex".
    pub fn list<T: AsRef<str>>(&self, names: &[T]) -> String {
        let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
        match names.as_slice() {
            [] => String::new(),
            [one] => (*one).to_owned(),
            [before @ .., last] => {
                let before = before.join(", ");
                self.say(
                    "list-last",
                    &[("before", Arg::from(&before)), ("last", (*last).into())],
                )
            }
        }
    }
}

impl Default for Wording {
    /// What the standard theme says of police forces.
    fn default() -> Self {
        Self::standard(&Terms::default())
    }
}

/// Two are the same if they are one: their words are not compared.
impl PartialEq for Wording {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl fmt::Debug for Wording {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Wording").finish_non_exhaustive()
    }
}

/// Text of our own, of which a test says that it can be read.
pub(super) fn parsed(text: &str) -> Arc<FluentResource> {
    match FluentResource::try_new(text.to_owned()) {
        Ok(resource) | Err((resource, _)) => Arc::new(resource),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flaws(text: &str) -> Vec<String> {
        let flaws = Wording::of_theme("en-GB", text, &Terms::default()).unwrap_err();
        flaws.into_iter().map(|flaw| flaw.message).collect()
    }

    #[test]
    fn the_standard_catalogue_can_be_read() {
        assert!(FluentResource::try_new(STANDARD.to_owned()).is_ok());
        assert!(FluentResource::try_new(Terms::default().resource()).is_ok());
        let standard = messages(&parsed(STANDARD));
        let mut known = standard.clone();
        known.extend(messages(&parsed(&Terms::default().resource())));
        let flaws = against_standard(&parsed(STANDARD), &known);
        assert!(flaws.is_empty(), "{flaws:?}");
        // The bundle keeps both under one name, and the later would hide the other.
        let hidden = known.keys().filter_map(|id| id.strip_prefix('-'));
        let hidden: Vec<_> = hidden.filter(|id| known.contains_key(*id)).collect();
        assert!(hidden.is_empty(), "messages named as terms: {hidden:?}");
    }

    #[test]
    fn a_theme_puts_single_messages_in_other_words() {
        let theme = "nation-name = The whole { -of-nation }\n";
        let wording = Wording::of_theme("en-GB", theme, &Terms::default()).unwrap();
        let whole = format!("The whole  of {}", Terms::default().whole());
        assert_eq!(wording.text("nation-name"), whole);
        assert_eq!(wording.text("contents"), "Contents");
    }

    #[test]
    fn what_a_theme_can_not_say_is_told() {
        assert_eq!(
            flaws("nation-x = a\n"),
            ["no page asks for a message `nation-x`"]
        );
        assert_eq!(
            flaws("chapter-number = { $number } { $why }\n"),
            ["the message `chapter-number` has no `$why`"]
        );
        assert_eq!(
            flaws("nation-name = { -place }\n"),
            ["the message `nation-name` has no `-place`"]
        );
        assert_eq!(flaws("nation-name = { $x\n").len(), 1);
    }

    #[test]
    fn a_message_with_arguments_gets_them() {
        let wording = Wording::standard(&Terms::default());
        let args = [("number", Arg::from(3))];
        assert_eq!(wording.say("chapter-number", &args), "Chapter 3");
        assert!(wording.try_say("chapter-number", &[]).is_err());
        assert!(wording.try_say("no-such", &[]).is_err());
    }
}
