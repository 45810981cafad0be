//! `rasoat merge-driver BASE OURS THEIRS`: git calls it to merge a file of a catalogue by meaning.
//!
//! Git reads the exit code: 0 clean, 1 conflicts between markers, and from 129 on that no merge was made, upon which it stops.
//! Any other failure would look to git like a conflict that is marked already.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use super::args;
use super::context::CommandContext;
use super::exit::{CliError, Exit};
use super::term::line;
use crate::diff::merge::{
    ConflictLabels, ConflictMarking, MergeInput, MergeResult, kind_of, merge,
};
use crate::files::{FileError, write_atomic};
use crate::session::words::differences;
use crate::vcs::{LineMerge, conflict_style};

/// Markers of a size that an attribute could mean.
const SIZES: std::ops::RangeInclusive<u16> = 1..=1000;

pub(super) fn run(
    args: &args::MergeDriverArgs,
    context: &mut CommandContext<'_>,
) -> Result<Exit, CliError> {
    driven(args, context).map_err(|error| error.with_exit(Exit::NoMerge))
}

fn driven(
    args: &args::MergeDriverArgs,
    context: &mut CommandContext<'_>,
) -> Result<Exit, CliError> {
    let folder = context.environment.folder.clone();
    let read = |path: &Path| {
        let path = folder.join(path);
        std::fs::read(&path).map_err(|error| FileError::io(&path, "read", &error))
    };
    let (base, ours, theirs) = (read(&args.base)?, read(&args.ours)?, read(&args.theirs)?);
    // Git before 2.44 leaves what it does not know as it stands.
    let label = |given: &Option<String>, unknown: &str, otherwise: &str| {
        let given = given
            .as_deref()
            .filter(|text| !text.is_empty() && *text != unknown);
        line(given.unwrap_or(otherwise)).into_owned()
    };
    let labels = ConflictLabels {
        base: label(&args.base_label, "%S", "base"),
        ours: label(&args.ours_label, "%X", "ours"),
        theirs: label(&args.theirs_label, "%Y", "theirs"),
    };
    let style = conflict_style(&folder, &context.environment.git);
    let size = args.marker_size.clamp(*SIZES.start(), *SIZES.end());
    let by_lines = LineMerge {
        base: &base,
        ours: &ours,
        theirs: &theirs,
        labels: [&labels.base, &labels.ours, &labels.theirs],
        size,
        style,
        ours_wins: false,
    };
    let marking = ConflictMarking {
        labels: labels.clone(),
        size: usize::from(size),
        style,
    };
    let name = args.path.as_deref().unwrap_or(&args.ours);
    let (text, clean) = match by_meaning(args, by_lines, &marking) {
        SemanticMerge::Merged(merged) => {
            tell(&merged, name, &ours, context)?;
            let clean = merged.conflicts.is_empty();
            (merged.text.into_bytes(), clean)
        }
        SemanticMerge::Unreadable => {
            let path = [("path", name.display().to_string().into())];
            let text = context.strings.with("merge-by-lines", &path);
            writeln!(context.err, "rasoat: {}", line(&text))?;
            by_lines.merge()?
        }
        SemanticMerge::Foreign => by_lines.merge()?,
    };
    if text != ours {
        write_atomic(&folder.join(&args.ours), &text)?;
    }
    Ok(if clean { Exit::Clean } else { Exit::Findings })
}

enum SemanticMerge {
    Merged(MergeResult),
    /// One of the versions cannot be read.
    Unreadable,
    /// The file is of no catalogue.
    Foreign,
}

fn by_meaning(
    args: &args::MergeDriverArgs,
    lines: LineMerge<'_>,
    marking: &ConflictMarking,
) -> SemanticMerge {
    let text = std::str::from_utf8;
    let (Ok(base), Ok(ours), Ok(theirs)) = (text(lines.base), text(lines.ours), text(lines.theirs))
    else {
        return SemanticMerge::Unreadable;
    };
    let three = MergeInput { base, ours, theirs };
    let Some(kind) = kind_of(args.path.as_deref(), three) else {
        return SemanticMerge::Foreign;
    };
    let by_lines = |three: MergeInput<'_>, ours_wins: bool| {
        let merge = LineMerge {
            base: three.base.as_bytes(),
            ours: three.ours.as_bytes(),
            theirs: three.theirs.as_bytes(),
            ours_wins,
            ..lines
        };
        let (bytes, clean) = merge.merge().ok()?;
        String::from_utf8(bytes).ok().filter(|_| clean || ours_wins)
    };
    // A fault of this program must not end as a conflict without markers: lines are merged then.
    let merged = catch_unwind(AssertUnwindSafe(|| merge(kind, three, marking, &by_lines)));
    match merged {
        Ok(Some(merged)) => SemanticMerge::Merged(merged),
        Ok(None) | Err(_) => SemanticMerge::Unreadable,
    }
}

/// Says every conflict by meaning, and which comments found no place.
fn tell(
    merged: &MergeResult,
    name: &Path,
    ours: &[u8],
    context: &mut CommandContext<'_>,
) -> Result<(), CliError> {
    let name = name.display().to_string();
    let code = code(ours).unwrap_or_default();
    let subject = if code.is_empty() { &name } else { &code };
    for conflict in &merged.conflicts {
        let told = differences::conflict(&context.strings, &code, conflict);
        writeln!(context.err, "{}", line(&format!("{subject}: {told}")))?;
    }
    for comment in &merged.left_out {
        let values = [("comment", comment.as_str().into())];
        let told = context.strings.with("merge-comment-left-out", &values);
        writeln!(context.err, "{}", line(&format!("{subject}: {told}")))?;
    }
    Ok(())
}

/// The code of the procedure that a file is about.
fn code(bytes: &[u8]) -> Option<String> {
    let parsed = crate::yaml::parse(Path::new(""), bytes);
    let root = parsed.root?;
    root.get("code")?.text().map(str::to_owned)
}
