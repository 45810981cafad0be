//! The columns of an agency's list.

use super::super::table::TableColumn;

pub(super) const COLUMNS: &[TableColumn] = &[
    TableColumn {
        name: "code",
        also: &["mã số", "mã thủ tục", "mã tthc"],
        meaning_vi: "Mã thủ tục, đúng như trên Cổng",
        meaning_en: "Procedure code exactly as it stands",
        required: true,
        each: false,
        example: "1.001193",
    },
    TableColumn {
        name: "name",
        also: &["tên", "tên thủ tục", "tên thủ tục hành chính", "tên tthc"],
        meaning_vi: "Tên thủ tục",
        meaning_en: "Name of the procedure",
        required: true,
        each: false,
        example: "Đăng ký khai sinh",
    },
    TableColumn {
        name: "issuer",
        also: &["cơ quan ban hành", "cơ quan công bố"],
        meaning_vi: "Cơ quan ban hành",
        meaning_en: "Agency that issues it",
        required: false,
        each: false,
        example: "Bộ Tư pháp",
    },
    TableColumn {
        name: "executing",
        also: &["cơ quan thực hiện"],
        meaning_vi: "Cơ quan thực hiện, mỗi cơ quan một dòng trong ô",
        meaning_en: "Agencies that carry it out, one a line of the cell",
        required: false,
        each: false,
        example: "Ủy ban nhân dân cấp xã",
    },
    TableColumn {
        name: "field",
        also: &["lĩnh vực"],
        meaning_vi: "Lĩnh vực",
        meaning_en: "Field",
        required: false,
        each: false,
        example: "Hộ tịch",
    },
];
