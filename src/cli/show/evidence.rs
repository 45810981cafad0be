//! The evidence on a procedure's use, as text of at most 80 columns where names allow.

use std::io::{self, Write};

use crate::analysis::evidence::{Axis, Period, ProcedureEvidence, next_changes};
use crate::catalogue::model::Procedure;
use crate::cli::term::{Paint, line};
use crate::rules::usage::DossierChannel;
use crate::session::words::evidence as words;
use crate::session::{Strings, View};
use crate::text::{pad, truncate, width};

/// Columns of the names at the left of the axis, and of the axis.
const NAMES: usize = 13;
const AXIS: usize = 65;

/// Writes everything: the chart, the numbers, what is missing, what changes by itself, plans, reports.
pub(super) fn section(
    out: &mut dyn Write,
    view: &View,
    procedure: &Procedure,
    paint: Paint,
    strings: &Strings,
) -> io::Result<()> {
    let context = view.context();
    let evidence = ProcedureEvidence::of(&context, procedure);
    let heading = |out: &mut dyn Write, id: &str| {
        let text = strings.get(id);
        writeln!(out, "\n{}", paint.strong(&text))
    };
    heading(out, "evidence-use")?;
    chart(out, &evidence, paint, strings)?;
    numbers(out, view, &evidence.years, strings)?;
    for fact in &evidence.missing {
        let text = strings.fact(fact);
        writeln!(out, "  ░ {}", line(&text))?;
    }
    heading(out, "evidence-next")?;
    let changes = next_changes(&view.snapshot, procedure, view.as_of, view.today);
    for next in &changes {
        for text in words::changes(strings, next) {
            writeln!(out, "  {}  {}", next.day, line(&text))?;
        }
    }
    if changes.is_empty() {
        writeln!(out, "  {}", strings.get("evidence-next-none"))?;
    }
    heading(out, "evidence-plans")?;
    for of in &evidence.plans {
        let sign = if of.is_schedule() { '┄' } else { '━' };
        writeln!(
            out,
            "  {sign} {}",
            line(&words::plan(strings, &view.snapshot, of))
        )?;
    }
    if evidence.plans.is_empty() {
        writeln!(out, "  {}", strings.get("fact-no-plan"))?;
    }
    heading(out, "evidence-reports")?;
    for heard in evidence.reports.iter().filter(|of| !words::is_silent(of)) {
        let reporter = words::reporter(&view.snapshot, heard);
        writeln!(out, "  {}", line(&reporter))?;
        writeln!(
            out,
            "      {}",
            line(&words::said(strings, &view.snapshot, heard))
        )?;
        let source = words::source(strings, heard);
        if !source.is_empty() {
            writeln!(out, "      {}", paint.faint(&line(&source)))?;
        }
    }
    if let Some(named) = words::silent(&view.snapshot, &evidence.reports) {
        writeln!(out, "  {}", strings.get("report-silent"))?;
        writeln!(out, "      {}", line(&named))?;
    }
    if evidence.reports.is_empty() {
        writeln!(out, "  {}", strings.get("evidence-reports-none"))?;
    }
    Ok(())
}

fn chart(
    out: &mut dyn Write,
    evidence: &ProcedureEvidence<'_>,
    paint: Paint,
    strings: &Strings,
) -> io::Result<()> {
    let axis = Axis::new(evidence, AXIS);
    let mut draw = |name: &str, signs: &str| {
        let name = pad(&truncate(&line(name), NAMES - 1), NAMES);
        writeln!(out, "  {}{}", paint.faint(&name), signs.trim_end())
    };
    draw("", &words::years(&axis))?;
    let span = axis.span(evidence.window.from, evidence.window.to);
    let inside = "─".repeat(span.len().saturating_sub(2));
    let window = format!("{}├{inside}┤", " ".repeat(span.start));
    draw(&strings.get("evidence-short-window"), &window)?;
    for part in DossierChannel::ALL {
        let marks = axis.marks(evidence, part).into_iter();
        let signs: String = marks.map(words::sign).collect();
        draw(&words::part(strings, part), &signs)?;
    }
    for of in &evidence.plans {
        if let Some(marks) = axis.plan(of) {
            let marks = marks.into_iter();
            let sign = |mark| words::plan_sign(mark, of.is_schedule());
            let signs: String = marks.map(sign).collect();
            draw(of.name(), &signs)?;
        }
    }
    Ok(())
}

/// The numbers, a line for each period, in columns.
fn numbers(
    out: &mut dyn Write,
    view: &View,
    periods: &[Period],
    strings: &Strings,
) -> io::Result<()> {
    let mut rows = vec![(
        strings.get("evidence-period"),
        DossierChannel::ALL.map(|part| words::part(strings, part)),
        String::new(),
    )];
    for period in periods {
        let cells = DossierChannel::ALL.map(|part| words::figure(strings, period.figure(part)));
        rows.push((
            words::period(period),
            cells,
            words::remarks(strings, &view.snapshot, period),
        ));
    }
    let first = rows.iter().map(|(name, ..)| width(name)).max().unwrap_or(0);
    let mut columns = [0; 4];
    for (_, cells, _) in &rows {
        for (column, cell) in columns.iter_mut().zip(cells) {
            *column = width(cell).max(*column);
        }
    }
    for (name, cells, remarks) in rows {
        let mut text = format!("  {}", pad(&name, first));
        for (cell, column) in cells.iter().zip(columns) {
            let gap = " ".repeat(column - width(cell) + 2);
            text = format!("{text}{gap}{cell}");
        }
        writeln!(out, "{}", line(format!("{text}  {remarks}").trim_end()))?;
    }
    Ok(())
}
