//! What an edit writes and what it is refused on, for people and as JSON.

use serde::Serialize;

use crate::cli::context::CommandContext;
use crate::cli::diff::text;
use crate::cli::exit::CliError;
use crate::cli::json::{ChangeV1, FactV1, OtherChangeV1, VERSION};
use crate::cli::show::slashes;
use crate::cli::term::{Paint, line};
use crate::files::PlannedWrite;
use crate::session::edit::fields::{EditSources, Proposal};

/// So many files are named; the others are counted.
const NAMED: usize = 6;

#[derive(Serialize)]
struct EditV1 {
    version: u32,
    as_of: String,
    dry_run: bool,
    files: Vec<String>,
    changes: Vec<ChangeV1>,
    others: Vec<OtherChangeV1>,
    unchanged: Vec<String>,
    refused: Vec<RefusedEditV1>,
}

#[derive(Serialize)]
struct RefusedEditV1 {
    code: String,
    reasons: Vec<FactV1>,
}

/// Tells a proposal.
pub(super) fn tell(
    opened: &EditSources,
    proposal: &Proposal,
    dry_run: bool,
    context: &mut CommandContext<'_>,
) -> Result<(), CliError> {
    if context.json() {
        return json(opened, proposal, dry_run, context);
    }
    let paint = Paint::new(context.colour());
    let strings = &context.strings;
    text::changes(context.out, paint, strings, &proposal.changes)?;
    for refused in &proposal.refused {
        let code = paint.strong(&line(&refused.code));
        writeln!(context.out, "✗ {code}  {}", strings.get("review-refused"))?;
        for reason in &refused.reasons {
            writeln!(context.out, "    {}", line(&strings.fact(reason)))?;
        }
    }
    if context.global.quiet {
        return Ok(());
    }
    // On a terminal, what was found comes before what was done about it.
    context.out.flush()?;
    if !proposal.unchanged.is_empty() {
        let codes = [("codes", proposal.unchanged.join(", ").into())];
        let told = strings.with("edit-unchanged", &codes);
        writeln!(context.err, "{}", line(&told))?;
    }
    let mut files: Vec<String> = proposal.files.iter().take(NAMED).map(path).collect();
    if proposal.files.len() > NAMED {
        files.push("…".to_owned());
    }
    let values = [
        ("count", (proposal.files.len() as f64).into()),
        ("files", files.join(", ").into()),
    ];
    let id = match (files.is_empty(), dry_run) {
        (true, _) => "edit-nothing",
        (false, true) => "edit-would-write",
        (false, false) => "edit-wrote",
    };
    writeln!(context.err, "{}", line(&strings.with(id, &values)))?;
    Ok(())
}

fn path(file: &PlannedWrite) -> String {
    slashes(&file.path)
}

fn json(
    opened: &EditSources,
    proposal: &Proposal,
    dry_run: bool,
    context: &mut CommandContext<'_>,
) -> Result<(), CliError> {
    let strings = &context.strings;
    let refused = proposal.refused.iter().map(|refused| RefusedEditV1 {
        code: refused.code.clone(),
        reasons: refused
            .reasons
            .iter()
            .map(|fact| FactV1::new(fact, strings))
            .collect(),
    });
    let output = EditV1 {
        version: VERSION,
        as_of: opened.view.as_of.to_string(),
        dry_run,
        files: proposal.files.iter().map(path).collect(),
        changes: proposal
            .changes
            .procedures
            .iter()
            .map(ChangeV1::from)
            .collect(),
        others: proposal
            .changes
            .others
            .iter()
            .map(OtherChangeV1::from)
            .collect(),
        unchanged: proposal.unchanged.clone(),
        refused: refused.collect(),
    };
    context.write_json(&output)
}
