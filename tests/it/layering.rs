//! Imports run downwards only: a module may name those below it and none above.

use crate::support::{files_below, project};

/// From the ground floor to the roof.
const FLOORS: [&str; 16] = [
    "text",
    "i18n",
    "files",
    "yaml",
    "vcs",
    "catalogue",
    "diff",
    "rules",
    "review",
    "search",
    "import",
    "analysis",
    "export",
    "session",
    "cli",
    "tui",
];

/// Every module of the library that a source names as `crate::name`.
fn named(source: &str) -> Vec<String> {
    let mut names = Vec::new();
    for (at, _) in source.match_indices("crate::") {
        let rest = &source[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let group = group.split('}').next().unwrap_or_default();
            names.extend(group.split(',').map(first_word));
        } else {
            names.push(first_word(rest));
        }
    }
    names
}

fn first_word(text: &str) -> String {
    text.trim_start()
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
        .collect()
}

#[test]
fn imports_run_downwards_only() {
    let src = project().join("src");
    let mut wrong = Vec::new();
    let mut looked_at = 0;
    for (floor, name) in FLOORS.iter().enumerate() {
        for file in files_below(&src.join(name)) {
            if file.extension().is_none_or(|e| e != "rs") {
                continue;
            }
            looked_at += 1;
            let source = std::fs::read_to_string(&file).unwrap();
            for other in named(&source) {
                if let Some(other_floor) = FLOORS.iter().position(|f| *f == other)
                    && other_floor > floor
                {
                    wrong.push(format!("{} names crate::{other}", file.display()));
                }
            }
        }
    }
    assert!(looked_at > 50, "only {looked_at} files were looked at");
    assert!(
        wrong.is_empty(),
        "imports that run up:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn every_folder_of_the_library_has_a_floor() {
    for entry in std::fs::read_dir(project().join("src")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            assert!(FLOORS.contains(&name.as_str()), "{name} has no floor");
        }
    }
}

#[test]
fn only_their_own_rooms_use_tantivy_git2_and_ratatui() {
    let src = project().join("src");
    for (library, room) in [("tantivy", "search"), ("git2", "vcs"), ("ratatui", "tui")] {
        for file in files_below(&src) {
            let source = std::fs::read_to_string(&file).unwrap_or_default();
            let inside = file.starts_with(src.join(room));
            let used = source.contains(&format!("use {library}::"))
                || source.contains(&format!(" {library}::"));
            assert!(inside || !used, "{} uses {library}", file.display());
        }
    }
}

#[test]
fn state_message_and_update_name_no_type_of_the_drawing_library() {
    let tui = project().join("src/tui/app");
    for name in ["state", "message", "update"] {
        let folder = tui.join(name);
        let files = if folder.is_dir() {
            files_below(&folder)
        } else {
            vec![tui.join(format!("{name}.rs"))]
        };
        for file in files {
            let source = std::fs::read_to_string(&file).unwrap();
            assert!(
                !source.contains("ratatui"),
                "{} names ratatui",
                file.display()
            );
        }
    }
}
