//! What is kept between runs: never in the way, never wrong, never in the catalogue.

use std::fs;
use std::path::PathBuf;

use crate::support::{CommandRun, Home, files_below};

/// What a search finds and a check says.
fn answers(home: &Home) -> (CommandRun, CommandRun) {
    let ask = |line: &[&str]| home.run(home.folder(), line);
    (ask(&["search", "khai sinh"]), ask(&["check"]))
}

#[track_caller]
fn assert_same(home: &Home, wanted: &(CommandRun, CommandRun)) {
    let now = answers(home);
    assert_eq!((&now.0.out, now.0.exit), (&wanted.0.out, wanted.0.exit));
    assert_eq!((&now.1.out, now.1.exit), (&wanted.1.out, wanted.1.exit));
}

/// The parts that `cache` lists, with their bytes.
fn parts(home: &Home) -> Vec<(String, u64)> {
    let ran = home.run(home.folder(), &["cache", "--format", "json"]);
    let output: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let parts = output["parts"].as_array().unwrap().iter();
    let part = |part: &serde_json::Value| {
        let name = part["part"].as_str().unwrap().to_owned();
        (name, part["bytes"].as_u64().unwrap())
    };
    parts.map(part).collect()
}

fn names(home: &Home) -> Vec<String> {
    parts(home).into_iter().map(|(name, _)| name).collect()
}

#[test]
fn a_search_keeps_its_cache_outside_of_the_catalogue_and_clear_empties_it() {
    let home = Home::with_catalogue();
    assert_eq!(names(&home), [""; 0]);
    let first = answers(&home);
    assert!(first.0.out.contains("1.001193"), "{:?}", first.0);
    let all = ["table", "values", "columns", "index", "findings", "moves"];
    assert_eq!(names(&home), all);
    assert!(parts(&home).iter().all(|(_, bytes)| *bytes > 0));
    assert_same(&home, &first);
    assert_eq!(home.git(&["status", "--porcelain", "--ignored"]), "");
    let shown = home.run(home.folder(), &["cache"]);
    assert!(shown.out.contains("search index"), "{}", shown.out);
    assert_eq!(home.run(home.folder(), &["cache", "clear"]).exit, 0);
    assert_eq!(names(&home), [""; 0]);
    assert_same(&home, &first);
}

#[test]
fn clear_all_removes_caches_and_nothing_that_lies_beside_them() {
    let home = Home::with_catalogue();
    answers(&home);
    let beside = home.caches().join("letter.txt");
    fs::write(&beside, "Kính gửi").unwrap();
    let folder = home.caches().join("0123456789abcdef01234567");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("mine"), "x").unwrap();
    let ran = home.run(home.folder(), &["cache", "clear", "--all"]);
    assert_eq!(
        (ran.exit, ran.err.as_str()),
        (0, "One cache was removed.\n")
    );
    assert_eq!(files_below(&home.caches()), [folder.join("mine"), beside]);
}

#[test]
fn a_cache_that_was_cut_or_scrambled_changes_no_answer() {
    let home = Home::with_catalogue();
    let wanted = answers(&home);
    let biggest_first = || {
        let mut files = files_below(&home.caches());
        files.retain(|file| fs::metadata(file).unwrap().len() > 0);
        files
    };
    let count = biggest_first().len();
    assert!(count > 5);
    for at in 0..count {
        let files: Vec<PathBuf> = biggest_first();
        let Some(file) = files.get(at) else { continue };
        let mut bytes = fs::read(file).unwrap();
        match at % 3 {
            0 => bytes.truncate(bytes.len() / 2),
            1 => bytes.iter_mut().step_by(7).for_each(|byte| *byte ^= 0x55),
            _ => bytes.clear(),
        }
        fs::write(file, bytes).unwrap();
        assert_same(&home, &wanted);
    }
    assert_same(&home, &wanted);
}

#[test]
fn a_changed_file_is_seen_at_once() {
    let home = Home::with_catalogue();
    answers(&home);
    let path = home.folder().join("catalogue/procedures/G15/1.001193.yaml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replacen("name: ", "name: Zyzyva ", 1)).unwrap();
    let found = home.run(home.folder(), &["search", "zyzyva"]);
    assert!(found.out.contains("1.001193"), "{found:?}");
    fs::remove_file(&path).unwrap();
    let found = home.run(home.folder(), &["search", "zyzyva"]);
    assert!(!found.out.contains("1.001193"), "{found:?}");
}

#[test]
fn a_commit_is_searched_without_touching_the_work_tree() {
    let home = Home::with_catalogue();
    let path = home.folder().join("catalogue/procedures/G15/1.001193.yaml");
    fs::write(&path, "not: [valid").unwrap();
    let before = home.git(&["status", "--porcelain"]);
    let line = ["search", "khai sinh", "--at", "HEAD"];
    let first = home.run(home.folder(), &line);
    assert!(first.out.contains("1.001193"), "{first:?}");
    assert!(
        names(&home).contains(&"commits".to_owned()),
        "{:?}",
        names(&home)
    );
    let again = home.run(home.folder(), &line);
    assert_eq!(first.out, again.out);
    assert_eq!(home.git(&["status", "--porcelain"]), before);
    assert_eq!(fs::read_to_string(&path).unwrap(), "not: [valid");
}

#[test]
fn several_programs_at_once_find_the_same() {
    let home = Home::with_catalogue();
    std::thread::scope(|scope| {
        let ask = || home.run(home.folder(), &["search", "đăng ký"]);
        let asked: Vec<_> = (0..4).map(|_| scope.spawn(ask)).collect();
        let found: Vec<CommandRun> = asked.into_iter().map(|one| one.join().unwrap()).collect();
        assert!(found[0].out.contains("1.001193"), "{:?}", found[0]);
        assert!(
            found
                .iter()
                .all(|one| one.out == found[0].out && one.exit == 0)
        );
    });
}

#[test]
fn nothing_is_kept_where_nothing_may_be() {
    let home = Home::with_catalogue();
    let wanted = answers(&home);
    home.run(home.folder(), &["cache", "clear", "--all"]);
    let off = home.without_caches();
    assert_same(&off, &wanted);
    let shown = off.run(off.folder(), &["cache"]);
    assert!(shown.out.contains("Nothing is kept"), "{shown:?}");
    assert!(files_below(&off.caches()).is_empty());
}
