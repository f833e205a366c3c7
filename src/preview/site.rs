//! A site in memory.

use std::borrow::Cow;
use std::collections::BTreeMap;

use hyper::body::Bytes;

/// The files of a site by their addresses, without a slash at the start.
#[derive(Clone, Debug, Default)]
pub struct Site {
    files: BTreeMap<String, Bytes>,
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
                .map(|(path, bytes)| (path, shared(bytes)))
                .collect(),
        }
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
        if let Some(bytes) = self.files.get(&address) {
            return Found::File(address, bytes.clone());
        }
        if self.files.contains_key(&format!("{address}/index.html")) {
            return Found::Folder;
        }
        Found::Nothing
    }
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
