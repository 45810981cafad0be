//! The columns of a table of legal instruments.

use super::super::table::TableColumn;
use crate::text;

pub(super) const COLUMNS: &[TableColumn] = &[
    TableColumn {
        name: "number",
        also: &[
            "số, ký hiệu",
            "số ký hiệu",
            "số/ký hiệu",
            "số và ký hiệu",
            "số hiệu",
            "số văn bản",
            "số, ký hiệu văn bản",
            "số hiệu văn bản",
            "ký hiệu",
            "số, ký hiệu; ngày, tháng, năm ban hành văn bản",
        ],
        meaning_vi: "Số, ký hiệu; ngày ký và cơ quan có thể ghi ngay sau số",
        meaning_en: "Number; day of signing and issuer may stand right behind it",
        required: true,
        each: true,
        example: "63/2010/NĐ-CP",
    },
    TableColumn {
        name: "kind",
        also: &[
            "loại văn bản",
            "tên loại văn bản",
            "hình thức văn bản",
            "loại",
        ],
        meaning_vi: "Loại văn bản; trống: theo ký hiệu",
        meaning_en: "Kind of instrument; empty: as its number says",
        required: false,
        each: false,
        example: "Nghị định",
    },
    TableColumn {
        name: "issuer",
        also: &["cơ quan ban hành", "nơi ban hành", "ban hành bởi"],
        meaning_vi: "Cơ quan ban hành; phải có với văn bản của UBND, HĐND: số của mỗi tỉnh bắt đầu lại",
        meaning_en: "Who issued it; needed for those of People's Committees and Councils, whose numbers start anew in every province",
        required: false,
        each: false,
        example: "Chính phủ",
    },
    TableColumn {
        name: "signed",
        also: &[
            "ngày ban hành",
            "ngày ký",
            "ngày, tháng, năm ban hành",
            "ngày tháng năm ban hành",
            "ngày ký ban hành",
        ],
        meaning_vi: "Ngày ký; phải có khi số bắt đầu lại mỗi năm (QĐ-TTg, CT-TTg, QĐ-BTP …)",
        meaning_en: "Day of signing; needed where numbers start anew every year (QĐ-TTg, CT-TTg, QĐ-BTP …)",
        required: false,
        each: false,
        example: "2010-06-08",
    },
    TableColumn {
        name: "title",
        also: &[
            "trích yếu",
            "trích yếu nội dung",
            "tên văn bản",
            "tên gọi",
            "tên gọi của văn bản",
            "tên gọi của văn bản/trích yếu nội dung của văn bản",
        ],
        meaning_vi: "Tên gọi, trích yếu",
        meaning_en: "Official title",
        required: false,
        each: false,
        example: "Về kiểm soát thủ tục hành chính",
    },
    TableColumn {
        name: "from",
        also: &[
            "hiệu lực từ",
            "ngày có hiệu lực",
            "ngày hiệu lực",
            "ngày bắt đầu hiệu lực",
            "thời điểm có hiệu lực",
        ],
        meaning_vi: "Ngày đầu tiên có hiệu lực",
        meaning_en: "First day in force",
        required: false,
        each: false,
        example: "2010-10-14",
    },
    TableColumn {
        name: "to",
        also: &[
            "hiệu lực đến",
            "hiệu lực đến hết ngày",
            "ngày cuối còn hiệu lực",
        ],
        meaning_vi: "Ngày cuối còn hiệu lực; trống: chưa biết ngày kết thúc",
        meaning_en: "Last day in force; empty: no end is known",
        required: false,
        each: false,
        example: "2027-02-28",
    },
    TableColumn {
        name: "ended",
        also: &[
            "ngày hết hiệu lực",
            "thời điểm hết hiệu lực",
            "hết hiệu lực từ",
            "hết hiệu lực kể từ",
        ],
        meaning_vi: "Ngày hết hiệu lực: ngày đầu tiên không còn hiệu lực, tức ngày sau `to`",
        meaning_en: "First day on which it is not in force any more, which is the day after `to`",
        required: false,
        each: false,
        example: "2027-03-01",
    },
    TableColumn {
        name: "standing",
        also: &["tình trạng hiệu lực", "tình trạng", "trạng thái"],
        meaning_vi: "Tình trạng: còn hiệu lực, hết hiệu lực, hết hiệu lực một phần, chưa có hiệu lực",
        meaning_en: "in force, ended, partly ended, not yet in force; held against the days, and not kept",
        required: false,
        each: false,
        example: "còn hiệu lực",
    },
    TableColumn {
        name: "repealed_by",
        also: &[
            "bị bãi bỏ bởi",
            "bị thay thế bởi",
            "bãi bỏ bởi",
            "thay thế bởi",
            "được thay thế bởi",
            "văn bản thay thế",
            "văn bản bãi bỏ",
            "văn bản bãi bỏ, thay thế",
        ],
        meaning_vi: "Văn bản bãi bỏ, thay thế toàn bộ; nhiều văn bản thì xuống dòng hoặc cách bằng ;",
        meaning_en: "Instruments that repeal or replace all of it; several on lines of their own or separated by ;",
        required: false,
        each: false,
        example: "12/2027/NĐ-CP",
    },
    TableColumn {
        name: "amended_by",
        also: &[
            "sửa đổi bởi",
            "được sửa đổi bởi",
            "bị sửa đổi bởi",
            "văn bản sửa đổi",
            "văn bản sửa đổi, bổ sung",
            "được sửa đổi, bổ sung bởi",
        ],
        meaning_vi: "Văn bản sửa đổi, bổ sung, bãi bỏ một phần; nhiều văn bản thì xuống dòng hoặc cách bằng ;",
        meaning_en: "Instruments that amend it or repeal a part of it; several on lines of their own or separated by ;",
        required: false,
        each: false,
        example: "48/2013/NĐ-CP; 92/2017/NĐ-CP",
    },
    TableColumn {
        name: "url",
        also: &["đường dẫn", "liên kết"],
        meaning_vi: "Đường dẫn tới văn bản",
        meaning_en: "Link to the official text",
        required: false,
        each: false,
        example: "https://vbpl.vn/",
    },
    TableColumn {
        name: "retrieved",
        also: &["ngày lấy dữ liệu"],
        meaning_vi: "Ngày lấy dữ liệu từ nguồn; cũ hơn thì không thay được cái mới hơn",
        meaning_en: "Day on which this was taken from the source; nothing older takes the place of what is newer",
        required: false,
        each: false,
        example: "2026-11-20",
    },
    TableColumn {
        name: "source",
        also: &["nguồn"],
        meaning_vi: "Nguồn; trống: như --source",
        meaning_en: "Where this was taken from; empty: as --source says",
        required: false,
        each: false,
        example: "https://vbpl.vn/",
    },
];

/// Words of columns that say something of days and force: passed over, what they say would be lost, and the instrument stand as
/// one in force.
const OF_FORCE: &[&str] = &[
    "hieu luc",
    "bai bo",
    "thay the",
    "sua doi",
    "ngay",
    "thoi diem",
    "het han",
    "dinh chi",
    "force",
    "repeal",
    "amend",
    "replace",
    "date",
    "day",
    "expir",
    "valid",
];

/// Columns with such words that say nothing of the instrument's own days: why, and of what.
const HARMLESS: &[&str] = &[
    "ly do",
    "noi dung",
    "ghi chu",
    "can cu",
    "reason",
    "note",
    "ngay dang",
];

/// Whether a table may have a column that is not ours: any that says nothing of days and force.
pub(super) fn is_beside(name: &str) -> bool {
    let plain = text::unaccented(name);
    let has = |words: &[&str]| words.iter().any(|word| plain.contains(word));
    let names = COLUMNS.iter().flat_map(TableColumn::names);
    let begins = HARMLESS.iter().any(|word| plain.starts_with(word));
    !name.trim().is_empty()
        && (begins || !has(OF_FORCE) && text::nearest(name, names).is_none() || is_counted(name))
}

/// The numbers of rows.
fn is_counted(name: &str) -> bool {
    matches!(
        name,
        "stt" | "tt" | "no" | "no." | "số tt" | "số thứ tự" | "#"
    )
}
