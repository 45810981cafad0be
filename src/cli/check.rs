//! `rasoat check [PATH…]`: the catalogue's files against their schemas and each other.

use std::collections::{BTreeSet, HashSet};
use std::path::{Path, PathBuf};

use jiff::ToSpan;

use super::args::{self, Format, LevelArg};
use super::context::CommandContext;
use super::exit::{CliError, Exit};
use super::explain;
use crate::catalogue::FileKind;
use crate::catalogue::check::locator::{fingerprints, places};
use crate::catalogue::fix::is_fixable;
use crate::catalogue::load::Files;
use crate::export::diagnostics::{
    FindingTotals, FixedFindingV1, HumanOptions, concise, github, gitlab, human, json, sarif,
    with_slashes,
};
use crate::files::{Diagnostic, FileErrorKind, Severity, Span, diagnostic};
use crate::i18n::message;
use crate::session::git::lost_logs::{lost_in_history, lost_logs};
use crate::session::git::moves::{undated_in_history, unread};
use crate::session::git::old_entries::{new_since, unproven_entries};
use crate::session::open::check::{self, BaselineError};
use crate::session::{Source, Workspace};
use crate::vcs::VcsError;

pub(super) fn run(
    args: &args::CheckArgs,
    context: &mut CommandContext<'_>,
) -> Result<Exit, CliError> {
    if let Some(code) = &args.explain {
        return explain::run(code, context);
    }
    let writes = args.fix || args.write_baseline.is_some();
    let workspace = match writes {
        true => context.writable()?,
        false => context.workspace()?,
    };
    if let Some(named) = &args.write_baseline {
        write_baseline(args, named.as_deref(), &workspace, context)?;
    }
    let mut looked = look(args, &workspace, context)?;
    let mut fixed = Vec::new();
    if args.fix {
        fixed = fix(&looked, &workspace)?;
        if !fixed.is_empty() {
            looked = look(args, &workspace, context)?;
        }
        tell(&fixed, &workspace, context)?;
    }
    if looked.files == 0 && looked.found.is_empty() && args.since.is_none() {
        return Err(
            CliError::new(Exit::Nothing, message!("error-nothing-to-check"))
                .hint(message!("error-nothing-to-check-hint")),
        );
    }
    show(&looked, &fixed, &workspace, context)?;
    let least = match args.level {
        LevelArg::Error => Severity::Error,
        LevelArg::Warning => Severity::Warning,
        LevelArg::Info => Severity::Info,
    };
    let counts = |finding: &Diagnostic| finding.severity >= least;
    Ok(match looked.found.iter().any(counts) {
        true => Exit::Findings,
        false => Exit::Clean,
    })
}

/// What is to be shown of a catalogue.
struct CheckRun {
    source: Source,
    found: Vec<Diagnostic>,
    /// Files that were asked about.
    files: usize,
    /// Findings that the baseline knows.
    known: usize,
    /// Files that cannot be read and of which no finding is shown.
    unreadable: usize,
}

/// Checks the whole catalogue, and keeps what was asked for.
/// What was read of the history; where it cannot be read whole, why.
fn read<T>(found: Result<Vec<T>, VcsError>, unseen: &mut Option<VcsError>) -> Vec<T> {
    found.unwrap_or_else(|error| {
        unseen.get_or_insert(error);
        Vec::new()
    })
}

fn look(
    args: &args::CheckArgs,
    workspace: &Workspace,
    context: &CommandContext<'_>,
) -> Result<CheckRun, CliError> {
    let source = context.source(workspace)?;
    let loaded = context.load_from(&source)?;
    let today = context.today(&loaded);
    let at = context.global.at.as_deref();
    let mut found = check::all_findings(workspace, &source, &loaded, today, at);
    let mut files = loaded.files;
    if let Some(rev) = &args.since {
        let changed = check::changed_since(workspace, rev, at)?;
        found = since(found, rev, &changed, workspace, context)?;
        let is_file = |path: &&PathBuf| FileKind::of(path).is_some();
        files = changed.iter().filter(is_file).count();
    }
    // What a log lost no baseline excuses.
    let mut unseen = None;
    let mut lost = match &args.since {
        Some(rev) => check::lost_since(workspace, &source, &loaded.snapshot, (rev, at))?,
        None if at.is_none() => {
            let now = read(lost_logs(workspace), &mut unseen);
            let before = lost_in_history(workspace, &loaded.snapshot);
            let lost = now.into_iter().chain(read(before, &mut unseen));
            lost.flat_map(|lost| lost.found).collect()
        }
        None => Vec::new(),
    };
    // So it is with the day on which a procedure became another's.
    lost.extend(match (&args.since, at) {
        (Some(rev), _) => check::undated_since(workspace, &source, &loaded.snapshot, (rev, at))?,
        (None, None) => {
            let moves = undated_in_history(workspace, source.files.as_ref(), &loaded.snapshot);
            read(moves, &mut unseen)
        }
        (None, Some(_)) => Vec::new(),
    });
    let unproven = match &args.since {
        Some(rev) => new_since(workspace, &loaded.snapshot, rev)?,
        None if at.is_none() => read(unproven_entries(workspace, &loaded.snapshot), &mut unseen),
        None => Vec::new(),
    };
    lost.extend(unseen.map(unread));
    lost.extend(unproven.into_iter().map(|entry| entry.found));
    let folder = &context.environment.folder;
    let mut known = 0;
    if !args.no_baseline {
        let path = check::baseline_path(workspace, folder, args.baseline.as_deref());
        let stored = at.filter(|_| args.baseline.is_none());
        let of_commit = stored.map(|_| source.files.as_ref());
        match check::baseline(workspace, of_commit, &path) {
            Ok(None) => {}
            Ok(Some(baseline)) => {
                let places = places(&found, source.files.as_ref());
                let held = baseline.hold(found, &places, today);
                (found, known) = (held.found, held.known);
                if args.since.is_some() {
                    // Most entries are about files that were not asked about.
                    found.retain(|finding| finding.code != "baseline-unmatched");
                }
            }
            Err(wrong) => found.extend(wrong),
        }
    }
    found.extend(lost);
    if !args.paths.is_empty() {
        let wanted: Vec<PathBuf> = args
            .paths
            .iter()
            .map(|path| workspace.relative(folder, path))
            .collect();
        files = count(source.files.as_ref(), &wanted)?;
        found.retain(|finding| wanted.iter().any(|path| finding.path.starts_with(path)));
    }
    diagnostic::sort(&mut found);
    let told: HashSet<&Path> = found.iter().map(|finding| finding.path.as_path()).collect();
    let unreadable = loaded.snapshot.unreadable().iter();
    let unreadable = unreadable.filter(|file| !told.contains(file.path.as_path()));
    Ok(CheckRun {
        unreadable: unreadable.count(),
        source,
        found,
        files,
        known,
    })
}

/// The findings in files that differ from a revision, and those in other files that were not there at the revision:
/// somebody took away, say, what these refer to.
fn since(
    found: Vec<Diagnostic>,
    rev: &str,
    changed: &BTreeSet<PathBuf>,
    workspace: &Workspace,
    context: &CommandContext<'_>,
) -> Result<Vec<Diagnostic>, CliError> {
    let (mut here, elsewhere): (Vec<_>, Vec<_>) = found
        .into_iter()
        .partition(|finding| changed.contains(&finding.path));
    if !changed.is_empty() && !elsewhere.is_empty() {
        let then = workspace.files_at(Some(rev))?;
        let loaded = context.load_from(&then)?;
        let today = context.today(&loaded);
        let before = check::all_findings(workspace, &then, &loaded, today, Some(rev));
        let before: HashSet<_> = before.iter().map(same).collect();
        here.extend(
            elsewhere
                .into_iter()
                .filter(|finding| !before.contains(&same(finding))),
        );
    }
    Ok(here)
}

/// What two findings about a file that did not change have in common where they are one.
fn same(finding: &Diagnostic) -> (&Path, &str, Span, &str) {
    (&finding.path, finding.code, finding.span, &finding.message)
}

/// Number of files of a catalogue's kinds at or below the paths.
fn count(files: &dyn Files, wanted: &[PathBuf]) -> Result<usize, CliError> {
    Ok(files
        .list()?
        .entries
        .iter()
        .filter(|entry| FileKind::of(&entry.path).is_some())
        .filter(|entry| wanted.iter().any(|path| entry.path.starts_with(path)))
        .count())
}

/// Mends the files that have a finding shown which can be mended.
fn fix(looked: &CheckRun, workspace: &Workspace) -> Result<Vec<FixedFindingV1>, CliError> {
    let fixable = |finding: &&Diagnostic| is_fixable(finding.code);
    let shown = looked.found.iter().filter(fixable);
    let paths = shown.map(|finding| finding.path.clone()).collect();
    let gone = check::mend(workspace, &paths).map_err(refused)?;
    let fixed = gone.iter().map(|finding| FixedFindingV1 {
        path: with_slashes(&finding.path),
        code: finding.code,
        line: finding.position().line,
    });
    Ok(fixed.collect())
}

fn tell(
    fixed: &[FixedFindingV1],
    workspace: &Workspace,
    context: &mut CommandContext<'_>,
) -> Result<(), CliError> {
    if context.global.quiet {
        return Ok(());
    }
    let root = shown_root(workspace, &context.environment.folder);
    for FixedFindingV1 { path, code, line } in fixed {
        let path = with_slashes(&root.join(path));
        let path = super::term::line(&path).into_owned();
        let place = [
            ("place", format!("{path}:{line}").into()),
            ("code", (*code).into()),
        ];
        writeln!(
            context.err,
            "{}",
            context.strings.with("check-fixed", &place)
        )?;
    }
    let count = [("count", (fixed.len() as u64).into())];
    writeln!(
        context.err,
        "{}",
        context.strings.with("check-fixed-count", &count)
    )?;
    Ok(())
}

fn write_baseline(
    args: &args::CheckArgs,
    named: Option<&Path>,
    workspace: &Workspace,
    context: &mut CommandContext<'_>,
) -> Result<(), CliError> {
    let source = context.source(workspace)?;
    let loaded = context.load_from(&source)?;
    let today = context.today(&loaded);
    let half_a_year = || today.checked_add(6.months()).unwrap_or(today);
    let until = args.until.unwrap_or_else(half_a_year);
    if until < today {
        return Err(CliError::new(Exit::Usage, message!("error-past", until))
            .hint(message!("error-past-hint")));
    }
    let reason = match &args.reason {
        Some(reason) => reason.clone(),
        None => format!("known since {today}; nobody has said why yet"),
    };
    let found = check::all_findings(workspace, &source, &loaded, today, None);
    let path = check::baseline_path(workspace, &context.environment.folder, named);
    let written = check::write_baseline(workspace, &path, &found, (today, until), &reason)
        .map_err(|why| match why {
            BaselineError::File(error) => refused(error),
            BaselineError::TooLarge(entries) => {
                CliError::new(Exit::Findings, message!("error-baseline-large", entries))
                    .hint(message!("error-baseline-large-hint"))
            }
            BaselineError::Entry(error) => CliError::new(Exit::Failed, error.said()),
            BaselineError::Wrong(found) => {
                let name = path.display();
                let message = match found.first() {
                    None => message!("baseline-wrong", name),
                    Some(finding) => {
                        let (line, what) = (finding.position().line, &finding.message);
                        message!("baseline-wrong-line", name, line, what)
                    }
                };
                CliError::new(Exit::Usage, message).hint(message!("error-baseline-wrong-hint"))
            }
        })?;
    if !context.global.quiet {
        let path = workspace.root().join(&path).display().to_string();
        let number = |count: usize| context.strings.number(count as u64);
        let counts = [
            ("path", super::term::line(&path).into_owned().into()),
            ("entries", number(written.entries).into()),
            ("new", number(written.new).into()),
            ("gone", number(written.gone).into()),
        ];
        writeln!(
            context.err,
            "{}",
            context.strings.with("baseline-written", &counts)
        )?;
    }
    Ok(())
}

/// What changed on disk meanwhile is refused; the rest is a failure.
fn refused(error: crate::files::FileError) -> CliError {
    let exit = match error.kind {
        FileErrorKind::ChangedOnDisk => Exit::Findings,
        _ => Exit::Failed,
    };
    CliError::from(error).with_exit(exit)
}

fn show(
    looked: &CheckRun,
    fixed: &[FixedFindingV1],
    workspace: &Workspace,
    context: &mut CommandContext<'_>,
) -> Result<(), CliError> {
    let found = &looked.found;
    let files = looked.source.files.as_ref();
    let counts = FindingTotals::of(found, looked.files)
        .beside(looked.known)
        .without(looked.unreadable);
    let root = shown_root(workspace, &context.environment.folder);
    let in_repository = || check::place_in_repository(workspace).unwrap_or_else(|| root.clone());
    let names = || fingerprints(found, &places(found, files));
    let text = match context.global.format {
        Format::Json => json(found, counts, fixed)? + "\n",
        Format::Concise => concise(found, &root, &context.strings),
        Format::Github => github(found, &in_repository()),
        Format::Gitlab => gitlab(found, &names(), &in_repository())? + "\n",
        Format::Sarif => sarif(found, &names(), &in_repository())? + "\n",
        _ => {
            let look = HumanOptions {
                colour: context.colour(),
                width: context.environment.columns.unwrap_or(120),
                root: &root,
                strings: &context.strings,
            };
            human(found, counts, files, look)
        }
    };
    write!(context.out, "{text}")?;
    Ok(())
}

/// The catalogue's folder as seen from where the user stands, so that an editor can jump to a finding.
pub(super) fn shown_root(workspace: &Workspace, folder: &Path) -> PathBuf {
    workspace
        .root()
        .strip_prefix(folder)
        .map_or_else(|_| workspace.root().to_owned(), Path::to_owned)
}
