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

## The page of numbers

numbers-coverage = How many numbers are bound
numbers-confirmed = What the words around them confirm:
numbers-several-ways = A claim may be confirmed in several ways.
numbers-in-words = Numbers in the words
numbers-percent = When this site was built, { $percent } percent of the numbers in its words were bound to a datum and held against it.
numbers-every = Every number
numbers-lists-them = lists them.
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

## The page of a measure

nation-name = { -nation }
about-this-measure = About this measure
bear-in-mind = To bear in mind
turn-measures = Measures
