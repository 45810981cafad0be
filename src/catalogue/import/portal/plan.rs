//! All of an import together: what was read against the catalogue as it stands.

use std::collections::BTreeMap;
use std::path::PathBuf;

use rayon::prelude::*;
use serde_json::Value as Json;

use super::draft::Draft;
use super::instruments::Laws;
use super::merge::merge;
use super::procedure::Resolved;
use super::raw::Cleaner;
use super::read::Records;
use super::references::{AgencyFile, FieldFile, provinces};
use crate::catalogue::import::job::{ImportError, ImportPlan, Progress};
use crate::catalogue::import::report::{Cleaned, Kept, References, Remark, Report};
use crate::catalogue::import::target::Target;
use crate::catalogue::kind::{FileKind, procedure_path};
use crate::catalogue::load::Files;
use crate::source::PlannedWrite;

/// Says what the files of the catalogue will hold once these records are brought in. Lists, groups, plans, statistics and
/// decisions are never touched.
///
/// # Errors
/// The folder holds no catalogue, or a file that procedures refer to cannot be read: ids could not be told apart.
pub fn plan(
    files: &dyn Files,
    records: &Records,
    progress: &Progress,
) -> Result<ImportPlan, ImportError> {
    let target = Target::open(files)?;
    let merged = merge(records);
    let mut cleaned = Cleaner {
        changes: merged.changes,
    };
    let provinces = provinces(&records.provinces, &mut cleaned);
    let agencies = AgencyFile::open(&target)?.take(&merged.drafts, &provinces);
    let fields = FieldFile::open(&target)?.take(&merged.drafts);
    let mut laws = Laws::open(&target)?;
    laws.take(
        merged
            .drafts
            .iter()
            .flat_map(|d| d.citations.iter().flatten()),
    );

    let mut writes: Vec<PlannedWrite> = Vec::new();
    writes.extend(agencies.write(&target)?);
    writes.extend(fields.write(&target)?);
    writes.extend(laws.writes(&target)?);

    let standing = standing(&target);
    progress.begin(merged.drafts.len());
    let outcomes: Vec<Outcome> = merged
        .drafts
        .par_iter()
        .map(|draft| {
            let resolved = Resolved::new(draft, &agencies.register, &fields.register, &laws);
            let outcome = outcome(&target, &standing, draft, &resolved);
            progress.step();
            outcome
        })
        .collect();

    let mut report = Report {
        read: records.read,
        references: References {
            agencies: agencies.register.made().len(),
            fields: fields.register.made().len(),
            instruments: laws.made(),
            completed: agencies.completed() + fields.completed(),
        },
        cleaned: Cleaned {
            numbers: rewritten(&merged.drafts, &laws),
            ..Cleaned::from(cleaned.changes)
        },
        refused: records
            .refused
            .iter()
            .cloned()
            .chain(merged.refused)
            .collect(),
        warnings: merged.warnings,
        ..Report::default()
    };
    for outcome in outcomes {
        outcome.enter(&mut report, &mut writes);
    }
    report.sort();
    Ok(ImportPlan { writes, report })
}

/// What becomes of one draft.
struct Outcome {
    result: Result<Option<PlannedWrite>, Remark>,
    made: bool,
    kept: Vec<Kept>,
    warnings: Vec<Remark>,
}

impl Outcome {
    fn enter(self, report: &mut Report, writes: &mut Vec<PlannedWrite>) {
        match self.result {
            Ok(Some(write)) => {
                if self.made {
                    report.created += 1;
                } else {
                    report.updated += 1;
                }
                writes.push(write);
            }
            Ok(None) => report.unchanged += 1,
            Err(remark) => {
                report.refused.push(remark);
                return;
            }
        }
        report.kept.extend(self.kept);
        report.warnings.extend(self.warnings);
    }
}

/// Where the procedure of each code stands, by the names of the files; the first where there are several, as everywhere.
fn standing(target: &Target<'_>) -> BTreeMap<String, PathBuf> {
    let mut standing = BTreeMap::new();
    for path in target.of_kind(FileKind::Procedure) {
        if let Some(code) = path.file_stem().and_then(|stem| stem.to_str()) {
            standing
                .entry(code.to_owned())
                .or_insert_with(|| path.to_owned());
        }
    }
    standing
}

fn outcome(
    target: &Target<'_>,
    standing: &BTreeMap<String, PathBuf>,
    draft: &Draft,
    resolved: &Resolved<'_>,
) -> Outcome {
    let remark = |reason: String| Remark {
        path: draft.path.clone(),
        line: draft.line,
        column: None,
        code: Some(draft.code.clone()),
        reason,
    };
    let mut outcome = Outcome {
        result: Ok(None),
        made: false,
        kept: Vec::new(),
        warnings: Vec::new(),
    };
    if draft.issuer.is_none() {
        outcome
            .warnings
            .push(remark("the record names no issuer".to_owned()));
    }
    let path = match standing.get(&draft.code) {
        Some(path) => path.clone(),
        None => procedure_path(resolved.issuer(), &draft.code),
    };
    let in_file = |message: String| remark(format!("{}: {message}", path.display()));
    outcome.result = match target.read(&path) {
        Err(error) => Err(in_file(error.message)),
        Ok(None) => {
            outcome.made = true;
            target
                .write(FileKind::Procedure, &path, None, &resolved.new_file())
                .map_err(in_file)
        }
        Ok(Some(old)) => match old.json.get("code").and_then(Json::as_str) {
            Some(code) if code == draft.code => {
                let wanted = resolved.update(&old.json, &mut outcome.kept);
                target
                    .write(FileKind::Procedure, &path, Some(&old), &wanted)
                    .map_err(in_file)
            }
            _ => Err(in_file("the file is of another code".to_owned())),
        },
    };
    outcome
}

/// How many numbers of laws are written otherwise than they were read.
fn rewritten(drafts: &[Draft], laws: &Laws) -> usize {
    let cited = drafts.iter().flat_map(|d| d.citations.iter().flatten());
    cited
        .filter(|c| laws.numbers_of(&c.number) != [c.number.as_str()])
        .count()
}
