//! What the screen tells: titles, headings, results, what is left out.

use super::*;
use crate::session::user::saved_views::{QUEUE, SavedViews};
use crate::tui::app::answers::ExportOutcome;
use crate::tui::app::state::ExactRows;
use crate::tui::popups::export::ExportForm;
use crate::tui::tabs::review::caption;
use crate::tui::tabs::review::table::headings;

/// With the order of flags the heading lost the numbers of the rules.
#[test]
fn an_arrow_takes_no_number_of_a_rule() {
    let mut state = shown();
    while state.table.order != crate::search::Sort::Flags {
        press(&mut state, "s");
    }
    for width in [57, 78, 118] {
        let heading = headings(&state, width).text();
        assert!(heading.contains("125678↓"), "{width}: {heading}");
    }
    press(&mut state, "S");
    assert!(headings(&state, 78).text().contains("125678↑"));
}

/// `+⚑` and the decision went from the table just where terminals are widest in use.
#[test]
fn other_flags_and_the_decision_have_a_column_from_eighty_columns_on() {
    for width in 80..240 {
        let state = showing(&desk_of(files()), (width, 36), Lang::Vi);
        let inner = usize::from(state.layout.table.inner().width);
        let heading = headings(&state, inner).text();
        assert!(heading.contains("+⚑"), "{width}: {heading}");
        assert!(heading.contains("Kết luận"), "{width}: {heading}");
        let name = crate::tui::tabs::review::table::ReviewColumns::fitting(inner).name;
        assert!(name >= 18, "{width}: {name}");
    }
}

/// What was left out of a list for signing ended behind the edge of the screen.
#[test]
fn the_result_of_an_export_is_read_whole() {
    let mut state = shown();
    press(&mut state, "E");
    let left = "97 chưa rà soát, 13 đề xuất đủ điều kiện, chờ duyệt, 4 phải xác nhận lại, 16 có kết luận khác, 9 không có hiệu lực";
    let outcome = ExportOutcome {
        rows: 22,
        path: "/kho/danh-muc-du-dieu-kien-2026-10-31.xlsx".into(),
        left_out: Some(left.to_owned()),
        missed: Vec::new(),
    };
    press(&mut state, "Ctrl-S");
    reply(&mut state, Answer::Export(Ok(outcome)));
    assert!(is_alone::<ReadingPopup>(&state));
    let told = sheet(&state)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    assert!(
        told.contains(left) && told.contains("2026-10-31.xlsx"),
        "{told}"
    );
    // What fits is no popup.
    press(&mut state, "Esc E Ctrl-S");
    let outcome = ExportOutcome {
        rows: 4,
        path: "a.csv".into(),
        left_out: None,
        missed: Vec::new(),
    };
    reply(&mut state, Answer::Export(Ok(outcome)));
    assert!(state.popups.is_empty(), "{}", sheet(&state));
}

/// `*` read every row's file again before the screen could draw.
#[test]
fn what_is_no_guess_is_looked_up_by_a_worker_before_all_rows_are_taken() {
    let mut state = shown();
    press(&mut state, "/ d a n g Space k y");
    assert_eq!(state.typed, ExactRows::Unasked, "asked while one types");
    press(&mut state, "Enter");
    assert_eq!(state.typed, ExactRows::Known(Vec::new()));
    let first = state.found.rows[0];
    reply(&mut state, Answer::AsTyped(vec![first]));
    press(&mut state, "*");
    assert_eq!(state.table.selected, [first].into());
}

/// Without accents the table had rows, and the file none; nobody said why.
#[test]
fn an_export_says_how_many_guesses_it_leaves_out_and_that_nothing_is_left() {
    let mut state = shown();
    press(&mut state, "/ d a n g Space k y Enter E");
    let shown = state.found.rows.len();
    assert!(shown > 0 && state.found_as_typed().is_empty());
    let told = sheet(&state);
    assert!(
        told.contains(&format!("bỏ lại {shown} thủ tục chỉ gần đúng")),
        "{told}"
    );
    assert!(
        told.contains(&format!("0 trên {shown} thủ tục đang hiện")),
        "{told}"
    );
    assert!(press(&mut state, "Ctrl-S").is_empty());
    assert!(is_alone::<ExportForm>(&state));
    assert!(
        sheet(&state).contains("không có thủ tục nào để xuất"),
        "{}",
        sheet(&state)
    );
}

/// The number of what is decided in the whole catalogue stood beside views that ask for something else.
#[test]
fn only_the_queue_and_views_of_procedures_say_how_far_their_review_is() {
    let mut state = shown();
    let config = crate::session::Config::default();
    let views = SavedViews::load(&config, &state.strings).list;
    state.found.progress = Some(crate::session::search::queue::ReviewProgress {
        done: 52,
        stale: 4,
        total: 161,
        today: Some(0),
        approved_today: None,
        waiting: Default::default(),
        mine: None,
    });
    for view in views {
        let is_queue = view.built_in == Some(QUEUE);
        state.search.set(&view.query);
        state.applied = Some(view.clone());
        let told = caption::progress(&state).text();
        assert!(told.contains(&view.name), "{told}");
        assert_eq!(
            told.contains("52 / 161 · xác nhận lại 4"),
            is_queue,
            "{told}"
        );
    }
}

#[test]
fn a_letter_that_means_nothing_is_answered() {
    let mut state = shown();
    press(&mut state, "3");
    assert_eq!(
        said(&state),
        "phím 3 không làm gì ở đây; F1 liệt kê các phím"
    );
    press(&mut state, "Backspace");
    assert_eq!(said(&state), "");
}

/// A page kept the number of its line, not its text, when the window became narrower.
#[test]
fn a_page_that_is_read_keeps_its_place_in_another_size() {
    let mut state = shown();
    press(&mut state, "F12 Enter PgDn PgDn");
    let first = |state: &State| {
        let (sheet, area) = placed(state.popups.top().unwrap(), state);
        let lines = sheet.lines.iter().skip(sheet.top(area));
        let text: Vec<String> = lines.take(4).map(|line| line.text()).collect();
        text.join(" ")
            .split_whitespace()
            .take(4)
            .collect::<Vec<_>>()
            .join(" ")
    };
    let before = first(&state);
    for (width, height) in [(60, 20), (120, 36)] {
        let size = crate::tui::term::layout::Size { width, height };
        send(&mut state, Message::Resize(size));
        assert!(before.len() > 8);
        let now = first(&state);
        let word = before.split(' ').next().unwrap();
        assert!(now.contains(word), "{width}: {now} for {before}");
    }
}
