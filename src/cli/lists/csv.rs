//! The answer as a table: lists, or the services of one.

use super::json::DriftV1;
use super::{Held, heirs_of, name};
use crate::analysis::lists::{DriftState, successors};
use crate::catalogue::Snapshot;
use crate::catalogue::model::ListMember;
use crate::cli::context::CommandContext;
use crate::cli::exit::CliError;
use crate::cli::table;

pub(super) fn write(
    context: &mut CommandContext<'_>,
    snapshot: &Snapshot,
    held: &[Held<'_>],
    one: Option<&Held<'_>>,
) -> Result<(), CliError> {
    let Some(one) = one else {
        let header = [
            "id", "name", "decision", "date", "total", "entered", "against", "came", "went",
            "stayed", "unknown",
        ];
        let rows = held.iter().map(|held| {
            let list = held.list;
            let counts = held.counts();
            let count = |of: &dyn Fn(&DriftV1) -> usize| {
                counts
                    .as_ref()
                    .map_or_else(String::new, |c| of(c).to_string())
            };
            [
                list.id.clone(),
                list.name.clone().unwrap_or_default(),
                list.decision.clone(),
                list.date.to_string(),
                list.total
                    .map_or_else(String::new, |total| total.to_string()),
                list.members.len().to_string(),
                held.against.map_or_else(String::new, |of| of.id.clone()),
                count(&|of| of.came),
                count(&|of| of.went),
                count(&|of| of.stayed),
                count(&|of| of.unknown),
            ]
        });
        return table::write(context, snapshot, header, rows);
    };
    let header = [
        "state",
        "reason",
        "code",
        "group",
        "name",
        "older_code",
        "older_group",
        "older_name",
        "older_list",
        "newer_list",
        "successors",
    ];
    let heirs = successors(snapshot);
    let (older, newer) = match &one.drift {
        Some(drift) => (drift.older.id.clone(), drift.newer.id.clone()),
        None => (String::new(), one.list.id.clone()),
    };
    let rows = one.rows().into_iter().map(|(state, row)| {
        let of = |member: Option<&ListMember>| match member {
            Some(member) => [
                member.code.clone().unwrap_or_default(),
                member.group.clone().unwrap_or_default(),
                name(snapshot, member),
            ],
            None => Default::default(),
        };
        let [code, group, named] = of(row.newer);
        let [older_code, older_group, older_name] = of(row.older);
        let heirs = row.newer.or(row.older).map(|of| heirs_of(of, &heirs));
        [
            state.map_or("", DriftState::as_str).to_owned(),
            row.reason.map_or("", |reason| reason.as_str()).to_owned(),
            code,
            group,
            named,
            older_code,
            older_group,
            older_name,
            older.clone(),
            newer.clone(),
            heirs.unwrap_or_default().join("; "),
        ]
    });
    table::write(context, snapshot, header, rows)
}
