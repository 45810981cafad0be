//! Procedures that get another code or issuer, by commands on the shipped catalogue.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value;

use rasoat::catalogue::LoadedCatalogue;
use rasoat::catalogue::load::LoadProgress;
use rasoat::catalogue::move_plan::MoveRequest;
use rasoat::files::FileErrorKind;
use rasoat::session::decide::logs::{CommittedLogs, UndoableEntry, undo, undoable};
use rasoat::session::edit::moving;
use rasoat::session::open::check;
use rasoat::session::{Source, View, Workspace};

use crate::cli::json;
use crate::support::{Home, files_below};

/// Named by a group, a list, a plan, reports and variants.
pub const BIRTH: &str = "1.001193";
pub const NEW: &str = "1.009999";

pub fn ok(home: &Home, line: &[&str]) -> String {
    let run = home.run(home.folder(), line);
    assert_eq!(run.exit, 0, "{line:?}: {run:?}");
    run.out
}

pub fn refused(home: &Home, exit: u8, line: &[&str], said: &[&str]) {
    let before = content(home);
    let run = home.run(home.folder(), line);
    assert_eq!(run.exit, exit, "{line:?}: {run:?}");
    assert_eq!(run.out, "", "{line:?}");
    for said in said {
        assert!(run.err.contains(said), "{line:?}: {run:?}");
    }
    assert!(content(home) == before, "{line:?} wrote something");
}

/// Every file of the catalogue.
pub fn content(home: &Home) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = files_below(&home.folder().join("catalogue")).into_iter();
    files
        .map(|path| (path.clone(), std::fs::read(path).unwrap()))
        .collect()
}

pub fn text(home: &Home, path: &str) -> String {
    std::fs::read_to_string(home.folder().join(path)).unwrap()
}

pub fn write(home: &Home, path: &str, text: &str) {
    let path = home.folder().join(path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

pub fn clean(home: &Home) {
    let run = home.run(home.folder(), &["check", "--level", "info"]);
    assert_eq!(run.exit, 0, "{run:?}");
    assert!(run.out.starts_with("0 errors, 0 warnings"), "{run:?}");
}

/// The messages of the commits that a log tells.
fn summaries(home: &Home, code: &str) -> Vec<String> {
    let log = json(home, home.folder(), &["log", code]);
    let commits = log["commits"].as_array().unwrap().iter();
    commits
        .map(|commit| commit["summary"].as_str().unwrap().to_owned())
        .collect()
}

fn subject(home: &Home) -> String {
    home.git(&["log", "-1", "--format=%s"]).trim().to_owned()
}

/// The catalogue as the screen has it.
fn judged(home: &Home) -> (Workspace, LoadedCatalogue, View) {
    let workspace = Workspace::at(home.folder().join("catalogue"));
    let source = workspace.files_at(None).unwrap();
    let loaded = source.load(&LoadProgress::default()).unwrap();
    let view = View::new(
        loaded.snapshot.clone(),
        "2026-11-21".parse().unwrap(),
        "2026-11-21".parse().unwrap(),
    );
    (workspace, loaded, view)
}

/// With a decision on the birth registration, committed.
fn decided() -> Home {
    let home = Home::with_catalogue();
    ok(&home, &["review", BIRTH, "--outcome", "eligible_full"]);
    ok(&home, &["commit"]);
    home
}

/// A procedure whose predecessor is in no file.
pub fn with_former_code(home: &Home) {
    let heir = "code: \"NB-02\"\nname: Mới\nissuer: G15\nlifecycle:\n  replaces: [\"9.000009\"]\n";
    write(home, "catalogue/procedures/G15/NB-02.yaml", heir);
}

/// What a dry run tells of every file that changes, and what the move does to decisions.
fn a_dry_run_tells_every_file(home: &Home) {
    let before = content(home);
    let line = ["move", BIRTH, "--to", NEW, "--dry-run"];
    let told = json(home, home.folder(), &line);
    let human = ok(home, &line);
    assert!(content(home) == before);
    let files = told["files"].as_array().unwrap();
    let naming: Vec<&PathBuf> = before
        .iter()
        .filter(|(path, _)| path.extension().is_some_and(|end| end == "yaml"))
        .filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains("\"1.001193"))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(
        files.len(),
        naming.len() + 1,
        "all that name it, and the log: {told:#}"
    );
    for file in files {
        let path = file["path"].as_str().unwrap();
        assert!(human.contains(path), "{path} in {human}");
        assert!(!file["changes"].as_array().unwrap().is_empty(), "{file}");
    }
    assert_eq!(files[0]["to"], "procedures/G15/1.009999.yaml");
    assert_eq!(told["decisions"]["entries"], 1);
    assert_eq!(told["decisions"]["stale"]["from"], false);
    assert_eq!(told["decisions"]["stale"]["to"], true);
    assert!(
        human.contains("turns stale, for code and issuer are among the values"),
        "{human}"
    );
    assert!(human.contains("review 1.009999 --confirm"), "{human}");
    assert!(human.contains("5 reports name it 1.009999 now"), "{human}");
}

#[test]
fn a_code_changes_everywhere_as_a_dry_run_told_and_nothing_else_does() {
    let home = decided();
    a_dry_run_tells_every_file(&home);
    let before = content(&home);
    ok(&home, &["move", BIRTH, "--to", NEW]);
    clean(&home);
    let renamed = |path: &Path| {
        let name = path
            .to_str()
            .unwrap()
            .replace("G15/1.001193.yaml", "G15/1.009999.yaml");
        PathBuf::from(name)
    };
    let wanted: BTreeMap<PathBuf, Vec<u8>> = before
        .into_iter()
        .map(|(path, bytes)| {
            let bytes = match String::from_utf8(bytes) {
                // What is written about the codes of the portal is prose.
                Ok(text) if path.extension().is_some_and(|end| end == "yaml") => text
                    .replace("\"1.001193", "\"1.009999")
                    .replace("'1.001193", "'1.009999")
                    .into_bytes(),
                Ok(text) => text.into_bytes(),
                Err(error) => error.into_bytes(),
            };
            (renamed(&path), bytes)
        })
        .collect();
    let now = content(&home);
    assert_eq!(
        now.keys().collect::<Vec<_>>(),
        wanted.keys().collect::<Vec<_>>()
    );
    for (path, bytes) in wanted {
        assert!(now[&path] == bytes, "{}", path.display());
    }
    let shown = json(&home, home.folder(), &["show", NEW]);
    assert_eq!(shown["decisions"][0]["in_force"], true);
    assert_eq!(
        shown["usage"]["years"].as_array().unwrap().len(),
        4,
        "{:#}",
        shown["usage"]
    );
    // What changed since the decision is the code, and not each place that names it, before and after the commit.
    for _ in 0..2 {
        let shown = json(&home, home.folder(), &["show", NEW]);
        let changed = shown["changed"].as_array().unwrap();
        assert_eq!(changed.len(), 1, "{changed:?}");
        assert!(
            changed[0].as_str().unwrap().contains("1.001193 → 1.009999"),
            "{changed:?}"
        );
        home.run(home.folder(), &["commit"]);
    }
    ok(&home, &["review", NEW, "--confirm"]);
    let shown = json(&home, home.folder(), &["show", NEW]);
    assert_eq!(shown["changed"].as_array().unwrap().len(), 0);
}

#[test]
fn a_moved_procedure_is_committed_whole_and_its_history_goes_on() {
    let home = decided();
    let marked = subject(&home);
    ok(&home, &["move", BIRTH, "--to", NEW]);
    // Another change of the same days is nobody's business here.
    let other = "catalogue/procedures/G01/1.004222.yaml";
    let theirs = text(&home, other);
    write(&home, other, &format!("{theirs}# mine\n"));
    // Whichever part of the move is named, what names it by the code that is gone comes along: no commit is broken.
    ok(&home, &["commit", "catalogue/lists/essential-25.yaml"]);
    assert_eq!(subject(&home), "catalogue: renumber 1.001193 as 1.009999");
    let files = home.git(&["show", "--no-renames", "--name-only", "--format=", "HEAD"]);
    for part in [
        "decisions/G15/1.001193.yaml",
        "decisions/G15/1.009999.yaml",
        "procedures/G15/1.001193.yaml",
        "procedures/G15/1.009999.yaml",
        "groups/lien-thong-khai-sinh.yaml",
        "plans/pa-bo-tu-phap.yaml",
        "variants/H17.yaml",
        "statistics/G15/",
    ] {
        assert!(files.contains(part), "{part} in {files}");
    }
    assert_eq!(
        home.git(&["status", "--porcelain"]),
        format!(" M {other}\n")
    );
    write(&home, other, &theirs);
    clean(&home);
    let told = summaries(&home, NEW);
    assert!(
        told.contains(&marked) && told.contains(&"start".to_owned()),
        "{told:?}"
    );
    // And on to another agency, and back to the code that it had.
    ok(&home, &["move", NEW, "--issuer", "G01"]);
    ok(&home, &["commit"]);
    assert_eq!(subject(&home), "catalogue: move 1.009999 from G15 to G01");
    ok(
        &home,
        &["move", NEW, "--to", "1.009998", "--issuer", "bo-tai-chinh"],
    );
    ok(&home, &["commit"]);
    assert_eq!(
        subject(&home),
        "catalogue: renumber 1.009999 as 1.009998, and move it from G01 to bo-tai-chinh"
    );
    clean(&home);
    let told = summaries(&home, "1.009998");
    for wanted in [
        "catalogue: renumber 1.009999 as 1.009998, and move it from G01 to bo-tai-chinh",
        "catalogue: move 1.009999 from G15 to G01",
        "catalogue: renumber 1.001193 as 1.009999",
        marked.as_str(),
        "start",
    ] {
        assert!(told.iter().any(|of| of == wanted), "{wanted} in {told:?}");
    }
    // Whoever asks by the old code learns what became of it.
    let old = json(&home, home.folder(), &["log", BIRTH]);
    let became = |commit: &Value| commit["changes"][0]["code"] == NEW;
    assert!(
        old["commits"].as_array().unwrap().iter().any(became),
        "{old:#}"
    );
    // What changed since the decision: the code and the issuer, read from the commit of then.
    let shown = json(&home, home.folder(), &["show", "1.009998"]);
    let changed = shown["changed"].to_string();
    assert!(changed.contains("1.001193 → 1.009998"), "{changed}");
    // And since when it has been theirs.
    assert_eq!(shown["changed"].as_array().unwrap().len(), 3, "{changed}");
}

#[test]
fn a_history_goes_on_where_thirty_others_move_in_the_same_commit_and_the_file_is_edited_too() {
    let home = Home::with_catalogue();
    let small = |code: &str, more: &str| {
        format!("code: \"{code}\"\nname: Thủ tục nội bộ\nissuer: G15\n{more}")
    };
    let path = |code: &str| format!("catalogue/procedures/G15/{code}.yaml");
    for at in 0..31 {
        let code = format!("NB-{at:02}");
        write(
            &home,
            &path(&code),
            &small(&code, &format!("source: nguồn {at}\n")),
        );
    }
    home.git(&["add", "--all"]);
    home.git(&["commit", "--quiet", "--message", "thirty-one"]);
    for at in [3, 7] {
        let code = format!("NB-{at:02}");
        ok(
            &home,
            &[
                "review",
                &code,
                "--outcome",
                "need_data",
                "--reason",
                &format!("chờ {at}"),
            ],
        );
        home.git(&["add", "--all"]);
        home.git(&["commit", "--quiet", "--message", &format!("mark {at}")]);
    }
    // The codes come in another order than they went.
    for at in 0..31 {
        let (code, to) = (format!("NB-{at:02}"), format!("ND-{:02}", (at * 7) % 31));
        for kind in ["procedures", "decisions"] {
            let path = |code: &str| format!("catalogue/{kind}/G15/{code}.yaml");
            if home.folder().join(path(&code)).exists() {
                let moved = text(&home, &path(&code)).replace(&code, &to);
                write(&home, &path(&to), &moved);
                std::fs::remove_file(home.folder().join(path(&code))).unwrap();
            }
        }
    }
    let to = |at: usize| format!("ND-{:02}", (at * 7) % 31);
    // One that was decided on is rewritten besides, name and all.
    write(
        &home,
        &path(&to(3)),
        &small(&to(3), "sets: 4\n").replace("Thủ tục nội bộ", "Khác hẳn"),
    );
    ok(&home, &["commit"]);
    let said = subject(&home);
    assert!(
        said.starts_with("catalogue: renumber 31 procedures"),
        "{said}"
    );
    for at in [3, 7, 12] {
        let told = json(&home, home.folder(), &["log", &to(at)]);
        let commits = told["commits"].as_array().unwrap();
        let last = commits.last().unwrap();
        assert_eq!(last["summary"], "thirty-one", "{told:#}");
        assert_eq!(
            last["changes"][0]["code"],
            format!("NB-{at:02}"),
            "{told:#}"
        );
        let marked = commits
            .iter()
            .any(|of| of["summary"] == format!("mark {at}"));
        assert_eq!(marked, at != 12, "{told:#}");
    }
}

#[test]
fn a_committed_decision_cannot_be_erased_under_its_new_code() {
    let home = decided();
    ok(&home, &["move", BIRTH, "--to", NEW]);
    let pending = json(&home, home.folder(), &["status"]);
    assert!(pending.to_string().contains("1.009999"), "{pending}");
    // It is not offered to whoever presses undo, and not erased for whoever has it in hand.
    let (workspace, loaded, view) = judged(&home);
    assert_eq!(undoable(&workspace, &view, NEW), None);
    let log = loaded.snapshot.decisions(NEW).unwrap();
    let entry = UndoableEntry {
        code: NEW.to_owned(),
        id: log.value.decisions[0].id.clone(),
    };
    let error = undo(&workspace, &view, &entry, &CommittedLogs::of(&workspace)).unwrap_err();
    assert_eq!(error.kind, FileErrorKind::Forbidden);
    assert!(error.message.contains("is committed"), "{error}");
    // One that was made after the move is.
    ok(&home, &["review", NEW, "--confirm"]);
    let (workspace, _, view) = judged(&home);
    let made = undoable(&workspace, &view, NEW).unwrap();
    assert_ne!(made.id, entry.id);
    undo(&workspace, &view, &made, &CommittedLogs::of(&workspace)).unwrap();
    let (workspace, loaded, view) = judged(&home);
    let log = loaded.snapshot.decisions(NEW).unwrap();
    assert_eq!(log.value.decisions.len(), 1);
    assert_eq!(undoable(&workspace, &view, NEW), None);
    let proposed = home.run(home.folder(), &["commit", "--yes"]);
    assert_eq!(proposed.exit, 0, "{proposed:?}");
    let message = home.git(&["log", "-1", "--format=%B"]);
    assert!(
        !message.contains("review:") && !message.contains("Rules-version"),
        "{message}"
    );
    assert!(message.contains("1.009999 was 1.001193: "), "{message}");
    assert!(
        message.contains("References in: 1 group, 1 list, 1 plan, 5 reports"),
        "{message}"
    );
}

#[test]
fn a_move_is_refused_where_it_cannot_be_whole() {
    let home = Home::with_catalogue();
    let to = |code: &'static str| ["move", BIRTH, "--to", code];
    refused(
        &home,
        1,
        &["move", "9.999999", "--to", NEW],
        &["no procedure has the code 9.999999"],
    );
    refused(&home, 1, &to("1.000656"), &["1.000656 is there already"]);
    with_former_code(&home);
    refused(&home, 1, &to("9.000009"), &["is a former code"]);
    refused(&home, 1, &to(BIRTH), &["that code and that issuer already"]);
    refused(&home, 1, &["move", BIRTH, "--issuer", "G15"], &["already"]);
    refused(&home, 2, &to("1.9"), &["six digits"]);
    refused(&home, 2, &["move", BIRTH], &["--to"]);
    refused(
        &home,
        2,
        &["move", BIRTH, "--to", NEW, "--at", "HEAD"],
        &["a commit cannot be written to"],
    );
    refused(
        &home,
        1,
        &["move", BIRTH, "--issuer", "Bộ Công an"],
        &["no agency has the id", "did you mean `G01`?"],
    );
    // Nor can a plan that has a row for each.
    let plan =
        "type: option\nid: hai-dong\nprocedures:\n- code: \"1.001193\"\n- code: \"1.009999\"\n";
    write(&home, "catalogue/plans/hai-dong.yaml", plan);
    refused(
        &home,
        1,
        &to(NEW),
        &["plans/hai-dong.yaml", "names 1.009999 already"],
    );
    std::fs::remove_file(home.folder().join("catalogue/plans/hai-dong.yaml")).unwrap();
    // A new file with the error of the old one would be one error more; one that only moves is as wrong as it was.
    let wrong = "code: \"NB-03\"\nname: Sai\nissuer: G15\nfields: [khong-co]\n";
    write(&home, "catalogue/procedures/G15/NB-03.yaml", wrong);
    let line = ["move", "NB-03", "--to", "NB-04", "--from", "2026-12-01"];
    let said = ["procedures/G15/NB-04.yaml would be wrong then", "khong-co"];
    refused(&home, 1, &line, &said);
    ok(&home, &["move", "NB-03", "--to", "NB-04", "--dry-run"]);
    // A report that counts the new code too cannot say both.
    let path = "catalogue/statistics/G15/2024-01-01_2024-12-31.nationwide.yaml";
    let report = text(&home, path);
    write(
        &home,
        path,
        &format!(
            "{}  \"1.009999\": {{post: 1}}\n",
            report.trim_end().to_owned() + "\n"
        ),
    );
    refused(
        &home,
        1,
        &to(NEW),
        &[
            path.strip_prefix("catalogue/").unwrap(),
            "names 1.009999 already",
        ],
    );
    // A file that cannot be read may hide what names it.
    write(&home, path, &report.replace("counts:", "counts: ["));
    refused(&home, 1, &to(NEW), &["names 1.001193 and cannot be read"]);
}

#[test]
fn an_issuer_that_loses_its_last_procedure_loses_its_folder() {
    let home = Home::with_catalogue();
    let code = "1.001815";
    let folder = home
        .folder()
        .join("catalogue/procedures/ngan-hang-nha-nuoc-viet-nam");
    let files = files_below(&folder);
    assert!(!files.is_empty());
    for file in &files {
        let code = file.file_stem().unwrap().to_str().unwrap();
        ok(&home, &["move", code, "--issuer", "bo-tai-chinh"]);
    }
    assert!(!folder.exists());
    clean(&home);
    let moved = text(
        &home,
        &format!("catalogue/procedures/bo-tai-chinh/{code}.yaml"),
    );
    assert!(moved.contains("\nissuer: bo-tai-chinh\n"), "{moved}");
    ok(&home, &["commit"]);
    assert!(
        subject(&home).starts_with("catalogue: move "),
        "{}",
        subject(&home)
    );
}

#[test]
fn a_code_that_an_agency_replaced_goes_on_under_the_new_one() {
    let home = decided();
    let counts = content(&home)
        .into_iter()
        .filter(|(path, _)| path.to_str().unwrap().contains("statistics"))
        .collect::<Vec<_>>();
    let line = ["move", BIRTH, "--to", NEW, "--from", "2026-10-01"];
    let told = json(&home, home.folder(), &line);
    assert_eq!(told["replaces_from"], "2026-10-01");
    clean(&home);
    for (path, bytes) in counts {
        assert!(std::fs::read(&path).unwrap() == bytes, "{}", path.display());
    }
    let verdict = |code: &str| -> Value {
        let shown = json(&home, home.folder(), &["show", code]);
        let verdicts = shown["verdicts"].as_array().unwrap().iter();
        let mut used = verdicts.filter(|of| of["rule"] == "no-dossiers");
        used.next().unwrap()["verdict"].clone()
    };
    // The counts of the old code are joined.
    assert_eq!(verdict(NEW), "clear");
    assert_eq!(verdict(BIRTH), "not_applicable");
    let old = json(&home, home.folder(), &["show", BIRTH]);
    assert_eq!(old["decisions"].as_array().unwrap().len(), 1);
    let new = json(&home, home.folder(), &["show", NEW]);
    assert_eq!(new["decisions"].as_array().unwrap().len(), 0);
    let again = ["move", BIRTH, "--to", "1.009998", "--from", "2026-11-01"];
    refused(&home, 1, &again, &["not in force on 2026-10-31"]);
}

/// The verdicts of the rules on a procedure on a date.
fn verdicts(home: &Home, code: &str, date: &str) -> BTreeMap<String, String> {
    let shown = json(home, home.folder(), &["show", code, "--as-of", date]);
    let verdicts = shown["verdicts"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    verdicts
        .map(|of| (text(&of["rule"]), text(&of["verdict"])))
        .collect()
}

#[test]
fn each_day_is_judged_by_the_code_that_is_in_force_on_it() {
    let home = Home::with_catalogue();
    let (before, after) = ("2026-11-30", "2026-12-01");
    let judged = [before, after].map(|date| verdicts(&home, BIRTH, date));
    let others = [before, after].map(|date| verdicts(&home, "1.004222", date));
    let line = ["move", BIRTH, "--to", NEW, "--from", after];
    let told = ok(&home, &line);
    assert!(
        told.contains("Plans name the old code alone") && told.contains("pa-bo-tu-phap.yaml"),
        "{told}"
    );
    clean(&home);
    assert_eq!(verdicts(&home, BIRTH, before), judged[0]);
    // A code that begins was published under its own name, which nobody has entered yet.
    let mut renewed = verdicts(&home, NEW, after);
    assert_eq!(
        renewed
            .insert(
                "published-late".to_owned(),
                judged[1]["published-late"].clone()
            )
            .as_deref(),
        Some("cannot_tell")
    );
    assert_eq!(renewed, judged[1]);
    for (code, date) in [(NEW, before), (BIRTH, after)] {
        let said = verdicts(&home, code, date);
        assert!(
            said.values().all(|said| said == "not_applicable"),
            "{said:?}"
        );
    }
    for (date, wanted) in [before, after].into_iter().zip(others) {
        assert_eq!(verdicts(&home, "1.004222", date), wanted, "{date}");
    }
}

#[test]
fn a_file_that_changes_while_a_move_is_looked_at_is_kept() {
    let home = Home::with_catalogue();
    let (workspace, loaded, view) = judged(&home);
    let asked = MoveRequest {
        code: BIRTH.to_owned(),
        to: Some(NEW.to_owned()),
        ..Default::default()
    };
    let planned = moving::plan(&workspace, &loaded, &view, &asked).unwrap();
    let path = "catalogue/variants/H38.yaml";
    let theirs = format!("{}# mine\n", text(&home, path));
    write(&home, path, &theirs);
    let before = content(&home);
    let error = planned.write(&workspace).unwrap_err();
    assert_eq!(error.kind, FileErrorKind::ChangedOnDisk);
    assert!(content(&home) == before);
}

/// Every procedure of the shipped catalogue in turn: what is planned is laid over the files, and checked.
#[test]
fn every_shipped_procedure_can_get_another_code_and_another_issuer_without_a_finding() {
    use rasoat::catalogue::move_plan::plan;
    use rayon::prelude::*;
    let caches = tempfile::tempdir().unwrap();
    let workspace = Workspace::at(crate::support::project().join("catalogue"));
    let workspace = workspace.with_caches(Some(caches.path().to_owned()));
    let source = workspace.files_at(None).unwrap();
    let loaded = source.load(&LoadProgress::default()).unwrap();
    let issuers = ["G01", "bo-tai-chinh"];
    // Every tenth: holding the catalogue against the check anew for each takes its time.
    let procedures: Vec<_> = loaded.snapshot.procedures().iter().step_by(10).collect();
    procedures.par_iter().for_each(|procedure| {
        let issuer = procedure.value().issuer.clone();
        let other = issuers.iter().find(|id| issuer.as_deref() != Some(**id));
        let asked = MoveRequest {
            code: procedure.code.clone(),
            to: Some("9.000001".to_owned()),
            issuer: other.map(|id| (*id).to_owned()),
            from: None,
            since: None,
        };
        let plan = plan(source.files.as_ref(), &loaded.snapshot, &asked).unwrap();
        let source = Source {
            files: std::sync::Arc::new(plan.over(source.files.clone())),
            cache: workspace.cache(),
        };
        let after = source.load(&LoadProgress::default()).unwrap();
        let found = check::findings_on(&source, &after, jiff::civil::date(2026, 11, 30));
        assert!(found.is_empty(), "{}: {found:#?}", procedure.code);
        assert_eq!(
            after.snapshot.procedures().len(),
            loaded.snapshot.procedures().len()
        );
    });
}

#[test]
fn silence_of_another_issuer_became_zero_without_a_word() {
    let home = Home::with_catalogue();
    let report = |complete: bool, rows: &str| {
        let path = "catalogue/statistics/thanh-tra-chinh-phu/2024-01-01_2024-12-31.nationwide.yaml";
        let head = "unit: thanh-tra-chinh-phu\nscope: nationwide\nfrom: 2024-01-01\nto: 2024-12-31\nbasis: received\nsource: BC\n";
        write(
            &home,
            path,
            &format!("{head}complete: {complete}\ncounts:{rows}\n"),
        );
    };
    let line = [
        "move",
        BIRTH,
        "--issuer",
        "thanh-tra-chinh-phu",
        "--since",
        "2024-01-01",
        "--dry-run",
        "--lang",
        "en",
    ];
    let said = "2024-01-01_2024-12-31.nationwide.yaml. Where it was another's in their period, nobody knows that";
    report(true, " {}");
    let out = ok(&home, &line);
    assert!(out.contains(said), "{out}");
    report(true, &format!("\n  \"{BIRTH}\": {{online: no_data}}"));
    assert!(!ok(&home, &line).contains(said));
    report(false, " {}");
    assert!(!ok(&home, &line).contains(said));
}
