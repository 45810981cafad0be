//! `published-late`: published, or posted on the portal, after its deadline.

use jiff::ToSpan;
use jiff::civil::Date;

use super::context::Context;
use super::rule::{Blocks, Fact, Rule, RuleFinding, RuleInfo, Verdict, distinct};
use super::sources;
use super::working_days::{InTime, WorkingDays, days_between};
use crate::catalogue::model::{AgencyKind, Deadline, Policy, Procedure, Publication, Stated};

/// The rule; `rasoat rules published-late` says what it answers when.
pub(crate) struct PublishedLate;

static INFO: RuleInfo = RuleInfo {
    id: "published-late",
    names: &["công_bố_muộn", "late", "Published_late"],
    since: Some(sources::DECREE_63),
    blocks: Blocks::No,
    remark: false,
    remarks: true,
    reads: &["publications", "lifecycle", "issuer"],
};

/// The deadlines of one kind of publication. Source: Decree 63/2010/NĐ-CP, Art. 15 and 24.
struct Deadlines {
    publish: &'static str,
    /// Days before effect, or after it where `shortened`.
    publish_days: u32,
    post: &'static str,
    post_days: u32,
    shortened: bool,
}

const NATIONAL: Deadlines = Deadlines {
    publish: "publish-national",
    publish_days: 20,
    post: "post-national",
    post_days: 10,
    shortened: false,
};
const LOCAL: Deadlines = Deadlines {
    publish: "publish-local",
    publish_days: 5,
    post: "post-local",
    post_days: 5,
    shortened: false,
};
const SHORTENED: Deadlines = Deadlines {
    publish: "publish-shortened",
    publish_days: 3,
    post: "post-shortened",
    post_days: 2,
    shortened: true,
};

/// What was found of the publications.
#[derive(Default)]
struct Findings {
    late: Vec<Fact>,
    missing: Vec<Fact>,
    evidence: Vec<Fact>,
}

impl Rule for PublishedLate {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn judge(
        &self,
        context: &Context<'_>,
        procedure: &Procedure,
        _: &[RuleFinding],
    ) -> RuleFinding {
        let publications = match &procedure.publications {
            Some(Stated::None) => {
                return RuleFinding::new(Verdict::Flag, vec![Fact::new("fact-never-published")]);
            }
            None => {
                let from = procedure.in_force_from();
                return match from.filter(|from| context.window.contains(*from)) {
                    Some(_) => RuleFinding::cannot_tell(
                        Vec::new(),
                        vec![Fact::new("fact-publications-unknown")],
                    ),
                    None => RuleFinding::new(
                        Verdict::NotApplicable,
                        vec![Fact::new("fact-no-publication-stated")],
                    ),
                };
            }
            Some(Stated::Some(publications)) => publications,
        };
        let policy = context.snapshot.policy();
        let mut found = Findings::default();
        for publication in publications {
            match publication.signed {
                Some(signed) if !context.window.contains(signed) => continue,
                _ => judge_one(context, &policy, procedure, publication, &mut found),
            }
        }
        let [late, missing, evidence] = [found.late, found.missing, found.evidence].map(distinct);
        if !late.is_empty() {
            return RuleFinding {
                missing,
                ..RuleFinding::new(Verdict::Flag, late)
            };
        }
        if !missing.is_empty() {
            return RuleFinding::cannot_tell(evidence, missing);
        }
        match evidence.is_empty() {
            true => RuleFinding::new(
                Verdict::NotApplicable,
                vec![Fact::new("fact-no-publication-in-window")],
            ),
            false => RuleFinding::new(Verdict::Clear, evidence),
        }
    }
}

fn judge_one(
    context: &Context<'_>,
    policy: &Policy,
    procedure: &Procedure,
    publication: &Publication,
    found: &mut Findings,
) {
    let number = publication.number.as_str();
    let Some(deadlines) = deadlines(context, procedure, publication) else {
        let missing = Fact::new("fact-publisher-unknown").with("number", number);
        found.missing.push(missing);
        return;
    };
    let Some(signed) = publication.signed else {
        let missing = Fact::new("fact-publication-day-unknown").with("number", number);
        found.missing.push(missing);
        return;
    };
    let before = found.late.len() + found.missing.len();
    let given = days_of(policy, deadlines.publish, deadlines.publish_days, false);
    match publication.effective {
        None => found
            .missing
            .push(Fact::new("fact-effect-unknown").with("number", number)),
        Some(effective) => match signed_in_time(policy, &deadlines, given, signed, effective) {
            InTime::Late(late) => found.late.push(
                Fact::new(match deadlines.shortened {
                    true => "fact-published-late-shortened",
                    false => "fact-published-late",
                })
                .with("number", number)
                .with("date", signed)
                .with("effective", effective)
                .with("days", u64::try_from(late).unwrap_or(0)),
            ),
            InTime::Unknown => found.missing.push(
                Fact::new("fact-publishing-holidays-unknown")
                    .with("number", number)
                    .with("date", signed),
            ),
            InTime::Yes => {
                let remark = late_by_the_index(policy, &deadlines, publication, given.count);
                found.evidence.extend(remark);
            }
        },
    }
    posted(context, policy, &deadlines, publication, signed, found);
    if before == found.late.len() + found.missing.len() {
        found.evidence.push(
            Fact::new("fact-published-in-time")
                .with("number", number)
                .with("date", signed),
        );
    }
}

/// Whether it was signed early enough before effect, or soon enough after it.
fn signed_in_time(
    policy: &Policy,
    deadlines: &Deadlines,
    given: DaysGiven,
    signed: Date,
    effective: Date,
) -> InTime {
    let working = WorkingDays::of(policy);
    if given.working {
        return match deadlines.shortened {
            true => working.within(effective, given.count, signed),
            false => working.ahead(signed, given.count, effective),
        };
    }
    let days = i64::from(given.count).days();
    let last = match deadlines.shortened {
        true => effective.saturating_add(days),
        false => effective.saturating_sub(days),
    };
    late_after(last, signed)
}

fn late_after(last: Date, happened: Date) -> InTime {
    match happened <= last {
        true => InTime::Yes,
        false => InTime::Late(days_between(last, happened)),
    }
}

fn posted(
    context: &Context<'_>,
    policy: &Policy,
    deadlines: &Deadlines,
    publication: &Publication,
    signed: Date,
    found: &mut Findings,
) {
    let number = publication.number.as_str();
    let working = WorkingDays::of(policy);
    let (given, last) = last_posting_day(policy, deadlines, signed);
    // What is posted later is not posted yet, and until the last day has passed nobody asks.
    let is_posted = publication.posted.is_some_and(|day| day <= context.as_of);
    if !is_posted && context.as_of <= last {
        return;
    }
    let Some(posted) = publication.posted else {
        let missing = Fact::new("fact-posting-unknown").with("number", number);
        found.missing.push(missing);
        return;
    };
    let in_time = match given.working {
        true => working.within(signed, given.count, posted),
        false => late_after(last, posted),
    };
    match in_time {
        InTime::Yes => {}
        InTime::Late(late) => found.late.push(
            Fact::new("fact-posted-late")
                .with("number", number)
                .with("date", posted)
                .with("last", last)
                .with("days", u64::try_from(late).unwrap_or(0)),
        ),
        InTime::Unknown => found.missing.push(
            Fact::new("fact-holidays-unknown")
                .with("number", number)
                .with("date", posted)
                .with("signed", signed)
                .with("last", last),
        ),
    }
}

/// In time by law, and late by the Government's index, which counts the same days as working days.
fn late_by_the_index(
    policy: &Policy,
    deadlines: &Deadlines,
    publication: &Publication,
    days: u32,
) -> Option<Fact> {
    let (signed, effective) = publication.signed.zip(publication.effective)?;
    let earliest = WorkingDays::of(policy).after(signed, days);
    (!deadlines.shortened && effective < earliest)
        .then(|| Fact::new("fact-remark-late-by-index").with("number", publication.number.as_str()))
}

/// The last day on which what was signed is posted in time.
fn last_posting_day(policy: &Policy, deadlines: &Deadlines, signed: Date) -> (DaysGiven, Date) {
    let given = days_of(policy, deadlines.post, deadlines.post_days, true);
    let last = match given.working {
        true => WorkingDays::of(policy).after(signed, given.count),
        false => signed.saturating_add(i64::from(given.count).days()),
    };
    (given, last)
}

/// The last days of postings of which nobody says when they were.
pub(crate) fn posting_days(context: &Context<'_>, procedure: &Procedure) -> Vec<Date> {
    let policy = context.snapshot.policy();
    let unposted = procedure.published_by().iter();
    unposted
        .filter_map(|publication| {
            let deadlines = deadlines(context, procedure, publication)?;
            Some(last_posting_day(&policy, &deadlines, publication.signed?).1)
        })
        .collect()
}

fn deadlines(
    context: &Context<'_>,
    procedure: &Procedure,
    publication: &Publication,
) -> Option<Deadlines> {
    if publication.shortened == Some(true) {
        return Some(SHORTENED);
    }
    let publisher = publication
        .agency
        .as_deref()
        .or(procedure.issuer.as_deref())?;
    match context.snapshot.sound_agency(publisher)?.kind {
        AgencyKind::Ministry => Some(NATIONAL),
        AgencyKind::Province => Some(LOCAL),
        _ => None,
    }
}

/// So many days, all of them or working days alone.
#[derive(Clone, Copy)]
struct DaysGiven {
    count: u32,
    working: bool,
}

/// So many days: what the manifest says, else what the decree does.
fn days_of(policy: &Policy, id: &str, built_in: u32, working: bool) -> DaysGiven {
    let mut named = policy.deadlines.iter();
    match named.find(|deadline: &&Deadline| deadline.id == id) {
        Some(deadline) => DaysGiven {
            count: deadline.days,
            working: deadline.unit == "working_day",
        },
        None => DaysGiven {
            count: built_in,
            working,
        },
    }
}
