//! The evidence on one screen: dossiers and plans on one axis of time, the numbers, what changes by itself, who reported.
//!
//! From 56 columns on names stand at the left of the axis and numbers in a table; a narrower pane has short names and
//! the numbers of each period below its days.
//!
//! | file | what lives there |
//! |---|---|
//! | `chart` | years, the window, a line for each channel and each plan, and what the signs mean |
//! | `numbers` | the numbers by years, and by reported periods where these are no years |

mod chart;
mod numbers;

use super::page::DetailPage;
use crate::analysis::evidence::{NextChange, ProcedureEvidence};
use crate::session::open::catalogue::Catalogue;
use crate::session::words::evidence as words;
use crate::text::width;
use crate::tui::term::rich::{Line, Tone};

/// From so many columns on there is room for whole names and a table.
const WIDE: usize = 56;

pub(super) fn sections(
    page: &mut DetailPage<'_>,
    desk: &Catalogue,
    row: usize,
    next: Option<&[NextChange]>,
) {
    let Some(procedure) = desk.view.procedure(row) else {
        return;
    };
    let context = desk.view.context();
    let evidence = ProcedureEvidence::of(&context, procedure.value());
    page.heading("evidence-use");
    chart::chart(page, &evidence);
    numbers::numbers(page, &desk.view.snapshot, &evidence);
    if !evidence.missing.is_empty() {
        page.heading("evidence-missing");
        for fact in &evidence.missing {
            let text = page.strings.fact(fact);
            page.hanging(Line::of("  ░ ", Tone::Doubt), &text, Tone::Plain);
        }
    }
    foreseen(page, next);
    plan_texts(page, desk, &evidence);
    reports(page, desk, &evidence);
}

/// What changes by itself, day by day; each rule is told once, the first time.
fn foreseen(page: &mut DetailPage<'_>, next: Option<&[NextChange]>) {
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

fn plan_texts(page: &mut DetailPage<'_>, desk: &Catalogue, evidence: &ProcedureEvidence<'_>) {
    page.heading_count("evidence-plans", evidence.plans.len());
    if evidence.plans.is_empty() {
        let text = page.strings.get("fact-no-plan");
        page.text(&text, Tone::Plain);
    }
    for of in &evidence.plans {
        let sign = if of.is_schedule() { "  ┄ " } else { "  ━ " };
        let text = words::plan(page.strings, &desk.view.snapshot, of);
        page.hanging(Line::of(sign, Tone::Dim), &text, Tone::Plain);
    }
}

fn reports(page: &mut DetailPage<'_>, desk: &Catalogue, evidence: &ProcedureEvidence<'_>) {
    page.heading_count("evidence-reports", evidence.reports.len());
    if evidence.reports.is_empty() {
        let text = page.strings.get("evidence-reports-none");
        page.text(&text, Tone::Plain);
    }
    for heard in evidence.reports.iter().filter(|of| !words::is_silent(of)) {
        let reporter = words::reporter(&desk.view.snapshot, heard);
        page.hanging(Line::of("  · ", Tone::Dim), &reporter, Tone::Strong);
        let said = words::said(page.strings, &desk.view.snapshot, heard);
        page.hanging(Line::of("    ", Tone::Plain), &said, Tone::Plain);
        let source = words::source(page.strings, heard);
        if !source.is_empty() {
            page.hanging(Line::of("    ", Tone::Plain), &source, Tone::Dim);
        }
    }
    if let Some(named) = words::silent(&desk.view.snapshot, &evidence.reports) {
        page.line(Line::of(&page.strings.get("report-silent"), Tone::Doubt));
        page.hanging(Line::of("    ", Tone::Plain), &named, Tone::Plain);
    }
}
