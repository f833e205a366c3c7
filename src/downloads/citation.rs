//! Short citations, with edition and revision, for people to quote.

use crate::model::{Edition, Status};
use crate::wording::say;

/// How to quote a page, a figure or a download of an edition: `part` is its
/// title, `path` its address in the edition. The whole edition has no part.
///
/// "Wanted records", Police effectiveness 2017, edition 2017, revision 1
/// (sample). Publisher, 22 March 2018. `https://example.org/2017/…`
pub fn cite(edition: &Edition, part: Option<&str>, path: &str) -> String {
    let part = part.map_or_else(String::new, |part| ["“", part.trim(), "”, "].concat());
    let message = match edition.status {
        Status::Final => "cite",
        Status::Draft => "cite-draft",
        Status::Sample => "cite-sample",
    };
    let words = &edition.wording;
    let which = say!(
        words,
        message,
        year = edition.year,
        revision = edition.revision
    );
    let address = absolute(edition, path).map_or_else(String::new, |url| format!(" {url}"));
    [
        &part,
        &edition.title,
        ", ",
        &which,
        ". ",
        &edition.publisher,
        ", ",
        &edition.date.said(words),
        ".",
        &address,
    ]
    .concat()
}

/// The absolute address of something in an edition, if it is known where the
/// site will live.
pub fn absolute(edition: &Edition, path: &str) -> Option<String> {
    let base = edition.base_url.as_ref()?;
    Some(format!("{base}/{}/{path}", edition.year))
}
