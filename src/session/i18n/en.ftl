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
refused-publish-number = the signed decision needs a number
refused-publish-ahead = the day of signing, { $date }, is still to come
refused-number-other = decision { $number } is recorded as signed on { $date } by { $signer }
refused-withdraw-reason = a withdrawal needs a reason
refused-stale = the evidence changed since the decision:
refused-stale-hint = look at it again and confirm it (key K, or rasoat review CODE --confirm)
review-row = , row { $row } of the annex
publish-stale = { $count } approved procedures are not published because their evidence changed: see decision:stale
publish-nothing = there is no approved decision to publish
publish-none = nothing was published: the rows of an annex are recorded together (--skip-refused leaves out what is refused)
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
status-more = … and { $count } more files
git-none = in no git repository
git-detached = detached HEAD
git-unborn = no commit yet
review-written = recorded: { $outcome }, { $state } ({ $id })
review-would = would be recorded: { $outcome }, { $state } ({ $id })
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

## The screen
too-small = needs { $width } × { $height } cells at least
tab-review = Review
pane-filters = Filters
pane-table = Procedures
pane-detail = Review file
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
filter-tail = only the tail is missing
filter-more = … { $left } more
filter-fewer = fewer
column-code = Code
column-name = Name
column-issuer = Issuer
column-flags = 1–{ $rules }
column-gate = Gate
column-words = Flags in words
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
outcome-short-eligible_full = eligible
outcome-short-partial = partial
outcome-short-do_not_provide = not onl.
outcome-short-abolish_or_merge = abolish
outcome-short-need_data = data?
outcome-mid-eligible_full = eligible full
outcome-mid-partial = partial
outcome-mid-do_not_provide = do not provide
outcome-mid-abolish_or_merge = abolish/merge
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
notice-names-nothing = not in this catalogue: { $values }
query-column = column { $column }:
query-unknown-field = no field is called `{ $text }`; quote it to search for the words
query-missing-value = `{ $field }:` needs a value right after it
query-unknown-value = `{ $field }:` has no value `{ $text }`
query-no-date = `{ $field }:` needs a date, and `{ $text }` is none
query-no-span = `{ $field }:` needs a span of time, and `{ $text }` is none
query-no-number = `{ $field }:` needs a whole number, and `{ $text }` is none
query-lonely-or = `OR` needs something before and after it
query-choices = may be:
rule-short-no-dossiers = no dossiers
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
detail-source = Source
detail-file = File
detail-unknown = not stated
detail-none = none
fee-fee = fee
fee-charge = charge
fee-price = price
fee-other = other

## Forms
mark-title = Mark
mark-selection = { $count ->
    [one] { $count } selected procedure
   *[other] { $count } selected procedures
 }
mark-outcome = Outcome
mark-override = override this rule
mark-refused = Refused, nothing was written:
gate-title = The gate
gate-open = open
gate-closed = { $count ->
    [one] closed by { $count } rule
   *[other] closed by { $count } rules
 }
form-reason = Reason
form-provision = Provision
form-partial-reason = Why only partial
form-until = Until
form-needed = needed
form-no-date = the day must look like 2027-06-30
confirm-title = Before writing
confirm-written = { $count ->
    [one] { $count } procedure will be marked
   *[other] { $count } procedures will be marked
 }
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
help-query-text = All words match; "a phrase"; -not; a OR b; fields: code: agency: (cq:) field: (lv:) law: (vb:) doc: (hs:) level: online: flag: unknown: decision: list: group: changed:>2026-06-01 dossiers:<10 time:>30d fee:>0
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
why-no-editor = EDITOR is not set
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
action-edit = Open the procedure's file in EDITOR
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
said-exported = ✓ { $rows } procedures written to { $path }
said-copied-rows = { $rows } procedures copied, to be pasted into a spreadsheet
said-copied-some = Only the first { $rows } of { $of } procedures copied: a clipboard has little room; E exports all to a file
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
law-state-unknown = not known; the instrument is not described
law-short-in_force = in force
law-short-amended = amended
law-short-not_yet = not yet
law-short-expired = expired
law-short-repealed = repealed
law-short-unknown = unknown
law-missing-file = in no file
law-missing-title = title
law-missing-dates = dates
law-missing-stub = whether it is in force
law-role-instrument-amended_by = amended by
law-role-instrument-repealed_by = repealed by
law-role-instrument-amends = amends
law-role-instrument-repeals = repeals
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
step-withdraw = Withdraw decisions
step-field-remark = Remark
step-field-number = Decision number
step-field-signed = Signed (2026-11-30)
step-field-signer = Signed by
step-field-reason = Why
step-needed = a field is still to be filled in
confirm-publish = published by { $number }
why-nothing-decided = there is no decision here
action-confirm-anew = Confirm the decision anew on the evidence of today
action-approve = Approve what somebody else recommended
action-publish = Record the signed decision that publishes approved ones
action-withdraw = Withdraw the decision in force
hint-confirm-anew = confirm
hint-approve = approve
hint-publish = publish
hint-withdraw = withdraw

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
annex-attached-not_eligible = (Attached to Letter { $number }, { $date }, of { $agency })
annex-read = (Read at { $date }; window of dossiers from { $from } to { $to })
annex-continued = (continued)
annex-title-of-signer = ………………………………
annex-sign-here = (Signature, name, seal)
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
annex-note-stale = Its evidence changed after it was published
annex-note-not-in-force = The procedure is not in force now
annex-note-decided = Decided anew since: { $outcome } ({ $state }), { $date }
annex-why-undecided = Not reviewed
annex-why-waits_for_approval = Recommended as eligible, waits for approval
annex-why-stale = Decided as eligible, to be confirmed anew
annex-why-unreadable = Its decisions cannot be read
list-nothing-blocks = no rule blocks it, nobody decided
list-recommended = recommended by { $by }, read at { $date }
list-withdrawn = the decision before was withdrawn by { $by } (read at { $date }): { $reason }
annex-left-eligible = { $count } eligible
annex-left-undecided = { $count } undecided
annex-left-waits_for_approval = { $count } recommended wait for approval
annex-left-stale = { $count } stale, to be confirmed anew
annex-left-other_outcome = { $count } with another outcome
annex-left-unreadable = { $count } whose decisions cannot be read
annex-left-not_in_force = { $count } not in force
annex-left-withdrawn = { $count } withdrawn since
annex-left-unknown = { $count } no longer in the catalogue
annex-made = { $count } procedures on the list
annex-left = not on it: { $counts }
annex-empty-eligible = no approved decision; nothing was written
annex-empty-not_eligible = no procedure is other than eligible; nothing was written
annex-number-unknown = no decision was published by number { $number }; nothing was written
annex-number-several = the number { $number } is that of decisions signed on { $days }: the day has to be named
annex-number-nothing = number { $number } published nothing for this list; nothing was written
export-rows = The rows as the table has them
export-eligible = The list of what is eligible, for signing
export-not-eligible = The list of what is not eligible, and why
export-xlsx = XLSX, a workbook that prints
export-docx = DOCX, a document for signing
export-md = Markdown, a page for reading
