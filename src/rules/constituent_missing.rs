//! `constituent-missing`: one of the seven required constituents of a procedure is absent.

use super::context::Context;
use super::rule::{Blocks, Fact, Rule, RuleFinding, RuleInfo, Verdict};
use crate::catalogue::model::{Channel, Procedure, Stated};

/// The rule; see [`RuleInfo::checks`] for what it answers when.
pub(crate) struct ConstituentMissing;

static INFO: RuleInfo = RuleInfo {
    id: "constituent-missing",
    names: &[
        "thiếu_bộ_phận",
        "constituents",
        "Thiếu_bộ_phận_tạo_thành",
        "Constituent_missing",
    ],
    since: None,
    blocks: Blocks::OnFlagOrCannotTell,
    remark: false,
    remarks: true,
    reads: &[
        "name",
        "steps",
        "channels",
        "documents",
        "subjects",
        "executing",
    ],
};

impl Rule for ConstituentMissing {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn judge(&self, _: &Context<'_>, procedure: &Procedure, _: &[RuleFinding]) -> RuleFinding {
        let channels = procedure.channels.as_ref();
        let constituents = [
            ("fact-missing-name", !procedure.name.trim().is_empty()),
            ("fact-missing-steps", answered(procedure.steps.as_ref())),
            ("fact-missing-channels", answered(channels)),
            (
                "fact-missing-documents",
                answered(procedure.documents.as_ref()),
            ),
            ("fact-missing-time", states_time(channels)),
            (
                "fact-missing-subjects",
                answered(procedure.subjects.as_ref()),
            ),
            (
                "fact-missing-executing",
                answered(procedure.executing.as_ref()),
            ),
        ];
        let missing: Vec<Fact> = constituents
            .iter()
            .filter(|(_, there)| !there)
            .map(|(id, _)| Fact::new(id))
            .collect();
        let mut evidence = vec![
            Fact::new("fact-constituents")
                .with("there", constituents.len() - missing.len())
                .with("asked", constituents.len()),
        ];
        // Without components the number of sets has nothing to count.
        let has_components = procedure
            .documents
            .as_ref()
            .is_none_or(|documents| documents.value().is_some());
        if procedure.sets.is_none() && has_components {
            evidence.push(Fact::new("fact-remark-sets"));
        }
        if missing.is_empty() {
            return RuleFinding::new(Verdict::Clear, evidence);
        }
        let is_known = answered(procedure.steps.as_ref())
            || answered(channels)
            || answered(procedure.documents.as_ref());
        if !is_known {
            return RuleFinding::cannot_tell(evidence, vec![Fact::new("fact-only-list-row")]);
        }
        RuleFinding {
            missing,
            ..RuleFinding::new(Verdict::Flag, evidence)
        }
    }
}

/// A list with something in it, or the answer `none`.
fn answered<T>(list: Option<&Stated<Vec<T>>>) -> bool {
    match list {
        Some(Stated::None) => true,
        Some(Stated::Some(items)) => !items.is_empty(),
        None => false,
    }
}

/// The time limit stands under the channels: one of them at least says it, or there is no channel to have one.
fn states_time(channels: Option<&Stated<Vec<Channel>>>) -> bool {
    match channels {
        Some(Stated::None) => true,
        Some(Stated::Some(items)) => items.iter().any(|channel| channel.time.is_some()),
        None => false,
    }
}
