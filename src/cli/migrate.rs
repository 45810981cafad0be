//! `rasoat migrate`: the manifest's step to the newest format.

use serde::Serialize;

use super::args;
use super::context::CommandContext;
use super::exit::{CliError, Exit};
use super::json::VERSION;
use super::term::line;
use crate::catalogue::migrate::FORMAT;
use crate::files::FileErrorKind;
use crate::i18n::message;
use crate::session::edit::migrating::{Migration, MigrationError, migration};

#[derive(Serialize)]
struct MigrateV1<'a> {
    version: u32,
    path: &'static str,
    dry_run: bool,
    written: bool,
    from: Option<u32>,
    to: u32,
    added: Vec<AddedKeyV1<'a>>,
    text: &'a str,
}

#[derive(Serialize)]
struct AddedKeyV1<'a> {
    key: &'a str,
    value: &'a str,
}

pub(super) fn run(
    args: &args::MigrateArgs,
    context: &mut CommandContext<'_>,
) -> Result<Exit, CliError> {
    let workspace = context.writable()?;
    let planned = migration(&workspace).map_err(|why| match why {
        MigrationError::File(error) => CliError::from(error),
        MigrationError::Manifest(error) => {
            CliError::new(Exit::Failed, message!("error-manifest-change", error))
                .hint(message!("error-manifest-change-hint"))
        }
    })?;
    if planned.step.from.is_some_and(|from| from > FORMAT) {
        let said = message!("error-newer-format", format = FORMAT);
        return Err(CliError::new(Exit::Findings, said).hint(message!("error-newer-format-hint")));
    }
    let writes = !args.dry_run && !planned.step.is_done();
    if writes {
        planned.write(&workspace).map_err(|error| {
            let exit = match error.kind {
                FileErrorKind::ChangedOnDisk => Exit::Findings,
                _ => Exit::Failed,
            };
            CliError::from(error).with_exit(exit)
        })?;
    }
    match context.json() {
        true => context.write_json(&output(&planned, args.dry_run, writes))?,
        false => human(&planned, args.dry_run, context)?,
    }
    Ok(Exit::Clean)
}

fn output(planned: &Migration, dry_run: bool, written: bool) -> MigrateV1<'_> {
    let added = planned.step.added.iter();
    MigrateV1 {
        version: VERSION,
        path: "catalogue.yaml",
        dry_run,
        written,
        from: planned.step.from,
        to: FORMAT,
        added: added
            .map(|(key, value)| AddedKeyV1 { key, value })
            .collect(),
        text: &planned.step.text,
    }
}

fn human(
    planned: &Migration,
    dry_run: bool,
    context: &mut CommandContext<'_>,
) -> Result<(), CliError> {
    for (sign, text) in planned.lines() {
        writeln!(context.out, "{sign} {}", line(text))?;
    }
    if context.global.quiet {
        return Ok(());
    }
    let keys = (planned.step.added.len() as u64).into();
    let id = match (planned.step.is_done(), dry_run) {
        (true, _) => "migrate-nothing",
        (false, true) => "migrate-would",
        (false, false) => "migrate-done",
    };
    let values = [("to", u64::from(FORMAT).into()), ("keys", keys)];
    let said = context.strings.with(id, &values);
    writeln!(context.err, "{}", line(&said))?;
    if !planned.step.is_done() {
        writeln!(context.err, "{}", context.strings.get("migrate-next"))?;
    }
    Ok(())
}
