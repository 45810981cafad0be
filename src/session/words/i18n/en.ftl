# Strings shown to people, English. The same ids stand in vi.ftl; a test checks that both are complete.

## Words of the catalogue
outcome-eligible_full = eligible for full online service
outcome-partial = partial online service
outcome-do_not_provide = do not provide online
outcome-abolish_or_merge = abolish or merge
outcome-suspend_and_upgrade = suspend and upgrade
outcome-need_data = more data needed
state-recommended = recommended
state-sent_back = sent back
state-approved = approved
state-published = published
state-withdrawn = withdrawn
verdict-flag = flag
verdict-clear = clear
verdict-cannot_tell = cannot tell
verdict-not_applicable = not applicable
verdict-now-flag = flagged
verdict-now-clear = clear
verdict-now-cannot_tell = cannot tell
verdict-now-not_applicable = not applicable
online-full = full
online-partial = partial
online-none = not online
online-unknown = not stated
online-later = from a later day
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
one-working_day = working day
one-day = day
one-hour = hour
one-month = month
one-year = year
unit-not-stated = { $value } (unit not stated)
fee-described = see the procedure
unit-other = {""}
decision-none = not reviewed
decision-stale = stale
decision-imported = imported
decision-suspension = suspended until { $until }, by notice { $notice }
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
fact-dossiers-of-group = { $total } dossiers received, { $of_group } of them under the linked group { $group }, { $unit }, { $from } … { $to }
fact-dossiers-of-group-straddling = { $total } dossiers received, { $of_group } of them under the linked group { $group }, { $unit }, { $from } … { $to }: the period reaches out of the window, so they may lie outside
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
fact-gap-no-province = { $from } … { $to }: 0 of { $provinces } provinces known; agencies.yaml lacks them
fact-gap-no-issuer = { $from } … { $to }: the issuer is not known, so nobody would report
fact-gap-provinces-some-days = { $from } … { $to }: on some of these days one or more of { $silent } of { $provinces } provinces have no usable report ({ $names })
fact-gap-provinces-known = { $from } … { $to }: { $known } of { $provinces } provinces known; agencies.yaml lacks the others, or has too many
fact-gap-provinces-uncounted = { $from } … { $to }: policy.provinces does not say how many provinces there are ({ $known } known)
fact-gap-levels = { $from } … { $to }: levels are not stated, so only a nationwide report would cover these days, and there is none
fact-report-unit-ended = the report { $path } of { $unit } goes on after the unit's end: those days do not count
fact-report-retrieved = the report { $path } of { $unit } goes on after the day on which its counts were taken: those days do not count
fact-report-to-come = the report { $path } of { $unit } goes on after today: the days to come do not count
fact-doubt-part = doubtful: { $unit } { $from } … { $to } has { $part } under { $key }, of { $whole } dossiers
fact-doubt-resolved = doubtful: the report of { $unit } { $from } … { $to } has { $count } dossiers resolved
fact-doubt-year = doubtful: the report of { $unit } { $from } … { $to } begins before 2000
fact-doubt-code = the report of { $unit } { $from } … { $to } counts { $code }, which the catalogue does not have
fact-doubt-unit = the report of { $unit } { $from } … { $to } counts dossiers, though this unit does not handle the procedure
fact-doubt-life = the report of { $unit } { $from } … { $to } counts dossiers of { $code }, which was not in force on any of these days
fact-doubt-shared = the dossiers of { $code } are also counted for { $others }, which continue it, too: whose they were is not said
fact-doubt-nationwide = the report of { $unit } { $from } … { $to } says none for the whole country, though this unit did not issue the procedure
fact-doubt-done = doubtful: { $plan } says carried out on { $done }, before it was signed on { $signed }
fact-report-straddles = the report of { $unit } { $from } … { $to } has { $total } dossiers, but reaches past the window
fact-report-no-data = the report of { $unit } { $from } … { $to } says no_data, or leaves a channel out
fact-report-absent = the report of { $unit } { $from } … { $to } does not list this procedure and does not say that it is complete
fact-report-before-its = the report of { $unit } { $from } … { $to } does not name this procedure, which became its own, or came into these fields, only after the report begins: it cannot know it
fact-report-overlaps = the report { $path } overlaps another of { $unit }: neither is read
fact-report-unit-unknown = the report { $path } is of `{ $unit }`, which agencies.yaml does not have: it is not read
fact-report-unit-unsound = the report { $path } is of { $unit }, whose entry in agencies.yaml is an error: it is not read
fact-report-part-of-country = the report of { $unit } { $from } … { $to } says none for the whole country, of which the unit knows a part: no day is covered
fact-report-not-complete = the report of { $unit } { $from } … { $to } says that it is complete, but has rows that nobody can place ({ $rows }): what it does not list is not known
fact-report-unreadable = the report { $path } of { $unit } cannot be read
fact-no-plan = no plan names it
fact-no-plan-files = the catalogue holds no plan at all: bring them with `rasoat import plans`
fact-no-plan-of-issuer = no plan of { $issuer } has been entered
fact-plan-done = { $plan }: carried out on { $date }
fact-plan-in-force = { $plan }: signed { $date }, in force
fact-plan-schedule = { $plan }: only a schedule of reviews
fact-plan-unsigned = { $plan }: announced, not signed
fact-plan-not-yet = { $plan }: in force only from { $date }
fact-plan-ended = { $plan }: ended on { $date }
fact-plan-superseded = { $plan }: superseded by { $by_name }
fact-plan-overdue = { $plan }: was due on { $date }
fact-plan-unreadable = the plan file { $path } cannot be read
fact-plan-faulty = { $plan }: has an error, so it is no evidence
fact-group-faulty = the group { $group } has an error, so it is no evidence
fact-faulty = { $path } has an error at `{ $place }` ({ $code }; `rasoat check` gives the line): what is wrong is no evidence
fact-faulty-file = { $path } has an error ({ $code }; `rasoat check` gives the line): what is wrong is no evidence
fact-constituents = { $there } of { $asked } required constituents
fact-missing-name = name
fact-missing-steps = sequence of steps
fact-missing-channels = manner of handing in
fact-missing-documents = components of the dossier
fact-missing-time = time limit
fact-missing-subjects = subjects
fact-missing-executing = handling agency
fact-only-list-row = only the list's row is known: import the record (neither steps nor channels nor documents are stated)
fact-remark-sets = remark: the number of sets of the dossier is not stated
fact-decision = decided: { $outcome }, by { $by }, as of { $date }
fact-decision-published = published: { $outcome }, by { $by }, as of { $date }
fact-no-decision = no decision
fact-decision-unreadable = the decision file { $path } cannot be read
fact-evidence-changed = the values that it rested on as of { $date } have changed
fact-evidence-difference = { $change }
fact-override-ended = the override of { $rule } ended on { $date }
fact-verdict-worse = { $rule } was { $then } and is now { $now }
fact-not-declared-full = not declared full
fact-level-later = the level is stated since { $date }; what it was before is not known
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
fact-instrument-ambiguous = which { $number } is meant: { $candidates }
fact-repeal-ambiguous = whether { $number } is repealed: several instruments have the number { $by }: { $candidates }
fact-instrument-ended = { $number } ended on { $date }
fact-instrument-repealed = { $number } is repealed by { $by }
fact-no-group = in no linked group
fact-group-unreadable = the group file { $path } cannot be read
fact-group = linked group { $group }, { $count } members
fact-member-unknown = the member { $code } is not in the catalogue
fact-member-ended = the member { $code } ended on { $date } and nobody stands in its place: the others are compared without it
fact-member-level-unknown = online level of { $code }
fact-member-plan-unknown = plan of { $code }
fact-member-use-unknown = use of { $code }
fact-member-offered-unknown = whether { $code }, which need not be in the group, is offered online: it would differ
fact-no-member-counts = which member of the group counts on this day
fact-every-member-planned = every member that counts has a plan
fact-members-without-plan = members without a plan: { $codes }
fact-members-differ-in-level = another online level: { $codes }
fact-members-differ-in-plan = differ in whether a plan is in force: { $codes }
fact-members-differ-in-use = differ in whether dossiers were received: { $codes }

## Refusals of the gate and of a mark
refused-gate = the gate is closed by { $rule } ({ $verdict })
refused-gate-hint = bring what is missing, or override the rule with reason, provision and end date
refused-own-day = and on { $date }:
refused-as-of-ahead = the date { $date } is after today ({ $today }): there is no evidence of it yet
refused-as-of-old = the date { $date } is too long ago: evidence has to be of { $oldest } or later
refused-as-of-old-hint = look at it again and decide at a nearer date
refused-reason = this outcome needs a reason
refused-partial-reason = partial needs one of the four reasons
refused-provision = partial needs the provision of its reason from 2026-07-01
refused-partial-reason-outcome = a reason for partial goes with the outcome partial alone
refused-suspension = to suspend and upgrade needs a notice and an announced end
refused-suspension-past = the announced end { $date } is past
refused-suspension-long = the announced end { $date } is too far ahead: { $latest } at the latest
refused-suspension-outcome = a suspension goes with the outcome suspend_and_upgrade alone
refused-override-unknown = there is no blocking rule { $rule }
refused-override-incomplete = the override of { $rule } needs a reason and a provision
refused-override-ended = the override of { $rule } would have ended on { $date } already
refused-override-long = the override of { $rule } ends on { $date }: { $latest } at the latest
refused-override-twice = { $rule } is overridden twice
refused-override-outcome = overrides go with the outcome eligible_full alone
refused-override-needless = { $rule } does not block, so it needs no override
refused-not-in-force = the procedure is not in force on the as-of date
list-ended = it ended on { $date }
list-ended-heirs = it ended on { $date }; in its place: { $codes }
refused-same = the same decision stands already
refused-nothing-stands = there is no decision
refused-approve-state = only a recommendation can be approved; this decision is { $state ->
    [approved] approved already
    [published] published already
   *[other] in another state
}
refused-approve-own = { $by } recommended it; somebody else has to approve
refused-publish-state = only an approved decision can be published; this one is { $state ->
    [recommended] a recommendation
    [published] published already
   *[other] in another state
}
refused-publish-outcome = "more data needed" leaves nothing to publish
refused-publish-number = the number of a decision looks like 1234/QĐ-BTP
refused-publish-ahead = the day of signing, { $date }, is still to come
refused-publish-early = it was signed on { $date }, before the day of its evidence, { $as_of }
refused-number-provinces = { $number } cannot be one decision of several provinces: { $provinces }
refused-number-other = decision { $number } is recorded as signed on { $date } by { $signer }
refused-withdraw-reason = a withdrawal needs a reason
refused-send-back-reason = sending back needs a reason
refused-send-back-published = a published decision is not sent back: withdraw it
refused-clock = the entry before was recorded at { $time }, after the time of this machine: set its clock
refused-approve-similar = the address of who approves ({ $other }) looks like that of who recommended it ({ $one }): where they are two people, approve with another address; where they are one, somebody else approves
told-same-name = { $by } bears the name of who recommended it, with another address ({ $one }, { $other }): where they are one person, say so in people.yaml
unsound-blocked = its own evidence has { $rule } ({ $verdict }), and no override covers that
unsound-lacks = its evidence says nothing of { $rule }
unsound-version = no version { $version } of the rules is known here
unsound-differs = its { $field } is not what the entry says that it refers to
unsound-older = it is older than the entry that it refers to
unsound-ahead = it names a day that is still to come: { $date }
unsound-skipped = it stands on no entry that is { $state ->
    [recommended] recommended
    [approved] approved
   *[other] before it
}
unsound-own = who recommended it approved it
unsound-sent-back = it is published although it was sent back
unsound-on-withdrawn = what it stands on was withdrawn
unsound-published-by = it is published and names no signed decision, or the other way round
unsound-long = the override of { $rule } ends later than the policy allows
unsound-source = it has a source and was not imported
unsound-dangling = it refers to an entry that is not there
unsound-twice = another entry has its id
unsound-unclear-nothing = an entry after it takes something back and does not say what
unsound-unclear-unknown = an entry after it takes back one that is not there
unsound-unclear-state = an entry after it takes back one that cannot be taken back
unsound-unclear-beneath = what it stands on was withdrawn, and the published decision was not
unsound-bare = the override of { $rule } lacks its reason or its provision
unsound-no-reason = it lacks a reason
unsound-published-twice = what was approved is published twice
unsound-two-logs = several files hold the log of this procedure: { $files }
unsound-row-twice = row { $row } of the annex is { $code }'s too
unsound-other-day = the log of { $code } has the signed decision of that number on { $date }
unsound-other-signer = the log of { $code } has { $signer } as the signer of that number
unsound-signed-later = it was recorded before { $date }, the day on which it was signed
unsound-old-form = it has the form of earlier versions, and was recorded on { $date }, when none of them wrote any more
unsound-unproven = it has the form of earlier versions, and no commit shows that it is old
unsound-copied = the same entry stands in the log of { $code }, and nobody can tell whose it is
unsound-superseded = something else was recommended before it was published: { $outcome } ({ $state }), { $date }; nobody said which of them holds
unsound-lost = its log lost entries that a commit has: { $path }
refused-two-logs = several files hold the log of this procedure: { $files }; make one of them
refused-lost-log = the log { $path } lost entries that a commit has: restore it first (`rasoat check` names entry and commit)
annex-ahead = what will be published by { $date } is not known: a list is made up to { $own }
refused-stale = the evidence changed since the decision:
refused-stale-hint = look at it again and confirm it (key K, or rasoat review CODE --confirm)
review-row = , row { $row } of the annex
publish-displaced = { $count } procedures that were approved are not published because something else was recommended since: { $codes }
publish-beside-annex = { $count } procedures published by { $number } have another outcome and do not stand in this annex: { $codes }; their list: rasoat export not-eligible --number '{ $number }'
publish-added = { $number } has { $count } published rows already ({ $outcome }); these come after them, and an annex that was written before lacks them
publish-stale = { $count } approved procedures are not published because their evidence changed: see decision:stale
publish-rows-moved = nothing was recorded: the rows of the annex are others by now, since somebody published under the same number; look again, then record
publish-nothing = there is no approved decision to publish
publish-nothing-hint = `rasoat search decision:recommended` shows what waits for approval, `decision:stale` what must be confirmed
publish-agencies = { $count } agencies have approved procedures: { $agencies }
publish-agencies-hint = say which: `--query 'decision:approved agency:G15'`, or the codes
publish-no-annex = none of these is eligible for full online service, so there is no annex; nothing was published
publish-no-annex-hint = leave out `--output`; `rasoat export not-eligible --number NUMBER` writes the others
publish-no-folder = there is no folder { $path }; nothing was published
publish-file-there = { $path } is there already; nothing was published
publish-file-there-hint = choose another name, or add `--replace`
unknown-code-hint = `rasoat search` finds by words
publish-none = nothing was published: the rows of an annex are recorded together (--skip-refused leaves out what is refused)
refused-publish-signer = the signed decision needs a signer
refused-publish-chain = the approval does not stand on a recommendation of somebody else: the file was changed by hand
recording-nothing = no procedure matches
refused-unreadable = { $path }, the file of { $code }, cannot be read: `rasoat check { $path }` says why
refused-rests-on-unreadable = { $path } cannot be read, and what may be decided on { $code } rests on it: `rasoat check { $path }` says why
refused-unknown-code = no procedure has the code { $code }

## Labels
label-issuer = Issuer
label-field = Field
label-level = Level
label-executing = Handled by
label-online = Online service
label-law = Legal basis

## Commands
file-unreadable = { $path } cannot be read
file-unreadable-hint = `rasoat check { $path }` says what is wrong with it
status-unreadable = { $files ->
    [one] { $files } file
   *[other] { $files } files
 } cannot be read, and what they hold takes part in nothing here
note-unreadable = { $files ->
    [one] { $files } file
   *[other] { $files } files
 } cannot be read: `{ $check }` says why
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
rule-example = Example
rule-clears = How to clear it
status-dates = as of { $date }, window { $from } … { $to }
status-counts = { $procedures } procedures: { $flagged } flagged, { $doubtful } cannot tell, { $decided } reviewed
status-more = … and { $count } more files
git-none = in no git repository
git-detached = detached HEAD
git-unborn = no commit yet
review-written = recorded: { $outcome }, { $state } ({ $id })
review-would = would be recorded: { $outcome }, { $state } ({ $id })
review-refused = refused:
commit-files-ignored = git ignores { $count } files of the catalogue, such as { $path }, so no commit has them; `git check-ignore -v { $path }` names the line that says so
commit-nothing = no file of the catalogue has changed
commit-new-errors = the commit would bring { $count ->
    [one] { $count } error
   *[other] { $count } errors
 } that the last one does not have; nothing was committed
commit-new-errors-hint = mend them (`rasoat check` tells all), or say `rasoat commit --despite-errors`
commit-announce = { $files ->
    [one] { $files } file
   *[other] { $files } files
 } to commit in { $repository } on { $branch }:
commit-ask = Commit these? [y/N]
withdraw-ask = Withdraw these? [y/N]
withdraw-ask-again = It is on record for good, and what was signed leaves its list. Withdraw them all the same? [y/N]
withdraw-declined = nothing was withdrawn
group-none = nothing was written: { $count } members of the group are refused, and a group is written whole or not at all
git-repositories-inside = another repository inside this one, whose files are not committed here: { $folders }
commit-declined = nothing was committed
commit-others = the commit also holds files that were not shown, put there by a hook: { $files }
commit-missing = shown and not in the commit: { $files }
commit-altered = a hook changed what the commit holds of: { $files }
output-lost-commit = the commit { $commit } was made all the same on { $branch }: do not commit again
output-lost-written = what the command was to write is written all the same: do not repeat it, `rasoat status` shows it
commit-said = Committed. What git and the hooks said:
search-found = { $total } of { $all }, as of { $date }
search-gate = gate: { $rule }
search-time-open = `time:` cannot tell of { $count } more procedures: their limit is in another unit, and a working day is one to several days of the calendar; `time:>30wd` asks in working days
search-fee-open = `fee:` cannot tell of { $count } procedures: they have a fee in another currency, which is not compared; `fee:>20USD` asks in that currency
search-list-part = “{ $list }” names { $total } services; { $count } of them have no code here, so this query does not find their procedures
search-fuzzy = nothing matched exactly; these are one letter away
query-guesses = nothing has the words as they were typed; { $count } { $count ->
        [one] procedure has
       *[other] procedures have
    } them with other accents, with another letter or as a synonym: none was taken, and nothing is written
query-guesses-hint = type the words with their accents, as the names have them; `rasoat search` shows what was left out
select-left-out = { $count } more have the words only with other accents, another letter or as a synonym: they are not selected (Space selects one)
query-left-out = left out { $count } { $count ->
        [one] procedure that has
       *[other] procedures that have
    } the words only with other accents, with another letter or as a synonym: `rasoat search` shows them
import-read = read { $read }: { $created } new, { $updated } changed, { $unchanged } unchanged, { $refused } refused
import-confirmed = { $count } of the unchanged stand in a later source: the day until which they are known moves forward
import-decision = { $code }  { $outcome }  { $number }, { $signed }{ $row ->
    [0] {""}
   *[other] , row { $row }
}{ $in_force ->
    [0] {" "}(behind a newer decision)
   *[other] {""}
}
import-behind = { $count } behind a newer decision, which stays in force
import-gate = published, though the gate would refuse { $count } of them today: { $rules }
import-held = held back { $count }, for the catalogue has them from a newer source; `--older` takes them all the same
import-dry-run = nothing was written
import-refused = refused:
import-warnings = taken with a doubt:
import-newer = Kept, for the catalogue has them from a newer source, of the day in brackets ({ $count }); `--older` takes those that were read:
import-retrieved-today = no --retrieved: new values that state no day of their own count as retrieved today, { $date }; if the file is older, import it with --retrieved DATE
import-gone = The source no longer names what stands in these files; it stays and counts until it is settled ({ $count }): `--unnamed remove` takes it out, `--unnamed keep` says that it stays:
import-unsaid = The source says nothing of these, and what the catalogue has stays ({ $count }):
import-kept = kept as people corrected it: { $code } { $field }
import-list-covers = the whole list of { $name } ({ $issuer }): { $rows } procedures
import-list-beside = it also names { $rows } procedures of { $name }, and is not taken for the whole list of that agency; where it is: --issuer { $issuer }
import-list-gone = { $count } procedures are gone from the list; proposed as abolished, nothing is deleted:
import-list-accept = where that is right: --accept-abolished DATE (the last day in force), or write the line above into each file
import-conflicts = { $count } values that people corrected have changed where they come from; ours are kept until --ours or --theirs CODE:FIELD settles them:
import-conflict-ours = ours: { $value }
import-conflict-theirs = theirs: { $value }
import-conflict-base = before: { $value }
import-more = … and { $count } more (--format json has all)
init-done = made an empty catalogue in { $path }
init-next = next: rasoat import portal PATH… --catalogue { $path }

## The screen
too-small = needs { $width } × { $height } cells at least
tab-review = Review
pane-filters = Filters
pane-table = Procedures
pane-detail = Review file
header-unreadable = ✗ { $files } unreadable
header-unreadable-short = ✗{ $files }
header-lost-logs = ✗ { $files ->
    [one] one log
   *[other] { $files } logs
 } lost entries
header-dates = as of { $date } · window { $from }…{ $to }
header-no-git = no git
header-asking-git = git …
header-git-trouble = git has trouble
header-revision = looking at { $revision }
loading-listing = Listing the files…
loading-files = Reading { $done } / { $total } files
loading-judging = Judging by the rules…
search-hint = search names, codes, agencies, laws (accents or not)
search-reading = reading again
search-indexing = building the index
chip-not = not
chip-or = or
facet-code = code
facet-agency = Agency
facet-field = Field
facet-law = Law
facet-doc = Document
facet-level = Level
facet-online = Online
facet-flag = Flags
facet-unknown = Cannot tell
facet-decision = Decision
facet-list = List
facet-group = Linked group
facet-changed = Changed
facet-dossiers = Dossiers
facet-time = Time limit
facet-fee = Fee
filter-any-rule = any
filter-no-number = number of dossiers not known
filter-tail = only the tail is missing
filter-plans = no plan of the issuer entered
filter-more = … { $left } more
filter-fewer = fewer
column-code = Code
column-name = Name
column-issuer = Issuer
column-flags = 1–{ $rules }
column-gate = Gate
column-words = Flags in words
column-dossiers = Dossiers
column-online = Level
column-decision = Decision
order-relevance = best match first
order-code = by code
order-name = by name
order-issuer = by issuer
order-flags = most flags first
order-decision = by decision
table-selected = { $count } selected
table-nothing-found = No procedure matches. Esc drops the filters.
table-empty-catalogue = The catalogue has no procedure yet.
online-short-full = full
online-short-partial = part
online-short-none = none
online-short-unknown = –
online-short-later = later
outcome-short-eligible_full = eligible
outcome-short-partial = partial
outcome-short-do_not_provide = not onl.
outcome-short-abolish_or_merge = abolish
outcome-short-suspend_and_upgrade = suspend
outcome-short-need_data = data?
state-short-sent_back = ↩ back
outcome-mid-eligible_full = eligible full
outcome-mid-partial = partial
outcome-mid-do_not_provide = do not provide
outcome-mid-abolish_or_merge = abolish/merge
outcome-mid-suspend_and_upgrade = suspend/upgrade
outcome-mid-need_data = more data
notice-fuzzy = nearly
notice-unreadable = { $files ->
    [one] { $files } file cannot be read
   *[other] { $files } files cannot be read
 }: { $key } lists them, `rasoat check` says why
notice-empty = The catalogue has no procedure yet: rasoat import portal PATH…
notice-use-and-plans-unknown = No statistics and no plans yet: use is unknown, which is not zero.
notice-use-unknown = No statistics yet: use is unknown, which is not zero.
notice-plans-unknown = No plans yet.
notice-bring = Bring them:
notice-template = (--template prints an empty one) · { $key } hides
query-names-nothing = { $field ->
    [agency] no agency is called “{ $value }”
    [field] no field (lĩnh vực) is called “{ $value }”
    [list] no list of services is called “{ $value }”
    [group] no linked group is called “{ $value }”
    [by] nobody called “{ $value }” has decided anything
    [code] no procedure’s code begins with “{ $value }”
    [doc] no procedure asks for a document called “{ $value }”
    [fee] no fee is stated in the currency of “{ $value }”
   *[other] no instrument has the number or title “{ $value }”, and nothing rests on it
}
query-name-empty = of “{ $name }” no procedure is known here: its members have no codes in this catalogue
query-name-unreadable = it is not known what “{ $value }” names: { $path } cannot be read, and may have it
query-nearest = did you mean “{ $nearest }”?
query-ignored = ignored, for it asks for nothing: { $words }
command-misspelt = `{ $word }` is no command, but one letter from `{ $command }`
command-misspelt-hint = `rasoat { $first }` is the command; `rasoat -- { $word }` searches for the word
query-words-alone = `{ $command }` looks for words alone, and `{ $filter }` is a filter
query-words-alone-hint = write the words or the number alone; `rasoat search` takes filters
query-everything = the query finds everything; nothing was done
query-everything-hint = ask for something, such as `agency:G15`; `--all` says on purpose that all procedures are meant
query-everything-export = ask for something, or leave the query out for the whole list
query-column = column { $column }:
query-unknown-field = no field is called `{ $text }`; quote it to search for the words
query-missing-value = `{ $field }:` needs a value right after it
query-unknown-value = `{ $field }:` has no value `{ $text }`
query-no-date = `{ $field }:` needs a date, and `{ $text }` is none
query-no-span = `{ $field }:` needs a span of time, and `{ $text }` is none
query-no-number = `{ $field }:` needs a whole number, and `{ $text }` is none
query-misplaced = `{ $text }` rules nothing out here; write `{ $instead }`
query-lonely-or = `OR` needs something before and after it
query-choices = may be:
rule-no-dossiers = No dossiers
    .checks = The window is the 36 months that end on the as-of date, inclusive. The first that holds decides: outside its life → not applicable; a received count above zero, on any channel, of any unit that agencies.yaml has, in a period wholly inside the window → clear; replaced inside the window with partial continuity → cannot tell; in force only after the window's first day → not applicable; every day of the window reported and zero → flag; else cannot tell, naming the gaps. How many provinces there are is said by policy.provinces: fewer or more known is a gap. Levels not stated, and not issued by a province → only a nationwide report covers a day. Days after today, after the counts were retrieved or after the end of the unit are gaps, and so is a row with an error. A report that begins before the procedure was its unit's, in its fields or at its levels (issuer_since, fields_since, levels_since) says nothing of it by leaving it out. No data is not zero.
    .why = No online service may be built for a procedure that had no dossiers in the last three years.
    .source = Directive 27/CT-TTg of 2023-10-27; Deputy Prime Minister, 2023-10-16
    .needs = Reports of dossiers received for every day of the window: a nationwide file, or files of every province that policy.provinces counts (province and commune levels), or the issuer's own (ministry, vertical and other levels); `offline` is in person and post as one number; a row by field says something only where it is zero.
    .example = A procedure of the ministry level: three yearly reports of its issuer cover the window and are all zero → flag. One report with a single dossier inside the window → clear.
    .clears = Bring the report that has its dossiers (`rasoat import statistics`, `rasoat count`); rare by nature: an override with reason, provision and last day.
rule-no-plan = No plan
    .checks = Clear when an option (not a schedule) names the code or its linked group, is signed, is in force on the as-of date and is not superseded for that row (which counts once the other plan has been in force, or where the catalogue does not know it); or when that row is done. A schedule never clears, done or not; nor does an option that is announced but unsigned. An unreadable plan file → cannot tell. Where no plan names any procedure of that issuer the flag says so, and is counted apart.
    .why = No online service may be built for a procedure that has no restructuring or simplification plan.
    .source = Directive 27/CT-TTg of 2023-10-27; Decree 63/2010/NĐ-CP, Art. 31
    .needs = The plan files in plans/, with day of signing and days in force.
    .example = Named by a signed review schedule alone → flag; named by an option signed in 2024 and still in force → clear.
    .clears = Bring the signed option that names the procedure or its group (`rasoat import plans`, `rasoat plan`).
rule-plan-lapsed = Plan lapsed
    .checks = Flags when every plan that names the procedure is past its last day, overdue and not done (signed or not), superseded for this code, or a mere schedule. A signed option that is done never lapses; a plan not yet in force has not lapsed. No plan at all → not applicable. An unreadable plan file → cannot tell.
    .why = A plan that lapsed or is overdue has to be extended, replaced or carried out.
    .source = Decree 63/2010/NĐ-CP, Art. 30–31; Resolution 66.18/2026
    .needs = The plan files in plans/, with the due day of each row.
    .example = An option due on 2025-06-30 and not done, read on 2026-10-31 → flag.
    .clears = Enter the day on which the row was done, or the option that extends or replaces it.
rule-statistics-missing = Statistics missing
    .checks = Flags when, on days of the window on which the procedure was in force, a report is missing, says no_data, or a unit has not reported.
    .why = No data is not zero: without reports nothing can be said about use.
    .source = rasoat's own
    .needs = Reports of dossiers received for every day of the window.
    .example = A window of three years with reports of two → flag, naming the year that is missing.
    .clears = Bring the missing reports of the units that are named (`rasoat import statistics`).
rule-constituent-missing = Constituent missing
    .checks = Flags when one of the seven required constituents is absent: name, sequence, manner, components and number of sets of the dossier, time limit, subjects, handling agency. An explicit `none` is an answer; an absent key is not. A time limit under one channel is enough, and so is `channels: none`. The number of sets alone: a remark, not a flag. Neither steps nor channels nor documents stated → cannot tell: only the list's row is known.
    .why = A procedure is complete only with all its constituents; without them it cannot be a full online service.
    .source = Decree 63/2010/NĐ-CP, Art. 8(2)
    .needs = The procedure's file in procedures/.
    .example = A procedure with steps, documents and subjects but no time limit under any channel → flag.
    .clears = Enter the missing constituent from the decision that published it (`rasoat set`, `rasoat import portal`); where there is none, say `none`.
rule-full-yet-presence = Full, yet presence required
    .checks = Flags when the procedure is declared full but asks for presence, a check on site, or collection of the result in person only. Where any of these is not stated → cannot tell. Not declared full → not applicable; the level stated only since a later day → cannot tell; at the gate it is asked as if the procedure were declared full.
    .why = A full online service never asks people to be present.
    .source = Decree 42/2022/NĐ-CP, Art. 11; Decree 224/2026/NĐ-CP
    .needs = The procedure's presence_required, onsite_verification and results[].delivery.
    .example = Level full, and the result is handed over at the one-stop unit only → flag.
    .clears = Change the rule that asks for presence, add another way of delivery, or state the level partial with its reason.
rule-legal-basis-expired = Legal basis expired
    .checks = Flags when a cited instrument is repealed or past its last day. An instrument not yet in force is no flag; a repeal by a number that nobody describes counts. An instrument that is not described, a number that several instruments have, or a procedure without stated legal basis → cannot tell. An explicit `none` → not applicable.
    .why = A procedure has to rest on instruments in force.
    .source = Decree 63/2010/NĐ-CP, Art. 8(1), 28
    .needs = The last day or the repealing instrument of each instrument in instruments/.
    .example = Cites a decree that another repealed before the as-of date → flag.
    .clears = Cite the instrument that is in force (`rasoat set`), or describe the instrument in instruments/.
rule-group-inconsistent = Group inconsistent
    .checks = Flags when the members of a linked group differ in online level, in plan, or in use. A group is full only if every member is. Members with days count on these, optional ones where they are offered online, alternatives as one member that any of them fills. A member too young is left out of use. A member whose level, plan or use is not known → cannot tell. In no group → not applicable. At the gate plan and use alone are compared: a difference of level never shuts it on the member that would remove it.
    .why = A linked service is whole only if every procedure in it is.
    .source = Directive 27/CT-TTg of 2023-10-27; Decree 63/2010/NĐ-CP, Art. 27(3)(b)
    .needs = The group in groups/, and level, plan and statistics of every member.
    .example = Birth registration full, the health insurance card of the same group partial → flags the members.
    .clears = Bring the members to one level and all under a plan; bring the statistics that a member lacks.
rule-decision-stale = Decision stale
    .checks = Looks at the proposal and at the published decision. Flags when the evidence of one changed (values of the procedure, its predecessors, groups, plans, cited instruments, the statistics in the window of the decision), when an override has ended, or when a blocking rule answers worse at the gate now than then: a flag where there was none, or a cannot-tell that would shut the gate. Reports that only lag do not count. Of what is not to be provided, to be abolished or merged, or suspended: when a procedure that had no dossiers has some. Carrying a decision out (online level, publications, a plan's measure done) makes none stale.
    .why = A decision on changed evidence has to be confirmed anew before it is approved or published.
    .source = rasoat's own
    .needs = The decision file in decisions/.
    .example = Approved with 1,200 dossiers; the report was then corrected to none → flag.
    .clears = Look at what changed (`rasoat show CODE`) and mark it anew (`rasoat review`), or confirm it.
rule-short-no-dossiers = no dossiers
rule-doubt-no-dossiers = any dossiers
rule-doubt-no-plan = any plan
rule-short-no-plan = no plan
rule-short-plan-lapsed = plan lapsed
rule-short-statistics-missing = no statistics
rule-short-constituent-missing = constituents
rule-short-full-yet-presence = presence
rule-short-legal-basis-expired = law expired
rule-short-group-inconsistent = group differs
rule-short-decision-stale = stale

## Detail
detail-decision = Decision:
detail-rules = Rules
detail-blocks = blocks
detail-overview = Overview
detail-subjects = Subjects
detail-since = since { $date }
detail-suspended = Suspended
detail-suspended-resumed = { $period }, works again since { $date }
detail-in-force = In force
detail-replaces = Replaces
detail-replaced-by = Replaced by
detail-channels = Manner of handing in
detail-online-payment = online payment
detail-no-fee = no fee
detail-amount-unknown = amount not stated
detail-documents = Documents
detail-sets = Sets
detail-original = originals
detail-copy = copies
detail-steps = Steps
detail-results = Results
detail-conditions = Requirements and conditions
detail-decisions = Decision log
detail-decided-by = { $by }, recorded { $recorded }, as of { $date }
detail-published = published
detail-sent-back = sent back by { $by } on { $date }: { $reason }
detail-imported = imported from { $file }, row { $row }, on { $date }
detail-source = Source
detail-file = File
detail-unknown = not stated
detail-none = none
fee-fee = fee
fee-charge = charge
fee-price = price
fee-other = other

## Evidence
detail-tab-overview = Overview
detail-tab-evidence = Evidence
detail-tab-documents = Documents
detail-tab-basis = Legal basis
detail-tab-decisions = Decisions
action-next-tab = Next tab of the detail
action-previous-tab = Previous tab of the detail
hint-next-tab = next tab
evidence-use = Dossiers received over time
evidence-total = total
evidence-short-online = online
evidence-short-in_person = person
evidence-short-post = post
evidence-short-total = total
evidence-window = window of { $months } months
evidence-short-window = window
evidence-period = Period
evidence-gap = no data
evidence-not-offered = not offered
not-in-force-ended = not in force: ended { $day }
not-in-force-begins = not in force: begins { $day }
not-in-force-ended-short = ended
not-in-force-begins-short = later
evidence-not-in-force = not in force
evidence-outside = outside the window
evidence-across = reaches past the window
evidence-of-group = of these under the linked group { $group }: { $number }
evidence-units = { $reported } of { $of } units reported
evidence-units-of-days = { $days }: { $reported } of { $of } units reported
evidence-open = no report { $days }
evidence-legend-bar = dossiers (area; height: dossiers a day)
evidence-legend-zero = none, as reported
evidence-legend-not-offered = channel not offered
evidence-legend-gap = no data, which is not zero
evidence-legend-part = known in part
evidence-legend-option = option
evidence-legend-schedule = schedule
evidence-legend-due = due
evidence-legend-done = done
evidence-legend-superseded = superseded
evidence-legend-goes-on = goes on
evidence-missing = What is missing in the window
evidence-plans = Plans that name it
evidence-plan-option = option
evidence-plan-schedule = schedule of reviews
evidence-plan-due = due { $date }
evidence-plan-done = done { $date }
evidence-plan-superseded = superseded on { $date }
evidence-plan-group = through the linked group { $group }
evidence-next = What changes by itself, if nothing new is recorded
evidence-next-none = No verdict changes by itself.
evidence-next-wait = being worked out…
evidence-overridden = overridden
evidence-reports = Who reported what in the window
evidence-reports-none = No report in the window concerns it.
report-nationwide = nationwide
report-unit = the unit alone
report-basis-received = dossiers received
report-basis-resolved = dossiers resolved
report-retrieved = retrieved { $date }
report-not-retrieved = day of retrieval not stated
report-complete = lists all that had any, and not this one: 0
report-silent = ░ these should list it and do not: they say nothing of it
report-resolved = counts what was resolved, no evidence of use
report-unit_unknown = ░ of a unit that agencies.yaml does not have: not read
report-unit_unsound = ░ of a unit whose entry in agencies.yaml is an error: not read
report-overlaps = ░ overlaps another of its unit: not read
report-by_field = zero by field: no field of it had any
report-unreadable = ░ cannot be read

## Forms
mark-title = Mark
mark-selection = { $count ->
    [one] { $count } selected procedure
   *[other] { $count } selected procedures
 }
mark-outcome = Outcome
mark-override = override this rule
mark-draft = A draft: what follows you typed earlier, and it was not recorded. “Cancel” drops it, and the next form begins anew.
mark-refused = Refused, nothing was written:
gate-title = The gate
gate-open = open
gate-closed = { $count ->
    [one] closed by { $count } rule
   *[other] closed by { $count } rules
 }
gate-head = Gate for full online service at { $date }, asked as if declared full: { $answer }
gate-head-two-days = Gate for full online service on evidence of { $date } and at { $own }, asked as if declared full: { $answer }
gate-overridden = the proposal has an override
gate-lags = reports lag since { $date }
form-reason = Reason
form-provision = Provision
form-partial-reason = Why only partial
form-until = Until
form-notice = Notice
form-suspended-until = Last day
form-needed = needed
form-no-date = the day must look like 2027-06-30
confirm-title = Before writing
confirm-written = { $count ->
    [one] { $count } procedure will be marked
   *[other] { $count } procedures will be marked
 }
confirm-outcome = { $outcome }: { $count ->
    [one] 1 procedure
   *[other] { $count } procedures
}
confirm-annex = { $outcome }: { $count ->
    [one] 1 procedure
   *[other] { $count } procedures
}, rows numbered in the annex of this outcome
confirm-group = This is the whole linked group “{ $name }”: all of it is written, or none
confirm-refused = { $count ->
    [one] { $count } procedure is refused
   *[other] { $count } procedures are refused
 }
commit-title = Commit
commit-gathering = Looking for changed files…
commit-repository = Repository
commit-branch = Branch
commit-person = Committer
commit-hint = To do
commit-detached = only the reflog will remember this commit
commit-files = Files ({ $chosen } of { $files })
commit-message = Message
change-added = new
change-modified = changed
change-deleted = deleted
change-conflicted = in conflict
palette-title = Commands
palette-nothing = no command matches
help-title = Keys that work: { $place }
help-signs = Signs
help-overridden = overridden
help-selected = selected
help-query = The query language
help-query-text = All words match; "a phrase"; -not; a OR b; fields: code: agency: (cq:) field: (lv:) law: (vb:) doc: (hs:) level: online: flag: unknown: decision: by:me list: group: changed:>2026-06-01 dossiers:<10 time:>30d fee:>0
findings-title = What is wrong with files
findings-how = `rasoat check` looks closer; F5 reads again after a repair.
said-copied = Copied { $text }
said-marked-one = ✓ Marked { $code } ({ $state }) · u takes it back
said-marked = ✓ Marked { $count ->
    [one] { $count } procedure
   *[other] { $count } procedures
 } ({ $state }) · u takes it back
said-undone-one = ✓ Took back the mark on { $code }
said-undone = ✓ Took back { $count ->
    [one] { $count } mark
   *[other] { $count } marks
 }
said-committed = ✓ Committed { $short } on { $branch }: { $files ->
    [one] { $files } file
   *[other] { $files } files
 }
trouble-load = The catalogue cannot be read
trouble-index = The index cannot be built
trouble-search = The search failed
trouble-write = Not written
trouble-undo = Not taken back
trouble-commit = Not committed
trouble-editor = The editor
commit-together = The parts of a move are committed together: ticking one ticks the others.
commit-lends = Git commits; what it runs may ask something here…
trouble-part-of-move = { $path } is part of a move now and was not among the chosen files; nothing was committed
trouble-part-of-move-hint = close the form and open it again
said-day-turned = Another day has come: { $day } · the catalogue is read again as of that day
trouble-day-turned = The day is { $day } now, and what is on the screen was judged on { $shown }; nothing was written
trouble-day-turned-hint = the screen reads the catalogue again; look once more, then write (r reads it too)
said-leaving = Something is being written; the program ends as soon as that is done.
deaf-no-watch = no watch is left (sysctl fs.inotify.max_user_watches)
trouble-no-identity = git does not know your name and e-mail address, so no commit can be made
why-loading = the catalogue is still being read
why-no-row = no procedure is under the cursor
why-no-filter = the cursor is not in the filters
why-nothing-filtered = nothing is filtered
why-writing = writing, one moment
why-reloading = reading the catalogue again, one moment
why-old-commit = an old commit is looked at, so nothing can be written
why-nothing-to-undo = there is nothing to take back
why-committed = no mark here is uncommitted; a committed mark is withdrawn, never erased
why-asking-git = git has not answered yet
why-git-trouble = git has trouble, see the top of the screen
why-no-repository = the catalogue lies in no git repository: run `git init` in its folder to be able to commit
why-nothing-to-commit = no file of the catalogue has changed
why-no-editor = neither VISUAL nor EDITOR is set
why-no-findings = every file could be read
why-no-notice = no notice is shown
why-no-suspend = this system cannot suspend a program
plain-more = { $left ->
    [one] … and { $left } more procedure
   *[other] … and { $left } more procedures
 }

## Actions
keys-key = Key
keys-action = What it does
keys-where = Where
scope-everywhere = everywhere
scope-loading = while reading
scope-review = review screen
scope-table = table
scope-filters = filters
scope-detail = detail
scope-search = search field
scope-form = forms
scope-reading = texts
scope-palette = palette
group-find = Find
group-review = Review
group-catalogue = Catalogue
group-program = Program
group-move = Move
group-form = Forms
action-search = Search
action-toggle-filter = Switch a filter on or off
action-remove-filters = Drop all filters and words
action-sort = Sort by another column
action-sort-backwards = Sort the other way round
action-open = Detail on the whole screen, or back
action-select = Select or deselect a procedure
action-select-all = Select or deselect all that are shown
action-mark = Mark the procedure or the selected ones
action-undo = Take back a mark that is not committed
action-commit = Commit the changes to git
action-copy = Copy the code
action-edit = Open what is looked at in EDITOR, at its line
action-findings = See what is wrong with files
action-reload = Read the catalogue again
action-hide-notice = Hide the notice
action-help = Help on keys
action-palette = Palette of commands
action-suspend = Suspend the program
action-quit = Quit
action-next-pane = Next pane
action-previous-pane = Previous pane
action-up = Up
action-down = Down
action-page-up = Page up
action-page-down = Page down
action-first = To the start
action-last = To the end
action-next-row = Next procedure
action-previous-row = Previous procedure
action-back = Back; drop the selection; drop the filters
action-accept = Done, do it
action-next-field = Next field
action-previous-field = Previous field
action-choose = Choose, switch
action-save = Write
hint-search = search
hint-toggle-filter = on/off
hint-remove-filters = drop filters
hint-sort = sort
hint-open = detail
hint-select = select
hint-mark = mark
hint-undo = undo
hint-commit = commit
hint-commit-now = Commit
hint-copy = copy code
hint-edit = edit file
hint-palette = commands
hint-quit = quit
hint-help = Help
hint-next-pane = next pane
hint-next-row = next
hint-previous-row = previous
hint-back = back
hint-accept = done
hint-down = down
hint-next-field = next field
hint-choose = choose
hint-save = write
hint-write = Write
hint-cancel = Cancel
hint-reload = try again

# Parts of a procedure, as search names where it found something.
place-name = name
place-code = code
place-document = document
place-law = legal basis
place-agency = agency
place-field = field
place-subject = subject
place-step = step
place-channel = manner
place-result = result
place-condition = condition
place-publication = publication
place-group = linked group

# Rows to a file and to the clipboard.
action-copy-rows = Copy the selected procedures, or all that are shown
action-export = Export the procedures, or the list to be signed, to a file
hint-copy-rows = copy rows
hint-export = export
export-title = Export to a file
export-found = { $count } procedures that are shown
export-selected = { $count } selected procedures
export-csv = CSV, for spreadsheets
export-json = JSON, for programs
export-path = File
export-replace = Replace the file that is there
said-draft-kept = Nothing was recorded; what was typed is kept as a draft for the next time
export-missed-title = Not on the list
export-missed = Approved or published as eligible, and not on the list that was written:
said-exported = ✓ { $rows } procedures written to { $path }
said-copied-rows = { $rows } procedures copied, to be pasted into a spreadsheet
said-copied-some = Only the first { $rows } of { $of } procedures copied: a clipboard has little room; E exports all to a file
export-despite = All the same, though { $count ->
    [one] { $count } file
   *[other] { $count } files
 } cannot be read or lost entries; the list’s note says so
export-unreadable = { $count ->
    [one] { $count } file
   *[other] { $count } files
 } cannot be read: what they hold is missing here
export-unreadable-hint = mend them first, or choose “All the same”
export-lost-hint = bring the log back first, or choose “All the same”
trouble-file-there = { $path } is there already; nothing was written
notice-no-history = changed: asks git, and this catalogue is in no repository

## Laws and documents
law-issuer = Issuer
law-signed = Signed
law-from = In force from
law-state = State
law-missing = Still to be described
law-url = Link
law-citation = Citation
law-file = File
law-state-in_force = in force
law-state-in_force-until = in force until the end of { $date }
law-state-amended = in force, amended by { $by }
law-state-amended-until = in force until the end of { $date }, amended by { $by }
law-state-not_yet = not yet in force; from { $date }
law-state-expired = expired, without force from { $date }
law-state-repealed = repealed by { $by }
law-state-repealed-since = repealed from { $date } by { $by }
law-state-doubtful = repealed only if it is the one in force of several instruments that have the number { $by }
law-state-unknown = not known; the instrument is not described
law-short-in_force = in force
law-short-amended = amended
law-short-not_yet = not yet
law-short-expired = expired
law-short-repealed = repealed
law-short-doubtful = perhaps repealed
law-short-unknown = unknown
law-ambiguous = which one is not said: { $candidates }
law-missing-file = in no file
law-missing-title = title
law-missing-dates = dates
law-missing-stub = whether it is in force
law-role-instrument-amended_by = amended by
law-role-instrument-repealed_by = repealed by
law-role-instrument-amends = amends
law-role-instrument-repeals = repeals
law-role-instrument-implements = carries out
law-role-instrument-implemented_by = is carried out by
law-role-plan-number = is the plan
law-role-plan-source = source of the plan
law-role-list-decision = sets the list
law-role-group-source = source of the linked group
law-role-database-source = source of the database
law-role-policy-source = source of the catalogue's policy
law-part-documents = documents
law-part-steps = steps
law-part-conditions = conditions
law-part-channels = manner
law-part-results = results
law-part-publications = publication
law-part-online = online
law-part-presence_required = presence
law-part-onsite_verification = check on site
laws-found = { $total } instruments; the figures count procedures that rest on them, in force or not; as of { $date }
laws-procedures = Procedures that rest on it: { $count }, of which { $in_force } in force
laws-perhaps = Procedures that rest on it, or on another instrument of this number (the citation does not say which): { $count }
laws-mentions = Procedures that only name it elsewhere: { $count }
laws-elsewhere = Named elsewhere
repeal-title = If it had no force from { $on } on (judged on { $date })
repeal-already = By that day it is without force anyway, so nothing changes.
repeal-counts = { $flagged } procedures flagged anew · { $gates } no longer pass the gate for full online service · { $stale } decisions become stale
repeal-closes = the gate closes
repeal-closed-before = the gate is closed already ({ $rules })
repeal-stale = becomes stale
doc-held = already held by { $name } (since { $date }; { $source })
doc-no-issuer = no issuer stated
doc-spellings = { $count } spellings
documents-found = { $total } documents; the figures count procedures that ask for them, in force or not; as of { $date }
tab-laws = Laws
pane-law = Detail
laws-instruments = Instruments
laws-documents = Documents
laws-kept-undescribed = still to be described
laws-kept-in_force = in force
laws-kept-amended = amended
laws-kept-not_yet = not yet in force
laws-kept-expired = expired
laws-kept-repealed = repealed
laws-kept-doubtful = perhaps repealed
laws-kept-unknown = state not known
laws-kept-held = held by a database
laws-search-hint = search number, title, kind, issuer (accents or not)
laws-reading = reading laws and documents of every procedure…
laws-none = The catalogue has nothing here yet.
laws-nothing-found = Nothing matches. Esc drops the words.
laws-more = … { $left } more procedures: { $key } shows all in the review table
law-rests = Procedures that rest on it: { $count } ({ $in_force } in force)
doc-asked = Procedures that ask for it: { $count } ({ $in_force } in force)
doc-askers = Issuers of the procedures that ask
doc-codes = Component codes
doc-held-short = held
column-number = Number
column-procedures = Procs
column-state = State
column-title = Title
column-held = Database
column-document = Document
scope-laws = laws, documents
action-show-review = Review tab
action-show-laws = Tab of laws and documents
action-switch-list = Switch between instruments and documents
action-narrow-list = Show one state alone, or documents that a database holds
action-drill = Show these procedures in the review table
action-cite = Copy the citation, or the wording
hint-show-review = review
hint-show-laws = laws
hint-switch-list = laws/documents
hint-narrow-list = narrow
hint-drill = procedures
hint-cite = copy citation
why-no-law = no law or document is under the cursor
why-tab-review = works on the review tab alone (key 1)
why-tab-laws = works on the tab of laws alone (key 2)
cache-off = Nothing is kept between runs.
cache-empty = Nothing is kept of this catalogue.
cache-cleared = The cache of this catalogue is empty.
cache-cleared-all = { $caches ->
    [one] One cache was removed.
   *[other] { $caches } caches were removed.
}
cache-part-table = which file was read when
cache-part-values = what the files say
cache-part-columns = verdicts and filters, by date
cache-part-index = search index
cache-part-findings = what check found
cache-part-commits = states of commits (--at)
cache-part-other = left over from something that was broken off

step-approve = Approve decisions
step-publish = Record the decision that publishes
step-send-back = Send recommendations back
step-withdraw = Withdraw decisions
step-field-remark = Remark (if any)
step-field-number = Decision number
step-field-signed = Signed (2026-11-30)
step-field-signer = Signed by
step-field-reason = Why
step-field-back = Why it goes back
step-needed = a field is still to be filled in
confirm-publish = published by { $number }
why-nothing-decided = there is no decision here
why-none-recommended = there is no recommendation here that waits for approval
why-none-approved = nothing here is approved; only what is approved can be published
why-all-published = what is published cannot be sent back
why-stale = the evidence changed since it was decided: look again and confirm it (key K)
action-confirm-anew = Confirm the decision anew on the evidence of today
action-send-back = Send a recommendation back to who made it, with a reason
action-approve = Approve what somebody else recommended
action-publish = Record the signed decision that publishes approved ones
action-withdraw = Withdraw what stands: the proposal, else what is published
hint-confirm-anew = confirm
hint-send-back = send back
hint-approve = approve
hint-publish = publish
hint-withdraw = withdraw

key-name = name
key-kind = kind
key-issuer = issuer
key-fields = fields
key-levels = levels
key-issuer_since = its issuer's since
key-fields_since = in its fields since
key-levels_since = at its levels since
key-level = level
key-until = until
key-executing = executing agencies
key-coordinating = coordinating agencies
key-subjects = subjects
key-steps = steps
key-channels = channels
key-time = time limit
key-fees = fees
key-amount = amount
key-text = text
key-online_payment = online payment
key-documents = documents
key-original = originals
key-copy = copies
key-required = required
key-form = form
key-sets = sets
key-results = results
key-conditions = conditions
key-presence_required = presence required
key-onsite_verification = on-site check
key-legal_basis = legal basis
key-articles = articles
key-publications = publications
key-lifecycle = lifecycle
key-from = from
key-to = to
key-replaces = replaces
key-replaced_by = replaced by
key-continuity = continuity
key-online = online
key-in_person = in person
key-post = post
key-since = since
key-decision = decision
key-partial_reason = partial reason
key-reason = reason
key-provision = provision
key-suspended = suspended
key-procedures = procedures
key-measures = measures
key-due = due
key-done = done
key-superseded_by = superseded by
key-signed = signed
key-signer = signer
key-number = number
key-type = type
key-title = title
key-amended_by = amended by
key-repealed_by = repealed by
key-members = members
key-complete = complete
key-total = total
key-non_territorial = non-territorial
key-case = case
key-method = method
key-currency = currency
key-code = code
key-electronic = electronic
key-source = source
key-issuers = issuers
part-procedure = procedure
part-group = linked group
part-plan = plan
part-instrument = instrument
part-statistics = report of
changed-came = new
changed-went = gone
changed-kinds = changed: { $kinds } (no commit has the values of then)
changed-unknown = changed; no commit has the values of then
changed-added = { $path }: added { $to }
changed-removed = { $path }: removed { $from }
value-yes = yes
value-no = no
value-none = none
value-no-data = no data
value-not-offered = not offered
show-changed = Changed since the decision
kind-procedure = the procedure
kind-group = linked groups
kind-plan = plans
kind-instrument = legal instruments
kind-statistics = statistics

## The list that is signed; the document itself is always Vietnamese
annex-state = SOCIALIST REPUBLIC OF VIET NAM
annex-motto = Independence - Freedom - Happiness
annex-blank = ………………
annex-blank-date = day …… month …… year ………
annex-blank-signer = ………………………………
annex-number = No.: { $number }
annex-place = ………………, { $date }
annex-annex = Annex
annex-title-eligible-what = LIST OF ADMINISTRATIVE PROCEDURES ELIGIBLE
annex-title-eligible-service = FOR FULL ONLINE PUBLIC SERVICE
annex-title-not_eligible-what = LIST OF ADMINISTRATIVE PROCEDURES NOT ELIGIBLE
annex-title-not_eligible-service = FOR FULL ONLINE PUBLIC SERVICE, AND WHY
annex-attached-eligible = (Attached to Decision { $number }, { $date }, of { $agency })
annex-attached-published = (Attached to Decision { $number }, { $date }, of { $agency })
annex-attached-not_eligible = (Attached to Letter { $number }, { $date }, of { $agency })
annex-read = (Read at { $date }; window of dossiers from { $from } to { $to })
annex-values-of = (Code, row and outcome as in the signed decision; the other columns as the catalogue has them at { $date })
annex-continued = (continued)
annex-title-of-signer = ………………………………
annex-sign-here = (Signature, name, seal)
annex-sample = SAMPLE (mẫu) – illustrative data, no list of any agency
annex-missing = missing: { $facts }
annex-column-no = No.
annex-column-code = Code
annex-column-name = Name
annex-column-field = Field
annex-column-level = Level
annex-column-agency = Agency
annex-column-legal-basis = Legal basis
annex-column-time-limit = Time limit
annex-column-fees = Fees
annex-column-online = Online level
annex-column-note = Note
annex-column-standing = Standing
annex-column-reason = Why
annex-column-provision = Provision
annex-note-override = Exception until { $date }: { $rule } ({ $provision })
annex-note-published = Published: { $number }, { $date }
annex-note-suspended = Suspended since { $date }
annex-note-suspended-until = Suspended since { $date }, announced until { $until }
annex-note-suspended-past = Suspended since { $date }, announced until { $until }; whether it works again is not stated
annex-online-later = { $level } (from { $date })
annex-note-stale = Its evidence changed after it was published
annex-note-not-in-force = The procedure is not in force on the as-of date
annex-note-decided = Decided anew since: { $outcome } ({ $state }), { $date }
annex-holes = of the signed annex these rows are not on the list: { $rows } (withdrawn, left out by the query, or never imported)
annex-passed-over = { $count } procedures on the list were approved otherwise, too, and nobody took that back (two branches may have been merged): { $codes }; settle which holds before it is signed
annex-note-passed-over = Approved otherwise, too: { $outcome } ({ $date }), and not taken back
annex-note-beside = Proposed beside it: { $outcome } ({ $state }), { $date }
annex-note-imported = Decided elsewhere and imported
annex-note-gate-closed = The gate is closed by now
annex-why-undecided = Not reviewed
annex-why-withdrawn = The decision was withdrawn
annex-why-waits_for_approval = Recommended as eligible, waits for approval
annex-why-stale-recommended = Recommended as eligible, to be confirmed anew
annex-why-stale-approved = Approved as eligible, to be confirmed anew
annex-why-stale-published = Published as eligible, to be confirmed anew
annex-why-unreadable = Its decisions cannot be read
annex-why-sent_back = The recommendation was sent back
annex-why-unsound = Its decision log is not sound
annex-why-gate_closed = Decided as eligible, the gate is closed by now
annex-why-imported = Decided elsewhere and imported
annex-missed-stale = to be confirmed anew
annex-missed-unreadable = its decision log cannot be read
annex-missed-unsound = its decision log is not sound
annex-missed-undecided = nobody decided
annex-missed-waits_for_approval = waits for approval by somebody else
annex-missed-other_outcome = another outcome
annex-missed-sent_back = sent back
annex-missed-imported = decided elsewhere
annex-missed-unpublished = approved, and not published by that day
annex-missed-gate_closed = the gate is closed by now
annex-missed-not_in_force = on the last signed list, and in force no more
list-nothing-blocks = no rule blocks it, nobody decided
list-recommended = recommended by { $by }, read at { $date }
list-beside = proposed beside it: { $outcome } ({ $state }), { $date }
list-displaced = it was approved for full online service before by { $by } (on { $date }), and another recommendation took its place
list-sent-back = the recommendation was sent back by { $by } (on { $date }): { $reason }
list-withdrawn = the decision before was withdrawn by { $by } (read at { $date }): { $reason }
annex-left-eligible = { $count } eligible
annex-left-undecided = { $count } undecided
annex-left-waits_for_approval = { $count } recommended wait for approval
annex-left-stale = { $count } stale, to be confirmed anew
annex-left-other_outcome = { $count } with another outcome
annex-left-unreadable = { $count } whose decisions cannot be read
annex-left-sent_back = { $count } sent back
annex-left-unsound = { $count } whose decision log is not sound
annex-left-gate_closed = { $count } for which the gate is closed by now
annex-left-imported = { $count } imported, on a list by their number alone
annex-left-not_in_force = { $count } not in force
annex-left-withdrawn = { $count } withdrawn since
annex-left-unknown = { $count } no longer in the catalogue
annex-made = { $count } procedures on the list
annex-left = not on it: { $counts }
annex-empty-eligible = no approved decision; nothing was written
annex-empty-not_eligible = no procedure is other than eligible; nothing was written
annex-unreadable = { $files ->
    [one] { $files } file
   *[other] { $files } files
 } that the list needs cannot be read: { $paths }; nothing was written
annex-unreadable-hint = `rasoat check` says what is wrong with them; `--despite-errors` makes the list without them and says so in its note
publish-unreadable-hint = mend them (`rasoat check` says what is wrong), or say `rasoat publish --despite-errors`
annex-note-unreadable = (Made although { $files ->
    [one] { $files } file
   *[other] { $files } files
 } could not be read, so that what they hold takes part in nothing: { $paths })
annex-lost = { $files ->
    [one] one decision log lost entries that a commit has
   *[other] { $files } decision logs lost entries that a commit has
}: { $paths }; nothing was written
annex-lost-hint = a log is append-only: `rasoat check` names the commit, and `git show COMMIT:FILE` has what is gone; `--despite-errors` makes the list without these procedures and says so in its note
annex-note-lost = (Procedures whose decision log lost entries are not on it, { $files ->
    [one] one file
   *[other] { $files } files
}: { $paths })
annex-of-commit = The list is of commit { $commit } (last change { $day }), not of the catalogue as it is now
annex-note-commit = (Made of commit { $commit }, last change { $day }; not the catalogue as it is now)
annex-note-past = (The list of { $date }: only what was published by that day)
annex-why-unpublished = Approved, and not published by the day of the list
annex-left-unpublished = { $count } not published by that day
note-sample = SAMPLE (mẫu) – illustrative data, of no agency
note-logs-uncompared = no commit holds the decision logs, so nobody compared them with what they said before; `git init` and `rasoat commit` make that possible
note-lost-logs = { $files ->
    [one] one decision log lost entries that a commit has
   *[other] { $files } decision logs lost entries that a commit has
}: `rasoat check` says which
annex-number-unknown = no decision was published by number { $number }; nothing was written
annex-number-provinces = the number { $number } is that of decisions of several provinces ({ $provinces }): name the agency, such as agency:…
annex-number-several = the number { $number } is that of decisions signed on { $days }: the day has to be named
annex-number-nothing = number { $number } published nothing for this list; nothing was written
export-rows = The rows as the table has them
said-published = E writes the annex
export-signed = Signed decision (if any)
export-whole = the whole annex of that decision is written
export-several-days = name the day by the command: rasoat export eligible --number NUMBER --signed DAY
export-eligible = The list of what is eligible, for signing
export-not-eligible = The list of what is not eligible, and why
export-xlsx = XLSX, a workbook that prints
export-docx = DOCX, a document for signing
export-md = Markdown, a page for reading
## Saved views and the review queue
facet-by = By
filter-blocking-rule = a blocking rule
filter-me = me
order-oldest = oldest first
view-queue = Review queue
view-stale = To be confirmed anew
view-sent-back = Sent back to me
view-approve = Waiting for approval
view-publish = Waiting for publication
view-mine = mine
queue-mine = The review queue keeps to the view “mine” ({ $query }): { $count } procedures of this catalogue
queue-mine-empty = The view “mine” ({ $query }) finds nothing in this catalogue, so the review queue is empty; delete or change that view to review this catalogue
queue-mine-uncounted = kept to the view “mine”: { $query }
progress-done = { $done } / { $total }
progress-today = today { $count }
views-title = Views
views-counting = Counting…
views-own = Your own views
views-no-own = None of your own yet: { $key } saves what is shown.
views-no-mine = The review queue covers everything. To keep it to your own work, save a view called “mine”, such as agency:G15.
views-delete = Delete “{ $name }”? Enter deletes, Esc keeps it.
views-built-in = “{ $name }” is built in: it is neither replaced nor deleted.
view-save-title = Save as a view
view-name = Name
view-replace = Replace the view of that name
view-there = There is a view “{ $name }” already; nothing was written.
view-everything = (everything)
said-view = View: { $name }
said-view-saved = ✓ View “{ $name }” saved
said-view-deleted = ✓ View “{ $name }” deleted
said-restored = As you left it · { $key } drops filters and words
action-views = Saved views
action-save-view = Save what is shown as a view
action-delete-view = Delete the view
hint-views = views
hint-save-view = save view
hint-delete-view = delete
scope-views = views
status-queue = Review queue: { $done } of { $total } decided
status-queue-today = , { $today } of them by you today
views-saved = saved: { $name }
views-deleted = deleted: { $name }
why-wrong-query = the query has a mistake

## Templates of reasons
templates-title = Templates of reasons
templates-none = No template fits here; your own go into templates.yaml.
templates-typed = There is a text in the field already:
templates-append = Add the template behind it
templates-replace = Replace it by the template
action-template = Take a reason from a template
hint-template = templates
template-full-online = All constituents are described, the procedure is used, an option for it is in force, and every step can be taken online.
template-partial-presence = The sectoral law requires people to come to the handling agency in person.
template-partial-onsite = A check or an assessment on site has to take place before the result can be given.
template-partial-paper = A component of the dossier has to be handed in as an original on paper, and nothing electronic may stand in for it yet.
template-partial-system = The information system for handling procedures cannot carry out every step yet; to be reviewed again when it can.
template-partial-system-provision = Decree 224/2026/NĐ-CP, Article 14
template-none-unused = No dossier on any channel in 36 months; there is no need yet for an online service.
template-none-unused-provision = Directive 27/CT-TTg of 2023-10-27
template-none-internal = The procedure is carried out between state agencies alone; no person or organisation hands in a dossier.
template-none-secret = The dossier holds what is a state secret and cannot be received over the network.
template-abolish-unused = No dossier in 36 months; proposed to be abolished or merged with another procedure.
template-abolish-unused-provision = Directive 27/CT-TTg of 2023-10-27
template-abolish-twice = It has the same content as another procedure; proposed to be merged with it.
template-abolish-basis = The instrument that sets the procedure is no longer in force; proposed to be announced as abolished.
template-suspend-upgrade = The service does not serve its users well; it stops for the announced time and is made better.
template-suspend-upgrade-provision = Directive 27/CT-TTg of 2023-10-27
template-data-reports = Not all units have reported their dossiers for the 36 months; they have been asked to.
template-data-plan = Nothing is known of an option to simplify it; the agency in charge has been asked.
template-data-presence = Whether people must come in person, or a check on site is needed, is not known; the agency in charge is to confirm.
template-rare = The procedure is rare by nature (disasters, epidemics, examinations) and has to be offered online when it is needed.
template-late-reports = Only the reports of the latest period are missing; to be reviewed again when they are there.
template-plan-submitted = The option to simplify it has been submitted and waits for approval.
template-being-completed = What is missing stands in another instrument and is being added to the decision that announces the procedure.
template-being-completed-provision = Decree 63/2010/NĐ-CP, Article 8(2)
template-single-cases = Presence is asked for in single cases alone; all others can be handled wholly online.
template-replaced-basis = The instrument in its place keeps the provision; the legal basis is being corrected in the decision that announces the procedure.
template-group-in-steps = The procedures of the group are raised step by step, as approved.

## Notes
note-title = Note
note-shared = It stands in the file of the decisions and is shared with the next commit; no decision rests on it.
note-written = noted on { $code } ({ $id })
said-noted = ✓ Noted on { $code } · u takes it back
detail-notes = Notes
action-note = Write a note on the procedure
hint-note = note

## The date at which the catalogue is read
action-as-of = Read the catalogue at another date
hint-as-of = Read at this date
as-of-how = The whole catalogue, its flags and figures are read again at the date that is chosen; it always stands at the head of the screen.
as-of-manifest = the date that the catalogue names (catalogue.yaml)
as-of-today = today
as-of-reported = the last day that all statistics reach
as-of-typed = another date
as-of-day = date
as-of-no-day = the date must look like 2027-12-31 or 31/12/2027

## Changes by meaning
diff-header = { $from } → { $to }, judged as of { $date }
diff-header-dates = { $from } → { $to }, judged as of { $then } and { $date }
diff-nothing = nothing differs
diff-work-tree = work tree
diff-new = new
diff-stranger = no procedure has this code
diff-gone = gone
diff-renumbered = bore the code { $before }
diff-moved = moved from { $from } to { $to }
diff-decision = decision: { $outcome }, { $state }, by { $by }
diff-verdict = { $rule } ({ $title }): { $from } → { $to }
diff-now-flagged = now flagged: { $rule } ({ $title }), was { $from }
diff-no-longer-flagged = no longer flagged: { $rule } ({ $title }), now { $to }
diff-turns-stale = the decision turns stale: what it rests on is another now
diff-stale-no-more = the decision is no longer stale
diff-came = { $noun }: { $count } new: { $names }
diff-went = { $noun }: { $count } gone: { $names }
diff-others = What belongs to no procedure
diff-unreadable = Files that cannot be read, and are not compared
diff-count-added = + { $count } new
diff-count-removed = − { $count } gone
diff-count-changed = ~ { $count } changed
diff-count-renumbered = { $count } with another code
diff-count-renamed = { $count } renamed
diff-count-moved = { $count } moved
diff-count-decisions = { $count } decision entries
diff-count-flagged = ⚑ { $count } flags more
diff-count-unflagged = ✓ { $count } flags fewer
diff-count-stale = ! { $count } decisions turn stale
diff-count-strangers = ? { $count } codes without a procedure
diff-count-others = { $count } elsewhere
diff-unreadable-count = { $files ->
    [one] { $files } file
   *[other] { $files } files
 } cannot be read on one side or the other, and so are not compared
log-unreadable = { $files ->
    [one] { $files } file
   *[other] { $files } files
 } in these commits cannot be read, so that what they changed is not told
diff-count-unreadable = { $count } files unreadable
diff-others-left = { $count } changes belong to no procedure; without --format json they are shown
diff-eligible-header = Became eligible for full online service, or ceased to be: { $from } → { $to }
diff-eligible-decision = by decision: { $from } → { $to }
diff-eligible-gate = by the rules (gate): { $from } → { $to }
diff-eligible-none = no procedure became eligible or ceased to be
file-catalogue = catalogue
file-agencies = agencies
file-fields = fields
file-instruments = legal instruments
file-databases = databases
file-list = service lists
file-group = linked groups
file-plan = plans
file-procedure = procedures
file-statistics = reports
file-variants = variants
file-decisions = decisions
file-synonyms = search words
key-path = file
key-statistics = dossiers
key-plans = plan
key-decisions = decision
key-review_notes = note
key-groups = linked group
key-lists = service list
key-variants = variant of
key-outcome = outcome
key-state = state
key-by = by
key-recorded = recorded
key-as_of = as of
key-overrides = overrides
key-published = published
key-refers_to = refers to
key-value = value
key-unit = unit
key-policy = policy
log-nothing = no commit of the catalogue
log-ends-early = the history of this clone ends at { $commit } ({ $day }), which is not told: the clone is shallow; `git fetch --unshallow` brings the rest
changes-unknown = changed: is not known of { $count ->
    [one] one procedure
   *[other] { $count } procedures
}: this clone is shallow, and its history ends before; `git fetch --unshallow` brings the rest
log-nothing-code = no commit changed { $code }

## Tabs of changes and history
tab-changes = Changes
tab-history = History
times-reading = reading git…
times-not-committed = Not committed yet
history-of-all = All commits of the catalogue
history-of-code = Commits that changed { $code }
history-marked = ● { $commit } marked: Enter on another commit compares both
said-past = The catalogue as it was; nothing can be written · b or Esc: back to now
action-show-changes = Tab of changes that are not committed
action-show-history = History tab
action-open-change = Show the procedure in the review tab
action-open-moment = Open the catalogue as it was; with another commit marked, compare both
action-mark-moment = Mark the commit, to compare it with another
action-of-procedure = History of the procedure under the cursor, or of the catalogue
action-return-now = Back from the past to now
hint-show-changes = changes
hint-show-history = history
hint-open-change = show
hint-open-moment = open
hint-mark-moment = mark
hint-of-procedure = procedure/all
hint-return-now = back to now
why-tab-changes = works on the tab of changes alone (key 4)
why-tab-history = works on the history tab alone (key 5)
why-no-change = no procedure of the catalogue under the cursor
why-no-commit = no commit under the cursor
why-is-now = it is now already
scope-times = changes, history
scope-changes = changes
scope-history = history
changes-headings = code and name
history-headings = day, commit, message, author

# rasoat merge-driver
merge-conflict = { $path }: ours { $ours }, theirs { $theirs }, base { $base }
merge-nothing = (nothing)
merge-whole-file = the whole file
merge-by-lines = { $path } cannot be read by meaning; its lines were merged as git does
merge-comment-left-out = no place was left for the comment: { $comment }

## Changes by other programs
meanwhile-title = changed meanwhile
meanwhile-form = The files changed since this form was opened; nothing is written over that unasked:
meanwhile-more = … and { $left } more
meanwhile-unreadable = { $path } cannot be read any more
meanwhile-choose = Since the form was opened somebody else has changed:
meanwhile-mine = Keep mine: write it on top of what is there now
meanwhile-theirs = Take theirs: fill the form in from what is there now
meanwhile-back = Back to the form; nothing is written
said-mend = { $place }: { $message } · { $key } opens it there
notice-deaf = Changes by other programs are looked for every few seconds only: { $why }
why-no-place = there is no file under the cursor to open
trouble-editor-quote = a quotation mark is not closed
trouble-editor-hint = set VISUAL or EDITOR to a program that can be started, such as "vim" or "code --wait"
diff-note = note by { $by }

# --- commits and the repository ---
git-upstream = against { $name }: { $ahead } ahead, { $behind } behind
git-operation = a git { $operation } is under way: finish it or give it up before you commit
git-limits = only the git program can read this repository ({ $why }): marks, status and commits work; there are no history, no differences and no --at
commit-ignored = git ignores the catalogue's folder, so no file of it is ever committed: git check-ignore -v catalogue.yaml
commit-amends = Amends { $commit }: { $subject }
commit-amend = Amend { $commit } ({ $subject }) instead of adding a commit
commit-no-amend = The last commit cannot be amended
commit-no-amend-unborn = There is no commit yet to amend
commit-no-amend-merge = The last commit is a merge and cannot be amended
commit-no-amend-theirs = The last commit is somebody else's and cannot be amended
commit-no-amend-pushed = The last commit is pushed and cannot be amended
commit-without-amend = add a commit, without amending the last one
trouble-amended-to-nothing = amended so, the last commit would change nothing any more
trouble-amended-to-nothing-hint = take it back instead: git reset HEAD^
trouble-head-moved = another program committed or switched branches meanwhile, so nothing was committed
trouble-head-moved-hint = the form shows the new state: look at branch and files, then commit
trouble-ignored = git ignores one of these files (.gitignore), so nothing was committed
trouble-ignored-hint = see which rule says so: git check-ignore -v FILE
trouble-operation = a git { $operation } is under way, so nothing can be committed
trouble-operation-hint = finish it (git { $operation } --continue) or give it up (git { $operation } --abort) first
trouble-bisect-hint = end it first: git bisect reset
said-amended = ✓ Amended the last commit, now { $short } on { $branch }: { $files ->
    [one] { $files } file
   *[other] { $files } files
 }
header-operation = { $place } ({ $operation } under way)

# New procedures, and moves
new-fill-in = Fill in what the law says (`none` where it sets none) and take the comment sign away; what is absent counts as not known.
new-made = { $path }
new-would = nothing is written; without --dry-run this becomes { $path }
new-next = Fill in the rest, then `rasoat check` and `rasoat commit`.
issuer-ended = { $agency } ended on { $day }
issuer-ended-heirs = { $agency } ended on { $day }; its successor: { $heirs }
migrate-would =
    { $keys ->
        [one] Nothing is written; without --dry-run the manifest becomes format { $to }, with one key more.
       *[other] Nothing is written; without --dry-run the manifest becomes format { $to }, with { $keys } keys more.
    }
migrate-done =
    { $keys ->
        [one] catalogue.yaml is of format { $to }, with one key more.
       *[other] catalogue.yaml is of format { $to }, with { $keys } keys more.
    }
migrate-nothing = catalogue.yaml is of format { $to } already, with all its keys.
migrate-next = Each figure is the one that holds without it: correct what your ministry set otherwise. Then `rasoat schemas`, `rasoat check` and `rasoat commit`.
schemas-would =
    { $files ->
        [one] Nothing is written; without --dry-run one of { $all } schemas would be.
       *[other] Nothing is written; without --dry-run { $files } of { $all } schemas would be.
    }
schemas-done =
    { $files ->
        [one] One of { $all } schemas was written.
       *[other] { $files } of { $all } schemas were written.
    }
schemas-nothing = All { $all } schemas are those of this program.
move-new-file = { $path } (new)
move-what-code = code
move-what-issuer = issuer
move-what-issuer-since = its issuer's since
move-what-legal_basis = issuer of a cited instrument
move-what-replaces = replaces
move-what-replaced-by = replaced by
move-what-from = first day in force
move-what-to = last day in force
move-what-publications = left out, for it is about the old code
move-what-members = member of the group
move-what-list = entry of the list
move-what-plan = row of the plan
move-what-counts = its counts
move-what-variants = variant
move-what-local-code = local code
key-local_code = local code
move-what-baseline = known finding
move-log-goes =
    { $count ->
        [one] The decision log goes along with its one entry, which stays as it is.
       *[other] The decision log goes along with its { $count } entries, which stay as they are.
    }
move-log-stays = The decisions stay with { $old }, which they are about; { $new } has none yet.
move-turns-stale = The decision in force stays in force and turns stale, for code and issuer are among the values that it rests on: confirm it anew with `rasoat review { $new } --confirm`.
move-old-stale = The decision in force on { $old } turns stale, for the procedure ends.
move-not-stale = The decision in force is not stale.
move-still-stale = The decision in force is stale, as it was.
move-others-stale = Decisions that turn stale too, because they rest on this procedure: { $codes }
move-zero-by = Complete reports of the new issuer do not list { $new }, so that by them it had no dossier: { $paths }. Where it was another's in their period, nobody knows that: give it a row there with the channels `no_data`.
move-belongs-since = { $new } is { $issuer }'s since { $day }: a report that begins earlier says nothing of it by leaving it out. Where it was so before that, give the day with --since.
move-reports =
    { $reports ->
        [one] One report names it { $new } now
       *[other] { $reports } reports name it { $new } now
    }: right where the old code was a mistake. Where an agency replaced it by another on a day, use --from DATE, and reports stay as they were made.
move-plans-stay = Plans name the old code alone, as they did when they were signed: { $paths }. What is planned for { $new } is a row of its own: `rasoat plan ID { $new }`.
move-would =
    { $files ->
        [one] One file would change; nothing is written.
       *[other] { $files } files would change; nothing is written.
    }
move-done =
    { $files ->
        [one] One file changed. `rasoat commit` commits it.
       *[other] { $files } files changed. `rasoat commit` commits them together.
    }

# Editing: fields, plans, counts
edit-unchanged = already so: { $codes }
edit-nothing = nothing to write
edit-would-write = { $count ->
    [one] would write 1 file: { $files }
   *[other] would write { $count } files: { $files }
}
edit-wrote = { $count ->
    [one] written: 1 file: { $files }
   *[other] written: { $count } files: { $files }
}
edit-blocked = { $path } leads through a value that has no fields
edit-unwritable = { $path } cannot be changed without touching something else: { $why }
edit-unreadable = its file cannot be edited: { $why }
edit-plan-twice = several plans have the id { $plan }
edit-row-twice = the plan names { $code } in several rows
edit-no-plan = no plan has the id { $plan }
edit-no-id = “{ $plan }” is no id: letters without accents, digits, “.”, “_” and “-”
edit-file-there = { $path } is there already and is no plan of that id
edit-plan-type = a new plan needs a type: option or schedule
edit-no-report = { $path } is no report of this catalogue
edit-part-over-whole = `{ $part }` is { $count }, more than all dossiers, { $whole }; correct both in one step
edit-is-there = `{ $list }` has { $entry } already; to change that entry write { $list }[{ $entry }]
edit-finding = { $path } would be wrong ({ $finding }): { $message }; { $hint }
edit-no-entry = there is no entry `{ $entry }`; did you mean `{ $meant }`?
edit-other-entries = there is no entry `{ $entry }`; there are { $names }; `{ $list }[+]` adds one
edit-empty-list = there is no entry `{ $entry }`: the list is empty; `{ $list }[+]` adds an entry
edit-several-entries = { $count } entries are called `{ $entry }`; name one by its number, such as `{ $list }[1]`
edit-group = this is a linked group, which has no file of a procedure
edit-row-of-group = the plan names { $code } by its group { $group }; take out the group by its id, or change the group
edit-plan-unreadable = { $path } names { $plan }, or may name it, and cannot be read; mend it first, `rasoat check` says what is wrong
edit-goes = remove this field from all that are chosen
hint-look = look first
changed-added-bare = { $path }: added
unfit-no-schema = the file has no schema
unfit-no-list = `{ $field }` is no list of which an entry could be named
unfit-hint-no-brackets = leave out the brackets
unfit-list = `{ $field }` is a list, and `{ $key }` is a field of one of its entries
unfit-hint-entry = name the entry, such as `{ $field }[1].{ $key }`, `{ $field }[NAME].{ $key }`
unfit-no-fields = `{ $field }` holds a value of its own and no fields
unfit-hint-write = write `{ $field }`
unfit-no-field = there is no field `{ $key }`
unfit-no-field-below = `{ $field }` has no field `{ $key }`
unfit-hint-meant = did you mean `{ $meant }`?
unfit-hint-known = there are { $known }
unfit-path-open = `{ $path }` is no path of a field: a bracket is not closed
unfit-path-brackets = `{ $path }` is no path of a field: nothing stands in the brackets
unfit-path-key = `{ $path }` is no path of a field: a key is missing
unfit-hint-path = write keys with dots between them, such as `online.level` or `channels[online].time`
unfit-empty = `{ $field }` cannot be empty
unfit-unreadable = `{ $text }` cannot be read: { $why }
unfit-value = `{ $field }` does not take `{ $text }`
unfit-lacks = `{ $field }` lacks { $keys }
unfit-not-set = `{ $field }` is not set as a field
unfit-hint-code = `rasoat move` gives a procedure another code, with its decisions
unfit-hint-issuer = `rasoat move` moves a procedure to another issuer, with its decisions
unfit-hint-imported = an import writes it, to know again what it wrote
unfit-hint-takes = write { $what }
takes-or = {", or "}
takes-word = { $words }
takes-one-of = one of { $words }
takes-integer = a whole number
takes-integer-from = a whole number from { $least }
takes-number = a number
takes-number-from = a number from { $least }
takes-boolean = `true` or `false`
takes-list = a list such as [a, b]
takes-keys = keys with values, of { $keys }
takes-day = a day such as 2026-11-21
takes-time = a time such as 2026-11-21T08:30:00+07:00
takes-address = an address such as https://dichvucong.gov.vn
takes-code = a code such as 1.001193, exactly, or an internal one that begins with a letter
takes-id = an id: letters without accents, digits, `.`, `_` and `-`
takes-pattern = text of the form { $pattern }
takes-text = text
edit-title = Change
edit-opening = reading the files…
edit-what = What is to be changed
edit-what-online = online level
edit-what-lifecycle = in force: from, to, what it replaces
edit-what-plan = a plan that names it
edit-what-counts = its row in a report of dossiers
edit-what-field = any field, by its path
edit-plan = Plan: { $name }
edit-new-plan = a new one, or another by its id
edit-report = Report: { $name }
edit-next = ({ $at } of { $of }, Space: next)
edit-no-reports = no report of dossiers names it, and its issuer has none: import one first
edit-plan-row = What the plan says of these procedures
edit-path = field
edit-value = value
edit-differs = { $name } (differs)
edit-theirs = somebody else wrote here meanwhile: { $text }
edit-theirs-gone = somebody else removed this field meanwhile
edit-hint-counts = A whole number; no_data: not known; not_offered: there is no such channel. An emptied field is removed.
edit-hint-field = Such as online.level, channels[online].time.value, legal_basis[+]. An emptied value removes the field.
edit-hint-plan = A plan that has the id already takes the procedures in; else plans/ID.yaml is made.
edit-look = Look at it
edit-form-unchanged = nothing is another than it is now
edit-changed = What you typed is kept; the other fields show what stands there now. Look again, then write.
edit-files = { $count ->
    [one] 1 file is written
   *[other] { $count } files are written
}
said-edited = { $count ->
    [one] 1 file written
   *[other] { $count } files written
}
action-set-fields = Change fields, plan or counts (selection or row)
hint-set-fields = change
key-id = id
key-url = address
key-offline = in person or by post
key-carried_over = carried over
key-resolved_online = resolved online
key-on_time = on time
key-returned = returned
key-digitised = digitised
key-electronic_results = electronic results
key-synchronised = synchronised
continuity-same = the same (counts are joined)
continuity-partial = partly the same
continuity-none = not the same
plan-type-option = approved option (phương án)
plan-type-schedule = schedule of reviews alone (kế hoạch)

## The command line: what `--help` and `rasoat help` say
help-usage = Usage
help-commands = Commands
help-arguments = Arguments
help-options = Options
help-everywhere = Everywhere
help-the-plan = The plan
help-its-rows = Its rows
help-example = Example
help-values = One of: { $values }.
help-default = Default: { $value }.
help-page = More: rasoat help { $page }
help-of-help = Print help
help-of-version = Print the version
help-pages = Pages
help-how = `rasoat help COMMAND` describes a command, `rasoat help PAGE` prints a page.
help-unknown = there is no command and no page `{ $topic }`
help-unknown-near = near it: { $near }; `rasoat help` lists all
help-unknown-hint = `rasoat help` lists commands and pages
help-topics = Pages of the guide
help-topics-how = Enter opens a page, Esc leads back. At the command line: rasoat help PAGE
help-see = page { $page }
help-guide-hint = pages of the guide
help-codes = Exit codes: 0 clean, 1 findings or refusals, 2 usage or no catalogue, 3 nothing to check, 4 the tool failed or cannot read a file that it was asked about.
help-of-move = A code that was written wrongly was wrong everywhere: --to alone renames it in every file that names it, in reports too. Where an agency replaced a code by another on a day, add --from DATE: the old procedure ends the day before, the new one continues it, and what was reported, planned and decided under the old code stays there; the rules join the counts.
usage-unknown-option = there is no option `{ $option }` here
usage-invalid-value = `{ $option }` has no value `{ $value }`
usage-no-value = `{ $option }` needs a value
usage-refused-value = `{ $option }` does not take `{ $value }`: { $why }
usage-missing = what is missing: { $options }
usage-twice = `{ $option }` stands twice
usage-conflict = `{ $option }` and `{ $other }` exclude each other
usage-values = `{ $option }` has too many values or too few
usage-unknown-command = there is no command `{ $command }`
usage-near = Perhaps { $near }?
usage-how = `{ $command }` tells how it is used
cmd-rasoat = Reviews a git-versioned catalogue of administrative procedures. Without a command it opens the screen.
cmd-search = Find procedures.
cmd-note = Write a note on a procedure, beside its decisions.
cmd-templates = Templates of reasons: those that are built in, and your own in templates.yaml.
cmd-views = Saved views: list, save, delete.
cmd-views-save = Save a query under a name. The name `mine` says what is your own work; the review queue keeps to it.
cmd-views-delete = Delete a view of your own.
cmd-show = Show one procedure with what every rule says of it.
cmd-check = Check the catalogue's files against schemas and each other.
cmd-fmt = Put files in order: the schema's order of keys, quotes around codes, NFC, LF. No value changes, comments stay.
cmd-rules = Describe the review rules.
cmd-review = Record a decision on procedures, as a recommendation.
cmd-approve = Approve recommendations of somebody else.
cmd-publish = Record that a signed decision publishes approved ones, with the rows of its annex.
cmd-send-back = Send recommendations back to who made them, with a reason.
cmd-withdraw = Take back what stands, with a reason: the proposal, else the published decision.
cmd-set = Set a field of procedures, or remove it: nothing else of their files changes.
cmd-plan = Put procedures into a plan, or take them out; a plan that is not there is made.
cmd-count = Set counts of procedures in a report of dossiers.
cmd-laws = Legal instruments: their state, and how many procedures rest on them.
cmd-documents = Required documents: how many procedures ask for them, who asks, which database holds them already.
cmd-status = How things stand: as-of date, window, repository, changed files.
cmd-diff = What differs between two moments of the catalogue, by meaning, and what it does to verdicts and decisions.
cmd-log = The commits of the catalogue, or of one procedure across the codes that it had, with what each changed by meaning.
cmd-export = Write the list of procedures that are eligible for full online service, or of those that are not and why.
cmd-commit = Commit changed files of the catalogue.
cmd-init = Make an empty catalogue in a git repository.
cmd-new = Make the file of a new procedure.
cmd-migrate = Bring the manifest to the newest format: the policy keys that it lacks, each with the figure that holds without it.
cmd-schemas = Bring the schemas that the catalogue keeps for editors up to those of this program.
cmd-move = Give a procedure another code or issuer: its file, its decisions and every reference to it move together.
cmd-import = Bring data in.
cmd-import-portal = Lists (catalog.jsonl) and detail records of the National Public Service Portal, or folders of them.
cmd-import-list = Official lists of agencies as the portal exports them (.xlsx): what is new, renamed, moved, gone.
cmd-import-statistics = Dossier counts from a CSV file or an Excel workbook.
cmd-import-plans = Plans from a CSV file or an Excel workbook.
cmd-import-decisions = Decisions that were signed and published already, from a CSV file or an Excel workbook.
cmd-merge-driver = Merge a file of a catalogue by meaning; git calls it.
cmd-cache = Show or empty what is kept of the catalogue between runs. It is never needed, only quick.
cmd-cache-clear = Empty it; the next run makes it anew.
cmd-completions = Print completions for a shell.
cmd-help = Commands and pages of this guide; or one of them. A command wins, and names its page.
opt-catalogue = The catalogue's folder, or the folder above it. Default: the nearest folder upwards with a catalogue.yaml, then catalogue/; RASOAT_CATALOGUE names one too.
opt-as_of = Date at which to read it: 2026-11-21, `today`, or `reported` (the last day that all statistics reach).
opt-at = Read the catalogue of this commit, straight from git; the work tree is not touched.
opt-lang = Language: vi or en. Default: from the locale.
opt-format = Form of the output.
opt-color = Colours in the output.
opt-quiet = Say nothing but the data.
opt-no_mouse = Mouse in the screen off.
opt-theme = Colours of the screen.
opt-rasoat-view = The saved view to open the screen with: a name, or queue, stale, approve, publish.
opt-rasoat-query = What to search for when the screen opens.
opt-query = All procedures that this query finds, beside the codes. It needs a condition.
opt-codes = Codes.
opt-code = Code, with or without a local suffix.
opt-all = All procedures of the catalogue.
opt-group = Every member of this linked group that counts today: all of them, or none.
opt-dry_run = Show what would be written and refused, and write nothing.
opt-limit = At most so many; the total counts all.
opt-search-query = Words, "a phrase", -not, a OR b, and fields: code: agency: field: flag: unknown: decision: by: level: online: law: doc: list: group: changed:>2026-06-01 dossiers:<10 time:>30d fee:>0.
opt-search-view = What a saved view asks for, with its order, besides the QUERY.
opt-sort = The order: relevance, code, name, issuer, flags, decision, oldest (what waits longest first). Default: the view's, else relevance.
opt-note-text = The text.
opt-file = Read the text, of several lines if need be, from a file; `-`: from standard input.
opt-views-save-name = Its name.
opt-views-save-query = What it asks for, as in `search`.
opt-views-save-sort = The order: relevance, code, name, issuer, flags, decision, oldest.
opt-reverse = The other way round.
opt-views-save-replace = Replace the view of that name.
opt-views-delete-name = Its name.
opt-check-paths = Show findings of these files or folders alone. Default: all.
opt-check-level = Findings from this level on make the exit code 1.
opt-explain = Say what a code means, why it matters and how to mend it; nothing is checked.
opt-check-since = Show findings in files that differ from this commit, and those that the change made elsewhere. The whole catalogue is read all the same.
opt-fix = Mend what can be mended without a doubt: byte order marks, CRLF, NFC, quotes of codes, texts and numbers.
opt-baseline = The baseline: findings that are known. Default: .rasoat-baseline.yaml in the catalogue's folder, where it is there.
opt-no_baseline = Show findings of the baseline too.
opt-write_baseline = Write all findings to the baseline; entries that still hold stay as they are, the others go.
opt-check-reason = Why the new entries of the baseline may stay for now.
opt-until = The last day of the new entries of the baseline. Default: half a year from now.
opt-fmt-paths = Files or folders of the catalogue. Default: all.
opt-fmt-check = Write nothing; exit code 1 if a file is not formatted.
opt-rules-id = Id of one rule.
opt-outcome = What is decided: eligible_full, partial, do_not_provide, abolish_or_merge, suspend_and_upgrade, need_data.
opt-confirm = Confirm anew: the decision in force again, on the evidence of today. What is stale needs it before it is approved or published.
opt-review-reason = Why. Every outcome but eligible_full needs it.
opt-template = The template that reason and provision are taken from, where they are not given.
opt-provision = Provision that it rests on.
opt-partial_reason = Why not full: presence_required, onsite_verification, technical_incident, other_technical.
opt-notice = Of suspend_and_upgrade: the notice by which the service stops.
opt-suspended_until = Of suspend_and_upgrade: the announced last day on which it is stopped.
opt-overrides = Set a blocking rule aside: 'rule=…;until=DATE;provision=…;reason=…'. May stand several times.
opt-remark = What the approver adds.
opt-publish-codes = Codes. Default, without --query: every approved procedure that is eligible for full online service and not stale.
opt-publish-query = All procedures that this query finds, beside the codes.
opt-publish-number = Number of the signed decision, such as 1234/QĐ-BTP.
opt-publish-signed = Day of signing.
opt-publish-signer = Who signed.
opt-publish-output = Write the annex to this file too: .xlsx, .docx, .md, .csv or .json.
opt-replace = Replace the file where there is one.
opt-despite_errors = Go on although files that the list needs cannot be read; its note says which.
opt-skip_refused = Publish the others where some are refused. Else nothing is written then: the rows of an annex are those of all.
opt-send-back-reason = Why. Whoever recommended it sees it.
opt-withdraw-reason = Why.
opt-withdraw-yes = Do not ask once more before writing. Without a terminal nothing is asked.
opt-set-path = The field: online.level, lifecycle.to, channels[online].time.value, legal_basis[+] for one more entry.
opt-words = Its value, then codes; with --remove, codes alone. A list: '[a, b]'; an entry with fields: '{"{"}number: 45/2020/NĐ-CP{"}"}'.
opt-more = One more field that is set with it. May stand several times.
opt-set-remove = Remove the field.
opt-plan-plan = Id of the plan. Where no plan has it, one is made in plans/ID.yaml; it needs --type.
opt-plan-codes = Codes, or ids of linked groups that the plan names as such.
opt-plan-remove = Take the procedures out of the plan.
opt-plan-kind = option: an approved one (phương án); schedule: only a schedule of reviews.
opt-plan-number = Number of the decision that approves it.
opt-plan-signer = Who signed it.
opt-plan-signed = Day of signing.
opt-plan-from = First day in force; absent: the day of signing.
opt-plan-to = Last day in force; absent: open.
opt-plan-title = Its title.
opt-plan-source = Where it was taken from.
opt-due = Day by which it is due for these procedures.
opt-done = Day on which it was carried out for them.
opt-measure = What is to be simplified. May stand several times.
opt-superseded_by = Id of the plan that takes the place of this one for them.
opt-report = The report: its file in statistics/.
opt-count-codes = Codes, or ids of linked groups that the report counts.
opt-count-remove = Remove the row of these procedures or groups.
opt-online = Dossiers handed in online: a whole number, no_data (not known) or not_offered (no such channel).
opt-in_person = Dossiers handed in at a counter.
opt-post = Dossiers handed in by post.
opt-offline = Dossiers handed in at a counter or by post, as one number, where no more is known.
opt-carried_over = Dossiers carried over from the period before.
opt-resolved_online = Dossiers handled wholly online.
opt-on_time = Dossiers resolved on time.
opt-returned = Dossiers returned.
opt-digitised = Records and results digitised.
opt-electronic_results = Results issued electronically.
opt-synchronised = Dossiers synchronised with the National Public Service Portal.
opt-laws-query = Words of number, title, kind or issuer, accents or not; or one number in any spelling, for what rests on it and where it is cited.
opt-if_repealed = What would be flagged if this one instrument were without force from DATE on (DATE is the first day without it). Judged on DATE, or on a later --as-of.
opt-unknown = Those still to be described: stubs, without title or date, or cited and in no file. Most cited first.
opt-documents-query = Words of the document, accents or not.
opt-held = Only those that a database in use on the as-of date holds already.
opt-revs = Commits, branches, tags, `HEAD~3`, `main@{"{"}2026-09-01{"}"}`, or A..B. Default: HEAD, and the files as they are now (with --at, that commit).
opt-diff-from = The catalogue as it stood at the end of this day, judged on it.
opt-diff-to = The same for the other side. Default: the files as they are now.
opt-eligible = Only which procedures became eligible for full online service, or ceased to be: by decision and by the gate.
opt-diff-query = Only procedures that this query finds in the second moment, as in `search`.
opt-log-code = Code of a procedure. Default: the whole catalogue.
opt-log-limit = At most so many commits. Default: 20, of one procedure all.
opt-log-since = Only commits from this day on.
opt-list = Which list.
opt-export-query = Only procedures that this query finds, as in `search`.
opt-export-number = What the signed decision of this number published, in the order of its annex, whatever happened since.
opt-export-signed = Its day of signing, where several decisions bear the number.
opt-export-output = The file. Its ending stands for --format: xlsx, docx, md, csv, json. Default: standard output, for md, csv and json.
opt-commit-paths = Commit these files or folders alone. Default: all changed files of the catalogue.
opt-message = The message. Default: one that says by meaning what changed; with --amend that of the last commit.
opt-amend = Put the files into the last commit, in its place, instead of making one more. Only where it is your own, is no merge, and no remote-tracking branch and no upstream has it.
opt-commit-despite_errors = Commit although that brings errors of `check` which the last commit does not have.
opt-commit-yes = Ask nothing, also on a terminal.
opt-dir = The folder to make it in.
opt-init-title = Title of the catalogue.
opt-new-code = Its code: 1.009999, or an internal one that begins with a letter.
opt-new-name = Its official name.
opt-new-issuer = The agency that published it: an id of agencies.yaml. Without it the file goes to procedures/unknown/.
opt-field = A field that it belongs to: an id of fields.yaml; may be repeated.
opt-new-level = A level of government that handles it: ministry, province, commune, vertical, other; may be repeated.
opt-new-kind = Its kind: standard, specific, internal, interconnected.
opt-new-from = Its first day in force.
opt-edit = Open the file in VISUAL or EDITOR once it is made.
opt-move-code = Its code as it is.
opt-move-to = Its code from now on.
opt-move-issuer = Its issuer from now on: an id of agencies.yaml.
opt-move-since = The first day on which it was the new issuer's. Default: today.
opt-move-from = The first day of the new code, where it officially replaces the old one.
opt-import-portal-paths = Files and folders, in any order.
opt-whole_list = The list among them is the portal's whole list: propose as abolished what is gone from it.
opt-accept_abolished = Write `lifecycle.to` (the last day in force) for procedures that are gone from the whole list.
opt-retrieved = The day on which the source was retrieved. Nothing older takes the place of what is newer. Default for what is new: today.
opt-older = Take the source although it is older than what the catalogue has, or though that is not known.
opt-ours = Settle a conflict: keep what the file says, until the portal changes the value again. CODE alone: all its fields.
opt-theirs = Settle a conflict: take what was read. CODE alone: all its fields.
opt-import-list-paths = The lists; several are read together.
opt-import-list-issuer = Agency whose whole list this is, by id, portal code or name; may be repeated. Default: the one that most rows name.
opt-sheet = The one sheet to read. Default: every one that has the header.
opt-unnamed = What to do with what the catalogue has and a newer table does not name any more: keep, or remove. Without it that stays, is named, and the exit code is 1.
opt-hidden = What to do with rows, columns and sheets that are hidden, filtered out or struck through: take, or skip; then nothing counts as complete or gone. Without it a file that has any is refused.
opt-import-paths = CSV files or Excel workbooks.
opt-import-template = Print an empty CSV file with its header, and what the columns mean on standard error.
opt-base = What both sides began with (%O); empty where both made the file.
opt-merge-driver-ours = Our version (%A); the result is written over it.
opt-merge-driver-theirs = Their version (%B).
opt-merge-driver-path = The file's path in the repository (%P), by which its kind is known.
opt-marker_size = Signs of a conflict marker (%L).
opt-base_label = What the base is called behind its marker (%S).
opt-ours_label = What our version is called (%X).
opt-theirs_label = What their version is called (%Y).
opt-cache-clear-all = The caches of all catalogues.
opt-shell = The shell.
opt-topic = A command (`import portal` too) or a page.
value-human = for people
value-json = JSON v1, a contract
value-csv = comma-separated values, for tables
value-md = a page in Markdown
value-xlsx = a workbook
value-docx = a document for signing
value-concise = a line a finding
value-sarif = SARIF 2.1.0, for code scanning
value-github = annotations of a GitHub workflow
value-gitlab = a code quality report of GitLab

## Tables of the guide
table-command = Command
table-what = What it does
table-code = Code
table-meaning = Meaning
table-rule = Rule
table-title = Title
table-checks = What it checks
table-blocks = The gate
table-field = Field
table-names = Other names
table-values = Asks for
table-format = Format
table-commands = Commands
table-variable = Variable
table-every-command = every command but { $commands }, which say text alone
exit-0 = clean; a search without hits too
exit-1 = findings at or above the asked level; something refused (the gate, an imported record); an unknown code
exit-2 = wrong usage or configuration; no catalogue
exit-3 = nothing to check
exit-4 = the tool itself failed, or a file that it was asked about cannot be read
exit-129 = of `merge-driver` alone, whose 1 says conflicts: no merge was made, and git stops
field-code = a code, or its beginning, with or without a local suffix
field-agency = the issuer, by id, portal code or name
field-field = the field (lĩnh vực)
field-law = what rests on a legal instrument
field-doc = what asks for a document
field-level = the level of government: { $values }
field-online = the level of online service: { $values }
field-flag = a rule that flags it, `any` or `blocking`
field-unknown = a rule that cannot tell; `tail`, `dossiers`, `plans`
field-decision = the proposal or the published decision: { $values }
field-by = who recorded it; `me` is yourself
field-list = a list of services
field-group = a linked group
field-changed = the day of the last commit that touched the procedure's file
field-dossiers = dossiers in the window
field-time = the longest time limit
field-fee = the highest fee
variable-RASOAT_CATALOGUE = the catalogue's folder, where `--catalogue` is not given
variable-locale = language, where `--lang` is not given
variable-NO_COLOR = no colours
variable-RASOAT_CACHE = the folder of caches; `off`: nothing is kept between runs
variable-RASOAT_CONFIG = the folder of your own files; `off`: none are read or kept
variable-editor = the editor that `e` and `new --edit` open, with arguments and quotation marks as in a shell; `{"{"}file{"}"}`, `{"{"}line{"}"}` and `{"{"}column{"}"}` are filled in where the editor is not known
variable-RASOAT_NOW = a time that stands still, for repeatable runs: `2026-11-21T08:00:00+07:00[Asia/Ho_Chi_Minh]`
action-guide = Pages of the guide
hint-guide = guide
