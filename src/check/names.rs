//! Names to keys, with the nearest known name where there is none.

use std::collections::BTreeSet;

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Placed, nearest};
use crate::model::{Force, Key, List, Named};
use crate::source::is_kebab_case;

/// The member that a name refers to; an unknown name is an error that
/// suggests the nearest. `what` names the kind of thing: "measure".
pub(super) fn find<T: Named>(
    list: &List<T>,
    what: &str,
    name: &Placed<String>,
    problems: &mut Diagnostics,
) -> Option<Key<T>> {
    let found = list.find(&name.value);
    if found.is_none() && !problems.is_broken(&name.value) {
        problems.push(
            Diagnostic::error(
                Code::UnknownName,
                name.place,
                format!("there is no {what} `{}`", name.value),
            )
            .help(suggestion(what, &name.value, list.ids())),
        );
    }
    found
}

/// The force that a name refers to.
pub(super) fn force(
    forces: &List<Force>,
    name: &Placed<String>,
    problems: &mut Diagnostics,
) -> Option<Key<Force>> {
    let found = forces.find(&name.value);
    if found.is_none() && !problems.is_broken(&name.value) {
        let help = match by_any_name(forces, &name.value) {
            Some(force) => format!("did you mean `{}` ({})?", force.id, force.name),
            None => suggestion("force", &name.value, forces.ids()),
        };
        problems.push(
            Diagnostic::error(
                Code::UnknownForce,
                name.place,
                format!("there is no force `{}`", name.value),
            )
            .help(help),
        );
    }
    found
}

/// The force that has a name, another name or a code most like a text.
fn by_any_name<'a>(forces: &'a List<Force>, text: &str) -> Option<&'a Force> {
    let text = text.replace('-', " ").to_lowercase();
    let mut called = Vec::new();
    for force in forces {
        let names = force.names().chain(force.code.as_deref());
        called.extend(names.map(|name| (name.to_lowercase(), force)));
        called.push((force.id.replace('-', " "), force));
    }
    let near = nearest(&text, called.iter().map(|(name, _)| name.as_str()))?;
    let found = called.iter().find(|(name, _)| name == near);
    found.map(|(_, force)| *force)
}

/// "did you mean …", or the known names where there are few.
pub(super) fn suggestion<'a>(
    what: &str,
    name: &str,
    known: impl Iterator<Item = &'a str>,
) -> String {
    const FEW: usize = 12;
    let known: Vec<&str> = known.filter(|id| is_kebab_case(id)).collect();
    match nearest(name, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None if known.is_empty() => format!("this edition has no {what} at all"),
        None if known.len() <= FEW => format!("there are: {}", known.join(", ")),
        None => format!("the edition's data files list every {what}"),
    }
}

/// Adds a member to a list; a second one with the same identifier is an error.
pub(super) fn add_unique<T: Named>(
    list: &mut List<T>,
    item: T,
    what: &str,
    place: crate::diagnostics::Place,
    problems: &mut Diagnostics,
) -> Key<T> {
    if list.find(item.id()).is_some() {
        problems.push(
            Diagnostic::error(
                Code::Duplicate,
                place,
                format!("there is already a {what} `{}`", item.id()),
            )
            .help("give one of the two another name, or delete it"),
        );
    }
    list.push(item)
}

/// Which members of a list have a line of their own in a table.
pub(super) struct Written<'a, T> {
    list: &'a List<T>,
    names: BTreeSet<String>,
}

impl<'a, T: Named> Written<'a, T> {
    /// None yet.
    pub(super) fn new(list: &'a List<T>) -> Self {
        Self {
            list,
            names: BTreeSet::new(),
        }
    }

    /// Notes the name of a line, known or not.
    pub(super) fn note(&mut self, name: &str) {
        self.names.insert(name.to_owned());
    }

    /// The members without a line. One whose name is written with a slip, or
    /// whose line can't be read, has one: that mistake is reported already.
    pub(super) fn missing(&self, problems: &Diagnostics) -> Vec<&'a str> {
        let slips: Vec<&str> = self
            .names
            .iter()
            .filter(|name| self.list.find(name).is_none())
            .filter_map(|name| nearest(name, self.list.ids()))
            .collect();
        let members = self.list.iter().map(Named::id);
        members
            .filter(|id| !self.names.contains(*id))
            .filter(|id| !slips.contains(id) && !problems.is_broken(id))
            .collect()
    }
}
