//! A small catalogue on disk, and its repository.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// A catalogue in a temporary folder.
pub struct JourneyCatalogue {
    folder: TempDir,
}

impl JourneyCatalogue {
    /// Five procedures of two agencies: used and planned; unused; half known; without a plan; its name full of traps.
    pub fn new() -> JourneyCatalogue {
        let place = JourneyCatalogue {
            folder: tempfile::tempdir().unwrap(),
        };
        place.write(
            "catalogue.yaml",
            "format: 1\ntitle: Danh mục thử\nas_of: 2026-10-31\nsample: true\npolicy:\n  window: {months: 36, source: 27/CT-TTg}\n",
        );
        place.write(
            "agencies.yaml",
            "agencies:\n  - {id: G15, name: Bộ Tư pháp, kind: ministry}\n  - {id: G01, name: Bộ Công an, kind: ministry}\n",
        );
        place.write("fields.yaml", "fields:\n  - {id: ho-tich, name: Hộ tịch}\n");
        place.write(
            "instruments/luat.yaml",
            "instruments:\n  - {number: 60/2014/QH13, kind: law, from: 2016-01-01}\n",
        );
        place.write(
            "plans/pa.yaml",
            "type: option\nid: pa-2024\nsigned: 2024-01-02\nprocedures:\n  - code: \"1.000001\"\n  - code: \"1.000002\"\n  - code: \"1.000003\"\n  - code: \"1.000005\"\n",
        );
        place.write(
            "statistics/G15/2023-11-01_2026-10-31.nationwide.yaml",
            "unit: G15\nscope: nationwide\nfrom: 2023-11-01\nto: 2026-10-31\nbasis: received\nsource: thử\ncounts:\n  \
             \"1.000001\": {online: 7, in_person: 0, post: 0}\n  \"1.000002\": {online: 0, in_person: 0, post: 0}\n  \
             \"1.000004\": {online: 9, in_person: 0, post: 0}\n  \"1.000005\": {online: 5, in_person: 0, post: 0}\n",
        );
        place.procedure("1.000001", "Đăng ký khai sinh", "G15");
        place.procedure("1.000002", "Đăng ký khai tử", "G15");
        place.procedure(
            "1.000003",
            "Cấp thẻ căn cước cho người từ đủ 14 tuổi trở lên",
            "G01",
        );
        place.procedure("1.000004", "Đăng ký kết hôn", "G15");
        // Wide letters and a direction override: they may not move what stands beside them.
        place.procedure("1.000005", "\"Ghi chú 漢字 \\u202Egnp\"", "G15");
        place
    }

    /// The same in a repository with one commit and an identity.
    pub fn in_git() -> JourneyCatalogue {
        let place = JourneyCatalogue::new();
        place.commit();
        place
    }

    /// Makes the folder a repository with one commit and an identity.
    pub fn commit(&self) {
        self.git(&["init", "-q", "-b", "main"]);
        self.configure("Nguyễn Thị Rà Soát", "ra.soat@example.vn");
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "-m", "begin"]);
    }

    /// Who commits here; an empty name is none.
    pub fn configure(&self, name: &str, email: &str) {
        for (key, value) in [
            ("user.name", name),
            ("user.email", email),
            ("author.name", ""),
            ("committer.name", ""),
            ("commit.gpgsign", "false"),
            ("core.autocrlf", "false"),
            ("core.hooksPath", ".git/hooks"),
        ] {
            self.git(&["config", key, value]);
        }
    }

    fn procedure(&self, code: &str, name: &str, issuer: &str) {
        self.write(
            &format!("procedures/{issuer}/{code}.yaml"),
            &format!(
                "code: \"{code}\"\nname: {name}\nissuer: {issuer}\nfields: [ho-tich]\nlevels: [ministry]\n\
                 executing: [{issuer}]\nsubjects: [Công dân]\nsteps: [Nộp hồ sơ, Nhận kết quả]\n\
                 channels:\n  - method: online\n    time: {{value: 3, unit: working_day}}\n    fees: none\n\
                 documents:\n  - name: Tờ khai\n    original: 1\nsets: 1\n\
                 presence_required: {{value: false}}\nonsite_verification: {{value: false}}\n\
                 legal_basis:\n  - number: 60/2014/QH13\nonline: {{level: full, since: 2021-01-01}}\n"
            ),
        );
    }

    /// The catalogue's folder.
    pub fn root(&self) -> PathBuf {
        self.folder.path().join("kho")
    }

    /// The folder around it: the home of whoever works here.
    pub fn home(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file of the catalogue.
    pub fn write(&self, path: &str, text: &str) {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// A file of the catalogue; nothing where there is none.
    pub fn read(&self, path: &str) -> Option<String> {
        fs::read_to_string(self.root().join(path)).ok()
    }

    /// Where the decisions on a procedure stand.
    pub fn decisions(&self, issuer: &str, code: &str) -> PathBuf {
        self.root().join(format!("decisions/{issuer}/{code}.yaml"))
    }

    /// What the `git` program says, with no configuration but the repository's own.
    pub fn git(&self, arguments: &[&str]) -> String {
        let output = Command::new("git")
            .args(arguments)
            .current_dir(self.root())
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .output()
            .unwrap();
        assert!(
            output.status.success(),
            "git {arguments:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8(output.stdout).unwrap()
    }
}
