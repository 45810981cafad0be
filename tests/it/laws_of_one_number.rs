//! Instruments whose number alone does not say which one they are, and numbers of the Standing Committee.

use serde_json::Value;

use crate::cli::json;
use crate::support::Home;

/// A catalogue of two provinces and a ministry, with these instruments and procedures (code, issuer, legal basis).
fn of(instruments: &str, procedures: &[(&str, &str, &str)]) -> Home {
    let home = Home::empty();
    let write = |path: &str, text: &str| {
        let path = home.folder().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write(
        "catalogue.yaml",
        "format: 1\ntitle: Danh mục thử\nas_of: 2026-10-31\npolicy:\n  window: {months: 36, source: 27/CT-TTg}\n",
    );
    write(
        "agencies.yaml",
        "agencies:\n  - {id: G15, name: Bộ Tư pháp, kind: ministry}\n  - {id: lai-chau, name: UBND tỉnh Lai Châu, kind: province}\n  - {id: lang-son, name: UBND tỉnh Lạng Sơn, kind: province}\n",
    );
    write(
        "instruments/a.yaml",
        &format!("instruments:\n{instruments}"),
    );
    for (code, issuer, basis) in procedures {
        write(
            &format!("procedures/{issuer}/{code}.yaml"),
            &format!(
                "code: \"{code}\"\nname: Thủ tục {code}\nissuer: {issuer}\nlegal_basis: [{basis}]\n"
            ),
        );
    }
    home
}

fn found(home: &Home, query: &str) -> Vec<String> {
    let found = json(home, home.folder(), &["search", query]);
    let rows = found["hits"].as_array().unwrap().iter();
    rows.map(|row| row["code"].as_str().unwrap().to_owned())
        .collect()
}

/// Of each law: its label or number, how many rest on it, how many may, and what its own query finds.
fn listed(home: &Home, query: &str) -> Vec<(String, u64, u64, Vec<String>)> {
    let all = json(home, home.folder(), &["laws", query]);
    let laws = all["laws"].as_array().unwrap().iter();
    laws.map(|law| {
        let label = law["label"].as_str().or(law["number"].as_str()).unwrap();
        (
            label.to_owned(),
            law["procedures"].as_u64().unwrap(),
            law["perhaps"].as_u64().unwrap_or(0),
            found(home, law["query"].as_str().unwrap()),
        )
    })
    .collect()
}

#[test]
fn a_resolution_of_the_standing_committee_was_not_found_by_its_own_query() {
    let spellings = [
        "1203/NQ-UBTVQH15",
        "1203/nq-ubtvqh15",
        "1203/UBTVQH15",
        "\"Nghị quyết số 1203/NQ-UBTVQH15\"",
        "1203",
    ];
    for instruments in [
        "  - {number: 1203/NQ-UBTVQH15, kind: resolution, title: Về một việc, signed: 2024-09-28}\n",
        "  []\n",
    ] {
        let home = of(
            instruments,
            &[
                ("1.000001", "G15", "{number: 1203/NQ-UBTVQH15}"),
                ("1.000002", "G15", "{number: 1204/NQ-UBTVQH15}"),
            ],
        );
        for spelling in spellings {
            let wanted = ["1.000001"];
            assert_eq!(
                found(&home, &format!("law:{spelling}")),
                wanted,
                "{spelling}"
            );
            let plain = spelling.trim_matches('"');
            assert_eq!(listed(&home, plain)[0].0, "1203/NQ-UBTVQH15", "{spelling}");
            assert_eq!(listed(&home, plain)[0].3, wanted, "{spelling}");
        }
        assert_eq!(found(&home, "law:=1203/NQ-UBTVQH15"), ["1.000001"]);
        assert_eq!(found(&home, "1203/NQ-UBTVQH15"), ["1.000001"]);
        let said = home.run(home.folder(), &["laws", "1203/UBTVQH15"]);
        assert!(said.out.starts_with("1203/NQ-UBTVQH15"), "{said:?}");
    }
}

#[test]
fn two_directives_of_one_number_are_two_and_none_is_taken_for_the_right_one() {
    let home = of(
        "  - {number: 27/CT-TTg, title: Về một việc, signed: 2023-10-27}\n  - {number: 27/CT-TTg, title: Về việc khác, signed: 2026-06-27}\n",
        &[
            ("1.000001", "G15", "{number: 27/CT-TTg, signed: 2023-10-27}"),
            ("1.000002", "G15", "{number: 27/CT-TTg, signed: 2026-06-27}"),
            ("1.000003", "G15", "{number: 27/CT-TTg}"),
        ],
    );
    let one = |code: &str| vec![code.to_owned()];
    assert_eq!(
        listed(&home, "27/CT-TTg"),
        [
            ("27/CT-TTg (2026-06-27)".to_owned(), 1, 1, one("1.000002")),
            ("27/CT-TTg (2023-10-27)".to_owned(), 1, 1, one("1.000001")),
        ]
    );
    // By the number alone all, by the day that one and what may be it.
    assert_eq!(found(&home, "law:27/CT-TTg").len(), 3);
    let day = "law:\"27/CT-TTg ngày 27/10/2023\"";
    assert_eq!(found(&home, day), ["1.000001", "1.000003"]);
    let law = json(&home, home.folder(), &["laws", "27/CT-TTg ngày 27/10/2023"]);
    assert_eq!(law["laws"][0]["signed"], "2023-10-27");
    let codes = |of: &Value| -> Vec<String> {
        let uses = of.as_array().unwrap().iter();
        uses.map(|of| of["code"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(codes(&law["uses"]["procedures"]), ["1.000001"]);
    assert_eq!(codes(&law["uses"]["perhaps"]), ["1.000003"]);
    let shown = json(&home, home.folder(), &["show", "1.000003"]);
    let basis = &shown["procedure"]["legal_basis"][0];
    assert_eq!(basis["candidates"].as_array().unwrap().len(), 2);
    let shown = home.run(home.folder(), &["show", "1.000003", "--lang", "en"]);
    assert!(
        shown.out.contains(
            "27/CT-TTg (which one is not said: 27/CT-TTg (2023-10-27); 27/CT-TTg (2026-06-27))"
        ),
        "{shown:?}"
    );
    let checked = json(&home, home.folder(), &["check"]);
    assert!(checked.to_string().contains("instrument-ambiguous"));
}

#[test]
fn one_number_of_two_provinces_is_counted_for_each_its_own() {
    for instruments in [
        "  - {number: 28/2026/QĐ-UBND, issuer: UBND tỉnh Lai Châu}\n  - {number: 28/2026/QĐ-UBND, issuer: UBND tỉnh Lạng Sơn}\n",
        "  []\n",
    ] {
        let home = of(
            instruments,
            &[
                ("1.000001", "lai-chau", "{number: 28/2026/QĐ-UBND}"),
                ("1.000002", "lang-son", "{number: 28/2026/QĐ-UBND}"),
                ("1.000003", "lang-son", "{number: 28/2026/QĐ-UBND}"),
            ],
        );
        let rows = listed(&home, "28/2026/QĐ-UBND");
        let counted: Vec<(u64, &[String])> = rows.iter().map(|row| (row.1, &*row.3)).collect();
        let codes =
            |codes: &[&str]| -> Vec<String> { codes.iter().map(|c| (*c).to_owned()).collect() };
        let (two, one) = (codes(&["1.000002", "1.000003"]), codes(&["1.000001"]));
        assert_eq!(counted, [(2, &*two), (1, &*one)], "{instruments}");
        assert!(rows[0].0.contains("tỉnh Lạng Sơn"), "{}", rows[0].0);
    }
}

#[test]
fn a_year_or_a_day_that_could_not_be_read_was_dropped_and_found_the_others() {
    let home = of(
        "  - {number: 27/CT-TTg, title: Về một việc, signed: 2023-10-27}\n  - {number: 27/CT-TTg, title: Về việc khác, signed: 2026-06-27}\n  - {number: 45/2020/NĐ-CP, title: Về thủ tục, signed: 2020-04-08}\n",
        &[
            ("1.000001", "G15", "{number: 27/CT-TTg, signed: 2023-10-27}"),
            ("1.000002", "G15", "{number: 27/CT-TTg, signed: 2026-06-27}"),
            ("1.000003", "G15", "{number: 27/CT-TTg}"),
        ],
    );
    for asked in [
        "27/CT-TTg 2026",
        "27/CT-TTg/2026",
        "27/CT-TTg năm 2026",
        "27/CT-TTg ngày 6/2026",
        "27/CT-TTg tháng 6 năm 2026",
        "27/CT-TTg 27-6-2026",
    ] {
        // That one, and what may be it.
        let query = format!("law:\"{asked}\"");
        assert_eq!(found(&home, &query), ["1.000002", "1.000003"], "{asked}");
        let law = json(&home, home.folder(), &["laws", asked]);
        assert_eq!(law["laws"][0]["signed"], "2026-06-27", "{asked}");
        assert_eq!(law["laws"].as_array().unwrap().len(), 1, "{asked}");
    }
    for bad in [
        "27/CT-TTg ngày 32/13/2023",
        "27/CT-TTg 13/2026",
        "27/CT-TTg ngày",
        "27/CT-TTg 45/2020/NĐ-CP",
    ] {
        let run = home.run(home.folder(), &["search", &format!("law:\"{bad}\"")]);
        assert_eq!((run.exit, run.out.as_str()), (2, ""), "{run:?}");
        assert!(run.err.contains("day, month or year"), "{run:?}");
    }
    // A year in which no such instrument was signed.
    assert_eq!(found(&home, "law:\"27/CT-TTg 2024\""), ["1.000003"]);
    // The issuer is left out: the same number, though nothing rests on it.
    let run = home.run(home.folder(), &["--lang", "en", "search", "law:45/2020"]);
    assert!(!run.err.contains("no instrument"), "{run:?}");
    let run = home.run(home.folder(), &["--lang", "en", "search", "law:45/2021"]);
    assert!(run.err.contains("no instrument"), "{run:?}");
}
