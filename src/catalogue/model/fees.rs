//! What of a fee is known: a text beside 0 may be money, and no amount is not nothing.

use super::channel::Fee;
use crate::text::fold;

impl Fee {
    /// Its amount; none where it is absent, or 0 beside a text that may be money.
    pub fn known_amount(&self) -> Option<f64> {
        let text = self.text.as_deref().unwrap_or_default();
        self.amount
            .filter(|amount| *amount != 0.0 || !may_be_money(text))
    }
}

/// Whether a text beside an amount of 0 may speak of money: anything but words that say that nothing is paid.
fn may_be_money(text: &str) -> bool {
    const NOTHING: [&str; 10] = [
        "khong",
        "khong co",
        "khong thu",
        "khong thu phi",
        "khong thu le phi",
        "khong mat phi",
        "mien phi",
        "mien le phi",
        "mien",
        "free",
    ];
    let folded = fold(text);
    let words = folded.trim_matches(|c: char| !c.is_alphanumeric());
    // Dashes and dots stand for nothing; a question mark does not.
    !(NOTHING.contains(&words) || words.is_empty() && !text.contains('?'))
}
