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

/// Refusals and failures of all kinds, each with words of the Vietnamese sentence.
const LINES: [(&str, &str); 17] = [
    ("search flag:", "cần có giá trị viết liền phía sau"),
    ("search flag:no-dosiers", "có phải ý là `no-dossiers`?"),
    ("search flagg:x", "không có trường nào tên `flagg`"),
    ("search dossiers:x", "cần một số nguyên"),
    ("set nmae X 1.001193", "không có trường nmae"),
    ("set sets x 1.001193", "số nguyên"),
    ("move 1.001193 --to 1.000894", "đã có 1.000894"),
    ("move 1.001193 --issuer G1", "không cơ quan nào có id `G1`"),
    ("check --since nope", "không có lần commit, nhánh"),
    (
        "export not-eligible --output /nope/x.docx",
        "không thể mở thư mục",
    ),
    ("views delete khong", "không có khung nhìn `khong`"),
    (
        "publish 1.000294 --number 1/QD --signed x",
        "không phải ngày như",
    ),
    ("import statistics a.csv", "dòng 1: thiếu cột `scope`"),
    ("import plans b.csv", "không có trong các cột đã biết"),
    ("import portal nope.json", "không đọc được"),
    ("check --nope", "gợi ý:"),
    ("show 1.001193 --at nope", "không có lần commit"),
];

#[test]
fn refusals_were_english_on_a_vietnamese_command_line() {
    let home = Home::with_catalogue();
    std::fs::write(home.folder().join("a.csv"), "unit,code\n").unwrap();
    std::fs::write(home.folder().join("b.csv"), "code,scope\n").unwrap();
    let mut wrong = Vec::new();
    for (line, words) in LINES {
        let line: Vec<&str> = line.split(' ').chain(["--lang", "vi"]).collect();
        let ran = run(&home, &line);
        let told = format!("{}{}", ran.out, ran.err);
        let english = ENGLISH.iter().find(|english| told.contains(**english));
        if ran.exit == 0 || !told.contains(words) || english.is_some() {
            wrong.push(format!("{line:?} {english:?}: {told}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
