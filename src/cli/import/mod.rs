//! `rasoat import portal|list|statistics|plans|decisions|instruments PATH…`: brings data in.
//!
//! | file | what lives there |
//! |---|---|
//! | `human` | what an import does, for people |
//! | `json` | the same for programs |

mod human;
mod json;

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use super::args::{self, ImportCommand, ImportFileArgs, ImportListArgs, RetrievedArgs, SideArgs};
use super::context::CommandContext;
use super::exit::{CliError, Exit};
use super::term::line;
use crate::catalogue::Snapshot;
use crate::catalogue::kind::FileKind;
use crate::catalogue::plausibility::day_doubt;
use crate::cli::progress::ProgressLine;
use crate::i18n::message;
use crate::import::changes::{changes, replaced};
use crate::import::side_choices::{PreferredSide, SideChoices};
use crate::import::{
    Gone, ImportError, ImportPlan, ImportProgress, Retrieval, Table, TableColumn, decisions,
    instruments, list, plans, portal, statistics, template,
};
use crate::session::decide::import_decisions;
use crate::session::edit::import_base;
use crate::session::edit::write_access::WriteAccess;
use crate::session::{Lang, Workspace};

pub(super) fn run(
    args: &args::ImportArgs,
    context: &mut CommandContext<'_>,
) -> Result<Exit, CliError> {
    match &args.what {
        ImportCommand::Portal(args) => {
            meant("--accept-abolished", args.accept_abolished)?;
            let paths = args
                .paths
                .iter()
                .map(|path| context.environment.folder.join(path));
            let paths: Vec<PathBuf> = paths.collect();
            let asked = list::ListOptions {
                abolished: args.accept_abolished,
                settled: settled(&args.settling)?,
                retrieval: retrieval(args.retrieved, context)?,
                ..list::ListOptions::default()
            };
            let workspace = context.writable()?;
            let files = workspace.files();
            let loaded = match args.whole_list {
                true => Some(context.load(&workspace)?),
                false => None,
            };
            let watched = ProgressLine::new(context);
            let plan = run_watched(watched, |progress| {
                let records = portal::read(&paths, progress)?;
                match &loaded {
                    None => {
                        portal::plan(&files, &records, &asked.settled, asked.retrieval, progress)
                    }
                    Some(loaded) => {
                        list::plan_whole(&files, &loaded.snapshot, records, &asked, progress)
                    }
                }
            })?;
            let exit = finish(context, &workspace, plan, args.dry_run, watched)?;
            retrieved_when(asked.retrieval, context)?;
            Ok(exit)
        }
        ImportCommand::List(args) => lists(args, context),
        ImportCommand::Statistics(args) => {
            let columns = statistics::columns();
            table(
                (&args.files, args.unnamed),
                context,
                columns,
                &|into, table| statistics::plan(&into.workspace.files(), into.snapshot, table),
            )
        }
        ImportCommand::Plans(args) => {
            let columns = plans::columns();
            table(
                (&args.files, args.unnamed),
                context,
                columns,
                &|into, table| plans::plan(&into.workspace.files(), into.snapshot, table),
            )
        }
        ImportCommand::Decisions(args) => {
            let clock = Arc::clone(&context.environment.clock);
            let columns = decisions::columns();
            table(
                (&args.files, args.unnamed),
                context,
                columns,
                &|into, table| {
                    import_decisions::plan(into.workspace, into.snapshot, clock.as_ref(), table)
                },
            )
        }
        ImportCommand::Instruments(args) => {
            let (columns, source) = (instruments::columns(), args.source.as_deref());
            table((&args.files, None), context, columns, &|into, table| {
                instruments::plan(&into.workspace.files(), into.snapshot, table, source)
            })
        }
    }
}

/// The catalogue that a table is imported into.
struct TableTarget<'a> {
    workspace: &'a Workspace,
    snapshot: &'a Snapshot,
}

type PlanTable<'a> = &'a dyn Fn(&TableTarget<'_>, &Table<'_>) -> Result<ImportPlan, ImportError>;

/// When the source was retrieved, as a command line says.
fn retrieval(stated: RetrievedArgs, context: &CommandContext<'_>) -> Result<Retrieval, CliError> {
    let today = context.today_in(&context.workspace()?);
    if let Some(day) = stated.retrieved.filter(|day| *day > today) {
        let said = message!("error-retrieved-ahead", day, today);
        return Err(CliError::new(Exit::Usage, said));
    }
    meant("--retrieved", stated.retrieved)?;
    Ok(Retrieval {
        stated: stated.retrieved,
        today: Some(today),
        older: stated.older,
    })
}

/// Refuses a day that is a slip in the year.
fn meant(option: &str, day: Option<Date>) -> Result<(), CliError> {
    match day.and_then(|day| Some((day, day_doubt(FileKind::Procedure, day)?))) {
        Some((day, doubt)) => {
            let said = message!("error-option-day", option, day, reason = doubt.reason);
            Err(CliError::new(Exit::Usage, said).hint(message!("check-correct-year")))
        }
        None => Ok(()),
    }
}

/// The choices of a command line.
fn settled(settling: &SideArgs) -> Result<SideChoices, CliError> {
    let mut settled = SideChoices::default();
    let ours = settling.ours.iter().map(|text| (text, PreferredSide::Ours));
    let theirs = settling
        .theirs
        .iter()
        .map(|text| (text, PreferredSide::Theirs));
    for (text, side) in ours.chain(theirs) {
        settled
            .choose(text, side)
            .map_err(|message| CliError::new(Exit::Usage, message))?;
    }
    Ok(settled)
}

/// All files with their bytes, read before anything is written.
fn read<'a>(
    paths: &'a [PathBuf],
    context: &CommandContext<'_>,
) -> Result<Vec<(&'a PathBuf, Vec<u8>)>, CliError> {
    let read = |path: &'a PathBuf| match std::fs::read(context.environment.folder.join(path)) {
        Ok(bytes) => Ok((path, bytes)),
        Err(error) => Err(CliError::new(
            Exit::Usage,
            message!("error-cannot-read", path = path.display(), error),
        )),
    };
    paths.iter().map(read).collect()
}

/// Imports lists together: a procedure that went from one to another is not gone.
fn lists(args: &ImportListArgs, context: &mut CommandContext<'_>) -> Result<Exit, CliError> {
    meant("--accept-abolished", args.accept_abolished)?;
    let asked = list::ListOptions {
        issuers: args.issuer.clone(),
        abolished: args.accept_abolished,
        settled: settled(&args.settling)?,
        retrieval: retrieval(args.retrieved, context)?,
    };
    let workspace = context.writable()?;
    let files = read(&args.paths, context)?;
    let tables: Vec<Table<'_>> = files
        .iter()
        .map(|(path, bytes)| Table {
            path,
            bytes,
            sheet: args.sheet.as_deref(),
            hidden: args.hidden,
            unnamed: None,
            retrieval: asked.retrieval,
        })
        .collect();
    let loaded = context.load(&workspace)?;
    let watched = ProgressLine::new(context);
    let plan = run_watched(watched, |progress| {
        list::plan(
            &workspace.files(),
            &loaded.snapshot,
            &tables,
            &asked,
            progress,
        )
    })?;
    let exit = finish(context, &workspace, plan, args.dry_run, watched)?;
    retrieved_when(asked.retrieval, context)?;
    Ok(exit)
}

/// Says that what is new counts as retrieved today, where nobody said on which day it was: an old export is no news.
fn retrieved_when(retrieval: Retrieval, context: &mut CommandContext<'_>) -> Result<(), CliError> {
    let Some(today) = retrieval.today.filter(|_| retrieval.stated.is_none()) else {
        return Ok(());
    };
    context.out.flush()?;
    let day = [("date", today.to_string().into())];
    let said = context.strings.with("import-retrieved-today", &day);
    writeln!(context.err, "rasoat: {}", line(&said))?;
    Ok(())
}

/// Imports tables one after the other; each sees what the one before it wrote.
fn table(
    (args, unnamed): (&ImportFileArgs, Option<Gone>),
    context: &mut CommandContext<'_>,
    columns: &[TableColumn],
    plan: PlanTable<'_>,
) -> Result<Exit, CliError> {
    if args.template {
        return describe(context, columns);
    }
    let retrieval = retrieval(args.retrieved, context)?;
    let workspace = context.writable()?;
    let tables = read(&args.paths, context)?;
    let watched = ProgressLine::new(context);
    let mut worst = Exit::Clean;
    for (path, bytes) in tables {
        let loaded = context.load(&workspace)?;
        let into = TableTarget {
            workspace: &workspace,
            snapshot: &loaded.snapshot,
        };
        let table = Table {
            path,
            bytes: &bytes,
            sheet: args.sheet.as_deref(),
            hidden: args.hidden,
            unnamed,
            retrieval,
        };
        let plan = run_watched(watched, |_| plan(&into, &table))?;
        if finish(context, &workspace, plan, args.dry_run, watched)? != Exit::Clean {
            worst = Exit::Findings;
        }
    }
    retrieved_when(retrieval, context)?;
    Ok(worst)
}

/// Prints an empty table, and what its columns mean where that does not end up in the file.
fn describe(context: &mut CommandContext<'_>, columns: &[TableColumn]) -> Result<Exit, CliError> {
    write!(context.out, "{}", template(columns))?;
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
    context: &mut CommandContext<'_>,
    workspace: &Workspace,
    mut plan: ImportPlan,
    dry_run: bool,
    watched: ProgressLine,
) -> Result<Exit, CliError> {
    import_base::fill(workspace, &mut plan.report);
    plan.report.count_held();
    // What changes is compared with what stands there, so before anything is written.
    let differences = match dry_run || context.json() {
        true => changes(&workspace.files(), &plan),
        false => replaced(&workspace.files(), &plan),
    };
    let door = WriteAccess::of(workspace)?;
    match dry_run {
        true => door.pass_import(&plan)?,
        false => run_watched(watched, |progress| Ok(door.import(&plan, progress)))??,
    }
    let report = &plan.report;
    if context.json() {
        context.write_json(&json::ImportV1::new(report, &differences))?;
    } else {
        human::tell(context, report, &differences, dry_run)?;
    }
    // Who brings something in, and nothing of it is taken, is to know it from the exit code too.
    let is_open = report.unnamed.iter().any(|unnamed| unnamed.settle) || report.took_nothing();
    Ok(
        match report.refused.is_empty() && report.conflicts.is_empty() && !is_open {
            true => Exit::Clean,
            false => Exit::Findings,
        },
    )
}

/// Does a piece of an import, and shows how far it is.
fn run_watched<T>(
    watched: ProgressLine,
    work: impl FnOnce(&ImportProgress) -> Result<T, ImportError>,
) -> Result<T, CliError> {
    let progress = ImportProgress::default();
    let result = watched.during(&|| progress.now(), || work(&progress));
    result.map_err(|error| {
        let message = message!(
            "import-failed",
            path = error.path.display(),
            message = error.message
        );
        let hint = error.hint.unwrap_or_default();
        let exit = match error.is_refusal {
            true => Exit::Findings,
            false => Exit::Usage,
        };
        CliError::new(exit, message).hint(hint)
    })
}
