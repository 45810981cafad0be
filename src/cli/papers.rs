//! `rasoat documents --pages [QUERY]`: documents that need no longer be asked for, procedure by procedure, in pages a year.

use serde::Serialize;

use super::args::{self, Format};
use super::context::CommandContext;
use super::documents::DocumentsV1;
use super::exit::{CliError, Exit};
use super::json::{DocumentV1, HoldingDatabaseV1, VERSION};
use super::selection::exactly;
use super::table;
use super::term::{Paint, line};
use crate::analysis::documents::Documents;
use crate::analysis::papers::{NeedlessPaper, Papers, PapersOfProcedure};
use crate::catalogue::Snapshot;
use crate::rules::shares::Bounds;
use crate::session::open::unreadable::{self, UnreadableScope};
use crate::session::{Strings, View};

#[derive(Serialize)]
pub(super) struct PapersV1 {
    procedures: Vec<PapersOfProcedureV1>,
    pages: BoundsV1,
    documents_not_stated: usize,
}

#[derive(Serialize)]
struct PapersOfProcedureV1 {
    code: String,
    name: String,
    from: String,
    to: String,
    dossiers: BoundsV1,
    pages: BoundsV1,
    documents: Vec<PaperV1>,
}

#[derive(Serialize)]
struct PaperV1 {
    name: String,
    original: Option<u32>,
    copy: Option<u32>,
    always: bool,
    pages: BoundsV1,
    held_by: Vec<HoldingDatabaseV1>,
}

/// A number that is known, or between what it lies; without a most where nothing bounds it.
#[derive(Serialize)]
struct BoundsV1 {
    least: u64,
    most: Option<u64>,
}

impl From<Bounds> for BoundsV1 {
    fn from(of: Bounds) -> BoundsV1 {
        BoundsV1 {
            least: of.least,
            most: of.most,
        }
    }
}

pub(super) fn run(
    args: &args::DocumentsArgs,
    context: &mut CommandContext<'_>,
) -> Result<Exit, CliError> {
    let text = super::query::text(&args.query);
    let asked = super::query::asked(&text)?;
    asked.refuse_minus(context)?;
    let query = asked.query;
    let workspace = context.workspace()?;
    let view = context.view(&workspace)?;
    let snapshot = &view.snapshot;
    let rows = match query.is_empty() {
        true => (0..snapshot.procedures().len()).collect(),
        false => exactly(&query, &workspace, &view, context)?.rows,
    };
    let papers = Papers::of(&view.context(), &rows);
    let shown = &papers.procedures[..papers
        .procedures
        .len()
        .min(args.limit.unwrap_or(usize::MAX))];
    match context.global.format {
        Format::Json => {
            let output = output(&view, &papers, shown, text);
            context.write_json(&output)?;
        }
        Format::Csv => csv(context, snapshot, shown)?,
        _ => {
            super::sample::tell(context, snapshot)?;
            human(context, snapshot, shown)?;
        }
    }
    if !context.global.quiet {
        let said = told(&context.strings, &papers, &view);
        writeln!(context.err, "{said}")?;
    }
    // A report or a register that cannot be read may be of any of these procedures.
    Ok(context.answered(snapshot, UnreadableScope::Everything))
}

fn name(snapshot: &Snapshot, row: usize) -> (String, String) {
    let procedure = snapshot.procedures().get(row);
    procedure.map_or_else(Default::default, |of| {
        (of.code.clone(), of.read().name.clone())
    })
}

fn output(view: &View, papers: &Papers, shown: &[PapersOfProcedure], query: String) -> DocumentsV1 {
    let snapshot = &view.snapshot;
    let documents = Documents::build(snapshot, view.as_of);
    let asked: Vec<u32> = papers
        .procedures
        .iter()
        .filter_map(|of| u32::try_from(of.row).ok())
        .collect();
    let held = documents
        .rows
        .iter()
        .filter(|row| !row.held.is_empty() && row.procedures.iter().any(|row| asked.contains(row)));
    let held: Vec<DocumentV1> = held
        .map(|row| DocumentV1::new(snapshot, &documents, row))
        .collect();
    let procedures = shown.iter().map(|of| {
        let (code, name) = name(snapshot, of.row);
        PapersOfProcedureV1 {
            code,
            name,
            from: of.year.0.to_string(),
            to: of.year.1.to_string(),
            dossiers: of.dossiers.into(),
            pages: of.pages.into(),
            documents: of.papers.iter().map(PaperV1::from).collect(),
        }
    });
    DocumentsV1 {
        version: VERSION,
        as_of: view.as_of.to_string(),
        query,
        total: held.len(),
        documents: held,
        papers: Some(PapersV1 {
            procedures: procedures.collect(),
            pages: papers.pages.into(),
            documents_not_stated: papers.unstated,
        }),
        ignored: Vec::new(),
        unreadable: unreadable::paths(snapshot),
        sample: snapshot.is_sample(),
    }
}

impl From<&NeedlessPaper> for PaperV1 {
    fn from(of: &NeedlessPaper) -> PaperV1 {
        PaperV1 {
            name: of.name.clone(),
            original: of.original,
            copy: of.copy,
            always: of.always,
            pages: of.pages.into(),
            held_by: of.held.iter().map(HoldingDatabaseV1::from).collect(),
        }
    }
}

fn csv(
    context: &mut CommandContext<'_>,
    snapshot: &Snapshot,
    shown: &[PapersOfProcedure],
) -> Result<(), CliError> {
    let header = [
        "code",
        "name",
        "document",
        "original",
        "copy",
        "always",
        "held_by",
        "from",
        "to",
        "dossiers_least",
        "dossiers_most",
        "pages_least",
        "pages_most",
    ];
    let stated = |number: Option<u64>| number.map_or_else(String::new, |number| number.to_string());
    let rows = shown.iter().flat_map(|of| {
        let (code, name) = name(snapshot, of.row);
        of.papers.iter().map(move |paper| {
            let held: Vec<&str> = paper.held.iter().map(|of| of.name.as_str()).collect();
            [
                code.clone(),
                name.clone(),
                paper.name.clone(),
                stated(paper.original.map(u64::from)),
                stated(paper.copy.map(u64::from)),
                paper.always.to_string(),
                held.join("; "),
                of.year.0.to_string(),
                of.year.1.to_string(),
                of.dossiers.least.to_string(),
                stated(of.dossiers.most),
                paper.pages.least.to_string(),
                stated(paper.pages.most),
            ]
        })
    });
    table::write(context, snapshot, header, rows)
}

/// `1,204`, `≥ 1,204`, `0–1,204`; none where nothing is known.
fn number(strings: &Strings, of: Bounds) -> Option<String> {
    match (of.least, of.most) {
        (0, None) => None,
        (least, None) => Some(format!("≥ {}", strings.number(least))),
        (least, Some(most)) if least == most => Some(strings.number(least)),
        (least, Some(most)) => Some(format!(
            "{}–{}",
            strings.number(least),
            strings.number(most)
        )),
    }
}

/// The same, said where nothing is known.
fn known(strings: &Strings, of: Bounds) -> String {
    number(strings, of).unwrap_or_else(|| strings.get("papers-not-known"))
}

fn human(
    context: &mut CommandContext<'_>,
    snapshot: &Snapshot,
    shown: &[PapersOfProcedure],
) -> Result<(), CliError> {
    let paint = Paint::new(context.colour());
    let strings = &context.strings;
    for of in shown {
        let (code, name) = name(snapshot, of.row);
        writeln!(context.out, "{}  {}", paint.strong(&code), line(&name))?;
        let values = [
            ("pages", known(strings, of.pages).into()),
            ("dossiers", known(strings, of.dossiers).into()),
            ("from", of.year.0.to_string().into()),
            ("to", of.year.1.to_string().into()),
        ];
        writeln!(
            context.out,
            "    {}",
            strings.with("papers-of-procedure", &values)
        )?;
        for paper in &of.papers {
            let pieces = |number: Option<u32>| match number {
                Some(number) => strings.number(number.into()),
                None => strings.get("papers-not-stated"),
            };
            let held: Vec<&str> = paper.held.iter().map(|of| of.name.as_str()).collect();
            let values = [
                ("document", paper.name.as_str().into()),
                ("original", pieces(paper.original).into()),
                ("copy", pieces(paper.copy).into()),
                ("pages", known(strings, paper.pages).into()),
                ("held", held.join(", ").into()),
            ];
            let id = match paper.always {
                true => "papers-document",
                false => "papers-document-sometimes",
            };
            writeln!(context.out, "    - {}", line(&strings.with(id, &values)))?;
        }
    }
    Ok(())
}

/// How many there are, what they come to, and what is not known of them.
fn told(strings: &Strings, papers: &Papers, view: &View) -> String {
    let of = &papers.procedures;
    let count = |number: usize| strings.number(number as u64);
    let documents = of.iter().map(|of| of.papers.len()).sum();
    let unknown = of.iter().filter(|of| !of.pages.is_known()).count();
    let values = [
        ("procedures", count(of.len()).into()),
        ("documents", count(documents).into()),
        ("pages", known(strings, papers.pages).into()),
        ("unknown", count(unknown).into()),
        ("unstated", count(papers.unstated).into()),
        ("date", view.as_of.to_string().into()),
    ];
    strings.with("papers-found", &values)
}
