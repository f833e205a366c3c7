//! What stands whole among the text: figures, recommendations, pictures.

use super::links::{self, Target};
use super::texts::Texts;
use crate::diagnostics::{Code, Diagnostic, nearest};
use crate::model::Link;
use crate::source::RawLink;

impl Texts<'_> {
    /// The picture that an image shows: its path is written from the edition's folder,
    /// or from that of the chapters, as other programs want it.
    pub(super) fn picture(&mut self, raw: &RawLink) -> Option<Link> {
        let target = &raw.target;
        let path = target.value.strip_prefix("../").unwrap_or(&target.value);
        let Some(name) = path.strip_prefix("images/") else {
            let help = "pictures lie in the edition's folder `images`: `![…](images/…)`";
            self.problems.push(
                Diagnostic::error(
                    Code::Picture,
                    target.place,
                    format!("`{}` is not in the folder of the pictures", target.value),
                )
                .help(help),
            );
            return None;
        };
        let pictures = &self.edition.pictures;
        let found = pictures.find(name);
        if found.is_none() && !self.problems.is_broken(path) {
            let near = nearest(name, pictures.ids());
            let help = match near {
                Some(near) => format!("did you mean `images/{near}`?"),
                None => format!(
                    "put the file into the folder content/{}/images",
                    self.edition.year
                ),
            };
            self.problems.push(
                Diagnostic::error(
                    Code::Picture,
                    target.place,
                    format!("there is no picture `{path}`"),
                )
                .help(help),
            );
        }
        found.map(Link::Picture)
    }

    /// What an image embeds: a figure or a recommendation, nothing else.
    pub(super) fn embedded(&mut self, raw: &RawLink) -> Option<Link> {
        let (scheme, _) = raw.target.split_once(':').unwrap_or(("", ""));
        if !matches!(scheme, "figure" | "recommendation") {
            let (message, help) = match scheme {
                "http" | "https" => (
                    "a picture from elsewhere can't be shown",
                    "put the file into the edition's folder `images`: `![…](images/…)`",
                ),
                _ => (
                    "only pictures, figures and recommendations can be shown like this",
                    "write `![](figure:…)` with the name of a file in figures/",
                ),
            };
            self.problems
                .push(Diagnostic::error(Code::UnknownScheme, raw.target.place, message).help(help));
            return None;
        }
        match links::resolve(raw, self.edition, self.sections, &[], self.problems)? {
            Target::Link(link @ (Link::Figure(_) | Link::Recommendation(_))) => Some(link),
            _ => None,
        }
    }
}
