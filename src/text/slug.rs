//! Ids made of names.

use super::normal::unaccented;

/// Longest slug, in characters (all ASCII).
const LONGEST: usize = 80;

/// The words of a name without accents, lower case, joined by `-`, cut at a word's end to at most 80 characters (a
/// first word longer than that is cut inside). Letters that have no ASCII form are left out, so that a name without
/// any Latin letter or digit gives an empty string. The spelling stays as written: *Kỹ thuật* is `ky-thuat`.
pub fn slug(name: &str) -> String {
    let plain = unaccented(name);
    let mut out = String::new();
    for word in plain
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
    {
        if out.is_empty() {
            out.push_str(&word[..word.len().min(LONGEST)]);
        } else if out.len() + 1 + word.len() <= LONGEST {
            out.push('-');
            out.push_str(word);
        } else {
            break;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_ascii_words_joined_by_hyphens() {
        for (name, wanted) in [
            ("Bộ Tư pháp", "bo-tu-phap"),
            (
                "  Ngân hàng Nhà nước Việt Nam ",
                "ngan-hang-nha-nuoc-viet-nam",
            ),
            (
                "Quản lý đường bộ (45/2020/NĐ-CP)",
                "quan-ly-duong-bo-45-2020-nd-cp",
            ),
            ("thu\u{309} tu\u{323}c", "thu-tuc"),
            ("---", ""),
            ("../../x", "x"),
        ] {
            assert_eq!(slug(name), wanted);
        }
    }

    #[test]
    fn a_long_name_ends_at_a_word() {
        let name = slug(&"thủ tục hành chính ".repeat(10));
        assert!(name.len() <= LONGEST && name.len() > LONGEST - 6, "{name}");
        assert!(
            ["thu", "tuc", "hanh", "chinh"]
                .iter()
                .any(|word| name.ends_with(word)),
            "{name}"
        );
        assert_eq!(slug(&"a".repeat(200)).len(), LONGEST);
        let fits = format!("{} bcd", "a".repeat(LONGEST - 4));
        assert_eq!(slug(&fits).len(), LONGEST);
        assert_eq!(slug(&format!("a{fits}")), "a".repeat(LONGEST - 3));
    }
}
