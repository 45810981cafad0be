//! Tests of the query language.

use jiff::civil::date;
use unicode_normalization::UnicodeNormalization;

use super::*;
use crate::catalogue::model::{DecisionState, Level, OnlineLevel, Outcome};

fn query(text: &str) -> Query {
    Query::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn printed(text: &str) -> String {
    query(text).to_string()
}

fn error(text: &str) -> QueryError {
    Query::parse(text).expect_err(text)
}

#[test]
fn a_query_prints_back_in_canonical_form() {
    for (typed, wanted) in [
        ("", ""),
        ("  khai   sinh ", "khai sinh"),
        ("Khai sinh, khai tử.", "Khai sinh khai tử"),
        ("cấp - đổi / (cấp lại)", "cấp đổi cấp lại"),
        ("\"khai sinh\"", "\"khai sinh\""),
        ("“khai sinh” tử", "\"khai sinh\" tử"),
        ("\"khai sinh", "\"khai sinh\""),
        ("khai\"sinh\"", "khai \"sinh\""),
        ("\"\" \"...\" -", ""),
        ("khai -sinh -\"đăng ký\"", "khai -sinh -\"đăng ký\""),
        ("khai sinh OR tử", "khai sinh OR tử"),
        ("sinh OR -tử OR \"kết hôn\"", "sinh OR -tử OR \"kết hôn\""),
        ("khai or sinh HOẶC tử", "khai or sinh HOẶC tử"),
        ("\"OR\"", "\"OR\""),
        ("1.001193.000.00.00.H48", "1.001193.000.00.00.H48"),
        ("45/2020/NĐ-CP,", "45/2020/NĐ-CP"),
        ("QCVN 06:2022/BXD", "QCVN 06:2022/BXD"),
        ("https://dichvucong.gov.vn", "https://dichvucong.gov.vn"),
        ("Thu phí: cấp đổi:", "Thu phí cấp đổi"),
        ("\u{a01}*quá1:0", "quá1:0"),
        ("mã:1.0011", "code:1.0011"),
        (
            "cq:G15,G08 CQ:\"Bộ Tư pháp\"",
            "agency:G15,G08 agency:\"Bộ Tư pháp\"",
        ),
        ("co_quan:G15 CƠ-QUAN:G15", "agency:G15 agency:G15"),
        ("lv:\"a, b\",c", "field:\"a, b\",c"),
        ("vb:45/2020", "law:45/2020"),
        ("hs:\"giấy khai sinh\"", "doc:\"giấy khai sinh\""),
        ("cấp:tỉnh,xa,Bộ", "level:province,commune,ministry"),
        ("online:toàn_trình,một-phần,motphan", "online:full,partial"),
        ("online:\"toàn trình\"", "online:full"),
        // The short words of the table.
        ("online:toàn,phần,không", "online:full,partial,none"),
        ("online:không,chưa_rõ", "online:none,unknown"),
        ("cờ:no-plan,NO_DOSSIERS", "flag:no-plan,no-dossiers"),
        ("flag:any -flag:no-plan", "flag:any -flag:no-plan"),
        (
            "unknown:tail thiếu:no-dossiers",
            "unknown:tail unknown:no-dossiers",
        ),
        ("kl:chưa_rà_soát,stale", "decision:none,stale"),
        (
            "decision:eligible-full,đã_duyệt",
            "decision:eligible_full,approved",
        ),
        (
            "by:\"Rà Soát\" người:tôi -nguoi:ME",
            "by:\"Rà Soát\" by:me -by:me",
        ),
        ("by:=a@example.org,b", "by:=a@example.org,b"),
        (
            "cờ:chặn OR thiếu:blocking",
            "flag:blocking OR unknown:blocking",
        ),
        ("ds:06-2022 nhóm:khai-sinh", "list:06-2022 group:khai-sinh"),
        ("changed:>2026-06-01", "changed:>2026-06-01"),
        ("sửa:>=1/6/2026", "changed:>=2026-06-01"),
        ("dossiers:<10 dossiers:=0", "dossiers:<10 dossiers:0"),
        (
            "time:>30d hạn:≤2tháng time:8h",
            "time:>30d time:<=2m time:8h",
        ),
        ("time:\"> 30 ngày\"", "time:>30d"),
        ("fee:>0 phí:>=1.000.000", "fee:>0 fee:>=1000000"),
        ("fee:>100k phí:\"2 triệu\"", "fee:>100000 fee:2000000"),
        ("fee:\">500 nghìn đồng\" fee:>=9VNĐ", "fee:>500000 fee:>=9"),
        (
            "fee:>20usd fee:\"<2 triệu USD\"",
            "fee:>20USD fee:<2000000USD",
        ),
        (
            "fee:>20$ fee:>=20€ phí:\"< 2 triệu $\" fee:<$20 fee:>20US$ fee:\"9 ₫\"",
            "fee:>20USD fee:>=20EUR fee:<2000000USD fee:<20USD fee:>20USD fee:9",
        ),
        (
            "time:\"<=3 ngày làm việc\" time:>5nlv",
            "time:<=3wd time:>5wd",
        ),
        ("thời hạn:>30 nộp hồ sơ:khai", "time:>30d nộp doc:khai"),
        (
            "lĩnh vực:\"hộ tịch\" hồ sơ: gồm",
            "field:\"hộ tịch\" hồ sơ gồm",
        ),
        (
            "online:toàn trình,một phần khai",
            "online:full,partial khai",
        ),
        (
            "-kl:chưa rà soát cấp:phường,quận",
            "-decision:none level:commune,district",
        ),
        ("flag:không hồ sơ OR khai", "flag:no-dossiers OR khai"),
        // As it is called on the screen, where it is no statement that there are none.
        ("thiếu:có hồ sơ không", "unknown:no-dossiers"),
        ("cờ:no plan khai", "flag:no-plan khai"),
        ("level:bộ tư pháp", "level:ministry tư pháp"),
        ("quyết định:stale", "decision:stale"),
        ("(flag:no-plan OR khai", "flag:no-plan OR khai"),
    ] {
        assert_eq!(printed(typed), wanted, "{typed}");
        assert_eq!(
            printed(&typed.nfd().collect::<String>()),
            wanted,
            "NFD of {typed}"
        );
        assert_eq!(query(wanted), query(typed), "{typed}");
    }
}

#[test]
fn values_are_typed() {
    let filters = |text: &str| match &query(text).clauses[0].any[0].term {
        Term::Filter(values) => values.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(
        filters("level:district,ngành_dọc"),
        [
            Filter::Level(Level::District),
            Filter::Level(Level::Vertical)
        ]
    );
    assert_eq!(
        filters("online:full,unknown"),
        [
            Filter::Online(OnlineFilter::At(OnlineLevel::Full)),
            Filter::Online(OnlineFilter::NotStated)
        ]
    );
    assert_eq!(filters("unknown:tail"), [Filter::Tail]);
    assert_eq!(filters("unknown:plans"), [Filter::Plans]);
    assert_eq!(filters("thiếu:phương_án"), [Filter::Plans]);
    assert_eq!(
        filters("flag:no-plan"),
        [Filter::Flag(RuleFilter::Rule("no-plan"))]
    );
    assert_eq!(
        filters("decision:need_data,withdrawn"),
        [
            Filter::Decision(DecisionFilter::Outcome(Outcome::NeedData)),
            Filter::Decision(DecisionFilter::State(DecisionState::Withdrawn)),
        ]
    );
    assert_eq!(
        filters("changed:<2026-06-01"),
        [Filter::Changed(Compare::Less, date(2026, 6, 1))]
    );
    let Filter::Time(Compare::More, span) = filters("time:>2m")[0] else {
        panic!("a span of time");
    };
    assert_eq!((span.count, span.unit), (2, SpanUnit::Month));
}

#[test]
fn a_mistake_names_the_column_and_what_may_stand_there() {
    for (text, column, said, choice) in [
        ("khai agancy:G15", 6, "did you mean `agency`?", "agency"),
        (
            "đất đai\u{301} flag:no-dosiers",
            15,
            "did you mean `no-dossiers`?",
            "no-dossiers",
        ),
        (
            "flag:no-plan,nothing",
            14,
            "`flag:` has no value `nothing`",
            "any",
        ),
        ("flag:tail", 6, "has no value `tail`", "no-dossiers"),
        ("-flag:", 7, "`flag:` needs a value", "no-dossiers"),
        ("flag: no-plan", 6, "`flag:` needs a value", "no-dossiers"),
        ("cq:a,", 6, "`agency:` needs a value", ""),
        ("level:thôn", 7, "`level:` has no value `thôn`", "district"),
        ("level:prov", 7, "did you mean `province`?", "province"),
        ("online:yes", 8, "`online:` has no value", "full"),
        (
            "decision:full",
            10,
            "`decision:` has no value",
            "eligible_full",
        ),
        ("changed:>2026-13-01", 9, "needs a date", ">2026-06-01"),
        ("changed:2026", 9, "needs a date", ">2026-06-01"),
        ("dossiers:few", 10, "needs a whole number", "<10"),
        ("fee:>1.5", 5, "needs a whole number", ">0"),
        ("fee:>2XYZ", 5, "needs a whole number", ">0"),
        ("fee:>2x", 5, "needs a whole number", ">0"),
        ("fee:>100,000", 5, "`>100,000` is none", ">0"),
        ("dossiers:<1,000", 10, "needs a whole number", "<10"),
        ("time:>1,5m", 6, "needs a span of time", ">30d"),
        (
            "khai online:nửa phần",
            13,
            "`online:` has no value `nửa`",
            "full",
        ),
        ("time:>3x", 6, "needs a span of time", ">30d"),
        ("OR a", 1, "`OR` needs something", ""),
        ("a OR", 3, "`OR` needs something", ""),
        ("a OR OR b", 6, "`OR` needs something", ""),
        ("a OR -", 3, "`OR` needs something", ""),
    ] {
        let error = error(text);
        assert_eq!(error.column, column, "{text}: {error}");
        assert!(error.message.contains(said), "{text}: {error}");
        let listed = choice.is_empty() || error.choices.iter().any(|c| c == choice);
        assert!(listed, "{text}: {error}");
    }
    let first = |text| error(text).choices[0].clone();
    assert_eq!(first("flag:no-dosiers"), "no-dossiers");
    assert_eq!(first("agancy:G15"), "agency");
    assert_eq!(first("level:prov"), "province");
}

#[test]
fn a_person_of_the_name_minh_was_taken_for_oneself() {
    assert_ne!(query("by:minh"), query("by:me"));
    assert_eq!(query("by:mình"), query("by:me"));
    assert_eq!(query("người:Tôi"), query("by:me"));
    assert_ne!(query("by:toi"), query("by:me"));
}

#[test]
fn alternatives_of_figures_bear_a_sign_each() {
    assert_eq!(printed("dossiers:<10,=20"), "dossiers:<10,=20");
    assert_eq!(printed("fee:0,>500"), "fee:0,>500");
}

#[test]
fn a_sign_that_rules_nothing_out_never_asks_for_the_opposite() {
    for (text, column, instead) in [
        ("agency:!G15", 8, "-agency:G15"),
        ("cq:-G15", 4, "-agency:G15"),
        ("flag:-no-plan", 6, "-flag:no-plan"),
        ("law:-45/2020", 5, "-law:45/2020"),
        ("decision:-none", 10, "-decision:none"),
        ("agency:G15,-G01", 12, "-agency:G01"),
        ("agency:<>G15", 8, "-agency:G15"),
        ("agency:!=G15", 8, "-agency:G15"),
        ("agency:>G15", 8, "-agency:G15"),
        ("agency:\"! Bộ Tư pháp\"", 8, "-agency:\"Bộ Tư pháp\""),
        ("by:~ra", 4, "-by:ra"),
        ("list:–x khai", 6, "-list:x"),
        ("dossiers:!=0", 10, "-dossiers:0"),
        ("dossiers:<>0", 10, "-dossiers:0"),
        ("changed:!2026-01-02", 9, "-changed:2026-01-02"),
        ("khai !agency:G15", 6, "-agency:G15"),
        ("--flag:no-plan", 1, "-flag:no-plan"),
        ("(-agency:G15)", 1, "-agency:G15)"),
        ("-(agency:G15", 1, "-agency:G15"),
        ("–agency:G15", 1, "-agency:G15"),
        ("khai - agency:G15", 6, "-agency:G15"),
        ("! cq:G15", 1, "-cq:G15"),
        ("!khai", 1, "-khai"),
        ("–khai", 1, "-khai"),
        ("—khai", 1, "-khai"),
        ("--khai", 1, "-khai"),
        ("-(khai", 1, "-khai"),
        ("-[khai]", 1, "-khai]"),
        ("-'khai sinh'", 1, "-khai"),
        ("sinh (-khai", 6, "-khai"),
        ("!\"khai sinh\"", 1, "-\"khai sinh\""),
        ("khai NOT agency:G15", 6, "-agency:"),
    ] {
        let error = error(text);
        assert_eq!(error.column, column, "{text}: {error}");
        let said = format!("write `{instead}`");
        assert!(error.message.contains(&said), "{text}: {error}");
    }
    // For every field, and every sign.
    for field in FilterField::ALL {
        let value = words::choices(field)
            .first()
            .map_or("x1", |choice| choice.trim_start_matches(['<', '>', '=']));
        for sign in ["!", "-", "–", "~", "<>", "!=", "≠"] {
            let text = format!("{}:{sign}{value}", field.name());
            let kind = error(&text).kind;
            let refused = matches!(kind, QueryErrorKind::Misplaced { .. });
            assert!(refused, "{text}: {kind:?}");
        }
    }
    // What lists write before their items is none of it where it is quoted, nor is a dash between words.
    for (text, wanted) in [
        ("doc:\"- Giấy khai sinh\"", "doc:\"- Giấy khai sinh\""),
        ("cấp - đổi", "cấp đổi"),
        ("(agency:G15 OR flag:any", "agency:G15 OR flag:any"),
        ("by:=-a@example.org", "by:=-a@example.org"),
    ] {
        assert_eq!(printed(text), wanted, "{text}");
        assert_eq!(query(wanted), query(text), "{text}");
    }
}

#[test]
fn every_name_of_a_field_leads_to_it_alone() {
    for field in FilterField::ALL {
        for name in field.names() {
            assert_eq!(FilterField::parse(name), Some(field), "{name}");
            assert_eq!(
                FilterField::parse(&crate::text::fold(name).replace('_', "")),
                Some(field)
            );
        }
    }
}

#[test]
fn every_choice_that_is_offered_is_accepted() {
    for field in FilterField::ALL {
        for choice in words::choices(field) {
            let text = format!("{}:{choice}", field.name());
            assert_eq!(printed(&text), text);
        }
    }
}

#[test]
fn text_and_chips_are_two_views_of_one_query() {
    let mut typed = query("khai sinh agency:G15 -level:xã OR flag:any -online:full");
    let chips: Vec<(FilterField, bool)> =
        typed.chips().map(|chip| (chip.field, chip.not)).collect();
    assert_eq!(
        chips,
        [(FilterField::Agency, false), (FilterField::Online, true)]
    );
    assert_eq!(
        typed.words().to_string(),
        "khai sinh -level:commune OR flag:any"
    );

    let agency = |id: &str| Filter::Agency(id.to_owned());
    typed = typed.with_filter(agency("G08"), true);
    assert!(typed.has_filter(&agency("G08")) && typed.has_filter(&agency("G15")));
    assert_eq!(
        typed.to_string(),
        "khai sinh agency:G15,G08 -level:commune OR flag:any -online:full"
    );
    typed = typed
        .with_filter(agency("G15"), false)
        .with_filter(agency("G08"), false);
    typed = typed.with_filter(Filter::Tail, true);
    assert_eq!(
        typed.to_string(),
        "khai sinh -level:commune OR flag:any -online:full unknown:tail"
    );
    assert_eq!(typed.without(0).chips().count(), 1);
    assert_eq!(
        typed.without(0).without(0).to_string(),
        typed.words().to_string()
    );
    assert_eq!(typed.without(9), typed);
    assert_eq!(
        typed
            .with_words(&query("đất level:tỉnh unknown:tail"))
            .to_string(),
        "đất level:province unknown:tail -online:full"
    );
}

#[test]
fn several_codes_in_one_quotation_were_the_first_of_them() {
    for text in [
        "code:\"1.001193, 1.000656\"",
        "code:\"1.001193 1.000656\"",
        "-code:\"1.001193;1.000656\"",
    ] {
        assert!(
            error(text).message.contains("one code, or several"),
            "{text}"
        );
    }
    assert_eq!(printed("code:1.001193,1.000656"), "code:1.001193,1.000656");
    assert_eq!(printed("code:\" 1.001193 \""), "code:1.001193");
}

/// The unit was taken for a word of the title, and nothing was found.
#[test]
fn a_unit_that_stands_apart_belongs_to_its_number() {
    for (apart, quoted) in [
        ("fee:>500 nghìn", "fee:\">500 nghìn\""),
        (
            "phí:>=2 triệu đồng đất đai",
            "fee:\">=2 triệu đồng\" đất đai",
        ),
        ("hạn:>30 ngày", "time:>30d"),
        ("time:<=10 ngày làm việc khai sinh", "time:<=10wd khai sinh"),
        ("time:>30d khai sinh", "time:>30d khai sinh"),
    ] {
        assert_eq!(query(apart), query(quoted), "{apart}");
    }
}
