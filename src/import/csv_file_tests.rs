//! Tables as spreadsheets and people write them.

use super::super::table::none;
use super::super::testing::column;
use super::*;

const COLUMNS: &[TableColumn] = &[
    column("unit", &["đơn vị"], true),
    column("code", &["mã thủ tục", "mã tthc"], true),
    column("note", &[], false),
];

/// The rows as `line: unit|code|note`, or the error.
fn rows(text: &str) -> String {
    let show = |row: &TableRow| match &row.misfit {
        Some(fault) => format!("{}: {} ({:?})", row.line, fault.reason, fault.cell),
        None => {
            let cell = |name| row.exact(name).unwrap_or("-").replace('\n', "⏎");
            let cells = ["unit", "code", "note"].map(cell);
            format!("{}: {}", row.line, cells.join("|"))
        }
    };
    match read(Path::new("t.csv"), text.as_bytes(), COLUMNS, none) {
        Ok(table) => table.rows.iter().map(show).collect::<Vec<_>>().join("\n"),
        Err(error) => error.message.to_string(),
    }
}

#[test]
fn tables_of_every_spreadsheet_are_read_alike() {
    for text in [
        "unit,code,note\nA,1,x\nB,2,\n",
        "\u{feff}unit;code;note\r\nA;1;x\r\nB;2;\r\n",
        "unit\tcode\tnote\nA\t1\tx\nB\t2\t",
        "\"unit\",\"code\",\"note\"\n\"A\",\"1\",\"x\"\n\"B\",\"2\",\"\"",
        " Unit ,CODE,note\rA,1,x\rB,2,\r",
    ] {
        assert_eq!(rows(text), "2: A|1|x\n3: B|2|-", "{text:?}");
    }
    assert_eq!(rows("code,unit\n1,A\n"), "2: A|1|-");
}

#[test]
fn a_first_line_that_states_the_separator_was_taken_for_the_header() {
    for text in [
        "sep=;\r\nunit;code;note\r\nA;1;x\r\n",
        "\u{feff}SEP=;\nunit;code;note\nA;1;x\n",
        "\"sep=;\"\nunit;code;note\nA;1;x\n",
        "sep=,,,\nunit,code,note\nA,1,x\n",
        "sep=|\nunit|code|note\nA|1|x\n",
        "sep=\t\nunit\tcode\tnote\nA\t1\tx",
    ] {
        assert_eq!(rows(text), "3: A|1|x", "{text:?}");
    }
}

#[test]
fn a_letterhead_above_the_columns_refused_a_table_as_csv_that_came_in_as_a_workbook() {
    let text = "DANH MỤC,,\n\"Kèm theo, năm 2025\",,\n\nunit,code,note\nA,1,x\n";
    assert_eq!(rows(text), "5: A|1|x");
    let table = read(Path::new("t.csv"), text.as_bytes(), COLUMNS, none).unwrap();
    let said: Vec<(String, &str)> = table
        .titles
        .iter()
        .map(|title| (title.place().to_string(), title.text.as_str()))
        .collect();
    assert_eq!(
        said,
        [
            ("line 1".to_owned(), "DANH MỤC"),
            ("line 2".to_owned(), "Kèm theo, năm 2025")
        ]
    );
    // Where no line has them all, the first is the one that is looked at.
    assert!(rows("unit,kode\nA,1\n").starts_with("line 1: "));
}

#[test]
fn a_first_line_may_be_vietnamese_and_mixed() {
    for text in [
        "đơn vị;mã thủ tục;note\nA;1;x\n",
        "Đơn Vị,MÃ TTHC,Note\nA,1,x\n",
        "unit,ma\u{303} thu\u{309} tu\u{323}c,note\nA,1,x\n",
    ] {
        assert_eq!(rows(text), "2: A|1|x", "{text:?}");
    }
    assert_eq!(
        rows("unit,code,mã tthc\n"),
        "line 1: column 3, `mã tthc`, is there twice"
    );
}

#[test]
fn a_row_is_named_by_its_own_line() {
    assert_eq!(
        rows("\nunit,code,note\n\n,,\nA,1,\"x\ny, \"\"z\"\"\"\n\r\nB,2,\n"),
        "5: A|1|x⏎y, \"z\"\n8: B|2|-"
    );
}

#[test]
fn a_row_whose_cells_were_shifted_is_not_read() {
    let hint = "a value that holds the separator needs quotation marks (None)";
    assert_eq!(
        rows("unit,code\nA,1,234\nB,2,\nC\nD,4\n"),
        format!(
            "2: the row has 3 cells, and the first line 2; {hint}\n3: the row has 3 cells, and the first line 2; \
             {hint}\n4: the row has 1 cell, and the first line 2; {hint}\n5: D|4|-"
        )
    );
}

#[test]
fn a_quotation_mark_never_swallows_rows_in_silence() {
    assert_eq!(
        rows("unit,code,note\nA,1,\"x\nB,2,y\n"),
        "line 2: a quotation mark is opened and never closed"
    );
    assert_eq!(
        rows("unit,code,note\nA,1,\"x\nB,2,\"y\n"),
        "line 3: text follows a closing quotation mark"
    );
    assert_eq!(rows("unit,code\nA,5\" x\n"), "2: A|5\" x|-");
}

#[test]
fn a_first_line_with_other_columns_says_which_may_stand_there() {
    assert_eq!(
        rows("unit,cod,tên,unit,\n"),
        "line 1: column 2 `cod` is unknown (did you mean `code`?); column 3 `tên` is unknown; column 4, `unit`, is \
         there twice; column 5 has no name; the column `code` is missing"
    );
    assert_eq!(rows(""), "the table is empty");
    assert_eq!(rows("\u{feff}\r\n"), "the table is empty");
}

#[test]
fn a_table_in_another_encoding_is_refused() {
    let error = |bytes: &[u8]| {
        read(Path::new("t.csv"), bytes, COLUMNS, none)
            .unwrap_err()
            .message
    };
    assert_eq!(error(b"\xff\xfeu\0"), "the file is UTF-16 text");
    assert_eq!(
        error(b"unit,code\nB\xe9,1\n"),
        "line 2: the file is not UTF-8 text"
    );
}

#[test]
fn the_header_of_a_table_that_was_put_below_another_is_read_as_one() {
    assert_eq!(
        rows("unit,code,note\nA,1,x\nunit,code,note\nB,2,y\n"),
        "2: A|1|x\n4: B|2|y"
    );
    assert_eq!(
        rows("unit,code,note\nA,1,x\nnote,code,unit\ny,2,B\n"),
        "2: A|1|x\n4: B|2|y"
    );
    assert_eq!(
        rows("unit,code,note\nA,1,x\ncode,unit\n2,B\n"),
        "line 3: the row names columns again, but not `note`, otherwise than the header above"
    );
}
