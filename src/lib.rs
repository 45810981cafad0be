//! `rasoat` reviews a git-versioned catalogue of administrative procedures.
//!
//! Imports run downwards only; `tests/it/layering.rs` reads every `use` and fails on one that runs up.
//! From the ground floor to the roof:
//!
//! | module | what lives there |
//! |---|---|
//! | `text` | normalising, folding, width, sanitising, collation, document numbers; knows no procedure |
//! | `i18n` | strings for people: one Fluent file a language, messages by id and values |
//! | `files` | files on disk, spans, diagnostics, atomic writes, the clock |
//! | `yaml` | the accepted YAML: a tree with places, typed reading, patches that keep comments; knows no kind of file |
//! | `vcs` | git2: open, status, history, commit |
//! | `catalogue` | the typed model, kinds of files, schemas, loading into a snapshot, checks |
//! | `diff` | values held against each other by meaning; three versions into one |
//! | `rules` | one file a rule; pure functions of (snapshot, as-of date) to verdicts |
//! | `review` | the gate, decisions and their states; pure |
//! | `search` | tantivy: fields, tokenizers, the query language |
//! | `import` | tables and portals that are brought in, one folder a format |
//! | `analysis` | laws, documents, evidence, changes: what is worked out, without a format |
//! | `export` | what leaves the program: the annex, tables, findings; one file a format |
//! | `session` | what both faces share: opening a catalogue, jobs, configuration, strings |
//! | `cli` | one file a subcommand |
//! | `tui` | state, message, update to effects, view |

// Visible outside is what the program, tests and benches use; the rest is the crate's own.
#![warn(unreachable_pub)]

pub mod analysis;
pub mod catalogue;
pub mod cli;
pub mod diff;
pub(crate) mod export;
pub mod files;
pub mod i18n;
pub(crate) mod import;
pub mod review;
pub mod rules;
pub mod search;
pub mod session;
pub mod text;
pub mod tui;
pub mod vcs;
pub mod yaml;
