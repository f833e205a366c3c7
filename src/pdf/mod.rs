//! An edition on paper: the model → typst markup → a PDF.
//!
//! [`Setter`] writes the markup, `report.typ` says how it looks, typst sets it. The
//! charts are the site's own, as vectors, with their alternative texts. What comes
//! out conforms to PDF/UA-1 and PDF/A-2a, or typst refuses to make it; it depends on
//! the edition alone, so that it can be sealed and made again to the byte.

mod figures;
mod force;
mod markup;
mod parts;
mod prose;
mod set_apart;
mod tables;
mod whole;
mod world;

use typst::diag::SourceDiagnostic;
use typst::ecow::EcoVec;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use self::markup::{string, text};
pub use self::parts::Part;
use self::parts::Parts;
use self::prose::Setter;
use self::world::Manuscript;
use crate::model::{Date, Edition, Status};
use crate::wording::say;

/// An edition, or a part of it, as a PDF.
///
/// # Errors
///
/// What typst says where the text can't be set, or not so that the document would
/// be accessible.
pub fn pdf(edition: &Edition, part: Part) -> Result<Vec<u8>, String> {
    let parts = Parts::new(part);
    let mut setter = Setter::new(edition, &parts);
    match part {
        Part::Whole => setter.whole(),
        Part::Chapter(key) => {
            setter.chapter(key);
            setter.numbers();
        }
        Part::Force(key) => {
            setter.force(key);
            setter.marks();
        }
    }
    let main = [frame(edition, part), setter.out].concat();
    let mut files = setter.charts;
    files.push((
        "report.typ".to_owned(),
        include_bytes!("report.typ").to_vec(),
    ));
    let manuscript = Manuscript::new(main, files);
    let document = typst::compile::<PagedDocument>(&manuscript);
    let document = document.output.map_err(said)?;
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a]);
    let options = PdfOptions {
        ident: Smart::Custom(identifier(edition, part)),
        creator: Smart::Custom(Some("Bluebook".to_owned())),
        standards: standards.map_err(|error| error.message().to_string())?,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&document, &options).map_err(said)
}

/// What a document is, whichever of its versions.
fn identifier(edition: &Edition, part: Part) -> String {
    match part {
        Part::Whole => edition.year.clone(),
        Part::Chapter(key) => [&edition.year, "/", &edition.chapters[key].id].concat(),
        Part::Force(key) => {
            let force = &edition.forces[key];
            [&edition.year, "/", &force.folder, "/", &force.id].concat()
        }
    }
}

/// The beginning of the document: what it is, the cover, the contents.
fn frame(edition: &Edition, part: Part) -> String {
    let Date { year, month, day } = edition.date;
    let (lang, region) = edition.language.split_once('-').map_or(
        (edition.language.as_str(), "none".to_owned()),
        |(lang, region)| (lang, string(region)),
    );
    let title = match part {
        Part::Whole => edition.title.clone(),
        Part::Chapter(key) => [&edition.chapters[key].title, ": ", &edition.title].concat(),
        Part::Force(key) => [&edition.forces[key].name, ": ", &edition.title].concat(),
    };
    let notice = notice(edition);
    let mut out = format!(
        "#import \"report.typ\": *\n#show: body => report((title: {}, short-title: [{}], \
         author: {}, description: {}, keywords: ({},), date: datetime(year: {year}, month: {month}, \
         day: {day}), lang: {}, region: {region}, notice: [{}], quiet-pages: {}), body)\n",
        string(&title),
        text(&edition.short_title),
        string(&edition.publisher),
        string(&edition.description),
        string(&edition.year),
        string(lang),
        text(notice.as_deref().unwrap_or_default()),
        if part == Part::Whole { 2 } else { 1 },
    );
    if part == Part::Whole {
        let mut lines = format!(
            "[{}], [{}], ",
            text(&edition.publisher),
            text(&edition.date.words())
        );
        if edition.revision > 1 {
            lines.push_str(&format!(
                "[{}], ",
                text(&say!(
                    edition.wording,
                    "revision-number",
                    revision = edition.revision
                ))
            ));
        }
        let notice = match &notice {
            Some(notice) => format!("[{}]", text(notice)),
            None => "none".to_owned(),
        };
        out.push_str(&format!(
            "#cover(title: [{}], lead: [{}], lines: ({lines}), notice: {notice}, about: [{}])\n\
             #contents([{}])\n",
            text(&edition.title),
            text(&edition.description),
            text(edition.wording.text("paper-about")),
            text(edition.wording.text("contents")),
        ));
    }
    out
}

/// What has to be said on each page of an edition that is not published.
fn notice(edition: &Edition) -> Option<String> {
    let messages = match edition.status {
        Status::Sample => ["sample-edition", "sample-about"],
        Status::Draft => ["draft-edition", "draft-about"],
        Status::Final => return None,
    };
    Some(messages.map(|id| edition.wording.text(id)).join(" "))
}

/// What typst complains of, in one text.
fn said(problems: EcoVec<SourceDiagnostic>) -> String {
    let mut lines: Vec<String> = Vec::new();
    for problem in &problems {
        lines.push(problem.message.to_string());
        lines.extend(problem.hints.iter().map(|hint| format!("hint: {}", hint.v)));
    }
    lines.join("\n")
}
