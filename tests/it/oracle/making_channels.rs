//! Random channels with times and fees, documents that are asked for, and results.

use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::world_services::{Channel, Document, Fee, Fees, Issued, Method, Time, Unit};

fn time() -> impl Strategy<Value = Option<Time>> {
    let unit = prop_oneof![
        4 => Just(Unit::WorkingDay),
        3 => Just(Unit::Day),
        1 => Just(Unit::Hour),
        1 => Just(Unit::Month),
        1 => Just(Unit::Year),
        1 => Just(Unit::Other),
    ];
    let tenths = prop_oneof![
        8 => select(vec![5_i64, 10, 20, 30, 50, 100, 150, 200, 230, 240, 280, 300, 310, 480, 720, 3650, 3660])
            .prop_map(Some),
        1 => Just(None),
    ];
    weighted(
        0.9,
        (tenths, unit).prop_map(|(tenths, unit)| Time { tenths, unit }),
    )
}

/// Fees of the same kinds on every channel of a procedure, or none at all.
fn fees(kinds: usize) -> impl Strategy<Value = Fees> {
    let amount = || {
        prop_oneof![
            2 => Just(Some(0_i64)),
            4 => select(vec![10_000_i64, 20_000, 50_000]).prop_map(Some),
            1 => Just(None),
        ]
    };
    let fee = move |kind: &'static str| {
        (amount(), prop::bool::weighted(0.08)).prop_map(move |(amount, text)| Fee {
            kind,
            amount,
            money_text: text || amount.is_none(),
        })
    };
    let some = (fee("fee"), fee("charge")).prop_map(move |(fee, charge)| {
        let mut all = vec![fee, charge];
        all.truncate(kinds);
        Fees::Some(all)
    });
    prop_oneof![
        1 => Just(Fees::Absent),
        3 => Just(Fees::SaidNone),
        6 => some,
    ]
}

pub fn channels() -> BoxedStrategy<Vec<Channel>> {
    let method = || {
        prop_oneof![
            5 => Just(Method::Online),
            4 => Just(Method::InPerson),
            1 => Just(Method::Post),
        ]
    };
    let payment = || prop_oneof![1 => Just(None), 2 => Just(Some(false)), 4 => Just(Some(true))];
    let case =
        || prop_oneof![6 => Just(None), 1 => Just(Some("Cấp mới")), 1 => Just(Some("Cấp lại"))];
    // Where all channels of a procedure are alike, nothing is worse.
    let alike = (1_usize..3, any::<bool>()).prop_flat_map(move |(kinds, alike)| {
        let one = (case(), method(), time(), fees(kinds), payment());
        (Just(alike), time(), fees(kinds), vec(one, 1..4))
    });
    let some = alike.prop_map(|(alike, time, fees, all)| {
        let channel = |(case, method, own_time, own_fees, online_payment)| Channel {
            case,
            method,
            time: if alike { time } else { own_time },
            fees: if alike { fees.clone() } else { own_fees },
            online_payment,
        };
        let mut all: Vec<Channel> = all.into_iter().map(channel).collect();
        if alike {
            all[0].method = Method::Online;
        }
        all
    });
    prop_oneof![1 => Just(Vec::new()), 8 => some].boxed()
}

/// Names that databases hold or results bear, in more than one way of writing.
pub const NAMES: [&str; 5] = [
    "Giấy khai sinh",
    "Giấy chứng nhận kết hôn",
    "Thẻ căn cước",
    "Bản sao Giấy khai sinh có chứng thực",
    "Đơn đề nghị",
];
pub const COMPONENTS: [&str; 2] = ["KQ.G15.000001", "KQ.G15.000002"];

pub fn documents() -> impl Strategy<Value = Vec<Document>> {
    let name = (select(NAMES.to_vec()), 0_u8..4).prop_map(|(name, way)| match way {
        0 => name.to_uppercase(),
        1 => name.replace(' ', "  "),
        _ => name.to_owned(),
    });
    let one = (
        name,
        weighted(0.2, select(COMPONENTS.to_vec())),
        prop::bool::weighted(0.15),
        prop::bool::weighted(0.12),
        prop_oneof![3 => Just(None), 1 => Just(Some(false)), 1 => Just(Some(true))],
    )
        .prop_map(
            |(name, code, surrendered, required_by, required)| Document {
                // YAML folds two blanks in a plain text of one line no more than a person does.
                name,
                code,
                surrendered,
                required_by,
                required,
            },
        );
    vec(one, 0..3)
}

pub type MadeResults = (Vec<Issued>, Option<Vec<Vec<&'static str>>>);

pub fn results() -> impl Strategy<Value = MadeResults> {
    let electronic = || prop_oneof![2 => Just(None), 3 => Just(Some(false)), 4 => Just(Some(true))];
    let one = (
        select(NAMES.to_vec()),
        weighted(0.3, select(COMPONENTS.to_vec())),
        electronic(),
    )
        .prop_map(|(name, code, electronic)| Issued {
            name,
            code,
            electronic,
        });
    let ways = prop_oneof![
        5 => Just(vec!["online"]),
        1 => Just(vec!["in_person"]),
        1 => subsequence(vec!["online", "in_person", "post"], 0..=3),
    ];
    prop_oneof![
        1 => Just((Vec::new(), None)),
        1 => Just((Vec::new(), Some(Vec::new()))),
        8 => vec((one, ways), 1..3).prop_map(|all| {
            let (issued, delivery) = all.into_iter().unzip();
            (issued, Some(delivery))
        }),
    ]
}
