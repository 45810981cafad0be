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

/// What a query found: lines of documents, best first, and how long it took.
pub type Found = (Vec<usize>, Duration);

impl Fts5 {
    /// Builds the program, then the database below `target/`, from the columns of each document.
    pub fn build(name: &str, documents: &[Vec<&str>]) -> Result<Fts5, Box<dyn Error>> {
        let program = program()?;
        let database = crate::fixture::kept(&format!("{name}.sqlite"));
        if database.exists() {
            fs::remove_file(&database)?;
        }
        let this = Fts5 { program, database };
        let lines = documents.iter().map(|columns| {
            let columns: Vec<String> = columns.iter().map(|text| bare(text)).collect();
            columns.join("\t")
        });
        this.run(&["build"], &[], lines)?;
        Ok(this)
    }

    /// Runs MATCH expressions, each for at most so many documents.
    pub fn query(
        &self,
        expressions: &[String],
        limit: usize,
    ) -> Result<Vec<Found>, Box<dyn Error>> {
        let out = self.run(
            &["query"],
            &[&limit.to_string()],
            expressions.iter().cloned(),
        )?;
        out.lines()
            .map(|line| {
                let mut numbers = line.split('\t');
                let micros = numbers.next().unwrap_or_default().parse()?;
                let rows = numbers.map(str::parse).collect::<Result<_, _>>()?;
                Ok((rows, Duration::from_micros(micros)))
            })
            .collect()
    }

    /// Runs the program with lines on its standard input.
    fn run(
        &self,
        before: &[&str],
        after: &[&str],
        lines: impl Iterator<Item = String> + Send,
    ) -> Result<String, Box<dyn Error>> {
        let mut child = Command::new(&self.program)
            .args(before)
            .arg(&self.database)
            .args(after)
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
