//! Where a file names a procedure by its code, and how each place comes to name it by another.

use std::path::Path;

use jiff::civil::Date;
use serde_json::Value as Json;

use super::baseline::replaced;
use super::{MoveChange, MoveChangeKind};
use crate::catalogue::check::baseline;
use crate::catalogue::kind::FileKind;
use crate::i18n::{Message, message};
use crate::yaml::parse;
use crate::yaml::patch::{self, PatchError};

/// One place of a file that names a code.
#[derive(Debug, PartialEq)]
struct CodeReference {
    path: Vec<String>,
    place: CodeForm,
    what: MoveChangeKind,
}

/// What stands at a spot.
#[derive(Debug, PartialEq)]
enum CodeForm {
    /// The code.
    Text,
    /// A code with a local suffix.
    Suffixed(String),
    /// A key, which is the code.
    Key,
}

/// A text in which every reference to a code is one to another, with what changed; none where there is none.
pub(super) fn renamed(
    kind: FileKind,
    text: &str,
    file: &Json,
    (from, to): (&str, &str),
) -> Result<Option<(String, Vec<MoveChange>)>, Message> {
    let spots = spots(kind, file, from);
    if spots.is_empty() {
        return Ok(None);
    }
    if let Some(what) = twice(kind, file, to) {
        return Err(message!("move-names-already", to, place = what.as_str()));
    }
    let mut text = text.to_owned();
    let mut changes = Vec::with_capacity(spots.len());
    for spot in spots {
        let path: Vec<&str> = spot.path.iter().map(String::as_str).collect();
        let (before, after) = match &spot.place {
            CodeForm::Suffixed(suffix) => (format!("{from}{suffix}"), format!("{to}{suffix}")),
            _ => (from.to_owned(), to.to_owned()),
        };
        let changed: Result<String, PatchError> = match spot.place {
            CodeForm::Key => patch::rename(&text, &path, &after),
            _ => patch::respell(&text, &path, &after),
        };
        text = changed.map_err(|error| error.said())?;
        changes.push(MoveChange::new(spot.what, Some(before), Some(after)));
    }
    Ok(Some((text, changes)))
}

/// The places that name a code; what stands below a key comes before the key.
fn spots(kind: FileKind, file: &Json, code: &str) -> Vec<CodeReference> {
    let mut found = Vec::new();
    let mut add = |path: &[&str], place: CodeForm, what: MoveChangeKind| {
        found.push(CodeReference {
            path: path.iter().map(|step| (*step).to_owned()).collect(),
            place,
            what,
        });
    };
    match kind {
        FileKind::Procedure => {
            if file["code"] == code {
                add(&["code"], CodeForm::Text, MoveChangeKind::Code);
            }
            for (key, what) in LIFE {
                for at in places(&file["lifecycle"][key], |item| item == code) {
                    add(&["lifecycle", key, &at], CodeForm::Text, what);
                }
            }
        }
        FileKind::Decisions => {
            if file["code"] == code {
                add(&["code"], CodeForm::Text, MoveChangeKind::Code);
            }
        }
        FileKind::Group => {
            for at in places(&file["members"], |item| item == code) {
                add(&["members", &at], CodeForm::Text, MoveChangeKind::Member);
            }
            for at in places(&file["members"], |item| item["code"] == code) {
                add(
                    &["members", &at, "code"],
                    CodeForm::Text,
                    MoveChangeKind::Member,
                );
            }
            let members = file["members"].as_array().map_or(&[][..], Vec::as_slice);
            for (member, item) in members.iter().enumerate() {
                for at in places(&item["one_of"], |item| item == code) {
                    let member = member.to_string();
                    add(
                        &["members", &member, "one_of", &at],
                        CodeForm::Text,
                        MoveChangeKind::Member,
                    );
                }
            }
        }
        FileKind::List => {
            for at in places(&file["members"], |item| item["code"] == code) {
                add(
                    &["members", &at, "code"],
                    CodeForm::Text,
                    MoveChangeKind::Entry,
                );
            }
        }
        FileKind::Plan => {
            for at in places(&file["procedures"], |item| item["code"] == code) {
                add(
                    &["procedures", &at, "code"],
                    CodeForm::Text,
                    MoveChangeKind::Row,
                );
            }
        }
        FileKind::Statistics => {
            if file["counts"].get(code).is_some() {
                add(&["counts", code], CodeForm::Key, MoveChangeKind::Counts);
            }
        }
        FileKind::Variants => {
            if let Some(variant) = file["variants"].get(code) {
                let local = variant["local_code"].as_str();
                // A local code is the national one with a suffix, and then wrong with it.
                if let Some(suffix) = local.and_then(|local| local.strip_prefix(code))
                    && (suffix.is_empty() || suffix.starts_with('.'))
                {
                    let place = CodeForm::Suffixed(suffix.to_owned());
                    add(
                        &["variants", code, "local_code"],
                        place,
                        MoveChangeKind::LocalCode,
                    );
                }
                add(&["variants", code], CodeForm::Key, MoveChangeKind::Variant);
            }
        }
        FileKind::Manifest
        | FileKind::Agencies
        | FileKind::Fields
        | FileKind::Instruments
        | FileKind::Databases
        | FileKind::Synonyms
        | FileKind::People
        | FileKind::Assignments
        | FileKind::Indicators => {}
    }
    found
}

const LIFE: [(&str, MoveChangeKind); 2] = [
    ("replaces", MoveChangeKind::Replaces),
    ("replaced_by", MoveChangeKind::ReplacedBy),
];

/// The indexes of the items of a list that name a code.
fn places(list: &Json, names: impl Fn(&Json) -> bool) -> Vec<String> {
    let items = list.as_array().map_or(&[][..], Vec::as_slice);
    let named = items.iter().enumerate().filter(|(_, item)| names(item));
    named.map(|(at, _)| at.to_string()).collect()
}

/// What would name a code a second time where it may stand once.
fn twice(kind: FileKind, file: &Json, code: &str) -> Option<MoveChangeKind> {
    spots(kind, file, code).first().map(|spot| spot.what)
}

/// Whether a file of a kind, or the baseline (no kind), refers to a procedure by this code.
pub fn names(kind: Option<FileKind>, path: &Path, bytes: &[u8], code: &str) -> bool {
    let text = String::from_utf8_lossy(bytes);
    if !text.contains(code) {
        return false;
    }
    let Some(kind) = kind else {
        return path == Path::new(baseline::FILE) && replaced(&text, (code, "")) != *text;
    };
    let root = parse(path, bytes).root;
    root.is_some_and(|root| !spots(kind, &root.to_json(), code).is_empty())
}

/// A text in which a code that replaces another from a day on stands beside it, with what changed; none where it does so
/// already. Who judges by the older code before that day, and by the newer one after it, finds what there was.
pub(super) fn joined(
    kind: FileKind,
    text: &str,
    file: &Json,
    (old, new): (&str, &str),
    from: Date,
) -> Result<Option<(String, Vec<MoveChange>)>, Message> {
    if twice(kind, file, new).is_some() {
        return Ok(None);
    }
    let mut changes = Vec::new();
    let mut added =
        |what: MoveChangeKind| changes.push(MoveChange::new(what, None, Some(new.to_owned())));
    let changed = match kind {
        FileKind::Group | FileKind::List => {
            let members = file["members"].as_array().map_or(&[][..], Vec::as_slice);
            let mut with = Vec::with_capacity(members.len() + 1);
            for member in members {
                with.push(member.clone());
                if member == old {
                    with.push(Json::from(new));
                    added(MoveChangeKind::Member);
                } else if member["code"] == old {
                    let mut heir = member.clone();
                    heir["code"] = Json::from(new);
                    heir["from"] = Json::from(from.to_string());
                    with.push(heir);
                    added(match kind {
                        FileKind::Group => MoveChangeKind::Member,
                        _ => MoveChangeKind::Entry,
                    });
                } else if let Some(at) = places(&member["one_of"], |item| item == old).first()
                    && let (Ok(at), Some(place)) = (at.parse::<usize>(), with.last_mut())
                    && let Some(alternatives) = place["one_of"].as_array_mut()
                {
                    alternatives.insert(at + 1, Json::from(new));
                    added(MoveChangeKind::Member);
                }
            }
            patch::set(text, &["members"], &with)
        }
        FileKind::Variants => {
            let mut variant = file["variants"][old].clone();
            if let Some(variant) = variant.as_object_mut() {
                // The province gives the new code a local one of its own.
                variant.remove("local_code");
                if variant.is_empty() {
                    return Ok(None);
                }
            }
            added(MoveChangeKind::Variant);
            patch::set(text, &["variants", new], &variant)
        }
        _ => return Ok(None),
    };
    let text = changed.map_err(|error| error.said())?;
    Ok((!changes.is_empty()).then_some((text, changes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(kind: FileKind, text: &str) -> Result<Option<(String, Vec<MoveChange>)>, Message> {
        let file = parse(std::path::Path::new("x.yaml"), text.as_bytes());
        let file = file.root.unwrap().to_json();
        renamed(kind, text, &file, ("1.000001", "1.000009"))
    }

    #[test]
    fn every_kind_of_reference_is_found_and_nothing_else() {
        let old = "1.000001";
        for (kind, text) in [
            (
                FileKind::Procedure,
                "code: \"1.000002\"\nname: như 1.000001\nlifecycle:\n  replaces: [\"1.000001\"]\n  replaced_by: ['1.000001']\n",
            ),
            (FileKind::Decisions, "code: '1.000001' # x\ndecisions: []\n"),
            (
                FileKind::Group,
                "id: g\nmembers:\n  - \"1.000001\" # x\n  - \"1.000002\"\n",
            ),
            (
                FileKind::Group,
                "id: g\nmembers:\n  - {code: \"1.000001\", optional: true}\n  - one_of: [\"1.000002\", \"1.000001\"] # x\n",
            ),
            (
                FileKind::List,
                "id: l\nmembers:\n  - code: \"1.000001\"\n    name: y\n  - name: z\n",
            ),
            (
                FileKind::Plan,
                "procedures:\n- code: \"1.000001\"\n- group: g\n- {code: \"1.000001\", due: 2026-01-01}\n",
            ),
            (
                FileKind::Statistics,
                "counts:\n  \"1.000000\": {post: 1}\n  \"1.000001\": {post: 1} # x\n",
            ),
            (
                FileKind::Variants,
                "variants:\n  \"1.000001\":\n    local_code: \"1.000001.000.00.00.H17\"\n    level: full\n",
            ),
        ] {
            let (changed, changes) = change(kind, text).unwrap().unwrap();
            // A name that mentions a code is no reference.
            let wanted = text
                .replace(old, "1.000009")
                .replace("như 1.000009", "như 1.000001");
            assert_eq!(changed, wanted, "{kind:?}");
            assert!(!changes.is_empty());
        }
        assert_eq!(change(FileKind::Group, "members: [x]\n"), Ok(None));
    }

    #[test]
    fn a_code_that_stands_there_already_is_not_given_twice() {
        for (kind, text) in [
            (FileKind::Group, "members: [\"1.000001\", \"1.000009\"]\n"),
            (
                FileKind::Statistics,
                "counts: {\"1.000001\": {post: 1}, \"1.000009\": {post: 2}}\n",
            ),
            (
                FileKind::Plan,
                "procedures:\n- code: \"1.000001\"\n- code: \"1.000009\"\n",
            ),
        ] {
            let error = change(kind, text).unwrap_err();
            assert!(error.contains("names 1.000009 already"), "{error}");
        }
    }
}
