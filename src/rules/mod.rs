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
//! | `year` | the year over which rules on shares and reports look |
//! | `shares` | shares of dossiers with gaps |
//! | `working_days` | Monday to Friday without public holidays |
//! | `fees` | fees of a channel, as far as they are known |
//! | `sources` | the days on which what rules rest on was issued |
//! | `published_lists` | what published lists of eligible procedures say |
//! | `held_documents` | documents that need not be asked for, and what excuses asking |
//! | `issued_results` | the results that procedures in force issue |
//! | `count_histories` | what all reports say of each procedure |
//! | `usage` | what the reports say of one procedure's use, day by day |
//! | `faults` | what errors of `check` take from the answers |
//! | `level` | the level of online service on a day |
//! | `members` | the places of a linked group on a day, and what rules answer of them |
//! | `group_as_one` | a linked group judged as one |
//! | `digest` | the digest over the values that a decision rests on |
//! | the others | one rule each, named by its id |
//! | `gate_answers` | what the blocking rules answer at the gate |

mod below_announced_level;
pub(crate) mod constituent_missing;
pub(crate) mod context;
mod count_histories;
mod data_already_held;
pub(crate) mod days;
pub(crate) mod decision_stale;
pub mod digest;
mod district_level;
mod eligible_not_full;
mod essential_at_risk;
mod faults;
mod fee_not_payable_online;
mod fees;
mod figures_suspicious;
mod full_not_on_list;
pub(crate) mod full_yet_presence;
pub(crate) mod gate_answers;
pub mod group_as_one;
pub mod group_inconsistent;
pub(crate) mod held_documents;
pub(crate) mod issued_results;
pub(crate) mod legal_basis_expired;
pub(crate) mod level;
mod local_level_differs;
mod low_online_share;
pub(crate) mod members;
pub(crate) mod no_dossiers;
pub mod no_plan;
mod not_digitised;
mod not_synchronised;
mod offered_yet_barred;
mod online_not_better;
mod partial_unexplained;
pub(crate) mod plan_lapsed;
pub(crate) mod published_late;
pub(crate) mod published_lists;
pub(crate) mod registry;
mod result_already_issued;
pub(crate) mod rule;
mod satisfaction_low;
pub(crate) mod shares;
pub(crate) mod sources;
pub(crate) mod statistics_missing;
mod suspended_too_long;
mod unused_not_acted_on;
pub mod usage;
pub(crate) mod window;
mod working_days;
pub(crate) mod year;

pub use context::Context;
pub use registry::{
    Assessment, RULES, RULES_VERSION, assess, assess_all, blocking, blocking_of, rule,
    rules_by_weight, verdicts_all,
};
pub use rule::{
    Blocks, Fact, FactValue, Rule, RuleFinding, RuleInfo, RuleWeight, Verdict, is_doubt, is_remark,
};
pub use window::Window;
