//! The order in which a schema names the keys of a mapping.

use std::sync::OnceLock;

use serde_json::Value as Json;

use crate::catalogue::kind::FileKind;
use crate::catalogue::schema;

/// The keys of the mapping at `path` in the order of the schema that the file's first lines name; empty where they name
/// none of ours, or the schema names no keys there.
pub(super) fn keys(text: &str, path: &[String]) -> Vec<&'static str> {
    kind(text).map_or_else(Vec::new, |kind| keys_of(kind, path))
}

/// The keys of the mapping at `path` in the order of the schema of a kind of file.
pub(in crate::catalogue) fn keys_of(kind: FileKind, path: &[String]) -> Vec<&'static str> {
    let Some(schema) = parsed(kind) else {
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

/// The kind of file that the comment at the top names.
pub(in crate::catalogue) fn kind(text: &str) -> Option<FileKind> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let comments = text.lines().take_while(|line| line.starts_with('#'));
    let reference = comments
        .filter_map(|line| line.split_once("$schema="))
        .map(|(_, reference)| reference.trim())
        .next()?;
    let name = reference.rsplit('/').next()?.strip_suffix(".schema.json")?;
    FileKind::ALL
        .into_iter()
        .find(|kind| kind.schema_name() == name)
}

fn parsed(kind: FileKind) -> Option<&'static Json> {
    static SCHEMAS: OnceLock<Vec<(FileKind, Json)>> = OnceLock::new();
    SCHEMAS
        .get_or_init(|| {
            FileKind::ALL
                .into_iter()
                .filter_map(|kind| Some((kind, serde_json::from_str(schema::text(kind)).ok()?)))
                .collect()
        })
        .iter()
        .find_map(|(known, schema)| (*known == kind).then_some(schema))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn path(steps: &[&str]) -> Vec<String> {
        steps.iter().map(|&s| s.to_owned()).collect()
    }

    #[test]
    fn keys_come_in_the_order_of_the_schema() {
        let text = "# yaml-language-server: $schema=../../schemas/procedure.schema.json\ncode: x\n";
        assert_eq!(keys(text, &[])[..3], ["code", "name", "kind"]);
        assert_eq!(
            keys(text, &path(&["channels", "0", "time"])),
            ["value", "unit", "text"]
        );
        assert!(keys(text, &path(&["notes"])).is_empty());
        assert!(keys("code: x\n", &[]).is_empty());
    }
}
