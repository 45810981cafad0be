//! The frozen JSON v1: structs of its own, never the types of the model. Schemas stand in `schemas/output/`.

mod decision;
mod procedure;
mod verdict;

use serde::Serialize;

use crate::rules::Window;

pub use decision::DecisionV1;
pub use procedure::ProcedureV1;
pub use verdict::{FactV1, VerdictV1};

/// Version of every output.
pub const VERSION: u32 = 1;

/// The window.
#[derive(Debug, Serialize)]
pub struct WindowV1 {
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
}

impl From<Window> for WindowV1 {
    fn from(window: Window) -> Self {
        WindowV1 {
            from: window.from.to_string(),
            to: window.to.to_string(),
        }
    }
}
