//! `rasoat import portal|statistics|plans|decisions PATH…`: brings data in.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use super::args::{self, ImportCsv, ImportWhat};
use super::context::Context;
use super::exit::{CliError, Exit};
use super::term::line;
use super::watch::Watched;
use crate::catalogue::Snapshot;
use crate::catalogue::import::csv_file::Column;
use crate::catalogue::import::report::{Decisions, Remark};
use crate::catalogue::import::{
    ImportError, ImportPlan, Progress, apply, decisions, plans, portal, statistics,
};
use crate::catalogue::load::DiskFiles;
use crate::session::{Lang, Workspace, import_decisions};

/// Remarks of one kind at most that people are shown; `--format json` has them all.
const SHOWN: usize = 20;

pub fn run(args: &args::Import, context: &mut Context<'_>) -> Result<Exit, CliError> {
    match &args.what {
        ImportWhat::Portal(args) => {
            let paths = args
                .paths
                .iter()
                .map(|path| context.environment.folder.join(path));
            let paths: Vec<PathBuf> = paths.collect();
            let workspace = context.writable()?;
            let files = workspace.files();
            let watched = Watched::new(context);
            let plan = run_watched(watched, |progress| {
                let records = portal::read(&paths, progress)?;
                portal::plan(&files, &records, progress)
            })?;
            finish(context, &workspace, &plan, args.dry_run, watched)
        }
        ImportWhat::Statistics(args) => table(
            args,
            context,
            statistics::columns(),
            &statistics::template(),
            &|table| statistics::plan(&table.files(), table.snapshot, table.path, table.bytes),
        ),
        ImportWhat::Plans(args) => table(
            args,
            context,
            plans::columns(),
            &plans::template(),
            &|table| plans::plan(&table.files(), table.snapshot, table.path, table.bytes),
        ),
        ImportWhat::Decisions(args) => {
            let clock = Arc::clone(&context.environment.clock);
            table(
                args,
                context,
                decisions::columns(),
                &decisions::template(),
                &|table| {
                    import_decisions::plan(
                        table.workspace,
                        table.snapshot,
                        table.as_of,
                        clock.as_ref(),
                        table.path,
                        table.bytes,
                    )
                },
            )
        }
    }
}

/// A table, and the catalogue that it is imported into.
struct Table<'a> {
    workspace: &'a Workspace,
    snapshot: &'a Snapshot,
    as_of: Date,
    path: &'a Path,
    bytes: &'a [u8],
}

impl Table<'_> {
    fn files(&self) -> DiskFiles {
        self.workspace.files()
    }
}

type PlanTable<'a> = &'a dyn Fn(&Table<'_>) -> Result<ImportPlan, ImportError>;

/// Imports tables one after the other; each sees what the one before it wrote.
fn table(
    args: &ImportCsv,
    context: &mut Context<'_>,
    columns: &[Column],
    template: &str,
    plan: PlanTable<'_>,
) -> Result<Exit, CliError> {
    if args.template {
        return describe(context, columns, template);
    }
    let workspace = context.writable()?;
    // All tables are read before anything is written.
    let tables: Vec<(&PathBuf, Vec<u8>)> = args
        .paths
        .iter()
        .map(
            |path| match std::fs::read(context.environment.folder.join(path)) {
                Ok(bytes) => Ok((path, bytes)),
                Err(error) => Err(CliError::new(
                    Exit::Usage,
                    format!("{} cannot be read: {error}", path.display()),
                )),
            },
        )
        .collect::<Result<_, _>>()?;
    let watched = Watched::new(context);
    let mut worst = Exit::Clean;
    for (path, bytes) in tables {
        let loaded = context.load(&workspace)?;
        let table = Table {
            workspace: &workspace,
            snapshot: &loaded.snapshot,
            as_of: context.date(&loaded),
            path,
            bytes: &bytes,
        };
        let plan = run_watched(watched, |_| plan(&table))?;
        if finish(context, &workspace, &plan, args.dry_run, watched)? != Exit::Clean {
            worst = Exit::Findings;
        }
    }
    Ok(worst)
}

/// Prints an empty table, and what its columns mean where that does not end up in the file.
fn describe(
    context: &mut Context<'_>,
    columns: &[Column],
    template: &str,
) -> Result<Exit, CliError> {
    write!(context.out, "{template}")?;
    if context.global.quiet {
        return Ok(Exit::Clean);
    }
    for column in columns {
        let meaning = match context.strings.lang() {
            Lang::Vi => column.meaning_vi,
            Lang::En => column.meaning_en,
        };
        let required = if column.required { "*" } else { " " };
        let also: Vec<String> = column
            .also
            .iter()
            .map(|name| format!(" = {name}"))
            .collect();
        writeln!(
            context.err,
            "{required} {:<16} {meaning} ({}){}",
            column.name,
            column.example,
            also.concat()
        )?;
    }
    Ok(Exit::Clean)
}

/// Writes the plan, unless this is a dry run, and reports.
fn finish(
    context: &mut Context<'_>,
    workspace: &Workspace,
    plan: &ImportPlan,
    dry_run: bool,
    watched: Watched,
) -> Result<Exit, CliError> {
    if !dry_run {
        run_watched(watched, |progress| {
            apply(workspace.root(), plan, progress).map_err(ImportError::from)
        })?;
    }
    let report = &plan.report;
    if context.json() {
        context.write_json(report)?;
    } else {
        let number = |n: usize| context.strings.number(n as u64);
        let text = context.strings.with(
            "import-read",
            &[
                ("read", number(report.read).into()),
                ("created", number(report.created).into()),
                ("updated", number(report.updated).into()),
                ("unchanged", number(report.unchanged).into()),
                ("refused", number(report.refused.len()).into()),
            ],
        );
        writeln!(context.out, "{text}")?;
        if let Some(decisions) = &report.decisions {
            told(context, decisions, dry_run)?;
        }
        if dry_run {
            writeln!(context.out, "{}", context.strings.get("import-dry-run"))?;
        }
        remarks(context, "import-refused", &report.refused)?;
        remarks(context, "import-warnings", &report.warnings)?;
        for kept in report.kept.iter().take(SHOWN) {
            let text = context.strings.with(
                "import-kept",
                &[
                    ("code", kept.code.as_str().into()),
                    ("field", kept.field.as_str().into()),
                ],
            );
            writeln!(context.err, "{}", line(&text))?;
        }
        more(context, report.kept.len())?;
    }
    Ok(if report.refused.is_empty() {
        Exit::Clean
    } else {
        Exit::Findings
    })
}

/// Says what the published decisions of a table mean: each of them where nothing is written yet, and what the rules say.
fn told(context: &mut Context<'_>, decisions: &Decisions, dry_run: bool) -> Result<(), CliError> {
    let new = || decisions.entries.iter().filter(|entry| entry.is_new);
    if dry_run {
        for entry in new().take(SHOWN) {
            let row = entry.annex_row.map_or(0, u64::from);
            let outcome = context.strings.get(&format!("outcome-{}", entry.outcome));
            let text = context.strings.with(
                "import-decision",
                &[
                    ("code", entry.code.as_str().into()),
                    ("outcome", outcome.into()),
                    ("number", entry.number.as_str().into()),
                    ("signed", entry.signed.as_str().into()),
                    ("row", row.into()),
                    ("in_force", u64::from(entry.in_force).into()),
                ],
            );
            writeln!(context.out, "  {}", line(&text))?;
        }
        more(context, new().count())?;
    }
    let behind = new().filter(|entry| !entry.in_force).count();
    if behind > 0 {
        let text = context
            .strings
            .with("import-behind", &[("count", (behind as u64).into())]);
        writeln!(context.out, "{text}")?;
    }
    if decisions.gate_refuses > 0 {
        let rules: Vec<String> = decisions
            .gate_rules
            .iter()
            .map(|(rule, count)| format!("{rule} {count}"))
            .collect();
        let text = context.strings.with(
            "import-gate",
            &[
                ("count", (decisions.gate_refuses as u64).into()),
                ("rules", rules.join(", ").into()),
            ],
        );
        writeln!(context.out, "{text}")?;
    }
    Ok(())
}

fn remarks(context: &mut Context<'_>, heading: &str, remarks: &[Remark]) -> Result<(), CliError> {
    if remarks.is_empty() {
        return Ok(());
    }
    writeln!(context.err, "{}", context.strings.get(heading))?;
    for remark in remarks.iter().take(SHOWN) {
        let mut place = remark.path.clone();
        for number in [remark.line, remark.column].into_iter().flatten() {
            place.push_str(&format!(":{number}"));
        }
        let code = remark
            .code
            .as_ref()
            .map_or_else(String::new, |code| format!(" [{code}]"));
        writeln!(
            context.err,
            "  {}",
            line(&format!("{place}{code} {}", remark.reason))
        )?;
    }
    more(context, remarks.len())
}

fn more(context: &mut Context<'_>, all: usize) -> Result<(), CliError> {
    if let Some(rest) = all.checked_sub(SHOWN).filter(|rest| *rest > 0) {
        let text = context
            .strings
            .with("import-more", &[("count", (rest as u64).into())]);
        writeln!(context.err, "  {text}")?;
    }
    Ok(())
}

/// Does a piece of an import, and shows how far it is.
fn run_watched<T>(
    watched: Watched,
    work: impl FnOnce(&Progress) -> Result<T, ImportError>,
) -> Result<T, CliError> {
    let progress = Progress::default();
    let result = watched.during(&|| progress.now(), || work(&progress));
    result.map_err(|error| {
        let hint = error.hint.clone().unwrap_or_default();
        CliError::new(Exit::Usage, error.to_string()).hint(hint)
    })
}
