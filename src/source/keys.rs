//! The keys of the data files, as `docs/files.md` lists them: what is completed in an
//! editor and the schemas for other programs come from the tables that people read.

use std::sync::OnceLock;

const DOCS: &str = include_str!("../../docs/files.md");

/// A key of a table.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// Its name; in capitals where any name of a kind can stand: `FORCE`.
    pub name: &'static str,
    /// What can be written: "text, optional".
    pub form: &'static str,
    /// What it means. Markdown.
    pub about: &'static str,
}

impl Key {
    /// Whether its name stands for others.
    pub fn is_any(&self) -> bool {
        is_any(self.name)
    }

    /// The words of which one can be written; empty if they are not listed.
    pub fn choices(&self) -> Vec<&'static str> {
        let is_word = |word: &str| word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
        let words: Vec<&str> = quoted(self.form).collect();
        match self.form.starts_with('`') && words.iter().all(|word| is_word(word)) {
            true => words,
            false => Vec::new(),
        }
    }
}

/// The keys of a table.
#[derive(Debug)]
pub struct KeyTable {
    /// What stands in its brackets, in parts; a part in capitals is any name.
    pub head: Vec<&'static str>,
    /// Whether there can be several: `[[periods]]`.
    pub is_list: bool,
    /// Its keys.
    pub keys: Vec<Key>,
}

/// The tables of a kind of file.
#[derive(Debug)]
pub struct KeyFile {
    /// Its path; a part in capitals is any name: `data/YEAR/measures/ID.toml`.
    pub path: &'static str,
    /// Its tables, that without a head first.
    pub tables: Vec<KeyTable>,
}

impl KeyFile {
    /// The table with a head as it is written, without its brackets.
    pub fn table(&self, head: &str) -> Option<&KeyTable> {
        let parts: Vec<&str> = head.split('.').filter(|part| !part.is_empty()).collect();
        let fits = |table: &&KeyTable| {
            let known = &table.head;
            let any = known
                .iter()
                .zip(&parts)
                .all(|(known, part)| is_any(known) || known == part);
            known.len() == parts.len() && any
        };
        self.tables.iter().find(fits)
    }
}

/// The kinds of data files.
pub fn key_files() -> &'static [KeyFile] {
    static FILES: OnceLock<Vec<KeyFile>> = OnceLock::new();
    FILES.get_or_init(|| read(DOCS))
}

/// The kind of the data file at a path.
pub fn key_file(path: &str) -> Option<&'static KeyFile> {
    let fits = |file: &&KeyFile| {
        let known = file.path.split('/');
        let part = |(known, part): (&str, &str)| match known {
            "ID.toml" => part.ends_with(".toml"),
            "YEAR" => true,
            known => known == part,
        };
        known.clone().count() == path.split('/').count() && known.zip(path.split('/')).all(part)
    };
    key_files().iter().find(fits)
}

fn is_any(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_uppercase())
}

/// What stands between backticks.
fn quoted(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.split('`').skip(1).step_by(2)
}

fn read(docs: &'static str) -> Vec<KeyFile> {
    let mut files: Vec<KeyFile> = Vec::new();
    // Whether the rows are those of a data file, and of which of its tables.
    let (mut is_file, mut current) = (false, vec![0]);
    let mut lines = docs.lines().peekable();
    while let Some(line) = lines.next() {
        if line.starts_with('#') {
            let path = quoted(line).find(|path| path.ends_with(".toml") && !path.contains("theme"));
            is_file = path.is_some();
            current = vec![0];
            files.extend(path.map(|path| KeyFile {
                path,
                tables: vec![KeyTable {
                    head: Vec::new(),
                    is_list: false,
                    keys: Vec::new(),
                }],
            }));
            continue;
        }
        let (Some(row), Some(file)) = (line.strip_prefix("| "), files.last_mut()) else {
            continue;
        };
        let mut cells = row.trim_end_matches('|').splitn(3, " | ").map(str::trim);
        let names = cells.next().unwrap_or("");
        let (form, about) = (cells.next().unwrap_or(""), cells.next().unwrap_or(""));
        let is_head = lines.peek().is_some_and(|next| next.starts_with("|---"));
        if !is_file || (is_head && !names.starts_with("`[")) {
            continue;
        }
        if is_head {
            current.clear();
        }
        for name in quoted(names) {
            if let Some(head) = name.strip_prefix('[') {
                let inner = head.trim_matches(['[', ']']);
                file.tables.push(KeyTable {
                    head: inner.split('.').collect(),
                    is_list: head.starts_with('['),
                    keys: Vec::new(),
                });
                if is_head {
                    current.push(file.tables.len() - 1);
                }
                continue;
            }
            // A table whose keys are told one by one is no key itself.
            if form.starts_with("`[[") {
                place(file, name, form);
                continue;
            }
            let (tables, name) = match name.split_once('.') {
                Some((table, name)) => (vec![place(file, table, form)], name),
                None => (current.clone(), name),
            };
            for table in tables {
                file.tables[table].keys.push(Key { name, form, about });
            }
        }
    }
    files
}

/// The place of a table among those of a file, which is made if it isn't there.
fn place(file: &mut KeyFile, head: &'static str, form: &str) -> usize {
    let known = file.tables.iter().position(|table| table.head == [head]);
    known.unwrap_or_else(|| {
        file.tables.push(KeyTable {
            head: vec![head],
            is_list: form.starts_with("`[["),
            keys: Vec::new(),
        });
        file.tables.len() - 1
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(path: &str, head: &str) -> Vec<&'static str> {
        let file = key_file(path).expect("a data file");
        let table = file.table(head).expect("a table of it");
        table.keys.iter().map(|key| key.name).collect()
    }

    #[test]
    fn the_keys_are_those_of_the_documentation() {
        let edition = names("content/2017/edition.toml", "");
        assert_eq!(edition[..3], ["title", "short_title", "description"]);
        assert!(edition.contains(&"reason") && !edition.contains(&"highlights"));
        assert_eq!(names("content/2017/edition.toml", "nation")[0], "name");
        assert_eq!(
            names("content/2017/edition.toml", "highlights"),
            ["text", "figure"]
        );
        assert_eq!(names("data/2017/facts.toml", "any-fact")[0], "label");
        assert_eq!(
            names("data/2017/forces.toml", "regions.x"),
            ["name", "ons_code"]
        );
        assert_eq!(names("data/2017/measures/a.toml", "forces"), ["FORCE"]);
        assert_eq!(names("data/2017/measures/a.toml", "periods")[2], "kind");
        assert_eq!(
            names("data/2017/grades.toml", "judgments.a.2016"),
            ["FORCE"]
        );
        let file = key_file("data/2017/measures/a.toml").expect("a data file");
        assert_eq!(file.tables[1].head, ["periods"]);
        assert!(file.tables[1].is_list);
        let polarity = file.tables[0]
            .keys
            .iter()
            .find(|key| key.name == "polarity");
        let choices = polarity.expect("a key").choices();
        assert_eq!(choices, ["neutral", "higher-is-better", "lower-is-better"]);
        assert!(key_file("data/2017/other.toml").is_none());
    }
}
