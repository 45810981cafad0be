//! `rasoat search [QUERY]`: finds procedures.

use std::sync::Arc;

use serde::Serialize;

use super::args;
use super::context::Context;
use super::exit::{CliError, Exit};
use super::json::{StandingV1, VERSION, WindowV1};
use super::term::{Paint, line, sign};
use crate::rules::Verdict;
use crate::search::{Options, Query, Results, Searcher};
use crate::session::View;

#[derive(Serialize)]
struct Output {
    version: u32,
    as_of: String,
    window: WindowV1,
    query: String,
    total: usize,
    fuzzy: bool,
    hits: Vec<HitV1>,
}

#[derive(Serialize)]
struct HitV1 {
    code: String,
    name: String,
    issuer: Option<String>,
    fields: Vec<String>,
    online: Option<&'static str>,
    flags: Vec<&'static str>,
    unknown: Vec<&'static str>,
    decision: Option<StandingV1>,
}

pub fn run(args: &args::Search, context: &mut Context<'_>) -> Result<Exit, CliError> {
    let text = super::query::text(&args.query);
    let query = Query::parse(&text).map_err(|error| {
        let failed = CliError::new(
            Exit::Usage,
            format!("{text}\n  column {}: {}", error.column, error.message),
        );
        if error.choices.is_empty() {
            failed
        } else {
            failed.hint(format!("one of: {}", error.choices.join(", ")))
        }
    })?;
    let workspace = context.workspace()?;
    let view = context.view(&workspace)?;
    let results = find(context, &view, &query, args.limit)?;
    if context.json() {
        let output = Output {
            version: VERSION,
            as_of: view.as_of.to_string(),
            window: view.window.into(),
            query: query.to_string(),
            total: results.total,
            fuzzy: results.fuzzy,
            hits: results
                .rows
                .iter()
                .filter_map(|row| hit(&view, *row as usize))
                .collect(),
        };
        context.write_json(&output)?;
    } else {
        human(context, &view, &results)?;
    }
    Ok(Exit::Clean)
}

/// Runs a query over a view. Asking for everything needs no index.
fn find(
    context: &Context<'_>,
    view: &View,
    query: &Query,
    limit: Option<usize>,
) -> Result<Results, CliError> {
    let failed = |error: crate::search::SearchError| CliError::new(Exit::Failed, error.to_string());
    let index = if !query.is_empty() {
        Some(Arc::new(context.index(view)?))
    } else {
        None
    };
    let options = Options {
        limit,
        ..Options::default()
    };
    Searcher::new(&view.snapshot, index, Arc::clone(&view.columns))
        .run(query, &options)
        .map_err(failed)
}

fn hit(view: &View, row: usize) -> Option<HitV1> {
    let procedure = view.procedure(row)?.value();
    Some(HitV1 {
        code: procedure.code.clone(),
        name: procedure.name.clone(),
        issuer: procedure.issuer.clone(),
        fields: procedure.fields.clone(),
        online: procedure.online_level().map(|level| level.as_str()),
        flags: view.rules_with(row, Verdict::Flag).collect(),
        unknown: view.rules_with(row, Verdict::CannotTell).collect(),
        decision: view.decision(row).map(StandingV1::from),
    })
}

fn human(context: &mut Context<'_>, view: &View, results: &Results) -> Result<(), CliError> {
    let paint = Paint::new(context.colour());
    let strings = &context.strings;
    let width = context
        .environment
        .columns
        .filter(|_| context.environment.terminal)
        .map(|columns| columns.saturating_sub(12).max(20));
    if results.fuzzy && !context.global.quiet {
        writeln!(context.err, "{}", strings.get("search-fuzzy"))?;
    }
    for row in &results.rows {
        let Some(hit) = hit(view, *row as usize) else {
            continue;
        };
        let name = line(&hit.name);
        let name = match width {
            Some(width) => crate::text::truncate(&name, width),
            None => name,
        };
        writeln!(
            context.out,
            "{:<10}  {name}",
            paint.strong(&line(&hit.code))
        )?;
        let mut about: Vec<String> = Vec::new();
        about.extend(
            hit.issuer
                .as_deref()
                .map(|issuer| line(issuer).into_owned()),
        );
        about.extend(
            hit.online
                .map(|level| strings.get(&format!("online-{level}"))),
        );
        for (verdict, ids) in [
            (Verdict::Flag, &hit.flags),
            (Verdict::CannotTell, &hit.unknown),
        ] {
            about.extend(
                ids.iter()
                    .map(|id| paint.verdict(verdict, &format!("{} {id}", sign(verdict)))),
            );
        }
        if let Some(standing) = view.decision(*row as usize) {
            let outcome = standing.decision.outcome.as_str();
            about.push(strings.get(&format!("outcome-{outcome}")));
            if standing.stale {
                about.push(strings.get("decision-stale"));
            }
        }
        writeln!(context.out, "            {}", about.join("  "))?;
    }
    if !context.global.quiet {
        let text = strings.with(
            "search-found",
            &[
                ("total", strings.number(results.total as u64).into()),
                ("all", strings.number(view.len() as u64).into()),
                ("date", view.as_of.to_string().into()),
            ],
        );
        writeln!(context.err, "{text}")?;
    }
    Ok(())
}
