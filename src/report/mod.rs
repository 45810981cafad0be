//! What leaves the program as text: findings, exports.
//!
//! | file | what lives there |
//! |---|---|
//! | `diagnostics` | findings of a check, for people and for programs |
//! | `json` | JSON that may reach a terminal |
//! | `rows` | rows of procedures: JSON v1, CSV, text for the clipboard |

pub mod diagnostics;
pub mod json;
pub mod rows;
