//! An editor's slips, as data: one slip, one message, at its place, in words that an
//! editor knows (`slips.toml`).

mod server;

use bluebook::diagnostics::{Location, Severity};
use serde::Deserialize;

use crate::support::paths::{EDITION, SOLVED, SUMMARY};
use crate::support::{Checked, small, summary};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Slips {
    slip: Vec<Slip>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Slip {
    r#in: Option<String>,
    old: Option<String>,
    new: String,
    says: Vec<String>,
    help: String,
}

impl Slip {
    fn check(&self) -> Checked {
        let path = match self.r#in.as_deref() {
            Some("solved") => SOLVED,
            Some("edition") => EDITION,
            Some(other) => panic!("no file is called {other} here"),
            None => SUMMARY,
        };
        match &self.old {
            Some(old) => small().edit(path, old, &self.new).check("2017"),
            None => summary(&self.new).check("2017"),
        }
    }
}

/// The problems in the words of the table.
fn said(checked: &Checked) -> Vec<String> {
    let say = |problem: &&bluebook::diagnostics::Diagnostic| {
        let line = match &problem.location {
            Location::Place(place) => checked.files.position(*place).line,
            Location::Path(_) => 1,
        };
        let severity = match problem.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let (code, message) = (problem.code.name(), &problem.message);
        // Lines count from the slip's paragraph on, which is the fifth.
        format!("{severity}[{code}] {line}: {message}")
    };
    checked.problems.sorted().iter().map(say).collect()
}

#[test]
fn one_slip_one_message() {
    let slips: Slips = toml::from_str(include_str!("slips.toml")).expect("a table of slips");
    let mut wrong = String::new();
    for slip in &slips.slip {
        let checked = slip.check();
        let said = said(&checked);
        let helps: Vec<&str> = checked
            .problems
            .iter()
            .filter_map(|problem| problem.help.as_deref())
            .collect();
        let helped = slip.help.is_empty() || helps.iter().any(|help| help.contains(&slip.help));
        if said != slip.says || !helped {
            wrong.push_str(&format!(
                "{:?}\n  says {said:#?}\n  help {helps:#?}\n  not  {:#?} {:?}\n",
                slip.new, slip.says, slip.help
            ));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(slips.slip.len() > 50);
}

#[test]
fn comments_are_counted_and_not_shown() {
    let checked = summary("It is <!-- ask Ann --> so.\n\n<!-- and\nBen -->").check("2017");
    assert_eq!(checked.problems.comments().len(), 2);
    let text = format!("{:?}", checked.edition().chapters.iter().next());
    assert!(text.contains("It is "), "{text}");
    assert!(!text.contains("Ann") && !text.contains("Ben"), "{text}");
}

#[test]
fn no_heading_has_an_identifier_of_the_page() {
    let checked = summary("## Main\n\n## Page notes\n\n## Footnote 1").check("2017");
    let edition = checked.edition();
    let chapter = edition.chapters.iter().next().expect("a chapter");
    let headings = chapter.body.headings();
    let ids: Vec<&str> = headings.iter().map(|(_, id, _)| *id).take(3).collect();
    assert_eq!(ids, ["main-2", "page-notes-2", "footnote-1-2"]);
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tasks {
    task: Vec<Task>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Task {
    what: String,
    step: Vec<Step>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    edits: Vec<Edit>,
    says: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Edit {
    r#in: String,
    old: Option<String>,
    new: String,
}

/// The tasks of an editor's day, step by step: what is said after each of them is all
/// that is said (`tasks.toml`).
#[test]
fn a_day_of_an_editor() {
    let tasks: Tasks = toml::from_str(include_str!("tasks.toml")).expect("a table of tasks");
    let mut wrong = String::new();
    for task in &tasks.task {
        let mut project = small();
        for step in &task.step {
            for Edit { r#in, old, new } in &step.edits {
                project = match old {
                    Some(old) => project.edit(r#in, old, new),
                    None => project.with(r#in, new.as_str()),
                };
            }
            let said = project.check("2017").messages();
            let heads = said
                .lines()
                .filter(|line| line.starts_with("error[") || line.starts_with("warning["));
            let heads: Vec<&str> = heads.collect();
            let is_as_said = heads.len() == step.says.len()
                && heads
                    .iter()
                    .zip(&step.says)
                    .all(|(head, says)| head.starts_with(says));
            if !is_as_said {
                wrong.push_str(&format!(
                    "{}: {heads:#?}\nnot {:#?}\n",
                    task.what, step.says
                ));
            }
        }
        let last = task.step.last().expect("a step");
        assert!(last.says.is_empty(), "{} ends well", task.what);
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(tasks.task.len() >= 15);
}
