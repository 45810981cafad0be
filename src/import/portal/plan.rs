//! All of an import together: what was read against the catalogue as it stands.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use rayon::prelude::*;
use serde_json::Value as Json;

use super::draft::ProcedureDraft;
use super::instruments::InstrumentRegister;
use super::merge::merge;
use super::procedure::{MergeRemarks, ResolvedDraft, UNITS};
use super::raw::TextCleaner;
use super::read::PortalRecords;
use super::references::{AGENCIES, AgencyFile, FIELDS, FieldFile, provinces};
use super::register::Register;
use crate::catalogue::kind::{FileKind, decisions_path, procedure_path};
use crate::catalogue::load::Files;
use crate::files::{Fingerprint, PlannedWrite};
use crate::i18n::{Message, message};
use crate::import::instrument_files::InstrumentFiles;
use crate::import::job::{ImportError, ImportPlan, ImportProgress};
use crate::import::portal::newest_day::newest;
use crate::import::report::{
    CleanedStrings, ImportReport, MovedProcedure, ReferenceCounts, Remark,
};
use crate::import::retrieval::Retrieval;
use crate::import::side_choices::SideChoices;
use crate::import::table_import::shown;
use crate::import::target::{ImportTarget, TargetFile};

/// Says what the files of the catalogue will hold once these records are brought in. Lists, groups, plans, statistics and
/// decisions are never touched.
///
/// # Errors
/// The folder holds no catalogue, or a file that procedures refer to cannot be read: ids could not be told apart.
pub(crate) fn plan(
    files: &dyn Files,
    records: &PortalRecords,
    settled: &SideChoices,
    retrieval: Retrieval,
    progress: &ImportProgress,
) -> Result<ImportPlan, ImportError> {
    planned(files, records, settled, retrieval, progress).map(|(plan, _)| plan)
}

/// The same, with the id and name of the issuer of each code that was read.
pub(crate) fn planned(
    files: &dyn Files,
    records: &PortalRecords,
    settled: &SideChoices,
    retrieval: Retrieval,
    progress: &ImportProgress,
) -> Result<(ImportPlan, IssuersByCode), ImportError> {
    let target = ImportTarget::open(files)?;
    let merged = merge(records);
    let mut cleaned = TextCleaner {
        changes: merged.changes,
    };
    let provinces = provinces(&records.provinces, &mut cleaned);
    let agencies = AgencyFile::open(&target)?.take(&merged.drafts, &provinces);
    let fields = FieldFile::open(&target)?.take(&merged.drafts);
    let mut laws = InstrumentRegister::open(&target, agencies.all())?;
    laws.take(merged.drafts.iter().map(|draft| {
        let issuer = draft.issuer.as_ref();
        let by = issuer.and_then(|issuer| agencies.register.id_of(issuer));
        (draft, by)
    }));

    let mut writes: Vec<PlannedWrite> = Vec::new();
    writes.extend(agencies.write(&target)?);
    writes.extend(fields.write(&target)?);
    if laws.made() > 0 {
        let (mut files, _) = InstrumentFiles::open(&target)?;
        files.add(laws.stubs().iter())?;
        writes.extend(files.writes()?);
    }

    let standing = standing(&target);
    let issuer_of = |draft: &ProcedureDraft| {
        let mention = draft.issuer.as_ref()?;
        agencies.register.id_of(mention)
    };
    // What is new from an older source may have ended since: that is worth a look where a day was stated.
    let older = retrieval.stated.filter(|_| !retrieval.older);
    let made = merged
        .drafts
        .iter()
        .filter(|draft| older.is_some() && !standing.contains_key(&draft.code));
    let newest = newest(&target, &made.filter_map(issuer_of).collect());
    let newer_than = |draft: &ProcedureDraft| {
        let day = newest.get(issuer_of(draft)?).copied()?;
        older.filter(|stated| *stated < day).map(|_| day)
    };
    progress.begin(merged.drafts.len());
    let outcomes: Vec<DraftImport> = merged
        .drafts
        .par_iter()
        .map(|draft| {
            let resolved = ResolvedDraft::new(
                draft,
                &agencies.register,
                &fields.register,
                &laws,
                retrieval,
            );
            let outcome = match standing.contains_key(&draft.code) {
                true => None,
                false => newer_than(draft).map(|day| DraftImport::held(draft, day)),
            };
            let outcome = outcome
                .unwrap_or_else(|| self::outcome(&target, &standing, draft, &resolved, settled));
            progress.step();
            outcome
        })
        .collect();

    let doubts = laws.doubts().iter().cloned();
    let mut report = ImportReport {
        read: records.read,
        references: ReferenceCounts {
            agencies: agencies.register.made().len(),
            fields: fields.register.made().len(),
            instruments: laws.made(),
            completed: agencies.completed() + fields.completed(),
        },
        cleaned: CleanedStrings {
            numbers: rewritten(&merged.drafts, &laws),
            ..CleanedStrings::from(cleaned.changes)
        },
        refused: records
            .refused
            .iter()
            .cloned()
            .chain(merged.refused)
            .chain(unmatched(settled, &merged.drafts))
            .collect(),
        warnings: records
            .warnings
            .iter()
            .cloned()
            .chain(merged.warnings)
            .chain(doubts)
            .chain(renamed(AGENCIES, &agencies.register))
            .chain(renamed(FIELDS, &fields.register))
            .collect(),
        ..ImportReport::default()
    };
    let mut plan = ImportPlan {
        writes,
        ..ImportPlan::default()
    };
    undated(&target, &outcomes, retrieval)?;
    for outcome in outcomes {
        outcome.enter(&mut report, &mut plan);
    }
    report.sort();
    plan.report = report;
    let issuer = |draft: &ProcedureDraft| {
        let mention = draft.issuer.as_ref()?;
        let id = agencies.register.id_of(mention)?;
        Some((draft.code.clone(), (id.to_owned(), mention.name.clone())))
    };
    Ok((plan, merged.drafts.iter().filter_map(issuer).collect()))
}

/// What is said of agencies or fields that what was read calls otherwise than the catalogue.
fn renamed(path: &str, register: &Register) -> Vec<Remark> {
    let remark = |(id, ours, theirs): (&str, &str, &str)| Remark {
        path: path.to_owned(),
        reason: message!("import-renamed", id, ours, theirs),
        ..Remark::default()
    };
    register.renamed().map(remark).collect()
}

/// Choices that settle nothing, since they name what the import does not have.
fn unmatched(settled: &SideChoices, drafts: &[ProcedureDraft]) -> Vec<Remark> {
    let codes = drafts.iter().map(|draft| draft.code.as_str()).collect();
    let fields: Vec<String> = UNITS.iter().map(|path| path.join(".")).collect();
    let unmatched = settled.unmatched(&codes, &fields).into_iter();
    let remarks = unmatched.map(|(path, code, reason)| Remark {
        path,
        line: None,
        column: None,
        cell: None,
        code: Some(code),
        reason,
    });
    remarks.collect()
}

/// By code, the id and the name of the issuer.
pub(crate) type IssuersByCode = BTreeMap<String, (String, String)>;

/// Refuses records of which it is not known whether they are newer than the values that they would change.
fn undated(
    target: &ImportTarget<'_>,
    outcomes: &[DraftImport],
    retrieval: Retrieval,
) -> Result<(), ImportError> {
    /// So many are named.
    const NAMED: usize = 5;
    let undated = outcomes.iter().filter(|o| !o.found.undated.is_empty());
    let named: Vec<String> = undated
        .map(|outcome| format!("{} ({})", outcome.code, outcome.found.undated.join(", ")))
        .collect();
    if named.is_empty() {
        return Ok(());
    }
    let more = match named.len() > NAMED {
        true => ", …",
        false => "",
    };
    let shown = named.iter().take(NAMED).cloned().collect::<Vec<_>>();
    Err(ImportError::refusal(
        target.manifest(),
        message!(
            "import-values-undated",
            count = named.len(),
            codes = shown.join(", "),
            more
        ),
    )
    .hint(retrieval.advice()))
}

/// What becomes of one draft.
struct DraftImport {
    code: String,
    result: Result<Option<PlannedWrite>, Remark>,
    made: bool,
    /// The file holds all of it, and only the day moves until which it is known.
    is_confirmed: bool,
    /// Where its files went.
    moved: Option<IssuerMove>,
    found: MergeRemarks,
    warnings: Vec<Remark>,
    /// It is not made, since what the catalogue has of its issuer is newer.
    is_held: bool,
}

impl DraftImport {
    /// A draft that is not made, for the catalogue has what its issuer had on a later day.
    fn held(draft: &ProcedureDraft, day: Date) -> DraftImport {
        let reason = message!("import-not-made", day);
        DraftImport {
            code: draft.code.clone(),
            result: Ok(None),
            made: false,
            is_confirmed: false,
            moved: None,
            found: MergeRemarks::default(),
            warnings: vec![remark(draft, reason)],
            is_held: true,
        }
    }

    fn enter(self, report: &mut ImportReport, plan: &mut ImportPlan) {
        if self.is_held {
            report.held += 1;
            report.warnings.extend(self.warnings);
            return;
        }
        match self.result {
            Ok(Some(write)) => {
                match (self.made, self.is_confirmed) {
                    (true, _) => report.created += 1,
                    (false, false) => report.updated += 1,
                    (false, true) => {
                        report.unchanged += 1;
                        report.confirmed += 1;
                    }
                }
                plan.writes.push(write);
            }
            Ok(None) => report.unchanged += 1,
            Err(remark) => {
                report.refused.push(remark);
                return;
            }
        }
        if let Some(moved) = self.moved {
            plan.writes.extend(moved.beside);
            plan.removals.extend(moved.removals);
            report.moved.push(moved.told);
        }
        report.kept.extend(self.found.kept);
        report.newer.extend(self.found.newer);
        report.conflicts.extend(self.found.conflicts);
        report.warnings.extend(self.warnings);
    }
}

/// Where the procedure of each code stands, by the names of the files; the first where there are several, as everywhere.
fn standing(target: &ImportTarget<'_>) -> BTreeMap<String, PathBuf> {
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

/// What is to be said of a draft, where it was read.
fn remark(draft: &ProcedureDraft, reason: impl Into<Message>) -> Remark {
    Remark {
        path: draft.path.clone(),
        line: draft.line,
        column: None,
        cell: draft.cell.clone(),
        code: Some(draft.code.clone()),
        reason: reason.into(),
    }
}

fn outcome(
    target: &ImportTarget<'_>,
    standing: &BTreeMap<String, PathBuf>,
    draft: &ProcedureDraft,
    resolved: &ResolvedDraft<'_>,
    settled: &SideChoices,
) -> DraftImport {
    let remark = |reason: Message| remark(draft, reason);
    let mut outcome = DraftImport {
        code: draft.code.clone(),
        result: Ok(None),
        made: false,
        is_confirmed: false,
        moved: None,
        found: MergeRemarks::default(),
        warnings: Vec::new(),
        is_held: false,
    };
    if draft.issuer.is_none() {
        outcome.warnings.push(remark(message!("import-no-issuer")));
    }
    outcome.warnings.extend(ended(draft).map(remark));
    let path = match standing.get(&draft.code) {
        Some(path) => path.clone(),
        None => procedure_path(resolved.issuer(), &draft.code),
    };
    let in_file =
        |message: Message| remark(message!("import-failed", path = path.display(), message));
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
                let wanted = resolved.update(&old.json, settled, &mut outcome.found);
                for conflict in &mut outcome.found.conflicts {
                    conflict.file.clone_from(&path);
                }
                let write = target.write(FileKind::Procedure, &path, Some(&old), &wanted);
                outcome.is_confirmed = says_the_same(&old.json, &wanted);
                write
                    .and_then(|write| match moved(target, &path, &old, &wanted)? {
                        None => Ok(write),
                        Some(moved) => {
                            let bytes =
                                write.map_or_else(|| old.text.clone().into_bytes(), |w| w.bytes);
                            let path = moved.path.clone();
                            outcome.moved = Some(moved);
                            Ok(Some(PlannedWrite {
                                path,
                                expected: Fingerprint::Absent,
                                bytes,
                            }))
                        }
                    })
                    .map_err(in_file)
            }
            _ => Err(in_file(message!("import-other-code"))),
        },
    };
    outcome
}

/// What is said of a record that the portal does not keep as one in force. Its last day is not among what it gives.
fn ended(draft: &ProcedureDraft) -> Option<Message> {
    /// The states of records that are in force.
    const IN_FORCE: [&str; 2] = ["ACTIVE", "UPDATED"];
    let state = draft.notes.get("state")?.as_str()?;
    (!IN_FORCE.contains(&state)).then(|| message!("import-portal-state", state))
}

/// Whether two files differ in nothing but the day on which their values were retrieved.
fn says_the_same(old: &Json, wanted: &Json) -> bool {
    let undated = |file: &Json| {
        let mut file = file.clone();
        if let Some(imported) = file.get_mut("imported").and_then(Json::as_object_mut) {
            imported.shift_remove("retrieved");
        }
        file
    };
    old["imported"]["retrieved"] != wanted["imported"]["retrieved"]
        && undated(old) == undated(wanted)
}

/// The files of a procedure on their way to the folder of another issuer.
struct IssuerMove {
    /// Where the procedure goes.
    path: PathBuf,
    /// Its decisions, where they go.
    beside: Vec<PlannedWrite>,
    removals: Vec<(PathBuf, Fingerprint)>,
    told: MovedProcedure,
}

/// Where the files of a procedure go whose issuer changes; none where they stand well, or where people put them into a folder
/// of their own choice.
fn moved(
    target: &ImportTarget<'_>,
    path: &Path,
    old: &TargetFile,
    wanted: &Json,
) -> Result<Option<IssuerMove>, Message> {
    let issuer = |file: &Json| file["issuer"].as_str().map(str::to_owned);
    let (before, after) = (issuer(&old.json), issuer(wanted));
    let Some(code) = wanted["code"].as_str() else {
        return Ok(None);
    };
    if after.is_none() || before == after || path != procedure_path(before.as_deref(), code) {
        return Ok(None);
    }
    let to = procedure_path(after.as_deref(), code);
    let mut moved = IssuerMove {
        told: MovedProcedure {
            code: code.to_owned(),
            from: shown(path),
            to: shown(&to),
        },
        path: to.clone(),
        beside: Vec::new(),
        removals: vec![(path.to_owned(), old.fingerprint)],
    };
    let (log, log_to) = (decisions_path(path, code), decisions_path(&to, code));
    if let Some(decisions) = target.read(&log).map_err(|e| e.said())? {
        moved.removals.push((log, decisions.fingerprint));
        moved.beside.push(PlannedWrite {
            path: log_to.clone(),
            expected: Fingerprint::Absent,
            bytes: decisions.text.into_bytes(),
        });
    }
    match [&to, &log_to].into_iter().find(|path| target.has(path)) {
        Some(taken) => Err(message!(
            "import-issuer-moved",
            issuer = after.unwrap_or_default(),
            path = shown(taken)
        )),
        None => Ok(Some(moved)),
    }
}

/// How many numbers of laws are written otherwise than they were read.
fn rewritten(drafts: &[ProcedureDraft], laws: &InstrumentRegister) -> usize {
    let cited = drafts.iter().flat_map(|d| d.citations.iter().flatten());
    cited
        .filter(|c| laws.numbers_of(&c.number) != [c.number.as_str()])
        .count()
}
