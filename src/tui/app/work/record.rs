//! Marks, steps and notes: what they would do, recording them, taking them back, what changed since.

use std::collections::HashMap;
use std::sync::Arc;

use super::Tools;
use crate::catalogue::load::LoadProgress;
use crate::review::{Recorder, Refusal, Step, StepEntry};
use crate::session::decide::annex::{self, AnnexRefusal};
use crate::session::decide::logs::{self, UndoableEntry, WrittenLog};
use crate::session::decide::marks::{self, Intent, MarkResult};
use crate::session::decide::{groups, notes, numbering, past_evidence};
use crate::session::open::catalogue::Catalogue;
use crate::session::open::unreadable::UnreadableScope;
use crate::session::words::differences;
use crate::tui::app::answers::{
    PlannedDecision, Preview, RecordOutcome, RecordRequest, RefusalGroup, UndoOutcome,
};
use crate::tui::app::message::Problem;
use crate::vcs::VcsError;

impl Tools {
    fn recorder(&self, desk: &Catalogue) -> Result<Recorder, VcsError> {
        marks::recorder(&self.workspace, &desk.view, self.clock.as_ref())
    }

    /// What a mark or a step on each of these codes would do; nothing is written.
    ///
    /// # Errors
    /// Git knows no identity.
    pub(crate) fn preview(
        &self,
        desk: &Catalogue,
        codes: &[String],
        intent: Intent,
    ) -> Result<Preview, Problem> {
        self.of_this_day(&desk.view)?;
        let desk = &self.with_history(desk);
        let recorder = self.recorder(desk)?;
        if let Some(refused) = self.unreadable(desk, codes, &intent) {
            return Ok(Preview {
                group: None,
                intent,
                written: Vec::new(),
                refused: vec![refused],
            });
        }
        let (mut written, mut refused) = (Vec::new(), Vec::new());
        for (code, result) in marks::preview(&desk.view, codes, &intent, &recorder) {
            match result {
                Ok(StepEntry { decision, told }) => written.push(PlannedDecision {
                    code,
                    outcome: decision.outcome,
                    overrides: decision.overrides,
                    annex_row: decision.published.and_then(|by| by.annex_row),
                    told: told.iter().map(|fact| self.strings.fact(fact)).collect(),
                }),
                Err(refusal) => refused.push((code, self.reasons(&refusal))),
            }
        }
        let group = groups::is_whole(&desk.view, codes);
        if group.is_some() && !refused.is_empty() {
            // One that is refused stops all.
            written.clear();
        }
        Ok(Preview {
            group: group.map(|group| group.name.clone()),
            intent,
            written,
            refused: grouped(refused),
        })
    }

    /// Records a mark or a step on each of these codes; nothing where it would get other rows of an annex than were
    /// confirmed.
    ///
    /// # Errors
    /// Git knows no identity, or the catalogue cannot be read again.
    pub(crate) fn record(
        &self,
        desk: &Arc<Catalogue>,
        wanted: &RecordRequest,
    ) -> Result<RecordOutcome, Problem> {
        let RecordRequest {
            codes,
            intent,
            rows,
        } = wanted;
        self.of_this_day(&desk.view)?;
        let desk = &Arc::new(self.with_history(desk));
        let recorder = self.recorder(desk)?;
        let (mut written, mut refused, mut failed) = (Vec::new(), Vec::new(), Vec::new());
        let mut told = Vec::new();
        let record = match groups::is_whole(&desk.view, codes) {
            Some(_) => marks::record_whole,
            None => marks::record,
        };
        let unreadable = self.unreadable(desk, codes, intent);
        let codes: &[String] = match &unreadable {
            Some(_) => &[],
            None => codes,
        };
        let publishes = matches!(intent, Intent::Step(Step::Publish(_))) && !codes.is_empty();
        let alone = match publishes {
            true => Some(numbering::alone(&self.workspace)?),
            false => None,
        };
        let fresh = match publishes {
            true => numbering::as_it_stands(&self.workspace, &desk.view, codes)?,
            false => None,
        };
        let desk = &match fresh {
            Some(view) => Arc::new(desk.with_view(view)),
            None => Arc::clone(desk),
        };
        if publishes && !rows.is_empty() {
            let now = rows_now(desk, codes, intent, &recorder);
            if now != *rows {
                let mut recorded = nothing_recorded(desk, intent);
                recorded.failed.push(RefusalGroup {
                    codes: codes.to_vec(),
                    reasons: vec![self.strings.get("publish-rows-moved")],
                });
                return Ok(recorded);
            }
        }
        let far = |done, total| self.written.set(done, total);
        let mut logs = Vec::new();
        for marked in record(&self.workspace, &desk.view, codes, intent, &recorder, &far) {
            let code = marked.code;
            logs.extend(marked.log);
            for fact in &marked.told {
                told.push(format!("{code}: {}", self.strings.fact(fact)));
            }
            match marked.result {
                MarkResult::Written(decision) => written.push(UndoableEntry {
                    code,
                    id: decision.id,
                }),
                MarkResult::Refused(refusal) => refused.push((code, self.reasons(&refusal))),
                MarkResult::Failed(error) => {
                    let why = [Some(error.message), error.hint];
                    let why = why.iter().flatten().map(|why| self.strings.say(why));
                    failed.push((code, why.collect()));
                }
            }
        }
        drop(alone);
        let desk = self.refreshed(desk, &logs)?;
        Ok(RecordOutcome {
            state: intent.state(),
            written,
            refused: grouped(refused).into_iter().chain(unreadable).collect(),
            failed: grouped(failed),
            told,
            desk,
        })
    }

    /// Why nothing is published: files on which what is signed would rest cannot be read, as the command says it too.
    fn unreadable(
        &self,
        desk: &Catalogue,
        codes: &[String],
        intent: &Intent,
    ) -> Option<RefusalGroup> {
        if !matches!(intent, Intent::Step(Step::Publish(_))) {
            return None;
        }
        let paths = annex::of_publication(&desk.view, UnreadableScope::Codes(codes), false);
        if paths.is_empty() {
            return None;
        }
        let message = annex::no_list(&self.strings, &AnnexRefusal::Unreadable(paths));
        let hint = self.strings.get("publish-unreadable-hint");
        Some(RefusalGroup {
            codes: codes.to_vec(),
            reasons: vec![message, hint],
        })
    }

    /// Writes a note on a procedure.
    ///
    /// # Errors
    /// Git knows no identity, or the file changed meanwhile or cannot be written.
    pub(crate) fn note(
        &self,
        desk: &Arc<Catalogue>,
        code: &str,
        text: &str,
    ) -> Result<(UndoableEntry, Arc<Catalogue>), Problem> {
        self.of_this_day(&desk.view)?;
        let recorder = self.recorder(desk)?;
        let (by, at) = (recorder.by, recorder.recorded);
        let (entry, log) = notes::record(&self.workspace, &desk.view, code, text, by, at)?;
        let desk = self.refreshed(desk, log.as_slice())?;
        Ok((entry, desk))
    }

    /// Takes back entries; with none given, the newest of `code` that is not committed.
    pub(crate) fn undo(
        &self,
        desk: &Arc<Catalogue>,
        entries: Vec<UndoableEntry>,
        code: Option<&str>,
    ) -> UndoOutcome {
        let entries = if entries.is_empty() {
            code.and_then(|code| logs::undoable(&self.workspace, &desk.view, code))
                .into_iter()
                .collect()
        } else {
            entries
        };
        let (mut undone, mut failed, mut logs) = (Vec::new(), Vec::new(), Vec::new());
        let committed = logs::CommittedLogs::of(&self.workspace);
        let total = entries.len();
        for (at, entry) in entries.into_iter().enumerate() {
            self.written.set(at, total);
            match logs::undo(&self.workspace, &desk.view, &entry, &committed) {
                Ok(log) => {
                    undone.push(entry);
                    logs.push(log);
                }
                Err(error) => failed.push(Problem::from(error)),
            }
        }
        self.written.set(total, total);
        let desk = match self.refreshed(desk, &logs) {
            Ok(desk) => desk,
            Err(trouble) => {
                failed.push(trouble);
                Arc::clone(desk)
            }
        };
        UndoOutcome {
            undone,
            failed,
            desk,
        }
    }

    /// The catalogue after decisions were written: only their procedures are judged anew, and nothing is read.
    fn refreshed(
        &self,
        desk: &Arc<Catalogue>,
        written: &[WrittenLog],
    ) -> Result<Arc<Catalogue>, Problem> {
        if written.is_empty() {
            return Ok(Arc::clone(desk));
        }
        match desk.view.with_written(written) {
            Some(view) => Ok(Arc::new(desk.with_view(view))),
            None => Ok(Arc::new(self.load(&LoadProgress::default())?.indexed()?)),
        }
    }

    fn reasons(&self, refusal: &Refusal) -> Vec<String> {
        let mut reasons: Vec<String> = refusal
            .reasons
            .iter()
            .map(|fact| self.strings.fact(fact))
            .collect();
        let hints = marks::hints(&refusal.reasons).into_iter();
        reasons.extend(hints.map(|hint| self.strings.get(hint)));
        reasons
    }

    /// What changed of the evidence of a row since its decision, in words; or why that cannot be told.
    pub(crate) fn changed(&self, desk: &Catalogue, row: usize) -> Vec<String> {
        let view = &desk.view;
        let code = view.procedure(row).map_or("", |procedure| &procedure.code);
        match past_evidence::what_changed(&self.workspace, view, row) {
            Ok(evidence) => differences::evidence(&self.strings, &view.snapshot, code, &evidence),
            Err(error) => vec![self.strings.say(&error.message)],
        }
    }
}

/// The rows of the annex that a publication gets now: somebody may have published under the same number since it was asked
/// about, which changes no file of these procedures.
fn rows_now(
    desk: &Catalogue,
    codes: &[String],
    intent: &Intent,
    recorder: &Recorder,
) -> Vec<(String, u32)> {
    let entries = marks::preview(&desk.view, codes, intent, recorder).into_iter();
    let rows = entries.filter_map(|(code, entry)| {
        let row = entry.ok()?.decision.published?.annex_row?;
        Some((code, row))
    });
    rows.collect()
}

fn nothing_recorded(desk: &Arc<Catalogue>, intent: &Intent) -> RecordOutcome {
    RecordOutcome {
        state: intent.state(),
        written: Vec::new(),
        refused: Vec::new(),
        failed: Vec::new(),
        told: Vec::new(),
        desk: Arc::clone(desk),
    }
}

/// Codes with the same reasons together, by code.
fn grouped(mut refused: Vec<(String, Vec<String>)>) -> Vec<RefusalGroup> {
    refused.sort_unstable();
    let mut place: HashMap<Vec<String>, usize> = HashMap::new();
    let mut groups: Vec<RefusalGroup> = Vec::new();
    for (code, reasons) in refused {
        let at = *place.entry(reasons.clone()).or_insert(groups.len());
        match groups.get_mut(at) {
            Some(group) => group.codes.push(code),
            None => groups.push(RefusalGroup {
                codes: vec![code],
                reasons,
            }),
        }
    }
    groups
}
