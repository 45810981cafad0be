//! The screen without its drawing: state, messages, the pure update to effects, and what runs the effects.
//!
//! | file | what lives there |
//! |---|---|
//! | `answers` | what questions carry and what comes back, where that is more than one value |
//! | `ask` | questions to the workers: one table, tickets, what is stale |
//! | `disk` | what is known of the files on disk beyond what is shown |
//! | `fixture` | a small catalogue in memory, and a screen that shows it, for tests |
//! | `message` | everything that can happen to the screen, and what is to be done then |
//! | `runtime` | runs the effects of a state: jobs on threads, and what only the terminal can do |
//! | `state` | everything that the screen is made of |
//! | `tests` | whatever keys are pressed and whatever the size, the state is sound and can be drawn |
//! | `update` | what a message makes of the state |
//! | `work` | what jobs do, on their threads: everything that reads or writes files, asks git or takes long |

pub(crate) mod answers;
pub mod ask;
pub(crate) mod disk;
#[cfg(test)]
pub(in crate::tui) mod fixture;
pub mod message;
pub(crate) mod runtime;
pub(crate) mod state;
#[cfg(test)]
mod tests;
pub(crate) mod update;
pub(crate) mod work;
