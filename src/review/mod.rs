//! Review: the gate, and what a mark becomes. Pure; writing is the session's.
//!
//! | file | what lives there |
//! |---|---|
//! | `gate` | which blocking rules stand in the way of `eligible_full`, and which overrides open it |
//! | `list` | which procedures are on the list that a ministry signs, and which are not and why |
//! | `mark` | a reviewer's mark to a decision, or to a refusal that says why |

pub mod gate;
pub mod list;
pub mod mark;

pub use gate::{Gate, GateRule, gate};
pub use mark::{Mark, Recorder, Refusal, decide, evidence};
