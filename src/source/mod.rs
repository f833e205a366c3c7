//! Files to records with places: the only user of the TOML and Markdown
//! parsers, and with `output`, `archive` and `preview` the only part that reads
//! the disk.
//!
//! [`load`] walks `content/YEAR` and `data/YEAR`, reads every file that belongs
//! there into its record, and reports every problem that can be seen in one
//! file alone. What a name refers to is not looked at here.

mod addresses;
mod colours;
mod corrections;
mod disk;
mod edition;
mod facts;
mod figures;
mod file_names;
mod folder;
mod formula;
mod found;
mod grades;
mod keys;
mod markdown;
mod measures;
mod memory;
mod parsing;
mod pictures;
mod register;
mod root;
mod tables;
mod texts;
mod theme;
mod toml;
mod tree;
mod unseen;
mod values;

use std::collections::BTreeSet;

pub use self::toml::{LARGEST_NUMBER, MOST_DECIMALS, is_kebab_case};
pub use addresses::address_fault;
pub use corrections::CorrectionRecord;
pub use disk::{Disk, editions, read_at_most};
pub use edition::{EditionRecord, HighlightRecord};
pub use facts::{CaveatRecord, FactRecord, SourceRecord};
pub use figures::{FigureRecord, GroupRowRecord};
pub use file_names::{is_device, is_dust, is_litter, is_portable};
pub use folder::{Folder, unreadable};
pub use formula::formula;
pub use grades::{GradeRecord, GradesRecord, JudgmentRecord, QuestionRecord, SheetRecord};
pub use keys::{Key, KeyFile, KeyTable, key_file, key_files};
pub use markdown::{RawBlock, RawDocument, RawInline, RawLink};
pub use measures::{MeasureRecord, PeriodRecord, SeriesRecord};
pub use memory::{Memory, Overlay};
pub use register::{DenominatorRecord, ForceRecord, GroupRecord, RegionRecord, RegisterRecord};
pub use root::Root;
pub use tables::{TableColumnRecord, TableRecord};
pub use texts::{RecommendationRecord, RedirectRecord, TermRecord, TextRecord, inline};
pub use theme::{ThemeRecord, load_theme};
pub use tree::{Snapshot, Tree, Unreadable, is_refused};
pub use values::{CellRecord, CellValue};

use self::found::Found;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Files};
use crate::model::Picture;

/// An edition as written.
#[derive(Debug)]
pub struct Records {
    /// The year: the name of the folders.
    pub year: String,
    /// `edition.toml`
    pub edition: EditionRecord,
    /// `forces.toml`
    pub register: RegisterRecord,
    /// `grades.toml`, if there are grades.
    pub grades: Option<GradesRecord>,
    /// `measures/*.toml`
    pub measures: Vec<MeasureRecord>,
    /// `facts.toml`
    pub facts: Vec<FactRecord>,
    /// `caveats.toml`
    pub caveats: Vec<CaveatRecord>,
    /// `sources.toml`
    pub sources: Vec<SourceRecord>,
    /// `chapters/*.md`, in order
    pub chapters: Vec<TextRecord>,
    /// `pages/*.md`
    pub pages: Vec<TextRecord>,
    /// `figures/*.toml`
    pub figures: Vec<FigureRecord>,
    /// `tables/*.toml`
    pub tables: Vec<TableRecord>,
    /// `images/`
    pub pictures: Vec<Picture>,
    /// `glossary.toml`
    pub glossary: Vec<TermRecord>,
    /// `recommendations.toml`
    pub recommendations: Vec<RecommendationRecord>,
    /// `corrections.toml`
    pub corrections: Vec<CorrectionRecord>,
    /// `redirects.toml`
    pub redirects: Vec<RedirectRecord>,
    /// Identifiers of records that are written but have errors.
    pub broken: BTreeSet<String>,
    /// Whether every file of the data could be read without an error.
    pub sound: bool,
}

/// Reads an edition. `None` if a file without which nothing can be said is
/// missing or can't be read; the diagnostics say which.
pub fn load(tree: &dyn Tree, year: &str) -> (Option<Records>, Files, Diagnostics) {
    let mut folder = Folder::new(tree);
    let content = format!("content/{year}");
    let data = format!("data/{year}");
    for path in [&content, &data] {
        if folder.has_folder(path) == Some(false) {
            folder.problems.push(
                Diagnostic::file_error(
                    Code::MissingFile,
                    path.clone(),
                    format!("there is no folder {path}"),
                )
                .help(format!(
                    "an edition lives in content/{year} and data/{year}; both are needed"
                )),
            );
        }
    }
    if !folder.problems.is_empty() {
        return (None, folder.files, folder.problems);
    }
    folder.expect_only(
        &content,
        &[
            "edition.toml",
            "chapters/*.md",
            "pages/*.md",
            "figures/*.toml",
            "tables/*.toml",
            "images/**.jpg",
            "images/**.jpeg",
            "images/**.png",
            "images/**.webp",
            "images/**.svg",
            "glossary.toml",
            "recommendations.toml",
            "redirects.toml",
            "corrections.toml",
        ],
    );
    folder.expect_only(
        &data,
        &[
            "forces.toml",
            "grades.toml",
            "facts.toml",
            "caveats.toml",
            "sources.toml",
            // What `import` was told; nothing else reads it.
            "returns.toml",
            "measures/*.toml",
            "tables/*.csv",
        ],
    );
    let found = Found {
        edition: folder.required(&format!("{content}/edition.toml")),
        register: folder.required(&format!("{data}/forces.toml")),
        grades: folder.optional(&format!("{data}/grades.toml")),
        sources: folder.required(&format!("{data}/sources.toml")),
        measures: folder.all(&format!("{data}/measures"), ".toml"),
        facts: folder.optional(&format!("{data}/facts.toml")),
        caveats: folder.optional(&format!("{data}/caveats.toml")),
        chapters: folder.all(&format!("{content}/chapters"), ".md"),
        pages: folder.all(&format!("{content}/pages"), ".md"),
        figures: folder.all(&format!("{content}/figures"), ".toml"),
        tables: folder.all(&format!("{content}/tables"), ".toml"),
        table_rows: folder.all(&format!("{data}/tables"), ".csv"),
        glossary: folder.optional(&format!("{content}/glossary.toml")),
        recommendations: folder.optional(&format!("{content}/recommendations.toml")),
        redirects: folder.optional(&format!("{content}/redirects.toml")),
        corrections: folder.optional(&format!("{content}/corrections.toml")),
    };
    let pictures = pictures::read(&mut folder, &content);
    let (files, mut problems) = (folder.files, folder.problems);
    if problems.has(Code::UnreadableFile) {
        // Whatever else could be said would only follow from what is not known.
        return (None, files, problems);
    }
    let records = found.parse(year, &files, pictures, &mut problems);
    (records, files, problems)
}
