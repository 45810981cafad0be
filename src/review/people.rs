//! Who is who: git knows people by their addresses, `people.yaml` says which addresses are one person.

use crate::catalogue::Snapshot;
use crate::catalogue::model::{Person, PersonEmails};
use crate::text::{latin_capitals, look_alike};

/// Whether two people are one: by their address or one that looks like it, or because the catalogue says so.
pub(crate) fn is_same(snapshot: &Snapshot, one: &Person, other: &Person) -> bool {
    one.has_address(&other.email)
        || has_similar_address(one, other)
        || is_one_by_register(snapshot, one, other)
}

/// Whether the catalogue says so, also through others: an address under two names, which is an error of the register, makes one
/// of the two.
fn is_one_by_register(snapshot: &Snapshot, one: &Person, other: &Person) -> bool {
    let people = snapshot.people();
    let mut reached: Vec<bool> = people.iter().map(|person| person.has(&one.email)).collect();
    loop {
        let joined = (0..people.len()).find(|&at| {
            let shares =
                |with: &PersonEmails| with.emails.iter().any(|email| people[at].has(email));
            let mut known = people.iter().zip(&reached);
            !reached[at] && known.any(|(with, reached)| *reached && shares(with))
        });
        match joined {
            Some(at) => reached[at] = true,
            None => break,
        }
    }
    let mut known = people.iter().zip(&reached);
    known.any(|(person, reached)| *reached && person.has(&other.email))
}

/// Whether two people bear one name, accents, case and letters that look alike not counted: they may be one person with two
/// addresses.
pub(crate) fn has_same_name(one: &Person, other: &Person) -> bool {
    let name = look_alike(&one.name);
    !name.is_empty() && name == look_alike(&other.name)
}

/// Whether two addresses that differ look alike, or are one box of which the one has a tag behind a plus.
pub(crate) fn has_similar_address(one: &Person, other: &Person) -> bool {
    let address = |person: &Person| {
        let email = person.email.trim();
        let (name, domain) = email.rsplit_once('@').unwrap_or((email, ""));
        let name = name.split_once(['+', '＋']).map_or(name, |(name, _)| name);
        (latin_capitals(name), latin_capitals(domain))
    };
    let own = address(one);
    !own.0.is_empty() && own == address(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_only_looks_like_another_is_no_other_person() {
        let of = |email: &str| Person {
            name: String::new(),
            email: email.to_owned(),
        };
        let an = of("an@x.vn");
        for same in [
            "an+duyet@x.vn",
            "аn@x.vn",
            "ＡＮ@x.vn",
            "a\u{200b}n@x.vn",
            "an@х.vn",
        ] {
            assert!(has_similar_address(&an, &of(same)), "{same}");
        }
        for other in ["am@x.vn", "an@y.vn", "an1@x.vn", "", "a.n@x.vn"] {
            assert!(!has_similar_address(&an, &of(other)), "{other}");
        }
        assert!(!has_similar_address(&of(""), &of("")), "not known");
    }
}
