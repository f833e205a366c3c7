//! `force-names.js`: what find-a-force looks through, on every page.

use serde::Serialize;

use crate::model::{Edition, Force};

/// The file, relative to the edition.
pub(in crate::pages) const PATH: &str = "force-names.js";

/// Identifier, name, region, and every other form in which people write the name,
/// and the places in its area.
#[derive(Serialize)]
struct Names<'a>(&'a str, &'a str, &'a str, Vec<&'a str>, &'a [String]);

/// The file, a script that sets one variable. Forces stand from A to Z.
pub(in crate::pages) fn file(edition: &Edition) -> String {
    let mut forces: Vec<&Force> = edition.forces.iter().collect();
    forces.sort_by(|a, b| a.name.cmp(&b.name));
    let names: Vec<Names<'_>> = forces
        .into_iter()
        .map(|force| {
            let mut others = vec![force.official_name.as_str()];
            others.extend(force.code.as_deref());
            others.extend(force.welsh_name.as_deref());
            others.extend(force.other_names.iter().map(String::as_str));
            let region = force.region.map(|key| edition.regions[key].name.as_str());
            let region = region.unwrap_or_default();
            Names(&force.id, &force.name, region, others, &force.places)
        })
        .collect();
    super::scripts::data("bluebookForces", &names)
}
