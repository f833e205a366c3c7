//! Links to pages that are no part of the report's text, and to what can be taken away:
//! `page:`, `data:`, `download:`.

use super::links::{self, section};
use super::names;
use super::texts::Sections;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Placed, nearest};
use crate::model::address::{self, downloads};
use crate::model::{Edition, Link, Page};

/// What a name behind one of the three schemes leads to.
pub(super) fn resolve(
    scheme: &str,
    name: &Placed<String>,
    edition: &Edition,
    sections: &Sections,
    problems: &mut Diagnostics,
) -> Option<Link> {
    let address = match scheme {
        "page" => page(name, edition, sections, problems),
        "data" => data(name, edition, problems),
        _ => download(name, edition, problems),
    };
    address.map(Link::Inside)
}

/// A standing page, a section of one, or a page that the program makes.
fn page(
    name: &Placed<String>,
    edition: &Edition,
    sections: &Sections,
    problems: &mut Diagnostics,
) -> Option<String> {
    let (page, place) = links::parted(name);
    let id = page.value.as_str();
    let mut known: Vec<&str> = edition.pages.iter().map(|page| page.id.as_str()).collect();
    known.push(Page::ABOUT_THE_DATA);
    known.extend(address::made(edition).map(|(name, _)| name));
    let address = match () {
        () if known.contains(&id) => address::page(id),
        () if id == edition.terms.folder => address::forces(edition),
        () => {
            let known = known.into_iter().chain([edition.terms.folder.as_str()]);
            unknown(
                "page",
                &page,
                names::suggestion("page", id, known),
                problems,
            );
            return None;
        }
    };
    let Some(place) = place else {
        return Some(address);
    };
    let headings = sections.get(&format!("page:{id}"));
    let headings = headings.map_or(&[][..], Vec::as_slice);
    section("page", id, &place, headings, problems)?;
    Some([&address, "#", &place.value].concat())
}

/// The row of what there is of a thing among the downloads.
fn data(name: &Placed<String>, edition: &Edition, problems: &mut Diagnostics) -> Option<String> {
    let subjects = downloads::subjects(edition);
    let Some((path, ..)) = subjects.iter().find(|(_, id, _)| *id == name.value) else {
        let help = match nearest(&name.value, subjects.iter().map(|(_, id, _)| *id)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "name a measure, a question or a force; the page of all data is `page:data`"
                .to_owned(),
        };
        unknown("data", name, help, problems);
        return None;
    };
    // Of many, each has its files on its own page.
    match edition
        .forces
        .find(&name.value)
        .filter(|_| edition.has_many())
    {
        Some(key) if *path == downloads::force(edition, &edition.forces[key]) => {
            Some(address::force(&edition.forces[key]))
        }
        _ => Some([address::DATA, "#", downloads::row(edition, path)].concat()),
    }
}

/// A file among the downloads, with the year before its name or without.
fn download(
    name: &Placed<String>,
    edition: &Edition,
    problems: &mut Diagnostics,
) -> Option<String> {
    let all = downloads::all(edition);
    let file = |path: &String| downloads::file_name(path) == name.value;
    let this_year = |path: &String| downloads::row(edition, path) == name.value;
    let found = all.iter().find(|path| file(path) || this_year(path));
    if found.is_none() {
        let known = all.iter().map(|path| downloads::file_name(path));
        let bare = all.iter().map(|path| downloads::row(edition, path));
        let help = match nearest(&name.value, known.chain(bare)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "write the name of a file as the page of all data has it, such as \
                     `values.csv`"
                .to_owned(),
        };
        unknown("download", name, help, problems);
    }
    found.cloned()
}

fn unknown(what: &str, name: &Placed<String>, help: String, problems: &mut Diagnostics) {
    if problems.is_broken(&name.value) {
        return;
    }
    let message = match what {
        "data" => format!("there are no data of `{}` to take away", name.value),
        _ => format!("there is no {what} `{}`", name.value),
    };
    problems.push(Diagnostic::error(Code::UnknownName, name.place, message).help(help));
}
