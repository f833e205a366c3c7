//! The anchors of claims.

use crate::model::ClaimSite;

/// The anchor of a claim: what it stands under, a dot, and its target.
///
/// Anchors of different pages may be the same; `numbers.html` has them all, so
/// the page is part of the list's own anchors.
pub(super) fn anchor(site: &ClaimSite, target: &str) -> String {
    let mut anchor = match site {
        ClaimSite::Chapter(of, section) | ClaimSite::Page(of, section) => {
            [of.as_str(), ".", section].concat()
        }
        ClaimSite::Figure(id) => ["figure.", id].concat(),
        ClaimSite::Term(id) => ["term.", id].concat(),
        ClaimSite::Recommendation(number) => ["recommendation.", number].concat(),
        ClaimSite::Measure(id) => ["measure.", id].concat(),
        ClaimSite::Home => "home".to_owned(),
        ClaimSite::Data => "data".to_owned(),
    };
    anchor.reserve(target.len() + 1);
    anchor.push('.');
    let start = anchor.len();
    for part in target.split("..") {
        if anchor.len() > start {
            anchor.push_str("-to-");
        }
        anchor.extend(part.chars().map(|c| match c {
            'a'..='z' | '0'..='9' | '-' => c,
            _ => '-',
        }));
    }
    anchor
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_anchor_says_where_and_what() {
        let site = ClaimSite::Chapter("investigation".into(), "outcomes".into());
        assert_eq!(
            anchor(&site, "points:outcome-16/durham/2016..2017"),
            "investigation.outcomes.points-outcome-16-durham-2016-to-2017"
        );
    }
}
