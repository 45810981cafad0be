//! Review: the gate, what a mark becomes, and the steps that it goes through. Pure; writing is the session's.
//!
//! | file | what lives there |
//! |---|---|
//! | `gate` | which blocking rules stand in the way of `eligible_full`, and which overrides open it |
//! | `complete` | what a decision has to have, whatever the rules find |
//! | `list` | which procedures are on the list that a ministry signs, and which are not and why |
//! | `mark` | a reviewer's mark to a decision, or to a refusal that says why |
//! | `order` | the order of published lists |
//! | `people` | who is who |
//! | `soundness` | entries of a log that no step of the program writes |
//! | `stale` | which parts of a decision's evidence changed |
//! | `step` | approval, sending back, publication and withdrawal of the proposal, or a refusal |
//! | `context` | a catalogue with the days that count, and what the rules find on them |

pub(crate) mod complete;
pub(crate) mod context;
pub(crate) mod gate;
pub(crate) mod list;
pub(crate) mod mark;
pub(crate) mod order;
pub(crate) mod people;
pub(crate) mod soundness;
pub(crate) mod stale;
pub(crate) mod step;

pub use context::{ReviewContext, ReviewDays};
pub use gate::{Gate, GateRule, gate, gate_now};
pub use mark::{Mark, Recorder, Refusal, decide, evidence, evidence_at, named};
pub use step::{Step, StepEntry, advance, confirmation};
