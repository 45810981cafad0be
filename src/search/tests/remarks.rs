//! Filters and counts of what rules remark without flagging it.

use super::*;
use crate::catalogue::model::Database;
use crate::search::query::RuleFilter;

const DATABASES: &str = "
- {id: d, name: Dân cư, since: 2022-01-01, source: x, holds: [{name: Giấy khai sinh}]}
";

const PROCEDURES: &str = "
- code: \"1.000001\"
  name: Cấp giấy
  results: [{name: Giấy xác nhận cư trú}]
  documents: [{name: Giấy khai sinh}]
  sets: 1
- code: \"1.000002\"
  name: Hỏi giấy đã cấp
  documents: [{name: Giấy xác nhận cư trú}]
  sets: 1
- code: \"1.000003\"
  name: Hỏi giấy có thể đã có
  documents: [{name: Tờ khai kèm giấy khai sinh của con}]
- code: \"1.000004\"
  name: Còn nói cấp huyện
  levels: [commune]
  steps: [Nộp hồ sơ tại Ủy ban nhân dân cấp huyện]
  documents: none
- code: \"1.000005\"
  name: Không có gì
  levels: [commune]
  documents: [{name: Tờ khai của con và khai sinh giấy}]
  sets: 1
";

#[test]
fn what_rules_remark_is_found_and_counted() {
    let databases: Vec<Database> = serde_yaml::from_str(DATABASES).unwrap();
    let procedures: Vec<Procedure> = serde_yaml::from_str(PROCEDURES).unwrap();
    let snapshot = Snapshot::new(Contents {
        databases,
        procedures: located(procedures)
            .into_iter()
            .map(|file| ProcedureFile::kept(file.path, Arc::new(file.value)))
            .collect(),
        ..Contents::default()
    });
    let columns = Columns::build(&snapshot, date(2026, 11, 21), date(2026, 11, 21), None);
    let searcher = Searcher::new(&snapshot, None, Arc::new(columns));
    let bench = SearchFixture { snapshot, searcher };
    for (query, found) in [
        ("remark:result-already-issued", "2"),
        ("ghi_chú:dữ_liệu_đã_có", "3"),
        ("remark:district-level", "4"),
        ("remark:constituent-missing", "3"),
        ("remark:any", "234"),
        ("-remark:any", "15"),
        ("remark:online-not-better", ""),
        // What is held is a flag, and no remark.
        ("flag:data-already-held", "1"),
    ] {
        assert_eq!(bench.find_set(query), found, "{query}");
    }
    let facets = bench.results("", &SearchOptions::default()).facets;
    let of = |id| facets.count(&Filter::Remark(RuleFilter::Rule(id)));
    assert_eq!((of("data-already-held"), of("constituent-missing")), (1, 1));
    for refused in ["remark:no-plan", "remark:blocking", "remark:x"] {
        assert!(Query::parse(refused).is_err(), "{refused}");
    }
}
