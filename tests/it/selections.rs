//! Which procedures a command is about: queries without a condition, names that nothing bears, words that are no command.

use std::fs;

use serde_json::Value;

use crate::cli::json;
use crate::support::{CommandRun, Home};

/// Queries that ask for nothing.
const NOTHING: [&str; 9] = [
    "",
    "   ",
    "-",
    "\"\"",
    ">>>",
    "😀",
    "… – !",
    "\" \" ?",
    "😀 - \"\"",
];

fn run(home: &Home, line: &[&str]) -> CommandRun {
    home.run(home.folder(), line)
}

fn total(home: &Home, line: &[&str]) -> u64 {
    let mut line = line.to_vec();
    line.extend(["--format", "json"]);
    let ran = run(home, &line);
    let found: Value = serde_json::from_str(&ran.out).unwrap_or_else(|e| panic!("{e}: {ran:?}"));
    found["total"].as_u64().unwrap()
}

/// Case 03: `--query '>>>'` wrote to all 159 procedures.
#[test]
fn a_query_of_nothing_selects_nothing_to_write_to() {
    let home = Home::with_catalogue();
    let report =
        "catalogue/statistics/bo-giao-duc-va-dao-tao/2024-01-01_2024-12-31.nationwide.yaml";
    let commands: [&[&str]; 7] = [
        &["set", "lifecycle.to", "2027-12-31"],
        &["plan", "MH-06/QĐ-PA"],
        &["count", report, "--online", "1"],
        &[
            "review",
            "--outcome",
            "need_data",
            "--reason",
            "chờ số liệu",
        ],
        &["approve"],
        &[
            "publish",
            "--number",
            "1/QĐ-BTP",
            "--signed",
            "2026-11-20",
            "--signer",
            "Bộ trưởng",
        ],
        &["withdraw", "--reason", "nhầm"],
    ];
    for command in commands {
        for query in NOTHING {
            let mut line = command.to_vec();
            line.extend(["--query", query]);
            let ran = run(&home, &line);
            assert_eq!(ran.exit, 2, "{line:?}: {ran:?}");
            assert!(ran.err.contains("the query finds everything"), "{ran:?}");
        }
    }
    // Codes beside it do not make it meant.
    let line = [
        "set",
        "lifecycle.to",
        "2027-12-31",
        "1.001193",
        "--query",
        " ",
    ];
    assert_eq!(run(&home, &line).exit, 2);
    assert_eq!(home.git(&["status", "--porcelain"]), "");
    // Said on purpose, all are meant.
    let line = ["set", "notes", "thử", "--all", "--dry-run"];
    let ran = run(&home, &line);
    assert_eq!(ran.exit, 0, "{ran:?}");
    let all = total(&home, &["search"]);
    assert!(ran.err.contains(&format!("{all} files")), "{}", ran.err);
    let line = ["set", "notes", "thử", "--query", "😀", "--all", "--dry-run"];
    assert_eq!(run(&home, &line).exit, 0);
    let ran = run(&home, &["export", "eligible", "😀"]);
    assert_eq!(ran.exit, 2, "{ran:?}");
    assert_eq!(run(&home, &["export", "not-eligible"]).exit, 0);
}

#[test]
fn what_is_written_to_matches_letter_by_letter() {
    let home = Home::with_catalogue();
    let exact = total(&home, &["search", "\"khai sinh\""]);
    assert!(exact > 0);
    // One letter away: found for a reader, and not written to.
    assert!(total(&home, &["search", "khai sunh"]) > 0);
    let line = ["set", "notes", "x", "--query", "khai sunh", "--dry-run"];
    let ran = run(&home, &line);
    assert_eq!(ran.exit, 1, "{ran:?}");
    assert!(!ran.err.contains("would write"), "{}", ran.err);
}

/// `export … biển` took *biên*: nobody writes to a row that was not asked for.
#[test]
fn what_is_written_to_has_the_accents_that_were_typed() {
    let home = Home::with_catalogue();
    let written = |query: &str| {
        let ran = run(
            &home,
            &[
                "set",
                "notes",
                "x",
                "--query",
                query,
                "--dry-run",
                "--lang",
                "en",
            ],
        );
        let codes: Vec<String> = ran
            .out
            .lines()
            .filter_map(|line| line.split_whitespace().nth(1))
            .filter(|word| word.contains('.') && word.len() == 8)
            .map(str::to_owned)
            .collect();
        (ran, codes)
    };
    let found = total(&home, &["search", "biển"]);
    let (ran, codes) = written("biển");
    assert_eq!(ran.exit, 0, "{ran:?}");
    assert!(codes.contains(&"1.013067".to_owned()), "{ran:?}");
    for other in ["1.004827", "1.013281"] {
        assert!(
            !codes.contains(&other.to_owned()),
            "{other} has biên: {ran:?}"
        );
    }
    assert!((codes.len() as u64) < found);
    let left = found - codes.len() as u64;
    assert!(
        ran.err.contains(&format!("left out {left} procedure")),
        "{ran:?}"
    );
    // What no text has so is refused, and what it might have meant is counted.
    for query in [
        "bien",
        "biến hình",
        "doc:\"bàn sao\"",
        "KHAI_SINH -biển sính",
    ] {
        let (ran, codes) = written(query);
        assert!(codes.is_empty() && ran.exit == 1, "{query}: {ran:?}");
    }
    // What a search does not show is not written to: a word that is ruled out goes in any spelling, as it does there.
    let shown = |query: &str| -> Vec<String> {
        let ran = run(&home, &["search", query, "--format", "json"]);
        let found: Value = serde_json::from_str(&ran.out).unwrap();
        let hits = found["hits"].as_array().unwrap().iter();
        hits.map(|hit| hit["code"].as_str().unwrap().to_owned())
            .collect()
    };
    for query in [
        "đăng ký -biển",
        "đăng ký -bien",
        "đăng ký -law:\"luat ho tich\"",
    ] {
        let (ran, without) = written(query);
        let shown = shown(query);
        assert!(!without.is_empty(), "{query}: {ran:?}");
        let more: Vec<&String> = without
            .iter()
            .filter(|code| !shown.contains(code))
            .collect();
        assert!(more.is_empty(), "{query}: {more:?}");
    }
    let listed = run(
        &home,
        &["export", "not-eligible", "biển", "--format", "csv"],
    );
    assert!(!listed.out.contains("1.004827"), "{listed:?}");
    assert!(listed.err.contains("left out"), "{listed:?}");
    // The name of an agency or a field too, and of a person.
    let (ran, _) = written("cq:\"Bộ Tù pháp\"");
    assert_eq!(ran.exit, 1, "{ran:?}");
    assert!(ran.err.contains("did you mean “Bộ Tư pháp”?"), "{ran:?}");
}

/// `fee:` compared dollars with đồng, `time:<=24h` took three working days, and `list:76` was 0 without a word.
#[test]
fn what_cannot_be_compared_is_told_and_not_matched() {
    let home = Home::with_catalogue();
    let search = |query: &str| {
        let ran = run(&home, &["--lang", "en", "search", query]);
        let codes = |code: &str| ran.out.contains(code);
        let dollars = ["1.000826", "2.000527", "1.013562"].map(codes);
        (ran, dollars)
    };
    let (ran, dollars) = search("fee:>0 fee:<1000");
    assert_eq!(dollars, [false; 3], "{ran:?}");
    assert!(ran.err.contains("fee in another currency"), "{ran:?}");
    let (ran, dollars) = search("fee:>=5USD");
    assert_eq!(dollars, [true, true, false], "{ran:?}");
    let (ran, _) = search("fee:>5THB");
    assert!(
        ran.exit == 1 && ran.err.contains("no fee is stated"),
        "{ran:?}"
    );
    let (ran, _) = search("time:<=24h");
    assert!(!ran.out.contains("1.001612"), "3 working days: {ran:?}");
    assert!(search("time:<=3wd").0.out.contains("1.001612"));
    for query in ["list:76", "list:essential-53"] {
        let (ran, _) = search(query);
        assert_eq!(ran.exit, 1, "{ran:?}");
        assert!(ran.err.contains("no procedure is known here"), "{ran:?}");
    }
    let (ran, _) = search("list:essential-25");
    assert!(ran.err.contains("names 25 services"), "{ran:?}");
    let (ran, _) = search("list:77");
    assert!(ran.exit == 1 && ran.err.contains("no list"), "{ran:?}");
    assert!(
        ran.err.contains("“essential-25”, “essential-53”"),
        "{ran:?}"
    );
    let right = total(&home, &["search", "law:\"31/2024/QH15 ngày 18/1/2024\""]);
    assert!(right > 0);
    let (ran, _) = search("law:\"31/2024/QH15 ngày 19/1/2024\"");
    assert_eq!(ran.exit, 1, "{ran:?}");
    assert!(ran.err.contains("31/2024/QH15 ngày 18/01/2024"), "{ran:?}");
    for query in ["law:\"luật không có thật\"", "doc:\"giấy không có thật\""] {
        let (ran, _) = search(query);
        assert_eq!(ran.exit, 1, "{query}: {ran:?}");
    }
}

#[test]
fn a_search_says_which_words_it_ignored() {
    let home = Home::without_repository();
    let found = json(&home, home.folder(), &["search", "😀", "khai sinh", ">>>"]);
    assert_eq!(found["ignored"], serde_json::json!(["😀", ">>>"]));
    assert_eq!(found["query"], "khai sinh");
    let ran = run(&home, &["search", "😀"]);
    assert_eq!(ran.exit, 0);
    assert!(
        ran.err.contains("ignored") && ran.err.contains('😀'),
        "{}",
        ran.err
    );
    for command in ["laws", "documents"] {
        let found = json(&home, home.folder(), &[command, "!!!"]);
        assert_eq!(found["ignored"], serde_json::json!(["!!!"]), "{command}");
        let ran = run(&home, &[command, "agency:G15"]);
        assert_eq!(ran.exit, 2, "{ran:?}");
        assert!(ran.err.contains("agency:G15"), "{}", ran.err);
    }
    let clean = json(&home, home.folder(), &["search", "khai sinh"]);
    assert_eq!(clean.get("ignored"), None);
    // A value that says nothing would leave everything in.
    for query in ["law:😀", "doc:\"!!\"", "agency:…", "code:-"] {
        assert_eq!(run(&home, &["search", query]).exit, 2, "{query}");
    }
}

#[test]
fn a_name_that_nothing_bears_is_named_with_the_nearest_and_never_zero() {
    let home = Home::with_catalogue();
    let folder = home.folder();
    for (query, nearest) in [
        ("agency:bo-giao-duc-va-dao-tap", "bo-giao-duc-va-dao-tao"),
        ("-agency:bo-giao-duc-va-dao-tap", "bo-giao-duc-va-dao-tao"),
        ("agency:H99 OR agency:G15", ""),
        ("field:khong-co-that", ""),
        ("list:essential-26", "essential-25"),
        ("group:lien-thong-khai-sin", "lien-thong-khai-sinh"),
        ("law:63/2010/NĐ-CQ", ""),
        ("by:khong-ai-ca", ""),
        ("code:7.777777", ""),
    ] {
        let found = json(&home, folder, &["search", query]);
        assert!(
            !found["names_nothing"].as_array().unwrap().is_empty(),
            "{query}"
        );
        let ran = run(&home, &["search", query]);
        assert_eq!(ran.exit, 1, "{query}: {ran:?}");
        assert!(ran.err.contains(nearest), "{query}: {}", ran.err);
        for line in [
            &["export", "not-eligible", query][..],
            &["set", "notes", "x", "--query", query],
            &[
                "review",
                "--outcome",
                "need_data",
                "--reason",
                "x",
                "--query",
                query,
            ],
            &["diff", "--query", query],
        ] {
            let ran = run(&home, line);
            assert_eq!(ran.exit, 1, "{line:?}: {ran:?}");
            assert!(ran.out.is_empty(), "{line:?}: {ran:?}");
        }
    }
    assert_eq!(home.git(&["status", "--porcelain"]), "");
    // Cited by nobody, and described: that is known, and none.
    let ran = run(&home, &["search", "law:27/CT-TTg"]);
    assert_eq!(ran.exit, 0, "{ran:?}");
}

#[test]
fn a_saved_view_of_an_unknown_name_has_no_number() {
    let home = Home::with_catalogue();
    let folder = home.folder();
    assert_eq!(run(&home, &["views", "save", "nham", "agency:G99"]).exit, 0);
    let listed = json(&home, folder, &["views"]);
    let views = listed["views"].as_array().unwrap();
    let mine = views.iter().find(|view| view["name"] == "nham").unwrap();
    assert_eq!(mine["count"], Value::Null);
    assert!(mine["trouble"].as_str().unwrap().contains("G99"));
    let ran = run(&home, &["views"]);
    assert_eq!(ran.exit, 1, "{ran:?}");
    assert!(
        ran.out.contains('?') && ran.out.contains("G99"),
        "{}",
        ran.out
    );
    let ran = run(&home, &["search", "--view", "nham"]);
    assert_eq!(ran.exit, 1, "{ran:?}");
    // The queue keeps to it: how far the review is cannot be told.
    assert_eq!(run(&home, &["views", "save", "mine", "agency:G99"]).exit, 0);
    let status = json(&home, folder, &["status"]);
    assert_eq!(status["queue"], Value::Null);
    let ran = run(&home, &["status"]);
    assert!(ran.err.contains("G99"), "{ran:?}");
}

#[test]
fn a_misspelt_command_is_no_search_that_ends_green() {
    let home = Home::without_repository();
    for (word, command) in [
        ("comit", "commit"),
        ("serach", "search"),
        ("publlish", "publish"),
        ("chek", "check"),
        ("statsu", "status"),
    ] {
        let ran = run(&home, &[word, "khai", "sinh"]);
        assert_eq!(ran.exit, 2, "{ran:?}");
        assert!(ran.err.contains(&format!("`{command}`")), "{}", ran.err);
        assert!(
            ran.err.contains(&format!("rasoat -- {word}")),
            "{}",
            ran.err
        );
        assert!(ran.out.is_empty());
    }
    let ran = run(&home, &["--lang", "vi", "comit"]);
    assert!(ran.err.contains("không có lệnh `comit`"), "{}", ran.err);
    // Words that are no command are a search, where there is no terminal.
    let searched = run(&home, &["search", "khai", "sinh"]);
    let found = run(&home, &["khai", "sinh"]);
    assert_eq!((found.exit, &found.out), (0, &searched.out));
    let found = run(&home, &["--", "comit"]);
    assert_eq!((found.exit, found.out.as_str()), (0, ""), "{}", found.err);
    assert!(found.err.contains("0 of"), "{}", found.err);
    let found = run(&home, &["--", "status"]);
    assert!(!found.out.contains("window"), "searched for: {}", found.out);
    let found = run(&home, &["agency:G15", "--format", "json"]);
    assert!(found.out.starts_with('{'), "{}", found.out);
}

#[test]
fn a_number_of_dossiers_is_shown_and_compared_only_where_it_is_known() {
    let home = Home::without_repository();
    let count = |query: &str| total(&home, &["search", query]);
    assert!(count("dossiers:0") > 0 && count("unknown:dossiers") > 0);
    assert_eq!(count("dossiers:0 unknown:no-dossiers"), 0);
    assert_eq!(count("dossiers:0 unknown:dossiers"), 0);
    assert_eq!(count("dossiers:<1000000 unknown:dossiers"), 0);
    assert_eq!(count("dossiers:0 -flag:no-dossiers -dossiers:0"), 0);
    // "Not above zero" is zero, and no number that nobody knows.
    assert_eq!(count("-dossiers:>0"), count("dossiers:0"));
    assert_eq!(count("-dossiers:>0 unknown:dossiers"), 0);
    assert_eq!(
        count("-dossiers:0 unknown:dossiers"),
        count("dossiers:>0 unknown:dossiers")
    );
    // What is known in part is more than a number for certain, and never a number.
    let sheet = run(&home, &["search", "unknown:dossiers", "--format", "csv"]).out;
    let cells = |sheet: &str| -> Vec<String> {
        let mut rows = csv::Reader::from_reader(sheet.trim_start_matches('\u{feff}').as_bytes());
        let at = rows
            .headers()
            .unwrap()
            .iter()
            .position(|name| name == "dossiers")
            .unwrap();
        rows.records()
            .map(|row| row.unwrap()[at].to_owned())
            .collect()
    };
    let unknown = cells(&sheet);
    assert!(
        unknown
            .iter()
            .all(|cell| cell.is_empty() || cell.starts_with("≥ ")),
        "{unknown:?}"
    );
    let sheet = run(&home, &["search", "dossiers:0", "--format", "csv"]).out;
    assert!(cells(&sheet).iter().all(|cell| cell == "0"));
    assert_eq!(
        count("thiếu:\"không rõ số hồ sơ\""),
        count("unknown:dossiers")
    );
}

#[test]
fn a_sign_that_rules_nothing_out_writes_to_nothing_and_saves_nothing() {
    let home = Home::with_catalogue();
    let folder = home.folder();
    let config = folder.join("config");
    for query in [
        "agency:!G15",
        "agency:-G15",
        "flag:-no-plan",
        "agency:G15,-G01",
        "!agency:G15",
    ] {
        for line in [
            &["search", query][..],
            &["set", "notes", "x", "--query", query],
            &[
                "review",
                "--query",
                query,
                "--outcome",
                "need_data",
                "--reason",
                "x",
            ],
            &["export", "not-eligible", query],
            &["views", "save", "mine", query],
            &["laws", query],
            &[query],
        ] {
            let env = [("RASOAT_CONFIG", config.to_str().unwrap())];
            let run = home.run_with(folder, line, &env);
            assert_eq!(run.exit, 2, "{line:?}: {run:?}");
            assert!(
                run.err.contains("rules nothing out here; write `-"),
                "{line:?}: {run:?}"
            );
        }
    }
    assert_eq!(home.git(&["status", "--porcelain", "catalogue"]), "");
    assert!(!config.join("views.yaml").exists());
}

#[test]
fn a_view_is_saved_with_the_names_that_name_nothing() {
    let home = Home::with_catalogue();
    let folder = home.folder();
    let config = folder.join("config");
    let env = [("RASOAT_CONFIG", config.to_str().unwrap())];
    let save =
        |name: &str, query: &str| home.run_with(folder, &["views", "save", name, query], &env);
    let run = save("one", "agency:G1555 list:no-such flag:any");
    assert_eq!(run.exit, 0, "{run:?}");
    assert!(
        run.err.contains("G1555") && run.err.contains("no-such"),
        "{run:?}"
    );
    assert_eq!(save("two", "agency:G15 flag:any").exit, 0);
    assert!(
        fs::read_to_string(config.join("views.yaml"))
            .unwrap()
            .contains("G1555")
    );
}

#[test]
fn a_fee_with_a_sign_of_money_was_read_in_dong() {
    let home = Home::with_catalogue();
    for nobody_knows in ["fee:>20¤", "fee:>20$€", "fee:>20*", "fee:\">20$ USD\""] {
        let ran = run(&home, &["search", nobody_knows]);
        assert_eq!((ran.exit, ran.out.as_str()), (2, ""), "{ran:?}");
    }
    assert_eq!(
        total(&home, &["search", "fee:>20$"]),
        total(&home, &["search", "fee:>20USD"])
    );
    // Those with a fee in đồng are neither above nor below an amount of dollars, and that is said.
    for asked in ["fee:>20$", "fee:<=20USD"] {
        let ran = run(&home, &["--lang", "en", "search", asked]);
        assert!(ran.err.contains("`fee:` cannot tell of "), "{ran:?}");
    }
    let ran = run(&home, &["--lang", "en", "search", "fee:>=0"]);
    assert!(!ran.err.contains("more procedures"), "{ran:?}");
}

#[test]
fn what_a_list_lacks_was_told_by_one_spelling_of_its_name() {
    let home = Home::with_catalogue();
    for asked in [
        "list:essential-25",
        "list:25",
        "-list:25",
        "list:06/QĐ-TTg",
        "ds:\"25 dịch vụ công\"",
    ] {
        let ran = run(&home, &["--lang", "en", "search", asked]);
        let said = ran
            .err
            .matches("names 25 services; 2 of them have no code")
            .count();
        assert_eq!(said, 1, "{asked}: {ran:?}");
        assert!(!ran.err.contains("names 53 services"), "{asked}: {ran:?}");
    }
    // One name for all three, of two of which nobody has entered a code.
    let ran = run(
        &home,
        &["--lang", "en", "search", "ds:\"dịch vụ công thiết yếu\""],
    );
    for said in [
        "names 25 services; 2 of",
        "names 53 services; 53 of",
        "names 76 services; 76 of",
    ] {
        assert!(ran.err.contains(said), "{said}: {ran:?}");
    }
}

#[test]
fn members_whose_procedures_are_not_here_were_not_told() {
    let home = Home::with_catalogue();
    let groups = home
        .folder()
        .join("catalogue/groups/lien-thong-khai-sinh.yaml");
    let text = fs::read_to_string(&groups).unwrap();
    let member = text.find("1.001193").unwrap();
    // One of another ministry, which this catalogue does not hold.
    let text = format!("{}9.999998{}", &text[..member], &text[member + 8..]);
    fs::write(&groups, text).unwrap();
    for asked in ["group:lien-thong-khai-sinh", "-group:lien-thong-khai-sinh"] {
        let ran = run(&home, &["--lang", "en", "search", asked]);
        let said = ran
            .err
            .matches("1 of them are not in this catalogue")
            .count();
        assert_eq!(said, 1, "{asked}: {ran:?}");
    }
    let list = home.folder().join("catalogue/lists/essential-25.yaml");
    let text = fs::read_to_string(&list).unwrap();
    fs::write(&list, text.replace("1.012566", "9.999998")).unwrap();
    let ran = run(&home, &["--lang", "en", "search", "list:25"]);
    assert!(
        ran.err
            .contains("3 of them have no code or no procedure here"),
        "{ran:?}"
    );
}

#[test]
fn an_instrument_that_nothing_rests_on_was_zero_without_a_word() {
    let home = Home::with_catalogue();
    for asked in ["law:45/2020", "-law:45/2020", "law:\"27/CT-TTg 2023\""] {
        let ran = run(&home, &["--lang", "en", "search", asked]);
        let said = "but no procedure names it as a legal basis";
        assert!(ran.exit == 0 && ran.err.contains(said), "{asked}: {ran:?}");
    }
    let ran = run(&home, &["--lang", "en", "search", "law:60/2014/QH13"]);
    assert!(!ran.err.contains("no procedure names it"), "{ran:?}");
}

#[test]
fn a_minus_that_stands_alone_was_passed_over_where_something_is_written() {
    let home = Home::with_catalogue();
    let writes: [&[&str]; 2] = [
        &["approve", "--dry-run", "--query", "- khai"],
        &["export", "eligible", "–", "khai"],
    ];
    for line in writes {
        let ran = run(&home, line);
        assert!(ran.exit == 2 && ran.out.is_empty(), "{line:?}: {ran:?}");
        assert!(ran.err.contains("stands alone"), "{line:?}: {ran:?}");
    }
    let found = run(&home, &["search", "- khai"]);
    assert!(
        found.exit == 0 && found.err.contains("ignored"),
        "{found:?}"
    );
}

#[test]
fn a_document_of_other_accents_was_said_to_be_nowhere() {
    let home = Home::with_catalogue();
    let line = ["approve", "--dry-run", "--query", "doc:\"to khai\""];
    let ran = run(&home, &line);
    assert!(ran.exit == 1 && ran.out.is_empty(), "{ran:?}");
    assert!(
        ran.err
            .contains("“to khai” stands nowhere letter by letter, only with other accents"),
        "{ran:?}"
    );
}

#[test]
fn a_day_of_an_option_is_read_as_clerks_write_it() {
    let home = Home::with_catalogue();
    let one = run(&home, &["--as-of", "2026-10-15", "search", "flag:any"]);
    let other = run(&home, &["--as-of", "15/10/2026", "search", "flag:any"]);
    assert!(one.exit == 0 && one.out == other.out, "{one:?} {other:?}");
    let ran = run(&home, &["--as-of", "15/13/2026", "search", "flag:any"]);
    assert!(ran.exit == 2 && ran.err.contains("21/11/2026"), "{ran:?}");
}

#[test]
fn the_name_of_an_agency_without_quotation_marks_was_cut_without_a_word() {
    let home = Home::with_catalogue();
    let cut = run(&home, &["--lang", "en", "search", "agency:Bộ Tư pháp"]);
    assert!(cut.err.contains("write agency:\"Bộ Tư pháp\""), "{cut:?}");
    for whole in ["agency:\"Bộ Tư pháp\"", "agency:G15 khai sinh"] {
        let ran = run(&home, &["--lang", "en", "search", whole]);
        assert!(!ran.err.contains("was taken as the name"), "{ran:?}");
    }
}

/// Procedures that state no limit or fee stood in neither, and nobody said so.
#[test]
fn what_a_figure_finds_and_rules_out_and_cannot_tell_of_is_all_there_is() {
    let home = Home::with_catalogue();
    let total = |query: &str| {
        let line = ["--lang", "en", "search", "--format", "json", "--", query];
        let ran = home.run(home.folder(), &line);
        let found: Value = serde_json::from_str(&ran.out).unwrap();
        let open: u64 = ran
            .err
            .lines()
            .filter_map(|line| line.split_once("cannot tell of ")?.1.split(' ').next())
            .map(|count| count.parse::<u64>().unwrap())
            .sum();
        (found["total"].as_u64().unwrap(), open)
    };
    let all = total("-code:x").0;
    for query in [
        "time:>30d",
        "time:<=5wd",
        "fee:>0",
        "fee:>20USD",
        "dossiers:<10",
        "dossiers:0",
    ] {
        let (found, open) = total(query);
        let (others, again) = total(&format!("-{query}"));
        assert_eq!((found + others + open, open), (all, again), "{query}");
        assert!(open > 0, "{query}");
    }
}
