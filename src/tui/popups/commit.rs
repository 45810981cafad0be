//! What is to be committed: repository, branch, person, files of which each can be left out, whether the last commit is
//! amended, and the message.

use std::path::PathBuf;

use super::kit::form::{Form, ItemAction, Submitted};
use super::kit::page::FormPage;
use super::kit::refusal::FormRefusal;
use super::kit::{Answered, WIDE, stack};
use crate::session::git::commit::PendingFile;
use crate::tui::actions::availability;
use crate::tui::actions::table::{Act, Action, ActionGroup, KeyScope};
use crate::tui::app::answers::{CommitOutcome, CommitReady, WantedCommit};
use crate::tui::app::ask::{Answer, Ask};
use crate::tui::app::message::Effect;
use crate::tui::app::state::State;
use crate::tui::app::update::stand;
use crate::tui::term::field::TextField;
use crate::tui::term::rich::{Line, Tone};
use crate::vcs::{AmendableCommit, ChangeKind, CommitTarget};

/// So many files are laid out at a time; the others are counted.
const LISTED: usize = 200;

/// The form.
#[derive(Debug)]
pub(crate) struct CommitForm {
    /// What was found; nothing yet while it is gathered.
    pub ready: Option<CommitReady>,
    /// For each file, whether it is committed.
    pub taken: Vec<bool>,
    /// The files go into the last commit, in its place.
    pub amend: bool,
    pub message: TextField,
    /// The message is the user's own.
    pub edited: bool,
    /// The item that has the focus.
    pub focus: CommitItem,
    /// Why the commit was refused.
    pub refusal: FormRefusal,
    /// It was to be committed before git had said what there is.
    too_early: bool,
}

/// One item of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CommitItem {
    /// A file that is taken or left out.
    File(usize),
    /// Whether the last commit is amended, where that is possible.
    Amend,
    Message,
    /// Commit.
    Save,
    /// Leave it.
    Cancel,
}

/// The key that opens it.
pub(crate) const ACTION: Action = Action::opening(
    "commit",
    ActionGroup::Review,
    &[
        (KeyScope::Review, "c"),
        (KeyScope::Laws, "c"),
        (KeyScope::Times, "c"),
    ],
    availability::cannot_commit,
    open,
);

/// Opens the form, and asks for what there is to commit.
fn open(state: &mut State) -> Vec<Effect> {
    let ready = vec![state.ask(Ask::CommitReady)];
    stack::open(state, CommitForm::default(), ready)
}

impl Default for CommitForm {
    fn default() -> Self {
        CommitForm {
            ready: None,
            taken: Vec::new(),
            amend: false,
            message: TextField::of_lines(""),
            edited: false,
            focus: CommitItem::Message,
            refusal: FormRefusal::Nothing,
            too_early: false,
        }
    }
}

impl CommitForm {
    /// Takes what was found. All files are taken, the focus is on the message's way out. Found anew, the files left out stay
    /// so, and the user's own words, and amending where it is the same commit; whether a message is to be proposed for that.
    fn fill(&mut self, ready: CommitReady) -> bool {
        let left_out: Vec<_> = self.left_out().collect();
        let amended = self.target().amend;
        let was_writing = self.ready.is_some() && self.focus == CommitItem::Message;
        let pending = ready.standing.pending.iter();
        self.taken = pending.map(|file| !left_out.contains(&file.path)).collect();
        let proposed = TextField::of_lines(ready.message.trim_end());
        self.ready = Some(ready);
        self.amend = amended.is_some() && amended.as_ref() == self.last().map(|last| &last.id);
        if !self.edited && !self.amend {
            self.message = proposed;
        }
        self.focus = match was_writing {
            true => CommitItem::Message,
            false => CommitItem::Save,
        };
        !self.edited && !self.amend && self.taken.contains(&false)
    }

    /// The files that the user does not want.
    fn left_out(&self) -> impl Iterator<Item = PathBuf> {
        let pending = self.ready.iter().flat_map(|ready| &ready.standing.pending);
        let files = pending.zip(&self.taken).filter(|(_, taken)| !**taken);
        files.map(|(file, _)| file.path.clone())
    }

    /// Where the commit goes, as the form shows it.
    pub(crate) fn target(&self) -> CommitTarget {
        let ready = self.ready.as_ref();
        CommitTarget {
            on: ready.and_then(|ready| ready.standing.head.clone()),
            amend: self
                .last()
                .filter(|_| self.amend)
                .map(|last| last.id.clone()),
        }
    }

    fn files(&self) -> usize {
        self.taken.len()
    }

    /// The last commit, where it may be amended.
    fn last(&self) -> Option<&AmendableCommit> {
        self.ready.as_ref()?.amendable.as_ref().ok()
    }

    /// Amends, or no longer; whether a message is to be proposed for that.
    fn toggle_amend(&mut self) -> bool {
        self.amend = !self.amend;
        let old = self.last().map(|last| last.message.trim_end().to_owned());
        match old.filter(|_| self.amend && !self.edited) {
            Some(old) => {
                self.message = TextField::of_lines(&old);
                false
            }
            None => !self.amend,
        }
    }

    /// Takes a file, or leaves it out, with all that belongs together with it.
    fn take(&mut self, file: usize, take: bool) {
        let together = self.ready.as_ref().map(|ready| ready.together.as_slice());
        let together = together.unwrap_or_default();
        let mut open = vec![file];
        while let Some(at) = open.pop() {
            if let Some(taken) = self.taken.get_mut(at).filter(|taken| **taken != take) {
                *taken = take;
                let parts = together.iter().filter(|parts| parts.contains(&at));
                open.extend(parts.flatten());
            }
        }
    }

    /// The files that are to be committed.
    pub(crate) fn chosen(&self) -> Vec<PendingFile> {
        let pending = self.ready.as_ref().map(|ready| &ready.standing.pending);
        let files = pending.into_iter().flatten().zip(&self.taken);
        files
            .filter(|(_, taken)| **taken)
            .map(|(file, _)| file.clone())
            .collect()
    }

    /// The files that are laid out: all, or those around the focus where there are thousands.
    fn window(&self) -> (usize, usize) {
        let files = self.files();
        let focus = match self.focus {
            CommitItem::File(at) => at,
            _ => 0,
        };
        let first = focus.saturating_sub(LISTED / 2);
        (first, (first + LISTED).min(files))
    }

    fn not_shown(&self, page: &mut FormPage<'_, Self>, state: &State, files: usize) {
        if files > 0 {
            let left = [("left", (files as f64).into())];
            let text = state.strings.with("filter-more", &left);
            page.sheet.push(Line::of(&format!("  {text}"), Tone::Dim));
        }
    }

    /// Whether the last commit is amended, or why that cannot be.
    fn amending(&self, page: &mut FormPage<'_, Self>, state: &State, ready: &CommitReady) {
        let strings = &state.strings;
        page.sheet.gap();
        match &ready.amendable {
            Ok(last) => {
                let subject = last.message.lines().next().unwrap_or_default();
                let last = [
                    ("commit", last.short.as_str().into()),
                    ("subject", subject.into()),
                ];
                let text = strings.with("commit-amend", &last);
                page.check(CommitItem::Amend, 0, self.amend, &text);
            }
            Err(why) => {
                let columns = page.columns;
                page.sheet.text(Line::default(), why, Tone::Dim, columns);
            }
        }
    }

    /// Repository, branch and person.
    fn place(&self, page: &mut FormPage<'_, Self>, state: &State, ready: &CommitReady) {
        let strings = &state.strings;
        let columns = page.columns;
        let mut labelled = |id: &str, text: &str, tone: Tone| {
            let mut lead = Line::of(&strings.get(id), Tone::Dim);
            lead.fill_to(16);
            page.sheet.text(lead, text, tone, columns);
        };
        let repository = ready.standing.repository.clone().unwrap_or_default();
        labelled("commit-repository", &repository, Tone::Strong);
        let head = ready.standing.head.as_ref();
        let branch = match head.map(|head| (&head.branch, head.unborn)) {
            Some((Some(branch), true)) => format!("{branch} ({})", strings.get("git-unborn")),
            Some((Some(branch), false)) => branch.clone(),
            _ => format!(
                "{} – {}",
                strings.get("git-detached"),
                strings.get("commit-detached")
            ),
        };
        labelled("commit-branch", &branch, Tone::Strong);
        match &ready.identity {
            Ok(person) => labelled("commit-person", person, Tone::Plain),
            Err(trouble) => {
                labelled("commit-person", &strings.say(&trouble.message), Tone::Error);
                if let Some(hint) = &trouble.hint {
                    labelled("commit-hint", &strings.say(hint), Tone::Plain);
                }
            }
        }
    }
}

impl Form for CommitForm {
    type Item = CommitItem;

    fn items(&self) -> Vec<CommitItem> {
        let mut items: Vec<CommitItem> = (0..self.files()).map(CommitItem::File).collect();
        items.extend(self.last().map(|_| CommitItem::Amend));
        items.extend([CommitItem::Message, CommitItem::Save, CommitItem::Cancel]);
        items
    }

    fn focus(&self) -> CommitItem {
        self.focus
    }

    fn focus_on(&mut self, item: CommitItem) {
        self.focus = item;
    }

    fn group(&self, item: CommitItem) -> usize {
        match item {
            CommitItem::File(_) => 0,
            CommitItem::Amend => 1,
            CommitItem::Message => 2,
            CommitItem::Save => 3,
            CommitItem::Cancel => 4,
        }
    }

    fn first_of_group(&self, item: CommitItem) -> CommitItem {
        match item {
            CommitItem::File(_) => CommitItem::File(0),
            item => item,
        }
    }

    fn field(&mut self, item: CommitItem) -> Option<&mut TextField> {
        (self.ready.is_some() && item == CommitItem::Message).then_some(&mut self.message)
    }

    fn edited(&mut self) {
        self.edited = true;
    }

    fn choose(&mut self, item: CommitItem) -> ItemAction {
        let asks = match item {
            CommitItem::File(at) => {
                let taken = self.taken.get(at).copied().unwrap_or_default();
                self.take(at, !taken);
                // The message of an amended commit is its own.
                !self.amend
            }
            CommitItem::Amend => self.toggle_amend(),
            CommitItem::Message => false,
            CommitItem::Save => return ItemAction::Submit,
            CommitItem::Cancel => return ItemAction::Close,
        };
        match asks {
            true => ItemAction::Ask,
            false => ItemAction::Stay,
        }
    }

    /// The words follow the files until the user has words of their own.
    fn ask(&mut self, state: &mut State) -> Vec<Effect> {
        match self.edited {
            true => Vec::new(),
            false => vec![state.ask(Ask::CommitMessage(self.chosen()))],
        }
    }

    fn lay_out<'a>(&'a self, state: &'a State, columns: usize) -> FormPage<'a, Self> {
        let strings = &state.strings;
        let mut page = FormPage::new(self, state, "commit-title", columns);
        let Some(ready) = &self.ready else {
            page.sheet
                .push(Line::of(&strings.get("commit-gathering"), Tone::Dim));
            if self.too_early {
                let text = strings.get("commit-too-early");
                let lead = Line::of("! ", Tone::Doubt);
                page.sheet.text(lead, &text, Tone::Doubt, columns);
            }
            page.sheet.offer(&[Act::Back], KeyScope::Form, strings);
            return page;
        };
        self.place(&mut page, state, ready);
        let chosen = self.taken.iter().filter(|taken| **taken).count();
        page.sheet.heading(&strings.with(
            "commit-files",
            &[
                ("chosen", (chosen as f64).into()),
                ("files", (self.files() as f64).into()),
            ],
        ));
        let (first, end) = self.window();
        self.not_shown(&mut page, state, first);
        let files = ready.standing.pending.iter().zip(&self.taken).enumerate();
        for (at, (file, taken)) in files.take(end).skip(first) {
            let (sign, id) = match file.change {
                ChangeKind::Added => ("+", "change-added"),
                ChangeKind::Modified | ChangeKind::TypeChanged => ("~", "change-modified"),
                ChangeKind::Deleted => ("-", "change-deleted"),
                ChangeKind::Conflicted => ("!", "change-conflicted"),
            };
            let text = format!("{sign} {}  ({})", file.path.display(), strings.get(id));
            page.check(CommitItem::File(at), 0, *taken, &text);
        }
        self.not_shown(&mut page, state, self.files() - end);
        if !ready.together.is_empty() {
            let text = strings.get("commit-together");
            page.sheet.text(Line::empty(), &text, Tone::Dim, columns);
        }
        self.amending(&mut page, state, ready);
        page.sheet.heading(&strings.get("commit-message"));
        page.text(CommitItem::Message, 2, &self.message);
        page.refusal(&self.refusal);
        page.end("hint-commit-now")
    }

    fn submit(&mut self, state: &mut State) -> Submitted {
        if self.ready.is_none() {
            self.too_early = true;
            return Submitted::Waits(Vec::new());
        }
        Submitted::Waits(vec![state.ask(Ask::Commit(WantedCommit {
            files: self.chosen(),
            message: self.message.text(),
            target: self.target(),
        }))])
    }

    fn width(&self) -> u16 {
        WIDE
    }

    fn answered(&mut self, state: &mut State, answer: Answer) -> Answered {
        match answer {
            Answer::CommitReady(ready) => {
                if let Some(why) = availability::nothing_to_commit(&ready.standing) {
                    let text = state.strings.get(why);
                    state.say(Tone::Doubt, text);
                    return Answered::Close(Vec::new());
                }
                if std::mem::take(&mut self.too_early) {
                    let text = state.strings.get("commit-came");
                    state.say(Tone::Doubt, text);
                }
                Answered::Stay(match self.fill(*ready) {
                    true => vec![state.ask(Ask::CommitMessage(self.chosen()))],
                    false => Vec::new(),
                })
            }
            Answer::CommitMessage(message) => {
                if !self.edited && !self.amend {
                    self.message = TextField::of_lines(message.trim_end());
                }
                Answered::Stay(Vec::new())
            }
            Answer::Commit(CommitOutcome::Made(Err(problem))) => {
                self.refusal = FormRefusal::Problem(problem);
                // What the form shows may be what the commit failed of.
                let mut effects = vec![state.ask(Ask::CommitReady)];
                effects.extend(stand(state));
                Answered::Stay(effects)
            }
            Answer::Commit(CommitOutcome::Made(Ok(_))) => Answered::Done(answer),
            _ => Answered::Pass(answer),
        }
    }
}
