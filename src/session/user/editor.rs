//! Calling the user's editor so that it opens a file at a line: editors say "at the line" each in their own way.

use std::path::Path;

use crate::files::Position;

/// A program with its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditorCall {
    /// The program.
    pub program: String,
    /// Its arguments; paths that are no text are given as far as they are.
    pub arguments: Vec<String>,
}

/// Why what names the editor cannot be called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditorCallError {
    /// There is no word in it.
    Empty,
    /// A quotation mark is not closed.
    Open,
}

impl EditorCallError {
    /// The id of a sentence.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            EditorCallError::Empty => "why-no-editor",
            EditorCallError::Open => "trouble-editor-quote",
        }
    }
}

/// How an editor is told where to go.
enum PositionSyntax {
    /// `+12 file`
    Line,
    /// `+12:3 file`
    LineColumn,
    /// `--goto file:12:3`
    Goto,
    /// `file:12:3`
    Behind,
    /// Not at all.
    Unknown,
}

/// The call that opens `path` at a place: `command` is what `VISUAL` or `EDITOR` holds, words and quotation marks as in a
/// shell. Where they have `{line}` or `{file}`, these and `{column}` are filled in; else the file comes last, in the way of
/// the editor.
///
/// # Errors
/// There is no word, or a quotation mark is not closed.
pub fn call(command: &str, path: &Path, at: Position) -> Result<EditorCall, EditorCallError> {
    let mut words = split(command, cfg!(windows))?.into_iter();
    let program = words.next().ok_or(EditorCallError::Empty)?;
    let mut arguments: Vec<String> = words.collect();
    let file = path.to_string_lossy();
    let Position { line, column } = at;
    let has = |what: &str| arguments.iter().any(|word| word.contains(what));
    let has_file = has("{file}");
    if has_file || has("{line}") {
        for word in &mut arguments {
            // The file comes last: nothing is filled into its name.
            *word = word
                .replace("{line}", &line.to_string())
                .replace("{column}", &column.to_string())
                .replace("{file}", &file);
        }
        if !has_file {
            arguments.push(file.into_owned());
        }
        return Ok(EditorCall { program, arguments });
    }
    match way(&program) {
        PositionSyntax::Line => arguments.extend([format!("+{line}"), file.into_owned()]),
        PositionSyntax::LineColumn => {
            arguments.extend([format!("+{line}:{column}"), file.into_owned()])
        }
        PositionSyntax::Goto => {
            arguments.extend(["--goto".to_owned(), format!("{file}:{line}:{column}")])
        }
        PositionSyntax::Behind => arguments.push(format!("{file}:{line}:{column}")),
        PositionSyntax::Unknown => arguments.push(file.into_owned()),
    }
    Ok(EditorCall { program, arguments })
}

fn way(program: &str) -> PositionSyntax {
    let name = program.rsplit(['/', '\\']).next().unwrap_or(program);
    let name = name.to_ascii_lowercase();
    let name = name.strip_suffix(".exe").unwrap_or(&name);
    match name {
        "vi" | "vim" | "nvim" | "view" | "gvim" | "mvim" | "nano" | "emacs" | "joe" | "ne" => {
            PositionSyntax::Line
        }
        "emacsclient" | "kak" | "micro" => PositionSyntax::LineColumn,
        "code" | "code-insiders" | "codium" | "vscodium" | "cursor" => PositionSyntax::Goto,
        "hx" | "helix" | "subl" | "zed" | "zeditor" => PositionSyntax::Behind,
        _ => PositionSyntax::Unknown,
    }
}

/// The words of a command line as a shell would take them apart, without variables and patterns. On Windows a backslash
/// is part of a path and quotes nothing.
fn split(command: &str, windows: bool) -> Result<Vec<String>, EditorCallError> {
    let mut words = Vec::new();
    // An empty word in quotation marks is a word.
    let mut word: Option<String> = None;
    let mut letters = command.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\'' | '"' => {
                let word = word.get_or_insert_default();
                loop {
                    match letters.next().ok_or(EditorCallError::Open)? {
                        end if end == letter => break,
                        '\\' if letter == '"' && !windows => {
                            let quoted = letters.next_if(|next| "\"\\$`".contains(*next));
                            word.push(quoted.unwrap_or('\\'));
                        }
                        inside => word.push(inside),
                    }
                }
            }
            '\\' if !windows => {
                // At the very end it quotes nothing.
                let quoted = letters.next().unwrap_or('\\');
                word.get_or_insert_default().push(quoted);
            }
            space if space.is_whitespace() => words.extend(word.take()),
            other => word.get_or_insert_default().push(other),
        }
    }
    words.extend(word);
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(command: &str) -> Vec<String> {
        split(command, false).unwrap()
    }

    fn called(command: &str) -> String {
        let at = Position::new(12, 3);
        let call = call(command, Path::new("/kho dữ/a.yaml"), at).unwrap();
        format!("{} {}", call.program, call.arguments.join("|"))
    }

    #[test]
    fn a_command_is_taken_apart_as_a_shell_does() {
        for (command, expected) in [
            ("vim", vec!["vim"]),
            ("  code   --wait\t-n ", vec!["code", "--wait", "-n"]),
            ("'/opt/my ed/ed' -x", vec!["/opt/my ed/ed", "-x"]),
            (
                r#""/opt/my ed/ed" "a\"b\\c\d""#,
                vec!["/opt/my ed/ed", r#"a"b\c\d"#],
            ),
            (r"/opt/my\ ed/ed", vec!["/opt/my ed/ed"]),
            (r"'a\b'c'' ''", vec![r"a\bc", ""]),
            ("x a'b c'd\"e f\"", vec!["x", "ab cde f"]),
            ("$HOME/* ~", vec!["$HOME/*", "~"]),
            (r"ed\", vec![r"ed\"]),
            ("soạn\u{a0}thảo", vec!["soạn", "thảo"]),
        ] {
            assert_eq!(words(command), expected, "{command}");
        }
        for command in ["'vim", "vim \"-c", "a'b\"c"] {
            assert_eq!(
                split(command, false),
                Err(EditorCallError::Open),
                "{command}"
            );
        }
    }

    #[test]
    fn on_windows_a_backslash_is_part_of_a_path() {
        let command = r#""C:\Program Files\ed.exe" C:\a\"#;
        let expected = [r"C:\Program Files\ed.exe", r"C:\a\"];
        assert_eq!(split(command, true).unwrap(), expected);
    }

    #[test]
    fn each_editor_is_told_the_line_in_its_own_way() {
        for (command, expected) in [
            ("vi", "vi +12|/kho dữ/a.yaml"),
            ("/usr/bin/nvim -R", "/usr/bin/nvim -R|+12|/kho dữ/a.yaml"),
            ("nano", "nano +12|/kho dữ/a.yaml"),
            ("emacs -nw", "emacs -nw|+12|/kho dữ/a.yaml"),
            ("kak", "kak +12:3|/kho dữ/a.yaml"),
            ("micro", "micro +12:3|/kho dữ/a.yaml"),
            ("code --wait", "code --wait|--goto|/kho dữ/a.yaml:12:3"),
            (
                "Code.exe --wait",
                "Code.exe --wait|--goto|/kho dữ/a.yaml:12:3",
            ),
            ("hx", "hx /kho dữ/a.yaml:12:3"),
            ("subl -w", "subl -w|/kho dữ/a.yaml:12:3"),
            ("ed", "ed /kho dữ/a.yaml"),
            ("ed -l{line} {file}", "ed -l12|/kho dữ/a.yaml"),
            (
                "vi '{file}:{line}:{column}' -x",
                "vi /kho dữ/a.yaml:12:3|-x",
            ),
            ("ed -l{line}", "ed -l12|/kho dữ/a.yaml"),
        ] {
            assert_eq!(called(command), expected, "{command}");
        }
        let error = call(" ", Path::new("a"), Position::START);
        assert_eq!(error, Err(EditorCallError::Empty));
    }
}
