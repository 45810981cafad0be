//! Cited laws: found by number, however it is spelled, or made as stubs. A number that starts anew every year or in every
//! province is told apart by what the portal's records say beside it: province, day, who cites it.

use crate::i18n::{Message, message};
use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;

use super::draft::{CitedLaw, ProcedureDraft};
use super::stubs::{Stub, behind_number, said_of};
use crate::catalogue::instruments::title::own_numbers;
use crate::catalogue::instruments::{CitationContext, label, province_name};
use crate::catalogue::model::{Agency, Citation, Instrument, InstrumentKind, Procedure};
use crate::catalogue::snapshot::{Contents, Located, Snapshot, instrument_key};
use crate::import::instrument_files::InstrumentFiles;
use crate::import::job::ImportError;
use crate::import::portal::record_clusters::{
    CitationId, Cluster, RecordClusters, RecordId, alike, tell_apart,
};
use crate::import::report::Remark;
use crate::import::target::ImportTarget;
use crate::text::docnum::{self, DocNumber, NumberDoubt};

/// One number, in whatever spelling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct InstrumentNumber {
    /// Equal for all spellings.
    pub key: String,
    /// As it should be written.
    pub written: String,
    pub kind: Option<InstrumentKind>,
}

impl InstrumentNumber {
    /// Whether the number alone says which instrument it is.
    fn is_unique(&self) -> bool {
        docnum::from_key(&self.key).is_none_or(|number| number.is_unique())
    }
}

/// The numbers that a citation names as its own: usually one, sometimes several, else its own words.
pub(super) fn numbers(cited: &str) -> Vec<InstrumentNumber> {
    let found: Vec<InstrumentNumber> = own_numbers(cited)
        .into_iter()
        // Without its letters a number names no document.
        .filter(|number| number.code.is_some())
        .map(|number| InstrumentNumber {
            key: number.key(),
            written: number.canonical(),
            kind: Some(number.kind()),
        })
        .collect();
    if found.is_empty() {
        return vec![InstrumentNumber {
            key: crate::text::fold(cited),
            written: cited.to_owned(),
            kind: InstrumentKind::from_title(cited),
        }];
    }
    found
}

/// What the drafts say of one record.
#[derive(Debug, Default)]
struct InstrumentRecord {
    stub: Stub,
    /// Provinces of those who cite it; nothing for who is of none.
    citing: BTreeSet<Option<String>>,
    /// The first that cites it, for what is to be said of the record.
    first: Remark,
}

/// The laws of the catalogue and those that are made.
#[derive(Debug)]
pub(super) struct InstrumentRegister {
    known: Vec<Instrument>,
    agencies: Vec<Agency>,
    /// Number as the catalogue writes it, by key.
    written: HashMap<String, String>,
    stubs: Vec<Instrument>,
    records: BTreeMap<RecordId, InstrumentRecord>,
    /// The instrument that a record is.
    of_record: HashMap<RecordId, Instrument>,
    /// The day of signing that a record says.
    days: HashMap<RecordId, Date>,
    /// Everything that is known then, to see what a citation would mean.
    snapshot: Snapshot,
    doubts: Vec<Remark>,
}

impl InstrumentRegister {
    /// The laws that the catalogue has; `agencies` are all that it will have.
    pub(super) fn open(
        target: &ImportTarget<'_>,
        agencies: Vec<Agency>,
    ) -> Result<InstrumentRegister, ImportError> {
        let (_, known) = InstrumentFiles::open(target)?;
        let known = known.into_iter().map(|known| known.value).collect();
        Ok(InstrumentRegister::new(known, agencies))
    }

    pub(super) fn new(known: Vec<Instrument>, agencies: Vec<Agency>) -> InstrumentRegister {
        let mut written = HashMap::new();
        for Instrument { number, .. } in &known {
            let key = instrument_key(number);
            written.entry(key).or_insert_with(|| number.clone());
        }
        InstrumentRegister {
            snapshot: snapshot(&agencies, &known),
            known,
            agencies,
            written,
            stubs: Vec::new(),
            records: BTreeMap::new(),
            of_record: HashMap::new(),
            days: HashMap::new(),
            doubts: Vec::new(),
        }
    }

    /// Takes note of citations, each with the id of the agency whose procedure cites; the laws that the catalogue lacks become
    /// stubs.
    pub(super) fn take<'a>(
        &mut self,
        drafts: impl Iterator<Item = (&'a ProcedureDraft, Option<&'a str>)>,
    ) {
        let mut unique: BTreeMap<String, (Stub, Remark)> = BTreeMap::new();
        let mut doubtful: BTreeMap<String, (usize, Remark)> = BTreeMap::new();
        let citations = drafts.flat_map(|(draft, by)| {
            let cited = draft.citations.iter().flatten();
            cited.map(move |cited| (draft, cited, by))
        });
        for (draft, cited, by) in citations {
            let numbers = numbers(&cited.number);
            let alone = numbers.len() == 1;
            if let Some(reason) = doubt(&cited.number) {
                let entry = doubtful.entry(cited.number.clone());
                let entry = entry.or_insert_with(|| (0, remark(draft, reason)));
                entry.0 += 1;
            }
            if let Some(reason) = titled_otherwise(&numbers, cited.title.as_deref()) {
                let entry = doubtful.entry(format!("{} title", cited.number));
                let entry = entry.or_insert_with(|| (0, remark(draft, reason)));
                entry.0 += 1;
            }
            for number in numbers {
                let stub = if number.is_unique() {
                    if self.written.contains_key(&number.key) {
                        continue;
                    }
                    let entry = unique.entry(number.key.clone());
                    let first = || (Stub::default(), remark(draft, String::new()));
                    &mut entry.or_insert_with(first).0
                } else {
                    let record = self.record_id(cited, &number, by);
                    let province = self.province(by);
                    let record = self
                        .records
                        .entry(record)
                        .or_insert_with(|| InstrumentRecord {
                            first: remark(draft, String::new()),
                            ..InstrumentRecord::default()
                        });
                    record.citing.insert(province);
                    &mut record.stub
                };
                let behind = behind_number(&cited.number);
                stub.take(&number, behind, cited.title.as_deref().filter(|_| alone));
            }
        }
        for (key, (stub, first)) in unique {
            let made = stub.made(&self.snapshot, &key);
            let number = made.instrument.number.clone();
            self.doubts
                .extend(contradicted(&number, &made.contradictions, &first));
            self.written.insert(key, number);
            self.stubs.push(made.instrument);
        }
        self.tell_apart();
        let all: Vec<Instrument> = self.known.iter().chain(&self.stubs).cloned().collect();
        self.snapshot = snapshot(&self.agencies, &all);
        self.doubts
            .extend(doubtful.into_values().map(|(times, mut doubt)| {
                doubt.reason = message!("import-cited-times", reason = doubt.reason, times);
                doubt
            }));
    }

    fn record_id(&self, cited: &CitedLaw, number: &InstrumentNumber, by: Option<&str>) -> RecordId {
        let id = match &cited.portal_id {
            Some(id) => CitationId::Portal(id.clone()),
            None => {
                let title = cited.title.as_deref();
                let (signed, issuer) = said_of(&number.key, &cited.number, title);
                CitationId::Said {
                    province: self.province(by),
                    signed,
                    issuer,
                    title: cited.title.clone(),
                }
            }
        };
        RecordId {
            key: number.key.clone(),
            id,
        }
    }

    /// The province of an agency: "tỉnh Gia Lai".
    fn province(&self, by: Option<&str>) -> Option<String> {
        let by = by?;
        let agency = self.snapshot.agency(by);
        let name = agency.map_or(by, |agency| &agency.name);
        province_name(name)
    }

    /// Records of one number to instruments: those that the catalogue has, or new ones.
    fn tell_apart(&mut self) {
        let mut of_key: BTreeMap<&str, Vec<(&RecordId, Instrument)>> = BTreeMap::new();
        let (mut made, mut doubts) = (Vec::new(), Vec::new());
        let mut days = HashMap::new();
        for (id, record) in &self.records {
            let (said, contradictions) = self.said(&id.key, record);
            doubts.extend(contradicted(&said.number, &contradictions, &record.first));
            days.extend(said.signed.map(|day| (id.clone(), day)));
            of_key.entry(&id.key).or_default().push((id, said));
        }
        let mut of_record = HashMap::new();
        for (key, records) in of_key {
            let RecordClusters { clusters, mut open } = tell_apart(&self.snapshot, records);
            let several = clusters.len() > 1;
            let names: Vec<String> = clusters.iter().map(|one| label(&one.said)).collect();
            let told: BTreeSet<&String> = names.iter().collect();
            if told.len() < names.len()
                && let Some(number) = clusters.first().map(|one| &one.said.number)
            {
                let reason = message!("import-records-alike", count = names.len(), number);
                doubts.push(Remark {
                    path: "legalBasisesDetails".to_owned(),
                    reason,
                    ..Remark::default()
                });
            }
            let described: Vec<Vec<&Instrument>> = clusters
                .iter()
                .map(|one| self.described(key, one))
                .collect();
            let shared = shared_labels(&names, &clusters);
            let mut nameless: BTreeSet<&str> = BTreeSet::new();
            for (at, Cluster { mut said, ids }) in clusters.into_iter().enumerate() {
                match &shared[at] {
                    SharedLabel::No => {}
                    SharedLabel::Records(id) => said.portal_id = Some(id.clone()),
                    // One entry that says no more than the number: whatever it said would be said of the others.
                    SharedLabel::Nothing => {
                        said.title = None;
                        if described[at].is_empty() && nameless.insert(&names[at]) {
                            made.push(said);
                        }
                        open.extend(ids);
                        continue;
                    }
                }
                let of = match described[at][..] {
                    // An entry that says nothing of itself is not several instruments.
                    [known] if !several || tells(known) => {
                        let is_taken = described.iter().filter(|all| **all == [known]).count() > 1;
                        if is_taken && (known.signed.is_none() || known.signed != said.signed) {
                            open.extend(ids);
                            continue;
                        }
                        known.clone()
                    }
                    [] | [_] => {
                        made.push(said.clone());
                        said
                    }
                    _ => {
                        open.extend(ids);
                        continue;
                    }
                };
                for id in ids {
                    of_record.insert(id.clone(), of.clone());
                }
            }
            for id in open {
                let Some(record) = self.records.get(id) else {
                    continue;
                };
                doubts.push(Remark {
                    reason: message!("import-several-laws", number = record.stub.number()),
                    ..record.first.clone()
                });
            }
        }
        self.of_record = of_record;
        self.days = days;
        self.stubs.extend(made);
        self.doubts.extend(doubts);
    }

    /// Those that the catalogue describes of which this may be said.
    fn described(&self, key: &str, Cluster { said, ids }: &Cluster<'_>) -> Vec<&Instrument> {
        let asked = CitationContext {
            issuer: said.issuer.as_deref(),
            signed: said.signed,
            ..CitationContext::default()
        };
        let mut known = self.snapshot.resolve(key, asked).all();
        let is_record = |of: &String| ids.iter().any(|id| id.portal() == Some(of));
        known.retain(|known| {
            let is_own = known.portal_id.as_ref().is_none_or(is_record);
            is_own && alike(&self.snapshot, known, said)
        });
        known
    }

    /// What is said of one record, as the entry that it would be, and what contradicts itself.
    fn said(&self, key: &str, record: &InstrumentRecord) -> (Instrument, Vec<Message>) {
        let stub = record.stub.made(&self.snapshot, key);
        let (mut made, mut contradictions) = (stub.instrument, stub.contradictions);
        let code = docnum::from_key(key);
        if !code.as_ref().is_some_and(DocNumber::is_local) {
            return (made, contradictions);
        }
        let issuers = self.snapshot.issuers();
        let in_title = |title: &str| issuers.province_in(title).map(str::to_owned);
        let stated = made.issuer.take();
        let province = stated
            .as_deref()
            .and_then(|stated| in_title(stated).or_else(|| in_title(&format!("tỉnh {stated}"))));
        let province = province.or_else(|| {
            let mut said: Vec<String> = record.stub.titles().filter_map(in_title).collect();
            said.sort_by_cached_key(|said| crate::text::unaccented(said));
            said.dedup_by(|a, b| issuers.share_province(&self.snapshot, a, b) == Some(true));
            if said.len() > 1 {
                contradictions.push(message!(
                    "import-is-of",
                    places = Message::listed(said.drain(..).map(Message::from))
                ));
                return None;
            }
            said.pop()
                .or_else(|| match record.citing.iter().collect::<Vec<_>>()[..] {
                    [only] => only.clone(),
                    _ => None,
                })
        });
        let council = code.is_some_and(|number| number.key().contains("hdnd"));
        made.issuer = province.map(|province| {
            let body = if council { "HĐND" } else { "UBND" };
            format!("{body} {province}")
        });
        (made, contradictions)
    }

    /// What a procedure's file says of a law that it cites: the number, and as much more as tells which one is meant.
    pub(super) fn citations_of(&self, cited: &CitedLaw, by: Option<&str>) -> Vec<Citation> {
        let procedure = Procedure {
            issuer: by.map(str::to_owned),
            ..Procedure::default()
        };
        let citation = |number: InstrumentNumber| {
            let record = self.record_id(cited, &number, by);
            let of = self.of_record.get(&record);
            let written = self.written.get(&number.key).cloned();
            let mut citation = Citation {
                number: of
                    .map_or_else(|| written.unwrap_or(number.written), |of| of.number.clone()),
                issuer: None,
                signed: None,
                articles: None,
            };
            let said = self.days.get(&record).copied();
            let Some(of) = of else {
                citation.signed = said;
                return citation;
            };
            let is_meant = |citation: &Citation| {
                let meant = self.snapshot.resolve_citation(&procedure, citation);
                meant.one() == Some(of)
            };
            // A day that the entry does not say stays with who says it: another record of the number may say another.
            let own = said.filter(|_| of.signed.is_none());
            for (issuer, signed) in [
                (None, own),
                (None, of.signed),
                (of.issuer.as_ref(), None),
                (of.issuer.as_ref(), of.signed),
            ] {
                citation.issuer = issuer.cloned();
                citation.signed = signed;
                if is_meant(&citation) {
                    return citation;
                }
            }
            citation.issuer = None;
            citation.signed = None;
            citation
        };
        numbers(&cited.number).into_iter().map(citation).collect()
    }

    /// The numbers that a citation names, as the catalogue writes them.
    pub(super) fn numbers_of(&self, cited: &str) -> Vec<String> {
        numbers(cited)
            .into_iter()
            .map(|number| {
                self.written
                    .get(&number.key)
                    .cloned()
                    .unwrap_or(number.written)
            })
            .collect()
    }

    /// The entries that are made, by key.
    pub(super) fn stubs(&self) -> &[Instrument] {
        &self.stubs
    }

    /// How many stubs are made.
    pub(super) fn made(&self) -> usize {
        self.stubs.len()
    }

    /// Numbers that are probably not whole, or not told apart, each in a sentence.
    pub(super) fn doubts(&self) -> &[Remark] {
        &self.doubts
    }
}

/// Whether an entry says more of itself than its number.
fn tells(instrument: &Instrument) -> bool {
    instrument.issuer.is_some() || instrument.signed.is_some() || instrument.portal_id.is_some()
}

/// What tells an instrument from another that looks the same by number, issuer and day.
enum SharedLabel {
    /// There is no other.
    No,
    /// The id of its record on the portal.
    Records(String),
    /// Nothing: of one of them at least there is no record.
    Nothing,
}

fn shared_labels(names: &[String], clusters: &[Cluster<'_>]) -> Vec<SharedLabel> {
    let record = |at: usize| clusters[at].ids.iter().find_map(|id| id.portal());
    let of = |at: usize| {
        let mut same = (0..names.len()).filter(|other| names[*other] == names[at]);
        if same.clone().count() == 1 {
            return SharedLabel::No;
        }
        match record(at).filter(|_| same.all(|other| record(other).is_some())) {
            Some(id) => SharedLabel::Records(id.clone()),
            None => SharedLabel::Nothing,
        }
    };
    (0..names.len()).map(of).collect()
}

fn remark(draft: &ProcedureDraft, reason: impl Into<Message>) -> Remark {
    Remark {
        path: draft.path.clone(),
        line: draft.line,
        column: None,
        cell: draft.cell.clone(),
        code: Some(draft.code.clone()),
        reason: reason.into(),
    }
}

/// What one record says twice and otherwise, each in a sentence.
fn contradicted(number: &str, said: &[Message], first: &Remark) -> Vec<Remark> {
    let each = said.iter().map(|said| Remark {
        reason: message!("import-citations-say", number, said),
        ..first.clone()
    });
    each.collect()
}

/// A title that begins with another number than the record's.
fn titled_otherwise(numbers: &[InstrumentNumber], title: Option<&str>) -> Option<Message> {
    const NAME: usize = 8;
    let [number] = numbers else { return None };
    let title = title?;
    InstrumentKind::from_title(title)?;
    let own = own_numbers(title).into_iter().next()?;
    let (range, _) = docnum::find_all(title).into_iter().next()?;
    let leads = crate::text::syllables(&title[..range.start]).count() <= NAME;
    (leads && own.code.is_some() && own.key() != number.key)
        .then(|| message!("import-titled-as", number = number.written, own))
}

/// Why a number is probably not whole.
fn doubt(cited: &str) -> Option<Message> {
    let (read, why) = docnum::doubt(cited)?;
    Some(match why {
        NumberDoubt::GoesOn(rest) => {
            message!("import-read-as", cited, read, rest)
        }
        NumberDoubt::NoIssuer => message!("import-no-issuer-said", read),
        NumberDoubt::Term(term) => {
            message!("import-other-term", read, term)
        }
    })
}

fn snapshot(agencies: &[Agency], instruments: &[Instrument]) -> Snapshot {
    let located = |value: &Instrument| Located {
        path: std::path::PathBuf::new(),
        value: value.clone(),
    };
    Snapshot::new(Contents {
        agencies: agencies.to_vec(),
        instruments: instruments.iter().map(located).collect(),
        ..Contents::default()
    })
}

#[cfg(test)]
mod tests;
