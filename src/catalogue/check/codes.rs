//! The one table of diagnostic codes: what each finding means, why it matters, how to mend it. Codes are never renamed.

use crate::files::Severity::{self, Error, Info, Warning};

/// One kind of finding.
#[derive(Debug, PartialEq, Eq)]
pub struct FindingCode {
    /// Stable name, such as `yaml-duplicate-key`.
    pub id: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What it means, in one line.
    pub meaning: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// How to mend it.
    pub mend: &'static str,
}

/// The code of that name.
pub fn get(id: &str) -> Option<&'static FindingCode> {
    ALL.binary_search_by(|code| code.id.cmp(id))
        .ok()
        .map(|at| &ALL[at])
}

/// A code as the findings have it.
pub fn known(id: &str) -> Option<&'static str> {
    get(id).map(|code| code.id)
}

macro_rules! codes {
    ($($severity:ident $id:literal: $meaning:literal, $why:literal, $mend:literal;)+) => {
        &[$(FindingCode { id: $id, severity: $severity, meaning: $meaning, why: $why, mend: $mend },)+]
    };
}

/// All codes, by name.
pub const ALL: &[FindingCode] = codes! {
    Warning "agency-ended": "an agency is named for days after its last one",
        "Counts that are kept under it are looked for under its successor, and nobody answers for its procedures.",
        "Name the successor, which `replaced_by` says in agencies.yaml, or correct the agency's `to`.";
    Error "agency-unknown": "an agency that agencies.yaml does not have",
        "Rules ask the agency for its kind and its life, and cannot answer for one that nobody described.",
        "Write the id of an agency that stands in agencies.yaml, or add the agency there.";
    Warning "amount-doubtful": "an amount in đồng with a fraction, or below 1,000",
        "`50.000` is fifty to every program that reads YAML; fees are compared and shown by what is read.",
        "Write the amount without signs between its thousands: 50000; another currency stands under `currency`.";
    Error "annex-row-gap": "a row of a signed decision's annex beyond the last",
        "Rows are numbered without gaps; such a row is that of no annex, or another row was struck out.",
        "Look at the annex that was signed, and withdraw the entry that does not stand in it so.";
    Error "annex-row-twice": "one row of a signed decision's annex is two procedures'",
        "An annex has one procedure a row; one of the two logs says what was not signed. Neither stands on a list.",
        "Look at the annex that was signed, and withdraw the entry that does not stand in it so.";
    Warning "approval-without-effect": "an approval of what was proposed no more",
        "What was withdrawn, sent back or replaced is not what is proposed, and nothing rests on its approval; of two approvals of one recommendation one is enough. Two branches that were merged leave such an entry.",
        "Where it was meant to hold, recommend and approve it anew.";
    Error "approved-by-recommender": "a decision approved by who recommended it",
        "A recommendation becomes a decision when somebody else agrees; else one person alone puts a procedure on the list.",
        "Withdraw the decision, and let somebody else approve the next.";
    Error "as-of-ahead": "a manifest with a fixed date that is still to come, in a catalogue that is no sample",
        "The catalogue would be read on a day of which nobody knows anything: plans of later days would count, and what speaks against a procedure today would not. The gate is asked on the current day, too.",
        "Write `as_of: today`, or a day that has come.";
    Warning "baseline-expired": "an entry of the baseline is past its last day",
        "Its finding counts again.",
        "Mend the finding, or give the entry a reason that holds and a later `until`.";
    Warning "baseline-unmatched": "an entry of the baseline that no finding matches any more",
        "What it excused is mended or reads otherwise; left there, it could excuse the next one.",
        "Remove the entry; `rasoat check --write-baseline` takes all such entries out.";
    Error "belongs-since-missing": "a procedure with another issuer, field or level than at the revision, and no day since when",
        "A report that says that it is complete is read as zero for what it leaves out; reports of before the change cannot know the procedure as theirs, and would flag one that people use.",
        "Add `belongs_since` with the first day of the issuer, the fields or the levels; `rasoat move`, `rasoat set` and the imports write it.";
    Info "citation-duplicate": "one law cited twice in one procedure",
        "Its articles belong together; a correction of one citation leaves the other as it was.",
        "Keep one citation, with all its articles.";
    Error "code-duplicate": "two files describe the procedure of one code",
        "Only the first file is read; what the other says is lost.",
        "Keep one of the files, and move into it what only the other says.";
    Warning "continuity-shared": "several procedures continue one, each with all of its dossiers",
        "Whose the dossiers were nobody said: each of them would be taken for used by what people filed for the other.",
        "Write `continuity: partial` where the old procedure was divided, or correct `replaces`.";
    Error "count-impossible": "a count of dossiers that cannot be",
        "Nothing of its row can be believed, so no rule reads it: the procedure has no data for that period.",
        "Correct it from the report, or write `no_data`.";
    Warning "count-over-total": "a part of the dossiers that is greater than all of them",
        "One of the numbers is wrong; shares that are worked out from them would be over 100 percent.",
        "Correct the part or the channels from the report.";
    Warning "counts-contradict": "a report without dossiers beside another that has some of the same days",
        "One of the two is wrong. A zero that is wrong takes a procedure that people use off the portal.",
        "Ask the units which is right, and correct the other.";
    Warning "counts-outside-life": "dossiers of days on which the procedure was not in force",
        "They are another's, or the first or last day of the procedure is wrong; they count as use of it all the same.",
        "Correct the code of the row, or `lifecycle` of the procedure.";
    Warning "day-doubtful": "a day after 2100, or before 2000 in a plan or a decision",
        "Such days come of a slip in the year, and a plan or an act would hold for ever or never have held.",
        "Correct the year; what has no last day leaves `to` out.";
    Error "day-impossible": "a day before 1945-09-02",
        "No act of the State is older: 0204, 1026 and 1924 are slips in the year, and what begins or ends then counts wrongly on every day.",
        "Correct the year.";
    Warning "deadline-unread": "a deadline of the manifest that no rule reads",
        "The built-in figure holds instead, and the list of what came late is by it; `post-repeal` of earlier versions was wrong: what is abolished is posted as everything else.",
        "Write the id of a deadline that is read, counted as the finding says, or remove the entry.";
    Error "decision-ahead": "an entry of a decision log with a day that is still to come",
        "Evidence of a later day cannot have been read, and a decision of a later day cannot have been signed.",
        "Correct the clock of the machine that wrote it, and withdraw the entry.";
    Error "decision-copied": "an entry that stands in the decision logs of several procedures",
        "A log that was copied onto another procedure would publish what nobody decided. Nobody can tell whose the entry is, so it stands on no list.",
        "Put back the log that was copied over, or remove the one that was never decided.";
    Error "decision-differs": "an approval or publication that differs from what it refers to",
        "Each step says what the one before it says; else something was approved or published that nobody recommended.",
        "Withdraw the entry, and let the program write the step.";
    Error "decision-erased": "an entry of a revision's decision log that is gone",
        "A log is append-only: who decided what, and who took it back, stays to be seen. Nothing passes this.",
        "Put the entry back as it was (`git show REV:PATH`); `rasoat withdraw` takes a decision back.";
    Error "decision-gate-bypassed": "a decision for full online service that its own evidence does not bear",
        "The verdicts that it keeps would have shut the gate, or a blocking rule is missing among them; no step of the program writes that. It stands on no list to be signed.",
        "Withdraw the entry, and let `rasoat review` ask the gate.";
    Warning "decision-number-spelled": "a number of a signed decision that is written otherwise in another log",
        "Both are read as one number, and whoever looks for one spelling misses the other.",
        "Nothing is to be done where both mean one decision; else withdraw the entry that has the wrong number.";
    Error "decision-old-form": "an entry in the form of earlier versions that is not old",
        "Earlier versions marked by a `source` alone what was decided elsewhere, and of such entries no chain and no gate is asked. Anybody can write that form: it counts where the last commit, or the revision compared with, has the entry already. It stands on no list.",
        "Take it out; what was published elsewhere comes in by `rasoat import decisions`.";
    Warning "decision-old-form-unproven": "an entry in the form of earlier versions, and no commit that shows it to be old",
        "Of such an entry no chain and no gate is asked, and anybody can write its form. Where no commit has it, it stands on no list.",
        "Work in the repository of the catalogue; what was published elsewhere can be brought in anew by `rasoat import decisions`.";
    Error "decision-older": "an approval or publication that is older than what it refers to",
        "Nobody approves or publishes what is not there yet.",
        "Withdraw the entry, and let the program write the step; look at the clocks of the machines.";
    Error "decision-on-withdrawn": "a publication of what was withdrawn",
        "What was withdrawn is no decision, and nothing that stands on it is. Two branches that were merged leave such an entry: one took the approval back, the other published it.",
        "Withdraw it too, or recommend anew.";
    Error "decision-published-by": "a publication without its signed decision, or a signed decision of what is not published",
        "What is published stands in the annex of a signed decision, under its number; without it nobody finds the row again.",
        "Withdraw the entry, and let the program write the step.";
    Error "decision-published-twice": "an approval that is published a second time",
        "One signed decision publishes what was approved; two say that it was signed twice, or that one of them was not.",
        "Withdraw the one that is wrong; what is published anew is recommended and approved anew.";
    Error "decision-rewritten": "an entry of a revision's decision log that says something else now, or stands in another order",
        "A log is append-only: what was decided on what evidence stays as it was written. Nothing passes this.",
        "Put the entry back as it was (`git show REV:PATH`); what is decided anew is a new entry.";
    Error "decision-sent-back": "a publication of what was sent back",
        "What was sent back is no decision, and nothing that stands on it is.",
        "Withdraw the publication, or recommend anew.";
    Error "decision-signed-later": "a publication that was recorded before it was signed",
        "What is published was signed; nobody records that before.",
        "Withdraw the entry, and let the program write the step; look at the clock of the machine.";
    Error "decision-source": "a decision with a `source` that was not imported",
        "By `source` alone anybody could make an entry look as if it had been decided elsewhere.",
        "Withdraw the entry; what was published elsewhere comes in by `rasoat import decisions`, which says from which file, row and day.";
    Error "decision-state-skipped": "an approval without a recommendation, or a publication without an approval",
        "Each state stands on the one before it; an entry that skips one was not written by the program.",
        "Let `rasoat approve` and `rasoat publish` write it; what was published elsewhere comes in by `rasoat import decisions`.";
    Error "decision-superseded": "a publication of what another recommendation had taken the place of",
        "Two branches that were merged leave it: one published, the other recommended anew and may have approved. Which holds nobody said, so it stands on no list to be signed.",
        "Send the recommendation back, publish it, or withdraw what is published.";
    Error "decision-take-back-unclear": "a withdrawal, or a sending back, of which nobody can tell what it takes back",
        "Somebody took a decision back, and the list must not go on as if nobody had: nothing that stood then is on a list to be signed.",
        "Correct it before it is committed; afterwards `rasoat withdraw CODE --reason …` until nothing stands that it may mean, and decide anew.";
    Info "decision-taken-back": "an entry that no step of the program writes, and that was taken back since",
        "It stays to be seen, and nothing rests on it.",
        "Nothing is to be done.";
    Error "decision-two-days": "a signed decision that has another day of signing in the log of another procedure",
        "A number is one decision of one day in its year; one of the two logs says what was not signed. Neither stands on a list.",
        "Look at the signed decision, and withdraw the entry that has it wrong.";
    Error "decision-two-signers": "a signed decision that has another signer in the log of another procedure",
        "A number is one decision of one signer in its year; one of the two logs says what was not signed. Neither stands on a list.",
        "Look at the signed decision, and withdraw the entry that has it wrong.";
    Error "decision-unread": "a revision's decision log that could not be read, with none in its place that can be",
        "What could not be read then cannot be held against what is there now: any entry could be struck out that way.",
        "Mend the log of that revision (`git show REV:PATH`) so that it can be read, and keep every entry of it.";
    Error "decision-without-reason": "an entry that needs a reason and has none",
        "Every outcome but full online service needs one, and so does whatever takes a decision back.",
        "Withdraw the entry, and give the reason in the next.";
    Warning "decisions-contradict": "two approved decisions that say otherwise, of which neither is published or taken back",
        "Two branches that were merged leave it, and the one with the later clock would be on the list: nothing says that who recommended it knew the other.",
        "Settle which holds: withdraw the newer one, and the older one where it does not hold either; then recommend anew.";
    Error "decisions-empty": "a decision log that holds neither a decision nor a note",
        "It says nothing, and looks as if something were recorded.",
        "Remove the file; decisions and notes that were committed are never taken out.";
    Error "decisions-orphaned": "review decisions on a procedure that the catalogue does not have",
        "A decision without its procedure cannot be shown, approved or published.",
        "Restore the procedure's file; a procedure that has ended keeps its file, with `lifecycle.to`.";
    Error "field-contradicted": "a field without dossiers beside a procedure of it that has some",
        "A form counts by field and a procedure by itself; both cannot be right, and the field's row says nothing.",
        "Correct the field's row or the procedure's.";
    Error "field-unknown": "a field that fields.yaml does not have",
        "The procedure would not be found by its field.",
        "Write the id of a field that stands in fields.yaml, or add the field there.";
    Warning "figure-not-of-source": "a figure of the manifest that its own source does not say",
        "Every verdict and every list that rests on it would name a law that says something else.",
        "Write the figure of the source; a figure that the ministry chose names what it rests on, or who chose it.";
    Warning "file-bom": "a byte order mark at the start of a file",
        "Some programs take it for a character of the first key.",
        "Run `rasoat fmt`, or save the file as UTF-8 without a byte order mark.";
    Error "file-conflict-marker": "conflict markers that a merge left in a file",
        "Both sides still stand in it, so that nothing of it is read, and it is never written over or committed.",
        "Between each `<<<<<<<` and `>>>>>>>` keep one side, or write the value anew; remove the marker lines, then `git add` the file. `git checkout --merge FILE` brings both sides back. With `rasoat merge-driver` fewer come about.";
    Error "file-control-character": "a control character in a file",
        "It does not show, and may steer a terminal; a CR alone makes programs count lines differently.",
        "Remove it; save the file with LF line ends.";
    Warning "file-crlf": "lines that end in CRLF",
        "Every line would show as changed when somebody saves the file with the usual line ends.",
        "Run `rasoat fmt`, or save the file with LF line ends.";
    Error "file-ending": "a YAML file whose name does not end in `.yaml`",
        "It is not read, and what it says is missing from every answer: a decision, a plan or a report that nobody sees.",
        "Let its name end in `.yaml`; where there is a file of that name, make one of both.";
    Error "file-folder": "a file stands in the folder of another agency",
        "People look for a procedure below its issuer, and decisions stand beside it.",
        "Move the file into the folder that the message names, with its decisions.";
    Warning "file-folder-unknown": "a procedure stands in `unknown/` although its issuer is known",
        "People look for it below its issuer.",
        "Move the file, and its decisions, into the issuer's folder.";
    Error "file-ignored-by-git": "a file that git ignores",
        "It is read like any other and no commit ever has it: a decision in it is kept nowhere, and the next clone's list is another.",
        "`git check-ignore -v FILE` names the line that says so; take it out, or `git add --force FILE`.";
    Error "file-left-out": "a file that git was told to leave out of the folder",
        "A sparse checkout, or skip-worktree, keeps it out of sight: what it says is missing from every answer.",
        "The line that the finding names brings it back: `git sparse-checkout add FOLDER`, or `git update-index --no-skip-worktree FILE`.";
    Error "file-misplaced": "a file of a catalogue that stands where it is not read",
        "What it says is missing from every answer: a law that ended, a plan or a report that nobody sees.",
        "Files stand directly in the folder of their kind (plans/x.yaml; procedures, statistics and decisions one folder deeper).";
    Info "file-more-findings": "a file has more findings than are shown",
        "One wrong line often makes many findings.",
        "Mend the first ones and check again.";
    Error "file-name": "the name of a file says something else than its content",
        "Programs and people find a file by its name; the next write would make a second file.",
        "Rename the file as the message says, or correct its content.";
    Warning "file-name-twin": "names of files that differ only in case or in Unicode form",
        "On many systems they are one file, and a checkout keeps only one of the two without a word.",
        "Rename one of them, or make one file of both.";
    Error "file-not-utf8": "a file is not UTF-8 text",
        "Old Vietnamese encodings cannot be told apart for certain, so nothing is guessed.",
        "Convert the file to UTF-8 from the encoding in which it was written (TCVN3, VNI, Windows-1258, UTF-16).";
    Warning "file-schema-line": "a first line that names the schema of another kind of file",
        "Editors check the file by the wrong schema, and edits put keys in the order of another one.",
        "Name the schema of the file's own kind in its first line.";
    Error "file-too-large": "a file over 1 MiB",
        "No file of a catalogue is that large; it would take long to read and to compare.",
        "Split it: most folders take any number of files.";
    Warning "file-unknown": "a YAML file where no kind of file lives",
        "It is not read, and nobody would notice.",
        "Move it to the folder of its kind, and end its name in `.yaml`.";
    Error "file-unreadable": "a file that cannot be read",
        "What it says is missing from every answer. Links that lead outside, FIFOs and devices are never read.",
        "Put a plain, readable file there.";
    Warning "file-unseen-by-git": "a file that git was told not to look at",
        "Under skip-worktree or assume-unchanged no change of it is in `status` or in a commit, whoever makes it.",
        "`git update-index --no-skip-worktree FILE`, or `--no-assume-unchanged FILE`; the finding names the line.";
    Error "git-unreadable": "git's index cannot be read",
        "Whether files were left out of the folder on purpose is not known, so nobody can say that the catalogue is whole.",
        "Mend the repository as the finding says; `git status` has to work.";
    Warning "group-member-ended": "a linked group with a member that ends while others go on",
        "The group can no longer be offered as it stands.",
        "Add the successor to the group, or remove the member from it.";
    Error "group-unknown": "a linked group that groups/ does not have",
        "A plan or list that names it would apply to nothing.",
        "Write the id of a group that is there, or add a file to groups/.";
    Warning "holiday-year": "public holidays that do not fit the years listed beside them",
        "In a year that is listed every other Monday to Friday is a working day, so a missing holiday makes late what was in time.",
        "Correct the day, or list a year only where all its holidays are entered.";
    Error "id-duplicate": "one id stands for two things",
        "Only the first is ever found; what refers to the other is wrong without a sign.",
        "Give one of them another id, or keep only one.";
    Warning "instrument-alike": "two instruments of one number that nothing tells apart",
        "Numbers without a year start anew every year, those of provinces in each of them; which one is cited cannot be told.",
        "Write `signed`, and `issuer` where provinces share the number, in both entries; if it is one instrument, keep one entry.";
    Warning "instrument-ambiguous": "a number that may be that of several instruments",
        "None is taken for the right one, so whether the basis is in force cannot be told.",
        "Write `signed` beside the number, and `issuer` where the day does not tell.";
    Warning "instrument-differs": "a citation whose day is not that of the instrument",
        "The number names one instrument; either its day or the one here is wrong.",
        "Correct `signed` in the citation or in instruments/.";
    Warning "instrument-number-cut": "a number of an instrument that is probably not whole",
        "What is read of it may be another instrument's number.",
        "Write the number as the instrument bears it.";
    Warning "instrument-unknown": "a legal basis that instruments/ does not have",
        "Whether it is still in force cannot be told.",
        "Correct the number, or add the instrument; `stub: true` says that only its number is known.";
    Warning "issuer-missing": "a procedure without an issuer",
        "Coverage by the issuer's own reports, its targets and its folder cannot be told.",
        "Write `issuer:` with the id of the agency that published it.";
    Error "level-ended": "a district level after 2025-06-30",
        "District governments ended on that day (Decree 118/2025/NĐ-CP).",
        "Write the last day on which the district handled it, 2025-06-30 at the latest.";
    Error "list-over-total": "a list with more members than its decision names",
        "Either the total or a member is wrong.",
        "Correct `total`, or remove what the decision does not name.";
    Error "list-unknown": "a list of services that lists/ does not have",
        "Who is to review the services of a list that nobody entered reviews none, and nobody sees it.",
        "Write the id of a list that stands in lists/, or add the list there.";
    Info "manifest-built-in": "a manifest that leaves figures of the policy to the program",
        "The built-in figures hold then: they may change with the program, and nobody of the ministry chose them.",
        "Run `rasoat migrate`, which writes them into catalogue.yaml; then correct what was set otherwise.";
    Error "manifest-format": "a catalogue of another format",
        "Reading it by the wrong rules would give wrong answers.",
        "Use the version of the program that knows this format, or correct `format`.";
    Error "manifest-missing": "no catalogue.yaml",
        "It says at which date the catalogue is read and holds the figures that rules read.",
        "Write catalogue.yaml; `rasoat init` makes one.";
    Warning "member-duplicate": "one member twice in a group or list",
        "It is counted once.",
        "Remove one of them.";
    Info "members-not-held": "a list or group names procedures that the catalogue does not hold",
        "They may be another ministry's, or not yet imported; what the catalogue does not hold it cannot judge.",
        "Import them, correct a code that is a slip, or leave it as it is.";
    Warning "not-offered-contradicted": "a report says of a procedure that it was not offered, and its file says that it is",
        "`not_offered` is known and zero: it helps to flag a procedure as unused that people perhaps use.",
        "Write the numbers or `no_data` in the report, or correct `online` or `channels` of the procedure.";
    Warning "number-form": "a number that programs read differently",
        "YAML 1.1 takes 010 for 8 and this program for 10; a zero in front is mostly a slip.",
        "Write the number in plain figures: 10.";
    Error "override-before-as-of": "an override that ended before the decision's own date",
        "It never held, so the gate was never open.",
        "Decide again with an end date that lies ahead; decisions are only ever added.";
    Error "override-too-long": "an override that ends later than the policy allows",
        "An override is for a time; one without an end would open the gate for ever.",
        "Withdraw the decision, and record it anew with an end that the policy allows.";
    Warning "override-unknown-rule": "an override of a rule that is not there",
        "The gate never asks that rule, so the override opens nothing.",
        "Write the id of a rule as `rasoat rules` lists it.";
    Error "override-without-reason": "an override without its reason or its provision",
        "It sets a rule aside for years; why, and by which provision, is all that stands against it.",
        "Withdraw the entry, and record it anew with both.";
    Warning "period-not-ended": "a report of days that had not ended",
        "Nobody can have counted them, so they are not covered: no data is not zero.",
        "Correct the last day, or import the report of the whole period when it has ended.";
    Error "period-overlap": "two reports of one unit, scope and basis cover the same days",
        "Dossiers would be counted twice, so rules read neither.",
        "Correct the periods, or remove one of the two reports.";
    Error "period-reversed": "a period ends before it begins",
        "No day lies in it.",
        "Swap the two dates, or correct one of them.";
    Warning "period-too-early": "a report of a year before 2000",
        "It is taken for a slip: a year with a digit wrong or missing.",
        "Correct the year.";
    Error "person-address-twice": "one e-mail address of two people, or twice with one",
        "The address says who may approve; of two people nobody can tell which one is meant.",
        "Write all addresses of one person in one entry of people.yaml, each once.";
    Warning "plan-done-ahead": "a row of a plan that is done on a day to come",
        "What is done clears for good from that day on, though nobody did it yet.",
        "Correct `done` of the row, or leave it out until it is done.";
    Warning "plan-done-before-signed": "a row of a plan that was done before the plan was signed",
        "What is done clears for good: a slip in the year clears a procedure whose plan nobody carried out.",
        "Correct `done` of the row, or `signed` of the plan.";
    Warning "plan-due-before-signed": "a row of a plan that was due before the plan was signed",
        "Nothing can be due before it was decided: one of the two days is wrong, and rules count the row as overdue.",
        "Correct `due` of the row, or `signed` of the plan.";
    Warning "plan-row-twice": "a plan that names a procedure or a group more than once",
        "One row may clear what another gave to another plan: which of them holds nobody can see.",
        "Keep one row, with all its measures.";
    Warning "plan-signed-ahead": "a plan that is signed on a day to come",
        "It clears nothing before that day; a slip in the year would let it clear never, or too late.",
        "Correct `signed`, or leave it out until the plan is signed.";
    Warning "plan-unknown": "a plan gives way to one that plans/ does not have",
        "The plan counts as superseded all the same, and nothing shows by what.",
        "Write the id of a plan that is there, or add the plan.";
    Error "posted-before-signed": "a publication that was posted before it was signed",
        "One of the two days is wrong, so whether it was published in time cannot be told.",
        "Correct one of the two days.";
    Warning "procedure-not-listed": "a reference to a procedure that the catalogue does not have, where that may be right",
        "Reports, variants and life cycles name procedures that ended before the catalogue began; a slip looks the same.",
        "Correct the code, or leave it as it is.";
    Error "procedure-unknown": "a reference to a procedure that the catalogue does not have",
        "A plan, list or group that names it applies to nothing; a slip in a code leaves the right procedure flagged.",
        "Correct the code, or add the procedure.";
    Error "provinces-hole": "days between two entries of `policy.provinces` that stand in neither, or today after the last",
        "How many provinces there were on such a day nobody knows, so none of them is covered by reports of provinces.",
        "Let `from` of an entry be the day after `to` of the one before it, and leave `to` out of the last.";
    Info "provinces-missing": "fewer provinces are known than there are, on days of which provinces reported",
        "Those that nobody described count as not reported, so these days are not covered: no data is not zero.",
        "Add them to agencies.yaml with `from`, `to` and `replaced_by`.";
    Error "provinces-overlap": "two numbers of provinces of the same days",
        "Nobody can say whether all provinces reported, so none of these days is covered by them.",
        "Let `to` of one entry of `policy.provinces` be the day before `from` of the next.";
    Error "provinces-too-many": "more provinces in being on a day than the manifest says there are",
        "One of them stands twice, or goes on after its end; nobody can say whether all reported.",
        "Keep one of twins; write `to` and `replaced_by` for those that ended, `from` for those that began.";
    Info "references-unchecked": "a register cannot be read, and what refers to it was not checked",
        "A wrong id in another file is not told until the register can be read.",
        "Mend the register first, and check again.";
    Error "refers-to-unknown": "a decision refers to an entry that stands nowhere before it",
        "What it approves, publishes or withdraws cannot be told.",
        "Correct `refers_to` to the id of an earlier entry of the same file.";
    Warning "repeal-unknown": "an instrument repealed by one that instruments/ does not have",
        "The repeal counts at once: without the other's first day it cannot be told from when.",
        "Correct the number, or add the instrument; `stub: true` says that only its number is known.";
    Warning "replaces-one-sided": "one procedure says that it replaces another, which does not say so",
        "Counts and plans are joined from one side and not from the other.",
        "Add the code to `replaces` or `replaced_by` of the other procedure.";
    Error "schema-broken": "a schema inside the program cannot be used",
        "This is a fault of the program, not of the catalogue.",
        "Report it.";
    Error "schema-code": "a word that is no procedure code or id",
        "Codes become names of files and are compared letter by letter, so none is trimmed into shape.",
        "Write the code exactly: \"1.001193\", or an internal one that begins with a letter.";
    Error "schema-code-unquoted": "a code without quotes",
        "Other programs read a number and drop its zeros: 1.001190 becomes 1.00119.",
        "Put the code in double quotes.";
    Error "schema-date": "a date that is none",
        "It is not in the calendar, or not written as year, month, day.",
        "Write 2026-11-21; a moment with its zone is 2026-11-21T08:30:00+07:00.";
    Error "schema-empty": "an empty value",
        "Empty says neither `not known` nor `none`.",
        "Write a value, `none` where the law sets none, or remove the key: absent means not known.";
    Error "schema-form": "a value that has none of the forms that its key takes",
        "It cannot be read.",
        "Write one of the forms that the hint names.";
    Error "schema-missing-key": "a key that must be there is absent",
        "The file cannot be understood without it.",
        "Add the key.";
    Warning "schema-text-unquoted": "text without quotes that other programs take for a number, a truth value, a day or nothing",
        "It is read as written; other programs may read 1.10 as 1.1, no as false, 1:30 as 90.",
        "Put it in double quotes.";
    Error "schema-type": "a value of the wrong kind, or none behind its colon",
        "It cannot be read; nothing at all is never taken for `none`.",
        "Write what the hint names, or remove the key.";
    Error "schema-unknown-key": "a key that the format does not have",
        "A slip in a key would lose its value without a sign.",
        "Correct the key; free remarks go into `notes`.";
    Error "schema-value": "a value outside what its key takes",
        "It cannot be right.",
        "Write what the hint names.";
    Error "schema-word": "a word that its key does not know",
        "It cannot be read.",
        "Write one of the words that the hint names.";
    Warning "schemas-differ": "schemas for editors that are not those of this program",
        "Editors check files by them while somebody types: an old, changed or missing schema says that what is wrong is right.",
        "Run `rasoat schemas`.";
    Warning "scope-too-wide": "a report for the whole country of a unit that is a part of it",
        "A province knows its own dossiers: that the country had none it cannot say, and no day is covered by it.",
        "Write `scope: unit`, or the unit that counted for the whole country.";
    Info "text-comment-behind": "a comment behind a text without quotes",
        "If the text was to go on there, its rest is lost without a sign.",
        "Put the text in quotes, or the comment on a line of its own.";
    Warning "text-cut": "a text that a `#` cuts off",
        "Behind a blank, `#` begins a comment: the rest of the text is not read.",
        "Put the whole text in double quotes.";
    Warning "text-hidden-character": "text with a character that does not show",
        "Zero-width and direction characters make equal names differ and can make a name read as another.",
        "Type the text anew.";
    Warning "text-look-alike": "text with a sign that looks like another: a no-break or other odd space, a full-width form",
        "Equal names differ, searches miss them, and a code or a number is none with such a sign in it.",
        "Write the sign of the keyboard that it looks like.";
    Warning "text-not-nfc": "text that is not in Unicode normal form C",
        "Equal words would differ byte by byte in other programs; here it is read as if it were NFC.",
        "Run `rasoat fmt`.";
    Warning "time-absurd": "a time limit that nobody means",
        "A time of 0, below 0 or of many years is a slip in the number or the unit, and rules compare it.",
        "Write the number and the unit of the law; what is done at once is text.";
    Warning "time-text": "a time limit that is text and looks like a number",
        "Text is not compared with anything: nobody is told that the online way is slower.",
        "Write a number without quotes, with a point before its decimals.";
    Error "value-invalid": "a value that does not fit, although its form is right",
        "It cannot be read, for example a number that is too large.",
        "Write a value that fits.";
    Error "value-over-scale": "a value that is greater than what it is out of",
        "A satisfaction of 85 out of 5 is above every threshold; rules take it for no evidence.",
        "Correct the value, or what it is out of.";
    Error "yaml-alias": "a YAML alias (`*name`)",
        "A value is read where it stands; aliases also make small files unfold without end.",
        "Write the value itself; put text that begins with `*` in quotes.";
    Error "yaml-anchor": "a YAML anchor (`&name`)",
        "Anchors are there for aliases, which are not read.",
        "Remove it; put text that begins with `&` in quotes.";
    Error "yaml-documents": "more than one YAML document in a file",
        "One file is one thing; most programs read only the first.",
        "Remove `---`, or make a file of each.";
    Error "yaml-duplicate-key": "one key twice in a mapping",
        "Programs keep one of the two values and lose the other without a sign.",
        "Keep one of them.";
    Error "yaml-empty": "an empty file",
        "It says nothing.",
        "Remove the file, or write its keys.";
    Error "yaml-key-not-text": "a key that is not a word",
        "Keys are words.",
        "Write the key before the colon.";
    Error "yaml-merge-key": "a YAML merge key (`<<`)",
        "A value is read where it stands.",
        "Write the keys themselves.";
    Error "yaml-odd-sign": "a sign that looks like a blank, a colon or a hyphen where YAML wants one",
        "To YAML a no-break space or a full-width colon is a letter like any other: the key is read as text, and what is wrong shows only lines below.",
        "Write the blank or the colon of the keyboard.";
    Error "yaml-syntax": "the file is not YAML",
        "Nothing of it can be read.",
        "Mend the line that the message names, or the one above it.";
    Error "yaml-tag": "a YAML tag (`!name`)",
        "Tags change what a value is, and differ between programs.",
        "Remove it; put text that begins with `!` in quotes.";
    Error "yaml-too-deep": "more than 64 levels of nesting",
        "No file of a catalogue nests so deeply; it would take long to read.",
        "Remove the brackets or indentation that make the levels.";
    Info "zeros-outside-life": "a report without dossiers of procedures that were not in force in its period",
        "It says nothing that anybody reads; many such rows show that the form lists codes that are gone, or not yet there.",
        "Nothing is to be done where the form lists them all; else correct the codes.";
    Warning "zone-unknown": "a time zone that nobody knows",
        "Days are counted in the zone of Viet Nam then, whatever was meant.",
        "Write a name of the IANA table, such as Asia/Ho_Chi_Minh.";
};

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use super::*;

    /// Every word in quotes that looks like a code: all below `catalogue/` and `yaml/`, elsewhere what a diagnostic is made with.
    fn emitted() -> BTreeSet<String> {
        fn read(folder: &Path, found: &mut BTreeSet<String>) {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                let name = path.file_name().unwrap().to_str().unwrap().to_owned();
                if path.is_dir() && name != "tests" {
                    read(&path, found);
                } else if name.ends_with(".rs")
                    && !["codes.rs", "examples.rs", "fix.rs"].contains(&name.as_str())
                    && !name.ends_with("tests.rs")
                {
                    let text = fs::read_to_string(&path).unwrap();
                    let code = text.split("#[cfg(test)]").next().unwrap();
                    let all = path
                        .components()
                        .any(|part| part.as_os_str() == "catalogue" || part.as_os_str() == "yaml");
                    found.extend(words(code, all));
                }
            }
        }
        let mut found = BTreeSet::new();
        read(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
            &mut found,
        );
        found
    }

    fn words(code: &str, all: bool) -> impl Iterator<Item = String> + '_ {
        let families: BTreeSet<&str> = ALL.iter().filter_map(|c| c.id.split('-').next()).collect();
        let is_code = move |text: &str| {
            let part = |part: &str| {
                !part.is_empty()
                    && part
                        .bytes()
                        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
            };
            text.contains('-')
                && text.split('-').all(part)
                && text
                    .split('-')
                    .next()
                    .is_some_and(|first| families.contains(first))
        };
        code.match_indices('"').filter_map(move |(at, _)| {
            let makes = ["Diagnostic::error(", "Diagnostic::warning("];
            let before = code[..at].trim_end();
            let text = code[at + 1..].split('"').next().unwrap_or_default();
            let wanted = all || makes.iter().any(|make| before.ends_with(make));
            (wanted && is_code(text)).then(|| text.to_owned())
        })
    }

    #[test]
    fn codes_are_sorted_unique_and_explained() {
        assert!(ALL.is_sorted_by(|a, b| a.id < b.id));
        for code in ALL {
            assert_eq!(get(code.id), Some(code));
            for text in [code.meaning, code.why, code.mend] {
                assert!(text.len() > 9 && !text.contains('\n'), "{}", code.id);
            }
            assert!(!code.meaning.ends_with('.'), "{}", code.id);
            assert!(
                code.why.ends_with('.') && code.mend.ends_with('.'),
                "{}",
                code.id
            );
        }
        assert_eq!(get("no-such-code"), None);
    }

    #[test]
    fn the_program_and_the_table_name_the_same_codes() {
        let emitted = emitted();
        let known: BTreeSet<String> = ALL.iter().map(|c| c.id.to_owned()).collect();
        let orphans: Vec<_> = known.difference(&emitted).collect();
        assert!(orphans.is_empty(), "never emitted: {orphans:?}");
        let strangers: Vec<_> = emitted.difference(&known).collect();
        assert!(strangers.is_empty(), "not in the table: {strangers:?}");
    }
}
