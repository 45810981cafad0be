//! `rasoat laws [QUERY]`: legal instruments, what rests on them, where they are cited, what a repeal would do.
//!
//! | file | what lives there |
//! |---|---|
//! | `human` | for people |
//! | `tables` | as comma-separated values |

mod human;
mod tables;

use jiff::civil::Date;
use serde::Serialize;

use super::args::{self, Format};
use super::context::CommandContext;
use super::exit::{CliError, Exit};
use super::json::{LawCitationsV1, LawV1, RepealV1, VERSION};
use crate::analysis::laws::{
    InstrumentMatch, Law, LawCitations, Laws, Repeal, USES_REST_ON, if_repealed, uses,
};
use crate::catalogue::{FileKind, Snapshot};
use crate::i18n::message;
use crate::search::short_texts::TextQuery;
use crate::session::open::unreadable::{self, UnreadableScope};

#[derive(Serialize)]
struct LawsV1 {
    version: u32,
    as_of: String,
    query: String,
    total: usize,
    laws: Vec<LawV1>,
    uses: Option<LawCitationsV1>,
    if_repealed: Option<RepealV1>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ignored: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unreadable: Vec<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    sample: bool,
}

/// What a list of laws rests on.
const RESTS_ON: [FileKind; 4] = [
    FileKind::Instruments,
    FileKind::Procedure,
    FileKind::Agencies,
    FileKind::Manifest,
];

/// One instrument with all that was asked of it.
struct LawReport {
    law: Law,
    uses: LawCitations,
    repeal: Option<Repeal>,
}

pub(super) fn run(
    args: &args::LawsArgs,
    context: &mut CommandContext<'_>,
) -> Result<Exit, CliError> {
    let text = super::query::text(&args.query);
    let ignored = super::query::words_alone(&text, "laws", context)?;
    let workspace = context.workspace()?;
    let (snapshot, as_of) = context.snapshot(&workspace)?;
    let exit = context.answered(&snapshot, UnreadableScope::Kinds(&RESTS_ON));
    let laws = Laws::build(&snapshot, as_of);
    let found = one(args, &laws, &text).map_err(|error| match exit {
        // What is not there may stand in a file that cannot be read.
        Exit::Failed if error.exit() == Exit::Findings => error.with_exit(exit),
        _ => error,
    });
    if let Some(at) = found? {
        let Some(law) = laws.rows.get(at).cloned() else {
            return Ok(Exit::Clean);
        };
        let exit = exit_of_one(&snapshot, exit, args.if_repealed.is_some(), context);
        let later = context.global.as_of.map(|_| as_of);
        let one = LawReport {
            uses: uses(&snapshot, &law),
            repeal: args
                .if_repealed
                .map(|on| if_repealed(&snapshot, &law, on, later)),
            law,
        };
        show(context, &snapshot, as_of, &text, &one)?;
        return Ok(exit);
    }
    let found = laws.find(&TextQuery::parse(&text), |law| {
        !args.unknown || law.is_undescribed()
    });
    let limit = args.limit.unwrap_or(usize::MAX);
    let rows: Vec<&Law> = found
        .iter()
        .take(limit)
        .filter_map(|at| laws.rows.get(*at))
        .collect();
    match context.global.format {
        Format::Json => context.write_json(&LawsV1 {
            version: VERSION,
            as_of: as_of.to_string(),
            query: text,
            total: found.len(),
            laws: rows.into_iter().map(LawV1::from).collect(),
            uses: None,
            if_repealed: None,
            ignored,
            unreadable: unreadable::paths(&snapshot),
            sample: snapshot.is_sample(),
        })?,
        Format::Csv => tables::list(context, &snapshot, &rows)?,
        _ => {
            super::sample::tell(context, &snapshot)?;
            human::list(context, as_of, &rows, found.len(), args.unknown)?;
        }
    }
    Ok(exit)
}

/// What is said of one rests on the files that may name it too, and what its repeal would do on whatever verdicts rest on.
fn exit_of_one(
    snapshot: &Snapshot,
    exit: Exit,
    repealed: bool,
    context: &CommandContext<'_>,
) -> Exit {
    let about = match repealed {
        true => UnreadableScope::Everything,
        false => UnreadableScope::Kinds(&USES_REST_ON),
    };
    match exit {
        Exit::Clean => context.answered(snapshot, about),
        other => other,
    }
}

/// The one instrument that is asked for; none where a list is.
fn one(args: &args::LawsArgs, laws: &Laws, text: &str) -> Result<Option<usize>, CliError> {
    match laws.named(text) {
        InstrumentMatch::One(at) if !args.unknown => Ok(Some(at)),
        InstrumentMatch::None(near) => {
            let error = CliError::new(
                Exit::Findings,
                message!("error-no-law", number = text.trim()),
            );
            Err(match near.as_slice() {
                [] => error.hint(message!("error-no-law-hint")),
                near => error.hint(message!("error-near", near = near.join(", "))),
            })
        }
        InstrumentMatch::Several if args.if_repealed.is_some() => Err(CliError::new(
            Exit::Usage,
            message!("error-several-laws", number = text.trim()),
        )
        .hint(message!("laws-write-whole", number = text.trim()))),
        _ if args.if_repealed.is_some() => {
            Err(CliError::new(Exit::Usage, message!("error-if-repealed"))
                .hint("rasoat laws 45/2020/NĐ-CP --if-repealed 2027-01-01"))
        }
        _ => Ok(None),
    }
}

fn show(
    context: &mut CommandContext<'_>,
    snapshot: &Snapshot,
    as_of: Date,
    query: &str,
    one: &LawReport,
) -> Result<(), CliError> {
    match context.global.format {
        Format::Json => context.write_json(&LawsV1 {
            version: VERSION,
            as_of: as_of.to_string(),
            query: query.to_owned(),
            total: 1,
            laws: vec![LawV1::from(&one.law)],
            uses: Some(LawCitationsV1::new(snapshot, &one.law, &one.uses)),
            if_repealed: one
                .repeal
                .as_ref()
                .map(|repeal| RepealV1::new(snapshot, repeal)),
            ignored: Vec::new(),
            unreadable: unreadable::paths(snapshot),
            sample: snapshot.is_sample(),
        }),
        Format::Csv => match &one.repeal {
            Some(repeal) => tables::repeal(context, snapshot, repeal),
            None => tables::uses(context, snapshot, one),
        },
        _ => {
            super::sample::tell(context, snapshot)?;
            human::one(context, snapshot, as_of, one)
        }
    }
}

fn code_and_name(snapshot: &Snapshot, row: usize) -> (String, String) {
    let procedure = snapshot.procedures().get(row);
    procedure.map_or_else(Default::default, |procedure| {
        let procedure = procedure.value();
        (procedure.code.clone(), procedure.name.clone())
    })
}
