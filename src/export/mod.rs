//! What leaves the program as text and tables: findings, laws, documents.
//!
//! | file | what lives there |
//! |---|---|
//! | `annex` | the list that a ministry signs: XLSX, DOCX, Markdown, CSV, JSON v1 |
//! | `diagnostics` | findings of a check, for people and for programs |
//! | `json` | JSON that may reach a terminal |
//! | `sheet` | a table for spreadsheets |
//! | `rows` | rows of procedures: JSON v1, CSV, text for the clipboard |

pub mod annex;
pub mod diagnostics;
pub mod json;
pub mod rows;
pub mod sheet;
