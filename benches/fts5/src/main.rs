//! SQLite FTS5 (bm25) as a program.
//!
//! `build DATABASE TEXTS` reads one document a line, columns parted by tabs: so many texts, then values to count by.
//! `query DATABASE LIMIT` reads one MATCH expression a line and writes, parted by tabs, the microseconds that the best rows
//! took, those that counting all matches by each value took, and the best rows (lines of documents, from 0). Texts are folded
//! by whoever calls; the tokenizer is left at `unicode61`.

use std::error::Error;
use std::io::{BufRead, Write, stdin, stdout};
use std::time::Instant;

use rusqlite::{Connection, params_from_iter};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["build", database, texts] => build(database, texts.parse()?),
        ["query", database, limit] => query(database, limit.parse()?),
        _ => Err("build DATABASE TEXTS | query DATABASE LIMIT".into()),
    }
}

fn build(database: &str, texts: usize) -> Result<(), Box<dyn Error>> {
    let mut connection = Connection::open(database)?;
    let transaction = connection.transaction()?;
    for (row, line) in stdin().lock().lines().enumerate() {
        let line = line?;
        let columns: Vec<&str> = line.split('\t').collect();
        let (texts, values) = columns.split_at(texts.min(columns.len()));
        let (text_names, value_names) = (names("c", texts.len()), names("v", values.len()));
        if row == 0 {
            // Short prefixes have an index of their own, as somebody who types needs.
            transaction.execute_batch(&format!(
                "CREATE VIRTUAL TABLE t USING fts5({text_names}, content='', prefix='1 2 3', tokenize=unicode61);
                 CREATE TABLE f(row INTEGER PRIMARY KEY{}{value_names});",
                if values.is_empty() { "" } else { ", " }
            ))?;
        }
        insert(&transaction, "t(rowid", row, &text_names, texts)?;
        insert(&transaction, "f(row", row, &value_names, values)?;
    }
    transaction.execute_batch("INSERT INTO t(t) VALUES ('optimize')")?;
    transaction.commit()?;
    Ok(())
}

/// `c0, c1, c2`.
fn names(letter: &str, count: usize) -> String {
    let names: Vec<String> = (0..count).map(|at| format!("{letter}{at}")).collect();
    names.join(", ")
}

fn insert(
    connection: &Connection,
    table: &str,
    row: usize,
    names: &str,
    values: &[&str],
) -> Result<(), rusqlite::Error> {
    let comma = if values.is_empty() { "" } else { ", " };
    let marks = ", ?".repeat(values.len());
    let sql = format!("INSERT INTO {table}{comma}{names}) VALUES (?{marks})");
    let row = row.to_string();
    let all = std::iter::once(row.as_str()).chain(values.iter().copied());
    connection
        .prepare_cached(&sql)?
        .execute(params_from_iter(all))?;
    Ok(())
}

fn query(database: &str, limit: i64) -> Result<(), Box<dyn Error>> {
    let connection = Connection::open(database)?;
    let values = connection.prepare("SELECT * FROM f")?.column_count() - 1;
    connection.execute_batch("CREATE TEMP TABLE m(row INTEGER PRIMARY KEY)")?;
    let mut find =
        connection.prepare("SELECT rowid FROM t WHERE t MATCH ?1 ORDER BY rank LIMIT ?2")?;
    let mut all = connection.prepare("INSERT INTO m SELECT rowid FROM t WHERE t MATCH ?1")?;
    let mut out = stdout().lock();
    for line in stdin().lock().lines() {
        let line = line?;
        let start = Instant::now();
        let rows: Vec<i64> = find
            .query_map((&line, limit), |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        let best = start.elapsed();
        let start = Instant::now();
        if values > 0 {
            connection.execute_batch("DELETE FROM m")?;
            all.execute((&line,))?;
            for value in 0..values {
                let count =
                    format!("SELECT v{value}, count(*) FROM m JOIN f USING (row) GROUP BY 1");
                let mut count = connection.prepare_cached(&count)?;
                let mut groups = count.query(())?;
                while groups.next()?.is_some() {}
            }
        }
        write!(out, "{}\t{}", best.as_micros(), start.elapsed().as_micros())?;
        for row in rows {
            write!(out, "\t{row}")?;
        }
        writeln!(out)?;
    }
    Ok(())
}
