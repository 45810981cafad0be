//! `rasoat documents [QUERY]`: required documents, who asks for them, which database holds them already.

use jiff::civil::Date;
use serde::Serialize;

use super::args::{self, Format};
use super::context::CommandContext;
use super::exit::{CliError, Exit};
use super::json::{DocumentV1, VERSION};
use super::papers::PapersV1;
use super::table;
use super::term::{Paint, line};
use crate::analysis::documents::{Documents, RequiredDocument};
use crate::catalogue::{FileKind, Snapshot};
use crate::search::short_texts::TextQuery;
use crate::session::open::unreadable::{self, UnreadableScope};
use crate::session::words::laws as words;
use crate::text::truncate;

/// Codes that are shown of those who ask, unless one document is left.
const CODES: usize = 8;
/// Agencies that are shown of those who ask, unless one document is left.
const AGENCIES: usize = 3;

#[derive(Serialize)]
pub(super) struct DocumentsV1 {
    pub version: u32,
    pub as_of: String,
    pub query: String,
    pub total: usize,
    pub documents: Vec<DocumentV1>,
    /// With `--pages` alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub papers: Option<PapersV1>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ignored: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unreadable: Vec<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub sample: bool,
}

/// What an answer about documents rests on.
const RESTS_ON: [FileKind; 4] = [
    FileKind::Procedure,
    FileKind::Databases,
    FileKind::Agencies,
    FileKind::Manifest,
];

pub(super) fn run(
    args: &args::DocumentsArgs,
    context: &mut CommandContext<'_>,
) -> Result<Exit, CliError> {
    if args.pages {
        return super::papers::run(args, context);
    }
    let text = super::query::text(&args.query);
    let ignored = super::query::words_alone(&text, "documents", context)?;
    let workspace = context.workspace()?;
    let (snapshot, as_of) = context.snapshot(&workspace)?;
    let documents = Documents::build(&snapshot, as_of);
    let found = documents.find(&TextQuery::parse(&text), |row| {
        !args.held || !row.held.is_empty()
    });
    let rows: Vec<&RequiredDocument> = found
        .iter()
        .take(args.limit.unwrap_or(usize::MAX))
        .filter_map(|at| documents.rows.get(*at))
        .collect();
    match context.global.format {
        Format::Json => context.write_json(&DocumentsV1 {
            version: VERSION,
            as_of: as_of.to_string(),
            query: text,
            total: found.len(),
            documents: rows
                .into_iter()
                .map(|row| DocumentV1::new(&snapshot, &documents, row))
                .collect(),
            papers: None,
            ignored,
            unreadable: unreadable::paths(&snapshot),
            sample: snapshot.is_sample(),
        })?,
        Format::Csv => csv(context, &snapshot, &rows)?,
        _ => {
            super::sample::tell(context, &snapshot)?;
            human(context, &snapshot, &documents, (as_of, found.len()), &rows)?;
        }
    }
    Ok(context.answered(&snapshot, UnreadableScope::Kinds(&RESTS_ON)))
}

fn code(snapshot: &Snapshot, row: u32) -> String {
    let procedure = snapshot.procedures().get(row as usize);
    procedure.map_or_else(String::new, |procedure| procedure.code.clone())
}

fn csv(
    context: &mut CommandContext<'_>,
    snapshot: &Snapshot,
    rows: &[&RequiredDocument],
) -> Result<(), CliError> {
    let header = [
        "name",
        "procedures",
        "procedures_in_force",
        "held_by",
        "spellings",
        "component_codes",
        "codes",
    ];
    let rows = rows.iter().map(|row| {
        let held: Vec<&str> = row.held.iter().map(|holder| holder.name.as_str()).collect();
        let codes = row.procedures.iter().map(|row| code(snapshot, *row));
        [
            row.name.clone(),
            row.procedures.len().to_string(),
            row.in_force.to_string(),
            held.join("; "),
            row.spellings.to_string(),
            row.codes.join("; "),
            codes.collect::<Vec<_>>().join("; "),
        ]
    });
    table::write(context, snapshot, header, rows)
}

fn human(
    context: &mut CommandContext<'_>,
    snapshot: &Snapshot,
    documents: &Documents,
    (as_of, total): (Date, usize),
    rows: &[&RequiredDocument],
) -> Result<(), CliError> {
    let paint = Paint::new(context.colour());
    let strings = &context.strings;
    let columns = context
        .environment
        .columns
        .filter(|_| context.environment.terminal)
        .map(|columns| columns.saturating_sub(8).max(20));
    let (most_codes, most_agencies) = match rows {
        [_] => (usize::MAX, usize::MAX),
        _ => (CODES, AGENCIES),
    };
    for row in rows {
        let name = line(&row.name);
        let name = match columns {
            Some(columns) if rows.len() > 1 => truncate(&name, columns),
            _ => name,
        };
        let count = strings.number(row.procedures.len() as u64);
        writeln!(context.out, "{count:>6}  {}", paint.strong(&name))?;
        for holder in &row.held {
            let held = strings.with(
                "doc-held",
                &[
                    ("name", holder.name.as_str().into()),
                    ("date", holder.since.to_string().into()),
                    ("source", holder.source.as_str().into()),
                ],
            );
            writeln!(context.out, "        {}", line(&held))?;
        }
        let askers = documents.askers(snapshot, &row.procedures);
        let mut names: Vec<String> = askers
            .iter()
            .take(most_agencies)
            .map(|asker| words::asker(strings, asker))
            .collect();
        if askers.len() > most_agencies {
            names.push("…".to_owned());
        }
        writeln!(
            context.out,
            "        {}",
            paint.faint(&line(&names.join(" · ")))
        )?;
        let mut codes: Vec<String> = row
            .procedures
            .iter()
            .take(most_codes)
            .map(|row| code(snapshot, *row))
            .collect();
        if row.procedures.len() > most_codes {
            codes.push("…".to_owned());
        }
        writeln!(
            context.out,
            "        {}",
            paint.faint(&line(&codes.join(" ")))
        )?;
    }
    if !context.global.quiet {
        let said = strings.with(
            "documents-found",
            &[
                ("total", strings.number(total as u64).into()),
                ("date", as_of.to_string().into()),
            ],
        );
        writeln!(context.err, "{said}")?;
    }
    Ok(())
}
