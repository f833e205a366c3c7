//! What was answered by options, kept in `data/YEAR/returns.toml` and read again.

use std::io::Write;

use clap::Parser;

use super::{KeepOrDrop, Options, Refusal, Work, failed, problems, say};
use crate::importing::{self, Answer, Subject};
use crate::output;
use crate::source::{Snapshot, Tree};

/// The command line of answers alone.
#[derive(Parser)]
#[command(no_binary_name = true)]
struct Answered {
    #[command(flatten)]
    options: Options,
}

fn path(year: &str) -> String {
    format!("data/{year}/returns.toml")
}

/// The text of the file; empty if there is none.
fn text(disk: &Snapshot<'_>, path: &str) -> Result<String, Refusal> {
    match disk.read(path) {
        Ok(bytes) => {
            String::from_utf8(bytes).map_err(|_| problems(format!("{path} is not UTF-8 text")))
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(String::new()),
        Err(error) => Err(failed(format!("{path} can't be read: {error}"))),
    }
}

/// The options, with what was answered before where they say nothing.
pub(super) fn with_kept(
    given: &Options,
    subject: Subject<'_>,
    disk: &Snapshot<'_>,
    year: &str,
) -> Result<Options, Refusal> {
    let mut all = given.clone();
    if given.afresh {
        return Ok(all);
    }
    let path = path(year);
    let wrong = |why: String| problems(format!("{path} can't be read: {why}"));
    let kept = importing::answers(&text(disk, &path)?, subject).map_err(wrong)?;
    if kept.is_empty() {
        return Ok(all);
    }
    let arguments = arguments(&kept);
    let kept = Answered::try_parse_from(
        ["--register", "-"]
            .into_iter()
            .chain(arguments.iter().map(String::as_str)),
    )
    .map_err(|error| {
        let said = error.to_string();
        let first = said.lines().next().unwrap_or_default();
        wrong(first.trim_start_matches("error: ").to_owned())
    })?
    .options;
    say(&format!(
        "as answered before ({path}): {}",
        quoted(&arguments)
    ));
    all.sheet = all.sheet.or(kept.sheet);
    all.force_column = all.force_column.or(kept.force_column);
    all.period_column = all.period_column.or(kept.period_column);
    if all.column.is_empty() {
        all.column = kept.column;
    }
    if all.only.is_empty() {
        all.only = kept.only;
    }
    all.leave_out.extend(kept.leave_out);
    all.blank = all.blank.or(kept.blank);
    // The first that says what a text means counts.
    all.read.extend(kept.read);
    all.scale = all.scale.or(kept.scale);
    all.partial |= kept.partial;
    all.national |= kept.national;
    all.notes = all.notes.or(kept.notes);
    Ok(all)
}

/// Keeps what was answered, where it differs from what is kept.
pub(super) fn keep(work: &Work<'_>, subject: Subject<'_>) -> Result<(), Refusal> {
    let options = work.options;
    let answers = worth_keeping(options);
    let path = path(&work.year);
    let wrong = |why: String| problems(format!("{path} can't be read: {why}"));
    let old = text(work.disk, &path)?;
    let kept = importing::answers(&old, subject).map_err(wrong)?;
    if options.dry_run || options.afresh || kept == answers {
        return Ok(());
    }
    let new = importing::with_answers(&old, subject, &answers).map_err(wrong)?;
    let place = options.root.join(&path);
    let written = match old.is_empty() {
        true => {
            std::fs::File::create_new(&place).and_then(|mut file| file.write_all(new.as_bytes()))
        }
        false => output::replace_file(&place, old.as_bytes(), new.as_bytes()),
    };
    written.map_err(|error| failed(format!("{path} can't be written: {error}")))?;
    say(&format!(
        "kept in {path} for the next file: {}",
        quoted(&arguments(&answers))
    ));
    Ok(())
}

/// What holds of the next file, too: not which row of this one is meant, nor columns by
/// period, nor that notes may go.
fn worth_keeping(options: &Options) -> Vec<Answer> {
    let one = |name: &str, text: &Option<String>| {
        text.iter()
            .map(|text| (name.to_owned(), vec![text.clone()]))
            .collect::<Vec<_>>()
    };
    let each_once = |texts: &mut dyn Iterator<Item = String>| {
        let mut once: Vec<String> = Vec::new();
        for text in texts {
            if !once.contains(&text) {
                once.push(text);
            }
        }
        once
    };
    let is_row = |name: &&String| {
        let number = name.trim().strip_prefix("row ");
        number.is_some_and(|number| number.trim().bytes().all(|byte| byte.is_ascii_digit()))
    };
    let columns = match options.period.len() {
        0 | 1 => options.column.clone(),
        _ => Vec::new(),
    };
    let only = options
        .only
        .iter()
        .map(|(column, text)| format!("{column}={text}"));
    let lists = [
        ("column", columns),
        ("only", each_once(&mut only.into_iter())),
        (
            "leave-out",
            each_once(
                &mut options
                    .leave_out
                    .iter()
                    .filter(|name| !is_row(name))
                    .cloned(),
            ),
        ),
        ("read", each_once(&mut options.read.iter().cloned())),
    ];
    let switches = [("partial", options.partial), ("national", options.national)];
    let mut answers = one("sheet", &options.sheet);
    answers.extend(one("force-column", &options.force_column));
    answers.extend(one("period-column", &options.period_column));
    answers.extend(one("blank", &options.blank));
    answers.extend(one("scale", &options.scale.map(|scale| scale.to_string())));
    let lists = lists.into_iter().filter(|(_, texts)| !texts.is_empty());
    answers.extend(lists.map(|(name, texts)| (name.to_owned(), texts)));
    let switches = switches.into_iter().filter(|(_, on)| *on);
    answers.extend(switches.map(|(name, _)| (name.to_owned(), Vec::new())));
    if options.notes == Some(KeepOrDrop::Keep) {
        answers.push(("notes".to_owned(), vec!["keep".to_owned()]));
    }
    answers
}

/// Answers as they are given on the command line.
fn arguments(answers: &[Answer]) -> Vec<String> {
    let mut all = Vec::new();
    for (name, texts) in answers {
        match &texts[..] {
            [] => all.push(format!("--{name}")),
            texts => all.extend(texts.iter().map(|text| format!("--{name}={text}"))),
        }
    }
    all
}

/// Arguments for people to read and to give again.
fn quoted(arguments: &[String]) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-=.".contains(c);
    let quoted = arguments
        .iter()
        .map(|argument| match argument.chars().all(plain) {
            true => argument.clone(),
            false => format!("'{argument}'"),
        });
    quoted.collect::<Vec<_>>().join(" ")
}
