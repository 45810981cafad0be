//! Rows of a table, printed as Markdown.

use std::time::Duration;

use crate::timing::ms;

/// One measure.
pub struct Row {
    pub measure: &'static str,
    pub value: String,
    pub target: String,
    /// Whether the target is reached, where there is one that can be told here.
    pub met: Option<bool>,
    pub beside: String,
}

impl Row {
    /// A time with a limit.
    pub fn within(measure: &'static str, time: Duration, limit: Duration) -> Row {
        Row {
            measure,
            value: ms(time),
            target: format!("≤ {}", ms(limit)),
            met: Some(time <= limit),
            beside: String::new(),
        }
    }

    /// Anything else.
    pub fn new(
        measure: &'static str,
        value: String,
        target: impl Into<String>,
        met: impl Into<Option<bool>>,
    ) -> Row {
        Row {
            measure,
            value,
            target: target.into(),
            met: met.into(),
            beside: String::new(),
        }
    }

    fn sign(&self) -> &'static str {
        match self.met {
            Some(true) => "✓",
            Some(false) => "✗",
            None => "",
        }
    }

    /// What it was compared with in the same run.
    pub fn beside(self, beside: impl Into<String>) -> Row {
        Row {
            beside: beside.into(),
            ..self
        }
    }

    /// Tells of it while the others are measured.
    pub fn tell(&self) {
        let Row {
            measure,
            value,
            target,
            beside,
            ..
        } = self;
        eprintln!("{} {measure}: {value} ({target}) {beside}", self.sign());
    }
}

/// The rows of one size.
pub fn print(size: usize, rows: &[Row]) {
    println!(
        "| {} procedures | measured | target | | in the same run |",
        thousands(size)
    );
    println!("|---|---|---|---|---|");
    for row in rows {
        let Row {
            measure,
            value,
            target,
            beside,
            ..
        } = row;
        println!(
            "| {measure} | {value} | {target} | {} | {beside} |",
            row.sign()
        );
    }
    println!();
}

/// A number with commas.
pub fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
