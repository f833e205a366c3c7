//! `themes/NAME`: `theme.toml`, templates and assets.

use std::io;

use super::folder::{Folder, Tree, is_litter};
use super::toml::Table;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, FileId, Files, Place, Placed};

/// A theme as written.
#[derive(Debug)]
pub struct ThemeRecord {
    /// What people call it.
    pub name: String,
    /// The version of the views that its templates are written for.
    pub view_version: Placed<u32>,
    /// Style sheets among the assets, in the order in which pages load them.
    pub stylesheets: Vec<Placed<String>>,
    /// Templates by their path under `templates/`.
    pub templates: Vec<(String, FileId)>,
    /// Assets by their path under `assets/`, with their bytes.
    pub assets: Vec<(String, Vec<u8>)>,
    /// `theme.toml` itself.
    pub file: FileId,
}

/// Reads a theme; the name is the one in `edition.toml`.
pub fn load_theme(
    tree: &dyn Tree,
    theme: &Placed<String>,
    files: Files,
) -> (Option<ThemeRecord>, Files, Diagnostics) {
    let mut folder = Folder::with_files(tree, files);
    let root = format!("themes/{}", theme.value);
    if !super::is_kebab_case(&theme.value) || !tree.is_folder(&root) {
        folder.problems.push(
            Diagnostic::error(
                Code::Theme,
                theme.place,
                format!("there is no theme `{}`", theme.value),
            )
            .help("a theme is a folder under themes/ with a theme.toml in it"),
        );
        return (None, folder.files, folder.problems);
    }
    let record = folder
        .table(&format!("{root}/theme.toml"), read)
        .map(|mut record| {
            record.templates = folder.raw(&format!("{root}/templates"));
            record.assets = assets(tree, &format!("{root}/assets"), &mut folder.problems);
            check_stylesheets(&record, &mut folder.problems);
            record
        });
    (record, folder.files, folder.problems)
}

fn read(mut table: Table<'_>, problems: &mut Diagnostics) -> Option<ThemeRecord> {
    let file = table.file();
    let name = table.text("name", problems);
    let view_version = table
        .required("view_version", problems)
        .and_then(|value| value.whole("view_version", problems));
    let stylesheets = table.texts("stylesheets", problems);
    table.finish(problems);
    Some(ThemeRecord {
        name: name?.value,
        view_version: view_version?,
        stylesheets,
        templates: Vec::new(),
        assets: Vec::new(),
        file,
    })
}

fn assets(tree: &dyn Tree, root: &str, problems: &mut Diagnostics) -> Vec<(String, Vec<u8>)> {
    let mut assets = Vec::new();
    for entry in tree.list(root) {
        let read = |path: &str| -> io::Result<Vec<u8>> { tree.read(path) };
        let failed = match entry {
            Ok(path) if is_litter(&path) => continue,
            Ok(path) => match read(&path) {
                Ok(bytes) => {
                    let name = path.strip_prefix(root).unwrap_or(&path);
                    assets.push((name.trim_start_matches('/').to_owned(), bytes));
                    continue;
                }
                Err(error) => (path, error.to_string()),
            },
            Err(failed) => failed,
        };
        let (path, reason) = failed;
        problems.push(
            Diagnostic::file_error(
                Code::UnreadableFile,
                path.clone(),
                format!("{path} can't be read: {reason}"),
            )
            .help("check that the file is still there and that you may read it"),
        );
    }
    assets
}

fn check_stylesheets(record: &ThemeRecord, problems: &mut Diagnostics) {
    for sheet in &record.stylesheets {
        if !record.assets.iter().any(|(path, _)| *path == sheet.value) {
            problems.push(
                Diagnostic::error(
                    Code::Theme,
                    sheet.place,
                    format!("the theme has no asset `{}`", sheet.value),
                )
                .help("the style sheets of a theme are files under its assets/"),
            );
        }
    }
    if record.templates.is_empty() {
        problems.push(
            Diagnostic::error(
                Code::Theme,
                Place::new(record.file, 0..0),
                "the theme has no template",
            )
            .help("templates are files under templates/"),
        );
    }
}
