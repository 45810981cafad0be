//! Entries of a log that no step of the program writes, in words: they stand on no list, and nothing goes on from them.

use jiff::civil::Date;

use super::{complete, people};
use crate::catalogue::Snapshot;
use crate::catalogue::model::{DecisionLog, Person};
use crate::catalogue::sound::{self, Fault, Ground, Unclear};
use crate::rules::{Fact, blocking_of};

/// What is wrong with the entries of a log, each with the place of its entry.
#[must_use]
pub fn faults(snapshot: &Snapshot, log: &DecisionLog, today: Date) -> Vec<(usize, Fault)> {
    let mut faults = with_ground(snapshot, today, |ground| sound::faults(log, ground));
    let files = snapshot.twin_logs(&log.code);
    if !files.is_empty() {
        let files: Vec<String> = files.iter().map(|f| f.display().to_string()).collect();
        let all = (0..log.decisions.len()).map(|at| (at, Fault::TwoLogs(files.clone())));
        faults.extend(all);
    }
    let entries = log.decisions.iter().enumerate();
    let copied = entries.filter_map(|(at, entry)| {
        let other = snapshot.also_in(&entry.id, &log.code)?;
        Some((at, Fault::Copied(other.to_owned())))
    });
    faults.extend(copied);
    faults
}

/// Asks with what is known of rules and people.
pub fn with_ground<T>(snapshot: &Snapshot, today: Date, ask: impl FnOnce(&Ground<'_>) -> T) -> T {
    let same = |one: &Person, other: &Person| people::is_same(snapshot, one, other);
    let latest = |as_of: Date| complete::latest_override(snapshot, as_of);
    ask(&Ground {
        blocking: blocking_of,
        same: &same,
        today,
        zone: snapshot.zone(),
        latest_override: &latest,
    })
}

/// A fault as a sentence of the string files.
#[must_use]
pub fn fact(fault: &Fault) -> Fact {
    match fault {
        Fault::Blocked(rule, verdict) => Fact::new("unsound-blocked")
            .with("rule", *rule)
            .with("verdict", verdict.as_str()),
        Fault::Lacks(rule) => Fact::new("unsound-lacks").with("rule", *rule),
        Fault::Version(version) => Fact::new("unsound-version").with("version", version.as_str()),
        Fault::Differs(field) => Fact::new("unsound-differs").with("field", *field),
        Fault::Older => Fact::new("unsound-older"),
        Fault::AfterToday(field, day) => Fact::new("unsound-ahead")
            .with("field", *field)
            .with("date", *day),
        Fault::Skipped(state) => Fact::new("unsound-skipped").with("state", state.as_str()),
        Fault::OwnApproval => Fact::new("unsound-own"),
        Fault::SentBack => Fact::new("unsound-sent-back"),
        Fault::StandsOnWithdrawn => Fact::new("unsound-on-withdrawn"),
        Fault::PublishedBy => Fact::new("unsound-published-by"),
        Fault::TooLong(rule) => Fact::new("unsound-long").with("rule", rule.as_str()),
        Fault::Source => Fact::new("unsound-source"),
        Fault::Dangling => Fact::new("unsound-dangling"),
        Fault::Twice => Fact::new("unsound-twice"),
        Fault::Unclear(why) => Fact::new(match why {
            Unclear::Nothing => "unsound-unclear-nothing",
            Unclear::Unknown(_) => "unsound-unclear-unknown",
            Unclear::State(_) => "unsound-unclear-state",
            Unclear::Beneath(_) => "unsound-unclear-beneath",
        }),
        Fault::BareOverride(rule) => Fact::new("unsound-bare").with("rule", rule.as_str()),
        Fault::NoReason => Fact::new("unsound-no-reason"),
        Fault::PublishedTwice => Fact::new("unsound-published-twice"),
        Fault::TwoLogs(files) => Fact::new("unsound-two-logs").with("files", files.join(", ")),
        Fault::RowTwice(row, other) => Fact::new("unsound-row-twice")
            .with("row", u64::from(*row))
            .with("code", other.as_str()),
        Fault::OtherDay(other, day) => Fact::new("unsound-other-day")
            .with("code", other.as_str())
            .with("date", *day),
        Fault::OtherSigner(other, signer) => Fact::new("unsound-other-signer")
            .with("code", other.as_str())
            .with("signer", signer.as_str()),
        Fault::SignedLater(day) => Fact::new("unsound-signed-later").with("date", *day),
        Fault::Copied(other) => Fact::new("unsound-copied").with("code", other.as_str()),
    }
}
