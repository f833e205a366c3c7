# The words that the program writes, in British English. Messages are grouped by
# where they are read. What an edition is about comes from terms that it sets:
#
#   { -entity } { -entities } { -Entity } { -Entities }    force, forces, Force, Forces
#   { -an-entity }                                         a force
#   { -entity-in-full } { -entities-in-full } …            police force, police forces
#   { -nation } { -of-nation }                             England and Wales, “ of England and Wales” or nothing
#   { -licence }                                           the sentence of the licence
#
# docs/files.md says how a theme puts messages in other words.

## What an edition is about that doesn't say so ([entity], [nation] and [licence] in
## edition.toml). Lists have semicolons. A theme doesn't change these.

default-one = police force
default-many = police forces
default-short-one = force
default-short-many = forces
default-folder = forces
default-name-words = police; constabulary; service; force; heddlu
default-other-bodies = police and crime commissioner
default-nation = England and Wales
default-nation-code = K04000001
default-whole-names = England Wales; E and W
default-part-names = England; English forces; Welsh forces; Total England; Total Wales; England total; Wales total; E92000001; W92000004
default-licence = Contains public sector information licensed under the Open Government Licence v3.0.

## On every page

skip = Skip to the content
status-region = Status of this edition
sample-edition = Sample edition.
sample-about = A demonstration, not the inspectorate’s own publication.
draft-edition = Draft.
draft-about = Not yet signed off; it may change.
illustrative-values = Illustrative values.
illustrative-about = Values marked “illustrative” stand in for ones that are not at hand; they say nothing about a real { -entity }.
about-the-data = About the data
pack-banner = For the { -entity } to check, not to be published
main-navigation = Report
find-an-entity = Find { -an-entity }
breadcrumbs = Breadcrumbs
corrections-of-page = Corrections to this page
corrected-on = Corrected on { $date }.
about-this-edition = About this edition
quote-this-page = To quote this page
quote = To quote
quote-how = (a click selects all of it):
revision-after = { "," } revision { $revision }
contact-label = Contact:
licence-line = { -licence }
previous = Previous
next = Next

## Parts of several pages

illustrative = illustrative
published-value = published
from-published-values = from published values
illustrative-section = Illustrative values
illustrative-section-about = They stand in for the { -entities }’ own figures, which are not at hand. They were made up to agree with the national figures that were published, and say nothing about a real { -entity }. A value that was published says so.
source-label = Source:
numbers-in-chart = The numbers in this chart
recommendation-number = Recommendation { $number }
recommendation-who = Who
recommendation-when = By when
recommendation-where = In the report
in-the-report = In the report
in-the-report-label = In the report:
downloads = Downloads
measures = Measures
every-entity = Every { -entity }
grades-of-every-entity = Grades of every { -entity }
concerns-single-entities = What concerns single { -entities }
marks = Marks
sources = Sources
glossary = Glossary
chapter-number = Chapter { $number }
grades = Grades

## The first page of an edition

home-found = What was found
find-by-place = Find your { -entity } by the place you live in
home-judgments = The judgments
home-report = The report
home-measures = The measures
home-questions = The questions

## The page of an entity

entity-label = { -Entity }
website = Website
grades-in-year = Grades in { $year }
all-entities = All { -entities }
bear-in-mind-about = To bear in mind about { $name }
not-spoken-of = The chapters do not speak of { $name } by name.
its-data = Its data
turn-entities = { -Entities }

## The list of entities

by-region = By region
in-no-region = In no region
entities-by-name = Search by name
parts-of-table = Pages of the table
by-place = By the place you live in

## Comparing

compare-form = { -Entities } to compare
compare-all = All { -entities } at once
compare-no-script = Choosing { -entities } needs a script. Without one, these tables hold the same values.

## Search

search-form = This edition
search-label = Words to look for in this edition
search-button = Search
search-help = The name of { -an-entity }, some words, or an abbreviation. The arrow keys lead through what is found.
search-no-script = Searching needs a script. Without one, everything that it would find is in these lists.

## The page for wrong addresses

not-found = Page not found
not-found-about = There is no page at this address. It may have been mistyped, or cut short where it was copied from.
not-found-home = Everything can be reached from
not-found-list = the list of editions
not-found-shorten = Shorten the address to the part that ends in a year and a slash, and everything can be reached from there.
not-found-editions = The editions are:

## The report on one page

report-revision = { "·" } revision { $revision }
report-about = The whole report on one page, to print or to keep. The pages of the { -entities }, the figures one by one and the downloads are in the
report-edition = edition
contents = Contents
addresses = Addresses
addresses-about = What the links of the report lead to, by the numbers in square brackets.

## The page of a figure

figure-in-words = What the chart shows, in words
turn-figures = Figures

## Downloads

data-about = What the values are, where they are from and which of them are illustrative:
data-about-link = about the data

## Corrections

feed-title = Editions and corrections
correction-kept = What a correction replaced stays as it was published, among
correction-none = If something has to be, it will be listed here with its date and its reason, and the page that it concerns will say so at its top. What it replaces will stay as it was published, among
all-editions = all editions
correction-tell = If you find a mistake, tell us:
correction-feed = Corrections of all editions can be followed as a
feed = feed
correction-head = Correction { $number }, { $date }
correction-what = What
correction-why = Why
correction-where = Where
correction-since = Since
revision-number = Revision { $revision }

## The edition on paper

paper-about = Set from the same sources as the site, where every figure, table and download is to be had.
paper-measures = The measures, { -entity } by { -entity }
paper-numbers = The numbers and where they come from
paper-numbers-lead = Each number in the words of this document, and the datum that it was checked against when the document was set.
paper-what = What it is, and where it is from
paper-source = Source { $number }
paper-region = Region: { $name }
paper-population = Population: { $number }
paper-unit = Unit: { $unit }

## The page of numbers

numbers-coverage = How many numbers are bound
numbers-confirmed = What the words around them confirm:
numbers-several-ways = A claim may be confirmed in several ways.
numbers-in-words = Numbers in the words
numbers-percent = When this site was built, { $percent } percent of the numbers in its words were bound to a datum and held against it.
numbers-every = Every number
numbers-lists-them = lists them.
numbers-part = { $title }, { $number } of { $all }
numbers-count = { $count ->
    [one] 1 number
   *[other] { $count } numbers
}
numbers-lists = The lists
numbers-list-lead = What is written, what the data say, and what that rests on
number-says = The data say: { $datum }
number-row = In the list of numbers
numbers-in = Numbers in “{ $title }”
as-written = As written
the-data-say = The data say
what-it-is = What it is
rests-on = Rests on
verdict = Verdict
facts-title = National figures and where they stand
facts-caption = Figures that a source states, and what is derived from them
number = Number
facts-how = As printed, or how derived
source = Source
literals = Numbers that are no data

## The list of editions

editions-feed = New editions and corrections can be followed as a
about-these-editions = About these editions

## A page that has moved

moved = What was here is at
moved-now = now.

## The glossary

letters = Letters

## The page of a question

question-distribution = How many { -entities } have each grade
question-rests-on = What the grades rest on
question-map = Map of the grades
question-by-grade = { -Entities } by grade
no-entity = No { -entity }
by-grade-in-table = In the table
turn-questions = Questions

## What an entity gets to check

pack-eyebrow = For the { -entity } to check
pack-release = Not to be published or passed on before { $date }.
pack-please = Please check each grade, value and sentence below against what you know and what you supplied, and say what is wrong, with its number where it has one. This folder holds your page as it will be published and your data; what would lead to other pages of the report is plain text here.
pack-answer = Answer to:
pack-page = The page of { $name }
pack-grades = Grades of { $name }
question = Question
year = Year
grade = Grade
pack-other-grades = the other grades
pack-values = Values
pack-values-of = Values of { $name }
measure = Measure
period = Period
value = Value
pack-bear-in-mind = What is to be borne in mind
pack-sentences = Sentences that name { $name }
pack-no-sentence = No sentence of the report names { $name }.
pack-numbers = Numbers in the words that rest on its data
pack-numbers-of = Numbers that rest on the data of { $name }

## What changed

changes-revision = Since the revision before
changes-wrong = What was wrong and why is in the
changes-corrections = corrections
changes-earlier = { ";" } the earlier revision is among
changes-published = { "," } as it was published.
was = Was
is = Is
changes-year = Since last year
changes-year-about = This is what the data of this edition say of last year, some of which were restated since. It is not held against the report that was published then.
changes-grades = { $title }: { -entities } with another grade
last-year = Last year
changes-national = { $nation } as a whole. The change of each { -entity } is on the page of the measure and on its own.
changes-measures = Measures, { $nation }
last-period = Last period
this-period = This period
change = Change

## A chapter

in-this-chapter = In this chapter
turn-chapters = Chapters
case-study = Case study

## The page of a measure

nation-name = { -nation }
about-this-measure = About this measure
longer-time = Over a longer time
longer-time-of = { $measure } over a longer time
series-breaks = The series breaks
bear-in-mind = To bear in mind
turn-measures = Measures

## What has changed

changes-title = What has changed
changes-lead = What this edition says differently from its own earlier revision, and what has changed since last year.
changes-first = This is the first revision of this edition: there is none that it could differ from.
changes-unsealed = This is revision { $revision }. No earlier one is sealed that says what it contains, so that nothing can be compared.
changes-same = This is revision { $revision }. It says in all its values, grades, figures and words what revision { $before } says.
changes-differs = This is revision { $revision }. It differs from revision { $before } in the following.
changes-new = It is new.
changes-gone = It is gone.
changes-of-grades = { $changed } of the { $both } { -entities } with a grade in { $last } and in { $year } changed grade: { $risen ->
    [0] none
   *[other] { $risen }
} rose, { $fallen ->
    [0] none
   *[other] { $fallen }
} fell.
changes-no-grades = None of the { $both } { -entities } with a grade in { $last } and in { $year } changed grade.
changes-risen = Rose
changes-fallen = Fell

## Comparing

compare-title = Compare { -entities }
compare-lead = Set up to four { -entities } side by side, with what stands against comparing them.
compare-grades-table = The grades of every { -entity }, in one table
compare-measure-table = { $title }: every { -entity }
compare-with-others = Compare with other { -entities }
compare-with = Compare with { $names }
compare-or-any = or with any other { -entity }
compare-inspected = inspected in { $year }
compare-carried = carried forward
compare-not-stated = not stated whether inspected

## Counts and lists

count-entities = { $count ->
    [one] 1 { -entity }
   *[other] { $count } { -entities }
}
of-entities = { $count } of { $all } { -entities }
list-last = { $before } and { $last }

## Corrections

corrections-title = Corrections
corrections-none = Nothing in this edition has been corrected since it was published.
corrections-lead = What was put right in this edition after it was published, the newest first. Each page that a correction concerns says so at its top.
revision-reason = Revision { $revision }: { $reason }

## What things are called in links

entities-title = { -Entities }
glossary-of = Glossary: { $term }
figure-number = Figure { $number }
figure-titled = Figure { $number }: { $headline }
recommendation-titled = Recommendation { $number }: { $title }

## Downloads

data-title = Data and downloads
data-lead = Everything that the pages show, as files. The same values with the same marks, and a description for machines beside each table.
data-whole = The whole edition
data-figures = Figures
data-what = What it is
data-files = Files, with their sizes
data-rows = Rows
data-described = For programs
data-description = Description
data-table = { $title }: files

## The page of a figure

order-by-value = By value
order-a-to-z = A to Z
headline-a-to-z = : A to Z
headline-by-region = : by region

## Lists

glossary-lead = What the words of the report mean.
inconsistencies-table = What was printed, and where
inconsistencies-printed = Printed
inconsistencies-place = Where
inconsistencies-what = What it is said of
inconsistencies-title = Inconsistencies in the sources
inconsistencies-lead = Where the sources of this edition contradict themselves or their own arithmetic. The edition says what the data say, and lists here what else was printed.
recommendations-title = Recommendations
recommendations-table = Who is asked for what, and by when
recommendations-what = What is asked for
recommendations-all = These are all that the report makes. Whoever is not named here is asked for nothing.
recommendations-lead = What the report asks for, of whom, and by when.

## A page that has moved

moved-title = This page has moved
moved-to = What was here is at { $address } now.
moved-from = This page has moved: { $address }

## The list of entities

entities-lead = The { $count } { -entities }{ -of-nation }, each with its grades, its measures and where the report speaks of it.
entities-lead-ungraded = The { $count } { -entities }{ -of-nation }, each with its measures and where the report speaks of it.
entities-from-to = { $first } to { $last }
entities-in-region = { $title }: { $region }
grades-table = Grades of every { -entity }, { $year }
grades-table-about = A grade may have been given in an earlier year: each { -entity }’s page says whether it was inspected in this one.

## The page of an entity

verdict-overall = { $name } is graded { $grade } overall.
verdict-same = { $name } is graded { $grade } overall, as in { $year }.
verdict-moved = { $name } is graded { $grade } overall; in { $year } it was graded { $before }.
verdict-all = On all { $all } questions its grade is { $grade }
verdict-first = On { $count } of the { $all } questions its grade is { $grade }
verdict-next = { "," } on { $count } { $grade }
verdict-end = .
verdict-missing =
    { $count ->
        [one] ; { $count } grade is not available.
       *[other] ; { $count } grades are not available.
    }
entity-description = How effective { $name } was in { $year }: its grades, its measures and what the report says of it.
entity-description-ungraded = { $name } in { $year }: its measures and what the report says of it.
where-among-all = Where { $name } lies among the { -entities }
where-in-group = Where { $name } lies among the { -entities } of the group { $group }
compared-with = Compared with
group-of = a group of { $count } { -entities }
card-inspected = Inspected in { $year }
card-carried = Not inspected in { $year }; carried forward
card-not-stated = Not stated whether inspected in { $year }
strip-among-all = { $title }: all { -entities }, { $name } marked
strip-in-group = { $title }: the { -entities } of the group { $group }, { $name } marked
profile-key = Each line holds all { -entities }: a stroke for every one, a diamond for { $name }, and the long stroke for { $whole }.
profile-key-of-group = Each line holds the { -entities } of its group: a stroke for every one, a diamond for { $name }, and the long stroke for { $whole }.
caveats-of-many = { $count } notes concern single { -entities }: they stand on the page of each, and with what is said about the data.
profile-key-many = Each bar counts { -entities } by their values: the diamond is { $name }, the long stroke { $whole }.
profile-key-many-in-region = Each bar counts { -entities } by their values: the diamond is { $name }, the triangle its region, the long stroke { $whole }.
profile-details = Details
profile-illustrative = Illustrative values
profile-illustrative-about = The values of single { -entities } in this section stand in for ones that are not at hand. They say nothing about a real { -entity }.
have-a-value = { $count } of { $all } { -entities } have a value.
have-a-value-of-group = { $count } of { $all } { -entities } of the group have a value.
unlike-label = Not like with like:

## The page of a measure

change-in = Change, { $unit }
unit = Unit
reckoned-as = Reckoned as
reckoned = { $counted }, divided by { $denominators }, times { $per }
periods = Periods
direction = Direction
polarity-neutral = A high value is by itself neither good nor bad.
polarity-higher = Higher is better.
polarity-lower = Lower is better.
belongs-to = Belongs to

## The page of numbers

numbers-lead = Each number in the words of this edition, and the datum that it was checked against when the site was built: { $percent } percent of all numbers are bound to one.
agrees = agrees
home-page = Home page
notes-on-data = Notes on the data

## What an entity gets to check

pack-heading = { $name }: to be checked
pack-lead = Everything that “{ $title }” is to say of { $name }.
pack-count = count: { $count }

## The page of a question

question-description = { $asks } Grades of every { -entity }, { $year }.
question-page-title = { $title }: the grades
overall-judgment = The overall judgment
inspected-question = Inspected question
pillar = Pillar
part-of = Part of: { $title }
question-parts = The questions in it
overall-rests-on = The overall judgment is made from the grades on the other questions. Grades are judgments in words: they are not added up or averaged.
pillar-rests-on = This judgment is made from the grades on its parts. Grades are judgments in words: they are not added up or averaged.
grades-open = No grade for { $year } is supplied yet: { $count ->
    [one] 1 { -entity }
   *[other] { $count } { -entities }
}.
grades-inspected = Known to have been inspected on this in { $year }: { $count ->
    [one] 1 { -entity }
   *[other] { $count } { -entities }
}.
grades-inspected-of = The inspectorate looked at { $all } { -entities } in { $year }. Which they were is known of { $count ->
    [one] 1 { -entity }
   *[other] { $count } { -entities }
}.
grades-carried = Known not to have been inspected in { $year }, with a grade carried forward from an earlier year: { $count ->
    [one] 1 { -entity }
   *[other] { $count } { -entities }
}.
grades-unknown = Of { $count ->
    [one] 1 { -entity }
   *[other] { $count } { -entities }
} the report does not say whether they were inspected in { $year } or carry an earlier grade forward. A grade that is the same as before does not mean that { -an-entity } was inspected again.

## The list of editions

editions-title = Editions of the report
editions-lead = Each edition stands on its own, with its own data and its own pages.
card-sample = A sample edition.
card-draft = A draft.
card-revision = Revision { $revision }.
card-corrected = Corrected: { $reason }
card-replaced = Replaced by a later revision, and kept as it was published.
card-sealed = Sealed.
corrected-when = Corrected on { $date }
accessibility = Accessibility
licence-title = Licence
privacy = Privacy
later-edition = Later edition
later-edition-read = A later edition exists: read that of { $year }.
in-other-years = In other years:
later-revision-read = This edition was corrected: read revision { $revision }.

## Parts of several pages

source-licence = Licence: { $licence }.
report-description = The whole report on one page, to print or to keep.
search-title = Search
search-description = Everything in this edition, to search or to look through.

## Marks and caveats

mark-not-available = not available
mark-not-applicable = not applicable
mark-confidential = confidential
mark-not-yet-supplied = not yet supplied
mark-estimated = estimated
mark-provisional = provisional
mark-revised = revised
mark-break = break in series
mark-low-reliability = low reliability
caveat-unable = Unable to provide
caveat-partial = Partial data
caveat-not-comparable = Not comparable

## Values and dates

percent = percent
percentage-points = percentage points
change-in-unit = in the measure’s unit: the count is too small for percent
number-of-cases = n = { $count }
cases = n
none-given = not given
intervals = Intervals
range-to = to
date = { $day } { $month } { $year }
moment = { $date }, { $time }
january = January
february = February
march = March
april = April
may = May
june = June
july = July
august = August
september = September
october = October
november = November
december = December

## How numbers in the words are bound

confirmed-direction = direction
confirmed-grade = grade
confirmed-area = area
confirmed-period = period
confirmed-counted = thing counted
confirmed-subject = question or measure
confirmed-alone = in number alone
confirmed-also = also in { $what }
basis-data = data
basis-derived = derived
basis-stated = stated
basis-literal = literal
coverage-data = computed from the data of the edition
coverage-derived = derived from other stated numbers
coverage-stated = stated by a source, and confirmed only by it
coverage-unbound = bound to nothing
coverage-confirmed = confirmed by the words of their sentence as well
coverage-bare = bare: their sentence has no other word to check

## What may differ between two editions

kind-facts = National figures
kind-words = Words
kind-pages = Pages
kind-files = Charts and downloads

## Tables

distribution-table = Number of { -entities } with each grade, { $year }
grade-of-each = { $title }: grade of each { -entity }
nation-then-entities = { -nation }, then the { -entities } from A to Z
inspected-yes = Yes
inspected-carried = No, carried forward
inspected-not-stated = Not stated
inspected-from-others = From the other grades

## Figures

embed = Show this figure in another page
embed-how = Put the text below into the HTML of your page. The figure comes with its source, and follows every correction.
embed-address = This site has no address yet: write that of the place where it lies in front of the one in the text.
embed-alone = The figure as it is shown there
embed-code = The text to copy
embed-title = { $title }. { $desc }
embed-from = From
embed-page = { $title }: the figure alone
figure-alone = This figure on its own
with-illustrative = With illustrative values.
coverage-in-period = { $period }: { $count } of { $all } { -entities }.
coverage-of-question = { $count } of { $all } { -entities }.
grades-are = { $count } of the { $all } grades are { $why }.
chart-sample = Sample edition: a demonstration, not an official publication
source-of = Source: { $source }
unlike = Not like with like: { $unlike }.
subtitle-measure = { $title }, { $unit }, { -entities }{ -of-nation }, { $periods }
subtitle-question = { $title }: grade of each { -entity }, { -nation }, { $year }
subtitle-questions = Number of { -entities } with each grade, { -nation }, { $year }
subtitle-facts = { $unit }, { -nation }, { $year }
chart-svg = Chart (SVG)
chart-png = Chart (PNG)

## Head and foot of every page

built-from = Built from content/{ $year } and data/{ $year }, revision { $revision }.
data-short = Data
how-checked = How this was checked
all-editions-title = All editions
report-for-print = The report on one page, for print
inconsistencies-short = Inconsistencies
status-sample-illustrative = A sample, made for demonstration: many of its values are illustrative.
status-sample = A sample, made for demonstration.
status-draft-illustrative = A draft with illustrative values.
status-illustrative = Values marked [i] are illustrative.
what-was-corrected = What was corrected
correction-number = Correction { $number }

## What can be found

recommendation = Recommendation
figure = Figure
about = About
chapters-and-sections = Chapters and their sections
terms = Terms
notes = Notes
find-question = { $asks } The grade of every { -entity }.
find-recommendation = { $what } For: { $who }. By when: { $by }.
of-the-original = { $of } of the original

## What scripts say

find-label = Place, { -entity } or region
find-label-in-no-region = Place or { -entity }
find-none = No { -entity } has a name like that.
search-none = Nothing found for “{ $query }”. Try fewer or other words.
search-results = { $count ->
    [one] 1 result for “{ $query }”.
   *[other] { $count } results for “{ $query }”.
}
search-best = The best { $count } are listed.
sort-lowest = lowest first
sort-highest = highest first
sort-z-to-a = Z to A
sorted = Sorted by { $column }, { $order }
sorted-then = { $first }, then sorted by { $column }, { $order }
compare-choose = Choose { -an-entity }
compare-no-other = No other { -entity }
compare-numbered = { -Entity } { $number }
compare-grades-beside = Grades side by side
compare-grades-about = A grade that is carried forward was given in an earlier year.
compare-only-one = only one of them was inspected this year on { $questions }
compare-unlike = The change is not like with like:
compare-before = Before comparing
compare-covered = { $coverage } have a value for { $period }
compare-no-value = { $name } has no value for { $period }, { $reason }
compare-both-are = both values are { $mark }
compare-one-is = the value of { $name } is { $mark }
compare-both-marked = both values are marked “{ $mark }”
compare-one-marked = the value of { $name } is marked “{ $mark }”
compare-one-change = the periods are unlike: only { $name } has a change
compare-rounding = the gap is within rounding
compare-caveats = To bear in mind about these { -entities }
compare-second = Choose a second { -entity }.
compare-two = Choose two { -entities } or more.
compare-beside = { $names }, side by side.

## Charts

chart-illustrative = Illustrative values [i]
chart-keys = The arrow keys go from { -entity } to { -entity }.
chart-value = { $label }: { $value }
chart-past-end = { $name } runs past the end of the scale: { $value }
chart-past-end-of-two = { $name } runs past the end of the scale: { $value }; { $period }: { $last }
chart-many-past-end = { $count ->
    [one] 1 { -entity } lies past the end of the scale, at { $value }
   *[other] { $count } { -entities } lie past the end of the scale, up to { $value }
}
chart-highest = The highest
chart-lowest = The lowest
chart-pale-bar = { $period }, illustrative
chart-foot = { $unit }, { $period }; { $count } of { $all }
chart-line-is = Line through a mark: { $interval }
no-value = no value
number-of-entities = Number of the { $count } { -entities }
dots-rose = { $period }, rose
dots-fell = { $period }, fell
dots-same = { $period }, the same
trend-break = { $name }: break in the series before { $period }
card-of-entity = { $name } in { $year }. { $said }.
card-map = { $title }: all { $count } { -entities }
card-each-bar = Each bar is { -an-entity }; { $count } of { $all } have a value
card-pale-bars = Pale bars: illustrative values [i]
card-foot-sample = Sample: a demonstration, not an official publication
card-foot-draft = Draft: not signed off, and may change

## What charts show, in words

alt-illustrative = Illustrative values marked [i].
alt-no-value = No { -entity } has a value.
alt-all-same = All { $count } { -entities } { $value }.
alt-ends = Lowest { $low } ({ $lowest }), highest { $high } ({ $highest }).
alt-rose = rose for { $count ->
    [one] 1 { -entity }
   *[other] { $count } { -entities }
}
alt-fell = fell for { $count ->
    [one] 1 { -entity }
   *[other] { $count } { -entities }
}
alt-same = stayed the same for { $count ->
    [one] 1 { -entity }
   *[other] { $count } { -entities }
}
alt-since = Since { $period } it { $parts }.
alt-missing = No value for { $names } ({ $period }).
alt-nobody = no { -entity }

## The tables of downloads: titles, rows and columns, for people

column-force-code = Code
about-force-code = Official code of the area: { -an-entity }, a region or all of them together
column-force-name = Name
about-force-name = Name of the area
column-note = Note
about-note = What has to be known to read the value rightly
column-source = Source
about-source = Identifier of the source
column-values-measure = Measure
about-values-measure = Identifier of the measure
column-values-period = Period
about-values-period = Identifier of the period; not a date
column-values-period-label = Period in words
about-values-period-label = The period in words, of which no spreadsheet makes a date
period-of-year = year { $label }
period-on = on { $label }
period-in = in { $label }
column-values-unit = Unit
about-values-unit = Unit of the value
unit-in-seconds = { $unit }, in seconds
unit-in-minutes = { $unit }, in minutes
column-values-low = Low
about-values-low = The lower end of the interval around the value; what it is stands with the measure
column-values-high = High
about-values-high = The upper end of the interval around the value
column-values-n = n
about-values-n = On how many answers or cases the value rests
column-grades-question = Question
about-grades-question = Identifier of the question
column-grades-year = Year
about-grades-year = Year of the judgment
column-grades-grade = Grade
about-grades-grade = The grade. Grades are ordered judgments: there is no average of them
column-facts-fact = Fact
about-facts-fact = Identifier
column-facts-label = Label
about-facts-label = What the number is
column-facts-unit = Unit
about-facts-unit = Unit of the number, or what is counted
column-facts-printed = As printed
about-facts-printed = The number as the source prints it
column-facts-derived = Derived from
about-facts-derived = How the number is computed from others
column-facts-place = Place
about-facts-place = Where in the source
column-facts-as-at = As at
about-facts-as-at = The date or period that it is about
column-facts-sample = Sample
about-facts-sample = What the sample was, and whom it speaks for
column-facts-finding = Finding
about-facts-finding = The contradiction in a sentence
column-claims-claim = Claim
about-claims-claim = Identifier, which is also its anchor in the page
column-claims-in = In
about-claims-in = Identifier of the chapter, figure or other text
column-claims-section = Section
about-claims-section = Identifier of the heading that it stands under
column-claims-target = Target
about-claims-target = What it is bound to
column-claims-words = Words
about-claims-words = The words
column-claims-sentence = Sentence
about-claims-sentence = The sentence around them
column-claims-datum = Datum
about-claims-datum = The datum in words
column-claims-what = What
about-claims-what = What the datum is
column-claims-source = Source
about-claims-source = Identifier of the source
column-claims-source-place = Place
about-claims-source-place = Where in the source
column-marker = Marker
about-marker = Markers that qualify the value, or say why there is none: [x] not available, [z] not applicable, [c] confidential, [n] not yet supplied, [e] estimated, [p] provisional, [r] revised, [b] break in series, [u] low reliability, [i] illustrative
column-area-kind = Kind of area
about-area-kind = Rows of regions and the national row repeat what the { -entities }' rows hold: never add them up together
column-values-value = Value
about-values-value = The value in the unit; empty where there is none. Published values as published; computed ones to 15 significant digits
column-values-count = Count
about-values-count = The count that a rate was divided from
column-values-denominator = Denominator
about-values-denominator = The number of people that the count was divided by
column-grades-inspected = Inspected
about-grades-inspected = Whether the { -entity } was inspected on the question in that year: yes; carried-forward, the grade of an earlier year still stands; not-stated, the source does not say; from-others, an overall judgment, made from the others
column-facts-value = Value
about-facts-value = The number in its unit; empty for a range
column-facts-low = Low
about-facts-low = The lower end of a range
column-facts-high = High
about-facts-high = The upper end of a range
column-facts-n = n
about-facts-n = How many answered or were looked at, for surveys and samples
column-facts-contradicts = Contradicts
about-facts-contradicts = Facts of the same source that say something else of the same thing
column-claims-where = Where
about-claims-where = What kind of text it stands in
column-claims-basis = Basis
about-claims-basis = What it rests on: data of this edition; derived, computed from facts; stated, confirmed by the source alone; literal, no data
table-values = Values of the measures
row-values = the value of a measure for an area in a period, or the reason why there is none
table-grades = Grades
row-grades = the grade of { -an-entity } on a question in a year
table-facts = National figures stated in the report
row-facts = a national figure that the source states, or that is computed from such figures
table-claims = Numbers in the text and what they rest on
row-claims = a phrase of the report that is bound to data
column-areas-official-name = Official name
about-areas-official-name = Official name of the { -entity }
column-areas-local-name = Local name
about-areas-local-name = Name in the language of the place
column-areas-welsh-name = Welsh name
about-areas-welsh-name = Welsh name of the { -entity }
column-areas-region-code = Region
about-areas-region-code = ONS code of the { -entity }'s region
column-measures-measure = Measure
about-measures-measure = Identifier
column-measures-title = Title
about-measures-title = Title
column-measures-definition = Definition
about-measures-definition = What it measures
column-measures-question = Question
about-measures-question = Identifier of the question that it belongs to
column-measures-unit = Unit
about-measures-unit = Unit of its values
column-measures-counted = Counted
about-measures-counted = What is counted, for rates
column-measures-divided-by = Divided by
about-measures-divided-by = What the count is divided by, for rates
column-periods-measure = Measure
about-periods-measure = Identifier of the measure
column-periods-period = Period
about-periods-period = Identifier of the period; not a date
column-periods-label = Label
about-periods-label = The period in words
column-periods-unlike = Unlike
about-periods-unlike = Why a comparison with the period before is not like with like
about-periods-source = Identifier of the source of the values of the period
column-questions-question = Question
about-questions-question = Identifier
column-questions-title = Title
about-questions-title = Title
column-questions-asks = Asks
about-questions-asks = The question itself
column-sources-source = Source
about-sources-source = Identifier
column-sources-title = Title
about-sources-title = Title
column-sources-publisher = Publisher
about-sources-publisher = Publisher
column-sources-published = Published
about-sources-published = When it was published
column-sources-url = Address
about-sources-url = Where it can be read
column-sources-licence = Licence
about-sources-licence = Its licence, where it is known
column-areas-population = Population
about-areas-population = Residents
column-areas-slug = Name in addresses
about-areas-slug = Name of the { -entity } in the addresses of pages and files
column-measures-kind = Kind
about-measures-kind = published: values as printed; rate: counts divided by a denominator
column-measures-decimals = Decimals
about-measures-decimals = Digits after the point on the pages
column-measures-per = Per
about-measures-per = Per how many people, for rates
column-measures-polarity = Polarity
about-measures-polarity = Whether more is better; neutral unless the publisher says otherwise
column-measures-caveats = Caveats
about-measures-caveats = What goes with every value
column-measures-interval = Interval
about-measures-interval = What the intervals around its values are
column-periods-kind = Kind
about-periods-kind = year: a span of time; snapshot: one day or month
column-questions-overall = Overall
about-questions-overall = Whether it is the overall judgment, which is made from the others
column-questions-scale = Scale
about-questions-scale = The grades, best first
column-questions-parent = Pillar
about-questions-parent = Identifier of the question that it is a part of
table-areas = { -Entities }, regions and all of them together
row-areas = an area
table-measures = Measures
row-measures = a measure
table-periods = Periods of the measures
row-periods = a period of a measure
table-questions = Questions
row-questions = a question that { -entities } are graded on
table-sources = Sources
row-sources = a source

csv-row = Each row is { $row }.
schema-row = Each is { $row }.
schema-title = Data of an edition
schema-about = Tables of an edition as lists of objects. The edition's own document has all tables; those of measures, questions, { -entities } and figures have the ones that concern them.
schema-of-about = What the document is about: `edition`, or `measure`, `question`, `{ $entity }` or `figure` with an identifier
schema-language = BCP 47 tag
schema-licence = Address of the licence that the data may be used under
schema-identifier = Address of the edition, if it knows it
schema-coverage = From when to when there are values, as an interval of ISO 8601
schema-notes = What everybody has to know who uses the data

## Downloads: titles and notes

download-package = Data package of the edition's tables
download-grades = Grades: { $title }
download-values = { $name }: values of the measures
download-values-and-grades = { $name }: values of the measures and grades
download-schema = JSON Schema of the JSON downloads
download-metadata = { $title }: description for machines
download-workbook = The whole edition as a workbook
download-paper = The whole edition on paper
note-illustrative = Illustrative: made up to agree with what is published, not a figure of the { -entity }'s own.
note-rests-on-illustrative = Rests on illustrative values.
note-mean = Mean, weighed by population, of the values of { $count } of { $all } { -entities }
note-computed = Computed from the values of { $count } of { $all } { -entities }
note-carried = Carried forward from an earlier year, not inspected in { $year }.
note-of-sums = Divided by the { $people }, which is not what the value of { $names } is divided by.
note-not-stated = The source does not say whether the { -entity } was inspected in { $year } or the grade carried forward.
note-from-others = Made from the grades on the other questions.
data-sample = This edition is a sample, made for demonstration. It is not to be relied on.
data-draft = This edition is a draft. It is not published.
data-illustrative = Values marked [i] are illustrative: they were made up to agree with what is published and are not the { -entities }' own figures. Values computed from them carry the mark too.
cite = edition { $year }, revision { $revision }
cite-draft = edition { $year }, revision { $revision } (draft)
cite-sample = edition { $year }, revision { $revision } (sample)
feed-of = { $title }: editions and corrections
feed-revision = { $title }, revision { $revision }
feed-correction = Correction to the edition of { $year }, revision { $revision }
status-word-sample = sample
status-word-draft = draft
work-sample = Sample, made for demonstration
work-draft = Draft
work-published = Published
data-of = Data of { $title }
area-of = Area of { $name }
values-and-grades-of = Values of the measures and grades of { $name }.
values-of = Values of the measures of { $name }.

## The workbook

ods-none = none
ods-table = Table { $number }: { $title }
ods-publisher = Published by { $name }
ods-date = Date of the edition: { $date }
ods-edition = Edition { $year }, revision { $revision }
ods-reason = Why there is a new revision: { $reason }
ods-cite = Cite as: { $citation }
ods-contact = Contact: { $contact }
ods-cover = Cover
ods-worksheet = Worksheet
ods-what = What is in it
ods-one-table = This worksheet has one table. Its header is in row { $row }.
ods-cells-without = Cells without a value
ods-values-with = Values with this marker
ods-note = note { $number }
ods-everything = Everything
ods-computed = Computed values
ods-computed-about = Rates, regions, and national values where none is published, are computed from unrounded values. Cells hold 15 significant digits and show fewer.
ods-grades-about = Grades are ordered judgments: there is no average of them.
ods-notes = Notes and markers
ods-note-or-marker = Note or marker
ods-applies-to = Applies to
ods-says = What it says
ods-grade = { $title } { $year }: grade
ods-inspected = { $title } { $year }: inspected
ods-inspected-about = Inspected: yes; carried-forward, the grade of an earlier year still stands; not-stated, the source does not say which; from-others, an overall judgment, made from the others.
ods-grades = Grades of each { -entity }
ods-nothing = { $mark } stands where there is nothing to say. Edition { $year }.
ods-source = Source: { $sources }.
ods-measure-about = Rows of regions and the national row repeat what the { -entities }' rows hold: never add them up together. Markers and notes are explained in the worksheet Notes.
ods-marker = marker

## Running text

back-to-text = Back to the text
back-to-reference = Back to the text, reference { $number }
in-the-glossary = In the glossary
note-number = Note { $number }
address-number = Address { $number }

## What an edition says, in one list

inventory-region = { $name } region
inventory-counted = ({ $count } for { $of })
inventory-inspected = inspected
inventory-figure = { $kind } of { $data }
