//! JSON Schemas of the data files, for programs that complete and check TOML and know
//! nothing of reports. They come from the same tables as the completion here.

use serde_json::{Map, Value, json};

use crate::source::{Key, KeyFile, KeyTable, key_files};

/// Each kind of data file: the name of its schema, the files that it is of (as a glob), and
/// the schema.
pub fn schemas() -> Vec<(String, String, Value)> {
    let schema = |file: &KeyFile| {
        let name = file
            .path
            .rsplit('/')
            .nth(usize::from(file.path.ends_with("/ID.toml")));
        let name = name.unwrap_or("").trim_end_matches(".toml");
        let files = file.path.replace("YEAR", "*").replace("ID.toml", "*.toml");
        (format!("{name}.schema.json"), files, of(file))
    };
    key_files().iter().map(schema).collect()
}

/// What configures Taplo, and the extension of VS Code that is made of it, to use the
/// schemas in a folder.
pub fn taplo(folder: &str) -> String {
    let rule = |(name, files, _): (String, String, Value)| {
        format!("[[rule]]\ninclude = [\"{files}\"]\nschema = {{ path = \"{folder}/{name}\" }}\n")
    };
    schemas()
        .into_iter()
        .map(rule)
        .collect::<Vec<_>>()
        .join("\n")
}

fn of(file: &KeyFile) -> Value {
    let mut schema = object(&[]);
    for table in &file.tables {
        let mut inner = object(&table.keys);
        if table.is_list {
            inner = json!({ "type": "array", "items": inner });
        }
        put(&mut schema, table, inner);
    }
    // Where no key is listed, any is good.
    if schema["properties"].as_object().is_some_and(Map::is_empty) {
        let any = &mut schema["additionalProperties"];
        if *any == false {
            *any = json!(true);
        }
    }
    schema["$schema"] = json!("http://json-schema.org/draft-07/schema#");
    schema["title"] = json!(file.path);
    schema
}

/// Puts the schema of a table where its head says.
fn put(schema: &mut Value, table: &KeyTable, inner: Value) {
    let mut at = schema;
    for part in &table.head {
        let is_any = part.bytes().all(|b| b.is_ascii_uppercase());
        let next = match is_any {
            true => &mut at["additionalProperties"],
            false => &mut at["properties"][*part],
        };
        // What may be written in several ways is not told apart.
        if *next == true {
            return;
        }
        if !next.is_object() {
            *next = object(&[]);
        }
        at = next;
    }
    match table.head.is_empty() {
        // More is added to it.
        true => merge(at, inner),
        false
            if at["properties"]
                .as_object()
                .is_some_and(|all| !all.is_empty()) =>
        {
            merge(at, inner);
        }
        false => *at = inner,
    }
}

fn merge(into: &mut Value, other: Value) {
    if let (Some(into), Value::Object(other)) = (into["properties"].as_object_mut(), other)
        && let Some(Value::Object(properties)) = other.get("properties")
    {
        into.extend(properties.clone());
    }
}

fn object(keys: &[Key]) -> Value {
    let mut properties = Map::new();
    let mut others = json!(false);
    for key in keys {
        match key.is_any() {
            true => others = json!(true),
            false => drop(properties.insert(key.name.to_owned(), value(key))),
        }
    }
    json!({ "type": "object", "properties": properties, "additionalProperties": others })
}

fn value(key: &Key) -> Value {
    let choices = key.choices();
    let form = key.form;
    let mut schema = match form {
        _ if choices == ["true"] => json!({ "type": "boolean" }),
        _ if !choices.is_empty() => json!({ "enum": choices }),
        _ if form.starts_with("list") => json!({ "type": "array" }),
        _ if form.starts_with("whole number") => json!({ "type": "integer" }),
        _ if form.starts_with("number") => json!({ "type": "number" }),
        _ if form.starts_with("true or false") => json!({ "type": "boolean" }),
        _ if ["text", "inline", "identifier", "URL", "target", "date"]
            .iter()
            .any(|word| form.starts_with(word)) =>
        {
            json!({ "type": "string" })
        }
        _ => json!({}),
    };
    let about = [form, key.about].join(". ");
    schema["description"] = json!(about.trim_end_matches(". "));
    schema
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_schema_has_the_keys_of_its_file() {
        let all = schemas();
        let schema = |name: &str| {
            let found = all.iter().find(|(known, ..)| known == name);
            &found.expect("a schema").2
        };
        let measure = schema("measures.schema.json");
        assert_eq!(measure["additionalProperties"], false);
        assert_eq!(measure["properties"]["decimals"]["type"], "integer");
        assert_eq!(measure["properties"]["polarity"]["enum"][0], "neutral");
        let periods = &measure["properties"]["periods"];
        assert_eq!(periods["items"]["properties"]["id"]["type"], "string");
        assert_eq!(
            measure["properties"]["forces"]["additionalProperties"],
            true
        );
        let facts = schema("facts.schema.json");
        let fact = &facts["additionalProperties"]["properties"];
        assert_eq!(fact["value"]["type"], "number");
        let register = schema("forces.schema.json");
        let region = &register["properties"]["regions"]["additionalProperties"];
        assert_eq!(region["properties"]["name"]["type"], "string");
        assert_eq!(
            schema("redirects.schema.json")["additionalProperties"],
            true
        );
        let entity = &schema("edition.schema.json")["properties"]["entity"];
        assert_eq!(entity["properties"]["other_bodies"]["type"], "array");
        assert!(taplo(".schemas").contains("include = [\"data/*/measures/*.toml\"]"));
    }
}
