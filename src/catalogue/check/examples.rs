//! For codes about single files: lines that have the finding, and the same lines mended. A test reads each.

/// An example of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FindingExample {
    /// Code of the finding.
    pub code: &'static str,
    /// Where such a file stands, relative to the catalogue.
    pub file: &'static str,
    /// A file that has the finding.
    pub wrong: &'static str,
    /// The file mended.
    pub right: &'static str,
}

/// The example of a code, where one helps.
pub(crate) fn of(code: &str) -> Option<&'static FindingExample> {
    ALL.iter().find(|example| example.code == code)
}

const PROCEDURE: &str = "procedures/G15/1.001193.yaml";
const STATISTICS: &str = "statistics/G15/2025-01-01_2025-12-31.yaml";

macro_rules! examples {
    ($($code:literal $file:expr, $wrong:literal => $right:literal;)+) => {
        &[$(FindingExample { code: $code, file: $file, wrong: $wrong, right: $right },)+]
    };
}

/// All examples, by code.
pub(crate) const ALL: &[FindingExample] = examples! {
    "amount-doubtful" PROCEDURE,
        "code: \"1.001193\"\nname: Đăng ký khai sinh\nchannels:\n  - method: online\n    fees:\n      - amount: 50.000\n" =>
        "code: \"1.001193\"\nname: Đăng ký khai sinh\nchannels:\n  - method: online\n    fees:\n      - amount: 50000\n";
    "day-impossible" PROCEDURE,
        "code: \"1.001193\"\nname: Đăng ký khai sinh\nlifecycle:\n  from: 0204-07-01\n" =>
        "code: \"1.001193\"\nname: Đăng ký khai sinh\nlifecycle:\n  from: 2024-07-01\n";
    "file-conflict-marker" PROCEDURE,
        "code: \"1.001193\"\nname: Đăng ký khai sinh\n<<<<<<< ours\nsets: 1\n=======\nsets: 2\n>>>>>>> theirs\n" =>
        "code: \"1.001193\"\nname: Đăng ký khai sinh\nsets: 2\n";
    "number-form" STATISTICS,
        "unit: G15\nscope: unit\nfrom: 2025-01-01\nto: 2025-12-31\nbasis: received\nsource: báo cáo\ncounts:\n  \"1.001193\": {online: 010}\n" =>
        "unit: G15\nscope: unit\nfrom: 2025-01-01\nto: 2025-12-31\nbasis: received\nsource: báo cáo\ncounts:\n  \"1.001193\": {online: 10}\n";
    "period-reversed" STATISTICS,
        "unit: G15\nscope: unit\nfrom: 2025-12-31\nto: 2025-01-01\nbasis: received\nsource: báo cáo\ncounts: {}\n" =>
        "unit: G15\nscope: unit\nfrom: 2025-01-01\nto: 2025-12-31\nbasis: received\nsource: báo cáo\ncounts: {}\n";
    "schema-code" PROCEDURE,
        "code: \"1.1193\"\nname: Đăng ký khai sinh\n" =>
        "code: \"1.001193\"\nname: Đăng ký khai sinh\n";
    "schema-code-unquoted" PROCEDURE,
        "code: 1.001193\nname: Đăng ký khai sinh\n" =>
        "code: \"1.001193\"\nname: Đăng ký khai sinh\n";
    "schema-date" PROCEDURE,
        "code: \"1.001193\"\nname: Đăng ký khai sinh\nlifecycle:\n  from: 01/07/2025\n" =>
        "code: \"1.001193\"\nname: Đăng ký khai sinh\nlifecycle:\n  from: 2025-07-01\n";
    "schema-empty" PROCEDURE,
        "code: \"1.001193\"\nname: Đăng ký khai sinh\nsteps: []\n" =>
        "code: \"1.001193\"\nname: Đăng ký khai sinh\nsteps:\n  - Nộp hồ sơ\n";
    "schema-missing-key" PROCEDURE,
        "code: \"1.001193\"\n" =>
        "code: \"1.001193\"\nname: Đăng ký khai sinh\n";
    "schema-text-unquoted" PROCEDURE,
        "code: \"1.001193\"\nname: 1.10\n" =>
        "code: \"1.001193\"\nname: \"1.10\"\n";
    "schema-type" PROCEDURE,
        "code: \"1.001193\"\nname: Đăng ký khai sinh\nsets: \"1\"\n" =>
        "code: \"1.001193\"\nname: Đăng ký khai sinh\nsets: 1\n";
    "schema-unknown-key" PROCEDURE,
        "code: \"1.001193\"\nname: Đăng ký khai sinh\nisuer: G15\n" =>
        "code: \"1.001193\"\nname: Đăng ký khai sinh\nissuer: G15\n";
    "schema-word" PROCEDURE,
        "code: \"1.001193\"\nname: Đăng ký khai sinh\nkind: standrad\n" =>
        "code: \"1.001193\"\nname: Đăng ký khai sinh\nkind: standard\n";
    "text-cut" PROCEDURE,
        "code: \"1.001193\"\nname: Đăng ký khai sinh\nnotes: Tờ khai mẫu số #5\n" =>
        "code: \"1.001193\"\nname: Đăng ký khai sinh\nnotes: \"Tờ khai mẫu số #5\"\n";
    "time-absurd" PROCEDURE,
        "code: \"1.001193\"\nname: Đăng ký khai sinh\nchannels:\n  - method: online\n    time: {value: 0, unit: day}\n" =>
        "code: \"1.001193\"\nname: Đăng ký khai sinh\nchannels:\n  - method: online\n    time: {value: ngay khi nhận đủ hồ sơ, unit: other}\n";
    "time-text" PROCEDURE,
        "code: \"1.001193\"\nname: Đăng ký khai sinh\nchannels:\n  - method: online\n    time: {value: \"15\", unit: day}\n" =>
        "code: \"1.001193\"\nname: Đăng ký khai sinh\nchannels:\n  - method: online\n    time: {value: 15, unit: day}\n";
    "yaml-alias" PROCEDURE,
        "code: \"1.001193\"\nname: *ten\n" =>
        "code: \"1.001193\"\nname: \"*ten\"\n";
    "yaml-anchor" PROCEDURE,
        "code: \"1.001193\"\nname: &ten Đăng ký khai sinh\n" =>
        "code: \"1.001193\"\nname: Đăng ký khai sinh\n";
    "yaml-documents" PROCEDURE,
        "code: \"1.001193\"\nname: Đăng ký khai sinh\n---\ncode: \"1.001194\"\n" =>
        "code: \"1.001193\"\nname: Đăng ký khai sinh\n";
    "yaml-duplicate-key" PROCEDURE,
        "code: \"1.001193\"\nname: Khai sinh\nname: Đăng ký khai sinh\n" =>
        "code: \"1.001193\"\nname: Đăng ký khai sinh\n";
    "yaml-merge-key" PROCEDURE,
        "code: \"1.001193\"\n<<: {name: Đăng ký khai sinh}\n" =>
        "code: \"1.001193\"\nname: Đăng ký khai sinh\n";
    "yaml-odd-sign" PROCEDURE,
        "code: \"1.001193\"\nname: Đăng ký khai sinh\nonline:\n  level:\u{a0}full\n" =>
        "code: \"1.001193\"\nname: Đăng ký khai sinh\nonline:\n  level: full\n";
    "yaml-syntax" PROCEDURE,
        "code: \"1.001193\"\nname: Hồ sơ: đăng ký khai sinh\n" =>
        "code: \"1.001193\"\nname: \"Hồ sơ: đăng ký khai sinh\"\n";
    "yaml-tag" PROCEDURE,
        "code: \"1.001193\"\nname: !khai sinh\n" =>
        "code: \"1.001193\"\nname: \"!khai sinh\"\n";
};

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::catalogue::check::codes;
    use crate::catalogue::kind::FileKind;
    use crate::catalogue::load::read_value;

    #[test]
    fn every_example_has_its_finding_and_none_once_it_is_mended() {
        for example in ALL {
            assert!(codes::get(example.code).is_some(), "{}", example.code);
            let path = Path::new(example.file);
            let kind = FileKind::of(path).unwrap();
            let codes = |text: &str| -> Vec<&str> {
                let (_, found) = read_value(kind, path, text.as_bytes(), true);
                found.iter().map(|d| d.code).collect()
            };
            assert!(
                codes(example.wrong).contains(&example.code),
                "{}: {:?}",
                example.code,
                codes(example.wrong)
            );
            assert!(
                codes(example.right).is_empty(),
                "{}: {:?}",
                example.code,
                codes(example.right)
            );
        }
    }
}
