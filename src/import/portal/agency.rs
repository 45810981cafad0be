//! What the name of an agency says of it.

use crate::catalogue::model::AgencyKind;
use crate::text::{exact, fold};

/// What a province and its people's committee have in common: *Tỉnh Lào Cai*, *UBND tỉnh Lào Cai* and *Ủy ban nhân dân tỉnh
/// Lào Cai* are one agency here. None for names of no one province ("the people's committee of a province").
pub(super) fn province_key(name: &str) -> Option<String> {
    let name = exact(name);
    let rest = ["ubnd ", "ủy ban nhân dân "]
        .iter()
        .find_map(|prefix| name.strip_prefix(prefix))
        .unwrap_or(&name);
    let (kind, place) = [
        ("tỉnh ", "tỉnh"),
        ("thành phố ", "thành phố"),
        ("tp. ", "thành phố"),
        ("tp.", "thành phố"),
        ("tp ", "thành phố"),
    ]
    .iter()
    .find_map(|(prefix, kind)| Some((*kind, rest.strip_prefix(prefix)?.trim())))?;
    let words = place.split(' ').count();
    let first = place.split(' ').next().unwrap_or_default();
    let generic = matches!(
        first,
        "" | "và" | "thuộc" | "trực" | "có" | "nơi" | "liên" | "hoặc" | "của" | "các" | "được"
    );
    let one = words <= 5
        && place
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, ' ' | '-'));
    (one && !generic).then(|| format!("{kind} {place}"))
}

/// Whether a name is that of a people's committee, by its first words.
pub(super) fn is_committee(name: &str) -> bool {
    let name = exact(name);
    name.starts_with("ubnd ") || name.starts_with("ủy ban nhân dân ")
}

/// The name under which a province's agency is kept: its committee's.
pub(super) fn committee_of(province: &str) -> String {
    if is_committee(province) {
        return province.to_owned();
    }
    match province.strip_prefix("Tỉnh ") {
        Some(place) => format!("UBND tỉnh {place}"),
        None => format!("UBND {province}"),
    }
}

/// The kind of an agency that is no province, guessed from its name.
pub(super) fn kind(name: &str) -> AgencyKind {
    let folded = fold(name);
    let words: Vec<&str> = folded.split(' ').collect();
    if is_committee(name) {
        let rest = folded
            .trim_start_matches("ubnd ")
            .trim_start_matches("uy ban nhan dan ");
        let commune = ["cap xa", "xa", "phuong", "thi tran", "dac khu"];
        return if commune.iter().any(|word| begins_with_words(rest, word)) {
            AgencyKind::Commune
        } else {
            AgencyKind::Other
        };
    }
    let ministry = match words.as_slice() {
        // Staffs, commands, sections and ministers are no ministries; nor is "ministries and agencies concerned".
        ["bo", second, ..] => {
            !name.contains([',', '/'])
                && !name.contains("Bộ,")
                && !matches!(*second, "phan" | "truong" | "chi" | "doi" | "tong")
                && !begins_with_words(&folded, "bo tu lenh")
                && !begins_with_words(&folded, "bo tham muu")
                || begins_with_words(&folded, "bo van hoa")
        }
        _ => {
            matches!(
                folded.as_str(),
                "ngan hang nha nuoc"
                    | "ngan hang nha nuoc viet nam"
                    | "thanh tra chinh phu"
                    | "van phong chinh phu"
            )
        }
    };
    if ministry {
        AgencyKind::Ministry
    } else {
        AgencyKind::Other
    }
}

fn begins_with_words(text: &str, words: &str) -> bool {
    text.strip_prefix(words)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ',', '.']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_province_and_its_committee_are_one() {
        let key = province_key("Tỉnh Lào Cai").unwrap();
        for same in [
            "UBND tỉnh Lào Cai",
            "Ủy ban nhân dân tỉnh Lào Cai",
            "Uỷ ban nhân dân Tỉnh Lào Cai",
        ] {
            assert_eq!(province_key(same).as_deref(), Some(key.as_str()), "{same}");
        }
        assert_eq!(
            province_key("UBND TP. Hồ Chí Minh"),
            province_key("Thành phố Hồ Chí Minh")
        );
        // After mergers a city and the province that it was are two agencies.
        assert_ne!(
            province_key("UBND tỉnh Đồng Nai"),
            province_key("UBND Thành phố Đồng Nai")
        );
        assert_eq!(committee_of("Tỉnh Khánh Hòa"), "UBND tỉnh Khánh Hòa");
        assert_eq!(committee_of("Thành phố Huế"), "UBND Thành phố Huế");
    }

    #[test]
    fn names_of_no_one_province_are_not_taken_for_one() {
        for name in [
            "Ủy ban nhân dân cấp tỉnh",
            "Ủy ban nhân dân tỉnh và thành phố trực thuộc Trung ương",
            "Chủ tịch Ủy ban nhân dân tỉnh, thành phố trực thuộc trung ương",
            "UBND tỉnh, thành phố",
            "Thuế tỉnh, thành phố",
            "UBND thành phố thuộc tỉnh",
            "Bộ Tư pháp",
            "",
        ] {
            assert_eq!(province_key(name), None, "{name}");
        }
    }

    #[test]
    fn kinds_are_guessed_from_names() {
        use AgencyKind::{Commune, Ministry, Other};
        for (name, wanted) in [
            ("Bộ Tư pháp", Ministry),
            ("Bộ xây dựng (Giao thông vận tải cũ)", Ministry),
            ("Bộ Văn hóa, Thể thao và Du lịch", Ministry),
            ("Ngân hàng Nhà nước Việt Nam", Ministry),
            ("Thanh tra Chính phủ", Ministry),
            ("Ngân hàng Nhà nước Khu vực", Other),
            ("Thanh tra Bộ Quốc phòng", Other),
            ("Bộ phận Một cửa Sở Xây dựng", Other),
            ("Bộ trưởng Bộ Y tế", Other),
            ("Bộ chỉ huy quân sự cấp tỉnh", Other),
            ("Bộ Tư lệnh Thủ đô Hà nội", Other),
            ("Bộ Tổng Tham mưu", Other),
            ("Bộ Tham mưu/Quân chủng Phòng không", Other),
            ("Bộ, cơ quan ngang Bộ, cơ quan thuộc Chính phủ", Other),
            ("Ủy ban nhân dân cấp xã", Commune),
            ("UBND cấp  xã", Other),
            ("UBND Phường Bắc Giang, tỉnh Bắc Ninh", Commune),
            ("Ủy ban nhân dân cấp tỉnh", Other),
            ("Tòa án nhân dân", Other),
        ] {
            assert_eq!(kind(name), wanted, "{name}");
        }
    }
}
