//! The evidence on one screen: dossiers and plans on one axis of time, the numbers, what changes by itself, who reported.
//!
//! From 56 columns on names stand at the left of the axis and numbers in a table; a narrower pane has short names and
//! the numbers of each period below its days.

use super::page::Page;
use crate::report::evidence::{Axis, Evidence, Mark, NextChange, Place, PlanMark, PlanOf};
use crate::rules::usage::{Figure, Part};
use crate::session::{Strings, evidence as words};
use crate::text::{truncate, width};
use crate::tui::desk::Desk;
use crate::tui::rich::{Line, Tone};

/// From so many columns on there is room for whole names and a table.
const WIDE: usize = 56;
/// Columns of the names at the left of the axis.
const NAMES: usize = 13;
const SHORT_NAMES: usize = 8;

pub(super) fn sections(page: &mut Page<'_>, desk: &Desk, row: usize, next: Option<&[NextChange]>) {
    let Some(procedure) = desk.view.procedure(row) else {
        return;
    };
    let context = desk.view.context();
    let evidence = Evidence::of(&context, procedure.value());
    page.heading("evidence-use");
    chart(page, &evidence);
    numbers(page, &evidence);
    if !evidence.missing.is_empty() {
        page.heading("evidence-missing");
        for fact in &evidence.missing {
            let text = page.strings.fact(fact);
            page.hanging(Line::of("  ░ ", Tone::Doubt), &text, Tone::Plain);
        }
    }
    foreseen(page, next);
    plan_texts(page, &evidence);
    reports(page, desk, &evidence);
}

/// Years, the window, a line for each channel and for all, a line for each plan, and what the signs mean.
fn chart(page: &mut Page<'_>, evidence: &Evidence<'_>) {
    let strings = page.strings;
    let names = names(page);
    let axis = Axis::new(evidence, page.columns().saturating_sub(names));
    let named = |text: &str, tone: Tone| {
        let mut line = Line::of(&truncate(text, names - 1), tone);
        line.fill_to(names);
        line
    };
    page.line(years(named("", Tone::Plain), &axis));
    let short = strings.get("evidence-short-window");
    page.line(window(
        named(&short, Tone::Heading),
        &axis,
        evidence,
        strings,
    ));
    for part in Part::ALL {
        let name = match names {
            NAMES => words::part(strings, part),
            _ => strings.get(&format!("evidence-short-{}", part.as_str())),
        };
        let tone = if part == Part::Total {
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

fn names(page: &Page<'_>) -> usize {
    if page.columns() < WIDE {
        SHORT_NAMES
    } else {
        NAMES
    }
}

/// Years that have room for their number, each where it begins.
fn years(mut line: Line, axis: &Axis) -> Line {
    let years = axis.years();
    let names = line.width();
    for (at, (year, column)) in years.iter().enumerate() {
        let next = years.get(at + 1).map_or(axis.columns, |(_, next)| *next);
        // The axis seldom begins with the first day of a year, so its first year has no tick.
        let text = match at {
            0 => year.to_string(),
            _ => format!("╷{year}"),
        };
        if line.width() > names + column {
            continue;
        }
        line.fill_to(names + column);
        if width(&text) < next - column || (at + 1 == years.len() && width(&text) <= next - column)
        {
            line.push(&text, Tone::Dim);
        } else if at > 0 {
            line.push("╷", Tone::Dim);
        }
    }
    line
}

/// The window as a bracket, with its length where there is room.
fn window(mut line: Line, axis: &Axis, evidence: &Evidence<'_>, strings: &Strings) -> Line {
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

fn mark_tone(mark: Mark) -> Tone {
    match mark {
        Mark::Bar(_) => Tone::Accent,
        Mark::Gap => Tone::Doubt,
        Mark::Zero | Mark::Blank => Tone::Plain,
        Mark::NotOffered => Tone::Dim,
    }
}

fn plan_tone(mark: PlanMark, of: &PlanOf<'_>) -> Tone {
    match mark {
        PlanMark::Runs | PlanMark::GoesOn if of.is_schedule() => Tone::Dim,
        PlanMark::Runs | PlanMark::GoesOn | PlanMark::Done => Tone::Good,
        PlanMark::Superseded => Tone::Flag,
        PlanMark::Due | PlanMark::Blank => Tone::Plain,
    }
}

/// What the signs mean that stand in the chart or in the table.
fn legend(page: &mut Page<'_>, evidence: &Evidence<'_>) {
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
    let schedules = plans.iter().any(PlanOf::is_schedule);
    add(options, "━", Tone::Good, "evidence-legend-option");
    add(schedules, "┄", Tone::Dim, "evidence-legend-schedule");
    let any = |wanted: fn(&PlanOf<'_>) -> bool| plans.iter().any(wanted);
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

/// The numbers by years, and by reported periods where these are no years.
fn numbers(page: &mut Page<'_>, evidence: &Evidence<'_>) {
    let strings = page.strings;
    let rows: Vec<(Line, [(String, Tone); 4], String)> = evidence
        .years
        .iter()
        .map(|period| {
            let outside = period.place == Place::Outside;
            let tone = if outside { Tone::Dim } else { Tone::Strong };
            let cells = Part::ALL.map(|part| {
                let figure = period.figure(part);
                let tone = match figure {
                    Figure::Gap | Figure::AtLeast(_) => Tone::Doubt,
                    Figure::NotAsked | Figure::NotOffered => Tone::Dim,
                    Figure::Known(_) if outside => Tone::Dim,
                    Figure::Known(_) => Tone::Plain,
                };
                (words::figure(strings, figure), tone)
            });
            let name = Line::of(&words::period(period), tone);
            (name, cells, words::remarks(strings, period))
        })
        .collect();
    page.line(Line::empty());
    if page.columns() < WIDE {
        for (name, cells, remarks) in rows {
            page.line(name);
            let mut line = Line::of("  ", Tone::Plain);
            for (at, (part, (cell, tone))) in Part::ALL.into_iter().zip(cells).enumerate() {
                line.push(if at > 0 { " · " } else { "" }, Tone::Dim);
                line.push(&format!("{} ", words::part(strings, part)), Tone::Dim);
                line.push(&cell, tone);
            }
            page.line(line);
            if !remarks.is_empty() {
                page.hanging(Line::of("  ", Tone::Plain), &remarks, Tone::Dim);
            }
        }
        return;
    }
    let title = strings.get("evidence-period");
    let first = rows.iter().map(|(name, ..)| name.width());
    let first = first.max().unwrap_or(0).max(width(&title));
    let titles = Part::ALL.map(|part| words::part(strings, part));
    let mut columns = titles.each_ref().map(|title| width(title));
    for (_, cells, _) in &rows {
        for (column, (cell, _)) in columns.iter_mut().zip(cells) {
            *column = width(cell).max(*column);
        }
    }
    let mut head = Line::of(&title, Tone::Dim);
    head.fill_to(first);
    for (title, column) in titles.iter().zip(columns) {
        right(&mut head, title, Tone::Dim, column);
    }
    page.line(head.truncated(page.columns()));
    for (mut line, cells, remarks) in rows {
        line.fill_to(first);
        for ((cell, tone), column) in cells.iter().zip(columns) {
            right(&mut line, cell, *tone, column);
        }
        let room = page.columns().saturating_sub(line.width() + 2);
        let fits = width(&remarks) <= room;
        if fits && !remarks.is_empty() {
            line.push(&format!("  {remarks}"), Tone::Dim);
        }
        page.line(line.truncated(page.columns()));
        if !fits {
            page.hanging(Line::of("    ", Tone::Plain), &remarks, Tone::Dim);
        }
    }
}

/// Adds a cell that ends at the end of its column.
fn right(line: &mut Line, text: &str, tone: Tone, column: usize) {
    let end = line.width() + 2 + column;
    line.fill_to(end - width(text).min(column));
    line.push(text, tone);
}

/// What changes by itself, day by day; each rule is told once, the first time.
fn foreseen(page: &mut Page<'_>, next: Option<&[NextChange]>) {
    page.heading("evidence-next");
    let strings = page.strings;
    match next {
        None => page.text(&strings.get("evidence-next-wait"), Tone::Dim),
        Some([]) => page.text(&strings.get("evidence-next-none"), Tone::Plain),
        Some(days) => {
            for next in days {
                let day = format!("  {}  ", next.day);
                for (at, text) in words::changes(strings, next).iter().enumerate() {
                    let mut lead = Line::of(if at == 0 { &day } else { "" }, Tone::Strong);
                    lead.fill_to(width(&day));
                    page.hanging(lead, text, Tone::Plain);
                }
            }
        }
    }
}

fn plan_texts(page: &mut Page<'_>, evidence: &Evidence<'_>) {
    page.heading_count("evidence-plans", evidence.plans.len());
    if evidence.plans.is_empty() {
        let text = page.strings.get("fact-no-plan");
        page.text(&text, Tone::Plain);
    }
    for of in &evidence.plans {
        let sign = if of.is_schedule() { "  ┄ " } else { "  ━ " };
        let text = words::plan(page.strings, of);
        page.hanging(Line::of(sign, Tone::Dim), &text, Tone::Plain);
    }
}

fn reports(page: &mut Page<'_>, desk: &Desk, evidence: &Evidence<'_>) {
    page.heading_count("evidence-reports", evidence.reports.len());
    if evidence.reports.is_empty() {
        let text = page.strings.get("evidence-reports-none");
        page.text(&text, Tone::Plain);
    }
    for heard in &evidence.reports {
        let reporter = words::reporter(&desk.view.snapshot, heard);
        page.hanging(Line::of("  · ", Tone::Dim), &reporter, Tone::Strong);
        let said = words::said(page.strings, heard);
        page.hanging(Line::of("    ", Tone::Plain), &said, Tone::Plain);
        let source = words::source(page.strings, heard);
        if !source.is_empty() {
            page.hanging(Line::of("    ", Tone::Plain), &source, Tone::Dim);
        }
    }
}
