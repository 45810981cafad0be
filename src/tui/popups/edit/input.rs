//! One field of the form: what stood there, what is typed.

use crate::tui::term::field::TextField;

/// A field.
#[derive(Debug)]
pub(super) struct Input {
    /// The path that it is about, or what the form calls it.
    pub key: &'static str,
    /// What stands there, empty where nothing does; none where the procedures differ.
    pub before: Option<String>,
    /// What stands there by now, where it was changed by somebody else after it was typed in here.
    pub theirs: Option<String>,
    pub kind: InputKind,
    /// An empty one is to go, also where it is not known whether anything stands there: the procedures differ.
    pub goes: bool,
}

/// How a field is filled in.
#[derive(Debug)]
pub(super) enum InputKind {
    /// By typing.
    Text(TextField),
    /// By choosing a word, or none.
    Choice(&'static [&'static str], Option<usize>),
}

impl Input {
    pub(super) fn line(key: &'static str, before: Option<String>) -> Input {
        let text = before.clone().unwrap_or_default();
        let field = match text.contains('\n') {
            true => TextField::of_lines(&text),
            false => TextField::new(&text),
        };
        Input::new(key, before, InputKind::Text(field))
    }

    pub(super) fn lines(key: &'static str, before: Option<String>) -> Input {
        let text = before.clone().unwrap_or_default();
        Input::new(key, before, InputKind::Text(TextField::of_lines(&text)))
    }

    pub(super) fn choice(
        key: &'static str,
        options: &'static [&'static str],
        before: Option<String>,
    ) -> Input {
        let at = |text: &String| options.iter().position(|option| option == text);
        let chosen = before.as_ref().and_then(at);
        Input::new(key, before, InputKind::Choice(options, chosen))
    }

    fn new(key: &'static str, before: Option<String>, kind: InputKind) -> Input {
        Input {
            key,
            before,
            theirs: None,
            kind,
            goes: false,
        }
    }

    /// What is filled in.
    pub(super) fn text(&self) -> String {
        match &self.kind {
            InputKind::Text(field) => field.text().trim().to_owned(),
            InputKind::Choice(options, chosen) => {
                let option = chosen.and_then(|at| options.get(at));
                option.map_or(String::new(), |option| (*option).to_owned())
            }
        }
    }

    /// Whether something else is filled in than what stood there.
    pub(super) fn is_touched(&self) -> bool {
        match &self.before {
            Some(before) => self.text() != before.trim(),
            None => self.goes || !self.text().is_empty(),
        }
    }

    /// Whether it can be said of the field that it is to go: an empty one says so itself where the procedures agree.
    pub(super) fn may_go(&self) -> bool {
        self.before.is_none() && self.text().is_empty()
    }

    /// What is filled in, where that is something else; empty: it is to go.
    pub(super) fn wanted(&self) -> Option<String> {
        self.is_touched().then(|| self.text())
    }

    pub(super) fn chosen(&self) -> Option<usize> {
        match &self.kind {
            InputKind::Choice(_, chosen) => *chosen,
            InputKind::Text(_) => None,
        }
    }

    /// Chooses an option; one that was chosen is no longer.
    pub(super) fn choose(&mut self, option: usize) {
        if let InputKind::Choice(_, chosen) = &mut self.kind {
            *chosen = (*chosen != Some(option)).then_some(option);
        }
    }

    /// Takes in what stands there now; what was typed stays.
    pub(super) fn rebase(&mut self, now: &Input) {
        if now.before == self.before {
            return;
        }
        if self.is_touched() {
            self.stand_on(now.before.clone());
            self.theirs = now.before.clone().filter(|_| self.is_touched());
        } else {
            self.refill(now.before.clone());
        }
    }

    /// Keeps what is typed, beside another value that stands there.
    pub(super) fn stand_on(&mut self, now: Option<String>) {
        // Emptied so that it goes, it is still to go where the procedures differ by now.
        self.goes = self.text().is_empty();
        self.before = now;
    }

    /// Puts what stands there into the field.
    pub(super) fn refill(&mut self, now: Option<String>) {
        let text = now.as_deref().unwrap_or_default();
        if self.before != now {
            match &mut self.kind {
                InputKind::Text(field) => field.set(text),
                InputKind::Choice(options, chosen) => {
                    *chosen = options.iter().position(|option| *option == text);
                }
            }
        }
        self.before = now;
        self.goes = false;
    }
}
