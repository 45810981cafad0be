//! What happens where something is missing or broken.

use rasoat::session::Lang;
use rasoat::tui::plain;

use super::catalogue::JourneyCatalogue;
use super::{Journey, launch};

fn open(place: &JourneyCatalogue) -> Journey {
    Journey::open(launch(&place.root(), Lang::En), (120, 36))
}

#[test]
fn without_a_repository_committing_says_why_not() {
    let place = JourneyCatalogue::new();
    let mut journey = open(&place);
    journey.must_show("no git");
    journey.press("c");
    journey.must_show("the catalogue lies in no git repository");
    assert!(!place.root().join(".git").exists());
}

#[test]
fn without_an_identity_nothing_is_written_and_two_commands_are_named() {
    let place = JourneyCatalogue::in_git();
    place.configure("", "");
    let mut journey = open(&place);
    journey.press("m Ctrl-S");
    journey
        .must_show("Refused, nothing was written")
        .must_show("git config --global user.name")
        .must_show("user.email");
    assert!(!place.decisions("G15", "1.000001").exists());
}

#[test]
fn a_commit_without_an_identity_is_refused_with_the_same_words() {
    let place = JourneyCatalogue::in_git();
    let mut journey = open(&place);
    journey.press("m Ctrl-S");
    place.configure("", "");
    journey.press("c");
    journey.must_show("git config --global user.name");
    journey.press("Enter");
    journey.must_show("git does not know your name and e-mail address");
    assert_eq!(place.git(&["rev-list", "--count", "HEAD"]).trim(), "1");
}

#[test]
fn an_empty_catalogue_says_how_to_begin() {
    let place = JourneyCatalogue::in_git();
    std::fs::remove_dir_all(place.root().join("procedures")).unwrap();
    let mut journey = open(&place);
    journey
        .must_show("0 / 0")
        .must_show("rasoat import portal PATH");
    journey.press("m");
    journey.must_show("no procedure is under the cursor");
    journey.press("Enter Space * s u /");
    journey.must_show("0 / 0");
}

#[test]
fn right_after_an_import_use_and_plans_are_unknown_and_it_says_how_to_bring_them() {
    let place = JourneyCatalogue::in_git();
    for folder in ["statistics", "plans"] {
        std::fs::remove_dir_all(place.root().join(folder)).unwrap();
    }
    let mut journey = open(&place);
    journey
        .must_show("use is unknown, which is not zero")
        .must_show("rasoat import statistics FILE.csv")
        .must_show("rasoat import plans FILE.csv")
        .must_show("--template");
    journey.press("x");
    assert!(!journey.shows("rasoat import statistics"));
}

#[test]
fn a_broken_file_hides_no_other_and_can_be_looked_at() {
    let place = JourneyCatalogue::in_git();
    place.write(
        "procedures/G15/1.000002.yaml",
        "code: \"1.000002\"\nname: [\n",
    );
    let mut journey = open(&place);
    journey
        .must_show("4 / 4")
        .must_show("1 file cannot be read")
        .must_show("rasoat check");
    journey.press("d");
    journey.must_show("procedures/G15/1.000002.yaml:");
    journey.press("Esc");
    place.git(&["checkout", "-q", "."]);
    journey.press("r");
    journey.must_show("5 / 5");
    assert!(!journey.shows("cannot be read"));
}

#[test]
fn a_detached_head_and_a_merge_under_way_are_said() {
    let place = JourneyCatalogue::in_git();
    place.git(&["checkout", "-q", "--detach"]);
    let mut journey = open(&place);
    journey.must_show("detached HEAD@");
}

#[test]
fn a_folder_that_is_no_catalogue_any_more_is_told_and_can_be_tried_again() {
    let place = JourneyCatalogue::new();
    let gone = place.root().join("gone");
    let mut journey = Journey::open(launch(&gone, Lang::En), (80, 24));
    journey.must_show("gone");
    journey.press("q");
    assert!(journey.has_ended());
}

#[test]
fn an_old_commit_can_be_looked_at_and_not_written_to() {
    let place = JourneyCatalogue::in_git();
    place.write("agencies.yaml", "agencies: []\n");
    let mut launch = launch(&place.root(), Lang::En);
    launch.revision = Some("HEAD".to_owned());
    let mut journey = Journey::open(launch, (120, 36));
    journey.must_show("looking at HEAD").must_show("Bộ Tư pháp");
    journey.press("m");
    journey.must_show("an old commit is looked at");
}

#[test]
fn without_a_terminal_the_same_facts_are_plain_text() {
    let place = JourneyCatalogue::in_git();
    let mut out = Vec::new();
    plain(launch(&place.root(), Lang::En), &mut out).unwrap();
    let out = String::from_utf8(out).unwrap();
    for text in [
        "Danh mục thử",
        "as of 2026-10-31",
        "window 2023-11-01…2026-10-31",
        "main@",
        "No dossiers",
        "Procedures 5 / 5",
        "1.000001",
        "Đăng ký khai sinh",
    ] {
        assert!(out.contains(text), "no `{text}` in\n{out}");
    }
    assert!(!out.contains('\u{202e}') && !out.contains('\u{1b}'));
}

#[test]
fn how_many_files_cannot_be_read_stands_on_every_screen_and_a_list_without_them_is_asked_for() {
    let place = JourneyCatalogue::in_git();
    place.write("plans/hong.yaml", "id: [\n");
    let mut journey = open(&place);
    journey.must_show("✗ 1 unreadable");
    for (size, sign) in [((60, 20), "✗ 1 unreadable"), ((40, 12), "✗1")] {
        Journey::open(launch(&place.root(), Lang::En), size).must_show(sign);
    }
    // It stays where the notice is hidden, and while something is typed.
    journey.press("x");
    journey.must_show("✗ 1 unreadable");
    journey.press("/ \"khai\"");
    journey.must_show("✗ 1 unreadable");
    journey.press("Esc");
    journey.press("E");
    journey.must_show("1 file cannot be read");
}

#[test]
fn a_query_says_what_it_ignores_and_what_nothing_bears() {
    let place = JourneyCatalogue::in_git();
    let mut journey = open(&place);
    journey.press("/ \"khai 😀\"");
    journey.must_show("ignored, for it asks for nothing: 😀");
    journey.press("Esc / \" agency:G16\" Enter");
    journey.must_show("no agency is called “G16”");
}
