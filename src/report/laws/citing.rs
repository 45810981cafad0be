//! Where one instrument is cited: in legal bases, in other words of procedures, in other files.

use rayon::prelude::*;

use super::{Law, numbers};
use crate::catalogue::Snapshot;
use crate::catalogue::model::{Procedure, Requirement, Stated};
use crate::text::docnum;

/// Where an instrument is cited.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Uses {
    /// Procedures that rest on it, by code.
    pub procedures: Vec<Use>,
    /// Procedures that only name it in other words, by code.
    pub mentions: Vec<Use>,
    /// Instruments, plans, lists and the like that name it.
    pub elsewhere: Vec<Elsewhere>,
}

/// A procedure that cites it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// Row of the procedure.
    pub row: usize,
    /// Articles that its legal basis names.
    pub articles: Vec<String>,
    /// Other places where the procedure names it.
    pub places: Vec<Place>,
}

/// A place in a procedure where a number stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Key of the file: `documents`, `presence_required` …
    pub part: &'static str,
    /// The words around the number.
    pub text: String,
}

/// Another file that names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
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
#[must_use]
pub fn uses(snapshot: &Snapshot, law: &Law) -> Uses {
    let all: Vec<Option<(bool, Use)>> = snapshot
        .procedures()
        .par_iter()
        .enumerate()
        .map(|(row, procedure)| {
            let procedure = procedure.read();
            let rests = law
                .procedures
                .binary_search(&u32::try_from(row).ok()?)
                .is_ok();
            let found = Use {
                row,
                articles: articles(&procedure, &law.key),
                places: places(&procedure, &law.key),
            };
            (rests || !found.places.is_empty()).then_some((rests, found))
        })
        .collect();
    let (procedures, mentions): (Vec<_>, Vec<_>) =
        all.into_iter().flatten().partition(|(rests, _)| *rests);
    let plain = |uses: Vec<(bool, Use)>| uses.into_iter().map(|(_, found)| found).collect();
    Uses {
        procedures: plain(procedures),
        mentions: plain(mentions),
        elsewhere: elsewhere(snapshot, law),
    }
}

/// The articles of an instrument that a procedure's legal basis names.
#[must_use]
pub fn articles(procedure: &Procedure, key: &str) -> Vec<String> {
    let citations = procedure.legal_basis.iter().flat_map(|basis| basis.items());
    citations
        .filter(|citation| numbers(&citation.number).iter().any(|(of, _)| of == key))
        .flat_map(|citation| citation.articles.as_ref().map_or(&[][..], |a| a.items()))
        .cloned()
        .collect()
}

/// Other words of a procedure in which the number stands.
fn places(procedure: &Procedure, key: &str) -> Vec<Place> {
    // A quick look first: most texts hold no such figure.
    let serial = key.split('/').next().unwrap_or_default();
    let figures: String = serial.chars().take_while(char::is_ascii_digit).collect();
    if figures.is_empty() {
        return Vec::new();
    }
    let mut places: Vec<Place> = Vec::new();
    texts(procedure, &mut |part, text| {
        if !text.contains(&figures) {
            return;
        }
        let found = docnum::find_all(text);
        if let Some((range, _)) = found.iter().find(|(_, number)| number.key() == key) {
            let text = around(text, range.clone());
            if !places
                .iter()
                .any(|place| place.part == part && place.text == text)
            {
                places.push(Place { part, text });
            }
        }
    });
    places
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
    for publication in &procedure.publications {
        see("publications", &publication.number);
    }
    for document in items(&procedure.documents) {
        see("documents", &document.name);
        let others = [&document.form, &document.case];
        others
            .into_iter()
            .flatten()
            .for_each(|text| see("documents", text));
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

/// Instruments, plans, lists and the like that name an instrument, or that its file names.
#[must_use]
pub fn elsewhere(snapshot: &Snapshot, law: &Law) -> Vec<Elsewhere> {
    let mut found = Vec::new();
    let names = |text: &str| numbers(text).iter().any(|(key, _)| *key == law.key);
    let title = |number: &str| snapshot.instrument(number).and_then(|i| i.title.clone());
    if let Some(instrument) = &law.instrument {
        for (role, numbers) in [
            ("amended_by", &instrument.amended_by),
            ("repealed_by", &instrument.repealed_by),
        ] {
            found.extend(numbers.iter().map(|number| Elsewhere {
                what: "instrument",
                role,
                id: number.clone(),
                name: title(number),
            }));
        }
    }
    for other in snapshot.instruments() {
        let other = &other.value;
        for (role, numbers) in [
            ("amends", &other.amended_by),
            ("repeals", &other.repealed_by),
        ] {
            if numbers.iter().any(|number| names(number)) {
                found.push(Elsewhere {
                    what: "instrument",
                    role,
                    id: other.number.clone(),
                    name: other.title.clone(),
                });
            }
        }
    }
    let mut add = |what, role, id: &str, name: Option<&str>, text: Option<&str>| {
        if text.is_some_and(names) {
            found.push(Elsewhere {
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
        add("plan", "number", &plan.id, title, plan.number.as_deref());
        add("plan", "source", &plan.id, title, plan.source.as_deref());
    }
    for list in snapshot.lists() {
        let list = &list.value;
        add(
            "list",
            "decision",
            &list.id,
            list.name.as_deref(),
            Some(&list.decision),
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
        );
    }
    for database in snapshot.databases() {
        add(
            "database",
            "source",
            &database.id,
            Some(&database.name),
            Some(&database.source),
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
        );
        for target in &policy.targets {
            add("policy", "source", &target.id, None, Some(&target.source));
        }
        for deadline in &policy.deadlines {
            add(
                "policy",
                "source",
                &deadline.id,
                None,
                Some(&deadline.source),
            );
        }
        for regime in &policy.regimes {
            add("policy", "source", &regime.id, None, Some(&regime.source));
        }
    }
    found
}
