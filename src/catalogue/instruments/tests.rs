//! Tests of which instrument is meant.

use std::path::PathBuf;

use jiff::civil::{Date, date};

use super::*;
use crate::catalogue::model::Agency;
use crate::catalogue::snapshot::Contents;

fn snapshot(instruments: &str) -> Snapshot {
    let instruments: Vec<Instrument> = serde_yaml::from_str(instruments).unwrap();
    let agencies: Vec<Agency> = serde_yaml::from_str(
        "
- {id: ubnd-tinh-lao-cai, name: UBND tỉnh Lào Cai, kind: province}
- {id: ubnd-tinh-lao-cai-cu, name: UBND tỉnh Yên Bái, kind: province, to: 2025-06-30, replaced_by: [ubnd-tinh-lao-cai]}
- {id: H38, name: UBND tỉnh Lai Châu, kind: province}
- {id: G15, name: Bộ Tư pháp, kind: ministry}
",
    )
    .unwrap();
    let located = |value| Located {
        path: PathBuf::from("instruments/a.yaml"),
        value,
    };
    Snapshot::new(Contents {
        agencies,
        instruments: instruments.into_iter().map(located).collect(),
        ..Contents::default()
    })
}

/// What a citation of a procedure of an issuer means: days of signing, or issuers, of all that may be meant.
fn meant(snapshot: &Snapshot, by: &str, citation: &str) -> Vec<String> {
    let procedure = Procedure {
        issuer: Some(by.to_owned()),
        ..Procedure::default()
    };
    let citation: Citation = serde_yaml::from_str(citation).unwrap();
    let found = snapshot.resolve_citation(&procedure, &citation);
    found.all().into_iter().map(label).collect()
}

#[test]
fn a_number_that_starts_anew_is_told_by_its_day_and_never_the_first() {
    let snapshot = snapshot(
        "
- {number: 27/CT-TTg, signed: 2023-10-27}
- {number: 27/CT-TTg, signed: 2026-06-27}
- {number: 45/2020/NĐ-CP, signed: 2020-04-08}
",
    );
    assert_eq!(
        meant(&snapshot, "G15", "{number: 27/ct-ttg, signed: 2026-06-27}"),
        ["27/CT-TTg (2026-06-27)"]
    );
    assert_eq!(
        meant(&snapshot, "G15", "{number: Chỉ thị số 27/CT-TTg}").len(),
        2
    );
    // Nobody describes the one of that day.
    assert!(meant(&snapshot, "G15", "{number: 27/CT-TTg, signed: 2024-01-01}").is_empty());
    // A number with its year is one instrument, whatever day somebody wrote beside it.
    assert_eq!(
        meant(
            &snapshot,
            "G15",
            "{number: 45/2020/NĐ-CP, signed: 2020-04-09}"
        )
        .len(),
        1
    );
}

#[test]
fn a_number_of_a_province_is_told_by_who_cites_it() {
    let two = snapshot(
        "
- {number: 28/2026/QĐ-UBND, issuer: UBND tỉnh Lai Châu}
- {number: 28/2026/QĐ-UBND, issuer: Ủy ban nhân dân tỉnh Lào Cai}
- {number: 5/2020/NQ-HĐND, issuer: HĐND tỉnh Yên Bái}
",
    );
    let of = |by: &str, citation: &str| meant(&two, by, citation);
    let lao_cai = ["28/2026/QĐ-UBND (Ủy ban nhân dân tỉnh Lào Cai)"];
    assert_eq!(
        of("ubnd-tinh-lao-cai", "{number: 28/2026/QĐ-UBND}"),
        lao_cai
    );
    assert_eq!(
        of("G15", "{number: 28/2026/QĐ-UBND, issuer: tỉnh Lào Cai}"),
        lao_cai
    );
    assert_eq!(
        of(
            "H38",
            "{number: 28/2026/QĐ-UBND, issuer: ubnd-tinh-lao-cai}"
        ),
        lao_cai
    );
    assert_eq!(of("G15", "{number: 28/2026/QĐ-UBND}").len(), 2);
    // The council's of a province that was merged into the one that cites it, and no other province's.
    assert_eq!(
        of("ubnd-tinh-lao-cai", "{number: 05/2020/NQ-HĐND}").len(),
        1
    );
    assert!(of("H38", "{number: 05/2020/NQ-HĐND}").is_empty());
}

#[test]
fn what_amends_is_not_older_and_what_is_carried_out_not_younger() {
    let snapshot = snapshot(
        "
- {number: 422/QĐ-TTg, signed: 2022-04-04}
- {number: 422/QĐ-TTg, signed: 2026-03-10}
- {number: 9/QĐ-TTg, signed: 2025-01-01, amended_by: [422/QĐ-TTg], implements: [{number: 422/QĐ-TTg}]}
",
    );
    let of = &snapshot.instruments()[2].value;
    let day = |found: Resolution<'_>| found.one().and_then(|one| one.signed);
    let (later, earlier) = (&of.amended_by[0], &of.implements[0]);
    assert_eq!(
        day(snapshot.resolve_later(of, later)),
        Some(date(2026, 3, 10))
    );
    assert_eq!(
        day(snapshot.resolve_earlier(of, earlier)),
        Some(date(2022, 4, 4))
    );
}

#[test]
fn entries_of_one_number_are_one_two_or_not_told_apart() {
    let snapshot = snapshot("[]");
    let order = |a: &str, b: &str| {
        let [a, b]: [Instrument; 2] = [a, b].map(|text| serde_yaml::from_str(text).unwrap());
        compare(&snapshot, &a, &b)
    };
    for (a, b, wanted) in [
        (
            "{number: 45/2020/NĐ-CP, signed: 2020-04-08}",
            "{number: 45/2020/NĐ-CP, signed: 2020-04-09}",
            Ordering::Equal,
        ),
        (
            "{number: 27/CT-TTg, signed: 2023-10-27}",
            "{number: 27/CT-TTg, signed: 2026-06-27}",
            Ordering::Greater,
        ),
        (
            "{number: 27/CT-TTg, signed: 2023-10-27}",
            "{number: 27/CT-TTg}",
            Ordering::Less,
        ),
        (
            "{number: 27/CT-TTg}",
            "{number: 27/CT-TTg}",
            Ordering::Equal,
        ),
        (
            "{number: 1/2026/QĐ-UBND, issuer: tỉnh Lào Cai}",
            "{number: 1/2026/QĐ-UBND, issuer: UBND tỉnh Lai Châu}",
            Ordering::Greater,
        ),
    ] {
        assert_eq!(order(a, b), wanted, "{a} {b}");
    }
}

#[test]
fn what_is_left_out_of_a_number_is_no_word_of_the_title() {
    let key = crate::text::docnum::find_all("2171/QĐ-UBND")[0].1.key();
    for title in [
        "Quyết định 2171/QĐ-UBND-DatDai ngày 01/02/2025 của UBND tỉnh Sơn La về đơn giá",
        "Quyết định số 2171/QĐ-UBND ngày 01/02/2025 của UBND tỉnh Sơn La về đơn giá",
    ] {
        let title = title::split(title, &key);
        let (signed, issuer) = (title.signed, title.issuer.as_deref());
        assert_eq!(signed, Some(date(2025, 2, 1)), "{title:?}");
        assert_eq!(issuer, Some("UBND tỉnh Sơn La"), "{title:?}");
        assert_eq!(title.about, "về đơn giá");
    }
}

#[test]
fn day_and_issuer_are_read_behind_a_number() {
    let said = |text: &str| {
        let said = mention(text);
        (said.signed, said.issuer.unwrap_or_default())
    };
    let day: Option<Date> = Some(date(2023, 10, 27));
    for (text, wanted) in [
        ("27/CT-TTg", (None, "")),
        ("27/CT-TTg 2023-10-27", (day, "")),
        ("Chỉ thị số 27/CT-TTg ngày 27/10/2023", (day, "")),
        (
            "27/CT-TTg ngày 27 tháng 10 năm 2023 của Thủ tướng Chính phủ",
            (day, "Thủ tướng Chính phủ"),
        ),
        (
            "75/2026/QĐ-UBND (thành phố Đà Nẵng)",
            (None, "thành phố Đà Nẵng"),
        ),
        ("28/2026/QĐ-UBND.", (None, "")),
    ] {
        assert_eq!(said(text), (wanted.0, wanted.1.to_owned()), "{text}");
    }
}

#[test]
fn a_province_is_found_in_names_of_its_bodies() {
    for (name, wanted) in [
        ("UBND tỉnh Gia Lai", Some("tỉnh Gia Lai")),
        ("Hội đồng nhân dân thành phố Huế", Some("thành phố Huế")),
        (
            "Ủy ban nhân dân Thành phố Hồ Chí Minh",
            Some("Thành phố Hồ Chí Minh"),
        ),
        ("Bộ Tài chính", None),
        ("Thủ tướng Chính phủ", None),
    ] {
        assert_eq!(province_name(name).as_deref(), wanted, "{name}");
    }
    assert_eq!(issuer_key("UBND TP. Huế"), issuer_key("HĐND thành phố Huế"));
}
