//! The frozen JSON v1: structs of its own, never the types of the model. Schemas stand in `schemas/output/`.

mod change;
mod decision;
mod document;
mod evidence;
mod group;
mod law;
mod procedure;
mod verdict;

use serde::Serialize;

use crate::catalogue::Snapshot;
use crate::rules::Window;

pub(super) use change::{ChangeV1, CommitV1, OtherChangeV1};
pub(super) use decision::{DecisionV1, NoteV1};
pub(super) use document::{DocumentV1, HoldingDatabaseV1};
pub(super) use evidence::{NextChangeV1, PlanV1, UsageV1};
pub(super) use group::GroupV1;
pub(super) use law::{LawCitationsV1, LawV1, RepealV1};
pub(super) use procedure::ProcedureV1;
pub(super) use verdict::{FactV1, GateV1, VerdictV1};

/// Version of every output.
pub(super) const VERSION: u32 = 1;

/// The window.
#[derive(Debug, Serialize)]
pub(super) struct WindowV1 {
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

/// A procedure that something is about.
#[derive(Debug, Serialize)]
pub(super) struct ProcedureRefV1 {
    code: String,
    name: String,
    issuer: Option<String>,
}

impl ProcedureRefV1 {
    /// The procedure of a row.
    pub(super) fn new(snapshot: &Snapshot, row: usize) -> Option<ProcedureRefV1> {
        let procedure = snapshot.procedures().get(row)?.value();
        Some(ProcedureRefV1 {
            code: procedure.code.clone(),
            name: procedure.name.clone(),
            issuer: procedure.issuer.clone(),
        })
    }
}
