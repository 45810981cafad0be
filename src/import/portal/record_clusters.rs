//! Records of one number told apart: a day or an issuer belongs to the record that says it, and a record that says neither is
//! of an instrument only where it cannot be of another.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::catalogue::model::Instrument;
use crate::catalogue::snapshot::Snapshot;
use crate::text::docnum;
use crate::yaml::items::likeness;

/// Titles of two records are those of one law from this share of common words on.
const SAME_TITLE: f64 = 0.6;

/// What tells a citation from others of its number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum CitationId {
    /// Its record on the portal.
    Portal(String),
    /// Without one, what it says, and the province of who cites it.
    Said {
        province: Option<String>,
        signed: Option<Date>,
        issuer: Option<String>,
        title: Option<String>,
    },
}

/// A record under one number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct RecordId {
    /// Equal for all spellings of the number.
    pub key: String,
    pub id: CitationId,
}

impl RecordId {
    /// Its id on the portal.
    pub(super) fn portal(&self) -> Option<&String> {
        match &self.id {
            CitationId::Portal(id) => Some(id),
            CitationId::Said { .. } => None,
        }
    }
}

/// Records of one instrument, with all that they say of it.
#[derive(Debug)]
pub(super) struct Cluster<'r> {
    pub said: Instrument,
    pub ids: Vec<&'r RecordId>,
}

impl<'r> Cluster<'r> {
    fn new((id, said): (&'r RecordId, Instrument)) -> Cluster<'r> {
        Cluster {
            said,
            ids: vec![id],
        }
    }

    fn absorb(&mut self, (id, said): (&'r RecordId, Instrument)) {
        let known = &mut self.said;
        known.issuer = known.issuer.take().or(said.issuer);
        known.signed = known.signed.or(said.signed);
        known.title = known.title.take().or(said.title);
        self.ids.push(id);
    }
}

/// The records of one number.
#[derive(Debug, Default)]
pub(super) struct RecordClusters<'r> {
    pub clusters: Vec<Cluster<'r>>,
    /// Records that may be of several of them.
    pub open: Vec<&'r RecordId>,
}

/// Tells records of one number apart. Those that say most come first, so that the order in which records were read tells
/// nothing.
pub(super) fn tell_apart<'r>(
    snapshot: &Snapshot,
    records: Vec<(&'r RecordId, Instrument)>,
) -> RecordClusters<'r> {
    let mut classes: BTreeMap<_, Vec<(&RecordId, Instrument)>> = BTreeMap::new();
    for record in records {
        let said = &record.1;
        let lacks = [
            said.signed.is_none(),
            said.issuer.is_none(),
            said.title.is_none(),
        ];
        classes.entry(lacks).or_default().push(record);
    }
    let mut apart = RecordClusters::default();
    for records in classes.into_values() {
        apart.take(snapshot, records);
    }
    apart
}

impl<'r> RecordClusters<'r> {
    /// Takes records that say equally much.
    fn take(&mut self, snapshot: &Snapshot, records: Vec<(&'r RecordId, Instrument)>) {
        let like = |clusters: &[Cluster<'_>], said: &Instrument| -> Vec<usize> {
            let like = clusters.iter().enumerate();
            like.filter(|(_, cluster)| alike(snapshot, &cluster.said, said))
                .map(|(at, _)| at)
                .collect()
        };
        let known = self.clusters.len();
        let mut joining: BTreeMap<usize, Vec<_>> = BTreeMap::new();
        let mut fresh = Vec::new();
        for record in records {
            match like(&self.clusters, &record.1)[..] {
                [] => fresh.push(record),
                [one] => joining.entry(one).or_default().push(record),
                _ => self.open.push(record.0),
            }
        }
        for (at, records) in joining {
            let first = records.first().map(|(_, said)| said.clone());
            let are_one = |said: &Instrument| {
                first
                    .as_ref()
                    .is_none_or(|first| alike(snapshot, first, said))
            };
            if records.iter().all(|(_, said)| are_one(said)) {
                for record in records {
                    self.clusters[at].absorb(record);
                }
            } else {
                // Of these at most one is that instrument, and nothing says which.
                fresh.extend(records);
            }
        }
        for record in fresh {
            match like(&self.clusters[known..], &record.1)[..] {
                [] => self.clusters.push(Cluster::new(record)),
                [one] => self.clusters[known + one].absorb(record),
                _ => self.open.push(record.0),
            }
        }
    }
}

/// Whether what is said of two instruments of one number may be said of one.
pub(super) fn alike(snapshot: &Snapshot, a: &Instrument, b: &Instrument) -> bool {
    if let (Some(a), Some(b)) = (&a.issuer, &b.issuer)
        && !snapshot.issuers().are_same(snapshot, a, b)
    {
        return false;
    }
    if let (Some(a), Some(b)) = (a.signed, b.signed) {
        return a == b;
    }
    if a.issuer.is_some()
        && b.issuer.is_some()
        && docnum::parse(&a.number).is_some_and(|n| n.year.is_some())
    {
        return true;
    }
    match (&a.title, &b.title) {
        (Some(a), Some(b)) => likeness(a, b) >= SAME_TITLE,
        _ => true,
    }
}
