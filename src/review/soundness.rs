//! Entries of a log that no step of the program writes, in words: they stand on no list, and nothing goes on from them.

use jiff::civil::Date;

use super::{complete, people};
use crate::catalogue::Snapshot;
use crate::catalogue::entry_soundness::{self, EntryFault, SoundnessContext, WithdrawalDoubt};
use crate::catalogue::model::{DecisionLog, Person};
use crate::rules::{Fact, blocking_of};

/// What is wrong with the entries of a log, each with the place of its entry.
pub(crate) fn faults(
    snapshot: &Snapshot,
    log: &DecisionLog,
    today: Date,
) -> Vec<(usize, EntryFault)> {
    let mut faults = with_ground(snapshot, today, |ground| {
        entry_soundness::faults(log, ground)
    });
    let files = snapshot.twin_logs(&log.code);
    if !files.is_empty() {
        let files: Vec<String> = files.iter().map(|f| f.display().to_string()).collect();
        let all = (0..log.decisions.len()).map(|at| (at, EntryFault::TwoLogs(files.clone())));
        faults.extend(all);
    }
    let entries = log.decisions.iter().enumerate();
    let copied = entries.filter_map(|(at, entry)| {
        let other = snapshot.also_in(&entry.id, &log.code)?;
        Some((at, EntryFault::Copied(other.to_owned())))
    });
    faults.extend(copied);
    faults
}

/// Asks with what is known of rules and people.
pub(crate) fn with_ground<T>(
    snapshot: &Snapshot,
    today: Date,
    ask: impl FnOnce(&SoundnessContext<'_>) -> T,
) -> T {
    let same = |one: &Person, other: &Person| people::is_same(snapshot, one, other);
    let latest = |as_of: Date| complete::latest_override(snapshot, as_of);
    ask(&SoundnessContext {
        blocking: blocking_of,
        same: &same,
        today,
        zone: snapshot.zone(),
        latest_override: &latest,
    })
}

/// A fault as a sentence of the string files.
pub(crate) fn fact(fault: &EntryFault) -> Fact {
    match fault {
        EntryFault::Blocked(rule, verdict) => Fact::new("unsound-blocked")
            .with("rule", *rule)
            .with("verdict", verdict.as_str()),
        EntryFault::Lacks(rule) => Fact::new("unsound-lacks").with("rule", *rule),
        EntryFault::Version(version) => {
            Fact::new("unsound-version").with("version", version.as_str())
        }
        EntryFault::Differs(field) => Fact::new("unsound-differs").with("field", *field),
        EntryFault::Older => Fact::new("unsound-older"),
        EntryFault::AfterToday(field, day) => Fact::new("unsound-ahead")
            .with("field", *field)
            .with("date", *day),
        EntryFault::Skipped(state) => Fact::new("unsound-skipped").with("state", state.as_str()),
        EntryFault::OwnApproval => Fact::new("unsound-own"),
        EntryFault::NoAddress => Fact::new("unsound-no-address"),
        EntryFault::SentBack => Fact::new("unsound-sent-back"),
        EntryFault::StandsOnWithdrawn => Fact::new("unsound-on-withdrawn"),
        EntryFault::PublishedBy => Fact::new("unsound-published-by"),
        EntryFault::TooLong(rule) => Fact::new("unsound-long").with("rule", rule.as_str()),
        EntryFault::Source => Fact::new("unsound-source"),
        EntryFault::Dangling => Fact::new("unsound-dangling"),
        EntryFault::Twice => Fact::new("unsound-twice"),
        EntryFault::Unclear(why) => Fact::new(match why {
            WithdrawalDoubt::Nothing => "unsound-unclear-nothing",
            WithdrawalDoubt::Unknown(_) => "unsound-unclear-unknown",
            WithdrawalDoubt::State(_) => "unsound-unclear-state",
            WithdrawalDoubt::Beneath(_) => "unsound-unclear-beneath",
        }),
        EntryFault::BareOverride(rule) => Fact::new("unsound-bare").with("rule", rule.as_str()),
        EntryFault::NoReason => Fact::new("unsound-no-reason"),
        EntryFault::PublishedTwice => Fact::new("unsound-published-twice"),
        EntryFault::TwoLogs(files) => Fact::new("unsound-two-logs").with("files", files.join(", ")),
        EntryFault::RowTwice(row, other) => Fact::new("unsound-row-twice")
            .with("row", u64::from(*row))
            .with("code", other.as_str()),
        EntryFault::OtherDay(other, day) => Fact::new("unsound-other-day")
            .with("code", other.as_str())
            .with("date", *day),
        EntryFault::OtherSigner(other, signer) => Fact::new("unsound-other-signer")
            .with("code", other.as_str())
            .with("signer", signer.as_str()),
        EntryFault::SignedLater(day) => Fact::new("unsound-signed-later").with("date", *day),
        EntryFault::Copied(other) => Fact::new("unsound-copied").with("code", other.as_str()),
        EntryFault::OldForm(day) => Fact::new("unsound-old-form").with("date", *day),
    }
}
