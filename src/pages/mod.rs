//! Model → pages: what an edition shows.
//!
//! Every kind of page has a file here with its view, which is what its template
//! sees, and the function that makes the view out of the model. [`render`] goes
//! through all pages of an edition and keeps none of them, [`render_site`] through those above the
//! editions. Only this module knows the template engine.
//!
//! Views hold words, not numbers to be written, and HTML only where a comment
//! says so; templates escape everything else. Templates ask before they write
//! what may be missing: where there are thousands of a view, a key with nothing
//! to say is left out, for each takes time and room.

mod kinds;
#[cfg(feature = "pdf")]
pub(crate) mod paper;
mod shared;

use rayon::prelude::*;

pub use self::kinds::pack::packs;
pub use self::kinds::site::EditionCard;
use self::kinds::{PageKind, data_files, site};
pub use self::shared::notices::correction_address;
pub use self::shared::pictures::{Motif, Shown, Undrawn, images, pictures};
use self::shared::press::Press;
use self::shared::rendered::finished;
pub use self::shared::rendered::{Rendered, is_page, undrawable, unpaintable};
use self::shared::scripts;
pub use self::shared::styles::{STYLES, Typeface, style_sheet};
pub use self::shared::theme::{Theme, VIEW_VERSION};
use crate::changes::Difference;
use crate::diagnostics::{self, Diagnostics};
use crate::downloads::Download;
use crate::model::{Edition, address};

/// The addresses of an edition's pages and of what is drawn for them, without
/// those of redirects: what redirects can lead to. The pages of the lists of numbers and
/// of entities are no promise: there are more or fewer of them with every one.
pub fn addresses(edition: &Edition) -> Vec<String> {
    let mut addresses: Vec<String> = PageKind::all(edition)
        .into_iter()
        .filter(|kind| kind.is_promise())
        .map(|kind| kind.path(edition))
        .collect();
    for figure in &edition.figures {
        addresses.push(address::chart(figure));
        addresses.push(address::chart_picture(figure));
    }
    addresses
}

/// Takes a page as soon as it is made, from any thread.
pub type Take<'a> = &'a (dyn Fn(Rendered) + Sync);

/// Renders every page of an edition and its charts as files of their own, and hands
/// each over as soon as it is made; pages lead to the downloads that are about what
/// they show and to the pictures that there are. `since` is what differs from the
/// revision that was sealed before. The addresses of all come back, in an order
/// that is the same every time.
///
/// # Errors
///
/// Everything that failed.
pub fn render(
    edition: &Edition,
    theme: &Theme,
    downloads: &[Download],
    pictures: &[Shown<'_>],
    since: Option<&Difference>,
    take: Take<'_>,
) -> Result<Vec<String>, Diagnostics> {
    let give = |rendered: Rendered| {
        let path = rendered.path.clone();
        take(rendered);
        path
    };
    let mut press = Press::new(edition, theme, downloads, pictures)?;
    let charts: Vec<String> = press.chart_files().map(give).collect();
    let pages = || -> Vec<Result<String, Diagnostics>> {
        PageKind::all(edition)
            .into_par_iter()
            // One by one: the longest takes as long as thirty others.
            .with_max_len(1)
            .map(|page| finished(edition, page.path(edition), page.render(&press, since)).map(give))
            .collect()
    };
    let others = || -> Vec<String> {
        let others = data_files(&press).chain(scripts::files(edition));
        others.map(give).collect()
    };
    let (results, others) = rayon::join(pages, others);
    let mut addresses = diagnostics::all(results)?;
    addresses.extend(charts);
    addresses.extend(others);
    Ok(addresses)
}

/// Renders the pages above the editions: their list, with the looks of `newest`,
/// and the page for wrong addresses. `cards` are in the order of the years.
///
/// # Errors
///
/// Everything that failed.
pub fn render_site(
    newest: &Edition,
    theme: &Theme,
    cards: &[EditionCard],
) -> Result<Vec<Rendered>, Diagnostics> {
    // On the threads that have a stack for templates, whoever asks.
    let (editions, not_found) = rayon::join(
        || site::editions(theme, newest, cards),
        || site::not_found(theme, newest, cards),
    );
    let pages = [
        (address::HOME, editions),
        ("404.html", not_found),
        ("editions.js", Ok(site::script(newest, cards))),
    ];
    let pages = pages.into_iter();
    diagnostics::all(pages.map(|(path, result)| finished(newest, path.to_owned(), result)))
}
