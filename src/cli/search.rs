//! `rasoat search [QUERY]`: finds procedures.

use std::collections::BTreeMap;

use super::args;
use super::context::CommandContext;
use super::exit::{CliError, Exit};
use super::query::ParsedQuery;
use super::term::{Paint, line, sign};
use crate::analysis::evidence::NextChange;
use crate::export::rows::{HitGuessV1, HitMatchV1, NOT_IN_FORCE, SearchHitV1};
use crate::i18n::message;
use crate::rules::Verdict;
use crate::search::{Query, SearchOptions};
use crate::session::open::catalogue::{SearchOutcome, SearchRequest};
use crate::session::open::unreadable::UnreadableScope;
use crate::session::search::changing::{change, only_changing};
use crate::session::search::export::{self, RowsFormat, SearchSummary};
use crate::session::search::find::{self, SearchFailure, SearchGround};
use crate::session::search::unknown_names::{UnknownName, may_be_unread};
use crate::session::words::{evidence as words, guess, wording};
use crate::session::{View, Workspace};

pub(super) fn run(
    args: &args::SearchArgs,
    context: &mut CommandContext<'_>,
) -> Result<Exit, CliError> {
    let ParsedQuery { query, ignored } = super::query::asked(&super::query::text(&args.query))?;
    let saved = match &args.view {
        Some(name) => Some(super::views::named(
            name,
            &context.config(),
            &context.strings,
        )?),
        None => None,
    };
    let query = match &saved {
        Some(view) => view.query.and(&query),
        None => query,
    };
    let workspace = context.workspace()?;
    let view = context.view(&workspace)?;
    // A sheet does not say which of its rows are guesses.
    let exact = context.global.format == args::Format::Csv && !args.guesses;
    let options = SearchOptions {
        exact,
        // What changes is looked for among all that is found.
        limit: args.limit.filter(|_| args.changing.is_none()),
        sort: args
            .sort
            .or(saved.as_ref().map(|view| view.sort))
            .unwrap_or_default(),
        reverse: args.sort.is_none() && saved.as_ref().is_some_and(|view| view.backwards),
        ..SearchOptions::default()
    };
    let place = (&workspace, &view);
    let mut found = find(context, place, &query, &options, Taken::Guesses)?;
    if exact {
        tell_left_out(context, place, &query)?;
    }
    let changing = args.changing.map(|horizon| {
        let until = horizon.last(view.as_of);
        only_changing(&view, &mut found, until, args.limit)
    });
    let kept = match &saved {
        Some(saved) => super::views::kept(saved, &workspace, &view, context)?,
        None => None,
    };
    let unknown = &found.unknown;
    let exit = match unknown.is_empty() {
        true => context.answered(
            &view.snapshot,
            UnreadableScope::Query(&query, &view.columns),
        ),
        // What may stand in a file that cannot be read is not unknown to the catalogue.
        false if may_be_unread(unknown) => Exit::Failed,
        false => Exit::Findings,
    };
    let form = match context.global.format {
        args::Format::Json => RowsFormat::Json,
        args::Format::Csv => RowsFormat::Csv,
        _ => {
            human(context, &view, &found, changing.as_ref())?;
            tell(context, kept.as_deref(), &ignored, unknown)?;
            tell_incomparable(context, &found)?;
            return Ok(exit);
        }
    };
    let asked = SearchSummary {
        query,
        total: found.total,
        guesses: found.guesses.count(),
        guess: found.guess.clone(),
        ignored: ignored.clone(),
        names_nothing: unknown.iter().map(|name| name.value.to_string()).collect(),
    };
    let rows = found.rows.iter();
    let mut hits: Vec<SearchHitV1> = rows
        .filter_map(|row| {
            let hit = export::row(&view, *row, &found.marks)?;
            let guess = found.guesses.of(*row, &hit.name);
            let guess = guess.as_ref().map(HitGuessV1::from);
            Some(SearchHitV1 { guess, ..hit })
        })
        .collect();
    if let Some(changing) = &changing {
        for (hit, row) in hits.iter_mut().zip(&found.rows) {
            let of_row = changing.get(row).into_iter().flatten();
            hit.changes = of_row.map(change).collect();
        }
    }
    let content = export::content_of(&view, &asked, hits, form)?;
    if form == RowsFormat::Csv && context.environment.terminal {
        // A spreadsheet needs the mark at the beginning; a terminal must not get what could steer it.
        let text = String::from_utf8_lossy(&content);
        let text = text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n");
        context
            .out
            .write_all(crate::text::for_terminal(&text).as_bytes())?;
    } else {
        context.out.write_all(&content)?;
    }
    tell(context, kept.as_deref(), &ignored, unknown)?;
    tell_incomparable(context, &found)?;
    Ok(exit)
}

/// Says how many guesses a sheet does not have.
fn tell_left_out(
    context: &mut CommandContext<'_>,
    place: (&Workspace, &View),
    query: &Query,
) -> Result<(), CliError> {
    if !query.has_words() {
        return Ok(());
    }
    let none = SearchOptions {
        limit: Some(0),
        ..SearchOptions::default()
    };
    let left = find(context, place, query, &none, Taken::Guesses)?.guesses;
    if left.count() > 0 {
        let count = [("count", (left.count() as u64).into())];
        let told = context.strings.with("search-left-out", &count);
        writeln!(context.err, "rasoat: {}", line(&told))?;
    }
    Ok(())
}

/// Says of how many procedures a query cannot tell, for what is known of them is told in another unit or currency, or not by a
/// code.
pub(super) fn tell_incomparable(
    context: &mut CommandContext<'_>,
    found: &SearchOutcome,
) -> Result<(), CliError> {
    for said in &found.cannot_tell {
        writeln!(context.err, "rasoat: {}", line(said))?;
    }
    Ok(())
}

/// Says to what a view keeps, which words ask for nothing, and which values name nothing.
fn tell(
    context: &mut CommandContext<'_>,
    kept: Option<&str>,
    ignored: &[String],
    unknown: &[UnknownName],
) -> Result<(), CliError> {
    // On a terminal, what was found comes before what is said of it.
    context.out.flush()?;
    // Said to people and to scripts alike: rows are missing.
    if let Some(kept) = kept {
        writeln!(context.err, "rasoat: {}", line(kept))?;
    }
    super::query::tell_ignored(ignored, context)?;
    for name in unknown {
        let told = name.told(&context.strings);
        writeln!(context.err, "rasoat: {}", line(&told))?;
    }
    Ok(())
}

/// What a query takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Taken {
    /// Other accents than those typed, synonyms and a wrong letter, too.
    Guesses,
    /// What has the words as they were typed.
    WordForWord,
}

/// Runs a query over a view. Asking for everything needs no index.
pub(super) fn find(
    context: &mut CommandContext<'_>,
    (workspace, view): (&Workspace, &View),
    query: &Query,
    options: &SearchOptions,
    taken: Taken,
) -> Result<SearchOutcome, CliError> {
    let query = super::views::known(query, workspace)?;
    let catalogue = context.catalogue(view, !query.is_empty())?;
    let wanted = SearchRequest {
        query: query.into_owned(),
        options: *options,
        word_for_word: taken == Taken::WordForWord,
        ..SearchRequest::default()
    };
    let ground = SearchGround {
        workspace,
        revision: context.global.at.as_deref(),
        now: &context.environment.clock.now(),
        strings: &context.strings,
    };
    let found = find::find(&catalogue, &wanted, &ground)?;
    if found.no_history {
        let message = message!("error-changed-git", root = workspace.root().display());
        return Err(CliError::new(Exit::Usage, message).hint(message!("error-changed-git-hint")));
    }
    if found.changes_unknown > 0 {
        let told = [("count", (found.changes_unknown as u64).into())];
        let text = context.strings.with("changes-unknown", &told);
        // Said to people and to scripts alike: rows may be missing.
        writeln!(context.err, "rasoat: {}", line(&text))?;
    }
    Ok(found)
}

impl From<SearchFailure> for CliError {
    fn from(failure: SearchFailure) -> CliError {
        match failure {
            SearchFailure::Git(error) => CliError::from(error),
            SearchFailure::Index(error) => CliError::new(Exit::Failed, error.message),
        }
    }
}

fn human(
    context: &mut CommandContext<'_>,
    view: &View,
    found: &SearchOutcome,
    changing: Option<&BTreeMap<usize, Vec<NextChange>>>,
) -> Result<(), CliError> {
    let paint = Paint::new(context.colour());
    let strings = &context.strings;
    let width = context
        .environment
        .columns
        .filter(|_| context.environment.terminal)
        .map(|columns| columns.saturating_sub(12).max(20));
    if found.guesses.count() > 0 && !context.global.quiet {
        writeln!(context.err, "{}", line(&guess::told(strings, found)))?;
    }
    for row in &found.rows {
        let Some(hit) = export::row(view, *row, &found.marks) else {
            continue;
        };
        let of_name = hit.matches.iter().find(|m| m.field == "name");
        let plain = HitMatchV1::new("name", &hit.name, &[]);
        writeln!(
            context.out,
            "{:<10}  {}",
            paint.strong(&line(&hit.code)),
            marked(of_name.unwrap_or(&plain), paint, width)
        )?;
        let mut about: Vec<String> = Vec::new();
        if let Some(guess) = found.guesses.of(*row, &hit.name) {
            let told = guess::mark(strings, &guess);
            about.push(paint.verdict(Verdict::CannotTell, &line(&told)));
        }
        about.extend(
            hit.issuer
                .as_deref()
                .map(|issuer| line(issuer).into_owned()),
        );
        about.extend(
            hit.online
                .or(hit.online_since.as_ref().map(|_| "later"))
                .map(|level| strings.get(&format!("online-{level}"))),
        );
        if let Some(of) = &hit.not_in_force {
            about.push(paint.verdict(Verdict::Flag, &wording::not_in_force(strings, of)));
        }
        for (verdict, ids) in [
            (Verdict::Flag, &hit.flags),
            (Verdict::CannotTell, &hit.unknown),
        ] {
            about.extend(
                ids.iter()
                    .map(|id| paint.verdict(verdict, &format!("{} {id}", sign(verdict)))),
            );
        }
        // What shuts the gate alone is no verdict on the procedure as it is.
        let shuts = hit.gate_closed_by.iter();
        let shuts = shuts.filter(|id| !hit.flags.contains(id) && !hit.unknown.contains(id));
        let shuts = shuts.filter(|id| **id != NOT_IN_FORCE);
        about.extend(shuts.map(|id| strings.with("search-gate", &[("rule", (*id).into())])));
        for standing in view.standing(*row) {
            let decision = standing.decision;
            let outcome = strings.get(&format!("outcome-{}", decision.outcome.as_str()));
            let state = strings.get(&format!("state-{}", decision.state.as_str()));
            about.push(format!("{outcome} ({state})"));
            if decision.is_imported() {
                about.push(strings.get("decision-imported"));
            }
            if standing.stale {
                about.push(strings.get("decision-stale"));
            }
        }
        writeln!(context.out, "            {}", about.join("  "))?;
        for next in changing.and_then(|of| of.get(row)).into_iter().flatten() {
            for text in words::changes(strings, next) {
                writeln!(context.out, "            {}  {}", next.day, line(&text))?;
            }
        }
        for other in hit.matches.iter().filter(|m| m.field != "name") {
            let place = strings.get(&format!("place-{}", other.field));
            let room =
                width.map(|width| width.saturating_sub(crate::text::width(&place) + 4).max(16));
            let text = marked(other, paint, room);
            writeln!(
                context.out,
                "            {} {text}",
                paint.faint(&format!("↳ {place}:"))
            )?;
        }
    }
    if !context.global.quiet {
        let text = strings.with(
            "search-found",
            &[
                ("total", strings.number(found.total as u64).into()),
                ("all", strings.number(view.len() as u64).into()),
                ("date", view.as_of.to_string().into()),
            ],
        );
        writeln!(context.err, "{text}")?;
    }
    Ok(())
}

/// A text with what matches in it, in at most so many columns.
fn marked(found: &HitMatchV1, paint: Paint, columns: Option<usize>) -> String {
    let chars: Vec<char> = found.text.chars().collect();
    let piece = |from: usize, to: usize| -> String { chars[from..to].iter().collect() };
    let mut out = String::new();
    let mut left = columns.unwrap_or(usize::MAX);
    let mut at = 0;
    let ends = found.ranges.iter().map(|&range| (range, true));
    for ((start, end), is_match) in ends.chain([((chars.len(), chars.len()), false)]) {
        for (from, to, strong) in [(at, start, false), (start, end, is_match)] {
            let text = piece(from, to);
            let text = line(&text);
            let cut = crate::text::truncate(&text, left);
            left -= crate::text::width(&cut).min(left);
            let whole = cut.len() == text.len();
            out.push_str(&if strong {
                paint.matched(&cut)
            } else {
                cut.into_owned()
            });
            if !whole {
                return out;
            }
        }
        at = end;
    }
    out
}
