//! Typed values to the text of a new file.

use serde::Serialize;
use serde::ser::Error;
use serde_json::Value as Json;

use super::patch::flow;
use crate::yaml::quoting::{dressed, needs_escape};

/// The text of a new file: the comment that names its schema, then the value. `schema` is the path from the file to the
/// schema. The same value gives the same bytes. What another reader would not take for text stands in quotes.
///
/// # Errors
/// The value cannot be written as YAML, which no type of the model does.
pub(crate) fn document<T: Serialize>(schema: &str, value: &T) -> Result<String, serde_yaml::Error> {
    let body = serde_yaml::to_string(value)?;
    let body = match body.contains(needs_escape) {
        false => dressed(body, ""),
        // A sign that ends a line to some readers can stand in double quotes only.
        true => match serde_json::to_value(value).map_err(serde_yaml::Error::custom)? {
            Json::Object(map) => {
                let mut body = String::new();
                for (key, value) in &map {
                    let name = flow(&Json::from(key.as_str()), "");
                    body.push_str(&format!("{name}: {}\n", flow(value, key)));
                }
                body
            }
            other => flow(&other, "") + "\n",
        },
    };
    Ok(format!("# yaml-language-server: $schema={schema}\n{body}"))
}
