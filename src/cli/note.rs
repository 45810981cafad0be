//! `rasoat note CODE TEXT…`: a reviewer's note on a procedure.

use std::io::Read;

use serde::Serialize;

use super::args;
use super::context::CommandContext;
use super::exit::{CliError, Exit};
use super::json::VERSION;
use super::recording::recorder;
use super::term::line;
use crate::i18n::{Message, message, of_system};
use crate::session::decide::notes;

#[derive(Serialize)]
struct NewNoteV1 {
    version: u32,
    code: String,
    id: String,
}

pub(super) fn run(
    args: &args::NoteArgs,
    context: &mut CommandContext<'_>,
) -> Result<Exit, CliError> {
    let text = text(args, context)?;
    let workspace = context.writable()?;
    let view = context.view(&workspace)?;
    if view.row(args.code.trim()).is_none() {
        return Err(super::show::no_such(&view, args.code.trim(), context));
    }
    let recorder = recorder(&workspace, &view, context.environment.clock.as_ref())?;
    let (by, at) = (recorder.by, recorder.recorded);
    let (noted, _) = notes::record(&workspace, &view, args.code.trim(), &text, by, at)?;
    if context.json() {
        let output = NewNoteV1 {
            version: VERSION,
            code: noted.code,
            id: noted.id,
        };
        context.write_json(&output)?;
    } else {
        let code = [
            ("code", noted.code.as_str().into()),
            ("id", noted.id.as_str().into()),
        ];
        let text = context.strings.with("note-written", &code);
        writeln!(context.out, "{}", line(&text))?;
    }
    Ok(Exit::Clean)
}

/// The text: the words, or what a file or standard input holds.
fn text(args: &args::NoteArgs, context: &CommandContext<'_>) -> Result<String, CliError> {
    /// Bytes of the longest text.
    const MOST: u64 = 64 * 1024;
    let text = match &args.file {
        None => args.text.join(" "),
        Some(path) => {
            let mut bytes = Vec::new();
            let read = if path.as_os_str() == "-" {
                std::io::stdin().take(MOST + 1).read_to_end(&mut bytes)
            } else {
                let path = context.environment.folder.join(path);
                std::fs::File::open(path)
                    .and_then(|file| file.take(MOST + 1).read_to_end(&mut bytes))
            };
            let name = path.display();
            let failed =
                |why: Message| CliError::new(Exit::Usage, message!("error-note-read", name, why));
            read.map_err(|error| failed(of_system(&error)))?;
            if bytes.len() as u64 > MOST {
                return Err(failed(message!("note-too-long")));
            }
            String::from_utf8(bytes).map_err(|_| failed(message!("not-utf8")))?
        }
    };
    // Notes are shown on terminals and kept as text: what no text holds is left out.
    let text: String = crate::text::nfc(&text)
        .chars()
        .filter(|c| !c.is_control() || *c == '\n' || *c == '\t')
        .collect();
    if text.trim().is_empty() {
        return Err(CliError::new(Exit::Usage, message!("error-note-text"))
            .hint(message!("error-note-text-hint")));
    }
    Ok(text.replace('\t', " "))
}
