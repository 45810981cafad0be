//! Marks, their forms and their way back.

use super::*;

#[test]
fn a_mark_on_one_procedure_is_recorded_without_a_question() {
    let mut state = shown();
    press(&mut state, "m");
    assert_eq!(state.scope(), KeyScope::Form);
    let effects = press(&mut state, "Ctrl-S");
    let [
        Effect::Ask(
            _,
            Ask::Record(RecordRequest {
                codes,
                intent: Intent::Mark(mark),
                ..
            }),
        ),
    ] = effects.as_slice()
    else {
        panic!("{effects:?}");
    };
    assert_eq!(codes, &["1.000001"]);
    assert_eq!(mark.outcome, Outcome::EligibleFull);
    assert!(state.writing);
    press(&mut state, "Ctrl-S");
    assert!(state.writing, "a second Ctrl-S asks for nothing");
}

#[test]
fn an_arrow_chooses_among_outcomes_and_tab_goes_on() {
    let mut state = shown();
    press(&mut state, "m ↓ ↓ ↓ ↓ ↓ Tab c ũ Tab");
    let effects = press(&mut state, "Ctrl-S");
    let [
        Effect::Ask(
            _,
            Ask::Record(RecordRequest {
                intent: Intent::Mark(mark),
                ..
            }),
        ),
    ] = effects.as_slice()
    else {
        panic!("{effects:?}");
    };
    assert_eq!(mark.outcome, Outcome::NeedData);
    assert_eq!(mark.reason.as_deref(), Some("cũ"));
}

#[test]
fn the_form_shows_what_the_gate_says_and_takes_an_override() {
    let mut state = shown();
    press(&mut state, "↓ m");
    let form = state.popups.top_as::<MarkForm>().unwrap();
    let stopped: Vec<&str> = form
        .gate
        .iter()
        .filter(|entry| entry.stopped > 0)
        .map(|entry| entry.rule)
        .collect();
    assert_eq!(stopped, ["no-dossiers"]);
    press(&mut state, "Tab Space Tab h i ế m Tab Đ 3 1 Tab");
    let effects = press(&mut state, "Ctrl-S");
    let [
        Effect::Ask(
            _,
            Ask::Record(RecordRequest {
                intent: Intent::Mark(mark),
                ..
            }),
        ),
    ] = effects.as_slice()
    else {
        panic!("{effects:?}");
    };
    let [one] = mark.overrides.as_slice() else {
        panic!("{mark:?}");
    };
    assert_eq!(
        (
            one.rule.as_str(),
            one.reason.as_str(),
            one.provision.as_str()
        ),
        ("no-dossiers", "hiếm", "Đ31")
    );
    assert_eq!(one.until.to_string(), "2027-10-31");
}

#[test]
fn an_end_date_that_is_none_is_said_and_nothing_is_asked_for() {
    let mut state = shown();
    press(&mut state, "↓ m Tab Space Tab a Tab b Tab x");
    let effects = press(&mut state, "Ctrl-S");
    assert!(effects.is_empty());
    assert!(!state.writing);
    assert!(sheet(&state).contains("Đến ngày: ngày phải có dạng"));
}

#[test]
fn a_refusal_stays_in_the_form() {
    let mut state = shown();
    press(&mut state, "↓ m Ctrl-S");
    let desk = state.desk.clone().unwrap();
    let refused = vec![RefusalGroup {
        codes: vec!["1.000002".to_owned()],
        reasons: vec!["bị chặn".to_owned()],
    }];
    let recorded = RecordOutcome {
        state: DecisionState::Recommended,
        written: Vec::new(),
        refused,
        failed: Vec::new(),
        told: Vec::new(),
        desk,
    };
    let effects = reply(&mut state, Answer::Record(Ok(Box::new(recorded))));
    assert!(effects.is_empty());
    assert!(!state.writing);
    assert!(is_alone::<MarkForm>(&state));
    let (sheet, area) = placed(state.popups.top().unwrap(), &state);
    let top = sheet.top(area);
    let seen = &sheet.lines[top..(top + usize::from(area.inner().height)).min(sheet.lines.len())];
    assert!(seen.iter().any(|line| line.text().contains("bị chặn")));
}

#[test]
fn a_selection_is_asked_about_once_and_only_what_can_be_written_is() {
    let mut state = shown();
    press(&mut state, "Space Space m");
    let effects = press(&mut state, "Ctrl-S");
    let [Effect::Ask(_, Ask::Preview(codes, intent))] = effects.as_slice() else {
        panic!("{effects:?}");
    };
    assert_eq!(codes, &["1.000001", "1.000002"]);
    let answer = writing::previewed(&state, intent.clone());
    send(&mut state, answer);
    assert!(state.popups.top_as::<Confirm<DecisionConfirm>>().is_some());
    let effects = press(&mut state, "Enter");
    let [Effect::Ask(_, Ask::Record(RecordRequest { codes, .. }))] = effects.as_slice() else {
        panic!("{effects:?}");
    };
    assert_eq!(codes, &["1.000001"]);
}

#[test]
fn a_mark_made_while_the_index_is_built_is_not_lost_with_it() {
    let bare = bare_desk_of(files());
    let mut state = showing(&bare, (120, 36), Lang::Vi);
    let mut marked = files();
    let log = "code: \"1.000001\"\ndecisions:\n  - id: a\n    as_of: 2026-10-31\n    recorded: 2026-10-31T01:00:00Z\n    \
               outcome: need_data\n    state: recommended\n    by: {name: An, email: an@example.org}\n    reason: x\n    \
               evidence: {commit: null, rules_version: \"1\", verdicts: {}, digest: \"sha256:0000000000000000000000000000000000000000000000000000000000000000\"}\n";
    marked.insert("decisions/G15/1.000001.yaml".into(), log.to_owned());
    press(&mut state, "m Ctrl-S");
    let recorded = RecordOutcome {
        state: DecisionState::Recommended,
        written: vec![UndoableEntry {
            code: "1.000001".to_owned(),
            id: "a".to_owned(),
        }],
        refused: Vec::new(),
        failed: Vec::new(),
        told: Vec::new(),
        desk: bare_desk_of(marked),
    };
    let decided = |state: &State| state.desk.as_ref().unwrap().view.proposal(0).is_some();
    reply(&mut state, Answer::Record(Ok(Box::new(recorded))));
    assert!(decided(&state));
    reply(&mut state, Answer::Index(Ok(desk_of(files()))));
    assert!(decided(&state), "the mark is still there");
    assert!(state.desk.as_ref().unwrap().is_indexed());
}

#[test]
fn what_was_marked_can_be_taken_back_batch_by_batch() {
    let mut state = shown();
    let entry = |code: &str| UndoableEntry {
        code: code.to_owned(),
        id: format!("20261031-{code}"),
    };
    for code in ["1.000001", "1.000004"] {
        let recorded = RecordOutcome {
            state: DecisionState::Recommended,
            written: vec![entry(code)],
            refused: Vec::new(),
            failed: Vec::new(),
            told: Vec::new(),
            desk: state.desk.clone().unwrap(),
        };
        state.begin_writing();
        reply(&mut state, Answer::Record(Ok(Box::new(recorded))));
    }
    assert!(said(&state).contains("1.000004"));
    let effects = press(&mut state, "u");
    let [Effect::Ask(_, Ask::Undo(entries, _))] = effects.as_slice() else {
        panic!("{effects:?}");
    };
    assert_eq!(entries, &[entry("1.000004")]);
    assert!(
        press(&mut state, "u").is_empty(),
        "not while one is under way"
    );
    assert!(said(&state).contains("đang ghi"));
    let undone = UndoOutcome {
        undone: vec![entry("1.000004")],
        failed: Vec::new(),
        desk: state.desk.clone().unwrap(),
    };
    reply(&mut state, Answer::Undo(Box::new(undone)));
    let effects = press(&mut state, "u");
    assert!(
        matches!(&effects[..], [Effect::Ask(_, Ask::Undo(entries, _))] if entries == &[entry("1.000001")])
    );
}

/// A procedure that ended counted as clear at the gate, and was then refused.
#[test]
fn what_is_not_in_force_counts_at_no_rule_of_the_gate() {
    let mut files = files();
    let path = std::path::Path::new("procedures/G15/1.000001.yaml");
    files
        .get_mut(path)
        .unwrap()
        .push_str("lifecycle: {to: 2026-01-01}\n");
    let mut state = showing(&desk_of(files), (120, 36), Lang::Vi);
    press(&mut state, "* m");
    let told = sheet(&state);
    assert!(told.contains("1 thủ tục không có hiệu lực"), "{told}");
    let form = state.popups.top_as::<MarkForm>().unwrap();
    let basis = form
        .gate
        .iter()
        .find(|entry| entry.rule == "no-plan")
        .unwrap();
    assert_eq!((basis.flagged, basis.doubtful), (1, 0));
    let title = state.strings.rule_title("no-plan");
    assert!(told.contains(&format!("{title}:  ⚑ 1  ✓ 2\n")), "{told}");
    // One alone: the gate is not open.
    press(&mut state, "Esc * Home m");
    let told = sheet(&state);
    assert!(
        told.contains("thủ tục không có hiệu lực tại ngày xét"),
        "{told}"
    );
    assert!(!told.contains("Cổng kiểm soát: mở"), "{told}");
}

/// A colleague's proposal was written once more, in the name of whoever only looked at it.
#[test]
fn a_form_in_which_nothing_was_changed_writes_nothing_over_what_stands() {
    let mut files = files();
    let log = "code: \"1.000001\"\ndecisions:\n  - id: 01KMCD5XZ0\n    outcome: need_data\n    state: recommended\n    \
               as_of: 2026-10-31\n    recorded: 2026-10-31T08:00:00+07:00\n    by: {name: Lan, email: lan@example.vn}\n    \
               reason: hỏi lại\n    evidence:\n      commit: null\n      rules_version: \"3\"\n      verdicts: {no-dossiers: clear, no-plan: clear, constituent-missing: clear, \
               full-yet-presence: clear, legal-basis-expired: clear, group-inconsistent: not_applicable}\n      \
               digest: sha256:9a3c7fa470425937ce5fb0b10154cb6425de152ffc4a903cf93f2a7a2510f0be\n";
    files.insert("decisions/G15/1.000001.yaml".into(), log.to_owned());
    let mut state = showing(&desk_of(files), (120, 36), Lang::Vi);
    let standing = state
        .desk
        .as_ref()
        .unwrap()
        .view
        .proposal(0)
        .map(|of| of.decision.outcome);
    assert_eq!(standing, Some(Outcome::NeedData));
    press(&mut state, "m");
    assert!(press(&mut state, "Ctrl-S").is_empty());
    assert!(
        sheet(&state).contains("không có gì khác với kết luận đang có"),
        "{}",
        sheet(&state)
    );
    // Something else is written.
    press(&mut state, "↑");
    press(&mut state, "↓ Tab x");
    assert!(!press(&mut state, "Ctrl-S").is_empty(), "{}", sheet(&state));
}

/// Why a rule that blocks nothing cannot be told stood nowhere on the screen.
#[test]
fn what_a_rule_that_blocks_nothing_misses_is_told_in_the_detail() {
    let mut state = shown();
    press(&mut state, "Enter");
    let lines: Vec<String> = state.detail.lines.iter().map(|line| line.text()).collect();
    let text = lines
        .join(" ")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let desk = state.desk.clone().unwrap();
    let assessment = desk.view.assessment(0).unwrap();
    let mut doubts = 0;
    for (at, (rule, finding, _)) in assessment.rules().enumerate() {
        let info = rule.info();
        let is_other = info.blocks == crate::rules::Blocks::No;
        if !is_other || finding.verdict != crate::rules::Verdict::CannotTell {
            continue;
        }
        doubts += 1;
        let title = state.strings.rule_title(info.id);
        let missing = state.strings.fact(&finding.missing[0]);
        let told = format!("{} ? {title} · thiếu: {missing}", at + 1);
        assert!(text.contains(&told), "{told}\n{text}");
    }
    assert!(doubts > 0);
}

/// A procedure was put aside for want of use, with no word that nobody had counted its own dossiers.
#[test]
fn whoever_decides_is_told_what_is_doubted() {
    let mut files = files();
    files.insert(
        "groups/nhom.yaml".into(),
        "id: nhom\nname: Nhóm thử\nmembers: [\"1.000002\", \"1.000003\"]\nsource: thử\n".to_owned(),
    );
    let path = std::path::Path::new("statistics/G15/2023-11-01_2026-10-31.yaml");
    let report = files.get_mut(path).unwrap();
    *report = report.replace("\"1.000002\":", "nhom:");
    let desk = desk_of(files);
    let mark = crate::review::Mark {
        outcome: Outcome::DoNotProvide,
        reason: Some("không có hồ sơ".to_owned()),
        provision: None,
        partial_reason: None,
        overrides: Vec::new(),
        suspension: None,
    };
    let recorder = crate::review::Recorder {
        by: crate::catalogue::model::Person {
            name: "An".to_owned(),
            email: "an@example.org".to_owned(),
        },
        recorded: "2026-10-31T01:00:00Z".parse().unwrap(),
        today: desk.view.today,
        as_of: desk.view.as_of,
        commit: None,
    };
    let told = |code: &str| {
        let codes = [code.to_owned()];
        let intent = Intent::Mark(mark.clone());
        let entries =
            crate::session::decide::marks::preview(&desk.view, &codes, &intent, &recorder);
        let told = &entries[0].1.as_ref().unwrap().told;
        told.iter().map(|fact| fact.id).collect::<Vec<_>>()
    };
    assert_eq!(told("1.000002"), ["fact-report-of-group-alone"]);
    assert!(told("1.000001").is_empty());

    // One procedure is written without a question: the form says it before.
    let mut state = showing(&desk, (120, 50), Lang::Vi);
    press(&mut state, "j m");
    assert_eq!(state.current_code(), Some("1.000002"));
    let form = sheet(&state);
    assert!(
        form.contains("! đáng ngờ: báo cáo của Bộ Tư pháp"),
        "{form}"
    );
    press(&mut state, "Esc k m");
    assert!(!sheet(&state).contains("đáng ngờ"));
}
