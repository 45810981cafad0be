//! One field of the form: what stood there, what is typed.

use crate::tui::field::TextField;

/// A field.
#[derive(Debug)]
pub(super) struct Input {
    /// The path that it is about, or what the form calls it.
    pub key: &'static str,
    /// What stands there, empty where nothing does; none where the procedures differ.
    pub before: Option<String>,
    /// What stands there by now, where it was changed by somebody else after it was typed in here.
    pub theirs: Option<String>,
    pub kind: Kind,
}

/// How a field is filled in.
#[derive(Debug)]
pub(super) enum Kind {
    /// By typing.
    Text(TextField),
    /// By choosing a word, or none.
    Choice(&'static [&'static str], Option<usize>),
}

impl Input {
    pub fn line(key: &'static str, before: Option<String>) -> Input {
        let text = before.clone().unwrap_or_default();
        let field = match text.contains('\n') {
            true => TextField::of_lines(&text),
            false => TextField::new(&text),
        };
        Input::new(key, before, Kind::Text(field))
    }

    pub fn lines(key: &'static str, before: Option<String>) -> Input {
        let text = before.clone().unwrap_or_default();
        Input::new(key, before, Kind::Text(TextField::of_lines(&text)))
    }

    pub fn choice(
        key: &'static str,
        options: &'static [&'static str],
        before: Option<String>,
    ) -> Input {
        let at = |text: &String| options.iter().position(|option| option == text);
        let chosen = before.as_ref().and_then(at);
        Input::new(key, before, Kind::Choice(options, chosen))
    }

    fn new(key: &'static str, before: Option<String>, kind: Kind) -> Input {
        Input {
            key,
            before,
            theirs: None,
            kind,
        }
    }

    /// What is filled in.
    pub fn text(&self) -> String {
        match &self.kind {
            Kind::Text(field) => field.text().trim().to_owned(),
            Kind::Choice(options, chosen) => {
                let option = chosen.and_then(|at| options.get(at));
                option.map_or(String::new(), |option| (*option).to_owned())
            }
        }
    }

    /// Whether something else is filled in than what stood there.
    pub fn is_touched(&self) -> bool {
        self.text() != self.before.as_deref().unwrap_or_default().trim()
    }

    /// What is filled in, where that is something else; empty: it is to go.
    pub fn wanted(&self) -> Option<String> {
        self.is_touched().then(|| self.text())
    }

    pub fn chosen(&self) -> Option<usize> {
        match &self.kind {
            Kind::Choice(_, chosen) => *chosen,
            Kind::Text(_) => None,
        }
    }

    /// Chooses an option; one that was chosen is no longer.
    pub fn choose(&mut self, option: usize) {
        if let Kind::Choice(_, chosen) = &mut self.kind {
            *chosen = (*chosen != Some(option)).then_some(option);
        }
    }

    /// Takes in what stands there now; what was typed stays.
    pub fn rebase(&mut self, now: &Input) {
        if now.before == self.before {
            return;
        }
        if self.is_touched() {
            self.before.clone_from(&now.before);
            let theirs = now.before.clone().unwrap_or_default();
            self.theirs = self.is_touched().then_some(theirs);
        } else {
            self.refill(now.before.clone());
        }
    }

    /// Puts what stands there into the field.
    pub fn refill(&mut self, now: Option<String>) {
        let text = now.as_deref().unwrap_or_default();
        if self.before != now {
            match &mut self.kind {
                Kind::Text(field) => field.set(text),
                Kind::Choice(options, chosen) => {
                    *chosen = options.iter().position(|option| *option == text);
                }
            }
        }
        self.before = now;
    }
}
