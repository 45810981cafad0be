//! What each format holds, read back by others' readers.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use proptest::prelude::*;
use quick_xml::events::Event;

use super::*;

fn annex(rows: &[&[&str]]) -> Annex {
    let column = |(id, width, centred)| AnnexColumn {
        id,
        title: format!("Cột {id}"),
        width,
        centred,
    };
    let row = |(no, cells): (u32, &&[&str])| AnnexRow {
        no: Some(no),
        cells: cells.iter().map(|&cell| cell.to_owned()).collect(),
        why: None,
        ..AnnexRow::default()
    };
    Annex {
        about: AnnexMetadata {
            list: "eligible",
            as_of: "2026-10-31".to_owned(),
            published: Some(AnnexDecision {
                number: "12/QĐ-BTP".to_owned(),
                signed: "2026-11-05".to_owned(),
                signer: None,
            }),
            left_out: vec![("undecided", 3)],
            ..AnnexMetadata::default()
        },
        words: AnnexTexts {
            agency: "BỘ TƯ PHÁP".to_owned(),
            number: "Số: 12/QĐ-BTP".to_owned(),
            state: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM".to_owned(),
            motto: "Độc lập - Tự do - Hạnh phúc".to_owned(),
            place: "ngày 05 tháng 11 năm 2026".to_owned(),
            titles: vec!["Phụ lục".to_owned(), "DANH MỤC".to_owned()],
            remarks: vec!["(Kèm theo Quyết định số 12/QĐ-BTP)".to_owned()],
            no: "TT".to_owned(),
            continued: "(tiếp)".to_owned(),
            title_of_signer: "BỘ TRƯỞNG".to_owned(),
            sign_here: "(Ký, ghi rõ họ tên)".to_owned(),
            signer: "Nguyễn Văn Ký".to_owned(),
        },
        columns: [("code", 20, true), ("name", 60, false), ("note", 60, false)]
            .map(column)
            .into(),
        rows: (1..).zip(rows).map(row).collect(),
    }
}

/// The rows of the sheet from its header on, and whether it has any formula.
fn sheet(bytes: &[u8]) -> (Vec<Vec<String>>, bool) {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    let formulas = book.worksheet_formula("Phụ lục").unwrap();
    let text = |cell: &Data| match cell {
        Data::String(text) => text.clone(),
        Data::Empty => String::new(),
        other => panic!("a cell is no text: {other:?}"),
    };
    let rows = range.rows().map(|row| row.iter().map(text).collect());
    let mut rows: Vec<Vec<String>> = rows.collect();
    let header = rows.iter().position(|row| row[0] == "TT").unwrap();
    (
        rows.split_off(header),
        formulas.used_cells().next().is_some(),
    )
}

/// A part of a package.
fn part(bytes: &[u8], path: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    let mut part = zip.by_name(path).unwrap();
    part.read_to_string(&mut text).unwrap();
    text
}

/// The texts of a document's table cells, row by row, the letterhead and the signature among them.
fn document(bytes: &[u8]) -> Vec<Vec<String>> {
    let xml = part(bytes, "word/document.xml");
    let mut reader = quick_xml::Reader::from_str(&xml);
    let mut rows: Vec<Vec<String>> = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) if start.name().as_ref() == "w:tr" => rows.push(Vec::new()),
            Event::Start(start) if start.name().as_ref() == "w:tc" => {
                rows.last_mut().unwrap().push(String::new());
            }
            Event::Text(text) => {
                if let Some(cell) = rows.last_mut().and_then(|row| row.last_mut()) {
                    cell.push_str(&text.xml10_content());
                }
            }
            Event::GeneralRef(name) => {
                let sign = match &*name.xml10_content() {
                    "lt" => '<',
                    "gt" => '>',
                    "amp" => '&',
                    "quot" => '"',
                    "apos" => '\'',
                    other => panic!("&{other};"),
                };
                if let Some(cell) = rows.last_mut().and_then(|row| row.last_mut()) {
                    cell.push(sign);
                }
            }
            Event::Eof => return rows,
            _ => {}
        }
    }
}

#[test]
fn a_workbook_prints_on_a4_across_with_its_header_on_every_page() {
    let bytes = write(
        &annex(&[&["1.001193", "Đăng ký khai sinh", ""]]),
        AnnexFormat::Xlsx,
    )
    .unwrap();
    let (rows, formulas) = sheet(&bytes);
    assert_eq!(rows[0], ["TT", "Cột code", "Cột name", "Cột note"]);
    assert_eq!(rows[1], ["1", "1.001193", "Đăng ký khai sinh", ""]);
    assert!(!formulas);
    let xml = part(&bytes, "xl/worksheets/sheet1.xml");
    for wanted in [
        "paperSize=\"9\"",
        "orientation=\"landscape\"",
        "fitToHeight=\"0\"",
        "<pageSetUpPr fitToPage=\"1\"",
        // 30, 15 and 20 mm in inches.
        "left=\"1.18",
        "right=\"0.59",
        "top=\"0.78",
        "bottom=\"0.78",
        "&amp;P",
        "state=\"frozen\"",
    ] {
        assert!(xml.contains(wanted), "{wanted} is not in {xml}");
    }
    let book = part(&bytes, "xl/workbook.xml");
    assert!(book.contains("_xlnm.Print_Titles"), "{book}");
    assert!(!part(&bytes, "xl/styles.xml").contains("Calibri"));
    assert!(!xml.contains("hyperlink"));
}

#[test]
fn a_document_has_letterhead_table_and_place_for_the_signature() {
    let bytes = write(
        &annex(&[&["1.001193", "Đăng ký <khai> & sinh", ""]]),
        AnnexFormat::Docx,
    )
    .unwrap();
    let rows = document(&bytes);
    assert_eq!(rows.len(), 4);
    assert_eq!(rows[0][0], "BỘ TƯ PHÁPSố: 12/QĐ-BTP");
    assert!(rows[0][1].starts_with("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAMĐộc lập"));
    assert_eq!(rows[1], ["TT", "Cột code", "Cột name", "Cột note"]);
    assert_eq!(rows[2], ["1", "1.001193", "Đăng ký <khai> & sinh", ""]);
    assert_eq!(rows[3][1], "BỘ TRƯỞNG(Ký, ghi rõ họ tên)Nguyễn Văn Ký");
    let xml = part(&bytes, "word/document.xml");
    assert_eq!(xml.matches("<w:tblHeader/>").count(), 1);
    assert_eq!(xml.matches("<w:cantSplit/>").count(), 4);
    assert!(xml.contains("w:orient=\"landscape\""));
    // 30, 15 and 20 mm in twentieths of a point.
    assert!(xml.contains("w:top=\"1133\" w:right=\"850\" w:bottom=\"1133\" w:left=\"1700\""));
    assert!(part(&bytes, "word/styles.xml").contains("Times New Roman"));
    assert!(part(&bytes, "word/header1.xml").contains(" PAGE "));
}

#[test]
fn a_row_that_is_higher_than_a_page_goes_on_and_loses_nothing() {
    let words: Vec<String> = (0..9000).map(|n| format!("từ{n}")).collect();
    let long = words.join(" ");
    assert!(long.len() > 32_767, "longer than a cell may be");
    let annex = annex(&[&["1.001193", "Tên", &long], &["1.001194", "Tên khác", ""]]);
    let (rows, _) = sheet(&write(&annex, AnnexFormat::Xlsx).unwrap());
    let of_first = &rows[1..rows.len() - 1];
    assert!(of_first.len() > 10, "{}", of_first.len());
    let parts: Vec<&str> = of_first.iter().map(|row| row[3].as_str()).collect();
    assert_eq!(parts.join(" "), long);
    assert_eq!(of_first[1][0], "1 (tiếp)");
    let codes = of_first.iter().filter(|row| row[1] == "1.001193");
    assert_eq!(codes.count(), 1, "who counts codes counts procedures");
    assert_eq!(rows.last().unwrap()[..3], ["2", "1.001194", "Tên khác"]);

    let bytes = write(&annex, AnnexFormat::Docx).unwrap();
    assert_eq!(document(&bytes)[2][3], long);
    // Only that row may be divided between pages.
    let xml = part(&bytes, "word/document.xml");
    assert_eq!(xml.matches("<w:cantSplit/>").count(), 4);
}

#[test]
fn rows_of_a_workbook_are_as_high_as_their_texts() {
    let long = "Thủ tục đăng ký khai sinh kết hợp đăng ký nhận cha, mẹ, con ".repeat(4);
    let annex = annex(&[&["1.001193", "Ngắn", ""], &["1.001194", &long, ""]]);
    let xml = part(
        &write(&annex, AnnexFormat::Xlsx).unwrap(),
        "xl/worksheets/sheet1.xml",
    );
    let heights: Vec<f64> = xml
        .split("<row ")
        .skip(1)
        .map(|row| {
            let (_, height) = row.split_once("ht=\"").unwrap();
            height.split('"').next().unwrap().parse().unwrap()
        })
        .collect();
    let [.., of_header, short, high] = heights[..] else {
        panic!("{heights:?}");
    };
    assert!(of_header >= 16.0 && (16.0..19.0).contains(&short));
    // 240 letters, some 30 on a line of 60 mm.
    assert!((126.0..200.0).contains(&high), "{high}");
}

#[test]
fn what_a_workbook_cannot_hold_is_refused_and_not_cut() {
    let mut annex = annex(&[&["1", "2", "3"]]);
    annex.words.agency = "x".repeat(40_000);
    let error = write(&annex, AnnexFormat::Xlsx).unwrap_err();
    assert!(error.message.contains("workbook"), "{error}");
}

#[test]
fn markdown_is_one_table_in_which_nothing_is_markup() {
    let nasty = "a | b <script>alert(1)</script> [x](http://e.vn) **đậm** `m` _n_ \\ # ![i](j)";
    let bytes = write(&annex(&[&["1.001193", nasty, ""]]), AnnexFormat::Markdown).unwrap();
    let page = String::from_utf8(bytes).unwrap();
    let row = page.lines().last().unwrap();
    assert!(
        row.starts_with("| 1 | 1.001193 | a \\| b &lt;script&gt;"),
        "{row}"
    );
    assert!(row.contains("\\[x\\](http\\://e.vn) \\*\\*đậm\\*\\* \\`m\\` \\_n\\_ \\\\ \\#"));
    assert_eq!(row.replace("\\|", "").matches('|').count(), 5);
    assert!(page.contains("# Phụ lục\n\n## DANH MỤC\n"), "{page}");
    assert!(page.contains("| ---: | :---: | --- | --- |\n"));
}

#[test]
fn json_and_csv_have_the_same_cells() {
    let annex = annex(&[&["1.001193", "Đăng ký, \"khai\" sinh", "=1+1"]]);
    let json: serde_json::Value =
        serde_json::from_slice(&write(&annex, AnnexFormat::Json).unwrap()).unwrap();
    assert_eq!(json["rows"][0]["name"], "Đăng ký, \"khai\" sinh");
    assert_eq!(json["rows"][0]["no"], 1);
    assert_eq!(json["published"]["number"], "12/QĐ-BTP");
    assert_eq!(json["left_out"]["undecided"], 3);
    let csv = String::from_utf8(write(&annex, AnnexFormat::Csv).unwrap()).unwrap();
    assert_eq!(
        csv,
        "\u{feff}no,code,name,note\r\n1,1.001193,\"Đăng ký, \"\"khai\"\" sinh\",'=1+1\r\n"
    );
}

#[test]
fn the_same_annex_gives_the_same_bytes() {
    let annex = annex(&[&["1.001193", "Đăng ký khai sinh", ""]]);
    for format in AnnexFormat::ALL {
        let first = write(&annex, format).unwrap();
        assert_eq!(first, write(&annex.clone(), format).unwrap(), "{format:?}");
    }
    for (format, path) in [
        (AnnexFormat::Xlsx, "docProps/core.xml"),
        (AnnexFormat::Docx, "_rels/.rels"),
    ] {
        let bytes = write(&annex, format).unwrap();
        let mut zip = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
        for at in 0..zip.len() {
            let of_part = zip.by_index(at).unwrap().last_modified().unwrap();
            assert_eq!(of_part, zip::DateTime::DEFAULT);
        }
        assert!(!part(&bytes, path).contains("2026"), "no clock was asked");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_name_comes_back_as_text_and_nothing_runs(
        name in "([=+@|<>&\"' a-c\\-\\\\\u{0}-\u{1f}\u{7f}-\u{9f}\u{200b}-\u{202f}\u{2060}-\u{206f}\u{feff}\u{fffe}\u{ffff}]{0,20}|=HYPERLINK\\(\"http://e\"\\)|https?://[a-z.]{1,9}|_x000[0-9A-F]_|\\PC{0,20}|[0-9]{1,20}|TRUE)",
    ) {
        let annex = annex(&[&["1.001193", &name, &name]]);
        let wanted = plain(&name);
        prop_assert!(!wanted.contains(|c: char| c.is_control()));

        let bytes = write(&annex, AnnexFormat::Xlsx).unwrap();
        let (rows, formulas) = sheet(&bytes);
        prop_assert!(!formulas);
        prop_assert_eq!(rows[1][2].trim(), wanted.as_str());
        let xml = part(&bytes, "xl/worksheets/sheet1.xml");
        prop_assert!(!xml.contains("<f>") && !xml.contains("hyperlink"));

        let rows = document(&write(&annex, AnnexFormat::Docx).unwrap());
        prop_assert_eq!(&rows[2][2], &wanted);

        let csv = write(&annex, AnnexFormat::Csv).unwrap();
        let mut reader = csv::Reader::from_reader(&csv[3..]);
        let record = reader.records().next().unwrap().unwrap();
        prop_assert!(!record[2].starts_with(['=', '+', '-', '@', '\t', '\r', '\n']));

        let json: serde_json::Value =
            serde_json::from_slice(&write(&annex, AnnexFormat::Json).unwrap()).unwrap();
        prop_assert_eq!(json["rows"][0]["name"].as_str().unwrap(), wanted.as_str());

        let page = String::from_utf8(write(&annex, AnnexFormat::Markdown).unwrap()).unwrap();
        let row = page.lines().last().unwrap().replace("\\\\", "").replace("\\|", "");
        prop_assert_eq!(row.matches('|').count(), 5, "{}", row);
        prop_assert!(!row.contains(['<', '>']));
    }
}
