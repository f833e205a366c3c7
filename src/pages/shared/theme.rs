//! A theme as the pages use it: templates that are known to be sound, and the
//! style sheets in the order in which pages name them.

use tera::Tera;

use super::typefaces::{TYPEFACE_SCRIPT, TYPEFACE_STYLES, Typeface};
use crate::prose;

/// The version of the views that this program makes. A theme says which one its
/// templates are written for; any other is refused.
pub const VIEW_VERSION: u32 = 2;

/// The style sheet of the charts: the program's own, before the theme's.
pub const CHART_STYLES: &str = "charts.css";

/// A theme whose templates were read.
pub struct Theme {
    tera: Tera,
    stylesheets: Vec<String>,
    early_script: Option<&'static str>,
}

impl Theme {
    /// Reads templates, each a name and a text; `stylesheets` are names of files
    /// in the theme's assets, `typefaces` the faces of its type.
    ///
    /// # Errors
    ///
    /// The first template that is no template, in words that name it and show
    /// the line.
    pub fn new(
        templates: Vec<(String, String)>,
        stylesheets: Vec<String>,
        typefaces: &[Typeface<'_>],
    ) -> Result<Self, String> {
        let mut tera = Tera::new();
        // The engine's own writes letter by letter and lets control characters
        // through.
        tera.set_escape_fn(|text, out| {
            prose::write_escaped(text, |part| out.write_all(part.as_bytes()))
        });
        tera.add_raw_templates(templates)
            .map_err(|error| error.to_string())?;
        let of_typefaces = (!typefaces.is_empty()).then(|| TYPEFACE_STYLES.to_owned());
        let stylesheets = of_typefaces
            .into_iter()
            .chain([CHART_STYLES.to_owned()])
            .chain(stylesheets)
            .collect();
        let early = typefaces.iter().any(|face| face.first_view);
        Ok(Self {
            tera,
            stylesheets,
            early_script: early.then_some(TYPEFACE_SCRIPT),
        })
    }

    pub(in crate::pages) fn templates(&self) -> &Tera {
        &self.tera
    }

    pub(in crate::pages) fn stylesheets(&self) -> Vec<String> {
        self.stylesheets.clone()
    }

    /// The script that pages run before they are painted.
    pub(in crate::pages) fn early_script(&self) -> Option<&'static str> {
        self.early_script
    }
}
