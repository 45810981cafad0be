//! The sheets that have the header, and what becomes of the rest: no sheet is passed over in silence.

use super::super::table::{Hidden, Notice};
use super::WorkbookSheet;
use super::cells::Cells;
use crate::i18n::{Message, message};
use crate::import::workbook::heads::SheetHead;
use crate::import::workbook::visibility::SheetVisibility;

/// A sheet with its header.
pub(super) struct HeadedSheet {
    pub name: String,
    /// How many columns the header names.
    pub named: usize,
    pub head: SheetHead,
    pub cells: Cells,
    pub unseen: SheetVisibility,
}

/// What a workbook holds.
#[derive(Default)]
pub(super) struct WorkbookTables {
    /// The sheets that have all columns that are required.
    pub with_header: Vec<HeadedSheet>,
    /// The sheet that comes nearest to it without having it.
    pub nearest: Option<HeadedSheet>,
    pub unread: Vec<Notice>,
    pub doubts: Vec<Notice>,
    /// What nobody sees, and nobody said what is to become of it.
    pub hidden: Vec<Message>,
}

impl WorkbookTables {
    /// Takes a sheet in, or says why not.
    pub(super) fn sheet(
        &mut self,
        choice: Option<Hidden>,
        sheet: WorkbookSheet,
        head: Option<(usize, SheetHead)>,
        cells: Cells,
        unseen: SheetVisibility,
    ) {
        let Some((named, head)) = head else {
            return self.leave(&sheet.name, message!("import-no-columns-named"));
        };
        if !sheet.is_visible {
            match choice {
                None => {
                    self.hidden
                        .push(message!("import-sheet-hidden", name = sheet.name));
                    return;
                }
                Some(Hidden::Skip) => {
                    return self.leave(&sheet.name, message!("import-hidden-left"));
                }
                Some(Hidden::Take) => self.doubts.push(Notice {
                    what: message!("import-the-sheet", sheet = sheet.name),
                    cell: None,
                    reason: message!("import-hidden-read"),
                }),
            }
        }
        let sheet = HeadedSheet {
            name: sheet.name,
            named,
            head,
            cells,
            unseen,
        };
        if named == usize::MAX {
            self.with_header.push(sheet);
        } else if self.nearest.as_ref().is_none_or(|near| near.named < named) {
            self.nearest = Some(sheet);
        }
    }

    /// Notes a sheet that is not read.
    pub(super) fn leave(&mut self, sheet: &str, why: Message) {
        self.unread.push(Notice {
            what: message!("import-the-sheet", sheet),
            cell: None,
            reason: message!("import-why-unread", why),
        });
    }
}
