//! Tables of legal instruments: from a list of laws to whether the basis of a procedure holds.

use crate::cli::json;
use crate::support::Home;

#[test]
fn a_law_that_was_only_cited_tells_after_its_days_came_in() {
    let home = Home::with_catalogue();
    let folder = home.folder();
    let verdict = || {
        let shown = json(&home, folder, &["show", "1.003314"]);
        let verdicts = shown["verdicts"].as_array().unwrap();
        let of = |told: &&serde_json::Value| told["rule"] == "legal-basis-expired";
        verdicts.iter().find(of).unwrap().to_string()
    };
    let stub = verdict();
    assert!(
        stub.contains("158/2006/NĐ-CP") && stub.contains("cannot_tell"),
        "{stub}"
    );
    let rows = "Số ký hiệu,Ngày có hiệu lực,Ngày hết hiệu lực,Bị thay thế bởi\n\
                158/2006/NĐ-CP,21/01/2007,01/03/2026,12/2026/NĐ-CP\n";
    std::fs::write(folder.join("laws.csv"), rows).unwrap();
    let line = [
        "import",
        "instruments",
        "laws.csv",
        "--source",
        "vbpl.vn",
        "--retrieved",
        "2026-11-20",
    ];
    let report = json(&home, folder, &line);
    assert_eq!(
        (&report["read"], &report["updated"]),
        (&1.into(), &1.into()),
        "{report}"
    );
    assert_eq!(report["refused"], serde_json::json!([]), "{report}");
    let told = verdict();
    assert!(
        told.contains("\"flag\"") && told.contains("2026-02-28"),
        "{told}"
    );
    // Again it changes nothing, and what is older says nothing.
    let again = json(&home, folder, &line);
    assert_eq!(again["updated"], 0, "{again}");
    std::fs::write(
        folder.join("laws.csv"),
        rows.replace("01/03/2026", "01/03/2030"),
    )
    .unwrap();
    let line = [
        "import",
        "instruments",
        "laws.csv",
        "--retrieved",
        "2026-11-19",
    ];
    let older = json(&home, folder, &line);
    assert_eq!(
        (&older["updated"], &older["held"]),
        (&0.into(), &1.into()),
        "{older}"
    );
    assert_eq!(home.run(folder, &["check"]).exit, 0);
}
