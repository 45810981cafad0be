//! What only several files together make wrong.

use super::*;

const FIRST: &str = "statistics/G15/2025-01-01_2025-06-30.yaml";
const SECOND: &str = "statistics/G15/2025-06-30_2025-12-31.yaml";

pub(super) const STORIES: &[Story<'_>] = &[
    (
        "agencies and fields that nobody described",
        &[(
            FILE,
            "code: \"1.000002\"\nname: Hai\nissuer: G15\nfields: [G15-HT, G15-XX]\nexecuting: [G15, G98]\ncoordinating:\n  - G97\npublications:\n  - number: 1/QĐ\n    agency: G96\n",
        )],
        &[
            "4:18 field-unknown",
            "5:18 agency-unknown",
            "7:5 agency-unknown",
            "10:13 agency-unknown",
        ],
    ),
    (
        "agencies of agencies, fields, reports and variants",
        &[
            (
                "agencies.yaml",
                "agencies:\n  - id: G15\n    name: x\n    kind: ministry\n    replaced_by: [G16]\n  - id: G15\n    name: z\n    kind: ministry\n    from: 2026-01-01\n    to: 2025-01-01\n",
            ),
            (
                "fields.yaml",
                "fields:\n  - {id: G15-HT, name: x, owner: G17}\n  - {id: G15-HT, name: z}\n",
            ),
            (
                "statistics/G18/2025-01-01_2025-12-31.yaml",
                "unit: G18\nfrom: 2025-01-01\nto: 2025-12-31\nscope: unit\nbasis: received\nsource: x\ncounts: {}\n",
            ),
            ("variants/G19.yaml", "unit: G19\nvariants: {}\n"),
        ],
        &[
            "5:19 agency-unknown",
            "6:9 id-duplicate",
            "10:9 period-reversed",
            "fields.yaml:2:34 agency-unknown",
            "fields.yaml:3:10 id-duplicate",
            "statistics/G18/2025-01-01_2025-12-31.yaml:1:7 agency-unknown",
            "variants/G19.yaml:1:7 agency-unknown",
        ],
    ),
    (
        "units of indicators, and agencies, fields and lists that somebody is to review",
        &[
            (
                "indicators/G15.yaml",
                "unit: G19\nindicators:\n  list-published: {value: true, date: 2026-01-01, source: x}\n  digitised: {value: 9, of: 8, date: 2026-01-01, source: x}\n",
            ),
            (
                "assignments.yaml",
                "assignments:\n  - reviewer: a@example.invalid\n    agencies: [G15, G98]\n    fields: [G15-HT, G15-XX]\n    lists: [none]\n",
            ),
        ],
        &[
            "assignments.yaml:3:21 agency-unknown",
            "assignments.yaml:4:22 field-unknown",
            "assignments.yaml:5:13 list-unknown",
            "1:7 agency-unknown",
            "1:7 file-name",
            "4:22 value-over-scale",
        ],
    ),
    (
        "names that are one on many systems",
        &[
            (
                "plans/ke-hoach.yaml",
                "type: schedule\nid: a\nprocedures: [{code: \"1.000001\"}]\n",
            ),
            (
                "plans/KE-HOACH.yaml",
                "type: schedule\nid: b\nprocedures: [{code: \"1.000001\"}]\n",
            ),
            (
                "plans/k\u{1ebf}.yaml",
                "type: schedule\nid: c\nprocedures: [{code: \"1.000001\"}]\n",
            ),
            (
                "plans/ke\u{302}\u{301}.yaml",
                "type: schedule\nid: d\nprocedures: [{code: \"1.000001\"}]\n",
            ),
            (
                "procedures/g15/1.000003.yaml",
                "code: \"1.000003\"\nname: Ba\nissuer: g15\n",
            ),
        ],
        &[
            "1:1 file-name-twin",
            "plans/k\u{1ebf}.yaml:1:1 file-name-twin",
            "procedures/g15/1.000003.yaml:1:1 file-name-twin",
            "procedures/g15/1.000003.yaml:3:9 agency-unknown",
        ],
    ),
    (
        "a row due or done before its plan was signed, a law cited twice, a repealing law that nobody described",
        &[
            (
                "plans/a.yaml",
                "type: schedule\nid: a\nsigned: 2025-03-01\nprocedures:\n  - {code: \"1.000001\", due: 2025-02-28}\n  - {code: \"1.000001\", due: 2025-03-01, done: 2024-03-01}\n",
            ),
            (
                FILE,
                "code: \"1.000002\"\nname: Hai\nissuer: G15\nlegal_basis:\n  - {number: 1/2020/NĐ-CP, articles: Điều 1}\n  - {number: 1/2020/ND-CP, articles: Điều 2}\n",
            ),
            (
                "instruments/a.yaml",
                "instruments:\n  - {number: 1/2020/NĐ-CP, repealed_by: [9/2025/NĐ-CP]}\n",
            ),
        ],
        &[
            "instruments/a.yaml:2:42 repeal-unknown",
            "5:29 plan-due-before-signed",
            "6:12 plan-row-twice",
            "6:47 plan-done-before-signed",
            "procedures/G15/1.000002.yaml:6:14 citation-duplicate",
        ],
    ),
    (
        "references in the readable rest of a file that is left out, and to what another one has",
        &[
            (
                FILE,
                "code: \"1.000002\"\nname: Hai\nissuer: G15\nisuer: G15\nexecuting: [G99, tinh-an-giang]\nfields: [G15-XX]\nsets: two\n",
            ),
            (
                "agencies.yaml",
                "agencies:\n  - {id: G15, name: Bộ Tư pháp, kind: ministri}\n  - {id: tinh-an-giang, name: An Giang, kind: province}\n",
            ),
            (
                "plans/a.yaml",
                "type: option\nid: a\nsinged: 2025-01-01\nprocedures:\n  - {code: \"1.000009\"}\n  - {code: \"1.000002\"}\n",
            ),
        ],
        &[
            "agencies.yaml:2:39 schema-word",
            "plans/a.yaml:3:1 schema-unknown-key",
            "plans/a.yaml:5:12 procedure-unknown",
            "4:1 schema-unknown-key",
            "5:13 agency-unknown",
            "6:10 field-unknown",
            "7:7 schema-type",
        ],
    ),
    (
        "a manifest that leaves figures to the program, and counts days in a zone that nobody knows",
        &[(
            "catalogue.yaml",
            "format: 1\nzone: Asia/Ha_Noi\ntitle: Thử\nas_of: 2026-11-21\npolicy:\n  window: {months: 36, source: x}\n  evidence: {oldest: {months: 12, chosen_by: x}}\n",
        )],
        &["2:7 zone-unknown", "5:1 manifest-built-in"],
    ),
    (
        "agencies that cannot be read are not missed everywhere else",
        &[("agencies.yaml", "agencies: [\n")],
        &["1:1 references-unchecked", "2:1 yaml-syntax"],
    ),
    (
        "an id twice among instruments, lists, groups and plans",
        &[
            (
                "groups/a.yaml",
                "id: g\nname: x\nmembers: [\"1.000001\", \"1.000002\"]\nsource: x\n",
            ),
            (
                "groups/b.yaml",
                "id: g\nname: x\nmembers: [\"1.000001\", \"1.000002\"]\nsource: x\n",
            ),
            (
                "instruments/a.yaml",
                "instruments:\n  - number: 1/2020/NĐ-CP\n  - number: 2/2020/NĐ-CP\n",
            ),
            (
                "instruments/b.yaml",
                "instruments:\n  - number: 3/2020/NĐ-CP\n  - number: 1/2020/nđ-cp\n",
            ),
            (
                "lists/a.yaml",
                "id: l\ndecision: x\ndate: 2022-01-01\nmembers: []\n",
            ),
            (
                "lists/b.yaml",
                "id: l\ndecision: x\ndate: 2022-01-01\nmembers: []\n",
            ),
            ("plans/a.yaml", "type: option\nid: p\nprocedures: []\n"),
            ("plans/b.yaml", "type: option\nid: p\nprocedures: []\n"),
            (FILE, GOOD),
        ],
        &[
            "groups/b.yaml:1:5 id-duplicate",
            "instruments/b.yaml:3:13 id-duplicate",
            "lists/b.yaml:1:5 id-duplicate",
            "plans/b.yaml:2:5 id-duplicate",
        ],
    ),
    (
        "a database twice",
        &[(
            "databases.yaml",
            "databases:\n  - {id: d, name: x, since: 2022-01-01, holds: [{name: x}], source: x}\n  - {id: d, name: x, since: 2022-01-01, holds: [{name: x}], source: x}\n",
        )],
        &["3:10 id-duplicate"],
    ),
    (
        "plans that name what is not there",
        &[(
            "plans/a.yaml",
            "type: option\nid: p\nsigned: 2026-01-01\nto: 2025-01-01\nprocedures:\n  - code: \"1.000009\"\n  - group: g\n  - code: \"1.000001\"\n    superseded_by: q\n",
        )],
        &[
            "4:5 period-reversed",
            "6:11 procedure-unknown",
            "7:12 group-unknown",
            "9:20 plan-unknown",
        ],
    ),
    (
        "lists over their total, with doubles and strangers",
        &[(
            "lists/a.yaml",
            "id: l\ndecision: x\ndate: 2022-01-01\ntotal: 3\nmembers:\n  - code: \"1.000001\"\n  - code: \"1.000001\"\n  - code: \"1.000009\"\n  - group: g\n",
        )],
        &[
            "4:8 list-over-total",
            "7:11 member-duplicate",
            "8:11 procedure-unknown",
            "9:12 group-unknown",
        ],
    ),
    (
        "a group whose member ended, with a double and a stranger",
        &[
            (
                "groups/a.yaml",
                "id: g\nname: x\nmembers: [\"1.000001\", \"1.000001\", \"1.000002\", \"1.000009\"]\nsource: x\n",
            ),
            (
                FILE,
                "code: \"1.000002\"\nname: Hai\nissuer: G15\nlifecycle: {to: 2025-06-30}\n",
            ),
        ],
        &[
            "3:23 member-duplicate",
            "3:35 group-member-ended",
            "3:47 procedure-not-listed",
        ],
    ),
    (
        "a group with days, alternatives and one that need not be: a place twice on one day, a stranger, days that do not go forward",
        &[
            (
                "groups/a.yaml",
                "id: g\nname: x\nsource: x\nmembers:\n  - \"1.000001\"\n  - one_of: [\"1.000002\", \"1.000009\"]\n  - {code: \"1.000003\", to: 2026-08-31}\n  - {code: \"1.000003\", from: 2026-09-01, optional: true}\n  - {code: \"1.000001\", from: 2026-09-01, to: 2026-08-01}\n",
            ),
            (FILE, "code: \"1.000002\"\nname: Hai\nissuer: G15\n"),
            (
                "procedures/G15/1.000003.yaml",
                "code: \"1.000003\"\nname: Ba\nissuer: G15\n",
            ),
        ],
        &[
            "6:26 procedure-not-listed",
            "9:12 member-duplicate",
            "9:46 period-reversed",
        ],
    ),
    (
        "counts by field: a field that nobody has, one beside dossiers of its procedure, in person and post said twice",
        &[
            (
                "statistics/G15/2025-01-01_2025-12-31.yaml",
                "unit: G15\nscope: unit\nfrom: 2025-01-01\nto: 2025-12-31\nbasis: received\nsource: x\ncounts:\n  \"1.000002\": {online: 1, offline: 0}\nfields:\n  F1: {online: 0, offline: 0}\n  F2: {online: 0, offline: 0}\n  F3: {online: 0, post: 1, offline: 1}\n",
            ),
            (
                "fields.yaml",
                "fields:\n  - {id: F1, name: Một}\n  - {id: F3, name: Ba}\n  - {id: G15-HT, name: Hộ tịch}\n",
            ),
            (
                FILE,
                "code: \"1.000002\"\nname: Hai\nissuer: G15\nfields: [F1]\n",
            ),
        ],
        &[
            "10:7 field-contradicted",
            "11:7 field-unknown",
            "12:25 count-impossible",
        ],
    ),
    (
        "one code in two files",
        &[
            (
                "procedures/G15/1.000001.yaml",
                "code: \"1.000001\"\nname: Một\nissuer: G15\n",
            ),
            (
                "procedures/tinh-an-giang/1.000001.yaml",
                "name: Một\ncode: \"1.000001\"\nissuer: tinh-an-giang\n",
            ),
        ],
        &["procedures/tinh-an-giang/1.000001.yaml:2:7 code-duplicate"],
    ),
    (
        "files named and placed otherwise than they say",
        &[
            (
                "procedures/G15/1.000003.yaml",
                "code: \"1.000002\"\nname: Hai\nissuer: G15\n",
            ),
            (
                "procedures/G15/1.000004.yaml",
                "name: x\ncode: \"1.000004\"\n",
            ),
            (
                "procedures/tinh-an-giang/1.000005.yaml",
                "code: \"1.000005\"\nname: x\nissuer: G15\n",
            ),
            (
                "procedures/unknown/1.000006.yaml",
                "code: \"1.000006\"\nname: x\nissuer: G15\n",
            ),
            (
                "procedures/unknown/1.000007.yaml",
                "code: \"1.000007\"\nname: x\n",
            ),
            (
                "statistics/G15/2025.yaml",
                "unit: G15\nfrom: 2025-01-01\nto: 2025-12-31\nscope: unit\nbasis: received\nsource: x\ncounts: {}\n",
            ),
            (
                "statistics/G16/2024-01-01_2024-12-31.yaml",
                "unit: G15\nfrom: 2024-01-01\nto: 2024-12-31\nscope: unit\nbasis: received\nsource: x\ncounts: {}\n",
            ),
            ("variants/ag.yaml", "variants: {}\nunit: tinh-an-giang\n"),
        ],
        &[
            "1:7 file-name",
            "procedures/G15/1.000004.yaml:2:1 issuer-missing",
            "procedures/tinh-an-giang/1.000005.yaml:3:9 file-folder",
            "procedures/unknown/1.000006.yaml:3:9 file-folder-unknown",
            "procedures/unknown/1.000007.yaml:1:1 issuer-missing",
            "statistics/G15/2025.yaml:2:7 file-name",
            "statistics/G16/2024-01-01_2024-12-31.yaml:1:7 file-name",
            "variants/ag.yaml:2:7 file-name",
        ],
    ),
    (
        "a nationwide report of resolved dossiers has its own name and overlaps no other",
        &[
            (
                "statistics/G15/2025-01-01_2025-12-31.resolved.nationwide.yaml",
                "unit: G15\nfrom: 2025-01-01\nto: 2025-12-31\nscope: nationwide\nbasis: resolved\nsource: x\ncounts: {}\n",
            ),
            (
                "statistics/G15/2025-01-01_2025-12-31.yaml",
                "unit: G15\nfrom: 2025-01-01\nto: 2025-12-31\nscope: unit\nbasis: received\nsource: x\ncounts: {}\n",
            ),
        ],
        &[],
    ),
    (
        "counts and variants of procedures that are not there",
        &[
            (
                "statistics/G15/2025-01-01_2025-12-31.yaml",
                "unit: G15\nfrom: 2025-01-01\nto: 2025-12-31\nscope: unit\nbasis: received\nsource: x\ncounts:\n  \"1.000001\": {online: 1}\n  \"1.000009\": {online: 1}\n  g: {online: 1}\n",
            ),
            (
                "variants/tinh-an-giang.yaml",
                "unit: tinh-an-giang\nvariants:\n  \"1.000009\": {level: full}\n",
            ),
        ],
        &[
            "9:15 procedure-not-listed",
            "10:6 procedure-not-listed",
            "variants/tinh-an-giang.yaml:3:15 procedure-not-listed",
        ],
    ),
    (
        "one record of the portal for two instruments, and a member of a list whose successor does not name it",
        &[
            (
                "instruments/a.yaml",
                "instruments:\n  - {number: 1/2020/NĐ-CP, portal_id: \"7\"}\n  - {number: 2/2020/NĐ-CP, portal_id: \"8\"}\n",
            ),
            (
                "instruments/b.yaml",
                "instruments:\n  - {number: 3/2020/NĐ-CP, portal_id: \"7\"}\n",
            ),
            (
                FILE,
                "code: \"1.000002\"\nname: Hai\nissuer: G15\nlifecycle:\n  to: 2025-01-01\n  replaced_by: [\"1.000001\"]\n",
            ),
            (
                "lists/a.yaml",
                "id: l\ndecision: x\ndate: 2022-01-01\nmembers:\n  - {code: \"1.000002\"}\n",
            ),
        ],
        &[
            "instruments/b.yaml:2:39 instrument-alike",
            "lists/a.yaml:5:12 replaces-one-sided",
            "procedures/G15/1.000002.yaml:6:17 replaces-one-sided",
        ],
    ),
    (
        "a life that ends before it begins, suspended likewise, after unknown procedures",
        &[(
            FILE,
            "code: \"1.000002\"\nname: Hai\nissuer: G15\nlifecycle:\n  from: 2026-01-01\n  to: 2025-01-01\n  replaces: [\"1.000009\"]\n  replaced_by: [\"1.000001\"]\nonline:\n  level: full\n  suspended:\n    - {from: 2026-01-01, to: 2025-01-01}\n",
        )],
        &[
            "6:7 period-reversed",
            "7:14 procedure-not-listed",
            "8:17 replaces-one-sided",
            "12:30 period-reversed",
        ],
    ),
    (
        "a service that works again before it stood still, and a survey that ends before it begins",
        &[(
            FILE,
            "code: \"1.000002\"\nname: Hai\nissuer: G15\nonline:\n  level: full\n  suspended:\n    - from: 2026-02-01\n      resumed: 2026-01-31\n    - {from: 2026-03-01, resumed: 2026-03-01}\nsatisfaction:\n  value: 85\n  of: 5\n  from: 2026-02-01\n  to: 2026-01-01\n  source: x\n",
        )],
        &[
            "8:16 period-reversed",
            "11:10 value-over-scale",
            "14:7 period-reversed",
        ],
    ),
    (
        "two that replace each other from both sides",
        &[
            (
                "procedures/G15/1.000001.yaml",
                "code: \"1.000001\"\nname: Một\nissuer: G15\nlifecycle: {replaced_by: [\"1.000002\"]}\n",
            ),
            (
                FILE,
                "code: \"1.000002\"\nname: Hai\nissuer: G15\nlifecycle: {replaces: [\"1.000001\"]}\n",
            ),
        ],
        &[],
    ),
    (
        "a district after the districts",
        &[(
            FILE,
            "code: \"1.000002\"\nname: Hai\nissuer: G15\nlevels:\n  - {level: district, until: 2025-06-30}\n  - {level: district, until: 2025-07-01}\n",
        )],
        &["6:30 level-ended"],
    ),
    (
        "a publication on the portal before anybody signed it",
        &[(
            FILE,
            "code: \"1.000002\"\nname: Hai\nissuer: G15\npublications:\n  - {number: 1/QĐ, signed: 2026-06-11, posted: 2026-06-11}\n  - {number: 2/QĐ, signed: 2026-06-11, posted: 2026-06-10}\n  - {number: 3/QĐ, posted: 2026-06-10}\n",
        )],
        &["6:48 posted-before-signed"],
    ),
    (
        "deadlines that no rule reads, and holidays beside other years",
        &[(
            "catalogue.yaml",
            "format: 2\ntitle: Thử\nas_of: 2026-11-21\npolicy:\n  window: {months: 36, source: x}\n  provinces: [{count: 34, source: x}]\n  evidence: {oldest: {months: 12, chosen_by: x}, grace: {days: 90, chosen_by: x}}\n  overrides: {longest: {months: 36, chosen_by: x}}\n  suspension: {longest: {months: 6, chosen_by: x}}\n  deadlines:\n    - {id: post-repeal, days: 2, unit: working_day, relative_to: after_signing, source: x}\n    - {id: post-local, days: 5, unit: working_day, relative_to: before_effect, source: x}\n    - {id: post-national, days: 10, unit: working_day, relative_to: after_signing, source: x}\n  holidays:\n    - {years: [2026, 2027], days: [2026-09-02, 2025-09-02], source: x}\n",
        )],
        &[
            "11:12 deadline-unread",
            "12:65 deadline-unread",
            "15:22 holiday-year",
            "15:48 holiday-year",
        ],
    ),
    (
        "a legal basis spelled otherwise is known, another is not",
        &[
            (
                FILE,
                "code: \"1.000002\"\nname: Hai\nissuer: G15\nlegal_basis:\n  - number: 63/2010/nd-cp\n  - number: 64/2010/NĐ-CP\n",
            ),
            (
                "instruments/a.yaml",
                "instruments:\n  - {number: 63/2010/NĐ-CP, from: 2011-01-01, to: 2010-01-01}\n",
            ),
        ],
        &[
            "instruments/a.yaml:2:51 period-reversed",
            "6:13 instrument-unknown",
        ],
    ),
    (
        "decisions: an orphan, another folder, a double, a reference ahead, an override that never held",
        &[
            (
                "decisions/G15/1.000009.yaml",
                "code: \"1.000009\"\ndecisions:\n  - {id: a, as_of: 2026-01-01, recorded: 2026-01-01T08:00:00Z, outcome: need_data, reason: x, state: recommended, by: {name: x, email: x}, evidence: {commit: null, rules_version: \"1\", verdicts: {}, digest: \"sha256:0000000000000000000000000000000000000000000000000000000000000000\"}}\n",
            ),
            (
                "decisions/tinh-an-giang/1.000001.yaml",
                "code: \"1.000001\"\ndecisions:\n  - id: a\n    as_of: 2026-01-01\n    recorded: 2026-01-01T08:00:00Z\n    outcome: need_data\n    state: recommended\n    by: {name: x, email: x}\n    refers_to: a\n    overrides:\n      - {rule: no-plan, reason: x, provision: x, until: 2026-01-01}\n      - {rule: no-plan, reason: x, provision: x, until: 2025-12-31}\n      - {rule: no-plans, reason: x, provision: x, until: 2026-01-01}\n    evidence: {commit: null, rules_version: \"1\", verdicts: {}, digest: \"sha256:0000000000000000000000000000000000000000000000000000000000000000\"}\n    reason: x\n  - {id: a, as_of: 2026-01-01, recorded: 2026-01-01T08:00:00Z, outcome: need_data, reason: x, state: approved, refers_to: a, by: {name: z, email: z}, evidence: {commit: null, rules_version: \"1\", verdicts: {}, digest: \"sha256:0000000000000000000000000000000000000000000000000000000000000000\"}}\n",
            ),
        ],
        &[
            "1:7 decisions-orphaned",
            "3:10 decision-copied",
            "decisions/tinh-an-giang/1.000001.yaml:1:7 file-folder",
            "decisions/tinh-an-giang/1.000001.yaml:3:9 decision-copied",
            "decisions/tinh-an-giang/1.000001.yaml:9:16 refers-to-unknown",
            "decisions/tinh-an-giang/1.000001.yaml:12:57 override-before-as-of",
            "decisions/tinh-an-giang/1.000001.yaml:13:16 override-unknown-rule",
            "decisions/tinh-an-giang/1.000001.yaml:16:5 decision-differs",
            "decisions/tinh-an-giang/1.000001.yaml:16:10 id-duplicate",
        ],
    ),
    (
        "one address of two people",
        &[(
            "people.yaml",
            "people:\n  - {name: An, emails: [an@x.vn, a@y.vn]}\n  - {name: Ba, emails: [AN@x.vn]}\n",
        )],
        &["3:25 person-address-twice"],
    ),
    (
        "a log with nothing, one with notes alone, and ids of notes that are taken",
        &[
            (
                "decisions/G15/1.000002.yaml",
                "code: \"1.000002\"\ndecisions: []\n",
            ),
            (
                "decisions/G15/1.000001.yaml",
                "code: \"1.000001\"\ndecisions: []\nnotes:\n  - {recorded: 2026-01-01T08:00:00Z, by: {name: x, email: x}, text: hỏi lại Bộ}\n  - {id: m, recorded: 2026-01-01T08:00:00Z, by: {name: x, email: x}, text: yy}\n  - {id: m, recorded: 2026-01-01T08:00:00Z, by: {name: x, email: x}, text: z}\n",
            ),
        ],
        &[
            "decisions/G15/1.000001.yaml:6:10 id-duplicate",
            "1:7 decisions-orphaned",
            "2:12 decisions-empty",
        ],
    ),
    (
        "a log named otherwise, and a second log",
        &[
            (
                "decisions/G15/1.000001.yaml",
                "code: \"1.000001\"\ndecisions:\n  - {id: a, as_of: 2026-01-01, recorded: 2026-01-01T08:00:00Z, outcome: need_data, reason: x, state: recommended, by: {name: x, email: x}, evidence: {commit: null, rules_version: \"1\", verdicts: {}, digest: \"sha256:0000000000000000000000000000000000000000000000000000000000000000\"}}\n",
            ),
            (
                "decisions/G15/1.000003.yaml",
                "code: \"1.000001\"\ndecisions:\n  - {id: b, as_of: 2026-01-01, recorded: 2026-01-01T08:00:00Z, outcome: need_data, reason: x, state: recommended, by: {name: x, email: x}, evidence: {commit: null, rules_version: \"1\", verdicts: {}, digest: \"sha256:0000000000000000000000000000000000000000000000000000000000000000\"}}\n",
            ),
        ],
        &[
            "decisions/G15/1.000003.yaml:1:7 file-name",
            "decisions/G15/1.000003.yaml:1:7 id-duplicate",
        ],
    ),
    (
        "two reports of one unit that share a day",
        &[
            (
                FIRST,
                "unit: G15\nfrom: 2025-01-01\nto: 2025-06-30\nscope: unit\nbasis: received\nsource: x\ncounts: {}\n",
            ),
            (
                SECOND,
                "unit: G15\nfrom: 2025-06-30\nto: 2025-12-31\nscope: unit\nbasis: received\nsource: x\ncounts: {}\n",
            ),
        ],
        &[
            "2:7 period-overlap",
            "statistics/G15/2025-06-30_2025-12-31.yaml:2:7 period-overlap",
        ],
    ),
    (
        "a catalogue without a manifest that can be used",
        &[("catalogue.yaml", "")],
        &["1:1 yaml-empty"],
    ),
];

#[test]
fn references_are_reported_where_they_stand() {
    assert_stories(STORIES);
}

#[test]
fn a_catalogue_without_a_manifest_is_an_error() {
    let found = check(&[("catalogue.yaml", None)]);
    assert_eq!(lines(&found, ""), ["catalogue.yaml:1:1 manifest-missing"]);
}

#[test]
fn overlapping_reports_name_each_other() {
    let (_, files, _) = STORIES
        .iter()
        .find(|(about, ..)| about.starts_with("two reports"))
        .unwrap();
    let found = story(files);
    assert!(found[0].message.contains(SECOND) && found[1].message.contains(FIRST));
}

#[test]
fn a_file_that_vanished_meanwhile_keeps_its_findings_at_its_start() {
    let bad = "code: \"1.000002\"\nname: Hai\nissuer: G99\n";
    let memory = |text: Option<&str>| {
        let mut files: BTreeMap<PathBuf, _> = BASE
            .iter()
            .map(|(path, text)| (path.into(), Some(text.as_bytes().to_vec())))
            .collect();
        files.insert(FILE.into(), text.map(|t| t.as_bytes().to_vec()));
        TestFiles(files)
    };
    let loaded = load(&memory(Some(bad)), true, &LoadProgress::default()).unwrap();
    let found = references(&loaded.snapshot, &memory(None), &["no-plan"]);
    assert!(
        found
            .iter()
            .all(|d| d.span == crate::files::Span::start_of_file())
    );
    let shorter = references(&loaded.snapshot, &memory(Some("code: x\n")), &["no-plan"]);
    assert_eq!(lines(&found, FILE), lines(&shorter, FILE));
}
