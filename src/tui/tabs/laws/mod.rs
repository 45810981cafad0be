//! The tab of laws and documents: two lists with a detail of the row under the cursor. Names no type of the drawing
//! library.
//!
//! | file | what lives there |
//! |---|---|
//! | `list` | headings and rows of either list |
//! | `detail` | one instrument, or one document |
//! | `search` | the search field and the count |
//! | `room` | what its keys and clicks do, what is asked for, what is drawn |

mod detail;
mod list;
mod room;
mod search;

use std::sync::Arc;

use jiff::civil::Date;

use crate::analysis::documents::{Documents, RequiredDocument};
use crate::analysis::laws::{Law, LawState, Laws};
use crate::catalogue::Snapshot;
use crate::search::Filter;
use crate::search::short_texts::TextQuery;
use crate::tui::term::field::TextField;
use crate::tui::term::rich::Line;

use detail::lines;
use list::{headings, row, title};
pub(crate) use room::{LawsRoom, made};
use search::search_line;

/// Both lists of a catalogue on a date. Made by a job.
#[derive(Debug)]
pub struct Tables {
    /// The catalogue that the rows are of.
    pub snapshot: Arc<Snapshot>,
    /// The date.
    pub as_of: Date,
    /// Instruments.
    pub laws: Laws,
    pub documents: Documents,
}

impl Tables {
    /// Makes both lists; reads every procedure.
    pub fn build(snapshot: &Arc<Snapshot>, as_of: Date) -> Tables {
        Tables {
            laws: Laws::build(snapshot, as_of),
            documents: Documents::build(snapshot, as_of),
            snapshot: Arc::clone(snapshot),
            as_of,
        }
    }
}

/// Which list is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LawsListKind {
    /// Legal instruments.
    #[default]
    Instruments,
    /// Required documents.
    Documents,
}

/// The state of the tab.
#[derive(Debug, Default)]
pub struct LawsScreen {
    /// Both lists, once they are made.
    pub tables: Option<Arc<Tables>>,
    /// The list that is shown.
    pub kind: LawsListKind,
    pub instruments: LawsList,
    pub documents: LawsList,
    /// The search field has the keys.
    pub typing: bool,
    /// The detail has the keys.
    pub in_detail: bool,
    /// Lines of the detail.
    pub detail: Vec<Line>,
    /// What they were made from: the list, the row, the columns, the tables; nothing where they are to be made anew of
    /// the same.
    pub detail_of: Option<(LawsListKind, usize, usize, usize)>,
    /// The first line of the detail in sight.
    pub detail_offset: usize,
}

/// One list.
#[derive(Debug, Default)]
pub struct LawsList {
    /// What is looked for.
    pub line: TextField,
    /// Which rows are kept at all, as a position in the choices of the list; 0: all.
    pub kept: usize,
    /// Positions of the rows that are shown.
    pub rows: Vec<usize>,
    /// What they were found by: the words, what is kept, the tables.
    pub found_by: Option<(String, usize, usize)>,
    /// The row under the cursor, as a position among those shown.
    pub cursor: usize,
    /// The first row in sight.
    pub offset: usize,
}

/// What the list of instruments can be narrowed to: nothing, what is still to be described, or a state.
pub(crate) const STATES: [&str; 9] = [
    "all",
    "undescribed",
    LawState::WORDS[0],
    LawState::WORDS[1],
    LawState::WORDS[2],
    LawState::WORDS[3],
    LawState::WORDS[4],
    LawState::WORDS[5],
    LawState::WORDS[6],
];

/// What the list of documents can be narrowed to.
pub(crate) const HOLDINGS: [&str; 2] = ["all", "held"];

impl LawsScreen {
    /// The list that is shown.
    pub fn list(&self) -> &LawsList {
        match self.kind {
            LawsListKind::Instruments => &self.instruments,
            LawsListKind::Documents => &self.documents,
        }
    }

    /// The list that is shown, to be changed.
    pub fn list_mut(&mut self) -> &mut LawsList {
        match self.kind {
            LawsListKind::Instruments => &mut self.instruments,
            LawsListKind::Documents => &mut self.documents,
        }
    }

    /// What the list that is shown can be narrowed to.
    pub fn choices(&self) -> &'static [&'static str] {
        match self.kind {
            LawsListKind::Instruments => &STATES,
            LawsListKind::Documents => &HOLDINGS,
        }
    }

    /// What the list that is shown is narrowed to.
    pub fn kept(&self) -> &'static str {
        let choices = self.choices();
        choices.get(self.list().kept).copied().unwrap_or("all")
    }

    /// Position of the row under the cursor in its table.
    pub fn current(&self) -> Option<usize> {
        let list = self.list();
        list.rows.get(list.cursor).copied()
    }

    /// The instrument under the cursor.
    pub fn law(&self) -> Option<&Law> {
        let rows = &self.tables.as_ref()?.laws.rows;
        rows.get(self.current()?)
            .filter(|_| self.kind == LawsListKind::Instruments)
    }

    /// The document under the cursor.
    pub fn document(&self) -> Option<&RequiredDocument> {
        let rows = &self.tables.as_ref()?.documents.rows;
        rows.get(self.current()?)
            .filter(|_| self.kind == LawsListKind::Documents)
    }

    /// The filter that finds exactly the procedures of the row under the cursor.
    pub fn filter(&self) -> Option<Filter> {
        let of_law = self.law().map(|law| Filter::Law(law.filter()));
        of_law.or_else(|| Some(Filter::Doc(self.document()?.filter())))
    }

    /// What copying takes: the citation, or the wording.
    pub fn copied(&self) -> Option<String> {
        let citation = self.law().map(|law| law.citation(&[]));
        citation.or_else(|| Some(self.document()?.name.clone()))
    }

    /// Number of rows in the table of the list that is shown.
    pub fn total(&self) -> usize {
        self.tables.as_ref().map_or(0, |tables| match self.kind {
            LawsListKind::Instruments => tables.laws.rows.len(),
            LawsListKind::Documents => tables.documents.rows.len(),
        })
    }

    /// Which tables these are, to see that others came.
    pub fn identity(&self) -> usize {
        self.tables
            .as_ref()
            .map_or(0, |tables| Arc::as_ptr(tables) as usize)
    }

    /// Finds the rows anew where the words, what is kept or the tables are others.
    pub fn find(&mut self) {
        let list = self.list();
        let wanted = (list.line.text(), list.kept, self.identity());
        if list.found_by.as_ref() == Some(&wanted) {
            return;
        }
        let words = TextQuery::parse(&wanted.0);
        let kept = self.kept();
        let rows = self
            .tables
            .as_ref()
            .map_or_else(Vec::new, |tables| match self.kind {
                LawsListKind::Instruments => tables.laws.find(&words, |law| match kept {
                    "all" => true,
                    "undescribed" => law.is_undescribed(),
                    state => law.state.word() == state,
                }),
                LawsListKind::Documents => tables
                    .documents
                    .find(&words, |row| kept == "all" || !row.held.is_empty()),
            });
        let list = self.list_mut();
        let narrowed = list
            .found_by
            .as_ref()
            .is_some_and(|before| (&before.0, before.1) != (&wanted.0, wanted.1));
        if narrowed {
            list.cursor = 0;
            list.offset = 0;
        }
        list.rows = rows;
        list.found_by = Some(wanted);
    }
}
