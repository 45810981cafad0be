//! Files that git was told to leave out of the work tree, whatever kind of index it keeps.

use std::fs;

use super::Sandbox;

fn left_out(sandbox: &Sandbox, under: &str) -> Vec<String> {
    let found = sandbox.open().left_out(&sandbox.at(under)).unwrap();
    let paths = found.iter().map(|path| path.to_str().unwrap().to_owned());
    paths.collect()
}

fn with_folders() -> Sandbox {
    let sandbox = Sandbox::new();
    for path in ["catalogue/g1/a.yaml", "catalogue/g2/b.yaml", "other/c.yaml"] {
        sandbox.write(path, "text\n");
    }
    sandbox.git(&["add", "."]);
    sandbox.git(&["commit", "-q", "-m", "folders"]);
    sandbox
}

#[test]
fn what_a_sparse_checkout_leaves_out_is_known_whatever_kind_of_index_there_is() {
    let sandbox = with_folders();
    assert_eq!(left_out(&sandbox, ""), [""; 0]);
    for index in ["--no-sparse-index", "--sparse-index"] {
        sandbox.git(&["sparse-checkout", "init", "--cone", index]);
        sandbox.git(&["sparse-checkout", "set", "catalogue/g1"]);
        assert_eq!(
            left_out(&sandbox, ""),
            ["catalogue/g2/b.yaml", "other/c.yaml"],
            "{index}"
        );
        assert_eq!(left_out(&sandbox, "catalogue"), ["catalogue/g2/b.yaml"]);
        assert_eq!(left_out(&sandbox, "catalogue/g1"), [""; 0]);
        sandbox.git(&["sparse-checkout", "disable"]);
    }
}

#[test]
fn a_file_that_is_deleted_is_not_left_out_and_one_that_is_there_neither() {
    let sandbox = with_folders();
    fs::remove_file(sandbox.at("catalogue/a.yaml")).unwrap();
    let skip = ["update-index", "--skip-worktree"];
    sandbox.git(&[&skip[..], &["catalogue/b.yaml", "catalogue/g1/a.yaml"]].concat());
    fs::remove_file(sandbox.at("catalogue/b.yaml")).unwrap();
    assert_eq!(left_out(&sandbox, "catalogue"), ["catalogue/b.yaml"]);
    sandbox.git(&["update-index", "--split-index"]);
    assert_eq!(left_out(&sandbox, "catalogue"), ["catalogue/b.yaml"]);
}
