//! Where keys work, and what actions are about.

use KeyScope::{
    Changes, Detail, Everywhere, Filters, Form, History, Laws, Loading, Reading, Review, Table,
    Times,
};

use crate::tui::app::state::Tab;
use crate::tui::tabs::room::{ROOMS, room};

/// Where keys go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KeyScope {
    /// Wherever the program is.
    Everywhere,
    /// Before a catalogue is there.
    Loading,
    /// In every pane of the review screen.
    Review,
    /// In the table.
    Table,
    /// In the filters.
    Filters,
    /// In the detail.
    Detail,
    /// In the lists of laws and documents.
    Laws,
    /// In the lists of changes and of commits.
    Times,
    /// In the list of changes.
    Changes,
    /// In the list of commits.
    History,
    /// While a query is typed.
    Search,
    /// In a form.
    Form,
    /// In a popup that is read.
    Reading,
    /// In the list of saved views.
    Views,
    /// In the palette.
    Palette,
}

/// What an action is about: the headings of the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ActionGroup {
    /// Finding procedures.
    Find,
    /// Reviewing them.
    Review,
    /// The catalogue's files.
    Catalogue,
    /// The program.
    Program,
    /// Moving about.
    Move,
    /// Filling in forms.
    Form,
}

impl KeyScope {
    /// All of them, in the order of the guide.
    pub const ALL: [KeyScope; 15] = [
        Review,
        Table,
        Filters,
        Detail,
        Laws,
        Times,
        Changes,
        History,
        KeyScope::Search,
        Form,
        Reading,
        KeyScope::Views,
        KeyScope::Palette,
        Loading,
        Everywhere,
    ];

    /// Where a key is looked up that means nothing here.
    pub(super) fn parent(self) -> Option<KeyScope> {
        match self {
            KeyScope::Everywhere => None,
            Table | Filters | Detail => Some(Review),
            Changes | History => Some(Times),
            KeyScope::Views => Some(Reading),
            _ => Some(Everywhere),
        }
    }

    /// Whether it is on a tab; some are on every one.
    pub(super) fn is_on(self, tab: Tab) -> bool {
        room(tab).has(self) || !ROOMS.iter().any(|(_, room)| room.has(self))
    }

    /// The id of its name in the string files.
    #[must_use]
    pub fn title_id(self) -> &'static str {
        match self {
            Everywhere => "scope-everywhere",
            Loading => "scope-loading",
            Review => "scope-review",
            Table => "scope-table",
            Filters => "scope-filters",
            Detail => "scope-detail",
            Laws => "scope-laws",
            Times => "scope-times",
            Changes => "scope-changes",
            History => "scope-history",
            KeyScope::Search => "scope-search",
            Form => "scope-form",
            Reading => "scope-reading",
            KeyScope::Views => "scope-views",
            KeyScope::Palette => "scope-palette",
        }
    }
}

impl ActionGroup {
    /// All groups, in the order of the help.
    pub const ALL: [ActionGroup; 6] = [
        ActionGroup::Find,
        ActionGroup::Review,
        ActionGroup::Catalogue,
        ActionGroup::Program,
        ActionGroup::Move,
        ActionGroup::Form,
    ];

    /// The id of its name in the string files.
    #[must_use]
    pub fn title_id(self) -> &'static str {
        match self {
            ActionGroup::Find => "group-find",
            ActionGroup::Review => "group-review",
            ActionGroup::Catalogue => "group-catalogue",
            ActionGroup::Program => "group-program",
            ActionGroup::Move => "group-move",
            ActionGroup::Form => "group-form",
        }
    }
}
