//! What concerns single forces, as a figure or a measure says it.

use super::link::LinkView;
use crate::model::{Caveat, Edition, Force, Measure, address};
use crate::prose::{Writer, escape};
use crate::wording::say;

/// The caveats that concern single forces' values of a measure, a paragraph of
/// HTML each: the forces, linked, what kind it is, what it says.
pub(in crate::pages) fn on_measure(
    edition: &Edition,
    measure: &Measure,
    writer: &Writer<'_>,
    root: &str,
) -> Vec<String> {
    let caveats = edition.caveats_on(measure);
    if let Some(said) = elsewhere(edition, measure) {
        let href = escape(&[root, address::ABOUT_THE_DATA].concat());
        return vec![format!("<a href=\"{href}\">{}</a>", escape(&said))];
    }
    caveats
        .map(|caveat| {
            let forces = named(edition, caveat, |force| {
                let href = format!("{root}{}", address::force(force));
                format!("<a href=\"{}\">{}</a>", escape(&href), escape(&force.name))
            });
            let kind = edition.wording.text(caveat.kind.message()).to_lowercase();
            format!("{forces}: {kind}. {}", writer.inline(&caveat.text))
        })
        .collect()
}

/// The same without links, for a chart that stands alone.
pub(in crate::pages) fn on_measure_in_words(
    edition: &Edition,
    measure: &Measure,
    writer: &Writer<'_>,
) -> Vec<String> {
    let caveats = edition.caveats_on(measure);
    if let Some(said) = elsewhere(edition, measure) {
        return vec![said];
    }
    caveats
        .map(|caveat| {
            let forces = named(edition, caveat, |force| force.name.clone());
            let kind = edition.wording.text(caveat.kind.message()).to_lowercase();
            format!("{forces}: {kind}. {}", writer.text(&caveat.text))
        })
        .collect()
}

/// What is said of caveats on single values instead of each of them, where there are many.
fn elsewhere(edition: &Edition, measure: &Measure) -> Option<String> {
    /// So many stand under a figure.
    const MOST: usize = 10;
    let count = edition.caveats_on(measure).count();
    let many = edition.has_many() && count > MOST;
    many.then(|| say!(edition.wording, "caveats-of-many", count = count))
}

/// The forces of a caveat as links.
pub(in crate::pages) fn forces(edition: &Edition, caveat: &Caveat) -> Vec<LinkView> {
    let forces = caveat.forces.iter().map(|key| &edition.forces[*key]);
    forces
        .map(|force| LinkView::new(address::force(force), force.name.as_str()))
        .collect()
}

/// "Dorset", "Essex and Kent", "Essex, Kent and Surrey".
fn named(edition: &Edition, caveat: &Caveat, name: impl Fn(&Force) -> String) -> String {
    let forces = caveat.forces.iter();
    let names: Vec<String> = forces.map(|key| name(&edition.forces[*key])).collect();
    edition.wording.list(&names)
}
