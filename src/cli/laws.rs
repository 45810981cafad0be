//! `rasoat laws [QUERY]`: legal instruments, what rests on them, where they are cited, what a repeal would do.

use jiff::civil::Date;
use serde::Serialize;

use super::args::{self, Format};
use super::context::Context;
use super::exit::{CliError, Exit};
use super::json::{LawV1, RepealV1, UsesV1, VERSION};
use super::table;
use super::term::{Paint, line, sign};
use crate::catalogue::Snapshot;
use crate::report::laws::{Affected, Law, Laws, Named, Repeal, Use, Uses, if_repealed, uses};
use crate::report::matching::Words;
use crate::session::laws as words;
use crate::text::{pad, truncate, width};

#[derive(Serialize)]
struct Output {
    version: u32,
    as_of: String,
    query: String,
    total: usize,
    laws: Vec<LawV1>,
    uses: Option<UsesV1>,
    if_repealed: Option<RepealV1>,
}

/// One instrument with all that was asked of it.
struct One {
    law: Law,
    uses: Uses,
    repeal: Option<Repeal>,
}

pub fn run(args: &args::Laws, context: &mut Context<'_>) -> Result<Exit, CliError> {
    let text = super::query::text(&args.query);
    let workspace = context.workspace()?;
    let (snapshot, as_of) = context.snapshot(&workspace)?;
    let laws = Laws::build(&snapshot, as_of);
    if let Some(at) = one(args, &laws, &text)? {
        let Some(law) = laws.rows.get(at).cloned() else {
            return Ok(Exit::Clean);
        };
        let later = context.global.as_of.map(|_| as_of);
        let one = One {
            uses: uses(&snapshot, &law),
            repeal: args
                .if_repealed
                .map(|on| if_repealed(&snapshot, &law, on, later)),
            law,
        };
        show(context, &snapshot, as_of, &text, &one)?;
        return Ok(Exit::Clean);
    }
    let found = laws.find(&Words::parse(&text), |law| {
        !args.unknown || law.is_undescribed()
    });
    let limit = args.limit.unwrap_or(usize::MAX);
    let rows: Vec<&Law> = found
        .iter()
        .take(limit)
        .filter_map(|at| laws.rows.get(*at))
        .collect();
    match context.global.format {
        Format::Json => context.write_json(&Output {
            version: VERSION,
            as_of: as_of.to_string(),
            query: text,
            total: found.len(),
            laws: rows.into_iter().map(LawV1::from).collect(),
            uses: None,
            if_repealed: None,
        })?,
        Format::Csv => csv(context, &rows)?,
        Format::Human => list(context, as_of, &rows, found.len(), args.unknown)?,
    }
    Ok(Exit::Clean)
}

/// The one instrument that is asked for; none where a list is.
fn one(args: &args::Laws, laws: &Laws, text: &str) -> Result<Option<usize>, CliError> {
    match laws.named(text) {
        Named::One(at) if !args.unknown => Ok(Some(at)),
        Named::None(near) => {
            let error = CliError::new(
                Exit::Findings,
                format!("no instrument has the number {}", text.trim()),
            );
            Err(match near.as_slice() {
                [] => error.hint("`rasoat laws` lists all of them"),
                near => error.hint(format!("near it: {}", near.join(", "))),
            })
        }
        Named::Several if args.if_repealed.is_some() => Err(CliError::new(
            Exit::Usage,
            format!("several instruments have the number {}", text.trim()),
        )
        .hint(format!(
            "write it whole; `rasoat laws {}` lists them",
            text.trim()
        ))),
        _ if args.if_repealed.is_some() => Err(CliError::new(
            Exit::Usage,
            "`--if-repealed` needs the number of one instrument",
        )
        .hint("rasoat laws 45/2020/NĐ-CP --if-repealed 2027-01-01")),
        _ => Ok(None),
    }
}

fn csv(context: &mut Context<'_>, rows: &[&Law]) -> Result<(), CliError> {
    let header = [
        "number",
        "kind",
        "title",
        "issuer",
        "signed",
        "from",
        "to",
        "state",
        "since",
        "by",
        "url",
        "procedures",
        "procedures_in_force",
        "described",
        "citation",
    ];
    let day = |day: Option<Date>| day.map_or_else(String::new, |day| day.to_string());
    let rows = rows.iter().map(|law| {
        let instrument = law.instrument.clone().unwrap_or_default();
        [
            law.number.clone(),
            law.kind.as_str().to_owned(),
            instrument.title.unwrap_or_default(),
            instrument.issuer.unwrap_or_default(),
            day(instrument.signed),
            day(instrument.from),
            day(instrument.to),
            law.state.word().to_owned(),
            day(law.state.since()),
            law.state.by().join("; "),
            instrument.url.unwrap_or_default(),
            law.procedures.len().to_string(),
            law.in_force.to_string(),
            (!law.is_undescribed()).to_string(),
            law.citation(&[]),
        ]
    });
    table::write(context, header, rows)
}

fn list(
    context: &mut Context<'_>,
    as_of: Date,
    rows: &[&Law],
    total: usize,
    unknown: bool,
) -> Result<(), CliError> {
    let paint = Paint::new(context.colour());
    let strings = &context.strings;
    let numbers = rows.iter().map(|law| width(&line(&law.number))).max();
    let numbers = numbers.unwrap_or(0).min(26);
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
        let number = line(&law.number);
        let title = law.title().map(|title| line(title)).unwrap_or_default();
        let title = columns.map_or_else(
            || title.clone(),
            |columns| truncate(&title, columns).into_owned().into(),
        );
        let count = strings.number(law.procedures.len() as u64);
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

fn show(
    context: &mut Context<'_>,
    snapshot: &Snapshot,
    as_of: Date,
    query: &str,
    one: &One,
) -> Result<(), CliError> {
    match context.global.format {
        Format::Json => context.write_json(&Output {
            version: VERSION,
            as_of: as_of.to_string(),
            query: query.to_owned(),
            total: 1,
            laws: vec![LawV1::from(&one.law)],
            uses: Some(UsesV1::new(snapshot, &one.law, &one.uses)),
            if_repealed: one
                .repeal
                .as_ref()
                .map(|repeal| RepealV1::new(snapshot, repeal)),
        }),
        Format::Csv => match &one.repeal {
            Some(repeal) => csv_of_repeal(context, snapshot, repeal),
            None => csv_of_uses(context, snapshot, one),
        },
        Format::Human => human(context, snapshot, as_of, one),
    }
}

fn code_and_name(snapshot: &Snapshot, row: usize) -> (String, String) {
    let procedure = snapshot.procedures().get(row);
    procedure.map_or_else(Default::default, |procedure| {
        let procedure = procedure.value();
        (procedure.code.clone(), procedure.name.clone())
    })
}

fn csv_of_uses(context: &mut Context<'_>, snapshot: &Snapshot, one: &One) -> Result<(), CliError> {
    let header = [
        "code",
        "name",
        "rests_on_it",
        "articles",
        "citation",
        "places",
    ];
    let of = |uses: &[Use], rests: bool| {
        let rows = uses.iter().map(move |found| {
            let (code, name) = code_and_name(snapshot, found.row);
            let places = found.places.iter();
            let places: Vec<String> = places.map(|p| format!("{}: {}", p.part, p.text)).collect();
            [
                code,
                name,
                rests.to_string(),
                found.articles.join("; "),
                one.law.citation(&found.articles),
                places.join("; "),
            ]
        });
        rows.collect::<Vec<_>>()
    };
    let mut rows = of(&one.uses.procedures, true);
    rows.extend(of(&one.uses.mentions, false));
    table::write(context, header, rows)
}

fn csv_of_repeal(
    context: &mut Context<'_>,
    snapshot: &Snapshot,
    repeal: &Repeal,
) -> Result<(), CliError> {
    let header = [
        "code",
        "name",
        "before",
        "after",
        "gate_before",
        "gate_after",
        "outcome",
        "state",
        "becomes_stale",
    ];
    let rows = repeal.affected.iter().map(|affected| {
        let (code, name) = code_and_name(snapshot, affected.row);
        let (outcome, state) = affected.decision.map_or(("", ""), |(outcome, state)| {
            (outcome.as_str(), state.as_str())
        });
        [
            code,
            name,
            affected.before.as_str().to_owned(),
            affected.after.as_str().to_owned(),
            affected.gate_before.join("; "),
            affected.gate_after.join("; "),
            outcome.to_owned(),
            state.to_owned(),
            affected.becomes_stale.to_string(),
        ]
    });
    table::write(context, header, rows)
}

fn human(
    context: &mut Context<'_>,
    snapshot: &Snapshot,
    as_of: Date,
    one: &One,
) -> Result<(), CliError> {
    let paint = Paint::new(context.colour());
    let strings = &context.strings;
    let out = &mut *context.out;
    let law = &one.law;
    let instrument = law.instrument.clone().unwrap_or_default();
    writeln!(
        out,
        "{}  {}",
        paint.strong(&line(&law.number)),
        paint.strong(&line(law.title().unwrap_or_default()))
    )?;
    let day = |day: Option<Date>| day.map(|day| day.to_string());
    let date = as_of.to_string();
    let facts = [
        ("law-issuer", instrument.issuer),
        ("law-signed", day(instrument.signed)),
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
    for (label, value) in facts {
        if let Some(value) = value {
            writeln!(
                out,
                "  {}: {}",
                paint.faint(&strings.get(label)),
                line(&value)
            )?;
        }
    }
    let list = |title: &str, uses: &[Use], out: &mut dyn std::io::Write| {
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
    context: &mut Context<'_>,
    snapshot: &Snapshot,
    repeal: &Repeal,
) -> Result<(), CliError> {
    let paint = Paint::new(context.colour());
    let strings = &context.strings;
    let out = &mut *context.out;
    let count = |of: fn(&Affected) -> bool| {
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
            ("flagged", count(Affected::is_flagged_anew).into()),
            ("gates", count(Affected::closes_gate).into()),
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
