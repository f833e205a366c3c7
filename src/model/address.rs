//! The addresses of pages, relative to the edition. They are promises: people
//! link to them.

pub mod downloads;

use crate::images::Version;

use super::{
    Chapter, Claim, ClaimSite, Edition, Figure, Force, Link, Measure, Picture, Question,
    Recommendation, Region, Source, Term,
};

/// The home page.
pub const HOME: &str = "index.html";
/// The recommendations.
pub const RECOMMENDATIONS: &str = "recommendations.html";
/// The glossary.
pub const GLOSSARY: &str = "glossary.html";
/// The claims.
pub const NUMBERS: &str = "numbers.html";
/// What the source says in two ways.
pub const INCONSISTENCIES: &str = "inconsistencies.html";
/// What was corrected since the edition was published.
pub const CORRECTIONS: &str = "corrections.html";
/// What has changed since the revision before, and since last year.
pub const CHANGES: &str = "changes.html";
/// The list of downloads.
pub const DATA: &str = "data.html";
/// The search.
pub const SEARCH: &str = "search.html";
/// Forces side by side.
pub const COMPARE: &str = "compare.html";
/// The report on one page.
pub const REPORT: &str = "report.html";
/// About the data.
pub const ABOUT_THE_DATA: &str = "about-the-data.html";

/// The pages at the top of an edition that the program makes: the name by which links
/// have each, and the message with what it is called.
pub const MADE: [(&str, &str); 11] = [
    ("index", "home-page"),
    ("recommendations", "recommendations-title"),
    ("glossary", "glossary"),
    ("numbers", "numbers-every"),
    ("inconsistencies", "inconsistencies-short"),
    ("corrections", "corrections-title"),
    ("changes", "changes-title"),
    ("data", "data-title"),
    ("search", "search-title"),
    ("compare", "compare-title"),
    ("report", "report-for-print"),
];

/// Those of them that an edition has.
pub fn made(edition: &Edition) -> impl Iterator<Item = (&'static str, &'static str)> {
    let has = |name: &str| match name {
        "recommendations" => !edition.recommendations.is_empty(),
        "glossary" => !edition.glossary.is_empty(),
        "inconsistencies" => edition.facts.iter().any(|fact| fact.finding.is_some()),
        _ => true,
    };
    MADE.into_iter().filter(move |(name, _)| has(name))
}

/// A page at the top of the edition, by its name.
pub fn page(name: &str) -> String {
    [name, ".html"].concat()
}

/// A chapter's page.
pub fn chapter(chapter: &Chapter) -> String {
    ["chapters/", &chapter.id, ".html"].concat()
}

/// The list of forces.
pub fn forces(edition: &Edition) -> String {
    [&edition.terms.folder, "/index.html"].concat()
}

/// A force's page.
pub fn force(force: &Force) -> String {
    [&force.folder, "/", &force.id, ".html"].concat()
}

/// A measure's page.
pub fn measure(measure: &Measure) -> String {
    ["measures/", &measure.id, ".html"].concat()
}

/// A question's page.
pub fn question(question: &Question) -> String {
    ["questions/", &question.id, ".html"].concat()
}

/// A figure's page.
pub fn figure(figure: &Figure) -> String {
    ["figures/", &figure.id, ".html"].concat()
}

/// A term's place in the glossary.
pub fn term(term: &Term) -> String {
    [GLOSSARY, "#term-", &term.id].concat()
}

/// A recommendation's place among them.
pub fn recommendation(recommendation: &Recommendation) -> String {
    [RECOMMENDATIONS, "#recommendation-", &recommendation.id].concat()
}

/// A source's place in the list of sources.
pub fn source(source: &Source) -> String {
    [ABOUT_THE_DATA, "#source-", &source.id].concat()
}

/// Where a link leads, seen from a page whose way to the edition's folder is
/// `root`.
pub fn link(edition: &Edition, root: &str, link: &Link) -> String {
    let inside = match link {
        Link::External(url) => return url.clone(),
        Link::Here(id) => return ["#", id].concat(),
        Link::Force(key) => force(&edition.forces[*key]),
        Link::Term(key) => term(&edition.glossary[*key]),
        Link::Chapter(key, None) => chapter(&edition.chapters[*key]),
        Link::Chapter(key, Some(section)) => chapter(&edition.chapters[*key]) + "#" + section,
        Link::Figure(key) => figure(&edition.figures[*key]),
        Link::Recommendation(key) => recommendation(&edition.recommendations[*key]),
        Link::Measure(key) => measure(&edition.measures[*key]),
        Link::Question(key) => question(&edition.judgments.questions[*key]),
        Link::Source(key) => source(&edition.sources[*key]),
        Link::Inside(address) => address.clone(),
        Link::Picture(key) => widest(&edition.pictures[*key]),
        Link::Claim(key) => {
            let claim = &edition.claims[*key];
            match &claim.basis {
                Some(basis) => basis.href.clone(),
                None => ledger(claim),
            }
        }
    };
    [root, &inside].concat()
}

/// Where a claim stands on the site.
pub fn claim(edition: &Edition, claim: &Claim) -> String {
    let page = match &claim.site {
        ClaimSite::Chapter(id, _) => edition
            .chapters
            .find(id)
            .map(|key| chapter(&edition.chapters[key])),
        ClaimSite::Page(id, _) => Some(page(id)),
        ClaimSite::Figure(id) => {
            let key = edition.figures.find(id);
            return key.map_or_else(String::new, |key| figure(&edition.figures[key]));
        }
        ClaimSite::Term(_) => Some(GLOSSARY.to_owned()),
        ClaimSite::Recommendation(_) => Some(RECOMMENDATIONS.to_owned()),
        ClaimSite::Measure(id) => {
            let key = edition.measures.find(id);
            return key.map_or_else(String::new, |key| measure(&edition.measures[key]));
        }
        ClaimSite::Home => Some(HOME.to_owned()),
        ClaimSite::Data => return ABOUT_THE_DATA.to_owned(),
    };
    let page = page.unwrap_or_default();
    match claim.anchored {
        true => page + "#" + &claim.anchor,
        false => page,
    }
}

/// The rows that a list of numbers has at the most: a page of them stays under 100 KB.
pub const NUMBERS_ON_A_PAGE: usize = 120;

/// The rows of a table of entities that comes in pages: a page of grades stays under
/// 250 KB.
pub const ENTITIES_ON_A_PAGE: usize = 200;

/// A page of a table that begins on the page at an address, counted from 0.
pub fn further(first: &str, page: usize) -> String {
    match page {
        0 => first.to_owned(),
        _ => format!("{}.{}.html", first.trim_end_matches(".html"), page + 1),
    }
}

/// The first page of the list of those in a region, or in none. Of many there is no
/// single list. No identifier has a full stop in it: no force has such an address.
pub fn finder_region(edition: &Edition, region: Option<&Region>) -> String {
    let name = region.map_or("none", |region| &region.id);
    let kind = region.map_or("region", |_| "in");
    format!("{}/{kind}.{name}.html", edition.terms.folder)
}

/// The first page of the list of all of them from A to Z.
pub fn finder_all(edition: &Edition) -> String {
    format!("{}/all.a-to-z.html", edition.terms.folder)
}

/// A page of a list of numbers, counted from 0. No identifier has a full stop in it: no
/// page has the address of another list.
pub fn numbers(list: &str, page: usize) -> String {
    match page {
        0 => format!("numbers/{list}.html"),
        _ => format!("numbers/{list}.{}.html", page + 1),
    }
}

/// The numbers of a place as data for the script that shows where they come from.
pub fn numbers_data(list: &str) -> String {
    format!("numbers/{list}.js")
}

/// The row of a claim in the lists of numbers.
pub fn ledger(claim: &Claim) -> String {
    [&claim.ledger, "#", &claim.anchor].concat()
}

/// How the addresses of figures alone end.
const EMBED: &str = "-embed.html";

/// A figure alone, for other people's pages.
pub fn figure_embed(figure: &Figure) -> String {
    ["figures/", &figure.id, EMBED].concat()
}

/// Whether an address of the site is that of a figure alone.
pub fn is_figure_embed(path: &str) -> bool {
    path.contains("/figures/") && path.ends_with(EMBED)
}

/// A figure's chart as a file of its own.
pub fn chart(figure: &Figure) -> String {
    ["charts/", &figure.id, ".svg"].concat()
}

/// A figure's chart as a picture.
pub fn chart_picture(figure: &Figure) -> String {
    ["charts/", &figure.id, ".png"].concat()
}

/// A version of a picture among the text.
pub fn picture(picture: &Picture, version: Version) -> String {
    let width = version
        .width
        .map_or(String::new(), |width| format!("-{width}"));
    ["images/", picture.stem(), &width, ".", version.ending].concat()
}

fn widest(of: &Picture) -> String {
    let versions = of.image.versions();
    let widest = versions.last();
    widest.map_or_else(String::new, |version| picture(of, *version))
}

/// The card of a force: a picture by which networks show its page.
pub fn force_picture(edition: &Edition, force: &Force) -> String {
    ["pictures/", &edition.terms.id(), "-", &force.id, ".png"].concat()
}

/// The card of a measure.
pub fn measure_picture(measure: &Measure) -> String {
    ["pictures/measure-", &measure.id, ".png"].concat()
}

/// Where the words of a claim lie in the downloads: table, key, column.
pub fn claim_cell(claim: &Claim) -> String {
    ["claims/", &claim.anchor, "/words"].concat()
}

/// What leads from a page back to the edition's folder: `../` for each folder
/// that the page is in.
pub fn root(address: &str) -> String {
    "../".repeat(address.matches('/').count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_is_as_far_up_as_the_page_is_down() {
        assert_eq!(root(HOME), "");
        assert_eq!(root("forces/index.html"), "../");
    }
}
