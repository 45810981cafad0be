//! `group-inconsistent`: members of a linked group differ in level, plan or use.

use super::context::Context;
use super::no_dossiers::NoDossiers;
use super::no_plan::NoPlan;
use super::rule::{Bilingual, Blocks, Fact, Finding, Rule, RuleInfo, Verdict};
use crate::catalogue::model::{Group, Procedure};

/// The rule; see [`RuleInfo::checks`] for what it answers when.
pub struct GroupInconsistent;

static INFO: RuleInfo = RuleInfo {
    id: "group-inconsistent",
    title: Bilingual {
        vi: "Nhóm liên thông không nhất quán",
        en: "Group inconsistent",
    },
    checks: Bilingual {
        vi: "Gắn cờ khi các thủ tục của một nhóm liên thông khác nhau về mức trực tuyến, về phương án, hoặc về phát sinh hồ sơ. Nhóm chỉ toàn trình khi mọi thành viên đều toàn trình. Thiếu mức, phương án hoặc số liệu của thành viên → chưa thể kết luận. Không thuộc nhóm nào → không áp dụng.",
        en: "Flags when the members of a linked group differ in online level, in plan, or in use. A group is full only if every member is. A member whose level, plan or use is not known → cannot tell. In no group → not applicable.",
    },
    why: Bilingual {
        vi: "Dịch vụ liên thông chỉ trọn vẹn khi mọi thủ tục trong nhóm cùng đáp ứng.",
        en: "A linked service is whole only if every procedure in it is.",
    },
    source: Bilingual {
        vi: "Chỉ thị 27/CT-TTg (2023); Nghị định 63/2010/NĐ-CP, Điều 29 khoản 2",
        en: "Directive 27/CT-TTg (2023); Decree 63/2010/NĐ-CP, Art. 29(2)",
    },
    needs: Bilingual {
        vi: "Nhóm trong groups/, mức trực tuyến, phương án và thống kê của mọi thành viên.",
        en: "The group in groups/, and level, plan and statistics of every member.",
    },
    blocks: Blocks::OnFlagOrCannotTell,
};

impl Rule for GroupInconsistent {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn judge(&self, context: &Context<'_>, procedure: &Procedure, _: &[Finding]) -> Finding {
        let mut differences = Vec::new();
        let mut missing = Vec::new();
        let mut groups = Vec::new();
        for group in context.snapshot.groups_of(&procedure.code) {
            groups.push(
                Fact::new("fact-group")
                    .with("group", group.name.as_str())
                    .with("count", group.members.len()),
            );
            compare(context, group, &mut differences, &mut missing);
        }
        if groups.is_empty() {
            return Finding::new(Verdict::NotApplicable, vec![Fact::new("fact-no-group")]);
        }
        let verdict = if !differences.is_empty() {
            Verdict::Flag
        } else if missing.is_empty() {
            Verdict::Clear
        } else {
            Verdict::CannotTell
        };
        groups.extend(differences);
        Finding {
            missing,
            ..Finding::new(verdict, groups)
        }
    }
}

/// What the rule finds at the gate: members are compared in plan and use alone.
#[must_use]
pub fn at_gate(context: &Context<'_>, procedure: &Procedure) -> Finding {
    GroupInconsistent.judge(context, procedure, &[])
}

/// Holds the members of a group against each other; those no longer in force have left it.
fn compare(
    context: &Context<'_>,
    group: &Group,
    differences: &mut Vec<Fact>,
    missing: &mut Vec<Fact>,
) {
    let mut levels = Vec::new();
    let mut plans = Vec::new();
    let mut uses = Vec::new();
    for code in group.codes() {
        let Some(located) = context.snapshot.procedure(code) else {
            missing.push(Fact::new("fact-member-unknown").with("code", code.as_str()));
            continue;
        };
        let member = located.value();
        if !member.in_force_on(context.as_of) {
            continue;
        }
        match member.online_level() {
            Some(level) => levels.push((code, level)),
            None => {
                missing.push(Fact::new("fact-member-level-unknown").with("code", code.as_str()))
            }
        }
        for (rule, answers, unknown) in [
            (&NoPlan as &dyn Rule, &mut plans, "fact-member-plan-unknown"),
            (&NoDossiers, &mut uses, "fact-member-use-unknown"),
        ] {
            match rule.judge(context, member, &[]).verdict {
                verdict @ (Verdict::Flag | Verdict::Clear) => answers.push((code, verdict)),
                Verdict::CannotTell => missing.push(Fact::new(unknown).with("code", code.as_str())),
                Verdict::NotApplicable => {}
            }
        }
    }
    for (id, codes) in [
        ("fact-members-differ-in-level", odd(&levels)),
        ("fact-members-differ-in-plan", odd(&plans)),
        ("fact-members-differ-in-use", odd(&uses)),
    ] {
        if let Some(codes) = codes {
            differences.push(Fact::new(id).with("codes", codes));
        }
    }
}

/// The codes that differ from the first, where any does.
fn odd<T: PartialEq>(answers: &[(&String, T)]) -> Option<String> {
    let (_, first) = answers.first()?;
    let codes: Vec<&str> = answers
        .iter()
        .filter(|(_, answer)| answer != first)
        .map(|(code, _)| code.as_str())
        .collect();
    (!codes.is_empty()).then(|| codes.join(", "))
}
