//! `rasoat move CODE --to CODE --issuer AGENCY`: a procedure moved with its decisions and every reference to it.

use serde::Serialize;

use super::args;
use super::context::CommandContext;
use super::exit::{CliError, Exit};
use super::json::VERSION;
use super::show::{no_such, slashes};
use super::term::{Paint, line};
use crate::analysis::changes::ProcedureChange;
use crate::catalogue::move_plan::{
    MoveChange, MoveChangeKind, MoveRefusal, MoveRequest, MovedFile,
};
use crate::catalogue::{FileKind, Snapshot};
use crate::files::{FileError, FileErrorKind};
use crate::rules::Verdict;
use crate::session::edit::moving::{MoveError, PlannedMove, plan};
use crate::session::open::unreadable;
use crate::session::words::differences::procedure;
use crate::session::{Strings, View};

#[derive(Serialize)]
struct MoveV1 {
    version: u32,
    dry_run: bool,
    code: FromToV1<String>,
    issuer: FromToV1<Option<String>>,
    replaces_from: Option<String>,
    files: Vec<MovedFileV1>,
    decisions: DecisionEffectsV1,
    effects: Vec<MoveEffectV1>,
}

#[derive(Serialize)]
struct FromToV1<T> {
    from: T,
    to: T,
}

#[derive(Serialize)]
struct MovedFileV1 {
    path: String,
    to: Option<String>,
    kind: &'static str,
    new: bool,
    changes: Vec<FileChangeV1>,
}

#[derive(Serialize)]
struct FileChangeV1 {
    what: &'static str,
    from: Option<String>,
    to: Option<String>,
}

#[derive(Serialize)]
struct DecisionEffectsV1 {
    entries: usize,
    in_force: bool,
    stale: FromToV1<bool>,
}

#[derive(Serialize)]
struct MoveEffectV1 {
    code: String,
    verdicts: Vec<MoveVerdictV1>,
}

#[derive(Serialize)]
struct MoveVerdictV1 {
    rule: &'static str,
    from: Option<&'static str>,
    to: Option<&'static str>,
}

pub(super) fn run(
    args: &args::MoveArgs,
    context: &mut CommandContext<'_>,
) -> Result<Exit, CliError> {
    let workspace = context.writable()?;
    let source = context.source(&workspace)?;
    let loaded = context.told(&source)?;
    let view = View::of(
        &loaded,
        context.date(&loaded),
        context.today(&loaded),
        source.cache,
    );
    let asked = MoveRequest {
        code: args.code.trim().to_owned(),
        to: args.to.clone(),
        issuer: args.issuer.clone(),
        from: args.from,
        since: args.since,
    };
    let snapshot = &loaded.snapshot;
    let code = &asked.code;
    if snapshot.position(code).is_none() && unreadable::procedure(snapshot, code).is_none() {
        return Err(no_such(&view, code, context));
    }
    let planned = plan(&workspace, &loaded, &view, &asked).map_err(|error| match error {
        MoveError::Refused(why) => refused(why),
        MoveError::File(error) => CliError::from(error),
    })?;
    warn_of_ended(args.issuer.as_deref(), &loaded.snapshot, context)?;
    if !args.dry_run {
        planned.write(&workspace).map_err(not_written)?;
    }
    match context.json() {
        true => context.write_json(&output(&planned, args.dry_run))?,
        false => human(context, &planned, args.dry_run)?,
    }
    Ok(Exit::Clean)
}

/// Says of an issuer that is no more which agencies took its place.
pub(super) fn warn_of_ended(
    issuer: Option<&str>,
    snapshot: &Snapshot,
    context: &mut CommandContext<'_>,
) -> Result<(), CliError> {
    let today = snapshot.today(context.environment.clock.as_ref());
    let agency = issuer.and_then(|id| snapshot.agency(id));
    let Some((agency, end)) = agency
        .and_then(|agency| Some((agency, agency.to?)))
        .filter(|(_, end)| *end < today)
    else {
        return Ok(());
    };
    let told = [
        ("agency", agency.id.as_str().into()),
        ("day", end.to_string().into()),
        ("heirs", agency.replaced_by.join(", ").into()),
    ];
    let id = match agency.replaced_by.is_empty() {
        true => "issuer-ended",
        false => "issuer-ended-heirs",
    };
    let text = context.strings.with(id, &told);
    writeln!(context.err, "{}", line(&text))?;
    Ok(())
}

/// What the catalogue does not allow.
pub(super) fn refused(why: MoveRefusal) -> CliError {
    CliError::new(Exit::Findings, why.message).hint(why.hint)
}

/// What somebody else changed meanwhile, or a place that may not be written, is refused; all else failed.
pub(super) fn not_written(error: FileError) -> CliError {
    let exit = match error.kind {
        FileErrorKind::ChangedOnDisk | FileErrorKind::Forbidden | FileErrorKind::Busy => {
            Exit::Findings
        }
        FileErrorKind::Io | FileErrorKind::LeftOut => Exit::Failed,
    };
    CliError::from(error).with_exit(exit)
}

fn output(planned: &PlannedMove, dry_run: bool) -> MoveV1 {
    let relocation = &planned.relocation;
    let pair = |[from, to]: [&String; 2]| FromToV1 {
        from: from.clone(),
        to: to.clone(),
    };
    let change = |change: &MoveChange| FileChangeV1 {
        what: change.what.as_str(),
        from: change.from.clone(),
        to: change.to.clone(),
    };
    let files = relocation.files.iter().map(|file| MovedFileV1 {
        path: slashes(&file.path),
        to: file.to.as_deref().map(slashes),
        kind: file.kind.map_or("baseline", FileKind::schema_name),
        new: file.is_new,
        changes: file.changes.iter().map(change).collect(),
    });
    let [from, to] = planned.decisions.stale.unwrap_or_default();
    let [old, new] = &relocation.issuer;
    MoveV1 {
        version: VERSION,
        dry_run,
        code: pair([&relocation.code[0], &relocation.code[1]]),
        issuer: FromToV1 {
            from: old.clone(),
            to: new.clone(),
        },
        replaces_from: relocation.from.map(|day| day.to_string()),
        files: files.collect(),
        decisions: DecisionEffectsV1 {
            entries: planned.decisions.entries,
            in_force: planned.decisions.stale.is_some(),
            stale: FromToV1 { from, to },
        },
        effects: planned.effects.iter().map(effect).collect(),
    }
}

/// A procedure of which the rules say something else.
fn effect(change: &ProcedureChange) -> MoveEffectV1 {
    let verdicts = change.verdicts.iter().map(|of| MoveVerdictV1 {
        rule: of.rule,
        from: of.from.map(Verdict::as_str),
        to: of.to.map(Verdict::as_str),
    });
    MoveEffectV1 {
        code: change.code.clone(),
        verdicts: verdicts.collect(),
    }
}

fn human(
    context: &mut CommandContext<'_>,
    planned: &PlannedMove,
    dry_run: bool,
) -> Result<(), CliError> {
    let paint = Paint::new(context.colour());
    let strings = &context.strings;
    let [old, new] = &planned.relocation.code;
    let codes = match old == new {
        true => old.clone(),
        false => format!("{old} → {new}"),
    };
    let name = line(&planned.name);
    writeln!(context.out, "{}  {name}", paint.strong(&line(&codes)))?;
    for file in &planned.relocation.files {
        writeln!(context.out, "  {}", line(&place(strings, file)))?;
        for change in &file.changes {
            writeln!(context.out, "      {}", line(&changed(strings, change)))?;
        }
    }
    for effect in &planned.effects {
        let told = procedure(strings, effect);
        if told.effects.is_empty() {
            continue;
        }
        let code = paint.strong(&line(&told.code));
        writeln!(context.out, "{} {code}  {}", told.sign, line(&told.name))?;
        for (_, effect) in told.effects {
            writeln!(context.out, "    {}", line(&effect))?;
        }
    }
    for sentence in sentences(strings, planned) {
        writeln!(context.out, "{}", line(&sentence))?;
    }
    let files = [("files", (planned.relocation.files.len() as u64).into())];
    let id = if dry_run { "move-would" } else { "move-done" };
    if dry_run || !context.global.quiet {
        // On a terminal, what was found comes before what was done about it.
        context.out.flush()?;
        writeln!(context.err, "{}", line(&strings.with(id, &files)))?;
    }
    Ok(())
}

/// A file, and where it goes.
fn place(strings: &Strings, file: &MovedFile) -> String {
    let path = slashes(&file.path);
    match &file.to {
        Some(to) => format!("{path} → {}", slashes(to)),
        None if file.is_new => strings.with("move-new-file", &[("path", path.into())]),
        None => path,
    }
}

fn changed(strings: &Strings, change: &MoveChange) -> String {
    let what = strings.get(&format!(
        "move-what-{}",
        change.what.as_str().replace('_', "-")
    ));
    let text = |value: &Option<String>| value.clone().unwrap_or_else(|| "–".to_owned());
    format!("{what}: {} → {}", text(&change.from), text(&change.to))
}

/// What becomes of decisions and reports, in plain words.
fn sentences(strings: &Strings, planned: &PlannedMove) -> Vec<String> {
    let relocation = &planned.relocation;
    let [old, new] = &relocation.code;
    let official = relocation.from.is_some();
    let mut told = Vec::new();
    let codes = [
        ("old", old.as_str().into()),
        ("new", new.as_str().into()),
        ("count", (planned.decisions.entries as u64).into()),
    ];
    if planned.decisions.entries > 0 {
        let id = if official {
            "move-log-stays"
        } else {
            "move-log-goes"
        };
        told.push(strings.with(id, &codes));
    }
    match planned.decisions.stale {
        Some([false, true]) if official => told.push(strings.with("move-old-stale", &codes)),
        Some([false, true]) => told.push(strings.with("move-turns-stale", &codes)),
        Some([_, false]) => told.push(strings.get("move-not-stale")),
        Some([true, true]) => told.push(strings.get("move-still-stale")),
        None => {}
    }
    let others: Vec<&str> = planned.others_stale().map(|of| of.code.as_str()).collect();
    if !others.is_empty() {
        let others = [("codes", others.join(", ").into())];
        told.push(strings.with("move-others-stale", &others));
    }
    if !planned.left.is_empty() {
        let paths: Vec<String> = planned.left.iter().map(|path| slashes(path)).collect();
        let told_of = [
            ("paths", paths.join(", ").into()),
            ("new", new.as_str().into()),
        ];
        told.push(strings.with("move-plans-stay", &told_of));
    }
    let mut all = relocation.files.iter().flat_map(|file| &file.changes);
    let since = all.find(|change| change.what == MoveChangeKind::IssuerSince);
    if let Some(day) = since.and_then(|change| change.to.clone()) {
        let issuer = relocation.issuer[1].clone().unwrap_or_default();
        let since = [
            ("new", new.as_str().into()),
            ("issuer", issuer.into()),
            ("day", day.into()),
        ];
        told.push(strings.with("move-belongs-since", &since));
    }
    if !planned.zero_by.is_empty() {
        let paths: Vec<String> = planned.zero_by.iter().map(|path| slashes(path)).collect();
        let zero_by = [
            ("paths", paths.join(", ").into()),
            ("new", new.as_str().into()),
        ];
        told.push(strings.with("move-zero-by", &zero_by));
    }
    let is_report = |file: &&MovedFile| file.kind == Some(FileKind::Statistics);
    let reports = relocation.files.iter().filter(is_report).count();
    if reports > 0 {
        let reports = [
            ("reports", (reports as u64).into()),
            ("new", new.as_str().into()),
        ];
        told.push(strings.with("move-reports", &reports));
    }
    told
}
