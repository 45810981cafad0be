//! What leaves the program as text and tables: findings, laws, documents.
//!
//! | file | what lives there |
//! |---|---|
//! | `annex` | the list that a ministry signs: XLSX, DOCX, Markdown, CSV, JSON v1 |
//! | `diagnostics` | findings of a check, for people and for programs |
//! | `json` | JSON that may reach a terminal |
//! | `matrix` | a wide table as a workbook |
//! | `sheet` | a table for spreadsheets |
//! | `rows` | rows of procedures: JSON v1, CSV, text for the clipboard |

pub(crate) mod annex;
pub(crate) mod diagnostics;
pub(crate) mod json;
pub(crate) mod matrix;
pub(crate) mod rows;
pub(crate) mod sheet;
