//! The JSON Schemas by the names that the first line of a file says: in which order keys stand, and where days belong.
//! What a kind of file means is known above.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use serde_json::Value as Json;

macro_rules! schemas {
    ($($name:literal),* $(,)?) => {
        /// The texts of all of them, by name.
        pub(crate) const ALL: &[(&str, &str)] =
            &[$(($name, include_str!(concat!("../../schemas/", $name, ".schema.json")))),*];
    };
}

schemas! {
    "catalogue",
    "agencies",
    "fields",
    "instruments",
    "databases",
    "list",
    "group",
    "plan",
    "procedure",
    "statistics",
    "variants",
    "decisions",
    "synonyms",
    "people",
    "assignments",
    "indicators",
    "baseline",
}

/// The name of the schema that the comment at the top of a file names; none where it names none of ours.
pub(crate) fn named(text: &str) -> Option<&'static str> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut comments = text.lines().take_while(|line| line.starts_with('#'));
    let reference = comments.find_map(|line| Some(line.split_once("$schema=")?.1.trim()))?;
    let name = reference.rsplit('/').next()?.strip_suffix(".schema.json")?;
    ALL.iter()
        .map(|(known, _)| *known)
        .find(|known| *known == name)
}

/// The keys of the mapping at `path` in the order of the schema; empty where it names no keys there.
pub(crate) fn keys(name: &str, path: &[String]) -> Vec<&'static str> {
    let Some((_, schema)) = parsed().iter().find(|(known, _)| *known == name) else {
        return Vec::new();
    };
    let mut places = alternatives(schema);
    for step in path {
        places = places
            .into_iter()
            .filter_map(|place| below(place, step))
            .flat_map(alternatives)
            .collect();
    }
    places
        .into_iter()
        .filter_map(|place| place.get("properties")?.as_object())
        .flat_map(|properties| properties.keys().map(String::as_str))
        .collect()
}

/// Whether days or moments belong below this key, in whatever kind of file; no text of another sort has such a key, which
/// a test excludes.
pub(crate) fn holds_moments(key: &str) -> bool {
    static KEYS: OnceLock<BTreeSet<String>> = OnceLock::new();
    KEYS.get_or_init(|| {
        let mut keys = BTreeSet::new();
        let mut found = |key: &str, here: &Json| {
            let format = here.get("format").and_then(Json::as_str);
            if matches!(format, Some("date" | "date-time")) {
                keys.insert(key.to_owned());
            }
        };
        for (_, schema) in parsed() {
            walk(schema, "", &mut found);
        }
        keys
    })
    .contains(key)
}

fn parsed() -> &'static [(&'static str, Json)] {
    static SCHEMAS: OnceLock<Vec<(&str, Json)>> = OnceLock::new();
    SCHEMAS.get_or_init(|| {
        ALL.iter()
            .filter_map(|(name, text)| Some((*name, serde_json::from_str(text).ok()?)))
            .collect()
    })
}

/// A schema, or the alternatives that it offers.
fn alternatives(schema: &'static Json) -> Vec<&'static Json> {
    match schema.get("anyOf").and_then(Json::as_array) {
        Some(all) => all.iter().collect(),
        None => vec![schema],
    }
}

/// The schema of a key's value, or of an item.
fn below(schema: &'static Json, step: &str) -> Option<&'static Json> {
    schema
        .get("properties")
        .and_then(|properties| properties.get(step))
        .or_else(|| schema.get("items"))
        .or_else(|| schema.get("additionalProperties").filter(|s| s.is_object()))
}

/// Visits a schema and all below it, each with the key below which it stands.
fn walk(schema: &Json, key: &str, found: &mut dyn FnMut(&str, &Json)) {
    found(key, schema);
    let properties = schema.get("properties").and_then(Json::as_object);
    for (key, below) in properties.into_iter().flatten() {
        walk(below, key, found);
    }
    for more in ["items", "additionalProperties"] {
        if let Some(below) = schema.get(more).filter(|below| below.is_object()) {
            walk(below, key, found);
        }
    }
    for more in ["anyOf", "oneOf", "allOf"] {
        for below in schema
            .get(more)
            .and_then(Json::as_array)
            .into_iter()
            .flatten()
        {
            walk(below, key, found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(steps: &[&str]) -> Vec<String> {
        steps.iter().map(|&s| s.to_owned()).collect()
    }

    #[test]
    fn a_key_of_days_is_never_one_of_free_text() {
        let mut texts = BTreeSet::new();
        for (name, schema) in parsed() {
            // A baseline's file names no kind of file.
            if *name == "baseline" {
                continue;
            }
            walk(schema, "", &mut |key, here| {
                let named = |key: &str| here.get(key).is_some();
                if here["type"] == "string" && !["format", "enum", "pattern"].into_iter().any(named)
                {
                    texts.insert(key.to_owned());
                }
            });
        }
        assert!(texts.contains("name") && texts.len() > 20, "{texts:?}");
        let both: Vec<&String> = texts.iter().filter(|key| holds_moments(key)).collect();
        assert!(both.is_empty(), "{both:?}");
        assert!(holds_moments("signed") && holds_moments("recorded"));
    }

    #[test]
    fn every_schema_is_json() {
        assert_eq!(parsed().len(), ALL.len());
    }

    #[test]
    fn keys_come_in_the_order_of_the_schema() {
        let text = "# yaml-language-server: $schema=../../schemas/procedure.schema.json\ncode: x\n";
        let keys =
            |text, path: &[String]| named(text).map_or_else(Vec::new, |name| keys(name, path));
        assert_eq!(keys(text, &[])[..3], ["code", "name", "kind"]);
        assert_eq!(
            keys(text, &path(&["channels", "0", "time"])),
            ["value", "unit", "text"]
        );
        assert!(keys(text, &path(&["notes"])).is_empty());
        assert!(keys("code: x\n", &[]).is_empty());
    }
}
