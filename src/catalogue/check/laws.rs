//! Instruments, and what cites them: entries that nothing tells apart, citations that several may be meant by.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};
use std::path::Path;

use rayon::prelude::*;

use super::finding::Finding;
use super::place;
use crate::catalogue::check::reference_index::{ReferenceIndex, duplicate_id, reversed, shown};
use crate::catalogue::instruments::{Resolution, compare, label, label_of, numbers};
use crate::catalogue::kind::FileKind;
use crate::catalogue::model::{Citation, Instrument, InstrumentRef, Procedure, Stated};
use crate::catalogue::snapshot::{Located, instrument_key};
use crate::i18n::message;
use crate::text::docnum::{self, NumberDoubt};

pub(super) fn instruments(known: &ReferenceIndex<'_>, found: &mut Vec<Finding>) {
    entries(known, found);
    let mut file: (&Path, usize) = (Path::new(""), 0);
    for Located { path, value } in known.snapshot.instruments() {
        if file.0 != path {
            file = (path, 0);
        }
        references(known, path, file.1, value, found);
        file.1 += 1;
    }
}

/// What is wrong with the entries themselves.
pub(super) fn entries(known: &ReferenceIndex<'_>, found: &mut Vec<Finding>) {
    let mut of_key: HashMap<String, Vec<&Located<Instrument>>> = HashMap::new();
    let mut of_record: HashMap<&str, &Located<Instrument>> = HashMap::new();
    let mut file: (&Path, usize) = (Path::new(""), 0);
    for instrument in known.snapshot.instruments() {
        // Instruments of one file follow each other, in the order of the file.
        if file.0 != instrument.path {
            file = (&instrument.path, 0);
        }
        let (path, at) = file;
        file.1 += 1;
        let value = &instrument.value;
        let place = place!["instruments", at, "to"];
        found.extend(reversed(path, place, value.from, value.to));
        let place = || place!["instruments", at, "number"];
        found.extend(cut(path, &value.number).map(|finding| finding.at(place())));
        if let Some(id) = value.portal_id.as_deref() {
            match of_record.get(id) {
                Some(other) => {
                    let place = place!["instruments", at, "portal_id"];
                    found.push(one_record(path, id, other).at(place));
                }
                None => _ = of_record.insert(id, instrument),
            }
        }
        let others = of_key.entry(instrument_key(&value.number)).or_default();
        let order = |other: &Instrument| compare(known.snapshot, other, value);
        let same = |wanted: Ordering| others.iter().find(|other| order(&other.value) == wanted);
        if let Some(first) = same(Ordering::Equal) {
            let first = shown(&first.path);
            let number = label(value);
            found.push(duplicate_id(
                path,
                place(),
                message!("thing-instrument"),
                &number,
                first,
            ));
        } else if let Some(other) = same(Ordering::Less) {
            found.push(alike(path, value, other).at(place()));
        }
        others.push(instrument);
    }
}

/// Two entries with one record of the portal.
fn one_record(path: &Path, id: &str, other: &Located<Instrument>) -> Finding {
    Finding::new(
        "instrument-alike",
        path,
        message!(
            "check-instrument-one-record",
            id,
            other = label(&other.value),
            path = shown(&other.path)
        ),
        message!("check-instrument-one-record-hint"),
    )
}

fn alike(path: &Path, instrument: &Instrument, other: &Located<Instrument>) -> Finding {
    let (label, first) = (label(instrument), label(&other.value));
    Finding::new(
        "instrument-alike",
        path,
        message!(
            "check-instrument-alike",
            label,
            first,
            path = shown(&other.path)
        ),
        message!("check-instrument-alike-hint"),
    )
}

/// What one instrument says of others.
fn references(
    known: &ReferenceIndex<'_>,
    path: &Path,
    at: usize,
    of: &Instrument,
    found: &mut Vec<Finding>,
) {
    type Resolve<'a> = &'a dyn Fn(&InstrumentRef) -> Resolution<'a>;
    let later: Resolve<'_> = &|named| known.snapshot.resolve_later(of, named);
    let earlier: Resolve<'_> = &|named| known.snapshot.resolve_earlier(of, named);
    for (key, named, resolve) in [
        ("amended_by", &of.amended_by, later),
        ("repealed_by", &of.repealed_by, later),
        ("implements", &of.implements, earlier),
    ] {
        for (nth, named) in named.iter().enumerate() {
            let place = || place!["instruments", at, key, nth];
            match resolve(named) {
                Resolution::Ambiguous(_) => {
                    let candidates = resolve(named).candidates();
                    found.push(ambiguous(path, &named.number, &candidates).at(place()));
                }
                Resolution::Unknown
                    if key == "repealed_by"
                        && !known.says(FileKind::Instruments, &named.number) =>
                {
                    found.push(
                        Finding::new(
                            "repeal-unknown",
                            path,
                            message!(
                                "check-repeal-unknown",
                                label = label(of),
                                number = named.number
                            ),
                            message!("check-instrument-add-hint"),
                        )
                        .at(place())
                        .perhaps_in(known.perhaps(FileKind::Instruments)),
                    )
                }
                _ => {}
            }
        }
    }
}

fn ambiguous(path: &Path, number: &str, candidates: &[String]) -> Finding {
    Finding::new(
        "instrument-ambiguous",
        path,
        message!(
            "check-instrument-ambiguous",
            number,
            candidates = candidates.join("; ")
        ),
        message!("check-instrument-ambiguous-hint"),
    )
}

/// A number that is probably not whole.
fn cut(path: &Path, number: &str) -> Option<Finding> {
    let (read, why) = docnum::doubt(number)?;
    Some(Finding::new(
        "instrument-number-cut",
        path,
        match why {
            NumberDoubt::GoesOn(rest) => {
                message!("check-number-goes-on", number, read, rest)
            }
            NumberDoubt::NoIssuer => message!("check-number-no-issuer", read),
            NumberDoubt::Term(term) => {
                message!("check-number-term", read, term)
            }
        },
        message!("check-number-cut-hint"),
    ))
}

/// The cited numbers that have to be looked at one by one: those that no instrument has, several have or several may have.
/// Comparing a number is slow, and few numbers are cited by many.
pub(super) fn doubtful(known: &ReferenceIndex<'_>) -> HashSet<String> {
    let mut cited: HashSet<String> = HashSet::new();
    for procedure in known.snapshot.procedures() {
        for citation in citations(&procedure.read()) {
            if !cited.contains(&citation.number) {
                cited.insert(citation.number.clone());
            }
        }
    }
    let is_plain = |number: &String| {
        docnum::doubt(number).is_none()
            && numbers(number).iter().all(|(key, _)| {
                let unique = docnum::from_key(key).is_some_and(|number| number.is_unique());
                unique && known.snapshot.instruments_of_key(key).len() == 1
            })
    };
    let cited = cited.into_par_iter();
    cited.filter(|number| !is_plain(number)).collect()
}

fn citations(procedure: &Procedure) -> &[Citation] {
    let basis = procedure.legal_basis.as_ref();
    basis.map_or(&[][..], Stated::items)
}

pub(super) fn legal_basis(
    known: &ReferenceIndex<'_>,
    doubtful: &HashSet<String>,
    path: &Path,
    procedure: &Procedure,
    found: &mut Vec<Finding>,
) {
    let unreadable = known.perhaps(FileKind::Instruments);
    for (at, citation) in citations(procedure).iter().enumerate() {
        let says_more = citation.signed.is_some() || citation.issuer.is_some();
        if !says_more && !doubtful.contains(&citation.number) {
            continue;
        }
        let place = || place!["legal_basis", at, "number"];
        found.extend(cut(path, &citation.number).map(|finding| finding.at(place())));
        for cited in known.snapshot.cited(procedure, citation) {
            match &cited.meant {
                Resolution::One(instrument) => {
                    let value = &instrument.value;
                    found.extend(differs(path, at, citation, value));
                }
                Resolution::Ambiguous(_) => {
                    let candidates = cited.meant.candidates();
                    found.push(ambiguous(path, &cited.number, &candidates).at(place()));
                }
                Resolution::Unknown if !known.says(FileKind::Instruments, &citation.number) => {
                    let unknown = unknown(known, path, &cited.key, citation);
                    found.push(unknown.at(place()).perhaps_in(unreadable));
                }
                Resolution::Unknown => {}
            }
        }
    }
}

fn unknown(known: &ReferenceIndex<'_>, path: &Path, key: &str, citation: &Citation) -> Finding {
    let others = known.snapshot.instruments_of_key(key);
    if others.is_empty() {
        return Finding::new(
            "instrument-unknown",
            path,
            message!("check-instrument-unknown", number = citation.number),
            message!("check-instrument-add-hint"),
        );
    }
    let others: Vec<String> = others.iter().map(|other| label(&other.value)).collect();
    Finding::new(
        "instrument-unknown",
        path,
        message!(
            "check-instrument-other",
            label = label_of(citation),
            others = others.join("; ")
        ),
        message!("check-instrument-other-hint"),
    )
}

/// A number that names one instrument, with a day beside it that is another's.
fn differs(
    path: &Path,
    at: usize,
    citation: &Citation,
    instrument: &Instrument,
) -> Option<Finding> {
    let (said, own) = (citation.signed?, instrument.signed?);
    (said != own).then(|| {
        Finding::new(
            "instrument-differs",
            path,
            message!(
                "check-instrument-differs",
                number = instrument.number,
                own,
                said
            ),
            message!("check-instrument-differs-hint"),
        )
        .at(place!["legal_basis", at, "signed"])
    })
}
