//! A theme as the pages use it: templates that are known to be sound, and the
//! style sheets in the order in which pages name them.

use tera::Tera;

/// The version of the views that this program makes. A theme says which one its
/// templates are written for; any other is refused.
pub const VIEW_VERSION: u32 = 1;

/// The style sheet of the charts: the program's own, before the theme's.
pub const CHART_STYLES: &str = "charts.css";

/// A theme whose templates were read.
pub struct Theme {
    tera: Tera,
    stylesheets: Vec<String>,
}

impl Theme {
    /// Reads templates, each a name and a text; `stylesheets` are names of files
    /// in the theme's assets.
    ///
    /// # Errors
    ///
    /// The first template that is no template, in words that name it and show
    /// the line.
    pub fn new(templates: Vec<(String, String)>, stylesheets: Vec<String>) -> Result<Self, String> {
        let mut tera = Tera::new();
        tera.add_raw_templates(templates)
            .map_err(|error| error.to_string())?;
        let stylesheets = std::iter::once(CHART_STYLES.to_owned())
            .chain(stylesheets)
            .collect();
        Ok(Self { tera, stylesheets })
    }

    pub(super) fn templates(&self) -> &Tera {
        &self.tera
    }

    pub(super) fn stylesheets(&self) -> Vec<String> {
        self.stylesheets.clone()
    }
}
