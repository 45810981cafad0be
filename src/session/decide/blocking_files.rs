//! Files that cannot be read and without which nothing is decided: the gate, or who may approve, rests on them. Reports and
//! plans with errors are not among them: rules themselves say what is not known without one. Those that are in the catalogue and
//! not here are: what is recorded without them would rest on less than the catalogue holds.

use super::marks::Intent;
use crate::catalogue::model::Outcome;
use crate::catalogue::{FileKind, Snapshot};
use crate::review::Step;
use crate::rules::Fact;
use crate::session::open::unreadable::{UnreadableScope, needed, shown};

/// The refusal because of such a file.
pub(crate) const BARRED: &str = "refused-rests-on-unreadable";

/// Why an intent on a procedure is refused, whatever else stands in its way.
pub(in crate::session) fn barred(snapshot: &Snapshot, intent: &Intent, code: &str) -> Option<Fact> {
    let proposal = || Some(snapshot.decisions(code)?.value.proposal()?.outcome);
    let records = !matches!(
        intent,
        Intent::Step(Step::SendBack { .. } | Step::Withdraw { .. })
    );
    let (outcome, people) = match intent {
        Intent::Mark(mark) => (Some(mark.outcome), false),
        Intent::ConfirmAnew => (proposal(), false),
        Intent::Step(Step::Approve { .. } | Step::Publish(_)) => (proposal(), true),
        Intent::Step(Step::SendBack { .. } | Step::Withdraw { .. }) => (None, false),
    };
    let asks_the_gate = outcome == Some(Outcome::EligibleFull);
    let codes = [code.to_owned()];
    let files = needed(snapshot, UnreadableScope::Codes(&codes));
    let file = files.into_iter().find(|file| match file.kind {
        FileKind::Manifest
        | FileKind::Agencies
        | FileKind::Instruments
        | FileKind::Group
        | FileKind::Procedure => asks_the_gate || records && file.missing,
        FileKind::People => people,
        FileKind::Statistics | FileKind::Plan => records && file.missing,
        _ => false,
    })?;
    Some(
        Fact::new(BARRED)
            .with("code", code)
            .with("path", shown(file)),
    )
}
