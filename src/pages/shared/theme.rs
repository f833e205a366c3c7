//! A theme as the pages use it: templates that are known to be sound, and the words
//! that they ask for.

use std::sync::Arc;

use tera::{Kwargs, State, Tera, TeraResult, Value};

use crate::prose;
use crate::wording::{Arg, Wording};

/// The version of the views that this program makes. A theme says which one its
/// templates are written for; any other is refused.
pub const VIEW_VERSION: u32 = 2;

/// A theme whose templates were read.
pub struct Theme {
    tera: Tera,
    alone: String,
    wording: Arc<Wording>,
}

/// The most `elif` of a template.
const MOST_ELIF: usize = 1_000;

impl Theme {
    /// Reads templates, each a name and a text. They ask `wording` with
    /// `say(key="…")`; `alone` is the style of a page that names no file.
    ///
    /// # Errors
    ///
    /// The first template that is no template, in words that name it and show
    /// the line.
    pub fn new(
        templates: Vec<(String, String)>,
        alone: String,
        wording: Arc<Wording>,
    ) -> Result<Self, String> {
        // The engine limits how deep a template nests, but not this: each of them lies
        // in the one before.
        for (name, text) in &templates {
            let count = text.matches("elif").count();
            if count > MOST_ELIF {
                return Err(format!(
                    "{name} has {count} `elif`, more than the {MOST_ELIF} that a template may have"
                ));
            }
        }
        let mut tera = Tera::new();
        // The engine's own writes letter by letter and lets control characters
        // through.
        tera.set_escape_fn(|text, out| {
            prose::write_escaped(text, |part| out.write_all(part.as_bytes()))
        });
        let words = Arc::clone(&wording);
        tera.register_function("say", move |given: Kwargs, _: &State<'_>| {
            say(&words, &given)
        });
        tera.add_raw_templates(templates)
            .map_err(|error| error.to_string())?;
        Ok(Self {
            tera,
            alone,
            wording,
        })
    }

    /// The words of the pages.
    pub fn wording(&self) -> &Arc<Wording> {
        &self.wording
    }

    /// The style of a page that names no file.
    pub(in crate::pages) fn alone(&self) -> &str {
        &self.alone
    }

    pub(in crate::pages) fn templates(&self) -> &Tera {
        &self.tera
    }
}

/// What a template asks of the catalogue: `say(key="contents")`, or with what the
/// message depends on, `say(key="chapter-number", number=chapter.number)`.
fn say(wording: &Wording, given: &Kwargs) -> TeraResult<Value> {
    let id = given.must_get::<&str>("key")?;
    let others = given
        .iter()
        .filter_map(|(name, value)| Some((name.as_str()?, value)));
    let others: Vec<(&str, String, Option<usize>)> = others
        .filter(|(name, _)| *name != "key")
        .map(|(name, value)| {
            (
                name,
                value.to_string(),
                value.as_u64().map(|it| it as usize),
            )
        })
        .collect();
    let args: Vec<(&str, Arg<'_>)> = others
        .iter()
        .map(|(name, text, count)| (*name, count.map_or(Arg::Text(text), Arg::Count)))
        .collect();
    let said = wording.try_say(id, &args).map_err(tera::Error::message)?;
    Ok(Value::from(said))
}
