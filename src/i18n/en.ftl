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
who-ministries = ministries
who-localities = localities
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
fact-dossiers-earlier = { $total } received by { $reports } earlier reports
fact-dossiers = { $total ->
    [one] { $total } dossier
   *[other] { $total } dossiers
 } received, { $unit }, { $from } … { $to }
fact-dossiers-straddling = { $total } received, { $unit }, { $from } … { $to }: partly outside the window, so it may lie outside
fact-dossiers-of-group = { $total ->
    [one] { $total } dossier
   *[other] { $total } dossiers
 } received, { $of_group } of them under the linked group “{ $group }”, { $unit }, { $from } … { $to }
fact-dossiers-of-group-straddling = { $total ->
    [one] { $total } dossier
   *[other] { $total } dossiers
 } received, { $of_group } of them under the linked group “{ $group }”, { $unit }, { $from } … { $to }: the period reaches out of the window, so they may lie outside
fact-dossiers-of-predecessor = { $count ->
    [one] { $count } dossier
   *[other] { $count } dossiers
 } of { $from } … { $to } stand under { $codes }, which it continues
fact-not-yet-in-force = in force only from { $from }
fact-no-longer-in-force = no longer in force since { $to }
fact-in-force-so-far = in force { $months } of { $window ->
    [one] { $window } month
   *[other] { $window } months
 } (from { $from }), 0 so far
fact-start-unknown = first day in force not stated: counts as old
fact-all-zero = every day of the window is reported, and no dossier was received
fact-tail-unreported = zero so far, only the tail after { $after } is unreported
fact-replaced-partially = replaces { $codes } only in part since { $date }: the counts before and after are not of one procedure
fact-replaced-partially-by = replaced in part by { $codes } since { $date }
fact-gap-unit = { $from } … { $to }: no usable report of { $unit }
fact-gap-provinces = { $from } … { $to }: { $silent } of { $provinces ->
    [one] { $provinces } province has
   *[other] { $provinces } provinces have
 } no usable report ({ $names })
fact-gap-no-province = { $from } … { $to }: 0 of { $provinces ->
    [one] { $provinces } province
   *[other] { $provinces } provinces
 } known; agencies.yaml lacks them
fact-gap-no-issuer = { $from } … { $to }: the issuer is not known, so nobody would report
fact-gap-provinces-some-days = { $from } … { $to }: on some of these days one or more of { $silent } of { $provinces ->
    [one] { $provinces } province has
   *[other] { $provinces } provinces have
 } no usable report ({ $names })
fact-gap-provinces-known = { $from } … { $to }: { $known } of { $provinces ->
    [one] { $provinces } province
   *[other] { $provinces } provinces
 } known; agencies.yaml lacks the others, or has too many
fact-gap-provinces-uncounted = { $from } … { $to }: policy.provinces does not say how many provinces there are ({ $known } known)
fact-gap-levels = { $from } … { $to }: levels are not stated, so only a nationwide report would cover these days, and there is none
fact-report-unit-ended = the report { $path } of { $unit } goes on after the unit's end: those days do not count
fact-report-retrieved = the report { $path } of { $unit } goes on after the day on which its counts were taken: those days do not count
fact-report-to-come = the report { $path } of { $unit } goes on after today: the days to come do not count
fact-doubt-part = doubtful: { $unit } { $from } … { $to } has { $part } under { $key }, of { $whole } dossiers
fact-doubt-resolved = doubtful: the report of { $unit } { $from } … { $to } has { $count ->
    [one] { $count } dossier
   *[other] { $count } dossiers
 } resolved
fact-doubt-uncounted = doubtful: the report { $path } of { $unit } has { $count ->
    [one] { $count } dossier
   *[other] { $count } dossiers
 }, but does not count: see `rasoat check`
fact-doubt-year = doubtful: the report of { $unit } { $from } … { $to } begins before 2000
fact-doubt-retrieved = doubtful: the report of { $unit } { $from } … { $to } says that it was retrieved on { $day }, which is still to come
fact-doubt-code = the report of { $unit } { $from } … { $to } counts { $code }, which the catalogue does not have
fact-doubt-unit = the report of { $unit } { $from } … { $to } counts dossiers, though this unit does not handle the procedure
fact-doubt-life = the report of { $unit } { $from } … { $to } counts dossiers of { $code }, which was not in force on any of these days
fact-doubt-shared = the dossiers of { $code } are also counted for { $others }, which continue it, too: whose they were is not said
fact-doubt-nationwide = the report of { $unit } { $from } … { $to } says none for the whole country, though this unit did not issue the procedure
fact-doubt-done = doubtful: { $plan } says carried out on { $done }, before it was signed on { $signed }
fact-report-straddles = the report of { $unit } { $from } … { $to } has { $total ->
    [one] { $total } dossier
   *[other] { $total } dossiers
 }, but reaches past the window
fact-doubt-field = doubtful: the report of { $unit } { $from } … { $to } says that the field “{ $field }” had no dossier, and the report of { $other } { $other_from } … { $other_to } has { $count ->
    [one] { $count } dossier
   *[other] { $count } dossiers
 } of it: one of the two is wrong
fact-report-no-data = the report of { $unit } { $from } … { $to } says no_data, or leaves a channel out
fact-report-of-group-alone = doubtful: the report of { $unit } { $from } … { $to } says that none came through the linked group, and nothing of those that come to the procedure itself
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
remark-constituent-missing = number of sets not stated
remark-partial-unexplained = where the reason is published is not stated
remark-data-already-held = a document is perhaps held
remark-result-already-issued = a document is perhaps issued electronically
remark-published-late = late by the Government's index alone
remark-district-level = texts still speak of districts
remark-online-not-better = nowhere better online
remark-not-digitised = fewer results electronic than issued
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
fact-source-not-issued = nothing was asked before { $date }, when the source of this rule was issued
fact-level-unknown = online level
fact-levels-unknown = levels of government that handle it
fact-level-is = online level: { $level }
fact-not-offered = not offered online
fact-rule-flags = { $rule } flags
fact-rule-cannot-tell = what { $rule } answers
fact-rule-does-not-flag = { $rule } does not flag
fact-rule-overridden = { $rule } is set aside until { $date }
fact-plans-not-entered = whether a plan names it: no plan of its issuer has been entered
fact-not-barred = neither “No dossiers” nor “No plan” stands against it
fact-published = published: { $outcome }, { $number } of { $date }
fact-not-published-eligible = not published as eligible
fact-no-eligible-target = no target for eligible procedures in the manifest
fact-target-due = was to be full by { $date } ({ $source })
fact-target-not-due = the target's last day, { $date }, has not passed
fact-grace = published lists are to be carried out by { $date }
fact-published-stale = the published decision rests on evidence that changed
fact-no-list-of-issuer = whether it is on a list: no list of { $issuer } has been entered
fact-on-no-list = on no published list of eligible procedures
fact-acted-on = { $state }: { $outcome }, as of { $date }
fact-unused-since = could have been known since { $date }
fact-unused-long = could have been known for longer than a whole window
fact-no-reason-asked = on this day the law asks for no published reason
fact-not-partial = its level is not partial
fact-partial-reason = reason: { $reason }; provision: { $provision }
fact-no-partial-reason = no reason is stated
fact-no-partial-provision = no provision is stated
fact-reason-contradicted = the reason ({ $reason }) is denied by the procedure itself
fact-remark-no-url = remark: where the reason is published is not stated
fact-no-online-channel = no online channel
fact-fee-payable = can be paid online
fact-fee-payable-case = can be paid online (case: { $case })
fact-fee-none = nothing to pay online
fact-fee-none-case = nothing to pay online (case: { $case })
fact-fee-not-payable = { $amount } to pay, and not payable online
fact-fee-not-payable-case = { $amount } to pay, and not payable online (case: { $case })
fact-fee-unknown = what is to be paid on the online channel
fact-fee-unknown-case = what is to be paid on the online channel (case: { $case })
fact-online-payment-unknown = whether the fee can be paid online
fact-online-payment-unknown-case = whether the fee can be paid online (case: { $case })
fact-no-documents = no document is asked for
fact-no-document-held = { $count ->
    [one] { $count } document
   *[other] { $count } documents
 }, none of them held by a database
fact-no-database-entered = { $count ->
    [one] { $count } document
   *[other] { $count } documents
 }; no database in use on that day has been entered, so none is known to be held
fact-no-result-issued = { $count ->
    [one] { $count } document
   *[other] { $count } documents
 }, none of them known as the result of another procedure
fact-document-held = { $document }: held by { $database } since { $date } ({ $source })
fact-remark-perhaps-held = remark: { $document } is perhaps held: “{ $passage }” is, by { $database } since { $date } ({ $source })
fact-databases-unreadable = what databases hold: { $path } cannot be read
fact-surrendered = { $document }: handed in to be exchanged or withdrawn
fact-required-by-law = { $document }: { $number } requires it
fact-not-always-required = { $document }: not always required, which is no excuse
fact-document-case = { $document }: only in the case “{ $case }”, which is no excuse
fact-result-issued = { $document }: issued electronically by { $codes }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
 }
fact-remark-perhaps-issued = remark: { $document } is perhaps issued electronically by { $codes }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
 }
fact-procedure-unreadable = which results others issue: { $path } cannot be read
fact-never-published = no decision published it
fact-publications-unknown = which decision published it
fact-no-publication-in-window = no publication in the window
fact-no-publication-stated = no publication is stated, and none is asked for: it did not begin in the window
fact-lists-not-due = the lists were to be published before { $date }
fact-publisher-unknown = whether a ministry or a province published { $number }
fact-publication-day-unknown = the day on which { $number } was signed
fact-effect-unknown = the day on which what { $number } published came into force
fact-posting-unknown = the day on which { $number } was posted
fact-holidays-unknown = public holidays between { $signed } and { $last }, which the manifest does not list: { $number } was posted on { $date }, in time only if there were any
fact-publishing-holidays-unknown = public holidays of the years in which the working days of { $number }, signed on { $date }, are counted
fact-published-late = { $number } was signed on { $date } for effect on { $effective }: { $days ->
    [one] { $days } day
   *[other] { $days } days
 } late
fact-published-late-shortened = { $number } was signed on { $date }, its instrument (shortened procedure) on { $effective }: { $days ->
    [one] { $days } day
   *[other] { $days } days
 } late
fact-posted-late = { $number } was posted on { $date }, { $days ->
    [one] { $days } day
   *[other] { $days } days
 } after its last day, { $last }
fact-published-in-time = { $number } of { $date }: in time
fact-remark-late-by-index = remark: { $number } is in time by law, and late by the Government's index, which counts working days
fact-district-stands = still handled at the level of districts until { $date }, and there are none since 2025-07-01
fact-district-without-end = handled at the level of districts, without a last day
fact-district-alone = handled by districts alone, until { $date }: who handles it now is not stated
fact-district-executes = { $agency } is named as handling agency
fact-no-district = no district handles it
fact-remark-district = remark: its texts still say “{ $passage }”
fact-online-only = no channel besides online
fact-no-pair-of-one-case = no two channels of one case to compare
fact-online-slower = slower online ({ $online }) than { $method } ({ $other }), case: { $case }
fact-online-dearer = dearer online ({ $online }) than { $method } ({ $other }), case: { $case }
fact-times-do-not-compare = whether online ({ $online }) is slower than { $method } ({ $other }), case: { $case }
fact-fees-do-not-compare = whether online is dearer than { $method }, case: { $case }
fact-online-better = nowhere slower or dearer online, and somewhere better
fact-remark-nowhere-better = remark: nowhere slower or dearer online, and nowhere better
fact-not-full-no-share = not full: its share of full online dossiers is 0
fact-no-share-target = no target for the share of dossiers filed online holds on this day
fact-share-target = target for { $who }: { $percent } % ({ $source })
fact-period = { $from } … { $to }
fact-no-dossiers-in = no dossiers in { $from } … { $to }
fact-share = { $online } of { $total } filed online
fact-share-band = between { $low } % and { $high } %, whatever is not known
fact-channel-unknown = how many dossiers came by some channel
fact-whole-below-parts = which reports are right of { $from } … { $to }: those that are added up have { $whole } dossiers, the reports of single units at least { $parts }
fact-channel-unknown-in = how many dossiers came by some channel, in the report of { $unit } { $from } … { $to }
fact-not-listed = on no list of essential services
fact-listed = on the list “{ $list }” ({ $number } of { $date })
fact-list-unreadable = whether it is an essential service: { $path } cannot be read
fact-part-above-whole = { $unit } { $from } … { $to }: { $count } under { $part }, more than all { $total ->
    [one] { $total } dossier
   *[other] { $total } dossiers
 }
fact-same-total = { $total ->
    [one] { $total } dossier
   *[other] { $total } dossiers
 } in each of the years { $first } … { $last }
fact-jump = { $before } dossiers in { $first }, { $after } in { $last }: ten times as many, or a tenth
fact-figures-sound = nothing of the kind in its reports
fact-nothing-to-compare = its reports hold no figures to compare
fact-never-suspended = never suspended
fact-not-suspended = not suspended on this day
fact-suspended-until = suspended until { $date }, by { $notice }
fact-suspended-no-end = suspended since { $date } without an announced end
fact-suspended-past-end = { $days ->
    [one] { $days } day
   *[other] { $days } days
 } past the announced end ({ $date }); whether it works again is not stated
fact-suspended-no-notice = suspended since { $date } without a notice
fact-notice-late = the suspension of { $date } was announced on { $noticed }, less than 7 working days before
fact-notice-day-unknown = the day on which the suspension of { $date } was announced
fact-notice-holidays = whether 7 working days lay between { $noticed } and { $date }: the manifest does not list the public holidays of that year
fact-year = the year { $from } … { $to }, to the end of the latest report
fact-year-unreported = the year { $from } … { $to }, of which there is no report
fact-year-gap = { $from } … { $to }: no usable report
fact-not-synchronised = { $unit } { $from } … { $to }: { $count } of { $total ->
    [one] { $total } dossier
   *[other] { $total } dossiers
 } synchronised
fact-synchronised-unknown = how many dossiers { $unit } synchronised in { $from } … { $to }
fact-no-dossiers-in-year = no dossiers in that year
fact-dossiers-in-year = { $total ->
    [one] { $total } dossier
   *[other] { $total } dossiers
 } in the reports of that year
fact-not-digitised = { $unit } { $from } … { $to }: { $count } digitised, of { $total ->
    [one] { $total } dossier
   *[other] { $total } dossiers
 } received on paper
fact-digitised-unknown = how many dossiers { $unit } digitised in { $from } … { $to }
fact-results-on-paper = full, and every result comes on paper
fact-results-unknown = the results of the procedure
fact-results-electronic-unknown = whether every result is issued electronically
fact-electronic-results-unknown = how many results { $unit } issued electronically in { $from } … { $to }
fact-no-electronic-result = { $unit } { $from } … { $to }: no electronic result, of { $total ->
    [one] { $total } dossier
   *[other] { $total } dossiers
 } resolved
fact-remark-fewer-electronic = remark: { $unit } { $from } … { $to }: { $count ->
    [one] { $count } electronic result
   *[other] { $count } electronic results
 }, of { $total ->
    [one] { $total } dossier
   *[other] { $total } dossiers
 } resolved
fact-issued-by-province = issued by a province for itself
fact-no-variant = no variant of a province is recorded
fact-variants-unreadable = variants of provinces: { $path } cannot be read
fact-variants-higher = at a higher level: { $units }
fact-variants-lower = at a lower level: { $units }
fact-variants-no-level = the level of the variants of { $units }
fact-variants-alike = { $count } of { $of ->
    [one] { $of } province
   *[other] { $of } provinces
 } recorded, all at the national level
fact-threshold = threshold: { $percent } % ({ $source })
fact-threshold-chosen = threshold: { $percent } % (set by no provision, chosen by: { $by })
fact-threshold-unknown = the threshold, which the manifest does not set
fact-no-threshold = the manifest sets no threshold
fact-none-filed-online = none filed online was resolved in that year
fact-wholly-online = { $count } of { $total } filed online were handled wholly online
fact-resolved-online-unknown = how many were handled wholly online
fact-no-satisfaction = no satisfaction is reported
fact-satisfaction = satisfaction { $value } of { $of }
fact-satisfaction-no-day = the day on which the survey ended
fact-satisfaction-other-year = satisfaction in these twelve months: the survey ended on { $date }
fact-satisfaction-no-scale = what the satisfaction is out of: 0 is no scale
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
fact-group = linked group “{ $group }”, { $count ->
    [one] { $count } member
   *[other] { $count } members
 }
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
refused-publish-no-act = { $number } is the number of a submission, a report, a letter or a schedule, which publishes nothing: give that of the signed decision
refused-publish-ahead = the day of signing, { $date }, is still to come
refused-publish-early = it was signed on { $date }, before the day of its evidence, { $as_of }
refused-number-provinces = { $number } cannot be one decision of several provinces: { $provinces }
refused-number-other = decision { $number } is recorded as signed on { $date } by { $signer }
refused-withdraw-reason = a withdrawal needs a reason
refused-send-back-reason = sending back needs a reason
refused-send-back-published = a published decision is not sent back: withdraw it
refused-clock = the entry before was recorded at { $time }, after the time of this machine: set its clock
refused-approve-similar = the address of who approves ({ $other }) looks like that of who recommended it ({ $one }): where they are two people, approve with another address; where they are one, somebody else approves
told-other-ministry = { $number } is a number of { $agency }, and the procedure is one of { $issuer }: whoever is responsible publishes it
told-same-name = { $by } bears the name of who recommended it, with another address ({ $one }, { $other }): where they are one person, say so in people.yaml
told-signed-later = the day of signing { $signed } lies after the catalogue's as-of day { $as_of }: as of that day it is not published, so rules that ask what was published answer as before it was signed
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
unsound-no-address = nobody can tell who took this step: it has no e-mail address
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
publish-displaced = { $count ->
    [one] { $count } procedure that was approved is not published
   *[other] { $count } procedures that were approved are not published
 } because something else was recommended since: { $codes }
publish-beside-annex = { $count ->
    [one] { $count } procedure published by { $number } has another outcome and does not stand
   *[other] { $count } procedures published by { $number } have another outcome and do not stand
 } in this annex: { $codes }; their list: rasoat export not-eligible --number '{ $number }'
publish-added = { $number } has { $count ->
    [one] { $count } published row
   *[other] { $count } published rows
 } already ({ $outcome }); these come after them, and an annex that was written before lacks them
publish-stale = { $count ->
    [one] { $count } approved procedure is
   *[other] { $count } approved procedures are
 } not published because their evidence changed: see decision:stale
publish-rows-moved = nothing was recorded: the rows of the annex are others by now, since somebody published under the same number; look again, then record
publish-nothing = there is no approved decision to publish
publish-nothing-hint = `rasoat search decision:recommended` shows what waits for approval, `decision:stale` what must be confirmed
publish-several = these { $count } procedures are of { $agencies }: one decision publishes those of several agencies
publish-agencies = { $count ->
    [one] { $count } agency has
   *[other] { $count } agencies have
 } approved procedures: { $agencies }
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
rule-proposes = a flag proposes: { $outcome }; whoever decides is not bound by it
show-overridden = overridden until { $until }: { $reason } ({ $provision })
show-decisions = Decisions
rule-checks = What it checks
rule-why = Why
rule-source = Source
rule-needs = Evidence that it needs
rule-example = Example
rule-clears = How to clear it
status-dates = as of { $date }, window { $from } … { $to }
status-counts = { $procedures ->
    [one] { $procedures } procedure
   *[other] { $procedures } procedures
 }: { $flagged } flagged, { $doubtful } cannot tell, { $decided } reviewed
status-more = … and { $count ->
    [one] { $count } more file
   *[other] { $count } more files
 }
git-none = in no git repository
git-detached = detached HEAD
git-unborn = no commit yet
review-written = recorded: { $outcome }, { $state } ({ $id })
review-would = would be recorded: { $outcome }, { $state } ({ $id })
review-refused = refused:
commit-files-ignored = git ignores { $count ->
    [one] { $count } file
   *[other] { $count } files
 } of the catalogue, such as { $path }, so no commit has them; `git check-ignore -v { $path }` names the line that says so
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
group-none = nothing was written: { $count ->
    [one] { $count } member of the group is refused
   *[other] { $count } members of the group are refused
 }, and a group is written whole or not at all
group-left-out = { $count ->
    [one] { $count } member of the group does not count on { $own } and is
   *[other] { $count } members of the group do not count on { $own } and are
 } left out, for its days are over or to come, it is not in force, or it is optional and not offered: { $codes }
group-alternatives = these are alternatives of one place, and all of them are decided: { $codes }
git-repositories-inside = another repository inside this one, whose files are not committed here: { $folders }
commit-declined = nothing was committed
commit-logs-touched = a decision log is among them ({ $file }), which no hook may change: `rasoat check --since HEAD~1` names every entry that is gone or differs
commit-others = the commit also holds files that were not shown, put there by a hook: { $files }
commit-missing = shown and not in the commit: { $files }
commit-altered = a hook changed what the commit holds of: { $files }
output-lost-commit = the commit { $commit } was made all the same on { $branch }: do not commit again
output-lost-written = what the command was to write is written all the same: do not repeat it, `rasoat status` shows it
commit-said = Committed. What git and the hooks said:
search-found = { $total } of { $all }, as of { $date }
search-gate = gate: { $rule }
search-time-open = `time:` cannot tell of { $count ->
    [one] { $count } more procedure
   *[other] { $count } more procedures
 }: their limit is in another unit, and a working day is one to several days of the calendar; `time:>30wd` asks in working days
search-fee-open = `fee:` cannot tell of { $count ->
    [one] { $count } procedure
   *[other] { $count } procedures
 }: they have a fee in another currency, which is not compared; `fee:>100000` asks in đồng, `fee:>20USD` in dollars
search-dossiers-unstated = `dossiers:` cannot tell of { $count } procedures: their dossiers are not reported, or not whole
search-time-unstated = `time:` cannot tell of { $count } procedures: they state no time limit, or one in words alone
search-variant-unstated = `variant:` cannot tell of { $count } procedures: no variant is recorded, its level or the national one is not stated, or a file of variants cannot be read
search-fee-unstated = `fee:` cannot tell of { $count } procedures: they state no fee, or one in words alone
rule-lacks = { $count }: { $fact }
rule-lacks-such = { $count }, such as: { $fact }
rule-lacks-more = { $count } more: `rasoat rules { $rule } --counts`
rule-counts-need = needs: { $needs }
group-source = source: { $source }
group-as-one = Judged as one on { $date }, window { $from } … { $to }
group-full = full: every member that counts is
group-full-unknown = whether it is full cannot be told: of { $unknown } the level is not known, or whether they count
group-not-full = not full, for these members are not: { $below }
group-nobody = no member counts on this day
group-open = the gate is open to every member: the group may be decided as eligible for full online service
group-stopped = { $count ->
    [one] { $count } member stops
   *[other] { $count } members stop
 } a decision of the group for full online service
group-member-missing = not in this catalogue
group-members = Members  (signs: { $numbers })
group-places = { $count ->
    [one] { $count } member
   *[other] { $count } members
 }
list-no-list = the catalogue has no list of services
list-entered = { $entered } entered; the list does not say of how many
list-entered-of = { $entered } of { $total } entered
list-not-yet = not yet in force on this day
list-against = against { $list }: { $counts }
list-count-came = came { $count }
list-count-went = went { $count }
list-count-stayed = stayed { $count }
list-count-unknown = cannot be told { $count }
list-gap = { $count ->
    [one] { $count } service of { $list } is not entered: what is not found there may be on it
   *[other] { $count } services of { $list } are not entered: what is not found there may be on it
}
list-gap-unknown = no service of { $list } is entered: nobody can tell what is on it
list-state-came = Came
list-state-went = Went
list-state-stayed = Stayed
list-state-unknown = Cannot be told
list-reason-predecessor = on the other list as { $other }: one continues the other
list-reason-group = on the other list through { $other }: one is a linked group that the other belongs to
list-reason-name = on the other list as { $other }, by its name alone
list-reason-older_incomplete = the older list is not entered whole
list-reason-newer_incomplete = the newer list is not entered whole
list-reason-without_code = named without a code, so it may be on the other list under another name
list-reason-other_without_code = may be one of those that the other list names without a code
list-reason-group_in_part = the other list names some members of this linked group, not all
list-successors = continued by { $codes }
variant-national = National level
variant-not_recorded = not recorded
variant-unreadable = the file cannot be read
variant-later = from a later day
variant-no_level = recorded without a level
variant-national_unknown = national level not stated
variant-same = same as national
variant-asked-recorded = recorded
variant-asked-not_recorded = not recorded
variant-asked-differs = another level than national
variant-asked-lower = lower than national
variant-asked-higher = higher than national
variant-asked-same = same as national
variant-asked-full = full online service
variant-asked-partial = partial online service
variant-asked-none = not online
variant-asked-no_level = recorded without a level
variant-asked-later = from a later day
variant-higher = higher than national
variant-lower = lower than national
variant-ended = { $name } (ended { $date })
variant-apart = { $name } (no province in being)
variants-title = Provinces' variants of procedures
variants-found = { $count ->
    [one] { $count } procedure
   *[other] { $count } procedures
}; { $known } of { $of } provinces known; as of { $date }
variants-found-no-number = { $count ->
    [one] { $count } procedure
   *[other] { $count } procedures
}; { $known } provinces known, how many there are is not stated; as of { $date }
variants-no-ending-hint = `--output FILE.xlsx` or `--output FILE.csv`
group-no-group = the catalogue has no linked group
group-undecided = not decided
group-one-of = one of several that may stand here
group-optional = optional
group-from = from { $date }
group-to = until { $date }
group-not-counting = does not count on this day
group-counting-unknown = whether it counts is not known
group-dossiers = { $count } dossiers
group-dossiers-at-least = ≥ { $count } dossiers
group-dossiers-unknown = dossiers not known
group-dossiers-not-asked = not in force in the window
search-law-uncited = the catalogue has “{ $law }”, but no procedure names it as a legal basis
search-list-part = “{ $list }” names { $total ->
    [one] { $total } service
   *[other] { $total } services
 }; { $count } of them have no code or no procedure here, so this query does not know theirs
search-group-part = “{ $group }” links { $total ->
    [one] { $total } procedure
   *[other] { $total } procedures
 }; { $count } of them are not in this catalogue, so this query does not know them
search-fuzzy = nothing has every word as it was typed; { $guesses } come near
search-fuzzy-some = { $exact } have every word; { $guesses } more come near
search-left-out = left out { $count } that only come near the words: `--guesses` takes them
guess-without = without “{ $words }”
guess-passed-over = passed over “{ $words }”
query-guesses = nothing has the words as they were typed; { $count } { $count ->
        [one] procedure has
       *[other] procedures have
    } most of them, or have them with other accents, with another letter or as a synonym: none was taken, and nothing is written
query-guesses-hint = type the words with their accents, as the names have them; `rasoat search` shows what was left out
select-left-out = { $count } more have only most of the words, or have them with other accents, another letter or as a synonym: they are not selected (Space selects one)
copied-left-out = { $count } that only come near the query are left out
query-left-out = left out { $count } { $count ->
        [one] procedure that has
       *[other] procedures that have
    } only most of the words, or the words with other accents, with another letter or as a synonym: `rasoat search` shows them
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
import-list-part = the list of { $name }, not taken for whole since rows were refused: { $rows ->
    [one] { $rows } procedure
   *[other] { $rows } procedures
  }
import-list-unread = the list of { $name }, not taken for whole: { $rows ->
    [one] { $rows } procedure
   *[other] { $rows } procedures
  }
import-list-covers = the whole list of { $name }: { $rows ->
    [one] { $rows } procedure
   *[other] { $rows } procedures
 }
import-list-beside = it also names { $rows ->
    [one] { $rows } procedure
   *[other] { $rows } procedures
 } of { $name }, and is not taken for the whole list of that agency; where it is: --issuer { $issuer }
import-list-gone = { $count ->
    [one] { $count } procedure is
   *[other] { $count } procedures are
 } gone from the list; proposed as abolished, nothing is deleted:
import-list-accept = where that is right: --accept-abolished DATE (the last day in force), or write the line above into each file
import-conflicts = { $count ->
    [one] { $count } value that people corrected has changed where it comes from
   *[other] { $count } values that people corrected have changed where they come from
 }; ours are kept until --ours or --theirs CODE:FIELD settles them:
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
loading-files = Reading { $done } / { $total ->
    [one] { $total } file
   *[other] { $total } files
 }
loading-judging = Judging by the rules…
writing-files = Writing { $done } of { $total }…
writing-judging = { $total } written, judging again…
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
facet-remark = Remark
facet-decision = Decision
facet-list = List
facet-group = Linked group
facet-variant = Provinces
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
column-gate = { $numbers }
column-others = +⚑
column-words = Flags in words
column-dossiers = Dossiers
column-online = Level
column-decision = Decision
order-relevance = best match first
order-code = by code
order-name = by name
order-issuer = by issuer
order-flags = most flags first
order-reversed = { $order }, reversed
order-decision = by decision
table-selected = { $count } selected
table-nothing-found = No procedure matches. Esc drops the filters.
table-query-wrong = the query has a mistake: nothing was looked for
table-query-before = the query has a mistake: these answer the one before
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
notice-fuzzy-some = { $count } of them nearly
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
    [variant] “{ $value }” is neither a state of a variant nor a province that the catalogue knows
    [by] nobody called “{ $value }” has decided anything
    [code] no procedure’s code begins with “{ $value }”
    [doc] no procedure asks for a document called “{ $value }”
    [fee] no fee is stated in the currency of “{ $value }”
   *[other] no instrument has the number or title “{ $value }”, and nothing rests on it
}
query-name-empty = of “{ $name }” no procedure is known here: its members have no codes in this catalogue
query-name-unreadable = it is not known what “{ $value }” names: { $path } cannot be read, and may have it
query-nearest = did you mean “{ $nearest }”?
query-other-spelling = “{ $value }” stands nowhere letter by letter, only with other accents or letters; nothing was done
query-other-spelling-hint = `rasoat search` shows what it finds; write it as it stands there
query-stray-minus = `{ $sign }` stands alone, and whether it rules out the word behind it cannot be told; nothing was done
query-stray-minus-hint = write it right before the word (`-khai`), or leave it out
query-name-cut = only “{ $value }” was taken as the name, and the words behind it as words: write { $whole }
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
query-no-law = `{ $field }:` needs one number, alone or with a day, month or year of signing behind it, and `{ $text }` is none
query-no-number = `{ $field }:` needs a whole number, and `{ $text }` is none
query-misplaced = `{ $text }` rules nothing out here; write `{ $instead }`
query-lonely-or = `OR` needs something before and after it
query-choices = may be:
rule-no-dossiers = No dossiers
    .checks = The window is the 36 months that end on the as-of date, inclusive. The first that holds decides: outside its life → not applicable; a received count above zero, on any channel, of any unit that agencies.yaml has, in a period wholly inside the window → clear; replaced inside the window with partial continuity → cannot tell; in force only after the window's first day → not applicable; every day of the window reported and zero → flag; else cannot tell, naming the gaps. How many provinces there are is said by policy.provinces: fewer or more known is a gap. Levels not stated, and not issued by a province → only a nationwide report covers a day. Days after today, after the counts were retrieved or after the end of the unit are gaps, and so is a row with an error. A report that begins before the procedure was its unit's, in its fields or at its levels (issuer_since, fields_since, levels_since) says nothing of it by leaving it out. What a linked group counts, zero too, counts for each member. Reports that contradict each other take nothing and are named beside the answer. No data is not zero.
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
rule-offered-yet-barred = Offered, yet barred
    .checks = Flags when the procedure is offered online (full or partial, suspended or not) although no-dossiers or no-plan flags, overridden or not. One of them cannot tell, or no-plan flags only because no plan of the issuer was entered → cannot tell. Not offered → not applicable; level not stated → cannot tell.
    .why = The directive forbids providing, not only building, a service without a plan or without dossiers.
    .source = Directive 27/CT-TTg of 2023-10-27
    .needs = The online level, and the evidence of no-dossiers and no-plan.
    .example = Partial, named by no plan while plans of its ministry are entered → flag.
    .clears = Approve a plan, or decide not to provide, to abolish or to suspend (`rasoat review`) and change the level.
rule-eligible-not-full = Eligible, not full
    .checks = Flags when the procedure was published as eligible on or before the as-of date, the last day of the target (eligible_full_share) has passed, more than policy.evidence.grace days (90) have gone since signing, and the level is not full. Level not stated → cannot tell. Not published, no target, or not past the day (the day itself still counts) → not applicable. A stale decision is said, and still asked.
    .why = All eligible procedures are to be offered in full.
    .source = Notice 434/TB-VPCP (2024)
    .needs = The published decision, the target of the manifest, the online level.
    .example = Published as eligible on 2025-03-10, target 2025-12-31, read on 2026-01-01, level partial → flag.
    .clears = Bring the service to full and state its level (`rasoat set CODE online.level full`), or publish another decision.
rule-full-not-on-list = Full, not on a list
    .checks = Flags when the level is full and no eligible_full decision (imported ones count) was published on or before the as-of date. No published decision of that issuer in the catalogue → cannot tell. Not full, or before 2023-12-15 → not applicable; level not stated → cannot tell.
    .why = Ministries had to publish the list of eligible procedures before 2023-12-15.
    .source = Directive 27/CT-TTg of 2023-10-27
    .needs = Published decisions in decisions/, the online level.
    .example = The ministry published a list of 40; a 41st is full → flag.
    .clears = Review and publish it, or bring the signed list (`rasoat import decisions`).
rule-unused-not-acted-on = Unused, not acted on
    .checks = Flags when no-dossiers flags and no proposal or decision is to abolish or merge, not to provide, or to suspend and upgrade it, nor does an override of no-dossiers hold; it says since when it could have been known. A recommendation counts, and is said. no-dossiers does not flag → not applicable; it cannot tell → cannot tell.
    .why = A procedure without dossiers in three years is to be acted on, not left.
    .source = Deputy Prime Minister, 2023-10-16
    .needs = The evidence of no-dossiers, the decision file in decisions/.
    .example = 36 months without a dossier, reviewed by nobody → flag.
    .clears = Review it: abolish, do not provide, suspend; rare by nature: an override (`rasoat review`).
rule-partial-unexplained = Partial, unexplained
    .checks = From the day on which the regime asks for a published reason (2026-07-01): flags when the level is partial without one of the four reasons and its provision, or the reason is denied by the procedure itself (presence given as reason while presence_required is false). A published partial decision that is not stale, with reason and provision → clear. Full or not online → not applicable; level not stated → cannot tell. No address where it is published: a remark.
    .why = Full is the default; what is not full has to say why.
    .source = Decree 224/2026/NĐ-CP, Art. 14
    .needs = The procedure's online.partial_reason, or the published decision.
    .example = Partial, reason a check on site, no provision → flag.
    .clears = State reason and provision (`rasoat set CODE online.partial_reason …`), or bring it to full.
rule-fee-not-payable-online = Fee not payable online
    .checks = From 2026-07-01: flags when an amount above 0 on an online channel has online_payment false. fees: none, or every amount 0 with no text that could be money → nothing to pay. fees or an amount absent, 0 beside a text that could be money, or something to pay without online_payment → cannot tell. Not online, or no online channel → not applicable.
    .why = An online service has to let people pay its fees online.
    .source = Decree 224/2026/NĐ-CP, Art. 15(1)(đ); Directive 27/CT-TTg of 2023-10-27
    .needs = channels[].fees and channels[].online_payment.
    .example = The online channel costs 20,000 đồng, online_payment: false → flag.
    .clears = Open online payment and state online_payment: true.
rule-data-already-held = Data already held
    .checks = Flags when a document is asked for that a published database (since on or before the as-of date) holds, by name or by component code; it names document, database, day and source. What is surrendered to be exchanged, or required by specialised law (required_by), is only shown. Not always required, or in one case only: said, no excuse. The name of a held document that only stands inside the wording is a remark. Documents absent → cannot tell; none → clear. Asked at every level.
    .why = People are not asked for what the state already holds digitally.
    .source = Directive 27/CT-TTg of 2023-10-27; Decree 224/2026/NĐ-CP, Art. 18(4); Notice 434/TB-VPCP (2024)
    .needs = The procedure's documents, databases.yaml.
    .example = Asks for “Giấy khai sinh”, which the civil status database holds since before the as-of date → flag.
    .clears = Take the document out of the dossier, or state surrendered or required_by where it is so.
rule-result-already-issued = Result already issued
    .checks = Flags when a document is asked for that another procedure in force issues electronically (electronic: true): the same component code, or the same wording folded; it names the procedure, members of the same group first. Excused as for data-already-held. electronic absent: a remark “perhaps issued electronically”; false: nothing.
    .why = People give information only once.
    .source = Directive 27/CT-TTg of 2023-10-27; Notice 434/TB-VPCP (2024)
    .needs = The procedure's documents, the results of the others.
    .example = Asks for a licence that another procedure issues electronically → flag.
    .clears = Take the document out of the dossier, or state surrendered where it is exchanged.
rule-published-late = Published late
    .checks = Looks at each publication signed in the window: ministries 20 days before effect and posted within 10 working days of signing, provinces 5 and 5; instruments by shortened procedure: 3 days after effect and 2 working days. One late → flag. Day of signing, of effect, or of posting (once its day has passed) absent, a publisher that is neither ministry nor province, or late in a year whose holidays are not listed → cannot tell. publications: none → flag. In time by law and late by the Government's index (working days): a remark.
    .why = People have to know a procedure before it is in force.
    .source = Decree 63/2010/NĐ-CP, Art. 15, 24
    .needs = The procedure's publications; policy.deadlines, policy.holidays.
    .example = A ministry signed on 2026-06-12 for 2026-07-01 → flag, 1 day late.
    .clears = What was late stays late; correct a wrong day, enter what is missing.
rule-district-level = District level
    .checks = From 2025-07-01: flags when a district level stands after its end, every level is a district that ended, or executing names an agency of kind district or a district People's Committee. Levels not stated → cannot tell. Texts that still say “cấp huyện”: a remark with the passage.
    .why = There are no districts since 2025-07-01.
    .source = Decree 118/2025/NĐ-CP
    .needs = The procedure's levels and executing.
    .example = executing: a People's Committee of a district, read on 2025-07-01 → flag.
    .clears = State the level and agency that handle it now (`rasoat set`).
rule-online-not-better = Online not better
    .checks = Compares each online channel with every one in person or by post of the same case. Flags when online is slower or dearer. One unit: by number; others: by the fewest and the most calendar days. Fees by kind and text where both sides have them, else by the sum of each currency. A time limit in words, an absent time limit or amount → cannot tell. Nowhere better: a remark.
    .why = An online service has to be quicker and cheaper.
    .source = Directive 27/CT-TTg of 2023-10-27
    .needs = channels[].time and channels[].fees.
    .example = Online 7 working days, in person 5 → flag.
    .clears = Shorten the time limit or lower the fee online; state time limits as numbers.
rule-low-online-share = Low online share
    .checks = For a full service: dossiers filed online out of all channels, against the newest full_online_dossier_share target of ministries or localities, from its first day to the as-of date or its last day; after that: the latest reported year. Until a newer target has a report, the one before is shown. Below for sure → flag, reached for sure → clear, else cannot tell with the band. No dossiers → not applicable. Exact fractions, never rounded.
    .why = A full service is worth what people use of it.
    .source = Conference of 2024-08-31; Notice 434/TB-VPCP (2024)
    .needs = Reports of dossiers received by channel, levels, the targets of the manifest.
    .example = In 2025, of the ministry level: 8,499 of 10,000 online, target 85 % → flag.
    .clears = Get people to file online; bring the channels that reports lack.
rule-essential-at-risk = Essential service at risk
    .checks = For a service on a list of essential ones (its code, its group, or a procedure that it continues): flags when a blocking rule flags, overridden or not, or the level is not full. Level not stated, a blocking rule that cannot tell and shuts the gate (one that is overridden does not), or no-plan flagging only because no plan was entered → cannot tell. On no list → not applicable. It escalates, it never withdraws.
    .why = Essential services come first, and so does what stands in their way.
    .source = Decision 06/QĐ-TTg of 2022-01-06; Notices 79/TB-VPCP (2022), 434/TB-VPCP (2024)
    .needs = lists/, the online level, the evidence of the blocking rules.
    .example = Birth registration at level partial → flag.
    .clears = Clear what blocks, and bring it to full.
rule-figures-suspicious = Figures suspicious
    .checks = Looks at every readable report up to the as-of date: parts greater than their whole (resolved_online, on_time in reports of what was resolved; synchronised); one total of 10 or more four years running; one year ten times the next, the greater at least 100. Only years that are wholly reported with every channel known, of the units that have all the years compared; not the years in which the procedure or a unit began, ended or took another's place. Nothing to compare → not applicable.
    .why = Wrong figures lead to wrong decisions.
    .source = rasoat's own
    .needs = Reports of several years, unit by unit.
    .example = 1,200 dossiers in each of 2022 to 2025 → flag.
    .clears = Ask the unit, correct the report where it is wrong; where it is right, this is a remark.
rule-suspended-too-long = Suspended too long
    .checks = For each suspension that is open (before its resumed day): flags when there is no notice, no announced end, that day has passed, or (from 2026-07-01, but for force majeure) it was announced less than 7 working days before. Day of the notice not stated, or short of 7 in a year whose holidays are not listed → cannot tell. Never suspended → not applicable.
    .why = People have to know until when a service stands still.
    .source = Directive 27/CT-TTg of 2023-10-27; Decree 224/2026/NĐ-CP, Art. 13
    .needs = The procedure's online.suspended; policy.holidays.
    .example = Suspended until 2026-09-30, read on 2026-10-31, not said to work again → flag, 31 days past.
    .clears = Enter the day on which it works again (resumed), or announce a new end.
rule-not-synchronised = Not synchronised
    .checks = In the latest year of reports of dossiers received: flags when a row has synchronised less than its channels. Dossiers with it unknown, an unknown channel, a gap → cannot tell. No dossiers → not applicable.
    .why = All dossiers are to be synchronised with the National Public Service Portal.
    .source = Directive 27/CT-TTg of 2023-10-27
    .needs = synchronised in reports of dossiers received.
    .example = 1,000 dossiers, 980 synchronised → flag.
    .clears = Synchronise the rest and bring the new report.
rule-not-digitised = Not digitised
    .checks = In the latest year of reports: flags when digitised is less than the dossiers in person and by post; when a report of what was resolved has dossiers and electronic_results 0 (fewer: a remark); when a full service has electronic: false for every result. These numbers unknown, an unknown channel, a gap, results or electronic not stated → cannot tell. No dossiers → not applicable.
    .why = Dossiers and results are to be digitised so that they can be used again.
    .source = Directive 27/CT-TTg of 2023-10-27; Decrees 45/2020/NĐ-CP, 107/2021/NĐ-CP
    .needs = digitised and electronic_results in reports; results[].electronic.
    .example = 400 dossiers on paper, 380 digitised → flag.
    .clears = Digitise the rest and bring the new report.
rule-local-level-differs = Local level differs
    .checks = Flags when a variant of a unit in being (since on or before the as-of date) stands at another level than the national one, higher or lower; it names the units. National level or a variant's level not stated → cannot tell. Issued by a province, or no variant recorded → not applicable.
    .why = A service is to be offered uniformly in the whole country.
    .source = Directive 27/CT-TTg of 2023-10-27; Decree 224/2026/NĐ-CP, Art. 15
    .needs = variants/ and the online level.
    .example = Full in the country, partial in one province → flag.
    .clears = Bring the locality to the national level, or correct the variant.
rule-below-announced-level = Below announced level
    .checks = For a full service: in the latest year of reports of what was resolved, in periods that begin on or after online.since, resolved_online out of the dossiers filed online. Below the manifest's threshold for sure → flag, reached for sure → clear, else, or without a threshold → cannot tell. Not full, no dossiers → not applicable.
    .why = What is announced as full has to be handled in full.
    .source = Directive 27/CT-TTg of 2023-10-27
    .needs = Reports of what was resolved with resolved_online; thresholds.below_announced_level.
    .example = 100 filed online, 40 handled wholly online, threshold 50 % → flag.
    .clears = Mend the process, or propose to suspend and upgrade it.
rule-satisfaction-low = Satisfaction low
    .checks = Flags when value/of of a survey that ended in the 12 months to the as-of date is under the manifest's threshold. A survey that ended earlier, or without days → cannot tell. No threshold or no measure → not applicable.
    .why = Satisfaction is how service is measured.
    .source = Notice 79/TB-VPCP (2022)
    .needs = The procedure's satisfaction; thresholds.satisfaction.
    .example = 3.9 of 5, threshold 80 % → flag.
    .clears = Improve the service and enter the new survey.
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
rule-short-offered-yet-barred = barred
rule-short-eligible-not-full = not full
rule-short-full-not-on-list = not on list
rule-short-unused-not-acted-on = not acted on
rule-short-partial-unexplained = unexplained
rule-short-fee-not-payable-online = not payable
rule-short-data-already-held = held
rule-short-result-already-issued = issued
rule-short-published-late = late
rule-short-district-level = district
rule-short-online-not-better = not better
rule-short-low-online-share = low share
rule-short-essential-at-risk = essential
rule-short-figures-suspicious = suspicious
rule-short-suspended-too-long = suspended
rule-short-not-synchronised = synchronised
rule-short-not-digitised = digitised
rule-short-local-level-differs = local differs
rule-short-below-announced-level = below level
rule-short-satisfaction-low = satisfaction

## Detail
detail-decision = Decision:
detail-rules = Rules
detail-other-rules = Other rules, { $verdict }: { $rules }
detail-blocks = blocks
detail-blocks-alone = blocks if it is decided eligible
detail-blocks-not = the gate lets it pass
detail-overview = Overview
detail-subjects = Subjects
detail-since = since { $date }
detail-suspended = Suspended
detail-suspended-resumed = { $period }, works again since { $date }
detail-in-force = In force
detail-replaces = Replaces
detail-replaced-by = Replaced by
detail-replaced-by-one = replaced by { $code } { $name }
detail-ends = in force until { $day }
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
evidence-window = window of { $months ->
    [one] { $months } month
   *[other] { $months } months
 }
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
evidence-of-group = of these under the linked group “{ $group }”: { $number }
evidence-units = { $reported } of { $of ->
    [one] { $of } unit
   *[other] { $of } units
 } reported
evidence-units-of-days = { $days }: { $reported } of { $of ->
    [one] { $of } unit
   *[other] { $of } units
 } reported
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
evidence-plan-group = through the linked group “{ $group }”
evidence-next = What changes by itself next, rule by rule, if nothing new is recorded
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
gate-no-day = nothing can be decided at this date
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
mark-nothing-new = nothing differs from the decision that stands; K confirms that one anew
mark-proposed = { $all ->
    [1] proposed by: { $rules }
   *[other] proposed for { $count } of { $all } by: { $rules }
}
mark-outside = { $count } not in force on that day: they will be refused
form-no-date = { $field }: a day looks like 31/12/2027 or 2027-12-31
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
commit-too-early = Git has not said yet what there is to commit; nothing was written. Press again when the files are listed.
commit-came = Here are the files; nothing is committed yet: look, then press Ctrl-S.
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
help-columns = Columns
help-gate-place = (blocks; its sign in the table stands under { $place })
legend-review-code = code of the procedure
legend-review-name = its name; dim where it is not in force at the as-of date
legend-review-issuer = the agency that issued it
legend-review-gate = the six blocking rules, each sign under the number of its rule (see Signs): the procedure as it is, as the filters count; × and a dim ⚑ where the gate answers otherwise
legend-review-others = how many other rules flag it, beside the six that block
legend-review-dossiers = dossiers in the window; ≥ a part is known, ? not known, – not in force
legend-review-words = flags and what cannot be told, in words
legend-review-online = level of online service at the as-of date
legend-review-decision = the newest decision; ! stale, ? only proposed beside a published one, ⇠ imported, ↩ sent back
legend-laws-number = number of the instrument
legend-laws-procedures = how many procedures rest on the instrument, or ask for the document, those not in force among them
legend-laws-state = state of the instrument at the as-of date
legend-laws-title = title of the instrument; before the · what tells it from others of its number
legend-laws-held = ✓ where a database holds what the document says
legend-laws-document = the document, as most procedures spell it
help-overridden = overridden (filters still count it)
help-shuts = nothing flagged as it is, but it blocks if the procedure is decided eligible for full online service
help-lets-pass = a dim ⚑ or ?: the gate does not block on it
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
why-one-procedure = one procedure is being read; Esc goes to the list, where all can be selected
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
hint-do = do it
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
export-found = { $count ->
    [one] { $count } procedure
   *[other] { $count } procedures
 } that are shown
export-found-of = { $count } of the { $shown } procedures that are shown, those as typed
export-selected = { $count } selected procedures
export-csv = CSV, for spreadsheets
export-json = JSON, for programs
export-path = File
export-replace = Replace the file that is there
said-draft-kept = Nothing was recorded; what was typed is kept as a draft for the next time
export-missed-title = Not on the list
export-missed = Approved or published as eligible, and not on the list that was written:
said-exported = ✓ { $rows ->
    [one] { $rows } procedure
   *[other] { $rows } procedures
 } written to { $path }
said-copied-rows = { $rows ->
    [one] { $rows } procedure
   *[other] { $rows } procedures
 } copied, to be pasted into a spreadsheet
said-copied-some = Only the first { $rows } of { $of ->
    [one] { $of } procedure
   *[other] { $of } procedures
 } copied: a clipboard has little room; E exports all to a file
said-no-key = { $key } does nothing here; F1 lists the keys
said-whole-word = the last word is whole now: { $count } procedures (as a beginning: { $begun })
export-done = Exported
export-guesses = { $count } that only come near the words are left out: a word missing, other accents, a wrong letter or a synonym alone (those selected with Space are taken)
export-no-rows = there is no procedure to be exported
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
laws-found = { $total ->
    [one] { $total } instrument
   *[other] { $total } instruments
 }; the figures count procedures that rest on them, in force or not; as of { $date }
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
doc-spellings = { $count ->
    [one] { $count } spelling
   *[other] { $count } spellings
 }
papers-of-procedure = { $pages } pages a year · { $dossiers } dossiers from { $from } to { $to }
papers-document = { $document }: { $original } originals, { $copy } copies a dossier · { $pages } pages a year · held by { $held }
papers-document-sometimes = { $document }: { $original } originals, { $copy } copies, not in every dossier · { $pages } pages a year · held by { $held }
papers-not-known = not known
papers-not-stated = an unstated number of
papers-found = procedures in force that ask for what a database holds: { $procedures }; documents: { $documents }; pages a year together: { $pages }; not known exactly of { $unknown } of them; { $unstated } more do not state what they ask for; as of { $date }
documents-found = { $total ->
    [one] { $total } document
   *[other] { $total } documents
 }; the figures count procedures that ask for them, in force or not; as of { $date }
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
documents-search-hint = search wording, code of the component (accents or not)
laws-reading = reading laws and documents of every procedure…
laws-none = The catalogue has nothing here yet.
laws-nothing-found = Nothing matches. Esc drops the words.
laws-more = … { $left ->
    [one] { $left } more procedure
   *[other] { $left } more procedures
 }: { $key } shows all in the review table
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
cache-part-moves = whose procedures were in the history
cache-part-commits = states of commits (--at)
cache-part-other = left over from something that was broken off

step-approve = Approve decisions
step-publish = Record the decision that publishes
step-send-back = Send recommendations back
step-withdraw = Withdraw decisions
step-field-remark = Remark (if any)
step-field-number = Decision number
step-field-signed = Signed on
step-field-signer = Signed by
step-field-reason = Why
step-field-back = Why it goes back
step-needed = { $field }: has to be filled in
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
key-notice = notice
key-noticed = announced on
key-force_majeure = force majeure
key-resumed = works again from
key-proactive = proactive service, level
key-satisfaction = satisfaction
key-of = out of
key-period = period
key-surrendered = handed in to be exchanged
key-required_by = required by
key-shortened = shortened procedure
key-service_kind = kind of service
key-delivery = handed over
key-effective = in force from
key-posted = posted on
key-action = action
key-agency = agency
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
annex-passed-over = { $count ->
    [one] { $count } procedure on the list was approved otherwise
   *[other] { $count } procedures on the list were approved otherwise
 }, too, and nobody took that back (two branches may have been merged): { $codes }; settle which holds before it is signed
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
annex-missed-not_in_force = approved as eligible, or on the last signed list, and in force no more
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
annex-made = { $count ->
    [one] { $count } procedure
   *[other] { $count } procedures
 } on the list
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
note-as-of-behind = the manifest fixes the day { $as_of }, and today is { $today }: what happened since counts in no rule and no list; `as_of: today` or --as-of DATE says which day is meant
note-as-of-behind-decided = the manifest fixes the day { $as_of }, and something was signed or decided for { $decided }: it counts in no list; `as_of: today` or --as-of DATE says which day is meant
note-logs-uncompared = no commit holds the decision logs, so nobody compared them with what they said before; `git init` and `rasoat commit` make that possible
note-history-unread = the history cannot be read whole, so that what it lost and what became another's is not known: { $why }
note-undated-moves = of { $count ->
    [one] { $count } procedure
   *[other] { $count } procedures
 } issuer, fields or levels became others, and nothing says since when: reports of before may be read as a zero of theirs; `rasoat check` names them
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
queue-mine = The review queue keeps to the view “mine” ({ $query }): { $count ->
    [one] { $count } procedure
   *[other] { $count } procedures
 } of this catalogue
queue-mine-empty = The view “mine” ({ $query }) finds nothing in this catalogue, so the review queue is empty; delete or change that view to review this catalogue
queue-mine-uncounted = kept to the view “mine”: { $query }
queue-waiting = Beside this queue: { $views }
progress-stale = to confirm anew { $count }
progress-done = { $done } / { $total }
progress-today = today { $count }
progress-approved = approved today { $count }
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
status-queue-stale = , { $count } to be confirmed anew
status-queue-today = , { $today } of them by you today
status-queue-approved = , { $count } approved
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
action-group = See the linked group of this procedure
hint-group = Linked group
hint-select-group = Select its members
why-no-group = this procedure is in no linked group
group-others = also in: { $groups }; `rasoat group ID` shows them
group-selected = { $count ->
    [one] { $count } member is
   *[other] { $count } members are
 } selected: a mark on all of them is one of the group{ $missing ->
    [0] {""}
   *[other] ; { $missing } are not in this catalogue
 }
action-as-of = Read the catalogue at another date
hint-as-of = Read at this date
as-of-how = The whole catalogue, its flags and figures are read again at the date that is chosen; it always stands at the head of the screen.
as-of-manifest = the date that the catalogue names (catalogue.yaml)
as-of-today = today
as-of-typed = another date
as-of-day = date
as-of-no-day = a day looks like 31/12/2027 or 2027-12-31
as-of-reported-day = the last day that all reports reach ({ $date })
as-of-reported-none = the last day that all reports reach (there is no report yet)
as-of-no-report = there is no report of use yet, so there is no such day; choose another
said-as-of = The as-of date is { $date } now (it was { $before })
header-chosen = { $date } (chosen)
header-chosen-today = { $date } (today)
header-chosen-reported = { $date } (reported)

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
diff-count-flagged = ⚑ { $count ->
    [one] { $count } flag
   *[other] { $count } flags
 } more
diff-count-unflagged = ✓ { $count ->
    [one] { $count } flag
   *[other] { $count } flags
 } fewer
diff-count-stale = ! { $count ->
    [one] { $count } decision turns
   *[other] { $count } decisions turn
 } stale
diff-count-strangers = ? { $count ->
    [one] { $count } code
   *[other] { $count } codes
 } without a procedure
diff-count-others = { $count } elsewhere
diff-unreadable-count = { $files ->
    [one] { $files } file
   *[other] { $files } files
 } cannot be read on one side or the other, and so are not compared
log-unreadable = { $files ->
    [one] { $files } file
   *[other] { $files } files
 } in these commits cannot be read, so that what they changed is not told
diff-count-unreadable = { $count ->
    [one] { $count } file
   *[other] { $count } files
 } unreadable
diff-others-left = { $count ->
    [one] { $count } change belongs
   *[other] { $count } changes belong
 } to no procedure; without --format json they are shown
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
file-indicators = indicators
file-assignments = assignments
file-people = people
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
edit-several-entries = { $count ->
    [one] { $count } entry is
   *[other] { $count } entries are
 } called `{ $entry }`; name one by its number, such as `{ $list }[1]`
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
cmd-group = Linked groups; or one of them, its members side by side, and what is answered of it as one.
cmd-laws = Legal instruments: their state, and how many procedures rest on them.
cmd-lists = Lists of services, such as the essential ones; or one of them, and how it differs from another: what came, went and stayed.
cmd-variants = Provinces' variants of procedures: how the level of each province stands to the national one.
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
cmd-import-instruments = Laws, decrees, circulars with their days and what amends and repeals them, from a CSV file or an Excel workbook.
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
opt-search-changing = Only those of which a verdict changes by itself within so many days (90d, 3m), or until a day; what changes first comes first.
opt-search-guesses = With --format csv: take guesses too, which do not have every word. Other formats show them, marked.
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
opt-rules-counts = How many procedures of the catalogue each flags and cannot tell of, and what it lacks, one line a fact.
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
opt-group-id = Id of one group. Default: all of them.
opt-lists-id = One list: its id, the number of its decision, or how many services it names. Default: all of them.
opt-against = The list that it is held against. Default: the one before it by date.
opt-variants-query = Only procedures that this query finds, as in `search`. Default: those of which a variant is recorded.
opt-variants-output = The file; its ending stands for --format: xlsx or csv. Default: standard output.
opt-documents-query = Words of the document, accents or not.
opt-pages = Procedure by procedure, those that a database holds and no law requires all the same, in pages of paper asked a year; QUERY chooses the procedures, as in `search`.
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
opt-source = Where the rows were taken from that do not say it.
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
field-remark = a rule that remarks what is no flag: { $values }, or `any`
field-decision = the proposal or the published decision: { $values }
field-by = who recorded it; `me` is yourself
field-list = a list of services
field-group = a linked group
field-variant = how provinces' variants stand: a province, { $values }, or both (`H48=lower`); `none` is the level, not that none is recorded
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

## Findings of check between files
check-day-before = lies before { $first_day }: no act of the State is older
check-day-after = lies after { $last_year }
check-day-too-early = lies before { $first_year }: no such file is about so early a day
check-count-too-large = is { $number }, more dossiers than there can be (at most { $most_dossiers })
check-offline-beside = stands beside `offline`, which is in person and post as one number
check-part-none-came = is { $part }, and no dossier came in the period
check-part-over-whole = is { $part }, more than the { $whole } dossiers of all channels
check-days-after-do-not-count = the days after it do not count
check-report-does-not-count = it does not count
check-unit-ended = { $unit } ended on { $end }, and the period is { $from } … { $to }: { $days }
check-period-after-retrieval = the period ends on { $to }, after the counts were retrieved on { $day }: the days after that do not count
check-period-after-retrieval-hint = correct `to` or `retrieved`, or import the report of the whole period
check-period-too-early = the period begins on { $from }, before { $first_year }
check-correct-year = correct the year
check-period-not-ended = the period ends on { $to }, and today is { $today }: the days to come do not count
check-period-not-ended-hint = correct `to`, or import the report again when the period has ended
check-retrieved-ahead = it says that it was retrieved on { $day }, and today is { $today }: that day is still to come
check-retrieved-ahead-hint = correct `retrieved` to the day on which the counts were really taken
check-agency-correct = correct the agency, or its `to` in agencies.yaml
check-agency-successor = name its successor: { $heirs }
check-baseline-about = { $code } in { $file }
check-baseline-ended = the entry for { $about } ended on { $until }
check-baseline-leaves-out = { $about } leaves the file out, which nothing excuses
check-baseline-gone = no finding is { $about } any more
check-agency-ended = { $id } ended on { $end }, and { $code } is in force
thing-log = log of
check-code-file-name = the code is { $code }, and the file is named otherwise
check-code-file-name-hint = rename the file to { $code }.yaml, or correct the code
check-decisions-orphaned = decisions on { $code }, and no procedure has that code
check-decisions-orphaned-hint = restore the procedure's file; one that has ended keeps it, with `lifecycle.to`
check-decisions-folder = the procedure stands in { $path }
check-move-file = move the file to { $path }
check-decisions-empty = neither a decision nor a note stands in it
check-remove-file = remove the file
check-refers-to-unknown = no entry before this one has the id `{ $next }`
check-refers-to-unknown-hint = write the id of an earlier entry of this file
place-entry-of-file = entry { $number } of this file
place-note-of-file = note { $number } of this file
check-override-rule-unknown = there is no rule `{ $rule }`
check-one-of = one of: { $words }
check-override-before-as-of = the override ends on { $until }, before { $as_of }, the date of the decision
check-override-before-as-of-hint = record a decision anew, with an end that lies ahead
check-group-member-ended = { $code } ends on { $day }, and other members go on
check-group-member-ended-hint = put its successor in its place, or remove it from the group
check-instrument-one-record = has the record { $id } of the portal, and so has { $other } in { $path }: one of them is another instrument
check-instrument-one-record-hint = correct the `portal_id` of one, or remove the entry that stands twice
check-instrument-alike = nothing tells { $label } from { $first }, which { $path } has
check-instrument-alike-hint = write `signed` and `issuer` in both, or keep one of them
check-repeal-unknown = { $label } counts as repealed by `{ $number }`, which no file describes
check-instrument-add-hint = correct the number, or add it to instruments/; `stub: true` says that only the number is known
check-instrument-ambiguous = `{ $number }` may be any of { $candidates }
check-instrument-ambiguous-hint = write `signed`, and `issuer` where the day does not tell
check-number-goes-on = `{ $number }` is read as { $read }; `{ $rest }` behind it is left out
check-number-no-issuer = { $read } does not say who issued it
check-number-term = { $read } is of another term than its year: then it was QH{ $term }
check-number-cut-hint = write the number as the instrument bears it
check-instrument-unknown = no instrument has the number `{ $number }`
check-instrument-other = no instrument is the { $label } that is meant here; known is { $others }
check-instrument-other-hint = correct number, `signed` or `issuer`, or add it to instruments/; `stub: true` says that no more is known of it
check-instrument-differs = { $number } was signed on { $own }, not on { $said }
check-instrument-differs-hint = correct `signed` here, or in instruments/
check-annex-row-gap = only { $rows ->
    [one] { $rows } row of that list was ever published
   *[other] { $rows } rows of that list were ever published
 } under its number
check-annex-look-hint = look at the annex that was signed, and withdraw the entry that does not stand in it so
check-number-spelled = the log of { $other } writes the number `{ $number }`
check-number-spelled-hint = both are read as one number; `rasoat publish` writes it as it was written first
check-approves-ended = it approves what was withdrawn or sent back
check-approves-twice = the entry { $id } approved the same before, or more than that
check-approves-superseded = it approves what was proposed no more: the entry { $id } was
check-approval-hint = where it was meant to hold, recommend and approve it anew
check-decisions-contradict = the entry { $id } was approved as { $outcome }, and nobody took it back
check-decisions-contradict-hint = settle which of them holds before either is published; `rasoat withdraw` takes back the newer one first
check-decision-superseded = the entry { $id }, which is { $state }, was recommended before it was published, and says otherwise or anew
check-decision-superseded-hint = send that one back or publish it, or withdraw what is published: which of them holds, somebody has to say
check-take-back-hint = withdraw it (`rasoat withdraw CODE --reason …`), and let the program write what is right
check-unclear-hint = correct it before it is committed; afterwards `rasoat withdraw CODE --reason …`, until nothing stands that it may mean, and decide anew
check-takes-back-nothing = it takes something back, and does not say what
check-takes-back-state = it takes back an entry that is { $state }, which it cannot
check-takes-back-beneath = it takes back what the entry { $id } has published since, and that one still stands
check-override-bare = the override of { $rule } lacks its reason or its provision
check-decision-no-reason = it needs a reason, and has none
check-published-twice = the approval that it publishes was published before
check-published-twice-hint = withdraw one of them; what is published anew is recommended and approved anew
check-annex-row-twice = row { $row } of that signed decision is { $other }'s too
check-signed-two-days = the log of { $other } has the signed decision of that number on { $day }
check-signed-look-hint = look at the signed decision, and withdraw the entry that has it wrong
check-signed-two-signers = the log of { $other } has { $signer } as the signer of that number
check-signed-later = it was recorded before { $day }, the day on which it was signed
check-decision-copied = the same entry stands in the log of { $other }
check-decision-copied-hint = an entry is one procedure's: put back the log that was copied over (`git checkout`), or remove the one that was never decided
check-old-form-day = it was recorded on { $day }, and no version of the program writes its form since { $last_day_of_old_form }
check-gate-bypassed = its own evidence has { $rule }: { $verdict }, and no override covers that
check-gate-lacks = its evidence says nothing of { $rule }, which its version of the rules asks
check-rules-version-unknown = no version `{ $version }` of the rules is known here
check-rules-version-hint = use the version of the program that wrote it; if none did, withdraw it
check-decision-differs = `{ $field }` is not what the entry says that it refers to
check-decision-older = it is older than the entry that it refers to
check-decision-ahead = { $day } is still to come
check-decision-ahead-hint = correct the clock of the machine that wrote it, and withdraw the entry
check-state-skipped = it stands on no entry that is { $state }
check-let-program-hint = let `rasoat approve` and `rasoat publish` write it; what was published elsewhere comes in by `rasoat import decisions`
check-own-approval = who recommended it approved it
check-own-approval-hint = withdraw it, and let somebody else approve
check-no-address = this step has no e-mail address, so nobody can tell that whoever approved is another than who recommended
check-no-address-hint = take it back with `rasoat withdraw`, and let whoever it was take the step again; git knows people by their address
check-published-sent-back = it is published although what it stands on was sent back
check-published-withdrawn = it is published although what it stands on was withdrawn
check-published-by = an entry is published by a signed decision, and no other entry names one
check-let-publish-hint = let `rasoat publish` write it; what was published elsewhere comes in by `rasoat import decisions`
check-override-too-long = the override of { $rule } ends later than the policy allows
check-decision-source = `source` says where it was taken from, and it does not say `imported`
check-decision-source-hint = what was published elsewhere comes in by `rasoat import decisions`
check-log-unread = the log of { $rev } could not be read, and none that can be stands in its place
check-log-unread-hint = mend what is wrong in the log of that revision, and keep every entry of it
check-log-put-back-hint = put it back as it was: a log is append-only, and `rasoat withdraw` alone takes a decision back
check-entry-gone = the entry { $id } of { $rev } is gone
check-entry-rewritten = the entry { $id } says something else than in { $rev }
check-entry-reordered = the entry { $id } stands in another order than in { $rev }
check-old-form-hint = take it out, or withdraw it where it is committed; what was published elsewhere comes in by `rasoat import decisions`
check-old-form = the entry { $id } has the form of earlier versions, and { $rev } does not have it
check-old-form-unproven = the entry { $id } has the form of earlier versions, and there is no commit that shows it to be old
check-old-form-unproven-hint = it stands on no list here; `rasoat` has to be run in the repository of the catalogue
check-address-twice = { $email } stands with { $other } already
check-address-twice-hint = write all addresses of one person in one entry, each once
check-due-before-signed = the row was due on { $due }, and the plan was signed on { $signed }
check-due-before-signed-hint = correct `due` here, or `signed` of the plan
check-done-before-signed = the row was done on { $done }, and the plan was signed on { $signed }
check-done-before-signed-hint = correct `done` here, or `signed` of the plan
check-plan-unknown = no plan has the id `{ $next }`
check-plan-unknown-hint = write the id of a plan, or add the plan
check-code-duplicate = { $path } describes the procedure { $code } too
check-code-duplicate-hint = keep one of the two files, with what only the other says
check-rename-code-hint = rename the file to { $path }, or correct the code
check-issuer-missing = the procedure has no issuer
check-issuer-folder-hint = add `issuer: { $folder }` if the folder is right
check-issuer-hint = add `issuer:` with the id of the agency that published it
check-folder-unknown = the issuer is `{ $issuer }`, and the file stands in `unknown/`
check-move-with-decisions-hint = move the file to { $path }, and its decisions likewise
check-folder-other = the issuer is `{ $issuer }`, and the file stands in another folder
check-level-ended = the district level ended on 2025-06-30
check-level-ended-hint = write the last day on which the district handled it, 2025-06-30 at the latest
check-replaces-one-sided = { $code } does not name { $own } in its `{ $answer }`
check-replaces-one-sided-hint = add { $own } to `{ $answer }` in { $path }, or remove { $code } here
check-citation-duplicate = `{ $number }` is cited already
check-citation-duplicate-hint = keep one citation, with all its articles
check-on-day = {" "}on { $day }
check-provinces-missing = { $number } of { $count ->
    [one] { $count } province is
   *[other] { $count } provinces are
 } known{ $since }; the others count as not reported
check-provinces-missing-hint = add those that are missing, with `from`, `to` and `replaced_by`; `rasoat init` in an empty folder writes all of them
check-provinces-overlap = of the same days the manifest says { $first } provinces and { $second }
check-provinces-overlap-hint = let `to` of one entry be the day before `from` of the next; until then no day of both is covered by reports of provinces
check-provinces-twins = ; likely twins: { $names }
check-provinces-too-many = { $number } provinces are in being{ $on }, and the manifest says { $count }{ $likely }
check-provinces-too-many-hint = give those that ended `to` and `replaced_by`, those that began `from`, and keep one of twins; until then no day is covered by reports of provinces
check-agency-unknown-hint = write the id of an agency that stands in agencies.yaml, or add it there
check-agency-unknown = no agency has the id `{ $id }`
check-field-unknown-hint = write the id of a field that stands in fields.yaml, or add it there
check-field-unknown = no field has the id `{ $id }`
check-group-unknown-hint = write the id of a group, or add a file to groups/
check-list-unknown = no list of services has the id `{ $id }`
check-list-unknown-hint = write the id of a list, or add a file to lists/
check-group-unknown = no linked group has the id `{ $id }`
check-procedure-unknown = no procedure has the code { $code }
check-procedure-unknown-hint = correct the code, or add the procedure
check-procedure-not-listed = the catalogue has no procedure { $code }
check-procedure-not-listed-hint = correct the code; leave it if the procedure ended before the catalogue began
check-did-you-mean = did you mean `{ $meant }`?
check-id-duplicate = the { $what } `{ $id }` stands a second time
check-id-duplicate-hint = it stands first in { $first }; keep one of them, or give this one another id
check-period-reversed = the last day { $to } lies before the first day { $from }
check-period-reversed-hint = swap the two dates, or correct one of them
check-references-unchecked = what the other files say of { $what } was not checked: this file cannot be read
check-references-unchecked-hint = mend the file and check again
check-manifest-missing = the catalogue has no catalogue.yaml
check-manifest-missing-hint = write it; `rasoat init` makes one
check-zone-unknown = no time zone is called `{ $zone }`
check-zone-unknown-hint = write a name such as Asia/Ho_Chi_Minh; until then days are those of Viet Nam
builtin-months = { $months ->
    [one] { $months } month
   *[other] { $months } months
 }
builtin-provinces = 63 until 2025-06-30, 34 since
builtin-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
 }
builtin-of-key = `{ $key }` ({ $figure })
check-manifest-built-in = the manifest does not say { $keys }: the built-in figures hold
check-manifest-built-in-hint = `rasoat migrate` writes them into it, with their sources
place-entry-of-agencies = entry { $number } of agencies.yaml
place-entry-of-fields = entry { $number } of fields.yaml
place-entry-of-databases = entry { $number } of databases.yaml
check-members-not-held = the catalogue does not hold { $count } of the procedures that are named: { $codes }{ $more }
check-members-not-held-hint = import them, or leave it where they are another ministry's
check-list-heir-unanswered = { $code } is replaced by { $heir }, which does not name it in `replaces`: of the two none in force stands on this list
check-list-heir-unanswered-hint = add { $code } to `lifecycle.replaces` of { $heir }, or the successor to the list
check-list-over-total = the list has { $members ->
    [one] { $members } member
   *[other] { $members } members
 } and a total of { $total }
check-list-over-total-hint = correct `total`, or remove what the decision does not name
check-member-duplicate = { $code } is a member already
check-member-duplicate-hint = remove one of them
check-scope-too-wide = { $unit } is a part of the country, and the scope is nationwide
check-scope-too-wide-hint = write `scope: unit`; of what others issued no day is covered by it
check-key-of = `{ $key }` of { $code } { $reason }
check-count-impossible-hint = correct it; until then the whole row says nothing
check-count-over-total-hint = correct the part or the channels
check-field-contradicted = the field { $field } had no dossier, and { $code } of this field had some
check-field-contradicted-hint = correct one of the two; until then the field says nothing
check-counts-contradict = it says that { $code } had no dossier, and { $path } counts { $total } of these days
check-counts-shown = it says that { $code } had no dossier, and { $path } has { $count } under { $key } of these days
check-field-shown = it says that the field { $field } had no dossier, and { $path } has { $count } under { $key } of these days
check-counts-contradict-hint = ask the units which of the two is right, and correct the other
check-group-zero-alone = it says that the linked group { $group } had no dossier and nothing of { $members }: rules read these as zero too
check-group-zero-alone-hint = add a row for each member, with what came in for it outside the group
check-field-counted-elsewhere = it says that the field { $field } had no dossier, and { $path } counts { $total } of it in these days: one of the two is wrong
check-field-resolved-elsewhere = it says that the field { $field } had no dossier, and { $path } has { $total } of it resolved in these days
check-whole-below-parts = { $whole } of { $code } here, and { $parts } in the reports of the units that it holds, such as { $path }: the whole is less than its parts
check-report-file-name = unit, period, basis and scope belong to another name
check-report-file-name-hint = rename the file to { $path }, or correct what it says
check-period-overlap = the period { $from } … { $to } overlaps that of { $others }
check-period-overlap-hint = correct the periods or remove one of the files; until then no rule reads either
check-value-over-scale = { $value } is more than { $of }, which it is out of
check-value-over-scale-hint = correct the value, or what it is out of
check-deadline-unread = no rule reads a deadline `{ $id }`
check-deadline-unread-hint = write one of { $ids }, or remove the entry
check-deadline-otherwise = `{ $id }` is counted `{ $from }`, and the manifest says otherwise
check-deadline-otherwise-hint = write `relative_to: { $from }`
check-holiday-other-year = { $day } is not in the years that are listed beside it
check-holiday-other-year-hint = correct the day, or add its year where all its holidays are listed
check-holiday-none = { $year } is listed without a single holiday
check-holiday-none-hint = add its holidays, or take the year out until they are known
check-history-cut = the history of this clone is cut off: where a procedure became another's before, without the day, or a decision log lost something, is not seen here
check-history-cut-hint = `git fetch --unshallow`; in a pipeline, fetch the whole history
check-history-unread = the history of this repository cannot be read: where a procedure became another's before the last commit, without the day, or a decision log lost something, is not seen
check-history-unread-hint = it is in a form that only the `git` program reads; `rasoat check --since REV` compares with one revision
check-history-none = no commit holds the catalogue, so nobody compares it with what it said before: where a procedure becomes another's without the day is not seen
check-history-none-hint = `git init` at the catalogue or above it, then `rasoat commit`
check-belongs-since = `{ $key }` was { $was } at { $rev }, and nothing says since when it is { $now }
check-belongs-since-hint = add `{ $since }` with the first day on which it was so; where it always was, a day before all reports
check-value-absent = absent
check-as-of-behind = the catalogue is read on { $as_of }, and today is { $today }: what happened since counts in no rule and no list
check-as-of-behind-decided = the catalogue is read on { $as_of }, and something was signed or decided for { $decided }: it counts in no list
check-as-of-behind-hint = write `as_of: today`, or the day that is meant; a sample says `sample: true`
check-as-of-ahead = the catalogue is read on { $day }, and today is { $today }
check-as-of-ahead-hint = write `as_of: today`, or a day that has come
check-provinces-after = how many provinces there are after { $last } the manifest does not say
check-provinces-after-hint = leave `to` out of the last entry, or add the next one
check-provinces-between = the manifest does not say how many provinces there were on { $next } … { $eve }
check-provinces-between-hint = let `from` be the day after `to` of the entry before it; until then no such day is covered by reports of provinces
check-plan-signed-ahead = the plan is signed on { $signed }, and today is { $today }
check-plan-signed-ahead-hint = correct the day, or leave `signed` out until the plan is signed
check-plan-done-ahead = the row is done on { $done }, and today is { $today }
check-plan-done-ahead-hint = correct the day, or leave `done` out until it is done
check-predecessor-ends = { $code } runs until { $ends }
check-predecessor-endless = { $code } has no last day
check-predecessor-runs-on = { $ends }, though { $own } took its place on { $begins }: whose the dossiers of the days are on which both run is not said
check-predecessor-runs-on-hint = write as `lifecycle.to` of { $code } the day before { $own } begins, correct `from` of { $own }, or write `continuity: partial` where it goes on in part
check-plan-by-itself = by this row plan { $plan } gives way to itself: nothing is in force
check-plan-circle = by this row plan { $plan } gives way to itself, through { $others }: none of them is in force
check-plan-circle-hint = leave `superseded_by` out of the row of the plan that holds
check-plan-row-twice = { $named } stands in row { $row } already{ $differs }
check-plan-row-twice-hint = keep one row, with all its measures; one that does not give way clears, whatever the other says
check-rows-differ = : row { $row } { $first }, this one { $second }
check-row-gives-way = gives way to another plan
check-row-stays = does not
check-posted-before-signed = posted on { $posted }, and signed on { $signed }
check-posted-before-signed-hint = correct one of the two days
check-continuity-shared = { $own } and { $others } both continue { $code } with all its dossiers
check-continuity-shared-hint = write `continuity: partial` where it was divided, or correct `replaces`
check-life-begins = is in force from { $from } only
check-life-ended = ended on { $to }
check-counts-outside-life = { $code } { $why }, and has { $total ->
    [one] { $total } dossier
   *[other] { $total } dossiers
 } in { $from } … { $to }
check-counts-outside-life-hint = correct the code of the row, or the days in `lifecycle` of the procedure
check-zeros-outside-life = { $count ->
    [one] { $count } procedure without dossiers was not in force
   *[other] { $count } procedures without dossiers were not in force
 } in the period: { $named }{ $more }
check-zeros-outside-life-hint = leave it where the form lists all codes; else correct them
check-not-offered-contradicted = the report says that { $code } was offered { $how }, and { $said }
check-not-offered-contradicted-hint = write the numbers or `no_data`, or correct `online` or `channels` of the procedure
check-offered-nowhere = on no channel
check-offered-offline = not online
check-file-says-online = its file says that it is offered online
check-file-says-channels = its file states channels
check-unit-file-name = the unit is `{ $unit }`, and the file is named otherwise
check-unit-file-name-hint = rename the file to { $folder }/{ $unit }.yaml, or correct the unit
finding-perhaps = { $message }; it may stand in { $path }, which cannot be read
thing-agency = agency
thing-field = field
thing-database = database
thing-list = list
thing-group = group
thing-plan = plan
thing-instrument = instrument
thing-entry = entry
thing-note = note
check-agencies-unchecked = agencies
check-fields-unchecked = fields

## Findings of check about one file
check-file-unreadable-hint = make the file readable for the user who runs this program
check-format-unknown = the catalogue has format { $number }, and this program reads formats { $formats }
check-format-unknown-hint = use the version of the program that knows this format, or correct the number
check-no-file-name = `{ $text }` cannot be the { $key } of a file
check-no-file-name-hint = a code looks like "1.001193" exactly, or is an internal one that begins with a letter
check-report-reversed = the period ends before it begins
check-report-reversed-hint = swap `from` and `to`
check-file-ending = it is not read: its name does not end in `.yaml`
check-file-ending-hint = name it `.yaml`; where there is a file of that name, make one of both
check-file-misplaced = it is not read: files of a catalogue stand in the folder of their kind, no deeper, under its very name
check-file-misplaced-hint = move it to where its kind lives, or out of the catalogue
check-file-unknown = no kind of file of a catalogue lives here; it is not read
check-file-unknown-hint = see the table of folders in the catalogue's README
check-cannot-read = cannot be read: { $e }
check-link-outside = a link that leads out of the catalogue, or nowhere, is not read
check-link-outside-hint = put the file itself here
check-link-folder = a link to a folder is not followed
check-link-folder-hint = put the folder itself here
check-no-file = neither a file nor a folder; it is not read
check-no-file-hint = move it out of the catalogue
check-name-twin = `{ $part }` and `{ $known }` are one name on many systems
check-name-twin-hint = rename one of them, or make one of both: a checkout elsewhere keeps only one
stands-the-file = the file
stands-entry-of = an entry of `{ $list }`
stands-entry-of-file = an entry of the file
stands-list = a list
stands-mapping = a mapping
stands-any = a value
check-key-missing = the key `{ $key }` is missing
check-key-missing-hint = add `{ $key }:` with { $wanted }
check-key-not-here = the key `{ $shown }` cannot stand here
check-write-before-colon = write { $allowed } before the colon
check-fewer-entries = { $name } has fewer than { $limit ->
    [one] { $limit } entry
   *[other] { $limit } entries
 }
check-fewer-entries-hint = add what is missing, or remove the key
check-empty-none-hint = write a value, `none` where the law sets none, or remove the key
check-empty-hint = write a value, or remove the key
check-empty = { $name } is empty
check-below = { $name } is below { $limit }
check-write = write { $allowed }
check-does-not-fit = { $shown } does not fit { $name }
check-did-you-mean-there = did you mean `{ $meant }`, which stands here already?
check-remarks-hint = free remarks go into `notes`; the schema that the first line names has all keys
check-keys-here = the keys here are { $keys }
check-key-unknown = there is no key `{ $shown }` here
check-write-behind-colon = write { $allowed } behind the colon
check-no-value = { $name } has no value
check-did-you-mean-write = did you mean `{ $meant }`? Write { $allowed }
check-no-word = { $shown } is no word for { $name }
check-no-day = { $shown } is no day of the calendar
check-no-date = { $shown } is no date
check-no-time = { $shown } is no time with its zone
check-no-code = { $shown } is no procedure code
check-write-or-remove = write { $allowed } behind the colon, or remove the key: an absent key means that it is not known
check-without-quotes = write { $text }, without quotes
like-truth = a truth value
like-number = a number
check-text-unquoted = { $shown } is read as text, but looks like { $like }
check-write-quoted = write "{ $shown }"
check-code-unquoted = the code { $text } is not quoted
check-code-unquoted-hint = write "{ $text }": without quotes other programs read a number
check-one-key-missing = one of the keys { $keys } is missing
check-one-key-missing-hint = add one of them
check-only-one-key = only one of { $keys } may stand here
check-only-one-key-hint = keep one of them
allowed-truth = `true` or `false`
allowed-list = a list, each entry behind `- `
allowed-keys = keys with values
allowed-keys-named = keys with values: { $keys }
allowed-day = a day such as 2026-11-21
allowed-time = a time such as 2026-11-21T08:30:00+07:00
allowed-address = an address such as https://dichvucong.gov.vn
allowed-code = a code such as "1.001193", exactly, or an internal one that begins with a letter
allowed-id = an id: letters without accents, digits, `.`, `_` and `-`
allowed-currency = three capital letters such as VND
allowed-form = text of the form { $pattern }
allowed-one-of = one of { $list }
check-day-doubtful = { $day } { $reason }
check-time-short = no time is so short
check-time-long = no time limit is so long
check-time-absurd = the time limit is `{ $shown }` { $unit }: { $absurd }
check-time-absurd-hint = write the number of the law, and its unit; what is done at once is text, such as "ngay"
check-time-text = the time limit `{ $shown }` is read as text, and looks like a number
check-time-text-hint = write a number without quotes, with a point before its decimals: 1.5
check-amount-fraction = đồng have no fractions
check-amount-thousands = below 1,000 đồng, thousands were mostly cut off
check-amount-doubtful = the amount `{ $shown }` is read as { $number } đồng: { $doubtful }
check-amount-hint = write the amount without signs between its thousands: 50000
check-schema-line = the first line names the schema of another kind of file, { $kind }
check-schema-line-hint = name { $own }.schema.json there: editors check the file by it
check-sign-cause = { $message }: { $named }, stands at { $line }:{ $column }
check-number-base = is a number to another base than 10
check-number-zero = begins with a zero
check-number-odd = is written as no count or amount is
check-number-form = `{ $shown }` { $why }: it is read as { $number } here, and otherwise by other programs
check-number-form-hint = write { $number } if that is meant
check-text-otherwise = { $shown } is read as text, but { $other }
check-key-otherwise = the key { $shown } is read as text, but { $other }
check-comment-hint = put the whole text in quotes if it goes on there; else put the quotes around what stands before, or the comment on a line of its own
check-text-cut = the text ends before `{ $shown }`, which is read as a comment
check-comment-behind = `{ $shown }` behind the text is read as a comment
others-read-nothing = other programs read nothing
others-read-truth = other programs read a truth value
others-read-number = other programs read a number
others-read-sexagesimal = other programs read a number to the base of 60
others-read-day = other programs read a day
others-read-sign = other programs read a sign of YAML
check-sign-here = { $sign }, stands here
check-sign-hidden-hint = take it out, or type the text anew; `fmt` cannot know whether the character was meant
check-sign-alike-hint = write the sign of the keyboard that it looks like
check-odd-sign = { $sign }, stands at { $line }:{ $column }, where YAML wants a sign of the keyboard
check-odd-sign-hint = write `key: value` with the blank and the colon of the keyboard; what is said of lines below may come from it
check-file-too-large = the file has { $bytes } bytes, and at most { $max_bytes } are read
check-file-too-large-hint = split it: most folders take any number of files
check-file-bom = the file begins with a byte order mark
check-file-bom-hint = save it as UTF-8 without a byte order mark
check-file-crlf = the lines end in CRLF
check-file-crlf-hint = save it with LF line ends
check-file-conflict-marker = a merge left its conflict markers in the file
check-file-conflict-marker-hint = keep one side of each conflict, or write the value anew, and remove the marker lines; then `git add` the file
check-file-utf16 = the file is UTF-16 and not UTF-8
check-file-utf16-hint = save it as UTF-8; some programs call UTF-16 `Unicode`
check-file-not-utf8 = the file is not UTF-8 text: the byte 0x{ $byte } stands here
check-file-not-utf8-hint = save it as UTF-8; Vietnamese text in TCVN3, VNI or Windows-1258 must be converted first
check-control-nul-hint = remove it; a file full of them is UTF-16, or no text at all
check-control-hint = remove it
check-control-character = the control character U+{ $code } stands here
check-yaml-empty = the file is empty
check-yaml-empty-hint = remove the file, or write its keys
check-more-findings = more than { $max_findings } findings; only the first are shown
check-more-findings-hint = mend these first, then check again
check-yaml-documents = the file holds more than one document
check-yaml-documents-hint = keep one document a file; remove `---`
check-yaml-alias = an alias stands here
check-yaml-alias-hint = put text that begins with `*` in quotes, or write the value itself
check-not-nfc = the text is not in Unicode normal form C
check-not-nfc-hint = run `rasoat fmt`, or type it anew; it is read as if it were NFC
check-key-not-text = a key is not text
check-key-not-text-hint = keys are words such as `name`
check-yaml-anchor = an anchor stands here
check-yaml-anchor-hint = put text that begins with `&` in quotes, or remove `&name` and write the value where it is used
check-yaml-tag = a tag stands here
check-yaml-tag-hint = put text that begins with `!` in quotes, or remove the tag
check-duplicate-key = the key `{ $key }` stands here a second time
check-duplicate-key-hint = it stood first in line { $line }; keep one of them
check-merge-key = a merge key stands here
check-merge-key-hint = write the keys themselves
check-key-empty = a key is empty
check-key-empty-hint = write the key before the colon
check-not-yaml = not YAML: { $message }
check-not-yaml-words = not YAML: { $words }
check-not-yaml-hint = check indentation, quotes and colons at and above this line
check-too-deep = more than { $deepest } levels of nesting
check-too-deep-hint = no file of a catalogue nests so deeply
unyaml-colon-space = no space follows the colon
unyaml-colon-space-hint = write `key: value`, with a space behind the colon and no tab
unyaml-colon-key = a colon stands where no key can
unyaml-colon-key-hint = put text that holds `: ` in quotes; if that is not it, a key here or above has no space behind its colon, or is indented too far
unyaml-tab = a tab stands where only spaces may
unyaml-tab-hint = indent with spaces
unyaml-unexpected = unquoted text begins with a sign that YAML keeps for itself
unyaml-unexpected-hint = put the text in quotes
unyaml-unknown-escape = a backslash in double quotes stands before a character that it cannot escape
unyaml-unknown-escape-hint = write `\\` for a backslash, or use single quotes
unyaml-escape-code = the escape does not name a character
unyaml-escape-code-hint = write the character itself
unyaml-escape = the escape is not whole
unyaml-escape-hint = write the character itself, or `\\` for a backslash
unyaml-trailing = text follows the closing quote
unyaml-trailing-hint = put the whole text inside the quotes; a quote inside double quotes is `\"`
unyaml-quote-open = the text in quotes is not closed
unyaml-quote-open-hint = close the quotes at the end of the text; a quote inside double quotes is `\"`, inside single quotes `''`
unyaml-list-open = the list that began with `[` is not closed
unyaml-list-open-hint = write `]` at its end, and `,` between its entries
unyaml-mapping-open = the mapping that began with `{"{"}` is not closed
unyaml-mapping-open-hint = write `{"}"}` at its end, and `,` between its entries
unyaml-no-key = the line does not fit the keys above it
unyaml-no-key-hint = indent keys of one mapping equally, and text below `|` or `>` further than its key
unyaml-no-entry = the line does not fit the list above it
unyaml-no-entry-hint = begin every entry of a list with `- `, indented equally
unyaml-list-here = a list begins where none can
unyaml-list-here-hint = begin the list on the line below its key
unyaml-simple-key = the line is no key with a value
unyaml-simple-key-hint = write `key: value`; text over several lines stands below `key: |`
unyaml-indent = the line is indented wrongly
unyaml-indent-hint = indent entries of one mapping or list equally, with spaces
unyaml-no-value = a value is missing
unyaml-no-value-hint = write a value, or close the list or mapping
unyaml-bad-tag = a tag stands here that cannot be read
unyaml-bad-tag-hint = put text that begins with `!` in quotes
unyaml-anchor = unquoted text begins with `&` or `*`
unyaml-anchor-hint = put the text in quotes
unyaml-block = only a comment may follow `|` or `>` on its line
unyaml-block-hint = begin the text on the next line, indented further than its key
unyaml-directive = a line that begins with `%` stands here
unyaml-directive-hint = remove it, or indent text that belongs to a value
unyaml-documents = the file holds more than one document
unyaml-documents-hint = keep one document a file; remove `---` and `...`
allowed-or = { $before }, or { $form }
allowed-whole = a whole number
allowed-whole-from = a whole number from { $least }
allowed-number = a number
allowed-number-from = a number from { $least }
allowed-text = text
stands-nothing = nothing
severity-error = error
severity-warning = warning
severity-info = info
severity-help = help
check-no-error-asked = no error among what was asked about
check-errors = { $count ->
    [one] { $count } error
   *[other] { $count } errors
 }
check-warnings = { $count ->
    [one] { $count } warning
   *[other] { $count } warnings
 }
check-remarks = { $count ->
    [one] { $count } remark
   *[other] { $count } remarks
 }
check-in-files = { $findings } in { $count ->
    [one] { $count } file
   *[other] { $count } files
 }
check-known = { $count } more in the baseline
check-other-unreadable = { $count ->
    [one] { $count } other file cannot
   *[other] { $count } other files cannot
 } be read
fmt-summary = { $files } of { $total } files { $did ->
    [check] not formatted
    [dry] would be formatted
   *[done] formatted
 }
fmt-left = { $count } left as they are

## Codes of findings: what each means, why it matters, how to mend it
code-agency-ended = an agency is named for days after its last one
code-agency-ended-why = Counts that are kept under it are looked for under its successor, and nobody answers for its procedures.
code-agency-ended-mend = Name the successor, which `replaced_by` says in agencies.yaml, or correct the agency's `to`.
code-agency-unknown = an agency that agencies.yaml does not have
code-agency-unknown-why = Rules ask the agency for its kind and its life, and cannot answer for one that nobody described.
code-agency-unknown-mend = Write the id of an agency that stands in agencies.yaml, or add the agency there.
code-amount-doubtful = an amount in đồng with a fraction, or below 1,000
code-amount-doubtful-why = `50.000` is fifty to every program that reads YAML; fees are compared and shown by what is read.
code-amount-doubtful-mend = Write the amount without signs between its thousands: 50000; another currency stands under `currency`.
code-annex-row-gap = a row of a signed decision's annex beyond the last
code-annex-row-gap-why = Rows are numbered without gaps; such a row is that of no annex, or another row was struck out.
code-annex-row-gap-mend = Look at the annex that was signed, and withdraw the entry that does not stand in it so.
code-annex-row-twice = one row of a signed decision's annex is two procedures'
code-annex-row-twice-why = An annex has one procedure a row; one of the two logs says what was not signed. Neither stands on a list.
code-annex-row-twice-mend = Look at the annex that was signed, and withdraw the entry that does not stand in it so.
code-approval-without-effect = an approval of what was proposed no more
code-approval-without-effect-why = What was withdrawn, sent back or replaced is not what is proposed, and nothing rests on its approval; of two approvals of one recommendation one is enough. Two branches that were merged leave such an entry.
code-approval-without-effect-mend = Where it was meant to hold, recommend and approve it anew.
code-approved-by-recommender = a decision approved by who recommended it
code-approved-by-recommender-why = A recommendation becomes a decision when somebody else agrees; else one person alone puts a procedure on the list.
code-approved-by-recommender-mend = Withdraw the decision, and let somebody else approve the next.
code-baseline-expired = an entry of the baseline is past its last day
code-baseline-expired-why = Its finding counts again.
code-baseline-expired-mend = Mend the finding, or give the entry a reason that holds and a later `until`.
code-baseline-unmatched = an entry of the baseline that no finding matches any more
code-baseline-unmatched-why = What it excused is mended or reads otherwise; left there, it could excuse the next one.
code-baseline-unmatched-mend = Remove the entry; `rasoat check --write-baseline` takes all such entries out.
code-citation-duplicate = one law cited twice in one procedure
code-citation-duplicate-why = Its articles belong together; a correction of one citation leaves the other as it was.
code-citation-duplicate-mend = Keep one citation, with all its articles.
code-code-duplicate = two files describe the procedure of one code
code-code-duplicate-why = Only the first file is read; what the other says is lost.
code-code-duplicate-mend = Keep one of the files, and move into it what only the other says.
code-count-impossible = a count of dossiers that cannot be
code-count-impossible-why = Nothing of its row can be believed, so no rule reads it: the procedure has no data for that period.
code-count-impossible-mend = Correct it from the report, or write `no_data`.
code-count-over-total = a part of the dossiers that is greater than all of them
code-count-over-total-why = One of the numbers is wrong; shares that are worked out from them would be over 100 percent.
code-count-over-total-mend = Correct the part or the channels from the report.
code-counts-contradict = a report without dossiers, or with fewer than its parts, beside others that have some of the same days
code-counts-contradict-why = One of the two is wrong. A zero, or a number that is too small, takes a procedure that people use off the portal.
code-counts-contradict-mend = Ask the units which is right, and correct the other.
code-day-doubtful = a day after 2100, or before 2000 in a plan or a decision
code-day-doubtful-why = Such days come of a slip in the year, and a plan or an act would hold for ever or never have held.
code-day-doubtful-mend = Correct the year; what has no last day leaves `to` out.
code-day-impossible = a day before 1945-09-02
code-day-impossible-why = No act of the State is older: 0204, 1026 and 1924 are slips in the year, and what begins or ends then counts wrongly on every day.
code-day-impossible-mend = Correct the year.
code-deadline-unread = a deadline of the manifest that no rule reads
code-deadline-unread-why = The built-in figure holds instead, and the list of what came late is by it; `post-repeal` of earlier versions was wrong: what is abolished is posted as everything else.
code-deadline-unread-mend = Write the id of a deadline that is read, counted as the finding says, or remove the entry.
code-decision-ahead = an entry of a decision log with a day that is still to come
code-decision-ahead-why = Evidence of a later day cannot have been read, and a decision of a later day cannot have been signed.
code-decision-ahead-mend = Correct the clock of the machine that wrote it, and withdraw the entry.
code-decision-copied = an entry that stands in the decision logs of several procedures
code-decision-copied-why = A log that was copied onto another procedure would publish what nobody decided. Nobody can tell whose the entry is, so it stands on no list.
code-decision-copied-mend = Put back the log that was copied over, or remove the one that was never decided.
code-decision-differs = an approval or publication that differs from what it refers to
code-decision-differs-why = Each step says what the one before it says; else something was approved or published that nobody recommended.
code-decision-differs-mend = Withdraw the entry, and let the program write the step.
code-decision-erased = an entry of a revision's decision log that is gone
code-decision-erased-why = A log is append-only: who decided what, and who took it back, stays to be seen. Nothing passes this.
code-decision-erased-mend = Put the entry back as it was (`git show REV:PATH`); `rasoat withdraw` takes a decision back.
code-decision-gate-bypassed = a decision for full online service that its own evidence does not bear
code-decision-gate-bypassed-why = The verdicts that it keeps would have shut the gate, or a blocking rule is missing among them; no step of the program writes that. It stands on no list to be signed.
code-decision-gate-bypassed-mend = Withdraw the entry, and let `rasoat review` ask the gate.
code-decision-number-spelled = a number of a signed decision that is written otherwise in another log
code-decision-number-spelled-why = Both are read as one number, and whoever looks for one spelling misses the other.
code-decision-number-spelled-mend = Nothing is to be done where both mean one decision; else withdraw the entry that has the wrong number.
code-decision-old-form = an entry in the form of earlier versions that is not old
code-decision-old-form-why = Earlier versions marked by a `source` alone what was decided elsewhere, and of such entries no chain and no gate is asked. Anybody can write that form: it counts where the last commit, or the revision compared with, has the entry already. It stands on no list.
code-decision-old-form-mend = Take it out; what was published elsewhere comes in by `rasoat import decisions`.
code-decision-old-form-unproven = an entry in the form of earlier versions, and no commit that shows it to be old
code-decision-old-form-unproven-why = Of such an entry no chain and no gate is asked, and anybody can write its form. Where no commit has it, it stands on no list.
code-decision-old-form-unproven-mend = Work in the repository of the catalogue; what was published elsewhere can be brought in anew by `rasoat import decisions`.
code-decision-older = an approval or publication that is older than what it refers to
code-decision-older-why = Nobody approves or publishes what is not there yet.
code-decision-older-mend = Withdraw the entry, and let the program write the step; look at the clocks of the machines.
code-decision-on-withdrawn = a publication of what was withdrawn
code-decision-on-withdrawn-why = What was withdrawn is no decision, and nothing that stands on it is. Two branches that were merged leave such an entry: one took the approval back, the other published it.
code-decision-on-withdrawn-mend = Withdraw it too, or recommend anew.
code-decision-published-by = a publication without its signed decision, or a signed decision of what is not published
code-decision-published-by-why = What is published stands in the annex of a signed decision, under its number; without it nobody finds the row again.
code-decision-published-by-mend = Withdraw the entry, and let the program write the step.
code-decision-published-twice = an approval that is published a second time
code-decision-published-twice-why = One signed decision publishes what was approved; two say that it was signed twice, or that one of them was not.
code-decision-published-twice-mend = Withdraw the one that is wrong; what is published anew is recommended and approved anew.
code-decision-rewritten = an entry of a revision's decision log that says something else now, or stands in another order
code-decision-rewritten-why = A log is append-only: what was decided on what evidence stays as it was written. Nothing passes this.
code-decision-rewritten-mend = Put the entry back as it was (`git show REV:PATH`); what is decided anew is a new entry.
code-decision-sent-back = a publication of what was sent back
code-decision-sent-back-why = What was sent back is no decision, and nothing that stands on it is.
code-decision-sent-back-mend = Withdraw the publication, or recommend anew.
code-decision-signed-later = a publication that was recorded before it was signed
code-decision-signed-later-why = What is published was signed; nobody records that before.
code-decision-signed-later-mend = Withdraw the entry, and let the program write the step; look at the clock of the machine.
code-decision-source = a decision with a `source` that was not imported
code-decision-source-why = By `source` alone anybody could make an entry look as if it had been decided elsewhere.
code-decision-source-mend = Withdraw the entry; what was published elsewhere comes in by `rasoat import decisions`, which says from which file, row and day.
code-decision-state-skipped = an approval without a recommendation, or a publication without an approval
code-decision-state-skipped-why = Each state stands on the one before it; an entry that skips one was not written by the program.
code-decision-state-skipped-mend = Let `rasoat approve` and `rasoat publish` write it; what was published elsewhere comes in by `rasoat import decisions`.
code-decision-superseded = a publication of what another recommendation had taken the place of
code-decision-superseded-why = Two branches that were merged leave it: one published, the other recommended anew and may have approved. Which holds nobody said, so it stands on no list to be signed.
code-decision-superseded-mend = Send the recommendation back, publish it, or withdraw what is published.
code-decision-take-back-unclear = a withdrawal, or a sending back, of which nobody can tell what it takes back
code-decision-take-back-unclear-why = Somebody took a decision back, and the list must not go on as if nobody had: nothing that stood then is on a list to be signed.
code-decision-take-back-unclear-mend = Correct it before it is committed; afterwards `rasoat withdraw CODE --reason …` until nothing stands that it may mean, and decide anew.
code-decision-taken-back = an entry that no step of the program writes, and that was taken back since
code-decision-taken-back-why = It stays to be seen, and nothing rests on it.
code-decision-taken-back-mend = Nothing is to be done.
code-decision-two-days = a signed decision that has another day of signing in the log of another procedure
code-decision-two-days-why = A number is one decision of one day in its year; one of the two logs says what was not signed. Neither stands on a list.
code-decision-two-days-mend = Look at the signed decision, and withdraw the entry that has it wrong.
code-decision-two-signers = a signed decision that has another signer in the log of another procedure
code-decision-two-signers-why = A number is one decision of one signer in its year; one of the two logs says what was not signed. Neither stands on a list.
code-decision-two-signers-mend = Look at the signed decision, and withdraw the entry that has it wrong.
code-decision-unread = a revision's decision log that could not be read, with none in its place that can be
code-decision-unread-why = What could not be read then cannot be held against what is there now: any entry could be struck out that way.
code-decision-unread-mend = Mend the log of that revision (`git show REV:PATH`) so that it can be read, and keep every entry of it.
code-decision-without-address = a step of a decision without an e-mail address
code-decision-without-address-why = People are told apart by their addresses. Without one, a person could recommend and approve alone.
code-decision-without-address-mend = Take the step back with `rasoat withdraw`, and let whoever it was take it again.
code-decision-without-reason = an entry that needs a reason and has none
code-decision-without-reason-why = Every outcome but full online service needs one, and so does whatever takes a decision back.
code-decision-without-reason-mend = Withdraw the entry, and give the reason in the next.
code-decisions-contradict = two approved decisions that say otherwise, of which neither is published or taken back
code-decisions-contradict-why = Two branches that were merged leave it, and the one with the later clock would be on the list: nothing says that who recommended it knew the other.
code-decisions-contradict-mend = Settle which holds: withdraw the newer one, and the older one where it does not hold either; then recommend anew.
code-decisions-empty = a decision log that holds neither a decision nor a note
code-decisions-empty-why = It says nothing, and looks as if something were recorded.
code-decisions-empty-mend = Remove the file; decisions and notes that were committed are never taken out.
code-decisions-orphaned = review decisions on a procedure that the catalogue does not have
code-decisions-orphaned-why = A decision without its procedure cannot be shown, approved or published.
code-decisions-orphaned-mend = Restore the procedure's file; a procedure that has ended keeps its file, with `lifecycle.to`.
code-field-contradicted = a field without dossiers beside a procedure of it that has some
code-field-contradicted-why = A form counts by field and a procedure by itself; both cannot be right, and the field's row says nothing.
code-field-contradicted-mend = Correct the field's row or the procedure's.
code-field-unknown = a field that fields.yaml does not have
code-field-unknown-why = The procedure would not be found by its field.
code-field-unknown-mend = Write the id of a field that stands in fields.yaml, or add the field there.
code-file-bom = a byte order mark at the start of a file
code-file-bom-why = Some programs take it for a character of the first key.
code-file-bom-mend = Run `rasoat fmt`, or save the file as UTF-8 without a byte order mark.
code-file-conflict-marker = conflict markers that a merge left in a file
code-file-conflict-marker-why = Both sides still stand in it, so that nothing of it is read, and it is never written over or committed.
code-file-conflict-marker-mend = Between each `<<<<<<<` and `>>>>>>>` keep one side, or write the value anew; remove the marker lines, then `git add` the file. `git checkout --merge FILE` brings both sides back. With `rasoat merge-driver` fewer come about.
code-file-control-character = a control character in a file
code-file-control-character-why = It does not show, and may steer a terminal; a CR alone makes programs count lines differently.
code-file-control-character-mend = Remove it; save the file with LF line ends.
code-file-crlf = lines that end in CRLF
code-file-crlf-why = Every line would show as changed when somebody saves the file with the usual line ends.
code-file-crlf-mend = Run `rasoat fmt`, or save the file with LF line ends.
code-file-ending = a YAML file whose name does not end in `.yaml`
code-file-ending-why = It is not read, and what it says is missing from every answer: a decision, a plan or a report that nobody sees.
code-file-ending-mend = Let its name end in `.yaml`; where there is a file of that name, make one of both.
code-file-folder = a file stands in the folder of another agency
code-file-folder-why = People look for a procedure below its issuer, and decisions stand beside it.
code-file-folder-mend = Move the file into the folder that the message names, with its decisions.
code-file-folder-unknown = a procedure stands in `unknown/` although its issuer is known
code-file-folder-unknown-why = People look for it below its issuer.
code-file-folder-unknown-mend = Move the file, and its decisions, into the issuer's folder.
code-file-ignored-by-git = a file that git ignores
code-file-ignored-by-git-why = It is read like any other and no commit ever has it: a decision in it is kept nowhere, and the next clone's list is another.
code-file-ignored-by-git-mend = `git check-ignore -v FILE` names the line that says so; take it out, or `git add --force FILE`.
code-file-left-out = a file that git was told to leave out of the folder
code-file-left-out-why = A sparse checkout, or skip-worktree, keeps it out of sight: what it says is missing from every answer.
code-file-left-out-mend = The line that the finding names brings it back: `git sparse-checkout add FOLDER`, or `git update-index --no-skip-worktree FILE`.
code-file-misplaced = a file of a catalogue that stands where it is not read
code-file-misplaced-why = What it says is missing from every answer: a law that ended, a plan or a report that nobody sees.
code-file-misplaced-mend = Files stand directly in the folder of their kind (plans/x.yaml; procedures, statistics and decisions one folder deeper).
code-file-more-findings = a file has more findings than are shown
code-file-more-findings-why = One wrong line often makes many findings.
code-file-more-findings-mend = Mend the first ones and check again.
code-file-name = the name of a file says something else than its content
code-file-name-why = Programs and people find a file by its name; the next write would make a second file.
code-file-name-mend = Rename the file as the message says, or correct its content.
code-file-name-twin = names of files that differ only in case or in Unicode form
code-file-name-twin-why = On many systems they are one file, and a checkout keeps only one of the two without a word.
code-file-name-twin-mend = Rename one of them, or make one file of both.
code-file-not-utf8 = a file is not UTF-8 text
code-file-not-utf8-why = Old Vietnamese encodings cannot be told apart for certain, so nothing is guessed.
code-file-not-utf8-mend = Convert the file to UTF-8 from the encoding in which it was written (TCVN3, VNI, Windows-1258, UTF-16).
code-file-schema-line = a first line that names the schema of another kind of file
code-file-schema-line-why = Editors check the file by the wrong schema, and edits put keys in the order of another one.
code-file-schema-line-mend = Name the schema of the file's own kind in its first line.
code-file-too-large = a file over 1 MiB
code-file-too-large-why = No file of a catalogue is that large; it would take long to read and to compare.
code-file-too-large-mend = Split it: most folders take any number of files.
code-file-unknown = a YAML file where no kind of file lives
code-file-unknown-why = It is not read, and nobody would notice.
code-file-unknown-mend = Move it to the folder of its kind, and end its name in `.yaml`.
code-file-unreadable = a file that cannot be read
code-file-unreadable-why = What it says is missing from every answer. Links that lead outside, FIFOs and devices are never read.
code-file-unreadable-mend = Put a plain, readable file there.
code-file-unseen-by-git = a file that git was told not to look at
code-file-unseen-by-git-why = Under skip-worktree or assume-unchanged no change of it is in `status` or in a commit, whoever makes it.
code-file-unseen-by-git-mend = `git update-index --no-skip-worktree FILE`, or `--no-assume-unchanged FILE`; the finding names the line.
code-git-unreadable = git's index cannot be read
code-git-unreadable-why = Whether files were left out of the folder on purpose is not known, so nobody can say that the catalogue is whole.
code-git-unreadable-mend = Mend the repository as the finding says; `git status` has to work.
code-group-member-ended = a linked group with a member that ends while others go on
code-group-member-ended-why = The group can no longer be offered as it stands.
code-group-member-ended-mend = Add the successor to the group, or remove the member from it.
code-group-unknown = a linked group that groups/ does not have
code-group-unknown-why = A plan or list that names it would apply to nothing.
code-group-unknown-mend = Write the id of a group that is there, or add a file to groups/.
code-group-zero-alone = a report that says none of a linked group and nothing of its members
code-group-zero-alone-why = A group's zero counts for each member; whether a member had dossiers outside the group it does not say, so a flag that rests on it is doubtful.
code-group-zero-alone-mend = Ask the unit for the members' own numbers and add their rows.
code-holiday-year = public holidays that do not fit the years listed beside them
code-holiday-year-why = In a year that is listed every other Monday to Friday is a working day, so a missing holiday makes late what was in time.
code-holiday-year-mend = Correct the day, or list a year only where all its holidays are entered.
code-id-duplicate = one id stands for two things
code-id-duplicate-why = Only the first is ever found; what refers to the other is wrong without a sign.
code-id-duplicate-mend = Give one of them another id, or keep only one.
code-instrument-alike = two instruments of one number that nothing tells apart
code-instrument-alike-why = Numbers without a year start anew every year, those of provinces in each of them; which one is cited cannot be told.
code-instrument-alike-mend = Write `signed`, and `issuer` where provinces share the number, in both entries; if it is one instrument, keep one entry.
code-instrument-ambiguous = a number that may be that of several instruments
code-instrument-ambiguous-why = None is taken for the right one, so whether the basis is in force cannot be told.
code-instrument-ambiguous-mend = Write `signed` beside the number, and `issuer` where the day does not tell.
code-instrument-differs = a citation whose day is not that of the instrument
code-instrument-differs-why = The number names one instrument; either its day or the one here is wrong.
code-instrument-differs-mend = Correct `signed` in the citation or in instruments/.
code-instrument-number-cut = a number of an instrument that is probably not whole
code-instrument-number-cut-why = What is read of it may be another instrument's number.
code-instrument-number-cut-mend = Write the number as the instrument bears it.
code-instrument-unknown = a legal basis that instruments/ does not have
code-instrument-unknown-why = Whether it is still in force cannot be told.
code-instrument-unknown-mend = Correct the number, or add the instrument; `stub: true` says that only its number is known.
code-issuer-missing = a procedure without an issuer
code-issuer-missing-why = Coverage by the issuer's own reports, its targets and its folder cannot be told.
code-issuer-missing-mend = Write `issuer:` with the id of the agency that published it.
code-level-ended = a district level after 2025-06-30
code-level-ended-why = District governments ended on that day (Decree 118/2025/NĐ-CP).
code-level-ended-mend = Write the last day on which the district handled it, 2025-06-30 at the latest.
code-list-over-total = a list with more members than its decision names
code-list-over-total-why = Either the total or a member is wrong.
code-list-over-total-mend = Correct `total`, or remove what the decision does not name.
code-list-unknown = a list of services that lists/ does not have
code-list-unknown-why = Who is to review the services of a list that nobody entered reviews none, and nobody sees it.
code-list-unknown-mend = Write the id of a list that stands in lists/, or add the list there.
code-manifest-built-in = a manifest that leaves figures of the policy to the program
code-manifest-built-in-why = The built-in figures hold then: they may change with the program, and nobody of the ministry chose them.
code-manifest-built-in-mend = Run `rasoat migrate`, which writes them into catalogue.yaml; then correct what was set otherwise.
code-manifest-format = a catalogue of another format
code-manifest-format-why = Reading it by the wrong rules would give wrong answers.
code-manifest-format-mend = Use the version of the program that knows this format, or correct `format`.
code-manifest-missing = no catalogue.yaml
code-manifest-missing-why = It says at which date the catalogue is read and holds the figures that rules read.
code-manifest-missing-mend = Write catalogue.yaml; `rasoat init` makes one.
code-member-duplicate = one member twice in a group or list
code-member-duplicate-why = It is counted once.
code-member-duplicate-mend = Remove one of them.
code-members-not-held = a list or group names procedures that the catalogue does not hold
code-members-not-held-why = They may be another ministry's, or not yet imported; what the catalogue does not hold it cannot judge.
code-members-not-held-mend = Import them, correct a code that is a slip, or leave it as it is.
code-number-form = a number that programs read differently
code-number-form-why = YAML 1.1 takes 010 for 8 and this program for 10; a zero in front is mostly a slip.
code-number-form-mend = Write the number in plain figures: 10.
code-override-before-as-of = an override that ended before the decision's own date
code-override-before-as-of-why = It never held, so the gate was never open.
code-override-before-as-of-mend = Decide again with an end date that lies ahead; decisions are only ever added.
code-override-too-long = an override that ends later than the policy allows
code-override-too-long-why = An override is for a time; one without an end would open the gate for ever.
code-override-too-long-mend = Withdraw the decision, and record it anew with an end that the policy allows.
code-override-unknown-rule = an override of a rule that is not there
code-override-unknown-rule-why = The gate never asks that rule, so the override opens nothing.
code-override-unknown-rule-mend = Write the id of a rule as `rasoat rules` lists it.
code-override-without-reason = an override without its reason or its provision
code-override-without-reason-why = It sets a rule aside for years; why, and by which provision, is all that stands against it.
code-override-without-reason-mend = Withdraw the entry, and record it anew with both.
code-period-not-ended = a report of days that had not ended
code-period-not-ended-why = Nobody can have counted them, so they are not covered: no data is not zero.
code-period-not-ended-mend = Correct the last day, or import the report of the whole period when it has ended.
code-retrieved-ahead = a report that says it was retrieved on a day still to come
code-retrieved-ahead-why = Nobody retrieves counts tomorrow: the day is a slip, so up to which day the report counts is not known either.
code-retrieved-ahead-mend = Correct `retrieved` to the day on which the counts were really taken.
code-period-overlap = two reports of one unit, scope and basis cover the same days
code-period-overlap-why = Dossiers would be counted twice, so rules read neither.
code-period-overlap-mend = Correct the periods, or remove one of the two reports.
code-period-reversed = a period ends before it begins
code-period-reversed-why = No day lies in it.
code-period-reversed-mend = Swap the two dates, or correct one of them.
code-period-too-early = a report of a year before 2000
code-period-too-early-why = It is taken for a slip: a year with a digit wrong or missing.
code-period-too-early-mend = Correct the year.
code-person-address-twice = one e-mail address of two people, or twice with one
code-person-address-twice-why = The address says who may approve; of two people nobody can tell which one is meant.
code-person-address-twice-mend = Write all addresses of one person in one entry of people.yaml, each once.
code-plan-done-before-signed = a row of a plan that was done before the plan was signed
code-plan-done-before-signed-why = What is done clears for good: a slip in the year clears a procedure whose plan nobody carried out.
code-plan-done-before-signed-mend = Correct `done` of the row, or `signed` of the plan.
code-plan-due-before-signed = a row of a plan that was due before the plan was signed
code-plan-due-before-signed-why = Nothing can be due before it was decided: one of the two days is wrong, and rules count the row as overdue.
code-plan-due-before-signed-mend = Correct `due` of the row, or `signed` of the plan.
code-plan-superseded-circle = plans that give way to each other, or one to itself
code-plan-superseded-circle-why = Each counts as superseded, so the procedure stands in no plan, whichever of them was meant to hold.
code-plan-superseded-circle-mend = Leave `superseded_by` out of the row of the plan that holds.
code-plan-unknown = a plan gives way to one that plans/ does not have
code-plan-unknown-why = The plan counts as superseded all the same, and nothing shows by what.
code-plan-unknown-mend = Write the id of a plan that is there, or add the plan.
code-posted-before-signed = a publication that was posted before it was signed
code-posted-before-signed-why = One of the two days is wrong, so whether it was published in time cannot be told.
code-posted-before-signed-mend = Correct one of the two days.
code-predecessor-runs-on = a procedure that runs on though another took its place
code-predecessor-runs-on-why = With `continuity: same` its dossiers count for the new one, also those of days on which both run: they may open the gate to a procedure that nobody uses.
code-predecessor-runs-on-mend = Write as `lifecycle.to` of the old one the day before the new one begins, or correct `from` or `continuity` of the new one.
code-procedure-not-listed = a reference to a procedure that the catalogue does not have, where that may be right
code-procedure-not-listed-why = Reports, variants and life cycles name procedures that ended before the catalogue began; a slip looks the same.
code-procedure-not-listed-mend = Correct the code, or leave it as it is.
code-procedure-unknown = a reference to a procedure that the catalogue does not have
code-procedure-unknown-why = A plan, list or group that names it applies to nothing; a slip in a code leaves the right procedure flagged.
code-procedure-unknown-mend = Correct the code, or add the procedure.
code-provinces-missing = fewer provinces are known than there are, on days of which provinces reported
code-provinces-missing-why = Those that nobody described count as not reported, so these days are not covered: no data is not zero.
code-provinces-missing-mend = Add them to agencies.yaml with `from`, `to` and `replaced_by`.
code-provinces-overlap = two numbers of provinces of the same days
code-provinces-overlap-why = Nobody can say whether all provinces reported, so none of these days is covered by them.
code-provinces-overlap-mend = Let `to` of one entry of `policy.provinces` be the day before `from` of the next.
code-provinces-too-many = more provinces in being on a day than the manifest says there are
code-provinces-too-many-why = One of them stands twice, or goes on after its end; nobody can say whether all reported.
code-provinces-too-many-mend = Keep one of twins; write `to` and `replaced_by` for those that ended, `from` for those that began.
code-references-unchecked = a register cannot be read, and what refers to it was not checked
code-references-unchecked-why = A wrong id in another file is not told until the register can be read.
code-references-unchecked-mend = Mend the register first, and check again.
code-refers-to-unknown = a decision refers to an entry that stands nowhere before it
code-refers-to-unknown-why = What it approves, publishes or withdraws cannot be told.
code-refers-to-unknown-mend = Correct `refers_to` to the id of an earlier entry of the same file.
code-repeal-unknown = an instrument repealed by one that instruments/ does not have
code-repeal-unknown-why = The repeal counts at once: without the other's first day it cannot be told from when.
code-repeal-unknown-mend = Correct the number, or add the instrument; `stub: true` says that only its number is known.
code-replaces-one-sided = one procedure says that it replaces another, which does not say so
code-replaces-one-sided-why = Counts and plans are joined from one side and not from the other.
code-replaces-one-sided-mend = Add the code to `replaces` or `replaced_by` of the other procedure.
code-schema-broken = a schema inside the program cannot be used
code-schema-broken-why = This is a fault of the program, not of the catalogue.
code-schema-broken-mend = Report it.
code-schema-code = a word that is no procedure code or id
code-schema-code-why = Codes become names of files and are compared letter by letter, so none is trimmed into shape.
code-schema-code-mend = Write the code exactly: "1.001193", or an internal one that begins with a letter.
code-schema-code-unquoted = a code without quotes
code-schema-code-unquoted-why = Other programs read a number and drop its zeros: 1.001190 becomes 1.00119.
code-schema-code-unquoted-mend = Put the code in double quotes.
code-schema-date = a date that is none
code-schema-date-why = It is not in the calendar, or not written as year, month, day.
code-schema-date-mend = Write 2026-11-21; a moment with its zone is 2026-11-21T08:30:00+07:00.
code-schema-empty = an empty value
code-schema-empty-why = Empty says neither `not known` nor `none`.
code-schema-empty-mend = Write a value, `none` where the law sets none, or remove the key: absent means not known.
code-schema-form = a value that has none of the forms that its key takes
code-schema-form-why = It cannot be read.
code-schema-form-mend = Write one of the forms that the hint names.
code-schema-missing-key = a key that must be there is absent
code-schema-missing-key-why = The file cannot be understood without it.
code-schema-missing-key-mend = Add the key.
code-schema-text-unquoted = text without quotes that other programs take for a number, a truth value, a day or nothing
code-schema-text-unquoted-why = It is read as written; other programs may read 1.10 as 1.1, no as false, 1:30 as 90.
code-schema-text-unquoted-mend = Put it in double quotes.
code-schema-type = a value of the wrong kind, or none behind its colon
code-schema-type-why = It cannot be read; nothing at all is never taken for `none`.
code-schema-type-mend = Write what the hint names, or remove the key.
code-schema-unknown-key = a key that the format does not have
code-schema-unknown-key-why = A slip in a key would lose its value without a sign.
code-schema-unknown-key-mend = Correct the key; free remarks go into `notes`.
code-schema-value = a value outside what its key takes
code-schema-value-why = It cannot be right.
code-schema-value-mend = Write what the hint names.
code-schema-word = a word that its key does not know
code-schema-word-why = It cannot be read.
code-schema-word-mend = Write one of the words that the hint names.
code-schemas-differ = schemas for editors that are not those of this program
code-schemas-differ-why = Editors check files by them while somebody types: an old, changed or missing schema says that what is wrong is right.
code-schemas-differ-mend = Run `rasoat schemas`.
code-scope-too-wide = a report for the whole country of a unit that is a part of it
code-scope-too-wide-why = A province knows its own dossiers: that the country had none it cannot say, and no day is covered by it.
code-scope-too-wide-mend = Write `scope: unit`, or the unit that counted for the whole country.
code-text-comment-behind = a comment behind a text without quotes
code-text-comment-behind-why = If the text was to go on there, its rest is lost without a sign.
code-text-comment-behind-mend = Put the text in quotes, or the comment on a line of its own.
code-text-cut = a text that a `#` cuts off
code-text-cut-why = Behind a blank, `#` begins a comment: the rest of the text is not read.
code-text-cut-mend = Put the whole text in double quotes.
code-text-hidden-character = text with a character that does not show
code-text-hidden-character-why = Zero-width and direction characters make equal names differ and can make a name read as another.
code-text-hidden-character-mend = Type the text anew.
code-text-look-alike = text with a sign that looks like another: a no-break or other odd space, a full-width form
code-text-look-alike-why = Equal names differ, searches miss them, and a code or a number is none with such a sign in it.
code-text-look-alike-mend = Write the sign of the keyboard that it looks like.
code-text-not-nfc = text that is not in Unicode normal form C
code-text-not-nfc-why = Equal words would differ byte by byte in other programs; here it is read as if it were NFC.
code-text-not-nfc-mend = Run `rasoat fmt`.
code-time-absurd = a time limit that nobody means
code-time-absurd-why = A time of 0, below 0 or of many years is a slip in the number or the unit, and rules compare it.
code-time-absurd-mend = Write the number and the unit of the law; what is done at once is text.
code-time-text = a time limit that is text and looks like a number
code-time-text-why = Text is not compared with anything: nobody is told that the online way is slower.
code-time-text-mend = Write a number without quotes, with a point before its decimals.
code-value-invalid = a value that does not fit, although its form is right
code-value-invalid-why = It cannot be read, for example a number that is too large.
code-value-invalid-mend = Write a value that fits.
code-value-over-scale = a value that is greater than what it is out of
code-value-over-scale-why = A satisfaction of 85 out of 5 is above every threshold; rules take it for no evidence.
code-value-over-scale-mend = Correct the value, or what it is out of.
code-yaml-alias = a YAML alias (`*name`)
code-yaml-alias-why = A value is read where it stands; aliases also make small files unfold without end.
code-yaml-alias-mend = Write the value itself; put text that begins with `*` in quotes.
code-yaml-anchor = a YAML anchor (`&name`)
code-yaml-anchor-why = Anchors are there for aliases, which are not read.
code-yaml-anchor-mend = Remove it; put text that begins with `&` in quotes.
code-yaml-documents = more than one YAML document in a file
code-yaml-documents-why = One file is one thing; most programs read only the first.
code-yaml-documents-mend = Remove `---`, or make a file of each.
code-yaml-duplicate-key = one key twice in a mapping
code-yaml-duplicate-key-why = Programs keep one of the two values and lose the other without a sign.
code-yaml-duplicate-key-mend = Keep one of them.
code-yaml-empty = an empty file
code-yaml-empty-why = It says nothing.
code-yaml-empty-mend = Remove the file, or write its keys.
code-yaml-key-not-text = a key that is not a word
code-yaml-key-not-text-why = Keys are words.
code-yaml-key-not-text-mend = Write the key before the colon.
code-yaml-merge-key = a YAML merge key (`<<`)
code-yaml-merge-key-why = A value is read where it stands.
code-yaml-merge-key-mend = Write the keys themselves.
code-yaml-odd-sign = a sign that looks like a blank, a colon or a hyphen where YAML wants one
code-yaml-odd-sign-why = To YAML a no-break space or a full-width colon is a letter like any other: the key is read as text, and what is wrong shows only lines below.
code-yaml-odd-sign-mend = Write the blank or the colon of the keyboard.
code-yaml-syntax = the file is not YAML
code-yaml-syntax-why = Nothing of it can be read.
code-yaml-syntax-mend = Mend the line that the message names, or the one above it.
code-yaml-tag = a YAML tag (`!name`)
code-yaml-tag-why = Tags change what a value is, and differ between programs.
code-yaml-tag-mend = Remove it; put text that begins with `!` in quotes.
code-yaml-too-deep = more than 64 levels of nesting
code-yaml-too-deep-why = No file of a catalogue nests so deeply; it would take long to read.
code-yaml-too-deep-mend = Remove the brackets or indentation that make the levels.
code-zone-unknown = a time zone that nobody knows
code-zone-unknown-why = Days are counted in the zone of Viet Nam then, whatever was meant.
code-zone-unknown-mend = Write a name of the IANA table, such as Asia/Ho_Chi_Minh.

## check --fix and check --explain
fix-bom = It removes the mark.
fix-crlf = It writes LF.
fix-nfc = It writes the same text in NFC.
fix-quotes = It writes the quotes.
fix-unquote = It removes the quotes around a number or truth value, where that is all that is wrong.
explain-why = Why it matters
explain-mend = How to mend it
explain-wrong = Wrong
explain-right = Right
check-fixed = fixed { $place }: { $code }
check-fixed-count = { $count } fixed
baseline-written = { $path }: { $entries ->
    [one] { $entries } finding
   *[other] { $entries } findings
 }, { $new } new, { $gone } gone

## Imports: why a row, a file or a value is not taken
import-empty = is empty
import-cell = `{ $name }` { $reason }
import-day-doubtful = is { $day }, which { $reason }
import-bare-year = is the bare year { $text }; write the day, as reporting years often run from 15 December to 14 December
import-no-such-day = is `{ $text }`, a day that does not exist; write 2026-11-21 or 21/11/2026
import-day-ahead = is { $day }, which lies ahead: today is { $today }
import-ditto = is `{ $text }`, which only points at the row above; write what stands there
import-no-number = is `{ $text }`, which is no number of a signed document; one looks like 1234/QĐ-BTP, and one cell has one
import-no-word = is `{ $text }`, and may be one of: { $words }
import-number-for-code = is the number { $text } and no text: a spreadsheet drops zeros at the end of a number, so which code it was cannot be told; format the column as text and write the codes anew
import-table-empty = the table is empty
import-first-line = its first line is: { $columns }
import-row-width = the row has { $count ->
    [one] { $count } cell
   *[other] { $count } cells
 }, and the first line { $width }; a value that holds the separator needs quotation marks
import-save-utf8 = in the spreadsheet choose “CSV UTF-8” when saving
import-utf16 = the file is UTF-16 text
import-not-utf8 = line { $line }: the file is not UTF-8 text
import-in-line = line { $line }: { $what }
import-quote-twice = a quotation mark inside a quoted cell is written twice
import-quote-behind = text follows a closing quotation mark
import-quote-open = a quotation mark is opened and never closed
import-lost-characters = is `{ $text }`, in which a program has lost characters; take it from a file that still has them
import-old-font = is `{ $text }`, which was written in a font from before Unicode (TCVN3, VNI); convert the file to Unicode first
import-no-workbook-sheets = the file is no Excel workbook, so it has no sheets
import-no-sheet-hint = leave out `--sheet`
import-retrieved-hint = say with `--retrieved DATE` on which day the source was retrieved; `--older` takes it whatever its day
import-older-hint = the catalogue does not say when its values were retrieved; `--older` takes those of the source
import-twin-unread = line { $line } names the same and could not be read; which of them is right cannot be told
import-no-catalogue = the folder holds no catalogue
import-no-catalogue-hint = make one with `rasoat init`
import-cannot-read = it cannot be read
import-mend-first = mend it first; `rasoat check` says what is wrong
import-cannot-change = cannot be changed: { $e }
import-cannot-write = cannot be written: { $e }
import-otherwise-read = would be read as something else
import-no-row-of-procedure = { $reason }; no row of this procedure is imported
import-names-differ = the row names it “{ $said }”, and the catalogue “{ $known }”
import-replaced = the procedure was replaced by { $heirs }; the decision stays with the code that it names, and the successor needs one of its own
import-no-row-of-decision = { $reason }; no row of the decision { $number } is imported
import-column-of-other-sheet = is no column of this sheet, and is one of another; what is decided here cannot be told
import-filled-without-by = is filled, and `by` is empty
import-code-unknown = is `{ $code }`, and no procedure of the catalogue has that code
import-signed-ahead = is { $day }, which lies ahead; what is not signed yet is recommended, not published
import-whole-from-one = is `{ $text }`; write a whole number from 1
import-no-email = is `{ $text }`, which is no e-mail address
import-filled-not-partial = is filled, and the outcome is not partial
import-partial-needs = is empty; from 2026-07-01 a partial service has one (Decree 224/2026, Art. 14)
import-draft = { $place } says “{ $text }”: a draft, a proposal or a roadmap is no signed act, so none of its rows comes in as signed
import-draft-hint = import the annex of what was signed; if this is the signed one, take these words out of the name of the file or sheet or out of the title; of several sheets, choose one with `--sheet`
import-draft-row = says “{ $text }”: this is no signed act; import the row once it is signed, or take these words out if it is
import-schedule-row = says “{ $text }”: a schedule or a roadmap approves nothing; write schedule (`kế hoạch`) into `type`, or the title of the option that was approved
import-row-left-out = column `{ $column }` says “{ $text }”: the row was left out, turned down or ended, and would come in as published; take the row out, or these words if it is in force
import-cell-maybe = column `{ $column }` says “{ $text }”: the row is taken as it stands; look whether these words are about it
import-declared-maybe = { $place } says “{ $text }”: the rows are taken as they stand; look whether these words are about them
import-decisions-ended = { $place } says “{ $text }”: decisions that ended would be taken as in force
import-denied-above = { $place } says “{ $text }” over this row, and its `outcome` (`kết luận`) is { $outcome }: correct the one that is wrong
import-other-count = { $place } says “{ $text }”: what is counted there is none of the dossiers that came in or were decided
import-row-not-counted = column `{ $column }` says “{ $text }”: what is expected, planned or of a part is no count; write `no_data`, or take these words out if all of it was counted
import-row-other-period = column `{ $column }` says “{ $text }”, and the row is of { $from } to { $to }: write the days that were counted
import-done-before = `done` is { $done }, before the plan was signed on { $signed }: what was carried out before is none of its measures; correct the day, or take it out
import-other-agency = { $number } is a number of { $agency }, and the procedure is one of { $issuer }: whoever is responsible signs; look whether the number is right
import-other-letterhead = { $place } says “{ $text }” ({ $unit }), and line { $line } is a report of { $own }: the counts may be another unit’s; look whether they are of { $own }
import-list-ended = { $place } says “{ $text }”: a list is of procedures in force; these would be taken as in force, and all others for gone
import-list-ended-hint = import the whole list of what is in force: what it does not have any more is proposed as abolished; of a list with several parts, keep what is in force; if this list is of what is in force, take these words out of the name of the file or sheet or out of the title; of several sheets, choose one with `--sheet`
import-the-file = the file { $name }
import-list-times = { $one } and { $other } are of different times{ $why }; together they are no list of any day
import-apart-names = , as their names say
import-apart-years = {" "}({ $one }; { $other })
import-apart-days = , as their titles say
import-list-sheets-hint = choose one with `--sheet NAME`; where they are parts of one list, take years, “old” and the number of a copy out of the names and titles
import-list-files-hint = import the newest one alone; where they are parts of one list, take the years out of names and titles
import-list-twins = { $one } and { $other } both name { $count ->
    [one] one procedure
   *[other] { $count } procedures
}: if one of them is of another time, choose the right one with `--sheet`
import-says-part = { $place } says “{ $text }”
import-row-ends = column `{ $column }` says “{ $text }”: the procedure ends later, and a list brings no such day in; write its last day into `lifecycle.to`
import-not-all = { $place } says “{ $text }”: the counts are not of all, and what is missing would be zero
import-not-all-hint = import the whole counts; where these are whole, take these words out; of several sheets, choose one with `--sheet`
import-row-no-data = column `{ $column }` says “{ $text }”: write `no_data` for what nobody counted, or take these words out
import-other-unit = { $place } says “{ $text }” ({ $unit }), and line { $line } is a report of { $own }: the counts would be another unit's
import-other-unit-hint = write the unit that reports into `unit` (`đơn vị`), or correct the title
import-other-basis = { $place } says “{ $text }”, and line { $line } says `basis` { $basis }
import-part-nationwide = { $place } says “{ $text }”, and the row counts for the whole country: see that it is not of { $unit } alone
import-attached-other = { $place } says “{ $text }”, and no row names { $number }: see that the rows are of that decision
import-plans-ended = { $place } says “{ $text }”: plans that ended would be taken as in force
import-plans-schedule = { $place } says “{ $text }”, and rows say `type` option: a schedule of reviews is no approved option
import-plans-hint = write schedule (`kế hoạch`) into the rows of a schedule, and the last day in force into `to`; where the plan is an approved one in force, take these words out
import-no-measure = says “{ $text }”: a procedure that stays as it is is in no plan; take the row out
import-row-ended = column `{ $column }` says “{ $text }”: the procedure is not in force any more, and a list is of what is in force; take the row out, or these words if it is in force
import-group-head = cell { $cell } says “{ $text }” over { $names }: { $wrong }
import-group-unknown = what these columns count cannot be told
import-group-basis = line { $line } says `basis` { $basis }
import-group-hint = let the column `basis` (`cách đếm`) say what these columns count, one table for each; keep the columns of the dossiers received or resolved alone, or take the words over them out
import-numbers-unread = the column `{ $name }` has numbers and is not read
import-unread-number = `{ $column }` says { $number } and is not read, and what is read is no dossier at all: give the column a name that is read (`kỳ trước chuyển qua`, `trả lại`, …), or take it out where it counts none of these dossiers
import-sum-differs = `{ $column }` says { $number }, and the channels that are read make { $known }
import-source-period = says “{ $source }”, and the row is of { $from } … { $to }: the counts are of other days
import-other-period = { $place } says “{ $text }”, and line { $line } is of { $from } … { $to }: the counts would stand for other days
import-other-period-hint = write the days that the report is of into `from` and `to` (`từ ngày`, `đến ngày`), or take these words out if they speak of something else; of several sheets, choose one with `--sheet`
import-part-of-period = { $place } says “{ $text }”, and its rows are of { $from } … { $to } only: see that the counts are of these days
import-forecast = { $place } says “{ $text }”: what is expected or estimated is no count of dossiers
import-forecast-hint = import what was counted; if this was, take these words out of the name of the file or sheet or out of the title; of several sheets, choose one with `--sheet`
import-list-of-part = { $place } says “{ $text }”: this may be a part of the list only, and `--accept-abolished` would end whatever it does not have
import-list-of-part-hint = import it without `--accept-abolished`; where it is the whole list of an agency, name the agency with `--issuer`
import-plan-left-out = { $place } says “{ $text }”: the rows below it may be no part of the plan
import-plan-left-out-hint = keep the rows of the plan alone, and take that line out
import-add-outcome = add the column, and fill it in every row
import-says-otherwise = says “{ $text }”, and the table has no column `outcome` (`kết luận`): the row would count as eligible_full; add the column, and fill it in every row
import-agencies-unread = the agencies cannot be read, so no issuer is known
import-mend-first-what = mend it first; `rasoat check` says what is wrong
import-name-missing = the name is missing
import-code-missing = the code is missing
import-the-code = the code { $why }
import-ended-on-list = `lifecycle.to` says that it ended on { $to }, and it is on the list; one of them is wrong
import-cannot-end = cannot end on { $day }: it begins on { $from }
import-says-so = says so already
import-no-row-of-plan = { $reason }; no row of the plan `{ $id }` is imported
import-measures-apart = line { $line } says something else of the same procedure or group; several measures stand in one cell, separated by |
import-one-needed = one of them is needed
import-plan-twin = the plan `{ $other }` has the number and the day of `{ $id }`: where both are one, `superseded_by` and reports lean on one of two
import-plan-without-number = the plan `{ $id }` is signed on { $signed } and has no number: what was signed has one; write it, or leave `signed` empty while it is only announced
import-plan-code-unknown = no procedure of the catalogue has the code `{ $code }`
import-plan-group-unknown = no linked group of the catalogue has the id `{ $id }`
import-several-plans = is empty, and several plans have the number `{ $number }`: write one of their ids, { $ids }, or a new one
import-no-id-of-number = is empty, and cannot be made of the number `{ $number }`
import-plan-itself = is the plan itself
import-done-ahead = is { $day }, which lies ahead; the day by which it is to be done stands in `due`
import-no-plan-id = is `{ $text }`, which is no id of a plan: one has ASCII letters, figures, `-`, `_` and `.`
import-id-and-number-empty = is empty, and so is `number`
import-no-group-id = is `{ $group }`, which is no id of a linked group
import-code-and-group = is filled, and so is `code`; one row names one of them
import-code-or-group = is empty, and so is `group`
import-file-cannot-read = cannot be read: { $e }
import-no-file = neither a file nor a folder
import-no-object = it is not a JSON object
import-province-nameless = the province has no name
import-code-number = the code is a number, not a text: digits may be lost
import-portal-code-missing = the code is missing
import-code-malformed = the code is not well formed as it stands; it is never trimmed into shape, for it may become another procedure's
import-portal-name-missing = the name is missing
import-line-not-utf8 = it is not UTF-8 text
import-not-json = it is not JSON: { $error }
import-record-unread = another record of this code could not be read, in { $lost }; which of them is right cannot be told
import-record-newer = passed over for the newer record of this code in { $place }
import-no-issuer = the record names no issuer
import-portal-state = its state on the portal is { $state }, not ACTIVE or UPDATED: it may be in force no more; if so, write its last day in `lifecycle.to`, until then it counts as in force
import-issuer-moved = the issuer is `{ $issuer }` now, and { $path } is there already
import-none-and-counts = had no dossier by this report, and { $name } counts { $total } of these days; ask which is right
import-counts-and-none = had { $total ->
    [one] { $total } dossier
   *[other] { $total } dossiers
 } by this report, and none on these days by { $name }; ask which is right
import-code-reason = { $code } { $reason }
import-units-unread = the agencies cannot be read, so no unit is known
import-no-row-of-report = { $reason }; no row of this report is imported
import-code-nowhere = no procedure or linked group of the catalogue has this code
import-id-no-folder = is `{ $text }`, whose id `{ $id }` cannot name a folder
import-several-agencies = is `{ $text }`, and several agencies are called so; write one of their ids: { $ids }
import-before-from = lies before `from`
import-not-offered = is `not_offered`, which only a channel can be; write `no_data`, or leave it empty
import-zero-or-none = is `{ $text }`: is that 0, or is there no number? Write 0 where there was no dossier, `no_data` where nobody knows
import-too-large = is `{ $text }`, which is too large
import-negative = is `{ $text }`; a count is never negative
import-shown-as-nothing = is `{ $text }`, which the sheet shows as nothing: write what is meant, and let the sheet show it
import-white = is `{ $text }` in white letters, which nobody sees: write what is meant, and let the sheet show it
import-ruled = have a conditional format that may strike them through, whiten them or show other numbers: whether it does is not worked out, and the stored values are read
import-duration = is { $number }, which the sheet shows as hours and minutes: format the cell as a number
import-leading-zero = is `{ $text }`, which begins with a zero: the zero may be the count, and what follows the mark of a footnote; write the count alone
import-footnote-mark = is `{ $text }`, in which the sheet shows `{ $mark }` raised or lowered, as the mark of a footnote: write the value alone, and what the footnote says into a column of its own
import-shifted = is `{ $text }`, which the sheet shows raised or lowered, as the mark of a footnote: write it as a number or text of normal height where it is the value
import-separators = is `{ $text }`, which may be a fraction or have separators between thousands; write a whole number in figures alone
import-other-counts = line { $line } gives other counts for the same code and period
import-old-xls = the file is an old .xls workbook, or locked with a password
import-save-xlsx = in the spreadsheet choose “Excel workbook (.xlsx)” when saving, without a password
import-no-workbook = the file is no Excel workbook: { $e }
import-hidden-hint = show or remove them, or say `--hidden take` to read them as all others, or `--hidden skip` to leave them out; then nothing counts as complete or gone
import-no-header = no sheet has a row with the names of the columns
import-columns-needed = at least these must stand in one row: { $columns }
import-no-such-sheet = the workbook has no sheet `{ $asked }`
import-sheets = its sheets are: { $sheets }
import-sheet-unread = the sheet `{ $sheet }` cannot be read: { $e }
import-too-many-cells = the sheet `{ $sheet }` has more than { $most_cells } cells
import-notice = { $what } { $reason }
import-notice-unread = { $what } { $reason }; nothing counts as complete or gone
import-differs = `{ $name }` differs from line { $line }
import-no-date = is `{ $text }`, which is no date; write 2026-11-21 or 21/11/2026
import-no-date-serial = is `{ $text }`, which is no date; write 2026-11-21 or 21/11/2026; where it is a spreadsheet's number of a day, format the cell as a date
import-no-code = is `{ $text }`, which is no procedure code: one looks exactly like 1.001193, or begins with a letter
import-no-code-figures = is `{ $text }`, which is no procedure code: one looks exactly like 1.001193, or begins with a letter; a spreadsheet takes a code for a number and drops zeros unless the column is text
import-no-code-blanks = is `{ $text }`, which is no procedure code: one looks exactly like 1.001193, or begins with a letter; remove the blanks around it
import-failed = { $path }: { $message }
error-advice = hint
import-undated = is not on the list of { $list } and does not end on { $end }: the file does not say from when it is, so it may be newer than the list; write `lifecycle.to` there if it ended, or say with `--older` that the list counts
import-not-whole = { $count ->
    [one] { $count } procedure of { $issuer } is not on the list and is not taken for gone
   *[other] { $count } procedures of { $issuer } are not on the list and are not taken for gone
 }, since it was not read whole ({ $place }): { $codes }
import-list-newer = { $count ->
    [one] { $count } procedure is not on the list and is not taken for gone
   *[other] { $count } procedures are not on the list and are not taken for gone
 }: the catalogue has them from a newer source, or they began later; `--older` says that they are gone: { $codes }
import-unknown-newer = { $count ->
    [one] { $count } procedure is not on the list and is not taken for gone
   *[other] { $count } procedures are not on the list and are not taken for gone
 }, for it is not known which is newer; { $advice }: { $codes }
import-agency-unknown = is `{ $text }`, and no agency has this id, portal code or name; agencies stand in agencies.yaml
import-agency-unknown-meant = is `{ $text }`, and no agency has this id, portal code or name (did you mean `{ $meant }`?); agencies stand in agencies.yaml
import-cited-times = { $reason } (cited { $times } times)
import-no-count = is `{ $text }`; write a whole number or `no_data`
import-no-count-channel = is `{ $text }`; write a whole number, `no_data` or `not_offered`
import-period-overlaps = the period of { $period } overlaps { $others }, of the same unit, scope and basis
import-same-code-unread = { $place } gives the same code and could not be read; which of them is right cannot be told
import-in-parts = would not be accepted: { $message }; import it in parts: shorter periods, or without the rows of procedures that had no dossier where `complete` says that it lists all
import-not-accepted = would not be accepted: { $message }
import-records-alike = { $count ->
    [one] { $count } record of the portal has the number { $number }
   *[other] { $count } records of the portal have the number { $number }
 }, and nothing tells them apart: citations of them mean any; write `signed` and `issuer` in instruments/
import-other-code = the file is of another code

## Imports of instruments
import-no-instrument = is `{ $text }`, in which no number of an instrument stands; one looks like 63/2010/NĐ-CP
import-several-instruments = is `{ $text }`, in which several numbers stand; write each on a line of its own, or separate them with ;
import-instrument-cut = is `{ $text }`, of which only { $read } can be read as a number; write the whole number
import-instrument-goes-on = is `{ $text }`, which goes on with “{ $beyond }” behind the number, the day and who issued it: write the number alone; what repeals or ends a part is an amendment, and belongs into `amended_by`
import-signed-apart = is { $own }, and the number says { $behind }
import-signed-needed = is empty, and { $number } is a number that starts anew every year: write the day of signing
import-issuer-needed = is empty, and numbers like { $number } start anew in every province: write who issued it
import-year-of-number = is { $signed }, and the number says { $year }: see which is right
import-no-kind = is `{ $text }`, which is no kind of instrument; one is Luật, Nghị định, Thông tư, Quyết định, Nghị quyết …, or law, decree, circular …
import-no-url = is `{ $text }`, which is no link; one begins with https://
import-ended-apart = is { $ended }, so the last day in force is { $before }, and `to` says { $to }
import-ends-before = is { $to }, before the first day in force, { $from }
import-ends-before-it = it would end on { $to }, before it begins on { $from }
import-from-before-signed = is { $from }, before the day of signing, { $signed }: taken as it stands; see that it is meant
import-ended-when = says that it ended, and neither `to`, `ended` nor `repealed_by` says when or by what: it would stand as in force
import-ended-later = says that it ended, and its last day in force is { $to }: correct the one that is wrong
import-ended-already = says that it is in force, and its last day was { $to }: correct the one that is wrong
import-repealed-yet = says that it is in force, and `repealed_by` names what repeals it: write into `to` until when it is in force; what repeals a part belongs into `amended_by`
import-ended-in-part = says that a part of it ended, and `to`, `ended` or `repealed_by` would end all of it: leave them empty, and write what repeals the part into `amended_by`
import-parts-unknown = says that a part of it ended: the catalogue holds it as in force, and does not say which part; look at what the procedures cite of it
import-not-yet = says that it is not in force yet, and `from` is empty or has come
import-heading = the row only says “{ $text }”: it is passed over as a heading
import-ended-read = the column `ended` (`ngày hết hiệu lực`) is read as the first day on which it is not in force any more: the last day in force, `to`, is the day before
import-instruments-alike = several entries are { $number }: { $entries }; leave one of them
import-instrument-perhaps = whether { $number } is one of these cannot be told: { $entries }; write day of signing and who issued it into that entry where it is the one, or other ones where it is another
import-instrument-apart = line { $line } says something else of the same instrument; several instruments that repeal or amend it stand in one cell, separated by ;
import-instrument-undated = { $name } in { $path } says otherwise ({ $differing }), and it is not known which is newer: { $advice }
import-undescribed = { $count ->
    [one] { $count } row does
   *[other] { $count } rows do
 } not say since when and until when the instrument is in force: fill `from`, and have a column `to` or `ended` or a `standing`; until then what was only cited stays so, and whether it holds cannot be told
import-instruments-proposed = { $place } says “{ $text }”: what is only proposed ends and amends nothing
import-instruments-mixed = { $place } says “{ $text }”: whether this one ended as a whole or in part cannot be told; fill a column `standing` (`tình trạng hiệu lực`)
import-instruments-in-part = { $place } says “{ $text }”: a part ended, and the row would end all of it; leave `to`, `ended` and `repealed_by` empty, and write what repeals the part into `amended_by`
import-instruments-ended = { $place } says “{ $text }”, and the row says neither when it ended nor what repeals it: it would stand as in force; fill `to`, `ended` or `repealed_by`, or a column `standing` (`tình trạng hiệu lực`)
import-instrument-beside = column `{ $column }` says “{ $text }”, and the row does not: fill `to`, `ended` or `repealed_by`, or take these words out if it is in force

## Commands: why something is not done
error-nothing-to-check = there is nothing to check
error-nothing-to-check-hint = name files or folders of the catalogue, or leave the paths out to check all
error-past = { $until } is past
error-past-hint = give the last day on which the findings may stay
error-baseline-large = { $entries ->
    [one] { $entries } finding is
   *[other] { $entries } findings are
 } more than a baseline of 1 MiB holds
error-baseline-large-hint = mend the most frequent ones first; `--format concise` lists them
error-baseline-wrong-hint = correct or remove it; nothing was written
error-no-repository = { $root } lies in no git repository, so nothing can be committed
error-no-repository-hint = marks are written all the same; run `git init` to keep their history
error-no-changed-file = { $name } is no changed file of the catalogue
error-no-changed-file-hint = `rasoat status` lists them
error-write-at = a commit cannot be written to
error-write-at-hint = leave out `--at` to write to the files as they are now
error-shallow = the history of this clone, which is shallow, ends after { $day }
error-shallow-hint = `git fetch --unshallow` brings the rest
error-no-commit-yet = no commit stood on { $day } yet
error-no-commit-yet-hint = `rasoat log` tells when the history begins
error-no-finding = an explanation is no finding
error-no-finding-hint = it is there for people, and with `--format json`
error-meant-family = did you mean `{ $meant }`? Near it: { $codes }
error-family = those that begin so: { $codes }
error-families = codes stand in brackets behind `error` and `warning`; they begin with { $families }
error-no-code = there is no code { $id }
error-other-ending = the file's name ends as that of another format than the one asked for
error-other-ending-hint = leave out `--format`, or name the file as it ends
error-no-text = a workbook or document is no text for standard output
error-no-text-hint = name a file with `--output FILE`
error-no-ending = the file's name does not say which format it is to have
error-no-ending-hint = let it end in .xlsx, .docx, .md, .csv or .json, or add `--format`
error-replace-hint = choose another name, or add `--replace`
error-nothing-to-format = there is nothing to format
error-nothing-to-format-hint = name files or folders of the catalogue, or leave the paths out for all
error-title = this title cannot be written: { $error }
error-below = this folder lies below another catalogue, { $path }
error-above = this folder lies above another catalogue, { $path }
error-beside-hint = choose a folder beside it; nothing was written
error-no-law = no instrument has the number { $number }
error-no-law-hint = `rasoat laws` lists all of them
error-near = near it: { $near }
error-several-laws = several instruments have the number { $number }
error-if-repealed = `--if-repealed` needs the number of one instrument
error-manifest-change = catalogue.yaml cannot be changed: { $error }
error-manifest-change-hint = `rasoat check` says what is wrong with it; nothing was written
error-newer-format = catalogue.yaml is of a newer format than { $format }, which this program writes
error-newer-format-hint = use a newer version of the program
error-no-editor = no editor is set
error-no-editor-hint = set VISUAL or EDITOR, or leave out `--edit`
error-editor-failed = { $path } is made, but { $editor } failed: { $why }
error-note-read = cannot read { $name }: { $why }
error-note-text = a note needs a text
error-note-text-hint = write it behind the code, or `--file FILE`, or `--file -` for standard input
error-no-list = no list, or no single one, is meant by { $id }
error-no-group = there is no linked group { $id }
error-group-ended = no member of { $id } is in force on { $own }
error-override-hint = write 'rule=no-plan;until=2027-12-31;provision=…;reason=…'
error-override-no-sign = `{ $rest }` in an override has no `=`
error-override-no-key = an override has no `{ $key }`
error-override-twice = `{ $key }` stands twice in an override
error-override-needs = an override needs `{ $key }`
error-override-date = `{ $until }` is no date such as 2027-12-31 or 31/12/2027
error-no-rule = there is no rule { $id }
error-schemas-line = the first line of catalogue.yaml names no folder of schemas inside the catalogue
error-schemas-line-hint = write `# yaml-language-server: $schema=.schemas/catalogue.schema.json` there; schemas elsewhere are not this catalogue's to write
error-changed-git = `changed:` asks git, and { $root } is in no repository
error-changed-git-hint = `git init` makes one
error-no-table = this command has no table to write as CSV
error-no-table-hint = `search`, `laws`, `documents` and `export` have; `--format json` is there for every command
error-no-findings = this command has no findings to write so
error-no-findings-hint = `check` has; `--format json` is there for every command
error-no-document = this command writes no document
error-templates-hint = `rasoat templates` lists them
error-template-outcome = the template `{ $name }` is for the outcome { $outcome }
error-template-override = the template `{ $name }` is for an override of { $rule }
error-no-template = there is no template `{ $name }`
error-retrieved-ahead = `--retrieved { $day }` lies ahead: today is { $today }
error-option-day = `{ $option } { $day }` { $reason }
error-cannot-read = { $path } cannot be read: { $error }
error-value-missing = the value is missing
error-value-missing-hint = write it behind the path, or `--remove` to remove the field
error-measure-empty = a measure cannot be empty
error-measure-empty-hint = write what is to be simplified behind `--measure`
error-no-count = no count is given
error-no-count-hint = give one, such as `--online 12`, or `--remove`
error-no-procedure-named = no procedure is named
error-no-procedure-named-hint = write codes, or `--query QUERY` for all that it finds
error-no-document-hint = `rasoat export eligible --output FILE.xlsx` does
code-as-of-behind = a manifest with a fixed date that was left behind, in a catalogue that is no sample
code-as-of-behind-why = What was signed, reported or repealed since does not count: lists would call eligible, or not, what is otherwise today.
code-as-of-behind-mend = Write `as_of: today`, or the day that is meant.
code-as-of-ahead = a manifest with a fixed date that is still to come, in a catalogue that is no sample
code-as-of-ahead-why = The catalogue would be read on a day of which nobody knows anything: plans of later days would count, and what speaks against a procedure today would not. The gate is asked on the current day, too.
code-as-of-ahead-mend = Write `as_of: today`, or a day that has come.
code-belongs-since-missing = a procedure with another issuer, field or level than at the revision, and no day since when
code-belongs-since-missing-why = A report that says that it is complete is read as zero for what it leaves out; reports of before the change cannot know the procedure as theirs, and would flag one that people use.
code-belongs-since-missing-mend = Add `issuer_since`, `fields_since` or `levels_since` with the first day on which it was so; `rasoat move`, `rasoat set` and the imports write it.
code-continuity-shared = several procedures continue one, each with all of its dossiers
code-continuity-shared-why = Whose the dossiers were nobody said: each of them would be taken for used by what people filed for the other.
code-continuity-shared-mend = Write `continuity: partial` where the old procedure was divided, or correct `replaces`.
code-counts-outside-life = dossiers of days on which the procedure was not in force
code-counts-outside-life-why = They are another's, or the first or last day of the procedure is wrong; they count as use of it all the same.
code-counts-outside-life-mend = Correct the code of the row, or `lifecycle` of the procedure.
code-figure-not-of-source = a figure of the manifest that its own source does not say
code-figure-not-of-source-why = Every verdict and every list that rests on it would name a law that says something else.
code-figure-not-of-source-mend = Write the figure of the source; a figure that the ministry chose names what it rests on, or who chose it.
code-not-offered-contradicted = a report says of a procedure that it was not offered, and its file says that it is
code-not-offered-contradicted-why = `not_offered` is known and zero: it helps to flag a procedure as unused that people perhaps use.
code-not-offered-contradicted-mend = Write the numbers or `no_data` in the report, or correct `online` or `channels` of the procedure.
code-plan-done-ahead = a row of a plan that is done on a day to come
code-plan-done-ahead-why = What is done clears for good from that day on, though nobody did it yet.
code-plan-done-ahead-mend = Correct `done` of the row, or leave it out until it is done.
code-plan-row-twice = a plan that names a procedure or a group more than once
code-plan-row-twice-why = One row may clear what another gave to another plan: which of them holds nobody can see.
code-plan-row-twice-mend = Keep one row, with all its measures.
code-plan-signed-ahead = a plan that is signed on a day to come
code-plan-signed-ahead-why = It clears nothing before that day; a slip in the year would let it clear never, or too late.
code-plan-signed-ahead-mend = Correct `signed`, or leave it out until the plan is signed.
code-provinces-hole = days between two entries of `policy.provinces` that stand in neither, or today after the last
code-provinces-hole-why = How many provinces there were on such a day nobody knows, so none of them is covered by reports of provinces.
code-provinces-hole-mend = Let `from` of an entry be the day after `to` of the one before it, and leave `to` out of the last.
code-zeros-outside-life = a report without dossiers of procedures that were not in force in its period
code-zeros-outside-life-why = It says nothing that anybody reads; many such rows show that the form lists codes that are gone, or not yet there.
code-zeros-outside-life-mend = Nothing is to be done where the form lists them all; else correct the codes.
code-history-unseen = a history that is not there, or cut off
code-history-unseen-why = Only an earlier state shows that a procedure was another's, in other fields or at other levels, or that a log lost something.
code-history-unseen-mend = `git init` and `rasoat commit`; in a shallow clone `git fetch --unshallow`.
code-logs-uncompared = decision logs that no commit holds
code-logs-uncompared-why = A log is append-only, and only an earlier state of it shows that something was taken out.
code-logs-uncompared-mend = `git init` at the catalogue or above it, then `rasoat commit`.
import-again-code = and has the code { $code } as well: tables that stand beside one another cannot be told apart
import-again-not = not `{ $name }`
import-again-too = `{ $name }` as well
import-again-otherwise = but { $differing }, otherwise than the header above
import-again-hint = make a table of its own of what stands below or beside it, or give it the columns of the first
import-reordered = names the columns again, in another order: the rows below are read by it
import-column-twice = column { $column }, `{ $name }`, is there twice
import-column-missing = the column `{ $name }` is missing
import-columns = the columns are: { $names }
import-notes-text = { $name } has a text in `notes`, so that it cannot be remembered there what was kept: the next import asks again
import-notes-kept = { $name } keeps what the source no longer names, and remembers it in `notes.kept`: the next import does not ask again; take a line out there to be asked
import-both-ways = `{ $text }` is to be settled both ways; name it once
import-choice-code = the import has no procedure of this code
import-choice-field = `{ $field }` is no field that an import brings; these are: { $fields }
import-columns-unread = not read, for no such columns are imported: { $names }
import-same-id = { $one } and { $other } have the same id
import-other-plan = { $name } holds the plan `{ $id }`
import-plan-undated = { $name } says something else of { $what }, and it is not known which is newer: { $advice }
import-plan-order = the plan ends on { $to }, before it begins on { $from }
import-no-procedures = { $path } has no list of procedures
import-rows-twice = { $path } names `{ $name }` in several rows
import-two-missing = line 1: the columns `{ $one }` and `{ $other }` are missing
import-same-differs = `{ $key }` is { $held } there and { $said } here
import-same-none = it names none of these procedures
import-same-number = has a plan of the number { $number }: { $differing }; numbers begin anew every year and in every province, so fill the column `id`: with `{ $id }` where it is the same plan, with another such as `{ $free }` where it is another
import-same-report = { $one } and { $other } are of the same unit, scope, basis and period
import-other-report = { $name } holds another unit, scope, basis or period
import-channel-out = { $name }: { $what } is taken out: the table says it in other channels
import-counts-undated = { $name } has other counts of { $codes }, and it is not known which are newer: { $advice }
import-not-taken = { $place } could not be taken
import-apart-and-one = gives in person { $in_person } and by post { $post }, and the file has them as one number: `offline` { $offline }
import-one-and-apart = gives `offline` { $offline }, and the file has in person { $in_person } and by post { $post }
import-cannot-stand = cannot stand beside what the file has: `{ $key }` { $reason }
import-unknown-code-row = line { $line } names { $code }, which is no code of the catalogue and may be another one misspelt
import-complete-empty = line { $line } leaves `complete` empty
import-file-name = the name of the file
import-sheet-name = the name of the sheet
import-column-name = the name of a column
import-the-cell = cell { $cell }
import-the-cells = the cells { $name }
import-printed-page = the head or foot of the printed page
import-the-line = line { $line }
import-multiples = { $place } says “{ $text }”, and a count is a number of dossiers: of thousands, 0 is up to 499, and a share is no number
import-multiples-hint = write every number out in dossiers, and take the unit out of the table
import-that-of-line = that of line { $line }
import-does-not-say = does not say { $what }
import-no-complete = does not say `complete`, as the file does
import-stays = { $name } stays as retrieved on { $known }, not { $day }, and says nothing of the days after: the table { $why }; import the whole report of { $day } to have these days reported
import-incomplete-table = { $name } does not count as complete: the table { $why }
import-keeps-source = { $name } keeps the source “{ $source }”: the table { $why }
import-agency-named = no agency has the id, portal code or name `{ $name }`
import-agencies-there = agencies stand in agencies.yaml
did-you-mean = did you mean `{ $meant }`?
import-list-undated = { $count ->
    [one] { $count } procedure is
   *[other] { $count } procedures are
 } not on the list, and it is not known whether the list is newer than what the catalogue has of them: { $codes }
import-merged-columns = is merged with cells of other columns ({ $name }), and which of them is meant cannot be told
import-merged-rows = is merged over several rows ({ $name }), and how much of it each of them has cannot be told
import-merged-left = is merged with the row { $row } ({ $name }), which was left out
import-beneath = holds `{ $text }` beneath the merged cells { $name }, which nobody sees
import-in-all = …, { $count } in all
import-the-column = the column `{ $column }`
import-merged-read = has cells that are merged over several rows, and was read for each of these: { $ranges }
import-not-asked = was not asked for and holds text
import-nobody-meant = { $hidden }: nobody may have meant them
import-percentage = is { $text }, which the sheet shows as a percentage
import-shows-nothing = which the sheet shows as nothing
import-disguised = is { $text }, { $shown }: write what is meant, and let the sheet show it
import-no-stored = is a formula without a stored value; open the file in a spreadsheet and save it
import-sheet-error = is { $error }, an error of the spreadsheet
import-right-of = stands to the right of all columns that have a name
import-shows-as = which the sheet shows as “{ $literal }”
import-shows-thousands = which the sheet shows in thousands
import-shows-three = which the sheet shows with three figures behind the point, as if it were thousands
import-shows-with = which the sheet shows with “{ $literal }”
import-across-header = { $range }{ $shown }: the merged cells reach over the header in row { $header }
import-unmerge = unmerge them, and fill each cell
import-no-columns-named = holds text and no row with the names of the columns
import-sheet-hidden = the sheet “{ $name }” is hidden
import-hidden-left = is hidden and was left out
import-hidden-read = is hidden and was read
import-the-sheet = the sheet “{ $sheet }”
import-why-unread = { $why }: it was not read
import-merged-none = { $part }: the merged range `{ $range }` is none
import-logs-twice = several files hold its log: { $files }
import-log-unread = { $path } cannot be read
import-log-other = { $name } holds decisions on `{ $code }`
import-no-decisions = { $name } has no list of decisions
import-is-not = `{ $column }` is { $said }, not { $held }
import-entry-kept = { $both }, as { $file } has it for { $number }; an entry is never changed: correct the table, or withdraw the entry first
import-rows-eligible = rows taken as eligible_full, for the table has no column `outcome` (`kết luận`): { $count }
import-line-what = line { $line } { $what } of the same procedure in { $number }
import-says-else = says something else
import-says-same = says the same
import-number-held = { $both }, as { $path } has it for { $number }; no row of the decision is imported
import-signed-is = `signed` is { $said }, not { $held }
import-signer-is = `signer` is `{ $said }`, not `{ $held }`
import-line-has = line { $line } has it for { $other }
import-path-has = { $path } has it for { $other }
import-annex-row = `annex_row` is { $row }, and { $who } in { $number }
import-annex-holes = of the annex of { $number } nobody has the rows { $holes }: either they were left out, or the numbers are wrong
import-other-outcome = { $place } says “{ $text }”, and the table has no column `outcome` (`kết luận`): its rows would all count as eligible_full
import-mend-says-where = mend it first; `rasoat check` says where
import-several-laws = { $number } is the number of several instruments, and what the record says of this one does not tell which is meant
import-citations-say = citations say of { $number } that it { $said }; this is left open
import-titled-as = { $number } is titled as { $own }
import-read-as = `{ $cited }` is read as { $read }; `{ $rest }` behind it is left out
import-no-issuer-said = { $read } does not say who issued it
import-other-term = { $read } is of another term than its year: then it was QH{ $term }
import-another-record = another record of this code says something else, in { $place }; which of them is right cannot be told
import-renamed = `{ $id }` is “{ $ours }” here and “{ $theirs }” in what was read, under one identifier of the portal; the name stays: write the new one where it was renamed
import-values-undated = values of { $count ->
    [one] { $count } procedure
   *[other] { $count } procedures
 } would change, and it is not known whether what was read is newer: { $codes }{ $more }
import-not-made = is not in the catalogue, which has the procedures of its issuer from a newer source ({ $day }); it may have ended since and is not made; `--older` makes it
import-file-unread = cannot be read: { $error }
import-again = { $place }: the row names columns again, { $what }
import-again-unread = and cannot be read by them: { $what }
import-the-row = the row { $row }
import-the-rows = the rows { $rows }
import-the-rows-more = the rows { $rows } and more, { $count } in all
import-column-nameless = column { $column } has no name
import-column-unknown = column { $column } `{ $name }` is unknown
import-column-meant = column { $column } `{ $name }` is unknown (did you mean `{ $meant }`?)
import-of-sheet = {" "}of the sheet “{ $name }”
import-the-letter = the column { $column }{ $shown }
import-struck = { $count ->
    [one] is struck through
   *[other] are struck through
 }
import-filtered = { $count ->
    [one] is hidden or filtered out
   *[other] are hidden or filtered out
 }
import-hidden-data = { $count ->
    [one] is hidden and holds data
   *[other] are hidden and hold data
 }
import-left-out = { $is }: left out
import-read-anyway = { $is }: read all the same
import-incomplete = { $name } does not count as complete: { $missing }; an absent code would count as zero
import-file-key = { $name }: `{ $key }` { $reason }
import-nothing = nothing
import-below-heading = stands below line { $heading }{ $text }, which is no row; what it says of the rows below it cannot be told: take it out, or add the column `outcome` (`kết luận`) and fill it in every row
import-is-of = is of { $places }
import-row-of-sheet = { $row } of sheet { $sheet }
list-and = { $before } and { $last }
import-was-signed = was signed on { $days }
import-key-of = `{ $key }` of { $code }
import-the-field = the field { $field }
file-outside = { $path } lies outside the catalogue
file-outside-hint = a folder on the way is a link; put the folder itself there
file-busy = another program is writing in { $folder }
file-busy-hint = wait until it has ended, then repeat
file-changed = { $path } changed on disk since it was read; nothing was written
file-changed-hint = read the catalogue again, look at the change, and repeat
query-error-date = a date
query-error-time = a span of time
query-error-number = a whole number
query-error-code = one code, or several with a comma and no blank between them,
query-error-law = one number, alone or with a day, month or year of signing behind it,
query-error-missing = `{ $field }:` needs a value right after it
query-error-quantity = `{ $field }:` needs { $what } and `{ $value }` is none
query-error-or = `OR` needs something before and after it
query-error-sign = `{ $sign }` rules nothing out here; write `{ $instead }`
manifest-not-text = catalogue.yaml:{ $line }:{ $column }: it is not UTF-8 text; nothing was written
save-utf8 = save the file as UTF-8
move-wrong-then = { $path } would be wrong then: { $message }
move-settle-first = settle that in the file first
move-link = { $path } is a link; nothing was moved
move-link-hint = put the file itself there
schemas-hint = run `rasoat schemas`: it writes those of this program; nothing else reads what the file says
schemas-none = the folder has none of the schemas that the files name in their first lines
schema-missing = the schema is missing: editors check nothing by it
schema-other = the schema is not that of this program: editors check by another one
schema-link = { $path } is a link out of the catalogue; nothing was written
schema-link-hint = put a folder of the catalogue's own in place of the link
write-ignored = git ignores { $path }: no commit would have it, so nothing was written
write-ignored-hint = `git check-ignore -v { $path }` names the line that says so; take it out
write-sparse = a sparse checkout
write-unseen = git was told not to look at { $path } ({ $mark }): no commit would have the change, so nothing was written
write-git-unread = git cannot be read, so it is not known which files it was told to leave out, and nothing was written: { $message }
cannot-be-read = { $path } cannot be read
file-cannot-be-read = it cannot be read
user-file-hint = correct the file, or move it away; it is not written to as it is
views-in-query = in the query, { $error }
views-no-order = there is no order `{ $word }`; one of: { $words }
views-own-name = a view of one's own cannot be called `{ $name }`
views-two = there are two views `{ $name }`
not-written = { $path } was not written: { $error }
choose-another-name = choose another name
views-replace = `--replace` replaces it
views-list = `rasoat views` lists them
views-folder = RASOAT_CONFIG names a folder
views-needs-name = a view needs a name
views-no-folder = there is no folder to keep views in
templates-no-rule = there is no rule `{ $rule }`
templates-one = a template is for an `outcome` or for a `rule`, one of them
templates-text = `{ $key }` needs a text
log-twice = several files hold the log of this procedure; `rasoat check` names them
log-unread = it cannot be read as a decision log; `rasoat check` says why
log-committed = the mark on { $code } is committed
log-committed-hint = a committed mark is withdrawn, never erased
log-head-unread = the last commit has a file there that cannot be read as a decision log
not-utf8 = it is not UTF-8 text
log-changed-hint = look at the decision that stands there now, then mark again
log-gone = { $path } no longer ends with that mark; nothing was taken back
not-written-why = { $path } was not written: { $why }
mark-given-up = { $code } was not recorded: another file could not be written
no-procedure = no procedure has the code { $code }
export-why = { $path } { $why }; nothing was written
export-own-place = is a place of the catalogue's own files, or of git's
export-own-place-hint = choose a place outside its folders
export-name-hint = name a file, or leave `--output` out for standard output
export-no-file = is no regular file
export-there = { $path } is there already; nothing was written
export-there-hint = choose another name, or to replace it
queue-shallow = of { $unknown ->
    [one] { $unknown } procedure
   *[other] { $unknown } procedures
 } this shallow clone does not know when they were changed: `git fetch --unshallow`
commit-elsewhere = it stands in another changed file of the work tree: commit both together
commit-markers = { $path }:{ $line }: a merge left its conflict markers in the file; nothing was committed
commit-markers-hint = keep one side of each conflict and remove the marker lines
as-of-word = `{ $word }` is neither a date such as 2026-11-21 or 21/11/2026, nor `today`, nor `reported`
logs-uncompared = no commit holds these decision logs, so nobody compares them with what they said before: whatever was taken out of them is missing without a word
logs-uncompared-hint = `git init` at the catalogue or above it, then `rasoat commit`
no-git-repository = { $path } lies in no git repository
leave-out-since = leave out `--since`
cannot-read-error = cannot be read: { $error }
baseline-name-hint = name a baseline that is there; `rasoat check --write-baseline` makes one
leave-out-at = leave out `--at`
git-init-knows = only a repository knows what was: git init
not-in-commit = { $path } is not in this commit
git-ignores-hint = `git check-ignore -v { $path }` names the line that says so; take it out, or let git keep the file: `git add --force`
git-ignores = git ignores this file, so no commit ever has what it says
skipped-hint = at the top of the work tree: { $mend }; then it is read and committed like any other
skipped-left-out = git was told to leave this file out of the folder; what it holds is not known here
skipped-unseen = git was told not to look at this file ({ $mark }): no change of it is in `status` or in a commit
skipped-unknown = whether git was told to leave files out of this folder is not known: { $message }
no-catalogue-hint = make one with `rasoat init DIR`, or name one with `--catalogue DIR`
no-catalogue-in = { $path } holds no catalogue.yaml
no-catalogue-above = no catalogue at { $path } or above it
laws-write-whole = write it whole, with the day of signing and the issuer where they share it; `rasoat laws { $number }` lists them
note-too-long = a note has at most 64 KiB
publish-recorded = what was published is recorded; `rasoat export eligible --number '{ $number }' --signed { $signed } --output FILE` writes its annex
one-of = one of: { $choices }
cannot = cannot { $what }: { $error }
do-read = read
do-write = write
do-remove = remove
do-find = find
do-open = open
do-make-the-folder = make the folder
do-open-the-folder = open the folder
do-read-the-folder = read the folder
os-not-found = No such file or directory (os error { $code })
os-denied = Permission denied (os error { $code })
os-exists = File exists (os error { $code })
os-not-folder = Not a directory (os error { $code })
os-folder = Is a directory (os error { $code })
os-full = No space left on device (os error { $code })
os-read-only = Read-only file system (os error { $code })
os-pipe = Broken pipe (os error { $code })
vcs-read-only = the folder is read-only for you; ask its owner for write access
vcs-disk-full = free some space on the disk and try again; nothing was lost
error-output = cannot write the output: { $error }
error-json = cannot write JSON: { $error }
file-not-put-back = { $message }; these files were changed and could not be put back: { $files }
query-error-field = no field is called `{ $name }`; quote the words to search for them
query-error-field-meant = no field is called `{ $name }`, did you mean `{ $meant }`?; quote the words to search for them
query-error-value = `{ $field }:` has no value `{ $value }`
query-error-value-meant = `{ $field }:` has no value `{ $value }`, did you mean `{ $meant }`?
query-error-at = column { $column }: { $message }
query-error-choices = column { $column }: { $message } (may stand here: { $choices })
query-error-of-text = { $text }{"\u000A"}  column { $column }: { $message }
search-index-failed = the search index failed: { $error }
search-index-unread = the search index cannot be read: { $error }
commit-loses = { $place }: { $message }; nothing was committed
commit-loses-more = { $place }: { $message } (and { $more } more); nothing was committed
write-left-out = git has { $path } and was told to leave it out of this folder ({ $why }); what it holds is not known here, so nothing was written
baseline-wrong = the baseline { $name } is wrong
baseline-wrong-line = the baseline { $name } is wrong: line { $line }: { $what }
vcs-no-commit-yet = there is no commit yet
vcs-without-amend = commit without --amend
vcs-is-merge = the last commit { $what } is a merge
vcs-merge-alone = a merge is amended with git alone: git commit --amend
vcs-not-yours = the last commit { $what } is not yours but by { $name } <{ $email }>
vcs-on-top = commit on top of it, without --amend
vcs-is-pushed = the last commit { $what } is pushed: { $branch } has it
vcs-built-on = others may have built on it; commit on top of it, without --amend
vcs-nothing-amended = { $why }, so nothing is amended
vcs-empty-message = the commit message is empty
vcs-say-why = say in one line what changes and why
vcs-sparse = the checkout is sparse
vcs-signed = commits are to be signed (commit.gpgSign)
vcs-hook = the hook { $name } is to be run
vcs-hooks = hooks of the configuration are to be run
vcs-filter = { $path } passes through the filter { $driver }
vcs-encoding = { $path } is kept as { $encoding }
vcs-ignored = { $path } is ignored by git
vcs-ignored-hint = see which rule says so: git check-ignore -v { $path }
vcs-under-way = a git { $command } is under way in this repository
vcs-head-moved = another program committed or switched branches meanwhile
vcs-head-moved-hint = nothing was changed; look at the new state and commit again
vcs-nothing = nothing to commit: the files are as in the last commit
vcs-no-date = { $variable } is `{ $text }`, which is no date
vcs-no-date-hint = write it as 2026-11-20T23:30:00+07:00, or unset it
vcs-unset-hint = unset GIT_DIR and GIT_WORK_TREE, or name a catalogue that lies there
vcs-not-there = GIT_DIR names { $path }, which is no repository
vcs-unset-git-dir = unset GIT_DIR
vcs-reftable = its branches are kept as reftable; to have everything, convert it: git refs migrate --ref-format=files
vcs-sha1 = only SHA-1 repositories can be read in full; make one with: git init --object-format=sha1
vcs-newer-git = it was made by a newer git; look at extensions.* in its .git/config
vcs-another-user = it belongs to another user; if you trust it: git config --global --add safe.directory { $top }
vcs-see-status = see what git says there: git status
vcs-shallow-rest = this clone is shallow and does not have everything: `git fetch --unshallow` brings the rest
vcs-ambiguous = more than one object begins with { $rev }
vcs-more-digits = give more of its digits
vcs-outside-path = { $path } does not lie inside the repository
vcs-unknown-revision = no commit, branch or tag is called { $rev }
vcs-no-name-email = no name and no e-mail address
vcs-no-name = no name
vcs-no-email = no e-mail address
vcs-no-identity = git knows { $what } of yours
vcs-no-identity-hint = tell it: git config --global user.name "Your Name" and git config --global user.email "you@example.org"; or set GIT_AUTHOR_NAME and GIT_AUTHOR_EMAIL, and GIT_COMMITTER_NAME and GIT_COMMITTER_EMAIL for commits
vcs-filtered = this clone was made with --filter and does not have everything
vcs-filtered-hint = `git fetch --refetch --no-filter` brings the old versions
vcs-shallow = this clone is shallow and does not have everything
vcs-shallow-hint = `git fetch --unshallow` brings the rest
vcs-borrowed = it borrows objects from another repository (objects/info/alternates), which does not have them
vcs-fsck = see what is missing: git fsck
vcs-damaged = the repository is damaged
vcs-object-missing = cannot { $what }, an object is missing
vcs-files-missing = { $rev } cannot be read: { $missing } of { $all ->
    [one] { $all } file is
   *[other] { $all } files are
 } missing, { $path } among them
vcs-locked = the repository is locked: { $lock } exists
vcs-locked-hint = another git program is at work: try again when it ends; if none is running, one was killed: delete { $lock }
vcs-conflict = { $path } is an unresolved conflict, and git commits nothing before it is settled
vcs-conflict-hint = resolve it, then: git add { $path }
vcs-no-file-kind = { $path } is neither a file nor a symbolic link
vcs-no-such-file = there is no file { $path }, neither now nor in the last commit
vcs-index-took-not = git's index did not take { $path }
vcs-amended-empty = amended so, the last commit would change nothing any more
vcs-amended-empty-hint = take it back instead: git reset HEAD^
vcs-left-out = { $path } is left out of this work tree (skip-worktree), not deleted
vcs-left-out-hint = to delete it: git update-index --no-skip-worktree { $path }
vcs-bare = the repository { $place } is bare: it has no work tree
vcs-bare-hint = work in a clone of it: git clone
vcs-is-folder = is a folder; only files can be committed
vcs-beyond-link = lies beyond a symbolic link
vcs-other-repository = belongs to another repository inside this one
vcs-path-what = { $path } { $what }
vcs-outside = { $path } lies outside the repository { $repository }
vcs-end-bisect = end it first: git bisect reset
vcs-finish-first = finish it (git { $command } --continue) or give it up (git { $command } --abort) first
vcs-no-history = no history here: { $why }
vcs-split-index = it is a split index; join it with: git update-index --no-split-index
vcs-sparse-index = it is a sparse index; write it in full with: git sparse-checkout reapply --no-sparse-index
vcs-config-count = GIT_CONFIG_COUNT is `{ $count }`, which is no count
vcs-config-unset = GIT_CONFIG_COUNT is { $count }, but { $name } is not set
vcs-config-key = GIT_CONFIG_KEY_{ $at } is `{ $key }`, which is no key of git's configuration
vcs-config-parameters = GIT_CONFIG_PARAMETERS is `{ $text }`, which git did not write
vcs-conflict-short = { $path } is an unresolved conflict
vcs-head-stood = git ended without an error, but HEAD did not move
vcs-git-refused = git did not commit: { $said }
vcs-git-asked = the git program was asked because { $reason }
vcs-git-missing = { $reason }, and for that the git program is needed, which was not found
vcs-git-install = install git, or put it on the search path
vcs-git-no-run = cannot run the git program: { $error }
vcs-git-answered = git answered: { $said }
vcs-libgit2 = libgit2 answers: { $what }
vcs-index-split = git's index is split, sparse or of a sparse checkout
vcs-object-of-id = cannot read { $id }, the object is missing
doing = { $verb } { $place }
do-read-git-s-configuration = read git's configuration
do-read-the-history = read the history
do-read-the-last-commit = read the last commit
do-read-the-commit-message = read the commit message
do-read-the-stored-files = read the stored files
do-read-the-tree = read the tree
do-read-git-s-index = read git's index
do-copy-git-s-index = copy git's index
do-write-git-s-index = write git's index
do-write-a-draft-of-git-s-index = write a draft of git's index
do-lock-git-s-index-with = lock git's index with
do-make-a-repository-in = make a repository in
do-open-the-git-repository-of = open the git repository of
do-open-the-repository = open the repository
do-make-a-file-in = make a file in
do-flush-to-disk = flush to disk
do-merge-the-lines = merge the lines
do-store-the-commit = store the commit
do-store = store
do-move = move
do-compare-with = compare with
do-sign-the-commit-with-your-name = sign the commit with your name
vcs-both-name = GIT_DIR and GIT_WORK_TREE name
vcs-variable-names = { $variable } names
vcs-elsewhere = the catalogue { $catalogue } does not lie in { $top }, the work tree of the repository { $git_dir } that { $named }
vcs-no-work-tree = the catalogue { $catalogue } does not lie in the repository { $git_dir } that { $named }: it has no work tree
init-there = { $path } is there already; nothing was written
init-another = choose another folder
planned-removal = { $path } is to be removed
move-same = { $code } has that code and that issuer already
move-same-hint = give another code with `--to`, or another issuer with `--issuer`
move-names = names
move-may-name = may name
move-unread = { $path } { $how } { $code } and cannot be read
move-mend-first = mend it first; `rasoat check` says what is wrong
file-unread = cannot be read
move-path-why = { $path } { $why }
move-settle-again = settle that in the file first, then move again
move-both-hold = { $one } and { $other } both hold decisions on { $code }
move-one-file = make one file of the two first
move-there = { $path } is there already
search-finds = `rasoat search` finds by words
move-both-describe = { $one } and { $other } both describe { $code }
move-keep-one = keep one of the two files first, with what only the other says
move-agency-hint = write the id of an agency that stands in agencies.yaml, or add it there
move-no-agency = no agency has the id `{ $id }`
move-field-hint = write the id of a field that stands in fields.yaml, or add it there
move-no-field = no field has the id `{ $id }`
move-another-code = give another code
move-code-there = { $code } is there already: { $path }, { $name }
move-holds = { $path } holds decisions on { $code }
move-group-id = { $code } is the id of a linked group: { $path }
move-former = { $code } is a former code: { $heir } says that it replaces it
move-itself = a code is not replaced by itself
move-new-code = give the new code with `--to`
move-not-in-force = { $old } is not in force on { $last }, the day before
move-first-day = give the first day of the new code, or mend `lifecycle` in the file
move-replaced = { $old } says that { $heir } replaced it
move-mend-life = mend `lifecycle` in the file first
move-names-already = names { $to } already ({ $place })
write-mend-in = in { $top }: { $mend }
patch-layout = the file is laid out in a way that is not edited
patch-whole-file = is the whole file
patch-not-there = is not there
patch-no-list = is not a list
patch-no-item = has no item { $at }
patch-no-text = is not a text
patch-cannot-become = cannot become `{ $new }`
patch-holds-neither = holds neither keys nor items
patch-carriage = a lone carriage return stands in the file
patch-other-value = the change would touch another value
patch-comment-twice = a comment would stand there twice
patch-meet = two changes meet in one place
patch-empty = the file is empty
patch-value = the value cannot be written
unvalue-misplaced = { $stands } stands where { $wanted } belongs
unvalue-u32 = a whole number from 0 to 4294967295
unvalue-u64 = a whole number from 0
unvalue-number = a number
unvalue-bool = `true` or `false`
unvalue-keys = keys with values
unvalue-mapping = a mapping
patch-place = { $path } { $what }
unvalue-text = text
unvalue-list = a list
views-is-there = there is a view `{ $name }` already
views-is-built-in = `{ $name }` is built in: it is neither replaced nor deleted
views-no-view = there is no view `{ $name }`
error-terminal = the terminal cannot be used: { $error }
error-job = a job of rasoat itself failed: { $message }
sign-named = { $point }, { $name }
sign-tab = a tab
sign-next-line-control = a next-line control
sign-no-break-space = a no-break space
sign-soft-hyphen = a soft hyphen
sign-combining-grapheme-joiner = a combining grapheme joiner
sign-ogham-space = an ogham space
sign-space-of-a-fixed-width = a space of a fixed width
sign-figure-space = a figure space
sign-zero-width-space = a zero-width space
sign-zero-width-non-joiner = a zero-width non-joiner
sign-zero-width-joiner = a zero-width joiner
sign-left-to-right-mark = a left-to-right mark
sign-right-to-left-mark = a right-to-left mark
sign-line-separator = a line separator
sign-paragraph-separator = a paragraph separator
sign-sign-that-turns-the-direction-of-text = a sign that turns the direction of text
sign-narrow-no-break-space = a narrow no-break space
sign-mathematical-space = a mathematical space
sign-word-joiner = a word joiner
sign-ideographic-space = an ideographic space
sign-variation-selector = a variation selector
sign-byte-order-mark = a byte order mark
sign-full-width-sign = a full-width sign
sign-control-character = a control character
sign-character-that-does-not-show = a character that does not show
sign-space-of-another-kind = a space of another kind
sign-digit-of-another-script = a digit of another script
sign-letter-that-is-not-of-the-English-alphabet = a letter that is not of the English alphabet
sign-sign-that-is-not-of-the-English-keyboard = a sign that is not of the English keyboard
sign-wide-digit = a full-width digit { $ascii }
sign-wide-letter = a full-width letter { $ascii }
sign-wide-sign = a full-width sign { $ascii }
check-figure-source = the manifest says { $said } by `{ $source }`, and that source says { $known }
check-figure-source-hint = write { $known }; where the ministry chose another figure, name what it rests on as `source` or `chosen_by`
check-figure-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
 }
check-figure-provinces = { $count ->
    [one] { $count } province
   *[other] { $count } provinces
 } on { $day }
check-figure-no-key = no `{ $key }`
arg-horizon = `{ $word }` is no number of days such as 90d, of months such as 3m, nor a day
arg-no-date = `{ $word }` is no date such as 2026-11-21 or 21/11/2026
arg-lang = vi or en
arg-keep = it is `keep` or `remove`
arg-take = it is `take` or `skip`
arg-code = a code is a digit, a full stop and six digits, as in 1.001193; an internal one begins with a letter, as in NB-SCT-01 (letters, digits, `.`, `_`, `-`, at most 64)
arg-name = a name is one line of text
unreadable-file = the file cannot be read
own-manifest = the program's own manifest cannot be read
annex-docx = cannot write the document: { $error }
annex-xlsx = cannot write the workbook: { $error }
error-now = RASOAT_NOW is `{ $now }`, not a time such as 2026-11-21T08:00:00+07:00[Asia/Ho_Chi_Minh]
do-read-the-current-folder = read the current folder
do-read-HEAD = read HEAD
status-added = added
status-modified = modified
status-deleted = deleted
status-conflicted = conflicted
status-type_changed = type_changed
fmt-byte-order-mark = byte-order-mark
fmt-line-ends = line-ends
fmt-nfc = nfc
fmt-end-of-file = end-of-file
fmt-quotes = quotes
fmt-key-order = key-order
schemas-missing = missing
schemas-changed = changed
