//! What is to be committed: repository, branch, person, files of which each can be left out, whether the last commit is
//! amended, and the message.

use std::path::PathBuf;

use super::form::Form;
use super::sheet::Sheet;
use crate::session::git::commit::PendingFile;
use crate::tui::actions::table::{Act, KeyScope};
use crate::tui::app::answers::CommitReady;
use crate::tui::app::message::Problem;
use crate::tui::app::state::State;
use crate::tui::popups::mark::ItemAction;
use crate::tui::term::field::TextField;
use crate::tui::term::rich::{Line, Tone};
use crate::vcs::{AmendableCommit, ChangeKind, CommitTarget};

/// So many files are laid out at a time; the others are counted.
const LISTED: usize = 200;

/// The form.
#[derive(Debug)]
pub struct CommitForm {
    /// What was found; nothing yet while it is gathered.
    pub ready: Option<CommitReady>,
    /// For each file, whether it is committed.
    pub taken: Vec<bool>,
    /// The files go into the last commit, in its place.
    pub amend: bool,
    /// The message.
    pub message: TextField,
    /// The message is the user's own.
    pub edited: bool,
    /// The item that has the focus: files, then whether to amend (where that is possible), the message, the buttons.
    pub focus: usize,
    /// Why the commit was refused.
    pub refused: Option<Problem>,
}

impl Default for CommitForm {
    fn default() -> Self {
        CommitForm {
            ready: None,
            taken: Vec::new(),
            amend: false,
            message: TextField::of_lines(""),
            edited: false,
            focus: 0,
            refused: None,
        }
    }
}

impl CommitForm {
    /// Takes what was found. All files are taken, the focus is on the message's way out. Found anew, the files left out stay
    /// so, and the user's own words, and amending where it is the same commit; whether a message is to be proposed for that.
    pub fn fill(&mut self, ready: CommitReady) -> bool {
        let left_out: Vec<_> = self.left_out().collect();
        let amended = self.target().amend;
        let was_writing = self.field().is_some();
        let pending = ready.standing.pending.iter();
        self.taken = pending.map(|file| !left_out.contains(&file.path)).collect();
        let proposed = TextField::of_lines(ready.message.trim_end());
        self.ready = Some(ready);
        self.amend = amended.is_some() && amended.as_ref() == self.last().map(|last| &last.id);
        if !self.edited && !self.amend {
            self.message = proposed;
        }
        self.focus = match was_writing {
            true => self.message_at(),
            false => self.save_at(),
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
    pub fn target(&self) -> CommitTarget {
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

    fn amend_at(&self) -> Option<usize> {
        self.last().map(|_| self.files())
    }

    fn message_at(&self) -> usize {
        self.files() + usize::from(self.last().is_some())
    }

    fn save_at(&self) -> usize {
        self.message_at() + 1
    }

    fn cancel_at(&self) -> usize {
        self.message_at() + 2
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
    pub fn chosen(&self) -> Vec<PendingFile> {
        let pending = self.ready.as_ref().map(|ready| &ready.standing.pending);
        let files = pending.into_iter().flatten().zip(&self.taken);
        files
            .filter(|(_, taken)| **taken)
            .map(|(file, _)| file.clone())
            .collect()
    }

    /// The field that has the focus.
    pub fn field(&mut self) -> Option<&mut TextField> {
        (self.ready.is_some() && self.focus == self.message_at()).then_some(&mut self.message)
    }

    /// Moves the focus by one item, round about.
    pub fn step(&mut self, forwards: bool) {
        let items = self.cancel_at() + 1;
        self.focus = if forwards {
            (self.focus + 1) % items
        } else {
            (self.focus + items - 1) % items
        };
    }

    /// Moves the focus from the files to the message, to the buttons.
    pub fn next_group(&mut self, forwards: bool) {
        let at_files = self.focus < self.files();
        self.focus = match (forwards, at_files) {
            (true, true) => self.files(),
            (false, true) => self.cancel_at(),
            (true, false) if self.focus >= self.cancel_at() => 0,
            (true, false) => self.focus + 1,
            (false, false) if self.focus == self.files() && self.files() > 0 => 0,
            (false, false) => self.focus.saturating_sub(1),
        };
    }

    /// Gives the focus to an item, as a click does, and does what it means.
    pub fn click(&mut self, item: usize) -> (ItemAction, bool) {
        self.focus = item.min(self.cancel_at());
        if self.focus == self.message_at() {
            return (ItemAction::Stay, false);
        }
        self.choose()
    }

    /// Does what the item with the focus means; whether the choice of files changed.
    pub fn choose(&mut self) -> (ItemAction, bool) {
        if let Some(taken) = self.taken.get(self.focus) {
            self.take(self.focus, !taken);
            // The message of an amended commit is its own.
            return (ItemAction::Stay, !self.amend);
        }
        if self.amend_at() == Some(self.focus) {
            return (ItemAction::Stay, self.toggle_amend());
        }
        if self.focus == self.save_at() {
            (ItemAction::Submit, false)
        } else if self.focus == self.cancel_at() {
            (ItemAction::Close, false)
        } else {
            (ItemAction::Stay, false)
        }
    }

    pub(super) fn sheet(&self, state: &State, columns: usize) -> Sheet {
        let strings = &state.strings;
        let mut form = Form::new(&strings.get("commit-title"), columns, self.focus);
        let Some(ready) = &self.ready else {
            form.sheet
                .push(Line::of(&strings.get("commit-gathering"), Tone::Dim));
            form.sheet.offer(&[Act::Back], KeyScope::Form, strings);
            return form.sheet;
        };
        self.place(&mut form, state, ready);
        let chosen = self.taken.iter().filter(|taken| **taken).count();
        form.sheet.heading(&strings.with(
            "commit-files",
            &[
                ("chosen", (chosen as f64).into()),
                ("files", (self.files() as f64).into()),
            ],
        ));
        let (first, end) = self.window();
        self.not_shown(&mut form, state, first);
        let files = ready.standing.pending.iter().zip(&self.taken).enumerate();
        for (at, (file, taken)) in files.take(end).skip(first) {
            let (sign, id) = match file.change {
                ChangeKind::Added => ("+", "change-added"),
                ChangeKind::Modified | ChangeKind::TypeChanged => ("~", "change-modified"),
                ChangeKind::Deleted => ("-", "change-deleted"),
                ChangeKind::Conflicted => ("!", "change-conflicted"),
            };
            let text = format!("{sign} {}  ({})", file.path.display(), strings.get(id));
            form.check(at, 0, *taken, &text);
        }
        self.not_shown(&mut form, state, self.files() - end);
        if !ready.together.is_empty() {
            let text = strings.get("commit-together");
            form.sheet.text(Line::empty(), &text, Tone::Dim, columns);
        }
        self.amending(&mut form, state, ready);
        form.sheet.heading(&strings.get("commit-message"));
        form.text(self.message_at(), 2, &self.message);
        if let Some(refused) = &self.refused {
            form.sheet.gap();
            form.sheet.text(
                Line::of("✗ ", Tone::Error),
                &refused.message,
                Tone::Error,
                columns,
            );
            if let Some(hint) = &refused.hint {
                form.sheet
                    .text(Line::of("  → ", Tone::Accent), hint, Tone::Plain, columns);
            }
        }
        form.buttons(&[
            (self.save_at(), strings.get("hint-commit-now")),
            (self.cancel_at(), strings.get("hint-cancel")),
        ]);
        form.sheet.offer(
            &[Act::NextField, Act::Choose, Act::Save, Act::Back],
            KeyScope::Form,
            strings,
        );
        form.sheet
    }

    /// The files that are laid out: all, or those around the focus where there are thousands.
    fn window(&self) -> (usize, usize) {
        let files = self.files();
        let focus = if self.focus < files { self.focus } else { 0 };
        let first = focus.saturating_sub(LISTED / 2);
        (first, (first + LISTED).min(files))
    }

    fn not_shown(&self, form: &mut Form, state: &State, files: usize) {
        if files > 0 {
            let left = [("left", (files as f64).into())];
            let text = state.strings.with("filter-more", &left);
            form.sheet.push(Line::of(&format!("  {text}"), Tone::Dim));
        }
    }

    /// Whether the last commit is amended, or why that cannot be.
    fn amending(&self, form: &mut Form, state: &State, ready: &CommitReady) {
        let strings = &state.strings;
        form.sheet.gap();
        match (&ready.amendable, self.amend_at()) {
            (Ok(last), Some(at)) => {
                let subject = last.message.lines().next().unwrap_or_default();
                let last = [
                    ("commit", last.short.as_str().into()),
                    ("subject", subject.into()),
                ];
                form.check(at, 0, self.amend, &strings.with("commit-amend", &last));
            }
            (Err(why), _) => {
                form.sheet
                    .text(Line::default(), why, Tone::Dim, form.columns);
            }
            (Ok(_), None) => {}
        }
    }

    /// Repository, branch and person.
    fn place(&self, form: &mut Form, state: &State, ready: &CommitReady) {
        let strings = &state.strings;
        let columns = form.columns;
        let mut labelled = |id: &str, text: &str, tone: Tone| {
            let mut lead = Line::of(&strings.get(id), Tone::Dim);
            lead.fill_to(16);
            form.sheet.text(lead, text, tone, columns);
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
                labelled("commit-person", &trouble.message, Tone::Error);
                if let Some(hint) = &trouble.hint {
                    labelled("commit-hint", hint, Tone::Plain);
                }
            }
        }
    }
}
