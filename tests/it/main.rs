//! The one integration-test binary: each extra one would link tantivy and libgit2 again.
//!
//! | file | what lives there |
//! |---|---|
//! | `append_only` | what no commit takes out of a decision log, or brings into it |
//! | `cache` | what is kept between runs |
//! | `check` | `check` and `fmt`: formats, baseline, since, fixes, the hook of the guide |
//! | `cli` | the commands on real folders and repositories |
//! | `commit` | amending, upstreams, what stands in the way, two commits at once |
//! | `creating` | new procedures |
//! | `edit` | fields, plans and counts changed by commands |
//! | `evidence` | use over time, plans, reports, and what changes by itself |
//! | `export` | the lists that are signed, at the command line |
//! | `gate` | attacks on the gate, the log and the list |
//! | `git` | odd clones, git's own variables, hooks, shared git folders, outputs that nobody reads |
//! | `import_decisions` | published lists, from a table to a commit |
//! | `import_list` | official lists and Excel tables, from a workbook to the catalogue |
//! | `laws` | instruments and documents at the command line |
//! | `layering` | imports of the library run downwards only |
//! | `left_out` | files that git was told not to look at: left out of the folder, or taken for unchanged |
//! | `licences` | what is linked in, with its licences |
//! | `lists` | lists of services against each other, and provinces' variants |
//! | `merge` | the merge driver, and markers that a merge left |
//! | `moving` | procedures that get another code or issuer |
//! | `outcomes` | the outcome of each row, suspensions, the queue kept to one's own work, refusals in the reader's language |
//! | `oracle` | a second, plain reading of the blocking rules on random catalogues |
//! | `queue` | saved views, who decided, notes and templates at the command line |
//! | `reader_language` | refusals and failures in the language of who reads them |
//! | `rules` | the fixtures of every rule |
//! | `schemas` | the schemas keep to what editors understand |
//! | `guide` | README and guide: fresh, the same in both languages, with examples that succeed |
//! | `tui` | the screen: journeys by keys, pictures, a real pseudo-terminal |
//! | `selections` | queries that select what is written to, names that nothing bears, commands that are misspelt |
//! | `unreadable` | files that cannot be read take part in nothing silently |
//! | `unread_queries` | which queries a file that cannot be read belongs to |
//! | `values` | values as they stand, line ends, schemas, the step of the manifest |
//! | `shipped` | the shipped catalogue shows every verdict of every rule |

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that fails says where"
)]

mod append_only;
mod belonging;
mod cache;
mod check;
mod cli;
mod commit;
mod creating;
mod diff;
mod edit;
mod evidence;
mod export;
mod gate;
mod git;
mod guide;
mod import_decisions;
mod import_instruments;
mod import_list;
mod laws;
mod laws_of_one_number;
mod layering;
mod left_out;
mod licences;
mod lists;
mod logs;
mod merge;
mod moving;
mod old_entries;
mod oracle;
mod outcomes;
mod papers;
mod queue;
mod reader_language;
mod rules;
mod schemas;
mod selections;
mod shipped;
mod steps;
mod support;
mod tui;
mod unread_queries;
mod unreadable;
mod values;
