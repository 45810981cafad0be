//! What changes do: verdicts that are others, decisions that turn stale, procedures that become eligible.

use rayon::prelude::*;

use super::{Changes, ProcedureChange, ProcedureChangeKind, VerdictChange};
use crate::catalogue::Snapshot;
use crate::catalogue::model::Override;
use crate::review::gate_now;
use crate::rules::{Context, RULES, Verdict, assess};
use crate::search::Columns;

/// A moment of a catalogue, judged. Both moments are judged at one date, unless what the time did is asked for too.
#[derive(Clone, Copy)]
pub(crate) struct AssessedMoment<'a> {
    /// The catalogue.
    pub snapshot: &'a Snapshot,
    /// Its verdicts.
    pub columns: &'a Columns,
}

/// How many of what there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ChangeTotals {
    /// New procedures.
    pub added: usize,
    /// Procedures that are gone.
    pub removed: usize,
    /// Changed procedures.
    pub changed: usize,
    /// Of these, those that bear another code now.
    pub renumbered: usize,
    /// Of these, those of another name.
    pub renamed: usize,
    /// Of these, those whose file stands elsewhere.
    pub moved: usize,
    /// Verdicts that are flags now and were none.
    pub flagged: usize,
    /// Verdicts that were flags and are none now.
    pub unflagged: usize,
    /// Decisions that are stale now.
    pub stale: usize,
    /// Codes that files name and no procedure has; they count nowhere else.
    pub strangers: usize,
    /// New entries of decision logs.
    pub decisions: usize,
}

/// Which way a procedure came to be eligible for full online service, or ceased to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct EligibilityChange {
    pub code: String,
    pub name: String,
    /// Whether an approved or published decision on evidence that did not change says so, before and after.
    pub decision: [bool; 2],
    /// Whether the gate is open, before and after.
    pub gate: [bool; 2],
}

impl ProcedureChange {
    /// Whether a decision that stands rests on other evidence now.
    pub fn turns_stale(&self) -> bool {
        self.verdict_to("decision-stale") == Some(Verdict::Flag)
            && self.kind == ProcedureChangeKind::Changed
    }

    fn verdict_to(&self, rule: &str) -> Option<Verdict> {
        let mut verdicts = self.verdicts.iter();
        verdicts.find(|change| change.rule == rule)?.to
    }

    /// Whether a field of the procedure itself is another.
    pub fn has(&self, key: &str) -> bool {
        use crate::diff::ValueStep;
        let mut fields = self.fields.iter();
        fields.any(|field| matches!(field.path.first(), Some(ValueStep::Key(of)) if of == key))
    }
}

impl Changes {
    /// How many of what there is.
    pub fn counts(&self) -> ChangeTotals {
        let mut counts = ChangeTotals::default();
        for change in &self.procedures {
            if change.stranger {
                counts.strangers += 1;
                continue;
            }
            match change.kind {
                ProcedureChangeKind::Added => counts.added += 1,
                ProcedureChangeKind::Removed => counts.removed += 1,
                ProcedureChangeKind::Changed => {
                    counts.changed += 1;
                    counts.renumbered += usize::from(change.before.is_some());
                    counts.renamed += usize::from(change.has("name"));
                    counts.moved += usize::from(change.has("path"));
                    counts.stale += usize::from(change.turns_stale());
                }
            }
            let entries = change
                .fields
                .iter()
                .filter(|field| field.from.is_none() && super::is_decision(field));
            counts.decisions += entries.count();
            // What a new procedure brings with it, or one that is gone takes away, is no news of a verdict.
            let verdicts = change.verdicts.iter();
            let verdicts = verdicts.filter(|verdict| {
                let both = verdict.from.is_some() && verdict.to.is_some();
                both && verdict.rule != "decision-stale"
            });
            for verdict in verdicts {
                let flag = Some(Verdict::Flag);
                counts.flagged += usize::from(verdict.from != flag && verdict.to == flag);
                counts.unflagged += usize::from(verdict.from == flag && verdict.to != flag);
            }
        }
        counts
    }
}

/// Adds what the rules say otherwise, of procedures too of which nothing else changed.
pub(crate) fn judge(changes: &mut Changes, old: AssessedMoment<'_>, new: AssessedMoment<'_>) {
    changes.find_strangers(|code| {
        [old.snapshot, new.snapshot].iter().any(|snapshot| {
            let mut unreadable = snapshot.unreadable().iter();
            snapshot.position(code).is_some()
                || unreadable.any(|file| super::is_of(&file.path, code))
        })
    });
    let before: std::collections::HashMap<String, String> = changes
        .procedures
        .iter()
        .filter_map(|change| Some((change.code.clone(), change.before.clone()?)))
        .collect();
    let renumbered: Vec<&String> = before.values().collect();
    let mut found: Vec<(String, Vec<VerdictChange>)> = Vec::new();
    // Of a file that cannot be read at one of the moments it is not known what the rules said then.
    let is_unread = |code: &str| {
        let mut files = [old.snapshot, new.snapshot]
            .into_iter()
            .flat_map(Snapshot::unreadable);
        files.any(|file| super::is_of(&file.path, code))
    };
    for (row, file) in new.snapshot.procedures().iter().enumerate() {
        if is_unread(&file.code) {
            continue;
        }
        let then = before.get(&file.code).unwrap_or(&file.code);
        let then = old.snapshot.position(then);
        let verdicts = verdicts(then.map(|row| (old.columns, row)), Some((new.columns, row)));
        if !verdicts.is_empty() {
            found.push((file.code.clone(), verdicts));
        }
    }
    for (row, file) in old.snapshot.procedures().iter().enumerate() {
        let stays = new.snapshot.position(&file.code).is_some();
        if !stays && !is_unread(&file.code) && !renumbered.contains(&&file.code) {
            found.push((file.code.clone(), verdicts(Some((old.columns, row)), None)));
        }
    }
    for (code, verdicts) in found {
        let place = changes
            .procedures
            .binary_search_by(|change| change.code.cmp(&code));
        match place {
            Ok(at) => changes.procedures[at].verdicts = verdicts,
            Err(at) => changes.procedures.insert(
                at,
                ProcedureChange {
                    code,
                    kind: ProcedureChangeKind::Changed,
                    name: None,
                    before: None,
                    stranger: false,
                    fields: Vec::new(),
                    verdicts,
                },
            ),
        }
    }
    for change in &mut changes.procedures {
        let row = new.snapshot.position(&change.code);
        if let (None, Some(row)) = (&change.name, row) {
            change.name = Some(new.columns.name(row).to_owned());
        }
    }
}

fn verdicts(old: Option<(&Columns, usize)>, new: Option<(&Columns, usize)>) -> Vec<VerdictChange> {
    let rules = RULES.iter().enumerate();
    let verdict = |at: Option<(&Columns, usize)>, rule: usize| {
        at.map(|(columns, row)| columns.verdict(row, rule))
    };
    let changes = rules.map(|(at, rule)| VerdictChange {
        rule: rule.info().id,
        from: verdict(old, at),
        to: verdict(new, at),
    });
    changes.filter(|change| change.from != change.to).collect()
}

/// The procedures that became eligible between two moments, each at its date, or ceased to be: by decision or by the gate.
pub(crate) fn eligible(
    old: (AssessedMoment<'_>, &Context<'_>),
    new: (AssessedMoment<'_>, &Context<'_>),
) -> Vec<EligibilityChange> {
    let codes = old.0.snapshot.procedures().iter();
    let codes = codes.chain(new.0.snapshot.procedures());
    let mut codes: Vec<&str> = codes.map(|file| file.code.as_str()).collect();
    codes.sort_unstable();
    codes.dedup();
    let found = codes.par_iter().filter_map(|code| {
        let mut files = [old.0.snapshot, new.0.snapshot]
            .into_iter()
            .flat_map(Snapshot::unreadable);
        if files.any(|file| super::is_of(&file.path, code)) {
            return None;
        }
        let (before, now) = (stands(old, code), stands(new, code));
        if before == now {
            return None;
        }
        let name = |judged: AssessedMoment<'_>| {
            let row = judged.snapshot.position(code)?;
            Some(judged.columns.name(row).to_owned())
        };
        Some(EligibilityChange {
            code: (*code).to_owned(),
            name: name(new.0).or_else(|| name(old.0)).unwrap_or_default(),
            decision: [before.0, now.0],
            gate: [before.1, now.1],
        })
    });
    found.collect()
}

/// Whether a procedure is eligible by decision, and by the gate.
fn stands((judged, context): (AssessedMoment<'_>, &Context<'_>), code: &str) -> (bool, bool) {
    let Some(row) = judged.snapshot.position(code) else {
        return (false, false);
    };
    if !judged.columns.is_in_force(row) {
        return (false, false);
    }
    let cell = u32::try_from(row).map(|row| judged.columns.decision(row));
    let decided = cell.is_ok_and(|cell| cell.is_eligible());
    let procedure = judged.snapshot.procedures()[row].read();
    let assessment = assess(context, &procedure);
    let overrides: Vec<Override> = assessment.overrides.iter().flatten().cloned().collect();
    // As on the own day, where reports may lag: else nearly nothing would be open on a day that no report reaches yet.
    let gate = gate_now(context, &procedure, &assessment, &overrides, context.as_of);
    (decided, gate.is_open())
}
