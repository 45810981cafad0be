//! The schemas keep to what editors understand: draft 2020-12 with keywords that draft 7 has too.

use serde_json::Value;

use crate::support::{files_below, project};

fn walk(value: &Value, visit: &mut dyn FnMut(&serde_json::Map<String, Value>)) {
    match value {
        Value::Object(object) => {
            visit(object);
            object.values().for_each(|value| walk(value, visit));
        }
        Value::Array(items) => items.iter().for_each(|value| walk(value, visit)),
        _ => {}
    }
}

#[test]
fn schemas_use_only_what_draft_7_has_too() {
    let newer = [
        "prefixItems",
        "unevaluatedProperties",
        "unevaluatedItems",
        "$defs",
        "dependentRequired",
        "dependentSchemas",
        "minContains",
        "maxContains",
        "$dynamicRef",
        "$anchor",
    ];
    let mut count = 0;
    for file in files_below(&project().join("schemas")) {
        let schema: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
        let name = file.display();
        assert_eq!(
            schema["$schema"], "https://json-schema.org/draft/2020-12/schema",
            "{name}"
        );
        walk(&schema, &mut |object| {
            for keyword in newer {
                assert!(!object.contains_key(keyword), "{name} uses {keyword}");
            }
            if object.contains_key("$ref") {
                assert_eq!(object.len(), 1, "{name}: something stands beside $ref");
            }
        });
        count += 1;
    }
    assert!(count >= 13, "{count} schemas");
}

#[test]
fn every_value_of_a_file_is_described_so_that_an_editor_can_help() {
    for file in files_below(&project().join("schemas")) {
        if file.parent().unwrap().ends_with("output") {
            continue;
        }
        let schema: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
        assert!(schema["description"].is_string(), "{}", file.display());
        walk(&schema, &mut |object| {
            let Some(Value::Object(properties)) = object.get("properties") else {
                return;
            };
            for (key, property) in properties {
                // A property of that name is no keyword.
                if property.is_object() && !property["properties"].is_string() {
                    assert!(
                        property["description"].is_string(),
                        "{}: {key} has no description",
                        file.display()
                    );
                }
            }
        });
    }
}
