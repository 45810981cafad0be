//! How people ask: questions around a title, words that have nothing to do with it, words cut and run together.

use rasoat::text::unaccented;

use crate::rng::Rng;

/// Makes a query of the words of a title; `usize` is the place of the query among its kind.
pub type Ask = fn(&[String], usize, &mut Rng) -> String;

pub const KINDS: [(&str, Ask); 10] = [
    ("a question, polite", |words, at, _| {
        asked(POLITE, words, at)
    }),
    ("a question, verbose", |words, at, _| {
        asked(VERBOSE, words, at)
    }),
    ("a question, lost or wanted", |words, at, _| {
        asked(WANTED, words, at)
    }),
    ("a question, no accents", |words, at, _| {
        unaccented(&asked(ALL[at % ALL.len()], words, at / ALL.len()))
    }),
    ("a question, first half of the title", |words, at, _| {
        let half = &words[..words.len().div_ceil(2)];
        asked(ALL[at % ALL.len()], half, at / ALL.len())
    }),
    ("whole title, one alien word", |words, _, rng| {
        aliens(words, 1, rng)
    }),
    ("whole title, two alien words", |words, _, rng| {
        aliens(words, 2, rng)
    }),
    ("whole title, last word cut", |words, _, _| {
        let mut words = words.to_vec();
        if let Some(last) = words.last_mut() {
            let letters = last.chars().count();
            *last = last.chars().take(letters.div_ceil(2)).collect();
        }
        unaccented(&words.join(" "))
    }),
    ("all words cut to three letters", |words, _, _| {
        let cut = words.iter().map(|w| w.chars().take(3).collect::<String>());
        unaccented(&cut.collect::<Vec<_>>().join(" "))
    }),
    ("first four words, run together", |words, _, _| {
        unaccented(&words[..words.len().min(4)].concat())
    }),
];

const ALL: [&[&str]; 3] = [POLITE, VERBOSE, WANTED];

const POLITE: &[&str] = &[
    "cho em hỏi {} thì cần gì ạ",
    "xin hỏi thủ tục {} như thế nào",
    "cho tôi hỏi {} ở đâu vậy",
    "anh chị cho em hỏi về {} với ạ",
    "dạ cho mình hỏi {} hết bao nhiêu tiền ạ",
    "làm ơn cho biết {} mất bao lâu",
    "nhờ anh chị hướng dẫn giúp em {}",
    "xin cho hỏi muốn {} phải làm sao",
    "kính thưa quý cơ quan tôi cần {} thì nộp hồ sơ ở đâu ạ",
    "mọi người ơi ai biết {} làm thế nào không ạ",
    "ad ơi cho mình hỏi {} cần giấy tờ gì",
    "cảm ơn anh chị giúp em {} nhé",
    "vui lòng tư vấn giúp tôi {}",
    "xin chào, tôi muốn hỏi {} bao lâu thì xong",
];

const VERBOSE: &[&str] = &[
    "tôi đang ở quê và bây giờ muốn {} thì phải chuẩn bị những giấy tờ gì và nộp ở cơ quan nào",
    "hôm trước tôi có lên ủy ban hỏi nhưng người ta không nói rõ, vậy {} gồm những gì",
    "gia đình mình năm nay định {} mà không biết bắt đầu từ đâu, mong được chỉ giúp",
    "em mới chuyển về đây, nay cần {} nhưng chưa rõ quy trình như thế nào",
    "nghe nói bây giờ làm được qua mạng, vậy {} có làm online được không hay phải đến tận nơi",
    "bạn em bảo là {} nhanh lắm, không biết có đúng không và mất bao lâu",
    "tìm mãi trên mạng không thấy chỗ nào nói về {}, ai biết chỉ em với",
    "vừa rồi tôi nộp hồ sơ {} mà bị trả lại, không hiểu vì sao",
    "trường hợp của tôi hơi khó, tôi cần {} trong tuần này thì có kịp không",
    "bố mẹ tôi già rồi không đi lại được, tôi muốn {} thay có được không",
    "công ty bên mình sắp {} thì cần làm gì trước tiên",
    "lệ phí {} hiện nay là bao nhiêu và đóng ở đâu",
    "thời hạn giải quyết {} là mấy ngày kể từ khi nộp",
    "tôi hỏi mấy người rồi mà mỗi người nói một kiểu về {}",
];

const WANTED: &[&str] = &[
    "mình muốn {}",
    "tôi muốn xin {}",
    "em cần {} gấp",
    "tôi bị mất giấy tờ giờ muốn {} thì sao",
    "giấy cũ bị rách rồi, muốn {} lại",
    "làm mất hết hồ sơ rồi, giờ {} kiểu gì",
    "giấy tờ bị ướt hỏng do mưa bão, tôi cần {}",
    "muốn {} mà chưa biết làm sao",
    "làm thế nào để {}",
    "làm sao để được {}",
    "cần {} thì đến đâu",
    "tôi định {} có được không",
    "có ai từng {} chưa",
    "đang cần tìm chỗ {}",
];

/// Words of everyday life, some of which other names have.
const ALIENS: &[&str] = &[
    "karaoke", "facebook", "taxi", "iphone", "zalo", "tiktok", "youtube", "wifi", "internet",
    "chuối", "bưởi", "mèo", "ghế", "kẹo", "mưa", "nắng", "ngủ", "chơi", "nhảy", "buồn", "đẹp",
    "nhanh", "rẻ", "sầu",
];

fn asked(templates: &[&str], words: &[String], at: usize) -> String {
    let title = words.join(" ").to_lowercase();
    templates[at % templates.len()].replace("{}", &title)
}

/// A title with other words at places by chance.
fn aliens(words: &[String], count: usize, rng: &mut Rng) -> String {
    let mut words = words.to_vec();
    for _ in 0..count {
        let alien = *rng.pick::<&str>(ALIENS);
        let at = rng.below(words.len() + 1);
        words.insert(at, alien.to_owned());
    }
    words.join(" ")
}
