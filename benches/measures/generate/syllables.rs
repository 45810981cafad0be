//! Vietnamese syllables from tables: onset, rhyme and tone that may stand together.

use rasoat::text::nfc;

use crate::rng::Rng;

/// As many syllables as are in use.
pub const SYLLABLES: usize = 7_000;

const ONSETS: &str = "b c ch d đ g gh gi h k kh l m n ng ngh nh ph qu r s t th tr v x";

/// Rhymes with `'` behind the vowel that takes the tone.
const RHYMES: &str = "
    a' a'i a'o a'u a'y a'm a'n a'ng a'nh a'c a'ch a'p a't ă'm ă'n ă'ng ă'c ă'p ă't â'm â'n â'ng â'u â'y â'c â'p â't
    e' e'm e'n e'ng e'o e'c e'p e't ê' ê'm ê'n ê'nh ê'u ê'ch ê'p ê't i' i'm i'n i'nh i'u i'ch i'p i't i'a
    iê'm iê'n iê'ng iê'u iê'c iê'p iê't o' o'i o'm o'n o'ng o'c o'p o't ô' ô'i ô'm ô'n ô'ng ô'c ô'p ô't
    ơ' ơ'i ơ'm ơ'n ơ'p ơ't u' u'i u'm u'n u'ng u'c u'p u't u'a uô'i uô'm uô'n uô'ng uô'c uô't ư' ư'ng ư'c ư't ư'u ư'a
    ươ'i ươ'm ươ'n ươ'ng ươ'u ươ'c ươ'p ươ't o'a oa'i oa'n oa'ng oa'nh oa'c oa'ch oa't oă'n oă'ng oă't
    o'e uâ'n uâ'ng uâ't uê' uê'ch u'y uyê'n uyê't uy'nh uy'ch y' yê'n yê'u yê't";

/// No tone, then grave, acute, hook, tilde, dot below.
const TONES: [&str; 6] = ["", "\u{300}", "\u{301}", "\u{309}", "\u{303}", "\u{323}"];

/// All syllables, the `common` ones first and in their order; the others are chosen by chance, the same every time.
pub fn syllables(common: &[&str]) -> Vec<String> {
    let mut others = Vec::new();
    for onset in std::iter::once("").chain(ONSETS.split(' ')) {
        for rhyme in RHYMES.split_ascii_whitespace() {
            if fits(onset, rhyme) {
                let stopped = rhyme.ends_with(['c', 'p', 't']) || rhyme.ends_with("ch");
                let tones = TONES.iter().enumerate();
                let tones = tones.filter(|(tone, _)| !stopped || matches!(tone, 2 | 5));
                others.extend(tones.map(|(_, tone)| {
                    let toned = format!("{onset}{}", rhyme.replacen('\'', tone, 1));
                    nfc(&toned).into_owned()
                }));
            }
        }
    }
    others.sort_unstable();
    others.dedup();
    Rng::new(0, 0).shuffle(&mut others);
    let mut all: Vec<String> = Vec::with_capacity(SYLLABLES);
    for word in common.iter().map(|&word| word.to_owned()) {
        if !all.contains(&word) {
            all.push(word);
        }
    }
    others.retain(|word| !all.contains(word));
    others.truncate(SYLLABLES - all.len());
    all.append(&mut others);
    all
}

/// Whether spelling lets a rhyme follow an onset.
fn fits(onset: &str, rhyme: &str) -> bool {
    let front = rhyme.starts_with(['e', 'ê', 'i']);
    match onset {
        "" => !rhyme.starts_with("iê"),
        "k" | "gh" | "ngh" => front,
        "c" | "g" | "ng" => {
            !front && !rhyme.starts_with('y') && !rhyme.starts_with('u') | !rhyme.contains('y')
        }
        "qu" => front || rhyme.starts_with(['a', 'ă', 'â', 'y', 'ơ']),
        "gi" => !rhyme.starts_with(['i', 'y']),
        _ => !rhyme.starts_with('y'),
    }
}
