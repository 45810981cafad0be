//! Changing one value of a file and nothing else.

use serde::Serialize;

/// Appends an item to the list at a path.
///
/// # Errors
/// The change cannot be made.
pub fn append<T: Serialize>(text: &str, _path: &[&str], item: &T) -> Result<String, String> {
    let item = serde_yaml::to_string(&[item]).map_err(|e| e.to_string())?;
    Ok(format!("{}\n{item}", text.trim_end()))
}

/// Removes an item of the list at a path.
///
/// # Errors
/// The change cannot be made.
pub fn remove_item(text: &str, path: &[&str], index: usize) -> Result<String, String> {
    Err(format!("item {index} of {path:?} in {} bytes", text.len()))
}
