//! A single record to a draft.

use std::collections::BTreeSet;

use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, civil::Date};
use serde_json::Value as Json;

use super::channel::channel;
use super::draft::{CitedLaw, PortalMention, ProcedureDraft, PublicationDraft};
use super::list::{common, distinct, issuer};
use super::raw::{RawRecord, RemainingFields, TextCleaner};
use crate::catalogue::model::{
    Document, Level, Method, OnlineLevel, Publication, ResultDocument, Stated,
};
use crate::text::{NewlineRule, fold};

/// Flags whose `false` is an answer that the notes keep: the two together do not tell the level of a service.
const STATED: [&str; 2] = ["isFullProcess", "isOfflineOnly"];

/// The draft of a record.
pub(super) fn draft(raw: &RawRecord, cleaner: &mut TextCleaner) -> ProcedureDraft {
    let mut bag = raw.open();
    let mut draft = ProcedureDraft::of(raw);
    common(&mut bag, &mut draft, cleaner);
    draft.updated = bag.0.get("updatedAt").and_then(Json::as_i64);
    draft.issuer = issuer(&mut bag, "departmentPromulgateName", cleaner);
    draft.fields = mentions(&mut bag, "categoriesDetails", false, cleaner).unwrap_or_default();
    draft.executing = agencies(&mut bag, "Executing", cleaner).unwrap_or_default();
    draft.coordinating = agencies(&mut bag, "Coordinating", cleaner);
    draft.subjects = subjects(&mut bag, cleaner);
    draft.levels = levels(&mut bag);
    draft.steps = steps(&mut bag, cleaner);
    draft.channels = bag.bags("executionMethods").map(|mut bags| {
        let channels = bags.iter_mut().filter_map(|bag| channel(bag, cleaner));
        let channels = channels.collect();
        bag.leave("executionMethods", bags);
        channels
    });
    draft.documents = documents(&mut bag, cleaner);
    draft.results = results(&mut bag, cleaner);
    draft.non_territorial = bag.flag("isNonTerritorial");
    draft.conditions = conditions(&mut bag, cleaner);
    draft.citations = citations(&mut bag, cleaner);
    draft.publications = publications(&mut bag, cleaner);
    draft.online = online(&bag);
    drop_doubles(&mut bag, &draft, cleaner);
    draft.notes = bag.remains(&STATED, cleaner);
    draft
}

/// What a record says a second time, in other words.
fn drop_doubles(bag: &mut RemainingFields, draft: &ProcedureDraft, cleaner: &TextCleaner) {
    for (ids, details) in [
        ("categoryIds", "categoriesDetails"),
        ("subjectTypeIds", "subjectTypesDetails"),
        ("departmentExecutingIds", "departmentsExecuting"),
        ("departmentCoordinatingIds", "departmentsCoordinating"),
        ("departmentAuthorityIds", "departmentsAuthority"),
        ("departmentAuthorizedIds", "departmentsAuthorized"),
        ("unitGroupExecutingIds", "unitGroupsExecuting"),
        ("unitGroupCoordinatingIds", "unitGroupsCoordinating"),
        ("unitGroupAuthorityIds", "unitGroupsAuthority"),
        ("unitGroupAuthorizedIds", "unitGroupsAuthorized"),
        ("serviceGroupIds", "serviceGroupsDetails"),
        ("legalBasisIds", "legalBasisesDetails"),
        ("resultIds", "resultsDetails"),
    ] {
        if bag.has(details) {
            bag.drop(ids);
        }
    }
    let category = bag
        .0
        .get("category")
        .and_then(|category| category.get("id"));
    if category.is_some_and(|id| {
        draft
            .fields
            .iter()
            .any(|f| f.portal_id.as_deref() == id.as_str())
    }) {
        bag.drop("category");
    }
    // The same agencies once more, as one text.
    for (key, named) in [
        ("executingAgencies", &draft.executing),
        (
            "coordinatingAgencies",
            draft.coordinating.as_ref().unwrap_or(&Vec::new()),
        ),
    ] {
        let names: BTreeSet<&str> = named.iter().map(|m| m.name.as_str()).collect();
        let text = bag.0.get(key).and_then(Json::as_str);
        if text.is_some_and(|text| {
            cleaner
                .quietly(text)
                .split(", ")
                .all(|name| names.contains(name))
        }) {
            bag.drop(key);
        }
    }
}

/// Things with a name, an identifier and often a code.
fn mentions(
    bag: &mut RemainingFields,
    key: &str,
    group: bool,
    cleaner: &mut TextCleaner,
) -> Option<Vec<PortalMention>> {
    let mut bags = bag.bags(key)?;
    let mut found = Vec::new();
    for item in &mut bags {
        // Without a name there is nothing to show: it stays in the notes.
        if let Some(name) = item.line("name", cleaner) {
            found.push(PortalMention {
                portal_id: item.line("id", cleaner),
                portal_code: item.line("code", cleaner),
                name,
                group,
            });
        }
    }
    bag.leave(key, bags);
    Some(distinct(found))
}

/// Single agencies and groups of like ones.
fn agencies(
    bag: &mut RemainingFields,
    role: &str,
    cleaner: &mut TextCleaner,
) -> Option<Vec<PortalMention>> {
    let single = mentions(bag, &format!("departments{role}"), false, cleaner);
    let groups = mentions(bag, &format!("unitGroups{role}"), true, cleaner);
    match (single, groups) {
        (None, None) => None,
        (single, groups) => Some(distinct(
            single
                .into_iter()
                .flatten()
                .chain(groups.into_iter().flatten()),
        )),
    }
}

fn subjects(bag: &mut RemainingFields, cleaner: &mut TextCleaner) -> Vec<String> {
    let Some(mut bags) = bag.bags("subjectTypesDetails") else {
        return Vec::new();
    };
    let names: Vec<String> = bags
        .iter_mut()
        .filter_map(|bag| bag.line("name", cleaner))
        .collect();
    bag.leave("subjectTypesDetails", bags);
    distinct(names)
}

fn levels(bag: &mut RemainingFields) -> Option<Vec<Level>> {
    let mut stated = false;
    let mut levels = Vec::new();
    for (key, level) in [
        ("isMinistry", Level::Ministry),
        ("isProvince", Level::Province),
        ("isWard", Level::Commune),
        ("isVertical", Level::Vertical),
        ("isOtherAgency", Level::Other),
    ] {
        if let Some(flag) = bag.flag(key) {
            stated = true;
            if flag {
                levels.push(level);
            }
        }
    }
    stated.then_some(levels)
}

fn steps(bag: &mut RemainingFields, cleaner: &mut TextCleaner) -> Option<Vec<String>> {
    let mut bags = bag.bags("executionSteps")?;
    let mut steps = Vec::new();
    for bag in &mut bags {
        let name = bag.line("name", cleaner);
        let text = bag.block("description", cleaner);
        let parts: Vec<String> = name.into_iter().chain(text).collect();
        if !parts.is_empty() {
            steps.push(parts.join("\n"));
        }
    }
    bag.leave("executionSteps", bags);
    Some(steps)
}

/// Documents of all cases; of each, what has no word stays under its code.
fn documents(bag: &mut RemainingFields, cleaner: &mut TextCleaner) -> Option<Vec<Document>> {
    let mut cases = bag.bags("executionCases")?;
    let mut documents = Vec::new();
    for case in &mut cases {
        let Some(mut components) = case.bags("profileComponents") else {
            continue;
        };
        let name = case.line("name", cleaner);
        for component in &mut components {
            if let Some(document) = document(component, name.as_deref(), cleaner) {
                documents.push(document);
            }
        }
        // A code alone says nothing that the document does not.
        components.retain(|bag| {
            let left = bag.clone().remains(&[], &mut TextCleaner::default());
            left.keys().any(|key| key != "code")
        });
        case.leave("profileComponents", components);
    }
    bag.leave("executionCases", cases);
    Some(documents)
}

fn document(
    bag: &mut RemainingFields,
    case: Option<&str>,
    cleaner: &mut TextCleaner,
) -> Option<Document> {
    let name = bag.line("name", cleaner)?;
    let code = bag
        .0
        .get("code")
        .and_then(Json::as_str)
        .map(|code| cleaner.quietly(code))
        .filter(|code| !code.is_empty());
    let forms: Vec<String> = bag
        .0
        .get("attachments")
        .and_then(Json::as_array)
        .into_iter()
        .flatten()
        .filter_map(|file| file.get("fileName")?.as_str())
        .map(|file| cleaner.quietly(file))
        .filter(|file| !file.is_empty())
        .collect();
    // On the portal `required` is never true, so `false` says nothing.
    let required = bag.flag("required").filter(|required| *required);
    Some(Document {
        case: case.map(str::to_owned),
        name,
        original: bag.count("originalQty"),
        copy: bag.count("copyQty"),
        required,
        form: (!forms.is_empty()).then(|| forms.join("; ")),
        code,
        // The portal says neither.
        surrendered: None,
        required_by: None,
    })
}

/// Results, each handed over in the ways that the record gives for all of them.
fn results(bag: &mut RemainingFields, cleaner: &mut TextCleaner) -> Option<Vec<ResultDocument>> {
    let mut bags = bag.bags("resultsDetails")?;
    let ways: BTreeSet<&str> = bag
        .0
        .get("returningMethods")
        .and_then(Json::as_array)
        .into_iter()
        .flatten()
        .filter_map(|method| method.get("value")?.as_array())
        .flatten()
        .filter_map(Json::as_str)
        .collect();
    let delivery: Vec<Method> = [
        ("ONLINE", Method::Online),
        ("AT_SUBMISSION_PLACE", Method::InPerson),
        ("AT_HOME", Method::Post),
    ]
    .into_iter()
    .filter_map(|(way, method)| ways.contains(way).then_some(method))
    .collect();
    let results = bags
        .iter_mut()
        .filter_map(|bag| {
            Some(ResultDocument {
                name: bag.line("name", cleaner)?,
                code: bag.line("code", cleaner),
                electronic: None,
                delivery: delivery.clone(),
            })
        })
        .collect();
    bag.leave("resultsDetails", bags);
    Some(results)
}

/// Conditions; a record that says only "none" says that there are none.
fn conditions(
    bag: &mut RemainingFields,
    cleaner: &mut TextCleaner,
) -> Option<Option<Stated<String>>> {
    let said = bag.has("requirementsAndConditions");
    let text = bag.block("requirementsAndConditions", cleaner);
    let same = bag.0.get("description").and_then(Json::as_str).map(|d| {
        let mut quiet = TextCleaner::default();
        quiet.clean(d, NewlineRule::Text)
    });
    if same.is_some() && same == text {
        bag.drop("description");
    }
    let none = |text: &str| {
        let words = fold(text);
        matches!(
            words.trim_matches(|c: char| !c.is_alphanumeric()),
            "khong" | "khong co" | "khong qui dinh" | "khong quy dinh" | "khong yeu cau"
        )
    };
    said.then(|| {
        text.map(|text| {
            // The word that files write for "none" must not be taken for one.
            if none(&text) || text == "none" {
                Stated::None
            } else {
                Stated::Some(text)
            }
        })
    })
}

fn citations(bag: &mut RemainingFields, cleaner: &mut TextCleaner) -> Option<Vec<CitedLaw>> {
    let mut bags = bag.bags("legalBasisesDetails")?;
    let mut cited = Vec::new();
    for bag in &mut bags {
        let title = bag.line("name", cleaner);
        let Some(number) = bag.line("code", cleaner).or_else(|| title.clone()) else {
            continue;
        };
        let title = title.filter(|title| *title != number);
        // The number stays beside the identifier, which the vocabulary has no word for.
        if bag.has("id") {
            bag.0
                .insert("code".to_owned(), Json::String(number.clone()));
        }
        let portal_id = bag.0.get("id").and_then(Json::as_str).map(str::to_owned);
        cited.push(CitedLaw {
            number,
            portal_id,
            title,
        });
    }
    bag.leave("legalBasisesDetails", bags);
    Some(cited)
}

fn publications(
    bag: &mut RemainingFields,
    cleaner: &mut TextCleaner,
) -> Option<Vec<PublicationDraft>> {
    let mut proposal = RemainingFields::of(bag.0.get("procedureProposal")?.clone())?;
    let Some(number) = proposal.line("proposalNumber", cleaner) else {
        return Some(Vec::new());
    };
    let agency = proposal
        .0
        .get("issuingAgency")
        .cloned()
        .and_then(RemainingFields::of)
        .and_then(|mut agency| {
            Some(PortalMention {
                name: agency.line("name", cleaner)?,
                portal_id: agency.line("id", cleaner),
                portal_code: agency.line("code", cleaner),
                group: false,
            })
        });
    if agency.is_some() {
        proposal.drop("issuingAgency");
    }
    let publication = Publication {
        number,
        agency: None,
        signed: date(&mut proposal, "decisionDate"),
        effective: None,
        posted: date(&mut proposal, "publicationDate"),
        action: None,
        shortened: None,
    };
    bag.0
        .insert("procedureProposal".to_owned(), Json::Object(proposal.0));
    Some(vec![PublicationDraft {
        publication,
        agency,
    }])
}

/// Takes a day that is given as an instant: the portal writes midnights of Viet Nam, which has one offset all year.
fn date(bag: &mut RemainingFields, key: &str) -> Option<Date> {
    let instant = Timestamp::from_millisecond(bag.0.get(key)?.as_i64()?).ok()?;
    let offset = Offset::from_hours(7).ok()?;
    bag.drop(key);
    Some(instant.to_zoned(TimeZone::fixed(offset)).date())
}

/// The announced level. That a service is neither full nor offline alone does not make it partial.
fn online(bag: &RemainingFields) -> Option<Option<OnlineLevel>> {
    let flag = |key: &str| bag.0.get(key).and_then(Json::as_bool);
    match (flag("isFullProcess"), flag("isOfflineOnly")) {
        (None, None) => None,
        (Some(true), Some(true)) => Some(None),
        (Some(true), _) => Some(Some(OnlineLevel::Full)),
        (_, Some(true)) => Some(Some(OnlineLevel::None)),
        _ => Some(None),
    }
}
