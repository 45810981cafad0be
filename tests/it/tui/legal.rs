//! Legal staff: the tab of laws and documents, from half a number to the procedures that rest on it.

use rasoat::session::Lang;

use super::catalogue::JourneyCatalogue;
use super::{Journey, launch};

fn open(place: &JourneyCatalogue) -> Journey {
    Journey::open(launch(&place.root(), Lang::Vi), (120, 36))
}

/// Laws in several states, articles, documents in several spellings, a database.
pub fn place() -> JourneyCatalogue {
    let place = JourneyCatalogue::new();
    place.write(
        "instruments/luat.yaml",
        "instruments:\n  - {number: 60/2014/QH13, kind: law, title: Luật Hộ tịch, issuer: Quốc hội, signed: 2014-11-20, from: 2016-01-01, url: \"https://vanban.chinhphu.vn/?docid=1\"}\n  - {number: 158/2005/NĐ-CP, kind: decree, title: Về đăng ký và quản lý hộ tịch, issuer: Chính phủ, signed: 2005-12-27, from: 2006-04-01, to: 2015-12-31, repealed_by: [123/2015/NĐ-CP]}\n  - {number: 123/2015/NĐ-CP, kind: decree, title: Quy định chi tiết thi hành Luật Hộ tịch, issuer: Chính phủ, signed: 2015-11-15, from: 2016-01-01}\n",
    );
    place.write(
        "databases.yaml",
        "databases:\n  - {id: dan-cu, name: Cơ sở dữ liệu quốc gia về dân cư, since: 2021-07-01, holds: [{name: Thẻ căn cước}], source: 68/2020/QH14}\n",
    );
    for (code, more) in [
        (
            "NB-01",
            "legal_basis:\n  - {number: 158/2005/NĐ-CP, articles: Điều 7}\n  - {number: 7/2022/TT-BTP}\ndocuments:\n  - {name: \"- Tờ khai;\"}\n  - {name: Thẻ căn cước}\n",
        ),
        (
            "NB-02",
            "legal_basis:\n  - {number: 158/2005/ND-CP}\ndocuments:\n  - {name: Tờ khai xin việc}\n",
        ),
    ] {
        place.write(
            &format!("procedures/G15/{code}.yaml"),
            &format!("code: {code}\nname: Thủ tục nội bộ {code}\nissuer: G15\n{more}"),
        );
    }
    place.commit();
    place
}

#[test]
fn half_a_number_without_accents_leads_to_the_procedures_that_rest_on_it() {
    let place = place();
    let mut journey = open(&place);
    journey.press("2");
    journey.must_show("▸2 Văn bản").must_show("4 / 4");
    journey.press("/ \"nd 158/2005\" Enter");
    journey
        .must_show("1 / 4")
        .must_show("bị bãi bỏ")
        .must_show("hết hiệu lực từ 2016-01-01")
        .must_show("căn cứ là văn bản này: 2")
        .must_show("Điều 7");
    journey.press("Enter");
    journey
        .must_show("▸1 Rà soát")
        .must_show("[Văn bản: 158/2005/NĐ-CP ×]")
        .must_show("2 / 7")
        .must_show("NB-02");
    // The list is as it was left, and Esc leads back step by step.
    journey.press("2");
    journey.must_show("1 / 4");
    journey.press("Esc");
    journey.must_show("4 / 4");
    journey.press("Esc");
    journey.must_show("▸1 Rà soát");
}

#[test]
fn a_citation_is_copied_as_lawyers_write_it() {
    let place = place();
    let mut journey = open(&place);
    journey.press("2 / \"ho tich luat\" Enter y");
    journey.press("/ Ctrl-U \"158\" Enter y");
    assert_eq!(
        journey.copied(),
        [
            "Luật Hộ tịch số 60/2014/QH13 ngày 20 tháng 11 năm 2014",
            "Nghị định số 158/2005/NĐ-CP ngày 27 tháng 12 năm 2005 của Chính phủ về đăng ký và quản lý hộ tịch",
        ]
    );
}

#[test]
fn documents_drill_to_exactly_those_who_ask() {
    let place = place();
    let mut journey = open(&place);
    journey.press("2 → / \"to khai\" Enter");
    // "Tờ khai" of five procedures and one more spelling, and another document that begins like it.
    journey.must_show("2 / 3").must_show("Thủ tục yêu cầu: 6");
    journey.press("Enter");
    journey.must_show("[Giấy tờ: Tờ khai ×]").must_show("6 / 7");
    journey.press("2 Esc f");
    journey
        .must_show("cơ sở dữ liệu đã có")
        .must_show("1 / 3")
        .must_show("68/2020/QH14");
    journey.press("y");
    assert_eq!(journey.copied(), ["Thẻ căn cước"]);
}

#[test]
fn what_is_still_to_be_described_is_one_key_away() {
    let place = place();
    let mut journey = open(&place);
    journey.press("2 f");
    journey
        .must_show("còn phải mô tả")
        .must_show("1 / 4")
        .must_show("7/2022/TT-BTP")
        .must_show("không có trong tệp nào");
}

#[test]
fn keys_of_the_other_tab_say_where_they_work() {
    let place = place();
    let mut journey = open(&place);
    journey.press("2 m");
    assert!(!journey.shows("Ghi kết luận"));
    journey.press("Ctrl-P \"ket luan thu tuc\" Enter");
    journey.must_show("chỉ dùng ở thẻ Rà soát");
}
