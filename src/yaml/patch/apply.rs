//! A change of values brought into a text: by small edits, checked by what the text says then.

use std::cmp::Reverse;
use std::path::Path as FilePath;

use serde_json::Value as Json;

use super::comments::CommentCounts;
use super::edit::{Edit, between, moves, same};
use super::layout::TextLayout;
use super::render::{NewValueStyle, Quotes};
use super::write::Writer;
use super::{PatchError, Path, at};
use crate::files::Severity;
use crate::i18n::message;
use crate::yaml::parse::parse;
use crate::yaml::patch::entry_source::EntrySource;
use crate::yaml::tree::Node;

/// Lists within lists that may each get another order; deeper ones are written anew.
const LEVELS: usize = 16;

/// What a change of the values is to the text.
pub(super) enum TextChange {
    /// What differs below a path.
    Below(Path),
    /// This edit, where comparing the values could choose another (of equal items, say).
    Edit(Edit),
}

/// Applies a change of the values to the text. `values` changes the tree, and says where.
pub(super) fn change(
    text: &str,
    donors: &[EntrySource],
    values: impl FnOnce(&mut Json) -> Result<TextChange, PatchError>,
) -> Result<String, PatchError> {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mark = &text[..text.len() - body.len()];
    let root = read(body)?;
    let before = root.to_json();
    let mut wanted = before.clone();
    let change = values(&mut wanted)?;
    if same(&before, &wanted) && matches!(change, TextChange::Below(_)) {
        return Ok(text.to_owned());
    }
    if body.replace("\r\n", "").contains('\r') {
        return Err(PatchError::unwritable(message!("patch-carriage")));
    }
    let after = match change {
        TextChange::Edit(edit) => edited(body, &root, donors, vec![edit], &wanted)?,
        TextChange::Below(path) => {
            let path = known(&before, &wanted, path);
            let body = in_order(body, donors, &path, &wanted)?;
            let root = read(&body)?;
            let edits = compared(&root.to_json(), &wanted, &path, between);
            edited(&body, &root, donors, edits, &wanted)?
        }
    };
    Ok(format!("{mark}{after}"))
}

/// As much of a path as leads to something before and after.
fn known(before: &Json, after: &Json, mut path: Path) -> Path {
    while get(before, &path).is_none() || get(after, &path).is_none() {
        path.pop();
    }
    path
}

/// The edits, found in one way or another, for what differs below a path.
fn compared(
    before: &Json,
    wanted: &Json,
    path: &Path,
    by: impl Fn(&Path, &Json, &Json, &mut Vec<Edit>),
) -> Vec<Edit> {
    let mut edits = Vec::new();
    if let (Some(before), Some(wanted)) = (get(before, path), get(wanted, path)) {
        by(path, before, wanted, &mut edits);
    }
    edits
}

/// The text with the items of every list, as far as they stay, in the order in which they are wanted: each is moved with all
/// that is said of it before anything else changes.
fn in_order(
    text: &str,
    donors: &[EntrySource],
    path: &Path,
    wanted: &Json,
) -> Result<String, PatchError> {
    let mut text = text.to_owned();
    for _ in 0..LEVELS {
        let root = read(&text)?;
        let mut tree = root.to_json();
        let edits = compared(&tree, wanted, path, moves);
        if edits.is_empty() {
            break;
        }
        for edit in &edits {
            if let Edit::Reorder(path, order) = edit
                && let Some(Json::Array(items)) = at(&mut tree, path)
            {
                *items = order
                    .iter()
                    .filter_map(|at| items.get(*at).cloned())
                    .collect();
            }
        }
        let writer = writer(&text, &root, donors);
        match attempt(&writer, &edits, &tree) {
            Ok(after) => text = after,
            // What nobody wrote a word to can be written anew.
            Err(error) => {
                let around = edits.iter().filter_map(Edit::around);
                let mut silent = around.map(|path| writer.holds_comment(&path) == Some(false));
                match silent.all(|silent| silent) {
                    true => break,
                    false => return Err(error),
                }
            }
        }
    }
    Ok(text)
}

fn writer<'a>(text: &'a str, root: &'a Node, donors: &'a [EntrySource]) -> Writer<'a> {
    let layout = TextLayout::new(text);
    Writer {
        quotes: Quotes::of(root, &layout),
        layout,
        root,
        newline: match text.find('\n') {
            Some(at) if text[..at].ends_with('\r') => "\r\n",
            _ => "\n",
        },
        form: NewValueStyle::Lines,
        donors,
    }
}

/// The text with the edits made, in the first form in which it then says what is wanted.
fn edited(
    text: &str,
    root: &Node,
    donors: &[EntrySource],
    mut edits: Vec<Edit>,
    wanted: &Json,
) -> Result<String, PatchError> {
    if edits.is_empty() {
        return Ok(text.to_owned());
    }
    let mut writer = writer(text, root, donors);
    loop {
        writer.form = NewValueStyle::AsThere;
        if !donors.is_empty()
            && let Ok(after) = attempt(&writer, &edits, wanted)
        {
            return Ok(after);
        }
        writer.form = NewValueStyle::Lines;
        let failed = match attempt(&writer, &edits, wanted) {
            Ok(after) => return Ok(after),
            Err(error) => error,
        };
        writer.form = NewValueStyle::OneLine;
        if let Ok(after) = attempt(&writer, &edits, wanted) {
            return Ok(after);
        }
        edits = coarser(&writer, &edits, wanted).ok_or(failed)?;
    }
}

/// Whether a text has words more often than it and its donors had them, each of its entry.
fn says_twice(writer: &Writer<'_>, after: &str) -> bool {
    let (Some(before), Some(after)) = (
        CommentCounts::of(writer.layout.text),
        CommentCounts::of(after),
    ) else {
        return false;
    };
    let donors = writer.donors.iter().map(|donor| &donor.comments);
    after.exceed(&CommentCounts::united(donors.chain([&before])))
}

/// The text with the edits made, if it then holds what is wanted.
fn attempt(writer: &Writer<'_>, edits: &[Edit], wanted: &Json) -> Result<String, PatchError> {
    let after = written(writer, edits)?;
    if !same(&read(&after)?.to_json(), wanted) {
        return Err(PatchError::unwritable(message!("patch-other-value")));
    }
    if writer.form == NewValueStyle::AsThere && says_twice(writer, &after) {
        return Err(PatchError::unwritable(message!("patch-comment-twice")));
    }
    Ok(after)
}

/// The text with all edits made.
fn written(writer: &Writer<'_>, edits: &[Edit]) -> Result<String, PatchError> {
    let mut replacements = edits
        .iter()
        .map(|edit| Ok((edit.depth(), writer.replacement(edit)?)))
        .collect::<Result<Vec<_>, PatchError>>()?;
    // In one place, what goes into an entry comes before what goes behind it.
    replacements.sort_by_key(|(depth, r)| (r.range.start, r.range.end, Reverse(*depth), r.rank));
    let text = writer.layout.text;
    let mut out = String::with_capacity(text.len() + 256);
    let mut done = 0;
    for (_, replacement) in &replacements {
        let kept = text
            .get(done..replacement.range.start)
            .ok_or_else(|| PatchError::unwritable(message!("patch-meet")))?;
        out.push_str(kept);
        out.push_str(&replacement.text);
        done = replacement.range.end;
    }
    out.push_str(&text[done..]);
    Ok(out)
}

/// The same edits one level up; none where that would lose a comment or rewrite the file.
fn coarser(writer: &Writer<'_>, edits: &[Edit], wanted: &Json) -> Option<Vec<Edit>> {
    let mut paths: Vec<Path> = edits.iter().map(Edit::around).collect::<Option<_>>()?;
    paths.sort();
    paths.dedup();
    let all = paths.clone();
    paths.retain(|path| {
        !all.iter()
            .any(|above| above.len() < path.len() && path.starts_with(above))
    });
    paths
        .into_iter()
        .map(|path| {
            let value = get(wanted, &path)?.clone();
            (!writer.holds_comment(&path)?).then_some(Edit::Replace(path, value))
        })
        .collect()
}

/// The tree of a text that can be read.
pub(super) fn read(text: &str) -> Result<Node, PatchError> {
    let parsed = parse(FilePath::new(""), text.as_bytes());
    let wrong = parsed
        .diagnostics
        .into_iter()
        .find(|finding| finding.severity == Severity::Error);
    match (parsed.root, wrong) {
        (Some(root), None) => Ok(root),
        (_, Some(finding)) => Err(PatchError::Unreadable(Box::new(finding))),
        (None, None) => Err(PatchError::unwritable(message!("patch-empty"))),
    }
}

/// What stands at a path.
pub(super) fn get<'a>(tree: &'a Json, path: &[String]) -> Option<&'a Json> {
    path.iter().try_fold(tree, |tree, step| match tree {
        Json::Object(map) => map.get(step),
        Json::Array(items) => items.get(step.parse::<usize>().ok()?),
        _ => None,
    })
}
