//! A site in memory.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::OnceLock;

use hyper::body::Bytes;

/// Makes a file that takes so long that nobody makes it before it is asked for;
/// nothing where that fails.
pub type Paint = Box<dyn Fn() -> Option<Vec<u8>> + Send + Sync>;

/// The files of a site by their addresses, without a slash at the start.
#[derive(Default)]
pub struct Site {
    files: BTreeMap<String, File>,
    waiting: BTreeMap<String, Waiting>,
}

struct File {
    bytes: Bytes,
    /// The build that made it as it is.
    since: u64,
}

/// A file that is made when it is asked for, once.
struct Waiting {
    paint: Paint,
    painted: OnceLock<Option<Bytes>>,
}

impl fmt::Debug for Site {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Site")
            .field("files", &self.files.len())
            .field("waiting", &self.waiting.len())
            .finish()
    }
}

/// What an address leads to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// A file, with its own address.
    File(String, Bytes),
    /// A folder that was named without its slash.
    Folder,
    /// Nothing.
    Nothing,
}

impl Site {
    /// A site of these files.
    pub fn new(files: impl IntoIterator<Item = (String, Cow<'static, [u8]>)>) -> Self {
        let shared = |bytes| match bytes {
            Cow::Borrowed(bytes) => Bytes::from_static(bytes),
            Cow::Owned(bytes) => Bytes::from(bytes),
        };
        Self {
            files: files
                .into_iter()
                .map(|(path, bytes)| {
                    let bytes = shared(bytes);
                    (path, File { bytes, since: 0 })
                })
                .collect(),
            waiting: BTreeMap::new(),
        }
    }

    /// The site with files that are made when they are asked for.
    #[must_use]
    pub fn with_waiting(mut self, waiting: impl IntoIterator<Item = (String, Paint)>) -> Self {
        self.waiting
            .extend(waiting.into_iter().map(|(path, paint)| {
                let painted = OnceLock::new();
                (path, Waiting { paint, painted })
            }));
        self
    }

    /// The site as the build of this number, after another one: every file but the
    /// pages knows which build made it as it is.
    #[must_use]
    pub(super) fn following(mut self, last: &Self, version: u64) -> Self {
        let others = self.files.iter_mut().filter(|(path, _)| !is_page(path));
        for (path, file) in others {
            file.since = match last.files.get(path) {
                Some(old) if old.bytes == file.bytes => old.since,
                _ => version,
            };
        }
        self
    }

    /// A page whose reader has the build of this number, unless a file that the
    /// page names, such as a style sheet, has changed since then.
    pub(super) fn page_since(&self, path: &str, version: u64) -> Option<Bytes> {
        let Found::File(address, page) = self.find(path) else {
            return None;
        };
        let text = std::str::from_utf8(&page).ok()?;
        let is_named = |path: &str| {
            let name = path.rsplit('/').next().unwrap_or(path);
            text.contains(name)
        };
        let others = self
            .files
            .iter()
            .filter(|(path, file)| file.since > version && !is_page(path));
        let mut others = others.map(|(path, _)| path);
        (is_page(&address) && !others.any(|path| is_named(path))).then_some(page)
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is no file.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// What a decoded path of a request leads to. Only files of the site can be
    /// found: the disk is not looked at.
    pub(super) fn find(&self, path: &str) -> Found {
        let path = path.trim_start_matches('/');
        let address = match path {
            "" => "index.html".to_owned(),
            path if path.ends_with('/') => format!("{path}index.html"),
            path => path.to_owned(),
        };
        if let Some(file) = self.files.get(&address) {
            return Found::File(address, file.bytes.clone());
        }
        if let Some(waiting) = self.waiting.get(&address) {
            let painted = waiting
                .painted
                .get_or_init(|| (waiting.paint)().map(Bytes::from));
            return match painted {
                Some(bytes) => Found::File(address, bytes.clone()),
                None => Found::Nothing,
            };
        }
        if self.files.contains_key(&format!("{address}/index.html")) {
            return Found::Folder;
        }
        Found::Nothing
    }
}

fn is_page(path: &str) -> bool {
    path.ends_with(".html")
}

/// The content type of a file, by its ending.
pub(super) fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        "json" => "application/json",
        "csv" => "text/csv; charset=utf-8",
        "xml" => "application/xml",
        "txt" | "manifest" => "text/plain; charset=utf-8",
        "ods" => "application/vnd.oasis.opendocument.spreadsheet",
        "zip" => "application/zip",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> Site {
        Site::new([
            ("index.html".to_owned(), b"home".as_slice().into()),
            ("2017/index.html".to_owned(), b"edition".as_slice().into()),
        ])
    }

    #[test]
    fn folders_lead_to_their_index() {
        let site = site();
        assert!(matches!(site.find("/"), Found::File(address, _) if address == "index.html"));
        assert!(
            matches!(site.find("/2017/"), Found::File(address, _) if address == "2017/index.html")
        );
        assert_eq!(site.find("/2017"), Found::Folder);
    }

    #[test]
    fn what_waits_is_made_once_and_only_when_it_is_asked_for() {
        use std::sync::Arc;
        use std::sync::atomic::{AtomicUsize, Ordering};
        let made = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&made);
        let paint: Paint = Box::new(move || {
            count.fetch_add(1, Ordering::Relaxed);
            Some(b"PNG".to_vec())
        });
        let failing: Paint = Box::new(|| None);
        let site = site().with_waiting([
            ("2017/charts/grades.png".to_owned(), paint),
            ("2017/charts/other.png".to_owned(), failing),
        ]);
        assert!(matches!(site.find("/"), Found::File(..)));
        assert_eq!(made.load(Ordering::Relaxed), 0);
        for _ in 0..2 {
            let found = site.find("/2017/charts/grades.png");
            assert!(matches!(found, Found::File(_, bytes) if *bytes == *b"PNG"));
        }
        assert_eq!(made.load(Ordering::Relaxed), 1);
        assert_eq!(site.find("/2017/charts/other.png"), Found::Nothing);
    }

    #[test]
    fn a_page_fits_unless_what_it_names_has_changed() {
        let built = |page: &'static str, sheet: &'static str, index: &'static str| {
            Site::new([
                ("2017/a.html".to_owned(), page.as_bytes().into()),
                ("2017/assets/a.css".to_owned(), sheet.as_bytes().into()),
                ("2017/search-index.js".to_owned(), index.as_bytes().into()),
            ])
        };
        let page = "<link href=\"assets/a.css\">";
        let first = built(page, "red", "1").following(&Site::default(), 1);
        let second = built(page, "red", "2").following(&first, 2);
        let third = built(page, "blue", "2").following(&second, 3);
        assert!(first.page_since("/2017/a.html", 1).is_some());
        assert!(second.page_since("/2017/a.html", 1).is_some());
        assert_eq!(third.page_since("/2017/a.html", 1), None);
        assert_eq!(third.page_since("/2017/a.html", 2), None);
        assert!(third.page_since("/2017/a.html", 3).is_some());
        assert_eq!(third.page_since("/2017/assets/a.css", 3), None);
        assert_eq!(third.page_since("/2017/b.html", 3), None);
    }

    #[test]
    fn nothing_outside_the_site_is_found() {
        let site = site();
        for path in [
            "/../Cargo.toml",
            "//etc/passwd",
            "/2017/../../x",
            "/.",
            "/2017/..",
            "/%2e",
        ] {
            assert_eq!(site.find(path), Found::Nothing, "{path}");
        }
    }
}
