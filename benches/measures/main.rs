//! The measurements behind `measures.md`, beside what they are compared with in the same run.
//!
//! ```sh
//! cargo bench --bench measures                                  # speed at 10,000 procedures, and search quality
//! cargo bench --bench measures -- speed --size 100000           # the big catalogue
//! cargo bench --bench measures -- speed --only typing           # some of the rows
//! cargo bench --bench measures -- quality                       # search quality alone
//! cargo bench --bench measures -- generate --size 100000 DIR    # a catalogue to try things on
//! ```
//!
//! What is printed on standard output is Markdown, ready for the guide's page in both languages; progress goes to standard
//! error. Catalogues are made once and kept in `target/tmp`. Programs that are compared with are used where they are there: `rg` (else `grep`),
//! `git`; SQLite is built from `benches/fts5`.
//!
//! | file | what lives there |
//! |---|---|
//! | `generate` | catalogues that look real, by size and seed |
//! | `fixture` | the catalogue to measure, made once |
//! | `opened` | the catalogue in memory, as the program has it |
//! | `speed` | one file a family of rows |
//! | `quality` | known-item queries and their mean reciprocal rank |
//! | `queries` | what people type |
//! | `fts5` | SQLite's full-text search, in a program of its own |
//! | `process` | whole processes: how long, how much memory |
//! | `screen` | the program in a pseudo-terminal |
//! | `timing` | medians, best of three |
//! | `table` | rows and Markdown |
//! | `rng` | chance that is the same everywhere |

mod fixture;
mod fts5;
mod generate;
mod opened;
mod process;
mod quality;
mod queries;
mod rng;
#[cfg(unix)]
mod screen;
mod speed;
mod table;
mod timing;

use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use generate::Order;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[derive(Parser)]
#[command(about = "The measurements behind measures.md")]
struct Args {
    #[command(subcommand)]
    what: Option<MeasureCommand>,
    /// Given by cargo.
    #[arg(long, hide = true, global = true)]
    bench: bool,
}

#[derive(Subcommand)]
enum MeasureCommand {
    /// Speed and size, as a table.
    Speed(Speed),
    /// Search quality, as a table.
    Quality(Quality),
    /// Writes a catalogue.
    Generate {
        /// Number of procedures.
        #[arg(long, default_value_t = 10_000)]
        size: usize,
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Commits of twenty files in a git repository; none without.
        #[arg(long)]
        commits: Option<usize>,
        /// The folder; it must not be there.
        dir: PathBuf,
    },
}

#[derive(clap::Args)]
struct Speed {
    /// Numbers of procedures, one table each.
    #[arg(long, value_delimiter = ',', default_value = "10000")]
    size: Vec<usize>,
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Families of rows.
    #[arg(long, value_delimiter = ',', value_enum)]
    only: Vec<speed::Family>,
}

#[derive(clap::Args, Default)]
struct Quality {
    /// A folder with the portal's `catalog.jsonl` and `details/`; else `RASOAT_BENCH_PORTAL`, else `../shared/data/portal`, else
    /// the shipped catalogue.
    #[arg(long)]
    portal: Option<PathBuf>,
    /// Titles that are asked for, or all where there are fewer.
    #[arg(long, default_value_t = quality::TITLES)]
    titles: usize,
    /// Only kinds of queries with one of these in their name, the others over names.
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
}

fn main() -> ExitCode {
    match run(Args::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: Args) -> Result<(), Box<dyn Error>> {
    match args.what {
        Some(MeasureCommand::Generate {
            size,
            seed,
            commits,
            dir,
        }) => {
            if dir.exists() {
                return Err(format!("{} is there already", dir.display()).into());
            }
            let order = Order {
                size,
                seed,
                commits,
            };
            generate::generate(&order, &dir)
        }
        Some(MeasureCommand::Speed(args)) => run_speed(&args),
        Some(MeasureCommand::Quality(args)) => {
            quality::run(args.portal.as_deref(), args.titles, &args.only)
        }
        None => {
            run_speed(&Speed {
                size: vec![10_000],
                seed: 1,
                only: Vec::new(),
            })?;
            quality::run(None, quality::TITLES, &[])
        }
    }
}

fn run_speed(args: &Speed) -> Result<(), Box<dyn Error>> {
    for &size in &args.size {
        speed::run(size, args.seed, &args.only)?;
    }
    Ok(())
}
