//! `rasoat show CODE`: one procedure with what every rule says of it, and the evidence on its use.
//!
//! | file | what lives there |
//! |---|---|
//! | `evidence` | use over time, plans, what changes by itself, who reported what, for people |

mod evidence;

use serde::Serialize;

use crate::analysis::evidence::{ProcedureEvidence, next_changes};
use crate::catalogue::instruments::label_of;
use crate::catalogue::model::{Decision, Procedure, Stated};
use crate::cli::args;
use crate::cli::context::CommandContext;
use crate::cli::exit::{CliError, Exit};
use crate::cli::json::{
    DecisionV1, GateV1, NextChangeV1, NoteV1, PlanV1, ProcedureV1, UsageV1, VERSION, VerdictV1,
    WindowV1,
};
use crate::cli::term::{self, Paint, line, sign};
use crate::rules::level::LevelOn;
use crate::session::decide::{gates, past_evidence};
use crate::session::open::unreadable::{self, UnreadableScope};
use crate::session::words::{differences, wording};
use crate::session::{View, Workspace};

#[derive(Serialize)]
struct ShowV1 {
    version: u32,
    as_of: String,
    window: WindowV1,
    procedure: ProcedureV1,
    verdicts: Vec<VerdictV1>,
    gate: GateV1,
    decisions: Vec<DecisionV1>,
    usage: UsageV1,
    plans: Vec<PlanV1>,
    next_change: Option<NextChangeV1>,
    later_changes: Vec<NextChangeV1>,
    notes: Vec<NoteV1>,
    changed: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unreadable: Vec<String>,
}

pub(super) fn run(
    args: &args::ShowArgs,
    context: &mut CommandContext<'_>,
) -> Result<Exit, CliError> {
    let workspace = context.workspace()?;
    let view = context.view(&workspace)?;
    let code = args.code.trim();
    let Some(row) = view.row(code) else {
        return Err(no_such(&view, code, context));
    };
    if context.json() {
        json(context, &workspace, &view, row)?;
    } else {
        human(context, &workspace, &view, row)?;
    }
    // Nobody knows of whom a file speaks that cannot be read: it may be of this one.
    Ok(context.answered(&view.snapshot, UnreadableScope::Everything))
}

/// That no procedure has a code (exit code 1), or that its file cannot be read (4).
pub(super) fn no_such(view: &View, code: &str, context: &CommandContext<'_>) -> CliError {
    let strings = &context.strings;
    let Some(file) = unreadable::procedure(&view.snapshot, code) else {
        let message = strings.with("refused-unknown-code", &[("code", code.into())]);
        return CliError::new(Exit::Findings, message).hint(strings.get("unknown-code-hint"));
    };
    let named = [("path", unreadable::shown(file).into())];
    CliError::new(Exit::Failed, strings.with("file-unreadable", &named))
        .hint(strings.with("file-unreadable-hint", &named))
}

/// What changed of the evidence since the decision in force, where it is stale.
fn changed(
    context: &CommandContext<'_>,
    workspace: &Workspace,
    view: &View,
    row: usize,
) -> Result<Vec<String>, CliError> {
    if !view.standing(row).any(|standing| standing.stale) {
        return Ok(Vec::new());
    }
    let Some(procedure) = view.procedure(row) else {
        return Ok(Vec::new());
    };
    let evidence = past_evidence::what_changed(workspace, view, row)?;
    Ok(differences::evidence(
        &context.strings,
        &view.snapshot,
        &procedure.code,
        &evidence,
    ))
}

fn json(
    context: &mut CommandContext<'_>,
    workspace: &Workspace,
    view: &View,
    row: usize,
) -> Result<(), CliError> {
    let (Some(procedure), Some(assessment)) = (view.procedure(row), view.assessment(row)) else {
        return Ok(());
    };
    let log = view.snapshot.decisions(&procedure.code);
    let rules = view.context();
    let evidence = ProcedureEvidence::of(&rules, procedure.value());
    let changes = next_changes(&view.snapshot, procedure.value(), view.as_of, view.today);
    let mut changes = changes.iter().map(NextChangeV1::from);
    let changed = changed(context, workspace, view, row)?;
    let (gate, own) = view.gate(row);
    let output = ShowV1 {
        gate: GateV1::new(gate.as_ref(), (view.as_of, own), &context.strings),
        changed,
        unreadable: unreadable::paths(&view.snapshot),
        version: VERSION,
        as_of: view.as_of.to_string(),
        window: view.window.into(),
        procedure: ProcedureV1::new(&view.snapshot, procedure.value(), slashes(&procedure.path)),
        verdicts: assessment
            .rules()
            .map(|(rule, finding, overridden)| {
                VerdictV1::new(rule, finding, overridden, &context.strings)
            })
            .collect(),
        decisions: log
            .into_iter()
            .flat_map(|log| {
                let entries = log.value.decisions.iter();
                entries.map(|decision| DecisionV1::new(decision, &log.value))
            })
            .collect(),
        usage: UsageV1::new(&view.snapshot, &evidence, &context.strings),
        plans: evidence.plans.iter().map(PlanV1::from).collect(),
        next_change: changes.next(),
        later_changes: changes.collect(),
        notes: log
            .into_iter()
            .flat_map(|log| &log.value.notes)
            .map(NoteV1::from)
            .collect(),
    };
    context.write_json(&output)
}

/// A path as outputs write it on every system.
pub(super) fn slashes(path: &std::path::Path) -> String {
    path.components()
        .map(|part| part.as_os_str().to_string_lossy())
        .collect::<Vec<_>>()
        .join("/")
}

fn human(
    context: &mut CommandContext<'_>,
    workspace: &Workspace,
    view: &View,
    row: usize,
) -> Result<(), CliError> {
    let changed = changed(context, workspace, view, row)?;
    let (Some(located), Some(assessment)) = (view.procedure(row), view.assessment(row)) else {
        return Ok(());
    };
    let procedure = located.value();
    let paint = Paint::new(context.colour());
    let strings = &context.strings;
    let out = &mut *context.out;
    writeln!(
        out,
        "{}  {}",
        paint.strong(&procedure.code),
        paint.strong(&line(&procedure.name))
    )?;
    let known = facts(view, procedure, strings).into_iter();
    term::facts(
        out,
        paint,
        strings,
        known.map(|(label, value)| (label, Some(value))),
    )?;
    writeln!(
        out,
        "\n{}",
        paint.strong(&strings.with(
            "show-rules",
            &[
                ("date", view.as_of.to_string().into()),
                ("from", view.window.from.to_string().into()),
                ("to", view.window.to.to_string().into()),
            ],
        ))
    )?;
    for (rule, finding, overridden) in assessment.rules() {
        let verdict = strings.get(&format!("verdict-{}", finding.verdict.as_str()));
        writeln!(
            out,
            "  {} {}  {}  {}",
            paint.verdict(finding.verdict, sign(finding.verdict)),
            paint.strong(rule.info().id),
            strings.rule_title(rule.info().id),
            paint.verdict(finding.verdict, &verdict),
        )?;
        for fact in &finding.evidence {
            writeln!(out, "      {}", line(&strings.fact(fact)))?;
        }
        for fact in &finding.missing {
            writeln!(
                out,
                "      {} {}",
                strings.get("show-missing"),
                line(&strings.fact(fact))
            )?;
        }
        if let Some(proposed) = finding.proposed_by(rule) {
            writeln!(out, "      → {}", strings.proposal(proposed.as_str()))?;
        }
        // Which value it is stands where it is said that one changed.
        if rule.info().id == "decision-stale" {
            for change in &changed {
                writeln!(out, "      ! {}", line(change))?;
            }
        }
        if let Some(o) = overridden {
            let text = strings.with(
                "show-overridden",
                &[
                    ("until", o.until.to_string().into()),
                    ("reason", o.reason.as_str().into()),
                    ("provision", o.provision.as_str().into()),
                ],
            );
            writeln!(out, "      {}", line(&text))?;
        }
    }
    gate(out, view, row, paint, strings)?;
    evidence::section(out, view, procedure, paint, strings)?;
    writeln!(out, "\n{}", paint.strong(&strings.get("show-decisions")))?;
    let log = view.snapshot.decisions(&procedure.code);
    let entries = log.map_or(&[][..], |log| &log.value.decisions);
    if entries.is_empty() {
        writeln!(out, "  {}", strings.get("fact-no-decision"))?;
    }
    let stands = |entry: &Decision| {
        let mut standing = view.standing(row);
        standing.any(|standing| standing.decision.id == entry.id)
    };
    for entry in entries.iter().rev() {
        writeln!(
            out,
            "{} {}  {}  {}  {}  {}",
            if stands(entry) { " *" } else { "  " },
            entry.recorded.strftime("%Y-%m-%d"),
            strings.get(&format!("state-{}", entry.state.as_str())),
            paint.strong(&strings.get(&format!("outcome-{}", entry.outcome.as_str()))),
            line(&entry.by.name),
            line(entry.reason.as_deref().unwrap_or_default()),
        )?;
        for more in more(entry, strings) {
            writeln!(out, "              {}", line(&more))?;
        }
    }
    for note in log.into_iter().flat_map(|log| log.value.notes.iter().rev()) {
        let when = note.recorded.strftime("%Y-%m-%d");
        writeln!(out, "  {when}  ✎ {}", line(&note.by.name))?;
        for text in note.text.lines() {
            writeln!(out, "      {}", line(text))?;
        }
    }
    if !changed.is_empty() {
        writeln!(out, "\n{}", paint.strong(&strings.get("show-changed")))?;
    }
    for change in &changed {
        writeln!(out, "  ! {}", line(change))?;
    }
    Ok(())
}

/// What recording `eligible_full` is answered: of a procedure that is not full the rules say less than the gate, which asks as if
/// it were.
fn gate(
    out: &mut dyn std::io::Write,
    view: &View,
    row: usize,
    paint: Paint,
    strings: &crate::session::Strings,
) -> Result<(), CliError> {
    let (gate, own) = view.gate(row);
    let told = gates::head(strings, gate.as_ref(), (view.as_of, own));
    writeln!(out, "\n{}", paint.strong(&told))?;
    let rules = gate.iter().flat_map(|gate| &gate.rules);
    for answer in rules.filter(|answer| answer.blocks) {
        let verdict = strings.get(&format!("verdict-{}", answer.verdict.as_str()));
        let overridden = match answer.overridden {
            true => format!("  ⚐ {}", strings.get("gate-overridden")),
            false => String::new(),
        };
        writeln!(
            out,
            "  {} {}  {}{overridden}",
            paint.verdict(answer.verdict, sign(answer.verdict)),
            paint.strong(answer.rule),
            paint.verdict(answer.verdict, &verdict),
        )?;
        for fact in &answer.evidence {
            writeln!(out, "      {}", line(&strings.fact(fact)))?;
        }
        let missing = strings.get("show-missing");
        for fact in &answer.missing {
            writeln!(out, "      {missing} {}", line(&strings.fact(fact)))?;
        }
    }
    Ok(())
}

/// What else an entry says that matters: that it was decided elsewhere, how long the service stops, by which decision it was
/// published.
fn more(entry: &Decision, strings: &crate::session::Strings) -> Vec<String> {
    let mut more = Vec::new();
    if let Some(by) = &entry.published {
        more.push(format!("{}, {}", by.number, by.signed));
    }
    if entry.is_imported() {
        let from = entry.imported.as_ref();
        let from = from.map(|from| format!(": {}, {}", from.file, from.row));
        let said = strings.get("decision-imported");
        more.push(format!("{said}{}", from.unwrap_or_default()));
    }
    if let Some(announced) = &entry.suspension {
        let values = [
            ("notice", announced.notice.as_str().into()),
            ("until", announced.until.to_string().into()),
        ];
        more.push(strings.with("decision-suspension", &values));
    }
    more
}

/// The head of a procedure: label ids and values.
fn facts(
    view: &View,
    procedure: &Procedure,
    strings: &crate::session::Strings,
) -> Vec<(&'static str, String)> {
    let snapshot = &view.snapshot;
    let agency = |id: &String| {
        snapshot
            .agency(id)
            .map_or(id.as_str(), |a| a.name.as_str())
            .to_owned()
    };
    let mut facts = Vec::new();
    if let Some(issuer) = &procedure.issuer {
        facts.push(("label-issuer", agency(issuer)));
    }
    let fields: Vec<String> = procedure
        .fields
        .iter()
        .map(|id| {
            snapshot
                .field(id)
                .map_or(id.as_str(), |f| f.name.as_str())
                .to_owned()
        })
        .collect();
    if !fields.is_empty() {
        facts.push(("label-field", fields.join("; ")));
    }
    let levels: Vec<String> = procedure
        .levels
        .iter()
        .map(|entry| strings.get(&format!("level-{}", entry.level.as_str())))
        .collect();
    if !levels.is_empty() {
        facts.push(("label-level", levels.join(", ")));
    }
    let executing: Vec<String> = procedure
        .executing
        .iter()
        .flat_map(Stated::items)
        .map(agency)
        .collect();
    if !executing.is_empty() {
        facts.push(("label-executing", executing.join("; ")));
    }
    let level = procedure.online.as_ref();
    let level = level.map_or("unknown", |online| online.level.as_str());
    let mut online = strings.get(&format!("online-{level}"));
    if let LevelOn::Later(since) = LevelOn::of(procedure, view.as_of) {
        let since = [("date", since.to_string().into())];
        online = format!("{online}, {}", strings.with("detail-since", &since));
    }
    facts.push(("label-online", online));
    let suspended = procedure.online.as_ref();
    let suspended = suspended
        .and_then(|online| wording::suspended(strings, online, view.as_of, |day| day.to_string()));
    facts.extend(suspended.map(|text| ("detail-suspended", text)));
    let laws: Vec<String> = procedure
        .legal_basis
        .iter()
        .flat_map(Stated::items)
        .map(|citation| {
            let meant = snapshot.cited(procedure, citation).into_iter();
            let candidates: Vec<String> =
                meant.flat_map(|cited| cited.meant.candidates()).collect();
            let label = label_of(citation);
            if candidates.is_empty() {
                return label;
            }
            let values = [("candidates", candidates.join("; ").into())];
            format!("{label} ({})", strings.with("law-ambiguous", &values))
        })
        .collect();
    if !laws.is_empty() {
        facts.push(("label-law", laws.join("; ")));
    }
    facts
}
