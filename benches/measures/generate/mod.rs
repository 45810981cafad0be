//! Catalogues that look real, made by size and seed: the same bytes on every machine.
//!
//! | file | what lives there |
//! |---|---|
//! | `syllables` | Vietnamese syllables from tables |
//! | `words` | words of offices, and patterns of titles |
//! | `language` | titles and sentences |
//! | `registers` | agencies, fields, legal instruments, databases |
//! | `facts` | what each procedure is: code, name, issuer |
//! | `procedures` | the file of a procedure |
//! | `reports` | dossier counts, plans, groups, lists, variants |
//! | `decisions` | logs of decisions |
//! | `history` | a git repository with commits |

mod decisions;
mod facts;
mod history;
mod language;
mod procedures;
mod registers;
mod reports;
mod syllables;
mod words;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use rasoat::catalogue::init;
use rasoat::yaml::patch;
use rayon::prelude::*;

use crate::rng::Rng;
use facts::Fact;
use language::Language;
use registers::Registers;

/// Goes up whenever the same size and seed give other bytes.
pub const VERSION: u32 = 1;
/// The date at which the catalogue is read.
const AS_OF: &str = "2026-10-31";

/// What is made.
#[derive(Clone, Copy, Debug)]
pub struct Order {
    /// Number of procedures.
    pub size: usize,
    pub seed: u64,
    /// Commits of twenty files each in a git repository; none without.
    pub commits: Option<usize>,
}

/// What the files of a catalogue are made from.
struct CatalogueGenerator {
    seed: u64,
    language: Language,
    registers: Registers,
    facts: Vec<Fact>,
    /// Names of documents that many procedures ask for.
    documents: Vec<String>,
}

impl CatalogueGenerator {
    /// Independent chance for one file, whatever is made before it.
    fn rng(&self, what: RandomStream, at: usize) -> Rng {
        Rng::new(self.seed, ((what as u64) << 40) + at as u64)
    }
}

/// What chance is asked for.
#[derive(Clone, Copy)]
enum RandomStream {
    Registers = 1,
    Facts,
    Documents,
    Procedure,
    Report,
    Plan,
    Decision,
    Commit,
}

/// A file relative to the catalogue, with its text.
type File = (PathBuf, String);

/// Writes a catalogue into a folder, which is made where it is not there.
pub fn generate(order: &Order, folder: &Path) -> Result<(), Box<dyn Error>> {
    let maker = maker(order);
    for (path, text) in init::files("Danh mục sinh để đo tốc độ")? {
        let text = if path == Path::new("catalogue.yaml") {
            patch::set(&text, &["as_of"], AS_OF)?
        } else {
            text
        };
        write(folder, &(path, text))?;
    }
    let files = [
        maker.registers.files(),
        reports::files(&maker),
        decisions::files(&maker),
    ];
    files
        .concat()
        .par_iter()
        .try_for_each(|file| write(folder, file))?;
    (0..maker.facts.len())
        .into_par_iter()
        .try_for_each(|at| write(folder, &procedures::file(&maker, at)))?;
    if let Some(commits) = order.commits {
        history::write(&maker, commits, folder)?;
    }
    Ok(())
}

fn maker(order: &Order) -> CatalogueGenerator {
    let mut maker = CatalogueGenerator {
        seed: order.seed,
        language: Language::new(),
        registers: Registers::default(),
        facts: Vec::new(),
        documents: Vec::new(),
    };
    let mut rng = maker.rng(RandomStream::Registers, 0);
    maker.registers = Registers::new(&maker.language, order.size, &mut rng);
    maker.facts = facts::facts(&maker, order.size);
    let mut rng = maker.rng(RandomStream::Documents, 0);
    maker.documents = (0..2_000 + order.size / 20)
        .map(|_| maker.language.document(&mut rng))
        .collect();
    maker
}

fn write(folder: &Path, (path, text): &File) -> Result<(), std::io::Error> {
    let path = folder.join(path);
    match fs::write(&path, text) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            fs::create_dir_all(path.parent().unwrap_or(folder))?;
            fs::write(&path, text)
        }
        done => done,
    }
}

/// The first line of a file so many folders down: which schema it follows.
fn schema(folders: usize, name: &str) -> String {
    let up = "../".repeat(folders);
    format!("# yaml-language-server: $schema={up}.schemas/{name}.schema.json\n")
}
