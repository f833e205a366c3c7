//! What stands above the editions and belongs to the whole site: their list, the
//! page for wrong addresses, and what crawlers and feed readers ask for.

use super::{Checked, SealedEdition};
use crate::downloads::feed::{self, Correction, Issue};
use crate::model::{Date, Edition, Status, address};
use crate::pages::{self, EditionCard};

/// The editions of the site as its list shows them, by year and revision.
pub(super) fn cards(editions: &[Checked], sealed: &[SealedEdition]) -> Vec<EditionCard> {
    let mut cards: Vec<EditionCard> = sealed.iter().map(|edition| edition.card.clone()).collect();
    for edition in working(editions) {
        if !cards.iter().any(|card| card.address == edition.year) {
            cards.push(EditionCard::of(edition));
        }
    }
    cards.sort_by(|a, b| (&a.year, a.revision).cmp(&(&b.year, b.revision)));
    cards
}

fn working(editions: &[Checked]) -> impl DoubleEndedIterator<Item = &Edition> {
    editions
        .iter()
        .filter_map(|checked| checked.edition.as_ref())
}

/// The pages above the editions. `None`, with the problems added to those of the
/// newest edition, if a template fails.
pub(super) fn pages(
    editions: &mut [Checked],
    cards: &[EditionCard],
) -> Option<Vec<pages::Rendered>> {
    let newest = editions.last_mut()?;
    newest.make(|sound| pages::render_site(sound.edition, &sound.dress.theme, cards))
}

/// What crawlers and feed readers ask for; site map and feed only where it is
/// known where the site will live. `html` are the addresses of all pages.
pub(super) fn for_crawlers(
    editions: &[Checked],
    cards: &[EditionCard],
    html: &[String],
) -> Vec<(&'static str, String)> {
    // A draft is to be found by those who have its address.
    let is_draft = |address: &str| {
        let card = cards.iter().find(|card| card.address == address);
        card.is_some_and(|card| card.status == Status::Draft.id())
    };
    let public = working(editions).rfind(|edition| edition.status != Status::Draft);
    let newest = public.or_else(|| working(editions).last());
    let base = newest.and_then(|newest| newest.base_url.as_deref());
    let mut files = vec![("robots.txt", feed::robots(base))];
    if let (Some(newest), Some(base)) = (newest, base) {
        let paths = html.iter().map(String::as_str);
        let pages: Vec<(&str, Option<Date>)> = paths
            .filter(|path| *path != "404.html")
            .filter(|path| !leads_on(editions, path))
            .filter(|path| !address::is_figure_embed(path))
            .filter(|path| {
                !path
                    .split_once('/')
                    .is_some_and(|(folder, _)| is_draft(folder))
            })
            .map(|path| (path, date(cards, path)))
            .collect();
        files.push(("sitemap.xml", feed::sitemap(base, &pages)));
        let public = cards.iter().filter(|card| !is_draft(&card.address));
        let issues: Vec<Issue<'_>> = public.clone().filter_map(issue).collect();
        let corrections = corrections(public);
        files.push((feed::PATH, feed::feed(base, newest, &issues, &corrections)));
    }
    files
}

/// Whether there is only a redirect at an address of the site.
fn leads_on(editions: &[Checked], path: &str) -> bool {
    let Some((year, inside)) = path.split_once('/') else {
        return false;
    };
    let mut redirects = working(editions)
        .filter(|edition| edition.year == year)
        .flat_map(|edition| &edition.redirects);
    redirects.any(|redirect| redirect.from.value == inside)
}

/// The date of the edition that an address of the site belongs to.
fn date(cards: &[EditionCard], path: &str) -> Option<Date> {
    let (folder, _) = path.split_once('/')?;
    let card = cards.iter().find(|card| card.address == folder)?;
    card.date
}

fn issue(card: &EditionCard) -> Option<Issue<'_>> {
    Some(Issue {
        address: &card.address,
        year: &card.year,
        title: &card.title,
        status: &card.status,
        revision: card.revision,
        date: card.date?,
        words: card.news.clone(),
    })
}

/// The corrections of all editions. The latest revision of a year lists those of
/// the earlier ones, too.
fn corrections<'a>(cards: impl Iterator<Item = &'a EditionCard>) -> Vec<Correction> {
    cards
        .filter(|card| card.address == card.year)
        .flat_map(|card| {
            card.corrections.iter().filter_map(|correction| {
                Some(Correction {
                    year: card.year.clone(),
                    revision: correction.revision,
                    date: Date::parse(&correction.date)?,
                    words: format!("{} {}", correction.what, correction.why),
                    path: pages::correction_address(correction.number),
                })
            })
        })
        .collect()
}
