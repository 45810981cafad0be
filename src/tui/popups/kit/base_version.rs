//! What a form stands on: the files of the procedures that it is for, as they were when it was opened. Where
//! they change under it, the form says how, and the user chooses before anything is written.
//!
//! A form takes part by having a [`BaseVersion`] and naming it in [`Popup::base`]; the rest is the same for all.

use std::sync::Arc;

use super::{NARROW, Popup, Reaction, stack};
use crate::catalogue::Snapshot;
use crate::session::Strings;
use crate::session::edit::concurrent_changes::{BaseFiles, ConcurrentChange, between};
use crate::tui::actions::table::{Act, KeyScope};
use crate::tui::app::state::State;
use crate::tui::popups::sheet::Sheet;
use crate::tui::term::rich::{Line, Tone, paragraph};

/// So many changes are told in a form; the others are counted.
const IN_FORM: usize = 4;
/// So many where the user chooses.
const IN_CHOICE: usize = 40;

/// What a form rests on.
#[derive(Debug)]
pub struct BaseVersion {
    codes: Vec<String>,
    concern: BaseFiles,
    /// The catalogue on which the form was opened, or on which the user last settled.
    then: Option<Arc<Snapshot>>,
    /// The one that was seen last.
    now: Option<Arc<Snapshot>>,
    changes: Vec<ConcurrentChange>,
}

impl BaseVersion {
    /// The files of these procedures, as far as they concern the form, from the moment on at which it is shown.
    pub fn of(codes: &[String], concern: BaseFiles) -> BaseVersion {
        BaseVersion {
            codes: codes.to_vec(),
            concern,
            then: None,
            now: None,
            changes: Vec::new(),
        }
    }

    /// Sees the catalogue as it is now; whether it is another than was seen last.
    pub fn look(&mut self, now: &Arc<Snapshot>) -> bool {
        let then = self.then.get_or_insert_with(|| Arc::clone(now));
        let saw_it = self.now.as_ref().is_some_and(|seen| Arc::ptr_eq(seen, now));
        if saw_it {
            return false;
        }
        self.changes = match Arc::ptr_eq(then, now) {
            true => Vec::new(),
            false => between(then, now, &self.codes, self.concern),
        };
        self.now.replace(Arc::clone(now)).is_some()
    }

    /// The user knows what changed: from now on the form stands on the catalogue as it is.
    pub fn settle(&mut self, now: &Arc<Snapshot>) {
        self.then = Some(Arc::clone(now));
        self.now = Some(Arc::clone(now));
        self.changes.clear();
    }

    /// Whether the files are as they were.
    pub fn is_firm(&self) -> bool {
        self.changes.is_empty()
    }

    /// Whether no procedure of the form can be written to any more.
    fn is_gone(&self) -> bool {
        self.changes.len() == self.codes.len() && self.changes.iter().all(ConcurrentChange::is_gone)
    }

    /// What changed, up to so many lines; nothing where nothing did.
    fn lines(&self, strings: &Strings, most: usize, columns: usize) -> Vec<Line> {
        let told: Vec<(&str, String)> = self
            .changes
            .iter()
            .flat_map(|change| {
                let lines = change.lines(strings).into_iter();
                lines.map(|line| (change.code.as_str(), line))
            })
            .collect();
        let mut lines = Vec::new();
        for (code, text) in told.iter().take(most) {
            let mut lead = Line::of("  ", Tone::Plain);
            if self.codes.len() > 1 {
                lead.push(code, Tone::Accent);
                lead.push(" ", Tone::Plain);
            }
            lines.extend(paragraph(&lead, text, Tone::Plain, columns));
        }
        if told.len() > most {
            let left = [("left", ((told.len() - most) as f64).into())];
            let text = strings.with("meanwhile-more", &left);
            lines.push(Line::of(&format!("  {text}"), Tone::Dim));
        }
        lines
    }
}

/// Says at the head of a form what changed under it.
pub(super) fn tell(sheet: &mut Sheet, base: &BaseVersion, strings: &Strings, columns: usize) {
    if base.is_firm() {
        return;
    }
    let title = strings.get("meanwhile-title");
    sheet.title = format!("{} · {title}", sheet.title);
    let lead = Line::of("! ", Tone::Doubt);
    let mut lines = paragraph(&lead, &strings.get("meanwhile-form"), Tone::Strong, columns);
    lines.extend(base.lines(strings, IN_FORM, columns));
    lines.push(Line::empty());
    sheet.lead(lines);
}

/// What the user can choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum VersionChoice {
    /// What was typed, on top of what is there now.
    Mine,
    /// The form as it would be opened now.
    Theirs,
    /// Back to the form.
    Back,
}

/// The question over a form whose files changed.
#[derive(Debug)]
pub(crate) struct VersionPopup {
    choices: Vec<VersionChoice>,
    chosen: usize,
}

impl VersionPopup {
    /// The question about a form; it begins where nothing is written.
    pub(crate) fn new(form: &dyn Popup) -> VersionPopup {
        let mut choices = vec![
            VersionChoice::Mine,
            VersionChoice::Theirs,
            VersionChoice::Back,
        ];
        let is_gone = form.base().is_some_and(BaseVersion::is_gone);
        choices.retain(|choice| match choice {
            VersionChoice::Mine => !is_gone,
            VersionChoice::Theirs => !is_gone && form.has_theirs(),
            VersionChoice::Back => true,
        });
        VersionPopup {
            chosen: choices.len() - 1,
            choices,
        }
    }

    /// What the choice under the cursor does to the form.
    fn settle(&self, state: &mut State) -> Reaction {
        let choice = self.choices.get(self.chosen);
        let now = state
            .desk
            .as_ref()
            .map(|desk| Arc::clone(&desk.view.snapshot));
        stack::with_below(state, |mut form, state| match (choice, now) {
            (Some(VersionChoice::Theirs), _) => {
                let effects = form.take_theirs(state);
                Reaction::stay(form).and(effects)
            }
            (Some(VersionChoice::Mine), Some(now)) => {
                if let Some(base) = form.base_mut() {
                    base.settle(&now);
                }
                form.keep_mine(state)
            }
            _ => Reaction::stay(form),
        })
    }
}

impl Popup for VersionPopup {
    fn width(&self) -> u16 {
        NARROW
    }

    fn content(&self, state: &State, columns: usize) -> Sheet {
        let strings = &state.strings;
        let mut sheet = Sheet::new(&strings.get("meanwhile-title"));
        let mut bases = state.popups.iter().rev().filter_map(Popup::base);
        let text = strings.get("meanwhile-choose");
        sheet.text(Line::empty(), &text, Tone::Plain, columns);
        if let Some(base) = bases.next() {
            sheet.lines.extend(base.lines(strings, IN_CHOICE, columns));
        }
        sheet.gap();
        for (at, choice) in self.choices.iter().enumerate() {
            let id = match choice {
                VersionChoice::Mine => "meanwhile-mine",
                VersionChoice::Theirs => "meanwhile-theirs",
                VersionChoice::Back => "meanwhile-back",
            };
            let on = at == self.chosen;
            let line = Line::of(if on { "▸ " } else { "  " }, Tone::Accent).with(
                &strings.get(id),
                if on { Tone::Strong } else { Tone::Plain },
            );
            if on {
                sheet.cursor = Some(sheet.lines.len());
                sheet.focus = Some((sheet.lines.len(), sheet.lines.len() + 1));
            }
            sheet.push_item(line.truncated(columns), at);
        }
        sheet.offer(&[Act::Accept, Act::Back], KeyScope::Reading, strings);
        sheet
    }

    fn act(mut self: Box<Self>, state: &mut State, act: Act) -> Reaction {
        let last = self.choices.len() - 1;
        self.chosen = match act {
            Act::Back => return Reaction::close(),
            Act::Accept => return self.settle(state),
            Act::Up => self.chosen.saturating_sub(1),
            Act::Down => (self.chosen + 1).min(last),
            Act::PageUp | Act::First => 0,
            Act::PageDown | Act::Last => last,
            _ => self.chosen,
        };
        Reaction::stay(self)
    }

    fn click(&mut self, item: usize) -> Option<Act> {
        self.chosen = item;
        Some(Act::Accept)
    }

    fn is_about_below(&self) -> bool {
        true
    }

    /// Where the files are as they were again, there is nothing to choose.
    fn stands_over(&self, firm: bool) -> bool {
        !firm
    }
}
