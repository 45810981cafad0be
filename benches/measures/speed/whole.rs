//! Everything at once, in memory: parsing, rules, the index; and the size of the program.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rasoat::catalogue::model::Procedure;
use rasoat::rules::verdicts_all;
use rasoat::search::Index;
use rayon::prelude::*;

use super::{SpeedFixture, add};
use crate::opened::MeasuredCatalogue;
use crate::process::RASOAT;
use crate::table::{Row, thousands};
use crate::timing::{best_median, limit, ms, ratio, timed};

pub fn rows(ground: &SpeedFixture) -> Result<Vec<Row>, Box<dyn Error>> {
    let mut rows = Vec::new();
    let parsing = ground.parsing()?;
    let opened = MeasuredCatalogue::new(&ground.folder, None)?;
    let times = ratio(opened.load, parsing);
    let row = Row::new(
        "all files into memory, against parsing alone",
        format!("{times:.2} ×"),
        "",
        None,
    );
    add(
        &mut rows,
        row.beside(format!("{} against {}", ms(opened.load), ms(parsing))),
    );
    let view = &opened.desk.view;
    let rules = best_median(1, || {
        let (judged, took) = timed(|| verdicts_all(&view.snapshot, view.as_of, view.today));
        if judged.len() == ground.size {
            Ok(took)
        } else {
            Err("not all were judged".into())
        }
    })?;
    add(
        &mut rows,
        Row::within(
            "rules over the whole catalogue",
            rules,
            limit(ground.size, 60, 600),
        ),
    );
    let index = best_median(1, || {
        let (index, took) = timed(|| Index::build(&view.snapshot, &|_| {}));
        index?;
        Ok(took)
    })?;
    let rate = ground.size as f64 / index.as_secs_f64();
    let value = format!("{} a second", thousands(rate as usize));
    let row = Row::new(
        "index build in memory, procedures",
        value,
        "≥ 15,000 a second",
        rate >= 15_000.0,
    );
    add(&mut rows, row.beside(ms(index)));
    drop(opened);
    ground.warm()?;
    let warm = best_median(5, || {
        let warm = ground.warm()?;
        Ok(warm.load + warm.judge + warm.index)
    })?;
    let row = Row::within(
        "open the cache → searchable, in memory",
        warm,
        limit(ground.size, 60, 150),
    );
    let last = ground.opened()?;
    let parts = format!(
        "one opening: files {}, columns {}, index {}",
        ms(last.load),
        ms(last.judge),
        ms(last.index)
    );
    add(&mut rows, row.beside(parts));
    let bytes = fs::metadata(RASOAT)?.len();
    let mib = bytes as f64 / f64::from(1 << 20);
    let row = Row::new(
        "release binary",
        format!("{mib:.1} MiB"),
        "≤ 30 MiB",
        mib <= 30.0,
    );
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
        let procedure: Procedure =
            serde_yaml::from_slice(&bytes).map_err(|error| error.to_string())?;
        Ok(procedure.name.len())
    };
    let mut best = Duration::MAX;
    for _ in 0..3 {
        let (done, took) = timed(|| files.par_iter().map(parse).sum::<Result<usize, String>>());
        done?;
        best = best.min(took);
    }
    Ok(best)
}
