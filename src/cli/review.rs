//! `rasoat review CODE… --outcome O`: records a decision on procedures, as a recommendation.

use serde::Serialize;

use super::args;
use super::context::Context;
use super::exit::{CliError, Exit};
use super::json::{FactV1, VERSION};
use super::term::{Paint, line};
use crate::catalogue::model::{Override, Person};
use crate::review::{Mark, Recorder, Refusal};
use crate::session::marks::{MarkResult, Marked, preview, record};
use crate::session::{View, Workspace};
use crate::source::Clock;
use crate::vcs::{VcsError, VcsErrorKind};

#[derive(Serialize)]
struct Output {
    version: u32,
    as_of: String,
    dry_run: bool,
    written: Vec<WrittenV1>,
    refused: Vec<RefusedV1>,
    failed: Vec<FailedV1>,
}

#[derive(Serialize)]
struct WrittenV1 {
    code: String,
    id: String,
    outcome: &'static str,
}

#[derive(Serialize)]
struct RefusedV1 {
    code: String,
    reasons: Vec<FactV1>,
}

#[derive(Serialize)]
struct FailedV1 {
    code: String,
    message: String,
}

pub fn run(args: &args::Review, context: &mut Context<'_>) -> Result<Exit, CliError> {
    let template = match &args.template {
        Some(name) => Some(super::templates::named(name, args.outcome, context)?),
        None => None,
    };
    let (reason, provision) = template.map_or((None, None), |t| (Some(t.reason), t.provision));
    let mark = Mark {
        outcome: args.outcome,
        reason: args.reason.clone().or(reason),
        provision: args.provision.clone().or(provision),
        partial_reason: args.partial_reason,
        overrides: args
            .overrides
            .iter()
            .map(|text| parse_override(text))
            .collect::<Result<_, _>>()?,
    };
    let workspace = context.writable()?;
    let view = context.view(&workspace)?;
    let recorder = recorder(&workspace, &view, context.environment.clock.as_ref())?;
    let marked = if args.dry_run {
        preview(&view, &args.codes, &mark, &recorder)
            .into_iter()
            .map(|(code, result)| Marked {
                code,
                result: match result {
                    Ok(decision) => MarkResult::Written(Box::new(decision)),
                    Err(refusal) => MarkResult::Refused(refusal),
                },
            })
            .collect()
    } else {
        record(&workspace, &view, &args.codes, &mark, &recorder)
    };
    let exit = exit(&marked);
    if context.json() {
        let output = output(&view, args.dry_run, &marked, context);
        context.write_json(&output)?;
    } else {
        human(&marked, args.dry_run, context)?;
    }
    Ok(exit)
}

/// Who records, when, and on which commit. Without a repository the identity of git's global configuration serves.
///
/// # Errors
/// Git knows no identity.
pub fn recorder(
    workspace: &Workspace,
    view: &View,
    clock: &dyn Clock,
) -> Result<Recorder, CliError> {
    let identity = crate::session::commit::identity(workspace).map_err(|error: VcsError| {
        let exit = if error.kind == VcsErrorKind::NoIdentity {
            Exit::Usage
        } else {
            Exit::Failed
        };
        CliError::from(error).with_exit(exit)
    })?;
    let head = workspace.standing_head();
    Ok(Recorder {
        by: Person {
            name: identity.name,
            email: identity.email,
        },
        recorded: clock.timestamp(),
        as_of: view.as_of,
        commit: head.and_then(|head| head.commit),
    })
}

fn exit(marked: &[Marked]) -> Exit {
    let any = |wanted: fn(&MarkResult) -> bool| marked.iter().any(|m| wanted(&m.result));
    if any(|r| matches!(r, MarkResult::Failed(_))) {
        Exit::Failed
    } else if any(|r| matches!(r, MarkResult::Refused(_))) {
        Exit::Findings
    } else {
        Exit::Clean
    }
}

fn output(view: &View, dry_run: bool, marked: &[Marked], context: &Context<'_>) -> Output {
    let mut output = Output {
        version: VERSION,
        as_of: view.as_of.to_string(),
        dry_run,
        written: Vec::new(),
        refused: Vec::new(),
        failed: Vec::new(),
    };
    for Marked { code, result } in marked {
        match result {
            MarkResult::Written(decision) => output.written.push(WrittenV1 {
                code: code.clone(),
                id: decision.id.clone(),
                outcome: decision.outcome.as_str(),
            }),
            MarkResult::Refused(refusal) => output.refused.push(RefusedV1 {
                code: code.clone(),
                reasons: refusal
                    .reasons
                    .iter()
                    .map(|fact| FactV1::new(fact, &context.strings))
                    .collect(),
            }),
            MarkResult::Failed(error) => output.failed.push(FailedV1 {
                code: code.clone(),
                message: error.message.clone(),
            }),
        }
    }
    output
}

fn human(marked: &[Marked], dry_run: bool, context: &mut Context<'_>) -> Result<(), CliError> {
    let paint = Paint::new(context.colour());
    let strings = &context.strings;
    for Marked { code, result } in marked {
        match result {
            MarkResult::Written(decision) => {
                let id = if dry_run {
                    "review-would"
                } else {
                    "review-written"
                };
                let outcome = strings.get(&format!("outcome-{}", decision.outcome.as_str()));
                writeln!(
                    context.out,
                    "{}  {}",
                    paint.strong(&line(code)),
                    strings.with(
                        id,
                        &[
                            ("outcome", outcome.into()),
                            ("id", decision.id.as_str().into())
                        ]
                    )
                )?;
            }
            MarkResult::Refused(Refusal { reasons }) => {
                writeln!(
                    context.out,
                    "{}  {}",
                    paint.strong(&line(code)),
                    strings.get("review-refused")
                )?;
                for reason in reasons {
                    writeln!(context.out, "    {}", line(&strings.fact(reason)))?;
                }
                if reasons.iter().any(|reason| reason.id == "refused-gate") {
                    writeln!(context.out, "    {}", strings.get("refused-gate-hint"))?;
                }
            }
            MarkResult::Failed(error) => {
                writeln!(context.err, "rasoat: {}", line(&error.message))?;
                if let Some(hint) = &error.hint {
                    writeln!(context.err, "  hint: {}", line(hint))?;
                }
            }
        }
    }
    Ok(())
}

/// Reads `rule=no-plan;until=2027-12-31;provision=…;reason=…`; the reason is last, so that it may hold semicolons.
fn parse_override(text: &str) -> Result<Override, CliError> {
    const HINT: &str = "write 'rule=no-plan;until=2027-12-31;provision=…;reason=…'";
    let wrong = |message: String| CliError::new(Exit::Usage, message).hint(HINT);
    let mut parts: [Option<&str>; 4] = [None; 4];
    let keys = ["rule", "until", "provision", "reason"];
    let mut rest = text;
    while !rest.trim().is_empty() {
        let Some((key, after)) = rest.split_once('=') else {
            return Err(wrong(format!("`{rest}` in an override has no `=`")));
        };
        let key = key.trim();
        let Some(at) = keys.iter().position(|known| *known == key) else {
            return Err(wrong(format!("an override has no `{key}`")));
        };
        let (value, next) = if key == "reason" {
            (after, "")
        } else {
            after.split_once(';').unwrap_or((after, ""))
        };
        if parts[at].replace(value.trim()).is_some() {
            return Err(wrong(format!("`{key}` stands twice in an override")));
        }
        rest = next;
    }
    let part = |at: usize| {
        parts[at]
            .filter(|value| !value.is_empty())
            .map(str::to_owned)
            .ok_or_else(|| wrong(format!("an override needs `{}`", keys[at])))
    };
    let until = part(1)?;
    Ok(Override {
        rule: part(0)?,
        until: until
            .parse()
            .map_err(|_| wrong(format!("`{until}` is no date such as 2027-12-31")))?,
        provision: part(2)?,
        reason: part(3)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_override_is_read_whatever_the_order() {
        let read = parse_override(
            "until=2027-12-31; rule=no-plan;provision=Điều 31; reason=hiếm; có thiên tai",
        )
        .unwrap();
        assert_eq!(read.rule, "no-plan");
        assert_eq!(read.reason, "hiếm; có thiên tai");
        assert_eq!(read.until, jiff::civil::date(2027, 12, 31));
    }

    #[test]
    fn an_override_without_its_parts_is_refused_and_says_which() {
        for (text, part) in [
            ("rule=no-plan;until=2027-12-31;reason=x", "provision"),
            ("rule=no-plan;until=soon;provision=x;reason=y", "soon"),
            ("rule=no-plan;rule=no-plan", "twice"),
            ("why=x", "why"),
            ("no-plan", "no-plan"),
        ] {
            let error = parse_override(text).unwrap_err();
            assert!(error.to_string().contains(part), "{text}: {error}");
            assert_eq!(error.exit(), Exit::Usage);
        }
    }
}
