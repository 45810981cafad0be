//! `rasoat approve`, `publish`, `send-back` and `withdraw`: the steps of what is proposed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::args;
use super::commit::confirmed;
use super::context::CommandContext;
use super::exit::{CliError, Exit};
use super::export;
use super::recording::{Recording, exit};
use super::term::line;
use crate::catalogue::model::{DecisionState, Outcome, PublishedBy};
use crate::i18n::message;
use crate::review::Step;
use crate::session::View;
use crate::session::decide::annex::{self, AnnexFormat, AnnexRefusal, AnnexRequest};
use crate::session::decide::marks::{Intent, MarkOutcome, MarkResult};
use crate::session::decide::numbering;
use crate::session::open::unreadable::UnreadableScope;

pub(super) fn approve(
    args: &args::ApproveArgs,
    context: &mut CommandContext<'_>,
) -> Result<Exit, CliError> {
    let recording = Recording::open(&args.which, context)?;
    let remark = args.remark.clone();
    let intent = Intent::Step(Step::Approve { remark });
    recording.record(&intent, args.dry_run, context)
}

pub(super) fn send_back(
    args: &args::SendBackArgs,
    context: &mut CommandContext<'_>,
) -> Result<Exit, CliError> {
    let recording = Recording::open(&args.which, context)?;
    let reason = args.reason.clone();
    let intent = Intent::Step(Step::SendBack { reason });
    recording.record(&intent, args.dry_run, context)
}

pub(super) fn withdraw(
    args: &args::WithdrawArgs,
    context: &mut CommandContext<'_>,
) -> Result<Exit, CliError> {
    let recording = Recording::open(&args.which, context)?;
    let reason = args.reason.clone();
    let intent = Intent::Step(Step::Withdraw { reason });
    // What is taken back stays taken back: nothing is written before somebody has seen what.
    let asks = context.environment.interactive && context.environment.terminal;
    if asks && !args.yes && !args.dry_run && !context.json() && !recording.codes.is_empty() {
        let mut would = recording.would(&intent);
        recording.tell(&mut would, true, context)?;
        let any = would
            .iter()
            .any(|marked| matches!(marked.result, MarkResult::Written(_)));
        if !any {
            return Ok(exit(&would));
        }
        if !confirmed("withdraw-ask", context)? || !confirmed("withdraw-ask-again", context)? {
            let declined = context.strings.get("withdraw-declined");
            writeln!(context.err, "rasoat: {declined}")?;
            return Ok(Exit::Findings);
        }
    }
    recording.record(&intent, args.dry_run, context)
}

pub(super) fn publish(
    args: &args::PublishArgs,
    context: &mut CommandContext<'_>,
) -> Result<Exit, CliError> {
    let which = args::SelectionArgs {
        codes: args.codes.clone(),
        query: args.query.clone(),
        all: false,
        group: args.group.clone(),
    };
    let file = match &args.output {
        Some(path) => Some((path, annex_format(path, args.replace, context)?)),
        None => None,
    };
    // Whoever publishes meanwhile numbers rows of the same annex.
    let _alone = match args.dry_run {
        true => None,
        false => Some(numbering::alone(&context.writable()?)?),
    };
    let mut recording = Recording::open(&which, context)?;
    if which.codes.is_empty() && which.query.is_none() && which.group.is_none() {
        let (ready, stale) = approved(&recording.view);
        tell_displaced(&recording.view, context)?;
        one_issuer(&recording.view, &ready, context)?;
        recording.codes = ready;
        if stale > 0 {
            let count = [("count", (stale as u64).into())];
            let said = context.strings.with("publish-stale", &count);
            writeln!(context.err, "rasoat: {}", line(&said))?;
        }
    }
    tell_issuers(&recording, context)?;
    if recording.codes.is_empty() {
        let message = context.strings.get("publish-nothing");
        let hint = context.strings.get("publish-nothing-hint");
        return Err(CliError::new(Exit::Findings, message).hint(hint));
    }
    if !args.despite_errors {
        refuse_unreadable(&recording, args, context)?;
    }
    let intent = Intent::Step(Step::Publish(PublishedBy {
        number: args.number.trim().to_owned(),
        signed: args.signed,
        signer: Some(args.signer.trim().to_owned()).filter(|signer| !signer.is_empty()),
        annex_row: None,
    }));
    let would = recording.would(&intent);
    if file.is_some() {
        nothing_eligible(&would, context)?;
    }
    if !args.skip_refused && !args.dry_run && !would.iter().all(is_written) {
        let refused = would.into_iter().filter(|marked| !is_written(marked));
        let mut refused: Vec<MarkOutcome> = refused.collect();
        recording.tell(&mut refused, false, context)?;
        let said = context.strings.get("publish-none");
        writeln!(context.err, "rasoat: {}", line(&said))?;
        return Ok(exit(&refused));
    }
    tell_added(&would, args, context)?;
    let Some((path, format)) = file.filter(|_| !args.dry_run) else {
        return recording.record(&intent, args.dry_run, context);
    };
    let wanted = AnnexRequest {
        number: Some(args.number.trim().to_owned()),
        signed: Some(args.signed),
        despite_errors: args.despite_errors,
        // What is signed with it is what could be signed today.
        fresh: true,
        ..AnnexRequest::default()
    };
    if !would.iter().any(is_written) {
        return recording.record(&intent, false, context);
    }
    // The annex stands beside its place before anything is recorded: what cannot be written is not published.
    let (made, content) = export::content(context, &recording.planned(&would), &wanted, format)?;
    let place = context.environment.folder.join(path);
    let root = recording.workspace.root();
    let staged = crate::session::search::export::stage(&place, &content, args.replace, root);
    let staged = staged.map_err(export::there)?;
    let marked = recording.recorded(&intent, false, context)?;
    if !marked.iter().any(is_written) {
        return Ok(exit(&marked));
    }
    let path = staged.put().map_err(|error| {
        let failed = export::there(error);
        let hint = message!(
            "publish-recorded",
            number = args.number.trim(),
            signed = args.signed
        );
        failed.hint(hint).with_exit(Exit::Failed)
    })?;
    export::name(context, &path)?;
    export::tell(context, &made)?;
    tell_others(&marked, args, context)?;
    Ok(exit(&marked))
}

fn is_written(marked: &MarkOutcome) -> bool {
    matches!(marked.result, MarkResult::Written(_))
}

/// Says that the decision has rows already: an annex that was printed before lacks those that come after them.
fn tell_added(
    would: &[MarkOutcome],
    args: &args::PublishArgs,
    context: &mut CommandContext<'_>,
) -> Result<(), CliError> {
    let mut first: BTreeMap<Outcome, u32> = BTreeMap::new();
    for marked in would {
        let MarkResult::Written(of) = &marked.result else {
            continue;
        };
        if let Some(row) = of.published.as_ref().and_then(|by| by.annex_row) {
            let least = first.entry(of.outcome).or_insert(row);
            *least = row.min(*least);
        }
    }
    for (outcome, row) in first.into_iter().filter(|(_, row)| *row > 1) {
        let values = [
            ("number", args.number.trim().into()),
            (
                "outcome",
                context
                    .strings
                    .get(&format!("outcome-{}", outcome.as_str()))
                    .into(),
            ),
            ("count", u64::from(row - 1).into()),
        ];
        let said = context.strings.with("publish-added", &values);
        writeln!(context.err, "rasoat: {}", line(&said))?;
    }
    Ok(())
}

/// Names what was published under the number and stands in no annex: other outcomes are a list of their own.
fn tell_others(
    marked: &[MarkOutcome],
    args: &args::PublishArgs,
    context: &mut CommandContext<'_>,
) -> Result<(), CliError> {
    let others = marked.iter().filter(|marked| {
        matches!(&marked.result, MarkResult::Written(of) if of.outcome != Outcome::EligibleFull)
    });
    let codes: Vec<&str> = others.map(|marked| marked.code.as_str()).collect();
    if codes.is_empty() {
        return Ok(());
    }
    let values = [
        ("count", (codes.len() as u64).into()),
        ("codes", codes.join(", ").into()),
        ("number", args.number.trim().into()),
    ];
    let said = context.strings.with("publish-beside-annex", &values);
    writeln!(context.err, "rasoat: {}", line(&said))?;
    Ok(())
}

/// What is signed rests on whole files: those of the procedures that are published, and what verdicts are made of.
fn refuse_unreadable(
    recording: &Recording,
    args: &args::PublishArgs,
    context: &CommandContext<'_>,
) -> Result<(), CliError> {
    let query = args.query.as_deref().map(super::query::read).transpose()?;
    let about = match &query {
        Some(query) => UnreadableScope::List(query, &recording.view.columns),
        None if args.codes.is_empty() && args.group.is_none() => UnreadableScope::Everything,
        None => UnreadableScope::Codes(&recording.codes),
    };
    let lost = recording.view.lost.iter();
    let lost: Vec<String> = lost.map(|lost| super::show::slashes(&lost.path)).collect();
    if !lost.is_empty() {
        let message = annex::no_list(&context.strings, &AnnexRefusal::Lost(lost));
        let hint = context.strings.get("annex-lost-hint");
        return Err(CliError::new(Exit::Findings, message).hint(hint));
    }
    // What the annex needs is asked before anything is recorded.
    let paths = annex::of_publication(&recording.view, about, args.output.is_some());
    if paths.is_empty() {
        return Ok(());
    }
    let message = annex::no_list(&context.strings, &AnnexRefusal::Unreadable(paths));
    Err(CliError::new(Exit::Failed, message).hint(context.strings.get("annex-unreadable-hint")))
}

/// Names what was approved and is not published because something else was recommended since.
fn tell_displaced(view: &View, context: &mut CommandContext<'_>) -> Result<(), CliError> {
    let logs = view.snapshot.logs();
    let displaced = logs.filter(|log| log.value.displaced().is_some());
    let codes: Vec<&str> = displaced.map(|log| log.value.code.as_str()).collect();
    if codes.is_empty() {
        return Ok(());
    }
    let values = [
        ("count", (codes.len() as u64).into()),
        ("codes", codes.join(", ").into()),
    ];
    let said = context.strings.with("publish-displaced", &values);
    writeln!(context.err, "rasoat: {}", line(&said))?;
    Ok(())
}

/// The issuers of procedures.
fn issuers(view: &View, codes: &[String]) -> BTreeSet<String> {
    let rows = codes.iter().filter_map(|code| view.row(code));
    let issuer = |row| view.procedure(row).and_then(|p| p.read().issuer.clone());
    rows.filter_map(issuer).collect()
}

/// Says by name that procedures of several agencies, which were asked for, are published by one decision.
fn tell_issuers(recording: &Recording, context: &mut CommandContext<'_>) -> Result<(), CliError> {
    let view = &recording.view;
    let issuers = issuers(view, &recording.codes);
    if issuers.len() < 2 {
        return Ok(());
    }
    let name = |id: &String| match view.snapshot.agency(id) {
        Some(agency) => agency.name.clone(),
        None => id.clone(),
    };
    let agencies: Vec<String> = issuers.iter().map(name).collect();
    let values = [
        ("count", (recording.codes.len() as u64).into()),
        ("agencies", agencies.join(", ").into()),
    ];
    let said = context.strings.with("publish-several", &values);
    writeln!(context.err, "rasoat: {}", line(&said))?;
    Ok(())
}

/// A signed decision is one agency's: which, has to be said where several have something approved.
fn one_issuer(view: &View, codes: &[String], context: &CommandContext<'_>) -> Result<(), CliError> {
    let issuers = issuers(view, codes);
    if issuers.len() < 2 {
        return Ok(());
    }
    let issuers: Vec<&str> = issuers.iter().map(String::as_str).collect();
    let strings = &context.strings;
    let values = [
        ("count", (issuers.len() as u64).into()),
        ("agencies", issuers.join(", ").into()),
    ];
    let message = strings.with("publish-agencies", &values);
    Err(CliError::new(Exit::Usage, message).hint(strings.get("publish-agencies-hint")))
}

/// The annex lists what is eligible for full online service.
fn nothing_eligible(would: &[MarkOutcome], context: &CommandContext<'_>) -> Result<(), CliError> {
    let is_eligible = |marked: &MarkOutcome| matches!(&marked.result, MarkResult::Written(decision) if decision.outcome == Outcome::EligibleFull);
    if would.iter().any(is_eligible)
        || would
            .iter()
            .all(|m| matches!(m.result, MarkResult::Refused(_)))
    {
        return Ok(());
    }
    let message = context.strings.get("publish-no-annex");
    let hint = context.strings.get("publish-no-annex-hint");
    Err(CliError::new(Exit::Findings, message).hint(hint))
}

/// The form of the annex's file, which must not be in the way: nothing is published where the annex could not be written.
fn annex_format(
    path: &Path,
    replace: bool,
    context: &CommandContext<'_>,
) -> Result<AnnexFormat, CliError> {
    let format = export::format(args::Format::Human, Some(path))?;
    let path = context.environment.folder.join(path);
    if let Some(folder) = path.parent().filter(|folder| !folder.is_dir()) {
        let path = [("path", folder.display().to_string().into())];
        let message = context.strings.with("publish-no-folder", &path);
        return Err(CliError::new(Exit::Usage, message));
    }
    if !replace && path.exists() {
        let path = [("path", path.display().to_string().into())];
        let message = context.strings.with("publish-file-there", &path);
        let hint = context.strings.get("publish-file-there-hint");
        return Err(CliError::new(Exit::Findings, message).hint(hint));
    }
    let workspace = context.workspace()?;
    crate::session::search::export::place(&path, replace, workspace.root())
        .map_err(export::there)?;
    Ok(format)
}

/// What a decision to be signed is about: approved for full online service. And how many more there are whose evidence changed.
fn approved(view: &View) -> (Vec<String>, usize) {
    let mut stale = 0;
    let mut ready = Vec::new();
    for row in 0..view.len() {
        let Some(standing) = view.proposal(row) else {
            continue;
        };
        let decision = standing.decision;
        let waits =
            decision.state == DecisionState::Approved && decision.outcome == Outcome::EligibleFull;
        match view.procedure(row) {
            Some(_) if waits && standing.stale => stale += 1,
            Some(procedure) if waits => ready.push(procedure.code.clone()),
            _ => {}
        }
    }
    (ready, stale)
}
