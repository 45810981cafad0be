//! The gate and what a decision is worth, by commands: each test is an attack, or what must stay possible all the same.

use std::path::Path;

use serde_json::Value;

use crate::cli::json;
use crate::support::{CommandRun, Home};

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
pub fn on(home: &Home, day: &str, line: &[&str]) -> CommandRun {
    let now = format!("{day}T08:00:00+07:00[Asia/Ho_Chi_Minh]");
    home.run_with(home.folder(), line, &[("RASOAT_NOW", &now)])
}

pub fn done(home: &Home, line: &[&str]) -> CommandRun {
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
    assert!(log(&home, CODE).contains("digest: v3:sha256:"));
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
    let (over, today) = (with("2026-11-20"), with("2026-11-21"));
    let review = ["review", CODE, "--outcome", "eligible_full", "--override"];
    let mut line = review.to_vec();
    line.push(&long);
    assert_eq!(refused(&home, &line), ["refused-override-long"]);
    let mut line = review.to_vec();
    line.push(&over);
    assert!(refused(&home, &line).contains(&"refused-override-ended".to_owned()));
    // The day on which it ends is one on which it holds.
    let mut line = review.to_vec();
    line.extend([today.as_str(), "--dry-run"]);
    done(&home, &line);
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

/// The register is wrong, and was passed over without a word.
#[test]
fn people_who_are_one_through_an_address_under_two_names_approved_each_other() {
    let home = home();
    done(&home, &["review", CODE, "--outcome", "eligible_full"]);
    home.identity("[user]\n\tname = Trần Duyệt\n\temail = duyet.khac@example.org\n");
    put(
        &home,
        "people.yaml",
        "people:\n- {name: Nguyễn Văn Rà, emails: [ra@example.org, chung@example.org]}\n\
         - {name: Trần Duyệt, emails: [chung@example.org, duyet.khac@example.org]}\n",
    );
    assert_eq!(refused(&home, &["approve", CODE]), ["refused-approve-own"]);
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

#[test]
fn that_the_gate_would_refuse_a_procedure_that_is_not_full_yet_is_seen_before_it_is_asked() {
    let home = home();
    let file = "procedures/B1/1.000002.yaml";
    let before = std::fs::read_to_string(home.folder().join(file)).unwrap();
    let present = "presence_required: {value: true, provision: Điều 5}";
    let text = before.replace("presence_required: {value: false}", present);
    put(&home, file, &format!("{text}online: {{level: none}}\n"));

    let review = ["review", "1.000002", "--outcome", "eligible_full"];
    assert!(refused(&home, &review).contains(&"refused-gate".to_owned()));
    let rule = "full-yet-presence";
    let show = json(&home, home.folder(), &["show", "1.000002"]);
    let verdicts = show["verdicts"].as_array().unwrap();
    let shown = verdicts.iter().find(|one| one["rule"] == rule).unwrap();
    assert_eq!(shown["verdict"], "not_applicable");
    let gate = &show["gate"];
    assert_eq!(gate["open"], false);
    assert_eq!(gate["closed_by"][0]["rule"], rule);
    assert_eq!(gate["closed_by"][0]["verdict"], "flag");
    assert!(
        !gate["closed_by"][0]["evidence"]
            .as_array()
            .unwrap()
            .is_empty()
    );
    let told = done(&home, &["--lang", "vi", "show", "1.000002"]).out;
    assert!(told.contains("xét như đã công bố toàn trình: đóng, 1 quy tắc chặn"));
    assert_eq!(
        json(&home, home.folder(), &["show", CODE])["gate"]["open"],
        true
    );
    let told = done(&home, &["--lang", "vi", "show", CODE]).out;
    assert!(told.contains("xét như đã công bố toàn trình: mở"));

    // Where it is looked for, it is found, and in the queue.
    for query in [
        &["search", "flag:blocking"][..],
        &["search", "--view", "queue"],
    ] {
        let found = json(&home, home.folder(), query);
        let hits = found["hits"].as_array().unwrap();
        assert_eq!(hits.len(), 1, "{query:?}: {found}");
        assert_eq!(hits[0]["code"], "1.000002");
        assert_eq!(hits[0]["gate_closed_by"][0], rule);
    }
}

#[test]
fn the_gate_in_lists_is_the_one_that_a_mark_is_asked() {
    use rasoat::review::ReviewContext;
    let (snapshot, today) = shipped();
    let view = rasoat::session::View::new(snapshot, today, today);
    let bench = ReviewContext::new(&view.snapshot, today);
    let mut differs = 0;
    for row in 0..view.len() {
        let procedure = view.procedure(row).unwrap().read();
        let Some(gate) = bench.full(&procedure, bench.days.own, &[]) else {
            continue;
        };
        let asked: Vec<&str> = gate.closed_by().map(|rule| rule.rule).collect();
        let listed: Vec<&str> = view.columns.gate_closed_by(row).collect();
        assert_eq!(listed, asked, "{}", procedure.code);
        let rules = (0..rasoat::rules::RULES.len()).filter(|at| {
            view.columns.at_gate(row, *at).weight() > view.columns.verdict(row, *at).weight()
        });
        differs += rules.count();
    }
    assert!(differs > 0, "nothing is put to the test");
}

/// The shipped catalogue, on its own day.
fn shipped() -> (
    std::sync::Arc<rasoat::catalogue::Snapshot>,
    jiff::civil::Date,
) {
    use rasoat::catalogue::load::{DiskFiles, LoadProgress, load};
    let files = DiskFiles::new(crate::support::project().join("catalogue"));
    let snapshot = load(&files, true, &LoadProgress::default())
        .unwrap()
        .snapshot;
    let day = snapshot.own_day(jiff::civil::date(2026, 11, 30));
    (snapshot, day)
}

#[test]
fn what_is_refused_for_other_evidence_says_which_value_it_was_and_is() {
    let home = home();
    done(&home, &["review", CODE, "--outcome", "eligible_full"]);
    home.git(&["add", "--all"]);
    home.git(&["commit", "--quiet", "--message", "decided"]);
    let file = format!("procedures/B1/{CODE}.yaml");
    let text = std::fs::read_to_string(home.folder().join(&file)).unwrap();
    put(&home, &file, &text.replace("value: 3,", "value: 9,"));
    home.identity(APPROVER);
    let told = home.run(home.folder(), &["--lang", "en", "approve", CODE]);
    assert_eq!(told.exit, 1, "{told:?}");
    assert!(
        told.out.contains("3 working days → 9 working days"),
        "{told:?}"
    );
    assert!(refused(&home, &["approve", CODE]).contains(&"fact-evidence-difference".to_owned()));
    // Beside the rule too that says that something changed.
    let show = done(&home, &["--lang", "en", "show", CODE]).out;
    let rule = show.split("decision-stale").nth(1).unwrap();
    let rule = rule.split("\n\n").next().unwrap();
    assert!(rule.contains("3 working days → 9 working days"), "{show}");
}

#[test]
fn status_at_a_commit_tells_that_commit_and_nothing_of_the_work_tree() {
    let home = home();
    let then = home.git(&["rev-parse", "HEAD"]).trim().to_owned();
    home.git(&["commit", "--quiet", "--allow-empty", "--message", "later"]);
    put(
        &home,
        "procedures/B1/1.000002.yaml",
        "code: '1.000002'\nname: Khác\n",
    );
    let status = json(&home, home.folder(), &["status", "--at", "HEAD~1"]);
    assert_eq!(status["commit"], then.as_str());
    assert_eq!(status["changed"].as_array().unwrap().len(), 0);
    let told = done(&home, &["status", "--at", "HEAD~1"]).out;
    assert!(told.contains(&format!("HEAD~1@{}", &then[..8])), "{told}");
    assert!(!told.contains("1.000002.yaml"), "{told}");
    let status = json(&home, home.folder(), &["status"]);
    assert_eq!(status["changed"].as_array().unwrap().len(), 1);
}

#[test]
fn a_code_that_no_procedure_has_is_no_procedure_that_changed() {
    let home = home();
    let report = "statistics/B1/2025-01-01_2025-12-31.yaml";
    let text = std::fs::read_to_string(home.folder().join(report)).unwrap();
    let row = "  '9.999999': {online: 5, in_person: 0, post: 0}\n";
    put(&home, report, &format!("{text}{row}"));
    home.git(&["add", "--all"]);
    home.git(&["commit", "--quiet", "--message", "a row of nobody"]);
    let log = json(&home, home.folder(), &["log"]);
    let counts = |at: usize| log["commits"][at]["counts"].clone();
    assert_eq!(counts(0)["changed"], 0, "{log}");
    assert_eq!(counts(0)["unknown_codes"], 1);
    assert_eq!(counts(1)["added"], 3);
    assert!(counts(1).get("unknown_codes").is_none());
    let told = done(&home, &["--lang", "en", "log"]).out;
    assert!(told.contains("? 1 codes without a procedure"), "{told}");
    assert!(!told.contains("changed"), "{told}");
    let diff = json(&home, home.folder(), &["diff", "HEAD~1", "HEAD"]);
    assert_eq!(diff["changes"][0]["unknown_code"], true, "{diff}");
    let told = home.run(home.folder(), &["--lang", "en", "diff", "HEAD~1", "HEAD"]);
    assert!(
        told.out.contains("? 9.999999") && told.err.contains("? 1 codes"),
        "{told:?}"
    );
}

#[test]
fn a_part_above_its_whole_and_a_law_that_is_cited_already_are_refused() {
    let home = home();
    let report = "statistics/B1/2025-01-01_2025-12-31.yaml";
    let text = std::fs::read_to_string(home.folder().join(report)).unwrap();
    let row = "'1.000002': {online: 20, in_person: 2, post: 0, synchronised: 20}";
    let text = text.replace("'1.000002': {online: 1, in_person: 2, post: 0}", row);
    put(&home, report, &text);
    let count = |number: &str| {
        home.run(
            home.folder(),
            &["count", report, "1.000002", "--online", number],
        )
    };
    let told = count("12");
    assert_eq!(told.exit, 1, "{told:?}");
    assert!(told.out.contains("synchronised"), "{told:?}");
    assert_eq!(
        std::fs::read_to_string(home.folder().join(report)).unwrap(),
        text
    );
    assert_eq!(count("18").exit, 0);

    let set = |value: &str| home.run(home.folder(), &["set", "legal_basis[+]", value, "1.000002"]);
    for spelt in [
        "{number: 60/2014/QH13}",
        "{number: 60/2014/qh13, articles: Điều 5}",
    ] {
        let told = set(spelt);
        assert_eq!(told.exit, 1, "{told:?}");
        assert!(
            told.out.contains("60/2014/QH13") || told.out.contains("60/2014/qh13"),
            "{told:?}"
        );
    }
}

#[test]
fn a_letter_says_each_source_once_and_names_a_plan_by_its_number() {
    let home = home();
    let text = plan("2030-12-31").replace("measures: [x]", "measures: [x], superseded_by: pb");
    put(&home, "plans/p.yaml", &text);
    let next = "type: option\nid: pb\nnumber: 2/QĐ-TTg\ntitle: Phương án hai\nsigned: 2025-01-01\n\
                procedures:\n- {code: '1.000009', measures: [x]}\n";
    put(&home, "plans/q.yaml", next);
    std::fs::remove_file(
        home.folder()
            .join("statistics/B1/2025-01-01_2025-12-31.yaml"),
    )
    .unwrap();
    let zero = "unit: B1\nscope: unit\nfrom: 2023-01-01\nto: 2025-12-31\nbasis: received\nsource: x\n\
                complete: true\ncounts: {}\n";
    put(&home, "statistics/B1/2023-01-01_2025-12-31.yaml", zero);
    let letter = on(
        &home,
        "2025-12-31",
        &["export", "not-eligible", "--format", "csv"],
    );
    let rows: Vec<&str> = letter
        .out
        .lines()
        .filter(|row| row.contains(CODE))
        .collect();
    assert_eq!(rows.len(), 1, "{letter:?}");
    assert_eq!(
        rows[0].matches("Chỉ thị 27/CT-TTg").count(),
        1,
        "{}",
        rows[0]
    );
    assert!(
        rows[0].contains("bị 2/QĐ-TTg (Phương án hai) thay thế"),
        "{}",
        rows[0]
    );
}

#[test]
fn an_import_that_says_no_day_says_that_it_counts_as_todays() {
    let home = home();
    let file = crate::support::project().join("docs/examples/catalog.jsonl");
    let line = ["import", "portal", file.to_str().unwrap(), "--dry-run"];
    let told = on(&home, "2026-11-30", &line);
    assert!(
        told.err.contains("--retrieved") && told.err.contains("2026-11-30"),
        "{told:?}"
    );
    let line = [&line[..], &["--retrieved", "2026-11-01"]].concat();
    let told = on(&home, "2026-11-30", &line);
    assert!(!told.err.contains("--retrieved"), "{told:?}");
}

#[test]
fn a_signed_annex_that_is_printed_again_says_of_which_day_its_columns_are() {
    let home = home();
    done(&home, &["review", CODE, "--outcome", "eligible_full"]);
    home.identity(APPROVER);
    done(&home, &["approve", CODE]);
    let signed = [
        "--number",
        "5/QĐ-BM",
        "--signed",
        "2026-11-21",
        "--signer",
        "Lê Văn Ký",
    ];
    done(&home, &[&["publish", CODE][..], &signed].concat());
    let line = [
        "export", "eligible", "--number", "5/QĐ-BM", "--format", "md",
    ];
    let again = done(&home, &line).out;
    assert!(
        again.contains("các cột khác ghi theo danh mục tại ngày 21/11/2026"),
        "{again}"
    );
    let fresh = home
        .run(home.folder(), &["export", "eligible", "--format", "md"])
        .out;
    assert!(!fresh.contains("các cột khác ghi theo"), "{fresh}");
}

#[test]
fn a_limit_in_working_days_that_a_query_for_days_leaves_out_is_counted() {
    let home = home();
    for (code, days) in [(CODE, 25), ("1.000002", 31)] {
        let file = format!("procedures/B1/{code}.yaml");
        let text = std::fs::read_to_string(home.folder().join(&file)).unwrap();
        put(
            &home,
            &file,
            &text.replace("value: 3,", &format!("value: {days},")),
        );
    }
    let told = home.run(home.folder(), &["--lang", "en", "search", "time:>30d"]);
    assert!(
        told.out.contains("1.000002") && !told.out.contains(CODE),
        "{told:?}"
    );
    // 25 working days are five weeks; 3 can be no month.
    assert!(
        told.err.contains("`time:` cannot tell of 1 more"),
        "{told:?}"
    );
    let told = home.run(home.folder(), &["--lang", "en", "search", "time:<2d"]);
    assert!(!told.err.contains("working day"), "{told:?}");
}

#[test]
fn members_that_a_group_leaves_out_and_alternatives_were_decided_on_without_a_word() {
    let home = home();
    std::fs::create_dir_all(home.folder().join("groups")).unwrap();
    let group = "id: g\nname: Nhóm\nmembers:\n- {one_of: ['1.000001', '1.000002']}\n\
- {code: '1.000003', to: 2024-12-31}\nsource: x\n";
    put(&home, "groups/g.yaml", group);
    let line = "--lang en review --group g --outcome do_not_provide --reason x --dry-run";
    let line: Vec<&str> = line.split(' ').collect();
    let told = home.run(home.folder(), &line);
    for said in [
        "1 member of the group does not count on",
        "not offered: 1.000003",
        "alternatives of one place, and all of them are decided: 1.000001, 1.000002",
    ] {
        assert!(told.err.contains(said), "{said}: {told:?}");
    }
}

#[test]
fn a_group_is_shown_with_its_members_side_by_side_and_judged_as_one() {
    let home = home();
    std::fs::create_dir_all(home.folder().join("groups")).unwrap();
    let group = "id: g\nname: Nhóm\nmembers:\n- 1.000001\n- {one_of: ['1.000002', '9.999999'], optional: true}\n\
- {code: '1.000003', to: 2024-12-31}\nsource: Điều 1\n";
    put(&home, "groups/g.yaml", group);
    let told = json(&home, home.folder(), &["group", "g"]);
    let group = &told["groups"][0];
    let counts: Vec<&Value> = group["places"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| &p["counts"])
        .collect();
    assert_eq!(
        counts,
        [&Value::Bool(true), &Value::Null, &Value::Bool(false)]
    );
    // Nobody counted anything under the group's own id, and the plan names every member.
    assert_eq!(group["verdicts"][0]["verdict"], "cannot_tell");
    let shown = done(&home, &["--lang", "en", "group", "g"]).out;
    for said in [
        "Judged as one on 2026-11-21",
        "1.000001  Một",
        "9.999999  not in this catalogue",
        "Bộ Một · not stated · ≥ 3 dossiers",
        "until 2024-12-31 · does not count on this day",
    ] {
        assert!(shown.contains(said), "{said}:\n{shown}");
    }
    let list = done(&home, &["--lang", "en", "group"]).out;
    assert!(
        list.contains("g  Nhóm") && list.contains("3 members"),
        "{list}"
    );
    let none = home.run(home.folder(), &["group", "h"]);
    assert!(none.exit == 1 && none.err.contains("g"), "{none:?}");
}
