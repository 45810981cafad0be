//! Instruments and what cites them.

use super::{FILE, Story, assert_stories};

pub(super) const STORIES: &[Story<'_>] = &[
    (
        "a number that starts anew: two days are two instruments, one day is one, no day is not told apart",
        &[(
            "instruments/a.yaml",
            "instruments:\n  - {number: 27/CT-TTg, signed: 2023-10-27}\n  - {number: 27/CT-TTg, signed: 2026-06-27}\n  - {number: 27/CT-TTg}\n  - {number: 027/CT-TTg, signed: 2026-06-27}\n",
        )],
        &["4:14 instrument-alike", "5:14 id-duplicate"],
    ),
    (
        "a citation that several may be meant by, of a day that none has, of another day than its own, of a cut number",
        &[
            (
                FILE,
                "code: \"1.000002\"\nname: Hai\nissuer: G15\nlegal_basis:\n  - number: 27/CT-TTg\n  - {number: 27/CT-TTg, signed: 2026-06-27}\n  - {number: 27/CT-TTg, signed: 2024-01-01}\n  - {number: 45/2020/NĐ-CP, signed: 2020-04-09}\n  - number: 2171/QĐ-UBND-DatDai\n",
            ),
            (
                "instruments/a.yaml",
                "instruments:\n  - {number: 27/CT-TTg, signed: 2023-10-27}\n  - {number: 27/CT-TTg, signed: 2026-06-27}\n  - {number: 45/2020/NĐ-CP, signed: 2020-04-08}\n  - {number: 2171/QĐ-UBND}\n",
            ),
        ],
        &[
            "5:13 instrument-ambiguous",
            "7:14 instrument-unknown",
            "8:37 instrument-differs",
            "9:13 instrument-number-cut",
        ],
    ),
    (
        "one law twice, however it is spelled, and two instruments of one number",
        &[
            (
                FILE,
                "code: \"1.000002\"\nname: Hai\nissuer: G15\nlegal_basis:\n  - number: 45/2020/NĐ-CP\n  - number: Nghị định số 45/2020/nđ-cp\n  - {number: 27/CT-TTg, signed: 2023-10-27}\n  - {number: 27/CT-TTg, signed: 2026-06-27}\n",
            ),
            (
                "instruments/a.yaml",
                "instruments:\n  - {number: 27/CT-TTg, signed: 2023-10-27}\n  - {number: 27/CT-TTg, signed: 2026-06-27}\n  - {number: 45/2020/NĐ-CP, signed: 2020-04-08}\n",
            ),
        ],
        &["6:13 citation-duplicate"],
    ),
    (
        "an instrument repealed by one that nobody describes, or by one of several",
        &[(
            "instruments/a.yaml",
            "instruments:\n  - {number: 1/2020/NĐ-CP, repealed_by: [2/2020/NĐ-CP, 3/QĐ-TTg, {number: 3/QĐ-TTg, signed: 2021-01-01}]}\n  - {number: 3/QĐ-TTg, signed: 2021-01-01}\n  - {number: 3/QĐ-TTg, signed: 2022-01-01}\n",
        )],
        &["2:42 repeal-unknown", "2:56 instrument-ambiguous"],
    ),
];

#[test]
fn instruments_of_one_number_are_told_apart_or_said_not_to_be() {
    assert_stories(STORIES);
}
