//! The real list and records, where they are there: every tenth row, all records, all provinces.

use super::*;

#[test]
fn the_real_list_and_records_are_imported_without_an_error() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/portal");
    let Ok(list) = fs::read_to_string(data.join("catalog.jsonl")) else {
        eprintln!("SKIPPED: no real data at {}", data.display());
        return;
    };
    let place = PortalFixture::seeded();
    place.give(&[(
        "catalog.jsonl",
        list.lines()
            .step_by(10)
            .map(|line| format!("{line}\n"))
            .collect(),
    )]);
    let paths = [
        place.input.path().to_owned(),
        data.join("details"),
        data.join("provinces.json"),
    ];
    let plan = place.plan_of(&paths);
    apply(place.root(), &plan, &ImportProgress::default()).unwrap();
    let report = &plan.report;
    assert_eq!(report.read, list.lines().step_by(10).count() + 292);
    assert!(report.created > 800, "{report:?}");
    let wrong: Vec<_> = report
        .refused
        .iter()
        .filter(|r| !r.reason.contains("well formed"))
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    // Some records say a time of 0, or an amount of a few đồng: that is told, and imported as it is.
    let doubtful =
        |found: &String| found.contains("the time limit") || found.contains("the amount");
    let found: Vec<_> = findings(place.root())
        .into_iter()
        .filter(|found| !doubtful(found))
        .collect();
    assert_eq!(found, Vec::<String>::new());
    let agencies = place.values("agencies.yaml")["agencies"].clone();
    // Those that `init` knows are found, under whatever name; none is made a second time.
    for (kind, count) in [("province", 86), ("ministry", 24)] {
        let of_kind = agencies.as_array().unwrap().iter();
        let of_kind = of_kind.filter(|a| a["kind"] == kind).count();
        assert_eq!(of_kind, count, "{kind}");
    }
    assert_eq!(place.plan_of(&paths).writes.len(), 0);
}
