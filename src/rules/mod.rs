//! The review rules: one file a rule, one visible list, pure functions of (snapshot, as-of date) to verdicts.
//!
//! No data is not zero. A flag is not a verdict on the procedure: people decide, the rule shows.
//!
//! | file | what lives there |
//! |---|---|
//! | `registry` | the list of rules, and the run of all of them over a procedure or a catalogue |
//! | `rule` | what a rule is: its description, its verdicts, the facts that it names |
//! | `context` | snapshot, as-of date, window, and what rules look up more than once |
//! | `window` | the window of days that ends on the as-of date |
//! | `days` | a set of days of the window |
//! | `usage` | what the reports say of one procedure's use, day by day |
//! | `faults` | what errors of `check` take from the answers |
//! | `level` | the level of online service on a day |
//! | `members` | the places of a linked group on a day, and what rules answer of them |
//! | `group_as_one` | a linked group judged as one |
//! | `digest` | the digest over the values that a decision rests on |
//! | the others | one rule each, named by its id |
//! | `gate_answers` | what the blocking rules answer at the gate |

pub mod constituent_missing;
pub mod context;
pub mod days;
pub mod decision_stale;
pub mod digest;
mod faults;
pub mod full_yet_presence;
pub mod gate_answers;
pub mod group_as_one;
pub mod group_inconsistent;
pub mod legal_basis_expired;
pub mod level;
pub mod members;
pub mod no_dossiers;
pub mod no_plan;
pub mod plan_lapsed;
pub mod registry;
pub mod rule;
pub mod statistics_missing;
pub mod usage;
pub mod window;

pub use context::Context;
pub use registry::{Assessment, RULES, RULES_VERSION, assess, assess_all, blocking_of, rule};
pub use rule::{Blocks, Fact, FactValue, Rule, RuleFinding, RuleInfo, RuleWeight, Verdict};
pub use window::Window;
