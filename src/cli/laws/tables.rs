//! Instruments as comma-separated values.

use jiff::civil::Date;

use super::{LawReport, code_and_name};
use crate::analysis::laws::{CitingProcedure, Law, Repeal};
use crate::catalogue::Snapshot;
use crate::cli::context::CommandContext;
use crate::cli::exit::CliError;
use crate::cli::table;

/// A list of instruments.
pub(super) fn list(
    context: &mut CommandContext<'_>,
    snapshot: &Snapshot,
    rows: &[&Law],
) -> Result<(), CliError> {
    let header = [
        "number",
        "kind",
        "title",
        "issuer",
        "signed",
        "from",
        "to",
        "state",
        "since",
        "by",
        "url",
        "procedures",
        "procedures_in_force",
        "described",
        "citation",
        "perhaps",
    ];
    let day = |day: Option<Date>| day.map_or_else(String::new, |day| day.to_string());
    let rows = rows.iter().map(|law| {
        let instrument = law.instrument.clone().unwrap_or_default();
        [
            law.number.clone(),
            law.kind.as_str().to_owned(),
            instrument.title.unwrap_or_default(),
            law.issuer.clone().unwrap_or_default(),
            day(law.signed),
            day(instrument.from),
            day(instrument.to),
            law.state.word().to_owned(),
            day(law.state.since()),
            law.state.by().join("; "),
            instrument.url.unwrap_or_default(),
            law.procedures.len().to_string(),
            law.in_force.to_string(),
            (!law.is_undescribed()).to_string(),
            law.citation(&[]),
            law.perhaps.len().to_string(),
        ]
    });
    table::write(context, snapshot, header, rows)
}

/// The procedures that cite one instrument.
pub(super) fn uses(
    context: &mut CommandContext<'_>,
    snapshot: &Snapshot,
    one: &LawReport,
) -> Result<(), CliError> {
    let header = [
        "code",
        "name",
        "rests_on_it",
        "articles",
        "citation",
        "places",
    ];
    let of = |uses: &[CitingProcedure], rests: &str| {
        let rows = uses.iter().map(move |found| {
            let (code, name) = code_and_name(snapshot, found.row);
            let places = found.places.iter();
            let places: Vec<String> = places.map(|p| format!("{}: {}", p.part, p.text)).collect();
            [
                code,
                name,
                rests.to_owned(),
                found.articles.join("; "),
                one.law.citation(&found.articles),
                places.join("; "),
            ]
        });
        rows.collect::<Vec<_>>()
    };
    let mut rows = of(&one.uses.procedures, "true");
    rows.extend(of(&one.uses.perhaps, "perhaps"));
    rows.extend(of(&one.uses.mentions, "false"));
    table::write(context, snapshot, header, rows)
}

/// The procedures before and after a repeal.
pub(super) fn repeal(
    context: &mut CommandContext<'_>,
    snapshot: &Snapshot,
    repeal: &Repeal,
) -> Result<(), CliError> {
    let header = [
        "code",
        "name",
        "before",
        "after",
        "gate_before",
        "gate_after",
        "outcome",
        "state",
        "becomes_stale",
    ];
    let rows = repeal.affected.iter().map(|affected| {
        let (code, name) = code_and_name(snapshot, affected.row);
        let (outcome, state) = affected.decision.map_or(("", ""), |(outcome, state)| {
            (outcome.as_str(), state.as_str())
        });
        [
            code,
            name,
            affected.before.as_str().to_owned(),
            affected.after.as_str().to_owned(),
            affected.gate_before.join("; "),
            affected.gate_after.join("; "),
            outcome.to_owned(),
            state.to_owned(),
            affected.becomes_stale.to_string(),
        ]
    });
    table::write(context, snapshot, header, rows)
}
