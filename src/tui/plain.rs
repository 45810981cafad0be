//! The same facts where there is no terminal: dates, git, totals by verdict, the first procedures.

use std::io::Write;
use std::sync::Arc;

use super::{Launch, TuiError};
use crate::catalogue::load::LoadProgress;
use crate::rules::{RULES, Verdict};
use crate::search::{Query, SearchOptions, Sort};
use crate::session::open::catalogue::{Catalogue, SearchRequest};
use crate::session::{RepositoryStatus, Strings};
use crate::text::{for_terminal_line, pad};
use crate::tui::app::work::Tools;
use crate::tui::tabs::verdict_sign;

/// Procedures that are listed.
const LISTED: usize = 20;

/// Writes the view of a catalogue as plain text; whether all its files could be read.
///
/// # Errors
/// The catalogue cannot be read, or `out` cannot be written.
pub fn plain(launch: Launch, out: &mut dyn Write) -> Result<bool, TuiError> {
    let strings = Arc::new(Strings::new(launch.lang));
    let tools = Tools {
        workspace: launch.workspace,
        as_of: launch.as_of,
        revision: launch.revision,
        clock: launch.clock,
        strings: Arc::clone(&strings),
        config: launch.config,
        written: Arc::default(),
    };
    let desk = tools
        .load(&LoadProgress::default())
        .and_then(|desk| Ok(desk.indexed()?))
        .map_err(TuiError::Load)?;
    head(&desk, &tools.standing(), &strings, out)?;
    totals(&desk, &strings, out)?;
    let (query, sort) = match launch.view {
        Some(view) => (format!("{} {}", view.query, launch.query), view.sort),
        None => (launch.query, Sort::default()),
    };
    rows(&tools, &desk, (&query, sort), &strings, out)?;
    Ok(desk.snapshot().unreadable().is_empty())
}

fn head(
    desk: &Catalogue,
    standing: &RepositoryStatus,
    strings: &Strings,
    out: &mut dyn Write,
) -> std::io::Result<()> {
    let title = desk.snapshot().manifest().map_or("", |m| m.title.as_str());
    writeln!(out, "rasoat  {}", for_terminal_line(title))?;
    let dates = strings.with(
        "header-dates",
        &[
            ("date", desk.view.as_of.to_string().into()),
            ("from", desk.view.window.from.to_string().into()),
            ("to", desk.view.window.to.to_string().into()),
        ],
    );
    let git = match (&standing.head, &standing.trouble) {
        (_, Some(trouble)) => for_terminal_line(&strings.say(trouble)).into_owned(),
        (None, None) => strings.get("header-no-git"),
        (Some(head), None) => {
            let branch = head
                .branch
                .clone()
                .unwrap_or_else(|| strings.get("git-detached"));
            let commit = head
                .short
                .clone()
                .unwrap_or_else(|| strings.get("git-unborn"));
            format!(
                "{}@{commit} ±{}",
                for_terminal_line(&branch),
                standing.pending.len()
            )
        }
    };
    writeln!(out, "{dates} · {git}")?;
    let unreadable = desk.snapshot().unreadable().len();
    if unreadable > 0 {
        let files = (unreadable as f64).into();
        writeln!(
            out,
            "{}",
            strings.with("status-unreadable", &[("files", files)])
        )?;
    }
    let known = desk.view.known();
    if !desk.view.is_empty() {
        if !known.use_known {
            writeln!(out, "{}", strings.get("note-use-unknown"))?;
        }
        if !known.plans_known {
            writeln!(out, "{}", strings.get("note-plans-unknown"))?;
        }
    }
    writeln!(out)
}

/// For each rule, how many procedures have which verdict.
fn totals(desk: &Catalogue, strings: &Strings, out: &mut dyn Write) -> std::io::Result<()> {
    let shown = [
        Verdict::Flag,
        Verdict::CannotTell,
        Verdict::Clear,
        Verdict::NotApplicable,
    ];
    let words = shown.map(|verdict| strings.get(&format!("verdict-{}", verdict.as_str())));
    write!(out, "{}", pad(&strings.get("detail-rules"), 32))?;
    for word in &words {
        write!(out, " {:>w$}", word, w = word.chars().count().max(8))?;
    }
    writeln!(out)?;
    for (at, rule) in RULES.iter().enumerate() {
        write!(out, "{}", pad(&strings.rule_title(rule.info().id), 32))?;
        for (verdict, word) in shown.iter().zip(&words) {
            let columns = &desk.view.columns;
            let rows = (0..columns.rows()).filter(|row| columns.verdict(*row, at) == *verdict);
            let count = strings.number(rows.count() as u64);
            write!(out, " {count:>w$}", w = word.chars().count().max(8))?;
        }
        writeln!(out)?;
    }
    writeln!(out)
}

fn rows(
    tools: &Tools,
    desk: &Catalogue,
    (query, sort): (&str, Sort),
    strings: &Strings,
    out: &mut dyn Write,
) -> Result<(), TuiError> {
    let query = match Query::parse(query) {
        Ok(query) => query,
        Err(error) => {
            writeln!(out, "{}", for_terminal_line(&strings.say(&error.said())))?;
            Query::default()
        }
    };
    let options = SearchOptions {
        sort,
        ..SearchOptions::default()
    };
    let wanted = SearchRequest {
        query,
        options,
        ..SearchRequest::default()
    };
    let found = tools.search(desk, &wanted).map_err(TuiError::Load)?;
    let all = strings.number(desk.view.len() as u64);
    let total = strings.number(found.rows.len() as u64);
    writeln!(out, "{} {total} / {all}", strings.get("pane-table"))?;
    for row in found.rows.iter().take(LISTED) {
        let columns = &desk.view.columns;
        let sign = |rule| {
            let overridden = columns.is_overridden(*row, rule);
            verdict_sign(columns.verdict(*row, rule), overridden).0
        };
        let signs: String = (0..RULES.len()).map(sign).collect();
        // What is published stands where nothing is proposed.
        let standing = desk.view.standing(*row).next();
        let decision = standing.map_or_else(
            || strings.get("decision-none"),
            |standing| strings.get(&format!("outcome-{}", standing.decision.outcome.as_str())),
        );
        let line = format!(
            "{} {} {} {decision}",
            pad(columns.code(*row), 12),
            pad(&for_terminal_line(columns.name(*row)), 60),
            signs
        );
        writeln!(out, "{line}")?;
    }
    if found.rows.len() > LISTED {
        let left = (found.rows.len() - LISTED) as f64;
        writeln!(
            out,
            "{}",
            strings.with("plain-more", &[("left", left.into())])
        )?;
    }
    Ok(())
}
