//! Tables of CSV text, each named after what could go wrong.

mod annexes;
mod numbers;

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::{Date, date};

use super::{Judge, columns};
use crate::catalogue::load::Files;
use crate::catalogue::model::{Evidence, Outcome, Procedure};
use crate::catalogue::snapshot::Snapshot;
use crate::import::job::{ImportError, ImportPlan};
use crate::import::table::Table;
use crate::import::testing::{MemoryFiles, shown, template_comes_in, workbook};

const HEAD: &str = "code,outcome,number,signed,signer,annex_row,reason,provision,partial_reason,by,email,as_of,source\n";

/// Rules that find what the date says, and close the gate on one procedure.
struct FixedJudge;

impl Judge for FixedJudge {
    fn recorded(&self) -> Timestamp {
        "2026-11-21T02:00:00Z".parse().unwrap()
    }

    fn today(&self) -> Date {
        date(2026, 11, 21)
    }

    fn evidence(&self, procedure: &Procedure, _: Outcome, as_of: Date) -> Evidence {
        let day = as_of.strftime("%Y%m%d").to_string();
        Evidence {
            commit: None,
            rules_version: "1".to_owned(),
            verdicts: BTreeMap::from([(format!("of-{}", &procedure.name), "clear".to_owned())]),
            digest: format!("sha256:{day:0>64}"),
            parts: BTreeMap::new(),
        }
    }

    fn needs_reasoned_partial(&self, as_of: Date) -> bool {
        as_of >= date(2026, 7, 1)
    }

    fn closed_by(&self, procedure: &Procedure) -> Vec<&'static str> {
        match procedure.code.as_str() {
            "1.000002" => vec!["no-plan", "no-dossiers"],
            _ => Vec::new(),
        }
    }
}

pub(in crate::import) fn plan(
    files: &dyn Files,
    snapshot: &Snapshot,
    table: &Table<'_>,
) -> Result<ImportPlan, ImportError> {
    super::plan(files, snapshot, table, &FixedJudge)
}

/// An entry of a log as a reviewer's recommendation of a day leaves it.
fn recommended(id: &str, recorded: &str) -> String {
    entry(id, "recommended", recorded, "")
}

fn entry(id: &str, state: &str, recorded: &str, more: &str) -> String {
    // Nobody approves what they recommended, and what was published elsewhere says where.
    let (by, source) = match state {
        "approved" => ("binh@x.vn", ""),
        "published" if !more.contains("refers_to") => ("an@x.vn", ", source: x"),
        _ => ("an@x.vn", ""),
    };
    format!(
        "  # {id}, by hand\n  - {{id: {id}, as_of: 2026-10-31, recorded: {recorded}T01:00:00Z, outcome: need_data, state: {state}, \
         by: {{name: An, email: {by}}}, reason: \"x\", evidence: {{commit: null, rules_version: \"1\", verdicts: {{}}, \
         digest: \"sha256:{:0>64}\"}}{more}{source}}}\n",
        0
    )
}

fn log(entries: &[String]) -> String {
    format!(
        "# yaml-language-server: $schema=../../.schemas/decisions.schema.json\ncode: \"1.000001\"\ndecisions:\n{}",
        entries.concat()
    )
}

const LOG: &str = "decisions/G15/1.000001.yaml";

/// The ids and states of a log in the order of its file, those of imports as their numbers.
fn order(memory: &MemoryFiles) -> String {
    let mut order = Vec::new();
    let text = memory.text(LOG);
    for line in text.lines() {
        let line = line.trim();
        if let Some(rest) = line.strip_prefix("- {id: ") {
            order.push(rest.split(',').next().unwrap());
        } else if let Some(number) = line.strip_prefix("number: ") {
            order.push(number);
        }
    }
    order.join(" ")
}

#[test]
fn a_published_list_becomes_published_entries_and_no_recommendations() {
    let mut memory = MemoryFiles::with(&[]);
    let table = "Mã TTHC;Kết luận;Số quyết định;Ngày ký;Người ký;STT;Lý do;Lý do một phần;Nguồn\r\n\
         1.000001;Đủ điều kiện toàn trình;1234/QĐ-BTP;15/12/2023;Bộ trưởng;1;;;https://x.vn\r\n\
         1.000002;Trực tuyến một phần;1234/QĐ-BTP;2023-12-15;;2;phải  ký;phải có mặt trực tiếp;\r\n";
    let sha = super::sha256(table.as_bytes());
    let done = memory.import(plan, table);
    assert_eq!(
        memory.below("decisions"),
        "== decisions/G15/1.000001.yaml\n\
# yaml-language-server: $schema=../../.schemas/decisions.schema.json
code: '1.000001'
decisions:
- id: 20231215-1364cf2e
  as_of: 2023-12-15
  recorded: 2026-11-21T02:00:00Z
  outcome: eligible_full
  state: published
  by:
    name: Bộ trưởng
  evidence:
    commit: null
    rules_version: '1'
    verdicts:
      of-Một: clear
    digest: sha256:0000000000000000000000000000000000000000000000000000000020231215
  published:
    number: 1234/QĐ-BTP
    signed: 2023-12-15
    signer: Bộ trưởng
    annex_row: 1
  imported:
    file: t.csv
    sha256: SHA
    row: 2
    day: 2026-11-21
  source: https://x.vn
== decisions/G15/1.000002.yaml
# yaml-language-server: $schema=../../.schemas/decisions.schema.json
code: '1.000002'
decisions:
- id: 20231215-e2a5f3bb
  as_of: 2023-12-15
  recorded: 2026-11-21T02:00:00Z
  outcome: partial
  state: published
  by:
    name: Bộ trưởng
  reason: phải ký
  partial_reason: presence_required
  evidence:
    commit: null
    rules_version: '1'
    verdicts:
      of-Hai: clear
    digest: sha256:0000000000000000000000000000000000000000000000000000000020231215
  published:
    number: 1234/QĐ-BTP
    signed: 2023-12-15
    signer: Bộ trưởng
    annex_row: 2
  imported:
    file: t.csv
    sha256: SHA
    row: 3
    day: 2026-11-21
"
        .replace("SHA", &sha)
    );
    assert_eq!((done.report.read, done.report.created), (2, 2));
    assert_eq!(done.report.refused, []);
}

#[test]
fn a_row_that_cannot_be_meant_is_refused_at_its_cell() {
    for (row, wanted) in [
        (",,1/QĐ,2023-12-15,,,,,,,,,", "2:1 - `code` is empty"),
        (
            "9.999999,,1/QĐ,2023-12-15,,,,,,,,,",
            "2:1 9.999999 `code` is `9.999999`, and no procedure of the catalogue has that code",
        ),
        (
            "1.000001.000.00.00.H48,,1/QĐ,2023-12-15,,,,,,,,,",
            "2:1 1.000001.000.00.00.H48 `code` is `1.000001.000.00.00.H48`, which is no procedure code",
        ),
        (
            "1.000001,tốt,1/QĐ,2023-12-15,,,,,,,,,",
            "2:2 1.000001 `outcome` is `tốt`, and may be one of: eligible_full",
        ),
        (
            "1.000001,eligible_full,,2023-12-15,,,,,,,,,",
            "2:3 1.000001 `number` is empty",
        ),
        (
            "1.000001,eligible_full,1/QĐ,,,,,,,,,,",
            "2:4 1.000001 `signed` is empty",
        ),
        (
            "1.000001,eligible_full,1/QĐ,2026-11-22,,,,,,,,,",
            "2:4 1.000001 `signed` is 2026-11-22, which lies ahead",
        ),
        (
            "1.000001,eligible_full,1/QĐ,2023-12-15,,0,,,,,,,",
            "2:6 1.000001 `annex_row` is `0`; write a whole number from 1",
        ),
        (
            "1.000001,partial,1/QĐ,2026-07-01,,,vì,,presence_required,,,,",
            "2:8 1.000001 `provision` is empty; from 2026-07-01",
        ),
        (
            "1.000001,partial,1/QĐ,2026-07-01,,,vì,Điều 1,,,,,",
            "2:9 1.000001 `partial_reason` is empty; from 2026-07-01",
        ),
        (
            "1.000001,eligible_full,1/QĐ,2023-12-15,,,,,presence_required,,,,",
            "2:9 1.000001 `partial_reason` is filled, and the outcome is not partial",
        ),
        (
            "1.000001,eligible_full,1/QĐ,2023-12-15,,,,,,An,an at x,,",
            "2:11 1.000001 `email` is `an at x`, which is no e-mail address",
        ),
        (
            "1.000001,eligible_full,1/QĐ,2023-12-15,,,,,,,an@x.vn,,",
            "2:11 1.000001 `email` is filled, and `by` is empty",
        ),
        (
            "1.000001,eligible_full,1/QĐ,2023-12-15,,,,,,,,2023,",
            "2:12 1.000001 `as_of` is the bare year 2023",
        ),
    ] {
        let mut memory = MemoryFiles::with(&[]);
        let done = memory.import(plan, &format!("{HEAD}{row}\n"));
        assert_eq!(memory.below("decisions"), "", "{row}");
        let found = shown(&done.report.refused);
        assert_eq!(found.len(), 1, "{row}: {found:?}");
        assert!(found[0].starts_with(wanted), "{row}: {found:?}");
    }
}

#[test]
fn a_partial_service_of_before_the_regime_needs_no_reason() {
    let mut memory = MemoryFiles::with(&[]);
    let done = memory.import(
        plan,
        &format!("{HEAD}1.000001,partial,1/QĐ,2026-06-30,,,,,,,,,\n"),
    );
    assert_eq!((done.report.refused, done.report.created), (vec![], 1));
}

#[test]
fn who_imports_is_never_who_decided() {
    let law = "instruments:\n  - {number: 3/QĐ-BTP, issuer: G15, kind: decision}\n";
    for (row, by) in [
        (
            "1.000001,eligible_full,3/QĐ-BTP,2023-12-15,Thứ trưởng,,,,,Vụ Pháp luật,vp@x.vn,,",
            "Vụ Pháp luật vp@x.vn",
        ),
        (
            "1.000001,eligible_full,3/QĐ-BTP,2023-12-15,Thứ trưởng,,,,,,,,",
            "Thứ trưởng",
        ),
        (
            "1.000001,eligible_full,3/QĐ-BTP,2023-12-15,,,,,,,,,",
            "Bộ Tư pháp",
        ),
        (
            "1.000001,eligible_full,4/QĐ-BTP,2023-12-15,,,,,,,,,",
            "4/QĐ-BTP",
        ),
    ] {
        let mut memory = MemoryFiles::with(&[("instruments/a.yaml", law)]);
        memory.import(plan, &format!("{HEAD}{row}\n"));
        let log = memory.text(LOG);
        let (_, after) = log.split_once("  by:\n").unwrap();
        let said = after.lines().take_while(|line| line.starts_with("    "));
        let said: Vec<&str> = said
            .map(|line| line.trim().split_once(": ").unwrap().1)
            .collect();
        assert_eq!(said.join(" "), by, "{row}");
    }
}

#[test]
fn the_evidence_is_read_at_the_date_of_the_decision() {
    let mut memory = MemoryFiles::with(&[]);
    memory.import(
        plan,
        &format!("{HEAD}1.000001,eligible_full,1/QĐ,2023-12-15,,,,,,,,2023-12-01,\n"),
    );
    let text = memory.text(LOG);
    assert!(text.contains("as_of: 2023-12-01"), "{text}");
    assert!(text.contains("000020231201"), "{text}");
}

#[test]
fn an_older_publication_goes_before_what_was_decided_after_it_and_nothing_else_changes() {
    let published = ", refers_to: b, published: {number: 9/QĐ, signed: 2024-05-01}";
    for (before, signed, wanted) in [
        // A recommendation recorded after the day of signing stays in force; one recorded before it does not.
        (vec![recommended("a", "2026-10-01")], "2023-12-15", "1/QĐ a"),
        (vec![recommended("a", "2023-01-01")], "2023-12-15", "a 1/QĐ"),
        (vec![recommended("a", "2023-12-15")], "2023-12-15", "a 1/QĐ"),
        // A publication counts from its signing, whenever it was recorded.
        (
            vec![
                recommended("a", "2024-05-02"),
                entry("b", "approved", "2024-05-03", ", refers_to: a"),
                entry("c", "published", "2024-05-04", published),
            ],
            "2024-05-02",
            "a b c 1/QĐ",
        ),
        (
            vec![
                recommended("a", "2024-05-02"),
                entry("b", "approved", "2024-05-03", ", refers_to: a"),
                entry("c", "published", "2024-05-04", published),
            ],
            "2024-04-30",
            "1/QĐ a b c",
        ),
        // What is withdrawn has no say.
        (
            vec![
                recommended("a", "2026-10-01"),
                entry("w", "withdrawn", "2026-10-02", ", refers_to: a"),
            ],
            "2023-12-15",
            "1/QĐ a w",
        ),
        // An old publication that was written down late does not come to stand over a decision in force.
        (
            vec![
                recommended("a", "2024-05-01"),
                entry(
                    "p",
                    "published",
                    "2024-06-01",
                    ", published: {number: 8/QĐ, signed: 2023-01-01}",
                ),
                entry("w", "withdrawn", "2024-06-02", ", refers_to: p"),
            ],
            "2023-06-01",
            "1/QĐ a p w",
        ),
    ] {
        let old = log(&before);
        let mut memory = MemoryFiles::with(&[(LOG, &old)]);
        let done = memory.import(
            plan,
            &format!("{HEAD}1.000001,eligible_full,1/QĐ,{signed},,,,,,,,,\n"),
        );
        assert_eq!(order(&memory), wanted);
        assert_eq!(done.report.updated, 1);
        // Every entry that stood keeps its bytes and its comment.
        for entry in &before {
            assert!(memory.text(LOG).contains(entry.as_str()), "{entry}");
        }
        let told = &done.report.decisions.unwrap().entries[0];
        // A recommendation beside it ends no published decision; a later published one does.
        let in_force = !wanted.ends_with("b c");
        assert_eq!(told.in_force, in_force, "{wanted}");
    }
}

#[test]
fn decisions_of_several_years_stand_in_their_order_whatever_that_of_the_table() {
    let mut memory = MemoryFiles::with(&[]);
    memory.import(
        plan,
        &format!(
            "{HEAD}1.000001,partial,3/QĐ,2025-01-02,,,x,,,,,,\n1.000001,eligible_full,2/QĐ,2024-01-02,,,,,,,,,\n1.000001,eligible_full,1/QĐ,2023-01-02,,,,,,,,,\n"
        ),
    );
    assert_eq!(order(&memory), "1/QĐ 2/QĐ 3/QĐ");
}

#[test]
fn a_row_that_contradicts_its_entry_is_refused_and_shows_both() {
    let mut memory = MemoryFiles::with(&[]);
    let row = "1.000001,eligible_full,1/QĐ-BTP,2023-12-15,An,1,,,,,,,\n";
    memory.import(plan, &format!("{HEAD}{row}"));
    let before = memory.below("decisions");
    for (row, wanted) in [
        (
            "1.000001,partial,1/QĐ-BTP,2023-12-15,An,1,vì,,,,,,\n",
            "2:2 1.000001 `outcome` is `partial`, not `eligible_full`; `reason` is `vì`, not nothing, as decisions/G15/1.000001.yaml \
             has it for 1/QĐ-BTP; an entry is never changed: correct the table, or withdraw the entry first",
        ),
        (
            "1.000001,eligible_full,01/QĐ-BTP,2023-12-16,An,1,,,,,,,\n",
            "2:4 1.000001 `signed` is 2023-12-16, not 2023-12-15, as decisions/G15/1.000001.yaml has it for 01/QĐ-BTP; no row of \
             the decision is imported",
        ),
        (
            // Another procedure of the same decision.
            "1.000002,eligible_full,1/QĐ-BTP,2023-12-15,Bình,2,,,,,,,\n",
            "2:5 1.000002 `signer` is `Bình`, not `An`, as decisions/G15/1.000001.yaml has it",
        ),
    ] {
        let done = memory.import(plan, &format!("{HEAD}{row}"));
        let found = shown(&done.report.refused);
        assert!(
            found.len() == 1 && found[0].starts_with(wanted),
            "{found:?}"
        );
        assert_eq!(memory.below("decisions"), before);
    }
    // What the table leaves open is kept, however the number is spelt and wherever the row stands.
    let done = memory
        .plan(
            plan,
            "signed,number,code\n\n2023-12-15,01/qđ-btp,1.000001\n",
        )
        .unwrap();
    assert_eq!((done.writes, done.report.unchanged), (vec![], 1));
    let kept: Vec<String> = done.report.kept.into_iter().map(|k| k.field).collect();
    assert_eq!(
        kept,
        [
            format!("{LOG}: 01/qđ-btp annex_row"),
            format!("{LOG}: 01/qđ-btp signer")
        ]
    );
}

#[test]
fn the_gate_refuses_nothing_that_was_signed_and_says_what_it_would() {
    let mut memory = MemoryFiles::with(&[]);
    let rows = "1.000001,eligible_full,1/QĐ,2023-12-15,,,,,,,,,\n\
                1.000002,eligible_full,1/QĐ,2023-12-15,,,,,,,,,\n\
                1.000002,do_not_provide,2/QĐ,2024-12-15,,,x,,,,,,\n";
    let done = memory.import(plan, &format!("{HEAD}{rows}"));
    let decisions = done.report.decisions.unwrap();
    assert_eq!(decisions.gate_refuses, 1);
    let rules: Vec<_> = decisions.gate_rules.into_iter().collect();
    assert_eq!(
        rules,
        [("no-dossiers".to_owned(), 1), ("no-plan".to_owned(), 1)]
    );
    let told: Vec<_> = decisions
        .entries
        .iter()
        .map(|entry| (entry.code.as_str(), entry.in_force))
        .collect();
    assert_eq!(
        told,
        [("1.000001", true), ("1.000002", false), ("1.000002", true)]
    );
}

#[test]
fn a_procedure_that_was_replaced_keeps_its_decision_and_its_successor_is_named() {
    let old = "code: \"1.000003\"\nname: Ba\nissuer: G15\nlifecycle: {to: 2025-01-01, replaced_by: [\"1.000001\"]}\n";
    let mut memory = MemoryFiles::with(&[("procedures/G15/1.000003.yaml", old)]);
    let done = memory.import(
        plan,
        &format!("{HEAD}1.000003,eligible_full,1/QĐ,2023-12-15,,,,,,,,,\n"),
    );
    assert_eq!(
        shown(&done.report.warnings),
        [
            "2:1 1.000003 the procedure was replaced by 1.000001; the decision stays with the code that it names, and the successor needs one of its own"
        ]
    );
    assert!(
        memory
            .below("decisions")
            .starts_with("== decisions/G15/1.000003.yaml")
    );
}

#[test]
fn a_log_that_cannot_be_understood_is_not_written_over() {
    for (text, why) in [
        ("code: [\n", "line "),
        (
            "code: \"1.000002\"\ndecisions: []\n",
            "holds decisions on `1.000002`",
        ),
        ("code: \"1.000001\"\ndecisions:\n  - {id: a}\n", "missing"),
    ] {
        let memory = MemoryFiles::with(&[(LOG, text)]);
        let table = format!("{HEAD}1.000001,eligible_full,1/QĐ,2023-12-15,,,,,,,,,\n");
        let done = memory.plan(plan, &table).unwrap();
        let found = shown(&done.report.refused);
        assert!(found.len() == 1 && found[0].contains(why), "{found:?}");
        assert_eq!(done.writes, []);
    }
}
