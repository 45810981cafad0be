//! `rasoat new CODE`: the file of a new procedure, where the catalogue keeps such files.

use std::process::Command;

use serde::Serialize;

use super::args;
use super::context::CommandContext;
use super::exit::{CliError, Exit};
use super::json::VERSION;
use super::move_to::{not_written, refused, warn_of_ended};
use super::show::slashes;
use super::term::line;
use crate::files::Position;
use crate::i18n::message;
use crate::session::edit::drafting::{NewProcedure, draft};
use crate::session::user::editor;

#[derive(Serialize)]
struct NewProcedureV1 {
    version: u32,
    code: String,
    path: String,
    dry_run: bool,
    text: String,
}

pub(super) fn run(
    args: &args::NewArgs,
    context: &mut CommandContext<'_>,
) -> Result<Exit, CliError> {
    let workspace = context.writable()?;
    let editor = match (args.edit, &context.environment.editor) {
        (false, _) => None,
        (true, Some(editor)) => Some(editor.clone()),
        (true, None) => {
            return Err(CliError::new(Exit::Usage, message!("error-no-editor"))
                .hint(message!("error-no-editor-hint")));
        }
    };
    let (snapshot, _) = context.snapshot(&workspace)?;
    let known = NewProcedure {
        code: args.code.clone(),
        name: args.name.clone(),
        kind: args.kind,
        issuer: args.issuer.clone(),
        fields: args.field.clone(),
        levels: args.level.clone(),
        from: args.from,
    };
    let draft = draft(&workspace, &snapshot, &known, &context.strings).map_err(refused)?;
    warn_of_ended(args.issuer.as_deref(), &snapshot, context)?;
    if !args.dry_run {
        draft.write(&workspace).map_err(not_written)?;
    }
    let path = workspace.root().join(&draft.path);
    if let Some(editor) = editor {
        let failed = |why: String| {
            let said = message!("error-editor-failed", path = path.display(), editor, why);
            CliError::new(Exit::Failed, said)
        };
        let top = Position { line: 1, column: 1 };
        let call = editor::call(&editor, &path, top)
            .map_err(|error| failed(context.strings.get(error.id())))?;
        let left = Command::new(call.program).args(call.arguments).status();
        let left = left.map_err(|error| failed(error.to_string()))?;
        if !left.success() {
            return Err(failed(left.to_string()));
        }
    }
    if context.json() {
        let output = NewProcedureV1 {
            version: VERSION,
            code: args.code.clone(),
            path: slashes(&draft.path),
            dry_run: args.dry_run,
            text: draft.text,
        };
        context.write_json(&output)?;
        return Ok(Exit::Clean);
    }
    let told = [("path", slashes(&draft.path).into())];
    if args.dry_run {
        write!(context.out, "{}", crate::text::for_terminal(&draft.text))?;
        let text = context.strings.with("new-would", &told);
        writeln!(context.err, "{}", line(&text))?;
        return Ok(Exit::Clean);
    }
    let text = context.strings.with("new-made", &told);
    writeln!(context.out, "{}", line(&text))?;
    if !args.edit && !context.global.quiet {
        writeln!(context.err, "{}", context.strings.get("new-next"))?;
    }
    Ok(Exit::Clean)
}
