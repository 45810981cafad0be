//! A small catalogue in memory for the tests of imports.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use super::job::{ImportError, ImportPlan};
use super::report::Remark;
use super::retrieval::Retrieval;
use super::table::{Table, TableColumn, template};
use crate::catalogue::check;
use crate::catalogue::load::{FileEntry, Files, Listing, LoadProgress, load};
use crate::catalogue::snapshot::Snapshot;
use crate::files::{FileError, Fingerprint, Severity};

const BASE: &[(&str, &str)] = &[
    (
        "catalogue.yaml",
        "# yaml-language-server: $schema=.schemas/catalogue.schema.json\nformat: 1\ntitle: Thử\nas_of: 2026-11-21\npolicy:\n  window: {months: 36, source: x}\n",
    ),
    (
        "agencies.yaml",
        "agencies:\n  - {id: G15, name: Bộ Tư pháp, kind: ministry}\n  - {id: tinh-an-giang, portal_code: H01, name: An Giang, kind: province}\n  - {id: hai-1, portal_code: H02, name: Tên Chung, kind: other}\n  - {id: hai-2, portal_code: H02, name: Tên chung, kind: other}\n",
    ),
    (
        "procedures/G15/1.000001.yaml",
        "code: \"1.000001\"\nname: Một\nissuer: G15\n",
    ),
    (
        "procedures/G15/1.000002.yaml",
        "code: \"1.000002\"\nname: Hai\nissuer: G15\n",
    ),
    (
        "groups/nhom.yaml",
        "id: nhom\nname: Nhóm\nmembers: [\"1.000001\", \"1.000002\"]\nsource: x\n",
    ),
];

/// A plan of an import, as `plan` of each format makes it.
pub(super) type ImportFunction =
    fn(&dyn Files, &Snapshot, &Table<'_>) -> Result<ImportPlan, ImportError>;

/// The files of a catalogue.
#[derive(Clone)]
pub(super) struct MemoryFiles(BTreeMap<PathBuf, Vec<u8>>);

impl Files for MemoryFiles {
    fn list(&self) -> Result<Listing, FileError> {
        let entry = |(path, bytes): (&PathBuf, &Vec<u8>)| FileEntry::new(path, bytes.len() as u64);
        Ok(Listing {
            entries: self.0.iter().map(entry).collect(),
            diagnostics: Vec::new(),
        })
    }

    fn read(&self, path: &Path) -> Result<Vec<u8>, FileError> {
        Ok(self.0[path].clone())
    }
}

impl MemoryFiles {
    /// A catalogue of two procedures, one group and four agencies, with more files.
    pub(super) fn with(files: &[(&str, &str)]) -> MemoryFiles {
        let all = BASE.iter().chain(files);
        let all = all.map(|(path, text)| (path.into(), text.as_bytes().to_vec()));
        MemoryFiles(all.collect())
    }

    /// The same with one more file, or another text of one.
    pub(super) fn and(mut self, path: &str, text: &str) -> MemoryFiles {
        self.0.insert(path.into(), text.as_bytes().to_vec());
        self
    }

    /// The text of a file.
    pub(super) fn text(&self, path: &str) -> &str {
        let bytes = self.0.get(Path::new(path));
        bytes.map_or("", |bytes| std::str::from_utf8(bytes).unwrap())
    }

    /// The files of a folder and their texts.
    pub(super) fn below(&self, folder: &str) -> String {
        let files = self.0.keys().filter(|path| path.starts_with(folder));
        let shown = |path: &PathBuf| {
            let path = path.to_str().unwrap();
            format!("== {path}\n{}", self.text(path))
        };
        files.map(shown).collect()
    }

    /// Plans an import without writing.
    pub(super) fn plan(
        &self,
        import: ImportFunction,
        table: &str,
    ) -> Result<ImportPlan, ImportError> {
        self.plan_of(import, "t.csv", table.as_bytes())
    }

    /// Plans an import of a file without writing.
    pub(super) fn plan_of(
        &self,
        import: ImportFunction,
        name: &str,
        bytes: &[u8],
    ) -> Result<ImportPlan, ImportError> {
        let table = Table {
            hidden: None,
            unnamed: None,
            retrieval: any(),
            path: Path::new(name),
            bytes,
            sheet: None,
        };
        import(self, &self.snapshot(), &table)
    }

    /// Imports a table. Whatever was written must be what the catalogue held, and load and check without error; and the
    /// same table again must change nothing.
    pub(super) fn import(&mut self, import: ImportFunction, table: &str) -> ImportPlan {
        let plan = self.plan(import, table).unwrap();
        let before = self.clone();
        self.apply(&plan);
        let loaded = load(self, true, &LoadProgress::default()).unwrap();
        let mut found = loaded.diagnostics;
        found.extend(check::references(&loaded.snapshot, self, &[]));
        let new = |path: &Path| before.0.get(path) != self.0.get(path);
        // Codes that no procedure has are taken with a warning of the import, and are `check`'s to repeat.
        let known = ["procedure-unknown", "group-unknown", "plan-unknown"];
        let wrong: Vec<_> = found
            .iter()
            .filter(|f| f.severity == Severity::Error && new(&f.path) && !known.contains(&f.code))
            .collect();
        assert!(wrong.is_empty(), "{wrong:?}");
        let again = self.plan(import, table).unwrap();
        assert_eq!(again.writes, [], "the second import changes something");
        plan
    }

    /// Writes a plan, as `apply` does on disk.
    pub(super) fn apply(&mut self, plan: &ImportPlan) {
        for write in &plan.writes {
            let held = match self.0.get(&write.path) {
                None => Fingerprint::Absent,
                Some(bytes) => Fingerprint::of(bytes),
            };
            assert_eq!(write.expected, held, "{}", write.path.display());
            self.0.insert(write.path.clone(), write.bytes.clone());
        }
        for (path, expected) in &plan.removals {
            assert_eq!(
                Fingerprint::of(&self.0[path]),
                *expected,
                "{}",
                path.display()
            );
            self.0.remove(path);
        }
    }

    /// What the files say.
    pub(super) fn snapshot(&self) -> Arc<Snapshot> {
        load(self, true, &LoadProgress::default()).unwrap().snapshot
    }
}

/// Whether a table of columns and nothing else comes in, and one with the example of each column but for those that `other`
/// gives.
pub(super) fn template_comes_in(
    import: ImportFunction,
    columns: &[TableColumn],
    other: impl Fn(&str) -> Option<&'static str>,
) {
    let mut memory = MemoryFiles::with(&[]);
    let head = template(columns);
    let done = memory.import(import, &head);
    assert_eq!((done.report.read, done.writes.len()), (0, 0));
    let example = |column: &TableColumn| other(column.name).unwrap_or(column.example);
    let examples: Vec<&str> = columns.iter().map(example).collect();
    let done = memory.import(import, &format!("{head}{}\n", examples.join(",")));
    assert_eq!((done.report.refused, done.report.created), (vec![], 1));
}

/// A column of a table.
pub(super) const fn column(
    name: &'static str,
    also: &'static [&'static str],
    required: bool,
) -> TableColumn {
    TableColumn {
        name,
        also,
        meaning_vi: "",
        meaning_en: "",
        required,
        each: false,
        example: "",
    }
}

/// The columns of a table of counts, as far as every row must fill them, and a row of them without a dossier.
pub(super) const COUNTS: [&[&str]; 2] = [
    &[
        "unit", "scope", "from", "to", "basis", "source", "code", "online",
    ],
    &[
        "G15",
        "unit",
        "2025-01-01",
        "2025-12-31",
        "received",
        "BC 1",
        "1.000001",
        "0",
    ],
];

/// A workbook with one sheet of this name, its rows from one on.
pub(super) fn named_sheet(name: &str, first: u32, rows: &[&[&str]]) -> Vec<u8> {
    workbook(|sheet| {
        sheet.set_name(name)?;
        for (row, cells) in (first..).zip(rows) {
            sheet.write_row(row, 0, cells.iter().copied())?;
        }
        Ok(())
    })
}

/// A source that is taken whatever its day.
pub(super) fn any() -> Retrieval {
    Retrieval {
        older: true,
        ..Retrieval::default()
    }
}

/// A workbook with one sheet, its cells by their names, as `fill` writes them.
pub(super) fn workbook(fill: impl FnOnce(&mut Worksheet) -> Result<(), XlsxError>) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(book.add_worksheet()).unwrap();
    book.save_to_buffer().unwrap()
}

/// A workbook with one sheet of texts, a letterhead in its first row.
pub(super) fn sheet_of(rows: &[&[&str]]) -> Vec<u8> {
    workbook(|sheet| {
        sheet.write(0, 0, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")?;
        for (row, cells) in (1..).zip(rows) {
            sheet.write_row(row, 0, cells.iter().copied())?;
        }
        Ok(())
    })
}

/// Remarks as lines such as `2:5 1.000001 reason`.
pub(super) fn shown(remarks: &[Remark]) -> Vec<String> {
    let place = |remark: &Remark| match (remark.line, remark.column) {
        _ if remark.cell.is_some() => remark.cell.clone().unwrap_or_default(),
        (Some(line), Some(column)) => format!("{line}:{column}"),
        (Some(line), None) => line.to_string(),
        _ => String::new(),
    };
    remarks
        .iter()
        .map(|remark| {
            let code = remark.code.as_deref().unwrap_or("-");
            format!("{} {code} {}", place(remark), remark.reason)
        })
        .collect()
}
