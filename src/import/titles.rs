//! What a table says of itself as a whole: the name of its file, of its sheets, what stands above its header and on its printed
//! page. The names of procedures in its rows speak of other things.

use std::path::Path;

use super::job::ImportError;
use super::table::TableRows;
use crate::i18n::{Message, message};
use crate::text;

/// The texts that speak of a whole table, each with its place in words.
pub(super) fn titles(path: &Path, table: &TableRows) -> impl Iterator<Item = (Message, String)> {
    let name = path.file_stem().map(|name| name.to_string_lossy());
    let name = name.map(|name| (message!("import-file-name"), name.replace(['-', '_'], " ")));
    let titles = table.titles.iter();
    name.into_iter()
        .chain(titles.map(|title| (title.place(), title.text.clone())))
}

/// The words of a text in small letters and without accents, one blank before and behind each.
pub(super) fn plain_words(text: &str) -> String {
    spaced(&text::unaccented(&text::exact(text)))
}

fn spaced(text: &str) -> String {
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    format!(" {} ", words.join(" "))
}

/// Words that say something of a table, and those that look like them and do not.
#[derive(Clone, Copy)]
pub(super) struct Phrases {
    /// Without accents, for names of files have none.
    pub said: &'static [&'static [&'static str]],
    /// With their accents, for these tell them from what is meant.
    pub harmless: &'static [&'static str],
}

impl Phrases {
    /// Whether a text says it.
    pub fn are_in(self, text: &str) -> bool {
        let mut words = spaced(&text::exact(text));
        for harmless in self.harmless {
            words = words.replace(&spaced(&text::exact(harmless)), "  ");
        }
        let words = text::unaccented(&words);
        let mut said = self.said.iter().copied().flatten();
        said.any(|phrase| words.contains(&format!(" {phrase} ")))
    }
}

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
pub(super) const DRAFT_PLANS: Phrases = Phrases {
    said: &[DRAFT],
    harmless: NO_DRAFT,
};

/// Of a table of decisions: that it is a draft, or says what is to be decided once.
pub(super) const DRAFT_DECISIONS: Phrases = Phrases {
    said: &[DRAFT, TO_COME],
    harmless: NO_DRAFT,
};

/// Refuses a table that calls itself a draft: what it lists would come in as signed.
///
/// # Errors
/// It does, with the place that says so.
pub(super) fn refuse_drafts(
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

/// Refuses a table of counts that calls them expected or estimated: nobody counted them.
///
/// # Errors
/// It does, with the place that says so.
pub(super) fn refuse_forecasts(path: &Path, table: &TableRows) -> Result<(), ImportError> {
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
            "forecast",
            "estimate",
            "estimates",
            "estimated",
        ]],
        harmless: NO_DRAFT,
    };
    match titles(path, table).find(|(_, text)| FORECASTS.are_in(text)) {
        None => Ok(()),
        Some((place, text)) => Err(ImportError::refusal(
            path,
            message!("import-forecast", place, text),
        )
        .hint(message!("import-forecast-hint"))),
    }
}

/// Why a row is not taken as signed, and the name of its column: the number or the title calls it a draft. Of a title, only
/// words that the name of what was signed never has.
pub(super) fn is_draft_row(
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

#[cfg(test)]
mod tests {
    use super::{DRAFT_DECISIONS, DRAFT_PLANS};

    use crate::import::decisions::tests::plan as decisions;
    use crate::import::testing::{ImportFunction, MemoryFiles, shown, workbook};
    use crate::import::{plans, statistics};

    const DECISIONS: [&[&str]; 2] = [
        &["TT", "Mã TTHC", "Số quyết định", "Ngày ký", "Tình trạng"],
        &["1", "1.000001", "1/QĐ-BTP", "15/12/2023"],
    ];
    const PLANS: [&[&str]; 2] = [
        &["type", "number", "signed", "title", "code"],
        &["option", "1/QĐ-BTP", "2025-01-05", "Phương án", "1.000001"],
    ];
    const COUNTS: [&[&str]; 2] = [
        &[
            "unit", "scope", "from", "to", "basis", "source", "code", "online",
        ],
        &[
            "G15",
            "unit",
            "2025-01-01",
            "2025-12-31",
            "received",
            "BC 1",
            "1.000001",
            "0",
        ],
    ];

    /// A sheet of this name with a title above its rows.
    fn book(sheet_name: &str, title: &str, rows: &[&[&str]]) -> Vec<u8> {
        workbook(|sheet| {
            sheet.set_name(sheet_name)?;
            sheet.write(1, 0, title)?;
            for (row, cells) in (4..).zip(rows) {
                sheet.write_row(row, 0, cells.iter().copied())?;
            }
            Ok(())
        })
    }

    /// Where a table is refused for what it says, and that the same one with `fine` comes in.
    fn refuses(import: ImportFunction, rows: &[&[&str]], draft: &str, fine: &str) {
        let memory = MemoryFiles::with(&[]);
        for (file, sheet, title, place) in [
            ("t.xlsx", "S", draft, "cell A2 says"),
            ("t.xlsx", draft, fine, "the name of the sheet says"),
            (
                &format!("{draft}.xlsx"),
                "S",
                fine,
                "the name of the file says",
            ),
        ] {
            let made = memory.plan_of(import, file, &book(sheet, title, rows));
            let error = made.unwrap_err();
            assert!(error.is_refusal && error.hint.is_some());
            let said = format!("{place} “{draft}”");
            assert!(error.message.contains(&said), "{}", error.message);
        }
        let made = memory.plan_of(import, "t.xlsx", &book("S", fine, rows));
        let made = made.unwrap();
        assert_eq!(made.report.refused, [], "{fine}");
        assert_eq!(made.writes.len(), 1, "{fine}");
    }

    const SIGNED: &str = "(Kèm theo Quyết định số 1 QĐ-BTP)";

    #[test]
    fn a_draft_of_decisions_came_in_as_published() {
        for draft in [
            "Danh mục TTHC đề xuất",
            "DỰ THẢO",
            "Dự kiến toàn trình",
            "Bản lấy ý kiến",
            "Lộ trình năm 2027",
        ] {
            refuses(decisions, &DECISIONS, draft, SIGNED);
        }
        // A column for what was decided signs nothing.
        let states: [&[&str]; 2] = [
            &["code", "outcome", "number", "signed"],
            &["1.000001", "eligible_full", "1/QĐ-BTP", "2023-12-15"],
        ];
        refuses(decisions, &states, "Dự thảo", SIGNED);
    }

    #[test]
    fn a_draft_of_a_plan_came_in_as_a_signed_option() {
        for draft in ["DỰ THẢO", "Kèm theo Tờ trình số 12", "Đề xuất phương án"] {
            refuses(plans::plan, &PLANS, draft, SIGNED);
        }
        refuses(plans::plan, &PLANS, "Draft", "Lộ trình thực hiện");
    }

    #[test]
    fn what_stands_below_a_line_that_leaves_it_out_came_into_the_plan() {
        let memory = MemoryFiles::with(&[]);
        let [head, one] = PLANS;
        let two = ["option", "1/QĐ-BTP", "2025-01-05", "Phương án", "1.000002"];
        for (line, is_refused) in [
            ("II. Thủ tục không đưa vào phương án", true),
            ("Phần dự thảo", true),
            ("II. Lĩnh vực Hộ tịch", false),
        ] {
            let rows: [&[&str]; 4] = [head, one, &[line], &two];
            let made = memory.plan_of(plans::plan, "t.xlsx", &book("S", SIGNED, &rows));
            match made {
                Err(error) => {
                    assert!(is_refused && error.is_refusal, "{line}");
                    let said = format!("7:7 says “{line}”");
                    assert!(error.message.contains(&said), "{}", error.message);
                }
                Ok(_) => assert!(!is_refused, "{line}"),
            }
        }
    }

    #[test]
    fn a_forecast_came_in_as_what_was_counted() {
        for draft in ["Dự kiến năm 2025", "Số liệu ước tính", "Forecast"] {
            refuses(statistics::plan, &COUNTS, draft, "Số liệu năm 2025");
        }
    }

    #[test]
    fn a_row_that_calls_itself_a_draft_came_in_as_signed() {
        let memory = MemoryFiles::with(&[]);
        for (number, standing) in [
            ("1/QĐ-BTP", "Dự thảo"),
            ("1/QĐ-BTP", "Chưa ký"),
            ("12/TTr-BTP", ""),
        ] {
            let row = ["2", "1.000002", number, "15/12/2023", standing];
            let [head, one] = DECISIONS;
            let made = memory.plan_of(decisions, "t.xlsx", &book("S", SIGNED, &[head, one, &row]));
            let report = made.unwrap().report;
            let refused = shown(&report.refused).concat();
            let said = if standing.is_empty() {
                number
            } else {
                standing
            };
            assert!(refused.contains(&format!("says “{said}”")), "{refused}");
            assert_eq!(report.decisions.unwrap().entries.len(), 1);
        }
        for (number, title) in [
            ("2/QĐ-BTP", "Dự thảo phương án"),
            ("12/TTr-BTP", "Phương án"),
        ] {
            let row = ["option", number, "2025-01-05", title, "1.000002"];
            let [head, one] = PLANS;
            let made = memory.plan_of(
                plans::plan,
                "t.xlsx",
                &book("S", SIGNED, &[head, one, &row]),
            );
            let made = made.unwrap();
            assert_eq!(made.report.refused.len(), 1, "{number} {title}");
            assert_eq!(made.writes.len(), 1);
        }
    }

    #[test]
    fn a_draft_is_known_by_its_words_and_a_signed_annex_is_none() {
        for draft in [
            "DỰ THẢO",
            "pl du thao 2",
            "Danh mục TTHC đề xuất cung cấp toàn trình",
            "DANH MỤC TTHC DỰ KIẾN CUNG CẤP TOÀN TRÌNH",
            "(Kèm theo Tờ trình số 12/TTr-BTP)",
            "(Kèm theo dự thảo Quyết định số     /QĐ-BTP)",
            "Bản lấy ý kiến các đơn vị",
            "Draft of 5 January",
        ] {
            assert!(DRAFT_PLANS.are_in(draft), "{draft}");
            assert!(DRAFT_DECISIONS.are_in(draft), "{draft}");
        }
        for signed in [
            "(Kèm theo Quyết định số 9/QĐ-BTP ngày 15/12/2025 của Bộ trưởng)",
            "Ban hành kèm theo Quyết định số 9/QĐ-BTP",
            "Căn cứ Tờ trình số 12/TTr-BTP; theo đề xuất của Cục trưởng",
            "Lĩnh vực: Giấy phép để xuất khẩu, nhập khẩu",
            "Cộng hòa xã hội chủ nghĩa Việt Nam",
            "Bộ Kế hoạch và Đầu tư",
            "Toàn trình",
            "Sheet1",
        ] {
            assert!(!DRAFT_PLANS.are_in(signed), "{signed}");
            assert!(!DRAFT_DECISIONS.are_in(signed), "{signed}");
        }
        let roadmap = "Lộ trình cung cấp dịch vụ công năm 2027";
        assert!(DRAFT_DECISIONS.are_in(roadmap) && !DRAFT_PLANS.are_in(roadmap));
        assert!(!DRAFT_PLANS.are_in("Ngày dự kiến hoàn thành"));
    }
}
