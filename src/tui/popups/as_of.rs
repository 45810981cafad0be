//! The day at which the catalogue is read and judged: another one is asked for, and everything is read at it.

use jiff::civil::Date;

use super::kit::form::{Form, ItemAction, Submitted};
use super::kit::page::FormPage;
use super::kit::refusal::FormRefusal;
use super::kit::stack;
use crate::i18n::message;
use crate::session::AsOfChoice;
use crate::session::open::as_of;
use crate::session::open::catalogue::Catalogue;
use crate::text::day::day;
use crate::tui::actions::availability;
use crate::tui::actions::table::{Action, ActionGroup, KeyScope};
use crate::tui::app::message::{Effect, Problem};
use crate::tui::app::state::State;
use crate::tui::app::update::reload;
use crate::tui::term::field::TextField;
use crate::tui::term::rich::{Line, Tone};

/// The key that opens it.
pub(crate) const ACTION: Action = Action::opening(
    "as-of",
    ActionGroup::Catalogue,
    &[
        (KeyScope::Review, "D"),
        (KeyScope::Laws, "D"),
        (KeyScope::Times, "D"),
    ],
    availability::busy,
    open,
);

/// The form.
#[derive(Debug)]
pub(crate) struct AsOfForm {
    chosen: AsOfKind,
    /// The last day that all reports reach, where there is any report.
    reported: Option<Date>,
    day: TextField,
    refusal: FormRefusal,
    focus: AsOfItem,
}

/// Which day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AsOfKind {
    /// The one that the catalogue names.
    Manifest,
    /// The current one.
    Today,
    /// The last one that all statistics reach.
    Reported,
    /// One that is typed.
    Typed,
}

/// One item of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AsOfItem {
    /// Which day.
    Kind(AsOfKind),
    /// The day that is typed.
    Day,
    /// Read the catalogue at it.
    Save,
    /// Leave the form.
    Cancel,
}

const KINDS: [(AsOfKind, &str); 4] = [
    (AsOfKind::Manifest, "as-of-manifest"),
    (AsOfKind::Today, "as-of-today"),
    (AsOfKind::Reported, "as-of-reported-none"),
    (AsOfKind::Typed, "as-of-typed"),
];

/// Opens the form with the day that holds now.
fn open(state: &mut State) -> Vec<Effect> {
    let Some(desk) = &state.desk else {
        return Vec::new();
    };
    let chosen = match state.settings.as_of {
        None => AsOfKind::Manifest,
        Some(AsOfChoice::Today) => AsOfKind::Today,
        Some(AsOfChoice::Reported) => AsOfKind::Reported,
        Some(AsOfChoice::Date(_)) => AsOfKind::Typed,
    };
    let form = AsOfForm {
        chosen,
        reported: reported(desk),
        day: TextField::prefilled(&desk.view.as_of.to_string()),
        refusal: FormRefusal::Nothing,
        focus: AsOfItem::Kind(chosen),
    };
    stack::open(state, form, Vec::new())
}

/// The last day that all reports reach, where there is any report.
fn reported(desk: &Catalogue) -> Option<Date> {
    as_of::reported(desk.snapshot(), desk.view.today)
}

impl AsOfForm {
    /// What is asked for; nothing where what is typed is no day.
    fn choice(&self) -> Option<Option<AsOfChoice>> {
        Some(match self.chosen {
            AsOfKind::Manifest => None,
            AsOfKind::Today => Some(AsOfChoice::Today),
            AsOfKind::Reported => Some(AsOfChoice::Reported),
            AsOfKind::Typed => Some(AsOfChoice::Date(day(&self.day.text())?)),
        })
    }
}

impl Form for AsOfForm {
    type Item = AsOfItem;

    fn items(&self) -> Vec<AsOfItem> {
        let mut items: Vec<AsOfItem> = KINDS.map(|(kind, _)| AsOfItem::Kind(kind)).into();
        if self.chosen == AsOfKind::Typed {
            items.push(AsOfItem::Day);
        }
        items.extend([AsOfItem::Save, AsOfItem::Cancel]);
        items
    }

    fn focus(&self) -> AsOfItem {
        self.focus
    }

    fn focus_on(&mut self, item: AsOfItem) {
        self.focus = item;
    }

    fn group(&self, item: AsOfItem) -> usize {
        match item {
            AsOfItem::Kind(_) => 0,
            AsOfItem::Day => 1,
            AsOfItem::Save => 2,
            AsOfItem::Cancel => 3,
        }
    }

    fn first_of_group(&self, item: AsOfItem) -> AsOfItem {
        match item {
            AsOfItem::Kind(_) => AsOfItem::Kind(self.chosen),
            item => item,
        }
    }

    fn arrow_chooses(&self, item: AsOfItem) -> bool {
        matches!(item, AsOfItem::Kind(_))
    }

    fn field(&mut self, item: AsOfItem) -> Option<&mut TextField> {
        (item == AsOfItem::Day).then_some(&mut self.day)
    }

    fn choose(&mut self, item: AsOfItem) -> ItemAction {
        match item {
            AsOfItem::Kind(kind) => {
                self.chosen = kind;
                self.refusal = FormRefusal::Nothing;
            }
            AsOfItem::Day | AsOfItem::Save => return ItemAction::Submit,
            AsOfItem::Cancel => return ItemAction::Close,
        }
        ItemAction::Stay
    }

    fn lay_out<'a>(&'a self, state: &'a State, columns: usize) -> FormPage<'a, Self> {
        let strings = &state.strings;
        let mut page = FormPage::new(self, state, "action-as-of", columns);
        let lead = Line::of("  ", Tone::Plain);
        let how = strings.get("as-of-how");
        page.sheet.text(lead, &how, Tone::Dim, columns);
        page.sheet.gap();
        for (kind, text) in KINDS {
            let on = kind == self.chosen;
            let text = match (kind, self.reported) {
                (AsOfKind::Reported, Some(day)) => {
                    strings.with("as-of-reported-day", &[("date", day.to_string().into())])
                }
                (AsOfKind::Reported, None) => strings.get("as-of-reported-none"),
                _ => strings.get(text),
            };
            page.radio(AsOfItem::Kind(kind), 0, on, &text);
        }
        if self.chosen == AsOfKind::Typed {
            page.field(AsOfItem::Day, 4, &strings.get("as-of-day"), &self.day);
        }
        page.refusal(&self.refusal);
        page.end("hint-as-of")
    }

    fn see(&mut self, desk: &Catalogue) {
        self.reported = reported(desk);
    }

    fn submit(&mut self, state: &mut State) -> Submitted {
        let Some(choice) = self.choice() else {
            self.refusal = FormRefusal::Problem(Problem {
                message: state.strings.get("as-of-no-day").into(),
                hint: None,
            });
            self.focus = AsOfItem::Day;
            return Submitted::Waits(Vec::new());
        };
        if choice == Some(AsOfChoice::Reported) && self.reported.is_none() {
            self.refusal = FormRefusal::Problem(Problem {
                message: message!("as-of-no-report"),
                hint: None,
            });
            self.focus = AsOfItem::Kind(AsOfKind::Reported);
            return Submitted::Waits(Vec::new());
        }
        state.settings.as_of = choice;
        Submitted::Done(reload(state))
    }
}
