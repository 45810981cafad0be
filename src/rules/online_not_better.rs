//! `online-not-better`: online slower or dearer than in person or by post.

use super::context::Context;
use super::fees::{self, Costs, FeeDue};
use super::level::LevelOn;
use super::rule::{Blocks, Fact, Rule, RuleFinding, RuleInfo, Verdict};
use super::sources;
use crate::catalogue::model::{
    Channel, Method, OnlineLevel, Outcome, Procedure, TimeLimit, TimeUnit, TimeValue,
};
use crate::text::wording;

/// The rule; `rasoat rules online-not-better` says what it answers when.
pub(super) struct OnlineNotBetter;

static INFO: RuleInfo = RuleInfo {
    id: "online-not-better",
    names: &[
        "trực_tuyến_không_hơn",
        "not_better",
        "Trực_tuyến_không_hơn_trực_tiếp",
        "Online_not_better",
    ],
    since: Some(sources::DIRECTIVE_27),
    blocks: Blocks::No,
    remark: false,
    remarks: true,
    reads: &["online", "channels"],
};

impl Rule for OnlineNotBetter {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn proposes(&self) -> Option<Outcome> {
        Some(Outcome::SuspendAndUpgrade)
    }

    fn judge(
        &self,
        context: &Context<'_>,
        procedure: &Procedure,
        _: &[RuleFinding],
    ) -> RuleFinding {
        let level = LevelOn::of(procedure, context.as_of);
        if level.known() == Some(OnlineLevel::None) {
            return RuleFinding::new(Verdict::NotApplicable, vec![Fact::new("fact-not-offered")]);
        }
        let channels = procedure.channels.as_ref().map(|stated| stated.items());
        let is_online = |channel: &&Channel| channel.method == Method::Online;
        if let Some(channels) = channels {
            let online = channels.iter().filter(is_online).count();
            if online == 0 {
                let none = Fact::new("fact-no-online-channel");
                return RuleFinding::new(Verdict::NotApplicable, vec![none]);
            }
            if online == channels.len() {
                let none = Fact::new("fact-online-only");
                return RuleFinding::new(Verdict::NotApplicable, vec![none]);
            }
        }
        let mut missing: Vec<Fact> = level.missing().into_iter().collect();
        let Some(channels) = channels else {
            missing.push(Fact::new("fact-missing-channels"));
            return RuleFinding::cannot_tell(Vec::new(), missing);
        };
        if !missing.is_empty() {
            return RuleFinding::cannot_tell(Vec::new(), missing);
        }
        let mut worse = Vec::new();
        let mut better = false;
        let mut pairs = 0;
        for online in channels.iter().filter(is_online) {
            let others = channels.iter().filter(|other| !is_online(other));
            for other in others.filter(|other| of_one_case(online, other)) {
                pairs += 1;
                better |= compare_pair(online, other, &mut worse, &mut missing);
            }
        }
        // Two pairs of one case may say the same.
        once(&mut worse);
        once(&mut missing);
        if pairs == 0 {
            let none = Fact::new("fact-no-pair-of-one-case");
            return RuleFinding::new(Verdict::NotApplicable, vec![none]);
        }
        if !worse.is_empty() {
            return RuleFinding {
                missing,
                ..RuleFinding::new(Verdict::Flag, worse)
            };
        }
        if !missing.is_empty() {
            return RuleFinding::cannot_tell(Vec::new(), missing);
        }
        let found = match better {
            true => "fact-online-better",
            false => "fact-remark-nowhere-better",
        };
        RuleFinding::new(Verdict::Clear, vec![Fact::new(found)])
    }
}

/// Whether two channels speak of one case; one without a case speaks of all.
fn of_one_case(one: &Channel, other: &Channel) -> bool {
    match (&one.case, &other.case) {
        (Some(one), Some(other)) => wording::key(one) == wording::key(other),
        _ => true,
    }
}

/// Compares one online channel with another; true where it is better in something.
fn compare_pair(
    online: &Channel,
    other: &Channel,
    worse: &mut Vec<Fact>,
    missing: &mut Vec<Fact>,
) -> bool {
    let about = |id: &'static str| {
        let case = online.case.as_deref().or(other.case.as_deref());
        Fact::new(id)
            .with("method", other.method.as_str())
            .with("case", case.unwrap_or("–"))
    };
    let speed = compare_times(online.time.as_ref(), other.time.as_ref());
    match speed {
        Speed::Slower => worse.push(
            about("fact-online-slower")
                .with("online", told(online.time.as_ref()))
                .with("other", told(other.time.as_ref())),
        ),
        Speed::Unknown => missing.push(
            about("fact-times-do-not-compare")
                .with("online", told(online.time.as_ref()))
                .with("other", told(other.time.as_ref())),
        ),
        Speed::Faster | Speed::Same => {}
    }
    let costs = fees::compare(online.fees.as_ref(), other.fees.as_ref());
    match costs {
        Costs::Dearer => worse.push(
            about("fact-online-dearer")
                .with("online", amounts(online))
                .with("other", amounts(other)),
        ),
        Costs::Unknown => missing.push(about("fact-fees-do-not-compare")),
        Costs::Cheaper | Costs::Same => {}
    }
    speed == Speed::Faster || costs == Costs::Cheaper
}

/// How long one channel takes beside another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Speed {
    Slower,
    Faster,
    Same,
    Unknown,
}

fn compare_times(online: Option<&TimeLimit>, other: Option<&TimeLimit>) -> Speed {
    let (Some(online), Some(other)) = (online, other) else {
        return Speed::Unknown;
    };
    let (TimeValue::Number(one), TimeValue::Number(two)) = (&online.value, &other.value) else {
        return Speed::Unknown;
    };
    if online.unit == other.unit && online.unit != TimeUnit::Other {
        return match one.partial_cmp(two) {
            Some(std::cmp::Ordering::Greater) => Speed::Slower,
            Some(std::cmp::Ordering::Less) => Speed::Faster,
            Some(std::cmp::Ordering::Equal) => Speed::Same,
            None => Speed::Unknown,
        };
    }
    let (Some(one), Some(two)) = (days(*one, online.unit), days(*two, other.unit)) else {
        return Speed::Unknown;
    };
    if one.0 > two.1 {
        Speed::Slower
    } else if one.1 < two.0 {
        Speed::Faster
    } else if one.1 <= two.0 {
        Speed::Same
    } else {
        Speed::Unknown
    }
}

/// The fewest and the most calendar days that a time limit can be.
fn days(number: f64, unit: TimeUnit) -> Option<(f64, f64)> {
    Some(match unit {
        TimeUnit::Day => (number, number),
        TimeUnit::Hour => (number / 24.0, number / 24.0),
        TimeUnit::WorkingDay => (number, 2.0 * number + 10.0),
        TimeUnit::Month => (28.0 * number, 31.0 * number),
        TimeUnit::Year => (365.0 * number, 366.0 * number),
        TimeUnit::Other => return None,
    })
}

fn once(facts: &mut Vec<Fact>) {
    let mut seen: Vec<Fact> = Vec::new();
    facts.retain(|fact| {
        let is_new = !seen.contains(fact);
        if is_new {
            seen.push(fact.clone());
        }
        is_new
    });
}

/// What is to be paid, for people.
fn amounts(channel: &Channel) -> String {
    match fees::amounts_to_pay(channel.fees.as_ref()) {
        FeeDue::Nothing => "0".to_owned(),
        FeeDue::Some(amounts) => amounts,
        FeeDue::Unknown => "–".to_owned(),
    }
}

fn told(time: Option<&TimeLimit>) -> String {
    match time {
        None => "–".to_owned(),
        Some(limit) => match &limit.value {
            TimeValue::Number(number) => format!("{number} {}", limit.unit.as_str()),
            TimeValue::Text(text) => text.clone(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limit(number: f64, unit: TimeUnit) -> TimeLimit {
        TimeLimit {
            value: TimeValue::Number(number),
            unit,
            text: None,
        }
    }

    #[test]
    fn times_of_different_units_compare_only_where_every_calendar_agrees() {
        let compare =
            |one, of, two, of_two| compare_times(Some(&limit(one, of)), Some(&limit(two, of_two)));
        use TimeUnit::{Day, Hour, Month, WorkingDay};
        assert_eq!(compare(5.0, WorkingDay, 4.0, WorkingDay), Speed::Slower);
        assert_eq!(compare(5.0, WorkingDay, 4.0, Day), Speed::Slower);
        assert_eq!(compare(5.0, WorkingDay, 10.0, Day), Speed::Unknown);
        assert_eq!(compare(5.0, WorkingDay, 20.0, Day), Speed::Same);
        assert_eq!(compare(5.0, WorkingDay, 21.0, Day), Speed::Faster);
        assert_eq!(compare(24.0, Hour, 1.0, Day), Speed::Same);
        assert_eq!(compare(1.0, Month, 30.0, Day), Speed::Unknown);
        assert_eq!(compare(1.0, Month, 27.0, Day), Speed::Slower);
        assert_eq!(compare_times(None, Some(&limit(1.0, Day))), Speed::Unknown);
    }
}
