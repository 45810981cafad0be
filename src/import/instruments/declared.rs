//! What a table of instruments declares of them: that nobody signed them, that they ended, in part or as a whole, or that this
//! is only proposed.

use std::path::Path;

use super::row::{InstrumentRow, heading};
use crate::i18n::{Message, message};
use crate::import::declared::{
    Declaration, Declared, Phrases, Position, declarations, declared_beside, plain_words,
};
use crate::import::job::ImportError;
use crate::import::table::{TableRow, TableRows};

/// How a text says that a part of what stands below it ended.
const IN_PART: Phrases = Phrases {
    said: &[&["mot phan", "in part", "partly"]],
    ..Phrases::NONE
};

/// How it says that all of it did.
const WHOLLY: Phrases = Phrases {
    said: &[&["toan bo", "wholly"]],
    ..Phrases::NONE
};

/// How it says that something is proposed, and by nobody decided.
const PROPOSED: Phrases = Phrases {
    said: &[&[
        "kien nghi",
        "de nghi",
        "de xuat",
        "can sua doi",
        "can thay the",
        "can bai bo",
        "proposed",
    ]],
    ..Phrases::NONE
};

/// What a table declares of rows, to be asked row by row.
#[derive(Default)]
pub(super) struct InstrumentDeclarations(Vec<Declaration>);

impl InstrumentDeclarations {
    /// Looks for it.
    ///
    /// # Errors
    /// Nobody signed what the table is of.
    pub(super) fn of(
        path: &Path,
        table: &TableRows,
    ) -> Result<InstrumentDeclarations, ImportError> {
        let mut found = Vec::new();
        for declaration in declarations(path, table) {
            let Declaration { place, text, .. } = &declaration;
            let is_draft = Declared::Draft.is_in(text) && !PROPOSED.are_in(text);
            // A row of few cells is none that speaks of others.
            if let Position::Line(line, _) = declaration.position
                && !table
                    .rows
                    .iter()
                    .any(|row| row.line == line && heading(row).is_some())
            {
                continue;
            }
            if declaration.is_of_all() && (is_draft || Declared::Roadmap.is_in(text)) {
                let message = message!("import-draft", place, text);
                let hint = message!("import-draft-hint");
                return Err(ImportError::refusal(path, message).hint(hint));
            }
            let is_ended =
                Declared::Ended.is_in(text) || plain_words(text).contains(" het hieu luc ");
            if is_ended || is_draft || IN_PART.are_in(text) || PROPOSED.are_in(text) {
                found.push(declaration);
            }
        }
        Ok(InstrumentDeclarations(found))
    }

    /// Why a row is not taken: what stands over it denies what it says.
    pub(super) fn deny(&self, row: &TableRow) -> Option<Message> {
        let filled = |names: &[&str]| names.iter().any(|name| row.trimmed(name).is_some());
        let ends = filled(&["to", "ended", "repealed_by"]);
        for Declaration { place, text, .. } in self.over(row) {
            let is_draft = Declared::Draft.is_in(text) && !PROPOSED.are_in(text);
            if is_draft || PROPOSED.are_in(text) && (ends || filled(&["amended_by"])) {
                return Some(message!("import-instruments-proposed", place, text));
            }
            let is_part = IN_PART.are_in(text);
            if filled(&["standing"]) {
                continue;
            }
            if is_part && WHOLLY.are_in(text) {
                return Some(message!("import-instruments-mixed", place, text));
            }
            if is_part && ends {
                return Some(message!("import-instruments-in-part", place, text));
            }
            if !is_part && !ends && !PROPOSED.are_in(text) {
                return Some(message!("import-instruments-ended", place, text));
            }
        }
        None
    }

    fn over(&self, row: &TableRow) -> impl Iterator<Item = &Declaration> {
        let line = row.line;
        self.0
            .iter()
            .filter(move |declaration| declaration.is_over(line))
    }
}

/// What a remark beside a row says of its instrument, and the row does not: that it ended, or that nobody signed it. With
/// the cell, and whether it surely does.
pub(super) fn beside(row: &TableRow, read: &InstrumentRow) -> Option<(u32, Message, bool)> {
    let facts = &read.facts;
    let ends = facts.to.is_some() || !facts.repealed_by.is_empty();
    let wanted: &[Declared] = match ends {
        true => &[Declared::Draft],
        false => &[Declared::Draft, Declared::Ended],
    };
    let found = declared_beside(row, wanted)?;
    let (column, text) = (found.column, found.text);
    let is_sure = found.is_sure && !IN_PART.are_in(text);
    let reason = match is_sure {
        true => message!("import-instrument-beside", column, text),
        false => message!("import-cell-maybe", column, text),
    };
    Some((found.cell, reason, is_sure))
}
