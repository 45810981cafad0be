//! What ended, and what is not provided.

use super::super::phrases::Phrases;

/// Abolished, of procedures. Of a plan it is what is to be done.
pub(in super::super) const ABOLISHED: Phrases = Phrases {
    said: &[&["bai bo", "huy bo", "abolished", "abolish", "repealed"]],
    harmless: ABOLISHES,
    ..Phrases::NONE
};

/// What is not abolished, and what is abolished of a procedure or before it.
const ABOLISHES: &[&str] = &[
    "chưa bãi bỏ",
    "chưa bị bãi bỏ",
    "không bãi bỏ",
    "không bị bãi bỏ",
    "chưa hủy bỏ",
    "không hủy bỏ",
    "chưa hết hiệu lực",
    "không hết hiệu lực",
    "chưa bị thay thế",
    "không bị thay thế",
    // What the decision on the list says of the one before it.
    "bãi bỏ quyết định",
    "thay thế quyết định",
    "thay thế cho quyết định",
    "thay thế các quyết định",
    "thay thế danh mục",
    "thay thế cho danh mục",
    "thay thế phụ lục",
    "thay thế công văn",
    "thay thế văn bản",
    "bãi bỏ một phần",
    "bãi bỏ thành phần",
    "bãi bỏ yêu cầu",
    "bãi bỏ điều kiện",
    "bãi bỏ giấy",
    "bãi bỏ quy định",
    "bãi bỏ tờ khai",
    "bãi bỏ nội dung",
    "bai bo quyet dinh",
    "thay the quyet dinh",
];

/// Ended: it is not in force, or not applied.
pub(in super::super) const ENDED: Phrases = Phrases {
    said: &[&[
        "da chuyen sang thu tuc",
        "da chuyen sang ma",
        "da chuyen thanh",
        "da tach thanh",
        "da hop nhat",
        "het hieu luc",
        "khong con hieu luc",
        "ngung hieu luc",
        "dung hieu luc",
        "cham dut hieu luc",
        "cham dut",
        "mat hieu luc",
        "het thoi han ap dung",
        "khong con ap dung",
        "khong ap dung nua",
        "ngung ap dung",
        "ngung thuc hien",
        "ngung cung cap",
        "dung ap dung",
        "dung thuc hien",
        "dung cung cap",
        "dung tiep nhan",
        "ngung tiep nhan",
        "khong con thuc hien",
        "khong thuc hien nua",
        "bi thay the",
        "duoc thay the",
        "da thay the",
        "thay the boi",
        "bi thay bang",
        "duoc thay bang",
        "thay bang",
        "da bi bai bo",
        "da duoc bai bo",
        "da bai bo",
        "bai bo boi",
        "bai bo tai",
        "bi huy bo",
        "da huy bo",
        "da bi huy",
        "da huy",
        "bi thu hoi",
        "da thu hoi",
        "ban cu",
        "da gop",
        "duoc gop vao",
        "da sap nhap",
        "da thay",
        "vo hieu",
        "loi thoi",
        "het han",
        "expired",
        "superseded",
        "replaced by",
        "replaced",
        "revoked",
        "discontinued",
        "no longer applied",
        "no longer in force",
        "not in force",
        "no longer valid",
        "ceased",
        "obsolete",
        "outdated",
        "old version",
    ]],
    harmless: ABOLISHES,
    ..Phrases::NONE
};

/// Ended, as a cell says it shortly of its row.
pub(in super::super) const ENDED_SHORTLY: Phrases = Phrases {
    said: &[&[
        "huy",
        "huy cong khai",
        "khong cong khai",
        "khong con",
        "khong hieu luc",
        "ngung",
        "tam ngung",
        "dung",
        "tam dung",
        "het",
        "thay the bang",
        "khong thuc hien",
        "khong duoc thuc hien",
        "inactive",
        "suspended",
        "removed",
        "deleted",
        "da xoa",
        "xoa",
    ]],
    harmless: &[
        "hủy đăng ký",
        "hủy việc",
        "huy động",
        "huy hiệu",
        "huy chương",
        "dung lượng",
        "dụng",
        "dùng",
        "dùng chung",
        "dung chung",
        "đúng",
        "đừng",
    ],
    ..Phrases::NONE
};

/// A service that is not provided, or not wholly.
pub(in super::super) const NOT_ELIGIBLE: Phrases = Phrases {
    said: &[&[
        "khong du dieu kien",
        "chua du dieu kien",
        "khong du dk",
        "chua du dk",
        "khong dap ung",
        "chua dap ung",
        "khong dat",
        "khong cung cap",
        "chua cung cap",
        "dung cung cap",
        "ngung cung cap",
        "tam dung",
        "tam ngung",
        "not eligible",
        "ineligible",
        "suspended",
    ]],
    harmless: &["khống đạt"],
    ..Phrases::NONE
};

/// A service of which a part is online.
pub(in super::super) const PARTIAL: Phrases = Phrases {
    said: &[&["mot phan", "partial", "partially", "muc do 3", "muc do 2"]],
    harmless: &["một phần mềm"],
    ..Phrases::NONE
};
