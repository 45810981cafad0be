//! Another catalogue that differs from one in a few files: what was written just now, or a reading of an earlier day.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use super::{Contents, Located, Snapshot, UnreadableFile, index_by, instrument_key};
use crate::catalogue::copied::copied;
use crate::catalogue::kind::FileValue;
use crate::catalogue::lazy_values::{ProcedureFile, Reports};
use crate::catalogue::model::{DecisionLog, Instrument, Statistics};
use crate::catalogue::twin_logs::twins;

impl Snapshot {
    /// The same with what files say that are left out: for looking at their references, never for an answer.
    pub(in crate::catalogue) fn with_rest(&self, rest: &[(UnreadableFile, FileValue)]) -> Snapshot {
        let mut contents = Contents {
            procedures: self.procedures.to_vec(),
            statistics: (*self.statistics).clone(),
            ..self.contents.clone()
        };
        for (file, value) in rest {
            contents.unreadable.retain(|known| known != file);
            let path = file.path.clone();
            match value.clone() {
                FileValue::Procedure(value) => contents
                    .procedures
                    .push(ProcedureFile::kept(path, Arc::from(value))),
                FileValue::Plan(value) => contents.plans.push(Located { path, value }),
                FileValue::Group(value) => contents.groups.push(Located { path, value }),
                FileValue::List(value) => contents.lists.push(Located { path, value }),
                FileValue::Variants(value) => contents.variants.push(Located { path, value }),
                FileValue::Indicators(value) => contents.indicators.push(Located { path, value }),
                _ => {}
            }
        }
        contents.plans.sort_by(|a, b| a.path.cmp(&b.path));
        contents.groups.sort_by(|a, b| a.path.cmp(&b.path));
        contents.lists.sort_by(|a, b| a.path.cmp(&b.path));
        Snapshot::new(contents)
    }

    /// The same catalogue with other decision logs for some codes; a code without one loses its log. Everything else is
    /// copied, which takes time in proportion to plans, reports and decisions, not to procedures.
    pub fn with_decisions(&self, logs: Vec<(String, Option<Located<DecisionLog>>)>) -> Snapshot {
        let mut next = self.clone();
        let decisions = &mut next.contents.decisions;
        for (code, log) in logs {
            let known = next.decisions_by_code.get(&code).copied();
            match (known, log) {
                (Some(at), Some(log)) => decisions[at] = log,
                (None, Some(log)) => {
                    next.decisions_by_code.insert(code, decisions.len());
                    decisions.push(log);
                }
                (Some(at), None) => {
                    decisions.remove(at);
                    next.decisions_by_code = index_by(decisions, |d| d.value.code.clone());
                }
                (None, None) => {}
            }
        }
        decisions.sort_by(|a, b| a.path.cmp(&b.path));
        next.decisions_by_code = index_by(decisions, |d| d.value.code.clone());
        next.twin_logs = twins(decisions);
        next.copied = copied(decisions);
        next
    }

    /// The same catalogue with other reports of dossier counts, each in the place of the one at its path.
    pub fn with_statistics(&self, reports: Vec<Located<Statistics>>) -> Snapshot {
        let mut all: BTreeMap<PathBuf, Located<Statistics>> = self
            .statistics()
            .iter()
            .map(|report| (report.path.clone(), report.clone()))
            .collect();
        for report in reports {
            all.insert(report.path.clone(), report);
        }
        let mut next = self.clone();
        next.faults = Arc::default();
        next.statistics = Arc::new(Reports::kept(all.into_values().collect()));
        next
    }

    /// The same catalogue with its decision logs as they were at the end of a day.
    pub fn with_logs_until(&self, day: Date) -> Snapshot {
        let zone = self.zone();
        let mut next = self.clone();
        for log in &mut next.contents.decisions {
            log.value = log.value.until(day, &zone);
        }
        next.twin_logs = twins(&next.contents.decisions);
        next.copied = copied(&next.contents.decisions);
        next
    }

    /// The same catalogue with an instrument in the place of this one, or beside the others where it is none of them: what
    /// would be, were it so.
    pub fn with_instrument(&self, place: Option<&Instrument>, instrument: Instrument) -> Snapshot {
        let mut next = self.clone();
        next.faults = Arc::default();
        next.grounds = Arc::default();
        let known = &self.contents.instruments;
        let at = place.and_then(|place| known.iter().position(|known| known.value == *place));
        if let Some(at) = at {
            next.contents.instruments[at].value = instrument;
        } else {
            let key = instrument_key(&instrument.number);
            let at = next.contents.instruments.len();
            next.instruments_by_key.entry(key).or_default().push(at);
            next.contents.instruments.push(Located {
                path: PathBuf::new(),
                value: instrument,
            });
        }
        next
    }
}
