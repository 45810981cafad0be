//! What `review`, `approve`, `publish`, `send-back` and `withdraw` share: which procedures are meant, who records, what became of it.

use serde::Serialize;

use super::args::SelectionArgs;
use super::context::CommandContext;
use super::exit::{CliError, Exit};
use super::json::{FactV1, VERSION};
use super::selection::Selection;
use super::term::{Paint, line};
use crate::catalogue::kind::decisions_path;
use crate::catalogue::model::{Decision, DecisionLog, Group};
use crate::catalogue::{Located, Snapshot};
use crate::files::Clock;
use crate::i18n::{Message, message};
use crate::review::{Recorder, Refusal};
use crate::rules::Fact;
use crate::session::decide::blocking_files::BARRED;
use crate::session::decide::marks::{self, Intent, MarkOutcome, MarkResult, hints};
use crate::session::decide::{groups, past_evidence};
use crate::session::open::unreadable::UNREADABLE;
use crate::session::words::differences;
use crate::session::{View, Workspace};

#[derive(Serialize)]
struct RecordingV1 {
    version: u32,
    as_of: String,
    dry_run: bool,
    written: Vec<RecordedDecisionV1>,
    refused: Vec<RefusedDecisionV1>,
    failed: Vec<WriteFailureV1>,
}

#[derive(Serialize)]
struct RecordedDecisionV1 {
    code: String,
    id: String,
    outcome: &'static str,
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    annex_row: Option<u32>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    told: Vec<FactV1>,
}

#[derive(Serialize)]
struct RefusedDecisionV1 {
    code: String,
    reasons: Vec<FactV1>,
}

#[derive(Serialize)]
struct WriteFailureV1 {
    code: String,
    message: Message,
}

/// A catalogue, some of its procedures, and who records now.
pub(super) struct Recording {
    /// Where the catalogue is.
    pub workspace: Workspace,
    /// The catalogue.
    pub view: View,
    /// The codes that are meant.
    pub codes: Vec<String>,
    /// Whether all of them are written, or none: they are one group.
    pub all_or_none: bool,
    recorder: Recorder,
}

impl Recording {
    /// Reads the catalogue and finds the procedures that are meant.
    ///
    /// # Errors
    /// There is no catalogue, git knows no identity, or the query is none (exit code 2).
    pub(super) fn open(
        which: &SelectionArgs,
        context: &mut CommandContext<'_>,
    ) -> Result<Recording, CliError> {
        let workspace = context.writable()?;
        let view = context.view_with_lost(&workspace)?;
        let recorder = recorder(&workspace, &view, context.environment.clock.as_ref())?;
        let mut codes = Selection {
            codes: &which.codes,
            query: which.query.as_deref(),
            all: which.all,
        }
        .codes(&workspace, &view, context)?;
        if let Some(group) = &which.group {
            codes = members(group, &view, recorder.today)?;
            let of_group = view.snapshot.group(group);
            let told = of_group.map(|group| groups::told(&view.snapshot, group, recorder.today));
            for said in told.unwrap_or_default() {
                let said = context.strings.say(&said);
                writeln!(context.err, "rasoat: {}", line(&said))?;
            }
        }
        Ok(Recording {
            workspace,
            view,
            codes,
            all_or_none: which.group.is_some(),
            recorder,
        })
    }

    /// Records an intent, or says what it would become.
    pub(super) fn record(
        &self,
        intent: &Intent,
        dry_run: bool,
        context: &mut CommandContext<'_>,
    ) -> Result<Exit, CliError> {
        Ok(exit(&self.recorded(intent, dry_run, context)?))
    }

    /// The same, with what became of each procedure.
    pub(super) fn recorded(
        &self,
        intent: &Intent,
        dry_run: bool,
        context: &mut CommandContext<'_>,
    ) -> Result<Vec<MarkOutcome>, CliError> {
        if self.codes.is_empty() && !context.json() {
            let nothing = context.strings.get("recording-nothing");
            writeln!(context.err, "rasoat: {nothing}")?;
        }
        let stopped = match self.all_or_none {
            true => self.stopped(intent),
            false => Vec::new(),
        };
        let mut marked = if !stopped.is_empty() {
            let count = [("count", (stopped.len() as u64).into())];
            let said = context.strings.with("group-none", &count);
            writeln!(context.err, "rasoat: {}", line(&said))?;
            stopped
        } else if dry_run {
            self.would(intent)
        } else {
            let record = match self.all_or_none {
                true => marks::record_whole,
                false => marks::record,
            };
            let (workspace, view) = (&self.workspace, &self.view);
            record(
                workspace,
                view,
                &self.codes,
                intent,
                &self.recorder,
                &|_, _| {},
            )
        };
        self.tell(&mut marked, dry_run, context)?;
        Ok(marked)
    }

    /// The catalogue as it will be with what an intent would become.
    pub(super) fn planned(&self, would: &[MarkOutcome]) -> View {
        let snapshot = &self.view.snapshot;
        let planned = would.iter().filter_map(|marked| {
            let MarkResult::Written(decision) = &marked.result else {
                return None;
            };
            let procedure = self.view.procedure(self.view.row(&marked.code)?)?;
            let code = procedure.code.clone();
            let known = snapshot.decisions(&code).cloned();
            let mut log = known.unwrap_or_else(|| Located {
                path: decisions_path(&procedure.path, &code),
                value: DecisionLog {
                    code: code.clone(),
                    decisions: Vec::new(),
                    notes: Vec::new(),
                },
            });
            log.value.decisions.push((**decision).clone());
            Some((code, Some(log)))
        });
        self.view.with_logs(planned.collect())
    }

    /// What an intent would become; nothing is written.
    pub(super) fn would(&self, intent: &Intent) -> Vec<MarkOutcome> {
        let would = marks::preview(&self.view, &self.codes, intent, &self.recorder);
        let would = would.into_iter().map(|(code, result)| MarkOutcome {
            code,
            result: match &result {
                Ok(advanced) => MarkResult::Written(Box::new(advanced.decision.clone())),
                Err(refusal) => MarkResult::Refused(refusal.clone()),
            },
            told: result.map_or_else(|_| Vec::new(), |advanced| advanced.told),
            log: None,
        });
        would.collect()
    }

    /// The members of a group for which an intent is refused; one of them stops all.
    fn stopped(&self, intent: &Intent) -> Vec<MarkOutcome> {
        let mut would = self.would(intent);
        would.retain(|marked| matches!(marked.result, MarkResult::Refused(_)));
        would
    }

    /// Tells what became of each procedure.
    pub(super) fn tell(
        &self,
        marked: &mut [MarkOutcome],
        dry_run: bool,
        context: &mut CommandContext<'_>,
    ) -> Result<(), CliError> {
        self.explain(marked, context);
        if context.json() {
            let output = output(&self.view, dry_run, marked, context);
            context.write_json(&output)
        } else {
            human(marked, dry_run, context)
        }
    }
}

/// So many refused procedures are told which value changed; the values of then are read from git.
const EXPLAINED: usize = 8;

impl Recording {
    /// Adds which value changed, from what to what, where a step is refused for that.
    fn explain(&self, marked: &mut [MarkOutcome], context: &CommandContext<'_>) {
        let is_changed = |fact: &Fact| fact.id == "fact-evidence-changed";
        let stale = marked
            .iter_mut()
            .filter_map(|marked| match &mut marked.result {
                MarkResult::Refused(refusal) => {
                    let at = refusal.reasons.iter().position(is_changed)?;
                    Some((&marked.code, at, &mut refusal.reasons))
                }
                _ => None,
            });
        for (code, at, reasons) in stale.take(EXPLAINED) {
            let Some(row) = self.view.row(code) else {
                continue;
            };
            // What cannot be read leaves the refusal as it is.
            let Ok(evidence) = past_evidence::what_changed(&self.workspace, &self.view, row) else {
                continue;
            };
            let (strings, snapshot) = (&context.strings, &self.view.snapshot);
            let lines = differences::evidence(strings, snapshot, code, &evidence);
            let facts = lines
                .into_iter()
                .map(|line| Fact::new("fact-evidence-difference").with("change", line));
            reasons.splice(at + 1..at + 1, facts);
        }
    }
}

/// The linked group of an id.
///
/// # Errors
/// There is none (exit code 1).
pub(super) fn group_named<'s>(id: &str, snapshot: &'s Snapshot) -> Result<&'s Group, CliError> {
    snapshot.group(id).ok_or_else(|| {
        let known = snapshot.groups().iter();
        let known: Vec<&str> = known.map(|group| group.value.id.as_str()).collect();
        CliError::new(Exit::Findings, message!("error-no-group", id))
            .hint(message!("check-one-of", words = known.join(", ")))
    })
}

/// The members of a linked group that count on the own day.
///
/// # Errors
/// There is no such group (exit code 1), or none of its members counts.
fn members(id: &str, view: &View, today: jiff::civil::Date) -> Result<Vec<String>, CliError> {
    let snapshot = &view.snapshot;
    let group = group_named(id, snapshot)?;
    let codes = groups::members(snapshot, group, today);
    if codes.is_empty() {
        let own = snapshot.own_day(today);
        let message = message!("error-group-ended", id, own);
        return Err(CliError::new(Exit::Findings, message));
    }
    Ok(codes)
}

/// Who records, when, and on which commit. Without a repository the identity of git's global configuration serves.
pub(super) fn recorder(
    workspace: &Workspace,
    view: &View,
    clock: &dyn Clock,
) -> Result<Recorder, CliError> {
    Ok(marks::recorder(workspace, view, clock)?)
}

fn annex_row(decision: &Decision) -> Option<u32> {
    decision.published.as_ref()?.annex_row
}

/// The exit code for what became of procedures.
pub(super) fn exit(marked: &[MarkOutcome]) -> Exit {
    let any = |wanted: fn(&MarkResult) -> bool| marked.iter().any(|m| wanted(&m.result));
    let unreadable = |refusal: &Refusal| {
        let mut ids = refusal.reasons.iter().map(|of| of.id);
        ids.any(|id| [UNREADABLE, BARRED].contains(&id))
    };
    let failed = |of: &MarkOutcome| match &of.result {
        MarkResult::Failed(_) => true,
        MarkResult::Refused(why) => unreadable(why),
        _ => false,
    };
    if marked.iter().any(failed) {
        Exit::Failed
    } else if any(|r| matches!(r, MarkResult::Refused(_))) {
        Exit::Findings
    } else {
        Exit::Clean
    }
}

fn output(
    view: &View,
    dry_run: bool,
    marked: &[MarkOutcome],
    context: &CommandContext<'_>,
) -> RecordingV1 {
    let mut output = RecordingV1 {
        version: VERSION,
        as_of: view.as_of.to_string(),
        dry_run,
        written: Vec::new(),
        refused: Vec::new(),
        failed: Vec::new(),
    };
    for MarkOutcome {
        code, result, told, ..
    } in marked
    {
        match result {
            MarkResult::Written(decision) => output.written.push(RecordedDecisionV1 {
                told: told
                    .iter()
                    .map(|fact| FactV1::new(fact, &context.strings))
                    .collect(),
                code: code.clone(),
                id: decision.id.clone(),
                outcome: decision.outcome.as_str(),
                state: decision.state.as_str(),
                annex_row: annex_row(decision),
            }),
            MarkResult::Refused(refusal) => output.refused.push(RefusedDecisionV1 {
                code: code.clone(),
                reasons: refusal
                    .reasons
                    .iter()
                    .map(|fact| FactV1::new(fact, &context.strings))
                    .collect(),
            }),
            MarkResult::Failed(error) => output.failed.push(WriteFailureV1 {
                code: code.clone(),
                message: error.message.clone(),
            }),
        }
    }
    output
}

fn human(
    marked: &[MarkOutcome],
    dry_run: bool,
    context: &mut CommandContext<'_>,
) -> Result<(), CliError> {
    let paint = Paint::new(context.colour());
    let strings = &context.strings;
    for MarkOutcome {
        code, result, told, ..
    } in marked
    {
        match result {
            MarkResult::Written(decision) => {
                let id = if dry_run {
                    "review-would"
                } else {
                    "review-written"
                };
                let outcome = strings.get(&format!("outcome-{}", decision.outcome.as_str()));
                let state = strings.get(&format!("state-{}", decision.state.as_str()));
                let mut said = strings.with(
                    id,
                    &[
                        ("outcome", outcome.into()),
                        ("state", state.into()),
                        ("id", decision.id.as_str().into()),
                    ],
                );
                if let Some(row) = annex_row(decision) {
                    let row = [("row", f64::from(row).into())];
                    said.push_str(&strings.with("review-row", &row));
                }
                writeln!(
                    context.out,
                    "{}  {}",
                    paint.strong(&line(code)),
                    line(&said)
                )?;
                for fact in told {
                    writeln!(context.err, "rasoat: {code}: {}", line(&strings.fact(fact)))?;
                }
            }
            MarkResult::Refused(Refusal { reasons }) => {
                writeln!(
                    context.out,
                    "{}  {}",
                    paint.strong(&line(code)),
                    strings.get("review-refused")
                )?;
                for reason in reasons {
                    writeln!(context.out, "    {}", line(&strings.fact(reason)))?;
                }
                for hint in hints(reasons) {
                    writeln!(context.out, "    {}", strings.get(hint))?;
                }
            }
            MarkResult::Failed(error) => {
                let said = strings.say(&error.message);
                writeln!(context.err, "rasoat: {}", line(&said))?;
                if let Some(hint) = &error.hint {
                    let advice = strings.get("error-advice");
                    writeln!(context.err, "  {advice}: {}", line(&strings.say(hint)))?;
                }
            }
        }
    }
    Ok(())
}
