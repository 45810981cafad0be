//! Tables for programs: CSV, which spreadsheets read too, and JSON v1.

use serde::Serialize;
use serde_json::{Map, Value};

use super::{Annex, AnnexError};
use crate::export::{json, sheet};
use crate::i18n::message;

/// Version of the JSON.
const VERSION: u32 = 1;

/// The rows with the names of columns that programs know, the same in every language.
pub(super) fn csv(annex: &Annex) -> Vec<u8> {
    let with_why = annex.rows.iter().any(|row| row.why.is_some());
    let mut header = vec!["no"];
    header.extend(annex.columns.iter().map(|column| column.id));
    if with_why {
        header.push("why");
    }
    let with_outcome = annex.rows.iter().any(|row| row.outcome.is_some());
    if with_outcome {
        header.push("outcome");
    }
    // A table for programs has no line for it: it stands in every row.
    let note = annex.about.note.as_ref();
    if note.is_some() {
        header.push("list_note");
    }
    let sample = annex.about.sample;
    if sample {
        header.push("sample");
    }
    let rows = annex.rows.iter().map(|row| {
        let mut cells = vec![annex.number(row)];
        cells.extend(row.cells.iter().cloned());
        if with_why {
            cells.push(row.why.unwrap_or_default().to_owned());
        }
        if with_outcome {
            cells.push(row.outcome.unwrap_or_default().to_owned());
        }
        cells.extend(note.cloned());
        if sample {
            cells.push(sheet::SAMPLE.to_owned());
        }
        cells
    });
    sheet::table(&header, rows)
}

#[derive(Serialize)]
struct AnnexV1<'a> {
    version: u32,
    list: &'a str,
    as_of: &'a str,
    window: AnnexWindowV1<'a>,
    query: &'a str,
    agency: Option<&'a str>,
    published: Option<AnnexDecisionV1<'a>>,
    rows: Vec<Map<String, Value>>,
    left_out: Map<String, Value>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    unreadable: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    commit: Option<ListCommitV1<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    missed: Vec<MissedV1<'a>>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    sample: bool,
}

#[derive(Serialize)]
struct ListCommitV1<'a> {
    id: &'a str,
    day: Option<&'a str>,
}

#[derive(Serialize)]
struct MissedV1<'a> {
    code: &'a str,
    why: &'a str,
    facts: &'a [String],
}

#[derive(Serialize)]
struct AnnexWindowV1<'a> {
    from: &'a str,
    to: &'a str,
}

#[derive(Serialize)]
struct AnnexDecisionV1<'a> {
    number: &'a str,
    signed: &'a str,
    signer: Option<&'a str>,
}

/// The rows as objects with the same names.
pub(super) fn json(annex: &Annex) -> Result<Vec<u8>, AnnexError> {
    let about = &annex.about;
    let rows = annex.rows.iter().map(|row| {
        let mut object = Map::new();
        object.insert("no".to_owned(), row.no.into());
        for (column, cell) in annex.columns.iter().zip(&row.cells) {
            object.insert(column.id.to_owned(), cell.as_str().into());
        }
        if let Some(why) = row.why {
            object.insert("why".to_owned(), why.into());
        }
        if let Some(outcome) = row.outcome {
            object.insert("outcome".to_owned(), outcome.into());
        }
        object
    });
    let left_out = about.left_out.iter();
    let document = AnnexV1 {
        version: VERSION,
        list: about.list,
        as_of: &about.as_of,
        window: AnnexWindowV1 {
            from: &about.window.0,
            to: &about.window.1,
        },
        query: &about.query,
        agency: about.agency.as_deref(),
        published: about.published.as_ref().map(|signed| AnnexDecisionV1 {
            number: &signed.number,
            signed: &signed.signed,
            signer: signed.signer.as_deref(),
        }),
        rows: rows.collect(),
        left_out: left_out
            .map(|(why, count)| ((*why).to_owned(), (*count).into()))
            .collect(),
        unreadable: &about.unreadable,
        note: about.note.as_deref(),
        commit: about.commit.as_ref().map(|(id, day)| ListCommitV1 {
            id,
            day: day.as_deref(),
        }),
        missed: about
            .missed
            .iter()
            .map(|missed| MissedV1 {
                code: &missed.code,
                why: missed.why,
                facts: &missed.facts,
            })
            .collect(),
        sample: about.sample,
    };
    let mut text = json::to_string(&document).map_err(|error| AnnexError {
        message: message!("error-json", error),
    })?;
    text.push('\n');
    Ok(text.into_bytes())
}
