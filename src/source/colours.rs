//! `[colours]` and `[families]` of a theme.

use super::toml::{Table, Value, check_id};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::model::Colour;

/// Reads `NAME = ["#light", "#dark"]`, with a third where paper has another colour than
/// a light screen.
pub(super) fn read(table: Table<'_>, problems: &mut Diagnostics) -> Vec<Colour> {
    let entries = table.rest().into_iter();
    entries
        .filter_map(|(name, value)| {
            check_id(&name, problems);
            let place = value.place();
            let shades = shades(&name.value, value, problems);
            let (light, dark, paper) = match &shades[..] {
                [light, dark] => (light, dark, light),
                [light, dark, paper] => (light, dark, paper),
                _ => return bad(&name.value, place, problems),
            };
            if !shades.iter().all(|shade| is_colour(shade)) {
                return bad(&name.value, place, problems);
            }
            Some(Colour {
                light: light.clone(),
                dark: dark.clone(),
                paper: paper.clone(),
                name: name.value,
            })
        })
        .collect()
}

fn shades(name: &str, value: Value<'_>, problems: &mut Diagnostics) -> Vec<String> {
    let values = value.list(name, problems).into_iter();
    let texts = values.filter_map(|shade| shade.text(name, problems));
    texts.map(|shade| shade.value).collect()
}

/// `#rrggbb`: what every program reads in which a chart is opened.
fn is_colour(text: &str) -> bool {
    let digits = text.strip_prefix('#').unwrap_or_default();
    digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn bad<T>(name: &str, place: Place, problems: &mut Diagnostics) -> Option<T> {
    let message = format!("`{name}` is no colour");
    problems.push(Diagnostic::error(Code::WrongValue, place, message).help(
        "write what it is on light screens and on dark ones, such as \
             `[\"#12436d\", \"#6bace6\"]`; a third is for paper, if it is another one there",
    ));
    None
}

/// Reads `NAME = "FAMILY, FAMILY, …"`.
pub(super) fn families(table: Table<'_>, problems: &mut Diagnostics) -> Vec<(String, String)> {
    let entries = table.rest().into_iter();
    entries
        .filter_map(|(name, value)| {
            check_id(&name, problems);
            let families = value.text(&name.value, problems)?;
            Some((name.value, families.value))
        })
        .collect()
}
