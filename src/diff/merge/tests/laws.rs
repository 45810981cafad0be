//! Instruments of one number are not one.

use super::*;

const ONE: &str = "\
instruments:
  - number: 27/CT-TTg
    signed: 2023-10-27
";

const OTHER: &str = "  - number: 27/CT-TTg\n    signed: 2026-06-27\n";

#[test]
fn an_instrument_of_a_number_that_is_there_is_added_and_not_merged_into_it() {
    let ours = ONE.replace(
        "signed: 2023-10-27\n",
        "signed: 2023-10-27\n    title: Về một việc\n",
    );
    let theirs = format!("{ONE}{OTHER}");
    let result = merged(FileKind::Instruments, ONE, &ours, &theirs);
    assert_eq!(result.conflicts, []);
    assert_eq!(result.text, format!("{ours}{OTHER}"));
    // Each side adds one of its own.
    let third = OTHER.replace("2026-06-27", "2024-01-02");
    let ours = format!("{ONE}{third}");
    let result = merged(FileKind::Instruments, ONE, &ours, &theirs);
    assert_eq!(result.conflicts, []);
    for signed in ["2023-10-27", "2024-01-02", "2026-06-27"] {
        assert_eq!(result.text.matches(signed).count(), 1, "{}", result.text);
    }
    // One went and another came: what ours says of the first is not said of the second.
    let theirs = format!("instruments:\n{OTHER}");
    let ours = ONE.replace(
        "signed: 2023-10-27\n",
        "signed: 2023-10-27\n    title: Về một việc\n",
    );
    let result = merged(FileKind::Instruments, ONE, &ours, &theirs);
    assert!(!result.conflicts.is_empty(), "{}", result.text);
}

#[test]
fn a_day_that_is_corrected_is_no_other_instrument_where_the_number_tells_all() {
    let base = "instruments:\n  - number: 45/2020/NĐ-CP\n    signed: 2020-04-08\n";
    let ours = base.replace("04-08", "04-09");
    let theirs = format!("{base}    title: Về một việc\n");
    let result = merged(FileKind::Instruments, base, &ours, &theirs);
    assert_eq!(result.conflicts, []);
    assert_eq!(result.text, format!("{ours}    title: Về một việc\n"));
}
