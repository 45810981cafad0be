//! Texts that are read: help, the pages of the guide, findings, messages.

use super::help::help;
use super::kit::{Popup, Reaction, placed, scrolled, stack};
use super::sheet::Sheet;
use crate::files::Severity;
use crate::session::words::guide::text::{TextStyle, lay_out};
use crate::session::words::guide::{PAGES, Page};
use crate::tui::actions::availability;
use crate::tui::actions::table::{Act, Action, ActionGroup, KeyScope};
use crate::tui::app::message::{Effect, FileLocation, Problem};
use crate::tui::app::state::State;
use crate::tui::app::update::{edit_at, moved, of_finding};
use crate::tui::term::rich::{Line, Tone};

/// A text with a place in it.
#[derive(Debug)]
pub(crate) struct ReadingPopup {
    /// What is read.
    what: ReadingContent,
    /// The first line in sight.
    scroll: usize,
    /// Of several things, the one under the cursor.
    chosen: usize,
}

/// What is read.
#[derive(Debug)]
enum ReadingContent {
    /// Which keys do what in a scope, and why something cannot be done.
    Help(KeyScope),
    /// The pages of the guide.
    Guide,
    /// One of them.
    Page(&'static Page),
    /// What is wrong with single files.
    Findings,
    /// Something that happened.
    Message {
        /// In the border.
        title: String,
        /// What happened, with what to do about it.
        lines: Vec<Problem>,
    },
}

/// The key that opens what is wrong with single files.
pub(crate) const FINDINGS: Action = Action::opening(
    "findings",
    ActionGroup::Catalogue,
    &[
        (KeyScope::Review, "d"),
        (KeyScope::Laws, "d"),
        (KeyScope::Times, "d"),
    ],
    availability::no_findings,
    open_findings,
);

/// The key that opens the help.
pub(crate) const HELP: Action = Action::opening(
    "help",
    ActionGroup::Program,
    &[
        (KeyScope::Everywhere, "F1"),
        (KeyScope::Review, "?"),
        (KeyScope::Laws, "?"),
        (KeyScope::Reading, "?"),
        (KeyScope::Times, "?"),
    ],
    availability::never,
    open_help,
);

/// The key that opens the guide.
pub(crate) const GUIDE: Action = Action::opening(
    "guide",
    ActionGroup::Program,
    &[(KeyScope::Everywhere, "F12")],
    availability::never,
    open_guide,
);

/// Which keys do what where the user is.
fn open_help(state: &mut State) -> Vec<Effect> {
    let scope = state.scope();
    open(state, ReadingContent::Help(scope))
}

/// The pages of the guide, over whatever is open.
fn open_guide(state: &mut State) -> Vec<Effect> {
    open(state, ReadingContent::Guide)
}

/// What is wrong with single files.
fn open_findings(state: &mut State) -> Vec<Effect> {
    open(state, ReadingContent::Findings)
}

/// Says something that happened.
pub(crate) fn tell(state: &mut State, title: &str, lines: Vec<Problem>) {
    let title = state.strings.get(title);
    open(state, ReadingContent::Message { title, lines });
}

fn open(state: &mut State, what: ReadingContent) -> Vec<Effect> {
    stack::open(state, ReadingPopup::new(what), Vec::new())
}

/// Lays the screen out anew; what is read stays where it is in its text, whatever the lines are then.
pub(crate) fn laid_out_anew(state: &mut State, lay_out: impl FnOnce(&mut State)) {
    let letters = |line: &Line| line.text().chars().filter(|c| !c.is_whitespace()).count();
    let sheet = |state: &State| {
        let popup = state.popups.top_as::<ReadingPopup>()?;
        Some(placed(popup, state).0)
    };
    let read = sheet(state).and_then(|sheet| {
        let lines = sheet.lines.iter().take(sheet.scroll?);
        Some(lines.map(letters).sum::<usize>())
    });
    lay_out(state);
    let (Some(read), Some(sheet)) = (read, sheet(state)) else {
        return;
    };
    // The line in which the first letter stands that was not read yet.
    let mut so_far = 0;
    let first = sheet.lines.iter().position(|line| {
        so_far += letters(line);
        so_far > read
    });
    if let Some(popup) = state.popups.top_as_mut::<ReadingPopup>() {
        popup.scroll = if read == 0 { 0 } else { first.unwrap_or(0) };
    }
}

impl ReadingPopup {
    /// A text from its start.
    fn new(what: ReadingContent) -> ReadingPopup {
        ReadingPopup {
            what,
            scroll: 0,
            chosen: 0,
        }
    }

    /// Of several things, how many there are to choose from.
    fn choices(&self, state: &State) -> Option<usize> {
        match self.what {
            ReadingContent::Guide => Some(PAGES.len()),
            ReadingContent::Findings => {
                Some(state.desk.as_ref().map_or(0, |desk| desk.findings.len()))
            }
            _ => None,
        }
    }
}

impl Popup for ReadingPopup {
    fn content(&self, state: &State, columns: usize) -> Sheet {
        let strings = &state.strings;
        let mut sheet = match &self.what {
            ReadingContent::Help(scope) => help(*scope, state, columns),
            ReadingContent::Guide => return guide(self.chosen, state, columns),
            ReadingContent::Page(page) => page_of(page, state, columns),
            ReadingContent::Findings => {
                let mut sheet = findings(self.chosen, state, columns);
                sheet.offer(&[Act::Edit, Act::Back], KeyScope::Reading, strings);
                return sheet;
            }
            ReadingContent::Message { title, lines } => {
                let mut sheet = Sheet::new(title);
                for (at, trouble) in lines.iter().enumerate() {
                    if at > 0 {
                        sheet.gap();
                    }
                    let message = strings.say(&trouble.message);
                    sheet.text(Line::empty(), &message, Tone::Plain, columns);
                    if let Some(hint) = &trouble.hint {
                        let hint = strings.say(hint);
                        sheet.text(Line::of("→ ", Tone::Accent), &hint, Tone::Plain, columns);
                    }
                }
                sheet
            }
        };
        sheet.scroll = Some(self.scroll);
        let acts: &[Act] = match &self.what {
            ReadingContent::Help(_) => &[GUIDE.act, Act::Back],
            _ => &[Act::Back],
        };
        sheet.offer(acts, KeyScope::Reading, strings);
        sheet
    }

    fn act(mut self: Box<Self>, state: &mut State, act: Act) -> Reaction {
        match (&self.what, act) {
            (_, Act::Back) => return Reaction::close(),
            (ReadingContent::Guide, Act::Accept) => {
                return match PAGES.get(self.chosen) {
                    Some(page) => {
                        let page = ReadingPopup::new(ReadingContent::Page(page));
                        Reaction::stay(self).opening(page)
                    }
                    None => Reaction::stay(self),
                };
            }
            (_, Act::Accept) => return Reaction::close(),
            (ReadingContent::Findings, Act::Edit) => {
                let place = self.place(state, None);
                let effects = place.map_or_else(Vec::new, |place| edit_at(state, place));
                return Reaction::stay(self).and(effects);
            }
            _ => {}
        }
        match self.choices(state) {
            Some(choices) => self.chosen = moved(self.chosen, act, 5, choices),
            None => self.scroll = scrolled(&*self, state, self.scroll, act),
        }
        Reaction::stay(self)
    }

    fn click(&mut self, item: usize) -> Option<Act> {
        self.chosen = item;
        matches!(self.what, ReadingContent::Guide).then_some(Act::Accept)
    }

    /// The same key closes them.
    fn is_closed_by(&self, act: Act) -> bool {
        match self.what {
            ReadingContent::Help(_) => act == HELP.act,
            ReadingContent::Guide | ReadingContent::Page(_) => act == GUIDE.act,
            _ => false,
        }
    }

    fn place(&self, state: &State, _: Option<FileLocation>) -> Option<FileLocation> {
        match self.what {
            ReadingContent::Findings => {
                let findings = &state.desk.as_ref()?.findings;
                findings.get(self.chosen).map(of_finding)
            }
            _ => None,
        }
    }
}

/// The pages of the guide, one of which is chosen.
fn guide(chosen: usize, state: &State, columns: usize) -> Sheet {
    let strings = &state.strings;
    let mut sheet = Sheet::new(&strings.get("help-topics"));
    sheet.text(
        Line::empty(),
        &strings.get("help-topics-how"),
        Tone::Dim,
        columns,
    );
    sheet.gap();
    for (at, page) in PAGES.iter().enumerate() {
        let line = sheet.lines.len();
        if at == chosen {
            sheet.cursor = Some(line);
            // What stands above the first is in sight with it.
            sheet.focus = Some((if at == 0 { 0 } else { line }, line + 1));
        }
        let mut name = Line::of(" ", Tone::Plain).with(page.id, Tone::Accent);
        name.fill_to(16);
        name.push(page.title(strings.lang()), Tone::Plain);
        sheet.push_item(name.truncated(columns), at);
    }
    sheet.offer_as(Act::Accept, "hint-open-moment", KeyScope::Reading, strings);
    sheet.offer(&[Act::Back], KeyScope::Reading, strings);
    sheet
}

/// A page of the guide.
fn page_of(page: &Page, state: &State, columns: usize) -> Sheet {
    let lang = state.strings.lang();
    let mut sheet = Sheet::new(page.title(lang));
    // The title stands in the border.
    for row in lay_out(page.markdown(lang), columns, false)
        .into_iter()
        .skip(2)
    {
        let mut line = Line::empty();
        for (style, text) in &row.pieces {
            let tone = match style {
                TextStyle::Plain => Tone::Plain,
                TextStyle::Heading => Tone::Heading,
                TextStyle::Strong => Tone::Strong,
                TextStyle::Code => Tone::Accent,
            };
            line.push(text, tone);
        }
        if row.pieces.is_empty() {
            sheet.gap();
        } else {
            sheet.flow(&line, row.hang.min(columns / 2), columns);
        }
    }
    sheet
}

fn findings(chosen: usize, state: &State, columns: usize) -> Sheet {
    let strings = &state.strings;
    let mut sheet = Sheet::new(&strings.get("findings-title"));
    let Some(desk) = &state.desk else {
        return sheet;
    };
    sheet.text(
        Line::empty(),
        &strings.get("findings-how"),
        Tone::Dim,
        columns,
    );
    let chosen = chosen.min(desk.findings.len().saturating_sub(1));
    for (number, finding) in desk.findings.iter().enumerate() {
        let (sign, tone) = match finding.severity {
            Severity::Error => ("! ", Tone::Error),
            Severity::Warning => ("~ ", Tone::Doubt),
            Severity::Info => ("· ", Tone::Dim),
        };
        sheet.gap();
        let at = finding.position();
        let place = format!("{}:{}:{}", finding.path.display(), at.line, at.column);
        let line = Line::of(sign, tone)
            .with(&place, Tone::Accent)
            .with(&format!("  {}", finding.code), Tone::Dim);
        let first = sheet.lines.len();
        if number == chosen {
            sheet.cursor = Some(first);
        }
        sheet.flow(&line, 2, columns);
        sheet.text(
            Line::of("  ", Tone::Plain),
            &strings.say(&finding.message),
            Tone::Plain,
            columns,
        );
        if let Some(hint) = &finding.hint {
            let hint = strings.say(hint);
            sheet.text(Line::of("  → ", Tone::Accent), &hint, Tone::Plain, columns);
        }
        if number == chosen {
            // What stands above the first is in sight with it.
            let first = if number == 0 { 0 } else { first };
            sheet.focus = Some((first, sheet.lines.len()));
        }
        let targets = sheet.lines.len();
        sheet.targets.resize(first, None);
        sheet.targets.resize(targets, Some(number));
    }
    sheet
}
