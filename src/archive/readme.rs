//! The page that tells people what a bag is, long after this program.
//!
//! It is a file about the bag like the others: the manifest of those covers it. A bag
//! from before there was one is as sound without it, and the words of one that is
//! sealed are as they were written then.

use super::bag::{Identity, Info, one_line};
use super::seal::Seal;

/// Where it lies in a bag.
pub(super) const README: &str = "README.txt";

/// The words, with what is different in each bag between braces.
const WORDS: &str = include_str!("readme.txt");

/// The page of a bag with these lines in its `bag-info.txt`; none for a bag that
/// doesn't say which edition it is, which is not sealed anyhow.
pub(super) fn text(info: &Info) -> Option<String> {
    let identity = Identity::of(info)?;
    let say = |wanted: &str| {
        let found = info.iter().find(|(name, _)| name == wanted);
        one_line(found.map_or("", |(_, value)| value))
    };
    let fill = |name: &str| {
        Some(match name {
            "title" => say("External-Description"),
            "publisher" => say("Source-Organization"),
            "agent" => say("Bag-Software-Agent"),
            "year" => identity.year.clone(),
            "revision" => identity.revision.to_string(),
            "date" => identity.date.to_string(),
            "name" => Seal::name(&identity.year, identity.revision),
            _ => return None,
        })
    };
    let mut parts = WORDS.split('{');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        // A title may have braces of its own: what is filled in is not looked at.
        let (name, rest) = part.split_once('}').unwrap_or_default();
        text.push_str(&fill(name)?);
        text.push_str(rest);
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::{REVISION, SEALED_ON, YEAR};

    #[test]
    fn everything_is_filled_in_and_stays_on_its_line() {
        let lines = [
            (YEAR, "2017"),
            (REVISION, "2"),
            (SEALED_ON, "2018-03-22"),
            ("External-Description", "A report\nof {year}s"),
            ("Source-Organization", "An inspectorate"),
            ("Bag-Software-Agent", "bluebook 9.9.9"),
        ];
        let lines = lines.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let text = text(&lines.to_vec()).expect("all is said");
        assert!(text.starts_with("A report of {year}s\nAn inspectorate\n"));
        assert_eq!(text.matches(['{', '}']).count(), 2, "{text}");
        for words in [
            "2017, revision 2, sealed on 2018-03-22",
            "../2017-r2.minisig",
            "bluebook 9.9.9",
        ] {
            assert!(text.contains(words), "{words}: {text}");
        }
        assert!(text.is_ascii());
        assert_eq!(super::text(&Info::new()), None);
    }
}
