//! Known-item queries: whoever looks for a procedure knows its title more or less, its code, or a law that it rests on. For
//! each query it counts how far up the first procedure that was meant stands: 1 for the first, 1/2 for the second, 0 beyond
//! the tenth; the table shows the mean (MRR@10).
//!
//! | file | what lives there |
//! |---|---|
//! | `items` | the queries, made from titles, codes and numbers of laws |
//! | `citizens` | questions as citizens ask them, with the procedures that answer them |
//! | `questions` | how people ask: templates around titles, words cut and run together |
//! | `engines` | who answers: rasoat, FTS5, tantivy as it comes |
//! | `pairs` | BM25 over names with adjacent pairs of words |

mod citizens;
mod engines;
mod items;
mod pairs;
mod questions;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use crate::opened::{MeasuredCatalogue, texts};
use crate::process;
use engines::{Engine, all};
use items::{Items, items};

/// Titles that are asked for, or all where there are fewer.
pub const TITLES: usize = 500;
/// Places that count.
pub const PLACES: usize = 10;
const SEED: u64 = 20_261_122;

/// Measures over the real list where it is there, else over the shipped catalogue.
pub fn run(portal: Option<&Path>, titles: usize, only: &[String]) -> Result<(), Box<dyn Error>> {
    let folder = catalogue(portal)?;
    let opened = MeasuredCatalogue::new(&folder, None)?;
    let names = opened.names();
    let whole: Vec<String> = (0..names.len())
        .map(|row| texts(opened.snapshot(), row))
        .collect::<Result<_, _>>()?;
    let mut kinds = items(opened.snapshot(), titles, SEED);
    let asked = |items: &Items| only.iter().any(|word| items.title.contains(word));
    kinds.retain(|items| only.is_empty() || asked(items));
    let shown = folder
        .file_name()
        .map(|name| name.to_string_lossy())
        .unwrap_or_default();
    println!(
        "MRR@10 over {} procedures ({shown}), {} titles, seed {SEED}. A hit on any procedure whose name has the same words counts.",
        names.len(),
        titles.min(names.len()),
    );
    for (what, names_only) in [("names", true), ("whole documents", false)] {
        if !names_only && !only.is_empty() {
            continue;
        }
        let bodies = if names_only {
            None
        } else {
            Some(whole.as_slice())
        };
        table(what, &kinds, &all(&opened, &names, bodies)?)?;
    }
    Ok(())
}

fn table(
    what: &str,
    kinds: &[Items],
    engines: &[Box<dyn Engine + '_>],
) -> Result<(), Box<dyn Error>> {
    let titles: Vec<&str> = engines.iter().map(|engine| engine.title()).collect();
    println!(
        "\n| query; the others over {what} | {} |",
        titles.join(" | ")
    );
    println!("|---{}|", "|---".repeat(titles.len()));
    for items in kinds {
        if items.queries.is_empty() || (items.in_bodies && what == "names") {
            continue;
        }
        let texts: Vec<&str> = items
            .queries
            .iter()
            .map(|query| query.text.as_str())
            .collect();
        let mut cells = Vec::new();
        let mut best_other = 0.0_f64;
        for (nth, engine) in engines.iter().enumerate() {
            let found = engine.answer(&texts)?;
            let scores = items
                .queries
                .iter()
                .zip(&found)
                .map(|(query, rows)| query.score(rows));
            let scores: Vec<f64> = scores.collect();
            let mean = scores.iter().sum::<f64>() / scores.len() as f64;
            if nth == 0 {
                tell_misses(items, &scores);
            } else {
                best_other = best_other.max(mean);
            }
            cells.push(mean);
        }
        let shown: Vec<String> = cells.iter().map(|mean| format!("{mean:.3}")).collect();
        let ahead = if cells[0] + 0.000_5 >= best_other {
            ""
        } else {
            " ✗"
        };
        println!(
            "| {} ({}) | {}{ahead} |",
            items.title,
            items.queries.len(),
            shown.join(" | ")
        );
    }
    Ok(())
}

/// Some of the queries that do worst, for whoever wants to make search better.
fn tell_misses(items: &Items, scores: &[f64]) {
    const TOLD: usize = 8;
    let missed = items
        .queries
        .iter()
        .zip(scores)
        .filter(|(_, score)| **score < 0.5);
    for (query, score) in missed.take(TOLD) {
        eprintln!("{} {score:.2}: {}", items.title, query.text);
    }
}

/// The catalogue that the queries are asked of. The portal's list is brought in by the program itself.
fn catalogue(portal: Option<&Path>) -> Result<PathBuf, Box<dyn Error>> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let portal = match portal {
        Some(named) => named.to_owned(),
        None => std::env::var_os("RASOAT_BENCH_PORTAL")
            .map_or_else(|| project.join("../shared/data/portal"), PathBuf::from),
    };
    if !portal.join("catalog.jsonl").exists() {
        eprintln!(
            "{} holds no catalog.jsonl: the shipped catalogue is taken",
            portal.display()
        );
        return Ok(project.join("catalogue"));
    }
    let folder = crate::fixture::kept("portal");
    crate::fixture::once(&folder, |folder| {
        let cache = tempfile::tempdir()?;
        let mut init = process::rasoat(folder, cache.path(), &["init"]);
        process::wall(init.arg(folder).stdin(Stdio::null()))?;
        let mut import = process::rasoat(folder, cache.path(), &["import", "portal"]);
        import.arg(portal.join("catalog.jsonl"));
        let details = portal.join("details");
        if details.exists() {
            import.arg(details);
        }
        process::wall(&mut import).map(drop)
    })?;
    Ok(folder)
}
