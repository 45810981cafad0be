//! What the forms of a mark and of a step have in common: what would be recorded is asked about, or recorded at once, and
//! what is refused is said in the form.

use super::confirm::DecisionConfirm;
use super::kit::Answered;
use super::kit::confirm::Confirm;
use super::kit::form::Form;
use super::kit::page::FormPage;
use super::kit::refusal::{FormRefusal, reasons};
use crate::catalogue::model::DecisionState;
use crate::session::decide::marks::Intent;
use crate::tui::app::answers::RecordRequest;
use crate::tui::app::ask::{Answer, Ask};
use crate::tui::app::message::Effect;
use crate::tui::app::state::State;
use crate::tui::app::update::files_may_have_changed;
use crate::tui::term::rich::{Line, Tone};

/// One procedure is written without a question, several after one. A withdrawal and a publication are asked about for one as
/// for many: what is taken back stays taken back, and who publishes has to see in which row of which annex.
pub(super) fn ask(state: &mut State, codes: Vec<String>, intent: Intent) -> Vec<Effect> {
    let is_last = [DecisionState::Withdrawn, DecisionState::Published].contains(&intent.state());
    if codes.len() != 1 || is_last {
        return vec![state.ask(Ask::Preview(codes, intent))];
    }
    vec![state.ask(Ask::Record(RecordRequest {
        codes,
        intent,
        rows: Vec::new(),
    }))]
}

/// What is doubted of the evidence on the one procedure that a form is about: it is written without a question. Of several
/// the question says it.
pub(super) fn tell_doubts<F: Form>(page: &mut FormPage<'_, F>, state: &State, codes: &[String]) {
    let (Some(desk), [code]) = (&state.desk, codes) else {
        return;
    };
    let assessment = desk
        .view
        .row(code)
        .and_then(|row| desk.view.assessment(row));
    for doubt in assessment.iter().flat_map(|found| found.doubts()) {
        let lead = Line::of("! ", Tone::Doubt);
        let text = state.strings.fact(&doubt);
        page.sheet.text(lead, &text, Tone::Doubt, page.columns);
    }
}

/// An answer to that, in a form of which the files are, or are not, as they were.
pub(super) fn answered(
    state: &mut State,
    answer: Answer,
    is_firm: bool,
    refuse: impl FnOnce(FormRefusal),
) -> Answered {
    match answer {
        // Files that changed meanwhile are asked about before.
        Answer::Preview(Ok(_)) if !is_firm => {}
        Answer::Preview(Ok(preview)) => {
            let confirm = Confirm::new(DecisionConfirm::new(*preview));
            return Answered::Open(Box::new(confirm));
        }
        Answer::Preview(Err(problem)) | Answer::Record(Err(problem)) => {
            refuse(FormRefusal::of_all(reasons(problem, &state.strings)));
        }
        Answer::Record(Ok(done)) if done.written.is_empty() => {
            if !done.failed.is_empty() {
                files_may_have_changed(state);
            }
            let mut why = done.refused;
            why.extend(done.failed);
            refuse(FormRefusal::Groups(why));
        }
        Answer::Record(_) => return Answered::Done(answer),
        _ => return Answered::Pass(answer),
    }
    Answered::Stay(Vec::new())
}
