//! Superlatives: the words have to name all that tie, and nobody else.

use crate::claims::{Named, Reason, Roster};

fn roster() -> Roster<'static> {
    let named = |name, other: &[&'static str]| {
        let mut forms = vec![name];
        forms.extend_from_slice(other);
        Named { name, forms }
    };
    Roster::new(&[
        named("Durham", &["Durham Constabulary"]),
        named("West Yorkshire", &["West Yorkshire Police"]),
        named("Avon and Somerset", &["Avon & Somerset"]),
        named("Metropolitan Police", &["Met", "the Met"]),
    ])
}

#[test]
fn forces_are_found_by_their_longest_form() {
    assert_eq!(
        roster().named("Durham Constabulary and Avon & Somerset"),
        [0, 2]
    );
    assert_eq!(roster().named("the Met"), [3]);
    assert_eq!(roster().named("Durham's and West Yorkshire’s"), [0, 1]);
    assert_eq!(
        roster().named("in Yorkshire, met by a durham cow"),
        [0usize; 0]
    );
}

#[test]
fn all_that_tie_have_to_be_named() {
    let roster = roster();
    assert!(roster.agrees("Durham Constabulary", &[0]).agrees());
    assert!(roster.agrees("West Yorkshire and Durham", &[0, 1]).agrees());
    for (text, holders, right) in [
        ("Durham", &[0, 1][..], "Durham and West Yorkshire"),
        ("Durham and West Yorkshire", &[0], "Durham"),
        ("West Yorkshire", &[0], "Durham"),
        ("the highest", &[0], "Durham"),
        ("Durham, at 20 percent", &[0], "Durham"),
    ] {
        let verdict = roster.agrees(text, holders);
        assert_eq!(verdict.reason, Some(Reason::Names), "{text}");
        assert_eq!(verdict.right.as_deref(), Some(right), "{text}");
    }
}
