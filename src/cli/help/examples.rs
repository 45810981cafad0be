//! An example of each command, which succeeds on the sample catalogue, and the page of the guide that says more.

/// What belongs to a command beside its options.
#[derive(Clone, Copy, Debug)]
pub struct CommandExample {
    /// The command: `views save`; nothing for the program itself.
    pub command: &'static str,
    /// The page of the guide.
    pub page: &'static str,
    /// A line that succeeds on the sample catalogue, in the folder above it.
    pub line: &'static str,
}

const fn of(command: &'static str, page: &'static str, line: &'static str) -> CommandExample {
    CommandExample {
        command,
        page,
        line,
    }
}

/// Every command.
pub const EXAMPLES: &[CommandExample] = &[
    of("", "start", "rasoat khai sinh --lang vi"),
    of(
        "search",
        "query",
        "rasoat search 'cq:\"Bộ Tư pháp\"' khai sinh --limit 5",
    ),
    of(
        "note",
        "reviewing",
        "rasoat note 1.001193 hỏi lại đơn vị chủ trì về lệ phí",
    ),
    of("templates", "reviewing", "rasoat templates"),
    of("views", "reviewing", "rasoat views"),
    of(
        "views save",
        "reviewing",
        "rasoat views save mine agency:G15 --replace",
    ),
    of(
        "views delete",
        "reviewing",
        "rasoat views save tam agency:G15 && rasoat views delete tam",
    ),
    of("show", "reviewing", "rasoat show 1.001193"),
    of("check", "ci", "rasoat check --since HEAD --level warning"),
    of("fmt", "maintaining", "rasoat fmt --check"),
    of("rules", "reviewing", "rasoat rules no-dossiers"),
    of(
        "review",
        "reviewing",
        "rasoat review 1.004884 --outcome need_data --template data-reports --dry-run",
    ),
    of(
        "approve",
        "reviewing",
        "rasoat approve 1.000294 --remark 'đã đối chiếu' --dry-run",
    ),
    of(
        "publish",
        "reviewing",
        "rasoat publish 1.013803 --number 1234/QĐ-BTP --signed 2026-11-20 --signer 'Bộ trưởng' --dry-run",
    ),
    of(
        "send-back",
        "reviewing",
        "rasoat send-back 1.000446 --reason 'chưa có phương án' --dry-run",
    ),
    of(
        "withdraw",
        "reviewing",
        "rasoat withdraw 1.004359 --reason 'ghi nhầm thủ tục' --dry-run",
    ),
    of(
        "set",
        "maintaining",
        "rasoat set 'legal_basis[+]' '{number: 45/2020/NĐ-CP}' 1.000915 --dry-run",
    ),
    of(
        "plan",
        "maintaining",
        "rasoat plan pa-2027 1.000915 --type option --signed 2027-01-05 --due 2027-12-31 --dry-run",
    ),
    of(
        "count",
        "maintaining",
        "rasoat count catalogue/statistics/G15/2026-01-01_2026-10-31.nationwide.yaml 1.001193 --online 1030000 --dry-run",
    ),
    of(
        "laws",
        "legal",
        "rasoat laws 60/2014/QH13 --if-repealed 2027-01-01",
    ),
    of("lists", "reviewing", "rasoat lists"),
    of("variants", "reviewing", "rasoat variants"),
    of("group", "reviewing", "rasoat group lien-thong-khai-sinh"),
    of("documents", "legal", "rasoat documents to khai --limit 5"),
    of("status", "git", "rasoat status"),
    of(
        "diff",
        "git",
        "rasoat diff HEAD --query agency:G15 --format md > changes.md",
    ),
    of("log", "git", "rasoat log 1.001193 --since 2026-01-01"),
    of(
        "export",
        "reviewing",
        "rasoat export eligible agency:G15 --output phu-luc.docx",
    ),
    of(
        "commit",
        "git",
        "rasoat note 1.001193 hỏi lại && rasoat commit --message 'review: a question' --yes",
    ),
    of(
        "init",
        "maintaining",
        "rasoat init national --title 'Danh mục quốc gia'",
    ),
    of(
        "new",
        "maintaining",
        "rasoat new 1.009999 --name 'Đăng ký thử' --issuer G15 --level commune --dry-run",
    ),
    of("migrate", "maintaining", "rasoat migrate --dry-run"),
    of(
        "schemas",
        "maintaining",
        "rasoat init national && rasoat schemas --dry-run --catalogue national",
    ),
    of(
        "move",
        "maintaining",
        "rasoat move 1.001193 --to 1.009998 --dry-run",
    ),
    of("import", "maintaining", "rasoat import plans --template"),
    of(
        "import portal",
        "maintaining",
        "rasoat import portal docs/examples/catalog.jsonl --dry-run",
    ),
    of(
        "import list",
        "maintaining",
        "rasoat import list docs/examples/danh-sach.xlsx --dry-run",
    ),
    of(
        "import statistics",
        "maintaining",
        "rasoat import statistics --template > counts.csv",
    ),
    of(
        "import plans",
        "maintaining",
        "rasoat import plans --template > plans.csv",
    ),
    of(
        "import decisions",
        "maintaining",
        "rasoat import decisions --template > annex.csv",
    ),
    of(
        "import instruments",
        "maintaining",
        "rasoat import instruments --template > laws.csv",
    ),
    of(
        "merge-driver",
        "git",
        "rasoat merge-driver catalogue/fields.yaml catalogue/fields.yaml catalogue/fields.yaml --path catalogue/fields.yaml",
    ),
    of("cache", "files", "rasoat cache"),
    of("cache clear", "files", "rasoat cache clear"),
    of(
        "completions",
        "start",
        "rasoat completions bash > rasoat.bash",
    ),
    of("help", "start", "rasoat help query"),
];

/// The one of a command.
pub fn example(command: &str) -> Option<&'static CommandExample> {
    EXAMPLES.iter().find(|example| example.command == command)
}
