//! What an import does, for people: counts, what changes by meaning, and what somebody is to look at.

use super::super::context::CommandContext;
use super::super::exit::CliError;
use super::super::term::line;
use crate::catalogue::kind::FileKind;
use crate::diff::{FieldChange, ValueStep, between};
use crate::import::changes::ImportedFile;
use crate::import::report::{
    DecisionSummary, ImportConflict, ImportReport, ListSummary, NewerValue, Remark, Unnamed,
};
use crate::session::words::differences::{field_line, shortened};
use crate::yaml::items::plain;

/// Remarks of one kind at most that people are shown; `--format json` has them all.
const SHOWN: usize = 20;

/// Tells all of it: what was done on the one stream, what is wrong or in doubt on the other.
pub(super) fn tell(
    context: &mut CommandContext<'_>,
    report: &ImportReport,
    changes: &[ImportedFile],
    dry_run: bool,
) -> Result<(), CliError> {
    let number = |n: usize| context.strings.number(n as u64);
    let text = context.strings.with(
        "import-read",
        &[
            ("read", number(report.read).into()),
            ("created", number(report.created).into()),
            ("updated", number(report.updated).into()),
            ("unchanged", number(report.unchanged).into()),
            ("refused", number(report.refused.len()).into()),
        ],
    );
    writeln!(context.out, "{text}")?;
    if report.confirmed > 0 {
        let count = [("count", number(report.confirmed).into())];
        let text = context.strings.with("import-confirmed", &count);
        writeln!(context.out, "{text}")?;
    }
    if report.held > 0 {
        let count = [("count", number(report.held).into())];
        writeln!(
            context.out,
            "{}",
            context.strings.with("import-held", &count)
        )?;
    }
    if let Some(decisions) = &report.decisions {
        told(context, decisions, dry_run)?;
    }
    differences(context, changes, dry_run)?;
    if let Some(listed) = &report.list {
        list(context, listed, report.refused.is_empty())?;
    }
    if dry_run {
        writeln!(context.out, "{}", context.strings.get("import-dry-run"))?;
    }
    remarks(context, "import-refused", &report.refused)?;
    remarks(context, "import-warnings", &report.warnings)?;
    conflicts(context, &report.conflicts)?;
    newer(context, &report.newer)?;
    unnamed(context, &report.unnamed)?;
    let mut kept = report.kept.clone();
    let is_conflict = |code: &str, field: &str| {
        let mut conflicts = report.conflicts.iter();
        conflicts.any(|conflict| conflict.code == code && conflict.field == field)
    };
    // Whoever reads “as people corrected it” looks no further: it is said only where somebody did.
    kept.retain(|kept| {
        let is_it = |unnamed: &Unnamed| unnamed.code == kept.code && unnamed.field == kept.field;
        !is_conflict(&kept.code, &kept.field) && !report.unnamed.iter().any(is_it)
    });
    for kept in kept.iter().take(SHOWN) {
        let text = context.strings.with(
            "import-kept",
            &[
                ("code", kept.code.as_str().into()),
                ("field", kept.field.as_str().into()),
            ],
        );
        writeln!(context.err, "{}", line(&text))?;
    }
    more(context, kept.len())
}

/// What changes, file by file: first values that become others, then what only comes in addition, then what is new.
fn differences(
    context: &mut CommandContext<'_>,
    changes: &[ImportedFile],
    dry_run: bool,
) -> Result<(), CliError> {
    // What others refer to is counted; it follows from the rest, where there is any.
    let of_laws = |change: &ImportedFile| change.kind == Some(FileKind::Instruments);
    let laws_alone = changes.iter().all(of_laws);
    let shown = changes.iter().filter(|change| {
        !matches!(change.kind, Some(FileKind::Agencies | FileKind::Fields))
            && (laws_alone || !of_laws(change))
    });
    let (new, old): (Vec<_>, Vec<_>) = shown.partition(|change| change.is_new);
    let old = old
        .into_iter()
        .filter(|change| fields(change).next().is_some());
    let replaces = |change: &&ImportedFile| fields(change).any(|field| field.from.is_some());
    let (changed, completed): (Vec<_>, Vec<_>) = old.partition(replaces);
    // What is only planned is shown whole, for somebody is to decide on it.
    let most = if dry_run { usize::MAX } else { SHOWN };
    for change in changed.iter().take(most) {
        difference(context, '~', change)?;
    }
    if !dry_run {
        more_out(context, changed.len())?;
    }
    for (sign, changes) in [('·', completed), ('+', new)] {
        for change in changes.iter().take(SHOWN) {
            difference(context, sign, change)?;
        }
        more_out(context, changes.len())?;
    }
    Ok(())
}

/// What people are shown of a change: what an import keeps in `notes` tells them nothing.
fn fields(change: &ImportedFile) -> impl Iterator<Item = &FieldChange> {
    let is_note = |field: &FieldChange| matches!(field.path.first(), Some(ValueStep::Key(key)) if key == "notes");
    change.fields.iter().filter(move |field| !is_note(field))
}

fn difference(
    context: &mut CommandContext<'_>,
    sign: char,
    change: &ImportedFile,
) -> Result<(), CliError> {
    let code = change.code.as_deref().unwrap_or(&change.path);
    let name = change.name.as_deref().unwrap_or_default();
    let text = format!("{sign} {code}  {name}");
    writeln!(context.out, "{}", line(text.trim_end()))?;
    for field in fields(change) {
        let text = field_line(&context.strings, code, field);
        writeln!(context.out, "    {}", line(&text))?;
    }
    Ok(())
}

/// Whose lists these are, and what is gone from them.
fn list(
    context: &mut CommandContext<'_>,
    listed: &ListSummary,
    is_whole: bool,
) -> Result<(), CliError> {
    let covers = match is_whole {
        true if listed.partial => "import-list-unread",
        true => "import-list-covers",
        // A row of it was refused: nothing is gone from it.
        false => "import-list-part",
    };
    for (id, issuers) in [
        (covers, &listed.covers),
        ("import-list-beside", &listed.beside),
    ] {
        for issuer in issuers.iter().take(SHOWN) {
            let text = context.strings.with(
                id,
                &[
                    ("issuer", issuer.issuer.as_str().into()),
                    ("name", issuer.name.as_str().into()),
                    ("rows", (issuer.rows as u64).into()),
                ],
            );
            writeln!(context.out, "{}", line(&text))?;
        }
        more_out(context, issuers.len())?;
    }
    if listed.gone.is_empty() {
        return Ok(());
    }
    let text = context.strings.with(
        "import-list-gone",
        &[("count", (listed.gone.len() as u64).into())],
    );
    writeln!(context.out, "{text}")?;
    for gone in &listed.gone {
        let text = format!("- {}  {}", gone.code, gone.name);
        writeln!(context.out, "{}", line(&text))?;
        let text = format!("    {}: {}", gone.path, gone.write);
        writeln!(context.out, "{}", line(&text))?;
    }
    if listed.gone.iter().any(|gone| gone.to.is_none()) {
        writeln!(context.out, "{}", context.strings.get("import-list-accept"))?;
    }
    Ok(())
}

/// Values that both sides changed, and how to settle them.
fn conflicts(
    context: &mut CommandContext<'_>,
    conflicts: &[ImportConflict],
) -> Result<(), CliError> {
    if conflicts.is_empty() {
        return Ok(());
    }
    let count = [("count", (conflicts.len() as u64).into())];
    let text = context.strings.with("import-conflicts", &count);
    writeln!(context.err, "{text}")?;
    for conflict in conflicts.iter().take(SHOWN) {
        let ImportConflict { code, field, .. } = conflict;
        writeln!(context.err, "  {}", line(&format!("{code}:{field}")))?;
        let value =
            |value: &Option<serde_json::Value>| value.clone().unwrap_or(serde_json::Value::Null);
        // A long value is told by what differs in it.
        let (ours, theirs) = (value(&conflict.ours), value(&conflict.theirs));
        if ours.is_array() && theirs.is_array() || ours.is_object() && theirs.is_object() {
            for change in between(&ours, &theirs) {
                let text = field_line(&context.strings, code, &change);
                writeln!(context.err, "    {}", line(&text))?;
            }
            continue;
        }
        for (id, value) in [
            ("import-conflict-ours", &conflict.ours),
            ("import-conflict-theirs", &conflict.theirs),
            ("import-conflict-base", &conflict.base),
        ] {
            if let Some(value) = value {
                let text = plain(value);
                let text = context
                    .strings
                    .with(id, &[("value", shortened(&text).into())]);
                writeln!(context.err, "    {}", line(&text))?;
            }
        }
    }
    more(context, conflicts.len())
}

/// Values that the catalogue has from a newer source.
fn newer(context: &mut CommandContext<'_>, newer: &[NewerValue]) -> Result<(), CliError> {
    if newer.is_empty() {
        return Ok(());
    }
    let count = [("count", (newer.len() as u64).into())];
    let text = context.strings.with("import-newer", &count);
    writeln!(context.err, "{text}")?;
    for newer in newer.iter().take(SHOWN) {
        let NewerValue {
            code,
            field,
            retrieved,
        } = newer;
        writeln!(
            context.err,
            "  {}",
            line(&format!("{code}:{field} ({retrieved})"))
        )?;
    }
    more(context, newer.len())
}

/// What the catalogue has and the source does not say: first what somebody is to settle.
fn unnamed(context: &mut CommandContext<'_>, unnamed: &[Unnamed]) -> Result<(), CliError> {
    for (id, settle) in [("import-gone", true), ("import-unsaid", false)] {
        let of_these = || unnamed.iter().filter(|unnamed| unnamed.settle == settle);
        let all = of_these().count();
        if all == 0 {
            continue;
        }
        let text = context.strings.with(id, &[("count", (all as u64).into())]);
        writeln!(context.err, "{text}")?;
        for Unnamed { code, field, .. } in of_these().take(SHOWN) {
            writeln!(context.err, "  {}", line(&format!("{code}: {field}")))?;
        }
        more(context, all)?;
    }
    Ok(())
}

/// Says what the published decisions of a table mean: each of them where nothing is written yet, and what the rules say.
fn told(
    context: &mut CommandContext<'_>,
    decisions: &DecisionSummary,
    dry_run: bool,
) -> Result<(), CliError> {
    let new = || decisions.entries.iter().filter(|entry| entry.is_new);
    if dry_run {
        for entry in new().take(SHOWN) {
            let row = entry.annex_row.map_or(0, u64::from);
            let outcome = context.strings.get(&format!("outcome-{}", entry.outcome));
            let text = context.strings.with(
                "import-decision",
                &[
                    ("code", entry.code.as_str().into()),
                    ("outcome", outcome.into()),
                    ("number", entry.number.as_str().into()),
                    ("signed", entry.signed.as_str().into()),
                    ("row", row.into()),
                    ("in_force", u64::from(entry.in_force).into()),
                ],
            );
            writeln!(context.out, "  {}", line(&text))?;
        }
        more(context, new().count())?;
    }
    let behind = new().filter(|entry| !entry.in_force).count();
    if behind > 0 {
        let text = context
            .strings
            .with("import-behind", &[("count", (behind as u64).into())]);
        writeln!(context.out, "{text}")?;
    }
    if decisions.gate_refuses > 0 {
        let rules: Vec<String> = decisions
            .gate_rules
            .iter()
            .map(|(rule, count)| format!("{rule} {count}"))
            .collect();
        let text = context.strings.with(
            "import-gate",
            &[
                ("count", (decisions.gate_refuses as u64).into()),
                ("rules", rules.join(", ").into()),
            ],
        );
        writeln!(context.out, "{text}")?;
    }
    Ok(())
}

fn remarks(
    context: &mut CommandContext<'_>,
    heading: &str,
    remarks: &[Remark],
) -> Result<(), CliError> {
    if remarks.is_empty() {
        return Ok(());
    }
    writeln!(context.err, "{}", context.strings.get(heading))?;
    for remark in remarks.iter().take(SHOWN) {
        let mut place = remark.path.clone();
        match &remark.cell {
            Some(cell) => place.push_str(&format!("!{cell}")),
            None => {
                for number in [remark.line, remark.column].into_iter().flatten() {
                    place.push_str(&format!(":{number}"));
                }
            }
        }
        let code = remark
            .code
            .as_ref()
            .map_or_else(String::new, |code| format!(" [{code}]"));
        writeln!(
            context.err,
            "  {}",
            line(&format!(
                "{place}{code} {}",
                context.strings.say(&remark.reason)
            ))
        )?;
    }
    more(context, remarks.len())
}

fn more(context: &mut CommandContext<'_>, all: usize) -> Result<(), CliError> {
    match rest(context, all) {
        Some(text) => Ok(writeln!(context.err, "  {text}")?),
        None => Ok(()),
    }
}

/// How many are not shown; none where all are.
fn rest(context: &CommandContext<'_>, all: usize) -> Option<String> {
    let rest = all.checked_sub(SHOWN).filter(|rest| *rest > 0)?;
    let count = [("count", (rest as u64).into())];
    Some(context.strings.with("import-more", &count))
}

fn more_out(context: &mut CommandContext<'_>, all: usize) -> Result<(), CliError> {
    match rest(context, all) {
        Some(text) => Ok(writeln!(context.out, "  {text}")?),
        None => Ok(()),
    }
}
