//! Tests of the table of documents over a small made-up catalogue.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::date;

use super::*;
use crate::catalogue::lazy_values::ProcedureFile;
use crate::catalogue::model::{Agency, Database};
use crate::catalogue::snapshot::Contents;

fn snapshot() -> Snapshot {
    let procedures: Vec<Procedure> = serde_yaml::from_str(
        r#"
- {code: "1.000001", name: Một, issuer: G15, documents: [{name: "- Tờ khai đăng ký;"}, {name: "1. TỜ KHAI đăng kí"}, {name: Thẻ căn cước}]}
- {code: "1.000002", name: Hai, issuer: G15, documents: [{name: "a) Tờ khai đăng ký."}], lifecycle: {to: 2020-01-01}}
- {code: "1.000003", name: Ba, documents: [{name: Tờ khai đăng ký (bản sao)}, {name: Giấy của bệnh viện, code: KQ1}, {name: Giấy tương lai}]}
"#,
    )
    .unwrap();
    let databases: Vec<Database> = serde_yaml::from_str(
        "
- {id: dan-cu, name: Dân cư, since: 2021-07-01, holds: [{name: THẺ CĂN  CƯỚC}], source: 68/2020/QH14}
- {id: y-te, name: Y tế, since: 2023-01-01, holds: [{code: KQ1}], source: x}
- {id: sau, name: Sau này, since: 2027-01-01, holds: [{name: Giấy tương lai}], source: x}
",
    )
    .unwrap();
    let agencies: Vec<Agency> =
        serde_yaml::from_str("[{id: G15, name: Bộ Tư pháp, kind: ministry}]").unwrap();
    Snapshot::new(Contents {
        agencies,
        databases,
        procedures: procedures
            .into_iter()
            .map(|procedure| ProcedureFile::kept(PathBuf::from("test.yaml"), Arc::new(procedure)))
            .collect(),
        ..Contents::default()
    })
}

fn found(documents: &Documents, query: &str) -> Vec<String> {
    let rows = documents.find(&TextQuery::parse(query), |_| true);
    rows.into_iter()
        .map(|at| documents.rows[at].name.clone())
        .collect()
}

#[test]
fn spellings_of_one_document_count_once_a_procedure() {
    let documents = Documents::build(&snapshot(), date(2026, 11, 21));
    let first = &documents.rows[0];
    assert_eq!(first.name, "Tờ khai đăng ký");
    assert_eq!(
        (first.procedures.as_slice(), first.in_force),
        (&[0, 1][..], 1)
    );
    assert_eq!(first.spellings, 2);
    assert_eq!(documents.rows.len(), 5);
    assert_eq!(found(&documents, "to khai dang ki").len(), 2);
    assert_eq!(found(&documents, "kq1"), ["Giấy của bệnh viện"]);
}

#[test]
fn a_database_holds_by_name_or_code_once_it_is_in_use() {
    let snapshot = snapshot();
    let held = |as_of: Date| -> Vec<(String, String)> {
        let documents = Documents::build(&snapshot, as_of);
        let held = documents.rows.iter().flat_map(|row| {
            row.held
                .iter()
                .map(|holder| (row.name.clone(), holder.id.clone()))
        });
        held.collect()
    };
    let pair = |name: &str, id: &str| (name.to_owned(), id.to_owned());
    assert_eq!(
        held(date(2026, 11, 21)),
        [
            pair("Giấy của bệnh viện", "y-te"),
            pair("Thẻ căn cước", "dan-cu")
        ]
    );
    assert_eq!(held(date(2021, 7, 1)), [pair("Thẻ căn cước", "dan-cu")]);
    assert!(held(date(2021, 6, 30)).is_empty());
}

#[test]
fn who_asks_is_told_by_agency() {
    let snapshot = snapshot();
    let documents = Documents::build(&snapshot, date(2026, 11, 21));
    let askers = documents.askers(&snapshot, &[0, 1, 2]);
    assert_eq!(askers.len(), 2);
    assert_eq!(
        (askers[0].name.as_deref(), askers[0].procedures),
        (Some("Bộ Tư pháp"), 2)
    );
    assert_eq!(askers[1].id, None);
}
