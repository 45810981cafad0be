//! Documents that need no longer be asked for, in pages a year, at the command line.

use serde_json::{Value, json};

use crate::cli::json as output;
use crate::support::Home;

fn put(home: &Home, path: &str, text: &str) {
    let path = home.folder().join(path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

/// One card, asked for in six ways; thirty dossiers a year of each, but of the last nobody counted any.
fn cards() -> Home {
    let home = Home::empty();
    put(
        &home,
        "catalogue.yaml",
        "format: 1\ntitle: Danh mục thử\nas_of: 2026-10-31\npolicy:\n  window: {months: 36, source: 27/CT-TTg}\n",
    );
    put(
        &home,
        "agencies.yaml",
        "agencies:\n  - {id: G15, name: Bộ Tư pháp, kind: ministry}\n",
    );
    put(
        &home,
        "databases.yaml",
        "databases:\n  - {id: dan-cu, name: Dân cư, since: 2021-07-01, holds: [{name: Thẻ căn cước}], source: 68/2020/QH14}\n",
    );
    for (code, documents) in [
        (
            "1.000001",
            "documents: [{name: thẻ CĂN CƯỚC, original: 1, copy: 2}, {name: Tờ khai, original: 1, copy: 0}]",
        ),
        (
            "1.000002",
            "documents: [{name: Thẻ căn cước, original: 0, copy: 1, required: false}]",
        ),
        ("1.000003", "documents: [{name: Thẻ căn cước, original: 1}]"),
        (
            "1.000004",
            "documents: [{name: Thẻ căn cước, original: 1, copy: 0, surrendered: true}]",
        ),
        ("1.000005", ""),
        (
            "1.000006",
            "documents: [{name: Thẻ căn cước, original: 0, copy: 1}]",
        ),
    ] {
        put(
            &home,
            &format!("procedures/G15/{code}.yaml"),
            &format!(
                "code: \"{code}\"\nname: Thủ tục {code}\nissuer: G15\nlevels: [ministry]\n{documents}\n"
            ),
        );
    }
    let rows = ["1.000001", "1.000002", "1.000003", "1.000004", "1.000005"]
        .map(|code| format!("  \"{code}\": {{online: 10, in_person: 20, post: 0}}\n"));
    put(
        &home,
        "statistics/G15/2025-11-01_2026-10-31.nationwide.yaml",
        &format!(
            "unit: G15\nscope: nationwide\nfrom: 2025-11-01\nto: 2026-10-31\nbasis: received\nsource: thử\ncounts:\n{}",
            rows.concat()
        ),
    );
    home
}

fn pages(papers: &Value, code: &str) -> Option<Value> {
    let procedures = papers["procedures"].as_array().unwrap();
    let found = procedures.iter().find(|of| of["code"] == code);
    found.map(|of| of["pages"].clone())
}

#[test]
fn pages_are_pieces_times_dossiers_and_what_is_not_known_bounds_nothing() {
    let home = cards();
    let found = output(&home, home.folder(), &["documents", "--pages"]);
    let papers = &found["papers"];
    let bounds = |least: u64, most: Option<u64>| Some(json!({"least": least, "most": most}));
    assert_eq!(pages(papers, "1.000001"), bounds(90, Some(90)));
    // Not in every dossier: in none, or in all.
    assert_eq!(pages(papers, "1.000002"), bounds(0, Some(30)));
    // How many copies there are is not stated.
    assert_eq!(pages(papers, "1.000003"), bounds(30, None));
    // It is handed in to be exchanged.
    assert_eq!(pages(papers, "1.000004"), None);
    // Nobody counted its dossiers.
    assert_eq!(pages(papers, "1.000006"), bounds(0, None));
    assert_eq!(papers["documents_not_stated"], 1);
    assert_eq!(papers["pages"], json!({"least": 120, "most": null}));
    let first = &papers["procedures"][0];
    assert_eq!(first["documents"].as_array().unwrap().len(), 1);
    assert_eq!(first["documents"][0]["held_by"][0]["id"], "dan-cu");
}

#[test]
fn pages_are_asked_of_the_procedures_of_a_query() {
    let home = cards();
    let found = output(
        &home,
        home.folder(),
        &["documents", "--pages", "code:1.000002"],
    );
    assert_eq!(found["papers"]["procedures"].as_array().unwrap().len(), 1);
    assert_eq!(found["papers"]["pages"], json!({"least": 0, "most": 30}));
}

#[test]
fn dossiers_of_a_linked_group_have_a_paper_once_whichever_members_ask_for_it() {
    let home = cards();
    put(
        &home,
        "groups/hai.yaml",
        "id: hai\nname: Liên thông\nmembers: [\"1.000001\", \"1.000006\"]\nsource: 63/2024/NĐ-CP\n",
    );
    put(
        &home,
        "statistics/G15/2025-11-01_2026-10-31.nationwide.yaml",
        "unit: G15\nscope: nationwide\nfrom: 2025-11-01\nto: 2026-10-31\nbasis: received\nsource: thử\ncounts:\n  hai: {online: 5, in_person: 0, post: 0}\n  \"1.000001\": {online: 0, in_person: 0, post: 0}\n  \"1.000006\": {online: 0, in_person: 0, post: 0}\n",
    );
    let asked = ["documents", "--pages", "code:1.000001 OR code:1.000006"];
    let found = output(&home, home.folder(), &asked);
    let papers = &found["papers"];
    assert_eq!(
        pages(papers, "1.000001"),
        Some(json!({"least": 15, "most": 15}))
    );
    assert_eq!(
        pages(papers, "1.000006"),
        Some(json!({"least": 5, "most": 5}))
    );
    assert_eq!(papers["pages"], json!({"least": 15, "most": 15}));
}
