//! What the screen looks like, styles included, at the sizes that people have.

use rasoat::session::Lang;
use rasoat::tui::ThemeName;
use rasoat::tui::app::message::Message;
use rasoat::tui::term::layout::Size;

use super::catalogue::JourneyCatalogue;
use super::{Journey, launch};

/// The screen with what changes from run to run taken out.
fn snapshot(name: &str, journey: &mut Journey, place: &JourneyCatalogue) {
    let head = place.git(&["rev-parse", "--short", "HEAD"]);
    let screen = journey.styled().replace(head.trim(), "3f2c1a9");
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, screen));
}

fn open(place: &JourneyCatalogue, lang: Lang, size: (u16, u16)) -> Journey {
    Journey::open(launch(&place.root(), lang), size)
}

#[test]
fn review_at_three_sizes() {
    let place = JourneyCatalogue::in_git();
    for (name, size) in [
        ("review_120x40", (120, 40)),
        ("review_80x24", (80, 24)),
        ("review_40x12", (40, 12)),
    ] {
        let mut journey = open(&place, Lang::Vi, size);
        snapshot(name, &mut journey, &place);
    }
}

#[test]
fn review_in_english_with_a_query_and_filters() {
    let place = JourneyCatalogue::in_git();
    let mut journey = open(&place, Lang::En, (120, 40));
    journey.press("/ \"dang ky flag:no-plan\" Enter ↓ Space");
    snapshot("query_en_120x40", &mut journey, &place);
}

#[test]
fn laws_and_documents() {
    let place = super::legal::place();
    for (name, lang, size) in [
        ("laws_120x36", Lang::Vi, (120, 36)),
        ("laws_80x24", Lang::Vi, (80, 24)),
        ("laws_en_40x12", Lang::En, (40, 12)),
    ] {
        let mut journey = open(&place, lang, size);
        journey.press("2 ↓");
        snapshot(name, &mut journey, &place);
    }
    let mut journey = open(&place, Lang::En, (120, 36));
    journey.press("2 → / \"to\"");
    snapshot("documents_en_120x36", &mut journey, &place);
}

#[test]
fn the_form_of_a_mark_that_was_refused() {
    let place = JourneyCatalogue::in_git();
    for (name, size) in [("mark_120x40", (120, 40)), ("mark_80x24", (80, 24))] {
        let mut journey = open(&place, Lang::Vi, size);
        journey.press("↓ m Ctrl-S");
        snapshot(name, &mut journey, &place);
    }
}

#[test]
fn the_form_of_a_commit() {
    let place = JourneyCatalogue::in_git();
    let mut journey = open(&place, Lang::Vi, (80, 24));
    journey.press("m Ctrl-S c");
    snapshot("commit_80x24", &mut journey, &place);
}

#[test]
fn one_procedure_on_the_whole_screen() {
    let place = JourneyCatalogue::in_git();
    let mut journey = open(&place, Lang::Vi, (80, 24));
    journey.press("Enter");
    snapshot("detail_80x24", &mut journey, &place);
}

#[test]
fn the_evidence_on_a_procedure() {
    let place = super::evidence::place();
    for (name, lang, size, keys) in [
        ("evidence_80x24", Lang::Vi, (80, 24), "Enter t"),
        ("evidence_en_120x36", Lang::En, (120, 36), "Enter t"),
        ("evidence_pane_120x36", Lang::Vi, (120, 36), "t"),
        ("evidence_en_200x50", Lang::En, (200, 50), "t"),
    ] {
        let mut journey = super::evidence::open(&place, lang, size);
        journey.press(keys);
        snapshot(name, &mut journey, &place);
    }
}

#[test]
fn help_and_palette() {
    let place = JourneyCatalogue::in_git();
    let mut journey = open(&place, Lang::Vi, (80, 24));
    journey.press("F1");
    snapshot("help_80x24", &mut journey, &place);
    journey.press("Esc Ctrl-P \"hoan\"");
    snapshot("palette_80x24", &mut journey, &place);
}

#[test]
fn without_colour_every_meaning_is_still_there() {
    let place = JourneyCatalogue::in_git();
    let mut launch = launch(&place.root(), Lang::Vi);
    launch.theme = ThemeName::Plain;
    let mut journey = Journey::open(launch, (80, 24));
    journey.press("Space");
    let screen = journey.styled();
    let styles = screen.rsplit('\n').take_while(|line| line.contains(": "));
    for line in styles {
        let words = line.split_once(": ").unwrap().1;
        for word in words.split(' ') {
            assert!(
                ["plain", "bold", "dim", "underlined", "reversed"].contains(&word),
                "{line}"
            );
        }
    }
}

#[test]
fn every_line_keeps_its_borders_whatever_stands_in_it() {
    let place = JourneyCatalogue::in_git();
    for lang in [Lang::Vi, Lang::En] {
        for width in 40..160 {
            let mut journey = open(&place, lang, (width, 20));
            for keys in ["End", "Tab", "Tab", "t", "m", "Esc 2", "→"] {
                journey.press(keys);
                let screen = journey.screen();
                for line in screen.lines() {
                    let columns = rasoat::text::width(line);
                    assert!(columns <= usize::from(width), "{width}: {line}");
                    let border = line.starts_with('│') || line.starts_with('╭');
                    assert!(
                        !border || line.ends_with(['│', '╮', '┃']),
                        "{width}: {line}\n{screen}"
                    );
                }
            }
        }
    }
}

#[test]
fn dates_and_git_are_in_sight_at_every_size_and_behind_every_popup() {
    let place = JourneyCatalogue::in_git();
    let mut journey = open(&place, Lang::Vi, (120, 36));
    for keys in ["", "m", "Esc c", "Esc F1", "Esc Ctrl-P", "Esc Enter"] {
        journey.press(keys);
        for (width, height) in [(200, 50), (120, 36), (80, 24), (60, 20), (40, 12), (40, 10)] {
            journey.send(Message::Resize(Size { width, height }));
            let screen = journey.sized(width, height);
            for text in ["2026-10-31", "2023-11-01", "main@", "F1"] {
                assert!(
                    screen.contains(text),
                    "no {text} at {width}×{height}\n{screen}"
                );
            }
        }
    }
    journey.send(Message::Resize(Size {
        width: 39,
        height: 9,
    }));
    let screen = journey.sized(39, 9);
    assert_eq!(screen.trim(), "cần ít nhất 40 × 10 ô");
}
