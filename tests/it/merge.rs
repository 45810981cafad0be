//! The merge driver: real merges, rebases and picks by git, properties over the shipped files, and what becomes of markers
//! that a merge without it left.

use std::path::Path;

use proptest::prelude::*;
use rasoat::catalogue::FileKind;
use rasoat::catalogue::model;
use rasoat::diff;
use rasoat::diff::merge::{ConflictLabels, ConflictMarking, MergeInput, MergeResult, merge};
use rasoat::files::ConflictStyle;
use rasoat::vcs::LineMerge;
use rasoat::yaml::{from_node, parse, patch};
use serde_json::{Value, json};

use crate::cli::json;
use crate::support::{Home, files_below, project};

const CODE: &str = "1.000915";
const FILE: &str = "catalogue/procedures/bo-giao-duc-va-dao-tao/1.000915.yaml";
const LOG: &str = "catalogue/decisions/bo-giao-duc-va-dao-tao/1.000915.yaml";
const COUNTS: &str =
    "catalogue/statistics/bo-giao-duc-va-dao-tao/2024-01-01_2024-12-31.nationwide.yaml";

fn read(home: &Home, file: &str) -> String {
    std::fs::read_to_string(home.folder().join(file)).unwrap()
}

fn write(home: &Home, file: &str, text: &str) {
    std::fs::write(home.folder().join(file), text).unwrap();
}

fn edit(home: &Home, file: &str, from: &str, to: &str) {
    let text = read(home, file);
    assert!(text.contains(from), "{file} has no {from}");
    write(home, file, &text.replacen(from, to, 1));
}

/// A repository that has the two lines of the guide.
fn with_driver() -> Home {
    let home = Home::with_catalogue();
    write(
        &home,
        ".gitattributes",
        "catalogue/**/*.yaml merge=rasoat\n",
    );
    commit(&home, "attributes");
    let program = env!("CARGO_BIN_EXE_rasoat");
    let driver = guides_driver().replacen("rasoat", &format!("'{program}'"), 1);
    home.git(&["config", "merge.rasoat.name", "a catalogue, by meaning"]);
    home.git(&["config", "merge.rasoat.driver", &driver]);
    home
}

/// The driver as the guide has it configured.
fn guides_driver() -> String {
    let page = std::fs::read_to_string(project().join("docs/en/git.md")).unwrap();
    let (_, rest) = page.split_once("merge.rasoat.driver '").unwrap();
    rest.split('\'').next().unwrap().to_owned()
}

fn commit(home: &Home, message: &str) {
    home.git(&["add", "--all"]);
    home.git(&["commit", "--quiet", "--message", message]);
}

/// Two branches from where `main` stands, each with its change; ends on `main`, which has ours.
fn branches(home: &Home, ours: &dyn Fn(), theirs: &dyn Fn()) {
    home.git(&["switch", "--quiet", "--create", "theirs"]);
    theirs();
    commit(home, "theirs");
    home.git(&["switch", "--quiet", "main"]);
    ours();
    commit(home, "ours");
}

/// Runs git where it may end in a conflict: whether it did not, and all that it said.
fn git(home: &Home, line: &[&str]) -> (bool, String) {
    let output = std::process::Command::new("git")
        .args(line)
        .current_dir(home.folder())
        .env("HOME", home.folder().parent().unwrap())
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_EDITOR", "true")
        .env("LANG", "vi_VN.UTF-8")
        .envs([
            ("GIT_AUTHOR_NAME", "A"),
            ("GIT_AUTHOR_EMAIL", "a@example.org"),
        ])
        .envs([
            ("GIT_COMMITTER_NAME", "A"),
            ("GIT_COMMITTER_EMAIL", "a@example.org"),
        ])
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(said).unwrap())
}

#[test]
fn two_branches_that_mark_one_procedure_merge_rebase_and_pick_without_a_conflict() {
    for way in [
        &["merge", "theirs"][..],
        &["rebase", "theirs"],
        &["cherry-pick", "theirs"],
    ] {
        let home = with_driver();
        let mark = |email: &str, outcome: &str, reason: &str| {
            home.identity(&format!("[user]\n\tname = Người rà\n\temail = {email}\n"));
            let line = ["review", CODE, "--outcome", outcome, "--reason", reason];
            let ran = home.run(home.folder(), &line);
            assert_eq!(ran.exit, 0, "{ran:?}");
        };
        branches(
            &home,
            &|| mark("ra@example.org", "need_data", "ours"),
            &|| mark("soat@example.org", "do_not_provide", "theirs"),
        );
        let (clean, said) = git(&home, way);
        assert!(clean, "{way:?}: {said}");
        let log: model::DecisionLog = from_node(
            &parse(Path::new(""), read(&home, LOG).as_bytes())
                .root
                .unwrap(),
        )
        .unwrap();
        let mut reasons: Vec<&str> = log
            .decisions
            .iter()
            .filter_map(|entry| entry.reason.as_deref())
            .collect();
        reasons.sort_unstable();
        assert_eq!(reasons, ["ours", "theirs"], "{way:?}");
        let checked = home.run(home.folder(), &["check"]);
        assert_eq!(checked.exit, 0, "{checked:?}");
    }
}

/// One person, one second, two branches: both entries and both notes are there, each under an id of its own.
#[test]
fn entries_and_notes_of_one_second_on_two_branches_are_all_kept() {
    let home = with_driver();
    let record = |reason: &str| {
        let line = ["review", CODE, "--outcome", "need_data", "--reason", reason];
        let ran = home.run(home.folder(), &line);
        assert_eq!(ran.exit, 0, "{ran:?}");
        let ran = home.run(home.folder(), &["note", CODE, "ghi chú", reason]);
        assert_eq!(ran.exit, 0, "{ran:?}");
    };
    branches(&home, &|| record("một"), &|| record("hai"));
    let (clean, said) = git(&home, &["merge", "theirs"]);
    assert!(clean, "{said}");
    let root = parse(Path::new(""), read(&home, LOG).as_bytes()).root;
    let log: model::DecisionLog = from_node(&root.unwrap()).unwrap();
    let of = |ids: Vec<&str>| {
        let count = ids.len();
        let apart: std::collections::BTreeSet<&str> = ids.into_iter().collect();
        (count, apart.len())
    };
    let entries = log.decisions.iter().map(|entry| entry.id.as_str());
    assert_eq!(of(entries.collect()), (2, 2));
    let notes = log.notes.iter().filter_map(|note| note.id.as_deref());
    assert_eq!(of(notes.collect()), (2, 2));
    let checked = home.run(home.folder(), &["check"]);
    assert_eq!(checked.exit, 0, "{checked:?}");
}

/// Logs of older versions may have two entries under one id: neither is taken for the other.
#[test]
fn two_entries_under_one_id_are_a_conflict_and_neither_is_lost() {
    let home = with_driver();
    let record = |reason: &str| {
        let line = ["review", CODE, "--outcome", "need_data", "--reason", reason];
        let ran = home.run(home.folder(), &line);
        assert_eq!(ran.exit, 0, "{ran:?}");
        let text = read(&home, LOG);
        let (before, rest) = text.split_once("id: ").unwrap();
        let (_, after) = rest.split_once('\n').unwrap();
        write(
            &home,
            LOG,
            &format!("{before}id: 20261121-0badcafe\n{after}"),
        );
    };
    branches(&home, &|| record("lý do một"), &|| record("lý do hai"));
    let (clean, said) = git(&home, &["merge", "theirs"]);
    assert!(!clean, "{said}");
    let text = read(&home, LOG);
    assert!(
        text.contains("lý do một") && text.contains("lý do hai"),
        "{text}"
    );
    assert!(said.contains(CODE), "{said}");
    let ran = home.run(home.folder(), &["commit"]);
    assert_ne!(ran.exit, 0, "{ran:?}");
}

#[test]
fn rows_of_statistics_that_two_branches_added_in_one_place_are_both_there() {
    let home = with_driver();
    let text = read(&home, COUNTS);
    let add = |row: &str| write(&home, COUNTS, &format!("{text}{row}"));
    let ours = "  \"9.000001\": {online: 1, post: not_offered}\n";
    let theirs = "  \"9.000002\": {online: no_data}\n";
    branches(&home, &|| add(ours), &|| add(theirs));
    let (clean, said) = git(&home, &["merge", "theirs"]);
    assert!(clean, "{said}");
    assert_eq!(read(&home, COUNTS), format!("{text}{ours}{theirs}"));
}

#[test]
fn fields_apart_merge_and_one_field_conflicts_alone_and_by_meaning() {
    let home = with_driver();
    let base = read(&home, FILE);
    branches(
        &home,
        &|| {
            edit(&home, FILE, "value: 20", "value: 15");
            edit(&home, FILE, "sets: 1", "sets: 2");
        },
        &|| {
            edit(&home, FILE, "value: 20", "value: 9");
            edit(&home, FILE, "\nname: ", "\n# looked at\nname: ");
        },
    );
    home.git(&["config", "merge.conflictStyle", "zdiff3"]);
    let (clean, said) = git(&home, &["merge", "theirs"]);
    assert!(!clean && said.contains("CONFLICT"), "{said}");
    let told = "1.000915: cách thức › “trực tuyến” › thời hạn: của ta 15 ngày làm việc, của họ 9 ngày làm việc, gốc 20 ngày làm việc";
    assert!(said.contains(told), "{said}");
    let marked = |home: &Home, labels: [&str; 3]| {
        let [ours, base_label, theirs] = labels;
        let lines = format!(
            "<<<<<<< {ours}\n      value: 15\n||||||| {base_label}\n      value: 20\n=======\n      value: 9\n>>>>>>> {theirs}\n"
        );
        let wanted = base
            .replacen("      value: 20\n", &lines, 1)
            .replace("sets: 1", "sets: 2");
        assert_eq!(
            read(home, FILE),
            wanted.replacen("\nname: ", "\n# looked at\nname: ", 1)
        );
    };
    let short = home.git(&["merge-base", "main", "theirs"]);
    let short = home.git(&["rev-parse", "--short", short.trim()]);
    marked(&home, ["HEAD", short.trim(), "theirs"]);
    // The program says what it is, leaves the file alone, and goes on with the rest.
    let checked = home.run(home.folder(), &["check", "--format", "concise"]);
    assert_eq!(checked.exit, 1);
    assert!(checked.out.contains("file-conflict-marker"), "{checked:?}");
    let file = read(&home, FILE);
    for line in [
        &["fmt"][..],
        &["check", "--fix"],
        &["review", CODE, "--outcome", "need_data", "--reason", "x"],
    ] {
        let ran = home.run(home.folder(), line);
        assert_ne!(ran.exit, 0, "{ran:?}");
        assert_eq!(read(&home, FILE), file, "{line:?}");
    }
    let others = json(&home, home.folder(), &["search"]);
    assert!(others["total"].as_u64().unwrap() > 100, "{others:#}");
}

#[test]
fn a_file_with_markers_is_told_by_its_first_and_is_not_committed() {
    let home = Home::with_catalogue();
    edit(
        &home,
        FILE,
        "sets: 1\n",
        "<<<<<<< HEAD\nsets: 1\n=======\nsets: 2\n>>>>>>> theirs\n",
    );
    let checked = home.run(home.folder(), &["check", "--format", "concise"]);
    let line = read(&home, FILE)
        .lines()
        .position(|line| line.starts_with('<'))
        .unwrap()
        + 1;
    assert!(
        checked.out.contains(&format!("1.000915.yaml:{line}:1")),
        "{checked:?}"
    );
    assert_eq!(
        checked
            .out
            .lines()
            .filter(|line| line.contains("1.000915.yaml"))
            .count(),
        1,
        "{checked:?}"
    );
    let explained = home.run(
        home.folder(),
        &["check", "--explain", "file-conflict-marker"],
    );
    assert!(
        explained.out.contains("git checkout --merge"),
        "{explained:?}"
    );
    let head = home.git(&["rev-parse", "HEAD"]);
    let refused = home.run(home.folder(), &["commit", "--yes"]);
    assert_eq!(refused.exit, 1, "{refused:?}");
    assert!(
        refused.err.contains(&format!("{FILE}:{line}")),
        "{refused:?}"
    );
    assert_eq!(home.git(&["rev-parse", "HEAD"]), head);
}

#[test]
fn what_is_no_yaml_or_of_no_catalogue_is_merged_line_by_line_and_nothing_is_lost() {
    let home = Home::empty();
    let driver = |base: &str, ours: &str, theirs: &str, path: &str| {
        write(&home, "base", base);
        write(&home, "ours", ours);
        write(&home, "theirs", theirs);
        let ran = home.run(
            home.folder(),
            &["merge-driver", "base", "ours", "theirs", "--path", path],
        );
        (ran.exit, read(&home, "ours"), ran.err)
    };
    let (exit, text, _) = driver("a\nb\nc\n", "A\nb\nc\n", "a\nb\nC\n", "docs/notes.yaml");
    assert_eq!((exit, text.as_str()), (0, "A\nb\nC\n"));
    let (exit, text, said) = driver("a: [\n", "a: {\n", "a: <\n", "plans/x.yaml");
    assert_eq!(exit, 1);
    assert_eq!(text, "<<<<<<< ours\na: {\n=======\na: <\n>>>>>>> theirs\n");
    assert!(said.contains("plans/x.yaml"), "{said}");
    let (exit, text, _) = driver("", "a: \u{1b}[1m\n", "a: 2\n", "plans/\u{1b}[2Jx.yaml");
    assert_eq!(exit, 1);
    assert!(
        text.contains("a: 2\n") && text.contains("a: \u{1b}[1m\n"),
        "{text:?}"
    );
    let big = format!("a: {}\n", "x".repeat(1024 * 1024));
    let (exit, text, _) = driver(
        &big,
        &format!("{big}b: 1\n"),
        &format!("c: 1\n{big}"),
        "plans/x.yaml",
    );
    assert_eq!((exit, text), (0, format!("c: 1\n{big}b: 1\n")));
}

#[test]
fn a_merge_that_cannot_be_made_stops_git_instead_of_looking_like_a_conflict() {
    let home = Home::empty();
    for line in [
        &["merge-driver", "no", "such", "files"][..],
        &["merge-driver", "base"],
    ] {
        let ran = home.run(home.folder(), line);
        assert_eq!(ran.exit, 129, "{ran:?}");
        assert!(!ran.err.is_empty());
    }
    let home = with_driver();
    home.git(&[
        "config",
        "merge.rasoat.driver",
        &format!("'{}' merge-driver %O", env!("CARGO_BIN_EXE_rasoat")),
    ]);
    branches(
        &home,
        &|| edit(&home, FILE, "value: 20", "value: 15"),
        &|| edit(&home, FILE, "value: 20", "value: 9"),
    );
    let (clean, said) = git(&home, &["merge", "theirs"]);
    assert!(!clean, "{said}");
    assert!(!said.contains("CONFLICT"), "{said}");
    assert!(!home.folder().join(".git/MERGE_HEAD").exists(), "{said}");
}

/// The shipped files that people edit, with their kinds.
fn shipped() -> Vec<(FileKind, String)> {
    let catalogue = project().join("catalogue");
    let files = files_below(&catalogue).into_iter().filter_map(|file| {
        let kind = FileKind::of(file.strip_prefix(&catalogue).unwrap())?;
        let text = std::fs::read_to_string(file).unwrap();
        // Logs have rules of their own.
        (text.len() < 8_000 && kind != FileKind::Decisions).then_some((kind, text))
    });
    files.collect()
}

fn by_git(kind: FileKind, three: MergeInput<'_>) -> MergeResult {
    let marking = ConflictMarking {
        labels: ConflictLabels {
            ours: "o".to_owned(),
            base: "b".to_owned(),
            theirs: "t".to_owned(),
        },
        size: 7,
        style: ConflictStyle::Merge,
    };
    let lines = |three: MergeInput<'_>, ours_wins| {
        let merge = LineMerge {
            base: three.base.as_bytes(),
            ours: three.ours.as_bytes(),
            theirs: three.theirs.as_bytes(),
            labels: ["b", "o", "t"],
            size: 7,
            style: ConflictStyle::Merge,
            ours_wins,
        };
        let (bytes, clean) = merge.merge().ok()?;
        String::from_utf8(bytes).ok().filter(|_| clean || ours_wins)
    };
    merge(kind, three, &marking, &lines).unwrap()
}

fn values(text: &str) -> Option<Value> {
    let parsed = parse(Path::new(""), text.as_bytes());
    let wrong = |d: &rasoat::files::Diagnostic| d.severity == rasoat::files::Severity::Error;
    let sound = !parsed.diagnostics.iter().any(wrong);
    parsed.root.filter(|_| sound).map(|root| root.to_json())
}

/// Every scalar of a value, by its path.
fn scalars(value: &Value, path: &mut Vec<String>, found: &mut Vec<Vec<String>>) {
    let mut below = |step: String, value: &Value| {
        path.push(step);
        scalars(value, path, found);
        path.pop();
    };
    match value {
        Value::Object(fields) => fields
            .iter()
            .for_each(|(key, value)| below(key.clone(), value)),
        Value::Array(items) => (0..)
            .zip(items)
            .for_each(|(at, value)| below(i32::to_string(&at), value)),
        _ => found.push(path.clone()),
    }
}

/// The text with one of its scalars changed, or a comment added to one of its lines.
fn changed(text: &str, which: usize, what: usize) -> String {
    let value = values(text).unwrap();
    let mut paths = Vec::new();
    scalars(&value, &mut Vec::new(), &mut paths);
    let path: Vec<&str> = paths[which % paths.len()]
        .iter()
        .map(String::as_str)
        .collect();
    match what % 3 {
        0 => {
            let lines = text.lines().count();
            let edited = text.lines().enumerate().map(|(at, line)| {
                let plain = at == 1 + which % lines
                    && !line.contains(['|', '>', '"', '\''])
                    && line.contains(": ");
                if plain {
                    format!("{line}   # {what}\n")
                } else {
                    format!("{line}\n")
                }
            });
            let edited: String = edited.collect();
            if values(&edited).as_ref() == Some(&value) {
                edited
            } else {
                text.to_owned()
            }
        }
        1 => patch::set(text, &path, &json!(format!("giá trị {what}")))
            .unwrap_or_else(|_| text.to_owned()),
        _ => patch::set(text, &["notes"], &json!({"by": what})).unwrap_or_else(|_| text.to_owned()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn merges_of_shipped_files_keep_both_sides(
        file in any::<prop::sample::Index>(),
        ours in prop::collection::vec((0..400_usize, 0..9_usize), 1..4),
        theirs in prop::collection::vec((0..400_usize, 9..18_usize), 1..4),
    ) {
        let shipped = shipped();
        let (kind, base) = file.get(&shipped);
        let edited = |edits: &[(usize, usize)]| edits.iter().fold(base.clone(), |text, (which, what)| changed(&text, *which, *what));
        let (ours, theirs) = (edited(&ours), edited(&theirs));
        let three = MergeInput { base, ours: &ours, theirs: &theirs };
        let one = by_git(*kind, three);
        let other = by_git(*kind, MergeInput { base, ours: &theirs, theirs: &ours });
        prop_assert_eq!(one.conflicts.len(), other.conflicts.len());
        if one.conflicts.is_empty() {
            let merged = values(&one.text).unwrap();
            prop_assert!(diff::between(&merged, &values(&other.text).unwrap()).is_empty());
            for comment in ours.lines().chain(theirs.lines()).filter_map(|line| line.rsplit_once("   # ")) {
                let comment = format!("# {}", comment.1);
                // A line that got one twice is told whole.
                let told = one.left_out.iter().any(|left| left.contains(&comment));
                prop_assert!(one.text.contains(&comment) || told, "{comment} is lost in\n{}", one.text);
            }
        }
        prop_assert_eq!(&by_git(*kind, MergeInput { base, ours: &theirs, theirs: base }).text, &theirs);
        prop_assert_eq!(&by_git(*kind, MergeInput { base, ours: base, theirs: &theirs }).text, &theirs);
    }
}

/// What a person does who settles every conflict for one side.
fn settled(text: &str, ours: bool) -> String {
    let mut out = String::new();
    let mut part = ' ';
    for line in text.split_inclusive('\n') {
        match line.chars().next() {
            Some(sign @ ('<' | '=' | '>' | '|'))
                if line.starts_with(&sign.to_string().repeat(7)) =>
            {
                part = sign
            }
            _ if part == '<' && !ours || part == '=' && ours || part == '|' => {}
            _ => out.push_str(line),
        }
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn a_conflict_settled_for_either_side_is_a_file_again(
        file in any::<prop::sample::Index>(),
        places in prop::collection::vec(0..400_usize, 1..5),
    ) {
        let shipped = shipped();
        let (kind, base) = file.get(&shipped);
        let edited = |what: usize| places.iter().fold(base.clone(), |text, which| changed(&text, *which, what));
        let (ours, theirs) = (edited(1), edited(4));
        let merged = by_git(*kind, MergeInput { base, ours: &ours, theirs: &theirs });
        prop_assert!(!merged.conflicts.is_empty() || ours == *base || theirs == *base);
        prop_assert_eq!(values(&settled(&merged.text, true)), values(&ours));
        prop_assert_eq!(values(&settled(&merged.text, false)), values(&theirs));
    }
}

#[test]
fn a_new_catalogue_asks_for_the_driver_and_keeps_the_attributes_that_are_there() {
    let home = Home::empty();
    assert_eq!(home.run(home.folder(), &["init", "national"]).exit, 0);
    let file = "procedures/G15/1.001193.yaml";
    let said = home.git(&["-C", "national", "check-attr", "merge", file]);
    assert_eq!(said.trim(), format!("{file}: merge: rasoat"));
    let folder = home.folder().join("national");
    assert_eq!(home.run(&folder, &["commit", "--yes"]).exit, 0);
    assert_eq!(home.git(&["-C", "national", "status", "--porcelain"]), "");
    std::fs::create_dir(home.folder().join("mine")).unwrap();
    write(&home, "mine/.gitattributes", "*.yaml text\n");
    assert_eq!(home.run(home.folder(), &["init", "mine"]).exit, 0);
    assert_eq!(read(&home, "mine/.gitattributes"), "*.yaml text\n");
}
