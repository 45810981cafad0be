//! The message of a commit that moves procedures.

use std::fmt::Write;

use super::{PendingFile, counts, plural};
use crate::catalogue::FileKind;
use crate::session::edit::pending_moves::PendingMove;
use crate::text::for_terminal_line;

/// Procedures at most that are named in the body.
const NAMED: usize = 200;

/// `catalogue: renumber 1.001193 as 1.009999`; none where nothing moved.
pub(super) fn subject(moved: &[PendingMove], files: &[PendingFile]) -> Option<String> {
    let said = match moved {
        [] => return None,
        [one] => one_said(one),
        several => {
            let renumbered = several.iter().filter(|moved| moved.is_renumbered()).count();
            let others = several.len() - renumbered;
            let part = |verb: &str, count: usize| {
                (count > 0).then(|| format!("{verb} {count} {}", plural(count, "procedure")))
            };
            let parts = [part("renumber", renumbered), part("move", others)];
            parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
        }
    };
    let mut others = own(files)
        .filter(|file| !moved.iter().any(|moved| moved.has(&file.path)))
        .peekable();
    let others = match others.peek() {
        Some(_) => format!("; besides {}", counts(others)),
        None => String::new(),
    };
    Some(format!("catalogue: {said}{others}"))
}

/// The files of procedures and their logs.
fn own(files: &[PendingFile]) -> impl Iterator<Item = &PendingFile> {
    files.iter().filter(|file| is_own(file))
}

fn is_own(file: &PendingFile) -> bool {
    matches!(file.kind, Some(FileKind::Procedure | FileKind::Decisions))
}

fn one_said(moved: &PendingMove) -> String {
    let [before, now] = &moved.code;
    let folders = moved.issuers();
    let way = folders.map(|[from, to]| format!("from {from} to {to}"));
    match (moved.is_renumbered(), way) {
        (true, None) => format!("renumber {before} as {now}"),
        (true, Some(way)) => format!("renumber {before} as {now}, and move it {way}"),
        (false, Some(way)) => format!("move {now} {way}"),
        (false, None) => format!("move the file of {now}"),
    }
}

/// The procedures that moved, one a line, and what else changed.
pub(super) fn tell(message: &mut String, moved: &[PendingMove], files: &[PendingFile]) {
    if moved.is_empty() {
        return;
    }
    message.push('\n');
    for moved in moved.iter().take(NAMED) {
        let [before, now] = &moved.code;
        let was = match moved.is_renumbered() {
            true => format!(" was {before}"),
            false => String::new(),
        };
        let from = moved.issuers().map(|[from, to]| format!(" {from} -> {to}"));
        let from = from.unwrap_or_default();
        let name = for_terminal_line(&moved.name);
        let _ = writeln!(message, "{now}{was}{from}: {name}");
    }
    if moved.len() > NAMED {
        let _ = writeln!(message, "… and {} more", moved.len() - NAMED);
    }
    let mut others = files.iter().filter(|file| !is_own(file)).peekable();
    if others.peek().is_some() {
        let _ = writeln!(message, "References in: {}", counts(others));
    }
}
