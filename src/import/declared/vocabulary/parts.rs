//! Some of the procedures.

use super::super::phrases::Phrases;

/// Some of the procedures, by what a table of counts says of itself: what it does not list may have been used.
pub(in super::super) const PART_OF_REPORT: Phrases = Phrases {
    said: &[
        SOME_PROCEDURES,
        &[
            "toan trinh",
            "mot phan",
            "co nhieu ho so nhat",
            "nhieu ho so nhat",
            "nhieu nhat",
            "phat sinh tren",
            "phat sinh nhieu",
            "tieu bieu",
            "trong diem",
        ],
    ],
    harmless: WHOLE_FIELDS,
    ..Phrases::NONE
};

/// A part of the whole list, by what a list says of itself.
pub(in super::super) const PART_OF_LIST: Phrases = Phrases {
    said: &[
        SOME_PROCEDURES,
        &[
            "moi ban hanh",
            "ban hanh moi",
            "sua doi",
            "bo sung",
            "noi bo",
            "toan trinh",
            "mot phan",
            "dich vu cong",
            "dvc",
            "dvctt",
            "truc tuyen",
            "du dieu kien",
            "cat giam",
            "don gian hoa",
            "ra soat",
            "phat sinh ho so",
            "khong phat sinh",
            "chua phat sinh",
            "co phat sinh",
            "mot cua",
            "tiep nhan tai",
            "co phi",
            "co le phi",
            "phi le phi",
            "mien phi",
            "khong thu phi",
            "dung chung",
            "cong khai tai",
            "buu chinh",
            "new procedures",
            "amended",
            "part of",
        ],
    ],
    harmless: WHOLE_FIELDS,
    ..Phrases::NONE
};

const SOME_PROCEDURES: &[&str] = &[
    "linh vuc",
    "cap tinh",
    "cap huyen",
    "cap xa",
    "cap trung uong",
    "thiet yeu",
    "lien thong",
    "phi dia gioi",
    "uy quyen",
    "phan cap",
    "dac thu",
    "mot so thu tuc",
    "mot so tthc",
    "tham quyen giai quyet cua so",
    "tham quyen cua so",
    "cua so",
    "cua phong",
    "cua cuc",
    "thuoc so",
    "trich",
    "trich luc",
    "some procedures",
    "extract",
    "selected",
];

const WHOLE_FIELDS: &[&str] = &[
    "các lĩnh vực",
    "lĩnh vực thuộc",
    "lĩnh vực quản lý",
    "theo lĩnh vực",
    "tất cả lĩnh vực",
    "mọi lĩnh vực",
    "của số",
    "cua so lieu",
    "cửa sổ",
];
