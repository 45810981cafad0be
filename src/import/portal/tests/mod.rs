//! Small invented records into small catalogues; and, where it is there, the real data.

mod correct;
mod join;
mod real;
mod records;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value as Json, json};

use super::{plan, read};
use crate::catalogue::init;
use crate::catalogue::load::{DiskFiles, LoadProgress, load};
use crate::import::report::ImportReport;
use crate::import::side_choices::SideChoices;
use crate::import::testing::any;
use crate::import::{ImportPlan, ImportProgress, apply};

/// A catalogue as `init` makes it.
fn seeded() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    init::write(folder.path(), &init::files("Thử").unwrap()).unwrap();
    folder
}

/// The same without an agency.
fn empty() -> tempfile::TempDir {
    let folder = seeded();
    let reference = "# yaml-language-server: $schema=.schemas/agencies.schema.json";
    fs::write(
        folder.path().join("agencies.yaml"),
        format!("{reference}\nagencies: []\n"),
    )
    .unwrap();
    folder
}

/// What loading finds wrong, schemas and all.
fn findings(root: &Path) -> Vec<String> {
    let loaded = load(&DiskFiles::new(root), true, &LoadProgress::default()).unwrap();
    let findings = loaded.diagnostics.iter();
    findings
        .map(|f| format!("{}:{} {}", f.path.display(), f.span.start.line, f.message))
        .collect()
}

/// A catalogue, and a folder with what is imported into it.
struct PortalFixture {
    catalogue: tempfile::TempDir,
    input: tempfile::TempDir,
    settled: SideChoices,
}

impl PortalFixture {
    fn empty() -> PortalFixture {
        PortalFixture {
            catalogue: empty(),
            input: tempfile::tempdir().unwrap(),
            settled: SideChoices::default(),
        }
    }

    fn seeded() -> PortalFixture {
        PortalFixture {
            catalogue: seeded(),
            ..PortalFixture::empty()
        }
    }

    fn root(&self) -> &Path {
        self.catalogue.path()
    }

    /// Replaces all input by these files.
    fn give(&self, files: &[(&str, String)]) {
        for entry in fs::read_dir(self.input.path()).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                fs::remove_dir_all(path).unwrap();
            } else {
                fs::remove_file(path).unwrap();
            }
        }
        for (name, text) in files {
            let path = self.input.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
    }

    fn plan(&self) -> ImportPlan {
        self.plan_of(&[self.input.path().to_owned()])
    }

    fn plan_of(&self, paths: &[PathBuf]) -> ImportPlan {
        let progress = ImportProgress::default();
        let records = read(paths, &progress).unwrap();
        plan(
            &DiskFiles::new(self.root()),
            &records,
            &self.settled,
            any(),
            &progress,
        )
        .unwrap()
    }

    /// Imports these files.
    fn import(&self, files: &[(&str, String)]) -> ImportReport {
        self.give(files);
        let plan = self.plan();
        apply(self.root(), &plan, &ImportProgress::default()).unwrap();
        plan.report
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.root().join(path)).unwrap()
    }

    /// The values of a file.
    fn values(&self, path: &str) -> Json {
        let text = self.text(path);
        let root = crate::yaml::parse(Path::new(path), text.as_bytes()).root;
        root.unwrap().to_json()
    }

    /// Changes the text of a file as a person would.
    fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.text(path);
        assert!(text.contains(from), "{from} in {text}");
        fs::write(self.root().join(path), text.replacen(from, to, 1)).unwrap();
    }

    /// All files with their bytes.
    fn all(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut all = Vec::new();
        let mut open = vec![self.root().to_owned()];
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    open.push(path);
                } else {
                    let bytes = fs::read(&path).unwrap();
                    all.push((path.strip_prefix(self.root()).unwrap().to_owned(), bytes));
                }
            }
        }
        all.sort();
        all
    }
}

/// A row of the list.
fn row(code: &str) -> Json {
    json!({
        "id": format!("p-{code}"), "name": format!("Việc {code}"), "code": code, "codeNotation": code,
        "categories": ["Đất"], "categoryIds": ["f1"], "departments": ["Phòng Một", ""],
        "departmentPromulgate": "Bộ Thử nghiệm", "departmentPromulgateId": "a1",
        "formalityTargetType": ["Người dân"], "state": "ACTIVE", "type": "STANDARD",
    })
}

/// A single record, as the portal answers it. 2026-01-16 00:00 in Viet Nam, its date, is still the 15th in UTC.
fn detail(code: &str) -> Json {
    serde_json::from_str(&DETAIL.replace("CODE", code)).unwrap()
}

const DETAIL: &str = r#"{
        "id": "p-CODE", "name": "Việc CODE", "code": "CODE", "codeNotation": "CODE",
        "type": "STANDARD", "state": "ACTIVE", "updatedAt": 1000, "keywords": "từ  khoá",
        "isMinistry": true, "isProvince": false, "isWard": true, "isVertical": false, "isOtherAgency": false,
        "isFullProcess": true, "isOfflineOnly": false, "isNonTerritorial": false,
        "categoriesDetails": [{"id": "f1", "name": "Đất", "code": "G99-A1"}], "categoryIds": ["f1"],
        "departmentPromulgateId": "a1", "departmentPromulgateCode": "G99", "departmentPromulgateName": "Bộ Thử nghiệm",
        "departmentsExecuting": [{"id": "a2", "name": "Phòng Một", "code": "G99.1"}],
        "unitGroupsExecuting": [{"id": "u1", "name": "Ủy ban nhân dân cấp xã"}],
        "departmentsCoordinating": [], "unitGroupsCoordinating": [],
        "subjectTypesDetails": [{"id": "s2", "name": "Doanh nghiệp", "code": "D2"}],
        "executionSteps": [{"name": "Bước 1:", "description": "Nộp\r\n\r\n\r\nhồ sơ"}, {"name": "", "description": ""}],
        "executionMethods": [{"submissionMethod": "ONLINE", "processingTime": 7.5, "processingTimeUnit": "WORKING_DAY",
            "description": "qua mạng", "fees": [{"type": "FEE", "value": 0, "currencyName": "Việt Nam Đồng", "description": ""}]}],
        "executionCases": [{"name": "Lần đầu", "profileComponents": [{"name": "Đơn", "code": "C1", "originalQty": 1, "copyQty": 0,
            "required": false, "profileComponentId": "x1", "attachments": [{"fileName": "Mẫu 1.docx", "id": "y1"}]}]}],
        "requirementsAndConditions": "Không.", "description": "Không.",
        "resultsDetails": [{"id": "r1", "name": "Giấy", "code": "K1"}],
        "returningMethods": [{"type": "ONLINE", "value": ["ONLINE", "AT_HOME"]}],
        "legalBasisesDetails": [{"id": "l1", "code": " Luật số 31/2024/QH15 ", "name": "Luật Thử"}],
        "procedureProposal": {"id": "q1", "proposalNumber": "163/QĐ-BTN", "decisionDate": 1768496400000,
            "publicationDate": null, "issuingAgency": {"id": "a1", "name": "Bộ Thử nghiệm"}}
    }"#;

fn answer(detail: &Json) -> String {
    json!({"code": "OK", "data": detail, "message": "OK"}).to_string()
}

fn lines(rows: &[Json]) -> String {
    rows.iter().map(|row| format!("{row}\n")).collect()
}

const FILE: &str = "procedures/G99/1.000001.yaml";
