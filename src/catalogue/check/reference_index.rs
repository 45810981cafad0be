//! What may be referred to. Of what may stand in a file that cannot be read it is said that it is perhaps there: such a
//! finding is a warning. Where nobody can tell what the one register of a kind says, one finding says that nothing of it was checked.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use super::finding::{FileStep, Finding};
use crate::catalogue::check::left_out_files::LeftOutFiles;
use crate::catalogue::kind::{FileKind, is_yaml};
use crate::catalogue::snapshot::{Snapshot, instrument_key};
use crate::i18n::{Message, message};
use crate::text::nearest;

/// What the catalogue has.
pub(super) struct ReferenceIndex<'a> {
    pub(super) snapshot: &'a Snapshot,
    /// Ids of the rules.
    pub(super) rules: &'a [&'a str],
    groups: HashSet<&'a str>,
    /// The first file, or folder, of a kind that cannot be read.
    unreadable: HashMap<FileKind, &'a Path>,
    /// What files that are left out say all the same.
    rest: Option<&'a LeftOutFiles>,
    /// Codes of procedures by the names of files that cannot be read.
    unreadable_codes: HashSet<&'a str>,
    /// A folder of procedures that cannot be read.
    unreadable_folder: Option<&'a Path>,
}

impl<'a> ReferenceIndex<'a> {
    pub(super) fn new(snapshot: &'a Snapshot, rules: &'a [&'a str]) -> ReferenceIndex<'a> {
        ReferenceIndex {
            snapshot,
            rules,
            groups: snapshot
                .groups()
                .iter()
                .map(|g| g.value.id.as_str())
                .collect(),
            unreadable: snapshot
                .unreadable()
                .iter()
                .rev()
                .map(|file| (file.kind, file.path.as_path()))
                .collect(),
            unreadable_folder: snapshot
                .unreadable_of(FileKind::Procedure)
                .map(|file| file.path.as_path())
                .find(|path| !is_yaml(path)),
            rest: None,
            unreadable_codes: snapshot
                .unreadable_of(FileKind::Procedure)
                .filter_map(|file| file.path.file_stem()?.to_str())
                .collect(),
        }
    }

    /// The same with the readable rest of files that are left out.
    pub(super) fn with_rest(
        snapshot: &'a Snapshot,
        rules: &'a [&'a str],
        rest: &'a LeftOutFiles,
    ) -> ReferenceIndex<'a> {
        ReferenceIndex {
            rest: Some(rest),
            ..ReferenceIndex::new(snapshot, rules)
        }
    }

    /// Whether a file that is left out may have this id: it says so, or nobody can tell what it says.
    pub(super) fn may_have(&self, kind: FileKind, id: &str) -> bool {
        match self.rest {
            Some(rest) => {
                rest.closed.contains(&kind)
                    || self.is_unreadable(kind) && rest.ids.contains(&(kind, lookup_key(kind, id)))
            }
            None => self.is_unreadable(kind),
        }
    }

    /// Whether a file that is left out says that it has this id.
    pub(super) fn says(&self, kind: FileKind, id: &str) -> bool {
        let rest = self.rest.filter(|_| self.is_unreadable(kind));
        rest.is_some_and(|rest| rest.ids.contains(&(kind, lookup_key(kind, id))))
    }

    /// A file of a kind of which nobody can tell what it says: any id may stand there.
    pub(super) fn perhaps(&self, kind: FileKind) -> Option<&'a Path> {
        let closed = self.rest.is_none_or(|rest| rest.closed.contains(&kind));
        self.unreadable.get(&kind).copied().filter(|_| closed)
    }

    /// Whether any file of a kind cannot be read.
    pub(super) fn is_unreadable(&self, kind: FileKind) -> bool {
        self.unreadable.contains_key(&kind)
    }

    /// A folder of procedures that cannot be read.
    pub(super) fn unreadable_folder(&self) -> Option<&'a Path> {
        self.unreadable_folder
    }

    pub(super) fn has_procedure(&self, code: &str) -> bool {
        self.snapshot.procedure(code).is_some() || self.unreadable_codes.contains(code)
    }

    pub(super) fn has_agency(&self, id: &str) -> bool {
        self.snapshot.agency(id).is_some() || self.may_have(FileKind::Agencies, id)
    }

    pub(super) fn has_group(&self, id: &str) -> bool {
        self.groups.contains(id) || self.says(FileKind::Group, id)
    }

    /// The finding for an agency that is not there.
    pub(super) fn agency<const N: usize>(
        &self,
        path: &Path,
        place: [FileStep; N],
        id: &str,
    ) -> Option<Finding> {
        if self.has_agency(id) {
            return None;
        }
        let ids = self.snapshot.agencies().iter().map(|a| a.id.as_str());
        let hint = did_you_mean(id, ids, message!("check-agency-unknown-hint"));
        Some(
            Finding::new(
                "agency-unknown",
                path,
                message!("check-agency-unknown", id),
                hint,
            )
            .at(place),
        )
    }

    /// The finding for a field that is not there.
    pub(super) fn field<const N: usize>(
        &self,
        path: &Path,
        place: [FileStep; N],
        id: &str,
    ) -> Option<Finding> {
        if self.snapshot.field(id).is_some() || self.may_have(FileKind::Fields, id) {
            return None;
        }
        let ids = self.snapshot.fields().iter().map(|f| f.id.as_str());
        let hint = did_you_mean(id, ids, message!("check-field-unknown-hint"));
        Some(
            Finding::new(
                "field-unknown",
                path,
                message!("check-field-unknown", id),
                hint,
            )
            .at(place),
        )
    }

    /// The finding for a group that is not there.
    pub(super) fn group<const N: usize>(
        &self,
        path: &Path,
        place: [FileStep; N],
        id: &str,
    ) -> Option<Finding> {
        if self.has_group(id) {
            return None;
        }
        let ids = self.groups.iter().copied();
        let hint = did_you_mean(id, ids, message!("check-group-unknown-hint"));
        Some(
            Finding::new(
                "group-unknown",
                path,
                message!("check-group-unknown", id),
                hint,
            )
            .at(place)
            .perhaps_in(self.perhaps(FileKind::Group)),
        )
    }

    /// The finding for a list that is not there.
    pub(super) fn list<const N: usize>(
        &self,
        path: &Path,
        place: [FileStep; N],
        id: &str,
    ) -> Option<Finding> {
        let lists = self.snapshot.lists().iter();
        let mut ids = lists.map(|list| list.value.id.as_str());
        if ids.clone().any(|known| known == id) || self.says(FileKind::List, id) {
            return None;
        }
        let hint = did_you_mean(id, &mut ids, message!("check-list-unknown-hint"));
        Some(
            Finding::new(
                "list-unknown",
                path,
                message!("check-list-unknown", id),
                hint,
            )
            .at(place)
            .perhaps_in(self.perhaps(FileKind::List)),
        )
    }

    /// The finding for a procedure that is not there where it must be.
    pub(super) fn procedure<const N: usize>(
        &self,
        path: &Path,
        place: [FileStep; N],
        code: &str,
    ) -> Option<Finding> {
        (!self.has_procedure(code)).then(|| {
            Finding::new(
                "procedure-unknown",
                path,
                message!("check-procedure-unknown", code),
                message!("check-procedure-unknown-hint"),
            )
            .at(place)
            .perhaps_in(self.unreadable_folder)
        })
    }

    /// The finding for a procedure that is not there, where it may have ended before the catalogue began.
    pub(super) fn past_procedure<const N: usize>(
        &self,
        path: &Path,
        place: [FileStep; N],
        code: &str,
    ) -> Option<Finding> {
        (!self.has_procedure(code)).then(|| {
            Finding::new(
                "procedure-not-listed",
                path,
                message!("check-procedure-not-listed", code),
                message!("check-procedure-not-listed-hint"),
            )
            .at(place)
            .perhaps_in(self.unreadable_folder)
        })
    }
}

/// An id as it is looked up: numbers of instruments whatever their spelling.
pub(super) fn lookup_key(kind: FileKind, id: &str) -> String {
    match kind {
        FileKind::Instruments => instrument_key(id),
        _ => id.to_owned(),
    }
}

/// The id that was probably meant, or advice. Short ids are all near each other and never offered.
fn did_you_mean<'a>(id: &str, ids: impl Iterator<Item = &'a str>, otherwise: Message) -> Message {
    match nearest(id, ids.filter(|known| known.len() > 6)) {
        Some(meant) => message!("check-did-you-mean", meant),
        None => otherwise,
    }
}

/// The finding for something whose id is taken.
pub(super) fn duplicate_id<const N: usize>(
    path: &Path,
    place: [FileStep; N],
    what: Message,
    id: &str,
    first: impl Into<Message>,
) -> Finding {
    Finding::new(
        "id-duplicate",
        path,
        message!("check-id-duplicate", what, id),
        message!("check-id-duplicate-hint", first = first.into()),
    )
    .at(place)
}

/// The finding for a period that ends before it begins; the place is that of its end.
pub(super) fn reversed<const N: usize>(
    path: &Path,
    place: [FileStep; N],
    from: Option<jiff::civil::Date>,
    to: Option<jiff::civil::Date>,
) -> Option<Finding> {
    let (from, to) = (from?, to?);
    (to < from).then(|| {
        Finding::new(
            "period-reversed",
            path,
            message!("check-period-reversed", to, from),
            message!("check-period-reversed-hint"),
        )
        .at(place)
    })
}

/// The finding for a value above what it is out of.
pub(super) fn over_scale(path: &Path, value: f64, of: f64) -> Finding {
    Finding::new(
        "value-over-scale",
        path,
        message!(
            "check-value-over-scale",
            value = value.to_string(),
            of = of.to_string()
        ),
        message!("check-value-over-scale-hint"),
    )
}

/// A path as messages show it: forward slashes on every system.
pub(super) fn shown(path: &Path) -> String {
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}
