//! A letter or two for each grade, so that a tile says its grade without colour.

/// The shortest that tells each of the names from the others: its first letter; the
/// first letters of its words, where it has several; else its beginning. Names that
/// these don't tell apart are numbered.
///
/// ```
/// use bluebook::charts::grade_letters::distinct;
/// assert_eq!(
///     distinct(&["Outstanding", "Good", "Requires improvement", "Inadequate"]),
///     ["O", "G", "R", "I"]
/// );
/// ```
pub fn distinct(names: &[&str]) -> Vec<String> {
    let found: Vec<String> = names
        .iter()
        .enumerate()
        .map(|(index, name)| {
            let others = || names.iter().enumerate().filter(move |(at, _)| *at != index);
            let is_own = |short: &str, of: fn(&str, usize) -> String| {
                let length = short.chars().count();
                !short.is_empty() && others().all(|(_, other)| of(other, length) != short)
            };
            let first = beginning(name, 1);
            if is_own(&first, beginning) {
                return first;
            }
            let words = initials(name, 2);
            if words.chars().count() == 2 && is_own(&words, initials) && is_own(&words, beginning) {
                return words;
            }
            let longer = (2..=3).map(|length| beginning(name, length));
            let own = longer.into_iter().find(|short| is_own(short, beginning));
            own.unwrap_or_default()
        })
        .collect();
    let all_differ =
        (0..found.len()).all(|at| !found[at].is_empty() && !found[..at].contains(&found[at]));
    if all_differ {
        return found;
    }
    (1..=names.len()).map(|number| number.to_string()).collect()
}

/// The first letters of a name, the very first as a capital.
fn beginning(name: &str, length: usize) -> String {
    let mut letters = name.chars().filter(|letter| letter.is_alphanumeric());
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first
        .chain(
            letters
                .take(length.saturating_sub(1))
                .flat_map(char::to_lowercase),
        )
        .collect()
}

/// The first letters of so many of its words, as capitals.
fn initials(name: &str, count: usize) -> String {
    let words = name.split(|letter: char| !letter.is_alphanumeric());
    let words = words.filter_map(|word| word.chars().next()).take(count);
    words.flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests {
    use super::distinct;

    #[test]
    fn letters_tell_the_grades_of_any_scale_apart() {
        for (names, letters) in [
            (
                &[
                    "Outstanding",
                    "Good",
                    "Adequate",
                    "Requires improvement",
                    "Inadequate",
                ][..],
                &["O", "G", "A", "R", "I"][..],
            ),
            (&["Good", "Great"], &["Go", "Gr"]),
            (&["Requires improvement", "Requires action"], &["RI", "RA"]),
            (&["Steady", "Flickering", "Dark"], &["S", "F", "D"]),
            (&["Good", "Good enough", "Poor"], &["1", "2", "3"]),
            (&["Grade 1", "Grade 2"], &["G1", "G2"]),
            (&["…", "Good"], &["1", "2"]),
            (&["Éclatant", "Échec"], &["Écl", "Éch"]),
            (&[], &[]),
        ] {
            assert_eq!(distinct(names), letters, "{names:?}");
        }
    }
}
