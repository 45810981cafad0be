//! What a command says to a person stands in the person's language, down to the advice; outputs for programs stay English.

use crate::support::{CommandRun, Home};

fn run(home: &Home, line: &[&str]) -> CommandRun {
    home.run(home.folder(), line)
}

/// English words that a sentence would have.
const ENGLISH: [&str; 14] = [
    " the ", " is ", " are ", " not ", " and ", " of ", "hint:", " has ", " was ", " no ",
    " with ", "column", "cannot", "did you",
];

/// Refusals and failures of all kinds, each with the exit code and words of the Vietnamese sentence.
const LINES: [(&[&str], u8, &str); 17] = [
    (&["search", "flag:"], 2, "cần có giá trị viết liền phía sau"),
    (
        &["search", "flag:no-dosiers"],
        2,
        "có phải ý là `no-dossiers`?",
    ),
    (&["search", "flagg:x"], 2, "không có trường nào tên `flagg`"),
    (&["search", "dossiers:x"], 2, "cần một số nguyên"),
    (
        &["set", "nmae", "X", "1.001193"],
        2,
        "không có trường nmae",
    ),
    (
        &["set", "sets", "x", "1.001193"],
        2,
        "sets",
    ),
    (
        &["move", "1.001193", "--to", "1.000894"],
        1,
        "đã có 1.000894",
    ),
    (
        &["move", "1.001193", "--issuer", "G1"],
        1,
        "không cơ quan nào có id `G1`",
    ),
    (
        &["check", "--since", "nope"],
        2,
        "không có lần commit, nhánh hay nhãn nào",
    ),
    (
        &["export", "eligible", "--output", "/nope/x.docx"],
        4,
        "không thể mở thư mục",
    ),
    (
        &["views", "delete", "khong"],
        1,
        "không có khung nhìn `khong`",
    ),
    (
        &["publish", "1.000294", "--number", "1/QĐ", "--signed", "x"],
        2,
        "không phải ngày như",
    ),
    (
        &["import", "statistics", "a.csv"],
        2,
        "dòng 1: thiếu cột `scope`",
    ),
    (
        &["import", "plans", "b.csv"],
        2,
        "không có trong các cột đã biết",
    ),
    (&["import", "portal", "nope.json"], 1, "không đọc được"),
    (&["explain-nothing", "--nope"], 2, "gợi ý:"),
    (
        &["show", "1.001193", "--at", "nope"],
        2,
        "không có lần commit",
    ),
];

#[test]
fn refusals_were_english_on_a_vietnamese_command_line() {
    let home = Home::with_catalogue();
    std::fs::write(home.folder().join("a.csv"), "unit,code\n").unwrap();
    std::fs::write(home.folder().join("b.csv"), "code,scope\n").unwrap();
    for (line, exit, words) in LINES {
        let mut line = line.to_vec();
        line.extend(["--lang", "vi"]);
        let ran = run(&home, &line);
        let told = format!("{}{}", ran.out, ran.err);
        assert!(told.contains(words), "{line:?}: {told}");
        assert_eq!(ran.exit, exit, "{line:?}: {told}");
        for english in ENGLISH {
            assert!(!told.contains(english), "{line:?} says `{english}`: {told}");
        }
    }
}
