//! `catalogue.yaml`: the manifest. Its policy stands in `policy`.

use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::policy::Policy;

/// The time zone whose days a catalogue counts where its manifest names none.
const DEFAULT_ZONE: &str = "Asia/Ho_Chi_Minh";

/// The manifest of a catalogue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Version of the format: 2, or 1 of before there were policy figures for provinces and decisions.
    pub format: u32,
    /// The IANA time zone whose days count as the catalogue's days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// A sample: its fixed `as_of` is its own day, and every list made from it says that it is one.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sample: bool,
    /// Title shown on the screen.
    pub title: String,
    /// At which date the catalogue is read where nothing else is asked.
    pub as_of: AsOf,
    /// The figures that rules read, each with its source in law.
    pub policy: Policy,
}

impl Manifest {
    /// The day from which a decision is looked at: the later of `today` and a fixed `as_of`, which cannot lead back into a
    /// time when the evidence was better. A sample stands still on its own day.
    pub fn own_day(&self, today: Date) -> Date {
        match self.as_of {
            AsOf::Date(day) if self.sample => day,
            AsOf::Date(day) => day.max(today),
            AsOf::Today => today,
        }
    }
}

/// The time zone of that name, else that of Viet Nam. Viet Nam has kept UTC+7 since 1975, which stands in where the system
/// has no table of zones.
pub fn time_zone(name: Option<&str>) -> TimeZone {
    let named = name.and_then(|name| TimeZone::get(name).ok());
    named
        .or_else(|| TimeZone::get(DEFAULT_ZONE).ok())
        .unwrap_or_else(|| TimeZone::fixed(Offset::constant(7)))
}

/// A date, or the current day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AsOf {
    /// The current day.
    Today,
    /// A fixed day.
    Date(Date),
}

impl Serialize for AsOf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            AsOf::Today => serializer.serialize_str("today"),
            AsOf::Date(date) => date.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for AsOf {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text == "today" {
            return Ok(AsOf::Today);
        }
        text.parse().map(AsOf::Date).map_err(|_| {
            serde::de::Error::custom(format!("`{text}` is neither a date nor `today`"))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn manifest(as_of: AsOf, sample: bool) -> Manifest {
        Manifest {
            format: 2,
            zone: None,
            sample,
            title: "x".to_owned(),
            as_of,
            policy: Policy::built_in(),
        }
    }

    #[test]
    fn a_fixed_day_that_is_past_does_not_hold_a_decision_in_the_past_unless_it_is_a_sample() {
        let fixed = AsOf::Date(date(2026, 10, 31));
        let today = date(2026, 11, 30);
        assert_eq!(manifest(fixed, false).own_day(today), today);
        assert_eq!(manifest(fixed, true).own_day(today), date(2026, 10, 31));
        let ahead = AsOf::Date(date(2027, 1, 1));
        assert_eq!(manifest(ahead, false).own_day(today), date(2027, 1, 1));
        assert_eq!(manifest(AsOf::Today, true).own_day(today), today);
    }

    #[test]
    fn a_day_begins_when_it_begins_in_viet_nam() {
        let late = "2026-11-29T17:30:00Z".parse::<jiff::Timestamp>().unwrap();
        let day = |zone| late.to_zoned(time_zone(zone)).date();
        assert_eq!(day(None), date(2026, 11, 30));
        assert_eq!(day(Some("no/such")), date(2026, 11, 30));
        assert_eq!(day(Some("Europe/Paris")), date(2026, 11, 29));
    }
}
