//! The floors of the house: imports go down only.
//!
//! Every file of `src` is read as tokens (so that comments and strings don't
//! count), without its tests. Each path in it (`crate::model::Edition`,
//! `use std::{fs, io}`, `super::super::check`) is written out in full and held
//! against the tables below. That the reader sees what it should is proved at
//! the end on small pieces of bad source.

use std::collections::BTreeSet;
use std::path::Path;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The floors from the ground up. A module may use what lies on lower floors.
const FLOORS: &[&[&str]] = &[
    &["bytes", "diagnostics"],
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
    &["composing", "comparing"],
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
    ("calamine", &["importing"], "only imports read workbooks"),
    ("pulldown_cmark", &["source"], "only source reads Markdown"),
    ("plotters", &["charts"], "only charts draw"),
    ("plotters_backend", &["charts"], "only charts draw"),
    ("typst", &["pdf"], "only the edition on paper is set"),
    ("typst_layout", &["pdf"], "only the edition on paper is set"),
    ("typst_pdf", &["pdf"], "only the edition on paper is set"),
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

/// Words of the language after which a path may begin with `::`.
const WORDS: &[&str] = &[
    "use", "return", "in", "for", "dyn", "impl", "match", "if", "mut",
];

/// Collects paths from tokens.
#[derive(Default)]
struct Reader {
    /// Each path in full, and its line.
    paths: Vec<(Vec<String>, usize)>,
    /// How many lines are tests.
    test_lines: usize,
}

impl Reader {
    /// What stands in a module.
    fn of(module: &[String], tokens: TokenStream) -> Self {
        let mut reader = Self::default();
        let inside = match module {
            [root] if root == "lib" || root == "main" => Vec::new(),
            module => module.to_vec(),
        };
        reader.read(&tokens.into_iter().collect::<Vec<_>>(), &inside);
        reader
    }

    /// Reads tokens of the module `inside`; `super` and `self` are resolved.
    fn read(&mut self, tokens: &[TokenTree], inside: &[String]) {
        let mut at = 0;
        while at < tokens.len() {
            if is_cfg_test(&tokens[at..]) {
                let end = end_of_item(tokens, at + 2);
                let first = tokens[at].span().start().line;
                let last = tokens[end - 1].span().end().line;
                self.test_lines += last + 1 - first;
                at = end;
                continue;
            }
            match &tokens[at] {
                TokenTree::Ident(word) if word == "mod" => {
                    if let (Some(TokenTree::Ident(name)), Some(TokenTree::Group(body))) =
                        (tokens.get(at + 1), tokens.get(at + 2))
                    {
                        let mut deeper = inside.to_vec();
                        deeper.push(name.to_string());
                        self.read(&body.stream().into_iter().collect::<Vec<_>>(), &deeper);
                        at += 3;
                    } else {
                        at += 1;
                    }
                }
                // `pub(in crate::pages)` uses nothing.
                TokenTree::Ident(word) if word == "pub" => {
                    at += 1 + usize::from(matches!(
                        tokens.get(at + 1),
                        Some(TokenTree::Group(reach)) if reach.delimiter() == Delimiter::Parenthesis
                    ));
                }
                // `use ::tera` and `-> ::tera::Tera`: the word is no part of the path.
                TokenTree::Ident(word) if WORDS.contains(&word.to_string().as_str()) => at += 1,
                TokenTree::Ident(_) => at = self.path(tokens, at, &[], inside),
                TokenTree::Group(group) => {
                    self.read(&group.stream().into_iter().collect::<Vec<_>>(), inside);
                    at += 1;
                }
                _ => at += 1,
            }
        }
    }

    /// Reads the path or tree of paths that starts here; gives where it ends.
    fn path(
        &mut self,
        tokens: &[TokenTree],
        mut at: usize,
        prefix: &[String],
        inside: &[String],
    ) -> usize {
        let line = tokens[at].span().start().line;
        let mut path = prefix.to_vec();
        while let Some(TokenTree::Ident(part)) = tokens.get(at) {
            path.push(part.to_string());
            at += 1;
            if !is_colons(&tokens[at..]) {
                break;
            }
            at += 2;
            if let Some(TokenTree::Group(tree)) = tokens.get(at)
                && tree.delimiter() == Delimiter::Brace
            {
                self.tree(
                    &tree.stream().into_iter().collect::<Vec<_>>(),
                    &path,
                    inside,
                );
                return at + 1;
            }
        }
        self.paths.push((in_full(path, inside), line));
        at
    }

    /// Reads what stands in the braces of `use a::{…}`.
    fn tree(&mut self, tokens: &[TokenTree], prefix: &[String], inside: &[String]) {
        let mut at = 0;
        while at < tokens.len() {
            match &tokens[at] {
                TokenTree::Ident(word) if word == "as" => at += 2,
                TokenTree::Ident(_) => at = self.path(tokens, at, prefix, inside),
                TokenTree::Punct(star) if star.as_char() == '*' => {
                    let line = star.span().start().line;
                    self.paths.push((in_full(prefix.to_vec(), inside), line));
                    at += 1;
                }
                _ => at += 1,
            }
        }
    }
}

/// Resolves `self` and `super` at the start of a path.
fn in_full(path: Vec<String>, inside: &[String]) -> Vec<String> {
    let climbs = path.iter().take_while(|part| *part == "super").count();
    let selves = usize::from(path[0] == "self");
    if climbs + selves == 0 {
        return path;
    }
    let climbs_after_self = path
        .iter()
        .skip(selves)
        .take_while(|part| *part == "super")
        .count();
    let stays = inside.len().saturating_sub(climbs_after_self);
    std::iter::once("crate".to_owned())
        .chain(inside[..stays].iter().cloned())
        .chain(path.into_iter().skip(selves + climbs_after_self))
        .collect()
}

fn is_colons(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [TokenTree::Punct(a), TokenTree::Punct(b), ..]
        if a.as_char() == ':' && b.as_char() == ':')
}

/// `#[cfg(test)]`
fn is_cfg_test(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [TokenTree::Punct(hash), TokenTree::Group(attribute), ..]
        if hash.as_char() == '#'
            && attribute.delimiter() == Delimiter::Bracket
            && attribute.stream().to_string().replace(' ', "") == "cfg(test)")
}

/// Where the item ends that starts here: after its braces or its semicolon.
fn end_of_item(tokens: &[TokenTree], from: usize) -> usize {
    tokens
        .iter()
        .enumerate()
        .skip(from)
        .find(|(_, token)| match token {
            TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
            TokenTree::Punct(mark) => mark.as_char() == ';',
            _ => false,
        })
        .map_or(tokens.len(), |(at, _)| at + 1)
}

/// What the reader says of a piece of source in this module.
fn said(module: &str, text: &str) -> String {
    let module: Vec<String> = module.split('/').map(str::to_owned).collect();
    look(&module, text).join("\n")
}

#[test]
fn a_lower_floor_may_be_used_and_a_higher_may_not() {
    assert_eq!(said("check/grades", "use crate::model::Edition;"), "");
    assert_eq!(
        said("model/grades", "\nuse crate::check::Report;"),
        "src/model/grades.rs:2: model must not use check"
    );
    assert_eq!(
        said("commands", "fn exit() -> crate::cli::Exit { loop {} }"),
        "src/commands.rs:1: commands must not use cli"
    );
}

#[test]
fn neighbours_keep_apart_but_for_the_pair_that_may() {
    assert_eq!(said("check", "use crate::claims::agree;"), "");
    assert!(said("claims", "use crate::check::agree;").contains("must not use check"));
    assert!(said("claims", "use crate::model::Mark;").contains("must not use model"));
    assert!(said("claims", "use crate::source::Tree;").contains("must not use source"));
    assert_eq!(said("claims", "use crate::diagnostics::Span;"), "");
    assert!(said("prose", "use crate::charts::draw;").contains("must not use charts"));
}

#[test]
fn a_room_has_an_order_of_its_own_and_no_circle() {
    assert_eq!(
        said("pages/kinds/home", "use crate::pages::shared::link;"),
        ""
    );
    assert_eq!(
        said("pages", "use self::kinds::home; use self::shared::link;"),
        ""
    );
    for up in [
        "use crate::pages::kinds::home;",
        "use super::super::Failure;",
    ] {
        assert!(
            said("pages/shared/link", up).contains("pages/shared/link must not use"),
            "{up}"
        );
    }
    let source = |module: &str, text: &str| {
        (
            module.split('/').map(str::to_owned).collect(),
            text.to_owned(),
        )
    };
    let a = source("pages/shared/a", "use super::b::B;");
    let b = source("pages/shared/b", "fn f() { crate::pages::shared::c::f() }");
    let c = source("pages/shared/c", "");
    assert!(circles(&[&a, &b, &c]).is_empty());
    let c = source("pages/shared/c", "use crate::pages::shared::{a::A, b};");
    assert_eq!(circles(&[&a, &b, &c]).len(), 3);
}

#[test]
fn paths_are_seen_however_they_are_written() {
    for text in [
        "use crate::{diagnostics::Span, check::{self, links}};",
        "use super::super::check::links;",
        "use self::super::super::check;",
        "fn f() { vec![crate::check::links()]; }",
        "mod inner { use super::super::super::check::links; }",
        "pub use crate::check::*;",
    ] {
        assert!(
            said("model/grades", text).contains("must not use check"),
            "{text}"
        );
    }
    assert_eq!(said("model/grades", "use super::check::links;"), "");
}

#[test]
fn crates_that_belong_to_one_module_are_kept_there() {
    assert_eq!(said("source/toml", "use toml::Value;"), "");
    assert!(said("check", "use toml::Value;").contains("only source reads TOML"));
    assert!(said("prose", "use pulldown_cmark::{Event, Tag};").contains("only source"));
    assert!(said("pages", "fn f() { plotters::draw() }").contains("only charts draw"));
    assert!(said("output", "use ::tera::Tera;").contains("only pages"));
    assert!(said("model", "use std::{fmt, fs};").contains("neither read nor write"));
    assert!(said("pages", "fn f() { std::fs::read(x) }").contains("neither read nor write"));
    assert!(said("charts", "fn f() { std::env::var(x) }").contains("environment"));
    assert_eq!(said("check", "use crate::source::toml::is_kebab_case;"), "");
}

#[test]
fn what_makes_builds_differ_is_seen() {
    for text in [
        "use std::collections::{BTreeMap, HashMap};",
        "fn f() { std::collections::HashSet::new(); }",
        "use std::time::*; fn f() { SystemTime::now(); }",
        "fn f() { std::time::Instant::now(); }",
    ] {
        assert!(
            said("pages", text).contains("makes builds differ"),
            "{text}"
        );
        assert_eq!(said("commands", text), "", "{text}");
    }
}

#[test]
fn tests_comments_and_strings_do_not_count() {
    let text = "
        //! Unlike crate::check, this knows nothing of std::fs.
        /// See [`crate::check`].
        fn f() -> &'static str { \"use crate::check;\" }
        #[cfg(test)]
        mod tests { use crate::check; }
        #[cfg(test)]
        use crate::check;
        #[cfg(test)]
        mod more;
    ";
    assert_eq!(said("model", text), "");
    assert_eq!(said("model/tests/grades", "use crate::check;"), "");
}

#[test]
fn long_files_are_seen_and_tests_do_not_make_them_long() {
    let long = "const A: u8 = 1;\n".repeat(LINES + 1);
    assert!(said("model", &long).contains("401 lines, 400 at most"));
    let tested = format!(
        "{}#[cfg(test)]\nmod tests {{\n{}}}\n",
        "const A: u8 = 1;\n".repeat(LINES),
        "const A: u8 = 1;\n".repeat(50)
    );
    assert_eq!(said("model", &tested), "");
}

#[test]
fn a_module_that_stands_nowhere_is_refused() {
    assert!(said("utils", "").contains("stands on no floor"));
}
