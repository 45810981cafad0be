//! Everything at once, in memory: parsing, rules, the index; and the size of the program.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rasoat::catalogue::model::Procedure;
use rayon::prelude::*;

use super::{Ground, add};
use crate::process::RASOAT;
use crate::table::{Row, thousands};
use crate::timing::{limit, ms, ratio, timed};

pub fn rows(ground: &Ground) -> Result<Vec<Row>, Box<dyn Error>> {
    let mut rows = Vec::new();
    let times = &ground.opened()?.times;
    let parsing = ground.parsing()?;
    let row = Row::new("all files into memory, against parsing alone", format!("{:.2} ×", ratio(times.load, parsing)), "", None);
    add(&mut rows, row.beside(format!("{} against {}", ms(times.load), ms(parsing))));
    let row = Row::within("rules over the whole catalogue", times.rules, limit(ground.size, 10, 100));
    add(&mut rows, row);
    let rate = ground.size as f64 / times.index.as_secs_f64();
    let value = format!("{} a second", thousands(rate as usize));
    let row = Row::new("index build, procedures", value, "≥ 15,000 a second", rate >= 15_000.0);
    add(&mut rows, row.beside(format!("{} in all, of which nothing is parsing", ms(times.index))));
    let bytes = fs::metadata(RASOAT)?.len();
    let mib = bytes as f64 / f64::from(1 << 20);
    let row = Row::new("release binary", format!("{mib:.1} MiB"), "≤ 30 MiB", mib <= 30.0);
    add(&mut rows, row);
    Ok(rows)
}

/// Reading and parsing every procedure into its type on all cores, with nothing else.
pub fn parsing_alone(folder: &Path) -> Result<Duration, Box<dyn Error>> {
    let mut files: Vec<PathBuf> = Vec::new();
    for issuer in fs::read_dir(folder.join("procedures"))? {
        for file in fs::read_dir(issuer?.path())? {
            files.push(file?.path());
        }
    }
    let parse = |file: &PathBuf| -> Result<usize, String> {
        let bytes = fs::read(file).map_err(|error| error.to_string())?;
        let procedure: Procedure = serde_yaml::from_slice(&bytes).map_err(|error| error.to_string())?;
        Ok(procedure.name.len())
    };
    let mut best = Duration::MAX;
    for _ in 0..2 {
        let (done, took) = timed(|| files.par_iter().map(parse).sum::<Result<usize, String>>());
        done?;
        best = best.min(took);
    }
    Ok(best)
}
