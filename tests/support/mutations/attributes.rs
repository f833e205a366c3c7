//! Mutants of single attributes in the words around a claim: operators of grades, ends
//! of orders, areas, units.

use bluebook::model::Edition;

use super::sentences::swapped;

/// The areas of an edition: identifier and name.
pub(super) fn areas(edition: &Edition) -> Vec<(String, String)> {
    let forces = edition.forces.iter();
    let forces = forces.map(|force| (force.id.clone(), force.name.clone()));
    let regions = edition.regions.iter();
    let regions = regions.map(|region| (region.id.clone(), region.name.clone()));
    forces.chain(regions).collect()
}

/// The name of the area that the target is of, for that of another.
pub(super) fn area(
    areas: &[(String, String)],
    text: &str,
    target: &str,
    behind: bool,
) -> Option<String> {
    let parts: Vec<&str> = target.split([':', '/']).collect();
    let of_one = ["value", "change", "points", "from-to"].contains(parts.first()?);
    let n = areas
        .iter()
        .position(|(id, _)| of_one && parts.contains(&id.as_str()))?;
    let other = &areas[(n + 1) % areas.len()].1;
    swapped(text, behind, 4, &[(&areas[n].1, other)])
}

/// "Good or better" for "good", "above" for "below".
pub(super) fn operator(text: &str, target: &str, _: &str, behind: bool) -> Option<String> {
    let set = target.starts_with("count:") || target.starts_with("share:");
    let tested = |test: &str| target.contains(&format!("/{test}/"));
    if !set || !behind || target.contains("..") {
        return None;
    }
    let pairs: &[(&str, &str)] = if tested("at-least") {
        &[
            ("good or better", "good or worse"),
            ("good or better", "good"),
            ("good or outstanding", "outstanding"),
            ("at least good", "at most good"),
        ]
    } else if tested("is") {
        &[
            ("are good", "are good or better"),
            ("is good", "is good or better"),
            ("as good", "as good or better"),
            ("require improvement", "require improvement or worse"),
            ("requires improvement", "requires improvement or worse"),
        ]
    } else if tested("below") {
        &[
            ("below good", "above good"),
            ("not good", "good"),
            ("worse than good", "better than good"),
        ]
    } else {
        &[]
    };
    swapped(text, true, 4, pairs).filter(|mutant| !mutant.contains("better or better"))
}

/// "The lowest" for "the highest".
pub(super) fn superlative(text: &str, target: &str, _: &str, behind: bool) -> Option<String> {
    let ordered = ["highest:", "lowest:", "rank:", "extreme:"];
    if !ordered.iter().any(|scheme| target.starts_with(scheme)) {
        return None;
    }
    let pairs = [
        ("highest", "lowest"),
        ("lowest", "highest"),
        ("largest", "smallest"),
        ("smallest", "largest"),
        ("most", "fewest"),
        ("fewest", "most"),
    ];
    swapped(text, behind, 14, &pairs)
}

/// "Million" behind a number that stands alone in its link.
pub(super) fn unit(text: &str, target: &str, said: &str, behind: bool) -> Option<String> {
    let exact = said.bytes().all(|b| b.is_ascii_digit() || b == b',');
    let free = text.starts_with(' ') && !text.starts_with(" percent");
    (behind && exact && free && !target.starts_with("literal:")).then(|| format!(" million{text}"))
}
