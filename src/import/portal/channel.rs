//! How a dossier is handed in: method, time limit, fees.

use serde_json::Value as Json;

use super::raw::{RemainingFields, TextCleaner};
use crate::catalogue::model::{
    Channel, Fee, FeeKind, Method, Stated, TimeLimit, TimeUnit, TimeValue,
};
use crate::text::NewlineRule;

/// The channel that a record's way of handing in describes; none where its method is not known. What is not taken stays
/// in the bag.
pub(super) fn channel(bag: &mut RemainingFields, cleaner: &mut TextCleaner) -> Option<Channel> {
    let method = match bag.0.get("submissionMethod")?.as_str()? {
        "ONLINE" => Method::Online,
        "DIRECT" => Method::InPerson,
        "POSTAL" => Method::Post,
        _ => return None,
    };
    bag.drop("submissionMethod");
    let time = time(bag, cleaner);
    let fees: Vec<Fee> = match bag.bags("fees") {
        Some(mut bags) => {
            let fees = bags
                .iter_mut()
                .filter_map(|bag| fee(bag, cleaner))
                .collect();
            bag.leave("fees", bags);
            fees
        }
        None => Vec::new(),
    };
    Some(Channel {
        case: None,
        method,
        time,
        // An empty list does not say that there is no fee.
        fees: (!fees.is_empty()).then_some(Stated::Some(fees)),
        online_payment: None,
        text: bag.block("description", cleaner),
    })
}

/// A time limit. A number may be written as text, and a text may stand where a number is meant.
fn time(bag: &mut RemainingFields, cleaner: &mut TextCleaner) -> Option<TimeLimit> {
    let value = match bag.0.get("processingTime")? {
        Json::Number(number) => {
            let number = number.as_f64().filter(|n| n.is_finite() && *n >= 0.0)?;
            TimeValue::Number(number)
        }
        Json::String(text) => {
            let text = cleaner.clean(text, NewlineRule::Line);
            if text.is_empty() {
                return None;
            }
            decimal(&text).map_or(TimeValue::Text(text), TimeValue::Number)
        }
        _ => return None,
    };
    bag.drop("processingTime");
    let unit = match bag.0.get("processingTimeUnit").and_then(Json::as_str) {
        Some("WORKING_DAY") => TimeUnit::WorkingDay,
        Some("DAY") => TimeUnit::Day,
        Some("HOUR") => TimeUnit::Hour,
        Some("MONTH") => TimeUnit::Month,
        Some("YEAR") => TimeUnit::Year,
        Some("OTHER") | None => TimeUnit::Other,
        // A unit that is not known stays in the notes.
        Some(_) => {
            return Some(TimeLimit {
                value,
                unit: TimeUnit::Other,
                text: None,
            });
        }
    };
    bag.drop("processingTimeUnit");
    Some(TimeLimit {
        value,
        unit,
        text: None,
    })
}

/// A fee; none where the record says nothing but that there is a row.
fn fee(bag: &mut RemainingFields, cleaner: &mut TextCleaner) -> Option<Fee> {
    let kind = match bag.0.get("type").and_then(Json::as_str) {
        Some("FEE") => Some(FeeKind::Fee),
        Some("SERVICE_FEE") => Some(FeeKind::Charge),
        Some("PRICE_LEVEL") => Some(FeeKind::Price),
        _ => None,
    };
    if kind.is_some() {
        bag.drop("type");
    }
    let amount = match bag.0.get("value") {
        Some(Json::Number(number)) => number.as_f64().filter(|n| n.is_finite() && *n >= 0.0),
        Some(Json::String(text)) => decimal(&cleaner.quietly(text)),
        _ => None,
    };
    if amount.is_some() {
        bag.drop("value");
    }
    let currency = bag
        .0
        .get("currencyName")
        .and_then(Json::as_str)
        .and_then(|name| currency(&cleaner.quietly(name)));
    if currency.is_some() {
        bag.drop("currencyName");
        bag.drop("currencyId");
    }
    let fee = Fee {
        kind,
        amount,
        currency,
        text: bag.block("description", cleaner),
    };
    (fee != Fee::default()).then_some(fee)
}

/// The ISO 4217 code of a currency as the portal names it.
fn currency(name: &str) -> Option<String> {
    match crate::text::fold(name).as_str() {
        "viet nam dong" | "dong" | "dong viet nam" | "vnd" => Some("VND".to_owned()),
        "do la mi" | "usd" => Some("USD".to_owned()),
        _ if name.len() == 3 && name.bytes().all(|b| b.is_ascii_uppercase()) => {
            Some(name.to_owned())
        }
        _ => None,
    }
}

/// A number from 0 that is written in figures, with a point or a comma before decimals.
fn decimal(text: &str) -> Option<f64> {
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let figures =
        |part: &str| (1..=9).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    // "1.500" is fifteen hundred to one reader and one and a half to another: it stays a text.
    if !figures(whole) || !figures(fraction) || fraction.len() > 2 {
        return None;
    }
    format!("{whole}.{fraction}").parse().ok()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn taken(value: Json) -> (Option<Channel>, Json) {
        let mut bag = RemainingFields::of(value).unwrap();
        let mut cleaner = TextCleaner::default();
        let channel = channel(&mut bag, &mut cleaner);
        (channel, Json::Object(bag.remains(&[], &mut cleaner)))
    }

    #[test]
    fn time_limits_are_whole_decimal_or_in_words() {
        for (value, unit, wanted) in [
            (
                json!(15),
                "WORKING_DAY",
                json!({"value": 15, "unit": "working_day"}),
            ),
            (json!(7.5), "DAY", json!({"value": 7.5, "unit": "day"})),
            (json!(0), "HOUR", json!({"value": 0, "unit": "hour"})),
            (json!("3"), "MONTH", json!({"value": 3, "unit": "month"})),
            (json!("0,5"), "YEAR", json!({"value": 0.5, "unit": "year"})),
            (
                json!(" ngay khi\tnhận "),
                "OTHER",
                json!({"value": "ngay khi nhận", "unit": "other"}),
            ),
            (
                json!("1.500"),
                "DAY",
                json!({"value": "1.500", "unit": "day"}),
            ),
            (json!("-3"), "DAY", json!({"value": "-3", "unit": "day"})),
        ] {
            let (channel, left) = taken(json!({
                "submissionMethod": "DIRECT", "processingTime": value, "processingTimeUnit": unit
            }));
            let time = serde_json::to_value(channel.unwrap().time).unwrap();
            assert_eq!(time, wanted);
            assert_eq!(left, json!({}));
        }
    }

    #[test]
    fn a_time_limit_that_is_not_given_is_not_made_up() {
        for value in [json!(null), json!(""), json!(-3), json!([])] {
            let (channel, _) = taken(json!({
                "submissionMethod": "ONLINE", "processingTime": value, "processingTimeUnit": "DAY"
            }));
            assert_eq!(channel.unwrap().time, None);
        }
    }

    #[test]
    fn a_fee_of_nothing_is_not_an_unknown_fee() {
        let (channel, left) = taken(json!({"submissionMethod": "POSTAL", "fees": [
            {"type": "FEE", "value": 0, "currencyName": "", "description": ""},
            {"type": "SERVICE_FEE", "value": null, "currencyName": "Việt Nam Đồng", "description": " miễn  phí "},
            {"type": "PRICE_LEVEL", "value": 12.5, "currencyName": "USD", "currencyId": "x"},
            {"type": "OTHER_TYPE", "value": -1, "currencyName": "Kip"},
        ]}));
        let fees = serde_json::to_value(channel.unwrap().fees).unwrap();
        assert_eq!(
            fees,
            json!([
                {"kind": "fee", "amount": 0},
                {"kind": "charge", "currency": "VND", "text": "miễn phí"},
                {"kind": "price", "amount": 12.5, "currency": "USD"},
            ])
        );
        assert_eq!(
            left,
            json!({"fees": [{"type": "OTHER_TYPE", "value": -1, "currencyName": "Kip"}]})
        );
        let (channel, _) = taken(json!({"submissionMethod": "POSTAL", "fees": []}));
        assert_eq!(channel.unwrap().fees, None);
    }

    #[test]
    fn a_way_that_has_no_word_is_left_whole() {
        let way = json!({"submissionMethod": "PIGEON", "processingTime": 3});
        assert_eq!(taken(way.clone()), (None, way));
    }
}
