//! Marks of footnotes in what a report counts or a decision is called.

use rust_xlsxwriter::{Color, ConditionalFormatFormula, Format, FormatScript};

use super::super::testing::{COUNTS, MemoryFiles, shown, workbook};
use super::super::{plans, statistics};
use super::tests::{all, notices, open};

#[test]
fn the_mark_of_a_footnote_became_a_figure_of_the_count() {
    let bytes = workbook(|sheet| {
        let raised = Format::new().set_font_script(FormatScript::Superscript);
        let plain = Format::new();
        sheet.write_row(0, 0, COUNTS[0].iter().copied())?;
        for row in 1..6 {
            sheet.write_row(row, 0, COUNTS[1][..6].iter().copied())?;
            sheet.write(row, 6, if row == 2 { "1.000002" } else { "1.000001" })?;
        }
        sheet.write_rich_string(1, 7, &[(&plain, "0"), (&raised, "1")])?;
        sheet.write_rich_string(2, 7, &[(&plain, "15"), (&raised, "2")])?;
        sheet.write_with_format(3, 7, "1", &raised)?;
        sheet.write_with_format(4, 7, 7, &raised)?;
        sheet.write(5, 7, "012").map(drop)
    });
    let memory = MemoryFiles::with(&[]);
    let plan = memory.plan_of(statistics::plan, "t.xlsx", &bytes).unwrap();
    assert_eq!(plan.writes, []);
    let refused = shown(&plan.report.refused);
    for (line, said) in [
        "H2 1.000001 `online` is `0¹`, in which the sheet shows `1` raised",
        "H3 1.000002 `online` is `15²`, in which the sheet shows `2` raised",
        "H4 1.000001 `online` is `1`, which the sheet shows raised",
        "H5 1.000001 `online` is `7`, which the sheet shows raised",
        "H6 1.000001 `online` is `012`, which begins with a zero",
    ]
    .iter()
    .enumerate()
    {
        assert!(refused[line].starts_with(said), "{refused:#?}");
    }
}

#[test]
fn the_mark_of_a_footnote_became_a_letter_of_the_number_of_a_plan() {
    let bytes = workbook(|sheet| {
        let raised = Format::new().set_font_script(FormatScript::Superscript);
        let plain = Format::new();
        sheet.write_row(0, 0, ["type", "number", "signed", "code", "measures"])?;
        sheet.write_row(1, 0, ["option", "", "2026-03-02", "1.000001", "cắt giảm"])?;
        sheet
            .write_rich_string(1, 1, &[(&plain, "99/QĐ-BTP"), (&raised, "1")])
            .map(drop)
    });
    let memory = MemoryFiles::with(&[]);
    let plan = memory.plan_of(plans::plan, "t.xlsx", &bytes).unwrap();
    assert_eq!(plan.writes, []);
    let refused = shown(&plan.report.refused).concat();
    assert!(
        refused.contains("`99/QĐ-BTP¹`, in which the sheet shows `1` raised"),
        "{refused}"
    );
}

#[test]
fn a_power_in_a_text_stays_one() {
    let bytes = workbook(|sheet| {
        let raised = Format::new().set_font_script(FormatScript::Superscript);
        let lowered = Format::new().set_font_script(FormatScript::Subscript);
        let plain = Format::new();
        sheet.write_row(0, 0, ["unit", "code", "note"])?;
        sheet.write_row(1, 0, ["A", "1"])?;
        let note = [
            (&plain, "A & B: CO"),
            (&lowered, "2"),
            (&plain, " mỗi m"),
            (&raised, "2"),
        ];
        sheet.write_rich_string(1, 2, &note).map(drop)
    });
    assert_eq!(all(open(&bytes, None)), "B2: A|1|A & B: CO₂ mỗi m²");
}

#[test]
fn what_a_sheet_shows_in_white_or_as_nothing_is_not_read_as_if_it_were_seen() {
    let bytes = workbook(|sheet| {
        let white = Format::new().set_font_color(Color::White);
        let filled = white.clone().set_background_color(Color::Navy);
        let nothing = Format::new().set_num_format(";;;");
        sheet.write_row_with_format(0, 0, ["unit", "code", "note"], &white)?;
        sheet.write_row(1, 0, ["A", "1"])?;
        sheet.write_with_format(1, 2, "x", &white)?;
        sheet.write_row(2, 0, ["A", "2"])?;
        sheet.write_with_format(2, 2, "x", &filled)?;
        sheet.write(3, 0, "A")?;
        sheet.write_with_format(3, 1, "3", &nothing)?;
        let hours = Format::new().set_num_format("[h]:mm");
        sheet.write_row(4, 0, ["A", "4"])?;
        sheet.write_with_format(4, 2, 5, &hours).map(drop)
    });
    assert_eq!(
        all(open(&bytes, None)),
        "B2: `note` is `x` in white letters, which nobody sees: write what is meant, and let the sheet show it\n\
         B3: A|2|x\n\
         B4: `code` is `3`, which the sheet shows as nothing: write what is meant, and let the sheet show it\n\
         B5: `note` is 5, which the sheet shows as hours and minutes: format the cell as a number"
    );
}

#[test]
fn a_rule_that_may_hide_what_is_stored_is_told_with_its_cells() {
    let bytes = workbook(|sheet| {
        sheet.write_row(0, 0, ["unit", "code", "note"])?;
        sheet.write_row(1, 0, ["A", "1", "x"])?;
        let rule = |format: Format| {
            ConditionalFormatFormula::new()
                .set_rule("TRUE")
                .set_format(format)
        };
        let struck = rule(Format::new().set_font_strikethrough());
        let nothing = rule(Format::new().set_num_format(";;;"));
        let loud = rule(
            Format::new()
                .set_font_color(Color::White)
                .set_background_color(Color::Red),
        );
        sheet.add_conditional_format(1, 0, 1, 0, &struck)?;
        sheet.add_conditional_format(1, 1, 9, 1, &nothing)?;
        sheet.add_conditional_format(1, 2, 1, 2, &loud)?;
        // Of nothing there is nothing to say.
        sheet.add_conditional_format(1, 6, 9, 6, &struck).map(drop)
    });
    let table = open(&bytes, None).unwrap();
    let told = notices(&table.doubts);
    assert_eq!(told.len(), 2, "{told:#?}");
    assert!(
        told[0].starts_with("the cells A2 have a conditional format that may strike"),
        "{told:?}"
    );
    assert!(
        told[1].starts_with("the cells B2:B10 have a conditional format that may strike"),
        "{told:?}"
    );
    assert_eq!(all(Ok(table)), "B2: A|1|x");
}
