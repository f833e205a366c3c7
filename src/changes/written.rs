//! Inventories as files.

use super::{AddressEntry, CorrectionEntry, Entry, Inventory};
use crate::downloads::json_text::Object;

impl Inventory {
    /// The inventory as a file.
    pub fn to_json(&self) -> String {
        let mut json = String::new();
        let mut object = Object::open(&mut json);
        object.number("format", self.format);
        object.text("year", &self.year);
        object.text("title", &self.title);
        object.number("revision", self.revision);
        object.text("date", &self.date);
        object.text("status", &self.status);
        object.text("news", &self.news);
        object.list("values", &self.values, entry);
        object.list("grades", &self.grades, entry);
        object.list("facts", &self.facts, entry);
        object.list("claims", &self.claims, entry);
        object.list("figures", &self.figures, entry);
        object.list("words", &self.words, entry);
        object.list("corrections", &self.corrections, correction);
        object.list("addresses", &self.addresses, address);
        object.close();
        json.push('\n');
        json
    }
}

fn entry(entry: &Entry, object: &mut Object<'_>) {
    object.text("key", &entry.key);
    object.text("what", &entry.what);
    object.text("says", &entry.says);
    object.text("at", &entry.at);
}

fn correction(entry: &CorrectionEntry, object: &mut Object<'_>) {
    object.number("number", entry.number);
    object.text("date", &entry.date);
    object.number("revision", entry.revision);
    object.text("what", &entry.what);
    object.text("why", &entry.why);
}

fn address(entry: &AddressEntry, object: &mut Object<'_>) {
    object.text("path", &entry.path);
    object.maybe("to", entry.to.as_deref());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let entry = |key: &str| Entry {
            key: key.to_owned(),
            what: "“A” \"and\" B".to_owned(),
            says: "12.9 percent [i]".to_owned(),
            at: "force/a.html#b".to_owned(),
        };
        let address = |path: &str, to: Option<&str>| AddressEntry {
            path: path.to_owned(),
            to: to.map(str::to_owned),
        };
        let inventory = Inventory {
            format: 1,
            year: "2017".to_owned(),
            title: "A\\B".to_owned(),
            revision: 2,
            date: "2018-03-22".to_owned(),
            status: "final".to_owned(),
            news: "None.".to_owned(),
            values: vec![entry("values 1"), entry("values 2")],
            grades: vec![entry("grades")],
            facts: vec![entry("facts")],
            claims: vec![entry("claims")],
            figures: vec![entry("figures")],
            words: vec![entry("words")],
            corrections: vec![CorrectionEntry {
                number: 1,
                date: "2018-04-01".to_owned(),
                revision: 2,
                what: "What".to_owned(),
                why: "Why".to_owned(),
            }],
            addresses: vec![address("a.html", None), address("b.html", Some("a.html"))],
        };
        let json = inventory.to_json();
        assert_eq!(Inventory::read(json.as_bytes()), Ok(inventory));
        assert!(json.ends_with(
            "\"addresses\":[{\"path\":\"a.html\"},{\"path\":\"b.html\",\"to\":\"a.html\"}]}\n"
        ));
        let nothing = Inventory {
            format: 1,
            ..Inventory::default()
        };
        assert_eq!(Inventory::read(nothing.to_json().as_bytes()), Ok(nothing));
    }
}
