//! `rasoat` reviews a git-versioned catalogue of administrative procedures.
//!
//! Imports run downwards only; `tests/it/layering.rs` reads every `use` and fails on one that runs up.
//! From the ground floor to the roof:
//!
//! | module | what lives there |
//! |---|---|
//! | `text` | normalising, folding, width, sanitising, collation, document numbers; knows no procedure |
//! | `source` | files, spans, diagnostics, atomic writes, the clock |
//! | `catalogue` | the typed model, the accepted YAML, schemas, loading into a snapshot, imports |
//! | `rules` | one file a rule; pure functions of (snapshot, as-of date) to verdicts |
//! | `review` | the gate, decisions and their states; pure |
//! | `search` | tantivy: fields, tokenizers, the query language |
//! | `vcs` | git2: open, status, history, commit |
//! | `report` | what leaves the program as text: findings, exports |
//! | `session` | what both faces share: opening a catalogue, jobs, configuration, strings |
//! | `cli` | one file a subcommand |
//! | `tui` | state, message, update to effects, view |

pub mod catalogue;
pub mod cli;
pub mod report;
pub mod review;
pub mod rules;
pub mod search;
pub mod session;
pub mod source;
pub mod text;
pub mod tui;
pub mod vcs;
