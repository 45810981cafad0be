//! What leaves the program as text and tables: findings, laws, documents.
//!
//! | file | what lives there |
//! |---|---|
//! | `annex` | the list that a ministry signs: XLSX, DOCX, Markdown, CSV, JSON v1 |
//! | `changes` | what differs between two moments of a catalogue, procedure by procedure |
//! | `diagnostics` | findings of a check, for people and for programs |
//! | `documents` | required documents: who asks, what a database holds already |
//! | `evidence` | use over time, plans, reports, and the next change by itself, of one procedure |
//! | `laws` | legal instruments: state, use, citations, what a repeal would do |
//! | `matching` | words of a query held against single texts |
//! | `json` | JSON that may reach a terminal |
//! | `sheet` | a table for spreadsheets |
//! | `rows` | rows of procedures: JSON v1, CSV, text for the clipboard |

pub mod annex;
pub mod changes;
pub mod diagnostics;
pub mod documents;
pub mod evidence;
pub mod json;
pub mod laws;
pub mod matching;
pub mod rows;
pub mod sheet;
