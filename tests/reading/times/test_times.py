import time
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.model import TimeExpression
from recount.reading.times import find_times

THURSDAY = date(2015, 3, 5)  # the day of publication throughout


def only(text: str, published: date | None = THURSDAY) -> TimeExpression:
    """The one time expression of a text."""
    found = find_times(text, published)
    assert len(found) == 1, [t.text for t in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Two men died on 5 May 2014 in the bazaar.", "5 May 2014", "2014-05-05"),
        ("It began on Feb. 4, 2014, in the hills.", "Feb. 4, 2014", "2014-02-04"),
        ("The raid of 4 Feb was the third.", "4 Feb", "2015-02-04"),
        ("Shells fell on the 2nd of March.", "the 2nd of March", "2015-03-02"),
        ("POLICE SAID ON MARCH 3 THAT IT MAY RAIN", "MARCH 3", "2015-03-03"),
        ("Tue 24 Feb 2015 Four shot at a checkpoint", "Tue 24 Feb 2015", "2015-02-24"),
        ("Last updated at Feb 242015 in the capital", "Feb 242015", "2015-02-24"),
        ("two were shot on march 3 near the mill", "march 3", "2015-03-03"),
        ("Filed 2015-03-02 by the desk.", "2015-03-02", "2015-03-02"),
        ("Filed 2/25/2015 by the desk.", "2/25/2015", "2015-02-25"),
        ("Filed 25.02.2015 by the desk.", "25.02.2015", "2015-02-25"),
        ("The strike of Sunday, March 1, killed four.", "Sunday, March 1", "2015-03-01"),
        ("In November 2013 the siege was lifted.", "November 2013", "2013-11"),
        ("In July last year the camp was burned.", "July last year", "2014-07"),
        ("Fighting has gone on since 2011.", "2011", "2011"),
        ("In the 1990s the valley was quiet.", "the 1990s", "199"),
        ("Not since the 19th century had it snowed.", "the 19th century", "18"),
        ("The summer of 2010 was dry.", "The summer of 2010", "2010-SU"),
        ("Output fell in the third quarter of 2014.", "the third quarter of 2014", "2014-Q3"),
        ("He was shot on New Year's Eve.", "New Year's Eve", "2014-12-31"),
        ("They met on Thanksgiving.", "Thanksgiving", "2014-11-27"),
        ("It ended in nineteen eighty-four.", "nineteen eighty-four", "1984"),
    ],
)
def test_calendar_dates(text, words, value):
    found = only(text)
    assert (found.text, found.value, found.type) == (words, value, "DATE")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Two men were shot on Monday.", "2015-03-02"),
        ("Two men were shot on Thursday.", "2015-03-05"),
        ("Two men were shot on Friday.", "2015-02-27"),
        ("The court will hear them on Monday.", "2015-03-09"),
        ("The vote is scheduled for Tuesday.", "2015-03-10"),
        ("The trial will be completed by Friday.", "2015-03-06"),
        ("He died last Thursday.", "2015-02-26"),
        ("They meet again next Tuesday.", "2015-03-10"),
        ("They were freed yesterday.", "2015-03-04"),
        ("They were freed two days ago.", "2015-03-03"),
        ("They were freed three days back.", "2015-03-02"),
        ("They were freed the day before yesterday.", "2015-03-03"),
        ("Monday's bombing killed four.", "2015-03-02"),
        ("Mondays bombing killed four.", "2015-03-02"),
    ],
)
def test_days_count_from_publication(text, first):
    found = only(text)
    assert (found.first, found.last, found.precision) == (first, first, 1)


@pytest.mark.parametrize(
    ("text", "value", "first", "last", "precision"),
    [
        ("Last week 12 died.", "2015-W09", "2015-02-23", "2015-03-01", 3),
        ("This month 12 died.", "2015-03", "2015-03-01", "2015-03-31", 4),
        ("Earlier this month 12 died.", "2015-03", "2015-03-01", "2015-03-05", 2),
        ("Last year 12 died.", "2014", "2014-01-01", "2014-12-31", 5),
        ("Over the weekend 12 died.", "2015-W09-WE", "2015-02-28", "2015-03-01", 2),
        ("In the past year 12 died.", "P1Y", "2014-03-05", "2015-03-05", 5),
        ("In the past 24 hours 12 died.", "PT24H", "2015-03-04", "2015-03-05", 2),
        ("In the last five days 12 died.", "P5D", "2015-02-28", "2015-03-05", 2),
        ("Two months ago 12 died.", "2015-01", "2015-01-01", "2015-01-31", 4),
        ("In December 12 died.", "2014-12", "2014-12-01", "2014-12-31", 4),
        ("12 died overnight.", "2015-03-04TNI", "2015-03-04", "2015-03-05", 2),
        ("From 29 January onward 12 died.", "2015-01-29", "2015-01-29", "2015-03-05", 5),
        ("Between 3 and 5 May 2014 12 died.", "2014-05-03/2014-05-05", "2014-05-03", "2014-05-05", 2),
        ("On March 1-3 12 died.", "2015-03-01/2015-03-03", "2015-03-01", "2015-03-03", 2),
        ("The war of 2011-2014 is over.", "2011/2014", "2011-01-01", "2014-12-31", 5),
        ("The week of March 2 was calm.", "2015-W10", "2015-03-02", "2015-03-08", 3),
    ],
)
def test_periods(text, value, first, last, precision):
    found = only(text)
    assert (found.value, found.first, found.last, found.precision) == (value, first, last, precision)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Shots rang out at 10:30 p.m. Monday.", "10:30 p.m. Monday", "2015-03-02T22:30"),
        ("Shots rang out on Sunday night.", "Sunday night", "2015-03-01TNI"),
        ("On the night of March 1 they fled.", "the night of March 1", "2015-03-01TNI"),
        ("He was shot on March 1-night.", "March 1-night", "2015-03-01TNI"),
        ("In the early hours of Tuesday they fled.", "the early hours of Tuesday", "2015-03-03TMO"),
        ("It struck at dawn on Saturday.", "dawn on Saturday", "2015-02-28TMO"),
        ("They fled last night.", "last night", "2015-03-04TNI"),
        ("By noon on Wednesday it was over.", "noon on Wednesday", "2015-03-04T12:00"),
        ("A bomb went off at 0545 hrs in town.", "0545 hrs", "2015-03-05T05:45"),
        ("A bomb went off at 17:20 in town.", "17:20", "2015-03-05T17:20"),
        ("A bomb went off at 4 in the morning.", "4 in the morning", "2015-03-05T04:00"),
        ("A bomb went off at 12:50AM in town.", "12:50AM", "2015-03-05T00:50"),
    ],
)
def test_times_of_day(text, words, value):
    found = only(text)
    assert (found.text, found.value, found.type) == (words, value, "TIME")


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("It went on for three weeks.", "P3W", "DURATION"),
        ("After two and a half years it fell.", "P2Y6M", "DURATION"),
        ("A two-hour gun battle followed.", "PT2H", "DURATION"),
        ("It went on for decades.", "PXY", "DURATION"),
        ("In recent weeks it has spread.", "PXW", "DURATION"),
        ("They fled within half an hour.", "PT30M", "DURATION"),
        ("The area is shelled daily.", "P1D", "SET"),
        ("They march each July.", "XXXX-07", "SET"),
        ("They meet every Sunday.", "XXXX-WXX-7", "SET"),
        ("They meet every two weeks.", "P2W", "SET"),
        ("It is now in ruins.", "PRESENT_REF", "DATE"),
        ("It was recently rebuilt.", "PAST_REF", "DATE"),
        ("Nobody knows the future.", "FUTURE_REF", "DATE"),
    ],
)
def test_durations_sets_and_vague_references_have_no_days(text, value, kind):
    found = only(text)
    assert (found.value, found.type, found.first, found.last, found.precision) == (value, kind, None, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "A 19-year-old and a 2-year-old girl were hurt.",
        "A man aged 40 years and a six months old baby died.",
        "A second blast came one mile away; the second man may march on.",
        "The sun sat low; they march in a quarter of the towns.",
        "He paid $2000, and 1950 people paid 2,014 rupees on page 1999.",
        "The Daily Dawn and Russia Today broadcast it.",
        "The fall of the town was sudden, as soon as they left.",
        "Between 2000 and 2500 people fled, of 1800 in the camps.",
        "Some 2011 were counted, by a 3:2 margin, at 16/22 sites.",
        "April Smith lives on May Road with Jan Novak.",
    ],
)
def test_what_is_no_time(text):
    assert find_times(text, THURSDAY) == []


def test_counts_from_the_last_date_of_the_text():
    found = find_times("On 3 May 2012 he fled. The next day he was held. Two days later he died. That year 40 died.", THURSDAY)
    assert [t.value for t in found] == ["2012-05-03", "2012-05-04", "2012-05-06", "2012"]


def test_a_clock_time_belongs_to_the_last_day():
    found = find_times("On Monday they came. At 10 a.m. they left.", THURSDAY)
    assert [t.value for t in found] == ["2015-03-02", "2015-03-02T10:00"]


def test_two_days_of_one_month():
    assert [t.value for t in find_times("They met on April 24 and 25.", date(1999, 4, 20))] == ["1999-04-24", "1999-04-25"]


def test_a_duration_with_its_beginning_nearby():
    text = "The army ended a week-long campaign. It was launched on January 29 in the hills."
    campaign = find_times(text, date(2026, 2, 5))[0]
    assert (campaign.value, campaign.first, campaign.last) == ("P1W", "2026-01-29", "2026-02-05")


def test_a_duration_with_its_end_nearby():
    operation = find_times("A three-day operation ended on March 2.", THURSDAY)[0]
    assert (operation.first, operation.last, operation.precision) == ("2015-02-27", "2015-03-02", 2)


def test_a_duration_stays_open_without_a_day():
    assert only("A week-long campaign ended in the hills.").first is None


def test_a_comparison_with_results_is_the_same_quarter():
    found = find_times("Profit rose in the third quarter from $2 million a year earlier.", date(1989, 10, 26))
    assert [t.value for t in found] == ["1989-Q3", "1988-Q3"]


def test_without_publication_relative_days_stay_open():
    found = find_times("On Monday, yesterday, last week and on 4 May men died.", None)
    assert [t.text for t in found] == ["Monday", "yesterday", "last week", "4 May"]
    assert all(t.first is None and t.last is None and t.value is None for t in found)


def test_without_publication_a_full_date_gives_the_year_and_the_neighbours():
    found = find_times("There was unrest on 4 May 2015 and on 7 May. The next day was calm.", None)
    assert [t.value for t in found] == ["2015-05-04", "2015-05-07", "2015-05-08"]


def test_without_publication_a_date_line_stands_for_it():
    assert [t.value for t in find_times("KABUL, 6 May 2015 - Two died on Monday.", None)] == ["2015-05-06", "2015-05-04"]


def test_days_that_do_not_exist_are_not_resolved():
    assert only("It is said to be of Feb 30, 2014.").value is None
    assert find_times("Numbers 31/02/2014 and 2014-13-40.", THURSDAY) == []


def test_offsets_count_code_points_and_lines_may_break():
    text = "“Ça va” 😀 — shot last\nweek"
    found = only(text)
    assert text[found.start : found.end] == "last\nweek"
    assert find_times("last\n\nweek", THURSDAY) == []


@given(st.dates(date(1990, 1, 1), date(2040, 12, 31)))
def test_every_spelling_of_a_day_is_that_day(day):
    written = f"{day:%B} {day.day}, {day.year}"
    spellings = (written, f"{day.day} {day:%b} {day.year}", day.isoformat(), f"{day:%A}, {written}")
    assert {only(f"It was on {s}.").first for s in spellings} == {day.isoformat()}


@given(st.dates(date(1990, 1, 1), date(2040, 12, 31)), st.integers(0, 6))
def test_a_weekday_of_the_past_lies_in_the_week_up_to_publication(published, back):
    meant = published - timedelta(back)
    assert only(f"Four were killed on {meant:%A}.", published).first == meant.isoformat()


WORDS = st.sampled_from(
    "last next the a May 5 2014 , - Monday night 10 : 30 p.m. two days ago week of and every past years 3rd quarter ' s \n the "
    "same day early 1990s will said Feb . in since 12/3/15 half twenty".split(" ")
)


@given(st.lists(st.tuples(WORDS, st.sampled_from(["", " ", "  "]))), st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31)))
def test_expressions_are_in_order_and_verbatim_and_their_days_agree(pieces, published):
    text = "".join(word + gap for word, gap in pieces)
    found = find_times(text, published)
    assert found == find_times(text, published)
    assert all(text[t.start : t.end] == t.text and t.text.strip() for t in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(not (t.first and t.last) or t.first <= t.last for t in found)
    assert all((t.precision is None) == (t.first is None or t.last is None) for t in found)


HOSTILE = ("10 ", "the ", "Monday ", "May 5, ", "twenty-", "last past ", " " * 60, "two and a half ", "1" * 50)


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_is_linear_in_hostile_texts(unit):
    def seconds(length: int) -> float:
        start = time.process_time()
        find_times(unit * (length // len(unit)), THURSDAY)
        return time.process_time() - start

    assert seconds(40_000) < 15 * seconds(8_000) + 0.5  # linear is 5 times as long, quadratic 25


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("In the year to March, 450 people died.", "2024-04-01", "2025-03-31"),
        ("In the 12 months to June 2024, 450 people died.", "2023-07-01", "2024-06-30"),
        ("In the first six months of 2025, 300 people died.", "2025-01-01", "2025-06-30"),
        ("In the first six months of the year, 300 people died.", "2025-01-01", "2025-06-30"),
        ("In the last week of November, 300 people died.", "2025-11-24", "2025-11-30"),
        ("In the first week of May 2020 it was calm.", "2020-05-01", "2020-05-07"),
        ("On Tuesday last week, gunmen attacked Gao.", "2026-01-27", "2026-01-27"),
        ("Three days later, gunmen attacked the town again.", None, None),
    ],
)
def test_stretches_that_end_or_begin_with_a_month_and_days_of_a_week(text, first, last):
    time = find_times(text, date(2026, 2, 5))[0]
    assert (time.first, time.last) == (first, last)
