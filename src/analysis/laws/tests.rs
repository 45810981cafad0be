//! Tests of the table of instruments over a small made-up catalogue.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::date;

use super::*;
use crate::catalogue::lazy_values::ProcedureFile;
use crate::catalogue::model::{Plan, Procedure};
use crate::catalogue::snapshot::{Contents, Located};
use crate::rules::Verdict;

fn located<T>(value: T) -> Located<T> {
    Located {
        path: PathBuf::from("test.yaml"),
        value,
    }
}

fn snapshot() -> Snapshot {
    let instruments: Vec<Instrument> = serde_yaml::from_str(
        "
- {number: 60/2014/QH13, kind: law, title: Luật Hộ tịch, issuer: Quốc hội, signed: 2014-11-20, from: 2016-01-01}
- {number: 158/2005/NĐ-CP, title: Về đăng ký hộ tịch, from: 2006-04-01, to: 2015-12-31, repealed_by: [123/2015/NĐ-CP]}
- {number: 123/2015/NĐ-CP, title: Quy định chi tiết, signed: 2015-11-15, from: 2016-01-01, amended_by: [7/2027/NĐ-CP, 104/2022/NĐ-CP]}
- {number: 104/2022/NĐ-CP, title: Sửa đổi, from: 2023-01-01, to: 2025-12-31}
- {number: 07/2027/NĐ-CP, title: Sửa đổi nữa, from: 2027-01-01}
- {number: 1/2020/TT-BTP, stub: true}
- {number: 12/2020/QĐ-UBND, title: Về đất, from: 2020-01-01}
- {number: 12/2020/QĐ-UBND-VX, title: Về vườn, from: 2020-01-01}
",
    )
    .unwrap();
    let procedures: Vec<Procedure> = serde_yaml::from_str(
        r#"
- code: "1.000001"
  name: Một
  legal_basis: [{number: 60/2014/QH13, articles: Điều 5}, {number: "Luật số 60/2014/QH13", articles: khoản 1 Điều 7}, {number: 123/2015/ND-CP}]
  documents: [{name: Tờ khai theo mẫu của Thông tư số 01/2020/TT-BTP ngày 3/2/2020}]
- code: "1.000002"
  name: Hai
  legal_basis: [{number: 60/2014/qh13}, {number: 99/2021/NĐ-CP}, {number: 12/2020/QĐ-UBND}]
  lifecycle: {to: 2020-01-01}
- code: "1.000003"
  name: Ba
  legal_basis: [{number: 123/2015/NĐ-CP}, {number: Hiến pháp nước nhà}]
"#,
    )
    .unwrap();
    let plans: Vec<Plan> = serde_yaml::from_str(
        "[{type: option, id: pa, number: 60/2014/QH13, signed: 2024-01-01, procedures: []}]",
    )
    .unwrap();
    Snapshot::new(Contents {
        instruments: instruments.into_iter().map(located).collect(),
        procedures: procedures
            .into_iter()
            .map(|procedure| ProcedureFile::kept(PathBuf::from("test.yaml"), Arc::new(procedure)))
            .collect(),
        plans: plans.into_iter().map(located).collect(),
        ..Contents::default()
    })
}

fn laws() -> Laws {
    Laws::build(&snapshot(), date(2026, 11, 21))
}

fn law<'l>(laws: &'l Laws, number: &str) -> &'l Law {
    match laws.named(number) {
        InstrumentMatch::One(at) => &laws.rows[at],
        other => panic!("{number}: {other:?}"),
    }
}

#[test]
fn procedures_count_once_whatever_the_spelling_and_those_out_of_force_too() {
    let laws = laws();
    let counted = |number: &str| {
        let law = law(&laws, number);
        (law.procedures.len(), law.in_force)
    };
    assert_eq!(counted("60/2014/QH13"), (2, 1));
    assert_eq!(counted("Nghị định 123/2015/NĐ-CP"), (2, 2));
    assert_eq!(counted("99/2021/NĐ-CP"), (1, 0));
    assert_eq!(counted("1/2020/TT-BTP"), (0, 0));
    assert_eq!(counted("Hiến pháp nước nhà"), (1, 1));
    let order: Vec<&str> = laws
        .rows
        .iter()
        .take(2)
        .map(|law| law.number.as_str())
        .collect();
    assert_eq!(order, ["123/2015/NĐ-CP", "60/2014/QH13"]);
}

#[test]
fn the_state_is_what_the_rule_reads() {
    let laws = laws();
    let state = |number: &str| law(&laws, number).state.clone();
    assert_eq!(state("60/2014/QH13"), LawState::InForce { until: None });
    assert_eq!(
        state("158/2005/NĐ-CP"),
        LawState::Repealed {
            since: Some(date(2016, 1, 1)),
            by: vec!["123/2015/NĐ-CP".into()]
        }
    );
    // What amends it later does not amend it yet.
    assert_eq!(
        state("123/2015/NĐ-CP"),
        LawState::Amended {
            until: None,
            by: vec!["104/2022/NĐ-CP".into()]
        }
    );
    assert_eq!(
        state("104/2022/NĐ-CP"),
        LawState::Expired {
            since: date(2026, 1, 1)
        }
    );
    assert_eq!(
        state("7/2027/NĐ-CP"),
        LawState::NotYet {
            from: date(2027, 1, 1)
        }
    );
    assert_eq!(state("1/2020/TT-BTP"), LawState::Unknown);
    assert_eq!(state("99/2021/NĐ-CP"), LawState::Unknown);
}

#[test]
fn what_is_still_to_be_described_is_known() {
    let laws = laws();
    let open: Vec<&str> = laws
        .find(&TextQuery::default(), Law::is_undescribed)
        .into_iter()
        .map(|at| laws.rows[at].number.as_str())
        .collect();
    assert_eq!(
        open,
        ["99/2021/NĐ-CP", "Hiến pháp nước nhà", "1/2020/TT-BTP"]
    );
}

#[test]
fn a_number_names_one_several_or_none_with_near_ones() {
    let laws = laws();
    assert_eq!(laws.named("hộ tịch"), InstrumentMatch::Words);
    assert!(matches!(laws.named("NĐ 123/2015"), InstrumentMatch::One(_)));
    assert_eq!(laws.named("12/2020"), InstrumentMatch::Several);
    // Complete, although another number begins like it.
    assert!(matches!(
        laws.named("12/2020/QĐ-UBND"),
        InstrumentMatch::One(_)
    ));
    match laws.named("123/2016/NĐ-CP") {
        InstrumentMatch::None(near) => assert_eq!(near, ["123/2015/NĐ-CP"]),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_filter_says_exactly_where_the_number_alone_would_find_more() {
    let laws = laws();
    assert_eq!(law(&laws, "60/2014/QH13").filter(), "60/2014/QH13");
    assert_eq!(law(&laws, "12/2020/QĐ-UBND").filter(), "=12/2020/QĐ-UBND");
    assert_eq!(
        law(&laws, "12/2020/QĐ-UBND-VX").filter(),
        "12/2020/QĐ-UBND-VX"
    );
    assert_eq!(
        law(&laws, "Hiến pháp nước nhà").filter(),
        "=Hiến pháp nước nhà"
    );
}

#[test]
fn every_place_where_it_is_cited_is_found() {
    let snapshot = snapshot();
    let laws = Laws::build(&snapshot, date(2026, 11, 21));
    let found = uses(&snapshot, law(&laws, "60/2014/QH13"));
    assert_eq!(found.procedures.len(), 2);
    assert_eq!(found.procedures[0].articles, ["Điều 5", "khoản 1 Điều 7"]);
    assert_eq!(found.elsewhere.len(), 1);
    assert_eq!(
        (found.elsewhere[0].what, found.elsewhere[0].id.as_str()),
        ("plan", "pa")
    );

    let found = uses(&snapshot, law(&laws, "01/2020/TT-BTP"));
    assert!(found.procedures.is_empty());
    assert_eq!(found.mentions.len(), 1);
    assert_eq!(found.mentions[0].places[0].part, "documents");
    assert!(found.mentions[0].places[0].text.contains("01/2020/TT-BTP"));

    let found = uses(&snapshot, law(&laws, "123/2015/NĐ-CP"));
    let roles: Vec<(&str, &str)> = found
        .elsewhere
        .iter()
        .map(|e| (e.role, e.id.as_str()))
        .collect();
    assert_eq!(
        roles,
        [
            ("amended_by", "7/2027/NĐ-CP"),
            ("amended_by", "104/2022/NĐ-CP"),
            ("repeals", "158/2005/NĐ-CP")
        ]
    );
}

#[test]
fn a_repeal_flags_from_its_first_day_on_what_is_in_force_and_rests_on_it() {
    let snapshot = snapshot();
    let laws = Laws::build(&snapshot, date(2026, 11, 21));
    let repeal = if_repealed(
        &snapshot,
        law(&laws, "60/2014/QH13"),
        date(2027, 1, 1),
        None,
    );
    assert_eq!((repeal.already, repeal.as_of), (false, date(2027, 1, 1)));
    let flagged = |repeal: &Repeal| -> Vec<usize> {
        let affected = repeal.affected.iter();
        affected
            .filter(|a| a.is_flagged_anew())
            .map(|a| a.row)
            .collect()
    };
    assert_eq!(flagged(&repeal), [0]);
    assert!(
        repeal.affected[0]
            .gate_after
            .contains(&"legal-basis-expired")
    );
    assert!(
        !repeal.affected[0]
            .gate_before
            .contains(&"legal-basis-expired")
    );
    // The second is out of force, so no rule applies to it.
    assert_eq!(repeal.affected[1].after, Verdict::NotApplicable);

    // In no file at all: repealing it flags too.
    let unknown = law(&laws, "Hiến pháp nước nhà");
    let repeal = if_repealed(&snapshot, unknown, date(2027, 1, 1), Some(date(2027, 6, 1)));
    assert_eq!(repeal.as_of, date(2027, 6, 1));
    assert_eq!(flagged(&repeal).len(), 1);

    let gone = if_repealed(
        &snapshot,
        law(&laws, "158/2005/NĐ-CP"),
        date(2027, 1, 1),
        None,
    );
    assert!(gone.already);
}
