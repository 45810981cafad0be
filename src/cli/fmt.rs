//! `rasoat fmt [PATH…]`: files put in order.

use std::path::PathBuf;

use serde::Serialize;

use super::args;
use super::check::shown_root;
use super::context::CommandContext;
use super::exit::{CliError, Exit};
use super::json::VERSION;
use crate::export::diagnostics::{concise, with_slashes};
use crate::files::FileErrorKind;
use crate::i18n::message;
use crate::session::edit::formatting::{FormatPlan, plan};

#[derive(Serialize)]
struct FmtV1 {
    version: u32,
    files: usize,
    written: bool,
    changed: Vec<FormattedFileV1>,
    left: Vec<UnformattedFileV1>,
}

#[derive(Serialize)]
struct FormattedFileV1 {
    path: String,
    changes: Vec<&'static str>,
}

#[derive(Serialize)]
struct UnformattedFileV1 {
    path: String,
    line: u32,
    column: u32,
    code: &'static str,
    message: String,
}

pub(super) fn run(
    args: &args::FmtArgs,
    context: &mut CommandContext<'_>,
) -> Result<Exit, CliError> {
    let workspace = context.writable()?;
    let wanted: Vec<PathBuf> = args
        .paths
        .iter()
        .map(|path| workspace.relative(&context.environment.folder, path))
        .collect();
    let plan = plan(&workspace, &|path| {
        wanted.is_empty() || wanted.iter().any(|wanted| path.starts_with(wanted))
    })?;
    if plan.files == 0 {
        return Err(
            CliError::new(Exit::Nothing, message!("error-nothing-to-format"))
                .hint(message!("error-nothing-to-format-hint")),
        );
    }
    let writes = !args.check && !args.dry_run;
    if writes {
        plan.write(&workspace).map_err(|error| {
            let exit = match error.kind {
                FileErrorKind::ChangedOnDisk => Exit::Findings,
                _ => Exit::Failed,
            };
            CliError::from(error).with_exit(exit)
        })?;
    }
    if context.json() {
        context.write_json(&output(&plan, writes))?;
    } else {
        let root = shown_root(&workspace, &context.environment.folder);
        human(&plan, &root, args, context)?;
    }
    let unordered = args.check && !plan.unordered.is_empty();
    Ok(match unordered || !plan.left.is_empty() {
        true => Exit::Findings,
        false => Exit::Clean,
    })
}

fn output(plan: &FormatPlan, written: bool) -> FmtV1 {
    let changed = plan.unordered.iter().map(|file| FormattedFileV1 {
        path: with_slashes(&file.path),
        changes: file.changes.iter().map(|change| change.as_str()).collect(),
    });
    let left = plan.left.iter().map(|finding| UnformattedFileV1 {
        path: with_slashes(&finding.path),
        line: finding.position().line,
        column: finding.position().column,
        code: finding.code,
        message: finding.message.to_string(),
    });
    FmtV1 {
        version: VERSION,
        files: plan.files,
        written,
        changed: changed.collect(),
        left: left.collect(),
    }
}

fn human(
    plan: &FormatPlan,
    root: &std::path::Path,
    args: &args::FmtArgs,
    context: &mut CommandContext<'_>,
) -> Result<(), CliError> {
    for file in &plan.unordered {
        let word = |change: &crate::catalogue::format::FormatChange| {
            context.strings.get(&format!("fmt-{}", change.as_str()))
        };
        let changes: Vec<String> = file.changes.iter().map(word).collect();
        let path = with_slashes(&root.join(&file.path));
        writeln!(
            context.out,
            "{}: {}",
            super::term::line(&path),
            changes.join(", ")
        )?;
    }
    write!(
        context.err,
        "{}",
        concise(&plan.left, root, &context.strings)
    )?;
    if context.global.quiet {
        return Ok(());
    }
    let did = match (args.check, args.dry_run) {
        (true, _) => "check",
        (_, true) => "dry",
        _ => "done",
    };
    let strings = &context.strings;
    let number = |count: usize| strings.number(count as u64);
    let counts = [
        ("files", number(plan.unordered.len()).into()),
        ("total", number(plan.files).into()),
        ("did", did.into()),
    ];
    let mut summary = strings.with("fmt-summary", &counts);
    if !plan.left.is_empty() {
        let count = [("count", number(plan.left.len()).into())];
        summary = format!("{summary}, {}", strings.with("fmt-left", &count));
    }
    writeln!(context.err, "{summary}")?;
    Ok(())
}
