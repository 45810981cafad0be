//! Years, the window, a line for each channel and each plan, and what the signs mean.

use super::super::page::DetailPage;
use super::WIDE;
use crate::analysis::evidence::{Axis, ChartMark, PlanEvidence, PlanMark, ProcedureEvidence};
use crate::rules::usage::{DossierChannel, Figure};
use crate::session::Strings;
use crate::session::words::evidence as words;
use crate::text::{truncate, width};
use crate::tui::term::rich::{Line, Tone};

/// Columns of the names at the left of the axis.
const NAMES: usize = 13;
const SHORT_NAMES: usize = 8;

/// Years, the window, a line for each channel and for all, a line for each plan, and what the signs mean.
pub(super) fn chart(page: &mut DetailPage<'_>, evidence: &ProcedureEvidence<'_>) {
    let strings = page.strings;
    let names = names(page);
    let axis = Axis::new(evidence, page.columns().saturating_sub(names));
    let named = |text: &str, tone: Tone| {
        let mut line = Line::of(&truncate(text, names - 1), tone);
        line.fill_to(names);
        line
    };
    page.line(named("", Tone::Plain).with(&words::years(&axis), Tone::Dim));
    let short = strings.get("evidence-short-window");
    page.line(window(
        named(&short, Tone::Heading),
        &axis,
        evidence,
        strings,
    ));
    for part in DossierChannel::ALL {
        let name = match names {
            NAMES => words::part(strings, part),
            _ => strings.get(&format!("evidence-short-{}", part.as_str())),
        };
        let tone = if part == DossierChannel::Total {
            Tone::Strong
        } else {
            Tone::Plain
        };
        let mut line = named(&name, tone);
        runs(&mut line, &axis.marks(evidence, part), |mark| {
            (words::sign(mark), mark_tone(mark))
        });
        page.line(line);
    }
    for of in &evidence.plans {
        if let Some(marks) = axis.plan(of) {
            let mut line = named(of.name(), Tone::Plain);
            runs(&mut line, &marks, |mark| {
                let sign = words::plan_sign(mark, of.is_schedule());
                (sign, plan_tone(mark, of))
            });
            page.line(line);
        }
    }
    legend(page, evidence);
}

fn names(page: &DetailPage<'_>) -> usize {
    if page.columns() < WIDE {
        SHORT_NAMES
    } else {
        NAMES
    }
}

/// The window as a bracket, with its length where there is room.
fn window(
    mut line: Line,
    axis: &Axis,
    evidence: &ProcedureEvidence<'_>,
    strings: &Strings,
) -> Line {
    let names = line.width();
    let span = axis.span(evidence.window.from, evidence.window.to);
    line.fill_to(names + span.start);
    let inner = span.len().saturating_sub(2);
    let whole = format!(
        " {} · {} ",
        words::window(strings, evidence.window.months),
        words::days(evidence.window.from, evidence.window.to)
    );
    let days = format!(
        " {} ",
        words::days(evidence.window.from, evidence.window.to)
    );
    let length = format!(" {} ", words::window(strings, evidence.window.months));
    let text = [whole, days, length]
        .into_iter()
        .find(|text| width(text) <= inner)
        .unwrap_or_default();
    let left = (inner - width(&text)) / 2;
    let right = inner - width(&text) - left;
    line.push("├", Tone::Heading);
    line.push(&"─".repeat(left), Tone::Heading);
    line.push(&text, Tone::Heading);
    line.push(&"─".repeat(right), Tone::Heading);
    if span.len() > 1 {
        line.push("┤", Tone::Heading);
    }
    line
}

/// Adds signs, those of one tone in one piece.
fn runs<M: Copy>(line: &mut Line, marks: &[M], sign: impl Fn(M) -> (char, Tone)) {
    let signs: Vec<(char, Tone)> = marks.iter().map(|mark| sign(*mark)).collect();
    for run in signs.chunk_by(|a, b| a.1 == b.1) {
        let text: String = run.iter().map(|(sign, _)| *sign).collect();
        line.push(&text, run[0].1);
    }
}

fn mark_tone(mark: ChartMark) -> Tone {
    match mark {
        ChartMark::Bar(_) => Tone::Accent,
        ChartMark::Gap => Tone::Doubt,
        ChartMark::Zero | ChartMark::Blank => Tone::Plain,
        ChartMark::NotOffered => Tone::Dim,
    }
}

fn plan_tone(mark: PlanMark, of: &PlanEvidence<'_>) -> Tone {
    match mark {
        PlanMark::Runs | PlanMark::GoesOn if of.is_schedule() => Tone::Dim,
        PlanMark::Runs | PlanMark::GoesOn | PlanMark::Done => Tone::Good,
        PlanMark::Superseded => Tone::Flag,
        PlanMark::Due | PlanMark::Blank => Tone::Plain,
    }
}

/// What the signs mean that stand in the chart or in the table.
fn legend(page: &mut DetailPage<'_>, evidence: &ProcedureEvidence<'_>) {
    let figures = || {
        let periods = evidence.periods.iter().chain(&evidence.years);
        periods.flat_map(|period| period.figures)
    };
    let known = |positive: bool| {
        let mut known = figures().filter_map(Figure::known);
        known.any(|known| (known > 0) == positive)
    };
    let (strings, columns) = (page.strings, page.columns());
    let mut lines = vec![Line::empty()];
    let mut add = |there: bool, sign: &str, tone: Tone, id: &str| {
        if !there {
            return;
        }
        let words = format!(" {}", strings.get(id));
        let wide = width(sign) + width(&words);
        match lines.last_mut() {
            Some(line) if line.width() == 0 || line.width() + 3 + wide <= columns => {
                let gap = if line.width() > 0 { "   " } else { "" };
                line.push(gap, Tone::Plain);
                line.push(sign, tone);
                line.push(&words, Tone::Dim);
            }
            _ => lines.push(Line::of(sign, tone).with(&words, Tone::Dim)),
        }
    };
    let has = |wanted: fn(&Figure) -> bool| figures().any(|figure| wanted(&figure));
    add(known(true), "▂▅█", Tone::Accent, "evidence-legend-bar");
    add(known(false), "_", Tone::Plain, "evidence-legend-zero");
    let is_not_offered = has(|figure| *figure == Figure::NotOffered);
    add(
        is_not_offered,
        "–",
        Tone::Dim,
        "evidence-legend-not-offered",
    );
    let is_gap = has(|figure| matches!(figure, Figure::Gap | Figure::AtLeast(_)));
    add(is_gap, "░", Tone::Doubt, "evidence-legend-gap");
    let is_part = has(|figure| matches!(figure, Figure::AtLeast(_)));
    add(is_part, "▄░ ≥", Tone::Doubt, "evidence-legend-part");
    let plans = &evidence.plans;
    let options = plans.iter().any(|of| !of.is_schedule());
    let schedules = plans.iter().any(PlanEvidence::is_schedule);
    add(options, "━", Tone::Good, "evidence-legend-option");
    add(schedules, "┄", Tone::Dim, "evidence-legend-schedule");
    let any = |wanted: fn(&PlanEvidence<'_>) -> bool| plans.iter().any(wanted);
    let (due, done) = (any(|p| p.row.due.is_some()), any(|p| p.row.done.is_some()));
    add(due, "◆", Tone::Plain, "evidence-legend-due");
    add(done, "✓", Tone::Good, "evidence-legend-done");
    let superseded = any(|plan| plan.superseded.is_some());
    add(superseded, "╳", Tone::Flag, "evidence-legend-superseded");
    let open = any(|plan| plan.from().is_some() && plan.plan.to.is_none());
    add(open, "→", Tone::Good, "evidence-legend-goes-on");
    for line in lines {
        page.line(line);
    }
}
