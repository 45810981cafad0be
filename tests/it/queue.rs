//! The review queue at the command line: saved views, who decided, notes, templates of reasons.

use serde_json::Value;

use crate::cli::json;
use crate::support::Home;

#[test]
fn views_are_listed_saved_and_searched_by_name() {
    let home = Home::with_catalogue();
    let folder = home.folder();
    let count = |views: &Value, name: &str| {
        let views = views["views"].as_array().unwrap();
        let view = views
            .iter()
            .find(|view| view["name"] == name || view["built_in"] == name);
        view.map(|view| view["count"].as_u64().unwrap())
    };
    let views = json(&home, folder, &["views"]);
    let queue = count(&views, "queue").unwrap();
    assert!(queue > 3, "{views}");
    let save = |line: &[&str]| {
        let mut all = vec!["views", "save"];
        all.extend(line);
        home.run(folder, &all)
    };
    assert_eq!(save(&["mine", "agency:G15", "-khai"]).exit, 0);
    assert_eq!(save(&["Xã", "level:commune", "--sort", "oldest"]).exit, 0);
    assert_eq!(save(&["xa", "level:commune"]).exit, 1, "there is one");
    assert_eq!(save(&["queue", "level:commune"]).exit, 1, "built in");
    assert_eq!(save(&["x", "flag:no-such"]).exit, 2);
    let views = json(&home, folder, &["views"]);
    let mine = count(&views, "queue").unwrap();
    assert!(mine < queue, "{views}");
    assert_eq!(views["views"][6]["sort"], "oldest");
    let total = |line: &[&str]| json(&home, folder, line)["total"].as_u64();
    assert_eq!(total(&["search", "--view", "queue"]), Some(mine));
    assert_eq!(total(&["search", "--view", "XA"]), count(&views, "Xã"));
    assert_eq!(
        total(&["search", "--view", "Xã", "--sort", "name", "khai"]),
        total(&["search", "level:commune", "khai"])
    );
    assert_eq!(home.run(folder, &["search", "--view", "no"]).exit, 2);
    assert_eq!(home.run(folder, &["--view", "no"]).exit, 2);
    let screen = home.run(folder, &["--view", "Xã"]);
    assert_eq!(screen.exit, 0, "{screen:?}");
    assert_eq!(home.run(folder, &["views", "delete", "xã"]).exit, 0);
    assert_eq!(home.run(folder, &["views", "delete", "xã"]).exit, 1);
    let status = json(&home, folder, &["status"]);
    assert_eq!(status["queue"]["done"], 0);
    assert_eq!(status["queue"]["total"], mine);
    home.identity("");
    let nobody = home.run(folder, &["search", "by:me"]);
    assert_eq!(nobody.exit, 2, "{nobody:?}");
    assert!(nobody.err.contains("hint"), "{nobody:?}");
    let views = json(&home, folder, &["views"]);
    assert!(views["views"][2]["trouble"].is_string(), "{views}");
}

#[test]
fn a_decision_is_found_by_who_recorded_it_and_counts_for_today() {
    let home = Home::with_catalogue();
    let folder = home.folder();
    let code = "1.001193";
    let found = |query: &str| json(&home, folder, &["search", query])["total"].as_u64();
    assert_eq!(found("by:me"), Some(0));
    let review = [
        "review",
        code,
        "--outcome",
        "need_data",
        "--template",
        "data-reports",
    ];
    assert_eq!(home.run(folder, &review).exit, 0);
    for query in ["by:me", "người:rà", "by:RA@example", "by:=ra@example.org"] {
        assert_eq!(found(query), Some(1), "{query}");
    }
    assert_eq!(found("decision:recommended -by:me"), Some(0));
    let shown = json(&home, folder, &["show", code]);
    let reason = shown["decisions"][0]["reason"].as_str().unwrap();
    assert!(reason.contains("reported"), "{reason}");
    let wrong = [
        "review",
        code,
        "--outcome",
        "partial",
        "--template",
        "data-reports",
    ];
    assert_eq!(home.run(folder, &wrong).exit, 2);
    let templates = json(&home, folder, &["templates"]);
    assert!(templates["templates"].as_array().unwrap().len() > 10);
}

#[test]
fn a_note_is_written_shown_and_no_decision() {
    let home = Home::with_catalogue();
    let folder = home.folder();
    let noted = json(&home, folder, &["note", "1.001193", "hỏi", "lại"]);
    assert_eq!(noted["code"], "1.001193");
    std::fs::write(folder.join("note.txt"), "dòng một\r\ndòng hai  \n").unwrap();
    assert_eq!(
        home.run(folder, &["note", "1.001193", "--file", "note.txt"])
            .exit,
        0
    );
    let shown = json(&home, folder, &["show", "1.001193"]);
    assert_eq!(shown["notes"][0]["text"], "hỏi lại");
    assert_eq!(shown["notes"][1]["text"], "dòng một\ndòng hai");
    assert_eq!(shown["decisions"].as_array().unwrap().len(), 0);
    assert_eq!(json(&home, folder, &["status"])["decided"], 0);
    let human = home.run(folder, &["show", "1.001193"]);
    assert!(human.out.contains("✎ Nguyễn Văn Rà"), "{}", human.out);
    let check = home.run(folder, &["check"]);
    assert_eq!(check.exit, 0, "{check:?}");
    // A decision is appended beside them.
    let review = [
        "review",
        "1.001193",
        "--outcome",
        "need_data",
        "--reason",
        "x",
    ];
    assert_eq!(home.run(folder, &review).exit, 0);
    let shown = json(&home, folder, &["show", "1.001193"]);
    assert_eq!(shown["notes"].as_array().unwrap().len(), 2);
    assert_eq!(shown["decisions"].as_array().unwrap().len(), 1);
    assert_eq!(home.run(folder, &["note", "9.999999", "x"]).exit, 1);
    assert_eq!(home.run(folder, &["note", "1.001193", " "]).exit, 2);
    assert_eq!(
        home.run(folder, &["--at", "HEAD", "note", "1.001193", "x"])
            .exit,
        2
    );
    assert_eq!(home.run(folder, &["commit"]).exit, 0);
    assert_eq!(home.git(&["status", "--porcelain", "decisions"]), "");
}

#[test]
fn what_waits_to_be_approved_or_confirmed_was_in_no_count_beside_the_queue() {
    let home = Home::with_catalogue();
    let folder = home.folder();
    let review = [
        "review",
        "1.001193",
        "--outcome",
        "need_data",
        "--reason",
        "x",
    ];
    assert_eq!(home.run(folder, &review).exit, 0);
    home.identity("[user]\n\tname = Trần Duyệt\n\temail = duyet@example.org\n");
    let status = json(&home, folder, &["status"]);
    let views = json(&home, folder, &["views"]);
    let count = |id: &str| {
        let views = views["views"].as_array().unwrap();
        let view = views.iter().find(|view| view["built_in"] == id);
        view.and_then(|view| view["count"].as_u64())
    };
    let waiting = &status["queue"]["waiting"];
    for (key, view) in [
        ("stale", "stale"),
        ("approve", "approve"),
        ("publish", "publish"),
        ("sent_back", "sent-back"),
    ] {
        assert_eq!(waiting[key].as_u64(), count(view), "{view}: {status}");
    }
    let approve = count("approve").unwrap();
    assert!(approve > 0, "{views}");
    let told = home.run(folder, &["status", "--lang", "vi"]);
    assert!(
        told.out.contains(&format!("Chờ phê duyệt {approve}")),
        "{told:?}"
    );
}

#[test]
fn nothing_matched_exactly_was_said_above_what_did() {
    let home = Home::with_catalogue();
    let folder = home.folder();
    let found = home.run(folder, &["search", "thủy", "--lang", "vi"]);
    assert!(
        !found.err.contains("không thủ tục nào có đủ"),
        "{}",
        found.err
    );
    assert!(
        found.err.contains("thủ tục có đủ các từ; còn"),
        "{}",
        found.err
    );
    // Where the mark stands makes no other word.
    let other = home.run(folder, &["search", "thuỷ", "--lang", "vi"]);
    assert_eq!(other.out.replace("thuỷ", "thủy"), found.out);
    let none = home.run(folder, &["search", "thuyềm", "--lang", "vi"]);
    assert!(
        !none.err.contains("thủ tục có đủ các từ; còn"),
        "{}",
        none.err
    );
}
