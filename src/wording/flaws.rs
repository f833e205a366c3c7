//! What may be wrong with a theme's catalogue.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement,
};

/// Something in a catalogue that would not do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// Where in its text, in bytes; the beginning where that can't be told.
    pub at: usize,
    /// What it is.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// What messages and terms refer to: `$arguments` by their names, terms with their
/// hyphen, other messages as they are.
pub(super) type References = BTreeSet<String>;

/// Every message and term (with its hyphen) of a resource, and what it refers to.
pub(super) fn messages(resource: &FluentResource) -> BTreeMap<String, References> {
    let mut all = BTreeMap::new();
    for entry in resource.entries() {
        let mut references = References::new();
        match entry {
            Entry::Message(message) => {
                if let Some(value) = &message.value {
                    of_pattern(value, &mut references);
                }
                all.insert(message.id.name.to_owned(), references);
            }
            Entry::Term(term) => {
                of_pattern(&term.value, &mut references);
                all.insert(format!("-{}", term.id.name), references);
            }
            _ => {}
        }
    }
    all
}

fn of_pattern(pattern: &Pattern<&str>, references: &mut References) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            of_expression(expression, references);
        }
    }
}

fn of_expression(expression: &Expression<&str>, references: &mut References) {
    match expression {
        Expression::Inline(inline) => of_inline(inline, references),
        Expression::Select { selector, variants } => {
            of_inline(selector, references);
            for variant in variants {
                of_pattern(&variant.value, references);
            }
        }
    }
}

fn of_inline(inline: &InlineExpression<&str>, references: &mut References) {
    match inline {
        InlineExpression::VariableReference { id } => {
            references.insert(format!("${}", id.name));
        }
        InlineExpression::MessageReference { id, .. } => {
            references.insert(id.name.to_owned());
        }
        InlineExpression::TermReference { id, arguments, .. } => {
            references.insert(format!("-{}", id.name));
            if let Some(arguments) = arguments {
                of_arguments(arguments, references);
            }
        }
        InlineExpression::FunctionReference { id, arguments } => {
            references.insert(format!("{}()", id.name));
            of_arguments(arguments, references);
        }
        InlineExpression::Placeable { expression } => of_expression(expression, references),
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
    }
}

fn of_arguments(arguments: &CallArguments<&str>, references: &mut References) {
    for argument in &arguments.positional {
        of_inline(argument, references);
    }
}

/// What is wrong with `resource` beside the standard catalogue: a message that
/// nothing asks for, or one that needs what it isn't given.
pub(super) fn against_standard(
    resource: &FluentResource,
    standard: &BTreeMap<String, References>,
) -> Vec<Flaw> {
    let own = messages(resource);
    let mut flaws = Vec::new();
    for (id, references) in &own {
        let Some(given) = standard.get(id) else {
            // A theme may have terms of its own.
            if !id.starts_with('-') {
                flaws.push(Flaw {
                    at: find(resource.source(), id),
                    message: format!("no page asks for a message `{id}`"),
                    help: "the messages are those of themes/standard/wording/en.ftl".to_owned(),
                });
            }
            continue;
        };
        for reference in references {
            let known = match reference.strip_prefix('$') {
                Some(_) => given.contains(reference),
                None => own.contains_key(reference) || standard.contains_key(reference),
            };
            if !known {
                let given: Vec<_> = given.iter().filter(|it| it.starts_with('$')).collect();
                flaws.push(Flaw {
                    at: find(resource.source(), id),
                    message: format!("the message `{id}` has no `{reference}`"),
                    help: match given.as_slice() {
                        [] => "this message is given nothing".to_owned(),
                        _ => {
                            let given: Vec<&str> = given.iter().map(|it| it.as_str()).collect();
                            format!("it is given {}", given.join(", "))
                        }
                    },
                });
            }
        }
    }
    flaws
}

/// Where a message begins.
fn find(text: &str, id: &str) -> usize {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let rest = line.strip_prefix(id).map(str::trim_start);
        if rest.is_some_and(|rest| rest.starts_with('=')) {
            return at;
        }
        at += line.len();
    }
    0
}
