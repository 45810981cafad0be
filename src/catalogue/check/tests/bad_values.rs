//! Files that are YAML and not what their schema says.

use super::*;

pub(super) const CASES: &[Case<'_>] = &[
    (b"just text", &["1:1 schema-type"]),
    (b"- a\n- b\n", &["1:1 schema-type"]),
    (b"name: Hai\nissuer: G15\n", &["1:1 schema-missing-key"]),
    (b"code: 1.000002\nname: Hai\nissuer: G15\n", &["1:7 schema-code-unquoted"]),
    (b"code: 1.10\nname: Hai\n", &["1:7 schema-code"]),
    (b"code: \" 1.000002\"\nname: Hai\n", &["1:7 schema-code"]),
    (b"code: \"../../x\"\nname: Hai\n", &["1:7 schema-code"]),
    (b"code: \"1.000002.000.00.00.H48\"\nname: Hai\n", &["1:7 schema-code"]),
    (b"code: \"1.000002\"\nname: no\nissuer: G15\n", &["2:7 schema-text-unquoted"]),
    (b"code: \"1.000002\"\nname: \"no\"\nissuer: G15\n", &[]),
    (b"code: \"1.000002\"\nname: Hai\nissuer: G15\nsets: 02\n", &["4:7 number-form"]),
    (b"code: \"1.000002\"\nname: Hai\nissuer: G15\nnotes: a # 5\n", &["4:8 text-cut"]),
    (b"code: \"1.000002\"\nname: Hai\nissuer: G15\nnotes: a # b\n", &["4:8 text-comment-behind"]),
    (b"code: \"1.000002\"\nname: Hai\nissuer: G15\nchannels:\n  - {method: online, time: {value: 0, unit: day}, fees: [{amount: 5.5}]}\n", &["5:36 time-absurd", "5:67 amount-doubtful"]),
    (b"code: \"1.000002\"\nname: Hai\nissuer: G15\nchannels:\n  - {method: online, time: {value: \"5\", unit: day}}\n", &["5:36 time-text"]),
    ("code: \"1.000002\"\nname: Hai\nissuer: G15\nnotes: a\u{a0}b\n".as_bytes(), &["4:9 text-look-alike"]),
    ("code: \"1.000002\"\nname: Hai\nissuer:\u{a0}G15\n".as_bytes(), &["3:8 yaml-odd-sign", "4:1 yaml-syntax"]),
    (b"# $schema=x/plan.schema.json\ncode: \"1.000002\"\nname: Hai\nissuer: G15\n", &["1:1 file-schema-line"]),
    (b"code: \"1.000002\"\nname: 1.10\nissuer: G15\n", &["2:7 schema-text-unquoted"]),
    (b"code: \"1.000002\"\nname: true\nissuer: G15\n", &["2:7 schema-text-unquoted"]),
    (b"code: \"1.000002\"\nname:\nissuer: G15\n", &["2:5 schema-type"]),
    (b"code: \"1.000002\"\nname: \"\"\nissuer: G15\n", &["2:7 schema-empty"]),
    (b"code: \"1.000002\"\nname: Hai\nissuer: G15\nkind: standart\n", &["4:7 schema-word"]),
    (b"code: \"1.000002\"\nname: Hai\nissuer: G15\nkind:\n", &["4:5 schema-type"]),
    (b"code: \"1.000002\"\nname: Hai\nissuer: G15\nlegalbasis: none\n", &["4:1 schema-unknown-key"]),
    (b"code: \"1.000002\"\nname: Hai\nissuer: G15\nlevels: [huyen]\n", &["4:10 schema-form"]),
    (b"code: \"1.000002\"\nname: Hai\nissuer: G15\nlevels:\n  - level: district\n", &["5:5 schema-missing-key"]),
    (b"code: \"1.000002\"\nname: Hai\nissuer: G15\nlifecycle: {from: 2026-02-31}\n", &["4:19 schema-date"]),
    (b"code: \"1.000002\"\nname: Hai\nissuer: G15\nlifecycle: {from: 31/12/2026, to: 2026}\n", &["4:19 schema-date", "4:35 schema-date"]),
    (b"code: \"1.000002\"\nname: Hai\nissuer: G15\nsets: \"2\"\n", &["4:7 schema-type"]),
    (b"code: \"1.000002\"\nname: Hai\nissuer: G15\nsets: two\n", &["4:7 schema-type"]),
    (b"code: \"1.000002\"\nname: Hai\nissuer: G15\nsets: 0\n", &["4:7 schema-value"]),
    (b"code: \"1.000002\"\nname: Hai\nissuer: G15\nsets: 99999999999\n", &["4:7 value-invalid"]),
    (b"code: \"1.000002\"\nname: Hai\nissuer: G15\nconditions: 1.10\n", &["4:13 schema-text-unquoted"]),
    (b"code: \"1.000002\"\nname: Hai\nissuer: G15\nconditions:\n", &["4:11 schema-form"]),
    (b"code: \"1.000002\"\nname: Hai\nissuer: G15\nsubjects: [no, 1.10]\n", &["4:12 schema-text-unquoted", "4:16 schema-text-unquoted"]),
    (b"code: \"1.000002\"\nname: Hai\nissuer: G15\ndocuments: []\n", &["4:12 schema-empty"]),
    (b"code: \"1.000002\"\nname: Hai\nissuer: G15\ndocuments: nothing\n", &["4:12 schema-form"]),
    (b"code: \"1.000002\"\nname: Hai\nissuer: G15\ndocuments:\n  - nam: x\n", &["5:5 schema-missing-key", "5:5 schema-unknown-key"]),
    (b"code: \"1.000002\"\nname: Hai\nissuer: G15\nlegal_basis:\n  - number: x\n    articles: 5\n", &["5:13 instrument-unknown", "6:15 schema-text-unquoted"]),
    (b"code: \"1.000002\"\nname: Hai\nissuer: G15\nonline: {level: 4}\n", &["4:17 schema-word"]),
    (b"code: \"1.000002\"\nname: Hai\nissuer: G15\nonline: full\n", &["4:9 schema-type"]),
    (b"code: \"1.000002\"\nname: Hai\nissuer: G15\nlifecycle: {replaces: [1.000001]}\n", &["4:24 replaces-one-sided", "4:24 schema-code-unquoted"]),
    ("code: \"1.000002\"\nname: Hai\nissuer: Bộ Tư pháp\n".as_bytes(), &["3:9 schema-form"]),
    ("code: \"1.000002\"\nname: Hai\nissuer: G15\nchannels:\n  - {method: online, time: {value: 8 ngày, unit: days}, fees: 0}\n".as_bytes(),
        &["5:50 schema-word", "5:63 schema-form"]),
];

pub(super) const STORIES: &[Story<'_>] = &[
    (
        "a period without days, counts in words, keys without quotes",
        &[(
            "statistics/G15/2025.yaml",
            "unit: G15\nscope: all\nfrom: 2025\nto: 2025-12-31\nbasis: received\nsource: x\ncounts:\n  1.000001: {online: -1, in_person: \"5\", post: nodata}\n  \"1.00119 \": {}\n",
        )],
        &[
            "2:8 schema-word",
            "3:7 schema-date",
            "8:3 schema-code-unquoted",
            "8:22 schema-value",
            "8:37 schema-form",
            "8:48 schema-form",
            "9:3 schema-code",
        ],
    ),
    (
        "years that are slips",
        &[(
            "plans/a.yaml",
            "type: option\nid: a\nsigned: 1924-03-02\nto: 9999-12-31\nprocedures: []\n",
        )],
        &["3:9 day-impossible", "4:5 day-doubtful"],
    ),
    (
        "a report whose period ends before it begins",
        &[(
            "statistics/G15/2025-02-01_2025-01-31.yaml",
            "unit: G15\nscope: unit\nfrom: 2025-02-01\nto: 2025-01-31\nbasis: received\nsource: x\ncounts: {}\n",
        )],
        &["4:5 period-reversed"],
    ),
    (
        "a row of a plan that names both a code and a group, and one that names neither",
        &[(
            "plans/a.yaml",
            "type: options\nid: a b\nsigned: 1/2/2026\nprocedures:\n  - code: \"1.000001\"\n    group: g\n  - measures: [x]\n  - code: 1.000001\n",
        )],
        &[
            "1:7 schema-word",
            "2:5 schema-form",
            "3:9 schema-date",
            "6:5 schema-value",
            "7:5 schema-missing-key",
            "8:11 schema-code-unquoted",
        ],
    ),
    (
        "a group of one",
        &[(
            "groups/g.yaml",
            "id: g\nname: x\nmembers: [\"1.000001\"]\nsource: x\n",
        )],
        &["3:10 schema-empty"],
    ),
    (
        "members of a group: a code without quotes, both names and none, one alternative alone",
        &[(
            "groups/g.yaml",
            "id: g\nname: x\nsource: x\nmembers:\n  - 1.000001\n  - {code: \"1.000001\", one_of: [\"1.000001\", \"1.000002\"]}\n  - {optional: true}\n  - {one_of: [\"1.000001\"]}\n",
        )],
        &[
            "5:5 schema-code-unquoted",
            "6:24 schema-unknown-key",
            "7:6 schema-missing-key",
            "8:6 schema-missing-key",
            "8:6 schema-unknown-key",
        ],
    ),
    (
        "a report that counts neither codes nor fields",
        &[(
            "statistics/G15/2025-01-01_2025-01-31.yaml",
            "unit: G15\nscope: unit\nfrom: 2025-01-01\nto: 2025-01-31\nbasis: received\nsource: x\n",
        )],
        &["1:1 schema-missing-key"],
    ),
    (
        "the manifest of another format says nothing more",
        &[("catalogue.yaml", "format: 3\nnew_key: x\n")],
        &["1:9 manifest-format"],
    ),
    (
        "a manifest read at no day",
        &[(
            "catalogue.yaml",
            "format: 1\ntitle: x\nas_of: now\npolicy: {window: {months: 0, source: x}}\n",
        )],
        &["3:8 schema-date", "4:27 schema-value"],
    ),
    (
        "a plan in a folder of its year",
        &[("plans/2025/a.yaml", "a: 1\n")],
        &["1:1 file-misplaced"],
    ),
    (
        "addresses under a name that only looks like their file's",
        &[("People.yaml", "people: []\n")],
        &["1:1 file-misplaced"],
    ),
    (
        "YAML files where no kind of file lives",
        &[("plans.yml", "a: 1\n")],
        &["1:1 file-unknown"],
    ),
    (
        "a decision by nobody at no time",
        &[(
            "decisions/G15/1.000001.yaml",
            "code: \"1.000001\"\ndecisions:\n  - id: a\n    as_of: 2026-01-01\n    recorded: 2026-01-01\n    outcome: yes\n    state: recommended\n    by: Lan\n    evidence: {commit: 1234567, rules_version: \"1\", verdicts: {no-plan: ok}, digest: x}\n",
        )],
        &[
            "5:15 schema-date",
            "6:14 schema-word",
            "8:9 schema-type",
            "9:24 schema-text-unquoted",
            "9:73 schema-word",
            "9:86 schema-form",
        ],
    ),
];

#[test]
fn a_bad_value_is_reported_where_it_stands() {
    assert_cases(CASES);
    assert_stories(STORIES);
}

#[test]
fn a_finding_says_what_to_write_instead() {
    for (line, message, hint) in [
        (
            "isuer: G15",
            "there is no key `isuer` here",
            "did you mean `issuer`, which stands here already?",
        ),
        (
            "legal-basis: none",
            "there is no key `legal-basis` here",
            "did you mean `legal_basis`?",
        ),
        (
            "kind: Standart",
            "`Standart` is no word for `kind`",
            "did you mean `standard`? Write one of `standard`, `specific`, `internal`, `interconnected`",
        ),
        (
            "lifecycle: {to: 2026-02-31}",
            "`2026-02-31` is no day of the calendar",
            "write a day such as 2026-11-21",
        ),
        (
            "sets: \"2\"",
            "`2` does not fit `sets`",
            "write 2, without quotes",
        ),
        (
            "sets: hai",
            "`hai` does not fit `sets`",
            "write a whole number from 1",
        ),
        (
            "sets: 99999999999",
            "`99999999999` stands where a whole number from 0 to 4294967295 belongs",
            "",
        ),
        (
            "online_payment: yes",
            "there is no key `online_payment` here",
            "free remarks go into `notes`; the schema that the first line names has all keys",
        ),
        (
            "non_territorial: yes",
            "`yes` does not fit `non_territorial`",
            "write `true` or `false`",
        ),
        (
            "fields: [1.10]",
            "1.10 is read as text, but looks like a number",
            "write \"1.10\"",
        ),
        (
            "conditions: []",
            "a list does not fit `conditions`",
            "write `none`, or text",
        ),
        (
            "conditions:",
            "`conditions` has no value",
            "write `none`, or text",
        ),
        (
            "steps: none at all",
            "`none at all` does not fit `steps`",
            "write `none`, or a list, each entry behind `- `",
        ),
        (
            "steps: []",
            "`steps` is empty",
            "write a value, `none` where the law sets none, or remove the key",
        ),
        (
            "presence_required: true",
            "`true` does not fit `presence_required`",
            "write keys with values: `value`",
        ),
        (
            "notes: [a]",
            "a list does not fit `notes`",
            "write text, or keys with values",
        ),
        (
            "levels: [\"Province\"]",
            "`Province` does not fit an entry of `levels`",
            "did you mean `province`? Write one of `ministry`, `province`, `commune`, `vertical`, `other`, or keys with values: `level`, `until`",
        ),
        (
            "kind: a: b",
            "not YAML: a colon stands where no key can",
            "put text that holds `: ` in quotes; if that is not it, a key here or above has no space behind its colon, or is indented too far",
        ),
        (
            "source: \"a",
            "not YAML: the text in quotes is not closed",
            "close the quotes at the end of the text; a quote inside double quotes is `\\\"`, inside single quotes `''`",
        ),
        (
            "source: [a",
            "not YAML: the list that began with `[` is not closed",
            "write `]` at its end, and `,` between its entries",
        ),
    ] {
        let found = check(&[(FILE, Some(format!("{GOOD}{line}\n").as_bytes()))]);
        let said =
            |d: &Diagnostic| d.message == message && d.hint.as_deref().unwrap_or_default() == hint;
        assert!(found.iter().any(said), "{line}: {found:#?}");
    }
}

#[test]
fn text_stays_as_it_was_written() {
    let text = format!(
        "{GOOD}conditions: 1.10\nsubjects: [no, 0012]\nlegal_basis:\n- number: 1e3\n  articles: [5, 1.10]\n"
    );
    let node = crate::yaml::parse(Path::new(FILE), text.as_bytes())
        .root
        .unwrap();
    let read: crate::catalogue::model::Procedure = crate::yaml::from_node(&node).unwrap();
    assert_eq!(read.conditions.unwrap().value().unwrap(), "1.10");
    assert_eq!(read.subjects.unwrap().items(), ["no", "0012"]);
    let basis = read.legal_basis.unwrap();
    assert_eq!(basis.items()[0].number, "1e3");
    assert_eq!(
        basis.items()[0].articles.as_ref().unwrap().items(),
        ["5", "1.10"]
    );
}
