//! Filters of provinces' variants: what is recorded, and of what nobody can tell.

use super::*;
use crate::catalogue::FileKind;
use crate::catalogue::snapshot::UnreadableFile;

const SMALL: &str = "
agencies:
  - {id: H01, portal_code: HNI, name: Thành phố Một, kind: province}
  - {id: H02, name: Tỉnh Hai, kind: province}
  - {id: H03, name: Tỉnh Ba, kind: province, to: 2025-06-30}
  - {id: H04, name: Tỉnh Bốn, kind: province}
fields: []
instruments: []
groups: []
lists: []
plans: []
variants:
  - unit: H01
    variants: {\"1.000001\": {level: full}, \"1.000002\": {level: none}, \"1.000003\": {level: full}, \"1.000004\": {}}
  - unit: H02
    variants: {\"1.000001\": {level: partial}, \"1.000005\": {level: full, since: 2027-01-01}}
  - unit: H03
    variants: {\"1.000006\": {level: none}}
synonyms: {}
statistics: []
decisions: []
procedures:
  - {code: \"1.000001\", name: Một, online: {level: full}}
  - {code: \"1.000002\", name: Hai, online: {level: partial}}
  - {code: \"1.000003\", name: Ba}
  - {code: \"1.000004\", name: Bốn, online: {level: full}}
  - {code: \"1.000005\", name: Năm, online: {level: full}}
  - {code: \"1.000006\", name: Sáu, online: {level: full}}
";

fn fixture(unreadable: Option<&str>) -> SearchFixture {
    let small: SmallCatalogue = serde_yaml::from_str(SMALL).unwrap();
    let unreadable = unreadable.map(|path| UnreadableFile {
        path: PathBuf::from(path),
        kind: FileKind::Variants,
        missing: false,
    });
    let snapshot = Snapshot::new(Contents {
        agencies: small.agencies,
        variants: located(small.variants),
        procedures: located(small.procedures)
            .into_iter()
            .map(|file| ProcedureFile::kept(file.path, Arc::new(file.value)))
            .collect(),
        unreadable: unreadable.into_iter().collect(),
        ..Contents::default()
    });
    let columns = Columns::build(&snapshot, date(2026, 11, 21), date(2026, 11, 21), None);
    let searcher = Searcher::new(&snapshot, None, Arc::new(columns));
    SearchFixture { snapshot, searcher }
}

impl SearchFixture {
    /// Of how many procedures a query cannot tell.
    fn variants_open(&self, query: &str) -> usize {
        let rows: Vec<u32> = (0..6).collect();
        self.searcher
            .variants_open(&Query::parse(query).unwrap(), &rows)
    }
}

#[test]
fn variants_are_found_by_how_they_stand_and_where() {
    let bench = fixture(None);
    for (query, found, open) in [
        ("variant:recorded", "12345", 0),
        ("variant:not_recorded", "6", 0),
        ("-variant:recorded", "6", 0),
        ("địa_phương:chưa_ghi_nhận", "6", 0),
        ("variant:differs", "12", 4),
        ("variant:khác mức", "12", 4),
        ("variant:lower", "12", 4),
        ("variant:higher", "", 4),
        // What nobody recorded, or of which the national level is not stated, is not known to be no lower.
        ("-variant:lower", "", 4),
        ("-variant:higher", "12", 4),
        ("variant:same", "1", 4),
        ("variant:full", "13", 3),
        ("variant:none", "2", 3),
        ("-variant:none", "13", 3),
        ("variant:toàn trình,none", "123", 3),
        ("variant:no_level", "4", 0),
        ("variant:later", "5", 0),
        ("variant:H02", "15", 0),
        ("-variant:H02", "2346", 0),
        ("variant:hni=full", "13", 3),
        ("variant:\"Thành phố Một=lower\"", "2", 4),
        ("variant:H02=not_recorded", "2346", 0),
        // Two filters ask of two provinces, one of one.
        ("variant:H01 variant:lower", "12", 4),
        ("variant:H01=same", "1", 4),
        // One that ended counts where it is named, and nowhere else.
        ("variant:H03=lower", "6", 5),
        ("variant:H04", "", 0),
    ] {
        assert_eq!(bench.find_set(query), found, "{query}");
        assert_eq!(bench.variants_open(query), open, "{query}");
    }
}

#[test]
fn of_a_file_of_variants_that_cannot_be_read_nobody_knows_what_it_does_not_say() {
    let bench = fixture(Some("variants/H04.yaml"));
    for (query, found) in [
        ("variant:not_recorded", ""),
        ("variant:recorded", "12345"),
        ("-variant:recorded", ""),
        ("variant:H04=not_recorded", ""),
        ("variant:H02=not_recorded", "2346"),
        ("variant:lower", "12"),
        ("-variant:higher", ""),
    ] {
        assert_eq!(bench.find_set(query), found, "{query}");
    }
    assert_eq!(bench.variants_open("variant:not_recorded"), 1);
}

#[test]
fn a_province_that_nobody_knows_is_told_by_name() {
    let bench = fixture(None);
    for (query, unknown) in [
        ("variant:H04", 0),
        ("variant:H48", 1),
        ("variant:lowr", 1),
        ("variant:H99=lower", 1),
    ] {
        let query = Query::parse(query).unwrap();
        assert_eq!(
            bench.searcher.unknown(&query, false).unwrap().len(),
            unknown,
            "{query}"
        );
    }
    assert!(Query::parse("variant:H01=lowr").is_err());
}
