//! The answer as JSON, version 1.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use super::{Held, heirs_of};
use crate::analysis::lists::{DriftRow, DriftState, is_whole, successors};
use crate::catalogue::Snapshot;
use crate::catalogue::model::ListMember;
use crate::cli::json::VERSION;
use crate::session::open::unreadable;

#[derive(Serialize)]
pub(super) struct ListsV1 {
    version: u32,
    as_of: String,
    lists: Vec<ListV1>,
    #[serde(skip_serializing_if = "Option::is_none")]
    services: Option<Vec<ServiceV1>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unreadable: Vec<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    sample: bool,
}

#[derive(Serialize)]
struct ListV1 {
    id: String,
    name: Option<String>,
    decision: String,
    date: String,
    in_force: bool,
    total: Option<u32>,
    entered: usize,
    whole: bool,
    source: Option<String>,
    drift: Option<DriftV1>,
}

#[derive(Serialize)]
pub(super) struct DriftV1 {
    against: String,
    older: String,
    newer: String,
    pub came: usize,
    pub went: usize,
    pub stayed: usize,
    pub unknown: usize,
}

#[derive(Serialize)]
struct ServiceV1 {
    state: Option<&'static str>,
    reason: Option<&'static str>,
    older: Option<MemberV1>,
    newer: Option<MemberV1>,
}

#[derive(Serialize)]
struct MemberV1 {
    code: Option<String>,
    group: Option<String>,
    name: Option<String>,
    from: Option<String>,
    successors: Vec<String>,
}

/// The lists; with the services of one where one is asked for.
pub(super) fn of(
    snapshot: &Snapshot,
    held: &[Held<'_>],
    one: Option<&Held<'_>>,
    as_of: Date,
) -> ListsV1 {
    let heirs = successors(snapshot);
    let services = one.map(|held| {
        let rows = held.rows().into_iter();
        rows.map(|(state, row)| service(state, &row, &heirs))
            .collect()
    });
    ListsV1 {
        version: VERSION,
        as_of: as_of.to_string(),
        lists: held.iter().map(|held| list_v1(held, as_of)).collect(),
        services,
        unreadable: unreadable::paths(snapshot),
        sample: snapshot.is_sample(),
    }
}

impl Held<'_> {
    pub(super) fn counts(&self) -> Option<DriftV1> {
        let drift = self.drift.as_ref()?;
        Some(DriftV1 {
            against: self.against?.id.clone(),
            older: drift.older.id.clone(),
            newer: drift.newer.id.clone(),
            came: drift.count(DriftState::Came),
            went: drift.count(DriftState::Went),
            stayed: drift.count(DriftState::Stayed),
            unknown: drift.count(DriftState::Unknown),
        })
    }
}

fn list_v1(held: &Held<'_>, as_of: Date) -> ListV1 {
    let list = held.list;
    ListV1 {
        id: list.id.clone(),
        name: list.name.clone(),
        decision: list.decision.clone(),
        date: list.date.to_string(),
        in_force: list.date <= as_of,
        total: list.total,
        entered: list.members.len(),
        whole: is_whole(list),
        source: list.source.clone(),
        drift: held.counts(),
    }
}

fn service(
    state: Option<DriftState>,
    row: &DriftRow<'_>,
    heirs: &BTreeMap<String, Vec<String>>,
) -> ServiceV1 {
    let member = |member: &ListMember| MemberV1 {
        code: member.code.clone(),
        group: member.group.clone(),
        name: member.name.clone(),
        from: member.from.map(|from| from.to_string()),
        successors: heirs_of(member, heirs).to_vec(),
    };
    ServiceV1 {
        state: state.map(DriftState::as_str),
        reason: row.reason.map(|reason| reason.as_str()),
        older: row.older.map(member),
        newer: row.newer.map(member),
    }
}
