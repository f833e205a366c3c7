//! A page at an old address: it leads to the new one, with a plain link for
//! browsers that don't follow by themselves. It needs neither a script nor a
//! server.

use serde::Serialize;

use crate::model::{Redirect, address};
use crate::pages::shared::frame::PageView;
use crate::pages::shared::link::LinkView;
use crate::pages::shared::press::Press;
use crate::wording::say;

#[derive(Serialize)]
struct RedirectView {
    page: PageView,
    to: LinkView,
}

/// Renders the page at the old address.
pub(super) fn render(press: &Press<'_>, redirect: &Redirect) -> tera::TeraResult<String> {
    let path = redirect.from.value.as_str();
    let words = &press.edition.wording;
    let to = redirect.to.value.as_str();
    let view = RedirectView {
        page: PageView::new(
            press.edition,
            path,
            "",
            words.text("moved-title"),
            say!(words, "moved-to", address = to),
        )
        .titled(say!(words, "moved-from", address = path))
        .standing_for(press, to),
        to: LinkView::new(format!("{}{to}", address::root(path)), to),
    };
    press.fill("redirect.html", view)
}
