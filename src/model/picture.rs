//! Pictures that editors put among the text.

use super::Named;
use crate::images::Image;

/// A picture: a file of the edition's folder `images`.
#[derive(Clone, Debug)]
pub struct Picture {
    /// The path of its file in that folder: `durham/street.jpg`.
    pub id: String,
    /// What is in the file.
    pub image: Image,
}

impl Picture {
    /// Its path without the ending.
    pub fn stem(&self) -> &str {
        self.id.rsplit_once('.').map_or(&self.id, |(stem, _)| stem)
    }
}

impl Named for Picture {
    fn id(&self) -> &str {
        &self.id
    }
}
