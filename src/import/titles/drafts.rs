//! What a table calls itself that is not signed yet, or was not counted: none of its rows comes in.

use std::path::Path;

use super::{Phrases, plain_words, titles, titles_and_lines};
use crate::catalogue::model::is_code;
use crate::i18n::{Message, message};
use crate::import::job::ImportError;
use crate::import::table::{RowError, TableRow, TableRows};

/// What a table may call itself that is not signed yet; without accents.
const DRAFT: &[&str] = &[
    "du thao",
    "ban nhap",
    "de xuat",
    "du kien",
    "lay y kien",
    "xin y kien",
    "gop y",
    "to trinh",
    "trinh ky",
    "trinh phe duyet",
    "cho ky",
    "cho phe duyet",
    "chua ky",
    "chua ban hanh",
    "chua phe duyet",
    "kem theo cong van",
    "kem theo bao cao",
    "draft",
    "drafts",
    "proposed",
    "proposal",
    "proposals",
    "consultation",
];

/// What a table calls what is to be decided in years to come; without accents. The title of a plan may say so.
const TO_COME: &[&str] = &[
    "lo trinh",
    "kem theo ke hoach",
    "ke hoach cung cap",
    "ke hoach trien khai",
    "ke hoach thuc hien",
    "roadmap",
];

/// What only looks like it, or speaks of what came before the signature.
const NO_DRAFT: &[&str] = &[
    "để xuất",
    "dữ kiện",
    "theo đề xuất của",
    "căn cứ tờ trình",
    "xét tờ trình",
    "tại tờ trình",
    "dự kiến hoàn thành",
    "thời gian dự kiến",
    "thời hạn dự kiến",
    "tiến độ dự kiến",
];

/// Of a table of plans: that it is a draft.
pub(in crate::import) const DRAFT_PLANS: Phrases = Phrases {
    said: &[DRAFT],
    harmless: NO_DRAFT,
};

/// Of a table of decisions: that it is a draft, or says what is to be decided once.
pub(in crate::import) const DRAFT_DECISIONS: Phrases = Phrases {
    said: &[DRAFT, TO_COME],
    harmless: NO_DRAFT,
};

/// Refuses a table that calls itself a draft: what it lists would come in as signed.
///
/// # Errors
/// It does, with the place that says so.
pub(in crate::import) fn refuse_drafts(
    path: &Path,
    table: &TableRows,
    drafts: Phrases,
) -> Result<(), ImportError> {
    match titles(path, table).find(|(_, text)| drafts.are_in(text)) {
        None => Ok(()),
        Some((place, text)) => Err(ImportError::refusal(
            path,
            message!("import-draft", place, text),
        )
        .hint(message!("import-draft-hint"))),
    }
}

/// What a table calls numbers that nobody has counted to the end; without accents.
const FORECASTS: Phrases = Phrases {
    said: &[&[
        "du thao",
        "du kien",
        "du bao",
        "uoc tinh",
        "uoc thuc hien",
        "uoc dat",
        "so lieu uoc",
        "so uoc",
        "so bo",
        "tam tinh",
        "chua chot",
        "forecast",
        "estimate",
        "estimates",
        "estimated",
        "preliminary",
        "provisional",
    ]],
    harmless: NO_DRAFT,
};

/// What a table calls counts that are not of all that it names; without accents.
const NOT_ALL: Phrases = Phrases {
    said: &[&[
        "chua bao gom",
        "khong bao gom",
        "chua gom",
        "khong gom",
        "chua tinh",
        "khong tinh",
        "chua ke",
        "khong ke",
        "chua day du",
        "khong day du",
        "chua co so lieu",
        "chua tong hop du",
        "tinh da bao cao",
        "don vi da bao cao",
        "excluding",
        "not including",
        "incomplete",
    ]],
    harmless: &[],
};

/// Refuses a table of counts that calls them expected or estimated, or not all: nobody counted them, or what is missing would
/// be zero.
///
/// # Errors
/// It does, with the place that says so.
pub(in crate::import) fn refuse_forecasts(
    path: &Path,
    table: &TableRows,
) -> Result<(), ImportError> {
    let is_line = |row: &TableRow| !row.exact("code").is_some_and(|code| is_code(code.trim()));
    for (place, text) in titles_and_lines(path, table, is_line) {
        let (message, hint) = match () {
            () if FORECASTS.are_in(&text) => (
                message!("import-forecast", place, text),
                message!("import-forecast-hint"),
            ),
            () if NOT_ALL.are_in(&text) => (
                message!("import-not-all", place, text),
                message!("import-not-all-hint"),
            ),
            () => continue,
        };
        return Err(ImportError::refusal(path, message).hint(hint));
    }
    Ok(())
}

/// Why counts of a row are none: a cell beside them says that there are no numbers.
pub(in crate::import) fn says_no_data(row: &TableRow) -> Option<RowError> {
    const NO_DATA: Phrases = Phrases {
        said: &[&[
            "chua co so lieu",
            "khong co so lieu",
            "chua thong ke",
            "khong thong ke",
            "khong theo doi",
            "chua bao cao",
            "chua cap nhat",
            "chua tong hop",
            "uoc tinh",
            "no data",
            "not reported",
        ]],
        harmless: &[],
    };
    let (cell, column, text) = row.beside_named().find(|(.., text)| NO_DATA.are_in(text))?;
    Some(RowError {
        cell: Some(cell),
        reason: message!("import-row-no-data", column, text),
    })
}

/// Why a row is not taken as signed, and the name of its column: the number or the title calls it a draft. Of a title, only
/// words that the name of what was signed never has.
pub(in crate::import) fn is_draft_row(
    number: Option<&str>,
    title: Option<&str>,
) -> Option<(&'static str, Message)> {
    const TITLED: Phrases = Phrases {
        said: &[&[
            "du thao",
            "ban nhap",
            "lay y kien",
            "xin y kien",
            "to trinh",
            "draft",
        ]],
        harmless: NO_DRAFT,
    };
    let submitted = number.filter(|number| {
        let words = plain_words(number);
        words.contains(" ttr ") || TITLED.are_in(number)
    });
    let titled = title.filter(|title| TITLED.are_in(title));
    let number = submitted.map(|text| ("number", text));
    let (column, text) = number.or(titled.map(|text| ("title", text)))?;
    Some((column, message!("import-draft-row", text)))
}
