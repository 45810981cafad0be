//! Texts that are read: help, the pages of the guide, findings, messages.

use super::kit::{Popup, Reaction, scrolled, stack};
use super::sheet::Sheet;
use crate::files::Severity;
use crate::rules::Blocks;
use crate::session::Strings;
use crate::session::words::guide::text::{TextStyle, lay_out};
use crate::session::words::guide::{PAGES, Page};
use crate::tui::actions::availability;
use crate::tui::actions::table::{ACTIONS, Act, Action, ActionGroup, KeyScope};
use crate::tui::app::message::{Effect, FileLocation, Problem};
use crate::tui::app::state::State;
use crate::tui::app::update::{edit_at, moved, of_finding};
use crate::tui::term::rich::{Line, Tone};

/// A text with a place in it.
#[derive(Debug)]
pub struct ReadingPopup {
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
pub const FINDINGS: Action = Action::opening(
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
pub const HELP: Action = Action::opening(
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
pub const GUIDE: Action = Action::opening(
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
pub fn tell(state: &mut State, title: &str, lines: Vec<Problem>) {
    let title = state.strings.get(title);
    open(state, ReadingContent::Message { title, lines });
}

fn open(state: &mut State, what: ReadingContent) -> Vec<Effect> {
    stack::open(state, ReadingPopup::new(what), Vec::new())
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
    sheet.offer(&[Act::Accept, Act::Back], KeyScope::Reading, strings);
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

fn help(scope: KeyScope, state: &State, columns: usize) -> Sheet {
    let strings = &state.strings;
    let place = strings.get(scope.title_id());
    let mut sheet = Sheet::new(&strings.with("help-title", &[("place", place.into())]));
    for group in ActionGroup::ALL {
        let of_group: Vec<&Action> = ACTIONS
            .iter()
            .copied()
            .filter(|action| action.group == group && !action.keys_in(scope).is_empty())
            .collect();
        if of_group.is_empty() {
            continue;
        }
        sheet.heading(&strings.get(group.title_id()));
        for action in of_group {
            let mut line = Line::of("  ", Tone::Plain);
            line.push(&action.keys_in(scope).join(" "), Tone::Accent);
            line.fill_to(18);
            line.push(" ", Tone::Plain);
            match action.why_not(state) {
                None => line.push(&action.title(strings), Tone::Plain),
                Some(why) => {
                    line.push(&action.title(strings), Tone::Dim);
                    line.push(&format!(" ({})", strings.get(why)), Tone::Dim);
                }
            }
            sheet.flow(&line, 19, columns);
        }
    }
    legend(&mut sheet, scope, strings, columns);
    sheet.heading(&strings.get("help-signs"));
    for (sign, tone, id) in [
        ("⚑", Tone::Flag, "verdict-flag"),
        ("?", Tone::Doubt, "verdict-cannot_tell"),
        ("✓", Tone::Good, "verdict-clear"),
        ("–", Tone::Dim, "verdict-not_applicable"),
        ("⚐", Tone::Overridden, "help-overridden"),
        ("■", Tone::Accent, "help-selected"),
        ("!", Tone::Doubt, "decision-stale"),
    ] {
        sheet.push(
            Line::of("  ", Tone::Plain)
                .with(sign, tone)
                .with("  ", Tone::Plain)
                .with(&strings.get(id), Tone::Plain),
        );
    }
    sheet.gap();
    let mut gate = 0;
    for (at, rule) in crate::rules::RULES.iter().enumerate() {
        let info = rule.info();
        let mut line = Line::of(&format!("  {}  ", at + 1), Tone::Dim)
            .with(&strings.rule_title(info.id), Tone::Plain)
            .with("  ", Tone::Plain)
            .with(info.id, Tone::Dim);
        if info.blocks != Blocks::No {
            gate += 1;
            let place = [("place", gate.to_string().into())];
            line.push("  ", Tone::Plain);
            line.push(&strings.with("help-gate-place", &place), Tone::Dim);
        }
        sheet.flow(&line, 5, columns);
    }
    sheet.heading(&strings.get("help-query"));
    sheet.text(
        Line::of("  ", Tone::Plain),
        &strings.get("help-query-text"),
        Tone::Plain,
        columns,
    );
    sheet
}

/// What the columns of the table say, each by the heading that it has.
fn legend(sheet: &mut Sheet, scope: KeyScope, strings: &Strings, columns: usize) {
    let (tab, headings): (&str, &[&str]) = match scope {
        KeyScope::Review | KeyScope::Table | KeyScope::Filters | KeyScope::Detail => (
            "review",
            &[
                "code", "name", "issuer", "flags", "gate", "words", "online", "decision",
            ],
        ),
        KeyScope::Laws => (
            "laws",
            &["number", "procedures", "state", "title", "held", "document"],
        ),
        _ => return,
    };
    sheet.heading(&strings.get("help-columns"));
    for heading in headings {
        let rules = [("rules", crate::rules::RULES.len().to_string().into())];
        let mut line = Line::of("  ", Tone::Plain);
        let name = strings.with(&format!("column-{heading}"), &rules);
        line.push(&name, Tone::Strong);
        line.fill_to(18);
        line.push(" ", Tone::Plain);
        line.push(
            &strings.get(&format!("legend-{tab}-{heading}")),
            Tone::Plain,
        );
        sheet.flow(&line, 19, columns);
    }
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
