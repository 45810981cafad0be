//! What leaves the program as text and tables: findings, laws, documents.
//!
//! | file | what lives there |
//! |---|---|
//! | `diagnostics` | findings of a check, for people and for programs |
//! | `documents` | required documents: who asks, what a database holds already |
//! | `laws` | legal instruments: state, use, citations, what a repeal would do |
//! | `matching` | words of a query held against single texts |
//! | `json` | JSON that may reach a terminal |

pub mod diagnostics;
pub mod documents;
pub mod json;
pub mod laws;
pub mod matching;
