//! `rasoat cache [clear]`: what is kept of a catalogue between runs, and emptying it.

use serde::Serialize;

use super::args::{self, CacheCommand};
use super::context::CommandContext;
use super::exit::{CliError, Exit};
use super::json::VERSION;
use super::term::line;
use crate::catalogue::cache::{self, CachePart};

#[derive(Serialize)]
struct CacheV1 {
    version: u32,
    /// The catalogue's own cache; none where nothing is kept.
    folder: Option<String>,
    parts: Vec<CachePartV1>,
    bytes: u64,
}

#[derive(Serialize)]
struct CachePartV1 {
    part: &'static str,
    files: u64,
    bytes: u64,
}

pub(super) fn run(
    args: &args::CacheArgs,
    context: &mut CommandContext<'_>,
) -> Result<Exit, CliError> {
    match &args.what {
        None => show(context),
        Some(CacheCommand::Clear(args)) if args.all => clear_all(context),
        Some(CacheCommand::Clear(_)) => clear(context),
    }
}

fn show(context: &mut CommandContext<'_>) -> Result<Exit, CliError> {
    let cache = context.workspace()?.cache();
    let parts: Vec<CachePart> = match &cache {
        Some(cache) => cache.parts()?,
        None => Vec::new(),
    };
    let folder = cache
        .as_ref()
        .map(|cache| cache.folder().display().to_string());
    let bytes = parts.iter().map(|part| part.bytes).sum();
    if context.json() {
        context.write_json(&CacheV1 {
            version: VERSION,
            folder,
            bytes,
            parts: parts.iter().map(CachePartV1::from).collect(),
        })?;
        return Ok(Exit::Clean);
    }
    let strings = &context.strings;
    let Some(folder) = folder else {
        writeln!(context.out, "{}", strings.get("cache-off"))?;
        return Ok(Exit::Clean);
    };
    writeln!(context.out, "{}", line(&folder))?;
    if parts.is_empty() {
        writeln!(context.out, "{}", strings.get("cache-empty"))?;
    }
    for part in &parts {
        let name = strings.get(&format!("cache-part-{}", part.name));
        let size = kilobytes(part.bytes);
        writeln!(context.out, "  {size:>10} kB  {name}")?;
    }
    Ok(Exit::Clean)
}

fn clear(context: &mut CommandContext<'_>) -> Result<Exit, CliError> {
    if let Some(cache) = context.workspace()?.cache() {
        cache.clear()?;
        if !context.global.quiet {
            writeln!(context.err, "{}", context.strings.get("cache-cleared"))?;
        }
    }
    Ok(Exit::Clean)
}

fn clear_all(context: &mut CommandContext<'_>) -> Result<Exit, CliError> {
    if let Some(all) = &context.environment.caches {
        let cleared = cache::clear_all(all)? as u64;
        if !context.global.quiet {
            let text = context
                .strings
                .with("cache-cleared-all", &[("caches", cleared.into())]);
            writeln!(context.err, "{text}")?;
        }
    }
    Ok(Exit::Clean)
}

/// Whole kilobytes, rounded up.
fn kilobytes(bytes: u64) -> u64 {
    bytes.div_ceil(1000)
}

impl From<&CachePart> for CachePartV1 {
    fn from(part: &CachePart) -> CachePartV1 {
        CachePartV1 {
            part: part.name,
            files: part.files,
            bytes: part.bytes,
        }
    }
}
