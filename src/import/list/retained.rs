//! What is not on a list and not taken for gone all the same: the list was not read whole, or may be older than what the
//! catalogue has.

use crate::i18n::{Message, message};
use std::collections::BTreeMap;
use std::path::Path;

use super::super::job::ImportError;
use super::super::portal::UnreadRow;
use super::super::report::Remark;
use super::super::retrieval::SourceAge;
use super::super::target::ImportTarget;
use super::ListOptions;
use crate::catalogue::model::Procedure;
use crate::catalogue::snapshot::Snapshot;
use crate::import::list::removed::known;
use crate::import::table_import::shown;

/// Whether what was not read may be of an issuer.
pub(super) fn may_be_of(row: &UnreadRow, snapshot: &Snapshot, issuer: &str) -> bool {
    let Some(name) = &row.issuer else {
        return true;
    };
    known(snapshot, name).is_none_or(|agency| agency.id == issuer)
}

/// What is not taken for gone, by why.
#[derive(Default)]
pub(super) struct RetainedProcedures {
    /// By issuer: what of the list was not read, and the codes.
    unread: BTreeMap<String, (Message, Vec<String>)>,
    /// What the catalogue has from a newer source, or what began later.
    newer: Vec<String>,
    /// Where it is not known which is newer, each with its file.
    undated: Vec<(String, String)>,
}

impl RetainedProcedures {
    /// Notes one of an issuer whose list was not read whole.
    pub(super) fn unread(&mut self, issuer: &str, code: &str, place: &Message) {
        let held = self.unread.entry(issuer.to_owned());
        let (_, codes) = held.or_insert_with(|| (place.clone(), Vec::new()));
        codes.push(code.to_owned());
    }

    /// Whether the list says that a procedure is gone: not where it is of before the procedure began, or of before it was read
    /// elsewhere, or where that is not known.
    pub(super) fn takes_for_gone(
        &mut self,
        procedure: &Procedure,
        path: &Path,
        asked: &ListOptions,
    ) -> bool {
        let retrieval = &asked.retrieval;
        let began = procedure.lifecycle.as_ref().and_then(|life| life.from);
        let began_later = retrieval
            .stated
            .zip(began)
            .is_some_and(|(day, from)| day < from);
        let known = procedure.imported.as_ref().and_then(|i| i.retrieved);
        let standing = match asked.abolished {
            // What people wrote themselves has no source; what is only proposed, they look at.
            None if procedure.imported.is_none() => SourceAge::Newer,
            _ => retrieval.against(None, known),
        };
        match standing {
            SourceAge::Newer if !began_later || retrieval.older => return true,
            SourceAge::Unknown if !began_later => {
                self.undated.push((procedure.code.clone(), shown(path)));
            }
            _ => self.newer.push(procedure.code.clone()),
        }
        false
    }

    /// Asks for the day of the list where it decides what ends.
    pub(super) fn ask(
        &self,
        target: &ImportTarget<'_>,
        asked: &ListOptions,
    ) -> Result<(), ImportError> {
        let is_known = asked.retrieval.stated.is_some();
        if asked.abolished.is_none() || is_known || self.undated.is_empty() {
            return Ok(());
        }
        let message = message!(
            "import-list-undated",
            count = self.undated.len(),
            codes = some(&self.codes_undated())
        );
        Err(ImportError::refusal(target.manifest(), message).hint(asked.retrieval.advice()))
    }

    /// What does not end although the day of the list is known: the catalogue does not say of which day it is.
    pub(super) fn refused(&self, asked: &ListOptions) -> Vec<Remark> {
        let Some((end, list)) = asked.abolished.zip(asked.retrieval.stated) else {
            return Vec::new();
        };
        let remark = |(code, path): &(String, String)| Remark {
            path: path.clone(),
            code: Some(code.clone()),
            reason: message!("import-undated", list, end),
            ..Remark::default()
        };
        self.undated.iter().map(remark).collect()
    }

    fn codes_undated(&self) -> Vec<String> {
        self.undated.iter().map(|(code, _)| code.clone()).collect()
    }

    /// What is to be said of them.
    pub(super) fn remarks(&self, asked: &ListOptions) -> Vec<Remark> {
        let unread = self.unread.iter().map(|(issuer, (place, codes))| {
            message!(
                "import-not-whole",
                count = codes.len(),
                issuer,
                place,
                codes = some(codes)
            )
        });
        let newer = (!self.newer.is_empty()).then(|| {
            message!(
                "import-list-newer",
                count = self.newer.len(),
                codes = some(&self.newer)
            )
        });
        let is_refused = asked.abolished.is_some() && asked.retrieval.stated.is_some();
        let undated = (!self.undated.is_empty() && !is_refused).then(|| {
            message!(
                "import-unknown-newer",
                count = self.undated.len(),
                advice = asked.retrieval.advice(),
                codes = some(&self.codes_undated())
            )
        });
        let remark = |reason| Remark {
            path: "catalogue.yaml".to_owned(),
            reason,
            ..Remark::default()
        };
        unread.chain(newer).chain(undated).map(remark).collect()
    }
}

/// The first of some codes.
fn some(codes: &[String]) -> String {
    const NAMED: usize = 10;
    let mut text = codes
        .iter()
        .take(NAMED)
        .cloned()
        .collect::<Vec<_>>()
        .join(", ");
    if codes.len() > NAMED {
        text.push_str(", …");
    }
    text
}
