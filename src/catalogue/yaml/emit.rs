//! Typed values to the text of a new file.

use serde::Serialize;

/// The text of a new file: the comment that names its schema, then the value. `schema` is the path from the file to the
/// schema. The same value gives the same bytes.
///
/// # Errors
/// The value cannot be written as YAML, which no type of the model does.
pub fn document<T: Serialize>(schema: &str, value: &T) -> Result<String, serde_yaml::Error> {
    let body = serde_yaml::to_string(value)?;
    Ok(format!("# yaml-language-server: $schema={schema}\n{body}"))
}
