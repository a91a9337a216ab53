from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.facts.dates import find_moments

TUESDAY = date(2021, 11, 2)


def moments(sentence: str, today: date | None = TUESDAY) -> dict[str, str]:
    return {moment.text: moment.iso for moment in find_moments(sentence, today)}


@pytest.mark.parametrize(
    ("sentence", "written", "iso"),
    [
        ("They met on June 16, 2021.", "June 16, 2021", "2021-06-16"),
        ("They met on 16 June 2021.", "16 June 2021", "2021-06-16"),
        ("They met on the 3rd of June.", "3rd of June", "2021-06-03"),
        ("They met on Nov. 2.", "Nov. 2", "2021-11-02"),
        ("They met on December 28.", "December 28", ""),
        ("They will meet on December 28.", "December 28", "2021-12-28"),
        ("They will meet on January 5.", "January 5", "2022-01-05"),
        ("They met on Monday, November 1.", "Monday, November 1", "2021-11-01"),
        ("They met on Friday, November 1.", "Friday, November 1", ""),
        ("They met on 2 and 3 November.", "2 and 3 November", "2021-11-02/2021-11-03"),
        ("They met November 2-4, 2021.", "November 2-4, 2021", "2021-11-02/2021-11-04"),
        ("They met from June 28 to July 2, 2021.", "June 28 to July 2, 2021", "2021-06-28/2021-07-02"),
        ("They met in March 2021.", "March 2021", "2021-03"),
        ("They met in early March 2021.", "early March 2021", "2021-03"),
        ("They met in August.", "August", "2021-08"),
        ("They met in January.", "January", ""),
        ("They will meet in January.", "January", "2022-01"),
        ("They met last January.", "last January", "2021-01"),
        ("He served from 2005 to 2008.", "from 2005 to 2008", "2005/2008"),
        ("He served there in 2013.", "2013", "2013"),
        ("The 2015 attacks are not forgotten.", "2015", "2015"),
        ("It was built in the 1990s.", "1990s", "1990/1999"),
        ("They met on Tuesday.", "Tuesday", "2021-11-02"),
        ("They met on Wednesday.", "Wednesday", "2021-10-27"),
        ("They met last Tuesday.", "last Tuesday", "2021-10-26"),
        ("They will meet on Friday.", "Friday", ""),
        ("The shop opens on Friday.", "Friday", ""),
        ("He said on Friday that he would resign.", "Friday", "2021-10-29"),
        ("They met yesterday.", "yesterday", "2021-11-01"),
        ("They met last week.", "last week", "2021-W43"),
        ("They met last month.", "last month", "2021-10"),
        ("They met three days ago.", "three days ago", "2021-10-30"),
        ("It opened at 3:15 p.m.", "3:15 p.m.", "T15:15"),
        ("It opened at 15:30.", "15:30", "T15:30"),
        ("It opened at noon.", "noon", "T12:00"),
        ("“We met yesterday,” he said.", "yesterday", ""),
        ("It was signed on 2021-11-02.", "2021-11-02", "2021-11-02"),
    ],
)
def test_a_date_is_found_and_resolved(sentence: str, written: str, iso: str) -> None:
    assert moments(sentence) == {written: iso}


@pytest.mark.parametrize(
    "sentence",
    [
        "He may march.",
        "March may be cold.",
        "April Smith left.",
        "On Black Friday shops were full.",
        "The Sunday Times wrote so.",
        "He paid 2,013 euros for 2000 people.",
        "Call 01.02.03.04.05.",
        "They met on February 30.",
        "A 2-1 win, a ratio of 3:15 and version 1.2.2020.4.",
    ],
)
def test_what_is_no_date(sentence: str) -> None:
    assert moments(sentence) == {}


@pytest.mark.parametrize("written", ["Tuesday", "yesterday", "last month", "November 2", "next year"])
def test_nothing_is_resolved_without_the_articles_date(written: str) -> None:
    assert moments(f"They met {written}.", None) == {written: ""}


@pytest.mark.parametrize("today", [date.min, date.max])
def test_at_the_ends_of_the_calendar_nothing_is_counted(today: date) -> None:
    sentence = "They met yesterday, last week, last Monday and on May 2, and will meet tomorrow."
    assert set(moments(sentence, today).values()) == {""}


def test_a_year_that_is_said_needs_no_articles_date() -> None:
    assert moments("They met on November 2, 2021.", None) == {"November 2, 2021": "2021-11-02"}


@given(st.dates(date(1000, 1, 1), date(2099, 12, 31)), st.sampled_from(["%B %d, %Y", "%d %B %Y", "%Y-%m-%d"]))
def test_a_full_date_is_read_back(day: date, form: str) -> None:
    assert moments(f"They met on {day.strftime(form)}.", None) == {day.strftime(form): day.isoformat()}


@given(st.dates(date(1900, 1, 8), date(2099, 12, 31)), st.integers(0, 6))
def test_a_weekday_lies_in_the_last_seven_days(today: date, weekday: int) -> None:
    name = date(2024, 1, 1 + weekday).strftime("%A")
    (iso,) = moments(f"They met on {name}.", today).values()
    assert 0 <= (today - date.fromisoformat(iso)).days < 7
    assert date.fromisoformat(iso).weekday() == weekday
