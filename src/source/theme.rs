//! `themes/NAME`: `theme.toml`, templates and assets. What the folder lacks is the
//! standard theme's ([`Root`](super::Root)).

use super::colours;
use super::file_names::{is_litter, is_portable};
use super::folder::Folder;
use super::parsing::Parsing;
use super::toml::Table;
use super::tree::Tree;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, FileId, Files, Place, Placed};
use crate::model::Colour;

/// A theme as written.
#[derive(Debug)]
pub struct ThemeRecord {
    /// What people call it.
    pub name: String,
    /// The version of the views that its templates are written for.
    pub view_version: Placed<u32>,
    /// Style sheets among the assets, in the order in which pages load them.
    pub stylesheets: Vec<Placed<String>>,
    /// Its colours, in the order in which they are declared.
    pub colours: Vec<Colour>,
    /// The table of the colours.
    pub colours_at: Place,
    /// Families of type by their names in style sheets.
    pub families: Vec<(String, String)>,
    /// Those of them that a page carries in itself which stands anywhere.
    pub alone: Vec<Placed<String>>,
    /// The faces of its type, in the order in which they are declared.
    pub typefaces: Vec<TypefaceRecord>,
    /// Templates by their path under `templates/`.
    pub templates: Vec<(String, FileId)>,
    /// Catalogues of words by their path under `wording/`.
    pub wording: Vec<(String, FileId)>,
    /// Assets by their path under `assets/`, with their bytes.
    pub assets: Vec<(String, Vec<u8>)>,
    /// `theme.toml` itself.
    pub file: FileId,
}

/// A face of a theme's type as written.
#[derive(Debug)]
#[allow(missing_docs, reason = "docs/files.md explains what they are")]
pub struct TypefaceRecord {
    pub family: String,
    pub file: Placed<String>,
    pub style: Option<String>,
    pub weights: String,
    pub characters: Option<String>,
    pub first_view: bool,
}

/// Reads a theme; the name is the one in `edition.toml`. Its files come after `files`.
pub fn load_theme(
    tree: &dyn Tree,
    theme: &Placed<String>,
    files: &Files,
) -> (Option<ThemeRecord>, Files, Diagnostics) {
    let mut folder = Folder::with_files(tree, Files::after(files));
    let root = format!("themes/{}", theme.value);
    let there = super::is_kebab_case(&theme.value).then(|| folder.has_folder(&root));
    if there == Some(None) {
        return (None, folder.files, folder.problems);
    }
    if there != Some(Some(true)) {
        folder.problems.push(
            Diagnostic::error(
                Code::Theme,
                theme.place,
                format!("there is no theme `{}`", theme.value),
            )
            .help(
                "`standard` is in the program; any other theme is a folder under themes/ with \
                 the files that it has otherwise",
            ),
        );
        return (None, folder.files, folder.problems);
    }
    let path = format!("{root}/theme.toml");
    let file = folder.optional(&path);
    if file.is_none() && folder.problems.is_empty() {
        let message = format!("the file {path} is missing");
        folder.problems.push(
            Diagnostic::file_error(Code::MissingFile, path, message).help(
                "a theme with templates of its own says in it which `view_version` of the pages \
                 they are written for; without templates it needs no such file",
            ),
        );
    }
    let mut parsing = Parsing::new(&folder.files);
    let record = parsing.table(file, read);
    let found = parsing.problems;
    folder.problems.append(found);
    let record = record.map(|mut record| {
        record.templates = folder.raw(&format!("{root}/templates"));
        record.wording = folder.raw(&format!("{root}/wording"));
        record.assets = assets(&mut folder, &format!("{root}/assets"));
        check_names(&mut folder, &root);
        check_assets(&record, &mut folder.problems);
        let mut looking = Parsing::new(&folder.files);
        looking.look_at(&record.templates);
        looking.look_at(&record.wording);
        let found = looking.problems;
        folder.problems.append(found);
        record
    });
    // The engine is not even shown too many: it looks for circles as deep as they lie.
    let record = record.filter(|record| record.templates.len() <= MOST_TEMPLATES);
    (record, folder.files, folder.problems)
}

fn read(mut table: Table<'_>, problems: &mut Diagnostics) -> Option<ThemeRecord> {
    let file = table.file();
    let name = table.text("name", problems);
    let view_version = table
        .required("view_version", problems)
        .and_then(|value| value.whole("view_version", problems));
    let stylesheets = table.texts("stylesheets", problems);
    let colours = table
        .required("colours", problems)
        .and_then(|value| value.table("colours", problems));
    let colours_at = colours.as_ref().map_or(table.place(), Table::place);
    let colours = colours.map(|table| colours::read(table, problems));
    let families = table
        .required("families", problems)
        .and_then(|value| value.table("families", problems));
    let families = families.map(|table| colours::families(table, problems));
    let alone = table.texts("alone", problems);
    let typefaces = table
        .table_list("typefaces", problems)
        .into_iter()
        .filter_map(|face| typeface(face, problems))
        .collect();
    table.finish(problems);
    Some(ThemeRecord {
        name: name?.value,
        view_version: view_version?,
        stylesheets,
        colours: colours?,
        colours_at,
        families: families?,
        alone,
        typefaces,
        templates: Vec::new(),
        wording: Vec::new(),
        assets: Vec::new(),
        file,
    })
}

fn typeface(mut table: Table<'_>, problems: &mut Diagnostics) -> Option<TypefaceRecord> {
    let family = table.text("family", problems);
    let file = table.text("file", problems);
    let style = table.optional_text("style", problems);
    let weights = table.text("weights", problems);
    let characters = table.optional_text("characters", problems);
    let first_view = table
        .optional("first_view")
        .and_then(|value| value.boolean("first_view", problems));
    table.finish(problems);
    Some(TypefaceRecord {
        family: family?.value,
        file: file?,
        style: style.map(|style| style.value),
        weights: weights?.value,
        characters: characters.map(|characters| characters.value),
        first_view: first_view.unwrap_or(false),
    })
}

/// Reports a file of a theme that can be built with and not sealed.
fn check_names(folder: &mut Folder<'_>, root: &str) {
    for path in folder.listed(root) {
        if !is_litter(&path) && !is_portable(&path) {
            let message = format!("{path} can't be sealed: not every system can keep that name");
            folder.problems.push(
                Diagnostic::file_error(Code::RefusedFile, path, message)
                    .help("name it with the letters a to z, digits, hyphens and dots"),
            );
        }
    }
}

fn assets(folder: &mut Folder<'_>, root: &str) -> Vec<(String, Vec<u8>)> {
    let mut assets = Vec::new();
    for path in folder.listed(root) {
        if !is_litter(&path)
            && let Some(bytes) = folder.bytes(&path)
        {
            let name = path.strip_prefix(root).unwrap_or(&path);
            assets.push((name.trim_start_matches('/').to_owned(), bytes));
        }
    }
    assets
}

/// The most templates of a theme. They include and extend each other, and a hundred in
/// a row would be too deep for the engine.
const MOST_TEMPLATES: usize = 60;

fn check_assets(record: &ThemeRecord, problems: &mut Diagnostics) {
    let sheets = record.stylesheets.iter().chain(&record.alone).map(|sheet| {
        (
            sheet,
            "the style sheets of a theme are files under its assets/",
        )
    });
    let faces = record.typefaces.iter().map(|face| {
        (
            &face.file,
            "the typefaces of a theme are files under its assets/",
        )
    });
    for (asset, help) in sheets.chain(faces) {
        let found = record.assets.iter().find(|(path, _)| *path == asset.value);
        if found.is_none() {
            let message = format!("the theme has no asset `{}`", asset.value);
            problems.push(Diagnostic::error(Code::Theme, asset.place, message).help(help));
        }
        let is_sheet = asset.value.ends_with(".css");
        if found.is_some_and(|(_, bytes)| is_sheet && std::str::from_utf8(bytes).is_err()) {
            let message = format!("the style sheet `{}` is not UTF-8 text", asset.value);
            problems.push(
                Diagnostic::error(Code::Theme, asset.place, message).help("save it as UTF-8"),
            );
        }
    }
    if record.templates.len() > MOST_TEMPLATES {
        let message = format!(
            "the theme has {} templates, and no theme needs more than {MOST_TEMPLATES}",
            record.templates.len()
        );
        let place = Place::new(record.file, 0..0);
        problems.push(
            Diagnostic::error(Code::Theme, place, message).help(
                "move those away that no page uses; templates are the files under templates/",
            ),
        );
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
