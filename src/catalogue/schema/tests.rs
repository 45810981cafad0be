//! Tests of what schemas find.

use super::*;

#[test]
fn every_schema_compiles_and_knows_the_patterns_that_hints_explain() {
    assert!(Schemas::get().is_ok());
    let all: String = FileKind::ALL
        .iter()
        .map(|kind| kind.schema_text())
        .collect();
    for pattern in [words::CODE, words::ID] {
        let written = serde_json::to_string(pattern).unwrap();
        assert!(all.contains(&written), "{pattern}");
    }
}
