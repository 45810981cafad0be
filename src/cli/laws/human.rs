//! Instruments for people.

use jiff::civil::Date;

use super::{LawReport, code_and_name};
use crate::analysis::laws::{AffectedProcedure, CitingProcedure, Law, Repeal};
use crate::catalogue::Snapshot;
use crate::cli::context::CommandContext;
use crate::cli::exit::CliError;
use crate::cli::term::{self, Paint, line, sign};
use crate::session::words::laws as words;
use crate::text::{pad, truncate, width};

/// A list of instruments, one a line.
pub(super) fn list(
    context: &mut CommandContext<'_>,
    as_of: Date,
    rows: &[&Law],
    total: usize,
    unknown: bool,
) -> Result<(), CliError> {
    let paint = Paint::new(context.colour());
    let strings = &context.strings;
    let numbers = rows.iter().map(|law| width(&line(&law.label()))).max();
    let numbers = numbers.unwrap_or(0).min(48);
    let states: Vec<String> = rows
        .iter()
        .map(|law| {
            if unknown {
                words::missing(strings, law)
            } else {
                words::short_state(strings, &law.state)
            }
        })
        .collect();
    let wide = states.iter().map(|state| width(state)).max().unwrap_or(0);
    let columns = context
        .environment
        .columns
        .filter(|_| context.environment.terminal)
        .map(|columns| columns.saturating_sub(numbers + wide + 12).max(20));
    for (law, state) in rows.iter().zip(&states) {
        let number = law.label();
        let number = line(&number);
        let title = law.title().map(|title| line(title)).unwrap_or_default();
        let title = columns.map_or_else(
            || title.clone(),
            |columns| truncate(&title, columns).into_owned().into(),
        );
        let mut count = strings.number(law.procedures.len() as u64);
        if !law.perhaps.is_empty() {
            count = format!("{count}+{}?", strings.number(law.perhaps.len() as u64));
        }
        let gap = " ".repeat(numbers.saturating_sub(width(&number)));
        let text = format!(
            "{}{gap}  {count:>6}  {}  {title}",
            paint.strong(&number),
            pad(state, wide)
        );
        writeln!(context.out, "{}", text.trim_end())?;
    }
    if !context.global.quiet {
        let said = strings.with(
            "laws-found",
            &[
                ("total", strings.number(total as u64).into()),
                ("date", as_of.to_string().into()),
            ],
        );
        writeln!(context.err, "{said}")?;
    }
    Ok(())
}

/// One instrument with all that was asked of it.
pub(super) fn one(
    context: &mut CommandContext<'_>,
    snapshot: &Snapshot,
    as_of: Date,
    one: &LawReport,
) -> Result<(), CliError> {
    let paint = Paint::new(context.colour());
    let strings = &context.strings;
    let out = &mut *context.out;
    let law = &one.law;
    let instrument = law.instrument.clone().unwrap_or_default();
    writeln!(
        out,
        "{}  {}",
        paint.strong(&line(&law.label())),
        paint.strong(&line(law.title().unwrap_or_default()))
    )?;
    let day = |day: Option<Date>| day.map(|day| day.to_string());
    let date = as_of.to_string();
    let facts = [
        ("law-issuer", law.issuer.clone()),
        ("law-signed", day(law.signed)),
        ("law-from", day(instrument.from)),
        (
            "law-state",
            Some(format!("{} ({date})", words::state(strings, &law.state))),
        ),
        (
            "law-missing",
            law.is_undescribed().then(|| words::missing(strings, law)),
        ),
        ("law-url", instrument.url),
        ("law-citation", Some(law.citation(&[]))),
    ];
    term::facts(out, paint, strings, facts)?;
    let list = |title: &str, uses: &[CitingProcedure], out: &mut dyn std::io::Write| {
        let count = strings.number(uses.len() as u64);
        let in_force = strings.number(law.in_force as u64);
        let values = [("count", count.into()), ("in_force", in_force.into())];
        writeln!(out, "\n{}", paint.strong(&strings.with(title, &values)))?;
        for found in uses {
            let (code, name) = code_and_name(snapshot, found.row);
            writeln!(out, "  {}  {}", paint.strong(&line(&code)), line(&name))?;
            if !found.articles.is_empty() {
                writeln!(out, "      {}", line(&found.articles.join("; ")))?;
            }
            for place in &found.places {
                writeln!(out, "      {}", line(&words::place(strings, place)))?;
            }
        }
        Ok::<(), CliError>(())
    };
    list("laws-procedures", &one.uses.procedures, &mut *out)?;
    if !one.uses.perhaps.is_empty() {
        list("laws-perhaps", &one.uses.perhaps, &mut *out)?;
    }
    if !one.uses.mentions.is_empty() {
        list("laws-mentions", &one.uses.mentions, &mut *out)?;
    }
    if !one.uses.elsewhere.is_empty() {
        writeln!(out, "\n{}", paint.strong(&strings.get("laws-elsewhere")))?;
        for found in &one.uses.elsewhere {
            writeln!(out, "  {}", line(&words::elsewhere(strings, found)))?;
        }
    }
    match &one.repeal {
        Some(repeal) => human_repeal(context, snapshot, repeal),
        None => Ok(()),
    }
}

fn human_repeal(
    context: &mut CommandContext<'_>,
    snapshot: &Snapshot,
    repeal: &Repeal,
) -> Result<(), CliError> {
    let paint = Paint::new(context.colour());
    let strings = &context.strings;
    let out = &mut *context.out;
    let count = |of: fn(&AffectedProcedure) -> bool| {
        let count = repeal
            .affected
            .iter()
            .filter(|affected| of(affected))
            .count();
        strings.number(count as u64)
    };
    let title = strings.with(
        "repeal-title",
        &[
            ("on", repeal.on.to_string().into()),
            ("date", repeal.as_of.to_string().into()),
        ],
    );
    writeln!(out, "\n{}", paint.strong(&title))?;
    if repeal.already {
        writeln!(out, "  {}", strings.get("repeal-already"))?;
    }
    let said = strings.with(
        "repeal-counts",
        &[
            ("flagged", count(AffectedProcedure::is_flagged_anew).into()),
            ("gates", count(AffectedProcedure::closes_gate).into()),
            ("stale", count(|affected| affected.becomes_stale).into()),
        ],
    );
    writeln!(out, "  {said}")?;
    for affected in &repeal.affected {
        let (code, name) = code_and_name(snapshot, affected.row);
        let verdict = |verdict: crate::rules::Verdict| {
            let word = strings.get(&format!("verdict-{}", verdict.as_str()));
            paint.verdict(verdict, &format!("{} {word}", sign(verdict)))
        };
        writeln!(out, "  {}  {}", paint.strong(&line(&code)), line(&name))?;
        let mut about = format!("{} → {}", verdict(affected.before), verdict(affected.after));
        if affected.closes_gate() {
            about.push_str("  ");
            about.push_str(&strings.get("repeal-closes"));
        } else if !affected.gate_before.is_empty() {
            let rules = affected.gate_before.join(", ").into();
            about.push_str("  ");
            about.push_str(&strings.with("repeal-closed-before", &[("rules", rules)]));
        }
        if let Some((outcome, _)) = affected.decision {
            about.push_str("  ");
            about.push_str(&strings.get(&format!("outcome-{}", outcome.as_str())));
            if affected.becomes_stale {
                about.push_str(&format!(" ({})", strings.get("repeal-stale")));
            }
        }
        writeln!(out, "      {about}")?;
    }
    Ok(())
}
