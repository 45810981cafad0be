//! Whether an entry of a decision log can be what it says. A log is a text that anybody can write; what no step of the program
//! writes is found here, for `check` and for whoever makes a list to be signed.

use std::collections::HashMap;

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;

use super::model::{Decision, DecisionLog, DecisionState, Outcome, Person};

/// The last day on which an entry of the old form can have been recorded: that of the release since which every digest names
/// its formula.
pub(crate) const LAST_DAY_OF_OLD_FORM: Date = date(2026, 11, 30);

/// Blocking rules, each with whether it blocks on `cannot_tell` too.
pub(crate) type BlockingRules = Vec<(&'static str, bool)>;

/// What is known above of rules and people.
pub struct SoundnessContext<'a> {
    /// The blocking rules that a version of the rules had, none where the version is not known.
    pub blocking: fn(&str) -> Option<BlockingRules>,
    /// Whether two people are one.
    pub same: &'a dyn Fn(&Person, &Person) -> bool,
    /// The current day.
    pub today: Date,
    /// The time zone whose days count.
    pub zone: TimeZone,
    /// The last day on which an override of a decision of a day may end.
    pub latest_override: &'a dyn Fn(Date) -> Date,
}

/// What is wrong with an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum EntryFault {
    /// Its own evidence holds a verdict that shuts the gate, and no override covers it.
    Blocked(&'static str, String),
    /// Its evidence lacks a blocking rule that its version of the rules had.
    Lacks(&'static str),
    /// It names a version of the rules that this program does not know.
    Version(String),
    /// It says otherwise than the entry that it stands on, in this field.
    Differs(&'static str),
    /// It is older than the entry that it stands on.
    Older,
    /// It names a day that is still to come.
    AfterToday(&'static str, Date),
    /// Its state stands on none that it has to stand on.
    Skipped(DecisionState),
    /// Who recommended it approved it.
    OwnApproval,
    /// Nobody can tell who recommended or approved it: it has no e-mail address.
    NoAddress,
    /// It is published although what it stands on was sent back.
    SentBack,
    /// It is published although what it stands on was withdrawn.
    StandsOnWithdrawn,
    /// It is published and does not say by which signed decision, or names one and is not published.
    PublishedBy,
    /// An override ends later than the policy allows.
    TooLong(String),
    /// It has a `source` where a decision that was made elsewhere says `imported`.
    Source,
    /// It refers to an entry that comes after it, or that is not there.
    Dangling,
    /// Another entry has its id.
    Twice,
    /// It takes something back, and what is not clear: nothing that stood then is beyond doubt.
    Unclear(WithdrawalDoubt),
    /// An override lacks its reason or its provision.
    BareOverride(String),
    /// Its outcome needs a reason, or taking back does, and it has none.
    NoReason,
    /// What it publishes was published before.
    PublishedTwice,
    /// Several files hold the log of its procedure.
    TwoLogs(Vec<String>),
    /// The row of the signed decision is another procedure's too.
    RowTwice(u32, String),
    /// The signed decision of its number has another day elsewhere: the code and the day.
    OtherDay(String, Date),
    /// The signed decision of its number has another signer elsewhere: the code and the signer.
    OtherSigner(String, String),
    /// It is recorded before the day on which the decision that publishes it was signed.
    SignedLater(Date),
    /// The entry stands in the log of this procedure, too.
    Copied(String),
    /// It has the form of earlier versions, and was recorded on this day, when none of them wrote any more.
    OldForm(Date),
}

/// An approval that no step of the program writes, and a merge of two branches leaves: it has no effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum StepRemark {
    /// It approves what was withdrawn or sent back.
    Ended,
    /// It approves what was approved or published before, by this entry.
    ApprovedTwice(String),
    /// It approves what was proposed no more: this entry was.
    Superseded(String),
}

/// What is told of the approvals of a log: each goes on from what was proposed then.
pub(crate) fn remarks(log: &DecisionLog) -> Vec<(usize, StepRemark)> {
    let mut found = Vec::new();
    let mut then = DecisionLog {
        code: log.code.clone(),
        decisions: Vec::with_capacity(log.decisions.len()),
        notes: Vec::new(),
    };
    for (at, entry) in log.decisions.iter().enumerate() {
        let before = entry.refers_to.as_deref().and_then(|id| then.entry(id));
        let approves = entry.state == DecisionState::Approved;
        if let Some(before) = before.filter(|of| approves && of.state == DecisionState::Recommended)
        {
            let goes_on = |of: &Decision| then.chain(of).iter().any(|of| of.id == before.id);
            let has_ended = then.ended().contains(&before.id.as_str());
            let remark = match then.proposal() {
                Some(proposed) if proposed.id == before.id => None,
                _ if has_ended => Some(StepRemark::Ended),
                Some(proposed) if goes_on(proposed) => {
                    Some(StepRemark::ApprovedTwice(proposed.id.clone()))
                }
                Some(proposed) => Some(StepRemark::Superseded(proposed.id.clone())),
                None => Some(StepRemark::Ended),
            };
            found.extend(remark.map(|remark| (at, remark)));
        }
        then.decisions.push(entry.clone());
    }
    found
}

/// The published decision of a log with its place, and the proposal that had taken the place of what it publishes before it was
/// published: two branches decided, and nobody said which holds.
pub(crate) fn superseded(log: &DecisionLog) -> Option<(usize, &Decision)> {
    let published = log.published().filter(|of| !of.is_imported())?;
    let proposal = log.proposal()?;
    let place = |id: &str| log.decisions.iter().position(|of| of.id == id);
    let at = place(&published.id)?;
    let of_proposal = place(&log.chain(proposal).last()?.id)?;
    let of_published = place(&log.chain(published).last()?.id)?;
    let overtook = of_published < of_proposal && of_proposal < at;
    (overtook && proposal.state != DecisionState::Published).then_some((at, proposal))
}

/// Why it is not clear what an entry takes back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum WithdrawalDoubt {
    /// It names no entry.
    Nothing,
    /// It names an entry that is not there before it.
    Unknown(String),
    /// It names an entry of this state, which it cannot take back.
    State(DecisionState),
    /// It names an entry on which a published one stands that nobody withdrew.
    Beneath(String),
}

/// What is wrong with the entries of a log, each with the place of its entry.
pub(crate) fn faults(log: &DecisionLog, ground: &SoundnessContext<'_>) -> Vec<(usize, EntryFault)> {
    let mut found = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    let withdrawn = log.withdrawn();
    let stood = log.standing_at();
    let taken_back = [DecisionState::Withdrawn, DecisionState::SentBack];
    let mut published: Vec<&str> = Vec::new();
    for (at, entry) in log.decisions.iter().enumerate() {
        let mut say = |fault| found.push((at, fault));
        let before = entry.refers_to.as_deref();
        let before = before.map(|id| places.get(id).map(|at| &log.decisions[*at]));
        if before == Some(None) {
            say(EntryFault::Dangling);
        }
        let before = before.flatten();
        if places.contains_key(entry.id.as_str()) {
            say(EntryFault::Twice);
        }
        places.entry(&entry.id).or_insert(at);
        days(entry, ground, &mut say);
        if taken_back.contains(&entry.state)
            && stood.first().is_some_and(|first| *first < at)
            && let Some(why) = unclear(log, entry, before, &stood)
        {
            say(EntryFault::Unclear(why));
        }
        if taken_back.contains(&entry.state) && is_blank(entry.reason.as_deref()) {
            say(EntryFault::NoReason);
        }
        if entry.state == DecisionState::Published && !withdrawn.contains(&entry.id.as_str()) {
            // Two approvals of one recommendation are one decision.
            let chain = log.chain(entry);
            let of = chain.iter().skip(1).map(|of| of.id.as_str());
            let of: Vec<&str> = of.collect();
            if of.iter().any(|of| published.contains(of)) {
                say(EntryFault::PublishedTwice);
            }
            published.extend(of);
        }
        if !entry.is_imported() {
            stands(entry, before, ground, &mut say);
            gate(entry, ground, &mut say);
            overrides(entry, ground, &mut say);
            // The first version of the rules alone wrote digests that do not name their formula.
            let own = entry.evidence.names_its_formula() || entry.evidence.rules_version != "1";
            if own && entry.source.is_some() {
                say(EntryFault::Source);
            }
        }
        let is_step = [DecisionState::Recommended, DecisionState::Approved].contains(&entry.state);
        if is_step && !entry.is_imported() && entry.by.email.trim().is_empty() {
            say(EntryFault::NoAddress);
        }
        if (entry.state == DecisionState::Published) != entry.published.is_some() {
            say(EntryFault::PublishedBy);
        }
        if entry.state == DecisionState::Published && !withdrawn.contains(&entry.id.as_str()) {
            if is_sent_back(log, entry) {
                say(EntryFault::SentBack);
            }
            if stands_on_withdrawn(log, at, entry) {
                say(EntryFault::StandsOnWithdrawn);
            }
        }
    }
    found
}

/// The faults of an entry and of those that it stands on.
pub(crate) fn of_chain<'f>(
    log: &DecisionLog,
    faults: &'f [(usize, EntryFault)],
    entry: &Decision,
) -> Vec<&'f EntryFault> {
    let chain = log.chain(entry);
    let is_of = |of: &Decision| chain.iter().any(|entry| entry.id == of.id);
    let first = log.decisions.iter().position(is_of);
    let of_chain = faults.iter().filter(|(at, fault)| match fault {
        // What was taken back may be any entry that stood then.
        EntryFault::Unclear(_) => first.is_some_and(|first| first < *at),
        _ => log.decisions.get(*at).is_some_and(is_of),
    });
    of_chain.map(|(_, fault)| fault).collect()
}

/// Why it cannot be told what a withdrawal, or a sending back, takes back.
fn unclear(
    log: &DecisionLog,
    entry: &Decision,
    before: Option<&Decision>,
    stood: &[usize],
) -> Option<WithdrawalDoubt> {
    let Some(named) = entry.refers_to.as_deref() else {
        return Some(WithdrawalDoubt::Nothing);
    };
    let Some(before) = before else {
        return Some(WithdrawalDoubt::Unknown(named.to_owned()));
    };
    let steps = [DecisionState::Withdrawn, DecisionState::SentBack];
    let sends_back = entry.state == DecisionState::SentBack;
    if steps.contains(&before.state) || (sends_back && before.state == DecisionState::Published) {
        return Some(WithdrawalDoubt::State(before.state));
    }
    if sends_back {
        // That a published entry stands on it is told of that one.
        return None;
    }
    let standing = stood.iter().filter_map(|at| log.decisions.get(*at));
    let mut published = standing.filter(|of| of.state == DecisionState::Published);
    published
        .find(|of| log.chain(of).iter().any(|of| of.id == before.id))
        .map(|of| WithdrawalDoubt::Beneath(of.id.clone()))
}

fn is_blank(text: Option<&str>) -> bool {
    text.is_none_or(|text| text.trim().is_empty())
}

/// Days that are still to come.
fn days(entry: &Decision, ground: &SoundnessContext<'_>, say: &mut impl FnMut(EntryFault)) {
    let recorded = entry.recorded.to_zoned(ground.zone.clone()).date();
    let published = entry.published.as_ref().map(|by| by.signed);
    let imported = entry.imported.as_ref().map(|from| from.day);
    let is_published = entry.state == DecisionState::Published;
    if entry.is_of_old_form() && recorded > LAST_DAY_OF_OLD_FORM {
        say(EntryFault::OldForm(recorded));
    }
    let later = |signed: &Date| is_published && recorded < *signed && *signed <= ground.today;
    if let Some(signed) = published.filter(later) {
        say(EntryFault::SignedLater(signed));
    }
    let days = [
        ("as_of", Some(entry.as_of)),
        ("recorded", Some(recorded)),
        ("published", published),
        ("imported", imported),
    ];
    for (key, day) in days {
        if let Some(day) = day.filter(|day| *day > ground.today) {
            say(EntryFault::AfterToday(key, day));
        }
    }
}

/// What a state has to stand on: an approval on a recommendation of somebody else, a publication on an approval, and each
/// says what the one before it says.
fn stands(
    entry: &Decision,
    before: Option<&Decision>,
    ground: &SoundnessContext<'_>,
    say: &mut impl FnMut(EntryFault),
) {
    let wanted: &[DecisionState] = match entry.state {
        DecisionState::Recommended => return,
        DecisionState::Approved => &[DecisionState::Recommended],
        DecisionState::Published => &[DecisionState::Approved],
        DecisionState::SentBack => &[DecisionState::Recommended],
        DecisionState::Withdrawn => return,
    };
    let Some(before) = before.filter(|before| wanted.contains(&before.state)) else {
        say(EntryFault::Skipped(wanted[0]));
        return;
    };
    if entry.recorded < before.recorded || entry.as_of < before.as_of {
        say(EntryFault::Older);
    }
    if entry.state == DecisionState::SentBack {
        return;
    }
    if entry.state == DecisionState::Approved && (ground.same)(&entry.by, &before.by) {
        say(EntryFault::OwnApproval);
    }
    let fields = [
        ("outcome", entry.outcome != before.outcome),
        ("reason", entry.reason != before.reason),
        ("provision", entry.provision != before.provision),
        (
            "partial_reason",
            entry.partial_reason != before.partial_reason,
        ),
        ("overrides", entry.overrides != before.overrides),
        ("suspension", entry.suspension != before.suspension),
    ];
    for (field, differs) in fields {
        if differs {
            say(EntryFault::Differs(field));
        }
    }
    let signed = entry.published.as_ref().map(|by| by.signed);
    if signed.is_some_and(|signed| signed < before.as_of) {
        say(EntryFault::Older);
    }
}

/// Whether the verdicts that an entry keeps would have let it pass the gate.
fn gate(entry: &Decision, ground: &SoundnessContext<'_>, say: &mut impl FnMut(EntryFault)) {
    let steps = [DecisionState::Withdrawn, DecisionState::SentBack];
    if entry.outcome != Outcome::EligibleFull || steps.contains(&entry.state) {
        return;
    }
    let version = &entry.evidence.rules_version;
    let Some(rules) = (ground.blocking)(version) else {
        say(EntryFault::Version(version.clone()));
        return;
    };
    let signed = entry.published.as_ref().map(|by| by.signed);
    let holding = signed.map_or(entry.as_of, |signed| signed.max(entry.as_of));
    for (rule, on_cannot_tell) in rules {
        let Some(verdict) = entry.evidence.verdicts.get(rule) else {
            say(EntryFault::Lacks(rule));
            continue;
        };
        let blocks = verdict == "flag" || (on_cannot_tell && verdict == "cannot_tell");
        let mut overrides = entry.overrides.iter();
        let covered = overrides.any(|o| o.rule == rule && holding <= o.until);
        if blocks && !covered {
            say(EntryFault::Blocked(rule, verdict.clone()));
        }
    }
}

/// What every version of the program asked of whoever wrote an entry, or asks now: the form of a digest spares nobody.
fn overrides(entry: &Decision, ground: &SoundnessContext<'_>, say: &mut impl FnMut(EntryFault)) {
    let latest = (ground.latest_override)(entry.as_of);
    for override_ in &entry.overrides {
        if override_.until > latest {
            say(EntryFault::TooLong(override_.rule.clone()));
        }
        if is_blank(Some(&override_.reason)) || is_blank(Some(&override_.provision)) {
            say(EntryFault::BareOverride(override_.rule.clone()));
        }
    }
    let steps = [DecisionState::Withdrawn, DecisionState::SentBack];
    if !steps.contains(&entry.state)
        && entry.outcome != Outcome::EligibleFull
        && is_blank(entry.reason.as_deref())
    {
        say(EntryFault::NoReason);
    }
}

/// Whether an entry that this one stands on was withdrawn before it: two branches that were merged, of which one took the
/// approval back and the other published it. What is withdrawn beneath a published entry later is told of the withdrawal.
fn stands_on_withdrawn(log: &DecisionLog, at: usize, entry: &Decision) -> bool {
    let before = log.decisions.iter().take(at);
    let withdrawals = before.filter(|of| of.state == DecisionState::Withdrawn);
    let mut taken = withdrawals.filter_map(|of| log.entry(of.refers_to.as_deref()?));
    let chain = log.chain(entry);
    taken.any(|taken| {
        let taken = log.chain(taken);
        taken.iter().any(|of| chain.iter().any(|on| on.id == of.id))
    })
}

/// Whether an entry that this one stands on was sent back.
fn is_sent_back(log: &DecisionLog, entry: &Decision) -> bool {
    let ended: Vec<&str> = log
        .decisions
        .iter()
        .filter(|entry| entry.state == DecisionState::SentBack)
        .filter_map(|entry| entry.refers_to.as_deref())
        .collect();
    let mut seen: Vec<&str> = Vec::new();
    let mut next = entry.refers_to.as_deref();
    while let Some(id) = next.filter(|id| !seen.contains(id)) {
        if ended.contains(&id) {
            return true;
        }
        seen.push(id);
        next = log.entry(id).and_then(|entry| entry.refers_to.as_deref());
    }
    false
}
