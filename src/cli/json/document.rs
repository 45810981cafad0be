//! Required documents.

use serde::Serialize;

use super::ProcedureRefV1;
use crate::analysis::documents::{Documents, RequestingAgency, RequiredDocument};
use crate::catalogue::Snapshot;
use crate::catalogue::holdings::HoldingDatabase;
use crate::search::Filter;

/// A distinct wording.
#[derive(Debug, Serialize)]
pub(crate) struct DocumentV1 {
    name: String,
    spellings: usize,
    codes: Vec<String>,
    procedures: Vec<ProcedureRefV1>,
    procedures_in_force: usize,
    issuers: Vec<RequestingAgencyV1>,
    held_by: Vec<HoldingDatabaseV1>,
    query: String,
}

/// An agency that asks for it.
#[derive(Debug, Serialize)]
pub(super) struct RequestingAgencyV1 {
    id: Option<String>,
    name: Option<String>,
    procedures: usize,
}

/// A database that holds it.
#[derive(Debug, Serialize)]
pub(crate) struct HoldingDatabaseV1 {
    id: String,
    name: String,
    since: String,
    source: String,
}

impl DocumentV1 {
    /// A document, with who asks for it.
    pub(crate) fn new(
        snapshot: &Snapshot,
        documents: &Documents,
        document: &RequiredDocument,
    ) -> DocumentV1 {
        DocumentV1 {
            name: document.name.clone(),
            spellings: document.spellings,
            codes: document.codes.clone(),
            procedures: document
                .procedures
                .iter()
                .filter_map(|row| ProcedureRefV1::new(snapshot, *row as usize))
                .collect(),
            procedures_in_force: document.in_force,
            issuers: documents
                .askers(snapshot, &document.procedures)
                .into_iter()
                .map(RequestingAgencyV1::from)
                .collect(),
            held_by: document.held.iter().map(HoldingDatabaseV1::from).collect(),
            query: format!("doc:{}", Filter::Doc(document.filter())),
        }
    }
}

impl From<&HoldingDatabase> for HoldingDatabaseV1 {
    fn from(holder: &HoldingDatabase) -> HoldingDatabaseV1 {
        HoldingDatabaseV1 {
            id: holder.id.clone(),
            name: holder.name.clone(),
            since: holder.since.to_string(),
            source: holder.source.clone(),
        }
    }
}

impl From<RequestingAgency> for RequestingAgencyV1 {
    fn from(asker: RequestingAgency) -> RequestingAgencyV1 {
        RequestingAgencyV1 {
            id: asker.id,
            name: asker.name,
            procedures: asker.procedures,
        }
    }
}
