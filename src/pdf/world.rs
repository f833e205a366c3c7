//! What typst asks for while it sets a document: the text, the charts, the typefaces.
//! All of it is in memory, and nothing in it depends on the machine or on the day.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

/// The typefaces of the report, in the cuts that it is set in, with the Welsh letters
/// in the same files: typst takes one file for each cut.
const FONTS: [&[u8]; 4] = [
    include_bytes!("fonts/source-sans-3-400.ttf"),
    include_bytes!("fonts/source-sans-3-400-italic.ttf"),
    include_bytes!("fonts/source-sans-3-600.ttf"),
    include_bytes!("fonts/source-serif-4-600.ttf"),
];

static TYPEFACES: LazyLock<(LazyHash<FontBook>, Vec<Font>)> = LazyLock::new(|| {
    let fonts: Vec<Font> = FONTS
        .iter()
        .flat_map(|font| Font::iter(Bytes::new(*font)))
        .collect();
    (LazyHash::new(FontBook::from_fonts(&fonts)), fonts)
});

/// A row header has to be said to be one, which typst offers under this name.
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    let library = Library::builder().with_features([Feature::A11yExtras].into_iter().collect());
    LazyHash::new(library.build())
});

/// A document to be set.
pub(super) struct Manuscript {
    main: Source,
    files: BTreeMap<String, Bytes>,
}

impl Manuscript {
    /// A document with its text and the files that it names.
    pub(super) fn new(text: String, files: Vec<(String, Vec<u8>)>) -> Self {
        Self {
            main: Source::new(id("main.typ"), text),
            files: files
                .into_iter()
                .map(|(path, bytes)| (path, Bytes::new(bytes)))
                .collect(),
        }
    }
}

/// The name by which typst knows a file of the document.
fn id(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("the paths are our own, and none leads out");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

impl World for Manuscript {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &TYPEFACES.0
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() {
            return Ok(self.main.clone());
        }
        Ok(Source::new(id, self.file(id)?.to_str()?.to_string()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let path = id.vpath().get_without_slash();
        let found = self.files.get(path).cloned();
        found.ok_or_else(|| FileError::NotFound(path.into()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        TYPEFACES.1.get(index).cloned()
    }

    /// There is no clock.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
