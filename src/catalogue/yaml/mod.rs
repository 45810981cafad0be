//! The YAML that a catalogue accepts: one small, strict subset, read with places and written with comments kept.
//!
//! | file | what lives there |
//! |---|---|
//! | `tree` | bytes to a tree of values with places, refusing whatever lies outside the subset |
//! | `scalar` | what an unquoted scalar means (YAML 1.2 core schema) |
//! | `de` | the tree as a serde deserializer: a text field stays text, an error has a place |
//! | `emit` | typed values to the text of a new file |
//! | `patch` | changing one value of a file and nothing else |

pub mod de;
pub mod emit;
pub mod patch;
pub mod scalar;
pub mod tree;

pub use de::from_node;
pub use tree::{Key, Node, Parsed, Value, parse};
