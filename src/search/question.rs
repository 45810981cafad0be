//! Words of a question that say nothing of what is asked for: question words, polite words, whoever asks, "thủ tục". They
//! weigh nothing where words may fall; where all words are there, they count as any other.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::tokens::{Word, words};

/// Words and runs of words, as people write them.
const SAYING_NOTHING: &[&str] = &[
    // What every name could begin with.
    "thủ tục",
    "thủ tục hành chính",
    "làm thủ tục",
    "các thủ tục",
    "quy định về thủ tục",
    // Whoever asks, and to whom.
    "tôi",
    "mình",
    "em",
    "tớ",
    "cháu",
    "chúng tôi",
    "bọn em",
    "bên em",
    "bên mình",
    "bên tôi",
    "nhà em",
    "nhà mình",
    "nhà tôi",
    "anh chị",
    "các anh chị",
    "mọi người",
    "các bạn",
    "bạn ơi",
    "ad",
    "admin",
    "ad ơi",
    "ơi",
    "quý cơ quan",
    "cán bộ ơi",
    // Politeness.
    "ạ",
    "nhé",
    "nha",
    "nhỉ",
    "vậy",
    "xin",
    "dạ",
    "thưa",
    "kính thưa",
    "làm ơn",
    "vui lòng",
    "cảm ơn",
    "cám ơn",
    "xin cảm ơn",
    "xin cám ơn",
    "thanks",
    "cho hỏi",
    "cho em hỏi",
    "cho tôi hỏi",
    "cho mình hỏi",
    "cho cháu hỏi",
    "xin hỏi",
    "xin cho hỏi",
    "xin cho biết",
    "cho biết",
    "cho em biết",
    "cho tôi biết",
    "cho mình biết",
    "cho xin",
    "giúp tôi",
    "giúp em",
    "giúp mình",
    "giúp với",
    "hộ tôi",
    "hộ em",
    "hộ mình",
    "chỉ giúp",
    "chỉ em",
    "chỉ mình",
    "tư vấn giúp",
    "hỏi chút",
    "hỏi tí",
    "xin phép hỏi",
    "chào",
    "xin chào",
    "hỏi",
    "hỏi về",
    "thắc mắc",
    "làm phiền",
    "ai biết",
    "có ai biết",
    "nhờ",
    "nhờ tư vấn",
    // Wishes and needs.
    "muốn",
    "cần",
    "cần phải",
    "phải",
    "định",
    "đang",
    "đang cần",
    "đang muốn",
    "đang định",
    "mới",
    "vừa",
    "vừa mới",
    "đã",
    "rồi",
    "sẽ",
    "thì",
    "mà",
    "là",
    "nếu",
    "bị",
    "được",
    "nên",
    "tìm",
    "tìm hiểu",
    "muốn biết",
    "muốn làm",
    "muốn xin",
    "tra cứu",
    "xem",
    "biết",
    "bây giờ",
    "hiện nay",
    "hiện tại",
    "giờ",
    // Questions.
    "gì",
    "nào",
    "sao",
    "đâu",
    "à",
    "hả",
    "không ạ",
    "được không",
    "có được không",
    "có được",
    "có phải",
    "có cần",
    "hay không",
    "hay chưa",
    "như thế nào",
    "thế nào",
    "làm thế nào",
    "làm sao",
    "ra sao",
    "thì sao",
    "phải làm sao",
    "bao nhiêu",
    "bao nhiêu tiền",
    "bao lâu",
    "mất bao lâu",
    "mất bao nhiêu",
    "hết bao nhiêu",
    "tốn bao nhiêu",
    "khi nào",
    "ở đâu",
    "đến đâu",
    "tại đâu",
    "nộp ở đâu",
    "làm ở đâu",
    "chỗ nào",
    "cơ quan nào",
    "cần gì",
    "làm gì",
    "những gì",
    "gồm gì",
    "gồm những gì",
    "cần những gì",
    "cần làm gì",
    "phải làm gì",
    "cần chuẩn bị gì",
    "chuẩn bị gì",
    "chuẩn bị những gì",
    "cần giấy tờ gì",
    "cần những giấy tờ gì",
    "giấy tờ gì",
    "những giấy tờ gì",
    "giấy tờ nào",
    "cần hồ sơ gì",
    "hồ sơ gì",
    "hồ sơ gồm những gì",
    "hồ sơ gồm gì",
    "cần hồ sơ",
    "hồ sơ cần",
    "cần giấy tờ",
    "quy trình thế nào",
    "quy trình như thế nào",
    "trình tự thế nào",
    "cách làm",
    "cách",
    "hướng dẫn làm",
    "hướng dẫn cách",
    "các bước",
    "mẫu đơn",
    "ai làm",
    "do ai",
    // As it is written on telephones.
    "ko",
    "hok",
    "đc",
    "dc",
    "ntn",
    "bn",
    "mn",
    "ae",
    "mik",
    "mk",
    "e",
    "vs",
    "ạh",
    "k",
];

/// Runs by their folded words; each with its words as they are written.
static RUNS: LazyLock<HashMap<String, Vec<Vec<Word>>>> = LazyLock::new(|| {
    let mut runs: HashMap<String, Vec<Vec<Word>>> = HashMap::new();
    for run in SAYING_NOTHING {
        let run = words(run);
        runs.entry(folded(&run)).or_default().push(run);
    }
    runs
});

/// Words of the longest run.
const LONGEST: usize = 5;

/// What a word says of what is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WordSays {
    Something,
    Nothing,
    /// Nothing, unless it stands beside its neighbour in a name: *sao* asks, and does not in *bản sao*.
    NothingAlone,
}

/// Whether a folded word may ask instead of saying something.
pub(super) fn may_ask(folded: &str) -> bool {
    RUNS.get(folded)
        .is_some_and(|runs| runs.iter().any(|run| run.len() == 1))
}

/// What each word of a question says. Accents must agree, unless none is typed.
pub(super) fn says(asked: &[&Word]) -> Vec<WordSays> {
    let mut says = vec![WordSays::Something; asked.len()];
    let plain = asked.iter().all(|word| word.accented.is_none());
    let mut at = 0;
    while at < asked.len() {
        let found = (1..=LONGEST.min(asked.len() - at)).rev().find_map(|len| {
            let typed = &asked[at..at + len];
            let texts: Vec<&str> = typed.iter().map(|word| word.folded.as_str()).collect();
            let mut runs = RUNS.get(&texts.join(" "))?.iter();
            runs.any(|run| agrees(typed, run, plain)).then_some(len)
        });
        let Some(len) = found else {
            at += 1;
            continue;
        };
        let what = match len {
            1 => WordSays::NothingAlone,
            _ => WordSays::Nothing,
        };
        says[at..at + len].fill(what);
        at += len;
    }
    says
}

fn agrees(typed: &[&Word], run: &[Word], plain: bool) -> bool {
    let same = |(typed, word): (&&Word, &Word)| match plain {
        true => true,
        false => typed.accented == word.accented,
    };
    typed.iter().zip(run).all(same)
}

fn folded(words: &[Word]) -> String {
    let folded: Vec<&str> = words.iter().map(|word| word.folded.as_str()).collect();
    folded.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is left of a question; what stays only beside its neighbour in parentheses.
    fn left(text: &str) -> String {
        let words = words(text);
        let asked: Vec<&Word> = words.iter().collect();
        let kept = asked.iter().zip(says(&asked));
        let kept = kept.filter_map(|(word, says)| match says {
            WordSays::Something => Some(word.folded.clone()),
            WordSays::Nothing => None,
            WordSays::NothingAlone => Some(format!("({})", word.folded)),
        });
        kept.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_is_asked_for_is_left_of_a_question() {
        for (question, wanted) in [
            (
                "mình muốn xin cấp lại sổ hộ tịch thì cần gì",
                "(minh) cap lai so ho tich (thi)",
            ),
            (
                "Thủ tục đăng ký khai sinh như thế nào ạ?",
                "dang ki khai sinh (a)",
            ),
            ("chứng minh nhân dân", "chung minh nhan dan"),
            ("kinh doanh dược", "kinh doanh duoc"),
            ("đăng ký được không", "dang ki"),
            ("thu tuc cap so do o dau", "cap so do"),
            ("minh muon chung minh", "(minh) (muon) chung (minh)"),
        ] {
            assert_eq!(left(question), wanted, "{question}");
        }
    }

    #[test]
    fn no_run_is_longer_than_what_is_looked_at() {
        let longest = RUNS.values().flatten().map(Vec::len).max();
        assert_eq!(longest, Some(LONGEST));
    }
}
