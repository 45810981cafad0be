//! SQLite's full-text search, in a program of its own (`benches/fts5`), over text that is folded by hand.

use std::error::Error;
use std::fs;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use rasoat::text::fold;

/// A database of documents.
#[derive(Clone)]
pub struct Fts5 {
    program: PathBuf,
    database: PathBuf,
}

/// What a query found.
pub struct Fts5Result {
    /// Lines of documents, best first.
    pub rows: Vec<usize>,
    /// How long the best took.
    pub best: Duration,
    /// How long counting all matches took, by each value.
    pub counts: Duration,
}

impl Fts5 {
    /// Builds the program, then the database below `target/`: the texts of each document, and values to count by.
    pub fn build(
        name: &str,
        documents: &[Vec<&str>],
        values: &[Vec<String>],
    ) -> Result<Fts5, Box<dyn Error>> {
        let program = program()?;
        let database = crate::fixture::kept(&format!("{name}.sqlite"));
        if database.exists() {
            fs::remove_file(&database)?;
        }
        let this = Fts5 { program, database };
        let texts = documents.first().map_or(1, Vec::len);
        let lines = documents.iter().enumerate().map(|(row, texts)| {
            let texts = texts.iter().map(|text| bare(text));
            let values = values.get(row).into_iter().flatten().cloned();
            texts.chain(values).collect::<Vec<String>>().join("\t")
        });
        this.run("build", texts, lines)?;
        Ok(this)
    }

    /// Runs MATCH expressions, each for at most so many documents.
    pub fn query(
        &self,
        expressions: &[String],
        limit: usize,
    ) -> Result<Vec<Fts5Result>, Box<dyn Error>> {
        let out = self.run("query", limit, expressions.iter().cloned())?;
        out.lines()
            .map(|line| {
                let mut numbers = line.split('\t').map(str::parse::<usize>);
                let mut micros = || -> Result<Duration, Box<dyn Error>> {
                    let number = numbers.next().ok_or("a number is missing")??;
                    Ok(Duration::from_micros(number as u64))
                };
                Ok(Fts5Result {
                    best: micros()?,
                    counts: micros()?,
                    rows: numbers.collect::<Result<_, _>>()?,
                })
            })
            .collect()
    }

    /// Runs the program with lines on its standard input.
    fn run(
        &self,
        what: &str,
        number: usize,
        lines: impl Iterator<Item = String> + Send,
    ) -> Result<String, Box<dyn Error>> {
        let mut child = Command::new(&self.program)
            .arg(what)
            .arg(&self.database)
            .arg(number.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let pipe = child.stdin.take();
        let output = thread::scope(|scope| {
            let fed = scope.spawn(move || {
                let mut pipe = BufWriter::new(pipe?);
                // A program that has gone says why by its exit code.
                lines
                    .take_while(|line| writeln!(pipe, "{line}").is_ok())
                    .for_each(drop);
                pipe.flush().ok()
            });
            let output = child.wait_with_output();
            let _ = fed.join();
            output
        })?;
        if output.status.success() {
            Ok(String::from_utf8(output.stdout)?)
        } else {
            Err(format!("the program in benches/fts5 failed: {}", output.status).into())
        }
    }
}

/// The words of a folded text, joined by spaces.
fn bare(text: &str) -> String {
    words(text).join(" ")
}

fn words(text: &str) -> Vec<String> {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// All words of a query, joined by `AND` or `OR`; while it is typed, the last may go on.
pub fn expression(query: &str, operator: &str, typing: bool) -> String {
    let words: Vec<String> = words(query)
        .iter()
        .map(|word| format!("\"{word}\""))
        .collect();
    let star = if typing { "*" } else { "" };
    words.join(&format!(" {operator} ")) + star
}

/// The program, built where it is not.
fn program() -> Result<PathBuf, Box<dyn Error>> {
    let package = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/fts5");
    let target = crate::fixture::kept("fts5");
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args([
            "build",
            "--release",
            "--locked",
            "--quiet",
            "--manifest-path",
        ])
        .arg(package.join("Cargo.toml"))
        .arg("--target-dir")
        .arg(&target)
        .stdout(Stdio::null())
        .status()?;
    if !status.success() {
        return Err("benches/fts5 cannot be built".into());
    }
    Ok(target.join("release/rasoat-bench-fts5"))
}
