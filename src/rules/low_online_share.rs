//! `low-online-share`: share of dossiers filed online under the target of its level of government and year.

use jiff::civil::Date;

use super::context::Context;
use super::level::LevelOn;
use super::rule::{Blocks, Fact, Rule, RuleFinding, RuleInfo, Verdict};
use super::shares::{self, Bounds, ShareAnswer};
use super::sources;
use super::usage::{DossierChannel, Figure, PlainSum, ReportedUsage, is_province};
use crate::catalogue::model::{Basis, Level, OnlineLevel, Policy, Procedure, Target};

/// The rule; `rasoat rules low-online-share` says what it answers when.
pub(super) struct LowOnlineShare;

static INFO: RuleInfo = RuleInfo {
    id: "low-online-share",
    names: &[
        "ít_hồ_sơ_trực_tuyến",
        "low_share",
        "Tỷ_lệ_hồ_sơ_trực_tuyến_thấp",
        "Low_online_share",
    ],
    since: Some(sources::CONFERENCE_2024),
    blocks: Blocks::No,
    remark: false,
    remarks: false,
    reads: &["online", "levels", "issuer"],
};

impl Rule for LowOnlineShare {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn judge(
        &self,
        context: &Context<'_>,
        procedure: &Procedure,
        _: &[RuleFinding],
    ) -> RuleFinding {
        let level = LevelOn::of(procedure, context.as_of);
        if let Some(missing) = level.missing() {
            return RuleFinding::cannot_tell(Vec::new(), vec![missing]);
        }
        if level.known() != Some(OnlineLevel::Full) {
            let none = Fact::new("fact-not-full-no-share");
            return RuleFinding::new(Verdict::NotApplicable, vec![none]);
        }
        let Some(who) = who(context, procedure) else {
            let unknown = Fact::new("fact-levels-unknown");
            return RuleFinding::cannot_tell(Vec::new(), vec![unknown]);
        };
        let policy = context.snapshot.policy();
        let Some(measured) = measured(context, &policy, procedure, who) else {
            let none = Fact::new("fact-no-share-target");
            return RuleFinding::new(Verdict::NotApplicable, vec![none]);
        };
        let Measured {
            target,
            percent,
            from,
            to,
        } = measured;
        let reports = context.reports_of(Basis::Received, from, to);
        if !context.tells
            && let Some(sum) = reports.plain_sum(procedure, from, to)
        {
            let verdict = match shares::answer(
                bounds(sum.online, sum),
                bounds(sum.total - sum.online, sum),
                percent,
            ) {
                ShareAnswer::Below => Verdict::Flag,
                ShareAnswer::Reached => Verdict::Clear,
                ShareAnswer::Nothing => Verdict::NotApplicable,
                ShareAnswer::Unknown => Verdict::CannotTell,
            };
            return RuleFinding::new(verdict, Vec::new());
        }
        let told = reports.told_within(procedure, from, to);
        let (part, rest) = online_and_rest(&told, from, to);
        let mut evidence = vec![
            Fact::new("fact-share-target")
                .with("percent", percent.to_string())
                .with("who", who)
                .with("source", target.source.as_str()),
            Fact::new("fact-period").with("from", from).with("to", to),
        ];
        let (low, high) = shares::band(part, rest);
        match shares::answer(part, rest, percent) {
            ShareAnswer::Nothing => {
                let none = Fact::new("fact-no-dossiers-in")
                    .with("from", from)
                    .with("to", to);
                RuleFinding::new(Verdict::NotApplicable, vec![none])
            }
            ShareAnswer::Unknown => {
                evidence.push(
                    Fact::new("fact-share-band")
                        .with("low", low)
                        .with("high", high),
                );
                let mut missing = told.gaps_in_sum(from, to);
                if missing.is_empty() {
                    missing.push(Fact::new("fact-channel-unknown"));
                }
                RuleFinding::cannot_tell(evidence, missing)
            }
            answer => {
                evidence.push(match shares::is_exact(part, rest) {
                    true => Fact::new("fact-share")
                        .with("online", part.least)
                        .with("total", part.least.saturating_add(rest.least)),
                    false => Fact::new("fact-share-band")
                        .with("low", low)
                        .with("high", high),
                });
                let verdict = match answer {
                    ShareAnswer::Below => Verdict::Flag,
                    _ => Verdict::Clear,
                };
                RuleFinding::new(verdict, evidence)
            }
        }
    }
}

/// A number that is whole, or so many at the least.
fn bounds(number: u64, sum: PlainSum) -> Bounds {
    match sum.is_whole {
        true => Bounds::exactly(number),
        false => Bounds {
            least: number,
            most: None,
        },
    }
}

/// Whose target it is: of localities what a province issued, or what provinces and communes alone handle; none where its
/// levels are not stated.
fn who(context: &Context<'_>, procedure: &Procedure) -> Option<&'static str> {
    let issuer = procedure.issuer.as_deref();
    if issuer.is_some_and(|issuer| is_province(context.snapshot, issuer)) {
        return Some("localities");
    }
    let standing = |until: Option<Date>| until.is_none_or(|day| context.as_of <= day);
    let entries = procedure.levels.iter();
    let standing = entries.filter(|entry| entry.level != Level::District || standing(entry.until));
    let levels: Vec<Level> = standing.map(|entry| entry.level).collect();
    let local = |level: &Level| matches!(level, Level::Province | Level::District | Level::Commune);
    match levels.as_slice() {
        [] => None,
        levels if levels.iter().all(local) => Some("localities"),
        _ => Some("ministries"),
    }
}

/// A target, and the days over which it is asked.
struct Measured<'p> {
    target: &'p Target,
    percent: f64,
    from: Date,
    to: Date,
}

/// The newest target that has begun. Until its period has a first report, the one before it is still shown; once its last day
/// has passed it is asked of the latest year.
fn measured<'p>(
    context: &Context<'_>,
    policy: &'p Policy,
    procedure: &Procedure,
    who: &str,
) -> Option<Measured<'p>> {
    let of_share = |target: &&Target| {
        target.measure == "full_online_dossier_share"
            && (target.who == who || target.who == "all")
            && target.begun_by(context.as_of)
            && target.value.is_some()
    };
    let mut targets: Vec<&Target> = policy.targets.iter().filter(of_share).collect();
    targets.sort_by_key(|target| std::cmp::Reverse(target.last_day().unwrap_or(Date::MAX)));
    let mut shown = None;
    for target in targets {
        let percent = target.value?;
        let last = target.last_day().unwrap_or(Date::MAX);
        if last < context.as_of {
            let year = context.year(procedure, Basis::Received);
            let measured = Measured {
                target,
                percent,
                from: year.from,
                to: year.to,
            };
            // Without any report the newest target is the one that is asked.
            return match shown {
                Some(newest) if !year.reported => Some(newest),
                _ => Some(measured),
            };
        }
        let year = context.year(procedure, Basis::Received);
        let from = target.from.unwrap_or(year.from);
        let to = context.as_of;
        let reports = context.reports_of(Basis::Received, from, to);
        let is_reported = reports.has_row_within(procedure, from, to);
        let measured = Measured {
            target,
            percent,
            from,
            to,
        };
        if is_reported {
            return Some(measured);
        }
        shown.get_or_insert(measured);
    }
    shown
}

/// Dossiers filed online, and all others, in a stretch of days.
pub(super) fn online_and_rest(
    told: &ReportedUsage<'_, '_>,
    from: Date,
    to: Date,
) -> (Bounds, Bounds) {
    let figure = |channel| told.figure(channel, from, to);
    let exact = |figure: Figure| match figure {
        Figure::Known(number) => Some(number),
        Figure::NotOffered | Figure::NotAsked => Some(0),
        Figure::AtLeast(_) | Figure::Gap => None,
    };
    let online = figure(DossierChannel::Online);
    let total = figure(DossierChannel::Total);
    let others = || {
        let in_person = exact(figure(DossierChannel::InPerson))?;
        let post = exact(figure(DossierChannel::Post))?;
        Some(in_person.saturating_add(post))
    };
    let rest = if let Some((online, total)) = exact(online).zip(exact(total)) {
        Bounds::exactly(total.saturating_sub(online))
    } else if let Some(others) = others() {
        Bounds::exactly(others)
    } else {
        let known = |figure: Figure| figure.known().unwrap_or(0);
        Bounds {
            least: known(total).saturating_sub(known(online)),
            most: None,
        }
    };
    (Bounds::of(online), rest)
}
