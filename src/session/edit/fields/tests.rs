//! Edits on a catalogue of their own, and properties over the shipped one.

mod refused;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use proptest::prelude::*;
use serde_json::{Value as Json, json};

use super::apply::changed_text;
use super::*;
use crate::catalogue::FileKind;
use crate::catalogue::load::LoadProgress;
use crate::files::FileErrorKind;
use crate::session::{View, Workspace};
use crate::yaml::{Node, Value, parse};

const PROCEDURE: &str = "# yaml-language-server: $schema=../../.schemas/procedure.schema.json\n\
    # keyed by hand\ncode: \"1.000001\"   # the code\nname: 'Đăng ký'\nissuer: G15\n\
    online: {level: full, since: 2021-01-01}  # see the decision\nlifecycle:\n  to: 2030-01-01 # last day\n";

struct EditFixture(tempfile::TempDir);

impl EditFixture {
    fn new() -> EditFixture {
        let place = EditFixture(tempfile::tempdir().unwrap());
        place.put(
            "catalogue.yaml",
            "format: 1\ntitle: Thử\nas_of: 2026-10-31\n",
        );
        place.put(
            "agencies.yaml",
            "agencies:\n- {id: G15, name: Bộ Tư pháp, kind: ministry}\n",
        );
        place.put("procedures/G15/1.000001.yaml", PROCEDURE);
        place.put(
            "procedures/G15/1.000002.yaml",
            "code: \"1.000002\"\nname: Khai tử\nissuer: G15\n",
        );
        place.put(
            "plans/pa.yaml",
            "# yaml-language-server: $schema=../.schemas/plan.schema.json\ntype: option\nid: pa\nsigned: 2024-01-02\nprocedures:\n# the first\n- code: \"1.000001\" # one\n",
        );
        place.put(
            "statistics/G15/2025-01-01_2025-12-31.yaml",
            "unit: G15\nscope: unit\nfrom: 2025-01-01\nto: 2025-12-31\nbasis: received\nsource: báo cáo\n\
             counts:\n  \"1.000001\": {online: 7, in_person: no_data} # checked\n",
        );
        place
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.0.path().join(path)).unwrap()
    }

    fn workspace(&self) -> Workspace {
        Workspace::at(self.0.path())
    }

    fn open(&self, codes: &[&str]) -> EditSources {
        let workspace = self.workspace();
        let source = workspace.files_at(None).unwrap();
        let loaded = Arc::new(source.load(&LoadProgress::default()).unwrap());
        let view = View::of(
            &loaded,
            "2026-10-31".parse().unwrap(),
            "2026-11-21".parse().unwrap(),
            None,
        );
        let codes: Vec<String> = codes.iter().map(|code| (*code).to_owned()).collect();
        let kinds = [FileKind::Procedure, FileKind::Plan, FileKind::Statistics];
        EditSources::new(&workspace, loaded, view, &codes, &kinds)
    }

    fn set(&self, codes: &[&str], changes: &[(&str, Option<&str>)]) -> Proposal {
        propose(&self.open(codes), &fields(changes)).unwrap()
    }
}

fn fields(changes: &[(&str, Option<&str>)]) -> ProcedureEdit {
    let changes = changes.iter();
    ProcedureEdit::Fields(
        changes
            .map(|(path, text)| FieldEdit::of_procedure(path, *text).unwrap())
            .collect(),
    )
}

fn reasons(proposal: &Proposal) -> Vec<(&str, Vec<&str>)> {
    let refused = proposal.refused.iter();
    refused
        .map(|refused| {
            let ids = refused.reasons.iter().map(|fact| fact.id);
            (refused.code.as_str(), ids.collect())
        })
        .collect()
}

#[test]
fn a_field_is_set_for_a_selection_and_nothing_around_its_value_changes() {
    let place = EditFixture::new();
    let proposal = place.set(
        &["1.000001", "1.000002", "1.000001", "9.999999"],
        &[("online.level", Some("none")), ("lifecycle.to", None)],
    );
    assert_eq!(
        reasons(&proposal),
        [("9.999999", vec!["refused-unknown-code"])]
    );
    let codes: Vec<&str> = proposal
        .changes
        .procedures
        .iter()
        .map(|c| c.code.as_str())
        .collect();
    assert_eq!(codes, ["1.000001", "1.000002"]);
    write(&place.workspace(), &proposal).unwrap();
    let before = PROCEDURE;
    assert_eq!(
        place.text("procedures/G15/1.000001.yaml"),
        before
            .replace("level: full", "level: none")
            .replace("lifecycle:\n  to: 2030-01-01 # last day\n", "")
    );
    assert_eq!(
        place.text("procedures/G15/1.000002.yaml"),
        "code: \"1.000002\"\nname: Khai tử\nissuer: G15\nonline:\n  level: none\n"
    );
    let again = place.set(&["1.000001", "1.000002"], &[("online.level", Some("none"))]);
    assert_eq!(again.unchanged, ["1.000001", "1.000002"]);
    assert!(again.files.is_empty() && again.changes.is_empty());
}

#[test]
fn what_the_check_would_find_wrong_is_refused_for_that_procedure_alone() {
    let place = EditFixture::new();
    // The second has no level: its `online` would lack what the schema asks for.
    let proposal = place.set(
        &["1.000001", "1.000002"],
        &[("online.since", Some("2025-01-01"))],
    );
    assert_eq!(reasons(&proposal), [("1.000002", vec!["edit-finding"])]);
    assert_eq!(proposal.files.len(), 1);
    // A reference that leads nowhere is an error between files.
    let proposal = place.set(&["1.000001"], &[("executing", Some("G99"))]);
    assert_eq!(reasons(&proposal), [("1.000001", vec!["edit-finding"])]);
    assert!(proposal.files.is_empty());
    // What was wrong before does not stand in the way.
    place.put(
        "procedures/G15/1.000002.yaml",
        "code: \"1.000002\"\nname: x\nissuer: G15\nexecuting: [G98]\n",
    );
    let proposal = place.set(&["1.000002"], &[("name", Some("y"))]);
    assert!(proposal.refused.is_empty(), "{:?}", proposal.refused);
}

#[test]
fn a_plan_takes_procedures_in_and_a_new_one_is_made() {
    let place = EditFixture::new();
    let edit = |id: &str, head: &[(&str, &str)], row: &[(&str, &str)]| {
        let head = head
            .iter()
            .map(|(key, text)| FieldEdit::of_plan(key, Some(text)).unwrap());
        let row = row
            .iter()
            .map(|(key, text)| FieldEdit::of_plan_row(key, Some(text)).unwrap());
        ProcedureEdit::Plan(PlanEdit {
            id: id.to_owned(),
            head: head.collect(),
            row: RowEdit::Put(row.collect()),
        })
    };
    let codes = ["1.000001", "1.000002"];
    let proposal = propose(
        &place.open(&codes),
        &edit("pa", &[("to", "2028-12-31")], &[("due", "2027-01-01")]),
    )
    .unwrap();
    assert_eq!(reasons(&proposal), [], "{:?}", proposal.refused);
    write(&place.workspace(), &proposal).unwrap();
    assert_eq!(
        place.text("plans/pa.yaml"),
        "# yaml-language-server: $schema=../.schemas/plan.schema.json\ntype: option\nid: pa\nsigned: 2024-01-02\nto: 2028-12-31\nprocedures:\n# the first\n- code: \"1.000001\" # one\n  \
         due: 2027-01-01\n- code: \"1.000002\"\n  due: 2027-01-01\n"
    );
    // It lapses before it begins: the check says so, and nothing is written.
    let proposal = propose(
        &place.open(&codes),
        &edit("pa", &[("to", "2023-12-31")], &[]),
    )
    .unwrap();
    assert_eq!(
        reasons(&proposal),
        [
            ("1.000001", vec!["edit-finding"]),
            ("1.000002", vec!["edit-finding"])
        ]
    );
    let proposal = propose(&place.open(&codes), &edit("pa-2", &[], &[])).unwrap();
    assert_eq!(reasons(&proposal)[0].1, ["edit-plan-type"]);
    let made = edit(
        "pa-2",
        &[("source", "tờ trình"), ("type", "schedule")],
        &[("measures", "bớt giấy tờ")],
    );
    let proposal = propose(&place.open(&["1.000002"]), &made).unwrap();
    write(&place.workspace(), &proposal).unwrap();
    assert_eq!(
        place.text("plans/pa-2.yaml"),
        "# yaml-language-server: $schema=../.schemas/plan.schema.json\ntype: schedule\nid: pa-2\nprocedures:\n\
         - code: '1.000002'\n  measures:\n  - bớt giấy tờ\nsource: tờ trình\n"
    );
    let out = ProcedureEdit::Plan(PlanEdit {
        id: "pa-2".to_owned(),
        head: Vec::new(),
        row: RowEdit::TakeOut,
    });
    let proposal = propose(&place.open(&codes), &out).unwrap();
    assert_eq!(proposal.unchanged, ["1.000001"]);
    write(&place.workspace(), &proposal).unwrap();
    assert!(place.text("plans/pa-2.yaml").contains("procedures: []\n"));
}

#[test]
fn counts_of_a_report_keep_no_data_and_not_offered_apart_from_zero() {
    let place = EditFixture::new();
    let report = "statistics/G15/2025-01-01_2025-12-31.yaml";
    let counts = [
        ("online", Some("0")),
        ("in_person", Some("not_offered")),
        ("post", Some("no_data")),
    ];
    let counts = counts.map(|(key, text)| FieldEdit::of_counts(key, text).unwrap());
    let edit = |report: &str, counts: &[FieldEdit]| {
        ProcedureEdit::Counts(CountsEdit {
            report: report.into(),
            counts: counts.to_vec(),
        })
    };
    let proposal = propose(
        &place.open(&["1.000001", "1.000002"]),
        &edit(report, &counts),
    )
    .unwrap();
    write(&place.workspace(), &proposal).unwrap();
    let text = place.text(report);
    assert!(
        text.ends_with(
            "counts:\n  \"1.000001\": {online: 0, in_person: not_offered, post: no_data} # checked\n  \
             \"1.000002\":\n    online: 0\n    in_person: not_offered\n    post: no_data\n"
        ),
        "{text}"
    );
    let gone = ["online", "in_person", "post"].map(|key| FieldEdit::of_counts(key, None).unwrap());
    let proposal = propose(&place.open(&["1.000002"]), &edit(report, &gone)).unwrap();
    write(&place.workspace(), &proposal).unwrap();
    assert!(!place.text(report).contains("1.000002"));
    let nowhere = propose(
        &place.open(&["1.000002"]),
        &edit("statistics/x.yaml", &counts),
    )
    .unwrap();
    assert_eq!(reasons(&nowhere), [("1.000002", vec!["edit-no-report"])]);
    for wrong in ["-1", "1.5", "none", "nhiều"] {
        assert!(
            FieldEdit::of_counts("online", Some(wrong)).is_err(),
            "{wrong}"
        );
    }
}

#[test]
fn a_file_that_somebody_changed_meanwhile_stops_the_whole_proposal() {
    let place = EditFixture::new();
    let opened = place.open(&["1.000001", "1.000002"]);
    let proposal = propose(&opened, &fields(&[("name", Some("Khác"))])).unwrap();
    assert_eq!((proposal.files.len(), opened.changed()), (2, Vec::new()));
    place.put(
        "procedures/G15/1.000002.yaml",
        "code: \"1.000002\"\nname: của họ\nissuer: G15\n",
    );
    assert_eq!(
        opened.changed(),
        [PathBuf::from("procedures/G15/1.000002.yaml")]
    );
    let error = write(&place.workspace(), &proposal).unwrap_err();
    assert_eq!(error.kind, FileErrorKind::ChangedOnDisk);
    assert_eq!(place.text("procedures/G15/1.000001.yaml"), PROCEDURE);
    assert!(
        place
            .text("procedures/G15/1.000002.yaml")
            .contains("của họ")
    );
}

/// The files of the shipped catalogue that hold procedures, plans and reports.
fn shipped() -> &'static [(PathBuf, String)] {
    static FILES: OnceLock<Vec<(PathBuf, String)>> = OnceLock::new();
    FILES.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogue");
        let files = crate::catalogue::load::DiskFiles::new(&root);
        let listing = crate::catalogue::load::Files::list(&files).unwrap();
        let is_meant = |path: &Path| {
            let kind = FileKind::of(path);
            matches!(
                kind,
                Some(FileKind::Procedure | FileKind::Plan | FileKind::Statistics)
            )
        };
        let paths = listing.entries.into_iter().map(|entry| entry.path);
        paths
            .filter(|path| is_meant(path))
            .map(|path| (path.clone(), fs::read_to_string(root.join(&path)).unwrap()))
            .collect()
    })
}

/// The scalars of a tree, each with the way to it.
fn leaves<'n>(node: &'n Node, path: &mut Vec<String>, found: &mut Vec<(Vec<String>, &'n Node)>) {
    match &node.value {
        Value::Scalar { .. } => found.push((path.clone(), node)),
        Value::Seq(items) => {
            for (at, item) in items.iter().enumerate() {
                path.push(at.to_string());
                leaves(item, path, found);
                path.pop();
            }
        }
        Value::Map(entries) => {
            for (key, node) in entries {
                path.push(key.text.clone());
                leaves(node, path, found);
                path.pop();
            }
        }
    }
}

fn at<'v>(value: &'v mut Json, path: &[String]) -> &'v mut Json {
    path.iter().fold(value, |value, step| match value {
        Json::Array(items) => &mut items[step.parse::<usize>().unwrap()],
        value => &mut value[step.as_str()],
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_field_of_the_shipped_catalogue_is_set_and_set_back_and_no_byte_around_it_changes(
        file in any::<prop::sample::Index>(),
        leaf in any::<prop::sample::Index>(),
        text in "[a-zđệ0-9 :#'\",{}\\[\\]-]{1,30}",
        number in any::<u32>(),
        is_number in any::<bool>(),
        crlf in any::<bool>(),
    ) {
        let (path, text_of) = &shipped()[file.index(shipped().len())];
        let before = if crlf { text_of.replace('\n', "\r\n") } else { text_of.clone() };
        let root = parse(path, before.as_bytes()).root.unwrap();
        let mut found = Vec::new();
        leaves(&root, &mut Vec::new(), &mut found);
        let (way, node) = &found[leaf.index(found.len())];
        let old = root.to_json();
        let mut wanted = old.clone();
        *at(&mut wanted, way) = if is_number { json!(number) } else { json!(text) };
        let after = changed_text(&before, &wanted).unwrap();
        // Outside of the value: all that stood before it, and all that stood behind it.
        let (start, end) = (node.span.start.to_byte(&before), node.span.end.to_byte(&before));
        prop_assert!(after.starts_with(before[..start].trim_end()), "{}", after);
        let behind = before[end..].trim_start();
        prop_assert!(after.ends_with(behind), "{}", after);
        let now = parse(path, after.as_bytes()).root.unwrap().to_json();
        prop_assert_eq!(&now, &wanted);
        let back = changed_text(&after, &old).unwrap();
        prop_assert_eq!(parse(path, back.as_bytes()).root.unwrap().to_json(), old);
    }
}
