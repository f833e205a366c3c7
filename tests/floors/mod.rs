//! The floors of the house: imports go down only.
//!
//! Every file of `src` is read as tokens (so that comments and strings don't
//! count), without its tests. Each path in it (`crate::model::Edition`,
//! `use std::{fs, io}`, `super::super::check`) is written out in full and held
//! against the tables below. That it is seen is proved on small pieces of bad
//! source (`seen`).

mod paths;
mod seen;

use std::collections::BTreeSet;
use std::path::Path;

use proc_macro2::TokenStream;

use paths::Reader;

/// The floors from the ground up. A module may use what lies on lower floors.
const FLOORS: &[&[&str]] = &[
    &["bytes", "diagnostics"],
    &["wording", "images"],
    &["model"],
    &["source"],
    &["check", "claims"],
    &["prose", "charts", "downloads"],
    &["changes"],
    &["pages"],
    &["output", "archive", "preview"],
    &["painting", "pdf"],
    &["pipeline"],
    &["sealing"],
    &["composing", "comparing", "renaming"],
    &["importing", "language"],
    &["renewing"],
    &["commands"],
    &["cli"],
    &["lib", "main"],
];

/// Neighbours on one floor who may be used nevertheless: (who, whom).
const NEIGHBOURS: &[(&str, &str)] = &[("check", "claims")];

/// Modules that may use less than their floor lets them: (who, whom alone).
const STRICTER: &[(&str, &[&str])] = &[("claims", &["diagnostics"])];

/// The order inside a room, from the ground up; what stands in none of these is the
/// room's own roof.
const ROOMS: &[(&str, &[&str])] = &[("pages", &["shared", "kinds"])];

/// What belongs to few: (the start of a path, the modules that may use it, why).
const RESERVED: &[(&str, &[&str], &str)] = &[
    ("toml", &["source"], "only source reads TOML"),
    (
        "toml_edit",
        &["importing", "renewing"],
        "only what writes for editors edits TOML",
    ),
    (
        "image::codecs",
        &["images"],
        "only images decodes photographs",
    ),
    (
        "image::ImageReader",
        &["images"],
        "only images decodes photographs",
    ),
    ("calamine", &["importing"], "only imports read workbooks"),
    ("pulldown_cmark", &["source"], "only source reads Markdown"),
    ("plotters", &["charts"], "only charts draw"),
    ("plotters_backend", &["charts"], "only charts draw"),
    ("typst", &["pdf"], "only the edition on paper is set"),
    ("typst_layout", &["pdf"], "only the edition on paper is set"),
    ("typst_pdf", &["pdf"], "only the edition on paper is set"),
    (
        "fluent_bundle",
        &["wording"],
        "only the catalogue knows its format",
    ),
    (
        "fluent_syntax",
        &["wording"],
        "only the catalogue knows its format",
    ),
    ("tera", &["pages"], "only pages fill templates"),
    (
        "clap",
        &["cli", "commands"],
        "only the command line parses options",
    ),
    (
        "indicatif",
        &["commands"],
        "only commands talk to a terminal",
    ),
    ("std::fs", DISK, "the others neither read nor write"),
    ("walkdir", DISK, "the others neither read nor write"),
    ("rustix", DISK, "the others neither read nor write"),
    (
        "std::net",
        &["preview"],
        "only the preview is on the network",
    ),
    ("tokio", &["preview"], "only the preview is on the network"),
    ("hyper", &["preview"], "only the preview is on the network"),
    (
        "std::env",
        &["commands", "cli"],
        "the environment never reaches the output",
    ),
];
const DISK: &[&str] = &["source", "output", "archive", "preview", "commands"];

/// Names that make builds differ, wherever they stand in a path, and the modules
/// that may use them: commands and the preview show time and serve people who
/// wait, and a writer waits a while for another one's lock.
const UNSTEADY: &[(&str, &[&str])] = &[
    ("HashMap", &["commands", "preview"]),
    ("HashSet", &["commands", "preview"]),
    ("RandomState", &[]),
    ("Instant", &["commands", "preview", "output"]),
    ("SystemTime", &["commands", "preview"]),
    ("ThreadId", &[]),
];

/// No file is longer than this, its tests left out.
const LINES: usize = 400;

#[test]
fn imports_go_down_only() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut seen = BTreeSet::new();
    let mut sources = Vec::new();
    let mut problems = Vec::new();
    for entry in walkdir::WalkDir::new(&src).sort_by_file_name() {
        let entry = entry.expect("src can be walked");
        let path = entry
            .path()
            .strip_prefix(&src)
            .expect("the walk stays in src");
        if path.extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        let module = module_of(path);
        seen.insert(module[0].clone());
        let text = std::fs::read_to_string(entry.path()).expect("source is UTF-8");
        problems.extend(look(&module, &text));
        sources.push((module, text));
    }
    for (room, parts) in ROOMS {
        let inside: Vec<_> = sources
            .iter()
            .filter(|(module, _)| module[0] == *room)
            .collect();
        assert!(inside.len() > parts.len(), "src/{room} was not read");
        problems.extend(circles(&inside));
    }
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
    for needed in ["diagnostics", "model", "source", "check", "pipeline", "cli"] {
        assert!(seen.contains(needed), "src/{needed} was not read");
    }
}

/// `["charts", "svg"]` for `charts/svg.rs`, `["charts"]` for `charts/mod.rs`.
fn module_of(path: &Path) -> Vec<String> {
    let mut module: Vec<String> = path
        .with_extension("")
        .iter()
        .map(|part| part.to_string_lossy().into_owned())
        .collect();
    if module.len() > 1 && module.last().is_some_and(|last| last == "mod") {
        module.pop();
    }
    module
}

/// Everything that is wrong with one file of the module.
fn look(module: &[String], text: &str) -> Vec<String> {
    if module.iter().skip(1).any(|part| part == "tests") {
        return Vec::new();
    }
    let tokens: TokenStream = match text.parse() {
        Ok(tokens) => tokens,
        Err(error) => return vec![format!("{}: {error}", module.join("/"))],
    };
    let reader = Reader::of(module, tokens);

    let name = module[0].as_str();
    let place = |line: usize| format!("src/{}.rs:{line}", module.join("/"));
    let mut problems = Vec::new();
    let Some(floor) = floor_of(name) else {
        return vec![format!("{}: {name} stands on no floor", place(1))];
    };
    for (path, line) in &reader.paths {
        if let [root, used, ..] = path.as_slice()
            && root == "crate"
            && used != name
            && let Some(theirs) = floor_of(used)
        {
            let below = theirs < floor || NEIGHBOURS.contains(&(name, used));
            let stricter = STRICTER
                .iter()
                .any(|(who, whom)| *who == name && !whom.contains(&used.as_str()));
            if !below || stricter {
                problems.push(format!("{}: {name} must not use {used}", place(*line)));
            }
        }
        if goes_up_in_a_room(module, path) {
            problems.push(format!(
                "{}: {} must not use {}",
                place(*line),
                module.join("/"),
                path.join("::")
            ));
        }
        for (start, who, why) in RESERVED {
            let start: Vec<&str> = start.split("::").collect();
            if path.len() >= start.len()
                && path.iter().zip(&start).all(|(a, b)| a == b)
                && !who.contains(&name)
            {
                problems.push(format!("{}: {}: {why}", place(*line), path.join("::")));
            }
        }
        for (unsteady, who) in UNSTEADY {
            if path.iter().any(|part| part == unsteady) && !who.contains(&name) {
                problems.push(format!(
                    "{}: {unsteady} makes builds differ from run to run",
                    place(*line)
                ));
            }
        }
    }
    let lines = text.lines().count() - reader.test_lines;
    if lines > LINES {
        problems.push(format!("{}: {lines} lines, {LINES} at most", place(1)));
    }
    problems
}

/// Whether a path leads from a module to a higher part of the same room.
fn goes_up_in_a_room(module: &[String], path: &[String]) -> bool {
    let Some((room, parts)) = ROOMS.iter().find(|(room, _)| *room == module[0]) else {
        return false;
    };
    let height = |part: Option<&String>| {
        let part = part.and_then(|part| parts.iter().position(|other| other == part));
        part.unwrap_or(parts.len())
    };
    matches!(path, [root, used, ..] if root == "crate" && used == room)
        && height(path.get(2)) > height(module.get(1))
}

/// The modules of a room that use each other in a circle.
fn circles(sources: &[&(Vec<String>, String)]) -> Vec<String> {
    let names: Vec<&[String]> = sources
        .iter()
        .map(|(module, _)| module.as_slice())
        .collect();
    // The module that a path leads to: the longest whose name it starts with.
    let target = |path: &[String]| {
        let inside = path.get(1..).filter(|_| path[0] == "crate")?;
        let fits = |at: &usize| inside.starts_with(names[*at]);
        (0..names.len())
            .filter(fits)
            .max_by_key(|at| names[*at].len())
    };
    let uses: Vec<BTreeSet<usize>> = sources
        .iter()
        .map(|(module, text)| {
            let tokens = text.parse().expect("source that was looked at can be read");
            let paths = Reader::of(module, tokens).paths;
            let used = paths.iter().filter_map(|(path, _)| target(path));
            used.filter(|at| names[*at] != module.as_slice()).collect()
        })
        .collect();
    let reaches = |from: usize, to: usize| {
        let (mut seen, mut next) = (BTreeSet::new(), vec![from]);
        while let Some(at) = next.pop() {
            next.extend(uses[at].iter().filter(|at| seen.insert(**at)));
        }
        seen.contains(&to)
    };
    (0..names.len())
        .filter(|at| reaches(*at, *at))
        .map(|at| format!("src/{}.rs: uses what uses it", names[at].join("/")))
        .collect()
}

fn floor_of(module: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&module))
}
