//! The file of a procedure, with a full body: 5 to 8 KB.

use std::fmt::Write as _;
use std::path::Path;

use super::words::{WHO, split};
use super::{CatalogueGenerator, File, RandomStream, schema};
use crate::rng::{Rng, Zipf};

/// The file of one procedure.
pub fn file(maker: &CatalogueGenerator, at: usize) -> File {
    let fact = &maker.facts[at];
    let path = Path::new("procedures").join(&fact.issuer);
    (path.join(format!("{}.yaml", fact.code)), text(maker, at, 0))
}

/// The text of one procedure; `edition` says how often it was changed.
pub fn text(maker: &CatalogueGenerator, at: usize, edition: usize) -> String {
    let fact = &maker.facts[at];
    let mut rng = maker.rng(RandomStream::Procedure, at);
    let rng = &mut rng;
    let language = &maker.language;
    let mut out = schema(2, "procedure");
    let _ = write!(
        out,
        "code: \"{}\"\nname: {}\nkind: {}\nissuer: {}\n",
        fact.code,
        fact.name,
        if fact.national {
            "standard"
        } else {
            "specific"
        },
        fact.issuer
    );
    let field = rng.pick(&maker.registers.fields);
    let level = rng.word(if fact.national {
        &[
            "ministry",
            "province",
            "commune",
            "province, commune",
            "ministry, province",
        ]
    } else {
        &[
            "province",
            "commune",
            "province, commune",
            "province",
            "commune",
        ]
    });
    let office = rng.pick(&maker.registers.offices);
    let _ = write!(
        out,
        "fields: [{field}]\nlevels: [{level}]\nexecuting: [{office}]\nsubjects:\n"
    );
    let subjects: Vec<&str> = split(WHO).collect();
    let first = rng.below(subjects.len() - 2);
    for subject in &subjects[first..first + rng.between(1, 2)] {
        let _ = writeln!(out, "  - {subject}");
    }
    out.push_str("steps:\n");
    for step in 1..=rng.between(3, 5) {
        let _ = write!(out, "  - Bước {step}.");
        for _ in 0..rng.between(2, 4) {
            let _ = write!(out, " {}", language.sentence(rng));
        }
        out.push('\n');
    }
    channels(maker, rng, &mut out);
    documents(maker, rng, &mut out);
    let delivery = rng.word(&[
        "online, in_person",
        "in_person",
        "in_person, post",
        "online, in_person, post",
    ]);
    let mut result = "Giấy xác nhận".to_owned();
    let words = rng.between(3, 9);
    language.words(rng, words, &mut result);
    let electronic = rng.chance(70);
    let _ = write!(
        out,
        "sets: {}\nresults:\n  - name: {result}\n    electronic: {electronic}\n    delivery: [{delivery}]\n",
        1 + edition % 3
    );
    let _ = writeln!(out, "non_territorial: {}", rng.chance(30));
    if rng.chance(60) {
        out.push_str("conditions: |\n");
        for _ in 0..rng.between(2, 6) {
            let _ = writeln!(out, "  {}", language.sentence(rng));
        }
    } else {
        out.push_str("conditions: none\n");
    }
    if rng.chance(70) {
        let (presence, onsite) = (rng.chance(15), rng.chance(20));
        let _ = write!(
            out,
            "presence_required:\n  value: {presence}\nonsite_verification:\n  value: {onsite}\n"
        );
    }
    citations(maker, rng, &mut out);
    let (year, month) = (rng.between(2021, 2025), rng.between(1, 12));
    let _ = write!(
        out,
        "publications:\n  - number: {}/QĐ-UBND\n    signed: {year}-{month:02}-10\n    effective: {year}-{month:02}-20\n    action: {}\nlifecycle:\n  from: {}-{month:02}-20\n",
        rng.between(1, 3_000),
        if rng.chance(40) { "new" } else { "amend" },
        year - rng.below(8)
    );
    let online = rng.word(&["full", "full", "partial", "partial", "none"]);
    let _ = writeln!(out, "online:\n  level: {online}");
    if online != "none" {
        let _ = writeln!(out, "  since: {year}-{month:02}-25");
    }
    let _ = writeln!(
        out,
        "source: sinh tự động để đo tốc độ, không phải số liệu thật, lần {edition}"
    );
    out
}

fn channels(maker: &CatalogueGenerator, rng: &mut Rng, out: &mut String) {
    out.push_str("channels:\n");
    let days = rng.between(1, 45);
    let free = rng.chance(55);
    let amount = rng.between(1, 60) * 10_000;
    let explained = rng.chance(40).then(|| maker.language.sentence(rng));
    for method in ["online", "in_person", "post"] {
        if method != "in_person" && rng.chance(25) {
            continue;
        }
        let _ = write!(
            out,
            "  - method: {method}\n    time:\n      value: {days}\n      unit: working_day\n"
        );
        if let Some(text) = &explained {
            let _ = writeln!(out, "      text: {text}");
        }
        if free {
            out.push_str("    fees: none\n");
        } else {
            let _ = write!(
                out,
                "    fees:\n      - kind: charge\n        amount: {amount}\n        currency: VND\n        text: {}\n",
                maker.language.sentence(rng)
            );
        }
        if method == "online" && !free {
            let _ = writeln!(out, "    online_payment: {}", rng.chance(70));
        }
    }
}

fn documents(maker: &CatalogueGenerator, rng: &mut Rng, out: &mut String) {
    out.push_str("documents:\n");
    let by_rank = Zipf::new(maker.documents.len(), 10, 10_000);
    for _ in 0..rng.between(4, 9) {
        let name = if rng.chance(60) {
            maker.documents[by_rank.rank(rng)].clone()
        } else {
            maker.language.document(rng)
        };
        let copy = rng.chance(50);
        let _ = write!(
            out,
            "  - name: {name}\n    {}: 1\n    required: {}\n",
            if copy { "copy" } else { "original" },
            rng.chance(80)
        );
        if rng.chance(20) {
            let _ = writeln!(out, "    form: Mẫu số {:02}", rng.between(1, 60));
        }
    }
}

fn citations(maker: &CatalogueGenerator, rng: &mut Rng, out: &mut String) {
    out.push_str("legal_basis:\n");
    let instruments = &maker.registers.instruments;
    let by_rank = Zipf::new(instruments.len(), 10, 10_000);
    let mut cited: Vec<usize> = Vec::new();
    for _ in 0..rng.between(3, 8) {
        let rank = by_rank.rank(rng);
        if cited.contains(&rank) {
            continue;
        }
        cited.push(rank);
        let _ = writeln!(out, "  - number: {}", instruments[rank]);
        if rng.chance(30) {
            let _ = writeln!(out, "    articles: Điều {}", rng.between(1, 90));
        }
    }
}
