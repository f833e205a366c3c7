//! Input that is too much, too deep or not meant as input at all.

use std::fs;
use std::os::unix::fs::symlink;
use std::time::Instant;

use super::project::{Project, append, sized, tree};

#[test]
fn stray_files_are_named_and_counted_but_not_read() {
    let project = Project::new();
    let before = project.built();
    for folder in ["content/2017/stray", "data/2017/measures"] {
        fs::create_dir_all(project.path(folder)).unwrap();
        for number in 0..sized(2_000, 100_000) {
            fs::write(project.path(folder).join(number.to_string()), "").unwrap();
        }
    }
    let ended = project.build();
    assert_eq!(ended.code, 0, "{}", ended.text);
    assert!(
        ended.text.contains("more files in content/2017"),
        "{}",
        ended.text
    );
    assert!(
        ended.text.contains("more files in data/2017"),
        "{}",
        ended.text
    );
    assert!(tree(&project.site()) == before);
}

#[test]
fn what_tools_leave_behind_does_not_reach_the_site() {
    let project = Project::new();
    let before = project.built();
    for litter in [
        "themes/standard/assets/fonts/.DS_Store",
        "themes/standard/assets/page.css~",
        "themes/standard/templates/.home.html.swp",
        "content/2017/chapters/.01-summary.md.swp",
        "data/2017/Thumbs.db",
    ] {
        fs::write(project.path(litter), [0xff, 0]).unwrap();
    }
    assert!(project.built() == before);
}

#[test]
fn links_that_go_round_are_errors() {
    for (link, to) in [
        ("content/2017/chapters/loop", "."),
        ("content/2017/up", ".."),
        ("data/2017/measures/root", "/"),
        ("data/2017/measures/self.toml", "self.toml"),
        ("content/2017/chapters/03-nothing.md", "nowhere.md"),
        ("themes/standard/assets/loop", "../.."),
    ] {
        let project = Project::new();
        project.built();
        symlink(to, project.path(link)).unwrap();
        project.fails(1, &format!("{link} can't be read: "));
    }
}

#[test]
fn a_chapter_of_a_hundred_megabytes_is_refused() {
    let project = Project::new();
    project.built();
    let paragraph = "\n\nA plain paragraph of words that goes on for a while.";
    let megabytes = sized(9, 100);
    let text = paragraph.repeat(megabytes * 1024 * 1024 / paragraph.len() + 1);
    append(&project, "content/2017/chapters/01-summary.md", &text);
    let words = format!("it has {megabytes} MB, more than the 8 MB that a file of an edition");
    project.fails(1, &words);
}

#[test]
fn a_chapter_as_long_as_it_may_be_becomes_a_page() {
    let project = Project::new();
    let paragraph = "\n\nA plain paragraph of words that goes on for a while.";
    let text = paragraph.repeat(sized(1_000, 150_000));
    append(&project, "content/2017/chapters/01-summary.md", &text);
    let found = project.built();
    let page = String::from_utf8_lossy(&found["2017/chapters/summary.html"]);
    assert_eq!(
        page.matches("that goes on for a while").count(),
        sized(1_000, 150_000)
    );
}

#[test]
fn ten_thousand_levels_are_an_error() {
    let indented = (0..sized(700, 2_700)).map(|level| format!("{}- x\n", "  ".repeat(level)));
    for nested in [
        format!("{}x", "- ".repeat(10_000)),
        format!("{}x", "> ".repeat(10_000)),
        format!("{}x", "1. ".repeat(10_000)),
        indented.collect::<String>(),
    ] {
        let project = Project::new();
        project.built();
        append(
            &project,
            "content/2017/chapters/01-summary.md",
            &format!("\n\n{nested}\n"),
        );
        project.fails(1, "this is nested too deeply");
    }
}

#[test]
fn brackets_and_stars_without_end_are_only_text() {
    for piece in [
        "[", "*a ", "_a*", "![", "`", "|a", "<a ", "[^1]", "&", "\\", "([",
    ] {
        let project = Project::new();
        project.built();
        let text = format!("\n\n{}\n", piece.repeat(sized(3_000, 50_000)));
        append(&project, "content/2017/chapters/01-summary.md", &text);
        let ended = project.build();
        assert!(ended.code <= 1, "{piece}: {}", ended.text);
    }
}

#[test]
fn a_measure_of_a_million_rows_is_refused() {
    let project = Project::new();
    project.built();
    let row = |number| format!("force-{number} = {{ 2016 = 1.5, 2017 = 2.5 }}\n");
    // As long as a file may be: every row is a problem of its own.
    let rows: String = (0..sized(5_000, 180_000)).map(row).collect();
    let path = project.path("data/2017/measures/solved.toml");
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains("\n[forces]\n"), "{text}");
    fs::write(
        &path,
        text.replace("\n[forces]\n", &format!("\n[forces]\n{rows}")),
    )
    .unwrap();
    project.fails(1, "there is no force `force-0`");
    project.fails(1, "more, which `check --format json` lists");
    // And a million.
    let rows: String = (0..1_000_000).map(row).collect();
    fs::write(&path, format!("{text}\n{rows}")).unwrap();
    project.fails(1, "more than the 8 MB that a file of an edition may have");
}

#[test]
fn tables_in_tables_without_end_are_an_error() {
    let project = Project::new();
    project.built();
    let deep = format!("deep = {}{}\n", "[".repeat(100_000), "]".repeat(100_000));
    append(&project, "data/2017/measures/solved.toml", &deep);
    project.fails(1, "more than 80 brackets are open here");
}

#[test]
fn a_terminal_shows_names_and_never_obeys_them() {
    let project = Project::new();
    let name = "content/2017/\u{1b}[2J\u{9b}31m\u{202e}.txt";
    fs::write(project.path(name), "x").unwrap();
    append(
        &project,
        "content/2017/chapters/01-summary.md",
        "\n\n[a](value:\u{9b}31m)\n",
    );
    for arguments in [&["check"][..], &["check", "--format", "json"], &["build"]] {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_bluebook"))
            .args(arguments)
            .current_dir(project.home.path())
            .output()
            .unwrap();
        let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        let obeyed = |c: char| c.is_control() && !matches!(c, '\n' | '\t') || c == '\u{202e}';
        assert!(!said.contains(obeyed), "{said:?}");
        assert!(said.contains("1b"), "{said}");
    }
}

#[test]
fn templates_may_include_each_other_as_deep_as_a_theme_may_have_templates() {
    const MOST: usize = 60;
    let project = Project::new();
    let templates = project.path("themes/standard/templates");
    let own = fs::read_dir(&templates).unwrap().count();
    for id in own..MOST {
        let text = match id + 1 == MOST {
            true => "It ends here.".to_owned(),
            false => format!("{{% include \"link-{}.html\" %}}", id + 1),
        };
        fs::write(templates.join(format!("link-{id}.html")), text).unwrap();
    }
    let home = templates.join("home.html");
    let text = fs::read_to_string(&home).unwrap();
    let begin = "{% block main -%}";
    assert!(text.contains(begin));
    let more = format!("{begin}{{% include \"link-{own}.html\" %}}");
    fs::write(&home, text.replacen(begin, &more, 1)).unwrap();
    let site = project.built();
    let shown = String::from_utf8_lossy(&site["2017/index.html"]);
    assert!(shown.contains("It ends here."), "{shown}");
}

/// Puts something at the head of what is on the home page.
fn on_home(project: &Project, more: &str) {
    let home = project.path("themes/standard/templates/home.html");
    let text = fs::read_to_string(&home).unwrap();
    let begin = "{% block main -%}";
    assert!(text.contains(begin));
    fs::write(&home, text.replacen(begin, &format!("{begin}{more}"), 1)).unwrap();
}

/// Defines the component `again`.
fn define(project: &Project, body: &str) {
    let path = project.path("themes/standard/templates/components.html");
    let text = fs::read_to_string(&path).unwrap();
    let more = format!("{{% component again() -%}}{body}{{%- endcomponent again %}}");
    fs::write(&path, format!("{text}{more}\n")).unwrap();
}

#[test]
fn components_that_go_round_are_errors() {
    for more in ["{{<again />}}", "{{<again />}}{{<again />}}"] {
        let project = Project::new();
        define(&project, more);
        on_home(&project, "{{<again />}}");
        project.fails(1, "Maximum render recursion depth for components exceeded");
    }
    // Through as many templates as a theme may have, each time.
    const MOST: usize = 60;
    let project = Project::new();
    let templates = project.path("themes/standard/templates");
    let own = fs::read_dir(&templates).unwrap().count();
    for id in own..MOST {
        let text = match id + 1 == MOST {
            true => "{{<again />}}".to_owned(),
            false => format!("{{% include \"link-{}.html\" %}}", id + 1),
        };
        fs::write(templates.join(format!("link-{id}.html")), text).unwrap();
    }
    define(&project, &format!("{{% include \"link-{own}.html\" %}}"));
    on_home(&project, "{{<again />}}");
    project.fails(1, "Maximum render recursion depth for components exceeded");
}

/// The most characters of a text in a data file (docs/files.md).
const LONGEST_TEXT: usize = 10_000;

/// Texts that are set in charts, in cards, in tables and on every page.
const SHOWN: [(&str, &str); 6] = [
    ("content/2017/edition.toml", "title"),
    ("content/2017/edition.toml", "publisher"),
    ("content/2017/figures/solved.toml", "headline"),
    ("data/2017/caveats.toml", "text"),
    ("data/2017/forces.toml", "code"),
    ("data/2017/grades.toml", "name"),
];

/// Gives a key, where it stands first, a text of that many characters.
fn lengthen(project: &Project, (file, key): (&str, &str), characters: usize) {
    let path = project.path(file);
    let text = fs::read_to_string(&path).unwrap();
    // At the head of a line, or in a table on one line.
    let place = |line: &str| {
        let at = match line.strip_prefix(key) {
            Some(_) => 0,
            None => line.find(&format!(" {key} "))? + 1,
        };
        let rest = line[at + key.len()..].trim_start();
        rest.starts_with("= \"").then_some(at)
    };
    let line = text.lines().find(|line| place(line).is_some());
    let line = line.unwrap_or_else(|| panic!("{key} in {file}"));
    let at = place(line).unwrap();
    let begin = at + line[at..].find('"').unwrap() + 1;
    let end = begin + line[begin..].find('"').unwrap();
    // Words of five letters, so that there is where to break a line.
    let long: String = "words ".chars().cycle().take(characters - 1).collect();
    let other = format!("{}{long}.{}", &line[..begin], &line[end..]);
    fs::write(&path, text.replacen(line, &other, 1)).unwrap();
}

#[test]
fn a_text_may_have_ten_thousand_characters_and_no_more() {
    for place in SHOWN {
        let project = Project::new();
        lengthen(&project, place, LONGEST_TEXT + 1);
        let words = format!(
            "`{}` has {} characters, more than the {LONGEST_TEXT} that a text may have",
            place.1,
            LONGEST_TEXT + 1
        );
        let ended = project.build();
        assert_eq!(ended.code, 1, "{place:?}: {}", ended.text);
        assert!(ended.text.contains(&words), "{place:?}: {}", ended.text);
    }
}

#[test]
fn a_text_of_twice_the_length_takes_no_more_than_its_time() {
    // What is set in charts, in cards and on every page. (A headline has its own limit.)
    for place in [SHOWN[0], SHOWN[3], SHOWN[4]] {
        let seconds = |characters| {
            let project = Project::new();
            lengthen(&project, place, characters);
            let begun = Instant::now();
            let ended = project.build();
            assert_eq!(ended.code, 0, "{place:?}: {}", ended.text);
            begun.elapsed().as_secs_f64()
        };
        let (half, whole) = (seconds(LONGEST_TEXT / 2), seconds(LONGEST_TEXT));
        // Four times as long would be more than linear; the rest is for a machine that
        // has other things to do.
        assert!(
            whole < 3.0 * half + 2.0,
            "{place:?}: {half} s and {whole} s"
        );
    }
}
