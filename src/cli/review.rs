//! `rasoat review CODE… --outcome O`: records a decision on procedures, as a recommendation; `--confirm` repeats the one in
//! force on the evidence of today.

use jiff::civil::Date;

use super::args;
use super::context::CommandContext;
use super::exit::{CliError, Exit};
use super::recording::Recording;
use crate::catalogue::model::{Override, SuspensionNotice};
use crate::i18n::{Message, message};
use crate::review::Mark;
use crate::session::decide::marks::Intent;
use crate::text::day::day;

pub(super) fn run(
    args: &args::ReviewArgs,
    context: &mut CommandContext<'_>,
) -> Result<Exit, CliError> {
    let template = match (&args.template, args.outcome) {
        (Some(name), Some(outcome)) => Some(super::templates::named(name, outcome, context)?),
        _ => None,
    };
    let (reason, provision) = template.map_or((None, None), |t| (Some(t.reason), t.provision));
    let overrides = args.overrides.iter().map(|text| parse_override(text));
    let overrides = overrides.collect::<Result<_, _>>()?;
    let intent = match args.outcome {
        Some(outcome) => Intent::Mark(Mark {
            outcome,
            reason: args.reason.clone().or(reason),
            provision: args.provision.clone().or(provision),
            partial_reason: args.partial_reason,
            overrides,
            suspension: suspension(args),
        }),
        None => Intent::ConfirmAnew,
    };
    let recording = Recording::open(&args.which, context)?;
    recording.record(&intent, args.dry_run, context)
}

/// The announced suspension, as far as it was given.
fn suspension(args: &args::ReviewArgs) -> Option<SuspensionNotice> {
    (args.notice.is_some() || args.suspended_until.is_some()).then(|| SuspensionNotice {
        notice: args.notice.clone().unwrap_or_default(),
        // A notice alone is refused as an announced end that is past.
        until: args.suspended_until.unwrap_or(Date::MIN),
    })
}

/// Reads `rule=no-plan;until=2027-12-31;provision=…;reason=…`; the reason is last, so that it may hold semicolons.
fn parse_override(text: &str) -> Result<Override, CliError> {
    let wrong = |message: Message| {
        CliError::new(Exit::Usage, message).hint(message!("error-override-hint"))
    };
    let mut parts: [Option<&str>; 4] = [None; 4];
    let keys = ["rule", "until", "provision", "reason"];
    let mut rest = text;
    while !rest.trim().is_empty() {
        let Some((key, after)) = rest.split_once('=') else {
            return Err(wrong(message!("error-override-no-sign", rest)));
        };
        let key = key.trim();
        let Some(at) = keys.iter().position(|known| *known == key) else {
            return Err(wrong(message!("error-override-no-key", key)));
        };
        let (value, next) = if key == "reason" {
            (after, "")
        } else {
            after.split_once(';').unwrap_or((after, ""))
        };
        if parts[at].replace(value.trim()).is_some() {
            return Err(wrong(message!("error-override-twice", key)));
        }
        rest = next;
    }
    let part = |at: usize| {
        parts[at]
            .filter(|value| !value.is_empty())
            .map(str::to_owned)
            .ok_or_else(|| wrong(message!("error-override-needs", key = keys[at])))
    };
    let until = part(1)?;
    Ok(Override {
        rule: part(0)?,
        until: day(&until).ok_or_else(|| wrong(message!("error-override-date", until)))?,
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
