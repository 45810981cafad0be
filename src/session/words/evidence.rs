//! Words and signs for the evidence on a procedure, for both faces. Every sign means one thing without colour.

use jiff::civil::Date;

use crate::analysis::evidence::{
    Axis, ChartMark, NextChange, Period, PlanEvidence, PlanMark, RelevantReport, ReportUsability,
    RuleChange, WindowRelation,
};
use crate::catalogue::Snapshot;
use crate::catalogue::model::{Basis, Scope};
use crate::rules::Verdict;
use crate::rules::no_plan::PlanStanding;
use crate::rules::usage::{DossierChannel, Figure, MentionKind, ReportMention};
use crate::session::Strings;
use crate::text::{pad, width};

/// The sign of a column of dossiers.
pub fn sign(mark: ChartMark) -> char {
    const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    match mark {
        ChartMark::Blank => ' ',
        ChartMark::Bar(height) => BARS[usize::from(height.clamp(1, 8)) - 1],
        ChartMark::Zero => '_',
        ChartMark::NotOffered => '–',
        ChartMark::Gap => '░',
    }
}

/// The sign of a column of a plan.
pub fn plan_sign(mark: PlanMark, schedule: bool) -> char {
    match mark {
        PlanMark::Blank => ' ',
        PlanMark::Runs if schedule => '┄',
        PlanMark::Runs => '━',
        PlanMark::GoesOn => '→',
        PlanMark::Due => '◆',
        PlanMark::Done => '✓',
        PlanMark::Superseded => '╳',
    }
}

/// The sign of a verdict; of a flag or a doubt that is set aside another.
pub fn verdict_sign(verdict: Verdict, overridden: bool) -> &'static str {
    match verdict {
        Verdict::Flag | Verdict::CannotTell if overridden => "⚐",
        Verdict::Flag => "⚑",
        Verdict::CannotTell => "?",
        Verdict::Clear => "✓",
        Verdict::NotApplicable => "–",
    }
}

/// The years of an axis, each where it begins, as far as there is room for its number.
pub fn years(axis: &Axis) -> String {
    let years = axis.years();
    let mut line = String::new();
    for (at, (year, column)) in years.iter().enumerate() {
        if width(&line) > *column {
            continue;
        }
        line = pad(&line, *column);
        let next = years
            .get(at + 1)
            .map_or(axis.columns + 1, |(_, next)| *next);
        // The axis seldom begins with the first day of a year, so its first year has no tick.
        let tick = if at == 0 { "" } else { "╷" };
        let text = format!("{tick}{year}");
        line.push_str(if column + width(&text) < next {
            &text
        } else {
            tick
        });
    }
    line
}

/// A number of dossiers, with its sign where it is none, or not all.
pub fn figure(strings: &Strings, figure: Figure) -> String {
    match figure {
        Figure::Known(known) => strings.number(known),
        Figure::AtLeast(known) => format!("≥ {} ░", strings.number(known)),
        Figure::NotOffered => format!("– {}", strings.get("evidence-not-offered")),
        Figure::Gap => format!("░ {}", strings.get("evidence-gap")),
        Figure::NotAsked => strings.get("evidence-not-in-force"),
    }
}

/// The same in little room: what the legend explains stands without words.
pub fn short_figure(strings: &Strings, of: Figure) -> String {
    match of {
        Figure::NotOffered => "–".to_owned(),
        Figure::Gap => "░".to_owned(),
        Figure::NotAsked => String::new(),
        Figure::Known(_) | Figure::AtLeast(_) => figure(strings, of),
    }
}

/// The name of a channel, or of all.
pub fn part(strings: &Strings, part: DossierChannel) -> String {
    match part {
        DossierChannel::Total => strings.get("evidence-total"),
        _ => strings.get(&format!("method-{}", part.as_str())),
    }
}

/// First and last day.
pub fn days(from: Date, to: Date) -> String {
    format!("{from} … {to}")
}

/// A period: its year, where it is one.
pub fn period(of: &Period) -> String {
    of.year()
        .map_or_else(|| days(of.from, of.to), |year| year.to_string())
}

/// The window, above the axis.
pub fn window(strings: &Strings, months: u32) -> String {
    strings.with("evidence-window", &[("months", months.into())])
}

/// What is to be said of a period beside its numbers: how it lies to the window, who did not report, on which days nobody.
pub fn remarks(strings: &Strings, snapshot: &Snapshot, of: &Period) -> String {
    /// So many stretches without a report are named.
    const NAMED: usize = 2;
    let mut remarks = Vec::new();
    match of.place {
        WindowRelation::Inside => {}
        place => remarks.push(strings.get(&format!("evidence-{}", place.as_str()))),
    }
    for (group, number) in &of.of_groups {
        let values = [
            ("number", strings.number(*number).into()),
            ("group", group_name(snapshot, group).into()),
        ];
        remarks.push(strings.with("evidence-of-group", &values));
    }
    for units in &of.units {
        let (reported, all) = (units.reported as u64, units.of as u64);
        let values = [
            ("reported", strings.number(reported).into()),
            ("of", strings.number(all).into()),
            ("days", days(units.from, units.to).into()),
        ];
        let id = match of.units.len() {
            1 => "evidence-units",
            _ => "evidence-units-of-days",
        };
        remarks.push(strings.with(id, &values));
    }
    let whole = of.open == [(of.from, of.to)];
    for (from, to) in of.open.iter().take(NAMED).filter(|_| !whole) {
        let values = [("days", days(*from, *to).into())];
        remarks.push(strings.with("evidence-open", &values));
    }
    if of.open.len() > NAMED {
        remarks.push("…".to_owned());
    }
    remarks.join("; ")
}

/// A plan in words: what it is, how it stands, its days.
pub fn plan(strings: &Strings, snapshot: &Snapshot, of: &PlanEvidence<'_>) -> String {
    let kind = if of.is_schedule() {
        "evidence-plan-schedule"
    } else {
        "evidence-plan-option"
    };
    let mut words = vec![strings.get(kind), strings.fact(&of.fact)];
    let day = |day: Option<Date>| day.map_or(String::new(), |day| day.to_string());
    if of.from().is_some() || of.plan.to.is_some() {
        let days = format!("{} … {}", day(of.from()), day(of.plan.to));
        words.push(days.trim().to_owned());
    }
    let done = of.row.done.filter(|_| of.standing != PlanStanding::Done);
    for (id, date) in [
        ("evidence-plan-due", of.row.due),
        ("evidence-plan-done", done),
        ("evidence-plan-superseded", of.superseded),
    ] {
        if let Some(date) = date {
            words.push(strings.with(id, &[("date", date.to_string().into())]));
        }
    }
    if let Some(group) = &of.row.group {
        let named = [("group", group_name(snapshot, group).into())];
        words.push(strings.with("evidence-plan-group", &named));
    }
    words.join(" · ")
}

/// The name of a linked group; its id where nothing tells the name.
fn group_name<'a>(snapshot: &'a Snapshot, id: &'a str) -> &'a str {
    snapshot.group(id).map_or(id, |group| &group.name)
}

/// Who reported, and for which period; the file where it cannot be read.
pub fn reporter(snapshot: &Snapshot, heard: &RelevantReport<'_>) -> String {
    match heard.report {
        Some(report) => {
            let unit = snapshot.agency(&report.unit);
            let unit = unit.map_or(report.unit.as_str(), |agency| agency.name.as_str());
            format!("{}  {unit}", days(report.from, report.to))
        }
        None => heard.path.display().to_string(),
    }
}

/// Whether a report should list the procedure and does not: many of them are told in one breath.
pub fn is_silent(heard: &RelevantReport<'_>) -> bool {
    let silent = |mention: &ReportMention| mention.said == MentionKind::Silent;
    heard.usable == ReportUsability::Yes && heard.mention.as_ref().is_some_and(silent)
}

/// The reports that should list the procedure and do not, each with its period.
pub fn silent(snapshot: &Snapshot, reports: &[RelevantReport<'_>]) -> Option<String> {
    let silent = reports.iter().filter(|heard| is_silent(heard));
    let named: Vec<String> = silent.map(|heard| reporter(snapshot, heard)).collect();
    (!named.is_empty()).then(|| named.join("; "))
}

/// The figures of each channel and of all, with their names.
fn figures(strings: &Strings, figures: [Figure; 4]) -> Vec<String> {
    let figures = DossierChannel::ALL.iter().zip(figures);
    let named = figures.map(|(of, number)| {
        let name = part(strings, *of);
        format!("{name} {}", figure(strings, number))
    });
    named.collect()
}

/// What a report says: its counts, or that it says nothing, or that it is not read.
pub fn said(strings: &Strings, snapshot: &Snapshot, heard: &RelevantReport<'_>) -> String {
    let mut words = Vec::new();
    if let Some(mention) = &heard.mention {
        match mention.said {
            MentionKind::Listed => words.extend(figures(strings, mention.figures)),
            said => words.push(strings.get(&format!("report-{}", said.as_str()))),
        }
        for (group, of) in &mention.of_groups {
            let values = [
                ("number", figures(strings, *of).join(", ").into()),
                ("group", group_name(snapshot, group).into()),
            ];
            words.push(strings.with("evidence-of-group", &values));
        }
    }
    if heard.usable != ReportUsability::Yes {
        words.push(strings.get(&format!("report-{}", heard.usable.as_str())));
    }
    words.join(" · ")
}

/// Where a report is from: whose dossiers it counts, which, its source and when it was taken from there.
pub fn source(strings: &Strings, heard: &RelevantReport<'_>) -> String {
    let Some(report) = heard.report else {
        return String::new();
    };
    let scope = match report.scope {
        Scope::Nationwide => "report-nationwide",
        Scope::Unit => "report-unit",
    };
    let basis = match report.basis {
        Basis::Received => "report-basis-received",
        Basis::Resolved => "report-basis-resolved",
    };
    let retrieved = match report.retrieved {
        Some(day) => strings.with("report-retrieved", &[("date", day.to_string().into())]),
        None => strings.get("report-not-retrieved"),
    };
    [
        strings.get(scope),
        strings.get(basis),
        retrieved,
        report.source.clone(),
    ]
    .join(" · ")
}

/// What becomes of a rule's verdict: its title, from what, to what.
pub fn change(strings: &Strings, change: &RuleChange) -> String {
    let title = strings.rule_title(change.rule);
    let verdict = |verdict: crate::rules::Verdict, overridden: bool| {
        let word = strings.get(&format!("verdict-{}", verdict.as_str()));
        match overridden {
            true => format!("{word} ({})", strings.get("evidence-overridden")),
            false => word,
        }
    };
    let (was, is) = change.overridden;
    let (from, to) = (verdict(change.from, was), verdict(change.to, is));
    format!("{title}: {from} → {to}")
}

/// The changes of a day.
pub fn changes(strings: &Strings, next: &NextChange) -> Vec<String> {
    let changes = next.changes.iter();
    changes.map(|of| change(strings, of)).collect()
}
