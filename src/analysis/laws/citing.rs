//! Where one instrument is cited: in legal bases, in other words of procedures, in other files.

use jiff::civil::Date;
use rayon::prelude::*;

use super::Law;
use crate::catalogue::instruments::{self, CitationContext, Resolution, behind, issuer_key};
use crate::catalogue::model::{Instrument, InstrumentRef, Procedure, Requirement, Stated};
use crate::catalogue::{FileKind, Snapshot};
use crate::text::docnum;

/// Where an instrument is cited.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct LawCitations {
    /// Procedures that rest on it, by code.
    pub procedures: Vec<CitingProcedure>,
    /// Procedures that rest on it, or on another instrument of its number: their citation does not say.
    pub perhaps: Vec<CitingProcedure>,
    /// Procedures that only name it in other words, by code.
    pub mentions: Vec<CitingProcedure>,
    /// Instruments, plans, lists and the like that name it.
    pub elsewhere: Vec<CitingFile>,
}

/// A procedure that cites it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CitingProcedure {
    /// Row of the procedure.
    pub row: usize,
    /// Articles that its legal basis names.
    pub articles: Vec<String>,
    /// Other places where the procedure names it.
    pub places: Vec<CitationPlace>,
}

/// A place in a procedure where a number stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CitationPlace {
    /// Key of the file: `documents`, `presence_required` …
    pub part: &'static str,
    /// The words around the number.
    pub text: String,
}

/// Another file that names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CitingFile {
    /// What names it: `instrument`, `plan`, `list`, `group`, `database`, `policy`.
    pub what: &'static str,
    /// As what: `amended_by` (it is amended by that instrument), `repealed_by`, `amends`, `repeals`, `number`,
    /// `decision`, `source`.
    pub role: &'static str,
    /// Number or id.
    pub id: String,
    /// Title or name, where known.
    pub name: Option<String>,
}

/// Letters shown before and after a number inside a long text.
const AROUND: usize = 80;

/// Where an instrument is cited. Reads every procedure once.
pub(crate) fn uses(snapshot: &Snapshot, law: &Law) -> LawCitations {
    let has = |rows: &[u32], row: usize| {
        let row = u32::try_from(row).unwrap_or(u32::MAX);
        rows.binary_search(&row).is_ok()
    };
    let mut found = LawCitations {
        elsewhere: elsewhere(snapshot, law),
        ..LawCitations::default()
    };
    let all: Vec<CitingProcedure> = snapshot
        .procedures()
        .par_iter()
        .enumerate()
        .map(|(row, procedure)| {
            let procedure = procedure.read();
            CitingProcedure {
                row,
                articles: articles(snapshot, &procedure, law),
                places: places(snapshot, &procedure, law),
            }
        })
        .collect();
    for of in all {
        if has(&law.procedures, of.row) {
            found.procedures.push(of);
        } else if has(&law.perhaps, of.row) {
            found.perhaps.push(of);
        } else if !of.places.is_empty() {
            found.mentions.push(of);
        }
    }
    found
}

/// The articles of an instrument that a procedure's legal basis names.
pub(crate) fn articles(snapshot: &Snapshot, procedure: &Procedure, law: &Law) -> Vec<String> {
    let citations = procedure.legal_basis.iter().flat_map(|basis| basis.items());
    let mut articles = Vec::new();
    for citation in citations {
        let of_citation = citation.articles.as_ref().map_or(&[][..], |a| a.items());
        if of_citation.is_empty() {
            continue;
        }
        let asked = CitationContext {
            issuer: citation.issuer.as_deref(),
            signed: citation.signed,
            by: procedure.issuer.as_deref(),
            ..CitationContext::default()
        };
        let mut cited = snapshot.cited(procedure, citation).into_iter();
        if cited.any(|cited| cited.key == law.key && is_meant(snapshot, law, &cited.meant, asked)) {
            articles.extend(of_citation.iter().cloned());
        }
    }
    articles
}

/// Whether an instrument is what a text with its number means, or one of those that it may mean.
fn is_meant(
    snapshot: &Snapshot,
    law: &Law,
    meant: &Resolution<'_>,
    asked: CitationContext<'_>,
) -> bool {
    if let Some(instrument) = &law.instrument {
        return meant.all().contains(&instrument);
    }
    if !law.apart {
        return *meant == Resolution::Unknown;
    }
    // Of several that no file describes, the one of that day and that province.
    let name = |id: &str| {
        let agency = snapshot.agency(id);
        issuer_key(agency.map_or(id, |agency| &agency.name))
    };
    let own = law.issuer.as_deref().map(issuer_key);
    let said = asked
        .issuer
        .or(asked.by.filter(|_| own.is_some()))
        .map(name);
    *meant == Resolution::Unknown
        && law.signed == asked.signed
        && own.is_none_or(|own| said == Some(own))
}

/// Other words of a procedure in which the number stands.
fn places(snapshot: &Snapshot, procedure: &Procedure, law: &Law) -> Vec<CitationPlace> {
    // A quick look first: most texts hold no such figure.
    let serial = law.key.split('/').next().unwrap_or_default();
    let figures: String = serial.chars().take_while(char::is_ascii_digit).collect();
    if figures.is_empty() {
        return Vec::new();
    }
    let mut places: Vec<CitationPlace> = Vec::new();
    texts(procedure, &mut |part, text| {
        if !text.contains(&figures) {
            return;
        }
        let found = docnum::find_all(text).into_iter();
        let mut found = found.filter(|(_, number)| number.key() == law.key);
        let is_it = |range: &std::ops::Range<usize>| {
            let by = procedure.issuer.as_deref();
            names(snapshot, law, &text[range.end..], by)
        };
        if let Some((range, _)) = found.find(|(range, _)| is_it(range)) {
            let text = around(text, range);
            if !places
                .iter()
                .any(|place| place.part == part && place.text == text)
            {
                places.push(CitationPlace { part, text });
            }
        }
    });
    places
}

/// Whether a number in a text is this instrument's, by the day that stands behind it.
fn names(snapshot: &Snapshot, law: &Law, behind_it: &str, by: Option<&str>) -> bool {
    let asked = CitationContext {
        signed: behind(behind_it).0,
        by,
        ..CitationContext::default()
    };
    is_meant(snapshot, law, &snapshot.resolve(&law.key, asked), asked)
}

/// A number with the words around it.
fn around(text: &str, range: std::ops::Range<usize>) -> String {
    let before = &text[..range.start];
    let after = &text[range.end..];
    let start = before
        .char_indices()
        .rev()
        .nth(AROUND)
        .map_or(0, |(at, _)| {
            before[at..].find(' ').map_or(at, |space| at + space + 1)
        });
    let end = after
        .char_indices()
        .nth(AROUND)
        .map_or(text.len(), |(at, _)| {
            range.end + after[..at].rfind(' ').unwrap_or(at)
        });
    let cut = |yes: bool| if yes { "…" } else { "" };
    format!(
        "{}{}{}",
        cut(start > 0),
        &text[start..end],
        cut(end < text.len())
    )
}

/// Every text of a procedure that may name an instrument, but for its legal basis, with the key of the file.
fn texts<'p>(procedure: &'p Procedure, see: &mut dyn FnMut(&'static str, &'p str)) {
    fn items<T>(stated: &Option<Stated<Vec<T>>>) -> &[T] {
        stated.as_ref().map_or(&[], Stated::items)
    }
    fn provision(requirement: &Option<Requirement>) -> Option<&str> {
        requirement.as_ref()?.provision.as_deref()
    }
    for (part, requirement) in [
        ("presence_required", &procedure.presence_required),
        ("onsite_verification", &procedure.onsite_verification),
    ] {
        if let Some(text) = provision(requirement) {
            see(part, text);
        }
    }
    if let Some(online) = &procedure.online {
        let why = online.partial_reason.as_ref();
        let texts = [
            online.decision.as_deref(),
            why.and_then(|why| why.provision.as_deref()),
        ];
        texts
            .into_iter()
            .flatten()
            .for_each(|text| see("online", text));
        let notices = online.suspended.iter().filter_map(|s| s.notice.as_deref());
        notices.for_each(|text| see("online", text));
    }
    for publication in procedure.published_by() {
        see("publications", &publication.number);
    }
    for document in items(&procedure.documents) {
        see("documents", &document.name);
        let others = [&document.form, &document.case];
        others
            .into_iter()
            .flatten()
            .for_each(|text| see("documents", text));
        if let Some(law) = &document.required_by {
            see("documents", &law.number);
        }
    }
    items(&procedure.steps)
        .iter()
        .for_each(|text| see("steps", text));
    if let Some(Stated::Some(text)) = &procedure.conditions {
        see("conditions", text);
    }
    for channel in items(&procedure.channels) {
        let time = channel.time.as_ref().and_then(|time| time.text.as_deref());
        let fees = channel.fees.as_ref().map_or(&[][..], Stated::items);
        [channel.text.as_deref(), channel.case.as_deref(), time]
            .into_iter()
            .chain(fees.iter().map(|fee| fee.text.as_deref()))
            .flatten()
            .for_each(|text| see("channels", text));
    }
    for result in items(&procedure.results) {
        see("results", &result.name);
    }
}

/// The kinds of files of which [`uses`] says what names an instrument; another that it reads belongs here.
pub(crate) const USES_REST_ON: [FileKind; 7] = [
    FileKind::Procedure,
    FileKind::Instruments,
    FileKind::Plan,
    FileKind::List,
    FileKind::Group,
    FileKind::Databases,
    FileKind::Manifest,
];

/// Instruments, plans, lists and the like that name an instrument, or that its file names.
pub(crate) fn elsewhere(snapshot: &Snapshot, law: &Law) -> Vec<CitingFile> {
    let mut found = Vec::new();
    let own = law.instrument.iter();
    for (role, _, named, meant) in own.flat_map(|own| references(snapshot, own)) {
        let title = meant.one().and_then(|other| other.title.clone());
        let id = match meant.one() {
            Some(other) if named.signed.is_some() || named.issuer.is_some() => {
                instruments::label(other)
            }
            _ => named.number.clone(),
        };
        found.push(CitingFile {
            what: "instrument",
            role,
            id,
            name: title,
        });
    }
    for other in snapshot.instruments() {
        for (role, of, named, meant) in references(snapshot, &other.value) {
            let asked = CitationContext {
                issuer: named.issuer.as_deref(),
                signed: named.signed,
                by: of.issuer.as_deref(),
                ..CitationContext::default()
            };
            let of_key = crate::catalogue::snapshot::instrument_key(&named.number) == law.key;
            if of_key && is_meant(snapshot, law, &meant, asked) {
                found.push(CitingFile {
                    what: "instrument",
                    role: match role {
                        "amended_by" => "amends",
                        "repealed_by" => "repeals",
                        _ => "implemented_by",
                    },
                    id: of.number.clone(),
                    name: of.title.clone(),
                });
            }
        }
    }
    let names = |text: &str, signed: Option<Date>, issuer: Option<&str>| {
        let numbers = docnum::find_all(text);
        if numbers.is_empty() {
            return crate::catalogue::snapshot::instrument_key(text) == law.key;
        }
        let mut numbers = numbers.iter().filter(|(_, number)| number.key() == law.key);
        numbers.any(|(range, _)| {
            let asked = CitationContext {
                signed: behind(&text[range.end..]).0.or(signed),
                by: issuer,
                ..CitationContext::default()
            };
            is_meant(snapshot, law, &snapshot.resolve(&law.key, asked), asked)
        })
    };
    let mut add = |what, role, id: &str, name: Option<&str>, text: Option<&str>, signed| {
        if text.is_some_and(|text| names(text, signed, None)) {
            found.push(CitingFile {
                what,
                role,
                id: id.to_owned(),
                name: name.map(str::to_owned),
            });
        }
    };
    for plan in snapshot.plans() {
        let plan = &plan.value;
        let title = plan.title.as_deref();
        let number = plan.number.as_deref();
        add("plan", "number", &plan.id, title, number, plan.signed);
        let source = plan.source.as_deref();
        add("plan", "source", &plan.id, title, source, None);
    }
    for list in snapshot.lists() {
        let list = &list.value;
        add(
            "list",
            "decision",
            &list.id,
            list.name.as_deref(),
            Some(&list.decision),
            Some(list.date),
        );
    }
    for group in snapshot.groups() {
        let group = &group.value;
        add(
            "group",
            "source",
            &group.id,
            Some(&group.name),
            Some(&group.source),
            None,
        );
    }
    for database in snapshot.databases() {
        add(
            "database",
            "source",
            &database.id,
            Some(&database.name),
            Some(&database.source),
            None,
        );
    }
    if let Some(manifest) = snapshot.manifest() {
        let policy = &manifest.policy;
        add(
            "policy",
            "source",
            "window",
            None,
            Some(&policy.window.source),
            None,
        );
        for target in &policy.targets {
            let source = Some(target.source.as_str());
            add("policy", "source", &target.id, None, source, None);
        }
        for deadline in &policy.deadlines {
            add(
                "policy",
                "source",
                &deadline.id,
                None,
                Some(&deadline.source),
                None,
            );
        }
        for (at, holidays) in policy.holidays.iter().enumerate() {
            let id = format!("holidays-{}", at + 1);
            let source = Some(holidays.source.as_str());
            add("policy", "source", &id, None, source, None);
        }
        for regime in &policy.regimes {
            let source = Some(regime.source.as_str());
            add("policy", "source", &regime.id, None, source, None);
        }
    }
    found
}

/// The instruments that one names, each with the role in which it does and the one that is meant.
fn references<'s>(
    snapshot: &'s Snapshot,
    of: &'s Instrument,
) -> impl Iterator<
    Item = (
        &'static str,
        &'s Instrument,
        &'s InstrumentRef,
        Resolution<'s>,
    ),
> {
    let later = [
        ("amended_by", &of.amended_by),
        ("repealed_by", &of.repealed_by),
    ];
    let later = later.into_iter().flat_map(move |(role, named)| {
        let named = named.iter();
        named.map(move |named| (role, of, named, snapshot.resolve_later(of, named)))
    });
    let earlier = of.implements.iter();
    later.chain(
        earlier.map(move |named| ("implements", of, named, snapshot.resolve_earlier(of, named))),
    )
}
