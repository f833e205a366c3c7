//! What has still to come: values and grades that are held open with `n`. Each
//! list of them is one warning, at its first gap, until it is empty.

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::model::{Area, Force, List, Mark, Measure, Named, Observation, Reading};

/// How many forces are named one by one.
const NAMED: usize = 6;

/// Reports the values of a measure that are not yet supplied, period by period.
pub(super) fn values(measure: &Measure, forces: &List<Force>, problems: &mut Diagnostics) {
    for (key, period) in measure.periods.entries() {
        let open = forces.entries().filter_map(|(force, each)| {
            let place = open(measure.observation(Area::Force(force), key))?;
            Some((each.name.as_str(), place))
        });
        let (names, places): (Vec<&str>, Vec<Place>) = open.unzip();
        let national = open_national(measure, key);
        let Some(place) = places.first().copied().or(national) else {
            continue;
        };
        let who = match (names.is_empty(), national.is_some()) {
            (true, _) => "the national row has".to_owned(),
            (false, false) => format!("{} have", counted(&names, forces.len())),
            (false, true) => format!(
                "{} and the national row have",
                counted(&names, forces.len())
            ),
        };
        problems.push(
            Diagnostic::warning(
                Code::NotYetSupplied,
                place,
                format!(
                    "{who} not yet supplied a value of `{}` for {}{}",
                    measure.id(),
                    period.label,
                    listed(&names)
                ),
            )
            .help(format!(
                "write the values, or `bluebook import {} FILE --period {}` takes them from a \
                 force return; a value that will not come is \"x\"",
                measure.id(),
                period.id
            )),
        );
    }
}

fn open(observation: &Observation) -> Option<Place> {
    match observation.reading {
        Reading::Missing(Mark::NotYetSupplied) => observation.place,
        _ => None,
    }
}

fn open_national(
    measure: &Measure,
    period: crate::model::Key<crate::model::Period>,
) -> Option<Place> {
    open(measure.observation(Area::National, period))
}

/// Reports the judgments on a question that are not yet made. `open` are the
/// forces, with their lines.
pub(super) fn judgments(
    question: &str,
    year: &str,
    open: &[(&str, Place)],
    of: usize,
    problems: &mut Diagnostics,
) {
    let Some((_, place)) = open.first() else {
        return;
    };
    let names: Vec<&str> = open.iter().map(|(name, _)| *name).collect();
    problems.push(
        Diagnostic::warning(
            Code::NotYetSupplied,
            *place,
            format!(
                "{} have no grade yet on `{question}` for {year}{}",
                counted(&names, of),
                listed(&names)
            ),
        )
        .help(
            "write `{ grade = \"good\", inspected = \"yes\" }` in place of \"n\", force by force",
        ),
    );
}

fn counted(names: &[&str], of: usize) -> String {
    format!("{} of the {of} forces", names.len())
}

fn listed(names: &[&str]) -> String {
    match names.len() {
        0 => String::new(),
        n if n <= NAMED => format!(": {}", names.join(", ")),
        _ => String::new(),
    }
}
