//! What helps with the command line itself: examples, `bluebook completions`,
//! `bluebook man`.

use std::io::Write;

use clap::Command;
use clap_complete::Shell;

use super::Exit;
use super::terminal::complain;

/// Examples by the name of their command, as they are typed.
const EXAMPLES: &[(&str, &[&str])] = &[
    (
        "build",
        &[
            "bluebook build",
            "bluebook build --edition 2018 --output /tmp/preview --embargoed",
            "bluebook build --without pictures,workbook",
        ],
    ),
    (
        "check",
        &[
            "bluebook check",
            "bluebook check --edition 2017 --deny-warnings",
            "bluebook check --format json",
        ],
    ),
    (
        "bind",
        &[
            "bluebook bind content/2017/chapters/01-summary.md",
            "bluebook bind content/2017/chapters/01-summary.md --write",
        ],
    ),
    (
        "serve",
        &["bluebook serve --open", "bluebook serve --port 8020"],
    ),
    (
        "init",
        &[
            "bluebook init report",
            "bluebook init report --kind statistics --year 2027",
        ],
    ),
    ("new", &["bluebook new 2019 --from 2018"]),
    (
        "rename",
        &["bluebook rename chapter summary findings --edition 2018 --dry-run"],
    ),
    (
        "import",
        &[
            "bluebook import outcome-16 return.xlsx --dry-run",
            "bluebook import outcome-16 return.xlsx --period 2017 --notes keep",
        ],
    ),
    (
        "archive",
        &[
            "bluebook archive 2017",
            "bluebook archive 2017 --sign secret.key",
        ],
    ),
    (
        "diff",
        &["bluebook diff 2017 2018", "bluebook diff archive/2017 2017"],
    ),
    (
        "pack",
        &["bluebook pack durham", "bluebook pack --all --output packs"],
    ),
    ("lsp", &["bluebook lsp --root report"]),
    ("explain", &["bluebook explain unbound-number"]),
    (
        "pdf",
        &[
            "bluebook pdf 2017",
            "bluebook pdf 2017 --force durham --output durham.pdf",
        ],
    ),
    (
        "verify",
        &[
            "bluebook verify archive/2017",
            "bluebook verify archive/2017.zip --rebuild --limits time=3600,memory=16384",
        ],
    ),
    (
        "completions",
        &[
            "bluebook completions bash >~/.local/share/bash-completion/completions/bluebook",
            "bluebook completions fish >~/.config/fish/completions/bluebook.fish",
        ],
    ),
    (
        "man",
        &[
            "bluebook man | man -l -",
            "bluebook man build >bluebook-build.1",
        ],
    ),
];

/// The command line with examples behind the help of each command.
pub fn with_examples(command: Command) -> Command {
    command.mut_subcommands(|command| {
        let known = EXAMPLES
            .iter()
            .find(|(name, _)| *name == command.get_name());
        match known {
            Some((_, lines)) => {
                let lines: Vec<String> = lines.iter().map(|line| format!("  {line}")).collect();
                command.after_help(format!("Examples:\n{}", lines.join("\n")))
            }
            None => command,
        }
    })
}

/// `bluebook completions`
#[derive(Debug, clap::Args)]
pub struct Completions {
    /// The shell that is to complete commands
    #[arg(value_name = "SHELL", value_enum)]
    pub shell: Shell,
}

/// `bluebook man`
#[derive(Debug, clap::Args)]
pub struct Man {
    /// The command whose page is wanted; without it the page of all of them
    #[arg(value_name = "COMMAND")]
    pub command: Option<String>,
}

/// Prints what a shell needs to complete the command line.
pub fn completions(options: &Completions, mut command: Command) -> Exit {
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    clap_complete::generate(options.shell, &mut command, name, &mut script);
    print(&script)
}

/// Prints a page for `man`.
pub fn man(options: &Man, mut command: Command) -> Exit {
    // The pages name each other in full: bluebook-build(1).
    command.build();
    let wanted = match &options.command {
        None => Some(command),
        Some(name) => {
            let mut all = command.get_subcommands();
            all.find(|one| one.get_name() == name).cloned()
        }
    };
    let Some(wanted) = wanted else {
        let name = options.command.as_deref().unwrap_or_default();
        complain(&format!(
            "error: there is no command `{name}`; `bluebook help` lists them"
        ));
        return Exit::Usage;
    };
    let mut page = Vec::new();
    match clap_mangen::Man::new(wanted).render(&mut page) {
        Ok(()) => print(&page),
        Err(error) => {
            complain(&format!("error: the page can't be made: {error}"));
            Exit::Failed
        }
    }
}

/// Prints bytes of our own; a closed pipe is no reason to stop.
fn print(bytes: &[u8]) -> Exit {
    let _ = std::io::stdout().write_all(bytes);
    Exit::Fine
}

#[cfg(test)]
pub(crate) fn examples() -> impl Iterator<Item = (&'static str, &'static str)> {
    EXAMPLES
        .iter()
        .flat_map(|(name, lines)| lines.iter().map(|line| (*name, *line)))
}
