//! The theme of an edition, from its files to what pages are rendered with.

use std::sync::Arc;

use crate::charts;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Files, Place, Placed};
use crate::model::Tone;
use crate::pages::{self, Theme, Typeface};
use crate::source::ThemeRecord;
use crate::wording::{Terms, Wording};

/// A theme, ready to be used: its templates, and the files that pages ask for.
pub(super) struct Dress {
    pub(super) theme: Theme,
    pub(super) charts: charts::style::Sheets,
    /// The style sheet of its pages.
    styles: String,
    pub(super) assets: Vec<(String, Vec<u8>)>,
}

impl Dress {
    /// Everything but pages that pages are shown with, by addresses relative to the
    /// edition.
    pub(super) fn files(&self) -> Vec<(String, Vec<u8>)> {
        let styles = self.styles.clone().into_bytes();
        let styles = (format!("assets/{}", pages::STYLES), styles);
        let assets = self.assets.iter();
        let assets = assets.map(|(path, bytes)| (format!("assets/{path}"), bytes.clone()));
        std::iter::once(styles).chain(assets).collect()
    }
}

/// Makes a theme ready for an edition in this language, about these and with grades of
/// these tones, or says what is wrong with it.
pub(super) fn dress(
    record: ThemeRecord,
    language: &Placed<String>,
    terms: &Terms,
    tones: &[(String, Tone)],
    files: &Files,
) -> Result<Dress, Diagnostics> {
    let wording = wording(&record, language, terms, files)?;
    check_colours(&record)?;
    let charts = charts::style::sheets(&record.colours, &record.families, tones);
    let theme = prepare(&record, &charts.in_pages, wording, files)?;
    let in_pages = std::iter::once(&*charts.in_pages);
    let sheets = in_pages.chain(sheets(&record, &record.stylesheets));
    let styles = pages::style_sheet(&typefaces(&record), sheets);
    let mut assets = record.assets;
    assets.retain(|(path, _)| {
        let in_styles = record.stylesheets.iter().any(|sheet| sheet.value == *path);
        let mut faces = record.typefaces.iter();
        !in_styles && !faces.any(|face| face.first_view && face.file.value == *path)
    });
    Ok(Dress {
        theme,
        charts,
        styles,
        assets,
    })
}

/// Reports the colours that charts and grades need and a theme lacks.
fn check_colours(record: &ThemeRecord) -> Result<(), Diagnostics> {
    let mut missing = charts::style::colours();
    for colour in &record.colours {
        missing.remove(&colour.name);
    }
    if missing.is_empty() {
        return Ok(());
    }
    let names: Vec<String> = missing.iter().map(|name| format!("`{name}`")).collect();
    let message = format!("the theme lacks the colours {}", names.join(", "));
    Err(Diagnostics::from(
        Diagnostic::error(Code::Theme, record.colours_at, message)
            .help("copy their lines from themes/standard/theme.toml and change what they say"),
    ))
}

/// What is in these style sheets of a theme. That they are text is checked when it is
/// loaded.
fn sheets<'a>(
    record: &'a ThemeRecord,
    names: &'a [Placed<String>],
) -> impl Iterator<Item = &'a str> {
    names.iter().filter_map(move |sheet| {
        let mut assets = record.assets.iter();
        let (_, bytes) = assets.find(|(path, _)| *path == sheet.value)?;
        std::str::from_utf8(bytes).ok()
    })
}

/// The faces of a theme whose files are there; that all are is checked when it
/// is loaded.
fn typefaces(record: &ThemeRecord) -> Vec<Typeface<'_>> {
    let with_bytes = record.typefaces.iter().filter_map(|face| {
        let (_, bytes) = record
            .assets
            .iter()
            .find(|(path, _)| *path == face.file.value)?;
        Some((face, bytes))
    });
    with_bytes
        .map(|(face, bytes)| Typeface {
            family: &face.family,
            file: &face.file.value,
            bytes,
            style: face.style.as_deref().unwrap_or("normal"),
            weights: &face.weights,
            characters: face.characters.as_deref(),
            first_view: face.first_view,
        })
        .collect()
}

/// The words of a theme in a language: its file for it (`en-GB.ftl` or `en.ftl`)
/// over the words in the program.
fn wording(
    record: &ThemeRecord,
    language: &Placed<String>,
    terms: &Terms,
    files: &Files,
) -> Result<Arc<Wording>, Diagnostics> {
    let short = language.split('-').next().unwrap_or(language);
    let named = |name: &str| {
        let path = format!("{name}.ftl");
        record.wording.iter().find(|(known, _)| *known == path)
    };
    let Some((_, file)) = named(language).or_else(|| named(short)) else {
        if short.eq_ignore_ascii_case("en") {
            return Ok(Arc::new(Wording::standard(terms)));
        }
        let message = format!("there are no words in the language `{}`", language.value);
        let help = "put `wording/{}.ftl` into a theme, with the messages of \
                    themes/standard/wording/en.ftl in that language; docs/files.md says how";
        return Err(Diagnostics::from(
            Diagnostic::error(Code::Theme, language.place, message).help(help.replace("{}", short)),
        ));
    };
    let wording = Wording::of_theme(language, files.text(*file), terms);
    wording.map(Arc::new).map_err(|flaws| {
        let mut problems = Diagnostics::new();
        for flaw in flaws {
            let place = Place::new(*file, flaw.at..flaw.at);
            problems.push(Diagnostic::error(Code::Theme, place, flaw.message).help(flaw.help));
        }
        problems
    })
}

fn prepare(
    record: &ThemeRecord,
    charts: &str,
    wording: Arc<Wording>,
    files: &Files,
) -> Result<Theme, Diagnostics> {
    if record.view_version.value != pages::VIEW_VERSION {
        let problem = Diagnostic::error(
            Code::Theme,
            record.view_version.place,
            format!(
                "this theme is written for version {} of the views, but this is version {}",
                record.view_version.value,
                pages::VIEW_VERSION
            ),
        )
        .help("use a theme for this version, or adapt the templates and then change the number");
        return Err(Diagnostics::from(problem));
    }
    let templates = record
        .templates
        .iter()
        .map(|(name, file)| (name.clone(), files.text(*file).to_owned()))
        .collect();
    let alone = std::iter::once(charts).chain(sheets(record, &record.alone));
    let alone = pages::style_sheet(&[], alone);
    Theme::new(templates, alone, wording).map_err(|message| {
        let path = files.path(record.file);
        let message = format!("a template of the theme can't be read\n{message}");
        Diagnostics::from(
            Diagnostic::file_error(Code::Template, path, message)
                .help("mend the template at the line that is shown"),
        )
    })
}
