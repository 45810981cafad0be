//! The rows on one procedure into its decision log.
//!
//! A log is append-only: no entry is changed or erased, and every entry that stands keeps its bytes. In force is the newest
//! entry not withdrawn, by the order of the file; so what was published before the decision in force goes before it.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::Value as Json;
use sha2::{Digest, Sha256};

use super::super::report::Unnamed;
use super::super::table::Grid;
use super::super::target::ImportTarget;
use super::Judge;
use super::row::{DecisionRow, StatedDecision, decision_key};
use crate::catalogue::ProcedureFile;
use crate::catalogue::instruments::CitationContext;
use crate::catalogue::kind::{FileKind, decisions_path};
use crate::catalogue::model::{
    Decision, DecisionLog, DecisionState, ImportSource, Outcome, PartialReason, Person, Procedure,
    PublishedBy,
};
use crate::catalogue::snapshot::{Snapshot, instrument_key};
use crate::i18n::{Message, message};
use crate::import::table_import::{MergedFile, shown};
use crate::yaml::from_node;

/// What becomes of the rows on one procedure.
pub(super) struct LogImport<'e, 'a> {
    /// The file.
    pub merged: MergedFile,
    /// The rows that the log holds now.
    pub taken: Vec<LogRow<'e, 'a>>,
    /// The rows that contradict an entry: at which cell, and why.
    pub refused: Vec<(&'e DecisionRow<'a>, &'static str, Message)>,
}

/// One row that the log holds now.
pub(super) struct LogRow<'e, 'a> {
    pub entry: &'e DecisionRow<'a>,
    /// Whether the log did not hold it before.
    pub is_new: bool,
    /// Whether it is the published decision that stands.
    pub in_force: bool,
}

/// Brings rows on one procedure, the oldest first, into its log. `table` is the file that they stand in.
///
/// # Errors
/// Why the log cannot be written, in words.
pub(super) fn enter<'e, 'a>(
    target: &ImportTarget<'_>,
    snapshot: &Snapshot,
    procedure: &ProcedureFile,
    entries: &[&'e DecisionRow<'a>],
    table: TableSource<'_>,
    judge: &dyn Judge,
) -> Result<LogImport<'e, 'a>, Message> {
    let code = &procedure.code;
    let twins = snapshot.twin_logs(code);
    if !twins.is_empty() {
        let files: Vec<String> = twins.iter().map(|path| shown(path)).collect();
        return Err(message!("import-logs-twice", files = files.join(", ")));
    }
    let path = snapshot.decisions(code).map_or_else(
        || decisions_path(&procedure.path, code),
        |log| log.path.clone(),
    );
    // A log of it elsewhere that cannot be read would be a second one.
    let unreadable = snapshot.unreadable_decisions(code);
    if let Some(file) = unreadable.filter(|file| file.path != path) {
        return Err(message!("import-log-unread", path = shown(&file.path)));
    }
    let name = shown(&path);
    let document = target.read(&path).map_err(|e| e.said())?;
    let mut log = DecisionLog {
        code: code.clone(),
        notes: Vec::new(),
        decisions: Vec::new(),
    };
    if let Some(document) = &document {
        log = from_node(&document.root)
            .map_err(|e| message!("import-failed", path = name, message = e.message))?;
        if log.code != *code {
            return Err(message!("import-log-other", name, code = log.code));
        }
    }
    let mut wanted = match &document {
        Some(document) => document.json.clone(),
        None => serde_json::to_value(&log).map_err(|e| e.to_string())?,
    };
    let mut unnamed = Vec::new();
    let mut held = Vec::new();
    let mut refused = Vec::new();
    for &entry in entries {
        let stated = &entry.stated;
        if let Some(known) = published_as(&log, stated) {
            let compared = compared(stated, known);
            let differs = |c: &&ColumnComparison| c.said.is_some() && c.said != c.held;
            let differences: Vec<&ColumnComparison> = compared.iter().filter(differs).collect();
            let Some(first) = differences.first() else {
                let unsaid =
                    |c: &&ColumnComparison| c.said.is_none() && c.held.is_some() && !c.has_default;
                unnamed.extend(compared.iter().filter(unsaid).map(|c| Unnamed {
                    code: code.clone(),
                    field: format!("{name}: {} {}", stated.number, c.column),
                    settle: false,
                }));
                held.push((entry, known.id.clone(), false));
                continue;
            };
            // Who withdrew an entry that was keyed wrongly may bring in what is right.
            if !log.withdrawn().contains(&known.id.as_str()) {
                refused.push((
                    entry,
                    first.column,
                    contradiction(&name, stated, &differences),
                ));
                continue;
            }
        }
        let decision = made(snapshot, procedure.value(), entry, table, judge);
        let at = place(&log, stated.signed);
        let json = serde_json::to_value(&decision).map_err(|e| e.to_string())?;
        match wanted.get_mut("decisions").and_then(Json::as_array_mut) {
            Some(items) if at <= items.len() => items.insert(at, json),
            _ => return Err(message!("import-no-decisions", name)),
        }
        held.push((entry, decision.id.clone(), true));
        log.decisions.insert(at, decision);
    }
    let write = match log.decisions.is_empty() {
        true => None,
        false => target
            .write(FileKind::Decisions, &path, document.as_ref(), &wanted)
            .map_err(|reason| message!("import-code-reason", code = name, reason))?,
    };
    let published = log.published().map(|entry| entry.id.as_str());
    let taken = held.into_iter().map(|(entry, id, is_new)| LogRow {
        entry,
        is_new,
        in_force: published == Some(id.as_str()),
    });
    Ok(LogImport {
        taken: taken.collect(),
        merged: MergedFile {
            write,
            is_new: document.is_none(),
            unnamed,
            remembered: None,
        },
        refused,
    })
}

/// The newest entry that the decision of a row published.
fn published_as<'a>(log: &'a DecisionLog, stated: &StatedDecision) -> Option<&'a Decision> {
    let wanted = decision_key(&stated.number, stated.signed);
    let is_wanted = |by: &PublishedBy| decision_key(&by.number, by.signed) == wanted;
    log.decisions.iter().rev().find(|entry| {
        entry.state == DecisionState::Published && entry.published.as_ref().is_some_and(is_wanted)
    })
}

/// Where an entry signed on a day goes: before the decision in force, where that one is younger, and among those around it
/// in the order of their days.
fn place(log: &DecisionLog, signed: Date) -> usize {
    let entries = &log.decisions;
    let standing = log.proposal().filter(|standing| day(standing) > signed);
    let mut at = standing
        .and_then(|standing| entries.iter().position(|entry| entry.id == standing.id))
        .unwrap_or(entries.len());
    while at > 0 && day(&entries[at - 1]) > signed {
        at -= 1;
    }
    at
}

/// The day of an entry: that of signing, else that on which it was recorded.
fn day(entry: &Decision) -> Date {
    entry.published.as_ref().map_or_else(
        || entry.recorded.to_zoned(TimeZone::UTC).date(),
        |published| published.signed,
    )
}

fn made(
    snapshot: &Snapshot,
    procedure: &Procedure,
    entry: &DecisionRow<'_>,
    table: TableSource<'_>,
    judge: &dyn Judge,
) -> Decision {
    let stated = &entry.stated;
    Decision {
        id: id(stated, judge),
        as_of: stated.as_of(),
        recorded: judge.recorded(),
        outcome: stated.outcome,
        state: DecisionState::Published,
        by: decider(snapshot, stated),
        reason: stated.reason.clone(),
        provision: stated.provision.clone(),
        partial_reason: stated.partial_reason,
        overrides: Vec::new(),
        evidence: judge.evidence(procedure, stated.outcome, stated.as_of()),
        refers_to: None,
        suspension: None,
        published: Some(PublishedBy {
            number: stated.number.clone(),
            signed: stated.signed,
            signer: stated.signer.clone(),
            annex_row: stated.annex_row,
        }),
        imported: Some(ImportSource {
            sheet: table.grid.sheet(entry.row.line).map(str::to_owned),
            row: entry.row.line.row,
            ..table.file.clone()
        }),
        source: stated.source.clone(),
        notes: None,
    }
}

/// The table that entries come from.
#[derive(Clone, Copy)]
pub(super) struct TableSource<'a> {
    /// Its file; no row of it is meant yet.
    pub file: &'a ImportSource,
    /// How its cells are named.
    pub grid: &'a Grid,
}

/// Who decided: as the table says, else who signed, else who issued the decision; where nobody knows, the decision itself is
/// named. Never who runs the import.
fn decider(snapshot: &Snapshot, stated: &StatedDecision) -> Person {
    let issuer = || {
        let asked = CitationContext {
            signed: Some(stated.signed),
            ..CitationContext::default()
        };
        let meant = snapshot.resolve(&instrument_key(&stated.number), asked);
        let issuer = meant.one()?.issuer.as_deref()?;
        let agency = snapshot.agency(issuer);
        Some(agency.map_or(issuer, |agency| &agency.name).to_owned())
    };
    let name = stated
        .by
        .clone()
        .or_else(|| stated.signer.clone())
        .or_else(issuer);
    Person {
        name: name.unwrap_or_else(|| stated.number.clone()),
        email: stated.email.clone().unwrap_or_default(),
    }
}

/// An id that two entries of one log do not share.
fn id(stated: &StatedDecision, judge: &dyn Judge) -> String {
    let mut hasher = Sha256::new();
    for part in [
        stated.code.as_str(),
        &stated.number,
        stated.outcome.as_str(),
        &judge.recorded().to_string(),
    ] {
        hasher.update(part.as_bytes());
        hasher.update([0]);
    }
    let hash = hasher.finalize();
    let day = stated.signed.strftime("%Y%m%d");
    format!(
        "{day}-{:02x}{:02x}{:02x}{:02x}",
        hash[0], hash[1], hash[2], hash[3]
    )
}

/// Why a row is refused that says something else than the entry of the same number.
fn contradiction(
    file: &str,
    stated: &StatedDecision,
    differences: &[&ColumnComparison],
) -> Message {
    let quoted = |text: &Option<String>| match text {
        Some(text) => Message::from(format!("`{text}`")),
        None => message!("import-nothing"),
    };
    let both: Vec<Message> = differences
        .iter()
        .map(|c| {
            message!(
                "import-is-not",
                column = c.column,
                said = quoted(&c.said),
                held = quoted(&c.held)
            )
        })
        .collect();
    message!(
        "import-entry-kept",
        both = Message::joined(both, "; "),
        file,
        number = stated.number
    )
}

/// One column: what a row says there, and what the entry of the same number holds.
struct ColumnComparison {
    column: &'static str,
    said: Option<String>,
    held: Option<String>,
    /// What an empty cell stands for where it says something.
    has_default: bool,
}

/// A row and the entry of the same number, column by column. Where it was taken from does not count: the table may have
/// another name or order by now.
fn compared(stated: &StatedDecision, known: &Decision) -> Vec<ColumnComparison> {
    let published = known.published.as_ref();
    let both = |column, said: Option<String>, held: Option<String>| ColumnComparison {
        column,
        said,
        held: held.filter(|held| !held.is_empty()),
        has_default: matches!(column, "by" | "email" | "as_of"),
    };
    let word = |outcome: Outcome| Some(outcome.as_str().to_owned());
    let day = |day: Option<Date>| day.map(|day| day.to_string());
    let row = |row: Option<u32>| row.map(|row| row.to_string());
    let cause = |reason: Option<PartialReason>| reason.map(|reason| reason.as_str().to_owned());
    vec![
        both("outcome", word(stated.outcome), word(known.outcome)),
        both(
            "signed",
            day(Some(stated.signed)),
            day(published.map(|p| p.signed)),
        ),
        both(
            "signer",
            stated.signer.clone(),
            published.and_then(|p| p.signer.clone()),
        ),
        both(
            "annex_row",
            row(stated.annex_row),
            row(published.and_then(|p| p.annex_row)),
        ),
        both("reason", stated.reason.clone(), known.reason.clone()),
        both(
            "provision",
            stated.provision.clone(),
            known.provision.clone(),
        ),
        both(
            "partial_reason",
            cause(stated.partial_reason),
            cause(known.partial_reason),
        ),
        both("by", stated.by.clone(), Some(known.by.name.clone())),
        both("email", stated.email.clone(), Some(known.by.email.clone())),
        both("as_of", day(stated.as_of), day(Some(known.as_of))),
    ]
}

/// Whether what was decided is what the gate is asked about.
pub(super) fn is_gated(stated: &StatedDecision) -> bool {
    stated.outcome == Outcome::EligibleFull
}
