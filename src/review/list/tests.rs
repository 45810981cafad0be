//! Which procedures stand on which list.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::date;

use super::*;
use crate::catalogue::model::{
    Agency, AgencyKind, DecisionLog, Evidence, Field, Lifecycle, Person, Procedure, PublishedBy,
};
use crate::catalogue::snapshot::Contents;
use crate::catalogue::{Located, ProcedureFile};

fn procedure(code: &str, name: &str, issuer: &str, field: &str) -> ProcedureFile {
    let value = Procedure {
        code: code.to_owned(),
        name: name.to_owned(),
        issuer: Some(issuer.to_owned()).filter(|issuer| !issuer.is_empty()),
        fields: vec![field.to_owned()],
        lifecycle: code.starts_with('9').then(|| Lifecycle {
            to: Some(date(2025, 12, 31)),
            ..Lifecycle::default()
        }),
        ..Procedure::default()
    };
    ProcedureFile::kept(PathBuf::from(format!("{code}.yaml")), Arc::new(value))
}

fn entry(id: &str, outcome: Outcome, state: DecisionState, refers_to: Option<&str>) -> Decision {
    Decision {
        id: id.to_owned(),
        as_of: date(2026, 10, 31),
        recorded: jiff::Timestamp::UNIX_EPOCH,
        outcome,
        state,
        by: Person {
            name: "Trần Thị Duyệt".to_owned(),
            email: String::new(),
        },
        reason: Some("vì sao".to_owned()),
        provision: None,
        partial_reason: None,
        overrides: Vec::new(),
        evidence: Evidence {
            commit: None,
            rules_version: String::new(),
            verdicts: std::collections::BTreeMap::new(),
            digest: String::new(),
            parts: std::collections::BTreeMap::new(),
        },
        refers_to: refers_to.map(str::to_owned),
        suspension: None,
        published: None,
        imported: None,
        source: None,
        notes: None,
    }
}

fn published_entry(id: &str, outcome: Outcome, year: i16, row: Option<u32>) -> Decision {
    Decision {
        published: Some(PublishedBy {
            number: "12/QĐ-BTP".to_owned(),
            signed: date(year, 3, 1),
            signer: None,
            annex_row: row,
        }),
        ..entry(id, outcome, DecisionState::Published, None)
    }
}

fn snapshot(procedures: Vec<ProcedureFile>, logs: Vec<(&str, Vec<Decision>)>) -> Snapshot {
    let agency = |(id, name): (&str, &str)| Agency {
        id: id.to_owned(),
        portal_code: None,
        portal_id: None,
        name: name.to_owned(),
        kind: AgencyKind::Ministry,
        from: None,
        to: None,
        replaced_by: Vec::new(),
        also: Vec::new(),
        notes: None,
    };
    let field = |(id, name): (&str, &str)| Field {
        id: id.to_owned(),
        portal_code: None,
        portal_id: None,
        name: name.to_owned(),
        owner: None,
        notes: None,
    };
    let log = |(code, decisions): (&str, Vec<Decision>)| Located {
        path: PathBuf::from(format!("decisions/{code}.yaml")),
        value: DecisionLog {
            code: code.to_owned(),
            notes: Vec::new(),
            decisions,
        },
    };
    Snapshot::new(Contents {
        agencies: [
            ("a", "Bộ Y tế"),
            ("b", "Bộ Công an"),
            ("c", "Bộ Dân tộc"),
            ("hue", "UBND thành phố Huế"),
            ("bac-ninh", "UBND tỉnh Bắc Ninh"),
        ]
        .map(agency)
        .into(),
        fields: [("x", "Đất đai"), ("y", "Dân sự"), ("z", "Âm nhạc")]
            .map(field)
            .into(),
        procedures,
        decisions: logs.into_iter().map(log).collect(),
        ..Contents::default()
    })
}

/// What a test asks of these rows; codes that begin with 5 are stale, and the gate is closed for those that begin with 6.
fn with_known<T>(snapshot: &Snapshot, ask: impl FnOnce(&ListContext<'_>) -> T) -> T {
    let code = |row: usize| snapshot.procedures()[row].code.as_str();
    let as_of = date(2026, 10, 31);
    ask(&ListContext {
        snapshot,
        as_of,
        today: as_of,
        in_force: &|row| snapshot.procedures()[row].value().in_force_on(as_of),
        stale: &|row, _, _| code(row).starts_with('5'),
        objection: &|row, _, _| {
            code(row).starts_with('6').then(|| Objection {
                why: ExclusionReason::GateClosed,
                facts: Vec::new(),
            })
        },
        lost: &|_| None,
        past: false,
    })
}

/// What a number published, whatever happened since.
fn asked<'a>(
    known: &ListContext<'a>,
    number: &str,
    signed: Option<jiff::civil::Date>,
    wanted: &dyn Fn(Outcome) -> bool,
) -> Result<PublishedRows<'a>, NothingPublished> {
    published(
        known,
        &PublishedQuery {
            number,
            signed,
            wanted,
            allowed: &|_| true,
            fresh: false,
        },
    )
}

fn codes<T>(snapshot: &Snapshot, items: &[T], row: impl Fn(&T) -> usize) -> Vec<String> {
    let code = |item| snapshot.procedures()[row(item)].code.clone();
    items.iter().map(code).collect()
}

#[test]
fn rows_stand_in_the_order_of_the_vietnamese_alphabet() {
    let approved = |code| {
        let of = entry("a", Outcome::EligibleFull, DecisionState::Approved, None);
        (code, vec![of])
    };
    let snapshot = snapshot(
        vec![
            procedure("1.000001", "Ưu đãi", "a", "x"),
            procedure("1.000002", "Ủy quyền", "a", "x"),
            procedure("1.000003", "Cạn", "a", "y"),
            procedure("1.000004", "Cá", "a", "y"),
            procedure("1.000005", "Cà", "a", "y"),
            procedure("1.000006", "Ăn", "a", "y"),
            procedure("1.000007", "Ân", "a", "y"),
            procedure("1.000008", "Đo đạc", "a", "z"),
            procedure("1.000009", "Dân ca", "a", "z"),
            procedure("1.000010", "Dân ca", "a", "z"),
            procedure("2.000001", "A", "c", "x"),
            procedure("2.000002", "A", "b", "x"),
            procedure("2.000003", "A", "", "x"),
        ],
        [
            "1.000001", "1.000002", "1.000003", "1.000004", "1.000005", "1.000006", "1.000007",
            "1.000008", "1.000009", "1.000010", "2.000001", "2.000002", "2.000003",
        ]
        .map(approved)
        .into(),
    );
    let listed = with_known(&snapshot, |known| {
        let sides = divide(known, 0..13);
        codes(&snapshot, &eligible(known, &sides), |on| on.row)
    });
    assert_eq!(
        listed,
        [
            // Công an, Dân tộc, Y tế, nobody; Âm nhạc, Dân sự, Đất đai; Ăn, Ân, Cà, Cá, Cạn.
            "2.000002", "2.000001", "1.000009", "1.000010", "1.000008", "1.000006", "1.000007",
            "1.000005", "1.000004", "1.000003", "1.000002", "1.000001", "2.000003",
        ]
    );
}

#[test]
fn only_what_is_approved_in_force_and_not_stale_is_on_the_list_and_the_others_say_why() {
    use DecisionState::{Approved, Published, Recommended, Withdrawn};
    let full = Outcome::EligibleFull;
    let snapshot = snapshot(
        vec![
            procedure("1.000001", "Duyệt rồi", "a", "x"),
            procedure("1.000002", "Công bố rồi", "a", "x"),
            procedure("1.000003", "Mới đề xuất", "a", "x"),
            procedure("1.000004", "Một phần", "a", "x"),
            procedure("1.000005", "Đã rút", "a", "x"),
            procedure("1.000006", "Chưa ai xem", "a", "x"),
            procedure("5.000001", "Đã đổi", "a", "x"),
            procedure("9.000001", "Hết hiệu lực", "a", "x"),
        ],
        vec![
            ("1.000001", vec![entry("a", full, Approved, None)]),
            ("1.000002", vec![entry("a", full, Published, None)]),
            ("1.000003", vec![entry("a", full, Recommended, None)]),
            (
                "1.000004",
                vec![entry("a", Outcome::Partial, Approved, None)],
            ),
            (
                "1.000005",
                vec![
                    entry("a", full, Approved, None),
                    entry("b", full, Withdrawn, Some("a")),
                ],
            ),
            ("5.000001", vec![entry("a", full, Published, None)]),
            ("9.000001", vec![entry("a", full, Approved, None)]),
        ],
    );
    with_known(&snapshot, |known| {
        let sides = divide(known, 0..8);
        let listed = codes(&snapshot, &eligible(known, &sides), |on| on.row);
        assert_eq!(listed, ["1.000002", "1.000001"]);
        let counts = sides.count();
        assert_eq!((counts.eligible, counts.not_in_force), (2, 1));
        // What was approved and ended is named, not only counted.
        let ended: Vec<usize> = sides.ended.iter().map(|(row, _)| *row).collect();
        assert_eq!(ended, [7]);
        assert_eq!(counts.not_eligible, [2, 1, 1, 1, 0, 0, 0, 0, 0, 0]);

        let others = not_eligible(known, &sides);
        let of = |code: &str| {
            let found = others
                .iter()
                .find(|off| snapshot.procedures()[off.row].code == code);
            found.unwrap_or_else(|| panic!("{code} is on no list"))
        };
        let ids = |code: &str| -> Vec<&str> { of(code).facts.iter().map(|f| f.id).collect() };
        assert_eq!(of("1.000003").why, ExclusionReason::WaitsForApproval);
        assert!(ids("1.000003").contains(&"list-recommended"));
        assert_eq!(of("1.000004").why, ExclusionReason::OtherOutcome);
        assert_eq!(of("1.000004").decision.unwrap().outcome, Outcome::Partial);
        assert_eq!(of("5.000001").why, ExclusionReason::Stale);
        assert!(ids("5.000001").contains(&"fact-evidence-changed"));
        assert!(!ids("5.000001").contains(&"fact-decision"));
        assert_eq!(of("1.000005").why, ExclusionReason::Undecided);
        assert!(ids("1.000005").contains(&"list-withdrawn"));
        // Nobody decided: what blocks stands there, with its facts.
        let undecided = of("1.000006");
        assert_eq!(undecided.why, ExclusionReason::Undecided);
        let rules: Vec<&str> = undecided.blocked.iter().map(|rule| rule.rule).collect();
        assert_eq!(rules, ["no-dossiers", "no-plan", "constituent-missing"]);
        assert!(
            undecided
                .blocked
                .iter()
                .all(|rule| { !rule.evidence.is_empty() || !rule.missing.is_empty() })
        );
    });
}

#[test]
fn what_is_proposed_beside_a_published_decision_takes_nothing_off_the_list() {
    use DecisionState::{Approved, Published, Recommended, SentBack};
    let full = Outcome::EligibleFull;
    let no = Outcome::DoNotProvide;
    let imported = Decision {
        source: Some("danh sách cũ".to_owned()),
        evidence: Evidence {
            digest: "sha256:x".to_owned(),
            ..entry("a", full, Published, None).evidence
        },
        ..published_entry("a", full, 2026, None)
    };
    let snapshot = snapshot(
        vec![
            procedure("1.000001", "Đề xuất khác", "a", "x"),
            procedure("1.000002", "Duyệt khác", "a", "x"),
            procedure("1.000003", "Trả lại", "a", "x"),
            procedure("1.000004", "Nhập", "a", "x"),
            procedure("6.000001", "Cổng đóng", "a", "x"),
        ],
        vec![
            (
                "1.000001",
                vec![
                    entry("p", full, Published, None),
                    entry("r", no, Recommended, None),
                ],
            ),
            (
                "1.000002",
                vec![
                    entry("p", Outcome::Partial, Published, None),
                    entry("r", full, Recommended, None),
                    entry("a", full, Approved, Some("r")),
                ],
            ),
            (
                "1.000003",
                vec![
                    entry("r", full, Recommended, None),
                    entry("b", full, SentBack, Some("r")),
                ],
            ),
            ("1.000004", vec![imported]),
            (
                "6.000001",
                vec![
                    entry("p", full, Published, None),
                    entry("r", no, Recommended, None),
                ],
            ),
        ],
    );
    with_known(&snapshot, |known| {
        let sides = divide(known, 0..5);
        let listed = eligible(known, &sides);
        let beside: Vec<_> = listed
            .iter()
            .map(|on| (on.decision.id.as_str(), on.beside.map(|b| b.outcome)))
            .collect();
        assert_eq!(beside, [("a", None), ("p", Some(no))]);
        let others = not_eligible(known, &sides);
        let whys: Vec<(usize, ExclusionReason)> =
            others.iter().map(|off| (off.row, off.why)).collect();
        assert!(whys.contains(&(2, ExclusionReason::SentBack)), "{whys:?}");
        assert!(whys.contains(&(3, ExclusionReason::Imported)), "{whys:?}");
        assert!(whys.contains(&(4, ExclusionReason::GateClosed)), "{whys:?}");
        let missed: Vec<usize> = sides
            .others
            .iter()
            .filter(|off| off.is_missed())
            .map(|off| off.row)
            .collect();
        assert_eq!(missed, [4], "what was signed and is not on it is named");
        let off = others.iter().find(|off| off.row == 4).unwrap();
        assert_eq!(off.decision.unwrap().id, "p");
        assert!(off.facts.iter().any(|fact| fact.id == "list-beside"));
    });
}

#[test]
fn a_code_in_two_files_stands_on_one_list_once() {
    let twice = || procedure("1.000001", "Một", "a", "x");
    let snapshot = snapshot(vec![twice(), twice()], Vec::new());
    with_known(&snapshot, |known| {
        assert_eq!(divide(known, 0..2).others.len(), 1);
    });
}

#[test]
fn what_a_number_published_keeps_its_rows_whatever_happened_since() {
    use DecisionState::{Recommended, Withdrawn};
    let full = Outcome::EligibleFull;
    let later = entry("later", Outcome::NeedData, Recommended, None);
    let snapshot = snapshot(
        vec![
            procedure("1.000001", "Cuối", "a", "x"),
            procedure("1.000002", "Giữa", "a", "x"),
            procedure("1.000003", "Rút", "a", "x"),
            procedure("1.000004", "Không số", "a", "x"),
            procedure("1.000005", "Một phần", "a", "x"),
            procedure("5.000001", "Đầu", "a", "x"),
        ],
        vec![
            ("1.000001", vec![published_entry("a", full, 2026, Some(10))]),
            (
                "1.000002",
                vec![published_entry("a", full, 2026, Some(2)), later],
            ),
            (
                "1.000003",
                vec![
                    published_entry("a", full, 2026, Some(3)),
                    entry("b", full, Withdrawn, Some("a")),
                ],
            ),
            ("1.000004", vec![published_entry("a", full, 2026, None)]),
            (
                "1.000005",
                vec![published_entry("a", Outcome::Partial, 2026, Some(1))],
            ),
            ("5.000001", vec![published_entry("a", full, 2026, Some(1))]),
            ("7.777777", vec![published_entry("a", full, 2026, Some(4))]),
        ],
    );
    let eligible = |outcome| outcome == Outcome::EligibleFull;
    with_known(&snapshot, |known| {
        // However the number is spelled.
        let found = asked(known, " 12/qđ-btp ", None, &eligible).unwrap();
        let rows = codes(&snapshot, &found.rows, |published| published.row);
        assert_eq!(rows, ["5.000001", "1.000002", "1.000001", "1.000004"]);
        let numbers: Vec<Option<u32>> = found.rows.iter().map(|row| row.annex_row).collect();
        assert_eq!(numbers, [Some(1), Some(2), Some(10), None]);
        assert_eq!(found.rows[0].since, [LaterEvent::Stale]);
        assert!(matches!(found.rows[1].since[..], [LaterEvent::Decided(now)] if now.id == "later"));
        assert!(found.rows[2].since.is_empty());
        assert_eq!((found.left_out.withdrawn, found.left_out.unknown), (1, 1));
        let others = asked(known, "12/QĐ-BTP", None, &|o| !eligible(o)).unwrap();
        assert_eq!(others.rows.len(), 1);

        let none = |number: &str, signed| asked(known, number, signed, &eligible).unwrap_err();
        assert_eq!(none("13/QĐ-BTP", None), NothingPublished::Unknown);
        assert_eq!(
            none("12/QĐ-BTP", Some(date(2020, 1, 1))),
            NothingPublished::Unknown
        );
    });
}

#[test]
fn one_number_of_two_provinces_was_one_annex() {
    let full = Outcome::EligibleFull;
    let by = |number: &str| {
        let mut entry = published_entry("a", full, 2026, Some(1));
        entry.published.as_mut().unwrap().number = number.to_owned();
        vec![entry]
    };
    let snapshot = snapshot(
        vec![
            procedure("1.000001", "Một", "hue", "x"),
            procedure("1.000002", "Hai", "bac-ninh", "x"),
        ],
        vec![
            ("1.000001", by("100/QĐ-UBND")),
            ("1.000002", by("100/QĐ-UBND")),
        ],
    );
    with_known(&snapshot, |known| {
        let any = asked(known, "100/QĐ-UBND", None, &|_| true);
        let Err(NothingPublished::SeveralProvinces(provinces)) = any else {
            panic!("{any:?}");
        };
        assert_eq!(provinces.len(), 2, "{provinces:?}");
        let of = PublishedQuery {
            number: "100/QĐ-UBND",
            signed: None,
            wanted: &|_| true,
            allowed: &|row| snapshot.procedures()[row].code == "1.000002",
            fresh: false,
        };
        let found = published(known, &of).unwrap();
        assert_eq!(found.rows.len(), 1);
        assert_eq!(found.left_out, ListOmissions::default());
    });
}

#[test]
fn a_number_of_two_years_has_to_be_told_apart() {
    let full = Outcome::EligibleFull;
    let snapshot = snapshot(
        vec![
            procedure("1.000001", "Cũ", "a", "x"),
            procedure("1.000002", "Mới", "a", "x"),
        ],
        vec![
            ("1.000001", vec![published_entry("a", full, 2025, Some(1))]),
            ("1.000002", vec![published_entry("a", full, 2026, Some(1))]),
        ],
    );
    with_known(&snapshot, |known| {
        let ask = |signed| asked(known, "12/QĐ-BTP", signed, &|_| true);
        let days = vec![date(2025, 3, 1), date(2026, 3, 1)];
        assert_eq!(ask(None).unwrap_err(), NothingPublished::SeveralDays(days));
        assert_eq!(ask(Some(date(2025, 3, 1))).unwrap().rows.len(), 1);
    });
}

#[test]
fn what_was_approved_and_displaced_is_missed_and_a_publication_past_a_newer_proposal_is_on_no_list()
{
    use DecisionState::{Approved, Published, Recommended, SentBack};
    let (full, other) = (Outcome::EligibleFull, Outcome::DoNotProvide);
    let approved = || {
        vec![
            entry("a", full, Recommended, None),
            entry("b", full, Approved, Some("a")),
        ]
    };
    let and = |more: Vec<Decision>| {
        let mut all = approved();
        all.extend(more);
        all
    };
    let newer = || entry("n", other, Recommended, None);
    let snapshot = snapshot(
        (1..=5)
            .map(|n| procedure(&format!("1.00000{n}"), "Tên", "a", "x"))
            .collect(),
        vec![
            ("1.000001", approved()),
            ("1.000002", and(vec![newer()])),
            (
                "1.000003",
                and(vec![newer(), entry("s", other, SentBack, Some("n"))]),
            ),
            (
                "1.000004",
                and(vec![newer(), entry("p", full, Published, Some("b"))]),
            ),
            (
                "1.000005",
                and(vec![entry("p", full, Published, Some("b")), newer()]),
            ),
        ],
    );
    with_known(&snapshot, |known| {
        let sides = divide(known, 0..5);
        let listed = codes(&snapshot, &eligible(known, &sides), |on| on.row);
        assert_eq!(listed, ["1.000001", "1.000005"], "a proposal stands beside");
        let missed: Vec<_> = sides.others.iter().filter(|off| off.is_missed()).collect();
        let told: Vec<_> = missed
            .iter()
            .map(|off| (off.row, off.why, off.facts[0].id))
            .collect();
        assert_eq!(
            told,
            [
                (1, ExclusionReason::OtherOutcome, "list-displaced"),
                (2, ExclusionReason::SentBack, "list-displaced"),
                (3, ExclusionReason::Unsound, "unsound-superseded"),
            ]
        );
    });
    // Which was proposed last is what was recommended last, whatever was published or approved of the older one since.
    let log = |code: &str| &snapshot.decisions(code).unwrap().value;
    let proposal = log("1.000004").proposal().unwrap();
    assert_eq!(proposal.id, "n");
    assert_eq!(log("1.000004").published().unwrap().id, "p");
}

#[test]
fn what_was_approved_otherwise_and_never_taken_back_is_told_beside_the_row_that_passed_it_over() {
    use DecisionState::{Approved, Recommended, Withdrawn};
    let (full, no) = (Outcome::EligibleFull, Outcome::DoNotProvide);
    let both = || {
        vec![
            entry("m", no, Recommended, None),
            entry("n", no, Approved, Some("m")),
            entry("a", full, Recommended, None),
            entry("b", full, Approved, Some("a")),
        ]
    };
    let mut settled = vec![
        entry("m", no, Recommended, None),
        entry("n", no, Approved, Some("m")),
        entry("w", no, Withdrawn, Some("n")),
    ];
    settled.extend(both().split_off(2));
    // More data was needed: said before, it is settled; approved afterwards, it is an objection.
    let need = Outcome::NeedData;
    let before = vec![
        entry("m", need, Recommended, None),
        entry("n", need, Approved, Some("m")),
        entry("a", full, Recommended, None),
        entry("b", full, Approved, Some("a")),
    ];
    let mut after = before.clone();
    let late = after.remove(1);
    after.push(late);
    let snapshot = snapshot(
        (1..=4)
            .map(|n| procedure(&format!("1.00000{n}"), "Tên", "a", "x"))
            .collect(),
        vec![
            ("1.000001", both()),
            ("1.000002", settled),
            ("1.000003", before),
            ("1.000004", after),
        ],
    );
    with_known(&snapshot, |known| {
        let listed = eligible(known, &divide(known, 0..4));
        let told: Vec<_> = listed
            .iter()
            .map(|on| on.passed_over.map(|other| other.outcome))
            .collect();
        assert_eq!(told, [Some(no), None, None, Some(need)]);
    });
}
