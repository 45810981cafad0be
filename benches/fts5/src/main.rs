//! SQLite FTS5 (bm25) as a program: `build DATABASE` reads one document a line, columns parted by tabs; `query DATABASE LIMIT`
//! reads one MATCH expression a line and writes the microseconds that it took and the lines (from 0) that it found, best
//! first, parted by tabs. Texts are folded by whoever calls; the tokenizer is left at `unicode61`.

use std::error::Error;
use std::io::{BufRead, Write, stdin, stdout};
use std::time::Instant;

use rusqlite::{Connection, params_from_iter};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["build", database] => build(database),
        ["query", database, limit] => query(database, limit.parse()?),
        _ => Err("build DATABASE | query DATABASE LIMIT".into()),
    }
}

fn build(database: &str) -> Result<(), Box<dyn Error>> {
    let mut connection = Connection::open(database)?;
    let transaction = connection.transaction()?;
    let mut made = false;
    for (row, line) in stdin().lock().lines().enumerate() {
        let line = line?;
        let columns: Vec<&str> = line.split('\t').collect();
        if !made {
            let names: Vec<String> = (0..columns.len()).map(|at| format!("c{at}")).collect();
            let names = names.join(", ");
            // Short prefixes have an index of their own, as somebody who types needs.
            transaction.execute_batch(&format!(
                "CREATE VIRTUAL TABLE t USING fts5({names}, content='', prefix='1 2 3', tokenize=unicode61)"
            ))?;
            made = true;
        }
        let names: Vec<String> = (0..columns.len()).map(|at| format!("c{at}")).collect();
        let marks = vec!["?"; columns.len()].join(", ");
        let insert = format!("INSERT INTO t(rowid, {}) VALUES ({row}, {marks})", names.join(", "));
        transaction.prepare_cached(&insert)?.execute(params_from_iter(columns))?;
    }
    transaction.execute_batch("INSERT INTO t(t) VALUES ('optimize')")?;
    transaction.commit()?;
    Ok(())
}

fn query(database: &str, limit: i64) -> Result<(), Box<dyn Error>> {
    let connection = Connection::open(database)?;
    let mut find = connection.prepare("SELECT rowid FROM t WHERE t MATCH ?1 ORDER BY rank LIMIT ?2")?;
    let mut out = stdout().lock();
    for line in stdin().lock().lines() {
        let line = line?;
        let start = Instant::now();
        let rows: Vec<i64> = find
            .query_map((&line, limit), |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        write!(out, "{}", start.elapsed().as_micros())?;
        for row in rows {
            write!(out, "\t{row}")?;
        }
        writeln!(out)?;
    }
    Ok(())
}
