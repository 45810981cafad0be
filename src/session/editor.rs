//! The user's editor, as a program to start.

use std::path::Path;
use std::process::Command;

/// The program that opens a file in an editor, which may be named with arguments, as in `code --wait`.
#[must_use]
pub fn command(editor: &str, path: &Path) -> Command {
    let mut words = editor.split_whitespace();
    let mut command = Command::new(words.next().unwrap_or(editor));
    command.args(words).arg(path);
    command
}
