//! The gate and what a decision is worth, by commands: each test is an attack, or what must stay possible all the same.

use std::path::Path;

use serde_json::Value;

use crate::cli::json;
use crate::support::{Home, Ran};

pub const REVIEWER: &str = "[user]\n\tname = Nguyễn Văn Rà\n\temail = ra@example.org\n";
pub const APPROVER: &str = "[user]\n\tname = Trần Thị Duyệt\n\temail = duyet@example.org\n";
/// A procedure of a ministry's that passes the gate, and two more beside it.
pub const CODE: &str = "1.000001";

const PROCEDURE: &str = "issuer: B1\nlevels: [ministry]\nexecuting: [B1]\nsubjects: [công dân]\nsteps: [Nộp, Nhận]\n\
channels:\n- {method: online, time: {value: 3, unit: working_day}, fees: none}\n\
documents:\n- {name: Tờ khai, original: 1}\nsets: 1\nresults:\n- {name: Giấy, delivery: [post]}\n\
presence_required: {value: false}\nonsite_verification: {value: false}\n\
legal_basis:\n- {number: 60/2014/QH13}\n";

/// A catalogue whose own day is today: three procedures, a plan that is open, dossiers in 2025.
pub fn home() -> Home {
    let home = Home::empty();
    home.identity(REVIEWER);
    let folder = home.folder();
    let write = |path: &str, text: &str| {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write(
        "catalogue.yaml",
        "format: 1\ntitle: Thử\nas_of: today\npolicy:\n  window: {months: 36, source: x}\n",
    );
    write(
        "agencies.yaml",
        "agencies:\n- {id: B1, name: Bộ Một, kind: ministry}\n",
    );
    write(
        "instruments/a.yaml",
        "instruments:\n- {number: 60/2014/QH13, kind: law, title: Luật, signed: 2014-11-20, from: 2016-01-01}\n",
    );
    write("plans/p.yaml", &plan("2030-12-31"));
    for (code, name) in [(CODE, "Một"), ("1.000002", "Hai"), ("1.000003", "Ba")] {
        write(
            &format!("procedures/B1/{code}.yaml"),
            &format!("code: '{code}'\nname: {name}\n{PROCEDURE}"),
        );
    }
    write(
        "statistics/B1/2025-01-01_2025-12-31.yaml",
        "unit: B1\nscope: unit\nfrom: 2025-01-01\nto: 2025-12-31\nbasis: received\nsource: x\ncounts:\n  \
         '1.000001': {online: 1, in_person: 2, post: 0}\n  '1.000002': {online: 1, in_person: 2, post: 0}\n  \
         '1.000003': {online: 1, in_person: 2, post: 0}\n",
    );
    home.git(&["init", "--quiet", "--initial-branch=main"]);
    home.git(&["add", "--all"]);
    home.git(&["commit", "--quiet", "--message", "start"]);
    home
}

pub fn plan(to: &str) -> String {
    format!(
        "type: option\nid: pa\nnumber: 1/QĐ-TTg\nsigned: 2024-01-01\nto: {to}\nprocedures:\n\
         - {{code: '1.000001', measures: [x]}}\n- {{code: '1.000002', measures: [x]}}\n- {{code: '1.000003', measures: [x]}}\n"
    )
}

pub fn put(home: &Home, path: &str, text: &str) {
    std::fs::write(home.folder().join(path), text).unwrap();
}

/// What a command says on a day.
pub fn on(home: &Home, day: &str, line: &[&str]) -> Ran {
    let now = format!("{day}T08:00:00+07:00[Asia/Ho_Chi_Minh]");
    home.run_with(home.folder(), line, &[("RASOAT_NOW", &now)])
}

pub fn done(home: &Home, line: &[&str]) -> Ran {
    let ran = home.run(home.folder(), line);
    assert_eq!(ran.exit, 0, "{line:?}: {ran:?}");
    ran
}

pub fn refused(home: &Home, line: &[&str]) -> Vec<String> {
    ids(&json(home, home.folder(), line))
}

fn ids(told: &Value) -> Vec<String> {
    let refused = told["refused"].as_array().unwrap().iter();
    let reasons = refused.flat_map(|one| one["reasons"].as_array().unwrap());
    reasons
        .map(|reason| reason["id"].as_str().unwrap().to_owned())
        .collect()
}

pub fn path(code: &str) -> String {
    format!("decisions/B1/{code}.yaml")
}

pub fn log(home: &Home, code: &str) -> String {
    std::fs::read_to_string(home.folder().join(path(code))).unwrap()
}

pub fn listed(home: &Home, day: &str) -> Vec<String> {
    let ran = on(home, day, &["export", "eligible", "--format", "json"]);
    let Ok(list) = serde_json::from_str::<Value>(&ran.out) else {
        return Vec::new();
    };
    let rows = list["rows"].as_array().unwrap().iter();
    rows.map(|row| row["code"].as_str().unwrap().to_owned())
        .collect()
}

/// Recommends, approves and publishes.
pub fn published(home: &Home, codes: &[&str]) {
    let with = |first: &[&'static str]| -> Vec<String> {
        let codes = codes.iter().map(|code| (*code).to_owned());
        first
            .iter()
            .map(|word| (*word).to_owned())
            .chain(codes)
            .collect()
    };
    for (who, line) in [
        (REVIEWER, with(&["review", "--outcome", "eligible_full"])),
        (APPROVER, with(&["approve"])),
        (
            APPROVER,
            with(&[
                "publish",
                "--number",
                "9/QĐ-B1",
                "--signed",
                "2026-11-21",
                "--signer",
                "Bộ trưởng",
            ]),
        ),
    ] {
        home.identity(who);
        let line: Vec<&str> = line.iter().map(String::as_str).collect();
        done(home, &line);
    }
    home.identity(REVIEWER);
}

#[test]
fn a_date_that_is_asked_for_does_not_open_the_gate() {
    let home = home();
    put(&home, "plans/p.yaml", &plan("2026-10-31"));
    let review = ["review", CODE, "--outcome", "eligible_full"];
    let asked = |day: &'static str| {
        let mut line = review.to_vec();
        line.extend(["--as-of", day]);
        refused(&home, &line)
    };
    // The plan held then, and does not today.
    let reasons = asked("2026-10-31");
    assert_eq!(
        reasons[..2],
        ["refused-own-day", "refused-gate"],
        "{reasons:?}"
    );
    put(&home, "plans/p.yaml", &plan("2030-12-31"));
    assert!(asked("2026-11-22").contains(&"refused-as-of-ahead".to_owned()));
    assert!(asked("2025-11-20").contains(&"refused-as-of-old".to_owned()));
    // Twelve months are included, and what is read then is what the entry says.
    let mut line = review.to_vec();
    line.extend(["--as-of", "2025-12-31"]);
    done(&home, &line);
    assert!(log(&home, CODE).contains("as_of: 2025-12-31"));
    assert!(log(&home, CODE).contains("digest: v2:sha256:"));
}

#[test]
fn every_step_asks_again_at_the_own_day_whatever_date_is_asked_for() {
    let home = home();
    done(&home, &["review", CODE, "--outcome", "eligible_full"]);
    home.identity(APPROVER);
    done(&home, &["approve", CODE]);
    put(&home, "plans/p.yaml", &plan("2026-12-31"));
    let publish = [
        "publish",
        CODE,
        "--number",
        "9/QĐ-B1",
        "--signed",
        "2026-11-21",
        "--signer",
        "Bộ trưởng",
        "--as-of",
        "2026-11-21",
        "--format",
        "json",
    ];
    let ran = on(&home, "2027-01-01", &publish);
    let reasons = ids(&serde_json::from_str(&ran.out).unwrap());
    assert!(
        reasons.contains(&"refused-own-day".to_owned()),
        "{reasons:?}"
    );
    // Evidence grows old.
    put(&home, "plans/p.yaml", &plan("2030-12-31"));
    let ran = on(&home, "2027-11-22", &publish);
    let reasons = ids(&serde_json::from_str(&ran.out).unwrap());
    assert!(
        reasons.contains(&"refused-as-of-old".to_owned()),
        "{reasons:?}"
    );
    // A signature before the evidence.
    let mut early = publish.to_vec();
    early[5] = "2026-11-20";
    let ran = on(&home, "2026-11-25", &early);
    let reasons = ids(&serde_json::from_str(&ran.out).unwrap());
    assert_eq!(reasons, ["refused-publish-early"]);
    assert_eq!(on(&home, "2026-11-25", &publish).exit, 0);
    assert!(log(&home, CODE).contains("state: published"));
    assert_eq!(log(&home, CODE).matches("as_of: 2026-11-21").count(), 3);
}

#[test]
fn an_override_holds_for_the_last_day_that_was_signed_and_then_it_is_on_no_list() {
    let home = home();
    put(&home, "plans/p.yaml", &plan("2026-01-01"));
    let with =
        |until: &str| format!("rule=no-plan;until={until};provision=Điều 1;reason=đang trình");
    let (short, long) = (with("2026-12-31"), with("2029-11-22"));
    let review = ["review", CODE, "--outcome", "eligible_full", "--override"];
    let mut line = review.to_vec();
    line.push(&long);
    assert_eq!(refused(&home, &line), ["refused-override-long"]);
    let mut line = review.to_vec();
    line.push(&short);
    done(&home, &line);
    home.identity(APPROVER);
    done(&home, &["approve", CODE]);
    let publish = |signed: &'static str| {
        [
            "publish",
            CODE,
            "--number",
            "9/QĐ-B1",
            "--signer",
            "Bộ trưởng",
            "--signed",
            signed,
        ]
    };
    let late = on(&home, "2027-01-02", &publish("2027-01-01"));
    assert_eq!(late.exit, 1, "{late:?}");
    assert!(late.out.contains("no-plan"), "{late:?}");
    assert_eq!(on(&home, "2027-01-02", &publish("2026-12-31")).exit, 0);
    assert_eq!(
        listed(&home, "2026-12-31"),
        Vec::<String>::new(),
        "it was not yet signed then"
    );
    assert_eq!(listed(&home, "2027-01-02"), Vec::<String>::new());
    let told = on(
        &home,
        "2027-01-02",
        &["export", "not-eligible", "--lang", "en"],
    );
    assert!(told.out.contains("phải xác nhận lại"), "{told:?}");
}

#[test]
fn a_log_that_was_rewritten_by_hand_is_committed_by_nothing() {
    let home = home();
    done(
        &home,
        &[
            "review",
            CODE,
            "--outcome",
            "need_data",
            "--reason",
            "thiếu",
        ],
    );
    done(&home, &["commit"]);
    let before = log(&home, CODE);
    put(&home, &path(CODE), &before.replace("thiếu", "đủ"));
    for line in [
        &["check", "--format", "concise"][..],
        &["check", "--since", "HEAD", "--format", "concise"],
    ] {
        let told = home.run(home.folder(), line);
        assert_eq!(told.exit, 1, "{told:?}");
        assert!(told.out.contains("decision-rewritten"), "{told:?}");
    }
    let told = home.run(home.folder(), &["commit"]);
    assert_eq!(told.exit, 1, "{told:?}");
    assert!(
        told.err.contains("says something else than in HEAD"),
        "{told:?}"
    );
    // Nor is it struck out.
    std::fs::remove_file(home.folder().join(path(CODE))).unwrap();
    let told = home.run(home.folder(), &["commit"]);
    assert_eq!(told.exit, 1, "{told:?}");
    assert!(told.err.contains("is gone"), "{told:?}");
    // No baseline excuses it.
    let told = home.run(home.folder(), &["check", "--write-baseline"]);
    assert_eq!(told.exit, 1, "{told:?}");
    let told = home.run(home.folder(), &["check", "--since", "HEAD"]);
    assert_eq!(told.exit, 1, "{told:?}");
    put(&home, &path(CODE), &before);
    done(&home, &["withdraw", CODE, "--reason", "nhầm"]);
    done(&home, &["commit"]);
}

#[test]
fn what_somebody_wrote_by_hand_goes_no_further_and_is_on_no_list() {
    let home = home();
    done(&home, &["review", CODE, "--outcome", "eligible_full"]);
    home.identity(APPROVER);
    done(&home, &["approve", CODE]);
    assert_eq!(listed(&home, "2026-11-21"), [CODE]);
    let sound = log(&home, CODE);
    // The rule that would have shut the gate is not in the evidence any more.
    put(
        &home,
        &path(CODE),
        &sound.replace("      no-plan: clear\n", ""),
    );
    assert_eq!(listed(&home, "2026-11-21"), Vec::<String>::new());
    let told = done(&home, &["export", "not-eligible"]);
    assert!(told.out.contains("Nhật ký kết luận không đúng"), "{told:?}");
    let told = home.run(home.folder(), &["check", "--format", "concise"]);
    assert!(told.out.contains("decision-gate-bypassed"), "{told:?}");
    let publish = [
        "publish",
        CODE,
        "--number",
        "9/QĐ-B1",
        "--signed",
        "2026-11-21",
        "--signer",
        "x",
    ];
    assert!(refused(&home, &publish).contains(&"unsound-lacks".to_owned()));
    // Another outcome was approved than recommended.
    let turned = sound.replacen("outcome: eligible_full", "outcome: need_data", 1);
    put(&home, &path(CODE), &turned);
    assert_eq!(listed(&home, "2026-11-21"), Vec::<String>::new());
    let told = home.run(home.folder(), &["check", "--format", "concise"]);
    assert!(told.out.contains("decision-differs"), "{told:?}");
    // Taken back, it is told and no error.
    done(&home, &["withdraw", CODE, "--reason", "giả"]);
    let told = done(&home, &["check", "--format", "concise"]);
    assert!(told.out.contains("decision-taken-back"), "{told:?}");
}

#[test]
fn a_list_that_is_carried_out_is_the_same_months_later() {
    let home = home();
    published(&home, &[CODE, "1.000002"]);
    assert_eq!(listed(&home, "2026-11-21"), ["1.000002", CODE]);
    // The service is built, announced, measured, and the plan's measure is done.
    let procedure = std::fs::read_to_string(home.folder().join("procedures/B1/1.000001.yaml"));
    let procedure = procedure.unwrap()
        + "publications:\n- {number: 3/QĐ-B1, signed: 2027-01-05}\n\
           online: {level: full, since: 2027-01-10, decision: 9/QĐ-B1}\n\
           satisfaction: {value: 4, of: 5, period: năm 2027, source: x}\nsource: bản đã ký\n";
    put(&home, "procedures/B1/1.000001.yaml", &procedure);
    let done_plan = plan("2030-12-31").replace(
        "{code: '1.000001', measures: [x]}",
        "{code: '1.000001', measures: [x], done: 2027-02-01}",
    );
    put(&home, "plans/p.yaml", &done_plan);
    assert_eq!(listed(&home, "2027-05-21"), ["1.000002", CODE]);
    let stale = on(&home, "2027-05-21", &["search", "decision:stale"]);
    assert!(!stale.out.contains(CODE), "{stale:?}");
    // What a blocking rule reads is another thing.
    put(
        &home,
        "procedures/B1/1.000001.yaml",
        &procedure.replace(
            "presence_required: {value: false}",
            "presence_required: {value: true}",
        ),
    );
    let told = on(&home, "2027-05-21", &["export", "eligible"]);
    assert_eq!(listed(&home, "2027-05-21"), ["1.000002"]);
    assert!(
        told.err.contains(CODE),
        "what was left out is named: {told:?}"
    );
}

#[test]
fn one_persons_new_mark_takes_no_signed_procedure_off_its_list() {
    let home = home();
    published(&home, &[CODE, "1.000002"]);
    done(
        &home,
        &[
            "review",
            CODE,
            "--outcome",
            "do_not_provide",
            "--reason",
            "không dùng",
        ],
    );
    assert_eq!(listed(&home, "2026-11-21"), ["1.000002", CODE]);
    let list = json(&home, home.folder(), &["export", "eligible"]);
    let note = list["rows"][1]["note"].as_str().unwrap();
    assert!(note.contains("không cung cấp trực tuyến"), "{note}");
    let hits = json(&home, home.folder(), &["search", "decision:published"]);
    assert_eq!(hits["total"], 2);
    let hits = json(&home, home.folder(), &["search", "decision:recommended"]);
    assert_eq!(hits["hits"][0]["decision"]["outcome"], "do_not_provide");
    assert_eq!(hits["hits"][0]["published"]["outcome"], "eligible_full");
    let shown = json(&home, home.folder(), &["show", CODE]);
    let entries = shown["decisions"].as_array().unwrap();
    let marks: Vec<(bool, bool)> = entries
        .iter()
        .map(|entry| (entry["in_force"] == true, entry["is_published"] == true))
        .collect();
    assert_eq!(
        marks,
        [(false, false), (false, false), (false, true), (true, false)]
    );
}

#[test]
fn what_is_sent_back_lies_with_who_recommended_it_and_nothing_older_comes_back() {
    let home = home();
    done(
        &home,
        &[
            "review",
            CODE,
            "--outcome",
            "need_data",
            "--reason",
            "thiếu",
        ],
    );
    done(&home, &["review", CODE, "--outcome", "eligible_full"]);
    home.identity(APPROVER);
    done(&home, &["approve", CODE]);
    let told = home.run(home.folder(), &["send-back", CODE, "--reason", " "]);
    assert_eq!(told.exit, 1, "{told:?}");
    let told = json(
        &home,
        home.folder(),
        &["send-back", CODE, "--reason", "thiếu phương án"],
    );
    assert_eq!(told["written"][0]["state"], "sent_back");
    assert_eq!(listed(&home, "2026-11-21"), Vec::<String>::new());
    assert_eq!(
        refused(&home, &["approve", CODE]),
        ["refused-nothing-stands"]
    );
    home.identity(REVIEWER);
    let mine = json(
        &home,
        home.folder(),
        &["search", "decision:sent_back by:me"],
    );
    assert_eq!(mine["total"], 1);
    assert_eq!(
        json(
            &home,
            home.folder(),
            &["search", "decision:none code:1.000001"]
        )["total"],
        1
    );
    done(&home, &["check"]);
    done(&home, &["commit"]);
    assert!(
        home.git(&["log", "-1", "--format=%s"])
            .starts_with("review: ")
    );
    // A published decision is withdrawn.
    published(&home, &["1.000002"]);
    let told = refused(&home, &["send-back", "1.000002", "--reason", "x"]);
    assert_eq!(told, ["refused-send-back-published"]);
    // Recommended anew it is open again.
    done(&home, &["review", CODE, "--outcome", "eligible_full"]);
    assert_eq!(
        json(&home, home.folder(), &["search", "decision:sent_back"])["total"],
        0
    );
}

#[test]
fn an_address_more_does_not_make_two_people() {
    let home = home();
    done(
        &home,
        &["review", CODE, "1.000002", "--outcome", "eligible_full"],
    );
    // The same name with a letter of another script.
    home.identity("[user]\n\tname = Nguyễn Vаn Rà\n\temail = ra.khac@example.org\n");
    let told = json(&home, home.folder(), &["approve", CODE]);
    assert_eq!(told["written"][0]["told"][0]["id"], "told-same-name");
    put(
        &home,
        "people.yaml",
        "people:\n- {name: Nguyễn Văn Rà, emails: [ra@example.org, RA.khac@example.org]}\n",
    );
    assert_eq!(
        refused(&home, &["approve", "1.000002"]),
        ["refused-approve-own"]
    );
    // And what was approved so before is an error, and on no list.
    assert_eq!(listed(&home, "2026-11-21"), Vec::<String>::new());
    let told = home.run(home.folder(), &["check", "--format", "concise"]);
    assert!(told.out.contains("approved-by-recommender"), "{told:?}");
}

#[test]
fn a_service_is_suspended_with_a_notice_and_an_end_that_is_announced() {
    let home = home();
    let review = [
        "review",
        CODE,
        "--outcome",
        "suspend_and_upgrade",
        "--reason",
        "chậm",
    ];
    let with = |more: &[&'static str]| {
        let mut line = review.to_vec();
        line.extend(more);
        line
    };
    assert_eq!(refused(&home, &with(&[])), ["refused-suspension"]);
    let notice = |until: &'static str| with(&["--notice", "12/TB-B1", "--suspended-until", until]);
    assert_eq!(
        refused(&home, &notice("2026-11-20")),
        ["refused-suspension-past"]
    );
    assert_eq!(
        refused(&home, &notice("2027-05-22")),
        ["refused-suspension-long"]
    );
    done(&home, &notice("2027-05-21"));
    let shown = json(&home, home.folder(), &["show", CODE]);
    assert_eq!(shown["decisions"][0]["suspension"]["notice"], "12/TB-B1");
    done(&home, &["check"]);
}

#[test]
fn a_group_is_marked_whole_or_not_at_all() {
    let home = home();
    std::fs::create_dir_all(home.folder().join("groups")).unwrap();
    put(
        &home,
        "groups/g.yaml",
        "id: g\nname: Nhóm\nmembers: ['1.000001', '1.000002']\nsource: x\n",
    );
    let level = "online: {level: partial}\n";
    let one = format!("code: '1.000001'\nname: Một\n{PROCEDURE}{level}");
    put(&home, "procedures/B1/1.000001.yaml", &one);
    let bad = format!("code: '1.000002'\nname: Hai\n{level}") + &PROCEDURE.replace("sets: 1\n", "");
    let bad = bad.replace("steps: [Nộp, Nhận]\n", "");
    put(&home, "procedures/B1/1.000002.yaml", &bad);
    let line = ["review", "--group", "g", "--outcome", "eligible_full"];
    let told = json(&home, home.folder(), &line);
    assert_eq!(told["written"], serde_json::json!([]));
    assert_eq!(told["refused"][0]["code"], "1.000002");
    assert!(!home.folder().join(path(CODE)).exists(), "all or none");
    let good = format!("code: '1.000002'\nname: Hai\n{PROCEDURE}{level}");
    put(&home, "procedures/B1/1.000002.yaml", &good);
    let told = json(&home, home.folder(), &line);
    assert_eq!(told["written"].as_array().unwrap().len(), 2);
    let none = home.run(
        home.folder(),
        &["review", "--group", "h", "--outcome", "eligible_full"],
    );
    assert_eq!(none.exit, 1, "{none:?}");
}

#[test]
fn an_imported_decision_is_marked_and_stands_on_a_list_by_its_number_alone() {
    let home = home();
    put(
        &home,
        "t.csv",
        "code,outcome,number,signed\n1.000001,eligible_full,5/QĐ-B1,2023-12-14\n",
    );
    let ran = done(&home, &["import", "decisions", "t.csv"]);
    assert!(!ran.err.is_empty() || !ran.out.is_empty());
    assert!(
        log(&home, CODE).contains("sha256: "),
        "{}",
        log(&home, CODE)
    );
    done(&home, &["check"]);
    let hits = json(&home, home.folder(), &["search", "decision:imported"]);
    assert_eq!(hits["hits"][0]["decision"]["imported"], true);
    let shown = done(&home, &["show", CODE]);
    assert!(shown.out.contains("imported: t.csv, 2"), "{shown:?}");
    assert_eq!(listed(&home, "2026-11-21"), Vec::<String>::new());
    let list = json(
        &home,
        home.folder(),
        &["export", "eligible", "--number", "5/QĐ-B1"],
    );
    assert_eq!(list["rows"][0]["code"], CODE);
    assert!(
        list["rows"][0]["note"]
            .as_str()
            .unwrap()
            .contains("Nhập từ nơi khác")
    );
}

#[test]
fn a_partial_service_says_why_at_every_step() {
    let home = home();
    // The law asked no reason on the day of the evidence, and does today.
    let line = [
        "review",
        CODE,
        "--outcome",
        "partial",
        "--reason",
        "x",
        "--as-of",
        "2026-06-30",
    ];
    let reasons = refused(&home, &line);
    assert_eq!(reasons, ["refused-partial-reason", "refused-provision"]);
}

#[test]
fn everything_that_is_made_from_a_sample_says_so() {
    let home = Home::with_catalogue();
    done(&home, &["review", "1.000915", "--outcome", "eligible_full"]);
    home.identity(APPROVER);
    done(&home, &["approve", "1.000915"]);
    let list = json(&home, home.folder(), &["export", "eligible"]);
    assert_eq!(list["sample"], true);
    for format in ["md", "csv"] {
        let told = done(&home, &["export", "eligible", "--format", format]);
        assert!(
            told.out.to_lowercase().contains("mẫu"),
            "{format}: {told:?}"
        );
    }
}

/// Whether a merge of two changes to a log comes out clean, and what it comes to.
fn merged(base: &str, ours: &str, theirs: &str) -> (u8, String) {
    let home = Home::empty();
    let folder: &Path = home.folder();
    for (name, text) in [("base", base), ("ours", ours), ("theirs", theirs)] {
        std::fs::write(folder.join(name), text).unwrap();
    }
    let ran = home.run(
        folder,
        &[
            "merge-driver",
            "base",
            "ours",
            "theirs",
            "--path",
            "decisions/B1/1.000001.yaml",
        ],
    );
    (
        ran.exit,
        std::fs::read_to_string(folder.join("ours")).unwrap(),
    )
}

#[test]
fn no_merge_loses_an_entry_that_both_began_with() {
    let home = home();
    done(
        &home,
        &[
            "review",
            CODE,
            "--outcome",
            "need_data",
            "--reason",
            "thiếu",
        ],
    );
    let one = log(&home, CODE);
    done(
        &home,
        &[
            "review",
            CODE,
            "--outcome",
            "need_data",
            "--reason",
            "vẫn thiếu",
        ],
    );
    let two = log(&home, CODE);
    let rewritten = two.replace("reason: vẫn thiếu", "reason: khác");
    // One side struck an entry out, the other left it.
    assert_eq!(merged(&two, &one, &two), (0, two.clone()));
    assert_eq!(merged(&two, &two, &one), (0, two.clone()));
    // Both struck it out, or wrote it anew alike.
    assert_eq!(merged(&two, &one, &one), (0, two.clone()));
    // One side wrote it anew: that is for people. Both alike: it stands as it was.
    for (ours, theirs) in [(&rewritten, &two), (&two, &rewritten)] {
        let (exit, text) = merged(&two, ours, theirs);
        assert_eq!(exit, 1, "{text}");
        assert!(
            text.contains("<<<<<<<") && text.contains("vẫn thiếu"),
            "{text}"
        );
    }
    let (exit, text) = merged(&two, &rewritten, &rewritten);
    assert_eq!(exit, 0, "{text}");
    assert!(
        text.contains("vẫn thiếu") && !text.contains("khác"),
        "{text}"
    );
}
