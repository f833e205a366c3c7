//! What networks and search engines are told of a page: its one address, and
//! Open Graph with a picture. All of it is absolute, so that there is none of it
//! without a `base_url`.

use serde::Serialize;

use super::press::Press;
use crate::charts::cards;
use crate::downloads::About;
use crate::downloads::citation::absolute;
use crate::model::address;

/// A page as networks show it.
#[derive(Serialize)]
pub(in crate::pages) struct SocialView {
    url: String,
    /// With what has to be known of a sample and of illustrative values.
    description: String,
    /// `en_GB`.
    locale: String,
    image: Option<ImageView>,
}

/// The picture of a page.
#[derive(Serialize)]
struct ImageView {
    url: String,
    alt: String,
}

impl SocialView {
    /// The page at an address in the edition.
    pub(in crate::pages) fn new(press: &Press<'_>, path: &str, description: &str) -> Option<Self> {
        let edition = press.edition;
        let url = absolute(edition, path)?;
        let mut words = description.trim().to_owned();
        if !words.is_empty() && !words.ends_with(['.', '?', '!']) {
            words.push('.');
        }
        words.push_str(&press.status);
        Some(Self {
            url,
            description: words,
            locale: edition.language.replace('-', "_"),
            image: None,
        })
    }

    /// The page with the picture of what it is about, if there is one.
    pub(in crate::pages) fn picturing(mut self, press: &Press<'_>, about: About) -> Self {
        let edition = press.edition;
        let (path, alt) = match about {
            About::Force(key) => (
                address::force_picture(edition, &edition.forces[key]),
                cards::of_force(edition, key).frame.desc,
            ),
            About::Measure(key) => {
                let measure = &edition.measures[key];
                let alt = cards::of_measure(edition, measure).frame.desc;
                (address::measure_picture(measure), alt)
            }
            About::Edition | About::Question(_) | About::Figure(_) | About::Downloads => {
                return self;
            }
        };
        if press.pictures.contains(path.as_str()) {
            self.image = absolute(edition, &path).map(|url| ImageView { url, alt });
        }
        self
    }
}
