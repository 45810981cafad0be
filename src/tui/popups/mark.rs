//! The form of a mark: outcome, the gate's answer for each blocking rule, reason, provision, overrides.

use crate::tui::popups::base_version::BaseVersion;
use jiff::ToSpan;
use jiff::civil::Date;

use crate::catalogue::model::{Outcome, Override, PartialReason, SuspensionNotice};
use crate::review::{GateRule, Mark};
use crate::rules::Verdict;
use crate::session::edit::concurrent_changes::BaseFiles;
use crate::tui::app::answers::RefusalGroup;
use crate::tui::app::catalogue::Catalogue;
use crate::tui::term::field::TextField;

/// The form.
#[derive(Debug)]
pub struct MarkForm {
    /// Codes that the mark is for.
    pub codes: Vec<String>,
    /// Their files, as they were when the form was opened.
    pub ground: BaseVersion,
    /// Outcome.
    pub outcome: Outcome,
    /// Why.
    pub reason: TextField,
    /// Provision.
    pub provision: TextField,
    /// Why it is only partial.
    pub partial: Option<PartialReason>,
    /// Of a service that stops for a time: by which notice.
    pub notice: TextField,
    /// The announced last day.
    pub suspended_until: TextField,
    /// The gate, one entry a blocking rule.
    pub gate: Vec<GateEntry>,
    /// The item that has the focus.
    pub focus: MarkItem,
    /// Why the mark was refused, or cannot be read.
    pub refused: Vec<RefusalGroup>,
    /// What stands in it was typed earlier, in a form that was left without being recorded.
    pub is_draft: bool,
}

/// What the gate says of one rule over all codes, and the override for it.
#[derive(Debug)]
pub struct GateEntry {
    /// Id of the rule.
    pub rule: &'static str,
    /// What it says, where the mark is for one procedure.
    pub answer: Option<GateRule>,
    /// How many procedures it flags.
    pub flagged: usize,
    /// For how many it cannot tell.
    pub doubtful: usize,
    /// How many it stops.
    pub stopped: usize,
    /// An override is recorded.
    pub overridden: bool,
    /// Its reason.
    pub reason: TextField,
    /// Its provision.
    pub provision: TextField,
    /// Its last day.
    pub until: TextField,
}

/// One item of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkItem {
    /// An outcome.
    Outcome(Outcome),
    /// The override of an entry of the gate.
    Override(usize),
    /// Its reason.
    OverrideReason(usize),
    /// Its provision.
    OverrideProvision(usize),
    /// Its last day.
    OverrideUntil(usize),
    /// One of the four reasons for a partial service.
    Partial(PartialReason),
    /// The notice of a suspension.
    Notice,
    /// Its announced end.
    SuspendedUntil,
    /// Reason.
    Reason,
    /// Provision.
    Provision,
    /// Record it.
    Save,
    /// Leave it.
    Cancel,
}

/// What an item asks the program to do.
#[derive(Debug, PartialEq, Eq)]
pub enum ItemAction {
    /// Nothing more.
    Stay,
    /// Close the form.
    Close,
    /// Find out what the mark would do, or record it.
    Submit,
}

impl MarkForm {
    /// The form for these codes, as the decision in force has it where there is one code.
    pub fn new(desk: &Catalogue, codes: Vec<String>) -> MarkForm {
        let gate = gate(desk, &codes);
        let standing = match codes.as_slice() {
            [code] => desk.view.row(code).and_then(|row| desk.view.proposal(row)),
            _ => None,
        };
        let decision = standing.map(|standing| standing.decision);
        let outcome = decision.map_or(Outcome::EligibleFull, |decision| decision.outcome);
        let suspension = decision.and_then(|decision| decision.suspension.as_ref());
        let text = |text: Option<&String>| TextField::new(text.map_or("", String::as_str));
        MarkForm {
            outcome,
            reason: text(decision.and_then(|d| d.reason.as_ref())),
            provision: text(decision.and_then(|d| d.provision.as_ref())),
            partial: decision.and_then(|d| d.partial_reason),
            notice: text(suspension.map(|announced| &announced.notice)),
            suspended_until: TextField::new(
                &suspension.map_or_else(String::new, |announced| announced.until.to_string()),
            ),
            gate,
            focus: MarkItem::Outcome(outcome),
            refused: Vec::new(),
            ground: BaseVersion::of(&codes, BaseFiles::DECISION),
            codes,
            is_draft: false,
        }
    }

    /// Whether everything that can be chosen or typed stands there as in another form.
    pub fn says_as(&self, other: &MarkForm) -> bool {
        let texts = |form: &MarkForm| -> Vec<String> {
            let fields = [
                &form.reason,
                &form.provision,
                &form.notice,
                &form.suspended_until,
            ];
            let of_gate = form.gate.iter().filter(|entry| entry.overridden);
            let of_gate = of_gate.flat_map(|entry| {
                let fields = [&entry.reason, &entry.provision, &entry.until];
                std::iter::once(entry.rule.to_owned()).chain(fields.map(TextField::text))
            });
            fields
                .into_iter()
                .map(TextField::text)
                .chain(of_gate)
                .collect()
        };
        (self.outcome, self.partial) == (other.outcome, other.partial)
            && texts(self) == texts(other)
    }

    /// Takes over what was typed in an earlier form for the same procedures; what the gate says is asked anew.
    pub fn take_over(&mut self, draft: MarkForm) {
        self.outcome = draft.outcome;
        self.reason = draft.reason;
        self.provision = draft.provision;
        self.partial = draft.partial;
        self.notice = draft.notice;
        self.suspended_until = draft.suspended_until;
        self.ground = draft.ground;
        self.keep_overrides(draft.gate);
        self.focus = MarkItem::Outcome(self.outcome);
        self.is_draft = true;
    }

    /// Asks the gate of a catalogue that was read since; what was typed stays.
    pub fn ask_gate_anew(&mut self, desk: &Catalogue) {
        let now = gate(desk, &self.codes);
        // Of procedures that cannot be read nothing is known that is newer.
        if now.is_empty() {
            return;
        }
        let before = std::mem::replace(&mut self.gate, now);
        self.keep_overrides(before);
        if !self.items().contains(&self.focus) {
            self.focus = MarkItem::Outcome(self.outcome);
        }
    }

    fn keep_overrides(&mut self, before: Vec<GateEntry>) {
        for old in before {
            if let Some(entry) = self.gate.iter_mut().find(|entry| entry.rule == old.rule) {
                entry.overridden = old.overridden;
                entry.reason = old.reason;
                entry.provision = old.provision;
                entry.until = old.until;
            }
        }
    }

    /// Takes in why the mark was refused. The focus goes to the button, above which the reasons stand.
    pub fn refuse(&mut self, refused: Vec<RefusalGroup>) {
        self.refused = refused;
        self.focus = MarkItem::Save;
    }

    /// The items that can have the focus, in their order.
    pub fn items(&self) -> Vec<MarkItem> {
        let mut items: Vec<MarkItem> = Outcome::ALL.map(MarkItem::Outcome).into();
        match self.outcome {
            Outcome::EligibleFull => {
                for (at, entry) in self.gate.iter().enumerate() {
                    if entry.stopped == 0 {
                        continue;
                    }
                    items.push(MarkItem::Override(at));
                    if entry.overridden {
                        items.extend([
                            MarkItem::OverrideReason(at),
                            MarkItem::OverrideProvision(at),
                            MarkItem::OverrideUntil(at),
                        ]);
                    }
                }
            }
            Outcome::Partial => items.extend(PartialReason::ALL.map(MarkItem::Partial)),
            Outcome::SuspendAndUpgrade => {
                items.extend([MarkItem::Notice, MarkItem::SuspendedUntil])
            }
            Outcome::DoNotProvide | Outcome::AbolishOrMerge | Outcome::NeedData => {}
        }
        items.extend([
            MarkItem::Reason,
            MarkItem::Provision,
            MarkItem::Save,
            MarkItem::Cancel,
        ]);
        items
    }

    /// The position of the focus among the items.
    pub fn focus_at(&self) -> usize {
        self.items()
            .iter()
            .position(|item| *item == self.focus)
            .unwrap_or(0)
    }

    /// The field that has the focus.
    pub fn field(&mut self) -> Option<&mut TextField> {
        match self.focus {
            MarkItem::Reason => Some(&mut self.reason),
            MarkItem::Provision => Some(&mut self.provision),
            MarkItem::Notice => Some(&mut self.notice),
            MarkItem::SuspendedUntil => Some(&mut self.suspended_until),
            MarkItem::OverrideReason(at) => self.gate.get_mut(at).map(|entry| &mut entry.reason),
            MarkItem::OverrideProvision(at) => {
                self.gate.get_mut(at).map(|entry| &mut entry.provision)
            }
            MarkItem::OverrideUntil(at) => self.gate.get_mut(at).map(|entry| &mut entry.until),
            _ => None,
        }
    }

    /// Moves the focus as an arrow does: among choices of which one holds, the choice goes along and does not leave them;
    /// elsewhere to the next item.
    pub fn arrow(&mut self, forwards: bool) {
        let before = self.focus;
        self.step(forwards);
        if !matches!(before, MarkItem::Outcome(_) | MarkItem::Partial(_)) {
            self.on_chosen();
        } else if group(before) == group(self.focus) {
            self.choose();
        } else {
            self.focus = before;
        }
    }

    /// Moves the focus by one item, round about.
    pub fn step(&mut self, forwards: bool) {
        let items = self.items();
        let at = self.focus_at();
        let next = if forwards {
            (at + 1) % items.len()
        } else {
            (at + items.len() - 1) % items.len()
        };
        self.focus = items[next];
    }

    /// Moves the focus to the next group of choices, or field.
    pub fn next_group(&mut self, forwards: bool) {
        let group = group(self.focus);
        for _ in 0..self.items().len() {
            self.step(forwards);
            if self::group(self.focus) != group {
                break;
            }
        }
        self.on_chosen();
    }

    /// Of choices of which one holds, that one has the focus.
    fn on_chosen(&mut self) {
        match self.focus {
            MarkItem::Outcome(_) => self.focus = MarkItem::Outcome(self.outcome),
            MarkItem::Partial(first) => {
                self.focus = MarkItem::Partial(self.partial.unwrap_or(first))
            }
            _ => {}
        }
    }

    /// Gives the focus to an item of the list, as a click does, and does what it means.
    pub fn click(&mut self, item: usize) -> ItemAction {
        let Some(item) = self.items().get(item).copied() else {
            return ItemAction::Stay;
        };
        self.focus = item;
        match self.field() {
            Some(_) => ItemAction::Stay,
            None => self.choose(),
        }
    }

    /// Does what the item with the focus means.
    pub fn choose(&mut self) -> ItemAction {
        match self.focus {
            MarkItem::Outcome(outcome) => {
                self.outcome = outcome;
                self.refused.clear();
            }
            MarkItem::Partial(reason) => self.partial = Some(reason),
            MarkItem::Override(at) => {
                if let Some(entry) = self.gate.get_mut(at) {
                    entry.overridden = !entry.overridden;
                }
            }
            MarkItem::Save => return ItemAction::Submit,
            MarkItem::Cancel => return ItemAction::Close,
            _ => self.next_group(true),
        }
        ItemAction::Stay
    }

    /// The mark as the form has it; else the item of which the date is none.
    ///
    /// # Errors
    /// The last day of an override or of a suspension is no date; the focus belongs there.
    pub fn mark(&self) -> Result<Mark, MarkItem> {
        let text = |field: &TextField| Some(field.text()).filter(|text| !text.trim().is_empty());
        let mut overrides = Vec::new();
        let full = self.outcome == Outcome::EligibleFull;
        for (at, entry) in self.gate.iter().enumerate() {
            if !(full && entry.overridden && entry.stopped > 0) {
                continue;
            }
            overrides.push(Override {
                rule: entry.rule.to_owned(),
                reason: entry.reason.text().trim().to_owned(),
                provision: entry.provision.text().trim().to_owned(),
                until: entry
                    .until
                    .text()
                    .trim()
                    .parse::<Date>()
                    .map_err(|_| MarkItem::OverrideUntil(at))?,
            });
        }
        let suspension = match self.outcome {
            Outcome::SuspendAndUpgrade => Some(SuspensionNotice {
                notice: self.notice.text().trim().to_owned(),
                until: self
                    .suspended_until
                    .text()
                    .trim()
                    .parse::<Date>()
                    .map_err(|_| MarkItem::SuspendedUntil)?,
            }),
            _ => None,
        };
        Ok(Mark {
            suspension,
            outcome: self.outcome,
            reason: text(&self.reason),
            provision: text(&self.provision),
            partial_reason: self.partial.filter(|_| self.outcome == Outcome::Partial),
            overrides,
        })
    }
}

/// Items that Tab passes over together.
fn group(item: MarkItem) -> (u8, usize) {
    match item {
        MarkItem::Outcome(_) => (0, 0),
        MarkItem::Override(at) => (1, at),
        MarkItem::OverrideReason(at) => (2, at),
        MarkItem::OverrideProvision(at) => (3, at),
        MarkItem::OverrideUntil(at) => (4, at),
        MarkItem::Partial(_) => (5, 0),
        MarkItem::Notice => (6, 0),
        MarkItem::SuspendedUntil => (7, 0),
        MarkItem::Reason => (8, 0),
        MarkItem::Provision => (9, 0),
        MarkItem::Save => (10, 0),
        MarkItem::Cancel => (11, 0),
    }
}

/// What every blocking rule says over these codes.
fn gate(desk: &Catalogue, codes: &[String]) -> Vec<GateEntry> {
    // An override ends; a year is offered, and can be changed.
    let until = desk.bench().days.own.max(desk.view.as_of);
    let until = until.saturating_add(1.year()).to_string();
    let mut entries: Vec<GateEntry> = Vec::new();
    let bench = desk.bench();
    for code in codes {
        for answer in desk
            .gate(&bench, code)
            .map_or(Vec::new(), |gate| gate.rules)
        {
            let at = entries.iter().position(|entry| entry.rule == answer.rule);
            let at = at.unwrap_or_else(|| {
                entries.push(GateEntry::new(answer.rule, &until));
                entries.len() - 1
            });
            let entry = &mut entries[at];
            entry.flagged += usize::from(answer.verdict == Verdict::Flag);
            entry.doubtful += usize::from(answer.verdict == Verdict::CannotTell);
            entry.stopped += usize::from(answer.blocks);
            entry.answer = (codes.len() == 1).then_some(answer);
        }
    }
    entries
}

impl GateEntry {
    fn new(rule: &'static str, until: &str) -> GateEntry {
        GateEntry {
            rule,
            answer: None,
            flagged: 0,
            doubtful: 0,
            stopped: 0,
            overridden: false,
            reason: TextField::default(),
            provision: TextField::default(),
            until: TextField::new(until),
        }
    }
}
