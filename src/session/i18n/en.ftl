# Strings shown to people, English. The same ids stand in vi.ftl; a test checks that both are complete.

## Words of the catalogue
outcome-eligible_full = eligible for full online service
outcome-partial = partial online service
outcome-do_not_provide = do not provide online
outcome-abolish_or_merge = abolish or merge
outcome-need_data = more data needed
state-recommended = recommended
state-approved = approved
state-published = published
state-withdrawn = withdrawn
verdict-flag = flag
verdict-clear = clear
verdict-cannot_tell = cannot tell
verdict-not_applicable = not applicable
online-full = full
online-partial = partial
online-none = not online
online-unknown = not stated
level-ministry = ministry
level-province = province
level-district = district
level-commune = commune
level-vertical = vertical
level-other = other
partial-presence_required = people must come in person
partial-onsite_verification = a check on site is needed
partial-technical_incident = a technical incident
partial-other_technical = another technical cause
method-online = online
method-in_person = in person
method-post = by post
unit-working_day = working days
unit-day = days
unit-hour = hours
unit-month = months
unit-year = years
unit-other = {""}
decision-none = not reviewed
decision-stale = stale
blocks-no = shown only
blocks-on-flag = blocks eligibility on flag
blocks-on-doubt = blocks eligibility on flag and on cannot tell

## Facts that rules name
fact-window = window { $from } … { $to }
fact-dossiers = { $total ->
    [one] { $total } dossier
   *[other] { $total } dossiers
 } received, { $unit }, { $from } … { $to }
fact-dossiers-straddling = { $total } received, { $unit }, { $from } … { $to }: partly outside the window, so it may lie outside
fact-not-yet-in-force = in force only from { $from }
fact-no-longer-in-force = no longer in force since { $to }
fact-in-force-so-far = in force { $months } of { $window } months (from { $from }), 0 so far
fact-start-unknown = first day in force not stated: counts as old
fact-all-zero = every day of the window is reported, and no dossier was received
fact-tail-unreported = zero so far, only the tail after { $after } is unreported
fact-replaced-partially = replaces { $codes } only in part since { $date }: the counts before and after are not of one procedure
fact-replaced-partially-by = replaced in part by { $codes } since { $date }
fact-gap-unit = { $from } … { $to }: no usable report of { $unit }
fact-gap-provinces = { $from } … { $to }: { $silent } of { $provinces } provinces have no usable report ({ $names })
fact-gap-no-province = { $from } … { $to }: no province is known that would report
fact-gap-no-issuer = { $from } … { $to }: the issuer is not known, so nobody would report
fact-report-straddles = the report of { $unit } { $from } … { $to } has { $total } dossiers, but reaches past the window
fact-report-no-data = the report of { $unit } { $from } … { $to } says no_data, or leaves a channel out
fact-report-absent = the report of { $unit } { $from } … { $to } does not list this procedure and does not say that it is complete
fact-report-overlaps = the report { $path } overlaps another of { $unit }: neither is read
fact-report-unreadable = the report { $path } of { $unit } cannot be read
fact-no-plan = no plan names it
fact-no-plan-files = the catalogue holds no plan at all: bring them with `rasoat import plans`
fact-plan-done = { $plan }: carried out on { $date }
fact-plan-in-force = { $plan }: signed { $date }, in force
fact-plan-schedule = { $plan }: only a schedule of reviews
fact-plan-unsigned = { $plan }: announced, not signed
fact-plan-not-yet = { $plan }: in force only from { $date }
fact-plan-ended = { $plan }: ended on { $date }
fact-plan-superseded = { $plan }: superseded by { $by }
fact-plan-overdue = { $plan }: was due on { $date }
fact-plan-unreadable = the plan file { $path } cannot be read
fact-constituents = { $there } of { $asked } required constituents
fact-missing-name = name
fact-missing-steps = sequence of steps
fact-missing-channels = manner of handing in
fact-missing-documents = components of the dossier
fact-missing-time = time limit
fact-missing-subjects = subjects
fact-missing-executing = handling agency
fact-remark-sets = remark: the number of sets of the dossier is not stated
fact-decision = decided: { $outcome }, by { $by }, as of { $date }
fact-no-decision = no decision
fact-decision-unreadable = the decision file { $path } cannot be read
fact-evidence-changed = the values that it rested on as of { $date } have changed
fact-override-ended = the override of { $rule } ended on { $date }
fact-verdict-worse = { $rule } was { $then } and is now { $now }
fact-not-declared-full = not declared full
fact-presence-required = people must come in person ({ $provision })
fact-onsite-required = a check on site is needed ({ $provision })
fact-delivery-in-person = { $result }: handed over in person only
fact-presence-unknown = whether people must come in person
fact-onsite-unknown = whether a check on site is needed
fact-delivery-unknown = how the result is handed over
fact-delivery-unknown-of = how the result is handed over: { $result }
fact-no-presence = neither presence nor a check on site nor collection in person
fact-basis-unknown = the legal basis
fact-basis-none = the law sets no legal basis of its own
fact-basis-cited = { $count ->
    [one] { $count } instrument cited
   *[other] { $count } instruments cited
 }
fact-instrument-stub = state of { $number }: it is only known from citations
fact-instrument-unknown = { $number } is not in the catalogue
fact-instrument-ended = { $number } ended on { $date }
fact-instrument-repealed = { $number } is repealed by { $by }
fact-no-group = in no linked group
fact-group = linked group { $group }, { $count } members
fact-member-unknown = the member { $code } is not in the catalogue
fact-member-level-unknown = online level of { $code }
fact-member-plan-unknown = plan of { $code }
fact-member-use-unknown = use of { $code }
fact-members-differ-in-level = another online level: { $codes }
fact-members-differ-in-plan = differ in whether a plan is in force: { $codes }
fact-members-differ-in-use = differ in whether dossiers were received: { $codes }

## Refusals of the gate and of a mark
refused-gate = the gate is closed by { $rule } ({ $verdict })
refused-gate-hint = bring what is missing, or override the rule with reason, provision and end date
refused-reason = this outcome needs a reason
refused-partial-reason = partial needs one of the four reasons
refused-provision = partial needs the provision of its reason from 2026-07-01
refused-partial-reason-outcome = a reason for partial goes with the outcome partial alone
refused-override-unknown = there is no blocking rule { $rule }
refused-override-incomplete = the override of { $rule } needs a reason and a provision
refused-override-ended = the override of { $rule } would have ended on { $date } already
refused-override-twice = { $rule } is overridden twice
refused-override-outcome = overrides go with the outcome eligible_full alone
refused-override-needless = { $rule } does not block, so it needs no override
refused-not-in-force = the procedure is not in force on the as-of date
refused-same = the same decision is in force already
refused-unknown-code = no procedure has the code { $code }

## Labels
label-issuer = Issuer
label-field = Field
label-level = Level
label-executing = Handled by
label-online = Online service
label-law = Legal basis

## Commands
note-unreadable = { $files ->
    [one] { $files } file
   *[other] { $files } files
 } cannot be read: `rasoat check` says why
note-use-unknown = No statistics yet, so the use of every procedure is unknown (not zero). Bring them: rasoat import statistics FILE.csv (--template prints an empty one)
note-plans-unknown = No plans yet, so no procedure has a known plan. Bring them: rasoat import plans FILE.csv (--template prints an empty one)
show-rules = Rules as of { $date }, window { $from } … { $to }
show-missing = missing:
show-overridden = overridden until { $until }: { $reason } ({ $provision })
show-decisions = Decisions
rule-checks = What it checks
rule-why = Why
rule-source = Source
rule-needs = Evidence that it needs
status-dates = as of { $date }, window { $from } … { $to }
status-counts = { $procedures } procedures: { $flagged } flagged, { $doubtful } cannot tell, { $decided } reviewed
git-none = in no git repository
git-detached = detached HEAD
git-unborn = no commit yet
review-written = recorded: { $outcome } ({ $id })
review-would = would be recorded: { $outcome } ({ $id })
review-refused = refused:
commit-nothing = no file of the catalogue has changed
commit-announce = { $files ->
    [one] { $files } file
   *[other] { $files } files
 } to commit in { $repository } on { $branch }:
commit-ask = Commit these? [y/N]
search-found = { $total } of { $all }, as of { $date }
search-fuzzy = nothing matched exactly; these are one letter away
import-read = read { $read }: { $created } new, { $updated } changed, { $unchanged } unchanged, { $refused } refused
import-dry-run = nothing was written
import-refused = refused:
import-warnings = taken with a doubt:
import-kept = kept as people corrected it: { $code } { $field }
import-more = … and { $count } more (--format json has all)
init-done = made an empty catalogue in { $path }
init-next = next: rasoat import portal PATH… --catalogue { $path }
