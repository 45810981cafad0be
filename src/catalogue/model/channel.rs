//! The manner in which a procedure is carried out: how its dossier is handed in, with the time limit and the fees.

use serde::{Deserialize, Serialize, Serializer};

use super::base::Stated;
use super::words::words;

/// One way of handing in, for one case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Channel {
    /// Case to which it applies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<String>,
    /// How the dossier is handed in.
    pub method: Method,
    /// Time limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<TimeLimit>,
    /// Fees.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fees: Option<Stated<Vec<Fee>>>,
    /// Whether fees can be paid online.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub online_payment: Option<bool>,
    /// How it is done, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

words! {
    /// How a dossier is handed in.
    Method {
        /// Online.
        Online = "online",
        /// At a counter.
        InPerson = "in_person",
        /// By post.
        Post = "post",
    }
}

/// A time limit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeLimit {
    /// How many, or words.
    pub value: TimeValue,
    /// Unit of the value.
    pub unit: TimeUnit,
    /// Explanation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// A decimal number of units, or words.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum TimeValue {
    /// So many units.
    Number(f64),
    /// In words.
    Text(String),
}

impl Serialize for TimeValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            TimeValue::Number(number) => whole_or_decimal(number, serializer),
            TimeValue::Text(text) => serializer.serialize_str(text),
        }
    }
}

/// Writes 20 as `20` and not as `20.0`.
fn whole_or_decimal<S: Serializer>(number: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    const LARGEST_EXACT: f64 = 9_007_199_254_740_992.0;
    if number.fract() == 0.0 && number.abs() < LARGEST_EXACT {
        #[expect(clippy::cast_possible_truncation, reason = "whole and within range")]
        serializer.serialize_i64(*number as i64)
    } else {
        serializer.serialize_f64(*number)
    }
}

#[expect(clippy::ref_option, reason = "the shape that serde asks for")]
fn whole_or_decimal_option<S: Serializer>(
    number: &Option<f64>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match number {
        Some(number) => whole_or_decimal(number, serializer),
        None => serializer.serialize_none(),
    }
}

words! {
    /// Unit of a time limit.
    TimeUnit {
        /// Working days.
        WorkingDay = "working_day",
        /// Calendar days.
        Day = "day",
        /// Hours.
        Hour = "hour",
        /// Months.
        Month = "month",
        /// Years.
        Year = "year",
        /// Said in words.
        Other = "other",
    }
}

/// One fee. Amount 0 is not the same as an unknown amount.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fee {
    /// Kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<FeeKind>,
    /// Amount in units of the currency.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        serialize_with = "whole_or_decimal_option"
    )]
    pub amount: Option<f64>,
    /// ISO 4217 code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// Explanation, exemptions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

words! {
    /// Kind of fee.
    FeeKind {
        /// Phí.
        Fee = "fee",
        /// Lệ phí.
        Charge = "charge",
        /// Giá.
        Price = "price",
        /// Another.
        Other = "other",
    }
}
