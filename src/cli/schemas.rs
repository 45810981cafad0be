//! `rasoat schemas`: the schemas that a catalogue keeps for editors, brought up to those of this program.

use serde::Serialize;

use super::args;
use super::context::CommandContext;
use super::exit::{CliError, Exit};
use super::json::VERSION;
use super::show::slashes;
use super::term::line;
use crate::files::FileErrorKind;
use crate::i18n::message;
use crate::session::edit::schema_files::SchemaFiles;

#[derive(Serialize)]
struct SchemasV1 {
    version: u32,
    folder: String,
    dry_run: bool,
    written: bool,
    files: usize,
    changed: Vec<SchemaFileV1>,
}

#[derive(Serialize)]
struct SchemaFileV1 {
    path: String,
    was: &'static str,
}

pub(super) fn run(
    args: &args::SchemasArgs,
    context: &mut CommandContext<'_>,
) -> Result<Exit, CliError> {
    let workspace = context.writable()?;
    let found = SchemaFiles::of(&workspace.files());
    let Some(folder) = &found.folder else {
        let said = message!("error-schemas-line");
        return Err(CliError::new(Exit::Usage, said).hint(message!("error-schemas-line-hint")));
    };
    let writes = !args.dry_run && !found.different.is_empty();
    if writes {
        found.write(&workspace).map_err(|error| {
            let exit = match error.kind {
                FileErrorKind::ChangedOnDisk => Exit::Findings,
                _ => Exit::Failed,
            };
            CliError::from(error).with_exit(exit)
        })?;
    }
    if context.json() {
        let changed = found
            .different
            .iter()
            .map(|(path, difference)| SchemaFileV1 {
                path: slashes(path),
                was: difference.as_str(),
            });
        context.write_json(&SchemasV1 {
            version: VERSION,
            folder: slashes(folder),
            dry_run: args.dry_run,
            written: writes,
            files: found.all,
            changed: changed.collect(),
        })?;
        return Ok(Exit::Clean);
    }
    for (path, difference) in &found.different {
        writeln!(
            context.out,
            "{}: {}",
            line(&slashes(path)),
            context
                .strings
                .get(&format!("schemas-{}", difference.as_str()))
        )?;
    }
    if !context.global.quiet {
        let id = match (found.different.is_empty(), args.dry_run) {
            (true, _) => "schemas-nothing",
            (false, true) => "schemas-would",
            (false, false) => "schemas-done",
        };
        let values = [
            ("files", (found.different.len() as u64).into()),
            ("all", (found.all as u64).into()),
        ];
        let said = context.strings.with(id, &values);
        writeln!(context.err, "{}", line(&said))?;
    }
    Ok(Exit::Clean)
}
