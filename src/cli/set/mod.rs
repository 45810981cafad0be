//! `rasoat set`, `plan` and `count`: fields, plans and counts of procedures, changed by meaning.
//!
//! | file | what lives there |
//! |---|---|
//! | `output` | what is written and refused, for people and as JSON |

mod output;

use std::path::PathBuf;
use std::sync::Arc;

use serde_json::Value;

use super::args;
use super::context::CommandContext;
use super::exit::{CliError, Exit};
use super::move_to::not_written;
use super::selection::Selection;
use crate::catalogue::FileKind;
use crate::catalogue::schema::field::FieldMisfit;
use crate::i18n::message;
use crate::session::edit::fields::{
    self, CountsEdit, EditSources, FieldEdit, PlanEdit, ProcedureEdit, Proposal, RowEdit, propose,
    unfit_words,
};
use crate::session::open::unreadable::UNREADABLE;
use crate::session::{Strings, View};

/// Which procedures, and whether anything is written.
struct EditScope<'a> {
    selection: Selection<'a>,
    dry_run: bool,
}

/// `rasoat set PATH VALUE [CODE]…`
pub(super) fn run(
    args: &args::SetArgs,
    context: &mut CommandContext<'_>,
) -> Result<Exit, CliError> {
    let (value, codes) = match (args.remove, args.words.split_first()) {
        (true, _) => (None, args.words.as_slice()),
        (false, Some((value, codes))) => (Some(value.as_str()), codes),
        (false, None) => {
            return Err(CliError::new(Exit::Usage, message!("error-value-missing"))
                .hint(message!("error-value-missing-hint")));
        }
    };
    let strings = &context.strings;
    let mut changes =
        vec![FieldEdit::of_procedure(&args.path, value).map_err(|why| unfit(why, strings))?];
    for pair in args.more.chunks_exact(2) {
        changes.push(
            FieldEdit::of_procedure(&pair[0], Some(&pair[1])).map_err(|why| unfit(why, strings))?,
        );
    }
    let asked = EditScope {
        selection: Selection {
            codes,
            query: args.query.as_deref(),
            all: args.all,
        },
        dry_run: args.dry_run,
    };
    edit(
        &ProcedureEdit::Fields(changes),
        FileKind::Procedure,
        &asked,
        context,
    )
}

/// `rasoat plan PLAN [CODE]…`
pub(super) fn plan(
    args: &args::PlanArgs,
    context: &mut CommandContext<'_>,
) -> Result<Exit, CliError> {
    let head = [
        ("type", &args.kind),
        ("number", &args.number),
        ("signer", &args.signer),
        ("signed", &args.signed),
        ("from", &args.from),
        ("to", &args.to),
        ("title", &args.title),
        ("source", &args.source),
    ];
    if args.measure.iter().any(|measure| measure.trim().is_empty()) {
        return Err(CliError::new(Exit::Usage, message!("error-measure-empty"))
            .hint(message!("error-measure-empty-hint")));
    }
    // As a list in a file, so that nothing in a measure is taken for the end of one.
    let measures: Vec<Value> = args.measure.iter().map(|text| text.trim().into()).collect();
    let measures = Some(Value::from(measures).to_string()).filter(|_| !args.measure.is_empty());
    let row = [
        ("measures", &measures),
        ("due", &args.due),
        ("done", &args.done),
        ("superseded_by", &args.superseded_by),
    ];
    let row = match args.remove {
        true => RowEdit::TakeOut,
        false => RowEdit::Put(stated(&row, FieldEdit::of_plan_row, &context.strings)?),
    };
    let wanted = ProcedureEdit::Plan(PlanEdit {
        id: args.plan.trim().to_owned(),
        head: stated(&head, FieldEdit::of_plan, &context.strings)?,
        row,
    });
    let asked = EditScope {
        selection: Selection {
            codes: &args.codes,
            query: args.query.as_deref(),
            all: args.all,
        },
        dry_run: args.dry_run,
    };
    edit(&wanted, FileKind::Plan, &asked, context)
}

/// `rasoat count FILE [CODE]…`
pub(super) fn count(
    args: &args::CountArgs,
    context: &mut CommandContext<'_>,
) -> Result<Exit, CliError> {
    let counts = [
        ("online", &args.online),
        ("in_person", &args.in_person),
        ("post", &args.post),
        ("offline", &args.offline),
        ("carried_over", &args.carried_over),
        ("resolved_online", &args.resolved_online),
        ("on_time", &args.on_time),
        ("returned", &args.returned),
        ("digitised", &args.digitised),
        ("electronic_results", &args.electronic_results),
        ("synchronised", &args.synchronised),
    ];
    let strings = &context.strings;
    let changes = match args.remove {
        true => counts
            .iter()
            .map(|(key, _)| FieldEdit::of_counts(key, None))
            .collect::<Result<_, _>>()
            .map_err(|why| unfit(why, strings))?,
        false => stated(&counts, FieldEdit::of_counts, strings)?,
    };
    if changes.is_empty() {
        return Err(CliError::new(Exit::Usage, message!("error-no-count"))
            .hint(message!("error-no-count-hint")));
    }
    let workspace = context.writable()?;
    let folder = context.environment.folder.clone();
    let report: PathBuf = workspace.relative(&folder, &args.report);
    let asked = EditScope {
        selection: Selection {
            codes: &args.codes,
            query: args.query.as_deref(),
            all: args.all,
        },
        dry_run: args.dry_run,
    };
    let wanted = ProcedureEdit::Counts(CountsEdit {
        report,
        counts: changes,
    });
    edit(&wanted, FileKind::Statistics, &asked, context)
}

/// The values that are given, read by the type of their field.
fn stated(
    values: &[(&str, &Option<String>)],
    read: fn(&str, Option<&str>) -> Result<FieldEdit, FieldMisfit>,
    strings: &Strings,
) -> Result<Vec<FieldEdit>, CliError> {
    let given = values
        .iter()
        .filter_map(|(key, text)| Some((key, text.as_deref()?)));
    given
        .map(|(key, text)| read(key, Some(text)).map_err(|why| unfit(why, strings)))
        .collect()
}

fn unfit(why: FieldMisfit, strings: &Strings) -> CliError {
    let [message, hint] = unfit_words(strings, &why);
    CliError::new(Exit::Usage, message).hint(hint)
}

/// Proposes an edit, writes it unless only a look is asked for, and tells what it does.
fn edit(
    wanted: &ProcedureEdit,
    kind: FileKind,
    asked: &EditScope<'_>,
    context: &mut CommandContext<'_>,
) -> Result<Exit, CliError> {
    let selection = &asked.selection;
    if selection.codes.is_empty() && selection.query.is_none() && !selection.all {
        return Err(
            CliError::new(Exit::Usage, message!("error-no-procedure-named"))
                .hint(message!("error-no-procedure-named-hint")),
        );
    }
    let workspace = context.writable()?;
    let source = context.source(&workspace)?;
    let loaded = Arc::new(context.told(&source)?);
    let view = View::of(
        &loaded,
        context.date(&loaded),
        context.today(&loaded),
        source.cache,
    );
    let codes = selection.codes(&workspace, &view, context)?;
    let mut opened = EditSources::new(&workspace, loaded, view, &codes, &[kind]);
    if let ProcedureEdit::Counts(counts) = wanted {
        opened.read_report(&counts.report);
    }
    // A query that finds nothing asks for nothing.
    let proposal = match codes.is_empty() {
        true => Proposal::default(),
        false => propose(&opened, wanted)?,
    };
    let done = match asked.dry_run {
        true => fields::unchanged(&workspace, &proposal),
        false => fields::write(&workspace, &proposal),
    };
    done.map_err(not_written)?;
    output::tell(&opened, &proposal, asked.dry_run, context)?;
    Ok(exit(&proposal))
}

/// Reasons that a file cannot be read.
const UNREAD: [&str; 3] = [UNREADABLE, "edit-unreadable", "edit-plan-unreadable"];

/// What is refused is a finding; what is so already is not.
fn exit(proposal: &Proposal) -> Exit {
    let mut reasons = proposal.refused.iter().flat_map(|of| &of.reasons);
    match proposal.refused.is_empty() {
        true => Exit::Clean,
        false if reasons.any(|reason| UNREAD.contains(&reason.id)) => Exit::Failed,
        false => Exit::Findings,
    }
}
