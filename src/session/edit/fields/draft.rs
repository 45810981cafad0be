//! An edit on the opened files: their new texts, and the codes on which it is refused.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value as Json, json};

use super::apply::{change, changed_text};
use super::edit::{CountsEdit, FieldEdit, PlanEdit, ProcedureEdit, RowEdit};
use super::propose::RefusedEdit;
use crate::catalogue::FileKind;
use crate::catalogue::belonging;
use crate::catalogue::load::Files;
use crate::catalogue::model::{Basis, Counts, is_id};
use crate::catalogue::plausibility::parts_over_whole;
use crate::files::Fingerprint;
use crate::i18n::message;
use crate::rules::Fact;
use crate::session::decide::logs::schemas_folder;
use crate::session::edit::fields::edit_sources::{EditSources, SourceFile};
use crate::session::open::unreadable;
use crate::yaml::emit;

/// A file with another text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct FileDraft {
    pub path: PathBuf,
    /// What it held, where it was there.
    pub before: Option<(Fingerprint, String)>,
    pub after: String,
    /// The procedures that the edit of this file is about.
    pub codes: Vec<String>,
}

/// All drafts of an edit.
#[derive(Debug, Default)]
pub(super) struct Drafts {
    pub files: Vec<FileDraft>,
    pub unchanged: Vec<String>,
    pub refused: Vec<RefusedEdit>,
}

impl Drafts {
    pub(super) fn refuse(&mut self, codes: &[String], reason: Fact) {
        for code in codes {
            let known = self.refused.iter_mut().find(|known| known.code == *code);
            match known {
                Some(known) if known.reasons.contains(&reason) => {}
                Some(known) => known.reasons.push(reason.clone()),
                None => self.refused.push(RefusedEdit {
                    code: code.clone(),
                    reasons: vec![reason.clone()],
                }),
            }
        }
    }

    /// Takes in the values that a file is to hold.
    fn take(&mut self, path: &Path, file: &SourceFile, wanted: &Json, codes: &[String]) {
        match changed_text(&file.text, wanted) {
            Ok(after) if after == file.text => self.unchanged.extend_from_slice(codes),
            Ok(after) => self.files.push(FileDraft {
                path: path.to_owned(),
                before: Some((file.fingerprint, file.text.clone())),
                after,
                codes: codes.to_vec(),
            }),
            Err(why) => {
                let fact = Fact::new("edit-unwritable").with("path", shown(path));
                self.refuse(codes, fact.with("why", why.said()));
            }
        }
    }
}

pub(super) fn shown(path: &Path) -> String {
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

/// The drafts of an edit.
pub(super) fn drafts(opened: &EditSources, edit: &ProcedureEdit) -> Drafts {
    let mut drafts = Drafts::default();
    for code in &opened.unknown {
        let fact = unreadable::refusal(&opened.view.snapshot, code);
        drafts.refuse(std::slice::from_ref(code), fact);
    }
    match edit {
        ProcedureEdit::Fields(changes) => {
            drafts.refuse(&opened.groups, Fact::new("edit-group"));
            fields(&mut drafts, opened, changes);
        }
        ProcedureEdit::Plan(edit) => plan(&mut drafts, opened, edit),
        ProcedureEdit::Counts(edit) => counts(&mut drafts, opened, edit),
    }
    drafts
}

fn fields(drafts: &mut Drafts, opened: &EditSources, changes: &[FieldEdit]) {
    for code in &opened.codes {
        let one = std::slice::from_ref(code);
        let Some((path, file)) = opened.procedure(code) else {
            let path = opened.view.snapshot.procedure(code).map(|file| &file.path);
            let why = path
                .and_then(|path| opened.trouble(path))
                .cloned()
                .unwrap_or_default();
            drafts.refuse(one, Fact::new("edit-unreadable").with("why", why));
            continue;
        };
        let mut wanted = file.value.clone();
        match change(&mut wanted, changes) {
            Ok(()) => {
                // Reports of before cannot know it where it is from now on.
                belonging::date(&file.value, &mut wanted, opened.view.today);
                drafts.take(path, file, &wanted, one);
            }
            Err(why) => drafts.refuse(one, why),
        }
    }
}

fn plan(drafts: &mut Drafts, opened: &EditSources, edit: &PlanEdit) {
    let codes: &[String] = &opened.named().cloned().collect::<Vec<_>>();
    let mut plans = opened.view.snapshot.plans().iter();
    let named: Vec<&PathBuf> = plans
        .by_ref()
        .filter(|plan| plan.value.id == edit.id)
        .map(|plan| &plan.path)
        .collect();
    let path = match named.as_slice() {
        [] => return new_plan(drafts, opened, edit, codes),
        [path] => *path,
        _ => {
            let fact = Fact::new("edit-plan-twice").with("plan", edit.id.clone());
            return drafts.refuse(codes, fact);
        }
    };
    let Some(file) = opened.file(path) else {
        let why = opened.trouble(path).cloned().unwrap_or_default();
        return drafts.refuse(codes, Fact::new("edit-unreadable").with("why", why));
    };
    let mut wanted = file.value.clone();
    if let Err(why) = change(&mut wanted, &edit.head) {
        return drafts.refuse(codes, why);
    }
    let before = wanted.clone();
    let mut done = Vec::new();
    let mut same = Vec::new();
    for code in codes {
        let then = wanted.clone();
        match row(&mut wanted, opened, code, &edit.row) {
            Ok(()) if then == wanted => same.push(code.clone()),
            Ok(()) => done.push(code.clone()),
            Err(why) => {
                wanted = then;
                drafts.refuse(std::slice::from_ref(code), why);
            }
        }
    }
    if before == file.value {
        // What the plan says of itself stays: the procedures are told apart.
        drafts.unchanged.append(&mut same);
    } else {
        done.append(&mut same);
    }
    // Where all were refused, the plan says nothing else of itself either.
    if wanted != file.value && (!done.is_empty() || opened.asks_for_none()) {
        drafts.take(path, file, &wanted, &done);
    }
}

/// The row of a code in the values of a plan.
fn row(plan: &mut Json, opened: &EditSources, code: &str, edit: &RowEdit) -> Result<(), Fact> {
    let key = key_of(opened, code);
    let rows = plan.get_mut("procedures").and_then(Json::as_array_mut);
    let rows = rows.ok_or_else(|| Fact::new("edit-blocked").with("path", "procedures"))?;
    let found: Vec<usize> = (0..rows.len())
        .filter(|at| rows[*at][key].as_str() == Some(code))
        .collect();
    match (found.as_slice(), edit) {
        ([], RowEdit::TakeOut) => {
            let mut groups = opened.view.snapshot.groups_of(code);
            let named = |id: &str| rows.iter().any(|row| row["group"].as_str() == Some(id));
            match groups.find(|group| named(&group.id)) {
                Some(group) => Err(Fact::new("edit-row-of-group")
                    .with("code", code.to_owned())
                    .with("group", group.id.clone())),
                None => Ok(()),
            }
        }
        ([], RowEdit::Put(changes)) => {
            let mut row = json!({ key: code });
            change(&mut row, changes)?;
            rows.push(row);
            Ok(())
        }
        ([at], RowEdit::Put(changes)) => change(&mut rows[*at], changes),
        ([at], RowEdit::TakeOut) => {
            rows.remove(*at);
            Ok(())
        }
        _ => Err(Fact::new("edit-row-twice").with("code", code.to_owned())),
    }
}

/// The key under which a row names a procedure, or a group.
fn key_of(opened: &EditSources, name: &str) -> &'static str {
    match opened.groups.iter().any(|group| group == name) {
        true => "group",
        false => "code",
    }
}

/// A plan that cannot be read and may be the one of an id: its text holds the id, or its file is called so.
fn unreadable_plan(opened: &EditSources, id: &str) -> Option<PathBuf> {
    let mut broken = opened.view.snapshot.unreadable_of(FileKind::Plan);
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    let names = |path: &Path| {
        // What is not even there, as in a sparse checkout, may be it.
        let Ok(bytes) = opened.workspace.files().read(path) else {
            return true;
        };
        let text = String::from_utf8_lossy(&bytes);
        let own = path.file_stem().is_some_and(|stem| *stem == *id);
        own || text.split(|c| !is_part(c)).any(|word| word == id)
    };
    let found = broken.find(|file| names(&file.path))?;
    Some(found.path.clone())
}

fn new_plan(drafts: &mut Drafts, opened: &EditSources, edit: &PlanEdit, codes: &[String]) {
    let id = edit.id.as_str();
    let RowEdit::Put(changes) = &edit.row else {
        return drafts.refuse(codes, Fact::new("edit-no-plan").with("plan", id.to_owned()));
    };
    if !is_id(id) {
        return drafts.refuse(codes, Fact::new("edit-no-id").with("plan", id.to_owned()));
    }
    if codes.is_empty() {
        return;
    }
    if let Some(path) = unreadable_plan(opened, id) {
        let fact = Fact::new("edit-plan-unreadable").with("path", shown(&path));
        return drafts.refuse(codes, fact.with("plan", id.to_owned()));
    }
    let path = PathBuf::from("plans").join(format!("{id}.yaml"));
    if opened.workspace.root().join(&path).exists() {
        return drafts.refuse(
            codes,
            Fact::new("edit-file-there").with("path", shown(&path)),
        );
    }
    let mut said = Json::Object(Map::new());
    let rows = || -> Result<Vec<Json>, Fact> {
        let row = |code: &String| {
            let mut row = json!({ key_of(opened, code): code });
            change(&mut row, changes).map(|()| row)
        };
        codes.iter().map(row).collect()
    };
    let rows = match change(&mut said, &edit.head).and_then(|()| rows()) {
        Ok(rows) => rows,
        Err(why) => return drafts.refuse(codes, why),
    };
    // In the order of the schema.
    let mut plan = Map::new();
    plan.insert("type".to_owned(), said["type"].take());
    plan.insert("id".to_owned(), id.into());
    let said = said.as_object().cloned().unwrap_or_default();
    let said = said
        .into_iter()
        .filter(|(key, _)| key != "type" && key != "id");
    let (after, before): (Map<String, Json>, Map<String, Json>) =
        said.partition(|(key, _)| matches!(key.as_str(), "source" | "notes"));
    plan.extend(before);
    plan.insert("procedures".to_owned(), Json::Array(rows));
    plan.extend(after);
    if plan["type"].is_null() {
        return drafts.refuse(codes, Fact::new("edit-plan-type"));
    }
    let schema = FileKind::Plan.schema_reference(&path, &schemas_folder(&opened.workspace));
    match emit::document(&schema, &Json::Object(plan)) {
        Ok(after) => drafts.files.push(FileDraft {
            path,
            before: None,
            after,
            codes: codes.to_vec(),
        }),
        Err(why) => {
            let fact = Fact::new("edit-unwritable").with("path", shown(&path));
            drafts.refuse(codes, fact.with("why", why.to_string()));
        }
    }
}

fn counts(drafts: &mut Drafts, opened: &EditSources, edit: &CountsEdit) {
    let codes: &[String] = &opened.named().cloned().collect::<Vec<_>>();
    let Some(file) = opened.file(&edit.report) else {
        let fact = match opened.trouble(&edit.report) {
            Some(why) => Fact::new("edit-unreadable").with("why", why.clone()),
            None => match unreadable::file(&opened.view.snapshot, &edit.report) {
                Some(file) => {
                    let why = message!("cannot-be-read", path = unreadable::shown(file));
                    Fact::new("edit-unreadable").with("why", why)
                }
                None => Fact::new("edit-no-report").with("path", shown(&edit.report)),
            },
        };
        return drafts.refuse(codes, fact);
    };
    let mut wanted = file.value.clone();
    let (mut done, mut same) = (Vec::new(), Vec::new());
    for code in codes {
        let then = wanted.clone();
        match counted(&mut wanted, code, &edit.counts) {
            Ok(()) if then == wanted => same.push(code.clone()),
            Ok(()) => done.push(code.clone()),
            Err(why) => {
                wanted = then;
                drafts.refuse(std::slice::from_ref(code), why);
            }
        }
    }
    drafts.unchanged.append(&mut same);
    if !done.is_empty() {
        drafts.take(&edit.report, file, &wanted, &done);
    }
}

/// The counts of a code in the values of a report; a row that would hold nothing goes.
fn counted(report: &mut Json, code: &str, changes: &[FieldEdit]) -> Result<(), Fact> {
    // A form may count by field alone.
    let rows = report
        .as_object_mut()
        .map(|report| report.entry("counts").or_insert_with(|| json!({})));
    let rows = rows.and_then(Json::as_object_mut);
    let rows = rows.ok_or_else(|| Fact::new("edit-blocked").with("path", "counts"))?;
    let mut row = rows.get(code).cloned().unwrap_or_else(|| json!({}));
    let over = |row: &Json| {
        let counts = serde_json::from_value::<Counts>(row.clone()).ok();
        counts.map_or(Vec::new(), |counts| {
            parts_over_whole(&counts, Basis::Received)
        })
    };
    let before = over(&row);
    change(&mut row, changes)?;
    // What stood there already is a finding of the check; this would be a slip of now.
    if let Some(over) = over(&row).into_iter().find(|over| !before.contains(over)) {
        return Err(Fact::new("edit-part-over-whole")
            .with("part", over.key)
            .with("count", over.part)
            .with("whole", over.whole));
    }
    match row.as_object().is_some_and(Map::is_empty) {
        true => drop(rows.shift_remove(code)),
        false => drop(rows.insert(code.to_owned(), row)),
    }
    Ok(())
}
