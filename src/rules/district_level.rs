//! `district-level`: a district level after the districts ended.

use super::context::Context;
use super::rule::{Blocks, Fact, Rule, RuleFinding, RuleInfo, Verdict, distinct};
use super::sources;
use crate::catalogue::model::{AgencyKind, Level, Procedure, Stated};
use crate::text::fold;

/// The rule; `rasoat rules district-level` says what it answers when.
pub(super) struct DistrictLevel;

static INFO: RuleInfo = RuleInfo {
    id: "district-level",
    names: &["cấp_huyện", "district", "Còn_cấp_huyện", "District_level"],
    since: Some(sources::DECREE_118),
    blocks: Blocks::No,
    remark: false,
    remarks: true,
    reads: &["levels", "executing"],
};

/// That its texts still speak of districts.
const REMARK: &str = "fact-remark-district";
/// How a People's Committee of a district begins, folded.
const COMMITTEES: [&str; 2] = ["uy ban nhan dan ", "ubnd "];
/// What a district is called, folded.
const DISTRICTS: [&str; 8] = [
    "huyen",
    "quan",
    "thi xa",
    "cap huyen",
    "cap quan",
    "cac huyen",
    "cac quan",
    "thanh pho thuoc tinh",
];

impl Rule for DistrictLevel {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn judge(
        &self,
        context: &Context<'_>,
        procedure: &Procedure,
        _: &[RuleFinding],
    ) -> RuleFinding {
        let levels = &procedure.levels;
        let district = |level: Level| level == Level::District;
        let mut against = Vec::new();
        let districts = levels.iter().filter(|entry| district(entry.level));
        let ends: Vec<_> = districts.map(|entry| entry.until).collect();
        let standing = ends
            .iter()
            .find(|until| until.is_none_or(|day| context.as_of <= day));
        match standing {
            Some(Some(until)) => {
                against.push(Fact::new("fact-district-stands").with("date", *until));
            }
            Some(None) => against.push(Fact::new("fact-district-without-end")),
            None if !levels.is_empty() && ends.len() == levels.len() => {
                let last = ends.iter().flatten().max().copied();
                let alone = Fact::new("fact-district-alone");
                against.push(alone.with("date", last.unwrap_or(sources::DECREE_118)));
            }
            None => {}
        }
        let executing = procedure.executing.iter().flat_map(|stated| stated.items());
        for name in executing {
            let agency = context.snapshot.agency(name);
            let named = agency.map_or(name.as_str(), |agency| agency.name.as_str());
            let kind = agency.map(|agency| agency.kind);
            let is_committee = || is_district_committee(named);
            if kind == Some(AgencyKind::District) || context.is_district(named, is_committee) {
                against.push(Fact::new("fact-district-executes").with("agency", named));
            }
        }
        if !against.is_empty() {
            return RuleFinding::new(Verdict::Flag, distinct(against));
        }
        if levels.is_empty() {
            return RuleFinding::cannot_tell(Vec::new(), vec![Fact::new("fact-levels-unknown")]);
        }
        let mut passages = passages(procedure);
        if !context.tells {
            let remark = passages.next().map(|_| Fact::new(REMARK));
            return RuleFinding::new(Verdict::Clear, remark.into_iter().collect());
        }
        let remarks = passages.map(|text| Fact::new(REMARK).with("passage", text));
        let mut evidence = vec![Fact::new("fact-no-district")];
        evidence.extend(remarks.take(3));
        RuleFinding::new(Verdict::Clear, distinct(evidence))
    }
}

/// Whether a name is that of a People's Committee of a district.
fn is_district_committee(name: &str) -> bool {
    let folded = fold(name);
    let folded = folded.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut committees = COMMITTEES.iter().flat_map(|begin| {
        let at = folded.match_indices(begin);
        at.map(|(at, begin)| &folded[at + begin.len()..])
    });
    committees.any(|rest| {
        DISTRICTS.iter().any(|district| {
            let after = rest.strip_prefix(district);
            after.is_some_and(|after| !after.starts_with(char::is_alphanumeric))
        })
    })
}

/// Words around "cấp huyện" in the texts of a procedure, its name among them.
fn passages(procedure: &Procedure) -> impl Iterator<Item = String> {
    let subjects = procedure.subjects.iter().flat_map(|stated| stated.items());
    let results = procedure.results.iter().flat_map(|stated| stated.items());
    let steps = procedure.steps.iter().flat_map(|stated| stated.items());
    let conditions = procedure.conditions.iter().filter_map(Stated::value);
    let documents = procedure.documents.iter().flat_map(|stated| stated.items());
    let channels = procedure.channels.iter().flat_map(|stated| stated.items());
    let texts = [&procedure.name]
        .into_iter()
        .chain(steps)
        .chain(subjects)
        .chain(results.map(|result| &result.name))
        .chain(conditions)
        .chain(documents.map(|document| &document.name))
        .chain(channels.filter_map(|channel| channel.text.as_ref()));
    let texts = texts.filter(|text| may_name_district(text));
    texts.filter_map(|text| passage(text, "cap huyen"))
}

/// Whether *huyện* may stand in a text, in whatever case and form: its first two letters bear no accent, and old texts put it on
/// the third. Folding costs much, and few texts speak of it.
fn may_name_district(text: &str) -> bool {
    let mut parts = text.as_bytes().windows(3);
    parts.any(|part| matches!(part, [b'h' | b'H', b'u' | b'U', b'y' | b'Y' | 0x80..]))
}

/// The words around a folded phrase in a text; none where it does not stand there.
pub(super) fn passage(text: &str, phrase: &str) -> Option<String> {
    const AROUND: usize = 6;
    let words: Vec<&str> = text.split_whitespace().collect();
    let folded: Vec<String> = words
        .iter()
        .map(|word| {
            let folded = fold(word);
            folded
                .trim_matches(|c: char| !c.is_alphanumeric())
                .to_owned()
        })
        .collect();
    let wanted: Vec<&str> = phrase.split(' ').collect();
    let at = folded.windows(wanted.len().max(1)).position(|window| {
        window
            .iter()
            .zip(&wanted)
            .all(|(word, wanted)| word == wanted)
    })?;
    let first = at.saturating_sub(AROUND);
    let last = (at + wanted.len() + AROUND).min(words.len());
    let mut passage = words[first..last].join(" ");
    if first > 0 {
        passage.insert_str(0, "… ");
    }
    if last < words.len() {
        passage.push_str(" …");
    }
    Some(passage)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_committee_of_a_district_is_told_from_others_by_its_name() {
        for district in [
            "Ủy ban nhân dân cấp huyện",
            "UBND huyện Gia Lâm",
            "Uỷ ban Nhân dân Quận 1",
            "Phòng Tư pháp thuộc UBND thị xã Sơn Tây",
            "Ủy ban nhân dân cấp xã, Uỷ ban  nhân dân cấp huyện",
            "Ủy ban nhân dân các quận, huyện",
        ] {
            assert!(is_district_committee(district), "{district}");
        }
        for other in [
            "Ủy ban nhân dân cấp xã",
            "UBND thành phố Hà Nội",
            "Huyện ủy Gia Lâm",
            "UBND xã Quan Sơn",
            "UBND quanh năm",
        ] {
            assert!(!is_district_committee(other), "{other}");
        }
    }

    #[test]
    fn a_passage_has_the_words_around_it() {
        let text = "Nộp hồ sơ tại bộ phận một cửa của Ủy ban nhân dân cấp huyện, hoặc qua bưu chính công ích đến nơi";
        assert_eq!(
            passage(text, "cap huyen").as_deref(),
            Some("… cửa của Ủy ban nhân dân cấp huyện, hoặc qua bưu chính công ích …")
        );
        assert_eq!(passage("cấp xã", "cap huyen"), None);
        assert_eq!(
            passage("Cấp xã nay thay cấp huyện.", "cap huyen").as_deref(),
            Some("Cấp xã nay thay cấp huyện.")
        );
        let far = "Cấp xã một hai ba bốn năm cấp huyện";
        let found = passage(far, "cap huyen");
        assert_eq!(found.as_deref(), Some("… xã một hai ba bốn năm cấp huyện"));
    }
}
