//! What stands above and below the table, and its columns. Source of the form: Decree 30/2020/NĐ-CP, Annex I.

use jiff::civil::Date;

use super::cells::short_date;
use super::{AnnexCommit, AnnexKind};
use crate::analysis::laws::long_date;
use crate::export::annex::{AnnexColumn, AnnexMetadata, AnnexTexts};
use crate::session::{Strings, View};

/// The lines around the table. What the catalogue does not know is left as dots, to be filled in by hand.
pub(super) fn words(
    strings: &Strings,
    view: &View,
    list: AnnexKind,
    about: &AnnexMetadata,
) -> AnnexTexts {
    let get = |id: &str| strings.get(&format!("annex-{id}"));
    let title = |part: &str| format!("title-{}-{part}", list.as_str());
    let signed = about.published.as_ref();
    let day = signed.and_then(|signed| signed.signed.parse::<Date>().ok());
    let day = day.map_or_else(|| get("blank-date"), long_date);
    let number = signed.map_or_else(|| get("blank"), |signed| signed.number.clone());
    let agency = about.agency.clone().unwrap_or_else(|| get("blank"));
    let attached = strings.with(
        // What a signed decision published is attached to that decision, whichever list it is.
        &match signed {
            Some(_) => "annex-attached-published".to_owned(),
            None => format!("annex-attached-{}", list.as_str()),
        },
        &[
            ("number", number.as_str().into()),
            ("date", day.as_str().into()),
            ("agency", agency.as_str().into()),
        ],
    );
    let mut remarks = Vec::new();
    // Nobody takes a sample for a list of a ministry.
    if about.sample {
        remarks.push(get("sample"));
    }
    remarks.push(attached);
    if list == AnnexKind::NotEligible && signed.is_none() {
        let values = [
            ("date", short_date(view.as_of).into()),
            ("from", short_date(view.window.from).into()),
            ("to", short_date(view.window.to).into()),
        ];
        remarks.push(strings.with("annex-read", &values));
    }
    // Of what was signed only the decision is kept; what stands beside it is the catalogue's of now.
    if signed.is_some() {
        let values = [("date", short_date(view.as_of).into())];
        remarks.push(strings.with("annex-values-of", &values));
    }
    remarks.extend(about.note.clone());
    AnnexTexts {
        agency: agency.to_uppercase(),
        number: strings.with("annex-number", &[("number", number.into())]),
        state: get("state"),
        motto: get("motto"),
        place: strings.with("annex-place", &[("date", day.into())]),
        titles: ["annex".to_owned(), title("what"), title("service")]
            .map(|id| get(&id))
            .into(),
        remarks,
        no: get("column-no"),
        continued: get("continued"),
        title_of_signer: get("title-of-signer"),
        sign_here: get("sign-here"),
        signer: signed
            .and_then(|signed| signed.signer.clone())
            .unwrap_or_else(|| get("blank-signer")),
    }
}

/// So many files are named in a sentence; the others are counted.
const NAMED: usize = 8;

/// Paths in one line, the first of them where they are many.
pub(super) fn in_short(paths: &[String]) -> String {
    let mut named: Vec<&str> = paths.iter().take(NAMED).map(String::as_str).collect();
    if paths.len() > NAMED {
        named.push("…");
    }
    named.join(", ")
}

/// What a list says of files that it needs and that could not be read, of logs that lost entries, and of its own day where
/// that is past.
pub(super) fn note(
    strings: &Strings,
    unreadable: &[String],
    lost: &[String],
    past: Option<Date>,
    commit_read: Option<&AnnexCommit>,
) -> Option<String> {
    let of = |id: &str, paths: &[String]| {
        let values = [
            ("files", (paths.len() as u64).into()),
            ("paths", in_short(paths).into()),
        ];
        (!paths.is_empty()).then(|| strings.with(id, &values))
    };
    let day = past.map(|day| {
        let day = [("date", short_date(day).into())];
        strings.with("annex-note-past", &day)
    });
    let notes = [
        commit_read.map(|of| commit(strings, of, "annex-note-commit")),
        day,
        of("annex-note-unreadable", unreadable),
        of("annex-note-lost", lost),
    ];
    let notes: Vec<String> = notes.into_iter().flatten().collect();
    (!notes.is_empty()).then(|| notes.join("\n"))
}

/// A sentence about the commit that a list is made of.
pub(super) fn commit(strings: &Strings, commit: &AnnexCommit, id: &str) -> String {
    let short: String = commit.id.chars().take(8).collect();
    let day = commit.day.map(short_date).unwrap_or_default();
    strings.with(id, &[("commit", short.into()), ("day", day.into())])
}

/// Id, and whether its cells stand in the middle.
type ColumnShape = (&'static str, bool);

const ELIGIBLE: [ColumnShape; 10] = [
    ("code", true),
    ("name", false),
    ("field", false),
    ("level", true),
    ("agency", false),
    ("legal_basis", false),
    ("time_limit", false),
    ("fees", false),
    ("online", true),
    ("note", false),
];

const NOT_ELIGIBLE: [ColumnShape; 8] = [
    ("code", true),
    ("name", false),
    ("field", false),
    ("agency", false),
    ("online", true),
    ("standing", false),
    ("reason", false),
    ("provision", false),
];

/// The columns of a list; their widths follow from what stands in them.
pub(super) fn columns(strings: &Strings, list: AnnexKind) -> Vec<AnnexColumn> {
    let shapes: &[ColumnShape] = match list {
        AnnexKind::Eligible => &ELIGIBLE,
        AnnexKind::NotEligible => &NOT_ELIGIBLE,
    };
    let column = |(id, centred): &ColumnShape| AnnexColumn {
        id,
        title: strings.get(&format!("annex-column-{}", id.replace('_', "-"))),
        width: 0,
        centred: *centred,
    };
    shapes.iter().map(column).collect()
}
