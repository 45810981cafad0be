//! `rasoat export`: the list that a ministry signs, and the one of what is not on it.

use std::path::Path;

use super::args;
use super::context::CommandContext;
use super::exit::{CliError, Exit};
use super::selection::{everything, exactly};
use super::term::line;
use crate::files::FileErrorKind;
use crate::i18n::{Message, message};
use crate::session::View;
use crate::session::decide::annex::{
    self, AnnexCommit, AnnexFormat, AnnexKind, AnnexRefusal, AnnexRequest, PreparedAnnex,
};
use crate::session::search::export;

pub(super) fn run(
    args: &args::ExportArgs,
    context: &mut CommandContext<'_>,
) -> Result<Exit, CliError> {
    let format = format(context.global.format, args.output.as_deref())?;
    let text = super::query::text(&args.query);
    let asked = super::query::asked(&text)?;
    if asked.query.is_empty() && !args.query.is_empty() {
        asked.tell(context)?;
        return Err(everything(context, "query-everything-export"));
    }
    asked.refuse_minus(context)?;
    let query = asked.query;
    let workspace = context.workspace()?;
    let view = context.view_with_lost(&workspace)?;
    let rows = if query.is_empty() {
        None
    } else {
        Some(exactly(&query, &workspace, &view, context)?.rows)
    };
    let wanted = AnnexRequest {
        list: match args.list {
            args::ExportList::Eligible => AnnexKind::Eligible,
            args::ExportList::NotEligible => AnnexKind::NotEligible,
        },
        number: args.number.clone(),
        signed: args.signed,
        rows,
        query: query.to_string(),
        despite_errors: args.despite_errors,
        fresh: false,
        commit: match &context.global.at {
            Some(at) => Some(AnnexCommit::of(&workspace, at)?),
            None => None,
        },
    };
    write(
        context,
        &view,
        &wanted,
        format,
        args.output.as_deref().map(|path| (path, workspace.root())),
        args.replace,
    )?;
    Ok(Exit::Clean)
}

/// Writes a list to a file, or to standard output where none is named, and says what is on it.
///
/// # Errors
/// The list would be empty, or a file is there and not to be replaced (exit code 1); files that it needs cannot be read (4).
fn write(
    context: &mut CommandContext<'_>,
    view: &View,
    wanted: &AnnexRequest,
    format: AnnexFormat,
    output: Option<(&Path, &Path)>,
    replace: bool,
) -> Result<(), CliError> {
    let (made, content) = content(context, view, wanted, format)?;
    match output {
        Some((path, catalogue)) => {
            let path = context.environment.folder.join(path);
            let path = export::write(&path, &content, replace, catalogue).map_err(there)?;
            name(context, &path)?;
        }
        None => to_output(context, &content, format)?,
    }
    if let Some(commit) = &wanted.commit {
        // Whatever is not to be said: nobody takes it for a list of today.
        let told = annex::of_commit(&context.strings, commit);
        writeln!(context.err, "rasoat: {}", line(&told))?;
    }
    tell(context, &made)
}

/// Says which file was written.
pub(super) fn name(context: &mut CommandContext<'_>, path: &Path) -> Result<(), CliError> {
    if !context.global.quiet {
        let path = path.display().to_string();
        writeln!(context.err, "{}", line(&path))?;
    }
    Ok(())
}

/// A list, and the file that it is.
///
/// # Errors
/// There is no such list, or the format cannot hold it.
pub(super) fn content(
    context: &CommandContext<'_>,
    view: &View,
    wanted: &AnnexRequest,
    format: AnnexFormat,
) -> Result<(PreparedAnnex, Vec<u8>), CliError> {
    let made = annex::make(view, wanted).map_err(|why| {
        let message = annex::no_list(&context.strings, &why);
        match why {
            AnnexRefusal::Unreadable(_) => CliError::new(Exit::Failed, message)
                .hint(context.strings.get("annex-unreadable-hint")),
            AnnexRefusal::Lost(_) => {
                CliError::new(Exit::Findings, message).hint(context.strings.get("annex-lost-hint"))
            }
            AnnexRefusal::Ahead(..) => CliError::new(Exit::Usage, message),
            _ => CliError::new(Exit::Findings, message),
        }
    })?;
    let content = made
        .content(format)
        .map_err(|error| CliError::new(Exit::Failed, error.message))?;
    Ok((made, content))
}

/// The form of the file: as asked, else as the file's name ends, else a page for reading.
///
/// # Errors
/// The two disagree, or neither says (exit code 2).
pub(super) fn format(asked: args::Format, output: Option<&Path>) -> Result<AnnexFormat, CliError> {
    let ending = output.and_then(Path::extension).and_then(|e| e.to_str());
    let of_name = ending.and_then(AnnexFormat::of_extension);
    let asked = match asked {
        args::Format::Human
        | args::Format::Concise
        | args::Format::Sarif
        | args::Format::Github
        | args::Format::Gitlab => None,
        args::Format::Json => Some(AnnexFormat::Json),
        args::Format::Csv => Some(AnnexFormat::Csv),
        args::Format::Md => Some(AnnexFormat::Markdown),
        args::Format::Xlsx => Some(AnnexFormat::Xlsx),
        args::Format::Docx => Some(AnnexFormat::Docx),
    };
    let usage = |message: Message, hint: Message| CliError::new(Exit::Usage, message).hint(hint);
    match (asked, of_name) {
        (Some(asked), Some(of_name)) if asked != of_name => Err(usage(
            message!("error-other-ending"),
            message!("error-other-ending-hint"),
        )),
        (Some(asked), _) if output.is_none() && !asked.is_text() => Err(usage(
            message!("error-no-text"),
            message!("error-no-text-hint"),
        )),
        (None, None) if output.is_some() => Err(usage(
            message!("error-no-ending"),
            message!("error-no-ending-hint"),
        )),
        (asked, of_name) => Ok(asked.or(of_name).unwrap_or(AnnexFormat::Markdown)),
    }
}

/// A file that is there is kept: something refused, not a failure of the tool.
pub(super) fn there(error: crate::files::FileError) -> CliError {
    let is_there = error.kind == FileErrorKind::ChangedOnDisk;
    let is_forbidden = error.kind == FileErrorKind::Forbidden;
    let failed = CliError::from(error);
    if is_forbidden {
        return failed.with_exit(Exit::Usage);
    }
    if is_there {
        failed
            .with_exit(Exit::Findings)
            .hint(message!("error-replace-hint"))
    } else {
        failed
    }
}

fn to_output(
    context: &mut CommandContext<'_>,
    content: &[u8],
    format: AnnexFormat,
) -> Result<(), CliError> {
    if context.environment.terminal && format == AnnexFormat::Csv {
        // A spreadsheet needs the mark at the beginning and its own ends of lines; a terminal neither.
        let text = String::from_utf8_lossy(content);
        let text = text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n");
        context.out.write_all(text.as_bytes())?;
    } else {
        context.out.write_all(content)?;
    }
    Ok(())
}

/// Says how many are on the list, and how many are not and why.
pub(super) fn tell(context: &mut CommandContext<'_>, made: &PreparedAnnex) -> Result<(), CliError> {
    if context.global.quiet {
        return Ok(());
    }
    let strings = &context.strings;
    let count = strings.number(made.rows() as u64);
    let mut said = strings.with("annex-made", &[("count", count.into())]);
    if let Some(counts) = annex::left_out(strings, &made.left_out) {
        let counts = [("counts", counts.into())];
        said = format!("{said}; {}", strings.with("annex-left", &counts));
    }
    writeln!(context.err, "{}", line(&said))?;
    for missed in annex::missed_lines(strings, &made.missed) {
        writeln!(context.err, "  {}", line(&missed))?;
    }
    if !made.holes.is_empty() {
        const NAMED: usize = 12;
        let mut rows: Vec<String> = made.holes.iter().take(NAMED).map(u32::to_string).collect();
        if made.holes.len() > NAMED {
            rows.push("…".to_owned());
        }
        let said = strings.with("annex-holes", &[("rows", rows.join(", ").into())]);
        writeln!(context.err, "rasoat: {}", line(&said))?;
    }
    if !made.passed_over.is_empty() {
        let values = [
            ("count", (made.passed_over.len() as u64).into()),
            ("codes", made.passed_over.join(", ").into()),
        ];
        let said = strings.with("annex-passed-over", &values);
        writeln!(context.err, "rasoat: {}", line(&said))?;
    }
    Ok(())
}
