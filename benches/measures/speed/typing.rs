//! From a keystroke to results: rows in order, counts for all filters, what to mark. In memory, as the screen's worker
//! does it.

use std::error::Error;
use std::time::Duration;

use super::{SpeedFixture, add};
use crate::fts5::{Fts5, expression};
use crate::opened::{MeasuredCatalogue, texts};
use crate::queries::{Manner, typed};
use crate::table::Row;
use crate::timing::{Spread, limit, ms, ratio, timed};

/// Queries that are typed, letter by letter.
const QUERIES: usize = 100;
/// Keystrokes that FTS5 is asked for; it is slow.
const OF_FTS5: usize = 100;
const SEED: u64 = 7;
/// Rows that a list shows.
const SHOWN: usize = 50;

pub fn rows(ground: &SpeedFixture) -> Result<Vec<Row>, Box<dyn Error>> {
    let opened = ground.opened()?;
    let names = opened.names();
    let mut rows = Vec::new();
    let right = typed(&names, QUERIES, Manner::Right, SEED);
    let keystrokes = keystrokes(opened, &right)?;
    let (measure, small, large) = ("keystroke → results with facet counts, p99", 2, 15);
    let row = Row::within(measure, keystrokes.p99, limit(ground.size, small, large));
    let count: usize = right.iter().map(Vec::len).sum();
    add(
        &mut rows,
        row.beside(format!(
            "p50 {} over {count} keystrokes",
            ms(keystrokes.p50)
        )),
    );
    match fts5(ground, opened, &right) {
        Ok(TypingSpread {
            best,
            counted,
            ours,
        }) => {
            let faster = ratio(counted.p99, ours.p99);
            let row = Row::new(
                "… against SQLite FTS5 (bm25) with counts, p99",
                format!("{faster:.0} ×"),
                "≥ 50 ×",
                faster >= 50.0,
            );
            let beside = format!(
                "{} against {}, p50 {} against {}; its best {SHOWN} without counts {}, p50 {}. It has an index of prefixes",
                ms(ours.p99),
                ms(counted.p99),
                ms(ours.p50),
                ms(counted.p50),
                ms(best.p99),
                ms(best.p50)
            );
            add(&mut rows, row.beside(beside));
        }
        Err(error) => eprintln!("without FTS5: {error}"),
    }
    for (manner, measure, small, large) in [
        (Manner::Wrong, "… with a wrong letter, p99", 2, 15),
        (Manner::Phrase, "… in a phrase, p99", 5, 30),
    ] {
        let spread = self::keystrokes(opened, &typed(&names, QUERIES, manner, SEED))?;
        let row = Row::within(measure, spread.p99, limit(ground.size, small, large));
        add(&mut rows, row.beside(format!("p50 {}", ms(spread.p50))));
    }
    Ok(rows)
}

/// How long each keystroke takes.
fn keystrokes(
    opened: &MeasuredCatalogue,
    queries: &[Vec<String>],
) -> Result<Spread, Box<dyn Error>> {
    let mut slowest: Vec<(Duration, &str)> = Vec::new();
    let spread = Spread::best(|| {
        slowest.clear();
        for text in queries.iter().flatten() {
            let (found, took) = timed(|| opened.search(text, true, None));
            found?;
            slowest.push((took, text));
        }
        Ok(slowest.iter().map(|(took, _)| *took).collect())
    })?;
    slowest.sort_unstable();
    for (took, text) in slowest.iter().rev().take(5) {
        eprintln!("  slow: {} {text}", ms(*took));
    }
    Ok(spread)
}

/// How long the same keystrokes take over the same texts.
struct TypingSpread {
    /// FTS5, for the best rows alone.
    best: Spread,
    /// FTS5, with the matches counted by issuer, field, level and level of online service.
    counted: Spread,
    /// rasoat: all rows in order, and counts of all filters.
    ours: Spread,
}

fn fts5(
    ground: &SpeedFixture,
    opened: &MeasuredCatalogue,
    queries: &[Vec<String>],
) -> Result<TypingSpread, Box<dyn Error>> {
    let snapshot = opened.snapshot();
    let mut documents: Vec<(String, String)> = Vec::with_capacity(ground.size);
    let mut values: Vec<Vec<String>> = Vec::with_capacity(ground.size);
    for (row, procedure) in snapshot.procedures().iter().enumerate() {
        let procedure = procedure.read();
        documents.push((procedure.name.clone(), texts(snapshot, row)?));
        values.push(vec![
            procedure.issuer.clone().unwrap_or_default(),
            procedure.fields.first().cloned().unwrap_or_default(),
            format!("{:?}", procedure.levels),
            format!("{:?}", procedure.online.as_ref().map(|online| online.level)),
        ]);
    }
    let columns = documents
        .iter()
        .map(|(name, body)| vec![name.as_str(), body.as_str()]);
    let columns: Vec<Vec<&str>> = columns.collect();
    let database = Fts5::build(&format!("typing-{}", ground.size), &columns, &values)?;
    let all: Vec<&String> = queries.iter().flatten().collect();
    let step = all.len().div_ceil(OF_FTS5);
    let some: Vec<&String> = all.into_iter().step_by(step).collect();
    let expressions = some.iter().map(|text| expression(text, "AND", true));
    let theirs = database.query(&expressions.collect::<Vec<_>>(), SHOWN)?;
    let ours = Spread::best(|| {
        let one = |text: &&String| {
            let (found, took) = timed(|| opened.search(text, true, None));
            found.map(|_| took)
        };
        some.iter().map(one).collect()
    })?;
    Ok(TypingSpread {
        best: Spread::of(theirs.iter().map(|found| found.best).collect()),
        counted: Spread::of(
            theirs
                .iter()
                .map(|found| found.best + found.counts)
                .collect(),
        ),
        ours,
    })
}
