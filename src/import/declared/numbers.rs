//! What the number and the title of a row say of whether it was signed, and by whom.

use super::Declared;
use super::phrases::Phrases;
use super::vocabulary::DRAFT;
use crate::catalogue::signed_decisions::{self, decides_nothing};
use crate::catalogue::snapshot::Snapshot;
use crate::i18n::{Message, message};

/// Why a row is not taken as signed, and the name of its column: the number or the title calls it a draft, a submission or a
/// schedule. Of a title, only words that the name of what was signed never has.
pub(in crate::import) fn unsigned_row(
    number: Option<&str>,
    title: Option<&str>,
) -> Option<(&'static str, Message)> {
    const TITLED: Phrases = Phrases {
        said: &[&[
            "du thao",
            "ban nhap",
            "lay y kien",
            "xin y kien",
            "to trinh",
            "trinh ky",
            "trinh duyet",
            "trinh phe duyet",
            "trinh bo truong",
            "trinh thu tuong",
            "dang trinh",
            "chua ky",
            "chua phe duyet",
            "chua duoc phe duyet",
            "cho phe duyet",
            "draft",
            "proposal",
        ]],
        accented: &["nháp"],
        first: &["de xuat"],
        harmless: DRAFT.harmless,
    };
    let submitted = number.filter(|number| decides_nothing(number) || TITLED.are_in(number));
    let number = submitted.map(|text| ("number", text));
    let titled = title.filter(|title| TITLED.are_in(title));
    if let Some((column, text)) = number.or(titled.map(|text| ("title", text))) {
        return Some((column, message!("import-draft-row", text)));
    }
    let scheduled = title.filter(|title| {
        (Declared::Schedule.is_in(title) || Declared::Roadmap.phrases().lead(title))
            && !super::plain_words(title).contains(" phuong an ")
    })?;
    Some(("title", message!("import-schedule-row", text = scheduled)))
}

/// What is told of a number that is another ministry's, or a province's, than whoever issued the procedure; as publishing
/// tells it.
pub(in crate::import) fn other_agency(
    snapshot: &Snapshot,
    code: &str,
    number: &str,
) -> Option<Message> {
    let procedure = snapshot.procedure(code)?;
    let issuer = procedure.value().issuer.as_deref()?;
    let (agency, issuer) = signed_decisions::other_agency(snapshot, issuer, number)?;
    Some(message!("import-other-agency", number, agency, issuer))
}
