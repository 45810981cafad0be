//! Two moments of small catalogues, held against each other.

use std::path::Path;

use super::*;
use crate::catalogue::load::usable_value;
use crate::diff::path_text;
use crate::yaml::items::plain;

fn moment(files: &[(&str, &str)]) -> MomentParts {
    let mut moment = MomentParts::default();
    for (path, text) in files {
        let path = Path::new(path);
        let value = usable_value(FileKind::of(path).unwrap(), path, text.as_bytes());
        moment.add(path, value.as_ref());
    }
    moment
}

/// What differs where nobody has a name but by id.
fn between(old: &MomentParts, new: &MomentParts) -> Changes {
    super::between(old, new, Default::default)
}

fn told(change: &ProcedureChange) -> Vec<String> {
    let text = |value: &Option<Value>| value.as_ref().map_or_else(|| "–".to_owned(), plain);
    let fields = change.fields.iter();
    fields
        .map(|field| {
            let path = path_text(&field.path);
            format!("{path}: {} → {}", text(&field.from), text(&field.to))
        })
        .collect()
}

const PLACE_OF: &str = "procedures/G15/1.000001.yaml";
const BIRTH: &str = "code: \"1.000001\"\nname: Đăng ký khai sinh\nissuer: G15\nsteps: [Nộp hồ sơ tại bộ phận một cửa của xã nơi cư trú, Nhận giấy khai sinh sau khi nộp đủ hồ sơ theo quy định]\nchannels:\n  - method: online\n    time: {value: 20, unit: day}\n";

#[test]
fn a_time_limit_a_law_a_count_and_a_decision_are_changes_of_their_procedure() {
    let report = |count: &str| {
        format!(
            "unit: G15\nscope: nationwide\nfrom: 2025-01-01\nto: 2025-12-31\nbasis: received\nsource: thử\ncounts:\n  \"1.000001\": {{online: {count}}}\n  \"1.000002\": {{online: 4}}\n"
        )
    };
    let plan = "type: option\nid: pa\nprocedures:\n  - code: \"1.000001\"\n    due: 2026-01-01\n";
    let old = moment(&[
        (
            PLACE_OF,
            &format!("{BIRTH}legal_basis:\n  - number: 45/2020/NĐ-CP\n"),
        ),
        (
            "statistics/G15/2025-01-01_2025-12-31.nationwide.yaml",
            &report("no_data"),
        ),
    ]);
    let new = moment(&[
        (
            "procedures/G01/1.000001.yaml",
            &format!(
                "{}legal_basis:\n  - number: 42/2022/NĐ-CP\n",
                BIRTH.replace("20, unit: day", "9, unit: working_day")
            ),
        ),
        (
            "statistics/G15/2025-01-01_2025-12-31.nationwide.yaml",
            &report("7"),
        ),
        ("plans/pa.yaml", plan),
    ]);
    let changes = between(&old, &new);
    assert_eq!(changes.procedures.len(), 1, "{changes:#?}");
    let change = changes.of("1.000001").unwrap();
    assert_eq!(change.kind, ProcedureChangeKind::Changed);
    assert_eq!(change.name.as_deref(), Some("Đăng ký khai sinh"));
    assert_eq!(
        told(change),
        [
            "channels[online].time: value: 20; unit: day → value: 9; unit: working_day",
            "legal_basis[45/2020/NĐ-CP].number: 45/2020/NĐ-CP → 42/2022/NĐ-CP",
            "path: procedures/G15/1.000001.yaml → procedures/G01/1.000001.yaml",
            "plans[pa]: – → due: 2026-01-01",
            "statistics[G15 2025-01-01 … 2025-12-31 nationwide].online: no_data → 7",
        ]
    );
    // The plan itself belongs to no procedure.
    assert_eq!(changes.others.len(), 1);
    assert_eq!(changes.others[0].kind, FileKind::Plan);
    let counts = changes.counts();
    assert_eq!((counts.changed, counts.moved, counts.renamed), (1, 1, 0));
}

#[test]
fn another_code_is_no_new_procedure_where_it_replaces_the_old_one_or_says_the_same() {
    let old = moment(&[(PLACE_OF, BIRTH)]);
    let code = |text: &str| text.replace("1.000001", "1.000009");
    for (text, what) in [
        (code(BIRTH), "nearly the same"),
        (
            "code: \"1.000009\"\nname: Khai sinh mới\nlifecycle: {replaces: [\"1.000001\"]}\n"
                .to_owned(),
            "it says that it replaces it",
        ),
    ] {
        let changes = between(&old, &moment(&[("procedures/G15/1.000009.yaml", &text)]));
        let [change] = changes.procedures.as_slice() else {
            panic!("{what}: {changes:#?}");
        };
        assert_eq!(change.before.as_deref(), Some("1.000001"), "{what}");
        assert_eq!(change.kind, ProcedureChangeKind::Changed, "{what}");
        assert!(
            told(change).contains(&"code: 1.000001 → 1.000009".to_owned()),
            "{what}"
        );
    }
    let other = "code: \"1.000009\"\nname: Cấp giấy phép xây dựng\n";
    let changes = between(&old, &moment(&[("procedures/G15/1.000009.yaml", other)]));
    let kinds: Vec<ProcedureChangeKind> = changes
        .procedures
        .iter()
        .map(|change| change.kind)
        .collect();
    assert_eq!(
        kinds,
        [ProcedureChangeKind::Removed, ProcedureChangeKind::Added]
    );
}

#[test]
fn a_file_that_cannot_be_read_is_told_and_its_procedure_is_not_gone() {
    let old = moment(&[(PLACE_OF, BIRTH)]);
    let changes = between(&old, &moment(&[(PLACE_OF, "code: [")]));
    assert_eq!(changes.procedures, []);
    assert_eq!(changes.unreadable, [Path::new(PLACE_OF)]);
}

#[test]
fn what_an_import_remembers_and_the_order_of_lists_are_no_change() {
    let birth =
        format!("{BIRTH}legal_basis: [{{number: 60/2014/QH13}}, {{number: 123/2015/NĐ-CP}}]\n");
    let turned = format!(
        "{BIRTH}legal_basis: [{{number: 123/2015/NĐ-CP}}, {{number: 60/2014/QH13}}]\nimported:\n  source: portal-list\n  fields:\n    name: 487340aea0419ea1\n"
    );
    let old = moment(&[(PLACE_OF, &birth)]);
    assert!(between(&old, &moment(&[(PLACE_OF, &turned)])).is_empty());
}

#[test]
fn a_procedure_that_moved_to_another_ministry_moved_by_names_and_not_by_the_ids_of_its_field() {
    let registers = |fields: &str| {
        let fields = fields.to_owned();
        Names::read(move |path| {
            let text = match path.to_str()? {
                "agencies.yaml" => {
                    "agencies:\n- {id: gtvt, name: Bộ Giao thông vận tải}\n- {id: G09, name: Bộ Xây dựng}\n"
                }
                "fields.yaml" => fields.as_str(),
                _ => return None,
            };
            Some(text.as_bytes().to_vec())
        })
    };
    let file = |issuer: &str, field: &str| {
        let text =
            format!("code: \"1.000001\"\nname: Cấp phép\nissuer: {issuer}\nfields: [{field}]\n");
        moment(&[(PLACE_OF, &text)])
    };
    let changed = |new: &MomentParts, fields: &str| {
        let names = || {
            (
                registers("fields:\n- {id: duong-bo, name: Đường bộ}\n"),
                registers(fields),
            )
        };
        let changes = super::between(&file("gtvt", "duong-bo"), new, names);
        told(&changes.procedures[0])
    };
    assert_eq!(
        changed(
            &file("G09", "duong-bo-2"),
            "fields:\n- {id: duong-bo-2, name: Đường bộ}\n"
        ),
        ["issuer: Bộ Giao thông vận tải → Bộ Xây dựng"]
    );
    assert_eq!(
        changed(
            &file("gtvt", "duong-sat"),
            "fields:\n- {id: duong-sat, name: Đường sắt}\n"
        ),
        ["fields: Đường bộ → Đường sắt"]
    );
}

#[test]
fn agencies_of_one_name_are_told_apart_by_their_ids() {
    let names = || {
        Names::read(|path| {
            let text =
                "agencies:\n- {id: H01, name: Phòng Tư pháp}\n- {id: H02, name: Phòng Tư pháp}\n";
            (path == Path::new("agencies.yaml")).then(|| text.as_bytes().to_vec())
        })
    };
    let file = |issuer: &str| {
        let text = format!("code: \"1.000001\"\nname: Cấp phép\nissuer: {issuer}\n");
        moment(&[(PLACE_OF, &text)])
    };
    let changes = super::between(&file("H01"), &file("H02"), || (names(), names()));
    assert_eq!(
        told(&changes.procedures[0]),
        ["issuer: Phòng Tư pháp (H01) → Phòng Tư pháp (H02)"]
    );
}

#[test]
fn two_instruments_of_one_number_are_both_told() {
    let file = "instruments/a.yaml";
    let one = "instruments:\n  - {number: 27/CT-TTg, signed: 2023-10-27}\n";
    let two = format!("{one}  - {{number: 27/CT-TTg, signed: 2026-06-27}}\n");
    let changes = between(&moment(&[(file, one)]), &moment(&[(file, &two)]));
    let text = format!("{changes:#?}");
    assert!(text.contains("27/CT-TTg (2026-06-27)"), "{text}");
    assert!(!text.contains("2023-10-27"), "{text}");
}
