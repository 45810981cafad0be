//! A linked group of the procedure under the cursor: its members side by side, and what is answered of it as one.

use std::sync::Arc;

use super::kit::{Popup, Reaction, scrolled, stack};
use super::sheet::Sheet;
use crate::session::Strings;
use crate::session::decide::group_review::{GroupReview, groups_of};
use crate::session::decide::groups::members;
use crate::session::open::catalogue::Catalogue;
use crate::session::words::groups::{self, GroupLine, GroupLineKind};
use crate::tui::actions::availability;
use crate::tui::actions::table::{Act, Action, ActionGroup, KeyScope};
use crate::tui::app::message::Effect;
use crate::tui::app::state::State;
use crate::tui::tabs::verdict_sign;
use crate::tui::term::rich::{Line, Tone};

/// The key that opens it.
pub(crate) const ACTION: Action = Action::opening(
    "group",
    ActionGroup::Review,
    &[(KeyScope::Review, "L")],
    availability::no_group,
    open,
);

/// The group, as it was judged when it was opened or when the catalogue changed.
#[derive(Debug)]
pub(crate) struct GroupPopup {
    id: String,
    name: String,
    lines: Vec<GroupLine>,
    /// Other groups of the same procedure, by id.
    others: Vec<String>,
    strings: Arc<Strings>,
    scroll: usize,
}

fn open(state: &mut State) -> Vec<Effect> {
    let strings = state.strings.clone();
    let popup = state.desk.as_ref().zip(state.current());
    let popup = popup.and_then(|(desk, row)| {
        let mut groups = groups_of(&desk.view, row).into_iter();
        let first = groups.next()?;
        let others = groups.map(|group| group.id.clone()).collect();
        let mut popup = GroupPopup {
            id: first.id.clone(),
            name: first.name.clone(),
            lines: Vec::new(),
            others,
            strings,
            scroll: 0,
        };
        popup.see(desk);
        Some(popup)
    });
    popup.map_or_else(Vec::new, |popup| stack::open(state, popup, Vec::new()))
}

impl Popup for GroupPopup {
    fn content(&self, state: &State, columns: usize) -> Sheet {
        let strings = &state.strings;
        let mut sheet = Sheet::new(&self.name);
        for of in &self.lines {
            let mut lead = Line::empty();
            lead.fill_to(of.indent.min(columns / 3));
            match of.kind {
                GroupLineKind::Heading => sheet.heading(&of.text),
                GroupLineKind::Verdict(verdict) => {
                    let (sign, tone) = verdict_sign(verdict, false);
                    lead.push(&format!("{sign} "), tone);
                    sheet.text(lead, &of.text, Tone::Strong, columns);
                }
                GroupLineKind::Plain => sheet.text(lead, &of.text, Tone::Plain, columns),
                GroupLineKind::Aside => sheet.text(lead, &of.text, Tone::Dim, columns),
            }
        }
        if !self.others.is_empty() {
            sheet.gap();
            let others = [("groups", self.others.join(", ").into())];
            let text = strings.with("group-others", &others);
            sheet.text(Line::empty(), &text, Tone::Dim, columns);
        }
        sheet.scroll = Some(self.scroll);
        sheet.offer_as(Act::Accept, "hint-select-group", KeyScope::Reading, strings);
        sheet.offer(&[Act::Back], KeyScope::Reading, strings);
        sheet
    }

    fn act(mut self: Box<Self>, state: &mut State, act: Act) -> Reaction {
        match act {
            Act::Back => Reaction::close(),
            Act::Accept => {
                self.select(state);
                Reaction::close()
            }
            _ => {
                self.scroll = scrolled(&*self, state, self.scroll, act);
                Reaction::stay(self)
            }
        }
    }

    fn see(&mut self, desk: &Catalogue) {
        let group = desk.view.snapshot.group(&self.id);
        self.lines = group.map_or_else(Vec::new, |group| {
            let review = GroupReview::of(&desk.view, group);
            groups::lines(&self.strings, &desk.view, &review)
        });
    }

    /// The same key closes it.
    fn is_closed_by(&self, act: Act) -> bool {
        act == ACTION.act
    }
}

impl GroupPopup {
    /// Selects the members that count, and nothing else: marked together they are decided whole.
    fn select(&self, state: &mut State) {
        let Some(desk) = &state.desk else {
            return;
        };
        let view = &desk.view;
        let Some(group) = view.snapshot.group(&self.id) else {
            return;
        };
        let codes = members(&view.snapshot, group, view.today);
        let rows: Vec<usize> = codes
            .iter()
            .filter_map(|code| view.snapshot.position(code))
            .collect();
        let told = state.strings.with(
            "group-selected",
            &[
                ("count", (rows.len() as u64).into()),
                ("missing", ((codes.len() - rows.len()) as u64).into()),
            ],
        );
        let tone = match rows.len() == codes.len() {
            true => Tone::Good,
            false => Tone::Doubt,
        };
        state.table.selected = rows.into_iter().collect();
        state.say(tone, told);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::path::PathBuf;

    use crate::session::Lang;
    use crate::tui::app::fixture::{desk_of, files, press, showing};

    fn of_two() -> BTreeMap<PathBuf, String> {
        let mut files = files();
        files.insert(
            "groups/nhom.yaml".into(),
            "id: nhom\nname: Nhóm thử\nmembers: [\"1.000001\", \"1.000004\"]\nsource: thử\n"
                .to_owned(),
        );
        files
    }

    #[test]
    fn the_members_of_a_group_stand_side_by_side_and_are_selected_whole() {
        let desk = desk_of(of_two());
        let mut state = showing(&desk, (120, 36), Lang::Vi);
        let row = desk.view.row("1.000001").unwrap();
        state.table.cursor = state.found.rows.iter().position(|at| *at == row).unwrap();
        press(&mut state, "L");
        let (sheet, _) = crate::tui::popups::placed(state.popups.top().unwrap(), &state);
        let told: Vec<String> = sheet
            .lines
            .iter()
            .map(crate::tui::term::rich::Line::text)
            .collect();
        let told = told.join("\n");
        for said in ["1.000001", "1.000004", "Xét như một thủ tục tại"] {
            assert!(told.contains(said), "{said}:\n{told}");
        }
        press(&mut state, "Enter");
        let both: Vec<usize> = ["1.000001", "1.000004"]
            .map(|code| desk.view.row(code).unwrap())
            .to_vec();
        assert_eq!(
            state.table.selected.iter().copied().collect::<Vec<_>>(),
            both
        );
    }
}
