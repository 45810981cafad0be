//! `rasoat variants [QUERY]`: provinces' variants, procedures by provinces.

use jiff::civil::Date;
use serde::Serialize;

use super::args::{self, Format};
use super::context::CommandContext;
use super::exit::{CliError, Exit};
use super::export::{name, there};
use super::json::VERSION;
use super::selection::exactly;
use super::term::{Paint, line};
use crate::analysis::variants::{
    VariantCell, VariantMatrix, VariantRow, VariantState, VariantUnit,
};
use crate::export::matrix::{MatrixSheet, xlsx};
use crate::export::sheet;
use crate::i18n::{Message, message};
use crate::rules::level::LevelOn;
use crate::session::open::unreadable::{self, UnreadableScope};
use crate::session::search::export;
use crate::session::{Strings, View};

#[derive(Serialize)]
struct VariantsV1 {
    version: u32,
    as_of: String,
    query: String,
    total: usize,
    provinces: Option<u32>,
    units: Vec<UnitV1>,
    procedures: Vec<ProcedureV1>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unreadable: Vec<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    sample: bool,
}

#[derive(Serialize)]
struct UnitV1 {
    id: String,
    name: String,
    province: bool,
    to: Option<String>,
}

#[derive(Serialize)]
struct ProcedureV1 {
    code: String,
    name: String,
    level: Option<&'static str>,
    not_recorded: usize,
    variants: Vec<VariantV1>,
}

#[derive(Serialize)]
struct VariantV1 {
    unit: String,
    state: &'static str,
    level: Option<&'static str>,
    since: Option<String>,
    local_code: Option<String>,
    note: Option<String>,
}

pub(super) fn run(
    args: &args::VariantsArgs,
    context: &mut CommandContext<'_>,
) -> Result<Exit, CliError> {
    let format = format(args, context.global.format)?;
    let text = super::query::text(&args.query);
    let asked = super::query::asked(&text)?;
    asked.refuse_minus(context)?;
    let query = asked.query;
    let workspace = context.workspace()?;
    let view = context.view(&workspace)?;
    let snapshot = &view.snapshot;
    let is_asked = !query.is_empty();
    let rows = match is_asked {
        true => exactly(&query, &workspace, &view, context)?.rows,
        false => (0..snapshot.procedures().len()).collect(),
    };
    let mut matrix = VariantMatrix::of(snapshot, &rows, view.as_of);
    if !is_asked {
        // Of the whole catalogue, what is recorded; what was asked for is shown whatever is recorded of it.
        let is_recorded = |row: &VariantRow| row.cells.iter().any(|cell| cell.variant.is_some());
        matrix.rows.retain(is_recorded);
    }
    match format {
        Format::Json => context.write_json(&output(&view, &matrix, text))?,
        Format::Csv | Format::Xlsx => {
            let content = table(&context.strings, &view, &matrix, format)?;
            match &args.output {
                Some(path) => {
                    let path = context.environment.folder.join(path);
                    let path = export::write(&path, &content, args.replace, workspace.root())
                        .map_err(there)?;
                    name(context, &path)?;
                }
                None => context.out.write_all(&content)?,
            }
        }
        _ => {
            super::sample::tell(context, snapshot)?;
            human(context, &view, &matrix)?;
        }
    }
    if !context.global.quiet {
        let said = told(&context.strings, &matrix, view.as_of);
        writeln!(context.err, "{}", line(&said))?;
    }
    // A file of variants that cannot be read may be of any of these procedures.
    Ok(context.answered(snapshot, UnreadableScope::Everything))
}

/// The form of the output: as asked, else as the file's name ends.
fn format(args: &args::VariantsArgs, asked: Format) -> Result<Format, CliError> {
    let usage = |message: Message, hint: Message| CliError::new(Exit::Usage, message).hint(hint);
    let Some(path) = &args.output else {
        return match asked {
            Format::Xlsx => Err(usage(
                message!("error-no-text"),
                message!("variants-no-ending-hint"),
            )),
            asked => Ok(asked),
        };
    };
    let ending = path.extension().and_then(|ending| ending.to_str());
    let of_name = match ending.map(str::to_lowercase).as_deref() {
        Some("xlsx") => Format::Xlsx,
        Some("csv") => Format::Csv,
        _ => {
            return Err(usage(
                message!("error-no-ending"),
                message!("variants-no-ending-hint"),
            ));
        }
    };
    match asked {
        Format::Human => Ok(of_name),
        asked if asked == of_name => Ok(of_name),
        _ => Err(usage(
            message!("error-other-ending"),
            message!("error-other-ending-hint"),
        )),
    }
}

fn output(view: &View, matrix: &VariantMatrix, query: String) -> VariantsV1 {
    let units = matrix.units.iter().map(|unit| UnitV1 {
        id: unit.id.clone(),
        name: unit.name.clone(),
        province: unit.is_province,
        to: unit.to.map(|to| to.to_string()),
    });
    let procedures = matrix.rows.iter().filter_map(|row| {
        let procedure = view.snapshot.procedures().get(row.row)?;
        let cells = row.cells.iter().zip(&matrix.units);
        let recorded = cells.filter(|(cell, _)| cell.state != VariantState::NotRecorded);
        let variants = recorded.map(|(cell, unit)| {
            let of = cell.variant.as_ref();
            VariantV1 {
                unit: unit.id.clone(),
                state: cell.state.as_str(),
                level: of.and_then(|of| of.level).map(|level| level.as_str()),
                since: of.and_then(|of| of.since).map(|since| since.to_string()),
                local_code: of.and_then(|of| of.local_code.clone()),
                note: of.and_then(|of| of.note.clone()),
            }
        });
        Some(ProcedureV1 {
            code: procedure.code.clone(),
            name: procedure.read().name.clone(),
            level: row.national.known().map(|level| level.as_str()),
            not_recorded: row.count(&matrix.units, VariantState::NotRecorded),
            variants: variants.collect(),
        })
    });
    VariantsV1 {
        version: VERSION,
        as_of: view.as_of.to_string(),
        query,
        total: matrix.rows.len(),
        provinces: matrix.provinces,
        units: units.collect(),
        procedures: procedures.collect(),
        unreadable: unreadable::paths(&view.snapshot),
        sample: view.snapshot.is_sample(),
    }
}

fn national(strings: &Strings, level: LevelOn) -> String {
    match level {
        LevelOn::Known(level) => strings.get(&format!("online-{}", level.as_str())),
        LevelOn::Absent => strings.get("online-unknown"),
        LevelOn::Later(_) => strings.get("online-later"),
    }
}

/// What stands in a cell of the sheet: the level, whether it differs, and what was noted.
fn cell(strings: &Strings, cell: &VariantCell) -> String {
    let of = cell.variant.as_ref();
    let level = of
        .and_then(|of| of.level)
        .map(|level| strings.get(&format!("online-{}", level.as_str())));
    let state = strings.get(&format!("variant-{}", cell.state.as_str()));
    let since = of
        .and_then(|of| of.since)
        .map(|since| strings.with("group-from", &[("date", since.to_string().into())]));
    let note = of.and_then(|of| of.note.clone());
    let parts = level.into_iter().chain([state]).chain(since).chain(note);
    parts.collect::<Vec<_>>().join(" · ")
}

fn unit_title(strings: &Strings, unit: &VariantUnit) -> String {
    match (unit.is_province, unit.to) {
        (true, _) => unit.name.clone(),
        (false, Some(to)) => strings.with(
            "variant-ended",
            &[
                ("name", unit.name.clone().into()),
                ("date", to.to_string().into()),
            ],
        ),
        (false, None) => strings.with("variant-apart", &[("name", unit.name.clone().into())]),
    }
}

fn table(
    strings: &Strings,
    view: &View,
    matrix: &VariantMatrix,
    format: Format,
) -> Result<Vec<u8>, CliError> {
    let sample = view.snapshot.is_sample();
    let titles = ["column-code", "column-name", "variant-national"];
    let mut header: Vec<String> = titles.iter().map(|id| strings.get(id)).collect();
    header.extend(matrix.units.iter().map(|unit| unit_title(strings, unit)));
    let mut rows: Vec<Vec<String>> = Vec::new();
    for row in &matrix.rows {
        let Some(procedure) = view.snapshot.procedures().get(row.row) else {
            continue;
        };
        let mut cells = vec![
            procedure.code.clone(),
            procedure.read().name.clone(),
            national(strings, row.national),
        ];
        cells.extend(row.cells.iter().map(|of| cell(strings, of)));
        rows.push(cells);
    }
    if format == Format::Csv {
        if sample {
            header.push("sample".to_owned());
            rows.iter_mut()
                .for_each(|row| row.push(sheet::SAMPLE.to_owned()));
        }
        let header: Vec<&str> = header.iter().map(String::as_str).collect();
        return Ok(sheet::table(&header, rows));
    }
    let notes = [told(strings, matrix, view.as_of)];
    let title = strings.get("variants-title");
    let sheet = MatrixSheet {
        title: &title,
        notes: &notes,
        header: &header,
        rows: &rows,
        frozen: 3,
        widths: &[11.0, 48.0, 14.0],
        sample,
    };
    xlsx(&sheet).map_err(|error| CliError::new(Exit::Failed, message!("annex-xlsx", error)))
}

/// How many procedures, how many provinces are known, and the day.
fn told(strings: &Strings, matrix: &VariantMatrix, as_of: Date) -> String {
    let known = matrix.units.iter().filter(|unit| unit.is_province).count();
    let values = [
        ("count", (matrix.rows.len() as u64).into()),
        ("known", (known as u64).into()),
        ("of", u64::from(matrix.provinces.unwrap_or_default()).into()),
        ("date", as_of.to_string().into()),
    ];
    let id = match matrix.provinces {
        Some(_) => "variants-found",
        None => "variants-found-no-number",
    };
    strings.with(id, &values)
}

fn human(
    context: &mut CommandContext<'_>,
    view: &View,
    matrix: &VariantMatrix,
) -> Result<(), CliError> {
    const STATES: [VariantState; 8] = [
        VariantState::Lower,
        VariantState::Higher,
        VariantState::NoLevel,
        VariantState::Later,
        VariantState::Unreadable,
        VariantState::NationalUnknown,
        VariantState::Same,
        VariantState::NotRecorded,
    ];
    let paint = Paint::new(context.colour());
    let strings = Strings::new(context.strings.lang());
    for row in &matrix.rows {
        let Some(procedure) = view.snapshot.procedures().get(row.row) else {
            continue;
        };
        writeln!(
            context.out,
            "{}  {}",
            paint.strong(&line(&procedure.code)),
            line(&procedure.read().name)
        )?;
        let national = national(&strings, row.national);
        let of = format!("{}: {national}", strings.get("variant-national"));
        writeln!(context.out, "    {}", line(&of))?;
        for state in STATES {
            let word = strings.get(&format!("variant-{}", state.as_str()));
            let count = row.count(&matrix.units, state);
            if count == 0 {
                continue;
            }
            let mut said = format!("{word}: {}", strings.number(count as u64));
            if state != VariantState::NotRecorded {
                let cells = row.cells.iter().zip(&matrix.units);
                let cells = cells.filter(|(cell, unit)| unit.is_province && cell.state == state);
                let names = cells.map(|(of, unit)| named(&strings, of, unit));
                said = format!("{said} – {}", names.collect::<Vec<_>>().join("; "));
            }
            writeln!(context.out, "    {}", line(&said))?;
        }
        let cells = row.cells.iter().zip(&matrix.units);
        let apart = cells
            .filter(|(cell, unit)| !unit.is_province && cell.state != VariantState::NotRecorded);
        for (of, unit) in apart {
            let said = format!("{}: {}", unit_title(&strings, unit), cell(&strings, of));
            writeln!(context.out, "    {}", paint.faint(&line(&said)))?;
        }
    }
    Ok(())
}

/// A province with its level, and what was noted of it.
fn named(strings: &Strings, cell: &VariantCell, unit: &VariantUnit) -> String {
    let of = cell.variant.as_ref();
    let level = of.and_then(|of| of.level);
    let level = level.map(|level| strings.get(&format!("online-{}", level.as_str())));
    let note = of.and_then(|of| of.note.clone());
    let more: Vec<String> = level.into_iter().chain(note).collect();
    match more.is_empty() {
        true => unit.name.clone(),
        false => format!("{} ({})", unit.name, more.join("; ")),
    }
}
