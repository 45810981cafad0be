//! `rasoat approve`, `publish` and `withdraw`: the steps of decisions that are in force.

use super::args;
use super::context::Context;
use super::exit::{CliError, Exit};
use super::recording::{Recording, exit};
use super::term::line;
use crate::catalogue::model::{DecisionState, Outcome, PublishedBy};
use crate::review::Step;
use crate::session::View;
use crate::session::marks::{Intent, MarkResult};

pub fn approve(args: &args::Approve, context: &mut Context<'_>) -> Result<Exit, CliError> {
    let recording = Recording::open(&args.which, context)?;
    let remark = args.remark.clone();
    let intent = Intent::Step(Step::Approve { remark });
    recording.record(&intent, args.dry_run, context)
}

pub fn withdraw(args: &args::Withdraw, context: &mut Context<'_>) -> Result<Exit, CliError> {
    let recording = Recording::open(&args.which, context)?;
    let reason = args.reason.clone();
    let intent = Intent::Step(Step::Withdraw { reason });
    recording.record(&intent, args.dry_run, context)
}

pub fn publish(args: &args::Publish, context: &mut Context<'_>) -> Result<Exit, CliError> {
    let which = args::Which {
        codes: args.codes.clone(),
        query: args.query.clone(),
    };
    let mut recording = Recording::open(&which, context)?;
    if which.codes.is_empty() && which.query.is_none() {
        let (ready, stale) = approved(&recording.view);
        recording.codes = ready;
        if stale > 0 {
            let count = [("count", (stale as u64).into())];
            let said = context.strings.with("publish-stale", &count);
            writeln!(context.err, "rasoat: {}", line(&said))?;
        }
    }
    if recording.codes.is_empty() {
        let message = context.strings.get("publish-nothing");
        return Err(CliError::new(Exit::Findings, message).hint(
            "`rasoat search decision:recommended` shows what waits for approval, `decision:stale` what must be confirmed",
        ));
    }
    let intent = Intent::Step(Step::Publish(PublishedBy {
        number: args.number.trim().to_owned(),
        signed: args.signed,
        signer: Some(args.signer.trim().to_owned()).filter(|signer| !signer.is_empty()),
        annex_row: None,
    }));
    if !args.skip_refused && !args.dry_run {
        let mut would = recording.would(&intent);
        would.retain(|marked| matches!(marked.result, MarkResult::Refused(_)));
        if !would.is_empty() {
            recording.tell(&would, false, context)?;
            let said = context.strings.get("publish-none");
            writeln!(context.err, "rasoat: {}", line(&said))?;
            return Ok(exit(&would));
        }
    }
    recording.record(&intent, args.dry_run, context)
}

/// What a decision to be signed is about: approved for full online service. And how many more there are whose evidence changed.
fn approved(view: &View) -> (Vec<String>, usize) {
    let mut stale = 0;
    let mut ready = Vec::new();
    for row in 0..view.len() {
        let Some(standing) = view.decision(row) else {
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
