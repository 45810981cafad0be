//! Differences for people, and as a page in Markdown.

use std::io::Write;

use super::DiffReport;
use crate::analysis::changes::{Changes, EligibilityChange};
use crate::cli::context::CommandContext;
use crate::cli::exit::CliError;
use crate::cli::show::slashes;
use crate::cli::term::{Paint, line, sign};
use crate::export::annex::escaped;
use crate::session::Strings;
use crate::session::words::differences::{ChangeText, counts, other_lines, procedure};

/// What is compared, and at which date it is judged.
fn header(strings: &Strings, difference: &DiffReport) -> String {
    let (from, to) = (&difference.from, &difference.to);
    let (then, date) = (from.1.as_of.to_string(), to.1.as_of.to_string());
    let id = match (&difference.eligible, then == date) {
        (Some(_), _) => "diff-eligible-header",
        (None, true) => "diff-header",
        (None, false) => "diff-header-dates",
    };
    strings.with(
        id,
        &[
            ("from", from.0.as_str().into()),
            ("to", to.0.as_str().into()),
            ("then", then.into()),
            ("date", date.into()),
        ],
    )
}

/// For people.
pub(super) fn human(
    context: &mut CommandContext<'_>,
    difference: &DiffReport,
) -> Result<(), CliError> {
    let paint = Paint::new(context.colour());
    let strings = &context.strings;
    if !context.global.quiet {
        writeln!(context.err, "{}", line(&header(strings, difference)))?;
    }
    let out = &mut *context.out;
    if let Some(eligible) = &difference.eligible {
        for of in eligible {
            writeln!(out, "{}  {}", paint.strong(&line(&of.code)), line(&of.name))?;
            for told in eligible_lines(strings, of) {
                writeln!(out, "    {told}")?;
            }
        }
        if eligible.is_empty() && !context.global.quiet {
            writeln!(context.err, "{}", strings.get("diff-eligible-none"))?;
        }
        return Ok(());
    }
    let changes = &difference.changes;
    self::changes(out, paint, strings, changes)?;
    if !context.global.quiet {
        let told = match changes.is_empty() {
            true => strings.get("diff-nothing"),
            false => counts(strings, changes),
        };
        writeln!(context.err, "{told}")?;
    }
    Ok(())
}

/// What differs, procedure by procedure, then what belongs to none.
pub(in crate::cli) fn changes(
    out: &mut dyn Write,
    paint: Paint,
    strings: &Strings,
    changes: &Changes,
) -> Result<(), CliError> {
    for change in &changes.procedures {
        one(out, paint, &procedure(strings, change))?;
    }
    others(out, paint, strings, changes)
}

fn one(out: &mut dyn Write, paint: Paint, told: &ChangeText) -> Result<(), CliError> {
    write!(
        out,
        "{} {}  {}",
        told.sign,
        paint.strong(&line(&told.code)),
        line(&told.name)
    )?;
    match told.what.as_str() {
        "" => writeln!(out)?,
        what => writeln!(out, "  ({})", line(what))?,
    }
    for field in &told.fields {
        writeln!(out, "    {}", line(field))?;
    }
    for (verdict, text) in &told.effects {
        let sign = verdict.map_or("–", sign);
        let text = format!("{sign} {}", line(text));
        let text = verdict.map_or_else(|| text.clone(), |verdict| paint.verdict(verdict, &text));
        writeln!(out, "    {text}")?;
    }
    Ok(())
}

fn others(
    out: &mut dyn Write,
    paint: Paint,
    strings: &Strings,
    changes: &Changes,
) -> Result<(), CliError> {
    if !changes.others.is_empty() {
        writeln!(out, "{}", paint.strong(&strings.get("diff-others")))?;
        for told in changes
            .others
            .iter()
            .flat_map(|other| other_lines(strings, other))
        {
            writeln!(out, "    {}", line(&told))?;
        }
    }
    if !changes.unreadable.is_empty() {
        writeln!(out, "{}", paint.strong(&strings.get("diff-unreadable")))?;
        for path in &changes.unreadable {
            writeln!(out, "    {}", line(&slashes(path)))?;
        }
    }
    Ok(())
}

/// As a page in Markdown.
pub(super) fn page(
    context: &mut CommandContext<'_>,
    difference: &DiffReport,
) -> Result<(), CliError> {
    let strings = &context.strings;
    let out = &mut *context.out;
    writeln!(out, "# {}\n", escaped(&header(strings, difference)))?;
    if let Some(eligible) = &difference.eligible {
        for of in eligible {
            writeln!(out, "## {} {}\n", escaped(&of.code), escaped(&of.name))?;
            for told in eligible_lines(strings, of) {
                writeln!(out, "- {}", escaped(&told))?;
            }
            writeln!(out)?;
        }
        return Ok(());
    }
    let changes = &difference.changes;
    let summary = match changes.is_empty() {
        true => strings.get("diff-nothing"),
        false => counts(strings, changes),
    };
    writeln!(out, "{}", escaped(&summary))?;
    for told in changes
        .procedures
        .iter()
        .map(|change| procedure(strings, change))
    {
        let (code, name) = (escaped(&told.code), escaped(&told.name));
        write!(out, "\n## {} {code} {name}", escaped(told.sign))?;
        match told.what.as_str() {
            "" => writeln!(out, "\n")?,
            what => writeln!(out, " ({})\n", escaped(what))?,
        }
        for field in &told.fields {
            writeln!(out, "- {}", escaped(&line(field)))?;
        }
        for (verdict, text) in &told.effects {
            let sign = verdict.map_or("–", sign);
            writeln!(out, "- {sign} **{}**", escaped(&line(text)))?;
        }
    }
    let sections = [
        (
            "diff-others",
            changes
                .others
                .iter()
                .flat_map(|other| other_lines(strings, other))
                .collect::<Vec<String>>(),
        ),
        (
            "diff-unreadable",
            changes
                .unreadable
                .iter()
                .map(|path| slashes(path))
                .collect(),
        ),
    ];
    for (title, lines) in sections.iter().filter(|(_, lines)| !lines.is_empty()) {
        writeln!(out, "\n## {}\n", escaped(&strings.get(title)))?;
        for told in lines {
            writeln!(out, "- {}", escaped(&line(told)))?;
        }
    }
    Ok(())
}

/// By which way a procedure became eligible, or ceased to be.
fn eligible_lines(strings: &Strings, of: &EligibilityChange) -> Vec<String> {
    let word = |yes: bool| strings.get(if yes { "value-yes" } else { "value-no" });
    let ways = [
        ("diff-eligible-decision", of.decision),
        ("diff-eligible-gate", of.gate),
    ];
    let ways = ways.iter().filter(|(_, [from, to])| from != to);
    ways.map(|(id, [from, to])| {
        strings.with(
            id,
            &[("from", word(*from).into()), ("to", word(*to).into())],
        )
    })
    .collect()
}
