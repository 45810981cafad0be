//! `rasoat check [PATH…]`: the catalogue's files against their schemas and each other.

use std::path::{Path, PathBuf};

use super::args::{self, Level};
use super::context::Context;
use super::exit::{CliError, Exit};
use crate::catalogue::FileKind;
use crate::catalogue::check::references;
use crate::catalogue::load::Files;
use crate::report::diagnostics::{Look, human, json};
use crate::rules::RULES;
use crate::session::Workspace;
use crate::source::{Severity, diagnostic};

pub fn run(args: &args::Check, context: &mut Context<'_>) -> Result<Exit, CliError> {
    let workspace = context.workspace()?;
    let source = context.source(&workspace)?;
    let loaded = context.load_from(&source)?;
    let files = &source.files;
    let mut found = loaded.diagnostics.clone();
    let rules: Vec<&str> = RULES.iter().map(|rule| rule.info().id).collect();
    let between = || references(&loaded.snapshot, files.as_ref(), &rules);
    found.extend(match &source.cache {
        Some(cache) => cache.findings(&loaded, between),
        None => between(),
    });
    diagnostic::sort(&mut found);
    let mut checked = loaded.files;
    if !args.paths.is_empty() {
        let wanted: Vec<PathBuf> = args
            .paths
            .iter()
            .map(|path| workspace.relative(&context.environment.folder, path))
            .collect();
        checked = count(files.as_ref(), &wanted)?;
        found.retain(|finding| wanted.iter().any(|path| finding.path.starts_with(path)));
    }
    if checked == 0 && found.is_empty() {
        return Err(CliError::new(Exit::Nothing, "there is nothing to check")
            .hint("name files or folders of the catalogue, or leave the paths out to check all"));
    }
    if context.json() {
        writeln!(context.out, "{}", json(&found, checked)?)?;
    } else {
        let root = shown_root(&workspace, &context.environment.folder);
        let look = Look {
            colour: context.colour(),
            width: context.environment.columns.unwrap_or(120),
            root: &root,
        };
        write!(
            context.out,
            "{}",
            human(&found, checked, files.as_ref(), look)
        )?;
    }
    let least = match args.level {
        Level::Error => Severity::Error,
        Level::Warning => Severity::Warning,
        Level::Info => Severity::Info,
    };
    Ok(if found.iter().any(|finding| finding.severity >= least) {
        Exit::Findings
    } else {
        Exit::Clean
    })
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

/// The catalogue's folder as seen from where the user stands, so that an editor can jump to a finding.
fn shown_root(workspace: &Workspace, folder: &Path) -> PathBuf {
    workspace
        .root()
        .strip_prefix(folder)
        .map_or_else(|_| workspace.root().to_owned(), Path::to_owned)
}
