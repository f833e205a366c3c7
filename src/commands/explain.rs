//! `bluebook explain`: the page of a rule.

use super::Exit;
use super::terminal::{complain, say};
use crate::diagnostics::{Code, nearest};

/// `bluebook explain`
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The rule, as it stands between square brackets in a message
    #[arg(value_name = "RULE")]
    pub rule: String,
}

/// Prints what breaks a rule, why that matters, an example and how to mend it.
pub fn run(options: &Options) -> Exit {
    if let Some(code) = Code::named(&options.rule) {
        say(code.page().trim_end());
        return Exit::Fine;
    }
    complain(&format!("error: there is no rule `{}`", options.rule));
    let names = Code::ALL.iter().map(|code| code.name());
    complain(&match nearest(&options.rule, names.clone()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the rules are: {}", names.collect::<Vec<_>>().join(", ")),
    });
    Exit::Usage
}
