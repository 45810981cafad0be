//! A small catalogue to import into.

use std::fs;
use std::path::Path;

use crate::catalogue::init::plan_init;
use crate::catalogue::load::{DiskFiles, LoadProgress, load};
use crate::catalogue::model::AsOf;
use crate::source::write_all;

/// An empty catalogue.
pub fn empty() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let writes = plan_init(folder.path(), "Thử", AsOf::Today).unwrap();
    write_all(folder.path(), &writes, &|_| {}).unwrap();
    folder
}

/// A catalogue with a few agencies and two procedures.
pub fn catalogue() -> tempfile::TempDir {
    let folder = empty();
    let put = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    put(
        "agencies.yaml",
        "# yaml-language-server: $schema=.schemas/agencies.schema.json\nagencies:\n- id: G15\n  portal_code: G15\n  name: Bộ Tư pháp\n  kind: ministry\n\
         # after the merger\n- id: ubnd-tinh-an-giang\n  portal_code: H91\n  name: UBND tỉnh An Giang\n  kind: province\n  from: 2025-07-01\n\
         - id: ubnd-tinh-an-giang-cu\n  name: UBND tỉnh An Giang\n  kind: province\n  to: 2025-06-30\n  replaced_by: [ubnd-tinh-an-giang]\n",
    );
    for code in ["1.001193", "2.000635"] {
        put(
            &format!("procedures/G15/{code}.yaml"),
            &format!(
                "# yaml-language-server: $schema=../../.schemas/procedure.schema.json\ncode: \"{code}\"\nname: Việc {code}\nissuer: G15\n"
            ),
        );
    }
    folder
}

/// What loading finds wrong, schemas and all.
pub fn findings(root: &Path) -> Vec<String> {
    let loaded = load(&DiskFiles::new(root), true, &LoadProgress::default()).unwrap();
    let findings = loaded.diagnostics.iter();
    findings
        .map(|f| format!("{}:{} {}", f.path.display(), f.span.start.line, f.message))
        .collect()
}
