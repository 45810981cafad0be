//! Review: the gate, what a mark becomes, and the steps that it goes through. Pure; writing is the session's.
//!
//! | file | what lives there |
//! |---|---|
//! | `gate` | which blocking rules stand in the way of `eligible_full`, and which overrides open it |
//! | `list` | which procedures are on the list that a ministry signs, and which are not and why |
//! | `mark` | a reviewer's mark to a decision, or to a refusal that says why |
//! | `order` | the order of published lists |
//! | `stale` | which parts of a decision's evidence changed |
//! | `step` | approval, publication and withdrawal of the decision in force, or a refusal |

pub mod gate;
pub mod list;
pub mod mark;
pub mod order;
pub mod stale;
pub mod step;

pub use gate::{Gate, GateRule, gate};
pub use mark::{
    Mark, Recorder, Refusal, decide, evidence, evidence_at, named, needs_reasoned_partial,
};
pub use step::{Step, advance, confirmation};
