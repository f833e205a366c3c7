//! What there is to take away, as links with type and size.

use std::collections::BTreeMap;

use super::link::LinkView;
use crate::downloads::{About, Download};

/// The downloads of an edition, as pages offer them, by what they are about.
#[derive(Default)]
pub(in crate::pages) struct Offers(BTreeMap<About, Vec<Offer>>);

struct Offer {
    path: String,
    /// What it is.
    name: String,
    /// With its type: two files with one title are told apart by it.
    title: String,
    /// Of a table.
    rows: Option<usize>,
    /// Unknown where the file is not made yet.
    size: Option<String>,
}

impl Offers {
    /// The offers of all downloads.
    pub(in crate::pages) fn new(downloads: &[Download]) -> Self {
        let mut offers = Self::default();
        for download in downloads {
            let title = format!("{} ({})", download.title, download.format());
            offers.0.entry(download.about).or_default().push(Offer {
                path: download.path.clone(),
                name: download.title.clone(),
                title,
                rows: download.rows,
                size: Some(size(download.length)),
            });
        }
        offers
    }

    /// One more offer. Its size is unknown where the file is made only when
    /// somebody asks for it.
    pub(in crate::pages) fn add(
        &mut self,
        about: About,
        path: String,
        title: &str,
        bytes: Option<usize>,
    ) {
        self.0.entry(about).or_default().push(Offer {
            path,
            name: title.to_owned(),
            title: title.to_owned(),
            rows: None,
            size: bytes.map(size),
        });
    }

    /// Links to the downloads about something, from a page whose way to the
    /// edition's folder is `root`.
    pub(in crate::pages) fn about(&self, about: About, root: &str) -> Vec<LinkView> {
        let offers = self.0.get(&about).into_iter().flatten();
        offers.map(|offer| offer.link(root)).collect()
    }

    /// What each download about something is, its rows if it is a table, and a link to
    /// it from the edition's folder.
    pub(in crate::pages) fn told(
        &self,
        about: About,
    ) -> impl Iterator<Item = (&str, Option<usize>, LinkView)> {
        let offers = self.0.get(&about).into_iter().flatten();
        offers.map(|offer| (offer.name.as_str(), offer.rows, offer.link("")))
    }

    /// A link to the download at an address.
    pub(in crate::pages) fn at(&self, path: &str, root: &str) -> Option<LinkView> {
        let offer = self.0.values().flatten().find(|offer| offer.path == path)?;
        Some(offer.link(root))
    }
}

impl Offer {
    fn link(&self, root: &str) -> LinkView {
        let link = LinkView::new(format!("{root}{}", self.path), self.title.as_str());
        match &self.size {
            Some(size) => link.about(size.as_str()),
            None => link,
        }
    }
}

/// A size in words: whole kilobytes, at least one.
fn size(bytes: usize) -> String {
    match bytes.div_ceil(1_000) {
        kilobytes @ 0..1_000 => format!("{} KB", kilobytes.max(1)),
        kilobytes => format!("{}.{} MB", kilobytes / 1_000, kilobytes % 1_000 / 100),
    }
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_are_rounded_up_to_kilobytes() {
        assert_eq!(size(0), "1 KB");
        assert_eq!(size(12_001), "13 KB");
        assert_eq!(size(1_250_000), "1.2 MB");
    }
}
