//! The YAML that a catalogue accepts: one small, strict subset, read with places and written with comments kept.
//!
//! | file | what lives there |
//! |---|---|
//! | `decode` | bytes to text: size, encoding, line ends, control characters |
//! | `markers` | conflict markers that a merge left |
//! | `blanks` | signs that look like blanks and colons, or do not show |
//! | `parse` | text to a tree, refusing whatever lies outside the subset |
//! | `syntax` | what the YAML parser says, in words that name the mend |
//! | `tree` | values with their places |
//! | `scalar` | what an unquoted scalar means (YAML 1.2 core schema) |
//! | `schemas` | the JSON Schemas by name: the order of keys, and where days belong |
//! | `de` | the tree as a serde deserializer: a text field stays text, an error has a place |
//! | `emit` | typed values to the text of a new file |
//! | `patch` | changing one value of a file and nothing else |
//! | `items` | the items of lists: what names them, and where they stand in another list |
//! | `foreign_scalar` | what other readers take an unquoted scalar for |
//! | `quoting` | quotes around texts that are written |

mod blanks;
pub(crate) mod de;
pub(crate) mod decode;
pub(crate) mod emit;
pub(crate) mod foreign_scalar;
pub(crate) mod items;
mod markers;
pub mod parse;
pub mod patch;
pub(crate) mod quoting;
pub(crate) mod scalar;
pub(crate) mod schemas;
mod syntax;
pub(crate) mod tree;

pub use de::from_node;
pub use markers::first_marker;
pub use parse::{ParsedFile, parse};
pub use tree::{MapKey, Node, Value};
