//! The tabs of the detail, and the evidence on one of them.

use rasoat::session::Lang;
use rasoat::tui::ThemeName;
use rasoat::tui::app::message::{Message, Mouse, MouseKind};

use super::catalogue::JourneyCatalogue;
use super::{Journey, launch};

/// One procedure with everything that a chart can show: a period outside the window and one over its end, a channel that
/// was not offered, no data, a year that nobody reported, known zeros, an option, a schedule, and what they replaced.
pub fn place() -> JourneyCatalogue {
    let place = JourneyCatalogue::new();
    let report = |name: &str, from: &str, to: &str, counts: &str| {
        place.write(
            &format!("statistics/G01/{name}.nationwide.yaml"),
            &format!(
                "unit: G01\nscope: nationwide\nfrom: {from}\nto: {to}\nbasis: received\nsource: thử\n\
                 retrieved: {to}\ncounts:\n  \"1.000003\": {counts}\n"
            ),
        );
    };
    report(
        "2022-12-15_2023-12-14",
        "2022-12-15",
        "2023-12-14",
        "{online: not_offered, in_person: 1234, post: 10}",
    );
    report(
        "2023-12-15_2024-12-14",
        "2023-12-15",
        "2024-12-14",
        "{online: 800, in_person: 2100, post: 0}",
    );
    report(
        "2026-01-01_2026-06-30",
        "2026-01-01",
        "2026-06-30",
        "{online: no_data, in_person: 400, post: 0}",
    );
    place.write(
        "plans/kh.yaml",
        "type: schedule\nid: kh-2026\nnumber: 9/KH\nsigned: 2026-02-01\nto: 2027-03-31\nprocedures:\n  - code: \"1.000003\"\n",
    );
    place.commit();
    place
}

/// The screen with that procedure alone.
pub fn open(place: &JourneyCatalogue, lang: Lang, size: (u16, u16)) -> Journey {
    let mut launch = launch(&place.root(), lang);
    launch.query = "code:1.000003".to_owned();
    Journey::open(launch, size)
}

#[test]
fn a_letter_turns_the_tabs_and_the_tab_stays_from_procedure_to_procedure() {
    let place = JourneyCatalogue::in_git();
    let mut journey = Journey::open(launch(&place.root(), Lang::En), (120, 36));
    journey
        .press("Enter")
        .must_show("▸Overview")
        .must_show("7 of 7 required");
    journey
        .press("t")
        .must_show("▸Evidence")
        .must_show("window of 36 months");
    journey
        .press("n")
        .must_show("1.000002")
        .must_show("▸Evidence");
    journey
        .press("p t")
        .must_show("▸Documents")
        .must_show("Tờ khai");
    assert!(!journey.shows("window of 36 months"));
    journey
        .press("t")
        .must_show("▸Legal basis")
        .must_show("60/2014/QH13");
    journey
        .press("t")
        .must_show("▸Decisions")
        .must_show("not reviewed");
    journey.press("t").must_show("▸Overview");
    journey.press("T").must_show("▸Decisions");
    journey
        .press("Ctrl-P \"previous tab\" Enter")
        .must_show("▸Legal basis");
}

#[test]
fn a_click_turns_the_tabs_in_a_wide_pane_and_in_a_narrow_one() {
    let place = JourneyCatalogue::in_git();
    for (keys, wanted, shown) in [
        ("Enter", "Evidence", "▸Evidence"),
        ("", "›", "Evidence 2/5"),
        ("", "‹", "Decisions 5/5"),
    ] {
        let mut journey = Journey::open(launch(&place.root(), Lang::En), (120, 36));
        journey.press(keys);
        let screen = journey.screen();
        let (y, line) = screen
            .lines()
            .enumerate()
            .find(|(_, line)| line.contains(wanted))
            .unwrap();
        let x = rasoat::text::width(&line[..line.find(wanted).unwrap()]);
        let mouse = Mouse {
            kind: MouseKind::Press,
            x: u16::try_from(x).unwrap(),
            y: u16::try_from(y).unwrap(),
        };
        journey.send(Message::Mouse(mouse));
        journey.must_show(shown);
    }
}

#[test]
fn where_no_detail_is_in_sight_the_letter_brings_it() {
    let place = JourneyCatalogue::in_git();
    let mut journey = Journey::open(launch(&place.root(), Lang::En), (80, 24));
    journey.press("t").must_show("▸Evidence");
    journey.press("Esc");
    assert!(!journey.shows("▸Evidence"));
}

#[test]
fn what_changes_by_itself_is_told_with_its_day() {
    let place = JourneyCatalogue::in_git();
    let mut journey = Journey::open(launch(&place.root(), Lang::En), (120, 36));
    journey
        .press("Enter t")
        .must_show("2026-11-01  No dossiers: clear → cannot tell")
        .must_show("Statistics missing: clear → flag");
    // A decision that was recorded meanwhile is part of what is foretold.
    journey
        .press("m Ctrl-S")
        .must_show("Decision stale: clear → flag");
}

#[test]
fn without_colour_a_gap_a_zero_and_a_channel_not_offered_still_differ() {
    let place = place();
    let mut launch = launch(&place.root(), Lang::En);
    launch.theme = ThemeName::Plain;
    launch.query = "code:1.000003".to_owned();
    let mut journey = Journey::open(launch, (120, 50));
    journey.press("Enter t");
    for text in [
        "–––",
        "___",
        "░░░",
        "no data, which is not zero",
        "┄┄┄",
        "━━━",
        "≥ 400 ░",
    ] {
        journey.must_show(text);
    }
}
