//! `rasoat check --explain CODE`: what a diagnostic code means, why it matters, how to mend it.

use serde::Serialize;

use super::args::Format;
use super::context::CommandContext;
use super::exit::{CliError, Exit};
use super::json::VERSION;
use super::term::Paint;
use crate::catalogue::check::codes::{self, FindingCode};
use crate::catalogue::check::examples::{self, FindingExample};
use crate::catalogue::fix;
use crate::i18n::{Message, message};
use crate::text::{nearest, wrap};

#[derive(Serialize)]
struct ExplainV1 {
    version: u32,
    code: &'static str,
    severity: &'static str,
    meaning: Message,
    why: Message,
    mend: Message,
    fixable: bool,
    example: Option<ExampleV1>,
}

#[derive(Serialize)]
struct ExampleV1 {
    file: &'static str,
    wrong: &'static str,
    right: &'static str,
}

impl From<&FindingExample> for ExampleV1 {
    fn from(example: &FindingExample) -> ExampleV1 {
        ExampleV1 {
            file: example.file,
            wrong: example.wrong,
            right: example.right,
        }
    }
}

pub(super) fn run(id: &str, context: &mut CommandContext<'_>) -> Result<Exit, CliError> {
    let code = codes::get(id).ok_or_else(|| unknown(id))?;
    let example = examples::of(code.id);
    match context.global.format {
        Format::Json => context.write_json(&ExplainV1 {
            version: VERSION,
            code: code.id,
            severity: code.severity.as_str(),
            meaning: code.meaning(),
            why: code.why(),
            mend: code.mend(),
            fixable: fix::is_fixable(code.id),
            example: example.map(ExampleV1::from),
        })?,
        Format::Human => human(code, example, context)?,
        _ => {
            return Err(CliError::new(Exit::Usage, message!("error-no-finding"))
                .hint(message!("error-no-finding-hint")));
        }
    }
    Ok(Exit::Clean)
}

fn human(
    code: &FindingCode,
    example: Option<&FindingExample>,
    context: &mut CommandContext<'_>,
) -> Result<(), CliError> {
    let paint = Paint::new(context.colour());
    let width = context.environment.columns.unwrap_or(100).clamp(40, 110);
    let strings = &context.strings;
    let out = &mut context.out;
    writeln!(
        out,
        "{}[{}]: {}",
        strings.get(&format!("severity-{}", code.severity.as_str())),
        paint.strong(code.id),
        strings.say(&code.meaning())
    )?;
    for (label, text) in [("explain-why", code.why()), ("explain-mend", code.mend())] {
        writeln!(out, "\n{}", paint.strong(&strings.get(label)))?;
        for row in wrap(&strings.say(&text), width - 2) {
            writeln!(out, "  {row}")?;
        }
    }
    if let Some(how) = fix::how(code.id) {
        let how = strings.say(&how);
        writeln!(out, "\n{}\n  {how}", paint.strong("rasoat check --fix"))?;
    }
    if let Some(example) = example {
        for (label, text) in [
            ("explain-wrong", example.wrong),
            ("explain-right", example.right),
        ] {
            let label = strings.get(label);
            writeln!(out, "\n{} ({})", paint.strong(&label), example.file)?;
            for line in text.lines() {
                writeln!(out, "  {line}")?;
            }
        }
    }
    Ok(())
}

/// There is no such code: the nearest one is offered, and those of its family.
fn unknown(id: &str) -> CliError {
    let ids = || codes::ALL.iter().map(|code| code.id);
    let family: Vec<&str> = match id.split_once('-') {
        Some((first, _)) => ids()
            .filter(|known| known.split('-').next() == Some(first))
            .collect(),
        None => Vec::new(),
    };
    let hint = match (nearest(id, ids()), family.is_empty()) {
        (Some(meant), true) => message!("check-did-you-mean", meant),
        (Some(meant), false) => message!("error-meant-family", meant, codes = family.join(", ")),
        (None, false) => message!("error-family", codes = family.join(", ")),
        (None, true) => {
            let mut families: Vec<&str> = ids().filter_map(|id| id.split('-').next()).collect();
            families.dedup();
            message!("error-families", families = families.join(", "))
        }
    };
    CliError::new(Exit::Findings, message!("error-no-code", id)).hint(hint)
}
