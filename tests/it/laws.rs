//! Legal staff at the command line: instruments, their use, a repeal thought through, required documents.

use std::path::Path;

use serde_json::Value;

use crate::cli::json;
use crate::support::Home;

/// A small catalogue: two laws, one of them repealed; one that is only cited; a database.
fn small() -> Home {
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
        "agencies:\n  - {id: G15, name: Bộ Tư pháp, kind: ministry}\n",
    );
    write(
        "instruments/a.yaml",
        "instruments:\n  - {number: 60/2014/QH13, kind: law, title: Luật Hộ tịch, issuer: Quốc hội, signed: 2014-11-20, from: 2016-01-01, url: \"https://vanban.chinhphu.vn/?docid=1\"}\n  - {number: 158/2005/NĐ-CP, kind: decree, title: Về đăng ký hộ tịch, signed: 2005-12-27, to: 2015-12-31, repealed_by: [123/2015/NĐ-CP]}\n  - {number: 45/2020/NĐ-CP, kind: decree, issuer: Chính phủ, title: Về thực hiện thủ tục hành chính trên môi trường điện tử, signed: 2020-04-08, from: 2020-05-22}\n",
    );
    write(
        "databases.yaml",
        "databases:\n  - {id: dan-cu, name: Dân cư, since: 2021-07-01, holds: [{name: Thẻ căn cước}], source: 68/2020/QH14}\n",
    );
    for (code, more) in [
        (
            "1.000001",
            "legal_basis:\n  - {number: 60/2014/QH13, articles: [Điều 5]}\n  - {number: 99/2021/NĐ-CP}\ndocuments:\n  - {name: \"- Tờ khai đăng ký;\"}\n  - {name: \"=cmd()\"}\n",
        ),
        (
            "1.000002",
            "legal_basis:\n  - {number: \"Luật số 60/2014/QH13\"}\ndocuments:\n  - {name: \"a) Tờ khai đăng kí.\"}\n  - {name: Tờ khai đăng ký (bản sao)}\n  - {name: thẻ  CĂN CƯỚC}\nlifecycle: {to: 2024-12-31}\n",
        ),
    ] {
        write(
            &format!("procedures/G15/{code}.yaml"),
            &format!("code: \"{code}\"\nname: Thủ tục {code}\nissuer: G15\n{more}"),
        );
    }
    home
}

fn number(value: &Value) -> u64 {
    value.as_u64().unwrap_or_else(|| panic!("{value}"))
}

#[test]
fn instruments_are_listed_with_state_and_use_by_words_and_by_number() {
    let home = small();
    let all = json(&home, home.folder(), &["laws"]);
    let rows: Vec<(String, String, u64)> = all["laws"]
        .as_array()
        .unwrap()
        .iter()
        .map(|law| {
            let text = |value: &Value| value.as_str().unwrap().to_owned();
            (
                text(&law["number"]),
                text(&law["state"]["state"]),
                number(&law["procedures"]),
            )
        })
        .collect();
    let row =
        |number: &str, state: &str, procedures| (number.to_owned(), state.to_owned(), procedures);
    assert_eq!(
        rows,
        [
            row("60/2014/QH13", "in_force", 2),
            row("99/2021/NĐ-CP", "unknown", 1),
            row("45/2020/NĐ-CP", "in_force", 0),
            row("123/2015/NĐ-CP", "unknown", 0),
            row("158/2005/NĐ-CP", "repealed", 0),
        ]
    );
    for (query, total) in [
        ("ho tich", 2),
        ("HỘ TỊCH luật", 1),
        ("môi trường", 1),
        ("zzz", 0),
    ] {
        let found = json(&home, home.folder(), &["laws", query]);
        assert_eq!(number(&found["total"]), total, "{query}");
    }
    let open = json(&home, home.folder(), &["laws", "--unknown"]);
    let numbers: Vec<&str> = open["laws"]
        .as_array()
        .unwrap()
        .iter()
        .map(|law| law["number"].as_str().unwrap())
        .collect();
    assert_eq!(numbers, ["99/2021/NĐ-CP", "123/2015/NĐ-CP"]);
}

#[test]
fn one_instrument_in_any_spelling_shows_what_rests_on_it_and_how_it_is_cited() {
    let home = small();
    for spelling in [
        "60/2014/QH13",
        "60/2014",
        "Luật số 60/2014/QH13",
        "luat 60/2014/qh13",
    ] {
        let one = json(&home, home.folder(), &["laws", spelling]);
        let uses = &one["uses"]["procedures"];
        assert_eq!(uses.as_array().unwrap().len(), 2, "{spelling}");
        assert_eq!(number(&one["laws"][0]["procedures_in_force"]), 1);
        assert_eq!(
            uses[0]["citation"],
            "Điều 5, Luật Hộ tịch số 60/2014/QH13 ngày 20 tháng 11 năm 2014"
        );
        assert_eq!(one["laws"][0]["url"], "https://vanban.chinhphu.vn/?docid=1");
    }
    let decree = json(&home, home.folder(), &["laws", "NĐ 45/2020"]);
    assert_eq!(
        decree["laws"][0]["citation"],
        "Nghị định số 45/2020/NĐ-CP ngày 08 tháng 4 năm 2020 của Chính phủ về thực hiện thủ tục hành chính trên môi trường điện tử"
    );
    let run = home.run(home.folder(), &["laws", "158/2005/NĐ-CP"]);
    assert!(
        run.out
            .contains("repealed from 2016-01-01 by 123/2015/NĐ-CP"),
        "{run:?}"
    );
}

#[test]
fn a_repeal_is_thought_through_on_its_first_day() {
    let home = small();
    let line = ["laws", "60/2014/QH13", "--if-repealed", "2027-01-01"];
    let found = json(&home, home.folder(), &line);
    let repeal = &found["if_repealed"];
    assert_eq!(
        (&repeal["as_of"], &repeal["on"]),
        (&"2027-01-01".into(), &"2027-01-01".into())
    );
    // The second procedure is out of force by then.
    assert_eq!(number(&repeal["flagged"]), 1);
    assert_eq!(repeal["procedures"][0]["after"], "flag");
    assert_eq!(repeal["procedures"][1]["after"], "not_applicable");
    // Thinking does not write.
    assert_eq!(
        json(&home, home.folder(), &["laws", "60/2014/QH13"])["laws"][0]["to"],
        Value::Null
    );
}

#[test]
fn exit_codes_tell_a_number_that_there_is_not_from_a_list_without_hits() {
    let home = small();
    for (line, code) in [
        (&["laws", "không", "có", "gì"][..], 0),
        (&["laws", "61/2014/QH13"], 1),
        (&["laws", "hộ tịch", "--if-repealed", "2027-01-01"], 2),
        (&["laws", "60/2014/QH13", "--if-repealed", "mai"], 2),
        (&["documents", "không", "có"], 0),
        (&["status", "--format", "csv"], 2),
    ] {
        let run = home.run(home.folder(), line);
        assert_eq!(run.exit, code, "{line:?}: {run:?}");
    }
    let run = home.run(home.folder(), &["laws", "61/2014/QH13"]);
    assert!(run.err.contains("60/2014/QH13"), "{run:?}");
}

#[test]
fn documents_are_counted_by_wording_with_who_asks_and_who_holds() {
    let home = small();
    let all = json(&home, home.folder(), &["documents"]);
    assert_eq!(number(&all["total"]), 4);
    let first = &all["documents"][0];
    assert_eq!(first["procedures"].as_array().unwrap().len(), 2);
    assert_eq!(number(&first["spellings"]), 2);
    assert_eq!(number(&first["issuers"][0]["procedures"]), 2);
    let held = json(&home, home.folder(), &["documents", "--held"]);
    assert_eq!(held["documents"][0]["held_by"][0]["id"], "dan-cu");
    let before = json(
        &home,
        home.folder(),
        &["documents", "--held", "--as-of", "2021-06-30"],
    );
    assert_eq!(number(&before["total"]), 0);
    assert_eq!(
        number(&json(&home, home.folder(), &["documents", "-khai"])["total"]),
        2
    );
}

#[test]
fn tables_are_written_as_csv_that_no_spreadsheet_runs() {
    let home = small();
    let laws = home.run(home.folder(), &["laws", "--format", "csv"]).out;
    assert!(laws.starts_with("\u{feff}number,kind,title,"), "{laws}");
    assert_eq!(laws.lines().count(), 6);
    let documents = home
        .run(home.folder(), &["documents", "--format", "csv"])
        .out;
    assert!(
        documents.contains("'=cmd()") && !documents.contains("\n=cmd"),
        "{documents}"
    );
    let uses = home
        .run(home.folder(), &["laws", "60/2014/QH13", "--format", "csv"])
        .out;
    assert!(
        uses.lines()
            .nth(1)
            .unwrap()
            .starts_with("1.000001,Thủ tục 1.000001,true,Điều 5,"),
        "{uses}"
    );
}

/// Every number shown is the number of rows that the query beside it finds.
fn counts_agree(home: &Home, folder: &Path) {
    for (command, list) in [("laws", "laws"), ("documents", "documents")] {
        let all = json(home, folder, &[command]);
        let rows = all[list].as_array().unwrap();
        let step = (rows.len() / 12).max(1);
        for row in rows.iter().step_by(step) {
            let shown = match &row["procedures"] {
                Value::Array(procedures) => procedures.len() as u64,
                count => number(count),
            };
            let query = row["query"].as_str().unwrap();
            let found = json(home, folder, &["search", query, "--limit", "1"]);
            assert_eq!(number(&found["total"]), shown, "{query}");
        }
    }
}

#[test]
fn the_number_shown_is_the_number_of_rows_that_its_query_finds() {
    let home = small();
    counts_agree(&home, home.folder());
    let home = Home::with_catalogue();
    counts_agree(&home, home.folder());
}

#[test]
fn laws_of_the_shipped_catalogue_keep_to_the_schema_at_any_commit() {
    let home = Home::with_catalogue();
    let now = json(&home, home.folder(), &["laws"]);
    let then = json(&home, home.folder(), &["laws", "--at", "HEAD"]);
    assert_eq!(now, then);
    json(
        &home,
        home.folder(),
        &["laws", "60/2014/QH13", "--if-repealed", "2027-01-01"],
    );
}
