//! Targets of links: what they lead to, or why they lead nowhere.

use super::texts::Sections;
use super::{inside, names};
use crate::claims;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Placed, nearest};
use crate::model::{Edition, Link};
use crate::source::{RawLink, address_fault, is_kebab_case};

/// What a target means.
pub(super) enum Target {
    /// A link that leads somewhere.
    Link(Link),
    /// A claim; what it says is checked with the others.
    Claim,
}

/// Schemes of references.
const REFERENCES: [&str; 11] = [
    "force",
    "term",
    "chapter",
    "figure",
    "recommendation",
    "measure",
    "question",
    "source",
    "page",
    "data",
    "download",
];

/// The scheme of notes on what is still to be done.
pub(super) const TO_DO: &str = "todo";

/// What is to be done, and how pages say it.
const TO_DOS: [(&str, &str); 2] = [("write", "To write: "), ("check", "To check: ")];

/// Schemes that lead out of the site.
const OUTSIDE: [&str; 3] = ["https", "http", "mailto"];

/// Schemes that run or read something on the reader's machine.
const DANGEROUS: [&str; 5] = ["javascript", "data", "vbscript", "file", "blob"];

/// Resolves the target of a link. `here` are the headings of the page that it
/// stands in.
pub(super) fn resolve(
    raw: &RawLink,
    edition: &Edition,
    sections: &Sections,
    here: &[String],
    problems: &mut Diagnostics,
) -> Option<Target> {
    let target = &raw.target;
    if let Some(id) = target.strip_prefix('#') {
        return here_link(id, target, here, problems);
    }
    if target.value.is_empty() {
        problems.push(
            Diagnostic::error(Code::BrokenLink, target.place, "this link has no target")
                .help("write between the round brackets where it leads"),
        );
        return None;
    }
    let Some((scheme, _)) = target.split_once(':') else {
        problems.push(
            Diagnostic::error(
                Code::BrokenLink,
                target.place,
                format!("`{}` leads nowhere", target.value),
            )
            .help(
                "links inside the report name what they lead to: `chapter:…`, `force:…`, \
                 `measure:…`; links out of it begin with https://",
            ),
        );
        return None;
    };
    let lower = scheme.to_lowercase();
    if OUTSIDE.contains(&lower.as_str()) {
        return outside(target, problems);
    }
    if claims::Target::is_claim_scheme(scheme) {
        return Some(Target::Claim);
    }
    let (_, name) = split(target);
    // A text of its own, `data:text/html,…`, is no name of data.
    let is_text = scheme == "data" && !is_kebab_case(&name.value);
    if REFERENCES.contains(&scheme) && !is_text {
        return reference(scheme, &name, edition, sections, problems).map(Target::Link);
    }
    problems.push(unknown_scheme(scheme, &lower, target));
    None
}

/// The scheme of a target, and the name after it with its place.
pub(super) fn split(target: &Placed<String>) -> (Option<&str>, Placed<String>) {
    let Some((scheme, rest)) = target.split_once(':') else {
        return (None, target.clone());
    };
    let skipped = scheme.len() + 1;
    let place = match target.place.range().len() == target.value.len() {
        true => target.place.within(skipped..target.value.len()),
        false => target.place,
    };
    (Some(scheme), Placed::new(rest.to_owned(), place))
}

/// What a target outside of running text names: something in the edition.
pub(super) fn named(
    target: &Placed<String>,
    edition: &Edition,
    sections: &Sections,
    problems: &mut Diagnostics,
) -> Option<Link> {
    let (scheme, name) = split(target);
    let scheme = scheme.unwrap_or_default();
    if REFERENCES.contains(&scheme) {
        return reference(scheme, &name, edition, sections, problems);
    }
    let help = match nearest(scheme, REFERENCES) {
        Some(near) => format!("did you mean `{near}:`?"),
        None => format!(
            "name it such as `chapter:summary`; what can be named begins with page: {}",
            REFERENCES.map(|scheme| format!("{scheme}:")).join(" ")
        ),
    };
    problems.push(
        Diagnostic::error(
            Code::UnknownScheme,
            target.place,
            format!("`{}` names nothing in this edition", target.value),
        )
        .help(help),
    );
    None
}

/// Whether a link is a note on what is still to be done.
pub(super) fn is_to_do(link: &RawLink) -> bool {
    split(&link.target).0 == Some(TO_DO)
}

/// How pages begin a note on what is still to be done. Each is a warning, so
/// that the list of warnings is the work that is left.
pub(super) fn to_do(
    raw: &RawLink,
    words: &str,
    problems: &mut Diagnostics,
) -> Option<&'static str> {
    let (_, kind) = raw.target.split_once(':')?;
    let Some((_, start)) = TO_DOS.iter().find(|(name, _)| *name == kind) else {
        problems.push(
            Diagnostic::error(
                Code::BrokenLink,
                raw.target.place,
                format!("a note on what is to be done is no `{kind}`"),
            )
            .help("write `[…](todo:write)` or `[…](todo:check)`"),
        );
        return None;
    };
    problems.push(
        Diagnostic::warning(
            Code::ToWrite,
            raw.place,
            format!("still {}{words}", lower(start)),
        )
        .help("do what the note says and take it out; no final edition has one"),
    );
    Some(start)
}

/// "to write: " for "To write: ".
fn lower(start: &str) -> String {
    start.to_lowercase()
}

fn unknown_scheme(scheme: &str, lower: &str, target: &Placed<String>) -> Diagnostic {
    if DANGEROUS.contains(&lower.trim()) {
        return Diagnostic::error(
            Code::DangerousScheme,
            target.place,
            format!("links with `{scheme}:` can run programs or read files, so none is published"),
        )
        .help("link to a page with https://");
    }
    let known = claims::Target::schemes()
        .chain(REFERENCES)
        .chain(OUTSIDE)
        .chain([TO_DO]);
    let help = match nearest(scheme, known) {
        Some(near) => format!("did you mean `{near}:`?"),
        None => format!(
            "links in the report begin with {}; bound numbers with {}",
            REFERENCES.map(|scheme| format!("{scheme}:")).join(" "),
            claims::Target::schemes()
                .map(|scheme| format!("{scheme}:"))
                .collect::<Vec<_>>()
                .join(" "),
        ),
    };
    Diagnostic::error(
        Code::UnknownScheme,
        target.place,
        format!("there are no links with `{scheme}:`"),
    )
    .help(help)
}

fn here_link(
    id: &str,
    target: &Placed<String>,
    here: &[String],
    problems: &mut Diagnostics,
) -> Option<Target> {
    if here.iter().any(|known| known == id) {
        return Some(Target::Link(Link::Here(id.to_owned())));
    }
    problems.push(
        Diagnostic::error(
            Code::BrokenLink,
            target.place,
            format!("this page has no heading with the identifier `{id}`"),
        )
        .help(names::suggestion(
            "heading",
            id,
            here.iter().map(String::as_str),
        )),
    );
    None
}

fn outside(target: &Placed<String>, problems: &mut Diagnostics) -> Option<Target> {
    if let Some(fault) = address_fault(target) {
        problems.push(
            Diagnostic::error(
                Code::BrokenLink,
                target.place,
                format!("`{}` is no whole address: {fault}", target.value),
            )
            .help("write it such as https://www.example.org/page"),
        );
        return None;
    }
    Some(Target::Link(Link::External(target.value.clone())))
}

fn reference(
    scheme: &str,
    name: &Placed<String>,
    edition: &Edition,
    sections: &Sections,
    problems: &mut Diagnostics,
) -> Option<Link> {
    Some(match scheme {
        "force" => Link::Force(names::force(&edition.forces, name, problems)?),
        "term" => Link::Term(names::find(&edition.glossary, "term", name, problems)?),
        "figure" => Link::Figure(names::find(&edition.figures, "figure", name, problems)?),
        "recommendation" => Link::Recommendation(names::find(
            &edition.recommendations,
            "recommendation",
            name,
            problems,
        )?),
        "measure" => Link::Measure(names::find(&edition.measures, "measure", name, problems)?),
        "question" => Link::Question(names::find(
            &edition.judgments.questions,
            "question",
            name,
            problems,
        )?),
        "source" => Link::Source(names::find(&edition.sources, "source", name, problems)?),
        "page" | "data" | "download" => inside::resolve(scheme, name, edition, sections, problems)?,
        _ => chapter(name, edition, sections, problems)?,
    })
}

fn chapter(
    name: &Placed<String>,
    edition: &Edition,
    sections: &Sections,
    problems: &mut Diagnostics,
) -> Option<Link> {
    let (chapter, place) = parted(name);
    let key = names::find(&edition.chapters, "chapter", &chapter, problems)?;
    let Some(place) = place else {
        return Some(Link::Chapter(key, None));
    };
    let headings = sections.get(&format!("chapter:{}", chapter.value));
    let headings = headings.map_or(&[][..], Vec::as_slice);
    section("chapter", &chapter.value, &place, headings, problems)?;
    Some(Link::Chapter(key, Some(place.value)))
}

/// A name, and the identifier of a heading behind it.
pub(super) fn parted(name: &Placed<String>) -> (Placed<String>, Option<Placed<String>>) {
    let Some((id, section)) = name.split_once('#') else {
        return (name.clone(), None);
    };
    let part = |range: std::ops::Range<usize>| match name.place.range().len() == name.value.len() {
        true => name.place.within(range),
        false => name.place,
    };
    let section = Placed::new(section.to_owned(), part(id.len() + 1..name.value.len()));
    (Placed::new(id.to_owned(), part(0..id.len())), Some(section))
}

/// Whether a text has a heading that is linked to.
pub(super) fn section(
    what: &str,
    id: &str,
    section: &Placed<String>,
    known: &[String],
    problems: &mut Diagnostics,
) -> Option<()> {
    if known.contains(&section.value) {
        return Some(());
    }
    let message = format!(
        "the {what} `{id}` has no heading with the identifier `{}`",
        section.value
    );
    let known = known.iter().map(String::as_str);
    problems.push(
        Diagnostic::error(Code::BrokenLink, section.place, message).help(names::suggestion(
            "heading",
            &section.value,
            known,
        )),
    );
    None
}
