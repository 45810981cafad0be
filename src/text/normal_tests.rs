//! Tests of the normal forms.

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::*;

fn nfd(text: &str) -> String {
    text.nfd().collect()
}

#[test]
fn exact_keeps_accents_and_makes_one_of_two_tone_placements() {
    for (text, wanted) in [
        ("Đăng ký KHAI SINH", "đăng ký khai sinh"),
        ("Hoà bình, Toà án, UỶ BAN", "hòa bình, tòa án, ủy ban"),
        ("quý giá của Thuỷ", "quý giá của thủy"),
        ("Qúy, ngòai, qủa", "quý, ngoài, quả"),
        ("Ðặc đƣợc", "đặc được"),
        ("CAFÉ naïve Résumé", "café naïve résumé"),
        ("No. 45/2020/NĐ-CP", "no. 45/2020/nđ-cp"),
        ("", ""),
    ] {
        assert_eq!(exact(text), wanted);
        assert_eq!(exact(&nfd(text)), wanted, "NFD of {text}");
    }
}

#[test]
fn fold_drops_accents_and_makes_i_and_y_one() {
    for (text, wanted) in [
        ("Đăng ký khai sinh", "dang ki khai sinh"),
        ("ĐĂNG KÍ", "dang ki"),
        (
            "Quản lý, quản lí; kỹ/kĩ thuật",
            "quan li, quan li; ki/ki thuat",
        ),
        ("Mỹ mĩ hy hi sỹ sĩ tỷ tỉ", "mi mi hi hi si si ti ti"),
        ("qui định, quy định, quí", "quy dinh, quy dinh, quy"),
        ("y tế, kyl, Kỳ1, quyết", "y te, kyl, ky1, quyet"),
        ("đƣợc Ðà Nẵng", "duoc da nang"),
        ("Ångström İstanbul 한글", "angstrom istanbul 한글"),
        ("MY", "mi"),
    ] {
        assert_eq!(fold(text), wanted);
        assert_eq!(fold(&nfd(text)), wanted, "NFD of {text}");
    }
}

#[test]
fn unaccented_keeps_the_spelling() {
    assert_eq!(unaccented("Kỹ thuật Đường bộ"), "ky thuat duong bo");
    assert_eq!(unaccented(&nfd("Kỹ thuật Đường bộ")), "ky thuat duong bo");
}

#[test]
fn spelling_touches_only_the_syllables_it_names() {
    for (from, to) in [
        ("ký", "kí"),
        ("ky", "ki"),
        ("lỵ", "lị"),
        ("mỹ", "mĩ"),
        ("quí", "quý"),
        ("qui", "quy"),
    ] {
        assert_eq!(spelling(from), to);
        assert_eq!(spelling(&nfd(from)), nfc(to), "NFD of {from}");
    }
    for same in [
        "kí", "quy", "y", "ny", "by", "kym", "thy", "quit", "quyt", "khy", "đy", "k", "", "kê",
    ] {
        assert!(
            matches!(spelling(same), Cow::Borrowed(text) if text == same),
            "{same}"
        );
    }
}

#[test]
fn a_prefix_typed_on_the_way_to_a_longer_word_still_matches() {
    for (typed, word) in [
        ("ki", "kiểm"),
        ("li", "liên"),
        ("quy", "quyết"),
        ("ti", "tiếng"),
        ("hi", "hiệu"),
    ] {
        assert!(fold(word).starts_with(&fold(typed)), "{typed} {word}");
    }
}

/// Letters of old fonts stand for Vietnamese ones in either case.
#[test]
fn letters_that_look_like_vietnamese_ones_are_these() {
    for (text, plain) in [("Ð\u{189}ð", "ddd"), ("Ƣng ƣng", "ung ung")] {
        assert_eq!(unaccented(text), plain);
    }
}

#[test]
fn syllables_are_runs_of_letters_marks_and_digits() {
    let words = |text| syllables(text).map(|(_, word)| word).collect::<Vec<_>>();
    assert_eq!(
        words("Cấp lại thẻ (CCCD), mẫu CT01."),
        ["Cấp", "lại", "thẻ", "CCCD", "mẫu", "CT01"]
    );
    assert_eq!(words("45/2020/NĐ-CP"), ["45", "2020", "NĐ", "CP"]);
    assert_eq!(words("thu\u{309} tu\u{323}c"), ["thu\u{309}", "tu\u{323}c"]);
    assert_eq!(words(" \u{301}a -"), ["a"]);
    assert!(words("").is_empty());
    assert_eq!(
        syllables(" á b")
            .map(|(range, _)| range)
            .collect::<Vec<_>>(),
        [1..3, 4..5]
    );
}

/// Vietnamese-looking text, with other scripts and loose marks mixed in.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-ZđĐàảãáạăằẳẵắặâầẩẫấậÊỀỂỄẾỆôồổỗốộơờởỡớợưừửữứựỳỷỹýỵÀẢÃÁẠ0-9 /.\u{301}\u{300}\u{323}\u{302}ƣÐ-]{0,40}",
        "([kqghnt]?[iuyoaêơ]{0,3}[\u{300}\u{301}\u{303}\u{309}\u{323}]?[nct]? ?){0,12}",
        any::<String>(),
    ]
}

proptest! {
    #[test]
    fn the_initial_is_that_of_the_folded_word(text in "\\PC{0,12}|[a-zđăểơỵ\u{301}]{0,6}") {
        for (_, word) in syllables(&text) {
            prop_assert_eq!(initial(word), fold(word).chars().next());
        }
    }
}

proptest! {
    #[test]
    fn nfd_input_gives_the_same(text in text()) {
        let (composed, decomposed) = (nfc(&text), nfd(&text));
        prop_assert_eq!(fold(&decomposed), fold(&composed));
        prop_assert_eq!(exact(&decomposed), exact(&composed));
        prop_assert_eq!(unaccented(&decomposed), unaccented(&composed));
    }

    #[test]
    fn forms_are_idempotent_and_nfc(text in text()) {
        for form in [exact, fold, unaccented] {
            let once = form(&text);
            prop_assert!(is_nfc(&once));
            prop_assert_eq!(form(&once), once);
        }
    }

    #[test]
    fn folding_the_exact_form_is_folding(text in text()) {
        prop_assert_eq!(fold(&exact(&text)), fold(&text));
    }

    #[test]
    fn words_of_a_folded_text_are_the_folded_words(text in "[a-zđàáạăêôơưỹýỳ0-9 ,/\u{301}\u{323}-]{0,40}") {
        let folded = fold(&text);
        let of_folded: Vec<_> = syllables(&folded).map(|(_, word)| word.to_owned()).collect();
        let folded_each: Vec<_> = syllables(&text).map(|(_, word)| fold(word)).collect();
        prop_assert_eq!(of_folded, folded_each);
    }

    #[test]
    fn nfc_agrees_with_the_full_normaliser(text in text()) {
        prop_assert_eq!(nfc(&text).into_owned(), text.nfc().collect::<String>());
        prop_assert_eq!(is_nfc(&text), text.nfc().eq(text.chars()));
    }
}
